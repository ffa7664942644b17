"""Lineage over an archive on DuckDB or Spark, on planted coverage: articles a second and peak memory by size.

In: sizes, and `--engine`. Out: a table. The coverage is planted by a process of its own (each 40,000 articles anew: its
origins have to be held), and put into rows without collecting, whose cost is its own. Seconds of the processor and
memory are those of the process that traces and of all that it started (Spark's Java and its workers), memory read five
times a second: what several of them share is counted once for each.

Run: `python bench/archive.py 5000 40000`; `python bench/archive.py --engine duckdb --engine spark 20000` shows by the
checksum whether both found the same.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pyarrow.parquet as parquet

from firsthand.engine.archive import ENGINES, open_archive
from firsthand.lineage.archive import STAGED, staged, trace_archive
from firsthand.records import Article
from plant_copies import coverage

AT_ONCE = 40_000
OFTEN = 0.2  # seconds between two looks at the memory of all processes
_TICKS = os.sysconf("SC_CLK_TCK")


class Watch:
    """The most memory of a process and of all it started, in MB, and their CPU seconds; needs Linux' /proc."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._spent: dict[int, float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def cpu(self) -> float:
        """CPU seconds until now, of processes that have ended too."""
        self._look()
        return sum(self._spent.values())

    def end(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _follow(self) -> None:
        while not self._over.wait(OFTEN):
            self._look()

    def _look(self) -> None:
        held, waiting = 0.0, [os.getpid()]
        while waiting:
            one = waiting.pop()
            try:
                stat = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
                held += int(Path(f"/proc/{one}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
                self._spent[one] = (int(stat[11]) + int(stat[12])) / _TICKS
                for task in Path(f"/proc/{one}/task").iterdir():
                    waiting += map(int, (task / "children").read_text().split())
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has ended since
        self.peak = max(self.peak, held)


def plant(size: int, path: Path) -> None:
    """Write planted coverage as staged rows."""
    with parquet.ParquetWriter(path, STAGED) as writer:
        for seed, start in enumerate(range(0, size, AT_ONCE), 1):
            for batch in staged(_articles(min(AT_ONCE, size - start), seed), seed):
                writer.write_batch(batch)


def _articles(size: int, seed: int) -> Iterator[Article]:
    yield from coverage(size, seed).articles


def trace(path: Path, folder: Path, engine: str) -> dict[str, object]:
    """Trace staged rows: seconds of the clock and of the processor, peak memory in MB, what was found."""
    watch = Watch()
    archive = open_archive(engine, folder)
    archive.put("staged", parquet.ParquetFile(path).iter_batches(1000), STAGED)
    start, spent = time.monotonic(), watch.cpu()
    steps: list[tuple[str, float]] = []
    found = trace_archive(archive, lambda name: steps.append((name, time.monotonic())))
    ends = [at for _, at in steps[1:]] + [time.monotonic()]
    cpu = watch.cpu() - spent
    watch.end()
    archive.close()
    return {
        "articles": found.articles,
        "wall": time.monotonic() - start,
        "cpu": cpu,
        "peak": watch.peak,
        "reuse": found.reuse,
        "texts": found.texts,
        "checksum": f"{found.reuse_checksum} {found.texts_checksum}",
        "disk": sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6,
        "steps": {name: round(end - at, 1) for (name, at), end in zip(steps, ends, strict=True)},
    }


def main() -> None:
    """Print a row a size and engine."""
    if sys.argv[1] == "--plant":
        plant(int(sys.argv[2]), Path(sys.argv[3]))
        return
    if sys.argv[1] == "--trace":
        print(json.dumps(trace(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])))
        return
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sizes", type=int, nargs="+")
    ask.add_argument("--engine", choices=ENGINES, action="append")
    ask.add_argument("--steps", action="store_true", help="the seconds of each step as well")
    asked = ask.parse_args()
    names = "engine", "articles", "seconds", "CPU seconds", "ms an article", "peak MB", "disk MB", "reuse", "checksums"
    print("| " + " | ".join(names) + " |\n" + "|---" * len(names) + "|")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "planted.parquet"
            subprocess.run([sys.executable, __file__, "--plant", str(size), str(path)], check=True)
            for engine in asked.engine or ["duckdb"]:
                command = [sys.executable, __file__, "--trace", str(path), str(Path(folder) / engine), engine]
                done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
                found = json.loads(done.splitlines()[-1])
                print(
                    f"| {engine} | {size:,} | {found['wall']:.0f} | {found['cpu']:.0f} "
                    f"| {1000 * found['cpu'] / size:.2f} | {found['peak']:.0f} | {found['disk']:.0f} "
                    f"| {found['reuse']:,} | {found['checksum']} |",
                    flush=True,
                )
                if asked.steps:
                    print(json.dumps(found["steps"]), flush=True)


if __name__ == "__main__":
    main()
