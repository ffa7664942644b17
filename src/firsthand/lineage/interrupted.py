"""Fingerprints of texts, and of sayings that a page interrupts: “It is shut,” said the mayor, “and it stays so.”

In: texts and their words. Out: winnowed fingerprints, with those of the words on both sides of an interruption as they
follow each other where another page has the saying in one piece: either half may be too short to be found by itself.
"""

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.fingerprint import U64, WINDOW, Bytes, K, Longs, Prints, Words, decoded, winnow
from firsthand.lineage.punctuation import Counted, byte_of

SIDE = K + WINDOW - 2  # words on either side that may be part of a run of ten about the interruption
LEAST, MOST = 2, 9  # words of an interruption: "said Mayer", "a spokeswoman for the brigade told the paper on Monday"
_GAP = 3  # characters between two words at least: a comma, a mark, a blank
_QUOTE, _POINT, _BLANK = 1, 2, 3  # what a character between two words is
_TYPES = np.zeros(0x2100, np.uint8)
_TYPES[[ord(char) for char in "\"'“”„‘’«»"]] = _QUOTE
_TYPES[[ord(char) for char in ",.?!"]] = _POINT
_TYPES[[ord(char) for char in " \u00a0\u202f"]] = _BLANK


def fingerprints(found: Words, text: Bytes, counts: Counted) -> Prints:
    """Those of the words, text by text; of one text those about its interruptions come last.

    `counts` are those of the characters of the texts.
    """
    breaks = _interruptions(found, text, counts, _TYPES)
    return winnow(found, _about(found, breaks) if len(breaks) else None)


@compiled
def _interruptions(found: Words, text: Bytes, counts: Counted, types: NDArray[np.uint8]) -> Longs:
    """Rows: a text, the last of its tokens before an interruption of a saying, and the first behind it."""
    rows = np.empty((64, 3), np.int64)
    n = int(np.int64(0))
    for rank in range(len(found.at) - 1):
        first, stop = found.at[rank], found.at[rank + 1]
        before = first - MOST - 1  # the last token behind which there is room for marks
        for token in range(first, stop - 1):
            if found.start[token + 1] - found.end[token] < _GAP:
                continue
            if LEAST <= token - before <= MOST and _breaks(found, text, counts, rank, before, token, types):
                if n == len(rows):
                    rows = np.concatenate((rows, np.empty_like(rows)))
                rows[n, 0], rows[n, 1], rows[n, 2] = rank, before, token + 1
                n += 1
            before = token
    return rows[:n].copy()


@leaf
def _breaks(
    found: Words, text: Bytes, counts: Counted, rank: int, before: int, last: int, types: NDArray[np.uint8]
) -> bool:
    """Whether a quotation ends behind the token `before` with a point or a comma, and another begins behind `last`, in
    the same line."""
    here = counts.counts[counts.bounds[rank] : counts.bounds[rank + 1]]
    low, high = text.at[rank], text.at[rank + 1]
    byte = byte_of(text.data, low, high, here, found.end[before])
    one, byte = _kind(text, byte, types)
    other, byte = _kind(text, byte, types)
    if min(one, other) != _QUOTE or max(one, other) != _POINT:
        return False
    byte = byte_of(text.data, low, high, here, found.end[last])
    kind = ahead = 0
    for _ in range(found.start[last + 1] - found.end[last]):
        ahead = kind
        kind, byte = _kind(text, byte, types)
        if not kind:  # the end of a line, or what else is no mark
            return False
    return bool(kind == _QUOTE and ahead == _BLANK)


@leaf
def _kind(text: Bytes, byte: int, types: NDArray[np.uint8]) -> tuple[int, int]:
    """What the character at a byte is, and where the next one begins."""
    code, following = decoded(text.data, byte)
    return int(types[code]) if code < len(types) else 0, following


def _about(found: Words, breaks: Longs) -> Prints:
    """The fingerprints of runs of words that begin before an interruption and end behind it."""
    left = np.minimum(SIDE, breaks[:, 1] + 1 - found.at[breaks[:, 0]])
    right = np.minimum(SIDE, found.at[breaks[:, 0] + 1] - breaks[:, 2])
    at = np.concatenate([[0], np.cumsum(left + right)])
    word = np.empty(at[-1], np.uint64)
    _join(found.word, breaks, left, right, word)
    none = np.zeros(0, np.int32)
    owner, position, chosen = winnow(Words(at, none, none, word))
    across = (position > left[owner] - K) & (position < left[owner])
    owner, position = owner[across], position[across]
    first = breaks[owner, 1] + 1 - left[owner] - found.at[breaks[owner, 0]]
    return Prints(breaks[owner, 0].astype(np.int32), (first + position).astype(np.int32), chosen[across])


@leaf
def _join(word: U64, breaks: Longs, left: Longs, right: Longs, joined: U64) -> None:
    """Fill in the words on both sides of each interruption."""
    n = 0
    for row in range(len(breaks)):
        for token in range(breaks[row, 1] + 1 - left[row], breaks[row, 1] + 1):
            joined[n] = word[token]
            n += 1
        for token in range(breaks[row, 2], breaks[row, 2] + right[row]):
            joined[n] = word[token]
            n += 1
