"""Which articles may retell which: pairs in two languages that are worth comparing sentence by sentence.

In: the anchors of every article, how rare they are, and vectors of leads where a model made them. Out: pairs of ranks,
a few an article, whatever the size of the pile.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from firsthand.compiled import compiled, leaf
from firsthand.lineage.anchored import Anchored
from firsthand.lineage.cognates import KIND
from firsthand.lineage.encoder import Vectors
from firsthand.lineage.fingerprint import I32, Longs

PARTNERS = 20  # an article: its wire in ten papers' English, and all but one are shut out
COMMON = 200  # articles with an anchor, the earliest: more of them ("@london") cost the square of their number
RAREST = 100  # anchors of an article that are looked up: its names and numbers; a long page has a thousand stems
MET = 2000  # articles met by them, some of them often: in a large pile common stems would bring 20,000 of other stories
LIKE = 0.3  # leads: "Stock markets fall" and "Las bolsas caen" have .52, two leads of one day's news at random .1
_ROWS = 1024  # leads compared at a time: bounds memory


class Shared(NamedTuple):
    """The anchors of each article that stand in another language too, rarest first: `[at[i], at[i + 1])`.

    An anchor is its place in the order of rarity, `sentence` one of the article's that has it; `rarity` is by anchor.
    Those who have anchor n are `holder[held[n] : held[n + 1]]`.
    """

    at: Longs
    anchor: I32
    sentence: I32
    rarity: Longs
    kind: I32
    held: Longs
    holder: I32


def shared(read: Anchored, rarity: Longs) -> Shared:
    """The anchors that stand in two languages or more."""
    chosen = np.flatnonzero(read.spread)
    chosen = chosen[np.lexsort((read.hash[chosen], -rarity[chosen]))]
    place = np.full(len(read.hash), -1, np.int32)
    place[chosen] = np.arange(len(chosen))
    at, anchor, sentence, held, holder = _shared(read, place, len(chosen))
    return Shared(at, anchor, sentence, rarity[chosen], (read.hash[chosen] & KIND).astype(np.int32), held, holder)


@compiled
def _shared(read: Anchored, place: I32, count: int) -> tuple[Longs, I32, I32, Longs, I32]:
    """By counting: the sentences of each anchor, and from these the anchors of each article."""
    articles = len(read.at) - 1
    upto, at = np.zeros(count + 1, np.int64), np.zeros(articles + 1, np.int64)
    for rank in range(articles):
        for n in range(read.of[read.at[rank]], read.of[read.at[rank + 1]]):
            one = place[read.anchor[n]]
            if one >= 0:
                upto[one + 1] += 1
                at[rank + 1] += 1
    upto, at = np.cumsum(upto), np.cumsum(at)
    owner, within = np.empty(upto[-1], np.int32), np.empty(upto[-1], np.int32)
    fill = upto[:-1].copy()
    for rank in range(articles):
        for sentence in range(read.at[rank], read.at[rank + 1]):
            for n in range(read.of[sentence], read.of[sentence + 1]):
                one = place[read.anchor[n]]
                if one >= 0:
                    owner[fill[one]], within[fill[one]] = rank, sentence - read.at[rank]
                    fill[one] += 1
    anchor, sentences = np.empty(upto[-1], np.int32), np.empty(upto[-1], np.int32)
    held, holder = np.zeros(count + 1, np.int64), np.empty(upto[-1], np.int32)
    fill = at[:-1].copy()
    size = 0
    for one in range(count):
        for n in range(upto[one], upto[one + 1]):
            rank = owner[n]
            anchor[fill[rank]], sentences[fill[rank]] = one, within[n]
            fill[rank] += 1
            if n == upto[one] or owner[n - 1] != rank:
                holder[size] = rank
                size += 1
        held[one + 1] = size
    return at, anchor, sentences, held, holder[:size].copy()


def by_anchors(found: Shared, languages: Longs) -> Longs:
    """Rows (a, b): each article with the partners in other languages that share most anchors, by weight."""
    pairs = _by_anchors(found, languages)
    size = len(languages)
    both = np.sort(pairs.min(axis=1) * size + pairs.max(axis=1))
    return np.stack(np.divmod(both[np.diff(both, prepend=-1) > 0], size), axis=1)


@compiled
def _by_anchors(found: Shared, languages: Longs) -> Longs:
    rows = np.empty((len(languages) * PARTNERS, 2), np.int64)
    n = 0
    weight = np.zeros(len(languages), np.int64)
    met = np.empty(len(languages), np.int32)
    for rank in range(len(languages)):
        size = looked = seen = 0
        before = -1
        for place in range(found.at[rank], found.at[rank + 1]):
            one = found.anchor[place]
            if one == before:
                continue
            before = one
            if looked == RAREST or seen >= MET:
                break
            looked += 1
            last = min(found.held[one + 1], found.held[one] + COMMON)
            seen += last - found.held[one]
            for h in range(found.held[one], last):
                partner = found.holder[h]
                if languages[partner] != languages[rank]:
                    if not weight[partner]:
                        met[size] = partner
                        size += 1
                    weight[partner] += found.rarity[one]
        first = n
        for m in range(size):
            n = _ranked(rows, first, n, rank, met[m], weight)
        for m in range(size):
            weight[met[m]] = 0
    return rows[:n].copy()


@leaf
def _ranked(rows: Longs, first: int, n: int, rank: int, partner: int, weight: Longs) -> int:
    """Put a partner in its place among the best of an article in `rows[first:n]`; where these end then."""
    place = n
    while place > first:
        other = rows[place - 1, 1]
        if weight[other] > weight[partner] or (weight[other] == weight[partner] and other < partner):
            break
        place -= 1
    if place == first + PARTNERS:
        return n
    n = min(n + 1, first + PARTNERS)
    for row in range(n - 1, place, -1):
        rows[row, 0], rows[row, 1] = rows[row - 1, 0], rows[row - 1, 1]
    rows[place, 0], rows[place, 1] = rank, partner
    return n


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
