"""Of whom a number is made up: "16 dead, 14 inmates and two guards", "19 inmates and three guards died".

In: the mentions of a document and its quantities. Out: the mentions, with one more for each part of a number that says
whom it counts, of the type of the whole. Parts must add up to the whole they are told behind, unless words say that one
is some of it ("among them two guards"); where no whole is told, it is what they come to, and nobody but those listed
may stand beside the verb.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.read.document import Document
from firsthand.read.listed import total_of
from firsthand.read.shares import mention_of
from firsthand.records import Mention, Quantity, Span
from firsthand.resources import either, languages, table, terms
from firsthand.wording import fold

_COUNTED = frozenset({"DEATH", "INJURY", "MISSING", "COERCE"})
_LED = re.compile(r"[^,;:.(—–]{0,60}\s*[,:(—–]\s*")  # "16 on Sunday, "; "16 muertos: "
_NEXT = re.compile(r"[^.;]{0,160}\.[”\"»]?\s+")  # up to the next sentence: "rose to 16 on Sunday. "
_LONGEST = 220  # characters from a whole to its last part
_ENDS = r"(?=\s*[.,;:)—–”\"»]|\s+{ends}\b|\s*$)"
_STARTS = re.compile(r"(?:^|[.;:,—–«“\"(]|\b(?:that|que)\b)\s*$")


class Part(NamedTuple):
    """A number of a list, and where the noun behind it ends."""

    number: Quantity
    end: int


def with_parts(document: Document, found: Sequence[Mention], quantities: Sequence[Quantity]) -> list[Mention]:
    """The mentions, each with its whole number alone, and a mention for each part of it."""
    exact = [one for one in quantities if one.unit is None and not one.approximate and one.minimum == one.maximum]
    exact = [one for one in sorted(exact, key=lambda one: one.span) if one.minimum >= 1]
    kept, more = [], dict[int, Mention]()
    for mention in found:
        others = {
            q.id for m in found if m.id != mention.id and m.event_type != mention.event_type for q in m.quantities
        }
        own = mention.event_type in _COUNTED and mention.polarity == "positive" and len(mention.quantities) > 0
        free = [one for one in exact if one.id not in others] if own else []
        alone = not any(mention.sentence.contains(one.span) for one in exact if one.id in others)
        whole, parts = _told(document, mention, free, alone=alone) if own else (None, [])
        if whole is None:
            kept.append(mention)
            continue
        kept.append(_whole(mention, whole, parts))
        for part in parts:
            more.setdefault(part.number.span.start, _part(document, mention, part.number))
    taken = {one.span.start for mention in kept for one in mention.quantities if one.span not in _sums(kept)}
    return [*kept, *(more[start] for start in sorted(more) if start not in taken)]


def _whole(mention: Mention, whole: Quantity, parts: Sequence[Part]) -> Mention:
    """A mention with its whole number, and without those of a part as if they were all whom it befell."""
    told = [part.number.span for part in parts if not whole.span.contains(part.number.span)]
    parties = tuple(p for p in mention.participants if not any(p.span.contains(span) for span in told))
    return replace(mention, quantities=(whole,), participants=parties)


def _sums(mentions: Sequence[Mention]) -> frozenset[Span]:
    """The spans of numbers that were added up, which begin with their first part."""
    return frozenset(q.span for m in mentions for q in m.quantities if q.of == "people")


def _told(
    document: Document, mention: Mention, exact: Sequence[Quantity], *, alone: bool
) -> tuple[Quantity | None, list[Part]]:
    """The whole that a mention counts, and its parts; `alone`, where its sentence counts nobody else."""
    text = document.article.text
    numbers = sorted(mention.quantities, key=lambda one: one.span)
    first = numbers[0]
    inside = [one for one in exact if first.span.contains(one.span) and one.span != first.span]
    if len(inside) > 1 and sum(one.minimum for one in inside) == first.minimum == first.maximum:
        apart = _names_a_group(text[first.span.start : first.span.end])
        return (first, [Part(one, one.span.end) for one in inside]) if apart else (None, [])  # added up when parsed
    if first not in exact:
        return None, []
    behind = [one for one in exact if one.span.start >= first.span.end]
    for lead in (_LED, _NEXT):
        led = lead.match(text, first.span.end)
        parts = _list(document, behind, led.end(), first.minimum) if led else []
        if parts:
            return (first, parts) if numbers[-1].span.start < parts[-1].end else (None, [])
    if some := _some_of(document, first, behind) if alone else []:
        return (first, some) if numbers[-1].span.start < some[-1].end else (None, [])
    parts = _added(document, mention, first, exact)
    if not {one.id for one in numbers} <= {part.number.id for part in parts}:
        return None, []
    whole = _sum(document, parts)
    return whole, parts if _names_a_group(text[whole.span.start : whole.span.end]) else []


def _list(document: Document, numbers: Sequence[Quantity], start: int, whole: float) -> list[Part]:
    """The parts that are listed from a place on, where they add up to the whole and say whom they count."""
    text, found, total = document.article.text, list[Part](), 0.0
    at = start
    opens, joins = _opens(), _joins()
    for number in numbers:
        if number.span.start - start > _LONGEST:
            break
        link = (joins if found else opens).fullmatch(text, at, number.span.start)
        if link is None:
            break
        total += number.minimum
        end = _noun_end(document, number.span.end)
        if end is None or total > whole:
            break
        found.append(Part(number, end))
        at = end
        if total == whole:
            return found if len(found) > 1 else []
    return []


def _some_of(document: Document, whole: Quantity, behind: Sequence[Quantity]) -> list[Part]:
    """The one part that "among them two guards" or ", 14 of them inmates" tells of a whole, right behind it.

    Not of "16 died and 30 were hurt, among them two guards": of whom they are, nobody knows.
    """
    text = document.article.text
    number = behind[0] if behind else None
    if number is None or number.minimum >= whole.minimum:
        return []
    between = text[whole.span.end : number.span.start]
    told = _one_before().fullmatch(between) or (_one_behind().match(text, number.span.end) and _LED.fullmatch(between))
    end = _noun_end(document, number.span.end) if told else None
    return [Part(number, end)] if end is not None else []


def _added(document: Document, mention: Mention, first: Quantity, exact: Sequence[Quantity]) -> list[Part]:
    """The numbers of "murieron 18 internos y tres guardias", and of "18 internos y tres guardias murieron"."""
    text, joins = document.article.text, _joins()
    at = next((n for n, one in enumerate(exact) if one.id == first.id), None)
    if at is None:
        return []
    found = list[Part]()
    for number in exact[at:]:
        if found and joins.fullmatch(text, found[-1].end, number.span.start) is None:
            break
        end = _noun_end(document, number.span.end, known=True)
        if end is None:
            break
        found.append(Part(number, end))
    for number in reversed(exact[:at]):
        end = _noun_end(document, number.span.end, known=True)
        if not found or end is None or joins.fullmatch(text, end, found[0].number.span.start) is None:
            break
        found.insert(0, Part(number, end))
    if len(found) < 2 or not all(mention.sentence.contains(part.number.span) for part in found):
        return []
    if "," not in text[found[0].end : found[-1].number.span.start] and len(found) > 2:
        return []
    if mention.trigger.start >= found[-1].end:  # the subject stands before its verb
        before = text[mention.sentence.start : found[0].number.span.start]
        whole = _STARTS.search(before) or {*map(fold, before.split())} <= _when(document.language)
        between = text[found[-1].end : mention.trigger.start].split()
        return found if whole and len(between) <= 2 else []
    if mention.trigger.end > found[0].number.span.start:
        return []
    return found if _end_of_list(document.language).match(text, found[-1].end) else []


def _sum(document: Document, parts: Sequence[Part]) -> Quantity:
    span = document.article.span(parts[0].number.span.start, parts[-1].end)
    return total_of(span, sum(part.number.minimum for part in parts))


def _part(document: Document, whole: Mention, number: Quantity) -> Mention:
    """A part as a mention of its own; when and where it was is told of the whole."""
    sentence = whole.sentence
    if not sentence.contains(number.span):
        every = (document.tokens_span(paragraph, one) for paragraph, one in document.sentences())
        sentence = next((one for one in every if one.contains(number.span)), number.span)
    return mention_of(document, whole, number, sentence)


def _noun_end(document: Document, start: int, *, known: bool = False) -> int | None:
    """Where the words end that say whom a number counts: "of them inmates", "are guards", "reclusos".

    A word for people must be among the first three.
    """
    text = document.article.text
    lead = _of_them().match(text, start)
    at = lead.end() if lead and not known else start
    for word in re.finditer(r"\s+([^\W\d_][\w’'-]*)", text[at : at + 60]):
        if text[at : at + word.start()].strip(" abcdefghijklmnopqrstuvwxyzáéíóúñü-’'ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
            return None
        if _is_of_people(document.language, word[1]):
            return at + word.end()
        if len(text[at : at + word.end()].split()) >= 3 or fold(word[1]) in _stops():
            return None
    return None


def _is_of_people(language: str, word: str) -> bool:
    folded = fold(word)
    return any(form in _people(language) for form in (folded, folded.removesuffix("s"), folded.removesuffix("es")))


@cache
def _people(language: str) -> frozenset[str]:
    """The words for people in a language, of whom there may be several."""
    things = {r["term"].partition("/")[0] for r in table(language, "things") if "people" in r["kinds"].split()}
    return frozenset(map(fold, terms(language, "people") | terms(language, "subgroups") | things))


def _names_a_group(words: str) -> bool:
    """Whether one of some words is for people who have counts of their own by what they do: guards, not women."""
    return any(form in _groups() for word in words.split() for form in (fold(word), fold(word).removesuffix("s")))


@cache
def _groups() -> frozenset[str]:
    rows = (row for language in languages() for row in table(language, "subgroups"))
    return frozenset(fold(row["term"]) for row in rows if row["of"] not in {"women", "children"})


@cache
def _stops() -> frozenset[str]:
    rows = (row for language in languages() for row in table(language, "scopes"))
    return frozenset({"and", "or", "in", "on", "at", "y", "o", "e", "en", "a"}) | frozenset(
        fold(row["term"]) for row in rows if row["scope"] == "wide"
    )


@cache
def _of_them() -> re.Pattern[str]:
    """What may stand between a part's number and its noun: "of them", "of whom are", "de ellos eran"."""
    return re.compile(
        rf"(?:\s+(?:{_some('behind')}))?(?:\s+(?:are|were|is|was|eran?|son|fueron|ser[íi]an))?(?=\s)", re.IGNORECASE
    )


@cache
def _opens() -> re.Pattern[str]:
    """What may stand right before the first part: "including", "de los cuales", "of whom"."""
    return re.compile(rf"\s*(?:(?:{_some('before')}|{_some('behind')}),?\s+)?", re.IGNORECASE)


def _some(stands: str) -> str:
    """The words for some of those told before, as alternatives: not "of the", which leads on to others."""
    rows = [row for language in languages() for row in table(language, "scopes") if row["scope"] == "part"]
    found = (row["term"] for row in rows if stands in row["stands"].split())
    return either(frozenset(term for term in found if term.split()[-1] not in {"the", "los", "las"}))


@cache
def _one_before() -> re.Pattern[str]:
    """What leads from a whole to one part of it: " died in the riot on Saturday, among them "."""
    return re.compile(rf"[^,;:.(—–]{{0,90}}\s*[,(—–]\s*(?:{_some('before')})\s+", re.IGNORECASE)


@cache
def _one_behind() -> re.Pattern[str]:
    """What says behind a number that it is one part of a whole: "of them"."""
    return re.compile(rf"\s+(?:{_some('behind')})\s", re.IGNORECASE)


@cache
def _joins() -> re.Pattern[str]:
    """What stands between two parts: "and", ", ", "and the other"."""
    others = r"(?:the\s+other\s+|another\s+|l[oa]s\s+otr[oa]s\s+|otr[oa]s?\s+)?"
    return re.compile(rf"\s*(?:,\s+|,?\s+(?:and|y)\s+){others}", re.IGNORECASE)


@cache
def _when(language: str) -> frozenset[str]:
    """The words for a day that may stand before a subject: "El martes"."""
    return frozenset(map(fold, terms(language, "calendar"))) | {"el", "la", "este", "pasado", "en", "de"}


@cache
def _end_of_list(language: str) -> re.Pattern[str]:
    """What may stand behind a list that is counted by a verb before it: a full stop, a place, a day; no other verb."""
    ends = {"es": r"(?:en|del?|por|tras|durante|este|esta|el\s+\w+es|según|anoche|ayer|hoy)"}.get(language, "(?:in|on)")
    return re.compile(_ENDS.format(ends=ends))
