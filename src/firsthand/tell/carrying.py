"""Where a claim's value was first seen, and who carried it on: its outlets in order of time, each under its source.

In: a claim, a Lookup. Out: stops, those that rest on none first seen first; what only may have been carried says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.records import Assertion, Claim, Line
from firsthand.tell.lookup import Lookup, outlet_key
from firsthand.tell.rows import first_telling
from firsthand.tell.settled import node_words

_CARRIES = {"copy": "has its words", "credit": "credits it"}  # kinds of lines that lead from a taker to its source
_COPIED = re.compile(r"\((word for word|edited|translated|in other words)\b")


class Stop(NamedTuple):
    """One outlet that carries a value: `depth` sources stand above it; `how` it came by it, empty for its own.

    `first` is None for an outlet that is credited and not in the pile.
    """

    depth: int
    outlet: str
    first: Assertion | None
    how: str
    certain: bool


def carried(claim: Claim, lookup: Lookup) -> list[Stop]:
    """The stops of a value; none where nobody has it from another."""
    lines = [line for line in lookup.lines_of.get(claim.id, ()) if line.kind in _CARRIES]
    if not lines:
        return []
    first = _first(claim, lookup)
    source: dict[str, Line] = {}
    for line in sorted(lines, key=lambda line: (not line.certain, line.b not in first, line.id)):
        source.setdefault(line.a, line)
    takers: dict[str, list[str]] = defaultdict(list)
    nodes = sorted(first.keys() | {line.b for line in lines}, key=lambda node: _order(node, first, lookup))
    for node in nodes:
        if node in source:
            takers[source[node].b].append(node)
    seen: set[str] = set()

    def below(node: str, depth: int) -> Iterator[Stop]:
        if node in seen:  # two that have it from each other
            return
        seen.add(node)
        line = source.get(node) if depth else None
        how = _how(line) if line else ""
        yield Stop(depth, node_words(node, lookup), first.get(node), how, line is None or line.certain)
        for taker in takers[node]:
            yield from below(taker, depth + 1)

    roots = [node for node in nodes if node not in source]
    return [stop for node in (*roots, *nodes) for stop in below(node, 0)]


def _first(claim: Claim, lookup: Lookup) -> dict[str, Assertion]:
    """The first words of each outlet, by its node; a page whose outlet is unknown is a node of its own."""
    nodes = {node for line in lookup.lines_of[claim.id] for node in (line.a, line.b)}
    named = {outlet_key(node.partition(":")[2]): node for node in nodes}
    told: dict[str, list[Assertion]] = defaultdict(list)
    for one in lookup.evidence(claim.support):
        outlet = lookup.outlet(one.article)
        told[named.get(one.article) or named.get(outlet_key(outlet), f"outlet:{outlet}")].append(one)
    return {node: telling for node, said in told.items() if (telling := first_telling(said, lookup))}


def _order(node: str, first: dict[str, Assertion], lookup: Lookup) -> tuple[object, ...]:
    """Those out of sight last."""
    return (node not in first, lookup.order(first[node].article) if node in first else (), node)


def _how(line: Line) -> str:
    found = _COPIED.search(line.why)
    return found[1] if found else _CARRIES[line.kind]
