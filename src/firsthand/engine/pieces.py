"""Connected pieces of a graph that is larger than memory.

In: an archive and the name of a table of edges (a, b). Out: a table (node, component) in it, a component named by its
smallest node. Every node takes the least name among its neighbours' and its name's until nothing changes; a name that
was lowered carries all that bear it along, so that a chain of n nodes takes about log n rounds.
"""

from firsthand.engine.archive import Archive, number


def pieces(archive: Archive, table: str, edges: str) -> None:
    """Make `table` of the connected pieces of the graph `edges`; a node without an edge is not in it."""
    if archive.has(table):
        return
    links, named = f"{table}_links", f"{table}_round_0"
    archive.derive(links, "links", edges=edges)
    archive.derive(named, "named-0", links=links)
    rounds = 0
    while True:
        rounds += 1
        following = f"{table}_round_{rounds}"
        archive.derive(following, "lowered", named=named, links=links)
        if rounds > 1:
            archive.drop(named)
        named = following
        if not number(archive, "changed", named=named):
            break
    archive.derive(table, "pieces", named=named)
    archive.drop(named)
    archive.drop(links)
