"""The mentions of a parsed sentence: its triggers, who takes part, and what belongs to each.

In: a Document, one of its sentences, the times, places and quantities in it. Out: Mentions.
"""

from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import counts, factuality
from firsthand.read.awaited import dated_status
from firsthand.read.circumstances import best_place, shared
from firsthand.read.criticism import is_criticism
from firsthand.read.datelines import story_begins
from firsthand.read.days_apart import own_days
from firsthand.read.document import Document, Paragraph
from firsthand.read.looked_back import lasting
from firsthand.read.participants import participant, roles
from firsthand.read.plain_circumstances import OCCURS
from firsthand.read.seats_left import seat_left
from firsthand.read.to_end import to_end
from firsthand.read.triggers import Entry, Trigger, triggers
from firsthand.records import Mention, Place, Quantity, Time, record_id

_DEEDS = frozenset({"ASSAULT", "DEATH", "THEFT", "BRIBERY"})


def parsed_mentions(
    document: Document,
    paragraph: Paragraph,
    sentence: Tokens,
    times: list[Time],
    places: list[Place],
    quantities: list[Quantity],
    told: frozenset[tuple[str, str | None]],
) -> list[Mention]:
    """The mentions of a parsed sentence."""
    found = [one for one in triggers(sentence, told) if not inside_any(document, paragraph, one.token, times)]
    numbers = counts.counted(paragraph, sentence, found, quantities)
    when = [
        [] if lasting(one.token) or to_end(one.token) else own
        for one, own in zip(found, shared(paragraph, found, times), strict=True)
    ]
    text, starts = document.article.text, [paragraph.start + one.token.idx for one in found]
    when = [own_days(document.article.id, text, own, start) for own, start in zip(when, starts, strict=True)]
    where = shared(paragraph, found, places)
    begins = story_begins(paragraph)
    bounds = paragraph.start + sentence.start_char, paragraph.start + sentence.end_char
    mentions = []
    for i, trigger in enumerate(found):
        if is_idle(trigger.entry, numbers[i]) or _in_words(trigger) or _is_a_habit(trigger):
            continue
        shown = factuality.presentation(document, paragraph, trigger.token)
        heads = [(role, head) for role, head in roles(trigger) if head.idx >= begins and not _is_a_term(trigger, head)]
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
                place=best_place(where[i]) or seat_left(document.language, text, bounds, trigger.entry, places),
                quantities=tuple(numbers[i]),
                status=dated_status(document, trigger, when[i], shown),
                polarity=shown.polarity,
                stance=shown.stance,
                hedges=shown.hedges,
            )
        )
    return mentions


def _in_words(trigger: Trigger) -> bool:
    """Whether what is told is an attack in words, or that one "came" or "took place"."""
    if trigger.entry.event == OCCURS:
        return to_end(trigger.token) or any(
            is_criticism(child) for child in trigger.token.children if child.dep_ == "nsubj"
        )
    return trigger.entry.event == "ASSAULT" and is_criticism(trigger.token)


def _is_a_habit(trigger: Trigger) -> bool:
    """Whether somebody says what he never does: "we do not shoot at people who pray"; not "did not shoot"."""
    if trigger.entry.pos != "v" or trigger.entry.event not in _DEEDS:
        return False
    helpers = [child for child in trigger.token.lefts if child.dep_ == "aux"]
    denied = any(child.dep_ == "neg" or child.lower_ == "never" for child in trigger.token.lefts)
    return denied and any(child.lower_ in ("do", "does") for child in helpers)


def _is_a_term(trigger: Trigger, head: Token) -> bool:
    """Whether what somebody was given is his sentence: "a seven-year term" was convicted of nothing."""
    return trigger.entry.mode == "convict" and head.lemma_.lower() in {"term", "year", "sentence"}


def is_idle(entry: Entry, numbers: Sequence[Quantity]) -> bool:
    """Whether a word says only that people came to what is named beside it, or fell ill of it, and not how many."""
    came = entry.event == "OCCURRENCE" and entry.pos == "v" and entry.counts is not None
    again = "again" in (entry.needs or "")
    fell = entry.event == "OUTBREAK" and again and entry.counts is not None  # "the case" of a court
    return (came or fell) and not numbers


def inside_any(document: Document, paragraph: Paragraph, token: Token, times: list[Time]) -> bool:
    """Whether a trigger is part of a date: "March" is no march."""
    at = paragraph.start + token.idx
    return any(time.span.start <= at < time.span.end for time in times)
