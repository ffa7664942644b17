"""An article as the readers see it: its paragraphs, each parsed on its own, with offsets into the article's text.

In: an Article and the `pipe` of a spaCy pipeline. Out: a Document. Furniture stays in the article and is not parsed: a
"Read more" line glues itself to the sentence before.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from firsthand.read.titles import recased
from firsthand.records import Article, BlockKind, Span
from firsthand.stamps import entries

READ_KINDS: frozenset[BlockKind] = frozenset({"headline", "byline", "paragraph", "quote", "caption"})
Pipe = Callable[[Iterable[str]], Iterable[Doc]]  # a pipeline's `pipe`, or what stands before one
# What an agency notes above a story for its desks: "(Updates toll, adds minister)", "(Recasts with ruling)".
_SLUG = re.compile(
    r"\((?:updat|add|recast|correct|refil|rewrit|repeat|writ|new throughout|lead)\w*\b[^().]{0,200}\)", re.IGNORECASE
)
_BLANK = re.compile(r"\n[ \t\r]*\n")


class Paragraph(NamedTuple):
    """Characters `[start, end)` of the article, and their parse; token offsets count from `start`.

    `text` are those characters: a Doc puts its text together anew each time that it is asked, and it has blanks for the
    clock at the head of an entry of a live ticker, which is no word of whoever speaks there.
    """

    kind: BlockKind
    start: int
    end: int
    doc: Doc
    text: str

    def tokens(self, span: Span) -> Tokens | None:
        """The tokens that a span of the article touches; None where there are none."""
        found = self.doc.char_span(span.start - self.start, span.end - self.start, alignment_mode="expand")
        return found if found is not None and len(found) else None


class Document(NamedTuple):
    """One article, ready to be read. `parsed` is False where the language has no parser (tokens and sentences only)."""

    article: Article
    language: str
    parsed: bool
    paragraphs: tuple[Paragraph, ...]

    def sentences(self) -> Iterator[tuple[Paragraph, Tokens]]:
        """Every sentence with its paragraph, in order."""
        for paragraph in self.paragraphs:
            for sentence in paragraph.doc.sents:
                yield paragraph, sentence

    def tokens_span(self, paragraph: Paragraph, tokens: Tokens | Token) -> Span:
        """The article's span of a token or a run of tokens, without white space at its ends."""
        if isinstance(tokens, Token):
            start, end = tokens.idx, tokens.idx + len(tokens)
        else:
            start, end = tokens.start_char, tokens.end_char
        text = paragraph.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return self.article.span(paragraph.start + start, paragraph.start + end)

    def as_read(self, span: Span) -> str:
        """The words of a span, in small letters where they are of a headline in capitals: "FIVE WORKERS"."""
        words = self.article.quote(span)
        around = (one for one in self.paragraphs if one.start <= span.start and span.end <= one.end)
        if not words.isupper() or (paragraph := next(around, None)) is None:
            return words
        return paragraph.text[span.start - paragraph.start : span.end - paragraph.start]


def open_document(article: Article, pipe: Pipe, *, language: str, parsed: bool) -> Document:
    """Parse each readable block of an article; without blocks, each stretch between blank lines is a paragraph."""
    stretches = list(_stretches(article))
    texts = [_to_parse(article, start, end, parsed=parsed) for _, start, end in stretches]
    docs = pipe(_unstamped(texts, language))
    found = tuple(Paragraph(k, s, e, d, t) for (k, s, e), d, t in zip(stretches, docs, texts, strict=True))
    return Document(article, language, parsed, found)


def paragraphs(article: Article) -> list[str]:
    """The words that are parsed, in pieces, each of which is parsed as if it stood alone."""
    texts = [_to_parse(article, start, end, parsed=True) for _, start, end in _stretches(article)]
    return _unstamped(texts, article.language or "")


def _unstamped(texts: list[str], language: str) -> list[str]:
    """Paragraphs without the clock at the head of an entry, as many characters long: "14:05 Police: ..." is theirs."""
    stamps = entries(texts, day_first=not language.startswith("en"))
    return [" " * one.end + text[one.end :] if one else text for text, one in zip(texts, stamps, strict=True)]


def _to_parse(article: Article, start: int, end: int, *, parsed: bool) -> str:
    """The characters `[start, end)` of an article as the parser is given them: as many, in its language's letters."""
    words = article.text[start:end]
    return recased(words, article.text) if parsed else words


def lay_out(article: Article, doc: Doc, *, language: str) -> Document:
    """The Document of an article whose text, or a longer one that it begins, is parsed already, as a whole.

    A sentence that the parser drew across a blank line ends there; what hung on the other half hangs on its own.
    """
    found = []
    for kind, start, end in _stretches(article):
        words = doc.char_span(start, end, alignment_mode="contract")
        if words is not None:
            alone = doc if len(words) == len(doc) else words.as_doc()
            start, end = words.start_char, words.end_char
            found.append(Paragraph(kind, start, end, alone, article.text[start:end]))
    return Document(article, language, True, tuple(found))


def _stretches(article: Article) -> Iterator[tuple[BlockKind, int, int]]:
    """The readable blocks that hold more than white space, else the stretches between blank lines."""
    blocks = [block for block in article.blocks if block.kind in READ_KINDS]
    for block in blocks:
        words = article.text[block.start : block.end].strip()
        if words and not _SLUG.fullmatch(words):
            yield block.kind, block.start, block.end
    if not blocks:
        for start, end in between_blank_lines(article.text):
            if not _SLUG.fullmatch(article.text[start:end]):
                yield "paragraph", start, end


def between_blank_lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the stretches between blank lines begin and end, white space at their ends left out.

    >>> list(between_blank_lines("Talvik.\\n\\n  It burned.\\r\\n \\r\\nShe left.\\n"))
    [(0, 7), (11, 21), (26, 35)]
    """
    at = 0
    for gap in [*_BLANK.finditer(text), None]:
        piece = text[at : gap.start() if gap else len(text)]
        if piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            yield start, start + len(piece.strip())
        at = gap.end() if gap else len(text)
