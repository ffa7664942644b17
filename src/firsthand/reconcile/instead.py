"""Who it was instead: "An earlier version said that the owner was arrested. It was the captain who was arrested."

In: the mentions of a correction, and claims of whom a thing befell. Out: which mention of it takes back another, which
earlier mention of its outlet that is, and which claim stands for which.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from firsthand.reconcile.corrections import Correcting
from firsthand.reconcile.names import words
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Claim, Mention

_WHOM = "whom"


def others_instead(mentions: Iterable[Mention], correcting: Correcting, withdrawn: Mention) -> list[Mention]:
    """What a correction tells behind what it takes back, of the same thing that befell somebody else: it did happen."""
    gone = _befallen(withdrawn)
    return [
        one
        for one in mentions
        if gone
        and (one.article, one.event_type) == (withdrawn.article, withdrawn.event_type)
        and one.trigger > withdrawn.trigger
        and one.polarity == "positive"
        and one.id not in correcting.withdrawn
        and correcting.holds(one.trigger)
        and (other := _befallen(one))
        and not any(_alike(a, b) for a in gone for b in other)
    ]


def same_people(pile: Pile, correcting: Correcting, mentions: Mapping[str, Mention]) -> list[tuple[str, str]]:
    """What a correction takes back of somebody, and what it gives instead, each with what its outlet had told."""
    every = sorted(mentions.items())
    by_outlet: dict[tuple[str, str], list[tuple[str, Mention]]] = defaultdict(list)
    for name, mention in every:
        by_outlet[pile.node[mention.article], mention.event_type].append((name, mention))
    found = []
    for name, mention in every:
        if mention.id not in correcting.withdrawn or mention.quantities:
            continue
        earlier = [
            other
            for other, told in by_outlet[pile.node[mention.article], mention.event_type]
            if pile.rank[told.article] < pile.rank[mention.article]
            and any(_alike(a, b) for a in _befallen(mention) for b in _befallen(told))
        ]
        instead = {one.id for one in others_instead(mentions.values(), correcting, mention)} if earlier else set()
        both = [name, *(other for other, one in every if one.id in instead)] if instead else [name]
        found += [(one, other) for one in both for other in earlier]
    return found


def who_instead(
    one: Claim, other: Claim, by_id: Mapping[str, Assertion], correcting: Correcting
) -> tuple[Claim, Claim] | None:
    """Of two claims of whom a thing befell, what a correction takes back and what it gives instead."""
    for wrong, right in ((one, other), (other, one)) if one.slot == _WHOM else ():
        back = {
            by_id[n].article for n in wrong.dispute if by_id[n].stance == "denies" and _corrects(by_id[n], correcting)
        }
        given = {by_id[n].article for n in right.support if _corrects(by_id[n], correcting)}
        if back & given and not any(by_id[n].stance == "denies" for n in right.dispute):
            return wrong, right
    return None


def _corrects(assertion: Assertion, correcting: Correcting) -> bool:
    return correcting.holds(assertion.span)


def _befallen(mention: Mention) -> list[str]:
    return [part.label for part in mention.participants if part.role == "recipient"]


def _alike(a: str, b: str) -> bool:
    """Whether two labels may be of one: "the owner", "the owner of the ferry"."""
    one, other = set(words(a)), set(words(b))
    return one <= other or other <= one
