"""Weekdays of what people set a day for: "Monday's summit", on a Sunday's page that tells of a summit on 16 July.

In: a Document and its Times. Out: the Times. A weekday that hangs on a noun has no tense of its own and is taken for
the last one; it is the next one where the page tells, of an occasion of the kind, that it is to be on that day.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from firsthand import resources
from firsthand.read.document import Document
from firsthand.read.times.calendar import anchor
from firsthand.read.times.rule import calendar, either
from firsthand.records import Time, record_id

_WEEK = timedelta(7)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KINDS = frozenset({"PROTEST", "ELECTION", "CONSULT", "VIGIL", "BRIEFING", "TESTIMONY", "OPENING"})  # set for a day
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 80  # characters before a weekday
_BEHIND = {"en": re.compile(r"(?P<whose>['’]s)?(?P<words>(?:\s+[\w-]+){1,4})"), "es": re.compile(r"(?!)")}
_BEFORE = {
    "en": re.compile(r"\b([^\W\d_]+)\s+(?:(?:with|between|of)\s+(?:[\w’'.-]+\s+){1,5})?(?:on\s+)?$"),
    "es": re.compile(r"\b([^\W\d_]+)\s+(?:(?:con|entre)\s+(?:[\w.-]+\s+){1,6})?(?:del|de\s+este|el|este)\s+$"),
}
_ARTICLE = re.compile(r"\b(?:an?|the|his|her|their|its)\s+$", re.IGNORECASE)
_PAST = re.compile(r"\b(?:last|past|pasado)\b", re.IGNORECASE)


def set_ahead(document: Document, found: list[Time]) -> list[Time]:
    """The times, the weekdays of occasions a week later where their page sets them for that day."""
    today = anchor(document.article.published).day
    if today is None or document.language not in _BEFORE:
        return found
    coming = [time for time in found if (day := _day(time)) and today < day < today + _WEEK]
    if not coming:
        return found
    told = {(day, kind) for time in coming if (day := _day(time)) for kind in _kinds_near(document, time)}
    return [_later(document, time) if _is_told(document, time, today, told) else time for time in found]


def _is_told(document: Document, time: Time, today: date, told: set[tuple[date, str]]) -> bool:
    """Whether a weekday before the page's day is that of an occasion which the page sets for a week later."""
    day, words = _day(time), document.article.quote(time.span)
    if day is None or not today - _WEEK < day < today or not _weekday(document.language).search(words):
        return False
    return not _PAST.search(words) and any((day + _WEEK, kind) in told for kind in _hung_on(document, time))


def _later(document: Document, time: Time) -> Time:
    day = _day(time)
    assert day is not None
    moved = [
        None if v is None else v.replace(day.isoformat(), (day + _WEEK).isoformat()) for v in (time.timex, time.edtf)
    ]
    name = record_id("tim", document.article.id, time.span.start, time.span.end, time.type, moved[0], time.mod)
    return replace(time, id=name, timex=str(moved[0]), edtf=moved[1])


def _hung_on(document: Document, time: Time) -> Iterator[str]:
    """The kinds of the occasions beside whose noun a weekday stands.

    "Monday's long-awaited meeting", "a Monday meeting", "the meeting with Vik on Monday", "la reunión del lunes".
    """
    text, known = document.article.text, _occasions(document.language, nouns=True)
    window = text[max(0, time.span.start - _NEAR) : time.span.start]
    before = _BEFORE[document.language].search(re.split(r"[.;:!?\n]", window)[-1])
    words = [before[1]] if before else []
    behind = _BEHIND[document.language].match(text, time.span.end)
    if behind is not None and (behind["whose"] or _ARTICLE.search(window)):
        words += behind["words"].split()
    for word in words:
        yield from known.get(word.lower(), ())


def _kinds_near(document: Document, time: Time) -> set[str]:
    """The kinds of the occasions that the sentence of a time speaks of."""
    text, known = document.article.text, _occasions(document.language, nouns=False)
    start = max(text.rfind(stop, 0, time.span.start) for stop in (". ", "\n", "! ", "? "))
    ends = [at for stop in (". ", "\n", "! ", "? ") if (at := text.find(stop, time.span.end)) >= 0]
    sentence = text[max(0, start) : min(ends, default=len(text))]
    return {kind for word in _WORD.findall(sentence.lower()) for kind in known.get(word, ())}


def _day(time: Time) -> date | None:
    found = _DAY.match(time.edtf or "") if time.type in ("DATE", "TIME") else None
    return date.fromisoformat(found[0]) if found and "/" not in (time.edtf or "") else None


@cache
def _weekday(language: str) -> re.Pattern[str]:
    """A weekday's name alone: a date beside it says itself when it is."""
    return re.compile(rf"^(?:\D*\s)?(?:{either(calendar(language, 'weekday'))})(?:\s\D*)?$", re.IGNORECASE)


@cache
def _occasions(language: str, *, nouns: bool) -> dict[str, tuple[str, ...]]:
    """The kinds of occasions by the words for them."""
    found: dict[str, list[str]] = {}
    for row in resources.table(language, "events"):
        term = row["term"].split("/")[0]
        if row["event"] in _KINDS and " " not in term and (row["pos"] == "n" or not nouns):
            for form in (term, f"{term}s", f"{term}es"):
                found.setdefault(form, []).append(row["event"])
    return {word: tuple(dict.fromkeys(kinds)) for word, kinds in found.items()}
