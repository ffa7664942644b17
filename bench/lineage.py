"""Lineage on planted copies, beside rensa, in one run: quality, articles a second of CPU, peak memory.

`python bench/lineage.py [SIZE] [SEED]` prints a table. rensa compares whole documents (threshold .3, 32 bands, 128
permutations, runs of five words) and gives no spans.
"""

import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from firsthand.engine import open_engine
from firsthand.lineage import trace
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


def _timed(work: object) -> tuple[object, float]:
    assert callable(work)
    start = time.process_time()
    return work(), time.process_time() - start


def main() -> None:
    """Print the table."""
    size, seed = (
        (int(value) for value in (*sys.argv[1:], "2000", "1")[:2]) if len(sys.argv) < 3 else map(int, sys.argv[1:3])
    )
    planted = coverage(size, seed)
    trace(planted.articles[:20], open_engine())  # tables and imports are not what is measured
    found, ours = _timed(lambda: trace(planted.articles, open_engine()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert isinstance(found, Lineage)
    for name, value in quality(planted, found).items():
        print(f"{name:24} {value:.4f}")
    print(f"{'articles':24} {size}, {len(planted.planted)} planted passages, {len(found.reuse)} edges")
    print(f"{'peak memory':24} {peak:.0f} MB, texts and truth included")
    pairs, theirs = _timed(lambda: rensa_pairs(planted))
    assert isinstance(pairs, set)
    true = {frozenset((p.copy, p.origin)) for p in planted.planted}
    print(f"{'rensa edge precision':24} {len(pairs & planted.sharing) / max(1, len(pairs)):.4f}")
    print(f"{'rensa recall':24} {len(pairs & true) / max(1, len(true)):.4f}")
    print(f"{'articles a CPU second':24} {size / ours:.0f}, rensa {size / theirs:.0f}: ratio {theirs / ours:.2f}")


if __name__ == "__main__":
    main()
