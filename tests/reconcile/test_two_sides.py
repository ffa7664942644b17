"""A night in the streets told by both sides, with the real readers. The sentences are invented for these tests.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from firsthand.records import Event
from tests.reconcile.test_one_affair import Affair, affair


def told(case: Affair, word: str) -> list[Event]:
    """The events whose label has a word."""
    return [event for event in case.account.events if word in event.label]


def values(case: Affair, event: Event, slot: str) -> set[object]:
    """What is claimed of an event for a slot."""
    return {claim.value for claim in case.account.claims if claim.event == event.id and claim.slot == slot}


def test_a_denied_storming_is_no_part_of_the_shooting() -> None:
    """What the police allege of a building, and a mayor denies, neither names nor places the shooting of people."""
    case = affair(
        "Wire | 2031-05-07 | en | Five dead in Sorvik\n\nFive people were killed when soldiers opened fire on"
        " marchers in"
        " Sorvik on Tuesday, the clinic said. Councillor Ana Rusk said nobody had tried to storm the post office.",
        "Star | 2031-05-07 | en | Soldiers fire in Sorvik\n\nSoldiers fired on marchers in Sorvik on Tuesday."
        " The army said"
        " that marchers had tried to storm the post office. Five people were killed.",
    )
    (shooting,) = told(case, "shooting of marchers")
    assert values(case, shooting, "killed") == {5}
    assert values(case, shooting, "where") == {"Sorvik"}
    assert not values(case, shooting, "status")
    (storming,) = told(case, "the post office")
    assert values(case, storming, "status") == {"attempted", "did not happen"}
    assert not values(case, storming, "killed")


def test_a_denied_storming_is_no_part_of_the_shooting_in_spanish() -> None:
    """The same without a parser: "había intentado asaltar", "nadie intentó asaltar"."""
    case = affair(
        "Wire | 2031-05-07 | es | Cinco muertos en Sorvik\n\nCinco personas murieron cuando los soldados"
        " dispararon contra los"
        " manifestantes en Sorvik el martes, según la clínica. La alcaldesa aseguró que nadie intentó asaltar"
        " la aduana.",
        "Star | 2031-05-07 | es | Disparos en Sorvik\n\nLos soldados dispararon contra los manifestantes en"
        " Sorvik el martes."
        " El ejército dijo que una turba había intentado asaltar la aduana.",
    )
    (shooting,) = told(case, "shooting")
    assert values(case, shooting, "where") == {"Sorvik"}
    assert not values(case, shooting, "status")
    (storming,) = told(case, "attack")
    assert values(case, storming, "status") == {"attempted", "did not happen"}


def test_an_attack_on_a_building_where_people_died_is_one() -> None:
    """Nine worshippers shot at the mosque, the attack on it and its denial are told of one happening."""
    case = affair(
        "Wire | 2031-05-07 | en | Nine dead in mosque\n\nGunmen attacked the mosque in Tolvik on Tuesday, killing nine"
        " worshippers. The governor denied that the mosque had been attacked.",
        "Star | 2031-05-07 | en | Nine killed\n\nNine worshippers were shot dead at the mosque in Tolvik on Tuesday.",
    )
    (attack,) = told(case, "the mosque")
    assert values(case, attack, "killed") == {9}
    assert "did not happen" in values(case, attack, "status")


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (
            "en | Police fire on march\n\nPolice fired on a march in Lemsvik on Monday. Spokesman Bo Karel said"
            " that 31 people"
            " had been arrested.",
            "en | Lemsvik marches again\n\nAbout 900 people came to the quay in Lemsvik on Saturday evening,"
            " the organisers"
            " say. There were no arrests.",
        ),
        (
            "es | Disparos en Lemsvik\n\nLa policía disparó contra una marcha en Lemsvik el lunes. El portavoz"
            " Bo Karel dijo"
            " que 31 personas habían sido detenidas.",
            "es | Lemsvik vuelve a la calle\n\nUnas 900 personas acudieron el sábado por la tarde al muelle de"
            " Lemsvik, según"
            " los organizadores. No hubo detenciones.",
        ),
    ],
)
def test_no_arrests_of_another_evening(first: str, later: str) -> None:
    """That nobody was arrested at a later gathering disputes nothing of the arrests told of before it."""
    case = affair(f"Wire | 2031-06-03 | {first}", f"Radio | 2031-06-08 | {later}")
    (count,) = [claim for claim in case.account.claims if claim.slot == "arrested"]
    assert count.value == 31
    assert not count.dispute


def test_no_arrests_of_the_same_night() -> None:
    """Who says of the same night that nobody was arrested disputes the arrests."""
    case = affair(
        "Wire | 2031-06-03 | en | Police fire on march\n\nPolice fired on a march in Lemsvik on Monday."
        " Spokesman Bo Karel said"
        " that 31 people had been arrested.",
        "Radio | 2031-06-04 | en | Doubts in Lemsvik\n\nPolice fired on a march in Lemsvik on Monday. There"
        " were no arrests,"
        " lawyer Ida Sund said.",
    )
    (count,) = [claim for claim in case.account.claims if claim.slot == "arrested"]
    assert count.dispute


ROUND = (
    "Wire | 2031-05-07 | en | Three killed in Sorvik\n\nPolice fired on marchers in Sorvik late on Tuesday."
    " Chief Olaf Grin said"
    ' that 63 "hooligans" had been arrested. Clear Water, a legal group, said that 140 people had been detained'
    " overnight.",
    "Sund | 2031-05-07 | en | The night of Sorvik\n\nPolice fired on a crowd in Sorvik on Tuesday night."
    " According to Mayor"
    " Tilda Roe, about 120 residents were arrested.",
    "Capital | 2031-05-07 | en | Calm restored\n\nA mob attacked the customs house in Sorvik on Tuesday night."
    " Sixty-three"
    " persons were arrested and will see a judge.",
)


def test_one_round_of_arrests_told_by_three_sides() -> None:
    """What the police, a legal group and a mayor count is one round of arrests, under the word of none of them."""
    case = affair(*ROUND)
    (arrests,) = told(case, "arrest")
    assert values(case, arrests, "arrested") == {63, 140, 120}
    assert "hooligans" not in arrests.label
    assert {(63, 140), (120, 63), (120, 140)} <= {(low, high) for low, high, _ in case.rivals("arrested")} | {
        (high, low) for low, high, _ in case.rivals("arrested")
    }


def test_one_round_of_arrests_told_in_spanish() -> None:
    """The same in Spanish, where the police's word is "alborotadores"."""
    case = affair(
        "Wire | 2031-05-07 | es | Tres muertos en Sorvik\n\nLa policía disparó contra los manifestantes en"
        " Sorvik la noche del"
        ' martes. El jefe Olaf Grin dijo que 63 "alborotadores" habían sido detenidos.',
        "Sund | 2031-05-07 | es | La noche de Sorvik\n\nLa policía disparó contra una multitud en Sorvik la"
        " noche del martes."
        " Según la alcaldesa Tilda Roe, 120 vecinos fueron detenidos.",
    )
    (arrests,) = told(case, "arrest")
    assert values(case, arrests, "arrested") == {63, 120}


@pytest.mark.parametrize(
    "other",
    [
        "Post | 2031-05-10 | en | Clash in Sorvik\n\nMarchers and police clashed in Sorvik on Friday night."
        " Nearly 200 people"
        " were detained.",
        "Post | 2031-05-07 | en | Riot in Orlund\n\nStudents rioted in Orlund on Tuesday night. Forty students"
        " were arrested.",
        "Post | 2031-05-09 | en | Men held\n\nPolice in Orlund arrested three men on Thursday over the theft of"
        " a boat.",
    ],
)
def test_other_arrests_are_others(other: str) -> None:
    """The arrests of another night, of another town or over a theft are no part of the round."""
    case = affair(*ROUND, other)
    assert len(told(case, "arrest")) == 2


def test_what_is_only_supposed_is_no_toll() -> None:
    """A column that supposes that guards had been killed gives no number of dead."""
    case = affair(
        "Review | 2031-05-09 | en | The mill\n\nPolice shot four marchers dead in Sorvik on Tuesday. Suppose"
        " that nine guards had"
        " been killed. Would we be told so?",
    )
    assert {c.value for c in case.account.claims if c.slot == "killed" and c.status == "happened"} == {4}


def test_a_resignation_is_no_earlier_than_it_is_given() -> None:
    """Who rules out resigning has not resigned, nor has whom others call on to step down."""
    case = affair(
        "Wire | 2031-05-16 | en | Minister steps down\n\nOn Wednesday Mr Harl ruled out resigning. On Friday he"
        " resigned.",
        "Sund | 2031-05-14 | en | Calls on Harl\n\nThe union called on Mr Harl to step down over the shooting"
        " in Sorvik on"
        " Monday.",
    )
    days = {event.time for event in told(case, "resignation")}
    assert "2031-05-16" in days
    assert days <= {"2031-05-16", None}
