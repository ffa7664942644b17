"""What goes on from one attribution to the next: a speaker who is not named again, a speech of several paragraphs.

In: the Drafts of a Document without a parse. Out: the same, with whoever spoke last and all of a speech.
"""

import re
from collections.abc import Iterator

from firsthand.read.document import Document
from firsthand.read.drafts import Draft, Offsets
from firsthand.read.who_is_meant import subject_before, told_of_between

_LESS_SURE = 0.6  # nobody has spoken before: whom the text has just told of


def elliptic(document: Document, found: list[Draft]) -> list[Draft]:
    """ "“...”, añadió.", "Añadió que ...": whoever spoke last in the paragraph, or closed the one before."""
    result: list[Draft] = []
    last: Draft | None = None
    for one in sorted(found, key=lambda made: (made.page, made.head)):
        near = last is not None and one.page - last.page <= 1
        opens = one.rule == "clause" or (one.rule == "object" and one.cue.frames >= {"amount", "quote"})
        silent = one.rule in {"quote", "inverted", "dialogue"} or (opens and _leads(document, one, last))
        if not one.sources and silent and one.cues:
            told = told_of_between(document, last if near else None, one)
            if near and last is not None:
                one = one._replace(sources=(told,) if told else last.sources)
            elif one.rule == "quote" and (told := told or subject_before(document, one)):
                one = one._replace(sources=(told,), confidence=_LESS_SURE)
        result.append(one)
        last = one if one.sources and one.rule != "according to" else last
    return result


def long_speeches(document: Document, found: list[Draft]) -> list[Draft]:
    """Give the paragraphs of a speech that opens in one and closes in another to whoever tells its end."""
    text = document.article.text
    result = list(found)
    open_pieces: list[Offsets] = []
    for paragraph in document.paragraphs:
        raw = text[paragraph.start : paragraph.end]
        opened = next((q for q in _unclosed(raw)), None)
        carried = bool(open_pieces) and raw.lstrip()[:1] in "»«“"
        if carried:
            start = paragraph.start + len(raw) - len(raw.lstrip())
            close = re.compile(r"[»”]").search(text, start + 1, paragraph.end)
            piece = (start, close.end() if close else paragraph.end)
            if close is None:
                open_pieces.append(piece)
                continue
            _claim(result, [*open_pieces, piece])
            open_pieces = []
        elif opened is not None:
            open_pieces = [(paragraph.start + opened, len(text[: paragraph.end].rstrip()))]
        else:
            open_pieces = []
    return result


def _leads(document: Document, one: Draft, last: Draft | None) -> bool:
    """Whether a cue of as many people as the last speaker opens its sentence: "Añadió que", or "Añadieron que"."""
    text = document.article.text
    if last is None or not last.cues or re.search(r"[^\s.!?»”\"]\s*$", text[max(0, one.head - 3) : one.head]):
        return False
    before, now = (text[: made.cues[0][1]].endswith("n") for made in (last, one))  # "dijeron", and then "añadieron"
    return before == now


def _unclosed(raw: str) -> Iterator[int]:
    for mark, close in (("«", "»"), ("“", "”")):
        at = raw.rfind(mark)
        if at >= 0 and close not in raw[at:]:
            yield at


def _claim(found: list[Draft], pieces: list[Offsets]) -> None:
    """Widen the attribution that holds the last piece, or any, to all of them."""
    for n, one in enumerate(found):
        if any(a < pieces[-1][1] and pieces[-1][0] < b for a, b in one.contents):
            rest = [span for span in one.contents if not any(a < span[1] and span[0] < b for a, b in pieces)]
            found[n] = one._replace(contents=tuple(sorted([*pieces, *rest])))
            return
