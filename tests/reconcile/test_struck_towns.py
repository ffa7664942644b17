"""Two towns that blows fell on are two attacks, and what a blow answers is another. Sentences are our own."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair


def _event_of(found: Affair, slot: str, value: object) -> str:
    (claim,) = [one for one in found.account.claims if one.slot == slot and one.value == value]
    return claim.event


def _days(found: Affair, event: str) -> set[str | None]:
    return {one.time for one in found.account.events if one.id == event}


MARKET = (
    "Halm Wire | 2024-03-04 | en | Nine killed in rocket attack on Orlund\n\n"
    "Nine people were killed on Monday when rockets hit the market of Orlund, the mayor, Ada Kern, said."
)
MERCADO = (
    "Correo | 2024-03-04 | es | Nueve muertos\n\n"
    "Nueve personas murieron el lunes cuando varios cohetes alcanzaron el mercado de Orlund, dijo la alcaldesa."
)


@pytest.mark.parametrize(
    ("page", "answer"),
    [
        (
            MARKET,
            "Wire | 2024-03-06 | en | Drones kill three\n\nDrones struck an army camp in Talvik on Tuesday in "
            "retaliation for the attack on Orlund, killing three soldiers, the Westmark army said.",
        ),
        (
            MARKET,
            "Wire | 2024-03-06 | en | Drones kill three\n\nThree soldiers were killed on Tuesday when drones struck an "
            "army camp in Talvik, the governor said. The strike was a retaliation for the attack on Orlund.",
        ),
        (
            MERCADO,
            "Faro | 2024-03-06 | es | Tres soldados muertos\n\nVarios drones atacaron el martes un campamento en "
            "Talvik en represalia por el ataque contra Orlund y mataron a tres soldados, dijo el gobernador.",
        ),
    ],
)
def test_what_a_blow_answers_is_another(page: str, answer: str) -> None:
    """What is struck in retaliation has its own day and dead, and lends nothing to what it answers."""
    found = affair(page, answer)
    nine, three = _event_of(found, "killed", 9), _event_of(found, "killed", 3)
    assert nine != three
    assert (_days(found, nine), _days(found, three)) == ({"2024-03-04"}, {"2024-03-05"})


def test_the_dead_of_what_is_answered_are_its_own() -> None:
    """Whom the answered attack killed, as its own clause tells, is none of the answer's dead."""
    found = affair(
        MARKET,
        "Wire | 2024-03-06 | en | Drones\n\nDrones struck an army camp in Talvik on Tuesday in retaliation for the "
        "attack on Orlund that killed nine people, the Westmark army said.",
    )
    event = _event_of(found, "killed", 9)
    assert _days(found, event) == {"2024-03-04"}


def test_two_towns_of_one_sentence_are_two_attacks() -> None:
    """Each has its own dead and hurt, and neither is put in the town of the other."""
    found = affair(
        "Post | 2024-03-13 | en | Border\n\nA drone hit the bus depot of Kesvik on Tuesday, killing two people, while "
        "shells fell on Orlund, injuring one woman, police said.",
        "Mail | 2024-03-13 | en | Talks\n\nTalks in Sundhaven went on.",
    )
    killed, injured = _event_of(found, "killed", 2), _event_of(found, "injured", 1)
    assert killed != injured
    places = {one.id: one.place for one in found.account.events}
    assert places[injured] == "Orlund"
    assert places[killed] != "Orlund"


def test_two_towns_of_a_page_are_two_attacks() -> None:
    """An army's blow on one town is not the shelling of another, whatever evening both were on."""
    found = affair(
        "Post | 2024-03-13 | en | Border\n\nThe Westmark army struck the railway junction in Talvik on Tuesday "
        "evening, the ministry said.\n\nNorland militants shelled the border village of Ost-Ferry on Tuesday night, "
        "injuring one woman, police said.",
        "Mail | 2024-03-13 | en | Market\n\nNine people were killed when missiles struck the market in Talvik on "
        "Tuesday night, Mayor Ada Kerrin said.",
    )
    assert _event_of(found, "killed", 9) != _event_of(found, "injured", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit the market of Orlund on Monday, killing nine people, while shells fell on Vell, a suburb of "
        "Orlund, injuring three people, the mayor said.",
        "Rockets fell on Orlund and Vell on Monday, killing nine people, the mayor said. The attack on Vell injured "
        "three people.",
        "Rockets hit the market of Orlund on Monday, killing nine people, the mayor said. Shells fell on the yard of "
        "Clinic No. 2, injuring three people.",
    ],
)
def test_a_town_and_its_part_are_one(text: str) -> None:
    """A suburb, a town of the same list and a clinic are no other town."""
    found = affair(f"Post | 2024-03-05 | en | Market\n\n{text}", "Mail | 2024-03-05 | en | Talks\n\nTalks went on.")
    assert _event_of(found, "killed", 9) == _event_of(found, "injured", 3)


def test_a_headline_and_its_text_are_one() -> None:
    """A headline that names another town than the text below it is of the same attack."""
    found = affair(
        "Post | 2024-03-13 | en | Rockets fall on Sundhaven\n\nRockets hit the market of Kesvik on Tuesday, killing "
        "nine people, police said.",
        "Mail | 2024-03-13 | en | Market\n\nRockets hit the market of Kesvik on Tuesday, police said.",
    )
    assert len([one for one in found.account.events if one.event_type == "ASSAULT"]) == 1


def test_the_toll_of_another_town_is_not_the_pages() -> None:
    """A page on Talvik that tells of Orlund's toll tells of the attack on Orlund; Talvik's own stays Talvik's."""
    talvik = (
        "Halm Wire | 2024-03-06 | en | Drones kill three in Talvik\n\nThree soldiers were killed on Tuesday when "
        "drones struck an army camp in Talvik, the governor said.\n\nThe toll of {} stands at {}, the rescue service "
        "said."
    )
    found = affair(MARKET, talvik.format("Orlund", 14))
    assert _event_of(found, "killed", 14) == _event_of(found, "killed", 9) != _event_of(found, "killed", 3)
    found = affair(MARKET, talvik.format("Talvik", 4))
    assert _event_of(found, "killed", 4) == _event_of(found, "killed", 3)
