"""From whom each article most likely has its words: best sources, and aggregators that are nobody's source.

In: a Pile and its ties. Out: for each article its few best sources, so that the whole is a directed forest with
mash-ups, never a closure; and the articles that share with many stories that share nothing among themselves.
"""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from firsthand.compiled import compiled, leaf
from firsthand.lineage.fingerprint import Bools, Longs
from firsthand.lineage.kind import BODY, Kinds
from firsthand.lineage.passages import HIGH, LOW, Ties
from firsthand.lineage.pile import Pile
from firsthand.moments import moment

NEW_WORDS = 24  # words a further source must add: a sentence and a half that the better source does not have
MANY_STORIES = 8  # unrelated stories that one page carries pieces of: a round-up of five is still a story
SMALL_PART = 0.4  # of its body that any one of them gives: a page that is mostly one story is that story
RELATED = 0.3  # of the smaller's body: two articles of one story


class Sources(NamedTuple):
    """By article, best first: the tie whose b has `words` of body from a that no better source gives it.

    The sources of the article of rank i are `[at[i], at[i + 1])`.
    """

    tie: Longs
    words: Longs
    at: Longs


class Sinks(NamedTuple):
    """Which articles are aggregators, and for each tie whether it leads out of one, or into it from elsewhere.

    Two states of one round-up, which has itself for a source, stand in a tie that leads nowhere outside.
    """

    articles: Bools
    outside: Bools


def sinks_of(pile: Pile, ties: Ties, aggregators: frozenset[str]) -> Sinks:
    """The aggregators as ranks of the pile."""
    sink = np.array([article.id in aggregators for article in pile.articles], bool)
    one_outlet = (
        sink[ties.a] & sink[ties.b] & (pile.outlets[ties.a] == pile.outlets[ties.b]) & (pile.outlets[ties.a] >= 0)
    )
    return Sinks(sink, (sink[ties.a] | sink[ties.b]) & ~one_outlet)


def best_sources(ties: Ties, sinks: Sinks, articles: int) -> Sources:
    """The best sources of each article: greedily what covers most of what is left."""
    order = np.argsort(ties.b, kind="stable")
    return Sources(*_best_sources(ties, order, allowed(ties, sinks), articles))


def allowed(ties: Ties, sinks: Sinks) -> Bools:
    """Which ties may give a source: an aggregator is nobody's, but of its own later state."""
    return np.asarray(~sinks.articles[ties.a] | ~sinks.outside)


def offers(ties: Ties, of_b: Longs, chosen: Longs) -> Longs:
    """What the ties of one article offered it, as each choice found it, in words of body that no source had given yet.

    A row a tie of `of_b`, a column a choice, and one for what was left behind the last; `chosen` are its sources' ties,
    best first.
    """
    taken = np.zeros(_size(ties, of_b, True), bool)
    found = np.zeros((len(of_b), len(chosen) + 1), np.int64)
    for n in range(len(chosen) + 1):
        found[:, n] = [_left(ties, tie, True, taken) for tie in of_b]
        if n < len(chosen):
            _take(ties, chosen[n], True, taken)
    return found


@compiled
def _best_sources(ties: Ties, order: Longs, allowed: Bools, articles: int) -> tuple[Longs, Longs, Longs]:
    tie_of, words = np.empty(len(order), np.int64), np.empty(len(order), np.int64)
    at = np.zeros(articles + 1, np.int64)
    taken = np.zeros(1, np.bool_)
    n = first = 0
    for b in range(articles):
        last = first
        while last < len(order) and ties.b[order[last]] == b:
            last += 1
        if last > first:
            taken = _cleared(taken, _size(ties, order[first:last], True))
        before = n
        while first < last:
            most, best = 0, -1
            for place in range(first, last):
                tie = order[place]
                if allowed[tie]:
                    left = _left(ties, tie, True, taken)
                    if left > most:
                        most, best = left, tie
            if best < 0 or (n > before and most < NEW_WORDS):
                break
            tie_of[n], words[n] = best, most
            n += 1
            _take(ties, best, True, taken)
        at[b + 1] = n
        first = last
    return tie_of[:n].copy(), words[:n].copy(), at


@compiled
def _cleared(taken: Bools, size: int) -> Bools:
    """Room for marks on the tokens of one article, all clear."""
    if len(taken) < size:
        return np.zeros(2 * size, np.bool_)
    taken[:size] = False
    return taken


@leaf
def _size(ties: Ties, which: Longs, of_b: bool) -> int:
    """One more than the last token of body that any of the ties has."""
    size = 0
    side = 1 if of_b else 0
    for tie in which:
        for piece in range(ties.at[tie], ties.at[tie + 1]):
            if ties.pieces[piece, HIGH] > ties.pieces[piece, LOW]:
                last = ties.bodies[ties.pieces[piece, HIGH] - 1]
                size = max(size, last[side] + last[2])
    return size


@leaf
def _left(ties: Ties, tie: int, of_b: bool, taken: Bools) -> int:
    """Words of body of a tie that are not taken, on one side."""
    left = 0
    side = 1 if of_b else 0
    for piece in range(ties.at[tie], ties.at[tie + 1]):
        for run in range(ties.pieces[piece, LOW], ties.pieces[piece, HIGH]):
            first = ties.bodies[run, side]
            for word in taken[first : first + ties.bodies[run, 2]]:
                left += not word
    return left


@leaf
def _take(ties: Ties, tie: int, of_b: bool, taken: Bools) -> None:
    side = 1 if of_b else 0
    for piece in range(ties.at[tie], ties.at[tie + 1]):
        for run in range(ties.pieces[piece, LOW], ties.pieces[piece, HIGH]):
            first = ties.bodies[run, side]
            taken[first : first + ties.bodies[run, 2]] = True


def body_sizes(pile: Pile, kinds: Kinds) -> Longs:
    """Words of body of each article: neither quoted nor furniture."""
    return _body_sizes(kinds, pile.words.at)


@compiled
def _body_sizes(kinds: Kinds, at: Longs) -> Longs:
    found = np.zeros(len(at) - 1, np.int64)
    for rank in range(len(found)):
        for token in range(at[rank], at[rank + 1]):
            found[rank] += kinds[token] == BODY
    return found


def aggregators(pile: Pile, ties: Ties, sizes: Longs) -> frozenset[str]:
    """Ids of articles put together from pieces of many stories that are not tied to each other."""
    shared = ties.body()
    real = np.flatnonzero(shared > 0)
    strong = np.flatnonzero(shared >= RELATED * np.minimum(sizes[ties.a], sizes[ties.b]))
    related = np.sort(ties.a[strong] * len(sizes) + ties.b[strong])
    rank = np.concatenate([ties.a[real], ties.b[real]])
    order = np.argsort(rank, kind="stable")
    tie, of_b = np.concatenate([real, real])[order], order >= len(real)
    at = np.searchsorted(rank[order], np.arange(len(sizes) + 1))
    many = np.flatnonzero(np.diff(at) >= MANY_STORIES)
    when = _ordinals([moment(article.published) for article in pile.articles])
    found = _aggregators(ties, many, tie, of_b, at, when, pile.outlets, related, sizes)
    return frozenset(pile.articles[rank].id for rank in found.tolist())


def _ordinals(moments: Collection[str | None]) -> Longs:
    """Numbers in the order of time; -1 where there is none."""
    order = {when: n for n, when in enumerate(sorted({when for when in moments if when}))}
    return np.array([order[when] if when else -1 for when in moments], np.int64)


@compiled
def _aggregators(
    ties: Ties,
    many: Longs,
    tie: Longs,
    of_b: Bools,
    at: Longs,
    when: Longs,
    outlets: Longs,
    related: Longs,
    sizes: Longs,
) -> Longs:
    found = np.empty(len(many), np.int64)
    n = 0
    for rank in many:
        partners = np.arange(at[rank], at[rank + 1])
        if is_aggregator(ties, rank, partners, tie, of_b, when, outlets, related, sizes):
            found[n] = rank
            n += 1
    return found[:n].copy()


@compiled
def is_aggregator(
    ties: Ties,
    rank: int,
    partners: Longs,
    tie: Longs,
    of_b: Bools,
    when: Longs,
    outlets: Longs,
    related: Longs,
    sizes: Longs,
) -> bool:
    """Whether many unrelated stories, none of them later, are needed to cover what it shares."""
    size = 0
    for place in partners:
        size = max(size, _size(ties, tie[place : place + 1], of_b[place]))
    taken = np.zeros(size, np.bool_)
    open_ = np.ones(len(partners), np.bool_)
    other_of = np.empty(len(partners), np.int64)
    for n in range(len(partners)):
        place = partners[n]
        other = ties.a[tie[place]] if of_b[place] else ties.b[tie[place]]
        own = outlets[rank] >= 0 and outlets[rank] == outlets[other]  # its own page an hour before
        later = when[rank] >= 0 and when[other] > when[rank]
        open_[n], other_of[n] = not own and not later, other
    stories = np.empty(len(partners), np.int64)
    told = 0
    while True:
        most, best = -1, -1
        for n in range(len(partners)):
            if open_[n]:
                left = _left(ties, tie[partners[n]], of_b[partners[n]], taken)
                if left > most or (left == most and other_of[n] < other_of[best]):
                    most, best = left, n
        if best < 0 or most < NEW_WORDS // 2:
            break
        if most > SMALL_PART * sizes[rank]:
            return False
        open_[best] = False
        _take(ties, tie[partners[best]], of_b[partners[best]], taken)
        fresh = True
        for story in stories[:told]:
            fresh = fresh and not _tied(other_of[best], story, related, len(sizes))
        if fresh:
            stories[told] = other_of[best]
            told += 1
    return told >= MANY_STORIES


@leaf
def _tied(one: int, other: int, related: Longs, articles: int) -> bool:
    key = min(one, other) * articles + max(one, other)
    place = np.searchsorted(related, key)
    return bool(place < len(related) and related[place] == key)
