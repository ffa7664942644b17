"""The leading claims at the top of the page.

In: a claim, a Lookup, the Spots. Out: a view for the template.
"""

from typing import NamedTuple

from markupsafe import Markup

from firsthand.records import Assertion, Claim
from firsthand.tell.abreast import Abreast, abreast, rivals_of
from firsthand.tell.claims import Number, funnel_numbers
from firsthand.tell.events import ABREAST
from firsthand.tell.evidence import Spots, assertion_in_context
from firsthand.tell.independence import shared_voices
from firsthand.tell.lookup import Lookup
from firsthand.tell.rows import Brief, first_telling
from firsthand.tell.tongues import tongue
from firsthand.tell.values import bound_words, claim_value, slot_words
from firsthand.tell.words import (
    Badge,
    alone,
    badges,
    chain,
    event_date,
    event_title,
    funnel,
    restates,
    resting,
    source_words,
    status_badges,
)


class Lead(NamedTuple):
    """A leading claim: its funnel, its first words and what stands against it."""

    claim: Claim
    event: str
    date: str
    place: str | None
    slot: str
    value: str
    lang: str
    tongue: str
    bound: str
    badges: list[Badge]
    numbers: list[Number]
    voices: Number
    sentence: str
    words: Markup | None
    source: Brief | None
    source_badges: list[Badge]
    words_lang: str
    words_tongue: str
    table: list[Abreast]
    denied: list[str]
    shared: list[str]
    alone: bool
    restates: bool
    resting: str


def lead_view(claim: Claim, lookup: Lookup, spots: Spots) -> Lead:
    event = lookup.events.get(claim.event)
    support = lookup.evidence(claim.support)
    first = first_telling(support, lookup)
    numbers, voices = funnel_numbers(claim, simple=alone(claim))
    lang, name = tongue({one.article for one in support}, lookup)
    words_lang, words_tongue = tongue([first.article] if first else [], lookup)
    rivals = rivals_of(claim, lookup)
    return Lead(
        claim=claim,
        event=event_title(event) if event else claim.event,
        date=event_date(lookup.mentions_of.get(claim.event, ()), event.time if event else None),
        place=event.place if event else None,
        slot=slot_words(claim.slot),
        value=claim_value(claim, lookup),
        lang=lang,
        tongue=name if claim.slot == "cause" else "",
        bound=bound_words(claim, lookup),
        badges=status_badges(claim.status),
        numbers=numbers,
        voices=voices,
        sentence=funnel(claim),
        words=assertion_in_context(first, lookup) if first else None,
        source=_source(first, lookup, spots) if first else None,
        source_badges=badges(first, lookup) if first else [],
        words_lang=words_lang,
        words_tongue=words_tongue,
        table=abreast(rivals[:ABREAST], lookup) if len(rivals) > 1 else [],
        denied=_deniers(claim, lookup),
        shared=shared_voices(claim, lookup),
        alone=alone(claim),
        restates=restates(claim, event, lookup),
        resting=resting(claim),
    )


def _deniers(claim: Claim, lookup: Lookup) -> list[str]:
    """Who says that it is not so, each once; who denies that a thing happened at all has a claim of his own."""
    if claim.slot == "status":
        return []
    said = (one for one in lookup.evidence(claim.dispute) if one.stance == "denies" and one.value == claim.value)
    sources = (lookup.attributions.get(one.attribution or "") for one in said)
    return list(dict.fromkeys(source_words(one, lookup) for one in sources if one))


def _source(first: Assertion, lookup: Lookup, spots: Spots) -> Brief:
    return Brief(
        lookup.outlet(first.article), lookup.dated(first.article), chain(first, lookup), spots.href(first.span, "asr")
    )
