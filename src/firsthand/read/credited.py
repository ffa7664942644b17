"""Whether a name that a text credits is an outlet's, by its words, by its page, or by what it does; and it in full.

In: a name and the Document that it stands in. Out: whether it is an outlet's, or its full name.
"""

import re
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from firsthand.read.document import Document, Paragraph
from firsthand.read.heads import bare
from firsthand.read.outlets import is_outlet
from firsthand.read.proper import named_body
from firsthand.records import Article
from firsthand.resources import kinds, table, terms

_PIECES = frozenset(
    "report article story investigation interview editorial account excerpt piece series document file letter photo"  # noqa: SIM905
    " picture video recording transcript memo email e-mail detail name finding list".split()
)
_OF_THE_TRADE = frozenset(
    "report reveal publish write say add note quote cite describe view read obtain see learn review interview carry"  # noqa: SIM905
    " break confirm ask contact claim speak tell point disclose expose uncover print run post air broadcast suggest"
    " call name identify estimate put explain show have be find".split()
)


class Found(NamedTuple):
    """A credit where it was found, before what it covers is known."""

    start: int
    end: int
    outlet: str
    certain: bool
    why: str


def is_an_outlet(document: Document, paragraph: Paragraph, at: int, name: str, why: str, verb: str) -> bool:
    """Whether a name is an outlet's: by its words, by what the page says of itself, or by what it is said to do."""
    article = document.article
    if is_outlet(name) or bare(name) in of_the_page(article):
        return True
    if bare(name) in {bare(known) for known in over_links(article)}:
        return True
    if why not in {"reported", "informó"} or not document.parsed or named_body(name):
        return False
    span = paragraph.doc.char_span(at, at + len(name), alignment_mode="expand")
    if span is None or kinds("en", "outlets_do").get(verb) != "makes" or span.root.dep_ != "nsubj":
        return False
    named = span.root.pos_ == "PROPN" and span.root.ent_type_ == "ORG"
    return named and _tells(span.root.head) and not _does_other_things(document, name)


def of_the_page(article: Article) -> frozenset[str]:
    """The names of the outlet whose page an article is."""
    return _page_names(article.outlet or "", article.meta)


@cache
def _page_names(outlet: str, pairs: tuple[tuple[str, str], ...]) -> frozenset[str]:
    named = [outlet, *(value for key, value in pairs if key.lower() in {"publisher", "site_name", "og:site_name"})]
    found = {bare(name) for name in named if name}
    last = {name.split()[-1] for name in found if len(name.split()) > 1}
    return frozenset(found | (last & terms("en", "outlet_words")))  # "told the Ledger"


def over_links(article: Article) -> list[str]:
    """Names that stand over a link to another site: "The Ledger" over a link to ledger.example."""
    found = []
    for link in article.links:
        words = " ".join(article.text[link.start : link.end].split())
        host = re.sub(r"^https?://(?:www\.)?|/.*$", "", link.url).lower()
        letters = re.sub(r"[^a-z]", "", bare(words))
        if len(letters) > 3 and letters in re.sub(r"[^a-z]", "", host) and words[:1].isupper():
            found.append(words)
    return found


def full_name(name: str) -> str:
    """An agency's abbreviation as its name; other names as they stand."""
    known = {row["term"]: row["name"] for row in table("en", "agencies")}
    plain = " ".join(name.split())
    return known.get(plain) or known.get(re.sub(r"^[Tt]he ", "", plain)) or plain.removeprefix("the ")


def plain_name(name: str) -> str:
    """A name without a possessive and the marks around it."""
    return re.sub(r"(?:’s|'s)$", "", name.strip()).rstrip(" .,’'-")


def agency_like(mark: str) -> bool:
    """Whether a mark in brackets after a place is an agency's: (AP), (BPA), (Agencia Sur)."""
    initials = mark.isupper() and len(mark) <= 6
    return initials or is_outlet(mark) or len(mark.split()) <= 3


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
