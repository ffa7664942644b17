"""Events as the page shows them: slot by slot, rival values side by side, never averaged.

In: an event, the claims to show, a Lookup, the Spots. Out: a view for the template.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from firsthand.records import Assertion, Attribution, Claim, Event, Mention, Span
from firsthand.tell.abreast import Abreast, abreast
from firsthand.tell.by_side import Row, by_side
from firsthand.tell.claims import ClaimView, claim_view
from firsthand.tell.evidence import Spots, short
from firsthand.tell.leading import PLAIN_SLOTS
from firsthand.tell.lookup import Lookup, outlet_key
from firsthand.tell.rows import (
    Brief,
    mention_brief,
)
from firsthand.tell.tongues import tongue
from firsthand.tell.values import slot_words
from firsthand.tell.words import Badge, event_date, named_badges, names_the_credited, source_labels, status_badges

MENTIONS = 3  # for each row that an event's best claim has in full: 30 where a case is shown whole
SOURCES = 10
ABREAST = 8  # values of one slot in its table; a claim tells of more that stand against it
_MANY = frozenset({"who", "whom"})  # several may have done a thing or suffered it: their names are no rivals


class Source(NamedTuple):
    """On whose word an event's claims rest, and in how many articles."""

    name: str
    lang: str
    badges: list[Badge]
    href: str
    articles: int


@dataclass(frozen=True)
class SlotView:
    """One slot of an event: its values, side by side."""

    slot: str
    claims: list[ClaimView]
    table: list[Abreast]
    left: int


@dataclass(frozen=True)
class EventView:
    """An event with its slots and mentions."""

    event: Event
    date: str
    badges: list[Badge]
    slots: list[SlotView]
    mentions: list[Brief]
    mentions_left: int
    whole: str
    parts: list[str]
    articles: int
    attributions: list[Source]
    attributions_left: int
    sides: list[Row]


def event_view(event: Event, rows: dict[str, int], lookup: Lookup, spots: Spots) -> EventView:
    """An event for the page; `rows` gives the claims to show, and how much evidence of each."""
    mentions = lookup.mentions_of.get(event.id, ())
    all_claims = lookup.claims_of.get(event.id, ())
    slots: list[SlotView] = []
    for slot in sorted({claim.slot for claim in all_claims}, key=lambda slot: _slot_rank(slot, all_claims)):
        inside = [claim for claim in all_claims if claim.slot == slot]
        views = [claim_view(claim, rows[claim.id], lookup, spots) for claim in inside if claim.id in rows]
        disputed = any(claim.id in lookup.contradictions_of for claim in inside)
        many = slot in _MANY or (slot == "where" and _spot_in_a_town(inside, mentions))
        rivals = len(views) > 1 and (not many or disputed)
        table = abreast([view.claim for view in views][:ABREAST], lookup) if rivals else []
        slots.append(SlotView(slot_words(slot), views, table, len(inside) - len(views)))
    most = MENTIONS * max((rows[claim.id] for claim in all_claims if claim.id in rows), default=1)
    sources, sources_left = _attributions(all_claims, lookup, spots)
    return EventView(
        event=event,
        date=event_date(mentions, event.time),
        badges=status_badges(event.status),
        slots=slots,
        mentions=[mention_brief(m.trigger, m.sentence, lookup, spots) for m in mentions[:most]],
        mentions_left=len(mentions[most:]),
        whole=lookup.events[event.part_of].label if event.part_of in lookup.events else "",
        parts=[lookup.events[part].label for part in lookup.parts_of.get(event.id, ())],
        articles=lookup.articles_of(event.id),
        attributions=sources,
        attributions_left=sources_left,
        sides=by_side(all_claims, lookup),
    )


def _spot_in_a_town(claims: Sequence[Claim], mentions: Sequence[Mention]) -> bool:
    """Whether one value of where it was is the town, and the other the spot there: the bridge, in Kesvik."""
    towns = {mention.place.name for mention in mentions if mention.place}
    return len(claims) == 2 and sum(str(claim.value) in towns for claim in claims) == 1


def _slot_rank(slot: str, claims: Iterable[Claim]) -> tuple[bool, int, str]:
    """Tolls, causes and the like before who, what and when; the most reported first."""
    return slot in PLAIN_SLOTS, -max(claim.articles for claim in claims if claim.slot == slot), slot


def _attributions(claims: Iterable[Claim], lookup: Lookup, spots: Spots) -> tuple[list[Source], int]:
    """On whose word most of an event's claims rest, each with its articles counted; and how many more there are."""
    told: dict[str, set[str]] = defaultdict(set)
    example: dict[str, tuple[str, Attribution]] = {}
    for claim in claims:
        for assertion in lookup.evidence((*claim.support, *claim.dispute)):
            if found := lookup.attributions.get(assertion.attribution or ""):
                for key, name in _called(assertion, found, lookup):
                    told[key].add(lookup.story(assertion.article))
                    example.setdefault(key, (name, found))
    rows: list[Source] = []
    for key, articles in sorted(told.items(), key=lambda item: (-len(item[1]), item[0]))[:SOURCES]:
        name, found = example[key]
        target = spots.href(found.sources[0], "src") if found.sources else f"#{found.article}"
        lang = tongue([found.article], lookup)[0]
        rows.append(Source(name, lang, named_badges(source_labels(found)), target, len(articles)))
    return rows, len(told) - len(rows)


def _called(assertion: Assertion, source: Attribution, lookup: Lookup) -> list[tuple[str, str]]:
    """Whom an attribution names, under one key in all articles: its voices, else the outlet that it credits."""
    known = [(name, lookup.voices[name].label) for name in source.voices if name in lookup.voices]
    if known:
        return known
    credit = lookup.credits.get(assertion.credit or "")
    name = credit.outlet if credit and names_the_credited(source, credit) else _source(source.sources, lookup)
    return [(outlet_key(name), name)]


def _source(sources: tuple[Span, ...], lookup: Lookup) -> str:
    return "; ".join(short(lookup.quote(span), 80) for span in sources) or "a source the sentence leaves out"
