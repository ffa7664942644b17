"""Runs of equal words through equal fingerprints, for all pairs of articles at once.

In: word hashes end to end and the places of common fingerprints. Out: every maximal run, once, as columns. A few words
are compared one by one; whether longer stretches are equal is asked of sums over their words (a polynomial modulo
2**64), so that a run of any length costs a few steps.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled
from firsthand.lineage.fingerprint import I32, U64, K, Longs

NEAR = 32  # words compared one by one before the sums are asked: most runs end within a sentence or two
FEW = 32  # runs that are sorted in place
_HALF, _PLACE = 32, (1 << 32) - 1  # bits of two places in one number
_BASE = np.uint64(0xD6E8FEB86659FD93)  # odd: a word's weight never becomes nothing


class Seeds(NamedTuple):
    """Equal fingerprints: at token `a_at` of article `a` and `b_at` of article `b`; a comes before b."""

    a: I32
    a_at: I32
    b: I32
    b_at: I32

    def of(self, chosen: NDArray[np.bool_] | Longs | slice) -> "Seeds":
        """Some of them."""
        return Seeds(*(column[chosen] for column in self))


class Runs(NamedTuple):
    """`length` equal words from token `a_at` of article a and `b_at` of b; by pair, then longest first."""

    a: Longs
    a_at: Longs
    b: Longs
    b_at: Longs
    length: Longs


class Sums(NamedTuple):
    """The words, their weighted sums up to each token, and the weights; without sums, words alone are compared."""

    words: U64
    total: U64
    weight: U64


@compiled
def _sums(words: U64) -> tuple[U64, U64]:
    total, weight = np.zeros(len(words) + 1, np.uint64), np.ones(len(words) + 1, np.uint64)
    for n in range(len(words)):
        total[n + 1] = total[n] + words[n] * weight[n]
        weight[n + 1] = weight[n] * _BASE
    return total, weight


def sums(words: U64, needed: bool = True) -> Sums:
    """The sums of a pile's words, where they are needed."""
    none = np.zeros(0, np.uint64)
    return Sums(words, *(_sums(words) if needed else (none, none)))


@compiled
def equal(found: Sums, i: int, j: int, length: int) -> bool:
    """Whether `length` words from i and from j are the same, for two places of the whole pile."""
    first, later = min(i, j), max(i, j)
    one = (found.total[first + length] - found.total[first]) * found.weight[later - first]
    return bool(one == found.total[later + length] - found.total[later])


@compiled
def reach(found: Sums, i: int, j: int, room: int) -> int:
    """How many words from i and j on are equal, at most `room`."""
    low = 0
    near = NEAR if len(found.total) else room
    while low < room and low < near and found.words[i + low] == found.words[j + low]:
        low += 1
    if low < near or low == room:
        return low
    step = NEAR
    while low + step <= room and equal(found, i + low, j + low, step):
        low += step
        step *= 2
    high = min(room, low + step)
    while low < high:
        middle = (low + high + 1) // 2
        if equal(found, i, j, middle):
            low = middle
        else:
            high = middle - 1
    return low


@compiled
def reach_back(found: Sums, i: int, j: int, room: int) -> int:
    """How many words up to i and j are equal, at most `room`."""
    low = 0
    near = NEAR if len(found.total) else room
    while low < room and low < near and found.words[i - low - 1] == found.words[j - low - 1]:
        low += 1
    if low < near or low == room:
        return low
    high = room
    while low < high:
        middle = (low + high + 1) // 2
        if equal(found, i - middle, j - middle, middle):
            low = middle
        else:
            high = middle - 1
    return low


def runs_of(seeds: Seeds, at: Longs, found: Sums) -> Runs:
    """The maximal runs of at least K equal words through the seeds, which come pair by pair."""
    return Runs(*np.ascontiguousarray(_runs_of(seeds, at, found).T))


@compiled
def _runs_of(seeds: Seeds, at: Longs, found: Sums) -> Longs:
    rows = np.empty((len(seeds.a), 5), np.int64)
    room = np.empty(64, np.int64)
    n = first = int(np.int64(0))  # a bare 0 is another type to the compiler
    while first < len(seeds.a):
        a, b = seeds.a[first], seeds.b[first]
        last = first
        while last < len(seeds.a) and seeds.a[last] == a and seeds.b[last] == b:
            last += 1
        if last - first > len(room):
            room = np.empty(2 * (last - first), np.int64)
        before = n
        n = _of_pair(seeds, first, last, at, found, room[: last - first], rows, n)
        _longest_first(rows[before:n])
        first = last
    return rows[:n]


@compiled
def _of_pair(seeds: Seeds, first: int, last: int, at: Longs, found: Sums, keys: Longs, rows: Longs, n: int) -> int:
    """The runs of one pair, diagonal by diagonal: a seed inside the run before it is part of that run."""
    a, b = seeds.a[first], seeds.b[first]
    low_a, high_a, low_b, high_b = at[a], at[a + 1], at[b], at[b + 1]
    for seed in range(first, last):  # the diagonal, which is never negative, and the place in b
        keys[seed - first] = (seeds.b_at[seed] - seeds.a_at[seed] + high_a - low_a) << _HALF | seeds.b_at[seed]
    if last - first > 1:
        keys.sort()
    diagonal, until = np.int64(-1), np.int64(-1)
    for key in keys:
        j = key & _PLACE
        if key >> _HALF == diagonal and j < until:
            continue
        diagonal = key >> _HALF
        i = j - diagonal + high_a - low_a
        x, y = low_a + i, low_b + j
        back = reach_back(found, x, y, min(i, j))
        length = back + reach(found, x, y, min(high_a - x, high_b - y))
        until = j - back + length
        if length >= K:
            rows[n, 0], rows[n, 1], rows[n, 2], rows[n, 3], rows[n, 4] = a, i - back, b, j - back, length
            n += 1
    return n


@compiled
def _longest_first(rows: Longs) -> None:
    """Order the runs of one pair by length, then by place in a and in b."""
    if len(rows) <= FEW:
        for n in range(1, len(rows)):
            place = n
            while place and _comes_first(rows, place):
                for column in range(rows.shape[1]):
                    here, before = rows[place, column], rows[place - 1, column]
                    rows[place, column], rows[place - 1, column] = before, here
                place -= 1
        return
    by_b = np.argsort(rows[:, 3], kind="mergesort")
    by_a = by_b[np.argsort(rows[:, 1][by_b], kind="mergesort")]
    rows[:] = rows[by_a[np.argsort(-rows[:, 4][by_a], kind="mergesort")]]


@compiled
def _comes_first(rows: Longs, n: int) -> bool:
    """Whether a run comes before the one that stands before it: it is longer, else further ahead in a, else in b."""
    if rows[n, 4] != rows[n - 1, 4]:
        return bool(rows[n, 4] > rows[n - 1, 4])
    if rows[n, 1] != rows[n - 1, 1]:
        return bool(rows[n, 1] < rows[n - 1, 1])
    return bool(rows[n, 3] < rows[n - 1, 3])
