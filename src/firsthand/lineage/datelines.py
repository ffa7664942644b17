"""Lines that say nothing but when a page was printed: "Published 24 May 2024, 12:03".

In: blocks of a pile as tokens, and its words. Out: which of the blocks are such lines. They stand at the top or at the
foot of a page; amid a story a date is a heading, and a bare one may be anywhere the day on which the story was written.
"""

from functools import cache

import numpy as np

from firsthand.compiled import compiled, leaf
from firsthand.engine.grouping import is_among
from firsthand.lineage.fingerprint import U64, Bools, Longs, Words, words
from firsthand.resources import languages, table

LONGEST = 14  # words: "Last updated on Thursday, 24 May 2024 at 12:03 p.m. GMT" has 13
FIRST, LAST = 6, 3  # blocks at the top and at the foot: the page's name, links, headline, byline, date


def date_lines(low: Longs, high: Longs, at: Longs, known: Words) -> Bools:
    """Whether blocks of tokens `[low, high)` are nothing but a word for publishing, numbers, and what stands beside a
    date; those of article i are `[at[i], at[i + 1])`."""
    return _date_lines(low, high, at, known.word, _said(), _numbers(), _beside())


@cache
def words_of_dates() -> U64:
    """Hashes of all words that may stand in such a line, ascending."""
    return np.unique(np.concatenate([_said(), _numbers(), _beside()]))


@compiled
def _date_lines(low: Longs, high: Longs, at: Longs, word: U64, said: U64, number: U64, beside: U64) -> Bools:
    found = np.zeros(len(low), np.bool_)
    for rank in range(len(at) - 1):
        for block in range(at[rank], at[rank + 1]):
            if at[rank] + FIRST <= block < at[rank + 1] - LAST or not 0 < high[block] - low[block] <= LONGEST:
                continue
            found[block] = _is_date_line(word[low[block] : high[block]], said, number, beside)
    return found


@leaf
def _is_date_line(here: U64, said: U64, number: U64, beside: U64) -> bool:
    says = False
    for one in here:
        says |= is_among(one, said)
    dated, more = False, not says  # as most blocks
    for one in here[: 0 if more else len(here)]:
        is_number = is_among(one, number)
        dated |= is_number
        more |= not is_number and not is_among(one, said) and not is_among(one, beside)
    return dated and not more


@cache
def _numbers() -> U64:
    """Hashes of the numbers of days, years and clocks, as words have them: "4", "04", "4th", "2024", "30pm"."""
    small = [form for n in range(60) for form in (str(n), f"{n:02}")]
    ordinal = [f"{n}{end}" for n in range(1, 32) for end in ("st", "nd", "rd", "th")]
    clock = [n + half for n in small for half in ("am", "pm", "h", "z")]
    years = [str(year) for year in range(1900, 2100)]
    return _hashes([*small, *ordinal, *clock, *years])


@cache
def _said() -> U64:
    """Hashes of the words that say what the page did on that day: "updated"."""
    return _hashes(_terms("said"))


@cache
def _beside() -> U64:
    """Hashes of the months, the days of the week, and what else stands in such a line."""
    calendar = [row for language in languages() for row in table(language, "calendar")]
    dates = [row["term"] for row in calendar if row["kind"] in ("month", "weekday", "weekday_short")]
    return _hashes([*dates, *_terms("beside")])


def _terms(kind: str) -> list[str]:
    rows = [row for language in languages() for row in table(language, "date_lines")]
    return [row["term"] for row in rows if row["kind"] == kind]


def _hashes(written: list[str]) -> U64:
    return np.unique(words(sorted(set(written))).word)
