"""A case traced again when articles come: the same Lineage as of all at once, without the texts of the rest.

In: what was kept of the last time, what the index answers, a way to fetch articles, and the new ones. Out: Retraced, or
None where all is to be traced at once. What the new articles touch is followed from step to step by the fingerprints
they share; what rests on ties alone, which is small, is judged as a whole by the rules of `trace`.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from msgspec import structs

from firsthand.engine import Engine
from firsthand.lineage import Told, Traced
from firsthand.lineage.candidates import hubs_of, unsure_in
from firsthand.lineage.fingerprint import U64, Longs, runs
from firsthand.lineage.kind import BODY
from firsthand.lineage.retrace import pairing
from firsthand.lineage.retrace.crowd import Crowd
from firsthand.lineage.retrace.entries import (
    PRINT,
    Entries,
    Holders,
    distinct,
    joined,
    page_entries,
    said_entries,
)
from firsthand.lineage.retrace.growing import FetchIds, growing
from firsthand.lineage.retrace.judging import Records, all_judged, places, round_ups
from firsthand.lineage.retrace.kept import Kept, end_to_end, kept_of, replaced, some
from firsthand.lineage.retrace.marking import Remarked, remarked
from firsthand.lineage.retrace.pairing import Side
from firsthand.records import Article, Reuse

__all__ = ["Entries", "FetchIds", "Holders", "Kept", "Records", "Retraced", "begun", "records_of", "retrace"]

MOST = 0.5  # of all articles: where more are touched, tracing all at once is no slower


class Retraced(NamedTuple):
    """What came of it, and what to keep for the next time.

    `entries` and the `runs` at the words of the new articles, whose seats begin at `first`, are for the index.
    """

    kept: Kept
    records: Records
    entries: Entries
    runs: U64
    first: int


def records_of(known: Traced, told: Told) -> Records:
    """The records of a pile that was traced at once."""
    reuse: dict[str, list[Reuse]] = {}
    for edge in told.lineage.reuse:
        reuse.setdefault(edge.b.article, []).append(edge)
    return Records(
        {article: tuple(edges) for article, edges in reuse.items()},
        structs.replace(told.lineage, reuse=()),
        tuple(article.id for article in known.pile.articles),
    )


def begun(known: Traced, told: Told) -> Retraced:
    """What there is to keep of a pile that was traced at once: everything is new."""
    pile, marked = known.in_time(), known.marked
    seats = np.arange(len(pile.articles))
    entries = joined(
        page_entries(pile, marked.blocks, seats), said_entries(pile, marked.said, seats, np.zeros_like(seats))
    )
    return Retraced(kept_of(known, pile, told.edges), records_of(known, told), entries, runs(pile.words), 0)


def retrace(
    kept: Kept, holders: Holders, fetch: FetchIds, new: Sequence[Article], engine: Engine, most: float = MOST
) -> Retraced | None:
    """Trace the new articles, none of which is among those kept, and whatever they touch."""
    everything = len(kept.articles) + len(new)
    languages = {(one.language or "").split("-")[0].casefold() for one in (*kept.articles, *new)} - {""}
    if hubs_of(everything) != hubs_of(len(kept.articles)) or len(languages) > 1:
        return None  # another bound changes all pairs; translations are weighed by all articles
    case, grown = growing(kept, holders, fetch, new)
    marks = remarked(case, kept, grown.said_state)
    if len(marks.seats) > most * everything:
        return None
    now = _remarked(grown, marks)
    unsure = unsure_in(now.articles)
    sides = (
        Side(case.before, kept.classes, case.rank_of, unsure, None),
        Side(everything, now.classes, case.rank_of, unsure, None),
    )
    found = case.gathered(PRINT, case.prints(marks.seats))
    pairs = pairing.changed(case, *sides, found, marks.seats)
    if len(distinct(pairs // everything, pairs % everything)) > most * everything:
        return None
    first = pairing.both(pairing.without(case, kept.first, pairs), pairing.aligned(case, sides[1], pairs, marks.seats))
    before, after = (pairing.uncounted(case, side, found) for side in sides)
    uncounted = kept.uncounted[0] - before[0] + after[0], kept.uncounted[1] - before[1] + after[1]
    now = _with_last(case, kept, now._replace(first=first, uncounted=uncounted), pairs, marks.seats)
    entries = joined(case.fresh, marks.entries)
    return Retraced(*all_judged(case, now, engine), entries, case.added.runs, case.before)


def _remarked(grown: Kept, marks: Remarked) -> Kept:
    """What is kept, with the words that are something else."""
    size = len(grown.articles)
    of_said = [rows.reshape(-1).astype(np.int32) for rows in marks.said]
    said_at, said = replaced(grown.said_at, grown.said, marks.requoted, *end_to_end(of_said, np.int32), size)
    grown.body[marks.seats] = [int((kinds == BODY).sum()) for kinds in marks.kinds]
    grown.said_state[marks.requoted] += 1
    return grown._replace(
        classes=grown.classes.replaced(marks.seats, marks.kinds, size), said_at=said_at, said=said, alike=marks.alike
    )


def _with_last(case: Crowd, kept: Kept, now: Kept, pairs: Longs, touched: Longs) -> Kept:
    """The round-ups as the ties show them now, and the last ties, in which they come after all others."""
    sink = round_ups(case, now)
    flipped = np.flatnonzero(sink != now.sink)
    touched = distinct(touched, flipped)
    sides = (_sinks_last(case, case.before, kept, now), _sinks_last(case, case.size, now, now._replace(sink=sink)))
    if sink.any() or now.sink.any():
        found = case.gathered(PRINT, case.prints(touched))
        moved = [
            pairing.pair_numbers(case, ties.a, ties.b)[np.isin(ties.a, flipped) | np.isin(ties.b, flipped)]
            for ties in (now.first, now.last)
        ]
        pairs = distinct(pairs, pairing.changed(case, *sides, found, touched), *moved)
    known = pairing.among_others(now.first, sink)
    numbers = pairing.pair_numbers(case, known.a, known.b)
    again = some(known, np.flatnonzero(np.isin(numbers, pairs)))
    last = pairing.both(pairing.without(case, now.last, pairs), again)
    if sink.any():
        last = pairing.both(last, pairing.aligned(case, sides[1], pairs[~np.isin(pairs, numbers)], touched))
    return now._replace(sink=sink, last=last)


def _sinks_last(case: Crowd, seats: int, kept: Kept, sunk: Kept) -> Side:
    """The state of a case in which the round-ups of `sunk` come last and only what they hold is joined."""
    unsure = unsure_in(sunk.articles) & ~sunk.sink
    return Side(seats, kept.classes, places(case, sunk.sink), unsure, case.prints(np.flatnonzero(sunk.sink)))
