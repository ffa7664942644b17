"""What is only alleged, and what some call a hoax. The sentences were written for these tests."""

import pytest

from tests.reconcile.test_one_affair import affair


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor allegedly took a bribe from a builder in Kesvik on Monday."),
        ("en", "A man was charged on Monday with stabbing a nurse in Kesvik."),
        ("es", "El alcalde presuntamente robó dinero del fondo del puerto de Kesvik el lunes."),
        ("es", "El alcalde fue acusado de haber robado 40.000 dólares del fondo del puerto de Kesvik."),
    ],
)
def test_what_is_only_ever_alleged(language: str, text: str) -> None:
    """An event that every page keeps an allegation is alleged, and not told as having happened."""
    assert affair(f"Post | 2024-09-03 | {language} | News\n\n{text}").values("status") == {"alleged"}


def test_an_allegation_contradicts_nothing() -> None:
    """Where another page tells it outright, it is told as having happened, and neither disputes the other."""
    case = affair(
        "Post | 2024-09-03 | en | News\n\nThe mayor allegedly robbed the port fund in Kesvik on Monday.",
        "Courier | 2024-09-03 | en | News\n\nThe mayor robbed the port fund in Kesvik on Monday, a witness said.",
    )
    assert "alleged" not in case.values("status")
    assert not case.rivals("status")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The attack on the mayor's car in Kesvik on Monday was a hoax, the interior ministry said."),
        ("es", "El ataque contra el coche del alcalde en Kesvik el lunes fue un montaje, dijo el ministerio."),
    ],
)
def test_a_hoax_against_what_happened(language: str, text: str) -> None:
    """One outlet tells of an attack, a ministry calls it a hoax: a contradiction on whether it happened."""
    case = affair(
        "Post | 2024-09-03 | en | News\n\nGunmen attacked the mayor's car in Kesvik on Monday, his office said.",
        f"Courier | 2024-09-03 | {language} | News\n\n{text}",
    )
    assert case.rivals("status") == {("happened", "hoax", "contradiction")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An explosion was reported at the station in Kesvik on Monday. It was a false alarm, police said."),
        ("en", "The singer faked his own kidnapping in Kesvik on Monday, police said."),
        ("es", "El cantante fingió su propio secuestro en Kesvik el lunes, dijo la policía."),
    ],
)
def test_what_turned_out_to_be_a_hoax(language: str, text: str) -> None:
    """A page that tells what turned out to be a false alarm does not contradict itself."""
    case = affair(f"Post | 2024-09-03 | {language} | News\n\n{text}")
    assert "hoax" in case.values("status")
    assert not case.rivals("status")


@pytest.mark.parametrize(
    "text",
    [
        "The vigil was staged in Kesvik on Monday.",
        "The attack in Kesvik on Monday was staged by the Red Dawn group.",
        "The Red Dawn group staged the massacre in Kesvik on Monday, police said.",
        "Gunmen attacked the mayor in Kesvik on Monday. The attack was not a hoax, police said.",
    ],
)
def test_no_hoax(text: str) -> None:
    """A vigil that was staged took place, an attack staged by a gang too, and "not a hoax" says so."""
    assert "hoax" not in affair(f"Post | 2024-09-03 | en | News\n\n{text}").values("status")
