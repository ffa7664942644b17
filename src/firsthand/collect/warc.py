"""Web archives: the pages, texts, PDFs and feeds that a WARC file holds.

In: a seekable stream. Out: a Capture for each whole response or resource record, and what its payload can be read as.
A record that is cut off or malformed ends the reading, with its number and offset in a Problem; what stood before it
is kept. What is no article is counted by kind, one Problem each.
"""

import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from firsthand.collect import sniff
from firsthand.collect.dates import edtf
from firsthand.collect.draft import trouble
from firsthand.records import Capture, Problem

_WITH_PAYLOAD = frozenset({"response", "resource"})
_READABLE = frozenset({sniff.HTML, sniff.TEXT, sniff.MARKDOWN, sniff.PDF, sniff.RSS, sniff.ATOM, sniff.JSON_FEED})
_DECLARED = {
    "application/xhtml+xml": sniff.HTML,
    "application/pdf": sniff.PDF,
    "text/html": sniff.HTML,
    "text/plain": sniff.TEXT,
    "text/markdown": sniff.MARKDOWN,
    "application/rss+xml": sniff.RSS,
    "application/atom+xml": sniff.ATOM,
    "application/feed+json": sniff.JSON_FEED,
}
_ABOUT = frozenset({"warcinfo", "request", "metadata"})  # they describe other records
_OTHERS = {"revisit": "a revisit, whose page was saved elsewhere", "conversion": "a conversion of another record"}
_LARGEST = 64 << 20  # bytes of one payload held in memory; a page of 64 MB is no page


class Payload(NamedTuple):
    """What a record carried: its capture, its bytes, the charset its HTTP header named."""

    capture: Capture
    raw: bytes
    charset: str | None


class _DamagedError(Exception):
    """A record that is not whole; `place` is its number and offset where it never became a record."""

    def __init__(self, reason: str, place: tuple[int, int] | None = None) -> None:
        super().__init__(reason)
        self.place = place


def read_warc(stream: BinaryIO, capture: Capture) -> Iterator[Payload | Capture | Problem]:
    """The records of an archive in order: a Payload where it can be read, a bare Capture where it is only kept."""
    skipped: Counter[str] = Counter()
    number, offset, kept, whole = 0, 0, 0, False
    try:
        for record_number, begins, record in _records(stream):
            number, offset = record_number, begins
            for item in _record(record, capture, offset, skipped):
                kept += 1
                yield item
        whole = True
    except _DamagedError as error:
        yield _damage(capture, *(error.place or (number, offset)), str(error))
    except Exception as error:  # the library trips over a header that is cut in the middle, in many ways
        yield _damage(capture, number + 1, stream.tell(), f"it cannot be read as a record: {str(error)[:120]}")
    if whole and not kept and not skipped:
        yield trouble(capture.path, "empty", f"no page in it ({number} records)")
    for reason, count in sorted(skipped.items()):
        code = "date" if reason.startswith("WARC-Date") else "not-an-article"
        yield trouble(capture.path, code, f"{count} records: {reason}")


def _records(stream: BinaryIO) -> Iterator[tuple[int, int, Any]]:
    """Each record with its number and where it begins; a file packed as one piece is unpacked and read on."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    class Records(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # what it would print to the terminal; the count is looked at instead

    records = Records(stream)
    number = 0
    try:
        for record in records:
            number += 1
            yield number, records.offset, record  # as yet unread, so that is where it begins
            _ended(records)
        stream.seek(records.offset)
        if stream.read(1 << 16).strip():
            raise _DamagedError("its header is cut off", (number + 1, records.offset))
    except ArchiveLoadFailed as error:
        if "non-chunked" not in str(error):
            raise
        stream.seek(0)
        with gzip.GzipFile(fileobj=stream) as unpacked:
            records = Records(unpacked)
            for again, record in enumerate(records, 1):
                if again > number:
                    yield again, records.offset, record
                    _ended(records)


def _ended(records: Any) -> None:
    """Go to the record's end; words where the next should begin mean that its length is wrong."""
    records.read_to_end()
    if records.err_count:
        raise _DamagedError("its length is wrong, other bytes follow where it should end")


def _damage(capture: Capture, number: int, offset: int, reason: str) -> Problem:
    message = f"record {number} at offset {offset}: {reason}; the records before it are kept, what follows is not read"
    return trouble(capture.path, "damaged-archive", message)


def _record(record: Any, capture: Capture, offset: int, skipped: Counter[str]) -> Iterator[Payload | Capture]:
    """One record; raises _DamagedError where it is not whole."""
    kind = record.rec_type
    if record.length is None or kind is None or not record.rec_headers.get_header("Content-Length"):
        raise _DamagedError("its header is cut off")
    raw = _payload(record)
    if kind not in _WITH_PAYLOAD:
        if kind not in _ABOUT:
            skipped[_OTHERS.get(kind, f"of type {kind}, which carries no page")] += 1
        return
    http = record.http_headers
    declared = str((http or record.rec_headers).get_header("Content-Type") or "")
    saved = str(record.rec_headers.get_header("WARC-Date") or "")
    if saved and not edtf(saved):
        skipped["WARC-Date is no date, so when they were saved is unknown; they are kept"] += 1
    kept = Capture(
        sha256=hashlib.sha256(raw).hexdigest(),
        path=capture.path,
        media_type=_media_type(declared, raw),
        size=len(raw),
        url=record.rec_headers.get_header("WARC-Target-URI"),
        time=edtf(saved),
        container=f"{capture.sha256}@{offset}",
    )
    status = str(http.get_statuscode()) if http else "200"
    if status != "200":
        skipped[f"HTTP status {status}"] += 1
    elif not raw.strip():
        skipped["no payload"] += 1
    elif kept.media_type not in _READABLE:
        skipped[f"{declared.partition(';')[0].strip().lower() or 'unknown'} is not read"] += 1
    else:
        yield Payload(kept, raw, _charset(declared))
        return
    yield kept


def _payload(record: Any) -> bytes:
    """The payload, unpacked as the HTTP header says; every byte that the record's length promises must be there."""
    stream = record.content_stream()
    parts: list[bytes] = []
    size = 0
    while size < _LARGEST and (part := stream.read(1 << 16)):
        parts.append(part)
        size += len(part)
    while record.raw_stream.read(1 << 20):
        pass
    if record.raw_stream.limit > 0:
        raise _DamagedError(f"it is cut off, {record.raw_stream.limit} of its bytes are missing")
    return b"".join(parts)


def _media_type(declared: str, raw: bytes) -> str:
    """What the payload is: the HTTP header's word, unless the bytes say otherwise."""
    seen = sniff.media_type("", raw[:4096])
    if seen in _READABLE:
        return seen
    return _DECLARED.get(declared.partition(";")[0].strip().lower(), seen)


def _charset(declared: str) -> str | None:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", declared, re.IGNORECASE)
    return found.group(1) if found else None
