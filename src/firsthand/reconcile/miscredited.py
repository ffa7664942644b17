"""Credits that the copied words contradict: a page credits one outlet with what it has word for word from another.

In: resolved credits, the node that each names, the passages of the case. Out: the credits, those contradicted without
what they cover, and why. Agencies are left alone: who prints an agency's words without its name did not write them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.reconcile.names import content_words
from firsthand.reconcile.passages import A_STORY, Passages, words_in
from firsthand.reconcile.pile import Pile
from firsthand.records import BY_MEANING, Credit
from firsthand.resources import agencies
from firsthand.wording import fold

_IN_TEXT = 0.5  # of a credited sentence's words that stand in the other page
_TOLD_TOO = 0.5  # of what it tells: so much in a page of the credited outlet may be the same in other words
_WHOLE_PAGE = ("dateline", "byline")


class Contradicted(NamedTuple):
    """The credits of a case, and the ids of those that the copied words contradict."""

    credits: tuple[Credit, ...]
    ids: frozenset[str]


def against_the_copies(
    pile: Pile, passages: Passages, credits: Sequence[Credit], node: Mapping[str, str]
) -> Contradicted:
    """The credits, of which those that the copied words contradict cover nothing."""
    shelf: dict[str, list[str]] = defaultdict(list)
    for article in pile.articles:
        shelf[pile.node[article]].append(article)
    owed = {(credit.article, node[credit.id]) for credit in credits}
    found, ids = [], set()
    for credit in credits:
        theirs = shelf.get(node[credit.id], [])
        other = _copied_from(pile, passages, credit, node[credit.id], owed) if theirs and _may_err(credit) else None
        if other and not any(_holds(pile, passages, credit, page) for page in theirs):
            words = passages.shared(credit.article, other)
            why = (
                f"{credit.why.partition('; ')[0]}; the copied words contradict it: {words} words stand in"
                f" {pile.articles[other].key}, and what is credited in no page that {credit.outlet} had by then"
            )
            credit = replace(credit, target=None, certain=False, covers=(), may_cover=(), why=why)
            ids.add(credit.id)
        found.append(credit)
    return Contradicted(tuple(found), frozenset(ids))


def _may_err(credit: Credit) -> bool:
    """Whether a credit is a text's own words on an outlet, and is no link to a page."""
    in_text = not credit.why.startswith(_WHOLE_PAGE) and "it links to" not in credit.why
    return in_text and credit.certain and not credit.own and bool(credit.covers) and credit.outlet not in agencies()


def _copied_from(pile: Pile, passages: Passages, credit: Credit, node: str, owed: set[tuple[str, str]]) -> str | None:
    """The page of a third outlet that the credited sentence was copied from, with more; not one that credits so too."""
    for match in passages.counterparts(credit.covers[0], _IN_TEXT):
        edge, other = match.reuse, match.span.article
        from_there = edge.direction == ("a_from_b" if edge.b.article == other else "b_from_a")
        third = pile.node[other] not in {node, pile.node[credit.article]} and (other, node) not in owed
        plain = edge.content == "body" and edge.relation not in BY_MEANING
        if from_there and third and plain and passages.shared(credit.article, other) >= A_STORY:
            return other
    return None


def _holds(pile: Pile, passages: Passages, credit: Credit, page: str) -> bool:
    """Whether a page of the credited outlet has words of the credited sentence, or most of what it tells."""
    if any(match.span.article == page for match in passages.counterparts(credit.covers[0], 0.0)):
        return True
    earliest, latest = pile.said(page), pile.said(credit.article)
    if earliest and latest and earliest[0] > latest[1]:
        return False  # of a later day
    name = set(content_words(credit.outlet))
    told = {word for word in content_words(pile.quote(credit.covers[0])) if word not in name}
    there = {fold(word.folded) for word in words_in(pile, page)}
    return len(told & there) >= _TOLD_TOO * len(told)
