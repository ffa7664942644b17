"""Lineage on planted copies, beside rensa, in one run: quality, articles a second of CPU, peak memory.

`python bench/lineage.py [SIZE] [SEED]` prints two Markdown tables. rensa compares whole documents (threshold .3, 32
bands, 128 permutations, runs of five words) and gives no spans. Each is timed in a process of its own, so that its
peak memory is its own; the process that only makes the articles shows what of it the articles take.
"""

import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.lineage.fingerprint import utf8
from firsthand.lineage.pile import pile_of
from firsthand.records import Lineage
from plant_copies import Coverage, coverage


def quality(planted: Coverage, found: Lineage) -> dict[str, float]:
    """Edge precision, copy→origin recall, span recall and precision by character, quotations told apart."""
    edges = {frozenset((e.a.article, e.b.article)) for e in found.reuse if e.content != "boilerplate"}
    pairs: dict[frozenset[str], str] = {frozenset((p.copy, p.origin)): p.kind for p in planted.planted}
    covered: dict[tuple[str, str], set[int]] = defaultdict(set)
    kinds: dict[frozenset[str], set[str]] = defaultdict(set)
    for e in found.reuse:
        if e.content == "boilerplate":
            continue
        kinds[frozenset((e.a.article, e.b.article))].add(e.content)
        covered[(e.a.article, e.b.article)].update(range(e.b.start, e.b.end))
        covered[(e.b.article, e.a.article)].update(range(e.a.start, e.a.end))
    truth: dict[tuple[str, str], set[int]] = defaultdict(set)
    for p in planted.planted:
        truth[(p.origin, p.copy)].update(range(p.start, p.end))
    hit = sum(len(truth[key] & covered.get(key, set())) for key in truth)
    claimed = sum(len(covered[key]) for key in truth if key in covered)
    true_claimed = sum(len(_joined(truth[key]) & covered[key]) for key in truth if key in covered)
    quoted = {pair for pair, kind in pairs.items() if kind == "quoted"}
    said = {pair for pair in pairs if kinds.get(pair) == {"quotation"}}
    right = len(quoted & said)
    result = {
        "edge precision": len(edges & planted.sharing) / max(1, len(edges)),
        "copy to origin recall": sum(pair in edges for pair in pairs) / max(1, len(pairs)),
        "span recall": hit / max(1, sum(map(len, truth.values()))),
        "span precision": true_claimed / max(1, claimed),
        "quotation F1": 2 * right / max(1, len(quoted) + len(said)),
    }
    for kind in sorted(set(pairs.values())):
        of_kind = [pair for pair in pairs if pairs[pair] == kind]
        result[f"recall {kind}"] = sum(pair in edges for pair in of_kind) / len(of_kind)
    return result


def _joined(places: set[int]) -> set[int]:
    """Characters with the blanks between sentences that both sides have."""
    return {p + step for p in places for step in (0, 1, 2, 3)}


def rensa_pairs(planted: Coverage) -> set[frozenset[str]]:
    """Pairs of one bucket that a document-level peer finds."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32)
    sketches = []
    for n, article in enumerate(planted.articles):
        words = article.text.split()
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update([" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))])
        index.insert(n, sketch)
        sketches.append(sketch)
    ids = [article.id for article in planted.articles]
    return {
        frozenset((ids[n], ids[m]))
        for n, sketch in enumerate(sketches)
        for m in index.query(sketch)
        if m != n and sketch.jaccard(sketches[m]) >= 0.3
    }


def rensa_quality(planted: Coverage, pairs: set[frozenset[str]]) -> dict[str, float]:
    """What a peer that gives pairs of documents can be asked."""
    kinds: dict[frozenset[str], str] = {frozenset((p.copy, p.origin)): p.kind for p in planted.planted}
    result = {
        "edge precision": len(pairs & planted.sharing) / max(1, len(pairs)),
        "copy to origin recall": len(pairs & kinds.keys()) / max(1, len(kinds)),
    }
    for kind in sorted(set(kinds.values())):
        of_kind = {pair for pair in kinds if kinds[pair] == kind}
        result[f"recall {kind}"] = len(pairs & of_kind) / len(of_kind)
    return result


def measure(name: str, size: int, seed: int) -> dict[str, object]:
    """One of the works below: seconds of CPU, peak memory, and its quality where it has one."""
    planted = coverage(size, seed)
    work, judge = WORKS[name]
    trace(planted.articles[:20], open_engine())  # tables and imports are not what is measured
    start = time.process_time()
    found = work(planted)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"seconds": seconds, "peak": peak, "quality": judge(planted, found) if judge else {}}


Judge = Callable[[Coverage, object], dict[str, float]]
WORKS: dict[str, tuple[Callable[[Coverage], object], Judge | None]] = {
    "nothing": (lambda planted: None, None),
    "words and fingerprints": (
        lambda planted: pile_of(tuple(planted.articles), utf8([one.text for one in planted.articles])),
        None,
    ),
    "lineage": (lambda planted: trace(planted.articles, open_engine()), quality),  # type: ignore[dict-item]
    "rensa": (rensa_pairs, rensa_quality),  # type: ignore[dict-item]
}


def main() -> None:
    """Print the tables."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))
        return
    size, seed = [*sys.argv[1:], "2000", "1"][:2] if len(sys.argv) != 2 else (sys.argv[1], "1")
    rows = {}
    for name in WORKS:
        command = [sys.executable, __file__, "--measure", name, size, seed]
        rows[name] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    planted = coverage(int(size), int(seed))
    print(f"{size} invented articles (seed {seed}) with {len(planted.planted)} planted passages.\n")
    print("| measure | lineage | rensa |\n|---|---|---|")
    for measured, value in rows["lineage"]["quality"].items():
        peer = rows["rensa"]["quality"].get(measured)
        print(f"| {measured} | {value:.3f} | {'' if peer is None else f'{peer:.3f}'} |")
    print("\n| work | articles a CPU second | of rensa's | of words and fingerprints alone | peak MB |")
    print("|---|---|---|---|---|")
    seconds = {name: max(row["seconds"], 1e-9) for name, row in rows.items()}
    for name in list(WORKS)[1:]:
        ratios = [seconds[peer] / seconds[name] for peer in ("rensa", "words and fingerprints")]
        print(
            f"| {name} | {int(size) / seconds[name]:.0f} | {ratios[0]:.2f} | {ratios[1]:.2f} | {rows[name]['peak']} |"
        )
    print(f"\nThe articles and the truth about them take {rows['nothing']['peak']} MB of each peak.")


if __name__ == "__main__":
    main()
