"""Somebody named beside others who are counted: "Governor Ada Holm and six others died" are seven dead.

In: the mentions of a document. Out: the same, those of the dead and the hurt with the one who is named added to the
others of whom a number tells. Where more than one may be named ("Ada Holm, Bo Lind and six others") nothing is added.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from firsthand.read.document import Document
from firsthand.read.listed import ands, is_exact, total_of
from firsthand.records import Mention, Span

_BEFALLEN = frozenset({"DEATH", "INJURY"})
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w’'-]+"
_NAME = rf"(?-i:{_CAPITAL}(?:\s+{_CAPITAL}){{1,4}})"
_OTHERS = re.compile(r"\s+others?\b", re.IGNORECASE)
# "The governor of Korra, Marek Osin, and": who he is stands before his name, and nobody else is named.
_WHO_HE_IS = re.compile(r"\W*(?:the|its|his|her|their|el|la|su)\s+[^,]*,\s*$", re.IGNORECASE)


def with_others(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, in their order."""
    return [_with_the_named(document, one) if one.event_type in _BEFALLEN else one for one in found]


def _with_the_named(document: Document, mention: Mention) -> Mention:
    if len(mention.quantities) != 1 or mention.polarity != "positive":
        return mention
    (others,) = mention.quantities
    text, start = document.article.text, mention.sentence.start
    named = _named(document.language).search(text, start, others.span.start)
    if named is None or not is_exact(others) or not (named["others"] or _OTHERS.match(text, others.span.end)):
        return mention
    before = text[start : named.start()]
    if before.strip() and not _WHO_HE_IS.fullmatch(before):
        return mention
    whole = Span(others.span.article, named.start(), others.span.end)
    return replace(mention, quantities=(total_of(whole, others.minimum + 1),))


@cache
def _named(language: str) -> re.Pattern[str]:
    """A name that "and" joins to a number: "Marek Osin and ", "Marek Osin, y otras "."""
    return re.compile(rf"{_NAME},?\s+(?:{ands(language)})\s+(?:(?P<others>otr[oa]s)\s+)?$", re.IGNORECASE)
