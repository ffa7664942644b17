"""Whose count a number is, where an event has counts of several groups: 19 inmates and three guards, of 22 dead.

In: the assertions of a case. Out: the same, those that count one group with its name as their scope, where the event's
other numbers count others too. Where all who came to harm are of one group, its count is the toll.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from firsthand.reconcile.pile import Pile
from firsthand.reconcile.scopes import group_of, some_of_it, whole_of
from firsthand.reconcile.values import as_value, interval, meet
from firsthand.records import Assertion, Mention

_TOLLS = frozenset({"killed", "injured", "missing"})


def counted_apart(pile: Pile, assertions: Sequence[Assertion]) -> Iterator[Assertion]:
    """The assertions, in their order."""
    mentions = pile.mentions()
    told = {one.id: _group(pile, mentions, one) for one in assertions if one.slot in _TOLLS and interval(one.value)}
    apart = _apart(assertions, told) | {
        (one.event, one.slot, group) for one in assertions if one.scope == "part" and (group := told.get(one.id))
    }  # where a page counts them as some of its dead, they are not all
    for one in assertions:
        group = told.get(one.id)
        yield replace(one, scope=group) if group and (one.event, one.slot, group) in apart else one


def _group(pile: Pile, mentions: Mapping[str, Mention], one: Assertion) -> str | None:
    """Whom an assertion counts, "" for anybody; None for a part of something else, or more of it."""
    mention = mentions.get(one.mention)
    numbers = mention.quantities if mention else ()
    fit = [q for q in numbers if one.span.contains(q.span) and as_value(q.minimum, q.maximum) == one.value]
    if mention is None or not fit:
        return "" if not one.scope else None
    group = group_of(pile, fit[0])
    if not one.scope:
        return group
    listed = one.scope == "part" and whole_of(pile, mention) is not None and not some_of_it(pile, mention, fit[0])
    return group if listed else None


def _apart(assertions: Sequence[Assertion], told: Mapping[str, str | None]) -> frozenset[tuple[str, str, str]]:
    """The groups of each event and slot that are not all of those whom it befell.

    One page counts another group beside it, or nobody gives for all the number of the group.
    """
    of_page: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    values: dict[tuple[str, str], dict[str, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))
    for one in assertions:
        group, value = told.get(one.id), interval(one.value)
        if group is not None and value is not None:
            values[one.event, one.slot][group].append(value)
            if group:
                of_page[one.event, one.slot][one.article].add(group)
    found = set()
    for key, groups in values.items():
        beside = {group for every in of_page[key].values() if len(every) > 1 for group in every}
        for group, mine in groups.items():
            whole = groups.get("", [])
            if group and (group in beside or (whole and not any(meet(x, y) for x in mine for y in whole))):
                found.add((*key, group))
    return frozenset(found)
