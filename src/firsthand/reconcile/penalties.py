"""How long a court locked somebody up: "sentenced him to 12 years in prison", "cuatro años y seis meses de cárcel".

In: a Pile, a mention and its Kind. Out: whole years as a number, a term with months in words, each with its span.
"""

import re
from collections.abc import Iterator
from functools import cache

from firsthand import inflection
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Span, Value
from firsthand.resources import either, terms_of_all

SLOT = "sentence"
PUNISHED = frozenset({"convicted", "sentenced", "imprisoned"})  # what such a mention counts
# "After three years of waiting he was jailed": how long it took.
_WAITED = re.compile(
    r"\b(?:after|following|within|tras|después de|luego de|hace|al cabo de)\s+(?:a |an |the |casi |almost |nearly )?$",
    re.I,
)
# "Elías Lind, de 52 años", "un hombre de 52 años"
_AGED = re.compile(
    r"(?:,|\b(?:hombre|mujer|joven|persona|niñ[oa]|detenid[oa]|sospechos[oa]|vecin[oa]))\s+de\s+$", re.IGNORECASE
)
_TERM = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?")
_AND = re.compile(r"(?:,\s*|\s+)(?:(?:and|y)\s+)?")
_AND_A_HALF = re.compile(r"\s+y\s+medio\b", re.IGNORECASE)
_TO = re.compile(r"(?:\s+\w+){0,3}?\s+(?:to|a)\s+", re.IGNORECASE)
_FREE = re.compile(r"(?:['’]|\s+(?:of|de))?\s*(?:probation|community|supervis|libertad|trabajos)", re.IGNORECASE)
_UNTIL_TRIAL = re.compile(r"\b(?:provisional|preventiva|cautelar)\b|\bremand|\bpending\b", re.IGNORECASE)
_SAID = re.compile(r"(?:(\d+) years?)?(?: and )?(?:(\d+) months?)?")
_IMPOSED = re.compile(
    r"\b(?:fue|fueron|(?:ha|han|había|habían) sido|resultó|terminó)\s+$"
)  # "fue castigado con 5 años"
_YEAR = 12
_NEXT_WORD = 14  # characters: "envió a prisión provisional"


def term_of(pile: Pile, mention: Mention, kind: Kind) -> Iterator[tuple[Value, Span]]:
    """The term of a sentence; of two terms the next behind the trigger.

    That a prison is named, that somebody was locked up, or "sentenced to" tells it from "after a trial of three
    years". Nobody's age is one, and who is held until the trial has been given none.
    """
    words = re.findall(r"\w+", pile.quote(mention.sentence).lower()) if kind.slot in PUNISHED else []
    text = pile.articles[mention.article].text
    if not words or _UNTIL_TRIAL.search(text[mention.trigger.start : mention.trigger.end + _NEXT_WORD]):
        return
    terms = [one for one in _terms(pile, mention) if not _no_term(text[mention.sentence.start : one[0].start])]
    if kind.slot != "imprisoned" and inflection.forms_of_things("prison").isdisjoint(words):
        terms = [
            (span, months)
            for span, months in terms
            if _TO.fullmatch(text[mention.trigger.end : span.start]) or span.overlaps(mention.trigger)
        ]  # "sentenced to seven years", "got seven years"
        terms = [(span, months) for span, months in terms if not _FREE.match(text[span.end :])]
    if terms:
        at = mention.trigger.start
        span, months = min(terms, key=lambda one: (one[0].end <= at, abs(one[0].start - at)))
        if mention.status != "hypothetical" and not _could_be(pile, mention, span):
            yield as_term(months), span


def as_term(months: int) -> Value:
    """A term as a claim gives it: whole years as their number.

    >>> as_term(144), as_term(54), as_term(18), as_term(6)
    (12, '4 years and 6 months', '18 months', '6 months')
    """
    years, rest = divmod(months, _YEAR)
    if not rest:
        return years
    return f"{months} months" if years < 2 else f"{years} years and {rest} month{'s' if rest > 1 else ''}"


def in_months(value: Value) -> int | None:
    """How long a term is; None for what is none.

    >>> in_months(12), in_months("4 years and 6 months"), in_months("18 months"), in_months("life")
    (144, 54, 18, None)
    """
    if isinstance(value, int):
        return value * _YEAR
    found = _SAID.fullmatch(value)
    return int(found[1] or 0) * _YEAR + int(found[2] or 0) if found and value else None


def _terms(pile: Pile, mention: Mention) -> list[tuple[Span, int]]:
    """The lengths of years and months in a mention's sentence; "four years and six months" is one."""
    text = pile.articles[mention.article].text
    found: list[tuple[Span, int]] = []
    lengths = sorted(_lengths(pile, mention))
    for n, (span, months) in enumerate(lengths):
        behind = lengths[n + 1] if n + 1 < len(lengths) else None
        if found and found[-1][0].end >= span.end:
            continue  # the months behind the years
        if behind and not months % _YEAR and behind[1] < _YEAR and _AND.fullmatch(text[span.end : behind[0].start]):
            span, months = Span(span.article, span.start, behind[0].end), months + behind[1]
        elif half := _AND_A_HALF.match(text, span.end):
            span, months = Span(span.article, span.start, half.end()), months + _YEAR // 2
        found.append((span, months))
    return found


def _lengths(pile: Pile, mention: Mention) -> Iterator[tuple[Span, int]]:
    for time in pile.readings[mention.article].times:
        term = _TERM.fullmatch(time.timex)
        if term and len(time.timex) > 1 and mention.sentence.contains(time.span):
            yield time.span, int(term[1] or 0) * _YEAR + int(term[2] or 0)


def _no_term(before: str) -> bool:
    """Whether words before a length make it how long something took, or how old somebody is."""
    return bool(_WAITED.search(before) or _AGED.search(before))


def _could_be(pile: Pile, mention: Mention, term: Span) -> bool:
    """Whether no court has given a term: "faces up to eight years"; not "faced 20 years, was given eight"."""
    start = mention.sentence.start
    lead = pile.articles[mention.article].text[start : term.start].lower()
    found = (one for one in _ahead().finditer(lead) if not _IMPOSED.search(lead[: one.start()]))
    ahead = max((one.end() for one in found), default=None)
    if ahead is None:
        return False
    given = (
        m
        for m in pile.readings[mention.article].mentions
        if m.status == "happened" and m.event_type == mention.event_type and m.trigger.end <= term.start
    )
    return not any(start + ahead <= m.trigger.start for m in given)


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(terms_of_all('penalties_ahead'))})\b")
