"""Plain texts, PDFs made here, dates, and which files the inputs name."""

import gzip
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from hypothesis import given
from hypothesis import strategies as st

from firsthand.collect import Found, find, media_type
from firsthand.collect.dates import edtf
from firsthand.collect.plain import text_blocks
from firsthand.records import Problem, plain_text
from tests.collect.conftest import draw, kinds

STORY = "Seven people were killed in Talvik.\n\n“Not true,” the minister said.\n"


def test_a_text_is_taken_as_it_stands() -> None:
    """Text is NFC with plain newlines and nothing else is changed; no outlet or date is guessed."""
    article = draw(STORY.replace("\n", "\r\n") + "Cafe\u0301", "notes.txt").article
    assert article.text == STORY + "Café"
    assert (article.key, article.outlet, article.published, article.title) == ("notes.txt", None, None, None)
    assert [words for _, words in kinds(article)] == [part.strip() for part in article.text.split("\n\n")]


def test_front_matter() -> None:
    """Pairs between rules at the top are what the text says about itself, and no part of its words."""
    said = [
        "title: Notes",
        "outlet: Quay Notes",
        "author: P. Lom",
        "date: 2024-05",
        "url: https://q.example/1",
        "mood: calm",
    ]
    front = "\n".join(["---", *said, "---", ""])
    article = draw(front + "Notes\n\n" + STORY, "notes.md").article
    assert (article.key, article.outlet, article.byline) == ("https://q.example/1", "Quay Notes", "P. Lom")
    assert (article.published, article.meta) == ("2024-05", (("mood", "calm"),))
    assert kinds(article)[0] == ("headline", "Notes")
    assert article.text == "Notes\n\n" + STORY


def test_rules_around_a_paragraph_are_no_front_matter() -> None:
    """Only pairs make front matter; a sentence between rules stays."""
    text = "---\nSeven died here today\n---\nMore."
    assert draw(text, "notes.txt").article.text == text


def test_a_date_that_reads_in_two_ways_stays_unknown() -> None:
    """05/06/2024 is May or June: a Problem, and no date."""
    drawn = draw(f"---\ndate: 05/06/2024\n---\n{STORY}", "notes.txt")
    assert (drawn.article.published, drawn.codes) == (None, ["date", "unstated"])


@given(st.text(alphabet="ab .#>\n\t\u0301\u00e9\u2028", max_size=60))
def test_blocks_cover_every_word_of_a_text(raw: str) -> None:
    """Blocks are in order, trimmed, and leave out only white space and paragraph marks."""
    text = plain_text(raw)
    at, left = 0, ""
    for block in text_blocks(text, None):
        left += text[at : block.start]
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        at = block.end
    assert not (left + text[at:]).replace("###", "").strip()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-05-01T08:00:00.123Z", "2024-05-01T08:00:00Z"),
        ("2024-05-01 08:00", "2024-05-01T08:00:00"),
        ("2024-05-01T08:00:00+0530", "2024-05-01T08:00:00+05:30"),
        ("20240501T080000Z", "2024-05-01T08:00:00Z"),
        ("Wed, 01 May 2024 08:00:00 GMT", "2024-05-01T08:00:00Z"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("2024-02-30", None),
        ("2008-10-294T05:21:46-0700", None),
        (1684264320, "2023-05-16T19:12:00Z"),
        (1000000000000.0, "2001-09-09T01:46:40Z"),  # the first second that is written in thirteen digits
        ("yesterday", None),
        ("", None),
        (None, None),
        ("0000-00-00", None),
    ],
)
def test_dates(written: object, meant: str | None) -> None:
    """A date is as fine as it is written, never finer, and an impossible one is none."""
    assert edtf(written) == meant


@given(st.text(max_size=30) | st.integers() | st.floats() | st.dates() | st.datetimes())
def test_no_date_raises(written: object) -> None:
    """Whatever stands in a date's place gives EDTF or None."""
    found = edtf(written)
    assert found is None or found[:4].isdigit()


def pdf(*pages: str, password: str = "") -> bytes:
    """A PDF of a few pages with a running head and foot."""
    document = FPDF()
    if password:
        document.set_encryption(owner_password=password, user_password=password, permissions=AccessPermission.none())
    for number, text in enumerate(pages, 1):
        document.add_page()
        document.set_font("Helvetica", size=11)
        document.cell(0, 8, "Ministry of Harbours - Statement", new_x="LMARGIN", new_y="NEXT")
        document.ln(6)
        for paragraph in text.split("\n\n"):
            for line in paragraph.split("\n"):
                document.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
            document.ln(6)
        document.set_y(-30)
        document.cell(0, 8, f"Page {number}")
    return bytes(document.output())


def test_pdf() -> None:
    """Lines become paragraphs, divided words are whole, also over a page's end; heads and feet are furniture."""
    story = "Seven people were killed when the de-\npot on the north quay exploded in the\nearly morning."
    first = f"{story}\n\nThe search went on until"
    article = draw(pdf(first, "the evening. No one was found.\n\nA drone did it."), "statement.pdf").article
    found = kinds(article)
    assert (
        "paragraph",
        "Seven people were killed when the depot on the north quay exploded in the early morning.",
    ) in found
    assert ("paragraph", "The search went on until the evening. No one was found.") in found
    assert [words for kind, words in found if kind == "boilerplate"].count("Ministry of Harbours - Statement") == 2
    assert (article.url, article.outlet, article.published) == (None, None, None)


def printed(*runs: tuple[float, float, str, str]) -> bytes:
    """A PDF of one page with runs printed apart: how far right and down in millimetres, the style, the words."""
    document = FPDF()
    document.add_page()
    for right, down, style, words in runs:
        document.set_font("Helvetica", style=style, size=12)
        document.text(right, down, words)
    return bytes(document.output())


def width(words: str, style: str = "") -> float:
    """How wide words are printed, in millimetres."""
    document = FPDF()
    document.set_font("Helvetica", style=style, size=12)
    return float(document.get_string_width(words))


def test_a_kerned_heading_is_read_once() -> None:
    """A word printed in two runs whose boxes overlap is one word, and each letter is read once."""
    weekl = 20 + width("KESVIK WEEKL", "B") - 0.3
    raw = printed((20, 30, "B", "KESVIK WEEKL"), (weekl, 30, "B", "Y"), (weekl + 6, 30, "", " No. 412"))
    assert draw(raw, "paper.pdf").article.text == "KESVIK WEEKLY No. 412"


def test_a_space_between_two_runs_is_kept_and_none_is_put_in() -> None:
    """A space at the end of a run parts it from the next however near; without one two runs are one word."""
    words, name = "By Derek ", "Lind told the Kesvik W"
    lind = 20 + width(words)
    raw = printed((20, 30, "", words), (lind, 30, "", name), (lind + width(name) - 0.2, 30, "", "eekly"))
    assert draw(raw, "paper.pdf").article.text == "By Derek Lind told the Kesvik Weekly"


def test_a_full_stop_in_another_type_ends_its_sentence() -> None:
    """A dot behind a title in italics stands on the line, not in a paragraph of its own."""
    title = 20 + width("It was seen by ")
    end = title + width("The Quay Weekly", "I")
    raw = printed((20, 30, "", "It was seen by "), (title, 30, "I", "The Quay Weekly"), (end, 30, "", "."))
    assert draw(raw, "paper.pdf").article.text == "It was seen by The Quay Weekly."


def test_what_the_head_of_a_page_prints_is_offered() -> None:
    """A paper's name and day over the headline are not taken for certain; the Problem names them to be given."""
    story = (20, 60, "", "Seven people were killed in Talvik.")
    raw = printed((20, 20, "", "QUAY SAFETY WEEKLY   No. 412   9 March 2024"), (20, 40, "B", "Tank burst"), story)
    (problem,) = draw(raw, "paper.pdf").problems
    assert '--outlet "Quay Safety Weekly" and --published 2024-03-09' in problem.message
    assert draw(raw, "paper.pdf").article.outlet is None
    (problem,) = draw(printed(story), "paper.pdf").problems
    assert "--outlet NAME and --published YYYY-MM-DD" in problem.message


def test_pdfs_that_cannot_be_read_are_named() -> None:
    """No text, a password and a broken file are three Problems, each saying what to do."""
    assert draw(bytes_of_blank(), "scan.pdf").codes == ["no-text"]
    assert draw(pdf("Secret words.", password="x"), "locked.pdf").codes == ["encrypted"]
    assert draw(b"%PDF-1.4 nothing", "broken.pdf").codes == ["malformed"]


def bytes_of_blank() -> bytes:
    """A PDF of one empty page."""
    document = FPDF()
    document.add_page()
    return bytes(document.output())


def test_files_are_found_once_sorted_and_none_is_passed_over_in_silence(tmp_path: Path) -> None:
    """A folder is walked in order; hidden files, papers about the data and missing inputs are named."""
    folder = tmp_path / "pile"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("b/two.html", "one.txt", ".hidden", "README.md"):
        (folder / name).write_text("x")
    found = list(find([str(folder), str(folder / "*.txt"), str(tmp_path / "nothing"), "-", str(tmp_path / "*.pdf")]))
    assert [item.key for item in found if isinstance(item, Found)] == ["pile/one.txt", "pile/b/two.html", "-"]
    assert [item.code for item in found if isinstance(item, Problem)] == ["not-an-article"] * 3 + ["missing"] * 2


def test_a_folder_without_a_file_to_read_is_named(tmp_path: Path) -> None:
    """An empty folder, and one whose files are all hidden, is a Problem of that folder."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "dark").mkdir()
    (tmp_path / "dark" / ".notes.txt").write_text("x")
    found = [item for item in find([str(tmp_path / "bare"), str(tmp_path / "dark")]) if isinstance(item, Problem)]
    assert [(item.where, item.code) for item in found] == [
        ("bare", "missing"),
        ("dark/.notes.txt", "not-an-article"),
        ("dark", "missing"),
    ]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Two files of one name from two folders get the folders' names; a key is never absolute."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text("x")
    found = find([str(tmp_path / "a" / "page.html"), str(tmp_path / "b" / "page.html")])
    assert [item.key for item in found if isinstance(item, Found)] == ["a/page.html", "b/page.html"]


def test_kinds_of_files() -> None:
    """Bytes decide before names; gzip is looked through; what nobody claims is named as unknown."""
    assert media_type("x.html.gz", gzip.compress(b"<p>x</p>")) == "text/html"
    assert media_type("x.gz", gzip.compress(b"WARC/1.0\r\n")) == "application/warc"
    assert media_type("x.xml", b'<?xml version="1.0"?>\n<!-- c --><feed xmlns="x">') == "application/atom+xml"
    assert media_type("x.dat", b"%PDF-1.7") == "application/pdf"
    assert media_type("-", b"Seven died.") == "text/plain"
    assert media_type("x.dat", b"\x00\x01") == "application/octet-stream"
    assert draw(b"\x00\x01\x02", "x.dat").codes == ["unknown-format"]
    assert draw(b"", "x.html").codes == ["empty"]


def test_a_cut_gzip_gives_what_is_whole() -> None:
    """A compressed page that is cut off gives its beginning and a Problem."""
    packed = gzip.compress(("<html><body>" + f"<p>{STORY}</p>" * 400).encode(), compresslevel=0)
    drawn = draw(packed[: len(packed) // 2], "page.html.gz")
    assert "Seven people" in drawn.article.text
    assert drawn.codes[0] == "truncated"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("notes.docx", b"PK\x03\x04rest"),
        ("notes.odt", b"PK\x03\x04rest"),
        ("sheet.xlsx", b"PK\x03\x04rest"),
        ("slides.pptx", b"PK\x03\x04rest"),
        ("unnamed", b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"),
        ("note.rtf", b"{\\rtf1 Seven died.}"),
    ],
)
def test_office_documents_say_what_to_do(name: str, raw: bytes) -> None:
    """A document is no zip to unpack: it is to be saved in a form that is read."""
    (problem,) = draw(raw, name).problems
    assert problem.code == "unknown-format"
    assert "save it as PDF or plain text" in problem.message
    assert "unpack" not in problem.message


def test_a_zip_is_still_to_be_unpacked() -> None:
    """A folder packed into one file is unpacked first."""
    assert "unpack it" in draw(b"PK\x03\x04" + b"\0" * 26 + b"page.html", "pages.zip").problems[0].message


def test_a_front_matter_without_its_end_is_named() -> None:
    """What should have said outlet and date is read as words, and the problem says why."""
    drawn = draw(f"---\noutlet: The Courier\ndate: 2024-05-31\n\n{STORY}", "notes.txt")
    assert "front-matter" in drawn.codes
    assert drawn.article.outlet is None
    assert "front-matter" not in draw(f"---\nSeven died here today\n\n{STORY}", "notes.txt").codes


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "Fire in Kesvik\nIt burned.\nNobody died.",
            "Fire in Kesvik",
            ["Fire in Kesvik", "It burned.", "Nobody died."],
        ),
        (f"It burned.\n{'The mayor spoke to reporters. ' * 5}\nNobody", None, ["It burned.", *(["x"] * 2)]),
        ("It burned.\nThe mayor came.\nNobody died.", None, ["It burned.", "The mayor came.", "Nobody died."]),
        ("The depot at the quay of\nKesvik blew up. The\nmayor came.", None, ["x"]),
        (
            "Fire in Kesvik\nThe mill burned\non Sunday",
            "Fire in Kesvik",
            ["Fire in Kesvik", "The mill burned\non Sunday"],
        ),
        ("- one.\n- two.\n- three.", None, ["x"]),
    ],
)
def test_lines_that_nobody_wrapped_are_paragraphs(text: str, title: str | None, expected: list[str]) -> None:
    """A headline, long lines, lines that end a sentence; a wrapped text and a list stay whole."""
    found = [text[block.start : block.end] for block in text_blocks(text, title)]
    assert len(found) == len(expected)
    assert all(got == meant for got, meant in zip(found, expected, strict=True) if meant != "x")


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Canal Sol\n\n[11/02/2025 06:02] Se rompió la presa\n[11/02/2025 06:40] Hay muertos", 3),
        ("14:05 Nine people died\n13:40 The dam burst\n12:10 | Heavy rain", 3),
        ("10.15h - Nine people died\nof whom two were children\n9.40h - The dam burst", 2),
        ("The train left Kesvik at\n14:05 and was to come to Talvik at\n15:40 but it did not", 1),
        ("He read the log of\n14:05 Kesvik time and closed it", 1),
    ],
)
def test_each_entry_of_a_ticker_is_a_paragraph(text: str, paragraphs: int) -> None:
    """Lines that begin with a clock or a stamp are entries; a clock at the head of a wrapped line is not one."""
    assert [kind for kind, _ in kinds(draw(text, "notes.txt").article)] == ["paragraph"] * paragraphs
