"""Parts of those arrested, who is let go, and whose sentence a term is. The sentences are invented for these tests."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair


def _scoped(found: Affair, slot: str) -> set[tuple[object, str]]:
    return {(claim.value, claim.scope) for claim in found.account.claims if claim.slot == slot}


@pytest.mark.parametrize(
    "page",
    [
        "Faro | 2031-05-08 | es | La guardia detuvo el martes a nueve personas, entre ellas el capitán Bruno Rey. "
        "Los otros ocho detenidos son marinos.",
        (
            "Faro | 2031-05-08 | es | La guardia detuvo el martes a nueve personas. Cinco de los nueve detenidos "
            "son marinos."
        ),
        "Post | 2031-05-08 | en | Police arrested nine people on Tuesday, a captain among them. "
        "The other eight arrested are sailors.",
    ],
)
def test_the_others_are_a_part(page: str) -> None:
    """ "The other eight" are some of nine, and contradict nothing."""
    found = affair(page)
    assert found.values("arrested") == {9}
    assert found.rivals("arrested") == set()


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (
            "Faro | 2031-05-09 | es | El juez Iván Lora dejó este jueves en libertad a dos de los cinco detenidos. "
            "Los dos excarcelados deberán firmar cada martes en la comisaría.",
            "2031-05-08",
        ),
        ("Faro | 2031-05-09 | es | Dos de los cinco detenidos quedaron en libertad el jueves.", "2031-05-08"),
        (
            "Post | 2031-05-09 | en | Two men detained in the harbour affair walked out of court on Thursday morning. "
            "They must report every Tuesday.",
            "2031-05-08",
        ),
    ],
)
def test_who_is_let_go_was_not_arrested_then(page: str, day: str) -> None:
    """The day is that of the release, which two are counted by; "every Tuesday" is no day."""
    found = affair(page)
    when = {event.label.split(",")[0].split()[0]: event.time for event in found.account.events}
    assert when["release"] == day
    assert when["arrest"] is None
    assert {value for value, _ in _scoped(found, "released")} == {2}
    assert not any("strike" in event.label for event in found.account.events)


def test_who_walks_out_unheld_is_not_let_go() -> None:
    """Nurses walk out of a hospital, and lawyers of a court, to stop work."""
    for page in (
        "Post | 2031-05-09 | en | About 300 nurses walked out of the hospital on Thursday over pay.",
        "Post | 2031-05-09 | en | Sixty lawyers walked out of court on Thursday over their fees.",
    ):
        assert not any("release" in event.label for event in affair(page).account.events)


def test_the_days_of_those_who_were_held_are_kept() -> None:
    """ "Los detenidos el martes" were held on Tuesday."""
    found = affair("Faro | 2031-05-09 | es | Los cuatro detenidos el martes en Talvik son marinos.")
    assert {event.time for event in found.account.events} == {"2031-05-06"}


@pytest.mark.parametrize(
    "pages",
    [
        (
            "Post | 2031-11-19 | en | A court in Talvik on Monday sentenced the shipowner Bruno Rey to nine "
            "years in prison and the clerk Leo Pons to seven.",
            "Mail | 2031-11-19 | en | Bruno Rey was jailed for eight years in Talvik on Monday. Leo Pons was "
            "sentenced on Monday to seven years in prison.",
        ),
        (
            "Faro | 2031-11-19 | es | La Audiencia condenó el lunes al naviero Bruno Rey a nueve años de prisión y al "
            "contable Leo Pons a siete por estafa.",
            "Onda | 2031-11-19 | es | El naviero Bruno Rey fue condenado el lunes a ocho años de cárcel.",
        ),
    ],
)
def test_a_sentence_is_one_persons(pages: tuple[str, str]) -> None:
    """Of two who were sentenced each has his own term, and only the terms of one are rivals."""
    found = affair(*pages)
    assert _scoped(found, "sentence") == {(9, "Rey"), (8, "Rey"), (7, "Pons")}
    assert found.rivals("sentence") == {(8, 9, "contradiction")}
    assert found.values("sentenced") == set()


def test_years_for_somebody_count_nobody() -> None:
    """ "Nueve años para Rey y siete para Pons" sentences no seven people."""
    found = affair("Vega | 2031-11-19 | es | Nueve años de cárcel para Bruno Rey y siete para Leo Pons por estafa.")
    assert _scoped(found, "sentence") == {(9, "Rey"), (7, "Pons")}
    assert not _scoped(found, "sentenced")
    assert not _scoped(found, "convicted")


def test_verdicts_say_whose_they_are() -> None:
    """Of two who were judged one was convicted and the other acquitted: each outcome has its name."""
    found = affair(
        "Post | 2031-11-19 | en | A court on Monday convicted the shipowner Bruno Rey and acquitted the clerk Leo Pons."
    )
    assert _scoped(found, "outcome") == {("convicted", "Rey"), ("acquitted", "Pons")}


def test_one_persons_sentence_has_no_name() -> None:
    """Where one is judged, whose the term is need not be said, and two terms are rivals."""
    found = affair(
        "Post | 2031-11-19 | en | Bruno Rey was sentenced on Monday to nine years in prison.",
        "Mail | 2031-11-19 | en | The shipowner Bruno Rey was jailed for eight years on Monday.",
    )
    assert found.values("sentence") == {8, 9}
    assert found.rivals("sentence") == {(8, 9, "contradiction")}
