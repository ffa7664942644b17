"""The chain behind one record, in words, down to the spans with their words, outlet and date.

In: a dossier and a record's id. Out: lines of plain text, indented by depth. Every kind of record has its own teller
below, in the order claim, event, assertion, attribution, ... article; copied passages and texts have modules.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from firsthand import records as r
from firsthand.schema import Json, to_json
from firsthand.tell.amends import amended
from firsthand.tell.copying import reuse_lines
from firsthand.tell.dates import in_words, plain_dates
from firsthand.tell.judged import judged_lines, judgement_lines
from firsthand.tell.lookup import NO_OUTLET, Lookup
from firsthand.tell.oneness import text_lines
from firsthand.tell.sharing import Explain
from firsthand.tell.showing import showing
from firsthand.tell.values import assertion_value, claim_title, count, interval, slot_words
from firsthand.tell.words import badges, chain, contradiction_words, drift_words, event_date, funnel, source_labels

Lines = Iterator[str]
_LONGEST_QUOTE = 400  # a reused passage may be a whole story; its ends show which


def why(dossier: r.Dossier, record_id: str, explain: Explain | None = None) -> list[str]:
    """The chain behind a record, by its id or a beginning that no other id has.

    `explain` asks lineage again what stands behind a copied passage or a text. KeyError for an id that no record has;
    of a beginning that several have, the ids follow it in the error.
    """
    lookup = Lookup(dossier)
    return list(_told(lookup.find(record_id), lookup, explain))


def why_json(dossier: r.Dossier, record_id: str, explain: Explain | None = None) -> Json:
    """The same for programs: the record, its lines, and of a copied passage or a text all of it with its spans."""
    lookup = Lookup(dossier)
    found = lookup.find(record_id)
    texts = {article.id: article.text for article in dossier.articles}
    told: Json = {"record": to_json(found, texts), "lines": list(_told(found, lookup, explain))}
    if isinstance(found, r.Reuse):
        told |= to_json(showing(found, lookup, explain), texts)
    if isinstance(found, r.Text):
        bonds = explain.bonds(found) if explain else None
        told["bonds"] = None if bonds is None else [to_json(bond, texts) for bond in bonds]
        edges = dict.fromkeys(edge for bond in bonds or () for edge in bond.edges)
        told["edges"] = [to_json(lookup.reuse[edge], texts) for edge in edges or found.edges if edge in lookup.reuse]
    return told


def _told(found: r.Record, lookup: Lookup, explain: Explain | None) -> Lines:
    """The machine's reasons, and below them what persons decided."""
    yield from _lines(found, lookup, explain)
    yield from judged_lines(getattr(found, "id", ""), lookup)


def _lines(found: r.Record, lookup: Lookup, explain: Explain | None) -> Iterable[str]:
    if isinstance(found, r.Reuse):
        return reuse_lines(found, lookup, explain)
    if isinstance(found, r.Text):
        return text_lines(found, lookup, explain)
    tell: Callable[[Any, Lookup], Lines] = _TELLERS.get(type(found), _other)
    return tell(found, lookup)


def _claim(claim: r.Claim, lookup: Lookup) -> Lines:
    event = lookup.events.get(claim.event)
    yield f"Claim {claim.id}: {claim_title(claim, lookup)}, of the event “{event.label if event else claim.event}”"
    yield funnel(claim)
    if claim.note and claim.measurable:
        yield claim.note
    yield from _assertions("Supported by", claim.support, lookup)
    yield from _assertions("Disputed by", claim.dispute, lookup)
    for found in lookup.contradictions_of.get(claim.id, ()):
        yield contradiction_words(found, lookup)
    yield from _reports(claim, lookup)
    lines = lookup.lines_of.get(claim.id, ())
    if lines:
        yield "What ties them:"
        yield from _deeper(_line_words(line, lookup) for line in lines)


_BOUNDS = {"min": "If possible lines count too", "max": "If only certain lines count"}


def _reports(claim: r.Claim, lookup: Lookup) -> Lines:
    """The independent reports at each bound, the smaller first; once where both bounds draw the same."""
    origins = lookup.origins_of.get(claim.id, ())
    drawn = {bound: [origin for origin in origins if origin.bound == bound] for bound in _BOUNDS}
    low, high = ({(o.outlets, o.voices, o.articles) for o in found} for found in drawn.values())
    if low == high and low:
        yield f"{count(len(low), 'independent report')}, whether or not possible lines count:"
        yield from _deeper(_origin_words(origin, lookup) for origin in drawn["max"])
        return
    for bound, found in drawn.items():
        if found:
            yield f"{_BOUNDS[bound]}: {count(len(found), 'independent report')}"
            yield from _deeper(_origin_words(origin, lookup) for origin in found)


def _event(event: r.Event, lookup: Lookup) -> Lines:
    mentions = lookup.mentions_of.get(event.id, ())
    place = event.place or "no place"
    yield f"Event {event.id}: {event.label} ({event_date(mentions, event.time)}; {place}; {event.status})"
    if event.why:
        yield f"Held together because: {plain_dates(event.why)}"
    for claim in lookup.claims_of.get(event.id, ()):
        yield f"  {claim_title(claim, lookup)}: {funnel(claim)} [{claim.id}]"
    yield f"Mentioned {count(len(mentions), 'time')}:"
    for mention in mentions:
        yield f"  {_at(mention.sentence, lookup)} [{mention.id}]"


def _assertion(assertion: r.Assertion, lookup: Lookup) -> Lines:
    event = lookup.events.get(assertion.event)
    value = assertion_value(assertion, lookup)
    yield (
        f"Assertion {assertion.id}: {slot_words(assertion.slot)} = {value}, "
        f"of the event “{event.label if event else assertion.event}”"
    )
    yield _at(assertion.span, lookup)
    yield f"On whose word: {chain(assertion, lookup)}"
    marks = ", ".join(badge.label for badge in badges(assertion, lookup))
    yield f"Status {assertion.status}, stance {assertion.stance}" + (f" ({marks})" if marks else "")
    for hedge in assertion.hedges:
        yield f"Hedge: “{lookup.quote(hedge)}”"
    mention = lookup.mentions.get(assertion.mention)
    if mention:
        yield f"In the sentence: {_at(mention.sentence, lookup)} [{mention.id}]"
    attribution = lookup.attributions.get(assertion.attribution or "")
    if attribution:
        yield from _deeper(_attribution(attribution, lookup))
    credit = lookup.credits.get(assertion.credit or "")
    if credit:
        yield from _deeper(_credit(credit, lookup))


def _attribution(attribution: r.Attribution, lookup: Lookup) -> Lines:
    labels = ", ".join(source_labels(attribution)) or "named"
    yield f"Attribution {attribution.id} ({labels}; {attribution.stance}; rule {attribution.rule or 'not given'})"
    for name, spans in (("Source", attribution.sources), ("Cue", attribution.cues), ("Content", attribution.contents)):
        for span in spans:
            yield f"  {name}: {_at(span, lookup)}"
    yield f"  Speaks for {interval(attribution.count_min, attribution.count_max)}"
    if attribution.reason:
        yield f"  Reason given: {attribution.reason}"
    for voice in attribution.voices:
        if voice in lookup.voices:
            yield f"  Voice: {lookup.voices[voice].label} [{voice}]"
    outer = lookup.attributions.get(attribution.within or "")
    if outer and outer.id != attribution.id:
        yield f"  Within: {'; '.join(_words(span, lookup) for span in outer.sources) or 'no source'} [{outer.id}]"


def _voice(voice: r.Voice, lookup: Lookup) -> Lines:
    labels = ", ".join(source_labels(voice)) or "named"
    yield f"Voice {voice.id}: {voice.label} ({voice.kind.replace('_', ' ')}; {labels})"
    yield f"Counts for {interval(voice.count_min, voice.count_max)}"
    if voice.affiliation:
        yield f"Speaks for {voice.affiliation}"
    if voice.reason:
        yield f"Reason given: {voice.reason}"
    if voice.scope == "article":
        yield "Named as a source of the whole article: it touches each of its claims by a possible line"
    for span in voice.mentions:
        yield f"  {_at(span, lookup)}"
    if voice.members:
        yield f"Put together from {count(len(voice.members), 'voice')} of single articles: {', '.join(voice.members)}"


def _credit(credit: r.Credit, lookup: Lookup) -> Lines:
    seen = f"article {credit.target}" if credit.target else "not seen in this pile"
    yield f"Credit {credit.id}: to {credit.outlet} ({seen}; {'certain' if credit.certain else 'possible'})"
    yield f"  {_at(credit.span, lookup)}"
    for name, spans in (("certainly covers", credit.covers), ("possibly covers", credit.may_cover)):
        for span in spans:
            yield f"  {name}: “{_words(span, lookup)}”"
    if credit.why:
        yield f"  Why: {credit.why}"


def _drift(drift: r.Drift, lookup: Lookup) -> Lines:
    yield f"Drift {drift.id}: {drift_words(drift, lookup)}: “{drift.before}” → “{drift.after}”"
    if drift.why:
        yield f"Why: {drift.why}"
    yield f"Passage: {_at(drift.source, lookup)}"
    yield f"Retelling: {_at(drift.retelling, lookup)}"
    if right := amended(drift, lookup):
        yield f"Corrected since by the same outlet: {_at(right, lookup)}"


def _contradiction(found: r.Contradiction, lookup: Lookup) -> Lines:
    yield contradiction_words(found, lookup)
    for side in (found.a, found.b):
        if side in lookup.claims:
            yield from _deeper(_claim(lookup.claims[side], lookup))


def _origin(origin: r.Origin, lookup: Lookup) -> Lines:
    claim = lookup.claims.get(origin.claim)
    title = claim_title(claim, lookup) if claim else origin.claim
    yield f"Independent report {origin.id} of {title}: {_BOUNDS[origin.bound]}"
    yield _origin_words(origin, lookup)
    for article in origin.articles:
        if article in lookup.articles:
            yield f"  {_headline(article, lookup)}"


def _line(line: r.Line, lookup: Lookup) -> Lines:
    claim = lookup.claims.get(line.claim)
    yield f"Line {line.id} in the drawing of {claim_title(claim, lookup) if claim else line.claim}"
    yield _line_words(line, lookup)


def _mention(mention: r.Mention, lookup: Lookup) -> Lines:
    mode = f"/{mention.mode}" if mention.mode else ""
    yield f"Mention {mention.id}: {mention.event_type}{mode}, {mention.status}, {mention.polarity}, {mention.stance}"
    yield f"Trigger: “{lookup.quote(mention.trigger)}” in {_at(mention.sentence, lookup)}"
    for participant in mention.participants:
        yield f"  {participant.role}: {participant.label}"
    for time in mention.times:
        yield from _deeper(_time(time, lookup))
    if mention.place:
        yield from _deeper(_place(mention.place, lookup))
    for quantity in mention.quantities:
        yield from _deeper(_quantity(quantity, lookup))
    for hedge in mention.hedges:
        yield f"  hedge: “{lookup.quote(hedge)}”"
    event = lookup.events.get(mention.event or "")
    if event:
        yield f"Of the event “{event.label}” [{event.id}]" + (f": {event.why}" if event.why else "")


def _time(time: r.Time, lookup: Lookup) -> Lines:
    value = f"{in_words(time.edtf, time.mod)} (EDTF {time.edtf})" if time.edtf else "no date may be drawn from it"
    anchor = f", counted from {in_words(time.anchor)}" if time.anchor else ""
    mod = f", mod {time.mod}" if time.mod else ""
    yield f"Time {time.id}: {_at(time.span, lookup)}: {value}; TIMEX3 {time.type} {time.timex}{mod}{anchor}"


def _place(place: r.Place, lookup: Lookup) -> Lines:
    known = f", GeoNames {place.geonames}" if place.geonames else ""
    yield f"Place {place.id}: {place.name} ({place.precision}{known}): {_at(place.span, lookup)}"


def _quantity(quantity: r.Quantity, lookup: Lookup) -> Lines:
    low = f"{quantity.minimum:g}"
    high = " or more" if quantity.maximum is None else "" if quantity.maximum == quantity.minimum else None
    number = low + (f" to {quantity.maximum:g}" if high is None else high)
    about = " (approximate)" if quantity.approximate else ""
    yield f"Quantity {quantity.id}: {number} {quantity.of or quantity.unit or ''}{about}: {_at(quantity.span, lookup)}"


def _problem(problem: r.Problem, lookup: Lookup) -> Lines:
    yield f"Problem {problem.id} in {problem.stage}: {problem.code}"
    yield f"{problem.where}: {problem.message}"


def _article(article: r.Article, lookup: Lookup) -> Lines:
    yield f"Article {article.id}: {_headline(article.id, lookup)}"
    yield f"Key {article.key}; language {article.language or 'unknown'}; extracted by {article.extractor}"
    capture = lookup.captures.get(article.sha256)
    kind = f"; {capture.media_type}, {capture.size:,} bytes" if capture else ""
    yield f"Captured {in_words(article.captured)} from {article.path}{kind}; sha256 {article.sha256}"
    if article.filled:
        yield f"Not said by the page, filled by an option: {', '.join(article.filled)}"
    version = lookup.versions.get(article.id)
    if version:
        yield f"A later state of {version.version_of}: {version.why}"
    text = lookup.text_of.get(article.id)
    if text:
        yield f"Carries text {text.id}, as do {count(len(text.articles) - 1, 'other article')}"
    reading = lookup.readings.get(article.id)
    if reading:
        yield (
            f"Read ({reading.coverage}): {count(len(reading.attributions), 'attribution')}, "
            f"{count(len(reading.credits), 'credit')}, {count(len(reading.mentions), 'mention')}"
        )


def _other(record: r.Record, lookup: Lookup) -> Lines:
    yield f"{type(record).__name__} {getattr(record, 'id', '')}"
    for span in r.spans_of(record):
        yield f"  {_at(span, lookup)}"


_TELLERS: dict[type, Callable[[Any, Lookup], Lines]] = {
    r.Claim: _claim,
    r.Event: _event,
    r.Assertion: _assertion,
    r.Attribution: _attribution,
    r.Voice: _voice,
    r.Credit: _credit,
    r.Drift: _drift,
    r.Contradiction: _contradiction,
    r.Origin: _origin,
    r.Line: _line,
    r.Mention: _mention,
    r.Time: _time,
    r.Place: _place,
    r.Quantity: _quantity,
    r.Problem: _problem,
    r.Article: _article,
    r.Judgement: judgement_lines,
}


def node_words(node: str, lookup: Lookup) -> str:
    """A node of a claim's drawing, `outlet:NAME`, `article:ID` or `voice:ID`, as a person says it."""
    kind, _, name = node.partition(":")
    if kind == "voice" and name in lookup.voices:
        return lookup.voices[name].label
    if kind == "article" and name in lookup.articles:
        outlet = lookup.outlet(name)
        return f"{outlet if outlet != NO_OUTLET else f'{outlet}, {lookup.file(name)}'} ({lookup.dated(name)})"
    return name or node


def _line_words(line: r.Line, lookup: Lookup) -> str:
    sureness = "certain" if line.certain else "possible"
    return (
        f"{sureness}: {node_words(line.a, lookup)} – {node_words(line.b, lookup)}, {plain_dates(line.why)} [{line.id}]"
    )


def _origin_words(origin: r.Origin, lookup: Lookup) -> str:
    seen = {node: "" if node not in origin.unseen else " (not seen)" for node in origin.outlets}
    outlets = [f"{node_words(node, lookup)}{mark}" for node, mark in seen.items()]
    voices = [lookup.voices[voice].label if voice in lookup.voices else voice for voice in origin.voices]
    resting = f"resting on {', '.join(voices)}" if voices else "on its own word"
    first = f"; first {in_words(origin.first)}" if origin.first and origin.first not in lookup.articles else ""
    return f"{', '.join(outlets) or 'no outlet'}, {resting}{first} [{origin.id}]"


def _assertions(head: str, ids: Iterable[str], lookup: Lookup) -> Lines:
    found = lookup.evidence(ids)
    if found:
        yield f"{head} {count(len(found), 'assertion')}:"
    for assertion in found:
        yield f"  {_at(assertion.span, lookup)}: {chain(assertion, lookup)} [{assertion.id}]"


def _at(span: r.Span, lookup: Lookup) -> str:
    """“The words” (Outlet, date, article [start, end))."""
    where = f"{lookup.outlet(span.article)}, {lookup.dated(span.article)}"
    return f"“{_words(span, lookup)}” ({where}; {span.article} {span.start}–{span.end})"


def _words(span: r.Span, lookup: Lookup) -> str:
    words = " ".join(lookup.quote(span).split())
    if len(words) <= _LONGEST_QUOTE:
        return words
    half = _LONGEST_QUOTE // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _headline(article: str, lookup: Lookup) -> str:
    if article not in lookup.articles:
        return article
    found = lookup.articles[article]
    title = found.title or found.key
    return f"“{title}” ({lookup.outlet(article)}, {in_words(found.published)}) [{article}]"


def _deeper(lines: Iterable[str]) -> Lines:
    return (f"  {line}" for line in lines)
