"""Extraction of a few bytes, as the workflow does it."""

import hashlib
import io
from typing import NamedTuple

from firsthand.collect import Defaults, extract, media_type
from firsthand.records import Article, Capture, Problem


class Drawn(NamedTuple):
    """What came out of one file."""

    captures: list[Capture]
    articles: list[Article]
    problems: list[Problem]

    @property
    def article(self) -> Article:
        """The only article."""
        assert len(self.articles) == 1, self.problems
        return self.articles[0]

    @property
    def codes(self) -> list[str]:
        """The codes of the problems."""
        return [problem.code for problem in self.problems]


def draw(raw: bytes | str, key: str = "page.html", defaults: Defaults | None = None) -> Drawn:
    """Extract from bytes, and check what must hold for every extraction."""
    data = raw.encode() if isinstance(raw, str) else raw
    kind = media_type(key, data[:4096])
    capture = Capture(sha256=hashlib.sha256(data).hexdigest(), path=key, media_type=kind, size=len(data))
    drawn = Drawn([], [], [])
    for item in extract(capture, io.BytesIO(data), defaults or Defaults()):
        if isinstance(item, Article):
            known = {capture.sha256, *(member.sha256 for member in drawn.captures)}
            assert item.sha256 in known, "an article comes after the capture it was drawn from"
            hold(item)
            drawn.articles.append(item)
        elif isinstance(item, Capture):
            assert (item.container or "").startswith(capture.sha256 + "@")
            drawn.captures.append(item)
        else:
            drawn.problems.append(item)
    return drawn


def hold(article: Article) -> None:
    """Blocks and links lie in the text, in order, and blocks do not overlap or begin with white space."""
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end <= len(article.text)
        words = article.text[block.start : block.end]
        assert words == words.strip()
        at = block.end
    assert all(0 <= link.start < link.end <= len(article.text) for link in article.links)


def kinds(article: Article) -> list[tuple[str, str]]:
    """Each block's kind and words."""
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
