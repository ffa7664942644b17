"""Numbers of one list of people: "nine officers, two of them women, and three civilians were killed" are twelve.

In: the numbers of a sentence and one that counts a happening. Out: those that "and" joins to it, over an aside that
only says who the former are; the numbers of the aside count nothing more.
"""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.inflection import forms_of_things
from firsthand.read.grammar import grammar
from firsthand.records import Quantity, Span, record_id
from firsthand.resources import either, table, terms

_ASIDE = 90  # characters: "including two women and the commander of the garrison"
_SOON = 24  # characters within which a happening of the joined person's own follows: "y un niño resultó herido"
_NOUN = r"[\s,]+(?:(?:de|of)\s+)?(?:[^\W\d_]+\s+){0,2}"  # "senior officers"; a number's own noun follows


def with_those_before(
    language: str, text: str, near: Sequence[Quantity], last: Quantity, *, asides_only: bool = False
) -> tuple[Quantity, ...]:
    """The numbers of the list of people that ends with `last`, in order; `last` alone where there is no such list.

    With `asides_only` where the parser has found those that nothing parts.
    """
    if not _of_people(language, last):
        return (last,)
    found = [last]
    while before := _before(language, text, near, found[0], first=len(found) == 1, aside=asides_only):
        found.insert(0, before)
    return tuple(found)


def _before(
    language: str, text: str, near: Sequence[Quantity], then: Quantity, *, first: bool, aside: bool
) -> Quantity | None:
    """The number that stands before another in a list, one behind an aside before one that may be of the aside."""
    links = []
    for one in near:
        if one.span.end < then.span.start and _of_people(language, one):
            link = _joined(language, one.of or "", first=first).fullmatch(text, one.span.end, then.span.start)
            if link and (link["aside"] or not aside or not first):
                links.append((link["aside"] is not None, one.span.end, one))
    return max(links, key=lambda link: link[:2])[2] if links else None


def with_those_behind(language: str, text: str, near: Sequence[Quantity], first: Quantity) -> tuple[Quantity, ...]:
    """The numbers of the list of people that begins behind a verb: "murieron nueve agentes y tres civiles"."""
    for one in near:
        if one.span.start > first.span.end and _of_people(language, first) and _of_people(language, one):
            link = _joined(language, first.of or "", first=True).fullmatch(text, first.span.end, one.span.start)
            if link and not link["aside"]:
                return (first, one)
    return (first,)


def is_exact(number: Quantity) -> bool:
    """Whether a number is one number, and not "at least", "about" or a range."""
    return number.minimum == number.maximum and not number.approximate


def with_one_more(language: str, text: str, many: Quantity, ends: Sequence[int]) -> Quantity:
    """A number, and with it the one person whom "and" joins to its people: "tres hombres y una mujer" are four.

    `ends` are where happenings stand: "murieron dos adultos y un niño resultó herido" joins nobody to the two.
    """
    if not is_exact(many) or many.minimum <= 1 or not _of_people(language, many):
        return many
    before, behind = _one_before(language).search(text[: many.span.start]), None
    if before is None:
        behind = _one_behind(language, many.of or "").match(text, many.span.end)
    if behind is not None and not any(behind.end() <= at <= behind.end() + _SOON for at in ends):
        return total_of(Span(many.span.article, many.span.start, behind.end()), many.minimum + 1)
    if before is not None and not any(before.start() <= at < many.span.start for at in ends):
        return total_of(Span(many.span.article, before.start("one"), many.span.end), many.minimum + 1)
    return many


@cache
def _one_behind(language: str, noun: str) -> re.Pattern[str]:
    """What joins one more to a number's noun: " hombres y una mujer", " agentes y a un vecino"."""
    g = grammar(language)
    ones = either(g.role("determiner") & g.role("singular"))
    person = either(people(language))
    return re.compile(
        rf"{_NOUN}{re.escape(noun)}(?:\s+[^\W\d_]+)?\s+(?:{ands(language)})\s+(?:a\s+)?(?:{ones})\s+(?:{person})\b",
        re.IGNORECASE,
    )


@cache
def _one_before(language: str) -> re.Pattern[str]:
    """One person before a number that "and" joins to it: "el conductor y ", "una mujer y otros "."""
    g = grammar(language)
    ones = either((g.role("determiner") | g.role("definite")) & g.role("singular"))
    others = either(frozenset(word for word in terms(language, "others") if " " not in word))
    return re.compile(
        rf"\b(?P<one>(?:{ones})\s+(?:{either(people(language))}))\s+(?:{ands(language)})\s+(?:a\s+)?(?:(?:{others})\s+)?$",
        re.IGNORECASE,
    )


@cache
def ands(language: str) -> str:
    """The words that join the last member of a list, as alternatives of a pattern."""
    return either(frozenset(row["term"] for row in table(language, "lists") if row["kind"] == "and"))


def summed(language: str, text: str, every: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The one number of a list whose numbers are all exact; else the greatest: "a dozen" and two are no sum."""
    exact = all(is_exact(q) and text[q.span.start : q.span.end].lower() not in _round(language) for q in every)
    if len(every) == 1 or not exact:
        return (max(every, key=lambda q: (q.minimum, -q.span.start)),)
    span = Span(every[0].span.article, every[0].span.start, every[-1].span.end)
    behind = re.compile(r"\s+" + re.escape(every[-1].of or "") + r"\b", re.IGNORECASE).match(text, span.end)
    span = Span(span.article, span.start, behind.end() if behind else span.end)
    return (total_of(span, sum(q.minimum for q in every)),)


def total_of(span: Span, people: float) -> Quantity:
    """So many people as the words of a span add up to."""
    total = float(people)
    key = record_id("qty", span.article, span.start, span.end, total, total)
    return Quantity(id=key, span=span, minimum=total, maximum=total, of="people")


@cache
def _joined(language: str, noun: str, *, first: bool) -> re.Pattern[str]:
    """What stands between two numbers of a list: the noun of the former, an aside, and "and"; else a comma."""
    rows = table(language, "lists")
    ands, asides = (either(frozenset(r["term"] for r in rows if r["kind"] == kind)) for kind in ("and", "aside"))
    aside = rf"(?P<aside>,\s+(?:{asides})\b[^.;:,]{{0,{_ASIDE}}},)?"
    link = rf",?\s+(?:{ands})\s+" if first else r",\s+"
    return re.compile(rf"{_NOUN}{re.escape(noun)}{aside}{link}", re.IGNORECASE)


@cache
def _round(language: str) -> frozenset[str]:
    """Numbers that need not be meant to the last one: "a dozen", "un par"."""
    return frozenset(row["term"] for row in table(language, "bounds") if row["kind"] == "vague")


def _of_people(language: str, quantity: Quantity) -> bool:
    noun = (quantity.of or "").lower()
    one = re.sub(r"men$", "man", noun).removesuffix("s") if language == "en" else noun
    return bool(noun) and not people(language).isdisjoint((noun, one))


@cache
def people(language: str) -> frozenset[str]:
    """The forms of nouns for people in a language."""
    if language == "en":
        return terms("en", "people")
    told = (row["term"] for row in table(language, "source_nouns") if row["kind"] in {"official", "unnamed"})
    return forms_of_things("people", language=language) | frozenset(told)
