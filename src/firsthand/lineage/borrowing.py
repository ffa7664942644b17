"""How much of one article stands in another, and how far it was rewritten: verbatim, lightly, heavily, or not at all.

In: two articles of one language, the earlier and the later one. Out: a Borrowing: the published measures of the whole,
and for each sentence of the later article the words of the earlier one that it tells again. `trace` says who has what
from whom in a pile, and keeps to words that stand in a row; here two articles are known to be worth comparing, so that
a sentence told in other words is looked for too.

The measures of the whole are those of P. Clough and M. Stevenson, "Developing a corpus of plagiarised short answers",
Language Resources and Evaluation 45 (2011), after A. Broder's containment (1997).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from firsthand.compiled import compiled
from firsthand.lineage.cognates import STEM
from firsthand.lineage.fingerprint import U64, Words, fold, words
from firsthand.lineage.sentences import bounds
from firsthand.records import Article, Span

Rewriting = Literal["verbatim", "light", "heavy", "own"]
REWRITINGS: tuple[Rewriting, ...] = ("verbatim", "light", "heavy", "own")

RUNS = 5  # words of the longest runs whose containment is told: the paper's own range
HALF = 0.5  # of what a sentence says stands in its counterpart: below, two writers on one subject agree so far
IN_ORDER = 0.6  # of its words stand there in that order: lightly rewritten; two sentences on one subject share .3
ALL_IN_ORDER = 0.9  # of them: one word in ten changed, dropped or put in is no rewriting
SMALL = 3  # letters of a word that says little: "the", "of", "was"
WITHOUT_BLANKS = "\u0e00"  # from Thai on, scripts that put no blanks between words
LITTLE = 3  # stems of a sentence that says something: "1." and "Limitations of the model:" are nobody's
TOGETHER = 0.1  # by which two sentences in a row have more of one than the better of them alone


class Retold(NamedTuple):
    """A sentence of the later article, and what of the earlier one it tells again (None: a sentence of its own).

    `said` is the share of what it says that stands there: stems of its longer words and numbers, each weighing the
    less the more sentences of the earlier article have it. `in_order` is the share of all its words that stand there
    in that order. `words` is how many it has.
    """

    span: Span
    source: Span | None
    rewriting: Rewriting
    said: float
    in_order: float
    words: int


class Borrowing(NamedTuple):
    """What the later of two articles has of the earlier one; shares are 0..1, of the later article.

    `containment[n - 1]`: of its different runs of n words, how many stand in the earlier one. `subsequence`: of its
    words, how many stand there in the same order (longest common subsequence). `verbatim`, `light`, `heavy`, `own`: of
    its words, how many are in sentences so rewritten; together 1, or all 0 where it has no words.
    """

    earlier: str
    later: str
    words: int
    containment: tuple[float, ...]
    subsequence: float
    verbatim: float
    light: float
    heavy: float
    own: float
    sentences: tuple[Retold, ...]


class _Sentence(NamedTuple):
    """A sentence as characters and as tokens `[low, high)`, with the stems of what it says."""

    span: Span
    low: int
    high: int
    stems: frozenset[str]


def compare(earlier: Article, later: Article) -> Borrowing:
    """What the later article has of the earlier one; boilerplate and bylines are left out of both.

    >>> def article(name, text):
    ...     return Article(id=name, key=name, path=name, sha256="", extractor="none", text=text)
    >>> wire = article("wire", "Rescuers pulled eleven workers from the rubble. The depot was built in 1998.")
    >>> blog = article("blog", "Rescuers pulled eleven men from the rubble. Nobody here slept that night.")
    >>> found = compare(wire, blog)
    >>> found.containment[0], found.light, found.own
    (0.5, 0.5833, 0.4167)
    >>> [(blog.quote(one.span), one.rewriting) for one in found.sentences]
    [('Rescuers pulled eleven men from the rubble.', 'light'), ('Nobody here slept that night.', 'own')]
    """
    known = words([earlier.text, later.text])
    there, here = _sentences(earlier, known, 0), _sentences(later, known, 1)
    x, y = (_joined([known.word[one.low : one.high] for one in side]) for side in (here, there))
    held = Counter(stem for one in there for stem in one.stems)
    told = tuple(_retold(one, there, held, known) for one in here)
    size = max(1, len(x))
    words_of = {one: sum(sentence.words for sentence in told if sentence.rewriting == one) for one in REWRITINGS}
    return Borrowing(
        earlier=earlier.id,
        later=later.id,
        words=len(x),
        containment=tuple(_containment(x, y, n) for n in range(1, RUNS + 1)),
        subsequence=round(subsequence(x, y) / size, 4),
        verbatim=round(words_of["verbatim"] / size, 4),
        light=round(words_of["light"] / size, 4),
        heavy=round(words_of["heavy"] / size, 4),
        own=round(words_of["own"] / size, 4),
        sentences=told,
    )


def _sentences(article: Article, known: Words, which: int) -> list[_Sentence]:
    """The sentences of an article that have words, without its furniture."""
    furniture = [block for block in article.blocks if block.kind in ("boilerplate", "byline")]
    at = known.of(which)
    start, end = known.start[at], known.end[at]
    found = []
    for first, last in bounds(article):
        if any(block.start <= first < block.end for block in furniture):
            continue
        low, high = int(np.searchsorted(start, first)), int(np.searchsorted(end, last, side="right"))
        if high > low:
            stems = _stems([fold(article.text[start[n] : end[n]]) for n in range(low, high)])
            found.append(_Sentence(article.span(first, last), at.start + low, at.start + high, stems))
    return found


def _stems(tokens: Sequence[str]) -> frozenset[str]:
    """The beginnings of longer words, and numbers; where a letter is a token, two letters in a row.

    >>> sorted(_stems(["the", "depots", "of", "1998"])), sorted(_stems(["石", "油", "基"]))
    (['1998', 'depot'], ['油基', '石油'])
    """
    long = {word[:STEM] for word in tokens if len(word) > SMALL or word[:1].isdigit()}
    return frozenset(
        long | {a + b for a, b in pairwise(tokens) if len(a) == len(b) == 1 and min(a, b) >= WITHOUT_BLANKS}
    )


def _joined(parts: Sequence[U64]) -> U64:
    return np.concatenate(parts) if parts else np.zeros(0, np.uint64)


def _containment(x: U64, y: U64, n: int) -> float:
    """How many of the different runs of n words of x stand in y."""
    values = x.tolist(), y.tolist()
    mine, others = (set(zip(*(side[i:] for i in range(n)), strict=False)) for side in values)
    return round(len(mine & others) / max(1, len(mine)), 4)


def _retold(one: _Sentence, there: Sequence[_Sentence], held: Mapping[str, int], known: Words) -> Retold:
    """A sentence with the one of the earlier article that has most of it, or the two in a row that have plainly more.

    `held` is in how many sentences of the earlier article a stem stands.
    """
    whole = sum(1 / held.get(stem, 1) for stem in sorted(one.stems))
    mine = known.word[one.low : one.high]
    best = (0.0, 0.0)
    source = None
    for more, pairs in ((0.0, ((other, other) for other in there)), (TOGETHER, pairwise(there))):
        least = sum(best) + more
        for first, last in pairs:
            shared = sorted(one.stems & (first.stems | last.stems))
            said = round(sum(1 / held[stem] for stem in shared) / whole, 4) if whole else 0.0
            in_order = round(subsequence(mine, known.word[first.low : last.high]) / len(mine), 4)
            if said + in_order > max(least, sum(best)):
                best, source = (said, in_order), Span(first.span.article, first.span.start, last.span.end)
    rewriting = _rewriting(*best) if len(one.stems) >= LITTLE else "own"
    counterpart = None if rewriting == "own" else source
    return Retold(one.span, counterpart, rewriting, *best, len(mine))


def _rewriting(said: float, in_order: float) -> Rewriting:
    if said < HALF:
        return "own"
    return "verbatim" if in_order >= ALL_IN_ORDER else "light" if in_order >= IN_ORDER else "heavy"


@compiled
def subsequence(x: U64, y: U64) -> int:
    """The length of the longest common subsequence of two sequences of words."""
    row = np.zeros(len(y) + 1, np.int32)
    for i in range(len(x)):
        before = 0
        for j in range(len(y)):
            here = row[j + 1]
            row[j + 1] = before + 1 if x[i] == y[j] else max(here, row[j])
            before = here
    return int(row[len(y)])
