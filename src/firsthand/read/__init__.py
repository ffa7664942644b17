"""read: one article in, everything it says out, each with the span it stands on.

In: an Article. Out: a Reading (attributions, voices, credits, mentions, times, places, quantities, problems).
Who is who across articles is reconcile's to say.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from firsthand.records import (
    Article,
    Attribution,
    Credit,
    Mention,
    Place,
    Problem,
    Quantity,
    Reading,
    Time,
    Voice,
    problem,
)

if TYPE_CHECKING:
    from firsthand.read.document import Document
    from firsthand.read.models import Model

MAX_CHARACTERS = 200_000  # a book or a table dump is not coverage: reading one costs minutes and gives noise

__all__ = ["Reader"]

T = TypeVar("T")


class Reader:
    """Reads articles one by one; the model loads at the first English text."""

    def __init__(self, model: str | None = None) -> None:
        self._asked = model

    def read(self, article: Article) -> Reading:
        """What one article says. Never raises for any text: what could not be read is a Problem."""
        problems: list[Problem] = []
        try:
            document = self._open(article, problems)
        except Exception as trouble:
            problems.append(_failed(article, "open", trouble))
            document = None
        if document is None:
            return Reading(article=article.id, problems=tuple(problems), coverage="none")
        return _read(document, problems)

    @cached_property
    def fingerprint(self) -> str:
        """What a stored reading depends on besides the article and the code: the model and its weights."""
        from firsthand.read import models

        return models.fingerprint(self._asked)

    @cached_property
    def _model(self) -> "Model":
        from firsthand.read import models

        return models.english(self._asked)

    def _open(self, article: Article, problems: list[Problem]) -> "Document | None":
        """The article parsed, or None with a Problem where there is nothing that can be read."""
        from firsthand.read import languages, models
        from firsthand.read.document import open_document

        if len(article.text) > MAX_CHARACTERS:
            message = f"{len(article.text):,} characters; only the first {MAX_CHARACTERS:,} are read"
            problems.append(problem(article.key, "read", "too-long", message))
            article = _shortened(article)
        if not article.text.strip():
            problems.append(problem(article.key, "read", "empty", "there is no text to read"))
            return None
        language = languages.language_of(article)
        if languages.parsed(language):
            return open_document(article, self._model.nlp, language=language, parsed=True)
        if not languages.has_tables(language):
            named = f"the language {language!r} has no reader" if language else "the language is not known"
            message = f"{named}: quotations, dates and numbers only"
            problems.append(problem(article.key, "read", "language", message))
        return open_document(article, models.plain(language or "xx"), language=language, parsed=False)


def _read(document: "Document", problems: list[Problem]) -> Reading:
    """Each part in turn; a part that fails costs only itself."""
    from firsthand.read import attribution, credits, mentions, places, quantities, sources, times

    article = document.article

    def part(name: str, step: Callable[[], T], otherwise: T) -> T:
        try:
            return step()
        except Exception as trouble:  # a text no rule foresaw must not cost the other articles
            problems.append(_failed(article, name, trouble))
            return otherwise

    dates: list[Time] = part("times", lambda: times.tag(document), [])
    toponyms: list[Place] = part("places", lambda: places.tag(document), [])
    numbers: list[Quantity] = part("quantities", lambda: quantities.tag(document, dates), [])
    found: list[Attribution] = part("attribution", lambda: attribution.find(document), [])
    credited: list[Credit] = part("credits", lambda: credits.find(document), [])
    nobody: list[Voice] = []
    voices, found = part("sources", lambda: sources.find(document, found, credited), (nobody, found))
    happenings: list[Mention] = part("mentions", lambda: mentions.find(document, dates, toponyms, numbers), [])
    return Reading(
        article=article.id,
        attributions=tuple(found),
        voices=tuple(voices),
        credits=tuple(credited),
        mentions=tuple(replace(one, attribution=_innermost(one, found)) for one in happenings),
        times=tuple(dates),
        places=tuple(toponyms),
        quantities=tuple(numbers),
        problems=tuple(problems),
        coverage="full" if document.parsed else "partial",
    )


def _innermost(mention: Mention, attributions: list[Attribution]) -> str | None:
    """The attribution with the shortest content that holds the mention's trigger; one with a source before one without.

    "Three lawyers said that there were reports of beatings": the lawyers' word, not nobody's.
    """
    around = [one for one in attributions if any(content.contains(mention.trigger) for content in one.contents)]
    inner = min(around, key=lambda one: (not one.sources, sum(map(len, one.contents)), one.id), default=None)
    return inner.id if inner else None


def _shortened(article: Article) -> Article:
    """The article as if it ended at MAX_CHARACTERS; its id, and so every span, stays the article's own."""
    blocks = tuple(block for block in article.blocks if block.end <= MAX_CHARACTERS)
    links = tuple(link for link in article.links if link.end <= MAX_CHARACTERS)
    cut = article.text.rfind("\n", 0, MAX_CHARACTERS)
    return replace(article, text=article.text[: cut if cut > 0 else MAX_CHARACTERS], blocks=blocks, links=links)


def _failed(article: Article, part: str, trouble: Exception) -> Problem:
    message = f"{part} could not be read ({type(trouble).__name__}: {trouble}); please report the text that caused it"
    return problem(article.key, "read", f"failed-{part}", message)
