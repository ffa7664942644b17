"""Reports that are withdrawn, denials of another day, verdicts by person. The sentences are invented."""

import pytest

from tests.reconcile.test_one_affair import affair


@pytest.mark.parametrize(
    ("language", "first", "then"),
    [
        (
            "en",
            "A mortar attack on Talvik on Tuesday killed 16 people.",
            "A mortar attack on Talvik on Tuesday killed six people. NPA withdraws its earlier report of 16 dead.",
        ),
        (
            "es",
            "Un ataque con morteros en Talvik el martes mató a 16 personas.",
            "Un ataque con morteros en Talvik el martes mató a seis personas. NPA retira su información anterior de 16"
            " muertos.",
        ),
    ],
)
def test_a_withdrawn_number_is_denied(language: str, first: str, then: str) -> None:
    """A report that is withdrawn is no second report of its number."""
    found = affair(f"NPA | 2024-03-12 | {language} | {first}", f"NPA | 2024-03-13 | {language} | {then}")
    (claim,) = [one for one in found.account.claims if one.slot == "killed" and one.value == 16]
    articles = {one.article for one in found.account.assertions if one.id in claim.support}
    assert articles == {"art_0"}
    assert any(one.stance == "denies" and one.value == 16 for one in found.account.assertions)


@pytest.mark.parametrize(
    "then",
    [
        "The Talvik Post reported on Monday that Minister Ida Holm had resigned. This was wrong. Ms Holm is in office.",
        "The Post withdraws its report that Minister Ida Holm had resigned.",
    ],
)
def test_a_withdrawn_rumour_is_denied(then: str) -> None:
    """What a paper says that it reported wrongly is denied, and not told once more."""
    found = affair(
        "Talvik Post | 2024-03-12 | en | Minister Ida Holm resigned on Monday, two aides said.",
        f"Talvik Post | 2024-03-14 | en | {then}",
    )
    (event,) = [event.id for event in found.account.events if "resignation" in event.label]
    told = {one.stance for one in found.account.assertions if one.article == "art_1" and one.event == event}
    assert told == {"denies"}


def test_nobody_was_arrested_is_of_the_day_that_is_told() -> None:
    """That nobody was arrested at one march denies no arrests of another day."""
    found = affair(
        "Post | 2024-03-12 | en | Police arrested 40 people in Talvik on Sunday night after a protest, she said.",
        "Mail | 2024-03-18 | en | Thousands marched through Talvik on Saturday. Nobody was arrested. A week before, 40"
        " people had been arrested, the organisers said.",
    )
    assert found.rivals("status") == set()


def test_verdicts_are_rivals_of_one_person() -> None:
    """One page's acquittal and another's conviction of the same man cannot both stand; those of two people can."""
    one = "Post | 2024-03-12 | en | A court in Talvik on Monday convicted Ida Holm of fraud and acquitted Otto Brandt."
    same = (
        "Mail | 2024-03-12 | en | The court in Talvik on Monday convicted Ida Holm of fraud and acquitted Otto Brandt."
    )
    other = (
        "Daily | 2024-03-12 | en | The court in Talvik on Monday convicted Ida Holm of fraud and convicted Otto Brandt."
    )
    assert affair(one, same).rivals("outcome") == set()
    assert affair(one, other).rivals("outcome") == {("acquitted", "convicted", "contradiction")}
