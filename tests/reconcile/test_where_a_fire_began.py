"""Where a fire began, whose day a day is, and what counts no dead. The sentences are invented."""

import pytest

from firsthand.records import Value
from tests.reconcile.test_one_affair import Affair, affair


def _read(text: str, language: str = "en") -> Affair:
    return affair(f"Courier | 2024-03-14 | {language} | {text}")


@pytest.mark.parametrize(
    ("language", "text", "cause"),
    [
        ("en", "The fire at the mill started in the boiler room and not in the hall.", "the boiler room"),
        (
            "en",
            "The fire began in the battery of an electric van parked in the yard.",
            "the battery of an electric van",
        ),
        ("en", "The fire killed four people. It started in the battery of a van.", "the battery of a van"),
        ("en", "Lind smelt oil in the engine room, and he believed that the fire had begun there.", "the engine room"),
        ("en", "The fire started in a battery factory in Kesvik.", None),
        ("en", "The fire started in the town of Kesvik.", None),
        ("es", "El incendio comenzó en la sala de máquinas, dijo Lind.", "la sala de máquinas"),
        ("es", "El incendio mató a cuatro personas. Empezó en la caldera de un hotel.", "la caldera de un hotel"),
    ],
)
def test_a_room_or_a_thing_where_a_fire_starts_is_its_cause(language: str, text: str, cause: Value | None) -> None:
    """A fire that starts in a room or a thing has it for its cause; a town or a factory is its place."""
    assert _read(text, language).values("cause") == ({cause} if cause else set())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lind denied that the fire had started in the engine room."),
        ("en", "Lind denied that the fire was caused by a candle."),
        ("es", "Lind negó que el incendio se hubiera iniciado en la sala de máquinas."),
    ],
)
def test_who_denies_a_cause_does_not_deny_the_fire(language: str, text: str) -> None:
    """To deny that the fire started there denies that cause, and not that there was a fire."""
    found = {(one.slot, one.stance) for one in _read(text, language).account.assertions}
    assert found == {("cause", "denies")}


@pytest.mark.parametrize(
    "text",
    [
        "Six people died and 37 were missing on Tuesday after fire swept through a ferry.",
        "The coast guard called off the search for survivors of the ferry fire on Friday.",
        "Judge Lind remanded Otto Brandt in custody until 18 April.",
    ],
)
def test_a_day_of_something_else_dates_no_happening(text: str) -> None:
    """The day on which people are missing, a search ends or a custody runs out is not that of what befell."""
    assert _read(text).values("when") == set()


def test_charges_are_no_dead() -> None:
    """Seventeen charges of manslaughter count no seventeen dead."""
    text = "El capitán fue detenido tras el incendio. La fiscal lo acusa de diecisiete delitos de homicidio imprudente."
    assert _read(text, "es").values("killed") == set()


def test_mantener_names_a_source() -> None:
    """Who "mantiene que" the dead are nine says so."""
    text = "El incendio causó varios muertos. La naviera mantiene que los fallecidos son nueve."
    (nine,) = [one for one in _read(text, "es").account.assertions if one.value == 9]
    assert nine.attribution
