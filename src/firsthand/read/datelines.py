"""Datelines of agencies: "TALVIK, Halmeria, Oct 14 (Agencia) -" says when it was written, not when it happened.

In: a Document and its times, or a paragraph. Out: where their dates start, or where the story begins behind one.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from firsthand.read.document import Document, Paragraph
from firsthand.records import Time

# "TALVIK, Halmeria, Oct 14 (Agencia) -", "Talvik, 14 de octubre (Agencia).-": when it was written, not when it happened
_DATELINE = 70  # characters
_DATELINE_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*(?: (?:de|del|la|of|the))*,? ?){1,7}(?:,|\() ?")
_DATELINE_AFTER = re.compile(r"\)?,?\s*(?:\([^)\n]{2,40}\))?\s*(?:\.?\s?[-–—]{1,2}|:)\s")
_WHOLE_DATELINE = re.compile(
    r"\s*[A-ZÁÉÍÓÚÑ][^a-zß-ÿ\n(]{2,40}(?:,[^\n(]{2,40})?\s*(?:\([^)\n]{2,40}\)\s*[-–—:]+|\s[-–—]{1,2})\s+"
)


def datelines(document: Document, dated: Sequence[Time]) -> set[int]:
    """Where the dates of datelines start: only a town and the like before them in a paragraph, and a dash behind."""
    text, found = document.article.text, set()
    starts = sorted(time.span.start for time in dated)
    ends = {time.span.start: time.span.end for time in dated}
    for paragraph in document.paragraphs:
        first = bisect_left(starts, paragraph.start)
        at = starts[first] if first < len(starts) else paragraph.end
        if at >= min(paragraph.end, paragraph.start + _DATELINE):
            continue
        behind = text[ends[at] : ends[at] + _DATELINE]
        if _DATELINE_BEFORE.fullmatch(text, paragraph.start, at) and _DATELINE_AFTER.match(behind):
            found.add(at)
    return found


def story_begins(paragraph: Paragraph) -> int:
    """Where a paragraph begins behind its dateline: "KESVIK, Feb 3 (BPA) - Ada Lind was freed" frees no Kesvik."""
    found = _WHOLE_DATELINE.match(paragraph.text) if paragraph.kind == "paragraph" else None
    return found.end() if found else 0
