"""Whether a number that is told as about so many is another one rounded: "about 40" for 38, not "about 500" for 600.

In: two numbers, or the words of an assertion. Out: whether rounding explains that they differ, and whether a number is
told as a round one.
"""

from collections.abc import Mapping

from firsthand.reconcile.pile import Pile
from firsthand.reconcile.values import Interval, interval
from firsthand.records import Assertion, Claim

_SHARE = 0.15  # of the number: "about 20" for 17; what is farther off is another number
_LEAST = 10  # "about 6" is no rounding


def rounds(rough: float, exact: float) -> bool:
    """Whether a rough number is an exact one rounded to its last figure that is not nought.

    >>> rounds(40, 38), rounds(500, 600), rounds(100, 103), rounds(20, 24)
    (True, False, True, False)
    """
    if rough < _LEAST or rough != int(rough):
        return False
    unit = 1
    while int(rough) % (unit * 10) == 0:
        unit *= 10
    if unit == 1 and int(rough) % 5 == 0:
        unit = 5
    return abs(rough - exact) <= min(unit / 2, _SHARE * rough)


def rounds_to(rough: Interval | None, exact: Interval | None) -> bool:
    """Whether two are single numbers, and the first is the second rounded."""
    if rough is None or exact is None or rough[0] != rough[1] or exact[0] != exact[1]:
        return False
    return rounds(rough[0], exact[0])


def one_rounded(pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> bool:
    """Whether one of two claims is only ever told as about so many, and is the other rounded."""
    return _rounded(pile, one, other, by_id) or _rounded(pile, other, one, by_id)


def _rounded(pile: Pile, rough: Claim, exact: Claim, by_id: Mapping[str, Assertion]) -> bool:
    if not rounds_to(interval(rough.value), interval(exact.value)):
        return False
    return all(is_rough(pile, by_id[name]) for name in rough.support)


def is_rough(pile: Pile, one: Assertion) -> bool:
    """Whether the number of an assertion is told as about so many."""
    mention = pile.mentions().get(one.mention)
    numbers = [q for q in mention.quantities if q.span.overlaps(one.span)] if mention else []
    return any(q.approximate and q.minimum == q.maximum for q in numbers)
