"""From a kept file to its articles: which reader takes it, and what to say when none does.

In: the Capture of a file, its bytes, what the user filled in. Out: member Captures, Articles and Problems.
"""

import io
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from firsthand.collect import sniff
from firsthand.collect.draft import Defaults, freeze, trouble
from firsthand.collect.feed import read_any_feed
from firsthand.collect.head import offered
from firsthand.collect.html import read_page
from firsthand.collect.pdf import read_pdf
from firsthand.collect.plain import read_plain
from firsthand.collect.table import Entry, read_table
from firsthand.collect.warc import Payload, read_warc
from firsthand.records import Article, Capture, Problem

_TABLES = frozenset({sniff.CSV, sniff.TSV, sniff.JSON_LINES, sniff.PARQUET})
_FEEDS = frozenset({sniff.RSS, sniff.ATOM, sniff.JSON_FEED})
_ADVICE = {
    sniff.LZ4: "archives packed with lz4 are not read; unpack it first: lz4 -d FILE",
    sniff.ZSTD: "files packed with zstd are not read; unpack it first: zstd -d FILE",
    sniff.OFFICE: "documents of office programs are not read; save it as PDF or plain text, a sheet as CSV",
    sniff.ZIP: "zip files are not read; unpack it and give the folder",
}
_MOST = 1 << 30  # bytes; a page that unpacks to more is a trap
Step = Capture | Article | Problem


def extract(capture: Capture, stream: BinaryIO, defaults: Defaults) -> Iterator[Step]:
    """Everything that can be drawn from one kept file. Trouble in the data is a Problem; nothing raises."""
    if not capture.size:
        yield trouble(capture.path, "empty", "the file has no bytes")
        return
    try:
        yield from _read(capture, stream, defaults)
    except ImportError:  # a broken installation is no trouble in the data
        raise
    except Exception as error:  # the readers are other people's parsers, and the bytes a stranger's: name it, go on
        yield trouble(capture.path, "unreadable", f"{type(error).__name__} while reading it: {str(error)[:160]}")


def _read(capture: Capture, stream: BinaryIO, defaults: Defaults) -> Iterator[Step]:
    kind = capture.media_type
    if kind == sniff.WARC:
        yield from _archive(capture, stream, defaults)
        return
    packed = stream.read(2) == sniff.GZIP
    stream.seek(0)
    if packed:
        raw, wrong = _unpacked(stream)
        if wrong:
            yield trouble(capture.path, "truncated", wrong)
        stream = io.BytesIO(raw)
    if kind in _TABLES:
        yield from _entries(read_table(stream, capture, defaults), capture, defaults)
    elif kind == sniff.JSON:
        yield from _json(stream.read(), capture, defaults)
    else:
        yield from _document(stream.read(), capture, defaults, None)


def _document(raw: bytes, capture: Capture, defaults: Defaults, charset: str | None) -> Iterator[Step]:
    """A file or payload that is one document, or a feed."""
    kind, where = capture.media_type, capture.url or capture.path
    if kind in _FEEDS:
        yield from _entries(read_any_feed(raw, capture), capture, defaults)
        return
    if not raw.strip():
        yield trouble(where, "empty", "there are no words in it")
        return
    if kind == sniff.HTML:
        drafts = read_page(raw, where, url=capture.url, charset=charset)
    elif kind == sniff.PDF:
        drafts = read_pdf(raw, where, url=capture.url)
    elif kind in {sniff.TEXT, sniff.MARKDOWN}:
        drafts = read_plain(raw, where, url=capture.url, charset=charset)
    else:
        advice = _ADVICE.get(kind, "no reader knows this format; give HTML, WARC, a feed, JSON lines, CSV, PDF or text")
        yield trouble(where, "unknown-format", advice)
        return
    for item in drafts:
        if isinstance(item, Problem):
            yield item
            continue
        article = freeze(item, capture, defaults)
        yield article
        if kind != sniff.HTML and not capture.container and (unstated := _unstated(article, kind)):
            yield unstated


def _unstated(article: Article, kind: str) -> Problem | None:
    """What a text or PDF of its own leaves open: without outlet and date it counts, and stands for nobody."""
    gaps = {"outlet": article.outlet, "date": article.published}
    left = [name for name, value in gaps.items() if not value]
    if not left:
        return None
    printed = dict(zip(gaps, offered(article), strict=True))
    named = {"outlet": f'--outlet "{printed["outlet"]}"', "date": f"--published {printed['date']}"}
    plain = {"outlet": "--outlet NAME", "date": "--published YYYY-MM-DD"}
    give = " and ".join((named if printed[name] else plain)[name] for name in left)
    head = " (as its head may mean)" if any(printed[name] for name in left) else ""
    front = "" if kind == sniff.PDF else ", or a front matter that says so"
    none = "; a statement that no paper printed has no outlet" if "outlet" in left and not printed["outlet"] else ""
    message = f"it states no {' and no '.join(left)}; give {give}{head}{front}{none}"
    return trouble(article.path, "unstated", message)


def _archive(capture: Capture, stream: BinaryIO, defaults: Defaults) -> Iterator[Step]:
    for item in read_warc(stream, capture):
        if isinstance(item, Payload):
            yield item.capture
            try:
                yield from _document(item.raw, item.capture, defaults, item.charset)
            except ImportError:
                raise
            except Exception as error:  # one hostile page must not cost the rest of the archive
                where = item.capture.url or capture.path
                yield trouble(where, "unreadable", f"{type(error).__name__} while reading it: {str(error)[:160]}")
        else:
            yield item


def _entries(entries: Iterator[Entry | Problem], capture: Capture, defaults: Defaults) -> Iterator[Step]:
    for entry in entries:
        if isinstance(entry, Entry):
            yield entry.capture
            yield freeze(entry.draft, entry.capture, defaults)
        else:
            yield entry


def _json(raw: bytes, capture: Capture, defaults: Defaults) -> Iterator[Step]:
    """A JSON file: a feed, a list of rows, or no article at all."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        yield trouble(capture.path, "malformed", f"it is not whole JSON: {str(error)[:80]}")
        return
    if isinstance(found, dict) and "jsonfeed.org" in str(found.get("version")):
        yield from _entries(read_any_feed(raw, capture), capture, defaults)
    elif isinstance(found, list) and found and all(isinstance(row, dict) for row in found):
        from msgspec.structs import replace

        lines = b"\n".join(json.dumps(row).encode() for row in found)
        rows = replace(capture, media_type=sniff.JSON_LINES)
        yield from _entries(read_table(io.BytesIO(lines), rows, defaults), capture, defaults)
    else:
        message = "a JSON file that is neither a feed nor a list of articles is data about articles; it is not read"
        yield trouble(capture.path, "not-an-article", message)


def _unpacked(stream: BinaryIO) -> tuple[bytes, str | None]:
    """The bytes inside gzip, as many as are whole, and what was wrong with it."""
    parts: list[bytes] = []
    size, unpacker, begun = 0, zlib.decompressobj(31), False
    while chunk := stream.read(1 << 16):
        while chunk:
            try:
                parts.append(unpacker.decompress(chunk))
            except zlib.error as error:
                return b"".join(parts), f"the gzip file is damaged: {error}; what stands before is read"
            begun = not unpacker.eof
            size += len(parts[-1])
            chunk = unpacker.unused_data
            if unpacker.eof:
                unpacker = zlib.decompressobj(31)
        if size > _MOST:
            return b"".join(parts), "it unpacks to more than 1 GB; the rest is not read"
    return b"".join(parts), "the gzip file is cut off; what is left of it is read" if begun else None
