"""What makes articles one text: its members in order of time, what ties each to another, and which parts they share.

In: a Text, a Lookup, and the Bonds that lineage gives for a text when asked. Out: lines of plain text.
"""

from collections.abc import Iterator, Sequence

from firsthand import records as r
from firsthand.tell.dates import plain_dates
from firsthand.tell.evidence import short
from firsthand.tell.lookup import Lookup
from firsthand.tell.sharing import Explain
from firsthand.tell.values import count

Lines = Iterator[str]

_PARTS = 12  # passages named of one bond
_RULES = {
    "copy": "a copy of",
    "version": "a later state of",
    "translation": "a retelling of",
    "carried": "carried by",
}


def text_lines(text: r.Text, lookup: Lookup, explain: Explain | None = None) -> Lines:
    """The whole answer to "why one text?"."""
    members = sorted(text.articles, key=lookup.order)
    number = {article: n for n, article in enumerate(members, 1)}
    carry = "that carries a text of its own" if len(members) == 1 else "that carry one text"
    yield f"Text {text.id}: {count(len(members), 'article')} {carry}; the earliest is {text.first}"
    bonds = explain.bonds(text) if explain and len(members) > 1 else None
    for article in members:
        yield ""
        yield f"{number[article]}. {_headline(article, lookup)}"
        if bonds is None:
            continue
        mine = [bond for bond in bonds if bond.article == article]
        if not mine:
            yield "  " + ("the earliest" if article == text.first else "the others are tied to it")
        for source in dict.fromkeys(bond.source for bond in mine):
            yield from _bonds([bond for bond in mine if bond.source == source], number, lookup)
    if bonds is None and len(members) > 1:
        yield ""
        yield "Tied by"
        yield from _parts([lookup.reuse[edge] for edge in text.edges if edge in lookup.reuse], lookup)
    if explain and bonds is None and len(members) > 1:
        yield "  Which tie makes which article part of the text is not told: the case was built by other rules"
        yield "  (firsthand build DIR)"


def _bonds(bonds: Sequence[r.Bond], number: dict[str, int], lookup: Lookup) -> Lines:
    """What ties an article to one other, and what they share."""
    for bond in bonds:
        yield f"  {_RULES[bond.rule]} {number[bond.source]}, {lookup.outlet(bond.source)}: {plain_dates(bond.why)}"
    if bond.shared and bond.own and bond.of_source:
        yield (
            f"    {bond.shared} of its {bond.own} own words stand in {number[bond.source]}, which has "
            f"{count(bond.of_source, 'word')} of its own"
        )
    edges = [lookup.reuse[edge] for edge in bond.edges if edge in lookup.reuse]
    here = [edge.a if edge.a.article == bond.article else edge.b for edge in edges]
    if edges:
        size = sum(len(span) for span in here)
        of = len(lookup.articles[bond.article].text)
        yield f"    {count(len(edges), 'passage')}, {size:,} of the {of:,} characters of its page:"
    yield from (f"  {line}" for line in _parts(edges, lookup, bond.article))


def _parts(edges: Sequence[r.Reuse], lookup: Lookup, article: str = "") -> Lines:
    """Each shared passage: where it stands in both, and its words."""
    sides = [(edge, *((edge.b, edge.a) if edge.b.article == article else (edge.a, edge.b))) for edge in edges]
    for edge, here, there in sorted(sides, key=lambda side: (side[1], side[2]))[:_PARTS]:
        yield (
            f"    {here.start}–{here.end} from {there.start}–{there.end}, {edge.relation} {edge.content}, score "
            f"{edge.score:.2f}: “{short(lookup.quote(here), 160)}” [{edge.id}]"
        )
    if len(edges) > _PARTS:
        yield f"    and {count(len(edges) - _PARTS, 'more passage')} (firsthand show DIR reuse)"


def _headline(article: str, lookup: Lookup) -> str:
    found = lookup.articles[article]
    return f"“{found.title or found.key}” ({lookup.outlet(article)}, {lookup.dated(article)}) [{article}]"
