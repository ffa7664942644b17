"""A case while articles are put into it, each at its place in time.

In: what was kept, what the index answers, a way to fetch articles, the new ones. Out: a Crowd of all, with what was
kept of it.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

import numpy as np

from firsthand.lineage.fingerprint import Longs
from firsthand.lineage.pile import in_order, outlet_of, state_key, time_key
from firsthand.lineage.retrace.crowd import Crowd
from firsthand.lineage.retrace.entries import Holders
from firsthand.lineage.retrace.kept import Kept, bare, numbered
from firsthand.records import Article

FetchIds = Callable[[Sequence[str]], Sequence[Article]]


class Growing(Crowd):
    """All articles of a case, those of before by the seats they have, the new ones behind, in time order."""

    def __init__(self, kept: Kept, holders: Holders, fetch: FetchIds, new: Sequence[Article]) -> None:
        """Put the new articles in their places."""
        ordered = in_order(new)
        self.kept = kept
        self.articles = [*kept.articles, *(bare(article) for article in ordered)]
        self.outlet_names, numbers = numbered([outlet_of(article) for article in ordered], kept.outlets)
        super().__init__(
            holders,
            lambda seats: fetch([self.articles[seat].id for seat in seats]),
            ordered,
            self._ranks(),
            np.concatenate([kept.outlet, numbers]),
        )

    def _ranks(self) -> Longs:
        """The places of all seats in time."""
        order = np.argsort(self.kept.rank).tolist()
        for seat in range(len(order), len(self.articles)):
            order.insert(bisect_left(order, _key(self.articles[seat]), key=lambda one: _key(self.articles[one])), seat)
        return np.argsort(np.array(order, np.int64))


def _key(article: Article) -> tuple[object, ...]:
    return (*time_key(article), *state_key(article), article.id)
