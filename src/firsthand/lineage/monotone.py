"""Pairs of sentences that keep their order: which say the same, one to one, two told as one, or not at all.

In: the vectors of the sentences of two articles, which pairs are allowed, and what supports each. Out: the best set.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.encoder import Vectors

FLOOR = 0.4  # what a likeness is counted from when pairs compete for a place in the order
MERGED = 0.01  # by which two sentences told as one must be liker together than the better of them: a sentence beside
# its own and the next of the other article is less like the two by .016 or more; one joined from two mostly is liker
HALF = 0.2  # likeness of the lesser half of a sentence told as two: "and closed the road" in "pulled eleven workers"
BETWEEN = 0.3  # likeness of a pair that stands between two of a run, where nothing else can be its counterpart

Matrix = NDArray[np.float64]


class Pair(NamedTuple):
    """Sentences `[i, i_end)` of one article and `[j, j_end)` of the other, and how like their meanings are."""

    i: int
    i_end: int
    j: int
    j_end: int
    score: float


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


def aligned(like: Likeness, support: Matrix, allowed: NDArray[np.bool_], least: float) -> list[Pair]:
    """The best set of pairs that keep their order; a sentence may stay alone, or two be told as one."""
    single, left, right = _gains(like, support, allowed, least)
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


def _gains(like: Likeness, support: Matrix, allowed: NDArray[np.bool_], least: float) -> tuple[Matrix, Matrix, Matrix]:
    """What each pair adds; two sentences are told as one only when both bear on it and together are liker."""
    floor = min(FLOOR, least)
    single = np.where(allowed, like.single - floor + support, -np.inf)
    found = []
    for merged, a, b, more, may in (
        (like.left, like.single[:-1], like.single[1:], support[:-1] + support[1:], allowed[:-1] | allowed[1:]),
        (
            like.right,
            like.single[:, :-1],
            like.single[:, 1:],
            support[:, :-1] + support[:, 1:],
            allowed[:, :-1] | allowed[:, 1:],
        ),
    ):
        good = may & (merged >= np.maximum(a, b) + MERGED) & (np.minimum(a, b) >= HALF)
        found.append(np.where(good, merged - floor + more, -np.inf))
    return single, found[0], found[1]
