"""One happening that pages tell in two ways, and counts whose event no word names. All coverage is invented here.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from tests.reconcile.test_one_affair import Affair, affair

RESIGNED = (
    "Herald | 2026-03-11T20:10 | en | Energy minister Dorsk resigns\n\nIlian Dorsk resigned as energy minister on"
    " Wednesday evening."
)
DISMISSED = (
    "La Voz | 2026-03-11T21:30 | es | El ministro, destituido\n\nLa primera ministra, Vera Anselm, destituyó este"
    " miércoles al ministro de Energía, Ilian Dorsk."
)


def test_a_resignation_and_a_dismissal_of_one_person_are_one_leaving() -> None:
    """They are one event, and rivals."""
    found = affair(RESIGNED, DISMISSED)
    left = [e for e in found.account.events if "resign" in e.label or "dismiss" in e.label]
    assert len(left) == 1
    assert found.rivals("what") == {("dismissal", "resignation", "contradiction")}


@pytest.mark.parametrize(
    "other",
    [
        DISMISSED.replace("Ilian Dorsk", "Karl Lund"),
        DISMISSED.replace("Vera Anselm", "Ilian Dorsk").replace("de Energía, Ilian Dorsk", "de Energía, Karl Lund"),
        DISMISSED.replace("este miércoles", "el 2 de febrero"),
    ],
)
def test_two_who_left_are_two(other: str) -> None:
    """Another person, whom the one who resigned dismissed, and another day."""
    assert not affair(RESIGNED, other).rivals("what")


def _counted(found: Affair, slot: str) -> set[tuple[str, object]]:
    label = {event.id: event.event_type for event in found.account.events}
    return {(label[claim.event], claim.value) for claim in found.account.claims if claim.slot == slot}


def test_who_was_saved_is_counted_to_the_disaster_whose_dead_the_page_counts() -> None:
    """The rescued and evacuated of one paragraph with the dead, as a dyke broke and a flood came."""
    found = affair(
        "Agency | 2026-03-11 | en | Dam operator admits release before flood\n\nThe operator released water before the"
        " dyke at Sawle collapsed, it said.\n\nThe toll of the flood in Tolva rose to 13 dead on Wednesday. Nine people"
        " were missing. It said 61 people had been rescued and 1,850 people evacuated in all."
    )
    killed = {event for event, _ in _counted(found, "killed")}
    assert _counted(found, "rescued") == {(event, 61) for event in killed}
    assert _counted(found, "displaced") == {(event, 1850) for event in killed}


def test_who_was_saved_from_another_disaster_is_not() -> None:
    """Who left home for a fire, of which the page tells last, did so for no flood."""
    found = affair(
        "Agency | 2026-03-11 | en | Flood\n\nThe flood in Tolva on Monday killed 13 people.\n\nA fire broke out at a"
        " mill in Sorvik on Tuesday. Some 300 residents were evacuated."
    )
    assert not {event for event, _ in _counted(found, "killed")} & {event for event, _ in _counted(found, "displaced")}


TWO_HELD = (
    "Agency | 2026-03-12 | en | Two held\n\nPolice arrested two managers of the dam firm on Thursday, the prosecutor"
    " said.\n\n{}"
)


def _arrests(page: str) -> int:
    found = affair(TWO_HELD.format(page))
    return len([event for event in found.account.events if "arrest" in event.label])


def test_as_many_as_are_named_next_are_those_arrested() -> None:
    """Two managers, and the two names of the next sentence."""
    named = "Tomas Ridl was detained at his home in Orsenna in the afternoon, and Greta Hollin at the plant."
    assert _arrests(named) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Osk Varnel, a diver, was detained in Sorvik over a theft.",
        "The firm said it would help. Tomas Ridl was detained in Sorvik in the afternoon, and Greta Hollin in Tolva.",
    ],
)
def test_another_arrest_is_another(other: str) -> None:
    """One name of two, or names behind another sentence."""
    assert _arrests(other) == 2


MAYOR = (
    "Radio | 2026-03-10 | en | Mayor disagrees\n\nThe mayor, Marta Keleva, said the flood in Tolva on Monday killed"
    " fourteen people."
)


def _against(found: Affair, value: int) -> set[str]:
    by_id = {one.id: one for one in found.account.assertions}
    return {by_id[n].article for c in found.account.claims if c.value == value for n in c.dispute
            if by_id[n].stance == "denies"}  # fmt: skip


def test_who_takes_a_figure_back_disputes_it() -> None:
    """The mayor was wrong by one about the fourteen that she had given."""
    found = affair(
        MAYOR,
        "Post | 2026-03-11 | en | One number\n\nMayor Marta Keleva said that the flood in Tolva killed fourteen people."
        ' "I was wrong by one, and I am glad of it," Keleva said.',
    )
    (claim,) = (c for c in found.account.claims if c.value == 14)
    assert claim.articles == 1
    assert _against(found, 14) == {"art_1"}


def test_who_was_wrong_in_another_matter_takes_nothing_back() -> None:
    """Nor does somebody else take back what the mayor gave."""
    said = (
        "Post | 2026-03-11 | en | One number\n\nMayor Marta Keleva said that the flood in Tolva killed fourteen people."
    )
    assert not _against(affair(MAYOR, f'{said} "I was wrong about the dam," Keleva said.'), 14)
    other = 'Colonel Orin Sund, who had spoken of nine, said: "We were wrong by one, and I am sorry."'
    assert not _against(affair(MAYOR, f"{said}\n\n{other}"), 14)


FIRST = (
    "Herald | 2026-03-10 | en | Gates were opened\n\nThe flood in Tolva on Monday killed eleven people, and 31 people"
    " are missing, the coast guard said."
)


def test_a_correction_may_say_what_its_page_gave() -> None:
    """ "Gave the number of people missing as 31. The coast guard had said 13." """
    found = affair(
        FIRST,
        "Herald | 2026-03-12 | en | Correction: number of missing in the flood\n\nAn article published on Tuesday,"
        ' "Gates were opened", gave the number of people missing after the flood in Tolva as 31. The coast guard'
        " had said 13. The figures were transposed in editing.",
    )
    assert (13, 31, "correction") in found.rivals("missing")


def test_what_somebody_else_gave_is_not_corrected() -> None:
    """The minister's number was his, and no page's own."""
    found = affair(
        FIRST,
        "Herald | 2026-03-12 | en | Correction: number of missing in the flood\n\nThe minister gave the number of"
        " people missing after the flood in Tolva as 31. The coast guard had said 13.",
    )
    assert "correction" not in {kind for _, _, kind in found.rivals("missing")}
