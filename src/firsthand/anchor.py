"""Spans between two versions of a text: the only offset arithmetic outside the readers.

In: two texts and a span of the first. Out: the span of the same words in the second, or None.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import takewhile

from firsthand.records import Article, Quote, Span

_CONTEXT = 32  # characters on each side


def carry(span: Span, old: Article, new: Article) -> Span | None:
    """Where the words of `span` stand in `new`; None when they are gone or stand in several equally good places.

    The words must be the same to the letter. Of several occurrences the one whose surroundings agree best is taken.

    >>> old = Article(id="a", key="k", path="k", sha256="", text="Seven died. He wept.", extractor="x")
    >>> new = Article(id="b", key="k", path="k", sha256="", text="Update: Seven died. He wept.", extractor="x")
    >>> carry(old.span(0, 5), old, new)
    Span(article='b', start=8, end=13)
    """
    words = old.quote(span)
    if not words:
        return None
    places = _occurrences(words, new.text)
    if not places:
        return None
    ranked = sorted(((_likeness(old.text, span, new.text, at), -at) for at in places), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    at = -ranked[0][1]
    return Span(new.id, at, at + len(words))


def quoted(span: Span, article: Article) -> Quote:
    """The words of a span and what stands around them: a W3C TextQuoteSelector, by which they are found again."""
    text = article.text
    before, after = text[max(0, span.start - _CONTEXT) : span.start], text[span.end : span.end + _CONTEXT]
    return Quote(key=article.key, before=before, words=article.quote(span), after=after)


def find(quote: Quote, article: Article) -> Span | None:
    """Where the words of a quotation stand in an article, as `carry` finds them."""
    text = f"{quote.before}{quote.words}{quote.after}"
    old = Article(id="", key=quote.key, path="", sha256="", text=text, extractor="")
    return carry(old.span(len(quote.before), len(quote.before) + len(quote.words)), old, article)


def _occurrences(words: str, text: str) -> list[int]:
    found: list[int] = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _likeness(old: str, span: Span, new: str, at: int, context: int = 64) -> tuple[int, float]:
    """How well the surroundings agree: characters alike right beside the span, then likeness further out, 0..2."""
    end = at + span.end - span.start
    old_before, new_before = old[max(0, span.start - context) : span.start], new[max(0, at - context) : at]
    old_after, new_after = old[span.end : span.end + context], new[end : end + context]
    beside = _alike(reversed(old_before), reversed(new_before)) + _alike(old_after, new_after)
    before, after = SequenceMatcher(None, old_before, new_before), SequenceMatcher(None, old_after, new_after)
    return beside, before.ratio() + after.ratio()


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters the two have in common from their start on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
