"""The stretch of a text that a credit covers for certain, and the one it may cover.

In: a Document, one credit found in it, all of them. Out: the spans of both.
"""

import re
from collections.abc import Sequence

from firsthand.read.credited import Found
from firsthand.read.document import Document
from firsthand.read.heads import bare
from firsthand.records import Span

# Where a page says what it found itself: "The Herald could not confirm this", "no pudo ser verificado"
_UNCONFIRMED = re.compile(
    r"\b(?:could|can|was|were|has|had|have)(?: not|n[’']t|not)"
    r" (?:yet |be |been |able to |immediately |independently )*(?:confirm|verif|corroborat)"
    r"|\bno (?:pud[oi]\w*|puede\w*|ha[ns]? (?:podido|sido)|fue\w*) (?:ser )?(?:confirm|verific|corrobor|contrast)",
    re.IGNORECASE,
)
_STOPS = (". ", "! ", "? ", ".” ", '." ', "\n")
_FEW = 3  # words: a clock, and "via"
_OPENING = 30  # words before a credit that still leads the text: a standfirst, or a line that gives place and date


def covered(document: Document, one: Found, every: Sequence[Found]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What a credit certainly covers, its sentence and the block quote that it introduces, and what it may cover.

    `every` are the credits of the page.
    """
    body = [document.tokens_span(p, p.doc[:]) for p in document.paragraphs if p.kind in {"paragraph", "quote"}]
    number = next((n for n, p in enumerate(document.paragraphs) if p.start <= one.start < p.end), None)
    if one.why in {"dateline", "byline"}:
        return tuple(body), ()
    if number is not None and one.why == "reporting by" and _opens_its_line(document, number, one):
        line = document.paragraphs[number]
        return (document.tokens_span(line, line.doc[:]),), ()
    if number is None or one.why in {"read more at", "con información de", "reporting by", "appeared in"}:
        return (), tuple(body)
    paragraph = document.paragraphs[number]
    if one.why == "has the story":  # what stands before it in an item of a round-up
        return (document.tokens_span(paragraph, paragraph.doc[:]),), ()
    sentences = [document.tokens_span(paragraph, sentence) for sentence in paragraph.doc.sents]
    covers = [span for span in sentences if span.start <= one.start < span.end]
    covers = covers or [document.article.span(one.start, one.end)]
    following = document.paragraphs[number + 1 : number + 2]
    if following and following[0].kind == "quote":
        covers += [document.tokens_span(p, p.doc[:]) for p in following]
    if one.why not in {"reported", "informó", "first published in", "reported by"}:
        return tuple(covers), ()
    opens = sum(len(document.article.quote(span).split()) for span in body if span.end <= paragraph.start) <= _OPENING
    follow = [span for span in sentences if span.start > one.start]
    follow += [span for span in body if span.start >= paragraph.end] if opens else []
    end = _turns(document, one, every)
    rest = [span for span in follow if span.start < end and not any(span.overlaps(cover) for cover in covers)]
    return tuple(covers), tuple(document.article.span(span.start, min(span.end, end)) for span in rest)


def _opens_its_line(document: Document, number: int, one: Found) -> bool:
    """Whether an entry begins with whom it is from: "Via Norland Press: the ministry puts the cost at 40m"."""
    line, text = document.paragraphs[number], document.article.text
    before = text[line.start : one.start].lower().split()
    return before[-1:] in (["via"], ["vía"]) and len(before) < _FEW and text[one.end : one.end + 1] == ":"


def _turns(document: Document, one: Found, every: Sequence[Found]) -> int:
    """Where a text turns from a credited outlet to what it has otherwise: to another outlet, or its own inquiries."""
    text = document.article.text
    others = [other.start for other in every if other.start > one.end and bare(other.outlet) != bare(one.outlet)]
    own = _UNCONFIRMED.search(text, one.end)
    stops = [*others, *([own.start()] if own else [])]
    if not stops:
        return len(text)
    at = min(stops)
    return max(one.end, *(text.rfind(mark, 0, at) + len(mark) for mark in _STOPS))
