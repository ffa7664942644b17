"""One body under several labels, in two languages; and what an outlet takes back. Invented for these tests.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from firsthand.reconcile.bodies_told import bare_label
from tests.reconcile.test_one_affair import affair

FIRE = "A fire at the mill in Odrava on Monday killed"


def test_a_coast_guard_is_one_with_and_without_its_place() -> None:
    """A body is one with the name of its place and without, in two languages; two with two names in one language."""
    english = f"Courier | 2024-03-12 | en | Fire\n\n{FIRE} six people, the Straits Coast Guard said."
    plain = f"Post | 2024-03-13 | en | Fire\n\n{FIRE} seven people, the coast guard said."
    spanish = (
        "Diario | 2024-03-13 | es | Incendio\n\nUn incendio en el molino de Odrava mató el lunes a "
        "siete personas, informó "
        "la Guardia Costera del Estrecho."
    )
    assert len(affair(english, plain, spanish).people()) == 1
    other = f"Mail | 2024-03-13 | en | Fire\n\n{FIRE} nine people, the Northmark Coast Guard said."
    assert len(affair(english, plain, other).people()) > 1


_STATE = f"Courier | 2024-03-12 | en | Fire\n\n{FIRE} six people, the State Rescue Service of Norlandia said."
_WHOSE = (
    "Post | 2024-03-13 | en | Mill\n\nSix people died in Monday's mill fire in Odrava, according to Norlandia's rescue "
    "service."
)
_ADJECTIVE = (
    "Mail | 2024-03-13 | en | Six\n\nThe Norlandian rescue service said that Monday's fire in Odrava had killed six "
    "people."
)
_RESCATE = (
    "Diario | 2024-03-13 | es | Incendio\n\nUn incendio en el molino de Odrava mató el lunes a seis personas, informó "
    "el Servicio Estatal de Rescate de Norlandia."
)


def test_a_country_has_one_rescue_service() -> None:
    """That a body is the state's is left unsaid beside its country's name, in two languages; another's differs."""
    found = affair(_STATE, _WHOSE, _ADJECTIVE, _RESCATE)
    assert len(found.people()) == 1
    killed = next(claim for claim in found.account.claims if claim.slot == "killed")
    assert (killed.articles, killed.origins_min, killed.origins_max) == (4, 1, 1)
    other = (
        f"Bell | 2024-03-13 | en | Six\n\nMany were hurt. {FIRE} six people, according to Westmark's rescue service."
    )
    assert len(affair(_STATE, _WHOSE, other).people()) == 2
    regional = f"Bell | 2024-03-13 | en | Six\n\n{FIRE} six people, the Regional Rescue Service of Norlandia said."
    assert len(affair(_STATE, regional).people()) == 2


def test_two_of_a_country_leave_its_bare_name_open() -> None:
    """Where a story has a state's and a national service of one country, "its rescue service" is certainly neither."""
    national = f"Bell | 2024-03-13 | en | Six\n\n{FIRE} six people, the National Rescue Service of Norlandia said."
    assert len(affair(_STATE, national, _WHOSE).people()) == 3


def test_rescuers_may_be_the_rescue_service() -> None:
    """Who came to help may speak for the service: two reports are one to two, by a possible line."""
    bare = "Post | 2024-03-13 | en | Mill\n\nRescuers said that six people had died in Monday's mill fire in Odrava."
    found = affair(_STATE.replace("State Rescue Service of Norlandia", "rescue service"), bare)
    killed = next(claim for claim in found.account.claims if claim.slot == "killed")
    assert (killed.origins_min, killed.origins_max) == (1, 2)


def test_a_body_and_what_is_told_of_it() -> None:
    """A name with what the body is, and with whom it is made of, is one; so are they themselves."""
    found = affair(
        "Courier | 2024-03-15 | en | Fire\n\nThe association Odrava Families, set up by survivors, "
        "said that the fire at "
        "the mill in Odrava on Monday killed 23 people.",
        "Diario | 2024-03-15 | es | Los supervivientes elevan a 23 los muertos\n\nLa asociación "
        "Odrava Families, formada "
        "por supervivientes, elevó el viernes a 23 los muertos en el incendio del molino de Odrava. El miércoles la "
        "asociación hablaba de al menos 19 muertos.",
    )
    assert [voice.kind for voice in found.people()] == ["organisation"]


def test_the_operator_is_the_one_that_is_called_so() -> None:
    """A role that one body of a story has is that body."""
    named = f"Courier | 2024-03-12 | en | Fire\n\n{FIRE} six people, the operator, Lantern Mills, said."
    bare = "Post | 2024-03-13 | en | Mill\n\nThe operator said that the fire at the mill in Odrava had hurt nine."
    assert [voice.label for voice in affair(named, bare).people()] == ["the operator, Lantern Mills"]


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("On Friday the league", "the league"),
        ("Odrava, 14 mar (Litoral).- La ministra de Transportes", "La ministra de Transportes"),
        ("Los organizadores, la asociación Odrava Families", "Los organizadores, la asociación Odrava Families"),
    ],
)
def test_a_bare_label(label: str, bare: str) -> None:
    """A dateline or a day is no part of a body's label; what it is beside its name is."""
    assert bare_label(label) == bare


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        (
            "en",
            "Odrava Gazette | 2024-03-13 | en | Toll reaches 16\n\nSixteen people died in the fire "
            "at the mill in Odrava.",
            "Odrava Gazette | 2024-03-14 | en | Correction\n\nAn article in Wednesday's Gazette "
            '("Toll reaches 16") said '
            "that 16 people had died in the fire at the mill in Odrava. That was wrong. The fire "
            "brigade's figure was 11.",
        ),
    ],
)
def test_what_an_outlet_takes_back_gains_no_report(language: str, wrong: str, right: str) -> None:
    """An article that a correction names by the outlet's own name, and the day it came out, is that outlet's."""
    found = affair(wrong, right)
    claim = next(one for one in found.account.claims if one.slot == "killed" and one.value == 16)
    where = {one.id: one.article for one in found.account.assertions}
    assert {where[name] for name in claim.support} == {"art_0"}
    assert claim.origins_max == 1
    assert not any("Gazette" in voice.label for voice in found.people())
