"""read: one article in, everything it says out, each with the span it stands on.

In: an Article. Out: a Reading (attributions, voices, credits, mentions, times, places, quantities, problems).
Who is who across articles is reconcile's to say. In a spaCy pipeline the same parts are components (components.py).
"""

from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.read.opening import MAX_CHARACTERS, opened
from firsthand.records import Article, Reading

if TYPE_CHECKING:
    from firsthand.read.document import Document
    from firsthand.read.models import Model

__all__ = ["MAX_CHARACTERS", "Reader"]


class Reader:
    """Reads articles one by one; the model loads at the first English text."""

    def __init__(self, model: str | None = None) -> None:
        self._asked = model

    def read(self, article: Article) -> Reading:
        """What one article says. Never raises for any text: what could not be read is a Problem."""
        document, reading = opened(article, self._parse)
        if document is None:
            return reading
        from firsthand.read import parts

        return parts.read(document, parts.PARTS, (), reading)

    @cached_property
    def fingerprint(self) -> str:
        """What a stored reading depends on besides the article and the code: the model, and gazetteers a user added."""
        from firsthand import geonames
        from firsthand.read import models

        added = (f"{index.name} {index.about['sha256'][:16]}" for index in geonames.added())
        return ", ".join((models.fingerprint(self._asked), *added))

    @cached_property
    def _model(self) -> "Model":
        from firsthand.read import models

        return models.english(self._asked)

    def _parse(self, article: Article, language: str) -> "Document":
        from firsthand.read.document import open_document

        return open_document(article, self._model.nlp, language=language, parsed=True)
