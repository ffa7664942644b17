"""Lineage over an archive that no memory holds: the same rules as `trace`, as steps over tables.

In: an Archive whose table `staged` is made. Out: its tables `directed` (reuse) and `texts`, and what to say of them.
Memory is bounded by a batch of articles and by a part of the pairs, never by the archive; what an article costs on
the driver is 16 bytes in a file on disk. Not looked for: translated passages (they need every text at hand).
"""

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from firsthand.engine.archive import Archive, number
from firsthand.engine.grouping import Hubs
from firsthand.engine.pieces import pieces
from firsthand.lineage import uncounted
from firsthand.lineage.archive import judging, marking, pairs
from firsthand.lineage.archive.columns import numbers_of
from firsthand.lineage.archive.staging import STAGED, staged
from firsthand.lineage.candidates import hubs_of
from firsthand.lineage.fingerprint import Longs
from firsthand.lineage.furniture import ALWAYS, MOSTLY, NOTICE, ONE_STORY, OWN, SAME_BLOCK, STORIES
from firsthand.lineage.pile import DAY
from firsthand.lineage.sources import MANY_STORIES, RELATED
from firsthand.lineage.texts import MAJOR, NOT_NOTHING, Carrier, Pair, bonds, carried
from firsthand.lineage.versions import MOST
from firsthand.records import Problem

__all__ = ["STAGED", "Traced", "staged", "trace_archive"]

PART = 1000  # later articles whose pairs are laid side by side at a time: with their earlier ones some 100 MB
_MANY = 100_000  # pairs written at a time
_PAIRS = pa.schema([("a", pa.int32()), ("b", pa.int32())])
Step = Callable[[str], None]


class Traced(NamedTuple):
    """What came of it; a checksum is the same for the same rows, in any order and on any engine."""

    articles: int
    reuse: int
    reuse_checksum: str
    texts: int
    texts_checksum: str
    problems: tuple[Problem, ...]


def trace_archive(archive: Archive, step: Step) -> Traced:
    """Make `directed` and `texts` from `staged`; `step` is told what begins."""
    step("order")
    archive.derive("outlets", once=True)
    archive.derive("facts", day=DAY)
    archive.derive("articles")
    articles = number(archive, "count", rows="facts")
    if not articles:
        return Traced(0, 0, "", 0, "", ())
    hubs = hubs_of(articles)
    _mark(archive, articles, step)
    found = _problems(archive, hubs[0])
    sinks = _align(archive, articles, hubs, step)
    step("sources")
    archive.grouped(
        "sources", partial(judging.sources, articles=articles), judging.SOURCES, "part", part=PART, articles=articles
    )
    archive.derive("better", once=True)
    step("directions")
    directed = partial(judging.directed, articles=articles)
    archive.grouped("directed", directed, judging.DIRECTED, "part", part=PART, articles=articles)
    step("texts")
    _texts(archive, articles, sinks)
    step("checksums")
    reuse = _checksum(archive, "reuse", articles)
    told = _checksum(archive, "texts-out", articles)
    return Traced(articles, *reuse, *told, tuple(found))


def _mark(archive: Archive, articles: int, step: Step) -> None:
    """What every token is, and the fingerprints that join."""
    step("fingerprints")
    archive.each("prints", marking.fingerprinted, marking.PRINTS, "all", rows="articles")
    step("furniture")
    archive.derive("alike", once=True, one_story=ONE_STORY)
    pieces(archive, "stories", "alike")
    fewest = min(SAME_BLOCK, STORIES)
    archive.derive("recurring", fewest=fewest, stories=STORIES, same_block=SAME_BLOCK, own=OWN, mostly=MOSTLY)
    archive.derive("notices", once=True, notice=NOTICE, always=ALWAYS)
    archive.derive("flags", once=True)
    step("quotations")
    archive.each("furnished", marking.furnished, marking.FURNISHED, upto=articles)
    archive.unnested("quoted_runs", "furnished", "rank", ("fingerprint", "run"))
    archive.derive("said", once=True, most=marking.VARIANTS)
    archive.derive("heard", once=True)
    archive.each("classed", marking.classed, marking.CLASSED, upto=articles)
    archive.unnested("postings", "classed", "rank", ("fingerprint", "position", "quoted", "fresh"))


def _align(archive: Archive, articles: int, hubs: tuple[Hubs, Hubs], step: Step) -> str:
    """Make `ties`, aggregators after all others; the name of the table of aggregators."""
    archive.derive("nobody", "no-sinks", once=True)
    step("pairs")
    body, said = hubs
    bound: dict[str, Any] = {"near": body.near, "near_quoted": said.near, "unsure": body.unsure}
    archive.derive("seeds", sinks="nobody", articles=articles, **bound)
    _side_by_side(archive, "", "seeds", articles, step)
    step("aggregators")
    archive.derive("partners", many=MANY_STORIES)
    archive.derive("related", once=True, related=RELATED)
    archive.each("sinks", judging.aggregators, judging.SINKS)
    if not number(archive, "count", rows="sinks"):
        archive.derive("ties", "ties-as-they-are", once=True)
        return "nobody"
    step("pairs with aggregators last")
    archive.derive("kept")
    archive.derive("seeds_again", "seeds", sinks="sinks", articles=articles, **bound)
    archive.derive("fresh")
    _side_by_side(archive, "_again", "fresh", articles, step)
    archive.derive("ties", "ties-with-sinks-last", once=True)
    return "sinks"


def _side_by_side(archive: Archive, again: str, seeds: str, articles: int, step: Step) -> None:
    """Make `aligned` of the pairs of those seeds."""
    needed = f"needed{again}"
    archive.derive(needed, "needed", once=True, seeds=seeds, part=PART)
    step("passages")
    archive.grouped(
        f"aligned{again}",
        pairs.aligned,
        pairs.ALIGNED,
        "part",
        "aligned",
        needed=needed,
        seeds=seeds,
        upto=2 * articles if again else articles,
        part=PART,
        articles=articles,
    )


def _texts(archive: Archive, articles: int, sinks: str) -> None:
    """Make `texts`: articles joined with the first of their text, and versions of one story."""
    archive.derive("seats", articles=articles, sinks=sinks)
    archive.derive("weighed", articles=articles, major=MAJOR, not_nothing=NOT_NOTHING, most=MOST)
    if not archive.has("bonds"):
        archive.put("bonds", _bonds(archive, articles), _PAIRS)
    archive.derive("states", once=True)
    archive.derive("tied", once=True)
    pieces(archive, "named", "tied")
    if not archive.has("last"):
        archive.put("last", _carried(archive, articles), _PAIRS)
    archive.derive("all_tied", "all-tied", once=True)
    pieces(archive, "whole", "all_tied")
    archive.each("texts", judging.texts, judging.TEXTS, "members")


def _bonds(archive: Archive, articles: int) -> Iterator[pa.RecordBatch]:
    """Who is one text with whom: in time order, since an article asks of which texts the earlier ones are."""

    with tempfile.TemporaryFile() as file:
        file.truncate(8 * (2 * articles + 1))  # 8 bytes a seat, most never written
        first = np.asarray(np.memmap(file, np.int64, "r+", shape=(2 * articles + 1,)))
        for rows in _by_article(archive.stream("rows-of-bonds")):
            found = bonds(rows, first).astype(np.int32)
            yield pa.RecordBatch.from_arrays([pa.array(side) for side in found.T], schema=_PAIRS)


def _by_article(batches: Iterator[pa.RecordBatch]) -> Iterator[Longs]:
    """The columns of batches, all rows of one article at once."""
    left: Longs | None = None
    for batch in batches:
        rows = np.stack([numbers_of(column) for column in batch.columns])
        rows = rows if left is None else np.concatenate((left, rows), axis=1)
        last = int(np.searchsorted(rows[0], rows[0, -1])) if rows.shape[1] else 0
        yield rows[:, :last].copy()
        left = rows[:, last:]
    if left is not None:
        yield left.copy()


def _carried(archive: Archive, articles: int) -> Iterator[pa.RecordBatch]:
    """Who is still alone, and who carries it."""

    def rows() -> Iterator[Carrier]:
        for batch in archive.stream("carriers", articles=articles):
            yield from judging.carriers(batch)

    yield from _in_batches(carried(rows()))


def _in_batches(pairs: Iterator[Pair]) -> Iterator[pa.RecordBatch]:
    while kept := list(islice(pairs, _MANY)):
        columns = [pa.array(side, pa.int32()) for side in zip(*kept, strict=True)]
        yield pa.RecordBatch.from_arrays(columns, schema=_PAIRS)


def _problems(archive: Archive, hubs: Hubs) -> list[Problem]:
    """What the bound on a fingerprint's holders left out."""
    cut = archive.stream("cut", near=hubs.near, unsure=hubs.unsure)
    prints, pairs_left = next((column[0].as_py() for column in batch.columns) for batch in cut if batch.num_rows)
    return uncounted(hubs, prints, pairs_left, "the whole archive")


def _checksum(archive: Archive, step: str, articles: int) -> tuple[int, str]:
    """How many rows a step gives, and a number that is the same for the same rows."""
    table = f"digests_of_{step.partition('-')[0]}"
    archive.each(table, judging.digests, judging.DIGESTS, step, articles=articles)
    rows = total = 0
    for batch in archive.stream("all", rows=table):
        rows += sum(batch[0].to_pylist())
        total += sum(batch[1].to_pylist())
    return rows, f"{total % judging.MODULUS:016x}"
