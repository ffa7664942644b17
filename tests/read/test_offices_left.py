"""Offices that are left in many words, where they were, and other things that desks say in phrases of their own.

The sentences are our own, ten and more of each class, written after a family of planted cases had been read wrongly.
"""

import pytest

from firsthand.records import Mention
from tests.read.test_mentions import _read


def _of(text: str, language: str, event: str) -> list[Mention]:
    return [mention for mention in _read(text, language) if mention.event_type == event]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ada Lind submitted her resignation as mayor of Talvik."),
        ("en", "On Sunday, Ada Lind walked away from the mayoralty of Talvik."),
        ("en", "Ada Lind bowed out as mayor of Talvik on Sunday."),
        ("en", "The resignation of Ada Lind as governor of Talvik took effect on Sunday."),
        ("en", "Ada Lind, mayor of Talvik, quit on Saturday."),
        ("es", "Ada Lind se despidió de la alcaldía de Talvik el sábado."),
        ("es", "Ada Lind se apartó de la alcaldía de Talvik."),
        ("es", "Ada Lind, alcaldesa de Talvik, tiró la toalla."),
        ("es", "El alcalde de Talvik, Hugo Lind, presentó la dimisión el domingo."),
        ("es", "Hugo Lind abandonó la gobernación de Talvik el domingo."),
    ],
)
def test_an_office_of_a_town_is_left_there(language: str, text: str) -> None:
    """Who gives up the office of a town or a province gives it up in that place."""
    (mention,) = _of(text, language, "RETREAT")
    assert mention.place is not None
    assert mention.place.name == "Talvik"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The former mayor of Talvik resigned from the bank."),
        ("es", "Ada Lind se despidió de sus amigos en la plaza."),
        ("es", "Se alejó de la alcaldía a paso lento."),
        ("es", "La marcha de los maestros paralizó Talvik."),
    ],
)
def test_no_office_of_the_place_is_left(language: str, text: str) -> None:
    """An office that somebody had before, a friend, a town hall and a march are no office that is given up."""
    assert not [mention for mention in _of(text, language, "RETREAT") if mention.place is not None]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("es", "Ada Lind, alcaldesa de Talvik, dimitió el lunes.", "Ada Lind"),
        ("es", "El alcalde de Talvik, Hugo Lind, presentó la dimisión el lunes.", "Hugo Lind"),
        ("es", "La renuncia de Ada Lind como alcaldesa de Talvik se hizo efectiva el lunes.", "Ada Lind"),
        ("en", "On Sunday Ada Lind turned her back on the council presidency.", "Ada Lind"),
        ("en", "The governor's decision to step down came on Friday.", "governor"),
    ],
)
def test_who_left_it_is_told_by_name_where_the_name_stands_there(language: str, text: str, who: str) -> None:
    """What stands between commas beside a name only says who he is."""
    (mention,) = _of(text, language, "RETREAT")
    assert ("actor", who) in {(party.role, party.label) for party in mention.participants}
    assert mention.status == "happened"


@pytest.mark.parametrize(
    ("language", "event", "text"),
    [
        ("es", "COERCE", "Ocho personas terminaron esposadas en Talvik el domingo."),
        ("es", "COERCE", "Ocho personas fueron llevadas presas por la policía."),
        ("es", "COERCE", "Dos concejales acabaron en el calabozo el domingo."),
        ("es", "RETREAT", "La decisión del alcalde de irse llegó el domingo."),
        ("es", "RETREAT", "La marcha de la ministra sorprendió a todos."),
        ("es", "MISSING", "De dos personas no se tienen noticias desde la riada."),
        ("es", "PROTEST", "Los manifestantes confluyeron en la plaza."),
    ],
)
def test_phrases_of_desks(language: str, event: str, text: str) -> None:
    """Participles agree with whom they are said of, and an officer's going is no march."""
    assert _of(text, language, event)


@pytest.mark.parametrize(
    ("language", "event", "text"),
    [
        ("en", "COERCE", "The raid in Talvik did not come until Tuesday."),
        ("en", "RETREAT", "The two men were not released until Tuesday."),
        ("es", "COERCE", "La redada en Talvik no llegó hasta el martes."),
        ("es", "FIRE", "El incendio no se produjo hasta el martes."),
        ("es", "DEATH", "No murió hasta el martes."),
    ],
)
def test_what_did_not_come_until_a_day_came_then(language: str, event: str, text: str) -> None:
    """It happened, and on that day of the past."""
    (mention,) = _of(text, language, event)
    assert (mention.status, mention.polarity) == ("happened", "positive")
    assert [time.edtf for time in mention.times] == ["2018-06-26"]
