"""Letters of scripts that put no blanks between words, as words are laid side by side.

In: tokens, of which each such letter is one, and the passages between them. Out: while passages are looked for, a
letter stands for itself and those behind it; and the passages up to their last letter, without mere stock phrases.

Two pages that have nothing from each other share most of their letters, and twelve in a row are a title (Thai writes
"police officers" so): as twelve words they would be a passage, and what stands about a true one be drawn into it.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from firsthand.compiled import compiled, leaf
from firsthand.lineage.align import Passages
from firsthand.lineage.fingerprint import U64, Bools, K, Longs, Words, words
from firsthand.lineage.kind import Kinds
from firsthand.lineage.passages import LEAST_BESIDE, LEAST_BODY

SHORT_WORDS, LONG_WORDS = 3, 5  # letters that stand for one: of ideographs and kana; of Thai, Lao, Burmese and Khmer
QUARTERS = 4  # a word is so many letters of the latter, and two of the former
assert max(SHORT_WORDS, LONG_WORDS) <= K  # a fingerprint shows that these are equal
_SPELT_OUT = ((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800))  # a letter a sound, four to a word
_BASE = np.uint64(0x9E3779B97F4A7C15)


class Rows(NamedTuple):
    """Which tokens are letters in a row, their own hashes, and of all tokens how many quarters of a word they are."""

    place: Longs
    word: U64
    worth: Kinds


def in_rows(known: Words) -> Rows | None:
    """Put, for each letter, those behind it into its hash; None where there are none, as in most piles."""
    many = _touching(known)
    if not many:
        return None
    found = Rows(np.empty(many, np.int64), np.empty(many, np.uint64), np.full(len(known.word), QUARTERS, np.int8))
    _mark(known, _spelt_out(), found)
    _put(known, found)
    return found


def put_back(known: Words, rows: Rows) -> None:
    """Give every letter its own hash again."""
    known.word[rows.place] = rows.word


def carried(found: Passages, known: Words, rows: Rows) -> Passages:
    """The passages with the last letters of their runs, those of a few words only beside a longer one."""
    kept = _carried(found, known.word, known.at, rows.worth)
    sizes = np.diff(found.at)
    return Passages(
        found.a[kept],
        found.b[kept],
        np.concatenate([[0], np.cumsum(sizes[kept])]),
        found.runs[np.repeat(kept, sizes)],
    )


@cache
def _spelt_out() -> U64:
    """The hashes of the letters that are written sound by sound, in order."""
    every = "".join(chr(code) for low, high in _SPELT_OUT for code in range(low, high))
    return np.unique(words([every]).word)


@leaf
def _touching(known: Words) -> int:
    """How many tokens stand right beside another: of those with blanks between them none do."""
    many = 0
    for text in range(len(known.at) - 1):
        before = False
        for n in range(known.at[text], known.at[text + 1]):
            behind = n + 1 < known.at[text + 1] and known.start[n + 1] == known.end[n]
            many += before | behind
            before = behind
    return many


@leaf
def _mark(known: Words, spelt_out: U64, rows: Rows) -> None:
    """Fill in the tokens that stand right beside another."""
    many = 0
    for text in range(len(known.at) - 1):
        before = False
        for n in range(known.at[text], known.at[text + 1]):
            behind = n + 1 < known.at[text + 1] and known.start[n + 1] == known.end[n]
            if before | behind:
                rows.place[many], rows.word[many] = n, known.word[n]
                many += 1
                place = np.searchsorted(spelt_out, known.word[n])
                slow = place < len(spelt_out) and spelt_out[place] == known.word[n]
                rows.worth[n] = 1 if slow else QUARTERS // 2
            before = behind


@leaf
def _put(known: Words, rows: Rows) -> None:
    """Put into the hash of each letter those behind it, from the first on: each still has its own when it is asked."""
    text = 0
    for n in rows.place:
        while n >= known.at[text + 1]:
            text += 1
        size = LONG_WORDS if rows.worth[n] == 1 else SHORT_WORDS
        total, last = known.word[n], n
        while last + 1 < min(n + size, known.at[text + 1]) and known.start[last + 1] == known.end[last]:
            last += 1
            total = (total * _BASE) ^ known.word[last]
        known.word[n] = total


@compiled
def _carried(found: Passages, words: U64, at: Longs, worth: Kinds) -> Bools:
    """Carry every run to its last letter; which passages are kept."""
    kept = np.ones(len(found.a), np.bool_)
    first = 0
    while first < len(found.a):
        last = first + 1
        while last < len(found.a) and found.a[last] == found.a[first] and found.b[last] == found.b[first]:
            last += 1
        low_a, low_b = at[found.a[first]], at[found.b[first]]
        runs = found.runs[found.at[first] : found.at[last]]
        starts = np.sort(runs[:, 1])
        for n in range(len(runs)):
            i, j = runs[n, 0] + runs[n, 2], runs[n, 1] + runs[n, 2]
            end_a = runs[n + 1, 0] if n + 1 < len(runs) else at[found.a[first] + 1] - low_a
            after = np.searchsorted(starts, j)
            end_b = starts[after] if after < len(starts) else at[found.b[first] + 1] - low_b
            room = min(end_a - i, end_b - j, LONG_WORDS - 1)
            more = 0
            while (
                more < room
                and worth[low_a + i + more] < QUARTERS
                and words[low_a + i + more] == words[low_b + j + more]
            ):
                more += 1
            runs[n, 2] += more
        longest = 0
        for passage in range(first, last):
            longest = max(longest, _worth(found, passage, low_a, worth))
        for passage in range(first, last):
            least = LEAST_BESIDE if longest >= LEAST_BODY * QUARTERS else LEAST_BODY
            kept[passage] = _worth(found, passage, low_a, worth) >= least * QUARTERS or _plain(
                found, passage, low_a, worth
            )
        first = last
    return kept


@leaf
def _worth(found: Passages, passage: int, low: int, worth: Kinds) -> int:
    """How many quarters of a word a passage is."""
    size = 0
    for run in range(found.at[passage], found.at[passage + 1]):
        begin = low + found.runs[run, 0]
        for token in range(begin, begin + found.runs[run, 2]):
            size += worth[token]
    return size


@leaf
def _plain(found: Passages, passage: int, low: int, worth: Kinds) -> bool:
    """Whether a passage has no letter in a row: it was weighed in words."""
    for run in range(found.at[passage], found.at[passage + 1]):
        begin = low + found.runs[run, 0]
        for token in range(begin, begin + found.runs[run, 2]):
            if worth[token] < QUARTERS:
                return False
    return True
