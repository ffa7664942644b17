"""Who has the words from whom, as the texts show it, and in words why.

In: a Pile, a tie, the best sources. Out: a direction and its reason. Dates decide where they are the articles' own
and apart; a third article, or an agency's mark over both, explains two copies better than each other; else unknown.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache

import numpy as np

from firsthand.lineage.fingerprint import Bools
from firsthand.lineage.passages import Piece, Tie
from firsthand.lineage.pile import Pile, moment, outlet_of
from firsthand.lineage.versions import address_of
from firsthand.records import Article, Direction

EXPLAINED = 0.8  # of the shared words stand in the third article too
APART = timedelta(hours=6)  # a crawl visits the copies of one story within hours, in any order
_DATELINE = re.compile(r"(?:^|\n)[^\n]{0,80}?\(([A-Z][A-Za-z .]{1,30})\)\s*[-–—]")


class Sources:
    """The best sources of each article, and which of its words each carries."""

    def __init__(self, best: Mapping[int, list[int]], ties: Mapping[tuple[int, int], Tie]) -> None:
        self._best = best
        self._ties = ties
        self._carried: dict[tuple[int, int, bool], Bools] = {}

    def better(self, tie: Tie, piece: Piece) -> int | None:
        """A best source of b, other than a, that carries the piece and precedes a."""
        for source in self._best.get(tie.b, ()):
            if source == tie.a:
                return None
            if source > tie.a or (source, tie.a) not in self._ties:
                continue
            body = len(piece.b_body) > 0
            words = piece.b_body if body else np.arange(piece.b, piece.b_end)
            carried = self._words(source, tie.b, body)
            if carried[words[words < len(carried)]].sum() >= EXPLAINED * len(words):
                return source
        return None

    def _words(self, source: int, b: int, body: bool) -> Bools:
        """The words of b that stand in a source too: those of its body, or all."""
        key = (source, b, body)
        if key not in self._carried:
            there = self._ties[(source, b)]
            found = np.zeros(max(piece.b_end for piece in there.pieces), bool)
            for piece in there.pieces:
                found[piece.b_body if body else slice(piece.b, piece.b_end)] = True
            self._carried[key] = found
        return self._carried[key]


def direction(pile: Pile, tie: Tie, piece: Piece, sources: Sources) -> tuple[Direction, str]:
    """The direction between the articles of a tie for one piece, a before b in time order."""
    if piece.content == "quotation":
        return "unknown", "a third party's words, which both may have heard: who had them first is not shown"
    if piece.content == "boilerplate":
        return "unknown", "furniture at the same edge of two pages of one outlet"
    a, b = pile.articles[tie.a], pile.articles[tie.b]
    if a.url and address_of(a.url) == address_of(b.url):
        return _states(a, b)
    third = sources.better(tie, piece)
    if third is not None:
        better, copy = pile.articles[third].key, pile.articles[tie.b].key
        return "common", f"both have it from {better}, the better source of {copy}"
    mark = _agency(a, b)
    if mark:
        return "common", f"both carry the mark of {mark}, whose text is not either of them"
    return by_time(a, b)


def _agency(a: Article, b: Article) -> str | None:
    """The agency that both datelines name, where neither article is its own."""
    names = [_mark(article.text[:800]) for article in (a, b)]
    if (
        names[0] is None
        or names[0] != names[1]
        or outlet_of(a) == outlet_of(b)
        or any(_is(article, names[0]) for article in (a, b))
    ):
        return None
    return names[0]


@lru_cache(maxsize=4096)
def _mark(head: str) -> str | None:
    """The agency in an article's dateline."""
    found = _DATELINE.search(head)
    return found.group(1).strip() if found else None


def _is(article: Article, mark: str) -> bool:
    """Whether the article is the agency's own: by name, by initials ("BPA"), by address ("bpa.example")."""
    outlet, plain = outlet_of(article) or "", mark.casefold()
    initials = "".join(word[0] for word in outlet.split())
    host = (article.url or "").split("//")[-1].removeprefix("www.").casefold()
    return plain in {outlet, initials} or host.startswith(plain + ".")


def _states(a: Article, b: Article) -> tuple[Direction, str]:
    """Two states of one page: the later is written over the earlier, so that any difference of time decides."""
    for name in ("published", "updated", "captured"):
        first, later = moment(getattr(a, name)), moment(getattr(b, name))
        if first and later and first < later:
            return "b_from_a", f"one page, {name} {first} and again {later}"
    return "unknown", "one page twice: nothing shows which state is the later"


def by_time(a: Article, b: Article) -> tuple[Direction, str]:
    """What the dates say: those of the articles themselves, else of their capture when hours apart."""
    first, later = moment(a.published), moment(b.published)
    if first and later:
        if first == later or first.startswith(later) or later.startswith(first):
            return "unknown", f"both were published {min(first, later, key=len)}: the texts do not show the order"
        if first > later:  # an aggregator, put last
            return "a_from_b", f"published {later}, before {first}"
        return "b_from_a", f"published {first}, before {later}"
    first, later = first or moment(a.captured), later or moment(b.captured)
    if not first or not later:
        return "unknown", "no date for at least one of the two"
    if _apart(first, later):
        return ("b_from_a" if first < later else "a_from_b"), f"known to exist at {first} and {later}, by capture"
    return "unknown", f"known to exist at {first} and {later}, by capture: too close to show the order"


def _apart(first: str, later: str) -> bool:
    try:
        return abs(datetime.fromisoformat(later) - datetime.fromisoformat(first)) >= APART
    except ValueError:
        return first[:7] != later[:7] and not first.startswith(later) and not later.startswith(first)
