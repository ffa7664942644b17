"""Quotation marks: the one state machine that both lineage (to mask) and read (to attribute) use.

In: a text and the paragraphs' bounds. Out: quotations as pairs of offsets, marks included. It never raises: a double
mark without a partner ends with its paragraph, and says so; a single mark without one is an apostrophe.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

_CLOSER = {"“": "”", "«": "»", "‹": "›", "„": "“”", "「": "」", "『": "』", "‘": "’", '"': '"', "'": "'", "＂": "＂"}
_SINGLE = frozenset("'‘")
_APOSTROPHES = frozenset("'’")
_ANY = re.compile("[" + "".join(_CLOSER) + "]")
_YEAR = re.compile(r"\d\ds?\b")  # the '90s, the class of '08
_ELISION = re.compile(r"(?:n|em|til|till|tis|twas|twere|cause|cos|cuz|bout|nuff|neath|round)\b", re.IGNORECASE)


class Quoted(NamedTuple):
    """Characters `[start, end)` between quotation marks, marks included; `closed` is False for an unpaired opening."""

    start: int
    end: int
    closed: bool
    mark: str


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quoted]:
    """The outermost quotations of each paragraph, in order.

    Inner quotations stay inside the outer one. An opening mark whose partner is missing runs to the end of its
    paragraph with `closed` False, as a quotation that goes on in the next paragraph does; a single one opens nothing,
    since far more of them are apostrophes ("the '90s") than quotations left open.

    >>> [text[q.start:q.end] for text in ['He said “no” and left.'] for q in quotations(text, [(0, len(text))])]
    ['“no”']
    """
    found: list[Quoted] = []
    for start, end in paragraphs:
        at = start
        while opening := _ANY.search(text, at, end):
            at = opening.start()
            if not _opens(text, at, start, end):
                at += 1
                continue
            close = _partner(text, at, start, end)
            if close is not None:
                found.append(Quoted(at, close + 1, True, text[at]))
                at = close + 1
            elif text[at] in _SINGLE:
                at += 1
            else:
                found.append(Quoted(at, end, False, text[at]))
                break
    return found


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether the mark at `at` can open a quotation: not an apostrophe, not a closing straight mark, not inches."""
    mark = text[at]
    if mark not in {"'", "‘", '"', "＂"}:
        return True
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if before.isalnum() or after.isspace() or before in ".,!?":
        return False
    return mark not in _SINGLE or not _shortened(text, at, end)


def _shortened(text: str, at: int, end: int) -> bool:
    """Whether the mark stands for letters left out (the '90s, rock 'n' roll, 'cause), and is none of two ('round')."""
    year = _YEAR.match(text, at + 1, end)
    word = _ELISION.match(text, at + 1, end)
    if word and text[word.end() : word.end() + 1] in _APOSTROPHES:
        return word.group() in {"n", "N"}
    return bool(year or word)


def _partner(text: str, at: int, start: int, end: int) -> int | None:
    """Where the quotation opened at `at` closes, counting nested openings of the same pair."""
    opener, closers = text[at], _CLOSER[text[at]]
    depth = 0
    for mark in _pair(opener).finditer(text, at + 1, end):
        i, char = mark.start(), mark.group()
        if char in closers:
            if char in _APOSTROPHES and (_apostrophe(text, i, end) or _possessive(text, at, i, end)):
                continue
            if depth == 0:
                return i
            depth -= 1
        elif _opens(text, i, start, end):
            depth += 1
    return None


@cache
def _pair(opener: str) -> re.Pattern[str]:
    return re.compile(f"[{opener}{_CLOSER[opener]}]")


def _apostrophe(text: str, i: int, end: int) -> bool:
    """Whether a mark that might close is inside a word, begins one, or ends "’n’"."""
    if i + 1 < end and text[i + 1].isalnum():
        return True
    return text[i - 1] in "nN" and i >= 2 and text[i - 2] in _APOSTROPHES


def _possessive(text: str, at: int, i: int, end: int) -> bool:
    """Whether a plural's apostrophe only looks like the end: 'The workers' pay is late,' she said."""
    if text[i - 1] not in "sS" or not text[i + 1 : i + 2].isspace() or not text[i + 2 : i + 3].islower():
        return False
    for later in _pair(text[at]).finditer(text, i + 1, end):
        here = later.start()
        if text[here] in _APOSTROPHES and text[here - 1] in ".,!?":
            return True
        if not _apostrophe(text, here, end) or not text[here - 1].isalnum():
            return False
    return False
