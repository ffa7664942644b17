"""How far a number is from a trigger where there is no parse, in half words, by what stands between them.

In: where a trigger and a number stand, and the other triggers. Out: the rank, or None where it cannot count it.
"""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.inflection import forms
from firsthand.read import cues
from firsthand.read.counting import REACH
from firsthand.read.grammar import grammar
from firsthand.read.listed import people as people_in
from firsthand.read.numbers import pattern
from firsthand.read.plain_needs import lasting_words
from firsthand.read.triggers import Entry
from firsthand.records import Quantity
from firsthand.resources import either, table, terms

NEAR = 120  # characters, more than the five words between a trigger and its number without a parser take
_SOME = re.compile(r"\s+de l[oa]s\s+(?:[^\W\d_]+\s+)?")
_WERE = re.compile(r"[^.;:]*?\b(?:eran|son|ten[íi]a[n]?|ha[nb]\w* sido identificad[oa]s|fueron identificad[oa]s)\b")
_DAYS = re.compile(r"\bdías?\s+$")
_NO_COUNT = re.compile(r"\b(?:por|a las?)\s+$", re.IGNORECASE)  # "identificados por doce forenses", "llegaron a las 3"
PARTICIPLE = re.compile(r"\w+[ai]d[oa]s?\b")
_SET_OFF = re.compile(r"(?:\s+[^\W\d_]+){0,3},\s+")
_OF = re.compile(r"\s+de\s+")
_NEAR_WORDS = 5  # between a trigger and its number
_COUNTED = re.compile(r"\bl[oa]s\b|[ai]d[oa]s\b.*\s(?:ha|fue|est|sig)")  # of whom something was told before
# What leads to a place: "alumnos de ocho colegios", "en dos salas".
_LED = re.compile(r"(?:\b(?P<whom>[^\W\d_]+)\s+(?P<of>de)|\b(?:en|desde|por|entre))\s+$", re.IGNORECASE)
_WHOM = re.compile(r"\sa\s+$")
_AROUND = frozenset({"el", "la", "los", "las", "en", "de", "del", "a", "pasado", "pasada"})
_WHEN = frozenset({"ayer", "hoy", "anoche", "este", "esta", "ya", "después", "luego"})
_CLAUSE = re.compile(r"(?:^|\s)(?:y|e|pero|mientras(?:\s+que)?)\s+(?:otr[oa]s\s+)?$", re.IGNORECASE)
_SHOWN = frozenset({"desprende", "deduce", "infiere", "concluye", "lee"})  # "del relato de dos se desprende que"


def rank_of(
    start: int, end: int, quantity: Quantity, others: Sequence[tuple[int, int, Entry]], text: str
) -> int | None:
    """How far a number is from a trigger, in half words, those before it nearer; None where it cannot count it."""
    before = quantity.span.end <= start
    others = [one for one in others if not _is_tally_of(text, one, start)]
    if max(start - quantity.span.end, quantity.span.start - end) > NEAR:
        return None
    if _DAYS.search(text[max(0, quantity.span.start - 8) : quantity.span.start]):
        return None  # "para los días 24 y 25"
    if _of_a_place("es", quantity, text, start, end):
        return None
    between = text[quantity.span.end : start] if before else text[end : quantity.span.start]
    if before and re.search(r"\bde l[oa]s\s+$", text[max(0, start - NEAR) : start]):
        # "40 de los detenidos": some of them, and their number only where nothing else is told that befell them
        alone = (
            _SOME.fullmatch(between) and _WERE.match(text, end) and not any(b > end and c.counts for _, b, c in others)
        )
        return 2 * len(between.split()) if alone else None
    behind = quantity.span.start >= end
    if behind and (_NO_COUNT.search(between) or not _may_be_they(text[start:end], quantity)):
        return None
    if behind and _of_a_clause_behind(between, quantity, text):
        return None
    tally = None if before else _amounts("es").search(text, max(0, start - NEAR), quantity.span.start)
    if tally:  # of whom it is told right behind the tally: "el balance de heridos en el ataque es de nueve"
        return 2 * sum(tally.start() < a < start for a, _, _ in others)
    low, high = min(quantity.span.start, start), max(quantity.span.end, end)
    blocked = any(low < a < high and (a, b) != (start, end) for a, b, _ in others)
    words = len(between.split())
    if before and words > _NEAR_WORDS and not _COUNTED.search(between):
        words = len(_at_a_place("es").sub(" ", between).split())
    apart = _SET_OFF.fullmatch(between) and PARTICIPLE.match(text, start)
    if not blocked and (apart if before else _WHOM.search(between) and only_when_and_where(between)):
        return 1  # "nueve personas, capturadas por el asalto, están", "capturaron el lunes en Kesvik a seis personas"
    counting = any(low < a < high and (a, b) != (start, end) and c.counts for a, b, c in others)
    if not before and not counting and text[start:end].endswith("s") and _sum_up("es").fullmatch(between):
        return 2  # "las víctimas mortales del accidente suman ya tres"
    overlap = quantity.span.start < end and start < quantity.span.end
    plain = set(between.lower().split())
    said = "que" in plain and not (_sayings() | _SHOWN).isdisjoint(
        plain
    )  # "cuatro vecinos dijeron que los arrestos": four speak
    if overlap or (not blocked and not said and words <= 5 and not set(between) & set(".;:,")):
        return words * 2 + (0 if before else 1)
    return None


def _of_a_place(language: str, quantity: Quantity, text: str, start: int, end: int) -> bool:
    """Whether a number counts what people are of or in: the 8 of "71 alumnos de ocho colegios", "en dos salas"."""
    noun = (quantity.of or "").lower()
    known = people_in(language)
    g = grammar(language)
    if not noun or noun in known | g.role("definite") | g.role("determiner") or noun in text[start:end].lower().split():
        return False
    lead = _LED.search(text[max(0, quantity.span.start - 40) : quantity.span.start])
    if lead is None:
        return False
    return lead["of"] is None or (lead["whom"] or "").lower() in known


@cache
def _at_a_place(language: str) -> re.Pattern[str]:
    """A phrase for where people are or come from, which parts nobody from a number: "de ocho colegios", "en Kesvik"."""
    g = grammar(language)
    leads = either(g.role("definite"))
    return re.compile(
        rf"\s(?:de|del|en|desde)\s+(?:(?:{leads}|{pattern(language)})\s+)?[\w’'-]+(?:\s+[A-ZÁÉÍÓÚÑ][\w’'-]*)*(?=\s)"
    )


def _is_tally_of(text: str, other: tuple[int, int, Entry], start: int) -> bool:
    """Whether another trigger only counts this one: in "llega a 8 el saldo de muertos" the dead are eight."""
    first, last, _ = other
    return bool(_OF.fullmatch(text, last, start)) and bool(_tally("es").fullmatch(text, first, last))


@cache
def _tally(language: str) -> re.Pattern[str]:
    return re.compile(_tally_words(language, "tally"), re.IGNORECASE)


def _of_a_clause_behind(between: str, quantity: Quantity, text: str) -> bool:
    """Whether a number is the subject of a clause of its own: "dos han muerto y unas 150 han resultado heridas"."""
    return bool(_CLAUSE.search(between)) and bool(_its_verb("es").match(text, quantity.span.end))


@cache
def _its_verb(language: str) -> re.Pattern[str]:
    """What stands from a number to the verb of which it is the subject: "personas fueron", "de ellas siguen"."""
    g = grammar(language)
    verbs = either(g.role("finite") | g.role("passive") | g.role("auxiliary") | lasting_words(language))
    return re.compile(rf"(?:\s+[^\W\d_]+){{0,3}}?\s+(?:{verbs})\b", re.IGNORECASE)


def _may_be_they(trigger: str, quantity: Quantity) -> bool:
    """Whether a number behind a noun counts people: "los heridos son vecinos de tres barrios" has none of them."""
    noun = trigger.split()[-1].lower()
    called_so = noun.endswith("s") and not noun.endswith("mos")
    return not called_so or quantity.of is None or quantity.of.lower() in _they("es")


@cache
def _they(language: str) -> frozenset[str]:
    apart = {form.word for form in forms(language, "familia/n")}  # as many families are more people
    return people_in(language) - apart | {"ellos", "ellas"}


def only_when_and_where(between: str) -> bool:
    """Whether nothing but a day and a place stands between a verb and whom it is done to."""
    words = between.split()
    known = terms("es", "calendar") | _AROUND
    return len(words) <= REACH + 2 and all(
        word.lower() in known or word.isdigit() or word[0].isupper() for word in words
    )


@cache
def _amounts(language: str) -> re.Pattern[str]:
    """A tally and the verb that gives it, whatever stands between: "el número de muertos por el asalto era de 17".

    Between the verb and the number may stand the day: "subió el martes a 14".
    """
    return re.compile(
        rf"\b(?:{_tally_words(language, 'tally')})\s(?:[^.;:,]*\s)?{_given(language)}(?:(?:de|a|en)\s+)?\Z",
        re.IGNORECASE,
    )


@cache
def _sum_up(language: str) -> re.Pattern[str]:
    """What stands between those who are counted and their number: "del accidente suman ya", "eran el martes"."""
    return re.compile(rf"(?:[^.;:,]*\s)?{_given(language)}(?:a\s+)?", re.IGNORECASE)


def _given(language: str) -> str:
    """A verb that gives a number, and the day: "subió el martes", "suman ya"."""
    days = either(terms(language, "calendar") | _AROUND | _WHEN)
    return rf"(?:{_tally_words(language, 'amounts')})\s+(?:(?:{days})\s+){{0,4}}"


def _tally_words(language: str, kind: str) -> str:
    rows = (row for row in table(language, "tallies") if row["kind"] == kind)
    return either(frozenset(form.word for row in rows for form in forms(language, row["term"])))


@cache
def _sayings() -> frozenset[str]:
    """The forms of verbs of saying in Spanish."""
    return frozenset(term for term, cue in cues.lexicon("es").items() if cue.core and " " not in term)
