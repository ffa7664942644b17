"""Who is blamed, claims a deed or did not do it, beside the deed. The sentences are invented."""

import pytest

from firsthand.records import Value
from tests.reconcile.test_one_affair import Affair, affair

_EN = "A mortar attack on Talvik killed six people on Tuesday."
_ES = "Un ataque con morteros contra Talvik mató a seis personas el martes."


def _read(language: str, told: str) -> Affair:
    return affair(f"Courier | 2024-03-14 | {language} | {_EN if language == 'en' else _ES} {told}")


@pytest.mark.parametrize(
    ("language", "told", "who"),
    [
        ("en", "A group calling itself the Black Reed has claimed responsibility for the attack.", "the Black Reed"),
        ("en", "A former guard, Otto Brandt, is suspected of being behind the attack.", "Otto Brandt"),
        ("en", "Governor Ida Holm blamed Norvik.", "Norvik"),
        ("en", "Nobody has claimed responsibility for the attack.", None),
        ("en", "Governor Ida Holm blamed ice.", None),
        ("es", "La gobernadora culpó a Norvik.", "Norvik"),
        ("es", "La Caña Negra ha reivindicado el ataque.", "La Caña Negra"),
        ("es", "Nadie ha reivindicado el ataque.", None),
    ],
)
def test_who_is_blamed_or_claims_a_deed(language: str, told: str, who: Value | None) -> None:
    """Who claims a deed, is suspected of it or is blamed in the next sentence is who is said to have done it."""
    assert _read(language, told).values("who") == ({who} if who else set())


def test_a_blame_of_another_paragraph_or_of_two_deeds_names_nobody() -> None:
    """A bare blame is of the deed told right before it in its paragraph."""
    assert _read("en", "\n\nGovernor Ida Holm blamed Norvik.").values("who") == set()


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Norvik's army did not fire a single round at the town, a spokesman said.", {"not Norvik's army"}),
        ('"Our artillery did not fire on the town," General Ilko Lind told reporters.', set()),
    ],
)
def test_who_did_not_shoot_denies_that_it_was_they(told: str, who: set[Value]) -> None:
    """That one's own men did not fire denies who did it, and neither the attack nor its dead."""
    found = _read("en", told)
    assert found.values("who") == who
    assert "did not happen" not in found.values("status")
    assert found.rivals("status") == set()


def test_what_stands_behind_before_is_no_denied_deed() -> None:
    """ "Denied that the brakes failed before it plunged off, killing four" denies no killing."""
    found = affair(
        "Courier | 2024-03-14 | en | Marrow Lines denied that the brakes of its bus failed before it plunged off a"
        " bridge in Talvik, killing four people."
    )
    assert found.values("who") == set()


@pytest.mark.parametrize(
    "told",
    [
        "Her office said no letter of resignation had been received.",
        "There was no notice of resignation, an aide said.",
    ],
)
def test_no_letter_of_resignation_is_a_denial(told: str) -> None:
    """Whoever says that there is no letter of it speaks against a resignation, and not for it."""
    found = affair(
        "Courier | 2024-03-14 | en | Minister Ida Holm resigned on Monday, the prime minister said.",
        f"Post | 2024-03-14 | en | Minister Ida Holm was at work on Tuesday. {told}",
    )
    stances = [one for one in found.account.assertions if one.article == "art_1" and one.slot == "status"]
    assert all(one.value == "did not happen" for one in stances)
    assert {kind for _, _, kind in found.rivals("status")} == {"denial"}
