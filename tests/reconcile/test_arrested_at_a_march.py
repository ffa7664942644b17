"""Whose arrest it is: the marchers', or that of whom they march for. The sentences are invented for these tests."""

import pytest

from tests.reconcile.test_one_affair import affair


def _arrests(*pages: str) -> list[tuple[str, set[object]]]:
    """For each arrest its label and the numbers arrested."""
    found = affair(*pages).account
    told = [event for event in found.events if event.event_type == "COERCE"]
    numbers = [{c.value for c in found.claims if c.event == event.id and c.slot == "arrested"} for event in told]
    return sorted((event.label, values) for event, values in zip(told, numbers, strict=True))


HELD = "Post | 2024-09-03 | en | Aaron Vik, 31, was arrested in Cooper Street in Sorvik on 28 August."


@pytest.mark.parametrize(
    "pages",
    [
        (f"{HELD} Police arrested twelve people at the march for Vik, who died after his arrest on 28 August.",),
        (HELD, "Mail | 2024-09-03 | en | Police arrested twelve people at the march for Aaron Vik, who died after"
               " his arrest on 28 August."),
        ("Hoja | 2024-09-03 | es | La policía detuvo a Aarón Vik en Sorvik el 28 de agosto. La policía detuvo a doce"
         " personas en la marcha por Vik, que murió tras su detención el 28 de agosto.",),
        (f"{HELD} Twelve marchers were arrested during a protest over his death, police said.",),
    ],
)  # fmt: skip
def test_marchers_arrested_are_none_of_a_dead_mans_arrest(pages: tuple[str, ...]) -> None:
    """Twelve arrested at a march for a man are the march's; his own arrest has no such number."""
    found = _arrests(*pages)
    assert len(found) == 2
    assert [numbers for label, numbers in found if "Vik" in label] == [set()]
    assert [numbers for label, numbers in found if "Vik" not in label] == [{12}]


@pytest.mark.parametrize(
    "page",
    [
        "Post | 2024-09-03 | en | Police arrested twelve people in Sorvik on Monday, among them Ana Lund. Lund was"
        " arrested at her home.",
        "Hoja | 2024-09-03 | es | La policía detuvo a doce personas, entre ellas Ana Lund, en Sorvik el lunes. Lund fue"
        " detenida por alterar el orden.",
        "Post | 2024-09-03 | en | Police arrested twelve men on Monday in Sorvik. Their arrest came after a raid.",
    ],
)
def test_one_of_those_arrested_is_of_their_arrest(page: str) -> None:
    """Whom a sentence counts among the twelve was arrested with them."""
    assert [numbers for _, numbers in _arrests(page)] == [{12}]


def test_whom_a_page_calls_he_is_not_fourteen() -> None:
    """ "He had been arrested on Sunday" of one page is no arrest of the fourteen of another that names no day."""
    found = _arrests(
        "Police | 2025-03-03 | en | A man died in a cell in Sorvik on Monday. He had been arrested at 23:40 on Sunday.",
        "Wire | | en | SORVIK - Fourteen people were arrested when a march over the death of a man in a cell in Sorvik"
        " ended in clashes, police said.",
    )
    assert sorted(map(len, (numbers for _, numbers in found))) == [0, 1]
