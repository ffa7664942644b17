"""Who did it to whom told both ways round, and what a denial denies, with the real readers. The affair is invented."""

import pytest

from firsthand.records import Value
from tests.reconcile.test_one_affair import Affair, affair

_BY_POLICE = {
    "en": "Police fired on demonstrators in Orvik on Sunday and two people were killed, the opposition said.",
    "es": "La policía disparó contra los manifestantes en Orvik el domingo, según la oposición. Dos personas murieron.",
}
_BY_MARCHERS = {
    "en": "Demonstrators fired on police in Orvik on Sunday, the interior ministry said.",
    "es": "Los manifestantes dispararon contra la policía en Orvik el domingo, dijo el ministerio.",
}
_DENIED = {"en": "The police denied having fired at the crowd.", "es": "La policía negó haber disparado a la multitud."}


def _disputed(found: Affair, slot: str) -> set[Value]:
    return {claim.value for claim in found.account.claims if claim.slot == slot and claim.dispute}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_deed_told_the_other_way_round_is_a_rival(language: str) -> None:
    """Each side says that the other one fired: one event, two rival doers, and a label that takes no side."""
    pages = [f"{o} | 2024-05-13 | {language} | A\n\n{text[language]}" for o, text in
             (("Courier", _BY_POLICE), ("Post", _BY_MARCHERS))]  # fmt: skip
    found = affair(*pages)
    assert len(found.rivals("who")) == 1
    assert not any(" by " in event.label or " on the " in event.label for event in found.account.events)


def test_who_tells_of_shots_and_of_shots_back_tells_of_two_deeds() -> None:
    """One page that has both on its own word contradicts neither."""
    text = "Police fired on demonstrators in Orvik on Sunday. Demonstrators then fired on police in Orvik."
    assert affair(f"Courier | 2024-05-13 | en | A\n\n{text}").rivals("who") == set()


@pytest.mark.parametrize("language", ["en", "es"])
def test_who_denies_having_done_it_denies_neither_the_deed_nor_the_dead(language: str) -> None:
    """ "The police denied having fired" says who it was not: the day, the place and the toll are not disputed."""
    pages = (f"Courier | 2024-05-13 | {language} | A\n\n{_BY_POLICE[language]}",
             f"Post | 2024-05-13 | {language} | B\n\n{_BY_POLICE[language]} {_DENIED[language]}")  # fmt: skip
    found = affair(*pages)
    assert not any(_disputed(found, slot) for slot in ("killed", "when", "where", "status"))
    assert {str(value).removeprefix("not ") for value in _disputed(found, "who")} & {"Police", "policía"}


@pytest.mark.parametrize(
    ("language", "stated", "denied"),
    [
        (
            "en",
            "The ferry Alda sank off Orvik on Saturday. A faulty valve caused the sinking, the coast guard said.",
            "The owner denied that a faulty valve caused the sinking of the ferry Alda off Orvik on Saturday.",
        ),
        (
            "es",
            "El transbordador Alda se hundió frente a Orvik el sábado. Una válvula defectuosa causó el hundimiento,"
            " dijo la guardia costera.",
            "El transbordador Alda se hundió frente a Orvik el sábado. El dueño negó que una válvula defectuosa causara"
            " el hundimiento.",
        ),
    ],
)
def test_who_denies_a_cause_denies_no_sinking(language: str, stated: str, denied: str) -> None:
    """The cause is disputed, by who denies it, and nothing else of the event is."""
    found = affair(
        f"Courier | 2024-05-13 | {language} | A\n\n{stated}", f"Post | 2024-05-14 | {language} | B\n\n{denied}"
    )
    assert len(_disputed(found, "cause")) == 1
    assert not any(_disputed(found, slot) for slot in ("status", "when", "whom"))
    assert "did not happen" not in found.values("status")
