"""A case of many articles: what new ones share with it, at once, and what taking them in costs.

In: a size. Out: a table, JSON objects before it. `python bench/index.py 500000 --keep DIR` plants coverage in parts of
20,000 articles (`plant_copies`, each part in a language of its own), traces each part by itself, in bounded memory, and
writes the index from them. Then come batches of 100 new articles, later than all of the case, of which a third copy
articles of it. For each: `peek`, with nothing of the case in memory and again (fingerprints looked up, furniture and
quotations told apart, the texts of those that hold them read from the case and aligned word by word), and parts of it;
then a segment is written, and segments are merged when they are due. Last, two batches are built in.
With `--keep` a second run begins with the case that is there.

`python bench/index.py --build 20000` measures instead the lineage stage of a second build, after 100 more articles,
beside a build of all at once, and whether both show the same.
"""

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from msgspec import structs

from firsthand import schema, workflow
from firsthand.engine import open_engine
from firsthand.lineage import told, traced
from firsthand.lineage.pile import in_order
from firsthand.lineage.retrace import Kept, Retraced, begun
from firsthand.lineage.retrace.kept import both, judged_sums, numbered
from firsthand.lineage.retrace.tables import tables_of
from firsthand.records import Article, Block, Lineage, record_id
from firsthand.store import Listed, Store
from firsthand.store.index import Entries, Index, Merging
from plant_copies import coverage

T = TypeVar("T")
PART = 20_000
BATCH = 100
BATCHES = 12
KEY = "planted"
_SEAT = np.uint64(32)
_NOTHING = Entries(np.zeros(0, np.uint64), np.zeros(0, np.uint64))


def main() -> None:
    """Print what was measured."""
    first = sys.argv[1:2]
    if first == ["--plant"]:
        print(json.dumps(plant(Path(sys.argv[2]), int(sys.argv[3]))))
    elif first == ["--ask"]:
        ask(Path(sys.argv[2]))
    elif first == ["--build"]:
        for size in map(int, sys.argv[2:]):
            print(json.dumps(second_build(size)), flush=True)
    else:
        size = int(first[0]) if first else 500_000
        with tempfile.TemporaryDirectory() as temporary:
            case = Path(sys.argv[3] if sys.argv[2:3] == ["--keep"] else temporary) / "case"
            if not (case / "index").exists():  # each in a process of its own, so that its peak memory is its own
                subprocess.run([sys.executable, __file__, "--plant", str(case), str(size)], check=True)
            subprocess.run([sys.executable, __file__, "--ask", str(case)], check=True)


def plant(case: Path, size: int) -> dict[str, object]:
    """Write a case and its index, part by part."""
    start, parts, seats = time.monotonic(), list[Kept](), 0
    with Store(case, create=True) as store:
        index = store.new_index(workflow.index_method())
        while seats < size:
            articles = coverage(min(PART, size - seats), seed=1 + seats // PART).articles
            with store.transaction():
                for article in articles:
                    store.add("planted", article)
            found = _traced(articles, seats)
            listed = index.grown(_behind(found, seats), found.kept.tokens, found.runs, {}, seats)
            index = Index(index.folder, index.method, listed)
            parts.append(found.kept)
            seats += len(articles)
            print(f"planted {seats:,}", file=sys.stderr, flush=True)
        merging, merged = _seconds(lambda: index.merged(index.listed.segments, lambda: False))
        assert merged is not None
        index = Index(index.folder, index.method, merged)
        tables = tables_of(_joined(parts))
        listed = index.grown(_NOTHING, np.zeros(0, np.int64), np.zeros(0, np.uint64), tables, seats)
        with store.transaction():
            store.put_lineage(KEY, Lineage(), {}, (), anew=True)
            store.list_index(KEY, listed)
            store.waits_no_more(store.waiting()[1])
    folder = case / "index"
    for file in folder.iterdir():
        if file.suffix == ".segment" and file.name not in listed.segments:
            file.unlink()
    return {
        "planted": seats,
        "seconds": round(time.monotonic() - start),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "entries": index.entries,
        "seconds to merge all": round(merging, 1),
        "index_mb": sum(file.stat().st_size for file in folder.iterdir()) // 1_000_000,
        "case_mb": (case / "case.db").stat().st_size // 1_000_000,
    }


def _traced(articles: Sequence[Article], seats: int = 0) -> Retraced:
    """Articles traced by themselves, and summed up as what they are behind so many others."""
    engine = open_engine()
    known = traced(in_order(articles), engine)
    found = begun(known, told(known, engine))
    last, third = found.kept.last, known.said.third
    said = known.said._replace(third=np.where(third >= 0, known.order[third] + seats, -1))
    sums = judged_sums(last._replace(a=last.a + seats), said, len(articles))
    return found._replace(kept=found.kept._replace(judged=sums))


def _behind(found: Retraced, seats: int) -> Entries:
    """The entries of articles that come behind so many others."""
    return Entries(found.entries.hash, found.entries.word + (np.uint64(seats) << _SEAT))


def _joined(parts: Sequence[Kept]) -> Kept:
    """What is kept of several piles that share nothing, one after the other."""
    whole = parts[0]
    for part in parts[1:]:
        seats = len(whole.articles)
        names, numbers = numbered([None if n < 0 else part.outlets[n] for n in part.outlet.tolist()], whole.outlets)
        ties = [kept._replace(a=kept.a + seats, b=kept.b + seats) for kept in (part.first, part.last)]
        columns = ("tokens", "prints", "body", "sink", "times", "own", "said", "said_state", "judged")
        whole = whole._replace(
            **{name: np.concatenate([getattr(whole, name), getattr(part, name)]) for name in columns},
            articles=[*whole.articles, *part.articles],
            mark=[*whole.mark, *part.mark],
            outlets=names,
            outlet=np.concatenate([whole.outlet, numbers]),
            rank=np.concatenate([whole.rank, part.rank + seats]),
            classes=whole.classes.with_more(part.classes),
            said_at=np.concatenate([whole.said_at, whole.said_at[-1] + part.said_at[1:]]),
            alike=np.concatenate([whole.alike, part.alike + seats]),
            first=both(whole.first, ties[0]),
            last=both(whole.last, ties[1]),
        )
    return whole


def ask(case: Path) -> None:
    """Time the first answer to batches of new articles, warm and cold, and what taking them in costs."""
    with Store(case) as store:
        index = _index(store)
        size, listed = index.tables["articles"].num_rows, index.listed
        batches = list(_batches(store, index, size))
        del index  # what is mapped cannot be put out of memory
        _answered(store, batches[0])  # compiles
        rows = {name: list[float]() for name in ("peek, nothing in memory", "peek", "peek, CPU", *_PARTS)}
        found = fresh = 0
        seats = size
        for batch in batches:
            _forget(case)
            rows["peek, nothing in memory"].append(_answered(store, batch)[0])
            spent, peeked = _answered(store, batch)
            rows["peek"].append(spent)
            rows["peek, CPU"].append(_answered(store, batch, time.process_time)[0])
            found += len(peeked.reuse)
            fresh += len({edge.b.article for edge in peeked.reuse} & {article.id for article in batch})
            for name, spent in _parts(store, batch, peeked).items():
                rows[name].append(spent)
            listed, spent = _taken_in(_index(store), listed, batch, seats)
            for name, seconds in zip(_PARTS[2:], spent, strict=False):
                rows[name].append(seconds)
            seats += len(batch)
        counted = {
            "articles": size,
            "batches": len(batches),
            "passages": found,
            "new articles with passages": fresh,
            "segments after": len(listed.segments),
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
        print(json.dumps(counted))
        print("| ms for 100 new articles | median | 90th percentile | worst |")
        print("|---|---|---|---|")
        for name, values in rows.items():
            if values:
                cells = (statistics.median(values), np.quantile(values, 0.9), max(values))
                print(f"| {name} | " + " | ".join(f"{1000 * one:.0f}" for one in cells) + " |")
        _built_in(store, batches[0])  # compiles
        print(json.dumps(_built_in(store, batches[1])))


_PARTS = ("look-up of all their hashes", "texts of the holders", "a segment written", "segments merged")


def _index(store: Store) -> Index:
    index = store.index(workflow.index_method())
    assert index is not None
    return index


def _parts(store: Store, batch: Sequence[Article], peeked: workflow.Peeked) -> dict[str, float]:
    """Seconds of parts of a peek."""
    index, hashes = _index(store), np.unique(_traced(batch).entries.hash)
    holders = sorted({edge.a.article for edge in peeked.reuse} - {article.id for article in batch})
    looked = _seconds(lambda: index.holders(hashes))[0]
    return {_PARTS[0]: looked, _PARTS[1]: _seconds(lambda: store.articles_of(holders))[0]}


def _taken_in(index: Index, listed: Listed, batch: Sequence[Article], seats: int) -> tuple[Listed, list[float]]:
    """An index with a batch behind so many articles: its list, and seconds to write it and to merge, where due."""
    new = _traced(batch)
    grown = Index(index.folder, index.method, listed)
    entries = _behind(new, seats)
    written, listed = _seconds(lambda: grown.grown(entries, new.kept.tokens, new.runs, {}, seats))
    merging, merged = _seconds(lambda: Merging(Index(index.folder, index.method, listed)).end())
    return merged or listed, [written, merging] if merged else [written]


def _answered(
    store: Store, batch: Sequence[Article], clock: Callable[[], float] = time.perf_counter
) -> tuple[float, workflow.Peeked]:
    """Seconds of a peek after a batch was collected; then it is taken out again."""
    with store.transaction():
        for article in batch:
            store.add("batch", article, "batch")
    spent, found = _seconds(lambda: workflow.peek(store), clock)
    assert found is not None
    assert len(found.new) == len(batch)
    with store.transaction():
        store.begin_source("batch", "batch")
    return spent, found


def _built_in(store: Store, batch: Sequence[Article]) -> dict[str, object]:
    """What the lineage stage of a build with a batch takes, and the peak memory of it all."""
    with store.transaction():
        for article in batch:
            store.add("more", article, "more")
    start, cpu = time.perf_counter(), time.process_time()
    workflow.build(store, stage="lineage")
    return {
        "seconds of a second build": round(time.perf_counter() - start, 2),
        "CPU": round(time.process_time() - cpu, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _batches(store: Store, index: Index, size: int) -> Iterator[list[Article]]:
    """New articles: of every hundred, thirty-three hold paragraphs of an article of the case."""
    rng = random.Random(7)
    ids = index.tables["articles"]["article_id"]
    own = coverage(BATCHES * BATCH, seed=991 + size).articles
    own = [structs.replace(article, published=f"2030{(article.published or '')[4:]}") for article in own]
    for n in range(BATCHES):
        batch = own[n * BATCH : (n + 1) * BATCH]
        for place in rng.sample(range(BATCH), BATCH // 3):
            batch[place] = _copied(rng, store.article(ids[rng.randrange(size)].as_py()), batch[place])
        yield batch


def _copied(rng: random.Random, origin: Article, host: Article) -> Article:
    """The host's page with two to all of the paragraphs of the origin for its story, a few of their words changed."""
    parts = [origin.text[block.start : block.end] for block in origin.blocks[1:-1]]
    some = parts[: rng.randint(2, max(2, len(parts)))]
    taken = [" ".join("elsewhere" if rng.random() < 0.03 else word for word in part.split(" ")) for part in some]
    mine = [host.text[block.start : block.end] for block in host.blocks]
    text, blocks = "", list[Block]()
    for part in [*mine[:2], *taken, *mine[-2:]]:
        text += "\n\n" if text else ""
        blocks.append(Block("paragraph", len(text), len(text) + len(part)))
        text += part
    return Article(
        id=record_id("art", "copied", text),
        key=host.key,
        path="",
        sha256="",
        text=text,
        extractor="planted",
        outlet=host.outlet,
        published=host.published,
        language="en",
        blocks=tuple(blocks),
    )


def _forget(folder: Path) -> None:
    """Put every file of the case out of memory, where the system knows how."""
    if not hasattr(os, "posix_fadvise"):
        return
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _seconds(work: Callable[[], T], clock: Callable[[], float] = time.perf_counter) -> tuple[float, T]:
    start = clock()
    found = work()
    return clock() - start, found


def second_build(size: int, more: int = 100) -> dict[str, object]:
    """CPU seconds of the lineage stage: of all but the newest articles, of these then, and of all at once."""
    articles = coverage(size, seed=3).articles
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _built(folder / "warm", [articles[:2200], articles[2200:2210]])
        steps = _built(folder / "case", [articles[:-more], articles[-more:]])
        whole = _built(folder / "whole", [articles])
        same = _shown(folder / "case") == _shown(folder / "whole")
    names = ("first build", "second build", "all at once")
    return {"articles": size, **dict(zip(names, [*steps, *whole], strict=True)), "same": same}


def _built(case: Path, steps: Sequence[Sequence[Article]]) -> list[float]:
    spent = []
    for step in steps:
        with Store(case, create=True) as store:
            with store.transaction():
                for article in step:
                    store.add("planted", article)
            start = time.process_time()
            workflow.build(store, stage="lineage")
            spent.append(round(time.process_time() - start, 2))
    return spent


def _shown(case: Path) -> list[str]:
    with Store(case) as store:
        texts = {article.id: article.text for article in store.articles()}
        kinds = ("reuse", "texts", "problems")
        return [json.dumps(schema.to_json(one, texts)) for kind in kinds for one in workflow.records(store, kind)]


if __name__ == "__main__":
    main()
