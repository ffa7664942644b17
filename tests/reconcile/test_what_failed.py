"""Causes of accidents in plain verbs: what failed, was done or lay about. The sentences are invented."""

import pytest

from firsthand.reconcile.failing_words import in_every_language
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


_CRUSH = {
    "en": "Eleven people were killed on Saturday in a crush at a stadium in Kesvik, police said.",
    "es": "Once personas murieron el sábado en una avalancha humana en un estadio de Kesvik, según la policía.",
}


def _read_crush(language: str, told: str) -> Affair:
    return affair(f"Courier | 2024-03-14 | {language} | {_CRUSH[language]} {told}")


@pytest.mark.parametrize(
    ("language", "told", "stance"),
    [
        ("en", "Fans said that the gate was locked.", "reports"),
        ("en", "The crush was caused by a locked gate, fans said.", "reports"),
        ("en", "Survivors blamed a locked gate for the crush.", "accuses"),
        ("en", "Locked gates caused the disaster, the mayor said.", "reports"),
        ("en", '"Somebody padlocked that gate," the mayor said.', "reports"),
        ("en", "The stadium's operator denied that the gates had been locked.", "denies"),
        ("en", '"All gates were open," a steward said.', "denies"),
        ("en", "The fire brigade could not confirm that the gate was locked.", "questions"),
        ("en", "The Courier was unable to verify that somebody locked the gate.", "questions"),
        ("en", "The minister will ask whether the gate was locked.", "questions"),
        ("es", "La puerta norte estaba cerrada con llave, dijeron los aficionados.", "reports"),
        ("es", "Los supervivientes culpan a una puerta cerrada de la avalancha.", "accuses"),
        ("es", "La empresa negó que las puertas estuvieran cerradas.", "denies"),
        ("es", "Las puertas estaban abiertas, dijo el director.", "denies"),
    ],
)
def test_a_locked_way_out_is_the_cause_of_a_crush(language: str, told: str, stance: str) -> None:
    """Gates that were locked, or blamed, are its cause under one name; that they were open denies it."""
    found = {(in_every_language(str(value)), said) for value, said in _stances(_read_crush(language, told))}
    assert found == {("locked exit", stance)}


def test_a_locked_gate_and_its_denial_are_one_claim() -> None:
    """Whoever says that the gates were open speaks against the claim of those who say that they were locked."""
    found = affair(
        f"Courier | 2024-03-14 | en | {_CRUSH['en']} Fans said that the exits were locked.",
        f"Correo | 2024-03-14 | es | {_CRUSH['es']} Los aficionados culpan a una puerta cerrada.",
        f"Post | 2024-03-15 | en | {_CRUSH['en']} The operator denied that the gates had been locked.",
    )
    (locked,) = [one for one in found.account.claims if one.slot == "cause"]
    assert (len(locked.support), len(locked.dispute)) == (2, 1)


@pytest.mark.parametrize(
    "told",
    [
        "The gates will be open on Sunday.",
        '"We will find out who locked the gate," the minister said.',
        "The north gate is where fans lay flowers.",
    ],
)
def test_a_gate_by_itself_is_no_cause(told: str) -> None:
    """Nor is one that will be open, or of which it is asked who locked it."""
    assert _stances(_read_crush("en", told)) == set()


def test_whose_denial_was_not_read_is_not_the_pages() -> None:
    """A page that tells of a denial does not deny it in its own words."""
    found = _read_crush(
        "en",
        "The operator of the Rushden stadium denied on Sunday that the gates had been locked when 14 people were"
        " crushed to death in Kesvik.",
    )
    denials = [one for one in found.account.assertions if one.slot == "cause" and one.stance == "denies"]
    assert all(one.attribution for one in denials)


def test_a_locked_door_causes_no_fire() -> None:
    """It keeps people in, and set nothing alight."""
    fire = "Nine people died in a fire at a dance hall in Kesvik on Saturday."
    assert affair(f"Courier | 2024-03-14 | en | {fire} The exits were locked, a cook said.").values("cause") == set()


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
