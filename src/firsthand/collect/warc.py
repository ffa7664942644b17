"""Web archives: the pages, texts, PDFs and feeds that a WARC file holds.

In: a seekable stream. Out: a Capture for each whole response or resource record, and what its payload can be read as.
A record that is cut off or malformed ends the reading, with its number and offset in a Problem; what stood before it
is kept. What is no article is counted by kind, one Problem each.
"""

import hashlib
import re
import zlib
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
_LARGEST = 64 << 20  # bytes of one payload held in memory; a page of 64 MB is no page


class Payload(NamedTuple):
    """What a record carried: its capture, its bytes, the charset its HTTP header named."""

    capture: Capture
    raw: bytes
    charset: str | None


class _DamagedError(Exception):
    """A record that is not whole."""


def read_warc(stream: BinaryIO, capture: Capture) -> Iterator[Payload | Capture | Problem]:
    """The records of an archive in order: a Payload where it can be read, a bare Capture where it is only kept."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    skipped: Counter[str] = Counter()
    number, offset = 0, 0
    try:
        records = ArchiveIterator(stream)
        for record in records:
            number, offset = number + 1, records.offset  # as yet unread, so it is where the record begins
            yield from _record(record, capture, offset, skipped)
    except _DamagedError as error:
        yield _damage(capture, number, offset, str(error))
    except (ArchiveLoadFailed, ValueError, OSError, EOFError, zlib.error, AttributeError, TypeError) as error:
        # the library trips over a header that is cut in the middle
        yield _damage(capture, number + 1, stream.tell(), f"it cannot be read as a record: {str(error)[:120]}")
    if not number:
        yield trouble(capture.path, "empty", "the archive holds no record")
    for reason, count in sorted(skipped.items()):
        yield trouble(capture.path, "not-an-article", f"{count} records: {reason}")


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
        if kind == "revisit":
            skipped["a revisit, whose page was saved elsewhere"] += 1
        return
    http = record.http_headers
    declared = str((http or record.rec_headers).get_header("Content-Type") or "")
    kept = Capture(
        sha256=hashlib.sha256(raw).hexdigest(),
        path=capture.path,
        media_type=_media_type(declared, raw),
        size=len(raw),
        url=record.rec_headers.get_header("WARC-Target-URI"),
        time=edtf(record.rec_headers.get_header("WARC-Date")),
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
