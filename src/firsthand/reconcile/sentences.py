"""Sentences of the articles of a case: where they stand, and which of their words tell who speaks, and which what.

In: a Pile. Out: sentences as spans, found once an article, and their words without the frame ("X said that", "as Y
reported").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from firsthand.reconcile.passages import words_in, words_of
from firsthand.reconcile.pile import Pile, Word
from firsthand.records import Span
from firsthand.wording import calendar, fold

_STOP = re.compile(r"[.!?][”\"’'»]?\s+|\n")
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+")
# What ends in a point and no sentence with it: titles, and the initials of a name.
_SHORT = re.compile(r"\b(?:Dra?|Mrs?|Ms|Sra?|Gen|Gov|Sen|Rep|Col|Capt|Lt|Sgt|Prof|Rev|Hon|St|Lic|Ing|[A-Z])$")
_HOUR = re.compile(r"\b[ap]\.? ?m?$")  # "at 2:30 p.m. on Tuesday", "a las 7 p. m. del martes"


def paragraphs(pile: Pile, article: str) -> Iterator[Span]:
    """The lines of an article's text that are not empty."""
    return (Span(article, *found.span()) for found in _LINE.finditer(pile.articles[article].text))


def sentence_at(pile: Pile, span: Span) -> Span:
    """The sentence that a span begins in."""
    return _sentence(pile, span.article, _number(pile, span.article, span.start))


def sentences_of_words(pile: Pile, article: str) -> list[Span]:
    """The sentence that each word of an article begins in."""
    if article not in pile.around:
        words = words_in(pile, article)
        stops = _stops(pile, article)
        every = [_sentence(pile, article, number) for number in range(len(stops) - 1)]
        pile.around[article] = [every[_number(pile, article, word.start)] for word in words]
    return pile.around[article]


def sentences_in(pile: Pile, span: Span) -> list[Span]:
    """The sentences of which most lies in a span."""
    text, found = pile.articles[span.article].text, []
    last = _number(pile, span.article, max(span.start, span.end - 1))
    for number in range(_number(pile, span.article, span.start), last + 1):
        one = _sentence(pile, span.article, number)
        inside = min(one.end, span.end) - max(one.start, span.start)
        if inside * 2 > len(one) and text[one.start : one.end].strip():
            found.append(one)
    return found


def said_words(pile: Pile, sentence: Span) -> list[Word]:
    """The words of a sentence without those of its frame: who speaks, the verb of saying, the outlet credited."""
    frame = frame_words(pile, sentence.article)
    return [word for word in words_of(pile, sentence) if word.start not in frame]


def frame_words(pile: Pile, article: str) -> frozenset[int]:
    """Where the words begin that tell who speaks."""
    if article not in pile.frames:
        reading = pile.readings.get(article)
        spans = [s for a in reading.attributions for s in (*a.sources, *a.cues)] if reading else []
        spans += [c.span for c in reading.credits] if reading else []
        pile.frames[article] = frozenset(word.start for span in spans for word in words_of(pile, span))
    return pile.frames[article]


def _number(pile: Pile, article: str, at: int) -> int:
    stops = _stops(pile, article)
    return max(0, min(bisect_right(stops, at) - 1, len(stops) - 2))


def _sentence(pile: Pile, article: str, number: int) -> Span:
    stops = _stops(pile, article)
    return Span(article, stops[number], stops[number + 1])


def _stops(pile: Pile, article: str) -> list[int]:
    """Where the sentences of an article begin, and where the last ends."""
    if article not in pile.stops:
        text = pile.articles[article].text
        inner = (match.end() for match in _STOP.finditer(text) if not _short(text, match))
        pile.stops[article] = [0, *(at for at in inner if at < len(text)), len(text)]
    return pile.stops[article]


def _short(text: str, stop: re.Match[str]) -> bool:
    """Whether a point is that of a shortened word: "Dr. Lind", "J. Lind", "at 2:30 p.m. on Tuesday"."""
    if not stop[0].startswith(".") or "\n" in stop[0]:
        return False
    short = (_SHORT, _HOUR) if len(stop[0]) > 1 and _goes_on(text, stop.end()) else (_SHORT,)
    return any(pattern.search(text, max(0, stop.start() - 5), stop.start()) for pattern in short)


def _goes_on(text: str, at: int) -> bool:
    """Whether what follows is no new sentence: a small letter, or the day of the hour before it."""
    word = _WORD.match(text, at)
    return word is not None and (word[0][0].islower() or fold(word[0]) in calendar())
