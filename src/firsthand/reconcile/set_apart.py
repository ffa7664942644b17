"""Happenings that a page itself tells to be two: days apart, or of affairs that have nothing to do with each other.

In: a Pile, mentions of one page. Out: whether the words between them, or before one, set it apart from the other.
"""

import re
from functools import cache

from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention
from firsthand.resources import either
from firsthand.wording import folded_terms

_SOME = r"(?:\w+|a few|a couple of|unos pocos|unas pocas)"
_UNITS = r"(?:hours?|days?|weeks?|months?|years?|horas?|dias?|semanas?|meses|anos?)"
_AWAY = re.compile(
    rf"\b(?:{_SOME}\s+{_UNITS}\s+(?:after|before|following|since|despues de|antes de|desde|tras)"
    rf"|(?:after|before)\s+{_SOME}\s+{_UNITS}\s+of)\b"
)
# Some time, and which of two was first: "set ablaze two days after missiles killed 18 people".
_SINCE = re.compile(rf"\b{_UNITS}\s+(?:after|following|despues de|tras)\b[^,;:]*$")
_UNTIL = re.compile(rf"\b{_UNITS}\s+(?:before|antes de)\b[^,;:]*$")
_CLAUSE = re.compile(r"[.;:]")
# What a deed answers is another deed: "in retaliation for the attack on Kesvik", "para vengar el bombardeo".
_IN_ANSWER = re.compile(
    r"\b(?:(?:retaliation|retribution|revenge|reprisals?|vengeance|payback|response|answer|retaliat(?:e|es|ed|ing))"
    r"(?:\s+strikes?)?\s+(?:for|to|after|over)|aveng(?:e|es|ed|ing)"
    r"|(?:represalias?|venganza|revancha|desquite|respuesta|replica)\s+(?:por|de|del|al?|contra|tras)"
    r"|veng(?:ar|o|aron|aba|aban|ando)|responder?\s+al?|respondi(?:o|eron)\s+al?)"
    r"(?:\s+[\w’'-]+){0,5}\s*$"
)
_ENDED = re.compile(r"(?<=[.!?])\s+")
_NEXT = 200  # characters: "The coast guard says 27 are safe. It is a separate incident"
_AFFAIR = r"(?:case|affair|incident|accident|event|matter|caso|incidente|suceso|hecho|asunto|accidente)"
_APART = r"(?:separate|different|distinct|unrelated|unconnected|distint[oa]|diferente|aparte|ajen[oa])"
_IT = r"\s*(?:it|this|that|the (?:incident|accident)|se trata de|est[eo]|eso)"
# "In a separate incident, ", "En un suceso distinto, ", "En otro incidente"
_ELSEWHERE = re.compile(
    rf"^\W*(?:in|en)\s+(?:an?\s+(?:{_APART},?\s+)+{_AFFAIR}\b|un[oa]?\s+{_AFFAIR}\s+{_APART}\b|otr[oa]\s+{_AFFAIR}\b"
    rf"|another\s+{_AFFAIR}\b)(?!\s+of\b)"
)
_ANOTHER_ONE = re.compile(
    rf"{_IT}(?:\s+(?:is|was|es|fue))?\s+(?:an?\s+(?:\w+ly\s+)?{_APART}\s+\w+|un[oa]?\s+\w+\s+{_APART})\b"
)
_TOLD_OF_IT = re.compile(r"^\s*(?:\S+\s+){0,4}?(?:that|which|who|where|in which|que|donde|en el que|en la que)\b")


def came_apart(pile: Pile, one: Mention, other: Mention) -> bool:
    """Whether a sentence puts some time between two: "the crash comes three days after a coach fell from a bridge"."""
    if not one.sentence.overlaps(other.sentence):
        return False
    first, last = sorted((one.trigger, other.trigger))
    return bool(_AWAY.search(fold(pile.articles[one.article].text[first.end : last.start])))


def was_before(pile: Pile, toll: Mention, bearer: Mention) -> bool:
    """Whether a sentence puts some time between a toll and what came after it, of which nobody can have died then.

    "The depot burned two days after missiles killed 18"; not "a man died two days after the fire".
    """
    if not toll.sentence.overlaps(bearer.sentence):
        return False
    first, last = sorted((toll.trigger, bearer.trigger))
    between = fold(pile.articles[toll.article].text[first.end : last.start])
    return bool((_SINCE if last == toll.trigger else _UNTIL).search(between))


def is_answered(pile: Pile, mention: Mention) -> bool:
    """Whether a sentence names a deed only as that which another answers: "in retaliation for the attack on Kesvik"."""
    before = fold(pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start])
    return bool(_IN_ANSWER.search(_CLAUSE.split(before)[-1].rpartition(",")[2]))


def answers(pile: Pile, one: Mention, other: Mention) -> bool:
    """Whether one of two deeds of a sentence is the answer to the other, which is then another."""
    return one.sentence.overlaps(other.sentence) and is_answered(pile, one) != is_answered(pile, other)


def of_the_answered(pile: Pile, toll: Mention, mention: Mention) -> bool:
    """Whether a toll is of a deed that another answers: "for the attack that killed nine", not ", killing three"."""
    return bool(_TOLD_OF_IT.match(fold(pile.articles[toll.article].text[mention.trigger.end : toll.trigger.start])))


def told_apart_until(pile: Pile, mention: Mention) -> int | None:
    """Where what a page tells of another happening than its own ends; None where it does not say that it is another.

    "In a separate incident, a dinghy overturned"; "A dinghy overturned. It is a separate incident from the sinking".
    """
    text = pile.articles[mention.article].text
    before = fold(text[mention.sentence.start : mention.trigger.start])
    if _ELSEWHERE.search(_CLAUSE.split(before)[-1]):
        return mention.sentence.end
    end = mention.sentence.end
    for part in _ENDED.split(text[end : end + _NEXT].split("\n")[0].lstrip())[:2]:
        at = text.index(part, end)
        if _ANOTHER_ONE.match(fold(part)) or _not_linked().match(fold(part)):
            return at
    return None


@cache
def _not_linked() -> re.Pattern[str]:
    return re.compile(rf"{_IT}\s+(?:is|was|es|fue)\s+(?:{either(folded_terms('unrelated'))})\b")


def of_another_affair(pile: Pile, mention: Mention) -> bool:
    """Whether a sentence names a happening as one with which its page's own has nothing to do."""
    before = fold(pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start])
    return bool(_unrelated().search(_CLAUSE.split(before)[-1]))


@cache
def _unrelated() -> re.Pattern[str]:
    """An affair, and words that keep it apart from what follows; a fire "not linked to the protests" says nothing."""
    affairs = r"(?:case|affair|matter|incident|inquiry|investigation|caso|asunto|hecho|suceso|investigacion)s?"
    return re.compile(rf"\b{affairs}\b.*\b(?:{either(folded_terms('unrelated'))})\b")
