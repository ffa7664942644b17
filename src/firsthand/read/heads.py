"""The word that says what a source is, and what a word for those who speak stands for.

In: a noun phrase, or one of its words. Out: the head's token, its kind by the table of source nouns, its plain text.
"""

import re
from typing import cast

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read.clauses import STANDINGS
from firsthand.read.needs import people
from firsthand.records import VoiceKind
from firsthand.resources import kinds

PLURAL = frozenset({"NNS", "NNPS"})
_CHIEF = frozenset({"officer", "executive", "engineer", "scientist", "counsel"})
_GROUPS = frozenset({"group", "couple", "number", "handful", "pair", "score", "dozen", "hundred", "thousand",
                     "chorus", "host", "array", "string", "slew", "trio", "quartet", "crowd", "team",
                     "coalition", "total", "majority", "minority", "series", "raft", "spate", "mix", "mixture",
                     "assortment", "variety", "range", "cross-section"})  # fmt: skip
_MASSED = frozenset({"team", "coalition", "crowd"})  # of people: those people; else the body
# Whoever makes laws, films or trouble is no firm; whoever makes planes, chips or soap is.
_NO_FIRMS = frozenset({"lawmaker", "filmmaker", "policymaker", "winemaker", "peacemaker", "troublemaker", "kingmaker",
                       "dressmaker", "shoemaker", "matchmaker", "pacemaker", "merrymaker", "homemaker"})  # fmt: skip
_LEADING = re.compile(r"^(?:the|a|an|its|his|her|their|our|some|that|this)\s+", re.IGNORECASE)


def head_of(words: Tokens) -> Token:
    """The word that says what the source is: "several of the lawyers" is lawyers, "one of them" is one."""
    root, last = words.root, words[-1]
    if root.dep_ in {"det", "amod", "nummod"} and last.dep_ == "compound" and last.head == root.head:
        return last  # "a leaked email | records that", which the parser took for records
    hyphen = root.i + 2 < words.end and words.doc[root.i + 1].text == "-" and words.doc[root.i + 2].head == root
    if hyphen and root.lower_ in {"vice", "ex", "co"}:
        return words.doc[root.i + 2]  # the "president" of "vice-president"
    if root.lower_ in {
        "one",
        "some",
        "many",
        "several",
        "most",
        "few",
        "both",
        "two",
        "three",
        "all",
        "none",
        "dozens",
    }:
        for child in root.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((inner for inner in child.children if inner.dep_ == "pobj" and inner.pos_ == "NOUN"), root)
    if root.lower_ in STANDINGS and root.i + 1 < words.end:
        root = words.doc[root.i + 1 : words.end].root  # "a current and a former official"
    lemma = root.lemma_.lower()
    if lemma in _GROUPS:
        for child in root.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = max((one for one in child.children if one.dep_ == "pobj"), key=lambda t: t.i, default=root)
                return root if lemma in _MASSED and not of_people(inner.lemma_.lower()) else inner
    return root


def of_people(head: str) -> bool:
    """Whether a noun is one for people, whom "he" or "she" may take up: not a plan, a company, a report."""
    return source_nouns().get(head) in {"unnamed", "official"} or head in people()


def is_word(head: str) -> bool:
    """Whether a head is a word for those who speak, and no name by itself: "ministry", not "Orvik"."""
    return head in source_nouns()


def of_office(token: Token) -> bool:
    """Whether a word is one holder's office: "the president", "Chief Executive Officer"."""
    held = source_nouns().get(token.lemma_.lower()) == "official" or token.lower_ == "officer"
    return held and token.tag_ in {"NN", "NNP"}


def noun_kind(words: Tokens, root: Token) -> VoiceKind | None:
    """The kind that the table gives the head, with the word before it if it has both: "news agency"."""
    lemma = root.lemma_.lower()
    before = root.nbor(-1).lower_ if root.i > words.start else ""
    if lemma in _CHIEF and any(child.lower_ == "chief" for child in root.lefts):
        return "official"  # "the chief operating officer"
    of_one = len(words) == 1 or root.ent_type_ == "NORP" or (root.tag_ in PLURAL and not _in_a_name(words, root))
    if lemma == "owner" and words[0].lower_ in {"a", "an", "one", "another"} and _of_a_trade(root):
        return "unnamed"  # "a shop owner" is somebody, the ship's owner often a firm
    if lemma.endswith("maker") and len(lemma) > len("maker") and lemma not in _NO_FIRMS:
        return "organisation"
    return (
        source_nouns().get(f"{before} {lemma}")
        or source_nouns().get(root.lower_)  # "car owners" are people, an owner is often a firm
        or source_nouns().get(lemma)
        or (source_nouns().get(lemma.removesuffix("s")) if of_one else None)
    )


def source_nouns() -> dict[str, VoiceKind]:
    """The kind of each noun for those who speak."""
    return cast(dict[str, VoiceKind], kinds("en", "source_nouns"))


def _in_a_name(words: Tokens, root: Token) -> bool:
    """Whether capitals stand right before a word: "the Harbour Rangers" are a club, "liberal Rabbis" people."""
    return root.i > words.start and words.doc[root.i - 1].text[:1].isupper()


def _of_a_trade(root: Token) -> bool:
    return any(child.dep_ == "compound" and child.pos_ == "NOUN" for child in root.lefts)


def bare(label: str) -> str:
    """A label without its article, in lower case: what two mentions of one source have in common."""
    return _LEADING.sub("", label).lower().removesuffix("'s").removesuffix("’s").strip()


def is_definite(words: Tokens) -> bool:
    """Whether the first word of a source tells of it as known: an article, an owner, a name."""
    first = words[0]
    return (
        first.lower_ in {"the", "its", "his", "her", "their", "this", "that", "these", "those"} or first.pos_ == "PROPN"
    )


def plain_name(text: str) -> str:
    """A name without a possessive, the marks around it, and the verb of a headline behind it."""
    plain = " ".join(text.split()).removesuffix("'s").removesuffix("’s").strip(' ,.“”"')
    return re.sub(r"(?<=\w \w).* (?:Says|Said|Tells|Warns|Calls)$", lambda end: end[0].rpartition(" ")[0], plain)


def entity_of(token: Token) -> Tokens:
    """The entity that a token is part of. (`Doc.ents` makes all of a document's anew each time it is asked.)"""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ != "B":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]
