"""Where, why and by whom it was, in the syntax of real desks. The coverage is invented.

Made after the fourth family of planted cases was read.
"""

import pytest

from tests.reconcile.test_one_affair import affair


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        ("en", "Police raided homes in Kesvik. It was the old library that saw the raid.", "the old library"),
        ("en", "The library provided the backdrop to the raid, police said.", "The library"),
        ("en", "The place where the raid happened was the library.", "the library"),
        ("en", "Gunmen sprayed the old market in Kesvik with bullets on Monday.", "the old market"),
        ("es", "La balacera de la plaza dejó nueve muertos.", "la plaza"),
        ("es", "El sitio donde ocurrió la redada fue la aduana.", "la aduana"),
    ],
)
def test_a_spot_is_told_in_many_ways(language: str, text: str, where: str) -> None:
    """What a happening is said to have been at, turned round or inside a phrase."""
    values = affair(f"Post | 2024-03-11 | {language} | News\n\n{text}").values("where")
    assert where.lower() in {str(value).lower() for value in values}


def test_a_day_does_nothing() -> None:
    """ "El lunes se perpetró un ataque" names nobody who did it."""
    assert not affair("Eco | 2024-03-12 | es | Ataque\n\nEl lunes se perpetró un ataque en Kesvik.").values("who")


def test_the_gunmen_of_a_raid_suffered_nothing() -> None:
    """Whose raid on a place it is did it."""
    found = affair("Post | 2024-03-12 | en | News\n\nThe gunmen’s raid on the depot in Kesvik left nine dead.")
    assert "gunmen" not in {str(value).lower() for value in found.values("whom")}


def test_what_lay_behind_an_attack_is_its_cause() -> None:
    """A feud lies behind an attack; "behind" the verb stands turned round."""
    found = affair("Post | 2024-03-12 | en | News\n\nBehind the attack in Kesvik lay a dispute over grazing rights.")
    assert {str(value) for value in found.values("cause")} == {"a dispute over grazing rights"}


@pytest.mark.parametrize(("text", "years"), [
    ("Sven Aldar fue castigado con cinco años de cárcel.", {5}),
    ("El fraude es un delito castigado con cinco años de cárcel.", set()),
])  # fmt: skip
def test_who_was_punished_so_got_the_term(text: str, years: set[object]) -> None:
    """ "Fue castigado con" is a sentence passed; "castigado con" alone what a law allows."""
    assert affair(f"Eco | 2024-03-12 | es | Juicio\n\n{text}").values("sentence") == years
