"""Causes of accidents in plain verbs: what failed, was done or lay about. The sentences are invented."""

import pytest

from firsthand.records import Value
from tests.reconcile.test_one_affair import Affair, affair

_EN = "Two people died on Tuesday when a bus plunged off a bridge near Kesvik."
_ES = "Dos personas murieron el martes al estrellarse un autobús cerca de Kesvik."


def _read(language: str, told: str) -> Affair:
    return affair(f"Courier | 2024-03-14 | {language} | {_EN if language == 'en' else _ES} {told}")


def _stances(found: Affair) -> set[tuple[Value, str]]:
    return {(one.value, one.stance) for one in found.account.assertions if one.slot == "cause"}


@pytest.mark.parametrize(
    ("language", "told", "cause"),
    [
        ("en", "The steering had failed, the drivers' union said.", "steering failure"),
        ("en", "Police believe the driver nodded off.", "driver asleep"),
        ("en", "The governor blamed the poor condition of the road.", "poor condition of the road"),
        ("en", "The bus was going far too fast, a witness said.", "speed"),
        ("en", "A moose had run onto the road, the driver told officers.", "moose"),
        ("en", "Inspectors found a crack in the axle.", "broken axle"),
        ("en", "The cause was a burst tyre, the ministry said.", "burst tyre"),
        ("en", "Ice may have formed on the bridge, the weather service said.", "ice"),
        ("es", "Le reventó un neumático, según el sindicato.", "burst tyre"),
        ("es", "La policía sospecha que el conductor se quedó dormido.", "driver asleep"),
        ("es", "La alcaldesa atribuyó el accidente a la niebla.", "la niebla"),
        ("es", "La causa fue el exceso de velocidad, dijo la fiscal.", "speed"),
        ("es", "El autobús invadió el carril contrario, dijo un testigo.", "wrong lane"),
    ],
)
def test_what_failed_beside_an_accident_is_its_cause(language: str, told: str, cause: str) -> None:
    """A part that fails, a driver who nods off, ice and deer are causes of the accident told before them."""
    found = _read(language, told)
    assert found.values("cause") == {cause}
    assert found.values("who") == set()


@pytest.mark.parametrize(
    ("language", "told", "cause"),
    [
        ("en", "The company denied that the steering had failed.", "steering failure"),
        ("en", '"Those tyres were fine," a mechanic said.', "burst tyre"),
        ("en", '"There was no ice," the mayor said.', "ice"),
        ("es", "La empresa negó que los frenos hubieran fallado.", "brake failure"),
        ("es", "La abogada niega que su cliente se durmiera.", "driver asleep"),
    ],
)
def test_who_denies_a_failing_denies_that_cause_alone(language: str, told: str, cause: str) -> None:
    """It is said against the cause, and not against the accident."""
    found = _read(language, told)
    assert (cause, "denies") in _stances(found)
    assert not any(one.slot == "status" and one.stance == "denies" for one in found.account.assertions)


def test_one_failing_in_two_languages_is_one_claim() -> None:
    """Brakes and "frenos" that failed are one cause; who denies it speaks against it, and sleep is its rival."""
    en, es = f"| 2024-03-14 | en | {_EN}", f"| 2024-03-14 | es | {_ES}"
    found = affair(
        f"Courier {en} The brakes failed, the union said.",
        f"Correo {es} Los frenos fallaron, según el sindicato.",
        f"Post {en} The owner denied that the brakes had failed.",
        f"Mail {en} The driver fell asleep, prosecutors said.",
    )
    (brakes,) = [one for one in found.account.claims if one.value == "brake failure"]
    denials = {one.id for one in found.account.assertions if one.slot == "cause" and one.stance == "denies"}
    assert len(brakes.support) == 2
    assert len(denials & set(brakes.dispute)) == 1
    assert found.rivals("cause") == {("brake failure", "driver asleep", "contradiction")}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Passengers said the brakes had failed twice in January."),
        ("en", "If the brakes had failed, there would be no skid marks."),
        ("en", "Ice on the road slowed rescuers."),
        ("en", "The bus had failed an inspection."),
        ("en", "A passenger said he had fallen asleep before the bridge."),
        ("en", "The cause was not immediately known."),
        ("en", "An ambulance speeding to the bridge was held up."),
        ("es", "La causa se desconoce todavía."),
        ("es", "Los frenos habían fallado dos veces en enero."),
    ],
)
def test_what_failed_at_another_time_is_no_cause(language: str, told: str) -> None:
    """What failed before, would have failed, or held up the help is no cause; nor is what a passenger did."""
    assert _stances(_read(language, told)) == set()


def test_a_failing_is_of_the_accident_told_just_before() -> None:
    """On a page that tells of two accidents, it is of the one that its sentence or the one before tells of."""
    found = affair(
        "Courier | 2024-03-14 | en | Two people died on Tuesday when a bus plunged off a bridge near Kesvik.\n\n"
        "A ferry sank off Talvik on Wednesday. Its rudder had broken, the coast guard said."
    )
    kinds = {event.id: event.label for event in found.account.events}
    assert ["sinking" in kinds[one.event] for one in found.account.claims if one.slot == "cause"] == [True]
    apart = affair(
        "Courier | 2024-03-14 | en | A ferry sank off Talvik on Wednesday.\n\n"
        "Two people died when a bus plunged off a bridge near Kesvik.\n\nThe driver fell asleep in court."
    )
    assert apart.values("cause") == set()
