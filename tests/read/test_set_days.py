"""Weekdays of what people set a day for, on pages that say when it is to be. The sentences are our own."""

import pytest

from firsthand.read import times
from tests.read.reading import document

SUNDAY = "2018-07-15"


def _days(text: str, language: str = "en", published: str = SUNDAY) -> list[str | None]:
    return [time.edtf for time in times.tag(document(text, published=published, language=language))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ada Lund will meet Olle Berg on Monday. Monday's summit worries her party.", "en"),
        ("The summit is on Monday, July 16. Lund saw Monday's long-awaited meeting as a chance.", "en"),
        ("The council will vote on Monday. The tickets sold out ahead of Monday's vote.", "en"),
        ("They are to meet on Monday. She arrived for a Monday meeting with Berg.", "en"),
        ("The march will be held on Monday. Police prepared for the march on Monday.", "en"),
        ("La cumbre será el lunes 16 de julio. La reunión del lunes preocupa a Berg.", "es"),
    ],
)
def test_an_occasion_that_its_page_sets_for_a_day_is_on_that_day(text: str, language: str) -> None:
    """ "Monday's summit" is that of tomorrow where a Sunday's page says that the two will meet on Monday."""
    assert {str(day)[:10] for day in _days(text, language)} == {"2018-07-16"}


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("Vik will appear in court on Monday. Monday's vote was lost.", "en", ["2018-07-16", "2018-07-09"]),
        ("They will meet on Monday. The fire on Monday killed two.", "en", ["2018-07-16", "2018-07-09"]),
        ("They will meet on Monday. Last Monday's meeting failed.", "en", ["2018-07-16", "2018-07-09"]),
        ("They will meet on Tuesday. Monday's meeting failed.", "en", ["2018-07-17", "2018-07-09"]),
        ("They met on Monday. Monday's meeting failed.", "en", ["2018-07-09", "2018-07-09"]),
        ("La cumbre será el lunes 16 de julio. El incendio del lunes fue grave.", "es", ["2018-07-16", "2018-07-09"]),
    ],
)
def test_what_its_page_sets_for_no_day_is_past(text: str, language: str, days: list[str]) -> None:
    """A weekday is the last one where nothing of its kind is to come on the next, or where it says so."""
    assert _days(text, language) == days


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("As Lund and Berg head into Monday's meeting, here is what they want.", SUNDAY, "2018-07-16"),
        ("The lot was sold out ahead of Monday's summit.", SUNDAY, "2018-07-16"),
        ("It was held between two strikes and Monday's long-awaited summit.", SUNDAY, "2018-07-16"),
        ("The two prepare for their summit in Kesvik on Monday.", SUNDAY, "2018-07-16"),
        ("Shares fell ahead of Monday's vote.", "2018-07-18", "2018-07-16"),
        ("Monday's vote was lost.", SUNDAY, "2018-07-09"),
        ("He was beaten after Monday's meeting.", SUNDAY, "2018-07-09"),
    ],
)
def test_what_people_look_forward_to_is_on_one_of_the_next_days(text: str, published: str, day: str) -> None:
    """ "Ahead of Monday's summit" is tomorrow's on a Sunday, and on a Wednesday that of two days ago."""
    assert _days(text, published=published) == [day]
