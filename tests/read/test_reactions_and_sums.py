"""Days of what somebody did about a happening, and how many "three men and a woman" are.

The sentences are our own, written after three short reports of each of ten kinds of happening had been read wrongly.
"""

import pytest

from firsthand.records import Mention
from tests.read.test_mentions import _read


def _only(text: str, language: str, event: str) -> Mention:
    (mention,) = [mention for mention in _read(text, language) if mention.event_type == event]
    return mention


@pytest.mark.parametrize(
    ("language", "event", "text"),
    [
        ("en", "ASSAULT", "The group on Tuesday washed its hands of the bloodshed in Dorvane."),
        ("en", "ASSAULT", "The bishop on Friday wept as he spoke of the massacre in Dorvane."),
        ("en", "FIRE", "The insurer on Monday refused to pay for the fire at the mill."),
        ("en", "CRASH", "Relatives on Sunday laid flowers for the victims of the crash in Velda."),
        ("en", "DISASTER", "The queen on Friday wrote to the families of the victims of the landslide."),
        ("en", "THREATEN", "Ivo Lant stepped down on Tuesday, citing threats against his family."),
        ("en", "BRIBERY", "He was sent to jail on Friday for pocketing bribes from a bus maker."),
        ("es", "ASSAULT", "Los Lobos se desmarcaron el martes de la matanza de Dorvana."),
        ("es", "ASSAULT", "El obispo lloró el viernes al hablar de la masacre de Dorvana."),
        ("es", "COERCE", "El ministro pidió perdón el jueves por la redada de Dorvana."),
        ("es", "FIRE", "La aseguradora se negó el lunes a pagar por el incendio del molino."),
        ("es", "DISASTER", "La reina escribió el viernes por el alud."),
        ("es", "EXPLOSION", "La oposición culpó el martes al ministro de la explosión del depósito."),
        ("es", "OUTBREAK", "La alcaldesa cerró la escuela por el brote de salmonela, según relató el miércoles."),
        ("es", "FIRE", "Hubo nueve muertos en el incendio, contó a la radio el alcalde el jueves."),
    ],
)
def test_the_day_of_a_reaction_is_no_day_of_what_is_reacted_to(language: str, event: str, text: str) -> None:
    """What somebody did about a known happening, or when he told of it, does not date the happening."""
    assert not [time.edtf for time in _only(text, language, event).times]


@pytest.mark.parametrize(
    ("language", "event", "text"),
    [
        ("en", "ASSAULT", "On Tuesday the people of Talvik lived through the attack on the clinic."),
        ("en", "FIRE", "Firefighters on Tuesday battled the blaze at the mill."),
        ("en", "EXPLOSION", "On Tuesday the town woke to the explosion at the depot."),
        ("en", "ASSAULT", "On 26 June the primary school bore witness to the attack."),
        ("en", "COERCE", "The old library on Tuesday provided the backdrop to the raid."),
        ("es", "ASSAULT", "Los vecinos vivieron el martes el asalto a la clínica."),
        ("es", "FIRE", "El martes los bomberos combatieron el incendio del molino."),
        ("es", "BRIEFING", "«Se va ella», lanzó el legislador el martes en una rueda de prensa."),
        ("es", "FIRE", "Nueve personas murieron el martes en el incendio, dijo el alcalde el jueves a la prensa."),
    ],
)
def test_who_was_in_it_shares_its_day(language: str, event: str, text: str) -> None:
    """The day of who lived through a happening, fought it or saw it is that of the happening."""
    assert [time.edtf for time in _only(text, language, event).times] == ["2018-06-26"]


@pytest.mark.parametrize(
    ("language", "event", "text", "people"),
    [
        ("en", "COERCE", "The suspects, three men and a woman in their thirties, were apprehended on Monday.", 4),
        ("en", "DEATH", "The victims, two nurses and a driver, died at the scene.", 3),
        ("en", "DEATH", "The bus left the road with the loss of 24 lives.", 24),
        ("es", "COERCE", "Agentes se llevaron esposados a tres hombres y una mujer.", 4),
        ("es", "COERCE", "Tres hombres y una mujer fueron detenidos el lunes.", 4),
        ("es", "COERCE", "La policía detuvo a dos hermanos y a un primo del alcalde.", 3),
        ("es", "COERCE", "El alcalde y dos concejales fueron detenidos.", 3),
        ("es", "DEATH", "Fallecieron el conductor y dos pasajeros.", 3),
        ("es", "DEATH", "El conductor y otros tres pasajeros perdieron la vida.", 4),
        ("es", "DEATH", "Murieron dos adultos y un niño resultó herido.", 2),
        ("es", "DEATH", "La fiscal y dos agentes vieron morir a tres presos.", 3),
    ],
)
def test_one_person_joined_to_a_number_is_counted(language: str, event: str, text: str, people: int) -> None:
    """Whom "and" joins to a number of people is one more, unless something else is told of him."""
    found = [m for m in _read(text, language) if m.event_type == event and m.quantities]
    assert [(q.minimum, q.maximum) for m in found for q in m.quantities] == [(people, people)]


@pytest.mark.parametrize(
    ("language", "event", "text"),
    [
        ("en", "FIRE", "Flames tore through a timber mill in Talvik overnight."),
        ("en", "ASSAULT", "Assailants opened up on a congregation in Talvik."),
        ("en", "DEATH", "Eleven worshippers were cut down outside the chapel."),
        ("en", "CRASH", "The coach careered off a mountain road."),
        ("en", "COERCE", "Police have four people in custody over the theft."),
        ("en", "MISSING", "Mira Falk has not been seen since she left a café on Friday."),
        ("en", "MISSING", "Two hikers were last seen near the pass on Friday."),
        ("en", "OUTBREAK", "Some 70 pupils were taken ill after lunch."),
        ("en", "OUTBREAK", "Nearly 200 guests came down with cramps."),
        ("es", "FIRE", "Las llamas avanzaron hacia el aserradero."),
        ("es", "DEATH", "El fuego acabó con la vida de un vigilante."),
        ("es", "CRASH", "El autobús despeñado el domingo era nuevo."),
        ("es", "MISSING", "Buscan a Mira Falco, de 34 años, desaparecida el viernes."),
        ("es", "MISSING", "La niña fue vista por última vez en la estación."),
    ],
)
def test_desks_tell_it_so(language: str, event: str, text: str) -> None:
    """Each is told by words that stand in any newspaper for it."""
    assert [mention for mention in _read(text, language) if mention.event_type == event]


@pytest.mark.parametrize(
    ("language", "event", "text"),
    [
        ("en", "DEATH", "Trees were cut down in the park."),
        ("en", "FIRE", "The speech fanned the flames of hatred."),
        ("en", "ASSAULT", "We do not shoot at people who pray, the statement read."),
        ("en", "MISSING", "The film was last seen in 1990."),
        ("es", "DISASTER", "La opositora arrasó el domingo en las presidenciales."),
        ("es", "DISASTER", "Piden que se retire la subida del recibo del agua."),
        ("es", "DISASTER", "El cadáver fue rescatado de una cantera inundada."),
    ],
)
def test_and_it_is_not_told_so(language: str, event: str, text: str) -> None:
    """Figures of speech, and what only says which spot is meant, tell of no happening."""
    assert not [mention for mention in _read(text, language) if mention.event_type == event]
