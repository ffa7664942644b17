"""Where an article says its words come from: credits of outlets and agencies, and the stretch each covers.

In: a Document. Out: Credits. An outlet is known by its name's words, by a table of agencies, by the article's own
metadata, or by standing as the subject of a verb that outlets are the subject of (revealed, published, reported).
"""

import re
from collections.abc import Sequence

from firsthand.names_its_source import as_source, is_somebodys
from firsthand.read.covers import covered
from firsthand.read.credit_frames import NAME, NEWSROOMS, OUTLETS, OUTLETS_ES, PATTERNS
from firsthand.read.credited import Found, agency_like, full_name, is_an_outlet, of_the_page, plain_name
from firsthand.read.document import Document, Paragraph
from firsthand.read.heads import bare
from firsthand.read.numbers import small
from firsthand.read.outlets import is_outlet
from firsthand.read.page_credits import at_the_foot, in_byline, in_furniture
from firsthand.read.proper import named_body
from firsthand.read.voice_kinds import is_country
from firsthand.records import Article, Credit, record_id
from firsthand.resources import languages, table, terms

_OPENERS = frozenset(
    "As In On At From When While But And Since After Before What If Although Though Because That This Its Their"  # noqa: SIM905
    " However Meanwhile Then So Earlier Later Last According Según".split(" ")
)
_DATELINE = re.compile(  # "TALVIK (Agencia) —", "KESVIK, Halmeria (BPA) - "
    r"^\s*[A-ZÁÉÍÓÚÑ][\w’'. -]{1,40}(?:, [\w’'. ]{1,40}){0,2}\s*\(([A-Z][\w .&-]{1,30})\)\s*(?:[-—–:]|--)"
)
_FRONT_MARK = re.compile(r"^\s*\(([A-Z][\w .&-]{1,30})\)\s*(?:[-—–:]|--)")
# "the agency wrote", "according to the same newspaper", after it was named
_THE_OUTLET = re.compile(
    rf"\b([Tt]he (?:same )?{OUTLETS})"
    r" (?:also |has |had |later )*(?:wrote|reported|said|added|revealed|published|quoted|cited)\b"
    rf"|\b[Aa]ccording to (the (?:same )?{OUTLETS})(?=[,.;:])"
    rf"|\b[Ss]egún (?:informó |publicó |reveló )?((?:el|la) (?:mism[oa] )?{OUTLETS_ES})(?=[,.;:])"
)
_BEHIND = re.compile(rf" {NEWSROOMS}\b")  # "the Raya agency"
_CALLED_AGAIN = frozenset({"agency", "news agency", "wire service"})  # "the agency said", after the AP was credited
_A_NAME = re.compile(rf"\b{NAME}")
_REPORTING_BY = re.compile(r"\W*(?:additional |with )?reporting (?:by|from)\b", re.IGNORECASE)


def find(document: Document) -> list[Credit]:
    """The credits of a document, in text order: those in its text, its byline, its dateline and its links."""
    article = document.article
    first = {one for paragraph in document.paragraphs for one in _in_paragraph(document, paragraph, {})}
    found = sorted(first | _taken_up(document, first)) + in_byline(document) + at_the_foot(document)
    found += [one for one in in_furniture(document) if one not in found]
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, f.why)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return [_credit(document, article, one, kept) for one in sorted(kept)]


def names(document: Document, credited: Sequence[Credit] | None = None) -> frozenset[str]:
    """The names that this article uses of outlets, bare: its own and those that it credits.

    `credited` are the document's credits, where the caller has them.
    """
    credited = find(document) if credited is None else credited
    full = {bare(name) for name in [document.article.outlet or "", *(one.outlet for one in credited)] if name}
    spoken = {bare(document.article.quote(one.span)) for one in credited}
    text = document.article.text
    kinds = [(one.span, _BEHIND.match(text, one.span.end)) for one in credited]
    spoken |= {bare(text[span.start : kind.end()]) for span, kind in kinds if kind}
    agencies = {bare(row["name"]) for row in table("en", "agencies")}
    again = _CALLED_AGAIN if full & agencies else frozenset()
    initials = {"".join(word[0] for word in name.split()) for name in full if len(name.split()) > 2}
    return frozenset(full | spoken | set(_short(sorted(full))) | again | initials)


def _short(names: list[str]) -> dict[str, str]:
    """The last words of outlets' names by which a text calls them again: "the ledger" for The Sundhaven Ledger."""
    known = terms("en", "outlet_words")
    return {name.split()[-1]: name for name in names if len(name.split()) > 1 and name.split()[-1] in known}


def _taken_up(document: Document, first: set[Found]) -> set[Found]:
    """Credits that take up an outlet credited before: "the Ledger said", "the agency wrote"."""
    short = _short(sorted({bare(one.outlet) for one in first}))
    full = {last: one.outlet for one in sorted(first) for last, name in short.items() if bare(one.outlet) == name}
    again = {one for p in document.paragraphs for one in _in_paragraph(document, p, full)} if full else set()
    for paragraph in document.paragraphs:
        for match in _THE_OUTLET.finditer(document.article.text, paragraph.start, paragraph.end):
            before = [one for one in sorted(first | again) if one.end <= match.start()]
            if before:
                at = next(n for n in (1, 2, 3) if match[n])
                again.add(Found(match.start(at), match.end(at), before[-1].outlet, True, "reported"))
    return again


def _in_paragraph(document: Document, paragraph: Paragraph, short: dict[str, str]) -> list[Found]:
    text, base = document.article.text[paragraph.start : paragraph.end], paragraph.start
    found: list[Found] = []
    for regex, why in ((_DATELINE, "dateline"), (_FRONT_MARK, "dateline")):
        match = regex.match(text)
        if match and agency_like(match.group(1)):
            found.append(Found(base + match.start(1), base + match.end(1), full_name(match.group(1)), True, why))
    lowered = small(text)
    for pattern in PATTERNS.get(document.language, ()):
        if not pattern.may_fit(lowered):
            continue
        for match in pattern.regex.finditer(text):
            start, name = _name_at(text, match.start(1), match.end(1))
            if match.start() == match.start(1) and is_somebodys(text, start, document.language):
                continue  # "the editor of the Ledger said"
            verb = match.group().split()[-1]
            again = short.get(bare(name))
            trusted = pattern.trusted and not _of_no_outlet(text, match, name)
            known = again or trusted or is_an_outlet(document, paragraph, start, name, pattern.why, verb)
            known = known or (" " not in name and bool(_REPORTING_BY.match(match.group())))  # a person has two names
            if name and known and name not in _OPENERS:
                outlet = again or full_name(name)
                found.append(Found(base + start, base + start + len(name), outlet, pattern.certain, pattern.why))
    for match in _A_NAME.finditer(text):
        start, name = _name_at(text, *match.span())
        at, end = base + start, base + start + len(name)
        if not _called_as_an_outlet(name) or any(one.start < end and at < one.end for one in found):
            continue
        if how := as_source(text, start, start + len(name), document.language):
            found.append(Found(at, end, full_name(name), True, how))
    return found


def _called_as_an_outlet(name: str) -> bool:
    """Whether the words of a name say that it is an outlet's; "Jim Press" is a man's."""
    parts = name.split()
    person = len(parts) == 2 and any(parts[0] in terms(language, "given_names") for language in languages())
    return len(parts) > 1 and not person and is_outlet(name)


def _of_no_outlet(text: str, match: re.Match[str], name: str) -> bool:
    """Whether what is called an agency, or cites somebody, is a body or a country's: "the WHO agency", "Kenyan papers".

    The frames alone trust any name there.
    """
    if not (_BEHIND.match(text, match.end(1)) or match.group().endswith(("citing", "quoting"))):
        return False
    last = name.split()[-1:]
    return named_body(name) or any(is_country(word) or word in terms("en", "demonyms") for word in last)


def _name_at(text: str, start: int, end: int) -> tuple[int, str]:
    """Where a name starts once the sentence's first word is off ("As Bloomberg points out"), and the name."""
    first = re.match(r"[\w’']+ ", text[start:end])
    while first and first.group().strip() in _OPENERS:
        start += first.end()
        first = re.match(r"[\w’']+ ", text[start:end])
    return start, plain_name(text[start:end])


def _credit(document: Document, article: Article, one: Found, every: Sequence[Found]) -> Credit:
    covers, may_cover = covered(document, one, every)
    own = bare(one.outlet) in of_the_page(article)
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
