"""Page furniture: what recurs across different stories of one outlet, at page edges or as repeated blocks.

In: a Pile and its blocks. Out: a mask over its tokens. Different *stories* are counted: five versions of one story
share everything and prove nothing.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.fingerprint import Bools, K
from firsthand.lineage.pile import Pile, outlet_of

STORIES = 4  # different stories of an outlet that carry it: three may be one affair told three times
SAME_BLOCK = 3  # different stories that carry one block word for word: no newsroom writes a paragraph alike thrice
LONGEST = 80  # words of a repeated block: a menu, a legal notice; a longer one is a text printed again
ONE_STORY = 0.5  # of the smaller's fingerprints shared: versions of one story, or one text printed twice
OWN = 0.5  # of all who carry it are of the outlet: a "Read more" line is; a passage half the press printed is not
MOSTLY = 0.7  # of a block recurs: the rest is a date, a counter, a name
SHORT = 8  # words of a date or a link between two lines of furniture at a page's edge

Longs = NDArray[np.int64]


class Blocks(NamedTuple):
    """Blocks of the whole pile in order: tokens `[low, high)`, the class the page gives, the article's rank."""

    low: Longs
    high: Longs
    kind: NDArray[np.int8]
    owner: NDArray[np.int32]


def recurring(pile: Pile, blocks: Blocks) -> Bools:
    """The tokens that are an outlet's furniture."""
    masked = np.zeros(len(pile.words.word), bool)
    outlets = _outlet_numbers(pile)
    edge, inner, story = _recurring_prints(pile, outlets)
    edge_share = _share(_covered(pile, edge), blocks)
    inner_share = _share(_covered(pile, inner), blocks)
    size = blocks.high - blocks.low
    chosen = ((inner_share >= MOSTLY) & (size > 0)) | _repeated(pile, blocks, outlets, story)
    recurs = (edge_share >= MOSTLY) | chosen
    at_edge = recurs | (size <= SHORT)
    bounds = np.searchsorted(blocks.owner, np.arange(len(pile.articles) + 1))
    for first, last in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if recurs[first:last].any():
            _from_edges(chosen, at_edge, recurs, first, last)
    for low, high in zip(blocks.low[chosen].tolist(), blocks.high[chosen].tolist(), strict=True):
        masked[low:high] = True
    return masked


def _from_edges(chosen: Bools, at_edge: Bools, recurs: Bools, first: int, last: int) -> None:
    """Mark blocks from the top and from the bottom of one article, up to the last that recurs."""
    top = first
    while top < last and at_edge[top]:
        top += 1
    bottom = last
    while bottom > first and at_edge[bottom - 1]:
        bottom -= 1
    if top >= bottom:  # the whole page recurs: then it is a story of few words, not furniture
        return
    upper = np.flatnonzero(recurs[first:top])
    lower = np.flatnonzero(recurs[bottom:last])
    if len(upper):
        chosen[first : first + int(upper[-1]) + 1] = True
    if len(lower):
        chosen[bottom + int(lower[0]) : last] = True


def _outlet_numbers(pile: Pile) -> Longs:
    """A number an outlet, by name; -1 where the outlet is unknown."""
    names = [outlet_of(article) for article in pile.articles]
    numbers = {name: n for n, name in enumerate(sorted({name for name in names if name}))}
    return np.array([numbers[name] if name else -1 for name in names], np.int64)


def _repeated(pile: Pile, blocks: Blocks, outlets: Longs, story: Longs) -> Bools:
    """Blocks that stand word for word in several stories of an outlet and hardly anywhere else."""
    found = np.zeros(len(blocks.low), bool)
    real = np.flatnonzero((blocks.high > blocks.low) & (blocks.high - blocks.low <= LONGEST))
    if not len(real):
        return found
    low, size = blocks.low[real], (blocks.high - blocks.low)[real]
    place = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    word = pile.words.word[np.repeat(low, size) + place]
    turned = (word << (place % 63).astype(np.uint64)) ^ (word >> np.uint64(1))  # the same words in another order differ
    same = np.add.reduceat(turned, np.cumsum(size) - size)
    _, text_of = np.unique(same, return_inverse=True)
    rank = blocks.owner[real].astype(np.int64)
    owner = outlets[rank]
    _, group = np.unique(text_of * (len(pile.articles) + 1) + owner + 1, return_inverse=True)
    often = _distinct(group, story[rank])[group] >= SAME_BLOCK
    own = _distinct(group, rank)[group] >= OWN * _distinct(text_of, rank)[text_of]
    found[real] = often & own & (owner >= 0)
    return found


def _recurring_prints(pile: Pile, outlets: Longs) -> tuple[Bools, Bools, Longs]:
    """For each fingerprint: recurs in its outlet; recurs there and is the outlet's own. Then each article's story."""
    prints = pile.prints
    owner = outlets[prints.text] if len(prints.text) else np.zeros(0, np.int64)
    order = np.lexsort((prints.text, prints.hash, owner))
    owner, print_hash, text = owner[order], prints.hash[order], prints.text[order].astype(np.int64)
    if not len(order):
        return np.zeros(0, bool), np.zeros(0, bool), np.arange(len(pile.articles), dtype=np.int64)
    fresh = np.concatenate([[True], (owner[1:] != owner[:-1]) | (print_hash[1:] != print_hash[:-1])])
    group = np.cumsum(fresh) - 1
    heads = text[fresh][group]
    story = _stories(heads, text, owner >= 0, len(pile.articles))
    stories = _distinct(group, story[text])
    holders = _distinct(group, text)
    _, whole = np.unique(print_hash, return_inverse=True)
    everywhere = _distinct(whole.astype(np.int64), text)
    often = (stories[group] >= STORIES) & (owner >= 0)
    own = holders[group] >= OWN * everywhere[whole]
    edge, inner = np.zeros(len(order), bool), np.zeros(len(order), bool)
    edge[order], inner[order] = often, often & own
    return edge, inner, story


def _stories(heads: Longs, texts: Longs, known: Bools, size: int) -> Longs:
    """The story of each article inside its outlet: joined to an earlier one when they share most fingerprints."""
    prints = np.bincount(texts, minlength=size)
    joined = known & (heads != texts)
    pairs, shared = np.unique(heads[joined] * size + texts[joined], return_counts=True)
    first, later = pairs // size, pairs % size
    same = shared >= ONE_STORY * np.minimum(prints[first], prints[later])
    story = np.arange(size, dtype=np.int64)
    for a, b in zip(first[same].tolist(), later[same].tolist(), strict=True):
        roots = sorted((_root(story, a), _root(story, b)))
        story[roots[1]] = roots[0]
    return np.array([_root(story, i) for i in range(size)], np.int64)


def _root(story: Longs, i: int) -> int:
    while story[i] != i:
        story[i] = story[story[i]]
        i = int(story[i])
    return i


def _distinct(group: Longs, value: Longs) -> Longs:
    """How many different values each group has."""
    order = np.lexsort((value, group))
    g, v = group[order], value[order]
    fresh = np.concatenate([[True], (g[1:] != g[:-1]) | (v[1:] != v[:-1])])
    return np.bincount(g[fresh], minlength=int(group.max()) + 1)


def _covered(pile: Pile, chosen: Bools) -> Bools:
    """Tokens under the chosen fingerprints."""
    covered = np.zeros(len(pile.words.word) + K, bool)
    places = pile.words.at[pile.prints.text[chosen]] + pile.prints.position[chosen]
    for step in range(K):
        covered[places + step] = True
    return covered[:-K]


def _share(covered: Bools, blocks: Blocks) -> NDArray[np.float64]:
    """How much of each block is covered."""
    total = np.concatenate([[0], np.cumsum(covered)])
    return np.asarray((total[blocks.high] - total[blocks.low]) / np.maximum(blocks.high - blocks.low, 1))
