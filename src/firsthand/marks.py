"""Quotation marks: the one state machine that both lineage (to mask) and read (to attribute) use.

In: a text and the paragraphs' bounds. Out: quotations as pairs of offsets, marks included. It never raises: a mark
without a partner ends with its paragraph, and says so.
"""

from collections.abc import Iterable
from typing import NamedTuple

_CLOSER = {"“": "”", "«": "»", "‹": "›", "„": "“”", "「": "」", "『": "』", "‘": "’", '"': '"', "'": "'", "＂": "＂"}
_APOSTROPHES = frozenset("'’")


class Quoted(NamedTuple):
    """Characters `[start, end)` between quotation marks, marks included; `closed` is False for an unpaired opening."""

    start: int
    end: int
    closed: bool
    mark: str


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quoted]:
    """The outermost quotations of each paragraph, in order.

    Inner quotations stay inside the outer one. An opening mark whose partner is missing runs to the end of its
    paragraph with `closed` False, as a quotation that goes on in the next paragraph does.

    >>> [text[q.start:q.end] for text in ['He said “no” and left.'] for q in quotations(text, [(0, len(text))])]
    ['“no”']
    """
    found: list[Quoted] = []
    for start, end in paragraphs:
        at = start
        while at < end:
            mark = text[at]
            if mark in _CLOSER and _opens(text, at, start, end):
                close = _partner(text, at, end)
                found.append(Quoted(at, end if close is None else close + 1, close is not None, mark))
                at = end if close is None else close
            at += 1
    return found


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether the mark at `at` can open a quotation: not an apostrophe, not a closing straight mark, not inches."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in {"'", "‘", '"', "＂"}:
        return not before.isalnum() and not after.isspace() and before not in ".,!?"
    return True


def _partner(text: str, at: int, end: int) -> int | None:
    """Where the quotation opened at `at` closes, counting nested openings of the same pair."""
    opener, closers = text[at], _CLOSER[text[at]]
    depth = 0
    for i in range(at + 1, end):
        char = text[i]
        if char in closers:
            if char in _APOSTROPHES and i + 1 < end and text[i + 1].isalnum():
                continue
            if depth == 0:
                return i
            depth -= 1
        elif char == opener:
            depth += 1
    return None
