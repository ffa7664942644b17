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


OWN = "Candil Sur | 2024-06-10 | es | Siete personas se ahogaron el lunes al hundirse un transbordador frente a Sorvik."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "according to an internal log of the port obtained by the investigative website Candil Sur."),
        ("en", "says a report seen by Candil Sur."),
        ("en", "says the audit, leaked to Candil Sur."),
        ("en", "the harbour log shows, to which Candil Sur had access."),
        ("en", "an inspection first revealed by the outlet Candil Sur has found."),
        ("es", "como sostiene una auditoría publicada ayer por Candil Sur."),
        ("es", "según un informe al que tuvo acceso Candil Sur."),
        ("es", "según las grabaciones a las que Candil Sur ha tenido acceso."),
        ("es", "según los correos filtrados al portal de investigación Candil Sur."),
        ("es", "según un acta revisada por el medio Candil Sur."),
    ],
)
def test_who_saw_or_printed_a_piece_is_credited_with_it(language: str, text: str) -> None:
    """A page has from an outlet what that outlet alone obtained, saw or published, behind whatever verb form."""
    toll = (
        "Siete personas se ahogaron el lunes al hundirse un transbordador frente a Sorvik"
        if language == "es"
        else "Seven people drowned when a ferry sank off Sorvik on Monday"
    )
    found = affair(OWN, f"Herald | 2024-06-11 | {language} | {toll}, {text}")
    assert [c.outlet for c in found.account.credits if c.article == "art_1"] == ["Candil Sur"]
    assert _origins(found)[:2] == (1, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "says a report seen by police."),
        ("en", "says a log obtained by the harbour board. The boy seen by Candil Sur was not aboard."),
        ("es", "según un informe al que tuvo acceso la fiscalía."),
        ("es", "según un acta remitida por el puerto. El bote, visto por Candil Sur, sigue allí."),
        ("es", "según la factura publicada por la cadena de supermercados Norte."),
    ],
)
def test_who_is_no_outlet_or_saw_no_piece_is_credited_with_nothing(language: str, text: str) -> None:
    """The police print nothing, and of a boy or a boat that an outlet saw no page has its words."""
    toll = "Siete personas se ahogaron frente a Sorvik" if language == "es" else "Seven people drowned off Sorvik"
    found = affair(OWN, f"Herald | 2024-06-11 | {language} | {toll}, {text}")
    assert not [one for one in found.account.credits if one.article == "art_1"]


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("en", "Seven people drowned, according to a memo obtained by the local website Sorvik Now.", "Sorvik Now"),
        ("en", "Seven people drowned, says a list leaked to the news site Sorvik Now.", "Sorvik Now"),
        ("es", "Siete personas se ahogaron, según un acta a la que tuvo acceso el diario digital Ahora.", "Ahora"),
        ("es", "Siete personas se ahogaron, según un acta a la que ha tenido acceso Radio Tolva.", "Radio Tolva"),
    ],
)
def test_what_is_called_an_outlet_needs_no_page_of_its_own(language: str, text: str, outlet: str) -> None:
    """ "The local website Sorvik Now" says itself what it is."""
    found = affair(f"Herald | 2024-06-11 | {language} | {text}")
    assert [one.outlet for one in found.account.credits] == [outlet]


def test_the_initials_in_its_own_datelines_are_an_outlet() -> None:
    """ "(TDM)" on the Tridentine Mail's page alone is the Mail, on other pages too; what two outlets print is not."""
    toll = "Seven people drowned when a ferry sank off Sorvik on Monday"
    found = affair(
        f"Tridentine Mail | 2024-06-10 | en | SORVIK, June 10 (TDM) - {toll}, police said.",
        f"Echo | 2024-06-11 | en | {toll}, TDM reported.",
        f"Dawn | 2024-06-11 | en | SORVIK, June 11 (KPZ) - {toll}.",
        f"Kesvik Puzzle | 2024-06-11 | en | SORVIK, June 11 (KPZ) - {toll}.",
        f"Apex Post | 2024-06-11 | en | SORVIK, June 11 (AP) - {toll}.",
    )
    credits = {one.article: one for one in found.account.credits}
    assert {name: one.own for name, one in credits.items()} == {
        "art_0": True, "art_1": False, "art_2": False, "art_3": False, "art_4": False,
    }  # fmt: skip
    assert credits["art_1"].target == "art_0"
    assert credits["art_4"].outlet == "Associated Press"


def test_an_outlet_of_the_case_is_known_whatever_a_sentence_takes_it_for() -> None:
    """ "Police searched Onda Tolva" looks like a place; pages of its own say that it is an outlet."""
    found = affair(
        "Onda Tolva | 2024-06-10 | en | Seven people drowned when a ferry sank off Sorvik on Monday.",
        "Echo | 2024-06-10 | en | Seven people drowned when a ferry sank off Sorvik on Monday, Onda Tolva has learned.",
        "Herald | 2024-06-11 | en | Police searched Onda Tolva. A march in Onda Tolva was called off.",
    )
    assert {(credit.article, credit.outlet) for credit in found.account.credits} == {("art_1", "Onda Tolva")}
    assert _origins(found)[:2] == (1, 1)


def test_a_land_is_not_the_paper_that_is_called_after_it() -> None:
    """ "Norla says" is the land's word, where pages tell of its army; the Norla Herald has reported nothing."""
    found = affair(
        "Norla Herald | 2024-06-10 | en | Seven people drowned when a ferry sank off Sorvik on Monday.",
        "Echo | 2024-06-11 | en | The Norlan army had no ship near. Norla says a mine sank the ferry off Sorvik.",
    )
    assert "Norla Herald" not in {credit.outlet for credit in found.account.credits}
