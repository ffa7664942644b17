"""Paragraphs parsed once each, however often they were copied, and many at a time.

In: texts, and the `pipe` of a spaCy pipeline. Out: their Docs, to be looked at only: those of equal texts are one. What
stands around a paragraph does not change its parse, so nothing depends on which texts were asked for together.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from firsthand.read.document import Pipe
from firsthand.read.products import one_core

_KEPT = 500_000  # tokens: about 150 MB, and the newest some 700 articles


class Parser:
    """A pipeline that remembers what it parsed last."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self._docs: dict[str, Doc] = {}  # the one asked for last stands last
        self._tokens = 0

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The Doc of each text, in order."""
        asked = list(texts)
        known = {text: self._docs.pop(text) for text in dict.fromkeys(asked) if text in self._docs}
        new = [text for text in dict.fromkeys(asked) if text not in known]
        self._docs.update(known)
        with one_core():
            for text, doc in zip(new, self._pipe(new), strict=True):
                known[text] = self._docs[text] = doc
                self._tokens += len(doc)
        self._forget()
        return (known[text] for text in asked)

    def _forget(self) -> None:
        while self._tokens > _KEPT:
            self._tokens -= len(self._docs.pop(next(iter(self._docs))))
