"""Mentions of happenings: triggers, participants, and the times, places and numbers that belong to them.

In: a Document with its times, places and quantities. Out: its Mentions, in order of the text. A time or place belongs
to the trigger that governs it, else to those of its sentence that have none of their own.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import counts, factuality, plain_status
from firsthand.read.document import Document, Paragraph
from firsthand.read.grammar import grammar
from firsthand.read.participants import participant, roles
from firsthand.read.triggers import Trigger, triggers, word_triggers
from firsthand.records import Mention, Place, Quantity, Span, Time, record_id

Placed = TypeVar("Placed", Time, Place)
Tied = TypeVar("Tied", Time, Place, Quantity)
ELSEWHERE = -1
_PHRASE = 6  # words between a noun and its date: "the attack on the town of Orlund in May 2020"
_UNITS_AHEAD = frozenset({"day", "week", "month", "year", "hour", "minute"})
_STORIES = frozenset({"article", "story", "report", "column", "interview", "statement", "editorial"})
_LENGTHS = frozenset({"day", "week", "month", "year", "decade", "generation", "century"})
# When and where somebody said it is not when and where it happened: "officials in Orlund said on Tuesday that".
_SAYING = frozenset(
    {"say", "tell", "report", "announce", "add", "claim", "confirm", "deny", "write", "reveal", "state",
     "publish", "note", "declare", "insist", "acknowledge", "admit", "allege", "describe", "explain", "show",
     "suggest", "believe", "think"}
)  # fmt: skip


def find(
    document: Document, times: Sequence[Time], places: Sequence[Place], quantities: Sequence[Quantity]
) -> list[Mention]:
    """Every mention of a happening that the event lexicon knows."""
    dated = [time for time in times if time.type in ("DATE", "TIME") and not time.timex.endswith("_REF")]
    found: list[Mention] = []
    for paragraph, sentence in document.sentences():
        whole = document.tokens_span(paragraph, sentence)
        if not len(whole):
            continue
        near = (_inside(dated, whole), _inside(places, whole), _inside(quantities, whole))
        read = _parsed if document.parsed else _plain
        found += read(document, paragraph, sentence, *near)
    return found


def _inside(records: Sequence[Tied], whole: Span) -> list[Tied]:
    return [record for record in records if whole.contains(record.span)]


def _parsed(
    document: Document,
    paragraph: Paragraph,
    sentence: Tokens,
    times: list[Time],
    places: list[Place],
    quantities: list[Quantity],
) -> list[Mention]:
    """The mentions of a parsed sentence."""
    found = [one for one in triggers(sentence) if not _inside_any(document, paragraph, one.token, times)]
    numbers = counts.counted(paragraph, sentence, found, quantities)
    when = _shared(paragraph, found, times)
    where = _shared(paragraph, found, places)
    mentions = []
    for i, trigger in enumerate(found):
        shown = factuality.presentation(document, paragraph, trigger.token)
        parties = tuple(participant(document, paragraph, role, head) for role, head in roles(trigger))
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
                place=_best_place(where[i]),
                quantities=tuple(numbers[i]),
                status="predicted"
                if shown.status == "happened" and _ahead(document, trigger, when[i])
                else shown.status,
                polarity=shown.polarity,
                stance=shown.stance,
                hedges=shown.hedges,
            )
        )
    return mentions


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
    hits = [(base + a, base + b, entry) for a, b, entry in word_triggers(sentence.text, document.language)]
    hits = [hit for hit in hits if not any(time.span.start < hit[1] and hit[0] < time.span.end for time in times)]
    text = document.article.text
    some_of = _some_of(document.language)
    others = [(a, b) for a, b, entry in hits if entry.counts and not some_of.search(text[base:a])]
    mentions = []
    for start, end, entry in hits:
        token = next(t for t in sentence if paragraph.start + t.idx + len(t) > start)
        shown = factuality.presentation(document, paragraph, token)
        words = document.article.span(start, end)
        before, after = text[base:start], text[end : base + len(sentence.text)]
        told = plain_status.put(
            document.language, before, text[start:end], after, headline=paragraph.kind == "headline"
        )
        distance = {document.article.span(a, b) for a, b in plain_status.hedges(document.language, before, base)}
        mentions.append(
            Mention(
                id=record_id("men", document.article.id, start, end, entry.event),
                article=document.article.id,
                trigger=words,
                sentence=document.tokens_span(paragraph, sentence),
                event_type=entry.event,
                mode=entry.mode,
                times=tuple(times[:1]),
                place=_best_place(places),
                quantities=tuple(counts.nearest(start, end, entry, others, quantities, document.article.text)),
                status=told[0],
                polarity=told[1],
                stance=shown.stance,
                hedges=tuple(sorted({*shown.hedges, *distance})),
            )
        )
    return mentions


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


def _shared(paragraph: Paragraph, found: Sequence[Trigger], things: Sequence[Placed]) -> list[list[Placed]]:
    """For each trigger what it governs; a trigger that governs none takes what no other does, else the only one."""
    own: list[list[Placed]] = [[] for _ in found]
    free: list[Placed] = []
    index = {trigger.token.i: i for i, trigger in enumerate(found)}
    for thing in things:
        holder = _holder(paragraph, thing.span, index)
        if holder in (None, ELSEWHERE) and isinstance(thing, Time):
            beside = _beside(paragraph, thing.span, index)
            holder = holder if beside is None or _apart(found[beside].token) else beside
        if holder is None:
            free.append(thing)
        elif holder != ELSEWHERE:
            own[holder].append(thing)
    held = [thing for mine in own for thing in mine]
    only = held if len(held) == 1 else []
    for i, trigger in enumerate(found):
        told = _antecedent(trigger.token, index)
        if told is not None and not own[i]:
            own[i] = own[told]  # "the attack of May 2020, in which nine were killed": in May 2020
    return [mine or ([] if _apart(one.token) else free or only) for one, mine in zip(found, own, strict=True)]


def _antecedent(token: Token, index: dict[int, int]) -> int | None:
    """The noun trigger of whose relative clause a trigger is part."""
    for _ in range(4):
        if token.dep_ == "relcl":
            return index.get(token.head.i)
        if token.dep_ not in ("conj", "amod", "acomp", "attr") or token.head.i == token.i:
            return None
        token = token.head
    return None


def _beside(paragraph: Paragraph, span: Span, index: dict[int, int]) -> int | None:
    """The noun trigger behind which a date stands: "the attack on Orlund in May 2020", whatever the parser says."""
    tokens = paragraph.doc.char_span(span.start - paragraph.start, span.end - paragraph.start, alignment_mode="expand")
    before = paragraph.doc[max(0, tokens.start - _PHRASE) : tokens.start] if tokens is not None else None
    if not before or before[-1].pos_ not in ("ADP", "SCONJ") or before[-1].lower_ not in ("in", "on", "of"):
        return None
    for token in reversed(before):
        if token.i in index and token.pos_ == "NOUN":
            return index[token.i]
        if token.pos_ not in ("ADP", "DET", "PROPN", "ADJ", "NOUN", "PART", "SCONJ"):
            return None
    return None


def _apart(token: Token) -> bool:
    """Whether a happening is only spoken of, or told by how long it took: "debated the blast", "years of exile"."""
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in factuality.TOPICS
    above = token.head.head
    return token.dep_ == "pobj" and token.head.lower_ == "of" and above.lemma_.lower() in _LENGTHS


def _holder(paragraph: Paragraph, span: Span, index: dict[int, int]) -> int | None:
    """The trigger that governs a stretch of text: the first one on the way up; ELSEWHERE for another clause's."""
    tokens = paragraph.doc.char_span(span.start - paragraph.start, span.end - paragraph.start, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    token = tokens.root
    for _ in range(12):
        if token.i in index:
            return index[token.i]
        if token.lemma_.lower() in _STORIES and token.pos_ == "NOUN":
            return ELSEWHERE  # "an article on Monday about the sinking" dates the article
        if token.pos_ == "VERB" and (token.lemma_ in _SAYING or token.dep_ in ("relcl", "acl", "advcl")):
            return ELSEWHERE
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _best_place(places: Sequence[Place]) -> Place | None:
    """The finest of several places: "in Kesvik, Albany" happened in Kesvik."""
    order = {"site": 0, "city": 1, "region": 2, "country": 3, "unresolved": 1}
    return min(places, key=lambda place: (order.get(place.precision, 4), place.span), default=None)
