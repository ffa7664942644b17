"""Values that only a retelling gives. The sentences are invented for these tests."""

import pytest

from firsthand.reconcile.altered import is_slip
from tests.reconcile.test_one_affair import affair

_WIRE = """Norland Press | 2024-05-04T08:10:00Z | en | Raid on a warehouse in Selmo

Police arrested 12 people in a raid on a warehouse in Selmo early on Saturday, the interior ministry said.

The raid took place at the old customs house, a police officer said. Two officers were hurt when a shelf fell on them.

The last such raid was in March, and the harbour master, Elin Torvald, said that her staff had helped the officers."""


def _copy(*changes: tuple[str, str]) -> str:
    text = _WIRE.split("|", 3)[3]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return f"Selmo Courier | 2024-05-05T11:30:00Z | en | {text}"


@pytest.mark.parametrize(("low", "high", "slip"), [(26, 266, True), (12, 21, True), (17, 19, False), (4, 14, False)])
def test_a_slip_is_a_digit_too_many_or_two_turned_round(low: int, high: int, slip: bool) -> None:
    """A number that only grew looks like no slip."""
    assert is_slip(low, high) is slip


def test_a_number_miswritten_in_a_copy_is_no_update() -> None:
    """A day later, 12 told as 21 by a copy alone is a rival; 12 told as 15 may be the state of that day."""
    assert affair(_WIRE, _copy(("12 people", "21 people"))).rivals("arrested") == {(12, 21, "contradiction")}
    assert affair(_WIRE, _copy(("12 people", "15 people"))).rivals("arrested") == {(12, 15, "update")}


def test_a_title_ends_no_sentence() -> None:
    """A sentence that opens with "Dr. Brand said" is one, and a number that a copy miswrites in it is no update."""
    said = (
        "Two officers were hurt when a shelf fell on them.",
        "Dr. Ivo Brand said 14 officers were hurt in the raid.",
    )
    wire = _WIRE.replace(*said)
    copied = _copy((said[0], said[1].replace("14", "41")))
    assert affair(wire, copied).rivals("injured") == {(14, 41, "contradiction")}


def test_two_spots_that_are_each_told_as_the_scene_are_rivals() -> None:
    """Whatever happened there: a raid that took place at one took not place at the other."""
    told = affair(_WIRE, _copy(("the old customs house", "the fish market"))).rivals("where")
    assert told == {("the fish market", "the old customs house", "contradiction")}
