"""The mentions of a sentence without a parse: word forms, and the numbers, times and places next to them.

In: a Document, one of its sentences, the times, places and quantities in it. Out: Mentions.
"""

import re
from functools import cache

from spacy.tokens import Span as Tokens

from firsthand.read import factuality, plain_counts, plain_status
from firsthand.read.called_false import calls_false
from firsthand.read.circumstances import best_place
from firsthand.read.document import Document, Paragraph
from firsthand.read.grammar import grammar
from firsthand.read.hearings import said_then
from firsthand.read.parsed_mentions import is_idle
from firsthand.read.plain_circumstances import (
    held_against,
    not_of_saying,
    of_what_happened,
    own_places,
    own_time,
    spoken_back_to,
)
from firsthand.read.plain_needs import lasting_words
from firsthand.read.plain_participants import plain_participants
from firsthand.read.plain_triggers import plain_triggers
from firsthand.records import Mention, Place, Quantity, Time, record_id
from firsthand.resources import either

_ORDERED = re.compile(r"\borden(?:ó|aron) (?:el|la|los|las)\s+$")  # "ordenó la masacre": there was one


def plain_mentions(
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
    times = of_what_happened(document.language, words, base, times, hits)
    places = not_of_saying(document.language, words, base, places)
    spoken = [(time.span.start - base, time.span.end - base) for time in times]
    told_then = list(said_then(document.language, words, spoken, [hit.start - base for hit in hits]))
    mentions = []
    for hit in hits:
        start, end, entry, head, done = hit
        when = [t for t in times if not any(t.span.start == base + at and base + to <= start for at, to in told_then)]
        earlier = spoken_back_to(document.language, text, base, hit, hits)
        own = [q for q in quantities if earlier in (None, hit) or q.span.start >= earlier.end]
        numbers = plain_counts.nearest(start, end, entry, others, own, text)
        if not numbers and entry.counts and entry.pos == "v":
            numbers = plain_counts.some_of_them(document.language, text[base:start], base, own)
        if plain_status.ruled_out(document.language, text[base:start], text[start:end]):
            continue
        lasts = bool(entry.counts and _still(document.language).search(text[base:start]))
        if is_idle(entry, numbers):
            continue
        token = next(t for t in sentence if paragraph.start + t.idx + len(t) > start)
        shown = factuality.presentation(document, paragraph, token)
        before, after = text[base:start], text[end : base + len(sentence.text)]
        told = plain_status.put(document.language, before, head, after, done=done or paragraph.kind == "headline")
        if entry.pos == "v" and calls_false(document.language, before, after):
            told = told[0], "positive" if told[1] == "negative" else "negative"
        if entry.event == "ASSAULT" and entry.pos == "n" and _ORDERED.search(before):
            told = "happened", told[1]
        where = own_places(places, hits, earlier)
        if held_against(document.language, text, base, hit, hits):
            where = [place for place in where if place.span.start >= hit.end]
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
                times=() if lasts else own_time(document.language, text, base, when, hit, hits, earlier, told[0]),
                place=best_place(where),
                quantities=tuple(numbers),
                status=told[0],
                polarity=told[1],
                stance=shown.stance,
                hedges=tuple(sorted({*shown.hedges, *distance})),
            )
        )
    return mentions


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
