"""A document laid out for the attribution rules: its quotations on tokens, and its sentences whole again.

In: a Document. Out: a Page a paragraph. A parser ends sentences inside quotations; a unit does not.
"""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from firsthand.read import quotes
from firsthand.read.clauses import Piece
from firsthand.read.document import Document, Paragraph


class Quotation(NamedTuple):
    """A quotation as token indices `[start, end)` of its paragraph, marks included."""

    start: int
    end: int
    quote: quotes.Quote


class Page(NamedTuple):
    """One paragraph: its parse, its quotations, and its units (sentences that no quotation straddles).

    `words` are its tokens, each with its lemma and itself in small letters: spaCy makes a token anew each time that it
    is asked for, and half a dozen rules look at all of them.
    """

    number: int
    paragraph: Paragraph
    doc: Doc
    quotations: tuple[Quotation, ...]
    units: tuple[Piece, ...]
    words: tuple[tuple[Token, str, str], ...]

    def unit(self, token: Token) -> Piece:
        """The unit that holds a token."""
        return next((unit for unit in self.units if unit[0] <= token.i < unit[1]), (0, len(self.doc)))

    def quoting(self, token: Token) -> Quotation | None:
        """The quotation of more than a word or two that a token stands inside."""
        for quotation in self.quotations:
            if quotation.start <= token.i < quotation.end and quotation.end - quotation.start > 4:
                return quotation
        return None

    def titled(self, quotation: Quotation) -> bool:
        """Whether marks hold a name behind a preposition or its owner: "said on the station's “Meet the Town.”"."""
        words = [word.strip("“”\"'‘’.,!?") for word in quotation.quote.words.split()]
        if quotation.start == 0 or len(words) < 2 or not all(w[:1].isupper() or len(w) < 4 for w in words):
            return False
        before = self.doc[quotation.start - 1]
        return (before.tag_ == "IN" or before.lower_ in {"'s", "’s"}) and words[-1][:1].isupper()

    def in_title(self, token: Token) -> bool:
        """Whether a token stands inside such a name."""
        return any(q.start <= token.i < q.end and self.titled(q) for q in self.quotations)


def pages(document: Document, found: list[quotes.Quote]) -> list[Page]:
    """Every paragraph of a document as a Page."""
    result = []
    for number, paragraph in enumerate(document.paragraphs):
        here = tuple(_on_tokens(paragraph, quote) for quote in found if quote.paragraph == number)
        words = tuple((token, token.lemma_.lower(), token.lower_) for token in paragraph.doc)
        result.append(Page(number, paragraph, paragraph.doc, here, tuple(_units(paragraph.doc, here)), words))
    return result


def _on_tokens(paragraph: Paragraph, quote: quotes.Quote) -> Quotation:
    start, end = quote.start - paragraph.start, quote.end - paragraph.start
    span = paragraph.doc.char_span(start, end, alignment_mode="expand")
    assert span is not None  # a quotation lies inside its paragraph
    return Quotation(span.start, span.end, quote)


def _units(doc: Doc, quotations: tuple[Quotation, ...]) -> list[Piece]:
    """The parser's sentences, joined across any boundary that falls inside a quotation."""
    units: list[Piece] = []
    for sentence in doc.sents:
        inside = any(q.start < sentence.start < q.end for q in quotations)
        closing = sentence.start > 0 and _only_closes(doc, sentence.start, quotations)
        if units and (inside or closing):
            units[-1] = (units[-1][0], sentence.end)
        else:
            units.append((sentence.start, sentence.end))
    return units


def _only_closes(doc: Doc, start: int, quotations: tuple[Quotation, ...]) -> bool:
    """Whether a "sentence" that starts after a quotation carries on in lower case: `"No!" he said.`"""
    ended = any(q.end == start for q in quotations)
    return ended and (doc[start].text[:1].islower() or doc[start].text in {",", "—", "-"})
