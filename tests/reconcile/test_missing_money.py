"""Money that is missing is no missing person. The sentences are invented."""

import pytest

from tests.reconcile.test_one_affair import affair

_TOLD = "The police are looking into embezzlement at the harbour fund of Talvik."
_DICHO = "La policía investiga una malversación en el fondo del puerto de Talvik."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"The fund cannot account for 3.4 million crowns, an audit says. {_TOLD}"),
        ("en", f"{_TOLD} An audit put the missing money at 3.4 million crowns."),
        ("en", f"{_TOLD} The sum named in the audit is 3.4 million crowns."),
        (
            "en",
            "Audit: 3.4 million missing\n\nAn audit found that 3.4 million crowns are missing from the fund's books.",
        ),
        ("es", "Faltan 3,4 millones de coronas en las cuentas del fondo, según una auditoría."),
        ("es", f"Al fondo del puerto le faltan 3,4 millones de coronas, según una auditoría. {_DICHO}"),
    ],
)
def test_money_that_is_missing_is_a_sum(language: str, text: str) -> None:
    """What an audit does not find is a sum "missing": nobody is missing, nor has it been got back."""
    found = affair(f"Courier | 2024-03-14 | {language} | {text}")
    assert {(one.value, one.scope) for one in found.account.claims if one.slot == "amount"} == {
        (3_400_000, "crown missing")
    }
    assert not any(one.slot == "missing" for one in found.account.claims)


def test_people_who_are_missing_stay_people() -> None:
    """A price that happens to be as high takes nobody from the missing."""
    found = affair(
        "Courier | 2024-03-14 | en | Two boats sank off Talvik and 42 people were missing. A seat had cost 42 dollars."
    )
    assert found.values("missing") == {42}
