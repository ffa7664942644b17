"""What was built and gives way: one collapse, whether it burst, broke, failed or "cedió". The coverage is invented.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from tests.reconcile.test_one_affair import Affair, affair
from tests.reconcile.test_two_in_a_week import by_event

DAY = "Post | 2024-09-03 | en | News\n\n"
DIA = "La Hoja | 2024-09-03 | es | Noticias\n\n"


def types(found: Affair) -> set[str]:
    """The types of the events of a case."""
    return {one.event_type for one in found.account.events}


@pytest.mark.parametrize(
    "page",
    [
        DAY + "A dam burst in Kesvik on Monday. Nine people died.",
        DAY + "The Orlen dam broke in Kesvik on Monday, killing nine people.",
        DAY + "The dyke failed on Monday in Kesvik. Nine people died.",
        DAY + "Nine people were killed by a dam burst in Kesvik on Monday.",
        DAY + "The failure of a dyke in Kesvik on Monday killed nine people.",
        DAY + "The roof of a sports hall came down in Kesvik on Monday, killing nine people.",
        DAY + "A footbridge in Kesvik gave way on Monday and nine people died.",
        DAY + "The number of people killed by the Orlen dam burst rose to nine on Monday, the ministry said.",
        DIA + "La presa se rompió el lunes en Kesvik y murieron nueve personas.",
        DIA + "Nueve personas murieron en Kesvik tras la rotura de la balsa de residuos.",
        DIA + "El número de muertos por la rotura de una presa en Kesvik subió el lunes a nueve, dijo el alcalde.",
    ],
)
def test_it_is_one_collapse_that_has_the_dead(page: str) -> None:
    """Whatever word says so, and however the parser takes "the dam burst"."""
    found = affair(page)
    assert types(found) == {"COLLAPSE"}
    assert by_event(found, "killed") == [{9}]


@pytest.mark.parametrize(
    "page",
    [
        DAY + "Prices came down on Monday in Kesvik. The government gave way to protesters.",
        DAY + "A man collapsed in his cell in Kesvik on Monday and died.",
        DAY + "The dam failed to meet the safety rules, inspectors said on Monday. Sales at the dam broke records.",
        DAY + "Protesters breached the barrier in Kesvik on Monday. It was a breach of etiquette, the mayor said.",
        DIA + "El grupo rompió el lunes las negociaciones en Kesvik.",
    ],
)
def test_nothing_gave_way(page: str) -> None:
    """Prices, governments, talks and people who fall ill are no buildings."""
    assert "COLLAPSE" not in types(affair(page))


def test_a_boiler_bursts() -> None:
    """What bursts without holding anything back explodes."""
    found = affair(DAY + "A boiler burst in Kesvik on Monday, killing two people.")
    assert types(found) == {"EXPLOSION"}


def test_the_burst_is_the_one_that_is_told() -> None:
    """Once a page has told how a dam gave way, "the burst" has its hour."""
    found = affair(DAY + "A dam collapsed in Kesvik on Monday. The burst was heard at 4:40 a.m. on Monday.")
    assert {(one.slot, one.value) for one in found.account.claims} >= {("hour", "04:40")}
    assert len(found.account.events) == 1


def test_a_toll_told_twice_is_of_what_is_nearer_once() -> None:
    """The headline's "as a source points to quarry blasts" does not give the dam's dead to the blasts."""
    found = affair(
        "Post | 2024-09-04 | en | Dam toll rises to 21 as source points to quarry blasts\n\nThe number of people killed"
        " by the Orlen dam burst rose to 21 on Wednesday, the ministry said. An official said the wall was weakened by"
        " blasting in a quarry."
    )
    dead = {one.event for one in found.account.assertions if one.slot == "killed"}
    assert {one.event_type for one in found.account.events if one.id in dead} == {"COLLAPSE"}


def test_an_event_that_only_took_place_is_called_by_its_words() -> None:
    """A number of people makes a gathering; an hour alone does not."""
    found = affair(DAY + "The ceremony occurred at about 4:40 a.m. on Monday.")
    assert not any("gathering" in one.label for one in found.account.events)
