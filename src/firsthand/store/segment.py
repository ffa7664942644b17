"""One immutable file of the index: sorted hashes with where they stand, and the words of its articles as a sieve.

In: entries of some articles. Out: a file that is whole or does not exist, read by mapping it into memory. Its parts,
little-endian: a header of 64 bytes; a directory of buckets; entries of two 64-bit words (hash, place), sorted; 32 bits
of a hash for every word of the articles, in their order.
"""

import mmap
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled

U64 = NDArray[np.uint64]
U32 = NDArray[np.uint32]
Bools = NDArray[np.bool_]
Longs = NDArray[np.int64]

MAGIC = b"FHINDEX1"
_HEADER = struct.Struct("<8s16sQQQII8x")  # magic, method, entries, words, first article, bits, checksum
_SUM = 52  # where the checksum stands, which is of all but itself
_IN_BUCKET = 64  # entries: a bucket is a kilobyte, so that a look-up touches a page or two
_PAGE = mmap.PAGESIZE
_AT_ONCE = 1 << 21  # entries merged at a time: 32 MB


class DamagedError(Exception):
    """A file of the index is missing, cut short, changed, or of another version: which, and what is the matter."""

    def __init__(self, path: Path, trouble: str) -> None:
        super().__init__(f"{path} {trouble}")
        self.name, self.trouble = path.name, trouble


class Entries(NamedTuple):
    """Hashes, ascending, and for each a word that says where it stands, into which the index does not look."""

    hash: U64
    word: U64


class Segment:
    """A file of the index, mapped into memory."""

    def __init__(self, path: Path, method: bytes) -> None:
        """Open a file; DamagedError where it is not there, not whole, or not made by `method` (16 bytes)."""
        self.path = path
        try:
            with path.open("rb") as file:
                head = file.read(_HEADER.size).ljust(_HEADER.size, b"\0")
                magic, made_by, self.entries, self.words, self.first, bits, self._sum = _HEADER.unpack(head)
                if magic != MAGIC or not 0 < bits < 40 or os.fstat(file.fileno()).st_size != self._size(bits):
                    raise DamagedError(path, "is damaged: its size is not what its header says")
                if made_by != method:
                    raise DamagedError(path, "was made by another version")
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise DamagedError(path, f"cannot be read: {error.strerror}") from None
        self._shift = np.uint64(64 - bits)
        self._directory = np.frombuffer(self._map, "<u8", (1 << bits) + 1, _HEADER.size)
        self._begin = _HEADER.size + self._directory.nbytes
        self.table = np.frombuffer(self._map, "<u8", 2 * self.entries, self._begin).reshape(-1, 2)
        self.sieve = np.frombuffer(self._map, "<u4", self.words, self._begin + self.table.nbytes)

    def _size(self, bits: int) -> int:
        return int(_HEADER.size + 8 * ((1 << bits) + 1) + 16 * self.entries + 4 * self.words)

    def holders(self, hashes: U64) -> Entries:
        """The entries of some hashes, which are ascending and different."""
        buckets = _buckets(self._directory, self._shift, hashes, np.uint64(self.entries))
        self._ask(buckets)
        return Entries(*_taken(self.table, _bounds(self.table, buckets, hashes)))

    def _ask(self, buckets: Longs) -> None:
        """Ask the system for all pages at once: from a cold disk one after the other takes six times as long."""
        if not hasattr(mmap, "MADV_WILLNEED"):
            return
        low = (self._begin + 16 * buckets[:, 0]) // _PAGE
        high = (self._begin + 16 * buckets[:, 1] - 1) // _PAGE + 1
        for first, last in _together(low, high).tolist():
            self._map.madvise(mmap.MADV_WILLNEED, first * _PAGE, (last - first) * _PAGE)

    def check(self) -> None:
        """Read it all; DamagedError where it is not what was written."""
        whole, head = memoryview(self._map), bytearray(self._map[: _HEADER.size])
        head[_SUM:] = bytes(_HEADER.size - _SUM)
        checksum = zlib.crc32(whole[self._begin :], zlib.crc32(head))
        if zlib.crc32(whole[_HEADER.size : self._begin], checksum) != self._sum:
            raise DamagedError(self.path, "is damaged: its checksum is not that of what was written")


def write(path: Path, method: bytes, first: int, entries: Entries, sieve: U32) -> None:
    """Write a file of entries in any order and the words of the articles from `first` on."""
    table = _sorted(np.column_stack((entries.hash, entries.word)))
    _write(path, method, first, len(table), [table], len(sieve), [sieve])


def merge(path: Path, method: bytes, parts: Sequence[Segment], stop: Callable[[], bool] = lambda: False) -> bool:
    """Write one file in place of several, which follow each other; False, and nothing written, when told to stop."""
    count, words = sum(part.entries for part in parts), sum(part.words for part in parts)
    try:
        tables = _merged_parts(parts, count, stop)
        _write(path, method, parts[0].first, count, tables, words, [part.sieve for part in parts])
    except InterruptedError:
        return False
    return True


def _merged_parts(parts: Sequence[Segment], count: int, stop: Callable[[], bool]) -> Iterator[U64]:
    """The entries of several files in order, some megabytes at a time: hashes are spread evenly."""
    steps = count // _AT_ONCE + 1
    at = [0] * len(parts)
    for step in range(1, steps + 1):
        if stop():
            raise InterruptedError
        until = [part.entries for part in parts]
        if step < steps:
            bound = np.uint64((step << 64) // steps)
            until = [int(np.searchsorted(part.table[:, 0], bound)) for part in parts]
        yield _sorted(np.concatenate([part.table[i:j] for part, i, j in zip(parts, at, until, strict=True)]))
        at = until


def _sorted(table: U64) -> U64:
    """Entries as rows, by hash and word."""
    return table[np.lexsort((table[:, 1], table[:, 0]))]


def _write(
    path: Path, method: bytes, first: int, count: int, tables: Iterable[U64], words: int, sieves: Sequence[U32]
) -> None:
    bits = _bits(count)
    directory = np.zeros((1 << bits) + 1, np.uint64)
    with whole(path) as file:
        file.seek(_HEADER.size + directory.nbytes)
        head = (MAGIC, method, count, words, first, bits)
        checksum = zlib.crc32(_HEADER.pack(*head, 0))
        for table in tables:
            bucket = (table[:, 0] >> np.uint64(64 - bits)).astype(np.int64)
            directory[1:] += np.bincount(bucket, minlength=1 << bits).astype(np.uint64)
            checksum = _put(file, table.astype("<u8", copy=False), checksum)
        for sieve in sieves:
            checksum = _put(file, sieve.astype("<u4", copy=False), checksum)
        file.seek(_HEADER.size)
        checksum = _put(file, np.cumsum(directory, dtype="<u8"), checksum)
        file.seek(0)
        file.write(_HEADER.pack(*head, checksum))


def _bits(count: int) -> int:
    """The bits of a hash that say its bucket."""
    return max(1, (count // _IN_BUCKET).bit_length())


def _put(file: BinaryIO, values: NDArray[Any], checksum: int) -> int:
    """Write an array; gives the checksum of all that was written."""
    data = np.ascontiguousarray(values).data
    file.write(data)
    return zlib.crc32(data, checksum)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Write a file under another name, flush it to the disk, rename it: it is whole or not there."""
    part = path.with_name(f".part-{os.getpid()}-{path.name}")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    if hasattr(os, "O_DIRECTORY"):  # the name is to be as lasting as what is in the file
        handle = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@compiled
def _buckets(directory: U64, shift: np.uint64, hashes: U64, most: np.uint64) -> Longs:
    """Where the bucket of each hash begins and ends; never outside the entries, whatever a damaged directory says."""
    found = np.empty((len(hashes), 2), np.int64)
    for n in range(len(hashes)):
        bucket = hashes[n] >> shift
        low, high = min(directory[bucket], most), min(directory[bucket + np.uint64(1)], most)
        found[n, 0], found[n, 1] = low, max(low, high)
    return found


@compiled
def _bounds(table: U64, buckets: Longs, hashes: U64) -> Longs:
    """Where the entries of each hash begin and end."""
    found = np.empty((len(hashes), 2), np.int64)
    for n in range(len(hashes)):
        low, high = buckets[n]
        end = high
        while low < high:
            middle = (low + high) // 2
            if table[middle, 0] < hashes[n]:
                low = middle + 1
            else:
                high = middle
        found[n, 0] = low
        while low < end and table[low, 0] == hashes[n]:
            low += 1
        found[n, 1] = low
    return found


@compiled
def _taken(table: U64, bounds: Longs) -> tuple[U64, U64]:
    size = 0
    for low, high in bounds:
        size += high - low
    hashes, words = np.empty(size, np.uint64), np.empty(size, np.uint64)
    n = 0
    for low, high in bounds:
        for place in range(low, high):
            hashes[n], words[n] = table[place, 0], table[place, 1]
            n += 1
    return hashes, words


@compiled
def _together(low: Longs, high: Longs) -> Longs:
    """Ascending stretches of pages, those that touch as one."""
    found = np.empty((len(low), 2), np.int64)
    n = 0
    for i in range(len(low)):
        if high[i] <= low[i]:
            continue
        if n and low[i] <= found[n - 1, 1]:
            found[n - 1, 1] = max(found[n - 1, 1], high[i])
        else:
            found[n, 0], found[n, 1] = low[i], high[i]
            n += 1
    return found[:n].copy()


@compiled
def holding(sieve: U32, ends: Longs, wanted: U32) -> Bools:
    """Which articles, whose words end there in the sieve, have one of a few sorted words."""
    found = np.zeros(len(ends), np.bool_)
    bits = 10
    while bits < 24 and (1 << bits) < 64 * len(wanted):
        bits += 1
    shift = np.uint32(32 - bits)
    met = np.zeros(1 << bits, np.bool_)
    for one in wanted:
        met[one >> shift] = True
    at = 0
    for article in range(len(ends)):
        while at < ends[article]:
            if met[sieve[at] >> shift]:
                place = np.searchsorted(wanted, sieve[at])
                if place < len(wanted) and wanted[place] == sieve[at]:
                    found[article] = True
                    break
            at += 1
        at = ends[article]
    return found
