"""A strike in a war, another two days later in the next town, and who denies what. The sentences are invented.

They have the shapes that a pile of coverage written for this showed, and none of its words.
"""

import pytest

from tests.reconcile.test_one_affair import Affair, affair

HIT = "A missile hit the market in Talvik on Tuesday. The strike killed 27 people, the health ministry said."
QUEUE = (
    "Wire | 2025-04-10T09:30 | en | Five killed in strike on water queue in Brelin\n\nAn air strike killed five people"
    " waiting for water in the town of Brelin at dawn on Thursday, officials said.\n\nFourteen others were wounded, the"
    " mayor said. The blast broke the windows of the school across the square."
)


def _of(found: Affair, slot: str) -> dict[object, str]:
    """The values of a slot, each with the label of its event."""
    label = {event.id: event.label for event in found.account.events}
    return {claim.value: label[claim.event] for claim in found.account.claims if claim.slot == slot}


@pytest.mark.parametrize(
    "denial",
    [
        "Norland, which has besieged Talvik since May, denies carrying out the strike.",
        "Norland has denied that it carried out the strike.",
        "Norland denies launching the attack.",
    ],
)
def test_who_denies_that_he_did_it_disputes_no_toll(denial: str) -> None:
    """It was not Norland, Norland says; that it happened, and how many died, nobody disputes."""
    found = affair(f"Post | 2025-04-09T08:00 | en | Toll\n\n{HIT} {denial}")
    assert "did not happen" not in found.values("status")
    assert _of(found, "who")["not Norland"] == _of(found, "killed")[27]
    assert not found.account.contradictions


def test_who_denies_that_there_was_one_denies_the_strike() -> None:
    """But whoever says that there was none disputes all of it."""
    found = affair(f"Post | 2025-04-09T08:00 | en | Toll\n\n{HIT} Norland denied that there had been a strike.")
    assert "did not happen" in found.values("status")


def test_the_blast_of_an_air_strike_is_the_strike() -> None:
    """The wounded told beside it are those of the strike, which has its day and town from those who stood there."""
    found = affair(QUEUE)
    assert [event.label for event in found.account.events] == ["attack on water queue, Brelin, 10 April 2025"]
    assert (found.values("killed"), found.values("injured")) == ({5}, {14})


def test_a_toll_of_the_other_town_stays_there() -> None:
    """ "In Talvik, the toll there" is of what befell Talvik, though the page tells of a strike on Brelin."""
    found = affair(
        f"Post | 2025-04-09T08:00 | en | Toll\n\n{HIT}",
        f"{QUEUE}\n\nIn Talvik, where a missile had hit a market on Tuesday, the health ministry said, rescuers found"
        " more bodies.\n\nIn Talvik, to the north, that brought the death toll there to 31.",
    )
    told = _of(found, "killed")
    assert told[5] != told[31] == told[27]


def test_what_else_was_struck_the_same_day_has_its_own_dead() -> None:
    """A page that tells of the mill, and of a depot struck the same day, tells of two strikes."""
    found = affair(
        "Post | 2025-04-09T08:00 | en | Two strikes\n\nThe mill of Talvik was hit by a missile on Tuesday. The mill"
        " burned all night after the strike.\n\nOn the same day, weapons struck a depot at the edge of the town. Up to"
        " 20 soldiers were killed."
    )
    assert len(found.account.events) > 1
    assert "depot" in _of(found, "killed")["..20"]
    assert "weapons" not in found.values("who")


def test_the_children_among_the_dead_are_counted_as_children() -> None:
    """Whatever else is told of the toll ("at least three"), a part that is told with its group is that group's."""
    found = affair(
        "Wire | 2025-04-08T12:00 | en | Dead\n\nAt least three people were killed when a missile hit the market of"
        " Talvik on Tuesday.",
        "Post | 2025-04-08T20:00 | en | Dead\n\nNineteen people, four of them children, were killed when a missile hit"
        " the market of Talvik on Tuesday, the governor said.",
    )
    assert ("children", 4) in {(claim.scope, claim.value) for claim in found.account.claims if claim.slot == "killed"}
