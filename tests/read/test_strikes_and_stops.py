"""Strikes of bombs and of workers, arrests and stops.

The examples are our own, made after a reader took a strike on a bus for a walkout and a bus that stopped for an arrest.
"""

import pytest

from tests.read.test_mentions import _read


@pytest.mark.parametrize(
    "text",
    [
        "A strike on a tram killed nine people.",
        "Nine people died in the strike on a tram in Talvik.",
        "The strike on rebel positions began at dawn.",
        "A drone hit Talvik. The strike came two days after an ambush at the mill.",
        "It was not clear who was behind the strike.\n\nTalvik has been shelled twice this year.",
        "The army has denied that it carried out the strike. Nine people were killed.",
        "Talvik buries its dead as tram strike toll rises to nine.\n\nA rocket fell on the tram.",
    ],
)
def test_a_strike_on_a_tram_is_an_attack(text: str) -> None:
    """A strike is an attack by what it is on, and where the article tells of rockets or of an army that kills."""
    assert {m.event_type for m in _read(text) if text[m.trigger.start : m.trigger.end] == "strike"} == {"ASSAULT"}


@pytest.mark.parametrize(
    "text",
    [
        "A strike by nurses closed three hospitals. A rocket fell on the port.",
        "The nurses' strike ended. A rocket fell on the port.",
        "The drivers are on strike. A rocket fell on the port.",
        "A strike over pay halted trains. A rocket fell on the port.",
        "The rail strike ends on Friday. A rocket fell on the port.",
        "A strike on the buses ends on Friday.",
        "A strike on the railways ends on Friday.",
        "The strike on Monday closed the port.",
        "The union said the strike would go on. A shell fell on the port.",
        "The strike went on after two people were killed by a lorry.",
    ],
)
def test_who_stops_work_attacks_nobody(text: str) -> None:
    """A strike by nurses, over pay, on the buses or on Monday is one of workers, whatever else the article tells."""
    assert {m.event_type for m in _read(text) if text[m.trigger.start : m.trigger.end] == "strike"} == {"PROTEST"}


@pytest.mark.parametrize(
    "text",
    [
        "El tranvía se había detenido ante el mercado a las 10:40.",
        "El ejército detuvo el avance de los rebeldes.",
        "La conductora ha detenido el motor.",
        "El tren fue detenido por la nieve.",
        "Los camiones permanecían detenidos en la frontera.",
        "La conductora se detuvo a ayudar.",
        "El tren se detuvo a las diez.",
        "El tráfico quedó detenido.",
    ],
)
def test_what_stops_is_not_arrested(text: str) -> None:
    """A tram that stops, a motor, a march that is halted: nobody is taken."""
    assert "COERCE" not in {m.event_type for m in _read(text, "es")}


@pytest.mark.parametrize(
    "text",
    [
        "Se detuvo a seis personas.",
        "Seis personas fueron detenidas.",
        "La policía ha detenido a seis personas.",
        "La policía detuvo al conductor del tranvía.",
        "El conductor del tranvía fue detenido.",
        "Los agentes los detuvieron.",
        "Los tres detenidos declararon.",
        "Ana Lind, que viajaba en el tren, fue detenida.",
    ],
)
def test_whoever_is_taken_is_arrested(text: str) -> None:
    """People who are held, counted, named or by their trade, are arrested."""
    assert "COERCE" in {m.event_type for m in _read(text, "es")}
