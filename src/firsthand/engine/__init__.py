"""The only door to a database engine: for a case, map, join and components over Arrow tables; `archive` is for more.

In: Arrow tables. Out: Arrow tables, the same rows on every engine. Hashing and text work stay in the caller's
kernel, since engines hash differently.
"""

from typing import Protocol

import pyarrow as pa

from firsthand.engine.grouping import Hubs


class Engine(Protocol):
    """What a database engine does for lineage and reconcile; one class an engine, one contract suite for all."""

    @property
    def name(self) -> str:
        """The engine's name, as `--engine` takes it."""
        ...

    def seeds(self, postings: pa.Table, hubs: Hubs) -> pa.Table:
        """Join each fingerprint's hubs to all its other holders.

        `postings` has columns fingerprint (uint64), rank (int32: the article's place in time order), position
        (int32: token) and unsure (bool: no date of the article tells the hour). Gives (a, a_position, b, b_position),
        where both hold the fingerprint, `a` with its first position and `b`, which is later, with each of its
        positions, and one of the two is a hub; in any order of rows.
        """
        ...

    def cut(self, postings: pa.Table, hubs: Hubs) -> tuple[int, int]:
        """What `seeds` leaves out, pairs of holders of which none is a hub: in how many fingerprints, and how many."""
        ...

    def components(self, edges: pa.Table) -> pa.Table:
        """Connected pieces of an undirected graph.

        `edges` has string columns a and b (a node alone is an edge to itself). Gives (node, component), where a
        component is named by its smallest node, sorted by node.
        """
        ...


def open_engine(name: str = "memory") -> Engine:
    """The engine of that name; ValueError for one that does not exist."""
    if name == "memory":
        from firsthand.engine.memory import MemoryEngine

        return MemoryEngine()
    if name == "duckdb":
        from firsthand.engine.duck import DuckEngine

        return DuckEngine()
    raise ValueError(f"no engine called {name!r}; there are: memory, duckdb")
