"""Which articles carry one and the same text.

In: a Pile, best sources, versions, edges by pair. Out: Texts; every article is in exactly one.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from firsthand.engine import Engine
from firsthand.lineage.pile import Pile
from firsthand.lineage.sources import Sinks, Source
from firsthand.records import Reuse, Text, Version, record_id

MAJOR = 0.5  # of the shorter article's own words, unquoted: below it real pairs are sidebars and backgrounders
NOT_NOTHING = 0.15  # of the longer's: a brief that a round-up quotes whole does not make the round-up that brief

Edges = Mapping[tuple[int, int], Sequence[Reuse]]


def texts(
    pile: Pile,
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
    pairs = [(ids[a], ids[b]) for a, b in joined] + [(one, one) for one in ids]
    columns = {name: pa.array([pair[side] for pair in pairs], pa.string()) for side, name in enumerate("ab")}
    pieces = engine.components(pa.table(columns)).to_pydict()
    groups: dict[str, list[int]] = {}
    for node, component in zip(pieces["node"], pieces["component"], strict=True):
        groups.setdefault(component, []).append(rank[node])
    piece_of = dict(zip(pieces["node"], pieces["component"], strict=True))
    ties: dict[str, set[str]] = {}
    for a, b in joined:
        kept = (edge.id for edge in edges.get((min(a, b), max(a, b)), ()) if edge.content == "body")
        ties.setdefault(piece_of[ids[a]], set()).update(kept)
    return [
        _text([ids[n] for n in sorted(members)], sorted(ties.get(component, ())))
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
        if _major(of_b[0], sizes):
            a = of_b[0].tie.a
        elif given[most] >= MAJOR * sizes[b]:
            a = next(s.tie.a for s in of_b if root.get(s.tie.a, s.tie.a) == most)
        else:
            continue
        root[b] = root.get(a, a)
        found.append((a, b))
    return found


def _major(source: Source, sizes: NDArray[np.int64]) -> bool:
    short, long = sorted((int(sizes[source.tie.a]), int(sizes[source.tie.b])))
    shared = source.tie.body()
    return shared >= MAJOR * short and shared >= NOT_NOTHING * long
