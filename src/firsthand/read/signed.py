"""What is said with its speaker's name below: `"It is shut." — Ada Lind`, `The quay is safe. — Ada Lind (@adalind)`.

In: a Document and the Drafts made of it. Out: the Drafts with one for each such saying, whose words are on nobody
else's word. Words in quotation marks are signed by a dash and a name that end their line, a post by a dash, a name and
its account; either signature may stand in a paragraph of its own, behind the words.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from firsthand.read.cues import Cue
from firsthand.read.document import Document, Paragraph
from firsthand.read.drafts import Draft, Offsets

_SAYS = Cue("—", "speech", frozenset({"quote"}), "reports")
_CONFIDENCE = 0.96  # 177 of 182 on the pages of one pile and in PolNeAR's articles for development, by reading
_DASH = r"(?P<dash>[—–―]|--|(?<=\s)-(?=\s))"
# What the code of a post prints below it: a dash, a name, the account in brackets, and behind them a day or nothing.
_POSTED = re.compile(
    rf"(?:(?<=[\s.!?\w])|^){_DASH}\s*(?P<name>[^\W\d_][^()\n@—–―]{{0,60}}?)[^\w.)]*\(@[\w.@-]{{2,60}}\)"
    r"(?:\s+(?:[^\W\d_]{3,12}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,12}\.?\s+(?:de\s+)?\d{4})|\W*$)"
)
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w.’'-]*"
_NAME = rf"(?P<name>{_CAPITAL}(?:\s+(?:(?:al|bin|da|de|del|der|di|dos|el|la|van|von)\s+)?{_CAPITAL}){{1,4}}?)"
_BEHIND = r"(?:,[^.!?\n”\"»]{1,80})?\.?[^\S\n]*$"  # "Ada Lind, a nurse."
_QUOTED = re.compile(rf"(?P<close>[”\"»“])\s*{_DASH}\s*{_NAME}{_BEHIND}", re.MULTILINE)
_ENDS = re.compile(rf"(?<=[\s.!?…”\"»]){_DASH}\s*{_NAME}{_BEHIND}")
_ALONE = re.compile(rf"^{_DASH}\s*{_NAME}{_BEHIND}")
_OPENS, _CLOSES = '“”"«„', '”"»“'
_LONGEST = 600  # characters of a post that is not marked as one: what is longer holds other words too


def with_signed(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with what is signed; where both claim the same words, the signature does."""
    found = list(_signed(document))
    kept = [_without(one, [span for said in found for span in said.contents]) for one in drafts]
    return [*(one for one in kept if one.contents), *found]


def _signed(document: Document) -> Iterator[Draft]:
    last = -1  # the last paragraph that a signature ends
    for number in range(len(document.paragraphs)):
        found = list(chain(_posts(document, number, last), _lines(document, number, last)))
        yield from found
        last = number if found else last


def _posts(document: Document, number: int, last: int) -> Iterator[Draft]:
    """The posts of a paragraph that end with a name and an account."""
    paragraph = document.paragraphs[number]
    begun = 0
    for match in _POSTED.finditer(paragraph.text):
        end = len(paragraph.text[: match.start()].rstrip())
        at = paragraph.start
        content = [(at + begun, at + end)] if begun < end else _before(document, last, number)
        if content and (paragraph.kind == "quote" or content[-1][1] - content[0][0] <= _LONGEST):
            yield _draft(number, paragraph, match, content)
        begun = len(paragraph.text) - len(paragraph.text[match.end() :].lstrip())


def _lines(document: Document, number: int, last: int) -> Iterator[Draft]:
    """The quotations of a paragraph that a dash and a name end, and those before a paragraph that is no more."""
    paragraph = document.paragraphs[number]
    text, at = paragraph.text, paragraph.start
    alone = _ALONE.match(text)
    if alone is not None:
        content = _before(document, last, number)
        words = document.article.text[content[0][0] : content[-1][1]] if content else ""
        if content and (paragraph.kind == "quote" or _all_quoted(words)):
            yield _draft(number, paragraph, alone, content)
        return
    ends = _ENDS.search(text) if paragraph.kind == "quote" else None
    if ends is not None:
        yield _draft(number, paragraph, ends, [(at, at + len(text[: ends.start()].rstrip()))])
        return
    for match in _QUOTED.finditer(text):
        line, close = text.rfind("\n", 0, match.start()) + 1, match.end("close")
        if _all_quoted(text[line:close]):  # else the name is the writer's: `It ended with “no.” — Ada Lind`
            yield _draft(number, paragraph, match, [(at + line, at + close)])


def _all_quoted(words: str) -> bool:
    """Whether one pair of marks holds all of the words, be the first a closing one by mistake.

    >>> _all_quoted("“He calls it “hell” here.”"), _all_quoted("“So,” it ends, “we wait.”"), _all_quoted('"No", "yes"')
    (True, False, False)
    """
    if len(words) < 3 or words[0] not in _OPENS or words[-1] not in _CLOSES:
        return False
    depth = 1
    for mark in words[1:-1]:
        depth += (mark in "“«„") - (mark in "”»" or mark == words[0] == '"')
        if depth < 1:
            return False
    return depth == 1


def _draft(number: int, paragraph: Paragraph, match: re.Match[str], content: list[Offsets]) -> Draft:
    at = paragraph.start
    name = match["name"] if match["name"].endswith(("Jr.", "Sr.")) else match["name"].rstrip(". ")
    first, dash = at + match.start("name"), match.span("dash")
    source, cue = (first, first + len(name)), (at + dash[0], at + dash[1])
    return Draft(number, 0, (source,), (cue,), tuple(content), _SAYS, None, "signed", _CONFIDENCE)


def _before(document: Document, last: int, number: int) -> list[Offsets]:
    """The blocks right before a signature that stands alone: all that are marked as quoted, else one."""
    first = number
    while first - 1 > last and document.paragraphs[first - 1].kind == "quote":
        first -= 1
    if first == number and document.paragraphs[number].kind != "quote":
        first = max(last + 1, number - 1)
    return [(one.start, one.end) for one in document.paragraphs[first:number]]


def _without(one: Draft, said: Sequence[Offsets]) -> Draft:
    """A draft without the contents that are signed, unless it stands there itself."""

    def signed(span: Offsets) -> bool:
        return any(a <= span[0] and span[1] <= b for a, b in said)

    if not one.cues or signed(one.cues[0]):
        return one
    return one._replace(contents=tuple(span for span in one.contents if not signed(span)))
