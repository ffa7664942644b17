"""An article as the readers see it: its paragraphs, each parsed on its own, with offsets into the article's text.

In: an Article and a spaCy pipeline. Out: a Document. Furniture is kept in the article but not parsed: a "Read more"
line glues itself to the sentence before.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from firsthand.records import Article, BlockKind, Span

READ_KINDS: frozenset[BlockKind] = frozenset({"headline", "byline", "paragraph", "quote", "caption"})


class Paragraph(NamedTuple):
    """Characters `[start, end)` of the article, and their parse; token offsets count from `start`.

    `text` are those characters: a Doc puts its text together anew each time that it is asked.
    """

    kind: BlockKind
    start: int
    end: int
    doc: Doc
    text: str


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


def open_document(article: Article, nlp: Language, *, language: str, parsed: bool) -> Document:
    """Parse each readable block of an article; without blocks, each stretch between blank lines is a paragraph."""
    bounds = [(b.kind, b.start, b.end) for b in article.blocks if b.kind in READ_KINDS] or _paragraphs(article.text)
    stretches = [(kind, start, end) for kind, start, end in bounds if article.text[start:end].strip()]
    docs = nlp.pipe(article.text[start:end] for _, start, end in stretches)
    paragraphs = tuple(Paragraph(k, s, e, d, article.text[s:e]) for (k, s, e), d in zip(stretches, docs, strict=True))
    return Document(article, language, parsed, paragraphs)


def _paragraphs(text: str) -> list[tuple[BlockKind, int, int]]:
    """Stretches between blank lines as paragraphs."""
    found: list[tuple[BlockKind, int, int]] = []
    at = 0
    for piece in text.split("\n\n"):
        if piece.strip():
            found.append(("paragraph", at, at + len(piece)))
        at += len(piece) + 2
    return found
