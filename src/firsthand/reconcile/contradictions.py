"""Contradictions: claims on one slot of one event that cannot both stand, and what explains them away.

In: claims, assertions, the pile. Out: Contradictions, told apart: a toll that grows with the days is an update, a text
that sets another right is a correction, a denial is a denial; what is left is a contradiction. Intervals that meet
("more than 100" and 128) and dates of which one is finer are none.
"""

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.reconcile.altered import is_slip
from firsthand.reconcile.amendments import Amendment
from firsthand.reconcile.came_round import came_round
from firsthand.reconcile.claims import against, numeric, pages_of
from firsthand.reconcile.corrected import (
    correction,
    corrects_one,
    groups_counted,
    named_instead,
    number_set_right,
    withdrawal,
    without_taken_back,
)
from firsthand.reconcile.corrections import Correcting
from firsthand.reconcile.denials import disputes
from firsthand.reconcile.grown import SAID_LATER, SAYS_SO, Kind
from firsthand.reconcile.hoaxes import HOAX
from firsthand.reconcile.instead import who_instead
from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.rivals import cannot_both, rival
from firsthand.reconcile.sides import BY_EYE
from firsthand.reconcile.slots import DENIED
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.values import OPEN, days, interval
from firsthand.reconcile.whereabouts import places_of
from firsthand.records import Assertion, Claim, Contradiction, Place, record_id
from firsthand.wording import terms_of_time

_WEEK = 7


def contradict(
    sources: Sources,
    claims: Sequence[Claim],
    assertions: Sequence[Assertion],
    correcting: Correcting,
    amended: Mapping[str, Sequence[Amendment]],
    single: frozenset[str],
    named: frozenset[str],
    altered: frozenset[str] = frozenset(),
    mistold: frozenset[str] = frozenset(),
) -> tuple[Contradiction, ...]:
    """Every pair of claims that cannot both stand.

    `single` are the events with one spot and one doer, as an attack; `named` the assertions that say who did it, at
    what spot it was, and that it was done or only tried; `altered` those whose value only a retelling gives,
    and `mistold` those of them that are mistakes and no later state of anything.
    """
    pile = sources.pile
    by_id = {assertion.id: assertion for assertion in assertions}
    known = _Known(
        sources=sources,
        by_id=by_id,
        groups=groups_counted(pile, claims, by_id),
        places=places_of(pile),
        correcting=correcting,
        amended=amended,
        single=single,
        named=named,
        altered=altered,
        mistold=mistold,
    )
    slots: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.scope != "more":  # nor do the dead of a whole country contradict a toll
            slots[claim.event, claim.slot, claim.scope].append(claim)
    found, slips = [], set()
    for (_, slot, scope), every in sorted(slots.items()):
        group = _without_other_weeks(pile, every, by_id) if slot == "when" else every
        for one, other in combinations(sorted(group, key=lambda c: _order(pile, c, by_id)), 2):
            if back := _taken_back(known, one, other):
                found.append(back)
            elif scope != "part" and (
                made := _rivals(known, one, other)
            ):  # a part contradicts no toll nor another part
                found.append(made)
                if _slip(one, other, altered):
                    slips.add(made.id)
    first = {claim.id: _first_said(sources, claim, by_id) for claim in claims}
    by_claim = {claim.id: claim for claim in claims}
    return _replaced(without_taken_back(found, by_claim, by_id), by_claim, first, slips)


def dispute(
    pile: Pile, claims: Sequence[Claim], assertions: Sequence[Assertion], found: Sequence[Contradiction]
) -> tuple[Claim, ...]:
    """The claims with the support of their rivals as dispute; an update disputes nothing.

    Who says that an event did not happen disputes its numbers, dates and parties too; who denies one toll does not,
    nor who has come to say that it happened.
    """
    by_id = {claim.id: claim for claim in claims}
    denied: dict[str, list[Assertion]] = defaultdict(list)
    said = {one.id: one for one in assertions}
    withdrawn = {one.a for one in found if one.kind == "correction" and one.slot == "status"}
    for claim in claims:
        if claim.slot == "status" and claim.value in {DENIED, HOAX} and claim.id not in withdrawn:
            denied[claim.event] += [said[name] for name in claim.support if name in said]
    mentions = pile.mentions() if denied else {}
    rivals: dict[str, list[str]] = defaultdict(list)
    for one in found:
        if one.kind != "update":
            rivals[one.a] += by_id[one.b].support
            if one.a not in withdrawn:
                rivals[one.b] += by_id[one.a].support
    for claim in claims:
        rivals[claim.id] += [one.id for one in denied.get(claim.event, ()) if disputes(pile, one, claim, mentions)]
    return tuple(replace(c, dispute=tuple(dict.fromkeys((*c.dispute, *rivals[c.id])))) for c in claims)


class _Known(NamedTuple):
    """What two claims are compared by; the last four as `contradict` tells of them."""

    sources: Sources
    by_id: Mapping[str, Assertion]
    groups: Mapping[str, frozenset[str]]  # whom the number of a claim counts
    places: Mapping[str, Place]  # of a mention
    correcting: Correcting
    amended: Mapping[str, Sequence[Amendment]]
    single: frozenset[str]
    named: frozenset[str]
    altered: frozenset[str]
    mistold: frozenset[str]


def _taken_back(known: _Known, one: Claim, other: Claim) -> Contradiction | None:
    """What says that one of two claims was wrong, or no longer held by who had denied the other."""
    by_id, correcting = known.by_id, known.correcting
    if cannot_both(one, other) and (
        corrects := corrects_one(known.sources.pile, one, other, by_id, correcting, known.amended, known.groups)
    ):
        return number_set_right(*corrects)
    if instead := who_instead(one, other, by_id, correcting):
        return correction(*instead, named_instead(*instead))
    withdrawn = came_round(known.sources, one, other, by_id)
    return withdrawal(*withdrawn) if withdrawn else None


def _rivals(known: _Known, one: Claim, other: Claim) -> Contradiction | None:
    """Two claims of which both cannot stand, unless one of them only a retelling gives for an update."""
    altered, mistold = known.altered, known.mistold
    verdict = rival(known.sources, one, other, known.by_id, known.places, known.named, known.single, altered)
    if verdict is None or _of_no_concern(one, other, verdict, mistold, altered, known.groups):
        return None
    kind, why = verdict
    if slip := _slip(one, other, altered):
        kind, why = ("contradiction", slip) if kind == "update" else verdict
    elif wrong := next((c for c in (one, other) if numeric(c) and mistold.issuperset(c.support)), None):
        why = f"{against(one, other)}: only a retelling gives {wrong.value}, for its source's other number"
    key = record_id("ctr", one.event, one.slot, one.id, other.id)
    return Contradiction(id=key, event=one.event, slot=one.slot, a=one.id, b=other.id, kind=kind, why=why)


def _without_other_weeks(pile: Pile, claims: Sequence[Claim], by_id: Mapping[str, Assertion]) -> list[Claim]:
    """The days of an event but those that pages tell by a weekday's name alone, a week from a day that more have.

    "On Wednesday", printed on a Wednesday, is read as that of the week before.
    """
    told = [(days(str(c.value)), len(pages_of(c, by_id))) for c in claims]
    kept = []
    for claim, (day, pages) in zip(claims, told, strict=True):
        weeks = [count for other, count in told if day and other and abs(other[0] - day[0]) == _WEEK]
        if not any(count > pages for count in weeks) or not all(_by_weekday(pile, by_id[n]) for n in claim.support):
            kept.append(claim)
    return kept


def _by_weekday(pile: Pile, one: Assertion) -> bool:
    words = {fold(word) for word in re.findall(r"\w+", pile.quote(one.span))}
    return bool(words & terms_of_time("weekday")) and not words & terms_of_time("month")


def _of_no_concern(
    one: Claim,
    other: Claim,
    verdict: tuple[Kind, str],
    mistold: frozenset[str],
    altered: frozenset[str],
    groups: Mapping[str, frozenset[str]],
) -> bool:
    """Whether two numbers are no rivals: a mistake of a retelling passed for an update, or they count other people.

    "Nine officers were hurt" beside 26 who were: both may stand, and neither is the other grown.
    """
    if (
        not numeric(one)
        or not numeric(other)
        or verdict[0] == "correction"
        or SAYS_SO in verdict[1]
        or SAID_LATER in verdict[1]
    ):
        return False
    if any(mistold.issuperset(claim.support) for claim in (one, other)) and not _slip(one, other, altered):
        return verdict[0] == "update"
    mine, theirs = groups.get(one.id, frozenset()), groups.get(other.id, frozenset())
    return bool(mine and theirs and (mine | theirs) - {""}) and mine.isdisjoint(theirs)


def _slip(one: Claim, other: Claim, altered: frozenset[str]) -> str | None:
    """Why a number is another one miswritten: only retellings give it, and they changed it so."""
    if not numeric(one) or not numeric(other):
        return None
    for mine, theirs in ((one, other), (other, one)):
        bounds = interval(mine.value), interval(theirs.value)
        if altered.issuperset(mine.support) and bounds[0] and bounds[1] and OPEN not in (*bounds[0], *bounds[1]):
            low, high = sorted((bounds[0][0], bounds[1][0]))
            if is_slip(low, high):
                says = against(mine, theirs)
                return f"{says}: only retellings give {mine.value}, and it looks miswritten"
    return None


def _first_said(sources: Sources, claim: Claim, by_id: Mapping[str, Assertion]) -> float:
    """The first day on which a claim was made; endless when no page of it is dated.

    What somebody counted by eye, who happens to be right, is none of the days on which a toll rose to that.
    """
    said = [by_id[name] for name in claim.support]
    known = [one for one in said if not BY_EYE.search(sources.pile.quote(sources.sentences[one.mention]))] or said
    return min((day[0] for one in known if (day := sources.pile.said(one.article))), default=OPEN)


def _replaced(
    found: Sequence[Contradiction], claims: Mapping[str, Claim], first: Mapping[str, float], slips: Container[str]
) -> tuple[Contradiction, ...]:
    """A toll that a higher one had replaced is no rival of one that is higher still and was said no earlier.

    It has become that one only where what replaced it has: of another side's number it is neither rival nor forerunner.
    """
    kinds = {frozenset({one.a, one.b}): one.kind for one in found}

    def low(claim: str) -> float:
        return (interval(claims[claim].value) or (0.0, 0.0))[0]

    raised: dict[str, list[str]] = defaultdict(list)
    for one in found:
        if one.kind == "update":
            below, above = sorted((one.a, one.b), key=low)
            raised[below].append(above)
    kept = []
    for one in found:
        below, above = sorted((one.a, one.b), key=low)
        between = [c for c in raised[below] if low(c) <= low(above) and first[c] <= first[above]]
        if one.kind == "contradiction" and between and one.id not in slips:
            if all(kinds.get(frozenset({c, above})) == "contradiction" for c in between):
                continue
            by = claims[min(between, key=lambda c: (first[c], low(c), c))].value
            if not isinstance(by, int):
                by = f"at least {by.removesuffix('..')}" if by.endswith("..") else "another"
            says = against(claims[below], claims[above])
            why = f"{says}: {by} had replaced the lower number when the higher one was first given"
            one = replace(one, kind="update", why=why)
        kept.append(one)
    return tuple(kept)


def _order(pile: Pile, claim: Claim, by_id: Mapping[str, Assertion]) -> tuple[int, str]:
    return min(pile.rank[by_id[name].article] for name in claim.support), claim.id
