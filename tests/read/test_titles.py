"""Headlines with a capital on each word, numbers that sum people up, and towns that only a blow makes one."""

import pytest

from firsthand.read import places
from firsthand.read.titles import recased
from tests.read.reading import document
from tests.read.test_mentions import _counts


@pytest.mark.parametrize(
    ("headline", "body", "small"),
    [
        ("Depot Blast Kills 7 in Talvik", "The blast at the depot was heard.", "Depot blast kills 7 in Talvik"),
        ("Tragedy in Talvik Costs 3 Lives", "", "Tragedy in Talvik costs 3 lives"),
        (
            "Mayor Brown Leaves Town Hall",
            "It was Mayor Brown who shut the brown doors.",
            "Mayor Brown leaves Town Hall",
        ),
        ("There was no Operation Heron.", "", "There was no Operation Heron."),
        ("Anna Lind, Peter Vik and Maria Holm", "They sang.", "Anna Lind, Peter Vik and Maria Holm"),
        ("FIRE IN TALVIK", "The fire burned.", "FIRE IN TALVIK"),
        ("Blast kills seven in Talvik", "The blast was heard.", "Blast kills seven in Talvik"),
    ],
)
def test_a_headline_is_read_in_the_letters_of_its_page(headline: str, body: str, small: str) -> None:
    """Names keep their capitals, and nothing else changes: a span means the same characters."""
    assert recased(headline, f"{headline}\n\n{body}") == small


def test_a_headline_in_capitals_counts_its_dead() -> None:
    """The verb that looked like a name is one, or like a noun."""
    assert ("DEATH", [3]) in _counts("3 Perish in Talvik Train Crash")
    assert ("DEATH", [3]) in _counts("Tragedy in Talvik Costs 3 Lives")
    assert not any(event == "VIGIL" for event, _ in _counts("Talvik Mourns 3 Dead"))


@pytest.mark.parametrize(
    ("text", "language", "event", "numbers"),
    [
        ("In the view of three relatives, those who perished in the ambush number four.", "en", "DEATH", [4]),
        ("In the view of three relatives, people died in the ambush.", "en", "DEATH", []),
        ("Those killed in cell number four were guards.", "en", "DEATH", []),
        ("18 people came out of the massacre in Talvik with injuries.", "en", "INJURY", [18]),
        ("Las víctimas mortales del accidente suman ya tres.", "es", "DEATH", [3]),
        ("Los heridos son 14 pasajeros.", "es", "INJURY", [14]),
        ("Los heridos son vecinos de tres barrios.", "es", "INJURY", []),
        ("Los muertos fueron identificados por 12 forenses.", "es", "DEATH", []),
        ("Los detenidos llegaron a las 3.", "es", "COERCE", []),
        ("Los heridos subieron a dos autobuses.", "es", "INJURY", []),
    ],
)
def test_a_number_is_of_people_and_of_no_speakers(text: str, language: str, event: str, numbers: list[float]) -> None:
    """Who tells of it, where they were taken and by whom they were named count nobody."""
    assert [(kind, count) for kind, count in _counts(text, language) if kind == event] == [(event, numbers)]


@pytest.mark.parametrize(
    ("text", "language", "towns"),
    [
        ("A flood hit Kesvik on Saturday.", "en", {"Kesvik"}),
        ("An explosion shook Talvik on Monday.", "en", {"Talvik"}),
        ("A storm of protest hit Merkel on Monday.", "en", set[str]()),
        ("The fire surprised Anna in her sleep.", "en", set[str]()),
        ("The minister hit Kesvik with a tax.", "en", set[str]()),
        ("Una riada golpeó Kesvik el sábado.", "es", {"Kesvik"}),
        ("Un incendio forestal arrasó Sierra Parda el lunes.", "es", {"Sierra Parda"}),
        ("El incendio sorprendió a Ana en su casa.", "es", set[str]()),
    ],
)
def test_a_town_is_where_the_blow_fell(text: str, language: str, towns: set[str]) -> None:
    """A flood or a blast strikes towns, whatever the tagger takes their names for; people it surprises are none."""
    found = places.tag(document(text, language=language))
    assert {text[place.span.start : place.span.end] for place in found} == towns


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("An express train ended up on its side by the convent in Talvik.", "en", True),
        ("The carriages of a train tumbled down a slope in Talvik.", "en", True),
        ("A train was wrecked near the convent.", "en", True),
        ("The train derailed at noon. The wreck cost nobody's life.", "en", True),
        ("Divers found the wreck of the ferry on Monday.", "en", False),
        ("Vandals wrecked a car on Monday.", "en", False),
        ("The market was wrecked by the storm.", "en", False),
        ("Sales rolled down the slope.", "en", False),
        ("Los coches de un tren rodaron por una ladera en Talvik.", "es", True),
        ("Un tren quedó destrozado cerca del convento.", "es", True),
        ("El mercado quedó destrozado.", "es", False),
    ],
)
def test_trains_come_to_grief_in_many_words(text: str, language: str, told: bool) -> None:
    """A wreck that lies somewhere is no crash, nor is a car that somebody wrecked."""
    assert any(event == "CRASH" for event, _ in _counts(text, language)) is told


def test_a_place_burns() -> None:
    """The depot burned; the office that burned tyres did not."""
    assert [event for event, _ in _counts("The depot burned in Talvik on Monday.")] == ["FIRE"]
    assert _counts("The office burned tyres in Talvik on Monday.") == []
