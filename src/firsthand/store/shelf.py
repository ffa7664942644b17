"""The folder of the index of a case: which files make it, whose turn it is, and what nobody needs any more.

In: the folder. Out: the list of files as it stands in `case.db`, a lock, a swept folder. It loads nothing heavy.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

FEW = 4  # segments that are left alone, however small
_PATIENCE = 0.5  # seconds between two tries for the lock, in which Ctrl-C is not heard


class Table(Struct, frozen=True):
    """A table's file and its checksum."""

    name: str
    checksum: int


class Listed(Struct, frozen=True):
    """The files that make an index, the oldest segment first; `next` is the number of the next file.

    `method` (hexadecimal) is what they were made by.
    """

    segments: tuple[str, ...] = ()
    tables: Mapping[str, Table] = {}
    next: int = 1
    method: str = ""

    @property
    def files(self) -> set[str]:
        """The names of all files."""
        return {*self.segments, *(table.name for table in self.tables.values())}


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of an index; another process waits. It is let go of when this one ends, however it ends."""
    folder.mkdir(exist_ok=True)
    db = sqlite3.connect(folder / "lock", isolation_level=None, timeout=_PATIENCE)
    try:
        while not _taken(db):
            pass
        yield
    finally:
        db.close()


def sweep(folder: Path, listed: Listed) -> None:
    """Delete what no list names: files of a former index, or of a build that was killed. Only with the lock held."""
    for file in folder.iterdir():
        ours = file.suffix and file.stem.isdigit()
        if (ours or file.name.startswith(".part-")) and file.name not in listed.files:
            try:
                file.unlink()
            except OSError:  # another process still has it open, on a system that minds
                continue


def _taken(db: sqlite3.Connection) -> bool:
    """Whether the lock is ours now; False where another process still holds it."""
    try:
        db.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    return True
