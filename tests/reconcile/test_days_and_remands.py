"""Days that are not a happening's own, and remands that are no judgments. The sentences are invented."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair


def _days(found: Affair, word: str) -> set[str | None]:
    """The times of the events whose label has a word."""
    return {event.time for event in found.account.events if word in event.label}


@pytest.mark.parametrize(
    ("page", "word"),
    [
        (
            (
                "Post | 2031-05-08 | en | A clerk who was to appear before the inquiry next Monday has been found "
                "dead, police said."
            ),
            "death",
        ),
        (
            "Post | 2031-05-08 | en | A court on Tuesday sentenced the broker Per Holm to six years in prison "
            "in a scandal that "
            "ruined thousands and left two of his partners dead.",
            "death",
        ),
        (
            "Faro | 2031-05-08 | es | La contable Ada Rius, que iba a comparecer el próximo lunes, fue hallada muerta.",
            "death",
        ),
        (
            "Faro | 2031-05-08 | es | El tasador Leo Pons, que no está entre los detenidos, declarará el 9 de junio.",
            "arrest",
        ),
        (
            "Faro | 2031-05-08 | es | El tribunal condenó el martes a Leo Pons en un caso que arruinó a miles "
            "de ahorradores y "
            "en el que murió una testigo.",
            "death",
        ),
    ],
)
def test_what_is_done_has_no_day_ahead_nor_that_of_the_court(page: str, word: str) -> None:
    """What is told as done was not next week, and a witness did not die on the day of the sentence."""
    assert _days(affair(page), word) == {None}


def test_a_day_of_its_own_is_kept() -> None:
    """A day of the past beside what is done is its own, and a resignation may name the day on which somebody goes."""
    found = affair("Post | 2031-05-08 | en | A clerk who was to appear before the inquiry was found dead on Tuesday.")
    assert _days(found, "death") == {"2031-05-06"}
    again = affair(
        "Post | 2031-05-08 | en | Six people were arrested on Tuesday, and the court will hear them on Monday."
    )
    assert _days(again, "arrest") == {"2031-05-06"}


@pytest.mark.parametrize(
    "pages",
    [
        (
            "Faro | 2031-05-08 | es | El juez Iván Lora mandó el martes a prisión provisional al naviero Bruno Rey.",
            "Faro | 2031-11-14 | es | El naviero Bruno Rey fue condenado el jueves a seis años de cárcel por fraude.",
        ),
        (
            "Faro | 2031-05-08 | es | La jueza decretó el martes prisión preventiva para el naviero Bruno Rey.",
            "Vega | 2031-11-14 | es | La Audiencia condenó el jueves al naviero Bruno Rey a seis años de prisión.",
        ),
        (
            "Post | 2031-05-08 | en | A judge remanded the shipowner Bruno Rey in custody on Tuesday.",
            (
                "Post | 2031-11-14 | en | The shipowner Bruno Rey was sentenced on Thursday to six years in prison "
                "for fraud."
            ),
        ),
    ],
)
def test_a_remand_is_no_judgment(pages: tuple[str, str]) -> None:
    """Who is held until the trial has been judged on no day, and the sentence has its own."""
    found = affair(*pages)
    assert _days(found, "remand") == {"2031-05-06"}
    assert _days(found, "judgment") == {"2031-11-13"}
    assert found.values("sentence") == {6}


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("Faro | 2031-05-08 | es | Renunció con una nota enviada desde la cárcel de Talvik.", "judgment"),
        (
            "Faro | 2031-05-08 | es | La grabadora se paró. El juez preguntó; el técnico atribuyó el fallo a un cable.",
            "judgment",
        ),
        ("Faro | 2031-05-08 | es | Habrá elecciones en junio. La carta fue leída en el pleno por Ada Rius.", "votes"),
        (
            "Post | 2031-05-08 | en | The death toll of the flood has risen to 14, and parliament meets on Monday.",
            "planned",
        ),
    ],
)
def test_no_judgment_vote_or_plan_is_made_of_a_word(page: str, word: str) -> None:
    """A letter from prison, a fault of a machine, a room where something is read and a toll are what they are."""
    labels = [event.label for event in affair(page).account.events]
    assert not any(word in label for label in labels), labels


def test_who_is_sent_to_prison_is_judged() -> None:
    """ "Enviado a la cárcel" stays a judgment, and "el fallo" of a court a ruling."""
    found = affair(
        "Faro | 2031-05-08 | es | El tribunal envió a la cárcel por cuatro años a Bruno Rey. El fallo es firme."
    )
    assert found.values("sentence") == {4}
