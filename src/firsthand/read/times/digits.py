"""Dates in digits, for languages that have no rules of their own.

In: whether the language is known. Out: the rules. Day before month, as all but English write; where the language is not
known, "03/04/2018" stays out, and "13/04/2018" is read.
"""

import re
from functools import cache

from firsthand.read.times.calendar import real_date
from firsthand.read.times.rule import Rule, Setting, Timex, rule

Match = re.Match[str]
_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)"
_ALONE = r"(?<![\d.,/-])"
_ENDS = r"(?![\d/-]|[.,]\d)"


@cache
def rules(known: bool) -> tuple[Rule, ...]:
    """Year first, day first with full stops ("12. 5. 2018"), day first with strokes, and 年月日."""
    strokes = _read if known else _sure
    return (
        rule(rf"{_ALONE}{_YEAR}([-./])(?P<month>\d\d?)\2(?P<day>\d\d?){_ENDS}", _read, r"\d"),
        rule(rf"{_ALONE}(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}{_ENDS}", _read, r"\d"),
        rule(rf"{_ALONE}(?P<day>\d\d?)([-/])(?P<month>\d\d?)\2{_YEAR}{_ENDS}", strokes, r"\d"),
        rule(rf"(?<!\d){_YEAR}年(?P<month>\d\d?)月(?P<day>\d\d?)日", _read, "年"),
    )


def _read(m: Match, s: Setting) -> Timex | None:
    day = real_date(int(m["year"]), int(m["month"]), int(m["day"]))
    return Timex("DATE", day.isoformat(), None, False) if day else None


def _sure(m: Match, s: Setting) -> Timex | None:
    """The only reading that is a date; None where the first number might be the month as well."""
    first, second = int(m["day"]), int(m["month"])
    if first <= 12 and second <= 12 and first != second:
        return None
    day = real_date(int(m["year"]), *sorted((first, second)))
    return Timex("DATE", day.isoformat(), None, False) if day else None
