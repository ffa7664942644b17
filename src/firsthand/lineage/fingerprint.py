"""Words, their places and their winnowed fingerprints, the same on every machine.

In: texts. Out: arrays of tokens with code-point offsets, a fixed 64-bit hash of each folded word, and the winnowed
hashes of every run of K words. Folding (case, accents, width, curly marks) serves matching only; digits are kept,
since numbers are what differs between versions of one story. In scripts without blanks a letter is a token.

Winnowing is that of Schleimer, Wilkerson and Aiken (SIGMOD 2003).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf

K = 6  # words in a fingerprint
WINDOW = 5  # neighbours a fingerprint is the smallest of: any shared run of K + WINDOW - 1 = 10 words is found
_CHUNK = 1 << 27  # bytes of text walked at a time: room for their words is asked for, of which a third is used

U64 = NDArray[np.uint64]
I32 = NDArray[np.int32]
Bools = NDArray[np.bool_]
Longs = NDArray[np.int64]

BREAK, SKIP, MARK = 0, 1, 2  # in the folding table, below the first letter: between words, invisible, on a letter
_ALONE = 1 << 30  # flag of a letter that is a token by itself
_FOLDED = _ALONE - 1
_PLANES = 0x20000  # characters in the folding table; ideographs beyond fold to themselves
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that every character of a word counts
_NEVER = np.uint64(0xFFFFFFFFFFFFFFFF)  # hash of a run that crosses the end of an article
_NONE, _ONE = np.uint64(0), np.uint64(1)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S27, _S30, _S31 = np.uint64(27), np.uint64(30), np.uint64(31)
# letters of scripts that put no blanks between words: Thai, Lao, Myanmar, Khmer, kana, ideographs
_WITHOUT_BLANKS = ((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800), (0x3040, 0xAC00), (0xF900, 0xFB00))


class Words(NamedTuple):
    """The tokens of many texts end to end; those of text i are `[at[i], at[i + 1])`.

    `start` and `end` are code points in the token's own text; `word` is the hash of the folded word.
    """

    at: Longs
    start: I32
    end: I32
    word: U64

    def of(self, i: int) -> slice:
        """Where the tokens of text i lie."""
        return slice(int(self.at[i]), int(self.at[i + 1]))


class Prints(NamedTuple):
    """Winnowed fingerprints: which text, at which of its tokens, and the hash of the K words from there."""

    text: I32
    position: I32
    hash: U64


class Bytes(NamedTuple):
    """UTF-8 of many texts end to end, as in Arrow; that of text i is `[at[i], at[i + 1])`."""

    data: NDArray[np.uint8]
    at: Longs


def utf8(texts: Sequence[str]) -> Bytes:
    """The texts end to end: Arrow would ask each for its bytes, which it then keeps beside its letters for good."""
    at = np.zeros(len(texts) + 1, np.int64)
    whole = np.empty(sum(map(len, texts)) * 9 // 8, np.uint8)
    size = 0
    for n, text in enumerate(texts):
        one = text.encode()
        if size + len(one) > len(whole):  # in scripts of two or three bytes a letter
            whole = np.concatenate((whole[:size], np.empty(2 * len(whole) + len(one), np.uint8)))
        whole.data[size : size + len(one)] = one
        size += len(one)
        at[n + 1] = size
    data = whole[:size]
    for column in (data, at):
        column.setflags(write=False)  # as columns of Arrow are: what is compiled for these serves them too
    return Bytes(data, at)


def words(texts: Sequence[str] | Bytes) -> Words:
    """The tokens of the texts.

    >>> found = words(["The café’s 7 CAFES", "cafe"])
    >>> [(int(a), int(b)) for a, b in zip(found.start, found.end)]
    [(0, 3), (4, 8), (9, 10), (11, 12), (13, 18), (0, 4)]
    >>> bool(found.word[1] == found.word[5])
    True
    """
    whole = texts if isinstance(texts, Bytes) else utf8(texts)
    counts = np.zeros(len(whole.at), np.int64)
    parts = [_chunk(whole, first, last, counts) for first, last in _chunks(whole.at)]
    at = np.cumsum(counts)
    if not parts:
        return Words(at, np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.uint64))
    if len(parts) == 1:
        return Words(at, *parts[0])
    start, end, word = zip(*parts, strict=True)
    return Words(at, np.concatenate(start), np.concatenate(end), np.concatenate(word))


def _chunk(text: Bytes, first: int, last: int, counts: Longs) -> tuple[I32, I32, U64]:
    """The words of the texts `[first, last)`; `counts` takes how many each has, one place behind."""
    at = text.at[first : last + 1]
    room = int(at[-1] - at[0]) // 2 + len(at)  # a word and a blank are two bytes at least
    found = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.uint64)
    size = tokens(text.data, at, folding(), counts[first + 1 :], *found)
    start, end, word = found  # no copies: room that is never written to costs nothing
    return start[:size], end[:size], word[:size]


def _chunks(at: Longs) -> Iterator[tuple[int, int]]:
    """Texts `[first, last)` of some megabytes each."""
    first = 0
    while first < len(at) - 1:
        last = max(first + 1, int(np.searchsorted(at, at[first] + _CHUNK, side="right")) - 1)
        yield first, last
        first = last


@compiled
def tokens(
    data: NDArray[np.uint8], bounds: Longs, table: NDArray[np.uint32], counts: Longs, start: I32, end: I32, word: U64
) -> int:
    """Fill in starts, ends and hashes of the words of consecutive texts, and how many each has; how many in all.

    Letter by letter without branches, since where a word ends cannot be guessed: place n takes what there is of the
    word, and is left when it is over.
    """
    plain = np.zeros(0x80, np.uint64)
    for code in range(0x80):
        plain[code] = table[code]  # no mark is among these, so that 0 is what parts words
    n = _NONE
    for text in range(len(bounds) - 1):
        before = n
        at, stop = np.uint64(bounds[text]), np.uint64(bounds[text + 1])
        extra = at  # bytes before, without one for each character of this text
        inside, begin, total = _NONE, np.int32(0), _NONE
        while at < stop:
            while at < stop and data[at] < 0x80:
                folded = plain[data[at]]
                now = np.uint64(folded != _NONE)
                n += inside & ~now
                begin = begin if inside else np.int32(at - extra)
                total = (total ^ folded) * (_BASE & (_NONE - now))  # only the product waits for the letter before
                at += _ONE
                start[n], end[n], word[n] = begin, at - extra, total
                inside = now
            if at == stop:
                break
            place = np.int32(at - extra)
            letter, following = _letter(data, int(at), table)
            extra += np.uint64(following) - at - _ONE
            at = np.uint64(following)
            if letter == BREAK or letter >= _ALONE:
                n += inside
                inside, total = _NONE, _NONE
                if letter >= _ALONE:
                    start[n], end[n], word[n] = place, at - extra, np.uint64(letter & _FOLDED) * _BASE
                    n += _ONE
            elif letter > MARK:
                begin = begin if inside else place
                total = (total ^ np.uint64(letter)) * _BASE
                start[n], end[n], word[n] = begin, at - extra, total
                inside = _ONE
            elif letter == MARK and inside:
                end[n] = at - extra
        n += inside
        counts[text] = n - before
        for i in range(before, n):
            word[i] = mixed(word[i])
    return int(n)


@leaf
def _letter(data: NDArray[np.uint8], at: int, table: NDArray[np.uint32]) -> tuple[np.uint32, int]:
    """What the character at a byte folds to, and where the next one is."""
    if data[at] < 0x80:
        return table[data[at]], at + 1
    code, following = decoded(data, at)
    return table[code] if code < _PLANES else np.uint32(code | _ALONE), following


@leaf
def decoded(data: NDArray[np.uint8], at: int) -> tuple[np.int64, int]:
    """The character at a byte, and where the next one is."""
    byte = np.int64(data[at])
    if byte < 0x80:
        return byte, at + 1
    if byte < 0xE0:
        return (byte & 0x1F) << 6 | (data[at + 1] & 0x3F), at + 2
    if byte < 0xF0:
        return (byte & 0x0F) << 12 | (np.int64(data[at + 1]) & 0x3F) << 6 | (data[at + 2] & 0x3F), at + 3
    high = (byte & 0x07) << 18 | (np.int64(data[at + 1]) & 0x3F) << 12
    return high | (np.int64(data[at + 2]) & 0x3F) << 6 | (data[at + 3] & 0x3F), at + 4


@leaf
def mixed(value: np.uint64) -> np.uint64:
    """splitmix64's last step: near values end far apart."""
    value = (value ^ (value >> _S30)) * _FIRST
    value = (value ^ (value >> _S27)) * _SECOND
    return value ^ (value >> _S31)


def runs(found: Words) -> U64:
    """The hash of the K words from each token on; NEVER where the text ends before."""
    return _runs(found.at, found.word)


@compiled
def _runs(bounds: Longs, word: U64) -> U64:
    hashes = np.empty(len(word), np.uint64)
    for text in range(len(bounds) - 1):
        first, last = bounds[text], bounds[text + 1]
        runs_within(word[first:last], hashes[first:last])
    return hashes


@leaf
def runs_within(word: U64, hashes: U64) -> None:
    """Fill in the hash of the K words from each on; NEVER for the last ones."""
    sums_within(word, hashes)
    size = max(0, len(word) - K + 1)
    for i in range(size):
        found = mixed(hashes[i])
        hashes[i] = found if found != _NEVER else _NEVER - np.uint64(1)
    for i in range(size, len(word)):
        hashes[i] = _NEVER


@leaf
def sums_within(word: U64, sums: U64) -> None:
    """Fill in the weighted sum of the K words from each on, but for the last ones: two are equal if the words are.

    Term by term, since the compiler then takes many sums at once; from one sum to the next would be fewer steps, but
    each would wait for the one before.
    """
    size = max(0, len(word) - K + 1)
    weight = np.uint64(1)
    for i in range(size):
        sums[i] = word[i + K - 1]
    for n in range(K - 2, -1, -1):
        weight *= _BASE
        for i in range(size):
            sums[i] += word[i + n] * weight


def winnow(found: Words, more: Prints | None = None) -> Prints:
    """The smallest hash of every WINDOW neighbours (the last of equals), once each; a window never spans two texts.

    Behind those of each text come those that there are `more` of it, which are in the order of texts.
    """
    more = more or _room(0)
    prints = _room(len(found.word) + len(more.text) + 1)
    size = _winnow(found.at, found.word, more, prints)
    return Prints(prints.text[:size], prints.position[:size], prints.hash[:size])


def _room(size: int) -> Prints:
    """Room for so many fingerprints."""
    return Prints(np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.uint64))


@compiled
def _winnow(bounds: Longs, word: U64, more: Prints, prints: Prints) -> int:
    """At a text's ends a window holds fewer, so that the first and the last runs count as well."""
    owner, position, chosen = prints
    room = 0
    for text in range(len(bounds) - 1):
        room = max(room, bounds[text + 1] - bounds[text])
    hashes = np.full(room + 2 * (WINDOW - 1), _NEVER, np.uint64)  # as many before the first as are behind the last
    least = np.empty(room, np.bool_)
    n = m = 0
    for text in range(len(bounds) - 1):
        size = bounds[text + 1] - bounds[text] - K + 1
        if size > 0:
            runs_within(word[bounds[text] : bounds[text + 1]], hashes[WINDOW - 1 : -WINDOW + 1])
            _least(hashes, size, least)
        for first in range(size):  # no branches: which is the smallest cannot be guessed
            owner[n], position[n], chosen[n] = text, first, hashes[first + WINDOW - 1]
            n += least[first]
        while m < len(more.text) and more.text[m] == text:
            owner[n], position[n], chosen[n] = text, more.position[m], more.hash[m]
            n, m = n + 1, m + 1
    return n


@leaf
def _least(hashes: U64, size: int, least: Bools) -> None:
    """Mark the last of the smallest of any window: so many neighbours are no smaller, and behind it greater.

    As sums of comparisons, which the compiler makes many of at once.
    """
    for n in range(size):
        one = hashes[n + WINDOW - 1]
        before = behind = True
        wide = 1
        for step in range(1, WINDOW):
            before = before & (hashes[n + WINDOW - 1 - step] >= one)
            behind = behind & (hashes[n + WINDOW - 1 + step] > one)
            wide += before
            wide += behind
        least[n] = wide >= WINDOW


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word as matching sees it.

    >>> fold("Ｃafé")
    'cafe'
    """
    table = folding()
    found = (int(table[ord(char)]) if ord(char) < _PLANES else ord(char) for char in word)
    return "".join(chr(letter & _FOLDED) for letter in found if letter > MARK)


@cache
def folding() -> NDArray[np.uint32]:
    """What each character of the first two planes folds to: a letter, perhaps with a flag, or a mark."""
    table = np.array([_folded(chr(code)) for code in range(_PLANES)], np.uint32)
    for low, high in _WITHOUT_BLANKS:
        table[low:high][table[low:high] > MARK] |= _ALONE
    return table


def _folded(char: str) -> int:
    """The folded letter or digit; BREAK between words, SKIP for what is invisible, MARK for what stands on a letter."""
    category = unicodedata.category(char)
    if category == "Cf":
        return SKIP
    if category[0] == "M":
        return MARK
    if category[0] not in "LN":
        return BREAK
    base = unicodedata.normalize("NFKD", char).casefold()
    return ord(base[0]) if base and base[0].isalnum() else ord(char)
