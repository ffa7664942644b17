"""The name that stands beside a person's office: "the mayor of Puerto Landa, Ramiro Vik, said".

In: a Pile, one who takes part in a happening. Out: the name, where the words right behind give it.
"""

import re

from firsthand.reconcile.happenings import instrument, kind_of
from firsthand.reconcile.pile import Pile
from firsthand.records import Participant

# Who somebody is by office, where, and by name.
_OF = r"(?:\s+(?:of|for|at|in|de|del|en)\s+(?:(?:the|la|el|los|las)\s+)?[\w’'-]+(?:\s+[^\W\d_a-zß-ÿ][\w’'-]+){0,2})?"
_CALLED = re.compile(
    _OF + r",\s+((?:[^\W\d_a-zß-ÿ][\w’'-]+\s+){1,2}[^\W\d_a-zß-ÿ][\w’'-]+)\s*(?:,(?!\s+(?:and|y|or|o)\b)|\()"
)


def called_by_name(pile: Pile, party: Participant) -> str | None:
    """The name that stands beside a person's office: "the mayor of Puerto Landa, Ramiro Vik, said"."""
    last = party.label.split()[-1] if party.label else ""
    if not last or any(word[:1].isupper() for word in party.label.split()) or last.endswith("s"):
        return None
    if kind_of(last).known or instrument(party.label):
        return None
    found = _CALLED.match(pile.articles[party.span.article].text, party.span.end)
    return found[1] if found else None
