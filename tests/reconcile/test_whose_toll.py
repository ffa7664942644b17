"""Whose toll a higher one is: a rival's is no update of a hospital's. All sentences are invented here."""

import pytest

from tests.reconcile.test_one_affair import affair

_SEVENTEEN = (
    "Post | 2024-09-03 | en | Ferry hit\n\nThe ferry at Sorvik was hit by a shell on Monday and 17 people died, the"
    " director of the Sorvik hospital said."
)
_RAISED = "the number of people killed when the ferry at Sorvik was hit by a shell on Monday"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("Mail | 2024-09-03 | en | Ferry\n\nThe Southern League of Fighters raised to 30 {}. The hospital director"
         " spoke"
         " of 17 dead.", "contradiction"),
        ("Mail | 2024-09-04 | en | Ferry\n\nThe Southern Front said 30 people were killed when the ferry at Sorvik"
         " was hit by a shell on Monday.", "contradiction"),
        ("La Hoja | 2024-09-03 | es | El Frente eleva a 30 los muertos de Sorvik\n\nEl Frente del Sur aseguró que"
         " son 30"
         " los muertos por el ataque del lunes contra el transbordador en Sorvik.", "contradiction"),
        ("Mail | 2024-09-04 | en | Ferry\n\nThe health ministry said 30 people were killed when the ferry at"
         " Sorvik was hit by a shell on Monday.", "update"),
        ("Mail | 2024-09-04 | en | Ferry\n\nT{} rose to 30.", "update"),
        ("Mail | 2024-09-04 | en | Ferry\n\nThe director of the Sorvik hospital raised to 30 {}.", "update"),
    ],
)  # fmt: skip
def test_a_rival_s_toll_is_no_later_state_of_the_hospital_s(page: str, kind: str) -> None:
    """Whoever fights raises nobody's count; an authority, the same source, and a page that names nobody do."""
    told = _RAISED[1:] if "T{}" in page else _RAISED
    assert affair(_SEVENTEEN, page.format(told)).rivals("killed") == {(17, 30, kind)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three soldiers were killed on Sunday when gunmen ambushed their lorry at the Orvik bridge, the"
         " army said."
         " The Southern Front claimed it on Monday morning. It put the number of dead soldiers at seven."),
        ("es", "Tres soldados murieron el domingo en una emboscada en el puente de Orvik, según el ejército. El"
         " Frente del"
         " Sur sostiene que los soldados muertos son siete."),
    ],
)  # fmt: skip
def test_two_counts_of_the_same_soldiers_are_rivals(language: str, text: str) -> None:
    """ "The number of dead soldiers at seven" counts soldiers, as "three soldiers" does."""
    page = f"Post | 2024-09-03 | {language} | Ambush\n\n{text}"
    assert affair(page).rivals("killed") == {(3, 7, "contradiction")}


def test_the_dead_officers_are_not_all_the_dead() -> None:
    """A number put for officers is no rival of one of everybody."""
    page = (
        "Post | 2024-09-03 | en | March\n\nThe ministry said 26 people were injured in the riot in Orvik on Sunday. The"
        " police put the number of injured officers at nine."
    )
    assert not affair(page).rivals("injured")


_FORTY = "Post | 2024-09-03 | en | Hit\n\nForty people were killed when a shell hit the ferry at Sorvik on Monday."


@pytest.mark.parametrize(
    ("page", "disputed"),
    [
        ("The figure of 40 dead in the shelling of the ferry at Sorvik on Monday is not supported by anything we could"
         " find.", True),
        ("The ministry could not confirm that 40 people were killed in the shelling of the ferry at Sorvik on Monday.",
         False),
        ("The families of the 40 killed in the shelling of the ferry at Sorvik on Monday are not supported by the town,"
         " the union said.", False),
    ],
)  # fmt: skip
def test_a_figure_that_nothing_supports_is_disputed(page: str, disputed: bool) -> None:
    """Who says that nothing speaks for a figure disputes it; who could not confirm it, or tells of widows, does not."""
    found = affair(_FORTY, f"Check | 2024-09-04 | en | Checked\n\n{page}")
    (forty,) = [claim for claim in found.account.claims if (claim.slot, claim.value) == ("killed", 40)]
    assert bool(forty.dispute) == disputed


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The last bodies were found on Sunday, taking the number of dead in Saturday's riot in Orvik to 16.", {16}),
        ("A man died of burns on Friday, bringing the toll of the fire in Orvik to 19.", {19}),
        ("Rescuers took two of the dead of the fire in Orvik to 16 families.", set()),
        ("The number of people killed in the fire in Orvik takes 16 families by surprise.", set()),
    ],
)
def test_what_takes_a_number_to_another_counts(text: str, counts: set[int]) -> None:
    """ "Taking the number of dead to 16" as well as bringing it there; nothing else that takes somebody to somebody."""
    assert affair(f"Post | 2024-09-03 | en | News\n\n{text}").values("killed") == counts


@pytest.mark.parametrize(
    ("language", "text", "shot"),
    [
        ("en", "Asked whether shots had been fired in the yard, Lind said that not a single shot was fired on Saturday."
         " Eighteen sailors died, the port said.", False),
        ("en", "Shots were fired in the yard on Saturday, Lind said. Eighteen sailors died, the port said.", True),
        ("es", "Lind contestó que «ni un solo disparo» se hizo el sábado en el patio. Según el último balance, murieron"
         " 18 marinos.", False),
    ],
)  # fmt: skip
def test_shots_that_are_only_denied_killed_nobody(language: str, text: str, shot: bool) -> None:
    """The dead of another sentence are not of a shooting that a page only tells to be denied."""
    account = affair(f"Post | 2024-09-03 | {language} | Yard\n\n{text}").account
    (killed,) = [claim for claim in account.claims if claim.slot == "killed"]
    (event,) = [one for one in account.events if one.id == killed.event]
    assert event.label.startswith("shooting") is shot


def test_who_made_a_toll_grow_is_no_rival_of_it() -> None:
    """Two who died in hospital are among the 13; two who died in another sentence without a toll stand alone."""
    found = affair(
        "Post | 2024-09-05 | en | Flood\n\nA flood hit Sawle on Monday. The civil protection agency raised the toll to"
        " 13 on Wednesday after two people died in hospital.",
        "Mail | 2024-09-03 | en | Flood\n\nA flood hit Sawle on Monday. Eleven people were killed, the agency said.",
    )
    assert {(one.value, one.scope) for one in found.account.claims if one.slot == "killed"} == {
        (13, ""), (2, "more"), (11, "")
    }  # fmt: skip
    assert {kind for _, _, kind in found.rivals("killed")} == {"update"}


def test_the_day_on_which_somebody_gives_a_toll_is_not_the_flood_s() -> None:
    """ "On Tuesday put the number at 11" says when it was counted."""
    found = affair("Post | 2024-09-04 | en | Toll\n\nThe agency on Tuesday put the number of people killed in the Sawle"
                   " flood at 11.")  # fmt: skip
    assert found.values("killed") == {11}
    assert not found.values("when")
