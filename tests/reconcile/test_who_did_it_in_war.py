"""Who struck, who denies it, whose the missile was, and at what hour: coverage of a war. The sentences are invented."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair


def _told(text: str, language: str = "en") -> Affair:
    return affair(f"Post | 2024-03-13 | {language} | News\n\n{text}")


def _who(found: Affair) -> set[str]:
    names = (str(value) for value in found.values("who"))
    return {name.removeprefix("the ").removeprefix("The ").removeprefix("la ").removeprefix("La ") for name in names}


_EN = "Ten people were killed in an attack on Talvik on Tuesday. "
_ES = "Diez personas murieron en un ataque contra Talvik el martes. "


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", f"{_EN}The general staff blamed Westmark for the attack. Westmark denied it.", "Westmark"),
        (
            "en",
            f"{_EN}The general staff said that the attack was the work of the Red Heron Brigade.\n\n"
            "The brigade has denied any involvement.",
            "Red Heron Brigade",
        ),
        (
            "en",
            f"{_EN}Westmark carried out the attack, the army said. Westmark's defence ministry denied it.",
            "Westmark",
        ),
        ("es", f"{_ES}El Estado Mayor culpó del ataque a Westmark. Westmark lo negó.", "Westmark"),
        (
            "es",
            f"{_ES}El Estado Mayor atribuyó el ataque a la Brigada Garza Roja, que niega cualquier implicación.",
            "Brigada Garza Roja",
        ),
        (
            "es",
            f"{_ES}El ejército culpó a Westmark del ataque. El Gobierno de Westmark lo ha desmentido.",
            "Westmark",
        ),
    ],
)
def test_who_is_blamed_denies_it(language: str, text: str, who: str) -> None:
    """Who denies "it", or any part in it, denies that it was he; the attack itself nobody denies."""
    found = _told(text, language)
    assert _who(found) == {who, f"not {who}"}
    assert not found.values("status")


def test_who_denies_something_else_denies_no_blame() -> None:
    """Nor does another side, of another matter."""
    text = f"{_EN}The general staff blamed Westmark for the attack. Norland denied it had sold the missiles."
    assert _who(_told(text)) == {"Westmark"}


@pytest.mark.parametrize(
    "text",
    [
        "Westmark negó el jueves haber bombardeado la escuela de Talvik, en la que el martes murieron nueve personas.",
        "Westmark negó este miércoles haber atacado el mercado de Talvik, donde el martes murieron nueve personas.",
    ],
)
def test_the_day_of_a_denial_is_no_day_of_the_attack(text: str) -> None:
    """It was on Tuesday, whenever it is denied; and who died there is not on the word of who denies it."""
    found = _told(text, "es")
    (event,) = found.account.events
    assert event.time == "2024-03-12"
    assert all(one.attribution is None for one in found.account.assertions if one.slot == "killed")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Un grupo armado que el miércoles se atribuyó el ataque contra la estación no dio más detalles.", "grupo"),
        ("La Brigada Garza Roja, que el lunes reivindicó el ataque contra la estación, no ofreció pruebas.", "Brigada"),
    ],
)
def test_a_day_is_nobody(text: str, who: str) -> None:
    """Who claimed it stands before the day on which he did, which dates no attack; and "no" is no part of a station."""
    found = _told(text, "es")
    (doer,) = found.values("who")
    assert who in str(doer)
    assert found.values("whom") == {"estación"}
    assert not found.values("when")


def test_one_group_in_two_languages_is_one_doer() -> None:
    """Its name is the same word by word."""
    found = affair(
        "Radio | 2024-03-13 | en | News\n\nThe Black Heron Brigade has claimed responsibility for Tuesday's attack on "
        "Talvik, in which 17 people were killed.",
        "Faro | 2024-03-13 | es | Noticias\n\nLa Brigada Garza Negra se atribuyó el ataque del martes contra Talvik, "
        "en el que murieron 17 personas.",
    )
    assert len(found.values("who")) == 1


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "The school of Talvik was hit by a missile of Norland's air defence, the spokesman said.", "Norland"),
        (
            "en",
            "The missile that hit the school of Talvik was launched by the Hill Front, the mayor said.",
            "Hill Front",
        ),
        (
            "en",
            "Two officials said that the missiles that killed 14 people in Talvik were fired by a Westmark battery.",
            "Westmark",
        ),
        ("en", "The Red Heron Brigade said that its drones had struck the barracks in Talvik.", "Red Heron"),
        ("en", "The army said that its forces had hit the rail yard of Talvik on Monday.", "army"),
        ("es", "El Ministerio de Westmark afirmó que sus fuerzas atacaron la estación de Talvik.", "Westmark"),
        (
            "es",
            "Dos funcionarios dijeron que los misiles que mataron a 14 personas fueron disparados por una batería de "
            "Westmark.",
            "Westmark",
        ),
    ],
)
def test_whose_the_weapon_was_did_it(language: str, text: str, who: str) -> None:
    """A side's own forces and weapons are that side; a missile is with what it was done, and nobody."""
    (doer,) = _told(text, language).values("who")
    assert who in str(doer)


def test_a_mere_weapon_is_nobody() -> None:
    """It is a means."""
    found = _told("Missiles struck the market of Talvik on Tuesday. A second drone hit the yard of the clinic.")
    assert not found.values("who")
    assert found.values("means") == {"missile", "drone"}


def test_a_staging_is_a_hoax() -> None:
    """Who rejects as a staging what others tell says that it was one, and may tell of another doer."""
    found = _told(
        "A missile attack on the market of Talvik killed 14 people on Tuesday. The ministry rejected as “a cynical "
        "staging” claims that the market had been hit. The damage was caused by a missile of the Norland air defence "
        "which fell on the market, a spokesman said."
    )
    assert "hoax" in found.values("status")
    assert _who(found) == {"Norland air defence"}


@pytest.mark.parametrize(
    ("language", "text", "hour"),
    [
        ("en", "The covered market of Talvik was hit on Tuesday at 9:42 p.m. Fifteen people were killed.", "21:42"),
        ("en", "Two missiles fell on the centre of Talvik. A camera records the first impact at 21:42.", "21:42"),
        ("en", "Missiles struck the market of Talvik on Tuesday. The blasts were heard at 9:40 p.m.", "21:40"),
        ("en", "Three rockets were fired at Talvik. The first struck the school at 6:05 a.m.", "06:05"),
        ("es", "El mercado de Talvik fue alcanzado por un misil el martes a las 21.42.", "21:42"),
        ("es", "Dos misiles alcanzaron el mercado de Talvik. Las explosiones se oyeron a las 21.40.", "21:40"),
        ("es", "Un dron impactó a las 5.35 contra la escuela de Talvik.", "05:35"),
        (
            "es",
            "Varias personas murieron en el impacto de dos misiles. El segundo cayó a las 22.15 en un patio.",
            "22:15",
        ),
    ],
)
def test_the_hour_of_a_strike(language: str, text: str, hour: str) -> None:
    """What is hit, what falls, an impact and the blasts are one attack, which has the hour."""
    found = _told(text, language)
    assert found.values("hour") == {hour}
    assert {event.event_type for event in found.account.events if event.time} <= {"ASSAULT"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The retail sector was hit hard on Tuesday. Prices fell on Monday, and the impact of the law is felt."),
        ("en", "The price of missiles fell on Monday. The ministry was hit with fines."),
        (
            "es",
            "El precio de los misiles cayó. Las partes alcanzaron un acuerdo. El impacto de la ley fue grave.",
        ),
    ],
)
def test_no_strike_of_other_things(language: str, text: str) -> None:
    """A slump, a price and a measure strike nobody."""
    assert all(event.event_type != "ASSAULT" for event in _told(text, language).account.events)


def test_the_explosion_of_a_tank_is_not_an_attack_before_it() -> None:
    """The explosion is the one that was told last."""
    found = _told(
        "A drone hit the fuel depot of Talvik on Monday. A gas tank exploded in Kesvik on Tuesday. The explosion was "
        "heard at 5:10 a.m."
    )
    (hour,) = (claim.event for claim in found.account.claims if claim.slot == "hour")
    assert {event.event_type for event in found.account.events if event.id == hour} == {"EXPLOSION"}
