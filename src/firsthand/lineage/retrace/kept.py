"""What lineage keeps of a case from one build to the next, so that new articles do not touch the texts of the rest.

In: what a pile was found to be. Out: Kept, as tables and back. An article has a seat, a number that stays; what is
kept of it is small (some hundred bytes) and no text.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled
from firsthand.lineage import Traced
from firsthand.lineage.direction import WAYS, Verdicts, mark_of, times_of
from firsthand.lineage.fingerprint import I32, U64, Bools, Longs, mixed
from firsthand.lineage.kind import Kinds
from firsthand.lineage.passages import A_END, B_END, CONTENT, EQUAL, HIGH, LOW, OWN, WIDTH, A, B, Ties
from firsthand.lineage.pile import Pile, outlet_of
from firsthand.lineage.sources import body_sizes
from firsthand.records import Article, Reuse

T = TypeVar("T", bound=np.generic)

_COLUMNS = ("a", "b", "pieces", "runs", "edge")
PIECE = 7  # numbers of a kept piece: A, A_END, B, B_END, EQUAL, CONTENT, and how many runs of body it has
FIELDS = ("id", "key", "url", "outlet", "published", "updated", "captured", "language")


class Packed(NamedTuple):
    """Ties by seat, in the order they were found. Of tie i the pieces are `[at[i], at[i + 1])`.

    The tokens of body of a piece are runs: rows (in a, in b, how many). `edge` is a number of the piece's Reuse; 0 for
    none.
    """

    a: Longs
    b: Longs
    at: Longs
    pieces: I32
    runs: I32
    edge: Longs


class Classes(NamedTuple):
    """What the tokens of articles are, as runs: `what` up to token `end`; those of seat i are `[at[i], at[i + 1])`."""

    at: Longs
    end: I32
    what: Kinds

    def of(self, seats: Longs) -> Kinds:
        """The class of every token of some articles, one after the other."""
        return _kinds(self.at, self.end, self.what, seats)

    def at_tokens(self, seats: Longs, tokens: I32) -> Kinds:
        """The class of a token of each of some articles."""
        return _at_tokens(self.at, self.end, self.what, seats, tokens)

    def replaced(self, seats: Longs, kinds: Sequence[Kinds], articles: int) -> "Classes":
        """The same with other classes for the tokens of some seats; there are so many articles now."""
        new = classes_of(*end_to_end(kinds, np.int8))
        at, end = replaced(self.at, self.end, seats, new.at, new.end, articles)
        return Classes(at, end, replaced(self.at, self.what, seats, new.at, new.what, articles)[1])

    def with_more(self, more: "Classes") -> "Classes":
        """The same with other articles behind."""
        bounds = np.concatenate([self.at, self.at[-1] + more.at[1:]])
        return Classes(bounds, np.concatenate([self.end, more.end]), np.concatenate([self.what, more.what]))


class Kept(NamedTuple):
    """By seat: the articles (no texts), their sizes in tokens, fingerprints and body, and what their tokens are.

    The ascribed quotations of seat i are `said[said_at[i] : said_at[i + 1]]`, which have changed `said_state` times.
    `judged` sums up what the ties of which it is the later one were found to be; `rank` is its place in time; `outlet`
    is a number among the names of `outlets`, -1 where the outlet is unknown.
    """

    articles: list[Article]
    outlets: list[str]
    outlet: Longs
    rank: Longs
    tokens: Longs
    prints: Longs
    body: Longs
    sink: Bools
    times: Longs
    mark: list[str | None]
    own: Bools
    classes: Classes
    said_at: Longs
    said: I32
    said_state: Longs
    judged: U64
    alike: Longs
    first: Packed
    last: Packed
    uncounted: tuple[int, int]

    def said_by(self, seat: int) -> Longs:
        """The ascribed quotations of an article: rows of its tokens `[low, high)`."""
        return self.said[self.said_at[seat] : self.said_at[seat + 1]].reshape(-1, 2).astype(np.int64)


def kept_of(found: Traced, pile: Pile, edges: Sequence[Reuse]) -> Kept:
    """What to keep of a pile that was traced as a whole, in time order: seats are ranks. `edges` are of its ties."""
    marked, ties = found.marked, found.first
    at, articles, order, last = pile.words.at, pile.articles, found.order, found.found.ties
    owner = np.searchsorted(at, marked.said[:, 0], side="right") - 1
    said = (marked.said - at[owner][:, None]).astype(np.int32)
    marks = [mark_of(article) for article in articles]
    sink = np.zeros(len(articles), bool)
    sink[order] = found.sinks.articles
    first = packed(ties, ties.a, ties.b, np.zeros(len(ties.pieces), np.int64))
    kept_last = packed(last, order[last.a], order[last.b], edge_numbers(edges))
    thirds = np.where(found.said.third >= 0, order[found.said.third], -1)
    names, numbers = numbered([outlet_of(article) for article in articles], [])
    return Kept(
        outlets=names,
        outlet=numbers,
        articles=[bare(article) for article in articles],
        rank=np.arange(len(articles)),
        tokens=np.diff(at),
        prints=np.bincount(pile.prints.text, minlength=len(articles)),
        body=body_sizes(pile, marked.kinds),
        sink=sink,
        times=times_table(articles),
        mark=[mark for mark, _ in marks],
        own=np.array([own for _, own in marks], bool),
        classes=classes_of(at, marked.kinds),
        said_at=2 * np.searchsorted(owner, np.arange(len(articles) + 1)),
        said=said.reshape(-1),
        said_state=np.zeros(len(articles), np.int64),
        judged=judged_sums(kept_last, found.said._replace(third=thirds), len(articles)),
        alike=marked.alike,
        first=first,
        last=kept_last,
        uncounted=(found.found.uncounted_prints, found.found.uncounted_pairs),
    )


def bare(article: Article) -> Article:
    """An article without its words."""
    return Article(path="", sha256="", text="", extractor="", **{name: getattr(article, name) for name in FIELDS})


def times_table(articles: Sequence[Article]) -> Longs:
    """When articles are said to be from, as rows of three first and last seconds."""
    return np.array([times_of(article) for article in articles], np.int64).reshape(-1, WAYS, 2)


def edge_numbers(edges: Sequence[Reuse]) -> Longs:
    """The ids of Reuse records as numbers."""
    return np.array([int(edge.id[4:], 16) for edge in edges], np.int64)


def edge_id(number: int) -> str:
    """The id that a number stands for."""
    return f"reu-{number:012x}"


def numbered(names: Sequence[str | None], known: Sequence[str]) -> tuple[list[str], Longs]:
    """All names, the known ones first, and the number of each of some names; -1 for none."""
    number = {name: n for n, name in enumerate(known)}
    found = [number.setdefault(name, len(number)) if name else -1 for name in names]
    return list(number), np.array(found, np.int64)


def classes_of(at: Longs, kinds: Kinds) -> Classes:
    """The classes of the tokens of articles, those of article i `[at[i], at[i + 1])`."""
    ends, what, bounds = _runs_of(kinds, at)
    return Classes(bounds, ends, what)


@compiled
def _runs_of(kinds: Kinds, at: Longs) -> tuple[I32, Kinds, Longs]:
    """Runs of one class in each article: their ends, their classes, and where those of an article begin."""
    ends, what = np.empty(len(kinds), np.int32), np.empty(len(kinds), np.int8)
    bounds = np.zeros(len(at), np.int64)
    n = 0
    for article in range(len(at) - 1):
        first = at[article]
        for token in range(first, at[article + 1]):
            if token == first or kinds[token] != kinds[token - 1]:
                what[n] = kinds[token]
                n += 1
            ends[n - 1] = token - first + 1
        bounds[article + 1] = n
    return ends[:n].copy(), what[:n].copy(), bounds


def end_to_end(lists: Sequence[NDArray[T]], kind: type[T]) -> tuple[Longs, NDArray[T]]:
    """Lists one after the other: where each begins, and their values."""
    at = np.concatenate([[0], np.cumsum([len(one) for one in lists])]).astype(np.int64)
    return at, np.concatenate([np.zeros(0, kind), *lists])


def replaced(
    at: Longs, values: NDArray[T], seats: Longs, new_at: Longs, new: NDArray[T], articles: int
) -> tuple[Longs, NDArray[T]]:
    """Lists by seat, some of them in place of what they were: where each begins, and their values."""
    low, high = np.zeros(articles, np.int64), np.zeros(articles, np.int64)
    low[: len(at) - 1], high[: len(at) - 1] = at[:-1], at[1:]
    low[seats], high[seats] = at[-1] + new_at[:-1], at[-1] + new_at[1:]
    rows, bounds = _stretches(low, high)
    return bounds, np.concatenate([values, new])[rows]


@compiled
def _kinds(at: Longs, ends: I32, what: Kinds, seats: Longs) -> Kinds:
    size = 0
    for seat in seats:
        size += ends[at[seat + 1] - 1] if at[seat + 1] > at[seat] else 0
    found = np.empty(size, np.int8)
    n = 0
    for seat in seats:
        begin = n
        for run in range(at[seat], at[seat + 1]):
            found[n : begin + ends[run]] = what[run]
            n = begin + ends[run]
    return found


@compiled
def _at_tokens(kept_at: Longs, kept_end: I32, kept_what: Kinds, seat: Longs, token: I32) -> Kinds:
    found = np.empty(len(seat), np.int8)
    for n in range(len(seat)):
        low, high = kept_at[seat[n]], kept_at[seat[n] + 1]
        found[n] = kept_what[low + np.searchsorted(kept_end[low:high], token[n], side="right")]
    return found


def packed(ties: Ties, a: Longs, b: Longs, edge: Longs) -> Packed:
    """Ties between seats, their runs of body in the order of their pieces."""
    pieces, runs = _packed(ties.pieces, ties.bodies)
    return Packed(a, b, ties.at, pieces, runs, edge)


@compiled
def _packed(pieces: Longs, bodies: I32) -> tuple[I32, I32]:
    rows, runs = np.empty((len(pieces), PIECE), np.int32), np.empty((len(bodies), 3), np.int32)
    n = 0
    for piece in range(len(pieces)):
        before = n
        for run in range(pieces[piece, LOW], pieces[piece, HIGH]):
            runs[n] = bodies[run]
            n += 1
        rows[piece, 0], rows[piece, 1] = pieces[piece, A], pieces[piece, A_END]
        rows[piece, 2], rows[piece, 3] = pieces[piece, B], pieces[piece, B_END]
        rows[piece, 4], rows[piece, 5], rows[piece, 6] = pieces[piece, EQUAL], pieces[piece, CONTENT], n - before
    return rows, runs[:n].copy()


def in_places(kept: Packed, place_of: Longs) -> Packed:
    """The ties in the order of the places that `place_of` gives to seats."""
    return some(kept, np.lexsort((place_of[kept.b], place_of[kept.a])))


def unpacked(kept: Packed, place_of: Longs) -> Ties:
    """The ties between the places that `place_of` gives to seats, in which order they come."""
    return Ties(place_of[kept.a], place_of[kept.b], kept.at, _unpacked(kept.pieces, kept.runs), kept.runs)


@compiled
def _unpacked(rows: I32, runs: I32) -> Longs:
    pieces = np.empty((len(rows), WIDTH), np.int64)
    run = 0
    for piece in range(len(rows)):
        pieces[piece, A], pieces[piece, A_END] = rows[piece, 0], rows[piece, 1]
        pieces[piece, B], pieces[piece, B_END] = rows[piece, 2], rows[piece, 3]
        pieces[piece, EQUAL], pieces[piece, CONTENT], pieces[piece, LOW] = rows[piece, 4], rows[piece, 5], run
        run += rows[piece, 6]
        pieces[piece, HIGH], pieces[piece, OWN] = run, runs[pieces[piece, LOW] : run, 2].sum()
    return pieces


def some(kept: Packed, which: Longs) -> Packed:
    """Some of the ties, in that order."""
    of_run = np.concatenate([[0], np.cumsum(kept.pieces[:, PIECE - 1])])
    pieces, at = _stretches(kept.at[which], kept.at[which + 1])
    runs, _ = _stretches(of_run[kept.at[which]], of_run[kept.at[which + 1]])
    return Packed(kept.a[which], kept.b[which], at, kept.pieces[pieces], kept.runs[runs], kept.edge[pieces])


def _stretches(low: Longs, high: Longs) -> tuple[Longs, Longs]:
    """The numbers of several stretches, one after the other, and where each begins among them."""
    at = np.concatenate([[0], np.cumsum(high - low)]).astype(np.int64)
    return np.arange(at[-1]) + np.repeat(low - at[:-1], high - low), at


def both(one: Packed, other: Packed) -> Packed:
    """All ties of two."""
    at = np.concatenate([one.at, one.at[-1] + other.at[1:]])
    return Packed(at=at, **{name: np.concatenate([getattr(side, name) for side in (one, other)]) for name in _COLUMNS})


def judged_sums(kept: Packed, said: Verdicts, articles: int) -> U64:
    """For each seat a number of all that the ties of which it is the later one are, and what was said of them.

    `said` has a verdict a piece, its `third` a seat.
    """
    of_piece = np.repeat(np.arange(len(kept.a)), np.diff(kept.at))
    columns = np.column_stack([kept.a[of_piece], kept.pieces, said.which, said.rule, said.third]).astype(np.int64)
    return _judged_sums(columns, kept.b[of_piece], articles)


@compiled
def _judged_sums(columns: Longs, later: Longs, articles: int) -> U64:
    found = np.zeros(articles, np.uint64)
    for n in range(len(columns)):
        total = np.uint64(0)
        for value in columns[n]:
            total = mixed(total ^ np.uint64(value)) + np.uint64(1)
        found[later[n]] += mixed(total)
    return found
