"""Retellings in another language: sentences tied by the names, the numbers and the cognates they share, in order.

In: a Pile and which pairs are tied already. Out: Reuse of relation `translated`. Without a model, so it ties only
where much agrees: a sentence without names or numbers stays untied.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from firsthand.lineage.cognates import WORD, Sentence, anchored
from firsthand.lineage.direction import by_time
from firsthand.lineage.fingerprint import fold
from firsthand.lineage.kind import FURNITURE, Kinds
from firsthand.lineage.pile import Pile, outlet_of
from firsthand.records import Reuse, record_id

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


def translations(pile: Pile, kinds: Kinds, sinks: frozenset[int]) -> Iterator[tuple[int, int, list[Reuse]]]:
    """Pairs of articles in different languages of which one retells the other, and their sentences."""
    languages = [(article.language or "").split("-")[0].casefold() for article in pile.articles]
    if len({language for language in languages if language}) < 2:
        return
    sentences = [_readable(pile, kinds, rank, anchored(article)) for rank, article in enumerate(pile.articles)]
    rarity = _rarity(sentences)
    sentences = [[_weighed(one, rarity) for one in of_article] for of_article in sentences]
    best: dict[int, list[tuple[float, int, int, list[Match]]]] = defaultdict(list)
    for a, b in _candidates(sentences, languages, rarity):
        matches = _filled(aligned(sentences[a], sentences[b], rarity), sentences[a], sentences[b], rarity)
        with_anchors = min(sum(len(s.anchors) >= LEAST_ANCHORS for s in sentences[rank]) for rank in (a, b))
        distinct = {anchor for match in matches for anchor in match.shared}
        enough = len(matches) >= LEAST_PAIRS and len(distinct) >= LEAST_DISTINCT
        if enough and len(matches) >= LEAST_COVER * with_anchors:
            best[b].append((-sum(match.score for match in matches), a, b, matches))
    for b in sorted(best):
        _, a, _, matches = min(best[b])
        if a not in sinks:
            yield a, b, [_edge(pile, a, b, sentences[a][m.i], sentences[b][m.j], m) for m in matches]


def _readable(pile: Pile, kinds: Kinds, rank: int, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences that are no furniture, without the outlet's own name, which every page of it bears."""
    own = frozenset("@" + fold(word)[:6] for word in WORD.findall(pile.articles[rank].outlet or ""))
    kept = []
    for sentence in sentences:
        low, high = pile.token_range(rank, sentence.start, sentence.end)
        if high > low and (kinds[low:high] != FURNITURE).mean() > 0.5:
            kept.append(sentence._replace(anchors=sentence.anchors - own))
    return kept


def _rarity(sentences: Sequence[Sequence[Sentence]]) -> dict[str, float]:
    """How much an anchor weighs: its kind, times how few articles have it."""
    held: Counter[str] = Counter()
    for of_article in sentences:
        held.update({anchor for sentence in of_article for anchor in sentence.anchors})
    kind = {"@": NAME, "#": NUMBER, "~": COGNATE}
    total = len(sentences) + 1
    return {anchor: kind[anchor[0]] * math.log(1 + total / (1 + count)) for anchor, count in held.items()}


def _weighed(sentence: Sentence, rarity: dict[str, float]) -> Sentence:
    return sentence._replace(weight=sum(rarity[anchor] for anchor in sorted(sentence.anchors)))


def _candidates(
    sentences: Sequence[Sequence[Sentence]], languages: Sequence[str], rarity: dict[str, float]
) -> Iterator[tuple[int, int]]:
    """Pairs in two languages that share anchors of weight, each article with its ten likeliest partners."""
    holders: dict[str, list[int]] = defaultdict(list)
    for rank, of_article in enumerate(sentences):
        for anchor in {anchor for sentence in of_article for anchor in sentence.anchors}:
            holders[anchor].append(rank)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for anchor in sorted(holders):
        if len(holders[anchor]) <= 200:  # an anchor of more articles than that says little, and costs its square
            for a, b in combinations(holders[anchor], 2):
                if languages[a] and languages[b] and languages[a] != languages[b]:
                    shared[(a, b)] += rarity[anchor]
    likely: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for (a, b), weight in shared.items():
        likely[a].append((-weight, a, b))
        likely[b].append((-weight, a, b))
    yield from sorted({(a, b) for found in likely.values() for _, a, b in sorted(found)[:10]})


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


def _edge(pile: Pile, a: int, b: int, one: Sentence, other: Sentence, match: Match) -> Reuse:
    article, retelling = pile.articles[a], pile.articles[b]
    spans = article.span(one.start, one.end), retelling.span(other.start, other.end)
    which, why = by_time(article, retelling)
    anchors = ", ".join(anchor[1:] for anchor in match.shared)
    where = f" ({outlet_of(article) or article.key} and {outlet_of(retelling) or retelling.key})"
    return Reuse(
        id=record_id("reu", *spans),
        a=spans[0],
        b=spans[1],
        relation="translated",
        content="body",
        score=round(match.score, 4),
        direction=which,
        why=f"names, numbers and word stems agree in order{where}: {anchors}; {why}",
    )
