"""Which articles to lay side by side: a few holders of each fingerprint, its hubs, against all its others.

In: a Pile and its kinds. Out: the ties that alignment verified, and a count of what the bound left out. No
fingerprint is dropped for being frequent: the most copied text is the point; it is joined to its hubs only.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from firsthand.compiled import compiled
from firsthand.engine import Engine
from firsthand.engine.grouping import Groups, Hubs, among
from firsthand.lineage.align import passages
from firsthand.lineage.exact import Seeds, runs_of, sums
from firsthand.lineage.fingerprint import I32, U64, Bools, Longs
from firsthand.lineage.kind import FURNITURE, QUOTATION, Kinds
from firsthand.lineage.passages import NONE, Ties, joined, ties_between, without_inserts
from firsthand.lineage.pile import Pile, is_unsure
from firsthand.records import Article

FEW = 2000  # articles: up to here a case is small enough to look at many holders
NEAR_FEW, NEAR_MANY = 64, 8  # earliest holders joined: a write-through's own source is rarely the very first
UNSURE = 8  # of those of which no date tells the hour: an origin among them may stand behind two hundred copies
QUOTED = 16  # for quotations: they tie voices, not texts, and everybody prints the same tweet
LONG = 20_000  # words of a page on which runs may be so long, and so many, that word by word is too slow
BATCH = 200_000  # seeds aligned at a time: some ten megabytes


class Candidates(NamedTuple):
    """Verified ties by (a, b), and what was not looked at: fingerprints with more holders, pairs among the rest."""

    ties: Ties
    hubs: Hubs
    uncounted_prints: int
    uncounted_pairs: int


def ties_of(pile: Pile, kinds: Kinds, opens: Bools, engine: Engine, same: Groups) -> Candidates:
    """Join, align, classify; `same` are the equal fingerprints of the pile."""
    hubs, said = hubs_of(len(pile.articles))
    body, quoted = _postings(pile, kinds, np.sort(same[0]), unsure_in(pile.articles))
    ties = _aligned(pile, kinds, opens, [engine.seeds(body, hubs), engine.seeds(quoted, said)], NONE)
    return Candidates(ties, hubs, *engine.cut(body, hubs))


def ties_again(
    pile: Pile, kinds: Kinds, opens: Bools, engine: Engine, found: Candidates, known: Ties, last: int
) -> Candidates:
    """The same when `last` articles were put last: what they hold is joined again.

    `known` are the ties among the others, which lose no holder by it.
    """
    prints = pile.prints
    held = among(prints.hash, np.unique(prints.hash[prints.text >= len(pile.articles) - last]))
    hubs, said = hubs_of(len(pile.articles))
    body, quoted = _postings(pile, kinds, np.flatnonzero(held), unsure_in(pile.articles, last))
    ties = _aligned(pile, kinds, opens, [engine.seeds(body, hubs), engine.seeds(quoted, said)], known)
    return found._replace(ties=ties)


def _aligned(pile: Pile, kinds: Kinds, opens: Bools, joins: list[pa.Table], known: Ties) -> Ties:
    """The ties that are known, and those of other pairs that have seeds."""
    at, words = pile.words.at, matchable(pile.words.word, kinds)
    seeds = _in_pairs(pa.concat_tables(joins), len(pile.articles), known)
    found = sums(words, needed=int(np.diff(at).max(initial=0)) > LONG)
    parts = [known]
    for batch in batches(seeds):
        parts.append(ties_between(passages(runs_of(batch, at, found), words, at), kinds, at))
    ties = joined(parts)
    without_inserts(ties, kinds, opens, at, pile.outlets)
    return ties


def unsure_in(articles: Sequence[Article], last: int = 0) -> Bools:
    """Of which articles no date tells the hour; none of the `last`, which were put last."""
    found = np.array([is_unsure(article.published) for article in articles], bool)
    found[len(found) - last :] = False
    return found


def hubs_of(articles: int) -> tuple[Hubs, Hubs]:
    """The hubs of a fingerprint in a pile of so many articles, and those of a fingerprint of a quotation."""
    few = articles <= FEW
    return Hubs(NEAR_FEW if few else NEAR_MANY, UNSURE), Hubs(QUOTED, UNSURE)


def matchable(words: U64, kinds: Kinds) -> U64:
    """Word hashes in which no word of furniture equals any other."""
    hidden = np.flatnonzero(kinds == FURNITURE)
    found = words.copy()
    found[hidden] = hidden.astype(np.uint64)  # small numbers: no word hashes to one but by a chance of 2**-40
    return found


def _postings(pile: Pile, kinds: Kinds, these: Longs, unsure: Bools) -> tuple[pa.Table, pa.Table]:
    """Of some fingerprints those of body, captions and headlines, and those of quotations; none of furniture."""
    prints = pile.prints
    text, position = prints.text[these], prints.position[these]
    kind = kinds[pile.words.at[text] + position]
    body, quoted = (
        pa.table(
            {
                "fingerprint": prints.hash[these[kept]],
                "rank": text[kept],
                "position": position[kept],
                "unsure": unsure[text[kept]],
            }
        )
        for kept in ((kind != QUOTATION) & (kind != FURNITURE), kind == QUOTATION)
    )
    return body, quoted


def _in_pairs(table: pa.Table, articles: int, known: Ties) -> Seeds:
    """The seeds pair by pair, without those of pairs whose tie is known."""
    a, a_at, b, b_at = (table[name].to_numpy() for name in ("a", "a_position", "b", "b_position"))
    return Seeds(*_by_pair(a, a_at, b, b_at, articles, known.a, known.b))


@compiled
def _by_pair(
    a: I32, a_at: I32, b: I32, b_at: I32, articles: int, known_a: Longs, known_b: Longs
) -> tuple[I32, I32, I32, I32]:
    """Sorts by b and then by a, counting; known pairs, which come in order, are left out."""
    by_b, by_a = np.empty((len(a), 4), np.int32), np.empty((len(a), 4), np.int32)
    at = _begins(b, articles)
    for seed in range(len(b)):
        row = at[b[seed]]
        by_b[row, 0], by_b[row, 1], by_b[row, 2], by_b[row, 3] = a[seed], a_at[seed], b[seed], b_at[seed]
        at[b[seed]] += 1
    at = _begins(a, articles)
    for row in range(len(by_b)):
        place = at[by_b[row, 0]]
        for column in range(4):
            by_a[place, column] = by_b[row, column]
        at[by_b[row, 0]] += 1
    found = by_b.reshape((4, len(a)))  # the room is used again
    kept = place = 0
    for row in range(len(by_a)):
        one, other = by_a[row, 0], by_a[row, 2]
        while place < len(known_a) and (known_a[place], known_b[place]) < (one, other):
            place += 1
        if place == len(known_a) or known_a[place] != one or known_b[place] != other:
            for column in range(4):
                found[column, kept] = by_a[row, column]
            kept += 1
    return found[0, :kept], found[1, :kept], found[2, :kept], found[3, :kept]


@compiled
def _begins(articles: I32, count: int) -> Longs:
    """Where the seeds of each article begin when they are sorted by it."""
    at = np.zeros(count + 1, np.int64)
    for article in articles:
        at[article + 1] += 1
    return np.cumsum(at)


def batches(kept: Seeds) -> Iterator[Seeds]:
    """Seeds pair by pair, some hundred thousand at a time, never a pair in two parts: it bounds memory."""
    change = np.flatnonzero((kept.a[1:] != kept.a[:-1]) | (kept.b[1:] != kept.b[:-1])) + 1
    start = 0
    while start < len(kept.a):
        after = change[np.searchsorted(change, start + BATCH) :]
        end = int(after[0]) if len(after) else len(kept.a)
        yield kept.of(slice(start, end))
        start = end
