"""A case traced again when articles come: the same Lineage as of all at once, without the texts of the rest.

In: what was kept of the last time, what the index answers, a way to fetch articles, and the new ones. Out: Retraced, or
None where all is to be traced at once. What the new articles touch is followed from step to step by the fingerprints
they share; what rests on ties alone, which is small, is judged as a whole by the rules of `trace`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, overload

import numpy as np
from msgspec import structs

from firsthand.engine import Engine
from firsthand.lineage import Told, Traced, edges_of, uncounted
from firsthand.lineage.candidates import near_of
from firsthand.lineage.direction import Facts, Times, Verdicts, judged, mark_of, numbers
from firsthand.lineage.fingerprint import U64, Bools, Longs, Prints, Words, runs
from firsthand.lineage.kind import BODY, CONTENTS
from firsthand.lineage.passages import CONTENT, Ties, chosen
from firsthand.lineage.pile import Pile
from firsthand.lineage.retrace import pairing
from firsthand.lineage.retrace.entries import (
    PRINT,
    Entries,
    Holders,
    distinct,
    joined,
    page_entries,
    said_entries,
)
from firsthand.lineage.retrace.growing import FetchIds, Growing
from firsthand.lineage.retrace.kept import (
    Kept,
    edge_id,
    edge_numbers,
    end_to_end,
    in_places,
    judged_sums,
    kept_of,
    replaced,
    some,
    times_table,
    unpacked,
)
from firsthand.lineage.retrace.marking import Remarked, remarked
from firsthand.lineage.retrace.pairing import Side
from firsthand.lineage.sources import aggregators, best_sources, sinks_of
from firsthand.lineage.texts import texts
from firsthand.lineage.versions import address_of, versions
from firsthand.records import Article, Lineage, Reuse, Span

__all__ = ["Entries", "FetchIds", "Holders", "Kept", "Retraced", "begun", "retrace"]

MOST = 0.5  # of all articles: where more are touched, tracing all at once is no slower


class Retraced(NamedTuple):
    """What came of it, and what to keep for the next time.

    `reuse` has the edges of the articles for which they are others than before, under the id of the later article of
    each pair; `rest` is the Lineage but for its edges, whose order is that of pairs in `order` (ids). `entries` and
    the `runs` at the words of the new articles, whose seats begin at `first`, are what the index takes in.
    """

    kept: Kept
    reuse: Mapping[str, tuple[Reuse, ...]]
    rest: Lineage
    order: tuple[str, ...]
    entries: Entries
    runs: U64
    first: int


def begun(known: Traced, told: Told) -> Retraced:
    """The same of a pile that was traced at once: everything is new."""
    pile, marked, _ = known.before
    seats = np.arange(len(pile.articles))
    reuse: dict[str, list[Reuse]] = {}
    for edge in told.lineage.reuse:
        reuse.setdefault(edge.b.article, []).append(edge)
    entries = joined(
        page_entries(pile, marked.blocks, seats), said_entries(pile, marked.said, seats, np.zeros_like(seats))
    )
    return Retraced(
        kept_of(known, told.edges),
        {article: tuple(edges) for article, edges in reuse.items()},
        structs.replace(told.lineage, reuse=()),
        tuple(pile.articles[rank].id for rank in known.order.tolist()),
        entries,
        runs(pile.words),
        0,
    )


def retrace(
    kept: Kept, holders: Holders, fetch: FetchIds, new: Sequence[Article], engine: Engine, most: float = MOST
) -> Retraced | None:
    """Trace the new articles, none of which is among those kept, and whatever they touch."""
    everything = len(kept.articles) + len(new)
    languages = {(one.language or "").split("-")[0].casefold() for one in (*kept.articles, *new)} - {""}
    if near_of(everything) != near_of(len(kept.articles)) or len(languages) > 1:
        return None  # another bound changes all pairs; translations are weighed by all articles
    case = Growing(kept, holders, fetch, new)
    marks = remarked(case)
    if len(marks.seats) > most * everything:
        return None
    now = _remarked(case, marks)
    sides = (Side(case.before, kept.classes, case.rank_of, None), Side(everything, now.classes, case.rank_of, None))
    found = case.gathered(PRINT, case.prints(marks.seats))
    pairs = pairing.changed(case, *sides, found, marks.seats)
    if len(distinct(pairs // everything, pairs % everything)) > most * everything:
        return None
    first = pairing.both(pairing.without(case, kept.first, pairs), pairing.aligned(case, sides[1], pairs, marks.seats))
    left = zip(kept.uncounted, *(pairing.uncounted(case, side, found) for side in sides), strict=True)
    now = now._replace(first=first, uncounted=tuple(kept_ - before + after for kept_, before, after in left))
    return _judged(case, _with_sinks_last(case, now, pairs, marks.seats), marks, engine)


def _remarked(case: Growing, marks: Remarked) -> Kept:
    """What is kept, with the new articles and with the words that are something else."""
    kept, part = case.kept, case.added
    classes = kept.classes.replaced(marks.seats, marks.kinds, case.size)
    of_said = [rows.reshape(-1).astype(np.int32) for rows in marks.said]
    said_at, said = replaced(kept.said_at, kept.said, marks.requoted, *end_to_end(of_said, np.int32), case.size)
    more = len(case.new)
    body, state = np.append(kept.body, np.zeros(more, np.int64)), np.append(kept.said_state, np.full(more, -1))
    body[marks.seats] = [int((kinds == BODY).sum()) for kinds in marks.kinds]
    state[marks.requoted] += 1
    known = [mark_of(article) for article in part.pile.articles]
    return kept._replace(
        articles=case.articles,
        outlets=case.outlet_names,
        outlet=case.outlets,
        rank=case.rank_of,
        tokens=np.append(kept.tokens, np.diff(part.pile.words.at)),
        prints=np.append(kept.prints, np.bincount(part.pile.prints.text, minlength=more)),
        body=body,
        sink=np.append(kept.sink, np.zeros(more, bool)),
        times=np.concatenate([kept.times, times_table(part.pile.articles)]),
        mark=[*kept.mark, *(mark for mark, _ in known)],
        own=np.append(kept.own, [own for _, own in known]),
        classes=classes,
        said_at=said_at,
        said=said,
        said_state=state,
        judged=np.append(kept.judged, np.zeros(more, np.uint64)),
        alike=marks.alike,
    )


def _with_sinks_last(case: Growing, now: Kept, pairs: Longs, touched: Longs) -> Kept:
    """The round-ups as the ties show them now, and the last ties, in which they come after all others."""
    order = case.seat_of
    first = in_places(now.first, case.rank_of)
    roundups = aggregators(_bare_pile(case, order), unpacked(first, case.rank_of), now.body[order])
    sink = np.array([article.id in roundups for article in case.articles], bool)
    flipped = np.flatnonzero(sink != now.sink)
    touched = distinct(touched, flipped)
    if sink.any() or now.sink.any():
        sides = (_sinks_last(case, case.before, case.kept, now.sink), _sinks_last(case, len(order), now, sink))
        found = case.gathered(PRINT, case.prints(touched))
        moved = [
            pairing.pair_numbers(case, ties.a, ties.b)[np.isin(ties.a, flipped) | np.isin(ties.b, flipped)]
            for ties in (now.first, now.last)
        ]
        pairs = distinct(pairs, pairing.changed(case, *sides, found, touched), *moved)
    known = pairing.among_others(now.first, sink)
    fresh = np.isin(pairing.pair_numbers(case, known.a, known.b), pairs)
    last = pairing.both(pairing.without(case, now.last, pairs), some(known, np.flatnonzero(fresh)))
    if sink.any():
        unknown = pairs[~np.isin(pairs, pairing.pair_numbers(case, known.a, known.b))]
        last = pairing.both(last, pairing.aligned(case, sides[1], unknown, touched))
    return now._replace(sink=sink, last=last)


def _sinks_last(case: Growing, seats: int, kept: Kept, sink: Bools) -> Side:
    """The state of a case in which round-ups come last and only what they hold is joined."""
    return Side(seats, kept.classes, _places(case, sink), case.prints(np.flatnonzero(sink)))


def _places(case: Growing, sink: Bools) -> Longs:
    """The place of each seat, round-ups last."""
    return np.argsort(case.seat_of[np.argsort(sink[case.seat_of], kind="stable")])


def _bare_pile(case: Growing, order: Longs) -> Pile:
    """The articles in an order, as a pile without words."""
    nothing, none = np.zeros(0, np.uint64), np.zeros(0, np.int32)
    return Pile(
        tuple(case.articles[seat] for seat in order.tolist()),
        case.outlets[order],
        Words(np.zeros(len(order) + 1, np.int64), none, none, nothing),
        Prints(none, none, nothing),
    )


def _judged(case: Growing, now: Kept, marks: Remarked, engine: Engine) -> Retraced:
    """Sources, directions, versions and texts of all; records of the edges for which they are others."""
    place_of = _places(case, now.sink)
    order = np.argsort(place_of)
    pile, sizes = _bare_pile(case, order), now.body[order]
    last = in_places(now.last, place_of)
    ties = unpacked(last, place_of)
    sinks = sinks_of(pile, ties, frozenset(case.articles[seat].id for seat in np.flatnonzero(now.sink).tolist()))
    sources = best_sources(ties, sinks, len(order))
    said = judged(_facts(now, pile, order), ties, sources, sinks, ties.a * len(order) + ties.b)
    thirds = np.where(said.third >= 0, order[said.third], -1)
    sums = judged_sums(last, said._replace(third=thirds), len(order))
    of_tie = ties.tie_of_piece()
    changed = distinct(np.flatnonzero(sums != now.judged), last.b[of_tie[last.edge == 0]])
    which = np.flatnonzero(np.isin(last.b, changed))
    edges = _edges(case, place_of, ties, said, which)
    edge, in_pieces = last.edge.copy(), np.isin(of_tie, which)
    edge[in_pieces] = edge_numbers(edges)
    last = last._replace(edge=edge)
    reuse: dict[str, list[Reuse]] = {case.articles[seat].id: [] for seat in changed.tolist()}
    for one in edges:
        reuse[one.b.article].append(one)
    states = versions(pile, ties, sources, sinks, sizes)
    known = _Ids(edge, ties.pieces[:, CONTENT])
    rest = Lineage(
        texts=tuple(texts(pile, ties, sources, sinks, sizes, states, known, engine, {})),
        versions=tuple(states),
        problems=tuple(uncounted(near_of(len(order)), *now.uncounted)),
    )
    return Retraced(
        now._replace(last=last, judged=sums),
        {article: tuple(found) for article, found in reuse.items()},
        rest,
        tuple(article.id for article in pile.articles),
        joined(case.fresh, marks.entries),
        case.added.runs,
        case.before,
    )


def _facts(now: Kept, pile: Pile, order: Longs) -> Facts:
    """What directions rest on beside ties."""
    times = now.times[order]
    address = [address_of(article.url) if article.url else None for article in pile.articles]
    marks = [now.mark[seat] for seat in order.tolist()]
    return Facts(Times(times[:, :, 0], times[:, :, 1]), numbers(address), numbers(marks), now.own[order], pile.outlets)


def _edges(case: Growing, place_of: Longs, ties: Ties, said: Verdicts, which: Longs) -> list[Reuse]:
    """The records of some ties, from the texts of their articles."""
    some_ties = chosen(ties, which)
    pieces = np.isin(ties.tie_of_piece(), which)
    seat_of = np.argsort(place_of)
    part = case.part(seat_of[distinct(some_ties.a, some_ties.b)], place_of)
    local = np.full(len(place_of), -1)
    local[place_of[part.seats]] = np.arange(len(part.seats))
    third = said.third[pieces]
    verdicts = Verdicts(said.which[pieces], said.rule[pieces], np.where(third >= 0, local[third], -1))
    return edges_of(part.pile, some_ties._replace(a=local[some_ties.a], b=local[some_ties.b]), verdicts)


class _Ids(Sequence[Reuse]):
    """Records of edges of which only the ids and the contents are known, made when they are asked for."""

    def __init__(self, numbers_: Longs, contents: Longs) -> None:
        self._numbers, self._contents = numbers_, contents

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Reuse: ...
    @overload
    def __getitem__(self, place: slice) -> list[Reuse]: ...
    def __getitem__(self, place: int | slice) -> Reuse | list[Reuse]:
        if isinstance(place, slice):
            return [self[n] for n in range(*place.indices(len(self)))]
        nowhere = Span("", 0, 0)
        return Reuse(
            id=edge_id(int(self._numbers[place])),
            a=nowhere,
            b=nowhere,
            relation="edited",
            content=CONTENTS[int(self._contents[place])],
            score=0.0,
            direction="unknown",
            why="",
        )
