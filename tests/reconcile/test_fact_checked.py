"""What a fact-checker found in the reading of a stadium crush. The sentences are invented."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair

_CRUSH = "people were killed on Saturday in a crush at a stadium in Velmouth"
_ES = "Once personas murieron el sábado en una avalancha humana en un estadio de Velmouth, según la policía."


def _voices_of(told: str) -> tuple[int, int | None]:
    """How many voices the fourteen dead rest on."""
    found = affair(f"Courier | 2024-09-15 | en | Eleven {_CRUSH}, police said. {told}")
    (claim,) = [one for one in found.account.claims if (one.slot, one.value) == ("killed", 14)]
    return claim.voices_min, claim.voices_max


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "It was not possible to independently verify that 14 people had died."),
        ("en", "It has not been possible to confirm the toll of 14."),
        ("en", "It was impossible to verify that 14 people had died."),
        ("es", "No fue posible verificar que 14 personas murieran."),
        ("es", "Este diario no pudo verificar de forma independiente que 14 personas murieran."),
    ],
)
def test_what_could_not_be_verified_is_nobodys_word(language: str, told: str) -> None:
    """A page that could not confirm a number does not give it."""
    lead = _ES if language == "es" else f"Eleven {_CRUSH}, police said."
    found = affair(f"Courier | 2024-09-15 | {language} | {lead} {told}")
    assert found.values("killed") == {11}


def test_the_nurse_with_a_name_is_the_nurse_told_of_before() -> None:
    """ "The nurse, Ilse Brandt" is she, "nurse Ilse Brandt" and a name right behind may be, and another is another."""
    nurse = "A nurse said that 14 people died."
    assert _voices_of(f"{nurse} The nurse, Ilse Brandt, said 14 had been killed.") == (1, 1)
    assert _voices_of(f"{nurse} “I counted 14 dead,” said nurse Ilse Brandt.") == (1, 2)
    assert _voices_of(f"{nurse} “Fourteen people were dead,” said Ilse Brandt, who works nights.") == (1, 2)
    assert _voices_of(f"{nurse} A nurse, Ilse Brandt, said 14 people died.") == (2, 2)
    assert _voices_of(f"{nurse} A steward, Olaf Reil, said 14 people died.") == (2, 2)


def _tolls(*pages: str) -> Affair:
    return affair(
        f"Wire | 2024-09-14T20:00:00Z | en | Eleven {_CRUSH}, police said.",
        f"Post | 2024-09-15T08:00:00Z | en | Twelve {_CRUSH}, a spokesman for the fire brigade said.",
        *pages,
    )


def test_a_toll_rose_from_the_number_that_its_text_gives() -> None:
    """ "Rose to 14 from 11" says so of 11 and not of another's 12; the three who died since are some of the 14."""
    found = _tolls(
        "Wire | 2024-09-15T12:00:00Z | en | The death toll from the crush at a stadium in Velmouth on Saturday rose"
        " to 14 from 11, police said. Three people died in hospital overnight."
    )
    why = {one.why.partition(": ")[0]: one.why.partition(": ")[2] for one in found.account.contradictions}
    assert why["killed 11 against killed 14"] == "the text itself says that the number rose"
    assert "the text itself" not in why["killed 12 against killed 14"]
    assert [one.scope for one in found.account.claims if one.value == 3] == ["part"]


def test_a_toll_that_rose_to_a_number_names_no_other() -> None:
    """Of a page that says "bringing the toll to 15" another's earlier number is replaced by a later text."""
    found = _tolls(
        "Star | 2024-09-16T13:00:00Z | en | A wounded fan died on Monday, bringing the toll of Saturday's crush in"
        " Velmouth to 15, the hospital said."
    )
    (why,) = [one.why for one in found.account.contradictions if "killed 12 against killed 15" in one.why]
    assert why.endswith("a later text says that the number had risen to the higher one")
