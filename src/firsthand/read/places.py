"""Toponyms and the GeoNames entries they name.

In: a Document. Out: its Places, in order of the text. Precision first: a small place without support from the words
around it or the article's other places stays unresolved, since invented and tiny places have homonyms somewhere.
"""

import re
from collections import Counter

from firsthand import resources
from firsthand.read.document import Document
from firsthand.read.gazetteer import gazetteer, nation_of
from firsthand.read.resolved import Resolved, resolve
from firsthand.read.toponyms import by_case, by_name, toponyms_of
from firsthand.records import Place, record_id

_OF_A_NAME = re.compile(r"(?: (?:de|del|da|do|dos|di|la|las|los|el)){1,3} [A-ZÁÉÍÓÚÑ]\w+(?: [A-ZÁÉÍÓÚÑ]\w+)?")


def tag(document: Document) -> list[Place]:
    """Every toponym of the readable paragraphs; unresolved where no entry is well supported."""
    by_words = by_case if resources.table(document.language, "place_words") else by_name
    text = document.article.text
    spans = sorted(
        {(start, _whole(text, start, end)) for start, end in (toponyms_of if document.parsed else by_words)(document)}
    )
    if not spans:
        return []
    words = re.findall(r"\b[^\W\d_]+\b", text)
    voices = Counter(country for word in words if (country := nation_of(word, document.language)))
    found = resolve(text, spans, voices)
    return [
        _place(document, start, end, named)
        for (start, end), named in zip(spans, found, strict=True)
        if (document.parsed or (named is not None and named.supported) or not _common(text[start:end]))
        and not (named is None and _is_of_an_outlet(text[start:end]))
    ]


def _is_of_an_outlet(name: str) -> bool:
    """Whether an unknown name ends as those of outlets do: "Pacific Wire"."""
    return " " in name and name.split()[-1].lower() in resources.terms("en", "outlet_words")


def _whole(text: str, start: int, end: int) -> int:
    """Where a toponym ends that the tagger cut: "Cerro" of Cerro de Pasco, if the gazetteer knows the whole name."""
    longer = _OF_A_NAME.match(text, end)
    return longer.end() if longer and gazetteer().named(text[start : longer.end()]) else end


def _common(name: str) -> bool:
    """Whether an unresolved Spanish name is too likely a common noun or an institution to be kept."""
    return len(name.split()) > 2 or name.isupper()


def _place(document: Document, start: int, end: int, named: Resolved | None) -> Place:
    """The Place record; an unsupported entry is not told at all."""
    key = record_id("plc", document.article.id, start, end)
    span = document.article.span(start, end)
    if named is None or not named.supported:
        return Place(id=key, span=span, name=" ".join(document.as_read(span).split()))
    entry = named.entry
    middle = (entry.lat, entry.lon) if entry.lat is not None else gazetteer().middle_of(entry) or (None, None)
    precision = "region" if entry.level == "county" else entry.level
    return Place(
        id=key,
        span=span,
        name=entry.name,
        geonames=entry.geonames,
        country=entry.country,
        lat=middle[0],
        lon=middle[1],
        precision=precision,
    )
