"""Sentences of two languages tied without a model, by the names, the numbers and the cognates they share, in order.

In: the anchored sentences of two articles and how much each anchor weighs. Out: matches. It ties only where much
agrees: a sentence without names or numbers stays untied.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from firsthand.lineage.cognates import Sentence

LEAST_ANCHORS = 2  # of a sentence pair, one a name or a number: "16", "explo"; more is asked of the pair of articles
LEAST_DISTINCT = 8  # different anchors over all sentence pairs: two reports of one day share its date and its town
LEAST_SHARE = 0.3  # of the weight of the shorter sentence's anchors
LEAST_PAIRS = 3  # sentences in order: below that two reports of one affair may agree
LEAST_COVER = 0.25  # of the shorter article's sentences that have anchors at all
TAIL = 2  # sentences behind the last match: "Nobody was beaten," said its spokesman, under what the ministry said
NAME, NUMBER, COGNATE = 2.0, 2.0, 1.0  # weights beside rarity: the stem of a long word is weaker than a name


class Match(NamedTuple):
    """Sentence i of one article and j of the other, how far their anchors agree, and the shared ones."""

    i: int
    j: int
    score: float
    shared: tuple[str, ...]


def rarity_of(sentences: Sequence[Sequence[Sentence]]) -> dict[str, float]:
    """How much an anchor weighs: its kind, times how few articles have it."""
    held: Counter[str] = Counter()
    for of_article in sentences:
        held.update({anchor for sentence in of_article for anchor in sentence.anchors})
    kind = {"@": NAME, "#": NUMBER, "~": COGNATE}
    total = len(sentences) + 1
    return {anchor: kind[anchor[0]] * math.log(1 + total / (1 + count)) for anchor, count in held.items()}


def retold(one: Sequence[Sentence], other: Sequence[Sentence], rarity: dict[str, float]) -> list[Match]:
    """The sentence pairs of two articles of which one retells the other; none where too little agrees."""
    matches = _filled(aligned(one, other, rarity), one, other, rarity)
    with_anchors = min(sum(len(s.anchors) >= LEAST_ANCHORS for s in side) for side in (one, other))
    distinct = {anchor for match in matches for anchor in match.shared}
    enough = len(matches) >= LEAST_PAIRS and len(distinct) >= LEAST_DISTINCT
    return matches if enough and len(matches) >= LEAST_COVER * with_anchors else []


def _filled(
    strong: list[Match], one: Sequence[Sentence], other: Sequence[Sentence], rarity: dict[str, float]
) -> list[Match]:
    """The matches, and beside them those that one shared name carries: there a changed number is found."""
    if len(strong) < LEAST_PAIRS:
        return strong
    found = [strong[0]]
    for left, right in pairwise(strong):
        i, j = left.i + 1, left.j + 1
        for weak in aligned(one[i : right.i], other[j : right.j], rarity, least=1):
            found.append(weak._replace(i=weak.i + i, j=weak.j + j))
        found.append(right)
    i, j = strong[-1].i + 1, strong[-1].j + 1
    for weak in aligned(one[i : i + TAIL], other[j : j + TAIL], rarity, least=1):
        found.append(weak._replace(i=weak.i + i, j=weak.j + j))
    return found


def aligned(
    one: Sequence[Sentence], other: Sequence[Sentence], rarity: dict[str, float], least: int = LEAST_ANCHORS
) -> list[Match]:
    """The best set of sentence pairs that keep their order; a sentence may stay alone."""
    table_ = {(match.i, match.j): match for match in _matches(one, other, rarity, least)}
    if not table_:
        return []
    width = len(other) + 1
    best = [[0.0] * width for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            here = table_.get((i, j))
            best[i][j] = max(best[i + 1][j], best[i][j + 1], here.score + best[i + 1][j + 1] if here else 0.0)
    found: list[Match] = []
    i = j = 0
    while i < len(one) and j < len(other):
        here = table_.get((i, j))
        if here and best[i][j] == here.score + best[i + 1][j + 1]:
            found.append(here)
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _matches(
    one: Sequence[Sentence], other: Sequence[Sentence], rarity: dict[str, float], least: int
) -> Iterator[Match]:
    """The pairs of sentences that share enough anchors."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, b in enumerate(other):
        for anchor in b.anchors:
            holders[anchor].append(j)
    for i, a in enumerate(one):
        shared: dict[int, list[str]] = defaultdict(list)
        for anchor in a.anchors & holders.keys():
            for j in holders[anchor]:
                shared[j].append(anchor)
        for j in sorted(shared):
            match = _match(i, j, a, other[j], sorted(shared[j]), rarity, least) if len(shared[j]) >= least else None
            if match:
                yield match


def _match(
    i: int, j: int, a: Sentence, b: Sentence, shared: list[str], rarity: dict[str, float], least: int
) -> Match | None:
    said = {anchor[0] for anchor in shared}
    alone = said == {"#"} and (least > 1 or len(shared) <= 2)  # a dateline is numbers alone: a day and a month
    if not said & {"@", "#"} or alone:
        return None
    weight = sum(rarity[anchor] for anchor in shared)
    if least > 1 and weight < LEAST_SHARE * min(a.weight, b.weight):
        return None
    return Match(i, j, weight / max(a.weight, b.weight), tuple(shared))
