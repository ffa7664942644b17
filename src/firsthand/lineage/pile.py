"""The articles of a case side by side: in time order, tokenised, fingerprinted.

In: articles in any order. Out: a Pile, the same for every order. Rank 0 is the article first published (else first
captured); an article without any time comes after all that have one, by key.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled
from firsthand.lineage.fingerprint import Bools, Bytes, Longs, Prints, Words, words
from firsthand.lineage.interrupted import fingerprints
from firsthand.lineage.punctuation import Counted
from firsthand.moments import moment, place_in_time
from firsthand.records import Article

DAY = len("2018-07-16")
T = TypeVar("T", bound=np.generic)


class Pile(NamedTuple):
    """Articles by rank, with their words and fingerprints; arrays count tokens of the whole pile.

    `outlets` is a number an outlet, by name; -1 where the outlet is unknown.
    """

    articles: tuple[Article, ...]
    outlets: Longs
    words: Words
    prints: Prints

    def size(self, rank: int) -> int:
        """How many tokens an article has."""
        return int(self.words.at[rank + 1] - self.words.at[rank])

    def print_at(self) -> Longs:
        """Where the fingerprints of each article begin, and where those of the last end."""
        return np.searchsorted(self.prints.text, np.arange(len(self.words.at), dtype=np.int32))

    def token_range(self, rank: int, start: int, end: int) -> tuple[int, int]:
        """The tokens of the whole pile that lie in characters `[start, end)` of an article."""
        here = self.words.of(rank)
        low = here.start + int(np.searchsorted(self.words.start[here], start, side="left"))
        high = here.start + int(np.searchsorted(self.words.end[here], end, side="right"))
        return low, max(low, high)


def pile_of(ordered: tuple[Article, ...], text: Bytes, counts: Counted) -> Pile:
    """Tokenise and fingerprint articles that are in order; `text` is what they say, with its characters counted."""
    found = words(text)
    return Pile(ordered, _outlet_numbers(ordered), found, fingerprints(found, text, counts))


def _outlet_numbers(articles: Sequence[Article]) -> Longs:
    names = [outlet_of(article) for article in articles]
    numbers = {name: n for n, name in enumerate(sorted({name for name in names if name}))}
    return np.array([numbers[name] if name else -1 for name in names], np.int64)


def with_last(pile: Pile, last: Bools) -> Pile:
    """The pile with some articles after all others; its words and fingerprints are moved, so that the old one is gone.

    A copy of all words would cost more than what is then found in them.
    """
    order = np.argsort(last, kind="stable")
    words, prints = pile.words, pile.prints
    print_at = pile.print_at()
    for column in (words.start, words.end, words.word):
        put_last(column, words.at, last)
    for column in (prints.position, prints.hash):
        put_last(column, print_at, last)
    words = words._replace(at=np.concatenate([[0], np.cumsum(np.diff(words.at)[order])]))
    prints = prints._replace(text=np.repeat(np.arange(len(order), dtype=np.int32), np.diff(print_at)[order]))
    return Pile(tuple(pile.articles[rank] for rank in order.tolist()), pile.outlets[order], words, prints)


@compiled
def put_last(column: NDArray[T], at: Longs, last: Bools) -> NDArray[T]:
    """The column itself, with what it has of some articles moved behind the rest; that of i is `[at[i], at[i + 1])`."""
    held = [column[at[rank] : at[rank + 1]].copy() for rank in np.flatnonzero(last)]
    n = 0
    for rank in range(len(last)):
        if not last[rank]:
            for place in range(at[rank], at[rank + 1]):
                column[n] = column[place]
                n += 1
    for one in held:
        column[n : n + len(one)] = one
        n += len(one)
    return column


def arranged(pile: Pile, order: Longs) -> Pile:
    """The pile with the article of rank `order[i]` in place i."""
    if (np.diff(order) == 1).all():
        return pile
    bounds = np.flatnonzero(np.diff(order, prepend=-2, append=-2) != 1)
    ranks = [(int(order[low]), int(order[high - 1]) + 1) for low, high in pairwise(bounds)]
    at, prints = pile.words.at, pile.prints
    tokens = [slice(int(at[low]), int(at[high])) for low, high in ranks]
    print_at = pile.print_at()
    printed = [slice(int(print_at[low]), int(print_at[high])) for low, high in ranks]
    words = Words(
        np.concatenate([[0], np.cumsum(np.diff(at)[order])]),
        _end_to_end(pile.words.start, tokens),
        _end_to_end(pile.words.end, tokens),
        _end_to_end(pile.words.word, tokens),
    )
    prints = Prints(
        np.repeat(np.arange(len(order), dtype=np.int32), np.diff(print_at)[order]),
        _end_to_end(prints.position, printed),
        _end_to_end(prints.hash, printed),
    )
    articles = tuple(pile.articles[rank] for rank in order.tolist())
    return Pile(articles, pile.outlets[order], words, prints)


def _end_to_end(column: NDArray[T], stretches: Sequence[slice]) -> NDArray[T]:
    """Stretches of a column, one after the other."""
    return np.concatenate([column[stretch] for stretch in stretches])


def in_order(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Each article once, earliest first."""
    once = {article.id: article for article in articles}
    return tuple(sorted(once.values(), key=lambda article: (*time_key(article), *state_key(article), article.id)))


def time_key(article: Article) -> tuple[int, str]:
    """Sorts by when the text is known to have existed: published, else captured, else last."""
    when = place_in_time(article.published) or place_in_time(article.captured)
    return (0, when) if when else (1, "")


def is_unsure(published: str | None) -> bool:
    """Whether a date leaves open at what hour a text was published: it may have been before any that it stands behind.

    >>> is_unsure(None), is_unsure("2018-07-16"), is_unsure("2018-07-16T09:10")
    (True, True, False)
    """
    return len(moment(published) or "") <= DAY


def state_key(article: Article) -> tuple[str, str, str]:
    """Sorts the states of one page, which all name the day they were first published."""
    return moment(article.updated) or "", moment(article.captured) or "", article.key


def outlet_of(article: Article) -> str | None:
    """Who published: the outlet, else the host of the URL; None where neither is known."""
    if article.outlet:
        return article.outlet.strip().casefold()
    if article.url and "//" in article.url:
        host = article.url.split("//", 1)[1].split("/", 1)[0].split("@")[-1].split(":")[0].casefold()
        return host.removeprefix("www.") or None
    return None


def languages_of(pile: Pile) -> list[str]:
    """The language of each article without its country; "" where it is unknown."""
    return [(article.language or "").split("-")[0].casefold() for article in pile.articles]


def name_of(article: Article) -> str:
    """An article by its outlet, else by its key."""
    return article.outlet or outlet_of(article) or article.key


def roots(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Of each article that is joined to another one of its piece, the same for all of it."""
    members: dict[int, list[int]] = {}
    root: dict[int, int] = {}
    for a, b in pairs:
        one, other = (root.setdefault(rank, rank) for rank in (a, b))
        if one != other:
            for rank in members.pop(other, [other]):
                root[rank] = one
                members.setdefault(one, [one]).append(rank)
    return root


def families(articles: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Of so many articles, each with one of its piece."""
    root = roots(pairs)
    return [root.get(rank, rank) for rank in range(articles)]
