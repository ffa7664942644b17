"""Web archives, made here; and the samples in the gold folder, where it is present."""

import gzip
import io
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.collect.conftest import draw

WORDS = "The minister said that page {0} of the report was read by seven people in the harbour on Tuesday. " * 3


def archive(*, packed: bool) -> tuple[bytes, list[int]]:
    """An archive of four responses and a resource of several kinds, and where each record ends."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    ends: list[int] = []

    def add(kind: str, url: str, body: bytes, content_type: str, status: str = "200 OK") -> None:
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        http = headers if kind == "response" else None
        record = writer.create_warc_record(
            url,
            kind,
            warc_content_type=content_type if kind == "resource" else "",
            payload=io.BytesIO(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": "2024-05-01T08:00:00Z"},
        )
        writer.write_record(record)
        ends.append(out.tell())

    for number in range(2):
        html = f"<html><body><p>{WORDS.format(number)}</p></body></html>".encode()
        add("response", f"https://a.example/{number}", html, "text/html; charset=utf-8")
    add("response", "https://a.example/pic", b"\x89PNG\r\n", "image/png")
    add("response", "https://a.example/gone", b"<p>not here</p>", "text/html", "404 Not Found")
    add("resource", "https://a.example/text", WORDS.format(9).encode(), "text/plain")
    return out.getvalue(), ends


def whole(data: bytes) -> int:
    """How many records the reference reader finds that have every byte their length promises."""
    count = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            while record.raw_stream.read(8192):
                pass
            complete = record.raw_stream.limit == 0 and record.rec_headers.get_header("Content-Length")
            count += bool(complete) and record.rec_type in {"response", "resource"}
    except Exception:
        pass
    return count


@pytest.mark.parametrize("packed", [True, False])
def test_records(packed: bool) -> None:
    """Pages and texts become articles with address and time; others are kept and counted, one Problem a kind."""
    data, _ = archive(packed=packed)
    drawn = draw(data, "a.warc.gz" if packed else "a.warc")
    assert [article.key for article in drawn.articles] == [
        "https://a.example/0",
        "https://a.example/1",
        "https://a.example/text",
    ]
    assert {article.captured for article in drawn.articles} == {"2024-05-01T08:00:00Z"}
    assert all(article.published is None for article in drawn.articles)
    assert len(drawn.captures) == 5
    assert [problem.message for problem in drawn.problems if problem.code == "not-an-article"] == [
        "1 records: HTTP status 404",
        "1 records: image/png is not read",
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_a_cut_archive_gives_exactly_the_whole_records_before_the_cut(packed: bool) -> None:
    """Cut anywhere, every record whose bytes are all there is kept, none that is cut, and the cut is named."""
    data, ends = archive(packed=packed)
    for cut in range(1, len(data), 37):
        drawn = draw(data[:cut], "a.warc.gz" if packed else "a.warc")
        kept = len(drawn.captures)
        at_least = sum(end <= cut for end in ends)
        assert at_least <= kept <= at_least + 1, cut  # the blank lines after a record are no part of it
        if cut > 10:
            assert kept == whole(data[:cut]), cut
        if cut - ([0, *ends][at_least]) > 8 and kept == at_least:
            assert {"damaged-archive", "unknown-format"} & set(drawn.codes), cut


def test_an_archive_packed_as_one_piece_is_read() -> None:
    """gzip over a whole archive, instead of over each record, hides no page."""
    data, _ = archive(packed=False)
    assert len(draw(gzip.compress(data), "a.warc.gz").articles) == 3


def test_a_wrong_length_stops_the_reading_and_is_named() -> None:
    """A record whose length is wrong is named with its number and offset; nothing is printed."""
    data, ends = archive(packed=False)
    broken = data[: ends[0]] + data[ends[0] :].replace(b"Content-Length: ", b"Content-Length: 1", 1)
    drawn = draw(broken, "a.warc")
    assert len(drawn.captures) < 5
    assert any("record 2 at offset" in p.message for p in drawn.problems if p.code == "damaged-archive")


def test_lz4_says_what_to_do() -> None:
    """An archive in a packing that is not read names the way out."""
    drawn = draw(b"\x04\x22\x4d\x18rest", "a.warc.lz4")
    assert drawn.codes == ["unknown-format"]
    assert "lz4 -d" in drawn.problems[0].message


@pytest.mark.parametrize("name", ["clipped.warc.gz", "clueweb-quirk.warc.gz", "warcfile.warc", "warcfile.warc.gz"])
def test_samples_keep_what_the_reference_reader_finds(shared: Path, name: str) -> None:
    """On real archives, whole, cut and odd, the records kept are the whole ones that warcio finds."""
    data = (shared / "warc_samples" / name).read_bytes()
    drawn = draw(data, name)
    assert len(drawn.captures) == whole(data)
    assert bool(drawn.problems) == (name in {"clipped.warc.gz", "clueweb-quirk.warc.gz"})
