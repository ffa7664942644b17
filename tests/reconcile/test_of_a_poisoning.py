"""Whose toll is a poisoning's, and what people fell ill of, with the real readers. The affair is invented."""

import pytest

from firsthand.records import Value
from tests.reconcile.test_one_affair import Affair, affair

_FAIR = "Post | 2024-05-13 | en | Soup\n\nFour people died on Saturday in a mass poisoning at the fair in Orvik."


def _tolls(found: Affair, slot: str) -> dict[str, set[Value]]:
    """What is claimed of a slot, by the kind of event that has it."""
    kinds = {event.id: event.label.split(",")[0].split()[0] for event in found.account.events}
    told: dict[str, set[Value]] = {}
    for claim in found.account.claims:
        if claim.slot == slot and not claim.scope:
            told.setdefault(kinds[claim.event], set()).add(claim.value)
    return told


@pytest.mark.parametrize(
    "text",
    [
        "A man died and 12 people were injured on Monday when police stormed a camp in Orvik, two days after a mass"
        " poisoning at the fair.",
        "Twelve people were injured on Monday when police raided a camp in Orvik over the poisoning at the fair.",
    ],
)
def test_the_hurt_of_a_raid_are_not_the_poisoning_s(text: str) -> None:
    """A poisoning wounds nobody, and "when police stormed" says whose the toll is."""
    found = affair(f"Courier | 2024-05-14 | en | Camp\n\n{text}", _FAIR)
    assert "poisoning" not in _tolls(found, "injured")
    assert 1 not in _tolls(found, "killed").get("poisoning", set())


def test_the_dead_since_a_day_before_a_shooting_are_not_its_own() -> None:
    """ "Since Saturday's fair", in a paragraph behind one that tells of Monday alone."""
    riot = (
        "Mail | 2024-05-14 | en | Riot\n\nA riot shook Orvik on Monday. Marchers fired shots at the police.\n\n"
        "Nine people have died since Saturday's fair, officials said."
    )
    told = _tolls(affair(riot, _FAIR), "killed")
    assert 9 in told.get("poisoning", set()) or not any(
        9 in values for kind, values in told.items() if kind == "shooting"
    )


def test_in_hospital_is_a_part_of_the_ill() -> None:
    """Who is in hospital is counted apart and is no rival of those who fell ill."""
    page = (
        "Post | 2024-05-14 | en | Soup\n\nThe number of people poisoned on Saturday at the fair in Orvik had"
        " risen to 90,"
        " of whom 40 were in hospital."
    )
    found = affair(page)
    assert found.values("infected") == {90}
    assert {(c.value, c.scope) for c in found.account.claims if c.scope} == {(40, "in hospital")}
    assert found.rivals("infected") == set()


def test_smoke_makes_the_hurt_of_a_fire() -> None:
    """ "Intoxicados" in a fire are hurt by it."""
    found = affair("Hoja | 2024-05-14 | es | Fuego\n\nEl incendio de un hotel en Orvik dejó tres intoxicados por humo.")
    assert found.values("injured") == {3}


def test_the_ill_of_another_year_and_town_are_apart() -> None:
    """A case that still is before the courts adds nobody to the poisoning of today."""
    page = (
        "Hoja | 2024-05-14 | es | Feria\n\nDos personas han muerto y unas 90 han resultado intoxicadas el sábado"
        " en la feria"
        " de Orvik.\n\nEn 2019, 23 personas enfermaron en una boda en Sorvik."
    )
    found = affair(page)
    assert found.rivals("infected") == set()
    assert found.values("killed") == {2}


def test_none_of_those_here_denies_no_death_elsewhere() -> None:
    """ "None has died", of eleven who were told of, says nothing of the four across the border."""
    page = (
        "Gazette | 2024-05-14 | en | Guests\n\nEleven guests fell ill on the way home. None has died. Across the"
        " border four"
        " people have died, the mayor of Orvik said."
    )
    found = affair(page, _FAIR)
    assert not any(claim.value == "did not happen" for claim in found.account.claims)
    assert 0 not in found.values("killed")


def test_the_remaining_five_are_no_toll() -> None:
    """They are some of those who died."""
    page = (
        "Hoja | 2024-05-14 | es | Feria\n\nLa riada mató a nueve personas."
        " Los cinco fallecidos restantes eran ancianos."
    )
    assert affair(page).values("killed") == {9}


def test_two_of_three_who_were_missing_are_found() -> None:
    """Three had been missing, two of them are not."""
    page = (
        "Mail | 2024-05-14 | en | Two of three missing hikers found\n\nTwo of the three hikers who had been"
        " missing since"
        " Monday were found alive. One hiker is still missing."
    )
    assert 2 not in affair(page).values("missing")


@pytest.mark.parametrize(
    ("language", "text", "cause"),
    [
        ("en", 'The poisoning shook Orvik. "Everything points to the chicken soup," the mayor said.', "soup"),
        ("en", "After the poisoning, traces of nitrite were found in the samples.", "nitrite"),
        ("en", "Ninety fell ill in the poisoning after drinking water with a strong pesticide.", "pesticide"),
        ("en", "The mass poisoning in Orvik was caused by the rice.", "rice"),
        ("es", "Tras la intoxicación, «todo apunta al arroz», dijo el alcalde.", "rice"),
        ("es", "Unas 90 personas resultaron intoxicadas por setas en Orvik.", "mushrooms"),
    ],
)
def test_what_people_fell_ill_of(language: str, text: str, cause: str) -> None:
    """The thing has one name in all languages."""
    assert cause in affair(f"Post | 2024-05-14 | {language} | News\n\n{text}").values("cause")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La cocinera Tove Lind niega que el arroz causara la intoxicación."),
        ("en", "The report on the poisoning found nothing wrong with the rice."),
    ],
)
def test_and_what_not(language: str, text: str) -> None:
    """A denial disputes what another page says, and claims nothing."""
    mayor = (
        'Post | 2024-05-13 | en | Soup\n\nThe mass poisoning in Orvik killed two. "Everything points to the rice," the'
        " mayor said."
    )
    found = affair(mayor, f"Hoja | 2024-05-14 | {language} | News\n\n{text}")
    denied = [a for a in found.account.assertions if a.slot == "cause" and a.stance == "denies"]
    assert [a.value for a in denied] == ["rice"]


def test_a_company_that_sells_water_is_no_water() -> None:
    """ "Blame the water company" puts nothing down to water."""
    page = "Post | 2024-05-14 | en | News\n\nResidents blame the water company for the poisoning in Orvik."
    assert "water" not in affair(page).values("cause")


@pytest.mark.parametrize(
    "pages",
    [
        ("Hoja | 2024-05-14 | es | Una enfermera habla de nueve muertos\n\nHay nueve muertos, según una enfermera del"
         " hospital de Orvik que pidió no ser identificada. Según su relato, eran ancianos.",
         "Hoja | 2024-05-16 | es | Rectificación\n\nNo hubo nueve muertos en Orvik. La enfermera que habló con"
         " este diario"
         " reconoció que contó a varios dos veces."),
    ],
)  # fmt: skip
def test_one_nurse_is_one_voice(pages: tuple[str, ...]) -> None:
    """Nor is "her account" anybody."""
    labels = [voice.label for voice in affair(*pages).people()]
    assert not any("relato" in label for label in labels)
    assert len([label for label in labels if "enfermera" in label]) == 1


def test_a_headline_s_speaker_is_who_says_it_below() -> None:
    """'Health chief: "..."' is the health director whom the page names."""
    page = (
        'Post | 2024-05-14 | en | Health chief: "There are four dead in Orvik"\n\nThe health director, Tove Lind,'
        " spoke on"
        ' Monday. "There are four dead in Orvik, and no more," Lind said.'
    )
    assert [voice.label for voice in affair(page).people()] == ["Tove Lind"]
