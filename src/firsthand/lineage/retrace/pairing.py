"""Which articles are to be laid side by side anew, and the ties that come of it.

In: a Crowd, the seats whose words are others now, and the classes of all tokens. Out: ties. A pair is aligned
again when what one of the two is changed, or when other fingerprints bring the two together than before.
"""

from typing import NamedTuple

import numpy as np

from firsthand.compiled import compiled
from firsthand.engine.grouping import Hubs, among, beyond, star
from firsthand.lineage.candidates import by_later, hubs_of, side_by_side
from firsthand.lineage.exact import Seeds
from firsthand.lineage.fingerprint import U64, Bools, Longs
from firsthand.lineage.forms import printed
from firsthand.lineage.inserts import without_inserts
from firsthand.lineage.kind import FURNITURE, QUOTATION, Kinds, openings
from firsthand.lineage.passages import NONE, Ties, joined
from firsthand.lineage.retrace.crowd import Crowd, Part
from firsthand.lineage.retrace.entries import PRINT, Members, arranged, distinct
from firsthand.lineage.retrace.kept import Classes, Packed, both, packed, some


class Side(NamedTuple):
    """One of two states of a case: before, or now.

    There are so many `seats`; `classes` are those of their tokens; `place_of` orders them; of those that are `unsure`
    no date tells the hour; groups count only where `held` has their hash (all of them where it is None).
    """

    seats: int
    classes: Classes
    place_of: Longs
    unsure: Bools
    held: U64 | None


def seeds(case: Crowd, side: Side, found: Members) -> Longs:
    """The star joins of groups: rows (seat of a, token, seat of b, token), a in the earlier place."""
    kind = _kinds(case, side, found)
    parts = []
    for chosen, hubs in zip((_is_body(kind), _is_quotation(kind)), hubs_of(case.size), strict=True):
        some = found.of(chosen)
        seat = case.seat_of[some.rank]
        place = side.place_of[seat].astype(np.int32)
        columns = star(some.order, some.at, place, some.number, side.unsure[seat], hubs)
        parts.append(np.stack(columns, axis=1).astype(np.int64))
    rows = np.concatenate(parts)
    seat_of = np.argsort(side.place_of)
    rows[:, 0], rows[:, 2] = seat_of[rows[:, 0]], seat_of[rows[:, 2]]
    return rows


def changed(case: Crowd, before: Side, now: Side, found: Members, touched: Longs) -> Longs:
    """The pairs that other fingerprints of these groups bring together than before, and those of touched articles."""
    seat = case.seat_of[found.rank]
    is_touched = np.zeros(case.size, bool)
    is_touched[touched] = True
    kinds = [_kinds(case, side, found) for side in (before, now)]
    orders = np.stack([arranged(found.at, side.place_of[seat]) for side in (before, now)])
    parts = []
    unsure = np.stack([side.unsure[seat] for side in (before, now)])
    for is_kind, hubs in zip((_is_body, _is_quotation), hubs_of(case.size), strict=True):
        there = np.stack([is_kind(kind) for kind in kinds])
        parts.append(_changed(found.at, seat, there, orders, unsure, hubs, is_touched))
    return distinct(*parts)


@compiled
def _changed(at: Longs, seat: Longs, there: Bools, orders: Longs, unsure: Bools, hubs: Hubs, touched: Bools) -> Longs:
    """The joins of one of the two states, before and now, that the other does not have."""
    pairs, n = np.empty(1024, np.int64), 0
    # by side, and by why a holder is a hub: it is early, and meets those behind it; it is unsure, and meets all
    found, count = np.empty((2, 2, max(hubs.near, hubs.unsure)), np.int64), np.zeros((2, 2), np.int64)
    for group in range(len(at) - 1):
        count[:] = 0
        for side in range(2):
            last = np.int64(-1)
            for member in orders[side, at[group] : at[group + 1]]:
                if not there[side, member] or seat[member] == last:
                    continue
                last = seat[member]
                for why, most in ((0, hubs.near), (1, hubs.unsure)):
                    if count[side, why] < most and (not why or unsure[side, member]):
                        found[side, why, count[side, why]] = last
                        count[side, why] += 1
        for side in range(2):
            for why in range(2):
                for a in found[side, why, : count[side, why]]:
                    both = False
                    for one in found[1 - side, why, : count[1 - side, why]]:
                        both = both or one == a
                    behind, last = why == 1, a
                    for member in orders[side, at[group] : at[group + 1]]:
                        b = seat[member]
                        behind = behind or b == a
                        if not there[side, member] or not behind or b in (a, last):
                            continue
                        last = b
                        if both and not touched[a] and not touched[b]:
                            continue
                        if n == len(pairs):
                            pairs = np.concatenate((pairs, np.empty_like(pairs)))
                        pairs[n] = min(a, b) * len(touched) + max(a, b)
                        n += 1
    return pairs[:n].copy()


def uncounted(case: Crowd, side: Side, found: Members) -> tuple[int, int]:
    """What the bound on holders leaves out of these groups: fingerprints, and pairs."""
    body = found.of(_is_body(_kinds(case, side, found)))
    prints, pairs = beyond(body.order, body.at, body.rank, side.unsure[case.seat_of[body.rank]], hubs_of(case.size)[0])
    return int(prints), int(pairs)


def _kinds(case: Crowd, side: Side, found: Members) -> Kinds:
    """What each member is; one that is not there, or does not count, is as good as furniture."""
    seat = case.seat_of[found.rank]
    there = seat < side.seats
    if side.held is not None:
        there &= among(found.hash, side.held)
    kind = np.full(len(seat), FURNITURE, np.int8)
    kind[there] = side.classes.at_tokens(seat[there], found.number[there])
    return kind


def _is_body(kind: Kinds) -> Bools:
    return np.asarray((kind != QUOTATION) & (kind != FURNITURE))


def _is_quotation(kind: Kinds) -> Bools:
    return np.asarray(kind == QUOTATION)


def pair_numbers(case: Crowd, a: Longs, b: Longs) -> Longs:
    """A number for each pair of seats, whichever comes first."""
    return np.minimum(a, b) * case.size + np.maximum(a, b)


def aligned(case: Crowd, side: Side, pairs: Longs, touched: Longs) -> Packed:
    """The ties of some pairs now; of each pair one is touched, or its later one is looked up as well."""
    many = case.size
    a, b = pairs // many, pairs % many
    alone = ~np.isin(a, touched) & ~np.isin(b, touched)
    later = np.where(side.place_of[a] < side.place_of[b], b, a)
    asked = distinct(touched, later[alone])
    rows = seeds(case, side, case.gathered(PRINT, case.prints(asked)))
    rows = rows[np.isin(pair_numbers(case, rows[:, 0], rows[:, 2]), pairs)]
    part = case.part(distinct(rows[:, [0, 2]].reshape(-1)), side.place_of)
    ties = ties_of(case, side, part, rows)
    return packed(ties, part.seats[ties.a], part.seats[ties.b], np.zeros(len(ties.pieces), np.int64))


def ties_of(case: Crowd, side: Side, part: Part, rows: Longs) -> Ties:
    """The ties of a part's articles, by their places in it, that these seeds lead to."""
    local = np.full(case.size, -1)
    local[part.seats] = np.arange(len(part.seats))
    rows = rows.copy()
    rows[:, 0], rows[:, 2] = local[rows[:, 0]], local[rows[:, 2]]
    kinds = side.classes.of(part.seats)
    seeds = by_later(Seeds(*np.ascontiguousarray(rows.T, np.int32)))
    words = part.pile.words
    opens = openings(part.blocks.low, part.blocks.high, part.blocks.bare, len(kinds))
    texts = printed(part.pile.articles)
    ties = joined(NONE, side_by_side(seeds, words, kinds, opens, texts))
    without_inserts(ties, kinds, opens, words.at, part.pile.outlets)
    return ties


def without(case: Crowd, kept: Packed, pairs: Longs) -> Packed:
    """The ties but for those of some pairs."""
    return some(kept, np.flatnonzero(~np.isin(pair_numbers(case, kept.a, kept.b), pairs)))


def among_others(kept: Packed, sinks: Bools) -> Packed:
    """The ties between articles that are no round-ups."""
    return some(kept, np.flatnonzero(~sinks[kept.a] & ~sinks[kept.b]))


__all__ = ["Side", "aligned", "among_others", "both", "changed", "pair_numbers", "seeds", "uncounted", "without"]
