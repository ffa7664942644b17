"""Lineage on planted coverage beside its peers, in one run: quality, seconds of CPU, peak memory, as Markdown tables.

    python bench/lineage.py                        every setting of the generator, 2,000 articles each
    python bench/lineage.py --size 20000 --setting first --works "tokens alone;lineage;rensa .3"   the floor of speed
    python bench/lineage.py --works "lineage;rensa .3"  some of the rows
    python bench/lineage.py --growth 5000,10000,20000,40000

Every work runs in a process of its own, pinned to one core, on the same articles, so that its peak memory is its own;
what the articles and the truth about them take of each peak is said. Read the ratios: they were taken in one run.
"lineage" ends with the columns of every edge (articles, characters, relation, content, score, direction), texts and
versions; "and all records" makes their Reuse records too, with ids and reasons, which are else made on demand. The
settings "second" and "third" are families of their own, to develop on; the setting "held out" is reported and never
tuned on; "first" is the oldest and easiest generator, whose articles have some 500 words, as the floor of speed asks.
"""

import argparse
import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import peers
import plant_copies
import plant_second
import plant_third
import score
from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.lineage.pile import words
from firsthand.records import Article, Lineage, Reuse, Span
from plant_coverage import Coverage, Setting, coverage, held_out

SETTINGS = {"v2": Setting(), "second": plant_second.second(), "third": plant_third.third(), "held-out": held_out()}
FIRST = "first"  # a generator that has no settings
SLOW = {"suffix array": 5000}  # articles: above, only so many of them are given, and the table says so
Row = dict[str, object]


def planted(size: int, seed: int, setting: str) -> Coverage | plant_copies.Coverage:
    """The coverage of a setting; the second family has a press of its own."""
    if setting == FIRST:
        return plant_copies.coverage(size, seed)
    families = {"second": plant_second.coverage, "third": plant_third.coverage}
    return families.get(setting, coverage)(size, seed, SETTINGS[setting])


def lineage(articles: Sequence[Article]) -> Lineage:
    """All of lineage, from articles to texts, versions and the columns of every edge: what is measured.

    These say which articles, from and to which character, relation, content, score and direction. Left out is what is
    made of them when somebody asks: the Reuse records, their ids and their reasons in words.
    """
    return trace(articles, open_engine())


def with_records(articles: Sequence[Article]) -> Sequence[Reuse]:
    """The same, and every Reuse record."""
    return tuple(lineage(articles).reuse)


def tokens(articles: Sequence[Article]) -> object:
    """Reading the texts into words alone: nothing that finds passages can be faster."""
    return words([article.text for article in articles])


WORKS: dict[str, Callable[[Sequence[Article]], object]] = {
    "nothing": len,
    "tokens alone": tokens,
    "lineage": lineage,
    "lineage, and all records": with_records,
    "rensa .3": peers.rensa,
    "datasketch .3": partial(peers.datasketch, threshold=0.3),
    "datasketch .7": partial(peers.datasketch, threshold=0.7),
    "containment": peers.containment,
    "eight 5-grams": peers.eight_runs,
    "eight, masked": peers.eight_masked,
    "suffix array": peers.suffixes,
}


def quality(planted: Coverage | plant_copies.Coverage, found: Lineage) -> dict[str, float]:
    """The measures of what lineage found, for either generator."""
    if isinstance(planted, plant_copies.Coverage):
        return score.first_quality(planted, found)
    return score.quality(planted, found)


def measure(name: str, pickled: Path) -> Row:
    """One work: its CPU seconds, its peak memory, and its quality where it has one."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with pickled.open("rb") as file:
        planted: Coverage | plant_copies.Coverage = pickle.load(file)
    work = WORKS[name]
    work(planted.articles[:40])  # imports, tables and compiling are not what is measured
    start = time.process_time()
    found = work(planted.articles)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    measures: dict[str, float] = {}
    if isinstance(found, Lineage):
        measures = quality(planted, found)
    elif isinstance(found, set) and isinstance(planted, Coverage):
        measures = score.pair_quality(planted, found)
        if name.startswith("eight"):
            measures |= score.span_quality(planted, _spans_of(planted, found))
    return {"articles": len(planted.articles), "seconds": max(seconds, 1e-6), "peak": peak, "quality": measures}


def _spans_of(planted: Coverage, found: peers.Pairs) -> Callable[[tuple[str, str]], Sequence[Span]]:
    """The passages of a plain baseline, for the pairs that it claims."""
    article = {one.id: one for one in planted.articles}

    def spans(pair: tuple[str, str]) -> Sequence[Span]:
        if pair not in found and pair[::-1] not in found:
            return ()
        return peers.shared_runs(article[pair[0]], article[pair[1]])

    return spans


def run(names: Sequence[str], setting: str, size: int, seed: int) -> dict[str, Row]:
    """Each work in its own process, one after the other, on the same articles."""
    rows: dict[str, Row] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            given = min(size, SLOW.get(name, size))
            pickled = Path(folder) / f"{given}.pickle"
            if not pickled.exists():
                pickled.write_bytes(pickle.dumps(planted(given, seed, setting)))
            command = [sys.executable, __file__, "--measure", name, str(pickled)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{name} failed: {done.stderr.strip().splitlines()[-1]}\n")
                continue
            rows[name] = json.loads(done.stdout.splitlines()[-1])
    return rows


def quality_table(rows: dict[str, Row]) -> str:
    """A row a measure, a column a work that finds something."""
    finders = [name for name, row in rows.items() if row["quality"]]
    measures = list(dict.fromkeys(measure for name in finders for measure in rows[name]["quality"]))  # type: ignore[attr-defined]
    lines = ["| measure | " + " | ".join(finders) + " |", "|---" * (len(finders) + 1) + "|"]
    for measure_ in measures:
        values = [rows[name]["quality"].get(measure_) for name in finders]  # type: ignore[attr-defined]
        lines.append(f"| {measure_} | " + " | ".join("" if v is None else f"{v:.3f}" for v in values) + " |")
    return "\n".join(lines)


def speed_table(rows: dict[str, Row]) -> str:
    """Articles a CPU second, as a multiple of rensa's and of tokens alone, and peak memory."""
    rate = {name: float(row["articles"]) / float(row["seconds"]) for name, row in rows.items()}  # type: ignore[arg-type]
    beside = [peer for peer in ("rensa .3", "tokens alone") if peer in rate]
    lines = [
        "| work | articles | articles a CPU second | " + "".join(f"× {peer} | " for peer in beside) + "peak MB |",
        "|---" * (len(beside) + 4) + "|",
    ]
    for name, row in rows.items():
        if name != "nothing":
            ratios = "".join(f"{rate[name] / rate[peer]:.3f} | " for peer in beside)
            lines.append(f"| {name} | {row['articles']} | {rate[name]:,.0f} | {ratios}{row['peak']} |")
    if "nothing" in rows:
        lines.append(f"\nThe articles and the truth about them take {rows['nothing']['peak']} MB of each peak.")
    return "\n".join(lines)


def growth_table(sizes: Sequence[int], setting: str, seed: int) -> str:
    """What an article costs as the pile grows."""
    lines = ["| articles | lineage, ms an article | tokens alone, ms an article | peak MB |", "|---|---|---|---|"]
    for size in sizes:
        rows = run(("tokens alone", "lineage"), setting, size, seed)
        cost = [1000 * float(r["seconds"]) / float(r["articles"]) for r in rows.values()]  # type: ignore[arg-type]
        lines.append(f"| {rows['lineage']['articles']} | {cost[1]:.3f} | {cost[0]:.3f} | {rows['lineage']['peak']} |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--setting", choices=[*SETTINGS, FIRST, "all"], default="all")
    parser.add_argument("--works", default=";".join(WORKS), help="separated by ;: %(default)s")
    parser.add_argument("--growth", help="comma-separated sizes: only lineage and tokens alone, at each")
    options = parser.parse_args()
    for setting in SETTINGS if options.setting == "all" else [options.setting]:
        if options.growth:
            sizes = [int(size) for size in options.growth.split(",")]
            print(f"Growth, generator setting {setting}\n\n{growth_table(sizes, setting, options.seed)}\n")
            continue
        rows = run([name for name in options.works.split(";") if name], setting, options.size, options.seed)
        print(f"### Generator setting {setting}, {options.size} articles, seed {options.seed}\n")
        print(f"{quality_table(rows)}\n\n{speed_table(rows)}\n")


if __name__ == "__main__":
    main()
