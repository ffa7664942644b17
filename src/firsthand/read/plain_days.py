"""Days that are not those of a happening in the sentence, where there is no parser.

In: the words around a day. Out: whether it is when somebody spoke ("que el domingo había negado", "negó el domingo
haber atacado", "reivindicó el domingo el ataque"), or some days away from what follows ("el lunes, un día antes de que
se anunciara el cese").
"""

import re
from functools import cache

from firsthand.read import numbers
from firsthand.read.grammar import grammar
from firsthand.read.times.rule import calendar
from firsthand.resources import either

_SHORT = frozenset({"TS", "TM", "TH"})  # hours: most often on the same day
_CLAIM = (
    r"(?:ha[n]?\s+)?reivindic\w+|se\s+(?:ha[n]?\s+)?(?:atribu|adjudic)\w+"
    r"|asum(?:ió|ieron)\s+la\s+(?:autoría|responsabilidad)"
)
_CLAIMS = re.compile(rf"\s+(?:{_CLAIM})\b", re.IGNORECASE)
_CLAIMS_BEHIND = re.compile(rf"\b(?:{_CLAIM})$", re.IGNORECASE)
_HAVING = re.compile(r"\s+haber(?:l[aeo]s?|se|me|nos)?\b", re.IGNORECASE)


def of_a_saying(language: str, words: str, start: int, end: int) -> bool:
    """Whether a day stands between a relative pronoun and a verb of saying: "Lind, que el lunes había negado"."""
    if not _relative(language).search(words[:start]):
        return False
    return any(
        hit.cue.core and not words[end : hit.start].strip() for hit in grammar(language).hits(words) if hit.start >= end
    )


def of_who_says_it(language: str, words: str, start: int, end: int) -> bool:
    """Whether a day stands before what a speaker did, behind the verb: "negó el jueves haber atacado"."""
    if not _HAVING.match(words, end):
        return False
    before = _before_a_day(language, words[:start])
    return any(hit.cue.core and hit.end == len(before) for hit in grammar(language).hits(before))


def of_a_claim(language: str, words: str, start: int, end: int) -> bool:
    """Whether a day stands beside a verb of claiming: "reivindicó el lunes el ataque", "que el lunes se atribuyó".

    "El ataque del lunes" that is claimed was on Monday.
    """
    return bool(_CLAIMS.match(words, end) or _CLAIMS_BEHIND.search(_before_a_day(language, words[:start])))


def _before_a_day(language: str, before: str) -> str:
    """The words before a day, without the article that is the day's."""
    before = before.rstrip()
    lead = _article(language).search(before)
    return before[: lead.start()].rstrip() if lead else before


@cache
def _article(language: str) -> re.Pattern[str]:
    g = grammar(language)
    return re.compile(rf"(?<=\s)(?:{either(g.role('definite') | frozenset({'este', 'esta'}))})$", re.IGNORECASE)


def days_away(language: str, between: str) -> bool:
    """Whether words between a day and a happening lead some days away from it.

    >>> days_away("es", ", un día antes de que el ministerio anunciara el "), days_away("es", ", antes de la ")
    (True, False)
    """
    return bool(_away(language).search(between))


@cache
def _relative(language: str) -> re.Pattern[str]:
    g = grammar(language)
    known = either(g.role("definite"))
    return re.compile(rf"\b(?:{g.relative})\s+(?:(?:{known})\s+)?$", re.IGNORECASE)


@cache
def _away(language: str) -> re.Pattern[str]:
    units = either(frozenset(word for word, code in calendar(language, "unit").items() if code not in _SHORT))
    leads = either(grammar(language).role("away"))
    return re.compile(rf"\b(?:{numbers.pattern(language)})\s+(?:{units})\s+(?:{leads})(?:l|\b)", re.IGNORECASE)
