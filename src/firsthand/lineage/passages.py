"""Aligned passages cut by what they are, and the ties between two articles that they make.

In: passages and the kinds of their words. Out: Ties, whose pieces are body, quotation, caption or headline as a whole.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.align import LEAST, Passages
from firsthand.lineage.fingerprint import Bools, Longs, Words
from firsthand.lineage.kind import BODY, CAPTION, FURNITURE, HEADLINE, QUOTATION, Kinds, Opens

LEAST_BODY = 12  # words: in a million words of unrelated English two runs of 12 are shared by accident, ten of 8
LEAST_OTHER = LEAST  # words of a caption or a headline
LEAST_QUOTATION = 12  # words: "the president of the republic and the minister of the interior" is no quotation
LEAST_BESIDE = 6  # words of a passage beside another: a short sentence behind one that was left out
LEAST_NEAR = 8  # words of a passage near another, in whatever order: half of a sentence that was turned round
BESIDE, APART = 2, 60  # words between the two in one article, and in the other
SAID = 0.5  # of a piece is somebody's words: a headline with a phrase that somebody used is no quotation
CONNECTED = 4  # words: "the president told reporters," between two quotations shows no common writer

# of two kinds the one that says less about copying: what is a caption in either article is one in both
_BY_WEAKNESS = [BODY, QUOTATION, HEADLINE, CAPTION, FURNITURE]
_WEAKER = np.array([[max(a, b, key=_BY_WEAKNESS.index) for b in range(5)] for a in range(5)], np.int8)

Short = NDArray[np.int32]

A, A_END, B, B_END, EQUAL, CONTENT, OWN, LOW, HIGH = range(9)  # columns of a piece
WIDTH = HIGH + 1


class Ties(NamedTuple):
    """All that pairs of articles share, pairs in order; a has the lower rank.

    The pieces of tie i are `pieces[at[i] : at[i + 1]]`: rows of tokens `[A, A_END)` of a and `[B, B_END)` of b that
    carry the same words, how many of them are EQUAL, the CONTENT as a whole, how many are its OWN, of body, and which
    rows of `bodies`, `[LOW, HIGH)`, say where these lie: runs (token of a, of b, how many), ascending.
    """

    a: Longs
    b: Longs
    at: Longs
    pieces: Longs
    bodies: Short

    def body(self) -> Longs:
        """Words of body that each tie shares."""
        total = np.concatenate([[0], np.cumsum(self.pieces[:, OWN])])
        return np.asarray(total[self.at[1:]] - total[self.at[:-1]])

    def tie_of_piece(self) -> Longs:
        """The tie each piece is of."""
        return np.repeat(np.arange(len(self.a)), np.diff(self.at))


NONE = Ties(
    np.zeros(0, np.int64),
    np.zeros(0, np.int64),
    np.zeros(1, np.int64),
    np.zeros((0, WIDTH), np.int64),
    np.zeros((0, 3), np.int32),
)


def ties_between(found: Passages, kinds: Kinds, opens: Opens, at: Longs) -> Ties:
    """The ties of pairs whose passages are long enough to mean something, in the order of the passages."""
    owner, pieces, bodies = _pieces(found, kinds, opens, at)
    fresh = np.ones(len(owner), bool)
    fresh[1:] = (owner[1:] != owner[:-1]).any(axis=1)
    first = np.flatnonzero(fresh)
    return Ties(owner[first, 0], owner[first, 1], np.append(first, len(owner)), pieces, bodies)


def joined(known: Ties, fresh: Ties) -> Ties:
    """Ties of different pairs, pairs in order."""
    if not len(known.a):
        whole = fresh
    else:
        pieces = np.concatenate([known.pieces, fresh.pieces])
        pieces[len(known.pieces) :, LOW:] += len(known.bodies)
        whole = Ties(
            np.concatenate([known.a, fresh.a]),
            np.concatenate([known.b, fresh.b]),
            np.concatenate([known.at, known.at[-1] + fresh.at[1:]]),
            pieces,
            np.concatenate([known.bodies, fresh.bodies]),
        )
    return chosen(whole, np.lexsort((whole.b, whole.a)))


def chosen(ties: Ties, which: Longs) -> Ties:
    """Some of the ties, in that order."""
    counts = np.diff(ties.at)[which]
    at = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    rows = np.arange(at[-1]) + np.repeat(ties.at[which] - at[:-1], counts)
    return Ties(ties.a[which], ties.b[which], at, ties.pieces[rows], ties.bodies)


def but_pieces(ties: Ties, gone: Bools) -> Ties:
    """The ties without some of their pieces; without those that are left with none."""
    which, counts = np.unique(ties.tie_of_piece()[~gone], return_counts=True)
    at = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Ties(ties.a[which], ties.b[which], at, ties.pieces[~gone], ties.bodies)


def in_row(ties: Ties) -> Ties:
    """The ties with their runs of body in the order of their pieces."""
    sizes = ties.pieces[:, HIGH] - ties.pieces[:, LOW]
    ends = np.cumsum(sizes)
    rows = np.arange(sizes.sum()) + np.repeat(ties.pieces[:, LOW] - ends + sizes, sizes)
    pieces = ties.pieces.copy()
    pieces[:, LOW], pieces[:, HIGH] = ends - sizes, ends
    return ties._replace(pieces=pieces, bodies=ties.bodies[rows])


def places(ties: Ties, words: Words) -> Longs:
    """For each piece its characters: from and to in a, from and to in b."""
    of_tie = ties.tie_of_piece()
    a, b = words.at[ties.a[of_tie]], words.at[ties.b[of_tie]]
    pieces = ties.pieces
    sides = (
        words.start[a + pieces[:, A]],
        words.end[a + pieces[:, A_END] - 1],
        words.start[b + pieces[:, B]],
        words.end[b + pieces[:, B_END] - 1],
    )
    return np.stack(sides, axis=1).astype(np.int64)


@compiled
def _pieces(found: Passages, kinds: Kinds, opens: Opens, at: Longs) -> tuple[Longs, Longs, Short]:
    """The passages cut where what they are changes, and where a page has a block of its own: their two articles, and
    rows and runs of body as in Ties."""
    rows = np.empty((len(found.a) + 16, WIDTH), np.int64)
    owner = np.empty((len(rows), 2), np.int64)
    bodies = np.empty((len(found.runs) + 16, 3), np.int32)
    what, apart = np.empty(64, np.int8), np.zeros(64, np.bool_)
    n = runs_of_body = int(np.int64(0))
    for passage in range(len(found.a)):
        size = _words(found, passage)
        beside = LEAST_BESIDE <= size < LEAST_BODY and _beside(found, passage, kinds, at)
        if size < LEAST_OTHER and not beside:
            continue
        least_body, least_other = (LEAST_BESIDE, LEAST_BESIDE) if beside else (LEAST_BODY, LEAST_OTHER)
        if size > len(what):
            what, apart = np.empty(2 * size, np.int8), np.zeros(2 * size, np.bool_)
        while runs_of_body + size > len(bodies):
            bodies = np.concatenate((bodies, np.empty_like(bodies)))
        while n + size > len(rows):
            rows = np.concatenate((rows, np.empty_like(rows)))
            owner = np.concatenate((owner, np.empty_like(owner)))
        _laid_out(found, passage, kinds, at, what)
        if _put_in(found, passage, opens, at, apart):
            least_body, least_other = LEAST_BESIDE, LEAST_BESIDE
        before = n
        here = found.runs[found.at[passage] : found.at[passage + 1]]
        n, runs_of_body = _cut(here, what, apart, size, least_body, least_other, rows, n, bodies, runs_of_body)
        owner[before:n, 0], owner[before:n, 1] = found.a[passage], found.b[passage]
    return owner[:n], rows[:n], bodies[:runs_of_body]


@leaf
def _cut(
    runs: Longs,
    what: Kinds,
    apart: Bools,
    size: int,
    least_body: int,
    least_other: int,
    rows: Longs,
    n: int,
    bodies: Short,
    runs_of_body: int,
) -> tuple[int, int]:
    """Fill in the pieces of one passage and their runs of body, behind what there is; how many there are then."""
    low = 0
    while low < size:
        kind, high, before = _part(what[low]), low, runs_of_body
        connected = quoted = own = 0
        while high < size and _part(what[high]) == kind and (high == low or not apart[high]):
            first, high = high, high + 1
            while high < size and what[high] == what[first] and not apart[high]:
                high += 1
            if what[first] == BODY:
                connected += high - first if high - first >= CONNECTED else 0
                runs_of_body = _with_runs(runs, first, high, bodies, runs_of_body)
                own += high - first
            else:
                quoted += high - first
        content = kind if kind != BODY else _content(connected, quoted, high - low, least_body)
        if content != BODY:
            runs_of_body, own = before, 0
        if content >= 0 and high - low >= least_other:
            (rows[n, A], rows[n, B]), (last_a, last_b) = _both_at(runs, low), _both_at(runs, high - 1)
            rows[n, A_END], rows[n, B_END] = last_a + 1, last_b + 1
            rows[n, EQUAL], rows[n, CONTENT] = high - low, content
            rows[n, OWN], rows[n, LOW], rows[n, HIGH] = own, before, runs_of_body
            n += 1
        else:
            runs_of_body = before
        low = high
    return n, runs_of_body


@leaf
def _with_runs(runs: Longs, first: int, last: int, bodies: Short, n: int) -> int:
    """Fill in what of the runs of a passage lies in its words `[first, last)`, from row `n` on; up to which row."""
    before, place = n, 0
    for run in range(len(runs)):
        low, high = max(first, place), min(last, place + runs[run, 2])
        if low < high:
            a, b = runs[run, 0] + low - place, runs[run, 1] + low - place
            if n > before and a == bodies[n - 1, 0] + bodies[n - 1, 2] and b == bodies[n - 1, 1] + bodies[n - 1, 2]:
                bodies[n - 1, 2] += high - low
            else:
                bodies[n, 0], bodies[n, 1], bodies[n, 2] = a, b, high - low
                n += 1
        place += runs[run, 2]
        if place >= last:
            break
    return n


@leaf
def _both_at(runs: Longs, word: int) -> tuple[int, int]:
    """The tokens of a word of a passage in both articles."""
    run = 0
    while word >= runs[run, 2]:
        word -= runs[run, 2]
        run += 1
    return runs[run, 0] + word, runs[run, 1] + word


@leaf
def _laid_out(found: Passages, passage: int, kinds: Kinds, at: Longs, what: Kinds) -> None:
    """Fill in what the words of a passage are."""
    a, b = at[found.a[passage]], at[found.b[passage]]
    filled = 0
    for run in range(found.at[passage], found.at[passage + 1]):
        i, j, length = found.runs[run, 0], found.runs[run, 1], found.runs[run, 2]
        mine, theirs, kind = kinds[a + i : a + i + length], kinds[b + j : b + j + length], what[filled:]
        differ = np.int8(0)
        for step in range(length):
            kind[step] = mine[step]
            differ |= mine[step] ^ theirs[step]
        for step in range(length if differ else 0):
            kind[step] = _WEAKER[mine[step], theirs[step]]
        filled += length


@leaf
def _put_in(found: Passages, passage: int, opens: Opens, at: Longs, apart: Bools) -> bool:
    """Fill in before which words of a passage either page has a block of its own: "Read more: ..." between two
    paragraphs is no edit of theirs, even where the last word above it was changed. Whether there are any."""
    a, b = at[found.a[passage]], at[found.b[passage]]
    place, any_ = 0, False
    for run in range(found.at[passage], found.at[passage + 1]):
        i, j, length = found.runs[run, 0], found.runs[run, 1], found.runs[run, 2]
        apart[place : place + length] = False
        if run > found.at[passage]:
            before = found.runs[run - 1]
            end_a, end_b = before[0] + before[2], before[1] + before[2]
            if _has_block(opens, a + end_a, a + i) or _has_block(opens, b + end_b, b + j):
                apart[place] = any_ = True
        place += length
    return any_


@leaf
def _has_block(opens: Opens, low: int, high: int) -> bool:
    """Whether a block begins and ends between two tokens of the pile, the last of which follows it."""
    blocks = 0
    for token in range(low, high + 1 if high > low else low):
        blocks += opens[token] > 0
    return blocks > 1


@leaf
def _words(found: Passages, passage: int) -> int:
    """How many equal words a passage has."""
    size = 0
    for run in range(found.at[passage], found.at[passage + 1]):
        size += found.runs[run, 2]
    return size


@leaf
def _part(kind: int) -> int:
    """Body and quotation stand in one piece: a story quotes as it goes."""
    return BODY if kind == QUOTATION else kind


@leaf
def _beside(found: Passages, passage: int, kinds: Kinds, at: Longs) -> bool:
    """Whether a short passage stands by a long one: closely and in order, or near one of body in any order."""
    here = found.runs[found.at[passage] : found.at[passage + 1]]
    size = _words(found, passage)
    for way in (-1, 1):
        other = passage + way
        while 0 <= other < len(found.a) and found.a[other] == found.a[passage] and found.b[other] == found.b[passage]:
            there = found.runs[found.at[other] : found.at[other + 1]]
            left, right = (there, here) if way < 0 else (here, there)
            a = right[0, 0] - left[-1, 0] - left[-1, 2]
            if a > APART:
                break
            if _words(found, other) >= LEAST_BODY:
                b = right[0, 1] - left[-1, 1] - left[-1, 2]
                if other == passage + way and 0 <= min(a, b) <= BESIDE and 0 <= max(a, b) <= APART:
                    return True
                if b < 0:
                    b = left[0, 1] - right[-1, 1] - right[-1, 2]
                if size >= LEAST_NEAR and 0 <= b <= APART and _is_body(found, other, kinds, at):
                    return True
            other += way
    return False


@leaf
def _is_body(found: Passages, passage: int, kinds: Kinds, at: Longs) -> bool:
    """Whether a passage has enough words of body in both articles: beside a speaker's words others are no copy."""
    a, b = at[found.a[passage]], at[found.b[passage]]
    size = 0
    for run in found.runs[found.at[passage] : found.at[passage + 1]]:
        for step in range(run[2]):
            size += kinds[a + run[0] + step] == BODY and kinds[b + run[1] + step] == BODY
    return bool(size >= LEAST_BODY)


@leaf
def _content(connected: int, quoted: int, size: int, least: int) -> int:
    """What a stretch of body and quotation is; -1 for one that means nothing.

    Of its words `connected` are body in a row, `quoted` are quotation.
    """
    if connected >= least:
        return BODY
    if quoted < min(CONNECTED, SAID * size):  # "says in part: “The" has one word of a saying
        return -1
    return QUOTATION if quoted and size >= min(least, LEAST_QUOTATION) else -1
