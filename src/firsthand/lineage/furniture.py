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
from firsthand.lineage.fingerprint import I32, U64, Bools, K, Longs, Prints, mixed
from firsthand.lineage.pile import Pile

STORIES = 4  # different stories of an outlet that carry it: three may be one affair told three times
NOTICE = 6  # different stories, whoever printed them, at whose edges it stands: four may share a wire's last lines
SAME_BLOCK = 3  # different stories that carry one block word for word: no newsroom writes a paragraph alike thrice
LONGEST = 80  # words of a repeated block: a menu, a legal notice; a longer one is a text printed again
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


class Blocks(NamedTuple):
    """Blocks of the whole pile in order: characters, tokens `[low, high)`, class, the article's rank.

    Those of the article of rank i are `[at[i], at[i + 1])`.
    """

    start: Longs
    end: Longs
    low: Longs
    high: Longs
    kind: NDArray[np.int8]
    owner: NDArray[np.int32]
    at: Longs


def recurring(pile: Pile, blocks: Blocks, same: Groups, pairs: Longs | None = None) -> Bools:
    """The tokens that are an outlet's furniture.

    `same` are the equal fingerprints of the pile, `pairs` the articles that tell one story, where they are known.
    """
    outlets = as_one(pile.outlets)
    story = stories(one_story(pile, same) if pairs is None else pairs, len(pile.articles))
    edge, inner, notice = _recurring_prints(pile, blocks, outlets, same, story)
    repeated = _repeated(pile, blocks, outlets, story)
    size = len(pile.words.word)
    found = masked(blocks, pile.words.at, pile.prints, edge, inner, repeated, size)
    return found | covered(pile.words.at, pile.prints, notice, size)


def one_story(pile: Pile, same: Groups) -> Longs:
    """The pairs of articles that tell one story, as rows (earlier, later)."""
    told = told_together(*same, pile.prints.text, as_one(pile.outlets))
    return alike(told, np.bincount(pile.prints.text, minlength=len(pile.articles)))


def as_one(outlets: Longs) -> Longs:
    """The outlets of articles, those that are unknown taken together as one, after all others."""
    return np.where(outlets >= 0, outlets, outlets.max(initial=0) + 1)


def masked(blocks: Blocks, at: Longs, prints: Prints, edge: Bools, inner: Bools, repeated: Bools, size: int) -> Bools:
    """The tokens of furniture among `size`, by the fingerprints that recur and the blocks that are repeated."""
    edge_share = _share(covered(at, prints, edge, size), blocks)
    inner_share = _share(covered(at, prints, inner, size), blocks)
    chosen = ((inner_share >= MOSTLY) & (blocks.high > blocks.low)) | repeated
    recurs = (edge_share >= MOSTLY) | chosen
    at_edge = recurs | (blocks.high - blocks.low <= SHORT)
    _from_edges(chosen, at_edge, recurs, blocks.at)
    return _tokens_of(blocks, chosen, size)


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


def _of_size(order: Longs, at: Longs, least: int) -> Groups:
    """The groups that have so many members at least."""
    size = np.diff(at)
    kept = size >= least
    return order[np.repeat(kept, size)], np.concatenate([[0], np.cumsum(size[kept])])


def repeats(at: Longs, rank: Longs, outlet: Longs, story: Longs) -> Bools:
    """Which blocks are: equal ones side by side, group i `[at[i], at[i + 1])`, those of the earliest article first."""
    text_of = np.repeat(np.arange(len(at) - 1), np.diff(at))
    _, group = np.unique(text_of * (outlet.max() + 2) + outlet + 1, return_inverse=True)
    often = _distinct(group, story)[group] >= SAME_BLOCK
    own = _distinct(group, rank)[group] >= OWN * _distinct(text_of, rank)[text_of]
    return np.asarray(often & own & (outlet[at[:-1]][text_of] == outlet))


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
) -> tuple[Bools, Bools, Bools]:
    """For each fingerprint: recurs; recurs and is its outlet's own; is part of a notice."""
    prints = pile.prints
    edge, inner, notice = (np.zeros(len(prints.hash), bool) for _ in range(3))
    outermost = outer(pile.words.at, prints, blocks)
    mark_recurring(*same, prints.text, outlets, story, outermost, edge, inner, notice)
    return edge, inner, notice


@compiled
def outer(at: Longs, prints: Prints, blocks: Blocks) -> Bools:
    """Which fingerprints stand at an edge of their page."""
    found = np.zeros(len(prints.hash), np.bool_)
    before, top, bottom = np.int64(-1), np.int64(0), np.int64(0)
    for n in range(len(found)):
        rank = np.int64(prints.text[n])
        first, last = blocks.at[rank], blocks.at[rank + 1]
        if first == last:
            continue
        if rank != before:  # those of one article stand together
            part = int(EDGES * (at[rank + 1] - at[rank]))
            top = min(at[rank] + min(HEAD, part), blocks.high[min(first + FIRST, last) - 1])
            bottom = max(at[rank + 1] - min(TAIL, part), blocks.low[max(last - LAST, first)])
            before = rank
        token = at[rank] + prints.position[n]
        found[n] = token < top or token >= bottom
    return found


@compiled
def _by_outlet(order: Longs, low: int, high: int, text: I32, outlets: Longs) -> None:
    """Order the fingerprints of one group by outlet, then by text, as they come in each; most groups are small."""
    if high - low <= FEW:
        _few_by_outlet(order, low, high, text, outlets)
        return
    members = order[low:high]
    key = np.empty(len(members), np.int64)
    for n in range(len(members)):
        key[n] = outlets[text[members[n]]] * len(outlets) + text[members[n]]
    members[:] = members[np.argsort(key, kind="mergesort")]


@leaf
def _few_by_outlet(order: Longs, low: int, high: int, text: I32, outlets: Longs) -> None:
    for n in range(low + 1, high):
        one, place = order[n], n
        outlet = outlets[text[one]]
        while place > low and outlets[text[order[place - 1]]] > outlet:
            order[place] = order[place - 1]
            place -= 1
        order[place] = one


@compiled
def told_together(order: Longs, at: Longs, text: I32, outlets: Longs) -> Longs:
    """For each fingerprint met before: the pair of its first article and this one, of all and of the outlet's."""
    room = np.empty(2 * len(order), np.int64)
    n = int(np.int64(0))
    for group in range(len(at) - 1):
        first = np.int64(text[order[at[group]]])
        for place in range(at[group] + 1, at[group + 1]):
            first = min(first, np.int64(text[order[place]]))
        _by_outlet(order, at[group], at[group + 1], text, outlets)
        n = _pairs(order, at[group], at[group + 1], text, outlets, first, room, n)
    return room[:n].copy()


@leaf
def _pairs(order: Longs, low: int, high: int, text: I32, outlets: Longs, first: np.int64, room: Longs, n: int) -> int:
    """Fill in the pairs of one fingerprint, from place `n` on; up to which place. Its first article is given."""
    head = np.int64(-1)
    for place in range(low, high):
        one = np.int64(text[order[place]])
        if head < 0 or outlets[one] != outlets[head]:
            head = one
        elif one != head:
            room[n] = head * len(outlets) + one
            n += 1
        if one != first and head != first:
            room[n] = first * len(outlets) + one
            n += 1
    return n


@compiled
def mark_recurring(
    order: Longs,
    at: Longs,
    text: I32,
    outlets: Longs,
    story: Longs,
    outer: Bools,
    edge: Bools,
    inner: Bools,
    notice: Bools,
) -> None:
    """Mark what stands in enough stories of its outlet; what is its own; what stands at anybody's edges."""
    seen = np.full(len(story), -1, np.int64)  # the last run of one outlet in which a story was met
    met = np.full(len(story), -1, np.int64)  # the last group
    run = int(np.int64(0))
    for group in range(len(at) - 1):
        low, high = at[group], at[group + 1]
        if high - low >= min(STORIES, NOTICE):
            _by_outlet(order, low, high, text, outlets)
            everywhere, earliest = _mark_notice(order, low, high, group, text, story, outer, met, edge, notice)
            run = _mark_own(order, low, high, text, outlets, story, everywhere, earliest, run, seen, edge, inner)


@leaf
def _mark_notice(
    order: Longs,
    low: int,
    high: int,
    group: int,
    text: I32,
    story: Longs,
    outer: Bools,
    met: Longs,
    edge: Bools,
    notice: Bools,
) -> tuple[int, int]:
    """Mark one fingerprint where it is part of a notice; how many articles hold it, and the earliest of them."""
    everywhere, earliest = int(np.int64(1)), int(np.int64(text[order[low]]))
    tales = at_edge = 0
    for place in range(low, high):
        one = int(np.int64(text[order[place]]))
        everywhere += place > low and one != text[order[place - 1]]
        earliest = min(earliest, one)
        tales += met[story[one]] != group
        met[story[one]] = group
        at_edge += outer[order[place]]
    if tales >= NOTICE and at_edge >= ALWAYS * (high - low):
        for place in range(low, high):
            edge[order[place]] = notice[order[place]] = outer[order[place]]
    return everywhere, earliest


@leaf
def _mark_own(
    order: Longs,
    low: int,
    high: int,
    text: I32,
    outlets: Longs,
    story: Longs,
    everywhere: int,
    earliest: int,
    run: int,
    seen: Longs,
    edge: Bools,
    inner: Bools,
) -> int:
    """Mark one fingerprint where enough stories of an outlet have it; the number of the next run of one outlet."""
    first = low
    while first < high:
        outlet = outlets[text[order[first]]]
        last = first
        holders = stories = 0
        while last < high and outlets[text[order[last]]] == outlet:
            one = text[order[last]]
            holders += last == first or one != text[order[last - 1]]
            stories += seen[story[one]] != run
            seen[story[one]] = run
            last += 1
        if stories >= STORIES:
            for place in range(first, last):
                edge[order[place]] = True
                inner[order[place]] = holders >= OWN * everywhere and outlets[earliest] == outlet
        run += 1
        first = last
    return run


def alike(told: Longs, sizes: Longs) -> Longs:
    """Rows (earlier, later) of the pairs told together that share most fingerprints of the smaller; `sizes` has all."""
    pairs, shared = np.unique(told, return_counts=True)
    first, later = pairs // len(sizes), pairs % len(sizes)
    same = shared >= ONE_STORY * np.minimum(sizes[first], sizes[later])
    return np.stack((first[same], later[same]), axis=1)


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


def _distinct(group: Longs, value: Longs) -> Longs:
    """How many different values each group has."""
    order = np.lexsort((value, group))
    g, v = group[order], value[order]
    fresh = np.concatenate([[True], (g[1:] != g[:-1]) | (v[1:] != v[:-1])])
    return np.bincount(g[fresh], minlength=int(group.max()) + 1)


def covered(at: Longs, prints: Prints, chosen: Bools, size: int) -> Bools:
    """Tokens under the chosen fingerprints."""
    found = np.zeros(size, np.bool_)
    _cover(at, prints, chosen, found)
    return found


@leaf
def _cover(at: Longs, prints: Prints, chosen: Bools, found: Bools) -> None:
    for n in range(len(chosen)):
        if chosen[n]:
            place = at[prints.text[n]] + prints.position[n]
            found[place : place + K] = True


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
