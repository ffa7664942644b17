"""Words a second of the reader on one core, beside the bare spaCy pipeline with the same model, in one run.

`python bench/reading.py [ARTICLES]` prints one JSON object. All read the same articles in one process, by turns, a few
at a time, so that whatever else the machine does falls on each; times are user seconds. `bare` is the pipeline as spaCy
makes it over the articles' texts, `parse` what the reader needs for its own parse (each paragraph on its own),
`components` the bare pipeline with `firsthand` behind it. The articles are MEANTIME's and pages of one summit where the
gold data are present (spread over both), else the example coverage.
"""

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.records import Article

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[_name] = "1"  # before NumPy loads

ROOT = Path(__file__).resolve().parent.parent
MEANTIME = ROOT.parent / "shared" / "data" / "meantime" / "parallel" / "en.jsonl"
TURN = 6  # articles a turn: some seconds of reading
ROUNDS = 2


def inputs(folder: Path, articles: int) -> list[tuple[list[str], list[str]]]:
    """What to collect, with the fields' other names."""
    from speed import EXAMPLE, SUMMIT, corpus

    if not (MEANTIME.exists() and SUMMIT.exists()):
        return [([str(EXAMPLE)], [])]
    lines = MEANTIME.read_text("utf-8").splitlines()[:90]
    sample = folder / "meantime.jsonl"
    sample.write_text("\n".join(lines[:: max(1, 2 * len(lines) // articles)]) + "\n", "utf-8")
    return [([str(sample)], ["title=id"]), corpus(folder, articles // 2)]


def user() -> float:
    """User seconds of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def read(articles: "list[Article]") -> None:
    """Read the articles by a reader that has met none of their paragraphs."""
    from firsthand.read import Reader

    trouble = [one for reading in Reader().read_all(articles) for one in reading.problems]
    assert not trouble, trouble


def main() -> None:
    """Collect, read by turns, print."""
    from firsthand import workflow
    from firsthand.read.document import open_document
    from firsthand.read.models import english
    from firsthand.read.ruling import quick
    from firsthand.store import Store

    import firsthand.read.components  # isort: skip # noqa: F401 # the factories, should the entry points be older

    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store(folder / "case", create=True) as store:
            for files, fields in inputs(folder, int(sys.argv[1]) if len(sys.argv) > 1 else 80):
                workflow.collect(store, files, fields=[tuple(pair.split("=")) for pair in fields])
            articles = [one for one in store.articles() if one.language == "en"]
    model = english()
    bare, whole = (model.nlp.from_config(model.nlp.config).from_bytes(model.nlp.to_bytes()) for _ in range(2))
    whole.add_pipe("firsthand")
    work: dict[str, Callable[[list[Article]], object]] = {
        "bare": lambda some: list(bare.pipe(one.text for one in some)),
        "parse": lambda some: [open_document(one, quick(model.nlp), language="en", parsed=True) for one in some],
        "read": read,
        "components": lambda some: list(whole.pipe(one.text for one in some)),
    }
    spent = dict.fromkeys(work, 0.0)
    for one in work.values():
        one(articles[:2])  # tables, names and places load once
    for turn in range(ROUNDS):
        for at in range(0, len(articles), TURN):
            names = list(work) if turn % 2 else list(reversed(work))
            for step in names:
                start = user()
                work[step](articles[at : at + TURN])
                spent[step] += user() - start
    words = sum(len(one.text.split()) for one in articles)
    print(
        json.dumps(
            {
                "model": f"{model.name} {model.version}",
                "articles": len(articles),
                "words": words,
                "words_a_second": {step: round(ROUNDS * words / seconds) for step, seconds in spent.items()},
                "beside_bare": {step: round(spent["bare"] / seconds, 3) for step, seconds in spent.items()},
            }
        )
    )


if __name__ == "__main__":
    main()
