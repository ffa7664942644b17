"""Which side of a happening a voice stands on: the authorities, those it struck, a company, who takes a side.

In: a voice of the case and the Pile. Out: the kind of `resources/<language>/sides.tsv` that what it is called tells;
empty where nothing does. The first noun counts, since that is whose word it is: "relatives of the detainees" are not
among the accused, "the chief of the fire brigade" is no company's. It groups what is shown, and counts nothing.
"""

import re
from collections import Counter
from functools import cache

from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Side, Voice
from firsthand.resources import either, languages, table

_CALLED = re.compile(r"[\W_]+")


def side_of(pile: Pile, voice: Voice) -> Side | None:
    """The side that most of a voice's mentions tell, else its label or the body it speaks for."""
    if voice.kind == "document":
        return "document"
    told = Counter(side for span in voice.mentions if (side := _first(pile.quote(span))))
    if told:
        return min(told, key=lambda side: (-told[side], side))
    return _first(voice.label) or _first(voice.affiliation or "")


@cache
def _first(words: str) -> Side | None:
    found = _nouns().search(f" {_CALLED.sub(' ', fold(words))} ")
    return _sides()[found[1]] if found else None


@cache
def _sides() -> dict[str, Side]:
    """The side of each noun, and of its plural."""
    sides: dict[str, Side] = {}
    for language in languages():
        for row in table(language, "sides"):
            term = _CALLED.sub(" ", fold(row["term"]))
            for form in (f"{term}s", f"{term}es", term):
                sides[form] = row["kind"]  # type: ignore[assignment]
    return sides


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(f" ({either(frozenset(_sides()))})(?= )")
