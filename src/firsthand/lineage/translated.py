"""Retellings in another language, sentence by sentence: by an encoder where there is one, else by what they share.

In: a Pile, what its words are, an Encoder or None. Out: Retellings with Reuse of relation `translated`. A pair of
languages that the encoder does not know is compared by names, numbers and cognates, as every pair is without it;
articles whose language is unknown are not tried.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

import numpy as np

from firsthand.lineage import lexical, meaning
from firsthand.lineage.anchored import Anchored, Sentence, anchored
from firsthand.lineage.direction import in_time
from firsthand.lineage.encoder import Encoder, Vectors
from firsthand.lineage.kind import Kinds
from firsthand.lineage.lexical import Matches
from firsthand.lineage.monotone import likeness
from firsthand.lineage.pile import Pile, outlet_of
from firsthand.lineage.retellings import by_anchors, by_leads, shared
from firsthand.records import Article, Direction, Reuse, record_id

LEAD = 3  # sentences that tell what an article is about: a headline, where it was told from, the first of its own
MOST_SENTENCES = 600  # of an article: a longer one is no report but a list or a book, and is compared without a model
AT_ONCE = 20_000  # sentences whose vectors are held at a time: 40 MB
WHOLE = 0.55  # of the later article's sentences, by length: one text; half is half of another story too
NOT_NOTHING = 0.15  # of the earlier one's: a brief of a long story is not that story
NEARLY = 0.95  # of the best source's weight: one more name in a copy of the source does not make it the source
AMID = 0.5  # of a holder's sentences that are the source's as well: else it is the source of something else
TAKEN = 0.5  # of a run's sentences that have a better source: it is the same story in one more paper


T = TypeVar("T")


class Retelling(NamedTuple):
    """Two articles by rank, the earlier first, with what is retold.

    `whole` when that is most of the later one and not next to nothing of the earlier; `throughout` when it is most of
    the earlier one as well.
    """

    a: int
    b: int
    edges: tuple[Reuse, ...]
    whole: bool
    throughout: bool


_Place = tuple[int, int]  # characters [start, end) of an article
_Pair = tuple[_Place, _Place, float, str]  # a sentence of each article, or two in a row, how like they are, and why


class _Tied(NamedTuple):
    """A run of sentences of two articles, each with its score, and why."""

    weight: float
    a: int
    b: int
    pairs: tuple[_Pair, ...]


def languages_of(pile: Pile) -> list[str]:
    """The language of each article without its country; "" where it is unknown."""
    return [(article.language or "").split("-")[0].casefold() for article in pile.articles]


def translations(
    pile: Pile, kinds: Kinds, sinks: frozenset[int], encoder: Encoder | None = None
) -> Iterator[Retelling]:
    """Pairs of articles in different languages of which one retells the other, and their sentences."""
    languages = languages_of(pile)
    if len(set(languages) - {""}) < 2:
        return
    read = anchored(pile, kinds, languages)
    rarity = lexical.rarity_of(read)
    found = shared(read, rarity)
    pairs = by_anchors(found, np.unique(languages, return_inverse=True)[1])
    known = _known(read, languages, encoder)
    tied: list[_Tied] = []
    if encoder and len({languages[rank] for rank in known}) > 1:
        ranks = sorted(known)
        leads = by_leads(_leads(pile, read, ranks, encoder), ranks, languages)
        every = sorted({*leads, *map(tuple, pairs.tolist())})
        modelled = [pair for pair in every if known.issuperset(pair)]
        tied += _by_meaning(pile, read, languages, modelled, encoder)
        pairs = np.array(sorted(set(every).difference(modelled)), np.int64).reshape(-1, 2)
    tied += _by_anchors(pile, read, languages, lexical.retold(read, found, rarity, pile.words, pairs))
    yield from _told(pile, read, tied, sinks)


def _known(read: Anchored, languages: Sequence[str], encoder: Encoder | None) -> set[int]:
    """The articles that the encoder can read."""
    if encoder is None:
        return set()
    fit = np.flatnonzero((np.diff(read.at) > 0) & (np.diff(read.at) <= MOST_SENTENCES)).tolist()
    return {rank for rank in fit if languages[rank] in encoder.languages}


def _leads(pile: Pile, read: Anchored, ranks: Sequence[int], encoder: Encoder) -> Vectors:
    """What each article is about, as one vector; a wire in ten papers has one lead."""
    leads = [" ".join(_words(pile, read, rank)[:LEAD]) for rank in ranks]
    row = {lead: n for n, lead in enumerate(dict.fromkeys(leads))}
    found: Vectors = encoder.encode(list(row))[[row[lead] for lead in leads]]
    return found


def _words(pile: Pile, read: Anchored, rank: int) -> list[str]:
    """The sentences of an article."""
    text = pile.articles[rank].text
    return [text[start:end] for start, end in read.places(rank)]


def _by_meaning(
    pile: Pile, read: Anchored, languages: Sequence[str], pairs: Sequence[tuple[int, int]], encoder: Encoder
) -> Iterator[_Tied]:
    """The runs of sentences that mean the same, pair by pair; each sentence is encoded once in AT_ONCE."""
    vectors: dict[int, Vectors] = {}
    sentences: dict[int, list[Sentence]] = {}
    for n, (a, b) in enumerate(pairs):
        if a not in vectors or b not in vectors:
            vectors = _encoded(pile, read, pairs[n:], encoder)
            sentences = {rank: read.sentences(rank, pile.articles[rank].text, languages[rank]) for rank in vectors}
        one, other = sentences[a], sentences[b]
        for run in meaning.runs(likeness(vectors[a], vectors[b]), one, other):
            found = []
            for pair in run.pairs:
                left, right = _together(one[pair.i : pair.i_end]), _together(other[pair.j : pair.j_end])
                shared = ", ".join(f"“{anchor[1:]}”" for anchor in sorted(left.anchors & right.anchors))
                why = f"the sentence encoder finds one meaning in {len(run.pairs)} sentences in order"
                places = (left.start, left.end), (right.start, right.end)
                found.append((*places, pair.score, why + (f"; both have {shared}" if shared else "")))
            yield _Tied(run.weight, a, b, tuple(found))


def _encoded(pile: Pile, read: Anchored, pairs: Sequence[tuple[int, int]], encoder: Encoder) -> dict[int, Vectors]:
    """The vectors of the articles of the next pairs."""
    row: dict[str, int] = {}
    words: dict[int, list[str]] = {}
    for pair in pairs:
        if len(row) >= AT_ONCE:
            break
        for rank in pair:
            if rank not in words:
                words[rank] = _words(pile, read, rank)
                for sentence in words[rank]:
                    row.setdefault(sentence, len(row))
    found = encoder.encode(list(row))
    return {rank: found[[row[sentence] for sentence in of_rank]] for rank, of_rank in words.items()}


def _together(sentences: Sequence[Sentence]) -> Sentence:
    """Sentences in a row as one."""
    anchors = frozenset(anchor for sentence in sentences for anchor in sentence.anchors)
    return Sentence(sentences[0].start, sentences[-1].end, anchors)


def _by_anchors(pile: Pile, read: Anchored, languages: Sequence[str], found: Matches) -> Iterator[_Tied]:
    """For each article the earlier one that gives most of its names, numbers and word stems, in order; of near equals
    the earliest. What else a source says does not count: it may have a dateline, or sentences that were left out.
    Behind it those that hold as well what they have of it."""
    offered: dict[int, list[tuple[int, float, int]]] = defaultdict(list)
    given, j = found.given.tolist(), found.j.tolist()
    said = [dict(zip(j[low:high], given[low:high], strict=True)) for low, high in pairwise(found.at.tolist())]
    written: dict[int, str] = {}
    for n, (a, b) in enumerate(zip(found.a.tolist(), found.b.tolist(), strict=True)):
        offered[b].append((a, sum(said[n].values()), n))
    for b, offers in offered.items():
        most = max(weight for _, weight, _ in offers)
        best = min(offer for offer in offers if offer[1] >= NEARLY * most)
        equal = [one for one in sorted(offers) if one != best and _holds(said[one[2]], said[best[2]])]
        for a, weight, n in (best, *equal):
            yield _Tied(weight, a, b, tuple(_agreeing(pile, read, languages, found, n, written)))


def _agreeing(
    pile: Pile, read: Anchored, languages: Sequence[str], found: Matches, n: int, written: dict[int, str]
) -> Iterator[_Pair]:
    """The sentences of the nth pair of articles that agree, with what they share."""
    a, b = int(found.a[n]), int(found.b[n])
    for m in range(found.at[n], found.at[n + 1]):
        i, j = int(read.at[a] + found.i[m]), int(read.at[b] + found.j[m])
        common = read.common(i, j, pile.articles[a].text, languages[a], written)
        why = f"names, numbers and word stems agree in order: {', '.join(anchor[1:] for anchor in common)}"
        yield read.place(i), read.place(j), float(found.score[m]), why


def _holds(one: Mapping[T, float], best: Mapping[T, float]) -> bool:
    """Whether an article has what it has of a retold passage as well as its source: it may be the source itself, under
    a later date, or a copy of it. By sentence of the later article, how well each of the two agrees with it."""
    both = one.keys() & best.keys()
    if len(both) < AMID * len(one):
        return False
    return sum(one[j] for j in both) >= NEARLY * sum(best[j] for j in both)


def _told(pile: Pile, read: Anchored, tied: Sequence[_Tied], sinks: frozenset[int]) -> Iterator[Retelling]:
    """For each passage its best source, and the other papers that hold it: which of them it is from is not shown."""
    taken: dict[int, set[_Place]] = defaultdict(set)
    kept: dict[tuple[int, int], list[_Tied]] = defaultdict(list)
    held: dict[tuple[int, int], list[_Tied]] = defaultdict(list)
    offered: dict[int, list[_Tied]] = defaultdict(list)
    for run in sorted(tied, key=lambda run: (run.a, -run.weight)):
        if run.a not in sinks:
            offered[run.b].append(run)
    for best in sorted(tied, key=lambda run: (-run.weight, run.a, run.b)):
        run = next((one for one in offered[best.b] if _is_as_good(one, best)), best)
        there = _retold(run)
        if run.a not in sinks and len(there & taken[run.b]) <= TAKEN * len(there):
            taken[run.b] |= there
            kept[run.a, run.b].append(run)
            for one in offered[run.b]:
                if one.a != run.a and _holds(_by_place(one), _by_place(run)):
                    held[one.a, one.b].append(one)
    both = np.array(sorted({*kept, *held}), np.int64).reshape(-1, 2)
    for (a, b), order in zip(both.tolist(), in_time(pile.articles, both[:, 0], both[:, 1]), strict=True):
        if (a, b) not in kept:
            pairs = sorted({pair for run in held[a, b] for pair in run.pairs})
            yield Retelling(a, b, _edges(pile.articles[a], pile.articles[b], pairs, order), False, False)
            continue
        pairs = sorted(pair for run in kept[a, b] for pair in run.pairs)
        of_earlier = _share({pair[0] for pair in pairs}, read.places(a))
        of_later = _share({pair[1] for pair in pairs}, read.places(b))
        whole = of_later >= WHOLE and of_earlier >= NOT_NOTHING
        edges = _edges(pile.articles[a], pile.articles[b], pairs, order)
        yield Retelling(a, b, edges, whole, whole and of_earlier >= WHOLE)


def _is_as_good(one: _Tied, best: _Tied) -> bool:
    """Whether a run retells what the best one does, and hardly less like it."""
    there = _retold(best)
    return one.weight >= NEARLY * best.weight and len(there & _retold(one)) >= NEARLY * len(there)


def _by_place(run: _Tied) -> dict[_Place, float]:
    """How well each sentence of the later article agrees."""
    return {right: score for _, right, score, _ in run.pairs}


def _retold(run: _Tied) -> set[_Place]:
    """The sentences of the later article."""
    return {right for _, right, _, _ in run.pairs}


def _share(some: Iterable[_Place], places: Iterable[_Place]) -> float:
    """How much of the characters of all places those of some are."""
    return sum(end - start for start, end in some) / sum(end - start for start, end in places)


def _edges(
    article: Article, retelling: Article, pairs: Sequence[_Pair], order: tuple[Direction, str]
) -> tuple[Reuse, ...]:
    which, by_dates = order
    names = (one.outlet or outlet_of(one) or one.key for one in (article, retelling))
    where = f" ({' and '.join(names)})"
    found = {}
    for one, other, score, why in pairs:
        spans = article.span(*one), retelling.span(*other)
        edge = Reuse(
            id=record_id("reu", *spans),
            a=spans[0],
            b=spans[1],
            relation="translated",
            content="body",
            score=round(min(score, 1.0), 4),
            direction=which,
            why=f"{why}{where}; {by_dates}",
        )
        found[edge.id] = edge
    return tuple(found.values())
