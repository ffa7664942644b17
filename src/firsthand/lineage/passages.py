"""Aligned passages cut by what they are, and the ties between two articles that they make.

In: passages and the kinds of their words. Out: pieces, each body, quotation, caption or headline as a whole.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled
from firsthand.lineage.align import Passages
from firsthand.lineage.fingerprint import Longs
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


def ties_between(found: Passages, kinds: Kinds, at: Longs) -> list[Tie]:
    """The ties of pairs whose passages are long enough to mean something, pairs in order."""
    rows, bodies = _pieces(found, kinds, at)
    pieces: dict[tuple[int, int], list[Piece]] = {}
    a_bodies, b_bodies = bodies[0], bodies[1]
    for a, b, a_at, a_end, b_at, b_end, equal, content, low, high in rows.tolist():
        own = a_bodies[low:high], b_bodies[low:high]
        piece = Piece(a_at, a_end, b_at, b_end, equal, CONTENTS[content], *own)
        pieces.setdefault((a, b), []).append(piece)
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


@compiled
def _pieces(found: Passages, kinds: Kinds, at: Longs) -> tuple[Longs, NDArray[np.int32]]:
    """The passages cut where what they are changes: rows of ranks, tokens, equal words, content and body `[low, high)`.

    The body of all pieces stands end to end: tokens of a in the first row, of b in the second.
    """
    rows = np.empty((len(found.a) + 16, 10), np.int64)
    bodies = np.empty((2, max(1, found.runs[:, 2].sum())), np.int32)
    n = own = 0
    for passage in range(len(found.a)):
        runs = found.runs[found.at[passage] : found.at[passage + 1]]
        size = runs[:, 2].sum()
        if size < LEAST_OTHER:
            continue
        a, b = found.a[passage], found.b[passage]
        places = np.empty((3, size), np.int64)  # tokens of a and of b, what they are
        filled = 0
        for run in runs:
            for step in range(run[2]):
                i, j = run[0] + step, run[1] + step
                places[0, filled], places[1, filled] = i, j
                places[2, filled] = _WEAKER[kinds[at[a] + i], kinds[at[b] + j]]
                filled += 1
        low = 0
        while low < size:
            kind = _part(places[2, low])
            high = low + 1
            while high < size and _part(places[2, high]) == kind:
                high += 1
            content = _content(kind, places[2, low:high]) if high - low >= LEAST_OTHER else -1
            if content >= 0:
                if n == len(rows):
                    rows = np.concatenate((rows, np.empty_like(rows)))
                before = own
                if content == BODY:
                    for place in range(low, high):
                        if places[2, place] == BODY:
                            bodies[0, own], bodies[1, own] = places[0, place], places[1, place]
                            own += 1
                rows[n, 0], rows[n, 1] = a, b
                rows[n, 2], rows[n, 3] = places[0, low], places[0, high - 1] + 1
                rows[n, 4], rows[n, 5] = places[1, low], places[1, high - 1] + 1
                rows[n, 6], rows[n, 7] = high - low, content
                rows[n, 8], rows[n, 9] = before, own
                n += 1
            low = high
    return rows[:n].copy(), bodies[:, :own].copy()


@compiled
def _part(kind: int) -> int:
    """Body and quotation stand in one piece: a story quotes as it goes."""
    return BODY if kind == QUOTATION else kind


@compiled
def _content(kind: int, kinds: Longs) -> int:
    """What a stretch of equal words is; -1 for one that means nothing."""
    if kind != BODY:
        return kind
    connected = quoted = run = 0
    for n in range(len(kinds) + 1):
        if n < len(kinds) and kinds[n] == BODY:
            run += 1
            continue
        if run >= CONNECTED:
            connected += run
        run = 0
        quoted += n < len(kinds)
    if connected >= LEAST_BODY:
        return BODY
    return QUOTATION if quoted else -1


def _joined(places: list[Short]) -> Short:
    """In order; pieces of one tie never overlap."""
    return places[0] if len(places) == 1 else np.sort(np.concatenate(places))
