"""Days that are not those of a happening in the sentence, where there is no parser.

In: the words around a day. Out: whether it is when somebody spoke ("que el domingo había negado"), or some days away
from what follows ("el lunes, un día antes de que se anunciara el cese").
"""

import re
from functools import cache

from firsthand.read import numbers
from firsthand.read.grammar import grammar
from firsthand.read.times.rule import calendar
from firsthand.resources import either

_SHORT = frozenset({"TS", "TM", "TH"})  # hours: most often on the same day


def of_a_saying(language: str, words: str, start: int, end: int) -> bool:
    """Whether a day stands between a relative pronoun and a verb of saying: "Lind, que el lunes había negado"."""
    if not _relative(language).search(words[:start]):
        return False
    return any(
        hit.cue.core and not words[end : hit.start].strip() for hit in grammar(language).hits(words) if hit.start >= end
    )


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
