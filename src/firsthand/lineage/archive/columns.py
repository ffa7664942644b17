"""Arrow columns as the arrays that lineage's rules take, and back.

In: columns of texts, lists and bytes. Out: values end to end, and where each row's begin.
"""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from firsthand.lineage.fingerprint import Bytes, Longs


def text_of(column: Any) -> Bytes:
    """A column of texts (or of bytes) as one buffer."""
    whole = _one(column).cast(pa.large_string() if not pa.types.is_binary(column.type) else pa.large_binary())
    _, offsets, data = whole.buffers()
    at = np.frombuffer(offsets, np.int64, len(whole) + 1, whole.offset * 8) if len(whole) else np.zeros(1, np.int64)
    return Bytes(np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8), at)


def bytes_of(column: Any) -> NDArray[np.int8]:
    """A column of bytes, all rows end to end."""
    found = text_of(column)
    return found.data[found.at[0] : found.at[-1]].view(np.int8)


def values_of(column: Any, kind: type) -> tuple[NDArray[Any], Longs]:
    """A column of lists end to end, and where each row's begins; a missing list has no places."""
    whole = _one(column)
    sizes = whole.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
    at = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    return whole.flatten().to_numpy(zero_copy_only=False).astype(kind), at


def numbers_of(column: Any) -> Longs:
    """A column of whole numbers."""
    return np.asarray(_one(column).to_numpy(zero_copy_only=False).astype(np.int64))


def list_column(values: NDArray[Any], at: Longs) -> pa.ListArray:
    """Lists of a column: row i has `values[at[i] : at[i + 1]]`."""
    return pa.ListArray.from_arrays(pa.array(at.astype(np.int32)), pa.array(values))


def byte_column(values: NDArray[np.int8], at: Longs) -> pa.Array:
    """Bytes of a column: row i has `values[at[i] : at[i + 1]]`."""
    offsets, data = pa.py_buffer(at.astype(np.int32)), pa.py_buffer(np.ascontiguousarray(values))
    return pa.Array.from_buffers(pa.binary(), len(at) - 1, [None, offsets, data])


def _one(column: Any) -> Any:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
