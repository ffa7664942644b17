"""Two articles token by token: the passages they share, however lightly edited.

In: word hashes end to end, and the exact runs of equal words. Out: aligned passages, pair by pair. Every passage is
verified word for word; a fingerprint only says where to look.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from firsthand.lineage.exact import Longs, Runs
from firsthand.lineage.fingerprint import U64, K

GAP = 8  # words of an edit inside one passage: "the port's director, Ana Ruiz," put in before "said"
STEP = 3  # equal words that carry a passage past an edit near its end, where no fingerprint fits any more
EDITS = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0), (3, 3))  # words changed, put in, left out
REACH = 1 + max(map(max, EDITS))  # words of either side in which some edit finds its first equal one

Words = memoryview  # of an article's word hashes: read in place, since only the ends of its passages are looked at


class Passage(NamedTuple):
    """Tokens `[a, a_end)` of one article and `[b, b_end)` of the other; `pairs` are the equal ones, in order."""

    a: int
    a_end: int
    b: int
    b_end: int
    pairs: tuple[tuple[int, int, int], ...]  # runs (a, b, length) of equal words

    def equal(self) -> int:
        """How many words are the same."""
        return sum(length for _, _, length in self.pairs)


def passages(runs: Runs, words: U64, at: Longs) -> Iterator[tuple[int, int, list[Passage]]]:
    """The shared passages of each pair of articles, by place in `a`."""
    if not len(runs.a):
        return
    fresh = np.flatnonzero((runs.a[1:] != runs.a[:-1]) | (runs.b[1:] != runs.b[:-1])) + 1
    every = list(zip(runs.length.tolist(), runs.a_at.tolist(), runs.b_at.tolist(), strict=True))
    ranks, bounds = list(zip(runs.a.tolist(), runs.b.tolist(), strict=True)), at.tolist()
    whole: Words = memoryview(words)  # type: ignore[arg-type]
    for start, end in zip([0, *fresh.tolist()], [*fresh.tolist(), len(runs.a)], strict=True):
        a, b = ranks[start]
        found = _disjoint(every[start:end])
        x, y = whole[bounds[a] : bounds[a + 1]], whole[bounds[b] : bounds[b + 1]]
        yield a, b, [_grown(group, x, y, low, high) for group, low, high in _groups(found, len(x), len(y))]


def _disjoint(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Longest first, each trimmed to what no longer run has taken on either side; as (a, b, length), by a."""
    if _apart(runs, 1) and _apart(runs, 2):
        return sorted((a, b, length) for length, a, b in runs)
    kept: list[tuple[int, int, int]] = []
    for length, a, b in runs:
        cut: tuple[int, int, int] | None = (a, b, length)
        for other in kept:
            cut = _outside(cut, other) if cut else None
        if cut and cut[2] >= K:
            kept.append(cut)
    return sorted(kept)


def _apart(runs: list[tuple[int, int, int]], side: int) -> bool:
    """Whether no two runs overlap on one side."""
    ends = sorted((run[side], run[side] + run[0]) for run in runs)
    return all(end <= start for (_, end), (start, _) in pairwise(ends))


def _outside(run: tuple[int, int, int], taken: tuple[int, int, int]) -> tuple[int, int, int] | None:
    """The longer piece of a run that lies outside another on both sides."""
    a, b, length = run
    for side in (0, 1):
        at, other = (a, b)[side], taken[side]
        left, right = other - at, at + length - (other + taken[2])
        if left >= length or right >= length:
            continue
        if max(left, right) <= 0:
            return None
        skip = 0 if left >= right else length - right
        length = max(left, right)
        a, b = a + skip, b + skip
    return a, b, length


Run = tuple[int, int, int]


def _groups(runs: list[Run], a_size: int, b_size: int) -> list[tuple[list[Run], tuple[int, int], tuple[int, int]]]:
    """Runs that only small edits part, with how far each group may grow to either side."""
    groups: list[list[Run]] = []
    for run in runs:
        last = groups[-1][-1] if groups else None
        if last and 0 <= run[0] - last[0] - last[2] <= GAP and 0 <= run[1] - last[1] - last[2] <= GAP:
            groups[-1].append(run)
        else:
            groups.append([run])
    found = []
    starts, ends = sorted(run[1] for run in runs), sorted(run[1] + run[2] for run in runs)
    for i, group in enumerate(groups):
        low_a = groups[i - 1][-1][0] + groups[i - 1][-1][2] if i else 0
        high_a = groups[i + 1][0][0] if i + 1 < len(groups) else a_size
        first, last_end = group[0][1], group[-1][1] + group[-1][2]
        before, after = bisect_right(ends, first), bisect_left(starts, last_end)
        low_b = ends[before - 1] if before else 0
        high_b = starts[after] if after < len(starts) else b_size
        found.append((group, (low_a, low_b), (high_a, high_b)))
    return found


def _grown(group: list[Run], a: Words, b: Words, low: tuple[int, int], high: tuple[int, int]) -> Passage:
    """A group with the words equal inside its gaps, and carried past edits at its ends."""
    runs: list[Run] = []
    for run in group:
        if runs:
            last = runs[-1]
            runs += _inside(a, b, last[0] + last[2], run[0], last[1] + last[2], run[1])
        runs.append(run)
    while (step := _past_edit(a, b, runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2], high)) is not None:
        runs.append(step)
    back_a, back_b = a[::-1], b[::-1]
    limit = (len(a) - low[0], len(b) - low[1])
    while (step := _past_edit(back_a, back_b, len(a) - runs[0][0], len(b) - runs[0][1], limit)) is not None:
        at_a, at_b, length = step
        runs.insert(0, (len(a) - at_a - length, len(b) - at_b - length, length))
    first, last = runs[0], runs[-1]
    return Passage(first[0], last[0] + last[2], first[1], last[1] + last[2], tuple(runs))


def _inside(a: Words, b: Words, a_from: int, a_to: int, b_from: int, b_to: int) -> list[Run]:
    """Equal words inside a gap, greedily from the left: a gap has at most GAP words."""
    found: list[Run] = []
    while a_from < a_to and b_from < b_to:
        wide, high = range(a_to - a_from), range(b_to - b_from)
        nearest = min(((i + j, i, j) for i in wide for j in high if a[a_from + i] == b[b_from + j]), default=None)
        if nearest is None:
            break
        _, i, j = nearest
        found.append((a_from + i, b_from + j, 1))
        a_from, b_from = a_from + i + 1, b_from + j + 1
    return found


def _past_edit(a: Words, b: Words, i: int, j: int, high: tuple[int, int]) -> Run | None:
    """The equal words behind a small edit at (i, j), if at least STEP follow it before the limit."""
    if set(a[i : i + REACH].tolist()).isdisjoint(b[j : j + REACH].tolist()):
        return None
    for skip_a, skip_b in EDITS:
        x, y = i + skip_a, j + skip_b
        if x + STEP > high[0] or y + STEP > high[1] or a[x] != b[y]:
            continue
        length = 1
        while x + length < high[0] and y + length < high[1] and a[x + length] == b[y + length]:
            length += 1
        if length >= STEP:
            return x, y, length
    return None
