"""Runs of equal words through equal fingerprints, for all pairs of articles at once.

In: word hashes end to end and the places of common fingerprints. Out: every maximal run, once, as columns. Whether
two stretches are equal is asked of sums over their words (a polynomial modulo 2**64), so that a run of any length
costs a few steps, and no pair of articles costs a call.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.fingerprint import U64, K

_BASE = np.uint64(0xD6E8FEB86659FD93)  # odd: a word's weight never becomes nothing

Longs = NDArray[np.int64]


class Seeds(NamedTuple):
    """Equal fingerprints: at token `a_at` of article `a` and `b_at` of article `b`; a comes before b."""

    a: Longs
    a_at: Longs
    b: Longs
    b_at: Longs

    def of(self, chosen: NDArray[np.bool_] | Longs) -> "Seeds":
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
    """Weighted sums of words up to each token, and the weights."""

    total: U64
    weight: U64

    def equal(self, i: Longs, j: Longs, length: Longs) -> NDArray[np.bool_]:
        """Whether the words from i and from a later j are the same, for each pair of places of the whole pile."""
        one = (self.total[i + length] - self.total[i]) * self.weight[j - i]
        return np.asarray(one == self.total[j + length] - self.total[j])


def sums(words: U64) -> Sums:
    """The sums of a pile's words."""
    weight = np.full(len(words) + 1, _BASE)
    weight[0] = 1
    np.multiply.accumulate(weight, out=weight)
    total = np.zeros(len(words) + 1, np.uint64)
    np.cumsum(words * weight[:-1], out=total[1:])
    return Sums(total, weight)


def runs_of(seeds: Seeds, at: Longs, found: Sums) -> Runs:
    """The maximal runs of at least K equal words through the seeds."""
    if not len(seeds.a):
        return Runs(*seeds, seeds.a)
    seeds = seeds.of(np.lexsort((seeds.a_at, seeds.b_at - seeds.a_at, seeds.b, seeds.a)))
    i, j = at[seeds.a] + seeds.a_at, at[seeds.b] + seeds.b_at
    follows = np.zeros(len(i), bool)  # on from the seed before, with equal words between
    follows[1:] = (seeds.a[1:] == seeds.a[:-1]) & (seeds.b[1:] == seeds.b[:-1]) & (i[1:] - i[:-1] == j[1:] - j[:-1])
    same = np.flatnonzero(follows)
    follows[same] = found.equal(i[same - 1], j[same - 1], i[same] - i[same - 1])
    first = np.flatnonzero(~follows)
    last = np.append(first[1:], len(i)) - 1
    a, b = seeds.a[first], seeds.b[first]
    before = _reach(found, i[first], j[first], np.minimum(seeds.a_at[first], seeds.b_at[first]), back=True)
    room = np.minimum(at[a + 1] - i[last], at[b + 1] - j[last])
    length = before + i[last] - i[first] + _reach(found, i[last], j[last], room)
    runs = Runs(a, seeds.a_at[first] - before, b, seeds.b_at[first] - before, length)
    order = np.lexsort((runs.b_at, runs.a_at, -length, b, a))
    order = order[length[order] >= K]
    return Runs(*(column[order] for column in runs))


def _reach(found: Sums, i: Longs, j: Longs, room: Longs, back: bool = False) -> Longs:
    """How many words from i and j on (or up to them) are equal, at most `room`: by halving what is in question."""
    low, high = np.zeros_like(room), room.copy()
    while (low < high).any():
        middle = (low + high + 1) // 2
        shift = middle if back else np.zeros_like(middle)
        equal = found.equal(i - shift, j - shift, middle)
        low = np.where(equal, middle, low)
        high = np.where(equal, high, middle - 1)
    return low
