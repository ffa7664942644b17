"""Words of strangers made safe for the page, with marks put in by code points.

In: text and the stretches to mark. Out: HTML in which nothing of the text is ever markup, and hidden characters show.
"""

import re
from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup, escape

# Controls, and the bidi overrides and isolates that turn a line round: "\u202egpj.exe" would read "exe.jpg".
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]"
)


class Mark(NamedTuple):
    """Characters `[start, end)` to wrap in an element."""

    start: int
    end: int
    tag: str
    style: str = ""
    anchor: str = ""


def safe(text: object) -> Markup:
    """Text as HTML: escaped, and characters that hide or turn the line written out.

    >>> safe("<b>\\u202eabc")
    Markup('&lt;b&gt;⟨U+202E⟩abc')
    """
    if isinstance(text, Markup):
        return text
    return escape(_HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", str(text)))


def safe_url(url: str | None) -> str | None:
    """A web address that may be linked; None for any other scheme and for what is no address.

    >>> safe_url("javascript:alert(1)"), safe_url("https://example.org/a")
    (None, 'https://example.org/a')
    """
    if not url or _HIDDEN.search(url):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Markup:
    """Characters `[start, end)` of a text with every mark as an element.

    Marks that cross are cut where the outer one ends; the anchor stays with the first piece.

    >>> marked("He said no", 0, 10, [Mark(0, 7, "b"), Mark(3, 10, "i", anchor="x")])
    Markup('<b>He <i id="x">said</i></b><i> no</i>')
    """
    queue = [m._replace(start=max(start, m.start), end=min(end, m.end)) for m in marks]
    waiting = [(m.start, -m.end, m.tag, m.style, m.anchor) for m in queue if m.start < m.end]
    heapify(waiting)
    out: list[str] = []
    open_marks: list[Mark] = []
    at = start
    while waiting or open_marks:
        following = waiting[0][0] if waiting else end
        if open_marks and open_marks[-1].end <= following:
            closing = open_marks.pop()
            out += [safe(text[at : closing.end]), f"</{closing.tag}>"]
            at = closing.end
            continue
        if not waiting:
            break
        first, negative, tag, style, anchor = heappop(waiting)
        mark = Mark(first, -negative, tag, style, anchor)
        if open_marks and mark.end > open_marks[-1].end:
            edge = open_marks[-1].end
            heappush(waiting, (edge, negative, tag, style, ""))
            mark = mark._replace(end=edge)
        out += [safe(text[at : mark.start]), _opening(mark)]
        at = mark.start
        open_marks.append(mark)
    out.append(safe(text[at:end]))
    return Markup("".join(out))


def _opening(mark: Mark) -> str:
    anchor = f' id="{escape(mark.anchor)}"' if mark.anchor else ""
    style = f' class="{escape(mark.style)}"' if mark.style else ""
    return f"<{mark.tag}{anchor}{style}>"
