"""The sentences of a pile and what of each stays the same in another language, as numbers.

In: a Pile and what its words are. Out: Anchored. An anchor has one number in the whole pile, so that what two sentences
share is found by comparing numbers; it is written out only where somebody reads it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.cognates import (
    CAPITAL_NOUNS,
    KIND,
    Terms,
    Tokens,
    anchors,
    nouns,
    own_name,
    terms_of,
    tokens,
    written,
)
from firsthand.lineage.datelines import date_lines
from firsthand.lineage.fingerprint import I32, U64, Bools, Bytes, Longs, Words, folding, utf8
from firsthand.lineage.kind import FURNITURE, Kinds, blocks_together, characters, token_ranges
from firsthand.lineage.pile import Pile
from firsthand.lineage.sentences import Codes, Types, cut, stopped, types
from firsthand.marks import classes, quoted

_HIGH = np.uint64(8)  # bits of a hash that tell no slot: the last of them say what kind the anchor is
T = TypeVar("T", bound=np.generic)
LETTERS = 24  # of a sentence that says something: "quarta-feira, 24 de setembro de 2008" has 23


class Sentence(NamedTuple):
    """Characters `[start, end)` of an article and the anchors in it.

    `own` when it says something in the outlet's own words: no date line, no third party's words.
    """

    start: int
    end: int
    anchors: frozenset[str]
    own: bool = True


class Anchored(NamedTuple):
    """The sentences of many articles end to end; those of article i are `[at[i], at[i + 1])`.

    Sentence n is characters `[start[n], end[n])`, `bare` where it ends with no stop, while most of its article do: a
    headline, a link, a line of a list. Its anchors are `anchor[of[n] : of[n + 1]]`, each once, and `word` is
    the character where each of them begins. By the number of an anchor, `hash` says what it is, `held` in how many
    articles it stands, `spread` whether these are in two languages or more, and `nouns` whether all are in one that
    writes its nouns like names.
    """

    at: Longs
    start: I32
    end: I32
    own: Bools
    bare: Bools
    of: Longs
    anchor: I32
    word: I32
    hash: U64
    held: I32
    spread: Bools
    nouns: Bools

    def place(self, n: int) -> tuple[int, int]:
        """The characters of sentence n."""
        return int(self.start[n]), int(self.end[n])

    def places(self, rank: int) -> list[tuple[int, int]]:
        """The characters of the sentences of an article."""
        here = slice(self.at[rank], self.at[rank + 1])
        return list(zip(self.start[here].tolist(), self.end[here].tolist(), strict=True))

    def sentences(self, rank: int, text: str, language: str) -> list[Sentence]:
        """The sentences of an article, written out."""
        found = []
        for n in range(self.at[rank], self.at[rank + 1]):
            every = range(self.of[n], self.of[n + 1])
            found.append(
                Sentence(*self.place(n), frozenset(self._written(n, every, text, language)), bool(self.own[n]))
            )
        return found

    def _written(self, n: int, places: Iterable[int], text: str, language: str) -> Iterator[str]:
        end = int(self.end[n])
        for place in places:
            yield written(text, int(self.word[place]), end, int(self.hash[self.anchor[place]] & KIND), language)


class _Seen(NamedTuple):
    """The anchors met so far: a hash table with open addresses, and by number what is known of each.

    `slot` has hashes, 0 where it is free, and `number` whose they are. `held` counts the articles of an anchor,
    `article` and `sentence` are the last that had it; `language` is that of the first, `spread` whether another has it.
    """

    slot: U64
    number: I32
    hash: U64
    held: I32
    article: I32
    sentence: I32
    language: I32
    spread: Bools


class _Tables(NamedTuple):
    """What each character folds to, what it is in a sentence, and what it is between quotation marks."""

    folds: Codes
    types: Types
    classes: NDArray[np.uint8]


class _Names(NamedTuple):
    """The anchors of outlets' own names; those of outlet i are `[at[i], at[i + 1])`."""

    at: Longs
    anchor: U64


def anchored(
    pile: Pile, kinds: Kinds, languages: Sequence[str], text: Bytes | None = None, row: Longs | None = None
) -> Anchored:
    """The sentences that are no furniture, of every article whose language is known: "" is none.

    `text` has what the articles say, where it is at hand; that of the article of rank i stands at place `row[i]` of it.
    """
    bounds, bounds_at = _telling(pile, languages)
    codes = sorted(set(languages) - {""})
    language = {code: n for n, code in enumerate(codes)} | {"": -1}
    outlets = {name: n for n, name in enumerate(sorted({article.outlet or "" for article in pile.articles}))}
    names = [own_name(name) for name in outlets]
    found = _anchored(
        utf8([article.text for article in pile.articles]) if text is None else text,
        np.arange(len(pile.articles)) if row is None or text is None else row,
        bounds,
        bounds_at,
        pile.words,
        kinds,
        _Tables(folding(), types(), classes()),
        terms_of(codes),
        np.array([language[code] for code in languages], np.int64),
        np.array([code in CAPITAL_NOUNS for code in codes], np.bool_),
        _Names(np.cumsum([0, *map(len, names)]), np.array([one for name in names for one in name], np.uint64)),
        np.array([outlets[article.outlet or ""] for article in pile.articles], np.int64),
        *(np.empty(len(pile.words.word) + 1024, np.int32) for _ in range(2)),  # fewer words are anchors in most piles
    )
    return Anchored(*found)


def _telling(pile: Pile, languages: Sequence[str]) -> tuple[Longs, Longs]:
    """Characters of the paragraphs of each article, without those that only say when its page was printed."""
    _, start, end, at = blocks_together(pile.articles)
    owner = np.repeat(np.arange(len(at) - 1, dtype=np.int32), np.diff(at))
    low, high = token_ranges(start, end, owner, pile.words)
    known = np.array([bool(code) for code in languages], bool)
    kept = known[owner] & ~date_lines(low, high, at, pile.words)
    return np.stack((start[kept], end[kept]), axis=1), np.concatenate([[0], np.cumsum(kept)])[at]


@compiled
def _anchored(
    text: Bytes,
    place: Longs,
    paragraphs: Longs,
    paragraph_at: Longs,
    known: Words,
    kinds: Kinds,
    tables: _Tables,
    terms: Terms,
    language: Longs,
    capital_nouns: Bools,
    names: _Names,
    outlet: Longs,
    anchor: I32,
    word: I32,
) -> tuple[Longs, I32, I32, Bools, Bools, Longs, I32, I32, U64, I32, Bools, Bools]:
    """The columns of Anchored; `anchor` and `word` are room for these two, used where they fit."""
    at, of = np.zeros(len(text.at), np.int64), np.zeros(65, np.int64)
    start, end = np.empty(64, np.int32), np.empty(64, np.int32)
    own, bare = np.empty(64, np.bool_), np.empty(64, np.bool_)
    codes = np.empty(1, np.uint32)
    seen = _nothing()
    count = n = m = 0
    for rank in range(len(text.at) - 1):
        at[rank + 1] = n
        if language[rank] < 0:
            continue
        codes, length = characters(text.data, text.at[place[rank]], text.at[place[rank] + 1], codes)
        bounds = paragraphs[paragraph_at[rank] : paragraph_at[rank + 1]]
        rows = cut(codes[:length], bounds, tables.types)
        said = quoted(codes[:length], bounds, tables.classes)
        found = tokens(codes, rows, tables.folds, tables.types)
        mine = names.anchor[names.at[outlet[rank]] : names.at[outlet[rank] + 1]]
        hashes = anchors(found, terms, language[rank], mine)
        twice = capital_nouns[language[rank]]
        while count + 2 * len(hashes) > len(seen.hash):
            seen = _wider(seen)
        while m + 2 * len(hashes) > len(anchor):
            anchor, word = _roomier(anchor), _roomier(word)
        while n + len(rows) > len(start):
            start, end, of = _roomier(start), _roomier(end), _roomier(of)
            own, bare = _roomier(own), _roomier(bare)
        numbers = np.empty(len(hashes), np.int32)
        count = _numbered(seen, count, hashes, numbers)
        more = numbers[:0]
        if twice:
            stems = np.empty(len(hashes), np.uint64)
            nouns(found, hashes, stems)
            more = np.empty(len(hashes), np.int32)
            count = _numbered(seen, count, stems, more)
        first = m
        readable = np.empty(len(rows), np.bool_)
        _read(known, kinds, rank, rows, readable)
        for row in range(len(rows)):
            low, high = rows[row, 0], rows[row, 1]
            if not readable[row]:
                continue
            m = _with_anchors(found, row, numbers, seen.sentence, n, anchor, word, m)
            if twice:
                m = _with_anchors(found, row, more, seen.sentence, n, anchor, word, m)
            start[n], end[n] = low, high
            own[n] = found.says[row] >= LETTERS and _own(said, low, high)
            bare[n] = not stopped(codes, low, high, tables.types)
            n += 1
            of[n] = m
        _if_few(bare[at[rank] : n])
        _count(seen, anchor[first:m], rank, language[rank])
        at[rank + 1] = n
    held_by_nouns = np.zeros(count, np.bool_)
    for number in range(count):
        held_by_nouns[number] = not seen.spread[number] and capital_nouns[seen.language[number]]
    return (
        at,
        start[:n].copy(),
        end[:n].copy(),
        own[:n].copy(),
        bare[:n].copy(),
        of[: n + 1].copy(),
        anchor[:m],
        word[:m],
        seen.hash[:count].copy(),
        seen.held[:count].copy(),
        seen.spread[:count].copy(),
        held_by_nouns,
    )


@compiled
def _nothing() -> _Seen:
    size = 1 << 12
    return _Seen(
        np.zeros(2 * size, np.uint64),
        np.zeros(2 * size, np.int32),
        np.zeros(size, np.uint64),
        np.zeros(size, np.int32),
        np.full(size, -1, np.int32),
        np.full(size, -1, np.int32),
        np.zeros(size, np.int32),
        np.zeros(size, np.bool_),
    )


@compiled
def _wider(seen: _Seen) -> _Seen:
    """The same with twice the room."""
    size = 2 * len(seen.slot)
    slot, number = np.zeros(size, np.uint64), np.zeros(size, np.int32)
    for n in range(len(seen.hash)):
        if seen.hash[n]:
            place = np.int64(seen.hash[n] >> _HIGH) & (size - 1)
            while slot[place]:
                place = (place + 1) & (size - 1)
            slot[place], number[place] = seen.hash[n], n
    never = np.full(len(seen.hash), -1, np.int32)
    return _Seen(
        slot,
        number,
        _roomier(seen.hash),
        _roomier(seen.held),
        np.concatenate((seen.article, never)),
        np.concatenate((seen.sentence, never)),
        _roomier(seen.language),
        _roomier(seen.spread),
    )


@leaf
def _with_anchors(
    found: Tokens, row: int, numbers: I32, last: I32, sentence: int, anchor: I32, word: I32, m: int
) -> int:
    """Fill in the anchors of a sentence, each once, and the characters where they begin, from place `m` on; up to
    which place. `last` says in which sentence an anchor was met last."""
    for token in range(found.at[row], found.at[row + 1]):
        number = numbers[token]
        if number >= 0 and last[number] != sentence:
            last[number] = sentence
            anchor[m], word[m] = number, found.start[token]
            m += 1
    return m


@leaf
def _numbered(seen: _Seen, count: int, hashes: U64, found: I32) -> int:
    """Fill in the number of each anchor, -1 where there is none; how many numbers are given then."""
    slot, number, known = seen.slot, seen.number, seen.hash
    mask = len(slot) - 1
    for n in range(len(hashes)):
        one = hashes[n]
        found[n] = -1
        if not one:
            continue
        place = np.int64(one >> _HIGH) & mask
        while slot[place] != one and slot[place]:
            place = (place + 1) & mask
        if not slot[place]:
            slot[place], number[place], known[count] = one, count, one
            count += 1
        found[n] = number[place]
    return count


@leaf
def _count(seen: _Seen, anchors: I32, rank: int, language: int) -> None:
    """Count an article for each of its anchors."""
    held, article, languages, spread = seen.held, seen.article, seen.language, seen.spread
    for number in anchors:
        if article[number] == rank:
            continue
        article[number] = rank
        if not held[number]:
            languages[number] = language
        elif languages[number] != language:
            spread[number] = True
        held[number] += 1


@leaf
def _read(known: Words, kinds: Kinds, rank: int, sentences: Longs, readable: Bools) -> None:
    """Fill in whether more than half of the tokens of each sentence are no furniture; most sentences are in order."""
    first, last = known.at[rank], known.at[rank + 1]
    low = first
    for row in range(len(sentences)):
        start, end = sentences[row, 0], sentences[row, 1]
        if row and start < sentences[row - 1, 0]:
            low = first
        while low < last and known.start[low] < start:
            low += 1
        high, kept = low, 0
        while high < last and known.end[high] <= end:
            kept += kinds[high] != FURNITURE
            high += 1
        readable[row] = 2 * kept > high - low


@leaf
def _if_few(bare: Bools) -> None:
    """Let no sentence be bare where most are: in Thai nothing ends with a stop."""
    count = 0
    for one in bare:
        count += one
    if 2 * count > len(bare):
        bare[:] = False


@leaf
def _own(said: Longs, start: int, end: int) -> bool:
    """Whether at most half of a sentence is between closed quotation marks."""
    inside = 0
    for n in range(len(said)):
        if said[n, 2]:
            inside += max(0, min(end, said[n, 1]) - max(start, said[n, 0]))
    return 2 * inside <= end - start


@compiled
def _roomier(column: NDArray[T]) -> NDArray[T]:
    return np.concatenate((column, np.zeros_like(column)))
