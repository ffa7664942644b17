"""Sentences of two languages tied without a model, by the names, the numbers and the cognates they share, in order.

In: the anchored sentences of two articles, how much each anchor weighs, and the words of the articles. Out: matches. It
ties only where much agrees: a sentence with nothing that stays the same in translation stays untied.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.anchored import Anchored
from firsthand.lineage.chains import Cells, Floats, aligned
from firsthand.lineage.cognates import COGNATE, KIND, NAME, NUMBER
from firsthand.lineage.filled import FEW_BETWEEN, Written, between, filled
from firsthand.lineage.fingerprint import I32, U64, Bools, Longs, Words
from firsthand.lineage.retellings import Shared

LEAST_ANCHORS = 2  # of a sentence pair, one a name or a number: "16", "explo"; more is asked of the pair of articles
LEAST_LIKE = 0.12  # of the weight of the heavier sentence: one stem or number in two long sentences is chance
LEAST_SHARE = 0.3  # of the weight of the shorter sentence's anchors
# What two articles show in sentences of one order, as much of it in words of their own. An anchor counts for one, a
# stem for less, among all the pairs of sentences that have it: a town that is in three sentences of either is a ninth.
# Names and numbers that each has and the other lacks count against a pair: "41 arrested on 26 March, said governor
# Marsen" and "41 arrested on 26 March, said prosecutor Brantero" are what two reporters heard.
WORTH = {NAME: 1.0, NUMBER: 1.0, COGNATE: 0.6}
CHANCE = 0.3  # what a pair of sentences costs: two reports of one affair have a rare name in a sentence each
AGAINST = 0.3  # of what agrees elsewhere in the stretch: two reporters tell the same in another order
APART = 0.15  # a sentence more between two matches on one side than on the other
SHOWN = 2  # what is asked of them together; of two, the weaker counts twice: any two reports of a day share a date
COPIED = (
    6  # words in a row, or most of the shorter sentence: the same in the same language, as "© Kolm News, all rights"
)
BETWEEN = 0.1  # the score of a sentence without a name or a number that stands between two that agree
NEARLY = 0.95  # of the best source's weight: one more name in a copy of the source does not make it the source
AMID = 0.5  # of a holder's sentences that are the source's as well: else it is the source of something else
HOLDERS = 16  # beside the source, the earliest: a wire may stand behind some of its copies, where clocks err
BEHIND = 8  # holders that stand behind the retelling, while no date shows that they are later
SOURCE, HOLDER, LATER = 1, 0, 2  # what the earlier article of a pair is to the other; LATER is what the other is to it
LETTERS_A_WORD = 6  # with the blank behind it
WEIGHTS = {NAME: 2.0, NUMBER: 2.0, COGNATE: 1.0}  # beside rarity: the stem of a long word is weaker than a name
_WORTH = np.array([WORTH.get(kind, 0.0) for kind in range(4)])
_UNIT = 1 << 20  # of a weight: whole numbers, whose sum no order changes
_ROUNDED = 1e-6  # by which two sums of the same numbers may differ
_END = 1 << 40  # behind every sentence
_WHOLE = 1 << 16  # what an anchor that counts for one shows, where all pairs of sentences are looked at together
_ROUND = _WHOLE >> 8  # by which whole numbers may be off: a hundred anchors, each by a half and less
_WIDE = 256  # sentences of a page whose pairs with those of another are looked at together
_NEVER = np.int32(1 << 30)
_NOTHING, _BIT, _FIRST_SIX = np.uint64(0), np.uint64(1), np.uint64(58)


Roles = NDArray[np.int8]


class Matches(NamedTuple):
    """Sentence `i` of article `a` and `j` of article `b`, and how far their anchors agree; by pair, in order.

    The matches of pair n are `[at[n], at[n + 1])`; `given` is how much of what b's sentence says the other one has, and
    `taken` how much of what a's says: 0 for sentences that share nothing and stand between two that do.
    """

    a: Longs
    b: Longs
    at: Longs
    i: I32
    j: I32
    score: Floats
    given: Floats
    taken: Floats


class _Held(NamedTuple):
    """The different anchors of each article, as in Shared: those of article i are `[at[i], at[i + 1])`.

    The article has anchor n of them at the places `[first[n], first[n + 1])` of Shared.
    """

    at: Longs
    anchor: I32
    first: Longs


class _Meetings(NamedTuple):
    """The anchors that two articles share, rarest first, each with every pair of sentences (i, j) that has it."""

    i: I32
    j: I32
    anchor: I32
    among: I32  # how many pairs of sentences have the anchor


class _Sums(NamedTuple):
    """Of pairs of sentences, how many anchors they share, what these weigh, the names and numbers of them, their kinds.

    The kinds are bits.
    """

    many: I32
    weight: Longs
    named: Longs
    kinds: I32


class _Weighed(NamedTuple):
    """What the anchors of each sentence weigh together, and what its names and numbers do.

    Those of article i are `[at[i], at[i + 1])`; `own` are those in the outlet's own words, `bare` those with no stop.
    `most` is what a name weighs that two articles have.
    """

    at: Longs
    weight: Longs
    named: Longs
    own: Bools
    bare: Bools
    most: float


class _Bound(NamedTuple):
    """Room for what no chain of two articles can show more of, in whole numbers.

    `named` is what the names and numbers of each sentence of the pile weigh, more than any that is shared where it is
    not in the outlet's own words. `cell` has a place for each pair of sentences, `met` takes those that share anything,
    `row` and `column` have one for each sentence; what is not `met` is 0 before and after.
    """

    named: I32
    cell: I32
    met: I32
    row: I32
    column: I32


class _Copies(NamedTuple):
    """By sentence of the pile its tokens `[low, high)`, and 64 bits, those set that the first six bits of its words'
    hashes name; of which articles these are known."""

    known: Bools
    token: Longs
    sieve: U64


def rarity_of(read: Anchored) -> Longs:
    """How much each anchor weighs: its kind, times how few articles have it.

    A stem that no other language has weighs nothing: most words of two languages have no cognate, so that it does not
    speak against a sentence that it is not found there. A name that is not found does, unless it is in a language alone
    whose nouns look like names: most of these are nouns.
    """
    kind = np.array([WEIGHTS.get(kind, 0.0) for kind in range(4)])[read.hash & KIND]
    of = read.hash & KIND
    kind[((of == COGNATE) & ~read.spread) | ((of == NAME) & read.nouns)] = 0.0
    return np.asarray(np.rint(_UNIT * kind * _rare(read, read.held)).astype(np.int64))


def _rare(read: Anchored, held: I32 | int) -> Floats:
    return np.asarray(np.log(1 + len(read.at) / (1 + held)))


def retold(read: Anchored, found: Shared, rarity: Longs, words: Words, pairs: Longs) -> Matches:
    """The sentence pairs of those pairs of articles of which one retells the other."""
    most = float(_UNIT * WEIGHTS[NAME] * _rare(read, 2))
    weighed = _Weighed(read.at, *_weighed(read, rarity), read.own, read.bare, most)
    return Matches(*_retold(weighed, found, Written(words, read.at, read.start, read.end, read.bare), pairs))


@compiled
def _weighed(read: Anchored, rarity: Longs) -> tuple[Longs, Longs]:
    weight, named = np.zeros(len(read.start), np.int64), np.zeros(len(read.start), np.int64)
    for sentence in range(len(weight)):
        for n in range(read.of[sentence], read.of[sentence + 1]):
            anchor = read.anchor[n]
            weight[sentence] += rarity[anchor]
            if (read.hash[anchor] & KIND) != COGNATE:
                named[sentence] += rarity[anchor]
    return weight, named


@compiled
def _retold(
    weighed: _Weighed, found: Shared, written: Written, pairs: Longs
) -> tuple[Longs, Longs, Longs, I32, I32, Floats, Floats, Floats]:
    kept, at = np.empty(len(pairs), np.int64), np.zeros(len(pairs) + 1, np.int64)
    i, j = np.empty(64, np.int32), np.empty(64, np.int32)
    score, given, taken = np.empty(64, np.float64), np.empty(64, np.float64), np.empty(64, np.float64)
    held = _different(found)
    bound = _bound(weighed)
    of_marked = np.empty(len(found.rarity), np.int32)  # by anchor: which of those of `marked` it is
    is_marked = np.zeros(len(found.rarity), np.bool_)  # whether it is one: a few kilobytes, which a core keeps at hand
    copies = _Copies(
        np.zeros(len(weighed.at), np.bool_),
        np.empty((len(weighed.named), 2), np.int64),
        np.empty(len(weighed.named), np.uint64),
    )
    room = np.empty(len(found.rarity), np.int64)
    marked = -1
    n = size = 0
    for pair in range(len(pairs)):
        a, b = pairs[pair]
        if a != marked:
            _mark(of_marked, is_marked, held, marked, a)
            marked = a
        count, meetings = _common(found.kind, held, b, of_marked, is_marked, room)
        if not meetings or not _may_show(found, held, weighed, a, b, of_marked, room, count, bound):
            continue
        met = _meetings(found, held, of_marked, room, count, meetings)
        cells = _cells(met, found.rarity, found.kind, _of(weighed, a), _of(weighed, b))
        width = weighed.at[b + 1] - weighed.at[b]
        chain = _chain(cells, width)
        if len(chain) and _without_copies(cells, written, copies, a, b):
            chain = _chain(cells, width)
        if not len(chain):
            continue
        chosen, ratio = filled(cells, chain, written, a, b)
        most = 2 * len(chosen) * (FEW_BETWEEN + 1)
        while size + most > len(i):
            i, j = np.concatenate((i, np.empty_like(i))), np.concatenate((j, np.empty_like(j)))
            score, given = np.concatenate((score, np.empty_like(score))), np.concatenate((given, np.empty_like(given)))
            taken = np.concatenate((taken, np.empty_like(taken)))
        for place in range(len(chosen)):
            cell = chosen[place]
            if place:
                before = chosen[place - 1]
                low, high = (cells.i[before], cells.j[before]), (cells.i[cell], cells.j[cell])
                for n_between in range(between(written, a, b, low, high, ratio)):
                    i[size], j[size] = low[0] + n_between + 1, low[1] + n_between + 1
                    score[size], given[size], taken[size] = BETWEEN, 0.0, 0.0
                    size += 1
            i[size], j[size] = cells.i[cell], cells.j[cell]
            score[size], given[size], taken[size] = cells.score[cell], cells.given[cell], cells.taken[cell]
            size += 1
        kept[n] = pair
        n += 1
        at[n] = size
    rows = pairs[kept[:n]]
    return (
        rows[:, 0].copy(),
        rows[:, 1].copy(),
        at[: n + 1].copy(),
        i[:size].copy(),
        j[:size].copy(),
        score[:size].copy(),
        given[:size].copy(),
        taken[:size].copy(),
    )


class Agreeing(NamedTuple):
    """What pairs of sentences share: of pair n the anchors `[at[n], at[n + 1])`, each with the character of the earlier
    article where it begins, and its kind."""

    at: Longs
    word: I32
    kind: I32


def agreeing(read: Anchored, i: Longs, j: Longs) -> Agreeing:
    """What the sentences `i` and `j` of each pair share."""
    return Agreeing(*_agreeing(read.of, read.anchor, read.word, read.hash, i, j))


@compiled
def _agreeing(of: Longs, anchor: I32, word: I32, hashes: U64, i: Longs, j: Longs) -> tuple[Longs, I32, I32]:
    at = np.zeros(len(i) + 1, np.int64)
    size = 0
    for pair in range(len(i)):
        size += min(of[i[pair] + 1] - of[i[pair]], of[j[pair] + 1] - of[j[pair]])
    words, kinds = np.empty(size, np.int32), np.empty(size, np.int32)
    n = 0
    for pair in range(len(i)):
        for one in range(of[i[pair]], of[i[pair] + 1]):
            for other in range(of[j[pair]], of[j[pair] + 1]):
                if anchor[one] == anchor[other]:
                    words[n], kinds[n] = word[one], np.int32(hashes[anchor[one]] & KIND)
                    n += 1
        at[pair + 1] = n
    return at, words[:n].copy(), kinds[:n].copy()


class Own(NamedTuple):
    """Of each article the earlier one of its own language that gives it most `words`: -1 where there is none."""

    rank: Longs
    words: Longs


def sources(found: Matches, read: Anchored, own: Own, late: Bools) -> tuple[Longs, Roles]:
    """For each article the pair with the earlier one that gives most of its names, numbers and stems; of near equals
    the earliest. What else that says does not count: it may have a dateline, or sentences that were left out.

    Behind it come the pairs with those that hold as well what they have of it, each of which may be the source, and
    with that from which the source itself has it; but where the article has it from another of its own language, none
    that is later than that one. Last come the pairs with holders that stand behind the article, where no date shows
    that they are later: `late` says so of each pair.
    """
    return _sources(found, np.argsort(found.b, kind="stable"), read.at, read.start, read.end, own, late)


@compiled
def _sources(
    found: Matches, order: Longs, at: Longs, start: I32, end: I32, own: Own, late: Bools
) -> tuple[Longs, Roles]:
    kept, role = np.empty(2 * len(order), np.int64), np.zeros(2 * len(order), np.int8)
    weight = np.zeros(len(order), np.float64)
    for pair in range(len(order)):
        for n in range(found.at[pair], found.at[pair + 1]):
            weight[pair] += found.given[n]
    said = np.zeros(1 + np.diff(at).max(), np.float64)
    size = low = 0
    while low < len(order):
        high, b = low, found.b[order[low]]
        most = 0.0
        while high < len(order) and found.b[order[high]] == b:
            most = max(most, weight[order[high]])
            high += 1
        best = low
        while weight[order[best]] < NEARLY * most:
            best += 1
        source = order[best]
        letters = 0
        for n in range(found.at[source], found.at[source + 1]):
            said[found.j[n]] = found.given[n]
            letters += end[at[b] + found.j[n]] - start[at[b] + found.j[n]]
        latest = at.shape[0]
        if own.rank[b] >= 0 and own.words[b] * LETTERS_A_WORD >= AMID * letters:
            latest = own.rank[b]
        kept[size], role[size] = source, SOURCE
        size += 1
        holders = 0
        for place in range(low, high):
            pair = order[place]
            if holders == HOLDERS or found.a[pair] > latest:
                break
            least = AMID if _gave(own, found.a[pair], found.a[source]) else NEARLY
            if place != best and _holds(found, pair, found.j, found.given, said, least):
                kept[size], role[size] = pair, HOLDER
                size += 1
                holders += 1
        holders, pair = 0, np.searchsorted(found.a, b)
        while pair < len(order) and found.a[pair] == b and holders < BEHIND and found.b[pair] <= latest:
            if late[pair] and _holds(found, pair, found.i, found.taken, said, NEARLY):
                kept[size], role[size] = pair, LATER
                size += 1
                holders += 1
            pair += 1
        for n in range(found.at[source], found.at[source + 1]):
            said[found.j[n]] = 0.0
        low = high
    return kept[:size].copy(), role[:size].copy()


@leaf
def _gave(own: Own, giver: int, rank: int) -> bool:
    """Whether an article has what it says from another of its language, if through others."""
    while rank > giver:
        rank = own.rank[rank]
    return rank == giver


@leaf
def _holds(found: Matches, pair: int, sentence: I32, given: Floats, said: Floats, least: float) -> bool:
    """Whether an article has what it has of a retold passage as well as its source, of whose sentences `said` is how
    much is in that: it may be the source itself, under a later date, or a copy of it."""
    both = telling = 0
    mine = best = 0.0
    for n in range(found.at[pair], found.at[pair + 1]):
        telling += given[n] > 0
        if given[n] > 0 and said[sentence[n]] > 0:
            both += 1
            mine += given[n]
            best += said[sentence[n]]
    return both > 0 and both >= AMID * telling and mine >= least * best


@compiled
def _of(weighed: _Weighed, rank: int) -> _Weighed:
    """What the sentences of one article weigh."""
    low, high = weighed.at[rank], weighed.at[rank + 1]
    own, bare = weighed.own[low:high], weighed.bare[low:high]
    return _Weighed(weighed.at, weighed.weight[low:high], weighed.named[low:high], own, bare, weighed.most)


@compiled
def _different(found: Shared) -> _Held:
    """Those of Shared, where an anchor stands once for each sentence that has it, one behind the other."""
    at, first = np.zeros(len(found.at), np.int64), np.empty(len(found.anchor) + 1, np.int64)
    n = 0
    for rank in range(len(found.at) - 1):
        before = np.int32(-1)
        for place in range(found.at[rank], found.at[rank + 1]):
            if found.anchor[place] != before:
                before = found.anchor[place]
                first[n] = place
                n += 1
        at[rank + 1] = n
    first[n] = len(found.anchor)
    return _Held(at, found.anchor[first[:n]], first[: n + 1])


@leaf
def _mark(of_marked: I32, is_marked: Bools, held: _Held, before: int, rank: int) -> None:
    """Note which anchors an article has, in place of those of another."""
    if before >= 0:
        for n in range(held.at[before], held.at[before + 1]):
            is_marked[held.anchor[n]] = False
    for n in range(held.at[rank], held.at[rank + 1]):
        of_marked[held.anchor[n]], is_marked[held.anchor[n]] = n, True


@compiled
def _meetings(found: Shared, held: _Held, of_marked: I32, room: Longs, count: int, size: int) -> _Meetings:
    """What two articles share, `count` anchors in `size` pairs of sentences."""
    i, j, anchor = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.int32)
    met = _Meetings(i, j, anchor, np.empty(size, np.int32))
    _meet(found.sentence, held, of_marked, room, count, met)
    return met


@leaf
def _common(kind: I32, held: _Held, b: int, of_marked: I32, is_marked: Bools, room: Longs) -> tuple[int, int]:
    """Fill in which anchors of an article are marked; how many, and in how many pairs of sentences: 0 for too few."""
    count = size = 0
    for y in range(held.at[b], held.at[b + 1]):  # no branches: which are cannot be guessed
        room[count] = y
        count += is_marked[np.uint32(held.anchor[y])]
    most = 0.0
    for n in range(count):
        y = room[n]
        x = of_marked[held.anchor[y]]
        here, there = held.first[x + 1] - held.first[x], held.first[y + 1] - held.first[y]
        size += here * there
        most += _WORTH[kind[held.anchor[y]]] / max(here, there)
    return count, size if most >= 2 * CHANCE + SHOWN else 0  # else they could show enough in no order


@compiled
def _bound(weighed: _Weighed) -> _Bound:
    named = np.empty(len(weighed.named), np.int32)
    for n in range(len(named)):
        named[n] = weighed.named[n] / weighed.most * _WHOLE if weighed.own[n] else _NEVER
    cell, met = np.zeros(_WIDE * _WIDE, np.int32), np.empty(_WIDE * _WIDE + 1, np.int32)
    return _Bound(named, cell, met, np.zeros(_WIDE, np.int32), np.zeros(_WIDE, np.int32))


@leaf
def _may_show(
    found: Shared,
    held: _Held,
    weighed: _Weighed,
    a: int,
    b: int,
    of_marked: I32,
    shared: Longs,
    count: int,
    bound: _Bound,
) -> bool:
    """Whether the best pair of each sentence, in words of their own, shows enough together, whatever their order.

    Nine pairs of articles in ten end here: two reports share stems, but few in one sentence, and each has names that
    the other lacks.
    """
    low, low_b = weighed.at[a], weighed.at[b]
    if max(weighed.at[a + 1] - low, weighed.at[b + 1] - low_b) > _WIDE:
        return True
    named, cell, met, best, best_b = bound
    size = 0
    for place in range(count):
        y = shared[place]
        anchor = held.anchor[y]
        x = of_marked[anchor]
        first, last, first_b, last_b = held.first[x], held.first[x + 1], held.first[y], held.first[y + 1]
        shows = _WORTH[found.kind[anchor]] / ((last - first) * (last_b - first_b))
        if found.kind[anchor] != COGNATE:
            shows += found.rarity[anchor] / weighed.most
        whole = np.int32(shows * _WHOLE) + 1
        for one in range(first, last):
            row = found.sentence[one] * _WIDE
            for other in range(first_b, last_b):
                here = np.uint32(row + found.sentence[other])
                met[size] = here
                size += cell[here] == 0
                cell[here] += whole
    chance = int(CHANCE * _WHOLE)
    for n in range(size):
        here = met[n]
        i, j = here // _WIDE, here % _WIDE
        gain = cell[here] - chance - min(named[low + i], named[low_b + j])
        if max(named[low + i], named[low_b + j]) < _NEVER:
            best[i], best_b[j] = max(best[i], gain), max(best_b[j], gain)
    total = total_b = 0
    for n in range(size):
        here = met[n]
        i, j = here // _WIDE, here % _WIDE
        total, total_b = total + best[i], total_b + best_b[j]
        best[i] = best_b[j] = cell[here] = 0
    return bool(min(total, total_b) >= SHOWN * _WHOLE - _ROUND)


@leaf
def _meet(sentences: I32, held: _Held, of_marked: I32, shared: Longs, count: int, met: _Meetings) -> None:
    """Fill in the pairs of sentences that have one of the first `count` shared anchors each."""
    first, n = held.first, 0
    for place in range(count):
        y = shared[place]
        x, before = of_marked[held.anchor[y]], n
        for one in range(first[x], first[x + 1]):
            for other in range(first[y], first[y + 1]):
                met.i[n], met.j[n], met.anchor[n] = sentences[one], sentences[other], held.anchor[y]
                n += 1
        met.among[before:n] = n - before


@compiled
def _cells(met: _Meetings, rarity: Longs, kind: I32, one: _Weighed, other: _Weighed) -> Cells:
    """The pairs of sentences that share something; `one` and `other` are those of the two articles."""
    most = len(met.i)
    upto, order = np.zeros(len(one.weight) + 2, np.int64), np.empty(most, np.int64)
    of_column = np.full(len(other.weight), -1, np.int64)
    i, j, worth = np.empty(most, np.int32), np.empty(most, np.int32), np.zeros(most, np.float64)
    sums = _Sums(np.zeros(most, np.int32), np.zeros(most, np.int64), np.zeros(most, np.int64), np.zeros(most, np.int32))
    size = _summed_up(met, rarity, kind, upto, order, of_column, i, j, worth, sums)
    score, given, taken = np.empty(size, np.float64), np.empty(size, np.float64), np.empty(size, np.float64)
    fits, own, gain = np.zeros(size, np.int8), np.empty(size, np.bool_), np.empty(size, np.float64)
    stems = np.empty(size, np.bool_)
    cells = Cells(i[:size], j[:size], score, fits, own, worth[:size], gain, given, taken, stems)
    _weigh(cells, sums, one, other)
    return cells


@leaf
def _summed_up(
    met: _Meetings,
    rarity: Longs,
    kind: I32,
    upto: Longs,
    order: Longs,
    of_column: Longs,
    i: I32,
    j: I32,
    worth: Floats,
    sums: _Sums,
) -> int:
    """Fill in the pairs of sentences that share something, with what their anchors are together; how many."""
    for n in range(len(met.i)):
        upto[met.i[n] + 2] += 1
    for row in range(2, len(upto)):
        upto[row] += upto[row - 1]
    for n in range(len(met.i)):
        order[upto[met.i[n] + 1]] = n
        upto[met.i[n] + 1] += 1  # in the end where the next row begins
    size = 0
    for row in range(len(upto) - 2):
        first = size
        for place in range(upto[row], upto[row + 1]):
            n = order[place]
            column, anchor = met.j[n], met.anchor[n]
            cell = of_column[column]
            if cell < first:
                cell = of_column[column] = size
                i[cell], j[cell] = row, column
                size += 1
            sums.many[cell] += 1
            sums.weight[cell] += rarity[anchor]
            if kind[anchor] != COGNATE:
                sums.named[cell] += rarity[anchor]
            sums.kinds[cell] |= 1 << kind[anchor]
            worth[cell] += _WORTH[kind[anchor]] / met.among[n]
    return size


@leaf
def _weigh(cells: Cells, sums: _Sums, one: _Weighed, other: _Weighed) -> None:
    """Fill in how far the sentences of each pair agree."""
    for cell in range(len(cells.i)):
        i, j = cells.i[cell], cells.j[cell]
        count, weight, kinds = sums.many[cell], sums.weight[cell], sums.kinds[cell]
        x, y = one.weight[i], other.weight[j]
        cells.score[cell] = weight / max(x, y)
        cells.given[cell], cells.taken[cell] = weight / y, weight / x
        cells.own[cell] = one.own[i] and other.own[j]
        lacking = min(one.named[i], other.named[j]) - sums.named[cell]
        cells.gain[cell] = cells.worth[cell] - CHANCE - lacking / one.most
        like = cells.score[cell] >= LEAST_LIKE / count
        if not kinds & 1 << NAME and not like:
            cells.gain[cell] = 0.0
        cells.stems[cell] = bool(kinds & 1 << COGNATE)
        if kinds == 1 << NUMBER:  # a dateline is numbers alone: a day and a month
            cells.fits[cell] = count > 2
        elif kinds != 1 << COGNATE:
            enough = count >= LEAST_ANCHORS and weight >= LEAST_SHARE * min(x, y)
            cells.fits[cell] = 2 if enough else 1
        else:
            cells.fits[cell] = like
        if one.bare[i] != other.bare[j]:  # a headline is not the first sentence below it
            cells.fits[cell], cells.gain[cell], cells.stems[cell] = 0, 0.0, False


@compiled
def _chain(cells: Cells, width: int) -> Longs:
    """The pairs of sentences that show most together, in order; none where that is too little."""
    if _most_of_own(cells) < SHOWN - _ROUNDED:
        return np.empty(0, np.int64)
    tells = (cells.gain > 0).astype(np.int8)
    value = Cells(
        cells.i, cells.j, cells.gain, tells, cells.own, cells.worth, cells.gain, cells.given, cells.taken, cells.stems
    )
    chain = aligned(value, width, 1, (0, 0), (_END, _END))
    first, last = _stretch(cells, chain)
    chain = chain[first:last]
    if len(chain) < 2:
        return chain[:0]
    i, j, gain = cells.i[chain], cells.j[chain], cells.gain[chain]
    apart = APART * np.abs(np.diff(i) - np.diff(j)).sum()
    if gain[cells.own[chain]].sum() - apart < SHOWN:  # the rest may be one person's words, translated twice
        return chain[:0]
    elsewhere = -cells.worth[chain].sum()
    for cell in range(len(cells.i)):
        if i[0] <= cells.i[cell] <= i[-1] or j[0] <= cells.j[cell] <= j[-1]:
            elsewhere += cells.worth[cell]
    total = 2 * gain.min() if len(chain) == 2 else gain.sum()
    return chain if total - AGAINST * elsewhere - apart >= SHOWN else chain[:0]


@leaf
def _stretch(cells: Cells, chain: Longs) -> tuple[int, int]:
    """The stretch of a chain that shows most: a match at its end is no part of it where it is so far from the next one
    that it takes more than it shows."""
    best = total = 0.0
    low = first = last = 0
    for n in range(len(chain)):
        if n:
            here, before = chain[n], chain[n - 1]
            total -= APART * abs((cells.i[here] - cells.i[before]) - (cells.j[here] - cells.j[before]))
        if total <= 0:
            total, low = 0.0, n
        total += cells.gain[chain[n]]
        if total > best:
            best, first, last = total, low, n + 1
    return first, last


@leaf
def _most_of_own(cells: Cells) -> float:
    """What no chain can show more of in words of their own: it has one pair of each sentence of the earlier article."""
    total = best = 0.0
    for cell in range(len(cells.i)):
        if cell and cells.i[cell] != cells.i[cell - 1]:
            total, best = total + best, 0.0
        if cells.own[cell]:
            best = max(best, cells.gain[cell])
    return total + best


@leaf
def _without_copies(cells: Cells, written: Written, copies: _Copies, a: int, b: int) -> bool:
    """Let no pair of sentences count that stands in one wording in both articles; whether there is any.

    Pages of two languages share notices and headlines in one of them: that is copied, and told elsewhere.
    """
    found = False
    _sieve(written, copies, a)
    _sieve(written, copies, b)
    word, token, low_a, low_b = written.words.word, copies.token, written.at[a], written.at[b]
    for cell in range(len(cells.i)):
        if cells.fits[cell] or cells.gain[cell] > 0:
            i, j = low_a + cells.i[cell], low_b + cells.j[cell]
            x, y = word[token[i, 0] : token[i, 1]], word[token[j, 0] : token[j, 1]]
            least = min(COPIED, min(len(x), len(y)) // 2 + 1)
            if _passing(x, copies.sieve[j]) >= least and _share_in_a_row(x, y, least):
                cells.fits[cell], cells.worth[cell], cells.gain[cell], cells.stems[cell] = 0, 0.0, 0.0, False
                found = True
    return found


@leaf
def _sieve(written: Written, copies: _Copies, rank: int) -> None:
    """Fill in the tokens and the sieves of the sentences of an article, once."""
    if copies.known[rank]:
        return
    copies.known[rank] = True
    words = written.words
    low, high = words.at[rank], words.at[rank + 1]
    for row in range(written.at[rank], written.at[rank + 1]):
        first = low + np.searchsorted(words.start[low:high], written.start[row])
        last = low + np.searchsorted(words.start[low:high], written.end[row])
        copies.token[row, 0], copies.token[row, 1], copies.sieve[row] = first, last, _NOTHING
        for token in range(first, last):
            copies.sieve[row] |= _BIT << (words.word[token] >> _FIRST_SIX)


@leaf
def _passing(words: U64, sieve: np.uint64) -> int:
    """How many words in a row pass the sieve of a sentence at most: no run that it shares is longer."""
    longest = run = 0
    for word in words:
        run = run + 1 if sieve >> (word >> _FIRST_SIX) & _BIT else 0
        longest = max(longest, run)
    return longest


@leaf
def _share_in_a_row(one: U64, other: U64, least: int) -> bool:
    """Whether two sentences share so many words in a row."""
    for i in range(len(one) - least + 1):
        for j in range(len(other) - least + 1):
            length = 0
            while length < least and one[i + length] == other[j + length]:
                length += 1
            if length == least:
                return True
    return False
