"""Runs of equal words through equal fingerprints, for one article and all that it shares some with at once.

In: word hashes end to end and the places of common fingerprints. Out: every maximal run, once. A few words
are compared one by one; whether longer stretches are equal is asked of sums over their words (a polynomial modulo
2**64), so that a run of any length costs a few steps.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.fingerprint import I32, U64, K, Longs
from firsthand.lineage.interrupted import LEAST, MOST

NEAR = 32  # words compared one by one before the sums are asked: most runs end within a sentence or two
FEW = 32  # runs that are sorted in place
IN_SLOT = 3  # words that a slot is drawn from: of all runs that are looked for, none is shorter
SLOTS = 1 << 12  # a page has some hundred words around its runs
NOT_MET, NO_RUN = -1, -2  # instead of the row of a run: an article that has no seed yet, one that has no run yet
_BASE = np.uint64(0xD6E8FEB86659FD93)  # odd: a word's weight never becomes nothing
_ODD, _TOP = np.uint64(0x9E3779B97F4A7C15), np.uint64(64 - 12)

Slots = NDArray[np.uint16]


class Seeds(NamedTuple):
    """Equal fingerprints: at token `a_at` of article `a` and `b_at` of article `b`; a comes before b."""

    a: I32
    a_at: I32
    b: I32
    b_at: I32

    def of(self, chosen: NDArray[np.bool_] | Longs) -> "Seeds":
        """Some of them."""
        return Seeds(*(column[chosen] for column in self))


NO_SEEDS = Seeds(*np.zeros((4, 0), np.int32))


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


@leaf
def fill_slots(words: U64, slot: Slots) -> None:
    """Fill in, for each word, a number below SLOTS that the IN_SLOT words from there have, and few others."""
    for n in range(len(words) - IN_SLOT + 1):
        slot[n] = ((words[n] * _ODD + words[n + 1]) * _ODD + words[n + 2]) >> _TOP
    for n in range(max(0, len(words) - IN_SLOT + 1), len(words)):
        slot[n] = 0


def sums(words: U64, needed: bool = True) -> Sums:
    """The sums of a pile's words, where they are needed."""
    none = np.zeros(0, np.uint64)
    return Sums(words, *(_sums(words) if needed else (none, none)))


@leaf
def equal(found: Sums, i: int, j: int, length: int) -> bool:
    """Whether `length` words from i and from j are the same, for two places of the whole pile."""
    first, later = min(i, j), max(i, j)
    one = (found.total[first + length] - found.total[first]) * found.weight[later - first]
    return bool(one == found.total[later + length] - found.total[later])


@leaf
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


@leaf
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


@leaf
def runs_with(
    seeds: Seeds,
    first: int,
    last: int,
    at: Longs,
    found: Sums,
    latest: I32,
    others: I32,
    met: int,
    rows: Longs,
    n: int,
) -> tuple[int, int]:
    """The maximal runs of at least K equal words through the seeds `[first, last)`, which are of one later article, and
    of a seed that is about an interruption the runs on both sides of that.

    Fills `others`, from place `met` on, with the earlier articles met and `rows`, from row `n` on, with the runs, each
    once: place in a, in b, length, and the row of the run of the same pair before it (none if negative); `latest` gives
    the last of each article met. It has NOT_MET for every article before any seed. Gives how many there are of both.
    """
    if first == last:
        return met, n
    b = seeds.b[first]
    low_b, high_b = at[b], at[b + 1]
    for seed in range(first, last):
        a, i, j = seeds.a[seed], np.int64(seeds.a_at[seed]), np.int64(seeds.b_at[seed])
        if latest[a] == NOT_MET:
            latest[a] = NO_RUN
            others[met] = a
            met += 1
        if _is_in_run(rows, latest[a], i, j, K):
            continue
        x, y = at[a] + i, low_b + j
        back = reach_back(found, x, y, int(min(i, j)))
        ahead = reach(found, x, y, min(at[a + 1] - x, high_b - y))
        length, far = back + ahead, 0
        if ahead < K:  # the fingerprint is about an interruption in one of them
            far_i, far_j, far = _behind_break(found, at, a, i + ahead, low_b, high_b, j + ahead, K - ahead)
            if far and not _is_in_run(rows, latest[a], far_i, far_j, 1):
                n = _with_run(rows, n, latest, a, far_i, far_j, far)
        if (length >= K or (far and length)) and (ahead >= K or not _is_in_run(rows, latest[a], i - back, j - back, 1)):
            n = _with_run(rows, n, latest, a, i - back, j - back, length)
    return met, n


@leaf
def _is_in_run(rows: Longs, run: int, i: int | np.int64, j: int | np.int64, size: int) -> bool:
    """Whether so many words of two articles from (i, j) on are part of a run of theirs; the last of these is given."""
    while run >= 0:
        if rows[run, 1] - rows[run, 0] == j - i and rows[run, 1] <= j <= rows[run, 1] + rows[run, 2] - size:
            return True
        run = rows[run, 3]
    return False


@leaf
def _with_run(rows: Longs, n: int, latest: I32, a: int, i: int | np.int64, j: int | np.int64, length: int) -> int:
    """Fill in a run of an article and the later one as row `n`; the next row."""
    rows[n, 0], rows[n, 1], rows[n, 2], rows[n, 3] = i, j, length, latest[a]
    latest[a] = n
    return n + 1


@leaf
def _behind_break(
    found: Sums, at: Longs, a: int, i: np.int64, low_b: int, high_b: int, j: np.int64, least: int
) -> tuple[np.int64, np.int64, int]:
    """Where so many equal words or more follow behind an interruption at (i, j) in one of two articles, and how many
    do; 0 for none.

    Too few may be left before it to be a run: “It is shut,” said the mayor, “and it stays so for a week.”
    """
    for size in range(LEAST, MOST + 1):
        for one, other in ((size, 0), (0, size)):
            x, y = int(at[a] + i + one), int(low_b + j + other)
            room = int(min(at[a + 1] - x, high_b - y))
            if room >= least and found.words[x] == found.words[y]:
                length = reach(found, x, y, room)
                if length >= least:
                    return i + one, j + other, length
    return i, j, 0


@compiled
def longest_first(rows: Longs) -> None:
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
    by_b = np.argsort(rows[:, 1], kind="mergesort")
    by_a = by_b[np.argsort(rows[:, 0][by_b], kind="mergesort")]
    rows[:] = rows[by_a[np.argsort(-rows[:, 2][by_a], kind="mergesort")]]


@leaf
def _comes_first(rows: Longs, n: int) -> bool:
    """Whether a run comes before the one that stands before it: it is longer, else further ahead in a, else in b."""
    if rows[n, 2] != rows[n - 1, 2]:
        return bool(rows[n, 2] > rows[n - 1, 2])
    if rows[n, 0] != rows[n - 1, 0]:
        return bool(rows[n, 0] < rows[n - 1, 0])
    return bool(rows[n, 1] < rows[n - 1, 1])
