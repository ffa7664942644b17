"""Words in context: a quotation with its mark, and a whole article with every place the page points at.

In: spans and a Lookup. Out: HTML. `Spots` remembers each span that something on the page links to, so that an article,
written last, carries exactly those anchors: every number leads to a list, and every row to the marked words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from firsthand.records import Article, Assertion, Block, Span
from firsthand.tell.differences import Stretch
from firsthand.tell.lookup import Lookup
from firsthand.tell.markup import Mark, marked, safe

CONTEXT = 260  # characters beside the mark: a sentence of newspaper prose has about 130
LONGEST_MARK = 700  # a longer one is shown by its two ends; the article has the whole
_STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])[.!?…][\"'”’»)\]]*(?:\s+(?![a-z\s])|$)|\n+")
_MARKED = ("asr", "src", "cue", "cred", "hedge")  # kinds of spot that an article shows at rest


class Spots:
    """The spans that the page links to, by article."""

    def __init__(self, shown: frozenset[str]) -> None:
        self.shown = shown
        self._kinds: defaultdict[str, defaultdict[tuple[int, int], set[str]]] = defaultdict(lambda: defaultdict(set))
        self._linked: set[Span] = set()

    def href(self, span: Span, kind: str = "") -> str:
        """A link to the words of a span; to the article's entry where its text is not on the page."""
        if span.article not in self.shown:
            return f"#{span.article}"
        self.mark(span, kind)
        self._linked.add(span)
        return f"#{_anchor(span)}"

    def mark(self, span: Span, kind: str) -> None:
        """Show a span in its article as `kind`, whether or not anything links to it."""
        self._kinds[span.article][(span.start, span.end)].add(kind)

    def marks(self, article: str) -> list[Mark]:
        """What to mark in an article."""
        found: list[Mark] = []
        for (start, end), kinds in sorted(self._kinds[article].items()):
            span = Span(article, start, end)
            style = " ".join(kind for kind in _MARKED if kind in kinds)
            anchor = _anchor(span) if span in self._linked else ""
            if style or anchor:
                found.append(Mark(start, end, "mark" if "asr" in kinds else "span", style or "spot", anchor))
        return found


class Passage(NamedTuple):
    """One block of an article, ready for the page."""

    kind: str
    html: Markup


def in_context(span: Span, around: Span | None, hedges: Iterable[Span], lookup: Lookup) -> Markup:
    """The words of a span, marked, in their sentence; hedges underlined."""
    article = lookup.articles[span.article]
    start, end = _window(article, span, around)
    marks = [Mark(span.start, span.end, "mark")]
    marks += [Mark(h.start, h.end, "u", "hedge") for h in hedges if h.article == span.article]
    lead = "… " if article.text[:start].strip() and start > _block(article, span).start else ""
    tail = " …" if end < _block(article, span).end else ""
    if len(span) > LONGEST_MARK:
        half = LONGEST_MARK // 2
        head = marked(article.text, start, span.start + half, marks)
        return Markup("{}{} […] {}{}").format(lead, head, marked(article.text, span.end - half, end, marks), tail)
    return Markup("{}{}{}").format(lead, marked(article.text, start, end, marks), tail)


def assertion_in_context(assertion: Assertion, lookup: Lookup) -> Markup:
    """An assertion's words in the sentence of its mention."""
    mention = lookup.mentions.get(assertion.mention)
    hedges = (*assertion.hedges, *(mention.hedges if mention else ()))
    return in_context(assertion.span, mention.sentence if mention else None, dict.fromkeys(hedges), lookup)


def passages(article: Article, spots: Spots) -> list[Passage]:
    """An article's whole text, block by block; what lies between blocks is kept."""
    marks = spots.marks(article.id)
    found: list[Passage] = []
    for block in _blocks(article):
        inside = [m for m in marks if m.start < block.end and block.start < m.end]
        # A span over two blocks keeps its anchor in the first only: an id stands once on a page.
        inside = [m if m.start >= block.start else m._replace(anchor="") for m in inside]
        html = marked(article.text, block.start, block.end, inside)
        if found and block.kind == found[-1].kind == "boilerplate":
            found[-1] = Passage(block.kind, Markup("{}\n{}").format(found[-1].html, html))
        else:
            found.append(Passage(block.kind, html))
    return found


def in_sentences(span: Span, lookup: Lookup, apart: Iterable[Span] = ()) -> Stretch:
    """A span with the rest of its sentences, not further than into the spans of the same article that are `apart`.

    "Seven people were killed" retold as "Nine people were killed" is a passage that begins with "people".
    """
    article = lookup.articles[span.article]
    others = [one for one in apart if one.article == span.article and one != span]
    block, last = _block(article, span), _block(article, Span(span.article, max(span.start, span.end - 1), span.end))
    low = max([block.start, span.start - CONTEXT, *(one.end for one in others if one.end <= span.start)])
    high = min([max(last.end, span.end), span.end + CONTEXT, *(one.start for one in others if one.start >= span.end)])
    low, high = min(low, span.start), max(high, span.end)
    before = [end for stop in _STOP.finditer(article.text, low, high) if (end := stop.end()) <= span.start]
    if before:
        low = before[-1]
    elif low == span.start - CONTEXT:
        low = span.start
    closing = _STOP.search(article.text, max(span.start, span.end - 2), min(len(article.text), span.end + 2))
    if closing and closing.start() < span.end:
        high = span.end
    else:
        after = _STOP.search(article.text, span.end, high)
        high = after.end() if after else high if high < span.end + CONTEXT else span.end
    words = article.text[low:high]
    return Stretch(article.text, low + len(words) - len(words.lstrip()), high - (len(words) - len(words.rstrip())))


def short(text: str, limit: int = 140) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def ends(text: str, limit: int = 80) -> str:
    """A text on one line; of a longer one its two ends."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    left, right = line[: limit // 2], line[-limit // 2 :]
    return f"{left.rpartition(' ')[0] or left} … {right.partition(' ')[2] or right}"


def words(span: Span, lookup: Lookup, limit: int = 140) -> Markup:
    """The beginning of a span's words on one line."""
    return safe(short(lookup.quote(span), limit))


def _anchor(span: Span) -> str:
    return f"w-{span.article}-{span.start}-{span.end}"


def _blocks(article: Article) -> list[Block]:
    """The blocks in order, and paragraphs for what none of them holds."""
    text = article.text
    found: list[Block] = []
    at = 0
    for block in (*sorted(article.blocks, key=lambda b: (b.start, b.end)), Block("paragraph", len(text), len(text))):
        found += _between(text, at, max(at, block.start))
        start = max(at, block.start)
        if start < block.end and text[start : block.end].strip():
            found.append(Block(block.kind, start, block.end))
        at = max(at, block.end)
    return found


def _between(text: str, start: int, end: int) -> list[Block]:
    found: list[Block] = []
    at = start
    for piece in text[start:end].split("\n\n"):
        if piece.strip():
            found.append(Block("paragraph", at, at + len(piece)))
        at += len(piece) + 2
    return found


def _block(article: Article, span: Span) -> Block:
    """The block that holds the start of a span; the whole text where there is none."""
    for block in article.blocks:
        if block.start <= span.start < block.end:
            return block
    start = article.text.rfind("\n\n", 0, span.start + 1)
    end = article.text.find("\n\n", span.start)
    return Block("paragraph", start + 2 if start >= 0 else 0, end if end >= 0 else len(article.text))


def _window(article: Article, span: Span, around: Span | None) -> tuple[int, int]:
    """The sentence round a span, else its surroundings within the block, cut between words."""
    if around and around.contains(span) and len(around) <= len(span) + 2 * CONTEXT:
        return around.start, around.end
    block = _block(article, span)
    start = max(block.start, span.start - CONTEXT)
    end = min(max(block.end, span.end), span.end + CONTEXT)
    text = article.text
    if start > block.start:
        space = text.find(" ", start, span.start)
        start = space + 1 if space >= 0 else start
    if end < block.end:
        space = text.rfind(" ", span.end, end)
        end = space if space >= 0 else end
    return start, end
