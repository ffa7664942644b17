"""Who it was instead: a correction of whom a thing befell. The sentences are invented for these tests."""

import pytest

from tests.read.test_attribution import read
from tests.reconcile.test_one_affair import affair

_OWNER = {
    "en": "Courier | 2024-03-14 | en | Owner held\n\nThe ferry Marela sank off Odrava on Saturday, killing 11 people. "
    "The owner of the ferry was arrested on Monday, police said.",
    "es": "Diario | 2024-03-14 | es | Detenido el armador\n\nEl transbordador Marela se hundió el sábado frente a "
    "Odrava y murieron 11 personas. El armador del transbordador fue detenido el lunes, dijo la policía.",
}
_CORRECTION = {
    "en": "Courier | 2024-03-15 | en | Correction\n\nAn earlier version of this story said that the owner was "
    "arrested. It was the captain, not the owner, who was arrested.",
    "es": "Diario | 2024-03-15 | es | Corrección\n\nUna versión anterior de esta nota decía que el armador fue "
    "detenido. Fue el capitán, y no el armador, quien fue detenido.",
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_correction_names_somebody_else(language: str) -> None:
    """It takes back the one and names the other; the arrest itself stands."""
    found = affair(_OWNER[language], _CORRECTION[language])
    value = {claim.id: str(claim.value) for claim in found.account.claims}
    owner, captain = {"en": ("owner", "captain"), "es": ("armador del transbordador", "capitán")}[language]
    [made] = [one for one in found.account.contradictions if one.slot == "whom"]
    assert (value[made.a], value[made.b], made.kind) == (owner, captain, "correction")
    assert not found.rivals("status")
    assert "did not happen" not in value.values()


def test_a_page_of_another_outlet_corrects_nothing() -> None:
    """Two outlets that name two people take nothing back."""
    other = "Post | 2024-03-15 | en | Captain held\n\nIt was the captain, not the owner, who was arrested on Monday."
    assert {kind for _, _, kind in affair(_OWNER["en"], other).rivals("whom")} <= {"contradiction"}


@pytest.mark.parametrize(
    ("language", "text", "whom"),
    [
        ("en", "It was the captain, not the owner, who was arrested.", ["captain"]),
        ("en", "It was the captain of the ferry and not its owner who was arrested.", ["captain"]),
        ("en", "The captain and the owner were arrested.", ["captain", "owner"]),
        ("es", "Fue el capitán, y no el armador, quien fue detenido.", ["capitán"]),
        ("es", "El capitán, no el armador, fue detenido el lunes.", ["capitán"]),
    ],
)
def test_who_it_was_not_is_nobody_it_befell(language: str, text: str, whom: list[str]) -> None:
    """And the denial of the one is none of the arrest."""
    _, reading = read(text, language)
    [arrest] = [one for one in reading.mentions if one.event_type == "COERCE"]
    assert ([part.label for part in arrest.participants], arrest.polarity) == (whom, "positive")


def test_who_was_not_arrested_was_not() -> None:
    """A denial between commas that tells of the verb itself stays one."""
    _, reading = read("El capitán, no obstante, no fue detenido.", "es")
    assert [one.polarity for one in reading.mentions] == ["negative"]
