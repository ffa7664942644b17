"""Spans and articles as lines of a terminal have them: the words, the outlet, the date, and where they stand.

In: spans and a Lookup. Out: strings without markup.
"""

from collections.abc import Iterable, Iterator

from firsthand import records as r
from firsthand.tell.dates import in_words
from firsthand.tell.lookup import Lookup

_LONGEST_QUOTE = 400  # a reused passage may be a whole story; its ends show which


def at(span: r.Span, lookup: Lookup) -> str:
    """“The words” (Outlet, date; article start–end)."""
    where = f"{lookup.outlet(span.article)}, {lookup.dated(span.article)}"
    return f"“{words_at(span, lookup)}” ({where}; {span.article} {span.start}–{span.end})"


def words_at(span: r.Span, lookup: Lookup) -> str:
    """The words of a span on one line; of a long one its two ends."""
    words = " ".join(lookup.quote(span).split())
    if len(words) <= _LONGEST_QUOTE:
        return words
    half = _LONGEST_QUOTE // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def headline(article: str, lookup: Lookup) -> str:
    """“The headline” (Outlet, date) [article]."""
    if article not in lookup.articles:
        return article
    found = lookup.articles[article]
    title = found.title or found.key
    return f"“{title}” ({lookup.outlet(article)}, {in_words(found.published)}) [{article}]"


def deeper(lines: Iterable[str]) -> Iterator[str]:
    """Lines further in."""
    return (f"  {line}" for line in lines)
