"""Bodies, those who speak for them, their short names, and an outlet's own reporters. The coverage is invented.

Each page is `outlet | published | language | text`.
"""

import pytest

from tests.reconcile.test_one_affair import Affair, affair


def _lines(found: Affair) -> set[frozenset[str]]:
    """The pairs of voices that may be one, by their labels."""
    label = {f"voice:{voice.id}": voice.label for voice in found.people()}
    return {frozenset({label[line.a], label[line.b]}) for line in found.account.lines if {line.a, line.b} <= set(label)}


def _told(one: str, other: str) -> Affair:
    text = "Seven people were killed on Friday when the grain store of Kesvik exploded, {} said."
    return affair(
        f"Courier | 2024-03-16 | en | {text.format(one)}",
        f"Post | 2024-03-16 | en | Friday's explosion at the grain store in Kesvik killed seven people, said {other}.",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orlund Hospital", "the director of Orlund Hospital"),
        ("the union", "the Millers' Union"),
        ("the ministry", "the Farm Ministry"),
        ("the company", "Norvik Grain plc"),
    ],
)
def test_a_body_may_be_who_speaks_for_it_and_be_called_for_short(one: str, other: str) -> None:
    """A possible line, since no page says so; the count becomes a range."""
    found = _told(one, other)
    assert len(_lines(found)) == 1
    (claim,) = (c for c in found.account.claims if c.slot == "killed")
    assert (claim.origins_min, claim.origins_max) == (1, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the union", "the Farm Ministry"),
        ("Orlund Hospital", "the director of Kesvik Museum"),
        ("the company", "the Farm Ministry"),
        ("the ministry", "Norvik Grain plc"),
    ],
)
def test_two_bodies_of_other_names_are_two(one: str, other: str) -> None:
    """Nothing in what they are called says that they may be one."""
    assert not _lines(_told(one, other))


def test_an_office_may_be_who_is_told_to_hold_it_beside_the_body() -> None:
    """ "Dr. Ines Alder, the director", on a page about the hospital."""
    found = affair(
        "Courier | 2024-03-16 | en | Seven people were killed on Friday when the grain store of Kesvik exploded, "
        "the director of Orlund Hospital said.",
        "Post | 2024-03-16 | en | The wounded were brought to Orlund Hospital. The explosion at the grain store in "
        "Kesvik on Friday killed seven people, said Dr. Ines Alder, the director, at the gates.",
    )
    assert frozenset({"the director of Orlund Hospital", "Ines Alder"}) in _lines(found)


def test_an_outlets_reporter_is_the_outlet() -> None:
    """What the Courier's reporter can attest is the Courier's own word; to another paper it is the Courier's."""
    said = "The explosion at the grain store in Kesvik killed seven people on Friday, the Courier's reporter said."
    found = affair(
        f"Kesvik Courier | 2024-03-16 | en | {said}",
        f"Post | 2024-03-17 | en | {said.replace('killed seven people', 'cost seven people their lives')}",
    )
    assert not found.people()
    (claim,) = (c for c in found.account.claims if c.slot == "killed")
    assert claim.origins_max == 1
