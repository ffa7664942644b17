"""DuckDB behind the Engine protocol: in memory, a fixed number of threads.

In: Arrow tables. Out: Arrow tables.
"""

import duckdb
import pyarrow as pa

from firsthand.engine.grouping import Hubs

_SEEDS = """
with firsts as (
    select fingerprint, rank, any_value(unsure) as unsure, min(position) as position
    from postings group by fingerprint, rank
), counted as (
    select *, row_number() over (partition by fingerprint order by rank) as nth,
        row_number() over (partition by fingerprint, unsure order by rank) as nth_such
    from firsts
), holders as (
    select *, nth <= $near as early, unsure and nth_such <= $unsure as late from counted
)
select h.rank as a, h.position as a_position, p.rank as b, p.position as b_position
from holders h join postings p on p.fingerprint = h.fingerprint and p.rank > h.rank
where h.early or h.late
union all
select a.rank, a.position, p.rank, p.position
from holders h
join postings p on p.fingerprint = h.fingerprint and p.rank = h.rank
join holders a on a.fingerprint = h.fingerprint and a.rank < h.rank
where h.late and not a.early and not a.late
"""

_CUT = """
with held as (
    select fingerprint, rank, row_number() over (partition by fingerprint order by rank) as nth,
        unsure, row_number() over (partition by fingerprint, unsure order by rank) as nth_such
    from (select distinct fingerprint, rank, unsure from postings) firsts
), others as (
    select fingerprint, count(*) as articles from held
    where nth > $near and not (unsure and nth_such <= $unsure) group by fingerprint
)
select count(*) as fingerprints, coalesce(sum(articles * (articles - 1) // 2), 0) as pairs
from others where articles > 1
"""

_SEED_SCHEMA = pa.schema([("a", pa.int32()), ("a_position", pa.int32()), ("b", pa.int32()), ("b_position", pa.int32())])
_PIECES = pa.schema([("node", pa.string()), ("component", pa.string())])


class DuckEngine:
    """One DuckDB connection in memory; give `threads` to use more than one core."""

    def __init__(self, threads: int = 1) -> None:
        self._db = duckdb.connect(":memory:", config={"threads": threads})

    @property
    def name(self) -> str:
        """`duckdb`."""
        return "duckdb"

    def seeds(self, postings: pa.Table, hubs: Hubs) -> pa.Table:
        """Join each fingerprint's hubs to its other holders; see the protocol."""
        return self._table(_SEEDS, hubs._asdict(), _SEED_SCHEMA, postings=postings)

    def cut(self, postings: pa.Table, hubs: Hubs) -> tuple[int, int]:
        """Fingerprints with pairs of holders of which none is a hub, and how many such pairs there are."""
        fingerprints, pairs = self._rows(_CUT, hubs._asdict(), postings=postings)[0]
        return int(fingerprints), int(pairs)

    def components(self, edges: pa.Table) -> pa.Table:
        """Connected pieces, each named by its smallest node.

        Every node takes the smallest name among its neighbours and its name's neighbours until nothing changes: a
        chain of n articles needs about log n rounds.
        """
        self._db.register("edges", edges)
        self._db.execute("create or replace temp table links as select a, b from edges union select b, a from edges")
        self._db.execute("create or replace temp table named as select distinct a as node, a as component from links")
        while True:
            self._db.execute(
                """
                create or replace temp table lower as
                select n.node, least(n.component, min(m.component), min(j.component)) as component
                from named n join links l on l.a = n.node join named m on m.node = l.b
                join named j on j.node = m.component
                group by n.node, n.component
                """
            )
            # a name that was lowered carries all that bear it along, not only its neighbours
            self._db.execute(
                """
                create or replace temp table hooked as
                select n.component as name, min(w.component) as component
                from named n join lower w using (node) group by n.component
                """
            )
            self._db.execute(
                """
                create or replace temp table renamed as
                select w.node, least(w.component, h.component) as component
                from lower w join named n using (node) join hooked h on h.name = n.component
                """
            )
            changed = self._db.execute(
                "select count(*) from named n join renamed r using (node) where n.component <> r.component"
            ).fetchall()
            self._db.execute("create or replace temp table named as select * from renamed")
            if not changed[0][0]:
                break
        found = self._db.sql("select node, component from named order by node").to_arrow_table()
        self._db.unregister("edges")
        return found.cast(_PIECES)

    def _table(self, sql: str, values: dict[str, int], schema: pa.Schema, **tables: pa.Table) -> pa.Table:
        for name, table in tables.items():
            self._db.register(name, table)
        found = self._db.sql(sql, params=values).to_arrow_table()
        for name in tables:
            self._db.unregister(name)
        return found.cast(schema)

    def _rows(self, sql: str, values: dict[str, int], **tables: pa.Table) -> list[tuple[int, ...]]:
        for name, table in tables.items():
            self._db.register(name, table)
        found = self._db.execute(sql, values).fetchall()
        for name in tables:
            self._db.unregister(name)
        return found
