"""Lineage asked again: what it knows of a pile besides the records it made, found once and looked into many times.

In: the articles a Lineage was made of, and that Lineage. Out: an Inquiry, the ground of `evidence`, `crossing` and
`bonds`. It makes no record anew.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from firsthand.engine import Engine
from firsthand.engine.grouping import groups
from firsthand.lineage import traced
from firsthand.lineage.anchored import Anchored, anchored
from firsthand.lineage.fingerprint import U64, Longs, utf8
from firsthand.lineage.forms import Printed, printed
from firsthand.lineage.furniture import recurring
from firsthand.lineage.kind import ascribed, blocks_of, marked
from firsthand.lineage.pile import in_order, languages_of
from firsthand.lineage.punctuation import counted
from firsthand.records import Article, Lineage, Reuse, Span


class Inquiry:
    """What is known of a pile; columns that many edges ask for are kept."""

    def __init__(self, articles: Sequence[Article], lineage: Lineage, engine: Engine) -> None:
        self.lineage = lineage
        self.known = traced(in_order(articles), engine)
        self.pile = self.known.pile
        self.ties = self.known.found.ties
        self.rank = {article.id: rank for rank, article in enumerate(self.pile.articles)}

    @cached_property
    def said(self) -> Longs:
        """Tokens `[low, high)` of the quotations that are ascribed to somebody."""
        text = utf8([article.text for article in self.pile.articles])
        blocks, same = blocks_of(self.pile, text, counted(text)), groups(self.pile.prints.hash)
        return ascribed(text, blocks, self.pile.words, marked(blocks, recurring(self.pile, blocks, same)))

    @cached_property
    def printed(self) -> Printed:
        """What the articles say, and when."""
        return printed(self.pile.articles)

    @cached_property
    def read(self) -> Anchored:
        """The sentences of every article whose language is known, and what stays the same in translation."""
        return anchored(self.pile, self.known.kinds, self.languages)

    @cached_property
    def languages(self) -> Sequence[str]:
        """The language of every article."""
        return languages_of(self.pile)

    @cached_property
    def prints(self) -> tuple[Longs, U64]:
        """The fingerprints in the order of their hashes, and these hashes."""
        order = np.argsort(self.pile.prints.hash, kind="stable")
        return order, self.pile.prints.hash[order]

    @cached_property
    def between(self) -> dict[frozenset[str], list[Reuse]]:
        """The recorded edges of every pair of articles."""
        found: dict[frozenset[str], list[Reuse]] = defaultdict(list)
        for edge in self.lineage.reuse:
            found[frozenset((edge.a.article, edge.b.article))].append(edge)
        return found

    def edges(self, a: str, b: str) -> list[Reuse]:
        """The recorded edges of two articles."""
        return self.between.get(frozenset((a, b)), [])

    def span(self, rank: int, first: int, last: int) -> Span:
        """Tokens `[first, last)` of an article as characters."""
        base, words = int(self.pile.words.at[rank]), self.pile.words
        return Span(self.pile.articles[rank].id, int(words.start[base + first]), int(words.end[base + last - 1]))

    def tokens(self, span: Span) -> Longs:
        """The tokens of an article that lie in a span."""
        rank = self.rank[span.article]
        low, high = self.pile.token_range(rank, span.start, span.end)
        return np.asarray(np.arange(low, high) - self.pile.words.at[rank])
