"""Page furniture: what recurs across different stories of one outlet, at page edges or as repeated blocks.

In: a Pile and its blocks. Out: a mask over its tokens. Different *stories* are counted: five versions of one story
share everything and prove nothing. Pages whose outlet is unknown are taken together as those of one; an agency's legal
notice stands at the edges of everybody's pages.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.engine.grouping import Groups, groups
from firsthand.lineage.fingerprint import I32, U64, Bools, K, Longs, mixed
from firsthand.lineage.pile import Pile

STORIES = 4  # different stories of an outlet that carry it: three may be one affair told three times
NOTICE = 6  # different stories, whoever printed them, at whose edges it stands: four may share a wire's last lines
SAME_BLOCK = 3  # different stories that carry one block word for word: no newsroom writes a paragraph alike thrice
LONGEST = 80  # words of a repeated block: a menu, a legal notice; a longer one is a text printed again
AT_LENGTH = 60  # words at a page's edge that others print amid their stories: more is no promo
ONE_STORY = 0.5  # of the smaller's fingerprints shared: versions of one story, or one text printed twice
OWN = 0.5  # of all who carry it are of the outlet: a "Read more" line is; a passage half the press printed is not. The
# earliest is, too: what an outlet took from another four times over is a story it keeps telling
MOSTLY = 0.7  # of a block recurs: the rest is a date, a counter, a name
SHORT = 8  # words of a date or a link between two lines of furniture at a page's edge
FIRST, LAST = 2, 3  # blocks at the top and at the bottom of a page that are its edges
HEAD, TAIL = 60, 150  # words of these edges at most, where a page has long blocks
EDGES = 0.25  # of the page at either end at most, where it has few
_BASE = np.uint64(0x9FB21C651E98DF25)  # odd, so that every word of a block counts
FEW = 64  # fingerprints of a group that are sorted in place
ALWAYS = 0.9  # of those who carry it have it at an edge: a background paragraph stands anywhere


Flags = tuple[Bools, Bools, Bools, Bools]


class Blocks(NamedTuple):
    """Blocks of the whole pile in order: characters, tokens `[low, high)`, class, the article's rank, and whether a
    block is `bare` of a stop at its end, as a headline is.

    Those of the article of rank i are `[at[i], at[i + 1])`.
    """

    start: Longs
    end: Longs
    low: Longs
    high: Longs
    kind: NDArray[np.int8]
    owner: NDArray[np.int32]
    at: Longs
    bare: Bools


def recurring(pile: Pile, blocks: Blocks, same: Groups, pairs: Longs | None = None) -> Bools:
    """The tokens that are an outlet's furniture.

    `same` are the equal fingerprints of the pile, `pairs` the articles that tell one story, where they are known.
    """
    outlets = as_one(pile.outlets)
    story = stories(one_story(pile, same) if pairs is None else pairs, len(pile.articles))
    edge, inner, notice, amid = _recurring_prints(pile, blocks, outlets, same, story)
    repeated = _repeated(pile, blocks, outlets, story)
    size = len(pile.words.word)
    return masked(blocks, edge, inner, amid, repeated, size) | covered(notice, size)


def one_story(pile: Pile, same: Groups) -> Longs:
    """The pairs of articles that tell one story, as rows (earlier, later)."""
    order, at = same
    told = told_together(at, pile.prints.text[order], as_one(pile.outlets))
    return alike(told, np.diff(pile.print_at()))


def as_one(outlets: Longs) -> Longs:
    """The outlets of articles, those that are unknown taken together as one, after all others."""
    return np.where(outlets >= 0, outlets, outlets.max(initial=0) + 1)


def masked(blocks: Blocks, edge: Longs, inner: Longs, amid: Longs, repeated: Bools, size: int) -> Bools:
    """The tokens of furniture among `size`, by the blocks that are repeated and the fingerprints that recur, which are
    given by the tokens where they begin.

    A stretch at a page's edge of more than AT_LENGTH words that others print amid their stories is a part of a story.
    """
    edge_share = _share(covered(edge, size), blocks)
    inner_share = _share(covered(inner, size), blocks)
    chosen = ((inner_share >= MOSTLY) & (blocks.high > blocks.low)) | repeated
    told = (_share(covered(amid, size), blocks) >= MOSTLY) & ~chosen
    recurs = ((edge_share >= MOSTLY) & ~_at_length(told, blocks.high - blocks.low, blocks.at)) | chosen
    at_edge = recurs | (blocks.high - blocks.low <= SHORT)
    _from_edges(chosen, at_edge, recurs, blocks.at)
    return _tokens_of(blocks, chosen, size)


@compiled
def _at_length(told: Bools, sizes: Longs, bounds: Longs) -> Bools:
    """Those of some blocks that in a row have more words together than furniture has."""
    found = np.zeros(len(told), np.bool_)
    for rank in range(len(bounds) - 1):
        first = bounds[rank]
        while first < bounds[rank + 1]:
            last, words = first, 0
            while last < bounds[rank + 1] and told[last]:
                words += sizes[last]
                last += 1
            if words > AT_LENGTH:
                found[first:last] = True
            first = last + 1
    return found


@compiled
def _tokens_of(blocks: Blocks, chosen: Bools, size: int) -> Bools:
    masked = np.zeros(size, np.bool_)
    for n in range(len(chosen)):
        if chosen[n]:
            masked[blocks.low[n] : blocks.high[n]] = True
    return masked


@leaf
def _from_edges(chosen: Bools, at_edge: Bools, recurs: Bools, bounds: Longs) -> None:
    """Mark blocks from the top and from the bottom of each article, up to the last that recurs."""
    for rank in range(len(bounds) - 1):
        first, last = bounds[rank], bounds[rank + 1]
        top, bottom = first, last
        while top < last and at_edge[top]:
            top += 1
        while bottom > first and at_edge[bottom - 1]:
            bottom -= 1
        if top >= bottom:  # the whole page recurs: then it is a story of few words, not furniture
            continue
        while top > first and not recurs[top - 1]:
            top -= 1
        while bottom < last and not recurs[bottom]:
            bottom += 1
        chosen[first:top] = True
        chosen[bottom:last] = True


def _repeated(pile: Pile, blocks: Blocks, outlets: Longs, story: Longs) -> Bools:
    """Blocks that stand word for word in several stories of an outlet and hardly anywhere else."""
    found = np.zeros(len(blocks.low), bool)
    real, same = short_blocks(blocks, pile.words.word)
    order, at = _of_size(*groups(same), SAME_BLOCK)
    if not len(order):
        return found
    rank = blocks.owner[real[order]].astype(np.int64)
    found[real[order]] = repeats(at, rank, outlets[rank], story[rank])
    return found


def _of_size(order: I32, at: Longs, least: int) -> Groups:
    """The groups that have so many members at least."""
    size = np.diff(at)
    kept = size >= least
    return order[np.repeat(kept, size)], np.concatenate([[0], np.cumsum(size[kept])])


def repeats(at: Longs, rank: Longs, outlet: Longs, story: Longs) -> Bools:
    """Which blocks are: equal ones side by side, group i `[at[i], at[i + 1])`, by rank of their article."""
    found = np.zeros(len(rank), bool)
    _repeats(at, rank, outlet, story, np.full(int(story.max(initial=0)) + 1, -1, np.int32), found)
    return found


@leaf
def _repeats(at: Longs, rank: Longs, outlet: Longs, story: Longs, met: I32, found: Bools) -> None:
    """Mark them; `met` takes for each story the last group in which the outlet of the earliest tells it."""
    for group in range(len(at) - 1):
        low, high = at[group], at[group + 1]
        stories = holders = everywhere = 0
        last = -1
        for place in range(low, high):
            fresh = rank[place] != last
            last = rank[place]
            everywhere += fresh
            if outlet[place] == outlet[low]:
                holders += fresh
                stories += met[story[place]] != group
                met[story[place]] = group
        if stories >= SAME_BLOCK and holders >= OWN * everywhere:
            for place in range(low, high):
                found[place] = outlet[place] == outlet[low]


def short_blocks(blocks: Blocks, word: U64) -> tuple[Longs, U64]:
    """The blocks short enough to be furniture when they are repeated, and a hash of the words of each."""
    real = np.flatnonzero((blocks.high > blocks.low) & (blocks.high - blocks.low <= LONGEST))
    return real, _hashes_of(blocks.low[real], blocks.high[real], word)


@compiled
def _hashes_of(low: Longs, high: Longs, word: U64) -> U64:
    """A hash of the words of each block; the same words in another order differ."""
    found = np.zeros(len(low), np.uint64)
    for n in range(len(low)):
        total = np.uint64(0)
        for token in range(low[n], high[n]):
            total = total * _BASE + word[token]
        found[n] = mixed(total)
    return found


def _recurring_prints(
    pile: Pile, blocks: Blocks, outlets: Longs, same: Groups, story: Longs
) -> tuple[Longs, Longs, Longs, Longs]:
    """The tokens where fingerprints begin that recur; that recur and are their outlet's own; that are of a notice; that
    recur and stand amid others' stories."""
    order, at = same
    text, position = pile.prints.text[order], pile.prints.position[order]
    marks = mark_recurring(at, text, outlets, story, outer(pile.words.at, text, position, blocks))
    edge, inner, notice, amid = (pile.words.at[text[mark]] + position[mark] for mark in map(np.flatnonzero, marks))
    return edge, inner, notice, amid


def outer(at: Longs, text: I32, position: I32, blocks: Blocks) -> Bools:
    """Which fingerprints stand at an edge of their page, by their articles and tokens."""
    found = np.empty(len(text), bool)
    _outer(text, position, *_edges(at, blocks), found)
    return found


@compiled
def _edges(at: Longs, blocks: Blocks) -> tuple[I32, I32]:
    """Behind how many tokens the top of each page ends, and with which its bottom begins."""
    top, bottom = np.zeros(len(at) - 1, np.int32), np.empty(len(at) - 1, np.int32)
    for rank in range(len(top)):
        first, last, size = blocks.at[rank], blocks.at[rank + 1], at[rank + 1] - at[rank]
        bottom[rank] = size
        if first < last:
            part = int(EDGES * size)
            top[rank] = min(min(HEAD, part), blocks.high[min(first + FIRST, last) - 1] - at[rank])
            bottom[rank] = max(size - min(TAIL, part), blocks.low[max(last - LAST, first)] - at[rank])
    return top, bottom


@leaf
def _outer(text: I32, position: I32, top: I32, bottom: I32, found: Bools) -> None:
    for n in range(len(text)):
        found[n] = position[n] < top[text[n]] or position[n] >= bottom[text[n]]


def told_together(at: Longs, text: I32, outlets: Longs) -> Longs:
    """For each fingerprint met before: the pair of its first article and this one, of all and of the outlet's; and,
    counted apart, of the outlet's last before this one: a story's fourth state has most in common with the third.

    Equal ones stand side by side, group i `[at[i], at[i + 1])`, by their article, which `text` is. A pair is a number:
    (earlier, later) as a row and a column of the articles, the pairs counted apart in rows behind all others.
    """
    room = np.empty(3 * len(text), np.int64)
    many = int(outlets.max(initial=0)) + 1
    head, last, before = (np.empty(many, np.int32) for _ in range(3))
    size = _told_together(at, text, outlets, np.full(many, -1, np.int32), head, last, before, room)
    return room[:size]


@leaf
def _told_together(
    at: Longs, text: I32, outlets: Longs, met: I32, head: I32, last: I32, before: I32, room: Longs
) -> int:
    """Fill in the pairs; how many. `met` takes the last group that an outlet has, `head` its first article there,
    `last` the one gone through and `before` the one before that."""
    n = 0
    for group in range(len(at) - 1):
        first = np.int64(text[at[group]])
        for place in range(at[group], at[group + 1]):
            one = np.int64(text[place])
            outlet = outlets[one]
            if met[outlet] != group:
                met[outlet], head[outlet], last[outlet], before[outlet] = group, one, one, one
            elif last[outlet] != one:
                before[outlet], last[outlet] = last[outlet], one
            own, latest = np.int64(head[outlet]), np.int64(before[outlet])
            if one != own:
                room[n] = own * len(outlets) + one
                n += 1
            if one != first and own != first:
                room[n] = first * len(outlets) + one
                n += 1
            if latest != own:
                room[n] = (len(outlets) + latest) * len(outlets) + one
                n += 1
    return n


def mark_recurring(at: Longs, text: I32, outlets: Longs, story: Longs, outer: Bools) -> Flags:
    """Which fingerprints recur: stand in enough stories of their outlet, or at anybody's edges; which of them are their
    outlet's own; which are part of what stands at anybody's edges; which of them are not its own, and stand elsewhere
    than at edges too. They come as `told_together` takes them."""
    edge, inner, notice, amid = (np.zeros(len(text), bool) for _ in range(4))
    _mark_recurring(at, text, outlets, story, outer, edge, inner, notice, amid)
    return edge, inner, notice, amid


@compiled
def _mark_recurring(
    at: Longs,
    text: I32,
    outlets: Longs,
    story: Longs,
    outer: Bools,
    edge: Bools,
    inner: Bools,
    notice: Bools,
    amid: Bools,
) -> None:
    seen = np.full(len(story), -1, np.int32)  # the last run of one outlet in which a story was met
    met = np.full(len(story), -1, np.int32)  # the last group
    run = int(np.int64(0))
    for group in range(len(at) - 1):
        low, high = at[group], at[group + 1]
        if high - low < min(STORIES, NOTICE):
            continue
        everywhere, tales, at_edges = _mark_notice(low, high, group, text, story, outer, met, edge, notice)
        if tales >= STORIES:
            members = _by_outlet(low, high, text, outlets)
            run = _mark_own(
                members, text, outlets, story, everywhere, at_edges, text[low], run, seen, edge, inner, amid
            )


@leaf
def _mark_notice(
    low: int, high: int, group: int, text: I32, story: Longs, outer: Bools, met: I32, edge: Bools, notice: Bools
) -> tuple[int, int, bool]:
    """Mark one fingerprint where it is part of a notice; how many articles hold it, how many stories, and whether most
    have it at an edge."""
    everywhere = tales = at_edge = 0
    for place in range(low, high):
        one = text[place]
        everywhere += place == low or one != text[place - 1]
        tales += met[story[one]] != group
        met[story[one]] = group
        at_edge += outer[place]
    if tales >= NOTICE and at_edge >= ALWAYS * (high - low):
        for place in range(low, high):
            edge[place] = notice[place] = outer[place]
    return everywhere, tales, bool(at_edge >= MOSTLY * (high - low))


@compiled
def _by_outlet(low: int, high: int, text: I32, outlets: Longs) -> Longs:
    """The places of one group by outlet, as they come in each."""
    members = np.arange(low, high)
    if high - low > FEW:
        return members[np.argsort(outlets[text[low:high]], kind="mergesort")]
    _few_by_outlet(members, text, outlets)
    return members


@leaf
def _few_by_outlet(members: Longs, text: I32, outlets: Longs) -> None:
    for n in range(1, len(members)):
        one, place = members[n], n
        outlet = outlets[text[one]]
        while place and outlets[text[members[place - 1]]] > outlet:
            members[place] = members[place - 1]
            place -= 1
        members[place] = one


@leaf
def _mark_own(
    members: Longs,
    text: I32,
    outlets: Longs,
    story: Longs,
    everywhere: int,
    at_edges: bool,
    earliest: int,
    run: int,
    seen: I32,
    edge: Bools,
    inner: Bools,
    amid: Bools,
) -> int:
    """Mark one fingerprint where enough stories of an outlet have it; the number of the next run of one outlet."""
    first = 0
    while first < len(members):
        outlet = outlets[text[members[first]]]
        last = first
        holders = stories = 0
        while last < len(members) and outlets[text[members[last]]] == outlet:
            one = text[members[last]]
            holders += last == first or one != text[members[last - 1]]
            stories += seen[story[one]] != run
            seen[story[one]] = run
            last += 1
        if stories >= STORIES:
            own = holders >= OWN * everywhere and outlets[earliest] == outlet
            for place in members[first:last]:
                edge[place], inner[place], amid[place] = True, own, not own and not at_edges
        run += 1
        first = last
    return run


def alike(told: Longs, sizes: Longs) -> Longs:
    """Rows (earlier, later) of the pairs told together that share most fingerprints of the smaller, or, where those of
    a neighbour are counted too, of the larger; `sizes` has all.

    Half of a short page may be the teasers of its day, which the page before it has as well.
    """
    many = len(sizes)
    pairs, shared = np.unique(told, return_counts=True)
    of_firsts = int(np.searchsorted(pairs, many * many))
    beside, whole = pairs[of_firsts:] - many * many, shared[of_firsts:].copy()
    place = np.minimum(np.searchsorted(pairs[:of_firsts], beside), max(of_firsts - 1, 0))
    if of_firsts:
        whole += np.where(pairs[place] == beside, shared[place], 0)
    pairs, shared = pairs[:of_firsts], shared[:of_firsts]
    same = pairs[shared >= ONE_STORY * np.minimum(sizes[pairs // many], sizes[pairs % many])]
    states = beside[whole >= ONE_STORY * np.maximum(sizes[beside // many], sizes[beside % many])]
    kept = np.union1d(same, states)
    return np.stack((kept // many, kept % many), axis=1)


@compiled
def stories(pairs: Longs, articles: int) -> Longs:
    """The story of each article: that of an earlier one that it is alike, named by the first of all."""
    story = np.arange(articles)
    for n in range(len(pairs)):
        one, other = _root(story, pairs[n, 0]), _root(story, pairs[n, 1])
        story[max(one, other)] = min(one, other)
    for n in range(articles):
        story[n] = _root(story, n)
    return story


@leaf
def _root(story: Longs, i: int) -> int:
    while story[i] != i:
        story[i] = story[story[i]]
        i = story[i]
    return i


def covered(starts: Longs, size: int) -> Bools:
    """Which of `size` tokens lie in a run of K words that begins at one of these."""
    found = np.zeros(size, bool)
    _cover(starts, found)
    return found


@leaf
def _cover(starts: Longs, found: Bools) -> None:
    for start in starts:
        for token in range(start, start + K):
            found[token] = True


def _share(covered: Bools, blocks: Blocks) -> NDArray[np.float64]:
    """How much of each block is covered."""
    found = np.zeros(len(blocks.low))
    _measure(covered, blocks, found)
    return found


@leaf
def _measure(covered: Bools, blocks: Blocks, found: NDArray[np.float64]) -> None:
    for n in range(len(found)):
        size = blocks.high[n] - blocks.low[n]
        if size > 0:
            found[n] = covered[blocks.low[n] : blocks.high[n]].sum() / size
