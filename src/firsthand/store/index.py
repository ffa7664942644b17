"""What lineage remembers of a case: segments of hashes, and tables, under one list that is swapped as a whole.

In: entries and tables of a build. Out: look-ups over all segments at once. The files are immutable and have new names;
the list of those that count stands in `case.db` and changes in one transaction with the result it belongs to, so that a
crash leaves the former index or the new one. All of it is derived: without the folder the next build takes longer.
"""

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa

from firsthand.store.segment import (
    U64,
    Bools,
    DamagedError,
    Entries,
    Longs,
    Segment,
    flush_folder,
    holding,
    merge,
    write,
)

__all__ = ["DamagedError", "Entries", "Index", "Listed", "alone", "sweep"]
FEW = 4  # segments that are left alone, however small
ALIKE = 3  # a segment is merged with the newer ones when it is not larger than so many times all of them
_WAIT = 24 * 3600.0  # seconds: another build of this case may take as long


class Table(msgspec.Struct, frozen=True):
    """A table's file and its checksum."""

    name: str
    checksum: int


class Listed(msgspec.Struct, frozen=True):
    """The files that make an index, the oldest segment first; `next` is the number of the next file."""

    segments: tuple[str, ...] = ()
    tables: Mapping[str, Table] = {}
    next: int = 1

    @property
    def files(self) -> set[str]:
        """The names of all files."""
        return {*self.segments, *(table.name for table in self.tables.values())}


class Index:
    """The files of a list, opened."""

    def __init__(self, folder: Path, method: bytes, listed: Listed) -> None:
        """Open the segments and tables in `folder`; DamagedError where one is not what it was."""
        self.folder, self.method, self.listed = folder, method, listed
        self.segments = [Segment(folder / name, method) for name in listed.segments]
        self.tables = {name: _opened(folder / table.name) for name, table in listed.tables.items()}

    def check(self) -> None:
        """Read every file to its end; DamagedError where one is not what was written."""
        for segment in self.segments:
            segment.check()
        for table in self.listed.tables.values():
            if _checksum(self.folder / table.name) != table.checksum:
                raise DamagedError(
                    f"{self.folder / table.name} is damaged: its checksum is not that of what was written"
                )

    @property
    def entries(self) -> int:
        """How many entries all segments have."""
        return sum(segment.entries for segment in self.segments)

    def holders(self, hashes: U64) -> Entries:
        """The entries of some hashes, which are ascending and different, by hash and then by segment."""
        found = [segment.holders(hashes) for segment in self.segments]
        hashed = np.concatenate([np.zeros(0, np.uint64), *(one.hash for one in found)])
        word = np.concatenate([np.zeros(0, np.uint64), *(one.word for one in found)])
        order = np.argsort(hashed, kind="stable")
        return Entries(hashed[order], word[order])

    def holding(self, hashes: U64, sizes: Longs) -> Bools:
        """Which articles may have one of these hashes at a word; `sizes` are the words of each article of the index."""
        wanted = np.unique((hashes >> np.uint64(32)).astype(np.uint32))
        found = np.zeros(len(sizes), bool)
        for n, segment in enumerate(self.segments):
            last = self.segments[n + 1].first if n + 1 < len(self.segments) else len(sizes)
            found[segment.first : last] = holding(segment.sieve, np.cumsum(sizes[segment.first : last]), wanted)
        return found

    def fits(self, sizes: Longs) -> bool:
        """Whether the words of the segments are those of articles of these sizes."""
        firsts = [segment.first for segment in self.segments]
        at = np.concatenate([[0], np.cumsum(sizes)])
        if firsts != sorted(firsts) or (firsts and (firsts[0] or firsts[-1] > len(sizes))):
            return False
        ends = at[[*firsts[1:], len(sizes)]] - at[firsts]
        return bool([segment.words for segment in self.segments] == ends.tolist())

    def grown(self, entries: Entries, sizes: Longs, runs: U64, tables: Mapping[str, pa.Table], first: int) -> Listed:
        """Write a segment of articles from number `first` on, and all tables anew; gives the list with them."""
        names = _Names(self.listed.next)
        segments = self.listed.segments
        if len(entries.hash) or len(sizes):
            segments = (*segments, names.fresh("segment"))
            sieve = (runs >> np.uint64(32)).astype(np.uint32)
            write(self.folder / segments[-1], self.method, first, entries, sieve)
        kept = {}
        for name, table in tables.items():
            file = names.fresh(name)
            kept[name] = Table(file, _save(self.folder / file, table))
        return Listed(segments, kept, names.next)

    def due(self) -> tuple[str, ...]:
        """The newest segments that are to become one: small ones, so that none is rewritten often."""
        sizes = [segment.entries + segment.words for segment in self.segments]
        first = len(sizes)
        while first and (first == len(sizes) or sizes[first - 1] <= ALIKE * sum(sizes[first:])):
            first -= 1
        due = self.listed.segments[first:]
        return due if len(due) >= FEW else ()

    def merged(self, due: Sequence[str], stop: Callable[[], bool]) -> Listed | None:
        """Write the due segments as one; gives the list with it, or None when told to stop."""
        names = _Names(self.listed.next)
        name = names.fresh("segment")
        parts = [segment for segment in self.segments if segment.path.name in due]
        if not merge(self.folder / name, self.method, parts, stop):
            return None
        kept = tuple(one for one in self.listed.segments if one not in due)
        return Listed((*kept, name), self.listed.tables, names.next)


class _Names:
    """File names that were not used before."""

    def __init__(self, first: int) -> None:
        self.next = first

    def fresh(self, kind: str) -> str:
        self.next += 1
        return f"{self.next - 1:06d}.{kind}"


def empty(folder: Path, method: bytes, number: int) -> Index:
    """An index of nothing, whose files are numbered from `number` on."""
    folder.mkdir(exist_ok=True)
    return Index(folder, method, Listed(next=number))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of an index; another process waits. It is let go of when this one ends, however it ends."""
    folder.mkdir(exist_ok=True)
    db = sqlite3.connect(folder / "lock", isolation_level=None, timeout=_WAIT)
    try:
        db.execute("BEGIN EXCLUSIVE")
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


def _opened(path: Path) -> pa.Table:
    try:
        return pa.ipc.open_file(pa.memory_map(str(path))).read_all()
    except (OSError, pa.ArrowException) as error:
        raise DamagedError(f"{path} cannot be read: {error}") from None


def _save(path: Path, table: pa.Table) -> int:
    part = path.with_name(f".part-{os.getpid()}-{path.name}")
    try:
        with part.open("wb") as file:
            with pa.ipc.new_file(file, table.schema) as writer:
                writer.write_table(table.combine_chunks())
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    flush_folder(path.parent)
    return _checksum(path)


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            checksum = zlib.crc32(chunk, checksum)
    return checksum
