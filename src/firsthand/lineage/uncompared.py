"""Articles that hold a passage and that the build never laid beside it: a run is joined to its hubs alone.

In: an Inquiry, an article and a piece of it. Out: Ties, made now by the functions that make all others, and a count of
what is still not looked at.
"""

from collections.abc import Sequence

import numpy as np

from firsthand.lineage.candidates import hubs_of, side_by_side, unsure_in
from firsthand.lineage.exact import Seeds
from firsthand.lineage.fingerprint import K, Longs
from firsthand.lineage.inquiry import Inquiry
from firsthand.lineage.inserts import without_inserts
from firsthand.lineage.kind import FURNITURE, QUOTATION
from firsthand.lineage.passages import B_END, NONE, B, Ties, joined

ALIGNED_NOW = 20  # articles laid side by side when asked: of a wire that a thousand papers print, the earliest do


def uncompared(inquiry: Inquiry, b: int, row: Longs) -> tuple[Ties, int]:
    """Ties to the articles before b that hold a run of a piece of it and that the build never laid beside it there.

    `row` is the piece, as in Ties. The second number counts those that are still not compared.
    """
    pile, kinds, prints = inquiry.pile, inquiry.known.kinds, inquiry.pile.prints
    first, last = np.searchsorted(prints.text, [b, b + 1])
    hubs = hubs_of(len(pile.articles))
    unsure = frozenset(np.flatnonzero(unsure_in(pile.articles, int(inquiry.known.sinks.articles.sum()))).tolist())
    seen: set[int] = set()
    all_: set[int] = set()
    for n in range(first, last):
        if prints.position[n] < row[B] or prints.position[n] + K > row[B_END]:
            continue
        same = _same_print(inquiry, int(prints.hash[n]))
        kind = kinds[pile.words.at[prints.text[same]] + prints.position[same]]
        quoted = bool(kinds[pile.words.at[b] + prints.position[n]] == QUOTATION)
        alike = (kind == QUOTATION) if quoted else (kind != QUOTATION) & (kind != FURNITURE)
        ranks = sorted(set(prints.text[same[alike]].tolist()))
        joined = hubs[quoted].among(ranks, unsure)
        seen.update(ranks if b in joined else joined)
        all_.update(rank for rank in ranks if rank < b)
    missing = sorted(all_ - seen)
    return _side_by_side(inquiry, missing[:ALIGNED_NOW], b), len(missing[ALIGNED_NOW:])


def _same_print(inquiry: Inquiry, hash_: int) -> Longs:
    """The fingerprints of one hash, of every article."""
    order, hashes = inquiry.prints
    low, high = (np.searchsorted(hashes, np.uint64(hash_), side=side) for side in ("left", "right"))
    return order[low:high]


def _side_by_side(inquiry: Inquiry, ranks: Sequence[int], b: int) -> Ties:
    """The ties of some articles to b, as the build would have made them."""
    pile, kinds = inquiry.pile, inquiry.known.kinds
    at, prints = pile.words.at, pile.prints
    seeds: list[tuple[int, int, int, int]] = []
    first, last = np.searchsorted(prints.text, [b, b + 1])
    for n in range(first, last):
        same = _same_print(inquiry, int(prints.hash[n]))
        for m in same[kinds[at[prints.text[same]] + prints.position[same]] != FURNITURE].tolist():
            if prints.text[m] in ranks:
                seeds.append((int(prints.text[m]), int(prints.position[m]), b, int(prints.position[n])))
    if not seeds:
        return NONE
    columns = Seeds(*np.array(seeds, np.int32).T.copy())
    ties = joined(NONE, side_by_side(columns, pile.words, kinds, inquiry.known.opens, inquiry.printed))
    without_inserts(ties, kinds, inquiry.known.opens, at, pile.outlets)
    return ties
