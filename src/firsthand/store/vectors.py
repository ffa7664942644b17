"""Vectors of sentences that an encoder made: what of a build takes longest, and depends on one sentence alone.

In: sentences and the bytes of their vectors. Out: the same bytes, in a database of their own beside the index. Where it
is damaged it begins anew: it is all derived.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_AT_ONCE = 500  # sentences asked for in one query


class Vectors:
    """The vectors that one encoder made; those of another are forgotten. Nothing is opened before it is asked for."""

    def __init__(self, path: Path, made_by: str) -> None:
        self._path, self._made_by = path, made_by
        self._db: sqlite3.Connection | None = None

    def recall(self, sentences: Sequence[str]) -> dict[str, bytes]:
        """The vectors of the sentences that are known."""
        of_key = {_key(sentence): sentence for sentence in sentences}
        return self._tried(lambda db: _known(db, of_key)) or {}

    def keep(self, vectors: Mapping[str, bytes]) -> None:
        """Know these as well."""
        rows = [(_key(sentence), zlib.crc32(body), body) for sentence, body in vectors.items()]

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows)

        self._tried(write)

    def close(self) -> None:
        """Close the database, if it was opened."""
        if self._db is not None:
            self._db.close()
        self._db = None

    def _tried(self, ask: Callable[[sqlite3.Connection], T]) -> T | None:
        """What a query gives; None, and an empty memory, where the database is damaged, or cannot be written."""
        try:
            if self._db is None:
                self._db = sqlite3.connect(self._path, timeout=60)
                self._begin(self._db)
            return ask(self._db)
        except sqlite3.OperationalError:  # no room, or another process has it: do without
            return None
        except sqlite3.DatabaseError:
            self.close()
            for end in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)
            return None

    def _begin(self, db: sqlite3.Connection) -> None:
        db.execute("PRAGMA page_size = 16384")  # seven vectors a page, not one
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("CREATE TABLE IF NOT EXISTS made (by TEXT)")
        db.execute("CREATE TABLE IF NOT EXISTS vector (sentence BLOB PRIMARY KEY, checksum INTEGER, body BLOB)")
        with db:
            if db.execute("SELECT by FROM made").fetchone() != (self._made_by,):
                db.execute("DELETE FROM vector")
                db.execute("DELETE FROM made")
                db.execute("INSERT INTO made VALUES (?)", (self._made_by,))


def _known(db: sqlite3.Connection, of_key: Mapping[bytes, str]) -> dict[str, bytes]:
    keys, found = list(of_key), {}
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        query = f"SELECT sentence, checksum, body FROM vector WHERE sentence IN ({', '.join('?' * len(some))})"
        for key, checksum, body in db.execute(query, some):
            if zlib.crc32(body) == checksum:
                found[of_key[key]] = body
    return found


def _key(sentence: str) -> bytes:
    return hashlib.blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=16).digest()
