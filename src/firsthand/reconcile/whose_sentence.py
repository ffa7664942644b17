"""Whose sentence a term is, where a court judged several: "nine years for Lind and seven for Vik".

In: a Pile and a mention of a judgment, or the assertions of a case. Out: the terms that a sentence gives others in half
a clause ("and Vik to seven"); and the assertions, those on terms and verdicts with the last name of whom they are told
of as their scope, where the event's other terms or verdicts are of others.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from firsthand.reconcile.endings import SLOT as OUTCOME
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.names import fold
from firsthand.reconcile.penalties import PUNISHED, term_of
from firsthand.reconcile.penalties import SLOT as SENTENCE
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Mention, Span, Value
from firsthand.wording import folded_terms

_NAME = r"(?P<name>[A-ZÁÉÍÓÚÑ][\w’'-]+(?:\s+(?:de\s+|van\s+|von\s+)?[A-ZÁÉÍÓÚÑ][\w’'-]+){0,3})"
_OFFICE = r"(?:(?:the|el|la|los|las|his|her|su)\s+)?(?:[a-zß-ÿ][\w’'-]*\s+){0,4}?"
# {number} stands for a number: "and the broker Vik to seven", "y siete para Vik"; not "and Vik to seven months"
_SHAPES = {
    "en": (
        r"\b(?:and|,)\s+"
        + _OFFICE
        + _NAME
        + r"\s+(?:to|got|received)\s+(?P<term>{number})(?=\s*[.,;”\"]|\s+for\b|\s*$)",
        r"\b(?:and|,)\s+(?P<term>{number})\s+(?:for|to)\s+" + _OFFICE + _NAME,
    ),
    "es": (
        r"\b(?:y|e|,)\s+al?\s+" + _OFFICE + _NAME + r"\s+a\s+(?P<term>{number})(?=\s*[.,;”\"»]|\s+(?:por|en)\b|\s*$)",
        r"\b(?:y|e|,)\s+(?P<term>{number})\s+(?:para|a|al)\s+" + _OFFICE + _NAME,
    ),
}
_PLAIN = r"(?:(?:the|el|la|los|las|his|her|su)\s+)?(?:(?!(?:in|by|of|on|at|en|de|por|que)\s)[a-zß-ÿ][\w’'-]*\s+){0,3}?"
_FOR = {  # "nine years in prison for the broker Vik", "ocho años de cárcel al corredor Vik"
    language: re.compile(rf"(?:(?!\s(?:and|y|e)\s)[^.;:,]){{0,30}}?\s(?:{lead})\s+" + _PLAIN + _NAME)
    for language, lead in (("en", "for"), ("es", "para|a|al"))
}
_NUMBER = r"[\w-]+(?:\s+y\s+\w+)?"
_AND_YEARS = re.compile(r"\s*(?:,|y|e|o|and|or|to|a)\s+[\w-]+\s+(?:years?|months?|años|meses)\b", re.IGNORECASE)
_JUDGED = frozenset({SENTENCE, OUTCOME})
_LONGEST = 40  # years


def other_terms(pile: Pile, mention: Mention, kind: Kind) -> Iterator[tuple[Value, Span]]:
    """The terms that a sentence gives others than the first, each with the words that name whose it is."""
    first = next(iter(term_of(pile, mention, kind)), None)
    if first is None:
        return
    text = pile.articles[mention.article].text
    quantities = pile.readings[mention.article].quantities
    counted = {q.span.start: q.minimum for q in quantities if q.unit is None and q.minimum == q.maximum}
    for shape in _shapes(pile.tongue(mention.article)):
        for found in shape.finditer(text, first[1].end, mention.sentence.end):
            years = counted.get(found.start("term"))
            if years is not None and years == int(years) and 0 < years <= _LONGEST:
                yield int(years), Span(mention.article, found.start("name"), max(found.end("name"), found.end("term")))


def is_a_term(pile: Pile, mention: Mention, kind: Kind, number: Span) -> bool:
    """Whether a bare number beside a judgment is somebody's years, and counts nobody: "y siete para Vik"."""
    if kind.slot in PUNISHED and _AND_YEARS.match(pile.articles[number.article].text, number.end):
        return True  # "condenados a 22 y 9 años"
    return kind.slot in PUNISHED and any(
        _start(span, number) <= number.start < span.end for _, span in other_terms(pile, mention, kind)
    )


def with_whose_sentence(pile: Pile, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, in their order."""
    mentions = pile.mentions()
    judged = [
        one for one in assertions if one.slot in {SENTENCE, OUTCOME} and one.mention in mentions and not one.scope
    ]
    names = {one.id: _whose(pile, mentions[one.mention], one.span) for one in judged}
    told = {key: name for key, name in names.items() if name}
    beside = {one.id: next(_told_beside(one, judged, names), "") for one in judged if one.id not in told}
    told |= {key: name for key, name in beside.items() if name}
    persons: dict[tuple[str, str], dict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
    for one in judged:
        if one.id in told:
            persons[one.event, one.slot][told[one.id]].add(one.value)
    apart = {key for key, of in persons.items() if len(of) > 1 and len(set().union(*of.values())) > 1}
    return tuple(
        replace(one, scope=told[one.id]) if one.id in told and (one.event, one.slot) in apart else one
        for one in assertions
    )


def _told_beside(one: Assertion, judged: Sequence[Assertion], names: Mapping[str, str | None]) -> Iterator[str]:
    """Whose a term is that other words around it tell of: "nine years in prison" of "sentenced Lind to nine years"."""
    for other in judged:
        alike = (other.event, other.slot, other.value) == (one.event, one.slot, one.value)
        name = names[other.id]
        if alike and name and other.span.overlaps(one.span):
            yield name


def _whose(pile: Pile, mention: Mention, span: Span) -> str | None:
    """The last name of whom a term or a verdict is told of; None where the words name nobody, or several."""
    if span.start > mention.trigger.end or not span.overlaps(mention.trigger):
        named = re.search(_NAME, pile.quote(span))
        return named["name"].split()[-1] if named else None
    text = pile.articles[mention.article].text
    behind = _FOR.get(pile.tongue(mention.article))
    if behind and (found := behind.match(text, span.end, mention.sentence.end)):
        return found["name"].split()[-1]
    whom = {p.label.split()[-1] for p in mention.participants if p.role == "recipient" and p.label[-1:].isalpha()}
    named_ones = {word for word in whom if word[:1].isupper() and fold(word) not in folded_terms("selves")}
    return named_ones.pop() if len(named_ones) == 1 and len(whom) == 1 else None


def _start(span: Span, number: Span) -> int:
    """Where the words of a term begin: its number may stand before the name."""
    return min(span.start, number.start) if span.start - number.end < 2 * len("  para el constructor ") else span.start


@cache
def _shapes(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape.replace("{number}", _NUMBER)) for shape in _SHAPES.get(language, ()))
