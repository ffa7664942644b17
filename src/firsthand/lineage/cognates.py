"""What of a sentence stays the same in another language: names, numbers, months, the stems of long words.

In: the characters of an article and its sentences. Out: their words, and by hash the anchors among them; written out,
an anchor is "@talvik", "#16", "#month 5" or "~explo".
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from firsthand.compiled import compiled, leaf
from firsthand.lineage.fingerprint import I32, MARK, U64, Bools, Longs, fold, mixed
from firsthand.lineage.sentences import ALPHA, DECIMAL, FIGURE, LETTER, UPPER, VALUE, Codes, Types, type_of
from firsthand.resources import table

STEM = 5  # letters: "coordin-ator" and "coordin-ador", "explo-sion" and "explo-tó" share their first five
NAME_STEM = 6  # letters of a name
SHORTEST, SHORTEST_NAME = 4, 3  # letters of a word or a name that say anything: "iron", "Lee"
NAME, NUMBER, COGNATE = 1, 2, 3  # what an anchor is: the last bits of its hash
KIND = np.uint64(3)
CAPITAL_NOUNS = frozenset({"de", "lb"})  # languages that write every noun with a capital: "die Explosion am Bahnhof"

WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+", re.UNICODE)
_WIDE = 0x2E80  # from here on a letter counts for three: scripts without blanks
_FOLDED = (1 << 30) - 1  # a folded letter without its flag
_BASE = np.uint64(0xD1342543DE82EF95)  # odd, so that every letter counts
_ZERO, _POINT, _COMMA = ord("0"), ord("."), ord(",")
_ONE = np.uint64(1)


class Terms(NamedTuple):
    """Number words and months of several languages by hash; those of language i are `[at[i], at[i + 1])`, in order.

    `capital` marks those that are meant only where they are capitalised: "may" and "march" are words as well.
    """

    at: Longs
    word: U64
    anchor: U64
    capital: Bools


class Tokens(NamedTuple):
    """The words of an article, those of sentence i `[at[i], at[i + 1])`, and how many letters each sentence `says`.

    Of a word: where it starts, what its first character is, how many letters it has; `whole` is the hash of all its
    letters or digits, `stem` and `name` that of the first few letters.
    """

    at: Longs
    says: Longs
    start: I32
    first: I32
    letters: I32
    whole: U64
    stem: U64
    name: U64


def written(text: str, word: int, end: int, kind: int, language: str) -> str:
    """The anchor that begins at character `word`, in a sentence that ends at `end`."""
    match = WORD.match(text, word, end)
    assert match, f"no word at {word}"
    letters = match[0]
    if kind == NAME:
        return "@" + fold(letters)[:NAME_STEM]
    if kind == COGNATE:
        return "~" + fold(letters)[:STEM]
    if letters[0].isdigit():
        return "#" + "".join(str(int(digit)) for digit in letters if digit.isdecimal())
    return "#" + _counted(language)[fold(letters)]


def terms_of(languages: Sequence[str]) -> Terms:
    """The number words and months of the languages that have tables."""
    rows = sorted(
        (n, hash_of(word), hash_of(value, NUMBER), language == "en" and value.startswith("month"))
        for n, language in enumerate(languages)
        for word, value in _counted(language).items()
    )
    at = np.searchsorted(np.array([row[0] for row in rows], np.int64), np.arange(len(languages) + 1))
    word, anchor = (np.array([row[n] for row in rows], np.uint64) for n in (1, 2))
    return Terms(at.astype(np.int64), word, anchor, np.array([row[3] for row in rows], np.bool_))


@cache
def _counted(language: str) -> dict[str, str]:
    """What number words and months stand for, where the language has a table: "7", "month 5".

    Number words count from two up: "one" and "una" are articles too often.
    """
    months = {row["term"]: "month " + row["value"] for row in table(language, "calendar") if row["kind"] == "month"}
    numbers = {row["term"]: row["value"] for row in table(language, "numbers") if row["kind"] in {"unit", "ten"}}
    return {fold(term): value for term, value in (months | numbers).items() if value not in {"0", "1"}}


def own_name(outlet: str) -> list[int]:
    """The hashes of an outlet's name, which every page of it bears."""
    return [hash_of(fold(word)[:NAME_STEM], NAME) for word in WORD.findall(outlet)]


def hash_of(letters: str, kind: int = 0) -> int:
    """The hash of a folded word, or of an anchor of that kind."""
    return int(_hashed(np.array([ord(letter) for letter in letters], np.uint32), kind))


@leaf
def _hashed(codes: Codes, kind: int) -> np.uint64:
    total = np.uint64(0)
    for code in codes:
        total = _with(total, code)
    return _sealed(total, kind) if kind else total


@leaf
def _with(total: np.uint64, code: int) -> np.uint64:
    """The hash of some letters and one more."""
    return (total ^ np.uint64(code)) * _BASE


@leaf
def _sealed(total: np.uint64, kind: int) -> np.uint64:
    """The hash of an anchor; never 0."""
    return (mixed(total) & ~KIND) | np.uint64(kind)


@compiled
def tokens(codes: Codes, sentences: Longs, folds: Codes, types: Types) -> Tokens:
    """The words of sentences `[start, end)`: digits with the marks between them, or letters."""
    room = 0
    for row in range(len(sentences)):
        room += (sentences[row, 1] - sentences[row, 0]) // 2 + 1  # a word and a blank are two characters at least
    at, says = np.zeros(len(sentences) + 1, np.int64), np.zeros(len(sentences), np.int64)
    start, first, letters = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.int32)
    whole, stem, name = np.empty(room, np.uint64), np.empty(room, np.uint64), np.empty(room, np.uint64)
    plain = np.zeros(0x80, np.uint64)
    for code in range(len(plain)):
        plain[code] = folds[code] if types[code] & LETTER else 0
    n = _read(codes, sentences, folds, types, plain, Tokens(at, says, start, first, letters, whole, stem, name))
    return Tokens(at, says, start[:n], first[:n], letters[:n], whole[:n], stem[:n], name[:n])


@leaf
def _read(codes: Codes, sentences: Longs, folds: Codes, types: Types, plain: U64, found: Tokens) -> int:
    """Fill in the words of sentences; how many they are. `plain` has what letters of ASCII fold to, 0 for no letter."""
    n = 0
    for row in range(len(sentences)):
        place, end = np.uint64(sentences[row, 0]), np.uint64(sentences[row, 1])
        heard = 0
        while place < end:
            kind = type_of(codes[place], types)
            if not kind & (LETTER | DECIMAL):
                place += _ONE
                continue
            found.start[n], found.first[n] = place, kind
            total = short = long = np.uint64(0)
            size = 0
            if kind & DECIMAL:
                while place < end and (kind & DECIMAL or codes[place] == _POINT or codes[place] == _COMMA):
                    if kind & DECIMAL:
                        total = _with(total, _ZERO + (kind >> VALUE))
                    place += _ONE
                    kind = type_of(codes[place], types) if place < end else 0
            else:
                while place < end and codes[place] < len(plain) and plain[codes[place]]:  # as most letters are
                    total = _with(total, plain[codes[place]])
                    size += 1
                    short = total if size <= STEM else short
                    long = total if size <= NAME_STEM else long
                    place += _ONE
                heard += size
                kind = type_of(codes[place], types) if place < end else 0
                while kind & LETTER:
                    code = int(codes[place])
                    heard += (3 if code >= _WIDE else 1) if kind & ALPHA else 0
                    folded = int(folds[code]) if code < len(folds) else code
                    if folded > MARK:
                        total = _with(total, folded & _FOLDED)
                        size += 1
                        short = total if size <= STEM else short
                        long = total if size <= NAME_STEM else long
                    place += _ONE
                    kind = type_of(codes[place], types) if place < end else 0
            found.letters[n], found.whole[n], found.stem[n], found.name[n] = size, total, short, long
            n += 1
        found.at[row + 1], found.says[row] = n, heard
    return n


@compiled
def anchors(found: Tokens, terms: Terms, language: int, own: U64) -> U64:
    """The hash of what each word is in other languages too, 0 for none and for what is the outlet's own name.

    Numbers in digits whatever their marks, months, names as written, stems of long words. A capital at the head of a
    sentence makes a name only of a word that has one elsewhere too.
    """
    low, high = terms.at[language], terms.at[language + 1]
    terms_word, terms_anchor, terms_capital = terms.word[low:high], terms.anchor[low:high], terms.capital[low:high]
    sieve = np.zeros(1 << 12, np.bool_)  # spares most words the search
    for word in terms_word:
        sieve[word >> np.uint64(52)] = True
    hashes = np.zeros(len(found.whole), np.uint64)
    names = np.empty(len(found.whole), np.uint64)
    names = np.sort(names[: _names(found, names)])
    _anchors(found, terms_word, terms_anchor, terms_capital, sieve, names, own, hashes)
    return hashes


@leaf
def nouns(found: Tokens, hashes: U64, stems: U64) -> None:
    """Fill in the stems of the words that were taken for names, where a language writes its nouns like names; else 0.

    "Explosion" in German is to be found as the name of somebody, and as the stem of "explosion" and "explotó".
    """
    for token in range(len(hashes)):
        is_name = hashes[token] & KIND == np.uint64(NAME) and found.letters[token] >= SHORTEST
        stems[token] = _sealed(found.stem[token], COGNATE) if is_name else np.uint64(0)


@leaf
def _names(found: Tokens, names: U64) -> int:
    """Fill in the words that have a capital within a sentence; how many they are."""
    size = 0
    for row in range(len(found.at) - 1):
        for token in range(found.at[row] + 1, found.at[row + 1]):
            if found.first[token] & UPPER:
                names[size] = found.whole[token]
                size += 1
    return size


@leaf
def _anchors(
    found: Tokens,
    terms_word: U64,
    terms_anchor: U64,
    terms_capital: Bools,
    sieve: Bools,
    names: U64,
    own: U64,
    hashes: U64,
) -> None:
    at, first, letters = found.at, found.first, found.letters
    whole, stem, name = found.whole, found.stem, found.name
    for row in range(len(at) - 1):
        for token in range(at[row], at[row + 1]):
            one = whole[token]
            if first[token] & (DECIMAL | FIGURE):
                hashes[token] = _sealed(one if first[token] & DECIMAL else np.uint64(0), NUMBER)
                continue
            capital = bool(first[token] & UPPER)
            if sieve[one >> np.uint64(52)]:
                place = np.searchsorted(terms_word, one)
                if place < len(terms_word) and terms_word[place] == one and (capital or not terms_capital[place]):
                    hashes[token] = terms_anchor[place]
                    continue
            if capital and letters[token] >= SHORTEST_NAME:
                if token == at[row]:
                    place = np.searchsorted(names, one)
                    capital = place < len(names) and names[place] == one
                if capital:
                    hashes[token] = _sealed(name[token], NAME)
                    for mine in own:
                        if hashes[token] == mine:
                            hashes[token] = np.uint64(0)
                    continue
            if letters[token] >= SHORTEST:
                hashes[token] = _sealed(stem[token], COGNATE)
