"""Words, their places and their winnowed fingerprints, the same on every machine.

In: texts. Out: arrays of tokens with code-point offsets, a fixed 64-bit hash of each folded word, and the winnowed
hashes of every run of K words. Folding (case, accents, width, curly marks) serves matching only; digits are kept,
since numbers are what differs between versions of one story.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

K = 6  # words in a fingerprint
WINDOW = 5  # neighbours a fingerprint is the smallest of: any shared run of K + WINDOW - 1 = 10 words is found
_CHUNK = 1 << 20  # characters hashed at a time: bounds memory, whatever the pile

U64 = NDArray[np.uint64]
I32 = NDArray[np.int32]
Bools = NDArray[np.bool_]

_BREAK, _SKIP, _ALONE = 0, 1, 2  # marks in the folding table, below the first letter
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that every character of a word counts
_NEVER = np.uint64(0xFFFFFFFFFFFFFFFF)  # hash of a run that crosses the end of an article


class Words(NamedTuple):
    """The tokens of many texts end to end; those of text i are `[at[i], at[i + 1])`.

    `start` and `end` are code points in the token's own text; `word` is the hash of the folded word.
    """

    at: NDArray[np.int64]
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


def words(texts: Sequence[str]) -> Words:
    """The tokens of the texts.

    >>> found = words(["The café’s 7 CAFES", "cafe"])
    >>> [(int(a), int(b)) for a, b in zip(found.start, found.end)]
    [(0, 3), (4, 8), (9, 10), (11, 12), (13, 18), (0, 4)]
    >>> bool(found.word[1] == found.word[5])
    True
    """
    parts: list[tuple[NDArray[np.int64], I32, I32, U64]] = []
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text) + 1
        if size > _CHUNK:
            parts.append(_batch(batch))
            batch, size = [], 0
    parts.append(_batch(batch))
    counts = np.concatenate([part[0] for part in parts])
    at = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(counts, out=at[1:])
    return Words(at, *(np.concatenate([part[n] for part in parts]) for n in (1, 2, 3)))


def runs(found: Words) -> U64:
    """The hash of the K words from each token on; NEVER where the text ends before."""
    total = len(found.word)
    hashes = np.full(total, _NEVER)
    if total < K:
        return hashes
    whole = np.zeros(total - K + 1, np.uint64)
    for step in range(K):
        whole = whole * _BASE + found.word[step : total - K + 1 + step]
    hashes[: total - K + 1] = np.minimum(_mix(whole), _NEVER - np.uint64(1))
    for back in range(1, K):  # the last K - 1 tokens of each text start no run
        last = found.at[1:] - back
        hashes[last[last >= found.at[:-1]]] = _NEVER
    return hashes


def winnow(found: Words, hashes: U64) -> Prints:
    """The smallest hash of every WINDOW neighbours (the last of equals), once each.

    A window never spans two texts, since each ends with K - 1 empty hashes and a window has no more than that.
    """
    total = len(hashes)
    if total == 0:
        none = np.zeros(0, np.int32)
        return Prints(none, none, np.zeros(0, np.uint64))
    padded = np.concatenate([np.full(WINDOW - 1, _NEVER), hashes, np.full(WINDOW - 1, _NEVER)])
    best = padded[: total + WINDOW - 1].copy()
    where = np.arange(total + WINDOW - 1, dtype=np.int64)
    for step in range(1, WINDOW):
        other = padded[step : total + WINDOW - 1 + step]
        smaller = other <= best
        best = np.where(smaller, other, best)
        where = np.where(smaller, np.arange(len(where)) + step, where)
    chosen = where[best != _NEVER] - (WINDOW - 1)  # the last of the smallest never moves back
    chosen = chosen[np.concatenate([[True], chosen[1:] != chosen[:-1]])[: len(chosen)]]
    text = np.searchsorted(found.at, chosen, side="right") - 1
    return Prints(text.astype(np.int32), (chosen - found.at[text]).astype(np.int32), hashes[chosen])


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word as matching sees it.

    >>> fold("Ｃafé")
    'cafe'
    """
    table = _table()
    return "".join(chr(int(table[ord(c)])) for c in word if ord(c) < len(table) and table[ord(c)] > _ALONE)


def _batch(texts: Sequence[str]) -> tuple[NDArray[np.int64], I32, I32, U64]:
    """Tokens a text, their starts, ends and hashes."""
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = _table()
    kept = table[np.minimum(codes, len(table) - 1)]
    beyond = codes >= len(table)
    if beyond.any():
        kept = kept.copy()
        kept[beyond] = [_folded(chr(code)) for code in codes[beyond]]
    alone = (codes >= 0x3040) & (codes < 0xAC00) & (kept > _ALONE)  # no blanks between words: a letter is a token
    letter = kept > _ALONE
    place = np.flatnonzero(kept != _SKIP)
    inside, single = letter[place], alone[place]
    before = np.concatenate([[False], inside[:-1] & ~single[:-1]])
    opens = inside & (~before | single)
    after = np.concatenate([inside[1:] & ~single[1:], [False]])
    closes = inside & (~after | single)
    start = place[opens]
    end = place[closes] + 1
    hashes = _word_hashes(kept[place][inside], np.flatnonzero(opens[inside]))
    limits = np.cumsum([len(text) + 1 for text in texts]) if texts else np.zeros(0, np.int64)
    owner = np.searchsorted(limits, start, side="right")
    offset = np.concatenate([[0], limits[:-1]]) if len(limits) else limits
    counts = np.bincount(owner, minlength=len(texts)).astype(np.int64)
    shift = offset[owner] if len(owner) else np.zeros(0, np.int64)
    return counts, (start - shift).astype(np.int32), (end - shift).astype(np.int32), hashes


def _word_hashes(letters: NDArray[np.uint32], opens: NDArray[np.int64]) -> U64:
    """A polynomial over the letters of each word, mixed."""
    if len(opens) == 0:
        return np.zeros(0, np.uint64)
    lengths = np.diff(np.concatenate([opens, [len(letters)]]))
    place = np.arange(len(letters)) - np.repeat(opens, lengths)
    powers = np.ones(int(lengths.max()), np.uint64)
    np.multiply.accumulate(np.concatenate([powers[:1], np.full(len(powers) - 1, _BASE)]), out=powers)
    return _mix(np.add.reduceat(letters.astype(np.uint64) * powers[place], opens))


def _mix(values: U64) -> U64:
    """splitmix64's last step: near values end far apart."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@cache
def _table() -> NDArray[np.uint32]:
    """What each character of the basic plane folds to."""
    return np.array([_folded(chr(code)) for code in range(0x10000)], np.uint32)


def _folded(char: str) -> int:
    """The folded letter or digit, or a mark: BREAK between words, SKIP for what is invisible inside one."""
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return _SKIP
    if category[0] not in "LN":
        return _BREAK
    base = unicodedata.normalize("NFKD", char).casefold()
    return ord(base[0]) if base and base[0].isalnum() else ord(char)
