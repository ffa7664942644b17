"""The leading claims at the top of the page.

In: a claim, a Lookup, the Spots. Out: a view for the template.
"""

from typing import NamedTuple

from markupsafe import Markup

from firsthand.records import Assertion, Claim
from firsthand.tell.claims import Number, Side, funnel_numbers
from firsthand.tell.dates import in_words
from firsthand.tell.evidence import Spots, assertion_in_context
from firsthand.tell.lookup import Lookup
from firsthand.tell.rows import Brief, first_telling
from firsthand.tell.words import (
    CONTRADICTION_WORDS,
    Badge,
    badges,
    chain,
    event_date,
    event_title,
    funnel,
    slot_words,
    status_badges,
    value_words,
)


class Lead(NamedTuple):
    """A leading claim: its funnel, its first words and what stands against it."""

    claim: Claim
    event: str
    date: str
    place: str | None
    slot: str
    value: str
    badges: list[Badge]
    numbers: list[Number]
    voices: Number
    sentence: str
    words: Markup | None
    source: Brief | None
    source_badges: list[Badge]
    against: list[Side]


def lead_view(claim: Claim, lookup: Lookup, spots: Spots) -> Lead:
    event = lookup.events.get(claim.event)
    support = lookup.evidence(claim.support)
    first = first_telling(support, lookup)
    numbers, voices = funnel_numbers(claim, simple=claim.articles <= 1 and claim.origins_max <= 1)
    sides: list[Side] = []
    for found in lookup.contradictions_of.get(claim.id, ()):
        other = lookup.claims.get(found.b if found.a == claim.id else found.a)
        if other:
            value = value_words(other.slot, other.value)
            sides.append(Side(found.kind, CONTRADICTION_WORDS[found.kind], other.id, value, found.why))
    return Lead(
        claim=claim,
        event=event_title(event) if event else claim.event,
        date=event_date(lookup.mentions_of.get(claim.event, ()), event.time if event else None),
        place=event.place if event else None,
        slot=slot_words(claim.slot),
        value=value_words(claim.slot, claim.value),
        badges=status_badges(claim.status),
        numbers=numbers,
        voices=voices,
        sentence=funnel(claim),
        words=assertion_in_context(first, lookup) if first else None,
        source=_source(first, lookup, spots) if first else None,
        source_badges=badges(first, lookup) if first else [],
        against=sides,
    )


def _source(first: Assertion, lookup: Lookup, spots: Spots) -> Brief:
    date = in_words(lookup.when(first.article))
    return Brief(lookup.outlet(first.article), date, chain(first, lookup), spots.href(first.span, "asr"))
