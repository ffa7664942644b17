"""Short runs of equal words around longer ones, in pairs of articles of which one rewords the other.

In: two articles' word hashes and the runs of equal words that they are known to share. Out: these runs, and the chains
of shorter ones about them. In a sentence with every fifth word exchanged no run is long enough to stand by itself;
such a sentence may have moved, or its halves changed places, so the chains are looked for in whatever order.
"""

import numpy as np

from firsthand.compiled import compiled, leaf
from firsthand.lineage.exact import FEW, IN_SLOT, Slots, fill_slots
from firsthand.lineage.fingerprint import I32, U64, Bools, Longs

ENOUGH = 16  # equal words in known runs: one of sixteen or two of eight show that something was copied
WHOLE = 24  # words of a run that stands alone, or half of what several have on the average: above, nothing was reworded
AROUND = 60  # words before and behind a known run: a sentence or two that were moved
SHORT = IN_SLOT  # words of a run between two that were changed
CHAIN = 8  # words of runs one behind the other, half of all that they span: a sentence reworded
ONE_OF = 4  # words of the longest of them: "of the", "in the" and "that it is" stand in a row everywhere
BETWEEN = 8  # words changed between two runs of a chain
MOST = 400  # runs of one pair: a page of one sentence over and over has nothing more to show


@leaf
def rewritten(known: Longs) -> bool:
    """Whether the runs of a pair break off so soon that there may be more about them."""
    total = 0
    for n in range(len(known)):
        total += known[n, 2]
    return bool(len(known) <= MOST and ENOUGH <= total < WHOLE * (2 * len(known) - 1))


@compiled
def with_reworded(known: Longs, x: U64, y: U64, of_x: Slots, of_y: Slots, table: I32) -> Longs:
    """The known runs, rows (place in x, place in y, length), and the chains of short ones about them.

    No word is in two runs; by place in x. `of_x` and `of_y` are room for the slots of the words; `table` has -1 for
    each slot, before and after.
    """
    a, a_end = _stretch(known, 0, len(x))
    b, b_end = _stretch(known, 1, len(y))
    open_x, open_y = _around(known, 0, a, a_end), _around(known, 1, b, b_end)
    rows, following = np.empty((MOST, 3), np.int64), np.empty(a_end - a, np.int32)
    x, y = x[a:a_end], y[b:b_end]
    fill_slots(x, of_x)
    fill_slots(y, of_y)
    size = _short_runs(x, y, of_x, of_y, open_x, open_y, table, following, rows)
    found = rows[:size]
    if not _enough(found):
        return known
    more = _chained(found, open_x, open_y)
    if not len(more):
        return known
    more[:, 0] += a
    more[:, 1] += b
    return by_place(np.concatenate((known, more)))


@compiled
def by_place(runs: Longs) -> Longs:
    """The runs, which do not overlap, by place in x; a few are sorted where they are."""
    if len(runs) > FEW:
        return runs[np.argsort(runs[:, 0])]
    _few_by_place(runs)
    return runs


@leaf
def _few_by_place(runs: Longs) -> None:
    for n in range(1, len(runs)):
        i, j, length = runs[n, 0], runs[n, 1], runs[n, 2]
        place = n
        while place and runs[place - 1, 0] > i:
            for column in range(3):
                runs[place, column] = runs[place - 1, column]
            place -= 1
        runs[place, 0], runs[place, 1], runs[place, 2] = i, j, length


@leaf
def _stretch(known: Longs, side: int, size: int) -> tuple[int, int]:
    """From the first to the last word near a run."""
    first, last = known[0, side], known[0, side] + known[0, 2]
    for n in range(len(known)):
        first, last = min(first, known[n, side]), max(last, known[n, side] + known[n, 2])
    return max(0, first - AROUND), min(size, last + AROUND)


@compiled
def _around(known: Longs, side: int, low: int, high: int) -> Bools:
    """The words of a stretch that are near a run and in none."""
    found = np.zeros(high - low, np.bool_)
    _open(known, side, low, found)
    return found


@leaf
def _open(known: Longs, side: int, low: int, found: Bools) -> None:
    for n in range(len(known)):
        start = known[n, side] - low
        found[max(0, start - AROUND) : start + known[n, 2] + AROUND] = True
    for n in range(len(known)):
        start = known[n, side] - low
        found[start : start + known[n, 2]] = False


@leaf
def _short_runs(
    x: U64,
    y: U64,
    of_x: Slots,
    of_y: Slots,
    open_x: Bools,
    open_y: Bools,
    table: I32,
    following: I32,
    rows: Longs,
) -> int:
    """Fill in the maximal runs of at least SHORT equal words that are open, by place in y from the last; how many.

    By slot, `table` takes the first place in x where so many open words have it; by place, `following` the next one
    with the same slot.
    """
    row = 0  # open words in a row
    for i in range(len(x) - 1, -1, -1):
        row = row + 1 if open_x[i] else 0
        if row >= SHORT:
            following[i] = table[of_x[i]]
            table[of_x[i]] = i
    n = row = 0
    for j in range(len(y) - 1, -1, -1):
        row = row + 1 if open_y[j] else 0
        if row < SHORT:
            continue
        i = table[of_y[j]]
        while i >= 0 and n < len(rows):
            same = x[i] == y[j] and x[i + 1] == y[j + 1] and x[i + 2] == y[j + 2]
            if same and not (i and j and open_x[i - 1] and open_y[j - 1] and x[i - 1] == y[j - 1]):
                room, length = min(len(x) - i, row), SHORT
                while length < room and open_x[i + length] and x[i + length] == y[j + length]:
                    length += 1
                rows[n, 0], rows[n, 1], rows[n, 2] = i, j, length
                n += 1
            i = following[i]
    for i in range(len(x)):
        table[of_x[i]] = -1
    return n


@leaf
def _enough(found: Longs) -> bool:
    """Whether the runs have words enough for a chain, and one that a chain may have for its longest."""
    longest = total = 0
    for n in range(len(found)):
        longest = max(longest, found[n, 2])
        total += found[n, 2]
    return bool(longest >= ONE_OF and total >= CHAIN)


@compiled
def _chained(found: Longs, open_x: Bools, open_y: Bools) -> Longs:
    """The runs of the chains that are long and dense enough, the longest chain first; their words are open no more."""
    rows = np.empty((len(found), 3), np.int64)
    n = 0
    size, before = _joined(found)
    if size.max() < CHAIN:
        return rows[:0]
    for last in np.argsort(-size, kind="mergesort"):
        if size[last] < CHAIN:
            break
        if not _stands(found, before, last, size[last], open_x, open_y):
            continue
        n = _take(found, before, last, open_x, open_y, rows, n)
    return rows[:n].copy()


@leaf
def _take(found: Longs, before: Longs, last: int, open_x: Bools, open_y: Bools, rows: Longs, n: int) -> int:
    """Fill in the runs of a chain, from row `n` on; up to which row. Their words are open no more."""
    run = last
    while run >= 0:
        i, j, length = found[run, 0], found[run, 1], found[run, 2]
        rows[n, 0], rows[n, 1], rows[n, 2] = i, j, length
        n += 1
        open_x[i : i + length] = False
        open_y[j : j + length] = False
        run = before[run]
    return n


@compiled
def _joined(found: Longs) -> tuple[Longs, Longs]:
    """For each run the most words that a chain ending with it has, and the run before it in that chain."""
    size, before = found[:, 2].copy(), np.full(len(found), -1, np.int64)
    _join(found, size, before)
    return size, before


@leaf
def _join(found: Longs, size: Longs, before: Longs) -> None:
    for run in range(len(found) - 1, -1, -1):
        i, j, length = found[run, 0], found[run, 1], found[run, 2]
        for other in range(run + 1, len(found)):
            if found[other, 1] < j - AROUND:
                break
            a, b = i - found[other, 0] - found[other, 2], j - found[other, 1] - found[other, 2]
            if 0 <= a <= BETWEEN and 0 <= b <= BETWEEN and size[other] + length > size[run]:
                size[run], before[run] = size[other] + length, other


@leaf
def _stands(found: Longs, before: Longs, last: int, size: int, open_x: Bools, open_y: Bools) -> bool:
    """Whether the words of a chain are still open, one run of it is long enough, and half of what it spans is equal."""
    longest, run, first = 0, last, last
    while run >= 0:
        i, j, length = found[run, 0], found[run, 1], found[run, 2]
        longest = max(longest, length)
        if not open_x[i : i + length].all() or not open_y[j : j + length].all():
            return False
        first, run = run, before[run]
    wide = found[last, 2] + max(found[last, 0] - found[first, 0], found[last, 1] - found[first, 1])
    return bool(longest >= ONE_OF and 2 * size >= wide)
