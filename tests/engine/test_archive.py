"""The contract of every engine for archives, run on each: the same tables in, the same rows out."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.engine.archive import Archive, open_archive
from firsthand.engine.grouping import Hubs
from firsthand.engine.pieces import pieces
from tests.archive_engines import DUCKDB_AND_SPARK, opened
from tests.engine.test_contract import Row, pairs_by_hand, seeds_by_hand

NUMBERS = pa.schema([("a", pa.int32()), ("b", pa.int32())])
POSTINGS = pa.schema(
    [
        ("fingerprint", pa.int64()),
        ("rank", pa.int32()),
        ("position", pa.int32()),
        ("quoted", pa.bool_()),
        ("fresh", pa.bool_()),
    ]
)


@pytest.fixture(params=DUCKDB_AND_SPARK)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    return opened(request.param, tmp_path / "work")


def put(archive: Archive, table: str, rows: list[tuple[int, int]]) -> None:
    columns = {name: [row[n] for row in rows] for n, name in enumerate("ab")}
    archive.put(table, iter([pa.RecordBatch.from_pydict(columns, NUMBERS)]), NUMBERS)


def rows(archive: Archive, table: str) -> list[tuple[object, ...]]:
    found = [tuple(row.values()) for batch in archive.stream("all", rows=table) for row in batch.to_pylist()]
    return sorted(found)  # type: ignore[type-var]


def doubled(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield pa.RecordBatch.from_pydict({"a": batch["a"], "b": [2 * b.as_py() for b in batch["b"]]}, NUMBERS)


def summed(group: pa.Table, more: int) -> pa.Table:
    return pa.table({"a": [group["a"][0].as_py()], "b": [sum(group["b"].to_pylist()) + more]}, NUMBERS)


def listed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    schema = pa.schema([("a", pa.int32()), ("x", pa.list_(pa.int64())), ("y", pa.list_(pa.bool_()))])
    for batch in batches:
        columns = {"a": batch["a"], "x": [[b.as_py()] * 2 for b in batch["b"]], "y": [[True, False]] * len(batch)}
        yield pa.RecordBatch.from_pydict(columns, schema)


def test_kernels_see_every_row_and_every_group_once(archive: Archive, tmp_path: Path) -> None:
    """Rows go through a kernel in batches, groups whole; lists become rows; a result is written as Parquet."""
    put(archive, "given", [(1, 10), (2, 20), (1, 30)])
    archive.each("twice", doubled, NUMBERS, "all", rows="given")
    assert rows(archive, "twice") == [(1, 20), (1, 60), (2, 40)]
    archive.grouped("sums", partial(summed, more=1), NUMBERS, "a", "all", rows="given")
    assert rows(archive, "sums") == [(1, 41), (2, 21)]
    lists = pa.schema([("a", pa.int32()), ("x", pa.list_(pa.int64())), ("y", pa.list_(pa.bool_()))])
    archive.each("lists", listed, lists, "all", rows="given")
    archive.unnested("flat", "lists", "a", ("x", "y"))
    assert rows(archive, "flat") == sorted([(a, b, y) for a, b in [(1, 10), (2, 20), (1, 30)] for y in (True, False)])
    archive.export(tmp_path / "out.parquet", "all", rows="sums")
    assert sorted(parquet.read_table(tmp_path / "out.parquet")["b"].to_pylist()) == [21, 41]


def test_a_table_without_rows_is_a_table(archive: Archive) -> None:
    """Nothing in, nothing out, and what comes after still runs."""
    put(archive, "given", [])
    archive.each("twice", doubled, NUMBERS, "all", rows="given")
    archive.grouped("sums", partial(summed, more=1), NUMBERS, "a", "all", rows="twice")
    pieces(archive, "joined", "sums", few=-1)
    assert rows(archive, "joined") == []


@pytest.mark.parametrize("few", [-1, 100])
def test_pieces_are_named_by_their_smallest_node(archive: Archive, few: int) -> None:
    """In memory and by rounds: a chain that comes in any order is one piece, a loop another, the lone nobody's."""
    put(archive, "edges", [(4, 3), (9, 7), (3, 2), (1, 2), (7, 9), (5, 4)])
    pieces(archive, "joined", "edges", few=few)
    assert rows(archive, "joined") == [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (7, 7), (9, 7)]


FOUND: list[Row] = [(2**62 + 5, rank, 10 + rank) for rank in range(5)] + [(7, 0, 3), (7, 0, 9), (7, 4, 1), (-8, 2, 2)]


def postings(archive: Archive, found: list[Row]) -> None:
    columns = {
        "fingerprint": [row[0] for row in found],
        "rank": [row[1] for row in found],
        "position": [row[2] for row in found],
        "quoted": [False] * len(found),
        "fresh": [row[2] == min(p for f, r, p in found if (f, r) == row[:2]) for row in found],
    }
    archive.put("postings", iter([pa.RecordBatch.from_pydict(columns, POSTINGS)]), POSTINGS)


@pytest.mark.parametrize(("hubs", "unsure"), [(Hubs(2, 0), [3]), (Hubs(1, 1), [2, 4]), (Hubs(2, 2), [0, 3, 4])])
def test_each_fingerprint_joins_its_hubs_to_its_other_holders(archive: Archive, hubs: Hubs, unsure: list[int]) -> None:
    """The star join is the contract that engines in memory keep; what the bound leaves out is counted."""
    postings(archive, FOUND)
    archive.put("last", iter([pa.RecordBatch.from_pydict({"rank": [0]}, RANKS)]), RANKS)
    archive.put("none", iter(()), RANKS)
    columns = {"rank": range(5), "unsure": [rank in unsure for rank in range(5)]}
    archive.put("facts", iter([pa.RecordBatch.from_pydict(columns, FACTS)]), FACTS)
    values = {"articles": 5, "near": hubs.near, "near_quoted": 1, "unsure": hubs.unsure}
    archive.derive("seeds", sinks="none", **values)  # type: ignore[arg-type]
    assert rows(archive, "seeds") == seeds_by_hand(FOUND, hubs, frozenset(unsure))
    archive.derive("again", "seeds", sinks="last", **values)  # type: ignore[arg-type]
    moved = [(f, 5 if rank == 0 else rank, position) for f, rank, position in FOUND]
    assert rows(archive, "again") == seeds_by_hand(moved, hubs, frozenset(unsure) - {0})
    left = archive.stream("cut", near=hubs.near, unsure=hubs.unsure)
    (cut,) = [tuple(row.values()) for batch in left for row in batch.to_pylist()]
    assert cut == pairs_by_hand(FOUND, hubs, frozenset(unsure))


FACTS = pa.schema([("rank", pa.int32()), ("unsure", pa.bool_())])
RANKS = pa.schema([("rank", pa.int32())])


@settings(max_examples=20)
@given(edges=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=14))
def test_rounds_find_what_a_walk_finds(tmp_path_factory: pytest.TempPathFactory, edges: list[tuple[int, int]]) -> None:
    """Relational rounds and the walk in memory name the same pieces."""
    found = []
    for few in (-1, 100):
        archive = open_archive("duckdb", tmp_path_factory.mktemp("work"))
        put(archive, "edges", edges)
        pieces(archive, "joined", "edges", few=few)
        found.append(rows(archive, "joined"))
        archive.close()
    assert found[0] == found[1]


def test_a_step_that_is_done_is_not_done_again(tmp_path: Path) -> None:
    """A folder keeps the tables of an interrupted run; half a table is made anew."""
    archive = open_archive("duckdb", tmp_path)
    put(archive, "given", [(1, 2)])
    archive.close()
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "part.parquet").write_bytes(b"PAR1")
    archive = open_archive("duckdb", tmp_path)
    put(archive, "given", [(3, 4)])
    put(archive, "half", [(5, 6)])
    assert rows(archive, "given") == [(1, 2)]
    assert rows(archive, "half") == [(5, 6)]


def test_an_unknown_engine_is_refused_by_name(tmp_path: Path) -> None:
    """The error names the engine that does not exist and those that do."""
    with pytest.raises(ValueError, match=r"quack.*duckdb, spark"):
        open_archive("quack", tmp_path)
