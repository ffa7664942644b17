"""Whether two claims on one slot are rivals, of what kind, and why.

In: two claims, the assertions behind them, what is known of their events. Out: the kind of contradiction and the
reason in words; None where both can stand.
"""

from collections.abc import Mapping

from firsthand import hours
from firsthand.reconcile import amounts, endings, kinds_of_causes, penalties
from firsthand.reconcile.attempts import DONE, TRIED
from firsthand.reconcile.both_ways import turned_round
from firsthand.reconcile.claims import against, numeric, pages_of
from firsthand.reconcile.deeds import FOLLOWING, of_other_deeds
from firsthand.reconcile.doers import denial
from firsthand.reconcile.grown import Kind, grown, was_revised
from firsthand.reconcile.hoaxes import ALLEGED, HOAX, rival_beings
from firsthand.reconcile.left_office import HOW, WAYS, rival_ways
from firsthand.reconcile.manners import rival_manners
from firsthand.reconcile.means import may_be_one, rival_means
from firsthand.reconcile.names import content_words
from firsthand.reconcile.penalties import in_months
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.relations import rival_holders
from firsthand.reconcile.rival_names import (
    called_by_the_head,
    doers,
    elsewhere_told,
    misplaced,
    one_tongue,
    two_doers,
    two_spots,
)
from firsthand.reconcile.rounded import one_rounded
from firsthand.reconcile.sides import raised_later
from firsthand.reconcile.sites import is_site
from firsthand.reconcile.slots import DENIED
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.values import OPEN, Interval, days, interval, meet
from firsthand.records import Assertion, Claim, Place, Span

_MAY_GROW = frozenset({"killed", "injured", "missing", "displaced", "arrested", "rescued", "infected"})


def rival(
    sources: Sources,
    one: Claim,
    other: Claim,
    by_id: Mapping[str, Assertion],
    places: Mapping[str, Place],
    named: frozenset[str],
    single: frozenset[str],
    altered: frozenset[str],
) -> tuple[Kind, str] | None:
    """The kind of contradiction that two claims are, and why; None where both can stand, or nothing is known of it."""
    pile = sources.pile
    supports = [[by_id[name] for name in claim.support] for claim in (one, other)]
    if one.slot == "status":
        return _of_being(pile, one, other, by_id, named)
    if one.slot == endings.SLOT:
        return endings.rival_outcomes(pile, *((str(c.value), s) for c, s in zip((one, other), supports, strict=True)))
    if one.slot == HOW and {one.value, other.value} == WAYS:
        disputed = rival_ways(*supports)
        return ("contradiction", "some tell of a resignation, others of a dismissal") if disputed else None
    if one.slot == "where":
        return _of_where(pile, one, other, by_id, places, named, single, altered)
    if one.slot == "who" and denial(one.value) != denial(other.value):
        who = sorted(doers(one, by_id) & doers(other, by_id)) or called_by_the_head(one, other, by_id)
        return ("denial", f"one names {who[0]} as the one who did it, the other denies it") if who else None
    if one.slot == "who" and turned_round(*([pile.mentions()[a.mention] for a in s] for s in supports)):
        return "contradiction", f"{against(one, other)}: each is said to have done it to the other"
    if holders := rival_holders(pile, one, other, by_id):
        return "contradiction", f"{one.value} against {other.value}: {holders}"
    if one.slot == "who" and one.event in single and (rivals := two_doers(pile, one, other, by_id, named)):
        return "contradiction", f"{one.value} against {other.value}: {rivals}"
    if one.slot == "hour" and pages_of(one, by_id) & pages_of(other, by_id):
        return None  # when a march began, and when it ended
    if _at_least_so_many(one, other) and raised_later(sources, *supports):
        return "update", f"{against(one, other)}: the same source gave the higher number on a later day"
    of_manners = rival_manners(str(one.value), str(other.value))  # which have one name in all languages
    if not cannot_both(one, other) or (
        one.slot == "cause" and not of_manners and not one_tongue(pile, one, other, by_id)
    ):
        return None
    if one.slot == "cause" and kinds_of_causes.may_both_be(sources, one, other, by_id):
        return None
    if one.slot == "means" and not rival_means(*supports):
        return None
    if numeric(one) and numeric(other) and one_rounded(pile, one, other, by_id):
        return None  # "38 injured", "about 40 injured"
    if one.slot in FOLLOWING and of_other_deeds(pile, *(_sentences(sources, c, by_id) for c in (one, other))):
        return None  # arrested over the attack, and at the march
    says = against(one, other)
    if numeric(one) and numeric(other) and (revised := was_revised(sources, one, other, by_id)):
        return "update", f"{says}: {revised}"
    growing = one.slot in _MAY_GROW or (one.slot == amounts.SLOT and amounts.grows(one.scope))
    if growing and (later := grown(sources, one, other, by_id)):
        return later[0], f"{says}: {later[1]}"
    return "contradiction", f"{says}, and nothing shows that one replaced the other"


def cannot_both(one: Claim, other: Claim) -> bool:
    """Whether two values of one slot exclude one another, whoever gives them: 9 and 12, not "at least 9" and 12."""
    if numeric(one) and numeric(other):
        a, b = interval(one.value), interval(other.value)
        if a and b and one.slot == amounts.SLOT and amounts.may_be_one_sum(a, b):
            return False
        return a is not None and b is not None and not _may_meet(a, b)
    if one.slot == penalties.SLOT:
        return in_months(one.value) != in_months(other.value)
    if one.slot == "hour":
        return not hours.may_be_one(str(one.value), str(other.value))
    if one.slot == "when":
        first, second = days(str(one.value)), days(str(other.value))
        return first is not None and second is not None and not meet(first, second)
    if one.slot == "means":
        return not may_be_one(str(one.value), str(other.value))
    return one.slot == "cause"  # an event has one of these; of actors there may be several


def _of_being(
    pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion], named: frozenset[str]
) -> tuple[Kind, str] | None:
    """Whether it happened, or was a hoax, denied, or only tried."""
    if HOAX in {one.value, other.value}:
        return _hoax(pile, one, other, by_id)
    if DENIED in {one.value, other.value}:
        said = other.value if one.value == DENIED else one.value
        told = {"happened": "it happened", ALLEGED: "it is alleged"}.get(str(said), f"it was {said}")
        return "denial", f"one says {told}, the other denies it"
    return _tried(pile, one, other, by_id, named)


def _of_where(
    pile: Pile,
    one: Claim,
    other: Claim,
    by_id: Mapping[str, Assertion],
    places: Mapping[str, Place],
    named: frozenset[str],
    single: frozenset[str],
    altered: frozenset[str],
) -> tuple[Kind, str] | None:
    """Two spots of which one was it, or two towns; a spot and a town are no rivals."""
    spots = [is_site(str(c.value)) for c in (one, other)]
    why: str | None
    if not any(spots):
        why = misplaced(one, other, altered) or elsewhere_told(pile, one, other, by_id, places)
    else:
        pointed = all(not named.isdisjoint(c.support) for c in (one, other))
        scenes = all(spots) and all(c.support and (not named.isdisjoint(c.support) or altered.issuperset(c.support))
                                    for c in (one, other))  # fmt: skip
        if all(spots) and (pointed or one.event in single) and two_spots(pile, one, other, by_id, named):
            why = "two spots, of which one was it"
        else:
            why = misplaced(one, other, altered) if scenes and _of_other_words(one, other) else None
    return ("contradiction", f"{one.value} against {other.value}: {why}") if why else None


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


def _at_least_so_many(one: Claim, other: Claim) -> bool:
    """Whether two tolls may both stand, and the first is a bound below the other: "at least 19", then 23."""
    a, b = (interval(claim.value) for claim in (one, other))
    if one.slot not in _MAY_GROW - {"missing"} or not a or not b or not numeric(one) or not numeric(other):
        return False
    return a[0] < b[0] and a[1] == OPEN and not cannot_both(one, other)


def _may_meet(a: Interval, b: Interval) -> bool:
    """Whether two numbers can be one: "nearly 200", "200" and "more than 200" differ in their rounding."""
    loose = a[0] != a[1] or b[0] != b[1]
    return meet(a, b) or (loose and meet((a[0] - 1, a[1] + 1), b))


def _sentences(sources: Sources, claim: Claim, by_id: Mapping[str, Assertion]) -> list[Span]:
    return [sources.sentences[by_id[name].mention] for name in claim.support]


def _of_other_words(one: Claim, other: Claim) -> bool:
    return not set(content_words(str(one.value))) & set(content_words(str(other.value)))
