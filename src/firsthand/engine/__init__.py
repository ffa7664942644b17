"""The only door to a database engine: for a case, map, join and components over Arrow tables; `archive` is for more.

In: Arrow tables. Out: Arrow tables, the same rows on every engine. Hashing and text work stay in the caller's
kernel, since engines hash differently.
"""

from typing import Protocol

import pyarrow as pa


class Engine(Protocol):
    """What a database engine does for lineage and reconcile; one class an engine, one contract suite for all."""

    @property
    def name(self) -> str:
        """The engine's name, as `--engine` takes it."""
        ...

    def seeds(self, postings: pa.Table, near: int) -> pa.Table:
        """Join each fingerprint to its earliest holders.

        `postings` has columns fingerprint (uint64), rank (int32: the article's place in time order) and position
        (int32: token). Gives (a, a_position, b, b_position), where `a` is one of the `near` earliest holders of the
        fingerprint and `b` a later one, in any order of rows.
        """
        ...

    def cut(self, postings: pa.Table, near: int) -> tuple[int, int]:
        """What the bound `near` leaves out of `seeds`: fingerprints with more holders, and pairs not looked at."""
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
