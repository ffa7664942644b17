"""Whom a number counts, and on whose word, with the real readers. The sentences are invented for these tests."""

import pytest

from firsthand.records import Value
from tests.reconcile.test_one_affair import affair


def _told(text: str, slot: str, language: str = "en") -> set[tuple[Value, str]]:
    found = affair(f"Courier | 2024-03-12 | {language} | News\n\n{text}")
    return {(claim.value, claim.scope) for claim in found.account.claims if claim.slot == slot}


@pytest.mark.parametrize(
    ("language", "text", "missing"),
    [
        ("en", "Twelve of the 26 fishermen are missing, the mayor said.", 12),
        ("es", "Doce de los 26 pescadores siguen en paradero desconocido.", 12),
        ("en", "Twelve of the 26 missing fishermen were found on Monday.", 26),
        ("en", "The 26 fishermen are missing, the mayor said.", 26),
    ],
)
def test_some_of_a_number_are_meant_where_it_is_told_of_some(language: str, text: str, missing: int) -> None:
    """ "Twelve of the 26 are missing" misses twelve; of "the 26 missing" all are."""
    assert {value for value, _ in _told(text, "missing", language)} <= {missing}
    assert missing == 26 or _told(text, "missing", language)


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        ("Judge Ada Vell charged Lisle and two commanders with fraud.", {(2, "part")}),
        ("Judge Ada Vell charged two commanders, Bruno Hask and Peter Ullman, with fraud.", {(2, "")}),
        ("Judge Ada Vell charged five people with fraud.", {(5, "")}),
    ],
)
def test_a_number_beside_a_name_counts_not_all(text: str, charged: set[tuple[Value, str]]) -> None:
    """Who is charged beside two others makes them three; who is named behind a comma is of the two."""
    assert _told(text, "charged") == charged


def test_a_correction_rests_on_whom_its_page_cites_for_the_number() -> None:
    """A page that has 37 from an agency, and sets its own slip right, is no second report of the 37."""
    found = affair(
        "Alpha Agency | 2025-06-15 | en | Death toll in Kesvik prison riot rises to 16\n\nThe death toll from the riot"
        " at Kesvik prison rose to 16 on Sunday, the Prison Service said.\n\nAnother 37 people were injured, Prison"
        " Service spokeswoman Ines Maddern said.",
        "Coast Post | 2025-06-15 | en | Kesvik: 16 killed in riot\n\nThe death toll from the riot at Kesvik prison rose"
        " to 16 on Sunday, the Prison Service said.\n\nAnother 37 people were injured, according to Alpha Agency.\n\n"
        "Correction (16 June): An earlier version of this article said that 73 people were injured. The correct number"
        " is 37. We apologise for the error.",
    )
    post = [a for a in found.account.assertions if a.article == "art_1" and (a.slot, a.value) == ("injured", 37)]
    assert len(post) == 2
    assert len({(a.attribution, a.credit) for a in post}) == 1
    assert (post[0].attribution, post[0].credit) != (None, None)


def test_a_number_set_aside_denies_nothing() -> None:
    """ "Tres guardias, y no dos, murieron": three died; "no murieron dos guardias" denies it."""
    text = "Tres guardias, y no dos, murieron en el motín del sábado en Kesvik, aseguró el alcalde, Iván Rey."
    found = affair(f"Hoja | 2025-06-15 | es | Motín\n\n{text}")
    assert {m.polarity for m in found.account.mentions} == {"positive"}
    denied = affair(
        "Hoja | 2025-06-15 | es | Motín\n\nNo murieron dos guardias en el motín, dijo el alcalde, Iván Rey."
    )
    assert "negative" in {m.polarity for m in denied.account.mentions}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Firemen fought the blaze at the mill all night.", {("FIRE", "happened")}),
        ("Lisle faces up to eight years in prison.", {("SANCTION", "hypothetical")}),
        ("Lisle got eight years in prison.", {("SANCTION", "happened")}),
        ("A roll call had shown that some men were away.", set()),
    ],
)
def test_what_is_fought_is_there_and_what_is_faced_is_to_come(text: str, told: set[tuple[str, str]]) -> None:
    """A fire that is fought burns; years that somebody faces nobody has given; a roll call is no vote."""
    assert {
        (m.event_type, m.status) for m in affair(f"Post | 2024-03-12 | en | News\n\n{text}").account.mentions
    } == told


def test_a_conjunction_is_no_part_of_a_cause() -> None:
    """ "Writes that tear gas set fire to the beds": tear gas did."""
    text = 'A judge writes that tear gas "in all likelihood" set fire to the mattresses in Block C.'
    assert affair(f"Post | 2024-03-12 | en | News\n\n{text}").values("cause") == {"tear gas"}


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("The minister, Al Coombe, said that 17 prisoners fled Kesvik prison.", {(17, "")}),
        ("Three inmates broke out of Kesvik prison on Sunday.", {(3, "")}),
        ("About 400 villagers fled the fighting in Kesvik on Sunday.", set()),
        ("A riot broke out among 30 inmates in Kesvik on Sunday.", set()),
    ],
)
def test_prisoners_who_flee_escape(text: str, escaped: set[tuple[Value, str]]) -> None:
    """Who is kept locked up and flees or breaks out has escaped; villagers are displaced, and a riot begins."""
    assert _told(text, "escaped") == escaped
