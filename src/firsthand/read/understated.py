"""Counts that their own text calls too low: "verified the deaths of 16, and the true figures are likely to be higher".

In: a Document and its Quantities. Out: the Quantities; a number of people in such a sentence, or in the one before it,
is the least that there were.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from firsthand.read.document import Document
from firsthand.records import Quantity

_HIGHER = re.compile(
    r"\b(?:true|real|actual|final)\s+(?:figures?|numbers?|tolls?|counts?|totals?)\b[^.;:]{0,60}\b(?:higher|greater)\b"
    r"|\b(?:cifras?|n[úu]meros?|balances?)\s+(?:real(?:es)?|final(?:es)?|verdader[oa]s?)\b[^.;:]{0,60}"
    r"\b(?:mayor(?:es)?|superior(?:es)?|más\s+alt[oa]s?|más\s+elevad[oa]s?)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?]\s")
_SENTENCES = 2  # the one that says so, and the one before it


def understated(document: Document, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, exact numbers of people that the text calls too low as a least number."""
    result = list(found)
    starts = [one.span.start for one in result]
    for paragraph in document.paragraphs:
        for said in _HIGHER.finditer(paragraph.text):
            ends = [match.end() for match in _ENDS.finditer(paragraph.text, 0, said.start())]
            begin = ends[-_SENTENCES] if len(ends) >= _SENTENCES else 0
            low = bisect_left(starts, paragraph.start + begin)
            for at in range(low, bisect_left(starts, paragraph.start + said.start())):
                one = result[at]
                if one.unit is None and one.minimum is not None and one.minimum == one.maximum:
                    result[at] = replace(one, maximum=None)
    return result
