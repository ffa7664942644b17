"""Inserts: what pages of two different stories share because somebody prints it around, and between, his stories.

In: Ties, and what the words of their articles are. Out: the same Ties, with promos, legal lines, teasers and lists of
them as furniture.
"""

from firsthand.compiled import compiled, leaf
from firsthand.lineage.align import LEAST
from firsthand.lineage.fingerprint import Longs
from firsthand.lineage.kind import BARE, BODY, FURNITURE, HEADLINE, OPENS, QUOTATION, Kinds, Opens
from firsthand.lineage.passages import (
    A_END,
    B_END,
    CONNECTED,
    CONTENT,
    EQUAL,
    HIGH,
    LEAST_BODY,
    LOW,
    OWN,
    SAID,
    A,
    B,
    Ties,
)

EDGE = 12  # words from a page's top or bottom: a counter and a date stand before one outlet's weather
EDGE_PIECE = 80  # words of an outlet's weather, menu or legal line; a shared story is longer
INSERT = 30  # words of a block that one outlet prints in two stories: a promo, a lead; a longer one is a story's part
TEASER = 45  # words of another story's lead under its headline at the foot of a page; a longer one is a story's part
TITLE = 20  # words of such a headline at most; it ends without a stop, as no paragraph does
NAMED = 5  # words of a headline that names another story: "Background" and "What we know" stand above parts of this one
ABOVE = 3  # times its words stand above both at least: a page of two lines has one of them from somebody
FOOT = 3  # blocks behind it at most: a legal line, an address
LAST = 1  # of these at most has as many words as a passage, where furniture and other teasers stand among them
TOP = 5  # blocks at most before and with the lead on the page of its story: the name, the date, the headline
AHEAD = 80  # words of these: a lead stands behind no two paragraphs
LINES = 8  # of them where each is a short line: a byline, a date and minutes to read
NEW = 8  # words at its beginning that may be edited in the other article
MOST = 0.6  # of the words of a teaser stand in the lead: either may have been edited since
LINE = 20  # words of a "Read more" line amid a page; the shortest paragraph that was worth copying has more
ONE_STORY = 0.5  # of the shorter article shared: then the pages carry one story, and its top is no furniture

UNDER, NAMED_ABOVE = 1, 2  # at a page's foot: under a line like a headline, under one that names a story


@leaf
def without_inserts(ties: Ties, kinds: Kinds, opens: Opens, at: Longs, outlets: Longs) -> None:
    """What pages of two different stories share as inserts is furniture.

    Of one outlet: short pieces at the same edge, or that are a block, unless they are one paragraph taken apart, and
    lists of teasers, however long; an outlet of a page or two is never seen to repeat its inserts, and "Read more"
    lines carry another story's lead. Two pages whose outlets are both unknown may be of one. Of any outlets: a teaser,
    with its headline, when it is all that they share, since the story that it leads to is printed elsewhere too; and
    one line of its own on both pages, or what both end with, where an outlet is unknown.
    """
    for tie in range(len(ties.a)):
        a, b = ties.a[tie], ties.b[tie]
        first, last = ties.at[tie], ties.at[tie + 1]
        one_outlet = outlets[a] == outlets[b]
        named = last - first == 2 and _names(opens, at, a, b, ties.pieces[first], ties.pieces[first + 1])
        if (not one_outlet and last - first > 1 and not named) or _one_story(ties, tie, kinds, opens, at, one_outlet):
            continue
        for piece in range(first, last):
            row = ties.pieces[piece]
            listed = one_outlet and is_list(opens, at, a, b, row)
            if not listed and not _is_short(row, kinds[at[a] : at[a + 1]]):
                continue
            insert = listed or (one_outlet and _is_outlets(ties, tie, row, kinds, opens, at, outlets[a]))
            if named:
                insert |= is_teaser(opens, kinds, at, a, b, ties.pieces[first + 1])
            elif last - first == 1:
                insert |= is_teaser(opens, kinds, at, a, b, row)
                insert |= min(outlets[a], outlets[b]) < 0 and _is_anybodys(row, kinds, opens, at, a, b)
            if insert and (row[CONTENT] == BODY or row[CONTENT] == QUOTATION):
                row[CONTENT] = FURNITURE
                row[HIGH], row[OWN] = row[LOW], 0


@leaf
def _one_story(ties: Ties, tie: int, kinds: Kinds, opens: Opens, at: Longs, one_outlet: bool) -> bool:
    """Whether half of the shorter page's own words stand in both, the teasers of one day aside."""
    a, b = ties.a[tie], ties.b[tie]
    shared = 0
    for piece in range(ties.at[tie], ties.at[tie + 1]):
        row = ties.pieces[piece]
        if not one_outlet or not is_list(opens, at, a, b, row):
            shared += row[OWN]
    sizes = _count(kinds[at[a] : at[a + 1]], BODY), _count(kinds[at[b] : at[b + 1]], BODY)
    return bool(shared >= ONE_STORY * min(sizes))


@leaf
def _is_short(row: Longs, a_kinds: Kinds) -> bool:
    """Whether a piece has as few words as an insert may have, most of them nobody's saying."""
    said = _count(a_kinds[row[A] : row[A_END]], QUOTATION)
    return bool(row[EQUAL] <= EDGE_PIECE and said <= SAID * (row[A_END] - row[A]))


@leaf
def _is_outlets(ties: Ties, tie: int, row: Longs, kinds: Kinds, opens: Opens, at: Longs, outlet: int) -> bool:
    """Whether a piece on two pages of one outlet stands at the same edge of both, or is short blocks of one of them."""
    a, b = ties.a[tie], ties.b[tie]
    if edge_of(row, kinds[at[a] : at[a + 1]], kinds[at[b] : at[b + 1]]):
        return True
    block = _is_block(opens, at[a], at[a + 1], row[A], row[A_END])
    block = row[EQUAL] <= INSERT and (block or _is_block(opens, at[b], at[b + 1], row[B], row[B_END]))
    block |= _is_insert(opens, at[a], at[a + 1], row[A], row[A_END])
    block |= _is_insert(opens, at[b], at[b + 1], row[B], row[B_END])
    return bool(block and outlet >= 0 and not _apart(ties, ties.at[tie], ties.at[tie + 1], row, opens, at[a], at[b]))


@leaf
def _is_anybodys(row: Longs, kinds: Kinds, opens: Opens, at: Longs, a: int, b: int) -> bool:
    """Whether a piece on two pages, of one of which the outlet is unknown, is a line of its own, or what both end
    with."""
    a_kinds, b_kinds = kinds[at[a] : at[a + 1]], kinds[at[b] : at[b + 1]]
    line = row[EQUAL] <= LINE and _is_block(opens, at[a], at[a + 1], row[A], row[A_END])
    line = line and _is_block(opens, at[b], at[b + 1], row[B], row[B_END])
    if line and not _leads(opens, at[a], row[A]) and not _leads(opens, at[b], row[B]):
        return True
    furnished = _furnished(a_kinds[row[A_END] :]) and _furnished(b_kinds[row[B_END] :])
    return edge_of(row, a_kinds, b_kinds) == 2 and not furnished


@leaf
def _is_insert(opens: Opens, low: int, high: int, first: int, last: int) -> bool:
    """Whether the tokens `[first, last)` of an article are short blocks of it, each no more than an insert has, or than
    a teaser under its headline."""
    if not opens[low + first] or (low + last < high and not opens[low + last]):
        return False
    start, named = low + first, first > 0 and opens[_opened(opens, low, low + first - 1)] == BARE
    for token in range(low + first + 1, low + last + 1):
        if token == low + last or opens[token]:
            if token - start > (TEASER if named else INSERT):
                return False
            start, named = token, opens[start] == BARE
    return True


@leaf
def _without_chance(opens: Opens, low: int, high: int, first: int, last: int) -> int:
    """The last of the tokens `[first, last)` of an article, but for the few that begin another block and go no further
    into it: below a list of teasers, paragraphs begin with "The" on many a page."""
    if low + last < high and not opens[low + last]:
        back = last - 1
        while back > first and last - back < CONNECTED - 1 and not opens[low + back]:
            back -= 1
        if back > first and opens[low + back]:
            return back
    return last


@leaf
def is_list(opens: Opens, at: Longs, a: int, b: int, row: Longs) -> bool:
    """Whether a piece is a list of teasers on either page."""
    listed = _is_list(opens, at[a], at[a + 1], row[A], row[A_END])
    return listed and _is_list(opens, at[b], at[b + 1], row[B], row[B_END])


@leaf
def _is_list(opens: Opens, low: int, high: int, first: int, last: int) -> bool:
    """Whether the tokens `[first, last)` of an article are several teasers, each under its headline."""
    last = _without_chance(opens, low, high, first, last)
    if not opens[low + first] or (low + last < high and not opens[low + last]):
        return False
    start, titles, under = low + first, 0, False
    for token in range(low + first + 1, low + last + 1):
        if token == low + last or opens[token]:
            title = opens[start] == BARE and token - start <= TITLE
            if not title and (not under or token - start > TEASER):
                return False
            titles, start, under = titles + (under and not title), token, title
    return titles > 1


@leaf
def _apart(ties: Ties, first: int, last: int, row: Longs, opens: Opens, low_a: int, low_b: int) -> bool:
    """Whether a piece is one of several that stand in one block of either page, and are longer together than inserts:
    a paragraph that the other page prints sentence by sentence."""
    for side, low in ((A, low_a), (B, low_b)):
        block = _opened(opens, low, low + row[side])
        pieces = words = 0
        for piece in range(first, last):
            if _opened(opens, low, low + ties.pieces[piece, side]) == block:
                pieces, words = pieces + 1, words + ties.pieces[piece, EQUAL]
        if pieces > 1 and words > INSERT:
            return True
    return False


@leaf
def _opened(opens: Opens, low: int, token: int) -> int:
    """Where the block of a token begins, in the article that begins at `low`; both are tokens of the whole pile."""
    while token > low and not opens[token]:
        token -= 1
    return token


@leaf
def is_teaser(opens: Opens, kinds: Kinds, at: Longs, a: int, b: int, row: Longs) -> bool:
    """Whether a piece at the foot of a page leads to another story, or may and opens the story of the other page."""
    foot_a = _at_foot(opens, kinds, at[a], at[a + 1], row[A], row[A_END], row[EQUAL])
    foot_b = _at_foot(opens, kinds, at[b], at[b + 1], row[B], row[B_END], row[EQUAL])
    if max(foot_a, foot_b) == NAMED_ABOVE:
        return True
    return bool((foot_a and _leads(opens, at[b], row[B])) or (foot_b and _leads(opens, at[a], row[A])))


@leaf
def _names(opens: Opens, at: Longs, a: int, b: int, title: Longs, below: Longs) -> bool:
    """Whether the first of two pieces is a headline on both pages, and the other stands right below it on either."""
    one, other = at[a], at[b]
    if not _is_block(opens, one, at[a + 1], title[A], title[A_END]) or opens[one + title[A]] != BARE:
        return False
    if not _is_block(opens, other, at[b + 1], title[B], title[B_END]) or opens[other + title[B]] != BARE:
        return False
    return bool(title[EQUAL] <= TITLE and (title[A_END] == below[A] or title[B_END] == below[B]))


@leaf
def _leads(opens: Opens, low: int, first: int) -> bool:
    """Whether a piece from the token `first` on opens a block at its page's top."""
    blocks, start, short = 0, low, True
    for token in range(low, low + first + 1):
        if opens[token]:
            short &= token - start <= LINE
            blocks, start = blocks + 1, token
    return bool(low + first - start <= NEW and start - low <= AHEAD and blocks <= (LINES if short else TOP))


@leaf
def _at_foot(opens: Opens, kinds: Kinds, low: int, high: int, first: int, last: int, equal: int) -> int:
    """Whether the tokens `[first, last)` of an article are most of a block at its foot, under what is no more than a
    headline: NAMED_ABOVE where that names a story, UNDER another, 0 elsewhere."""
    last = _without_chance(opens, low, high, first, last)
    first, last = low + first, low + last
    start, end = _opened(opens, low, first), first + 1
    while end < high and not opens[end]:
        end += 1
    if last > end and opens[start] == BARE and end - start <= TITLE:  # a teaser with its headline
        equal, start, first = equal - end + first, end, end
        end += 1
        while end < high and not opens[end]:
            end += 1
    if last > end or equal < MOST * (end - start) or end - start > TEASER or start == low:
        return 0
    title = _opened(opens, low, start - 1)
    if opens[title] != BARE or start - title > TITLE or title - low < ABOVE * (end - start):
        return 0
    if not _ends_soon(opens, kinds, end, high):
        return 0
    above = _opened(opens, low, title - 1)
    if opens[above] == BARE and title - above < NAMED and above > low:  # "More on politics", above all of them
        above = _opened(opens, low, above - 1)
    alone = opens[above] == OPENS and opens[start] == OPENS  # where nothing ends with a stop it shows no headline
    return NAMED_ABOVE if alone and start - title >= NAMED else UNDER


@leaf
def _ends_soon(opens: Opens, kinds: Kinds, token: int, high: int) -> bool:
    """Whether few blocks stand from a token on; or, but for furniture and other teasers under their headlines, few of
    which hardly one is more than a line."""
    blocks, lines, longer, under = 0, 0, 0, False
    while token < high:
        end = token + 1
        while end < high and not opens[end]:
            end += 1
        blocks += opens[token] > 0
        if kinds[token] != FURNITURE:
            headline = opens[token] == BARE and end - token <= TITLE
            other = not headline and not (under and end - token <= TEASER)
            lines, longer = lines + other, longer + (other and end - token >= LEAST)
            under = headline
        token = end
    return blocks <= FOOT or (lines <= FOOT and longer <= LAST)


@leaf
def edge_of(row: Longs, a_kinds: Kinds, b_kinds: Kinds) -> int:
    """At which edge of both pages a piece stands: 1 for the top, 2 for the bottom, 0 for neither."""
    if max(_open(a_kinds[: row[A]]), _open(b_kinds[: row[B]])) <= EDGE:
        return 1
    return 2 if max(_open(a_kinds[row[A_END] :]), _open(b_kinds[row[B_END] :])) <= EDGE else 0


@leaf
def _furnished(kinds: Kinds) -> bool:
    """Whether what ends a page was found to be furniture: then what stands above it is seldom more of it."""
    return _count(kinds, FURNITURE) >= LEAST_BODY


@leaf
def _is_block(opens: Opens, low: int, high: int, first: int, last: int) -> bool:
    """Whether the tokens `[first, last)` of an article are one block of it."""
    if not opens[low + first] or (low + last < high and not opens[low + last]):
        return False
    for token in range(low + first + 1, low + last):
        if opens[token]:
            return False
    return True


@leaf
def _open(kinds: Kinds) -> int:
    """Words that are neither furniture already known nor a headline."""
    return len(kinds) - _count(kinds, FURNITURE) - _count(kinds, HEADLINE)


@compiled
def _count(kinds: Kinds, kind: int) -> int:
    """How many words are of a kind."""
    count = 0
    for n in range(len(kinds)):
        count += kinds[n] == kind
    return count
