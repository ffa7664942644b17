"""Articles a second for each stage on one core, beside a bare spaCy pipeline and rensa, in one run; peak memory.

`python bench/speed.py [PAGES]` prints one JSON object a line. Each measure runs in a process of its own, pinned to one
core, so that its peak memory is its own; times are CPU seconds. Each stage is timed as `build` runs it: of lineage all
records are made and stored; its greater part is the encoder, so that lineage by words, without it, stands beside. The
corpus is 612 real pages of one summit where the gold data are present (a sample of PAGES of them, spread over the
file), else the example coverage.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUMMIT = ROOT.parent / "shared" / "data" / "helsinki2018" / "helsinki_articles.csv"
EXAMPLE = ROOT / "examples" / "northquay"
MEASURES = ("collect", "lineage", "lineage by words", "read", "reconcile", "tell", "spacy", "rensa")


def corpus(folder: Path, pages: int) -> tuple[list[str], list[str]]:
    """Inputs and options for `firsthand collect`, written to `folder`."""
    if not SUMMIT.exists():
        return [str(EXAMPLE)], []
    csv.field_size_limit(1 << 30)
    with SUMMIT.open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    step = max(1, len(rows) // pages)
    sample = folder / "pages.csv"
    with sample.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows[::step][:pages])
    return [str(sample)], ["outlet=publisher"]


def measure(name: str, folder: Path) -> dict[str, object]:
    """Run one stage, or one peer, over the case in `folder`; times leave out loading models."""
    from firsthand import workflow
    from firsthand.store import Store

    inputs = json.loads((folder / "inputs.json").read_text())
    fields = [tuple(pair.split("=")) for pair in inputs["map"]]
    with Store(folder / "case", create=True) as store:
        if name == "collect":
            start = time.process_time()
            workflow.collect(store, inputs["inputs"], fields=fields)
        else:
            work = _prepared(name, store)
            start = time.process_time()
            work()
        spent = time.process_time() - start
        articles = store.articles()
    return {
        "measure": name,
        "articles": len(articles),
        "words": sum(len(article.text.split()) for article in articles),
        "seconds": round(spent, 3),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _prepared(name: str, store: "object") -> Callable[[], object]:
    """What is to be timed, with everything loaded."""
    from firsthand import workflow
    from firsthand.store import Store

    assert isinstance(store, Store)
    articles = store.articles()
    if name == "spacy":
        from firsthand.read.models import english

        loaded = english().nlp
        nlp = loaded.from_config(loaded.config).from_bytes(loaded.to_bytes())  # as spaCy makes it
        return lambda: list(nlp.pipe(article.text for article in articles))
    if name == "rensa":
        return lambda: _rensa([article.text for article in articles])
    if name == "read":
        from firsthand.read import Reader

        reader = Reader()
        reader.read(articles[0])
        return lambda: [store.put_result("read", one.article, "bench", one) for one in reader.read_all(articles)]
    if name == "tell":
        from firsthand.tell import report

        found = workflow.dossier(store)
        return lambda: report(found)
    if name == "reconcile":
        from firsthand.reconcile import reconcile

        lineage, readings = store.lineage(), store.readings()
        return lambda: store.put_result("reconcile", "", "bench", reconcile(articles, lineage, readings))
    if name in {"lineage", "lineage by words"}:
        from firsthand.engine import open_engine
        from firsthand.lineage import trace
        from firsthand.lineage.encoder import installed

        trace(articles, open_engine())  # its compiled loops are loaded as the models are
        if name == "lineage by words":
            return lambda: tuple(trace(articles, open_engine()).reuse)
        encoder = installed()
        if encoder:
            encoder.encode(["One sentence."])
    return lambda: workflow.build(store, stage=name)


def _rensa(texts: list[str]) -> int:
    """Candidate pairs by MinHash at .3: 32 bands, 128 permutations, word 5-grams; documents only, no passages."""
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32)
    pairs = 0
    for number, text in enumerate(texts):
        words = text.lower().split()
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update([" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))])
        pairs += len(lsh.query(sketch))
        lsh.insert(number, sketch)
    return pairs


def main() -> None:
    """Measure everything, one process each."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
        return
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs, fields = corpus(folder, pages)
        (folder / "inputs.json").write_text(json.dumps({"inputs": inputs, "map": fields}))
        for one in MEASURES:
            command = [sys.executable, __file__, "--measure", one, str(folder)]
            pin = ["taskset", "-c", "0"] if sys.platform == "linux" else []
            done = subprocess.run([*pin, *command], env=environment, capture_output=True, text=True, check=False)
            print(done.stdout.strip() or json.dumps({"measure": one, "failed": done.stderr[-300:]}), flush=True)


if __name__ == "__main__":
    main()
