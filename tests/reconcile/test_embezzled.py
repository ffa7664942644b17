"""Money that somebody was trusted with: words for taking it, its sums, whose doing it is. All sentences invented."""

import pytest

from firsthand.reconcile.amounts import is_money
from tests.reconcile.test_one_affair import Affair, affair


def _sums(told: Affair) -> set[object]:
    return {claim.value for claim in told.account.claims if claim.slot == "amount" and "embezzled" in claim.scope}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour master diverted 2.6 million euros from the pilots' fund, an audit says."),
        ("en", "Prosecutors say the couple siphoned off 2.6 million euros."),
        ("en", "The treasurer pocketed 2.6 million euros of relief money, the prosecutor said."),
        ("en", "Some 2.6 million euros were misappropriated, the auditor found."),
        ("en", "He was convicted of fraud over 2.6 million euros and of embezzlement."),
        ("es", "La auditoría dice que el tesorero desvió 2,6 millones de euros del fondo."),
        ("es", "El tesorero se apropió de 2,6 millones de euros, según la fiscalía."),
        ("es", "El gerente se quedó con 2,6 millones de euros, según el juez."),
        ("es", "Fue acusado de desviar 2,6 millones de euros."),
    ],
)
def test_money_taken_by_whom_it_was_entrusted_to(language: str, text: str) -> None:
    """Verbs that take money from a fund are embezzlement, with what was taken, and no bound on the sum."""
    assert _sums(affair(f"Quay Post | 2031-03-04 | {language} | Quay\n\n{text}")) == {2_600_000}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Engineers diverted the river, and a flight was diverted to Kesvik."),
        ("en", "The council diverted funds from roads to schools."),
        ("en", "The winner pocketed 1.2 million dollars."),
        ("es", "Desviaron el tráfico por la calle Mayor."),
        ("es", "La familia se quedó con dos millones de la herencia."),
    ],
)
def test_what_takes_nothing_that_was_entrusted(language: str, text: str) -> None:
    """Rivers, flights and traffic are diverted, budgets moved, prizes pocketed and legacies kept without a wrong."""
    told = affair(f"Quay Post | 2031-03-04 | {language} | Quay\n\n{text}")
    assert not [event for event in told.account.events if "embezzlement" in event.label]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police searched the port office on Tuesday in an inquiry into whether money was embezzled."),
        ("en", "A court on Monday convicted Sven Aldar of embezzlement."),
        ("en", "The jury on Friday found Sven Aldar guilty of fraud and embezzlement."),
        ("es", "La policía registró el martes la oficina, en una investigación sobre si se malversó dinero."),
    ],
)
def test_the_day_of_the_law_is_not_that_of_the_deed(language: str, text: str) -> None:
    """What somebody is convicted of, or what is only asked about, was not done on the day of the court or search."""
    told = affair(f"Quay Post | 2031-03-04 | {language} | Quay\n\n{text}")
    (deed,) = (event for event in told.account.events if "embezzlement" in event.label)
    assert deed.time is None


def test_who_did_it_goes_by_name() -> None:
    """Who is named beside the office is `who`, and a court's word gives the doer."""
    told = affair(
        "Quay | 2031-03-04 | en | F\n\nThe mayor of Port Vell, Sven Aldar, embezzled 2.6 million euros.",
        "Cape Post | 2031-09-04 | en | Court\n\nSven Aldar was convicted of embezzling 2.6 million euros.",
    )
    assert told.values("who") == {"Sven Aldar"}
    assert {"2.6 million euros", "money"}.isdisjoint(told.values("whom"))


def test_the_wrongs_of_two_are_two() -> None:
    """What a mayor and a treasurer elsewhere took is two events, whatever saint their funds are called after."""
    told = affair(
        "Quay | 2031-03-04 | en | F\n\nThe mayor of Vell, Sven Aldar, embezzled money of the San Remo Fund.",
        "Hill | 2031-03-08 | en | School\n\nOrm's treasurer, Lisa Prim, embezzled 90,000 euros of the San Vito Fund.",
    )
    assert len([event for event in told.account.events if "embezzlement" in event.label]) == 2
    assert not told.rivals("amount")


def test_a_sum_with_its_point_elsewhere_is_a_rival() -> None:
    """26 million for 2.6, told a day later, is no growing sum."""
    told = affair(
        "Quay | 2031-03-04 | en | F\n\nThe mayor of Vell, Sven Aldar, embezzled 2.6 million euros.",
        "Cape Post | 2031-03-06 | en | Fund\n\nSven Aldar, mayor of Vell, embezzled 26 million euros.",
    )
    assert told.rivals("amount") == {(2_600_000, 26_000_000, "contradiction")}


def test_millions_of_what_money_the_page_says() -> None:
    """ "Diverted 2.6 million" is in the one currency of its page."""
    told = affair(
        "Quay | 2031-03-04 | en | F\n\nThe mayor diverted 2.6 million, prosecutors said. It holds 9 million euros."
    )
    assert 2_600_000 in _sums(told)


@pytest.mark.parametrize(
    ("label", "money"),
    [
        ("2.4 million euros", True),
        ("the funds", True),
        ("millones de pesos", True),
        ("the hospital fund", False),
        ("money launderers", False),
    ],
)
def test_what_is_money(label: str, money: bool) -> None:
    """A sum or plain money is nobody; a fund that lost it is."""
    assert is_money(label) is money


def test_soldiers_that_a_side_lost() -> None:
    """ "Lost 11 soldiers", "perdió 11 soldados" are their dead; contact is lost with nobody killed."""
    told = affair(
        "Quay Post | 2031-03-04 | en | Ambush\n\nThe army lost 11 soldiers in an ambush near Orvik on Monday.",
        "Norte | 2031-03-04 | es | Emboscada\n\nEl ejército perdió 11 soldados en una emboscada el lunes.",
        "Hill Post | 2031-03-04 | en | Convoy\n\nThe army lost contact with two convoys.",
    )
    assert {claim.value for claim in told.account.claims if claim.slot == "killed"} == {11}
