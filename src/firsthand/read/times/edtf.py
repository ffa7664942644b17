"""A TIMEX3 value as EDTF, never finer than the words.

In: a TIMEX3 value and its mod. Out: an EDTF string, or None where no date may be drawn: a duration, a set, a vague
reference, a value with an unknown part. The hour of a TIME stays in the TIMEX3 value: EDTF would force seconds on it.
"""

import re
from datetime import date, timedelta

from firsthand.read.times.calendar import real_date

_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d")
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def edtf(value: str, mod: str | None = None) -> str | None:
    """The EDTF of a DATE or TIME value; any mod of the calendar (`MID`, `APPROX`) makes it approximate.

    >>> edtf("2018-05", "MID"), edtf("2018-W26"), edtf("199"), edtf("2018-SU"), edtf("PAST_REF"), edtf("XXXX-05-20")
    ('2018-05~', '2018-06-25/2018-07-01', '199X', '2018-22', None, None)
    """
    about = "~" if mod and not _CLOCK.match(value) else ""  # "shortly after 4 a.m." says nothing of the day
    value = value.split("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", value) else value
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return value + about if _exists(value) else None
    if re.fullmatch(r"\d{2,3}", value):
        return value + "X" * (4 - len(value)) + about
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{season[1]}-{_SEASONS[season[2]]}"  # EDTF takes no "~" on a season
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        last = int(quarter[2]) * 3
        return f"{quarter[1]}-{last - 2:02d}{about}/{quarter[1]}-{last:02d}{about}"
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        return _week(int(week[1]), int(week[2]), weekend=bool(week[3]), about=about)
    return None


def _exists(value: str) -> bool:
    parts = [int(part) for part in value.split("-")]
    year, month, day = [*parts, 1, 1][:3]
    return real_date(max(year, 1), month, day) is not None


def _week(year: int, number: int, *, weekend: bool, about: str) -> str | None:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    first, last = monday + timedelta(5 if weekend else 0), monday + timedelta(6)
    return f"{first.isoformat()}{about}/{last.isoformat()}{about}"
