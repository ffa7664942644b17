"""The edges of a pile: columns while they are worked with, records for whom asks for them.

In: a Pile, its ties and verdicts. Out: Edges, all that a Reuse says but its words of reason; and the Reuse records,
which are made when the first of them is asked for. A record costs more than all that found its passage.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.direction import DIRECTIONS, Verdicts, dated, why
from firsthand.lineage.fingerprint import Bools, Longs, utf8
from firsthand.lineage.forms import Printed
from firsthand.lineage.kind import CONTENTS
from firsthand.lineage.passages import A_END, B_END, CONTENT, EQUAL, A, B, Ties, places
from firsthand.lineage.pile import Pile, name_of
from firsthand.lineage.punctuation import counted, with_marks
from firsthand.lineage.whole import whole_sentences
from firsthand.records import BETWEEN, Article, Direction, Relation, Reuse, Span, drawn_ids, record_id

RELATIONS: tuple[Relation, ...] = ("edited", "verbatim")
DIGITS = 4  # of a score behind the point


class Edges(NamedTuple):
    """What the pieces of ties are, a row a piece: all that Reuse records say, but their ids and words of reason.

    `a` and `b` are the ranks of the articles. `spans`, of shape (pieces, 4), are code points: from and to in a, from
    and to in b, with the marks that both texts have around the words. `relation` and `content` are places in RELATIONS
    and CONTENTS; `score` is 0..1, the equal words of the longer side's.
    """

    a: Longs
    b: Longs
    spans: Longs
    relation: NDArray[np.int8]
    content: NDArray[np.int8]
    score: NDArray[np.float64]
    said: Verdicts


class OnDemand(Sequence[Reuse]):
    """Records that are made when one of them is asked for; in all else the tuple of them."""

    def __init__(self, size: int, make: Callable[[], Sequence[Reuse]]) -> None:
        self._size = size
        self._make: Callable[[], Sequence[Reuse]] | None = make
        self._made: tuple[Reuse, ...] = ()

    def _all(self) -> tuple[Reuse, ...]:
        if self._make is not None:
            with uncollected():
                self._made = tuple(self._make())
            self._make = None  # and with it the texts that they were made of
        return self._made

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Reuse]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> Reuse: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Reuse, ...]: ...
    def __getitem__(self, index: int | slice) -> Reuse | tuple[Reuse, ...]:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, OnDemand) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[type[tuple[Reuse, ...]], tuple[tuple[Reuse, ...]]]:
        return tuple, (self._all(),)


@contextmanager
def uncollected() -> Iterator[None]:
    """Make much at once without Python's collector of cycles.

    It would go over all that a case holds again and again, for records that are in no cycle.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def edges_of(pile: Pile, ties: Ties, said: Verdicts, texts: Printed | None = None) -> Edges:
    """The edges of the ties, one for each piece.

    `texts` are those of the articles of the pile; without them those that are met are read.
    """
    of_tie = ties.tie_of_piece()
    a, b = ties.a[of_tie], ties.b[of_tie]
    if texts is None:
        met = np.unique(np.concatenate([ties.a, ties.b]))
        text, row = utf8([pile.articles[rank].text for rank in met.tolist()]), np.zeros(len(pile.articles), np.int64)
        row[met] = np.arange(len(met))
        counts = counted(text)
    else:
        text, row, counts, _ = texts
    ties = whole_sentences(ties, pile.words, text, row, counts)
    spans = places(ties, pile.words)
    with_marks(text, row[a], row[b], spans, counts)
    verbatim, score = _measures(ties.pieces)
    return Edges(a, b, spans, verbatim.view(np.int8), ties.pieces[:, CONTENT].astype(np.int8), score, said)


def _measures(pieces: Longs) -> tuple[Bools, NDArray[np.float64]]:
    """Of each piece whether its words are all the same, and how many of the longer side's are."""
    one, other, equal = pieces[:, A_END] - pieces[:, A], pieces[:, B_END] - pieces[:, B], pieces[:, EQUAL]
    longer = np.maximum(one, other)
    most = 10**DIGITS
    rounded, left = np.divmod(2 * most * equal + longer, 2 * longer)
    score = rounded / most
    for half in np.flatnonzero(left == 0).tolist():  # half-way between two: as Python rounds it
        score[half] = round(int(equal[half]) / int(longer[half]), DIGITS)
    return (one == other) & (equal == longer), score


def records(articles: Sequence[Article], edges: Edges) -> list[Reuse]:
    """The edges as records; `articles` are those of the pile, by rank."""
    names = [article.id for article in articles]
    columns = (edges.a, edges.b, *edges.spans.T)
    relation, content, direction = (
        np.array(known, object)[which].tolist()
        for known, which in ((RELATIONS, edges.relation), (CONTENTS, edges.content), (DIRECTIONS, edges.said.which))
    )
    return [
        Reuse(
            id=id_,
            a=Span(names[i], start, end),
            b=Span(names[j], other, other_end),
            relation=related,
            content=what,
            score=score,
            direction=way,
            why=because,
        )
        for id_, i, j, start, end, other, other_end, related, what, score, way, because in zip(
            ids(names, edges),
            *(column.tolist() for column in columns),
            relation,
            content,
            edges.score.tolist(),
            direction,
            _reasons(articles, edges),
            strict=True,
        )
    ]


def ids(names: Sequence[str], edges: Edges, which: Longs | slice = slice(None)) -> list[str]:
    """The ids of some edges, each drawn from its two spans; `names` are the ids of the articles by rank."""
    opened = [f"Span(article={one!r}, start=" for one in names]  # a span as an id is drawn from it
    columns = (edges.a[which], edges.b[which], *edges.spans[which].T)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return drawn_ids(
        "reu",
        [
            f"{opened[i]}{start}, end={end}){BETWEEN}{opened[j]}{other}, end={other_end})"
            for i, j, start, end, other, other_end in rows
        ],
    )


def _reasons(articles: Sequence[Article], edges: Edges) -> Iterator[str]:
    """Of each edge its verdict in words, made once for those of a tie that have the same."""
    said = edges.said
    asked = np.stack((edges.a, edges.b, said.which, said.rule, said.third))
    fresh = np.ones(len(edges.a), bool)
    fresh[1:] = (asked[:, 1:] != asked[:, :-1]).any(axis=0)
    counts = np.diff(np.append(np.flatnonzero(fresh), len(edges.a))).tolist()
    for a, b, which, rule, third, count in zip(*asked[:, fresh].tolist(), counts, strict=True):
        yield from repeat(why(articles, a, b, which, rule, third), count)


Alike = tuple[tuple[int, int], tuple[int, int], float]  # characters of either article, and how like these are


def by_meaning(
    article: Article, retelling: Article, relation: Relation, pairs: Iterable[tuple[Alike, str]], which: Direction
) -> Sequence[Reuse]:
    """The edges of sentences that say the same, each with its reason."""
    where = f" ({name_of(article)} and {name_of(retelling)}); {dated(article, retelling, which)}"
    found = {}
    for (one, other, score), reason in pairs:
        a, b = article.span(*one), retelling.span(*other)
        edge = Reuse(
            id=record_id("reu", a, b),
            a=a,
            b=b,
            relation=relation,
            content="body",
            score=round(min(score, 1.0), DIGITS),
            direction=which,
            why=f"{reason}{where}",
        )
        found[edge.id] = edge
    return tuple(found.values())
