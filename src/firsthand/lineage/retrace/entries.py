"""What the index holds of an article: its fingerprints, its short blocks, and the runs of words it quotes.

In: articles as a Pile. Out: entries (hash, place) for the index, and entries that came back from it as members of
groups of equal hashes.
"""

from typing import NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled
from firsthand.lineage.fingerprint import I32, U64, Bools, K, Longs, runs
from firsthand.lineage.furniture import Blocks, outer, short_blocks
from firsthand.lineage.pile import Pile

T = TypeVar("T", bound=np.generic)

PRINT, BLOCK, SAID = range(3)  # what an entry is of: a fingerprint, a block, a run of words in a quotation
_SEAT, _WHAT, _OUTER = np.uint64(32), np.uint64(30), np.uint64(29)
_NUMBER = np.uint64((1 << 29) - 1)


class Holders(Protocol):
    """What the index answers."""

    def holders(self, hashes: U64) -> tuple[U64, U64]:
        """The entries of some hashes, which are ascending and different: hashes, ascending, and words."""

    def holding(self, hashes: U64, sizes: Longs) -> Bools:
        """Which articles may have one of these runs of words; `sizes` are the words of each article of the index."""


class Entries(NamedTuple):
    """Hashes in any order, and words that pack the article's seat, what each is of, and where."""

    hash: U64
    word: U64

    def of(self, chosen: Bools | Longs) -> "Entries":
        """Some of them."""
        return Entries(self.hash[chosen], self.word[chosen])

    def sorted(self) -> "Entries":
        """By hash."""
        return self.of(np.argsort(self.hash, kind="stable"))


class Members(NamedTuple):
    """Entries of one kind, equal hashes side by side, by the rank of their article and by number.

    Group i is `[at[i], at[i + 1])`. The number of a fingerprint is its token, of a block its place among the blocks.
    """

    hash: U64
    rank: I32
    number: I32
    outer: Bools
    at: Longs

    def of(self, chosen: Bools) -> "Members":
        """Some of them."""
        hashed = self.hash[chosen]
        return Members(hashed, self.rank[chosen], self.number[chosen], self.outer[chosen], _bounds(hashed))

    @property
    def order(self) -> I32:
        """The places of the members, group by group, for the kernels that take groups."""
        return np.arange(len(self.hash), dtype=np.int32)


def page_entries(pile: Pile, blocks: Blocks, seats: Longs) -> Entries:
    """The entries of articles that never change; `seats` are the numbers they have in the index."""
    prints = pile.prints
    at_edge = outer(pile.words.at, prints.text, prints.position, blocks)
    real, same = short_blocks(blocks, pile.words.word)
    owner = blocks.owner[real]
    return joined(
        Entries(prints.hash, _words(seats[prints.text], PRINT, at_edge, prints.position)),
        Entries(same, _words(seats[owner], BLOCK, np.zeros(len(real), bool), real - blocks.at[owner])),
    )


def said_entries(pile: Pile, said: Longs, seats: Longs, state: Longs) -> Entries:
    """The entries of the runs in quotations; `state` counts how often those of an article have changed."""
    tokens = inside(said)
    owner = np.searchsorted(pile.words.at, tokens, side="right") - 1
    return Entries(runs(pile.words)[tokens], _words(seats[owner], SAID, np.zeros(len(tokens), bool), state[owner]))


def inside(said: Longs) -> Longs:
    """The tokens at which the runs within quotations begin."""
    sizes = np.maximum(0, said[:, 1] - said[:, 0] - K + 1)
    ends = np.cumsum(sizes)
    return np.asarray(np.arange(int(sizes.sum())) + np.repeat(said[:, 0] - ends + sizes, sizes))


def joined(*parts: Entries) -> Entries:
    """All entries of several."""
    return Entries(np.concatenate([part.hash for part in parts]), np.concatenate([part.word for part in parts]))


def _words(seat: Longs, what: int, outermost: Bools, number: Longs | I32) -> U64:
    found = seat.astype(np.uint64) << _SEAT
    found |= outermost.astype(np.uint64) << _OUTER
    return np.asarray(found | np.uint64(what) << _WHAT | number.astype(np.uint64))


def seats_of(entries: Entries) -> Longs:
    """The seat of the article of each entry."""
    return (entries.word >> _SEAT).astype(np.int64)


def numbers_of(entries: Entries) -> Longs:
    """The number of each entry."""
    return (entries.word & _NUMBER).astype(np.int64)


def are(entries: Entries, what: int) -> Bools:
    """Which entries are of a kind."""
    return np.asarray(entries.word >> _WHAT & np.uint64(3) == np.uint64(what))


def members(entries: Entries, what: int, rank_of: Longs) -> Members:
    """The entries of a kind, which come by hash, grouped; `rank_of` gives the rank of each seat."""
    chosen = are(entries, what)
    hashed, word = entries.hash[chosen], entries.word[chosen]
    at = _bounds(hashed)
    order = arranged(at, rank_of[(word >> _SEAT).astype(np.int64)] << 32 | (word & _NUMBER).astype(np.int64))
    word = word[order]
    rank = rank_of[(word >> _SEAT).astype(np.int64)].astype(np.int32)
    outermost = (word >> _OUTER & np.uint64(1)).astype(bool)
    return Members(hashed, rank, (word & _NUMBER).astype(np.int32), outermost, at)


@compiled
def arranged(at: Longs, key: Longs) -> Longs:
    """The places of each group by key."""
    order = np.arange(len(key))
    for group in range(len(at) - 1):
        low, high = at[group], at[group + 1]
        place = low + 1
        while place < high and key[place] >= key[place - 1]:
            place += 1
        if place < high:
            order[low:high] = low + np.argsort(key[low:high])
    return order


def distinct(*values: NDArray[T]) -> NDArray[T]:
    """The different values of some arrays, ascending."""
    found = np.sort(np.concatenate(values))
    fresh = np.ones(len(found), bool)
    fresh[1:] = found[1:] != found[:-1]
    return found[fresh]


def _bounds(hashed: U64) -> Longs:
    """Where groups of equal hashes begin, and the end of the last."""
    fresh = np.flatnonzero(hashed[1:] != hashed[:-1]) + 1
    return np.concatenate([[0], fresh, [len(hashed)]]) if len(hashed) else np.zeros(1, np.int64)
