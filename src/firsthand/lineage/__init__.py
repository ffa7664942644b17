"""Lineage: which passages articles share, what they are, who has them from whom, and which articles are one text.

In: the articles of a case and an engine. Out: a Lineage of Reuse, Text, Version and Problem. The order of the
articles changes nothing.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from firsthand.engine import Engine
from firsthand.lineage.candidates import ties_again, ties_of
from firsthand.lineage.direction import DIRECTIONS, Verdicts, verdicts, why
from firsthand.lineage.encoder import Encoder
from firsthand.lineage.fingerprint import Longs, utf8
from firsthand.lineage.kind import CONTENTS, Marked, kinds
from firsthand.lineage.passages import A_END, B_END, CONTENT, EQUAL, A, B, Ties, chosen, places
from firsthand.lineage.pile import Pile, end_to_end, in_order, pile_of, with_last, with_marks
from firsthand.lineage.sources import Sinks, aggregators, best_sources, body_sizes, sinks_of
from firsthand.lineage.texts import texts
from firsthand.lineage.translated import translations
from firsthand.lineage.versions import versions
from firsthand.records import Article, Lineage, Problem, Reuse, Span, problem, record_id

__all__ = ["Traced", "edges_of", "trace", "traced", "uncounted"]


class Traced(NamedTuple):
    """What a pile was found to be, for those who go on from there.

    The `pile` and what is `marked` in it are in time order, as are the `first` ties; the `last` ties are between places
    in the final order, in which round-ups come last: place i has the article of rank `order[i]`.
    """

    lineage: Lineage
    pile: Pile
    marked: Marked
    first: Ties
    last: Ties
    order: Longs
    sinks: Sinks
    verdicts: Verdicts
    edges: list[Reuse]
    uncounted: tuple[int, int]


def trace(articles: Sequence[Article], engine: Engine, encoder: Encoder | None = None) -> Lineage:
    """Find what the articles share and what follows from it; without an encoder, translations by names and numbers."""
    return traced(articles, engine, encoder).lineage if articles else Lineage()


def traced(articles: Sequence[Article], engine: Engine, encoder: Encoder | None = None) -> Traced:
    """The same with what it rests on; of at least one article."""
    ordered = in_order(articles)
    text = utf8([article.text for article in ordered])
    pile = pile_of(ordered, text)
    marked = kinds(pile, text)
    found = first = ties_of(pile, marked.kinds, marked.opens, engine)
    last, marks = pile, marked.kinds
    sizes = body_sizes(pile, marks)
    roundups = aggregators(pile, first.ties, sizes)
    if roundups:  # a sink comes after everything, so that it is nobody's earliest holder
        last, before = with_last(pile, roundups)
        marks, opens = end_to_end(marked.kinds, before), end_to_end(marked.opens, before)
        found = ties_again(last, marks, opens, engine, first, _known(pile, first.ties, roundups))
        sizes = body_sizes(last, marks)
    ties = found.ties
    sinks = sinks_of(last, ties, roundups)
    sources = best_sources(ties, sinks, len(ordered))
    said = verdicts(last, ties, sources, sinks)
    edges = edges_of(last, ties, said)
    retold = list(translations(last, marks, frozenset(np.flatnonzero(sinks.articles).tolist()), encoder))
    by_pair = {(one.a, one.b): one.edges for one in retold}
    translated = [(one.a, one.b) for one in retold if one.whole]
    states = versions(last, ties, sources, sinks, sizes)
    lineage = Lineage(
        reuse=_in_order(ties, edges, by_pair),
        texts=tuple(texts(last, ties, sources, sinks, sizes, states, edges, engine, by_pair, translated)),
        versions=tuple(states),
        problems=tuple(uncounted(found.near, found.uncounted_prints, found.uncounted_pairs)),
    )
    order = np.argsort([article.id in roundups for article in ordered], kind="stable")
    cut = (found.uncounted_prints, found.uncounted_pairs)
    return Traced(lineage, pile, marked, first.ties, ties, order, sinks, said, edges, cut)


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
    keyed = list(zip(zip(ties.a[of_tie].tolist(), ties.b[of_tie].tolist(), strict=True), edges, strict=True))
    keyed += [(pair, edge) for pair, of_pair in retold.items() for edge in of_pair]
    return tuple(edge for _, edge in sorted(keyed, key=lambda row: row[0]))


def edges_of(pile: Pile, ties: Ties, said: Verdicts) -> list[Reuse]:
    """The Reuse records of the ties, one for each piece."""
    found: list[Reuse] = []
    of_tie = ties.tie_of_piece()
    a_of, b_of = ties.a[of_tie], ties.b[of_tie]
    longer = np.maximum(ties.pieces[:, A_END] - ties.pieces[:, A], ties.pieces[:, B_END] - ties.pieces[:, B])
    shorter = np.minimum(ties.pieces[:, A_END] - ties.pieces[:, A], ties.pieces[:, B_END] - ties.pieces[:, B])
    columns = (
        a_of,
        b_of,
        places(ties, pile.words),
        ties.pieces[:, EQUAL],
        shorter,
        longer,
        ties.pieces[:, CONTENT],
        *said,
    )
    articles = pile.articles
    opened = [f"Span(article={article.id!r}, start=" for article in articles]  # a span as an id is drawn from it
    asked, because = None, ""
    for i, j, place, equal, least, most, content, which, rule, third in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        one, other = articles[i], articles[j]
        before, after = with_marks(one.text, other.text, *place)
        a, a_end, b, b_end = place[0] - before, place[1] + after, place[2] - before, place[3] + after
        if asked != (i, j, which, rule, third):
            asked, because = (i, j, which, rule, third), why(pile, i, j, which, rule, third)
        edge = Reuse(
            id=record_id("reu", f"{opened[i]}{a}, end={a_end})", f"{opened[j]}{b}, end={b_end})"),
            a=Span(one.id, a, a_end),
            b=Span(other.id, b, b_end),
            relation="verbatim" if equal == least == most else "edited",
            content=CONTENTS[content],
            score=round(equal / most, 4),
            direction=DIRECTIONS[which],
            why=because,
        )
        found.append(edge)
    return found


def uncounted(near: int, prints: int, pairs: int) -> list[Problem]:
    """What is to be said of the fingerprints, and the pairs of their holders, that the bound `near` left out."""
    if not prints:
        return []
    message = (
        f"{prints} shared runs of words stand in more than {near + 1} articles; each was "
        f"compared with the {near} earliest of them, {pairs} pairs among the later ones not"
    )
    return [problem("the whole pile", "lineage", "holders-not-compared", message)]
