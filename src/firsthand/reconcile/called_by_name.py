"""The name that stands beside a person's office: "the mayor of Puerto Landa, Ramiro Vik, said".

In: a Pile, one who takes part in a happening. Out: the name, where the words right behind give it.
"""

import re

from firsthand.reconcile.happenings import instrument, kind_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.relations import in_full
from firsthand.records import Participant

# Who somebody is by office, where, and by name.
_OF = r"(?:\s+(?:of|for|at|in|de|del|en)\s+(?:(?:the|la|el|los|las)\s+)?[\w’'-]+(?:\s+[^\W\d_a-zß-ÿ][\w’'-]+){0,2})?"
_IN_WORDS = r"(?:\s+(?:of|for|at|in|de|del|en)\s+(?:(?:the|la|el|los|las)\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,2}?){1,2}"
_NAME = r"((?:[^\W\d_a-zß-ÿ][\w’'-]+\s+){1,2}[^\W\d_a-zß-ÿ][\w’'-]+)"
_CALLED = re.compile(rf"{_OF},\s+{_NAME}\s*(?:,(?!\s+(?:and|y|or|o)\b)|\()")
# "The former head of procurement at Terval's health ministry, Ruben Salas, was"
_LONGER = re.compile(rf"{_IN_WORDS},\s+{_NAME}\s*(?:,(?!\s+(?:and|y|or|o)\b)|\()")


def called_by_name(pile: Pile, party: Participant) -> str | None:
    """The name that stands beside a person's office: "the mayor of Puerto Landa, Ramiro Vik, said"."""
    last = party.label.split()[-1] if party.label else ""
    if not last or any(word[:1].isupper() for word in party.label.split()) or last.endswith("s"):
        return None
    if kind_of(last).known or instrument(party.label):
        return None
    text = pile.articles[party.span.article].text
    if found := _CALLED.match(text, party.span.end):
        return found[1]
    found = _LONGER.match(text, party.span.end)
    return found[1] if found and in_full(found[1]) else None
