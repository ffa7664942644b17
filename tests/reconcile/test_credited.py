"""Credits across a case: what they may cover, and those that the copied words contradict. The coverage is invented.

Each page is `outlet | published | language | text`.
"""

import pytest

from firsthand.records import Credit
from tests.reconcile.test_one_affair import Affair, affair

LEDGER = (
    "Sixty barrels of lamp oil left the harbour store of Kesvik on the afternoon before the fire. "
    "The barrels were carried to the fishing fleet by two clerks and a carter. "
    "When the store was counted in the morning, 1,475 barrels were left.\n\n"
    "The crane was cut loose in the night, and the quay lay in the dark until six."
)
GAZETTE = "The weekly market of Kesvik moves to the church square. The town choir sings there on Sunday afternoon."
FIRST, REST = LEDGER.split(". ", 1)


def _credit(found: Affair, outlet: str) -> Credit:
    (one,) = (credit for credit in found.account.credits if credit.outlet == outlet)
    return one


@pytest.mark.parametrize(
    ("gazette", "contradicted"),
    [
        (GAZETTE, True),
        ("Lamp oil, sixty barrels of it, left the harbour store on the afternoon before the fire of Kesvik.", False),
    ],
)
def test_a_credit_to_an_outlet_that_has_nothing_of_it_is_contradicted(gazette: str, contradicted: bool) -> None:
    """The words stand in the Ledger, the credit names the Gazette, which told nothing of the kind, or did."""
    found = affair(
        f"Kesvik Ledger | 2024-03-15 | en | {LEDGER}",
        f"Orlund Gazette | 2024-03-14 | en | {gazette}",
        f"Post | 2024-03-18 | en | {FIRST}, the Orlund Gazette revealed. {REST}\n\nTwo were hurt in the fire.",
    )
    one = _credit(found, "Orlund Gazette")
    assert (not one.certain, not one.covers, "contradict" in one.why) == (contradicted,) * 3
    assert not contradicted or not any(a.credit == one.id for a in found.account.assertions)


def test_a_page_that_credits_so_too_hands_its_credit_on() -> None:
    """Who copies the Ledger's story with its credit to the Gazette credits rightly."""
    credited = f"{FIRST}, the Orlund Gazette revealed. {REST}"
    found = affair(
        f"Kesvik Ledger | 2024-03-15 | en | {credited}",
        f"Orlund Gazette | 2024-03-14 | en | {GAZETTE}",
        f"Post | 2024-03-18 | en | {credited}\n\nTwo were hurt in the fire.",
    )
    assert all(one.certain for one in found.account.credits)


def test_a_lead_credit_leaves_out_a_sentence_with_a_source_of_its_own() -> None:
    """What the harbour board denied it denied itself."""
    lead = "Sixty barrels left the store before the fire, the Orlund Gazette revealed. They were never paid for."
    text = f"{lead}\n\nThe Harbour Board denied on Saturday that oil was missing. The quay is closed."
    one = _credit(affair(f"Post | 2024-03-18 | en | {text}"), "Orlund Gazette")
    covered = [text[span.start : span.end].strip() for span in one.may_cover]
    assert covered == ["They were never paid for.", "The quay is closed."]


def test_what_may_come_from_each_of_two_outlets_may_be_two_reports() -> None:
    """A page that may be a copy, and one that may have its toll from a third outlet: at most that is a third report."""
    found = affair(
        "Kesvik Ledger | 2024-03-15 | en | Fire\n\nSix people died in the fire at the harbour store in Kesvik on"
        " Thursday, fire chief Anna Brek said. The flames were seen from the islands and the church.",
        "Orlund Post | 2024-03-16 | en | Kesvik\n\nSix people died in the fire at the harbour store in Kesvik on"
        " Thursday, fire chief Anna Brek said. The quay is closed, and the ferries sail from Aldra until Monday, when"
        " divers will look at the piles. The school on the hill has taken in four families, and a baker brought bread.",
        "Orlund Post | 2024-03-17 | en | Mourning\n\nThe fire in Kesvik killed six people on Thursday."
        " Flags fly at half mast. The choir sang.\n\nWith information from Salva Mail.",
    )
    (claim,) = (one for one in found.account.claims if one.slot == "killed" and one.value == 6)
    assert (claim.origins_min, claim.origins_max) == (1, 2)


def test_the_paper_is_the_outlet_that_the_page_credits_by_name() -> None:
    """ "The paper writes" behind "the Tribune reported" invents no further outlet."""
    found = affair(
        "Radio | 2024-03-13 | en | The Sorvik Tribune reported a leak of oil at the depot in Kesvik.\n\nNine people "
        "were killed in the fire in Kesvik on Sunday, the paper writes."
    )
    taken = {line.b for line in found.account.lines if line.a == "outlet:Radio"}
    assert taken == {"outlet:The Sorvik Tribune"}


def test_a_town_is_not_the_paper_called_by_it() -> None:
    """Who counted twelve bodies in Port Kesvik tells nothing again of the Port Kesvik Courier."""
    found = affair(
        "Port Kesvik Courier | 2026-03-14 | en | Eleven dead in crush\n\nEleven people were killed on Saturday in a"
        " stampede at the stadium in Port Kesvik, police said.",
        "Blog | 2026-03-15 | en | I counted twelve\n\nA nurse who was in the crowd said she saw twelve bodies at the"
        " stadium in Port Kesvik on Saturday night. She said the stampede started after a flare was thrown.",
    )
    assert not found.drift()
