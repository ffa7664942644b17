"""What stands on the page in full, what as one line, and what is only counted.

In: a Lookup. Out: a Selection. A small case is shown whole; an event without a claim is one line. In a large one,
claims in more than one article and claims under dispute are shown in full, and every cut is a number that the page
states.
"""

from dataclasses import dataclass

from firsthand.records import Claim, Event
from firsthand.tell.dates import sort_key
from firsthand.tell.leading import ASKED, is_asked
from firsthand.tell.lookup import Lookup

WHOLE_CLAIMS = 500  # a case with fewer claims is shown whole: the example has about 60, a big affair some thousands
FULL_EVENTS = 250  # about 20 KB each with its evidence
LINE_EVENTS = 500
CLAIMS_AN_EVENT = 3  # single-article claims beside the shared ones, in a large case
FULL_CLAIMS = 400  # 180 pages of one summit gave 2,450 claims, 800 of them in several articles: 9 MB without limits
ROWS = 10  # a claim in forty articles is mostly one wire's sentence forty times
TIERS = ((40, 8), (120, 4), (FULL_CLAIMS, 2))  # of a large case: evidence rows for the first 40 claims, the next ...
TEXT_BUDGET = 2_000_000  # characters of articles: with marks about 5 MB of a page that must stay under 15
ENTRY = 400  # characters that the facts above a text take of that: of 5,000 short notes they are the most


@dataclass(frozen=True)
class Selection:
    """Ids of what is shown; the numbers of what is not follow from the Lookup."""

    events: tuple[Event, ...]
    lines: tuple[Event, ...]
    events_left: int
    claims: frozenset[str]
    rows: dict[str, int]
    texts: frozenset[str]
    whole: bool


def select(lookup: Lookup) -> Selection:
    """Choose what the page shows."""
    events = sorted(lookup.events.values(), key=lambda event: _event_rank(event, lookup))
    whole = len(lookup.claims) <= WHOLE_CLAIMS and len(events) <= FULL_EVENTS
    claimed = [event for event in events if lookup.claims_of.get(event.id)]  # of the others nothing can be told
    full = [event for event in claimed if whole or _matters(event, lookup)][:FULL_EVENTS]
    chosen = {event.id for event in full}
    rest = [event for event in events if event.id not in chosen]
    candidates = [claim for event in full for claim in _claims(event, lookup, whole)]
    if not whole:
        candidates.sort(key=lambda c: (c.id not in lookup.judged, -c.articles, not disputed(c, lookup), c.id))
        candidates = candidates[:FULL_CLAIMS]
    claims = {claim.id for claim in candidates}
    return Selection(
        events=tuple(full),
        lines=tuple(sorted(rest[:LINE_EVENTS], key=_by_time)),
        events_left=len(rest[LINE_EVENTS:]),
        claims=frozenset(claims),
        rows={claim.id: ROWS if whole else _rows(at) for at, claim in enumerate(candidates)},
        texts=_texts(lookup, claims),
        whole=whole,
    )


def disputed(claim: Claim, lookup: Lookup) -> bool:
    """Whether anything in the pile speaks against a claim, or a later hour replaced it."""
    return bool(claim.dispute) or claim.id in lookup.contradictions_of


def _asked_for(claim: Claim, lookup: Lookup) -> bool:
    """Whether a claim is one of several articles, in dispute, or judged by a person."""
    return claim.articles > 1 or disputed(claim, lookup) or claim.id in lookup.judged


def _rows(at: int) -> int:
    """How many evidence rows the claim of this rank has in full."""
    return next(rows for limit, rows in TIERS if at < limit)


def _matters(event: Event, lookup: Lookup) -> bool:
    claims = lookup.claims_of.get(event.id, ())
    asked = event.id in lookup.judged or any(_asked_for(claim, lookup) for claim in claims)
    return asked or lookup.articles_of(event.id) > 1


def _claims(event: Event, lookup: Lookup, whole: bool) -> list[Claim]:
    claims = lookup.claims_of.get(event.id, ())
    if whole:
        return list(claims)
    shared = [claim for claim in claims if _asked_for(claim, lookup)]
    single = [claim for claim in claims if claim not in shared]
    return shared + single[:CLAIMS_AN_EVENT]


def _event_rank(event: Event, lookup: Lookup) -> tuple[bool, int, int, str]:
    """The crush before the inquiry and the vigil that follow it, by the weights of the leading claims."""
    asked = any(is_asked(claim) for claim in lookup.claims_of.get(event.id, ()))
    weight = lookup.articles_of(event.id) * (ASKED if asked else 1)
    return not _matters(event, lookup), -weight, -len(event.mentions), event.id


def _by_time(event: Event) -> tuple[tuple[int, int, int, int, int], str]:
    return sort_key(event.time), event.id


def _texts(lookup: Lookup, claims: set[str]) -> frozenset[str]:
    """Articles whose text fits the budget: those that shown claims rest on come first."""
    cited = {
        lookup.assertions[one].article
        for claim in claims
        for one in (*lookup.claims[claim].support, *lookup.claims[claim].dispute)
        if one in lookup.assertions
    }
    left = TEXT_BUDGET
    chosen: set[str] = set()
    for article in sorted(lookup.articles, key=lambda a: (a not in cited, len(lookup.articles[a].text), a)):
        left -= len(lookup.articles[article].text) + ENTRY
        if left < 0:
            break
        chosen.add(article)
    return frozenset(chosen)
