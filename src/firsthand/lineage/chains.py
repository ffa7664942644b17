"""Pairs of sentences of two articles that share names, numbers or stems, and the best set of them that keeps its order.

In: Cells, and between which sentences to look. Out: which of the cells are chosen.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled
from firsthand.lineage.fingerprint import I32, Bools, Longs

Floats = NDArray[np.float64]


class Cells(NamedTuple):
    """Pairs of sentences that share anchors, by i: how far these agree, and whether they are enough for a match.

    `fits` is 2 for a match by itself, 1 for one that its place must support, else 0. `own` when both sides say it in
    words of their own: two papers that translate what one person said did not translate each other. `worth` is what
    their anchors show, `gain` what is left of it; `given` is how much of what the later sentence says the earlier has,
    `taken` how much of the earlier the later; `stems` says whether a stem is among their anchors.
    """

    i: I32
    j: I32
    score: Floats
    fits: NDArray[np.int8]
    own: Bools
    worth: Floats
    gain: Floats
    given: Floats
    taken: Floats
    stems: Bools


@compiled
def aligned(cells: Cells, width: int, least: int, low: tuple[int, int], high: tuple[int, int]) -> Longs:
    """The best set of the cells in `[low, high)` that keep their order; a sentence may stay alone."""
    i, j = cells.i, cells.j
    here = np.empty(len(i), np.int64)
    n = 0
    for cell in range(np.searchsorted(i, low[0]), len(i)):
        if i[cell] >= high[0]:
            break
        if cells.fits[cell] >= least and low[1] <= j[cell] < high[1]:
            here[n] = cell
            n += 1
    rest, total = np.zeros(n, np.float64), np.zeros(n, np.float64)
    best = np.zeros(width + 1, np.float64)  # of the rows below, from each column on
    last = n
    while last:
        first = last - 1
        while first and i[here[first - 1]] == i[here[last - 1]]:
            first -= 1
        for m in range(first, last):
            rest[m] = best[j[here[m]] + 1]
            total[m] = cells.score[here[m]] + rest[m]
        for m in range(first, last):
            column = j[here[m]]
            while column >= 0 and best[column] < total[m]:
                best[column] = total[m]
                column -= 1
        last = first
    chosen = np.empty(n, np.int64)
    size = 0
    row, column, value = low[0], low[1], best[0]
    while value > 0:
        m = _next(i, j, here[:n], total, row, column, value)
        chosen[size] = here[m]
        size += 1
        row, column, value = i[here[m]] + 1, j[here[m]] + 1, rest[m]
    return chosen[:size].copy()


@compiled
def _next(i: I32, j: I32, here: Longs, total: Floats, row: int, column: int, value: float) -> int:
    """The cell with which the best set from a place on begins, of those that do equally well."""
    found = -1
    for m in range(len(here)):
        x, y = i[here[m]], j[here[m]]
        if total[m] != value or x < row or y < column:
            continue
        if y == column:
            return m
        if found < 0 or x > i[here[found]] or (x == i[here[found]] and y < j[here[found]]):
            found = m
    return found
