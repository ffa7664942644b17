"""Claims as the page shows them: the funnel, the evidence, what stands against it and what would settle it.

In: a claim, a Lookup, the Spots. Out: a view for the template.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from firsthand.records import Assertion, Claim, Contradiction
from firsthand.tell.carrying import Stop, carried
from firsthand.tell.evidence import Spots
from firsthand.tell.independence import Report, Tie, outlets_of, report_of, shared_voices, texts_of, tie_of, voices_of
from firsthand.tell.lookup import Lookup
from firsthand.tell.rows import (
    Brief,
    Row,
    brief_row,
    evidence_row,
    first_of_each_text,
    once_an_article,
)
from firsthand.tell.selection import disputed
from firsthand.tell.tongues import tongue
from firsthand.tell.values import bound_words, claim_value, interval, is_number, slot_words
from firsthand.tell.words import CONTRADICTION_WORDS, Badge, alone, badges, resting, rivalry, status_badges

NAMES = 200  # of a list of outlets or voices; the rest is counted, as everywhere
STOPS = 60  # outlets on the way of a value
OF_A_TEXT = 8  # articles of a text in its line
AGAINST = 20  # values that a claim is set against: each of 600 in one long page set against all others was 30 MB


class Number(NamedTuple):
    """One step of the funnel and where its list is."""

    figure: str
    label: str
    href: str


class Side(NamedTuple):
    """A claim that stands against another, and why."""

    kind: str
    word: str
    claim: str | None
    before: str
    value: str
    after: str


class Carried(NamedTuple):
    """An outlet on the way of a value: its first words, how it came by them, on whose word; `depth` sources above."""

    depth: int
    outlet: str
    row: Brief | None
    how: str
    certain: bool


@dataclass(frozen=True)
class ClaimView:
    """A claim with everything it opens."""

    claim: Claim
    slot: str
    value: str
    lang: str
    tongue: str
    bound: str
    numbers: list[Number]
    voices: Number
    badges: list[Badge]
    support: list[Row]
    support_more: list[Brief]
    dispute: list[Row]
    dispute_more: list[Brief]
    texts: list[tuple[list[Brief], int]]
    texts_left: int
    support_left: int
    dispute_left: int
    texts_agree: bool
    outlets_max: list[list[tuple[str, bool]]]
    outlets_min: list[list[tuple[str, bool]]]
    reports_max: list[Report]
    reports_min: list[Report]
    voice_list: list[tuple[str, str, list[Badge], str]]
    carried: list[Carried]
    carried_left: int
    ties_open: list[Tie]
    ties_open_left: int
    ties_certain: list[Tie]
    ties_certain_left: int
    against: list[Side]
    against_left: int
    shared: list[str]
    simple: bool
    alone: bool
    resting: str


def claim_view(claim: Claim, rows: int, lookup: Lookup, spots: Spots) -> ClaimView:
    """A claim for the page, with the lists that its numbers open.

    `rows` of its evidence stand in full, and twice as many in one line: 20 where a case is shown whole.
    """
    support, dispute = lookup.evidence(claim.support), lookup.evidence(claim.dispute)
    briefs = 2 * rows
    for assertion in support:
        spots.mark(assertion.span, "asr")
    simple = alone(claim) and not disputed(claim, lookup)
    full, more = first_of_each_text(support, rows, lookup)
    ties = lookup.lines_of.get(claim.id, ())
    possible, certain = ([line for line in ties if line.certain is sure] for sure in (False, True))
    texts = texts_of(support, lookup)
    origins = lookup.origins_of.get(claim.id, ())
    numbers, voices = funnel_numbers(claim, simple=simple)
    told, told_left = _against(claim, lookup)
    stops = carried(claim, lookup)
    lang, name = tongue({one.article for one in support}, lookup)
    lang = "" if is_number(claim) else lang
    return ClaimView(
        claim=claim,
        slot=slot_words(claim.slot),
        value=claim_value(claim, lookup),
        lang=lang,
        tongue=name if claim.slot == "cause" else "",
        bound=bound_words(claim, lookup),
        numbers=numbers,
        voices=voices,
        badges=_claim_badges(claim, support, lookup),
        support=[evidence_row(assertion, lookup, spots) for assertion in full],
        support_more=[brief_row(assertion, lookup, spots) for assertion in more[:briefs]],
        dispute=[evidence_row(assertion, lookup, spots) for assertion in dispute[:rows]],
        dispute_more=[brief_row(assertion, lookup, spots) for assertion in dispute[rows:][:briefs]],
        texts=[once_an_article(group, OF_A_TEXT, lookup, spots) for group in texts[:briefs]],
        texts_left=len(texts[briefs:]),
        support_left=len(more[briefs:]),
        dispute_left=len(dispute[rows:][briefs:]),
        texts_agree=len(texts) == claim.texts,
        outlets_max=outlets_of(origins, certain, lookup),
        outlets_min=outlets_of(origins, ties, lookup),
        reports_max=[report_of(o, lookup) for o in origins if o.bound == "max"],
        reports_min=[report_of(o, lookup) for o in origins if o.bound == "min"],
        voice_list=voices_of(origins, lookup),
        carried=[_carried(stop, lookup, spots) for stop in stops[:STOPS]],
        carried_left=len(stops[STOPS:]),
        ties_open=[tie_of(line, lookup) for line in possible[:briefs]],
        ties_open_left=len(possible[briefs:]),
        ties_certain=[tie_of(line, lookup) for line in certain[:briefs]],
        ties_certain_left=len(certain[briefs:]),
        against=[side_of(claim, found, lookup) for found in told],
        against_left=told_left,
        shared=shared_voices(claim, lookup),
        simple=simple,
        alone=alone(claim),
        resting=resting(claim),
    )


UNSETTLED = "?"


def funnel_numbers(claim: Claim, *, simple: bool = False) -> tuple[list[Number], Number]:
    """The four numbers of the funnel and the voices, each with the id of its list."""

    def step(low: int, high: int | None, one: str, many: str, name: str) -> Number:
        label = one if high == 1 else many
        return Number(interval(low, high), label, f"#{claim.id}" if simple else f"#{claim.id}-{name}")

    numbers = [
        step(claim.articles, claim.articles, "article", "articles", "articles"),
        step(claim.texts, max(claim.texts, claim.texts_max), "text", "texts", "texts"),
        step(claim.outlets_min, claim.outlets_max, "outlet on its own", "outlets on their own", "outlets"),
        step(claim.origins_min, claim.origins_max, "independent report", "independent reports", "reports"),
    ]
    if not claim.measurable:
        numbers[-1] = numbers[-1]._replace(
            figure=UNSETTLED, label="independent reports, not settled"
        )  # the reason stands below
    return numbers, step(claim.voices_min, claim.voices_max, "voice", "voices", "voices")


def _carried(stop: Stop, lookup: Lookup, spots: Spots) -> Carried:
    row = brief_row(stop.first, lookup, spots) if stop.first else None
    return Carried(stop.depth, stop.outlet, row, stop.how, stop.certain)


def _against(claim: Claim, lookup: Lookup) -> tuple[tuple[Contradiction, ...], int]:
    """What stands against a claim, of much what replaced nothing and most articles say, and how much more there is."""
    found = lookup.contradictions_of.get(claim.id, ())
    if len(found) <= AGAINST:
        return found, 0

    def rank(one: Contradiction) -> tuple[bool, int, str]:
        other = lookup.claims.get(one.b if one.a == claim.id else one.a)
        return one.kind == "update", -other.articles if other else 0, one.id

    return tuple(sorted(found, key=rank)[:AGAINST]), len(found) - AGAINST


def side_of(claim: Claim, found: Contradiction, lookup: Lookup) -> Side:
    """What stands against a claim as one sentence, cut where the other value can be linked."""
    other = lookup.claims.get(found.b if found.a == claim.id else found.a)
    sentence, word = rivalry(found, lookup), CONTRADICTION_WORDS[found.kind]
    value = claim_value(other, lookup) if other else ""
    at = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", sentence) if value else None
    if not at:
        return Side(found.kind, word, other.id if other else None, "", sentence, "")
    return Side(found.kind, word, other.id if other else None, sentence[: at.start()], value, sentence[at.end() :])


def _claim_badges(claim: Claim, support: list[Assertion], lookup: Lookup) -> list[Badge]:
    """The claim's own status, and what is so of every piece of its evidence; what is so of the event stands there."""
    each = [set(badges(assertion, lookup)) for assertion in support]
    common = set.intersection(*each) if each else set()
    event = lookup.events.get(claim.event)
    known = status_badges(event.status) if event else []
    return [badge for badge in dict.fromkeys([*status_badges(claim.status), *sorted(common)]) if badge not in known]
