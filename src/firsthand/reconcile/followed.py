"""From what deeds a group follows: the attack over which people were arrested.

In: groups of what follows from deeds, and the deeds that their sentences name. Out: for each group the events that it
follows from, and whether those of two groups show that the groups are one, or that they are none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.deeds import FOLLOWS, is_deed
from firsthand.reconcile.facts import DISPUTED, Facts, mention_time
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.parted import parted
from firsthand.reconcile.pieces import facts_of_piece, of_family
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.values import days
from firsthand.records import Mention, Span
from firsthand.unions import Unions

ONE_DEED = 1.0  # as much as a name in common


class Deed(NamedTuple):
    """An event from which others follow: what is told of it, and its first day where one is told."""

    facts: Facts
    since: float | None


def deeds_beside(mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]) -> dict[str, list[str]]:
    """For each mention of what follows from a deed, the deeds that its sentence names: "arrested over the attack"."""
    deeds: dict[Span, list[str]] = defaultdict(list)
    for name, mention in mentions.items():
        if is_deed(kinds[name]):
            deeds[mention.sentence].append(name)
    return {n: deeds[m.sentence] for n, m in mentions.items() if kinds[n].name in FOLLOWS and m.sentence in deeds}


def deeds_of(
    pile: Pile,
    pieces: Iterable[tuple[str, ...]],
    beside: Mapping[str, Sequence[str]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    joined: Unions,
) -> dict[str, dict[str, Deed]]:
    """For each group, known by one of its mentions, the events that it is told to follow from, known so too."""
    told = {  # a raid that is the arrests themselves is no deed that they follow from
        piece[0]: {other for name in piece for other in beside.get(name, ()) if other not in piece} for piece in pieces
    }
    tops = {joined.top(other) for others in told.values() for other in others}
    known = {
        top: _deed(pile, [name for name in joined.members(top) if name in mentions], mentions, kinds) for top in tops
    }
    return {group: {top: known[top] for top in map(joined.top, others)} for group, others in told.items()}


def for_one_deed(ours: Mapping[str, Deed], theirs: Mapping[str, Deed]) -> float:
    """What it says that two groups follow from one deed: "held after the shooting", "arrested over the shooting"."""
    return 0.0 if ours.keys().isdisjoint(theirs) else ONE_DEED


def from_other_deeds(pile: Pile, ours: Mapping[str, Deed], theirs: Mapping[str, Deed]) -> bool:
    """Whether two groups follow from deeds of a kind that cannot be one: a robbery and a shooting may be one affair."""
    if not ours.keys().isdisjoint(theirs):
        return False
    alike = [
        (a.facts, b.facts) for a in ours.values() for b in theirs.values() if a.facts.kind.name == b.facts.kind.name
    ]
    return bool(alike) and all(parted(pile, a, b) for a, b in alike)


def too_early(facts: Facts, deeds: Mapping[str, Deed]) -> bool:
    """Whether a group was, or was printed, before the deed another follows from: no arrest over a march to come."""
    since = max((deed.since for deed in deeds.values() if deed.since is not None), default=None)
    when = facts.times or facts.said
    return since is not None and bool(when) and all(x[1] < since - DISPUTED for x in when)


def _deed(pile: Pile, piece: Sequence[str], mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]) -> Deed:
    return Deed(of_family(facts_of_piece(pile, piece, mentions, kinds)), _first_day(mentions[name] for name in piece))


def _first_day(mentions: Iterable[Mention]) -> float | None:
    every = (found[0] for m in mentions if (time := mention_time(m)) and (found := days(time.edtf)))
    return min(every, default=None)
