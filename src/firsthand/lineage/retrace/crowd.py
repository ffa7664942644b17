"""Articles by seat and by rank, of which the index holds the most and texts are fetched when they are needed.

In: what the index answers, a way to fetch articles, the new ones. Out: parts of the pile, and members of groups of
equal hashes over all of it. An article is fetched and tokenised once, a hash is looked up once.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from firsthand.engine.grouping import among
from firsthand.lineage.fingerprint import I32, U64, Bools, Longs, Prints, Words, runs, utf8, words
from firsthand.lineage.furniture import Blocks, as_one
from firsthand.lineage.interrupted import fingerprints
from firsthand.lineage.kind import Kinds, blocks_of
from firsthand.lineage.pile import Pile
from firsthand.lineage.punctuation import counted
from firsthand.lineage.retrace.entries import Entries, Holders, Members, distinct, joined, members, page_entries
from firsthand.records import Article

Fetch = Callable[[list[int]], Sequence[Article]]


class Part(NamedTuple):
    """Some articles as a pile of their own, in the order of `seats`; its outlets have the numbers they have in all.

    `runs` are the hashes of the K words from each token on.
    """

    seats: Longs
    pile: Pile
    runs: U64
    blocks: Blocks

    def tokens(self, n: int) -> slice:
        """Where the tokens of the article of place n lie."""
        return self.pile.words.of(n)


class _Page(NamedTuple):
    """An article with its tokens, runs and fingerprints, and its blocks in its own characters and tokens."""

    article: Article
    start: I32
    end: I32
    word: U64
    runs: U64
    position: I32
    hash: U64
    blocks: Longs
    kinds: Kinds


class Crowd:
    """Articles by seat, the new ones behind all others; `rank_of` is the place of a seat, `seat_of` the seat of a rank.

    `outlets` are numbers by seat, -1 where the outlet is unknown.
    """

    def __init__(self, holders: Holders, fetch: Fetch, new: Sequence[Article], rank_of: Longs, outlets: Longs) -> None:
        """Of articles of which the index holds all but the `new` ones; `fetch` gives the articles of some seats."""
        self._holders, self._fetch = holders, fetch
        self.rank_of, self.seat_of, self.outlets = rank_of, np.argsort(rank_of), outlets
        self.size, self.before = len(rank_of), len(rank_of) - len(new)
        self.new = np.arange(self.before, self.size)
        self._pages = dict(zip(self.new.tolist(), _pages(new), strict=True))
        nothing = np.zeros(0, np.uint64)
        self._asked, self._answers = nothing, Entries(nothing, nothing)
        self._last: dict[int, tuple[U64, Members]] = {}
        self.added = self.part(self.new)
        self.fresh = page_entries(self.added.pile, self.added.blocks, self.new).sorted()

    @property
    def outlet_of_rank(self) -> Longs:
        """The outlet of each rank, all that are unknown as one."""
        return as_one(self.outlets[self.seat_of])

    def part(self, seats: Longs, place_of: Longs | None = None) -> Part:
        """Some articles as a pile, by rank or in the order of `place_of`."""
        seats = seats[np.argsort((self.rank_of if place_of is None else place_of)[seats])]
        missing = [seat for seat in seats.tolist() if seat not in self._pages]
        if missing:
            self._pages |= dict(zip(missing, _pages(self._fetch(missing)), strict=True))
        return _together([self._pages[seat] for seat in seats.tolist()], seats, self.outlets[seats])

    def prints(self, *seats: Longs) -> U64:
        """The different fingerprints of some articles."""
        return distinct(self.part(distinct(*seats)).pile.prints.hash)

    def entries(self, hashes: U64) -> Entries:
        """What the index has of some hashes, which are ascending and different."""
        unknown = hashes[~among(hashes, self._asked)]
        if len(unknown):
            self._answers = joined(self._answers, Entries(*self._holders.holders(unknown))).sorted()
            self._asked = np.sort(np.concatenate([self._asked, unknown]))
        return self._answers.of(among(self._answers.hash, hashes))

    def holding(self, runs_: U64, sizes: Longs) -> Longs:
        """The seats of before that may have one of some runs of words."""
        return np.flatnonzero(self._holders.holding(runs_, sizes)) if len(runs_) else np.zeros(0, np.int64)

    def gathered(self, what: int, hashes: U64) -> Members:
        """All that have one of some hashes, which are ascending and different."""
        asked, found = self._last.get(what, (None, None))
        if found is None or asked is None or not np.array_equal(asked, hashes):
            fresh = self.fresh.of(among(self.fresh.hash, hashes))
            found = members(joined(self.entries(hashes), fresh).sorted(), what, self.rank_of)
            self._last[what] = hashes, found
        return found

    def is_old(self, found: Members) -> Bools:
        """Which members were there before."""
        return self.seat_of[found.rank] < self.before


def _pages(articles: Sequence[Article]) -> list[_Page]:
    text = utf8([article.text for article in articles])
    found, counts = words(text), counted(text)
    hashes, prints = runs(found), fingerprints(found, text, counts)
    nobody = np.full(len(articles), -1)
    blocks = blocks_of(Pile(tuple(articles), nobody, found, prints), text, counts)
    bounds = np.searchsorted(prints.text, np.arange(len(articles) + 1))
    pages = []
    for n, article in enumerate(articles):
        here, of_prints = found.of(n), slice(int(bounds[n]), int(bounds[n + 1]))
        of_blocks = slice(int(blocks.at[n]), int(blocks.at[n + 1]))
        own = [blocks.start[of_blocks], blocks.end[of_blocks]]
        own += [blocks.low[of_blocks] - here.start, blocks.high[of_blocks] - here.start]
        own.append(blocks.bare[of_blocks].astype(np.int64))
        columns = (found.start[here], found.end[here], found.word[here], hashes[here])
        position, hashed = prints.position[of_prints], prints.hash[of_prints]
        pages.append(_Page(article, *columns, position, hashed, np.stack(own), blocks.kind[of_blocks]))
    return pages


def _together(pages: Sequence[_Page], seats: Longs, outlets: Longs) -> Part:
    """Pages one after the other as a part."""
    if not pages:
        pages, seats, outlets = _pages([_BLANK]), seats[:0], outlets[:0]
    counts = np.array([(len(page.word), len(page.hash), len(page.kinds)) for page in pages], np.int64)[: len(seats)]
    at, _, blocks_at = (np.concatenate([[0], np.cumsum(column)]) for column in counts.T)
    start, end, word, hashes, position, hashed, kinds = (
        np.concatenate([page[column] for page in pages]) for column in (1, 2, 3, 4, 5, 6, 8)
    )
    blocks = np.concatenate([page.blocks for page in pages], axis=1)
    text, owner = (np.repeat(np.arange(len(seats), dtype=np.int32), counts[:, column]) for column in (1, 2))
    base = at[owner]
    articles = tuple(page.article for page in pages)[: len(seats)]
    words_ = Words(at, start, end, word)
    pile = Pile(articles, outlets, words_, Prints(text, position, hashed))
    whole = Blocks(blocks[0], blocks[1], blocks[2] + base, blocks[3] + base, kinds, owner, blocks_at, blocks[4] > 0)
    return Part(seats, pile, hashes, whole)


_BLANK = Article(id="", key="", path="", sha256="", text="", extractor="")
