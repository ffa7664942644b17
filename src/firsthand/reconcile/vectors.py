"""Word vectors: how alike texts are, by TF-IDF of their words, without a table of every two.

In: texts. Out: Vectors, a unit row a text that holds only the words it has, and the cosine of any mix of rows with all.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from re import finditer
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from firsthand.compiled import compiled
from firsthand.wording import unaccented

Floats = npt.NDArray[np.float64]
Weights = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Hashed = npt.NDArray[np.int16]
Rows = npt.NDArray[np.int32]

_WIDTH = 8192  # hashed words
# As many texts as a name is taken to have been looked for in, where there are fewer. In thirteen pages on one shipwreck
# its names stand everywhere, and by what they have in common those pages lie no closer than any. Of eleven piles of 5
# to 13 pages on one affair each none was one story; now six are, and two others all but one page. Five affairs in one
# pile stay apart, from 40 to 300.
_LEAST = 40


class Vectors(NamedTuple):
    """Row `i` has `weight[start[i]:start[i + 1]]` at the hashed words `word[...]`.

    The same entries by word: `row[first[w]:first[w + 1]]` have the word `w`, with the weights `at[...]`.
    """

    start: Numbers
    word: Hashed
    weight: Weights
    first: Numbers
    row: Rows
    at: Weights

    def __len__(self) -> int:
        return len(self.start) - 1

    def mixed(self, rows: Sequence[int]) -> Floats:
        """The sum of some rows, of shape (hashed words,)."""
        found = np.zeros(_WIDTH)
        for row in rows:
            here = slice(self.start[row], self.start[row + 1])
            found[self.word[here]] += self.weight[here]
        return found

    def cosine(self, mix: Floats, row: int) -> float:
        """The product of a mix with one row, to the last digit what `cosines` has for it."""
        return float(_product(mix, self.word, self.weight, self.start[row], self.start[row + 1]))

    def cosines(self, mix: Floats) -> Floats:
        """The product of a mix with every row, of shape (rows,): with a row as the mix, its cosine with each."""
        found = np.zeros(len(self.start) - 1)
        _multiply(mix, self.first, self.row, self.at, found)
        return found


@compiled
def _product(mix: Floats, word: Hashed, weight: Weights, start: int, end: int) -> float:
    found = 0.0
    for k in range(start, end):
        found += mix[word[k]] * weight[k]
    return found


@compiled
def _multiply(mix: Floats, first: Numbers, row: Rows, at: Weights, found: Floats) -> None:
    for word in range(len(mix)):
        if mix[word] != 0:
            for k in range(first[word], first[word + 1]):
                found[row[k]] += mix[word] * at[k]


def vectors_of(texts: Iterable[str]) -> Vectors:
    """One unit row a text: TF-IDF of its words.

    A name weighs double and never falls to nothing: in a case about one town every page names it, and that is what
    makes them one affair.
    """
    number: dict[str, int] = {}
    which, times, ends = array("l"), array("l"), array("l", [0])
    for text in texts:
        for word, count in _counts(text).items():
            which.append(number.setdefault(word, len(number)))
            times.append(count)
        ends.append(len(which))
    start, words = np.array(ends, np.int64), np.array(which, np.int64)
    seen = np.bincount(words, minlength=len(number))
    hashed = np.array([crc32(word.casefold().encode()) % _WIDTH for word in number], np.int64)
    each = (1 + np.log(np.array(times, np.int64))) * _rarities(number, seen, len(start) - 1)[words]
    rows = [_unit(hashed[words[a:b]], each[a:b]) for a, b in pairwise(start.tolist())]
    return _by_word(rows)


def _rarities(number: dict[str, int], seen: Numbers, texts: int) -> Floats:
    """The weight of each word of a vocabulary, by how many texts have it."""
    small = {word for word in number if word.islower()}
    rarity, of_name = ((1 + many) / np.maximum(seen, 1) for many in (texts, max(texts, _LEAST)))
    named = np.array([word not in small and word.casefold() not in small for word in number], bool)
    return np.where(named, 2 * np.log(of_name + 1), np.log(rarity + 0.2))


def _unit(hashed: Numbers, weight: Floats) -> tuple[Hashed, Weights]:
    """A text's hashed words, each once, with weights of length 1."""
    kept, which = np.unique(hashed, return_inverse=True)
    summed = np.bincount(which, weight, len(kept))
    length = np.linalg.norm(summed)
    return kept.astype(np.int16), (summed / (length or 1)).astype(np.float32)


def _by_word(rows: Sequence[tuple[Hashed, Weights]]) -> Vectors:
    word = np.concatenate([np.empty(0, np.int16), *(words for words, _ in rows)])
    weight = np.concatenate([np.empty(0, np.float32), *(weights for _, weights in rows)])
    sizes = np.array([len(words) for words, _ in rows], np.int64)
    order = np.argsort(word, kind="stable")
    first = np.searchsorted(word[order], np.arange(_WIDTH + 1)).astype(np.int64)
    row = np.repeat(np.arange(len(rows), dtype=np.int32), sizes)[order]
    return Vectors(np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64), word, weight, first, row, weight[order])


def _counts(text: str) -> Counter[str]:
    """How often each word stands in a text, as it is written there, accents aside."""
    return Counter(unaccented(match.group()) for match in finditer(r"[^\W_]{3,}", text))
