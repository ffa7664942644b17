"""Tables larger than memory, on one machine or on a cluster: what an engine does for `firsthand lineage`.

In: the name of a step of the plan, and kernels over Arrow batches. Out: named tables, the same rows on every engine.
A kernel is a function of a module (a cluster sends it by name), which takes batches and gives batches. Hashes are
64-bit words read as signed, since Spark knows no others.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pyarrow as pa

Batches = Iterator[pa.RecordBatch]
Kernel = Callable[[Batches], Batches]
GroupKernel = Callable[[pa.Table], pa.Table]
Values = int | float | str  # numbers and names of tables that a step of the plan is filled with
Progress = Callable[[str, int], None]  # is told the name of a step, and how many of its rows are done
ENGINES = ("duckdb", "spark")
ALL = (1 << 31) - 1  # more than the greatest rank
BATCH = 1000  # articles handed to a kernel at a time: some 40 MB with their words


class EngineError(Exception):
    """The engine is not installed or has no room; the message says what to do."""


class Archive(Protocol):
    """Named tables in a folder; a step that is done is not done again."""

    @property
    def name(self) -> str:
        """The engine's name, as `--engine` takes it."""
        ...

    def has(self, table: str) -> bool:
        """Whether a table is made, in this run or in one that was interrupted."""
        ...

    def put(self, table: str, batches: Batches, schema: pa.Schema) -> None:
        """Make a table of rows at hand; a cluster works on one batch apart from another."""
        ...

    def derive(self, table: str, step: str = "", once: bool = False, **values: Values) -> None:
        """Make a table by a step of the plan (the one of its name), filled with values.

        One that is read `once` an engine may leave as a name for the step.
        """
        ...

    def each(
        self, table: str, kernel: Kernel, schema: pa.Schema, step: str = "", upto: int = ALL, **values: Values
    ) -> None:
        """Make a table of what the kernel gives for the rows of a step, some at a time, in any order.

        A step that asks for ranks from `low` to `high` is given all below `upto`, at once or in slices.
        """
        ...

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
        """Make a table of what the kernel gives for all rows that have one value of `key`, value by value."""
        ...

    def unnested(self, table: str, source: str, keep: str, lists: tuple[str, ...]) -> None:
        """Make a table with a row for each place of the lists of a row, which are equally long."""
        ...

    def stream(self, step: str, **values: Values) -> Batches:
        """The rows of a step, some at a time, in the order the step asks for."""
        ...

    def export(self, path: Path, step: str, **values: Values) -> None:
        """Write the rows of a step as Parquet: one file, or on a cluster a folder of files."""
        ...

    def drop(self, table: str) -> None:
        """Forget a table and free its room."""
        ...

    def close(self) -> None:
        """Let go of the engine."""
        ...


def number(archive: Archive, step: str, **values: Values) -> int:
    """The one number that a step gives."""
    return int(next(batch[0][0].as_py() for batch in archive.stream(step, **values) if batch.num_rows) or 0)


def _unseen(step: str, done: int) -> None:
    """A Progress that shows nothing."""


def open_archive(name: str, folder: Path, memory: str = "1500MB", progress: Progress = _unseen) -> Archive:
    """The engine of that name, its tables in `folder`; ValueError for one that does not exist.

    `memory` bounds what DuckDB holds (it spills to the folder beyond), and `progress` is told what its kernels have
    done; Spark has its own configuration and pages for both.
    """
    if name == "duckdb":
        from firsthand.engine.duck_archive import DuckArchive

        return DuckArchive(folder, memory, progress=progress)
    if name == "spark":
        from firsthand.engine.spark_archive import SparkArchive

        return SparkArchive(folder)
    raise ValueError(f"no engine called {name!r}; there are: {', '.join(ENGINES)}")
