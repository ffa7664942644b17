"""Calendar arithmetic on TIMEX3 values, never finer than the anchor.

In: an article's date as EDTF. Out: an Anchor that gives TIMEX3 values some days, weeks, months, quarters or years
away; what the anchor does not know stays X, as TimeML writes it.
"""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

Direction = Literal["past", "future", "near"]
_AGAINST_TENSE = 8  # times further, where the tense speaks against a year: "on 13 March claimed", told in January


class Anchor(NamedTuple):
    """The date that relative words rest on, as fine as it is known. `edtf` is the string it was read from."""

    edtf: str | None
    year: int | None = None
    month: int | None = None
    day: date | None = None

    def days(self, offset: int) -> str:
        """The day `offset` days away.

        >>> anchor("2018-06-28").days(-1), anchor("2018-06").days(-1)
        ('2018-06-27', 'XXXX-XX-XX')
        """
        return (self.day + timedelta(offset)).isoformat() if self.day else "XXXX-XX-XX"

    def weeks(self, offset: int) -> str:
        """The ISO week `offset` weeks away."""
        return week_value(self.day + timedelta(7 * offset)) if self.day else "XXXX-WXX"

    def months(self, offset: int) -> str:
        """The month `offset` months away."""
        if self.year is None or self.month is None:
            return "XXXX-XX"
        count = self.year * 12 + self.month - 1 + offset
        return f"{count // 12:04d}-{count % 12 + 1:02d}"

    def quarters(self, offset: int) -> str:
        """The quarter `offset` quarters away."""
        if self.year is None or self.month is None:
            return "XXXX-QX"
        count = self.year * 4 + (self.month - 1) // 3 + offset
        return f"{count // 4:04d}-Q{count % 4 + 1}"

    def years(self, offset: int) -> str:
        """The year `offset` years away."""
        return f"{self.year + offset:04d}" if self.year is not None else "XXXX"

    def decades(self, offset: int) -> str:
        """The decade `offset` decades away, as its first three digits."""
        return f"{self.year // 10 + offset:03d}" if self.year is not None else "XXX"

    def weekday(self, number: int, direction: Direction) -> str:
        """The day with that ISO number: the last one up to the anchor, or the next one from it.

        >>> anchor("2018-06-28").weekday(2, "past"), anchor("2018-06-28").weekday(2, "future")
        ('2018-06-26', '2018-07-03')
        """
        if self.day is None:
            return f"XXXX-WXX-{number}"
        back = (self.day.isoweekday() - number) % 7
        return self.days(-back if direction != "future" or back == 0 else 7 - back)

    def month_day(self, month: int, number: int, direction: Direction) -> str:
        """The nearest such day, leaning to the side that the tense says.

        >>> anchor("2018-06-28").month_day(5, 20, "near"), anchor("2018-01-03").month_day(12, 30, "past")
        ('2018-05-20', '2017-12-30')
        """
        if self.year is None:
            return f"XXXX-{month:02d}-{number:02d}"
        return f"{self._year_of(month, number, direction):04d}-{month:02d}-{number:02d}"

    def month_named(self, month: int, direction: Direction) -> str:
        """The nearest month of that name."""
        if self.year is None:
            return f"XXXX-{month:02d}"
        return f"{self._year_of(month, None, direction):04d}-{month:02d}"

    def quarter_named(self, quarter: int, direction: Direction) -> str:
        """The quarter of that number: the last one begun, or the next one."""
        if self.year is None or self.month is None:
            return f"XXXX-Q{quarter}"
        now = (self.month - 1) // 3 + 1
        if direction == "future":
            return f"{self.year + (quarter < now):04d}-Q{quarter}"
        return f"{self.year - (quarter > now):04d}-Q{quarter}"

    def season(self, code: str, offset: int) -> str:
        """The season of this year, or of a year away."""
        return f"{self.years(offset)}-{code}"

    def _year_of(self, month: int, number: int | None, direction: Direction) -> int:
        assert self.year is not None
        if self.month is None:
            return self.year
        here = self.month * 31 + (self.day.day if self.day and number else 0)
        there = month * 31 + (number or 0) if self.day and number else month * 31
        gaps = {self.year + shift: there - here + shift * 372 for shift in (-1, 0, 1)}
        against = {"past": 1, "future": -1, "near": 0}[direction]
        cost = {year: abs(gap) * (_AGAINST_TENSE if gap * against > 0 else 1) for year, gap in gaps.items()}
        return min(cost, key=lambda year: (cost[year], year))


def anchor(published: str | None) -> Anchor:
    """The anchor of an article's EDTF date: to the day, the month, the year, or unknown.

    >>> anchor("2018-06-28T10:00:00Z").day, anchor("2018-06~").month, anchor("199X").year, anchor(None).year
    (datetime.date(2018, 6, 28), 6, None, None)
    """
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\dX])", published or "")
    if not found or "/" in (published or ""):
        return Anchor(None)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is not None and not 1 <= month <= 12:
        return Anchor(published, year)
    whole = real_date(year, month, day) if month and day else None
    return Anchor(published, year, month, whole)


def real_date(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day.

    >>> real_date(2018, 2, 30) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week_value(day: date) -> str:
    """The ISO week of a day as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
