"""The dead of one night: whom a number counts, of which series. The sentences are invented for these tests."""

import pytest

from firsthand.records import Value
from tests.reconcile.test_one_affair import Affair, affair


def _told(text: str, slot: str = "killed", language: str = "en") -> set[tuple[Value, str]]:
    found = affair(f"Courier | 2024-03-12 | {language} | News\n\n{text}")
    return {(claim.value, claim.scope) for claim in found.account.claims if claim.slot == slot}


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        (
            "en",
            "A riot at Kesvik prison killed 16 people, 14 inmates and two guards.",
            {(14, "inmates"), (2, "guards")},
        ),
        (
            "en",
            "Sixteen people died in the riot in Kesvik, 14 of them inmates and two guards.",
            {(14, "inmates"), (2, "guards")},
        ),
        (
            "en",
            "The number of dead in the riot rose to 16. Fourteen of them are inmates and two are guards.",
            {(14, "inmates"), (2, "guards")},
        ),
        ("es", "El motín dejó 16 muertos, 14 reclusos y dos guardias.", {(14, "inmates"), (2, "guards")}),
        ("es", "En el motín murieron 14 internos y dos guardias.", {(14, "inmates"), (2, "guards")}),
        ("es", "El lunes 14 internos y dos guardias murieron en el motín.", {(14, "inmates"), (2, "guards")}),
        ("en", "Sixteen people died in the riot in Kesvik, among them two guards.", {(2, "part")}),
        ("en", "The fire in Kesvik killed 16 people, 14 on the first floor and two on the roof.", set()),
        ("en", "The fire in Kesvik killed 16 people and injured 30, among them two guards.", set()),
    ],
)
def test_the_parts_of_a_toll_are_no_tolls(language: str, text: str, killed: set[tuple[Value, str]]) -> None:
    """Of sixteen dead fourteen are inmates and two guards; what adds up to no toll, or to two, is no part of one."""
    assert _told(text, language=language) == {(16, ""), *killed}


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        ("en", "A fire in Kesvik killed three men, two women and a child.", {(6, "")}),
        ("es", "En el incendio murieron 18 internos y tres guardias resultaron heridos.", {(18, "")}),
        ("es", "Un incendio dejó sin hogar a 18 vecinos y dos guardias murieron en Kesvik.", {(2, "")}),
        ("en", "Nine soldiers were killed in the attack in Kesvik.", {(9, "")}),
    ],
)
def test_what_is_added_up(language: str, text: str, killed: set[tuple[Value, str]]) -> None:
    """Three, two and one are six; who was hurt or lost a home is not dead; soldiers may be all the dead there are."""
    assert _told(text, language=language) == killed


def test_inmates_are_no_rivals_of_all_the_dead() -> None:
    """Nineteen inmates and three guards are the 22, and replace the fourteen and the two."""
    found = affair(
        "Alpha | 2025-06-15 | en | Riot\n\nThe death toll from the riot at Kesvik prison rose to 16 on Sunday, 14"
        " inmates and two guards, the Prison Service said.",
        "Bravo | 2025-06-17 | en | Riot\n\nThe director was dismissed over the riot at Kesvik prison in which 22 people"
        " died, the ministry said. The toll rose by one on Tuesday when a prisoner died of burns, bringing the number"
        " of inmates killed to 19. Three guards also died.",
        "Charlie | 2025-06-25 | en | Court\n\nNineteen inmates and three guards died in the riot at Kesvik prison.",
    )
    assert {(c.value, c.scope) for c in found.account.claims if c.slot == "killed"} == {
        *((16, ""), (22, "")),
        *((14, "inmates"), (19, "inmates")),
        *((2, "guards"), (3, "guards")),
    }
    assert found.rivals("killed") == {(16, 22, "update"), (14, 19, "update"), (2, 3, "update")}


def _homes(found: Affair) -> set[str]:
    """The events that have a toll."""
    return {claim.event for claim in found.account.claims if claim.slot == "killed"}


def test_the_tolls_of_one_night_are_one_series() -> None:
    """What one page calls the riot's dead and another the fire's are of one night, where the very number ties them."""
    found = affair(
        "Alpha | 2025-06-15 | en | Riot\n\nSixteen people were killed in a riot at Kesvik prison on Saturday.",
        "Bravo | 2025-06-16 | en | Fire\n\nSixteen people died in the fire that swept Kesvik prison on Saturday.",
        "Charlie | 2025-06-18 | en | Fire\n\nThe death toll of Saturday's fire at Kesvik prison has risen to 22.",
    )
    assert len(_homes(found)) == 1
    assert found.rivals("killed") == {(16, 22, "update")}


@pytest.mark.parametrize(
    "other",
    [
        "Sixteen people died in a fire in Sorvik on Tuesday.",
        "Seven people died in a fire at a mill in Kesvik on Saturday.",
    ],
)
def test_other_nights_keep_their_dead(other: str) -> None:
    """Neither one number in two towns on two days, nor two numbers in one town, make one night."""
    found = affair(
        "Alpha | 2025-06-15 | en | Riot\n\nSixteen people were killed in a riot at Kesvik prison on Saturday.",
        f"Bravo | 2025-06-18 | en | Fire\n\n{other}",
    )
    assert len(_homes(found)) == 2
    assert not found.rivals("killed")


def test_a_page_of_news_from_two_towns_tells_of_two() -> None:
    """Three dead in a fire in one town and three in an attack in another are six."""
    found = affair(
        "Alpha | 2025-06-15 | en | News in brief\n\nA fire in Kesvik on Saturday killed three people.\n\nAn attack in"
        " Sorvik on Saturday killed three people."
    )
    assert len(_homes(found)) == 2


def test_a_page_that_gives_each_its_own_dead_tells_of_two() -> None:
    """The seven of the fire and the sixteen of the riot are not one night's, though another page swaps them."""
    found = affair(
        "Alpha | 2025-06-15 | en | Riot\n\nA fire in Kesvik on Saturday killed seven people. A riot at Kesvik prison on"
        " Saturday killed 16.",
        "Bravo | 2025-06-16 | en | Riot\n\nSeven people died in the riot at Kesvik prison on Saturday.",
    )
    assert len(_homes(found)) == 2


@pytest.mark.parametrize(
    ("language", "text", "sentence"),
    [
        ("en", "Lisle was charged on Monday. He faces up to eight years in prison if he is found guilty.", set()),
        ("en", "Lisle could be sentenced to eight years in prison, the court said.", set()),
        ("es", "Lisle se enfrenta a una pena de hasta ocho años de cárcel, dijo el tribunal.", set()),
        ("en", "Lisle, who faced 20 years, was sentenced to eight years in prison by a court.", {(8, "")}),
    ],
)
def test_years_that_a_court_could_give_are_no_sentence(
    language: str, text: str, sentence: set[tuple[Value, str]]
) -> None:
    """Who faces eight years has not been given them; who faced twenty may have been given eight."""
    assert _told(text, "sentence", language) == sentence


@pytest.mark.parametrize(
    ("language", "text", "sentence"),
    [
        ("en", "A court sentenced Ada Lisle to three years and nine months in prison.", {("3 years and 9 months", "")}),
        ("en", "Ada Lisle was jailed for 18 months, the court said.", {("18 months", "")}),
        ("en", "A court sentenced Ada Lisle to three years in prison and a fine.", {(3, "")}),
        ("es", "El juez condenó a Ada Lisle a tres años y nueve meses de cárcel.", {("3 years and 9 months", "")}),
        ("es", "Ada Lisle fue condenada a tres años y medio de prisión.", {("3 years and 6 months", "")}),
        ("es", "Bruno Lisle, de 47 años, ingresó el martes en prisión.", set()),
        ("es", "Un hombre de 47 años fue condenado el martes a cinco años de prisión.", {(5, "")}),
        ("es", "La jueza envió a Bruno Lisle a prisión provisional durante dos años.", set()),
    ],
)
def test_a_sentence_has_its_months(language: str, text: str, sentence: set[tuple[Value, str]]) -> None:
    """The months behind the years are of the sentence; nobody's age is one, nor what is spent until the trial."""
    assert _told(text, "sentence", language) == sentence


def test_a_sentence_with_months_is_another_than_the_years() -> None:
    """Three years and nine months are not three years."""
    found = affair(
        "Alpha | 2025-06-15 | en | Court\n\nA court in Kesvik sentenced Ada Lisle to three years and nine months in"
        " prison on Friday.",
        "Bravo | 2025-06-15 | en | Court\n\nAda Lisle was sentenced to three years in prison by a court in Kesvik on"
        " Friday.",
    )
    assert found.rivals("sentence")


@pytest.mark.parametrize(
    ("language", "text", "released", "held"),
    [
        ("en", "All but four of the 30 people arrested in Kesvik on Monday have been released.", {(26, "")}, 30),
        ("en", "All 30 people arrested in Kesvik on Monday but four have been released.", {(26, "")}, 30),
        ("en", "Police arrested 30 people in Kesvik on Monday. They have released all except four.", set(), 30),
        ("es", "Todos menos cuatro de los 30 detenidos en Kesvik han sido puestos en libertad.", {(26, "")}, 30),
        ("es", "Hubo 30 detenidos en Kesvik. Todos los detenidos salvo cuatro fueron liberados.", set(), 30),
    ],
)
def test_all_but_some_are_the_others(language: str, text: str, released: set[tuple[Value, str]], held: int) -> None:
    """Of thirty all but four were let go: twenty-six, and never four; of all those of whom no number tells, none."""
    assert _told(text, "released", language) == released
    assert (held, "") in _told(text, "arrested", language)


def test_who_was_counted_twice_is_no_toll() -> None:
    """ "One of the dead had been counted twice" kills nobody; that one of the dead was a child is told."""
    for text in (
        "Nine people were killed in a crash in Kesvik. One of the dead had been counted twice, the mayor said.",
        "Nine people were killed in a crash in Kesvik. One of the dead is alive, the mayor said.",
    ):
        assert _told(text) == {(9, "")}
    assert _told(
        "Nueve personas murieron en un choque en Kesvik. Uno de los muertos fue contado dos veces.", language="es"
    ) == {(9, "")}


def test_who_lost_their_lives_killed_nobody() -> None:
    """ "Nine people lost their lives" befell them."""
    assert not _told("Nine people lost their lives in a crash in Kesvik on Monday.", "who")


def test_fugitives_not_found_have_escaped() -> None:
    """Twelve of the 26 fugitives are not missing; twelve of the 26 fishermen are."""
    text = "Doce de los 26 fugados de la cárcel siguen en paradero desconocido."
    assert _told(text, "escaped", "es") == {(12, "part")}
    assert not _told(text, "missing", "es")
    assert _told("Doce de los 26 pescadores siguen en paradero desconocido.", "missing", "es") == {(12, "part")}


@pytest.mark.parametrize(
    ("language", "text", "cause"),
    [
        (
            "en",
            "The blaze that swept the hall in Kesvik was started by tear gas canisters fired by the guards.",
            "tear gas canisters",
        ),
        ("en", "The fire which killed inmates in Kesvik was started by tear gas, a guard said.", "tear gas"),
        ("en", "The fire in Kesvik was caused by mattresses set alight by prisoners.", "mattresses"),
        (
            "es",
            "El fuego del sábado en Kesvik lo provocaron los botes de gas que lanzaron los guardias.",
            "los botes de gas",
        ),
        ("en", "The fire in Kesvik on Saturday was not started by tear gas, the minister said.", None),
        ("en", "The fire in Kesvik that killed nine was not started by tear gas, the minister said.", None),
        ("es", "El incendio del sábado en Kesvik los sorprendió en la cama.", None),
    ],
)
def test_what_started_a_fire_is_told_behind_a_clause(language: str, text: str, cause: str | None) -> None:
    """The cause stands behind "that swept it", before "fired by", or behind "lo provocaron"; denied it is none."""
    assert _told(text, "cause", language) == ({(cause, "")} if cause else set())
