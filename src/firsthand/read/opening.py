"""An article opened for reading: in which language, how much of it, and what stands in the way.

In: an Article and what parses English. Out: a Document, or None with a Problem where there is nothing to read.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from firsthand.read import languages
from firsthand.records import Article, Problem, Reading, problem

if TYPE_CHECKING:
    from firsthand.read.document import Document

MAX_CHARACTERS = 200_000  # a book or a table dump is not coverage: reading one costs minutes and gives noise

Parse = Callable[[Article, str], "Document"]


def opened(article: Article, parse: Parse) -> "tuple[Document | None, Reading]":
    """The document, and the reading that everything is still to be read into; `parse` is for what has a parser.

    Whatever `parse` raises is a Problem too.
    """
    problems: list[Problem] = []
    try:
        document = _document(article, parse, problems)
    except Exception as trouble:
        problems.append(failed(article, "open", trouble))
        document = None
    if document is None:
        return None, Reading(article=article.id, problems=tuple(problems), coverage="none")
    return document, Reading(
        article=article.id, problems=tuple(problems), coverage="full" if document.parsed else "partial"
    )


def to_parse(article: Article) -> list[str]:
    """The texts that opening the article will ask `parse` for."""
    article = _shortened(article)
    if not languages.parsed(languages.language_of(article)):
        return []
    from firsthand.read.document import paragraphs

    return paragraphs(article)


def _document(article: Article, parse: Parse, problems: list[Problem]) -> "Document | None":
    if len(article.text) > MAX_CHARACTERS:
        message = f"{len(article.text):,} characters; only the first {MAX_CHARACTERS:,} are read"
        problems.append(problem(article.key, "read", "too-long", message))
    article = _shortened(article)
    if not article.text.strip():
        problems.append(problem(article.key, "read", "empty", "there is no text to read"))
        return None
    language = languages.language_of(article)
    if languages.parsed(language):
        return parse(article, language)
    if not languages.has_tables(language):
        named = f"the language {language!r} has no reader" if language else "the language is not known"
        message = f"{named}: quotations, numbers, dates in digits and names of large places only"
        problems.append(problem(article.key, "read", "language", message))
    from firsthand.read import models
    from firsthand.read.document import open_document

    return open_document(article, models.plain(language or "xx").pipe, language=language, parsed=False)


def _shortened(article: Article) -> Article:
    """The article as if it ended at MAX_CHARACTERS; its id, and so every span, stays the article's own."""
    if len(article.text) <= MAX_CHARACTERS:
        return article
    blocks = tuple(block for block in article.blocks if block.end <= MAX_CHARACTERS)
    links = tuple(link for link in article.links if link.end <= MAX_CHARACTERS)
    cut = article.text.rfind("\n", 0, MAX_CHARACTERS)
    return replace(article, text=article.text[: cut if cut > 0 else MAX_CHARACTERS], blocks=blocks, links=links)


def failed(article: Article, part: str, trouble: Exception) -> Problem:
    """The Problem of a part that could not be read."""
    message = f"{part} could not be read ({type(trouble).__name__}: {trouble}); please report the text that caused it"
    return problem(article.key, "read", f"failed-{part}", message)
