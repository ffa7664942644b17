"""Times as TIMEX3 and EDTF: dates, clock times, durations and sets, resolved against the article's own date.

In: a Document. Out: its Times, in order of the text. Without a published date nothing is invented: the TIMEX3 value
keeps its X and there is no EDTF.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from spacy.tokens import Token

from firsthand.read.document import Document, Paragraph
from firsthand.read.hearings import heard_then, is_of_a_hearing
from firsthand.read.numbers import small
from firsthand.read.times import digits, english, spanish
from firsthand.read.times.calendar import Anchor, Direction, anchor
from firsthand.read.times.edtf import edtf
from firsthand.read.times.nights import joined, ran_over
from firsthand.read.times.rule import Rule, Setting, Timex
from firsthand.read.times.set_days import set_ahead
from firsthand.read.triggers import lexicon
from firsthand.records import Article, Time, record_id
from firsthand.series import in_a_series
from firsthand.stamps import Stamp, entries

_RULES = {"en": english.rules, "es": spanish.rules}
_FUTURE = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_AHEAD = frozenset({"plan", "expect", "schedule", "due", "intend", "set", "want", "hope", "aim", "slate", "prepare"})
_READY = frozenset(
    {"ready", "due", "willing", "prepared", "set", "likely", "scheduled", "free", "keen", "eager"}
)  # to do
_THE = re.compile(r"\b[Tt]he $")
_CAPITAL = re.compile(r" [A-Z][a-z]+")  # "the August Movement", "the Sunday Times"
_WORD = re.compile(r"\w+")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT(?!00:00(?::00)?(?:[.+-]|Z|$))\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_ZONES_AHEAD = 14
_FIGURES = re.compile(r"[\d/.\s-]+")
_FIRST_NAMES = frozenset({"April", "June", "Abril", "Julio"})  # months too, but for what stands behind
_IN_A_MONTH = re.compile(
    r"\b(?:in|since|of|last|this|next|until|early|late|mid|by|en|de|desde|hasta|este)[ -]$", re.IGNORECASE
)
_MOVEMENT = re.compile(r"\b(?:Movimiento|Revolución|Brigada|Frente|Grupo|Comando|Plaza|Avenida|Calle|Barrio) $")
_DEEP = 60  # words up to a verb: a list of a thousand dates hangs each on the one before
_SITTINGS = frozenset({"meet", "convene", "vote", "sit", "resume", "open", "begin", "start", "sail", "expire", "face"})
_SETS = frozenset({"plan", "schedule"})
_OCCASIONS = frozenset({"PROTEST", "ELECTION", "CONSULT", "VIGIL", "BRIEFING", "TESTIMONY", "OPENING"})


def tag(document: Document) -> list[Time]:
    """Every temporal expression of the readable paragraphs, resolved against the article's own date."""
    own = _RULES.get(document.language)
    rules = own() if own else digits.rules(bool(document.language))
    setting = Setting(anchor(document.article.published), printed=_printed(document.article))
    printed, found = setting.anchor, list[Time]()
    stamps = entries([paragraph.text for paragraph in document.paragraphs], day_first=document.language != "en")
    for paragraph, stamp in zip(document.paragraphs, stamps, strict=True):
        if stamp is not None:
            setting.anchor = anchor(stamp.day.isoformat()) if stamp.day else printed
            setting.clock, setting.clock_day = _clock(stamp, setting.anchor), stamp.day is not None
        setting.quarter = None if paragraph.kind == "headline" else setting.quarter
        for start, end, rule, match in _select(paragraph, rules):
            setting.tense = _tense(paragraph, start, end) if document.parsed else "near"
            timex = rule.read(match, setting) if stamp is None or start >= stamp.end else None
            if timex is not None and not _no_date(document, paragraph, start, end):
                found.append(_record(document, paragraph.start + start, paragraph.start + end, timex))
                if not _of_a_hearing(document, paragraph, start, end):
                    _remember(setting, timex)
    return ran_over(document, joined(document, set_ahead(document, found)))


def _clock(stamp: Stamp, day: Anchor) -> datetime | None:
    """When an entry was written; None on a page without a day."""
    return datetime(day.day.year, day.day.month, day.day.day, stamp.hour, stamp.minute) if day.day else None


def _printed(article: Article) -> datetime | None:
    """When a page was printed at the latest, by its own clock; a stamp in UTC leaves 14 hours open."""
    stamp = max(filter(None, (article.published, article.updated)), default=None)
    if stamp is None or not _STAMP.fullmatch(stamp):
        return None
    when = datetime.fromisoformat(stamp)
    local = when.replace(tzinfo=None)
    if when.utcoffset() == timedelta(0):
        local += timedelta(hours=_ZONES_AHEAD)
    return local if local.date().isoformat() == (article.published or "")[:10] else None


def _select(paragraph: Paragraph, rules: tuple[Rule, ...]) -> Iterator[tuple[int, int, Rule, re.Match[str]]]:
    """The longest match at each place, left to right; the earlier rule wins a tie. Group `span` narrows a match."""
    text = paragraph.text
    lowered = small(text)
    found: list[tuple[int, int, int, re.Match[str]]] = []
    words = frozenset(_WORD.findall(lowered))
    missing = {needs for needs in {rule.needs for rule in rules} if not needs.met(lowered, words)}
    for order, rule in enumerate(rules):
        if rule.needs in missing:
            continue
        for hit in rule.quick.finditer(lowered):
            match = rule.pattern.match(text, hit.start())
            if match is None:
                continue
            start, end = match.span("span") if "span" in rule.pattern.groupindex else match.span()
            if end > start:
                found.append((start, end, order, match))
    at = 0
    for start, end, order, match in sorted(found, key=lambda item: (item[0], -item[1], item[2])):
        if start >= at:
            yield start, end, rules[order], match
            at = end


def _record(document: Document, start: int, end: int, timex: Timex) -> Time:
    span = document.article.span(start, end)
    when = edtf(timex.value, timex.mod) if timex.type in ("DATE", "TIME") and not timex.guessed else None
    return Time(
        id=record_id("tim", document.article.id, start, end, timex.type, timex.value, timex.mod),
        span=span,
        type=timex.type,
        timex=timex.value,
        mod=timex.mod,
        edtf=when,
        anchor=document.article.published if timex.relative else None,
    )


def _remember(setting: Setting, timex: Timex) -> None:
    """Keep the date named last, for "two days earlier" and "that year"; "on Saturday night" names one too."""
    if timex.type == "DATE" and re.fullmatch(r"\d{4}(-\d\d){0,2}", timex.value):
        setting.name(timex.value)
    elif timex.type == "TIME" and (day := re.match(r"(\d{4}-\d\d-\d\d)T(?:MO|MI|AF|EV|NI|DT)", timex.value)):
        setting.name(day[1])
    elif timex.type == "DATE" and re.fullmatch(r"\d{4}-Q\d", timex.value):
        setting.quarter = max(timex.value, setting.quarter or "")  # not the year-ago quarter it is compared with


def _of_a_hearing(document: Document, paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a day is that of a hearing: "heard on Tuesday that he died at 3.15 a.m." gives no hour of Tuesday."""
    if document.parsed:
        token = _token_at(paragraph, start)
        return token is not None and is_of_a_hearing(token)
    return heard_then(document.language, paragraph.text, start, end)


def _no_date(document: Document, paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether words are no date after all: a verb ("may"), part of a name ("the August Movement"), "case 3/11/2024"."""
    if _in_a_name(paragraph.text, start, end):
        return True
    if paragraph.text[start].isdigit() and _FIGURES.fullmatch(paragraph.text, start, end):
        return in_a_series(paragraph.text, start)
    if not document.parsed or paragraph.text[start:end].lower() not in {"may", "march", "today"}:
        return False
    token = _token_at(paragraph, start)
    if token is not None and token.lower_ == "today":
        return token.pos_ == "PROPN" and any(child.pos_ == "PROPN" for child in token.lefts)  # USA TODAY
    return token is not None and token.pos_ in {"AUX", "VERB"}


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a bare capitalised word stands in a name: "the August Movement", "el Movimiento Agosto", "Julio Rey"."""
    if not text[start:end].istitle() or not text[start:end].isalpha():
        return False
    if text[start:end] in _FIRST_NAMES and _CAPITAL.match(text, end):
        return not _IN_A_MONTH.search(text[max(0, start - 10) : start])
    behind = bool(_THE.search(text[max(0, start - 4) : start])) and bool(_CAPITAL.match(text, end))
    return behind or bool(_MOVEMENT.search(text[max(0, start - 40) : start]))


def _token_at(paragraph: Paragraph, at: int) -> Token | None:
    """The token that holds a character of the paragraph."""
    found = paragraph.doc.char_span(at, at + 1, alignment_mode="expand")
    return found[0] if found is not None and len(found) else None


def _still_to_come(verb: Token, at: int) -> bool:
    """Whether a day stands behind an occasion that is called for or planned: "called for a day of prayer on Friday"."""
    for child in verb.rights:
        asked = verb.lemma_ == "call" and child.lower_ == "for" and child.dep_ == "prep"
        nouns = child.children if asked else [child] if verb.lemma_ in _SETS and child.dep_ == "dobj" else ()
        if any(noun.idx < at and _is_occasion(noun) for noun in nouns):
            return True
    return False


def _is_occasion(noun: Token) -> bool:
    """Whether a noun names what people set a day for: "a strike", "a vote", "a day of prayer"."""
    known = any(entry.pos == "n" and entry.event in _OCCASIONS for entry in lexicon("en").get(noun.lemma_.lower(), ()))
    return known or (noun.lemma_ == "day" and any(child.lower_ == "of" for child in noun.rights))


def _tells_of(verb: Token) -> bool:
    """Whether a verb says of the noun before it what that did: "that took 42 lives", not "which he promised to win"."""
    subjects = [child.lower_ for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    return verb.dep_ == "relcl" and verb.tag_ == "VBD" and subjects in (["that"], ["which"])


def _tense(paragraph: Paragraph, start: int, end: int) -> Direction:
    """Past or future, as the verb that governs the words says; near where it does not say."""
    token = _token_at(paragraph, start)
    for _ in range(_DEEP):
        if token is None or token.pos_ in ("VERB", "AUX") or token.head == token:
            break
        if any(_tells_of(child) for child in token.rights):
            return "past"  # "memories of a flood on 12 March that took 42 lives"
        token = token.head
    if token is None or token.pos_ not in ("VERB", "AUX"):
        return "near"
    if _still_to_come(token, start):
        return "future"
    while token.tag_ in ("VB", "VBG", "VBN"):
        helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
        words = {child.lower_ for child in helpers}
        if words & _FUTURE or ("would" in words and "have" not in words and token.dep_ == "ccomp"):
            return "future"  # "said she would table it on Friday"
        if words & {"had", "has", "have", "was", "were", "did"}:
            return "past"
        if words & {"must", "should", "may", "might", "can"}:
            return "near"
        if "to" in words and token.head.lemma_ in _AHEAD | {"be"}:
            return "future"
        if "to" in words and token.head.pos_ == "ADJ" and token.head.lower_ in _READY:
            return "future"  # "said she was ready to meet them on Friday"
        if words & {"is", "are", "be"} and (token.lemma_ in _AHEAD or token.tag_ == "VBG"):
            return "future"
        if token.head == token or token.head.pos_ not in ("VERB", "AUX"):
            return "past" if token.tag_ == "VBN" else "near"
        token = token.head
    if token.tag_ in ("VBZ", "VBP") and token.lemma_ in _SITTINGS and paragraph.kind != "headline":
        return "future"  # "the council meets on Friday"
    return "past" if token.tag_ == "VBD" else "near"
