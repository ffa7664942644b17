"""With what something was done, as a slot with rivals of its own. The sentences were written for these tests."""

import pytest

from firsthand.reconcile.means import may_be_one
from tests.reconcile.test_one_affair import affair


def means(text: str, language: str = "en") -> set[object]:
    """The means that one page gives."""
    return set(affair(f"Sorvik Post | 2024-09-03 | {language} | News\n\n{text}").values("means"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Five people were killed with machetes in Kesvik on Monday, police said.", {"machete"}),
        ("The drone attack on Kesvik killed three people on Monday.", {"drone"}),
        ("Gunmen opened fire with rifles in Kesvik on Monday and killed two people.", {"rifle"}),
        ("Two men armed with knives and an axe attacked the mayor in Kesvik on Monday.", {"knife", "axe"}),
        ("Three guests were poisoned with ricin at a wedding in Kesvik on Monday.", {"ricin"}),
        (
            "Robbers stole a painting in Kesvik on Monday. The robbers used a toy gun, police said.",
            {"imitation firearm"},
        ),
    ],
)
def test_what_a_deed_was_done_with(text: str, told: set[str]) -> None:
    """It stands behind the deed, before it, in its name, or in a sentence of its own."""
    assert means(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Un hombre fue apuñalado con un cuchillo en Kesvik el lunes.", {"knife"}),
        ("Un coche bomba mató a siete personas en Kesvik el lunes.", {"car bomb"}),
        ("Hombres armados con fusiles atacaron la comisaría de Kesvik el lunes.", {"rifle"}),
        ("Dos personas fueron asesinadas a tiros en Kesvik el lunes.", {"firearm"}),
        ("Un bombardeo aéreo mató a siete personas en Kesvik el lunes.", {"air strike"}),
        ("El bombardeo de Kesvik mató a siete personas el lunes.", set()),
        ("Tres invitados fueron envenenados con ricina en Kesvik el lunes.", {"ricin"}),
    ],
)
def test_spanish_means_have_the_same_names(text: str, told: set[str]) -> None:
    """A knife is one in any language, so that claims of two languages meet."""
    assert means(text, "es") == told


@pytest.mark.parametrize(
    "text",
    [
        "Police shot dead a man with a knife in Kesvik on Monday.",
        "A man was killed without a weapon, not with a knife, in Kesvik on Monday.",
        "Police arrested a man with a rifle in Kesvik on Monday.",
        "A gas tank exploded in a depot in Kesvik on Monday and killed four people.",
    ],
)
def test_no_means_of_the_deed(text: str) -> None:
    """What the victim held, what was not used, and the cause of a blast are none."""
    assert not means(text)


def test_a_drone_beats_nobody() -> None:
    """What the Spanish call a blow of a drone is no means of a beating."""
    assert not means("Ocho detenidos fueron golpeados en Kesvik el lunes. Un dron golpeó a los detenidos.", "es")


def test_rival_means_are_a_contradiction() -> None:
    """A drone stands against a missile, side by side, and not against a cause."""
    case = affair(
        "Post | 2024-09-03 | en | News\n\n"
        "Seven people were killed when a drone hit the market hall in Kesvik on Monday.",
        "Courier | 2024-09-03 | en | News\n\n"
        "Seven people were killed in Kesvik on Monday in a missile attack on the market hall, the army said.",
    )
    assert case.rivals("means") == {("drone", "missile", "contradiction")}


def test_a_knife_in_two_languages_against_a_rifle() -> None:
    """What is only implied, "shot", and what a page of another language says count with the rest."""
    case = affair(
        "Post | 2024-09-03 | en | News\n\n"
        "A man was attacked with a knife at the old station in Kesvik on Monday. He was badly wounded.",
        "Courier | 2024-09-03 | en | News\n\n"
        "The man attacked at the old station in Kesvik on Monday was wounded with a rifle, a doctor said.",
        "Correo | 2024-09-03 | es | Noticias\n\n"
        "Un hombre fue atacado con un cuchillo en la vieja estación de Kesvik el lunes, dijo la policía.",
    )
    assert case.rivals("means") == {("knife", "rifle", "contradiction")}
    assert {c.articles for c in case.account.claims if (c.slot, c.value) == ("means", "knife")} == {2}


def test_one_voice_may_name_two() -> None:
    """Those who attacked with guns and grenades used both; a broader word contradicts no narrower one."""
    case = affair(
        "Post | 2024-09-03 | en | News\n\nGunmen attacked the bus in Kesvik on Monday with rifles and grenades.",
        "Courier | 2024-09-03 | en | News\n\nGunmen attacked the bus in Kesvik on Monday with firearms.",
    )
    assert not {pair for pair in case.rivals("means") if "firearm" in pair and "rifle" in pair}
    assert not {pair for pair in case.rivals("means") if "grenade" in pair and "rifle" in pair}
    assert may_be_one("petrol bomb", "fire")


@pytest.mark.parametrize(
    ("denial", "admission"),
    [
        (
            "en | Police fire on march\n\nPolice opened fire on marchers in Sorvik on Tuesday. Commissioner Ada"
            " Holt denied that"
            ' her officers had used live ammunition. "No live rounds were fired," she said. A lawyer asked'
            " whether police had"
            " used live ammunition.",
            "en | Three dead in Sorvik\n\nPolice shot at marchers in Sorvik on Tuesday. The ministry has"
            " acknowledged that live"
            " bullets were used.",
        ),
        (
            "es | Disparos en Sorvik\n\nLa policía disparó contra los manifestantes en Sorvik el martes. La"
            " comisaria Ada Holt"
            ' negó que se hubiera usado munición real. "No se disparó ni una bala de plomo", dijo Holt.',
            "es | Tres muertos en Sorvik\n\nLa policía disparó contra los manifestantes en Sorvik el martes. El"
            " ministerio"
            " admitió que los agentes usaron munición real.",
        ),
    ],
)
def test_live_ammunition_denied_and_admitted(denial: str, admission: str) -> None:
    """What a crowd was shot at is a claim of the shooting, which who denies it disputes; nobody denies the shooting."""
    case = affair(f"Wire | 2031-05-07 | {denial}", f"Sund | 2031-05-09 | {admission}")
    (claim,) = [c for c in case.account.claims if c.slot == "means" and c.value == "live ammunition"]
    assert claim.support
    assert claim.dispute
    assert "did not happen" not in case.values("status")
