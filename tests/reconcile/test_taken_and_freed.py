"""What a pile of a kidnapping, a rescue and an air crash showed, with the real readers. The sentences are invented.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from tests.reconcile.test_one_affair import READER, Affair, affair

DAY = "Post | 2025-04-03 | en | News\n\n"
DIA = "La Hoja | 2025-04-03 | es | Noticias\n\n"


def types(found: Affair) -> list[tuple[str, str | None]]:
    """The types of the events, each with its day."""
    return sorted((one.event_type, one.time) for one in found.account.events)


def of_type(found: Affair, kind: str, slot: str) -> set[object]:
    """The values of a slot of the events of a type."""
    events = {one.id for one in found.account.events if one.event_type == kind}
    return {claim.value for claim in found.account.claims if claim.event in events and claim.slot == slot}


def test_some_of_those_held_are_freed_and_one_dies() -> None:
    """Two of three are freed, the third is one dead and no three, and captors arrest nobody."""
    found = affair(
        DAY + "Soldiers freed two of the three aid workers still held in Korra on Wednesday, but the third hostage was "
        "killed, the army said."
    )
    told = {(claim.slot, claim.value) for claim in found.account.claims}
    assert {("released", 2), ("killed", 1)} <= told
    assert not {("released", 3), ("killed", 3)} & told
    assert "COERCE" not in {kind for kind, _ in types(found)}


def test_the_third_of_those_held_is_no_rival_toll() -> None:
    """The hostage is one of the dead, of whom another page counts ten."""
    found = affair(
        DAY
        + "Soldiers freed two of the three aid workers still held in Korra in a raid on Mount Ashel on Wednesday, but "
        "the third hostage was killed.",
        DAY + "Ten people were killed in a raid on Mount Ashel in Korra on Wednesday, an official said.",
    )
    assert not found.rivals("killed")


def test_who_is_held_over_a_kidnapping_is_arrested() -> None:
    """The police hold a man over it."""
    found = affair(DAY + "Two men were held over the kidnapping of five aid workers on Wednesday.")
    assert of_type(found, "COERCE", "arrested") == {2}


@pytest.mark.parametrize(
    "text",
    [
        "A British engineer and a Spanish nurse who were kidnapped in Teshk two weeks ago have been released.",
        "The leader of a gang that kidnapped a nurse in Teshk on March 4 has been arrested.",
    ],
)
def test_what_is_now_has_no_day_of_what_befell_before(text: str) -> None:
    """Who was kidnapped then and there was not set free, nor arrested, then and there."""
    after = {"RETREAT", "COERCE"}
    found = affair(DAY + text)
    assert {day for kind, day in types(found) if kind in after} == {None}
    assert not of_type(found, "RETREAT", "where") | of_type(found, "COERCE", "where")


def test_whom_a_participle_befell_did_not_do_it() -> None:
    """The workers kidnapped near a village kidnapped nobody, and were not freed there."""
    found = affair(
        DAY + "KESVIK (TNA) - Two of the five aid workers kidnapped near Teshk on March 4 were freed on Wednesday, the "
        "ministry said."
    )
    assert not of_type(found, "ASSAULT", "who")
    assert not of_type(found, "RETREAT", "where")
    assert of_type(found, "RETREAT", "released") == {2}


def test_who_waylays_a_convoy_protests_nothing() -> None:
    """Nor does a camp for those who have left tell that they leave; villagers who bar a road protest."""
    found = affair(
        DAY
        + "Gunmen kidnapped a nurse on Tuesday. About a dozen men on motorcycles blocked the road at 7 a.m. The cars "
        "were on their way to a camp for displaced families."
    )
    assert {kind for kind, _ in types(found)} == {"ASSAULT"}
    assert ("PROTEST", "2025-04-01") in types(affair(DAY + "Dozens of villagers blocked the road on Tuesday."))
    assert "DISPLACEMENT" in dict(types(affair(DAY + "A school housed 40 displaced people on Tuesday.")))


@pytest.mark.parametrize(
    "page",
    [
        DAY + "Gunmen kidnapped five aid workers on Tuesday. The Red Front has kidnapped aid workers before.",
        DIA + "Hombres armados secuestraron el martes a cinco cooperantes. El Frente Rojo ya había secuestrado a una "
        "enfermera en el pasado.",
    ],
)
def test_what_somebody_did_before_is_another_deed(page: str) -> None:
    """Who has taken people before did not take these."""
    found = affair(page)
    events = {one.id: one.time for one in found.account.events}
    by_the_front = {events[c.event] for c in found.account.claims if c.slot == "who" and "Fr" in str(c.value)}
    assert by_the_front <= {None}
    assert "2025-04-01" in events.values()


def test_shot_down_is_a_rival_of_a_failed_engine() -> None:
    """That a plane was shot down is a cause of its crash, and no shooting by a missile."""
    found = affair(
        DAY
        + "A plane crashed near Bellmoor on Friday. The cause was engine failure, the minister said.\n\nThe plane of "
        "Governor Marek Osin was shot down by a missile, the opposition leader, Dag Holm, claimed on Monday."
    )
    assert found.rivals("cause") == {("engine failure", "shot down", "contradiction")}
    assert types(found) == [("CRASH", "2025-03-28")]
    assert not found.values("who")


def test_who_denies_that_a_plane_was_shot_down_denies_no_crash() -> None:
    """The report rules out the cause alone."""
    found = affair(
        DAY + "A plane crashed near Bellmoor on Friday.", DAY + "The army denied that the plane was shot down."
    )
    assert not found.rivals("status")


def test_an_engine_fails_in_two_languages() -> None:
    """Which of two engines it was makes no other cause."""
    found = affair(
        DAY + "A light aircraft crashed near Bellmoor on Friday. The cause was engine failure, the minister said.",
        DIA
        + "Una avería en el motor izquierdo causó el accidente de la avioneta el viernes cerca de Bellmoor, según el "
        "ministerio.",
    )
    assert len({claim.id for claim in found.account.claims if claim.slot == "cause"}) == 1


@pytest.mark.parametrize("aircraft", ["helicopter", "light plane"])
def test_what_flies_crashes_when_it_comes_down(aircraft: str) -> None:
    """A helicopter that came down is a crash with its hurt; a roof that came down is none."""
    found = affair(DAY + f"Four soldiers were hurt when a {aircraft} came down near Kesvik on Wednesday.")
    assert types(found) == [("CRASH", "2025-04-02")]
    assert of_type(found, "CRASH", "injured") == {4}
    assert types(affair(DAY + "A roof came down in Kesvik on Wednesday.")) == [("COLLAPSE", "2025-04-02")]


def test_who_denies_the_charges_does_not_deny_that_the_driver_was_shot() -> None:
    """Somebody shot him, whoever it was; where a page only accuses, the charge stays denied."""
    charged = DAY + "Goran Tesk is accused of killing the driver near Teshk on March 4. Tesk denies the charges."
    told = DAY + "Gunmen shot the driver dead near Teshk on March 4."
    assert not affair(charged, told).rivals("status")
    assert affair(charged).rivals("status")


@pytest.mark.parametrize(
    "page",
    [
        DAY + "Governor Marek Osin and six others died on Friday when their plane crashed near Kesvik.",
        DIA
        + "El gobernador de Korra, Marek Osin, y otras seis personas murieron el viernes al estrellarse su avioneta.",
    ],
)
def test_who_is_named_is_one_of_the_dead(page: str) -> None:
    """With six others he makes seven."""
    assert affair(page).values("killed") == {7}


def test_others_who_died_too_are_more_dead() -> None:
    """Six other people beside one told before are no rival of five; and two who are named are not added up."""
    found = affair(
        DAY + "The governor was killed when his plane crashed on Friday. Six other people on board also died."
    )
    assert {(c.value, c.scope) for c in found.account.claims if c.slot == "killed"} == {(6, "more")}
    two = affair(DAY + "Ada Holm, Bo Lind and six others died when their plane crashed on Friday.")
    assert 7 not in {claim.value for claim in two.account.claims if claim.slot == "killed"}


@pytest.mark.parametrize(
    "text",
    [
        "Officials paid $2.4 million to the group that kidnapped five aid workers in Korra, a source said.",
        "A ransom of $2.4 million was paid for five aid workers kidnapped in Korra, a source said.",
    ],
)
def test_a_ransom_that_was_paid_was_not_only_asked(text: str) -> None:
    """What was paid is another sum than what is demanded."""
    found = affair(DAY + text)
    assert {(c.value, c.scope) for c in found.account.claims if c.slot == "amount"} == {(2_400_000, "USD ransom paid")}


@pytest.mark.parametrize(
    "text",
    [
        "Nadie ha reivindicado el ataque.",
        "Ningún grupo ha asumido la autoría del ataque.",
        "Ada Ruiz todavía recuerda el ataque.",
    ],
)
def test_what_nobody_claims_or_somebody_recalls_has_been(text: str) -> None:
    """Nobody denies it, and it does not last."""
    found = affair(DIA + f"Un ataque mató a tres personas el martes en Kesvik. {text}")
    assert {claim.value for claim in found.account.claims if claim.slot == "status"} <= {"happened"}
    assert not found.rivals("status")
    assert {m.polarity for m in READER.read(found.articles[0]).mentions} == {"positive"}
    assert {m.status for m in READER.read(found.articles[0]).mentions} == {"happened"}


def test_an_opening_floods_a_town_and_is_nobody() -> None:
    """A happening is no doer of another."""
    found = affair(DAY + "The opening of the gates of the Orlen dam flooded Kesvik on Tuesday, killing two people.")
    assert not found.values("who")


def test_a_village_is_where_it_crashed() -> None:
    """A "localidad" has a name that is a place's."""
    found = affair(
        DIA + "Una avioneta se estrelló el viernes cerca de la localidad de Bellmoor y murieron dos personas."
    )
    assert "Bellmoor" in found.values("where")


def test_a_headline_in_capitals_is_read_as_others() -> None:
    """It has the place, the people and the verb that it would have in small letters."""
    line = "Five aid workers abducted near Teshk, driver shot dead"
    small, large = (affair(f"Post | 2025-03-05 | en | {one}\n\nShe will speak.") for one in (line, line.upper()))
    assert types(small) == types(large)
    for slot in ("abducted", "where", "whom"):
        assert large.values(slot) == small.values(slot)


@pytest.mark.parametrize(
    ("headline", "text", "hedge"),
    [
        ("POLICE KILLED A PROTESTER", "Police allegedly killed a protester in Kesvik on Monday.", "allegedly"),
        ("Gang leader arrested in Kesvik", "The alleged leader of the gang was arrested in Kesvik.", "alleged"),
        ("Alleged gang leader arrested in Kesvik", "The alleged leader of the gang was arrested in Kesvik.", None),
        ("Gang leader arrested in Kesvik", "The leader of the gang was arrested in Kesvik.", None),
    ],
)
def test_a_headline_drops_what_its_page_only_alleges(headline: str, text: str, hedge: str | None) -> None:
    """In capitals too, and where the hedge is of who somebody is."""
    found = affair(f"Post | 2025-04-15 | en | {headline}\n\n{text}")
    assert {before for kind, before, _ in found.drift() if kind == "hedge_dropped"} == ({hedge} if hedge else set())


def test_a_reason_left_out_takes_its_not_along() -> None:
    """A translation that leaves out why somebody stayed unnamed says nothing else than its source."""
    found = affair(
        "Northern Post | 2025-03-27 | en | The Spanish government paid $2.4 million to the group that kidnapped five "
        "aid workers in Korra, two Tavarian security officials told the Northern Post.\n\n"
        "The money was handed over in Orsk on March 18, a day before Elena Ruiz and Tom Hadley were freed, said the "
        "officials, who spoke on condition of anonymity because they were not allowed to discuss the case.\n\n"
        "A Spanish foreign ministry spokeswoman denied that any ransom had been paid.",
        "El Faro de Valdera | 2025-03-28 | es | El Gobierno español pagó 2,4 millones de dólares al grupo que "
        "secuestró a cinco cooperantes en Korra, publicó el jueves el Northern Post, que cita a dos funcionarios de "
        "seguridad tavarios.\n\nEl dinero se entregó en Orsk el 18 de marzo, un día antes de que Elena Ruiz y "
        "Tom Hadley quedaran en libertad, dijeron los funcionarios.\n\n"
        "«No se ha pagado ningún rescate», respondió una portavoz del Ministerio de Exteriores.",
    )
    assert "negation" not in {kind for kind, _, _ in found.drift()}


@pytest.mark.parametrize(
    "page",
    [
        DAY + "Six kidnappers and one soldier were killed in the fighting on Mount Ashel on Wednesday.",
        DIA + "Seis secuestradores y un soldado murieron el miércoles en los combates en el monte Ashel.",
    ],
)
def test_kidnappers_are_people(page: str) -> None:
    """With the soldier they are seven dead, and no mountain is whom it befell."""
    found = affair(page)
    assert found.values("killed") == {7}
    assert not found.values("whom")


def test_who_seized_people_kidnapped_them() -> None:
    """Where the page tells of a kidnapping; the police seize suspects, and nobody is called "having"."""
    found = affair(
        DAY
        + "Police told of the kidnapping of five aid workers. Goran Tesk is accused of having led the gang that seized "
        "the five near Teshk on March 4. Police seized two rifles in his house."
    )
    assert "Teshk" in of_type(found, "ASSAULT", "where")
    assert of_type(found, "ASSAULT", "who") == {"gang"}
    assert "Teshk" not in of_type(found, "COERCE", "where")
