"""Quotation marks: the one state machine that both lineage (to mask) and read (to attribute) use.

In: a text and the paragraphs' bounds. Out: quotations as pairs of offsets, marks included. It never raises: a double
mark without a partner ends with its paragraph, and says so; a single mark without one is an apostrophe.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf

PAIRS = {"“": "”", "«": "»", "‹": "›", "„": "“”", "「": "」", "『": "』", "‘": "’", '"': '"', "'": "'", "＂": "＂"}
FAR = 4000  # characters within which a single mark closes: more than is ever said in single marks
VAIN = 500  # single marks of a paragraph that close nowhere: the others in it are apostrophes as well

Codes = NDArray[np.uint32]

_ALNUM, _SPACE, _DIGIT, _LOWER, _WORD, _OPENER = 1, 2, 4, 8, 16, 32  # what a character is, as bits
_PLANES = 0x20000
_MARKS = np.array([ord(mark) for mark in PAIRS], np.uint32)
_CLOSERS = np.array([[ord(closers[0]), ord(closers[-1])] for closers in PAIRS.values()], np.uint32)
_OPEN_SINGLE, _SINGLE, _CLOSE_SINGLE = ord("‘"), ord("'"), ord("’")
_STRAIGHT, _WIDE = ord('"'), ord("＂")
_STRIDE = 32  # characters looked at together
_NONE, _ONE, _ASCII = np.uint32(0), np.uint32(1), np.uint32(0x7F)
_ASCII_DOUBLE, _ASCII_SINGLE = np.uint32(_STRAIGHT), np.uint32(ord("'"))
_OPEN_DOUBLE, _CLOSE_DOUBLE = ord("“"), ord("”")
_POINTS = np.array([ord(point) for point in ".,!?"], np.uint32)
# rock 'n' roll, 'em, 'til, 'till, 'tis, 'twas, 'twere, 'cause, 'cos, 'cuz, 'bout, 'nuff, 'neath, 'round
_SHORT = ("n", "em", "til", "till", "tis", "twas", "twere", "cause", "cos", "cuz", "bout", "nuff", "neath", "round")
_ELISIONS = np.array([[ord(letter) for letter in word.ljust(6, "\0")] for word in _SHORT], np.uint32)


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
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    bounds = np.array(list(paragraphs), np.int64).reshape(-1, 2)
    found = quoted(codes, bounds, classes()).tolist()
    return [Quoted(start, end, bool(closed), text[start]) for start, end, closed, _ in found]


@cache
def classes() -> NDArray[np.uint8]:
    """What each character of the first two planes is, as bits; those beyond are letters."""
    found = np.zeros(_PLANES, np.uint8)
    for code in range(_PLANES):
        char = chr(code)
        found[code] = (
            _ALNUM * char.isalnum()
            | _SPACE * char.isspace()
            | _DIGIT * char.isdecimal()
            | _LOWER * char.islower()
            | _WORD * (char.isalnum() or char == "_")
            | _OPENER * (char in PAIRS)
        )
    return found


@compiled
def quoted(codes: Codes, bounds: NDArray[np.int64], kinds: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Rows of start, end, closed and paragraph: the quotations of the paragraphs `bounds` of a text's characters."""
    rows = np.empty((8, 4), np.int64)
    n = 0
    for paragraph in range(len(bounds)):
        start, end = bounds[paragraph, 0], bounds[paragraph, 1]
        at = start
        vain = 0
        while at < end:
            at = _next(codes, at, end, kinds)
            if at == end:
                break
            if not _opens(codes, at, start, end, kinds):
                at += 1
                continue
            single = codes[at] in (_SINGLE, _OPEN_SINGLE)
            if single and vain > VAIN:
                at += 1
                continue
            close = _partner(codes, at, start, end, min(end, at + FAR) if single else end, kinds)
            if close < 0 and single:
                at += 1
                vain += 1
                continue
            if n == len(rows):
                rows = np.concatenate((rows, np.empty_like(rows)))
            rows[n, 0], rows[n, 1] = at, close + 1 if close >= 0 else end
            rows[n, 2], rows[n, 3] = close >= 0, paragraph
            n += 1
            if close < 0:
                break
            at = close + 1
    return rows[:n].copy()


@leaf
def _next(codes: Codes, at: int, end: int, kinds: NDArray[np.uint8]) -> int:
    """The next mark that may open a quotation, else the end."""
    at = _strange(codes, at, end)
    while at < end and not (codes[at] < _PLANES and kinds[codes[at]] & _OPENER):
        at = _strange(codes, at + 1, end)
    return at


@leaf
def _strange(codes: Codes, at: int, end: int) -> int:
    """The next character that is a straight mark or beyond ASCII, as all other marks are, else the end."""
    while at < end:
        here, found = codes[at : min(end, at + _STRIDE)], _NONE
        for n in range(len(here)):  # summed up, since the compiler takes many at once only so
            found += _ONE if (here[n] == _ASCII_DOUBLE) | (here[n] == _ASCII_SINGLE) | (here[n] > _ASCII) else _NONE
        if found:
            while codes[at] <= _ASCII and codes[at] != _ASCII_DOUBLE and codes[at] != _ASCII_SINGLE:
                at += 1
            return at
        at += len(here)
    return end


@leaf
def _is(codes: Codes, at: int, kinds: NDArray[np.uint8], bit: int) -> bool:
    """Whether the character at a place is of a class; there is none outside the text."""
    if at < 0 or at >= len(codes):
        return False
    code = codes[at]
    return bool((kinds[code] if code < _PLANES else _ALNUM | _WORD) & bit)


@leaf
def _opens(codes: Codes, at: int, start: int, end: int, kinds: NDArray[np.uint8]) -> bool:
    """Whether the mark at `at` can open a quotation: not an apostrophe, not a closing straight mark, not inches."""
    mark = codes[at]
    single = mark in (_SINGLE, _OPEN_SINGLE)
    if not single and mark != _STRAIGHT and mark != _WIDE:
        return True
    if at > start and (_is(codes, at - 1, kinds, _ALNUM) or codes[at - 1] in _POINTS):
        return False
    if at + 1 >= end or _is(codes, at + 1, kinds, _SPACE):
        return False
    return not single or not _shortened(codes, at, end, kinds)


@leaf
def _shortened(codes: Codes, at: int, end: int, kinds: NDArray[np.uint8]) -> bool:
    """Whether the mark stands for letters left out (the '90s, rock 'n' roll, 'cause), and is none of two ('round')."""
    for elision in _ELISIONS:
        size = 0
        while size < 6 and elision[size] and at + 1 + size < end and codes[at + 1 + size] | 32 == elision[size]:
            size += 1
        if (size < 6 and elision[size]) or (at + 1 + size < end and _is(codes, at + 1 + size, kinds, _WORD)):
            continue
        after = at + 1 + size
        if after < len(codes) and (codes[after] == _SINGLE or codes[after] == _CLOSE_SINGLE):
            return size == 1
        return True
    if at + 2 >= end or not _is(codes, at + 1, kinds, _DIGIT) or not _is(codes, at + 2, kinds, _DIGIT):
        return False  # a year: the '90s, the class of '08
    after = at + 3 + (at + 3 < end and codes[at + 3] == 115)  # 115: s
    return after >= end or not _is(codes, after, kinds, _WORD)


@leaf
def _partner(codes: Codes, at: int, start: int, end: int, last: int, kinds: NDArray[np.uint8]) -> int:
    """Where the quotation opened at `at` closes before `last`, counting nested openings of its pair; -1 for nowhere.

    Pages mix straight and curly marks: "so ends what began straight,” and “the other way round".
    """
    opener = codes[at]
    one, other = _closers(opener)
    single = opener in (_SINGLE, _OPEN_SINGLE)
    depth = 0
    other_kind = 0  # quotations open inside this one in the other kind of double marks
    i = at
    while True:
        i = _strange(codes, i + 1, last)
        if i >= last:
            return -1
        char = codes[i]
        if opener == _STRAIGHT and char == _OPEN_DOUBLE:
            other_kind += 1
        elif opener == _STRAIGHT and char == _CLOSE_DOUBLE:
            if other_kind == 0:
                return i
            other_kind -= 1
        elif opener == _OPEN_DOUBLE and char == _STRAIGHT and not _is(codes, i - 1, kinds, _DIGIT):
            if _opens(codes, i, start, end, kinds):
                other_kind += 1
            elif other_kind == 0:
                return i
            else:
                other_kind -= 1
        if char in (one, other):
            if single and (_apostrophe(codes, i, end, kinds) or _possessive(codes, at, i, end, kinds)):
                continue
            if depth == 0:
                return i
            depth -= 1
        elif char == opener and _opens(codes, i, start, end, kinds):
            depth += 1


@leaf
def _closers(opener: int) -> tuple[int, int]:
    for n in range(len(_MARKS)):
        if _MARKS[n] == opener:
            return _CLOSERS[n, 0], _CLOSERS[n, 1]
    return opener, opener


@leaf
def _apostrophe(codes: Codes, i: int, end: int, kinds: NDArray[np.uint8]) -> bool:
    """Whether a mark that might close is inside a word, begins one, or ends "’n’"."""
    if i + 1 < end and _is(codes, i + 1, kinds, _ALNUM):
        return True
    if i < 2 or codes[i - 1] | 32 != 110:  # 110: n
        return False
    return bool(codes[i - 2] == _SINGLE or codes[i - 2] == _CLOSE_SINGLE)


@leaf
def _possessive(codes: Codes, at: int, i: int, end: int, kinds: NDArray[np.uint8]) -> bool:
    """Whether a plural's apostrophe only looks like the end: 'The workers' pay is late,' she said."""
    if codes[i - 1] | 32 != 115 or not _is(codes, i + 1, kinds, _SPACE) or not _is(codes, i + 2, kinds, _LOWER):
        return False
    one, _ = _closers(codes[at])
    for later in range(i + 1, min(end, at + FAR)):
        if codes[later] == one and codes[later - 1] in _POINTS:
            return True
        if codes[later] != one and codes[later] != codes[at]:
            continue
        if not _apostrophe(codes, later, end, kinds) or not _is(codes, later - 1, kinds, _ALNUM):
            return False
    return False
