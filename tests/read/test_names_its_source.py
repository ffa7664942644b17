"""Whether a text has its words from an outlet that it names. The sentences and names are invented for these tests."""

import pytest

from firsthand.names_its_source import as_source
from tests.read.test_attribution import read


def _found(text: str, language: str, name: str) -> str | None:
    at = text.index(name)
    return as_source(text, at, at + len(name), language)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died, per Onda Tolva.",
        "Reports by Onda Tolva say that nine people died.",
        "Onda Tolva is reporting that nine people died.",
        "Onda Tolva, drawing on two nurses at the clinic, revealed that nine people died.",
        "Onda Tolva was told by a nurse that nine people died.",
        "Onda Tolva has it from a nurse that nine people died.",
        "The mayor, in remarks to Onda Tolva, put the dead at nine.",
        "Nine people died, the mayor was quoted by Onda Tolva as saying.",
        "Nine people died, as first revealed by Onda Tolva.",
        "Nine people died, says Onda Tolva.",
        "Onda Tolva’s latest report gives nine dead.",
        "Nine people died (source: Onda Tolva).",
    ],
)
def test_a_sentence_has_its_words_from_the_outlet_it_names(text: str) -> None:
    """However it says so."""
    assert _found(text, "en", "Onda Tolva")


@pytest.mark.parametrize(
    "text",
    [
        "Murieron nueve personas, según pudo saber Onda Tolva.",
        "Onda Tolva, que se remite a una enfermera, dice que murieron nueve personas.",
        "Información que Onda Tolva obtuvo de una enfermera indica que murieron nueve personas.",
        "Una nota de Onda Tolva da cuenta de nueve muertos.",
        "Murieron nueve personas, dijo a Onda Tolva la alcaldesa.",
        "La alcaldesa, en diálogo con Onda Tolva, habló de nueve muertos.",
        "Onda Tolva cifra en nueve los muertos.",
    ],
)
def test_a_spanish_sentence_too(text: str) -> None:
    """The verb may stand before the outlet."""
    assert _found(text, "es", "Onda Tolva")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two reporters of Onda Tolva were held by police."),
        ("en", "The editor of Onda Tolva said that nine people died."),
        ("en", "Onda Tolva was fined after its printers went on strike."),
        ("en", "Onda Tolva denied that nine people died."),
        ("en", "Police searched Onda Tolva on Friday."),
        ("en", "The editor of the newspaper Onda Tolva explained that nine people died."),
        ("en", "A judge turned down an Onda Tolva request to see the file."),
        ("en", "A poster by Onda Tolva stating that nine people died was torn down."),
        ("es", "El director de Onda Tolva dijo que murieron nueve personas."),
        ("es", "La policía registró Onda Tolva el viernes."),
        ("es", "Onda Tolva fue multada por la huelga."),
    ],
)
def test_an_outlet_in_the_news_is_no_source(language: str, text: str) -> None:
    """What is told of an outlet, or said by who works there, is not from it."""
    assert _found(text, language, "Onda Tolva") is None


def test_an_outlet_known_by_its_name_is_credited_in_such_words() -> None:
    """It need not be in the case."""
    _, reading = read("Nine people died in the fire, per the Tolva Chronicle.", "en")
    assert [credit.outlet for credit in reading.credits] == ["Tolva Chronicle"]
    _, reading = read("The editor of the Tolva Chronicle said that nine people died in the fire.", "en")
    assert reading.credits == ()


def test_a_man_called_press_is_no_outlet() -> None:
    """Nor does a lone sign for a name hurt."""
    _, reading = read("“Nine people died,” said Jim Press. A. B. C. said the rest.", "en")
    assert reading.credits == ()
