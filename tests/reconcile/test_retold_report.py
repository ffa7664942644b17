"""Retellings of one report that nobody saw, a lost credit, and what a page denies again. Invented for these tests."""

from tests.reconcile.test_one_affair import affair

FIRST = (
    "Orlund Gazette | 2024-06-28 | en | Officers held\n\nAn investigation published by the Kesvik Courier on Wednesday"
    " tells of a plot, the Kesvik Courier reported. Several dozen officers were secretly arrested in the garrison of"
    " Talvik in mid-May, the Kesvik Courier reported. Officials in Norland, who allegedly knew about the plot, declined"
    " to give any active support, the Kesvik Courier reported."
)


def _second(words: str, day: str = "2024-06-29") -> str:
    return f"Skerry Post | {day} | en | A plot\n\nThe affair has shaken the country. {words}"


def test_two_retellings_of_one_unseen_report_differ() -> None:
    """Both credit an outlet that is not in the case, in much the same words: a lesser number, a hedge gone."""
    fewer = "A dozen officers were secretly arrested in the garrison of Talvik in mid-May, the Kesvik Courier reported."
    sure = "Officials in Norland knew about the plot and declined to give active support, the Kesvik Courier reported."
    found = affair(FIRST, _second(f"{fewer} {sure}"))
    assert {drift.kind for drift in found.account.drift} == {"number", "hedge_dropped"}
    assert any("Kesvik Courier" in drift.why for drift in found.account.drift)


def test_a_greater_number_and_a_page_of_the_same_day_are_no_change() -> None:
    """A report that goes on counts more; of two pages of one day nobody knows which was first."""
    more = "Ninety officers were secretly arrested in the garrison of Talvik in mid-May, the Kesvik Courier reported."
    fewer = more.replace("Ninety", "A dozen")
    assert affair(FIRST, _second(more)).account.drift == ()
    assert affair(FIRST, _second(fewer, "2024-06-28")).account.drift == ()


def test_two_parts_of_one_report_are_no_change() -> None:
    """Two sentences that only have the outlet and a place in common tell of two things."""
    other = "Officials in Norland knew the officers from a course at the academy, the Kesvik Courier reported."
    assert affair(FIRST, _second(other)).account.drift == ()


DENIAL = (
    "Kesvik Courier | 2024-06-29 | en | Denied\n\nThe defence ministry denied that officers had been secretly arrested"
    " in Talvik in mid-May. The spokesman, Tomas Arrieche, told reporters: “There were no arrests.”"
)


def test_what_a_page_denies_again_is_what_it_denied() -> None:
    """A denial without a day means what the page denied with one, six weeks before; it is no happening of its own."""
    events = [event for event in affair(DENIAL).account.events if "arrest" in event.label]
    assert [len(event.mentions) for event in events] == [2]


def test_no_arrests_at_a_march_are_not_those_of_weeks_before() -> None:
    """A page that denies nothing tells of another occasion."""
    found = affair(
        "Kesvik Courier | 2024-06-29 | en | March\n\nPolice arrested nine dockers in Talvik in mid-May. Hundreds"
        " marched through the town on Friday. There were no arrests."
    )
    assert len([event for event in found.account.events if "arrest" in event.label]) == 2


def test_one_of_those_arrested_keeps_his_name() -> None:
    """Beside the pages that say what group was arrested, one that names a captain of it is news."""
    group = "Officers were arrested in Talvik on 12 May, police said."
    pages = [f"Paper {n} | 2024-05-1{n} | en | Arrests\n\n{group} It was day {n}." for n in (3, 4, 5)]
    name = "Captain Rafael Olmedo was among the officers who were arrested in Talvik on 12 May, his sister said."
    found = affair(*pages, f"Correo | 2024-05-16 | en | A name\n\n{name}")
    assert "Captain Rafael Olmedo" in found.values("whom")
