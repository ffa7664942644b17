"""The case on disk: the only door to it.

In: records and bytes. Out: the same records, always in the same order. A case is a folder: `case.db` (SQLite, WAL),
`captures/` by digest, `judgements.jsonl` (append-only), `index/` (what lineage remembers), and what tell wrote.
Everything but captures and judgements can be rebuilt from them.
"""

from firsthand.store.case import Given, NotACaseError, Store
from firsthand.store.shelf import Listed

__all__ = ["Given", "Listed", "NotACaseError", "Store"]
