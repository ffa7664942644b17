"""Lineage: which passages articles share, what they are, who has them from whom, and which articles are one text.

In: the articles of a case and an engine. Out: a Lineage of Reuse, Text, Version and Problem; the Reuse records are made
when the first of them is asked for. The order of the articles changes nothing. Of two articles alone, `compare` says
how much of one stands in the other, and how far it was rewritten.
"""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np

from firsthand.engine import Engine
from firsthand.engine.grouping import Hubs, groups
from firsthand.lineage.borrowing import compare
from firsthand.lineage.candidates import Candidates, ties_again, ties_of
from firsthand.lineage.direction import Verdicts, verdicts
from firsthand.lineage.edges import Edges, OnDemand, edges_of, ids, records, uncollected
from firsthand.lineage.encoder import Encoder
from firsthand.lineage.fingerprint import Bools, Bytes, Longs, utf8
from firsthand.lineage.forms import printed
from firsthand.lineage.kind import Kinds, Marked, Opens, kinds
from firsthand.lineage.lexical import Own
from firsthand.lineage.paraphrase import MOST_ARTICLES, MOST_SENTENCES, paraphrases
from firsthand.lineage.passages import Ties, chosen
from firsthand.lineage.pile import Pile, arranged, in_order, pile_of, put_last, with_last
from firsthand.lineage.punctuation import counted
from firsthand.lineage.sources import Sinks, Sources, aggregators, best_sources, body_sizes, sinks_of
from firsthand.lineage.texts import texts as texts_of
from firsthand.lineage.translated import translations
from firsthand.lineage.versions import versions
from firsthand.records import Article, Lineage, Problem, Reuse, problem

__all__ = ["compare", "trace"]


class Traced(NamedTuple):
    """What lineage knows of a pile before it makes records of it: the ground on which `why` stands too.

    The articles are in their last order: that of place i has the rank `order[i]` in time. `marked` and `first` are what
    was found before round-ups were put last, by rank in time.
    """

    pile: Pile
    kinds: Kinds
    opens: Opens
    found: Candidates
    sizes: Longs
    sinks: Sinks
    sources: Sources
    said: Verdicts
    edges: Edges
    order: Longs
    marked: Marked
    first: Ties

    def in_time(self) -> Pile:
        """The pile as it was before round-ups were put last."""
        return arranged(self.pile, np.argsort(self.order))


class Told(NamedTuple):
    """The records of a pile, and the edges of its ties alone, one a piece."""

    lineage: Lineage
    edges: Sequence[Reuse]


def trace(articles: Sequence[Article], engine: Engine, encoder: Encoder | None = None) -> Lineage:
    """Find what the articles share and what follows from it; without an encoder, translations by names and numbers."""
    ordered = in_order(articles)
    if not ordered:
        return Lineage()
    with nullcontext() if encoder else uncollected():  # what an encoder makes may be in cycles
        text = utf8([article.text for article in ordered])
        return told(traced(ordered, engine, text), engine, encoder, text).lineage


def told(
    known: Traced,
    engine: Engine,
    encoder: Encoder | None = None,
    text: Bytes | None = None,
    *,
    grows: bool = False,
) -> Told:
    """The records of a pile that was traced; `text` is what its articles say, in order of time.

    Of a pile that `grows` article by article, paraphrases are not sought, since each new one is compared with all; who
    lets it grow says so.
    """
    pile, found, sinks, sizes = known.pile, known.found, known.sinks, known.sizes
    ties = found.ties
    edges = OnDemand(len(ties.pieces), partial(records, pile.articles, known.edges))
    own = givers(ties, known.sources, len(pile.articles))
    nobodys = frozenset(np.flatnonzero(sinks.articles).tolist())
    retold = list(translations(pile, known.kinds, nobodys, own, encoder, text, known.order))
    by_pair: dict[tuple[int, int], Sequence[Reuse]] = {(one.a, one.b): one.edges for one in retold}
    called = {(one.a, one.b): one.ids for one in retold}
    translated = [(one.a, one.b, one.throughout) for one in retold if one.whole]
    problems = uncounted(found.hubs, found.uncounted_prints, found.uncounted_pairs)
    if encoder and not grows and len(pile.articles) > MOST_ARTICLES:
        problems += unsought(len(pile.articles))
    elif encoder and not grows:
        alike, left = paraphrases(pile, known.kinds, known.edges, nobodys, encoder, text, known.order)
        by_pair |= alike
        problems += unsought(languages=left)
    states = versions(pile, ties, known.sources, sinks, sizes)
    named = partial(ids, [article.id for article in pile.articles], known.edges)
    lineage = Lineage(
        reuse=_in_order(known.edges, edges, by_pair),
        texts=tuple(texts_of(pile, ties, known.sources, sinks, sizes, states, named, engine, called, translated)),
        versions=tuple(states),
        problems=tuple(problems),
    )
    return Told(lineage, edges)


def traced(ordered: tuple[Article, ...], engine: Engine, text: Bytes | None = None) -> Traced:
    """What articles that are in order share, who is whose best source, and the direction of every piece."""
    text = text or utf8([article.text for article in ordered])
    counts = counted(text)
    pile = pile_of(ordered, text, counts)
    same = groups(pile.prints.hash)
    marked = kinds(pile, text, counts, same)
    marks, opens = marked.kinds, marked.opens
    texts = printed(ordered, text, counts)
    found = ties_of(pile, marks, opens, engine, same, texts)
    first = found.ties
    sizes = body_sizes(pile, marks)
    roundups = aggregators(pile, found.ties, sizes)
    last = np.array([article.id in roundups for article in ordered], bool)
    order = np.argsort(last, kind="stable")
    texts = texts._replace(row=order)
    if roundups:  # a sink comes after everything, so that it is nobody's earliest holder
        known = _known(found.ties, last)
        marks, opens = put_last(marks.copy(), pile.words.at, last), put_last(opens.copy(), pile.words.at, last)
        pile = with_last(pile, last)
        found = ties_again(pile, marks, opens, engine, found, known, len(roundups), texts)
        sizes = body_sizes(pile, marks)
    sinks = sinks_of(pile, found.ties, roundups)
    sources = best_sources(found.ties, sinks, len(ordered))
    said = verdicts(pile, found.ties, sources, sinks)
    edges = edges_of(pile, found.ties, said, texts)
    return Traced(pile, marks, opens, found, sizes, sinks, sources, said, edges, order, marked, first)


def givers(ties: Ties, sources: Sources, articles: int) -> Own:
    """Of each article its best source, and the words that gives."""
    rank, words = np.full(articles, -1, np.int64), np.zeros(articles, np.int64)
    has = np.flatnonzero(np.diff(sources.at))
    best = sources.at[has]
    rank[has], words[has] = ties.a[sources.tie[best]], sources.words[best]
    return Own(rank, words)


def _known(ties: Ties, last: Bools) -> Ties:
    """The ties that stay as they are when the round-ups are put last, under their new ranks."""
    rank = np.where(last, -1, np.cumsum(~last) - 1)
    kept = chosen(ties, np.flatnonzero(~last[ties.a] & ~last[ties.b]))
    return kept._replace(a=rank[kept.a], b=rank[kept.b])


def _in_order(known: Edges, edges: OnDemand, retold: Mapping[tuple[int, int], Sequence[Reuse]]) -> OnDemand:
    """All edges pair by pair; of one pair the translated ones come last."""
    if not retold:
        return edges
    pairs = np.repeat(np.array(list(retold), np.int64), [len(of_pair) for of_pair in retold.values()], axis=0)
    a, b = np.concatenate([known.a, pairs[:, 0]]), np.concatenate([known.b, pairs[:, 1]])

    def made() -> list[Reuse]:
        whole = [*edges, *chain.from_iterable(retold.values())]
        return [whole[n] for n in np.lexsort((b, a)).tolist()]

    return OnDemand(len(a), made)


def uncounted(hubs: Hubs, prints: int, pairs: int, where: str = "the whole pile") -> list[Problem]:
    """What is to be said of the fingerprints, and the pairs of their holders, that the bound on hubs left out."""
    if not prints:
        return []
    message = (
        f"{prints} shared runs of words stand in more than {hubs.near + 1} articles; each was compared with the "
        f"{hubs.near} earliest of them and up to {hubs.unsure} whose hour is not known, {pairs} pairs of others not"
    )
    return [problem(where, "lineage", "holders-not-compared", message)]


def unsought(articles: int = 0, languages: Sequence[str] = (), where: str = "the whole pile") -> list[Problem]:
    """What is to be said of the paraphrases that nobody looked for: in so many articles, or in these languages."""
    if articles:
        message = (
            f"stories rewritten in other words are sought in up to {MOST_ARTICLES} articles, and not in {articles}"
        )
    elif languages:
        message = (
            f"stories rewritten in other words are sought among up to {MOST_SENTENCES} sentences of a language; "
            f"there are more in {', '.join(languages)}"
        )
    else:
        return []
    return [problem(where, "lineage", "paraphrases-not-sought", message)]
