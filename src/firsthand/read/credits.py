"""Where an article says its words come from: credits of outlets and agencies, and the stretch each covers.

In: a Document. Out: Credits. An outlet is known by its name's words, by a table of agencies, by the article's own
metadata, or by standing as the subject of a verb that outlets are the subject of (revealed, published, reported).
"""

import re
from functools import cache
from typing import NamedTuple

from firsthand.read.describe import bare, is_outlet
from firsthand.read.document import Document, Paragraph
from firsthand.records import Article, Credit, Span, record_id
from firsthand.resources import table, terms

_NAME = r"(?:[Tt]he )?[A-Z][\w&.’'-]*(?: (?:of|and|de|del|la|the|[A-Z][\w&.’'-]*)){0,5}"
_ONLY = r"(?:[Tt]he )?[A-Z][\w&-]*(?: (?:(?:of|de|del|la) )?[A-Z][\w&-]*){0,4}"
_BY_MEDIA = r"(?:first )?(?:reported|revealed|published|broke|wrote|disclosed|exposed|unearthed|uncovered|viewed|points out|pointed out|has read|has learned|has seen|has obtained|has reported|has revealed|reports|reveals|writes|also viewed|also read|also reported|also wrote|report|describes|described|noted|notes|said|says|quoted|cited|carried|obtained|reviewed)"
_LIKELY = frozenset("reported revealed published broke wrote viewed reports reveals writes".split(" "))

_OPENERS = frozenset(
    "As In On At From When While But And Since After Before What If Although Though Because That This Its Their"
    " However Meanwhile Then So Earlier Later Last According El La Según".split(" ")
)
_DATELINE = re.compile(
    r"^\s*[A-ZÁÉÍÓÚÑ][\w’'. -]{1,40}(?:, [\w’'. ]{1,40}){0,2}\s*\(([A-Z][\w .&-]{1,30})\)\s*(?:[-—–:]|--)"
)
_FRONT_MARK = re.compile(r"^\s*\(([A-Z][\w .&-]{1,30})\)\s*(?:[-—–:]|--)")


class _Found(NamedTuple):
    start: int
    end: int
    outlet: str
    certain: bool
    why: str


class _Pattern(NamedTuple):
    regex: re.Pattern[str]
    certain: bool
    trusted: bool  # the words themselves say that the name is an outlet's
    why: str


_PATTERNS = {
    "en": (
        _Pattern(re.compile(rf"(?i:read (?:more|the (?:full|whole) (?:story|article|report)) (?:at|from|on|in)(?: our friends at)?)\s+({_ONLY})"), False, True, "read more at"),
        _Pattern(re.compile(rf"(?i:(?:originally|first) (?:published|appeared|posted|reported) (?:in|on|by|at|from))\s+({_ONLY})"), True, True, "first published in"),
        _Pattern(re.compile(rf"(?i:(?:this|the) (?:report|article|story|post) (?:first |originally )?(?:appeared|was published|was first published) (?:in|on|by|at)(?: the [\w ]{{1,20}} edition of)?)\s+({_ONLY})"), True, True, "appeared in"),
        _Pattern(re.compile(rf"(?i:reporting by|with reporting (?:from|by)|additional reporting (?:from|by)|with information from|material from|courtesy of|source:|via:?)\s+({_ONLY})"), True, False, "reporting by"),
        _Pattern(re.compile(rf"(?i:(?:reported|published|carried|obtained|seen|viewed|reviewed|cited|quoted|revealed) by)\s+({_ONLY})"), True, False, "reported by"),
        _Pattern(re.compile(rf"(?i:according to)\s+({_ONLY})"), True, False, "according to"),
        _Pattern(re.compile(rf"(?i:\btold|\btelling|in an interview with|interviewed by|in remarks to|a statement to)\s+({_ONLY})"), True, False, "told"),
        _Pattern(re.compile(rf"\b({_ONLY})(?:,? which)? (?:(?:also|first|has|had|have|later) )*(?:{_BY_MEDIA})\b"), True, False, "reported"),
    ),
    "es": (
        _Pattern(re.compile(rf"(?i:con información de|con informaciones de|con datos de|publicado (?:originalmente )?(?:por|en))\s+({_ONLY})"), True, True, "con información de"),
        _Pattern(re.compile(rf"(?i:según(?: informó| publicó| reveló| reportó)?|de acuerdo con)\s+({_ONLY})"), True, False, "según"),
        _Pattern(re.compile(rf"(?i:informó|publicó|reveló|reportó|señaló)\s+({_ONLY})"), True, False, "informó"),
        _Pattern(re.compile(rf"(?i:dijo a|declaró a|contó a|en declaraciones a)\s+({_ONLY})"), True, False, "dijo a"),
        _Pattern(re.compile(rf"\b({_ONLY}) (?:informó|publicó|reveló|reportó)\b"), True, False, "informó"),
    ),
}  # fmt: skip


def find(document: Document) -> list[Credit]:
    """The credits of a document, in text order: those in its text, its byline, its dateline and its links."""
    article = document.article
    found = sorted({one for paragraph in document.paragraphs for one in _in_paragraph(document, paragraph)})
    found += _in_byline(document)
    found += [one for one in _in_furniture(document) if one not in found]
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, f.why)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return [_credit(document, article, one) for one in sorted(kept)]


def names(document: Document) -> frozenset[str]:
    """The names that this article uses of outlets, bare: its own and those that it credits."""
    own = [document.article.outlet or ""]
    return frozenset(bare(name) for name in [*own, *(credit.outlet for credit in find(document))] if name)


def _in_paragraph(document: Document, paragraph: Paragraph) -> list[_Found]:
    text, base = document.article.text[paragraph.start : paragraph.end], paragraph.start
    found: list[_Found] = []
    for regex, why in ((_DATELINE, "dateline"), (_FRONT_MARK, "dateline")):
        match = regex.match(text)
        if match and _agency_like(match.group(1)):
            found.append(_Found(base + match.start(1), base + match.end(1), _full(match.group(1)), True, why))
    for pattern in _PATTERNS.get(document.language, ()):
        for match in pattern.regex.finditer(text):
            start, name = _name_at(text, match.start(1), match.end(1))
            verb = match.group().split()[-1]
            known = pattern.trusted or _is_outlet(document, paragraph, start, name, pattern.why, verb)
            if name and known and name not in _OPENERS:
                found.append(_Found(base + start, base + start + len(name), _full(name), pattern.certain, pattern.why))
    return found


def _name_at(text: str, start: int, end: int) -> tuple[int, str]:
    """Where a name starts once the sentence's first word is off ("As Bloomberg points out"), and the name."""
    first = re.match(r"[\w’']+ ", text[start:end])
    while first and first.group().strip() in _OPENERS:
        start += first.end()
        first = re.match(r"[\w’']+ ", text[start:end])
    return start, _trimmed(text[start:end])


def _trimmed(name: str) -> str:
    return re.sub(r"(?:’s|'s)$", "", name.strip()).rstrip(" .,’'-")


def _full(name: str) -> str:
    """An agency's abbreviation as its name; other names as they stand."""
    known = {row["term"]: row["name"] for row in table("en", "agencies")}
    plain = " ".join(name.split())
    return known.get(plain) or known.get(re.sub(r"^[Tt]he ", "", plain)) or plain


def _agency_like(mark: str) -> bool:
    """Whether a mark in brackets after a place is an agency's: (AP), (BPA), (Agencia Sur)."""
    return mark in terms("en", "agencies") or mark.isupper() and len(mark) <= 6 or is_outlet(mark) or mark[:1].isupper() and len(mark.split()) <= 3


def _is_outlet(document: Document, paragraph: Paragraph, at: int, name: str, why: str, verb: str) -> bool:
    """Whether a name is an outlet's: by its words, by what the page says of itself, or by what it is said to do."""
    article = document.article
    if is_outlet(name) or bare(name) in _of_the_page(article):
        return True
    if bare(name) in {bare(known) for known in _linked(article)}:
        return True
    if why not in {"reported", "informó"} or not document.parsed:
        return False
    span = paragraph.doc.char_span(at, at + len(name), alignment_mode="expand")
    if span is None or verb not in _LIKELY or span.root.dep_ != "nsubj":
        return False
    shape = [token for token in span if token.pos_ == "PROPN"]
    return bool(shape) and span.root.ent_type_ == "ORG" and verb in {"revealed", "published", "reported", "wrote", "writes"}


@cache
def _page_names(outlet: str, pairs: tuple[tuple[str, str], ...]) -> frozenset[str]:
    named = [outlet, *(value for key, value in pairs if key.lower() in {"publisher", "site_name", "og:site_name"})]
    found = {bare(name) for name in named if name}
    short = {name.split()[-1] for name in found if len(name.split()) > 1 and name.split()[-1] in terms("en", "outlet_words")}
    return frozenset(found | short)


def _of_the_page(article: Article) -> frozenset[str]:
    return _page_names(article.outlet or "", article.meta)


def _linked(article: Article) -> list[str]:
    """Names that stand over a link to another site: "The Ledger" over a link to ledger.example."""
    found = []
    for link in article.links:
        words = " ".join(article.text[link.start : link.end].split())
        host = re.sub(r"^https?://(?:www\.)?|/.*$", "", link.url).lower()
        letters = re.sub(r"[^a-z]", "", bare(words))
        if 3 < len(letters) and len(words.split()) <= 5 and letters in re.sub(r"[^a-z]", "", host) and words[:1].isupper():
            found.append(words)
    return found


def _in_byline(document: Document) -> list[_Found]:
    """An outlet in a byline block, or in the byline that the metadata give where the text repeats it."""
    article, found = document.article, []
    for block in article.blocks:
        if block.kind == "byline":
            text = article.text[block.start : block.end]
            for match in re.finditer(_ONLY, text):
                name = _trimmed(match.group())
                if is_outlet(name) or name in terms("en", "agencies") or (name.isupper() and 2 <= len(name) <= 5):
                    at = block.start + match.start()
                    found.append(_Found(at, at + len(name), _full(name), True, "byline"))
    return found


def _in_furniture(document: Document) -> list[_Found]:
    """Closing lines that a page keeps as furniture: "Read more at The Ledger"."""
    article, found = document.article, []
    for block in article.blocks:
        if block.kind == "boilerplate":
            text = article.text[block.start : block.end]
            for pattern in _PATTERNS.get(document.language, ()):
                for match in pattern.regex.finditer(text):
                    name = _trimmed(match.group(1))
                    if pattern.trusted and (is_outlet(name) or bare(name) in {bare(known) for known in _linked(article)}):
                        at = block.start + match.start(1)
                        found.append(_Found(at, at + len(name), _full(name), pattern.certain, pattern.why))
    return found


def _credit(document: Document, article: Article, one: _Found) -> Credit:
    covers, may_cover = _cover(document, one)
    own = bare(one.outlet) in _of_the_page(article) or (article.outlet is not None and bare(one.outlet) == bare(article.outlet))
    return Credit(
        id=record_id("crd", article.id, one.start, one.end, one.outlet),
        article=article.id,
        span=article.span(one.start, one.end),
        covers=covers,
        may_cover=may_cover,
        outlet=one.outlet,
        certain=one.certain,
        own=own,
        why=one.why,
    )


def _cover(document: Document, one: _Found) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What a credit certainly covers, its sentence and the block quote that it introduces, and what it may cover."""
    body = [document.article.span(p.start, p.end) for p in document.paragraphs if p.kind in {"paragraph", "quote"}]
    number = next((n for n, p in enumerate(document.paragraphs) if p.start <= one.start < p.end), None)
    if one.why in {"dateline", "byline"}:
        return tuple(body), ()
    if number is None or one.why in {"read more at", "con información de", "reporting by", "appeared in"}:
        return (), tuple(body)
    paragraph = document.paragraphs[number]
    sentences = [document.tokens_span(paragraph, sentence) for sentence in paragraph.doc.sents]
    covers = [span for span in sentences if span.start <= one.start < span.end] or [document.article.span(one.start, one.end)]
    following = document.paragraphs[number + 1 : number + 2]
    if following and following[0].kind == "quote":
        covers += [document.article.span(p.start, p.end) for p in following]
    leads = one.why in {"reported", "informó", "first published in", "reported by"}
    rest = [span for span in body if leads and not any(span.contains(cover) for cover in covers) and span.start > one.start]
    return tuple(covers), tuple(rest)
