"""A place that stands with another happening's words, and days on which accounts differ. The coverage is invented.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from firsthand.reconcile.told_with import told_with
from firsthand.records import Span
from tests.reconcile.test_one_affair import Affair, affair


def where(found: Affair, kind: str) -> set[object]:
    """Where the events whose label begins so are put."""
    events = {event.id for event in found.account.events if event.label.lower().startswith(kind)}
    return {one.value for one in found.account.assertions if one.slot == "where" and one.event in events}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine people were arrested over the attack on the bus station in Kesvik, police said."),
        ("es", "Nueve personas fueron detenidas por el ataque contra la estación de autobuses, dijo la policía."),
    ],
)
def test_who_is_held_over_an_attack_need_not_be_held_there(language: str, text: str) -> None:
    """The bus station is where the attack was, and nothing says where anybody was arrested."""
    found = affair(f"Post | 2024-03-11 | {language} | News\n\n{text}")
    assert not {str(value) for value in where(found, "arrest")} & {"the bus station", "la estación de autobuses"}
    assert where(found, "attack") & {"the bus station", "la estación de autobuses"}


@pytest.mark.parametrize(
    ("language", "kind", "text", "spot"),
    [
        (
            "en",
            "attack",
            "In an assault that lasted an hour, armed men overran the old market on Friday.",
            "the old market",
        ),
        ("en", "flood", "Floodwaters, rising by the hour, cut off the old market on Friday.", "the old market"),
        ("es", "flood", "El viernes, el agua rodeó por completo el muelle de Kesvik.", "el muelle de Kesvik"),
        ("es", "flood", "La crecida, que aumentaba, dejó sin acceso la caseta de peaje.", "la caseta de peaje"),
        ("es", "flood", "Tras el desborde del río, el agua entró en la aduana.", "la aduana"),
        ("en", "flood", "The surroundings of the old market in Kesvik turned into a lake on Friday.", "the old market"),
        (
            "en",
            "derailment",
            "A train derailed on Friday a short distance from the tram depot.",
            "the tram depot",
        ),
        ("es", "crash", "Un tren descarriló el viernes cuando pasaba por la aduana en Kesvik.", "la aduana"),
        ("es", "protest", "Hubo una protesta a las puertas de la azucarera en Kesvik el viernes.", "la azucarera"),
        ("es", "arrest", "Fue la oficina de correos el escenario de la redada.", "la oficina de correos"),
    ],
)
def test_what_was_done_to_a_spot_puts_it_there(language: str, kind: str, text: str, spot: str) -> None:
    """However far the happening's own word, the spot is what attackers overran and the water cut off."""
    assert spot in where(affair(f"Post | 2024-03-11 | {language} | News\n\n{text}"), kind)


def test_who_crosses_a_bridge_after_a_crash_was_not_in_it() -> None:
    """Only what was on its way when it happened was at the spot it passed."""
    text = "A train derailed in Kesvik on Friday, and 40 passengers crossed the old bridge on foot."
    assert where(affair(f"Post | 2024-03-11 | en | News\n\n{text}"), "derailment") == {"Kesvik"}


def test_who_reaches_a_spot_after_a_flood_is_no_water() -> None:
    """Firefighters came to the mill; the water need not have."""
    text = "The flood killed three people on Friday, and firefighters reached the old mill on Monday."
    assert "the old mill" not in where(affair(f"Post | 2024-03-11 | en | News\n\n{text}"), "flood")


def test_an_operation_was_where_its_arrests_were_made() -> None:
    """It may have been in other towns too, of which nothing is told."""
    found = affair(
        "Post | 2024-03-11 | en | News\n\nThe arrests in Kesvik were part of Operation Grey Wolf, police said."
    )
    assert where(found, "operation") == {"Kesvik"}
    assert where(found, "arrest") == {"Kesvik"}


@pytest.mark.parametrize(
    ("text", "own", "other", "place", "told"),
    [
        ("arrested after the attack in Kesvik", "arrested", "attack", "Kesvik", True),
        ("detenido tras el asalto al banco", "detenido", "asalto", "banco", True),
        ("arrested during the attack in Kesvik", "arrested", "attack", "Kesvik", False),
        ("a fire and an explosion in Kesvik", "fire", "explosion", "Kesvik", False),
        ("the attack after which many fled to Kesvik", "fled", "attack", "Kesvik", False),
    ],
)
def test_whose_a_place_is(text: str, own: str, other: str, place: str, told: bool) -> None:
    """It is the other's where no more than "in" stands between, unless the two were at once."""
    spans = [Span("a", text.index(word), text.index(word) + len(word)) for word in (own, other, place)]
    assert told_with(text, spans[0], [spans[1]], spans[2]) is told


MAIN = """
Courier | 2024-03-12 | en | Attack in Kesvik

Gunmen attacked the bus station in Kesvik on Monday. The attack killed 14 people and wounded 31, police said.

---
Gazette | 2024-03-12 | en | Fourteen dead in Kesvik

An attack on the bus station in Kesvik on Monday left 14 people dead, the mayor said. It wounded 31 people.
"""


def attacks(other: str) -> int:
    """How many attacks two pages and another one tell of."""
    found = affair(*[page.strip() for page in MAIN.split("---")], other)
    return len({event.id for event in found.account.events if event.event_type == "ASSAULT"})


def test_a_page_that_puts_an_attack_on_the_next_day_tells_of_the_same() -> None:
    """One town, one spot and as many dead: only the day is disputed."""
    told = "Gunmen attacked the bus station in Kesvik on Tuesday, a witness said. The attack killed 14 people."
    assert attacks(f"Herald | 2024-03-13 | en | Kesvik attack\n\n{told}") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the bus station in Kesvik on Tuesday. The attack killed nine people and wounded 20.",
        "Gunmen attacked the grain market in Kesvik on Tuesday. The attack killed 14 people.",
        "Gunmen attacked the bus station in Orlund on Tuesday. The attack killed 14 people.",
        "Gunmen attacked the bus station in Kesvik on 2 March. The attack killed 14 people.",
    ],
)
def test_other_dead_another_spot_town_or_week_is_another_attack(text: str) -> None:
    """There may be two attacks in a town in two days."""
    assert attacks(f"Herald | 2024-03-13 | en | Attack\n\n{text}") == 2
