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
from firsthand.lineage.align import align
from firsthand.lineage.fingerprint import U64
from firsthand.lineage.kind import FURNITURE, QUOTATION, Kinds
from firsthand.lineage.passages import Tie, tie_of, without_edges
from firsthand.lineage.pile import Pile, outlet_of

FEW = 2000  # articles: up to here a case is small enough to look at many holders
NEAR_FEW, NEAR_MANY = 12, 4  # earliest holders joined: a write-through's own source is rarely the very first
NEAR_QUOTED = 2  # for quotations: they tie voices, not texts, and everybody prints the same tweet


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
    words = _matchable(pile, kinds)
    outlets = [outlet_of(article) for article in pile.articles]
    ties = []
    seeds = pa.concat_tables([engine.seeds(body, near), engine.seeds(quoted, NEAR_QUOTED)])
    for a, b, a_seeds, b_seeds in _pairs(seeds):
        ids = (pile.articles[a].id, pile.articles[b].id)
        if ids in known:
            ties.append(known[ids]._replace(a=a, b=b))
            continue
        at_a, at_b = pile.words.of(a), pile.words.of(b)
        passages = align(words[at_a], words[at_b], a_seeds, b_seeds)
        tie = tie_of(a, b, passages, kinds[at_a], kinds[at_b]) if passages else None
        if tie and outlets[a] and outlets[a] == outlets[b]:
            tie = without_edges(tie, kinds[at_a], kinds[at_b])
        if tie:
            ties.append(tie)
    return Candidates(ties, near, *engine.cut(body, near))


def _matchable(pile: Pile, kinds: Kinds) -> U64:
    """Word hashes in which no word of furniture equals any other."""
    hidden = np.flatnonzero(kinds == FURNITURE)
    found = pile.words.word.copy()
    found[hidden] = hidden.astype(np.uint64)  # small numbers: no word hashes to one but by a chance of 2**-40
    return found


def _postings(pile: Pile, kinds: Kinds) -> tuple[pa.Table, pa.Table]:
    """The fingerprints of body, captions and headlines, and those of quotations; none of furniture."""
    prints = pile.prints
    kind = kinds[pile.words.at[prints.text] + prints.position]
    chosen = ((kind != QUOTATION) & (kind != FURNITURE), kind == QUOTATION)
    body, quoted = (
        pa.table({"fingerprint": prints.hash[these], "rank": prints.text[these], "position": prints.position[these]})
        for these in chosen
    )
    return body, quoted


def _pairs(seeds: pa.Table) -> Iterator[tuple[int, int, NDArray[np.int64], NDArray[np.int64]]]:
    """The seeds of each pair of articles, pairs in order."""
    a, a_at, b, b_at = (seeds[name].to_numpy().astype(np.int64) for name in ("a", "a_position", "b", "b_position"))
    if not len(a):
        return
    order = np.lexsort((a_at, b, a))
    a, a_at, b, b_at = a[order], a_at[order], b[order], b_at[order]
    starts = np.flatnonzero(np.concatenate([[True], (a[1:] != a[:-1]) | (b[1:] != b[:-1])]))
    ends = np.concatenate([starts[1:], [len(a)]])
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield int(a[start]), int(b[start]), a_at[start:end], b_at[start:end]
