"""The kernels that judge ties: aggregators, best sources, directions, texts.

In: the ties of some articles, and what is known of these beside their words. Out: rows. No text is looked at.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from firsthand.lineage.archive.columns import numbers_of, values_of
from firsthand.lineage.archive.pairs import ties_of
from firsthand.lineage.direction import DIRECTIONS, UNKNOWN, WAYS, Facts, Times, by_times, judged, numbers
from firsthand.lineage.fingerprint import Bools, Longs
from firsthand.lineage.kind import BODY, CONTENTS
from firsthand.lineage.passages import A_END, B_END, CONTENT, EQUAL, HIGH, LOW, OWN, WIDTH, A, B, Ties
from firsthand.lineage.sources import Sinks, best_sources, is_aggregator
from firsthand.lineage.texts import Carrier
from firsthand.records import record_id

SINKS = pa.schema([("rank", pa.int32())])
SOURCES = pa.schema([("b", pa.int32()), ("nth", pa.int32()), ("a", pa.int32()), ("words", pa.int32())])
DIRECTED = pa.schema(
    [(name, pa.int32()) for name in ("a", "a_start", "a_end", "b", "b_start", "b_end")]
    + [("relation", pa.string()), ("content", pa.string()), ("score", pa.float64()), ("direction", pa.string())]
)
TEXTS = pa.schema([("id", pa.string()), ("articles", pa.list_(pa.string())), ("first", pa.string())])
MODULUS = 1 << 62  # of sums of digests: fits a signed word, and the sum is the same however rows are put in batches
DIGESTS = pa.schema([("rows", pa.int64()), ("digest", pa.int64())])


def aggregators(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Which of the articles that share with many earlier ones of other outlets are put together from strangers."""
    for batch in batches:
        found = [row["rank"] for row in batch.to_pylist() if _is_aggregator(**row)]
        yield pa.RecordBatch.from_pydict({"rank": found}, SINKS)


def _is_aggregator(
    rank: int,
    body: int,
    others: list[int],
    bodies: list[list[int]],
    one: list[int] | None,
    two: list[int] | None,
) -> bool:
    order = np.argsort(others)
    known = np.array([*np.array(others)[order], rank], np.int64)  # the article itself stands last, as nobody's partner
    size, count = len(known), len(others)
    own = [sorted(zip(bodies[n][::2], bodies[n][1::2], strict=True)) for n in order]  # ascending, as in a piece
    at = np.concatenate([[0], np.cumsum([len(runs) for runs in own])]).astype(np.int64)
    pieces = np.zeros((count, WIDTH), np.int64)
    pieces[:, CONTENT], pieces[:, LOW], pieces[:, HIGH] = BODY, at[:-1], at[1:]
    pieces[:, OWN] = [sum(length for _, length in runs) for runs in own]
    runs = np.array([(first, first, length) for of_one in own for first, length in of_one], np.int32)
    ties = Ties(np.arange(count), np.full(count, count), np.arange(count + 1), pieces, runs)
    pair = [np.searchsorted(known[:-1], np.array(side or [], np.int64)) for side in (one, two)]
    related = np.sort(np.minimum(*pair) * size + np.maximum(*pair))
    sizes = np.full(size, body, np.int64)
    nothing = np.full(size, -1, np.int64)
    places = np.arange(count)
    return bool(is_aggregator(ties, count, places, places, np.ones(count, bool), nothing, nothing, related, sizes))


def sources(part: pa.Table, articles: int) -> pa.Table:
    """The best sources of the articles of a part, best first."""
    ties, seats, sinks = _ties_and_sinks(part, articles)
    best = best_sources(ties, sinks, len(seats))
    counts = np.diff(best.at)
    columns = [
        seats[np.repeat(np.arange(len(seats)), counts)],
        np.arange(len(best.tie)) - np.repeat(best.at[:-1], counts),
        seats[ties.a[best.tie]],
        best.words,
    ]
    return pa.Table.from_arrays([pa.array(column.astype(np.int32)) for column in columns], schema=SOURCES)


def directed(part: pa.Table, articles: int) -> pa.Table:
    """The pieces of a part's ties as they are written, with the direction of each."""
    part = part.sort_by([("a", "ascending"), ("b", "ascending")])
    ties, seats, sinks = _ties_and_sinks(part, articles)
    best = best_sources(ties, sinks, len(seats))
    said = judged(_facts(part, ties, len(seats)), ties, best, sinks, _tied(part, ties, seats))
    pieces, of_tie = ties.pieces, ties.tie_of_piece()
    spans = values_of(part["spans"], np.int32)[0].reshape(-1, 4)
    lengths = np.stack([pieces[:, A_END] - pieces[:, A], pieces[:, B_END] - pieces[:, B]])
    equal, least, most = pieces[:, EQUAL], lengths.min(axis=0), lengths.max(axis=0)
    verbatim = (equal == least) & (least == most)
    columns = [
        seats[ties.a[of_tie]].astype(np.int32),
        spans[:, 0],
        spans[:, 1],
        seats[ties.b[of_tie]].astype(np.int32),
        spans[:, 2],
        spans[:, 3],
        np.where(verbatim, "verbatim", "edited"),
        [CONTENTS[content] for content in pieces[:, CONTENT].tolist()],
        [round(one / other, 4) for one, other in zip(equal.tolist(), most.tolist(), strict=True)],
        [DIRECTIONS[which] for which in said.which.tolist()],
    ]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, DIRECTED, strict=True)]
    return pa.Table.from_arrays(arrays, schema=DIRECTED)


def carriers(batch: pa.RecordBatch) -> Iterator[Carrier]:
    """Who may carry an article that is still alone, and whether dates show that it is the later one."""
    size = batch.num_rows
    seconds = [values_of(pa.chunked_array([batch[name]]), np.int64)[0] for name in ("a_times", "b_times")]
    times = np.concatenate(seconds).reshape(-1, WAYS, 2)
    place = np.arange(size)
    undated = by_times(Times(times[:, :, 0], times[:, :, 1]), place, place + size) == UNKNOWN
    columns = [batch[name].to_pylist() for name in ("a", "b", "body", "a_size", "text")]
    yield from zip(*columns, undated.tolist(), strict=True)


def texts(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The articles of each text in time order, under an id drawn from theirs."""
    for batch in batches:
        found = []
        for row in batch.to_pylist():
            members = sorted(zip(row["seats"], row["ids"], row["article_keys"], strict=True))
            keys = [key for _, _, key in members]
            found.append(
                {"id": record_id("txt", *sorted(one for _, one, _ in members)), "articles": keys, "first": keys[0]}
            )
        yield pa.RecordBatch.from_pylist(found, TEXTS)


def digests(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """How many rows, and a sum over a hash of each that is the same in any order of rows."""
    from hashlib import blake2b

    for batch in batches:
        total = 0
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            total += int.from_bytes(blake2b(repr(row).encode("utf-8", "surrogatepass"), digest_size=7).digest(), "big")
        yield pa.RecordBatch.from_pydict({"rows": [batch.num_rows], "digest": [total % MODULUS]}, DIGESTS)


def _ties_and_sinks(part: pa.Table, articles: int) -> tuple[Ties, Longs, Sinks]:
    """The ties of a part, the seats of their articles, and which of these are aggregators."""
    a, b = numbers_of(part["a"]), numbers_of(part["b"])
    if (np.diff(a * (2 * articles) + b) < 0).any():
        part = part.sort_by([("a", "ascending"), ("b", "ascending")])
    seats = np.unique(np.concatenate([a, b]))
    ties = ties_of(part, seats)
    sink: Bools = seats >= articles
    a_outlet, b_outlet = numbers_of(part["a_outlet"]), numbers_of(part["b_outlet"])
    one_outlet = sink[ties.a] & sink[ties.b] & (a_outlet == b_outlet) & (a_outlet >= 0)
    return ties, seats, Sinks(sink, (sink[ties.a] | sink[ties.b]) & ~one_outlet)


def _facts(part: pa.Table, ties: Ties, count: int) -> Facts:
    """What is known of each article of a part, as its rows say twice over."""
    rows = np.zeros(count, np.int64)  # the row that speaks of an article, of its a or of its b
    rows[ties.a] = np.arange(len(ties.a))
    is_b = np.zeros(count, bool)
    rows[ties.b], is_b[ties.b] = np.arange(len(ties.b)), True
    names = {}
    for name in ("outlet", "address", "mark", "own"):
        one, other = part[f"a_{name}"].to_pylist(), part[f"b_{name}"].to_pylist()
        names[name] = [(other if of_b else one)[row] for row, of_b in zip(rows.tolist(), is_b.tolist(), strict=True)]
    one, other = (values_of(part[name], np.int64)[0].reshape(-1, WAYS, 2) for name in ("a_times", "b_times"))
    times = np.where(is_b[:, None, None], other[rows], one[rows])
    return Facts(
        Times(times[:, :, 0], times[:, :, 1]),
        numbers(names["address"]),
        numbers(names["mark"]),
        np.array(names["own"], bool),
        np.array(names["outlet"], np.int64),
    )


def _tied(part: pa.Table, ties: Ties, seats: Longs) -> Longs:
    """The pairs that are known to have a tie: those of the part, and a source with another article of the same b."""
    source, at = values_of(part["better"], np.int64)
    other = np.repeat(ties.a, np.diff(at))
    pairs = np.searchsorted(seats, source) * len(seats) + other
    return np.unique(np.concatenate([pairs, ties.a * len(seats) + ties.b]))
