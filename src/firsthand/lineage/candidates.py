"""Which articles to lay side by side: each fingerprint's earliest holders against its later ones.

In: a Pile and its kinds. Out: the ties that alignment verified, and a count of what the bound left out. No
fingerprint is dropped for being frequent: the most copied text is the point; it is joined to its first holders only.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from firsthand.engine import Engine
from firsthand.lineage.align import passages
from firsthand.lineage.exact import Seeds, runs_of, sums
from firsthand.lineage.fingerprint import U64, Bools
from firsthand.lineage.kind import FURNITURE, QUOTATION, Kinds
from firsthand.lineage.passages import NONE, Ties, chosen, joined, ties_between, without_inserts
from firsthand.lineage.pile import Pile

FEW = 2000  # articles: up to here a case is small enough to look at many holders
NEAR_FEW, NEAR_MANY = 12, 4  # earliest holders joined: a write-through's own source is rarely the very first
NEAR_QUOTED = 2  # for quotations: they tie voices, not texts, and everybody prints the same tweet
LONG = 20_000  # words of a page on which runs may be so long, and so many, that word by word is too slow
BATCH = 200_000  # seeds aligned at a time: some ten megabytes


class Candidates(NamedTuple):
    """Verified ties by (a, b), and what was not looked at: fingerprints with more holders, pairs among the rest."""

    ties: Ties
    near: int
    uncounted_prints: int
    uncounted_pairs: int


def ties_of(pile: Pile, kinds: Kinds, opens: Bools, engine: Engine, known: Ties = NONE) -> Candidates:
    """Join, align, classify; `known` are ties that need not be aligned again."""
    near = near_of(len(pile.articles))
    body, quoted = _postings(pile, kinds)
    bodies, cut = engine.seeds(body, near), engine.cut(body, near)
    seeds = _in_pairs(pa.concat_tables([bodies, engine.seeds(quoted, NEAR_QUOTED)]))
    settled, fresh = _settled(len(pile.articles), seeds, known)
    at, words = pile.words.at, matchable(pile.words.word, kinds)
    found = sums(words, needed=int(np.diff(at).max(initial=0)) > LONG)
    parts = [settled]
    for batch in batches(seeds.of(fresh)):
        parts.append(ties_between(passages(runs_of(batch, at, found), words, at), kinds, at))
    ties = joined(parts)
    without_inserts(ties, kinds, opens, at, pile.outlets)
    return Candidates(ties, near, *cut)


def near_of(articles: int) -> int:
    """How many earliest holders of a fingerprint are looked at."""
    return NEAR_FEW if articles <= FEW else NEAR_MANY


def matchable(words: U64, kinds: Kinds) -> U64:
    """Word hashes in which no word of furniture equals any other."""
    hidden = np.flatnonzero(kinds == FURNITURE)
    found = words.copy()
    found[hidden] = hidden.astype(np.uint64)  # small numbers: no word hashes to one but by a chance of 2**-40
    return found


def _postings(pile: Pile, kinds: Kinds) -> tuple[pa.Table, pa.Table]:
    """The fingerprints of body, captions and headlines, and those of quotations; none of furniture."""
    prints = pile.prints
    kind = kinds[pile.words.at[prints.text] + prints.position]
    body, quoted = (
        pa.table({"fingerprint": prints.hash[these], "rank": prints.text[these], "position": prints.position[these]})
        for these in ((kind != QUOTATION) & (kind != FURNITURE), kind == QUOTATION)
    )
    return body, quoted


def _in_pairs(table: pa.Table) -> Seeds:
    """The seeds, pair by pair."""
    a, a_at, b, b_at = (table[name].to_numpy().astype(np.int64) for name in ("a", "a_position", "b", "b_position"))
    order = np.argsort(a * (1 + b.max(initial=0)) + b, kind="stable")
    return Seeds(a, a_at, b, b_at).of(order)


def _settled(articles: int, seeds: Seeds, known: Ties) -> tuple[Ties, Bools]:
    """The known ties that still have seeds, and which seeds are of other pairs."""
    pair, settled = seeds.a * articles + seeds.b, known.a * articles + known.b
    return chosen(known, np.flatnonzero(np.isin(settled, pair))), ~np.isin(pair, settled)


def batches(kept: Seeds) -> Iterator[Seeds]:
    """Seeds pair by pair, some hundred thousand at a time, never a pair in two parts: it bounds memory."""
    change = np.flatnonzero((kept.a[1:] != kept.a[:-1]) | (kept.b[1:] != kept.b[:-1])) + 1
    start = 0
    while start < len(kept.a):
        after = change[np.searchsorted(change, start + BATCH) :]
        end = int(after[0]) if len(after) else len(kept.a)
        yield kept.of(slice(start, end))
        start = end
