"""What lineage remembers of a case: segments of hashes, and tables, under one list that is swapped as a whole.

In: entries and tables of a build. Out: look-ups over all segments at once. The files are immutable and have new names;
the list of those that count stands in `case.db` and changes in one transaction with the result it belongs to, so that a
crash leaves the former index or the new one. All of it is derived: without the folder the next build takes longer.
"""

import threading
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from firsthand.store.segment import (
    U64,
    Bools,
    DamagedError,
    Entries,
    Longs,
    Segment,
    holding,
    merge,
    whole,
    write,
)
from firsthand.store.shelf import FEW, Listed, Table

__all__ = ["DamagedError", "Entries", "Index", "Merging", "empty"]
ALIKE = 3  # a segment is merged with the newer ones when it is not larger than so many times all of them


class Index:
    """The files of a list, opened."""

    def __init__(
        self, folder: Path, method: bytes, listed: Listed, *, check: bool = False, only: Sequence[str] | None = None
    ) -> None:
        """Open the segments in `folder`, and its tables, or `only` some; DamagedError where one is not what it was.

        With `check` every segment is read to its end, as a build does; without, its header and its size have to do.
        """
        self.folder, self.method, self.listed = folder, method, listed
        self.segments = [Segment(folder / name, method) for name in listed.segments]
        for segment in self.segments if check else ():
            segment.check()
        self.tables = {
            name: _opened(folder / table.name, table.checksum)
            for name, table in listed.tables.items()
            if only is None or name in only
        }

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
            path = self.folder / names.fresh(name)
            _save(path, table)
            kept[name] = Table(path.name, zlib.crc32(path.read_bytes()))
        return Listed(segments, kept, names.next, self.method.hex())

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
        return Listed((*kept, name), self.listed.tables, names.next, self.method.hex())


class Merging:
    """The merging of the due segments of an index, in a thread of its own."""

    def __init__(self, index: Index | None) -> None:
        """Begin, where anything is due."""
        self._due = index.due() if index else ()
        self._stop = threading.Event()
        self._found: Listed | None = None
        self._thread = threading.Thread(target=self._run, args=(index,), daemon=True)
        if self._due:
            self._thread.start()

    def _run(self, index: Index) -> None:
        try:
            self._found = index.merged(self._due, self._stop.is_set)
        except OSError:  # no room: the segments stay as they are
            self._found = None

    def end(self, *, at_once: bool = False) -> Listed | None:
        """Wait until it is done, or break off; gives the new list, or None where nothing was merged."""
        if at_once:
            self._stop.set()
        if self._due:
            self._thread.join()
        return self._found


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


def _opened(path: Path, checksum: int) -> pa.Table:
    """A table, mapped into memory."""
    try:
        mapped = pa.memory_map(str(path))
        if zlib.crc32(mapped.read_buffer()) != checksum:
            raise DamagedError(path, "is damaged: its checksum is not that of what was written")
        return pa.ipc.open_file(mapped).read_all()
    except (OSError, pa.ArrowException) as error:
        raise DamagedError(path, f"cannot be read: {error}") from None


def _save(path: Path, table: pa.Table) -> None:
    with whole(path) as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table.combine_chunks())
