"""Which articles carry one and the same text.

In: a Pile, best sources, versions, edges by pair. Out: Texts; every article is in exactly one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from itertools import groupby

import numpy as np
import pyarrow as pa

from firsthand.engine import Engine
from firsthand.lineage.direction import UNKNOWN, by_times, known_times
from firsthand.lineage.fingerprint import Longs
from firsthand.lineage.kind import BODY
from firsthand.lineage.passages import CONTENT, Ties
from firsthand.lineage.pile import Pile
from firsthand.lineage.sources import Sinks, Sources
from firsthand.records import BETWEEN, Text, Version, drawn_ids

MAJOR = 0.5  # of an article's own words, unquoted: below it real pairs are sidebars and backgrounders
NOT_NOTHING = 0.15  # of the other's: a brief that a round-up quotes whole does not make the round-up that brief
CUT = 0.75  # of a page that may be the later one: the first paragraphs of a story, and a line of its own

Pair = tuple[int, int]
Retold = tuple[int, int, bool]  # an article, a later one that translates it, and whether most of the former is there
# an article and an earlier one, words it has from that one as a source, words they share, words of the earlier, its own
Row = tuple[int, int, int, int, int, int]
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
    columns = (b, a, words[tie], shared[tie], sizes[a], sizes[b])
    return list(bonds(zip(*(column.tolist() for column in columns), strict=True), {}))


def bonds(rows: Iterable[Row], first: MutableMapping[int, int]) -> Iterator[Pair]:
    """The same from rows that come by article and then by the earlier one, in order of time.

    `first` takes the first of its text for each article that is joined. What a text is shows in its first article, so
    that it does not wander off from copy to copy: a page that has two stories is a copy of one of them, and a copy of
    the other one is no copy of that.
    """
    for b, group in groupby(rows, key=lambda row: row[0]):
        found = _text_of(list(group), first)
        if found:
            first[b], a = found
            yield a, b


def _text_of(rows: Sequence[Row], first: Mapping[int, int]) -> tuple[int, int] | None:
    """The first article of the text that one article is of, and what it is joined with; None where it is of none."""
    shared, given = dict[int, int](), dict[int, int]()
    for _, a, words, both, _, _ in rows:
        one = first.get(a, a)
        shared[one], given[one] = shared.get(one, 0) + both, given.get(one, 0) + words
    copied = [
        (shared[a], both / max(other, own), -a)
        for _, a, _, both, other, own in rows
        if first.get(a, a) == a and is_copy(both, other, own)
    ]
    if copied:  # of two texts that have it, that of which more articles have more of it, then the more like
        a = -max(copied)[-1]
        return a, a
    most = min(given, key=lambda one: (-given[one], one))
    own = rows[0][-1]
    if given[most] < MAJOR * own or all(a != most for _, a, *_ in rows):
        return None
    return most, max((words, -a, a) for _, a, words, *_ in rows if first.get(a, a) == most)[-1]


def is_copy(shared: int, other: int, own: int) -> bool:
    """Whether the words shared with an earlier article are most of one's own, and not next to nothing of the other's.

    >>> is_copy(90, 300, 100), is_copy(90, 100, 300)  # a cut copy; a brief taken into a longer story
    (True, False)
    """
    return shared >= MAJOR * own and shared >= NOT_NOTHING * other


def _last(pile: Pile, ties: Ties, pairs: Sequence[Pair], sinks: Sinks, sizes: Longs) -> list[Pair]:
    """Articles still alone, with the later one that carries most of them."""
    text = _roots(pairs)
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


def _roots(pairs: Sequence[Pair]) -> dict[int, int]:
    """The text of each joined article, named by one of them."""
    members: dict[int, list[int]] = {}
    root: dict[int, int] = {}
    for a, b in pairs:
        one, other = (root.setdefault(rank, rank) for rank in (a, b))
        if one != other:
            for rank in members.pop(other, [other]):
                root[rank] = one
                members.setdefault(one, [one]).append(rank)
    return root
