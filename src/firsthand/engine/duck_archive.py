"""DuckDB behind the Archive protocol: tables as Parquet files, a memory limit, spilling to the folder beyond it.

In: steps of the plan and kernels. Out: tables. Threads are fixed, so that memory is; kernels run in this process.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as parquet

from firsthand.engine.archive import ALL, BATCH, Batches, EngineError, GroupKernel, Kernel, Progress, Values
from firsthand.engine.plan import sql

THREADS = 2
SLICE = 10_000  # ranks: with the articles these are compared with up to 250,000 texts, 1.1 GB to join and to sort


class DuckArchive:
    """One DuckDB connection; `progress` is told how many rows a kernel has given."""

    def __init__(
        self, folder: Path, memory: str = "1500MB", threads: int = THREADS, progress: Progress | None = None
    ) -> None:
        self._folder, self._memory = folder, memory
        self._progress = progress
        spill = folder / "spill"
        shutil.rmtree(spill, ignore_errors=True)
        spill.mkdir(parents=True)
        config: dict[str, str | int | float | list[str]] = {
            "threads": threads,
            "memory_limit": memory,
            "temp_directory": str(spill),
            "preserve_insertion_order": "false",
        }
        self._db = duckdb.connect(":memory:", config=config)
        for done in folder.glob("*/_SUCCESS"):
            self._view(done.parent.name)

    @property
    def name(self) -> str:
        """`duckdb`."""
        return "duckdb"

    def has(self, table: str) -> bool:
        """Whether a table is made."""
        return (self._folder / table / "_SUCCESS").exists()

    def put(self, table: str, batches: Batches, schema: pa.Schema) -> None:
        """Make a table of rows at hand."""
        self._made(table, lambda file: _write(file, batches, schema))

    def derive(self, table: str, step: str = "", once: bool = False, **values: Values) -> None:
        """Make a table by a step of the plan, in a file even if it is read once: that bounds memory."""
        self._made(table, lambda file: self._copy(sql(step or table, **values), file))

    def each(
        self, table: str, kernel: Kernel, schema: pa.Schema, step: str = "", upto: int = ALL, **values: Values
    ) -> None:
        """Make a table of what the kernel gives for the rows of a step, slice by slice."""
        rows = (batch for query in _slices(step or table, upto, values) for batch in self._batches(query))
        with self._joined_as_written(upto):
            self._made(table, lambda file: _write(file, self._counted(table, kernel(rows)), schema))

    def grouped(
        self,
        table: str,
        kernel: GroupKernel,
        schema: pa.Schema,
        key: str,
        step: str = "",
        upto: int = ALL,
        **values: Values,
    ) -> None:
        """Make a table of what the kernel gives for the rows of each value of `key`, slice by slice."""
        queries = (f"select * from ({query}) order by {key}" for query in _slices(step or table, upto, values))
        groups = (group for query in queries for group in _groups(self._batches(query), key))
        found = (batch for group in groups for batch in kernel(group).to_batches())
        with self._joined_as_written(upto):
            self._made(table, lambda file: _write(file, self._counted(table, found), schema))

    def unnested(self, table: str, source: str, keep: str, lists: tuple[str, ...]) -> None:
        """Make a table with a row for each place of the lists of a row."""
        columns = ", ".join(f"unnest({name}) as {name}" for name in lists)
        self._made(table, lambda file: self._copy(f"select {keep}, {columns} from {source}", file))

    def stream(self, step: str, **values: Values) -> Batches:
        """The rows of a step, some at a time."""
        return self._batches(sql(step, **values))

    def export(self, path: Path, step: str, **values: Values) -> None:
        """Write the rows of a step as one Parquet file."""
        if path.is_dir():  # what Spark wrote
            shutil.rmtree(path)
        half = path.with_name(path.name + ".half")
        self._copy(sql(step, **values), half)
        half.replace(path)

    def drop(self, table: str) -> None:
        """Forget a table and free its room."""
        self._db.execute(f"drop view if exists {table}")
        shutil.rmtree(self._folder / table, ignore_errors=True)

    def close(self) -> None:
        """Let go of the connection and of what it spilled."""
        self._db.close()
        shutil.rmtree(self._folder / "spill", ignore_errors=True)

    @contextmanager
    def _joined_as_written(self, upto: int) -> Iterator[None]:
        """A step in slices holds what the plan holds: its own guess of a slice's size made DuckDB hold all texts."""
        if upto != ALL:
            self._db.execute("set disabled_optimizers = 'join_order,build_side_probe_side'")
        try:
            yield
        finally:
            self._db.execute("reset disabled_optimizers")

    def _made(self, table: str, write: Callable[[Path], None]) -> None:
        folder = self._folder / table
        if self.has(table):
            return
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            write(folder / "part.parquet")
        except duckdb.OutOfMemoryException:
            raise EngineError(
                f"DuckDB had not enough with {self._memory} for the step {table}; the same command with a greater "
                "--memory goes on from there"
            ) from None
        (folder / "_SUCCESS").touch()
        self._view(table)

    def _view(self, table: str) -> None:
        self._db.execute(
            f"create or replace view {table} as from read_parquet('{_quoted(self._folder / table)}/*.parquet')"
        )

    def _copy(self, query: str, file: Path) -> None:
        self._db.execute(f"copy ({query}) to '{_quoted(file)}' (format parquet, compression zstd)")

    def _batches(self, query: str) -> Batches:
        yield from self._db.sql(query).to_arrow_reader(BATCH)

    def _counted(self, table: str, batches: Batches) -> Batches:
        done = 0
        for batch in batches:
            yield batch
            done += batch.num_rows
            if self._progress:
                self._progress(table, done)


def _slices(step: str, upto: int, values: dict[str, Values]) -> Iterator[str]:
    """The step for some ranks at a time where it asks for them."""
    if upto == ALL:
        yield sql(step, low=0, high=upto, **values)
        return
    for low in range(0, upto, SLICE):
        yield sql(step, low=low, high=min(upto, low + SLICE), **values)


def _groups(batches: Batches, key: str) -> Iterator[pa.Table]:
    """Rows that come by key, cut where it changes."""
    kept: list[pa.RecordBatch] = []
    for batch in batches:
        values = batch[key].to_numpy(zero_copy_only=False)
        start = 0
        while start < len(values):
            end = start + 1
            while end < len(values) and values[end] == values[start]:
                end += 1
            if kept and kept[0][key][0].as_py() != values[start]:
                yield pa.Table.from_batches(kept)
                kept = []
            kept.append(batch.slice(start, end - start))
            start = end
    if kept:
        yield pa.Table.from_batches(kept)


def _write(file: Path, batches: Batches, schema: pa.Schema) -> None:
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in batches:
            if batch.num_rows:
                writer.write_batch(batch)


def _quoted(path: Path) -> str:
    return os.fspath(path).replace("'", "''")
