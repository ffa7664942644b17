"""Retellings in another language, sentence by sentence: by an encoder where there is one, else by what they share.

In: a Pile, what its words are, an Encoder or None. Out: Retellings with Reuse of relation `translated`. A pair of
languages that the encoder does not know is compared by names, numbers and cognates, as every pair is without it;
articles whose language is unknown are not tried.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.lineage import lexical, meaning
from firsthand.lineage.cognates import WORD, Sentence, anchored
from firsthand.lineage.direction import by_time
from firsthand.lineage.encoder import Encoder, Vectors
from firsthand.lineage.fingerprint import fold
from firsthand.lineage.kind import FURNITURE, Kinds
from firsthand.lineage.monotone import likeness
from firsthand.lineage.pile import Pile, outlet_of
from firsthand.lineage.retellings import by_anchors, by_leads
from firsthand.records import Reuse, record_id

LEAD = 3  # sentences that tell what an article is about: a headline, where it was told from, the first of its own
MOST_SENTENCES = 600  # of an article: a longer one is no report but a list or a book, and is compared without a model
AT_ONCE = 20_000  # sentences whose vectors are held at a time: 40 MB
WHOLE = 0.5  # of the shorter article's sentences, by length: one text; less is an excerpt in a text of its own
NOT_NOTHING = 0.15  # of the longer's: a brief inside a round-up does not make the round-up that brief
TAKEN = 0.5  # of a run's sentences that have a better source: it is the same story in one more paper


class Retelling(NamedTuple):
    """Two articles by rank, the earlier first, with what is retold; `whole` when they are one text."""

    a: int
    b: int
    edges: tuple[Reuse, ...]
    whole: bool


_Pair = tuple[Sentence, Sentence, float, str]  # a sentence of each article, how like they are, and why


class _Tied(NamedTuple):
    """A run of sentences of two articles as spans, each with its score, and why."""

    weight: float
    a: int
    b: int
    pairs: tuple[_Pair, ...]


def translations(
    pile: Pile, kinds: Kinds, sinks: frozenset[int], encoder: Encoder | None = None
) -> Iterator[Retelling]:
    """Pairs of articles in different languages of which one retells the other, and their sentences."""
    languages = [(article.language or "").split("-")[0].casefold() for article in pile.articles]
    if len({language for language in languages if language}) < 2:
        return
    sentences = [_readable(pile, kinds, rank, anchored(article)) for rank, article in enumerate(pile.articles)]
    rarity = lexical.rarity_of(sentences)
    sentences = [[_weighed(one, rarity) for one in of_article] for of_article in sentences]
    pairs = by_anchors(sentences, languages, rarity)
    known = _known(sentences, languages, encoder)
    if encoder and len({languages[rank] for rank in known}) > 1:
        ranks = sorted(known)
        pairs.update(by_leads(_leads(pile, sentences, ranks, encoder), ranks, languages))
        modelled = sorted(pair for pair in pairs if known.issuperset(pair))
        tied = list(_by_meaning(pile, sentences, modelled, encoder))
        pairs.difference_update(modelled)
    else:
        tied = []
    tied += _by_anchors(sentences, sorted(pairs), rarity)
    yield from _told(pile, sentences, tied, sinks)


def _readable(pile: Pile, kinds: Kinds, rank: int, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences that are no furniture, without the outlet's own name, which every page of it bears."""
    own = frozenset("@" + fold(word)[:6] for word in WORD.findall(pile.articles[rank].outlet or ""))
    kept = []
    for sentence in sentences:
        low, high = pile.token_range(rank, sentence.start, sentence.end)
        if high > low and (kinds[low:high] != FURNITURE).mean() > 0.5:
            kept.append(sentence._replace(anchors=sentence.anchors - own))
    return kept


def _weighed(sentence: Sentence, rarity: Mapping[str, float]) -> Sentence:
    return sentence._replace(weight=sum(rarity[anchor] for anchor in sorted(sentence.anchors)))


def _known(sentences: Sequence[Sequence[Sentence]], languages: Sequence[str], encoder: Encoder | None) -> set[int]:
    """The articles that the encoder can read."""
    if encoder is None:
        return set()
    fit = (rank for rank, of_article in enumerate(sentences) if 0 < len(of_article) <= MOST_SENTENCES)
    return {rank for rank in fit if languages[rank] in encoder.languages}


def _leads(pile: Pile, sentences: Sequence[Sequence[Sentence]], ranks: Sequence[int], encoder: Encoder) -> Vectors:
    """What each article is about, as one vector; a wire in ten papers has one lead."""
    leads = [" ".join(_words(pile, rank, s) for s in sentences[rank][:LEAD]) for rank in ranks]
    row = {lead: n for n, lead in enumerate(dict.fromkeys(leads))}
    found: Vectors = encoder.encode(list(row))[[row[lead] for lead in leads]]
    return found


def _words(pile: Pile, rank: int, sentence: Sentence) -> str:
    return pile.articles[rank].text[sentence.start : sentence.end]


def _by_meaning(
    pile: Pile, sentences: Sequence[Sequence[Sentence]], pairs: Sequence[tuple[int, int]], encoder: Encoder
) -> Iterator[_Tied]:
    """The runs of sentences that mean the same, pair by pair; each sentence is encoded once in AT_ONCE."""
    vectors: dict[int, Vectors] = {}
    for n, (a, b) in enumerate(pairs):
        if a not in vectors or b not in vectors:
            vectors = _encoded(pile, sentences, pairs[n:], encoder)
        one, other = sentences[a], sentences[b]
        for run in meaning.runs(likeness(vectors[a], vectors[b]), one, other):
            found = []
            for pair in run.pairs:
                left, right = _together(one[pair.i : pair.i_end]), _together(other[pair.j : pair.j_end])
                shared = ", ".join(anchor[1:] for anchor in sorted(left.anchors & right.anchors))
                why = f"the sentence encoder finds one meaning in {len(run.pairs)} sentences in order"
                found.append((left, right, pair.score, why + (f", with {shared} in both" if shared else "")))
            yield _Tied(run.weight, a, b, tuple(found))


def _encoded(
    pile: Pile, sentences: Sequence[Sequence[Sentence]], pairs: Sequence[tuple[int, int]], encoder: Encoder
) -> dict[int, Vectors]:
    """The vectors of the articles of the next pairs."""
    row: dict[str, int] = {}
    ranks: dict[int, None] = {}
    for pair in pairs:
        if len(row) >= AT_ONCE:
            break
        for rank in pair:
            if rank not in ranks:
                ranks[rank] = None
                for sentence in sentences[rank]:
                    row.setdefault(_words(pile, rank, sentence), len(row))
    found = encoder.encode(list(row))
    return {rank: found[[row[_words(pile, rank, s)] for s in sentences[rank]]] for rank in ranks}


def _together(sentences: Sequence[Sentence]) -> Sentence:
    """Sentences in a row as one."""
    anchors = frozenset(anchor for sentence in sentences for anchor in sentence.anchors)
    return Sentence(sentences[0].start, sentences[-1].end, anchors)


def _by_anchors(
    sentences: Sequence[Sequence[Sentence]], pairs: Sequence[tuple[int, int]], rarity: dict[str, float]
) -> Iterator[_Tied]:
    """For each article the earlier one whose names, numbers and word stems it has most of, in order."""
    best: dict[int, _Tied] = {}
    for a, b in pairs:
        matches = lexical.retold(sentences[a], sentences[b], rarity)
        weight = sum(match.score for match in matches)
        if matches and (b not in best or weight > best[b].weight):
            found = []
            for match in matches:
                anchors = ", ".join(anchor[1:] for anchor in match.shared)
                why = f"names, numbers and word stems agree in order: {anchors}"
                found.append((sentences[a][match.i], sentences[b][match.j], match.score, why))
            best[b] = _Tied(weight, a, b, tuple(found))
    yield from best.values()


def _told(
    pile: Pile, sentences: Sequence[Sequence[Sentence]], tied: Sequence[_Tied], sinks: frozenset[int]
) -> Iterator[Retelling]:
    """For each passage its best source; the same passage in another paper of that language is left out."""
    taken: dict[int, set[Sentence]] = defaultdict(set)
    kept: dict[tuple[int, int], list[_Tied]] = defaultdict(list)
    for run in sorted(tied, key=lambda run: (-run.weight, run.a, run.b)):
        there = {right for _, right, _, _ in run.pairs}
        if run.a not in sinks and len(there & taken[run.b]) <= TAKEN * len(there):
            taken[run.b] |= there
            kept[run.a, run.b].append(run)
    for a, b in sorted(kept):
        pairs = sorted(pair for run in kept[a, b] for pair in run.pairs)
        edges = {edge.id: edge for edge in (_edge(pile, a, b, *pair) for pair in pairs)}
        yield Retelling(a, b, tuple(edges.values()), _whole(sentences[a], sentences[b], pairs))


def _whole(one: Sequence[Sentence], other: Sequence[Sentence], pairs: Sequence[_Pair]) -> bool:
    """Whether the retold sentences are most of the shorter article, and not next to nothing of the longer."""
    a, b = {(pair[0].start, pair[0].end) for pair in pairs}, {(pair[1].start, pair[1].end) for pair in pairs}
    shares = []
    for retold, of_article in ((a, one), (b, other)):
        size = sum(sentence.end - sentence.start for sentence in of_article)
        shares.append((size, sum(end - start for start, end in retold) / size))
    shares.sort()
    return shares[0][1] >= WHOLE and shares[1][1] >= NOT_NOTHING


def _edge(pile: Pile, a: int, b: int, one: Sentence, other: Sentence, score: float, why: str) -> Reuse:
    article, retelling = pile.articles[a], pile.articles[b]
    spans = article.span(one.start, one.end), retelling.span(other.start, other.end)
    which, by_dates = by_time(article, retelling)
    where = f" ({outlet_of(article) or article.key} and {outlet_of(retelling) or retelling.key})"
    return Reuse(
        id=record_id("reu", *spans),
        a=spans[0],
        b=spans[1],
        relation="translated",
        content="body",
        score=round(min(score, 1.0), 4),
        direction=which,
        why=f"{why}{where}; {by_dates}",
    )
