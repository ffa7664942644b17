"""Stories: which articles are about the same affair, so that mentions are compared only within one.

In: a Pile. Out: how alike its articles are, and a story number for each. Average linkage: a chain of look-alikes does
not fuse two affairs. No table of every two articles is made: of 50,000 it would take 20 GB.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from firsthand.reconcile.pile import Pile
from firsthand.reconcile.vectors import Floats, Vectors, vectors_of
from firsthand.records import Span

# Mean cosine at which two groups are one affair. "Same kind in the same story" on the training topics of ECB+ is flat
# above it (CoNLL F1 72.7 at .06, 74.8 at .10, 75.5 at .17); the low end is taken, because a retelling that is cut off
# from its affair is never compared with it again.
THRESHOLD = 0.10
# And at which they tell of the same things: "same kind" within such strands is flat on the same topics from .17 to .20
# (CoNLL F1 76.3, 76.5; 75.8 at .15, 75.4 at .23), and again the low end is taken.
STRAND = 0.17
_TIED = 0.6  # a copied passage or a resolved credit: the same affair, whatever the rest of the page says
_HELD = 128  # groups whose likeness to all others is kept: 50 MB where there are 50,000 articles


def likeness(pile: Pile) -> tuple[dict[str, int], Vectors]:
    """Each article's row, and the word vectors of all; page furniture aside."""
    bare: dict[str, list[Span]] = defaultdict(list)
    for edge in pile.lineage.reuse:
        if edge.content == "boilerplate":
            bare[edge.a.article].append(edge.a)
            bare[edge.b.article].append(edge.b)
    return {name: i for i, name in enumerate(pile.articles)}, vectors_of(_told(pile, n, bare[n]) for n in pile.articles)


def stories(
    row: dict[str, int], alike: Vectors, ties: Iterable[tuple[str, str]], threshold: float = THRESHOLD
) -> dict[str, int]:
    """A story number for each article, counted in the order of the pile; ties are at least as alike as `_TIED`."""
    labels = cluster(alike, {(row[a], row[b]) for a, b in ties}, threshold)
    return {name: labels[i] for name, i in row.items()}


def cluster(alike: Vectors, ties: Iterable[tuple[int, int]], threshold: float) -> list[int]:
    """Average-linkage groups of rows, by nearest-neighbour chains; labels in order of first member."""
    work = _Work(alike, _partners(ties))
    into = list(range(len(alike)))
    chain: list[int] = []
    while work.alive.any():
        if not chain:
            chain.append(int(np.argmax(work.alive)))
        at = chain[-1]
        mine = work.row(at)
        near = int(np.argmax(mine))
        if mine[near] < threshold:
            work.close(at)
            chain.pop()
        elif len(chain) > 1 and mine[chain[-2]] >= mine[near]:
            keep, gone = sorted((at, chain[-2]))
            chain = chain[:-2]
            work.merge(keep, gone)
            into[gone] = keep
        else:
            chain.append(near)
    return _labels(into)


def _partners(ties: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for a, b in ties:
        found[a].add(b)
        found[b].add(a)
    return {a: sorted(tied) for a, tied in found.items()}


class _Work:
    """The groups that are left, and the mean likeness of some to all others.

    A group is known by its first row. Of the table of every two groups, the rows asked for last are kept and follow
    each merge; any other is made anew from the words of its members.
    """

    def __init__(self, alike: Vectors, partners: dict[int, list[int]]) -> None:
        n = len(alike)
        self._alike, self._partners = alike, partners
        self._members = [[i] for i in range(n)]
        self._group = np.arange(n)
        self._size = np.ones(n)
        self.alive = np.ones(n, dtype=bool)
        self._held = np.zeros((min(_HELD, n), n))
        self._slot: dict[int, int] = {}  # of each kept row, those asked for last at the end
        self._free = list(range(len(self._held)))

    def row(self, at: int) -> Floats:
        """How alike a group is to each other one on the mean; what is no group any more, or itself, is no match."""
        if at in self._slot:
            self._slot[at] = self._slot.pop(at)
        else:
            self._slot[at] = self._free.pop() if self._free else self._slot.pop(next(iter(self._slot)))
            self._held[self._slot[at]] = self._made(at)
        found: Floats = self._held[self._slot[at]]
        return found

    def _made(self, at: int) -> Floats:
        members = self._members[at]
        total = self._alike.cosines(self._alike.mixed(members)).astype(np.float32)  # ties are ties: equal is equal
        for member in members:
            if tied := self._partners.get(member):
                mine = self._alike.mixed([member])
                cosines = np.array([self._alike.cosine(mine, other) for other in tied], np.float32)
                total[tied] += np.maximum(cosines, np.float32(_TIED)) - cosines
        found: Floats = np.bincount(self._group, total, len(total)) / (self._size * self._size[at])
        found[~self.alive] = -np.inf
        found[at] = -np.inf
        return found

    def merge(self, keep: int, gone: int) -> None:
        """Make two groups one, known by the first."""
        a, b = self._size[keep], self._size[gone]
        merged = (a * self.row(keep) + b * self.row(gone)) / (a + b)
        merged[[keep, gone]] = -np.inf
        self._held[:, keep] = (a * self._held[:, keep] + b * self._held[:, gone]) / (a + b)
        self._held[self._slot[keep]] = merged
        self._members[keep] += self._members[gone]
        self._group[self._members[gone]] = keep
        self._members[gone] = []
        self._size[keep] += b
        self.close(gone)

    def close(self, gone: int) -> None:
        """Take a group out: it is merged into another, or nothing that is left is like it."""
        self.alive[gone] = False
        self._held[:, gone] = -np.inf
        if gone in self._slot:
            self._free.append(self._slot.pop(gone))


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
