"""Paragraphs that open with a dash: what is said, and between dashes by whom.

In: a Document and a paragraph's number. Out: Drafts.
"""

import re

from firsthand.read.cues import Cue
from firsthand.read.document import Document
from firsthand.read.drafts import Draft, Offsets
from firsthand.read.grammar import Hit, grammar
from firsthand.read.plain_sentence import DASHES

UNCUED = Cue("", "speech", frozenset(), "reports")


def dialogue(document: Document, number: int) -> list[Draft]:
    """A paragraph that opens with a dash: what is said, and between dashes by whom."""
    paragraph = document.paragraphs[number]
    text = document.article.text[paragraph.start : paragraph.end]
    if text.lstrip()[:1] not in DASHES or not text.strip():
        return []
    g = grammar(document.language)
    pieces = [(m.start(), m.end()) for m in re.finditer(rf"[^{DASHES}]+", text) if m[0].strip(" ,.;:")]
    said: list[Offsets] = []
    cue: Hit | None = None
    source: Offsets | None = None
    for n, (start, end) in enumerate(pieces):
        hits = g.hits(text[start:end]) if n else []
        first = hits[0] if hits and not text[start : start + hits[0].start].strip(" ,") else None
        if first is not None and cue is None:
            cue = first._replace(start=start + first.start, end=start + first.end)
            source = g.source_after(text, cue.end, end)
            continue
        while start < end and text[start] in " ,.;:":
            start += 1
        while end > start and text[end - 1] in " ,.;:\n":
            end -= 1
        said.append((paragraph.start + start, paragraph.start + end))
    if not said:
        return []
    at = paragraph.start
    return [
        Draft(
            number,
            at + (cue.start if cue else 0),
            ((at + source[0], at + source[1]),) if source else (),
            ((at + cue.start, at + cue.end),) if cue else (),
            tuple(said),
            cue.cue if cue else UNCUED,
            None,
            "dialogue",
            0.75 if cue else 0.5,
        )
    ]
