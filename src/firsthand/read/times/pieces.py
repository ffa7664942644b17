"""What the English rules are put together from: patterns for months, days and numbers, and what modifiers mean.

In: nothing, or a match. Out: pieces of patterns, and readings of the words in a match.
"""

import re
from collections.abc import Callable

from firsthand.read import numbers
from firsthand.read.times.rule import Setting, Timex, calendar, either

Match = re.Match[str]
Reader = Callable[[Match, Setting], Timex | None]
_STEP = {"last": -1, "past": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1}


def names() -> dict[str, str]:
    """The pieces that patterns are put together from."""
    months, days = calendar("en", "month"), calendar("en", "weekday")
    pieces = {
        "month": rf"(?P<month>{either(months)})\b(?:(?<=\b\w\w\w)(?<!may)\.|(?<=\bsept)\.)?",
        "weekday": rf"(?:(?:{either(days)})|(?:{either(calendar('en', 'weekday_short'))})\.?),?\s+",
        "day": r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:,.]?\d|\s?(?:%|percent|per cent|million|billion))",
        "year": r"(?P<year>(?:1[0-9]|20)\d\d)\b(?![:,.]\d)",
        "mod": rf"(?:(?:the\s+)?(?P<mod>{either(calendar('en', 'modifier'))})(?:\s+of|(?<=early"
        r"|.late)\s+in)?(?:\s+|-))",
        "part": rf"(?P<part>{either(calendar('en', 'daypart'))})",
        "unit": rf"(?P<unit>{either(calendar('en', 'unit'))})\b",
        "number": numbers.pattern("en"),
        "step": r"(?P<step>last|past|previous|prior|next|coming|following|upcoming|this\s+past|this\s+coming|this|"
        r"that|the\s+same|same|the\s+current|current)",
        "quarter": r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)(?:\s+|-)(?:fiscal\s+)?quarter",
    }
    return pieces


def shift_of(words: str) -> int:
    """Which way a word like "last" points."""
    return next((shift for word, shift in _STEP.items() if word in words.split()), 0)


def year_shift(m: Match) -> int:
    """Which way the "last" or "next" before "year" points."""
    return shift_of(m["which"].lower())


def mod_of(m: Match) -> str | None:
    """The TIMEX3 mod of the words before a date."""
    words = (m.groupdict().get("mod") or "").lower().split()
    known: dict[str, str] = calendar("en", "modifier")
    return next((known[key] for key in (" ".join(words), *words) if key in known), None)


def month_number(m: Match) -> int:
    """The number of the month that a match names."""
    return int(calendar("en", "month")[m["month"].lower()])


def is_name(m: Match) -> bool:
    """Months are capitalised in English; a lower-case "may" or "march" is a verb."""
    return m["month"][0].isupper() or len(m["month"]) > 5


def is_common(m: Match) -> bool:
    """Whether a month's name is also a common word or a short form, to be read as a month only where led in."""
    return m["month"].lower() in ("may", "march", "mar", "sept", "sep", "dec", "jan", "nov", "oct", "apr", "jun", "jul")


def led_in(m: Match) -> bool:
    """Whether a preposition of time, or the end of a phrase, stands before the words."""
    before = m.string[max(0, m.start() - 12) : m.start()]
    return bool(
        re.search(
            r"\b(?:in|of|since|until|till|by|from|to|through|before|after|during|between|and|for|late|fiscal)\s+$",
            before,
            re.IGNORECASE,
        )
    )


def year_before(value: str) -> str:
    """The same period a year before.

    >>> year_before("1989-Q3"), year_before("XXXX-Q3")
    ('1988-Q3', 'XXXX-Q3')
    """
    return f"{int(value[:4]) - 1:04d}{value[4:]}" if value[:4].isdigit() else value
