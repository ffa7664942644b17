"""Contradictions: claims on one slot of one event that cannot both stand, and what explains them away.

In: claims, assertions, the pile. Out: Contradictions, told apart: a toll that grows with the days is an update, a text
that sets another right is a correction, a denial is a denial; what is left is a contradiction. Intervals that meet
("more than 100" and 128) and dates of which one is finer are none.
"""

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from itertools import combinations
from typing import Literal

from msgspec.structs import replace

from firsthand import hours
from firsthand.reconcile import amounts, endings
from firsthand.reconcile.altered import is_slip
from firsthand.reconcile.amendments import Amendment
from firsthand.reconcile.attempts import DONE, TRIED
from firsthand.reconcile.came_round import came_round
from firsthand.reconcile.claims import numeric
from firsthand.reconcile.corrections import Correcting
from firsthand.reconcile.deeds import FOLLOWING, of_other_deeds
from firsthand.reconcile.denials import disputes
from firsthand.reconcile.doers import NOT, denial
from firsthand.reconcile.growth import says_it_grew, says_it_was_revised, says_who_raised_it, told_as_earlier
from firsthand.reconcile.hoaxes import ALLEGED, HOAX, rival_beings
from firsthand.reconcile.instead import who_instead
from firsthand.reconcile.labels import day_in_words
from firsthand.reconcile.left_office import HOW, WAYS, rival_ways
from firsthand.reconcile.means import may_be_one, rival_means
from firsthand.reconcile.names import content_words, fold, label_key
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.scopes import group_of
from firsthand.reconcile.sentences import sentence_at
from firsthand.reconcile.sides import (
    can_replace,
    hours_lack,
    of_another_side,
    of_other_people,
    raised_by_another,
    raised_later,
    raised_that_day,
    same_side,
)
from firsthand.reconcile.sites import is_site
from firsthand.reconcile.slots import DENIED
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.values import OPEN, Interval, as_value, days, interval, meet, precision
from firsthand.reconcile.whereabouts import apart, one_within_other, places_of
from firsthand.records import Assertion, Claim, Contradiction, Place, Span, record_id
from firsthand.wording import terms_of_time

Kind = Literal["contradiction", "update", "denial", "correction"]
_SINGLE = frozenset({"when", "hour", "where", "cause"})  # an event has one of these; of actors there may be several
_MAY_GROW = frozenset({"killed", "injured", "missing", "displaced", "arrested", "rescued", "infected"})

_SLOW = 2  # times as many pages: a few print yesterday's number today
_BESIDE = 300  # characters: "rose to fourteen on Thursday. It had been 11 the day before" tells both in a breath
_LEAD = 50  # characters: "raising an earlier count by the same hospital of"
_SAYS_SO = "the text itself says that the number rose"
_WEEK = 7
_BEFORE = 20  # characters: "rose to" stands right before the first number


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
    groups = _groups(pile, claims, {assertion.id: assertion for assertion in assertions})
    by_id = {assertion.id: assertion for assertion in assertions}
    slots: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.scope != "more":  # nor do the dead of a whole country contradict a toll
            slots[claim.event, claim.slot, claim.scope].append(claim)
    places = places_of(pile)
    found, slips = [], set()
    for (event, slot, scope), every in sorted(slots.items()):
        group = _without_other_weeks(pile, every, by_id) if slot == "when" else every
        for one, other in combinations(sorted(group, key=lambda c: _order(pile, c, by_id)), 2):
            if _cannot_both(one, other) and (
                corrects := _corrects(pile, one, other, by_id, correcting, amended, groups)
            ):
                found.append(_set_right(*corrects))
                continue
            if instead := who_instead(one, other, by_id, correcting):
                found.append(_correction(*instead, _instead_of(*instead)))
                continue
            if withdrawn := came_round(sources, one, other, by_id):
                found.append(_withdrawal(*withdrawn))
                continue
            if scope == "part":
                continue  # a part contradicts no toll, and no other part; it can be set right
            verdict = _between(sources, one, other, by_id, places, named, single, altered)
            if verdict and not _of_no_concern(one, other, verdict, mistold, altered, groups):
                kind, why = verdict
                key = record_id("ctr", event, slot, one.id, other.id)
                if slip := _slip(one, other, altered):
                    slips.add(key)
                    kind, why = ("contradiction", slip) if kind == "update" else verdict
                elif wrong := next((c for c in (one, other) if numeric(c) and mistold.issuperset(c.support)), None):
                    why = (
                        f"{_words(one)} against {_words(other)}: only a retelling gives {wrong.value}, for its source's"
                    )
                    why = f"{why} other number"
                found.append(Contradiction(id=key, event=event, slot=slot, a=one.id, b=other.id, kind=kind, why=why))
    first = {claim.id: _first_said(pile, claim, by_id) for claim in claims}
    by_claim = {claim.id: claim for claim in claims}
    return _replaced(_corrected(found, by_claim, by_id), by_claim, first, slips)


def _correction(wrong: Claim, right: Claim, why: str) -> Contradiction:
    """A correction, with what it takes back first."""
    first, second = sorted((wrong.id, right.id))
    key = record_id("ctr", wrong.event, wrong.slot, first, second)
    return Contradiction(id=key, event=wrong.event, slot=wrong.slot, a=wrong.id, b=right.id, kind="correction", why=why)


def _instead_of(wrong: Claim, right: Claim) -> str:
    return f"{_words(wrong)} against {_words(right)}: a correction takes back {wrong.value}, and names {right.value}"


def _set_right(wrong: Claim, right: Claim, words: str) -> Contradiction:
    """A number that a correction takes back, and the one that it gives."""
    says = f"{_words(wrong)} against {_words(right)}: a correction takes back {wrong.value}"
    return _correction(wrong, right, f"{says}: “{words}”")


def _withdrawal(denial: Claim, told: Claim, words: str) -> Contradiction:
    """A denial that its own voice withdrew, and what that voice says now."""
    return _correction(denial, told, f"one denied that it happened, and says now that it did: “{words}”")


def _without_other_weeks(pile: Pile, claims: Sequence[Claim], by_id: Mapping[str, Assertion]) -> list[Claim]:
    """The days of an event but those that pages tell by a weekday's name alone, a week from a day that more have.

    "On Wednesday", printed on a Wednesday, is read as that of the week before.
    """
    told = [(days(str(c.value)), len(_pages(c, by_id))) for c in claims]
    kept = []
    for claim, (day, pages) in zip(claims, told, strict=True):
        weeks = [count for other, count in told if day and other and abs(other[0] - day[0]) == _WEEK]
        if not any(count > pages for count in weeks) or not all(_by_weekday(pile, by_id[n]) for n in claim.support):
            kept.append(claim)
    return kept


def _by_weekday(pile: Pile, one: Assertion) -> bool:
    words = {fold(word) for word in re.findall(r"\w+", pile.quote(one.span))}
    return bool(words & terms_of_time("weekday")) and not words & terms_of_time("month")


def _groups(pile: Pile, claims: Sequence[Claim], by_id: Mapping[str, Assertion]) -> dict[str, frozenset[str]]:
    """Whom the number of each claim counts: "officers" where the words say so, "" where they count anybody."""
    mentions = pile.mentions()
    found: dict[str, frozenset[str]] = {}
    for claim in claims:
        if numeric(claim):
            told = ((one, mentions.get(one.mention)) for name in claim.support if (one := by_id.get(name)))
            found[claim.id] = frozenset(
                group_of(pile, number)
                for one, mention in told
                for number in (mention.quantities if mention else ())
                if one.span.contains(number.span) and as_value(number.minimum, number.maximum) == one.value
            )
    return found


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
    if not numeric(one) or not numeric(other) or verdict[0] == "correction" or _SAYS_SO in verdict[1]:
        return False
    if any(mistold.issuperset(claim.support) for claim in (one, other)) and not _slip(one, other, altered):
        return verdict[0] == "update"
    mine, theirs = groups.get(one.id, frozenset()), groups.get(other.id, frozenset())
    return bool(mine and theirs and (mine | theirs) - {""}) and mine.isdisjoint(theirs)


def _corrected(
    found: Sequence[Contradiction], claims: Mapping[str, Claim], by_id: Mapping[str, Assertion]
) -> list[Contradiction]:
    """What is found without what a number that a correction took back would have with others: it was never said."""
    gone = {
        one.a
        for one in found
        if one.kind == "correction"
        if any(by_id[name].stance == "denies" and by_id[name].value == claims[one.a].value
               for name in claims[one.a].dispute)
    }  # fmt: skip
    return [one for one in found if one.kind == "correction" or gone.isdisjoint({one.a, one.b})]


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


def _first_said(pile: Pile, claim: Claim, by_id: Mapping[str, Assertion]) -> float:
    """The first day on which a claim was made; endless when no page of it is dated."""
    return min((day[0] for name in claim.support if (day := pile.said(by_id[name].article))), default=OPEN)


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
            why = f"{_words(claims[below])} against {_words(claims[above])}: when the higher number was first given, "
            why = f"{why}{by if isinstance(by, int) else 'another'} had already replaced the lower one"
            one = replace(one, kind="update", why=why)
        kept.append(one)
    return tuple(kept)


def _order(pile: Pile, claim: Claim, by_id: Mapping[str, Assertion]) -> tuple[int, str]:
    return min(pile.rank[by_id[name].article] for name in claim.support), claim.id


def _between(
    sources: Sources,
    one: Claim,
    other: Claim,
    by_id: Mapping[str, Assertion],
    places: Mapping[str, Place],
    named: frozenset[str],
    single: frozenset[str],
    altered: frozenset[str],
) -> tuple[Kind, str] | None:
    pile = sources.pile
    if one.slot == "status":
        if HOAX in {one.value, other.value}:
            return _hoax(pile, one, other, by_id)
        if DENIED in {one.value, other.value}:
            said = other.value if one.value == DENIED else one.value
            told = {"happened": "it happened", ALLEGED: "it is alleged"}.get(str(said), f"it was {said}")
            return "denial", f"one says {told}, the other denies it"
        return _tried(pile, one, other, by_id, named)
    if one.slot == endings.SLOT:
        return endings.rival_outcomes(
            pile, *((str(c.value), [by_id[name] for name in c.support]) for c in (one, other))
        )
    if one.slot == HOW and {one.value, other.value} == WAYS:
        disputed = rival_ways(*([by_id[name] for name in c.support] for c in (one, other)))
        return ("contradiction", "some tell of a resignation, others of a dismissal") if disputed else None
    if one.slot == "where":
        spots = [is_site(str(c.value)) for c in (one, other)]
        if any(spots):
            pointed = all(not named.isdisjoint(c.support) for c in (one, other))
            two = all(spots) and (pointed or one.event in single) and _two_spots(pile, one, other, by_id, named)
            if two:
                return "contradiction", f"{one.value} against {other.value}: two spots, of which one was it"
            scenes = all(spots) and all(c.support and (not named.isdisjoint(c.support) or altered.issuperset(c.support))
                                        for c in (one, other))  # fmt: skip
            wrong = _misplaced(one, other, altered) if scenes and _of_other_words(one, other) else None
            return ("contradiction", f"{one.value} against {other.value}: {wrong}") if wrong else None
        elsewhere = _misplaced(one, other, altered) or _elsewhere(pile, one, other, by_id, places)
        return ("contradiction", f"{one.value} against {other.value}: {elsewhere}") if elsewhere else None
    if one.slot == "who" and denial(one.value) != denial(other.value):
        who = sorted(doers(one, by_id) & doers(other, by_id))
        return ("denial", f"one names {who[0]} as the one who did it, the other denies it") if who else None
    if one.slot == "who" and one.event in single and (rivals := _two_doers(pile, one, other, by_id, named)):
        return "contradiction", f"{one.value} against {other.value}: {rivals}"
    if one.slot == "hour" and _pages(one, by_id) & _pages(other, by_id):
        return None  # when a march began, and when it ended
    if _at_least_so_many(one, other) and raised_later(sources, *([by_id[n] for n in c.support] for c in (one, other))):
        return "update", f"{_words(one)} against {_words(other)}: the same source gave the higher number on a later day"
    if not _cannot_both(one, other) or (one.slot == "cause" and not _one_tongue(pile, one, other, by_id)):
        return None
    if one.slot == "means" and not rival_means(*([by_id[name] for name in c.support] for c in (one, other))):
        return None
    if one.slot in FOLLOWING and of_other_deeds(pile, *(_sentences(sources, c, by_id) for c in (one, other))):
        return None  # arrested over the attack, and at the march
    says = f"{_words(one)} against {_words(other)}"
    if numeric(one) and numeric(other) and _revised(sources, one, other, by_id):
        return "update", f"{says}: a text says that the number was revised, and who gave one gave the other"
    growing = one.slot in _MAY_GROW or (one.slot == amounts.SLOT and amounts.grows(one.scope))
    if growing and (grown := _grown(sources, one, other, by_id)):
        return grown[0], f"{says}: {grown[1]}"
    return "contradiction", f"{says}, and nothing shows that one replaced the other"


def _hoax(pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> tuple[Kind, str] | None:
    """Whether some tell what others call a hoax; who plans or foretells a thing does not, nor who denies it."""
    hoax, told = sorted((one, other), key=lambda claim: claim.value != HOAX)
    if told.value not in {DONE, TRIED, ALLEGED}:
        return None
    if not rival_beings(pile, *([by_id[name] for name in claim.support] for claim in (hoax, told))):
        return None
    said = {DONE: "one says it happened", ALLEGED: "one says it is alleged"}.get(
        str(told.value), f"one says it was {told.value}"
    )
    return "contradiction", f"{said}, the other calls it a hoax"


def _tried(
    pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion], named: frozenset[str]
) -> tuple[Kind, str] | None:
    """Whether one says that it was done and the other that it was only tried; told on a later day, it has been done.

    What was planned may have been done, and no page is asked to say so.
    """
    if {one.value, other.value} != {TRIED, DONE}:
        return None
    tried, done = ([by_id[n].article for n in c.support if n in named] for c in sorted((one, other), key=_value))
    if not tried or not done:
        return None
    before, after = max(day[1] if (day := pile.said(page)) else OPEN for page in tried), [pile.said(p) for p in done]
    if all(day and day[0] > before for day in after):
        return "update", "one says it was attempted, the other on a later day that it happened"
    return "contradiction", "one says it happened, the other that it was only attempted"


def _value(claim: Claim) -> str:
    return str(claim.value)


def _slip(one: Claim, other: Claim, altered: frozenset[str]) -> str | None:
    """Why a number is another one miswritten: only retellings give it, and they changed it so."""
    if not numeric(one) or not numeric(other):
        return None
    for mine, theirs in ((one, other), (other, one)):
        bounds = interval(mine.value), interval(theirs.value)
        if altered.issuperset(mine.support) and bounds[0] and bounds[1] and OPEN not in (*bounds[0], *bounds[1]):
            low, high = sorted((bounds[0][0], bounds[1][0]))
            if is_slip(low, high):
                says = f"{_words(mine)} against {_words(theirs)}"
                return f"{says}: only retellings give {mine.value}, and it looks miswritten"
    return None


def _sentences(sources: Sources, claim: Claim, by_id: Mapping[str, Assertion]) -> list[Span]:
    return [sources.sentences[by_id[name].mention] for name in claim.support]


def _cannot_both(one: Claim, other: Claim) -> bool:
    if numeric(one) and numeric(other):
        a, b = interval(one.value), interval(other.value)
        if a and b and one.slot == amounts.SLOT and amounts.may_be_one_sum(a, b):
            return False
        return a is not None and b is not None and not _may_meet(a, b)
    if one.slot == "hour":
        return not hours.may_be_one(str(one.value), str(other.value))
    if one.slot == "when":
        first, second = days(str(one.value)), days(str(other.value))
        return first is not None and second is not None and not meet(first, second)
    if one.slot == "means":
        return not may_be_one(str(one.value), str(other.value))
    return one.slot in _SINGLE and one.slot == "cause"


def _at_least_so_many(one: Claim, other: Claim) -> bool:
    """Whether two tolls may both stand, and the first is a bound below the other: "at least 19", then 23."""
    a, b = (interval(claim.value) for claim in (one, other))
    if one.slot not in _MAY_GROW - {"missing"} or not a or not b or not numeric(one) or not numeric(other):
        return False
    return a[0] < b[0] and a[1] == OPEN and not _cannot_both(one, other)


def _may_meet(a: Interval, b: Interval) -> bool:
    """Whether two numbers can be one: "nearly 200", "200" and "more than 200" differ in their rounding."""
    loose = a[0] != a[1] or b[0] != b[1]
    return meet(a, b) or (loose and meet((a[0] - 1, a[1] + 1), b))


def _misplaced(one: Claim, other: Claim, altered: frozenset[str]) -> str | None:
    """Why a town is another one's mistake: only retellings give it, in place of the one that their sources give."""
    wrong = [altered.issuperset(claim.support) for claim in (one, other)]
    if wrong[0] == wrong[1] or one_within_other(str(one.value), str(other.value)):
        return None
    return f"only retellings give {one.value if wrong[0] else other.value}"


def _of_other_words(one: Claim, other: Claim) -> bool:
    return not set(content_words(str(one.value))) & set(content_words(str(other.value)))


def _two_spots(pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion], named: frozenset[str]) -> bool:
    """Whether two spots are rivals: two names in one language that share no word, and no page gives both as its own.

    A page may tell that two voices disagree: "at the depot, the mayor said; the police put it at the gate".
    """
    told = [content_words(str(claim.value)) for claim in (one, other)]
    if min(map(len, told)) < 2 or set(told[0]) & set(told[1]) or not _one_tongue(pile, one, other, by_id):
        return False
    first, second = ({a.article: a for name in c.support if (a := by_id[name]).id in named} for c in (one, other))
    pages = _pages(one, by_id) | _pages(other, by_id)
    disputed = {page for page in first.keys() & second.keys() if first[page].attribution != second[page].attribution}
    disputed |= {
        page for page in pages if _sets_against(pile, page, one, other) or _sets_against(pile, page, other, one)
    }
    if first and second:  # each is told as the spot: a page that has the other's name elsewhere says nothing of it
        return not (first.keys() & second.keys()) - disputed
    return not _one_page_has_both(pile, one, other, by_id, disputed)


def _sets_against(pile: Pile, page: str, one: Claim, other: Claim) -> bool:
    """Whether a page says that it was one spot and not the other: "at the market and not at the station"."""
    before, after = (re.escape(fold(str(claim.value))) for claim in (one, other))
    instead = "not|rather than|instead of|no|y no|en lugar de|en vez de"
    between = rf"\W+(?:(?:and|but|y|sino|pero)\W+)?(?:{instead})\b(?:\W+\w+){{0,2}}?\W+"
    return bool(re.search(rf"\b{before}{between}{after}\b", fold(pile.articles[page].text)))


def doers(claim: Claim, by_id: Mapping[str, Assertion]) -> set[str]:
    """The names that the pages of a claim give to who did it, or did not: one says it in English, one in Spanish."""
    values = (claim.value, *(by_id[name].value for name in claim.support))
    return {label_key(str(value).removeprefix(NOT)) for value in values}


def _two_doers(
    pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion], named: frozenset[str]
) -> str | None:
    """Why two names for who did it are rivals: each is named as such, in one language, and no page names both."""
    if not named & set(one.support) or not named & set(other.support):
        return None
    if not _one_tongue(pile, one, other, by_id) or set(content_words(str(one.value))) & set(
        content_words(str(other.value))
    ):
        return None
    if _blames_instead(one, other, by_id) or _blames_instead(other, one, by_id):
        return "whoever names one denies that it was the other"
    if _one_page_has_both(pile, one, other, by_id):
        return None
    return "each is named as the one who did it, and no page names both"


def _blames_instead(one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> bool:
    """Whether a page that gives one doer has it denied that the other did it: "it was a rocket of theirs, not ours"."""
    pages, theirs = _pages(one, by_id), doers(other, by_id)
    return any(
        said.event == one.event
        and said.slot == "who"
        and denial(said.value)
        and said.article in pages
        and label_key(str(said.value).removeprefix(NOT)) in theirs
        for said in by_id.values()
    )


def _one_tongue(pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> bool:
    """Whether some language gives both: "a petrol bomb" and "una bomba incendiaria" may be one thing."""
    tongues = [{pile.articles[by_id[name].article].language for name in claim.support} for claim in (one, other)]
    return bool(tongues[0] & tongues[1])


def _elsewhere(
    pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion], places: Mapping[str, Place]
) -> str | None:
    """Why two places of one event are rivals: a gazetteer puts them far apart, or no page knows both names.

    A page that names both may mean a town and its harbour. Places that a gazetteer does not know are rivals only where
    each has a page for which it is the place, and that page never names the other.
    """
    a, b = ([p for name in c.support if (p := places.get(by_id[name].mention))] for c in (one, other))
    if not a or not b or one_within_other(str(one.value), str(other.value)):
        return None
    if _one_page_has_both(pile, one, other, by_id):
        return None
    if all(apart(pile, x, y) for x in a for y in b):
        return "the two lie far apart, and no page names both"
    unknown = all(place.precision == "unresolved" for place in (*a, *b))
    return "two places that no page names together" if unknown else None


def _one_page_has_both(
    pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion], aside: Container[str] = ()
) -> bool:
    """Whether a page that gives one of two values has the words of both; pages `aside` are not asked."""
    values = [fold(str(claim.value)) for claim in (one, other)]
    pages = _pages(one, by_id) | _pages(other, by_id)
    texts = (fold(pile.articles[page].text) for page in sorted(pages) if page not in aside)
    return any(all(value in text for value in values) for text in texts)


def _words(claim: Claim) -> str:
    if claim.slot == "when" and precision(str(claim.value)) >= 2:
        return day_in_words(str(claim.value)) or str(claim.value)
    return hours.in_words(str(claim.value)) if claim.slot == "hour" else f"{claim.slot} {claim.value}"


def _pages(claim: Claim, by_id: Mapping[str, Assertion]) -> set[str]:
    return {by_id[name].article for name in claim.support}


def _grown(sources: Sources, one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> tuple[Kind, str] | None:
    """Whether the higher number is the later state of the lower, and why; None where nothing is known of it."""
    pile = sources.pile
    low, high = sorted((one, other), key=lambda c: interval(c.value) or (0.0, 0.0))
    below, above = ([by_id[name] for name in c.support] for c in (low, high))
    roots_below, roots_above = (
        {root: min(pile.rank[a.article] for a in group if pile.root[a.article] == root) for root in _roots(pile, group)}
        for group in (below, above)
    )
    rival = of_another_side(sources, below, above)  # a page that tells of a rival's nine has not raised its three
    for root in sorted(roots_below.keys() & roots_above.keys()):
        if roots_below[root] < roots_above[root] and not rival:
            return "update", "a later version of the same page has the higher number"
    if not rival and any(_told_as_growing(pile, x, y) for x in below for y in above if x.article == y.article):
        return "update", _SAYS_SO
    if (
        not rival
        and _rank(pile, below) < _rank(pile, above)
        and any(_says_it_grew(pile, a) and not _raised_by_others(sources, below, a) for a in above)
    ):
        return "update", _SAYS_SO
    if {a.article for a in below} & {a.article for a in above}:
        return None
    passed = [_told_as_earlier(pile, a) for a in below]
    if any(passed) and (all(passed) or _rank(pile, below) < _rank(pile, above)) and can_replace(sources, below, above):
        return "update", f"{_SAYS_SO}, and calls the lower one an earlier toll"
    first_low, first_high = (min((d for a in g if (d := pile.said(a.article))), default=None) for g in (below, above))
    if first_low and first_high and first_low[1] < first_high[0]:
        if _went_on(pile, below, above):
            return "contradiction", "the higher number came later, and most went on giving the lower one"
        if can_replace(sources, below, above):
            return "update", "the higher number was first given on a later day"
        return "contradiction", "the higher number came later, and from another side"
    found_since = one.slot == "missing" and first_low and first_high and first_high[1] < first_low[0]
    if found_since and can_replace(sources, above, below):
        return "update", "fewer were missing on a later day"
    if raised_that_day(sources, below, above):
        return "update", "the same source gave the higher number at a later hour"
    if one.slot == "missing" and (raised_that_day(sources, above, below) or raised_by_another(sources, above, below)):
        return "update", "fewer were missing at a later hour"
    if not first_low or not first_high or first_low[1] < first_high[0] or first_high[1] < first_low[0]:
        return None
    if hours_lack(sources, (*below, *above)):
        return "contradiction", "both were first given on one day, and not every page says at what hour"
    if raised_by_another(sources, below, above):
        return "update", "the higher number was first given at a later hour of the day, by an authority or one outlet"
    return None


def _rank(pile: Pile, assertions: Sequence[Assertion]) -> int:
    """The place of the first of some assertions' pages among all."""
    return min(pile.rank[one.article] for one in assertions)


def _roots(pile: Pile, assertions: Sequence[Assertion]) -> set[str]:
    return {pile.root[one.article] for one in assertions}


def _revised(sources: Sources, one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> bool:
    """Whether a later text says that a number was revised, by the voice that had given the other.

    Where it names nobody ("the toll was later put at 71"), the number it replaces was given by an authority.
    """
    pile = sources.pile
    for earlier, later in ((one, other), (other, one)):
        before, after = ([by_id[name] for name in c.support] for c in (earlier, later))
        first = min((day[0] for a in before if (day := pile.said(a.article))), default=None)
        for again in after:
            day = pile.said(again.article)
            if first is None or day is None or day[1] < first:
                continue
            if says_it_was_revised(pile.quote(sources.sentences[again.mention])) and same_side(sources, before, again):
                return True
    return False


def _went_on(pile: Pile, below: Sequence[Assertion], above: Sequence[Assertion]) -> bool:
    """Whether most pages after the first with the higher number still give the lower one: it replaced nothing."""
    first = min(pile.rank[a.article] for a in above)
    after, with_it = (
        len({pile.root[a.article] for a in side if pile.rank[a.article] > first}) for side in (below, above)
    )
    return after > _SLOW * (with_it + 1)


def _told_as_earlier(pile: Pile, one: Assertion) -> bool:
    """Whether the words before a number say that another has replaced it: "raising an earlier toll of three"."""
    return told_as_earlier(pile.articles[one.article].text[max(0, one.span.start - _LEAD) : one.span.start])


def _says_it_grew(pile: Pile, one: Assertion) -> bool:
    """Whether the words of a number, and those right before it, say that it rose to that: "has risen to 15"."""
    text = pile.articles[one.article].text
    start = max(0, one.span.start - _LEAD)
    return says_it_grew(text[max(start, text.rfind(". ", 0, one.span.start) + 1) : one.span.end])


def _raised_by_others(sources: Sources, below: Sequence[Assertion], one: Assertion) -> bool:
    """Whether somebody who is in charge of no count raised another's number: "the neighbours raise the toll to 19"."""
    text = sources.pile.articles[one.article].text
    words = text[max(0, one.span.start - _LEAD) : one.span.end]
    return says_who_raised_it(words) and of_other_people(sources, below, one)


def _told_as_growing(pile: Pile, low: Assertion, high: Assertion) -> bool:
    """Whether words beside the two numbers say that one grew into the other: "rose to fourteen, up from 11"."""
    start, end = min(low.span.start, high.span.start), max(low.span.end, high.span.end)
    if end - start > _BESIDE:
        return False
    text = pile.articles[low.article].text
    return says_it_grew(text[max(0, start - _BEFORE) : end])


def _corrects(
    pile: Pile,
    one: Claim,
    other: Claim,
    by_id: Mapping[str, Assertion],
    correcting: Correcting,
    amended: Mapping[str, Sequence[Amendment]],
    groups: Mapping[str, frozenset[str]],
) -> tuple[Claim, Claim, str] | None:
    """What a correction takes back, what it gives instead, and its words, where it does so with these two.

    It corrects the very numbers that it names, of those whom it counts. One that names no wrong number of its slot has
    set right what an earlier page of its outlet gave, where it gives one number.
    """
    pair = (one, other)
    for wrong, right in (pair, pair[::-1]):
        for article in sorted(_pages(right, by_id)):
            for found in amended.get(article, ()):
                numbers = (interval(wrong.value), interval(right.value)) == (found.wrong, found.right)
                if numbers and found.slot in {"", wrong.slot} and _of_whom(found, wrong, groups):
                    return wrong, right, found.words
    for wrong, right in (pair, pair[::-1]):
        for article in sorted(_pages(right, by_id) & correcting.pages - _pages(wrong, by_id)):
            earlier = all(
                pile.node[by_id[n].article] == pile.node[article] and pile.rank[by_id[n].article] < pile.rank[article]
                for n in wrong.support
            )
            if earlier and not _says_what_was_wrong(article, right, by_id, amended):
                at = min(by_id[n].span for n in right.support if by_id[n].article == article)
                return wrong, right, " ".join(pile.quote(sentence_at(pile, at)).split())
    return None


def _of_whom(found: Amendment, wrong: Claim, groups: Mapping[str, frozenset[str]]) -> bool:
    """Whether a correction counts those whom a claim counts: that of the women is none of all the dead."""
    if (
        found.scope is not None
        and found.scope != wrong.scope
        and not (found.group and wrong.scope in {"part", found.group})
    ):
        return False
    counted = groups.get(wrong.id, frozenset())
    return not found.group or not counted or bool(counted & {found.group})


def _says_what_was_wrong(
    article: str, claim: Claim, by_id: Mapping[str, Assertion], amended: Mapping[str, Sequence[Amendment]]
) -> bool:
    """Whether a correction names what it takes back of a slot, or gives several values of it."""
    if any(found.slot in {"", claim.slot} for found in amended.get(article, ())):
        return True
    told = [a for a in by_id.values() if (a.article, a.slot, a.event) == (article, claim.slot, claim.event)]
    return len({a.value for a in told}) > 1 or any(a.stance == "denies" for a in told)
