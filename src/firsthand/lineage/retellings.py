"""Which articles may retell which: pairs in two languages that are worth comparing sentence by sentence.

In: the anchored sentences of every article, their languages, and vectors of their leads where a model made them. Out:
pairs of ranks, a few an article, whatever the size of the pile.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from firsthand.lineage.cognates import Sentence
from firsthand.lineage.encoder import Vectors

PARTNERS = 10  # an article: its wire in ten papers' English, and all but one are shut out
COMMON = 200  # articles with an anchor: one of more says little ("@london"), and costs its square
RAREST = 100  # anchors of an article that are looked up: its names and numbers; a long page has a thousand stems
LIKE = 0.3  # leads: "Stock markets fall" and "Las bolsas caen" have .52, two leads of one day's news at random .1
_ROWS = 1024  # leads compared at a time: bounds memory


def by_anchors(
    sentences: Sequence[Sequence[Sentence]], languages: Sequence[str], rarity: Mapping[str, float]
) -> set[tuple[int, int]]:
    """Each article with the partners in other languages that share most anchors, by weight."""
    rarest = []
    for of_article in sentences:
        held = {anchor for sentence in of_article for anchor in sentence.anchors}
        rarest.append(sorted(held, key=lambda anchor: (-rarity[anchor], anchor)))
    holders: dict[str, list[int]] = defaultdict(list)
    for rank, anchors in enumerate(rarest):
        for anchor in anchors if languages[rank] else ():
            holders[anchor].append(rank)
    found = set()
    for rank, anchors in enumerate(rarest):
        shared: dict[int, float] = defaultdict(float)
        rare = (anchor for anchor in anchors if 1 < len(holders[anchor]) <= COMMON)
        for _, anchor in zip(range(RAREST), rare, strict=False):
            for partner in holders[anchor]:
                if languages[rank] and languages[partner] != languages[rank]:
                    shared[partner] += rarity[anchor]
        likeliest = sorted(shared, key=lambda partner: (-shared[partner], partner))[:PARTNERS]
        found |= {(min(rank, partner), max(rank, partner)) for partner in likeliest}
    return found


def by_leads(leads: Vectors, ranks: Sequence[int], languages: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each article with the partners whose lead means most nearly the same, language by language.

    Scripts that share no letters have few anchors: "Москва" is not "Moscow".
    """
    of_language: dict[str, list[int]] = defaultdict(list)
    for row, rank in enumerate(ranks):
        of_language[languages[rank]].append(row)
    for language, rows in sorted(of_language.items()):
        others = np.array([row for name, there in sorted(of_language.items()) if name != language for row in there])
        for first in range(0, len(rows), _ROWS):
            here = rows[first : first + _ROWS]
            like = np.round(leads[here] @ leads[others].T, 4) if len(others) else np.zeros((len(here), 0))
            for row, of_row in zip(here, like, strict=True):
                most = np.argsort(-of_row, kind="stable")[:PARTNERS]
                for other in others[most[of_row[most] >= LIKE]].tolist():
                    yield min(ranks[row], ranks[other]), max(ranks[row], ranks[other])
