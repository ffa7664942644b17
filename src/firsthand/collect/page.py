"""A page as an ordered list of its blocks: every visible word, once, in page order.

In: the text of an HTML page. Out: its tree and its stretches of text with their links and surroundings. What a
stretch is (body, quote, furniture) is decided in `html`, from this and from the main-text extractor.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html

Node = Any  # lxml ships no types

_SILENT_NAMES = "script style head template noscript svg iframe object embed canvas video audio map area math datalist"
SILENT = frozenset(_SILENT_NAMES.split())
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s "
    "samp small span strike strong sub sup time tt u var wbr img picture source button rb rtc amp-img input meta "
    "link"
)
INLINE = frozenset(_INLINE_NAMES.split())
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CELLS = frozenset({"td", "th"})
_CAPTION = re.compile(
    r"(^|[\s_-])(cap|captions?|figcaption|bildunterschrift|legende|didascalia|pie-?de-?foto|photo-?credit|image-?credit|"
    r"(image|img|photo|picture|media|foto|wp)-?(caption|text|desc|description)(-text)?)([\s_-]|$)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(^|[\s_-])(by-?lines?|by|authors?|autore?|autor(es)?|auteurs?|firma|verfasser)([\s_-]|$)", re.IGNORECASE
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML tree may hold them
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_UNCLOSED = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
    | {"dd", "dt", "li", "option", "p", "path", "td", "th", "tr"}
)
_DEEPEST = 1000  # the parser follows 2,048 and drops all after it without a sign; real pages stay below 100
_LAYOUT = re.compile(
    r"(?:</?(?!(?:p|br|html|head|body|title|meta|link|script|style)\b)[a-zA-Z][^<>]*>\s*)+", re.IGNORECASE
)
_SPACE = re.compile(r"[^\S\n]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # soft hyphens and the like: nobody sees them


class Stretch(NamedTuple):
    """One block: its text, its links as offsets into it, the node that holds it, and where on the page it stands."""

    text: str
    links: tuple[tuple[int, int, str], ...]
    node: Node
    first: tuple[Node, bool]  # the node whose text (or, if True, tail) the stretch begins with
    quote: bool
    caption: bool
    byline: bool

    @property
    def link_share(self) -> float:
        """How much of the text is link text: a menu is nearly all links."""
        return sum(end - start for start, end, _ in self.links) / max(1, len(self.text))


def parse(text: str) -> Node | None:
    """The tree of a page; None when there is none."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
    raw = _CONTROLS.sub("\ufffd", text).encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(raw, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


class _Walk:
    """The state of one walk down a page: the stretch under construction and the surroundings in force."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.first: tuple[Node, bool] | None = None
        self.links: list[tuple[int, int, str]] = []
        self.open_link: tuple[int, str] | None = None
        self.holder: Node = None
        self.depth = dict.fromkeys(("quote", "caption", "byline", "pre", "link"), 0)

    def add(self, words: str | None, node: Node, tail: bool, holder: Node) -> None:
        """Take the words of a text node, white space collapsed."""
        if not words:
            return
        words = words.translate(_UNSEEN)
        if not self.depth["pre"]:
            words = _SPACE.sub(" ", words.replace("\n", " "))
        before = self.parts[-1][-1] if self.parts else " "
        if before.isspace() and not self.depth["pre"]:
            words = words.lstrip()
        if not words:
            return
        if self.first is None and words.strip():
            self.first, self.holder = (node, tail), holder
        self.parts.append(words)
        self.length += len(words)

    def gap(self, words: str) -> None:
        """A line break or a gap between cells, if a text has begun."""
        if self.first is not None:
            while self.parts and self.parts[-1].isspace() and words == "\n" and "\n" not in self.parts[-1]:
                self.length -= len(self.parts.pop())
            self.parts.append(words)
            self.length += len(words)

    def flush(self) -> Iterator[Stretch]:
        """End the stretch under construction."""
        if self.open_link:
            self.links.append((self.open_link[0], self.length, self.open_link[1]))
        raw = "".join(self.parts)
        lead = len(raw) - len(raw.lstrip())
        text = raw.strip()
        links = [(max(0, start - lead), min(len(text), end - lead), url) for start, end, url in self.links]
        if text and self.first:
            kept = tuple((start, end, url) for start, end, url in links if text[start:end].strip())
            where = self.depth
            yield Stretch(
                text, kept, self.holder, self.first, where["quote"] > 0, where["caption"] > 0, where["byline"] > 0
            )
        self.parts, self.length, self.first, self.links = [], 0, None, []
        if self.open_link:
            self.open_link = (0, self.open_link[1])

    def start_link(self, url: str) -> None:
        """A link opens here."""
        self.open_link = (self.length, url)

    def end_link(self) -> None:
        """The link ends here."""
        if self.open_link and self.length > self.open_link[0]:
            self.links.append((self.open_link[0], self.length, self.open_link[1]))
        self.open_link = None


def too_deep(text: str) -> bool:
    """Whether a page nests deeper than the parser follows."""
    if text.count("<") < _DEEPEST:
        return False
    depth = deepest = 0
    for closing, name in _TAG.findall(_SCRIPT.sub("", text)):
        if name.lower() not in _UNCLOSED:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest > _DEEPEST


def flattened(text: str) -> str:
    """A page without the tags that nest; its words, paragraphs and statements about itself stay."""
    return _LAYOUT.sub(" <br><br> ", text)


def stretches(root: Node) -> Iterator[Stretch]:
    """Every block of the page in order; scripts, styles and the head are not words of the page."""
    walk = _Walk()
    blocks: list[Node] = [root]
    walker = etree.iterwalk(root, events=("start", "end"))
    breaks = 0
    for event, node in walker:
        tag = node.tag if isinstance(node.tag, str) else "script"
        if event == "start":
            if tag in SILENT:
                walker.skip_subtree()
                continue
            breaks = breaks + 1 if tag == "br" else 0
            if tag == "br":
                if breaks > 1:
                    yield from walk.flush()
                else:
                    walk.gap("\n")
            elif tag in _CELLS:
                walk.gap(" ")
            elif tag not in INLINE:
                yield from walk.flush()
                blocks.append(node)
            if tag == "a" and node.get("href"):
                walk.start_link(node.get("href").strip())
            for name in _surroundings(node, tag):
                walk.depth[name] += 1
            if node.text and node.text.strip():
                breaks = 0
            walk.add(node.text, node, False, blocks[-1])
        else:
            if tag not in SILENT:
                if tag == "a":
                    walk.end_link()
                if tag not in INLINE and tag != "br" and tag not in _CELLS:
                    yield from walk.flush()
                    blocks.pop()
                for name in _surroundings(node, tag):
                    walk.depth[name] -= 1
            if node is not root:
                if node.tail and node.tail.strip():
                    breaks = 0
                walk.add(node.tail, node, True, blocks[-1])
    yield from walk.flush()


def _surroundings(node: Node, tag: str) -> Iterator[str]:
    """What an element says about the words inside it."""
    if tag == "blockquote":
        yield "quote"
    if tag == "pre":
        yield "pre"
    names = node.get("class") or ""
    if tag in {"figcaption", "caption"} or (names and tag not in {"body", "html"} and _CAPTION.search(names)):
        yield "caption"
    author = node.get("rel") == "author" or node.get("itemprop") == "author"
    if (
        tag == "address"
        or author
        or (names and tag not in {"body", "html", "article", "main"} and _BYLINE.search(names))
    ):
        yield "byline"
