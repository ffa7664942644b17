"""Two passages word by word, as a person would mark up a text: left out, put in, replaced, moved.

In: two stretches of text. Out: Differences in the order of the second, which cover both stretches whole. Case, accents,
white space and forms of quotation marks are no difference. All offsets are code points of the texts that were given.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from firsthand.wording import fold

Kind = Literal["same", "dropped", "added", "replaced", "moved_from", "moved_to"]

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+|[^\w\s]")
_ALIKE = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "."}
_LONGEST = 2500  # words of a passage; beyond that the rest is told as one difference
_MANY = 800  # words from which on frequent ones are only looked at beside rarer ones: it would cost their square
_ISLAND = 2  # equal words between two changes: "fire" in "Fire Chief" and "the chief of the fire brigade"
_MOVED = 4  # words in a row that stand elsewhere: "of the fuel depot" may, but only where both sides changed
_LEFT = 8  # words left of a moved sentence on either side of what both have of it
_GAP = 6  # words of an edit inside something that was moved


class Stretch(NamedTuple):
    """Characters `[start, end)` of a text."""

    text: str
    start: int
    end: int


class Difference(NamedTuple):
    """A stretch of the first text and of the second: the same, or changed as `kind` says.

    What was moved stands twice, as `moved_from` and `moved_to` of one number `move`; the latter has the differences
    within it as `inner`.
    """

    kind: Kind
    a: tuple[int, int]
    b: tuple[int, int]
    move: int = 0
    inner: tuple["Difference", ...] = ()


class Token(NamedTuple):
    """A word, a number or a mark: what it is compared by, and its characters."""

    key: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is no mark."""
        return self.key[0].isalnum()


Tokens = Sequence[Token]
_Block = tuple[int, int, int]  # first token of a, first of b, how many are the same


def differences(one: Stretch, other: Stretch) -> list[Difference]:
    """What differs between two stretches, what they have in common included.

    >>> old, new = "Seven died on Monday.", "Nine died on Monday."
    >>> found = differences(Stretch(old, 0, len(old)), Stretch(new, 0, len(new)))
    >>> [(d.kind, old[slice(*d.a)], new[slice(*d.b)]) for d in found]
    [('replaced', 'Seven', 'Nine'), ('same', 'died on Monday.', 'died on Monday.')]
    """
    a, b = tokens_in(*one), tokens_in(*other)
    rest_a, rest_b = a[_LONGEST:], b[_LONGEST:]
    a, b = a[:_LONGEST], b[:_LONGEST]
    moves = _moves(a, b) if [token.key for token in a] != [token.key for token in b] else []
    found = list(_told(a, b, _beside(a, b, moves), moves, (one.start, other.start)))
    if rest_a or rest_b:
        found.append(_difference(rest_a, rest_b, (one.end, other.end)))
    return found


def compared_whole(one: Stretch, other: Stretch) -> bool:
    """Whether both stretches are short enough to be compared to their end."""
    return max(len(tokens_in(*one)), len(tokens_in(*other))) <= _LONGEST


def words_of(text: str) -> int:
    """How many words a text has."""
    return sum(1 for match in _TOKEN.finditer(text) if match[0][0].isalnum())


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """The words, numbers and marks of characters `[start, end)` of a text."""
    found = _TOKEN.finditer(text, start, end)
    return [Token(_ALIKE.get(match[0]) or fold(match[0]) or match[0], match.start(), match.end()) for match in found]


def _blocks(a: Tokens, b: Tokens) -> list[_Block]:
    """The longest equal stretch, and then to either side of it."""
    keys = [token.key for token in a], [token.key for token in b]
    if keys[0] == keys[1]:
        return [(0, 0, len(a))] if a else []
    matcher = SequenceMatcher(None, *keys, autojunk=max(len(a), len(b)) > _MANY)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]


def _without_islands(blocks: list[_Block], a: Tokens, b: Tokens) -> list[_Block]:
    """The blocks without small words that happen to stand in the middle of a rewritten stretch."""
    kept = [(0, 0, 0), *blocks, (len(a), len(b), 0)]
    while True:
        lonely = [
            n
            for n in range(1, len(kept) - 1)
            if _is_island(a[kept[n][0] : kept[n][0] + kept[n][2]], _gap(kept, n - 1, a, b), _gap(kept, n, a, b))
        ]
        if not lonely:
            return kept[1:-1]
        del kept[min(lonely, key=lambda n: (kept[n][2], n))]


def _is_island(tokens: Tokens, before: int, after: int) -> bool:
    if any(token.key in ".!?" for token in tokens):  # the end of a sentence is no accident
        return False
    words = sum(token.is_word for token in tokens)
    return words <= _ISLAND and before > 0 < after and before + after > 2 * words + 2


def _gap(blocks: Sequence[_Block], n: int, a: Tokens, b: Tokens) -> int:
    """How many words differ between a block and the next."""
    (i, j, size), (to_a, to_b, _) = blocks[n], blocks[n + 1]
    return max(sum(token.is_word for token in side) for side in (a[i + size : to_a], b[j + size : to_b]))


def _moves(a: Tokens, b: Tokens) -> list[tuple[range, range]]:
    """What of the first stands elsewhere in the second: tokens of both, in the order of the first.

    Of the runs that both have, those stay that keep their order and are longest together; the others were moved.
    """
    runs = _runs(a, b)
    stay = _in_order(runs)
    taken = {n for here, _ in stay for n in here}, {n for _, there in stay for n in there}
    found: list[tuple[range, range]] = []
    for here, there in (run for run in runs if run not in stay):
        if found:
            before, after = found[-1]
            gaps = range(before.stop, here.start), range(after.stop, there.start)
            near = before.stop <= here.start <= before.stop + _GAP and after.stop <= there.start <= after.stop + _GAP
            if near and not any(n in taken[side] for side, gap in enumerate(gaps) for n in gap):
                found[-1] = range(before.start, here.stop), range(after.start, there.stop)
                continue
        found.append((here, there))
    for n, move in enumerate(found):
        for side in (0, 1):
            taken[side].update(move[side])
        found[n] = _in_sentences(a, b, move, taken)
    return found


def _in_sentences(
    a: Tokens, b: Tokens, move: tuple[range, range], taken: tuple[set[int], set[int]]
) -> tuple[range, range]:
    """What was moved with the few words on either side that are left of its sentences in both texts."""
    starts = [_back(side, part.start, held) for side, part, held in zip((a, b), move, taken, strict=True)]
    stops = [_ahead(side, part.stop, held) for side, part, held in zip((a, b), move, taken, strict=True)]
    here, there = (
        range(
            part.start if None in starts else part.start - (starts[side] or 0),
            part.stop if None in stops else part.stop + (stops[side] or 0),
        )
        for side, part in enumerate(move)
    )
    taken[0].update(here)
    taken[1].update(there)
    return here, there


def _back(tokens: Tokens, at: int, taken: set[int]) -> int | None:
    """How many words stand before in the same sentence, where they are few and nobody else's."""
    for size in range(_LEFT + 1):
        if at - size == 0 or tokens[at - size - 1].key in ".!?":
            return size
        if at - size - 1 in taken:
            return None
    return None


def _ahead(tokens: Tokens, at: int, taken: set[int]) -> int | None:
    """The same for those behind, the stop at the end of the sentence included."""
    if at and tokens[at - 1].key in ".!?":
        return 0
    for size in range(_LEFT + 1):
        if at + size == len(tokens):
            return size
        if at + size in taken:
            return None
        if tokens[at + size].key in ".!?":
            return size + 1
    return None


def _runs(a: Tokens, b: Tokens) -> list[tuple[range, range]]:
    """Runs of the same words, wherever they stand, longest first and each word once; in the order of the first."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in _starts(b):
        where[tuple(token.key for token in b[j : j + _MOVED])].append(j)
    runs: list[tuple[int, int, int]] = []
    before: set[tuple[int, int]] = set()
    for i in _starts(a):
        here = {(i, j) for j in where.get(tuple(token.key for token in a[i : i + _MOVED]), ())}
        runs += [(_run(a, b, i, j), i, j) for _, j in here if (i - 1, j - 1) not in before]
        before = here
    free = [True] * len(a), [True] * len(b)
    found: list[tuple[range, range]] = []
    for size, i, j in sorted(runs, key=lambda run: (-run[0], abs(run[1] - run[2]), run[1:])):
        one, other = range(i, i + size), range(j, j + size)
        if all(free[0][n] for n in one) and all(free[1][n] for n in other):
            for n in range(size):
                free[0][i + n] = free[1][j + n] = False
            found.append((one, other))
    return sorted(found, key=lambda run: run[0].start)


def _starts(tokens: Tokens) -> Iterator[int]:
    """Where a run of words may begin; one of marks and small words says nothing."""
    for n in range(len(tokens) - _MOVED + 1):
        if sum(len(token.key) > 3 for token in tokens[n : n + _MOVED]) >= 2:
            yield n


def _run(a: Tokens, b: Tokens, i: int, j: int) -> int:
    size = 0
    while i + size < len(a) and j + size < len(b) and a[i + size].key == b[j + size].key:
        size += 1
    return size


def _in_order(runs: Sequence[tuple[range, range]]) -> set[tuple[range, range]]:
    """The runs that follow each other in both texts and have most words together."""
    best: list[tuple[int, int]] = []  # of the chain that ends with each run: its words, and the run before
    for n, (here, there) in enumerate(runs):
        before = [(best[m][0], m) for m in range(n) if runs[m][1].stop <= there.start]
        most, which = max(before, default=(0, -1))
        best.append((most + len(here), which))
    kept = set()
    at = max(range(len(best)), key=lambda n: (best[n][0], -n), default=-1)
    while at >= 0:
        kept.add(runs[at])
        at = best[at][1]
    return kept


def _beside(a: Tokens, b: Tokens, moves: Sequence[tuple[range, range]]) -> list[_Block]:
    """The equal blocks of what is left when all that was moved is taken out of both."""
    if not moves:
        return _without_islands(_blocks(a, b), a, b)
    left, right = ([n for n in range(len(side)) if not any(n in move[which] for move in moves)]
                   for which, side in enumerate((a, b)))  # fmt: skip
    x, y = [a[n] for n in left], [b[n] for n in right]
    found: list[_Block] = []
    for i, j, size in _without_islands(_blocks(x, y), x, y):
        for n in range(size):
            here, there = left[i + n], right[j + n]
            if n and found[-1][0] + found[-1][2] == here and found[-1][1] + found[-1][2] == there:
                found[-1] = (*found[-1][:2], found[-1][2] + 1)
            else:
                found.append((here, there, 1))
    return found


def _told(
    a: Tokens, b: Tokens, blocks: Sequence[_Block], moves: Sequence[tuple[range, range]], at: tuple[int, int]
) -> Iterator[Difference]:
    """Equal blocks and what lies between them, in the order of the second."""
    here = {move[0].start: (n, move[0]) for n, move in enumerate(moves, 1)}
    there = {move[1].start: (n, move[1]) for n, move in enumerate(moves, 1)}
    bounds = [(0, 0, 0), *blocks, (len(a), len(b), 0)]
    for (i, j, size), (to_a, to_b, _) in pairwise(bounds):
        if size:
            at = a[i + size - 1].end, b[j + size - 1].end
            yield Difference("same", (a[i].start, at[0]), (b[j].start, at[1]))
        old, new = list(_parts(range(i + size, to_a), here)), list(_parts(range(j + size, to_b), there))
        for part, move in old:
            if move:
                yield Difference("moved_from", _bounds(a, part), (at[1], at[1]), move)
        stays = [part for part, move in old if not move]
        comes = [part for part, move in new if not move]
        replaced = len(stays) == len(comes)
        if not replaced:
            for part in stays:
                yield Difference("dropped", _bounds(a, part), (at[1], at[1]))
        for part, move in new:
            if move:
                source = moves[move - 1][0]
                inner = tuple(_inner(a[source.start : source.stop], b[part.start : part.stop]))
                yield Difference("moved_to", _bounds(a, source), _bounds(b, part), move, inner)
            elif replaced:
                yield Difference("replaced", _bounds(a, stays.pop(0)), _bounds(b, part))
            else:
                where = _bounds(a, stays[-1])[1] if stays else at[0]
                yield Difference("added", (where, where), _bounds(b, part))


def _bounds(tokens: Tokens, part: range) -> tuple[int, int]:
    """Tokens of a part as characters."""
    return tokens[part.start].start, tokens[part.stop - 1].end


def _parts(gap: range, moved: dict[int, tuple[int, range]]) -> Iterator[tuple[range, int]]:
    """The pieces of a gap, each with the number of its move, 0 for none."""
    at = gap.start
    for start in sorted(start for start in moved if start in gap):
        number, part = moved[start]
        if at < start:
            yield range(at, start), 0
        yield part, number
        at = part.stop
    if at < gap.stop:
        yield range(at, gap.stop), 0


def _inner(a: Tokens, b: Tokens) -> Iterator[Difference]:
    """The differences within something that was moved: there nothing moves again."""
    return _told(a, b, _without_islands(_blocks(a, b), a, b), [], (a[0].start, b[0].start))


def _difference(a: Tokens, b: Tokens, at: tuple[int, int]) -> Difference:
    """Tokens of the first in the place of tokens of the second; `at` is where a side without any stands."""
    kind: Kind = "replaced" if a and b else "dropped" if a else "added"
    return Difference(
        kind,
        (a[0].start, a[-1].end) if a else (at[0], at[0]),
        (b[0].start, b[-1].end) if b else (at[1], at[1]),
    )
