"""Stories: which articles are about the same affair, so that mentions are compared only within one.

In: a Pile. Out: how alike two articles are (TF-IDF of words, names weighing more), and a story number for each.
Average linkage: a chain of look-alikes does not fuse two affairs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log
from zlib import crc32

import numpy as np
import numpy.typing as npt

from firsthand.reconcile.pile import Pile
from firsthand.records import Span
from firsthand.wording import unaccented

Matrix = npt.NDArray[np.float32]

# Mean cosine at which two groups are one affair. "Same kind in the same story" on the training topics of ECB+ is flat
# above it (CoNLL F1 72.7 at .06, 74.8 at .10, 75.5 at .17); the low end is taken, because a retelling that is cut off
# from its affair is never compared with it again.
THRESHOLD = 0.10
# And at which they tell of the same things: "same kind" within such strands is flat on the same topics from .17 to .20
# (CoNLL F1 76.3, 76.5; 75.8 at .15, 75.4 at .23), and again the low end is taken.
STRAND = 0.17
_WIDTH = 8192  # hashed words: 600 pages take 20 MB
_TIED = 0.6  # a copied passage or a resolved credit: the same affair, whatever the rest of the page says


def word_vectors(texts: Sequence[str]) -> Matrix:
    """One unit row a text: TF-IDF of its words.

    A name weighs double and never falls to nothing: in a case about one town every page names it, and that is what
    makes them one affair.
    """
    counts = [_counts(text) for text in texts]
    seen = Counter(word for count in counts for word in count)
    small = {word for word in seen if word.islower()}
    rows = np.zeros((len(texts), _WIDTH), dtype=np.float32)
    for row, count in zip(rows, counts, strict=True):
        for word, times in count.items():
            rarity = (1 + len(texts)) / seen[word]
            named = word not in small and word.casefold() not in small
            weight = 2 * log(rarity + 1) if named else log(rarity + 0.2)
            row[crc32(word.casefold().encode()) % _WIDTH] += (1 + log(times)) * weight
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(norms == 0, 1, norms)).astype(np.float32)


def likeness(pile: Pile) -> tuple[dict[str, int], Matrix]:
    """Each article's row, and the cosine of every two; page furniture aside."""
    bare: dict[str, list[Span]] = defaultdict(list)
    for edge in pile.lineage.reuse:
        if edge.content == "boilerplate":
            bare[edge.a.article].append(edge.a)
            bare[edge.b.article].append(edge.b)
    rows = word_vectors([_told(pile, name, bare[name]) for name in pile.articles])
    return {name: i for i, name in enumerate(pile.articles)}, rows @ rows.T


def stories(
    row: dict[str, int], alike: Matrix, ties: Iterable[tuple[str, str]], threshold: float = THRESHOLD
) -> dict[str, int]:
    """A story number for each article, counted in the order of the pile."""
    tied = alike.copy()
    for a, b in ties:
        tied[row[a], row[b]] = tied[row[b], row[a]] = max(_TIED, float(tied[row[a], row[b]]))
    labels = cluster(tied, threshold)
    return {name: labels[i] for name, i in row.items()}


def cluster(alike: Matrix, threshold: float) -> list[int]:
    """Average-linkage groups of a similarity matrix, by nearest-neighbour chains; labels in order of first member."""
    n = len(alike)
    work = alike.astype(np.float64)
    np.fill_diagonal(work, -np.inf)
    size, alive, into = np.ones(n), np.ones(n, dtype=bool), list(range(n))
    chain: list[int] = []
    while alive.any():
        if not chain:
            chain.append(int(np.argmax(alive)))
        at = chain[-1]
        near = int(np.argmax(work[at]))
        if work[at, near] < threshold:
            alive[at] = False
            work[at, :] = work[:, at] = -np.inf
            chain.pop()
        elif len(chain) > 1 and work[at, chain[-2]] >= work[at, near]:
            keep, gone = sorted((at, chain[-2]))
            chain = chain[:-2]
            merged = (size[keep] * work[keep] + size[gone] * work[gone]) / (size[keep] + size[gone])
            merged[[keep, gone]] = -np.inf
            work[keep, :] = work[:, keep] = merged
            work[gone, :] = work[:, gone] = -np.inf
            size[keep] += size[gone]
            alive[gone], into[gone] = False, keep
        else:
            chain.append(near)
    return _labels(into)


def _labels(into: list[int]) -> list[int]:
    def top(i: int) -> int:
        while into[i] != i:
            i = into[i]
        return i

    number: dict[int, int] = {}
    return [number.setdefault(top(i), len(number)) for i in range(len(into))]


def _told(pile: Pile, name: str, furniture: Sequence[Span]) -> str:
    """An article's text without what its page, or lineage, calls furniture."""
    text = list(pile.articles[name].text)
    bare = [(b.start, b.end) for b in pile.articles[name].blocks if b.kind == "boilerplate"]
    bare += [(span.start, span.end) for span in furniture]
    for start, end in bare:
        text[start:end] = " " * (end - start)
    return "".join(text)


def _counts(text: str) -> Counter[str]:
    """How often each word stands in a text, as it is written there, accents aside."""
    return Counter(unaccented(match.group()) for match in re.finditer(r"[^\W_]{3,}", text))
