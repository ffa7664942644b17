"""What a fact-checker reads on the page of a stadium crush, with the real readers. The sentences are invented."""

import re

import pytest

from firsthand.records import Dossier
from firsthand.tell import report
from firsthand.tell.abreast import abreast
from firsthand.tell.lookup import Lookup
from firsthand.tell.selection import select
from tests.reconcile.test_one_affair import affair
from tests.tell.dossiers import dossier_of


def _dossier(*pages: str) -> Dossier:
    """An account as what tells of it takes it."""
    return dossier_of(affair(*pages), "Velmouth")


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture(scope="module")
def crush() -> Dossier:
    """A toll by the police in three pages, of two of them twice over; an agency credited in two languages."""
    eleven = "Eleven people were killed in a crush in Velmouth on Saturday"
    return _dossier(
        f"Wire | 2024-09-14 | en | VELMOUTH (Wire) - {eleven}, police said."
        " Eleven people were killed, police said again.",
        f"Post | 2024-09-15 | en | {eleven}, police said. Twelve people were killed in the crush, said Ada"
        " Kerrin, a nurse.",
        "Star | 2024-09-16 | en | Fourteen people were killed in a crush in Velmouth on Saturday, police said.",
        f"Quay | 2024-09-16 | en | {eleven}, the Norrland Wire agency reported.",
        "Faro | 2024-09-16 | es | Once personas murieron en una avalancha en Velmouth el sábado, informó la agencia"
        " Norrland Wire.",
    )


@pytest.fixture(scope="module")
def page(crush: Dossier) -> str:
    return report(crush)


def test_who_is_named_for_an_event_is_named_once_with_the_pages(page: str) -> None:
    """The police who said it four times on three pages are in 3 articles; an agency is one under both its names."""
    told = _plain(page.split('<p class="sources">')[1].split("</p>")[0])
    assert "police in 3 articles" in told
    assert "×" not in told
    assert len(re.findall("Norrland Wire", told)) == 1


def test_the_command_for_every_step_stands_once_a_claim(page: str) -> None:
    """No quotation has it, nor the names of the program's rules and kinds; it says by which words it was found."""
    why = re.findall(r'<details class="why">.*?</details>', page, re.DOTALL)
    assert why
    assert not any("firsthand why" in one or "DEATH" in one or "stance" in one for one in why)
    assert any("Found by the words “killed”. Given to “police” by “said”." in _plain(one) for one in why)
    claims = re.findall(r'<details class="claim".*?(?=<details class="claim"|</article>)', page, re.DOTALL)
    assert claims
    assert all(one.count("Every step, in a terminal") == 1 for one in claims)


def test_values_stand_by_size(crush: Dossier, page: str) -> None:
    """The highest first, as the table says above itself."""
    lookup = Lookup(crush)
    rows = abreast([claim for claim in lookup.claims.values() if claim.slot == "killed"], lookup)
    assert [row.value for row in rows] == ["14", "12", "11"]
    assert "The highest number first." in page


def test_no_outlet_credits_itself(page: str) -> None:
    """A wire's own dateline is no credit on the page."""
    assert "Wire credits" not in _plain(page)


def test_an_inquiry_does_not_lead_what_it_is_about() -> None:
    """Three pages tell of the inquiry and two of the crush: the crush, which has a toll, is told first."""
    eleven = "Eleven people were killed in a crush in Velmouth on Saturday"
    found = _dossier(
        f"Wire | 2024-09-14 | en | {eleven}, police said.",
        f"Post | 2024-09-15 | en | {eleven}, said Ada Kerrin, a nurse.",
        *(
            f"{outlet} | 2024-09-18 | en | The minister, Olga Strand, opened an inquiry in Osterby on Wednesday."
            for outlet in ("Wire", "Star", "Quay")
        ),
    )
    assert "stampede" in select(Lookup(found)).events[0].label


def test_a_leading_cause_says_who_denies_it() -> None:
    """The operator's denial of the locked gate stands right under the claim, and is nobody else's."""
    crush = "Eleven people were killed in a crush at a stadium in Velmouth on Saturday"
    page = report(
        _dossier(
            f"Wire | 2024-09-14 | en | {crush}. Fans said that the gate was locked.",
            f"Post | 2024-09-15 | en | {crush}. The operator, Rushden Arenas, denied that the gates had been locked.",
        )
    )
    (lead,) = [one for one in page.split('<article class="lead">') if "locked exit" in _plain(one.split("</h3>")[0])]
    assert re.search(r"Denied by [^.]*Rushden Arenas", _plain(lead))
