"""Days of what somebody did about a happening: "the bishop on Friday wept over the massacre" dates no massacre.

In: the noun of a happening in a parsed sentence; or the words before a day, and those from it to the noun, where there
is no parse. Out: whether the day is that of a reaction. Open words: whatever a person does about what is known is a
reaction, unless `shares_its_day.tsv` has the verb ("the town lived through the attack on Friday").
"""

import re
from functools import cache

from spacy.tokens import Token

from firsthand.inflection import written
from firsthand.read.grammar import grammar
from firsthand.read.needs import is_somebody, things_of
from firsthand.read.triggers import lexicon
from firsthand.resources import either, terms

_DEEP = 8
_THERE = frozenset({"in", "at", "during", "by", "within", "near", "into", "from", "as", "like"})  # then, not about it
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_NO_ONE = frozenset({"it", "this", "that", "which", "there", "what"})
_THINGS = frozenset({"site", "built", "vehicle", "water", "harm", "way", "weapon", "bursting", "fluid", "outflow"})
_GROUPS = frozenset({"ORG", "PERSON", "NORP"})


def reacted_to(noun: Token) -> bool:
    """Whether a happening is known, and what somebody did about it, or said of it, or sees to."""
    known = any(child.lower_ in _KNOWN or child.dep_ == "poss" for child in noun.lefts)
    if noun.pos_ != "NOUN" or not known or noun.dep_ not in ("pobj", "dobj"):
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ in _THERE:
        return False
    verb = noun
    for _ in range(_DEEP):
        verb = verb.head
        if verb.pos_ in ("VERB", "AUX"):
            break
        if verb.pos_ not in ("NOUN", "PROPN", "ADP", "SCONJ", "ADJ") or verb.head.i == verb.i:
            return False
    return _is_a_deed(verb)


def _is_a_deed(verb: Token) -> bool:
    """Whether a person or a body does what a verb tells, and it is no happening itself, nor tells when one was."""
    while verb.dep_ in ("xcomp", "pcomp", "conj") and verb.head.i != verb.i and not _subject(verb):
        if _shares(verb):
            return False
        verb = verb.head
        if verb.pos_ == "ADP":
            verb = verb.head
    subject = _subject(verb)
    if verb.pos_ != "VERB" or subject is None or _shares(verb):
        return False
    body = subject.ent_type_ in _GROUPS or subject.pos_ == "PRON" or is_somebody(subject) or _may_act(subject)
    return body and subject.lower_ not in _NO_ONE


def _may_act(noun: Token) -> bool:
    """Whether a noun names neither a spot nor a thing nor a happening: "the insurer", "relatives", "the band"."""
    lemma = noun.lemma_.lower()
    thing = lemma in terms("en", "sites") or not _THINGS.isdisjoint(things_of(noun)) or _happens(lemma, "n")
    return noun.pos_ == "NOUN" and not thing


def _shares(verb: Token) -> bool:
    """Whether a verb's day is that of the happening that it tells of, or it tells of one itself."""
    lemma = verb.lemma_.lower()
    return lemma in terms("en", "shares_its_day") or _happens(lemma, "v")


def _happens(lemma: str, pos: str) -> bool:
    """Whether a word alone names a happening, whatever is around it."""
    return any(one.words == (lemma,) and one.pos == pos and one.needs is None for one in lexicon("en").get(lemma, ()))


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ == "nsubj"), None)


def reacted_then(language: str, before: str, between: str) -> bool:
    """Whether a day that stands between two stretches of a sentence is that of a reaction to what follows.

    >>> reacted_then("es", "El obispo lloró el ", " al hablar de la "), reacted_then("es", "Dimitió el ", " por el ")
    (True, True)
    >>> reacted_then("es", "El pueblo vivió el ", " el "), reacted_then("es", "Hubo tres muertos el ", " en la ")
    (False, False)
    """
    verb = _deed(language).search(before)
    if verb is None or not _about(language).search(between):
        return False
    return verb["verb"].lower() not in written(language, "shares_its_day")


@cache
def _deed(language: str) -> re.Pattern[str]:
    """A verb of the simple past right before a day, or with a few words between: "lloró el", "pidió perdón el"."""
    g = grammar(language)
    known = either(g.role("definite"))
    return re.compile(rf"(?:^|\s)(?P<verb>\w+(?:ó|aron|ieron|eron))(?:\s+\w+){{0,2}}?\s+(?:{known})\s+$", re.IGNORECASE)


@cache
def _about(language: str) -> re.Pattern[str]:
    """What leads from a day to what is known: "por el", "sobre la", "al hablar de la", "a la policía por la"."""
    g = grammar(language)
    known = either(g.role("definite") | g.role("possessive"))
    return re.compile(
        rf"^\s+(?:[^\s,;:.]+\s+){{0,5}}?(?:{either(g.role('about'))})(?:l|\s+(?:{known}))\s+$", re.IGNORECASE
    )
