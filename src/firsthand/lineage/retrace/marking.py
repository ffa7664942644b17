"""What words are, when articles come: of the new ones, and of those before to which it makes a difference.

In: a Crowd and what was kept of it. Out: Remarked. Furniture rests on stories and on who holds a fingerprint or a
block; a quotation on what anybody quotes. So, in turn: pairs that now tell one story, articles whose story thereby
became another, members of their groups whose marks changed, quotations in these, articles that hold a run of words
whose being quoted changed.
"""

from typing import NamedTuple

import numpy as np

from firsthand.engine.grouping import among
from firsthand.lineage.fingerprint import U64, Bools, Longs, utf8
from firsthand.lineage.furniture import (
    Flags,
    alike,
    covered,
    mark_recurring,
    masked,
    repeats,
    short_blocks,
    stories,
    told_together,
)
from firsthand.lineage.kind import BODY, QUOTATION, Kinds, ascribed, marked, under
from firsthand.lineage.retrace.crowd import Crowd, Part
from firsthand.lineage.retrace.entries import (
    BLOCK,
    PRINT,
    SAID,
    Entries,
    Members,
    are,
    distinct,
    inside,
    numbers_of,
    said_entries,
    seats_of,
)
from firsthand.lineage.retrace.kept import Kept


class Stories(NamedTuple):
    """Pairs of seats that tell one story, and the story of each rank, before and now."""

    alike: Longs
    before: Longs
    now: Longs


class Remarked(NamedTuple):
    """The seats whose words are something else than before, the new ones among them, with the classes of their tokens.

    Of the seats in `requoted` the quotations are others: their tokens `[low, high)`, and entries for the index.
    """

    alike: Longs
    seats: Longs
    kinds: list[Kinds]
    requoted: Longs
    said: list[Longs]
    entries: Entries


def remarked(case: Crowd, kept: Kept, said_state: Longs) -> Remarked:
    """What every word of the new articles is, and of the others that are touched; `said_state` is that of all."""
    stories_ = _stories(case, kept)
    touched = distinct(_refurnished(case, stories_), case.new)
    part = case.part(touched)
    kinds = furnished(case, part, stories_.now)
    said = quotations(part, kinds)
    quotes = _by_article(part, said)
    anew = [
        n
        for n, seat in enumerate(part.seats.tolist())
        if seat >= case.before or not np.array_equal(kept.said_by(seat), quotes[n])
    ]
    requoted, said_anew = part.seats[anew], [quotes[n] for n in anew]
    heard, changed = _heard(case, kept, part, requoted, said_anew)
    of_part = {int(seat): kinds[part.tokens(n)] for n, seat in enumerate(part.seats.tolist())}
    whole = case.part(distinct(touched, case.holding(changed, kept.tokens)))
    quoted = under(among(whole.runs, _quoted(case, kept, whole, requoted, heard)))
    seats, found = [], []
    for n, seat in enumerate(whole.seats.tolist()):
        before = kept.classes.of(np.array([seat])) if seat < case.before else None
        now = of_part[seat].copy() if before is None or seat in of_part else _unquoted(before)
        now[quoted[whole.tokens(n)] & (now == BODY)] = QUOTATION
        if before is None or (before != now).any():
            seats.append(seat)
            found.append(now)
    state = said_state[part.seats] + 1
    known = np.isin(np.searchsorted(part.pile.words.at, said[:, 0], side="right") - 1, anew)
    entries = said_entries(part.pile, said[known], part.seats, state)
    return Remarked(stories_.alike, np.array(seats, np.int64), found, requoted, said_anew, entries)


def _stories(case: Crowd, kept: Kept) -> Stories:
    """Which pairs share most fingerprints; a new article may take the place of the first to have had one."""
    ranks = case.size
    first = case.gathered(PRINT, case.prints(case.new))
    later = _differing(told(case, first), told(case, first.of(case.is_old(first)))) % ranks
    again = distinct(case.seat_of[later], case.new)
    of_those = told(case, case.gathered(PRINT, case.prints(again)))
    of_those = of_those[np.isin(case.seat_of[of_those % ranks], again)]
    sizes = np.empty(ranks, np.int64)
    counts = np.bincount(case.added.pile.prints.text, minlength=len(case.new))
    sizes[case.rank_of[: case.before]], sizes[case.rank_of[case.new]] = kept.prints, counts
    pairs = np.concatenate([kept.alike[~np.isin(kept.alike[:, 1], again)], case.seat_of[alike(of_those, sizes)]])
    before, now = (stories(case.rank_of[rows], ranks) for rows in (kept.alike, pairs))
    return Stories(pairs, before, now)


def told(case: Crowd, found: Members) -> Longs:
    return told_together(found.at, found.rank, case.outlet_of_rank)


def _differing(one: Longs, other: Longs) -> Longs:
    """The numbers that are not equally often in both."""
    values, place = np.unique(np.concatenate([one, other]), return_inverse=True)
    balance = np.bincount(place, np.repeat([1, -1], [len(one), len(other)]), len(values))
    return np.asarray(values[balance != 0])


def _refurnished(case: Crowd, told: Stories) -> Longs:
    """The seats of before whose fingerprints or blocks recur where they did not, or no longer."""
    moved = _retold(case, told)
    part = case.part(distinct(moved, case.new))
    found = case.gathered(PRINT, distinct(part.pile.prints.hash))
    old = case.is_old(found)
    now = _flags(case, found, told.now)
    was = _flags(case, found.of(old), told.before)
    other = np.zeros(old.sum(), bool)
    for one, before in zip(now, was, strict=True):
        other |= one[old] != before
    blocks = case.gathered(BLOCK, _block_hashes(part))
    old_blocks = case.is_old(blocks)
    changed = _repeated(case, blocks, told.now)[old_blocks] != _repeated(case, blocks.of(old_blocks), told.before)
    ranks = np.concatenate([found.rank[old][other], blocks.rank[old_blocks][changed]])
    return distinct(case.seat_of[ranks])


def _retold(case: Crowd, told: Stories) -> Longs:
    """The seats of before whose story is another: by what it was, or is, some of its articles have gone or come."""
    old = case.rank_of[: case.before]
    pairs, of_pair = np.unique(told.before[old] * case.size + told.now[old], return_inverse=True)
    moved = np.zeros(len(pairs), bool)
    for side in (pairs // case.size, pairs % case.size):
        _, place, count = np.unique(side, return_inverse=True, return_counts=True)
        moved |= count[place] > 1
    return np.flatnonzero(moved[of_pair])


def _flags(case: Crowd, found: Members, story: Longs) -> Flags:
    """For each fingerprint: it recurs; is its outlet's own; is part of a notice; stands amid others' stories."""
    return mark_recurring(found.at, found.rank, case.outlet_of_rank, story, found.outer)


def _repeated(case: Crowd, found: Members, story: Longs) -> Bools:
    """Which blocks are furniture because they are repeated."""
    if not len(found.hash):
        return np.zeros(0, bool)
    rank = found.rank.astype(np.int64)
    return repeats(found.at, rank, case.outlet_of_rank[rank], story[rank])


def _block_hashes(part: Part) -> U64:
    """The different hashes of the short blocks of a part."""
    return distinct(short_blocks(part.blocks, part.pile.words.word)[1])


def furnished(case: Crowd, part: Part, story: Longs) -> Kinds:
    """What every token of a part is, but for quotations."""
    blocks = part.blocks
    found = case.gathered(PRINT, distinct(part.pile.prints.hash))
    place_of = np.full(case.size, -1)
    place_of[case.rank_of[part.seats]] = np.arange(len(part.seats))
    there = place_of[found.rank]
    token = np.where(there >= 0, part.pile.words.at[there] + found.number, -1)
    edge, inner, notice, amid = (token[flag & (there >= 0)] for flag in _flags(case, found, story))
    same = case.gathered(BLOCK, _block_hashes(part))
    again = _repeated(case, same, story) & (place_of[same.rank] >= 0)
    repeated = np.zeros(len(blocks.low), bool)
    repeated[blocks.at[place_of[same.rank[again]]] + same.number[again]] = True
    size = len(part.runs)
    return marked(blocks, masked(blocks, edge, inner, amid, repeated, size) | covered(notice, size))


def _by_article(part: Part, said: Longs) -> list[Longs]:
    """The quotations of each article, by its own tokens."""
    at = part.pile.words.at
    bounds = np.searchsorted(said[:, 0], at)
    return [said[low:high] - base for low, high, base in zip(bounds[:-1], bounds[1:], at[:-1], strict=True)]


def heard_among(part: Part, said: Longs) -> Bools:
    """Tokens inside a run that stands in a quotation of this very part."""
    return under(among(part.runs, distinct(part.runs[inside(said)])))


def quotations(part: Part, kinds: Kinds) -> Longs:
    """The tokens `[low, high)` of the ascribed quotations of a part."""
    return ascribed(utf8([article.text for article in part.pile.articles]), part.blocks, part.pile.words, kinds)


def _heard(case: Crowd, kept: Kept, part: Part, requoted: Longs, said: list[Longs]) -> tuple[U64, U64]:
    """The runs in the quotations that are others now, and the runs that were quoted nowhere or are so no longer."""
    place = np.searchsorted(case.rank_of[part.seats], case.rank_of[requoted])
    base = part.pile.words.at[place]
    now = [part.runs[inside(rows + at)] for rows, at in zip(said, base, strict=True)]
    was = [
        part.runs[inside(kept.said_by(seat) + at)]
        for seat, at in zip(requoted.tolist(), base, strict=True)
        if seat < case.before
    ]
    nothing = np.zeros(0, np.uint64)
    heard = distinct(nothing, *now)
    asked = distinct(heard, *was)
    live = _live(case, kept, asked)
    before = np.isin(asked, live.hash)
    after = np.isin(asked, live.hash[~np.isin(seats_of(live), requoted)]) | np.isin(asked, heard)
    return heard, asked[before != after]


def _live(case: Crowd, kept: Kept, runs: U64) -> Entries:
    """The entries of quoted runs, but for those of quotations that are others now."""
    found = case.entries(runs)
    seats = seats_of(found)
    live = are(found, SAID) & (numbers_of(found) == kept.said_state[seats])
    return Entries(found.hash[live], found.word[live])


def _quoted(case: Crowd, kept: Kept, part: Part, requoted: Longs, heard: U64) -> U64:
    """Of the runs of a part those that somebody quotes."""
    live = _live(case, kept, distinct(part.runs))
    return distinct(live.hash[~np.isin(seats_of(live), requoted)], heard)


def _unquoted(kinds: Kinds) -> Kinds:
    """The classes before quotations were masked: a masked word was of the body."""
    return np.where(kinds == QUOTATION, BODY, kinds).astype(np.int8)
