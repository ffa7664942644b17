"""Values that can be compared: numbers as intervals, EDTF dates as days.

In: a Value or an EDTF string. Out: intervals, whether two meet, and how fine a date is. Nothing raises: what cannot
be read is None and meets nothing.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from firsthand.records import Edtf, Quantity, Value

Interval = tuple[float, float]

OPEN = float("inf")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:.+\-Z]*)?$")
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}  # the year's own end closes winter


def as_value(minimum: float, maximum: float | None) -> Value:
    """A number as an assertion writes it: an int, or `24..`, `..10`, `10..20`.

    >>> as_value(7, 7), as_value(24, None), as_value(10, 20)
    (7, '24..', '10..20')
    """
    low = int(minimum)
    if maximum is None:
        return f"{low}.."
    high = int(maximum)
    if low == high:
        return low
    return f"..{high}" if low <= 0 else f"{low}..{high}"


def interval(value: Value) -> Interval | None:
    """The interval of a number; None for words.

    >>> interval("24.."), interval(7), interval("gas tank")
    ((24.0, inf), (7.0, 7.0), None)
    """
    if isinstance(value, int):
        return float(value), float(value)
    match = re.fullmatch(r"(\d*)\.\.(\d*)", value)
    if match is None or value == "..":
        return None
    return float(match[1] or 0), float(match[2]) if match[2] else OPEN


def exactly(quantity: Quantity) -> Interval | None:
    """The interval of a number that has an end, and is told as no estimate."""
    high = quantity.maximum
    return None if high is None or quantity.approximate else (quantity.minimum, high)


def meet(a: Interval, b: Interval) -> bool:
    """Whether two intervals have a point in common: "more than 100" meets 128."""
    return a[0] <= b[1] and b[0] <= a[1]


@lru_cache(maxsize=65536)
def days(edtf: Edtf | None) -> Interval | None:
    """The first and last day an EDTF date can mean, as ordinals; None when it says nothing.

    >>> days("2018-05~") == (date(2018, 5, 1).toordinal(), date(2018, 5, 31).toordinal())
    True
    """
    if not edtf:
        return None
    plain = re.sub(r"[~?%\[\]{} ]", "", edtf)
    if "/" in plain:
        start, _, end = plain.partition("/")
        first, last = days(start), days(end)
        low = first[0] if first else float("-inf")
        high = last[1] if last else OPEN
        return (low, high) if first or last else None
    if "," in plain:
        pieces = [found for found in map(days, plain.split(",")) if found]
        return (min(p[0] for p in pieces), max(p[1] for p in pieces)) if pieces else None
    return _one_date(plain)


def precision(edtf: Edtf | None) -> int:
    """How fine a date is: 0 unknown, 1 vague or a span, 2 year, 3 month, 4 day, 5 with a clock time."""
    if not edtf or days(edtf) is None:
        return 0
    if re.search(r"[/,X]", edtf):
        return 1
    plain = re.sub(r"[~?%]", "", edtf)
    if "T" in plain:
        return 5
    return min(4, 2 + plain.count("-"))


def to_day(edtf: Edtf) -> Edtf:
    """A date without its clock time: two reports of one day agree on the day.

    >>> to_day("2023-05-16T06:40")
    '2023-05-16'
    """
    return edtf if "/" in edtf else edtf.partition("T")[0]


def _one_date(plain: str) -> Interval | None:
    if "X" in plain:
        low, high = days(plain.replace("X", "0").replace("-00", "")), days(plain.replace("-XX", "").replace("X", "9"))
        return (low[0], high[1]) if low and high else None
    match = _DATE.match(plain)
    if match is None or not 1 <= int(match[1]) <= 9999:
        return None
    year = int(match[1])
    first, last = (1, 12) if match[2] is None else _SEASONS.get(match[2], (int(match[2]), int(match[2])))
    if not 1 <= first <= 12:
        return None
    if match[3] is not None:
        if not 1 <= int(match[3]) <= monthrange(year, first)[1]:
            return None
        day = date(year, first, int(match[3])).toordinal()
        return day, day
    return date(year, first, 1).toordinal(), date(year, last, monthrange(year, last)[1]).toordinal()
