"""Planted cases taken through the five stages, and how well reconciling did; what it costs against size.

`python bench/reconcile.py [ARTICLES] [--seed N] [--setting tuned|second|third|held_out] [--keep DIR]` plants a case of
each setting, collects its JSONL, builds it, writes the report, and prints a table: every measure of `score_cases`, and
beside it two plain baselines on the same case. `--growth N...` plants and builds a case of each size, and prints the
CPU seconds and peak memory of reconciling alone, each in a process of its own; a case of more than 10,000 articles is
one of up to 10,000 told several times under other names (`case_again`), since reading 50,000 takes an hour. `--keep
DIR` keeps the cases, and goes on with what is there: reading is most of the time.

The baselines know which values to ask for and in which town, and nothing else: `all distinct` counts every article that
prints a claim's value beside its town as an independent report, `outlets` every outlet that does; for contradictions
they take any two different values of a slot, and the value of most articles as the right one (`majority main`: how
often it is one that the main version had).
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[_name] = "1"  # before NumPy loads

sys.path.insert(0, str(Path(__file__).resolve().parent))
from case_prose import Language, Prose, Style  # noqa: E402
from case_truth import camp_of  # noqa: E402
from plant_cases import Case, Setting, held_out, plant, second, third, write  # noqa: E402

if TYPE_CHECKING:
    from score_cases import Rows

LANGUAGES: tuple[Language, ...] = ("en", "es")
STYLES: tuple[Style, ...] = ("word", "digit")
READ = 10_000  # articles, of which five minutes are spent on reading and lineage
SETTINGS = {"tuned": Setting, "second": second, "third": third, "held_out": held_out}


def build(case: Case, folder: Path, report: bool) -> Path:
    """The case on disk, built as a user would build it."""
    from firsthand import workflow
    from firsthand.store import Store
    from firsthand.tell import report as told

    file = write(case, folder)
    with Store(folder / "case", create=True) as store:
        workflow.collect(store, [str(file)])
        workflow.build(store)
        if report:
            (folder / "report.html").write_text(told(workflow.dossier(store)), "utf-8")
    return folder / "case"


def rows(folder: Path) -> "Rows":
    """The built records that are scored, by kind."""
    from firsthand import workflow
    from firsthand.store import Store
    from score_cases import KINDS, rows_of

    with Store(folder) as store:
        return rows_of(**{kind: workflow.records(store, kind) for kind in KINDS})


def baselines(case: Case) -> dict[str, float]:
    """Counting articles, and counting outlets, that print a value; any two values contradict."""
    prose = Prose(case.setting.words)
    printed: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)  # by town: text and outlet
    towns = {one.city for one in case.truth.happenings.values()}
    for article in case.articles:
        for town in towns & set(article.text.replace(".", " ").replace(",", " ").split()):
            printed[town].append((article.text.lower(), article.outlet or ""))
    claims = [claim for claim in case.truth.claims.values() if claim.outlets >= 5 and claim.fact.slot != "status"]
    held = {"all distinct": 0, "outlets": 0}
    wrong = {"all distinct": 0, "outlets": 0}
    for claim in claims:
        forms = _forms(prose, claim.fact.value)
        town = case.truth.happenings[claim.fact.happening].city
        met = [outlet for text, outlet in printed[town] if any(form in text for form in forms)]
        for name, count in (("all distinct", len(met)), ("outlets", len(set(met)))):
            held[name] += count == claim.origins
            wrong[name] += abs(count - claim.origins)
    pairs = [pair for pair in case.truth.pairs if pair.verdict not in ("either", "inside")]
    right = sum(pair.verdict == "contradiction" for pair in pairs)
    result: dict[str, float] = {"baseline any two values contradict P": right / max(1, len(pairs))}
    for name in held:
        result[f"baseline {name} held"] = held[name] / max(1, len(claims))
        result[f"baseline {name} error"] = wrong[name] / max(1, len(claims))
    slots: defaultdict[tuple[int, str, str], list[tuple[int, bool]]] = defaultdict(list)
    for fact, claim in case.truth.claims.items():
        main = any(camp_of(one.line, fact) == "main" for one in claim.said)
        slots[fact.happening, fact.slot, fact.scope].append((claim.articles, main))
    rival = [found for found in slots.values() if len(found) > 1]
    result["baseline majority main"] = sum(max(found)[1] for found in rival) / max(1, len(rival))
    return result


def _forms(prose: Prose, value: str) -> list[str]:
    """What to look for: a number in digits and words, a name in both languages, a day's number and month."""
    if value.isdigit():
        return [
            f" {prose.number(int(value), style, language)} " for style in ("word", "digit") for language in ("en", "es")
        ]
    return [form.lower().removeprefix("not ") for form in value.split("|")]


def cost(size: int, setting: Setting, seed: int, folder: Path) -> dict[str, object]:
    """A case of this size built, or a part of it that is then told again; reconciled in a process of its own."""
    times = -(-size // READ)
    case = plant(size // times, seed, setting)
    path = build(case, folder / f"growth-{size // times}", report=False)
    command = [sys.executable, __file__, "--measure", str(path), "--times", str(times)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def measure(folder: Path, times: int) -> dict[str, object]:
    """Reconciling alone, of a case that is built: CPU seconds, and megabytes before and at the peak."""
    from case_again import again
    from firsthand.reconcile import reconcile
    from firsthand.store import Store

    with Store(folder) as store:
        articles, lineage, readings = again(store.articles(), store.lineage(), store.readings(), times)
    before = peak_mb()
    start = time.process_time()
    account = reconcile(articles, lineage, readings)
    spent = time.process_time() - start
    return {
        "articles": len(articles),
        "tellings": times,
        "claims": len(account.claims),
        "seconds": round(spent, 2),
        "microseconds_an_article": round(1e6 * spent / max(1, len(articles))),
        "loaded_mb": before,
        "peak_mb": peak_mb(),
    }


def peak_mb() -> int:
    """The most memory that this process has had; not that of its parent, which `getrusage` counts in on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        return (
            next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) // 1024
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Plant, build, score, print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("articles", nargs="?", type=int, default=300)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--setting", choices=SETTINGS, action="append")
    ask.add_argument("--keep", type=Path)
    ask.add_argument("--growth", type=int, nargs="+")
    ask.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    ask.add_argument("--times", type=int, default=1, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.measure:
        print(json.dumps(measure(asked.measure, asked.times)))
        return
    with nullcontext(str(asked.keep)) if asked.keep else tempfile.TemporaryDirectory() as name:
        if asked.growth:
            for size in asked.growth:
                grown = SETTINGS[(asked.setting or ["tuned"])[0]]()
                print(json.dumps(cost(size, grown, asked.seed, Path(name))), flush=True)
            return
        columns = {}
        for setting in asked.setting or SETTINGS:
            from score_cases import score

            case = plant(asked.articles, asked.seed, SETTINGS[setting]())
            path = build(case, Path(name) / f"{setting}-{asked.articles}-{asked.seed}", report=True)
            columns[setting] = score(case, rows(path)) | baselines(case)
        print(f"{'':44}" + "".join(f"{setting:>10}" for setting in columns))
        for line in dict.fromkeys(key for column in columns.values() for key in column):
            print(f"{line:44}" + "".join(f"{column.get(line, float('nan')):>10.3f}" for column in columns.values()))


if __name__ == "__main__":
    main()
