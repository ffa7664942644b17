"""read: one article in, everything it says out, each with the span it stands on.

In: an Article. Out: a Reading (attributions, voices, credits, mentions, times, places, quantities, problems).
Who is who across articles is reconcile's to say.
"""

from functools import cached_property


from firsthand.records import Article, Reading

READER = "1"  # raise it when a rule changes what is read, so that stored readings are made anew
MAX_CHARACTERS = 200_000  # a book or a table dump is not coverage: reading one cost minutes and gave noise

__all__ = ["READER", "Reader"]


class Reader:
    """Reads articles one by one; the model loads at the first English text."""

    def __init__(self, model: str | None = None) -> None:
        self._asked = model

    def read(self, article: Article) -> Reading:
        """What one article says. Never raises for any text: what could not be read is a Problem."""
        return Reading(article=article.id)

    @cached_property
    def fingerprint(self) -> str:
        """What a stored reading depends on besides the article: the reader's version and the model's weights."""
        from firsthand.read import models

        return f"read-{READER} {models.fingerprint(self._asked)}"
