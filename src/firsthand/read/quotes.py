"""The quotations of an article: where they stand, which run on into the next paragraph, which only keep a distance.

In: a Document. Out: Quotes in text order. An odd mark is kept as an unclosed quotation; nothing raises.
"""

from functools import lru_cache
from typing import NamedTuple

from firsthand import marks
from firsthand.read.document import Document, Paragraph

_OPENING = frozenset("“«‹„「『\"＂'‘")
_SINGLE = frozenset("'‘")
_SCARE_WORDS = 3  # single-handedly staged a "coup"; longer ones are mostly somebody's words


class Quote(NamedTuple):
    """Characters `[start, end)` of the article, marks included, in paragraph number `paragraph`.

    `runs_on` says that the next paragraph takes the quotation up again without its having been closed.
    """

    paragraph: int
    start: int
    end: int
    closed: bool
    runs_on: bool
    words: str

    @property
    def scare(self) -> bool:
        """Whether the marks keep a distance from a word or two rather than quote somebody."""
        return self.closed and _keeps_distance(self.words)

    @property
    def speech(self) -> bool:
        """Whether the marks hold a sentence, or a part of one that somebody uttered, on their own."""
        inner = self.words.split()
        return len(inner) > _SCARE_WORDS or (bool(inner) and inner[-1][-1] in ",.?!")


def find(document: Document) -> list[Quote]:
    """Every outermost quotation, paragraph by paragraph."""
    found: list[Quote] = []
    text = document.article.text
    for number, paragraph in enumerate(document.paragraphs):
        for quoted in _quotations(text, paragraph.start, paragraph.end):
            runs_on = not quoted.closed and _taken_up(document, number)
            if not quoted.closed and not runs_on and not _trusted(text, quoted, paragraph.start):
                continue
            end = len(text[: quoted.end].rstrip())
            inner = text[quoted.start + 1 : end - 1 if quoted.closed else end]
            found.append(Quote(number, quoted.start, end, quoted.closed, runs_on, inner))
    return found


def _quotations(text: str, start: int, end: int) -> list[marks.Quoted]:
    """The quotations of one paragraph; a single mark without a partner is an apostrophe ('90s) and hides nothing."""
    found: list[marks.Quoted] = []
    while start < end:
        rest = marks.quotations(text, [(start, end)])
        stray = rest[-1] if rest and not rest[-1].closed and rest[-1].mark in _SINGLE else None
        found += [quoted for quoted in rest if quoted is not stray]
        if stray is None:
            break
        start = stray.start + 1
    return found


def scare_quotes(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Where marks keep a distance from a word or two, as characters of the article."""
    return [(paragraph.start + start, paragraph.start + end) for start, end in _distant(paragraph.text)]


@lru_cache(maxsize=16)
def _distant(text: str) -> tuple[tuple[int, int], ...]:
    """Where marks keep a distance in a text; every mention of its paragraph asks."""
    found = _quotations(text, 0, len(text))
    return tuple((q.start, q.end) for q in found if q.closed and _keeps_distance(text[q.start + 1 : q.end - 1]))


def _keeps_distance(words: str) -> bool:
    inner = words.split()
    if not 0 < len(inner) <= _SCARE_WORDS or inner[-1][-1] in ",.?!":
        return False
    return not all(word[0].isupper() for word in inner)  # "Operation Constitution" is a name


def _taken_up(document: Document, number: int) -> bool:
    """Whether the next paragraph opens with a quotation mark, as a speech over several paragraphs does."""
    if number + 1 >= len(document.paragraphs):
        return False
    paragraph = document.paragraphs[number + 1]
    return document.article.text[paragraph.start : paragraph.end].lstrip()[:1] in _OPENING


def _trusted(text: str, quoted: marks.Quoted, start: int) -> bool:
    """Whether an unclosed mark is worth following to the end of its paragraph: a double mark at the very start."""
    return quoted.mark not in "'‘" and not text[start : quoted.start].strip()
