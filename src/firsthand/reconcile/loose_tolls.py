"""Tolls whose page names no cause: of what other pages of their story tell.

In: the mentions of the case, their kinds, story and strand numbers, joins. Out: joins, to the only bearer of the story
that fits a toll's day and place, or the only one on pages much alike that nothing parts from it.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from firsthand.reconcile.determiners import turns_to_another
from firsthand.reconcile.facts import Facts, facts_of
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.illness import FELL_ILL, has_toll, makes_ill
from firsthand.reconcile.kinds import kind_of_group
from firsthand.reconcile.names import fold
from firsthand.reconcile.near_tolls import DEATHS, is_denied, of_record, town_told, words_before
from firsthand.reconcile.parted import OTHER_YEAR, distant, near, other_counts, parted
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.struck_towns import are_two
from firsthand.records import Mention
from firsthand.unions import Unions


def join_loose_tolls(
    pile: Pile,
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
    strand: Mapping[str, int],
    joined: Unions,
) -> None:
    """A toll whose article names no cause goes to the only event of its story that can bear it and fits its day.

    Else to the only one that pages much like its own tell of, when nothing parts them.
    """
    _join_the_sick(pile, mentions, kinds, story, joined)
    pieces = joined.pieces()
    bearers: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for piece in pieces:
        if kind_of_group(piece, kinds).role == "bearer":
            for number in {story[mentions[name].article] for name in piece}:
                bearers[number].append(piece)
    of_kind = cache(lambda piece: kind_of_group(piece, kinds))
    bearing = cache(lambda piece: facts_of(pile, [mentions[name] for name in piece], DEATHS))
    for piece in pieces:
        if all(kinds[name].role == "toll" for name in piece):
            mine = facts_of(pile, [mentions[n] for n in piece], DEATHS)
            apart = {mentions[n].sentence for n in piece if turns_to_another(words_before(pile, mentions[n]))}
            near_by = [
                b
                for b in bearers[story[mentions[piece[0]].article]]
                if all(has_toll(of_kind(b), mentions[n], kinds[n]) for n in piece)
                if apart.isdisjoint(mentions[n].sentence for n in b)
                and not is_denied(pile, [mentions[n] for n in b if kinds[n].role == "bearer"])
                and not any(of_record(pile, mentions[t], mentions[n]) for t in piece for n in b)
            ]
            towns = frozenset(fold(town) for n in piece if (town := town_told(pile, mentions[n])))
            fit = [b for b in near_by if _can_bear(bearing(b), mine) or _befell(pile, bearing(b), towns)]
            if not fit:
                told = {strand[mentions[name].article] for name in piece}
                akin = [b for b in near_by if told & {strand[mentions[name].article] for name in b}]
                fit = [b for b in akin if not _other_deaths(pile, b, mine, mentions, kinds)]
                deadly = [b for b in fit if any(kinds[name].role == "toll" for name in b)]
                fit = deadly if len(deadly) == 1 else fit  # not the tremor that some say brought down the gallery
            if len(fit) == 1:
                joined.join(piece[0], fit[0][0])


def _join_the_sick(
    pile: Pile, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind], story: Mapping[str, int], joined: Unions
) -> None:
    """The sick of a story, of whom there are more from day to day, fell ill in its only outbreak, or in one.

    Not those of another town, nor of another year: "in 2019 23 guests had fallen ill at a wedding".
    """
    if all(kind.slot != FELL_ILL for kind in kinds.values()):
        return
    outbreaks: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    sick: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for piece in joined.pieces():
        number = story[mentions[piece[0]].article]
        if makes_ill(kind_of_group(piece, kinds)):
            outbreaks[number].append(piece)
        elif any(kinds[name].slot == FELL_ILL for name in piece):
            sick[number].append(piece)
    for number, pieces in sick.items():
        known = [facts_of(pile, [mentions[name] for name in piece], DEATHS) for piece in outbreaks[number]]
        free = []
        for piece in pieces:
            mine = facts_of(pile, [mentions[name] for name in piece], DEATHS)
            fit = [n for n, its in enumerate(known) if not _of_another_outbreak(mine, its)]
            if len(fit) == 1:
                joined.join(outbreaks[number][fit[0]][0], piece[0])
            elif not known:
                free.append((piece[0], mine))
        if not any(_of_another_outbreak(a, b) for _, a in free for _, b in free):
            for name, _ in free[1:]:
                joined.join(free[0][0], name)


def _of_another_outbreak(one: Facts, other: Facts) -> bool:
    """Whether towns or a year part the sick of two groups."""
    if one.places and other.places and not one.places & other.places:
        return True
    return bool(one.times and other.times) and not any(
        x[0] <= y[1] + OTHER_YEAR and y[0] <= x[1] + OTHER_YEAR for x in one.times for y in other.times
    )


def _can_bear(bearer: Facts, toll: Facts) -> bool:
    if not bearer.real or (bearer.places and toll.places and not bearer.places & toll.places):
        return False
    if toll.times and bearer.times:
        return any(x[0] <= y[1] and y[0] <= x[1] for x in toll.times for y in bearer.times)
    return bool(bearer.places & toll.places) and near(bearer, toll)


def _befell(pile: Pile, bearer: Facts, towns: frozenset[str]) -> bool:
    """Whether what happened was in the towns whose toll is told: "the toll of Kesvik stands at 14"."""
    own = bearer.struck_in or bearer.places
    return bearer.real and bool(towns & own) and not are_two(pile, towns, own)


def _other_deaths(
    pile: Pile, piece: tuple[str, ...], toll: Facts, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]
) -> bool:
    """Whether what an event's mentions say parts it from a toll: another day or place, other numbers of dead."""
    bearer = facts_of(pile, [mentions[name] for name in piece], DEATHS)
    counted = facts_of(pile, [mentions[name] for name in piece if kinds[name].role == "toll"], DEATHS)
    if not bearer.real or parted(pile, bearer, toll):
        return True
    return distant(bearer, toll) or other_counts(counted, toll)
