"""What of a sentence stays the same in another language: names, numbers, months, the stems of long words.

In: an Article. Out: its sentences with their anchors, such as "@talvik", "#16", "#month 5", "~explo".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.lineage.fingerprint import fold
from firsthand.lineage.kind import paragraphs
from firsthand.lineage.sentences import bounds
from firsthand.marks import Quoted, quotations
from firsthand.records import Article
from firsthand.resources import table

STEM = 5  # letters: "coordin-ator" and "coordin-ador", "explo-sion" and "explo-tó" share their first five
LETTERS = 24  # of a sentence that says something: "quarta-feira, 24 de setembro de 2008" has 23

WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+", re.UNICODE)


class Sentence(NamedTuple):
    """Characters `[start, end)` of an article, the anchors in it, and what they weigh together in this pile.

    `own` when it says something in the outlet's own words: no date line, no third party's words.
    """

    start: int
    end: int
    anchors: frozenset[str]
    weight: float = 0.0
    own: bool = True


def anchored(article: Article) -> list[Sentence]:
    """The sentences of an article with what stays the same in translation."""
    sentences = [(low, high, WORD.findall(article.text[low:high])) for low, high in bounds(article)]
    names = {fold(word) for _, _, words in sentences for word in words[1:] if word[0].isupper()}
    language = (article.language or "").split("-")[0].casefold()
    quoted = quotations(article.text, paragraphs(article))
    return [
        Sentence(low, high, frozenset(_anchors(words, names, language)), own=_says(words) and _own(quoted, low, high))
        for low, high, words in sentences
    ]


def _says(words: Sequence[str]) -> bool:
    """Whether there is more than a date line or a name; a letter of a script without blanks counts for three."""
    return sum(3 if letter >= "\u2e80" else 1 for word in words for letter in word if letter.isalpha()) >= LETTERS


def _own(quoted: Sequence[Quoted], low: int, high: int) -> bool:
    """Whether less than half of a sentence is between closed quotation marks."""
    return sum(max(0, min(high, q.end) - max(low, q.start)) for q in quoted if q.closed) <= (high - low) / 2


def _anchors(words: Sequence[str], names: set[str], language: str) -> Iterator[str]:
    """Numbers in digits whatever their marks, months, names as written, stems of long words.

    A capital at the head of a sentence makes a name only of a word that has one elsewhere too.
    """
    values, months = _number_words(language), _months(language)
    for place, word in enumerate(words):
        plain = fold(word)
        if word[0].isdigit():
            yield "#" + "".join(str(int(digit)) for digit in word if digit.isdecimal())
        elif plain in values:
            yield "#" + values[plain]
        elif plain in months and (language != "en" or word[0].isupper()):
            yield "#month " + months[plain]
        elif word[0].isupper() and len(plain) > 2 and (place or plain in names):
            yield "@" + plain[:6]
        elif len(plain) > STEM:
            yield "~" + plain[:STEM]
        elif len(plain) == STEM - 1 or len(plain) == STEM:
            yield "~" + plain


@cache
def _months(language: str) -> dict[str, str]:
    """Month names of the language, where it has a table."""
    return {fold(row["term"]): row["value"] for row in table(language, "calendar") if row["kind"] == "month"}


@cache
def _number_words(language: str) -> dict[str, str]:
    """Number words from two up, where the language has a table: "one" and "una" are articles too often."""
    rows = table(language, "numbers")
    return {fold(r["term"]): r["value"] for r in rows if r["kind"] in {"unit", "ten"} and r["value"] not in {"0", "1"}}
