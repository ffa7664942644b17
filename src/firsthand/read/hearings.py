"""On which day something was said or heard, and not done: "a jury heard on Tuesday how he died", "dijo el lunes que".

In: a verb of a parsed sentence, or a sentence of a language without a parser and its times. Out: whether the verb only
hears what is told to it, and where the words begin that a day before them does not date.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from firsthand.inflection import written
from firsthand.read.drafts import Offsets
from firsthand.read.grammar import grammar
from firsthand.resources import either, terms

_DEEP = 6  # words up to the verb that a day hangs on
_OPENS = frozenset({"that", "how", "why"})
_FAR = 120  # characters behind a day within which its account begins
_PARTS = re.compile(r"[.;:!?]\s")


def hears(verb: Token) -> bool:
    """Whether a verb tells of hearing an account: "heard how he died"; not "heard a blast", "heard shots ring out"."""
    if verb.lemma_.lower() not in terms("en", "hearings"):
        return False
    behind = (child for child in verb.rights if child.dep_ in ("ccomp", "acl", "relcl", "advcl", "dobj", "prep"))
    return any(_OPENS & {word.lower_ for word in (child.left_edge, child, *child.lefts)} for child in behind) or any(
        word.lower_ in _OPENS for word in verb.doc[verb.i + 1 : verb.i + 4]
    )


def is_of_a_hearing(word: Token) -> bool:
    """Whether a day is that of a hearing: the next verb above it hears, or it stands between that and the account."""
    for _ in range(_DEEP):
        if word.pos_ in ("VERB", "AUX") or word.head.i == word.i:
            return hears(word)
        word = word.head
    return False


def said_then(language: str, words: str, times: Sequence[Offsets], done: Sequence[int]) -> Iterator[tuple[int, int]]:
    """For each time of a sentence that dates a saying or a hearing: where it begins, and where the account begins.

    `done` are where the happenings of the sentence begin: "El martes murieron tres y la policía dijo que" dates deaths.
    """
    cues = [(hit.start, hit.end) for hit in grammar(language).hits(words) if hit.cue.core] if times else []
    for first, last in [*cues, *_heard(language, words)]:
        told = _account(language, words, last, times)
        for start, end in times if told else ():
            if start < first:
                beside = not any(end <= at < first for at in done) and not _PARTS.search(words, end, first)
            else:
                beside = last <= start < told
            if beside:
                yield start, told


def heard_then(language: str, words: str, start: int, end: int) -> bool:
    """Whether a time is when somebody heard what is told behind it."""
    begin = max((found.end() for found in _PARTS.finditer(words, 0, start)), default=0)
    near, at = words[begin : end + _FAR], (start - begin, end - begin)
    for first, last in _heard(language, near):
        told = _account(language, near, last, [at])
        if told and at[0] < told and not _PARTS.search(near, min(at[1], last), max(at[0], first)):
            return True
    return False


def _account(language: str, words: str, end: int, times: Sequence[Offsets]) -> int:
    """Where the account begins behind a verb, "que" or "cómo", with at most a time and a listener between; else 0."""
    bare = list(words)
    for start, stop in times:
        if end <= start:
            bare[start:stop] = " " * (stop - start)
    blank = "".join(bare)
    found = _opening(language).match(blank, grammar(language).past_aside(blank, end))
    return found.start("opens") if found else 0


def _heard(language: str, words: str) -> list[Offsets]:
    """The verbs of hearing of a sentence."""
    verbs = _verbs(language)
    return [found.span() for found in verbs.finditer(words)] if verbs else []


@cache
def _opening(language: str) -> re.Pattern[str]:
    """What an account opens with, behind the article that a weekday leaves."""
    g = grammar(language)
    article = either(g.role("definite") | g.role("determiner"))
    return re.compile(rf"[\s,]*(?:(?:{article})[\s,]+)?\b(?P<opens>{g.that}|{g.whether})\b", re.IGNORECASE)


@cache
def _verbs(language: str) -> re.Pattern[str] | None:
    """The forms of a language's verbs of hearing."""
    known = written(language, "hearings")
    return re.compile(rf"\b(?:{either(known)})\b", re.IGNORECASE) if known else None
