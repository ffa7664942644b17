"""Two articles token by token: the passages they share, however lightly edited.

In: word hashes end to end, and the places of common fingerprints. Out: aligned passages as columns, pair by pair. Every
passage is verified word for word; a fingerprint only says where to look. All that one article shares is looked for at
once: most fingerprints lie in a run already found, and most pairs share a stock phrase and nothing else.
"""

from typing import NamedTuple

import numpy as np

from firsthand.compiled import compiled, leaf
from firsthand.lineage.exact import (
    FEW,
    IN_SLOT,
    NOT_MET,
    SLOTS,
    Seeds,
    Slots,
    Sums,
    fill_slots,
    longest_first,
    runs_with,
)
from firsthand.lineage.fingerprint import I32, U64, Bools, K, Longs
from firsthand.lineage.reworded import ENOUGH, by_place, rewritten, with_reworded

LEAST = 10  # words of the longest passage of a pair: of shorter ones none means anything by itself
GAP = 8  # words of an edit inside one passage: "the port's director, Ana Ruiz," put in before "said"
STEP = 3  # equal words that carry a passage past a small edit near its end, where no fingerprint fits any more
EDITS = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0), (3, 3))  # words changed, put in, left out
PUT_IN = 3, GAP  # words put in, or left out, amid a saying: who says it; then K equal words follow
TIED = 24  # equal words that two articles share in any case: then shorter runs between them mean something
FILL = 4  # words of such a run: what is left of "He said the road was closed" with a word changed
MANY = 2000  # runs of one pair: a page of one sentence over and over has no gaps worth filling
SHORT = min(TIED, ENOUGH)  # words of a run that, alone, has neither gaps worth filling nor reworded words about it
WIDE = 60  # words of either side in which it is looked for: a sentence left out and the one behind it

_EDITS = np.array(EDITS, np.int64)
_FARTHEST = max(*_EDITS.flat, *PUT_IN)
_LEAST_PUT_IN, _MOST_PUT_IN = PUT_IN


class Passages(NamedTuple):
    """Aligned passages by b, by pair and by place in a; `runs` are rows (token of a, of b, length) of equal words.

    Passage i is of articles `a[i]` and `b[i]`; its runs are `runs[at[i] : at[i + 1]]`.
    """

    a: Longs
    b: Longs
    at: Longs
    runs: Longs


class _Gap(NamedTuple):
    """Room for looking into gaps, one after the other: what is found there, and what is left to look at.

    `met` says which slots words of b have, `ahead` how many words of a in a row, from a place on, have one of these.
    `of_x` and `of_y` are the slots of the words that are looked at, `place` is a place a slot, for the words about all
    runs of a pair; `all` takes the runs of a pair with those found.
    """

    all: Longs
    rows: Longs
    left: Longs
    met: Bools
    ahead: Longs
    of_x: Slots
    of_y: Slots
    place: I32


def passages(seeds: Seeds, quoted: Seeds, found: Sums, at: Longs) -> Passages:
    """The passages of each pair of articles of which one is long enough; the later articles of either seeds ascend."""
    columns = [column.view() for column in (*seeds, *quoted)]
    for column in columns:
        column.setflags(write=False)  # as an engine gives them, so that one piece of machine code serves all
    seeds, quoted = Seeds(*columns[:4]), Seeds(*columns[4:])
    return Passages(*_passages(seeds, quoted, found, at, int(np.diff(at).max(initial=0))))


@compiled
def _passages(seeds: Seeds, quoted: Seeds, found: Sums, at: Longs, longest: int) -> tuple[Longs, Longs, Longs, Longs]:
    room = 1024 + (len(seeds.b) + len(quoted.b)) // 4  # most lie in one run with others; unused room costs nothing
    a_of, b_of, ends = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room + 1, np.int64)
    rows = np.empty((room, 3), np.int64)
    ends[0] = 0
    gap = _Gap(
        np.empty((longest + 1, 3), np.int64),
        np.empty((WIDE, 3), np.int64),
        np.empty((WIDE, 4), np.int64),
        np.zeros(SLOTS, np.bool_),
        np.empty(WIDE + 1, np.int64),
        np.empty(longest + WIDE, np.uint16),
        np.empty(longest + WIDE, np.uint16),
        np.full(SLOTS, -1, np.int32),
    )
    latest = np.full(len(at), NOT_MET, np.int32)
    others, runs, pair = np.empty(64, np.int32), np.empty((128, 4), np.int64), np.empty((128, 3), np.int64)
    none = int(np.int64(0))  # a bare 0 is another type to the compiler: what is called with it would be made twice
    kept = n = first = first_quoted = none
    words = found.words
    while first < len(seeds.b) or first_quoted < len(quoted.b):
        b = _next_later(seeds.b, first, quoted.b, first_quoted)
        last, last_quoted = _behind(seeds.b, first, b), _behind(quoted.b, first_quoted, b)
        size = last - first + last_quoted - first_quoted
        if size > len(others):
            others, runs = np.empty(2 * size, np.int32), np.empty((4 * size, 4), np.int64)  # two runs a seed at most
            pair = np.empty((4 * size, 3), np.int64)
        met, size = runs_with(seeds, first, last, at, found, latest, others, none, runs, none)
        met, _ = runs_with(quoted, first_quoted, last_quoted, at, found, latest, others, met, runs, size)
        first, first_quoted = last, last_quoted
        y = words[at[b] : at[b + 1]]
        for place in range(_worth(words, at, b, runs, latest, others, met)):
            a = others[place]
            x = words[at[a] : at[a + 1]]
            size = _of_pair(latest[a], runs, pair)
            latest[a] = NOT_MET
            most = min(len(x), len(y))  # rows, and passages, of a pair: no word is in two of them
            while n + most > len(rows):
                rows = np.concatenate((rows, np.empty_like(rows)))
            while kept + most > len(a_of):
                a_of, b_of = np.concatenate((a_of, a_of)), np.concatenate((b_of, b_of))
                ends = np.concatenate((ends, ends))
            before = kept
            kept = _of_runs(pair[:size], x, y, gap, rows, ends, kept)
            if _longest(rows, ends, before, kept) < LEAST:
                kept = before
            n = ends[kept]
            a_of[before:kept], b_of[before:kept] = a, b
    return a_of[:kept], b_of[:kept], ends[: kept + 1], rows[:n]


@leaf
def _next_later(one: I32, first: int, other: I32, first_other: int) -> int:
    """The next later article of two columns, of which one at least goes on."""
    if first == len(one):
        return int(other[first_other])
    if first_other == len(other):
        return int(one[first])
    return int(min(one[first], other[first_other]))


@leaf
def _behind(later: I32, first: int, b: int) -> int:
    """Where the seeds of a later article end."""
    last = first
    while last < len(later) and later[last] == b:
        last += 1
    return last


@leaf
def _worth(words: U64, at: Longs, b: int, runs: Longs, latest: I32, others: I32, met: int) -> int:
    """Keep of the articles met those that share more with b than a stock phrase, as one in ten does; how many."""
    y = words[at[b] : at[b + 1]]
    kept = 0
    for place in range(met):
        a = others[place]
        run = latest[a]
        if run < 0 or (
            runs[run, 3] < 0 and runs[run, 2] < LEAST and not _goes_on(runs[run], words[at[a] : at[a + 1]], y)
        ):
            latest[a] = NOT_MET
        else:
            others[kept] = a
            kept += 1
    return kept


@leaf
def _goes_on(run: Longs, x: U64, y: U64) -> bool:
    """Whether equal words follow behind a small edit at either end of a run."""
    none = int(np.int64(0))
    i, j, length = run[0], run[1], run[2]
    if _past_edit(x, y, i + length, j + length, (len(x), len(y)), 1)[2]:
        return True
    return bool(_past_edit(x, y, i - 1, j - 1, (none, none), -1)[2])


@leaf
def _of_pair(run: int, runs: Longs, pair: Longs) -> int:
    """Fill in the runs of one pair, from the last one on; how many."""
    n = 0
    while run >= 0:
        pair[n, 0], pair[n, 1], pair[n, 2] = runs[run, 0], runs[run, 1], runs[run, 2]
        n += 1
        run = runs[run, 3]
    return n


@compiled
def _of_runs(pair: Longs, x: U64, y: U64, gap: _Gap, rows: Longs, ends: Longs, kept: int) -> int:
    """Fill in the passages that the runs of a pair make, behind those that are kept; how many there are then."""
    none = int(np.int64(0))
    n = ends[kept]
    if len(pair) == 1 and pair[0, 2] < SHORT:
        ends[kept + 1] = _grown(pair, x, y, (none, none), (len(x), len(y)), rows, n)
        return kept + 1
    runs = _disjoint(pair)
    if _has_gaps(runs):
        runs = gap.all[: _filled(runs, x, y, gap)]
    if rewritten(runs):
        runs = with_reworded(runs, x, y, gap.of_x, gap.of_y, gap.place)
    return _grouped(runs, x, y, *_bounds_in_b(runs), rows, ends, kept)


@leaf
def _grouped(runs: Longs, x: U64, y: U64, starts: Longs, stops: Longs, rows: Longs, ends: Longs, kept: int) -> int:
    """Fill in the passages of the runs of a pair, each of runs that a small edit parts; how many there are then."""
    start = int(np.int64(0))
    while start < len(runs):
        stop = start + 1
        while stop < len(runs) and _near(runs, stop):
            stop += 1
        low, high = _limits(runs, start, stop, starts, stops, len(x), len(y))
        ends[kept + 1] = _grown(runs[start:stop], x, y, low, high, rows, ends[kept])
        kept += 1
        start = stop
    return kept


@leaf
def _longest(rows: Longs, ends: Longs, first: int, last: int) -> int:
    """How many equal words the longest of some passages has."""
    longest = 0
    for passage in range(first, last):
        size = 0
        for row in range(ends[passage], ends[passage + 1]):
            size += rows[row, 2]
        longest = max(longest, size)
    return longest


@compiled
def _disjoint(pair: Longs) -> Longs:
    """Longest first, each trimmed to what no longer run has taken on either side; as rows (a, b, length), by a."""
    if _apart(pair, 0) and _apart(pair, 1):
        return by_place(pair)
    longest_first(pair)
    kept = np.empty((len(pair), 3), np.int64)
    n = 0
    for run in range(len(pair)):
        a, b, length = pair[run, 0], pair[run, 1], pair[run, 2]
        for other in range(n):
            a, b, length = _outside(a, b, length, kept[other, 0], kept[other, 2], True)
            a, b, length = _outside(a, b, length, kept[other, 1], kept[other, 2], False)
            if length < K:
                break
        if length >= K:
            kept[n, 0], kept[n, 1], kept[n, 2] = a, b, length
            n += 1
    return by_place(kept[:n])


@compiled
def _apart(pair: Longs, side: int) -> bool:
    """Whether no two runs overlap on one side."""
    if len(pair) <= FEW:
        return _few_apart(pair, side)
    order = np.argsort(pair[:, side])
    for n in range(1, len(order)):
        if pair[order[n], side] < pair[order[n - 1], side] + pair[order[n - 1], 2]:
            return False
    return True


@leaf
def _few_apart(pair: Longs, side: int) -> bool:
    for n in range(1, len(pair)):
        for m in range(n):
            if pair[n, side] < pair[m, side] + pair[m, 2] and pair[m, side] < pair[n, side] + pair[n, 2]:
                return False
    return True


@leaf
def _outside(a: int, b: int, length: int, taken: int, size: int, side_a: bool) -> tuple[int, int, int]:
    """The longer piece of a run that lies outside another on one side; of no words when nothing does."""
    at = a if side_a else b
    left, right = taken - at, at + length - (taken + size)
    if left >= length or right >= length:
        return a, b, length
    if max(left, right) <= 0:
        return a, b, 0
    skip = 0 if left >= right else length - right
    return a + skip, b + skip, max(left, right)


@leaf
def _has_gaps(kept: Longs) -> bool:
    """Whether runs of a pair have so many words that shorter ones between them mean something."""
    total = 0
    for n in range(len(kept)):
        total += kept[n, 2]
    return bool(total >= TIED and len(kept) <= MANY)


@leaf
def _filled(kept: Longs, x: U64, y: U64, gap: _Gap) -> int:
    """Fill in, as `all` of the room, the runs, and shorter ones between two of them that follow each other in both
    articles, or behind the ends; how many they are."""
    found = gap.all
    n = 0
    for place in range(len(kept) + 1):
        a_from, b_from, a_to, b_to = np.int64(0), np.int64(0), np.int64(len(x)), np.int64(len(y))
        if place:
            a_from, b_from = kept[place - 1, 0] + kept[place - 1, 2], kept[place - 1, 1] + kept[place - 1, 2]
        if place < len(kept):
            a_to, b_to = kept[place, 0], kept[place, 1]
        if not place:
            a_from, b_from = max(a_from, a_to - WIDE), max(b_from, b_to - WIDE)
        if place == len(kept):
            a_to, b_to = min(a_to, a_from + WIDE), min(b_to, b_from + WIDE)
        if FILL <= a_to - a_from <= WIDE and FILL <= b_to - b_from <= WIDE and _free(kept, b_from, b_to):
            filled = _fill(x[a_from:a_to], y[b_from:b_to], gap)
            for row in range(filled):
                found[n, 0], found[n, 1] = a_from + gap.rows[row, 0], b_from + gap.rows[row, 1]
                found[n, 2] = gap.rows[row, 2]
                n += 1
        if place < len(kept):
            found[n, 0], found[n, 1], found[n, 2] = kept[place, 0], kept[place, 1], kept[place, 2]
            n += 1
    return n


@leaf
def _free(kept: Longs, b_from: np.int64, b_to: np.int64) -> bool:
    """Whether no run of the pair lies in a stretch of b: passages can be told in another order."""
    for n in range(len(kept)):
        if kept[n, 1] < b_to and kept[n, 1] + kept[n, 2] > b_from:
            return False
    return True


@leaf
def _fill(x: U64, y: U64, gap: _Gap) -> int:
    """Runs of at least FILL equal words in a gap, longest first and then to either side of it; how many rows, by a."""
    _, rows, left, met, ahead, of_x, of_y, _ = gap
    fill_slots(x, of_x)
    fill_slots(y, of_y)
    left[0, 0], left[0, 1], left[0, 2], left[0, 3] = 0, len(x), 0, len(y)
    n, todo = 0, 1
    while todo and n < WIDE:
        todo -= 1
        low_a, high_a, low_b, high_b = left[todo, 0], left[todo, 1], left[todo, 2], left[todo, 3]
        if high_a - low_a < FILL or high_b - low_b < FILL:
            continue
        best, best_a, best_b = FILL - 1, -1, -1
        for j in range(low_b, high_b - IN_SLOT + 1):
            met[of_y[j]] = True
        ahead[high_a - IN_SLOT + 1] = 0
        for i in range(high_a - IN_SLOT, low_a - 1, -1):
            ahead[i] = ahead[i + 1] + 1 if met[of_x[i]] else 0
        for j in range(low_b, high_b - IN_SLOT + 1):
            met[of_y[j]] = False
        for i in range(low_a, high_a - best):
            if ahead[i] < best - IN_SLOT + 2:  # so many slots has a run of one word more than the best
                continue
            for j in range(low_b, high_b - best):
                if of_x[i] != of_y[j]:
                    continue
                length = 0
                while i + length < high_a and j + length < high_b and x[i + length] == y[j + length]:
                    length += 1
                if length > best:
                    best, best_a, best_b = length, i, j
        if best_a < 0:
            continue
        place = n
        while place and rows[place - 1, 0] > best_a:
            for column in range(3):
                rows[place, column] = rows[place - 1, column]
            place -= 1
        rows[place, 0], rows[place, 1], rows[place, 2] = best_a, best_b, best
        n += 1
        if todo + 2 <= WIDE:
            left[todo, 0], left[todo, 1], left[todo, 2], left[todo, 3] = low_a, best_a, low_b, best_b
            left[todo + 1, 0], left[todo + 1, 1] = best_a + best, high_a
            left[todo + 1, 2], left[todo + 1, 3] = best_b + best, high_b
            todo += 2
    return n


@compiled
def _bounds_in_b(kept: Longs) -> tuple[Longs, Longs]:
    """Where runs begin in b and where they end, ascending."""
    starts, stops = kept[:, 1].copy(), kept[:, 1] + kept[:, 2]
    _in_order(starts)
    _in_order(stops)
    return starts, stops


@compiled
def _in_order(column: Longs) -> None:
    """Sort a column; one that is nearly so where it is."""
    if len(column) > FEW:
        column.sort()
        return
    for n in range(1, len(column)):
        one, place = column[n], n
        while place and column[place - 1] > one:
            column[place] = column[place - 1]
            place -= 1
        column[place] = one


@leaf
def _near(kept: Longs, n: int) -> bool:
    """Whether only a small edit parts a run from the one before it."""
    a = kept[n, 0] - kept[n - 1, 0] - kept[n - 1, 2]
    b = kept[n, 1] - kept[n - 1, 1] - kept[n - 1, 2]
    return bool(0 <= a <= GAP and 0 <= b <= GAP)


@leaf
def _limits(
    kept: Longs, start: int, stop: int, starts: Longs, stops: Longs, a_size: int, b_size: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """How far a group of runs may grow to either side without meeting another."""
    low_a = kept[start - 1, 0] + kept[start - 1, 2] if start else 0
    high_a = kept[stop, 0] if stop < len(kept) else a_size
    before = np.searchsorted(stops, kept[start, 1], side="right")
    after = np.searchsorted(starts, kept[stop - 1, 1] + kept[stop - 1, 2])
    low_b = stops[before - 1] if before else 0
    high_b = starts[after] if after < len(starts) else b_size
    return (low_a, low_b), (high_a, high_b)


@leaf
def _grown(group: Longs, a: U64, b: U64, low: tuple[int, int], high: tuple[int, int], rows: Longs, first: int) -> int:
    """Fill in a group, with the words equal inside its gaps, and carried past edits at its ends; up to which row."""
    n = first
    i, j, length = _past_edit(a, b, group[0, 0] - 1, group[0, 1] - 1, low, -1)
    while length:
        i, j = i - length + 1, j - length + 1
        rows[n, 0], rows[n, 1], rows[n, 2] = i, j, length
        n += 1
        i, j, length = _past_edit(a, b, i - 1, j - 1, low, -1)
    _turned(rows, first, n)
    for place in range(len(group)):
        i, j, length = group[place, 0], group[place, 1], group[place, 2]
        if place:
            n = _inside(a, b, rows, n, i, j)
        rows[n, 0], rows[n, 1], rows[n, 2] = i, j, length
        n += 1
    while True:
        i, j, length = _past_edit(a, b, rows[n - 1, 0] + rows[n - 1, 2], rows[n - 1, 1] + rows[n - 1, 2], high, 1)
        if not length:
            return n
        rows[n, 0], rows[n, 1], rows[n, 2] = i, j, length
        n += 1


@leaf
def _turned(rows: Longs, first: int, last: int) -> None:
    """Put rows in the opposite order."""
    while first < last - 1:
        last -= 1
        for column in range(3):
            rows[first, column], rows[last, column] = rows[last, column], rows[first, column]
        first += 1


@leaf
def _inside(a: U64, b: U64, rows: Longs, n: int, a_to: int, b_to: int) -> int:
    """Equal words inside a gap, greedily from the left: a gap has at most GAP words."""
    a_from, b_from = rows[n - 1, 0] + rows[n - 1, 2], rows[n - 1, 1] + rows[n - 1, 2]
    while a_from < a_to and b_from < b_to:
        best, best_i = a_to - a_from + b_to - b_from, -1
        for i in range(a_to - a_from):
            for j in range(b_to - b_from):
                if i + j < best and a[a_from + i] == b[b_from + j]:
                    best, best_i = i + j, i
        if best_i < 0:
            break
        i, j = a_from + best_i, b_from + best - best_i
        rows[n, 0], rows[n, 1], rows[n, 2] = i, j, 1
        n += 1
        a_from, b_from = i + 1, j + 1
    return n


@leaf
def _past_edit(a: U64, b: U64, i: int, j: int, limit: tuple[int, int], way: int) -> tuple[int, int, int]:
    """The equal words behind a small edit at (i, j), if enough follow it; `way` is 1 ahead and -1 back.

    `limit` is the first word that may not be used going ahead, the last that may going back. Of no words if none.
    """
    if way > 0:
        room_a, room_b = limit[0] - i, limit[1] - j
    else:
        room_a, room_b = i - limit[0] + 1, j - limit[1] + 1
    if min(room_a, room_b) > _FARTHEST:  # all at once: a word behind one of them that is equal is rare
        same = False
        for edit in range(len(_EDITS)):
            same |= a[i + way * _EDITS[edit, 0]] == b[j + way * _EDITS[edit, 1]]
        for size in range(_LEAST_PUT_IN, _MOST_PUT_IN + 1):
            same |= (a[i + way * size] == b[j]) | (a[i] == b[j + way * size])
        if not same:
            return i, j, 0
    for edit in range(len(_EDITS)):
        x, y, length = _behind_edit(a, b, i, j, _EDITS[edit, 0], _EDITS[edit, 1], room_a, room_b, way)
        if length >= STEP:
            return x, y, length
    for size in range(_LEAST_PUT_IN, _MOST_PUT_IN + 1):
        for skip_a, skip_b in ((size, 0), (0, size)):
            x, y, length = _behind_edit(a, b, i, j, skip_a, skip_b, room_a, room_b, way)
            if length >= K:
                return x, y, length
    return i, j, 0


@leaf
def _behind_edit(
    a: U64, b: U64, i: int, j: int, skip_a: int, skip_b: int, room_a: int, room_b: int, way: int
) -> tuple[int, int, int]:
    """Where both go on behind so many words, and how many are equal there."""
    x, y = i + way * skip_a, j + way * skip_b
    length = 0
    while length < room_a - skip_a and length < room_b - skip_b and a[x + way * length] == b[y + way * length]:
        length += 1
    return x, y, length
