"""Who says a quotation whose verb names nobody beside it: behind where and how it was said, or told of before it.

In: a Sentence without a parse and the end of its cue, or the Drafts of a Document around it. Out: where whoever speaks
is named: "dijo a la salida su hermana Clara", "Su hermana, Ada Lund, no lo cree. «...», afirmó entre sollozos".
"""

import re
from functools import cache
from itertools import pairwise

from firsthand.read.document import Document
from firsthand.read.drafts import Draft, Offsets
from firsthand.read.grammar import MASK, grammar
from firsthand.resources import kinds, terms

FULL_NAME = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]+\s+[^\W\d_a-zß-ÿ][^\W\d_]+")  # a first name and a last one
_WORD = re.compile(r"[\w’'-]+")
_PEOPLE = frozenset({"unnamed", "official"})
LEADS = frozenset("a al ante bajo con desde durante en entre frente junto por sin tras".split())  # noqa: SIM905
_APPOSED = re.compile(rf",\s+{FULL_NAME.pattern}(?:\s+[^\W\d_a-zß-ÿ][^\W\d_]+)?(?=,)")
_OF_WHOM = re.compile(rf"(?P<who>{FULL_NAME.pattern}),\s+quien(?:es)?\b")
# "Entre ellos estaba Ada Lund, de la lonja: «...»": the verb stands first, and who is there behind it.
_AMONG_THEM = re.compile(
    r"(?:(?:[Ee]ntre|[Cc]on) (?:ell[oa]s|l[oa]s \w+)|[Aa]llí|[Uu]n[oa] de ell[oa]s)[^,:.]{0,30}?"
    r"\b(?:estaba|está|era|es|figuraba|figura|iba|esperaba|se encontraba|acudió|se hallaba)\s+"
    rf"(?P<who>(?:(?:el|la|su|un|una)\s+(?:\w+\s+){{1,3}})?{FULL_NAME.pattern})"
)


def behind_circumstances(language: str, text: str, at: int, end: int) -> Offsets | None:
    """Who is named behind the words on where, before whom or how it was said, up to the next comma."""
    stop = re.compile(rf"[.,;:—«“\"{MASK}]").search(text, at, end)
    end = stop.start() if stop else end
    found = list(_WORD.finditer(text, at, end))
    if len(found) < 3 or found[0][0].lower() not in LEADS:
        return None
    g = grammar(language)
    articles = g.role("article") | g.role("determiner")
    tied = articles | LEADS | g.role("of") | {"del", "y", "e", "o"}
    for before, word in pairwise(found[1:]):
        last, first = before[0], word[0]
        if last.lower() in tied or not g.speaks(text[word.start() : end]):
            continue
        named = first[0].isupper()
        if named and (last[0].isupper() or last.lower() in _named_behind(language)):
            continue  # "en el barrio San Telmo", "ante la jueza Ada Lund" who spoke is not said
        if named or first.lower() in articles:
            return g.source_after(text, word.start(), end, apposed=False)
    return None


@cache
def _named_behind(language: str) -> frozenset[str]:
    """The words whose names stand behind them: of a hospital, a street, an outlet, a judge."""
    named = (terms(language, name) for name in ("place_words", "sites", "outlet_words", "source_nouns"))
    return frozenset().union(*named)


def told_of_between(document: Document, last: Draft | None, one: Draft) -> Offsets | None:
    """Whom a sentence of its own names after the last speaker: "Rut Vela, florista, vio el ataque. “...”, contó".

    Where nobody has spoken yet in its paragraph, a noun for a person will do: "La viuda no lo cree. “...”, dijo".
    """
    paragraph = document.paragraphs[one.page]
    same = last is not None and last.page == one.page
    spans = (*last.sources, *last.cues, *last.contents) if same and last else ()
    begin = max([paragraph.start, *(b for _, b in spans)])
    end = min(a for a, _ in (*one.contents, *one.cues))
    found = None
    for sentence in paragraph.doc.sents:
        first, stop = paragraph.start + sentence.start_char, paragraph.start + sentence.end_char
        if begin <= first and stop <= end + 1:
            found = _person(document, first, stop, named=same)
            if (
                last is None
                and (found is None or not FULL_NAME.search(document.article.text, *found))
                and (behind := _OF_WHOM.search(document.article.text, first, stop))
            ):
                found = behind.span("who")
    return found


def subject_before(document: Document, one: Draft) -> Offsets | None:
    """The person whom the paragraph before ends with telling of, where a quotation opens its own."""
    paragraph = document.paragraphs[one.page]
    opens = min(a for a, _ in one.contents) - paragraph.start <= 1
    if not opens or one.page == 0 or document.paragraphs[one.page - 1].kind != "paragraph":
        return None
    before = document.paragraphs[one.page - 1]
    *_, last = before.doc.sents
    return _person(document, before.start + last.start_char, before.start + last.end_char, named=True)


def among_them(text: str, start: int, end: int) -> Offsets | None:
    """Who stands behind the verb of a sentence that presents somebody: "Entre ellos estaba Ada Lund"."""
    found = _AMONG_THEM.match(text, start, end)
    return found.span("who") if found else None


def _person(document: Document, start: int, end: int, *, named: bool) -> Offsets | None:
    """The person whom a sentence begins with, with the name set behind: "Su hermana, Ada Lund, no lo cree"."""
    text, g = document.article.text, grammar(document.language)
    who = g.leading(text, start, end)
    if who is None:
        return None
    if FULL_NAME.search(text, *who):
        return who
    if not g.speaks(text[slice(*who)]):
        return None
    if apposed := _APPOSED.match(text, who[1], end):
        return who[0], apposed.end()
    return (
        None if named or kinds(document.language, "source_nouns").get(_noun(text[slice(*who)])) not in _PEOPLE else who
    )


def _noun(phrase: str) -> str:
    """The noun of a phrase that begins with an article: "viuda" of "la viuda"."""
    return next(iter(phrase.lower().split()[1:2]), "")
