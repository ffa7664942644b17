"""Whose word it is where a text is quoted as desks do: "it emerges from", "reads a police log", "se lee en el parte".

The examples are our own, made after the fourth family of planted cases was read.
"""

import pytest

from firsthand.read import attribution
from tests.read.reading import document


def _said(text: str, language: str = "en") -> list[tuple[str, str]]:
    read = document(text, language=language)
    quote = read.article.quote
    return [
        (" ".join(quote(one) for one in found.sources), " … ".join(quote(one) for one in found.contents))
        for found in attribution.find(read)
    ]


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("The depot was empty, it emerges from a municipal register.", "a municipal register", "The depot was empty"),
        ("The depot was empty, reads a police log.", "a police log", "The depot was empty"),
        ("The depot was empty — that is the word from the mayor.", "the mayor", "The depot was empty"),
        ("In a police log it is noted that the depot was empty.", "a police log", "that the depot was empty"),
        ("As set out in a municipal register, the depot was empty.", "a municipal register", "the depot was empty"),
    ],
)
def test_what_a_text_lets_one_know_is_on_its_word(text: str, source: str, told: str) -> None:
    """A text speaks for itself, before or behind what it tells."""
    assert (source, told) in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The boy ran to the quay, reads a book and sleeps.",
        "She teaches, reads and writes.",
        "Smoke rose, and water emerged from a pipe.",
        "In a police van it is noted for its comfort.",
        "That is the word of the year.",
    ],
)
def test_who_reads_a_book_says_nothing(text: str) -> None:
    """Reading, coming out of a pipe and a word of the year are no sayings."""
    assert not [one for one in _said(text) if one[0]]


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("El depósito estaba vacío, se lee en un registro municipal.", "un registro municipal",
         "El depósito estaba vacío"),
        ("El depósito estaba vacío, según se desprende de un parte policial.", "un parte policial",
         "El depósito estaba vacío"),
        ("En un registro municipal se hace constar que el depósito estaba vacío.", "un registro municipal",
         "que el depósito estaba vacío"),
        ("El depósito estaba vacío, según la alcaldesa Ana Lind, citada por El Faro.", "la alcaldesa Ana Lind",
         "El depósito estaba vacío"),
        ("De acuerdo con la alcaldesa Ana Lind, citada por El Faro, el depósito estaba vacío.", "la alcaldesa Ana Lind",
         "el depósito estaba vacío"),
    ],
)  # fmt: skip
def test_spanish_texts_speak_too(text: str, source: str, told: str) -> None:
    """ "Se lee en", "según se desprende de", "se hace constar": on the text's word; who printed it is no part of it."""
    assert (source, told.removeprefix("que ")) in [(a, b.removeprefix("que ")) for a, b in _said(text, "es")]
