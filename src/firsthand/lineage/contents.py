"""Why a shared passage is what it is: body, a third party's words, a caption, a headline, or page furniture.

In: what lineage knows of a pile, and a piece of one of its ties. Out: Grounds, with the spans they rest on, from the
same classes of words that the piece was made of.
"""

from collections.abc import Iterator

import numpy as np

from firsthand.lineage import Traced
from firsthand.lineage.fingerprint import K, Longs, utf8
from firsthand.lineage.furniture import recurring
from firsthand.lineage.kind import BODY, CAPTION, FURNITURE, HEADLINE, QUOTATION, ascribed, blocks_of, marked
from firsthand.lineage.passages import A_END, B_END, CONTENT, EQUAL, HIGH, INSERT, LOW, A, B, edge_of
from firsthand.lineage.pile import Pile, outlet_of
from firsthand.records import Ground, Span

_PLACES = 6  # quotations named; everybody prints the same tweet
_NAMES = {CAPTION: "caption", HEADLINE: "headline"}


def grounds_of(known: Traced, tie: int, piece: int) -> Iterator[Ground]:
    """Why a piece is what its record says."""
    ties = known.found.ties
    row = ties.pieces[piece]
    a, b = int(ties.a[tie]), int(ties.b[tie])
    content = int(row[CONTENT])
    if content == FURNITURE:
        yield from _insert(known, a, b, row)
    elif content in _NAMES:
        yield from _set_apart(known, a, b, row)
    else:
        own = int(row[HIGH] - row[LOW])
        if content == BODY:
            yield Ground(
                f"{own} of its {row[EQUAL]} common words are the reporter's own: in no article of the case are they a "
                "quotation, a caption, a headline, or what an outlet repeats across its stories"
            )
        yield from _quoted(known, a, b, row)


def _insert(known: Traced, a: int, b: int, row: Longs) -> Iterator[Ground]:
    """What `without_inserts` saw: a short piece that two different stories of one outlet share."""
    pile = known.pile
    at, kinds = pile.words.at, known.kinds
    edge = edge_of(row, kinds[at[a] : at[a + 1]], kinds[at[b] : at[b + 1]])
    stories = "two pages of unknown outlets that may be of one" if pile.outlets[a] < 0 else "two stories of one outlet"
    where = {1: "at the top of both pages", 2: "at the bottom of both pages"}.get(
        edge, f"as a block of its own of at most {INSERT} words"
    )
    yield Ground(f"{stories}, which share little else, have it {where}: what an outlet repeats is furniture")


def _set_apart(known: Traced, a: int, b: int, row: Longs) -> Iterator[Ground]:
    """In which of the two articles the words are a caption or a headline, and whether the page says so."""
    content, name = int(row[CONTENT]), _NAMES[int(row[CONTENT])]
    for rank, first, last in ((a, row[A], row[A_END]), (b, row[B], row[B_END])):
        base = known.pile.words.at[rank]
        if not (known.kinds[base + first : base + last] == content).any():
            continue
        article = known.pile.articles[rank]
        span = _span(known.pile, rank, int(base + first), int(base + last))
        said = any(b.kind == name and b.start < span.end and span.start < b.end for b in article.blocks)
        who = article.outlet or outlet_of(article) or article.key
        how = (
            f"the page of {who} sets it apart as a {name}" if said else f"on the page of {who} its words mark a {name}"
        )
        yield Ground(f"{how}; what is one in either article is one in both", (span,))


def _quoted(known: Traced, a: int, b: int, row: Longs) -> Iterator[Ground]:
    """Where the third party's words in a piece stand between quotation marks with somebody beside them."""
    pile = known.pile
    base = int(pile.words.at[b])
    here = np.arange(base + row[B], base + row[B_END])
    quoted = here[known.kinds[here] == QUOTATION]
    if not len(quoted):
        return
    runs = pile.runs[quoted[: max(0, len(quoted) - K + 1)]]
    text = utf8([article.text for article in pile.articles])
    blocks = blocks_of(pile, text)
    found: list[Span] = []
    for low, high in ascribed(text, blocks, pile.words, marked(blocks, recurring(pile, blocks))).tolist():
        if np.isin(pile.runs[low : high - K + 1], runs).any():
            rank = int(np.searchsorted(pile.words.at, low, side="right")) - 1
            found.append(_span(pile, rank, low, high))
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


def _span(pile: Pile, rank: int, low: int, high: int) -> Span:
    """Tokens `[low, high)` of the whole pile as characters of their article."""
    return Span(pile.articles[rank].id, int(pile.words.start[low]), int(pile.words.end[high - 1]))
