"""An attribution while it is being made: pieces of one paragraph, and what a later paragraph adds to its content.

In: token pieces. Out: a Draft with offsets into the article.
"""

from typing import NamedTuple

from spacy.tokens import Token

from firsthand.read import precision
from firsthand.read.clauses import Piece
from firsthand.read.cues import Cue
from firsthand.read.page import Page

Offsets = tuple[int, int]


class Draft(NamedTuple):
    """Source, cue and content as characters of the article; `head` is the cue's token, `who` the source's head."""

    page: int
    head: int
    sources: tuple[Offsets, ...]
    cues: tuple[Offsets, ...]
    contents: tuple[Offsets, ...]
    cue: Cue
    who: Token | None
    rule: str
    confidence: float


def draft(
    page: Page,
    cue: Cue,
    head: Token,
    source: tuple[Piece, ...],
    words: tuple[Piece, ...],
    content: tuple[Piece, ...],
    who: Token | None,
    rule: str,
) -> Draft:
    """A Draft from token pieces."""
    return Draft(
        page.number,
        head.i,
        offsets(page, source),
        offsets(page, words),
        offsets(page, content),
        cue,
        who,
        rule,
        precision.confidence(rule, cue.kind, bool(source), _participle(head)),
    )


def _participle(cue: Token) -> bool:
    """Whether a cue is a participle at the edge of a sentence, not "was saying"."""
    return cue.tag_ == "VBG" and not any(child.dep_ == "aux" for child in cue.children)


def offsets(page: Page, pieces: tuple[Piece, ...]) -> tuple[Offsets, ...]:
    """Token pieces as characters of the article, without the blanks that stand for an entry's clock."""
    doc, base = page.doc, page.paragraph.start
    told = ((a + 1 if a + 1 < b and doc[a].is_space else a, b) for a, b in pieces if a < b)
    return tuple((base + doc[a].idx, base + doc[b - 1].idx + len(doc[b - 1])) for a, b in told)
