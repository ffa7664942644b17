"""The chain behind one record, in words, down to the spans with their words, outlet and date.

In: a dossier and a record's id. Out: lines of plain text, indented by depth. Every kind of record has its own teller
below, in the order claim, event, assertion, attribution, ... article; copied passages, texts, and what reconcile
settled between pages have modules.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from firsthand import records as r
from firsthand.schema import Json, to_json
from firsthand.tell.by_side import by_side
from firsthand.tell.carrying import carried
from firsthand.tell.copying import reuse_lines
from firsthand.tell.dates import in_words, plain_dates
from firsthand.tell.judged import judged_lines, judgement_lines
from firsthand.tell.lookup import Lookup
from firsthand.tell.oneness import text_lines
from firsthand.tell.quoting import at, deeper, headline, words_at
from firsthand.tell.settled import (
    contradiction_lines,
    drift_lines,
    line_lines,
    line_words,
    origin_lines,
    reports,
    voice_lines,
)
from firsthand.tell.sharing import Explain
from firsthand.tell.showing import showing
from firsthand.tell.values import assertion_value, claim_title, count, interval, slot_words
from firsthand.tell.words import badges, chain, contradiction_words, corrected, event_date, funnel, source_labels

Lines = Iterator[str]


def why(dossier: r.Dossier, record_id: str, explain: Explain | None = None) -> list[str]:
    """The chain behind a record, by its id or a beginning that no other id has.

    `explain` asks lineage again what stands behind a copied passage or a text. KeyError for an id that no record has;
    of a beginning that several have, the ids follow it in the error.
    """
    lookup = Lookup(dossier)
    found = lookup.find(record_id)
    former = lookup.former(record_id) if not str(getattr(found, "id", "")).startswith(record_id.casefold()) else None
    led = [f"{former.id}, “{former.label}”, is of an earlier build; on its words there stands now:"] if former else []
    return [*led, *_told(found, lookup, explain)]


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
    yield from _corrections(claim, lookup)
    yield from reports(claim, lookup)
    yield from _carried(claim, lookup)
    lines = lookup.lines_of.get(claim.id, ())
    if lines:
        yield "What ties them:"
        yield from deeper(line_words(line, lookup) for line in lines)


def _corrections(claim: r.Claim, lookup: Lookup) -> Lines:
    """What pages take back where they give this value instead."""
    for one in lookup.evidence(claim.support):
        for wrong in corrected(one, lookup):
            mention = lookup.mentions.get(wrong.mention)
            told = at(mention.sentence if mention else wrong.span, lookup)
            yield f"Correction: {lookup.outlet(one.article)} takes back {assertion_value(wrong, lookup)}: {told}"


def _event(event: r.Event, lookup: Lookup) -> Lines:
    mentions = lookup.mentions_of.get(event.id, ())
    place = event.place or "no place"
    yield f"Event {event.id}: {event.label} ({event_date(mentions, event.time)}; {place}; {event.status})"
    if event.why:
        yield f"Held together because: {plain_dates(event.why)}"
    if len(mentions) > 1:
        yield "Rule: words for one kind of happening are one event unless a day, a place, a plan or people part them"
    for claim in lookup.claims_of.get(event.id, ()):
        yield f"  {claim_title(claim, lookup)}: {funnel(claim)} [{claim.id}]"
    yield from _versions(lookup.claims_of.get(event.id, ()), lookup)
    told: dict[r.Span, list[r.Mention]] = {}
    for mention in mentions:
        told.setdefault(mention.sentence, []).append(mention)
    yield f"Mentioned {count(len(mentions), 'time')} in {count(len(told), 'sentence')}, by the words in brackets:"
    for sentence, found in told.items():
        named = ", ".join(f"“{lookup.quote(mention.trigger)}” {mention.id}" for mention in found)
        yield f"  {at(sentence, lookup)} [{named}]"


def _carried(claim: r.Claim, lookup: Lookup) -> Lines:
    """Where the value was first seen, and who carried it on."""
    stops = carried(claim, lookup)
    if stops:
        yield "First seen, and carried on:"
    for stop in stops:
        when = lookup.dated(stop.first.article) if stop.first else "not seen"
        how = f": {'' if stop.certain else 'possibly, '}{stop.how}" if stop.how else ""
        yield f"{'  ' * (stop.depth + 1)}{stop.outlet}, {when}{how}"


def _versions(claims: Sequence[r.Claim], lookup: Lookup) -> Lines:
    """What each side gives for the slots on which values cannot all stand."""
    rows = by_side(claims, lookup)
    if rows:
        yield "The versions by side:"
    for row in rows:
        said = [
            f"{cell.slot} {'not ' if one.denied else ''}{one.value} ({', '.join(giver.name for giver in one.givers)}"
            f"{f' and {one.left} more' if one.left else ''})"
            for cell in row.cells
            for one in cell.versions
        ]
        yield f"  {row.side}: {'; '.join(said)}"


def _assertion(assertion: r.Assertion, lookup: Lookup) -> Lines:
    event = lookup.events.get(assertion.event)
    value = assertion_value(assertion, lookup)
    yield (
        f"Assertion {assertion.id}: {slot_words(assertion.slot)} = {value}, "
        f"of the event “{event.label if event else assertion.event}”"
    )
    yield at(assertion.span, lookup)
    yield f"On whose word: {chain(assertion, lookup)}"
    marks = ", ".join(badge.label for badge in badges(assertion, lookup))
    yield f"Status {assertion.status}, stance {assertion.stance}" + (f" ({marks})" if marks else "")
    for hedge in assertion.hedges:
        yield f"Hedge: “{lookup.quote(hedge)}”"
    mention = lookup.mentions.get(assertion.mention)
    if mention:
        yield f"In the sentence: {at(mention.sentence, lookup)} [{mention.id}]"
    attribution = lookup.attributions.get(assertion.attribution or "")
    if attribution:
        yield from deeper(_attribution(attribution, lookup))
    credit = lookup.credits.get(assertion.credit or "")
    if credit:
        yield from deeper(_credit(credit, lookup))


def _attribution(attribution: r.Attribution, lookup: Lookup) -> Lines:
    labels = ", ".join(source_labels(attribution)) or "named"
    yield f"Attribution {attribution.id} ({labels}; {attribution.stance}; rule {attribution.rule or 'not given'})"
    for name, spans in (("Source", attribution.sources), ("Cue", attribution.cues), ("Content", attribution.contents)):
        for span in spans:
            yield f"  {name}: {at(span, lookup)}"
    yield f"  Speaks for {interval(attribution.count_min, attribution.count_max)}"
    if attribution.reason:
        yield f"  Reason given: {attribution.reason}"
    for voice in attribution.voices:
        if voice in lookup.voices:
            yield f"  Voice: {lookup.voices[voice].label} [{voice}]"
    outer = lookup.attributions.get(attribution.within or "")
    if outer and outer.id != attribution.id:
        yield f"  Within: {'; '.join(words_at(span, lookup) for span in outer.sources) or 'no source'} [{outer.id}]"


def _credit(credit: r.Credit, lookup: Lookup) -> Lines:
    seen = f"article {credit.target}" if credit.target else "not seen in this pile"
    yield f"Credit {credit.id}: to {credit.outlet} ({seen}; {'certain' if credit.certain else 'possible'})"
    yield f"  {at(credit.span, lookup)}"
    for name, spans in (("certainly covers", credit.covers), ("possibly covers", credit.may_cover)):
        for span in spans:
            yield f"  {name}: “{words_at(span, lookup)}”"
    if credit.why:
        yield f"  Why: {credit.why}"


def _mention(mention: r.Mention, lookup: Lookup) -> Lines:
    mode = f"/{mention.mode}" if mention.mode else ""
    yield f"Mention {mention.id}: {mention.event_type}{mode}, {mention.status}, {mention.polarity}, {mention.stance}"
    yield f"Trigger: “{lookup.quote(mention.trigger)}” in {at(mention.sentence, lookup)}"
    for participant in mention.participants:
        yield f"  {participant.role}: {participant.label}"
    for time in mention.times:
        yield from deeper(_time(time, lookup))
    if mention.place:
        yield from deeper(_place(mention.place, lookup))
    for quantity in mention.quantities:
        yield from deeper(_quantity(quantity, lookup))
    for hedge in mention.hedges:
        yield f"  hedge: “{lookup.quote(hedge)}”"
    event = lookup.events.get(mention.event or "")
    if event:
        yield f"Of the event “{event.label}” [{event.id}]" + (f": {event.why}" if event.why else "")


def _time(time: r.Time, lookup: Lookup) -> Lines:
    value = f"{in_words(time.edtf, time.mod)} (EDTF {time.edtf})" if time.edtf else "no date may be drawn from it"
    anchor = f", counted from {in_words(time.anchor)}" if time.anchor else ""
    mod = f", mod {time.mod}" if time.mod else ""
    yield f"Time {time.id}: {at(time.span, lookup)}: {value}; TIMEX3 {time.type} {time.timex}{mod}{anchor}"


def _place(place: r.Place, lookup: Lookup) -> Lines:
    known = f", GeoNames {place.geonames}" if place.geonames else ""
    yield f"Place {place.id}: {place.name} ({place.precision}{known}): {at(place.span, lookup)}"


def _quantity(quantity: r.Quantity, lookup: Lookup) -> Lines:
    low = f"{quantity.minimum:g}"
    high = " or more" if quantity.maximum is None else "" if quantity.maximum == quantity.minimum else None
    number = low + (f" to {quantity.maximum:g}" if high is None else high)
    about = " (approximate)" if quantity.approximate else ""
    yield f"Quantity {quantity.id}: {number} {quantity.of or quantity.unit or ''}{about}: {at(quantity.span, lookup)}"


def _problem(problem: r.Problem, lookup: Lookup) -> Lines:
    yield f"Problem {problem.id} in {problem.stage}: {problem.code}"
    yield f"{problem.where}: {problem.message}"


def _article(article: r.Article, lookup: Lookup) -> Lines:
    yield f"Article {article.id}: {headline(article.id, lookup)}"
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
        yield f"  {at(span, lookup)}"


_TELLERS: dict[type, Callable[[Any, Lookup], Lines]] = {
    r.Claim: _claim,
    r.Event: _event,
    r.Assertion: _assertion,
    r.Attribution: _attribution,
    r.Voice: voice_lines,
    r.Credit: _credit,
    r.Drift: drift_lines,
    r.Contradiction: contradiction_lines,
    r.Origin: origin_lines,
    r.Line: line_lines,
    r.Mention: _mention,
    r.Time: _time,
    r.Place: _place,
    r.Quantity: _quantity,
    r.Problem: _problem,
    r.Article: _article,
    r.Judgement: judgement_lines,
}


def _assertions(head: str, ids: Iterable[str], lookup: Lookup) -> Lines:
    found = lookup.evidence(ids)
    if found:
        yield f"{head} {count(len(found), 'assertion')}:"
    for assertion in found:
        yield f"  {at(assertion.span, lookup)}: {chain(assertion, lookup)} [{assertion.id}]"
