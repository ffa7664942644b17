"""Versions of an event by side, with the real readers. The sentences are invented."""

from firsthand.records import Dossier
from firsthand.tell import report, why
from firsthand.tell.by_side import Row, by_side
from firsthand.tell.lookup import Lookup
from tests.reconcile.test_one_affair import affair
from tests.tell.dossiers import dossier_of


def case_of(*pages: str) -> Dossier:
    """A case of some pages, read and reconciled."""
    return dossier_of(affair(*pages))


def _rows(dossier: Dossier) -> list[Row]:
    lookup = Lookup(dossier)
    return max((by_side(claims, lookup) for claims in lookup.claims_of.values()), key=len)


NINE = "Nine people were killed in the fire in Kesvik on Sunday, the mayor of Kesvik, Ada Kerrin, said."
FIFTEEN = "Fifteen people were killed in the fire in Kesvik on Sunday, residents said."
TWELVE = "Twelve people were killed in the fire in Kesvik on Sunday, the mayor of Kesvik, Ada Kerrin, said."


def test_rival_values_stand_by_side() -> None:
    """The mayor's nine stands beside the residents' fifteen, each with who gives it."""
    rows = _rows(case_of(f"Wire | 2024-03-12 | en | {NINE}", f"Quay | 2024-03-12 | en | {FIFTEEN}"))
    said = {
        row.side: [(one.value, [giver.name for giver in one.givers]) for one in row.cells[0].versions] for row in rows
    }
    assert said == {"Authorities": [("9", ["Ada Kerrin"])], "Those there or affected": [("15", ["residents"])]}


def test_what_was_updated_sets_nobody_against_anybody() -> None:
    """One side's number that grew needs no table."""
    assert not _rows(case_of(f"Wire | 2024-03-12 | en | {NINE}", f"Post | 2024-03-14 | en | {TWELVE}"))


def test_page_and_why_show_the_versions() -> None:
    """The table is on the page, and `why` says the same of the event."""
    dossier = case_of(f"Wire | 2024-03-12 | en | {NINE}", f"Quay | 2024-03-12 | en | {FIFTEEN}")
    assert "The versions by side" in report(dossier)
    (event,) = [one for one in dossier.account.events if one.event_type == "FIRE" or "fire" in one.label]
    told = "\n".join(why(dossier, event.id))
    assert "Authorities: killed 9 (Ada Kerrin)" in told
    assert "Those there or affected: killed 15 (residents)" in told


def test_who_denies_that_it_happened_is_set_against_who_tells_it() -> None:
    """A denial is a value of its own there, and not a second row of the same."""
    rows = _rows(
        case_of(
            "Wire | 2024-03-12 | en | Police beat the miners in Kesvik on Sunday, residents said.",
            "Quay | 2024-03-12 | en | Police did not beat the miners in Kesvik on Sunday, the Interior Ministry said.",
        )
    )
    said = {
        row.side: [(cell.slot, one.value, one.denied) for cell in row.cells for one in cell.versions] for row in rows
    }
    assert said == {
        "Authorities": [("whether it happened", "did not happen", False)],
        "Those there or affected": [("whether it happened", "happened", False)],
    }
