"""What each word of the pile is: body, headline, caption, a third party's words, or page furniture.

In: a Pile and its text. Out: one class a token. A passage quoted from somebody in any article is a quotation in every
article; furniture is what the page marks as such, legal and promotional lines, and what recurs across stories of one
outlet.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.engine.grouping import Groups, Sought, is_sought, sought
from firsthand.lineage.fingerprint import (
    I32,
    MARK,
    U64,
    Bools,
    Bytes,
    K,
    Longs,
    Words,
    decoded,
    folding,
    sums_within,
    words,
)
from firsthand.lineage.furniture import Blocks, one_story, recurring
from firsthand.lineage.interrupted import LEAST, MOST
from firsthand.lineage.pile import Pile
from firsthand.lineage.punctuation import Counted, byte_of
from firsthand.marks import classes, quoted
from firsthand.records import Article, Block, BlockKind, Content
from firsthand.resources import languages, table, terms_of_all

BODY, HEADLINE, CAPTION, QUOTATION, FURNITURE = range(5)
CONTENTS: tuple[Content, ...] = ("body", "headline", "caption", "quotation", "boilerplate")

LONGEST = 120  # words: a speaker's paragraph has up to 100; more between two marks is a mark lost
NEAR = 60  # characters beside a quotation in which its cue stands: '," a brigade spokeswoman, Hanne Tolbrek, told'
WRAPPED = 0.5  # of its body in marks that nobody is beside: the article is wrapped, they tell of no third party
ALL_WRAPPED = 0.8  # of its body in any marks; a short report of what one person told the cameras has two thirds
COMMENTS = 100  # what a phrase says that stands above what readers wrote
HEAD = 5  # words above these at most: "12 comments", "Leave a comment"
TOLD = 40  # words of paragraphs above them at least: a bar with their number stands under headlines too
READERS = 2  # times these words stand below at most: more is the story, under such a bar
FURNITURE_WORDS = 60  # a block with a legal phrase is longer than this only when it holds a story too

OPENS, BARE = np.uint8(1), np.uint8(2)  # of a token: a block opens with it; one that ends like a headline, with no stop
_PASSED, _STOP = 1, 2
_ENDS = np.zeros(0x2100, np.uint8)  # for each character how it ends a block
_ENDS[[ord(char) for char in " \t\n\r\u00a0\"'“”‘’«»)]"]] = _PASSED
_ENDS[[ord(char) for char in ".!?…:;,"]] = _STOP

Kinds = NDArray[np.int8]
Opens = NDArray[np.uint8]
Codes = NDArray[np.uint32]

_OF_BLOCK: dict[BlockKind, int] = {
    "headline": HEADLINE,
    "byline": FURNITURE,
    "caption": CAPTION,
    "boilerplate": FURNITURE,
    "paragraph": BODY,
    "quote": BODY,
}
_OF_PHRASE = {"caption": CAPTION, "boilerplate": FURNITURE, "comments": COMMENTS}
STRIDE = 64  # bytes looked at together: is there any letter that is more than one?
_STRETCH = re.compile(r"\S.*(?:\n(?!\s*\n).*)*")  # up to a blank line
_LITERAL = 1 << 31  # flag of a character of a phrase that is no letter: it stands as it is
_SPACE, _COLON = 2, ord(":")
_ONE, _SIX, _LOW = np.uint64(1), np.uint64(6), np.uint64(63)
_SIEVE = np.uint64(48)  # the first 16 bits of a hash say that a word begins no phrase


class Phrases(NamedTuple):
    """Phrases that make their block a caption or furniture, end to end; that of number i is `[at[i], at[i + 1])`.

    Each is looked for at its first word, whose hash is `word` and which stands `offset` characters into it; they are
    sorted by that hash. `second` is the hash of the word behind it, 0 where that ends the phrase, and may go on.
    """

    kind: Kinds
    at: Longs
    codes: Codes
    word: U64
    second: U64
    offset: Longs


class Marked(NamedTuple):
    """The class of every token, whether a block opens with it, and what these rest on.

    `said` are the tokens `[low, high)` of ascribed quotations, `alike` the pairs of articles that tell one story.
    """

    kinds: Kinds
    opens: Opens
    blocks: Blocks
    said: Longs
    alike: Longs


def kinds(pile: Pile, text: Bytes, counts: Counted, same: Groups) -> Marked:
    """What every token of the pile is; `same` are its equal fingerprints."""
    blocks = blocks_of(pile, text, counts)
    alike = one_story(pile, same)
    found = marked(blocks, recurring(pile, blocks, same, alike))
    said = ascribed(text, blocks, pile.words, found)
    _as_quoted(pile.words.at, pile.words.word, said, found)
    return Marked(found, openings(blocks.low, blocks.high, blocks.bare, len(found)), blocks, said, alike)


def marked(blocks: Blocks, recurs: Bools) -> Kinds:
    """What the blocks say each token is, and furniture where body recurs."""
    found = _of_blocks(blocks.low, blocks.high, blocks.kind, len(recurs))
    found[recurs & (found == BODY)] = FURNITURE
    return found


def ascribed(text: Bytes, blocks: Blocks, known: Words, kind: Kinds) -> Longs:
    """Tokens `[low, high)` of quotations that are ascribed to somebody, article by article."""
    return _ascribed(text.data, text.at, blocks, known, kind, _cues(), classes())


def openings(low: Longs, high: Longs, bare: Bools, size: int) -> Opens:
    """For each of `size` tokens OPENS where it opens one of the blocks of tokens `[low, high)`, BARE a bare one."""
    found = np.zeros(size, np.uint8)
    some = high > low
    found[low[some]] = np.where(bare[some], BARE, OPENS)
    return found


def bare_ends(text: Bytes, counts: Counted, end: Longs, owner: NDArray[np.int32]) -> Bools:
    """Which blocks, that end at these characters of their texts, have no stop there, quotation marks aside."""
    found = np.zeros(len(end), np.bool_)
    _bare_ends(text, counts, end, owner, _ENDS, found)
    return found


@leaf
def _bare_ends(
    text: Bytes, counts: Counted, end: Longs, owner: NDArray[np.int32], ends: NDArray[np.uint8], found: Bools
) -> None:
    for n in range(len(end)):
        first, stop = text.at[owner[n]], text.at[owner[n] + 1]
        here = counts.counts[counts.bounds[owner[n]] : counts.bounds[owner[n] + 1]]
        byte = byte_of(text.data, first, stop, here, end[n])
        while byte > first:
            byte -= 1
            while text.data[byte] & 0xC0 == 0x80:
                byte -= 1
            code = decoded(text.data, byte)[0]
            if code >= len(ends) or ends[code] != _PASSED:
                found[n] = code >= len(ends) or ends[code] != _STOP
                break


def blocks_of(pile: Pile, text: Bytes, counts: Counted) -> Blocks:
    """The blocks of every article as tokens."""
    blocks, start, end, at = blocks_together(pile.articles)
    kind = np.fromiter(map(_OF_BLOCK.__getitem__, map(attrgetter("kind"), blocks)), np.int8, len(blocks))
    return laid_out(start, end, kind, at, pile.words, text, counts)


def blocks_together(articles: Sequence[Article]) -> tuple[list[Block], Longs, Longs, Longs]:
    """The blocks of all articles, without blocks the stretches between blank lines; where each starts and ends.

    Those of article i are `[at[i], at[i + 1])`, by the last column.
    """
    given = [article.blocks or _as_blocks(article) for article in articles]
    blocks = list(chain.from_iterable(given))
    start, end = (np.fromiter(map(attrgetter(name), blocks), np.int64, len(blocks)) for name in ("start", "end"))
    return blocks, start, end, np.cumsum([0, *map(len, given)])


def laid_out(start: Longs, end: Longs, kind: Kinds, at: Longs, known: Words, text: Bytes, counts: Counted) -> Blocks:
    """Blocks given in characters, those of text i `[at[i], at[i + 1])`, as tokens; a phrase may change their class."""
    owner = np.repeat(np.arange(len(at) - 1, dtype=np.int32), np.diff(at))
    low, high = token_ranges(start, end, owner, known)
    found = Blocks(start, end, low, high, kind, owner, at, bare_ends(text, counts, end, owner))
    _phrased(text, counts, found, known, _phrases(), folding())
    found.bare[found.kind == FURNITURE] = False  # "Read more: ..." is no headline of what stands below it
    return found


def _as_blocks(article: Article) -> list[Block]:
    return [Block("paragraph", start, end) for start, end in _stretches(article)]


def bounds_of(article: Article) -> list[tuple[int, int, int]]:
    """Start, end and class of an article's blocks, else of the stretches between blank lines."""
    if article.blocks:
        return [(block.start, block.end, _OF_BLOCK[block.kind]) for block in article.blocks]
    return [(start, end, BODY) for start, end in _stretches(article)]


def paragraphs(article: Article) -> list[tuple[int, int]]:
    """Characters of the paragraphs: the blocks, else the stretches between blank lines."""
    return [(block.start, block.end) for block in article.blocks] or _stretches(article)


def _stretches(article: Article) -> list[tuple[int, int]]:
    return [match.span() for match in _STRETCH.finditer(article.text)]


@compiled
def _of_blocks(low: Longs, high: Longs, kind: Kinds, size: int) -> Kinds:
    found = np.zeros(size, np.int8)
    for n in range(len(low)):
        if kind[n]:
            found[low[n] : high[n]] = kind[n]
    return found


def token_ranges(start: Longs, end: Longs, owner: NDArray[np.int32], known: Words) -> tuple[Longs, Longs]:
    """The tokens of the whole pile that lie in each stretch of characters."""
    low, high = np.empty(len(start), np.int64), np.empty(len(start), np.int64)
    _token_ranges(start, end, owner, known, low, high)
    return low, high


@leaf
def _token_ranges(start: Longs, end: Longs, owner: NDArray[np.int32], known: Words, low: Longs, high: Longs) -> None:
    """By steps from one block to the next, as they follow each other; from the first token where one does not."""
    before = -1
    token = np.int64(0)
    for n in range(len(start)):
        last = known.at[owner[n] + 1]
        if owner[n] != before or start[n] < start[n - 1]:
            before, token = owner[n], known.at[owner[n]]
        while token < last and known.start[token] < start[n]:
            token += 1
        low[n] = token
        until = token
        while until < last and known.end[until] <= end[n]:
            until += 1
        high[n] = until


@cache
def _phrases() -> Phrases:
    """The phrases of all languages."""
    found = {(row["term"], row["kind"]) for language in languages() for row in table(language, "furniture")}
    rows = sorted(found, key=lambda row: (int(words([row[0]]).word[0]), *row))
    letters = folding()
    codes = [
        int(letters[ord(char)]) if letters[ord(char)] > MARK else ord(char) | _LITERAL
        for term, _ in rows
        for char in term
    ]
    first = [words([term]) for term, _ in rows]
    return Phrases(
        np.array([_OF_PHRASE[kind] for _, kind in rows], np.int8),
        np.cumsum([0, *(len(term) for term, _ in rows)]).astype(np.int64),
        np.array(codes, np.uint32),
        np.array([one.word[0] for one in first], np.uint64),
        np.array([one.word[1] if len(one.word) > 2 else 0 for one in first], np.uint64),
        np.array([one.start[0] for one in first], np.int64),
    )


@compiled
def _phrased(text: Bytes, counts: Counted, blocks: Blocks, known: Words, phrases: Phrases, letters: Codes) -> None:
    """Make blocks of body with a phrase what it says: a caption, or furniture when the block is short; what readers
    wrote below a story is furniture."""
    sieve = np.zeros(1 << 16, np.bool_)
    for word in phrases.word:
        sieve[word >> _SIEVE] = True
    given = blocks.kind.copy()
    for rank in range(len(text.at) - 1):
        stop = known.at[rank + 1]
        token = _begun(known.word, known.at[rank], stop, sieve)
        while token < stop:
            n = np.searchsorted(phrases.word, known.word[token])
            while n < len(phrases.word) and phrases.word[n] == known.word[token]:
                place = known.start[token] - phrases.offset[n]
                follows = not phrases.second[n] or (token + 1 < stop and phrases.second[n] == known.word[token + 1])
                wanted = phrases.codes[phrases.at[n] : phrases.at[n + 1]]
                if follows and place >= 0 and _stands(text, counts, rank, place, wanted, letters):
                    _as_phrase(blocks, rank, place, phrases.kind[n], given)
                n += 1
            token = _begun(known.word, token + 1, stop, sieve)
        _without_readers(blocks, rank)


@leaf
def _begun(word: U64, token: int, stop: int, sieve: Bools) -> int:
    """The first token of `[token, stop)` that may begin a phrase, by the first bits of its hash; else `stop`."""
    while token < stop and not sieve[word[token] >> _SIEVE]:
        token += 1
    return token


@leaf
def _as_phrase(blocks: Blocks, rank: int, place: int, kind: int, given: Kinds) -> None:
    """Make the block of an article in which a phrase stands what that says; `given` is what it was before any."""
    first, last = blocks.at[rank], blocks.at[rank + 1]
    block = first + np.searchsorted(blocks.start[first:last], place, side="right") - 1
    if block < first or place >= blocks.end[block]:
        return
    if kind == COMMENTS:
        if given[block] == BODY and blocks.high[block] - blocks.low[block] <= HEAD:
            blocks.kind[block] = COMMENTS
    elif kind == CAPTION and given[block] == BODY:
        blocks.kind[block] = CAPTION
    elif blocks.kind[block] == BODY and blocks.high[block] - blocks.low[block] <= FURNITURE_WORDS:
        blocks.kind[block] = FURNITURE


@leaf
def _without_readers(blocks: Blocks, rank: int) -> None:
    """Make furniture of what stands below a line such as "3 comments", which itself becomes what it was, or furniture:
    where enough of a story stands above it, and not more below than readers write."""
    first, last = blocks.at[rank], blocks.at[rank + 1]
    above, below = 0, blocks.high[last - 1] if last > first else 0
    readers = False
    for block in range(first, last):
        if blocks.kind[block] == COMMENTS:
            blocks.kind[block] = BODY
            readers |= above >= TOLD and below - blocks.high[block] <= READERS * above
        elif blocks.kind[block] == BODY and not blocks.bare[block]:
            above += blocks.high[block] - blocks.low[block]
        if readers and blocks.kind[block] == BODY:
            blocks.kind[block] = FURNITURE


@leaf
def _stands(text: Bytes, counts: Counted, rank: int, place: int, wanted: Codes, letters: Codes) -> bool:
    """Whether a phrase stands at a character of a text, whatever its case and accents."""
    stop = text.at[rank + 1]
    here = counts.counts[counts.bounds[rank] : counts.bounds[rank + 1]]
    byte = byte_of(text.data, text.at[rank], stop, here, place)
    for letter in wanted:
        if byte >= stop:
            return False
        code, byte = decoded(text.data, byte)
        folded = letters[code] if code < len(letters) else code
        if letter != folded and letter != code | np.uint32(_LITERAL):
            return False
    return True


@compiled
def characters(data: NDArray[np.uint8], at: int, stop: int, room: Codes) -> tuple[Codes, int]:
    """The characters of some bytes, in `room` where they fit, and how many they are."""
    if stop - at > len(room):
        room = np.empty(2 * (stop - at), np.uint32)
    size = 0
    while at < stop:
        until = min(stop, at + STRIDE)
        plain, here = data[at:until], room[size : size + until - at]
        high = np.uint8(0)
        for byte in plain:
            high |= np.uint8(byte)
        if high < 0x80:  # as most of most texts: a letter is a byte
            for n in range(len(plain)):
                here[n] = plain[n]
            size += len(plain)
            at = until
        while at < until:
            code, at = decoded(data, at)
            room[size] = code
            size += 1
    return room, size


@cache
def _cues() -> Sought:
    """The words of speech beside a quotation."""
    return sought(words(sorted(terms_of_all("lineage_cues"))).word)


@compiled
def _ascribed(
    data: NDArray[np.uint8],
    text_at: Longs,
    blocks: Blocks,
    known: Words,
    kind: Kinds,
    cues: Sought,
    types: NDArray[np.uint8],
) -> Longs:
    """Tokens `[low, high)` of closed quotations of bounded length that are ascribed, in articles not wrapped in marks.

    A cue beside it in its paragraph ascribes it, or a colon before it, be it where the paragraph above ends. A saying
    that is interrupted is one, with what interrupts it, where one part of it is short.
    """
    rows = np.empty((64, 2), np.int64)
    n = int(np.int64(0))
    codes = np.empty(1, np.uint32)
    for rank in range(len(text_at) - 1):
        codes, size = characters(data, text_at[rank], text_at[rank + 1], codes)
        first, last = blocks.at[rank], blocks.at[rank + 1]
        bounds = np.stack((blocks.start[first:last], blocks.end[first:last]), axis=1)
        here = quoted(codes[:size], bounds, types)
        if not len(here):
            continue
        while n + len(here) > len(rows):
            rows = np.concatenate((rows, np.empty_like(rows)))
        n = _ascribed_in(here, codes, bounds, known, rank, kind, cues, types, rows, n)
    return rows[:n].copy()


@leaf
def _ascribed_in(
    here: Longs,
    codes: Codes,
    bounds: Longs,
    known: Words,
    rank: int,
    kind: Kinds,
    cues: Sought,
    types: NDArray[np.uint8],
    rows: Longs,
    n: int,
) -> int:
    """Fill in those of an article whose quotations are given, from row `n` on; up to which row."""
    base, stop = known.at[rank], known.at[rank + 1]
    starts, ends = known.start[base:stop], known.end[base:stop]
    own = in_all = unsaid = 0
    for token in range(base, stop):
        own += kind[token] == BODY
    before = n
    from_, until, paragraph_before = base, base, np.int64(-1)  # of the quotation before this one
    for q in range(len(here)):
        start, end, closed, paragraph = here[q, 0], here[q, 1], here[q, 2], here[q, 3]
        if not closed:
            continue
        low = base + np.searchsorted(starts, start)
        high = _up_to(ends, low - base, end) + base
        nearest, above = low, max(bounds[paragraph, 0], start - NEAR)
        while nearest > base and starts[nearest - base - 1] >= above:
            nearest -= 1
        farthest = _up_to(ends, high - base, min(bounds[paragraph, 1], end + NEAR)) + base
        said = (
            _after_colon(codes, start, types)
            or _has_cue(known.word[nearest:low], cues)
            or _has_cue(known.word[high:farthest], cues)
        )
        in_all += high - low
        unsaid += 0 if said else high - low
        if paragraph == paragraph_before and _goes_on(known.word, from_, until, low, high, cues):
            n -= n > before and rows[n - 1, 1] == until
            rows[n, 0], rows[n, 1] = from_, high
            low = from_
            n += 1
        elif said and K <= high - low <= LONGEST:
            rows[n, 0], rows[n, 1] = low, high
            n += 1
        from_, until, paragraph_before = low, high, paragraph
    return before if unsaid > WRAPPED * own or in_all > ALL_WRAPPED * own else n


@leaf
def _goes_on(word: U64, from_: int, until: int, low: int, high: int, cues: Sought) -> bool:
    """Whether the quotation `[low, high)` and the one before it, `[from_, until)`, are a saying that is interrupted by
    who says it, of which one part is too short to be found by itself."""
    between, shorter = low - until, min(until - from_, high - low)
    if not LEAST <= between <= MOST or shorter >= K or not K <= high - from_ - between <= high - from_ <= LONGEST:
        return False
    return _has_cue(word[until:low], cues)


@leaf
def _up_to(ends: I32, token: int, end: int) -> int:
    """The first token, from a given one on, that does not end before a character."""
    while token < len(ends) and ends[token] <= end:
        token += 1
    return token


@leaf
def _has_cue(word: U64, cues: Sought) -> bool:
    """Whether a word of speech is among some words."""
    for one in word:
        if is_sought(one, cues):
            return True
    return False


@leaf
def _after_colon(codes: Codes, start: int, types: NDArray[np.uint8]) -> bool:
    for i in range(start - 1, max(0, start - NEAR) - 1, -1):
        if codes[i] >= len(types) or not types[codes[i]] & _SPACE:
            return bool(codes[i] == _COLON)
    return False


@compiled
def _as_quoted(at: Longs, word: U64, said: Longs, kinds: Kinds) -> None:
    """What was body is a quotation inside a run of K words that stands in quotation marks somewhere in the pile.

    The quotations come in the order of the words. Their runs are in a hash table with open addresses, behind a sieve of
    bits that most others do not pass.
    """
    size = longest = 0
    for quotation in range(len(said)):
        size += max(0, said[quotation, 1] - said[quotation, 0] - K + 1)
        longest = max(longest, said[quotation, 1] - said[quotation, 0])
    for text in range(len(at) - 1):
        longest = max(longest, at[text + 1] - at[text])
    bits = 8
    while 2 * (1 << bits) < 3 * size:
        bits += 1
    table, sieve = np.zeros(1 << bits, np.uint64), np.zeros(1 << (bits - 2), np.uint64)
    runs, perhaps = np.empty(longest, np.uint64), np.empty(longest + 1, np.int64)
    for quotation in range(len(said)):
        low, high = said[quotation, 0], said[quotation, 1]
        sums_within(word[low:high], runs)
        for n in range(high - low - K + 1):
            _put(runs[n], table, sieve, bits)
    own, quotation = np.zeros(longest, np.bool_), 0  # of each run of a text, whether one of its own quotations has it
    for text in range(len(at) - 1):
        here = kinds[at[text] : at[text + 1]]
        sums_within(word[at[text] : at[text + 1]], runs)
        own[: len(here)] = False
        while quotation < len(said) and said[quotation, 0] < at[text + 1]:
            low, high = said[quotation, 0] - at[text], said[quotation, 1] - at[text]
            quotation += 1
            if high - low >= K:
                own[low : high - K + 1] = True
                for token in range(low, high):
                    if here[token] == BODY:
                        here[token] = QUOTATION
        _as_said(here, runs, own, perhaps, table, sieve, bits)


@leaf
def _put(run: np.uint64, table: U64, sieve: U64, bits: int) -> None:
    """Put a run of words into the table, and into the sieve, of which sixteen bits go to each place of the table."""
    slot = np.int64(run >> np.uint64(64 - bits))
    while table[slot] and table[slot] != run:
        slot = (slot + 1) & (len(table) - 1)
    table[slot] = run
    bit = run >> np.uint64(64 - bits - 4)
    sieve[bit >> _SIX] |= _ONE << (bit & _LOW)


@leaf
def _as_said(here: Kinds, runs: U64, own: Bools, perhaps: Longs, table: U64, sieve: U64, bits: int) -> None:
    """Make the body of an article quotation where its runs are in the table; its own quotations are so already."""
    shift, fine = np.uint64(64 - bits), np.uint64(64 - bits - 4)
    n = 0
    for token in range(len(here) - K + 1):  # no branches: which are in the sieve cannot be guessed
        perhaps[n] = token
        bit = runs[token] >> fine
        n += int(sieve[bit >> _SIX] >> (bit & _LOW) & _ONE) & int(not own[token])
    until = np.int64(0)
    for token in perhaps[:n]:
        slot = np.int64(runs[token] >> shift)
        while table[slot] and table[slot] != runs[token]:
            slot = (slot + 1) & (len(table) - 1)
        if table[slot]:
            for place in range(max(token, until), token + K):
                if here[place] == BODY:
                    here[place] = QUOTATION
            until = token + K


@compiled
def under(starts: Bools) -> Bools:
    """Tokens of the runs of K words that start at the given ones."""
    found = np.zeros(len(starts), np.bool_)
    until = 0
    for token in range(len(starts)):
        if starts[token]:
            until = token + K
        found[token] = token < until
    return found
