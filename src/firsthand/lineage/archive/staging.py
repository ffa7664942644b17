"""Articles as the rows that an archive is worked on in.

In: Articles and Problems as collect gives them. Out: batches of rows: what an article is sorted by, what its
directions rest on, its text and its blocks; a Problem is a row of its own.
"""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from firsthand.lineage.direction import mark_of, times_of
from firsthand.lineage.kind import bounds_of
from firsthand.lineage.pile import outlet_of, state_key, time_key
from firsthand.lineage.versions import address_of
from firsthand.moments import moment
from firsthand.records import Article, Problem

ROWS = 1000  # articles in a batch: some 5 MB of text
FILES = 1 << 32  # room for the articles of one input in the number of an article
_STRINGS = "id key moment updated captured outlet published address mark text problem_where problem_code"
STAGED = pa.schema(
    [("number", pa.int64()), ("undated", pa.int32()), ("own", pa.bool_()), ("times", pa.list_(pa.int64()))]
    + [(name, pa.string()) for name in [*_STRINGS.split(), "problem_message"]]
    + [(name, pa.list_(pa.int32())) for name in ("block_start", "block_end", "block_kind")]
)
Row = dict[str, object]


def staged(found: Iterable[Article | Problem], number: int) -> Iterator[pa.RecordBatch]:
    """The rows of one input, which has that number."""
    rows: list[Row] = []
    for n, item in enumerate(found):
        row = _problem(item) if isinstance(item, Problem) else _article(item)
        rows.append({**row, "number": number * FILES + n})
        if len(rows) == ROWS:
            yield pa.RecordBatch.from_pylist(rows, STAGED)
            rows = []
    if rows:
        yield pa.RecordBatch.from_pylist(rows, STAGED)


def _article(article: Article) -> Row:
    bounds = bounds_of(article)
    undated, when = time_key(article)
    updated, captured, key = state_key(article)
    mark, own = mark_of(article)
    return {
        "id": article.id,
        "key": key,
        "undated": undated,
        "moment": when,
        "updated": updated,
        "captured": captured,
        "outlet": outlet_of(article),
        "published": moment(article.published),
        "times": list(times_of(article)),
        "address": address_of(article.url),
        "mark": mark,
        "own": own,
        "text": article.text,
        "block_start": [start for start, _, _ in bounds],
        "block_end": [end for _, end, _ in bounds],
        "block_kind": [kind for _, _, kind in bounds],
    }


def _problem(found: Problem) -> Row:
    return {"problem_where": found.where, "problem_code": found.code, "problem_message": found.message}
