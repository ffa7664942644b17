"""Retold sentences: which sentence of a retelling tells again which sentence of its source.

In: the copies with their direction, the credits, the assertions. Out: pairs of sentences. A change of meaning is looked
for between such two and nowhere else: two sentences of two articles that speak of one thing may be two reports of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.reconcile.carriage import Sources
from firsthand.reconcile.names import content_words
from firsthand.reconcile.passages import Copy
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Span

_STOP = re.compile(r"[.!?][”\"’'»]?\s+|\n")
_FURTHEST = 600  # characters: a sentence is not longer
_HALF = 0.5  # of a sentence's words that were copied: what is left is its own


class Pair(NamedTuple):
    """A sentence and the one that tells it again; `copy` is None where only a credit ties them."""

    source: Span
    retelling: Span
    copy: Copy | None


def retold(sources: Sources, copies: Sequence[Copy], assertions: Sequence[Assertion]) -> list[Pair]:
    """Every pair, copies first: a sentence copied from a source tells no other sentence of it under a credit."""
    pile = sources.pile
    found: dict[tuple[str, Span], Pair] = {}
    for copy in copies:
        same_page = pile.root[copy.source.article] == pile.root[copy.retelling.article]
        if not same_page and copy.reuse.content in {"body", "quotation"}:
            for pair in _of_copy(sources, copy):
                found.setdefault((pile.root[pair.source.article], pair.retelling), pair)
    for pair in _of_credits(sources, assertions):
        found.setdefault((pile.root[pair.source.article], pair.retelling), pair)
    return list(found.values())


def sentence_at(pile: Pile, span: Span) -> Span:
    """The sentence that a span begins in."""
    text = pile.articles[span.article].text
    before = [m.end() for m in _STOP.finditer(text, max(0, span.start - _FURTHEST), span.start)]
    after = _STOP.search(text, span.start)
    end = after.end() if after else len(text)
    return Span(span.article, before[-1] if before else max(0, span.start - _FURTHEST), end)


def _sentences(pile: Pile, span: Span) -> list[Span]:
    """The sentences of which most lies in a span."""
    text, at, found = pile.articles[span.article].text, span.start, []
    while at < span.end:
        one = sentence_at(pile, Span(span.article, at, at))
        inside = min(one.end, span.end) - max(one.start, span.start)
        if inside * 2 > len(one) and text[one.start : one.end].strip():
            found.append(one)
        at = max(one.end, at + 1)
    return found


def _of_copy(sources: Sources, copy: Copy) -> Iterator[Pair]:
    pile = sources.pile
    again = _sentences(pile, copy.retelling)
    if copy.reuse.relation == "translated":
        told = _sentences(pile, copy.source)
        if len(told) == len(again):
            yield from (Pair(one, other, copy) for one, other in zip(told, again, strict=True))
        return
    best: dict[Span, tuple[float, Span]] = {}
    for sentence in again:
        for match in sources.passages.counterparts(sentence, _HALF):
            source = sentence_at(pile, match.span)
            if match.reuse is copy.reuse and match.words > best.get(source, (0.0, sentence))[0]:
                best[source] = match.words, sentence  # "three residents said that" may begin two sentences
    yield from (Pair(source, sentence, copy) for source, (_, sentence) in best.items())


def _of_credits(sources: Sources, assertions: Sequence[Assertion]) -> Iterator[Pair]:
    """Under a credit whose article is in the case: of its sentences on the same slot, the one with most in common."""
    pile = sources.pile
    told: dict[tuple[str, str, str], list[Assertion]] = defaultdict(list)
    for one in assertions:
        told[pile.root[one.article], one.event, one.slot].append(one)
    for again in assertions:
        credit = sources.credits.get(again.credit or "")
        if credit is None or not credit.target or credit.target not in pile.root:
            continue
        if not credit.certain or not any(cover.overlaps(again.span) for cover in credit.covers):
            continue  # "with information from" owes something of the page, nobody knows what
        root = pile.root[credit.target]
        if root == pile.root[again.article]:
            continue
        words = set(content_words(pile.quote(sources.sentences[again.mention])))
        near = [
            (len(words & set(content_words(pile.quote(sources.sentences[one.mention])))), one.value == again.value, one)
            for one in told.get((root, again.event, again.slot), ())
        ]
        if near:
            best = max(near, key=lambda item: (item[1], item[0], -pile.rank[item[2].article], item[2].id))[2]
            source, retelling = (sources.sentences[one.mention] for one in (best, again))
            yield Pair(sentence_at(pile, source), sentence_at(pile, retelling), None)
