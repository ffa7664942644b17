"""Lineage over an archive on DuckDB, on planted coverage: articles a second and peak memory by size.

In: sizes. Out: a table. The coverage is planted by a process of its own (each 40,000 articles anew: its origins have
to be held), and put into rows without collecting, whose cost is its own. Run: `python bench/archive.py 5000 40000`.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pyarrow.parquet as parquet

from firsthand.engine.archive import open_archive
from firsthand.lineage.archive import STAGED, staged, trace_archive
from firsthand.records import Article
from plant_copies import coverage

AT_ONCE = 40_000


def plant(size: int, path: Path) -> None:
    """Write planted coverage as staged rows."""
    with parquet.ParquetWriter(path, STAGED) as writer:
        for seed, start in enumerate(range(0, size, AT_ONCE), 1):
            for batch in staged(_articles(min(AT_ONCE, size - start), seed), seed):
                writer.write_batch(batch)


def _articles(size: int, seed: int) -> Iterator[Article]:
    yield from coverage(size, seed).articles


def trace(path: Path, folder: Path) -> dict[str, object]:
    """Trace staged rows: seconds of the clock and of the processor, peak memory in MB, what was found."""
    archive = open_archive("duckdb", folder)
    archive.put("staged", parquet.ParquetFile(path).iter_batches(1000), STAGED)
    start, spent = time.monotonic(), time.process_time()
    steps: list[tuple[str, float]] = []
    found = trace_archive(archive, lambda name: steps.append((name, time.monotonic())))
    ends = [at for _, at in steps[1:]] + [time.monotonic()]
    return {
        "articles": found.articles,
        "wall": time.monotonic() - start,
        "cpu": time.process_time() - spent,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "reuse": found.reuse,
        "texts": found.texts,
        "checksum": found.reuse_checksum,
        "disk": sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6,
        "steps": {name: round(end - at, 1) for (name, at), end in zip(steps, ends, strict=True)},
    }


def main() -> None:
    """Print a row a size."""
    if sys.argv[1] == "--plant":
        plant(int(sys.argv[2]), Path(sys.argv[3]))
        return
    if sys.argv[1] == "--trace":
        print(json.dumps(trace(Path(sys.argv[2]), Path(sys.argv[3]))))
        return
    print("| articles | seconds | CPU seconds | CPU ms an article | peak MB | disk MB | rows of reuse |")
    print("|---|---|---|---|---|---|---|")
    for size in map(int, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "planted.parquet"
            subprocess.run([sys.executable, __file__, "--plant", str(size), str(path)], check=True)
            command = [sys.executable, __file__, "--trace", str(path), str(Path(folder) / "work")]
            found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        print(
            f"| {size:,} | {found['wall']:.0f} | {found['cpu']:.0f} | {1000 * found['cpu'] / size:.2f} "
            f"| {found['peak']:.0f} | {found['disk']:.0f} | {found['reuse']:,} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
