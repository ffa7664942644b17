"""Where an article says its words come from: credits of outlets and agencies, and the stretch each covers.

In: a Document. Out: Credits. An outlet is known by its name's words, by a table of agencies, by the article's own
metadata, or by standing as the subject of a verb that outlets are the subject of (revealed, published, reported).
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from firsthand.read.bylines import outlets_named
from firsthand.read.document import Document, Paragraph
from firsthand.read.heads import bare
from firsthand.read.numbers import small
from firsthand.read.outlets import is_outlet
from firsthand.read.proper import named_body
from firsthand.records import Article, Credit, Span, record_id
from firsthand.resources import table, terms

_NAME = r"(?:[Tt]he )?[A-Z][\w&-]*(?: (?:(?:of|de|del|la) )?[A-Z][\w&-]*){0,4}"
_A_PIECE = r"(?:report|investigation|inquiry|article|story|account|feature|dispatch|exposé|analysis)"
_UNA_PIEZA = r"(?:investigación|reportaje|informe|artículo|nota|crónica|despacho|reporte)"
# What outlets do in other outlets' texts. Of these only _OUTLETS_DO makes an unknown organisation an outlet.
_REPORTS = (
    "reported|revealed|published|broke|wrote|disclosed|exposed|uncovered|viewed|points out|pointed out|reports|reveals"
    "|writes|read|learned|seen|obtained|reviewed|describes|described|noted|notes|said|says|quoted|cited|carried|report"
)
# The same in Spanish, of a name whose own words say that it is an outlet's.
_PUBLICA = (
    "informó|publicó|reveló|reportó|adelantó|anticipó|avanzó|difundió|divulgó|destapó|recogió|detalló|relató|apuntó"
    "|señaló|indicó|contó|aseguró|afirmó|sostuvo|escribió|citó|atribuyó|dijo|informa|publica|revela|reporta|adelanta"
    "|recoge|apunta|señala|asegura|sostiene|cita|atribuye|supo|(?:dio|da) a conocer|(?:dio|da) la (?:primicia|noticia)"
    "|ha (?:informado|publicado|revelado|reportado|adelantado|difundido|recogido|sabido|señalado|asegurado|citado)"
)
# Who says so to an outlet: "confirmó a Radio Tolva la fiscalía", "confirmó la fiscalía a Radio Tolva"
_DICE = (
    "dijo|declaró|contó|confirmó|informó|aseguró|explicó|señaló|relató|indicó|afirmó|reconoció|admitió|precisó|comentó"
    "|detalló|dijeron|declararon|contaron|confirmaron|informaron|aseguraron|explicaron|señalaron|relataron|indicaron"
)
_OUTLETS_DO = frozenset({"revealed", "published", "reported", "wrote", "writes"})

_PIECES = frozenset(
    "report article story investigation interview editorial account excerpt piece series document file letter photo"  # noqa: SIM905
    " picture video recording transcript memo email e-mail detail name finding list".split()
)
_OF_THE_TRADE = frozenset(
    "report reveal publish write say add note quote cite describe view read obtain see learn review interview carry"  # noqa: SIM905
    " break confirm ask contact claim speak tell point disclose expose uncover print run post air broadcast suggest"
    " call name identify estimate put explain show have be find".split()
)
_OPENERS = frozenset(
    "As In On At From When While But And Since After Before What If Although Though Because That This Its Their"  # noqa: SIM905
    " However Meanwhile Then So Earlier Later Last According Según".split(" ")
)
_DATELINE = re.compile(  # "TALVIK (Agencia) —", "KESVIK, Halmeria (BPA) - "
    r"^\s*[A-ZÁÉÍÓÚÑ][\w’'. -]{1,40}(?:, [\w’'. ]{1,40}){0,2}\s*\(([A-Z][\w .&-]{1,30})\)\s*(?:[-—–:]|--)"
)
_FRONT_MARK = re.compile(r"^\s*\(([A-Z][\w .&-]{1,30})\)\s*(?:[-—–:]|--)")
_OUTLETS = (
    r"(?:news )?(?:agency|newspaper|paper|daily|weekly|magazine|broadcaster|outlet|site|website|portal|wire service)"
)
_OUTLETS_ES = r"(?:agencia|diario|periódico|cadena|emisora|revista|semanario|medio|portal)"
# "the local site Sorvik Now": what it is called before its name says that it is an outlet.
_CALLED = rf"(?:the|an?) (?:[a-z-]+ ){{0,2}}{_OUTLETS}"
# "the agency wrote", "according to the same newspaper", after it was named
_THE_OUTLET = re.compile(
    rf"\b([Tt]he (?:same )?{_OUTLETS})"
    r" (?:also |has |had |later )*(?:wrote|reported|said|added|revealed|published|quoted|cited)\b"
    rf"|\b[Aa]ccording to (the (?:same )?{_OUTLETS})(?=[,.;:])"
    rf"|\b[Ss]egún (?:informó |publicó |reveló )?((?:el|la) (?:mism[oa] )?{_OUTLETS_ES})(?=[,.;:])"
)


# Where a page says what it found itself: "The Herald could not confirm this", "no pudo ser verificado"
_UNCONFIRMED = re.compile(
    r"\b(?:could|can|was|were|has|had|have)(?: not|n[’']t|not)"
    r" (?:yet |be |been |able to |immediately |independently )*(?:confirm|verif|corroborat)"
    r"|\bno (?:pud[oi]\w*|puede\w*|ha[ns]? (?:podido|sido)|fue\w*) (?:ser )?(?:confirm|verific|corrobor|contrast)",
    re.IGNORECASE,
)
_STOPS = (". ", "! ", "? ", ".” ", '." ', "\n")
_OPENING = 30  # words before a credit that still leads the text: a standfirst, or a line that gives place and date

_CALLED_AGAIN = frozenset({"agency", "news agency", "wire service"})  # "the agency said", after the AP was credited

# A byline that owes an outlet some of the words: which of them, it does not say.
_IN_PART = re.compile(
    r"\b(?:con (?:información|informaciones|datos|aportes) de|with (?:\w+ )?(?:information|files|reporting|material)"
    r" (?:from|by)|additional reporting)\b",
    re.IGNORECASE,
)


_FOOT = re.compile(rf"\s*[-—–(\[]*\s*({_NAME})[)\].]*\s*")  # "— Meridian Press", "(EFE)"
_REPORTING_BY = re.compile(r"\W*(?:additional |with )?reporting (?:by|from)\b", re.IGNORECASE)


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
    needs: re.Pattern[str]  # the words before the name, for a text in small letters


def _patterns(*rows: tuple[str, bool, bool, str]) -> tuple[_Pattern, ...]:
    """Patterns from (words with NAME in them, certain, trusted, why); the words fit in either case, names do not."""
    built = []
    for words, certain, trusted, why in rows:
        before, after = words.split("NAME")
        regex = rf"(?i:{before})({_NAME})(?i:{after})" if before else rf"\b({_NAME})(?i:{after})"
        built.append(_Pattern(re.compile(regex), certain, trusted, why, re.compile(before)))
    return tuple(built)


_PATTERNS = {
    "en": _patterns(
        (r"read (?:more|the (?:full|whole) (?:story|article|report)) (?:at|from|on|in)(?: our friends at)?\s+NAME",
         False, True, "read more at"),
        (r"(?:originally|first) (?:published|appeared|posted|reported) (?:in|on|by|at|from)\s+NAME",
         True, True, "first published in"),
        (r"(?:this|the) (?:report|article|story|post) (?:first |originally )?(?:appeared|was (?:first )?published)"
         r" (?:in|on|by|at)(?: the [\w ]{1,20} edition of)?\s+NAME", True, True, "appeared in"),
        (r"(?:reporting by|with (?:additional )?reporting (?:from|by)|additional reporting (?:from|by)"
         r"|with information from|material from|courtesy of|source:|via:?)\s+NAME", True, False, "reporting by"),
        (r"NAME(?: (?:and|,) [^.\n]{2,40}?)? contributed (?:reporting )?to this (?:report|story|article)",
         True, False, "reporting by"),
        (r"(?:reported|published|carried|obtained|seen|viewed|reviewed|cited|quoted|revealed|described) by\s+NAME",
         True, False, "reported by"),
        (rf"(?:reported|published|carried|revealed|disclosed|broken) by\s+{_CALLED}\s+NAME", True, True, "reported by"),
        (rf"according to\s+{_CALLED}\s+NAME", True, True, "according to"),
        (r"(?:according to|citing|cited|quoting|based on|drawing on)"
         rf" (?:an?|the|this|that) (?:[a-z-]+ ){{0,2}}{_A_PIECE}"
         r" (?:(?:published|carried|printed|aired|posted) )?(?:by|in|from|of)\s+NAME", True, False, "reported by"),
        (rf"\btold\s+{_CALLED}\s+NAME", True, True, "told"),
        (r"in the pages of\s+NAME", True, True, "in the pages of"),
        (r"(?:was|were) (?:quoted|cited) (?:by|in)\s+NAME\s+as saying", True, True, "reported by"),
        (r"according to\s+NAME", True, False, "according to"),
        (r"(?:\btold|\btelling|in an interview with|interviewed by|in remarks to|a statement to)\s+NAME",
         True, False, "told"),
        (rf"NAME(?:,? which)? (?:(?:also|first|has|had|have|later) )*(?:{_REPORTS})\b", True, False, "reported"),
        (rf"\bit (?:was|is)\s+NAME\s+(?:that|which|who) (?:(?:first|had|has) )*(?:{_REPORTS})\b",
         True, False, "it was"),
        (r"NAME, (?:citing|quoting|which (?:cited|cites|quoted|quotes))\b", True, False, "reported"),
        (r"NAME (?:(?:has|had|also) )*(?:attributed|credited|maintain(?:s|ed)|relayed|relays|claim(?:s|ed))\b",
         True, False, "attributed"),
    ),
    "es": _patterns(
        (r"(?:con informaci(?:ón|ones) de|con datos de|publicado (?:originalmente )?(?:por|en))\s+NAME",
         True, True, "con información de"),
        (r"(?:según|informó|publicó|reveló|reportó|de acuerdo con|citando a|dijo a) (?:la agencia|el diario"
         r"|el periódico|la cadena|la emisora|la revista|el semanario)(?: de noticias)?\s+NAME", True, True, "según"),
        (r"en las páginas de(?:l diario)?\s+NAME", True, True, "en las páginas de"),
        (rf"(?:según|de acuerdo con|citando|citó) (?:una?|el|la|es[et]a?) (?:[a-záéíóúñ]+ )?{_UNA_PIEZA}"
         r" (?:[a-záéíóúñ]+ )?(?:(?:publicad|difundid|realizad|hech)[oa] )?(?:por|en|de)(?: la| el| los)?\s+NAME",
         True, False, "citado por"),
        (rf"(?:según(?: (?:{_PUBLICA}))?|de acuerdo con)\s+NAME", True, False, "según"),
        (r"(?:informó|publicó|reveló|reportó|señaló)\s+NAME", True, False, "informó"),
        (rf"\b(?:fue|es)\s+NAME\s+(?:quien|el que|la que|(?:el primero|la primera) en) (?:ha )?(?:{_PUBLICA})\b",
         True, False, "fue"),
        (r"(?:según recog(?:e|ió)|declaraciones (?:recogid|publicad|difundid)as por)\s+NAME", True, True, "recogió"),
        (r"NAME (?:contribuyó|colaboró) (?:a|con|en) est[ea] (?:nota|noticia|información|artículo|informe|reportaje)",
         True, False, "con información de"),
        (r"(?:citad|recogid|publicad|difundid|obtenid|revelad|adelantad|descrit)[oa]s?"
         r"(?: primero| por primera vez)? por\s+NAME",
         True, False, "citado por"),
        (r"(?:publicad|difundid|revelad|adelantad|descrit)[oa]s?(?: primero| por primera vez)? por"
         rf" (?:el|la) {_OUTLETS_ES}(?: (?:local|digital|regional))?\s+NAME", True, True, "citado por"),
        (rf"\b(?:{_DICE}) al? {_OUTLETS_ES}\s+NAME", True, True, "dijo a"),
        (rf"\b(?:{_DICE})(?: (?:[a-záéíóúñ]+ ){{1,4}}| )a\s+NAME", True, False, "dijo a"),
        (rf"(?:señala|indica|recoge|revela|apunta|detalla) una? {_UNA_PIEZA} (?:de|en)\s+NAME",
         True, False, "citado por"),
        (r"(?:en declaraciones a|entrevista (?:con|a|concedida a)"
         r"|en (?:diálogo|conversación) con|(?:entrevistad|consultad)[oa]s? por)\s+NAME", True, False, "dijo a"),
        (r"NAME (?:informó|publicó|reveló|reportó)\b", True, False, "informó"),
        (r"NAME, (?:citando|que cit(?:a|ó|aba))\b", True, False, "informó"),
        (rf"NAME (?:ha (?:podido|logrado) (?:saber|confirmar|comprobar|verificar|constatar)|(?:ya )?(?:{_PUBLICA}))\b",
         True, False, "publicó"),
    ),
}  # fmt: skip


def find(document: Document) -> list[Credit]:
    """The credits of a document, in text order: those in its text, its byline, its dateline and its links."""
    article = document.article
    first = {one for paragraph in document.paragraphs for one in _in_paragraph(document, paragraph, {})}
    found = sorted(first | _taken_up(document, first)) + _in_byline(document) + _at_the_foot(document)
    found += [one for one in _in_furniture(document) if one not in found]
    kept: list[_Found] = []
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
    agencies = {bare(row["name"]) for row in table("en", "agencies")}
    again = _CALLED_AGAIN if full & agencies else frozenset()
    initials = {"".join(word[0] for word in name.split()) for name in full if len(name.split()) > 2}
    return frozenset(full | spoken | set(_short(sorted(full))) | again | initials)


def _short(names: list[str]) -> dict[str, str]:
    """The last words of outlets' names by which a text calls them again: "the ledger" for The Sundhaven Ledger."""
    known = terms("en", "outlet_words")
    return {name.split()[-1]: name for name in names if len(name.split()) > 1 and name.split()[-1] in known}


def _taken_up(document: Document, first: set[_Found]) -> set[_Found]:
    """Credits that take up an outlet credited before: "the Ledger said", "the agency wrote"."""
    short = _short(sorted({bare(one.outlet) for one in first}))
    full = {last: one.outlet for one in sorted(first) for last, name in short.items() if bare(one.outlet) == name}
    again = {one for p in document.paragraphs for one in _in_paragraph(document, p, full)} if full else set()
    for paragraph in document.paragraphs:
        for match in _THE_OUTLET.finditer(document.article.text, paragraph.start, paragraph.end):
            before = [one for one in sorted(first | again) if one.end <= match.start()]
            if before:
                at = next(n for n in (1, 2, 3) if match[n])
                again.add(_Found(match.start(at), match.end(at), before[-1].outlet, True, "reported"))
    return again


def _in_paragraph(document: Document, paragraph: Paragraph, short: dict[str, str]) -> list[_Found]:
    text, base = document.article.text[paragraph.start : paragraph.end], paragraph.start
    found: list[_Found] = []
    for regex, why in ((_DATELINE, "dateline"), (_FRONT_MARK, "dateline")):
        match = regex.match(text)
        if match and _agency_like(match.group(1)):
            found.append(_Found(base + match.start(1), base + match.end(1), _full(match.group(1)), True, why))
    lowered = small(text)
    for pattern in _PATTERNS.get(document.language, ()):
        if not pattern.needs.search(lowered):
            continue
        for match in pattern.regex.finditer(text):
            start, name = _name_at(text, match.start(1), match.end(1))
            verb = match.group().split()[-1]
            again = short.get(bare(name))
            known = again or pattern.trusted or _is_outlet(document, paragraph, start, name, pattern.why, verb)
            known = known or (" " not in name and bool(_REPORTING_BY.match(match.group())))  # a person has two names
            if name and known and name not in _OPENERS:
                outlet = again or _full(name)
                found.append(_Found(base + start, base + start + len(name), outlet, pattern.certain, pattern.why))
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
    return known.get(plain) or known.get(re.sub(r"^[Tt]he ", "", plain)) or plain.removeprefix("the ")


def _agency_like(mark: str) -> bool:
    """Whether a mark in brackets after a place is an agency's: (AP), (BPA), (Agencia Sur)."""
    initials = mark.isupper() and len(mark) <= 6
    return initials or is_outlet(mark) or len(mark.split()) <= 3


def _is_outlet(document: Document, paragraph: Paragraph, at: int, name: str, why: str, verb: str) -> bool:
    """Whether a name is an outlet's: by its words, by what the page says of itself, or by what it is said to do."""
    article = document.article
    if is_outlet(name) or bare(name) in _of_the_page(article):
        return True
    if bare(name) in {bare(known) for known in _linked(article)}:
        return True
    if why not in {"reported", "informó"} or not document.parsed or named_body(name):
        return False
    span = paragraph.doc.char_span(at, at + len(name), alignment_mode="expand")
    if span is None or verb not in _OUTLETS_DO or span.root.dep_ != "nsubj":
        return False
    named = span.root.pos_ == "PROPN" and span.root.ent_type_ == "ORG"
    return named and _tells(span.root.head) and not _does_other_things(document, name)


def _tells(verb: Token) -> bool:
    """Whether what is reported or published is told, or a piece of the press: not a loss, a new ferry, figures."""
    things = [child for child in verb.children if child.dep_ == "dobj"]
    return all(thing.lemma_.lower() in _PIECES for thing in things)


def _does_other_things(document: Document, name: str) -> bool:
    """Whether a name is also the subject of what no outlet does in another's story: it sells, plans, wins, sues."""
    last = name.split()[-1]
    subjects = (
        token
        for paragraph in document.paragraphs
        for token in paragraph.doc
        if token.text == last and token.dep_ in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"}
    )
    return any(subject.head.lemma_.lower() not in _OF_THE_TRADE for subject in subjects)


@cache
def _page_names(outlet: str, pairs: tuple[tuple[str, str], ...]) -> frozenset[str]:
    named = [outlet, *(value for key, value in pairs if key.lower() in {"publisher", "site_name", "og:site_name"})]
    found = {bare(name) for name in named if name}
    last = {name.split()[-1] for name in found if len(name.split()) > 1}
    return frozenset(found | (last & terms("en", "outlet_words")))  # "told the Ledger"


def _of_the_page(article: Article) -> frozenset[str]:
    return _page_names(article.outlet or "", article.meta)


def _linked(article: Article) -> list[str]:
    """Names that stand over a link to another site: "The Ledger" over a link to ledger.example."""
    found = []
    for link in article.links:
        words = " ".join(article.text[link.start : link.end].split())
        host = re.sub(r"^https?://(?:www\.)?|/.*$", "", link.url).lower()
        letters = re.sub(r"[^a-z]", "", bare(words))
        if len(letters) > 3 and letters in re.sub(r"[^a-z]", "", host) and words[:1].isupper():
            found.append(words)
    return found


def _in_byline(document: Document) -> list[_Found]:
    """An outlet in a byline block, or in the byline that the metadata give where the text repeats it."""
    article, found = document.article, []
    for block in article.blocks:
        if block.kind == "byline":
            text = article.text[block.start : block.end]
            for start, name in outlets_named(text, article.outlet):
                why = "con información de" if _IN_PART.search(text, 0, start) else "byline"
                found.append(_Found(block.start + start, block.start + start + len(name), _full(name), True, why))
    return found


def _at_the_foot(document: Document) -> list[_Found]:
    """An outlet whose name alone is a page's last line: "— Meridian Press"; what is from it, the page does not say."""
    article, last = document.article, document.paragraphs[-1:]
    line = _FOOT.fullmatch(article.text, last[0].start, last[0].end) if len(document.paragraphs) > 2 else None
    named = list(outlets_named(line[1], article.outlet)) if line else []
    if line is None or [name for _, name in named] != [line[1]] or bare(line[1]) in _of_the_page(article):
        return []
    return [_Found(line.start(1), line.end(1), _full(line[1]), True, "reporting by")]


def _in_furniture(document: Document) -> list[_Found]:
    """Closing lines that a page keeps as furniture: "Read more at The Ledger"."""
    article, found = document.article, []
    linked_names = {bare(known) for known in _linked(article)}
    for block in article.blocks:
        if block.kind == "boilerplate":
            text = article.text[block.start : block.end]
            for pattern in _PATTERNS.get(document.language, ()):
                for match in pattern.regex.finditer(text):
                    name = _trimmed(match.group(1))
                    linked = bare(name) in linked_names
                    if pattern.trusted and (is_outlet(name) or linked):
                        at = block.start + match.start(1)
                        found.append(_Found(at, at + len(name), _full(name), pattern.certain, pattern.why))
    return found


def _credit(document: Document, article: Article, one: _Found, every: Sequence[_Found]) -> Credit:
    covers, may_cover = _cover(document, one, every)
    own = bare(one.outlet) in _of_the_page(article)
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


def _cover(document: Document, one: _Found, every: Sequence[_Found]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What a credit certainly covers, its sentence and the block quote that it introduces, and what it may cover.

    `every` are the credits of the page.
    """
    body = [document.tokens_span(p, p.doc[:]) for p in document.paragraphs if p.kind in {"paragraph", "quote"}]
    number = next((n for n, p in enumerate(document.paragraphs) if p.start <= one.start < p.end), None)
    if one.why in {"dateline", "byline"}:
        return tuple(body), ()
    if number is None or one.why in {"read more at", "con información de", "reporting by", "appeared in"}:
        return (), tuple(body)
    paragraph = document.paragraphs[number]
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


def _turns(document: Document, one: _Found, every: Sequence[_Found]) -> int:
    """Where a text turns from a credited outlet to what it has otherwise: to another outlet, or its own inquiries."""
    text = document.article.text
    others = [other.start for other in every if other.start > one.end and bare(other.outlet) != bare(one.outlet)]
    own = _UNCONFIRMED.search(text, one.end)
    stops = [*others, *([own.start()] if own else [])]
    if not stops:
        return len(text)
    at = min(stops)
    return max(one.end, *(text.rfind(mark, 0, at) + len(mark) for mark in _STOPS))
