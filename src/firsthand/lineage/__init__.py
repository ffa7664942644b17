"""Lineage: which passages articles share, what they are, who has them from whom, and which articles are one text.

In: the articles of a case and an engine. Out: a Lineage of Reuse, Text, Version and Problem. The order of the
articles changes nothing.
"""

from collections.abc import Sequence

from firsthand.engine import Engine
from firsthand.lineage.candidates import Candidates, ties_of
from firsthand.lineage.direction import Sources, direction
from firsthand.lineage.fingerprint import utf8
from firsthand.lineage.kind import kinds
from firsthand.lineage.passages import Piece, Tie
from firsthand.lineage.pile import Pile, in_order, pile_of, with_last, with_marks
from firsthand.lineage.sources import Sinks, aggregators, best_sources, body_sizes, sinks_of
from firsthand.lineage.texts import texts
from firsthand.lineage.translated import translations
from firsthand.lineage.versions import versions
from firsthand.records import Article, Direction, Lineage, Problem, Reuse, problem, record_id

__all__ = ["trace"]


def trace(articles: Sequence[Article], engine: Engine) -> Lineage:
    """Find what the articles share and what follows from it."""
    ordered = in_order(articles)
    if not ordered:
        return Lineage()
    text = utf8([article.text for article in ordered])
    pile = pile_of(ordered, text)
    marks = kinds(pile, text)
    found = ties_of(pile, marks, engine)
    sizes = body_sizes(pile, marks)
    roundups = aggregators(pile, found.ties, sizes)
    if roundups:  # a sink comes after everything, so that it is nobody's earliest holder
        known = _known(pile, found.ties, roundups)
        pile, before = with_last(pile, roundups)
        marks = marks[before]
        found = ties_of(pile, marks, engine, known)
        sizes = body_sizes(pile, marks)
    sinks = sinks_of(pile, roundups)
    sources = best_sources(found.ties, sinks)
    best: dict[int, list[int]] = {}
    for source in sources:
        best.setdefault(source.tie.b, []).append(source.tie.a)
    edges = _edges(pile, found.ties, best, sinks)
    retold = list(translations(pile, marks, sinks.ranks))
    for a, b, sentences in retold:
        edges.setdefault((a, b), []).extend(sentences)
    states = versions(pile, [source for source in sources if not sinks.outside(source.tie)], sizes)
    return Lineage(
        reuse=tuple(edge for pair in sorted(edges) for edge in edges[pair]),
        texts=tuple(
            texts(pile, found.ties, sources, states, edges, sizes, sinks, engine, [(a, b) for a, b, _ in retold])
        ),
        versions=tuple(states),
        problems=tuple(_problems(found)),
    )


def _known(pile: Pile, ties: Sequence[Tie], roundups: frozenset[str]) -> dict[tuple[str, str], Tie]:
    """The ties that stay as they are when the round-ups are put last."""
    named = {(pile.articles[tie.a].id, pile.articles[tie.b].id): tie for tie in ties}
    return {ids: tie for ids, tie in named.items() if not roundups & set(ids)}


def _edges(
    pile: Pile, ties: Sequence[Tie], best: dict[int, list[int]], sinks: Sinks
) -> dict[tuple[int, int], list[Reuse]]:
    """The Reuse records of each tie."""
    sources = Sources(best, {(tie.a, tie.b): tie for tie in ties})
    found: dict[tuple[int, int], list[Reuse]] = {}
    for tie in ties:
        for piece in tie.pieces:
            which, why = direction(pile, tie, piece, sources)
            if sinks.outside(tie) and piece.content != "quotation":
                which, why = "b_from_a", "carries pieces of many unrelated stories: an aggregator is nobody's source"
            found.setdefault((tie.a, tie.b), []).append(_edge(pile, tie, piece, which, why))
    return found


def _edge(pile: Pile, tie: Tie, piece: Piece, which: Direction, why: str) -> Reuse:
    a, b = pile.span(tie.a, piece.a, piece.a_end), pile.span(tie.b, piece.b, piece.b_end)
    a, b = with_marks(pile.articles[tie.a], a, pile.articles[tie.b], b)
    verbatim = piece.equal == piece.a_end - piece.a == piece.b_end - piece.b
    return Reuse(
        id=record_id("reu", a, b),
        a=a,
        b=b,
        relation="verbatim" if verbatim else "edited",
        content=piece.content,
        score=round(piece.score(), 4),
        direction=which,
        why=why,
    )


def _problems(found: Candidates) -> list[Problem]:
    if not found.uncounted_prints:
        return []
    message = (
        f"{found.uncounted_prints} shared runs of words stand in more than {found.near + 1} articles; each was "
        f"compared with the {found.near} earliest of them, {found.uncounted_pairs} pairs among the later ones not"
    )
    return [problem("the whole pile", "lineage", "holders-not-compared", message)]
