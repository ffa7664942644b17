"""What is told in so many words: who did it, at what spot, of whom a number speaks. With the real readers."""

import pytest
from msgspec.structs import replace

from firsthand.reconcile.rival_names import doers
from firsthand.records import Value
from tests.reconcile.test_unprepared import case


def _values(text: str, slot: str, language: str = "en") -> set[Value]:
    return {claim.value for claim in case(text, language=language).account.claims if claim.slot == slot}


@pytest.mark.parametrize(
    ("language", "text", "doer"),
    [
        ("en", "The Night Heron group carried out the attack in Kesvik.", "The Night Heron group"),
        ("en", "The attack in Kesvik was probably the work of the Night Heron group, police said.",
         "the Night Heron group"),
        ("en", "The ministry blamed the Night Heron group for the attack in Kesvik.", "the Night Heron group"),
        ("en", "The Night Heron group had nothing to do with the attack in Kesvik, Ada Lind said.",
         "not The Night Heron group"),
        ("en", "Police denied that the Night Heron group was behind the attack in Kesvik.",
         "not the Night Heron group"),
        ("en", "It is not true that the Night Heron group was behind the attack, Ada Lind said.",
         "not the Night Heron group"),
        ("es", "El grupo Garza Negra llevó a cabo el ataque en Kesvik.", "El grupo Garza Negra"),
        ("es", "El ataque en Kesvik no fue obra de la banda Garza Negra, dijo Ana Lind.", "not la banda Garza Negra"),
        ("es", "La banda Garza Negra no planeó ni dirigió el ataque, dijo la policía.", "not La banda Garza Negra"),
        ("en", "Blame for the attack in Kesvik lies with the Night Heron group.", "the Night Heron group"),
        ("en", "It was in all likelihood the Night Heron group that unleashed the attack.", "the Night Heron group"),
        ("en", "It was not the Night Heron group that unleashed the attack.", "not the Night Heron group"),
        ("en", "The authors of the attack belonged by all indications to the Night Heron group.",
         "the Night Heron group"),
        ("es", "La culpa del ataque recae en la banda Garza Negra.", "la banda Garza Negra"),
        ("es", "Fue al parecer la banda Garza Negra quien desató el ataque.", "la banda Garza Negra"),
        ("es", "Los autores del ataque pertenecían a la banda Garza Negra.", "la banda Garza Negra"),
    ],
)  # fmt: skip
def test_who_did_it_is_read_where_a_sentence_says_so(language: str, text: str, doer: str) -> None:
    """Said, denied, and denied by whoever is asked."""
    assert doer in _values(text, "who", language)
    assert "did not happen" not in _values(text, "status", language)


def test_what_somebody_planned_before_an_attack_is_not_the_attack() -> None:
    """ "He planned the trip after the attack"."""
    assert not _values("The mayor planned the trip after the attack in Kesvik.", "who")


def test_two_doers_are_rivals_and_a_denial_is_one() -> None:
    """Each paper names another group; a third says that the first did not do it."""
    told = case(
        "Gunmen attacked the bus station in Kesvik on Monday. The Night Heron group was behind the attack.",
        "Gunmen attacked the bus station in Kesvik on Monday. The Iron Lark league was behind the attack.",
        "Gunmen attacked the bus station in Kesvik on Monday. The Night Heron group was not behind the attack.",
    ).account
    value = {claim.id: claim.value for claim in told.claims}
    found = {(c.kind, frozenset((value[c.a], value[c.b]))) for c in told.contradictions if c.slot == "who"}
    assert ("contradiction", frozenset(("The Night Heron group", "The Iron Lark league"))) in found
    assert ("denial", frozenset(("The Night Heron group", "not The Night Heron group"))) in found


def test_a_denial_meets_every_name_that_a_claim_gives() -> None:
    """A claim that two languages support is printed in one of them; who denies it does so in either."""
    told = case("Gunmen attacked the bus station in Kesvik. The Night Heron group was behind the attack.").account
    claim = next(claim for claim in told.claims if claim.slot == "who")
    printed = replace(claim, value="El grupo Garza Negra")
    assert len(doers(printed, {one.id: one for one in told.assertions})) == 2


@pytest.mark.parametrize(
    ("language", "text", "spot"),
    [
        ("en", "Gunmen attacked the law school in Kesvik on Monday.", "the law school"),
        ("en", "The old bridge was the scene of the attack.", "The old bridge"),
        ("en", "It was at the bus station that the attack happened.", "the bus station"),
        ("es", "Un tren descarriló cerca de la estación vieja en Kesvik.", "la estación vieja"),
        ("es", "La aduana fue escenario del ataque.", "La aduana"),
    ],
)
def test_the_spot_stands_beside_the_town(language: str, text: str, spot: str) -> None:
    """A spot without a name of its own is a place too."""
    assert spot in _values(text, "where", language)


def test_where_somebody_spoke_is_not_where_it_was() -> None:
    """The mayor spoke at the town hall."""
    assert "the town hall" not in _values("The mayor said at the town hall that the attack killed two people.", "where")


@pytest.mark.parametrize(
    ("language", "text", "scope"),
    [
        ("en", "The attack killed four of the guards.", "part"),
        ("en", "Rescuers found six more bodies after the attack in Kesvik.", "more"),
        ("en", "On Monday 54 people were killed across Medoria.", "across Medoria"),
        ("es", "Los rescatistas recuperaron seis cadáveres más tras el ataque.", "more"),
        ("es", "El lunes murieron 54 personas en todo el país.", "en todo el país"),
    ],
)
def test_a_number_keeps_what_it_counts(language: str, text: str, scope: str) -> None:
    """A part, more beside, a wider place: none of them is the toll."""
    killed = [c.scope for c in case(text, language=language).account.claims if c.slot == "killed"]
    assert killed == [scope]


def test_a_part_and_a_wider_place_contradict_no_toll() -> None:
    """12 dead, of whom four children, and 54 in the whole country on that day."""
    told = case(
        "An attack in Kesvik on Monday killed 12 people.",
        "An attack in Kesvik on Monday killed 12 people. It killed four of the guards.",
        "On Monday 54 people were killed across Medoria. An attack in Kesvik killed 12 people on Monday.",
    ).account
    assert not [c for c in told.contradictions if c.slot == "killed"]


def test_who_denies_that_they_did_it_does_not_deny_the_deed() -> None:
    """The crew denies that it set the fire, the gang says "we did not": the fire burned, and six people died."""
    told = case(
        "2024-03-14: Six people died in the fire at the Brand warehouse in Kesvik on Thursday, the mayor said.",
        "2024-03-15: The Marrow Crew denied on Friday that it set fire to the Brand warehouse in Kesvik."
        " “We did not burn that house,” it said.",
    ).account
    assert {c.value for c in told.claims if c.slot == "who"} == {"not Marrow Crew"}
    assert not [c for c in told.claims if c.slot == "status"]
    assert not [c for c in told.claims if c.slot == "killed" and c.dispute]


def test_who_is_taken_for_granted_in_a_denial_is_not_denied() -> None:
    """ "He denied that the four men arrested belong to the crew": they were arrested."""
    told = case(
        "Police arrested four men in Kesvik on Friday. Petra Lind denied that the four men arrested on Friday belong to"
        " the Marrow Crew."
    ).account
    assert not [c for c in told.claims if c.slot == "status" or c.dispute]


def test_a_correction_of_our_story_supports_no_error() -> None:
    """ "An earlier version of our story on the fire said that 91 were injured": nobody says so any more."""
    told = case(
        "91 people were injured in the fire in Kesvik on 12 March.",
        "2024-03-15: Correction: fire in Kesvik\n\nAn earlier version of our story on the fire in Kesvik on 12 March"
        " said that 91 people were injured. The correct number is 19.",
    ).account
    assert {c.value: len(c.support) for c in told.claims if c.slot == "injured"} == {91: 1, 19: 1}
    assert [c.kind for c in told.contradictions] == ["correction"]


@pytest.mark.parametrize(
    "later",
    [
        "Governor Ada Lind told a press conference on Friday that 31 people had been injured in the fire in Kesvik.",
        "The union accused the owner on Friday of the fire that injured 31 people in Kesvik on Thursday.",
    ],
)
def test_the_day_of_speaking_is_not_the_day_of_the_fire(later: str) -> None:
    """Told on Friday, at a press conference or as an accusation: it burned on Thursday, and the numbers meet."""
    told = case("2024-03-14: A fire in Kesvik on Thursday injured 19 people, an officer said.", f"2024-03-15: {later}")
    fires = {c.event for c in told.account.claims if c.slot == "injured"}
    assert len(fires) == 1
    assert {c.value for c in told.account.claims if c.event in fires and c.slot == "when"} == {"2024-03-14"}


def test_who_is_named_as_a_killer_did_it() -> None:
    """ "The Red Harrow gang killed five people", and the gang denies that it did."""
    told = case(
        "Gunmen shot at a bus in Kesvik on Monday. The Red Harrow gang killed five people there, the minister said.",
    ).account
    assert "Red Harrow gang" in {c.value for c in told.claims if c.slot == "who"}


@pytest.mark.parametrize(
    ("language", "text", "doer"),
    [
        ("en", "The Ravens denied any part in the attack.", {"not The Ravens"}),
        ("en", "The Ravens denied involvement in the attack.", {"not The Ravens"}),
        ("es", "La banda de los Cuervos negó su participación en el atentado.", {"not La banda de los Cuervos"}),
        (
            "es",
            "La banda de los Cuervos negó cualquier responsabilidad en el atentado.",
            {"not La banda de los Cuervos"},
        ),
        ("en", "Two men were convicted for their involvement in the attack.", set()),
        ("en", "Police arrested the Ravens' leader over a role in the attack.", set()),
    ],
)
def test_who_denies_a_part_in_it_did_not_do_it(language: str, text: str, doer: set[str]) -> None:
    """A part in a deed is told here of whoever denies it; other sentences may mean another."""
    before = {"en": "An attack killed seven people in Kesvik on Monday. ", "es": "Un atentado mató a siete en Kesvik. "}
    assert _values(before[language] + text, "who", language) == doer


@pytest.mark.parametrize(
    ("language", "text", "spot"),
    [
        (
            "en",
            "Banners surrounded the teachers' college in Kesvik on Monday during a protest.",
            "the teachers' college",
        ),
        ("es", "Vecinos que coreaban consignas bloquearon la entrada de la escuela, en Kesvik.", "la escuela"),
        ("es", "La redada en Kesvik tuvo por escenario el jardín botánico.", "el jardín botánico"),
        ("es", "La central eléctrica, en Kesvik, fue objeto de un ataque.", "La central eléctrica"),
        ("es", "Una emboscada convirtió el viernes la terminal, en Kesvik, en un campo de batalla.", "la terminal"),
    ],
)
def test_a_spot_is_read_from_what_was_done_to_it(language: str, text: str, spot: str) -> None:
    """Beset by a crowd, made a scene of, struck: with the town's name or a day between."""
    assert spot in _values(text, "where", language)


@pytest.mark.parametrize(
    ("language", "text", "cause"),
    [
        ("en", "The fire in Kesvik by all indications stemmed from a leaking pipe.", "a leaking pipe"),
        ("en", "The fire in Kesvik had maybe its origin in a leaking pipe.", "a leaking pipe"),
        ("es", "El incendio en Kesvik se debió tal vez a una tubería rota.", "una tubería rota"),
        ("en", "Ammonia leaked in Kesvik. The leak may have been caused by a faulty valve.", "a faulty valve"),
        ("es", "En la raíz del incendio en Kesvik estuvo una tubería rota.", "una tubería rota"),
        ("en", "The fire in Kesvik was maybe due to a lorry packed with straw.", "a lorry packed with straw"),
        (
            "en",
            "A train crashed in Kesvik. The crash had its origin in a lapse by the driver.",
            "a lapse by the driver",
        ),
        ("en", "The fire in Kesvik was caused by a spark, by all accounts.", "a spark"),
    ],
)
def test_a_hedge_hides_no_cause(language: str, text: str, cause: str) -> None:
    """Wherever it stands among the words that lead to the cause."""
    assert cause in _values(text, "cause", language)
