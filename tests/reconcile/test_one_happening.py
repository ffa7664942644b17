"""What is one happening and what is two, on small coverages with the real readers; all sentences are invented here."""

import pytest

from firsthand.reconcile.growth import says_it_grew
from firsthand.reconcile.happenings import kind_of
from firsthand.records import Event
from tests.reconcile.test_one_affair import Affair, affair
from tests.reconcile.test_two_in_a_week import by_event


def events(found: Affair, *types: str) -> list[Event]:
    """The events of some types."""
    return [event for event in found.account.events if event.event_type in types]


def test_a_ship_may_sink_in_several_words() -> None:
    """The trawler that went down is the vessel that foundered in a storm; a growing toll dates no sinking."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | A trawler goes down\n\nNine people died on Tuesday when a trawler"
        " went down off Sorvik,"
        " the coastguard said.\n\nThe vessel foundered in a storm. Four people were missing.",
        "Aldra Mail | 2024-09-05 | en | Toll rises\n\nThe death toll from the sinking of the trawler off"
        " Sorvik rose on"
        " Thursday to 11, the coastguard said.",
        "Diario Alto | 2024-09-05 | es | Suben los muertos\n\nEl número de muertos por el naufragio de un"
        " pesquero frente a"
        " Sorvik subió el jueves a 11, informó la guardia costera.",
    )
    (sinking,) = [e for e in events(found, "CRASH") if "sinking" in e.label]
    assert sinking.time == "2024-09-03"
    assert {c.value for c in found.account.claims if c.slot == "killed" and c.event == sinking.id} == {9, 11}


def test_the_dead_of_a_riot_are_its_own() -> None:
    """What befell when a riot broke out is the riot's, whatever else its page tells of; other years are apart."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | Riot\n\nSix inmates were killed on Monday when a riot broke out at"
        " the Brelin jail,"
        " officials said.\n\nGuards opened fire on prisoners, two lawyers said.\n\nIn May 2022, three inmates"
        " died there.",
        "Aldra Mail | 2024-09-04 | en | Guards held\n\nTwo guards were arrested on Wednesday over the deaths"
        " of inmates in"
        " the Brelin riot, prosecutors said.",
    )
    (riot,) = [e for e in events(found, "PROTEST") if "riot" in e.label]
    assert riot.time == "2024-09-02"
    killed = {(c.value, c.event == riot.id) for c in found.account.claims if c.slot == "killed"}
    assert (6, True) in killed
    assert (3, True) not in killed
    assert not found.rivals("killed")


def test_floods_are_one_and_a_river_is_no_other_town() -> None:
    """The floods of one page are the deluge of another, though one names its river and one the town."""
    found = affair(
        "La Hoja | 2024-09-03 | es | Desborde\n\nCinco personas murieron el lunes tras el desbordamiento del"
        " río Arel en la"
        " provincia de Bonal, informó la policía.",
        "Aldra Mail | 2024-09-03 | en | Deluge\n\nFive people were killed in floods in Bonal on Monday,"
        " police said. The"
        " Arel burst its banks.",
        "El Sur | 2024-09-05 | es | Renuncia\n\nEl alcalde de Bonal, Luis Ferro, presentó el jueves su"
        " renuncia tras las"
        " críticas por la gestión de las inundaciones, en las que murieron cinco personas.",
    )
    assert [e.time for e in events(found, "DISASTER")] == ["2024-09-02"]


def test_harm_that_nobody_came_to_is_told_of_where_it_stands() -> None:
    """Nobody was hurt at the vigil; the collapse that it was for keeps its dead and injured."""
    found = affair(
        "Teral Post | 2024-03-14 | en | A bridge falls\n\nEleven people were killed and 34 injured when a bridge"
        " collapsed in Ostrel on Tuesday, the mayor, Ada Kerrin, said.\n\nAbout 300 people came to a vigil on"
        " Wednesday. Nobody was injured.",
    )
    (collapse,), (vigil,) = events(found, "COLLAPSE"), events(found, "VIGIL")
    injured = {(claim.event, claim.value) for claim in found.account.claims if claim.slot == "injured"}
    assert injured == {(collapse.id, 34), (vigil.id, 0)}


def test_nobody_charged_yet_denies_no_charge() -> None:
    """A page of the day before a charge, which says that there was none, denies nothing."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | Driver held\n\nPolice said they had detained the driver, Olav"
        " Brandt, 44, on"
        " Monday night. He has not been charged.",
        "Aldra Mail | 2024-09-05 | en | Driver charged\n\nThe driver, Olav Brandt, was charged with fraud on"
        " Thursday,"
        " prosecutors said.",
    )
    assert not found.account.contradictions
    assert "2024-09-02" in {e.time for e in events(found, "COERCE")}


def test_nobody_arrested_so_far_denies_no_later_arrest() -> None:
    """Where no page gives the day of an arrest, the first that tells of it stands for that day."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | Water\n\nForty-one people fell ill in Sorvik after drinking tap water, the"
        " mayor said. No one has been arrested.",
        "Aldra Mail | 2024-09-10 | en | Held\n\nPolice have arrested a technician over the tap water in Sorvik, which"
        " made 41 people ill.",
    )
    assert not found.account.contradictions


def test_a_number_set_right_does_not_unmake_what_it_counts() -> None:
    """A note that puts 31 for 41 says that people fell ill."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | Water\n\nForty-one people fell ill in Sorvik after drinking tap water, the"
        " mayor said.",
        "Aldra Mail | 2024-09-10 | en | Water\n\nTap water made 31 people ill in Sorvik, the mayor said.\n\nCorrection:"
        " An earlier version of this article said that 41 people fell ill. The correct number is 31.",
    )
    assert not [claim for claim in found.account.claims if claim.value == "did not happen"]
    assert found.rivals("infected") == {(31, 41, "correction")}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("fired", "dismissal"), ("let go", "dismissal"), ("relieved of his duties", "dismissal"), ("struck", "blow"),
        ("drunken driving", "drink-driving"), ("driving under the influence", "drink-driving"),
        ("thwarted", "foiling"), ("fended off", "foiling"), ("nominee", "appointment"), ("unrest", "riot"),
    ],
)  # fmt: skip
def test_words_of_one_kind(words: str, kind: str) -> None:
    """Words that papers use for one happening are of one kind, where nothing says what is meant."""
    assert kind_of(words).name == kind


@pytest.mark.parametrize(
    ("words", "grew"),
    [
        ("the toll rose on Wednesday to 19", True), ("el balance subió el martes a 11", True),
        ("the toll climbed further to 20", True), ("she rose early to speak", False), ("subió a la tribuna", False),
    ],
)  # fmt: skip
def test_a_toll_grows_on_a_day(words: str, grew: bool) -> None:
    """The day may stand before the number that a toll rose to."""
    assert says_it_grew(words) == grew


def test_an_order_that_is_denied_is_one_that_others_tell_of() -> None:
    """It is named by what it was to do; who gave it and that none was given stand against each other."""
    found = affair(
        "Sorvik Post | 2024-09-06 | en | Order\n\nThe order to load live rounds was given at noon on 3 September, two"
        " officers said. It was given by Commander Olav Brandt.",
        "Aldra Mail | 2024-09-07 | en | Denied\n\nNo order to load live rounds was given on 3 September, the interior"
        " ministry said.",
    )
    (order,) = events(found, "ORDER")
    assert order.label == "order to load live rounds, 3 September 2024"
    assert {c.kind for c in found.account.contradictions if c.event == order.id} == {"denial"}


def test_the_dead_that_a_union_counts_are_of_the_shooting_and_not_of_its_march() -> None:
    """One clause tells that no marcher was armed, the next how many are dead; and the shooting is of its victims."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | Shots\n\nFive people were killed on Tuesday when police opened fire on dockers"
        " in Sorvik, the hospital said. One officer was shot in the leg.\n\nThousands marched to the port. No one in"
        " the march was armed, the union said, and it had counted nine dead.",
    )
    (shooting,) = [event for event in events(found, "ASSAULT") if event.time]
    assert shooting.label == "shooting of dockers, Sorvik, 3 September 2024"
    killed = {claim.value for claim in found.account.claims if claim.slot == "killed" and claim.event == shooting.id}
    assert killed == {5, 9}


def test_two_counts_of_a_crowd_contradict_each_other() -> None:
    """Whoever puts a number to it, in whatever words."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | March\n\nThousands marched in Sorvik on Tuesday against the water tariff."
        " Organisers put the crowd at 12,000; police spoke of 3,500.",
    )
    assert {claim.value for claim in found.account.claims if claim.slot == "attended"} >= {12000, 3500}
    assert "contradiction" in {kind for _, _, kind in found.rivals("attended")}


def test_a_raid_on_what_was_attacked_is_the_attack() -> None:
    """No police are told of; where they raid a spot, nobody attacked it."""
    attack = affair(
        "Sorvik Post | 2024-09-03 | en | Attack\n\nGunmen attacked the bus depot in Sorvik on Monday, witnesses said."
        "\n\nThree people came out of the raid on the bus depot with injuries.",
    )
    assert [event.event_type for event in events(attack, "ASSAULT", "COERCE")] == ["ASSAULT"]
    search = affair(
        "Sorvik Post | 2024-09-03 | en | Raid\n\nPolice raided the bus depot in Sorvik on Monday, witnesses said."
        "\n\nNothing was found in the raid on the bus depot.",
    )
    assert not events(search, "ASSAULT")


def test_those_seized_are_arrested() -> None:
    """People are arrested, where goods are only seized."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | Arrests\n\nPolice arrested nine people in Sorvik on Monday, prosecutors said."
        "\n\nThose seized in Sorvik had been in the sights of Operation Dry Storm, prosecutors said.",
    )
    assert len(events(found, "COERCE")) == 1
    assert "Operation Dry Storm" in {one.value for one in found.account.assertions if one.slot == "operation"}


def test_arrests_over_one_deed_are_one() -> None:
    """Undated, but after the same shooting; and whoever is suspected is nobody else."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | Shooting\n\nGunmen opened fire at the old bridge in Sorvik on Monday,"
        " police said."
        "\n\nPolice arrested three people after the shooting at the old bridge.",
        "Aldra Mail | 2024-09-04 | en | Held\n\nA shooting shook the old bridge in Sorvik on Monday. Three suspects"
        " were arrested over the shooting at the old bridge, prosecutors said.",
    )
    assert len(events(found, "COERCE")) == 1


def test_a_spot_is_one_in_two_languages() -> None:
    """No page is a translation; the terminal of each is one, a north bridge and "el puente sur" are two."""
    pages = (
        "Sorvik Post | 2024-09-03 | en | Attack\n\nGunmen attacked {} in Sorvik on Monday, police said.",
        "La Hoja | 2024-09-03 | es | Ataque\n\nHombres armados atacaron {} en Sorvik el lunes, dijo la policía.",
    )

    def spots(english: str, spanish: str) -> int:
        found = affair(pages[0].format(english), pages[1].format(spanish))
        return len({c.value for c in found.account.claims if c.slot == "where" and c.value != "Sorvik"})

    assert spots("the ferry terminal", "la terminal de ferris") == 1
    assert spots("the north bridge", "el puente sur") == 2


_RIOT = "A riot broke out at Orvik prison on Saturday, 31 August. Nine prisoners were killed in the riot, Lind said."


@pytest.mark.parametrize(
    ("later", "printed", "events"),
    [
        ("Six people were charged on Tuesday over last week's riot at Orvik prison, Lind said.", "2024-09-11", 1),
        ("Six people were charged on Tuesday over last week's riot at Orvik prison, Lind said.", "2024-09-18", 2),
        ("Six people were charged on Tuesday over the riot of 3 September at Orvik prison.", "2024-09-11", 2),
    ],
)
def test_last_week_is_said_loosely(later: str, printed: str, events: int) -> None:
    """Eleven days after it, a paper says "last week"; not of two weeks before, nor does it where it names a day."""
    account = affair(f"Post | 2024-09-01 | en | Riot\n\n{_RIOT}", f"Mail | {printed} | en | Charged\n\n{later}").account
    assert len([one for one in account.events if one.label.startswith("riot")]) == events


def test_an_event_s_one_code_name_is_one_in_two_languages() -> None:
    """Whom one operation caught in either language, the same one caught; two names in one language are two."""
    english = "Orlund Post | 2024-03-16 | en | Police arrested six people in Talvik on Friday. The arrests in Talvik"
    spanish = "Vanguardia Sur | 2024-03-16 | es | La policía detuvo a seis personas en Talvik el viernes. Los arrestos"
    one = affair(
        f"{english} were part of Operation Red Kite.",
        f"{spanish} en Talvik se hicieron en el marco de la Operación Milano Rojo.",
    )
    assert len(one.values("operation")) == 1
    two = affair(
        f"{english} were part of Operation Red Kite.",
        f"{english.replace('Orlund Post', 'Salva Mail')} were part of Operation Grey Heron.",
        f"{spanish} en Talvik se hicieron en el marco de la Operación Milano Rojo.",
    )
    assert len(two.values("operation")) == 3


def test_what_a_disaster_does_is_said_of_what_is_known() -> None:
    """ "The disaster near the convent occurred on Thursday" speaks of the crash; the verb beside it tells no news."""
    found = affair(
        "Teral Post | 2024-03-15 | en | Rails\n\nTwo trains collided in Ostrel on Thursday. Nine people died.\n\n"
        "The disaster near the convent occurred shortly after noon. The disaster injured 37 people.",
    )
    (crash,) = found.account.events
    assert crash.event_type == "CRASH"
    assert by_event(found, "injured") == [{37}]
    other = affair(
        "Teral Post | 2024-03-15 | en | News\n\nThe headmaster of Ostrel resigned on Thursday.\n\n"
        "The disaster near the convent occurred shortly after noon.",
    )
    assert len(other.account.events) == 2


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("en | News\n\nThe river flooded Ostrel on Thursday.", "Ostrel"),
        ("en | News\n\nMuddy water swamped the botanical garden on Thursday.", "the botanical garden"),
        ("en | News\n\nThe botanical garden disappeared under the water on Thursday.", "The botanical garden"),
        ("es | Noticias\n\nEl río inundó Ostrel el jueves.", "Ostrel"),
    ],
)
def test_a_flood_is_where_the_water_is(sentence: str, where: str) -> None:
    """The town or the spot that water covers is the place of the flood."""
    found = affair("Teral Post | 2024-03-15 | " + sentence)
    assert [claim.value for claim in found.account.claims if claim.slot == "where"] == [where]


def test_who_is_submerged_in_work_is_in_no_flood() -> None:
    """Nor does a river that reaches a person make her a town."""
    found = affair("Teral Post | 2024-03-15 | en | News\n\nAnna was submerged in work on Monday.")
    assert not found.account.events
