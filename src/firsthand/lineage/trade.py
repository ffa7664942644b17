"""Phrases of the trade: what every newsroom writes in the same words, so that no story has it from another.

In: ties and the words of their articles. Out: the ties without what is such phrases and little else. "On condition of
anonymity because they were not authorized to speak publicly about the matter" stands in stories that have nothing to do
with each other; in a copied story it is a part of the copy as any other sentence is.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from firsthand.compiled import compiled
from firsthand.engine.grouping import Sought, is_sought, sought
from firsthand.lineage.fingerprint import Bools, Longs, Words, words
from firsthand.lineage.kind import BODY, FURNITURE
from firsthand.lineage.passages import A_END, CONTENT, EQUAL, HIGH, LEAST_BODY, LOW, OWN, A, Ties, but_pieces
from firsthand.resources import languages, table

MOST = 60  # words of a piece that may be phrases: two or three of them, one behind the other
AROUND = 20  # words before and behind a piece: a phrase may have been begun otherwise in the other article

_Ways = Sequence[Sequence[int]]  # the words, by their hashes, that may stand at one place of a phrase; () is none


class _Known(NamedTuple):
    """The phrases by each word that they may begin with; and a word of each that tells of it."""

    by_first: dict[int, list[Sequence[_Ways]]]
    telling: Sought


def without_phrases(ties: Ties, known: Words) -> Ties:
    """The ties, but for pieces that are phrases of the trade and fewer words beside them than a copy has.

    The body that a tie has beside them is taken together: behind a copied paragraph they are copied, too.
    """
    may_be = np.zeros(len(ties.pieces), np.bool_)
    _may_be(ties, known, _phrases().telling, may_be)
    if not may_be.any():
        return ties
    own = np.where(ties.pieces[:, CONTENT] == BODY, ties.pieces[:, OWN], ties.pieces[:, EQUAL])
    for piece, tie in zip(np.flatnonzero(may_be), ties.tie_of_piece()[may_be], strict=True):
        own[piece] -= _of_phrases(ties, int(ties.a[tie]), ties.pieces[piece], known)
    of_phrases = may_be & (own < LEAST_BODY) & (own < ties.pieces[:, EQUAL])
    if not of_phrases.any():
        return ties
    body = np.zeros(len(ties.a), np.int64)
    np.add.at(body, ties.tie_of_piece(), np.where(ties.pieces[:, CONTENT] == BODY, own, 0))
    copied = (body >= LEAST_BODY)[ties.tie_of_piece()]
    return but_pieces(ties, of_phrases & ~copied)


@compiled
def _may_be(ties: Ties, known: Words, telling: Sought, found: Bools) -> None:
    """Say of each piece whether it is short, and stands at a word that tells of a phrase."""
    for tie in range(len(ties.a)):
        low, high = known.at[ties.a[tie]], known.at[ties.a[tie] + 1]
        for piece in range(ties.at[tie], ties.at[tie + 1]):
            row = ties.pieces[piece]
            if row[EQUAL] <= MOST and row[CONTENT] != FURNITURE:
                for token in range(max(low, low + row[A] - AROUND), min(high, low + row[A_END] + AROUND)):
                    if is_sought(known.word[token], telling):
                        found[piece] = True
                        break


def _of_phrases(ties: Ties, a: int, row: Longs, known: Words) -> int:
    """How many of the equal words of a piece are of phrases, as they stand in its first article."""
    low, high = int(known.at[a]), int(known.at[a + 1])
    begin, end = max(low, low + int(row[A]) - AROUND), min(high, low + int(row[A_END]) + AROUND)
    of_phrase = np.zeros(end - begin, np.bool_)
    for first, last in _standing(known.word[begin:end].tolist()):
        of_phrase[first:last] = True
    if row[CONTENT] != BODY:
        return int(of_phrase[low + row[A] - begin : low + row[A_END] - begin].sum())
    runs = ties.bodies[row[LOW] : row[HIGH]]
    return int(sum(of_phrase[low + i - begin : low + i - begin + size].sum() for i, _, size in runs.tolist()))


def _standing(tokens: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where phrases stand among some words: the first of each, and the one behind its last."""
    by_first = _phrases().by_first
    for place, token in enumerate(tokens):
        ends = [_end(phrase, tokens, place, 0) for phrase in by_first.get(token, ())]
        if ends and (last := max(ends)) > place:
            yield place, last


def _end(phrase: Sequence[_Ways], tokens: Sequence[int], place: int, part: int) -> int:
    """Behind which word a phrase ends at the furthest, from that part of it on; -1 where it does not stand there."""
    if part == len(phrase):
        return place
    fits = (one for one in phrase[part] if tuple(tokens[place : place + len(one)]) == one)
    return max((_end(phrase, tokens, place + len(one), part + 1) for one in fits), default=-1)


@cache
def _phrases() -> _Known:
    """Those of all languages."""
    rows = sorted({row["term"] for language in languages() for row in table(language, "trade_phrases")})
    parts = [parts_of(row) for row in rows]
    forms = sorted({word for phrase in parts for ways in phrase for way in ways for word in way})
    hash_of = dict(zip(forms, words(forms).word.tolist(), strict=True))
    by_first: dict[int, list[Sequence[_Ways]]] = {}
    telling: set[int] = set()
    for phrase in parts:
        hashed = [[tuple(hash_of[word] for word in way) for way in ways] for ways in phrase]
        openings = {way[0] for ways in hashed[: _needed(phrase) + 1] for way in ways if way}
        for first in openings:
            by_first.setdefault(first, []).append(hashed)
        needed = [ways for ways in phrase if () not in ways]
        longest = max(needed, key=lambda ways: min(max(map(len, way)) for way in ways))
        telling.update(hash_of[max(way, key=len)] for way in longest)
    return _Known(by_first, sought(np.array(sorted(telling), np.uint64)))


def _needed(phrase: Sequence[Sequence[Sequence[str]]]) -> int:
    """The first part of a phrase that may not be missing."""
    return next(n for n, ways in enumerate(phrase) if () not in ways)


def parts_of(term: str) -> list[list[tuple[str, ...]]]:
    """The parts of a phrase, each with the words that may stand there; () where none need to.

    >>> parts_of("because he/she wasn't [even_now]")
    [[('because',)], [('he',), ('she',)], [('wasn', 't')], [(), ('even', 'now')]]
    """
    return [
        [()] * part.startswith("[") + [tuple(_tokens(one)) for one in part.strip("[]").split("/")]
        for part in term.split()
    ]


def _tokens(choice: str) -> list[str]:
    text = choice.replace("_", " ")
    found = words([text])
    return [text[start:end] for start, end in zip(found.start.tolist(), found.end.tolist(), strict=True)]
