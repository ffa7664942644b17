"""What stands before, between and behind the sentences of two languages that show a retelling: less is asked of it.

In: the cells of two articles and the chain of those that show enough. Out: more pairs of sentences, in order. One that
shares a name with its counterpart is tied by its place, and so is one between two matches that shares a stem and is
about as long; a sentence more on one side goes with the neighbour that was cut in two; and where as many are left on
either side, all as long, they are tied though they share nothing.
"""

from typing import NamedTuple

import numpy as np

from firsthand.compiled import compiled, leaf
from firsthand.lineage.chains import Cells, aligned
from firsthand.lineage.fingerprint import I32, Bools, Longs, Words

EDGE = 2  # sentences before the first match and behind the last: "Nobody was beaten," said its spokesman, under what
# the ministry said
FEW_BETWEEN = 3  # sentences between two matches that share nothing: of more, something else may have been put in
AS_LONG = 1.5  # times, by the ratio of those that match: a translator takes a fifth more letters here and less there
AS_LONG_ALONE = 1.25  # of sentences that share nothing: "No ship left." and a sentence of five lines are two


class Written(NamedTuple):
    """The words of all articles, and from which character to which each sentence goes."""

    words: Words
    at: Longs
    start: I32
    end: I32
    bare: Bools


@compiled
def filled(cells: Cells, chain: Longs, written: Written, a: int, b: int) -> tuple[Longs, float]:
    """The chain with the pairs that it supports, and how many letters of the later article one of the earlier takes."""
    ratio = longer(written, a, b, cells, chain)
    width = written.at[b + 1] - written.at[b]
    first = int(cells.i[chain[0]]), int(cells.j[chain[0]])
    last = int(cells.i[chain[-1]]) + 1, int(cells.j[chain[-1]]) + 1
    before = aligned(cells, width, 1, (max(0, first[0] - EDGE), max(0, first[1] - EDGE)), first)
    behind = aligned(cells, width, 1, last, (last[0] + EDGE, last[1] + EDGE))
    for cell in range(len(cells.i)):
        if not cells.fits[cell] and cells.stems[cell]:
            cells.fits[cell] = _alike(written, a, b, cells.i[cell], cells.j[cell], ratio, AS_LONG)
    found = np.empty(2 * len(cells.i) + len(chain), np.int64)
    size = _at_edge(cells, before, written, a, b, ratio, found, 0)
    for n in range(len(chain)):
        found[size] = chain[n]
        size += 1
        if n + 1 < len(chain):
            low = int(cells.i[chain[n]]) + 1, int(cells.j[chain[n]]) + 1
            high = int(cells.i[chain[n + 1]]), int(cells.j[chain[n + 1]])
            if low[0] < high[0] and low[1] < high[1]:
                for cell in aligned(cells, width, 1, low, high):
                    found[size] = cell
                    size += 1
    size = _at_edge(cells, behind, written, a, b, ratio, found, size)
    return _with_halves(cells, found[:size], written, a, b, ratio), ratio


@leaf
def _at_edge(cells: Cells, some: Longs, written: Written, a: int, b: int, ratio: float, found: Longs, size: int) -> int:
    """Fill in those before or behind all matches that are about as long, from a place on; up to which place."""
    for cell in some:
        if _alike(written, a, b, cells.i[cell], cells.j[cell], ratio, AS_LONG):
            found[size] = cell
            size += 1
    return size


@leaf
def longer(written: Written, a: int, b: int, cells: Cells, chosen: Longs) -> float:
    """How many letters of the later article one of the earlier takes, in the sentences that match."""
    one = other = 0
    for cell in chosen:
        one += _length(written, a, cells.i[cell])
        other += _length(written, b, cells.j[cell])
    return other / one


@leaf
def _length(written: Written, rank: int, sentence: int) -> int:
    here = written.at[rank] + sentence
    return int(written.end[here] - written.start[here])


@leaf
def _alike(written: Written, a: int, b: int, i: int, j: int, ratio: float, most: float) -> bool:
    """Whether two sentences are about as long, by the ratio of those that match, and no headline is one of them."""
    if written.bare[written.at[a] + i] != written.bare[written.at[b] + j]:
        return False
    here, there = ratio * _length(written, a, i), _length(written, b, j)
    return bool(max(here, there) <= most * min(here, there))


@compiled
def _with_halves(cells: Cells, chosen: Longs, written: Written, a: int, b: int, ratio: float) -> Longs:
    """With the other half of a sentence that one article has as two: the only one there between two matches, that has
    something of the one before or behind it, which is more nearly as long as both."""
    found = np.empty(2 * len(chosen), np.int64)
    size = 0
    for n in range(len(chosen)):
        if n:
            left, right = chosen[n - 1], chosen[n]
            i, j, i_end, j_end = cells.i[left], cells.j[left], cells.i[right], cells.j[right]
            half = -1
            if i_end == i + 1 and j_end == j + 2:
                one, other = _cell(cells, i, j + 1), _cell(cells, i_end, j + 1)
                if one >= 0 and _is_more(ratio * _length(written, a, i), written, b, j, j + 1):
                    half = one
                if other >= 0 and _is_more(ratio * _length(written, a, i_end), written, b, j_end, j + 1):
                    half = other if half < 0 or cells.score[other] > cells.score[half] else half
            elif i_end == i + 2 and j_end == j + 1:
                one, other = _cell(cells, i + 1, j), _cell(cells, i + 1, j_end)
                if one >= 0 and _is_more(_length(written, b, j) / ratio, written, a, i, i + 1):
                    half = one
                if other >= 0 and _is_more(_length(written, b, j_end) / ratio, written, a, i_end, i + 1):
                    half = other if half < 0 or cells.score[other] > cells.score[half] else half
            if half >= 0:
                found[size] = half
                size += 1
        found[size] = chosen[n]
        size += 1
    return found[:size].copy()


@leaf
def _cell(cells: Cells, i: int, j: int) -> int:
    """The cell of two sentences that share something, and not one wording; -1 where there is none."""
    for cell in range(np.searchsorted(cells.i, i), len(cells.i)):
        if cells.i[cell] != i:
            break
        if cells.j[cell] == j and cells.worth[cell] > 0:
            return cell
    return -1


@leaf
def _is_more(wanted: float, written: Written, rank: int, sentence: int, more: int) -> bool:
    """Whether a sentence and one more are together more nearly so long than it is alone."""
    alone = _length(written, rank, sentence)
    return bool(wanted * wanted > alone * (alone + _length(written, rank, more)))


@leaf
def between(written: Written, a: int, b: int, low: tuple[int, int], high: tuple[int, int], ratio: float) -> int:
    """How many sentences stand between two matches, if they are as many on either side, and as long; else none."""
    count = high[0] - low[0] - 1
    if count != high[1] - low[1] - 1 or count > FEW_BETWEEN:
        return 0
    for n in range(1, count + 1):
        if not _alike(written, a, b, low[0] + n, low[1] + n, ratio, AS_LONG_ALONE):
            return 0
    return int(count)
