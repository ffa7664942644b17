"""Happenings as desks really write them: in relative clauses, turned round, with light verbs and long objects.

The examples are our own, made after the fourth family of planted cases was read.
"""

import pytest

from tests.read.test_mentions import _read


def _told(text: str, language: str = "en") -> dict[str, str]:
    return {text[m.trigger.start : m.trigger.end]: m.event_type for m in _read(text, language)}


@pytest.mark.parametrize(
    ("text", "words", "event"),
    [
        ("Gunmen sprayed the old seed market in Talvik with bullets on Monday.",
         "sprayed the old seed market in Talvik with bullets", "ASSAULT"),
        ("The fire cost more than thirty people their lives.", "cost more than thirty people their lives", "DEATH"),
        ("A Talvik court held Sven Aldar guilty of fraud.", "held Sven Aldar guilty", "SANCTION"),
        ("The whereabouts of three people have been unknown since the flood.", "whereabouts", "MISSING"),
        ("Gunmen attacked the depot. The onslaught left nine dead.", "onslaught", "ASSAULT"),
        ("The surge of the river drowned two people.", "surge of the river", "DISASTER"),
        ("Talvik was inundated on Tuesday.", "inundated", "DISASTER"),
    ],
)  # fmt: skip
def test_a_happening_is_told_however_much_stands_between_its_words(text: str, words: str, event: str) -> None:
    """A phrase holds together by its grammar where its words stand far apart."""
    assert _told(text)[words] == event


@pytest.mark.parametrize(
    "text",
    [
        "The whereabouts of the money are unknown.",
        "The office was inundated with calls on Tuesday.",
        "Talvik was inundated with calls on Tuesday.",
        "The party is nursing its wounds after the vote count.",
        "The minister said the plan would cost the city its library.",
        "An onslaught of adverts followed.",
        "The law, which came into force on Friday, was praised.",
    ],
)
def test_what_only_looks_so_is_no_happening(text: str) -> None:
    """Money is not missed as people are, calls flood no office, and a budget costs no lives."""
    assert not {"MISSING", "DISASTER", "INJURY", "DEATH", "ASSAULT", "OCCURRENCE"} & set(_told(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "The raid, which came on Friday, made headlines.",
        "The raid on the depot, which took place on Friday, made headlines.",
        "The raid is recorded as having happened on Friday.",
    ],
)
def test_a_happening_came_about_in_a_clause_of_its_own(text: str) -> None:
    """ "Which" and "as having" take up the happening before them, with its day."""
    assert [(m.event_type, [t.edtf for t in m.times]) for m in _read(text)][-1] == ("OCCURRENCE", ["2018-06-22"])


@pytest.mark.parametrize(
    ("text", "event", "count"),
    [
        ("35 people were listed as missing after the flood.", "MISSING", 35),
        ("In police custody over the raid are three people.", "COERCE", 3),
        ("The raid sent 13 people to hospital with injuries.", "INJURY", 13),
    ],
)
def test_a_number_counts_wherever_the_sentence_puts_it(text: str, event: str, count: int) -> None:
    """Turned round, behind "as" or before "to hospital", a number still counts who it stands for."""
    counted = {m.event_type: [q.minimum for q in m.quantities] for m in _read(text) if m.quantities}
    assert counted[event] == [count]


def test_years_that_judges_order_somebody_to_serve_are_passed() -> None:
    """Who is ordered to spend five years in prison has been sentenced; no plan is told."""
    assert {m.status for m in _read("The judges ordered Sven Aldar to spend five years in prison.")} == {"happened"}


@pytest.mark.parametrize(
    ("text", "words", "event"),
    [
        ("Unos milicianos arremetieron a balazos contra la aduana.", "arremetieron a balazos", "ASSAULT"),
        ("La policía irrumpió el martes en varias viviendas de Talvik.", "irrumpió", "COERCE"),
        ("Hombres vestidos de policía irrumpieron en la aduana.", "irrumpieron", "ASSAULT"),
        ("El río inundó Talvik. La crecida se tragó la aduana.", "crecida", "DISASTER"),
        ("La condena de Sven Aldar por estafa se dictó en Talvik.", "condena", "SANCTION"),
        ("La decisión del tribunal llegó el lunes.", "decisión del tribunal", "RULING"),
        ("La operación contra el crimen se dio el lunes.", "operación contra el crimen", "OPERATION"),
        ("La redada se verificó el lunes.", "se verificó", "OCCURRENCE"),
    ],
)
def test_spanish_desks_tell_it_so(text: str, words: str, event: str) -> None:
    """The police break in to search, gunmen to attack; crime in general is no killing."""
    assert _told(text, "es")[words] == event


@pytest.mark.parametrize(
    "text",
    [
        "La condena del gobierno fue unánime.",
        "La policía verificó los datos.",
        "La lucha contra el crimen sigue.",
        "El crimen organizado preocupa.",
    ],
)
def test_spanish_words_that_tell_of_none(text: str) -> None:
    """A government's condemnation, a check of data and crime at large are no happenings."""
    assert not _told(text, "es")


@pytest.mark.parametrize(
    "text",
    [
        "Sven Aldar, procesado por estafa, fue declarado culpable.",
        "Los jueces dictaron sentencia condenatoria contra Sven Aldar.",
    ],
)
def test_who_is_convicted_stands_before_an_aside_or_behind_against(text: str) -> None:
    """What is said of somebody in passing parts him from no verb."""
    last = _read(text, "es")[-1]
    assert "Sven Aldar" in {p.label for p in last.participants if p.role == "recipient"}
