"""Aligned passages cut by what they are, and the ties between two articles that they make.

In: passages and the kinds of their words. Out: Ties, whose pieces are body, quotation, caption or headline as a whole.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.align import LEAST, Passages
from firsthand.lineage.fingerprint import Bools, Longs, Words
from firsthand.lineage.kind import BARE, BODY, CAPTION, FURNITURE, HEADLINE, OPENS, QUOTATION, Kinds, Opens

LEAST_BODY = 12  # words: in a million words of unrelated English two runs of 12 are shared by accident, ten of 8
LEAST_OTHER = LEAST  # words of a caption or a headline
LEAST_QUOTATION = 12  # words: "the president of the republic and the minister of the interior" is no quotation
LEAST_BESIDE = 6  # words of a passage beside another: a short sentence behind one that was left out
LEAST_NEAR = 8  # words of a passage near another, in whatever order: half of a sentence that was turned round
BESIDE, APART = 2, 60  # words between the two in one article, and in the other
EDGE = 12  # words from a page's top or bottom: a counter and a date stand before one outlet's weather
EDGE_PIECE = 80  # words of an outlet's weather, menu or legal line; a shared story is longer
INSERT = 30  # words of a block that one outlet prints in two stories: a promo, a lead; a longer one is a story's part
TEASER = 45  # words of another story's lead under its headline at the foot of a page; a longer one is a story's part
TITLE = 20  # words of such a headline at most; it ends without a stop, as no paragraph does
NAMED = 5  # words of a headline that names another story: "Background" and "What we know" stand above parts of this one
ABOVE = 3  # times its words stand above both at least: a page of two lines has one of them from somebody
FOOT = 3  # blocks behind it at most: a legal line, an address
LAST = 1  # of these at most has as many words as a passage, where furniture and other teasers stand among them
TOP = 5  # blocks at most before and with the lead on the page of its story: the name, the date, the headline
AHEAD = 80  # words of these: a lead stands behind no two paragraphs
LINES = 8  # of them where each is a short line: a byline, a date and minutes to read
NEW = 8  # words at its beginning that may be edited in the other article
MOST = 0.6  # of the words of a teaser stand in the lead: either may have been edited since
LINE = 20  # words of a "Read more" line amid a page; the shortest paragraph that was worth copying has more
ONE_STORY = 0.5  # of the shorter article shared: then the pages carry one story, and its top is no furniture
SAID = 0.5  # of a piece is somebody's words: a headline with a phrase that somebody used is no quotation
CONNECTED = 4  # words: "the president told reporters," between two quotations shows no common writer

UNDER, NAMED_ABOVE = 1, 2  # at a page's foot: under a line like a headline, under one that names a story

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


@leaf
def without_inserts(ties: Ties, kinds: Kinds, opens: Opens, at: Longs, outlets: Longs) -> None:
    """What pages of two different stories share as inserts is furniture.

    Of one outlet: short pieces at the same edge, or that are a block, unless they are one paragraph taken apart; an
    outlet of a page or two is never seen to repeat its inserts, and "Read more" lines carry another story's lead. Two
    pages whose outlets are both unknown may be of one. Of any outlets: a teaser, when it is all that they share, since
    the story that it leads to is printed elsewhere too; and one line of its own on both pages, or what both end with,
    where an outlet is unknown.
    """
    for tie in range(len(ties.a)):
        a, b = ties.a[tie], ties.b[tie]
        first, last = ties.at[tie], ties.at[tie + 1]
        one_outlet = outlets[a] == outlets[b]
        if not one_outlet and last - first > 1:
            continue
        a_kinds, b_kinds = kinds[at[a] : at[a + 1]], kinds[at[b] : at[b + 1]]
        shared = 0
        for piece in range(first, last):
            shared += ties.pieces[piece, OWN]
        if shared >= ONE_STORY * min(_count(a_kinds, BODY), _count(b_kinds, BODY)):
            continue
        for piece in range(first, last):
            row = ties.pieces[piece]
            if row[EQUAL] > EDGE_PIECE or (row[CONTENT] != BODY and row[CONTENT] != QUOTATION):
                continue
            if _count(a_kinds[row[A] : row[A_END]], QUOTATION) > SAID * (row[A_END] - row[A]):
                continue
            whole_a = _is_block(opens, at[a], at[a + 1], row[A], row[A_END])
            whole_b = _is_block(opens, at[b], at[b + 1], row[B], row[B_END])
            insert = False
            if one_outlet:
                block = row[EQUAL] <= INSERT and (whole_a or whole_b)
                block |= _is_insert(opens, at[a], at[a + 1], row[A], row[A_END])
                block |= _is_insert(opens, at[b], at[b + 1], row[B], row[B_END])
                block = block and outlets[a] >= 0 and not _apart(ties, first, last, row, opens, at[a], at[b])
                insert = edge_of(row, a_kinds, b_kinds) > 0 or block
            if last - first == 1:
                line = whole_a and whole_b and row[EQUAL] <= LINE and min(outlets[a], outlets[b]) < 0
                insert |= line and not _leads(opens, at[a], row[A]) and not _leads(opens, at[b], row[B])
                ends = min(outlets[a], outlets[b]) < 0 and edge_of(row, a_kinds, b_kinds) == 2
                insert |= ends and not (_furnished(a_kinds[row[A_END] :]) and _furnished(b_kinds[row[B_END] :]))
                insert |= is_teaser(opens, kinds, at, a, b, row)
            if insert:
                row[CONTENT] = FURNITURE
                row[HIGH], row[OWN] = row[LOW], 0


@leaf
def _is_insert(opens: Opens, low: int, high: int, first: int, last: int) -> bool:
    """Whether the tokens `[first, last)` of an article are short blocks of it, each no more than an insert has, or than
    a teaser under its headline."""
    if not opens[low + first] or (low + last < high and not opens[low + last]):
        return False
    start, named = low + first, first > 0 and opens[_opened(opens, low, low + first - 1)] == BARE
    for token in range(low + first + 1, low + last + 1):
        if token == low + last or opens[token]:
            if token - start > (TEASER if named else INSERT):
                return False
            start, named = token, opens[start] == BARE
    return True


@leaf
def _apart(ties: Ties, first: int, last: int, row: Longs, opens: Opens, low_a: int, low_b: int) -> bool:
    """Whether a piece is one of several that stand in one block of either page, and are longer together than inserts:
    a paragraph that the other page prints sentence by sentence."""
    for side, low in ((A, low_a), (B, low_b)):
        block = _opened(opens, low, low + row[side])
        pieces = words = 0
        for piece in range(first, last):
            if _opened(opens, low, low + ties.pieces[piece, side]) == block:
                pieces, words = pieces + 1, words + ties.pieces[piece, EQUAL]
        if pieces > 1 and words > INSERT:
            return True
    return False


@leaf
def _opened(opens: Opens, low: int, token: int) -> int:
    """Where the block of a token begins, in the article that begins at `low`; both are tokens of the whole pile."""
    while token > low and not opens[token]:
        token -= 1
    return token


@leaf
def is_teaser(opens: Opens, kinds: Kinds, at: Longs, a: int, b: int, row: Longs) -> bool:
    """Whether a piece at the foot of a page leads to another story, or may and opens the story of the other page."""
    foot_a = _at_foot(opens, kinds, at[a], at[a + 1], row[A], row[A_END], row[EQUAL])
    foot_b = _at_foot(opens, kinds, at[b], at[b + 1], row[B], row[B_END], row[EQUAL])
    if max(foot_a, foot_b) == NAMED_ABOVE:
        return True
    return bool((foot_a and _leads(opens, at[b], row[B])) or (foot_b and _leads(opens, at[a], row[A])))


@leaf
def _leads(opens: Opens, low: int, first: int) -> bool:
    """Whether a piece from the token `first` on opens a block at its page's top."""
    blocks, start, short = 0, low, True
    for token in range(low, low + first + 1):
        if opens[token]:
            short &= token - start <= LINE
            blocks, start = blocks + 1, token
    return bool(low + first - start <= NEW and start - low <= AHEAD and blocks <= (LINES if short else TOP))


@leaf
def _at_foot(opens: Opens, kinds: Kinds, low: int, high: int, first: int, last: int, equal: int) -> int:
    """Whether the tokens `[first, last)` of an article are most of a block at its foot, under what is no more than a
    headline: NAMED_ABOVE where that names a story, UNDER another, 0 elsewhere."""
    first, last = low + first, low + last
    start, end = _opened(opens, low, first), first + 1
    while end < high and not opens[end]:
        end += 1
    if last > end or equal < MOST * (end - start) or end - start > TEASER or start == low:
        return 0
    title = _opened(opens, low, start - 1)
    if opens[title] != BARE or start - title > TITLE or title - low < ABOVE * (end - start):
        return 0
    if not _ends_soon(opens, kinds, end, high):
        return 0
    above = _opened(opens, low, title - 1)
    if opens[above] == BARE and title - above < NAMED and above > low:  # "More on politics", above all of them
        above = _opened(opens, low, above - 1)
    alone = opens[above] == OPENS and opens[start] == OPENS  # where nothing ends with a stop it shows no headline
    return NAMED_ABOVE if alone and start - title >= NAMED else UNDER


@leaf
def _ends_soon(opens: Opens, kinds: Kinds, token: int, high: int) -> bool:
    """Whether few blocks stand from a token on; or, but for furniture and other teasers under their headlines, few of
    which hardly one is more than a line."""
    blocks, lines, longer, under = 0, 0, 0, False
    while token < high:
        end = token + 1
        while end < high and not opens[end]:
            end += 1
        blocks += opens[token] > 0
        if kinds[token] != FURNITURE:
            headline = opens[token] == BARE and end - token <= TITLE
            other = not headline and not (under and end - token <= TEASER)
            lines, longer = lines + other, longer + (other and end - token >= LEAST)
            under = headline
        token = end
    return blocks <= FOOT or (lines <= FOOT and longer <= LAST)


@leaf
def edge_of(row: Longs, a_kinds: Kinds, b_kinds: Kinds) -> int:
    """At which edge of both pages a piece stands: 1 for the top, 2 for the bottom, 0 for neither."""
    if max(_open(a_kinds[: row[A]]), _open(b_kinds[: row[B]])) <= EDGE:
        return 1
    return 2 if max(_open(a_kinds[row[A_END] :]), _open(b_kinds[row[B_END] :])) <= EDGE else 0


@leaf
def _furnished(kinds: Kinds) -> bool:
    """Whether what ends a page was found to be furniture: then what stands above it is seldom more of it."""
    return _count(kinds, FURNITURE) >= LEAST_BODY


@leaf
def _is_block(opens: Opens, low: int, high: int, first: int, last: int) -> bool:
    """Whether the tokens `[first, last)` of an article are one block of it."""
    if not opens[low + first] or (low + last < high and not opens[low + last]):
        return False
    for token in range(low + first + 1, low + last):
        if opens[token]:
            return False
    return True


@leaf
def _open(kinds: Kinds) -> int:
    """Words that are neither furniture already known nor a headline."""
    return len(kinds) - _count(kinds, FURNITURE) - _count(kinds, HEADLINE)


@compiled
def _count(kinds: Kinds, kind: int) -> int:
    """How many words are of a kind."""
    count = 0
    for n in range(len(kinds)):
        count += kinds[n] == kind
    return count


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
