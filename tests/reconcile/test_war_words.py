"""Who denies, counts and raises a number in war coverage. Sentences are our own."""

import pytest

from tests.reconcile.test_one_affair import affair


@pytest.mark.parametrize(
    "pages",
    [
        (
            "Wire | 2024-03-06 | en | Army\n\nThe army of Northland denied on Tuesday that it had hit the market of "
            "Orlund.",
            "Post | 2024-03-06 | en | Market\n\nRockets hit the market of Orlund on Tuesday and killed nine people, "
            "the mayor said. He blamed the army of Northland.",
        ),
        (
            "Eco | 2024-03-06 | es | Ejército\n\nEl ejército de Nordia negó que hubiera atacado el mercado de Orlund "
            "el martes.",
            "Faro | 2024-03-06 | es | Mercado\n\nVarios cohetes alcanzaron el martes el mercado de Orlund y mataron a "
            "nueve personas, dijo la alcaldesa. Culpó al ejército de Nordia.",
        ),
    ],
)
def test_who_denies_that_it_struck_says_who_it_was_not(pages: tuple[str, str]) -> None:
    """The army's denial is of who did it, not of the attack, which others tell of."""
    found = affair(*pages)
    values = {(claim.slot, str(claim.value)) for claim in found.account.claims}
    assert any(slot == "who" and value.startswith("not ") for slot, value in values)
    assert ("status", "did not happen") not in values


def test_rockets_are_no_doers() -> None:
    """A weapon that begins a sentence is with what it was done."""
    found = affair(
        "Faro | 2024-03-06 | es | Mercado\n\nVarios cohetes alcanzaron el martes el mercado de Orlund y mataron a "
        "nueve personas, dijo la alcaldesa.",
        "Eco | 2024-03-06 | es | Otra\n\nLas conversaciones siguen.",
    )
    assert not [claim for claim in found.account.claims if claim.slot == "who"]


def test_a_body_that_counts_dead_gives_a_toll() -> None:
    """What a ministry has counted is a number of dead; a company that counts its losses tells of none."""
    found = affair(
        "Wire | 2024-03-05 | en | Count\n\nThe ministry has counted 14 dead after rockets hit the market of Orlund on "
        "Monday.",
        "Post | 2024-03-05 | en | Talks\n\nTalks went on.",
    )
    assert [claim.value for claim in found.account.claims if claim.slot == "killed"] == [14]


@pytest.mark.parametrize(("who", "kinds"), [("the Orlund rescue service", ["update"]), ("the Northland Front", [])])
def test_a_bound_that_its_source_raised_was_updated(who: str, kinds: list[str]) -> None:
    """Who said "at least nine" and then 14 raised it, though both count the dead of one day; another body did not."""
    found = affair(
        "Wire | 2024-03-05 | en | Market\n\nRockets hit the market of Orlund on Monday and killed at least nine, "
        "the Orlund rescue service said.",
        "Post | 2024-03-06 | en | Toll\n\nThe rockets that hit the market of Orlund on Monday killed 14 people, "
        f"{who} said.",
    )
    assert [one.kind for one in found.account.contradictions if one.slot == "killed"] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The Northland Front had attacked an ammunition depot in Orlund on Monday and killed six soldiers, its "
        "spokesman, Per Dask, said on Tuesday.",
        "The mayor of Orlund, Per Dask, said that six people had died in the fire.",
    ],
)
def test_a_name_that_begins_with_another_word_is_a_name(text: str) -> None:
    """Who is named behind an office is that person, though his first name may be a preposition."""
    found = affair(f"Wire | 2024-03-06 | en | Depot\n\n{text}", "Post | 2024-03-06 | en | Talks\n\nTalks went on.")
    assert [voice.label for voice in found.account.voices] == ["Per Dask"]
