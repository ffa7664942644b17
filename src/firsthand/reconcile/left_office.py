"""Who left an office: by resigning, say some, or by dismissal, say others. One leaving, told in two ways.

In: a Pile, mentions, their kinds, story numbers, joins; the assertions of the case. Out: joins; and assertions of which
of the two it was, where a case has both. Who dismisses somebody and then resigns has left once, the other another time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from msgspec.structs import replace

from firsthand.reconcile.facts import APART, DISPUTED, facts_of
from firsthand.reconcile.happenings import Kind, kind_of
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.parted import gap, on_one_day
from firsthand.reconcile.parties import words_of_party
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Mention, record_id
from firsthand.unions import Unions
from firsthand.wording import folded_terms

RESIGNED, DISMISSED = "resignation", "dismissal"
WAYS = frozenset({RESIGNED, DISMISSED})
HOW = "what"  # the slot that says which it was


def join_leavings(
    pile: Pile, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind], story: Mapping[str, int], joined: Unions
) -> None:
    """Join the resignation and the dismissal of one person on one day, in one story."""
    found: dict[tuple[int, str], list[list[Mention]]] = defaultdict(list)
    for piece in joined.pieces():
        told = [mentions[n] for n in piece if kinds[n].role not in {"toll", "light"}]
        ways = {kinds[m.id].name for m in told}
        if len(ways) == 1 and ways <= WAYS and not all(m.status in APART for m in told):
            for number in sorted({story[m.article] for m in told}):
                found[number, next(iter(ways))].append(told)
    for number in sorted({number for number, _ in found}):
        for left, sent in product(found[number, RESIGNED], found[number, DISMISSED]):
            if joined.may(left[0].id, sent[0].id) and _one_leaving(pile, left, sent):
                joined.join(left[0].id, sent[0].id)


def _one_leaving(pile: Pile, left: Sequence[Mention], sent: Sequence[Mention]) -> bool:
    """Whether whoever resigned is named as the one dismissed, and no day parts the two."""
    if not _who_left(pile, left) & _who_was_sent(pile, sent):
        return False
    a, b = (facts_of(pile, some, kind_of(way)) for some, way in ((left, RESIGNED), (sent, DISMISSED)))
    if a.times and b.times:
        return on_one_day(a, b)
    return gap(a, b) < DISPUTED


def _who_left(pile: Pile, told: Iterable[Mention]) -> set[str]:
    """The last names of those who resigned."""
    labels = [p.label for m in told for p in m.participants if p.role in {"actor", "recipient"}]
    return {fold(label.split()[-1]) for label in labels if label.split() and label.split()[-1][:1].isupper()}


def _who_was_sent(pile: Pile, told: Iterable[Mention]) -> set[str]:
    """The names of those who were dismissed, or are named beside it: of an active verb, behind it."""
    found = set[str]()
    for mention in told:
        by = words_of_party(mention, "actor")
        found |= words_of_party(mention, "recipient") - by
        upon = any(p.role == "recipient" and p.span.start > mention.trigger.start for p in mention.participants)
        start = mention.trigger.start if by or upon else mention.sentence.start
        behind = pile.articles[mention.article].text[start : mention.sentence.end]
        found |= pile.names(mention.sentence) & set(content_words(behind)) - by
    return found - folded_terms("offices")


def with_ways(pile: Pile, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, and what each of an event that some call a resignation and others a dismissal says it was.

    "He did not resign" denies of such an event how it was, and not that he left.
    """
    mentions = pile.mentions()
    told: dict[str, list[tuple[str, Assertion]]] = defaultdict(list)
    for one in assertions:
        mention = mentions.get(one.mention)
        if one.slot == "status" and mention:
            way = kind_of(pile.quote(mention.trigger), mention.event_type).name
            if way in WAYS:
                told[one.event].append((way, one))
    both = {event for event, every in told.items() if {w for w, one in every if one.polarity == "positive"} == WAYS}
    ways = {one.id: way for event in sorted(both) for way, one in told[event]}
    how = (replace(a, id=record_id("ast", a.id, HOW), slot=HOW, value=ways[a.id]) for a in assertions if a.id in ways)
    kept = (one for one in assertions if one.id not in ways or one.polarity == "positive")
    return (*kept, *how)


def rival_ways(one: Sequence[Assertion], other: Sequence[Assertion]) -> bool:
    """Whether the two are told on other words: a page that says both itself tells of one after the other."""
    mine = {(a.article, a.attribution) for a in one}
    return mine.isdisjoint((a.article, a.attribution) for a in other)
