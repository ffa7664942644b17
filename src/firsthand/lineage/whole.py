"""Where passages begin and end: with a sentence that both articles have, if in other words, and not with a date line.

In: pieces of ties, the words of their articles and the texts. Out: the pieces, as wide as the sentences in which they
stand where these have most of their words in common, in whatever order: "the mayor shut the road" and "the road was
shut by the mayor"; and without the lines that say only when each page was printed.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.datelines import LONGEST, words_of_dates
from firsthand.lineage.fingerprint import I32, U64, Bools, Bytes, Longs, Words
from firsthand.lineage.kind import BODY
from firsthand.lineage.passages import A_END, B_END, CONTENT, EQUAL, A, B, Ties
from firsthand.lineage.punctuation import Counted, byte_of

MOST = 0.6  # of the longer of two sentences stands in the other: two writers on one subject share a third
FAR = 400  # bytes from a passage to the end of its sentence at most
PLACED = 60  # bytes of what stands before a story: "TALVIK, Albany, May 24 (Boreal Press Agency) — "
WIDE = 160  # words of the sentences at a passage's two ends together
_MET = 1 << 15  # ends of sentences that are remembered: those of one story's articles are asked for together
_SLOTS = 512  # of the words of one side: three times WIDE
_ODD, _TOP, _HIGH = np.uint64(0x9E3779B97F4A7C15), np.uint64(64 - 15), np.uint64(64 - 9)
PIECES = 200  # of one pair: a page of one sentence over and over has no sentences to complete

Data = NDArray[np.uint8]
_NEWLINE, _BLANK, _STOPS = 10, 32, (33, 46, 63)  # "!", ".", "?"
_DASH, _LONG_DASHES, _STOP, _BRACKET, _A, _Z = 45, (0x93, 0x94), 46, 41, 65, 90  # "-", "–" and "—", ".", ")"
_CLOSING = (34, 39, 41, 93)  # marks of one byte behind a stop


def whole_sentences(ties: Ties, words: Words, text: Bytes, row: Longs, counts: Counted) -> Ties:
    """The ties with other ends of their pieces of body; the article of rank i has its text, counted, in `row[i]`."""
    pieces = ties.pieces.copy()
    texts = _Texts(words.at, words.start, words.end, words.word, text.data, text.at, row, *counts)
    _ended(pieces, ties.at, ties.a, ties.b, texts, words_of_dates())
    return ties._replace(pieces=pieces)


class _Texts(NamedTuple):
    """The words of articles by rank, and their texts: that of rank i is `row[i]`, of `data` from `text_at` on."""

    at: Longs
    start: I32
    end: I32
    word: U64
    data: Data
    text_at: Longs
    row: Longs
    counts: I32
    bounds: Longs


class _Met(NamedTuple):
    """Ends of sentences that were looked for, the last of each slot.

    `asked` is a token of the pile and a side, one for where its sentence begins and one for where it ends; `wide` the
    token found there, `within` that of the sentence's other end, -1 until somebody asks.
    """

    asked: Longs
    wide: Longs
    within: Longs


class _Counts(NamedTuple):
    """Room for counting words: by slot which it is, how many are left of it, whether it is taken."""

    word: U64
    left: Longs
    taken: Bools


@compiled
def _ended(pieces: Longs, ends: Longs, tie_a: Longs, tie_b: Longs, texts: _Texts, dates: U64) -> None:
    one, other = np.empty(WIDE, np.uint64), np.empty(WIDE, np.uint64)
    wide, behind = np.empty((2, 4), np.int64), np.empty(2, np.int64)
    met = _Met(np.full(_MET, -1, np.int64), np.empty(_MET, np.int64), np.empty(_MET, np.int64))
    room = _Counts(np.empty(_SLOTS, np.uint64), np.empty(_SLOTS, np.int64), np.empty(_SLOTS, np.bool_))
    for tie in range(len(tie_a)):
        first, last, a, b = ends[tie], ends[tie + 1], tie_a[tie], tie_b[tie]
        if last - first > PIECES:
            continue
        x, y = texts.word[texts.at[a] : texts.at[a + 1]], texts.word[texts.at[b] : texts.at[b + 1]]
        for n in range(first, last):
            piece = pieces[n]
            if piece[CONTENT] != BODY or _in_row(texts, a, piece[A]) or _in_row(texts, a, piece[A_END] - 1):
                continue
            if _is_in(dates, x[piece[A]]) and _is_in(dates, y[piece[B]]):
                behind[0] = _behind_line(texts, a, piece[A], piece[A_END])
                behind[1] = _behind_line(texts, b, piece[B], piece[B_END])
                if _dated(x[piece[A] : behind[0]], dates) and _dated(y[piece[B] : behind[1]], dates):
                    _shorten(piece, behind, x, y, one, other, room)
            _reach(texts, met, a, piece[A], piece[A_END], wide[0])
            _reach(texts, met, b, piece[B], piece[B_END], wide[1])
            _kept_apart(pieces, first, last, n, A, wide[0])
            _kept_apart(pieces, first, last, n, B, wide[1])
            left = wide[0, 0] < piece[A] or wide[1, 0] < piece[B]
            right = wide[0, 3] > piece[A_END] or wide[1, 3] > piece[B_END]
            if left or right:
                _first_and_last(texts, met, a, piece[A], piece[A_END], wide[0])
                _first_and_last(texts, met, b, piece[B], piece[B_END], wide[1])
                _complete(piece, wide, left, right, x, y, one, other, room)


@leaf
def _in_row(texts: _Texts, rank: int, token: int) -> bool:
    """Whether a token is a letter with another right behind or before it: any two sentences share most of these."""
    low, high = texts.at[rank], texts.at[rank + 1]
    here = low + token
    behind = here + 1 < high and texts.start[here + 1] == texts.end[here]
    return bool(behind or (here > low and texts.start[here] == texts.end[here - 1]))


@leaf
def _is_in(known: U64, word: np.uint64) -> bool:
    """Whether a word is among ascending ones."""
    near = np.searchsorted(known, word)
    return bool(near < len(known) and known[near] == word)


@leaf
def _at(texts: _Texts, rank: int, char: int) -> int:
    """The byte of a character of an article."""
    of = texts.row[rank]
    counts = texts.counts[texts.bounds[of] : texts.bounds[of + 1]]
    return byte_of(texts.data, texts.text_at[of], texts.text_at[of + 1], counts, char)


@leaf
def _behind_line(texts: _Texts, rank: int, low: int, high: int) -> int:
    """The token of a piece that begins its second line; its first token where there is none soon."""
    start = texts.start[texts.at[rank] : texts.at[rank + 1]]
    stop = texts.text_at[texts.row[rank] + 1]
    byte, chars = _at(texts, rank, start[low]), 0
    for at in range(byte, min(stop, byte + FAR)):
        if texts.data[at] == _NEWLINE:
            behind = _token(start, start[low] + chars, low)
            return behind if behind <= low + LONGEST and behind < high else low
        chars += texts.data[at] & 0xC0 != 0x80
    return low


@leaf
def _dated(words: U64, dates: U64) -> bool:
    """Whether words say when a page was printed, and nothing else."""
    for n in range(len(words)):
        if not _is_in(dates, words[n]):
            return False
    return len(words) > 0


@compiled
def _shorten(piece: Longs, behind: Longs, x: U64, y: U64, one: U64, other: U64, room: _Counts) -> None:
    """Let a piece begin with the tokens behind its date lines."""
    size_one, size_other = behind[0] - piece[A], behind[1] - piece[B]
    one[:size_one], other[:size_other] = x[piece[A] : behind[0]], y[piece[B] : behind[1]]
    piece[EQUAL] -= _common(one, size_one, other, size_other, room)
    piece[A], piece[B] = behind[0], behind[1]


@leaf
def _reach(texts: _Texts, met: _Met, rank: int, low: int, high: int, found: Longs) -> None:
    """Fill in, first and last, the tokens where the sentences around `[low, high)` begin and end; those of the passage
    where a sentence is too long."""
    found[0], found[3] = met.wide[_begin(texts, met, rank, low)], met.wide[_end(texts, met, rank, high)]


@leaf
def _first_and_last(texts: _Texts, met: _Met, rank: int, low: int, high: int, found: Longs) -> None:
    """Fill in, second and third, the tokens where the first of these sentences ends, and where the last begins."""
    stop = texts.text_at[texts.row[rank] + 1]
    slot = _begin(texts, met, rank, low)
    if met.within[slot] < 0:
        start = texts.start[texts.at[rank] : texts.at[rank + 1]]
        ahead = _ahead(texts.data, stop, _at(texts, rank, start[low]))
        met.within[slot] = _token(start, start[low] + ahead, low)
    found[1] = max(min(met.within[slot], found[3]), low + 1)
    slot = _end(texts, met, rank, high)
    if met.within[slot] < 0:
        start, end = texts.start[texts.at[rank] : texts.at[rank + 1]], texts.end[texts.at[rank] : texts.at[rank + 1]]
        back = _back(texts.data, texts.text_at[texts.row[rank]], _at(texts, rank, end[high - 1]))
        met.within[slot] = _token(start, end[high - 1] - back, high)
    found[2] = min(max(met.within[slot], found[0]), high - 1)


@leaf
def _slot(asked: np.int64) -> int:
    return int(np.int64((np.uint64(asked) * _ODD) >> _TOP))


@leaf
def _begin(texts: _Texts, met: _Met, rank: int, low: int) -> int:
    """The slot of where the sentence of a token begins: that is looked for once while it is remembered."""
    asked = 2 * (texts.at[rank] + low)
    slot = _slot(asked)
    if met.asked[slot] != asked:
        start = texts.start[texts.at[rank] : texts.at[rank + 1]]
        back = _back(texts.data, texts.text_at[texts.row[rank]], _at(texts, rank, start[low]))
        met.asked[slot], met.wide[slot], met.within[slot] = asked, _token(start, start[low] - back, low), -1
    return slot


@leaf
def _end(texts: _Texts, met: _Met, rank: int, high: int) -> int:
    """The slot of where the sentence of the token before another ends."""
    asked = 2 * (texts.at[rank] + high) + 1
    slot = _slot(asked)
    if met.asked[slot] != asked:
        start, end = texts.start[texts.at[rank] : texts.at[rank + 1]], texts.end[texts.at[rank] : texts.at[rank + 1]]
        ahead = _ahead(texts.data, texts.text_at[texts.row[rank] + 1], _at(texts, rank, end[high - 1]))
        met.asked[slot], met.wide[slot], met.within[slot] = asked, _token(start, end[high - 1] + ahead, high), -1
    return slot


@leaf
def _token(start: I32, char: int, near: int) -> int:
    """The first token that begins at a character or behind it, looked for from one near by."""
    while near > 0 and start[near - 1] >= char:
        near -= 1
    while near < len(start) and start[near] < char:
        near += 1
    return near


@leaf
def _back(data: Data, first: int, byte: int) -> int:
    """Characters from the beginning of the sentence to a byte of it; 0 where that is too far away."""
    chars = 0
    for at in range(byte, max(first, byte - FAR), -1):
        if data[at - 1] == _NEWLINE:
            return chars
        if data[at - 1] == _BLANK and (_stopped(data, first, at - 1) or _placed(data, first, at - 1)):
            return chars
        chars += data[at - 1] & 0xC0 != 0x80
    return chars if byte - FAR <= first else 0


@leaf
def _placed(data: Data, first: int, byte: int) -> bool:
    """Whether a line up to a byte says only where a story was written, and who sent it: "KESVIK (Boreal Press) —"."""
    at = byte - 1
    if at >= first + 2 and data[at] in _LONG_DASHES and data[at - 1] == 0x80 and data[at - 2] == 0xE2:
        at -= 3
    elif at >= first and data[at] == _DASH:
        at -= 1
    else:
        return False
    while at >= first and data[at] in (_BLANK, _STOP):
        at -= 1
    sent = at >= first and data[at] == _BRACKET
    start = at
    while start > first and data[start - 1] != _NEWLINE and byte - start < PLACED:
        start -= 1
    if start + 1 >= at or (start > first and data[start - 1] != _NEWLINE):
        return False
    return bool(sent or (_A <= data[start] <= _Z and _A <= data[start + 1] <= _Z))


@leaf
def _stopped(data: Data, first: int, byte: int) -> bool:
    """Whether a full stop, with marks that close behind it, stands before a byte."""
    at = byte - 1
    while at >= first and (data[at] in _CLOSING or data[at] >= 0x80):
        if at > first and _is_far_stop(data[at - 1], data[at], data[at - 2] if at - 1 > first else np.uint8(0)):
            return True
        at -= 1
    return at >= first and data[at] in _STOPS


@leaf
def _is_far_stop(lead: np.uint8, last: np.uint8, before: np.uint8) -> bool:
    """Whether a sentence ends with these bytes, the last of its mark, in a script that has blanks and its own stops:
    "؟" and "۔" of Arabic letters, "։" of Armenian, "।" and "॥" of Indian scripts, "።" of Ethiopic."""
    two = (lead == 0xD8 and last == 0x9F) or (lead == 0xDB and last == 0x94) or (lead == 0xD6 and last == 0x89)
    indian = before == 0xE0 and lead == 0xA5 and (last == 0xA4 or last == 0xA5)
    return bool(two or indian or (before == 0xE1 and lead == 0x8D and last == 0xA2))


@leaf
def _ahead(data: Data, stop: int, byte: int) -> int:
    """Characters from a byte to the end of its sentence; 0 where that is too far away."""
    chars = 0
    for at in range(byte, min(stop, byte + FAR)):
        if data[at] == _NEWLINE or (data[at] == _BLANK and at > byte and _stopped(data, byte, at)):
            return chars
        chars += data[at] & 0xC0 != 0x80
    return chars if byte + FAR >= stop else 0


@leaf
def _kept_apart(pieces: Longs, first: int, last: int, n: int, column: int, found: Longs) -> None:
    """Keep a widened piece from the other pieces of its pair."""
    low, high = pieces[n, column], pieces[n, column + 1]
    for other in range(first, last):
        if pieces[other, column + 1] <= low:
            found[0] = max(found[0], pieces[other, column + 1])
        if pieces[other, column] >= high:
            found[3] = min(found[3], pieces[other, column])


@leaf
def _complete(
    piece: Longs, wide: Longs, left: bool, right: bool, x: U64, y: U64, one: U64, other: U64, room: _Counts
) -> None:
    """Widen a piece where its sentences have most of their words in common."""
    size_one = _at_ends(x, wide[0], left, right, one)
    size_other = _at_ends(y, wide[1], left, right, other)
    least = MOST * max(size_one, size_other)
    few = min(size_one, size_other)
    if few == 0 or few < least or _common(one, size_one, other, size_other, room) < least:
        return
    size_one = _taken_around(x, wide[0], piece[A], piece[A_END], one)
    size_other = _taken_around(y, wide[1], piece[B], piece[B_END], other)
    piece[EQUAL] += _common(one, size_one, other, size_other, room)
    piece[A], piece[A_END], piece[B], piece[B_END] = wide[0, 0], wide[0, 3], wide[1, 0], wide[1, 3]


@leaf
def _at_ends(words: U64, wide: Longs, left: bool, right: bool, into: U64) -> int:
    """Fill in the words of the sentences that are to be completed; how many, 0 where there are too many."""
    low, high = wide[0] if left else wide[2], wide[3] if right else wide[1]
    n = 0
    for token in range(low, high):
        if (left and token < wide[1]) or (right and token >= wide[2]):
            if n == len(into):
                return 0
            into[n] = words[token]
            n += 1
    return n


@leaf
def _taken_around(words: U64, wide: Longs, low: int, high: int, into: U64) -> int:
    """Fill in the words of the sentences that were not in the piece; how many."""
    n = 0
    for token in range(wide[0], wide[3]):
        if (token < low or token >= high) and n < len(into):
            into[n] = words[token]
            n += 1
    return n


@leaf
def _common(one: U64, size_one: int, other: U64, size_other: int, room: _Counts) -> int:
    """How many words two sentences have in common, each as often as both have it."""
    room.taken[:] = False
    for word in one[:size_one]:
        slot = _slot_of(room, word)
        room.left[slot] = room.left[slot] + 1 if room.taken[slot] else 1
        room.word[slot], room.taken[slot] = word, True
    n = 0
    for word in other[:size_other]:
        slot = _slot_of(room, word)
        if room.taken[slot] and room.left[slot]:
            room.left[slot] -= 1
            n += 1
    return n


@leaf
def _slot_of(room: _Counts, word: np.uint64) -> int:
    """Where a word is counted, or may be."""
    slot = np.int64(word >> _HIGH)
    while room.taken[slot] and room.word[slot] != word:
        slot = (slot + 1) & (_SLOTS - 1)
    return int(slot)
