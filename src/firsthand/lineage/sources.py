"""From whom each article most likely has its words: best sources, and aggregators that are nobody's source.

In: a Pile, its kinds and ties. Out: for each article its few best sources, so that the whole is a directed forest
with mash-ups, never a closure; and the articles that share with many stories that share nothing among themselves.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.kind import BODY, Kinds
from firsthand.lineage.passages import Short, Tie
from firsthand.lineage.pile import Pile, moment, outlet_of

NEW_WORDS = 24  # words a further source must add: a sentence and a half that the better source does not have
MANY_STORIES = 8  # unrelated stories that one page carries pieces of: a round-up of five is still a story
SMALL_PART = 0.4  # of its body that any one of them gives: a page that is mostly one story is that story
RELATED = 0.3  # of the smaller's body: two articles of one story


class Source(NamedTuple):
    """Article b has `words` of body from a that no better source of b gives; `first` marks the best one."""

    tie: Tie
    words: int
    first: bool


class Sinks(NamedTuple):
    """Ranks of the aggregators, and who publishes each article."""

    ranks: frozenset[int]
    outlets: Sequence[str | None]

    def one_outlet(self, tie: Tie) -> bool:
        """Whether both are an aggregator's pages: two states of one round-up, which has itself for a source."""
        return {tie.a, tie.b} <= self.ranks and self.outlets[tie.a] == self.outlets[tie.b] is not None

    def outside(self, tie: Tie) -> bool:
        """Whether the tie leads out of an aggregator, or into it from elsewhere."""
        return bool({tie.a, tie.b} & self.ranks) and not self.one_outlet(tie)


def sinks_of(pile: Pile, aggregators: frozenset[str]) -> Sinks:
    """The aggregators as ranks of the pile."""
    ranks = frozenset(rank for rank, article in enumerate(pile.articles) if article.id in aggregators)
    return Sinks(ranks, [outlet_of(article) for article in pile.articles])


def best_sources(ties: Sequence[Tie], sinks: Sinks) -> list[Source]:
    """The best sources of each article, by article, best first: greedily what covers most of what is left."""
    into: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.body() and (tie.a not in sinks.ranks or sinks.one_outlet(tie)):
            into[tie.b].append(tie)
    found: list[Source] = []
    for b in sorted(into):
        found += _cover(into[b])
    return found


def _cover(ties: list[Tie]) -> list[Source]:
    left = {tie.a: tie.b_places() for tie in ties}
    by_rank = {tie.a: tie for tie in ties}
    chosen: list[Source] = []
    while left:
        best = min(left, key=lambda a: (-len(left[a]), a))
        covered = left.pop(best)
        if not len(covered) or (chosen and len(covered) < NEW_WORDS):
            break
        chosen.append(Source(by_rank[best], len(covered), not chosen))
        left = _rest(left, covered)
    return chosen


def _rest(left: Mapping[int, Short], covered: Short) -> dict[int, Short]:
    """What stands in each and is not covered."""
    taken = np.zeros(1 + max((int(places[-1]) for places in [*left.values(), covered] if len(places)), default=0), bool)
    taken[covered] = True
    return {one: places[~taken[places]] for one, places in left.items()}


def body_sizes(pile: Pile, kinds: Kinds) -> NDArray[np.int64]:
    """Words of body of each article: neither quoted nor furniture."""
    total = np.concatenate([[0], np.cumsum(kinds == BODY)])
    return np.asarray(total[pile.words.at[1:]] - total[pile.words.at[:-1]])


def aggregators(pile: Pile, ties: Sequence[Tie], sizes: NDArray[np.int64]) -> frozenset[str]:
    """Ids of articles put together from pieces of many stories that are not tied to each other."""
    beside: dict[int, dict[int, Short]] = defaultdict(dict)
    for tie in ties:
        if tie.body():
            beside[tie.a][tie.b] = tie.a_places()
            beside[tie.b][tie.a] = tie.b_places()
    strong = _strong(ties, sizes)
    return frozenset(
        pile.articles[rank].id
        for rank, partners in beside.items()
        if len(partners) >= MANY_STORIES and _is_aggregator(pile, rank, partners, strong, int(sizes[rank]))
    )


def _is_aggregator(
    pile: Pile,
    rank: int,
    partners: Mapping[int, Short],
    strong: Mapping[int, set[int]],
    size: int,
) -> bool:
    """Whether many unrelated stories, none of them later, are needed to cover what it shares."""
    mine, outlet = moment(pile.articles[rank].published), outlet_of(pile.articles[rank])
    left = {}
    for other, places in partners.items():
        theirs = moment(pile.articles[other].published)
        own = outlet is not None and outlet == outlet_of(pile.articles[other])  # its own page an hour before
        if not own and not (mine and theirs and theirs > mine):
            left[other] = places
    stories: list[int] = []
    while left:
        best = min(left, key=lambda other: (-len(left[other]), other))
        covered = left.pop(best)
        if len(covered) < NEW_WORDS // 2:
            break
        if len(covered) > SMALL_PART * size:
            return False
        if not any(story in strong.get(best, ()) for story in stories):
            stories.append(best)
        left = _rest(left, covered)
    return len(stories) >= MANY_STORIES


def _strong(ties: Sequence[Tie], sizes: NDArray[np.int64]) -> dict[int, set[int]]:
    """Articles of one story by article."""
    found: dict[int, set[int]] = defaultdict(set)
    for tie in ties:
        if tie.body() >= RELATED * min(sizes[tie.a], sizes[tie.b]):
            found[tie.a].add(tie.b)
            found[tie.b].add(tie.a)
    return found
