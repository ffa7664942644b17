"""What is part of an operation with a code-name, as the words tie it. The sentences were written for these tests."""

import pytest

from tests.reconcile.test_one_affair import affair

OPERATION = "Operation Grey Wolf was launched by the interior ministry, the minister said."


def parts(text: str, language: str = "en") -> list[tuple[str, str]]:
    """The labels of the events that are part of another, each with that one's label."""
    found = affair(f"Sorvik Post | 2024-09-03 | {language} | News\n\n{text}").account
    label = {event.id: event.label for event in found.events}
    return [(event.label, label[event.part_of]) for event in found.events if event.part_of]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were arrested in Kesvik on Monday as part of Operation Grey Wolf, police said.",
        "Nine people were arrested in Kesvik on Monday under Operation Grey Wolf, police said.",
        "Police searched four houses in Orlund on Monday in the course of Operation Grey Wolf.",
    ],
)
def test_a_deed_that_is_told_as_part_of_an_operation(text: str) -> None:
    """The event of the arrests points at the operation's, and says by which words."""
    ((_, whole),) = parts(f"{OPERATION} {text}")
    assert "Operation Grey Wolf" in whole


def test_a_spanish_deed_that_is_part_of_an_operation() -> None:
    """The same in Spanish."""
    text = (
        "La Operación Lobo Gris fue lanzada en mayo. Nueve personas fueron detenidas el lunes en Kesvik en el marco de"
    )
    ((_, whole),) = parts(f"{text} la Operación Lobo Gris, dijo la policía.", "es")
    assert "Lobo Gris" in whole


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were arrested in Kesvik on Monday after Operation Grey Wolf had ended, police said.",
        "Nine people who had protested against Operation Grey Wolf were arrested in Kesvik on Monday.",
        "Nine people were arrested in Kesvik on Monday. Critics of Operation Grey Wolf spoke in Orlund.",
        "Nobody was arrested in Kesvik as part of Operation Grey Wolf, police said.",
    ],
)
def test_what_is_only_told_beside_an_operation_is_no_part_of_it(text: str) -> None:
    """After it, against it, in another sentence, or denied: nothing ties the two."""
    assert parts(f"{OPERATION} {text}") == []
