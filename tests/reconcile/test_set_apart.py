"""What a page itself sets apart: what people are held for, what they remember, another affair, days in between.

Each page is `outlet | published | language | text`; the text's first line is its headline. The coverage is invented.
"""

import pytest

from tests.reconcile.test_one_affair import Affair, affair

DAY = "Post | 2024-09-09 | en | News\n\n"
DIA = "La Hoja | 2024-09-10 | es | Noticias\n\n"


def times(found: Affair, *types: str) -> list[str | None]:
    """The days of the events of some types."""
    return [one.time for one in found.account.events if one.event_type in types]


def counted(found: Affair, slot: str) -> dict[str, set[object]]:
    """The values of a slot by the type of their event and its day."""
    label = {one.id: f"{one.event_type} {one.time}" for one in found.account.events}
    told: dict[str, set[object]] = {}
    for claim in found.account.claims:
        if claim.slot == slot:
            told.setdefault(label[claim.event], set()).add(claim.value)
    return told


@pytest.mark.parametrize(
    "page",
    [
        DAY + "A court in Kesvik on Friday sentenced Ana Ruiz to four years in prison for embezzling 3 million crowns.",
        DAY + "Ana Ruiz was charged on Monday with embezzlement.",
        DAY + "Ana Ruiz was charged on Monday with two counts of theft and bribery.",
        DAY + "Two men were arrested on Friday on suspicion of theft.",
        DIA + "La fiscalía acusó el lunes a Ana Ruiz de malversación por el desvío de 3 millones de coronas.",
        DIA + "Un tribunal de Kesvik condenó el viernes a Ana Ruiz a cuatro años de prisión por malversar 3 millones.",
        DIA + "La policía detuvo el lunes en Kesvik a dos hombres por un delito de robo.",
    ],
)
def test_what_somebody_is_held_for_was_before_it(page: str) -> None:
    """The day of the arrest, the charge or the verdict is none of the deed."""
    assert set(times(affair(page), "BRIBERY", "THEFT")) <= {None}
    assert set(times(affair(page), "BRIBERY", "THEFT"))


@pytest.mark.parametrize(
    "page",
    [
        DAY
        + "About 300 people marched through Kesvik on Saturday in memory of the victims of the bus crash, police said."
        " Two police officers were injured.",
        DIA + "Unas 300 personas marcharon el sábado en Kesvik en memoria de las víctimas del accidente de autobús."
        " Dos agentes resultaron heridos.",
    ],
)
def test_what_is_remembered_was_not_on_that_day(page: str) -> None:
    """The march has its day and the officers who were hurt; the crash has neither."""
    found = affair(page)
    assert times(found, "CRASH") == [None]
    assert counted(found, "injured") == {"PROTEST 2024-09-07": {2}}


def test_a_day_of_correcting_dates_no_crash() -> None:
    """The day on which a toll was put right is not another crash, and its number meets the one that it corrects."""
    found = affair(
        DIA + "El servicio de rescate corrigió este martes el balance del accidente del túnel de Brelin: los"
        " muertos son doce y no trece.",
        "Post | 2024-09-06 | en | Crash\n\nThirteen people died on Thursday when a bus crashed in the Brelin tunnel,"
        " the rescue service said.",
    )
    assert counted(found, "killed") == {"CRASH 2024-09-05": {12, 13}}


def test_the_day_of_a_relative_clause_is_not_the_arrests() -> None:
    """Who fell on Thursday was not held on Thursday; what killed nine on Monday was on Monday."""
    found = affair(DIA + "El conductor del autobús que el jueves cayó al río Arel ha sido detenido en el hospital.")
    assert times(found, "COERCE") == [None]
    assert times(affair(DIA + "El derrumbe que el lunes mató a nueve personas fue investigado."), "COLLAPSE") == [
        "2024-09-09"
    ]


def test_an_arrest_of_another_affair_stays_there() -> None:
    """What a page says to have nothing to do with its own search is not the search of its arrest."""
    found = affair(
        DAY
        + "Police searched the offices of the Salm port company on Friday. One man was arrested. The case has nothing"
        " to do with the affair at the water board in Kesvik, where two people were arrested on Wednesday, a spokesman"
        " for the prosecutor's office, Ignas Verd, said. The man who was arrested is an engineer.",
        "Post | 2024-09-04 | en | Raid on water board\n\nPolice on Wednesday searched the headquarters of Kesvik's"
        " water board, the prosecutor's office said. Two people were arrested, the prosecutor's office said.",
    )
    assert counted(found, "arrested") == {"COERCE 2024-09-04": {2}, "COERCE 2024-09-06": {1}}
    assert not found.rivals("arrested")


def test_a_fire_not_linked_to_the_protests_leaves_them_whole() -> None:
    """Only an affair is set apart from another: the protests of the page stay its own."""
    found = affair(
        DAY + "Protests broke out in Kesvik on Sunday. A fire at the mill was not linked to the protests, police said."
    )
    assert len(times(found, "PROTEST")) == 1


def test_what_came_days_after_is_another() -> None:
    """A crash that comes three days after a bus fell from a bridge is not that one, and was not there."""
    found = affair(
        DAY + "Three players died on Sunday when their van collided with a lorry at Cerro Alto, police said. The crash"
        " comes three days after a bus fell from the Brelin bridge near Sorvik."
    )
    where = {claim.value for claim in found.account.claims if claim.slot == "where" and "Brelin" in str(claim.value)}
    (dated,) = [one for one in found.account.events if one.event_type == "CRASH" and one.time]
    assert where
    assert not [c for c in found.account.claims if c.event == dated.id and "Brelin" in str(c.value)]
    assert {c.value for c in found.account.claims if c.slot == "killed" and c.event == dated.id} == {3}


def test_the_toll_of_a_place_is_of_what_befell_it() -> None:
    """The toll of Kesvik is of the shelling of Kesvik, on a page that is about an attack elsewhere."""
    found = affair(
        DAY
        + "Two soldiers died in an attack on the Brelin crossing at dawn on Sunday, two days after the deadly shelling"
        " of Kesvik.\n\nThe army said nothing. The toll of Kesvik has risen to seven."
    )
    assert counted(found, "killed") == {"ASSAULT 2024-09-08": {2}, "ASSAULT None": {7}}


def test_what_is_to_come_is_told_as_such() -> None:
    """A trial that is due is expected, a march planned; a second attack and a suspended sentence are no plans."""
    trial = affair(
        DAY + "The trial of Ana Ruiz is due to begin on 2 October. Abel Mont wants her to go to prison for seven years."
    )
    assert [one.status for one in trial.account.events if one.time] == ["predicted"]
    attack = affair(
        DAY + "Two soldiers were killed on Sunday when gunmen attacked a post."
        ' "It is the second attack in three days," Colonel Vik said.'
    )
    assert {one.status for one in attack.account.events} == {"happened"}
    court = affair(DAY + "The baker Ciro Mante received a suspended sentence of two years on Monday.")
    assert {one.status for one in court.account.events} == {"happened"}


def test_a_night_runs_into_the_morning() -> None:
    """Arrests of Sunday night and of the early hours of Monday, as many of them, are one."""
    found = affair(
        DAY + "Forty people were arrested when a demonstration in Kesvik turned violent on Sunday night.",
        DIA.replace("10 |", "09 |") + "La policía detuvo a 40 personas en la madrugada del lunes en Kesvik.",
    )
    assert len(times(found, "COERCE")) == 1


def test_words_that_tell_of_nothing_are_no_happening() -> None:
    """A coach that leaves the road departs for nowhere, a report is withdrawn by nobody's troops."""
    assert not times(affair(DAY + "A bus broke down. It left the road at about 5.40 a.m. on Monday."), "DEPARTURE")
    assert not times(affair(DAY + "The agency withdraws its earlier report of nine dead."), "RETREAT")
    assert not times(affair(DIA + "Pide no ser identificada por miedo a represalias."), "THREATEN")
    assert not times(affair(DIA + "Dos murieron al chocar. El camión invadió el carril contrario."), "ASSAULT")
    assert not times(affair(DIA + "Los soldados solo respondieron al fuego."), "FIRE")


def test_who_is_seized_by_name_is_arrested_and_marchers_march() -> None:
    """Somebody who is seized is held; a march of the Mothers is theirs, and not against them."""
    found = affair(DAY + "Dan Hrest, 38, was seized on Friday in a flat in Sorvik, the prosecutor said.")
    assert [one.label for one in found.account.events] == ["arrest of Dan Hrest, Sorvik, 6 September 2024"]
    march = affair(DAY + "The second march of the Mothers for Bread through Kesvik on Saturday remained peaceful.")
    (one,) = march.account.events
    assert one.time == "2024-09-07"
    assert "against" not in one.label


def test_what_happened_times_before_is_another() -> None:
    """Who "have met twice before" did not do so at the meeting of the page, nor burned the depot "tres veces antes"."""
    page = (
        "President Ada Holm met President Olle Berg in Kesvik on Monday. The two have met twice before. It was brief."
    )
    assert times(affair(DAY + page), "CONSULT") == ["2024-09-09", None]
    page = "Un incendio se declaró el lunes en el depósito. El depósito ya se había incendiado tres veces antes."
    assert times(affair(DIA + page), "FIRE") == ["2024-09-09", None]
    page = "A fire broke out at the depot on Monday. The depot burned down before the brigade arrived."
    assert times(affair(DAY + page), "FIRE") == ["2024-09-09"]


@pytest.mark.parametrize(
    "page",
    [
        DAY + "Two people detained over the attack in Kesvik were taken to the police station on Monday.",
        DIA + "Dos personas detenidas tras el atentado de Kesvik fueron llevadas el lunes a la comisaría.",
    ],
)
def test_where_people_are_taken_is_not_where_it_was(page: str) -> None:
    """A station to which the detained are taken is no place of the attack, nor of their arrest."""
    assert not any("station" in str(v) or "comisaría" in str(v) for v in counted(affair(page), "where").values())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Drones set fire to a fuel depot in Norhaven on Friday, two days after rockets killed 18 in Talvik.\n\n"
            "The governor said that two guards were injured and that air defences had shot down 11 drones.",
        ),
        (
            "es",
            "Unos drones incendiaron el viernes un depósito en Norhaven, dos días después de que unos cohetes mataran "
            "a 18 personas en Talvik.\n\nDos guardias resultaron heridos en el incendio, dijo el gobernador.",
        ),
    ],
)
def test_who_was_killed_days_before_is_no_toll_of_what_came_after(language: str, text: str) -> None:
    """Of a fire that came two days after rockets killed people, those are not the dead; nor of what else is told."""
    found = affair(f"Post | 2024-03-16 | {language} | Depot\n\n{text}")
    (fire,) = {event.id for event in found.account.events if event.event_type == "FIRE"}
    killings = {claim.event for claim in found.account.claims if claim.slot == "killed"}
    assert {claim.event for claim in found.account.claims if claim.slot == "injured"} == {fire}
    told = {claim.slot for claim in found.account.claims if claim.event in killings}
    assert told <= {"killed", "where", "means", "who"}
    assert fire not in killings


def test_who_dies_days_later_is_the_fires() -> None:
    """A death some days after a fire is of it."""
    found = affair(
        "Post | 2024-03-16 | en | Mill\n\nTwo men died in Kesvik on Friday, two days after the fire at the mill."
    )
    (event,) = {claim.event for claim in found.account.claims if claim.slot == "killed"}
    assert [one.event_type for one in found.account.events if one.id == event] == ["FIRE"]


def test_nobody_is_hurt_by_the_shooting_of_drones() -> None:
    """Who was hurt where air defences shot down drones was hurt in what else the page tells of."""
    found = affair(
        "Post | 2024-03-16 | en | Depot\n\nDrones set fire to a fuel depot in Norhaven on Friday.\n\n"
        "The governor said that two guards were injured and that air defences had shot down 11 drones."
    )
    fires = {event.id for event in found.account.events if event.event_type == "FIRE"}
    assert {claim.event for claim in found.account.claims if claim.slot == "injured"} == fires


@pytest.mark.parametrize("before", ["Nine days before, a", "Nine days earlier a"])
def test_days_before_is_another_day(before: str) -> None:
    """ "Nine days before", with nothing behind it, is reckoned from the day named last, and sets an attack apart."""
    found = affair(
        "Post | 2024-03-13 | en | Market\n\nThe market of Talvik was hit by a missile on Tuesday night. Fifteen people "
        f"were killed, Mayor Ada Kerrin said.\n\n{before} drone had hit the bus depot at the other end of the town."
    )
    days = {event.time: event.id for event in found.account.events}
    assert set(days) == {"2024-03-12", "2024-03-03"}
    means = {(claim.event, claim.value) for claim in found.account.claims if claim.slot == "means"}
    assert means == {(days["2024-03-12"], "missile"), (days["2024-03-03"], "drone")}
