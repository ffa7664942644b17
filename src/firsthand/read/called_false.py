"""Whether words around a happening call false the statement that tells it: "his claim, that nobody fled, was wrong".

In: the words of a text before a happening and behind it. Out: yes or no. The words are those of `put_forward.tsv` and
`verdicts.tsv`, so that it holds where there is no parser, or where a quotation mark misleads it.
"""

import re
from functools import cache

from firsthand.resources import either, table

_REACH = 160  # characters on each side


def calls_false(language: str, before: str, after: str) -> bool:
    """Whether what is told between two stretches of text is put forward by a noun that is then called false.

    >>> calls_false("en", "that his statement of the day before, that nobody had ", ', "was wrong and I withdraw it"')
    True
    >>> calls_false("en", "The claim that the man who ", " four people is innocent was false")
    False
    >>> calls_false("en", "His statement that nobody had ", " was right, the other was wrong")
    False
    >>> calls_false("es", "su afirmación de que nadie se ", " de Quillera era falsa")
    True
    >>> calls_false("es", "Es falsa la información del diario de que tres ", " en Quillera")
    True
    >>> calls_false("en", "Reports that the dam had ", " on Sunday, drowning two people, are not true")
    True
    """
    near = before[-_REACH:]
    if _told_first(language).search(near):
        return True
    return _put_forward(language).search(near) is not None and is_called_false_behind(language, after)


def is_called_false_behind(language: str, after: str) -> bool:
    """Whether the words behind what is told call it false, past an aside: ", killing two, are not true"."""
    return _verdict(language).match(after[:_REACH]) is not None


def names_what_is_told(language: str, words: str) -> bool:
    """Whether words end with a noun that puts forward what is told behind it: "A report"."""
    return re.search(rf"\b(?:{_any(language, 'put_forward', 'noun')})$", words.strip(), re.IGNORECASE) is not None


@cache
def _put_forward(language: str) -> re.Pattern[str]:
    """The noun, the word that leads to what it puts forward, and no clause more."""
    noun, lead, relative = (_any(language, "put_forward", role) for role in ("noun", "lead", "relative"))
    between = rf"(?:\s+(?!(?:{lead})\b)[\w'’]+){{0,6}},?\s+"
    return re.compile(
        rf"\b(?:{noun})\b{between}(?:{lead})\b(?:(?!\b(?:{relative}|{lead})\b)[^,;:.!?«»“”\"])*(?:,\s*)?$", re.I
    )


@cache
def _verdict(language: str) -> re.Pattern[str]:
    """What calls it false, with no other link before it."""
    link, false = (_any(language, "verdicts", role) for role in ("link", "false"))
    plain = rf"(?:(?!\b(?:{link})\b)[^,;:.!?«»“”\"])*"
    return re.compile(rf"{plain}(?:,(?:{plain},)?\s*)?[\"“«]?\s*(?:{link})\s+(?:{false})\b", re.I)


@cache
def _told_first(language: str) -> re.Pattern[str]:
    """What calls it false before it is told: "es falsa la noticia de que", "no es cierto que"."""
    link, false = (_any(language, "verdicts", role) for role in ("link", "false"))
    noun, lead, relative = (_any(language, "put_forward", role) for role in ("noun", "lead", "relative"))
    whole, plain = _any(language, "verdicts", "whole"), rf"(?:(?!\b(?:{relative}|{lead})\b)[^,;:.!?«»“”\"])*"
    named = rf"(?:{link})\s+(?:{false})\s+(?:\w+\s+)?(?:{noun})\b(?:\s+(?!(?:{lead})\b)[\w'’]+){{0,6}}\s+(?:{lead})"
    return re.compile(rf"\b(?:{named}|(?:{whole})\s+que)\b{plain}$", re.IGNORECASE)


def _any(language: str, name: str, role: str) -> str:
    return either(frozenset(row["term"] for row in table(language, name) if row["role"] == role))
