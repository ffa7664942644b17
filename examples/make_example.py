"""Make the web archive and the PDF of the Northquay example from their source texts.

In: northquay-sources/ (three saved pages of the wire, one press statement).
Out: northquay/boreal-press.warc.gz and northquay/interior-ministry-statement.pdf.

Every time stamp and identifier is fixed, so a second run writes the same bytes.
Needs warcio and fpdf2:  python examples/make_example.py
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from fpdf import FPDF
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "northquay-sources"
TARGET = HERE / "northquay"

# Two captures of one URL (the toll grew from four to seven in between), then another story.
CAPTURES = [
    ("wire-1.html", "https://bpa.example/s/3312-kesvik-depot-explosion", "2023-05-16T07:30:00Z"),
    ("wire-2.html", "https://bpa.example/s/3312-kesvik-depot-explosion", "2023-05-16T17:10:00Z"),
    ("wire-arrests.html", "https://bpa.example/s/3390-northquay-arrests", "2023-05-24T16:00:00Z"),
]
STATEMENT_DATE = datetime(2023, 6, 23, 14, 0, tzinfo=UTC)


def main() -> None:
    """Write both files."""
    write_archive(TARGET / "boreal-press.warc.gz")
    write_statement(TARGET / "interior-ministry-statement.pdf")


def write_archive(path: Path) -> None:
    """One gzip member a record, as archives do; the members carry no time of their own."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        info = writer.create_warc_record(
            "",
            "warcinfo",
            payload=BytesIO(b"format: WARC File Format 1.0\r\ndescription: invented example\r\n"),
            warc_content_type="application/warc-fields",
            warc_headers_dict=fixed("warcinfo", CAPTURES[0][2]),
        )
        writer.write_record(info)
        for name, url, when in CAPTURES:
            body = (SOURCES / name).read_bytes()
            http = StatusAndHeaders(
                "200 OK",
                [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))],
                protocol="HTTP/1.1",
            )
            record = writer.create_warc_record(
                url, "response", payload=BytesIO(body), http_headers=http, warc_headers_dict=fixed(name, when)
            )
            writer.write_record(record)


def fixed(name: str, when: str) -> dict[str, str]:
    """The headers that would otherwise be drawn from the clock or at random."""
    return {"WARC-Date": when, "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, name)}>"}


def write_statement(path: Path) -> None:
    """A letterhead, justified paragraphs, a signature and a page foot, in a built-in font."""
    head, *body, foot = (SOURCES / "statement.txt").read_text(encoding="utf-8").strip().split("\n\n")
    number, title, *paragraphs = body
    pdf = FPDF(format="A4")
    pdf.set_creation_date(STATEMENT_DATE)
    pdf.set_title(title)
    pdf.set_author("Ministry of the Interior")
    pdf.set_producer("Ministry of the Interior")
    pdf.set_margins(25, 22)
    pdf.add_page()
    for size, style, align, text in [(13, "B", "C", head), (10, "", "L", number), (15, "B", "L", title)]:
        pdf.set_font("Times", style, size)
        pdf.multi_cell(0, size * 0.5, text, align=align, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(5)
    pdf.set_font("Times", "", 11.5)
    for paragraph in paragraphs:
        pdf.multi_cell(0, 6, paragraph, align="L" if "\n" in paragraph else "J", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    pdf.set_auto_page_break(False)
    pdf.set_y(-18)
    pdf.set_font("Times", "I", 8)
    pdf.cell(0, 5, foot, align="C")
    pdf.output(str(path))


if __name__ == "__main__":
    main()
