"""Bylines that owe a page to an agency of the case: "Redacción / TNA", "Staff and agencies", "Ana Lind, with TNA".

In: a Pile. Out: the credits that reading one page alone cannot give: that TNA is the Talmeria News Agency, other pages
tell; and "agencies" are the one agency of the pile, where it has one.
"""

import re
from collections.abc import Iterator
from functools import cache

from firsthand.reconcile.names import initials, words
from firsthand.reconcile.pile import Pile, outlet_for
from firsthand.records import Article, Credit, Span, record_id
from firsthand.resources import agencies, either, staff

_BY = re.compile(r"\s*(?:by|por|de|from)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[/·|,;+&]\s*(?:(?:and|y|e|with|con)\s+)?|\s+(?:and|y|e|with|con)\s+", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|con)\s+(?:[\w ]+\s+(?:from|by|de)\s+)?(?:the\s+|la\s+)?$", re.IGNORECASE)
_AN_AGENCY = frozenset({"agency", "agencia", "agence", "wire", "agentur", "agenzia"})
_A_HEAD = 400  # characters: where a page gives its byline


def desk_credits(pile: Pile) -> Iterator[Credit]:
    """The credits of bylines to agencies of the case, but for those that reading has found."""
    known = sorted({node for node in pile.nodes if _is_agency(node)})
    for article in pile.articles.values():
        at = article.text.find(article.byline) if article.byline else -1
        if article.byline and 0 <= at <= _A_HEAD:
            yield from _of_byline(pile, article, article.byline, at, known)


def _of_byline(pile: Pile, article: Article, byline: str, at: int, known: list[str]) -> Iterator[Credit]:
    """The credits that one byline gives; whose words they are is sure where a newsroom stands beside one agency."""
    reading = pile.readings.get(article.id)
    found = [credit.span for credit in (reading.credits if reading else ())]
    pieces = list(_pieces(byline))
    own = pile.node[article.id]
    named = {n: node for n, (_, piece) in enumerate(pieces) if (node := _agency_named(pile, piece)) and node != own}
    for n, (start, piece) in enumerate(pieces):
        span = Span(article.id, at + start, at + start + len(piece))
        if any(span.overlaps(other) for other in found):
            continue
        if n in named:
            others = [p for m, (_, p) in enumerate(pieces) if m not in named]
            sure = len(named) == 1 and all(_of_a_newsroom(p) for p in others) and not _WITH.search(byline[:start])
            yield _credit(pile, article, span, named[n].removeprefix("outlet:"), sure)
        elif _some_agencies(piece) and not named and len(known) == 1 and known[0] != own:
            yield _credit(pile, article, span, known[0].removeprefix("outlet:"), sure=False)


def _pieces(byline: str) -> Iterator[tuple[int, str]]:
    """The names in a byline, each with its place."""
    start = lead.end() if (lead := _BY.match(byline)) else 0
    for between in (*_BETWEEN.finditer(byline, start), None):
        end = between.start() if between else len(byline)
        piece = byline[start:end].strip(" .")
        if piece:
            yield byline.index(piece, start), piece
        start = between.end() if between else end


def _agency_named(pile: Pile, piece: str) -> str | None:
    """The agency of the case that a name means: its initials in capitals, or its name."""
    node = outlet_for(pile, piece)
    if node is None or not _is_agency(node):
        return None
    short = "".join(words(piece)) in initials(node.removeprefix("outlet:"))
    return node if not short or piece.isupper() else None


def _is_agency(node: str) -> bool:
    name = node.removeprefix("outlet:")
    return node.startswith("outlet:") and (name in agencies() or not _AN_AGENCY.isdisjoint(words(name)))


def _some_agencies(piece: str) -> bool:
    """Whether words name no agency, but say that agencies have written: "agencies", "Agencias", "news agencies"."""
    return bool(_agencies().fullmatch(piece.strip()))


def _of_a_newsroom(piece: str) -> bool:
    """Whether words are those of a newsroom, and name nobody: "Redacción", "Staff reporters"."""
    return all(word in _roles() for word in words(piece))


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(staff('agencies'))})", re.IGNORECASE)


@cache
def _roles() -> frozenset[str]:
    return frozenset(word for term in staff("role") | staff("beat") for word in words(term))


def _credit(pile: Pile, article: Article, span: Span, outlet: str, sure: bool) -> Credit:
    told = [
        Span(article.id, block.start, block.end) for block in article.blocks if block.kind in {"paragraph", "quote"}
    ]
    body = tuple(told) or (Span(article.id, 0, len(article.text)),)
    return Credit(
        id=record_id("crd", article.id, span.start, span.end, outlet),
        article=article.id,
        span=span,
        covers=body if sure else (),
        may_cover=() if sure else body,
        outlet=outlet,
        certain=sure,
        own=False,
        why="byline" if sure else "byline, of which it does not say what is whose",
    )
