"""Copied passages: where the words of one article stand in another, and who has them from whom in the end.

In: a Pile and resolved credits. Out: the counterpart of any span, and each reuse edge as source and retelling.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from firsthand.reconcile.pile import Pile
from firsthand.records import Credit, Reuse, Span

CERTAIN_SCORE = 0.5  # below it an edge is a resemblance: six shared words in a retold paragraph
_LEAST_SHARE = 0.5  # of a span's words that must have a counterpart


class Counterpart(NamedTuple):
    """The same words in another article: `words` is how many of the span's words stand there too, 0..1."""

    reuse: Reuse
    span: Span
    words: float


class Copy(NamedTuple):
    """A reuse edge with its final direction: `sure` when texts or credits show it, not the dates alone."""

    reuse: Reuse
    source: Span
    retelling: Span
    sure: bool
    why: str


class Word(NamedTuple):
    """A word with its place in the article."""

    folded: str
    start: int
    end: int


class Passages:
    """Every reuse edge of the pile, by article; alignments are made when first asked for, and kept."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._edges: dict[str, list[tuple[Span, Span, Reuse]]] = defaultdict(list)
        self._pairs: dict[tuple[str, Span], list[tuple[Word, Word]]] = {}
        self._starts: dict[tuple[str, Span], list[int]] = {}
        self._found: dict[tuple[Span, float], list[Counterpart]] = {}
        for edge in sorted(pile.lineage.reuse, key=lambda edge: edge.id):
            if edge.a.article in pile.articles and edge.b.article in pile.articles:
                self._edges[edge.a.article].append((edge.a, edge.b, edge))
                self._edges[edge.b.article].append((edge.b, edge.a, edge))

    def edges(self, article: str) -> list[tuple[Span, Span, Reuse]]:
        """The edges of an article as (here, there, edge)."""
        return self._edges.get(article, [])

    def counterparts(self, span: Span, least: float = _LEAST_SHARE) -> list[Counterpart]:
        """Where the words of a span stand elsewhere, edge by edge."""
        if (span, least) not in self._found:
            near = [item for item in self.edges(span.article) if item[0].overlaps(span)]
            matches = [self._counterpart(span, *item) for item in near]
            self._found[span, least] = [match for match in matches if match.words >= least]
        return self._found[span, least]

    def pairs(self, here: Span, there: Span, edge: Reuse) -> list[tuple[Word, Word]]:
        """The words that two sides of an edge have in common, in order."""
        key = edge.id, here
        if key not in self._pairs:
            self._pairs[key] = _align(words_of(self._pile, here), words_of(self._pile, there))
            self._starts[key] = [mine.start for mine, _ in self._pairs[key]]
        return self._pairs[key]

    def _counterpart(self, span: Span, here: Span, there: Span, edge: Reuse) -> Counterpart:
        if edge.relation == "translated":
            inside = min(span.end, here.end) - max(span.start, here.start)
            return Counterpart(edge, there, inside / max(1, len(span)))
        pairs = self.pairs(here, there, edge)
        starts = self._starts[edge.id, here]
        low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if low == high:
            return Counterpart(edge, Span(there.article, there.start, there.start), 0.0)
        total = len(re.findall(r"\w+", self._pile.articles[span.article].quote(span)))
        share = (high - low) / max(1, total)
        return Counterpart(edge, Span(there.article, pairs[low][1].start, pairs[high - 1][1].end), share)


def words_of(pile: Pile, span: Span) -> list[Word]:
    """The words of a span with their places."""
    text = pile.articles[span.article].text
    found = re.compile(r"\w+").finditer(text, span.start, span.end)
    return [Word(m.group().casefold(), m.start(), m.end()) for m in found]


def copies(pile: Pile, passages: Passages, credited: Mapping[str, str], credits: tuple[Credit, ...]) -> list[Copy]:
    """Each edge between two stories as source and retelling; versions of one story copy nothing."""
    owed = {(credit.article, credited[credit.id]) for credit in credits if credit.id in credited and credit.certain}
    found = []
    for edge in sorted(pile.lineage.reuse, key=lambda edge: edge.id):
        if edge.a.article in pile.articles and edge.b.article in pile.articles:
            found.append(_directed(pile, edge, owed))
    return found


def _directed(pile: Pile, edge: Reuse, owed: set[tuple[str, str]]) -> Copy:
    a, b = edge.a, edge.b
    a_owes = (a.article, pile.node[b.article]) in owed
    b_owes = (b.article, pile.node[a.article]) in owed
    if a_owes != b_owes:
        source, retelling = (b, a) if a_owes else (a, b)
        return Copy(edge, source, retelling, True, f"it credits {pile.node[source.article].partition(':')[2]}")
    if edge.direction == "a_from_b":
        return Copy(edge, b, a, True, edge.why)
    if edge.direction == "b_from_a":
        return Copy(edge, a, b, True, edge.why)
    source, retelling = (a, b) if pile.rank[a.article] <= pile.rank[b.article] else (b, a)
    return Copy(edge, source, retelling, False, "the texts do not show who has it from whom; the earlier is put first")


def _align(mine: list[Word], theirs: list[Word]) -> list[tuple[Word, Word]]:
    left, right = [word.folded for word in mine], [word.folded for word in theirs]
    if left == right:
        return list(zip(mine, theirs, strict=True))
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [(mine[b.a + i], theirs[b.b + i]) for b in blocks for i in range(b.size)]
