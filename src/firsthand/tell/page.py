"""The page: one self-contained HTML file that needs no network and no script.

In: a Dossier. Out: HTML. The template writes the markup; everything it shows is computed here and beside, and every
string passes `safe`, since the text of an article is a stranger's.
"""

import re
from collections.abc import Sequence
from functools import cache, partial
from importlib import resources
from typing import NamedTuple

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from firsthand.records import Dossier
from firsthand.tell.abreast import lowest, order_of
from firsthand.tell.articles import article_views
from firsthand.tell.claims import NAMES
from firsthand.tell.coverage import coverage, problem_groups
from firsthand.tell.dates import in_words, plain_dates
from firsthand.tell.events import EventView, event_view
from firsthand.tell.evidence import Spots, short
from firsthand.tell.judged import judgement_views, marks
from firsthand.tell.leading import leading_claims
from firsthand.tell.leads import lead_view
from firsthand.tell.lineage_graph import EDGES, ROWS, draw
from firsthand.tell.lookup import Lookup
from firsthand.tell.markup import safe
from firsthand.tell.pairs import pairs
from firsthand.tell.retellings import (
    DRIFTS,
    EXPLAINED,
    LISTED,
    PAIRS,
    VOICES,
    credit_views,
    drift_views,
    pair_views,
    voice_views,
)
from firsthand.tell.rows import Brief, mention_brief
from firsthand.tell.selection import select
from firsthand.tell.sharing import Explain
from firsthand.tell.timeline import timeline
from firsthand.tell.values import claim_title, count
from firsthand.tell.words import SIDE_WORDS, Badge, alone, event_date, event_title, outlets_told, status_badges

LEADING = 6
CREDITS = 400
ENTRIES = 5000  # articles; of more, those are listed that something on the page opens: 50,000 would be 30 MB
GLANCE = 4  # values of one slot, and slots of one event, on the timeline


def render(dossier: Dossier, explain: Explain | None = None) -> str:
    """The whole page as a string; `explain` asks lineage again what stands behind a copied passage."""
    lookup = Lookup(dossier)
    selection = select(lookup)
    spots = Spots(selection.texts)
    events = [event_view(event, selection.rows, lookup, spots) for event in selection.events]
    lines = [_line_event(event.id, lookup, spots) for event in selection.lines]
    found = pairs(lookup)
    shared = pair_views(found, lookup, spots, explain)
    credits = credit_views(lookup, spots)
    hrefs = {credit.id: credit.href for credit in credits}
    stretches, undated = timeline(lookup, (*selection.events, *selection.lines))
    drift, voices = drift_views(lookup, spots), voice_views(lookup, spots, selection.claims)
    linked = {event.id for event in (*selection.events, *selection.lines)} | selection.claims | lookup.articles.keys()
    linked |= {view.voice.id for view in voices} | {view.id for view in drift}
    context: dict[str, object] = {
        "name": dossier.name,
        "lookup": lookup,
        "outlets": outlets_told(lookup),
        "selection": selection,
        "leads": [lead_view(c, lookup, spots) for c in leading_claims(lookup, LEADING) if c.id in selection.claims],
        "nothing_shared": all(alone(claim) for claim in lookup.claims.values()),
        "coverage": coverage(lookup),
        "events": events,
        "lines": [line for line in lines if line.claims],
        "bare": [line for line in lines if not line.claims],
        "stretches": stretches,
        "undated": undated,
        "unplaced": [event for event in events if not event.event.place],
        "own_word": _own_word(events, lookup),
        "values": _headline_values(events),
        "drawings": [draw(lookup, found, hrefs, narrow=narrow) for narrow in (False, True)] if lookup.articles else [],
        "pairs": shared,
        "shown_reuse": {passage.id for pair in shared for passage in pair.passages},
        "pairs_all": len(found),
        "explained": explain is not None,
        "credits": credits[:CREDITS],
        "credits_all": len(credits),
        "drift": drift,
        "voices": voices,
        "linked": linked,
        "caps": {
            "rows": ROWS, "edges": EDGES, "pairs": PAIRS, "explained": EXPLAINED, "listed": LISTED, "drifts": DRIFTS,
            "voices": VOICES,
        },
        "judgements": judgement_views(lookup),
        "marks": partial(marks, lookup=lookup),
        "names": NAMES,
        "problems": problem_groups(lookup),
        "claims_left": len(lookup.claims) - len(selection.claims),
        "style": Markup(_asset("style.css")),
        "script": Markup(_asset("report.js")),
    }  # fmt: skip
    # Last, when every part has said which words it links to.
    template = _environment().get_template("page.html.jinja")
    listed = set(lookup.articles)
    if len(listed) > ENTRIES:
        opened = set(re.findall(r'href="#([^"]+)"', template.render(context | {"articles": [], "unlisted": 0})))
        listed &= opened | selection.texts
        listed |= {lookup.versions[one].version_of for one in listed if one in lookup.versions}
    articles = article_views(lookup, selection, spots, listed)
    left = {"articles": articles, "unlisted": len(lookup.articles) - len(articles)}
    return template.render(context | left)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=_Templates(), autoescape=True, finalize=_finalize, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["count"] = count
    environment.filters["in_words"] = in_words
    environment.filters["plain_dates"] = plain_dates
    environment.filters["short"] = short
    environment.filters["order_of"] = order_of
    environment.filters["title_of"] = event_title
    environment.globals["sides"] = SIDE_WORDS
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


class LineEvent(NamedTuple):
    """An event that is shown as one line: one of which no claim was read, or one of many in single articles."""

    id: str
    label: str
    date: str
    badges: list[Badge]
    mentions: int
    claims: int
    outlet: str
    first: Brief | None


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
        outlet=lookup.outlet(first.article) if first else "",
        first=mention_brief(first.trigger, first.sentence, lookup, spots) if first else None,
    )


def _own_word(events: Sequence[EventView], lookup: Lookup) -> list[tuple[str, str, str]]:
    """Claims that rest on no voice: outlets say them in their own words alone."""
    return [
        (view.claim.id, event_title(event.event), claim_title(view.claim, lookup))
        for event in events
        for slot in event.slots
        for view in slot.claims
        if not any(a.attribution for a in lookup.evidence(view.claim.support))
    ]


def _headline_values(events: Sequence[EventView]) -> dict[str, tuple[list[tuple[str, str, str, bool]], int]]:
    """For the timeline: of each event, the numbers and rival values worth a glance, and how many slots more it has."""
    found: dict[str, tuple[list[tuple[str, str, str, bool]], int]] = {}
    for event in events:
        rows: list[tuple[str, str, str, bool]] = []
        for slot in event.slots:
            views = [v for v in slot.claims if isinstance(v.claim.value, int) or ".." in str(v.claim.value)]
            rival = any(side.kind != "update" for view in views for side in view.against)
            if views:
                seen = sorted(views[:GLANCE], key=lambda view: lowest(view.claim), reverse=True)
                told, left = " / ".join(v.value for v in seen), len(views[GLANCE:]) + slot.left
                rows.append((slot.slot, f"{told} and {left} more" if left else told, views[0].claim.id, rival))
        found[event.event.id] = rows[:GLANCE], len(rows[GLANCE:])
    return found
