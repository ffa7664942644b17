"""Attacks in words: "attacked the judge on Twitter", "a verbal attack", "attacks on the press" are no assault.

In: the token of a word for an attack. Out: whether what is told is criticism. Where a blow is told in the sentence, or
nothing says which it was, it stays an attack.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from firsthand.read.clauses import SUBJECTS
from firsthand.read.needs import named
from firsthand.resources import table, terms

_ATTACKS = frozenset({"assail", "assault", "attack"})
_UPON = frozenset({"against", "at", "on", "toward", "towards", "upon"})
_THERE = frozenset({"in", "on", "over", "through", "via"})


def is_criticism(token: Token) -> bool:
    """Whether a word for an attack tells of one in words."""
    if token.lemma_.lower() not in _ATTACKS or any(_is(word, "violence") for word in token.sent):
        return False
    if any(_is(part, "sort") for part in token.children if part.dep_ in {"amod", "compound"}):
        return True
    targets, doers = list(_targets(token)), list(_doers(token))
    if targets and _is(targets[0], "target") and not any(one.lemma_.lower() in named("assailant") for one in doers):
        return True
    if any(_is(place, "medium") for place in _in(token)):
        return True
    return bool(targets) and _gives_grounds(token) and any(_is_one_who_speaks(one) for one in doers)


def _targets(token: Token) -> Iterator[Token]:
    """What is attacked, each of several."""
    for child in token.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            yield from (child, *child.conjuncts)
        elif child.dep_ == "prep" and child.lower_ in _UPON and token.pos_ == "NOUN":
            for part in child.children:
                if part.dep_ == "pobj":
                    yield from (part, *part.conjuncts)


def _in(token: Token) -> Iterator[Token]:
    """Where it was done: "in a tweet", "on Twitter"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _THERE:
            yield from (part for part in child.children if part.dep_ == "pobj")


def _doers(token: Token) -> Iterator[Token]:
    """Who attacks, as a verb and its passive tell it."""
    yield from (child for child in token.children if child.dep_ in SUBJECTS and child.dep_ != "nsubjpass")
    yield from (part for child in token.children if child.dep_ == "agent" for part in child.children)


def _is_one_who_speaks(doer: Token) -> bool:
    """Whether it is a named person or somebody in office."""
    return doer.ent_type_ == "PERSON" or doer.lemma_.lower() in terms("en", "offices")


def _gives_grounds(token: Token) -> bool:
    """Whether it is said what for or as what: "attacked the yard for closing", "as a witch hunt"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "for":
            if any(part.dep_ == "pcomp" and part.tag_ == "VBG" for part in child.children):
                return True
        elif child.dep_ == "prep" and child.lower_ == "as" and any(part.dep_ == "pobj" for part in child.children):
            return True
    return False


def _is(token: Token, kind: str) -> bool:
    known = _kinds()
    return kind in known.get(token.lemma_.lower(), ()) or kind in known.get(token.lower_, ())


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    return {row["term"]: tuple(row["kinds"].split()) for row in table("en", "criticism")}
