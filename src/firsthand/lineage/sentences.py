"""Where the sentences of an article begin and end, in any of the languages it may be retold in.

In: the characters of a text and its paragraphs. Out: characters `[start, end)` of the sentences, each within one
paragraph. A stop ends a sentence only before a letter that may begin one, and not after what is likelier an
abbreviation: too long a sentence is still found, half of one is not.
"""

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.fingerprint import Longs
from firsthand.lineage.kind import paragraphs
from firsthand.records import Article

Codes = NDArray[np.uint32]
Types = NDArray[np.uint16]

SPACE, DECIMAL, LETTER, UPPER, LOWER, ALPHA, FIGURE, _STOP = 1, 2, 4, 8, 16, 32, 64, 128  # what a character is, as bits
VALUE = 8  # bits below the value of a decimal digit
AHEAD = 40  # characters behind a stop in which the next sentence begins
_PLANES = 0x20000
_NEWLINE, _POINT, _BLANK, _UNDERSCORE, _COLON = ord("\n"), ord("."), ord(" "), ord("_"), ord(":")
_WEAK, _STRONG = ".!?…؟۔", "。！？｡"  # the strong ones end a sentence whatever follows
_STOPS = np.array([ord(mark) for mark in _WEAK], np.uint32)
_CLOSING = np.array([ord(mark) for mark in "\"'”’»“«›‹‘)]"], np.uint32)  # "« »" and “ ” either way: »Nein.« „Nein.“
_CLOSING_WIDE = np.array([ord(mark) for mark in "」』”’）"], np.uint32)
_OPENING = np.array([ord(mark) for mark in " \"'“‘«‹„»›‚(—–¿¡[-"], np.uint32)
_BEGINNING = np.array([ord(mark) for mark in "—–¿¡«“„"], np.uint32)  # a sentence begins with it, whatever follows
_SHORT = 3  # letters of an abbreviation: "J. Kreel", "Sra. Viksund", "am 24. Mai"


@cache
def types() -> Types:
    """What each character of the first two planes is, and the value of a digit; the last one stands for those beyond.

    A LETTER is what words are made of, a FIGURE what counts: both take "²" in, neither "5", which is DECIMAL.
    """
    chars = np.arange(_PLANES, dtype=np.uint32).view("<U1")
    decimal = np.char.isdecimal(chars)
    found = SPACE * np.char.isspace(chars) | DECIMAL * decimal | LETTER * (np.char.isalnum(chars) & ~decimal)
    found |= UPPER * np.char.isupper(chars) | LOWER * np.char.islower(chars) | ALPHA * np.char.isalpha(chars)
    found |= FIGURE * np.char.isdigit(chars)
    found[[ord(mark) for mark in "\n" + _WEAK + _STRONG]] |= _STOP
    found[-1] = LETTER | ALPHA
    for code in np.flatnonzero(decimal).tolist():
        found[code] |= unicodedata.decimal(chr(code)) << VALUE
    return found.astype(np.uint16)


@leaf
def type_of(code: np.uint32, kinds: Types) -> int:
    """The bits of a character."""
    return int(kinds[min(np.int64(code), np.int64(_PLANES - 1))])


def bounds(article: Article) -> list[tuple[int, int]]:
    """The sentences of every paragraph of an article, without the blanks around them."""
    codes = np.frombuffer(article.text.encode("utf-32-le", "surrogatepass"), np.uint32).copy()
    rows = cut(codes, np.array(paragraphs(article), np.int64).reshape(-1, 2), types())
    return [(start, end) for start, end in rows.tolist()]


@compiled
def cut(codes: Codes, paragraphs: Longs, kinds: Types) -> Longs:
    """Rows (start, end): the sentences of every paragraph, without the blanks around them."""
    rows = np.empty((32, 2), np.int64)
    n = 0
    for paragraph in range(len(paragraphs)):
        low, end = paragraphs[paragraph, 0], paragraphs[paragraph, 1]
        at = low
        while low < end:
            stop, at = _stop(codes, at, end, kinds)
            if stop < end and not _ends(codes, low, stop, at, end, kinds):
                continue
            first, last = low, at
            while first < last and type_of(codes[first], kinds) & SPACE:
                first += 1
            while last > first and type_of(codes[last - 1], kinds) & SPACE:
                last -= 1
            if last > first:
                if n == len(rows):
                    rows = np.concatenate((rows, np.empty_like(rows)))
                rows[n, 0], rows[n, 1] = first, last
                n += 1
            low = at
    return rows[:n].copy()


@leaf
def _stop(codes: Codes, at: int, end: int, kinds: Types) -> tuple[int, int]:
    """The next stop, with the marks that close behind it, as `[stop, behind)`; the end of the paragraph if none."""
    while at < end:
        code = codes[at]
        if not type_of(code, kinds) & _STOP:
            at += 1
            continue
        stop = at
        at += 1
        if code == _NEWLINE:
            return stop, at
        weak = _among(code, _STOPS)
        while at < end and type_of(codes[at], kinds) & _STOP and _among(codes[at], _STOPS) == weak:
            if codes[at] == _NEWLINE:
                break
            at += 1
        behind = at
        while behind < end and _among(codes[behind], _CLOSING if weak else _CLOSING_WIDE):
            behind += 1
        if not weak or (behind < end and type_of(codes[behind], kinds) & SPACE):
            return stop, behind
    return end, end


@leaf
def _among(code: np.uint32, marks: Codes) -> bool:
    for mark in marks:
        if code == mark:
            return True
    return False


@leaf
def _ends(codes: Codes, low: int, stop: int, behind: int, end: int, kinds: Types) -> bool:
    """Whether a sentence that began at `low` ends with the stop in `[stop, behind)`."""
    if not _among(codes[stop], _STOPS):
        return True
    limit = min(end, behind + AHEAD)
    after = behind
    while after < limit and type_of(codes[after], kinds) & SPACE:
        after += 1
    if after == limit:
        return False
    begins = after
    while begins < limit and _among(codes[begins], _OPENING):
        begins += 1
    first = type_of(codes[begins if begins < limit else after], kinds)
    begun = first & UPPER or (first & ALPHA and not first & LOWER) or _among(codes[after], _BEGINNING)
    return bool(begun) and (codes[stop] != _POINT or behind > stop + 1 or not _shortened(codes, low, stop, kinds))


@leaf
def stopped(codes: Codes, start: int, end: int, kinds: Types) -> bool:
    """Whether the characters `[start, end)` end with a stop, whatever marks close behind it."""
    last = end - 1
    while last > start and not type_of(codes[last], kinds) & (LETTER | DECIMAL | _STOP) and codes[last] != _COLON:
        last -= 1
    return bool(type_of(codes[last], kinds) & _STOP) or codes[last] == _COLON


@compiled
def _shortened(codes: Codes, low: int, stop: int, kinds: Types) -> bool:
    """Whether the point at `stop` is likelier that of an abbreviation or of an ordinal than a full stop."""
    low = max(low, stop - _SHORT - 2)
    letters = digits = True
    for size in range(1, _SHORT + 1):
        first = stop - size
        if first < low:
            return False
        code, kind = codes[first], type_of(codes[first], kinds)
        digits = digits and size < _SHORT and bool(kind & DECIMAL)
        fits = digits or (kind & LETTER if size == 1 else letters and 65 <= code <= 90)  # A to Z
        letters = letters and 97 <= code <= 122  # a to z
        alone = first == 0 or (first > low and not _in_word(codes[first - 1], kinds))
        if fits and alone:
            return True
    return False


@leaf
def _in_word(code: np.uint32, kinds: Types) -> bool:
    return bool(type_of(code, kinds) & (LETTER | DECIMAL)) or code == _UNDERSCORE
