"""How a happening is presented: status, polarity, stance and hedges of one trigger, read from its syntax.

In: a Document, a paragraph and a trigger token. Out: a Presentation. Nothing is decided about truth.
"""

from typing import NamedTuple

from spacy.tokens import Token

from firsthand.read.document import Document, Paragraph
from firsthand.records import Polarity, Span, Stance, Status


class Presentation(NamedTuple):
    """Status, polarity, stance and hedges of one happening; the hedges are spans of the article."""

    status: Status
    polarity: Polarity
    stance: Stance
    hedges: tuple[Span, ...]


def presentation(document: Document, paragraph: Paragraph, trigger: Token) -> Presentation:
    """How the text presents the happening that `trigger` names."""
    return Presentation("happened", "positive", "asserts", ())
