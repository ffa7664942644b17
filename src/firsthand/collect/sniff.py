"""What kind of file this is: by its first bytes, then by its name.

In: a key and the first bytes. Out: a media type; `application/octet-stream` for what no reader claims. Compression by
gzip is looked through.
"""

import re
import zlib
from pathlib import PurePosixPath

HTML = "text/html"
WARC = "application/warc"
RSS = "application/rss+xml"
ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
JSON_LINES = "application/x-ndjson"
JSON = "application/json"
CSV = "text/csv"
TSV = "text/tab-separated-values"
PARQUET = "application/vnd.apache.parquet"
PDF = "application/pdf"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
LZ4 = "application/x-lz4"
ZSTD = "application/zstd"
ZIP = "application/zip"
OFFICE = "application/x-office"  # a document of a word processor, a sheet, slides
UNKNOWN = "application/octet-stream"

GZIP = b"\x1f\x8b"
_MAGIC = (
    (b"WARC/", WARC),
    (b"PAR1", PARQUET),
    (b"\x04\x22\x4d\x18", LZ4),
    (b"\x28\xb5\x2f\xfd", ZSTD),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OFFICE),
    (b"{\\rtf", OFFICE),
    (b"PK\x03\x04", ZIP),
)
_SUFFIXES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".shtml": HTML,
    ".warc": WARC,
    ".rss": RSS,
    ".atom": ATOM,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".json": JSON,
    ".csv": CSV,
    ".tsv": TSV,
    ".tab": TSV,
    ".parquet": PARQUET,
    ".pdf": PDF,
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".lz4": LZ4,
    ".zst": ZSTD,
}
_OFFICE = frozenset(
    {".doc", ".docm", ".docx", ".dotx", ".epub", ".key", ".numbers", ".odp", ".ods", ".odt", ".pages", ".ppt", ".pptx"}
    | {".rtf", ".xls", ".xlsm", ".xlsx"}
)
# What such a file holds first when its name does not say it: a list of parts, or its own media type.
_OFFICE_PARTS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"mimetypeapplication/epub")
_HTML = re.compile(
    rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta|title|article|div)[\s>]", re.I | re.S
)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:(\\?/){2}(www\.)?jsonfeed\.org')


def media_type(key: str, head: bytes) -> str:
    """The media type of a file that is called `key` and begins with `head`.

    >>> media_type("a/page", b"<!doctype html><title>x</title>"), media_type("notes.txt", b"Seven died.")
    ('text/html', 'text/plain')
    """
    name = key.casefold()
    if head.startswith(GZIP):
        return media_type(name.removesuffix(".gz"), _unzipped(head))
    head = head.removeprefix(b"\xef\xbb\xbf")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            office = PurePosixPath(name).suffix in _OFFICE or any(part in head[:256] for part in _OFFICE_PARTS)
            return OFFICE if kind == ZIP and office else kind
    if b"%PDF-" in head[:1024]:
        return PDF
    start = head.lstrip()
    by_name = _SUFFIXES.get(PurePosixPath(name.removesuffix(".gz")).suffix)
    if by_name in {HTML, TEXT, MARKDOWN, CSV, TSV, JSON_LINES}:
        return by_name
    return _marked_up(start) or by_name or (TEXT if key == "-" and _printable(head) else UNKNOWN)


def _marked_up(start: bytes) -> str | None:
    """HTML, a feed or JSON, by how it begins."""
    if start.startswith((b"{", b"[")):
        if _JSON_FEED.search(start):
            return JSON_FEED
        first, _, second = start.partition(b"\n")
        whole_lines = first.rstrip().endswith(b"}") and second.lstrip().startswith(b"{")
        return JSON_LINES if whole_lines else JSON
    if start.startswith(b"<"):
        opening = start[:4096].lower()
        if re.search(rb"<(rss|rdf:rdf)[\s>]", opening):
            return RSS
        if re.search(rb"<feed[\s>]", opening):
            return ATOM
        if _HTML.match(start):
            return HTML
    return None


def _unzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 65536)
    except zlib.error:
        return b""


def _printable(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(head.strip()) and not any(byte < 9 or 13 < byte < 27 for byte in head)
