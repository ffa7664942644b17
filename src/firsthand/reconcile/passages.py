"""Copied passages: where the words of one article stand in another, and who has them from whom in the end.

In: a Pile and resolved credits. Out: the counterpart of any span, and each reuse edge as source and retelling.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from firsthand.reconcile.pile import Pile, Word
from firsthand.reconcile.translation_notices import translated_from
from firsthand.records import BY_MEANING, Credit, Reuse, Span

CERTAIN_SCORE = 0.5  # below it an edge is a resemblance: six shared words in a retold paragraph
A_STORY = 25  # words in common: more than a formula, or a sentence that two reporters were both given
_LEAST_SHARE = 0.5  # of a span's words that must have a counterpart


class Counterpart(NamedTuple):
    """The same words in another article: `words` is how many of the span's words stand there too, 0..1."""

    reuse: Reuse
    span: Span
    words: float


class Copy(NamedTuple):
    """A reuse edge with its final direction: `sure` when texts or credits show it, not the dates alone.

    `credited` when the retelling names its source.
    """

    reuse: Reuse
    source: Span
    retelling: Span
    sure: bool
    why: str
    credited: bool = False


Block = tuple[int, int, int]  # words that two articles have in common: first word here, first word there, how many


class Passages:
    """Every reuse edge of the pile, by article; alignments are made when first asked for, and kept.

    Six hundred pages of one affair have fourteen thousand edges, so that an alignment is a few blocks of words, made
    once for both of its sides, and never a list of words of its own.
    """

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._edges: dict[str, list[tuple[Span, Span, Reuse]]] = defaultdict(list)
        self._blocks: dict[str, list[Block]] = {}
        self._found: dict[Span, list[Counterpart]] = {}
        self._shared: dict[tuple[str, str], int] = {}
        self._between: dict[tuple[str, str], list[tuple[Span, Span, Reuse]]] = defaultdict(list)
        for edge in sorted(pile.lineage.reuse, key=lambda edge: edge.id):
            if edge.a.article in pile.articles and edge.b.article in pile.articles:
                for here, there in ((edge.a, edge.b), (edge.b, edge.a)):
                    self._edges[here.article].append((here, there, edge))
                    self._between[here.article, there.article].append((here, there, edge))

    def edges(self, article: str) -> list[tuple[Span, Span, Reuse]]:
        """The edges of an article as (here, there, edge)."""
        return self._edges.get(article, [])

    def between(self, article: str, other: str) -> list[tuple[Span, Span, Reuse]]:
        """The edges of two articles as (here, there, edge)."""
        return self._between.get((article, other), [])

    def retold(self, article: str, other: str) -> list[tuple[Span, Span]]:
        """The passages of an article that another tells in its own language or words, as (here, there)."""
        return [(here, there) for here, there, edge in self.between(article, other) if edge.relation in BY_MEANING]

    def counterparts(self, span: Span, least: float = _LEAST_SHARE) -> list[Counterpart]:
        """Where the words of a span stand elsewhere, edge by edge."""
        if span not in self._found:
            start, end = span.start, span.end
            near = [item for item in self.edges(span.article) if item[0].start < end and start < item[0].end]
            self._found[span] = [self._counterpart(span, *item) for item in near]
        return [match for match in self._found[span] if match.words >= least]

    def in_common(self, edge: Reuse) -> int:
        """How many words the two sides of an edge have in common."""
        return sum(size for _, _, size in self.aligned(edge.a, edge))

    def side_by_side(self, article: str, other: str) -> float:
        """How much of the page of which less is retold in the other, or from it: a share of its characters."""
        edges = self.retold(article, other)
        mine, theirs = (sum(len(pair[side]) for pair in edges) for side in (0, 1))
        texts = self._pile.articles
        return min(mine / max(1, len(texts[article].text)), theirs / max(1, len(texts[other].text)))

    def shared(self, article: str, other: str) -> int:
        """How many words of two articles' stories are the same, over all their edges."""
        if (article, other) not in self._shared:
            every = (edge for _, _, edge in self.between(article, other))
            told = [edge for edge in every if edge.content == "body" and edge.relation != "paraphrased"]
            self._shared[article, other] = sum(self.in_common(edge) for edge in told)
        return self._shared[article, other]

    def aligned(self, here: Span, edge: Reuse) -> list[Block]:
        """The words that the two sides of an edge have in common, in order, as seen from one side."""
        if edge.id not in self._blocks:
            self._blocks[edge.id] = _align(self._pile, edge.a, edge.b)
        blocks = self._blocks[edge.id]
        return blocks if here == edge.a else [(there, mine, size) for mine, there, size in blocks]

    def _counterpart(self, span: Span, here: Span, there: Span, edge: Reuse) -> Counterpart:
        if edge.relation in BY_MEANING:
            inside = min(span.end, here.end) - max(span.start, here.start)
            return Counterpart(edge, there, inside / max(1, len(span)))
        low, high = _range(self._pile, span)
        shared = [
            (max(low, mine) - mine + theirs, min(high, mine + size) - mine + theirs)
            for mine, theirs, size in self.aligned(here, edge)
            if mine < high and low < mine + size
        ]
        if not shared:
            return Counterpart(edge, Span(there.article, there.start, there.start), 0.0)
        theirs = words_in(self._pile, there.article)
        share = sum(end - start for start, end in shared) / max(1, high - low)
        return Counterpart(edge, Span(there.article, theirs[shared[0][0]].start, theirs[shared[-1][1] - 1].end), share)


def words_in(pile: Pile, article: str) -> list[Word]:
    """The words of an article with their places, found once."""
    if article not in pile.tokens:
        found = re.finditer(r"\w+", pile.articles[article].text)
        pile.tokens[article] = [Word(m.group().casefold(), m.start(), m.end()) for m in found]
        pile.starts[article] = [word.start for word in pile.tokens[article]]
    return pile.tokens[article]


def words_of(pile: Pile, span: Span) -> list[Word]:
    """The words that begin in a span, with their places."""
    low, high = _range(pile, span)
    return words_in(pile, span.article)[low:high]


def _range(pile: Pile, span: Span) -> tuple[int, int]:
    """The first word that begins in a span, and the first behind it."""
    words_in(pile, span.article)
    starts = pile.starts[span.article]
    low = bisect_left(starts, span.start)
    return low, bisect_left(starts, span.end, lo=low)


def copies(pile: Pile, passages: Passages, credited: Mapping[str, str], credits: tuple[Credit, ...]) -> list[Copy]:
    """Each edge between two stories as source and retelling; versions of one story copy nothing."""
    owed = {(credit.article, credited[credit.id]) for credit in credits if credit.id in credited and credit.certain}
    for edge in pile.lineage.reuse:
        if edge.relation == "translated" and edge.a.article in pile.articles and edge.b.article in pile.articles:
            for one, other in ((edge.a.article, edge.b.article), (edge.b.article, edge.a.article)):
                if (told := translated_from(pile, one)) and told == (pile.articles[other].language or "")[:2]:
                    owed.add((one, pile.node[other]))  # as it says itself
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
        return Copy(edge, source, retelling, True, f"it credits {pile.node[source.article].partition(':')[2]}", True)
    if edge.direction == "a_from_b":
        return Copy(edge, b, a, True, edge.why)
    if edge.direction == "b_from_a":
        return Copy(edge, a, b, True, edge.why)
    source, retelling = (a, b) if pile.rank[a.article] <= pile.rank[b.article] else (b, a)
    return Copy(edge, source, retelling, False, "the texts do not show who has it from whom; the earlier is put first")


def _align(pile: Pile, mine: Span, theirs: Span) -> list[Block]:
    left, right = ([word.folded for word in words_of(pile, side)] for side in (mine, theirs))
    first, second = _range(pile, mine)[0], _range(pile, theirs)[0]
    if left == right:
        return [(first, second, len(left))]
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [(first + b.a, second + b.b, b.size) for b in blocks if b.size]
