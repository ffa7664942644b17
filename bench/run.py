"""Run every measurement and write docs/benchmarks.md: `make bench`.

In: the gates (tests/gates) and the other measurements of this folder, all run now, on this machine. Out: one page with
what was measured beside the floors, and each peer in the same run.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from xml.etree import ElementTree

from wanted import table as wanted_table

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Measured by `make bench` on one machine, each peer in one run with what it stands beside; compare ratios, not seconds.
Gold data that may not be passed on are read from `../shared/data`; where they are absent, their rows are absent. A
floor is pinned in `tests/gates/floors/` with the hash of its corpus, and is never lowered.
"""


def gates() -> dict[str, list[tuple[str, float]]]:
    """What each gate measured, by gate."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "gates.xml"
        command = [sys.executable, "-m", "pytest", "tests/gates", "-q", f"--junitxml={report}"]
        subprocess.run(command, cwd=ROOT, check=False)
        found: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for item in ElementTree.parse(report).iter("property"):
            gate, _, measure = item.attrib["name"].partition(": ")
            found[gate].append((measure, float(item.attrib["value"])))
    return found


Measured = Mapping[str, Sequence[tuple[str, float]]]
WANTED = """## The floors that were wanted

Set before anything was built, and never lowered (`bench/wanted.py`); speeds stand in the sections of their own. What is
missed is said so.
"""


def wanted(measured: Measured) -> str:
    """Every floor that was set at the start, and whether it is met."""
    return f"{WANTED}\n{wanted_table({gate: dict(measures) for gate, measures in measured.items()})}\n"


def quality(measured: Measured) -> str:
    """A table a gate: measured, floor."""
    parts = ["## Quality, beside the pinned floors\n"]
    for gate, measures in sorted(measured.items()):
        floors = json.loads((ROOT / "tests" / "gates" / "floors" / f"{gate}.json").read_text())["floors"]
        parts.append(f"### {gate}\n\n| measure | measured | floor |\n|---|---|---|")
        pinned = {measure: f"{floor:.3f}" for measure, floor in floors.items()}
        parts += [
            f"| {measure} | {value:.3f} | {pinned.get(measure, '')} |" for measure, value in dict(measures).items()
        ]
        parts.append("")
    return "\n".join(parts)


def speed() -> str:
    """Articles a second for each stage on one core, and the ratio to the peer named."""
    rows = {row["measure"]: row for row in map(json.loads, _printed("bench/speed.py").splitlines())}
    parts = [
        "## Speed of each stage, one core\n",
        "Peers in the same run: a bare spaCy pipeline over the same articles, and rensa (threshold .3, 32 bands, 128"
        ' permutations, word 5-grams; document pairs only, no passages). "lineage" is as a case has it, with the'
        " sentence encoder of `firsthand[translate]`, which compares every sentence of a small pile by its"
        ' meaning; "lineage by words" leaves that out. Times are CPU seconds; peak memory is that of a'
        " process of its own.\n",
        "| stage | articles | words | articles a second | words a second | beside | peak MB |\n" + "|---" * 7 + "|",
    ]
    peers = {"read": "spacy", "lineage": "rensa", "lineage by words": "rensa"}
    for name, row in rows.items():
        if "failed" in row:
            parts.append(f"| {name} | failed: {row['failed']} | | | | | |")
            continue
        rate = row["articles"] / row["seconds"] if row["seconds"] else float("nan")
        beside = ""
        if name in peers and "seconds" in rows[peers[name]]:
            peer = rows[peers[name]]
            beside = f"{peer['seconds'] / row['seconds']:.2f} × {peers[name]}"
        words = row["words"] / row["seconds"] if row["seconds"] else float("nan")
        parts.append(
            f"| {name} | {row['articles']} | {row['words']} | {rate:.1f} | {words:,.0f} | {beside} | {row['peak_mb']} |"
        )
    return "\n".join([*parts, ""])


PLANTED = """## Lineage on planted coverage

Invented words, every kind of copy, furniture on every page and clocks that err (`bench/plant_coverage.py`, frozen
before lineage was measured on it). The setting "second" has other words, pages and habits (`bench/plant_second.py`),
and "third" the daily habits of newsrooms: forms filled in anew, comments, live pages (`bench/plant_third.py`);
the setting "held out" is held out: nothing is tuned on it. What the measures mean stands in `bench/score.py`. Beside
lineage, in the same run, each in a process of its own on one core:

- rensa (threshold .3, 32 bands, 128 permutations, word 5-grams) and datasketch (thresholds .3 and .7, 128
  permutations): pairs of documents, no passages;
- exact runs of five words in an inverted index, those in more than 200 articles left out: a tenth of the smaller
  article (containment), eight runs, and eight runs after masking what stands in four articles of one outlet;
- a suffix array: 60 characters in common with the earliest dated article that has them;
- tokens alone: the texts cut into words, which nothing that finds passages can do without.
"""


AT_LENGTH = """## Lineage on 20,000 articles of 500 words

What the floor of speed asks for: three in ten are copies, in one language (the generator of `bench/plant_copies.py`),
every work on one core in a process of its own. Floor: three times rensa.
"""


def planted() -> str:
    """Planted copies: edges, origins, spans, quotations, directions and texts, with the peers on the same texts."""
    return f"{PLANTED}\n{_printed('bench/lineage.py')}\n"


def at_length() -> str:
    """What the floor of speed asks for, beside rensa and tokens alone."""
    works = "nothing;tokens alone;lineage;lineage, and all records;rensa .3"
    return f"{AT_LENGTH}\n{_printed('bench/lineage.py', '--setting', 'first', '--size', '20000', '--works', works)}\n"


READING = """## Reading beside the bare pipeline

Words a second on one core, in one process and by turns, each part as a ratio of spaCy's own pipeline with the same
model over the same texts (`bench/reading.py`): the parse alone, all of reading, and the components in a pipeline. Floor
.85 for reading.
"""


def reading() -> str:
    """The reader's words a second beside the bare pipeline's."""
    row = json.loads(_printed("bench/reading.py"))
    parts = [f"{row['articles']} articles, {row['words']:,} words, {row['model']}.\n"]
    parts.append("| | words a second | of bare |\n|---|---|---|")
    parts += [f"| {step} | {rate:,} | {row['beside_bare'][step]:.2f} |" for step, rate in row["words_a_second"].items()]
    return "\n".join([READING, *parts, ""])


ATTRIBUTIONS = """## Attributions by quotation, cue and error

Development split of PolNeAR, whole relations, one to one, all three parts overlapping. A content is full where all its
words stand in quotation marks, mixed where some do. Errors are counted by the lemma of the cue, not quoted; a verb
"outside" is in no table of cues, and most of those have no reported words: plans, feelings, acts.
"""


def attributions() -> str:
    """Where the reader of attributions is right and wrong."""
    printed = _printed("bench/attributions.py")
    return f"{ATTRIBUTIONS}\n{printed}\n" if printed else ""


COREFERENCE = """## Events across documents

CoNLL F1 on gold mentions (`bench/coreference.py`): ECB+ development topics and MEANTIME in English, each way beside
the plain ones in the same run.
"""
SOURCES = """## Truth from copied sources

Books and their authors as shops list them, with a shop copied by nine new ones (`bench/truth_discovery.py`): the share
of gold books whose leading answer is right, by majority, by votes weighted with trust, and by majority after copies
count once. Who copied whom is given here; what is measured is what counting copies once is worth. Where the shop that
was copied is right more often than most, copies help majority, and counting them once loses: said run by run.
"""


def coreference() -> str:
    """Events across documents, by corpus and way."""
    parts = []
    for row in map(json.loads, _printed("bench/coreference.py").splitlines()):
        if "skipped" in row:
            continue
        head = f"{row['corpus']}: {row['documents']} documents, {row['mentions']:,} mentions\n"
        measures = sorted({name for scores in row["F1"].values() for name in scores})
        parts += [head, f"| way | {' | '.join(measures)} |\n" + "|---" * (len(measures) + 1) + "|"]
        parts += [
            f"| {way} | {' | '.join(str(scores.get(name, '')) for name in measures)} |"
            for way, scores in row["F1"].items()
        ]
        parts.append("")
    return "\n".join([COREFERENCE, *parts]) if parts else ""


def sources() -> str:
    """Majority, trust and counting copies once, setting by setting."""
    rows = [row for row in map(json.loads, _printed("bench/truth_discovery.py").splitlines()) if "skipped" not in row]
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [f"| {' | '.join(names)} |\n" + "|---" * len(names) + "|"]
    lines += [f"| {' | '.join(str(row.get(name, '')) for name in names)} |" for row in rows]
    return "\n".join([SOURCES, *lines, ""]) if rows else ""


def _printed(script: str, *options: str) -> str:
    done = subprocess.run([sys.executable, script, *options], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


GROWING = """## A case that grows

Planted coverage in one language (`bench/index.py`); then hundreds of new articles, a third of which copy articles of
the case: how long the first answer takes (`firsthand peek`), and CPU seconds of the lineage stage of a second build,
beside a build of all at once.
"""


def growing() -> str:
    """The first answer to new articles, and what a second build costs."""
    lines = []
    for arguments in (["20000"], ["--build", "20000"]):
        command = [sys.executable, "bench/index.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        for line in done.stdout.splitlines():
            facts = json.loads(line).items() if line.startswith("{") else ()
            lines.append("\n" + "; ".join(f"{name}: {value}" for name, value in facts) + "\n" if facts else line)
    return "\n".join([GROWING, *lines, ""])


def main() -> None:
    """Run all, write the page."""
    peers = ("spacy", "rensa", "datasketch", "pydivsufsort", "duckdb", "trafilatura")
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in peers)
    where = f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}; {versions}.\n"
    measured = gates()
    parts = [HEAD, where, wanted(measured), speed(), reading(), planted(), at_length(), growing()]
    parts += [coreference(), sources(), attributions(), quality(measured)]
    PAGE.write_text("\n".join(parts), "utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
