"""Which articles to lay side by side: each fingerprint's earliest holders against its later ones.

In: a Pile and its kinds. Out: the ties that alignment verified, and a count of what the bound left out. No
fingerprint is dropped for being frequent: the most copied text is the point; it is joined to its first holders only.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from firsthand.engine import Engine
from firsthand.lineage.align import passages
from firsthand.lineage.exact import Seeds, runs_of, sums
from firsthand.lineage.fingerprint import U64, groups
from firsthand.lineage.kind import FURNITURE, QUOTATION, Kinds
from firsthand.lineage.passages import Tie, ties_between, without_edges
from firsthand.lineage.pile import Pile, outlet_of

FEW = 2000  # articles: up to here a case is small enough to look at many holders
NEAR_FEW, NEAR_MANY = 12, 4  # earliest holders joined: a write-through's own source is rarely the very first
NEAR_QUOTED = 2  # for quotations: they tie voices, not texts, and everybody prints the same tweet
BATCH = 200_000  # seeds aligned at a time: some ten megabytes

_NONE: Mapping[tuple[str, str], Tie] = MappingProxyType({})


class Candidates(NamedTuple):
    """Verified ties by (a, b), and what was not looked at: fingerprints with more holders, pairs among the rest."""

    ties: list[Tie]
    near: int
    uncounted_prints: int
    uncounted_pairs: int


def ties_of(pile: Pile, kinds: Kinds, engine: Engine, known: Mapping[tuple[str, str], Tie] = _NONE) -> Candidates:
    """Join, align, classify; `known` are ties by article id that need not be aligned again."""
    near = NEAR_FEW if len(pile.articles) <= FEW else NEAR_MANY
    body, quoted = _postings(pile, kinds)
    seeds = _in_pairs(pa.concat_tables([engine.seeds(body, near), engine.seeds(quoted, NEAR_QUOTED)]))
    ties, fresh = _settled(pile, seeds, known)
    at, words = pile.words.at, _matchable(pile, kinds)
    found = sums(words)
    for batch in _batches(seeds, fresh):
        ties += ties_between(passages(runs_of(batch, at, found), words, at), kinds, at)
    ties.sort(key=lambda tie: (tie.a, tie.b))
    outlets = [outlet_of(article) for article in pile.articles]
    for n, (a, b, _) in enumerate(ties):
        if outlets[a] and outlets[a] == outlets[b]:
            ties[n] = without_edges(ties[n], kinds[pile.words.of(a)], kinds[pile.words.of(b)])
    return Candidates(ties, near, *engine.cut(body, near))


def _matchable(pile: Pile, kinds: Kinds) -> U64:
    """Word hashes in which no word of furniture equals any other."""
    hidden = np.flatnonzero(kinds == FURNITURE)
    found = pile.words.word.copy()
    found[hidden] = hidden.astype(np.uint64)  # small numbers: no word hashes to one but by a chance of 2**-40
    return found


def _postings(pile: Pile, kinds: Kinds) -> tuple[pa.Table, pa.Table]:
    """The fingerprints of body, captions and headlines, and those of quotations; none of furniture.

    What stands once in the pile is left out: it has no other holder.
    """
    prints = pile.prints
    order, _ = groups(prints.hash)
    kind = kinds[pile.words.at[prints.text[order]] + prints.position[order]]
    body, quoted = (
        pa.table({"fingerprint": prints.hash[these], "rank": prints.text[these], "position": prints.position[these]})
        for these in (order[(kind != QUOTATION) & (kind != FURNITURE)], order[kind == QUOTATION])
    )
    return body, quoted


def _in_pairs(table: pa.Table) -> Seeds:
    """The seeds, pair by pair."""
    a, a_at, b, b_at = (table[name].to_numpy().astype(np.int64) for name in ("a", "a_position", "b", "b_position"))
    return Seeds(a, a_at, b, b_at).of(np.lexsort((a_at, b, a)))


def _settled(pile: Pile, seeds: Seeds, known: Mapping[tuple[str, str], Tie]) -> tuple[list[Tie], NDArray[np.bool_]]:
    """The ties known already under their new ranks, and which seeds are of other pairs."""
    fresh = np.ones(len(seeds.a), bool)
    if not known:
        return [], fresh
    rank = {article.id: n for n, article in enumerate(pile.articles)}
    moved = [tie._replace(a=rank[a], b=rank[b]) for (a, b), tie in known.items()]
    pair = seeds.a * len(rank) + seeds.b
    fresh = ~np.isin(pair, [tie.a * len(rank) + tie.b for tie in moved])
    seeded = set(pair[~fresh].tolist())
    return [tie for tie in moved if tie.a * len(rank) + tie.b in seeded], fresh


def _batches(seeds: Seeds, chosen: NDArray[np.bool_]) -> Iterator[Seeds]:
    """The chosen seeds, some hundred thousand at a time, never a pair in two parts: it bounds memory."""
    kept = seeds.of(chosen)
    change = np.flatnonzero((kept.a[1:] != kept.a[:-1]) | (kept.b[1:] != kept.b[:-1])) + 1
    start = 0
    while start < len(kept.a):
        after = change[np.searchsorted(change, start + BATCH) :]
        end = int(after[0]) if len(after) else len(kept.a)
        yield kept.of(np.arange(start, end))
        start = end
