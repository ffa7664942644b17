"""Sentences of two languages tied by an encoder: runs in which sentence upon sentence means the same, in order.

In: the vectors and the anchored sentences of two articles. Out: runs of pairs. No likeness of two sentences is safe
alone (a true pair scored .53, a false one .62), so that each must be about the best for both, and a run is asked for,
close on one side at least: two reporters who saw one fire tell it in another order, with other things between.
Whether two numbers agree is not decided for a pair; it is asked of the run, since a stock exchange is reported in the
same sentences every day.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.cognates import Sentence
from firsthand.lineage.encoder import Vectors

LEAST = 0.45  # likeness of a pair: the loosest translations read had .50, "we hit a home run" and "triunfamos"
NEAR = 0.15  # below the best of either sentence: a headline is as like the lead as it is like its own translation
FLOOR = 0.4  # what a likeness is counted from when pairs compete for a place in the order
ALIKE = 0.5  # what it is counted from as evidence; half the best pairs of independent reports are below
ENOUGH = 0.4  # evidence in a run, less its gaps: the shortest excerpts read have .42, independent reports .2 to .3
MEAN = 0.6  # likeness in a run: four sentences on one trial by two reporters have .57, a loose translation .64
APART = 0.15  # by which a run's pairs are, on average, liker than either side's next best; Monday's stock report and
# Tuesday's .04 to .1, since each of their sentences is about as like any other; translations .2 and more
LEAST_RUN = 3  # sentence pairs in a run, in an outlet's own words: an excerpt; two are too often the lead's facts
SKIPPED = 2  # sentences between two pairs of a run, on the side where the run is close
ABRIDGED = 8  # the same on the other side: a retelling leaves out what its readers do not need
GAP, LEFT_OUT = 0.06, 0.02  # evidence lost for each: two reporters of one accident skip more than they share
BETWEEN = 0.3  # likeness of a pair that stands between two of a run, where nothing else can be its counterpart
MERGED = 0.01  # by which two sentences told as one must be liker together than the better of them: of 500 sentences
# set beside their own and the next, none was liker by -.02; a sentence joined from two is, four times in five
HALF = 0.2  # likeness of the lesser half of a sentence told as two: "and closed the road" in "pulled eleven workers"
FEW = 3  # numbers and names on both sides of a run, below which their agreement says nothing
NUMBERS = 0.4  # of them agree: a translation has .5 to 1, "the Dow fell" of Monday beside that of Tuesday .2
NAMES = 0.25  # likewise: "London" and "Londres" do not agree, so that the lowest of a true pair was .45

Matrix = NDArray[np.float64]


class Pair(NamedTuple):
    """Sentences `[i, i_end)` of one article and `[j, j_end)` of the other, and how like their meanings are."""

    i: int
    i_end: int
    j: int
    j_end: int
    score: float


class Run(NamedTuple):
    """Pairs close to each other, and how much they show together."""

    pairs: tuple[Pair, ...]
    weight: float


class Likeness(NamedTuple):
    """Cosines of each sentence, or two in a row, of one article with those of another."""

    single: Matrix
    left: Matrix  # sentences i and i + 1 together with j
    right: Matrix  # i with j and j + 1 together


def likeness(one: Vectors, other: Vectors) -> Likeness:
    """How like each pair is; rounded, since the last digits differ from one processor to another."""
    return Likeness(_cosines(one, other), _cosines(_joined(one), other), _cosines(one, _joined(other)))


def _cosines(one: Vectors, other: Vectors) -> Matrix:
    return (one.astype(np.float64) @ other.T.astype(np.float64)).round(4)


def _joined(vectors: Vectors) -> Vectors:
    """Two sentences in a row as one: close to the vector of the two read together, at no cost."""
    found = vectors[:-1] + vectors[1:]
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)
    return found


def runs(like: Likeness, one: Sequence[Sentence], other: Sequence[Sentence]) -> list[Run]:
    """The stretches in which one article says what the other says, sentence by sentence."""
    best = np.maximum(like.single.max(axis=1)[:, None], like.single.max(axis=0)[None])
    allowed = (like.single >= LEAST) & (like.single >= best - NEAR)
    if min(allowed.any(axis=0).sum(), allowed.any(axis=1).sum()) < LEAST_RUN:
        return []
    found = []
    for stretch in _stretches(_aligned(like, allowed, LEAST)):
        for low, high in _strongest(stretch, 0, len(stretch)):
            pairs = stretch[low:high]
            weight = _weight(pairs, one, other, like.single)
            if weight >= ENOUGH and _agrees(pairs, one, other):
                found.append(Run(tuple(_filled(_beside(stretch, low, high), like)), round(weight, 4)))
    return found


def _aligned(like: Likeness, allowed: NDArray[np.bool_], least: float) -> list[Pair]:
    """The best set of pairs that keep their order; a sentence may stay alone, or two be told as one."""
    single, left, right = _gains(like, allowed, least)
    rows, columns = single.shape
    best = np.zeros((rows + 2, columns + 2))
    for i in range(rows - 1, -1, -1):
        here = np.maximum(best[i + 1, :columns], single[i] + best[i + 1, 1 : columns + 1])
        here[:-1] = np.maximum(here[:-1], right[i] + best[i + 1, 2 : columns + 1])
        if i + 1 < rows:
            here = np.maximum(here, left[i] + best[i + 2, 1 : columns + 1])
        best[i, :columns] = np.maximum.accumulate(here[::-1])[::-1]
    found: list[Pair] = []
    i = j = 0
    while i < rows and j < columns:
        value = best[i, j]
        if value == best[i + 1, j]:
            i += 1
        elif value == best[i, j + 1]:
            j += 1
        elif value == single[i, j] + best[i + 1, j + 1]:
            found.append(Pair(i, i + 1, j, j + 1, float(like.single[i, j])))
            i, j = i + 1, j + 1
        elif j + 1 < columns and value == right[i, j] + best[i + 1, j + 2]:
            found.append(Pair(i, i + 1, j, j + 2, float(like.right[i, j])))
            i, j = i + 1, j + 2
        else:
            found.append(Pair(i, i + 2, j, j + 1, float(like.left[i, j])))
            i, j = i + 2, j + 1
    return found


def _gains(like: Likeness, allowed: NDArray[np.bool_], least: float) -> tuple[Matrix, Matrix, Matrix]:
    """What each pair adds; two sentences are told as one only when both bear on it and together are liker."""
    floor = min(FLOOR, least)
    single = np.where(allowed, like.single - floor, -np.inf)
    found = []
    for merged, a, b, may in (
        (like.left, like.single[:-1], like.single[1:], allowed[:-1] | allowed[1:]),
        (like.right, like.single[:, :-1], like.single[:, 1:], allowed[:, :-1] | allowed[:, 1:]),
    ):
        good = may & (merged >= np.maximum(a, b) + MERGED) & (np.minimum(a, b) >= HALF)
        found.append(np.where(good, merged - floor, -np.inf))
    return single, found[0], found[1]


def _stretches(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Pairs with few sentences between them."""
    run: list[Pair] = []
    for pair in pairs:
        if run:
            skipped = sorted((pair.i - run[-1].i_end, pair.j - run[-1].j_end))
            if skipped[0] > SKIPPED or skipped[1] > ABRIDGED:
                yield run
                run = []
        run.append(pair)
    if run:
        yield run


def _strongest(pairs: Sequence[Pair], low: int, high: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch that show most, in order: a chance pair before an excerpt does not dilute it."""
    best, first, last = 0.0, low, low
    weight, start = 0.0, low
    for n in range(low, high):
        weight -= _gap(pairs[n - 1], pairs[n]) if n > start else 0.0
        if weight <= 0:
            weight, start = 0.0, n
        weight += pairs[n].score - ALIKE
        if weight > best:
            best, first, last = weight, start, n + 1
    if best >= ENOUGH:
        yield from _strongest(pairs, low, first)
        yield first, last
        yield from _strongest(pairs, last, high)


def _gap(before: Pair, after: Pair) -> float:
    fewer, more = sorted((after.i - before.i_end, after.j - before.j_end))
    return GAP * fewer + LEFT_OUT * more


def _beside(stretch: Sequence[Pair], low: int, high: int) -> Sequence[Pair]:
    """A part of a stretch with the looser pairs that touch it on both sides."""
    while low > 0 and _gap(stretch[low - 1], stretch[low]) == 0:
        low -= 1
    while high < len(stretch) and _gap(stretch[high - 1], stretch[high]) == 0:
        high += 1
    return stretch[low:high]


def _weight(pairs: Sequence[Pair], one: Sequence[Sentence], other: Sequence[Sentence], single: Matrix) -> float:
    """What a run shows: 0 for one too short, too loose or not set apart. Date lines and quotations are no evidence."""
    own = [p for p in pairs if any(s.own for s in one[p.i : p.i_end]) and any(s.own for s in other[p.j : p.j_end])]
    if len(own) < LEAST_RUN or sum(p.score for p in own) < MEAN * len(own):
        return 0.0
    if sum(p.score - _next_best(p, single) for p in own) < APART * len(own):
        return 0.0
    return sum(p.score - ALIKE for p in own) - sum(_gap(before, after) for before, after in pairwise(pairs))


def _next_best(pair: Pair, single: Matrix) -> float:
    """How like its sentences are to others, of both articles the best, on average."""
    row, column = single[pair.i : pair.i_end].max(axis=0), single[:, pair.j : pair.j_end].max(axis=1)
    beside = np.delete(row, slice(pair.j, pair.j_end)), np.delete(column, slice(pair.i, pair.i_end))
    return float(sum(side.max() if side.size else 0.0 for side in beside)) / 2


def _agrees(pairs: Sequence[Pair], one: Sequence[Sentence], other: Sequence[Sentence]) -> bool:
    """Whether the numbers, and the names in Latin letters, of a run are by and large the same."""
    for mark, least in (("#", NUMBERS), ("@", NAMES)):
        mine = {a for p in pairs for s in one[p.i : p.i_end] for a in s.anchors if a[0] == mark and a.isascii()}
        theirs = {a for p in pairs for s in other[p.j : p.j_end] for a in s.anchors if a[0] == mark and a.isascii()}
        fewer = min(len(mine), len(theirs))
        if fewer >= FEW and len(mine & theirs) < least * fewer:
            return False
    return True


def _filled(pairs: Sequence[Pair], like: Likeness) -> Iterator[Pair]:
    """The pairs, and between two of them what their place shows to be a counterpart."""
    yield pairs[0]
    for before, after in pairwise(pairs):
        i, j = before.i_end, before.j_end
        if after.i > i and after.j > j:
            inner = Likeness(
                like.single[i : after.i, j : after.j],
                like.left[i : after.i - 1, j : after.j],
                like.right[i : after.i, j : after.j - 1],
            )
            for pair in _aligned(inner, inner.single >= BETWEEN, BETWEEN):
                yield Pair(pair.i + i, pair.i_end + i, pair.j + j, pair.j_end + j, pair.score)
        yield after
