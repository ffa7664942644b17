"""Lineage: which passages articles share, what they are, who has them from whom, and which articles are one text.

In: the articles of a case and an engine. Out: a Lineage of Reuse, Text, Version and Problem. The order of the
articles changes nothing. Of two articles alone, `compare` says how much of one stands in the other, and how far it was
rewritten.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np

from firsthand.engine import Engine
from firsthand.engine.grouping import Hubs, groups
from firsthand.lineage.borrowing import compare
from firsthand.lineage.candidates import Candidates, ties_again, ties_of
from firsthand.lineage.direction import DIRECTIONS, Verdicts, verdicts, why
from firsthand.lineage.encoder import Encoder
from firsthand.lineage.fingerprint import Bools, Longs, utf8
from firsthand.lineage.kind import CONTENTS, Kinds, Marked, kinds
from firsthand.lineage.passages import A_END, B_END, CONTENT, EQUAL, A, B, Ties, chosen, places
from firsthand.lineage.pile import Pile, end_to_end, in_order, pile_of, with_last, with_marks
from firsthand.lineage.sources import Sinks, Sources, aggregators, best_sources, body_sizes, sinks_of
from firsthand.lineage.texts import texts
from firsthand.lineage.translated import translations
from firsthand.lineage.versions import versions
from firsthand.records import BETWEEN, Article, Lineage, Problem, Relation, Reuse, Span, drawn_id, problem

__all__ = ["compare", "trace"]


class InTime(NamedTuple):
    """A pile in time order, and what was found in it before round-ups were put last."""

    pile: Pile
    marked: Marked
    ties: Ties


class Traced(NamedTuple):
    """What lineage knows of a pile before it makes records of it: the ground on which `why` stands too.

    The articles are in their last order: that of place i has the rank `order[i]` in time.
    """

    pile: Pile
    kinds: Kinds
    opens: Bools
    found: Candidates
    sizes: Longs
    sinks: Sinks
    sources: Sources
    said: Verdicts
    order: Longs
    before: InTime


class Told(NamedTuple):
    """The records of a pile, and the edges of its ties alone, one a piece."""

    lineage: Lineage
    edges: list[Reuse]


def trace(articles: Sequence[Article], engine: Engine, encoder: Encoder | None = None) -> Lineage:
    """Find what the articles share and what follows from it; without an encoder, translations by names and numbers."""
    ordered = in_order(articles)
    return told(traced(ordered, engine), engine, encoder).lineage if ordered else Lineage()


def told(known: Traced, engine: Engine, encoder: Encoder | None = None) -> Told:
    """The records of a pile that was traced."""
    pile, ties, sinks, sizes = known.pile, known.found.ties, known.sinks, known.sizes
    edges = edges_of(pile, ties, known.said)
    retold = list(translations(pile, known.kinds, frozenset(np.flatnonzero(sinks.articles).tolist()), encoder))
    by_pair = {(one.a, one.b): one.edges for one in retold}
    translated = [(one.a, one.b, one.throughout) for one in retold if one.whole]
    states = versions(pile, ties, known.sources, sinks, sizes)
    found = known.found

    def named(piece: int) -> str:
        return edges[piece].id

    lineage = Lineage(
        reuse=_in_order(ties, edges, by_pair),
        texts=tuple(texts(pile, ties, known.sources, sinks, sizes, states, named, engine, by_pair, translated)),
        versions=tuple(states),
        problems=tuple(uncounted(found.hubs, found.uncounted_prints, found.uncounted_pairs)),
    )
    return Told(lineage, edges)


def traced(ordered: tuple[Article, ...], engine: Engine) -> Traced:
    """What articles that are in order share, who is whose best source, and the direction of every piece."""
    text = utf8([article.text for article in ordered])
    pile = pile_of(ordered, text)
    same = groups(pile.prints.hash)
    marked = kinds(pile, text, same)
    marks, opens = marked.kinds, marked.opens
    found = ties_of(pile, marks, opens, engine, same)
    before = InTime(pile, marked, found.ties)
    sizes = body_sizes(pile, marks)
    roundups = aggregators(pile, found.ties, sizes)
    if roundups:  # a sink comes after everything, so that it is nobody's earliest holder
        known = _known(pile, found.ties, roundups)
        pile, stretches = with_last(pile, roundups)
        marks, opens = end_to_end(marks, stretches), end_to_end(opens, stretches)
        found = ties_again(pile, marks, opens, engine, found, known, len(roundups))
        sizes = body_sizes(pile, marks)
    sinks = sinks_of(pile, found.ties, roundups)
    sources = best_sources(found.ties, sinks, len(ordered))
    said = verdicts(pile, found.ties, sources, sinks)
    order = np.argsort([article.id in roundups for article in ordered], kind="stable")
    return Traced(pile, marks, opens, found, sizes, sinks, sources, said, order, before)


def _known(pile: Pile, ties: Ties, roundups: frozenset[str]) -> Ties:
    """The ties that stay as they are when the round-ups are put last, under their new ranks."""
    last = np.array([article.id in roundups for article in pile.articles], bool)
    rank = np.where(last, -1, np.cumsum(~last) - 1)
    kept = chosen(ties, np.flatnonzero(~last[ties.a] & ~last[ties.b]))
    return kept._replace(a=rank[kept.a], b=rank[kept.b])


def _in_order(
    ties: Ties, edges: Sequence[Reuse], retold: Mapping[tuple[int, int], Sequence[Reuse]]
) -> tuple[Reuse, ...]:
    """All edges pair by pair; of one pair the translated ones come last."""
    if not retold:
        return tuple(edges)
    of_tie = ties.tie_of_piece()
    pairs = np.array([pair for pair, of_pair in retold.items() for _ in of_pair], np.int64).reshape(-1, 2)
    a, b = np.concatenate([ties.a[of_tie], pairs[:, 0]]), np.concatenate([ties.b[of_tie], pairs[:, 1]])
    whole = [*edges, *(edge for of_pair in retold.values() for edge in of_pair)]
    return tuple([whole[n] for n in np.lexsort((b, a)).tolist()])


def edges_of(pile: Pile, ties: Ties, said: Verdicts) -> list[Reuse]:
    """The Reuse records of the ties, one for each piece."""
    of_tie = ties.tie_of_piece()
    found = zip(
        _ids_and_spans(pile, ties.a[of_tie], ties.b[of_tie], places(ties, pile.words)),
        *_measures(ties.pieces),
        np.array(CONTENTS, object)[ties.pieces[:, CONTENT]].tolist(),
        np.array(DIRECTIONS, object)[said.which].tolist(),
        _reasons(pile, ties.a[of_tie], ties.b[of_tie], said),
        strict=True,
    )
    return [
        Reuse(id=id_, a=a, b=b, relation=relation, content=content, score=score, direction=direction, why=because)
        for (id_, a, b), relation, score, content, direction, because in found
    ]


def _ids_and_spans(pile: Pile, a: Longs, b: Longs, where: Longs) -> Iterator[tuple[str, Span, Span]]:
    """Of each piece its id, drawn from its two spans, and these, with the marks that both texts have around it."""
    ids, texts = [article.id for article in pile.articles], [article.text for article in pile.articles]
    opened = [f"Span(article={one!r}, start=" for one in ids]  # a span as an id is drawn from it
    for i, j, start, end, other, other_end in zip(a.tolist(), b.tolist(), *where.T.tolist(), strict=True):
        before, after = with_marks(texts[i], texts[j], start, end, other, other_end)
        start, end, other, other_end = start - before, end + after, other - before, other_end + after
        drawn = drawn_id("reu", f"{opened[i]}{start}, end={end}){BETWEEN}{opened[j]}{other}, end={other_end})")
        yield drawn, Span(ids[i], start, end), Span(ids[j], other, other_end)


def _measures(pieces: Longs) -> tuple[list[Relation], list[float]]:
    """Of each piece whether its words are all the same, and how many of the longer side's are."""
    words = np.stack((pieces[:, A_END] - pieces[:, A], pieces[:, B_END] - pieces[:, B]))
    equal, longer = pieces[:, EQUAL], words.max(axis=0)
    verbatim = (words[0] == words[1]) & (equal == longer)
    sizes = 1 + int(longer.max(initial=0))
    kinds, which = np.unique(equal * sizes + longer, return_inverse=True)
    score = np.array([round(one // sizes / (one % sizes), 4) for one in kinds.tolist()], np.float64)
    relation = np.array(["edited", "verbatim"], object)[verbatim.astype(np.int8)]
    return relation.tolist(), score[which].tolist()


def _reasons(pile: Pile, a: Longs, b: Longs, said: Verdicts) -> Iterator[str]:
    """Of each piece its verdict in words, made once for those of a tie that have the same."""
    asked = np.stack((a, b, said.which, said.rule, said.third))
    fresh = np.ones(len(a), bool)
    fresh[1:] = (asked[:, 1:] != asked[:, :-1]).any(axis=0)
    counts = np.diff(np.append(np.flatnonzero(fresh), len(a))).tolist()
    for row, count in zip(asked[:, fresh].T.tolist(), counts, strict=True):
        yield from repeat(why(pile, *row), count)


def uncounted(hubs: Hubs, prints: int, pairs: int, where: str = "the whole pile") -> list[Problem]:
    """What is to be said of the fingerprints, and the pairs of their holders, that the bound on hubs left out."""
    if not prints:
        return []
    message = (
        f"{prints} shared runs of words stand in more than {hubs.near + 1} articles; each was compared with the "
        f"{hubs.near} earliest of them and up to {hubs.unsure} whose hour is not known, {pairs} pairs of others not"
    )
    return [problem(where, "lineage", "holders-not-compared", message)]
