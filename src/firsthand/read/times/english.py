"""The rules for English times: dates, days, clock times, periods, durations, vague references.

In: nothing. Out: the rules, most telling first; the longest match wins, then the earlier rule.
"""

from functools import cache

from firsthand.read.times import english_dates, english_days, english_durations, english_periods
from firsthand.read.times.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in order of precedence between equally long matches."""
    return (
        *english_dates.dates(),
        *english_days.weekdays(),
        *english_days.clock(),
        *english_periods.periods(),
        *english_periods.quarters(),
        *english_durations.durations(),
        *english_durations.vague(),
    )
