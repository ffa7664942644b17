"""Events and claims as the page shows them: rival values side by side, each with its funnel, evidence and doubts.

In: records, a Lookup and the Spots that collect links. Out: plain views for the template.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from firsthand.records import Assertion, Claim, Contradiction, Event, Line, Origin, Span
from firsthand.tell.dates import in_words
from firsthand.tell.evidence import Spots, assertion_in_context, in_context, short
from firsthand.tell.lookup import Lookup
from firsthand.tell.markup import safe_url
from firsthand.tell.reasons import node_words
from firsthand.tell.selection import disputed
from firsthand.tell.terminal import PLAIN_SLOTS
from firsthand.tell.words import (
    CONTRADICTION_WORDS,
    Badge,
    badges,
    chain,
    contradiction_words,
    event_date,
    interval,
    named_badges,
    slot_words,
    source_labels,
    status_badges,
    value_words,
)

ROWS = 10  # evidence rows in full; a claim in forty articles is mostly one wire's sentence forty times
MENTIONS = 30


class Row(NamedTuple):
    """One assertion's words, where they stand and on whose word they rest."""

    id: str
    words: Markup
    href: str
    article: str
    outlet: str
    title: str
    published: str
    captured: str
    url: str | None
    sha256: str
    language: str
    chain: str
    badges: list[Badge]
    why: str


class Brief(NamedTuple):
    """A row in one line."""

    outlet: str
    date: str
    words: str
    href: str


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
    value: str
    why: str


class Report(NamedTuple):
    """An independent report, as drawn at one bound."""

    outlets: list[tuple[str, bool]]
    voices: list[tuple[str, str, list[Badge]]]
    articles: int


class Tie(NamedTuple):
    """A line between two nodes."""

    a: str
    b: str
    kind: str
    why: str


@dataclass(frozen=True)
class ClaimView:
    """A claim with everything it opens."""

    claim: Claim
    slot: str
    value: str
    numbers: list[Number]
    voices: Number
    badges: list[Badge]
    word_of: str
    support: list[Row]
    support_more: list[Brief]
    dispute: list[Row]
    dispute_more: list[Brief]
    texts: list[list[Brief]]
    texts_agree: bool
    outlets_max: list[list[tuple[str, bool]]]
    outlets_min: list[list[tuple[str, bool]]]
    reports_max: list[Report]
    reports_min: list[Report]
    voice_list: list[tuple[str, str, list[Badge], str]]
    ties_open: list[Tie]
    ties_certain: list[Tie]
    against: list[Side]
    simple: bool


@dataclass(frozen=True)
class SlotView:
    """One slot of an event: its values, side by side."""

    slot: str
    claims: list[ClaimView]
    pairs: list[str]
    left: int


@dataclass(frozen=True)
class EventView:
    """An event with its slots and mentions."""

    event: Event
    date: str
    kind: str
    badges: list[Badge]
    slots: list[SlotView]
    mentions: list[Brief]
    mentions_left: int
    articles: int
    attributions: list[tuple[str, list[Badge], str, int]]


def event_view(event: Event, shown: frozenset[str], lookup: Lookup, spots: Spots) -> EventView:
    """An event for the page; `shown` are the claims to show."""
    mentions = lookup.mentions_of.get(event.id, ())
    all_claims = lookup.claims_of.get(event.id, ())
    slots: list[SlotView] = []
    for slot in sorted({claim.slot for claim in all_claims}, key=lambda slot: _slot_rank(slot, all_claims)):
        inside = [claim for claim in all_claims if claim.slot == slot]
        views = [claim_view(claim, lookup, spots) for claim in inside if claim.id in shown]
        slots.append(SlotView(slot_words(slot), views, _pairs(inside, lookup), len(inside) - len(views)))
    return EventView(
        event=event,
        date=event_date(mentions, event.time),
        kind=event.event_type.replace("_", " ").lower(),
        badges=status_badges(event.status),
        slots=slots,
        mentions=[_mention_brief(m.trigger, m.sentence, lookup, spots) for m in mentions[:MENTIONS]],
        mentions_left=max(0, len(mentions) - MENTIONS),
        articles=lookup.articles_of(event.id),
        attributions=_attributions(all_claims, lookup, spots),
    )


def claim_view(claim: Claim, lookup: Lookup, spots: Spots) -> ClaimView:
    """A claim for the page, with the lists that its numbers open."""
    support, dispute = lookup.evidence(claim.support), lookup.evidence(claim.dispute)
    simple = claim.articles <= 1 and claim.origins_max <= 1 and not disputed(claim, lookup)
    full, more = _first_of_each_text(support, lookup)
    ties = lookup.lines_of.get(claim.id, ())
    texts = _texts(support, lookup)
    origins = lookup.origins_of.get(claim.id, ())
    numbers, voices = funnel_numbers(claim, simple=simple)
    telling = first_telling(support, lookup)
    return ClaimView(
        claim=claim,
        slot=slot_words(claim.slot),
        value=value_words(claim.slot, claim.value),
        numbers=numbers,
        voices=voices,
        badges=_claim_badges(claim, support, lookup),
        word_of=chain(telling, lookup) if telling else "",
        support=[_row(assertion, lookup, spots) for assertion in full],
        support_more=[_brief(assertion, lookup, spots) for assertion in more],
        dispute=[_row(assertion, lookup, spots) for assertion in dispute[:ROWS]],
        dispute_more=[_brief(assertion, lookup, spots) for assertion in dispute[ROWS:]],
        texts=[_once_an_article(group, lookup, spots) for group in texts],
        texts_agree=len(texts) == claim.texts,
        outlets_max=_outlets(origins, [line for line in ties if line.certain], lookup),
        outlets_min=_outlets(origins, ties, lookup),
        reports_max=[_report(o, lookup) for o in origins if o.bound == "max"],
        reports_min=[_report(o, lookup) for o in origins if o.bound == "min"],
        voice_list=_voices(origins, lookup),
        ties_open=[_tie(line, lookup) for line in ties if not line.certain],
        ties_certain=[_tie(line, lookup) for line in ties if line.certain],
        against=[_side(claim, found, lookup) for found in lookup.contradictions_of.get(claim.id, ())],
        simple=simple,
    )


def funnel_numbers(claim: Claim, *, simple: bool = False) -> tuple[list[Number], Number]:
    """The four numbers of the funnel and the voices, each with the id of its list."""

    def step(low: int, high: int | None, one: str, many: str, name: str) -> Number:
        label = one if low == high == 1 else many
        return Number(interval(low, high), label, f"#{claim.id}" if simple else f"#{claim.id}-{name}")

    numbers = [
        step(claim.articles, claim.articles, "article", "articles", "articles"),
        step(claim.texts, claim.texts, "text", "texts", "texts"),
        step(claim.outlets_min, claim.outlets_max, "outlet on its own", "outlets on their own", "outlets"),
        step(claim.origins_min, claim.origins_max, "independent report", "independent reports", "reports"),
    ]
    return numbers, step(claim.voices_min, claim.voices_max, "voice", "voices", "voices")


def first_telling(support: Sequence[Assertion], lookup: Lookup) -> Assertion | None:
    """The earliest words of a claim that stand in a sentence; a headline only where there is nothing else."""
    return min(support, key=lambda assertion: _in_headline(assertion, lookup), default=None)


def _in_headline(assertion: Assertion, lookup: Lookup) -> bool:
    blocks = lookup.articles[assertion.article].blocks
    return any(b.kind == "headline" and b.start <= assertion.span.start < b.end for b in blocks)


def _slot_rank(slot: str, claims: Iterable[Claim]) -> tuple[bool, int, str]:
    """Tolls, causes and the like before who, what and when; the most reported first."""
    return slot in PLAIN_SLOTS, -max(claim.articles for claim in claims if claim.slot == slot), slot


def _first_of_each_text(support: list[Assertion], lookup: Lookup) -> tuple[list[Assertion], list[Assertion]]:
    """Evidence in full: the earliest of each text first, so that ten rows are ten tellings, not one ten times.

    A headline that repeats its own story is not a telling.
    """
    told = {a.article for a in support if not _in_headline(a, lookup)}
    tellings = [a for a in support if not (a.article in told and _in_headline(a, lookup))]
    if len(tellings) <= ROWS:
        return tellings, [a for a in support if a not in tellings]
    seen: set[str] = set()
    first: list[Assertion] = []
    for assertion in tellings:
        text = lookup.text_of.get(assertion.article)
        key = text.id if text else assertion.article
        if key not in seen and len(first) < ROWS:
            first.append(assertion)
        seen.add(key)
    chosen = {assertion.id for assertion in first}
    return first, [assertion for assertion in support if assertion.id not in chosen]


def _row(assertion: Assertion, lookup: Lookup, spots: Spots) -> Row:
    article = lookup.articles[assertion.article]
    for hedge in assertion.hedges:
        spots.mark(hedge, "hedge")
    mention = lookup.mentions.get(assertion.mention)
    attribution = lookup.attributions.get(assertion.attribution or "")
    rule = f"Attributed by the rule “{attribution.rule}”. " if attribution and attribution.rule else ""
    read = f"Read from a mention of type {mention.event_type} at “{lookup.quote(mention.trigger)}”. " if mention else ""
    return Row(
        id=assertion.id,
        words=assertion_in_context(assertion, lookup),
        href=spots.href(assertion.span, "asr"),
        article=article.id,
        outlet=lookup.outlet(article.id),
        title=short(article.title or article.key, 120),
        published=in_words(article.published) if article.published else "on a day not known",
        captured=in_words(article.captured) if article.captured else "at a time not recorded",
        url=safe_url(article.url),
        sha256=article.sha256,
        language=article.language or "",
        chain=chain(assertion, lookup),
        badges=badges(assertion, lookup),
        why=f"{read}{rule}Status {assertion.status}, stance {assertion.stance}.",
    )


def _brief(assertion: Assertion, lookup: Lookup, spots: Spots) -> Brief:
    date = in_words(lookup.when(assertion.article))
    words = short(lookup.quote(assertion.span), 90)
    return Brief(lookup.outlet(assertion.article), date, words, spots.href(assertion.span, "asr"))


def _once_an_article(group: list[Assertion], lookup: Lookup, spots: Spots) -> list[Brief]:
    """A text's articles, each once, with the day."""
    first = {assertion.article: assertion for assertion in reversed(group)}
    rows = [_brief(assertion, lookup, spots) for assertion in reversed(first.values())]
    return [row._replace(date=row.date.split(",")[0], words="") for row in rows]


def _mention_brief(trigger: Span, sentence: Span, lookup: Lookup, spots: Spots) -> Brief:
    date = in_words(lookup.when(trigger.article))
    words = in_context(trigger, sentence if len(sentence) < 400 else None, (), lookup)
    return Brief(lookup.outlet(trigger.article), date, words, spots.href(trigger))


def _claim_badges(claim: Claim, support: list[Assertion], lookup: Lookup) -> list[Badge]:
    """The claim's own status, and what is so of every piece of its evidence; what is so of the event stands there."""
    each = [set(badges(assertion, lookup)) for assertion in support]
    common = set.intersection(*each) if each else set()
    event = lookup.events.get(claim.event)
    known = status_badges(event.status) if event else []
    return [badge for badge in dict.fromkeys([*status_badges(claim.status), *sorted(common)]) if badge not in known]


def _texts(support: list[Assertion], lookup: Lookup) -> list[list[Assertion]]:
    """Evidence by text: passages that body reuse or translation ties are one."""
    group = list(range(len(support)))
    ties_of: dict[str, list[int]] = {}
    for at, assertion in enumerate(support):
        ties_of.setdefault(lookup.story(assertion.article), []).append(at)
    for places in ties_of.values():
        for at in places[1:]:
            _join(group, places[0], at)
    where: dict[str, list[int]] = {}
    for at, assertion in enumerate(support):
        where.setdefault(assertion.article, []).append(at)
    for article, places in where.items():
        for reuse in lookup.reuse_of.get(article, ()):
            if reuse.a.article != article or not (reuse.content == "body" or reuse.relation == "translated"):
                continue
            for x in places:
                for y in where.get(reuse.b.article, ()):
                    if reuse.a.overlaps(support[x].span) and reuse.b.overlaps(support[y].span):
                        _join(group, x, y)
    found: dict[int, list[Assertion]] = {}
    for at, assertion in enumerate(support):
        found.setdefault(group[at], []).append(assertion)
    return list(found.values())


def _join(group: list[int], x: int, y: int) -> None:
    low, high = sorted((group[x], group[y]))
    if low != high:
        group[:] = [low if label == high else label for label in group]


def _outlets(origins: Iterable[Origin], lines: Iterable[Line], lookup: Lookup) -> list[list[tuple[str, bool]]]:
    """The outlets on their own: those that a line ties are one."""
    nodes = list(dict.fromkeys(node for origin in origins for node in origin.outlets))
    unseen = {node for origin in origins for node in origin.unseen}
    place = {node: at for at, node in enumerate(nodes)}
    group = list(range(len(nodes)))
    for line in lines:
        if line.a in place and line.b in place:
            _join(group, place[line.a], place[line.b])
    found: dict[int, list[tuple[str, bool]]] = {}
    for node, label in zip(nodes, group, strict=True):
        found.setdefault(label, []).append((node_words(node, lookup), node in unseen))
    return list(found.values())


def _report(origin: Origin, lookup: Lookup) -> Report:
    return Report(
        outlets=[(node_words(outlet, lookup), outlet in origin.unseen) for outlet in origin.outlets],
        voices=[(voice, *_voice(voice, lookup)) for voice in origin.voices],
        articles=len(origin.articles),
    )


def _voice(voice: str, lookup: Lookup) -> tuple[str, list[Badge]]:
    found = lookup.voices.get(voice)
    return (found.label, named_badges(source_labels(found))) if found else (voice, [])


def _voices(origins: Iterable[Origin], lookup: Lookup) -> list[tuple[str, str, list[Badge], str]]:
    """The voices of a claim with the number each counts for."""
    found = dict.fromkeys(voice for origin in origins for voice in origin.voices)
    rows: list[tuple[str, str, list[Badge], str]] = []
    for voice in found:
        label, marks = _voice(voice, lookup)
        record = lookup.voices.get(voice)
        counts = interval(record.count_min, record.count_max) if record else "1"
        rows.append((voice, label, marks, counts))
    return rows


def _tie(line: Line, lookup: Lookup) -> Tie:
    return Tie(node_words(line.a, lookup), node_words(line.b, lookup), line.kind.replace("_", " "), line.why)


def _side(claim: Claim, found: Contradiction, lookup: Lookup) -> Side:
    other = lookup.claims.get(found.b if found.a == claim.id else found.a)
    value = value_words(other.slot, other.value) if other else "another value"
    return Side(found.kind, CONTRADICTION_WORDS[found.kind], other.id if other else None, value, found.why)


def _pairs(claims: Iterable[Claim], lookup: Lookup) -> list[str]:
    """Each contradiction or update among the values of a slot, once, in words."""
    found = {c.id: c for claim in claims for c in lookup.contradictions_of.get(claim.id, ())}
    return [contradiction_words(one, lookup) for one in sorted(found.values(), key=lambda c: (c.kind, c.id))]


def _attributions(
    claims: Iterable[Claim], lookup: Lookup, spots: Spots
) -> list[tuple[str, list[Badge], str, int]]:
    """On whose word an event's claims rest: each source once, with the number of its assertions."""
    counted: dict[str, int] = {}
    example: dict[str, str] = {}
    for claim in claims:
        for assertion in lookup.evidence((*claim.support, *claim.dispute)):
            key = assertion.attribution or ""
            if key in lookup.attributions:
                found = lookup.attributions[key]
                label = found.voices[0] if found.voices and found.voices[0] in lookup.voices else key
                counted[label] = counted.get(label, 0) + 1
                example.setdefault(label, key)
    rows: list[tuple[str, list[Badge], str, int]] = []
    for label, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        found = lookup.attributions[example[label]]
        name = lookup.voices[label].label if label in lookup.voices else _source(found.sources, lookup)
        target = spots.href(found.sources[0], "src") if found.sources else f"#{found.article}"
        rows.append((name, named_badges(source_labels(found)), target, number))
    return rows


def _source(sources: tuple[Span, ...], lookup: Lookup) -> str:
    return "; ".join(short(lookup.quote(span), 80) for span in sources) or "a source the sentence leaves out"
