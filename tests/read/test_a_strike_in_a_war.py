"""What is told of a strike in a war: among which it was the worst, at what hour, how old, and who the dead were.

The examples are our own, made after a reader took the war for what an attack was on.
"""

import pytest

from tests.read.test_mentions import _read


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Rockets fell in one of the deadliest attacks of the war.", []),
        ("It was the third bombing of the campaign.", []),
        ("It was the third bombing of the depot.", ["depot"]),
    ],
)
def test_a_war_is_not_attacked(text: str, hit: list[str]) -> None:
    """What something is the worst or the third of is not what it was done to."""
    assert [p.label for m in _read(text) for p in m.participants if p.role == "recipient"] == hit


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Boy of nine pulled alive from the rubble", []),
        ("A woman died on the operating table at nine.", []),
        ("The police put the number killed at nine.", [9]),
        ("The number of those who died stood at nine.", [9]),
    ],
)
def test_an_age_and_an_hour_count_nobody(text: str, numbers: list[int]) -> None:
    """How old somebody is, and at what hour somebody died, is no count."""
    assert [q.minimum for m in _read(text) for q in m.quantities] == numbers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A shell killed nine people waiting for water in Orlund on Monday.", ("Orlund", ["2018-06-25"])),
        ("Norland, which has besieged Orlund since May, carried out the strike that killed nine people.", (None, [])),
    ],
)
def test_whoever_waited_was_killed_there(text: str, told: tuple[str | None, list[str]]) -> None:
    """What those whom it befell were at was then and there; a siege's beginning is not the day of a strike."""
    (death,) = (m for m in _read(text) if m.event_type == "DEATH")
    assert (death.place.name if death.place else None, [time.edtf for time in death.times]) == told
