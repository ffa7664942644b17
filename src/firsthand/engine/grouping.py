"""Equal hashes side by side: what a join rests on, as compiled loops over columns.

In: hashes, articles, places. Out: groups of equal hashes, and the star join of each to a few of its holders.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf

U64 = NDArray[np.uint64]
I32 = NDArray[np.int32]
Longs = NDArray[np.int64]
Bools = NDArray[np.bool_]
Groups = tuple[I32, Longs]  # places of equal hashes side by side, and where each group begins; as `groups` gives them

Seeds = tuple[I32, I32, I32, I32]  # columns: an article, a place in it, a later article, a place in that

FEW = 64  # places of a bucket that are sorted in place
_ONE, _FIVE, _LOW = np.uint64(1), np.uint64(5), np.uint64(31)
_SIEVE = np.uint64(48)  # but for its first 16 bits


class Hubs(NamedTuple):
    """Which holders of a fingerprint are joined to all its others: the `near` earliest, and the first `unsure` ones.

    An unsure holder is an article of which no date tells the hour: it may have been first, wherever it stands.
    """

    near: int
    unsure: int

    def among(self, ranks: Sequence[int], unsure: Container[int]) -> list[int]:
        """The hubs among the holders of one fingerprint, given by rank in ascending order.

        >>> Hubs(near=2, unsure=1).among([1, 3, 4, 7, 8, 9], unsure={7, 8})
        [1, 3, 7]
        """
        return sorted({*ranks[: self.near], *[rank for rank in ranks if rank in unsure][: self.unsure]})


def groups(hashes: U64) -> Groups:
    """Places of equal hashes side by side, earlier places first: group i is `order[at[i] : at[i + 1]]`, at least two.

    A sieve first leaves out what stands once; the rest goes into buckets by its first bits, each sorted in place. Room
    is made here, not in the loops: numpy asks the system for large pages, which cost a tenth to touch first.
    """
    again = np.empty(len(hashes), np.int32)
    again = again[: _met_again(hashes, again)]
    places, sorted_ = np.empty(len(again), np.int32), np.empty(len(again), np.uint64)
    order, at = np.empty(len(again), np.int32), np.empty(len(again) // 2 + 1, np.int64)
    found, kept = _runs_of_equals(sorted_, places, _in_buckets(hashes, again, places, sorted_), order, at)
    return order[:kept], at[: found + 1]


@compiled
def _met_again(hashes: U64, again: I32) -> int:
    """Fill in the places of hashes whose first bits others have too; how many."""
    bits = 10
    while bits < 29 and (1 << bits) < 8 * len(hashes):
        bits += 1
    shift = np.uint64(64 - bits)
    seen = np.zeros(1 << (bits - 5), np.uint64)  # two bits for each of the hashes' first ones: met once, met again
    for one in hashes:
        slot = one >> shift
        bit = _ONE << ((slot & _LOW) << _ONE)
        here = seen[slot >> _FIVE]
        seen[slot >> _FIVE] = here | bit | (here & bit) << _ONE
    size = 0
    for n in range(len(hashes)):
        slot = hashes[n] >> shift
        again[size] = n
        size += int((seen[slot >> _FIVE] >> ((slot & _LOW) << _ONE) >> _ONE) & _ONE)
    return size


@compiled
def _in_buckets(hashes: U64, again: I32, places: I32, sorted_: U64) -> I32:
    """Fill in the places met again and their hashes, by the first bits of these; where each bucket begins."""
    bits = 1
    while bits < 27 and (8 << bits) < len(again):
        bits += 1
    few = np.uint64(64 - bits)  # some eight places in a bucket
    at = np.zeros((1 << bits) + 1, np.int32)
    for one in again:
        at[(hashes[one] >> few) + _ONE] += 1
    for bucket in range(1, len(at)):
        at[bucket] += at[bucket - 1]
    fill = at[:-1].copy()
    for place in again:
        bucket_of = hashes[place] >> few
        row = fill[bucket_of]
        fill[bucket_of] = row + 1
        places[row], sorted_[row] = place, hashes[place]
    return at


@compiled
def _runs_of_equals(hashes: U64, places: I32, at: I32, order: I32, bounds: Longs) -> tuple[int, int]:
    """Sort each bucket by hash, its places with it, and fill in the runs of two or more; how many, and of how many."""
    kept = found = 0
    bounds[0] = 0
    for bucket in range(len(at) - 1):
        low, high = at[bucket], at[bucket + 1]
        if high - low > FEW:
            here, place_of = hashes[low:high], places[low:high]
            by_hash = np.argsort(here, kind="mergesort")
            here[:], place_of[:] = here[by_hash], place_of[by_hash]
        else:
            _sort_few(hashes, places, low, high)
        first = low
        while first < high:
            last = first + 1
            while last < high and hashes[last] == hashes[first]:
                last += 1
            if last - first > 1:
                for row in range(first, last):
                    order[kept] = places[row]
                    kept += 1
                found += 1
                bounds[found] = kept
            first = last
    return found, kept


@leaf
def _sort_few(hashes: U64, places: I32, low: int, high: int) -> None:
    """Sort rows `[low, high)` by hash, where they are."""
    for n in range(low + 1, high):
        one, place, row = hashes[n], places[n], n
        while row > low and hashes[row - 1] > one:
            hashes[row], places[row] = hashes[row - 1], places[row - 1]
            row -= 1
        hashes[row], places[row] = one, place


@compiled
def numbered(numbers: U64, many: int) -> Groups:
    """The same as `groups` where the hashes are numbers below `many`: they are counted, not compared."""
    count = np.zeros(many + 1, np.int32)
    for one in numbers:
        count[one] += 1
    fill, at = np.full(many, -1, np.int32), np.zeros(many + 1, np.int64)
    found = kept = 0
    for number in range(many):
        if count[number] > 1:
            fill[number] = kept
            kept += count[number]
            found += 1
            at[found] = kept
    order = np.empty(kept, np.int32)
    for place in range(len(numbers)):
        row = fill[numbers[place]]
        if row >= 0:
            order[row] = place
            fill[numbers[place]] += 1
    return order, at[: found + 1].copy()


class _Met(NamedTuple):
    """The holders of each place's fingerprint that it meets: `group` is -1 for one that stands alone, `late` says that
    it is a hub for being unsure, and meets all before it. `hub` has the rank and the first place of each hub, those of
    a group `[hub_at[group], hub_at[group + 1])`.
    """

    group: I32
    late: Bools
    hub: I32
    hub_at: Longs


def star(order: I32, at: Longs, rank: I32, position: I32, unsure: Bools, hubs: Hubs) -> Seeds:
    """Each group's hubs against all its other holders, the earlier article first.

    The earlier article stands with its first place, the later one with each of its places; `unsure` goes with `rank`.
    What one later article is in stands side by side.
    """
    size = len(rank)
    room = _Met(
        np.full(size, -1, np.int32),
        np.zeros(size, bool),
        np.empty((len(order), 2), np.int32),
        np.zeros(len(at), np.int64),
    )
    by_rank, by_place = _ordered(rank, position)
    walk = np.zeros(0, np.int64) if by_rank else np.argsort(rank, kind="stable")
    most = _hubs_of(order, at, rank, position, unsure, hubs, by_rank and by_place, room)
    found = np.empty(most, np.int32), np.empty(most, np.int32), np.empty(most, np.int32), np.empty(most, np.int32)
    size = _joined(order, at, rank, position, walk, room, found)
    a, a_at, b, b_at = (column[:size] for column in found)
    return a, a_at, b, b_at


@compiled
def _hubs_of(
    order: I32, at: Longs, rank: I32, position: I32, unsure: Bools, hubs: Hubs, by_rank: bool, room: _Met
) -> int:
    """Fill in the hubs, and order the groups by article unless they are; how many meet at most."""
    n = most = 0
    for group in range(len(at) - 1):
        if not by_rank and not _is_by_rank(order, at[group], at[group + 1], rank, position):
            _by_rank(order[at[group] : at[group + 1]], rank, position)
        holders = doubtful = 0
        last = -1
        behind = False  # whether this holder is a hub for being unsure alone: it meets those before it, too
        for member in range(at[group], at[group + 1]):
            one = order[member]
            if rank[one] != last:
                last = rank[one]
                holders += 1
                doubtful += unsure[one]
                behind = holders > hubs.near and unsure[one] and doubtful <= hubs.unsure
                if holders <= hubs.near or behind:
                    room.hub[n, 0], room.hub[n, 1] = last, position[one]
                    n += 1
            room.group[one], room.late[one] = group, behind
            most += holders - 1 if behind else n - room.hub_at[group]
        room.hub_at[group + 1] = n
    return most


@leaf
def _joined(order: I32, at: Longs, rank: I32, position: I32, walk: Longs, met: _Met, found: Seeds) -> int:
    """Fill in who meets whom, later article by later article; how many."""
    n = 0
    for step in range(len(rank)):
        place = walk[step] if len(walk) else step
        group = met.group[place]
        if group < 0:
            continue
        b, late = rank[place], met.late[place]
        before = -1
        first, last = (at[group], at[group + 1]) if late else (met.hub_at[group], met.hub_at[group + 1])
        for one in range(first, last):
            a, where = (rank[order[one]], position[order[one]]) if late else (met.hub[one, 0], met.hub[one, 1])
            if a >= b:
                break
            if a == before:
                continue
            before = a
            found[0][n], found[1][n], found[2][n], found[3][n] = a, where, b, position[place]
            n += 1
    return n


@leaf
def _ordered(rank: I32, position: I32) -> tuple[bool, bool]:
    """Whether the places come in the order of articles, and those of each in their own, as most do from a pile."""
    back = within = 0
    for n in range(1, len(rank)):  # counted to the end, since the compiler takes many at once only so
        back += rank[n] < rank[n - 1]
        within += (rank[n] == rank[n - 1]) & (position[n] < position[n - 1])
    return back == 0, within == 0


@leaf
def _is_by_rank(order: I32, low: int, high: int, rank: I32, position: I32) -> bool:
    """Whether the places of one fingerprint come in the order of articles and then of places."""
    for n in range(low + 1, high):
        one, before = order[n], order[n - 1]
        if rank[before] > rank[one] or (rank[before] == rank[one] and position[before] > position[one]):
            return False
    return True


@compiled
def beyond(order: I32, at: Longs, rank: I32, unsure: Bools, hubs: Hubs) -> tuple[int, int]:
    """Groups with pairs of holders of which none is a hub, and how many such pairs there are."""
    prints = pairs = 0
    for group in range(len(at) - 1):
        if at[group + 1] - at[group] <= hubs.near + 1:
            continue
        members = order[at[group] : at[group + 1]]
        members = members[np.argsort(rank[members])]
        others = holders = found = 0
        for place in range(len(members)):
            one = members[place]
            if place and rank[one] == rank[members[place - 1]]:
                continue
            holders += 1
            found += unsure[one]
            others += holders > hubs.near and not (unsure[one] and found <= hubs.unsure)
        if others > 1:
            prints += 1
            pairs += others * (others - 1) // 2
    return prints, pairs


@compiled
def _by_rank(members: I32, rank: I32, position: I32) -> None:
    """Order the places of one fingerprint by article, then by place."""
    key = np.empty(len(members), np.int64)
    for n in range(len(members)):
        key[n] = np.int64(rank[members[n]]) << 32 | np.int64(position[members[n]])
    members[:] = members[np.argsort(key)]


@compiled
def among(hashes: U64, known: U64) -> NDArray[np.bool_]:
    """Which hashes are among a few sorted ones; a sieve of their first bits spares most of the search."""
    bits = 16
    while bits < 26 and (1 << bits) < 16 * len(known):
        bits += 1
    shift = np.uint64(64 - bits)
    sieve = np.zeros(1 << bits, np.bool_)
    for one in known:
        sieve[one >> shift] = True
    found = np.zeros(len(hashes), np.bool_)
    for n in range(len(hashes)):
        if sieve[hashes[n] >> shift]:
            found[n] = is_among(hashes[n], known)
    return found


@leaf
def is_among(one: np.uint64, known: U64) -> bool:
    """Whether a hash is among sorted ones."""
    place = np.searchsorted(known, one)
    return bool(place < len(known) and known[place] == one)


class Sought(NamedTuple):
    """Hashes that few of many are among: ascending, and a sieve of their first bits, which nearly all others fail."""

    hashes: U64
    sieve: Bools


def sought(hashes: U64) -> Sought:
    """Those hashes, in whatever order, to be looked for."""
    sieve = np.zeros(1 << 16, np.bool_)
    sieve[hashes >> _SIEVE] = True
    return Sought(np.unique(hashes), sieve)


@leaf
def is_sought(one: np.uint64, known: Sought) -> bool:
    """Whether a hash is one of those looked for."""
    return bool(known.sieve[one >> _SIEVE] and is_among(one, known.hashes))
