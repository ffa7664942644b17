"""Why a shared passage is what it is: body, a third party's words, a caption, a headline, or page furniture.

In: an Inquiry into a pile, and a piece of one of its ties. Out: Grounds, with the spans they rest on, from the
same classes of words that the piece was made of.
"""

from collections.abc import Iterator

import numpy as np

from firsthand.lineage.fingerprint import K, Longs, runs
from firsthand.lineage.inquiry import Inquiry
from firsthand.lineage.inserts import INSERT, edge_of, is_list, is_teaser
from firsthand.lineage.kind import BODY, CAPTION, FURNITURE, HEADLINE, QUOTATION
from firsthand.lineage.passages import A_END, B_END, CONTENT, EQUAL, OWN, A, B
from firsthand.lineage.pile import name_of
from firsthand.records import Ground, Span

_PLACES = 6  # quotations named; everybody prints the same tweet
_NAMES = {CAPTION: "caption", HEADLINE: "headline"}


def grounds_of(inquiry: Inquiry, tie: int, piece: int) -> Iterator[Ground]:
    """Why a piece is what its record says."""
    ties = inquiry.ties
    row = ties.pieces[piece]
    a, b = int(ties.a[tie]), int(ties.b[tie])
    content = int(row[CONTENT])
    if content == FURNITURE:
        yield from _insert(inquiry, a, b, row)
    elif content in _NAMES:
        yield from _set_apart(inquiry, a, b, row)
    else:
        own = int(row[OWN])
        if content == BODY:
            yield Ground(
                f"{own} of its {row[EQUAL]} common words are the reporter's own: in no article of the case are they a "
                "quotation, a caption, a headline, or what an outlet repeats across its stories"
            )
        yield from _quoted(inquiry, a, b, row)


def _insert(inquiry: Inquiry, a: int, b: int, row: Longs) -> Iterator[Ground]:
    """What `without_inserts` saw, a short piece that two different stories share."""
    pile, opens = inquiry.pile, inquiry.known.opens
    at, kinds = pile.words.at, inquiry.known.kinds
    edge = edge_of(row, kinds[at[a] : at[a + 1]], kinds[at[b] : at[b + 1]])
    one_outlet = pile.outlets[a] == pile.outlets[b]
    if one_outlet and is_list(opens, at, a, b, row):
        yield Ground(
            "on either page of the outlet it is several short blocks, each under a line like a headline: a list of "
            "teasers leads to other stories"
        )
        return
    if not one_outlet or not (edge or (row[EQUAL] <= INSERT and pile.outlets[a] >= 0)):
        if is_teaser(opens, kinds, at, a, b, row):
            yield Ground(
                "it opens the story of one page and is a block at the foot of the other, under a line like a headline, "
                "and is all that the two share: a teaser leads to a story and copies nothing of it"
            )
        elif edge == 2:
            yield Ground(
                "both pages end with it, it is all that they share, and an outlet is unknown, so that they may be of "
                "one: what an outlet repeats is furniture"
            )
        else:
            yield Ground(
                "one line on each page is all that the two share, and an outlet is unknown: a link is furniture"
            )
        return
    stories = "two pages of unknown outlets that may be of one" if pile.outlets[a] < 0 else "two stories of one outlet"
    where = {1: "at the top of both pages", 2: "at the bottom of both pages"}.get(
        edge, f"as a block of its own of at most {INSERT} words"
    )
    yield Ground(f"{stories}, which share little else, have it {where}: what an outlet repeats is furniture")


def _set_apart(inquiry: Inquiry, a: int, b: int, row: Longs) -> Iterator[Ground]:
    """In which of the two articles the words are a caption or a headline, and whether the page says so."""
    content, name = int(row[CONTENT]), _NAMES[int(row[CONTENT])]
    for rank, first, last in ((a, row[A], row[A_END]), (b, row[B], row[B_END])):
        base = inquiry.pile.words.at[rank]
        if not (inquiry.known.kinds[base + first : base + last] == content).any():
            continue
        article = inquiry.pile.articles[rank]
        span = inquiry.span(rank, int(first), int(last))
        said = any(b.kind == name and b.start < span.end and span.start < b.end for b in article.blocks)
        who = name_of(article)
        how = (
            f"the page of {who} sets it apart as a {name}" if said else f"on the page of {who} its words mark a {name}"
        )
        yield Ground(f"{how}; what is one in either article is one in both", (span,))


def _quoted(inquiry: Inquiry, a: int, b: int, row: Longs) -> Iterator[Ground]:
    """Where the third party's words in a piece stand between quotation marks with somebody beside them."""
    pile = inquiry.pile
    base = int(pile.words.at[b])
    here = np.arange(base + row[B], base + row[B_END])
    quoted = here[inquiry.known.kinds[here] == QUOTATION]
    if not len(quoted):
        return
    hashes = runs(pile.words)
    asked = hashes[quoted[: max(0, len(quoted) - K + 1)]]
    found: list[Span] = []
    size = np.maximum(0, inquiry.said[:, 1] - inquiry.said[:, 0] - K + 1)
    at = np.concatenate([[0], np.cumsum(size)])
    starts = np.arange(at[-1]) + np.repeat(inquiry.said[:, 0] - at[:-1], size)  # of every run within a quotation
    held = np.concatenate([[0], np.cumsum(np.isin(hashes[starts], asked))])
    for low, high in inquiry.said[held[at[1:]] > held[at[:-1]]].tolist():
        rank = int(np.searchsorted(pile.words.at, low, side="right")) - 1
        base = int(pile.words.at[rank])
        found.append(inquiry.span(rank, low - base, high - base))
    mine = {pile.articles[a].id, pile.articles[b].id}
    found.sort(key=lambda span: span.article not in mine)
    inside = sum(1 for span in found if span.article in mine)
    others = len(found) - inside
    where = f"{inside} time{'' if inside == 1 else 's'} in the two articles"
    where += f" and {others} in others" if others else ""
    yield Ground(
        f"{len(quoted)} words stand between quotation marks with somebody beside whose they are, {where}: what is "
        "quoted anywhere is quoted everywhere, and shows no copying",
        tuple(found[:_PLACES]),
    )
