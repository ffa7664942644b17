"""Spark behind the Archive protocol: tables as Parquet folders, kernels in Python workers over Arrow batches.

In: steps of the plan and kernels. Out: tables. The folder must be one that driver and executors share; what Spark is
given (master, memory, executors) is its own configuration, as `spark-submit` takes it.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pyarrow as pa
import pyarrow.parquet as parquet

from firsthand.engine.archive import ALL, BATCH, Batches, EngineError, GroupKernel, Kernel, Values
from firsthand.engine.plan import sql

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

INSTALL = "the engine spark needs pyspark and Java 17 or newer: pip install 'firsthand[spark]', and a JDK on the PATH"


class SparkArchive:
    """One Spark session; `master` and `options` are for a session that is not configured elsewhere."""

    def __init__(self, folder: Path, master: str | None = None, options: dict[str, str] | None = None) -> None:
        self._folder = folder.resolve()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._spark = _session(master, options or {})
        for done in self._folder.glob("*/_SUCCESS"):
            self._view(done.parent.name)

    @property
    def name(self) -> str:
        """`spark`."""
        return "spark"

    def has(self, table: str) -> bool:
        """Whether a table is made."""
        return (self._folder / table / "_SUCCESS").exists()

    def put(self, table: str, batches: Batches, schema: pa.Schema) -> None:
        """Make a table of rows at hand: a file a batch, since a row may be an archive of gigabytes to read."""
        if self.has(table):
            return
        folder = self._folder / table
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        parquet.write_table(schema.empty_table(), folder / "part-none.parquet")
        for n, batch in enumerate(batches):
            parquet.write_table(pa.Table.from_batches([batch], schema), folder / f"part-{n:06d}.parquet")
        (folder / "_SUCCESS").touch()
        self._view(table)

    def derive(self, table: str, step: str = "", once: bool = False, **values: Values) -> None:
        """Make a table by a step of the plan; one that is read once is a part of the job that reads it."""
        if not self.has(table):
            rows = self._spark.sql(sql(step or table, **values))
            rows.createOrReplaceTempView(table) if once else self._save(table, rows)

    def each(
        self, table: str, kernel: Kernel, schema: pa.Schema, step: str = "", upto: int = ALL, **values: Values
    ) -> None:
        """Make a table of what the kernel gives for the rows of a step."""
        if not self.has(table):
            rows = self._spark.sql(sql(step or table, low=0, high=upto, **values))
            self._save(table, rows.mapInArrow(cast(Any, kernel), _types(schema)))

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
        """Make a table of what the kernel gives for the rows of each value of `key`."""
        if not self.has(table):
            rows = self._spark.sql(sql(step or table, low=0, high=upto, **values))
            self._save(table, rows.groupBy(key).applyInArrow(kernel, _types(schema)))

    def unnested(self, table: str, source: str, keep: str, lists: tuple[str, ...]) -> None:
        """Make a table with a row for each place of the lists of a row."""
        if not self.has(table):
            query = f"select {keep}, inline(arrays_zip({', '.join(lists)})) from {source}"
            self._save(table, self._spark.sql(query))

    def stream(self, step: str, **values: Values) -> Batches:
        """The rows of a step, some at a time."""
        found = self._spark.sql(sql(step, **values))
        names = found.columns
        kept: list[tuple[object, ...]] = []
        for row in found.toLocalIterator():
            kept.append(tuple(row))
            if len(kept) == 10 * BATCH:
                yield _batch(kept, names)
                kept = []
        if kept:
            yield _batch(kept, names)

    def export(self, path: Path, step: str, **values: Values) -> None:
        """Write the rows of a step as a folder of Parquet files."""
        if path.is_file():
            path.unlink()
        self._spark.sql(sql(step, **values)).write.mode("overwrite").parquet(_uri(path.resolve()))

    def drop(self, table: str) -> None:
        """Forget a table and free its room."""
        self._spark.catalog.dropTempView(table)
        shutil.rmtree(self._folder / table, ignore_errors=True)

    def close(self) -> None:
        """Stop the session."""
        self._spark.stop()

    def _is_done(self, table: str) -> bool:
        return (self._folder / table / "_SUCCESS").exists()

    def _save(self, table: str, rows: "DataFrame") -> None:
        rows.write.mode("overwrite").parquet(_uri(self._folder / table))
        self._view(table)

    def _view(self, table: str) -> None:
        self._spark.read.parquet(_uri(self._folder / table)).createOrReplaceTempView(table)


def _session(master: str | None, options: dict[str, str]) -> "SparkSession":
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise EngineError(INSTALL)
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineError(INSTALL) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("firsthand lineage")
    if master:
        builder = builder.master(master)
    fixed = {
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.parquet.compression.codec": "zstd",
        "spark.ui.showConsoleProgress": "false",
    }
    for name, value in {**fixed, **options}.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _types(schema: pa.Schema) -> "StructType":
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)


def _batch(rows: list[tuple[object, ...]], names: list[str]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array(column) for column in zip(*rows, strict=True)], names=names)


def _uri(path: Path) -> str:
    return path.as_uri()
