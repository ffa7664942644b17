"""Mentions: what happened to whom, when, where, how many. The sentences were written for these tests."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.read import mentions, places, quantities, times
from firsthand.records import Mention
from tests.read.reading import document
from tests.read.test_attribution import read


def _read(text: str, language: str = "en") -> list[Mention]:
    read = document(text, language=language)
    return mentions.find(read, times.tag(read), places.tag(read), quantities.tag(read))


def _counts(text: str, language: str = "en") -> list[tuple[str, list[float]]]:
    return [(m.event_type, [q.minimum for q in m.quantities]) for m in _read(text, language)]


def _words(text: str) -> dict[str, Mention]:
    return {text[m.trigger.start : m.trigger.end]: m for m in _read(text)}


def test_each_number_sits_on_what_it_counts() -> None:
    """The dead, the injured and the explosion are three mentions, and each number belongs to one."""
    found = _counts("Seven people were killed and 23 injured when the depot blew up.")
    assert found == [("DEATH", [7]), ("INJURY", [23]), ("EXPLOSION", [])]


@pytest.mark.parametrize(
    ("text", "event", "number"),
    [
        ("The toll rose to nine.", "DEATH", 9),
        ("Nine bodies were counted at the quay.", "DEATH", 9),
        ("The blast had a death toll of 7.", "DEATH", 7),
        ("The blast tore through the yard, leaving 12 dead.", "DEATH", 12),
        ("Seven killed as fuel depot explodes", "DEATH", 7),
        ("The collapse injured four workers.", "INJURY", 4),
        ("Police arrested 12 dockworkers on Monday.", "COERCE", 12),
        ("Several dozen servicemen were secretly arrested.", "COERCE", 24),
        ("Two workers were still missing.", "MISSING", 2),
        ("Nine people have not been found since the landslide.", "MISSING", 9),
        ("The number of people killed in the crash rose to 12.", "DEATH", 12),
        ("Four men remain in custody after the raid in Quelvia.", "COERCE", 4),
        ("Some 4,000 residents fled their homes.", "DISPLACEMENT", 4000),
        ("The death toll rose from 12 to 17.", "DEATH", 17),
        ("Casualties from the landslide climbed to 31.", "DEATH", 31),
        ("The landslide cost nine villagers their lives.", "DEATH", 9),
        ("In the landslide nine villagers met their deaths.", "DEATH", 9),
        ("Nine villagers vanished in the landslide.", "MISSING", 9),
        ("Nine villagers remained untraced on Friday.", "MISSING", 9),
        ("Nine people came out of the old mine with injuries.", "INJURY", 9),
        ("The landslide drove 60 villagers out of their houses.", "DISPLACEMENT", 60),
        ("Sixty villagers were brought to higher ground.", "DISPLACEMENT", 60),
        ("Eleven men were led away in handcuffs.", "COERCE", 11),
        ("A dawn raid in Quelvia netted 11 suspects.", "COERCE", 11),
        ("Officers put 11 men behind bars on Friday.", "COERCE", 11),
        ("Those who died in the landslide numbered 13.", "DEATH", 13),
        ("The latest count puts those who died in the slide at ten.", "DEATH", 10),
        ("Fatalities in the slide now add up to five.", "DEATH", 5),
        ("The slide proved fatal for 13 people.", "DEATH", 13),
        ("Five men wound up in police custody after the searches.", "COERCE", 5),
        ("Five people ended up behind bars on Monday.", "COERCE", 5),
        ("Officers put 11 men behind bars in Quelvia after months of tension.", "COERCE", 11),
        ("Some 300 people showed up at the march.", "OCCURRENCE", 300),
        ("The turnout at the march was 300.", "OCCURRENCE", 300),
        ("Eighty hands went up for the harbour bill.", "ELECTION", 80),
        ("The yes votes for the harbour bill came to 80.", "ELECTION", 80),
        ("Eighty senators said yes to the harbour bill.", "ELECTION", 80),
    ],
)
def test_tolls_are_read(text: str, event: str, number: float) -> None:
    """Tolls in active, passive, participle, nominal and headline form are read."""
    assert (event, [number]) in _counts(text)


def test_actor_and_recipient_across_voices() -> None:
    """Active, passive and nominal give the same roles."""
    for text in (
        "Police arrested Maria Lopez.",
        "Maria Lopez was arrested by police.",
        "the arrest of Maria Lopez by police",
    ):
        mention = next(m for m in _read(text) if m.event_type == "COERCE")
        assert {(p.role, p.label.lower()) for p in mention.participants} == {
            ("actor", "police"),
            ("recipient", "maria lopez"),
        }


def test_times_and_places_belong_to_their_clause() -> None:
    """The day of the explosion is not the day of the statement, nor its place the speaker's."""
    found = _words("Officials in Orlund said on Wednesday that the depot in Kesvik exploded on Monday.")
    assert [t.edtf for t in found["exploded"].times] == ["2018-06-25"]
    assert found["exploded"].place is not None
    assert found["exploded"].place.name == "Kesvik"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A lorry crashed outside the school in Kesvik.", "Kesvik"),
        ("A train derailed in Kesvik a short distance from the tram depot.", "Kesvik"),
        ("A train derailed on Monday as it was passing the sugar mill in Kesvik.", "Kesvik"),
        ("Two men died on Monday while crossing the bridge in Kesvik.", "Kesvik"),
        ("As he told reporters in Kesvik, a train derailed on Monday.", None),
    ],
)
def test_what_somebody_was_doing_then_says_where(text: str, place: str | None) -> None:
    """It was there that it happened; where somebody speaks of it says nothing."""
    found = next(one for one in _read(text) if one.event_type in ("CRASH", "DEATH"))
    assert (found.place.name if found.place else None) == place


def test_a_plan_is_planned() -> None:
    """What plotters meant to do is a mention with status planned, not a thing that happened."""
    found = _words("The goal was to capture President Albin Dorn and put him on trial.")
    assert found["capture"].status == "planned"
    assert found["capture"].mode == "arrest"


def test_names_and_modifiers_are_no_happenings() -> None:
    """ "Fire chief" and "death penalty" name no fire and no death."""
    assert _counts("The fire chief opposes the death penalty.") == []


def test_spanish_mentions() -> None:
    """Spanish word forms are triggers, with the number beside them."""
    found = _counts(
        "Siete personas murieron y 23 resultaron heridas en la explosión. La policía detuvo a doce hombres.", "es"
    )
    assert found == [("DEATH", [7]), ("INJURY", [23]), ("EXPLOSION", []), ("COERCE", [12])]


_WORDS = (
    "Seven people were killed and 23 injured in Paris on Tuesday by police , . the explosion fire toll rose to nine who"
)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=14))
def test_every_span_quotes_its_article(words: list[str]) -> None:
    """Whatever the words: triggers and participants lie in their sentence's article and quote it; ids are unique."""
    text = " ".join(words) or "."
    found = _read(text)
    assert len({m.id for m in found}) == len(found)
    for mention in found:
        assert mention.sentence.contains(mention.trigger)
        for party in mention.participants:
            assert text[party.span.start : party.span.end] == party.label


def test_some_of_a_group_are_not_its_number() -> None:
    """ "Two of the dead" and "40 de los detenidos" do not count the dead and the arrested."""
    assert ("DEATH", []) in _counts("He said that he had known two of the dead.")
    assert _counts("Al menos 40 de los detenidos fueron golpeados.", "es") == [("COERCE", []), ("ASSAULT", [40])]


def test_a_denial_without_a_parser() -> None:
    """ "Nadie fue golpeado" is a negative mention."""
    assert [m.polarity for m in _read("Nadie fue golpeado.", "es")] == ["negative"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A drone hit the mill on the hill.", "ASSAULT"),
        ("The firm paid an inspector to keep the mill open.", "PAYMENT"),
        ("One of them left the country.", "DEPARTURE"),
        ("The council closed the school.", "CLOSURE"),
        ("The court published its report.", "PUBLICATION"),
        ("Ferries will not run on Friday.", "SERVICE"),
        ("The exercise never took place.", "OCCURRENCE"),
        ("The dead were taken away in lorries; men were taken away.", "COERCE"),
        ("They called it Operation Heron.", "OPERATION"),
        ("The mill lost its licence.", "LICENCE"),
    ],
)
def test_a_plain_verb_names_a_happening_where_its_words_bear_it_out(text: str, event: str) -> None:
    """A weapon hits, a school is closed, a report is published."""
    assert event in [one.event_type for one in _read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Prices hit a record.", "He paid attention.", "They left nothing out.", "She closed the gap.",
        "He runs the firm.", "They published nothing.", "It took place.", "The firm's operation in Talvik is small.",
    ],
)  # fmt: skip
def test_a_plain_verb_elsewhere_is_none(text: str) -> None:
    """Precision first: without a thing that can be hit, closed or published there is no happening."""
    assert not _read(text)


@pytest.mark.parametrize(
    ("text", "status", "polarity"),
    [
        ("Doce vecinos fueron golpeados en el cuartel.", "happened", "positive"),
        ("El molino explotó el lunes.", "happened", "positive"),
        ("Nadie fue golpeado.", "happened", "negative"),
        ("El ejercicio nunca se realizó.", "happened", "negative"),
        ("Los presos podrían ser liberados.", "hypothetical", "positive"),
    ],
)
def test_a_spanish_past_form_is_told_as_done(text: str, status: str, polarity: str) -> None:
    """Without a parser a past form says that it happened, a word of doubt before leaves it open."""
    one = _read(text, "es")[0]
    assert (one.status, one.polarity) == (status, polarity)


@pytest.mark.parametrize(
    ("text", "words", "event"),
    [
        ("Encapuchados asaltaron la aduana.", "asaltaron", "ASSAULT"),
        ("Han asaltado dos bancos.", "asaltado", "ASSAULT"),
        ("El tranvía se salió de la vía.", "se salió de la vía", "CRASH"),
        ("El vagón acabó saliéndose de los raíles.", "saliéndose de los raíles", "CRASH"),
        ("El jurado declaró ayer culpable a Marta Lind.", "declaró ayer culpable", "SANCTION"),
        ("La ministra ha dejado su cargo.", "dejado su cargo", "RETREAT"),
        ("El registro en la vivienda duró dos horas.", "registro", "COERCE"),
        ("La cámara aprobó la reforma.", "aprobó", "ELECTION"),
        ("Mineros y maestros se manifestaron en la plaza.", "se manifestaron", "PROTEST"),
        ("El alcalde dijo que los vecinos se manifestaron en la plaza.", "se manifestaron", "PROTEST"),
        ("El río se desbordó en Talvik.", "se desbordó", "DISASTER"),
    ],
)
def test_a_spanish_word_is_found_in_any_form(text: str, words: str, event: str) -> None:
    """Tenses, participles, "se" before and behind, and words within a phrase."""
    assert [(text[m.trigger.start : m.trigger.end], m.event_type) for m in _read(text, "es")] == [(words, event)]


@pytest.mark.parametrize(
    "text",
    [
        "Los precios se dispararon en mayo.",
        "El registro civil cierra a las dos.",
        "La puesta en marcha del horno tardó un mes.",
        "Un fallo eléctrico dejó sin luz el barrio.",
        "A su juicio, la obra es cara.",
        "El tren se detuvo en la estación.",
        "La alcaldesa se manifestó a favor del puente.",
        "La multitud de diputados se manifestó que no votaría.",
        "Los vecinos se manifestaron preocupados.",
        "Vive en la calle Antonio Hurtado.",
        "El equipo apoyó la idea.",
        "La casa fue cedida por el obispo.",
    ],
)
def test_a_spanish_word_of_another_meaning_is_none(text: str) -> None:
    """Prices that shoot up, faults, opinions and registers are no happenings, nor is a name."""
    assert not _read(text, "es")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A goods train jumped the tracks.", "jumped the tracks"),
        ("Two coaches overturned.", "overturned"),
        ("The senate passed the harbour act.", "passed"),
        ("The mayor gave up her seat.", "gave up"),
        ("Judges found Marta Lind guilty.", "found Marta Lind guilty"),
        ("The pile-up closed nothing.", "pile-up"),
    ],
)
def test_a_phrase_names_a_happening(text: str, words: str) -> None:
    """A verb with what it needs around it, a phrase, and a word with a hyphen."""
    assert words in [text[m.trigger.start : m.trigger.end] for m in _read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "They passed the salt.",
        "She left home at eight.",
        "The time has come to talk.",
        "He had sworn in an affidavit.",
        "The firm ended its operation in Spain.",
        "Shares plunged into the red.",
        "Five people wound up in debt.",
    ],
)
def test_a_phrase_of_another_meaning_is_none(text: str) -> None:
    """What is passed is no law, what comes no happening, and nobody is sworn in."""
    assert not _read(text)


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Some 90 people joined the march.", "en", 90),
        ("The march drew 90 people.", "en", 90),
        ("The crowd at the march numbered 90.", "en", 90),
        ("Unas 90 personas se sumaron a la marcha.", "es", 90),
        ("La marcha congregó a 90 personas.", "es", 90),
        ("The press act received 90 votes in favour.", "en", 90),
        ("90 senators voted for the press act.", "en", 90),
        ("La ley de prensa salió adelante con 90 votos a favor.", "es", 90),
        ("90 people spent the night in shelters.", "en", 90),
        ("El río obligó a 90 personas a abandonar sus casas.", "es", 90),
        ("90 lives lost in Talvik", "en", 90),
    ],
)
def test_who_came_who_voted_who_had_to_leave(text: str, language: str, number: float) -> None:
    """The number stands with a word of the happening."""
    assert [number] in [numbers for _, numbers in _counts(text, language)]


def test_who_speaks_is_not_counted() -> None:
    """Four neighbours who tell of arrests are not four arrested."""
    assert _counts("Cuatro vecinos dijeron que las detenciones siguen.", "es") == [("COERCE", [])]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("According to two residents, police arrested 15 people.", [15]),
        ("Police arrested 15 people, the Post reported, citing several residents.", [15]),
        ("Two residents said they had been arrested.", [2]),
    ],
)
def test_who_is_cited_is_not_counted(text: str, numbers: list[float]) -> None:
    """Two who tell of arrests were not arrested, unless they say so of themselves."""
    assert [found for event, found in _counts(text) if event == "COERCE"] in ([numbers], [[]] if numbers == [2] else [])


@pytest.mark.parametrize(
    ("text", "event", "number"),
    [
        ("Nueve personas, capturadas por el asalto, están siendo interrogadas.", "COERCE", 9),
        ("Los agentes capturaron el 25 de marzo en Kesvik a seis personas.", "COERCE", 6),
        ("No hay rastro de cinco personas desde la crecida.", "MISSING", 5),
        ("La tragedia de Kesvik cuesta 13 vidas.", "DEATH", 13),
        ("El número de muertos ha subido hasta diez.", "DEATH", 10),
    ],
)
def test_spanish_numbers_of_people(text: str, event: str, number: float) -> None:
    """A participle set off by a comma, a day and a town before whom it is done to, a present tense."""
    assert (event, [number]) in _counts(text, "es")


def test_up_to_is_a_bound_but_where_a_number_changed() -> None:
    """ "Hasta diez" are ten at most, "ha subido hasta diez" is ten."""
    (died,) = [m for m in _read("Hasta diez personas murieron.", "es") if m.quantities]
    assert (died.quantities[0].minimum, died.quantities[0].maximum) == (0, 10)


def test_a_word_for_coming_says_nothing_without_a_number() -> None:
    """ "She attended the rally" is the rally alone."""
    assert [event for event, _ in _counts("She attended the rally.")] == ["PROTEST"]


def test_protests_are_no_protesters() -> None:
    """A number of protests counts no protester, a number of arrests counts people."""
    assert _counts("There were 39 protests in Leeds.") == [("PROTEST", [])]
    assert ("COERCE", [28]) in _counts("There were 28 arrests in Leeds.")


def test_a_number_taken_back_counts_nothing() -> None:
    """ "Twelve people died, not fourteen" gives twelve alone."""
    assert _counts("Twelve people died, not fourteen.") == [("DEATH", [12])]


def test_guns_fire_and_nothing_burns() -> None:
    """Opened, returned and tank fire are gunfire; a fire that broke out is a fire."""
    told = _read("Police opened fire on the crowd. Troops returned fire. Tank fire hit the school.")
    assert {one.event_type for one in told} == {"ASSAULT"}
    assert "FIRE" in {one.event_type for one in _read("A fire broke out at the mill.")}


def test_what_is_only_spoken_of_takes_no_date_of_the_main_clause() -> None:
    """The day of a debate is not that of the blast, nor the day of a release that of the years before it."""
    assert not _words("Parliament will debate the explosion on Monday.")["explosion"].times
    words = _words("He was released in Leeds on Monday after 27 years of imprisonment.")
    assert words["released"].times
    assert not words["imprisonment"].times
    assert words["imprisonment"].place is None


def _one(text: str, trigger: str, published: str = "2018-06-28") -> Mention:
    read = document(text, published=published)
    found = mentions.find(read, times.tag(read), places.tag(read), quantities.tag(read))
    return next(m for m in found if text[m.trigger.start : m.trigger.end] == trigger)


def test_what_a_march_protests_is_not_where_it_marches() -> None:
    """Nor are those whom it killed: both lie elsewhere, and earlier."""
    text = "Thousands marched in Vienna on Tuesday to protest the collapse that killed nine workers."
    assert _one(text, "marched").place is not None
    assert (_one(text, "collapse").place, _one(text, "collapse").times) == (None, ())
    assert _one(text, "killed").place is None


def test_who_somebody_is_tells_no_place() -> None:
    """A president's country and a treaty's other side are where nothing happened; the town is."""
    found = _one("French President Ada Lind and German President Otto Vik met in Vienna.", "met")
    assert found.place is not None
    assert found.place.name == "Vienna"
    assert _one("France has no extradition treaty with Russia.", "treaty").place is None


def test_a_year_before_its_noun_is_of_that_noun() -> None:
    """The talks are of no year because the election they were about is of 2016."""
    assert _one("The mayor held talks about the 2016 election.", "talks").times == ()
    assert [time.edtf for time in _one("The mayor held talks about the 2016 election.", "election").times] == ["2016"]


def test_a_day_takes_no_part() -> None:
    """Friday's arrests were made by nobody called Friday."""
    found = _one("Friday's arrest of 12 dockers angered the town.", "arrest")
    assert all("Friday" not in part.label for part in found.participants)


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The mayor is in a good mood ahead of the summit.", "summit", "planned"),
        ("The mayor spoke in the run-up to the election.", "election", "planned"),
        ("The mayor resigned ahead of the 2016 election.", "election", "happened"),
        ("The mayor spoke at the summit.", "summit", "happened"),
    ],
)
def test_what_is_awaited_has_not_happened(text: str, trigger: str, status: str) -> None:
    """People head into a meeting that is still to come, unless it is of a year gone by."""
    assert _one(text, trigger).status == status


def test_one_denial_is_counted_once() -> None:
    """ "Has no treaty" denies it, though both the verb and the noun have the "no" in reach."""
    assert _one("Norland has no treaty with Albany.", "treaty").polarity == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor had a heart attack.", "It was no big deal.", "The ruling party lost its way.",
        "Elected officials left the room.", "The mayor has not ruled out a sale.", "Election-related costs rose.",
        "The scandal hurts the standing of the port.",
    ],
)  # fmt: skip
def test_words_in_another_sense_name_no_happening(text: str) -> None:
    """An illness, an idiom, a rank and a modifier are no attack, deal, vote or ruling."""
    assert [m for m in _read(text) if m.event_type in {"ASSAULT", "AGREE", "RULING", "INJURY", "ELECTION"}] == []


def test_each_spanish_number_counts_the_nearest_happening() -> None:
    """A number that stands beside the injured does not count the dead before it."""
    found = _counts("Cerca de una docena de marineros murieron y más de 40 resultaron heridos.", "es")
    assert [number for _, number in found] == [[9], [41]]


def test_the_day_of_a_dateline_is_not_that_of_a_happening() -> None:
    """A dateline and a story's own day say when it was written."""
    text = "TALVIK, Halmeria, June 27 (Agencia) - Two sailors drowned when a wave hit the pier on Monday."
    assert [time.timex for time in _one(text, "drowned").times] == ["2018-06-25"]
    text = "In an article published on June 27, the Courier reported that two sailors drowned."
    assert not _one(text, "drowned").times
    text = "Talvik, June 20: the ferry sank."
    assert not _one(text, "sank").times
    assert _one("In Talvik, on June 20, the ferry sank.", "sank").times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The guards fired on the dockers.", ["ASSAULT"]),
        ("“They fired into the boat,” she said.", ["ASSAULT"]),
        ("He watched guards fire from the roof.", ["ASSAULT"]),
        ("The sailors were fired on near the quay.", ["ASSAULT"]),
        ("The guards denied firing at the boat.", ["ASSAULT"]),
        ("She was fired from her post.", ["DISMISSAL"]),
        ("The inspector was fired on charges of theft.", ["DISMISSAL", "THEFT"]),
        ("The guard fired his gun.", []),
        ("The senator fired back at his critics.", []),
    ],
)
def test_who_fires_at_somebody_shoots(text: str, found: list[str]) -> None:
    """Guns are fired on, at and into; a post is what one is fired from."""
    assert [mention.event_type for mention in _read(text)] == found


def test_bodies_that_made_a_toll_rise_are_part_of_it() -> None:
    """The bodies found last are no toll of their own beside that of all."""
    assert _counts("The death toll rose to six after divers found the bodies of three sailors.") == [
        ("DEATH", [6]),
        ("DEATH", []),
    ]
    assert _counts("Divers found the last three bodies.") == [("DEATH", [])]
    assert _counts("Divers found the bodies of three sailors.") == [("DEATH", [3])]


def test_a_number_behind_a_date_does_not_take_it_away() -> None:
    """ "On 22 March five people" are not the five of March."""
    found = _words("On 22 March five people died in a flood in Talvik.")
    assert [time.edtf for time in found["flood"].times] == ["2018-03-22"]


def test_a_day_inside_what_was_said_is_of_what_its_verb_tells() -> None:
    """The day of the blow is that of the attack, whoever tells of it; a day of hoping is not that of the summit."""
    found = _words("Ada Kerrin stated that Quelvia was rocked on Monday by an attack on the fuel depot.")
    assert [time.edtf for time in found["attack"].times] == ["2018-06-25"]


def test_a_day_at_the_head_of_a_clause_is_no_part_of_a_name() -> None:
    """Police who freed somebody on 22 March are not the police of 22 March."""
    found = _words("On 22 March police in Quelvia arrested six dockers.")["arrested"]
    assert [time.edtf for time in found.times] == ["2018-03-22"]
    assert ("actor", "police") in {(party.role, party.label) for party in found.participants}


def test_a_tally_gives_its_number_far_off() -> None:
    """In Spanish too, whatever stands between the tally and its number."""
    text = "El número de muertos por el choque de dos trenes cerca de la vieja estación era de 17."
    assert ("DEATH", [17]) in _counts(text, "es")


def test_a_plain_noun_takes_up_what_the_article_tells() -> None:
    """ "The gathering" is the protest of its article; in one that tells of none it is no protest; nor is dust."""
    told = _read("Dockers staged a protest in Quelvia.\n\nThe gathering was at the old customs house.")
    assert [m.event_type for m in told] == ["PROTEST", "PROTEST"]
    alone = _read("Dockers had a drink in Quelvia.\n\nThe gathering was at the old customs house.")
    assert [m.event_type for m in alone] == ["OCCURRENCE"]
    assert len(_read("Dockers staged a protest in Quelvia.\n\nTheir banners have been gathering dust since.")) == 1


def test_a_spanish_noun_takes_up_what_the_article_tells() -> None:
    """The same without a parser: "la batida" where the article tells of arrests."""
    told = _read("Catorce hombres fueron arrestados.\n\nLa batida fue el lunes.", "es")
    assert [m.event_type for m in told] == ["COERCE", "COERCE"]
    assert not _read("Catorce hombres salieron al monte.\n\nLa batida fue el lunes.", "es")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Three crew members were still in custody on Saturday.", "en"),
        ("Three crew members remained missing on Saturday.", "en"),
        ("Tres tripulantes seguían detenidos el sábado.", "es"),
    ],
)
def test_a_day_on_which_it_lasted_dates_nothing(text: str, language: str) -> None:
    """Who is still held or missing on a day was not taken or lost on it."""
    (mention,) = _read(text, language)
    assert not mention.times


def test_a_title_is_no_happening() -> None:
    """An investigating judge investigates nothing there; police who investigate a judge do."""
    assert not _words("Investigating judge Runa Kesk spoke to reporters.")


def test_a_door_is_no_place_that_closes() -> None:
    """A school is shut, and a door only closed."""
    assert not _words("The bow door was shut.")
    assert "shut" in _words("The school was shut on Monday.")


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("Police in Talvik arrested two men on Friday over the attack on the mill.", "attack", "en"),
        ("Four farmers were led home on Friday, nine hours after the collapse of the silo.", "collapse", "en"),
        ("About 90 people marched on Friday to demand the closure of the mill.", "closure", "en"),
        ("A miller who was hurt in the raid died on Friday.", "raid", "en"),
        ("It was the worst flood in Talvik since 1987.", "flood", "en"),
        ("El derrumbe del silo causó tres muertos, informó este viernes la alcaldía.", "derrumbe", "es"),
        ("La policía detuvo el viernes a dos hombres por el asalto al molino.", "asalto", "es"),
    ],
)
def test_a_day_of_something_else_dates_no_happening(text: str, word: str, language: str) -> None:
    """What is only looked back at, asked for, or says who somebody is has not the day of what is told."""
    found = {mention.trigger: mention for mention in _read(text, language)}
    (mine,) = [m for span, m in found.items() if text[span.start : span.end] == word]
    assert mine.times == ()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A cloud of ammonia escaped from the cannery on Monday.", "DISASTER"),
        ("Warplanes flew over Orlund minutes before the strike.", "ASSAULT"),
        ("Police stormed the printers' hall.", "COERCE"),
        ("Gunmen stormed the printers' hall.", "ASSAULT"),
        ("The millers' strike began on Monday.", "PROTEST"),
    ],
)
def test_who_did_it_and_what_with_say_what_happened(text: str, event: str) -> None:
    """A gas that escapes is a leak, a strike of warplanes no walkout, and police who storm a hall raid it."""
    assert event in {mention.event_type for mention in _read(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bullets flew at the convent on Tuesday.", ["ASSAULT"]),
        ("Shots rang out at the market.", ["ASSAULT"]),
        ("The bells rang out over the town, and gulls flew over it.", []),
        ("Three people did not survive.", ["DEATH"]),
        ("The firm did not survive the winter.", []),
        ("The crash was fatal to the driver.", ["CRASH", "DEATH"]),
        ("The error was fatal for the firm.", []),
    ],
)
def test_shots_and_deaths_told_in_other_words(text: str, told: list[str]) -> None:
    """What flies is bullets, and who does not survive is people."""
    assert [mention.event_type for mention in _read(text)] == told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Rey ordenó quemar el registro de gas.", []),
        ("es", "Los vecinos quemaron la comisaría.", [("FIRE", [])]),
        ("es", "Hubo 23 detenidos en los choques de la plaza.", [("COERCE", [23]), ("ASSAULT", [])]),
        ("es", "Lo dijo en el entierro de siete mineros.", [("VIGIL", [])]),
        ("en", "A funeral for seven of the victims was held.", [("VIGIL", [])]),
    ],
)
def test_paper_that_burns_is_no_fire_and_the_dead_come_to_no_funeral(
    language: str, text: str, expected: list[tuple[str, list[float]]]
) -> None:
    """What somebody burns on purpose, clashes at a march, and for whom a funeral is."""
    assert [one for one in _counts(text, language) if one[0] not in ("DEATH", "BURIAL")] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Twelve people died. The mayor put the figure at 14.", "en", [("DEATH", 12), ("DEATH", 14)]),
        ("Nine died on Monday. By Friday the number had risen to 12.", "en", [("DEATH", 9), ("DEATH", 12)]),
        ("Nine were injured, but a nurse put the number at 20.", "en", [("INJURY", 9), ("INJURY", 20)]),
        ("Nine died and 300 homes burned. He put the figure at 450.", "en", [("DEATH", 9)]),
        ("Nine people died. The number of flights fell to 12.", "en", [("DEATH", 9)]),
        ("Nine people died. The firm put the figure at $3 million.", "en", [("DEATH", 9)]),
        ("Nueve personas murieron. El alcalde elevó la cifra a 14.", "es", [("DEATH", 9), ("DEATH", 14)]),
        ("Nueve personas murieron. La cifra es de 12, dijo.", "es", [("DEATH", 9), ("DEATH", 12)]),
        ("Some 800 people were injured. A nurse spoke of 950.", "en", [("INJURY", 800), ("INJURY", 950)]),
        ("Nine people were injured, and a nurse put them at 12.", "en", [("INJURY", 9), ("INJURY", 12)]),
        ("Nine people were injured. A nurse spoke of 14 burned homes.", "en", [("INJURY", 9)]),
        (
            "Unas 800 personas resultaron heridas. Los médicos hablaron de 950.",
            "es",
            [("INJURY", 800), ("INJURY", 950)],
        ),
    ],
)
def test_a_figure_is_of_what_was_counted_before(text: str, language: str, expected: list[tuple[str, int]]) -> None:
    """And of nothing where something else was counted in between."""
    read = document(text, language=language)
    found = mentions.find(read, times.tag(read), places.tag(read), quantities.tag(read))
    assert [(one.event_type, q.minimum) for one in found for q in one.quantities] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("AquaOrv was fined 20,000 crowns in 2021.", "en", [("COERCE", "happened", ["AquaOrv"])]),
        ("The weather was fine and a fine view opened.", "en", []),
        ("The ship hit a reef and sank.", "en", [("CRASH", "happened", [])]),
        ("El juez multó a la empresa.", "es", [("COERCE", "happened", ["juez", "empresa"])]),
        ("Un carguero se hundió.", "es", [("CRASH", "happened", ["carguero"])]),
        ("El volcán entró en erupción.", "es", [("DISASTER", "happened", ["volcán"])]),
        (
            "El alud obligó a evacuar a 30 vecinos.",
            "es",
            [("DISASTER", "happened", []), ("DISPLACEMENT", "happened", ["30 vecinos"])],
        ),
        ("El alcalde pidió evacuar a 30 vecinos.", "es", [("DISPLACEMENT", "hypothetical", ["30 vecinos"])]),
    ],
)
def test_fines_ships_and_what_was_brought_about(text: str, language: str, expected: list[object]) -> None:
    """Happenings that the tables know late; what somebody was made to do was done."""
    read = document(text, language=language)
    found = mentions.find(read, times.tag(read), places.tag(read), quantities.tag(read))
    assert [(one.event_type, one.status, [p.label for p in one.participants]) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The ministry confirmed eleven cases of cholera.", "en", [("OUTBREAK", 11)]),
        ("The measles outbreak infected 40 children.", "en", [("OUTBREAK", 40)]),
        ("A cholera outbreak hit Orl. Lund put the number of cases at eleven.", "en", [("OUTBREAK", 11)]),
        ("A cholera outbreak hit Orl. There are 27 confirmed cases.", "en", [("OUTBREAK", 27)]),
        ("In three cases police opened fire; an outbreak of violence followed.", "en", []),
        ("El brote de cólera deja 27 casos confirmados.", "es", [("OUTBREAK", 27)]),
        ("Unas 200 personas se contagiaron de gripe aviar.", "es", [("OUTBREAK", 200)]),
        ("En tres casos la policía disparó.", "es", []),
    ],
)
def test_who_fell_ill_is_counted_where_a_disease_is_named(text: str, language: str, expected: list[object]) -> None:
    """A case is one of a disease where the text names it; violence breaks out, and makes nobody ill."""
    read = document(text, language=language)
    found = mentions.find(read, times.tag(read), places.tag(read), quantities.tag(read))
    assert [(one.event_type, q.minimum) for one in found for q in one.quantities] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested three men and a woman.", [4]),
        ("Two men and three women were killed.", [5]),
        ("A police officer and three gunmen were killed.", [4]),
        ("Two soldiers and a dog were killed.", [2]),
        ("At least two men and a woman were killed.", [2]),
        ("Rut Vela, a campaign worker of 22, died in hospital.", []),
        ("The storm's death toll of 22 stands.", [22]),
    ],
)
def test_people_of_one_phrase_are_counted_together(text: str, expected: list[int]) -> None:
    """Men and women are people, a dog is none; an age counts nobody."""
    read = document(text)
    found = mentions.find(read, times.tag(read), places.tag(read), quantities.tag(read))
    assert [q.minimum for one in found for q in one.quantities] == expected


def test_what_is_left_at_an_office_is_no_resignation() -> None:
    """Nor are shots those who fled: "dispararon doce veces y huyeron"."""
    read = document("A leaflet was left at the office of the Herald.")
    assert mentions.find(read, times.tag(read), places.tag(read), quantities.tag(read)) == []
    read = document("Dos hombres dispararon al menos doce veces y huyeron.", language="es")
    found = mentions.find(read, times.tag(read), places.tag(read), quantities.tag(read))
    assert [q.minimum for one in found for q in one.quantities if one.event_type == "ESCAPE"] in ([], [2])


def test_what_has_happened_since_takes_no_day_of_what_it_followed() -> None:
    """The present perfect has no day of the past, and whom a thing befell is named in full."""
    text = "A third docker has died after the attack on the harbour master Ada Lind in Kesvik on Saturday."
    died, attack = _read(text)
    assert not died.times
    assert [time.edtf for time in attack.times] == ["2018-06-23"]
    assert [party.label for party in attack.participants] == ["harbour master Ada Lind"]
    assert [m.times == () for m in _read("Two dockers have been arrested on Friday.")] == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lind had led every poll since January.", []),
        ("A poll in May put her ahead.", []),
        ("She is ahead in the polls.", []),
        ("Voters went to the polls on Sunday.", ["ELECTION"]),
        ("The polls closed at eight on Sunday.", ["ELECTION"]),
        ("Nobody took a single guard away from her.", []),
        ("Soldiers took two men away.", ["COERCE"]),
    ],
)
def test_surveys_and_guards_make_no_happening(text: str, expected: list[str]) -> None:
    """A poll that somebody leads is no vote, and who loses a guard arrests nobody."""
    assert [mention.event_type for mention in _read(text)] == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It is not known who ordered the attack.", "happened"),
        ("The general ordered an attack on the depot.", "planned"),
    ],
)
def test_who_ordered_the_attack_is_asked_of_one_that_was(text: str, status: str) -> None:
    """What is known is not planned."""
    assert _one(text, "attack").status == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A parasite in the mains has made at least 241 people sick.", [("OUTBREAK", [241])]),
        ("The number of people made ill by the water has risen to 362.", [("OUTBREAK", [362])]),
        ("Orlund water: 362 ill, two dead, and a memo", [("OUTBREAK", [362]), ("DEATH", [2])]),
        ("Her mother is ill.", []),
        ("A woman of 86 died there on Wednesday, one of the officials said.", [("DEATH", [])]),
    ],
)
def test_who_is_made_ill_is_counted(text: str, expected: list[tuple[str, list[float]]]) -> None:
    """One who is ill is no outbreak, and who says so is not counted."""
    assert [(m.event_type, [q.minimum for q in m.quantities]) for m in _read(text)] == expected


def test_neither_a_day_since_nor_that_of_what_a_charge_is_over_is_the_day() -> None:
    """ "Who had been in hospital since Monday died on Wednesday"; "charged six over the march of 14 June"."""
    text = "A woman of 86 who had been in St Rut's Hospital since Monday died there on Wednesday."
    assert [time.edtf for time in _one(text, "died").times] == ["2018-06-27"]
    text = "Police charged six people over the march of 14 June with criminal damage."
    assert _one(text, "charged").times == ()
    assert [time.edtf for time in _one(text, "march").times] == ["2018-06-14"]


def test_the_water_gives_up_the_dead_and_batons_strike() -> None:
    """No body is rescued, and people who are hit with sticks are beaten."""
    read = document("Two more bodies were pulled from the water. Four boys were pulled from the water.")
    assert [
        read.article.quote(one.sentence) for one in mentions.find(read, [], [], []) if one.event_type == "RESCUE"
    ] == ["Four boys were pulled from the water."]
    read = document("Three docker women were hit with batons.")
    assert [(one.event_type, one.mode) for one in mentions.find(read, [], [], [])] == [("ASSAULT", "beat")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council voted to close the depot, by 14 votes to 9.", [14]),
        ("The council voted 14 to 9 to close the depot.", [14]),
        ("The council approved the bill by 14 votes to nine.", [14]),
        ("The bill passed 51–49.", [51]),
        ("Halmeria beat Orvik 3-2 on Saturday.", []),
        ("The bill passed in 2014 to 2012 levels.", []),
    ],
)
def test_a_tally_is_of_the_votes_for(text: str, expected: list[int]) -> None:
    """What stands behind "to" are the votes against; goals are no votes, and no number took part."""
    read = document(text)
    found = mentions.find(read, times.tag(read), places.tag(read), quantities.tag(read))
    assert [q.minimum for one in found for q in one.quantities] == expected
    assert not any(part.label[-1].isdigit() for one in found for part in one.participants)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gulls beat Orvik 3-1 on Sunday.", []),
        ("Docker women beat three guards.", ["ASSAULT"]),
        ("Lind said his men had been fired upon from the roof.", ["ASSAULT"]),
        ("She was fired from her post.", ["DISMISSAL"]),
        ("Police fire on marchers", ["ASSAULT"]),
        ("Fire on the quay", ["FIRE"]),
        ("He called the death an accident.", ["DEATH"]),
        ("“I have served nineteen years,” the constable said.", []),
        ("He served nineteen years for fraud.", ["SANCTION"]),
        ("(Updates death toll, adds minister)", []),
    ],
)
def test_one_word_in_several_senses(text: str, expected: list[str]) -> None:
    """Goals are no blows, who is fired upon keeps his post, and what is only called an accident is none."""
    assert [one.event_type for one in mentions.find(document(text), [], [], [])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were taken to hospital with stab wounds.", [("INJURY", [9])]),
        ("Of the 26 people brought in with gunshot wounds, eleven have left.", [("INJURY", [26])]),
        ("Six people were killed and 31 wounded by splinters.", [("DEATH", [6]), ("INJURY", [31])]),
        ("A reporter saw two bodies covered with flags.", [("DEATH", [])]),
        ("A march went by. Organisers put the crowd at 12,000.", [("PROTEST", []), ("PROTEST", [12000])]),
        ("There was a rally. About 800 people had gathered there.", [("PROTEST", []), ("PROTEST", [800])]),
        ("About 800 people had gathered there.", []),
        ("Some 20,000 people followed the coffin of Ada Lind.", [("VIGIL", [20000])]),
    ],
)
def test_who_is_counted_in_other_words(text: str, expected: list[tuple[str, list[int]]]) -> None:
    """The wounded by their wounds, a crowd by those who put a number to it; two bodies that one man saw are no toll."""
    read = document(text)
    found = mentions.find(read, [], [], quantities.tag(read))
    assert [(one.event_type, [q.minimum for q in one.quantities]) for one in found] == expected


def test_a_canister_is_not_whom_one_fires_at_and_the_robbed_robs_nobody() -> None:
    """A passive that "and" joins to another befalls its subject, whatever the tagger takes it for."""
    read = document(
        "A canister had been fired at head height. A watchman had been tied up and robbed of his telephone."
    )
    found = mentions.find(read, [], [], [])
    assert [[(p.role, p.label) for p in one.participants] for one in found] == [[], [("recipient", "watchman")]]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The police arrested seventy people between Monday and Wednesday.", "2018-06-25/2018-06-27"),
        ("It was the worst raid since 9 May 2011, when soldiers shot five dockers.", "2011-05-09"),
    ],
)
def test_a_stretch_of_days_and_a_day_that_when_takes_up(text: str, edtf: str) -> None:
    """Arrests between two days are of no first day; who was shot "when" was shot on the day before it."""
    read = document(text)
    found = mentions.find(read, times.tag(read), [], [])
    assert [time.edtf for time in found[-1].times] == [edtf]


@pytest.mark.parametrize(
    ("text", "polarity", "actors"),
    [
        ("The order to load rifles was given by Ada Lind.", "positive", ["Ada Lind"]),
        ("The order to load rifles came from Ada Lind.", "positive", ["Ada Lind"]),
        ("No order to load rifles was given.", "negative", []),
        ("Nobody had ordered the use of live ammunition.", "negative", ["Nobody"]),
        ("The court order was signed on Monday.", None, []),
        ("The firm received an order for two ferries.", None, []),
        ("She ordered a pie.", None, []),
    ],
)
def test_an_order_is_given_or_was_not(text: str, polarity: str | None, actors: list[str]) -> None:
    """Who gave it is who acts; a court's order, goods and pies are none."""
    found = [one for one in mentions.find(document(text), [], [], []) if one.event_type == "ORDER"]
    assert [one.polarity for one in found] == ([polarity] if polarity else [])
    assert [p.label for one in found for p in one.participants if p.role == "actor"] == actors


def test_whom_police_fire_on_is_hit() -> None:
    """Behind "opened fire on" stand people, or the spot where somebody was shot."""
    read = document("Police opened fire on dockers. A docker was shot at the bridge.")
    found = mentions.find(read, [], [], [])
    assert [[p.label for p in one.participants if p.role == "recipient"] for one in found] == [["dockers"], ["docker"]]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        (
            "A log leaves no doubt that an ambush turned the plant into a battlefield on June 24.",
            "ambush",
            "2018-06-24",
        ),
        ("As for the crackdown, it occurred on June 24, five teachers insisted.", "crackdown", "2018-06-24"),
        ("An email notes that on June 24 nine people were led away in handcuffs.", "in handcuffs", "2018-06-24"),
        ("She told a briefing that Leeds was shaken on June 24 by an attack.", "attack", "2018-06-24"),
        ("Doctors told reporters that the round-up is known to have come on June 24.", "round-up", "2018-06-24"),
        ("On June 24 the terminal was the target of an armed raid, three nurses insisted.", "armed raid", "2018-06-24"),
        ("A mobilisation with banners culminated at the college on June 24.", "mobilisation", "2018-06-24"),
    ],
)
def test_a_day_of_what_is_told_is_that_of_the_happening(text: str, trigger: str, day: str) -> None:
    """Whatever noun or verb it is told by: the day hangs on the clause in which the happening is subject or object."""
    assert [time.edtf for time in _one(text, trigger).times] == [day]


def test_a_day_of_something_else_is_not_that_of_the_happening() -> None:
    """An interview's, on the eve of a summit."""
    text = "She spoke in an interview aired on June 24 on the eve of the summit."
    assert _one(text, "summit").times == ()


def test_a_flood_that_invades_a_mill_attacks_nobody() -> None:
    """Nor does "la riada" that "invadió la fábrica"; soldiers do."""
    assert [m.event_type for m in _read("A flash flood hit Leeds and invaded the mill.")] == ["DISASTER"]
    assert [m.event_type for m in _read("Una riada golpeó Leeds e invadió la fábrica.", "es")] == ["DISASTER"]
    assert [m.event_type for m in _read("Norland invaded Albany.")] == ["ASSAULT"]


def test_nobody_takes_to_the_street_on_the_way_to_hospital() -> None:
    """ "Taken to hospital after the street fair" has "take", "to" and "street" in order, and is no protest."""
    assert "PROTEST" not in {m.event_type for m in _read("Nine were taken to hospital following the street fair.")}
    assert "PROTEST" in {m.event_type for m in _read("Thousands took to the streets.")}


def test_protesters_on_their_way_march() -> None:
    """A column of them that makes its way somewhere; a convoy that does is none."""
    assert [m.event_type for m in _read("A column of protesters made its way to the square.")] == ["PROTEST"]
    assert [m.event_type for m in _read("Una columna de manifestantes avanzó hasta la plaza.", "es")] == ["PROTEST"]
    assert _read("A convoy of lorries made its way to the square.") == []


@pytest.mark.parametrize(
    ("text", "status", "polarity"),
    [
        ("The cell ordered the massacre in Leeds.", "happened", "positive"),
        ("The general ordered an attack.", "planned", "positive"),
        ("Nothing like the massacre ever happened.", "happened", "negative"),
        ("Nothing like the massacre has happened since.", "happened", "positive"),
    ],
)
def test_violence_told_as_known_was(text: str, status: str, polarity: str) -> None:
    """Who ordered "the massacre" ordered one that was; nothing like it ever happened where it is denied."""
    (found,) = [m for m in _read(text) if m.event_type == "ASSAULT"]
    assert (found.status, found.polarity) == (status, polarity)


def test_nobody_arrests_a_conference() -> None:
    """The parser takes the "that" of "told a conference that police arrested nine" for the conference."""
    found = _one("She said at a news conference that police arrested nine people.", "arrested")
    assert [part.label for part in found.participants] == ["police", "nine people"]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("A fifth worker died in hospital on Friday.", "en", 5),
        ("The leak has claimed its second victim.", "en", 2),
        ("Muere un quinto trabajador.", "es", 5),
        ("La fuga se cobra su tercera víctima.", "es", 3),
    ],
)
def test_the_dead_are_counted_in_order(text: str, language: str, number: float) -> None:
    """Who died as the fifth makes five; on that day the toll grew, and nothing else happened."""
    (died,) = [m for m in _read(text, language) if m.quantities]
    assert (died.event_type, died.quantities[0].minimum, died.times) == ("DEATH", number, ())


def test_the_first_of_the_dead_gives_no_number() -> None:
    """Nor does a fifth floor, nor a fifth man who is hurt."""
    assert _counts("The first victim died in Leeds.") == [("DEATH", [])]
    assert _counts("A man died on the fifth floor.") == [("DEATH", [])]


@pytest.mark.parametrize(
    "text",
    [
        "Ramon Escrig, a father of two daughters, died in Leeds.",
        "Six minutes of silence were kept, one for each of the dead.",
        "The alarm went off at dawn.",
        "She left of her own accord.",
        "A power cut had shut down the cooling of a tank.",
    ],
)
def test_numbers_and_words_of_something_else(text: str) -> None:
    """Children, minutes, an alarm, a will of one's own and a cooling are no dead, blast, pact or closure."""
    assert [m for m in _read(text) if m.quantities or m.event_type in {"EXPLOSION", "AGREE", "CLOSURE"}] == []


def test_some_of_the_dead_of_whom_something_is_told_are_counted() -> None:
    """As a part of them; those whom somebody only knew are not."""
    assert ("DEATH", [22]) in _counts("22 of the dead have been named.")
    assert ("DEATH", [22]) not in _counts("He knew 22 of the dead.")


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("A source told the Blaze that the cells were full.", []),
        ("The blaze killed nine.", ["FIRE", "DEATH"]),
        ("He had suffered a cardiac arrest in the cells.", []),
        ("The driver walked out of the cab unaided.", []),
        ("The drivers walked out on Monday.", ["PROTEST"]),
        ("A train hurtled off a bridge on Monday.", ["CRASH"]),
    ],
)
def test_papers_hearts_and_drivers(text: str, types: list[str]) -> None:
    """A paper called the Blaze burns nothing, a heart arrests nobody, and one driver who walks out is on no strike."""
    assert [mention.event_type for mention in _read(text)] == types


def test_a_death_in_a_series_of_years_is_no_toll() -> None:
    """The fourth death since 2019 is one death."""
    (mention,) = _read("His is the fourth death at the station since 2019.")
    assert [quantity.minimum for quantity in mention.quantities] == [1]


def test_a_charge_denied_is_no_death_denied() -> None:
    """Who denies manslaughter does not say that nobody died."""
    assert not _read("Sergeant Nils Prow denies manslaughter.")
    assert [mention.event_type for mention in _read("The ministry denied the killing of two men.")] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "language", "event"),
    [
        ("31 people are dead or missing in Kesvik.", "en", "DEATH"),
        ("El informe halló once costillas rotas en el detenido.", "es", "COERCE"),
    ],
)
def test_numbers_of_others_too(text: str, language: str, event: str) -> None:
    """Neither "31 dead or missing" nor eleven ribs of one man count these dead or held."""
    assert [mention.quantities for mention in _read(text, language) if mention.event_type == event] == [()]


def test_a_toll_that_is_ahead_is_predicted() -> None:
    """ "The toll will pass 20" and "could reach 50" tell of no dead; a counterfactual of nothing."""
    for text in ("The toll will pass 20 by morning, a rescuer said.", "The death toll could reach 50."):
        assert [mention.status for mention in _read(text)] == ["predicted"]
    assert not _read("If Prow had killed ten men he would not have served forty years.")


def test_a_fall_from_a_ladder_is_no_season() -> None:
    """Autumn is "in the fall", not "in a fall from a ladder"."""
    (mention,) = _read("Man killed in fall from ladder.")
    assert not mention.times


def test_the_day_of_an_inquest_is_no_day_of_the_death() -> None:
    """ "How he died when the inquest opened on Monday" dates the inquest; "shot when the trial opened" the shooting."""
    (died, *_) = _read("Doctors gave accounts of how Thomas Vik died when the inquest into his death opened on Monday.")
    assert not died.times
    assert _words("A man was shot when the trial opened on Monday.")["shot"].times


def test_a_custody_log_takes_nobody_in() -> None:
    """The log of a police cell is no arrest; who is in custody was arrested."""
    log = (
        "The custody log on the night Idris Vik died was changed twice, a jury at Aldmoor Crown Court heard on Tuesday."
    )
    assert [mention.event_type for mention in _read(log)] == ["DEATH"]
    assert [mention.event_type for mention in _read("Three men are in custody.")] == ["COERCE"]


def test_rescuers_raid_nothing() -> None:
    """Who searches the mud or the woods looks for the lost; police who search a house raid it."""
    assert not _read("Rescuers search the mud in Kesvik.")
    assert not _read("Volunteers searched the woods near Kesvik on Tuesday.")
    assert [mention.event_type for mention in _read("Police searched a house in Kesvik.")] == ["COERCE"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A jury heard on Tuesday how Thomas Vik died in a cell.", "en"),
        ("The inquest heard on Monday that Thomas Vik, 31, was killed by officers.", "en"),
        ("It emerged on Friday that Thomas Vik was killed by officers.", "en"),
        ("The judge heard evidence on Tuesday that Vik was killed by officers.", "en"),
        ("El tribunal escuchó el martes cómo murió Tomás Vik en una celda.", "es"),
        ("El jurado oyó el lunes que tres hombres murieron en el depósito.", "es"),
        ("En la audiencia del martes se escuchó cómo murió Tomás Vik.", "es"),
        ("Un perito declaró el martes que Vik murió asfixiado.", "es"),
    ],
)
def test_the_day_of_a_hearing_dates_nothing_that_was_heard(text: str, language: str) -> None:
    """When a court hears, or a witness says, how somebody died is not when he died."""
    (died,) = (mention for mention in _read(text, language) if mention.event_type == "DEATH")
    assert not died.times


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Residents heard a blast on Monday.", "en"),
        ("They heard on Monday a loud explosion.", "en"),
        ("The inquest heard that Vik died on Sunday.", "en"),
        ("La vecina escuchó el lunes una explosión.", "es"),
        ("El tribunal escuchó que Vik murió el domingo.", "es"),
        ("El lunes tres hombres murieron y la policía contó que huían.", "es"),
    ],
)
def test_what_is_heard_itself_has_its_day(text: str, language: str) -> None:
    """A blast is heard when it happens; and a day inside what was heard is of what happened."""
    assert all(mention.times for mention in _read(text, language) if mention.event_type in {"DEATH", "EXPLOSION"})
    assert _read(text, language)


def test_an_hour_told_at_a_hearing_is_none_of_its_day() -> None:
    """ "Heard on Tuesday that he died at 3.15 a.m." gives an hour and no day."""
    (died,) = _read("The inquest heard on Tuesday that Vik died at 3.15 a.m.")
    assert [time.edtf for time in died.times] == [None]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Vik is the third person to die in custody this year.", "en", 1),
        ("It was the third death in custody in Orlund.", "en", 1),
        ("Vik was the fourth man to be killed by police since 2019.", "en", 1),
        ("Vik es la tercera persona que muere bajo custodia.", "es", 1),
        ("Es la tercera muerte bajo custodia en lo que va de año.", "es", 1),
        ("A third worker died in hospital on Monday.", "en", 3),
        ("He became the ninth victim to die of burns.", "en", 9),
        ("Three people have died in custody this year.", "en", 3),
        ("Murió el lunes la tercera víctima del incendio.", "es", 3),
    ],
)
def test_a_row_of_deaths_is_no_toll(text: str, language: str, number: int) -> None:
    """A death told by its place in a row over a year or over prisons is one; of one happening it is the toll."""
    (death,) = (mention for mention in _read(text, language) if mention.event_type == "DEATH")
    assert [quantity.minimum for quantity in death.quantities] == [number]
    assert not any(time.edtf == "2019" for time in death.times)


def test_a_day_in_an_aside_on_somebody_is_of_that() -> None:
    """ "En la marcha por Vik, que murió el 28" dates the death alone; what a blast did on a day dates the blast too."""
    found = _read("La policía detuvo a doce en la marcha por Vik, que murió el 28 de agosto.", "es")
    assert [mention.event_type for mention in found if mention.times] == ["DEATH"]
    blast = _read("Una explosión en la planta, que mató a tres el lunes, alarmó a todos.", "es")
    assert all(mention.times for mention in blast)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Lind denied that any shot was fired.", "positive"),
        ("Shots were fired in the yard on Saturday.", "positive"),
        ("Police went to the yard after a report of shots fired.", "positive"),
        ("Not a single shot was fired in the yard.", "negative"),
        ("Not one shot was fired in the yard.", "negative"),
        ("Not one but three shots were fired in the yard.", "positive"),
    ],
)
def test_shots_that_were_fired_are_a_shooting(text: str, polarity: str) -> None:
    """A passive tells of guns as well; "not a single" and "not one" deny it, "not one but three" does not."""
    (shooting,) = [m for m in _read(text) if m.event_type == "ASSAULT"]
    assert (shooting.mode, shooting.polarity, shooting.participants) == ("firearms", polarity, ())


@pytest.mark.parametrize(
    "text",
    [
        "The first shots in the war of words were fired on Monday.",
        "The first shots were fired in a trade war on Monday.",
        "Three managers were fired after the audit.",
    ],
)
def test_shots_of_a_trade_war_are_none(text: str) -> None:
    """What is fired in a war of words, and who is fired, was hit by no bullet."""
    assert not [m for m in _read(text) if m.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "language", "hurt"),
    [
        ("Varios cuerpos presentan heridas de bala.", "es", []),
        ("Hallaron tres cadáveres con heridas de bala.", "es", []),
        ("Hallaron tres cuerpos y atienden a doce heridos.", "es", [12]),
        ("Seis personas presentaban heridas de bala.", "es", [6]),
        ("Two bodies with gunshot wounds were found.", "en", []),
        ("Three people with gunshot wounds were taken to hospital.", "en", [3]),
    ],
)
def test_the_wounds_of_the_dead_hurt_nobody(text: str, language: str, hurt: list[float]) -> None:
    """Bodies with wounds are counted as dead, not as injured."""
    injured = [m for m in _read(text, language) if m.event_type == "INJURY"]
    assert [q.minimum for m in injured for q in m.quantities] == hurt


@pytest.mark.parametrize(
    ("text", "language", "missing"),
    [
        ("There is no trace of three hikers since the avalanche.", "en", [3]),
        ("Families have had no news of four fishermen since Monday.", "en", [4]),
        ("There has been no word of two sailors.", "en", [2]),
        ("There was no trace of the thieves who robbed three shops.", "en", []),
        ("There is no trace of poison in the water, and no word of thanks.", "en", []),
        ("Police found a trace of two men in the cellar.", "en", []),
        ("No hay noticias de dos obreros desde el derrumbe.", "es", [2]),
        ("Sin noticias de cinco pescadores desde el lunes.", "es", [5]),
        ("No hay noticias de la empresa desde el lunes.", "es", []),
    ],
)
def test_who_left_no_trace_is_missing(text: str, language: str, missing: list[float]) -> None:
    """So many people of whom there is no news are missing, and nobody denies it; a thief, a firm or poison is not."""
    found = [m for m in _read(text, language) if m.event_type == "MISSING"]
    assert [(m.polarity, [q.minimum for q in m.quantities]) for m in found] == [("positive", [n]) for n in missing]


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("No hay rastro de tres personas desde el incendio.", "incendio", "positive"),
        ("Nadie fue detenido tras la explosión.", "explosión", "positive"),
        ("No hubo heridos después del derrumbe.", "derrumbe", "positive"),
        ("No hay rastro de un ataque.", "ataque", "negative"),
        ("No hubo ataque desde el lunes.", "ataque", "negative"),
    ],
)
def test_what_went_before_is_not_denied(text: str, word: str, polarity: str) -> None:
    """What stands behind "desde", "tras" or "después de" happened, whatever is denied since."""
    found = {text[m.trigger.start : m.trigger.end]: m.polarity for m in _read(text, "es")}
    assert found[word] == polarity


@pytest.mark.parametrize(
    ("text", "language", "displaced"),
    [
        ("Unas 200 personas fueron trasladadas a zonas seguras.", "es", [200]),
        ("Cuarenta vecinos fueron llevados a una zona segura.", "es", [40]),
    ],
)
def test_who_is_taken_to_safety_left_home(text: str, language: str, displaced: list[float]) -> None:
    """A safe area is where people go who leave their homes."""
    assert _counts(text, language) == [("DISPLACEMENT", displaced)]


def test_a_case_is_lost_where_its_crime_is_a_courts() -> None:
    """Embezzlement and perjury are tried by a court, as fraud is; a union that loses its case does so anywhere."""
    for crime in ("embezzlement", "perjury", "fraud"):
        assert "RULING" in {m.event_type for m in _read(f"Anna Dorn lost her {crime} case in Talvik on Thursday.")}
    assert not _read("The union lost its case against the ministry on Thursday.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A helicopter took 40 people off the ferry.", [("RESCUE", 40)]),
        ("Divers took the bodies of three people off the ferry.", []),
        ("Divers took the cargo off the ship.", []),
    ],
)
def test_who_is_taken_off_a_ship_is_saved(text: str, expected: list[tuple[str, int]]) -> None:
    """The living, and people: no bodies and no cargo."""
    _, reading = read(text)
    assert [(m.event_type, q.minimum) for m in reading.mentions for q in m.quantities] == expected


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Lund arrived for her summit with Olle Berg.", ["her", "Olle Berg"]),
        ("The meeting between Ada Lund and Olle Berg ended.", ["Ada Lund", "Olle Berg"]),
        ("Lund met with Olle Berg.", ["Lund", "Olle Berg"]),
        ("The talks with the ministry failed.", ["ministry"]),
        ("It was a meeting with no agenda.", []),
        ("The meeting ended with a quarrel.", []),
    ],
)
def test_whom_somebody_meets_takes_part(text: str, parties: list[str]) -> None:
    """A meeting, a summit and talks are with somebody; an agenda takes part in none."""
    assert [p.label for m in _read(text) if m.event_type == "CONSULT" for p in m.participants] == parties


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A total of 35 people were arrested in Talvik.", "35 people"),
        ("Police arrested a total of 35 people.", "35 people"),
        ("Dozens of protesters were arrested in Talvik.", "Dozens of protesters"),
        ("Some of the guards were arrested.", "Some of the guards"),
        ("Dozens were arrested in Talvik.", "Dozens"),
    ],
)
def test_who_it_befell_is_told_with_those_of_whom_they_are(text: str, label: str) -> None:
    """A count alone is nobody; what it is a count of is part of the words for them."""
    found = [part.label for one in _read(text, "en") for part in one.participants if part.role == "recipient"]
    assert found == [label]
