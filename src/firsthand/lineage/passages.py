"""Aligned passages cut by what they are, and the ties between two articles that they make.

In: passages and the kinds of their words. Out: pieces, each body, quotation, caption or headline as a whole.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.align import Passage
from firsthand.lineage.kind import BODY, CAPTION, CONTENTS, FURNITURE, HEADLINE, QUOTATION, Kinds
from firsthand.records import Content

LEAST_BODY = 12  # words: in a million words of unrelated English two runs of 12 are shared by accident, ten of 8
LEAST_OTHER = 10  # words of a quotation, a caption or a headline
EDGE = 12  # words from a page's top or bottom: a counter and a date stand before one outlet's weather
EDGE_PIECE = 80  # words of an outlet's weather, menu or legal line; a shared story is longer
ONE_STORY = 0.5  # of the shorter article shared: then the pages carry one story, and its top is no furniture
CONNECTED = 4  # words: "the president told reporters," between two quotations shows no common writer

# of two kinds the one that says less about copying: what is a caption in either article is one in both
_BY_WEAKNESS = [BODY, QUOTATION, HEADLINE, CAPTION, FURNITURE]
_WEAKER = np.array([[max(a, b, key=_BY_WEAKNESS.index) for b in range(5)] for a in range(5)], np.int8)

Places = NDArray[np.int64]
Short = NDArray[np.int32]


class Piece(NamedTuple):
    """Tokens `[a, a_end)` and `[b, b_end)` that carry the same words; `equal` of them are the same.

    `a_body` and `b_body` are the places of equal words that are neither quoted nor furniture.
    """

    a: int
    a_end: int
    b: int
    b_end: int
    equal: int
    content: Content
    a_body: Short
    b_body: Short

    def score(self) -> float:
        """The share of words that are equal, of the longer side."""
        return self.equal / max(self.a_end - self.a, self.b_end - self.b)


class Tie(NamedTuple):
    """All that two articles share; a has the lower rank."""

    a: int
    b: int
    pieces: tuple[Piece, ...]

    def body(self) -> int:
        """Words of body shared."""
        return sum(len(piece.b_body) for piece in self.pieces)

    def a_places(self) -> Short:
        """Tokens of a that b carries as body."""
        return _joined([piece.a_body for piece in self.pieces])

    def b_places(self) -> Short:
        """Tokens of b that a carries as body."""
        return _joined([piece.b_body for piece in self.pieces])


def ties_between(found: Sequence[tuple[int, int, list[Passage]]], kinds: Kinds, at: Places) -> list[Tie]:
    """The ties of pairs whose passages are long enough to mean something, pairs in order."""
    pieces: dict[tuple[int, int], list[Piece]] = {}
    long = [(a, b, one) for a, b, passages in found for one in passages if one.equal() >= LEAST_OTHER]
    for pair, piece in _pieces(long, kinds, at):
        pieces.setdefault(pair, []).append(piece)
    return [Tie(a, b, tuple(of_pair)) for (a, b), of_pair in pieces.items()]


def without_edges(tie: Tie, a_kinds: Kinds, b_kinds: Kinds) -> Tie:
    """The tie of two different stories of one outlet: what stands at the same edge of both pages is furniture."""
    if tie.body() >= ONE_STORY * min((a_kinds == BODY).sum(), (b_kinds == BODY).sum()):
        return tie
    return Tie(tie.a, tie.b, tuple(_edge_piece(piece, a_kinds, b_kinds) for piece in tie.pieces))


def _edge_piece(piece: Piece, a_kinds: Kinds, b_kinds: Kinds) -> Piece:
    """Furniture already known, and a headline, stand outside the edge."""
    top = max(_open(a_kinds[: piece.a]), _open(b_kinds[: piece.b])) <= EDGE
    bottom = max(_open(a_kinds[piece.a_end :]), _open(b_kinds[piece.b_end :])) <= EDGE
    if piece.content != "body" or piece.equal > EDGE_PIECE or not (top or bottom):
        return piece
    none = np.zeros(0, np.int32)
    return piece._replace(content="boilerplate", a_body=none, b_body=none)


def _open(kinds: Kinds) -> int:
    return int(((kinds != FURNITURE) & (kinds != HEADLINE)).sum())


def _pieces(
    found: Sequence[tuple[int, int, Passage]], kinds: Kinds, at: Places
) -> Iterator[tuple[tuple[int, int], Piece]]:
    """The passages cut where what they are changes, all in one go: a pile has tens of thousands."""
    if not found:
        return
    runs = np.array([(n, *run) for n, (_, _, one) in enumerate(found) for run in one.pairs], np.int64)
    size = runs[:, 3]
    owner = np.repeat(runs[:, 0], size)
    along = np.arange(len(owner)) - np.repeat(np.cumsum(size) - size, size)
    a, b = (np.repeat(runs[:, side], size) + along for side in (1, 2))
    a_from, b_from = (at[[one[side] for one in found]] for side in (0, 1))
    kind = _WEAKER[kinds[a + a_from[owner]], kinds[b + b_from[owner]]]
    part = np.where(kind == QUOTATION, BODY, kind)
    start = np.concatenate([[0], np.flatnonzero((part[1:] != part[:-1]) | (owner[1:] != owner[:-1])) + 1])
    body = kind == BODY
    connected, quoted = _connected(body, start), np.add.reduceat(kind == QUOTATION, start, dtype=np.int64)
    bodies = np.concatenate([[0], np.cumsum(body)])
    a_body, b_body = a[body].astype(np.int32), b[body].astype(np.int32)
    end = np.append(start[1:], len(kind))
    for n in np.flatnonzero(end - start >= LEAST_OTHER).tolist():
        low, high = int(start[n]), int(end[n])
        content = CONTENTS[int(kind[low])]
        if content in {"body", "quotation"}:
            content = "body" if connected[n] >= LEAST_BODY else "quotation"
            if content == "quotation" and not quoted[n]:
                continue
        own = slice(int(bodies[low]), int(bodies[high]) if content == "body" else int(bodies[low]))
        ends = int(a[low]), int(a[high - 1]) + 1, int(b[low]), int(b[high - 1]) + 1
        one = found[int(owner[low])]
        yield one[:2], Piece(*ends, high - low, content, a_body[own], b_body[own])


def _connected(body: NDArray[np.bool_], start: Places) -> Places:
    """For each stretch from `start`: its words of body in runs of at least CONNECTED."""
    breaks = np.ones(len(body) + 1, bool)
    breaks[1:-1] = body[1:] != body[:-1]
    breaks[start] = True
    edges = np.flatnonzero(breaks)
    lengths = np.diff(edges)
    counted = np.where(body[edges[:-1]] & (lengths >= CONNECTED), lengths, 0)
    return np.asarray(np.add.reduceat(counted, np.searchsorted(edges, start)))


def _joined(places: list[Short]) -> Short:
    """In order; pieces of one tie never overlap."""
    return places[0] if len(places) == 1 else np.sort(np.concatenate(places))
