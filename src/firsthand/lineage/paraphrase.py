"""Paraphrases: articles of one language that say the same, sentence upon sentence, in words of their own.

In: a Pile, what its words are, the edges found by words, an Encoder. Out: Reuse of relation `paraphrased`, by pair, and
the languages that were left out. A rewritten story keeps no run of words, so that it is found by meaning alone; two
reports of one event have a sentence or two in common, and what others say too is nobody's.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, product
from typing import NamedTuple

import numpy as np

from firsthand.lineage.anchored import Anchored, anchored
from firsthand.lineage.cognates import KIND, NAME, NUMBER
from firsthand.lineage.direction import in_time
from firsthand.lineage.edges import Edges, by_meaning
from firsthand.lineage.encoder import Encoder, Vectors
from firsthand.lineage.fingerprint import Bytes, Longs
from firsthand.lineage.kind import CONTENTS, HEADLINE, Kinds
from firsthand.lineage.pile import Pile, families, languages_of
from firsthand.records import Article, Direction, Reuse

ALIKE = 0.55  # what the likeness of two sentences is counted from as evidence
ENOUGH = 0.35  # evidence of two articles: of 449 pairs of papers' own stories on one event 6 have more, of rewritten
# answers to one question, tied by no words, five of seven
SHARE = 0.045  # of it for each sentence of the shorter article: long pages have some pairs by chance
PLAIN, PLAIN_SHARE = 1.5, 0.2  # likewise, of what is a paraphrase whatever others say
COPIED = 0.4  # of either article's characters in the same words
LEAST = 2  # pairs of sentences
SHORT = 30  # characters of a sentence that is compared
MOST_ARTICLES = 2000  # of a pile: what an index takes in later would be compared with all of it
MOST_SENTENCES = 40_000  # of a pile and a language: all are compared with all, a minute's work
_ROWS = 1024  # compared at a time: bounds memory


class Paraphrase(NamedTuple):
    """Two articles by rank, the earlier first, and pairs of their sentences, by number in Anchored, in order."""

    a: int
    b: int
    pairs: tuple[tuple[int, int, float], ...]


class _Said(NamedTuple):
    """A sentence by its number, the article that has it first of those with words in common, and one of these."""

    sentence: int
    article: int
    kin: int


class _Told(NamedTuple):
    """Which different sentences there are, who says each, how many each article has, and which are how much alike.

    `kept` are the numbers and the names of each sentence.
    """

    said: Sequence[Sequence[_Said]]
    kept: Sequence[tuple[frozenset[int], frozenset[int]]]
    sizes: Mapping[int, int]
    near: Sequence[Mapping[int, float]]


class _Cell(NamedTuple):
    """Two sentences that are alike: their numbers in Anchored, and which of the different sentences they are."""

    i: int
    j: int
    score: float
    mine: int
    theirs: int


class _Matched(NamedTuple):
    """Pairs of sentences of two articles, and how many sentences the shorter one has."""

    cells: Sequence[_Cell]
    size: int
    plain: bool


def paraphrases(
    pile: Pile,
    kinds: Kinds,
    edges: Edges,
    sinks: frozenset[int],
    encoder: Encoder,
    text: Bytes | None = None,
    row: Longs | None = None,
) -> tuple[dict[tuple[int, int], Sequence[Reuse]], list[str]]:
    """The edges between articles that paraphrase each other, and the languages with too many sentences to compare.

    `text` and `row` are as `anchored` takes them.
    """
    languages = [tongue if tongue in encoder.languages else "" for tongue in languages_of(pile)]
    read = anchored(pile, kinds, languages, text, row)
    spans = _by_words(edges)
    sizes = [len(article.text) for article in pile.articles]
    copies = [pair for pair, of in spans.items() if _copied(of, sizes[pair[0]], sizes[pair[1]])]

    def apart(a: int, b: int) -> bool:
        one_outlet = pile.outlets[a] == pile.outlets[b] >= 0
        return not one_outlet and sinks.isdisjoint((a, b))

    kin, beside = families(len(sizes), copies), families(len(sizes), spans)
    found, left = _pairs(pile, kinds, read, languages, kin, beside, apart, encoder)
    a, b = (np.array(side, np.int64) for side in ([one.a for one in found], [one.b for one in found]))
    made = {}
    for one, which in zip(found, in_time(pile.articles, a, b), strict=True):
        known = spans.get((one.a, one.b), ())
        cells = [cell for cell in one.pairs if not _is_known(known, read.place(cell[0]), read.place(cell[1]))]
        if cells:
            made[one.a, one.b] = _edges(pile.articles[one.a], pile.articles[one.b], read, cells, which)
    return made, left


def _by_words(edges: Edges) -> dict[tuple[int, int], list[list[int]]]:
    """By pair of ranks the passages of body that the two have in the same words, each from and to in either."""
    found: dict[tuple[int, int], list[list[int]]] = defaultdict(list)
    body = np.flatnonzero(edges.content == CONTENTS.index("body"))
    for a, b, span in zip(edges.a[body].tolist(), edges.b[body].tolist(), edges.spans[body].tolist(), strict=True):
        found[a, b].append(span)
    return found


def _copied(spans: Sequence[Sequence[int]], one: int, other: int) -> bool:
    """Whether two articles of so many characters are copies for a good part, which is told already."""
    here, there = (sum(span[n + 1] - span[n] for span in spans) for n in (0, 2))
    return here >= COPIED * one or there >= COPIED * other


def _is_known(spans: Sequence[Sequence[int]], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two sentences stand in a passage that was found by its words, for the most part."""
    for start, end, from_, to in spans:
        inside = min(end, one[1]) - max(start, one[0]), min(to, other[1]) - max(from_, other[0])
        if 2 * inside[0] >= one[1] - one[0] and 2 * inside[1] >= other[1] - other[0]:
            return True
    return False


def _edges(
    one: Article, other: Article, read: Anchored, cells: Sequence[tuple[int, int, float]], which: Direction
) -> Sequence[Reuse]:
    many = f"{len(cells)} sentences" if len(cells) > 1 else "a sentence"
    why = f"the sentence encoder finds one meaning in {many}, in other words, as no other article has it"
    alike = [((read.place(i), read.place(j), score), why) for i, j, score in cells]
    return by_meaning(one, other, "paraphrased", alike, which)


def _pairs(
    pile: Pile,
    kinds: Kinds,
    read: Anchored,
    languages: Sequence[str],
    kin: Sequence[int],
    beside: Sequence[int],
    apart: Callable[[int, int], bool],
    encoder: Encoder,
) -> tuple[list[Paraphrase], list[str]]:
    """The pairs that paraphrase each other, and the languages that have too many sentences to be compared.

    `kin` has of each article one of those that are copies of each other for a good part, `beside` one of those that
    have any words from each other; `apart` says of two articles whether one may paraphrase the other at all.
    """
    found, left = list[Paraphrase](), list[str]()
    for language in sorted(set(languages) & encoder.languages):
        ranks = [rank for rank, its in enumerate(languages) if its == language]
        words, said, sizes = _sentences(pile, kinds, read, ranks, kin)
        if len(words) > MOST_SENTENCES:
            left.append(language)
        elif len({kin[rank] for rank in sizes}) > 1:
            kept = [_kept(read, every[0].sentence) for every in said]
            found += _among(_Told(said, kept, sizes, _alike(encoder.encode(words))), beside, apart)
    return sorted(found), left


def _sentences(
    pile: Pile, kinds: Kinds, read: Anchored, ranks: Sequence[int], kin: Sequence[int]
) -> tuple[list[str], list[list[_Said]], dict[int, int]]:
    """The different sentences below the headlines in the outlets' own words, who says each, how many each has."""
    said: dict[str, dict[int, _Said]] = defaultdict(dict)
    sizes: dict[int, int] = {}
    for rank in ranks:
        text, count = pile.articles[rank].text, 0
        for n in range(int(read.at[rank]), int(read.at[rank + 1])):
            start, end = read.place(n)
            headline = kinds[pile.token_range(rank, start, end)[0]] == HEADLINE
            if start and not headline and read.own[n] and end - start >= SHORT:
                said[text[start:end]].setdefault(kin[rank], _Said(n, rank, kin[rank]))
                count += 1
        if count:
            sizes[rank] = count
    return list(said), [list(of.values()) for of in said.values()], sizes


def _kept(read: Anchored, sentence: int) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers and the names of a sentence: who retells it keeps them."""
    every = read.anchor[read.of[sentence] : read.of[sentence + 1]]
    kind = read.hash[every] & KIND
    numbers, names = (frozenset(every[kind == of].tolist()) for of in (NUMBER, NAME))
    return numbers, names


def _alike(vectors: Vectors) -> list[dict[int, float]]:
    """Of each sentence those that are alike, and how much; not itself."""
    near: list[dict[int, float]] = [{} for _ in range(len(vectors))]
    for low in range(0, len(vectors), _ROWS):
        like = vectors[low : low + _ROWS] @ vectors[low:].T
        rows, columns = np.nonzero(like >= ALIKE)
        scores = like[rows, columns].astype(np.float64).round(4).tolist()
        for one, other, score in zip((rows + low).tolist(), (columns + low).tolist(), scores, strict=True):
            if one < other:
                near[one][other] = near[other][one] = score
    return near


def _among(told: _Told, beside: Sequence[int], apart: Callable[[int, int], bool]) -> Iterator[Paraphrase]:
    """The pairs of articles that are paraphrases, whatever others say or since no others say the same."""
    found: dict[tuple[int, int], _Matched] = {}
    for (a, b), cells in _cells(told).items():
        if len(cells) >= LEAST and apart(a, b):
            cells = _one_to_one(cells)
            size = min(told.sizes[a], told.sizes[b])
            weight = sum(cell.score - ALIKE for cell in cells)
            if len(cells) >= LEAST and weight >= max(ENOUGH, SHARE * size):
                found[a, b] = _Matched(cells, size, plain=weight >= max(PLAIN, PLAIN_SHARE * size))
    plain = (pair for pair, one in found.items() if one.plain)
    family = families(len(beside), chain(enumerate(beside), plain))
    for (a, b), one in found.items():
        both = {family[a], family[b]}
        if one.plain or _news(told, one.cells, both, family) >= max(ENOUGH, SHARE * one.size):
            yield Paraphrase(a, b, tuple(sorted((cell.i, cell.j, cell.score) for cell in one.cells)))


def _cells(told: _Told) -> dict[tuple[int, int], list[_Cell]]:
    """By pair of articles, the earlier first, the sentences that are alike and agree in names and numbers."""
    found: dict[tuple[int, int], list[_Cell]] = defaultdict(list)
    for mine, near in enumerate(told.near):
        alike = ((theirs, score) for theirs, score in near.items() if _agree(told.kept[mine], told.kept[theirs]))
        for theirs, score in alike:
            for one, other in product(told.said[mine], told.said[theirs]):
                if one.article < other.article and one.kin != other.kin:
                    cell = _Cell(one.sentence, other.sentence, score, mine, theirs)
                    found[one.article, other.article].append(cell)
    return found


def _news(told: _Told, cells: Sequence[_Cell], both: set[int], family: Sequence[int]) -> float:
    """What a match shows, each pair counted from what others say who have nothing from either."""
    said = (max(ALIKE, *(_others(told, side, both, family) for side in (cell.mine, cell.theirs))) for cell in cells)
    return sum(max(0.0, cell.score - least) for cell, least in zip(cells, said, strict=True))


def _agree(one: tuple[frozenset[int], frozenset[int]], other: tuple[frozenset[int], frozenset[int]]) -> bool:
    """Whether two sentences that both have numbers, or names, have one in common."""
    return all(mine & theirs or not (mine and theirs) for mine, theirs in zip(one, other, strict=True))


def _one_to_one(cells: Sequence[_Cell]) -> list[_Cell]:
    """Each sentence once, the likest pairs first."""
    found, left, right = list[_Cell](), set[int](), set[int]()
    for cell in sorted(cells, key=lambda cell: (-cell.score, cell.i, cell.j)):
        if cell.i not in left and cell.j not in right:
            left.add(cell.i)
            right.add(cell.j)
            found.append(cell)
    return found


def _others(told: _Told, sentence: int, both: set[int], family: Sequence[int]) -> float:
    """How like a sentence the likest is of those who have nothing from either of two articles."""
    best = 0.0
    for other, score in told.near[sentence].items():
        if score > best and any(family[x.article] not in both for x in told.said[other]):
            best = score
    return best
