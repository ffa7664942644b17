"""Sentences of two languages tied by an encoder: runs in which sentence upon sentence means the same, in order.

In: the vectors and the anchored sentences of two articles. Out: runs of pairs. No likeness of two sentences is safe
alone (a true pair scored .53, a false one .62), so that each must be about the best for both, and a run is asked for,
with little between its pairs: two reporters who saw one fire tell it in another order, among other things.
Whether two numbers agree is not decided for a pair; it is asked of the run, since a stock exchange is reported in the
same sentences every day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

import numpy as np

from firsthand.lineage.anchored import Sentence
from firsthand.lineage.monotone import BETWEEN, Likeness, Matrix, Pair, aligned

LEAST = 0.45  # likeness of a pair: the loosest translations read had .50, "we hit a home run" and "triunfamos"
NEAR = 0.15  # below the best of either sentence: a headline is as like the lead as it is like its own translation
ALIKE = 0.5  # what it is counted from as evidence; half the best pairs of independent reports are below
ENOUGH = 0.4  # evidence in a run, less its gaps, to be asked about at all
UNLIKE = 0.05  # evidence lost for each number that one side of a run has alone
TOLD = 1.55  # evidence below the headline, and how much of the two articles the run is, on average: two papers' few
# lines on one attack have .9 to 1.5, of which about 1 is that they are about nothing else
NEWS = 0.4  # evidence left of an excerpt when each pair is counted from what others, who copied neither, say as well
MEAN = 0.6  # likeness in a run: four sentences on one trial by two reporters have .57, a loose translation .64
APART = 0.15  # by which a run's pairs are, on average, liker than either side's next best; Monday's stock report and
# Tuesday's .04 to .1, since each of their sentences is about as like any other; translations .2 and more
LEAST_RUN = 3  # sentence pairs in a run, in an outlet's own words: an excerpt; two are too often the lead's facts
SKIPPED = 2  # sentences between two pairs of a run, on the side where the run is close
ABRIDGED = 8  # the same on the other side: a retelling leaves out what its readers do not need
GAP, LEFT_OUT = 0.06, 0.02  # evidence lost for each: two reporters of one accident skip more than they share
SUPPORT = 0.05  # of a shared name or number where pairs compete: "In mid-May ... Kesvik" is found in the story itself,
# though the summary above it has a later sentence of the retelling in nearly the same words
MOST_SHARED = 3  # that count for one pair: a list of ten names is one agreement more than a list of two
FEW = 3  # numbers and names on both sides of a run, below which their agreement says nothing
NUMBERS = 0.4  # of them agree: a translation has .5 to 1, "the Dow fell" of Monday beside that of Tuesday .2
NAMES = 0.25  # likewise: "London" and "Londres" do not agree, so that the lowest of a true pair was .45


class Run(NamedTuple):
    """Pairs close to each other, how much they show together, and whether that is enough whatever others say."""

    pairs: tuple[Pair, ...]
    weight: float
    told: bool
    own: tuple[bool, ...]  # of each pair: whether both sides say something in words of their own


def runs(like: Likeness, one: Sequence[Sentence], other: Sequence[Sentence]) -> list[Run]:
    """The stretches in which one article says what the other says, sentence by sentence."""
    best = np.maximum(like.single.max(axis=1)[:, None], like.single.max(axis=0)[None])
    allowed = (like.single >= LEAST) & (like.single >= best - NEAR)
    if min(allowed.any(axis=0).sum(), allowed.any(axis=1).sum()) < LEAST_RUN:
        return []
    support = _support(one, other)
    found = []
    for stretch in _stretches(aligned(like, support, allowed, LEAST)):
        for low, high in _strongest(stretch, 0, len(stretch)):
            pairs = stretch[low:high]
            weight = _weight(pairs, one, other, like.single)
            if weight >= ENOUGH and _agrees(pairs, one, other):
                kept = _trimmed(_beside(stretch, low, high), one, other)
                run = tuple(_filled(kept, like, support))
                own = tuple(_evident(pair, one, other) for pair in run)
                found.append(Run(run, round(weight, 4), _is_told(run, own, one, other), own))
    return found


def is_news(run: Run, there: Matrix, here: Matrix) -> bool:
    """Whether a run shows an excerpt: what stands in it is not what everybody says who tells of the event.

    `there` is, of each sentence of the one article, how like it the likest of others is who have nothing to do with
    either, in the other's language; `here` the same of the other's sentences.
    """
    evidence = 0.0
    for pair in compress(run.pairs, run.own):
        said = max(there[pair.i : pair.i_end].max(), here[pair.j : pair.j_end].max(), ALIKE)
        evidence += max(0.0, pair.score - said)
    return evidence >= NEWS


def _support(one: Sequence[Sentence], other: Sequence[Sentence]) -> Matrix:
    """What the names and numbers that two sentences share add to the pair where pairs compete."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, sentence in enumerate(other):
        for anchor in sentence.anchors:
            holders[anchor].append(j)
    shared = np.zeros((len(one), len(other)))
    for i, sentence in enumerate(one):
        for anchor in sentence.anchors:
            if anchor[0] != "~":
                shared[i, holders[anchor]] += 1
    return np.minimum(shared, MOST_SHARED) * SUPPORT


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


def _trimmed(pairs: Sequence[Pair], one: Sequence[Sentence], other: Sequence[Sentence]) -> Sequence[Pair]:
    """A run without the date lines at its ends that name two days: one stood over the excerpt, one over the wire."""
    firm = [n for n, pair in enumerate(pairs) if _evident(pair, one, other) or _same_numbers(pair, one, other)]
    return pairs[firm[0] : firm[-1] + 1]


def _evident(pair: Pair, one: Sequence[Sentence], other: Sequence[Sentence]) -> bool:
    """Whether both sides say something in words of their own."""
    return any(s.own for s in one[pair.i : pair.i_end]) and any(s.own for s in other[pair.j : pair.j_end])


def _same_numbers(pair: Pair, one: Sequence[Sentence], other: Sequence[Sentence]) -> bool:
    mine, theirs = _anchors(pair, one, other, "#")
    return mine == theirs


def _anchors(
    pair: Pair, one: Sequence[Sentence], other: Sequence[Sentence], mark: str
) -> tuple[frozenset[str], frozenset[str]]:
    """The anchors of a kind on either side of a pair."""
    mine = (s.anchors for s in one[pair.i : pair.i_end])
    theirs = (s.anchors for s in other[pair.j : pair.j_end])
    left, right = (frozenset(a for every in side for a in every if a[0] == mark) for side in (mine, theirs))
    return left, right


def _weight(pairs: Sequence[Pair], one: Sequence[Sentence], other: Sequence[Sentence], single: Matrix) -> float:
    """What a run shows: 0 for one too short, too loose or not set apart. Date lines and quotations are no evidence."""
    own = [pair for pair in pairs if _evident(pair, one, other)]
    if len(own) < LEAST_RUN or sum(p.score for p in own) < MEAN * len(own):
        return 0.0
    if sum(p.score - _next_best(p, single) for p in own) < APART * len(own):
        return 0.0
    return _evidence(own, pairs)


def _evidence(own: Sequence[Pair], run: Sequence[Pair]) -> float:
    """What some pairs of a run show, less its gaps."""
    return sum(p.score - ALIKE for p in own) - sum(_gap(before, after) for before, after in pairwise(run))


def _is_told(run: Sequence[Pair], evident: Sequence[bool], one: Sequence[Sentence], other: Sequence[Sentence]) -> bool:
    """Whether a run is more than two reporters of one event write in the same order."""
    own = list(compress(run, evident))
    below = [pair for pair in own if one[pair.i].start and other[pair.j].start]  # "After the blast in Kesvik" over both
    numbers = (_anchors(pair, one, other, "#") for pair in own)
    evidence = _evidence(below, run) - UNLIKE * sum(len(mine ^ theirs) for mine, theirs in numbers)
    covered = sum(p.i_end - p.i for p in run) / len(one) + sum(p.j_end - p.j for p in run) / len(other)
    return evidence + covered / 2 >= TOLD


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


def _filled(pairs: Sequence[Pair], like: Likeness, support: Matrix) -> Iterator[Pair]:
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
            for pair in aligned(inner, support[i : after.i, j : after.j], inner.single >= BETWEEN, BETWEEN):
                yield Pair(pair.i + i, pair.i_end + i, pair.j + j, pair.j_end + j, pair.score)
        yield after
