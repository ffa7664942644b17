"""PDFs that carry text: lines joined into paragraphs, words mended at line ends, running heads set apart.

In: the bytes of a PDF. Out: a Draft and Problems. A PDF of pictures, or one behind a password, is a Problem.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from msgspec.structs import replace

from firsthand.collect.dates import edtf
from firsthand.collect.draft import Draft, Piece, trouble
from firsthand.records import Problem

_HYPHEN = re.compile(r"(\w)[-\u00ad\u2010\ufffe\x02]$")
_DIGITS = re.compile(r"\d+")
_JOINING = frozenset(
    {"of", "the", "for", "and", "on", "y", "para", "und", "für", "et"}
)  # "de", "von": people have them
_ENDS = tuple('.!?:;…”"»’)')
_STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class Line(NamedTuple):
    """A line of a page: its words, its edges in points from the page's foot and left, and what its letters stand on."""

    text: str
    top: float
    bottom: float
    left: float
    right: float
    base: float


def read_pdf(raw: bytes, where: str, *, url: str | None = None) -> Iterator[Draft | Problem]:
    """One PDF as a Draft whose key is `where`; `url` is where an archive got it."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        message = "it is behind a password; save a copy without one" if locked else f"it cannot be opened: {error}"
        yield trouble(where, "encrypted" if locked else "malformed", message)
        return
    try:
        pages = [_lines(document[number]) for number in range(len(document))]
        said = document.get_metadata_dict()
    finally:
        document.close()
    if not any(pages):
        yield trouble(where, "no-text", "the PDF holds pictures of text only; run text recognition over it first")
        return
    running = _running(pages)
    pieces = tuple(chain.from_iterable(_pieces(lines, running) for lines in pages))
    meta = tuple((f"pdf:{name}", value) for name, value in said.items() if value)
    yield _said(Draft(key=where, url=url, pieces=_rejoined(pieces), meta=meta), said)


def _said(draft: Draft, said: Mapping[str, str]) -> Draft:
    """The draft with what the file says about itself, where its own pages say it too.

    Programs write "Microsoft Word - Dok1" as a title and the day of the scan as the date: only what is also printed
    counts. A named author that the pages print is who speaks in a paper without an address.
    """
    printed = " ".join(piece.text for piece in draft.pieces)
    title, author = (" ".join(said.get(name, "").split()) for name in ("Title", "Author"))
    named = author if author and author.casefold() in printed.casefold() else None
    pieces = [
        Piece("headline", piece.text) if title and piece.text.casefold() == title.casefold() else piece
        for piece in draft.pieces
    ]
    shown = any(piece.kind == "headline" for piece in pieces)
    day = _printed_day(said.get("CreationDate", ""), printed)
    body = named if named and _is_body(named) else None
    return replace(
        draft,
        pieces=tuple(pieces),
        title=title if shown else None,
        byline=None if body else named,
        outlet=body,
        published=day,
    )


def _is_body(name: str) -> bool:
    """Whether a name is surely no person's: "Ministry of the Interior", not "Ana Lind"; "Amnesty Watch" is open."""
    words = name.split()
    return len(words) > 4 or any(word in _JOINING for word in words)


def _printed_day(stamp: str, printed: str) -> str | None:
    """The day the file was made, if its pages print that day in words or digits."""
    made = _STAMP.match(stamp)
    if not made:
        return None
    year, month, day = made.groups()
    forms = rf"\b0?{int(day)}\b\D{{1,20}}{year}\b|{year}-{month}-{day}|\b0?{int(day)}[./]0?{int(month)}[./]{year}"
    forms += rf"|\w\.? 0?{int(day)}(?:st|nd|rd|th)?,? {year}\b"
    return edtf(f"{year}-{month}-{day}") if re.search(forms, printed) else None


def _lines(page: Any) -> list[Line]:
    """The lines of a page in reading order: runs of one object, joined where they stand on one base line.

    A kerned heading is many runs whose boxes overlap ("WEEKL", "Y"), and a full stop behind a title in italics is a run
    of its own, a few dots high: so the words of a run are its characters, not all that is printed in its box, and runs
    are put on a line by the line that their letters stand on. A space is where the library finds or hears one.
    """
    text = page.get_textpage()
    try:
        lines: list[Line] = []
        spaced = False
        for run in _runs(text):
            words = " ".join(run.text.split())
            if not words:
                spaced = True
                continue
            last = lines[-1] if lines else None
            tall = max(run.top - run.bottom, last.top - last.bottom) if last else 0.0
            if last and abs(last.base - run.base) < tall / 2 and run.left >= last.right - tall / 4:
                apart = spaced or run.text[:1].isspace() or run.left - last.right > tall / 4
                gap = " " if apart else ""
                top, bottom = max(last.top, run.top), min(last.bottom, run.bottom)
                lines[-1] = Line(last.text + gap + words, top, bottom, last.left, run.right, last.base)
            else:
                lines.append(run._replace(text=words))
            spaced = run.text[-1:].isspace()
        return lines
    finally:
        text.close()
        page.close()


def _runs(text: Any) -> Iterator[Line]:
    """The runs of characters that one text object prints, with the spaces that the library puts between letters."""
    import ctypes

    import pypdfium2.raw as raw

    def made(first: int, end: int) -> Line:
        boxes = [box for n in range(first, end) if (box := text.get_charbox(n)) and _is_printed(box)]
        left, bottom, right, top = zip(*boxes, strict=True) if boxes else ((0.0,),) * 4
        x, base = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, first, x, base)
        words = text.get_text_range(first, end - first)
        return Line(words if boxes else " ", max(top), min(bottom), min(left), max(right), base.value)

    first, printed_by = 0, None
    for number in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text.raw, number) == 1:
            continue
        one = ctypes.cast(raw.FPDFText_GetTextObject(text.raw, number), ctypes.c_void_p).value
        if number and one != printed_by:
            yield made(first, number)
            first = number
        printed_by = one
    if text.count_chars():
        yield made(first, text.count_chars())


def _is_printed(box: tuple[float, float, float, float]) -> bool:
    """Whether a character's box has any ink in it: a space has none."""
    left, bottom, right, top = box
    return right - left > 0.01 and top - bottom > 0.01


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Lines at the head or foot of at least half of the pages, page numbers aside."""
    counts = Counter(shape for lines in pages for shape in {_shape(line.text) for line in (*lines[:2], *lines[-2:])})
    return frozenset(shape for shape, count in counts.items() if count > 1 and count * 2 >= len(pages))


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())


def _pieces(lines: Sequence[Line], running: frozenset[str]) -> Iterator[Piece]:
    """The paragraphs of one page."""
    paragraph: list[Line] = []
    widest = max((line.right for line in lines), default=0.0)
    for number, line in enumerate(lines):
        edge = number < 2 or number >= len(lines) - 2
        if edge and (_shape(line.text) in running or line.text.isdigit()):
            if paragraph:
                yield Piece("paragraph", _text(paragraph))
            paragraph = []
            yield Piece("boilerplate", line.text)
        elif paragraph and _begins(paragraph, line, widest):
            yield Piece("paragraph", _text(paragraph))
            paragraph = [line]
        else:
            paragraph.append(line)
    if paragraph:
        yield Piece("paragraph", _text(paragraph))


def _begins(paragraph: Sequence[Line], line: Line, widest: float) -> bool:
    """Whether a line begins a paragraph: after a gap, in another size, or after a short last line."""
    last = paragraph[-1]
    height = max(last.top - last.bottom, 1.0)
    gap = last.bottom - line.top
    usual = paragraph[-2].bottom - last.top if len(paragraph) > 1 else height * 0.5
    if gap > max(usual, 0.0) + height * 0.5 or gap < -3 * height:
        return True
    if abs((line.top - line.bottom) - height) > height * 0.35:
        return True
    return last.text.endswith(_ENDS) and last.right < widest - 0.2 * (widest - last.left)


def _text(lines: Sequence[Line]) -> str:
    """Lines as one paragraph: a word divided at a line's end is whole again."""
    text = lines[0].text
    for line in lines[1:]:
        text = text[:-1] + line.text if _HYPHEN.search(text) and line.text[:1].islower() else f"{text} {line.text}"
    return text


def _rejoined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A paragraph that runs over a page's end is one again; the running heads between stand after it."""
    done: list[Piece] = []
    held: list[Piece] = []
    for piece in pieces:
        last = done[-1] if done else None
        if piece.kind == "boilerplate":
            held.append(piece)
        elif held and last and last.kind == "paragraph" and not last.text.endswith(_ENDS) and piece.text[:1].islower():
            joined = last.text[:-1] + piece.text if _HYPHEN.search(last.text) else f"{last.text} {piece.text}"
            done[-1] = Piece("paragraph", joined)
        else:
            done += [*held, piece]
            held = []
    return (*done, *held)
