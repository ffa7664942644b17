"""A sentence with two tolls, who fell ill, and words that only look like happenings; sentences of our own."""

import pytest

from tests.read.test_mentions import _counts, _read


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        ("es", "Dos vecinos han muerto y unos 90 han resultado heridos en Orvik.", {"DEATH": [2], "INJURY": [90]}),
        ("es", "Dos vecinos han muerto y unos 90 han resultado intoxicados.", {"DEATH": [2], "OUTBREAK": [90]}),
        ("es", "Una mujer de 31 años murió y más de 20 personas fueron detenidas.", {"DEATH": [1], "COERCE": [21]}),
        ("es", "Murieron dos personas y unas 90 resultaron intoxicadas.", {"DEATH": [2], "OUTBREAK": [90]}),
        ("en", "Two people have died and some 90 have been poisoned at the fair.", {"DEATH": [2], "ASSAULT": [90]}),
        ("en", "Two people died and 90 are ill.", {"DEATH": [2], "OUTBREAK": [90]}),
        ("en", "A 31-year-old woman died and more than 20 were arrested.", {"DEATH": [1], "COERCE": [21]}),
        ("en", "A man was killed in the crash and 12 others were hurt.", {"DEATH": [1], "CRASH": [], "INJURY": [12]}),
    ],
)
def test_each_number_is_of_its_own_verb(language: str, text: str, counts: dict[str, list[float]]) -> None:
    """A number that begins a clause of its own is no toll of the clause before; one person beside a count is one."""
    assert dict(_counts(text, language)) == counts


@pytest.mark.parametrize("text", ["A docker died in the crash.", "A docker died. Twelve others were hurt."])
def test_somebody_who_died_alone_counts_nobody(text: str) -> None:
    """ "A docker died" may tell of one of many."""
    assert dict(_counts(text))["DEATH"] == []


def test_a_range_joined_by_and_has_between_before_it() -> None:
    """ "Killed two and 90 are ill" names no two to ninety."""
    bounds = {
        (q.minimum, q.maximum) for m in _read("The crash killed two and 90 guards were hurt.") for q in m.quantities
    }
    assert (2.0, 90.0) not in bounds


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "At least 90 people are ill.", 90),
        ("en", "The number of people poisoned on Saturday had risen to 90.", 90),
        ("en", "The soup poisoned the guests, of whom 40 were in hospital.", 40),
        ("en", "The poisoning was on Saturday. The clinic said 40 people were still being treated.", 40),
        ("en", "Eleven guests are being treated for poisoning in Orvik.", 11),
        ("es", "El número de intoxicados subió a 90.", 90),
        ("es", "Los invitados enfermaron. Una decena fue dada de alta y 40 siguen ingresados.", 40),
    ],
)
def test_the_ill_are_counted(language: str, text: str, number: float) -> None:
    """Who was poisoned, is ill or is in hospital for it has a number."""
    found = [m for m in _read(text, language) if m.event_type in {"OUTBREAK", "ASSAULT"}]
    assert number in {q.minimum for m in found for q in m.quantities}


def test_who_is_treated_for_wounds_is_not_ill() -> None:
    """On a page that tells of a poisoning too."""
    found = _read("The march was about a poisoning. Medics treated 30 people for head wounds.")
    assert not any(m.event_type == "OUTBREAK" for m in found)


@pytest.mark.parametrize(
    ("text", "event", "days"),
    [
        ("Police closed the hall on Monday, two days after a mass poisoning at the fair.", "ASSAULT", ["2018-06-23"]),
        ("The march followed the poisoning of guests on Saturday.", "PROTEST", []),
        ("The march was held on Monday, two weeks after the flood.", "PROTEST", ["2018-06-25"]),
    ],
)
def test_a_day_told_from_afar_is_the_other_happening_s(text: str, event: str, days: list[str]) -> None:
    """ "On Monday, two days after X" puts X on Saturday; what followed X has not its day."""
    assert [t.edtf for m in _read(text) if m.event_type == event for t in m.times] == days


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", "Our officers were met with stones and bottles.", "CONSULT"),
        ("en", "The dead man was named as Tove Lind.", "APPOINTMENT"),
        ("en", "Our milk left the dairy clean.", "DEPARTURE"),
        ("en", "Nine bodies had left the hospital of Orvik.", "DEPARTURE"),
        ("en", "Twelve other people managed to leave the office.", "RETREAT"),
        ("en", "Lind was charged with assault with intent to murder and fleeing the police.", "ASSAULT"),
        ("en", "Lind was charged with assault with intent to murder and fleeing the police.", "DISPLACEMENT"),
        ("en", "The second person to collapse was a girl of nine.", "COLLAPSE"),
        ("es", "Fue detenido como sospechoso de homicidio imprudente.", "DEATH"),
        ("es", "Lo acusan de asesinato.", "ASSAULT"),
    ],
)
def test_words_that_tell_of_no_such_happening(language: str, text: str, event: str) -> None:
    """Stones meet nobody, a name is no office, milk and the dead go nowhere, and a charge is no deed."""
    assert event not in {m.event_type for m in _read(text, language)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The minister met with the union in Orvik.", "CONSULT"),
        ("Tove Lind was named as chief of police.", "APPOINTMENT"),
        ("The mayor left office in May.", "RETREAT"),
        ("Some 4,000 people fled the fighting.", "DISPLACEMENT"),
        ("The assault on two guards shook Orvik.", "ASSAULT"),
    ],
)
def test_and_words_that_do(text: str, event: str) -> None:
    """What is asked for leaves the plain sentences as they were."""
    assert event in {m.event_type for m in _read(text)}


def test_one_who_is_still_missing_is_counted() -> None:
    """Also where a colon says who."""
    assert dict(_counts("One hiker is still missing: a student from Orvik."))["MISSING"] == [1]
    assert dict(_counts("Una persona sigue desaparecida.", "es"))["MISSING"] == [1]
