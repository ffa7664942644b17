"""Tables of articles: CSV, TSV, JSON lines, Parquet.

In: a stream and the `--map` pairs. Out: for each row a member Capture (of the row's own text or HTML) and a Draft.
A column is found by our name, by `--map`, or by the names that news-please, Media Cloud and Fundus give it; capitals
and surrounding space do not matter, unless two columns differ in nothing else.
"""

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any, BinaryIO, NamedTuple

from msgspec.structs import replace

from firsthand.collect import sniff
from firsthand.collect.dates import edtf
from firsthand.collect.decode import decode
from firsthand.collect.draft import Defaults, Draft, trouble
from firsthand.collect.html import read_page
from firsthand.collect.plain import text_blocks
from firsthand.records import Capture, Problem, plain_text

Row = Mapping[str, Any]  # what a stranger's table holds

_PUBLISHED = "published date_publish publish_date publishing_date published_at date_published date"
ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "stories_id", "article_id", "guid"),
    "url": ("url", "story_url", "link", "source_url", "canonical_url"),
    "title": ("title", "headline"),
    "text": ("text", "maintext", "plaintext", "article_text", "body", "content"),
    "html": ("html", "raw_html", "content_html"),
    "published": tuple(_PUBLISHED.split()),
    "updated": ("updated", "date_modify", "modified", "updated_at"),
    "captured": ("captured", "date_download", "crawl_date", "scrape_time", "fetched_at"),
    "outlet": ("outlet", "media_name", "publisher", "source_domain", "site_name", "source"),
    "authors": ("authors", "author", "byline"),
    "language": ("language", "lang"),
}  # fmt: skip
FIELDS = tuple(ALIASES)  # what --map can name
csv.field_size_limit(1 << 30)  # the module's own limit of 128 kB is shorter than some articles


class Entry(NamedTuple):
    """One row: the capture of its own content, and its article."""

    capture: Capture
    draft: Draft


def read_table(stream: BinaryIO, capture: Capture, defaults: Defaults) -> Iterator[Entry | Problem]:
    """The articles of a table. Rows without words are counted and named once."""
    names = dict(defaults.fields)
    skipped: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    found = False
    for number, row in enumerate(_rows(stream, capture), 1):
        if isinstance(row, Problem):
            yield row
            continue
        if not found and not (_value(row, "text", names) or _value(row, "html", names)):
            columns = ", ".join(sorted(map(str, row)))[:300]
            if not any(_column(row, field, names) for field in ("text", "html")):
                message = f"no column holds the articles' text (columns: {columns}); name it with --map text=NAME"
                yield trouble(capture.path, "not-an-article", message)
                return
        found = True
        ident = str(_value(row, "id", names) or number)
        seen[ident] += 1
        if seen[ident] > 1:
            ident = f"{ident}.{seen[ident]}"
        words = False
        for item in _entry(row, ident, capture, names):
            words = words or isinstance(item, Entry)
            yield item
        if not words:
            skipped["empty"] += 1
    if skipped["empty"]:
        yield trouble(capture.path, "empty", f"{skipped['empty']} rows hold no text")


def _rows(stream: BinaryIO, capture: Capture) -> Iterator[Row | Problem]:
    if capture.media_type == sniff.PARQUET:
        yield from _parquet(stream)
    elif capture.media_type == sniff.JSON_LINES:
        yield from _json_lines(stream, capture.path)
    else:
        text, wrong = decode(stream.read())
        if wrong:
            yield trouble(capture.path, "encoding", wrong)
        yield from _csv(text, "\t" if capture.media_type == sniff.TSV else None)


def _csv(text: str, delimiter: str | None) -> Iterator[Row]:
    head = text.partition("\n")[0]
    sign = delimiter or max(",;\t|", key=head.count)
    for row in csv.DictReader(io.StringIO(text.replace("\x00", "\ufffd"), newline=""), delimiter=sign):
        yield {name: value for name, value in row.items() if isinstance(name, str)}


def _json_lines(stream: BinaryIO, where: str) -> Iterator[Row | Problem]:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield trouble(where, "malformed", f"line {number} is not JSON: {str(error)[:80]}")
            continue
        if isinstance(row, dict):
            yield row
        else:
            yield trouble(where, "malformed", f"line {number} is no JSON object")


def _parquet(stream: BinaryIO) -> Iterator[Row]:
    import pyarrow.parquet as parquet

    for batch in parquet.ParquetFile(stream).iter_batches(batch_size=500):
        yield from batch.to_pylist()


def _entry(row: Row, ident: str, capture: Capture, names: Mapping[str, str]) -> Iterator[Entry | Problem]:
    url = _words(_value(row, "url", names))
    where = f"{capture.path}#{ident}"
    text, markup = _value(row, "text", names), _value(row, "html", names)
    body = plain_text(text) if isinstance(text, str) else _fundus_body(text)
    content = body if body.strip() else str(markup or "")
    if not content.strip():
        return
    raw = content.encode("utf-8", "replace")
    member = Capture(
        sha256=hashlib.sha256(raw).hexdigest(),
        path=capture.path,
        media_type=sniff.TEXT if body.strip() else sniff.HTML,
        size=len(raw),
        url=url,
        time=edtf(_value(row, "captured", names)),
        container=f"{capture.sha256}@{ident}",
    )
    if body.strip():
        title = _words(_value(row, "title", names))
        drafts: Iterator[Draft | Problem] = iter([Draft(key=url or where, exact=(body, text_blocks(body, title)))])
    else:
        drafts = read_page(raw, where, url=url, charset="utf-8")
    for draft in drafts:
        yield draft if isinstance(draft, Problem) else Entry(member, _said(draft, row, url, names))


def _said(draft: Draft, row: Row, url: str | None, names: Mapping[str, str]) -> Draft:
    """The draft with what the row's columns say; a column counts more than the page."""
    return replace(
        draft,
        key=url or draft.key,
        url=url or draft.url,
        title=_words(_value(row, "title", names)) or draft.title,
        outlet=_words(_value(row, "outlet", names)) or draft.outlet,
        byline=_words(_value(row, "authors", names)) or draft.byline,
        published=edtf(_value(row, "published", names)) or draft.published,
        updated=edtf(_value(row, "updated", names)) or draft.updated,
        language=_words(_value(row, "language", names)) or draft.language,
    )


def _column(row: Row, field: str, names: Mapping[str, str]) -> str | None:
    """The name of the column that holds a field of ours; a column mapped to one field is no other's by alias."""
    known = _by_name(tuple(row))
    if field in names:
        return known.get(names[field]) or known.get(_plain(names[field]))
    taken = {known.get(name) or known.get(_plain(name)) for name in names.values()}
    return next((known[name] for name in ALIASES[field] if name in known and known[name] not in taken), None)


@lru_cache(maxsize=64)
def _by_name(columns: tuple[str, ...]) -> dict[str, str]:
    """Each column by its name in lower case without surrounding space, and by its very name, which goes first."""
    return {_plain(name): name for name in reversed(columns)} | {name: name for name in columns}


def _plain(name: str) -> str:
    return name.strip().casefold()


def _value(row: Row, field: str, names: Mapping[str, str]) -> Any:
    column = _column(row, field, names)
    return row[column] if column is not None else None


def _words(value: object) -> str | None:
    """A cell as words: a list of names is joined by commas, written as JSON or not."""
    if isinstance(value, str) and value.startswith("["):
        with suppress(ValueError):
            value = json.loads(value.replace("'", '"'))
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value if item)
    return " ".join(str(value).split()) or None if value not in (None, "") else None


def _fundus_body(body: object) -> str:
    """The text of a body in sections, as Fundus writes it: summary, then headlines and paragraphs."""
    if not isinstance(body, dict):
        return ""
    lines = [*body.get("summary", ())]
    for section in body.get("sections", ()):
        if isinstance(section, dict):
            lines += [*section.get("headline", ()), *section.get("paragraphs", ())]
    return plain_text("\n\n".join(line for line in lines if isinstance(line, str)))
