"""Agencies that one page shows and another only names. The sentences and names are invented for these tests."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair

SHOWN = (
    "Post | 2024-06-10 | en | SORVIK (Odrel) - A ferry sank off Sorvik on Monday. The harbour was closed until noon."
)
SHOWN_ES = "Faro | 2024-06-10 | es | Sorvik, 10 jun (Odrel).- Un transbordador se hundió el lunes frente a Sorvik."


def _origins(found: Affair, slot: str = "killed", value: int = 7) -> tuple[int, int, int]:
    (one,) = (claim for claim in found.account.claims if (claim.slot, claim.value) == (slot, value))
    return one.origins_min, one.origins_max, one.voices_max or 0


@pytest.mark.parametrize(
    "text",
    [
        "Seven people drowned when a ferry sank off Sorvik on Monday, agency Odrel reports.",
        "Odrel said seven people drowned when a ferry sank off Sorvik on Monday.",
        "Odrel, a news agency, reports that seven people drowned when a ferry sank off Sorvik on Monday.",
        "Seven people drowned when a ferry sank off Sorvik on Monday, as reported by Odrel.",
        "Seven people drowned when a ferry sank off Sorvik on Monday. (Odrel)",
    ],
)
def test_an_agency_that_a_dateline_shows_is_one_report(text: str) -> None:
    """However two papers name the agency that they have it from, it is one report, and no voice."""
    found = affair(
        SHOWN,
        "Echo | 2024-06-10 | en | The ferry off Sorvik is lost. On Monday seven people drowned when it sank off Sorvik,"
        " according to the news agency Odrel.",
        f"Herald | 2024-06-10 | en | {text}",
    )
    assert _origins(found) == (1, 1, 0)
    assert {credit.outlet for credit in found.account.credits} == {"Odrel"}


@pytest.mark.parametrize(
    "text",
    [
        "Siete personas se ahogaron el lunes al hundirse un transbordador frente a Sorvik, informa Odrel.",
        "Según Odrel, siete personas se ahogaron el lunes al hundirse un transbordador frente a Sorvik.",
        "Siete personas se ahogaron el lunes frente a Sorvik al hundirse un transbordador, recoge la agencia Odrel.",
        "Siete personas se ahogaron el lunes al hundirse un transbordador frente a Sorvik. (Odrel)",
        "Sorvik, 10 jun (Odrel).- Siete personas se ahogaron el lunes al hundirse un transbordador.",
    ],
)
def test_a_spanish_page_credits_it_too(text: str) -> None:
    """Nor does its language matter, or where the page names the agency."""
    found = affair(SHOWN_ES, f"Voz | 2024-06-10 | es | {text}")
    assert "Odrel" in {credit.outlet for credit in found.account.credits if credit.article == "art_1"}
    assert not found.account.voices


def test_an_agency_and_who_it_cites_are_one_voice() -> None:
    """The ministry is the voice of what an agency has from it, whatever the agency is called."""
    found = affair(
        SHOWN,
        "Echo | 2024-06-10 | en | Seven people drowned when a ferry sank off Sorvik on Monday, the transport ministry"
        " told Odrel.",
        "Herald | 2024-06-10 | en | Odrel said seven people drowned when a ferry sank off Sorvik on Monday.",
    )
    assert {voice.label for voice in found.account.voices} == {"the transport ministry"}


def test_an_outlet_with_pages_of_its_own_is_known_by_its_first_word() -> None:
    """ "Odrel reports" owes its words to Odrel Newswire, and so does "the agency says" behind it."""
    found = affair(
        "Odrel Newswire | 2024-06-10 | en | Seven people drowned when a ferry sank off Sorvik on Monday.",
        "Echo | 2024-06-11 | en | On Monday a ferry sank off Sorvik and seven people drowned, Odrel reports. The"
        " captain was arrested on Tuesday, the agency says.",
    )
    assert [credit.outlet for credit in found.account.credits] == ["Odrel Newswire", "Odrel Newswire"]
    assert _origins(found) == (1, 1, 0)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (
            "SORVIK (Odrel) - A ferry sank in the strait.",
            "Seven people drowned in Odrel on Monday, police in Odrel said.",
        ),
        ("A ferry sank, said the Odrel agency for fisheries.", "Odrel said seven people drowned on Monday."),
        ("Ada Odrel, the mayor, said a ferry sank.", "Odrel said seven people drowned on Monday."),
    ],
)
def test_a_place_a_body_and_a_person_are_no_agency(shown: str, text: str) -> None:
    """What a page says is an office for fisheries, or a person's name, is known for no outlet."""
    found = affair(f"Post | 2024-06-10 | en | {shown}", f"Echo | 2024-06-10 | en | {text}")
    assert not [credit for credit in found.account.credits if credit.article == "art_1"]
