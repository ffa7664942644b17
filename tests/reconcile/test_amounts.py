"""Sums of money that belong to a happening. The sentences were written for these tests."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair


def amounts(case: Affair) -> set[tuple[object, str]]:
    """The sums of a case with what they count."""
    return {(c.value, c.scope) for c in case.account.claims if c.slot == "amount"}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Robbers stole 2.3 million euros from a bank in Kesvik on Monday.", {(2_300_000, "EUR stolen")}),
        ("en", "Thieves robbed a shop in Kesvik on Monday. The loot was put at US$40,000.", {(40_000, "USD stolen")}),
        ("en", "The port company was fined £2.5m in Kesvik on Monday.", {(2_500_000, "GBP fine")}),
        ("en", "A fire destroyed the market in Kesvik on Monday. Damage was estimated at 3 million euros.",
         {(3_000_000, "EUR damage")}),
        ("en", "The treasurer embezzled at least 1.2 million euros in Kesvik.", {("1200000..", "EUR embezzled")}),
        ("es", "Unos ladrones robaron 2,3 millones de euros de un banco de Kesvik el lunes.",
         {(2_300_000, "EUR stolen")}),
        ("es", "El lunes hubo un robo en Kesvik. El botín asciende a 40.000 dólares.", {(40_000, "USD stolen")}),
        ("es", "La empresa fue multada con 250.000 euros el lunes en Kesvik.", {(250_000, "EUR fine")}),
        ("es", "El tesorero malversó medio millón de euros en Kesvik.", {(500_000, "EUR embezzled")}),
    ],
)  # fmt: skip
def test_what_money_is_told_of_a_happening(language: str, text: str, told: set[tuple[object, str]]) -> None:
    """A sum keeps its currency and what it is: stolen, a fine, damage."""
    assert amounts(affair(f"Post | 2024-09-03 | {language} | News\n\n{text}")) == told


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "A fire destroyed the market in Kesvik. The owner put the loss at 3 million euros.", "owner"),
        ("en", "A fire destroyed the market in Kesvik. Insurers put the damage at 3 million euros.", "Insurers"),
        ("es", "Un incendio destruyó el mercado de Kesvik. La alcaldesa cifró las pérdidas en 3 millones de euros.",
         "alcaldesa"),
    ],
)  # fmt: skip
def test_a_loss_is_put_at_a_sum_by_somebody(language: str, text: str, speaker: str) -> None:
    """What a fire cost is damage, on the word of whoever put it at a sum."""
    case = affair(f"Post | 2024-09-03 | {language} | News\n\n{text}")
    assert amounts(case) == {(3_000_000, "EUR damage")}
    assert any(speaker in voice.label for voice in case.people())


def test_a_loss_of_what_was_embezzled_is_missing() -> None:
    """The loss that an audit finds after an embezzlement is money that is missing, and no damage."""
    case = affair(
        "Post | 2024-09-03 | en | News\n\nThe treasurer was charged with embezzlement in Kesvik on Monday. "
        "An audit put the loss at 3 million euros."
    )
    assert amounts(case) == {(3_000_000, "EUR missing")}


def test_ransom_asked_and_paid_are_two() -> None:
    """What the kidnappers demanded is no rival of what they got."""
    case = affair(
        "Post | 2024-09-03 | en | News\n\n"
        "The banker was abducted in Kesvik on Monday. The kidnappers demanded a ransom of 300,000 dollars. "
        "The family paid a ransom of 100,000 dollars."
    )
    assert amounts(case) == {(300_000, "USD ransom asked"), (100_000, "USD ransom paid")}
    assert not case.rivals("amount")


def test_money_of_nothing_that_happened() -> None:
    """Wages and bail are no amounts of a theft."""
    case = affair(
        "Post | 2024-09-03 | en | News\n\n"
        "Robbers stole a painting in Kesvik on Monday. The guard earns 3,000 dollars a month. "
        "Bail of 20,000 dollars was set."
    )
    assert not amounts(case)


def test_rival_sums() -> None:
    """Two sums of one currency contradict each other, rounding aside; a sum in dollars does not."""
    where = "from the savings bank in Kesvik on Monday"
    case = affair(
        f"Post | 2024-09-03 | en | News\n\nRobbers stole 2.3 million euros {where}, police said.",
        f"Courier | 2024-09-03 | en | News\n\nRobbers stole 900,000 euros {where}, the bank said.",
        f"Ledger | 2024-09-03 | en | News\n\nRobbers stole 2,312,400 euros {where}, an employee said.",
        "Correo | 2024-09-03 | es | Noticias\n\n"
        "Unos ladrones robaron 2,3 millones de euros de la caja de ahorros de Kesvik el lunes.",
        f"Gazette | 2024-09-03 | en | News\n\nRobbers stole about $1 million {where}.",
    )
    assert case.rivals("amount") == {(2_300_000, 900_000, "contradiction"), (2_312_400, 900_000, "contradiction")}
    assert {c.articles for c in case.account.claims if c.value == 2_300_000} == {2}


def test_a_sum_that_grew_is_an_update() -> None:
    """More was found to be stolen on a later day."""
    where = "from the savings bank in Kesvik on Monday"
    case = affair(
        f"Post | 2024-09-03 | en | News\n\nRobbers stole 1.8 million euros {where}, police said.",
        f"Ledger | 2024-09-06 | en | News\n\nRobbers stole 2.4 million euros {where}, police said.",
    )
    assert case.rivals("amount") == {(1_800_000, 2_400_000, "update")}
