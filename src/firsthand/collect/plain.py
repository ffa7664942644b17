"""Plain text and Markdown, taken as they stand.

In: bytes. Out: a Draft whose text is the input's (NFC, newlines), front matter aside, with its paragraphs as blocks;
headline, byline and date where its first lines are just these. Bytes that are no text are a Problem.
"""

import re
from collections.abc import Iterator, Sequence

from firsthand.collect.dates import edtf
from firsthand.collect.decode import decode
from firsthand.collect.draft import Draft, trouble
from firsthand.collect.opening import Opening, opening
from firsthand.records import Block, BlockKind, Problem, plain_text
from firsthand.stamps import entries

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n+|$)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]*:[ \t]*(.*)")
_BREAK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+|[ \t]*(?:^|(?<=\s))###(?=\s)[ \t]*")
_LINE = re.compile(r"[ \t]*\n[ \t]*")
_ENDS = re.compile(r"[.!?…:;»”\"’')\]。！？]\s*$")  # a sentence ends, or a quotation
_CODE = re.compile(r"[{}()\[\];=|]")  # the signs of a script that a scraper took for words
_CODE_SHARE = 0.08  # of a paragraph's characters; legal prose has 0.02
_TWICE = 8  # words, from which on a paragraph is not said again by chance
_CUT = 2  # words at its end: "... less" beside "in ... more"
_STOP = re.compile(r"[.!?]")
_CREDIT = re.compile(r"(?:photo|picture|image|foto|fotografía|imagen)\s?:\s(?:\S+\s?){1,8}", re.IGNORECASE)
_WIDEST = 100  # characters of a line that somebody wrapped
_PARAGRAPHS = 0.6  # of the lines end a sentence: each is a paragraph
_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\v\f\r\x1b") + b"\x7f"  # escape: Japanese mail shifts by it
_NO_TEXT = 0.05  # share; random bytes hold 0.1 of control signs, and the worst scan of a page next to none
_NAMES = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "site"),
    "url": ("url", "link", "canonical"),
    "published": ("published", "date", "published_at", "publish_date"),
    "updated": ("updated", "modified"),
    "byline": ("byline", "author", "authors", "by"),
    "language": ("language", "lang"),
}


def read_plain(
    raw: bytes, where: str, *, url: str | None = None, charset: str | None = None
) -> Iterator[Draft | Problem]:
    """One text as a Draft; its key is the front matter's `url`, else `where`."""
    text, wrong = decode(raw, charset)
    if _is_binary(raw, text):
        message = (
            "it is called a text and holds binary data; give the file its own format's name, or re-save it as UTF-8"
        )
        yield trouble(where, "unknown-format", message)
        return
    if wrong:
        yield trouble(where, "encoding", wrong)
    if _is_open_ended(plain_text(text)):
        message = "the front matter begins with --- and no second --- ends it, so that it was read as words; add one"
        yield trouble(where, "front-matter", message)
    said, body = _front_matter(plain_text(text))
    if not body.strip():
        yield trouble(where, "empty", "there are no words in it")
        return
    fields = {field: next((said[n] for n in names if said.get(n)), None) for field, names in _NAMES.items()}
    published, updated = edtf(fields["published"]), edtf(fields["updated"])
    if fields["published"] and not published:
        yield trouble(where, "date", f"{fields['published']!r} is no date read for certain; write 2024-05-31")
    first = opening(body)
    known = {name for names in _NAMES.values() for name in names}
    meta = tuple((name, value) for name, value in said.items() if name not in known and value)
    yield Draft(
        key=fields["url"] or url or where,
        exact=(body, _blocks(body, fields["title"], first)),
        url=fields["url"] or url,
        outlet=fields["outlet"] or first.outlet,
        title=fields["title"] or first.title,
        byline=fields["byline"] or first.byline,
        published=published or first.published,
        updated=updated,
        language=fields["language"],
        meta=(*meta, ("published-from", "print")) if first.published and not published else meta,
    )


def text_blocks(text: str, title: str | None) -> tuple[Block, ...]:
    """The paragraphs of a text: stretches between blank lines, or between the ` ### ` that some corpora join them by.

    Lines that nobody wrapped are paragraphs too: the first one where it is the title, all of them where they are long
    or most of them end a sentence.

    >>> [text[b.start:b.end] for text in ["One.\\n\\nTwo ### Three"] for b in text_blocks(text, None)]
    ['One.', 'Two', 'Three']
    >>> [text[b.start:b.end] for text in ["Fire\\nIt burned.\\nNobody died."] for b in text_blocks(text, "Fire")]
    ['Fire', 'It burned.', 'Nobody died.']
    """
    blocks: list[Block] = []
    at = 0
    for gap in [*_gaps(text, title), (len(text), len(text))]:
        start, end = at, gap[0]
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            blocks.append(Block(_kind(text[start:end], title, first=not blocks), start, end))
        at = gap[1]
    return tuple(_sorted_out(text, blocks))


def _sorted_out(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, what no reporter wrote of them marked: a script, and what a gallery prints twice below a picture."""
    words = [text[b.start : b.end].split() for b in blocks]
    again = [bool(n) and _says_again(words[n - 1], words[n]) for n in range(len(blocks))]
    for n, block in enumerate(blocks):
        kind, said = block.kind, text[block.start : block.end]
        if kind == "paragraph" and (again[n] or _is_script(said)):
            kind = "boilerplate"
        elif kind == "paragraph" and n + 2 < len(blocks) and again[n + 1] and _STOP.search(said):  # no headline
            kind = "caption" if _CREDIT.fullmatch(text, blocks[n + 2].start, blocks[n + 2].end) else kind
        yield Block(kind, block.start, block.end)


def _says_again(words: Sequence[str], later: Sequence[str]) -> bool:
    """Whether a paragraph is the one before it once more, perhaps cut short by a "more" to click on."""
    least = max(_TWICE, min(len(words), len(later)) - _CUT)
    return len(later) >= _TWICE and list(words[:least]) == list(later[:least])


def _is_script(paragraph: str) -> bool:
    """Whether a paragraph is code.

    >>> _is_script("window._ads = window._ads || []; _ads.push({mode: 'below', target: 'mix'});")
    True
    >>> _is_script("The act (section 4; see also section 9) sets a limit of nine days.")
    False
    """
    signs = len(_CODE.findall(paragraph))
    return "{" in paragraph and ";" in paragraph and signs >= _CODE_SHARE * len(paragraph)


def _blocks(text: str, title: str | None, first: Opening) -> tuple[Block, ...]:
    """The blocks of a text, the lines of its opening set apart from the paragraphs around them."""
    if not first.blocks:
        return text_blocks(text, title)
    blocks: list[Block] = []
    starts = [0, *(block.end for block in first.blocks)]
    for start, end, mark in zip(
        starts, [*(b.start for b in first.blocks), len(text)], [*first.blocks, None], strict=True
    ):
        blocks += [Block(b.kind, b.start + start, b.end + start) for b in text_blocks(text[start:end], None)]
        blocks += [mark] if mark else []
    return tuple(blocks)


def _is_binary(raw: bytes, text: str) -> bool:
    """Whether bytes that were taken for text are none."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: every other byte is nought
        return "\0" in text or text.count("\ufffd") > len(text) * _NO_TEXT
    odd = len(raw) - len(raw.translate(None, _CONTROLS))
    return b"\0" in raw or odd > len(raw) * _NO_TEXT or text.count("\ufffd") > len(text) * _NO_TEXT


def _gaps(text: str, title: str | None) -> list[tuple[int, int]]:
    """What stands between paragraphs."""
    wide = [found.span() for found in _BREAK.finditer(text) if not _is_heading(text, found)]
    found: list[tuple[int, int]] = []
    for start, end in [*wide, (len(text), len(text))]:
        at = found[-1][1] if found else 0
        found += [(at + a, at + b) for a, b in _line_ends(text[at:start], title if not at else None)]
        found.append((start, end))
    return found[:-1]


def _line_ends(stretch: str, title: str | None) -> list[tuple[int, int]]:
    """The line ends of a stretch that end a paragraph; none where lines were wrapped, or are a list or a quotation."""
    ends = [found.span() for found in _LINE.finditer(stretch.rstrip()) if found.start()]
    lines = stretch.rstrip().splitlines()
    if any(written := entries(lines)) and len(ends) == len(lines) - 1:  # each entry of a ticker or a chat is one
        return [end for end, begins in zip(ends, written[1:], strict=True) if begins]
    if not ends or any(line.lstrip().startswith((">", "- ", "* ", "|", "#")) for line in lines):
        return []
    titled = bool(title) and lines[0].strip().casefold() == str(title).strip().casefold()
    finished = [bool(_ENDS.search(line)) for line in lines[titled:-1]]
    many = len(finished) + titled > 1 and sum(finished) >= _PARAGRAPHS * len(finished)
    return ends if many or max(map(len, lines)) > _WIDEST else ends[:1] if titled else []


def _is_heading(text: str, found: re.Match[str]) -> bool:
    """Markdown writes `### ` at the start of a line; a corpus joins paragraphs with it in mid-line."""
    if "#" not in found.group():
        return False
    at = text.index("###", found.start())
    return at == 0 or text[at - 1] == "\n"


def _kind(paragraph: str, title: str | None, *, first: bool) -> BlockKind:
    if first and title and paragraph.casefold().lstrip("# ") == title.casefold():
        return "headline"
    return "quote" if all(line.startswith(">") for line in paragraph.splitlines()) else "paragraph"


def _is_open_ended(text: str) -> bool:
    """Whether a text begins as a front matter does, with a name that we know, and never ends it."""
    first, *rest = text.split("\n", 2)
    if first.rstrip() != "---" or not rest or _FRONT.match(text):
        return False
    pair = _PAIR.fullmatch(rest[0].strip())
    return pair is not None and pair[1].strip().lower() in {name for names in _NAMES.values() for name in names}


def _unwrapped(value: str) -> str:
    """A value without the marks around the whole of it; one that only ends with a quotation keeps its marks."""
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] in "'\"" else value


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The pairs between two `---` lines at the top, and the text after them."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    pairs = [_PAIR.fullmatch(line.strip()) for line in found.group(1).splitlines() if line.strip()]
    if not pairs or not all(pairs):
        return {}, text  # two rules around a paragraph are no front matter
    said = {pair.group(1).strip().lower(): _unwrapped(pair.group(2).strip()) for pair in pairs if pair}
    return said, text[found.end() :]
