"""Which claims lead the page and the terminal: what a reader asks for first, and never one thing twice.

In: a Lookup. Out: Claims, those of one event together.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.records import Claim
from firsthand.tell.dates import UNKNOWN_YEAR
from firsthand.tell.lookup import Lookup
from firsthand.tell.values import claim_value
from firsthand.tell.words import event_date, event_title

PLAIN_SLOTS = frozenset({"status", "what", "when", "hour", "where", "who", "whom"})
# What an editor asks first. "Nine protesters" and "one who escaped" are numbers too, and do not stand before a cause.
_FIRST = frozenset(
    {
        "killed",
        "injured",
        "infected",
        "missing",
        "displaced",
        "arrested",
        "imprisoned",
        "abducted",
        "beaten",
        "rescued",
        "cause",
        "means",
        "amount",
    }
)
# Of whom there are more later; those who were missing are found.
_GROWING = frozenset({"killed", "injured", "infected", "displaced", "arrested", "rescued"})
ASKED = 4  # times its articles
_SAYS_MORE = 4  # times more articles for "it happened" to stand for its event
_DENIED = frozenset({"did not happen", "hoax"})
_REVISED = re.compile(r"number was (?:revised|put in place)")  # which may be the lower one
_PLAIN_ORDER = ("status", "when", "where", "hour", "whom", "who", "what")  # which of them stands for its event


def leading_claims(lookup: Lookup, limit: int) -> list[Claim]:
    """What most articles speak of, tolls, causes and denials four times over; grouped by event.

    Of rival values of one slot the one in most articles leads, of equals a number before a mere bound, then the
    latest; the others stand beside it on the page. A number that was updated, passed on a later day or taken back does
    not lead while what replaced it is there, nor does a denial that was withdrawn. Who, what and when say little
    without each other: one of them stands for its event.
    """
    best: dict[tuple[str, str], Claim] = {}
    spoken_of = _spoken_of(lookup)
    past = outdated(lookup) | _passed(lookup)
    for claim in sorted(
        lookup.claims.values(), key=lambda claim: (claim.id not in past, _among_rivals(claim, lookup)), reverse=True
    ):
        withdrawn = claim.value in _DENIED and claim.id in past
        best.setdefault((claim.event, "" if withdrawn or _is_plain(claim) else claim.slot), claim)
    chosen: list[Claim] = []
    for claim in sorted(best.values(), key=lambda claim: _weight(claim, lookup, spoken_of)):
        told = _is_plain(claim) and any(other.event == claim.event for other in chosen)  # its title says so
        if len(chosen) < limit and not told and not any(_reads_alike(claim, other, lookup) for other in chosen):
            chosen.append(claim)
    rank = {event: at for at, event in reversed(list(enumerate(claim.event for claim in chosen)))}
    return sorted(chosen, key=lambda claim: rank[claim.event])


def is_asked(claim: Claim) -> bool:
    """Whether an editor asks for a claim first: a toll, a cause, a denial; nobody asks who was *not* killed."""
    return (claim.slot in _FIRST and claim.value != 0) or claim.value in _DENIED


def _is_plain(claim: Claim) -> bool:
    return claim.slot in PLAIN_SLOTS and claim.value not in _DENIED


def outdated(lookup: Lookup) -> frozenset[str]:
    """The claims that another replaced: the earlier number of an update, the one that a correction takes back."""
    found = set()
    for one in lookup.dossier.account.contradictions:
        pair = [claim for claim in (lookup.claims.get(one.a), lookup.claims.get(one.b)) if claim]
        if len(pair) == 2 and one.kind == "update":
            found.add((_given_first if _REVISED.search(one.why) else earlier)(pair, lookup).id)
        elif one.kind == "correction":
            found.add(one.a)
    return frozenset(found)


def _passed(lookup: Lookup) -> frozenset[str]:
    """The bounds that a greater number of a later day leaves behind: "at least 214", once 329 were told of."""
    said: dict[tuple[str, str, str | None], list[tuple[Claim, list[tuple[int, int, int, int, int]]]]] = defaultdict(
        list
    )
    for claim in lookup.claims.values():
        days = [when for a in lookup.evidence(claim.support) if (when := lookup.order(a.article)[0]) != UNKNOWN_YEAR]
        if claim.slot in _GROWING and days:
            said[claim.event, claim.slot, claim.scope].append((claim, days))
    return frozenset(
        claim.id
        for told in said.values()
        for claim, days in told
        if is_open(claim)
        and any(_lowest(other) > _lowest(claim) and min(later)[:3] > max(days)[:3] for other, later in told)
    )


def earlier(numbers: Sequence[Claim], lookup: Lookup) -> Claim:
    """The one of two numbers that the other replaces: the lower, and of those who were missing the one given first."""
    if numbers[0].slot == "missing":  # some are found
        return _given_first(numbers, lookup)
    return min(numbers, key=_lowest)


def _given_first(numbers: Sequence[Claim], lookup: Lookup) -> Claim:
    """The number that was told of first: of one that was lowered the higher."""
    return min(numbers, key=lambda claim: [lookup.order(one.article) for one in lookup.evidence(claim.support)][:1])


def _lowest(claim: Claim) -> float:
    low = str(claim.value).partition("..")[0]
    return float(low) if low.isdigit() else 0.0


def is_open(claim: Claim) -> bool:
    """Whether a value only bounds a number: "at least 12", of which 13 is one."""
    return isinstance(claim.value, str) and (claim.value.endswith("..") or claim.value.startswith(".."))


def _among_rivals(claim: Claim, lookup: Lookup) -> tuple[object, ...]:
    """The greatest leads its slot; that it happened says less than when and where it did."""
    said = (lookup.order(a.article)[0] for a in lookup.evidence(claim.support))
    latest = max((when for when in said if when != UNKNOWN_YEAR), default=(0,))
    plain = -_PLAIN_ORDER.index(claim.slot) if claim.slot in _PLAIN_ORDER else 0
    articles = claim.articles // (_SAYS_MORE if claim.slot == "status" and claim.value not in _DENIED else 1)
    return not claim.scope, articles, not is_open(claim), claim.origins_max, len(claim.support), plain, latest, claim.id


def _spoken_of(lookup: Lookup) -> dict[tuple[str, str], int]:
    """How many articles tell anything of a slot of an event: of the dead, whether they say nine or fourteen."""
    pages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in lookup.claims.values():
        if not claim.scope:
            known = (lookup.assertions.get(one) for one in claim.support)
            pages[claim.event, claim.slot] |= {one.article for one in known if one}
    return {key: len(articles) for key, articles in pages.items()}


def _weight(claim: Claim, lookup: Lookup, spoken_of: Mapping[tuple[str, str], int]) -> tuple[object, ...]:
    """The least leads: by what it is and how many speak of it, dispute, mentions, then its place in the first article.

    A toll that a handful of pages mention by the way does not stand before what the case is about.
    """
    asked = is_asked(claim)
    disputed = bool(lookup.contradictions_of.get(claim.id)) or bool(claim.dispute)
    support = lookup.evidence(claim.support)
    return (
        -max(claim.articles, spoken_of.get((claim.event, claim.slot), 0) if asked else 0) * (ASKED if asked else 1),
        not asked,
        not (disputed and claim.articles > 1),
        -claim.origins_max,
        -len(lookup.mentions_of.get(claim.event, ())),
        -len(support),
        lookup.order(support[0].article) if support else ((*UNKNOWN_YEAR,), ""),
        support[0].span.start if support else 0,
        claim.id,
    )


def _reads_alike(one: Claim, other: Claim, lookup: Lookup) -> bool:
    """Whether two claims look the same to a reader: slot, value, day, and a title that holds the other's."""
    a, b = lookup.events.get(one.event), lookup.events.get(other.event)
    if one.slot != other.slot or claim_value(one, lookup) != claim_value(other, lookup) or not a or not b:
        return False
    first, second = (set(event_title(event).casefold().split()) for event in (a, b))
    if any(len(words) == 1 and not (event.time or event.place) for words, event in ((first, a), (second, b))):
        return True  # "Killing, no date" beside the same toll of a ferry that sank tells nobody of a second one
    days = {event_date(lookup.mentions_of.get(event.id, ()), event.time) for event in (a, b)}
    return len(days) == 1 and (first <= second or second <= first)
