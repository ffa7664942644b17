"""Where an office was given up that is one of a place: who "resigned as mayor of Kesvik" did so in Kesvik.

In: a language, the bounds of a sentence, the entry of a trigger in it and the sentence's Places. Out: the place of the
office, where the trigger tells that one was left; None for one that somebody had before ("the former mayor of Kesvik").
"""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.read.triggers import Entry
from firsthand.records import Place
from firsthand.resources import either, terms

_RESIGN = "resign"
_FORMER = r"(?<!\bformer )(?<!\bex-)(?<!\bex )"


def seat_left(language: str, text: str, bounds: tuple[int, int], entry: Entry, places: Sequence[Place]) -> Place | None:
    """The place of the office that a sentence within some bounds tells to have been left; None where it names none."""
    if entry.mode != _RESIGN:
        return None
    start, end = bounds
    for place in places:
        if _office_of(language).search(text[start : place.span.start]):
            return place
        if language == "en" and _its_office().match(text[place.span.end : end]):
            return place
    return None


@cache
def _office_of(language: str) -> re.Pattern[str]:
    """What leads from an office to its place: "mayor of ", "la alcaldía de ".

    >>> bool(_office_of("en").search("quit as mayor of ")), bool(_office_of("en").search("the former mayor of "))
    (True, False)
    """
    return re.compile(rf"{_FORMER}\b(?:{_offices(language)})\s+(?:of|de)\s+(?:the\s+|la\s+)?$", re.IGNORECASE)


@cache
def _its_office() -> re.Pattern[str]:
    """What makes a name that of an office's place: "Kesvik’s mayor", "the Kesvik mayor"."""
    return re.compile(rf"(?:['’]s)?\s+(?:{_offices('en')})\b", re.IGNORECASE)


@cache
def _offices(language: str) -> str:
    return either(terms(language, "local_offices"))
