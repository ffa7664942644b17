"""Tolls that grow or are revised: words that say that a number replaced another, and days that are only of counting.

In: a Pile, spans, mentions. Out: whether words say "rose to", and whether a time is when the number rose.
"""

import re
from functools import cache

from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Time
from firsthand.resources import either
from firsthand.wording import folded_terms, number

_ITSELF = re.compile(r"(?:\b(?:was|were|been|be|is|are|being|fue|fueron|sido|se)|\d,?) $")  # "was", before "revised to"

_DAY_LEAD = re.compile(r"\s+(?:(?:on|late|early|by|el|este|la|a última hora del?)\s+)*$", re.IGNORECASE)
_TOWARDS = frozenset({"to", "from", "a", "de", "hasta"})
_A_DAY = (
    r"(?: (?:later|further|sharply|again|on|late|el|este))*"
    r"(?: (?:\w+day|hoy|ayer|lunes|martes|miercoles|jueves|viernes|sabado|domingo)(?: (?:morning|evening|night))?)?"
)
_FROM = re.compile(
    r"\b(?:from|desde|de) (?:(?:an?|the) )?(?:(?:earlier|previous|initial) )?(?:(?:toll|count|figure) of )?(\w+)"
)
_FROM_TO = re.compile(r"\b(?:from|desde|de) ([\w.]+) (?:to|a) [\w.]+")
_OLD = re.compile(r"\b(?:earlier|previous|initial|anterior|previ[oa]|inicial|primer)\b")
_RAISES = re.compile(r"rais(?:e|es|ed|ing)\b|elev(?:a|an|o|aron|ando)\b")
_BY = re.compile(
    r"\b(?:by|as of|until|hasta)\s+(?:(?:late|early|el|este|la|noon|midday)\s+(?:on\s+)?)?$", re.IGNORECASE
)
_COUNTED = frozenset({"DEATH", "INJURY", "MISSING", "RESCUE", "OUTBREAK", "DISPLACEMENT", "COERCE"})
_SO_FAR = re.compile(r"\b(?:had|has|have|known|confirmed|hab[ií]an?|han|ha)\b", re.IGNORECASE)
_VERB = 30  # characters before a day within which its verb begins
_VERB_BEFORE = re.compile(r"(\w+)\s+(?:(?:on|late|early|el|este)\s+){0,2}$", re.IGNORECASE)
_TO = 6  # characters: " to 19"


def says_it_grew(words: str) -> bool:
    """Whether words say that a number rose.

    >>> says_it_grew("the toll rose to fourteen"), says_it_grew("she rose today")
    (True, False)
    >>> says_it_grew("on Tuesday, bringing the number of the dead to 19"), says_it_grew("bringing the dead home")
    (True, False)
    """
    return bool(_growing().search(fold(" ".join(words.split()))))


def grew_from(words: str, language: str) -> int | None:
    """The number from which words say that another rose; None where they name none.

    >>> grew_from("the toll rose on Sunday to 14 from 11", "en"), grew_from("subió de once a catorce", "es")
    (11, 11)
    >>> grew_from("the toll rose to 14", "en") is None, grew_from("14 came from 11 towns", "en") is None
    (True, True)
    """
    return _number_before(_growing(), _FROM, words, language)


def says_who_raised_it(words: str) -> bool:
    """Whether words say that somebody raised a number, and not that it rose.

    >>> says_who_raised_it("The neighbours raise the toll to 19"), says_who_raised_it("the toll rose to 19")
    (True, False)
    """
    return bool(_raising().search(fold(" ".join(words.split()))))


def says_it_was_revised(words: str) -> bool:
    """Whether words say that a number was given in place of another, whichever way.

    >>> says_it_was_revised("she revised the number to 71"), says_it_was_revised("a revised timetable")
    (True, False)
    """
    return bool(_revising().search(fold(" ".join(words.split()))))


def revised_from(words: str, language: str) -> int | None:
    """The number in whose place words say that another is given; None where they name none.

    >>> revised_from("lowered the number of dead from 41 to 38", "en"), revised_from("41 came from 38 towns", "en")
    (41, None)
    """
    return _number_before(_revising(), _FROM_TO, words, language)


def _number_before(says: re.Pattern[str], before: re.Pattern[str], words: str, language: str) -> int | None:
    """The first number that stands where `before` has one, in words that say that it changed."""
    folded = fold(" ".join(words.split()))
    if not says.search(folded):
        return None
    return next((found for match in before.finditer(folded) if (found := number(match[1], language))), None)


def revised_by_nobody(words: str) -> bool:
    """Whether words leave out who revised a number.

    >>> revised_by_nobody("the toll was later put at 71"), revised_by_nobody("Venn revised the number to 71")
    (True, False)
    """
    folded = fold(" ".join(words.split()))
    return any(_ITSELF.search(folded[: found.start()]) for found in _revising().finditer(folded))


def told_as_earlier(before: str) -> bool:
    """Whether words right before a number say that another has replaced it.

    >>> [told_as_earlier(words) for words in ("raising an earlier toll of", "raising the toll to", "up from")]
    [True, False, True]
    """
    return bool(_earlier().search(fold(" ".join(before.split()))))


def grown_to(folded: str) -> int:
    """Where the last words end that say that a number rose; 0 where none do.

    >>> "the toll rose to fourteen after two died"[grown_to("the toll rose to fourteen after two died"):]
    ' fourteen after two died'
    """
    return max((found.end() for found in _growing().finditer(folded)), default=0)


def day_of_growth(pile: Pile, mention: Mention, time: Time) -> bool:
    """Whether a time is when a toll changed: "of the explosion rose to fourteen on Thursday" dates no explosion.

    Nor does the Monday of "the coast guard on Monday lowered the toll", or of "corrigió este lunes el balance del", nor
    the day by which so many had died: "by Thursday evening 47 people had died in the crash".
    """
    if not mention.sentence.contains(time.span) or not mention.sentence.contains(mention.trigger):
        return False
    text = pile.articles[mention.article].text
    if _BY.search(text, max(mention.sentence.start, time.span.start - _VERB), time.span.start):
        return _has_counted(pile, mention)
    between = text[min(mention.trigger.start, time.span.start) : max(mention.trigger.start, time.span.start)]
    # "of the sinking rose on Wednesday to 19": the day may stand before "to"
    around = _DAY_LEAD.sub("", between) + text[time.span.end : min(time.span.end + _TO, mention.sentence.end)]
    before = _VERB_BEFORE.search(text, max(mention.sentence.start, time.span.start - _VERB), time.span.start)
    moved = f"{before[1]} {text[time.span.end : mention.trigger.start]}" if before else ""
    return any(says_it_grew(words) or says_it_was_revised(words) for words in (between, around, moved))


def _has_counted(pile: Pile, mention: Mention) -> bool:
    """Whether a sentence tells how many had been killed, hurt or saved so far: "were known to have died"."""
    tolls = (m for m in pile.readings[mention.article].mentions if m.sentence == mention.sentence and m.quantities)
    return any(m.event_type in _COUNTED for m in tolls) and bool(_SO_FAR.search(pile.quote(mention.sentence)))


@cache
def _growing() -> re.Pattern[str]:
    every = sorted(folded_terms("toll_changes"))
    return re.compile(r"\b(?:" + "|".join(map(_with_a_day, every)) + r")\b")


@cache
def _raising() -> re.Pattern[str]:
    every = sorted(term for term in folded_terms("toll_changes") if _RAISES.match(term))
    return re.compile(r"(?<!\bse )\b(?:" + "|".join(map(_with_a_day, every)) + r")\b")


@cache
def _earlier() -> re.Pattern[str]:
    every = [t for t in sorted(folded_terms("toll_changes")) if t.endswith((" from", " de")) or _OLD.search(t)]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, every))})(?: \w+){{0,2}} ?$")


def _with_a_day(term: str) -> str:
    """A pattern for a term with the day it may hold: "rose on Wednesday to", "subió el martes a"."""
    verb, _, to = term.rpartition(" ")
    no_place = r"(?! (?:la|las|los|una?)\b)" if to == "a" else ""  # "subió a la tribuna"
    return f"{re.escape(verb)}{_A_DAY} {re.escape(to)}{no_place}" if to in _TOWARDS and verb else re.escape(term)


@cache
def _revising() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(folded_terms('revisions'))})\b")
