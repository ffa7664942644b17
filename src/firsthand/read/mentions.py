"""Mentions of happenings: triggers, participants, and the times, places and numbers that belong to them.

In: a Document with its times, places and quantities. Out: its Mentions, in order of the text. A time or place belongs
to the trigger that governs it, else to those of its sentence that have none of their own.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, partial
from typing import TypeVar

from msgspec.structs import replace
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import counts, factuality, plain_counts, plain_status
from firsthand.read.breakdowns import with_parts
from firsthand.read.called_false import calls_false
from firsthand.read.circumstances import best_place, shared
from firsthand.read.criticism import is_criticism
from firsthand.read.days_apart import own_days
from firsthand.read.document import Document, Paragraph
from firsthand.read.factuality import Presentation
from firsthand.read.grammar import grammar
from firsthand.read.hearings import said_then
from firsthand.read.looked_back import is_behind, lasting
from firsthand.read.one_of_them import with_one
from firsthand.read.ordinals import counted_in_order
from firsthand.read.participants import participant, roles
from firsthand.read.plain_days import days_away, of_a_saying
from firsthand.read.plain_needs import lasting_words
from firsthand.read.plain_participants import plain_participants
from firsthand.read.plain_triggers import PlainTrigger, plain_triggers
from firsthand.read.refigured import refigured
from firsthand.read.shares import with_shares
from firsthand.read.succumbed import succumbed
from firsthand.read.times.nights import stretches
from firsthand.read.triggers import Entry, Trigger, told_types, triggers
from firsthand.records import Mention, Place, Quantity, Span, Status, Time, record_id
from firsthand.resources import either

Tied = TypeVar("Tied", Time, Place, Quantity)
_UNITS_AHEAD = frozenset({"day", "week", "month", "year", "hour", "minute"})
# What one does with what is still to come: "ahead of the vote", "in the run-up to it", "heading into the summit".
_BEFORE = frozenset({"ahead", "eve", "run", "lead", "approach", "preparation", "countdown"})
# "TALVIK, Halmeria, Oct 14 (Agencia) -", "Talvik, 14 de octubre (Agencia).-": when it was written, not when it happened
_DATELINE = 70  # characters
_DATELINE_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*(?: (?:de|del|la|of|the))*,? ?){1,7}(?:,|\() ?")
_DATELINE_AFTER = re.compile(r"\)?,?\s*(?:\([^)\n]{2,40}\))?\s*(?:\.?\s?[-–—]{1,2}|:)\s")
_BEFALLS = frozenset({"DEATH", "INJURY"})
_THAT_CLAUSE = re.compile(r"[^,.;:]{0,60}\s(?:que|donde)\s[^,.;:]{0,60}")  # up to a trigger in a relative clause
_LEAD = re.compile(r"\s+(?:(?:el|la|este|esta|en la|por la|a la|del|al)\s+)?", re.IGNORECASE)
_WHOLE_DATELINE = re.compile(
    r"\s*[A-ZÁÉÍÓÚÑ][^a-zß-ÿ\n(]{2,40}(?:,[^\n(]{2,40})?\s*(?:\([^)\n]{2,40}\)\s*[-–—:]+|\s[-–—]{1,2})\s+"
)
_BEHIND = frozenset(",”»")  # what parts a saying from who said it
_FOR_SOMEBODY = re.compile(r"\s(?:por|contra|al?)\s+(?:[^\W\d_a-zß-ÿ]\w+\s?)+$")  # "la marcha por Vik, que"
_OCCURS = "OCCURRENCE"  # "fue el lunes cuando se produjo el accidente": on Monday
_ORDERED = re.compile(r"\borden(?:ó|aron) (?:el|la|los|las)\s+$")  # "ordenó la masacre": there was one
_COUNTED = frozenset({"DEATH", "COERCE", "INJURY"})
_HAD_IT = re.compile(r"\b[Ii]f\b[^.;]{0,80}\bhad\b[^.;]*\bwould(?:n['’]t|\s+not)?\s+have\b")
_AHEAD = re.compile(r"\s+(?:\w+\s+){0,4}?(?:will|would|could|may|might|(?:is|was)\s+(?:expected|likely|feared)\s+to)\b")
_OR_MISSING = re.compile(r"\s+(?:and/or|or|y/o|o)\s+(?:missing|injured|wounded|desaparecid|herid)")
_OF = re.compile(r"\s+de(?:\s+l[oa]s)?\s+")
_ONE_OF_THEM = re.compile(r"\b(?:el|la|un|una|del|al)\s+$", re.IGNORECASE)
_HEADS = frozenset({"head", "go", "prepare", "approach", "await", "gear"})


def find(
    document: Document, times: Sequence[Time], places: Sequence[Place], quantities: Sequence[Quantity]
) -> list[Mention]:
    """Every mention of a happening that the event lexicon knows."""
    dated = [time for time in times if time.type in ("DATE", "TIME") and not time.timex.endswith("_REF")]
    found: list[Mention] = []
    written = _datelines(document, dated)
    dated = stretches(document, [time for time in dated if time.span.start not in written])
    read = partial(_parsed, told=_told(document)) if document.parsed else _plain
    for paragraph, sentence in document.sentences():
        whole = document.tokens_span(paragraph, sentence)
        if not len(whole):
            continue
        near = (_inside(dated, whole), _inside(places, whole), _inside(quantities, whole))
        found += read(document, paragraph, sentence, *near)
    found += refigured(document, found, quantities)
    found = with_shares(document, with_one(document, succumbed(document, found)), quantities)
    found = with_parts(document, found, quantities)
    found = [_as_told(document, one) for one in found if not _is_counterfactual(document, one)]
    return counted_in_order(document, sorted(found, key=lambda mention: mention.trigger))


def _is_counterfactual(document: Document, mention: Mention) -> bool:
    """Whether it is what would have been: "if he had killed ten, he would not have served forty years"."""
    return mention.status == "hypothetical" and bool(_HAD_IT.search(document.article.quote(mention.sentence)))


def _as_told(document: Document, mention: Mention) -> Mention:
    """A toll that is ahead as predicted; without a number that counts others as well, or no people."""
    if mention.event_type not in _COUNTED or mention.status != "happened":
        return mention
    text = document.article.text
    before = text[mention.sentence.start : mention.trigger.start]
    trigger = document.article.quote(mention.trigger)
    after = text[mention.trigger.end : mention.sentence.end]
    if mention.event_type == "DEATH" and trigger.endswith("toll") and _AHEAD.match(after):
        return replace(mention, status="predicted")
    if all(quantity.minimum <= 1 for quantity in mention.quantities):
        return mention
    # "once costillas rotas en el detenido": a Spanish word for somebody held may be of one; not "el arresto de once"
    of_them = any(_OF.fullmatch(text, mention.trigger.end, quantity.span.start) for quantity in mention.quantities)
    of_one = not document.parsed and not of_them and trigger.endswith(("o", "a")) and _ONE_OF_THEM.search(before)
    return replace(mention, quantities=()) if of_one or _OR_MISSING.match(after) else mention


def _told(document: Document) -> frozenset[tuple[str, str | None]]:
    """The types of happening that the words of a parsed article name by themselves."""
    return told_types(frozenset(token.lemma_.lower() for paragraph in document.paragraphs for token in paragraph.doc))


def _datelines(document: Document, dated: Sequence[Time]) -> set[int]:
    """Where the dates of datelines start: only a town and the like before them in a paragraph, and a dash behind."""
    text, found = document.article.text, set()
    starts = sorted(time.span.start for time in dated)
    ends = {time.span.start: time.span.end for time in dated}
    for paragraph in document.paragraphs:
        first = bisect_left(starts, paragraph.start)
        at = starts[first] if first < len(starts) else paragraph.end
        if at >= min(paragraph.end, paragraph.start + _DATELINE):
            continue
        behind = text[ends[at] : ends[at] + _DATELINE]
        if _DATELINE_BEFORE.fullmatch(text, paragraph.start, at) and _DATELINE_AFTER.match(behind):
            found.add(at)
    return found


def _story_begins(paragraph: Paragraph) -> int:
    """Where a paragraph begins behind its dateline: "KESVIK, Feb 3 (BPA) - Ada Lind was freed" frees no Kesvik."""
    found = _WHOLE_DATELINE.match(paragraph.text) if paragraph.kind == "paragraph" else None
    return found.end() if found else 0


def _inside(records: Sequence[Tied], whole: Span) -> list[Tied]:
    first = bisect_left(records, whole.start, key=_start)
    last = bisect_left(records, whole.end, lo=first, key=_start)
    return [record for record in records[first:last] if whole.contains(record.span)]


def _start(record: Time | Place | Quantity) -> int:
    return record.span.start


def _parsed(
    document: Document,
    paragraph: Paragraph,
    sentence: Tokens,
    times: list[Time],
    places: list[Place],
    quantities: list[Quantity],
    told: frozenset[tuple[str, str | None]],
) -> list[Mention]:
    """The mentions of a parsed sentence."""
    found = [one for one in triggers(sentence, told) if not _inside_any(document, paragraph, one.token, times)]
    numbers = counts.counted(paragraph, sentence, found, quantities)
    when = [[] if lasting(one.token) else own for one, own in zip(found, shared(paragraph, found, times), strict=True)]
    text, starts = document.article.text, [paragraph.start + one.token.idx for one in found]
    when = [own_days(document.article.id, text, own, start) for own, start in zip(when, starts, strict=True)]
    where = shared(paragraph, found, places)
    begins = _story_begins(paragraph)
    mentions = []
    for i, trigger in enumerate(found):
        if _idle(trigger.entry, numbers[i]) or _in_words(trigger):
            continue
        shown = factuality.presentation(document, paragraph, trigger.token)
        heads = [(role, head) for role, head in roles(trigger) if head.idx >= begins]
        parties = tuple(participant(document, paragraph, role, head, begins) for role, head in heads)
        words = document.tokens_span(paragraph, paragraph.doc[trigger.first : trigger.last + 1])
        mentions.append(
            Mention(
                id=record_id("men", document.article.id, words.start, words.end, trigger.entry.event),
                article=document.article.id,
                trigger=words,
                sentence=document.tokens_span(paragraph, sentence),
                event_type=trigger.entry.event,
                mode=trigger.entry.mode,
                participants=parties,
                times=tuple(when[i]),
                place=best_place(where[i]),
                quantities=tuple(numbers[i]),
                status=_dated(document, trigger, when[i], shown),
                polarity=shown.polarity,
                stance=shown.stance,
                hedges=shown.hedges,
            )
        )
    return mentions


def _in_words(trigger: Trigger) -> bool:
    """Whether what is told is an attack in words, or that one "came" or "took place"."""
    if trigger.entry.event == _OCCURS:
        return any(is_criticism(child) for child in trigger.token.children if child.dep_ == "nsubj")
    return trigger.entry.event == "ASSAULT" and is_criticism(trigger.token)


def _idle(entry: Entry, numbers: Sequence[Quantity]) -> bool:
    """Whether a word says only that people came to what is named beside it, or fell ill of it, and not how many."""
    came = entry.event == "OCCURRENCE" and entry.pos == "v" and entry.counts is not None
    again = "again" in (entry.needs or "")
    fell = entry.event == "OUTBREAK" and again and entry.counts is not None  # "the case" of a court
    return (came or fell) and not numbers


def _dated(document: Document, trigger: Trigger, times: Sequence[Time], shown: Presentation) -> Status:
    """The status, where a date or the words around tell that what is told as happened is still to come."""
    if shown.status in ("hypothetical", "planned") and (
        _imposed(trigger) or _has_targets(trigger) or is_behind(trigger.token) or _was_ordered(trigger)
    ):
        return "happened"
    if shown.status != "happened":
        return shown.status
    if _ahead(document, trigger, times):
        return "predicted"
    return "planned" if trigger.entry.pos == "n" and _awaited(document, trigger.token, times) else "happened"


def _imposed(trigger: Trigger) -> bool:
    """Whether a sentence is told by what somebody now has to do: who "must serve four years" was given them."""
    musts = [child for child in trigger.token.children if child.dep_ == "aux" and child.lower_ in ("must", "to")]
    return trigger.entry.words[0] == "serve" and bool(musts)


def _was_ordered(trigger: Trigger) -> bool:
    """Whether violence that is told as known was ordered: "the cell ordered the massacre"; "an attack" may not come."""
    noun = trigger.token
    known = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in noun.lefts)
    done = noun.dep_ == "dobj" and noun.head.lemma_ == "order" and noun.head.tag_ in ("VBD", "VBN")
    return trigger.entry.event == "ASSAULT" and trigger.entry.pos == "n" and known and done


def _has_targets(trigger: Trigger) -> bool:
    """Whether somebody or something is told to be its target: "those held were targets of Operation Heron"."""
    over = trigger.token.head
    while over.dep_ == "compound":
        over = over.head
    over = over.head if over.dep_ == "pobj" else over
    target = over.head
    return (
        over.lower_ == "of" and target.lemma_ == "target" and (target.dep_ == "attr" or trigger.entry.needs == "name")
    )


def _awaited(document: Document, noun: Token, times: Sequence[Time]) -> bool:
    """Whether an occasion is one that people await, and not one of a year gone by: "ahead of the vote in May"."""
    printed = str(document.article.updated or document.article.published or "")[:10]
    received = printed or str(document.article.captured or "")[:10]  # it was written by then
    own = [time.edtf for time in times if time.edtf and time.edtf[:4].isdigit()]
    if received and any(edtf[:4] < received[:4] for edtf in own):
        return False
    if printed and any(edtf[:4] < printed[:4] or (len(edtf) == 10 and edtf < printed) for edtf in own):
        return False
    if received and own and all(len(edtf) == 10 and edtf > received for edtf in own):
        return True  # "the meeting on Monday" of a paper of Sunday
    preposition = noun.head
    while preposition.dep_ == "prep" and preposition.head.dep_ == "prep":
        preposition = preposition.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"of", "to", "into", "up", "for"}:
        return noun.dep_ == "pobj" and preposition.lower_ == "ahead"
    over = preposition.head
    words = {over.lemma_.lower(), *(child.lower_ for child in over.lefts if over.lower_ == "up")}  # the run-up
    if over.lemma_ == "lead" and not any(child.lower_ == "up" for child in over.children):
        return False  # what "led to the arrests" came before them, and they did come
    if words & _BEFORE:
        return True
    return over.pos_ == "VERB" and over.lemma_ in _HEADS and preposition.lower_ != "of"


def _ahead(document: Document, trigger: Trigger, times: Sequence[Time]) -> bool:
    """Whether the present tense tells of a day that was still to come: "holds an election in 63 days", "on 4 May"."""
    token = trigger.token
    verb = next((up for up in (token, *token.ancestors) if up.pos_ in ("VERB", "AUX")), token)
    if verb.tag_ not in ("VBZ", "VBP") or any(child.dep_ == "aux" for child in verb.children):
        return False
    for child in (*token.children, *verb.children):
        if child.lower_ == "in" and child.dep_ == "prep":
            days = [part for part in child.children if part.dep_ == "pobj" and part.lemma_.lower() in _UNITS_AHEAD]
            if any(c.dep_ == "nummod" for part in days for c in part.children):
                return True
    printed = document.article.updated or document.article.published
    dated = [time.edtf for time in times if time.edtf and re.match(r"\d{4}-\d\d-\d\d", time.edtf)]
    return bool(printed and dated) and all(edtf[:10] > str(printed)[:10] for edtf in dated)


def _plain(
    document: Document,
    paragraph: Paragraph,
    sentence: Tokens,
    times: list[Time],
    places: list[Place],
    quantities: list[Quantity],
) -> list[Mention]:
    """The mentions of a sentence in a language without a parser: word forms, and the number beside."""
    base = paragraph.start + sentence.start_char
    text = document.article.text
    found = plain_triggers(sentence.text, document.language, text)
    hits = [one._replace(start=base + one.start, end=base + one.end) for one in found]
    hits = [one for one in hits if not any(time.span.start <= one.start < time.span.end for time in times)]
    some_of = _some_of(document.language)
    others = [(one.start, one.end, one.entry) for one in hits if one.entry.counts]
    others = [one for one in others if not some_of.search(text[base : one[0]])]
    words = text[base : base + len(sentence.text)]
    times = _of_what_happened(document.language, words, base, times, hits)
    places = _not_of_saying(document.language, words, base, places)
    spoken = [(time.span.start - base, time.span.end - base) for time in times]
    told_then = list(said_then(document.language, words, spoken, [hit.start - base for hit in hits]))
    mentions = []
    for hit in hits:
        start, end, entry, head, done = hit
        when = [t for t in times if not any(t.span.start == base + at and base + to <= start for at, to in told_then)]
        earlier = _spoken_back_to(document.language, text, base, hit, hits)
        own = [q for q in quantities if earlier in (None, hit) or q.span.start >= earlier.end]
        numbers = plain_counts.nearest(start, end, entry, others, own, text)
        lasts = bool(entry.counts and _still(document.language).search(text[base:start]))
        if _idle(entry, numbers):
            continue
        token = next(t for t in sentence if paragraph.start + t.idx + len(t) > start)
        shown = factuality.presentation(document, paragraph, token)
        before, after = text[base:start], text[end : base + len(sentence.text)]
        told = plain_status.put(document.language, before, head, after, done=done or paragraph.kind == "headline")
        if entry.pos == "v" and calls_false(document.language, before, after):
            told = told[0], "positive" if told[1] == "negative" else "negative"
        if entry.event == "ASSAULT" and entry.pos == "n" and _ORDERED.search(before):
            told = "happened", told[1]
        distance = {document.article.span(a, b) for a, b in plain_status.hedges(document.language, before, base)}
        mentions.append(
            Mention(
                id=record_id("men", document.article.id, start, end, entry.event),
                article=document.article.id,
                trigger=document.article.span(start, end),
                sentence=document.tokens_span(paragraph, sentence),
                event_type=entry.event,
                mode=entry.mode,
                participants=plain_participants(document, base, base + len(sentence.text), hit),
                times=() if lasts else _own_time(document.language, text, base, when, hit, hits, earlier, told[0]),
                place=best_place(_own_places(places, hits, earlier)),
                quantities=tuple(numbers),
                status=told[0],
                polarity=told[1],
                stance=shown.stance,
                hedges=tuple(sorted({*shown.hedges, *distance})),
            )
        )
    return mentions


def _of_what_happened(
    language: str, words: str, base: int, times: Sequence[Time], hits: Sequence[PlainTrigger]
) -> list[Time]:
    """The times of a sentence but those right behind a verb of saying at its end: "murieron nueve, informó el jueves".

    Nor those of a clause that tells of one ("que el lunes negó"). "Anunció el jueves que cierra la planta" gives no
    other day than its own.
    """
    if not times:
        return []
    cues = [
        hit for hit in grammar(language).hits(words) if hit.cue.core and words[: hit.start].rstrip()[-1:] in _BEHIND
    ]
    told = [(base + hit.start, base + hit.end) for hit in cues]
    said = [end for start, end in told if not any(one.start < end and start < one.end for one in hits)]
    kept = [t for t in times if not any(_follows(words, end - base, t.span.start - base) for end in said)]
    return [t for t in kept if not of_a_saying(language, words, t.span.start - base, t.span.end - base)]


def _not_of_saying(language: str, words: str, base: int, places: Sequence[Place]) -> list[Place]:
    """The places of a sentence but those where it was said: "dijo en Lima que el derrumbe mató a nueve"."""
    if not places:
        return []
    said = [hit.end for hit in grammar(language).hits(words) if hit.cue.core]
    starts = ((place, place.span.start - base) for place in places)
    return [p for p, at in starts if not any(end < at and _led_in(language).fullmatch(words, end, at) for end in said)]


@cache
def _led_in(language: str) -> re.Pattern[str]:
    """What stands between a verb and the place that it is in: "en", "desde la"."""
    g = grammar(language)
    return re.compile(
        rf"\s+(?:{either(g.role('place_sure'))})\s+(?:(?:{either(g.role('definite'))})\s+)?", re.IGNORECASE
    )


def _follows(words: str, end: int, start: int) -> bool:
    """Whether at most an article or two stand between the end of some words and a start."""
    return end <= start and bool(_LEAD.fullmatch(words, end, start))


def _own_time(
    language: str,
    text: str,
    base: int,
    times: Sequence[Time],
    hit: PlainTrigger,
    hits: Sequence[PlainTrigger],
    earlier: PlainTrigger | None,
    status: Status,
) -> tuple[Time, ...]:
    """The time next to a trigger; of a noun told as known, or asked for, none that is another trigger's.

    "Detuvo el lunes a dos por el asalto", "murió el lunes de heridas en el asalto", "el lunes exigió el cierre".
    """
    if earlier is not None and earlier is not hit:
        times = [time for time in times if time.span.start >= earlier.end]  # "el choque que el lunes mató a nueve"
    times = [t for t in times if not days_away(language, text[t.span.end : hit.start])]
    times = [t for t in times if not _of_an_aside(language, text, hit, t.span.start, hits)]
    found = _nearest(times, hit.start, hit.end)
    if not found or hit.entry.pos != "n" or found[0].span.start >= hit.end:
        return found
    before = text[base : hit.start]
    g = grammar(language)
    lead = before.split()[-1:]
    if not lead or lead[0].lower() not in (g.role("definite") | g.role("possessive") | {"del", "al"}):
        return found
    others = [one for one in hits if one.end <= hit.start and one.entry.event != _OCCURS]
    between = any(one.start >= found[0].span.end for one in others)
    looks_back = bool(others) and bool(_looking_back(language).search(before))
    return () if between or looks_back or (others and status == "hypothetical") else found


def _of_an_aside(language: str, text: str, hit: PlainTrigger, at: int, hits: Sequence[PlainTrigger]) -> bool:
    """Whether a time behind a trigger is of what a clause tells of somebody else: "en la marcha por Vik, que murió el".

    In "una explosión en la planta, que mató a tres el lunes" it is of both.
    """
    found = _aside(language).fullmatch(text, hit.end, at) if hit.end <= at else None
    if found is None or not any(found.end("lead") <= one.start < at for one in hits):
        return False
    return hit.entry.pos != "n" or bool(_FOR_SOMEBODY.search(found["lead"]))


@cache
def _aside(language: str) -> re.Pattern[str]:
    """A relative clause behind a comma that is not closed yet."""
    g = grammar(language)
    return re.compile(rf"(?P<lead>[^;:.]*?),\s+(?:{g.that}|{g.relative})\s[^,;:.]*", re.IGNORECASE)


def _own_places(places: Sequence[Place], hits: Sequence[PlainTrigger], earlier: PlainTrigger | None) -> list[Place]:
    """The places of a sentence; none before an earlier happening for that: "protestaron en Lima por el derrumbe"."""
    if earlier is None or all(one.entry.event in _BEFALLS for one in hits if one.end <= earlier.start):
        return list(places)  # "murieron en Cusco dos personas tras el choque": there it was
    return [place for place in places if place.span.start >= earlier.end]


def _spoken_back_to(
    language: str, text: str, base: int, hit: PlainTrigger, hits: Sequence[PlainTrigger]
) -> PlainTrigger | None:
    """The happening that others follow: a trigger itself, or the one of whose clause it is part.

    "Marcharon una semana después del derrumbe que causó 12 muertes": the collapse, for it and for the deaths.
    """
    for one in hits:
        if one.entry.pos == "n" and one.start <= hit.start and any(o.end <= one.start for o in hits):
            near = one is hit or _THAT_CLAUSE.fullmatch(text, one.end, hit.start)
            if near and _looking_back(language).search(text[base : one.start]):
                return one
    return None


@cache
def _looking_back(language: str) -> re.Pattern[str]:
    """What leads from one happening to an earlier one, with the article of that: "tras el", "por la", "después del".

    Also through another noun: "por la gestión de las", "tras la polémica por el".
    """
    g = grammar(language)
    known = "|".join(sorted(map(re.escape, g.role("definite") | g.role("possessive"))))
    after = "|".join(sorted(re.escape(term) for term in g.role("looking_back"))) or "(?!)"
    of = g.words("of")
    through = rf"(?:\w+\s+(?:{of})(?:l|\s+(?:{known}))\s+)?"
    return re.compile(rf"\b(?:{after})(?:l|\s+(?:{known}))\s+{through}$", re.IGNORECASE)


def _nearest(times: Sequence[Time], start: int, end: int) -> tuple[Time, ...]:
    """Of several times the one next to a trigger: "acusó el viernes del incendio que el jueves destruyó el molino"."""
    near = min(times, key=lambda t: (max(t.span.start - end, start - t.span.end), t.span), default=None)
    return (near,) if near else ()


@cache
def _still(language: str) -> re.Pattern[str]:
    """What says right before a word that it lasted: "seguían detenidos el sábado" dates no arrest."""
    return re.compile(rf"\b(?:{either(lasting_words(language))})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)


@cache
def _some_of(language: str) -> re.Pattern[str]:
    """What stands before those of whom some are counted: "dos de los heridos"."""
    g = grammar(language)
    those = "|".join(sorted(map(re.escape, g.role("definite") & g.role("plural")))) or "(?!)"
    return re.compile(rf"\b(?:{g.words('of')})\s+(?:{those})\s+$")


def _inside_any(document: Document, paragraph: Paragraph, token: Token, times: list[Time]) -> bool:
    """Whether a trigger is part of a date: "March" is no march."""
    at = paragraph.start + token.idx
    return any(time.span.start <= at < time.span.end for time in times)
