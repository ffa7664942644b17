"""What an outlet that corrects itself takes back of what it had told, and the numbers that it gives instead.

In: a Pile, what corrections give, the readings and assertions of pages. Out: what is taken back, the assertion of what
is given instead, and the numbers that count but a part of what is told of all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from firsthand.reconcile.amendments import Amendment, taken_back
from firsthand.reconcile.corrections import Correcting
from firsthand.reconcile.events import Happened
from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.on_whose_word import Found, assertion_of, credit_over, innermost
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.scopes import group_of
from firsthand.reconcile.values import as_value, interval
from firsthand.records import Assertion, Attribution, Credit, Mention, Reading, Stance

Counted = tuple[str | None, float, float | None]  # what is counted, and the bounds of its number


def set_right(
    one: Amendment, reading: Reading, happened: Happened, owed: list[Credit], stances: Mapping[str, Stance]
) -> Assertion | None:
    """What a correction gives instead of the number of a happening, of as many of those whom it befell."""
    if not one.slot or one.mention is None or one.given is None:
        return None
    found = Found(one.slot, as_value(one.given.minimum, one.given.maximum), one.given.span, one.scope or "")
    said = replace(one.mention, attribution=innermost(reading, found.span), hedges=(), stance="asserts")
    return assertion_of(said, found, happened.of[one.mention.id], credit_over(found.span, owed), stances)


def as_told_there(right: Assertion, found: Iterable[Assertion]) -> Assertion:
    """A number that a correction gives rests on whom its page names for it: "37 were hurt, the agency said"."""
    one = (right.article, right.event, right.slot, right.value)
    alike = [a for a in found if (a.article, a.event, a.slot, a.value) == one and a.stance != "denies"]
    told = next((a for a in alike if a.credit or a.attribution), None)
    if told is None or right.attribution or right.credit or any(not (a.credit or a.attribution) for a in alike):
        return right
    return replace(right, attribution=told.attribution, credit=told.credit)


def same_number(made: Assertion, known: Assertion) -> bool:
    """Whether a number is read already, as what its words tell of: "He was sentenced to four years"."""
    one = (made.article, made.event, made.slot, made.value, made.scope)
    return known.span.contains(made.span) and one == (known.article, known.event, known.slot, known.value, known.scope)


def of_some(
    pile: Pile, correcting: Correcting, amended: Mapping[str, Sequence[Amendment]], found: Mapping[str, Assertion]
) -> Iterator[Assertion]:
    """The assertions, where what an outlet that corrects itself counts of some is a part of what is told of all.

    "It was two women, not three" sets no toll of three right, where others tell of fourteen people.
    """
    outlets = {pile.node[article] for article in (*correcting.pages, *correcting.notes)}
    if not outlets:
        yield from found.values()
        return
    mentions = pile.mentions()
    given = {one.given.span: one.group for every in amended.values() for one in every if one.given}

    def whom(one: Assertion) -> str | None:
        if one.span in given:
            return given[one.span]
        numbers = mentions[one.mention].quantities if one.mention in mentions else ()
        told = [q for q in numbers if one.span.contains(q.span) and as_value(q.minimum, q.maximum) == one.value]
        return group_of(pile, told[0]) if told else None

    groups = {one.group for every in amended.values() for one in every} - {""}
    corrected = {(one.event, one.slot) for one in found.values() if one.article in amended}
    everybody: dict[tuple[str, str], float] = {}
    counts = {name: interval(one.value) for name, one in found.items() if not one.scope}
    for name, value in counts.items():
        one = found[name]
        if value and whom(one) == "":
            everybody[one.event, one.slot] = max(value[0], everybody.get((one.event, one.slot), 0.0))
    for name, one in found.items():
        value = counts.get(name)
        if value and pile.node[one.article] in outlets and value[0] < everybody.get((one.event, one.slot), 0.0):
            touched = (one.event, one.slot) in corrected and whom(one) in groups
            one = replace(one, scope="part") if touched else one
        yield one


def gone_counts(
    pile: Pile, reading: Reading, correcting: Correcting, stances: Mapping[str, Stance]
) -> frozenset[Counted]:
    """The counts that a page takes back."""
    every = (counts_of(pile, mention) for mention in taken_back(pile, reading, correcting, stances))
    return frozenset().union(*every)


def counts_of(pile: Pile, mention: Mention) -> frozenset[Counted]:
    """What a mention counts, and how many."""
    slot = kind_of(pile.quote(mention.trigger), mention.event_type).slot
    return frozenset((slot, q.minimum, q.maximum) for q in mention.quantities)


def takes_back(mention: Mention, said_by: Mapping[str, Attribution], stances: Mapping[str, Stance]) -> bool:
    """Whether a note takes back what its outlet had printed, which it told without denying it at the time."""
    within = said_by.get(mention.attribution or "")
    return within is not None and stances.get(within.id) == "denies" != within.stance


def beside_a_count(
    reading: Reading, mention: Mention, said_by: Mapping[str, Attribution], stances: Mapping[str, Stance]
) -> bool:
    """Whether what a note takes back with a mention is the number beside it: "that 12 children died in an attack"."""
    return takes_back(mention, said_by, stances) and any(
        m.quantities and m.attribution == mention.attribution and m.id != mention.id for m in reading.mentions
    )
