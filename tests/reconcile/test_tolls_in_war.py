"""Tolls as coverage of a war gives them, and words that tell of no happening. The sentences are invented."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair


def _told(text: str, language: str = "en") -> Affair:
    return affair(f"Post | 2024-03-15 | {language} | News\n\n{text}")


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        (
            "Missiles struck the market of Talvik on Tuesday. The toll has gone up to 14, with 38 injured, the rescue "
            "service says. Earlier the mayor had spoken of nine.",
            {14, 9},
            {38},
        ),
        (
            "Twelve people died and 40 were injured in the attack on Talvik. The mayor put the figure at 45.",
            {12},
            {40, 45},
        ),
    ],
)
def test_a_bare_number_counts_what_it_is_nearest_to(text: str, killed: set[int], injured: set[int]) -> None:
    """Of the dead and the hurt of one sentence, the bare number behind is of those whose number is nearer to it."""
    found = _told(text)
    assert found.values("killed") == killed
    assert found.values("injured") == injured
    assert "the mayor" in {voice.label.lower() for voice in found.people()}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Officials lowered from 19 to 18 the number of dead in Tuesday's attack on Talvik."),
        ("en", "The death toll of Tuesday's attack on Talvik fell from 19 to 18."),
        ("es", "Las autoridades rebajaron de 19 a 18 el número de muertos en el ataque del martes contra Talvik."),
        ("es", "El número de muertos en el ataque del martes contra Talvik bajó de 19 a 18."),
    ],
)
def test_a_toll_that_is_lowered(language: str, text: str) -> None:
    """The number is the second of the two."""
    assert _told(text, language).values("killed") == {18}


@pytest.mark.parametrize(
    ("language", "text", "missing"),
    [
        ("en", "Missiles hit Talvik. Rescuers were still searching the rubble for at least five people.", {"5.."}),
        ("en", "A drone hit the mill in Talvik. Crews searched the ruins for seven workers.", {7}),
        ("en", "A drone hit the mill in Talvik. Police were searching the river for two gunmen.", set[object]()),
    ],
)
def test_who_is_searched_for_in_the_rubble_is_missing(language: str, text: str, missing: set[object]) -> None:
    """By those who save, or in what fell on them; whom the police search for has fled."""
    assert _told(text, language).values("missing") == missing


def test_who_may_have_counted_twice_takes_the_number_back() -> None:
    """It has no support from whoever takes it back."""
    found = _told(
        "Missiles hit the market of Talvik on Tuesday. Dr. Ada Vik of Talvik Hospital, who on Wednesday had spoken of "
        "21 bodies, said that her staff may have counted some remains twice."
    )
    assert 21 not in found.values("killed")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Press release no. 31/2025"),
        ("en", "“Empty wagons,” said a shunter who asked not to be named, as he is not allowed to speak to the press."),
        ("en", "A senior official conceded that freight had passed through Talvik last week."),
    ],
)
def test_what_tells_of_no_happening(language: str, text: str) -> None:
    """A release for the press frees nobody, to be named in a paper is no appointment, to concede is to say."""
    events = {event.event_type for event in _told(text, language).account.events}
    assert events.isdisjoint({"RETREAT", "APPOINTMENT", "CONCEDE", "OPENING"})


def test_an_alarm_is_no_means() -> None:
    """What sounds before a raid strikes nobody."""
    found = _told("Missiles struck the market of Talvik on Tuesday, killing six. Air raid alarms had been sounding.")
    assert found.values("means") == {"missile"}


def test_to_whom_it_is_said_is_not_whom_it_befell() -> None:
    """The press was told, and not shot at."""
    found = _told("«Esperaron y volvieron a disparar», declaró la alcaldesa Ada Lund a la prensa.", "es")
    assert "prensa" not in {str(value) for value in found.values("whom")}


def test_the_children_among_the_dead_are_counted_as_children() -> None:
    """Whatever else is told of the toll ("at least three"), a part that is told with its group is that group's."""
    found = affair(
        "Wire | 2025-04-08T12:00 | en | Dead\n\nAt least three people were killed when a missile hit the market of"
        " Talvik on Tuesday.",
        "Post | 2025-04-08T20:00 | en | Dead\n\nNineteen people, four of them children, were killed when a missile hit"
        " the market of Talvik on Tuesday, the governor said.",
    )
    assert ("children", 4) in {(claim.scope, claim.value) for claim in found.account.claims if claim.slot == "killed"}
