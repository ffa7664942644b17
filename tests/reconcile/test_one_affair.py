"""What a newcomer's own pile of one affair showed, with the real readers. The sentences are invented for these tests.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

from typing import NamedTuple

import pytest

from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.read import Reader
from firsthand.reconcile import reconcile
from firsthand.records import Account, Article, Lineage, Value, Voice

READER = Reader()


class Affair(NamedTuple):
    """An account, its articles by number, and short ways to ask."""

    account: Account
    articles: tuple[Article, ...]
    lineage: Lineage

    def values(self, slot: str) -> set[Value]:
        """What is claimed for a slot, of all whom it befell."""
        return {claim.value for claim in self.account.claims if claim.slot == slot and not claim.scope}

    def rivals(self, slot: str) -> set[tuple[Value, Value, str]]:
        """The pairs that cannot both stand, as (lesser, greater, kind)."""
        value = {claim.id: claim.value for claim in self.account.claims}
        pairs = ((*sorted((value[c.a], value[c.b]), key=str), c) for c in self.account.contradictions)
        return {(low, high, c.kind) for low, high, c in pairs if c.slot == slot}

    def people(self) -> list[Voice]:
        """The voices of the case."""
        return list(self.account.voices)

    def drift(self) -> set[tuple[str, str, str]]:
        """Drift as (kind, before, after)."""
        return {(d.kind, d.before, d.after) for d in self.account.drift}


def affair(*pages: str) -> Affair:
    """The account of pages, each at an address of its own."""
    articles = []
    for number, page in enumerate(pages):
        outlet, published, language, text = (part.strip() for part in page.split("|", 3))
        articles.append(
            Article(
                id=f"art_{number}", key=f"https://page-{number}.example/", path=f"page-{number}.txt", sha256="",
                url=f"https://page-{number}.example/", text=text, extractor="test", outlet=outlet,
                title=text.splitlines()[0], published=published or None, language=language,
            )
        )  # fmt: skip
    lineage = trace(articles, open_engine())
    return Affair(reconcile(articles, lineage, [READER.read(one) for one in articles]), tuple(articles), lineage)


def _cause(text: str, language: str = "en") -> set[Value]:
    return affair(f"Courier | 2024-03-12 | {language} | {text}").values("cause")


@pytest.mark.parametrize(
    ("language", "text", "cause"),
    [
        ("en", "The fire at the mill had its origin in a faulty stove.", "a faulty stove"),
        ("en", "The fire at the mill was apparently the result of a faulty stove.", "a faulty stove"),
        ("en", "At the root of the fire was a faulty stove, the owner said.", "a faulty stove"),
        ("en", "The owner said that a faulty stove by all accounts brought on the fire.", "a faulty stove"),
        ("en", "The mayor's resignation in Kesvik stemmed from a land scandal.", "a land scandal"),
        (
            "en",
            "The explosion in Kesvik happened because the tank had not been checked.",
            "the tank had not been checked",
        ),
        ("es", "El incendio del molino obedeció a una estufa averiada.", "una estufa averiada"),
        ("es", "El incendio del molino tuvo al parecer su origen en una estufa averiada.", "una estufa averiada"),
        ("es", "Una estufa averiada dio lugar al incendio del molino.", "Una estufa averiada"),
    ],
)
def test_a_cause_in_other_words(language: str, text: str, cause: str) -> None:
    """What a happening goes back to, came from or was brought on by; of a resignation too, and in a clause."""
    assert _cause(text, language) == {cause}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The raid centred on the old granary, police said."),
        ("en", "The raid had the old granary as its stage, police said."),
        ("en", "The old granary served as the setting for the raid, police said."),
        ("en", "The old granary was where the raid took place, police said."),
        ("en", "The location of the raid was given as the old granary."),
        ("en", "The raid turned the old granary into a ruin."),
    ],
)
def test_a_predicate_says_where_it_was(language: str, text: str) -> None:
    """A stage, a setting, a focus and what a happening made of a spot are where it was."""
    found = affair(f"Courier | 2024-03-12 | {language} | {text}").values("where")
    assert {str(value).lower() for value in found} == {"the old granary"}


@pytest.mark.parametrize(
    "text",
    [
        "La redada tuvo como foco el matadero, dijo la policía.",
        "La redada tuvo por escenario el matadero, dijo la policía.",
        "El matadero sirvió de marco a la redada, dijo la policía.",
        "Como lugar de la redada se señaló el matadero.",
    ],
)
def test_a_spanish_predicate_says_where_it_was(text: str) -> None:
    """The same in Spanish."""
    assert affair(f"Courier | 2024-03-12 | es | {text}").values("where") in ({"el matadero"}, {"El matadero"})


def test_who_was_jailed_has_his_years() -> None:
    """To be jailed names the prison, and a term to be spent is one that was given."""
    assert affair("Courier | 2024-03-12 | en | Otto Brandt was jailed for nine years.").values("sentence") == {9}
    told = "Courier | 2024-03-12 | es | Otto Brandt pasará nueve años en una celda por fraude."
    assert affair(told).values("sentence") == {9}


def test_a_cause_stands_behind_a_place_and_a_day() -> None:
    """Where it was, when it was and what is told in passing part a happening from its cause, and hide it no more."""
    assert _cause("The blast at the old mill on Sunday was caused by a gas leak, the owner said.") == {"a gas leak"}
    assert _cause("The fire, which began at 3 p.m., was started by a loose cable.") == {"a loose cable"}
    assert _cause("The fire in the hall was caused, Petra Lind said, by a candle.") == {"a candle"}
    assert _cause("The cause of the fire at the mill was a candle.") == {"a candle"}
    assert _cause("El incendio del molino el domingo fue causado por una vela, dijo el dueño.", "es") == {"una vela"}
    assert _cause("El incendio en el molino se debió a una falla eléctrica.", "es") == {"una falla eléctrica"}
    assert _cause("Una vela provocó el incendio del molino.", "es") == {"Una vela"}


@pytest.mark.parametrize(
    ("language", "text", "cause"),
    [
        (
            "en",
            "The crash in Kesvik allegedly happened because of a broken rail, Lind told reporters.",
            "a broken rail",
        ),
        (
            "en",
            "The reason for the assault on the north gate was probably a gas tank explosion.",
            "a gas tank explosion",
        ),
        ("en", "Heavy rain caused the flood in Kesvik.", "Heavy rain"),
        ("en", "The shooting in Kesvik stemmed from an old quarrel, the police said.", "an old quarrel"),
        (
            "en",
            "A dispute over money at a bar might have led to the shooting in Kesvik.",
            "A dispute over money at a bar",
        ),
        ("en", "The fire at the mill in Kesvik was arson, the police said.", "arson"),
        ("en", "The report names a short circuit as the cause of the fire in Kesvik.", "a short circuit"),
        ("en", "Petra Lind said a candle had caused the fire in Kesvik.", "a candle"),
        ("es", "El motivo del ataque en Kesvik fue la explosión de un tanque.", "la explosión de un tanque"),
        ("es", "El accidente en Kesvik ocurrió a causa de un riel roto.", "un riel roto"),
        ("es", "El asalto en Kesvik fue presuntamente causado por una pelea entre bandas.", "una pelea entre bandas"),
    ],
)
def test_a_cause_is_told_in_many_ways(language: str, text: str, cause: str) -> None:
    """What came about through, because of, or as a result of something; what led to it, and the reason for it."""
    assert _cause(text, language) == {cause}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The cause of the fire in Kesvik was still under investigation."),
        ("en", "It is not clear what led to the shooting in Kesvik."),
        ("en", "The explosion in Kesvik happened because of that."),
        ("en", "The raid in Kesvik was put down to the Red Harrow gang."),
        ("es", "El incendio en Kesvik se produjo por la noche."),
        ("es", "La causa del incendio en Kesvik no se conoce todavía."),
    ],
)
def test_what_is_no_cause(language: str, text: str) -> None:
    """That nobody knows it, a pronoun, who did it, and the hour of the day."""
    assert _cause(text, language) == set()


def test_a_cause_is_of_the_happening_beside_it() -> None:
    """What caused the second happening of a sentence is no cause of the first."""
    found = affair(
        "Courier | 2024-03-12 | en | Police at the fire on Sunday said the explosion was caused by a gas leak."
    )
    kinds = {event.id: event.event_type for event in found.account.events}
    assert [kinds[claim.event] for claim in found.account.claims if claim.slot == "cause"] == ["EXPLOSION"]


def test_causes_in_two_languages_are_no_rivals() -> None:
    """ "A candle" and "una vela" may be one thing; two causes told in one language are rivals."""
    one = "Courier | 2024-03-12 | en | The fire in the mill of Talvik on Sunday was caused by a candle."
    same = "Correo | 2024-03-12 | es | El incendio en el molino de Talvik el domingo fue causado por una vela."
    other = "Post | 2024-03-12 | en | The fire in the mill of Talvik on Sunday was caused by a loose cable."
    assert affair(one, same).rivals("cause") == set()
    assert affair(one, other).rivals("cause") == {("a candle", "a loose cable", "contradiction")}


def test_one_town_in_two_gazetteers_is_one_event() -> None:
    """A page that names no country puts no second fire into another Trujillo."""
    found = affair(
        "Courier | 2024-03-12 | en | A fire at the market in the Honduran port of Trujillo killed nine on Sunday.",
        "Post | 2024-03-12 | en | A fire at the market in Trujillo killed nine on Sunday.",
    )
    (claim,) = [claim for claim in found.account.claims if claim.slot == "killed"]
    assert claim.articles == 2


_NINE = "Nine people were killed in the fire in Kesvik"
_nine = f"n{_NINE[1:]}"
_TWELVE = "Twelve people were killed in the fire in Kesvik on Sunday"
_DOCE = "Doce personas murieron en el incendio en Kesvik el domingo"
_NUEVE = "Nueve personas murieron en el incendio de Kesvik"


def test_one_woman_is_one_voice() -> None:
    """Full name, last name, title and last name, and her office with its town are one voice, on a page and on four."""
    found = affair(
        f"A | 2024-03-12 | en | {_NINE}, the mayor of Kesvik, Ada Kerrin, said. Kerrin said that it was arson. "
        "Mayor Kerrin said that 30 were injured. The mayor of Kesvik said that it was late.",
        f"B | 2024-03-12 | en | {_NINE}, Mayor Kerrin said.",
        f"C | 2024-03-12 | en | {_NINE}, the mayor of Kesvik said. The mayor said that it was late.",
        f"D | 2024-03-12 | es | {_NUEVE}, dijo la alcaldesa de Kesvik, Ada Kerrin. La alcaldesa Kerrin dijo que es "
        "tarde. La señora Kerrin dijo que es tarde. La alcaldesa de Kesvik dijo que llueve.",
    )
    assert [voice.label for voice in found.people()] == ["Ada Kerrin"]


def test_an_office_that_two_hold_or_another_one_is_nobody_known() -> None:
    """The deputy is not the mayor, nor the mayor of Orland that of Kesvik; a bare "the mayor" elsewhere may be she."""
    found = affair(
        f"A | 2024-03-12 | en | {_NINE}, the deputy mayor of Kesvik, Ada Kerrin, said.",
        f"B | 2024-03-12 | en | {_NINE}, the mayor of Kesvik said.",
        f"C | 2024-03-12 | en | {_NINE}, the mayor of Orland, Jon Vik, said.",
    )
    assert len(found.people()) == 3
    found = affair(
        f"A | 2024-03-12 | en | {_NINE}, the mayor of Kesvik, Ada Kerrin, said.",
        f"B | 2024-03-12 | en | The mayor said that {_nine}.",
    )
    (claim,) = [claim for claim in found.account.claims if claim.slot == "killed"]
    assert (claim.voices_min, claim.voices_max, claim.origins_min, claim.origins_max) == (1, 2, 1, 2)


def test_bodies_that_are_counted_do_not_speak() -> None:
    """ "Contó 19 cuerpos" is on the word of her who counted, never of the bodies."""
    found = affair("A | 2024-03-12 | es | Una testigo, Olga Rivas, contó 19 cuerpos en el muelle.")
    assert [voice.label for voice in found.people()] == ["Olga Rivas"]


_LONG = (
    "Nine people were killed when the old mill on the north quay of Kesvik burned down, the fire chief said. "
    "The fire was seen from the other side of the bay, and it took four hours to put it out."
)


def test_a_page_with_only_a_day_does_not_come_first() -> None:
    """The evening's page is older than a page dated the next day, in its own zone too; of one day nothing is known."""
    evening = f"Wire | 2024-03-11T21:40:00-06:00 | en | {_LONG}"
    (edge,) = affair(f"Diary | 2024-03-12 | en | {_LONG}", evening).lineage.reuse
    assert (edge.a.article, edge.direction) == ("art_1", "b_from_a")
    assert edge.why == "published 2024-03-11T21:40-06:00, before 2024-03-12"
    same = affair(f"Diary | 2024-03-12 | en | {_LONG}", f"Wire | 2024-03-12T09:00:00Z | en | {_LONG}")
    (edge,) = same.lineage.reuse
    assert (edge.a.article, edge.direction) == ("art_1", "unknown")
    assert edge.why == "both were published 2024-03-12: the texts do not show the order"


def test_a_note_in_a_page_corrects_the_numbers_that_it_names() -> None:
    """ "An earlier version of this story said ... The correct number is 14, not 41": 14 stands, 41 is taken back."""
    notes = {
        "en": (
            "41 people were injured in the fire in Kesvik on Sunday, the hospital said.",
            "14 people were injured in the fire in Kesvik on Sunday, the hospital said.\n\n"
            "An earlier version of this story said that 41 people were injured. The correct number is 14, not 41.",
        ),
        "es": (
            "41 personas resultaron heridas en el incendio en Kesvik el domingo, dijo el hospital.",
            "14 personas resultaron heridas en el incendio en Kesvik el domingo, dijo el hospital.\n\n"
            "Una versión anterior de esta nota decía que 41 personas resultaron heridas. "
            "El número correcto es 14, no 41.",
        ),
    }
    for language, (wrong, right) in notes.items():
        found = affair(
            f"Post | 2024-03-12 | {language} | {wrong}", f"Post | 2024-03-14 | {language} | Heridas\n\n{right}"
        )
        assert found.rivals("injured") == {(14, 41, "correction")}, language
        claims = {claim.value: claim for claim in found.account.claims if claim.slot == "injured"}
        assert claims[41].articles == 1, language
        assert claims[41].dispute, language
        assert not any("vers" in voice.label for voice in found.people()), language


def test_a_note_corrects_nothing_else_on_its_page() -> None:
    """A page whose note is about the injured has no correction of the dead, who were more the day after."""
    found = affair(
        "Post | 2024-03-12 | en | The fire in Kesvik on Sunday killed nine people. 41 people were injured in the fire.",
        "Post | 2024-03-14 | en | The fire in Kesvik on Sunday killed eleven people. 14 people were injured."
        "\n\nCorrection: 14 people were injured, not 41.",
    )
    assert found.rivals("killed") == {(11, 9, "update")}
    assert found.rivals("injured") == {(14, 41, "correction")}


def test_an_update_is_the_same_count_grown() -> None:
    """An authority's later number replaces its first; a rival's count, printed at once or later, replaces nothing."""
    first = f"Wire | 2024-03-12T08:00:00Z | en | {_NINE} on Sunday, the mayor of Kesvik, Ada Kerrin, said."
    next_day, soon, later = "2024-03-13 | en", "2024-03-12T08:30:00Z | en", "2024-03-12T18:00:00Z | en"
    kinds = {
        f"{next_day} | {_TWELVE}, Mayor Kerrin said.": "update",
        f"{next_day} | {_TWELVE}, the hospital said.": "update",
        f"{next_day} | The toll of the fire in Kesvik on Sunday rose to 12.": "update",
        f"{later} | {_TWELVE}, Mayor Kerrin said.": "update",
        f"{soon} | {_TWELVE}, said Olga Rivas, a fish seller.": "contradiction",
        f"{next_day} | {_TWELVE}, said Olga Rivas, a fish seller.": "contradiction",
        f"{next_day} | Olga Rivas, a fish seller, counted 12 dead in the fire in Kesvik on Sunday.": "contradiction",
        f"2024-03-13 | es | {_DOCE}, dijo una vecina.": "contradiction",
        f"2024-03-13 | es | {_DOCE}, dijo la alcaldesa.": "update",
    }
    for page, kind in kinds.items():
        assert affair(first, f"Post | {page}").rivals("killed") == {(12, 9, kind)}, page


def test_who_still_gives_the_lower_number_was_not_updated() -> None:
    """The mayor's nine on Thursday is no old state of the union's twelve of Wednesday."""
    found = affair(
        f"Wire | 2024-03-12 | en | {_NINE} on Sunday, the mayor of Kesvik, Ada Kerrin, said.",
        f"Post | 2024-03-13 | en | {_TWELVE}, the dockers' union said.",
        f"Star | 2024-03-14 | en | Mayor Ada Kerrin said on Thursday that {_nine}.",
    )
    assert found.rivals("killed") == {(12, 9, "contradiction")}


def test_who_died_since_is_no_toll() -> None:
    """ "Rose to 17 after five people died in hospital": five of the seventeen."""
    page = "The toll of the fire in Kesvik rose to 17 on Monday after five people died in hospital."
    assert affair(f"Wire | 2024-03-12 | en | {page}").values("killed") == {17}


def test_a_copy_rests_on_the_one_that_lineage_names() -> None:
    """Two copies of a wire are tied to the wire, whatever the names of the three; a copy of a copy to the copy."""
    more = " Firefighters came from three towns and left at dusk on Monday, when the last of the embers were out."
    found = affair(
        f"Zenith Agency | 2024-03-12T08:00:00Z | en | {_LONG}",
        f"Alpha | 2024-03-12T09:00:00Z | en | {_LONG.replace('nine', '9')}",
        f"Beta | 2024-03-12T10:00:00Z | en | {_LONG}",
    )
    (claim,) = [claim for claim in found.account.claims if claim.slot == "killed"]
    ties = {(line.a, line.b) for line in found.account.lines if line.claim == claim.id and line.kind == "copy"}
    assert ties == {("outlet:Alpha", "outlet:Zenith Agency"), ("outlet:Beta", "outlet:Zenith Agency")}
    found = affair(
        f"Alpha | 2024-03-12T08:00:00Z | en | {_LONG}",
        f"Zenith | 2024-03-12T09:00:00Z | en | {_LONG.replace('it took four hours', 'some four hours went by')}{more}",
        f"Beta | 2024-03-12T10:00:00Z | en | {_LONG.replace('it took four hours', 'some four hours went by')}{more}",
    )
    (claim,) = [claim for claim in found.account.claims if claim.slot == "killed"]
    ties = {(line.a, line.b) for line in found.account.lines if line.claim == claim.id and line.kind == "copy"}
    copied = {
        tuple(found.articles[int(side.article[-1])].outlet for side in (edge.b, edge.a))
        for edge in found.lineage.reuse
        if edge.direction == "b_from_a"
    }
    assert ("Beta", "Zenith") in copied
    assert ("outlet:Beta", "outlet:Zenith") in ties


def test_a_number_that_lost_or_won_its_about_is_drift() -> None:
    """ "Nearly 200" told as "200", "about a dozen" as "12", and the other way: the hedge of a number, gone or new."""
    loose = (
        "Nearly 200 people were evacuated from the streets around the old mill of Kesvik after the fire on Sunday. "
        "On Sunday about a dozen sheds behind the mill collapsed under the water of the pumps."
    )
    plain = loose.replace("Nearly 200", "200").replace("about a dozen", "12")
    one, other = f"Wire | 2024-03-12 | en | {loose}", f"Post | 2024-03-13 | en | {plain}"
    drift = affair(one, other).drift()
    assert {("hedge_dropped", "Nearly 200", "200"), ("hedge_dropped", "about a dozen sheds", "12 sheds")} <= drift
    assert not any(kind == "number" for kind, _, _ in drift)
    won = affair(other.replace("03-13", "03-12"), one.replace("03-12", "03-13")).drift()
    assert ("hedge_added", "200", "Nearly 200") in won
    suelto = (
        "Unas 200 personas fueron evacuadas de las calles cercanas al molino viejo de Kesvik tras el incendio del "
        "domingo. Hasta la madrugada cerca de 30 casas del puerto quedaron sin luz."
    )
    seco = suelto.replace("Unas 200", "200").replace("cerca de 30", "30")
    drift = affair(f"Eco | 2024-03-12 | es | {suelto}", f"Voz | 2024-03-13 | es | {seco}").drift()
    assert {("hedge_dropped", "Unas 200", "200"), ("hedge_dropped", "cerca de 30", "30")} <= drift


def test_a_spot_in_two_languages_is_one_where_a_translation_says_so() -> None:
    """No dictionary knows "the old bridge" and "el puente viejo"; the page and its translation do."""
    spanish = (
        "Tres muertos en Kesvik\nTres personas murieron el 12 de marzo de 2024 en un ataque contra el puente viejo de"
        " Kesvik, dijo la alcaldesa Ana Lind.\nLa policía detuvo a 14 personas en Kesvik, dijo Lind, y cerró 5 calles"
        " hasta el viernes.\nLind dijo que 27 heridos seguían en el hospital de Talvik."
    )
    english = (
        "Three dead in Kesvik\nThree people died on 12 March 2024 in an attack on the old bridge in Kesvik, mayor Ana"
        " Lind said.\nPolice arrested 14 people in Kesvik, Lind said, and closed 5 streets until Friday.\nLind said"
        " that 27 injured people were still in the hospital of Talvik."
    )
    found = affair(f"Diario | 2024-03-12T08:00:00Z | es | {spanish}", f"Post | 2024-03-12T12:00:00Z | en | {english}")
    places = [claim for claim in found.account.claims if claim.slot == "where"]
    spots = [claim for claim in places if "bridge" in str(claim.value) or "puente" in str(claim.value)]
    assert [claim.articles for claim in spots] == [2]


def test_two_names_of_one_pair_of_initials_are_two() -> None:
    """ "Dos médicos" is not the Diario de Montavik, whatever its initials; a paper that spells them is."""
    page = "Tres muertos en Kesvik\n\nDos médicos dijeron que tres personas murieron el lunes en un ataque en Kesvik."
    other = "Siete heridos en Kesvik\n\nSiete personas resultaron heridas en el ataque, informó {}."
    found = affair(
        f"La Voz | 2024-03-12 | es | {page}",
        f"El Faro | 2024-03-12 | es | {other.format('Diario de Montavik')}",
        f"Diario de Montavik | 2024-03-11 | es | {other.format('la alcaldesa Ana Lind')}",
    )
    assert ("outlet:La Voz", "outlet:Diario de Montavik") not in {(x.a, x.b) for x in found.account.lines}
    assert any(voice.label.lower() == "dos médicos" for voice in found.people())


def test_initials_that_meet_initials_are_no_outlet() -> None:
    """ "Two residents" are not the Talvik Review, though both are "TR": who drops them drops a source."""
    told = (
        "The old mill of Kesvik burned down on Sunday and three people were injured. Two residents said that the fire "
        "brigade came to the mill an hour late. The harbour was closed until the next morning."
    )
    found = affair(
        "Talvik Review | 2024-03-11 | en | The old mill of Kesvik burned down on Sunday.",
        "Gazette | 2024-03-11 | en | The old mill of Kesvik burned down, Talvik Review reported.",
        f"Wire | 2024-03-12 | en | {told}",
        f"Post | 2024-03-13 | en | {told.replace('Two residents said that the', 'The')}",
    )
    assert ("attribution_dropped", "Two residents said") in {one[:2] for one in found.drift()}


_PAGE = (
    "Train leaves the track in Kesvik\nA train came off the track near the market in Kesvik on {day}, the mayor said."
    " Firefighters came from three towns and left at dusk, when the last of the coaches had been lifted by a crane."
    " The line to Talvik stayed closed until the next morning, and buses carried the passengers."
)


def test_a_copy_that_changes_the_day_tells_of_the_same_event() -> None:
    """One page copied another and has another day: no second derailment, but a rival day of the one."""
    found = affair(
        f"Wire | 2024-03-12T18:00:00Z | en | {_PAGE.format(day='12 March 2024')}",
        f"Post | 2024-03-12T20:00:00Z | en | {_PAGE.format(day='12 March 2024')}",
        f"Gazette | 2024-03-13T08:00:00Z | en | {_PAGE.format(day='10 March 2024')}",
    )
    crashes = {claim.event for claim in found.account.claims if claim.slot == "when"}
    assert len(crashes) == 1
    assert ("2024-03-10", "2024-03-12", "contradiction") in found.rivals("when")


def test_arrests_over_two_deeds_are_no_rivals() -> None:
    """Four held over the attack and twelve at the march: two numbers, and nobody contradicts anybody."""
    found = affair(
        "Wire | 2024-03-12 | en | Arrests\nPolice arrested four people in Kesvik over the attack on the bridge.",
        "Post | 2024-03-12 | en | Arrests\nPolice arrested twelve people in Kesvik during the march on the square.",
    )
    assert found.rivals("arrested") == set()
    found = affair(
        "Wire | 2024-03-12 | en | Arrests\nPolice arrested four people in Kesvik over the attack on the bridge.",
        "Post | 2024-03-12 | en | Arrests\nPolice arrested five people in Kesvik over the attack on the bridge.",
    )
    assert len(found.rivals("arrested")) == 1


def test_a_page_printed_before_the_day_does_not_say_that_it_happened() -> None:
    """ "The meeting", on a page that calls it planned, is one to come; a page of the day after says that it was."""
    told = affair(
        "Courier | 2024-03-12 | en | Runa Kesk will meet Dario Vance in Kesvik on 14 March, the mayor said.\n\n"
        "Critics condemned the meeting in Kesvik on 14 March.",
        "Ledger | 2024-03-15 | en | Runa Kesk met Dario Vance in Kesvik on 14 March. The meeting took an hour.",
    )
    said = {(a.article, a.value) for a in told.account.assertions if a.slot == "status"}
    assert ("art_0", "planned") in said
    assert ("art_0", "happened") not in said
    assert ("art_1", "happened") in said


def test_whom_it_befell_is_no_picture_and_no_reflexive() -> None:
    """ "In this file photo", and "allowed themselves to be robbed"."""
    told = affair("Courier | 2024-03-12 | en | The clerks in Kesvik allowed themselves to be robbed on Monday.")
    assert not {"themselves"} & told.values("whom")


def test_an_election_is_no_vote_of_a_chamber() -> None:
    """To choose who is to hold an office, and to back a plan."""
    told = affair(
        "Courier | 2024-03-12 | en | Voters elected Runa Kesk on Sunday. The council backed the plan on Monday."
    )
    assert {"election", "vote"} <= {event.label.partition(" ")[0] for event in told.account.events}


def test_a_voice_is_called_by_the_name_that_most_pages_give_and_says_why_it_is_one() -> None:
    """A soft hyphen is no part of a name; who is only "he" is called so in plain words."""
    told = affair(
        "Courier | 2024-03-12 | en | “We found it,” fire chief Ru\u00adna Kesk said on Monday in Kesvik.",
        "Ledger | 2024-03-12 | en | The barge burned in Kesvik on Monday, fire chief Runa Kesk said.",
        "Herald | 2024-03-12 | en | The barge burned in Kesvik on Monday, fire chief Runa Kesk said at noon.",
    )
    voice = next(one for one in told.people() if "Kesk" in one.label)
    assert voice.label == "Runa Kesk"
    assert voice.why
    assert not any("unresolved" in one.label for one in told.people())


def test_a_toll_of_another_happening_is_not_this_ones() -> None:
    """ "After the one in Kesvik that killed seven" counts the dead of Kesvik, and puts this fire in no Kesvik."""
    told = affair(
        "Courier | 2024-03-26 | en | Two people were killed in a fire at a sawmill on Tuesday, Runa Kesk said. "
        "It was the second fire this month, after the one at the old bridge in Tarvelle that killed seven people."
    )
    fires = {e.id: e for e in told.account.events if e.label.startswith("fire")}
    assert {c.value for c in told.account.claims if c.event in fires and c.slot == "killed"} == {2}
    assert not told.rivals("killed")
    assert not {"Tarvelle"} & {event.place for event in fires.values()}


def test_a_building_named_after_a_firm_stands_in_its_town() -> None:
    """ "The Delmont warehouse in Tarvelle" is in Tarvelle."""
    told = affair("Courier | 2024-03-14 | en | Six people died in the fire at the Delmont warehouse in Tarvelle.")
    assert "Tarvelle" in told.values("where")
    assert "Delmont" not in told.values("where")


def test_a_fire_that_breaks_out_says_nothing() -> None:
    """ "El fuego se declaró" declares nothing; "el alcalde se declaró sorprendido" does."""
    told = affair("Faro | 2024-03-14 | es | El fuego se declaró hacia las cinco en la planta baja de un taller.")
    assert not told.people()
    spoke = affair("Faro | 2024-03-14 | es | El alcalde se declaró sorprendido y dijo que murieron dos personas.")
    assert [voice.label for voice in spoke.people()] == ["El alcalde"]


SIX, NINE = "killed six people, the fire brigade said.", "killed nine people, the mayor said."


@pytest.mark.parametrize(
    ("first", "second", "kind", "reason"),
    [
        ("2024-03-12T10:00:00Z", "2024-03-12T20:00:00Z", "update", "at a later hour"),
        ("2024-03-12T20:00:00Z", "2024-03-12T10:00:00Z", "contradiction", "nothing shows"),
        ("2024-03-12", "2024-03-12", "contradiction", "not every page says at what hour"),
        ("2024-03-12T10:00:00Z", "2024-03-12", "contradiction", "not every page says at what hour"),
    ],
)
def test_a_higher_number_of_the_same_day_needs_a_later_hour(first: str, second: str, kind: str, reason: str) -> None:
    """Of two authorities the later hour has the later count; where only the day is known, that is said."""
    told = affair(
        f"Wire | {first} | en | A fire in Tarvelle on Tuesday {SIX}",
        f"Post | {second} | en | A fire in Tarvelle on Tuesday {NINE}",
    )
    assert told.rivals("killed") == {(6, 9, kind)}
    assert reason in next(c.why for c in told.account.contradictions if c.slot == "killed")


def test_what_a_private_man_counted_later_that_day_replaces_no_number() -> None:
    """A boatman's eleven at six is a rival of the fire brigade's six at noon."""
    told = affair(
        f"Wire | 2024-03-12T12:00:00Z | en | A fire in Tarvelle on Tuesday {SIX}",
        "Post | 2024-03-12T18:00:00Z | en | A fire in Tarvelle on Tuesday killed eleven people, said boatman Bram Lis.",
    )
    assert told.rivals("killed") == {(11, 6, "contradiction")}


def test_one_page_names_its_two_investigators_in_three_ways() -> None:
    """ "Investigators" of the headline, "two investigators" and "one of them" are two people, not four."""
    told = affair(
        "Courier | 2024-03-16 | en | Sprinklers were off before the fire in Tarvelle, investigators say\n\n"
        "The sprinklers in Tarvelle had been off for weeks, two investigators who asked not to be named told the "
        "Courier. One of them said the motor ran hot."
    )
    assert [(v.label, v.count_min, v.count_max) for v in told.people()] == [("two investigators", 2, 2)]
    three = affair(
        "Courier | 2024-03-16 | en | Two officials said that the pump in Kesvik was off. Three officials said that it "
        "was on."
    )
    assert len(three.people()) == 2


def test_the_gang_is_the_band_that_its_page_names() -> None:
    """ "The Marrow Lane Crew" and "the gang" of one page are one voice, with a name."""
    told = affair(
        "Voice | 2024-03-15 | en | The Marrow Lane Crew denied on Friday that it set fire to the depot in Tarvelle. "
        "“We did not burn that house,” the gang said in a letter."
    )
    assert [(voice.label, voice.named) for voice in told.people()] == [("The Marrow Lane Crew", True)]


def test_the_dead_of_a_country_are_one_claim_in_two_languages() -> None:
    """ "Across Medoria" and "en todo Medoria" count the same dead, beside those of one attack."""
    toll = (
        "Tres personas murieron el 12 de marzo de 2024 en un ataque en Kesvik.\nLa violencia mató a {} en todo Medoria."
    )
    english = (
        "Three people died on 12 March 2024 in an attack in Kesvik.\nThe violence killed 54 people across Medoria."
    )
    found = affair(
        f"Diario | 2024-03-12 | es | Tres muertos en Kesvik\n{toll.format('54 personas')}",
        f"Post | 2024-03-12 | en | Three dead in Kesvik\n{english}",
    )
    wide = [claim for claim in found.account.claims if claim.scope and claim.value == 54]
    assert [claim.articles for claim in wide] == [2]


def test_what_is_said_at_a_press_conference_is_not_where_it_was() -> None:
    """The march was at the old bridge; where the minister told of it nobody says."""
    page = (
        "A march in Kesvik\nInterior Minister Runa Okkel said at a press conference that the march took place at the"
        " old bridge in Kesvik on 12 March 2024.\nThe march in Kesvik was calm."
    )
    found = affair(f"Post | 2024-03-13 | en | {page}", f"Courier | 2024-03-13 | en | {page}")
    spoken = {event.id for event in found.account.events if event.label.startswith("press conference")}
    assert not [claim for claim in found.account.claims if claim.event in spoken and claim.slot in {"when", "where"}]


def test_a_page_that_dates_its_happening_twice_tells_of_one() -> None:
    """Another day for "the attack", and nothing more said of it, is a rival day; another attack is another."""
    first = "Gunmen attacked the fish market in Talvik on Sunday and killed four people."
    rival = affair(f"Courier | 2024-03-12 | en | {first} The attack took place on Saturday, Petra Lind said.")
    assert rival.rivals("when") == {("2024-03-09", "2024-03-10", "contradiction")}
    other = affair(f"Courier | 2024-03-12 | en | {first} Another attack took place on Saturday, Petra Lind said.")
    assert not other.rivals("when")


REPORT = (
    "Fire broke out in the rope works of Talvik on 9 March. Four people were killed, Mayor Petra Lind said. "
    "The fire was caused by a loose cable, according to Chief Engineer Olav Dahl. Nine people were injured, Doctor "
    "Ivar Rey said. Mayor Petra Lind said that two people were missing. The fishing boats of Talvik "
    "stayed in the harbour. The owner, Arne Moberg, asked for patience."
)
TRANSLATION = (
    "Un incendio se declaró en la fábrica de cuerdas de Talvik el 9 de marzo. Cuatro personas murieron, dijo la "
    "alcaldesa Petra Lind. El incendio fue causado por un cable suelto, según el ingeniero jefe Olav Dahl. Nueve "
    "personas resultaron heridas, dijo el doctor Ivar Rey. La alcaldesa Petra Lind dijo que dos personas estaban "
    "desaparecidas. Los barcos pesqueros de Talvik se quedaron en el puerto. El propietario, Arne Moberg, pidió "
    "paciencia."
)
OWN_REPORT = (
    "Un incendio se declaró en la fábrica de cuerdas de Talvik el 9 de marzo. Cuatro personas murieron, dijo el doctor "
    "Iván Rey. El incendio fue causado por un cable suelto, según la fiscal Ada Solís. Nueve personas resultaron "
    "heridas, dijo el doctor Iván Rey. Los vecinos durmieron en la escuela del barrio alto. Una panadera repartió "
    "bollos toda la noche a los bomberos. El autobús no llegó a la plaza hasta las diez."
)


@pytest.mark.parametrize(("spanish", "kinds", "reports"), [(TRANSLATION, {("copy", False)}, 1), (OWN_REPORT, set(), 2)])
def test_a_translation_is_told_from_two_reports_of_one_day(
    spanish: str, kinds: set[tuple[str, bool]], reports: int
) -> None:
    """With the same speakers it may be a copy, and no page says so; with others it is a report."""
    found = affair(f"Courier | 2024-03-10T08:00Z | en | {REPORT}", f"Correo | 2024-03-10T15:00Z | es | {spanish}")
    (claim,) = [c for c in found.account.claims if c.slot == "killed"]
    lines = [line for line in found.account.lines if line.claim == claim.id and not line.b.startswith("voice:")]
    assert {(line.kind, line.certain) for line in lines} == kinds
    assert claim.articles == 2
    assert claim.origins_min == reports


def test_the_sick_are_those_of_one_outbreak_and_more_from_day_to_day() -> None:
    """It has their number and that of its dead; one patient's death has a day of its own, a march its hurt."""
    found = affair(
        "Post | 2024-09-10 | en | At least 214 people have fallen ill in Orlund, Ada Lind said on Tuesday.",
        "Wire | 2024-09-13 | en | The outbreak of cholera in Orlund has made more than 280 people ill, Ada Lind said."
        " Rut Vela, 86, died on Wednesday. Two officers were hurt at a march in Kesvik on Thursday.",
        "Daily | 2024-09-17 | en | The outbreak in Orlund has made 362 people ill and killed two, Ada Lind said.",
    )
    [outbreak] = [event for event in found.account.events if "outbreak" in event.label.lower()]
    told = {(c.slot, c.value) for c in found.account.claims if c.event == outbreak.id}
    assert {("infected", "214.."), ("infected", "281.."), ("infected", 362), ("killed", 2)} <= told
    assert ("where", "Orlund") in told
    assert not any(slot == "injured" for slot, _ in told)
    assert any(c.slot == "when" and c.value == "2024-09-11" for c in found.account.claims if c.event != outbreak.id)


def test_one_person_held_is_none_of_several_of_another_page() -> None:
    """A manager is not the four who pulled down a gate, though no day parts them."""
    found = affair(
        "Post | 2024-09-14 | en | Four people were arrested after a gate was pulled down, Ada Lind said.",
        "Post | 2024-09-17 | en | A second manager was detained at the headquarters in Kesvik.",
    )
    assert len([event for event in found.account.events if event.event_type == "COERCE"]) == 2


def test_an_hour_alone_gives_no_day() -> None:
    """Of a page that names no day "at 3.15 a.m." is an hour, and not one of the day on which it was printed."""
    told = affair("Courier | 2024-03-12 | en | Police said Tove Lind was pronounced dead at 3.15 a.m. in Kesvik.")
    assert told.values("hour") == {"03:15"}
    assert not told.values("when")


def test_who_is_suspended_is_not_dismissed() -> None:
    """Officers who may not work for a time keep their posts."""
    told = affair("Courier | 2024-03-12 | en | Three officers were suspended on Monday, the chief of police said.")
    assert told.values("suspended") == {3}
    assert not told.values("dismissed")


def test_a_total_with_its_part_is_a_total() -> None:
    """ "Son 63, de los cuales ocho siguen" counts all of them."""
    told = affair("La Hoja | 2024-03-12 | es | El tren descarriló el lunes en Kesvik. Los heridos son 63, de los cuales"
                  " ocho siguen en la UCI.")  # fmt: skip
    assert 63 in told.values("injured")


@pytest.mark.parametrize(
    ("language", "first", "later"),
    [
        (
            "en",
            "Mayor Ada Lind said 14 people had died.",
            "Mayor Ada Lind said one of the fourteen dead was counted twice.",
        ),
        (
            "es",
            "La alcaldesa Ada Lind dijo que habían muerto 14.",
            "Ada Lind admitió que uno de los 14 muertos se contó dos veces.",
        ),
    ],
)
def test_a_number_with_one_counted_twice_is_taken_back(language: str, first: str, later: str) -> None:
    """Who says that one of the fourteen was counted twice stands behind fourteen no more."""
    found = affair(
        f"Post | 2024-03-04 | {language} | Kesvik\n\n{first}", f"Courier | 2024-03-05 | {language} | Kesvik\n\n{later}"
    )
    claim = next(one for one in found.account.claims if (one.slot, one.value) == ("killed", 14))
    assert (len(claim.support), bool(claim.dispute)) == (1, True)


def test_a_correction_gives_what_had_been_said() -> None:
    """A number that an article "gave as 31" is set right by what "the agency had said"."""
    found = affair(
        "Herald | 2024-03-04 | en | Flood\n\nA dyke broke at Kesvik on Monday. Eleven died, 31 are missing, it said.",
        "Herald | 2024-03-06 | en | Correction: number of missing\n\nAn article published on Monday gave the number of"
        " people missing after the flood at Kesvik as 31. The agency had said 13. We regret it.",
    )
    assert (13, 31, "correction") in found.rivals("missing")
