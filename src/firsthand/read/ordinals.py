"""The dead told by their place in a row: "a fifth worker died", "its fifth victim", "muere un quinto trabajador".

In: the mentions of a document. Out: the same, each death that has no number with the one that its ordinal gives, and
without its day, on which the toll only grew. Not the first: "the first victim" may be the first that was named. Where
the row goes on over other happenings it is one death: "the third person to die in custody this year"; so it is where
others of the row are told not to have died: "two were freed, but the third hostage was killed".
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from firsthand.read.document import Document
from firsthand.read.needs import people
from firsthand.records import Mention, Quantity, record_id
from firsthand.resources import either, table, terms

_DEAD = frozenset({"death", "fatality", "fallecido", "muerte", "muerto", "trabajador", "víctima", "víctima mortal"})
# "The fourth death in the cells since 2019", "in two years": of other days.
_YEARS = re.compile(
    r"\b(?:since|desde)\s+(?:19|20)\d\d|\blast\s+(?:year|month)\b|\bin\s+(?:as\s+many|(?:\w+\s+){1,2}(?:years|months|weeks))\b"
    r"|\ben\s+\w+\s+(?:años|meses|semanas)\b|\b(?:in|en|de)\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|desde)\s+$", re.IGNORECASE)
_NEAR = 60  # characters between an ordinal and the word for the death


def counted_in_order(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, in their order."""
    return [_counted(document, one, found) if _is_bare(one) else one for one in found]


def _is_bare(mention: Mention) -> bool:
    return mention.event_type == "DEATH" and not mention.quantities and mention.polarity == "positive"


def _counted(document: Document, mention: Mention, found: Sequence[Mention]) -> Mention:
    text = document.article.text
    rest = [
        other for other in found if other.sentence == mention.sentence and other.event_type not in ("DEATH", "INJURY")
    ]
    start = max(mention.sentence.start, mention.trigger.start - _NEAR)
    for match in _ordinal(document.language).finditer(text, start, mention.sentence.end):
        between = text[min(match.end(), mention.trigger.end) : max(match.start(), mention.trigger.start)]
        if len(between) > _NEAR or re.search(r"[,;:.]", between):
            continue
        order = float(_values(document.language)[match["order"].lower()])
        last = any(q.minimum == order - 1 and q.span.end < match.start() for other in rest for q in other.quantities)
        apart = last or _runs_on(document.language, text, match.end(), mention)
        value = 1.0 if apart else order
        span = document.article.span(match.start("order"), match.end("noun"))
        key = record_id("qty", span.article, span.start, span.end, value, value)
        number = Quantity(id=key, span=span, minimum=value, maximum=value, of="people")
        then = tuple(
            t for t in mention.times if apart and not _SINCE.search(text[max(0, t.span.start - 10) : t.span.start])
        )
        return replace(mention, quantities=(number,), times=then)
    return mention


def _runs_on(language: str, text: str, end: int, mention: Mention) -> bool:
    """Whether a row goes on over other happenings: "the third person to die in custody", "third death this year"."""
    words = text[mention.sentence.start : mention.sentence.end]
    return bool(_YEARS.search(text, end, mention.sentence.end) or _runs(language).search(words))


@cache
def _runs(language: str) -> re.Pattern[str]:
    """What a language tells such a row over."""
    return re.compile(rf"\b(?:{either(terms(language, 'runs'))})\b", re.IGNORECASE)


@cache
def _values(language: str) -> dict[str, str]:
    return {
        form: row["value"]
        for row in table(language, "numbers")
        if row["kind"] == "ordinal" and row["value"] != "1"
        for form in (row["term"], re.sub("o$", "a", row["term"]), {"tercer": "tercera"}.get(row["term"], row["term"]))
    }


@cache
def _ordinal(language: str) -> re.Pattern[str]:
    """An ordinal, and a noun for one of the dead."""
    order = either(frozenset(_values(language))) or "(?!)"
    return re.compile(rf"\b(?P<order>{order})\s+(?P<noun>{either(_nouns(language) | _DEAD)})\b", re.IGNORECASE)


def _nouns(language: str) -> frozenset[str]:
    """Nouns for people: a table of their own in English, a kind of things elsewhere."""
    if language == "en":
        return people()
    rows = (row for row in table(language, "things") if "people" in row["kinds"].split())
    return frozenset(row["term"].split("/")[0] for row in rows)
