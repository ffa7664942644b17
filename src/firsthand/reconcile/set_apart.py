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


def of_another_affair(pile: Pile, mention: Mention) -> bool:
    """Whether a sentence names a happening as one with which its page's own has nothing to do."""
    before = fold(pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start])
    return bool(_unrelated().search(_CLAUSE.split(before)[-1]))


@cache
def _unrelated() -> re.Pattern[str]:
    """An affair, and words that keep it apart from what follows; a fire "not linked to the protests" says nothing."""
    affairs = r"(?:case|affair|matter|incident|inquiry|investigation|caso|asunto|hecho|suceso|investigacion)s?"
    return re.compile(rf"\b{affairs}\b.*\b(?:{either(folded_terms('unrelated'))})\b")
