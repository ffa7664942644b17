"""The spot where something happened, told about the spot. The coverage is invented."""

import pytest

from tests.reconcile.test_one_affair import affair
from tests.reconcile.test_whose_place import where


@pytest.mark.parametrize(
    ("language", "text", "spot"),
    [
        ("en", "The place where the attack happened was identified as the clinic.", "the clinic"),
        ("en", "The clinic bore witness to the attack.", "The clinic"),
        ("en", "The clinic is where the attack happened.", "The clinic"),
        ("en", "Four people died in the attack at the cement plant.", "the cement plant"),
        ("es", "Murieron cuatro personas en el atentado de la planta de cemento.", "la planta de cemento"),
        (
            "es",
            "El lugar donde ocurrió el atentado fue identificado como la cochera de tranvías.",
            "la cochera de tranvías",
        ),
        ("es", "El punto exacto del atentado fue la clínica.", "la clínica"),
        ("es", "El lugar donde ocurrió el atentado fue identificado como la clínica.", "la clínica"),
        ("es", "La clínica es el lugar donde ocurrió el atentado.", "La clínica"),
        ("es", "La clínica fue testigo del atentado.", "La clínica"),
    ],
)
def test_the_spot_of_an_attack_may_be_what_the_sentence_is_about(language: str, text: str, spot: str) -> None:
    """Where it happened is the spot that the sentence says so of."""
    assert spot in where(affair(f"Post | 2024-03-11 | {language} | News\n\n{text}"), "attack")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The place where the attack was planned is unknown, the clinic said."),
        ("es", "El médico, testigo del atentado, trabaja en la clínica."),
    ],
)
def test_who_speaks_of_an_attack_or_saw_it_is_no_spot(language: str, text: str) -> None:
    """A clinic that says something, or where a witness works, is not where it happened."""
    assert not where(affair(f"Post | 2024-03-11 | {language} | News\n\n{text}"), "attack")
