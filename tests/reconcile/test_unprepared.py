"""Texts that nobody prepared, from sentence to claim, with the real readers. Each mended a mistake that a newcomer met.

The sentences are invented; each is another than the one on which the mistake was seen.
"""

from typing import NamedTuple

import pytest

from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.read import Reader
from firsthand.reconcile import reconcile
from firsthand.reconcile.happenings import kind_of
from firsthand.records import Account, Article, Value
from firsthand.resources import languages, table

READER = Reader()


class Case(NamedTuple):
    """An account of a few sentences, and short ways to ask for what a test is about."""

    account: Account

    def values(self, slot: str) -> set[Value]:
        """What is claimed for a slot, of any event."""
        return {claim.value for claim in self.account.claims if claim.slot == slot}

    def labels(self) -> set[str]:
        """The labels of the events."""
        return {event.label for event in self.account.events}

    def voices(self) -> dict[str, str]:
        """The voices: their labels and kinds."""
        return {voice.label: voice.kind for voice in self.account.voices}


def case(*texts: str, language: str = "en") -> Case:
    """The account of texts, each an outlet's of its own; "2024-03-14: ..." gives the day, else it is 12 March 2024."""
    articles = []
    for number, text in enumerate(texts):
        day, colon, rest = text.partition(": ")
        dated = bool(colon) and day.count("-") == 2
        articles.append(
            Article(
                id=f"art_{number}", key=f"page-{number}", path=f"page-{number}.txt", sha256="",
                text=rest if dated else text, extractor="test", outlet=f"Paper {number}",
                published=day if dated else "2024-03-12", language=language,
            )
        )  # fmt: skip
    readings = [READER.read(article) for article in articles]
    assert not [one for reading in readings for one in reading.problems]
    return Case(reconcile(articles, trace(articles, open_engine()), readings))


@pytest.mark.parametrize("language", languages())
def test_every_word_that_counts_people_is_known_to_both_tables(language: str) -> None:
    """A row of `events` that counts something names a kind of happening with a slot: else its number is lost."""
    rows = [row for row in table(language, "events") if row["counts"] != "-"]
    kinds = {row["term"]: kind_of(row["term"].split("/")[0], row["event"]) for row in rows}
    assert not [term for term, kind in kinds.items() if not (kind.known and kind.slot)]


@pytest.mark.parametrize(
    ("sentence", "slot", "value"),
    [
        ("Nine sailors drowned when the trawler Solvei capsized off Cape Rannoch on Monday.", "killed", 9),
        ("Two nurses were stabbed in Talvik on Monday.", "injured", 2),
        ("The junta executed eleven prisoners in Talvik.", "killed", 11),
        ("Halmeria deported 25 migrants on Monday.", "deported", 25),
        ("Eight people were hospitalised after the fire.", "injured", 8),
        ("The blast claimed 14 lives.", "killed", 14),
        ("The mill laid off 60 workers on Monday.", "dismissed", 60),
    ],
)
def test_a_number_beside_a_word_that_counts_is_claimed(sentence: str, slot: str, value: int) -> None:
    """Whoever drowned, was stabbed, executed, deported or laid off is counted as such."""
    assert value in case(sentence).values(slot)


def test_a_ship_that_goes_down_bears_its_dead() -> None:
    """A trawler that "capsized off Cape Rannoch" is a happening, and bears the dead of the next sentence."""
    found = case("The trawler Solvei capsized off Cape Rannoch on Monday. Nine people died, officials said.")
    (event,) = found.account.events
    assert event.label == "capsizing of the trawler Solvei, Cape Rannoch, 11 March 2024"
    assert found.values("killed") == {9}


def test_going_down_off_a_cape_is_not_going_off() -> None:
    """A particle of a phrase stands beside its verb: what "went down off the cape" did not go off."""
    assert not [e for e in case("The trawler went down off Cape Rannoch on Monday.").account.events
                if e.event_type == "EXPLOSION"]  # fmt: skip


def test_the_word_raid_alone_bears_no_toll() -> None:
    """Police who raid a home attack nobody, and "the raid" has no dead."""
    found = case("Police raided the banker's home in Talvik on Monday. Nine people died.")
    assert "raid on the banker's home, Talvik, 11 March 2024" in found.labels()
    assert {e.label for e in found.account.events for c in found.account.claims
            if c.slot == "killed" and c.event == e.id} == {"death of nine people"}  # fmt: skip


def test_fired_tear_gas_burns_nothing() -> None:
    """A phrase decides before its words: tear gas that is fired is no fire."""
    assert kind_of("fired tear gas").name == kind_of("firing tear gas").name == "crowd control"
    assert not case("Riot police fired tear gas in Talvik on Monday.").values("what")


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour office did not confirm the toll of 19.",
        "Rescuers could not confirm that 19 people were killed.",
        "The claim that 19 people were killed could not be independently verified.",
        "The ministry has yet to confirm that 19 people were killed.",
        "Nobody has confirmed that 19 people were killed.",
        "The ministry neither confirmed nor denied that 19 people were killed.",
        "It is not clear whether 19 people were killed.",
    ],
)
def test_what_is_not_confirmed_is_no_support(sentence: str) -> None:
    """Who does not confirm a toll neither gives it nor denies it: no claim rests on it."""
    found = case(sentence)
    assert {a.stance for a in found.account.assertions} == {"questions"}
    assert not found.account.claims


def test_a_body_takes_up_it_and_a_number_its_missing() -> None:
    """ "It" is the body that the sentence before was about; "and 4 are missing" is a number of its own."""
    found = case("The coast guard did not confirm the toll of 19. It says 17 people died and 4 are missing.")
    assert found.voices() == {"The coast guard": "organisation"}
    assert (found.values("killed"), found.values("missing")) == ({17}, {4})


@pytest.mark.parametrize("verdict", ["are untrue", "are false", "are not true", "are a lie"])
def test_what_is_called_untrue_behind_is_denied(verdict: str) -> None:
    """A denial may follow what it denies."""
    found = case(f"Rumours that Orvald was arrested {verdict}, the harbour master said.")
    assert found.values("status") == {"did not happen"}


@pytest.mark.parametrize(
    ("sentence", "voices"),
    [
        ("No 10 confirmed that nine people were killed.", {"No 10": "organisation"}),
        ("Prosecutors said nine people were killed.", {"Prosecutors": "organisation"}),
        ("Officials said nine people were killed.", {"Officials": "official"}),
        ("Her lawyer Mira Solvik said nine people were killed. Solvik was calm.", {"Mira Solvik": "named_person"}),
        ("Her lawyer, Mira Solvik, said nine people were killed.", {"Mira Solvik": "named_person"}),
        ("IDF said nine people were killed.", {"IDF": "organisation"}),
        ("Any indicators suggest that nine people were killed.", {}),
        ("The final votes show that the party lost.", {}),
        ("The nation's fear that nine people were killed grew.", {}),
        ("Nobody told us that nine people were killed.", {}),
    ],
)
def test_who_is_a_voice(sentence: str, voices: dict[str, str]) -> None:
    """Houses, bodies and lawyers speak; votes, indicators, possessives and nobody do not."""
    assert case(sentence).voices() == voices


def test_a_share_of_voters_counts_no_voters() -> None:
    """ "About 6 in 10 voters" are not ten."""
    (voice,) = case("About 6 in 10 voters said they were tired.").account.voices
    assert (voice.count_min, voice.count_max) == (2, None)


def test_who_served_in_the_army_is_not_the_army() -> None:
    """A body is never taken up by a person."""
    found = case("Ada Orlo, who served in the military, said nine people were killed. The military said it was sorry.")
    assert set(found.voices().values()) == {"named_person", "organisation"}


def test_the_arrest_of_others_on_no_common_day_is_another() -> None:
    """A captain taken on Monday and nine protesters held on a day not told are two events, though both by police."""
    found = case(
        "2024-03-11: Police arrested the harbour master in Port Talvik on Monday.",
        "2024-03-14: Riot police detained nine protesters in Port Talvik, witnesses said.",
    )
    assert len(found.account.events) == 2


def test_two_counts_of_one_arrest_meet() -> None:
    """ "Five had been detained", says the next sentence, and tells of the nine: rival counts of one event."""
    found = case("Police detained nine strikers, witnesses said; police said five had been detained.")
    (event,) = found.account.events
    assert found.values("arrested") == {5, 9}
    assert [c.kind for c in found.account.contradictions] == ["contradiction"]
    assert event.event_type == "COERCE"


def test_the_fire_of_another_year_stays_another() -> None:
    """An undated fire is not the one of fifteen years ago, though both stories name the town and the company."""
    found = case(
        "2024-03-11: A fire at the Talvik yard of Orlo Lines in 2009 killed 48 people.",
        "2024-03-14: A fire broke out at the Talvik yard of Orlo Lines, and three people were hurt.",
    )
    assert len([e for e in found.account.events if e.event_type == "FIRE"]) == 2


def test_the_date_beside_a_noun_is_its_own() -> None:
    """ "The attack on Orlund in May 2023" is of May 2023, whenever those were dismissed who took part in it."""
    found = case("Last August, the bank fired nine clerks over the attack on Orlund in May 2023, in which 30 died.")
    when = {e.event_type: e.time for e in found.account.events}
    assert when["ASSAULT"] == "2023-05"


def test_more_is_added_to_a_toll_and_is_none() -> None:
    """ "Four more bodies" are no toll; "two killed and five more hurt" are two tolls."""
    assert case("The toll rose to 21 after divers found four more bodies.").values("killed") == {21}
    found = case("Two people were killed and five more were injured in the blast.")
    assert (found.values("killed"), found.values("injured")) == ({2}, {5})


@pytest.mark.parametrize(
    "sentence",
    [
        "The way to beating Ada Orlo is narrow.",
        "The club beat Halmeria on Sunday.",
        "Most families cannot make ends meet.",
        "The figures were released on Monday.",
        "The peso crashed on Monday.",
        "It robbed them of a sense of safety.",
        "All mills meet the rules.",
        "Police denied that anyone was in custody.",
    ],
)
def test_figures_of_speech_are_no_happenings(sentence: str) -> None:
    """Rivals are beaten, ends meet and currencies crash without anything having happened to anybody."""
    assert not [e for e in case(sentence).account.events if e.event_type != "COERCE" or "custody" not in sentence]


def test_police_who_beat_people_do_so() -> None:
    """The blow stays a blow."""
    assert case("Police beat three men with sticks on Sunday.").values("beaten") == {3}
    assert case("Four detainees were beaten by guards.").values("beaten") == {4}


@pytest.mark.parametrize(
    "sentence",
    ["The final votes will be cast on Tuesday.", "Halmeria holds an election in 40 days.",
     "The election takes place on 4 May."],
)  # fmt: skip
def test_a_day_still_to_come_has_not_happened(sentence: str) -> None:
    """Votes that will be cast, and an election some days ahead, are predicted."""
    assert {e.status for e in case(sentence).account.events} == {"predicted"}


def test_nobody_killed_beside_a_blast_is_its_toll() -> None:
    """ "Nobody was killed" gives the blast before it a toll of none; nobody is no name for a label."""
    found = case("A bomb exploded in Orlund on Monday. Nobody was killed.")
    assert found.values("killed") == {0}
    assert case("Police denied that anyone had died in custody.").labels() == {"death"}


def test_ages_count_nobody() -> None:
    """ "Orlo, 47," and "Ada Brand, 53," are ages; the two reporters are counted."""
    found = case("Al-Orlo, 47, driver Ada Brand, 53, as well as two reporters were wounded.")
    assert found.values("injured") == {2}
    assert not case("A first shell killed Orlo, 37, and wounded Ada Brand.").values("killed")


def test_the_verb_after_segun_is_no_part_of_who_informed() -> None:
    """ "Según informó la agencia Boreal" credits Boreal; "según alertó el Consejo" is the council's word."""
    article = Article(
        id="art_es", key="es", path="es.txt", sha256="", extractor="test", outlet="Diario", published="2024-03-12",
        language="es", text="La policía detuvo al capitán Joren Vik, según informó la agencia Boreal. "
        "Es grave, según alertó ayer el Consejo de Talvik. El puerto está cerrado, alertó el lunes la guardia costera.",
    )  # fmt: skip
    reading = READER.read(article)
    assert [credit.outlet for credit in reading.credits] == ["Boreal"]
    assert {voice.label for voice in reading.voices} == {"el Consejo de Talvik", "la guardia costera"}


def test_a_body_and_a_surname_are_one_voice_across_a_case() -> None:
    """ "The coast guard" is one body in two stories; a bare "Solvik" is the Mira Solvik of another page."""
    found = case(
        "The trawler Solvei sank on Monday, the coast guard said. Her lawyer Mira Solvik said it was old.",
        "2024-03-13: The coast guard said that the mayor of Orlund had resigned. Solvik said that she was glad.",
    )
    assert {label.lower() for label in found.voices()} == {"the coast guard", "mira solvik"}


def test_the_day_of_an_article_is_not_that_of_what_it_tells() -> None:
    """ "An article on Monday about the sinking" dates no sinking; a fire on board strikes no board."""
    found = case("An article on Monday about the sinking of the Solvei misstated its owner.")
    assert {event.time for event in found.account.events} == {None}
    assert case("Nine people died in a fire on board the Solvei.").labels() == {"fire aboard the Solvei"}


def test_accidents_in_two_towns_are_two() -> None:
    """The same day, the same toll, the same words: the towns part them, which no article names together."""
    found = case(
        "Four people were killed on Monday when a bus overturned in Talvik, police said.",
        "Four people were killed on Monday when a lorry overturned in Orlund, police said.",
    )
    assert [claim.articles for claim in found.account.claims if claim.slot == "killed"] == [1, 1]


def test_another_attack_is_another() -> None:
    """ "Another attack" of the same town and week has a toll of its own."""
    found = case(
        "An attack on the market in Talvik on Monday killed nine people. Another attack in Talvik on Friday killed two."
    )
    assert len([e for e in found.account.events if e.event_type == "ASSAULT" and len(e.mentions) > 1]) == 2


def test_what_took_place_is_what_is_named() -> None:
    """ "The attack took place on Monday" is no happening beside the attack."""
    found = case("The attack on the depot took place on Monday.")
    assert {"attack"} == {label.split()[0] for label in found.labels()}


@pytest.mark.parametrize(
    "sentence",
    [
        "Orlund has no treaty with Talvik.",
        "It isn't a summit, the envoy said.",
        "Ministers have a duty not to attack Orlund.",
    ],
)
def test_what_is_no_happening_is_not_denied(sentence: str) -> None:
    """A thing that is not there, a meeting of another kind and a duty deny nothing that happened."""
    assert "did not happen" not in case(sentence).values("status")


def test_a_summit_that_was_to_be_and_was_is_one() -> None:
    """The plan and the meeting, of the same two in the same town, are one event."""
    found = case(
        "2024-03-10: President Anna Vance will meet Pavel Orr in Talvik on Thursday.",
        "2024-03-15: President Anna Vance met Pavel Orr in Talvik on Thursday.",
    )
    assert len([e for e in found.account.events if e.event_type == "CONSULT"]) == 1


WIRE = (
    "The fire in Tampere destroyed two warehouses in the harbour on Monday and killed nine dockers, police chief Ana "
    "Dorn said. “We will not rest until every question about this night has been answered,” Dorn told reporters."
)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("fire in Tampere", "fire in Leeds", "place"),
        ("every question about this night", "every question about that ship", "quotation_altered"),
        (", police chief Ana Dorn said", "", "attribution_dropped"),
        ("police chief Ana Dorn said", "police chief Ana Dorst said", "name"),
        ("nine dockers", "ninety dockers", "number"),
    ],
)
def test_what_a_copy_changes_is_drift(old: str, new: str, kind: str) -> None:
    """One change in a copy is found, by its kind."""
    found = case(f"2024-03-12: {WIRE}", f"2024-03-13: {WIRE.replace(old, new)}")
    assert kind in {one.kind for one in found.account.drift}


def test_a_copy_that_changes_nothing_has_no_drift() -> None:
    """The same words are no drift."""
    assert not case(f"2024-03-12: {WIRE}", f"2024-03-13: {WIRE}").account.drift


def test_who_denies_that_his_men_fired_denies_the_shooting() -> None:
    """ "Its soldiers" is no shooting that is taken for granted."""
    found = case(
        "Soldiers opened fire on a march in Tampere on Monday and killed nine people, the union said.",
        "The army denied on Tuesday that its soldiers opened fire on a march in Tampere on Monday.",
    )
    assert "did not happen" in found.values("status")
    assert "denial" in {one.kind for one in found.account.contradictions}


@pytest.mark.parametrize(
    ("sentence", "language", "slot", "value"),
    [
        ("Ada Berg was sentenced to 12 years in prison in Talvik.", "en", "sentence", 12),
        ("Ada Berg must serve nine years in jail.", "en", "sentence", 9),
        ("Ada Berg fue encarcelada por tres años.", "es", "sentence", 3),
        ("Blame for the raid in Talvik does not lie with the Grey Wolves.", "en", "who", "not the Grey Wolves"),
        ("After a trial of three years the judges sent Ada Berg to prison for seven years.", "en", "sentence", 7),
        ("El tribunal impuso a Ada Berg 12 años de cárcel.", "es", "sentence", 12),
        ("The arrests in Talvik were part of Operation Red Kite.", "en", "operation", "Operation Red Kite"),
        ("Las redadas en Talvik pertenecen a la Operación Milano.", "es", "operation", "Operación Milano"),
        ("Some 90 people joined the march in Talvik.", "en", "attended", 90),
        ("El mitin en Talvik congregó a 90 personas.", "es", "attended", 90),
        ("90 senators voted for the press act in Talvik.", "en", "votes", 90),
    ],
)
def test_years_operations_crowds_and_votes_are_claimed(sentence: str, language: str, slot: str, value: Value) -> None:
    """What a court gave, of which operation an arrest was part, who came, and how many were for it."""
    assert value in case(sentence, language=language).values(slot)


def test_a_length_without_a_prison_is_no_sentence() -> None:
    """The years of a trial are not those that a court gave."""
    assert not case("Ada Berg was convicted after a trial of three years.").values("sentence")
    assert not case("After three years of waiting, Ada Berg was jailed.").values("sentence")


def test_what_came_on_a_day_befell_nobody() -> None:
    """The subject of "took place" is the happening itself."""
    assert not case("The verdict in Talvik came on Monday, a clerk said.").values("whom")


def test_who_denies_a_part_in_something_does_not_deny_it() -> None:
    """Halmeria denied meddling in the vote: that there was no vote is nobody's claim."""
    told = case(
        "The election in Norland was held on 3 March 2024. Halmeria has denied interfering in the election.",
        "The election in Norland took place on 3 March 2024. Vik was dismissed from the election board on Monday.",
    )
    assert "did not happen" not in told.values("status")
    denied = case("Gunmen attacked the mill in Talvik on Monday.", "The ministry denied that the attack took place.")
    assert "did not happen" in denied.values("status")


@pytest.mark.parametrize(
    ("text", "language", "spot"),
    [
        ("Brantholm was rocked on Sunday by an explosion at the fuel depot.", "en", "fuel depot"),
        ("Brantholm experienced a bus crash near the cathedral.", "en", "cathedral"),
        ("A flood hit Brantholm on Friday and reached the old harbour.", "en", "old harbour"),
        ("Brantholm se vio estremecida el domingo por una explosión en el mercado viejo.", "es", "mercado viejo"),
        ("El mercado viejo de Brantholm fue atacado el martes.", "es", "mercado viejo"),
    ],
)
def test_a_happening_is_where_it_befell(text: str, language: str, spot: str) -> None:
    """A town that underwent a happening is its place, and so is the spot in it."""
    town = {"en": "The fair in Brantholm was long.", "es": "La feria en Brantholm fue larga."}[language]
    values = {str(value).lower() for value in case(town, f"{town} Nada.", text, language=language).values("where")}
    assert "brantholm" in values
    assert any(spot in value for value in values)


FERRY = (
    "2024-03-14: Ferry lost off Solvane\n\nThe ferry Marisol went down off Solvane on Wednesday night with 60 people "
    "on board. Eleven people died, the coast guard said.",
    "2024-03-15: The death toll from the ferry that capsized off Solvane on Wednesday rose to fourteen, the harbour "
    "master said. The disaster has shaken the island.",
    "2024-03-16: Seventeen people are now known to have died when the Marisol foundered off Solvane on 13 March, the "
    "health ministry said. The tragedy came after weeks of storms, a sailor said.",
)


def test_one_sinking_in_three_words_is_one_event() -> None:
    """A ferry that went down, capsized and foundered sank once: its toll rose, and nobody contradicts anybody."""
    found = case(*FERRY)
    (event,) = (e for e in found.account.events if e.event_type == "CRASH")
    tolls = {c.value for c in found.account.claims if c.slot == "killed" and c.event == event.id}
    assert tolls == {11, 14, 17}
    assert {c.kind for c in found.account.contradictions} == {"update"}


def test_another_sinking_is_another() -> None:
    """A trawler that sank elsewhere two days later is not the ferry."""
    found = case(*FERRY, "2024-03-17: The trawler Orla sank off Brannick on Friday. Two sailors died, the port said.")
    assert len([e for e in found.account.events if e.event_type == "CRASH"]) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Orre burst its banks in Belmar on Monday. The catastrophe was at the paper mill, the mayor said."),
        ("en", "A tank exploded in Belmar on Monday. The incident was at the paper mill, the mayor said."),
        ("en", "The minister, Ada Ruhl, resigned on Monday. Her withdrawal surprised the party."),
        ("en", "Police arrested six men in Belmar on Monday. The raid was at the paper mill, the prosecutor said."),
        ("en", "Thousands marched in Belmar on Monday. The gathering ended at the paper mill, the mayor said."),
        ("es", "El río Orre se desbordó en Belmar el lunes. La catástrofe ocurrió por la noche, dijo la alcaldesa."),
        ("es", "Un tanque explotó en Belmar el lunes. Lo ocurrido asustó a los vecinos, dijo la alcaldesa."),
        ("es", "Miles de personas marcharon en Belmar el lunes. La caminata terminó en el molino."),
    ],
)
def test_a_general_noun_speaks_of_what_is_known(language: str, text: str) -> None:
    """The catastrophe is the flood that the page tells of, the raid its arrests, and no happening of its own."""
    assert len(case(text, language=language).account.events) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Orre burst its banks in Belmar on Monday. It may become a catastrophe for the farmers, the mayor said.",
        "A tank exploded in Belmar on Monday. A similar incident in Torvik was never explained, the mayor said.",
        "Police arrested six men in Belmar on Monday. The raid in Torvik on Friday had been at a bakery.",
    ],
)
def test_what_is_news_or_apart_is_not_the_known_one(text: str) -> None:
    """A catastrophe to come, another incident and a raid of another day are not what the page has told of."""
    found = case(text)
    first = {m.event for m in found.account.mentions if m.trigger.start < text.index(".")}
    later = {m.event for m in found.account.mentions if m.trigger.start > text.index(".")}
    assert not first & later


def test_two_days_of_one_vote_are_a_dispute_and_of_two_attacks_are_not() -> None:
    """A bill passes once, so that its days are rival accounts; attacks there may be two of in a week."""
    vote = case(
        "2024-03-20: The assembly in Belmar passed the harbour safety bill on 18 March, the speaker said.",
        "2024-03-21: The assembly in Belmar passed the harbour safety bill on 19 March, a clerk said.",
    )
    assert len([e for e in vote.account.events if e.event_type == "ELECTION"]) == 1
    attack = case(
        "2024-03-20: Gunmen attacked the harbour office in Belmar on 18 March, the mayor said.",
        "2024-03-21: Gunmen attacked the harbour office in Belmar on 19 March, the mayor said.",
    )
    assert len([e for e in attack.account.events if e.event_type == "ASSAULT"]) == 2


def test_a_march_has_those_who_were_hurt_in_it_and_not_those_it_mourns() -> None:
    """Who was hurt in the march is counted to it; those whose killing it protests are not."""
    hurt = case("Thousands marched in Belmar on Monday. Nine people were injured in the march, the hospital said.")
    assert len(hurt.account.events) == 1
    assert hurt.values("injured") == {9}
    mourned = case("Thousands marched in Belmar on Monday to protest against the killing of nine students.")
    assert len(mourned.account.events) == 2


def test_no_arrest_follows_from_a_march_to_come() -> None:
    """Arrests of two weeks before are not those made over the march."""
    found = case(
        "2024-03-05: Police arrested nine suspects in Belmar on 4 March, the prosecutor said.",
        "2024-03-21: Thousands marched in Belmar on 20 March. Nine suspects were arrested over the march, police said.",
    )
    arrests = [e for e in found.account.events if e.event_type == "COERCE"]
    assert len(arrests) == 2


def test_a_code_name_and_a_title_name_no_happening() -> None:
    """ "Operation Winter Storm" is no storm, and an investigating judge investigates nothing by the name."""
    found = case("Operation Winter Storm began in Belmar on Monday, investigating judge Ada Ruhl said.")
    assert {e.event_type for e in found.account.events} == {"OPERATION"}


def test_a_charge_is_no_deed_and_its_missing_are_not_killed() -> None:
    """ "On suspicion of negligent homicide" tells of no killing that the missing of the next sentence could be of."""
    found = case(
        "Prosecutors in Talvik said they had detained the first officer on suspicion of negligent homicide. "
        "Seventeen passengers are still missing."
    )
    assert {event.label for event in found.account.events if event.event_type != "COERCE"} == {
        "disappearance of seventeen passengers"
    }


def test_two_nouns_under_one_article_are_one_ship() -> None:
    """ "A car and passenger ferry has foundered": no car has."""
    found = case("A car and passenger ferry has foundered in the strait with the loss of eleven lives.")
    assert {claim.value for claim in found.account.claims if claim.slot == "whom"} == {"passenger ferry"}


def test_what_a_march_is_to_demand_has_not_happened() -> None:
    """ "Para exigir la dimisión": the minister has not resigned."""
    found = case("Unas 2.000 personas se manifestaron en Talvik para exigir la dimisión del ministro.", language="es")
    assert {event.status for event in found.account.events if event.event_type == "RETREAT"} == {"hypothetical"}


def test_fewer_missing_on_a_later_day_is_an_update() -> None:
    """Some of the missing are found: 23 and then 17, by one authority, are no contradiction."""
    found = case(
        "2024-03-12: 23 people were missing after the ferry sank off Talvik on 12 March, the coast guard said.",
        "2024-03-14: 17 people are still missing after the ferry sank off Talvik on 12 March, the coast guard said.",
    )
    assert {(one.slot, one.kind) for one in found.account.contradictions} == {("missing", "update")}


def test_a_few_pages_on_one_affair_are_one_story() -> None:
    """Names that stand on every page of a small pile tie its pages: one flood, told of in other words by each."""
    found = case(
        "The ferry Alma Rosa sank off Talvik on Monday. Nine drowned, Captain Ida Molen of the coast guard said.",
        "Nobody had checked the doors of the Alma Rosa, mechanic Jon Vale said in Talvik. The ferry foundered.",
        "Relatives of those aboard the Alma Rosa wait in Talvik. The sinking shocked Captain Ida Molen, she said.",
    )
    assert len([e for e in found.account.events if e.event_type == "CRASH"]) == 1


def test_who_died_was_not_said_to_be_killed() -> None:
    """Bodies that are washed ashore make a death, not a killing."""
    assert not {one for one in case("Two bodies were washed ashore in Talvik on Monday.").labels() if "killing" in one}


@pytest.mark.parametrize(
    ("headline", "voices"),
    [
        ("Gobierno: 14 muertos", ["Gobierno"]),
        ("Alcalde de Orvik: al menos 14 muertos", ["Alcalde de Orvik"]),
        ("Protección Civil: 14 muertos y 30 desaparecidos", ["Protección Civil"]),
        ("Rotura de presa en Orvik: 14 muertos", []),
        ("Orvik: 14 muertos", []),
        ("Última hora: 14 muertos", []),
        ("Hospital de Orvik: 14 muertos", []),
        ("Gobierno: 14 millones para Orvik", []),
    ],
)
def test_whose_toll_stands_behind_a_spanish_colon(headline: str, voices: list[str]) -> None:
    """A body or an office before a colon gives the toll; a disaster, a town or a site leaves it the paper's."""
    text = f"{headline}\n\nUna presa se rompió el lunes en Orvik."
    made = Article(
        id="art", key="k", path="p", sha256="", text=text, extractor="test", outlet="La Hoja", language="es",
        title=headline, published="2024-09-03",
    )  # fmt: skip
    account = reconcile([made], trace([made], open_engine()), [READER.read(made)])
    assert [voice.label for voice in account.voices] == voices
    assert any(claim.slot == "killed" for claim in account.claims) == ("muertos" in headline)


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        ("en", "The death toll stands at 23: 17 in the municipality of Orvik and 6 in Kesvik, the ministry said.",
         {(23, ""), (17, "part"), (6, "part")}),
        ("en", "Twenty-two people were killed, 16 of them in Orvik and six in Kesvik.",
         {(22, ""), (16, "part"), (6, "part")}),
        ("en", "It killed 23 people (17 in Orvik and 6 in Kesvik).", {(23, ""), (17, "part"), (6, "part")}),
        ("en", "Sixteen people died in Orvik and six in Kesvik.", {(16, "part"), (6, "part")}),
        ("es", "Hay 23 muertos: 17 en el municipio de Orvik y 6 en Kesvik, dijo el ministerio.",
         {(23, ""), (17, "part"), (6, "part")}),
        ("en", "The toll stands at 40, 17 in Orvik and 6 in Kesvik, the ministry said.", {(40, "")}),
        ("en", "Sixteen people died in Orvik and six in hospital.", {(16, "")}),
        ("en", "Seven people died in Orvik and six were hurt in Kesvik.", {(7, "")}),
    ],
)  # fmt: skip
def test_a_toll_is_shared_out_between_towns(language: str, text: str, killed: set[tuple[Value, str]]) -> None:
    """Shares that add up to the toll, or stand without one, are parts of it; other numbers beside towns are none."""
    lead = "A dam burst above Orvik on Monday." if language == "en" else "Una presa se rompió el lunes sobre Orvik."
    made = Article(
        id="art", key="k", path="p", sha256="", text=f"{lead} {text}", extractor="test", outlet="Post",
        language=language, published="2024-09-03",
    )  # fmt: skip
    account = reconcile([made], trace([made], open_engine()), [READER.read(made)])
    assert {(claim.value, claim.scope) for claim in account.claims if claim.slot == "killed"} == killed
    assert not account.contradictions
