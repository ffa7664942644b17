"""read: one article in, everything it says out, each with the span it stands on.

In: an Article. Out: a Reading (attributions, voices, credits, mentions, times, places, quantities, problems).
Who is who across articles is reconcile's to say. In a spaCy pipeline the same parts are components (components.py).
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.read.opening import MAX_CHARACTERS, opened, to_parse
from firsthand.records import Article, Reading

if TYPE_CHECKING:
    from firsthand.read.document import Document
    from firsthand.read.models import Model
    from firsthand.read.parsing import Parser

__all__ = ["MAX_CHARACTERS", "Reader", "handfuls"]

_HANDFUL = 30_000  # characters


class Reader:
    """Reads articles; the model loads at the first English text, and a paragraph met before is not parsed again."""

    def __init__(self, model: str | None = None) -> None:
        self._asked = model

    def read(self, article: Article) -> Reading:
        """What one article says. Never raises for any text: what could not be read is a Problem."""
        return next(self.read_all((article,)))

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """What each article says, in order, as `read` has it; parsing many paragraphs at once takes less time."""
        for some in handfuls(articles):
            if texts := [text for article in some for text in to_parse(article)]:
                with suppress(Exception):  # the article it belongs to says so when it is opened
                    self._parser.pipe(texts)
            yield from map(self._read, some)

    def _read(self, article: Article) -> Reading:
        document, reading = opened(article, self._parse)
        if document is None:
            return reading
        from firsthand.read import parts

        return parts.read(document, parts.PARTS, (), reading)

    @property
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

    @cached_property
    def _parser(self) -> "Parser":
        from firsthand.read.parsing import Parser
        from firsthand.read.ruling import quick

        return Parser(quick(self._model.nlp))

    def _parse(self, article: Article, language: str) -> "Document":
        from firsthand.read.document import open_document

        return open_document(article, self._parser.pipe, language=language, parsed=True)


def handfuls(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles, in order, as many together as take some seconds to read."""
    some: list[Article] = []
    for article in articles:
        some.append(article)
        if sum(len(one.text) for one in some) >= _HANDFUL:
            yield some
            some = []
    if some:
        yield some
