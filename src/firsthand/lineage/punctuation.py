"""Passages with the marks that both texts have around them: a sentence keeps its full stop and its quotation marks.

In: texts as UTF-8 and pairs of stretches in code points. Out: the stretches, wider by these marks.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.fingerprint import I32, Bytes, Longs, decoded

_STRAIGHT = str.maketrans("“”„«»‘’！，：；？（）", '"""""\'\'!,:;?()')
_CLOSING, _OPENING = ".,;:!?…)\"'”’»。、！，：；？）」』》،؛؟۔।։።", "(\"'“‘«„¿¡（「『《"
_HIGHEST = 0x10000  # no mark's code is above
_STRIDE = 64  # bytes whose characters are counted at once

Classes = NDArray[np.uint8]


class Counted(NamedTuple):
    """Of each text, how many characters begin before its byte 64, 128, ..., and where these numbers begin."""

    counts: I32
    bounds: Longs


def with_marks(text: Bytes, a: Longs, b: Longs, spans: Longs, counts: Counted | None = None) -> None:
    """Widen rows of `spans`, code points from and to in text `a` and from and to in text `b`, by the marks of both.

    `counts` are those of the text, where the caller has them.

    >>> from firsthand.lineage.fingerprint import utf8
    >>> texts = ["He said: “It is shut.”", "“It is shut.”"]
    >>> rows = np.array([[10, 20, 1, 11]])
    >>> with_marks(utf8(texts), np.array([0]), np.array([1]), rows)
    >>> [text[start:end] for text, (start, end) in zip(texts, rows.reshape(2, 2).tolist())]
    ['“It is shut.”', '“It is shut.”']
    """
    _widen(text.data, text.at, *(counts or counted(text)), a, b, spans, *_classes())


@cache
def _classes() -> tuple[Classes, Classes]:
    """For each character a number of the closing mark it is, 0 for none, and the same of opening marks.

    A mark is the same one whatever the shape of its quotes.
    """
    found, every = np.zeros((2, _HIGHEST), np.uint8), f"{_CLOSING}{_OPENING}"
    for classes, marks in zip(found, (_CLOSING, _OPENING), strict=True):
        for mark in marks:
            classes[ord(mark)] = every.index(mark.translate(_STRAIGHT)) + 1
    return found[0], found[1]


def counted(text: Bytes) -> Counted:
    """How many characters of each text begin before every 64th byte."""
    return Counted(*_counted(text.data, text.at))


@compiled
def _counted(data: NDArray[np.uint8], at: Longs) -> tuple[I32, Longs]:
    bounds = np.zeros(len(at), np.int64)
    for text in range(len(at) - 1):
        bounds[text + 1] = bounds[text] + (at[text + 1] - at[text]) // _STRIDE
    counts = np.empty(bounds[-1], np.int32)
    for text in range(len(at) - 1):
        total = np.int32(0)
        for n in range(bounds[text + 1] - bounds[text]):
            block = data[at[text] + n * _STRIDE : at[text] + (n + 1) * _STRIDE]
            begun = np.uint8(0)
            for place in range(_STRIDE):  # a byte 10xxxxxx goes on with a character
                begun += np.uint8(block[place] & np.uint8(0xC0) != np.uint8(0x80))
            total += np.int32(begun)
            counts[bounds[text] + n] = total
    return counts, bounds


@leaf
def byte_of(data: NDArray[np.uint8], at: int, stop: int, counts: I32, char: int) -> int:
    """The byte with which a character of the text `[at, stop)` begins; `stop` behind the last."""
    low, high = char // _STRIDE, len(counts)
    if low == 0 or counts[low - 1] == low * _STRIDE:  # as in most texts: there are letters of one byte alone before
        high = low
    while low < high:  # the last block that begins at this character or before it
        middle = (low + high + 1) // 2
        if counts[middle - 1] <= char:
            low = middle
        else:
            high = middle - 1
    before = counts[low - 1] if low else np.int32(0)
    byte, left = at + low * _STRIDE, char - before
    if low < len(counts) and left < _STRIDE and counts[low] - before == _STRIDE:
        return int(byte + left)
    while byte < stop and data[byte] & 0xC0 == 0x80:  # the end of a character of the block before
        byte += 1
    while left > 0 and byte < stop:
        byte += 1
        while byte < stop and data[byte] & 0xC0 == 0x80:
            byte += 1
        left -= 1
    return byte


@leaf
def _widen(
    data: NDArray[np.uint8],
    at: Longs,
    counts: I32,
    bounds: Longs,
    a: Longs,
    b: Longs,
    spans: Longs,
    closing: Classes,
    opening: Classes,
) -> None:
    for n in range(len(spans)):
        first, first_stop, other, other_stop = at[a[n]], at[a[n] + 1], at[b[n]], at[b[n] + 1]
        of_a, of_b = counts[bounds[a[n]] : bounds[a[n] + 1]], counts[bounds[b[n]] : bounds[b[n] + 1]]
        i = byte_of(data, first, first_stop, of_a, spans[n, 1])
        j = byte_of(data, other, other_stop, of_b, spans[n, 3])
        while i < first_stop and j < other_stop:
            one, i = decoded(data, i)
            two, j = decoded(data, j)
            if max(one, two) >= _HIGHEST or not closing[one] or closing[one] != closing[two]:
                break
            spans[n, 1] += 1
            spans[n, 3] += 1
        i = byte_of(data, first, first_stop, of_a, spans[n, 0])
        j = byte_of(data, other, other_stop, of_b, spans[n, 2])
        while i > first and j > other:
            i, j = _before(data, i), _before(data, j)
            one, two = decoded(data, i)[0], decoded(data, j)[0]
            if max(one, two) >= _HIGHEST or not opening[one] or opening[one] != opening[two]:
                break
            spans[n, 0] -= 1
            spans[n, 2] -= 1


@leaf
def _before(data: NDArray[np.uint8], byte: int) -> int:
    """The byte with which the character before one begins."""
    byte -= 1
    while data[byte] & 0xC0 == 0x80:
        byte -= 1
    return byte
