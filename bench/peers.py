"""The peers and plain baselines that lineage is measured beside: articles in, pairs of article ids out.

rensa and datasketch compare whole documents by MinHash over runs of five words; `containment` counts shared runs of
five words exactly; `suffixes` joins what a suffix array shows to share 60 characters. None masks furniture or gives a
direction.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.records import Article, Span

Pairs = set[tuple[str, str]]
U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]
Enough = Callable[[I64, I64], NDArray[np.bool_]]  # of shared runs, and of runs of the smaller article
RUN = 5  # words
FREQUENT = 200  # a run in more articles is left out, since pairs grow with its square
CONTAINED = 0.1  # of the smaller article's runs
OUTLETS_OWN = 4  # articles of one outlet
LONG = 60  # characters, about twelve words
BATCH = 20_000_000  # pairs counted at once


def rensa(articles: Sequence[Article]) -> Pairs:
    """rensa: threshold .3, 32 bands, 128 permutations."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32)
    sketches = []
    for n, article in enumerate(articles):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(_shingles(article))
        index.insert(n, sketch)
        sketches.append(sketch)
    return {
        (articles[n].id, articles[m].id)
        for n, sketch in enumerate(sketches)
        for m in index.query(sketch)
        if m < n and sketch.jaccard(sketches[m]) >= 0.3
    }


def datasketch(articles: Sequence[Article], threshold: float) -> Pairs:
    """datasketch's MinHashLSH, 128 permutations."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=128)
    sketches = []
    for n, article in enumerate(articles):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in _shingles(article)])
        index.insert(n, sketch)
        sketches.append(sketch)
    return {
        (articles[n].id, articles[m].id)
        for n, sketch in enumerate(sketches)
        for m in index.query(sketch)
        if m < n and sketch.jaccard(sketches[m]) >= threshold
    }


def _shingles(article: Article) -> list[str]:
    words = article.text.split()
    return [" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))]


def containment(articles: Sequence[Article]) -> Pairs:
    """Exact: pairs where a tenth of the smaller one's runs of five words stands in the other."""
    return _counted(articles, lambda shared, smaller: shared >= CONTAINED * smaller)


def eight_runs(articles: Sequence[Article]) -> Pairs:
    """Exact: pairs with eight runs of five words in common, as twelve words in a row have."""
    return _counted(articles, lambda shared, smaller: shared >= 8)


def eight_masked(articles: Sequence[Article]) -> Pairs:
    """The same without the runs that stand in four articles of one outlet: the plainest mask of page furniture."""
    return _counted(articles, lambda shared, smaller: shared >= 8, OUTLETS_OWN)


def shared_runs(one: Article, other: Article) -> list[Span]:
    """What the runs of five words that two articles have in common cover of each."""
    sides = []
    for article in (one, other):
        found = list(re.finditer(r"\w+", article.text.lower()))
        runs = [tuple(m.group() for m in found[i : i + RUN]) for i in range(len(found) - RUN + 1)]
        sides.append((article, found, runs))
    common = set(sides[0][2]) & set(sides[1][2])
    return [
        article.span(found[i].start(), found[i + RUN - 1].end())
        for article, found, runs in sides
        for i, run in enumerate(runs)
        if run in common
    ]


def _counted(articles: Sequence[Article], enough: Enough, furniture: int = 0) -> Pairs:
    postings = np.concatenate([_runs(article.text, n) for n, article in enumerate(articles)])
    postings = postings[np.lexsort((postings[:, 1], postings[:, 0]))]
    texts = postings[:, 1].astype(np.int64)
    if furniture:
        names = {name: n for n, name in enumerate(dict.fromkeys(article.outlet for article in articles))}
        outlet = np.array([names[article.outlet] for article in articles])[texts]
        known = outlet != names.get(None, -1)
        _, run = np.unique(postings[:, 0], return_inverse=True)
        _, group, count = np.unique(run * len(names) + outlet, return_inverse=True, return_counts=True)
        theirs = np.zeros(int(run.max()) + 1, bool)
        theirs[run[known & (count[group] >= furniture)]] = True
        postings, texts = postings[~theirs[run]], texts[~theirs[run]]
    sizes = np.bincount(texts, minlength=len(articles))
    starts = np.flatnonzero(np.r_[True, postings[1:, 0] != postings[:-1, 0]])
    counts = np.diff(np.r_[starts, len(postings)])
    keys = np.empty(0, np.int64)
    shared = np.empty(0, np.int64)
    for batch in _batches(texts, starts, counts, len(articles)):
        new, often = np.unique(batch, return_counts=True)
        keys, where = np.unique(np.r_[keys, new], return_inverse=True)
        shared = np.bincount(where, np.r_[shared, often]).astype(np.int64)
    a, b = keys // len(articles), keys % len(articles)
    kept = enough(shared, np.minimum(sizes[a], sizes[b]))
    return {(articles[i].id, articles[j].id) for i, j in zip(a[kept].tolist(), b[kept].tolist(), strict=True)}


def _batches(texts: I64, starts: I64, counts: I64, size: int) -> Iterator[I64]:
    """Each pair of articles that hold one run, packed in one number."""
    waiting, held = [], 0
    for count in range(2, FREQUENT + 1):
        first = starts[counts == count]
        if not len(first):
            continue
        low, high = np.triu_indices(count, 1)
        step = max(1, BATCH // len(low))
        for at in range(0, len(first), step):
            groups = texts[first[at : at + step, None] + np.arange(count)]
            packed = (groups[:, low] * size + groups[:, high]).ravel()
            waiting.append(packed)
            held += len(packed)
            if held > BATCH:
                yield np.concatenate(waiting)
                waiting, held = [], 0
    if waiting:
        yield np.concatenate(waiting)


def _runs(text: str, n: int) -> U64:
    words = np.array([hash(word) for word in re.findall(r"\w+", text.lower())], np.int64).view(np.uint64)
    hashes = np.zeros(max(0, len(words) - RUN + 1), np.uint64)
    for i in range(RUN):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + words[i : i + len(hashes)]
    distinct = np.unique(hashes)
    return np.stack([distinct, np.full(len(distinct), n, np.uint64)], axis=1)


def suffixes(articles: Sequence[Article]) -> Pairs:
    """A suffix array over all texts; each with the earliest dated that has 60 characters in common with it."""
    from pydivsufsort import divsufsort, kasai

    ordered = sorted(articles, key=lambda article: (article.published or "9", article.id))
    texts = [article.text.encode() + b"\0" for article in ordered]
    whole = np.frombuffer(b"".join(texts), np.uint8).copy()
    lengths = np.array([len(text) for text in texts])
    order = divsufsort(whole)
    long = np.asarray(kasai(whole, order)) >= LONG
    owner = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)[order]
    left = np.repeat(np.cumsum(lengths), lengths)[order] - order > LONG
    starts = np.flatnonzero(np.r_[True, ~long[:-1]])
    first = np.repeat(np.minimum.reduceat(owner, starts), np.diff(np.r_[starts, len(owner)]))
    kept = left & (owner != first)
    pairs = np.unique(first[kept].astype(np.int64) * len(texts) + owner[kept])
    return {(ordered[pair // len(texts)].id, ordered[pair % len(texts)].id) for pair in pairs.tolist()}
