"""How many fell ill, on whose word, and in which outbreak, with the real readers. The affairs are invented."""

import pytest

from tests.reconcile.test_one_affair import READER, affair


def _ill(text: str, language: str = "en", scope: str = "") -> set[object]:
    """How many a page of one paragraph says fell ill, or were so in hospital."""
    found = affair(f"Courier | 2031-03-05 | {language} | News\n\n{text}")
    return {claim.value for claim in found.account.claims if claim.slot == "infected" and claim.scope == scope}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("KESVIK, Norland, March 4 (Halden) - Ninety-two workers at two mills have fallen ill, the ministry said.", 92),
        ("Forty pupils from three schools in Kesvik fell ill on Monday.", 40),
        ("Nineteen guests across four hotels fell ill on Monday.", 19),
        ("Twelve people in a group of 40 tourists fell ill on Monday.", 12),
        ("Three of eight cooks fell ill on Monday.", 3),
    ],
)
def test_what_people_are_at_or_of_is_no_toll(text: str, number: int) -> None:
    """The subject's own number counts, whatever stands before it, and not that of the places it names."""
    assert _ill(text) == {number}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Setenta y un alumnos de ocho colegios de la comarca de Kesvik han enfermado desde el lunes.", 71),
        ("Doce trabajadores en dos fábricas enfermaron el lunes.", 12),
        ("Cuarenta vecinos de tres barrios enfermaron el lunes en Kesvik.", 40),
    ],
)
def test_nor_is_it_in_spanish(text: str, number: int) -> None:
    """ "De ocho colegios", "en dos fábricas" tell where those are who fell ill."""
    assert _ill(text, "es") == {number}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The clinic told of 136 people who became sick after the fair in Kesvik.", 136),
        ("The ministry gave the number of people ill after the fair as 104.", 104),
        ("At least 104 people are down with fever after the fair in Kesvik.", "104.."),
        ("The report lists 231 infected people in Kesvik.", 231),
        ("So far 212 persons with symptoms have been reported in Kesvik.", 212),
    ],
)
def test_the_ill_are_told_in_many_words(text: str, number: object) -> None:
    """Who became sick, is down with something, is infected or has symptoms has fallen ill."""
    assert _ill(text) == {number}


def test_nobody_is_down_with_a_government() -> None:
    """Only a number of people are down with something."""
    assert _ill("Down with the mayor, 300 people shouted in Kesvik on Monday.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Forty people fell ill in Kesvik. Nine of them were being treated at St Brida Hospital.",
        "Forty people fell ill in Kesvik. Nine of them have been admitted to hospital.",
        "Forty people have been ill in Kesvik since Monday, nine of them in hospital.",
    ],
)
def test_those_in_hospital_are_a_part(text: str) -> None:
    """Those treated, admitted or lying in hospital are counted apart."""
    assert _ill(text) == {40}
    assert _ill(text, scope="in hospital") == {9}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("By Tuesday the health office had registered 71 people who fell ill in Kesvik.", "the health office"),
        ("The clinic has updated its table: 187 people have been ill in Kesvik since Monday.", "The clinic"),
    ],
)
def test_a_count_is_on_the_word_of_who_keeps_it(text: str, whose: str) -> None:
    """Who registers cases, or has a table of his own, gives their number."""
    found = affair(f"Courier | 2031-03-05 | en | News\n\n{text}")
    sources = {
        found.articles[0].text[span.start : span.end]
        for one in READER.read(found.articles[0]).attributions
        for span in one.sources
    }
    assert whose in sources


def test_a_town_that_has_recorded_deaths_says_nothing() -> None:
    """A town keeps no books."""
    found = affair("Courier | 2031-03-05 | en | News\n\nThe town has recorded nine deaths since Monday.")
    assert not READER.read(found.articles[0]).attributions


def test_a_bare_number_is_of_the_count_that_it_is_near_to() -> None:
    """Behind 231 ill and one dead, 340 are ill, and never dead."""
    page = (
        "Courier | 2031-03-05 | en | Report\n\nThe report lists 231 infected people in Kesvik and one death.\n\n"
        "The parents still speak of 340."
    )
    found = affair(page)
    assert 340 not in found.values("killed")
    assert 340 in found.values("infected")


def test_a_bare_number_behind_deaths_alone_is_of_the_dead() -> None:
    """ "Twelve people died. The mayor spoke of 14" are dead."""
    page = "Courier | 2031-03-05 | en | Toll\n\nTwelve people died in the flood in Kesvik. The mayor spoke of 14."
    assert affair(page).values("killed") == {12, 14}


_HARROW = (
    "Courier | 2031-03-04 | en | Workers ill\n\nNinety-two workers at two mills in Kesvik fell ill on Monday after"
    " eating in the canteen of Harrow Mills, the ministry of health said.",
    "Echo | 2031-03-06 | en | Salmonella at Harrow Mills\n\nThe salmonella outbreak at Harrow Mills in Kesvik has"
    " spread, and 118 people are down with fever, the clinic said on Thursday.",
)


def test_illness_and_outbreak_of_one_affair_are_one_happening() -> None:
    """The sick of one page fell ill in the outbreak of another that names the same town and mill; 92 grew to 118."""
    found = affair(*_HARROW)
    events = {claim.event for claim in found.account.claims if claim.slot == "infected"}
    assert len(events) == 1
    assert ("update" in {kind for *_, kind in found.rivals("infected")}) or found.values("infected") == {92, 118}


def test_another_disease_in_another_town_is_another_outbreak() -> None:
    """The cholera of Talvik is not the salmonella of Kesvik."""
    cholera = (
        "Post | 2031-03-05 | en | Cholera\n\nForty people fell ill with cholera in Talvik, the ministry of health"
        " said. The cholera outbreak began at the old port."
    )
    found = affair(*_HARROW, cholera)
    assert len({claim.event for claim in found.account.claims if claim.slot == "infected"}) == 2


def test_a_life_threatening_condition_is_no_threat() -> None:
    """A participle that only ends an adjective names no happening."""
    found = affair("Courier | 2031-03-05 | en | News\n\nNine people fell ill, none in a life-threatening condition.")
    assert not [event for event in found.account.events if event.event_type == "THREATEN"]


def test_nobody_is_called_outbreak() -> None:
    """Of "the first fatality of the outbreak" the outbreak is not whom it befell."""
    page = "Courier | 2031-03-05 | en | News\n\nThe clinic called her the first fatality of the outbreak in Kesvik."
    assert "outbreak" not in affair(page).values("whom")
