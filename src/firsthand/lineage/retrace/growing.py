"""A case while articles are put into it, each at its place in time.

In: what was kept, what the index answers, a way to fetch articles, the new ones. Out: a Crowd of all, and Kept with
room for the new ones.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

import numpy as np

from firsthand.lineage.direction import mark_of
from firsthand.lineage.fingerprint import Longs
from firsthand.lineage.pile import in_order, outlet_of, state_key, time_key
from firsthand.lineage.retrace.crowd import Crowd
from firsthand.lineage.retrace.entries import Holders
from firsthand.lineage.retrace.kept import Kept, bare, numbered, times_table
from firsthand.records import Article

FetchIds = Callable[[Sequence[str]], Sequence[Article]]


def growing(kept: Kept, holders: Holders, fetch: FetchIds, new: Sequence[Article]) -> tuple[Crowd, Kept]:
    """The new articles in their places: all articles, and what is kept of all but for what their words are."""
    ordered = in_order(new)
    articles, more = [*kept.articles, *(bare(article) for article in ordered)], len(ordered)
    names, numbers = numbered([outlet_of(article) for article in ordered], kept.outlets)
    rank_of, outlet = _ranks(kept, articles), np.concatenate([kept.outlet, numbers])
    case = Crowd(holders, lambda seats: fetch([articles[seat].id for seat in seats]), ordered, rank_of, outlet)
    pile = case.added.pile
    known = [mark_of(article) for article in ordered]
    grown = kept._replace(
        articles=articles,
        outlets=names,
        outlet=outlet,
        rank=rank_of,
        tokens=np.append(kept.tokens, np.diff(pile.words.at)),
        prints=np.append(kept.prints, np.bincount(pile.prints.text, minlength=more)),
        body=np.append(kept.body, np.zeros(more, np.int64)),
        sink=np.append(kept.sink, np.zeros(more, bool)),
        times=np.concatenate([kept.times, times_table(ordered)]),
        mark=[*kept.mark, *(mark for mark, _ in known)],
        own=np.append(kept.own, [own for _, own in known]),
        said_state=np.append(kept.said_state, np.full(more, -1)),
        judged=np.append(kept.judged, np.zeros(more, np.uint64)),
    )
    return case, grown


def _ranks(kept: Kept, articles: Sequence[Article]) -> Longs:
    """The places of all seats in time."""
    order = np.argsort(kept.rank).tolist()
    for seat in range(len(order), len(articles)):
        order.insert(bisect_left(order, _key(articles[seat]), key=lambda one: _key(articles[one])), seat)
    return np.argsort(np.array(order, np.int64))


def _key(article: Article) -> tuple[object, ...]:
    return (*time_key(article), *state_key(article), article.id)
