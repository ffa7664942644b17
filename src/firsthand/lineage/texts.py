"""Which articles carry one and the same text.

In: a Pile, best sources, versions, edges by pair. Out: Texts; every article is in exactly one.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from firsthand.engine import Engine
from firsthand.lineage.passages import Tie
from firsthand.lineage.pile import Pile
from firsthand.lineage.sources import Sinks, Source
from firsthand.records import Reuse, Text, Version, record_id

MAJOR = 0.5  # of the shorter article's own words, unquoted: below it real pairs are sidebars and backgrounders
NOT_NOTHING = 0.15  # of the longer's: a brief that a round-up quotes whole does not make the round-up that brief

Edges = Mapping[tuple[int, int], Sequence[Reuse]]


def texts(
    pile: Pile,
    ties: Sequence[Tie],
    sources: Sequence[Source],
    found: Sequence[Version],
    edges: Edges,
    sizes: NDArray[np.int64],
    sinks: Sinks,
    engine: Engine,
    translated: Sequence[tuple[int, int]] = (),
) -> list[Text]:
    """Articles joined along their best source where it covers a major share, and versions of one story."""
    ids = [article.id for article in pile.articles]
    rank = {article: n for n, article in enumerate(ids)}
    joined = _joined([source for source in sources if not sinks.outside(source.tie)], sizes)
    joined += [pair for pair in translated if not sinks.ranks & set(pair)]
    joined += [(rank[v.version_of], rank[v.article]) for v in found]
    joined += _last([tie for tie in ties if not sinks.outside(tie)], joined, sizes)
    pairs = [(ids[a], ids[b]) for a, b in joined] + [(one, one) for one in ids]
    columns = {name: pa.array([pair[side] for pair in pairs], pa.string()) for side, name in enumerate("ab")}
    pieces = engine.components(pa.table(columns)).to_pydict()
    groups: dict[str, list[int]] = {}
    for node, component in zip(pieces["node"], pieces["component"], strict=True):
        groups.setdefault(component, []).append(rank[node])
    piece_of = dict(zip(pieces["node"], pieces["component"], strict=True))
    between: dict[str, set[str]] = {}
    for a, b in joined:
        kept = (edge.id for edge in edges.get((min(a, b), max(a, b)), ()) if edge.content == "body")
        between.setdefault(piece_of[ids[a]], set()).update(kept)
    return [
        _text([ids[n] for n in sorted(members)], sorted(between.get(component, ())))
        for component, members in sorted(groups.items(), key=lambda item: min(item[1]))
    ]


def _text(members: list[str], edges: list[str]) -> Text:
    return Text(id=record_id("txt", *sorted(members)), articles=tuple(members), first=members[0], edges=tuple(edges))


def _joined(sources: Sequence[Source], sizes: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Pairs (source, copy) that make one text: by the best source, else by several that are one text already."""
    root: dict[int, int] = {}
    found: list[tuple[int, int]] = []
    for b, group in groupby(sources, key=lambda source: source.tie.b):
        of_b = list(group)
        given: dict[int, int] = {}
        for source in of_b:
            one = root.get(source.tie.a, source.tie.a)
            given[one] = given.get(one, 0) + source.words
        most = min(given, key=lambda one: (-given[one], one))
        if _major(of_b[0].tie, sizes):
            a = of_b[0].tie.a
        elif given[most] >= MAJOR * sizes[b]:
            a = next(s.tie.a for s in of_b if root.get(s.tie.a, s.tie.a) == most)
        else:
            continue
        root[b] = root.get(a, a)
        found.append((a, b))
    return found


def _last(ties: Sequence[Tie], joined: Sequence[tuple[int, int]], sizes: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Articles still alone, with the later one that carries most of them where others of its text do as well.

    The second state of a running report has the first for a source, and a better one in the paper next door: so
    nobody's best source, the first would stay a text of its own. One that a mash-up alone carries does stay alone.
    """
    text = _roots(joined)
    carried: dict[int, dict[int, list[Tie]]] = {}
    for tie in ties:
        if tie.a not in text and tie.b in text and _major(tie, sizes):
            carried.setdefault(tie.a, {}).setdefault(text[tie.b], []).append(tie)
    found = []
    for a, by_text in sorted(carried.items()):
        certain = [tie for of_text in by_text.values() if len(of_text) > 1 for tie in of_text]
        if certain:
            found.append((a, min(certain, key=lambda tie: (-tie.body(), tie.b)).b))
    return found


def _roots(joined: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The text of each joined article, named by one of them."""
    members: dict[int, list[int]] = {}
    root: dict[int, int] = {}
    for a, b in joined:
        one, other = (root.setdefault(rank, rank) for rank in (a, b))
        if one != other:
            for rank in members.pop(other, [other]):
                root[rank] = one
                members.setdefault(one, [one]).append(rank)
    return root


def _major(tie: Tie, sizes: NDArray[np.int64]) -> bool:
    short, long = sorted((int(sizes[tie.a]), int(sizes[tie.b])))
    shared = tie.body()
    return shared > 0 and shared >= MAJOR * short and shared >= NOT_NOTHING * long
