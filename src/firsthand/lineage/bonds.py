"""Why articles are one text: the rule that ties each to another, and what of each the two share.

In: an Inquiry into a pile, and one of its texts. Out: Bonds, in order of time, from the very pairs that the text was
put together from.
"""

import numpy as np

from firsthand.lineage import Traced
from firsthand.lineage.direction import by_time
from firsthand.lineage.inquiry import Inquiry
from firsthand.lineage.texts import CUT, MAJOR, NOT_NOTHING, is_copy, pairs_of
from firsthand.lineage.versions import versions
from firsthand.records import Bond, BondRule, Text


def bonds(inquiry: Inquiry, text: Text) -> list[Bond] | None:
    """What ties each article of a text to another of it; None where the rules as they are now do not join them all."""
    known, pile, ties, rank = inquiry.known, inquiry.pile, inquiry.ties, inquiry.rank
    members = {rank[article] for article in text.articles}
    states = versions(pile, ties, known.sources, known.sinks, known.sizes)
    found: list[Bond] = []
    root = {one: one for one in members}
    pairs = pairs_of(pile, ties, known.sources, known.sinks, known.sizes, states)
    reason = {state.article: state.why for state in states}
    rules: tuple[BondRule, ...] = ("version", "copy", "carried")
    for rule in rules:
        for a, b in pairs[rule]:
            if a in members and b in members:
                _join(root, a, b)
                found.append(_bond(inquiry, rule, a, b, reason))
    crossing = (edge for edge in inquiry.lineage.reuse if edge.relation == "translated")
    for a, b in sorted({(rank[edge.a.article], rank[edge.b.article]) for edge in crossing}):
        if a in members and b in members and _root(root, a) != _root(root, b):
            _join(root, a, b)
            found.append(_bond(inquiry, "translation", a, b, reason))
    if len({_root(root, one) for one in members}) > 1:
        return None
    return sorted(found, key=lambda bond: (rank[bond.article], rank[bond.source], bond.rule))


def _bond(inquiry: Inquiry, rule: BondRule, a: int, b: int, reason: dict[str, str]) -> Bond:
    """The bond of two articles; of a carried one the earlier is tied to the later."""
    pile, ties, sizes = inquiry.pile, inquiry.ties, inquiry.known.sizes
    tie = np.flatnonzero((ties.a == a) & (ties.b == b))
    shared = int(ties.body()[tie[0]]) if len(tie) else 0
    one, other = (b, a) if rule != "carried" else (a, b)
    recorded = inquiry.edges(pile.articles[a].id, pile.articles[b].id)
    plain = (edge for edge in recorded if edge.relation != "paraphrased")
    edges = [edge for edge in plain if (edge.relation == "translated") == (rule == "translation")]
    of_body = [edge for edge in edges if edge.content == "body"] or edges
    return Bond(
        article=pile.articles[one].id,
        source=pile.articles[other].id,
        rule=rule,
        shared=shared,
        own=int(sizes[one]),
        of_source=int(sizes[other]),
        edges=tuple(edge.id for edge in of_body),
        why=_why(inquiry.known, rule, a, b, shared, len(of_body), reason),
    )


def _why(known: Traced, rule: BondRule, a: int, b: int, shared: int, edges: int, reason: dict[str, str]) -> str:
    sizes, pile = known.sizes, known.pile
    if rule == "version":
        return reason[pile.articles[b].id]
    if rule == "translation":
        return f"{edges} of its sentences retell it, which are most of the later article"
    if rule == "carried":
        if shared >= CUT * sizes[a] and by_time(pile.articles[a], pile.articles[b])[0] == "unknown":
            share = shared / int(sizes[a])
            return f"{share:.0%} of it stands there, and no date shows which came first: it may be cut from there"
        return (
            "is nobody's best source, since another of the text gives more, and the later article carries most of it as"
            " others of the text do"
        )
    other, own = int(sizes[a]), int(sizes[b])
    if is_copy(shared, other, own):
        return (
            f"most of it stands there: {shared / own:.0%} of its own words, which are {shared / other:.0%} of the "
            f"earlier article's ({MAJOR:.0%} and {NOT_NOTHING:.0%} are asked)"
        )
    given = known.sources.words[known.sources.at[b] : known.sources.at[b + 1]].tolist()
    return (
        "several articles of this text together give it most of its own words, this one the most: its sources give "
        f"{', '.join(map(str, given))} of {sizes[b]}"
    )


def _join(root: dict[int, int], a: int, b: int) -> None:
    one, other = sorted((_root(root, a), _root(root, b)))
    root[other] = one


def _root(root: dict[int, int], one: int) -> int:
    while root[one] != one:
        one = root[one]
    return one
