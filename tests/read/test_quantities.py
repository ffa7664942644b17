"""Quantities: numbers as intervals, with what they count. The sentences were written for these tests."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.read import quantities
from tests.read.reading import document

Row = tuple[float, float | None, str | None, str | None, bool]


def _rows(text: str, language: str = "en") -> list[Row]:
    found = quantities.tag(document(text, language=language))
    return [(q.minimum, q.maximum, q.unit, q.of, q.approximate) for q in found]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Seven people were killed.", (7, 7, None, "people", False)),
        ("At least seven people were killed.", (7, None, None, "people", False)),
        ("More than a hundred people fled.", (101, None, None, "people", True)),
        ("Nearly 200 soldiers left.", (160, 200, None, "soldiers", True)),
        ("Up to 30 rebels escaped.", (0, 30, None, "rebels", False)),
        ("About 1,500 people marched.", (1500, 1500, None, "people", True)),
        ("Between 10 and 20 rebels escaped.", (10, 20, None, "rebels", False)),
        ("Several dozen servicemen were held.", (24, None, None, "servicemen", True)),
        ("Scores of captains took part.", (40, None, None, "captains", True)),
        ("A couple of civilians were held.", (2, 2, None, "civilians", False)),
        ("It cost $2.5 million.", (2_500_000, 2_500_000, "USD", None, False)),
        ("It burned 30 hectares.", (30, 30, "ha", None, False)),
        ("Twenty-three workers were hurt.", (23, 23, None, "workers", False)),
        ("The 29-page indictment was read out.", (29, 29, None, "page", False)),
        ("On 9 March 13 people died.", (13, 13, None, "people", False)),
        ("Police arrested over 200 people.", (201, None, None, "people", False)),
        ("The storm caused over 13 deaths.", (14, None, None, "deaths", False)),
        ("Ferry captain charged over 13 deaths", (13, 13, None, "deaths", False)),
        ("The yard was fined over three deaths.", (3, 3, None, "deaths", False)),
    ],
)
def test_a_quantity_is_an_interval_with_what_it_counts(text: str, row: Row) -> None:
    """Bounds, vague words, units and the counted noun are read."""
    assert _rows(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "They voted on May 20.",
        "He was born in 1971.",
        "Anna Lund, 34, was hurt.",
        "A woman of 34 who was burned died later.",
        "A man, 41, who was hurt went home.",
        "A 12-year-old boy was hurt.",
        "It came at 9:30 p.m. on Monday.",
        "It is forbidden by Section 5.",
        "She lives at 1935 Orchard St.",
        "No one was hurt.",
        "He came third.",
        "The team won 3-2.",
    ],
)
def test_dates_ages_hours_and_names_are_no_quantities(text: str) -> None:
    """Numbers that count nothing are left out."""
    assert _rows(text) == []


def test_spanish_quantities() -> None:
    """Spanish numbers and bounds are read without a parser."""
    text = "Murieron siete personas, al menos doce heridos y unos 1.500 evacuados, varias decenas de detenidos."
    assert _rows(text, "es") == [
        (7, 7, None, "personas", False),
        (12, None, None, "heridos", False),
        (1500, 1500, None, "evacuados", True),
        (20, None, None, "detenidos", True),
    ]


_WORDS = (
    "at least seven 23 1,500 more than a hundred dozens of people $ 5 % million 3-2 one of the , . between and 10 to"
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=12))
def test_every_span_quotes_and_no_interval_is_empty(words: list[str]) -> None:
    """Whatever the words: spans lie in the text, and the minimum is not above the maximum."""
    text = " ".join(words) or "."
    for found in quantities.tag(document(text)):
        assert text[found.span.start : found.span.end].strip() != ""
        assert found.maximum is None or found.minimum <= found.maximum


@pytest.mark.parametrize(
    "text",
    [
        "Tove Lind, nine, died in hospital.",
        "Tove Lind, 53, and Per Dahl, 24, were also wounded.",
        "Tove Lind, six, and Per Dahl, seven, were killed.",
        "Tove Lind (9) was hurt.",
        "Anna Lund, 42, of Talvik, was hurt.",
        "Girls aged six, seven and nine were hurt.",
    ],
)
def test_an_age_behind_a_name_is_no_quantity(text: str) -> None:
    """A number set off behind a person's name, in words or digits, and a list of ages count nobody."""
    assert _rows(text) == []


def test_a_number_behind_a_place_still_counts() -> None:
    """A comma before a number makes it no age where it goes on to count."""
    assert [row[0] for row in _rows("In Leeds, nine people died. In Leeds, seven were killed.")] == [9, 7]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.500 Menschen, 2,5 Tonnen und 40 Boote", [1500.0, 2.5, 40.0]),
        ("12 000 blessés, 1,250,000 et 1'200.50", [12000.0, 1250000.0, 1200.5]),
        ("Am 12. Mai 2018 um 14.30 und 9:15, Boot A4, 3°", []),
        ("Am 12.05.2018 starben 7.", [7.0]),
    ],
)
def test_other_languages_have_their_numbers_in_digits(text: str, expected: list[float]) -> None:
    """However they are grouped; days, years and clock times are none."""
    assert [one.minimum for one in quantities.tag(document(text, language="de"))] == expected


@pytest.mark.parametrize(
    "text", ["El barco llegó a eso de las 9:45 de la noche.", "El barco salió alrededor de las 7 de la tarde."]
)
def test_a_spanish_clock_time_is_no_quantity(text: str) -> None:
    """Hours and minutes count nothing."""
    assert not quantities.tag(document(text, language="es"))


def test_a_year_among_a_noun_s_words_counts_nobody() -> None:
    """Potential 2020 challengers are not two thousand; 2000 people are."""
    assert _rows("Potential 2020 challengers take aim at the mayor.") == []
    assert [row[0] for row in _rows("Some 2000 people left the port.")] == [2000]
