"""Numbers in digits, for languages that have no tables of number words and bounds.

In: a Document and its times. Out: Quantities, each a bare number. What may be a date, a year, a clock time or an
ordinal is left out: "am 12. Mai", "2018", "14.30".
"""

import re
from collections.abc import Sequence

from firsthand.read.document import Document
from firsthand.records import Quantity, Time, record_id

# 1.500 and 1,500, 1 500 and 1'500 are grouped whatever the language; 2,5 and 2.5 are decimals.
_NUMBER = re.compile(
    r"(?<![\w.,:/'’+-])(?:(?P<grouped>\d{1,3}(?:([.,\u00a0\u202f '’])\d{3})(?:\2\d{3})*)(?:[.,](?P<rest>\d{1,2}))?"
    r"|(?P<whole>\d{1,12})(?:(?P<point>[.,])(?P<part>\d+))?)(?![\w:/°]|[.,-]\d)"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ORDINAL = re.compile(r"\.\s+[^\W\d_]")  # "12. Mai"; a sentence that ends in a number of a month's days is lost


def tag(document: Document, dated: Sequence[Time]) -> list[Quantity]:
    """Every number in digits that the readable paragraphs have outside their dates."""
    taken = [(time.span.start, time.span.end) for time in dated]
    found: list[Quantity] = []
    for paragraph in document.paragraphs:
        for match in _NUMBER.finditer(paragraph.text):
            start, end = paragraph.start + match.start(), paragraph.start + match.end()
            value = _value(match, paragraph.text[match.end() :][:8])
            if value is not None and not any(a < end and start < b for a, b in taken):
                key = record_id("qty", document.article.id, start, end, value, value)
                found.append(Quantity(id=key, span=document.article.span(start, end), minimum=value, maximum=value))
    return found


def _value(match: re.Match[str], after: str) -> float | None:
    if match["grouped"]:
        return float(re.sub(r"\D", "", match["grouped"]) + "." + (match["rest"] or "0"))
    whole, part = match["whole"], match["part"]
    if part is None:
        day = int(whole) <= 31 and _ORDINAL.match(after)
        return None if day or _YEAR.fullmatch(whole) else float(whole)
    clock = match["point"] == "." and len(part) == 2 and int(whole) < 24 and int(part) < 60
    return None if clock else float(f"{whole}.{part}")
