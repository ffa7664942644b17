"""The engines that archives are traced on, for every test that asks for one; Spark is a real local one."""

import shutil
from pathlib import Path

import pytest

from firsthand.engine.archive import Archive, open_archive

SPARK = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.ui.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # tables of ten rows: compile less
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.shuffle.compress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}
DUCKDB_AND_SPARK = ["duckdb", pytest.param("spark", marks=pytest.mark.slow)]


def opened(name: str, folder: Path) -> Archive:
    """The engine over that folder; skipped, visibly, where Java or pyspark is missing."""
    if name != "spark":
        return open_archive(name, folder)
    pytest.importorskip("pyspark", reason="no pyspark: pip install 'firsthand[spark]'")
    if not shutil.which("java"):
        pytest.skip("no Java on the PATH: Spark needs 17 or newer")
    from firsthand.engine.spark_archive import SparkArchive

    return SparkArchive(folder, "local[2]", SPARK)
