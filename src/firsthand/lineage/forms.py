"""Reports on one form: sentences that two stories have in common but for their names and numbers.

In: ties, the words of their articles and the texts. Out: the ties, with as furniture what is a form filled in twice.
Weather, markets, matches, courts and earthquakes are told in the same sentences day by day, by one paper and by all:
"The main index closed 24 points higher on Monday." Who copies, and be it with half of the words changed, keeps whom
and how many it was about.
"""

from functools import cache
from typing import NamedTuple
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.fingerprint import I32, U64, Bytes, Longs, Words, decoded
from firsthand.lineage.kind import BODY, FURNITURE
from firsthand.lineage.passages import A_END, B_END, CONTENT, EQUAL, HIGH, LOW, OWN, A, B, Ties
from firsthand.lineage.punctuation import Counted, byte_of, counted

DIFFER = 2  # names and numbers on either side that the other does not have: one number is an update of its story
KEPT = 0.5  # of these at most as many are the same: two matches may be of one Sunday, and two quakes of one institute
MOST = 300  # words that two reports on one form share at most
EVERY = 12  # words of a form to one that differs, and some at either end of a piece: who copies changes fewer
ENDS = 20
SURE = 6  # names and numbers that are the same: then nobody looks at more of the two
AROUND = 15  # words of the sentence beside a piece: "Ana Lind, 34, of Talvik, [was fined 300 crowns]"
_ROOM = 256  # names and numbers of one side
_HIGHEST = 0x2100
_NUMBER, _CAPITAL, _STOP, _PASSED = 1, 2, 4, 8

Classes = NDArray[np.uint8]


class Printed(NamedTuple):
    """What articles say: that of rank i is the text `row[i]`, whose characters are counted."""

    text: Bytes
    row: Longs
    counts: Counted


def printed(text: Bytes, row: Longs | None = None) -> Printed:
    """Texts of articles by rank, else by their rows."""
    return Printed(text, np.arange(len(text.at) - 1) if row is None else row, counted(text))


def without_forms(ties: Ties, words: Words, known: Printed) -> None:
    """What two articles share is furniture where nearly all its names and numbers differ."""
    texts = _Texts(words.at, words.start, words.word, *known.text, known.row, *known.counts)
    _without_forms(ties, texts, _classes())


def is_form(words: Words, known: Printed, a: int, b: int, row: Longs) -> bool:
    """Whether a piece has so many names and numbers of its own on either side."""
    texts = _Texts(words.at, words.start, words.word, *known.text, known.row, *known.counts)
    same, differ = _compared(texts, a, b, row, _classes(), np.empty(_ROOM, np.uint64), np.empty(_ROOM, np.uint64))
    return bool(differ and same <= KEPT * differ)


class _Texts(NamedTuple):
    at: Longs
    start: I32
    word: U64
    data: NDArray[np.uint8]
    text_at: Longs
    row: Longs
    counts: I32
    bounds: Longs


@cache
def _classes() -> Classes:
    """For each character whether it begins a number or a name, ends a sentence, or may stand behind what ends one."""
    found = np.zeros(_HIGHEST, np.uint8)
    for code in range(_HIGHEST):
        kind = category(chr(code))
        found[code] = _NUMBER if kind == "Nd" else _CAPITAL if kind == "Lu" else 0
    for char in ".!?:;\n":
        found[ord(char)] = _STOP
    for char in " \"'“”‘’«»()[]\u00a0":
        found[ord(char)] = _PASSED
    return found


@compiled
def _without_forms(ties: Ties, texts: _Texts, classes: Classes) -> None:
    one, other = np.empty(_ROOM, np.uint64), np.empty(_ROOM, np.uint64)
    counts = np.zeros((64, 2), np.int64)
    for tie in range(len(ties.a)):
        first, last = ties.at[tie], ties.at[tie + 1]
        shared = others = 0
        for piece in range(first, last):
            row = ties.pieces[piece]
            if row[CONTENT] == BODY:
                shared += row[OWN]
                others += max(row[A_END] - row[A], row[B_END] - row[B]) - row[EQUAL]
        if not shared or shared > min(MOST, EVERY * others + ENDS * (last - first)) or last - first > len(counts):
            continue
        same = differ = 0
        for piece in range(first, last):
            row = ties.pieces[piece]
            counts[piece - first] = 0
            if row[CONTENT] == BODY:
                found = _compared(texts, ties.a[tie], ties.b[tie], row, classes, one, other)
                counts[piece - first, 0], counts[piece - first, 1] = found
                same, differ = same + found[0], differ + found[1]
                if same >= SURE and same > differ:
                    break
        if differ < DIFFER or same > KEPT * differ:
            continue
        for piece in range(first, last):
            row = ties.pieces[piece]
            if row[CONTENT] == BODY and counts[piece - first, 0] <= KEPT * counts[piece - first, 1]:
                row[CONTENT] = FURNITURE
                row[HIGH], row[OWN] = row[LOW], 0


@leaf
def _compared(texts: _Texts, a: int, b: int, row: Longs, classes: Classes, one: U64, other: U64) -> tuple[int, int]:
    """How many names and numbers of a piece, and of the sentences in which it begins and ends, are the same on both
    sides, and how many are others."""
    mine = _specific(texts, a, row[A], row[A_END], classes, one)
    theirs = _specific(texts, b, row[B], row[B_END], classes, other)
    same = 0
    for n in range(mine):
        for m in range(same, theirs):
            if other[m] == one[n]:
                other[m], other[same] = other[same], other[m]
                same += 1
                break
    return same, min(mine, theirs) - same


@leaf
def _specific(texts: _Texts, rank: int, low: int, high: int, classes: Classes, found: U64) -> int:
    """Fill in the names and numbers of the sentences of a piece; how many."""
    first, last = texts.at[rank], texts.at[rank + 1]
    low, high = first + low, first + high
    begin, end = low, high
    while begin > first and low - begin < AROUND and not _opens(texts, rank, begin, classes):
        begin -= 1
    while end < last and end - high < AROUND and not _opens(texts, rank, end, classes):
        end += 1
    n = 0
    for token in range(begin, end):
        byte = _byte(texts, rank, token)
        code = decoded(texts.data, byte)[0]
        kind = classes[code] if code < len(classes) else np.uint8(0)
        if (kind == _NUMBER or (kind == _CAPITAL and not _opens(texts, rank, token, classes))) and n < len(found):
            found[n] = texts.word[token]
            n += 1
    return n


@leaf
def _byte(texts: _Texts, rank: int, token: int) -> int:
    of = texts.row[rank]
    counts = texts.counts[texts.bounds[of] : texts.bounds[of + 1]]
    return byte_of(texts.data, texts.text_at[of], texts.text_at[of + 1], counts, texts.start[token])


@leaf
def _opens(texts: _Texts, rank: int, token: int, classes: Classes) -> bool:
    """Whether a sentence, or a line, begins with a token."""
    low = texts.text_at[texts.row[rank]]
    byte = _byte(texts, rank, token)
    while byte > low:
        byte -= 1
        while byte > low and texts.data[byte] & 0xC0 == 0x80:
            byte -= 1
        code = decoded(texts.data, byte)[0]
        kind = classes[code] if code < len(classes) else np.uint8(0)
        if kind != _PASSED:
            return bool(kind == _STOP)
    return True
