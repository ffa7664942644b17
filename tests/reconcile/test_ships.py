"""Ships by their names: one that burnt long ago is not today's. The sentences are invented for these tests.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from firsthand.reconcile.ships import named_ships, ships_in
from tests.reconcile.test_one_affair import affair

TODAY = {
    "en": "Courier | 2024-03-12 | en | Six dead\n\nA fire broke out aboard the Marelka on Monday, 12 nautical miles "
    "south of Odrava. Six people died in the fire on the ferry Marelka, the harbour office said.",
    "es": "Diario | 2024-03-12 | es | Seis muertos\n\nUn incendio se declaró el lunes a bordo del Marelka, a 12 millas "
    "náuticas al sur de Odrava. Seis personas murieron en el incendio del transbordador Marelka, dijo el puerto.",
}
THEN = {
    "en": "Facts | 2024-03-14 | en | No, this is not the Marelka\n\nA picture shared since Tuesday "
    "does not show the fire "
    "aboard the Marelka. It shows the Silver Kelda, on which 31 people were killed when a fire broke out off Cape "
    "Sorrow. The archive confirmed it. The harbour office has counted 14 dead.",
    "es": "Datos | 2024-03-14 | es | No es el Marelka\n\nUna foto difundida desde el martes no "
    "muestra el incendio a bordo "
    "del Marelka. Es del transbordador Silver Kelda, en el que 31 personas murieron cuando se declaró un incendio "
    "frente al cabo Sorrow. El archivo lo confirmó. El puerto ha contado 14 muertos.",
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_another_ship_is_another_fire(language: str) -> None:
    """The dead of a ship that burnt long ago are no rivals of today's, and what a page counts is of its own ship."""
    found = affair(TODAY[language], THEN[language])
    where = {event.id: event.label for event in found.account.events}
    killed = {(claim.value, where[claim.event]) for claim in found.account.claims if claim.slot == "killed"}
    assert {value for value, label in killed if "Marelka" in label} == {6, 14}
    assert {value for value, label in killed if "Silver Kelda" in label} == {31}
    assert not any(31 in pair for pair in found.rivals("killed"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_label_names_the_ship_and_where_it_lay(language: str) -> None:
    """A fire aboard a ship is called by the ship's name, and a place at sea by how far off a town it is."""
    labels = {event.label for event in affair(TODAY[language]).account.events}
    assert labels == {"fire aboard the Marelka, 12 nautical miles south of Odrava, 11 March 2024"}


def test_what_is_a_ship() -> None:
    """A name behind "aboard" or the word for a ship is a ship's, not what more pages give to a town."""
    page = affair(TODAY["en"]).articles
    assert named_ships(page, {}, frozenset()) == {"Marelka"}
    assert named_ships(page, {"marelka": frozenset({"a", "b"})}, frozenset()) == frozenset()
    words = "The fire is the worst since 2009, when 31 died aboard the Silver Kelda."
    assert ships_in(frozenset({"Silver Kelda"}), words, 4) == frozenset()
