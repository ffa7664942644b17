"""Which articles to lay side by side: a few holders of each fingerprint, its hubs, against all its others.

In: a Pile and its kinds. Out: the ties that alignment verified, and a count of what the bound left out. No
fingerprint is dropped for being frequent: the most copied text is the point; it is joined to its hubs only.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from firsthand.compiled import compiled, leaf
from firsthand.engine import Engine
from firsthand.engine.grouping import Groups, Hubs, among
from firsthand.lineage.align import Passages, passages
from firsthand.lineage.exact import NO_SEEDS, Seeds, sums
from firsthand.lineage.fingerprint import I32, U64, Bools, Longs, Prints, Words
from firsthand.lineage.forms import Printed, without_forms
from firsthand.lineage.inserts import without_inserts
from firsthand.lineage.kind import FURNITURE, QUOTATION, Kinds, Opens
from firsthand.lineage.letters import carried, in_rows, put_back
from firsthand.lineage.passages import NONE, Ties, joined, ties_between
from firsthand.lineage.pile import Pile, is_unsure
from firsthand.lineage.trade import without_phrases
from firsthand.records import Article

FEW = 2000  # articles: up to here a case is small enough to look at many holders
NEAR_FEW, NEAR_MANY = 64, 8  # earliest holders joined: a write-through's own source is rarely the very first
UNSURE = 8  # of those of which no date tells the hour: an origin among them may stand behind two hundred copies
QUOTED = 16  # for quotations in many articles: they tie voices, not texts, and everybody prints the same tweet
_ODD = np.uint64(0x9E3779B97F4A7C15)
LONG = 20_000  # words of a page on which runs may be so long, and so many, that word by word is too slow


class Candidates(NamedTuple):
    """Verified ties by (a, b), and what was not looked at: fingerprints with more holders, pairs among the rest."""

    ties: Ties
    hubs: Hubs
    uncounted_prints: int
    uncounted_pairs: int


def ties_of(pile: Pile, kinds: Kinds, opens: Opens, engine: Engine, same: Groups, texts: Printed) -> Candidates:
    """Join, align, classify; `same` are the equal fingerprints of the pile, `texts` what its articles say."""
    hubs, said = hubs_of(len(pile.articles))
    body, quoted = _postings(pile, kinds, _numbered(pile.prints, same), len(same[0]), unsure_in(pile.articles))
    seeds, cut, seeds_quoted = engine.seeds(body, hubs), engine.cut(body, hubs), engine.seeds(quoted, said)
    del body, quoted  # what is aligned needs the room
    return Candidates(_aligned(pile, kinds, opens, seeds, seeds_quoted, NONE, texts), hubs, *cut)


def ties_again(
    pile: Pile, kinds: Kinds, opens: Opens, engine: Engine, found: Candidates, known: Ties, last: int, texts: Printed
) -> Candidates:
    """The same when `last` articles were put last: what they hold is joined again.

    `known` are the ties among the others, which lose no holder by it.
    """
    prints = pile.prints
    asked = np.unique(prints.hash[prints.text >= len(pile.articles) - last])
    held = np.flatnonzero(among(prints.hash, asked))
    number = np.full(len(prints.hash), -1, np.int32)
    number[held] = np.searchsorted(asked, prints.hash[held])
    hubs, said = hubs_of(len(pile.articles))
    body, quoted = _postings(pile, kinds, number, len(held), unsure_in(pile.articles, last))
    ties = _aligned(pile, kinds, opens, engine.seeds(body, hubs), engine.seeds(quoted, said), known, texts)
    return found._replace(ties=ties)


def _aligned(
    pile: Pile, kinds: Kinds, opens: Opens, body: pa.Table, quoted: pa.Table, known: Ties, texts: Printed
) -> Ties:
    """The ties that are known, and those of other pairs that have seeds of body or of quotations."""
    seeds, said = (by_later(_others(_seeds(join), known, len(pile.articles))) for join in (body, quoted))
    ties = joined(known, side_by_side(seeds, pile.words, kinds, opens, texts, said))
    without_inserts(ties, kinds, opens, pile.words.at, pile.outlets)
    return ties


def side_by_side(
    seeds: Seeds, known: Words, kinds: Kinds, opens: Opens, texts: Printed, quoted: Seeds = NO_SEEDS
) -> Ties:
    """The ties that seeds lead to, and those of quotations, without what nobody copied: forms filled in anew, and
    phrases of the trade. The later articles of either seeds ascend."""
    shown = np.empty(np.count_nonzero(kinds == FURNITURE), np.uint64)
    _hide(known.word, kinds, shown)
    try:  # no word of furniture equals any other now; a copy of all words would take longer than the rest
        ties = ties_between(_passages(seeds, quoted, known), kinds, opens, known.at)
    finally:
        _show(known.word, kinds, shown)
    return without_phrases(without_forms(ties, known, texts), known)


def _passages(seeds: Seeds, quoted: Seeds, known: Words) -> Passages:
    """The passages that seeds lead to, in scripts without blanks up to the last letter."""
    rows = in_rows(known)
    try:
        needed = int(np.diff(known.at).max(initial=0)) > LONG
        found = passages(seeds, quoted, sums(known.word, needed=needed), known.at)
    finally:
        if rows:
            put_back(known, rows)
    return carried(found, known, rows) if rows else found


@leaf
def _hide(word: U64, kinds: Kinds, shown: U64) -> None:
    """Put small numbers in place of the words of furniture, which `shown` takes: no word hashes to one but by a chance
    of 2**-40."""
    n = 0
    for token in range(len(word)):
        if kinds[token] == FURNITURE:
            shown[n], word[token] = word[token], token
            n += 1


@leaf
def _show(word: U64, kinds: Kinds, shown: U64) -> None:
    """Put the words of furniture back."""
    n = 0
    for token in range(len(word)):
        if kinds[token] == FURNITURE:
            word[token] = shown[n]
            n += 1


def unsure_in(articles: Sequence[Article], last: int = 0) -> Bools:
    """Of which articles no date tells the hour; none of the `last`, which were put last."""
    found = np.array([is_unsure(article.published) for article in articles], bool)
    found[len(found) - last :] = False
    return found


def hubs_of(articles: int) -> tuple[Hubs, Hubs]:
    """The hubs of a fingerprint in a pile of so many articles, and those of a fingerprint of a quotation."""
    few = articles <= FEW
    return Hubs(NEAR_FEW if few else NEAR_MANY, UNSURE), Hubs(NEAR_FEW if few else QUOTED, UNSURE)


def _postings(pile: Pile, kinds: Kinds, number: I32, size: int, unsure: Bools) -> tuple[pa.Table, pa.Table]:
    """Of fingerprints those of body, captions and headlines, and those of quotations; none of furniture.

    They come in order, under the number that equal ones share; `size` of them have one at all, the others -1.
    """
    columns = _postings_of(size), _postings_of(size)
    counts = _post(pile.prints, pile.words.at, kinds, number, unsure, *columns)
    body, quoted = (
        pa.table({name: column[:count] for name, column in of_kind._asdict().items()})
        for of_kind, count in zip(columns, counts, strict=True)
    )
    return body, quoted


class _Postings(NamedTuple):
    """Columns as an engine takes them."""

    fingerprint: U64
    rank: I32
    position: I32
    unsure: Bools


def _postings_of(size: int) -> _Postings:
    """Room for so many."""
    columns = np.empty(size, np.uint64), np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.bool_)
    return _Postings(*columns)


@leaf
def _post(
    prints: Prints, at: Longs, kinds: Kinds, number: I32, unsure: Bools, body: _Postings, quoted: _Postings
) -> tuple[int, int]:
    """Fill in both; how many they are."""
    n = m = 0
    for place in range(len(number)):
        if number[place] < 0:
            continue
        rank, position = prints.text[place], prints.position[place]
        kind = kinds[at[rank] + position]
        if kind == QUOTATION:
            quoted.fingerprint[m], quoted.unsure[m] = number[place], unsure[rank]
            quoted.rank[m], quoted.position[m] = rank, position
            m += 1
        elif kind != FURNITURE:
            body.fingerprint[n], body.unsure[n] = number[place], unsure[rank]
            body.rank[n], body.position[n] = rank, position
            n += 1
    return n, m


def _numbered(prints: Prints, same: Groups) -> I32:
    """The group of each fingerprint; -1 for one that stands alone."""
    number = np.full(len(prints.hash), -1, np.int32)
    _number(*same, number)
    return number


@leaf
def _number(order: I32, at: Longs, number: I32) -> None:
    """Number the places of equal fingerprints by their group."""
    for group in range(len(at) - 1):
        for member in range(at[group], at[group + 1]):
            number[order[member]] = group


def _seeds(table: pa.Table) -> Seeds:
    return Seeds(*(table[name].to_numpy() for name in ("a", "a_position", "b", "b_position")))


def _others(seeds: Seeds, known: Ties, articles: int) -> Seeds:
    """The seeds without those of pairs whose tie is known."""
    if not len(known.a):
        return seeds
    fresh = np.empty(len(seeds.a), np.bool_)
    _fresh(seeds, known.a * articles + known.b, articles, fresh)
    return seeds.of(fresh)


@compiled
def _fresh(seeds: Seeds, known: Longs, articles: int, fresh: Bools) -> None:
    """Fill in of which seeds the pair is not among the known ones, which are in a hash table with open addresses."""
    bits = 8
    while 1 << bits < 2 * len(known):
        bits += 1
    slots, shift, last = np.full(1 << bits, -1, np.int64), np.uint64(64 - bits), (1 << bits) - 1
    for one in known:
        slot = np.int64((np.uint64(one) * _ODD) >> shift)
        while slots[slot] >= 0:
            slot = (slot + 1) & last
        slots[slot] = one
    for n in range(len(fresh)):
        one = np.int64(seeds.a[n]) * articles + seeds.b[n]
        slot = np.int64((np.uint64(one) * _ODD) >> shift)
        while slots[slot] >= 0 and slots[slot] != one:
            slot = (slot + 1) & last
        fresh[n] = slots[slot] < 0


def by_later(seeds: Seeds) -> Seeds:
    """The seeds, those of a later article side by side."""
    if (seeds.b[1:] >= seeds.b[:-1]).all():
        return seeds
    return seeds.of(np.argsort(seeds.b, kind="stable"))
