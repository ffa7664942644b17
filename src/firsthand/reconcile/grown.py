"""A number that is the later state of another: a toll that rose, a figure that was revised.

In: two claims of numbers, the assertions behind them, the pile and its sources. Out: whether one replaced the other,
and why; a number of another side, or one that most pages passed over, replaced nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from firsthand.reconcile.growth import (
    grew_from,
    revised_from,
    says_it_grew,
    says_it_was_revised,
    says_who_raised_it,
    told_as_earlier,
)
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sides import (
    can_replace,
    hours_lack,
    of_another_side,
    of_other_people,
    raised_by_another,
    raised_that_day,
    same_side,
)
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.values import interval
from firsthand.records import Assertion, Claim

_SLOW = 2  # times as many pages: a few print yesterday's number today
_BESIDE = 300  # characters: "rose to fourteen on Thursday. It had been 11 the day before" tells both in a breath
_LEAD = 50  # characters: "raising an earlier count by the same hospital of"
_BEFORE = 20  # characters: "rose to" stands right before the first number


Kind = Literal["contradiction", "update", "denial", "correction"]


SAYS_SO = "the text itself says that the number rose"
SAID_LATER = "a later text says that the number had risen to the higher one"


def grown(sources: Sources, one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> tuple[Kind, str] | None:
    """Whether the higher number is the later state of the lower, and why; None where nothing is known of it."""
    pile = sources.pile
    low, high = sorted((one, other), key=lambda c: interval(c.value) or (0.0, 0.0))
    below, above = ([by_id[name] for name in c.support] for c in (low, high))
    roots_below, roots_above = (
        {root: min(pile.rank[a.article] for a in group if pile.root[a.article] == root) for root in _roots(pile, group)}
        for group in (below, above)
    )
    rival = of_another_side(sources, below, above)  # a page that tells of a rival's nine has not raised its three
    for root in sorted(roots_below.keys() & roots_above.keys()):
        if roots_below[root] < roots_above[root] and not rival:
            return "update", "a later version of the same page has the higher number"
    told = [a for a in above if not _from_another(sources, low, a)]
    if not rival and any(_told_as_growing(pile, x, y) for x in below for y in told if x.article == y.article):
        return "update", SAYS_SO
    if (
        not rival
        and _rank(pile, below) < _rank(pile, above)
        and (rose := [a for a in told if _says_it_grew(pile, a) and not _raised_by_others(sources, below, a)])
    ):
        return "update", SAYS_SO if any(_grew_from(sources, a) is not None for a in rose) else SAID_LATER
    if {a.article for a in below} & {a.article for a in above}:
        return None
    passed = [_told_as_earlier(pile, a) for a in below]
    if any(passed) and (all(passed) or _rank(pile, below) < _rank(pile, above)) and can_replace(sources, below, above):
        return "update", f"{SAYS_SO}, and calls the lower one an earlier toll"
    first_low, first_high = (min((d for a in g if (d := pile.said(a.article))), default=None) for g in (below, above))
    if first_low and first_high and first_low[1] < first_high[0]:
        if one.slot == "amount" and _point_moved(low, high):
            return "contradiction", "the higher number has the figures of the lower one, with the point elsewhere"
        if _went_on(pile, below, above):
            return "contradiction", "the higher number came later, and most went on giving the lower one"
        if can_replace(sources, below, above):
            return "update", "the higher number was first given on a later day"
        return "contradiction", "the higher number came later, and from another side"
    found_since = one.slot == "missing" and first_low and first_high and first_high[1] < first_low[0]
    if found_since and can_replace(sources, above, below):
        return "update", "fewer were missing on a later day"
    if raised_that_day(sources, below, above):
        return "update", "the same source gave the higher number at a later hour"
    if one.slot == "missing" and (raised_that_day(sources, above, below) or raised_by_another(sources, above, below)):
        return "update", "fewer were missing at a later hour"
    if not first_low or not first_high or first_low[1] < first_high[0] or first_high[1] < first_low[0]:
        return None
    if hours_lack(sources, (*below, *above)):
        return "contradiction", "both were first given on one day, and not every page says at what hour"
    if raised_by_another(sources, below, above):
        return "update", "the higher number was first given at a later hour of the day, by an authority or one outlet"
    return None


def was_revised(sources: Sources, one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> str | None:
    """Why a number is another one revised: a later text says so, and names the other or has it from the same voice.

    Where it names nobody ("the toll was later put at 71"), the number it replaces was given by an authority.
    """
    pile = sources.pile
    for earlier, later in ((one, other), (other, one)):
        before, after = ([by_id[name] for name in c.support] for c in (earlier, later))
        first = min((day[0] for a in before if (day := pile.said(a.article))), default=None)
        for again in after:
            day = pile.said(again.article)
            if first is None or day is None or day[1] < first:
                continue
            words = pile.quote(sources.sentences[again.mention])
            if not says_it_was_revised(words):
                continue
            if same_side(sources, before, again):
                return "a text says that the number was revised, and who gave one gave the other"
            if _names(earlier, words, pile.tongue(again.article)):
                return "a text says that the one number was put in place of the other"
    return None


def _names(claim: Claim, words: str, language: str) -> bool:
    """Whether words say from which number another was revised, and it is a claim's: "lowered it from 41 to 38"."""
    before, (least, most) = revised_from(words, language), interval(claim.value) or (0.0, 0.0)
    return before is not None and least <= before <= most


def _rank(pile: Pile, assertions: Sequence[Assertion]) -> int:
    """The place of the first of some assertions' pages among all."""
    return min(pile.rank[one.article] for one in assertions)


def _roots(pile: Pile, assertions: Sequence[Assertion]) -> set[str]:
    return {pile.root[one.article] for one in assertions}


def _went_on(pile: Pile, below: Sequence[Assertion], above: Sequence[Assertion]) -> bool:
    """Whether most pages after the first with the higher number still give the lower one: it replaced nothing."""
    first = min(pile.rank[a.article] for a in above)
    after, with_it = (
        len({pile.root[a.article] for a in side if pile.rank[a.article] > first}) for side in (below, above)
    )
    return after > _SLOW * (with_it + 1)


def _told_as_earlier(pile: Pile, one: Assertion) -> bool:
    """Whether the words before a number say that another has replaced it: "raising an earlier toll of three"."""
    return told_as_earlier(pile.articles[one.article].text[max(0, one.span.start - _LEAD) : one.span.start])


def _says_it_grew(pile: Pile, one: Assertion) -> bool:
    """Whether the words of a number, and those right before it, say that it rose to that: "has risen to 15"."""
    text = pile.articles[one.article].text
    start = max(0, one.span.start - _LEAD)
    return says_it_grew(text[max(start, text.rfind(". ", 0, one.span.start) + 1) : one.span.end])


def _from_another(sources: Sources, low: Claim, one: Assertion) -> bool:
    """Whether a number is told to have grown from another than this: "rose to 14 from 11" says nothing of 12."""
    before, (least, most) = _grew_from(sources, one), interval(low.value) or (0.0, 0.0)
    return before is not None and not least <= before <= most


def _grew_from(sources: Sources, one: Assertion) -> int | None:
    """The number from which the sentence of another says that it rose."""
    return grew_from(sources.pile.quote(sources.sentences[one.mention]), sources.pile.tongue(one.article))


def _raised_by_others(sources: Sources, below: Sequence[Assertion], one: Assertion) -> bool:
    """Whether somebody who is in charge of no count raised another's number: "the neighbours raise the toll to 19"."""
    text = sources.pile.articles[one.article].text
    words = text[max(0, one.span.start - _LEAD) : one.span.end]
    return says_who_raised_it(words) and of_other_people(sources, below, one)


def _point_moved(low: Claim, high: Claim) -> bool:
    """Whether a sum is another one with its point elsewhere: 42 million for 4.2."""
    (small, _), (large, _) = (interval(c.value) or (0.0, 0.0) for c in (low, high))
    figures = {str(int(sum_)).rstrip("0") for sum_ in (small, large)}
    return 0 < 10 * small <= large and len(figures) == 1 and len(min(figures)) > 1


def _told_as_growing(pile: Pile, low: Assertion, high: Assertion) -> bool:
    """Whether words beside the two numbers say that one grew into the other: "rose to fourteen, up from 11"."""
    start, end = min(low.span.start, high.span.start), max(low.span.end, high.span.end)
    if end - start > _BESIDE:
        return False
    text = pile.articles[low.article].text
    return says_it_grew(text[max(0, start - _BEFORE) : end])
