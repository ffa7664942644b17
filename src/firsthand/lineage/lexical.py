"""Sentences of two languages tied without a model, by the names, the numbers and the cognates they share, in order.

In: the anchored sentences of two articles and how much each anchor weighs. Out: matches. It ties only where much
agrees: a sentence without names or numbers stays untied.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled
from firsthand.lineage.anchored import Anchored
from firsthand.lineage.cognates import COGNATE, KIND, NAME, NUMBER
from firsthand.lineage.fingerprint import I32, Longs
from firsthand.lineage.retellings import Shared

Floats = NDArray[np.float64]

LEAST_ANCHORS = 2  # of a sentence pair, one a name or a number: "16", "explo"; more is asked of the pair of articles
LEAST_DISTINCT = 8  # different anchors over all sentence pairs: two reports of one day share its date and its town
LEAST_SHARE = 0.3  # of the weight of the shorter sentence's anchors
LEAST_PAIRS = 3  # sentences in order: below that two reports of one affair may agree
LEAST_COVER = 0.25  # of the shorter article's sentences that have anchors at all
IN_A_ROW, ROW_DISTINCT = 2, 12  # sentences left out between the first match and the last, and anchors, with less cover
TAIL = 2  # sentences behind the last match: "Nobody was beaten," said its spokesman, under what the ministry said
WEIGHTS = {NAME: 2.0, NUMBER: 2.0, COGNATE: 1.0}  # beside rarity: the stem of a long word is weaker than a name
_UNIT = 1 << 20  # of a weight: whole numbers, whose sum no order changes
_END = 1 << 40  # behind every sentence


class Matches(NamedTuple):
    """Sentence `i` of article `a` and `j` of article `b`, and how far their anchors agree; by pair, in order.

    The matches of pair n are `[at[n], at[n + 1])`.
    """

    a: Longs
    b: Longs
    at: Longs
    i: I32
    j: I32
    score: Floats


class _Meetings(NamedTuple):
    """The anchors that two articles share, rarest first, each with every pair of sentences (i, j) that has it."""

    i: I32
    j: I32
    anchor: I32


class _Cells(NamedTuple):
    """Pairs of sentences that share anchors, by i: how far these agree, and whether they are enough for a match.

    `fits` is 2 for a match by itself, 1 for one that its place must support, else 0.
    """

    i: I32
    j: I32
    score: Floats
    fits: NDArray[np.int8]


class _Weighed(NamedTuple):
    """What the anchors of each sentence weigh together, those of article i `[at[i], at[i + 1])`, and how many of an
    article's sentences have any to speak of."""

    at: Longs
    weight: Longs
    anchored: Longs


def rarity_of(read: Anchored) -> Longs:
    """How much each anchor weighs: its kind, times how few articles have it."""
    kind = np.array([WEIGHTS.get(kind, 0.0) for kind in range(4)])[read.hash & KIND]
    return np.asarray(np.rint(_UNIT * kind * np.log(1 + len(read.at) / (1 + read.held))).astype(np.int64))


def retold(read: Anchored, found: Shared, rarity: Longs, pairs: Longs) -> Matches:
    """The sentence pairs of those pairs of articles of which one retells the other."""
    return Matches(*_retold(_weighed(read, rarity), found, pairs))


@compiled
def _weighed(read: Anchored, rarity: Longs) -> _Weighed:
    weight, anchored = np.zeros(len(read.start), np.int64), np.zeros(len(read.at) - 1, np.int64)
    for rank in range(len(anchored)):
        for sentence in range(read.at[rank], read.at[rank + 1]):
            for n in range(read.of[sentence], read.of[sentence + 1]):
                weight[sentence] += rarity[read.anchor[n]]
            anchored[rank] += read.of[sentence + 1] - read.of[sentence] >= LEAST_ANCHORS
    return _Weighed(read.at, weight, anchored)


@compiled
def _retold(weighed: _Weighed, found: Shared, pairs: Longs) -> tuple[Longs, Longs, Longs, I32, I32, Floats]:
    kept, at = np.empty(len(pairs), np.int64), np.zeros(len(pairs) + 1, np.int64)
    i, j, score = np.empty(64, np.int32), np.empty(64, np.int32), np.empty(64, np.float64)
    first = np.full(len(found.rarity), -1, np.int64)  # where each anchor of `marked` stands first among its own
    marked = -1
    n = size = 0
    for pair in range(len(pairs)):
        a, b = pairs[pair]
        if a != marked:
            _mark(first, found, marked, a)
            marked = a
        met = _meetings(found, a, b, first)
        if not len(met.i):
            continue
        one = weighed.weight[weighed.at[a] : weighed.at[a + 1]]
        other = weighed.weight[weighed.at[b] : weighed.at[b + 1]]
        cells = _cells(met, found.rarity, found.kind, one, other)
        chosen = _filled(cells, len(other))
        if len(chosen) < LEAST_PAIRS:
            continue
        covered = len(chosen) >= LEAST_COVER * min(weighed.anchored[a], weighed.anchored[b])
        least = LEAST_DISTINCT if covered else ROW_DISTINCT
        if not (covered or _in_a_row(cells, chosen)) or _distinct(met, cells, chosen, len(one)) < least:
            continue
        while size + len(chosen) > len(i):
            i, j = np.concatenate((i, np.empty_like(i))), np.concatenate((j, np.empty_like(j)))
            score = np.concatenate((score, np.empty_like(score)))
        for cell in chosen:
            i[size], j[size], score[size] = cells.i[cell], cells.j[cell], cells.score[cell]
            size += 1
        kept[n] = pair
        n += 1
        at[n] = size
    rows = pairs[kept[:n]]
    return (
        rows[:, 0].copy(),
        rows[:, 1].copy(),
        at[: n + 1].copy(),
        i[:size].copy(),
        j[:size].copy(),
        score[:size].copy(),
    )


@compiled
def _mark(first: Longs, found: Shared, before: int, rank: int) -> None:
    """Note where the anchors of an article stand, in place of those of another."""
    if before >= 0:
        for place in range(found.at[before], found.at[before + 1]):
            first[found.anchor[place]] = -1
    for place in range(found.at[rank + 1] - 1, found.at[rank] - 1, -1):
        first[found.anchor[place]] = place


@compiled
def _meetings(found: Shared, a: int, b: int, first: Longs) -> _Meetings:
    """What two articles share; nothing where they share too few anchors. `first` says where those of a are."""
    anchors, sentences = found.anchor, found.sentence
    distinct = size = 0
    before = np.int32(-1)
    for place in range(found.at[b], found.at[b + 1]):
        anchor = anchors[place]
        x = first[anchor]
        if x >= 0:
            distinct += anchor != before
            before = anchor
            while x < found.at[a + 1] and anchors[x] == anchor:
                size += 1
                x += 1
    if distinct < LEAST_DISTINCT:
        size = 0
    i, j, anchor_of = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.int32)
    n, y = 0, found.at[b]
    while n < size:
        anchor, last = anchors[y], y + 1
        while last < found.at[b + 1] and anchors[last] == anchor:
            last += 1
        x = first[anchor]
        while 0 <= x < found.at[a + 1] and anchors[x] == anchor:
            for place in range(y, last):
                i[n], j[n], anchor_of[n] = sentences[x], sentences[place], anchor
                n += 1
            x += 1
        y = last
    return _Meetings(i, j, anchor_of)


@compiled
def _cells(met: _Meetings, rarity: Longs, kind: I32, one: Longs, other: Longs) -> _Cells:
    """The pairs of sentences that share something; `one` and `other` are what the sentences weigh."""
    upto = np.zeros(len(one) + 1, np.int64)
    for n in range(len(met.i)):
        upto[met.i[n] + 1] += 1
    upto = np.cumsum(upto)
    order, fill = np.empty(len(met.i), np.int64), upto[:-1].copy()
    for n in range(len(met.i)):
        order[fill[met.i[n]]] = n
        fill[met.i[n]] += 1
    of_column = np.full(len(other), -1, np.int64)
    i, j, count = np.empty(len(order), np.int32), np.empty(len(order), np.int32), np.zeros(len(order), np.int32)
    weight, kinds = np.zeros(len(order), np.int64), np.zeros(len(order), np.int32)
    size = 0
    for row in range(len(one)):
        first = size
        for place in range(upto[row], upto[row + 1]):
            n = order[place]
            column, anchor = met.j[n], met.anchor[n]
            cell = of_column[column]
            if cell < first:
                cell = of_column[column] = size
                i[cell], j[cell] = row, column
                size += 1
            count[cell] += 1
            weight[cell] += rarity[anchor]
            kinds[cell] |= 1 << kind[anchor]
    score, fits = np.empty(size, np.float64), np.zeros(size, np.int8)
    for cell in range(size):
        x, y = one[i[cell]], other[j[cell]]
        score[cell] = weight[cell] / max(x, y)
        if kinds[cell] == 1 << NUMBER:  # a dateline is numbers alone: a day and a month
            fits[cell] = count[cell] > 2
        elif kinds[cell] != 1 << COGNATE:
            fits[cell] = 2 if count[cell] >= LEAST_ANCHORS and weight[cell] >= LEAST_SHARE * min(x, y) else 1
    return _Cells(i[:size], j[:size], score, fits)


@compiled
def _filled(cells: _Cells, width: int) -> Longs:
    """The matches, and beside them those that one shared name carries: there a changed number is found."""
    if _rows(cells, 2) < LEAST_PAIRS:
        return np.empty(0, np.int64)
    strong = _aligned(cells, width, 2, (0, 0), (_END, _END))
    if len(strong) < LEAST_PAIRS:
        return strong
    found = np.empty(len(cells.i), np.int64)
    size = 0
    for n in range(len(strong)):
        found[size] = strong[n]
        size += 1
        low = int(cells.i[strong[n]]) + 1, int(cells.j[strong[n]]) + 1
        high = low[0] + TAIL, low[1] + TAIL
        if n + 1 < len(strong):
            high = int(cells.i[strong[n + 1]]), int(cells.j[strong[n + 1]])
        if low[0] < high[0] and low[1] < high[1]:
            for cell in _aligned(cells, width, 1, low, high):
                found[size] = cell
                size += 1
    return found[:size]


@compiled
def _rows(cells: _Cells, least: int) -> int:
    """In how many sentences of the earlier article a cell fits as well as that."""
    found, before = 0, -1
    for cell in range(len(cells.i)):
        if cells.fits[cell] >= least and cells.i[cell] != before:
            found, before = found + 1, cells.i[cell]
    return found


@compiled
def _aligned(cells: _Cells, width: int, least: int, low: tuple[int, int], high: tuple[int, int]) -> Longs:
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
def _in_a_row(cells: _Cells, chosen: Longs) -> bool:
    """Whether the matches follow each other closely in both articles: a passage put into a text of its own."""
    first, last = chosen[0], chosen[-1]
    longest = max(cells.i[last] - cells.i[first], cells.j[last] - cells.j[first]) + 1
    return bool(longest <= len(chosen) + IN_A_ROW)


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


@compiled
def _distinct(met: _Meetings, cells: _Cells, chosen: Longs, height: int) -> int:
    """How many different anchors the matches share."""
    partner = np.full(height, -1, np.int64)
    for cell in chosen:
        partner[cells.i[cell]] = cells.j[cell]
    found = 0
    before = np.int32(-1)
    for n in range(len(met.i)):
        if met.anchor[n] != before and partner[met.i[n]] == met.j[n]:
            found += 1
            before = met.anchor[n]
    return found
