"""What is kept, as Arrow tables and back.

In: Kept. Out: tables by name, and Kept of them; arrays are taken from the tables' own memory.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from firsthand.lineage.archive.columns import list_column, numbers_of, values_of
from firsthand.lineage.direction import WAYS
from firsthand.lineage.fingerprint import Longs
from firsthand.lineage.retrace.kept import FIELDS, PIECE, Classes, Kept, Packed
from firsthand.records import Article

_NUMBERS = ("outlet", "rank", "tokens", "prints", "body", "said_state")


def tables_of(kept: Kept) -> dict[str, pa.Table]:
    """The tables: articles, alike, first and last ties, and what was not counted."""
    columns: dict[str, Any] = {
        f"article_{name}": pa.array([getattr(one, name) for one in kept.articles], pa.string()) for name in FIELDS
    }
    columns |= {name: pa.array(getattr(kept, name), pa.int64()) for name in _NUMBERS}
    columns |= {
        "times": _rows(kept.times.reshape(-1, 2 * WAYS)),
        "mark": pa.array(kept.mark, pa.string()),
        "own": pa.array(kept.own, pa.bool_()),
        "sink": pa.array(kept.sink, pa.bool_()),
        "kinds_end": list_column(kept.classes.end, kept.classes.at),
        "kinds_what": list_column(kept.classes.what, kept.classes.at),
        "said": list_column(kept.said, kept.said_at),
        "judged": pa.array(kept.judged, pa.uint64()),
    }
    return {
        "articles": pa.table(columns),
        "outlets": pa.table({"name": pa.array(kept.outlets, pa.string())}),
        "alike": pa.table({"pair": _rows(kept.alike)}),
        "first": _ties(kept.first),
        "last": _ties(kept.last),
        "uncounted": pa.table({"number": pa.array(kept.uncounted, pa.int64())}),
    }


def kept_in(tables: Mapping[str, pa.Table]) -> Kept:
    """What the tables say; KeyError or an error of Arrow where they are others."""
    table = tables["articles"]
    fields = [table[f"article_{name}"].to_pylist() for name in FIELDS]
    said, said_at = values_of(table["said"], np.int32)
    prints, pairs = tables["uncounted"]["number"].to_pylist()
    return Kept(
        **{name: numbers_of(table[name]) for name in _NUMBERS},
        articles=[
            Article(path="", sha256="", text="", extractor="", **dict(zip(FIELDS, row, strict=True)))
            for row in zip(*fields, strict=True)
        ],
        sink=_bools(table["sink"]),
        times=_values(table["times"], 2 * WAYS).reshape(-1, WAYS, 2),
        mark=table["mark"].to_pylist(),
        own=_bools(table["own"]),
        outlets=tables["outlets"]["name"].to_pylist(),
        classes=classes_in(table),
        said_at=said_at,
        said=said,
        judged=table["judged"].combine_chunks().to_numpy(zero_copy_only=False),
        alike=alike_in(tables),
        first=_packed(tables["first"]),
        last=_packed(tables["last"]),
        uncounted=(prints, pairs),
    )


def classes_in(table: pa.Table) -> Classes:
    """The classes of the tokens of the articles of a table."""
    ends, at = values_of(table["kinds_end"], np.int32)
    return Classes(at, ends, values_of(table["kinds_what"], np.int8)[0])


def alike_in(tables: Mapping[str, pa.Table]) -> Longs:
    """The pairs of seats that tell one story."""
    return _values(tables["alike"]["pair"], 2)


def _ties(kept: Packed) -> pa.Table:
    of_run = np.concatenate([[0], np.cumsum(kept.pieces[:, PIECE - 1])])[kept.at]
    return pa.table(
        {
            "a": pa.array(kept.a, pa.int64()),
            "b": pa.array(kept.b, pa.int64()),
            "pieces": list_column(kept.pieces.reshape(-1), PIECE * kept.at),
            "runs": list_column(kept.runs.reshape(-1), 3 * of_run),
            "edge": list_column(kept.edge, kept.at),
        }
    )


def _packed(table: pa.Table) -> Packed:
    pieces, at = values_of(table["pieces"], np.int32)
    runs, _ = values_of(table["runs"], np.int32)
    edge, _ = values_of(table["edge"], np.int64)
    a, b = numbers_of(table["a"]), numbers_of(table["b"])
    return Packed(a, b, at // PIECE, pieces.reshape(-1, PIECE), runs.reshape(-1, 3), edge)


def _rows(values: Longs) -> pa.FixedSizeListArray:
    return pa.FixedSizeListArray.from_arrays(pa.array(values.reshape(-1), pa.int64()), values.shape[1])


def _values(column: Any, width: int) -> Longs:
    whole = column.combine_chunks()
    return np.asarray(whole.flatten().to_numpy(zero_copy_only=False), np.int64).reshape(-1, width)


def _bools(column: Any) -> NDArray[np.bool_]:
    return np.asarray(column.combine_chunks().to_numpy(zero_copy_only=False), bool)
