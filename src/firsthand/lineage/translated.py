"""Retellings in another language, sentence by sentence: by an encoder where there is one, else by what they share.

In: a Pile, what its words are, an Encoder or None. Out: Retellings with Reuse of relation `translated`. A pair of
languages that the encoder does not know is compared by names, numbers and cognates, as every pair is without it;
articles whose language is unknown are not tried.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from firsthand.lineage import lexical, meaning
from firsthand.lineage.anchored import Anchored, Sentence, anchored
from firsthand.lineage.candidates import unsure_in
from firsthand.lineage.chains import Floats
from firsthand.lineage.cognates import written
from firsthand.lineage.direction import in_time
from firsthand.lineage.edges import OnDemand, by_meaning
from firsthand.lineage.encoder import Encoder, Vectors
from firsthand.lineage.fingerprint import I32, Bools, Bytes, Longs
from firsthand.lineage.kind import Kinds
from firsthand.lineage.lexical import AMID, HOLDERS, LATER, NEARLY, SOURCE, Agreeing, Matches, Own
from firsthand.lineage.monotone import likeness
from firsthand.lineage.pile import Pile, families, languages_of
from firsthand.lineage.retellings import by_anchors, by_leads, shared
from firsthand.records import BETWEEN, Article, Direction, Reuse, Span, drawn_ids

LEAD = 3  # sentences that tell what an article is about: a headline, where it was told from, the first of its own
MOST_SENTENCES = 600  # of an article: a longer one is no report but a list or a book, and is compared without a model
AT_ONCE = 20_000  # sentences whose vectors are held at a time: 40 MB
WHOLE = 0.55  # of the later article's sentences, by length: one text; half is half of another story too
NOT_NOTHING = 0.15  # of the earlier one's: a brief of a long story is not that story
_PLACE = 32  # bits of the end of a place that is one number
TAKEN = 0.5  # of a run's sentences that have a better source: it is the same story in one more paper


class Retelling(NamedTuple):
    """Two articles by rank, the earlier first, with what is retold.

    The edges are made when they are asked for, their `ids` alone sooner. `whole` when that is most of the later one and
    not next to nothing of the earlier; `throughout` when it is most of the earlier one as well.
    """

    a: int
    b: int
    edges: Sequence[Reuse]
    whole: bool
    throughout: bool
    ids: Callable[[], Sequence[str]]


_Place = tuple[int, int]  # characters [start, end) of an article
_Alike = tuple[_Place, _Place, float]  # a sentence of each article, or two in a row, and how like they are


class _Holder(NamedTuple):
    """Another article that holds a passage as well as its source, and its sentences: how many, and which.

    One that stands `behind` the retelling has its sentences second.
    """

    rank: int
    behind: bool
    size: int
    pairs: Callable[[], Sequence[_Alike]]


class _Tied(NamedTuple):
    """A run of sentences of two articles, how much of each sentence of the later one the earlier has, and why.

    `spans` are rows of characters, two of the earlier article and two of the later, `score` is how like they are, and
    `later` has the places of the later one as numbers. `holders` are those of a run that no model found.
    """

    weight: float
    a: int
    b: int
    spans: I32
    score: Floats
    later: frozenset[int]
    given: Sequence[float]
    why: Callable[[], Iterable[str]]
    holders: Sequence[_Holder] | None = None


def translations(
    pile: Pile,
    kinds: Kinds,
    sinks: frozenset[int],
    own: Own,
    encoder: Encoder | None = None,
    text: Bytes | None = None,
    row: Longs | None = None,
) -> Iterator[Retelling]:
    """Pairs of articles in different languages of which one retells the other, and their sentences.

    `own` says who has most words from whom in one language; `text` and `row` are as `anchored` takes them.
    """
    languages = languages_of(pile)
    if len(set(languages) - {""}) < 2:
        return
    read = anchored(pile, kinds, languages, text, row)
    rarity = lexical.rarity_of(read)
    found = shared(read, rarity)
    number = {code: n for n, code in enumerate(dict.fromkeys(languages))}
    pairs = by_anchors(found, np.array([number[code] for code in languages], np.int64))
    known = _known(read, languages, encoder)
    tied: list[_Tied] = []
    if encoder and len({languages[rank] for rank in known}) > 1:
        ranks = sorted(known)
        leads = by_leads(_leads(pile, read, ranks, encoder), ranks, languages)
        every = sorted({*leads, *map(tuple, pairs.tolist())})
        modelled = [pair for pair in every if known.issuperset(pair)]
        tied += _by_meaning(pile, read, languages, modelled, own, encoder)
        pairs = np.array(sorted(set(every).difference(modelled)), np.int64).reshape(-1, 2)
    tied += _by_anchors(pile, read, languages, lexical.retold(read, found, rarity, pile.words, pairs), own)
    yield from _told(pile, read, [one for one in tied if not _from_its_own(one, own)], sinks)


def _from_its_own(one: _Tied, own: Own) -> bool:
    """Whether the later article has these words from one of its own language that is before the other.

    A wire, its translation, and a paper that prints the wire: the paper has nothing from the translation.
    """
    giver, words = own.rank[one.b], own.words[one.b]
    letters = int((one.spans[:, 3] - one.spans[:, 2]).sum())
    return bool(0 <= giver < one.a and words * lexical.LETTERS_A_WORD >= lexical.AMID * letters)


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
    pile: Pile, read: Anchored, languages: Sequence[str], pairs: Sequence[tuple[int, int]], own: Own, encoder: Encoder
) -> Iterator[_Tied]:
    """The runs of sentences that mean the same, pair by pair; each sentence is encoded once in AT_ONCE.

    A run that may be an excerpt is one only if no others, who copied neither, say the same.
    """
    vectors: dict[int, Vectors] = {}
    sentences: dict[int, list[Sentence]] = {}
    most: dict[tuple[int, int], Floats] = {}
    told, perhaps = list[_Tied](), list[tuple[_Tied, meaning.Run]]()
    for n, (a, b) in enumerate(pairs):
        if a not in vectors or b not in vectors:
            vectors = _encoded(pile, read, pairs[n:], encoder)
            sentences = {rank: read.sentences(rank, pile.articles[rank].text, languages[rank]) for rank in vectors}
        like = likeness(vectors[a], vectors[b])
        most[a, b] = like.single.max(axis=1).astype(np.float32)
        most[b, a] = like.single.max(axis=0).astype(np.float32)
        for run in meaning.runs(like, sentences[a], sentences[b]):
            tied = _run(run, a, b, sentences[a], sentences[b])
            if run.told:
                told.append(tied)
            else:
                perhaps.append((tied, run))
    given = ((rank, giver) for rank, giver in enumerate(own.rank.tolist()) if giver >= 0)
    kin = families(len(own.rank), chain(given, ((one.a, one.b) for one in told)))
    others = _others(perhaps, most, languages, kin)
    yield from told
    yield from (tied for tied, run in perhaps if meaning.is_news(run, others(tied.a, tied.b), others(tied.b, tied.a)))


def _run(run: meaning.Run, a: int, b: int, one: Sequence[Sentence], other: Sequence[Sentence]) -> _Tied:
    """A run of two articles by rank, with the sentences of each."""
    found, given, reasons = [], [], []
    for pair in run.pairs:
        left, right = _together(one[pair.i : pair.i_end]), _together(other[pair.j : pair.j_end])
        shared = ", ".join(f"“{anchor[1:]}”" for anchor in sorted(left.anchors & right.anchors))
        why = f"the sentence encoder finds one meaning in {len(run.pairs)} sentences in order"
        places = (left.start, left.end), (right.start, right.end)
        found.append((*places[0], *places[1], pair.score))
        given.append(pair.score)
        reasons.append(why + (f"; both have {shared}" if shared else ""))
    spans = np.array([row[:4] for row in found], np.int32).reshape(-1, 4)
    score = np.array([like for *_, like in found], np.float64)
    return _Tied(run.weight, a, b, spans, score, frozenset(_numbers(spans[:, 2:])), given, partial(list, reasons))


def _others(
    perhaps: Sequence[tuple[_Tied, meaning.Run]],
    most: Mapping[tuple[int, int], Floats],
    languages: Sequence[str],
    kin: Sequence[int],
) -> Callable[[int, int], Floats]:
    """How like each sentence of one article the likest is of any but another and its like, in the other's language."""
    asked = {rank for one, _ in perhaps for rank in (one.a, one.b)}
    partners: dict[int, list[int]] = defaultdict(list)
    for mine, theirs in most:
        if mine in asked:
            partners[mine].append(theirs)

    def of(mine: int, theirs: int) -> Floats:
        found = np.zeros_like(most[mine, theirs])
        for third in partners[mine]:
            if languages[third] == languages[theirs] and kin[third] not in {kin[mine], kin[theirs]}:
                found = np.maximum(found, most[mine, third])
        return found

    return of


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


def _by_anchors(pile: Pile, read: Anchored, languages: Sequence[str], found: Matches, own: Own) -> Iterator[_Tied]:
    """The source of each article, by names, numbers and word stems in order, and who else holds what it has of it."""
    which, role = lexical.sources(found, read, own, _late(pile, found))
    first = role == SOURCE
    sizes = np.diff(found.at)[which]
    ends = np.cumsum(sizes)
    cells = np.arange(sizes.sum()) + np.repeat(found.at[which] - ends + sizes, sizes)
    a, b, of_source = (np.repeat(column, sizes) for column in (found.a[which], found.b[which], first))
    i, j = read.at[a] + found.i[cells], read.at[b] + found.j[cells]
    spans = np.stack((read.start[i], read.end[i], read.start[j], read.end[j]), axis=1)
    score = found.score[cells]
    given, later = found.given[cells].tolist(), _numbers(spans[:, 2:])
    common = lexical.agreeing(read, i[of_source], j[of_source])
    low = n = 0
    held = list[_Holder]()
    for a, b, its, high in zip(
        found.a[which].tolist(), found.b[which].tolist(), role.tolist(), ends.tolist(), strict=True
    ):
        if its == SOURCE:
            held, rows = [], slice(low, high)
            here = Agreeing(common.at[n : n + high - low + 1], common.word, common.kind)
            why = partial(_whys, pile.articles[a].text, languages[a], spans[rows], here)
            weight = sum(given[rows])
            yield _Tied(weight, a, b, spans[rows], score[rows], frozenset(later[rows]), given[rows], why, held)
            n += high - low
        else:
            behind = its == LATER
            pairs = partial(_alike, spans[low:high], score[low:high])
            held.append(_Holder(b if behind else a, behind, high - low, pairs))
        low = high


def _late(pile: Pile, found: Matches) -> Bools:
    """Of which pairs no date shows that the later one is later: what gives no hour stands at noon or last."""
    unsure = unsure_in(pile.articles)
    late = unsure[found.a] | unsure[found.b]
    for pair, which in zip(
        np.flatnonzero(late).tolist(), in_time(pile.articles, found.a[late], found.b[late]), strict=True
    ):
        late[pair] = which == "unknown" or not pile.articles[found.b[pair]].published
    return late


def _alike(spans: I32, score: Floats) -> Sequence[_Alike]:
    """Rows of characters, two of the earlier article and two of the later, as pairs of places."""
    rows = zip(spans.tolist(), score.tolist(), strict=True)
    return [((a, a_end), (b, b_end), like) for (a, a_end, b, b_end), like in rows]


def _numbers(spans: I32) -> list[int]:
    """Places in an article, each as one number: a pile has a hundred thousand, and Python's collector counts pairs."""
    found: list[int] = (spans[:, 0].astype(np.int64) << _PLACE | spans[:, 1]).tolist()
    return found


def _whys(text: str, language: str, spans: I32, common: Agreeing) -> Iterator[str]:
    """Why each pair of sentences is one, by the anchors that it shares."""
    for end, (low, high) in zip(spans[:, 1].tolist(), pairwise(common.at.tolist()), strict=True):
        words = zip(common.word[low:high].tolist(), common.kind[low:high].tolist(), strict=True)
        anchors = sorted({written(text, word, end, kind, language) for word, kind in words})
        if anchors:
            yield f"names, numbers and word stems agree in order: {', '.join(anchor[1:] for anchor in anchors)}"
        else:
            yield "stands between sentences that agree, and is about as long"


def _told(pile: Pile, read: Anchored, tied: Sequence[_Tied], sinks: frozenset[int]) -> Iterator[Retelling]:
    """For each passage its best source, and the other papers that hold it: which of them it is from is not shown."""
    taken: dict[int, set[int]] = defaultdict(set)
    kept: dict[tuple[int, int], list[_Tied]] = defaultdict(list)
    held: dict[tuple[int, int], tuple[int, _Holder]] = {}  # by pair, the earlier first: the source, and the holder
    offered: dict[int, list[_Tied]] = defaultdict(list)
    for run in sorted(tied, key=lambda run: (run.a, -run.weight)):
        if run.a not in sinks:
            offered[run.b].append(run)
    for best in sorted(tied, key=lambda run: (-run.weight, run.a, run.b)):
        run = next((one for one in offered[best.b] if _is_as_good(one, best)), best)
        if run.a not in sinks and len(run.later & taken[run.b]) <= TAKEN * len(run.later):
            taken[run.b] |= run.later
            kept[run.a, run.b].append(run)
            for one in _modelled(run, offered[run.b]) if run.holders is None else run.holders:
                if one.rank not in sinks:
                    pair = (run.b, one.rank) if one.behind else (one.rank, run.b)
                    held.setdefault(pair, (run.a, one))
    ends = np.concatenate([[0], np.cumsum(read.end - read.start, dtype=np.int64)])[read.at]
    lengths = np.diff(ends).tolist()
    both = np.array(sorted({*kept, *held}), np.int64).reshape(-1, 2)
    for (a, b), which in zip(both.tolist(), in_time(pile.articles, both[:, 0], both[:, 1]), strict=True):
        sides = pile.articles[a], pile.articles[b]
        if (a, b) not in kept:
            source, one = held[a, b]
            edges = OnDemand(one.size, partial(_held, *sides, pile.articles[source].key, one, which))
            yield Retelling(a, b, edges, False, False, partial(_ids_of, edges))
            continue
        spans = kept[a, b][0].spans
        if len(kept[a, b]) > 1:
            spans = np.unique(np.concatenate([run.spans for run in kept[a, b]]), axis=0)
        of_earlier, of_later = _share(spans[:, :2], lengths[a]), _share(spans[:, 2:], lengths[b])
        whole = of_later >= WHOLE and of_earlier >= NOT_NOTHING
        edges = OnDemand(len(spans), partial(_of_runs, *sides, kept[a, b], which))
        yield Retelling(a, b, edges, whole, whole and of_earlier >= WHOLE, partial(_ids, *sides, spans))


def _is_as_good(one: _Tied, best: _Tied) -> bool:
    """Whether a run retells what the best one does, and hardly less like it."""
    as_much = one.weight >= NEARLY * best.weight and len(best.later & one.later) >= NEARLY * len(best.later)
    return one is best or as_much


def _modelled(run: _Tied, offered: Sequence[_Tied]) -> Iterator[_Holder]:
    """The earliest of the articles that hold what a run has as well, by the encoder."""
    best, count = _by_place(run), 0
    for one in offered:
        mine = _by_place(one)
        both = mine.keys() & best.keys()
        alike = sum(mine[place] for place in both) >= NEARLY * sum(best[place] for place in both)
        if one.holders is None and one.a != run.a and both and len(both) >= AMID * len(mine) and alike:
            yield _Holder(one.a, False, len(one.spans), partial(_alike, one.spans, one.score))
            count += 1
        if count == HOLDERS:
            return


def _by_place(run: _Tied) -> dict[int, float]:
    """How much of each sentence of the later article the earlier one has."""
    return dict(zip(_numbers(run.spans[:, 2:]), run.given, strict=True))


def _share(spans: I32, whole: int) -> float:
    """How much of so many characters those of some places are, each counted once."""
    return sum((place & (1 << _PLACE) - 1) - (place >> _PLACE) for place in {*_numbers(spans)}) / whole


def _ids(article: Article, retelling: Article, spans: I32) -> Sequence[str]:
    """The ids of the edges of these sentences."""
    opened = [repr(Span(one.id, 0, 1)).partition("start=")[0] for one in (article, retelling)]
    rows = [
        f"{opened[0]}start={a}, end={a_end}){BETWEEN}{opened[1]}start={b}, end={b_end})"
        for a, a_end, b, b_end in spans.tolist()
    ]
    return drawn_ids("reu", rows)


def _ids_of(edges: Sequence[Reuse]) -> Sequence[str]:
    return [edge.id for edge in edges]


def _held(article: Article, other: Article, source: str, holder: _Holder, which: Direction) -> Sequence[Reuse]:
    """The edges to another holder of what `source` was found to have."""
    why = f"has what {source} has of it, and as well: which of them it was retold from is not shown"
    if holder.behind:
        why = f"retells what {source} has, and the other has as well: no date shows that it is later"
    return by_meaning(article, other, "translated", [(pair, why) for pair in holder.pairs()], which)


def _of_runs(article: Article, retelling: Article, runs: Sequence[_Tied], which: Direction) -> Sequence[Reuse]:
    """The edges to a source."""
    told = sorted(each for run in runs for each in zip(_alike(run.spans, run.score), run.why(), strict=True))
    return by_meaning(article, retelling, "translated", told, which)
