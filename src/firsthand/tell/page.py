"""The page: one self-contained HTML file that needs no network and no script.

In: a Dossier. Out: HTML. The template writes the markup; everything it shows is computed here and beside, and every
string passes `safe`, since the text of an article is a stranger's.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from firsthand.records import Article, Assertion, Claim, Dossier, Reuse
from firsthand.tell.claims import Brief, EventView, Number, Side, event_view, first_telling, funnel_numbers
from firsthand.tell.coverage import coverage, language_words, problem_groups
from firsthand.tell.dates import in_words
from firsthand.tell.evidence import Passage, Spots, assertion_in_context, passages, short
from firsthand.tell.lineage_graph import EDGES, ROWS, draw, outlet_key, pairs
from firsthand.tell.lookup import Lookup
from firsthand.tell.markup import safe, safe_url
from firsthand.tell.retellings import DRIFTS, LISTED, PAIRS, VOICES, drift_views, pair_views, voice_views
from firsthand.tell.selection import Selection, select
from firsthand.tell.terminal import leading_claims
from firsthand.tell.timeline import timeline
from firsthand.tell.words import (
    CONTRADICTION_WORDS,
    Badge,
    badges,
    chain,
    count,
    event_date,
    event_title,
    funnel,
    slot_words,
    status_badges,
    value_words,
)

LEADING = 6
BUCKET = 60  # rows of a bucket; the rest is counted
CREDITS = 400


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


class ArticleView(NamedTuple):
    """An article's entry, with its text where the page has room for it."""

    article: Article
    outlet: str
    title: str
    published: str
    updated: str | None
    captured: str
    url: str | None
    language: str
    media: str
    version_of: str | None
    version_why: str
    same_text: list[tuple[str, str]]
    copies: list[tuple[str, str]]
    passages: list[Passage] | None
    counts: list[tuple[str, int]]


class CreditView(NamedTuple):
    """A credit in one line."""

    id: str
    outlet: str
    to: str
    target: str | None
    known: bool
    certain: bool
    own: bool
    words: str
    href: str
    why: str


def render(dossier: Dossier) -> str:
    """The whole page as a string."""
    lookup = Lookup(dossier)
    selection = select(lookup)
    spots = Spots(selection.texts)
    events = [event_view(event, selection.claims, lookup, spots) for event in selection.events]
    found = pairs(lookup)
    shared = pair_views(found, lookup, spots)
    credits = _credits(lookup, spots)
    hrefs = {credit.id: credit.href for credit in credits}
    stretches, undated = timeline(lookup, (*selection.events, *selection.lines))
    context = {
        "name": dossier.name,
        "lookup": lookup,
        "selection": selection,
        "leads": [_lead(c, lookup, spots) for c in leading_claims(lookup, LEADING) if c.id in selection.claims],
        "coverage": coverage(lookup),
        "events": events,
        "lines": [_line_event(event.id, lookup, spots) for event in selection.lines],
        "line_ids": {event.id for event in selection.lines},
        "stretches": stretches,
        "undated": undated,
        "unplaced": [event for event in events if not event.event.place],
        "own_word": _own_word(events, lookup),
        "values": _headline_values(events),
        "drawings": [draw(lookup, found, hrefs, narrow=narrow) for narrow in (False, True)] if lookup.articles else [],
        "pairs": shared,
        "shown_reuse": {passage.id for pair in shared for passage in pair.passages},
        "pairs_all": len(found),
        "credits": credits[:CREDITS],
        "credits_all": len(credits),
        "drift": drift_views(lookup, spots),
        "voices": voice_views(lookup, spots, selection.claims),
        "caps": {"rows": ROWS, "edges": EDGES, "pairs": PAIRS, "listed": LISTED, "drifts": DRIFTS, "voices": VOICES,
                 "bucket": BUCKET},
        "problems": problem_groups(lookup),
        "claims_left": len(lookup.claims) - len(selection.claims),
        "style": Markup(_asset("style.css")),
        "script": Markup(_asset("report.js")),
    }  # fmt: skip
    # Last, when every part has said which words it links to.
    context["articles"] = _articles(lookup, selection, spots)
    return _environment().get_template("page.html.jinja").render(context)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=_Templates(), autoescape=True, finalize=_finalize, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["count"] = count
    environment.filters["in_words"] = in_words
    environment.filters["short"] = short
    environment.filters["title_of"] = event_title
    return environment


class _Templates(BaseLoader):
    """Templates from the installed package, be it a folder or a zip."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, None, None]:
        try:
            return _asset(template), None, None
        except FileNotFoundError as missing:
            raise TemplateNotFound(template) from missing


def _asset(name: str) -> str:
    return (resources.files("firsthand.tell") / "templates" / name).read_text("utf-8")


def _finalize(value: object) -> object:
    return safe(value) if isinstance(value, str) else value


def _lead(claim: Claim, lookup: Lookup, spots: Spots) -> Lead:
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


class LineEvent(NamedTuple):
    """An event that a large page shows as one line."""

    id: str
    label: str
    date: str
    badges: list[Badge]
    mentions: int
    claims: int
    href: str
    outlet: str


def _line_event(event_id: str, lookup: Lookup, spots: Spots) -> LineEvent:
    event = lookup.events[event_id]
    mentions = lookup.mentions_of.get(event_id, ())
    first = mentions[0] if mentions else None
    return LineEvent(
        id=event_id,
        label=event_title(event),
        date=event_date(mentions, event.time),
        badges=status_badges(event.status),
        mentions=len(mentions),
        claims=len(lookup.claims_of.get(event_id, ())),
        href=spots.href(first.trigger) if first else f"#{event_id}",
        outlet=lookup.outlet(first.article) if first else "",
    )


def _own_word(events: Sequence[EventView], lookup: Lookup) -> list[tuple[str, str, str]]:
    """Claims that rest on no voice: outlets say them in their own words alone."""
    return [
        (view.claim.id, event_title(event.event), f"{view.slot} = {view.value}")
        for event in events
        for slot in event.slots
        for view in slot.claims
        if not any(a.attribution for a in lookup.evidence(view.claim.support))
    ]


def _headline_values(events: Sequence[EventView]) -> dict[str, list[tuple[str, str, str, bool]]]:
    """For the timeline: of each event, the numbers and rival values worth a glance."""
    found: dict[str, list[tuple[str, str, str, bool]]] = {}
    for event in events:
        rows: list[tuple[str, str, str, bool]] = []
        for slot in event.slots:
            views = [v for v in slot.claims if isinstance(v.claim.value, int) or ".." in str(v.claim.value)]
            rival = any(side.kind != "update" for view in views for side in view.against)
            if views:
                rows.append((slot.slot, " / ".join(v.value for v in views[:4]), views[0].claim.id, rival))
        found[event.event.id] = rows[:4]
    return found


def _credits(lookup: Lookup, spots: Spots) -> list[CreditView]:
    known = {outlet_key(outlet) for outlet in lookup.outlets()}
    ranked = sorted(lookup.credits.values(), key=lambda c: (lookup.order(c.article), c.span, c.id))
    return [
        CreditView(
            id=credit.id,
            outlet=lookup.outlet(credit.article),
            to=credit.outlet,
            target=credit.target if credit.target in lookup.articles else None,
            known=bool(credit.target) or outlet_key(credit.outlet) in known,
            certain=credit.certain,
            own=credit.own,
            words=short(lookup.quote(credit.span), 110),
            href=spots.href(credit.span, "cred"),
            why=credit.why,
        )
        for credit in ranked
    ]


def _articles(lookup: Lookup, selection: Selection, spots: Spots) -> list[ArticleView]:
    for attribution in lookup.attributions.values():
        for span in attribution.sources:
            spots.mark(span, "src")
        for span in attribution.cues:
            spots.mark(span, "cue")
    for mention in lookup.mentions.values():
        for span in mention.hedges:
            spots.mark(span, "hedge")
    return [_article(a, lookup, selection, spots) for a in sorted(lookup.articles, key=lookup.order)]


def _article(article_id: str, lookup: Lookup, selection: Selection, spots: Spots) -> ArticleView:
    article = lookup.articles[article_id]
    version = lookup.versions.get(article_id)
    text = lookup.text_of.get(article_id)
    reading = lookup.readings.get(article_id)
    capture = lookup.captures.get(article.sha256)
    copies = {r.id: r for r in lookup.reuse_of.get(article_id, ()) if r.content == "body"}
    return ArticleView(
        article=article,
        outlet=lookup.outlet(article_id),
        title=short(article.title or article.key, 160),
        published=in_words(article.published),
        updated=in_words(article.updated) if article.updated else None,
        captured=in_words(article.captured),
        url=safe_url(article.url),
        language=language_words(article.language),
        media=capture.media_type if capture else "not recorded",
        version_of=version.version_of if version and version.version_of in lookup.articles else None,
        version_why=version.why if version else "",
        same_text=[(a, lookup.outlet(a)) for a in text.articles if a != article_id][:12] if text else [],
        copies=[(reuse.id, lookup.outlet(_other(reuse, article_id))) for reuse in list(copies.values())[:12]],
        passages=passages(article, spots) if article_id in selection.texts else None,
        counts=[
            ("attribution", len(reading.attributions)),
            ("credit", len(reading.credits)),
            ("mention", len(reading.mentions)),
        ]
        if reading
        else [],
    )


def _other(reuse: Reuse, article: str) -> str:
    return reuse.b.article if reuse.a.article == article else reuse.a.article
