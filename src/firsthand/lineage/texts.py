"""Which articles carry one and the same text.

In: a Pile, best sources, versions, edges by pair. Out: Texts; every article is in exactly one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np
import pyarrow as pa

from firsthand.compiled import compiled, leaf
from firsthand.engine import Engine
from firsthand.lineage.direction import UNKNOWN, by_times, known_times
from firsthand.lineage.fingerprint import Longs
from firsthand.lineage.kind import BODY
from firsthand.lineage.passages import CONTENT, Ties
from firsthand.lineage.pile import Pile, roots
from firsthand.lineage.sources import Sinks, Sources
from firsthand.records import BETWEEN, Text, Version, drawn_ids

MAJOR = 0.5  # of an article's own words, unquoted: below it real pairs are sidebars and backgrounders
NOT_NOTHING = 0.15  # of the other's: a brief that a round-up quotes whole does not make the round-up that brief
CUT = 0.75  # of a page that may be the later one: the first paragraphs of a story, and a line of its own

Pair = tuple[int, int]
Retold = tuple[int, int, bool]  # an article, a later one that translates it, and whether most of the former is there
# rows of `bonds`: an article and an earlier one, words it has from that one as a source, words they share, words of the
# earlier, its own
_B, _A, _WORDS, _SHARED, _OTHER, _OWN = range(6)
# an article that is alone, a later one that carries most of it, words they share, words of the former, the first of the
# latter's text or -1, whether no date shows which of the two came first
Carrier = tuple[int, int, int, int, int, bool]


def texts(
    pile: Pile,
    ties: Ties,
    sources: Sources,
    sinks: Sinks,
    sizes: Longs,
    found: Sequence[Version],
    named: Callable[[Longs], Sequence[str]],
    engine: Engine,
    retold: Mapping[Pair, Callable[[], Sequence[str]]],
    translated: Sequence[Retold] = (),
) -> list[Text]:
    """Articles most of which stands in the first of their text, versions of one story, and whole translations.

    `named` gives the ids of the edges of some pieces of the ties; `retold` those of translations, of which
    `translated` are whole texts.
    """
    ids = [article.id for article in pile.articles]
    tied = pairs_of(pile, ties, sources, sinks, sizes, found, translated)
    pairs = [pair for of_rule in tied.values() for pair in of_rule]
    group_of: dict[int, list[int]] = {}
    for group in components(pairs, engine):
        group_of.update(dict.fromkeys(group, group))
    between = _between(ties, pairs, group_of, named, retold)
    told: list[tuple[str, ...]] = []
    for one, article in enumerate(ids):
        members = group_of.get(one)
        if members is None:
            told.append((article,))
        elif members[0] == one:
            told.append(tuple([ids[member] for member in members]))
    edges = {ids[first]: tuple(kept) for first, kept in between.items()}
    names = drawn_ids("txt", [BETWEEN.join(sorted(articles)) for articles in told])
    return [
        Text(id=name, articles=articles, first=articles[0], edges=edges.get(articles[0], ()))
        for name, articles in zip(names, told, strict=True)
    ]


def pairs_of(
    pile: Pile,
    ties: Ties,
    sources: Sources,
    sinks: Sinks,
    sizes: Longs,
    found: Sequence[Version],
    translated: Sequence[Retold] = (),
) -> dict[str, list[Pair]]:
    """Ranks of two articles that are one text, by the rule that makes them so: copy, translation, version, carried."""
    rank = {article.id: n for n, article in enumerate(pile.articles)} if found else {}
    copied = joined(ties, sources, sinks, sizes)
    copies = {b for _, b in copied}
    by_rule = {
        "copy": copied,
        "translation": [
            (a, b)
            for a, b, throughout in translated
            # a short copy of a story is not one text with a page that has an excerpt of it in another language
            if (throughout or b not in copies) and not sinks.articles[a] and not sinks.articles[b]
        ],
        "version": [(rank[v.version_of], rank[v.article]) for v in found],
    }
    by_rule["carried"] = _last(pile, ties, [pair for pairs in by_rule.values() for pair in pairs], sinks, sizes)
    return by_rule


def _between(
    ties: Ties,
    pairs: Sequence[Pair],
    group_of: Mapping[int, Sequence[int]],
    named: Callable[[Longs], Sequence[str]],
    retold: Mapping[Pair, Callable[[], Sequence[str]]],
) -> dict[int, list[str]]:
    """For each group, by its first member, the ids of the edges of body that join its pairs."""
    key = np.array([(min(pair), max(pair)) for pair in pairs], np.int64).reshape(-1, 2)
    many = 1 + max(int(ties.b.max(initial=0)), int(key.max(initial=0)))
    known = ties.a * many + ties.b
    asked = key[:, 0] * many + key[:, 1]
    found: dict[int, set[str]] = {group_of[a][0]: set() for a, _ in pairs}
    for a, b in pairs:
        pair = (min(a, b), max(a, b))
        if pair in retold:
            found[group_of[a][0]].update(retold[pair]())
    if len(known):
        place = np.minimum(np.searchsorted(known, asked), len(known) - 1)
        which = np.flatnonzero(known[place] == asked)
        counts = (ties.at[1:] - ties.at[:-1])[place[which]]
        first = np.repeat(ties.at[place[which]] - np.cumsum(counts) + counts, counts)
        pieces, asker = first + np.arange(counts.sum()), np.repeat(which, counts)
        body = ties.pieces[pieces, CONTENT] == BODY
        for name, one in zip(named(pieces[body]), asker[body].tolist(), strict=True):
            found[group_of[pairs[one][0]][0]].add(name)
    return {first: sorted(kept) for first, kept in found.items()}


def components(pairs: Sequence[Pair], engine: Engine) -> list[list[int]]:
    """Ranks that pairs join, each piece ascending."""
    columns = {name: pa.array([f"{pair[side]:010d}" for pair in pairs], pa.string()) for side, name in enumerate("ab")}
    pieces = engine.components(pa.table(columns)) if pairs else pa.table({"node": [], "component": []})
    groups: dict[str, list[int]] = {}
    for node, component in zip(pieces["node"].to_pylist(), pieces["component"].to_pylist(), strict=True):
        groups.setdefault(component, []).append(int(node))
    return [sorted(members) for members in groups.values()]


def joined(ties: Ties, sources: Sources, sinks: Sinks, sizes: Longs) -> list[Pair]:
    """Pairs (source, copy) that make one text: copies of its first article, else of several that are of it already."""
    words = np.zeros(len(ties.a), np.int64)
    words[sources.tie] = sources.words
    shared = ties.body()
    tie = np.flatnonzero((shared > 0) & ~sinks.outside)
    tie = tie[np.argsort(ties.b[tie], kind="stable")]
    a, b = ties.a[tie], ties.b[tie]
    rows = np.stack((b, a, words[tie], shared[tie], sizes[a], sizes[b]))
    return [(a, b) for a, b in bonds(rows, np.zeros(len(sizes), np.int64)).tolist()]


@compiled
def bonds(rows: Longs, first: Longs) -> Longs:
    """The same from columns (article, earlier one, and so on), by article and then by the earlier one, in time order.

    `first` takes one more than the first of its text for each article that is joined; it has 0 for the others. What a
    text is shows in its first article, so that it does not wander off from copy to copy: a page that has two stories is
    a copy of one of them, and a copy of the other one is no copy of that.
    """
    found, text = np.empty((rows.shape[1], 2), np.int64), np.empty(rows.shape[1], np.int64)
    n = low = 0
    while low < rows.shape[1]:
        b, high = rows[_B, low], low
        while high < rows.shape[1] and rows[_B, high] == b:
            a = rows[_A, high]
            text[high] = first[a] - 1 if first[a] else a
            high += 1
        one, a = _text_of(rows[:, low:high], text[low:high])
        if a >= 0:
            first[b] = one + 1
            found[n, 0], found[n, 1] = a, b
            n += 1
        low = high
    return found[:n].copy()


@leaf
def _text_of(rows: Longs, text: Longs) -> tuple[int, int]:
    """The first article of the text that one article is of, and what it is joined with; -1 where it is of none.

    `text` has the first of its text for each of the earlier ones.
    """
    best = most = -1  # of two texts that have it, that of which more articles have more of it, then the more like
    best_shared, best_like, most_given = 0, 0.0, -1
    for n in range(len(text)):
        shared = given = 0
        for other in range(len(text)):
            if text[other] == text[n]:
                shared += rows[_SHARED, other]
                given += rows[_WORDS, other]
        if given > most_given or (given == most_given and text[n] < text[most]):
            most, most_given = n, given
        if text[n] == rows[_A, n] and _is_copy(rows[_SHARED, n], rows[_OTHER, n], rows[_OWN, n]):
            like = rows[_SHARED, n] / max(rows[_OTHER, n], rows[_OWN, n])
            if best < 0 or shared > best_shared or (shared == best_shared and like > best_like):
                best, best_shared, best_like = n, shared, like
    if best >= 0:
        return rows[_A, best], rows[_A, best]
    if most_given < MAJOR * rows[_OWN, 0]:
        return -1, -1
    giver, there = -1, False
    for n in range(len(text)):
        there |= rows[_A, n] == text[most]
        if text[n] == text[most] and (giver < 0 or rows[_WORDS, n] > rows[_WORDS, giver]):
            giver = n
    return (text[most], rows[_A, giver]) if there else (-1, -1)


def is_copy(shared: int, other: int, own: int) -> bool:
    """Whether the words shared with an earlier article are most of one's own, and not next to nothing of the other's.

    >>> is_copy(90, 300, 100), is_copy(90, 100, 300)  # a cut copy; a brief taken into a longer story
    (True, False)
    """
    return shared >= MAJOR * own and shared >= NOT_NOTHING * other


_is_copy = leaf(is_copy)


def _last(pile: Pile, ties: Ties, pairs: Sequence[Pair], sinks: Sinks, sizes: Longs) -> list[Pair]:
    """Articles still alone, with the later one that carries most of them."""
    text = roots(pairs)
    first: dict[int, int] = {}
    for rank in sorted(text):
        first.setdefault(text[rank], rank)
    shared = ties.body()
    enough = (shared > 0) & (shared >= MAJOR * sizes[ties.a]) & (shared >= NOT_NOTHING * sizes[ties.b])
    tie = np.flatnonzero(enough & ~sinks.outside)
    tie = tie[[a not in text for a in ties.a[tie].tolist()]]
    a, b = ties.a[tie], ties.b[tie]
    met = np.zeros(len(pile.articles), bool)
    met[a] = met[b] = True
    undated = by_times(known_times(pile.articles, met), a, b) == UNKNOWN
    firsts = [first[text[rank]] if rank in text else -1 for rank in b.tolist()]
    columns = (a, b, shared[tie], sizes[a], np.array(firsts, np.int64), undated)
    return list(carried(zip(*(column.tolist() for column in columns), strict=True)))


def carried(rows: Iterable[Carrier]) -> Iterator[Pair]:
    """Articles still alone with the one that carries them, from rows that come by article.

    Where others of its text carry it as well: the second state of a running report has the first for a source, and a
    better one in the paper next door, so that the first, nobody's best source, would stay a text of its own. And where
    no date shows that it is the earlier one: a page cut after its first paragraphs, fetched minutes before the whole.
    One that a mash-up alone carries does stay alone.
    """
    for a, group in groupby(rows, key=lambda row: row[0]):
        by_text, cut = dict[int, list[tuple[int, int]]](), list[tuple[int, int]]()
        for _, b, shared, own, text, undated in group:
            if text >= 0:
                by_text.setdefault(text, []).append((-shared, b))
            if undated and text in (-1, b) and shared >= CUT * own:
                cut.append((-shared, b))
        certain = [one for of_text in by_text.values() if len(of_text) > 1 for one in of_text]
        if certain or cut:
            yield a, min(certain or cut)[1]
