"""Hours of the day as a claim gives them: `15:40`, `16:00~` where the words say "about", `15:40Z` in UTC.

In: TIMEX3 values, or such hours. Out: hours, hours in words, and whether two can be one. Clocks of two zones are not
compared: a page seldom says which zone its own is.
"""

import re

_TIMEX = re.compile(r"T(\d\d):(\d\d)(?::\d\d)?(Z?)$")
_HOUR = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(Z?)(~?)")
_DAY = 24 * 60
# How many minutes people mean by an hour: the whole hour, a quarter, five minutes, the minute.
_ROUND = ((60, 15), (15, 10), (5, 5))
_ABOUT = 45


def of_timex(timex: str, about: bool) -> str | None:
    """The hour of a TIMEX3 value; None for one without minutes.

    >>> of_timex("2024-09-02T15:40", False), of_timex("2024-09-02T24:00", True), of_timex("2024-09-02TNI", False)
    ('15:40', '00:00~', None)
    """
    found = _TIMEX.search(timex)
    hour = f"{int(found[1]) % 24:02d}:{found[2]}{found[3]}{'~' if about else ''}" if found else ""
    return hour if is_hour(hour) else None


def is_hour(value: str) -> bool:
    """Whether a value is an hour of the day.

    >>> is_hour("15:40"), is_hour("16:00~"), is_hour("25:00"), is_hour("4 pm")
    (True, True, False, False)
    """
    return _HOUR.fullmatch(value) is not None


def in_words(value: str) -> str:
    """An hour as a person says it; what is none, as it is.

    >>> in_words("15:40"), in_words("16:00~"), in_words("15:40Z")
    ('15:40', 'about 16:00', '15:40 UTC')
    """
    found = _HOUR.fullmatch(value)
    if found is None:
        return value
    return f"{'about ' if found[4] else ''}{found[1]}:{found[2]}{' UTC' if found[3] else ''}"


def may_be_one(one: str, other: str) -> bool:
    """Whether two hours can be one moment, each rounded as people round.

    >>> may_be_one("15:40", "15:45"), may_be_one("15:40", "16:40"), may_be_one("23:58", "00:00~"), may_be_one("9", "9")
    (True, False, True, True)
    """
    a, b = _HOUR.fullmatch(one), _HOUR.fullmatch(other)
    if a is None or b is None or a[3] != b[3]:
        return True
    apart = abs(_minutes(a) - _minutes(b))
    return min(apart, _DAY - apart) <= _loose(a) + _loose(b)


def _minutes(hour: re.Match[str]) -> int:
    return int(hour[1]) * 60 + int(hour[2])


def _loose(hour: re.Match[str]) -> int:
    """How many minutes before or after it an hour may mean."""
    return _ABOUT if hour[4] else next((loose for size, loose in _ROUND if _minutes(hour) % size == 0), 0)
