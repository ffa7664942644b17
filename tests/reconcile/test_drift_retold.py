"""Drift along credits, translations and part copies, and what it makes of events. The coverage is invented.

Each page is `outlet | published | language | text`.
"""

import pytest

from firsthand.reconcile.speakers import misspelt
from tests.reconcile.test_drift import CABLE, WIRE, _copied, _kinds
from tests.reconcile.test_one_affair import READER, affair

MILL = (
    "Fire destroys mill in Kesvik\n\nFlames destroyed the grain mill of Kesvik on Thursday. "
    "Police arrested nine people over the fire in Kesvik, prosecutor Ana Dorn said. The mill had stood empty for years."
)


def test_a_number_behind_a_weekday_is_no_date() -> None:
    """ "On Thursday netted eight" counts eight, whatever day stands two words before."""
    text = f"{WIRE} A sweep of the port on Thursday netted eight smugglers, the customs service said."
    assert _copied("netted eight", "netted nine", text) == {"number"}


def test_two_people_whose_names_begin_alike_are_two() -> None:
    """Another first name is another person; a first name of the same person may have another last name behind it."""
    assert not misspelt(("felipe", "davejo"), ("oscar", "davibar"))
    assert misspelt(("felipe", "davejo"), ("felipe", "davares"))
    assert misspelt(("", "davejo"), ("oscar", "davibar"))


def test_an_office_with_another_name_behind_it_is_somebody_else() -> None:
    """Copied words laid in the mouth of two ministers do not make one minister of them."""
    told = f"{CABLE} El ministro del Interior Pedro Lindano confirmó que el puerto seguirá cerrado hasta el lunes."
    other = told.replace("Pedro Lindano", "Pedro Lindero")
    found = affair(f"Wire | 2024-03-15 | es | {told}", f"Post | 2024-03-16 | es | {other}")
    assert ("name", "Pedro Lindano", "Pedro Lindero") in {
        (kind, before.removeprefix("El ministro del Interior "), after.removeprefix("El ministro del Interior "))
        for kind, before, after in found.drift()
    }


def test_what_stands_before_a_speaker_and_tells_of_the_saying_is_not_said() -> None:
    """ "Taking questions from a row of reporters, X replied that": all that is said is X's."""
    told = WIRE.replace(
        "Nine dockers were injured in the fire, a doctor of the harbour clinic said",
        "Taking questions from a row of reporters at the yard, harbour master Emil Varga replied that nobody sank",
    )
    assert _copied("harbour master Emil Varga", "the coast guard", told) == {"speaker_moved"}


@pytest.mark.parametrize(
    ("english", "spanish", "kinds"),
    [
        ("did not carry out the attack", "llevó a cabo el ataque", {"negation"}),
        ("carried out the attack", "no llevó a cabo el ataque", {"negation"}),
        ("first arrived on Monday", "no llegó hasta el lunes", set()),
        ("has yet to admit the attack", "aún no ha reconocido el ataque", set()),
        ("carried out the attack in all likelihood", "según se dice llevó a cabo el ataque", set()),
        ("carried out the attack", "según todos los indicios llevó a cabo el ataque", {"hedge_added"}),
    ],
)
def test_a_translation_gains_and_loses_a_not(english: str, spanish: str, kinds: set[str]) -> None:
    """A "not" that one language has and the other nothing for; hedges of several words are hedges in both."""
    wire = (
        f"Gang named in attack on Kesvik mill\n\nNine people were killed when armed men attacked the mill in Kesvik on "
        f"Thursday, police said. The mayor of Kesvik, Ana Dorn, said that the Marrow Lane gang {english} in Kesvik. "
        "Dorn visited 14 of the injured on Friday. The Talvik bridge was closed for 20 hours, the coast guard said."
    )
    cable = (
        "Nombran a una banda por el ataque al molino de Kesvik\n\nNueve personas murieron cuando hombres armados "
        "atacaron el molino en Kesvik el jueves, dijo la policía. La alcaldesa de Kesvik, Ana Dorn, dijo que la banda "
        f"Marrow Lane {spanish} en Kesvik. Dorn visitó a 14 de los heridos el viernes. "
        "El puente de Talvik estuvo cerrado durante 20 horas, dijo la guardia costera."
    )
    found = _kinds(f"Wire | 2024-03-15 | en | {wire}", f"El Post | 2024-03-16 | es | {cable}")
    assert found & {"negation", "hedge_added", "hedge_dropped"} == kinds


@pytest.mark.parametrize(
    "told",
    [
        "Talvik News Service has learned that twelve people were arrested over the fire in Kesvik.",
        "It was Talvik News Service that broke the news that twelve people were arrested over the fire in Kesvik.",
    ],
)
def test_an_outlet_of_the_case_is_credited_however_it_is_named(told: str) -> None:
    """A sentence that calls another outlet by its whole name tells what that one told."""
    found = affair(
        f"Talvik News Service | 2024-03-15 | en | {MILL}",
        f"Orvik Post | 2024-03-17 | en | More arrests over mill fire\n\n{told} Schools in the town stayed open.",
    )
    assert "number" in {kind for kind, _, _ in found.drift()}


def test_a_wider_place_is_no_other_town() -> None:
    """ "Across Medoria" told as "in Kesvik" changes the reach of a number, and no town."""
    text = f"{WIRE} In all 40 people were killed across Medoria on Thursday, the ministry said."
    assert "place" not in _copied("across Medoria", "in Kesvik", text)


def test_a_day_that_only_a_retelling_has_contradicts_its_source() -> None:
    """The raid of Monday that a paper puts on Saturday is that of Monday, and the two days are rivals."""
    wire = (
        "Raid in Kesvik\n\nPolice raided a workshop in Kesvik on Monday, prosecutor Ana Dorn said. "
        "The raid in Kesvik took place on Monday. Nine people were arrested in the raid in Kesvik on Monday."
    )
    post = (
        "Workshop searched\n\nTalvik News Service reported that police raided a workshop in Kesvik on Saturday. "
        "Schools in the town stayed open."
    )
    found = affair(
        f"Talvik News Service | 2024-03-12 | en | {wire}",
        f"Courier | 2024-03-12 | en | {wire.replace('Ana Dorn', 'Ana Dorn of Kesvik')}",
        f"Orvik Post | 2024-03-13 | en | {post}",
    )
    assert "date" in {kind for kind, _, _ in found.drift()}
    assert ("2024-03-09", "2024-03-11", "contradiction") in found.rivals("when")


def test_a_weekday_read_as_that_of_the_week_before_is_no_rival() -> None:
    """ "On Wednesday", printed on that Wednesday, is the day that the dated pages give."""
    dated = "Raid in Kesvik\n\nPolice raided a workshop in Kesvik on 20 March, prosecutor Ana Dorn said."
    found = affair(
        f"Ledger | 2024-03-21 | en | {dated}",
        f"Courier | 2024-03-22 | en | {dated.replace('prosecutor Ana Dorn', 'the prosecutor')}",
        "Post | 2024-03-20 | en | Raid in Kesvik\n\nPolice raided a workshop in Kesvik on Wednesday, a clerk said.",
    )
    assert not found.rivals("when")


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("It was the Marrow Lane gang that carried out the attack in Kesvik.", "en", "the Marrow Lane gang"),
        ("It was not the Marrow Lane gang that carried out the attack.", "en", "not the Marrow Lane gang"),
        ("Blame for the attack in Kesvik lies with the Marrow Lane gang.", "en", "the Marrow Lane gang"),
        ("The authors of the attack did not belong to the Marrow Lane gang.", "en", "not the Marrow Lane gang"),
        ("Fue la banda Roble quien perpetró el ataque en Kesvik.", "es", "la banda Roble"),
        ("La culpa del ataque en Kesvik no recae en la banda Roble.", "es", "not la banda Roble"),
        ("Gunmen attacked the depot. The Ravens gang by all accounts carried out the attack.", "en", "The Ravens gang"),
        ("Hubo un ataque. La banda Cuervos al parecer ejecutó el ataque.", "es", "La banda Cuervos"),
        ("Hubo un ataque. La culpa del ataque recae según se dice en la banda Cuervos.", "es", "la banda Cuervos"),
    ],
)
def test_who_did_it_is_told_in_many_shapes(text: str, language: str, who: str) -> None:
    """A doer put first, one with whom the blame lies, and one to whom the authors belong."""
    found = affair(f"Post | 2024-03-16 | {language} | Attack in Kesvik\n\n{text}")
    assert who in {one.value for one in found.account.assertions if one.slot == "who"}


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("“The people who did this know what they have done,” Vermann told reporters.", "en", "Vermann"),
        ("Mayor Ana Lund said: “The people who did this know very well what they have done.”", "en", "Mayor Ana Lund"),
        ("The raids belonged to Operation Grey Wolf, hospital director Paula Sorten said.", "en",
         "hospital director Paula Sorten"),
        ("With these words mayor Ana Lund broke the silence: “We were not told of the cracks in the dam.”", "en",
         "mayor Ana Lund"),
        ("According to prosecutor Ana Lund, several coaches of a train overturned by the depot on Monday.", "en",
         "prosecutor Ana Lund"),
        ("La alcaldesa Ana Lund no se anduvo con rodeos: “Nadie nos avisó del estado de la presa”.", "es",
         "La alcaldesa Ana Lund"),
    ],
)  # fmt: skip
def test_a_speaker_is_found_where_a_parser_loses_him(text: str, language: str, speaker: str) -> None:
    """Whoever speaks, before a colon, behind "according to", or at a sentence's end."""
    (article,) = affair(f"Post | 2024-03-16 | {language} | {text}").articles
    said = READER.read(article).attributions
    assert [[article.quote(span) for span in one.sources] for one in said] == [[speaker]]


@pytest.mark.parametrize(
    ("text", "language", "counts"),
    [
        ("9 personas, detenidas tras el asalto, siguen presas.", "es", {"detenidas": [9]}),
        ("Los agentes detuvieron el 9 de marzo en Kesvik a 30 personas.", "es", {"detuvieron": [30]}),
        ("El balance de heridos en el ataque es de nueve.", "es", {"heridos": [9], "ataque": []}),
        ("El arresto de tres hombres se produjo en Kesvik.", "es", {"arresto": [3]}),
        ("La captura de 6 personas fue el resultado de una redada.", "es", {"captura": [6]}),
        ("Los médicos contaron once costillas rotas en el detenido.", "es", {"detenido": []}),
    ],
)
def test_a_number_counts_whom_it_stands_by(text: str, language: str, counts: dict[str, list[int]]) -> None:
    """Behind a comma, behind when and where, at the end of a tally, and those of an arrest; no ribs of one detained."""
    (article,) = affair(f"Post | 2024-03-16 | {language} | {text}").articles
    found = {article.quote(m.trigger): [q.minimum for q in m.quantities] for m in READER.read(article).mentions}
    assert {trigger: found[trigger] for trigger in counts} == counts


def test_the_police_are_a_speaker_as_good_as_a_name() -> None:
    """One word says who speaks where a place has one of it: words of the harbour master laid in the police's mouth."""
    told = WIRE.replace("a doctor of the harbour clinic said", "harbour master Emil Varga said")
    assert _copied("harbour master Emil Varga", "the police", told) == {"speaker_moved"}


def test_a_credited_day_without_its_speaker_lost_him() -> None:
    """Who says on what day it was is dropped as much as who counts the dead."""
    found = affair(
        "Kesvik Courier | 2024-03-15T08:00 | en | Raid\n\nPolice raided the mill in Kesvik and arrested nine people."
        " Prosecutor Ana Dorn said that the raid in Kesvik took place on Thursday.",
        "Alder Post | 2024-03-15T19:00 | en | Raid\n\nThe Kesvik Courier reported that the raid in Kesvik took place on"
        " Thursday. Trains ran late all evening.",
    )
    assert {kind for kind, _, _ in found.drift()} == {"attribution_dropped"}


def test_the_words_before_a_quotation_have_one_speaker() -> None:
    """ "In the words of the mayor: “...”" is said by the mayor, and a name got wrong there is shown."""
    old = "In the words of mayor Ana Dorsel: “The gates of the mill will be opened again before the winter comes.”"
    assert _copied("Ana Dorsel", "Ana Dorval", f"{WIRE} {old}") == {"name"}


@pytest.mark.parametrize(("place", "kinds"), [("the sports hall", set[str]()), ("the old bridge", {"place"})])
def test_a_page_that_credits_another_as_a_whole_is_held_against_it(place: str, kinds: set[str]) -> None:
    """One short sentence of a page with "Source: the Courier" names another spot than the Courier does."""
    found = affair(
        "Kesvik Courier | 2024-03-15T08:00 | en | Train derails\n\nA train derailed beside the sports hall in Kesvik on"
        " Thursday. Two people died in the derailment. The derailment took place at the sports hall.",
        f"Alder Post | 2024-03-15T19:00 | en | Train crash in Kesvik\n\nThe derailment in Kesvik killed two people."
        f" Volunteers handed out blankets. The derailment took place at {place}.\n\nSource: Kesvik Courier.",
    )
    assert {kind for kind, _, _ in found.drift()} == kinds


def test_a_formula_with_another_town_on_another_word_is_a_report_of_its_own() -> None:
    """Half a page in the same words, of which one tells of another town by another speaker: two reports."""
    own = (
        " Traders in the arcades of Talvik took their stalls home early. The council meets again on Friday to speak of"
        " the budget, and the ferry to Orlund sails twice a day until the end of the month, its owner told the harbour."
        " Children were given the day off, and the library moved its reading to Sunday."
    )
    told = WIRE.replace("mill of Kesvik", "mill of Talvik").replace("fire chief Ana Dorn", "mayor Vera Lund")
    found = _kinds(f"Wire | 2024-03-15 | en | {WIRE}", f"Post | 2024-03-16 | en | {told}{own}")
    assert "place" not in found


@pytest.mark.parametrize(
    ("first", "again", "kinds"),
    [
        # nobody speaks who "began" something, or is being questioned
        ("began on Thursday, Prosecutor Ana Dorn said", "began on Thursday", {"attribution_dropped"}),
        ("began on Thursday. Prosecutor Ana Dorn praised the police", "began on Thursday", set[str]()),
    ],
)
def test_to_begin_is_no_word_of_speech(first: str, again: str, kinds: set[str]) -> None:
    """A credited sentence with "began" has no speaker; it lost one only if the Courier had one."""
    found = affair(
        f"Kesvik Courier | 2024-03-15T08:00 | en | Raid\n\nThe police raid in Kesvik {first}.",
        f"Alder Post | 2024-03-15T19:00 | en | Raid\n\nThe Kesvik Courier reported that the police raid in Kesvik"
        f" {again}. Trains ran late all evening.",
    )
    assert {kind for kind, _, _ in found.drift()} == kinds


def test_a_speaker_at_the_end_among_many_listeners_is_heard() -> None:
    """ "Varga told journalists at a packed news conference": the rest of the sentence tells of the saying."""
    told = WIRE.replace(
        "Nine dockers were injured in the fire, a doctor of the harbour clinic said",
        "Nine dockers were hurt, harbour master Emil Varga told journalists at a packed briefing in the old hall",
    )
    assert _copied("harbour master Emil Varga", "the coast guard", told) == {"speaker_moved"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [("Varga", "Varden", "name"), ("Emil Varga", "Emil Brandt", "speaker_moved"), ("Varga", "Brandt", "speaker_moved")],
)
def test_a_name_got_wrong_begins_as_it_should(before: str, after: str, kind: str) -> None:
    """A last name that begins alike is the same man's got wrong; one that does not is another man's."""
    told = WIRE.replace("a doctor of the harbour clinic said", f"{before} said")
    assert _copied(before, after, told) == {kind}
