"""What each word of the pile is: body, headline, caption, a third party's words, or page furniture.

In: a Pile. Out: one class a token. A passage quoted from somebody in any article is a quotation in every article;
furniture is what the page marks as such, legal and promotional lines, and what recurs across stories of one outlet.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.fingerprint import U64, Bools, K, Words, words
from firsthand.lineage.furniture import Blocks, Longs, recurring
from firsthand.lineage.pile import Pile
from firsthand.marks import Quoted, quotations
from firsthand.records import Article, BlockKind, Content
from firsthand.resources import languages, table, terms

BODY, HEADLINE, CAPTION, QUOTATION, FURNITURE = range(5)
CONTENTS: tuple[Content, ...] = ("body", "headline", "caption", "quotation", "boilerplate")

LONGEST = 120  # words: a speaker's paragraph has up to 100; more between two marks is a mark lost
NEAR = 60  # characters beside a quotation in which its cue stands: '," a brigade spokeswoman, Hanne Tolbrek, told'
WRAPPED = 0.5  # of its body in marks that nobody is beside: the article is wrapped, they tell of no third party
ALL_WRAPPED = 0.8  # of its body in any marks; a short report of what one person told the cameras has two thirds
FURNITURE_WORDS = 60  # a block with a legal phrase is longer than this only when it holds a story too

Kinds = NDArray[np.int8]

_OF_BLOCK: dict[BlockKind, int] = {
    "headline": HEADLINE,
    "byline": FURNITURE,
    "caption": CAPTION,
    "boilerplate": FURNITURE,
}
_MARK = re.compile("[“«‹„「『‘\"＂']")


class Quotation(NamedTuple):
    """Tokens `[low, high)` of the whole pile between marks, in an article of that rank."""

    rank: int
    low: int
    high: int


def kinds(pile: Pile) -> Kinds:
    """The class of every token of the pile."""
    blocks = blocks_of(pile)
    found = np.zeros(len(pile.words.word), np.int8)
    for low, high, kind in zip(blocks.low, blocks.high, blocks.kind, strict=True):
        if kind:
            found[low:high] = kind
    found[recurring(pile, blocks) & (found == BODY)] = FURNITURE
    quoted = _quoted_anywhere(pile, _quotations_of(pile, found))
    found[quoted & (found == BODY)] = QUOTATION
    return found


def blocks_of(pile: Pile) -> Blocks:
    """The blocks of every article as tokens; without blocks, the stretches between blank lines."""
    low, high, kind, owner = [], [], [], []
    for rank, article in enumerate(pile.articles):
        bounds = list(_bounds(article))
        at = pile.words.of(rank)
        starts = np.searchsorted(pile.words.start[at], [start for _, start, _ in bounds], side="left") + at.start
        ends = np.searchsorted(pile.words.end[at], [end for _, _, end in bounds], side="right") + at.start
        known = [_OF_BLOCK.get(name, BODY) for name, _, _ in bounds]
        for phrase, place in _phrases(article.text):
            for i, (_, start, end) in enumerate(bounds):
                short = phrase == CAPTION or ends[i] - starts[i] <= FURNITURE_WORDS
                if short and known[i] == BODY and start <= place < end:
                    known[i] = phrase
        low.append(starts)
        high.append(np.maximum(starts, ends))
        kind += known
        owner += [rank] * len(bounds)
    join = np.concatenate
    none = [np.zeros(0, np.int64)]
    return Blocks(join(low or none), join(high or none), np.array(kind, np.int8), np.array(owner, np.int32))


def paragraphs(article: Article) -> list[tuple[int, int]]:
    """Characters of the paragraphs: the blocks, else the stretches between blank lines."""
    return [(start, end) for _, start, end in _bounds(article)]


def _bounds(article: Article) -> Iterator[tuple[BlockKind, int, int]]:
    if article.blocks:
        for block in article.blocks:
            yield block.kind, block.start, block.end
        return
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", article.text):
        yield "paragraph", match.start(), match.end()


@cache
def _known_phrases() -> tuple[tuple[str, int], ...]:
    rows = [row for language in languages() for row in table(language, "furniture")]
    known = {row["term"]: CAPTION if row["kind"] == "caption" else FURNITURE for row in rows}
    return tuple(sorted(known.items(), key=lambda item: (item[1], item[0])))  # CAPTION before FURNITURE


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Phrases that make their block a caption or furniture, with their place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered, and would shift the places
        return
    for phrase, kind in _known_phrases():
        at = lowered.find(phrase)
        while at >= 0:
            yield kind, at
            at = lowered.find(phrase, at + 1)


@cache
def _cues() -> U64:
    """Hashes of the words of speech beside a quotation."""
    return np.unique(words(sorted({cue for language in languages() for cue in terms(language, "lineage_cues")})).word)


def _quotations_of(pile: Pile, found: Kinds) -> Iterator[Quotation]:
    """Closed quotations of bounded length, in articles that are not wrapped in marks, ascribed to somebody.

    A cue beside it in its paragraph ascribes it, or a colon before it, be it where the paragraph above ends.
    """
    cues = _counted(_among(pile.words.word, _cues()))
    body = _counted(found == BODY)
    for rank, article in enumerate(pile.articles):
        if not _MARK.search(article.text):
            continue
        bounds = [(start, end) for start, end in paragraphs(article) if _MARK.search(article.text, start, end)]
        here = [quoted for quoted in quotations(article.text, bounds) if quoted.closed]
        at = pile.words.of(rank)
        low, high, before, after = (side + at.start for side in _places(here, bounds, pile.words, at))
        inside = np.maximum(high - low, 0)
        said = (cues[np.maximum(low, before)] > cues[before]) | (cues[np.maximum(high, after)] > cues[high])
        said |= np.array([_after_colon(article.text, quoted) for quoted in here], bool)
        size = body[at.stop] - body[at.start]
        if inside[~said].sum() > WRAPPED * size or inside.sum() > ALL_WRAPPED * size:
            continue
        for n in np.flatnonzero((inside >= K) & (inside <= LONGEST) & said).tolist():
            yield Quotation(rank, int(low[n]), int(high[n]))


def _after_colon(text: str, quoted: Quoted) -> bool:
    return text[max(0, quoted.start - NEAR) : quoted.start].rstrip().endswith(":")


def _places(here: Sequence[Quoted], bounds: Sequence[tuple[int, int]], known: Words, at: slice) -> tuple[Longs, ...]:
    """For each quotation its tokens, the first that begins NEAR before it in its paragraph, the end of the last behind.

    They count from the article's first token.
    """
    start, end = (np.array([getattr(quoted, side) for quoted in here], np.int64) for side in ("start", "end"))
    inside = np.searchsorted([first for first, _ in bounds], start, side="right") - 1
    first, last = (np.array([bound[side] for bound in bounds], np.int64)[inside] for side in (0, 1))
    starts = np.searchsorted(known.start[at], [start, np.maximum(first, start - NEAR)], side="left")
    ends = np.searchsorted(known.end[at], [end, np.minimum(last, end + NEAR)], side="right")
    return starts[0], ends[0], starts[1], ends[1]


def _counted(mask: Bools) -> Longs:
    """How many are true before each place."""
    return np.concatenate([[0], np.cumsum(mask)])


def _quoted_anywhere(pile: Pile, quoted: Iterator[Quotation]) -> Bools:
    """Tokens inside a run of K words that stands in quotation marks somewhere in the pile."""
    total = len(pile.runs)
    masked = np.zeros(total, bool)
    places = [np.arange(q.low, q.high - K + 1) for q in quoted]
    if not places:
        return masked
    known = np.unique(pile.runs[np.concatenate(places)])
    hits = np.flatnonzero(_among(pile.runs, known))
    for step in range(K):
        masked[hits + step] = True
    return masked


def _among(hashes: U64, known: U64) -> Bools:
    """Which hashes are among a few sorted ones; a sieve of their first bits spares most of the search."""
    sieve = np.zeros(1 << 20, bool)
    sieve[(known >> np.uint64(44)).astype(np.int64)] = True
    likely = np.flatnonzero(sieve[(hashes >> np.uint64(44)).astype(np.int64)])
    found = np.zeros(len(hashes), bool)
    found[likely] = np.isin(hashes[likely], known)
    return found
