"""Lines that say nothing but when a page was printed: "Published 24 May 2024, 12:03".

In: the blocks of a pile and its words. Out: which of the blocks are such lines. They stand at the top or at the foot of
a page; amid a story a date is a heading.
"""

from functools import cache

import numpy as np

from firsthand.compiled import compiled
from firsthand.engine.grouping import among
from firsthand.lineage.fingerprint import U64, Bools, Words, words
from firsthand.lineage.furniture import Blocks
from firsthand.resources import languages, table, terms

LONGEST = 14  # words: "Last updated on Thursday, 24 May 2024 at 12:03 p.m. GMT" has 13
FIRST, LAST = 6, 3  # blocks at the top and at the foot: the page's name, links, headline, byline, date


def date_lines(blocks: Blocks, known: Words) -> Bools:
    """Whether each block consists of numbers and words that stand beside a date, and has one of the former."""
    numbers, others = _numbers(), _others()
    return _date_lines(blocks, among(known.word, numbers), among(known.word, others))


@compiled
def _date_lines(blocks: Blocks, number: Bools, other: Bools) -> Bools:
    found = np.zeros(len(blocks.low), np.bool_)
    for rank in range(len(blocks.at) - 1):
        first, last = blocks.at[rank], blocks.at[rank + 1]
        for block in range(first, last):
            low, high = blocks.low[block], blocks.high[block]
            if first + FIRST <= block < last - LAST or not 0 < high - low <= LONGEST:
                continue
            fits = number[low:high] | other[low:high]
            found[block] = fits.all() and number[low:high].any() and high - low > 1
    return found


@cache
def _numbers() -> U64:
    """Hashes of the numbers of days, years and clocks, as words have them: "4", "04", "4th", "2024", "30pm"."""
    small = [form for n in range(60) for form in (str(n), f"{n:02}")]
    ordinal = [f"{n}{end}" for n in range(1, 32) for end in ("st", "nd", "rd", "th")]
    clock = [n + half for n in small for half in ("am", "pm", "h", "z")]
    years = [str(year) for year in range(1900, 2100)]
    return _hashes([*small, *ordinal, *clock, *years])


@cache
def _others() -> U64:
    """Hashes of the months, the days of the week, and what else stands in such a line."""
    calendar = [row for language in languages() for row in table(language, "calendar")]
    dates = [row["term"] for row in calendar if row["kind"] in ("month", "weekday", "weekday_short")]
    return _hashes([*dates, *(term for language in languages() for term in terms(language, "date_lines"))])


def _hashes(written: list[str]) -> U64:
    return np.unique(words(sorted(set(written))).word)
