"""The kernel that lays articles side by side: one part of the pairs at a time, each of its articles tokenised once.

In: the articles of a part by seat, with the seeds of those that are later ones. Out: a row for each tie: its pieces
in words and in characters, and its runs of body on both sides, first token and length by turns.
"""

import numpy as np
import pyarrow as pa

from firsthand.lineage.archive.columns import bytes_of, list_column, numbers_of, text_of, values_of
from firsthand.lineage.candidates import side_by_side
from firsthand.lineage.direction import WAYS
from firsthand.lineage.exact import Seeds
from firsthand.lineage.fingerprint import I32, Bytes, Longs, Words, words
from firsthand.lineage.forms import Printed
from firsthand.lineage.inserts import without_inserts
from firsthand.lineage.kind import Opens, bare_ends, openings, token_ranges
from firsthand.lineage.passages import HIGH, LOW, NONE, WIDTH, Ties, in_row, joined, places
from firsthand.lineage.punctuation import Counted, counted, with_marks
from firsthand.lineage.whole import whole_sentences

_INTS = pa.list_(pa.int32())
ALIGNED = pa.schema(
    [("a", pa.int32()), ("b", pa.int32()), ("body", pa.int32())]
    + [(name, _INTS) for name in ("pieces", "spans", "a_body", "b_body")]
)


def aligned(part: pa.Table) -> pa.Table:
    """The ties of a part's pairs."""
    part = part.sort_by("seat")
    seat = numbers_of(part["seat"])
    text = text_of(part["text"])
    found = words(text)
    kinds = bytes_of(part["kinds"]).copy()
    counts = counted(text)
    opens = _opens(part, found, text, counts)
    published = values_of(part["times"], np.int64)[0].reshape(-1, WAYS, 2)[:, 0]
    texts = Printed(text, np.arange(len(seat)), counts, published)
    ties = in_row(joined(NONE, side_by_side(_seeds(part, seat), found, kinds, opens, texts)))
    ends = np.append(ties.pieces[ties.at[:-1], LOW], len(ties.bodies))  # before pieces are made furniture
    without_inserts(ties, kinds, opens, found.at, numbers_of(part["outlet"]))
    ties = whole_sentences(ties, found, text, texts.row, counts)
    pieces = ties.pieces.copy()
    pieces[:, LOW:] -= np.repeat(ends[:-1], np.diff(ties.at))[:, None]
    columns = [
        pa.array(seat[ties.a].astype(np.int32)),
        pa.array(seat[ties.b].astype(np.int32)),
        pa.array(ties.body().astype(np.int32)),
        list_column(pieces.astype(np.int32).reshape(-1), WIDTH * ties.at),
        list_column(_spans(ties, found, text).reshape(-1), 4 * ties.at),
        list_column(ties.bodies[:, [0, 2]].reshape(-1), 2 * ends),
        list_column(ties.bodies[:, [1, 2]].reshape(-1), 2 * ends),
    ]
    return pa.Table.from_arrays(columns, schema=ALIGNED)


def ties_of(table: pa.Table, seats: Longs) -> Ties:
    """Ties from their rows, which come by a and b, among the articles of those seats, ascending."""
    a, b = (np.searchsorted(seats, numbers_of(table[name])) for name in "ab")
    pieces, at = values_of(table["pieces"], np.int64)
    (one, begin), (other, _) = (values_of(table[name], np.int32) for name in ("a_body", "b_body"))
    rows, at = pieces.reshape(-1, WIDTH), at // WIDTH
    rows[:, LOW : HIGH + 1] += np.repeat(begin[:-1] // 2, np.diff(at))[:, None]
    return Ties(a, b, at, rows, np.stack([one[::2], other[::2], one[1::2]], axis=1))


def _opens(part: pa.Table, found: Words, text: Bytes, counts: Counted) -> Opens:
    """Whether a block opens with each token of a part, and whether that ends like a headline."""
    (start, at), (end, _) = (values_of(part[name], np.int64) for name in ("block_start", "block_end"))
    owner = np.repeat(np.arange(len(at) - 1, dtype=np.int32), np.diff(at))
    bare = bare_ends(text, counts, end, owner)
    return openings(*token_ranges(start, end, owner, found), bare, len(found.word))


def _seeds(part: pa.Table, seat: Longs) -> Seeds:
    """The seeds of a part between its articles, those of a later article side by side."""
    (a, at), (a_at, _), (b_at, _) = (values_of(part[name], np.int64) for name in ("a", "a_position", "b_position"))
    b = np.repeat(np.arange(len(seat)), np.diff(at))
    a = np.searchsorted(seat, a)
    order = np.lexsort((b_at, a_at, a, b))
    return Seeds(*(column[order].astype(np.int32) for column in (a, a_at, b, b_at)))


def _spans(ties: Ties, found: Words, text: Bytes) -> I32:
    """The characters of each piece with the marks both texts have around it."""
    spans, of_tie = places(ties, found), ties.tie_of_piece()
    with_marks(text, ties.a[of_tie], ties.b[of_tie], spans)
    return spans.astype(np.int32)
