"""All but some: "all but three of the 40 people arrested have been released" are 37 released.

In: the mentions of a document and its quantities. Out: the same, where what such words say befell all but some counts
those; it counts nobody where the words do not tell of how many they are some.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.read import numbers
from firsthand.read.document import Document
from firsthand.read.listed import total_of
from firsthand.records import Mention, Quantity, Span

# "All but three of the", "todos menos tres de los"; then "all 40 people but three", "todos los detenidos menos tres"
_SHAPES = {
    "en": (
        r"\b(?:all|everyone|everybody)\s+(?:{but})\s+(?P<but>{number})\b(?P<of>\s+of\s+(?:the|its|their|these|those)\s)?",
        r"\ball\s+(?:of\s+)?(?:the\s+|its\s+|their\s+)?(?P<of>[^.;:,]{{1,60}}?),?\s+(?:{but})\s+(?P<but>{number})\b",
        r"but|except(?:\s+for)?|bar|save(?:\s+for)?|apart\s+from",
    ),
    "es": (
        r"\btod[oa]s\s+(?:{but})\s+(?P<but>{number})\b(?P<of>\s+de\s+(?:l[oa]s|sus|est[oa]s|es[oa]s)\s)?",
        r"\btod[oa]s\s+(?:l[oa]s\s+|sus\s+)(?P<of>[^.;:,]{{1,60}}?),?\s+(?:{but})\s+(?P<but>{number})\b",
        r"menos|salvo|excepto|a\s+excepción\s+de",
    ),
}
_SAYS_OF = re.compile(  # what tells something of whom stands before it
    r"\b(?:is|are|was|were|has|have|had|remain|remains|remained|sigue|siguen|está|están|estaban|han|habían|fueron|eran"
    r"|permanecen|quedaron)\b",
    re.IGNORECASE,
)


class _Exception(NamedTuple):
    """Those excepted, how many they are, of which number they are some, and the words that say so."""

    but: Span
    few: float
    of: Quantity | None
    words: Span


def with_all_but(document: Document, found: Sequence[Mention], quantities: Sequence[Quantity]) -> list[Mention]:
    """The mentions, in their order."""
    if document.language not in _SHAPES:
        return list(found)
    changed = list(found)
    for one in _exceptions(document, quantities):
        for n, mention in enumerate(changed):
            if mention.sentence.contains(one.words) and _befell(document, mention, one):
                rest = (total_of(one.words, one.of.minimum - one.few),) if one.of else ()
                changed[n] = replace(mention, quantities=rest)
    return changed


def _befell(document: Document, mention: Mention, one: _Exception) -> bool:
    """Whether a mention tells what befell all but some: it counts those, or its verb stands behind them all.

    "All but three of the 40 people arrested have been released": 40 were arrested.
    """
    if any(quantity.span.overlaps(one.but) for quantity in mention.quantities):
        return True
    behind = document.article.text[one.words.end : mention.trigger.start]
    said = mention.trigger.start >= one.words.end and bool(_SAYS_OF.search(behind)) and not re.search(r"[;:]", behind)
    return said and set(mention.quantities) <= {one.of}


def _exceptions(document: Document, quantities: Sequence[Quantity]) -> Iterator[_Exception]:
    text, article = document.article.text, document.article
    for n, shape in enumerate(_patterns(document.language)):
        for match in shape.finditer(text):
            few = numbers.value(match["but"], document.language)
            if few is None:
                continue
            at = match.end("but") if n == 0 else match.start("of")
            until = match.end() + 1 if n == 0 else match.end("of")
            of = next((q for q in quantities if at <= q.span.start <= until and _exact(q, few)), None)
            end = max(match.end("but"), of.span.end if of else 0)
            words = article.span(match.start(), end)
            yield _Exception(article.span(*match.span("but")), few, of if match["of"] else None, words)


def _exact(of: Quantity, few: float) -> bool:
    return not of.unit and of.minimum == of.maximum and of.minimum > few


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    *shapes, but = _SHAPES[language]
    number = numbers.pattern(language)
    return tuple(re.compile(one.format(but=but, number=number), re.IGNORECASE) for one in shapes)
