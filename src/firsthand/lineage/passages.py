"""Aligned passages cut by what they are, and the ties between two articles that they make.

In: passages and the kinds of their words. Out: pieces, each body, quotation, caption or headline as a whole.
"""

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

_WEAKNESS = np.zeros(5, np.int8)
_WEAKNESS[[BODY, QUOTATION, HEADLINE, CAPTION, FURNITURE]] = range(5)

Places = NDArray[np.int64]


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
    a_body: Places
    b_body: Places

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

    def a_places(self) -> Places:
        """Tokens of a that b carries as body."""
        return _joined([piece.a_body for piece in self.pieces])

    def b_places(self) -> Places:
        """Tokens of b that a carries as body."""
        return _joined([piece.b_body for piece in self.pieces])


def tie_of(a: int, b: int, passages: list[Passage], a_kinds: Kinds, b_kinds: Kinds) -> Tie | None:
    """The pieces long enough to mean something; None when there are none."""
    pieces = tuple(piece for passage in passages for piece in _pieces(passage, a_kinds, b_kinds))
    return Tie(a, b, pieces) if pieces else None


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
    none = np.zeros(0, np.int64)
    return piece._replace(content="boilerplate", a_body=none, b_body=none)


def _open(kinds: Kinds) -> int:
    return int(((kinds != FURNITURE) & (kinds != HEADLINE)).sum())


def _pieces(passage: Passage, a_kinds: Kinds, b_kinds: Kinds) -> list[Piece]:
    if passage.equal() < LEAST_OTHER:
        return []
    runs = passage.pairs
    a = np.concatenate([np.arange(start, start + length) for start, _, length in runs])
    b = np.concatenate([np.arange(start, start + length) for _, start, length in runs])
    kind = _weaker(a_kinds[a], b_kinds[b])
    part = np.where(kind == QUOTATION, BODY, kind)
    cuts = np.flatnonzero(part[1:] != part[:-1]) + 1
    found = []
    for start, end in zip([0, *cuts.tolist()], [*cuts.tolist(), len(a)], strict=True):
        piece = _piece(a[start:end], b[start:end], kind[start:end])
        if piece:
            found.append(piece)
    return found


def _weaker(one: Kinds, other: Kinds) -> Kinds:
    """Of two kinds the one that says less about copying: what is a caption in either article is one in both."""
    return np.where(_WEAKNESS[one] >= _WEAKNESS[other], one, other)


def _piece(a: Places, b: Places, kind: Kinds) -> Piece | None:
    """A piece, or None when it is too short for its kind."""
    body = kind == BODY
    content = CONTENTS[int(kind[0])]
    if body.any() or content == "quotation":
        content = "body" if _connected(body) >= LEAST_BODY else "quotation"
        if content == "quotation" and not (kind == QUOTATION).any():
            return None
    if len(a) < LEAST_OTHER:
        return None
    if content != "body":
        body = np.zeros(len(a), bool)
    return Piece(int(a[0]), int(a[-1]) + 1, int(b[0]), int(b[-1]) + 1, len(a), content, a[body], b[body])


def _connected(body: NDArray[np.bool_]) -> int:
    """Words of body in runs of at least CONNECTED."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], body.astype(np.int8), [0]])))
    lengths = edges[1::2] - edges[::2]
    return int(lengths[lengths >= CONNECTED].sum())


def _joined(places: list[Places]) -> Places:
    """In order; pieces of one tie never overlap."""
    return np.sort(np.concatenate(places)) if places else np.zeros(0, np.int64)
