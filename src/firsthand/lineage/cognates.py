"""What of a sentence stays the same in another language: names, numbers, months, the stems of long words.

In: an Article. Out: its sentences with their anchors, such as "@talvik", "#16", "#month 5", "~explo".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.lineage.fingerprint import fold
from firsthand.lineage.kind import paragraphs
from firsthand.records import Article
from firsthand.resources import table

STEM = 5  # letters: "coordin-ator" and "coordin-ador", "explo-sion" and "explo-tó" share their first five

WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+", re.UNICODE)
_SENTENCE = re.compile(r"[^.!?…\n]*(?:[.!?…](?!\s+[A-ZÁÉÍÓÚÑ¿¡\"“«‘(—]|\s*$|\n)[^.!?…\n]*)*[.!?…]*[\"”»’)]*")


class Sentence(NamedTuple):
    """Characters `[start, end)` of an article, the anchors in it, and what they weigh together in this pile."""

    start: int
    end: int
    anchors: frozenset[str]
    weight: float = 0.0


def anchored(article: Article) -> list[Sentence]:
    """The sentences of an article with what stays the same in translation."""
    bounds = []
    for start, end in paragraphs(article):
        for match in _SENTENCE.finditer(article.text, start, end):
            words = match.group()
            low = match.start() + len(words) - len(words.lstrip())
            high = match.end() - (len(words) - len(words.rstrip()))
            if high > low:
                bounds.append((low, high))
    sentences = [(low, high, WORD.findall(article.text[low:high])) for low, high in bounds]
    names = {fold(word) for _, _, words in sentences for word in words[1:] if word[0].isupper()}
    language = (article.language or "").split("-")[0].casefold()
    return [Sentence(low, high, frozenset(_anchors(words, names, language))) for low, high, words in sentences]


def _anchors(words: Sequence[str], names: set[str], language: str) -> Iterator[str]:
    """Numbers in digits whatever their marks, months, names as written, stems of long words.

    A capital at the head of a sentence makes a name only of a word that has one elsewhere too.
    """
    values, months = _number_words(language), _months(language)
    for place, word in enumerate(words):
        plain = fold(word)
        if word[0].isdigit():
            yield "#" + re.sub(r"\D", "", word)
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
