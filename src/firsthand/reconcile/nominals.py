"""What a happening is called whose kind has no name: "investigation of the leak by Ada Lund", and no clause.

In: a Pile, the mentions of an event of no known kind. Out: a noun, what leads to whom it is done to; None where the
table (`nominals.tsv`) knows no noun for its words.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.happenings import forms, in_order
from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention
from firsthand.resources import table

# "The special counsel investigation", "a court of inquiry": small words between a determiner and the noun.
_IN_A_PHRASE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Nn]o|[Aa]ny|[Tt]his|[Tt]hat)\s+((?:(?!(?:the|an?|was|were|is|are)\s)[a-z’'-]+\s+){1,3})$"
)
# What is said of it for the time being, or of any of its kind, is no part of its name.
_PASSING = frozenset(
    {"alleged", "another", "big", "brief", "continuing", "current", "expected", "first", "full", "further", "great",
     "greatest", "growing", "last", "latest", "long", "major", "new", "next", "official", "ongoing", "only", "other",
     "own", "planned", "possible", "recent", "same", "second", "serious", "so-called", "such", "upcoming", "very"}
)  # fmt: skip
_OFTEN = 0.25  # of the mentions


class Noun(NamedTuple):
    """A noun for a happening, and the word that leads from it to whom it is done to."""

    noun: str
    upon: str


def noun_for(pile: Pile, mentions: Sequence[Mention]) -> Noun | None:
    """The noun that most mentions are told by, with what the text says before it; None where some have none."""
    found = [_of_trigger(fold(pile.quote(mention.trigger))) for mention in mentions]
    known = Counter(one for one in found if one is not None)
    if not known:
        return None
    noun = min(known, key=lambda one: (-known[one], one))
    return noun._replace(noun=_in_full(pile, noun.noun, mentions) or noun.noun)


def _in_full(pile: Pile, noun: str, mentions: Sequence[Mention]) -> str | None:
    """A noun with the small words before it, as many mentions have them: "court of inquiry"."""
    told = Counter[str]()
    for mention in mentions:
        text = pile.articles[mention.article].text
        before = _IN_A_PHRASE.search(
            text, max(mention.sentence.start, mention.trigger.start - 40), mention.trigger.start
        )
        if before is not None and text[mention.trigger.start : mention.trigger.end] == noun:
            told[" ".join(before[1].split())] += 1
    words = min(told, key=lambda one: (-told[one], one), default=None)
    if words is None or told[words] < _OFTEN * len(mentions) or not _PASSING.isdisjoint(words.split()):
        return None
    return f"{words} {noun}"


@cache
def _of_trigger(trigger: str) -> Noun | None:
    """The noun for a trigger's words, inflected as they are.

    >>> _of_trigger("investigating"), _of_trigger("lost its licence")
    (Noun(noun='investigation', upon='of'), Noun(noun='loss of the licence', upon='of'))
    """
    spelt = [set(forms(word)) for word in re.findall(r"[\w-]+", trigger)]
    rows = (row for row in table("en", "nominals") if in_order(row["term"].split(), spelt))
    best = min(rows, key=lambda row: (-len(row["term"].split()), row["term"]), default=None)
    return Noun(best["noun"], best["upon"]) if best is not None else None
