"""Mentions of happenings: triggers, participants, and the times, places and numbers that belong to them.

In: a Document with its times, places and quantities. Out: its Mentions, in order of the text. A time or place belongs
to the trigger that governs it, else to those of its sentence that have none of their own.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from msgspec.structs import replace
from spacy.attrs import LEMMA  # type: ignore[import-not-found]

from firsthand.read.all_but import with_all_but
from firsthand.read.and_others import with_others
from firsthand.read.breakdowns import with_parts
from firsthand.read.datelines import datelines
from firsthand.read.days_ahead import without_days_ahead
from firsthand.read.document import Document
from firsthand.read.let_go import with_let_go
from firsthand.read.one_of_them import with_one
from firsthand.read.ordinals import counted_in_order
from firsthand.read.parsed_mentions import parsed_mentions
from firsthand.read.plain_mentions import plain_mentions
from firsthand.read.refigured import refigured
from firsthand.read.shares import with_shares
from firsthand.read.succumbed import succumbed
from firsthand.read.times.nights import stretches
from firsthand.read.triggers import told_types
from firsthand.records import Mention, Place, Quantity, Span, Time

Tied = TypeVar("Tied", Time, Place, Quantity)
_COUNTED = frozenset({"DEATH", "COERCE", "INJURY"})
_HAD_IT = re.compile(r"\b[Ii]f\b[^.;]{0,80}\bhad\b[^.;]*\bwould(?:n['’]t|\s+not)?\s+have\b")
_AHEAD = re.compile(r"\s+(?:\w+\s+){0,4}?(?:will|would|could|may|might|(?:is|was)\s+(?:expected|likely|feared)\s+to)\b")
_OR_MISSING = re.compile(r"\s+(?:and/or|or|y/o|o)\s+(?:missing|injured|wounded|desaparecid|herid)")
_OF = re.compile(r"\s+de(?:\s+l[oa]s)?\s+")
_EACH = re.compile(r"\b(?:cada|tod[oa]s l[oa]s|every|each)\s+$", re.IGNORECASE)  # what is done again and again
_ONE_OF_THEM = re.compile(r"\b(?:el|la|un|una|del|al)\s+$", re.IGNORECASE)


def find(
    document: Document, times: Sequence[Time], places: Sequence[Place], quantities: Sequence[Quantity]
) -> list[Mention]:
    """Every mention of a happening that the event lexicon knows."""
    dated = [time for time in times if time.type in ("DATE", "TIME") and not time.timex.endswith("_REF")]
    dated = [time for time in dated if not _EACH.search(document.article.text[: time.span.start][-12:])]
    found: list[Mention] = []
    written = datelines(document, dated)
    dated = stretches(document, [time for time in dated if time.span.start not in written])
    read = partial(parsed_mentions, told=_told(document)) if document.parsed else plain_mentions
    for paragraph, sentence in document.sentences():
        whole = document.tokens_span(paragraph, sentence)
        if not len(whole):
            continue
        near = (_inside(dated, whole), _inside(places, whole), _inside(quantities, whole))
        found += read(document, paragraph, sentence, *near)
    found += refigured(document, found, quantities)
    found = with_others(document, with_one(document, succumbed(document, found)))
    found = with_shares(document, found, quantities)
    found = with_all_but(document, with_parts(document, found, quantities), quantities)
    found = [_as_told(document, one) for one in found if not _is_counterfactual(document, one)]
    found = with_let_go(document, [without_days_ahead(document, one) for one in found])
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
    docs = [paragraph.doc for paragraph in document.paragraphs]
    lemmas = {doc.vocab.strings[lemma] for doc in docs for lemma in set(doc.to_array(LEMMA).tolist())}
    return told_types(frozenset(lemma.lower() for lemma in lemmas))


def _inside(records: Sequence[Tied], whole: Span) -> list[Tied]:
    first = bisect_left(records, whole.start, key=_start)
    last = bisect_left(records, whole.end, lo=first, key=_start)
    return [record for record in records[first:last] if whole.contains(record.span)]


def _start(record: Time | Place | Quantity) -> int:
    return record.span.start
