"""A first answer: which articles of before share passages with the new ones, and where, without tracing the rest.

In: what is kept of the last time, what the index answers, a way to fetch articles, the new ones. Out: Reuse records
between a new article and one of before, or another new one. The passages are verified word for word; what they are,
and who has them from whom, is judged by these articles alone: the next build may know better.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from firsthand.lineage.archive.columns import numbers_of
from firsthand.lineage.direction import verdicts
from firsthand.lineage.edges import edges_of, records
from firsthand.lineage.fingerprint import Bools, Longs
from firsthand.lineage.furniture import alike, stories
from firsthand.lineage.kind import BODY, QUOTATION
from firsthand.lineage.pile import in_order, is_unsure, outlet_of
from firsthand.lineage.retrace.crowd import Crowd
from firsthand.lineage.retrace.entries import PRINT, Holders, distinct
from firsthand.lineage.retrace.growing import FetchIds
from firsthand.lineage.retrace.kept import classes_of, numbered
from firsthand.lineage.retrace.marking import furnished, heard_among, quotations, told
from firsthand.lineage.retrace.pairing import Side, seeds, ties_of
from firsthand.lineage.retrace.tables import alike_in, classes_in
from firsthand.lineage.sources import Sinks, best_sources
from firsthand.records import Article, Reuse

TABLES = ("articles", "outlets", "alike")


def shared(tables: Mapping[str, pa.Table], holders: Holders, fetch: FetchIds, new: Sequence[Article]) -> list[Reuse]:
    """What the new articles share, by the articles that had it first; a new one stands behind all of before."""
    table = tables["articles"]
    ids, ordered = table["article_id"], in_order(new)
    before = len(ids)
    _, outlets = numbered([outlet_of(article) for article in ordered], tables["outlets"]["name"].to_pylist())
    case = Crowd(
        holders,
        lambda seats: fetch([ids[seat].as_py() for seat in seats]),
        ordered,
        np.concatenate([numbers_of(table["rank"]), before + np.arange(len(ordered))]),
        np.concatenate([numbers_of(table["outlet"]), outlets]),
    )
    kinds = furnished(case, case.added, _stories(case, tables))
    said = quotations(case.added, kinds)
    kinds[heard_among(case.added, said) & (kinds == BODY)] = QUOTATION
    classes = classes_in(table).with_more(classes_of(case.added.pile.words.at, kinds))
    found = case.gathered(PRINT, case.prints(case.new))
    unsure = _unsure(case, table, ordered, distinct(case.seat_of[found.rank]))
    side = Side(case.size, classes, case.rank_of, unsure, None)
    rows = seeds(case, side, found)
    sizes = np.append(numbers_of(table["tokens"]), np.diff(case.added.pile.words.at))
    there = (rows[:, 1] < sizes[rows[:, 0]]) & (rows[:, 3] < sizes[rows[:, 2]])  # else the index is damaged
    rows = rows[there & (rows[:, 2] >= before)]
    part = case.part(distinct(rows[:, [0, 2]].reshape(-1)))
    ties = ties_of(case, side, part, rows)
    none = Sinks(np.zeros(len(part.seats), bool), np.zeros(len(ties.a), bool))
    judged = verdicts(part.pile, ties, best_sources(ties, none, len(part.seats)), none)
    return records(part.pile.articles, edges_of(part.pile, ties, judged))


def _unsure(case: Crowd, table: pa.Table, ordered: Sequence[Article], seats: Longs) -> Bools:
    """Of which of some seats no date tells the hour; of the others nothing is asked."""
    found = np.zeros(case.size, bool)
    old = seats[seats < case.before]
    found[old] = [is_unsure(date) for date in table["article_published"].take(pa.array(old)).to_pylist()]
    found[case.before :] = [is_unsure(article.published) for article in ordered]
    return found


def known(tables: Mapping[str, pa.Table], ids: Sequence[str]) -> set[str]:
    """Which of some articles are kept."""
    here = pc.is_in(tables["articles"]["article_id"], value_set=pa.array(ids, pa.string()))
    return set(tables["articles"]["article_id"].filter(here).to_pylist())


def _stories(case: Crowd, tables: Mapping[str, pa.Table]) -> Longs:
    """The story of each rank: of before as it is known, of the new ones by what they share with these."""
    sizes = np.empty(case.size, np.int64)
    sizes[case.rank_of[: case.before]] = numbers_of(tables["articles"]["prints"])
    sizes[case.before :] = np.bincount(case.added.pile.prints.text, minlength=len(case.new))
    pairs = told(case, case.gathered(PRINT, case.prints(case.new)))
    fresh = alike(pairs[pairs % case.size >= case.before], sizes)
    return stories(np.concatenate([case.rank_of[alike_in(tables)], fresh]), case.size)
