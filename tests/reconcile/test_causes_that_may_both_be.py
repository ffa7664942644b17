"""Which causes are rivals, and which can both stand. The sentences are invented for these tests."""

import pytest

from firsthand.reconcile.failing_words import in_every_language
from firsthand.reconcile.kinds_of_causes import one_kind
from tests.reconcile.test_one_affair import affair

_FIRE = "caused the fire at the mill in Orrin on Sunday, which killed two people,"
_CRASH = "Four people were killed when a coach crashed near Ellerby on Sunday."


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("A short circuit", "faulty wiring", True),
        ("un cortocircuito", "un fallo eléctrico", True),
        ("ice", "a slippery road", True),
        ("hielo", "una calzada resbaladiza", True),
        ("a gas leak", "un escape de gas", True),
        ("ice", "oil", False),
        ("a bomb", "a gas leak", False),
        ("arson", "a short circuit", False),
        ("a candle", "a candlestick", False),
    ],
)
def test_one_cause_in_other_words_is_of_one_kind(one: str, other: str, alike: bool) -> None:
    """Two words of one kind, or of a kind and a broader one, are one cause; two sorts of one kind are two."""
    assert one_kind(one, other) is alike


def test_a_clause_has_the_name_of_its_failing() -> None:
    """ "Because the brakes failed" and a brake failure are one."""
    assert in_every_language("the brakes failed") == "brake failure"
    assert in_every_language("the brakes did not fail") == "the brakes did not fail"


def test_faulty_wiring_is_no_rival_of_a_short_circuit_and_arson_is() -> None:
    """One cause in other words is no contradiction, another cause is."""
    found = affair(
        f"Courier | 2031-02-03 | en | Faulty wiring {_FIRE} inspectors said.",
        f"Post | 2031-02-03 | en | A short circuit {_FIRE} the fire chief said.",
        f"Mail | 2031-02-03 | en | Arson {_FIRE} its owner said.",
    )
    pairs = {frozenset(str(value).lower() for value in pair[:2]) for pair in found.rivals("cause")}
    assert pairs == {frozenset({"arson", "faulty wiring"}), frozenset({"arson", "a short circuit"})}


def test_causes_that_one_speaker_gives_are_no_rivals() -> None:
    """Brakes that failed and a driver who slept may both be, where one inspector tells of both; of two speakers not."""
    both = affair(
        f"Courier | 2031-02-03 | en | {_CRASH} The brakes failed, an inspector said. "
        "The driver had also fallen asleep, the inspector said."
    )
    assert both.values("cause") == {"brake failure", "driver asleep"}
    assert both.rivals("cause") == set()
    apart = affair(
        f"Courier | 2031-02-03 | en | {_CRASH} The brakes failed, an inspector said.",
        f"Post | 2031-02-03 | en | {_CRASH} The driver had fallen asleep, the mayor said.",
    )
    assert len(apart.rivals("cause")) == 1


def test_how_things_were_excludes_no_cause_unless_it_is_denied() -> None:
    """A tired driver may have had bad brakes; once somebody denies the one, the two stand against each other."""
    tired = f"Post | 2031-02-03 | en | {_CRASH} The driver was tired, police said."
    brakes = f"Courier | 2031-02-03 | en | {_CRASH} The brakes failed, an inspector said."
    assert affair(brakes, tired).rivals("cause") == set()
    denied = f"Mail | 2031-02-03 | en | {_CRASH} The owner denied that the brakes had failed."
    assert len(affair(brakes, tired, denied).rivals("cause")) == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The explosion in Dunmoor on Sunday was caused not by a bomb but by a gas leak, the gas company said."),
        ("en", "The explosion in Dunmoor on Sunday was caused by a gas leak and not by a bomb, the gas company said."),
        (
            "es",
            "La explosión del domingo en Orrín no se debió a una bomba, sino a una fuga de gas, según el dueño.",
        ),
        ("es", "La explosión del domingo en Dunmoor se debió a una fuga de gas y no a una bomba, según la empresa."),
    ],
)
def test_one_cause_is_given_and_the_other_denied(language: str, told: str) -> None:
    """ "Not by a bomb but by a gas leak" gives the leak and denies the bomb."""
    found = affair(f"Courier | 2031-02-04 | {language} | {told}")
    stances = {(str(a.value), a.stance == "denies") for a in found.account.assertions if a.slot == "cause"}
    leak, bomb = ("a gas leak", "a bomb") if language == "en" else ("una fuga de gas", "una bomba")
    assert {(leak, False), (bomb, True)} <= stances
    assert (bomb, False) not in stances
