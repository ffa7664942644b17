"""One body told of as several: its spokesman, its lawyer, its kind, its ministry; a source named later. Invented."""

import pytest

from firsthand.records import Claim
from tests.reconcile.test_one_affair import Affair, affair

_FIRED = "Police fired at miners in Brenvik on Monday."


def _claim(found: Affair, slot: str, value: object) -> Claim:
    (claim,) = [c for c in found.account.claims if c.slot == slot and c.value == value]
    return claim


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        ("Police spokesman Edvar Holm said that 33 people had been arrested.", "The police said 33 people had been"
         " arrested.", (1, 1)),
        ("Spokesman Edvar Holm said 33 people had been arrested.", "The police have confirmed 33 arrests.", (1, 2)),
        ("The legal aid group Fair Hearing said that eight people had died. The group's lawyer Petra Olin said 33"
         " people had been arrested.", "A human rights group said 33 people had been arrested.", (1, 2)),
        ("The Miners' Federation said no. The federation's lawyer, Petra Olin, said 33 people had been"
         " arrested.", "The federation said 33 people had been arrested.", (1, 2)),
        ("The Interior Ministry said 33 people had been arrested.", "The police have confirmed 33 arrests.", (1, 2)),
        ("A nurse, Ada Lind, said that 33 people had been arrested.", "The police have confirmed 33 arrests.", (2, 2)),
    ],
)  # fmt: skip
def test_a_body_and_who_speaks_for_it_are_one_report(first: str, second: str, origins: tuple[int, int]) -> None:
    """One report where the words name the body that somebody speaks for, and possibly one where its page does."""
    found = affair(f"Coast Press | 2024-05-07 | en | {_FIRED} {first}", f"Tolva | 2024-05-07 | en | {_FIRED} {second}")
    claim = _claim(found, "arrested", 33)
    assert (claim.origins_min, claim.origins_max) == origins


def test_what_goes_on_from_a_statement_may_be_on_its_word() -> None:
    """A bare sentence right behind a ministry's statement may be the ministry's, of which the government tells too."""
    found = affair(
        "Capital Today | 2024-05-07 | en | Calm has returned to Brenvik after police fired at miners on Monday, the"
        " Home Ministry said in a statement on Tuesday. Three miners died.",
        "Globe Post | 2024-05-07 | en | Police fired at miners in Brenvik on Monday. The government said that three"
        " people died.",
    )
    claim = _claim(found, "killed", 3)
    assert (claim.origins_min, claim.origins_max) == (1, 2)
    alone = affair(
        "Capital Today | 2024-05-07 | en | Calm has returned to Brenvik after police fired at miners on Monday, the"
        " Home Ministry said in a statement on Tuesday.\n\nThree miners died.",
    )
    assert not [line for line in alone.account.lines if line.claim == _claim(alone, "killed", 3).id]


def test_a_source_who_is_named_later_is_one_voice_and_may_set_her_number_right() -> None:
    """Who says that she was an outlet's anonymous source is the one whom it cited, and corrects what she had said."""
    found = affair(
        "Global News | 2024-05-07 | en | Police arrested nine people in Brenvik on Tuesday, a source in the ministry"
        " said.",
        "Coast Mail | 2024-05-15 | en | The deputy minister Greta Solheim admitted on Wednesday that she was the"
        " anonymous source who told Global News about the arrests in Brenvik. She said that she had given the paper a"
        " wrong number: eleven people had been arrested on May 7, not nine.",
    )
    assert [voice.label for voice in found.people()] == ["Greta Solheim"]
    assert found.rivals("arrested") == {(11, 9, "correction")}


@pytest.mark.parametrize(
    ("page", "labels"),
    [
        ("es | «Es inocente», dijo su abogado. El abogado de Lerma, Julio Serna, anunció un recurso.", {"Julio Serna"}),
        ("en | His lawyer said that Lerma had paid nothing. Julio Serna, Lerma's lawyer, said five people died in the"
         " shooting.", {"Julio Serna"}),
        ("en | Vidal's lawyer said that five people died in the shooting. Julio Serna, Lerma's lawyer, said nothing was"
         " paid.", {"Julio Serna", "Vidal's lawyer"}),
    ],
)  # fmt: skip
def test_his_lawyer_is_the_lawyer_whom_the_page_names(page: str, labels: set[str]) -> None:
    """The one lawyer of a page is "his lawyer"; somebody else's is another, and a client is no lawyer."""
    assert {voice.label for voice in affair(f"A | 2024-05-07 | {page}").people()} == labels


@pytest.mark.parametrize("words", ["The Defence Ministry", "Defense Secretary Ola Renn", "The defence staff"])
def test_who_defends_a_country_is_not_the_accused(words: str) -> None:
    """A ministry of defence stands with the authorities, a defence lawyer with the accused."""
    found = affair(f"A | 2024-05-07 | en | {words} said that nine people died in the shooting in Brenvik.")
    assert [voice.side for voice in found.people()] == ["authority"]


@pytest.mark.parametrize("notice", ["Open Page translated this report from the Spanish.", "Traducido del español."])
def test_a_page_that_says_it_is_a_translation_may_be_one(notice: str) -> None:
    """Of the one outlet in that language that says so too; without the line it is another report."""
    first = "El Foro | 2024-05-08 | es | Ocho personas murieron en Brenvik el lunes en el tiroteo, dijo el hospital."
    second = (
        "Open Page | 2024-05-09 | en | Eight people were killed in the shooting in Brenvik on Monday, Ada Lind said."
    )
    claim = _claim(affair(first, f"{second}\n\n{notice}"), "killed", 8)
    assert (claim.outlets_min, claim.outlets_max) == (1, 2)
    assert _claim(affair(first, second), "killed", 8).outlets_min == 2


def test_a_translation_from_a_named_outlet_is_its_report() -> None:
    """So is what a byline says was written with an agency of the case, possibly."""
    first = "El Foro | 2024-05-08 | es | Ocho personas murieron en Brenvik el lunes en el tiroteo, dijo el hospital."
    second = (
        "Open Page | 2024-05-09 | en | Eight people were killed in the shooting in Brenvik on Monday, Ada Lind said."
    )
    found = affair(first, f"{second}\n\nTranslated from the Spanish of El Foro.")
    assert _claim(found, "killed", 8).outlets_max == 1
    found = affair(first, f"Post | 2024-05-09 | en | By Ola Renn, with El Foro\n\n{second.partition('| en | ')[2]}")
    assert (_claim(found, "killed", 8).outlets_min, _claim(found, "killed", 8).outlets_max) == (1, 2)


def test_what_cannot_be_ruled_out_is_held_for_possible() -> None:
    """A translation that tells it outright has dropped a hedge, and no denial."""
    found = affair(
        "El Foro | 2024-05-18 | es | El juez Marcos Leiva dijo el lunes que no puede descartarse que Irene Vidal"
        " estuviera inconsciente cuando ardió la casa de Brenvik. El alcalde Tomás Lerma está acusado de desviar 4,2"
        " millones de coronas del hospital de Brenvik. La fiscal Ana Robles pidió ocho años para Lerma.",
        "Herald | 2024-05-19 | en | Judge Marcos Leiva said on Monday that Irene Vidal was unconscious when the house"
        " in Brenvik burned. Mayor Tomás Lerma is accused of diverting 4.2 million crowns from the hospital in Brenvik."
        " Prosecutor Ana Robles asked for eight years for Lerma.\n\nTranslated from the Spanish of El Foro.",
    )
    assert {(kind, before) for kind, before, _ in found.drift()} == {("hedge_dropped", "no puede descartarse")}
