"""Tolls: "seven were killed" belongs to the explosion, the attack or the crash that killed them.

In: the mentions of an article, and the groups that can bear a toll. Out: tolls joined to their events. The rule: what
caused it in its own sentence; else the article's only bearer, or the one told of last. In doubt the toll is a happening
of its own; what other pages say of it is asked later (loose_tolls.py).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.reconcile.amid import amid, amid_before, hurt_there, in_so_many_words, only_riot, unharmed
from firsthand.reconcile.bearers import bearer_of
from firsthand.reconcile.facts import APART, facts_of, ships_of
from firsthand.reconcile.happenings import Kind, kind_of
from firsthand.reconcile.illness import FELL_ILL, has_toll
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.near_tolls import (
    CROWDS,
    DEATHS,
    GAS,
    MIDST,
    is_beside,
    is_denied,
    of_record,
    told_behind,
    told_since,
    town_told,
)
from firsthand.reconcile.parted import parted
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.scopes import whole_of
from firsthand.reconcile.set_apart import was_before
from firsthand.reconcile.struck_towns import are_two, towns_struck
from firsthand.records import Mention, Span
from firsthand.unions import Unions

_UNMANNED = re.compile(r"\b(?:drones?|missiles?|rockets?|dron|misil(?:es)?|cohetes?|proyectil(?:es)?)$", re.IGNORECASE)
_AS = re.compile(r"\b(?:as|while|amid|mientras)\b", re.IGNORECASE)


def join_tolls(
    pile: Pile,
    mentions: Sequence[Mention],
    groups: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
    joined: Unions,
) -> None:
    """Give each toll to what caused it: in its sentence, else the article's only bearer, else the one told of last."""
    real = [g for g in groups if any(m.status not in APART for m in g)]
    hacked = {g[0].id for g in real if any(kinds[m.id].name == "hacking" for m in g)}  # of which nobody dies
    every = [g for g in real if kinds[g[0].id].role == "bearer" and g[0].id not in hacked and not _of_nobody(g)]
    others = [g for g in real if kinds[g[0].id].name in MIDST]
    loose: dict[str, list[Mention]] = defaultdict(list)
    tolls = [mention for mention in mentions if kinds[mention.id].role == "toll"]
    counted = [toll for toll in tolls if toll.quantities]
    elsewhere = _told_nearer(pile, counted, every, kinds)
    deadly = [
        g[0].id
        for g in every
        if any(m.sentence.overlaps(t.sentence) and elsewhere.get(t.id, g) is g for t in counted for m in g)
    ]
    for mention in tolls:
        if whole := whole_of(pile, mention):  # "16 dead, 14 inmates and two guards"
            joined.join(whole.id, mention.id)
            continue
        if told := _told_below(pile, mention, counted, kinds, real):  # "One dead as police storm camp"
            joined.join(told.id, mention.id)
            continue
        if any(was_before(pile, mention, m) for g in (*every, *others) for m in g):
            if group := _of_its_place(pile, mention, every):
                joined.join(group[0].id, mention.id)
            else:
                _keep_from(pile, mention, real, joined)
            continue
        bearers = [g for g in every if has_toll(kinds[g[0].id], mention, kinds[mention.id])]
        bearers = [g for g in bearers if not is_denied(pile, g) or is_beside(mention, [g])]
        bearers = _of_its_ship(pile, mention, _without_asides(pile, mention, bearers))
        if _of_another_place(pile, mention, bearers):
            for g in bearers:
                joined.part(g[0].id, mention.id)
            loose["toll"].append(mention)
            continue
        group = in_so_many_words(pile, mention, bearers, others) or amid_before(pile, mention, bearers, others, kinds)
        if not group and not is_beside(
            mention, bearers
        ):  # "died in an uprising", whatever the page tells of elsewhere;
            crowds = [g for g in others if kinds[g[0].id].name in CROWDS | {GAS}]  # a raid may be its attack
            group = amid(pile, mention, crowds, kinds, beside_others=bool(bearers))
        group = group or hurt_there(pile, mention, bearers, others, kinds) or _of_its_place(pile, mention, bearers)
        group = group or unharmed(pile, mention, bearers, others, kinds)
        group = group or elsewhere.get(mention.id) or bearer_of(pile, mention, bearers, kinds, deadly)
        group = group or amid(pile, mention, others, kinds, beside_others=bool(bearers))
        group = group or only_riot(pile, mention, every, others, kinds)
        if group:
            joined.join(group[0].id, mention.id)
        else:
            loose["toll"].append(mention)
    for one, other in zip(loose["toll"], loose["toll"][1:], strict=False):
        if FELL_ILL in {kinds[one.id].slot, kinds[other.id].slot} and not _of_one_illness(one, other, kinds):
            continue
        if _one_of_the_dead(one, other, kinds) or _one_of_the_dead(other, one, kinds):
            continue
        if not parted(pile, facts_of(pile, [one], DEATHS), facts_of(pile, [other], DEATHS)):
            joined.join(one.id, other.id)


def _keep_from(pile: Pile, toll: Mention, groups: Iterable[Sequence[Mention]], joined: Unions) -> None:
    """What was before a page's own happening befell nobody of what it tells of, but where that has its place's name."""
    there = pile.names(Span(toll.article, toll.trigger.start, toll.sentence.end))
    for group in groups:
        if not any(m.sentence != toll.sentence and pile.names(m.sentence) & there for m in group):
            joined.part(group[0].id, toll.id)


def _of_nobody(group: Sequence[Mention]) -> bool:
    """Whether only what flies without anybody aboard was shot at: "shot down 11 drones"."""
    struck = [p.label for m in group for p in m.participants if p.role == "recipient"]
    return bool(struck) and all(_UNMANNED.search(label) for label in struck)


def _told_below(
    pile: Pile,
    toll: Mention,
    counted: Sequence[Mention],
    kinds: Mapping[str, Kind],
    groups: Sequence[list[Mention]],
) -> Mention | None:
    """The toll of a page's text that its headline gives, where that names nothing else that happened."""
    if not toll.quantities or not pile.in_headline(toll.trigger) or len(toll.quantities) != 1:
        return None
    if any(kinds[g[0].id].role == "bearer" or kinds[g[0].id].name in MIDST for g in groups if is_beside(toll, [g])):
        return None
    number = toll.quantities[0]
    return next(
        (
            one
            for one in sorted(counted, key=lambda one: one.trigger)
            if one.id != toll.id
            and kinds[one.id].slot == kinds[toll.id].slot
            and not pile.in_headline(one.trigger)
            and any((q.minimum, q.maximum) == (number.minimum, number.maximum) for q in one.quantities)
        ),
        None,
    )


def _told_nearer(
    pile: Pile, counted: Sequence[Mention], bearers: Sequence[list[Mention]], kinds: Mapping[str, Kind]
) -> dict[str, list[Mention]]:
    """The bearers of counts that stand before a clause of their own about something else, told nearer elsewhere.

    "Dam toll rises to 21 as source points to quarry blasts. The number of people killed by the dam burst is 21."
    """
    told: dict[tuple[str | None, float, float | None], list[tuple[int, int, str, bool]]] = defaultdict(list)
    for toll in counted:
        here = [(abs(m.trigger.start - toll.trigger.start), n, m) for n, group in enumerate(bearers) for m in group
                if m.sentence.overlaps(toll.sentence)]  # fmt: skip
        if here:
            far, n, mention = min(here, key=lambda one: one[:2])
            aside = bool(_AS.search(pile.articles[toll.article].text[toll.trigger.end : mention.trigger.start]))
            for q in toll.quantities:
                told[kinds[toll.id].slot, q.minimum, q.maximum].append((far, n, toll.id, aside))
    found = {}
    for same in told.values():
        nearest = min((far, n) for far, n, *_ in same)[1]
        for _, n, name, aside in same:
            if aside and kinds[bearers[n][0].id].name != kinds[bearers[nearest][0].id].name:
                found[name] = bearers[nearest]
    return found


def _without_asides(pile: Pile, toll: Mention, bearers: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The bearers but those that a page names only as that since which something is: "since the truce collapsed".

    What stands behind such words is theirs: "since the flood of 1987, in which 60 drowned". So is, where a page tells
    of nothing else, what it counts in other sentences; not "nine died on the worst day since the truce collapsed".
    """
    told = [g for g in bearers if not all(told_since(pile, m) and not told_behind(m, toll) for m in g)]
    if told:
        return told
    return [g for g in bearers if not any(of_record(pile, toll, m) for m in g)]


def _of_its_place(pile: Pile, toll: Mention, bearers: Sequence[list[Mention]]) -> list[Mention] | None:
    """What befell the place whose toll is told: "the toll of Kesvik has risen to seven", of an attack on Brelin too."""
    town = town_told(pile, toll)
    if town is None or len(bearers) < 2:
        return None
    name = set(content_words(town))
    labels = [
        {w for m in g for w in content_words(" ".join(
            (m.place.name if m.place else "", *(p.label for p in m.participants), *towns_struck(pile, m))))}
        for g in bearers
    ]  # fmt: skip
    fit = [g for g, words in zip(bearers, labels, strict=True) if name <= words]
    return fit[0] if len(fit) == 1 else None


def _of_another_place(pile: Pile, toll: Mention, bearers: Sequence[list[Mention]]) -> bool:
    """Whether a toll is told as that of a town, and all that its page tells of befell others: "the toll of Kesvik".

    The town must be one where another page puts an attack, a fire or its like: it may be in no other.
    """
    told = town_told(pile, toll)
    town = frozenset({fold(told)}) if told and bearers else frozenset[str]()
    if town.isdisjoint(_stricken(pile)):
        return False
    return all(are_two(pile, town, _towns(pile, g), toll.article) for g in bearers)


def _towns(pile: Pile, mentions: Iterable[Mention]) -> frozenset[str]:
    """The towns that happenings struck, and those that they are put in."""
    return frozenset(
        town for m in mentions for town in (*towns_struck(pile, m), *((fold(m.place.name),) if m.place else ()))
    )


def _stricken(pile: Pile) -> frozenset[str]:
    """The towns that attacks of the pile fell on, or other things that bear tolls were in; found once a pile."""
    if "" not in pile.struck:
        told = (m for m in pile.mentions().values() if kind_of(pile.quote(m.trigger), m.event_type).role == "bearer")
        pile.struck[""] = _towns(pile, told)
    return pile.struck[""]


def _of_its_ship(pile: Pile, toll: Mention, bearers: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The bearers but those on another ship than a toll's sentence names, or, where it names none, than the page's own.

    That is the first that the page names where it tells of what bears tolls; of another it tells in one sentence, and
    the next: "The Star burned in 2009. Thirty-one people died."
    """
    named = [frozenset(ship for m in g for ship in ships_of(pile, m)) for g in bearers]
    if len(frozenset().union(*named)) < 2:
        return list(bearers)
    mine = ships_of(pile, toll)
    told = min((m.trigger, n) for n, g in enumerate(bearers) if named[n] for m in g)
    own = mine or named[told[1]]
    text = pile.articles[toll.article].text
    before = [] if mine else [m for g in bearers for m in g if m.sentence.end <= toll.sentence.start]
    last = max(before, key=lambda m: m.trigger, default=None)
    if last and ships_of(pile, last) and not text[last.sentence.end : toll.sentence.start].strip():
        own |= ships_of(pile, last)
    return [
        g for g, its in zip(bearers, named, strict=True) if not its or its & own or (not mine and is_beside(toll, [g]))
    ]


def _one_of_the_dead(one: Mention, other: Mention, kinds: Mapping[str, Kind]) -> bool:
    """Whether a toll is the death of one person, and the other, in a sentence of its own, of others who were hurt."""
    alone = kinds[one.id].slot == "killed" and bool(one.participants) and not one.quantities
    return alone and kinds[other.id].slot == "injured" and not one.sentence.overlaps(other.sentence)


def _of_one_illness(one: Mention, other: Mention, kinds: Mapping[str, Kind]) -> bool:
    """Whether two tolls without an outbreak are of one: both of the sick, or the dead counted beside them."""
    slots = {kinds[one.id].slot, kinds[other.id].slot}
    beside = one.sentence.overlaps(other.sentence) and slots == {FELL_ILL, "killed"}
    return slots == {FELL_ILL} or (beside and bool(one.quantities and other.quantities))
