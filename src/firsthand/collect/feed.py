"""Feeds: RSS, Atom and JSON Feed.

In: the bytes of a feed. Out: for each entry a member Capture and a Draft whose key is the entry's link. An entry that
carries only a teaser is kept, and said to be one.
"""

import calendar
import hashlib
import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from firsthand.collect import sniff
from firsthand.collect.dates import edtf
from firsthand.collect.draft import Draft, Piece, trouble
from firsthand.collect.html import pieces_of
from firsthand.collect.table import Entry
from firsthand.records import Capture, Problem

_MARK = ("teaser-only", "true")
_TEASER = 400  # characters: a summary of two sentences; full texts run to thousands
_CUT = re.compile(r"(\.\.\.|…|\[…\]|\[\.\.\.\]|read more|continue reading)\W*$", re.IGNORECASE)


def read_any_feed(raw: bytes, capture: Capture) -> Iterator[Entry | Problem]:
    """The entries of a feed of any kind; those that are teasers are counted in one Problem."""
    read = read_json_feed if capture.media_type in {sniff.JSON_FEED, sniff.JSON} else read_feed
    teasers = 0
    for item in read(raw, capture):
        teasers += isinstance(item, Entry) and (_MARK in item.draft.meta)
        yield item
    if teasers:
        message = f"{teasers} entries carry only a teaser; collect their pages for the whole text"
        yield trouble(capture.path, "teaser-only", message)


def read_feed(raw: bytes, capture: Capture) -> Iterator[Entry | Problem]:
    """The entries of an RSS or Atom feed."""
    import feedparser

    feed = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo and not feed.entries:
        yield trouble(capture.path, "malformed", f"no entry could be read: {feed.get('bozo_exception')}"[:200])
        return
    if feed.bozo:
        message = f"the feed is damaged ({feed.get('bozo_exception')}); {len(feed.entries)} entries were read"
        yield trouble(capture.path, "malformed", message[:200])
    # dict.get below: the library's own `get` gives the date of publication for a missing update
    outlet = _plain(feed.feed.get("title"))
    language = feed.feed.get("language")
    for number, entry in enumerate(feed.entries, 1):
        contents = [item.get("value", "") for item in entry.get("content", ())]
        full = max(contents, key=len, default="")
        summary = entry.get("summary", "")
        yield from _entry(
            capture,
            str(entry.get("id") or entry.get("link") or number),
            entry.get("link"),
            full if len(full) >= len(summary) else summary,
            bool(full),
            Draft(
                key="",
                title=_plain(entry.get("title")),
                outlet=outlet,
                byline=_plain(entry.get("author")),
                published=edtf(entry.get("published")) or _moment(entry.get("published_parsed")),
                updated=edtf(dict.get(entry, "updated")) or _moment(dict.get(entry, "updated_parsed")),
                language=language,
                meta=_syndication(entry),
            ),
        )


def read_json_feed(raw: bytes, capture: Capture) -> Iterator[Entry | Problem]:
    """The items of a JSON Feed."""
    try:
        feed = json.loads(raw)
    except (ValueError, RecursionError) as error:
        yield trouble(capture.path, "malformed", f"the feed is not whole JSON: {str(error)[:80]}")
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    for number, item in enumerate(items if isinstance(items, list) else (), 1):
        if not isinstance(item, dict):
            continue
        people = item.get("authors") or ([item["author"]] if item.get("author") else feed.get("authors") or [])
        names = [str(p["name"]) for p in people if isinstance(p, dict) and p.get("name")]
        markup = item.get("content_html") or _as_markup(item.get("content_text"))
        yield from _entry(
            capture,
            str(item.get("id") or item.get("url") or number),
            item.get("url"),
            str(markup or item.get("summary") or ""),
            bool(markup),
            Draft(
                key="",
                title=_plain(item.get("title")),
                outlet=_plain(feed.get("title")),
                byline=", ".join(names) or None,
                published=edtf(item.get("date_published")),
                updated=edtf(item.get("date_modified")),
                language=item.get("language") or feed.get("language"),
                meta=(("external_url", str(item["external_url"])),) if item.get("external_url") else (),
            ),
        )


def _entry(
    capture: Capture, ident: str, link: object, markup: str, full: bool, said: Draft
) -> Iterator[Entry | Problem]:
    """One entry, whatever feed it stood in; `said` is what the feed says about it."""
    url = link if isinstance(link, str) and link.startswith("http") else None
    where = url or f"{capture.path}#{ident}"
    pieces = pieces_of(markup, url)
    if not pieces and not said.title:
        yield trouble(where, "empty", "the entry holds no words")
        return
    words = sum(len(piece.text) for piece in pieces)
    teaser = (not full and words < _TEASER) or bool(pieces and words < 2 * _TEASER and _CUT.search(pieces[-1].text))
    raw = markup.encode("utf-8", "replace")
    member = Capture(
        sha256=hashlib.sha256(raw).hexdigest(),
        path=capture.path,
        media_type=sniff.HTML,
        size=len(raw),
        url=url,
        time=capture.time,
        container=f"{capture.sha256}@{ident}",
    )
    head = (Piece("headline", said.title),) if said.title else ()
    meta = (*said.meta, _MARK) if teaser else said.meta
    yield Entry(member, replace(said, key=where, pieces=(*head, *pieces), url=url, meta=meta))


def _syndication(entry: Any) -> tuple[tuple[str, str], ...]:
    """`<source url>` names the feed an entry was taken from: a trace of copying."""
    source = entry.get("source") or {}
    pairs = [
        ("source", source.get("title") or source.get("value")),
        ("source_url", source.get("href") or source.get("url")),
    ]
    tags = [("category", tag.get("term")) for tag in entry.get("tags", ())]
    return tuple((name, " ".join(str(value).split())) for name, value in [*pairs, *tags] if value)


def _moment(parsed: Any) -> str | None:
    if not parsed:
        return None
    return edtf(datetime.fromtimestamp(calendar.timegm(parsed), UTC))


def _plain(markup: object) -> str | None:
    """A title without its tags."""
    words = re.sub(r"<[^>]+>", " ", html.unescape(str(markup))) if markup else ""
    return " ".join(words.split()) or None


def _as_markup(text: object) -> str:
    paragraphs = re.split(r"\n\s*\n", text) if isinstance(text, str) else []
    return "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs if paragraph.strip())
