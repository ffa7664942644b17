"""Happenings told in other words than the plain ones: what people do, what befalls them, how many and when."""

import pytest

from firsthand.read import quantities
from firsthand.records import Mention
from tests.read.reading import document
from tests.read.test_mentions import _read


def _told(text: str, language: str, event: str) -> list[Mention]:
    return [mention for mention in _read(text, language) if mention.event_type == event]


@pytest.mark.parametrize(
    ("language", "event", "text"),
    [
        ("en", "DISASTER", "Large parts of Talvik were inundated on Monday."),
        ("en", "DISASTER", "Water completely surrounded the primary school in Talvik."),
        ("en", "DISASTER", "Water entered the primary school in Talvik at dawn."),
        ("en", "DISASTER", "The streets of the old town turned into a lake."),
        ("en", "CRASH", "The last carriages of a train were thrown from the rails near Talvik."),
        ("en", "ASSAULT", "Attackers turned their weapons on the tax office in Talvik."),
        ("en", "SANCTION", "Ana Rey was put away for six years."),
        ("en", "PROTEST", "A crowd waving placards marched up to the depot."),
        ("en", "CRASH", "There was an accident in Talvik on Monday."),
        ("en", "CRASH", "The hit-and-run on Monday killed two people."),
        ("en", "DISASTER", "Nine people died in a stampede at the stadium."),
        ("en", "DISASTER", "The flood emergency in Talvik began on Monday."),
        ("en", "COERCE", "A total of 35 people were held in Talvik."),
        ("en", "RETREAT", "The prisoner swap took place on Monday."),
        ("es", "DISASTER", "El agua rodeó por completo la escuela primaria en Talvik."),
        ("es", "DISASTER", "La crecida que bajó del monte dejó sin acceso la escuela."),
        ("es", "DISASTER", "Los alrededores de la escuela se convirtieron el lunes en un lago."),
        ("es", "CRASH", "Los últimos vagones de un tren saltaron de los rieles cerca de Talvik."),
        ("es", "ASSAULT", "Unos pistoleros sitiaron la clínica de Talvik."),
        ("es", "RULING", "Un tribunal de Talvik dio el martes por ciertos los cargos contra Ana Rey."),
        ("es", "PROTEST", "Una multitud con pancartas llegó hasta el puerto."),
        ("es", "DISASTER", "Nueve personas murieron en una estampida en Talvik."),
        ("es", "DISASTER", "Una fuga de gas obligó a cerrar la escuela."),
    ],
)
def test_a_happening_is_met_in_such_words(language: str, event: str, text: str) -> None:
    """Each is told by a phrase that no one word of it would tell."""
    assert _told(text, language, event)


@pytest.mark.parametrize(
    ("language", "event", "text"),
    [
        ("en", "DISASTER", "Police surrounded the primary school in Talvik."),
        ("en", "DISASTER", "Water entered the debate late."),
        ("en", "DISASTER", "Parts of the report were inundated with figures."),
        ("en", "ASSAULT", "He turned the gun on himself."),
        ("en", "SANCTION", "The toys were put away for the winter."),
        ("en", "INJURY", "The doctor sent two patients to hospital."),
        ("en", "CRASH", "The coroner called the death an accident."),
        ("en", "COERCE", "A total of three meetings were held in Talvik."),
        ("en", "MISSING", "The whereabouts of the gold remain unknown."),
        ("en", "MISSING", "The whereabouts of two sailors became known on Friday."),
        ("es", "DISASTER", "La crecida demanda de pan agotó las existencias."),
        ("es", "ASSAULT", "Los acreedores sitiaron al banco con sus cartas."),
        ("es", "MISSING", "La familia conoce el paradero de los dos niños."),
        ("es", "COERCE", "Siete jóvenes cayeron en las redes de la trata de personas."),
    ],
)
def test_the_same_words_of_something_else_tell_of_none(language: str, event: str, text: str) -> None:
    """Police surround, creditors besiege and toys are put away without a flood, an attack or a sentence."""
    assert _told(text, language, event) == []


@pytest.mark.parametrize(
    ("language", "slot", "number", "text"),
    [
        ("en", "DEATH", 8, "Eight lives were lost in the attack in Talvik."),
        ("en", "INJURY", 15, "The gun attack at the clinic sent 15 people to hospital."),
        ("en", "INJURY", 15, "Fifteen people are recovering from injuries they received in the blast."),
        ("en", "MISSING", 8, "The whereabouts of eight people remain unknown after the flood."),
        ("en", "MISSING", 8, "Eight people have yet to be located after the flood."),
        ("en", "COERCE", 5, "Five men were caught in the net of Operation Lantern."),
        ("en", "COERCE", 5, "Five men fell into the hands of police in Talvik."),
        ("es", "COERCE", 7, "Siete hombres cayeron en las redes de la policía."),
        ("es", "DEATH", 8, "Llega a 8 el saldo de muertos en Talvik."),
        ("es", "INJURY", 20, "La manifestación mandó al hospital a 20 personas."),
        ("es", "INJURY", 15, "Quince personas se recuperan de las heridas que recibieron en el ataque."),
        ("es", "MISSING", 8, "El número de desaparecidos por la tragedia en Talvik se sitúa en 8."),
        ("es", "MISSING", 8, "Sigue sin conocerse el paradero de 8 personas tras la crecida del río."),
    ],
)
def test_so_many_are_counted_in_such_words(language: str, slot: str, number: int, text: str) -> None:
    """The number of those to whom it happened is read with it."""
    counted = [q.minimum for mention in _told(text, language, slot) for q in mention.quantities]
    assert set(counted) == {number}


def test_a_relative_clause_says_when_its_noun_happened() -> None:
    """ "Which happened on" dates the operation, not what is said of it now."""
    (found,) = _told("The joint operation, which happened on 13 March, is the talk of the town.", "en", "OPERATION")
    assert [time.timex for time in found.times] == ["2018-03-13"]


def test_years_that_a_judge_orders_are_the_sentence() -> None:
    """What a judge orders somebody to spend in prison is no plan; what a minister orders is one."""
    (found,) = _told("The judge ordered Ana Rey to spend six years in prison.", "en", "SANCTION")
    assert found.status == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "Los jueces de Talvik condenaron el 26 de marzo a Ignacio Rey por cohecho.",
        "La policía detuvo el lunes en Talvik a Ignacio Rey.",
        "El juicio a Ignacio Rey terminó el martes.",
        "Un tribunal dio el martes por ciertos los cargos de cohecho contra Ignacio Rey.",
    ],
)
def test_whom_it_befell_may_stand_behind_a_day_and_a_place(text: str) -> None:
    """ "A Ignacio Rey" is whom it befell however far the day and the place push it."""
    whom = [p.label for mention in _read(text, "es") for p in mention.participants if p.role == "recipient"]
    assert whom == ["Ignacio Rey"]


@pytest.mark.parametrize(
    ("event", "text"),
    [
        ("ASSAULT", "The Armed Forces of Halmeria carried out a precision strike on the railway junction."),
        ("ASSAULT", "The army launched a strike on the railway lines."),
        ("ASSAULT", "Market strike killed 18."),
        ("PROTEST", "Rail unions launched a strike on the railway lines."),
        ("PROTEST", "The strike damaged the economy, unions said."),
    ],
)
def test_a_strike_is_of_bombs_where_forces_make_it_or_it_kills(event: str, text: str) -> None:
    """A strike that an army carries out, or that kills, is no strike of workers."""
    assert {mention.event_type for mention in _read(text)} & {"ASSAULT", "PROTEST"} == {event}


def test_no_further_blast_denies_none_that_was() -> None:
    """ "No sign of secondary detonations" does not say that nothing exploded."""
    (found,) = _told("We found no sign of secondary detonations.", "en", "EXPLOSION")
    assert (found.status, found.polarity) == ("hypothetical", "positive")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One body had been counted twice, the service said."),
        ("es", "Los forenses hallaron que un cuerpo se había contado dos veces."),
    ],
)
def test_a_body_counted_twice_is_no_count_of_the_dead(language: str, text: str) -> None:
    """It corrects the toll, and is not a toll of one."""
    assert not _told(text, language, "DEATH")


@pytest.mark.parametrize(
    ("language", "text", "most"),
    [
        ("en", "The office verified 16 deaths. The true figures are likely to be higher.", None),
        ("en", "The office verified 16 deaths. Pay there is likely to be higher.", 16),
        ("es", "La oficina verificó la muerte de 16 civiles, aunque la cifra real podría ser mayor.", None),
    ],
)
def test_a_count_that_its_text_calls_too_low_is_the_least(language: str, text: str, most: int | None) -> None:
    """Sixteen verified deaths of certainly more are at least sixteen, and contradict no eighteen."""
    found = quantities.tag(document(text, language=language))
    assert [(one.minimum, one.maximum) for one in found] == [(16, most)]
