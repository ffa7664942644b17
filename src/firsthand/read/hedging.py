"""The words that keep a distance from a happening: reportedly, alleged, possibly, scare quotes, may have.

In: a Document, a paragraph and a trigger. Out: their spans, and the stance that the strongest of them lends.
"""

import re
from functools import cache
from typing import cast

from spacy.tokens import Token

from firsthand.read import quotes
from firsthand.read.clauses import SUBJECTS
from firsthand.read.document import Document, Paragraph
from firsthand.records import Span, Stance
from firsthand.resources import either, table

_MAY = frozenset({"may", "might", "could"})
_ARGUMENTS = SUBJECTS | {"dobj", "agent", "pobj"}
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "ROOT"})
_WINDOW = 12  # tokens before a trigger in which a language without a parser looks for a hedge


def hedges(document: Document, paragraph: Paragraph, trigger: Token) -> tuple[tuple[Span, ...], Stance | None]:
    """The hedges on one trigger, in text order, and the stance of the first that has one."""
    if document.parsed:
        tokens = _near(trigger)
    else:
        tokens = list(trigger.doc[max(trigger.sent.start, trigger.i - _WINDOW) : trigger.i + 1])
    known = _known(document.language or "en")
    found: dict[Span, Stance | None] = {}
    for token in tokens:
        if token.i != trigger.i and token.lower_ in known:
            found[document.tokens_span(paragraph, token)] = known[token.lower_]
        elif document.parsed and token.lower_ in _MAY and token.dep_ == "aux":
            found[document.tokens_span(paragraph, token)] = None
    found |= _phrases(document, paragraph, trigger, known) if document.parsed else {}
    found |= dict.fromkeys(_scare_quotes(document, paragraph, trigger))
    stance = next((found[span] for span in sorted(found) if found[span] is not None), None)
    return tuple(sorted(found)), stance


@cache
def _known(language: str) -> dict[str, Stance]:
    return {row["term"]: cast(Stance, row["stance"]) for row in table(language, "hedges")}


def _phrases(
    document: Document, paragraph: Paragraph, trigger: Token, known: dict[str, Stance]
) -> dict[Span, Stance | None]:
    """Words of several parts that keep a distance in the trigger's own clause: "in all likelihood"."""
    sentence, found = trigger.sent, dict[Span, Stance | None]()
    for match in _of_several(document.language or "en").finditer(sentence.text):
        words = sentence.char_span(match.start(), match.end(), alignment_mode="expand")
        if words is not None and _clause(words.root) == _clause(trigger):
            found[document.tokens_span(paragraph, words)] = known[match[0].lower()]
    return found


def _clause(token: Token) -> Token:
    """The verb that the clause of a word hangs on."""
    while (
        token.head.i != token.i and token.dep_ not in _CLAUSES and not (token.dep_ == "conj" and token.pos_ == "VERB")
    ):
        token = token.head
    return token


@cache
def _of_several(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(frozenset(t for t in _known(language) if ' ' in t))})\b", re.IGNORECASE)


def _near(trigger: Token) -> list[Token]:
    """The words that can hedge a trigger: its modifiers, those of its arguments, those of what it is joined to."""
    found: list[Token] = []
    node = trigger
    for _ in range(8):
        for child in node.children:
            if child.dep_ in {"advmod", "amod", "aux", "det", "compound"}:
                found.append(child)
            elif child.dep_ in _ARGUMENTS:
                found += _adjectives(child)
                if child.dep_ == "agent":  # "betrayed, possibly by a colleague"
                    found += [part for part in child.children if part.dep_ == "advmod"]
                found += [part for inner in child.children if inner.dep_ == "pobj" for part in _adjectives(inner)]
            elif child.dep_ in {"prep"}:
                found += [part for part in child.children if part.dep_ == "advmod"]
        climbs = node.dep_ in {
            "conj",
            "xcomp",
            "dobj",
            "pobj",
            "prep",
            "nsubj",
            "nsubjpass",
            "acomp",
            "compound",
            "amod",
        }
        shares = node.dep_ != "conj" or not any(child.dep_ in SUBJECTS for child in node.children)
        if not climbs or not shares or node.head.i == node.i:
            break
        if node.dep_ in {"nsubj", "nsubjpass", "dobj"} and trigger.pos_ in {"VERB", "AUX"}:
            break
        node = node.head
    return found


def _adjectives(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ == "amod"]


def _scare_quotes(document: Document, paragraph: Paragraph, trigger: Token) -> list[Span]:
    """Marks around the trigger, or around an adverb on it, that quote nobody."""
    place = document.tokens_span(paragraph, trigger)
    near = [place] + [
        document.tokens_span(paragraph, child)
        for child in trigger.children
        if child.dep_ in {"advmod", "amod", "pcomp"}
    ]
    marked = (document.article.span(start, end) for start, end in quotes.scare_quotes(paragraph))
    return [span for span in marked if any(span.contains(one) for one in near)]
