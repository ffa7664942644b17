"""The kernels that walk every text of an archive: fingerprints, furniture, quotations.

In: batches of articles by rank, with what the relations between them have shown so far. Out: batches. Each text is
tokenised anew in each of the three passes, which is cheaper than keeping its words.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from firsthand.compiled import compiled
from firsthand.lineage.archive.columns import (
    byte_column,
    bytes_of,
    list_column,
    numbers_of,
    text_of,
    values_of,
)
from firsthand.lineage.fingerprint import U64, WINDOW, Bools, Bytes, K, Longs, Prints, Words, runs, words
from firsthand.lineage.furniture import Blocks, covered, masked, outer, short_blocks
from firsthand.lineage.interrupted import fingerprints
from firsthand.lineage.kind import BODY, FURNITURE, QUOTATION, ascribed, laid_out, marked, under
from firsthand.lineage.punctuation import Counted, counted

VARIANTS = (
    64  # words beside a quoted fingerprint: "I think that it is" stands in thousands of sayings, and in none whole
)
NOBODY = (1 << 31) - 1  # the outlet of pages whose outlet is unknown: they are taken together
_LISTS = ("block_start", "block_end", "block_kind")
_LONGS, _INTS = pa.list_(pa.int64()), pa.list_(pa.int32())
PRINTS = pa.schema(
    [
        ("fingerprint", pa.int64()),
        ("rank", pa.int32()),
        ("place", pa.int32()),
        ("outlet", pa.int32()),
        ("fresh", pa.bool_()),
        ("block", pa.bool_()),
        ("outermost", pa.bool_()),
    ]
)
FURNISHED = pa.schema(
    [("rank", pa.int32()), ("kinds", pa.binary()), ("quotes", _INTS), ("fingerprint", _LONGS), ("run", _LONGS)]
)
CLASSED = pa.schema(
    [
        ("rank", pa.int32()),
        ("kinds", pa.binary()),
        ("body", pa.int32()),
        ("fingerprint", _LONGS),
        ("position", _INTS),
        ("quoted", pa.list_(pa.bool_())),
        ("fresh", pa.list_(pa.bool_())),
    ]
)


class Read(NamedTuple):
    """A batch of articles, tokenised."""

    rank: Longs
    text: Bytes
    counts: Counted
    words: Words
    runs: U64
    prints: Prints


def read(batch: pa.RecordBatch) -> Read:
    """The texts of a batch, their words and their fingerprints."""
    text = text_of(batch["text"])
    found, counts = words(text), counted(text)
    prints = fingerprints(found, text, counts)
    return Read(numbers_of(batch["rank"]), text, counts, found, runs(found), prints)


def fingerprinted(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A row for each fingerprint and for each short block, with the article and its outlet."""
    for batch in batches:
        here = read(batch)
        blocks = _blocks(batch, here)
        real, hashes = short_blocks(blocks, here.words.word)
        text = np.concatenate([here.prints.text, blocks.owner[real]]).astype(np.int64)
        hashed = np.concatenate([here.prints.hash, hashes])
        block = np.arange(len(text)) >= len(here.prints.text)
        outlet = numbers_of(batch["outlet"])
        outlet = np.where(outlet >= 0, outlet, NOBODY)
        outermost = outer(here.words.at, here.prints.text, here.prints.position, blocks)
        columns = {
            "fingerprint": hashed.view(np.int64),
            "rank": here.rank[text].astype(np.int32),
            "place": np.concatenate([here.prints.position, real - blocks.at[blocks.owner[real]]]).astype(np.int32),
            "outlet": outlet[text].astype(np.int32),
            "fresh": first_of(text * 2 + block, hashed),
            "block": block,
            "outermost": np.concatenate([outermost, np.zeros(len(real), bool)]),
        }
        yield pa.RecordBatch.from_pydict(columns, PRINTS)


def furnished(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What each token is by its block and by what recurs; where quotations are, and the runs around their prints."""
    for batch in batches:
        here = read(batch)
        blocks = _blocks(batch, here)
        at = here.words.at
        prints = at[here.prints.text] + here.prints.position
        names = ("edge", "inner_edge", "notice", "amid")
        edge, inner, notice, amid = (_named(batch[name], at) for name in names)
        repeated = np.zeros(len(blocks.low), bool)
        repeated[_named(batch["repeated"], blocks.at)] = True
        recurs = masked(blocks, np.append(edge, notice), inner, amid, repeated, len(here.runs))
        recurs |= covered(notice, len(here.runs))
        kinds = marked(blocks, recurs)
        said = ascribed(here.text, blocks, here.words, kinds)
        owner = np.searchsorted(at, said[:, 0], side="right") - 1
        quotes = (said - at[owner][:, None]).astype(np.int32)
        pairs, of = _around(said, prints, here.prints.hash, here.runs)
        columns = [
            batch["rank"].cast(pa.int32()),
            byte_column(kinds, at),
            list_column(quotes.reshape(-1), 2 * np.searchsorted(owner, np.arange(len(at)))),
            list_column(pairs[:, 0].view(np.int64), bounds := np.searchsorted(owner[of], np.arange(len(at)))),
            list_column(pairs[:, 1].view(np.int64), bounds),
        ]
        yield pa.RecordBatch.from_arrays(columns, schema=FURNISHED)


def classed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What each token is when all quotations are known, and the fingerprints that join: none of furniture."""
    for batch in batches:
        here = read(batch)
        at, prints = here.words.at, here.prints
        kinds = bytes_of(batch["kinds"]).copy()
        quotes, quotes_at = values_of(batch["quotes"], np.int64)
        heard, heard_at = values_of(batch["runs"], np.int64)
        said = _said(here.runs, at, quotes, quotes_at, heard.view(np.uint64), heard_at)
        kinds[under(said) & (kinds == BODY)] = QUOTATION
        kind = kinds[at[prints.text] + prints.position]
        kept = np.flatnonzero(kind != FURNITURE)
        text, quoted = prints.text[kept].astype(np.int64), kind[kept] == QUOTATION
        bounds = np.searchsorted(text, np.arange(len(at)))
        body = np.concatenate([[0], np.cumsum(kinds == BODY)])
        columns = [
            batch["rank"].cast(pa.int32()),
            byte_column(kinds, at),
            pa.array((body[at[1:]] - body[at[:-1]]).astype(np.int32)),
            list_column(prints.hash[kept].view(np.int64), bounds),
            list_column(prints.position[kept], bounds),
            list_column(quoted, bounds),
            list_column(first_of(text * 2 + quoted, prints.hash[kept]), bounds),
        ]
        yield pa.RecordBatch.from_arrays(columns, schema=CLASSED)


def first_of(owner: Longs, hashes: U64) -> Bools:
    """Which places are the first of their hash with their owner."""
    order = np.lexsort((hashes, owner))
    found = np.ones(len(order), bool)
    found[order[1:]] = (owner[order[1:]] != owner[order[:-1]]) | (hashes[order[1:]] != hashes[order[:-1]])
    return found


def _blocks(batch: pa.RecordBatch, here: Read) -> Blocks:
    (start, at), (end, _), (kind, _) = (values_of(batch[name], np.int64) for name in _LISTS)
    return laid_out(start, end, kind.astype(np.int8), at, here.words, here.text, here.counts)


def _named(column: Any, at: Longs) -> Longs:
    """The places that each row's list names, counted from where the row's own begin."""
    values, lists = values_of(column, np.int64)
    return np.asarray(values + np.repeat(at[:-1], np.diff(lists)))


@compiled
def _around(said: Longs, prints: Longs, hashes: U64, runs: U64) -> tuple[U64, Longs]:
    """For each print within a quotation the runs beside it there: rows (print, run), and the quotation of each.

    A window of WINDOW runs always has a print, so that a stretch which others share has no other runs than these and
    those between two of its prints, whose words the prints cover.
    """
    rows, of = np.empty((1024, 2), np.uint64), np.empty(1024, np.int64)
    n = 0
    for quotation in range(len(said)):
        low, high = said[quotation, 0], said[quotation, 1] - K
        place = np.searchsorted(prints, low)
        while place < len(prints) and prints[place] <= high:
            for run in range(max(low, prints[place] - WINDOW + 1), min(high, prints[place] + WINDOW - 1) + 1):
                if n == len(rows):
                    rows, of = np.concatenate((rows, np.empty_like(rows))), np.concatenate((of, np.empty_like(of)))
                rows[n, 0], rows[n, 1], of[n] = hashes[place], runs[run], quotation
                n += 1
            place += 1
    return rows[:n].copy(), of[:n].copy()


@compiled
def _said(runs: U64, at: Longs, quotes: Longs, quotes_at: Longs, heard: U64, heard_at: Longs) -> Bools:
    """Which runs lie in a quotation of the article's own, or stand in somebody's."""
    found = np.zeros(len(runs), np.bool_)
    for text in range(len(at) - 1):
        for n in range(quotes_at[text], quotes_at[text + 1], 2):
            found[at[text] + quotes[n] : at[text] + max(quotes[n], quotes[n + 1] - K + 1)] = True
        known = np.sort(heard[heard_at[text] : heard_at[text + 1]])
        if not len(known):
            continue
        for token in range(at[text], at[text + 1]):
            place = np.searchsorted(known, runs[token])
            if place < len(known) and known[place] == runs[token]:
                found[token] = True
    return found
