"""Reports on one form, filled in anew day by day, which nobody copied; on tiny coverage."""

import pytest

from firsthand.engine import Engine
from firsthand.lineage import trace
from tests.lineage.test_trace import LEDE, MORE, OWN, THIRD, article, contents

MONDAY = (("Hanne Tolbrek", 41, "Talvik", 300), ("Ivo Maren", 29, "Kesvik", 750))
FRIDAY = (("Lotte Brandal", 63, "Odrava", 120), ("Arne Sund", 35, "Velm", 440))


def court(*cases: tuple[str, int, str, int]) -> list[str]:
    """A court list: the same sentence with other people in it."""
    return [
        f"{who}, {age}, of {town}, was fined {fine} crowns for driving without due care and attention on the ring road."
        for who, age, town, fine in cases
    ]


@pytest.mark.parametrize("other", ["argus", "courier"])
def test_two_reports_on_one_form_are_no_copies(engine: Engine, other: str) -> None:
    """Sentences that are equal but for their names and numbers tie nobody, be it in one outlet or in two."""
    pages = [
        article("one", *court(*MONDAY), OWN, published="2024-05-06", outlet="courier"),
        article("two", *court(*FRIDAY), MORE, published="2024-05-10", outlet=other),
    ]
    found = trace(pages, engine)
    assert not found.reuse
    assert all(len(text.articles) == 1 for text in found.texts)


def test_spanish_forms_are_no_copies(engine: Engine) -> None:
    """A weather report in Spanish is another one two days later."""
    form = (
        "La lluvia llegará a {} a las {} de la tarde y el viento del oeste soplará en {} con rachas de {} kilómetros."
    )
    pages = [
        article("lunes", form.format("Talvik", 17, "Kesvik", 60), published="2024-05-06T07:00:00Z", language="es"),
        article("miércoles", form.format("Odrava", 19, "Velm", 85), published="2024-05-08T06:10:00Z", language="es"),
    ]
    assert not trace(pages, engine).reuse


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, "2024-05-10"),
        ("2024-05-06T09:00:00Z", "2024-05-06T21:00:00Z"),
        ("2024-05-06", "2024-05-07"),  # eleven at night and one in the morning, for all that is known
        ("2024-05", "2024-05-31"),
    ],
)
def test_pages_that_may_be_of_one_day_are_compared_as_ever(engine: Engine, one: str | None, other: str) -> None:
    """Within a day another toll and another town may be news of one happening, which has a name or number in common."""
    first, second = court(*MONDAY)
    later = [*court(FRIDAY[0]), second.replace("Ivo Maren", "Arne Sund").replace("29", "35").replace("750", "440")]
    pages = [article("one", first, second, published=one), article("two", *later, published=other)]
    assert contents(trace(pages, engine)) == ["body"]


@pytest.mark.parametrize(("one", "other"), [(None, "2024-05-10"), ("2024-05-06T09:00:00Z", "2024-05-06T21:00:00Z")])
def test_reports_that_have_no_name_and_no_number_in_common_are_on_a_form(
    engine: Engine, one: str | None, other: str
) -> None:
    """Two court lists of one day, or of nobody knows when, are no copies where all who were tried are others."""
    pages = [
        article("one", *court(*MONDAY), OWN, published=one),
        article("two", *court(*FRIDAY), MORE, published=other),
    ]
    assert not trace(pages, engine).reuse


def test_a_copy_of_a_form_and_an_update_of_a_toll_stay_copies(engine: Engine) -> None:
    """Who keeps the names copies, though a word or the number be another."""
    cases = court(*MONDAY)
    edited = [case.replace("crowns", "kroner") for case in cases]
    pages = [article("one", *cases, published="2024-05-06"), article("two", *edited, published="2024-05-09")]
    assert contents(trace(pages, engine)) == ["body"]
    later = LEDE.replace("Seven", "Nine")
    pages = [article("one", LEDE, OWN, published="2024-05-06"), article("two", later, THIRD, published="2024-05-09")]
    assert contents(trace(pages, engine)) == ["body"]


def test_retellings_that_quote_other_people_are_no_forms(engine: Engine) -> None:
    """Who says it, where it was and on which day fill no slot where the other has nothing of that kind."""
    told = (
        "said that a passenger train left the rails behind the sugar mill in Odrava on {} and that {} people were hurt"
    )
    other = "said that a passenger train left the rails behind the sugar mill on {} and that {} people were hurt"
    pages = [
        article("one", f"The prosecutor Ivo Maren {told.format('Tuesday', 12)}.", OWN, published="2024-05-07"),
        article("two", f"The union {other.format('7 May', 14)}, as Kesvik Radio put it.", MORE, published="2024-05-09"),
    ]
    assert contents(trace(pages, engine)) == ["body"]


@pytest.mark.parametrize("changed", [("Talvik", "Kesvik"), ("Talvik", "Kesvik", "300", "120", "41", "63")])
def test_a_copy_of_one_sentence_with_another_town_is_one(engine: Engine, changed: tuple[str, ...]) -> None:
    """Up to three slots of what two pages share may be filled differently: its copier was wrong, or knew more."""
    (told,) = court(MONDAY[0])
    other = told
    for old, new in zip(changed[::2], changed[1::2], strict=True):
        other = other.replace(old, new)
    pages = [
        article("one", told, OWN, published="2024-05-06", outlet="courier"),
        article("two", other, THIRD, published="2024-05-09", outlet="argus"),
    ]
    assert contents(trace(pages, engine)) == ["body"]
