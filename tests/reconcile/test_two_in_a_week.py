"""Two happenings of a kind in one town within a week, told by pages that name few days. The coverage is invented.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from tests.reconcile.test_one_affair import Affair, affair


def by_event(found: Affair, slot: str) -> list[set[object]]:
    """The values that each event has for a slot, fewest first."""
    values: dict[str, set[object]] = {}
    for one in found.account.assertions:
        if one.slot == slot and one.polarity == "positive":
            values.setdefault(one.event, set()).add(one.value)
    return sorted(values.values(), key=lambda some: sorted(map(str, some)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Raid on the quay\n\nThe attack took place at the grain quay, the harbour master said. An attack in Kesvik"
            " on 1 March had killed 35 people, according to the Courier. The attack on the quay wounded nine people.",
        ),
        (
            "es",
            "Ataque en el muelle\n\nEl ataque tuvo lugar en el muelle, según Lind. El 1 de marzo murieron 35 personas"
            " en un ataque en Kesvik. El ataque en el muelle dejó nueve heridos.",
        ),
    ],
)
def test_an_attack_told_of_beside_the_page_s_own_is_another(language: str, text: str) -> None:
    """Once a page speaks of "the attack", "an attack on 1 March" is news, and was another one."""
    found = affair(f"Post | 2024-03-11 | {language} | {text}")
    assert {one.event for one in found.account.assertions if one.slot == "killed"}.isdisjoint(
        one.event for one in found.account.assertions if one.slot == "injured"
    )


def test_the_one_told_of_as_another_takes_no_later_mention() -> None:
    """After "another train crash in May" the crash of the page stays its own."""
    found = affair(
        "La Hoja | 2024-09-12 | es | Choque\n\nOtro accidente de tren en Loratil el 18 de agosto se cobró 50 vidas. El"
        " fiscal dijo que 14 personas murieron en el accidente."
    )
    assert by_event(found, "killed") == [{14}, {50}]


def test_no_page_tells_of_what_was_after_it() -> None:
    """An undated attack of the 9th's page is none of the 14th, whatever names both have."""
    found = affair(
        "Post | 2024-03-09 | en | Attack\n\nGunmen attacked Kesvik, Mayor Vera Lund said. Lund said seven people were"
        " killed in the attack in Kesvik.",
        "Mail | 2024-03-14 | en | Attack\n\nGunmen attacked Kesvik on Thursday, Mayor Vera Lund said. Lund said two"
        " people were killed in the attack in Kesvik.",
    )
    assert by_event(found, "killed") == [{2}, {7}]
    assert not found.rivals("killed")


def test_a_news_conference_is_of_its_days() -> None:
    """What a mayor tells the press on Saturday and ten days later are two conferences."""
    pages = (
        f"{outlet} | {day} | en | Fire\n\nThe fire at the mill of Kesvik killed {dead} people, Mayor Vera Lund told a"
        " news conference."
        for outlet, day, dead in (("Post", "2024-03-09", "two"), ("Mail", "2024-03-19", "three"))
    )
    found = affair(*pages)
    assert len([event for event in found.account.events if "conference" in event.label]) == 2


def test_who_was_driven_out_by_a_flood_is_counted_with_it() -> None:
    """The people evacuated after a flood are the flood's, where one sentence says so."""
    found = affair(
        "Post | 2024-03-09 | en | Flood\n\nA flood hit Kesvik on Friday and killed three people. Police said 240 people"
        " were evacuated after the flood."
    )
    (event,) = {one.event for one in found.account.assertions if one.slot in {"killed", "displaced"}}
    assert {one.value for one in found.account.assertions if one.event == event and one.slot == "displaced"} == {240}


def test_prison_to_come_is_part_of_the_judgment() -> None:
    """Four years that somebody "will spend in prison" are what the court of the page gave."""
    found = affair(
        "Post | 2024-03-11 | en | Lind guilty\n\nA court in Kesvik convicted Anton Lind of fraud on Friday. Anton Lind"
        " will spend four years in prison."
    )
    assert {one.event for one in found.account.assertions if one.slot == "sentence"} == {
        one.event for one in found.account.assertions if one.slot == "when"
    }


def test_a_flood_that_is_remembered_is_not_the_page_s_own() -> None:
    """Whom a flood killed on its day, in a clause of its own, was killed by that flood."""
    found = affair(
        "Post | 2024-03-08 | en | Clinic cut off by flood in Talvik\n\nFloodwaters cut off the clinic in Talvik on"
        " Wednesday. Eight people died in the flood, police said. Talvik still remembers a severe flood that killed 21"
        " people on 4 March."
    )
    assert by_event(found, "killed") == [{21}, {8}]
    assert not found.rivals("killed")


def test_disasters_at_two_spots_are_two() -> None:
    """Where pages say only "the disaster", the spot that they put it at is all that tells the two apart."""
    found = affair(
        "Post | 2024-03-04 | en | Train crash in Kesvik\n\nA train crashed near the public library in Kesvik on Monday."
        " The crash near the public library killed three people, Mayor Vera Lund said. Trains on the coast line stood"
        " still all day.",
        "Mail | 2024-03-04 | en | Nine die in Orlund\n\nAn express left the rails by the courthouse in Orlund on Monday"
        " morning, the fire chief told reporters. Nine people died in the crash near the courthouse. Trains on the"
        " coast line stood still all day.",
        "Sun | 2024-03-05 | en | Waiting for news\n\nThe disaster near the public library left 40 people injured,"
        " relatives said. Trains on the coast line stood still all day.",
        "Star | 2024-03-05 | en | A day of grief\n\nThe disaster near the courthouse left 60 people injured, relatives"
        " said. Trains on the coast line stood still all day.",
    )
    assert by_event(found, "killed") == [{3}, {9}]
    assert by_event(found, "injured") == [{40}, {60}]
