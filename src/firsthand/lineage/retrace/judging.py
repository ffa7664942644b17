"""What ties show, judged for all articles when new ones have come: round-ups, sources, directions, versions, texts.

In: a Crowd and what is kept of it. Out: the same with what was judged, and records. It is the end of `trace` on
articles without words: only the edges that became others need the texts of their articles.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from firsthand.engine import Engine
from firsthand.lineage import uncounted
from firsthand.lineage.candidates import hubs_of
from firsthand.lineage.direction import Facts, Times, Verdicts, judged, numbers
from firsthand.lineage.edges import edges_of, records
from firsthand.lineage.fingerprint import Bools, Longs, Prints, Words
from firsthand.lineage.passages import Ties, chosen
from firsthand.lineage.pile import Pile
from firsthand.lineage.retrace.crowd import Crowd
from firsthand.lineage.retrace.entries import distinct
from firsthand.lineage.retrace.kept import Kept, edge_id, edge_numbers, in_places, judged_sums, unpacked
from firsthand.lineage.sources import aggregators, best_sources, sinks_of
from firsthand.lineage.texts import texts
from firsthand.lineage.versions import address_of, versions
from firsthand.records import Lineage, Reuse


class Records(NamedTuple):
    """A Lineage in parts.

    `reuse` has the edges of the articles for which they are others than before, under the id of the later article of
    each pair; `rest` is all but the edges, whose order is that of pairs in `order` (ids, round-ups last).
    """

    reuse: Mapping[str, tuple[Reuse, ...]]
    rest: Lineage
    order: tuple[str, ...]


def round_ups(case: Crowd, now: Kept) -> Bools:
    """Which seats are aggregators, by the first ties."""
    ties = unpacked(in_places(now.first, case.rank_of), case.rank_of)
    found = aggregators(_pile(now, case.seat_of), ties, now.body[case.seat_of])
    return np.array([article.id in found for article in now.articles], bool)


def places(case: Crowd, sink: Bools) -> Longs:
    """The place of each seat, round-ups last."""
    return np.argsort(case.seat_of[np.argsort(sink[case.seat_of], kind="stable")])


def all_judged(case: Crowd, now: Kept, engine: Engine) -> tuple[Kept, Records]:
    """Sources, directions, versions and texts of all; records of the edges for which they are others."""
    place_of = places(case, now.sink)
    order = np.argsort(place_of)
    pile, sizes = _pile(now, order), now.body[order]
    last = in_places(now.last, place_of)
    ties = unpacked(last, place_of)
    sinks = sinks_of(pile, ties, frozenset(now.articles[seat].id for seat in np.flatnonzero(now.sink).tolist()))
    sources = best_sources(ties, sinks, len(order))
    said = judged(_facts(now, pile, order), ties, sources, sinks, ties.a * len(order) + ties.b)
    thirds = np.where(said.third >= 0, order[said.third], -1)
    sums = judged_sums(last, said._replace(third=thirds), len(order))
    of_tie = ties.tie_of_piece()
    changed = distinct(np.flatnonzero(sums != now.judged), last.b[of_tie[last.edge == 0]])
    which = np.flatnonzero(np.isin(last.b, changed))
    edges = _edges(case, place_of, ties, said, which)
    edge = last.edge.copy()
    edge[np.isin(of_tie, which)] = edge_numbers(edges)
    reuse: dict[str, list[Reuse]] = {now.articles[seat].id: [] for seat in changed.tolist()}
    for one in edges:
        reuse[one.b.article].append(one)
    states = versions(pile, ties, sources, sinks, sizes)

    def named(pieces: Longs) -> list[str]:
        return [edge_id(number) for number in edge[pieces].tolist()]

    rest = Lineage(
        texts=tuple(texts(pile, ties, sources, sinks, sizes, states, named, engine, {})),
        versions=tuple(states),
        problems=tuple(uncounted(hubs_of(len(order))[0], *now.uncounted)),
    )
    records = Records(
        {article: tuple(found) for article, found in reuse.items()},
        rest,
        tuple(article.id for article in pile.articles),
    )
    return now._replace(last=last._replace(edge=edge), judged=sums), records


def _pile(now: Kept, order: Longs) -> Pile:
    """The articles in an order, as a pile without words."""
    nothing, none = np.zeros(0, np.uint64), np.zeros(0, np.int32)
    return Pile(
        tuple(now.articles[seat] for seat in order.tolist()),
        now.outlet[order],
        Words(np.zeros(len(order) + 1, np.int64), none, none, nothing),
        Prints(none, none, nothing),
    )


def _facts(now: Kept, pile: Pile, order: Longs) -> Facts:
    """What directions rest on beside ties."""
    times = now.times[order]
    address = [address_of(article.url) if article.url else None for article in pile.articles]
    marks = [now.mark[seat] for seat in order.tolist()]
    return Facts(Times(times[:, :, 0], times[:, :, 1]), numbers(address), numbers(marks), now.own[order], pile.outlets)


def _edges(case: Crowd, place_of: Longs, ties: Ties, said: Verdicts, which: Longs) -> list[Reuse]:
    """The records of some ties, from the texts of their articles."""
    some_ties = chosen(ties, which)
    pieces = np.isin(ties.tie_of_piece(), which)
    seat_of = np.argsort(place_of)
    part = case.part(seat_of[distinct(some_ties.a, some_ties.b)], place_of)
    local = np.full(len(place_of), -1)
    local[place_of[part.seats]] = np.arange(len(part.seats))
    third = said.third[pieces]
    verdicts = Verdicts(said.which[pieces], said.rule[pieces], np.where(third >= 0, local[third], -1))
    some_ties = some_ties._replace(a=local[some_ties.a], b=local[some_ties.b])
    return records(part.pile.articles, edges_of(part.pile, some_ties, verdicts))
