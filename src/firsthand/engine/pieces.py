"""Connected pieces of a graph that may be larger than memory.

In: an archive and the name of a table of edges (a, b). Out: a table (node, component) in it, a component named by its
smallest node. Few edges are walked here; for more, every node takes the least name among its neighbours' and its
name's until nothing changes, and a name that was lowered carries all that bear it along, so that a chain of n nodes
takes about log n rounds.
"""

from collections.abc import Iterator

import pyarrow as pa

from firsthand.engine.archive import Archive, number

FEW = 200_000  # edges walked in memory, some 30 MB: a round on a cluster costs seconds however small
_PIECES = pa.schema([("node", pa.int32()), ("component", pa.int32())])


def pieces(archive: Archive, table: str, edges: str, few: int = FEW) -> None:
    """Make `table` of the connected pieces of the graph `edges`; a node without an edge is not in it."""
    if archive.has(table):
        return
    archive.derive(f"{table}_edges", "all", rows=edges)
    if number(archive, "count", rows=f"{table}_edges") <= few:
        archive.put(table, _walked(archive, f"{table}_edges"), _PIECES)
    else:
        _by_rounds(archive, table)
    archive.drop(f"{table}_edges")


def _walked(archive: Archive, edges: str) -> Iterator[pa.RecordBatch]:
    root: dict[int, int] = {}
    for batch in archive.stream("all", rows=edges):
        for a, b in zip(batch["a"].to_pylist(), batch["b"].to_pylist(), strict=True):
            low, high = sorted((_root(root, a), _root(root, b)))
            root[high] = low
    nodes = sorted(root)
    yield pa.RecordBatch.from_pydict({"node": nodes, "component": [_root(root, node) for node in nodes]}, _PIECES)


def _root(root: dict[int, int], node: int) -> int:
    root.setdefault(node, node)
    while root[node] != node:
        root[node] = root[root[node]]
        node = root[node]
    return node


def _by_rounds(archive: Archive, table: str) -> None:
    links, named = f"{table}_links", f"{table}_round_0"
    archive.derive(links, "links", edges=f"{table}_edges")
    archive.derive(named, "named-0", links=links)
    rounds = 0
    while True:
        rounds += 1
        following = f"{table}_round_{rounds}"
        archive.derive(following, "lowered", named=named, links=links)
        archive.drop(named)
        named = following
        if not number(archive, "changed", named=named):
            break
    archive.derive(table, "pieces", named=named)
    archive.drop(named)
    archive.drop(links)
