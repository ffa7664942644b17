"""Who denied that something happened, and came to say that it did.

In: what carries the case's assertions, and two claims of whether an event happened. Out: the denial, what took its
place, and the words that did so. A denial is withdrawn where one voice alone gave it, whoever passed it on, and that
voice says on a later day that it happened. What others say, and what is denied again later, withdraws nothing.
"""

from collections.abc import Mapping

from firsthand.reconcile.slots import DENIED
from firsthand.reconcile.sources import Sources, chain, is_media
from firsthand.reconcile.values import Interval
from firsthand.records import Assertion, Claim


def came_round(
    sources: Sources, one: Claim, other: Claim, by_id: Mapping[str, Assertion]
) -> tuple[Claim, Claim, str] | None:
    """The denial that its own voice withdrew, the claim it turned to, and that voice's later words; else nothing."""
    if one.slot != "status" or {one.value, other.value} != {DENIED, "happened"}:
        return None
    denial, told = (one, other) if one.value == DENIED else (other, one)
    against = [by_id[name] for name in denial.support]
    voices = [_whose(sources, assertion) for assertion in against]
    alone = frozenset.intersection(*voices) if voices else frozenset[str]()
    admitted = [a for name in told.support if not alone.isdisjoint(_whose(sources, a := by_id[name]))]
    denied_on = [_day(sources, a) for a in against]
    dated = [
        (day, (sources.sentences[a.mention].start == 0, a.span), a) for a in admitted if (day := _day(sources, a))
    ]  # headlines last
    if not dated or not all(denied_on):
        return None
    days = [day for day in denied_on if day]
    first, _, words = min(dated, key=lambda one: one[:2])
    again = [day for day, a in zip(denied_on, against, strict=True) if day and a.article not in _pages(admitted)]
    if min(days)[1] >= first[0] or any(day[0] > max(dated, key=lambda one: one[0])[0][1] for day in again):
        return None
    sentence = sources.sentences[words.mention]
    return denial, told, " ".join(sources.pile.quote(sentence).split())


def _pages(assertions: list[Assertion]) -> frozenset[str]:
    return frozenset(one.article for one in assertions)


def _day(sources: Sources, one: Assertion) -> Interval | None:
    return sources.pile.said(one.article)


def _whose(sources: Sources, one: Assertion) -> frozenset[str]:
    """The voices on whose word an assertion rests; none where it is the outlet's own."""
    levels = chain(sources.attributions, one.attribution)
    if not levels or is_media(sources, levels[0]):
        return frozenset()
    return frozenset(sources.cast.of[voice] for voice in levels[0].voices if voice in sources.cast.of)
