"""Whom the sentences before a place are about, though nobody cites them: their subjects, whoever is asked.

In: a Document and a place. Out: the subjects, the last one first; whether one is in view there, or a town's name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from firsthand.read.document import Document, Paragraph
from firsthand.records import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# A name that is a place's: "near Lorna", "south of Lorna", "from over Lorna", "Lorna, ten miles away", "Lorna is where"
_SITE = (
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|from over"
    r"|(?:town|city|village|port|north|south|east|west) of)\s+%s\b(?!['’]s|\s+[A-Z])"
    r"|\b%s(?:,\s+(?:[\w-]+\s+){0,4}?(?:kilomet\w+|km|miles?|met(?:re|er)s)\b|(?:,[^.,;]{0,60},)?\s+is where\b)"
)


def subjects(document: Document, where: Span) -> Iterator[tuple[Paragraph, Token]]:
    """The subjects of sentences before a place, and whoever is asked, in its paragraph and the one before, the last
    one first.
    """
    near = [p for p in document.paragraphs if p.start <= where.start][-2:]
    for paragraph in reversed(near):
        doc = paragraph.doc
        before = bisect_left(range(len(doc)), where.start - paragraph.start, key=lambda i: doc[i].idx)
        for token in reversed(doc[:before]):
            asked = token.dep_ in {"dobj", "dative"} and token.head.lemma_ == "ask"
            if token.dep_ in SUBJECTS or asked:
                yield paragraph, token


def opens(subject: Token, paragraph: Paragraph, where: Span) -> bool:
    """Whether a paragraph begins by telling of somebody, and goes on at a place: it is about him, named or not."""
    begins = subject.sent.start == 0 and subject.dep_ == "nsubj" and subject.head.dep_ == "ROOT"
    return begins and _is_of_one(subject) and paragraph.start < where.start < paragraph.end


def told_of(subject: Token, paragraph: Paragraph, where: Span) -> bool:
    """Whether somebody only stands in what another said in a sentence before: who goes on is rather the other."""
    clause = subject.head
    over = clause.head
    if clause.dep_ != "ccomp" or over.i > clause.i or paragraph.start + subject.sent.end_char > where.start:
        return False
    teller = next((child for child in over.lefts if child.dep_ == "nsubj"), None)
    return teller is not None and (teller.ent_type_ == "PERSON" or teller.lower_ in {"he", "she"})


def _is_of_one(noun: Token) -> bool:
    return noun.tag_ in {"NN", "NNP"} and not any(part.dep_ == "conj" for part in noun.rights)


def is_place(document: Document, token: Token) -> bool:
    """Whether the article uses a single name for a place, whatever the tagger takes it for: "in Lorna"."""
    if token.left_edge.i < token.i - 1 or not token.text[:1].isupper():
        return False
    return bool(re.search(_SITE.replace("%s", re.escape(token.text)), document.article.text))
