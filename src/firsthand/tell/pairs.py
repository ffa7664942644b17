"""Pairs of articles that share words: the curves of the drawing and the rows of its table.

In: a Lookup. Out: pairs, copied stories first, the longest first.
"""

from collections import defaultdict
from typing import NamedTuple

from firsthand.records import Reuse
from firsthand.tell.lookup import Lookup


class Pair(NamedTuple):
    """All passages that two articles share, and which of the two has them from the other."""

    source: str
    copy: str
    directed: bool
    common: bool
    passages: tuple[Reuse, ...]
    size: int
    content: str
    relation: str

    @property
    def id(self) -> str:
        """The id of the longest passage: where a click on the curve leads."""
        return self.passages[0].id


def pairs(lookup: Lookup) -> list[Pair]:
    """Reuse by pairs of articles: copied stories first, the longest first."""
    grouped: defaultdict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for reuse in lookup.dossier.lineage.reuse:
        a, b = sorted((reuse.a.article, reuse.b.article))
        grouped[a, b].append(reuse)
    found = [_pair(ends, reuses, lookup) for ends, reuses in grouped.items()]
    return sorted(found, key=lambda pair: (_rank(pair.passages[0]), -pair.size, pair.id))


def pair_words(pair: Pair, lookup: Lookup) -> str:
    """A pair as a person says it."""
    source, copy = lookup.outlet(pair.source), lookup.outlet(pair.copy)
    kind = {"translated": "translated", "paraphrased": "a paraphrase"}.get(pair.relation, pair.content)
    return f"{copy} has {kind} from {source}" if pair.directed else f"{source} and {copy} share {kind}"


def _pair(ends: tuple[str, str], reuses: list[Reuse], lookup: Lookup) -> Pair:
    passages = tuple(sorted(reuses, key=lambda r: (_rank(r), -len(r.a), r.id)))
    main = passages[0]
    direction = lookup.direction(main)
    source, copy, directed = main.a.article, main.b.article, direction in {"a_from_b", "b_from_a"}
    if direction == "a_from_b" or (not directed and lookup.order(copy) < lookup.order(source)):
        source, copy = copy, source
    size = sum(len(r.a) for r in passages if r.content == main.content)
    return Pair(source, copy, directed, direction == "common", passages, size, main.content, main.relation)


def _rank(reuse: Reuse) -> int:
    return {"body": 0, "quotation": 1, "caption": 2, "headline": 3, "boilerplate": 4}[reuse.content]
