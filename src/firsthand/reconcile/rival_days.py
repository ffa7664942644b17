"""Two accounts of one happening that put it on days a little apart: "on Thursday", say most, and a page "on Friday".

In: a Pile, mentions, their kinds, story numbers, joins. Out: joins. There may be two attacks in a town in three days,
but seldom in one place with as many dead: what few pages tell is joined to what many more tell when the town is one,
and so are a number of people and the spot, or the operation's code-name, or two numbers. The day is then disputed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.facts import DISPUTED, Facts, facts_of
from firsthand.reconcile.happenings import Kind, family, may_speak_of
from firsthand.reconcile.kinds import kind_of_group, recurs
from firsthand.reconcile.names import fold
from firsthand.reconcile.parted import parted
from firsthand.reconcile.particulars import operation_of
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention
from firsthand.unions import Unions

_MORE = 2  # times as many pages
_FEWEST = 2  # people: "one was killed" is told of every attack
_MANY = 10  # people: seldom two happenings of a town have as many
_TAKEN = "arrest"


class _Told(NamedTuple):
    """A group of mentions, known by the first: what it says, whom it counts, its operations, how many pages tell it."""

    name: str
    facts: Facts
    counts: frozenset[tuple[str, float]]
    operations: frozenset[str]
    pages: int


def join_rival_days(
    pile: Pile, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind], story: Mapping[str, int], joined: Unions
) -> None:
    """Join what few pages tell with another day to the one happening of their story that it can be."""
    by_story: dict[int, dict[str, _Told]] = defaultdict(dict)
    for piece in joined.pieces():
        kind = family(kind_of_group(piece, kinds))
        if (kind.role == "bearer" or kind.name == _TAKEN) and not recurs(kind):
            told = _told(pile, [mentions[name] for name in piece], kind, kinds)
            for number in {story[mentions[name].article] for name in piece} if told.facts.times else ():
                by_story[number][told.name] = told
    for _, group in sorted(by_story.items()):
        for one in sorted(group.values(), key=lambda told: (told.pages, told.name)):
            fit = [other for other in group.values() if _rivals(pile, one, other) and joined.may(one.name, other.name)]
            if len({joined.top(other.name) for other in fit}) == 1:
                joined.join(fit[0].name, one.name)


def _told(pile: Pile, group: Sequence[Mention], kind: Kind, kinds: Mapping[str, Kind]) -> _Told:
    main = [m for m in group if kinds[m.id].role != "toll"] or group
    counts = {
        (slot, number.minimum)
        for mention in group
        if (slot := kinds[mention.id].slot)
        for number in mention.quantities
        if number.minimum == number.maximum and number.minimum >= _FEWEST and not number.unit
    }
    operations = {fold(name).split()[-1] for m in main for name, _ in operation_of(pile, m, kinds[m.id])}
    pages = len({mention.article for mention in group})
    return _Told(group[0].id, facts_of(pile, main, kind), frozenset(counts), frozenset(operations), pages)


def _rivals(pile: Pile, one: _Told, other: _Told) -> bool:
    """Whether one group can be the other, told with another day by fewer pages."""
    mine, theirs = one.facts, other.facts
    kinds = {theirs.kind.name} if theirs.kind.name == mine.kind.name else frozenset().union(*may_speak_of(mine.kind))
    if one.pages * _MORE > other.pages or theirs.kind.name not in kinds or not _days_apart(mine, theirs):
        return False
    if parted(pile, mine._replace(times=(), kind=theirs.kind), theirs._replace(times=())):
        return False
    towns = mine.places or mine.names | mine.lead
    spots = mine.struck & theirs.struck
    if not towns & theirs.places or (mine.struck and theirs.struck and not spots and mine.tongues & theirs.tongues):
        return False
    alike = one.counts & other.counts
    return _says_enough(alike, spots, one.operations & other.operations)


def _says_enough(alike: Iterable[tuple[str, float]], spots: frozenset[str], operations: frozenset[str]) -> bool:
    """Whether what two groups have in common is more than two happenings of a town would have by chance."""
    numbers = dict(alike)
    return (
        len(numbers) > 1
        or any(number >= _MANY for number in numbers.values())
        or bool(numbers and (spots or operations))
    )


def _days_apart(a: Facts, b: Facts) -> bool:
    """Whether two groups are told of days of which none is one, and some lie but a few apart."""
    gaps = [max(x[0] - y[1], y[0] - x[1]) for x in a.times for y in b.times]
    return bool(gaps) and 0 < min(gaps) <= DISPUTED
