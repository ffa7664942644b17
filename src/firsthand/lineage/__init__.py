"""Lineage: which passages articles share, what they are, who has them from whom, and which articles are one text.

In: the articles of a case and an engine. Out: a Lineage of Reuse, Text, Version and Problem. The order of the
articles changes nothing. Of two articles alone, `compare` says how much of one stands in the other, and how far it was
rewritten.
"""

from collections.abc import Sequence

import numpy as np

from firsthand.engine import Engine
from firsthand.lineage.borrowing import compare
from firsthand.lineage.candidates import Candidates, ties_of
from firsthand.lineage.direction import DIRECTIONS, Verdicts, verdicts, why
from firsthand.lineage.encoder import Encoder
from firsthand.lineage.fingerprint import utf8
from firsthand.lineage.kind import CONTENTS, kinds
from firsthand.lineage.passages import A_END, B_END, CONTENT, EQUAL, A, B, Ties, chosen, places
from firsthand.lineage.pile import Pile, in_order, pile_of, with_last, with_marks
from firsthand.lineage.sources import aggregators, best_sources, body_sizes, sinks_of
from firsthand.lineage.texts import texts
from firsthand.lineage.translated import translations
from firsthand.lineage.versions import versions
from firsthand.records import Article, Lineage, Problem, Reuse, Span, problem, record_id

__all__ = ["compare", "trace"]


def trace(articles: Sequence[Article], engine: Engine, encoder: Encoder | None = None) -> Lineage:
    """Find what the articles share and what follows from it; without an encoder, translations by names and numbers."""
    ordered = in_order(articles)
    if not ordered:
        return Lineage()
    text = utf8([article.text for article in ordered])
    pile = pile_of(ordered, text)
    marks, opens = kinds(pile, text)
    found = ties_of(pile, marks, opens, engine)
    sizes = body_sizes(pile, marks)
    roundups = aggregators(pile, found.ties, sizes)
    if roundups:  # a sink comes after everything, so that it is nobody's earliest holder
        known = _known(pile, found.ties, roundups)
        pile, before = with_last(pile, roundups)
        marks, opens = marks[before], opens[before]
        found = ties_of(pile, marks, opens, engine, known)
        sizes = body_sizes(pile, marks)
    ties = found.ties
    sinks = sinks_of(pile, ties, roundups)
    sources = best_sources(ties, sinks, len(ordered))
    edges = _edges(pile, ties, verdicts(pile, ties, sources, sinks))
    retold = list(translations(pile, marks, frozenset(np.flatnonzero(sinks.articles).tolist()), encoder))
    for one in retold:
        edges.setdefault((one.a, one.b), []).extend(one.edges)
    translated = [(one.a, one.b) for one in retold if one.whole]
    states = versions(pile, ties, sources, sinks, sizes)
    return Lineage(
        reuse=tuple(edge for pair in sorted(edges) for edge in edges[pair]),
        texts=tuple(texts(pile, ties, sources, sinks, sizes, states, edges, engine, translated)),
        versions=tuple(states),
        problems=tuple(_problems(found)),
    )


def _known(pile: Pile, ties: Ties, roundups: frozenset[str]) -> Ties:
    """The ties that stay as they are when the round-ups are put last, under their new ranks."""
    last = np.array([article.id in roundups for article in pile.articles], bool)
    rank = np.where(last, -1, np.cumsum(~last) - 1)
    kept = chosen(ties, np.flatnonzero(~last[ties.a] & ~last[ties.b]))
    return kept._replace(a=rank[kept.a], b=rank[kept.b])


def _edges(pile: Pile, ties: Ties, said: Verdicts) -> dict[tuple[int, int], list[Reuse]]:
    """The Reuse records of each tie."""
    found: dict[tuple[int, int], list[Reuse]] = {}
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
    for i, j, place, equal, least, most, content, which, rule, third in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        one, other = pile.articles[i], pile.articles[j]
        before, after = with_marks(one.text, (place[0], place[1]), other.text, (place[2], place[3]))
        spans = Span(one.id, place[0] - before, place[1] + after), Span(other.id, place[2] - before, place[3] + after)
        edge = Reuse(
            id=record_id("reu", *spans),
            a=spans[0],
            b=spans[1],
            relation="verbatim" if equal == least == most else "edited",
            content=CONTENTS[content],
            score=round(equal / most, 4),
            direction=DIRECTIONS[which],
            why=why(pile, i, j, which, rule, third),
        )
        found.setdefault((i, j), []).append(edge)
    return found


def _problems(found: Candidates) -> list[Problem]:
    if not found.uncounted_prints:
        return []
    message = (
        f"{found.uncounted_prints} shared runs of words stand in more than {found.near + 1} articles; each was "
        f"compared with the {found.near} earliest of them, {found.uncounted_pairs} pairs among the later ones not"
    )
    return [problem("the whole pile", "lineage", "holders-not-compared", message)]
