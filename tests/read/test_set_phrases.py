"""Whose word a sentence is by a set phrase, in English and Spanish. The sentences are invented for these tests."""

import pytest

from tests.read.test_attribution import read, triples


def _speakers(text: str, language: str) -> list[list[str]]:
    """The labels of each attribution's voices, in the order of the text; an outlet is no voice."""
    _, reading = read(text, language)
    labels = {voice.id: voice.label for voice in reading.voices}
    return [[labels[name] for name in one.voices] for one in reading.attributions if one.kind != "media"]


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("en", "Senator Marta Quell let it be known that three dockers died.", "Senator Marta Quell",
         "that three dockers died"),
        ("en", "A port log puts it in writing: three dockers died in the fire.", "A port log",
         "three dockers died in the fire"),
        ("en", "On the evidence of a port log, three dockers died.", "a port log", "three dockers died"),
        ("en", "Three dockers died, according to what is written in a port log.", "a port log", "Three dockers died"),
        ("en", "“We waited for a new pier,” were the words of Senator Marta Quell.", "Senator Marta Quell",
         "“We waited for a new pier,”"),
        ("en", "“We waited for a new pier” — Quell.", "Quell", "“We waited for a new pier”"),
        ("en", "Marta Quell, visibly moved, added: “We waited for a new pier.”", "Marta Quell",
         "“We waited for a new pier.”"),
        ("en", "In the view of four dockers, a worn cable brought on the fire at the pier.", "four dockers",
         "a worn cable brought on the fire at the pier"),
        ("en", "A log of the port leaves no doubt that three dockers died.", "A log of the port",
         "that three dockers died"),
        ("en", "Three dockers died, Senator Marta Quell was quoted as saying.", "Senator Marta Quell",
         "Three dockers died"),
        ("en", "Per two nurses, three dockers died.", "two nurses", "three dockers died"),
        ("en", "It was Senator Marta Quell who said that three dockers died.", "Senator Marta Quell",
         "that three dockers died"),
        ("en", "Three dockers died, two nurses confirmed by telephone.", "two nurses", "Three dockers died"),
        ("es", "“Esperamos un muelle nuevo” — la senadora Marta Quell.", "la senadora Marta Quell",
         "“Esperamos un muelle nuevo”"),
        ("es", "Quell, con la voz quebrada, agregó: “Esperamos un muelle nuevo”.", "Quell",
         "“Esperamos un muelle nuevo”"),
        ("es", "La prensa supo de Marta Quell, al pie del muelle, que murieron tres.", "Marta Quell",
         "que murieron tres"),
        ("es", "Fue Marta Quell quien dijo que murieron tres estibadores.", "Marta Quell",
         "que murieron tres estibadores"),
        ("es", "Murieron tres estibadores, apuntaron cinco choferes de autobús.", "cinco choferes de autobús",
         "Murieron tres estibadores"),
        ("es", "La senadora Marta Quell hizo saber que murieron tres estibadores.", "La senadora Marta Quell",
         "que murieron tres estibadores"),
        ("es", "Murieron tres estibadores, así lo sostiene la senadora Marta Quell.", "la senadora Marta Quell",
         "Murieron tres estibadores"),
        ("es", "Murieron tres estibadores: así lo aseguró la senadora Marta Quell.", "la senadora Marta Quell",
         "Murieron tres estibadores"),
        ("es", "Un parte portuario lo deja por escrito: murieron tres estibadores.", "Un parte portuario",
         "murieron tres estibadores"),
        ("es", "A la vista de un parte portuario, murieron tres estibadores.", "un parte portuario",
         "murieron tres estibadores"),
        ("es", "Murieron tres estibadores, según lo escrito en un parte portuario.", "un parte portuario",
         "Murieron tres estibadores"),
        ("es", "La senadora Marta Quell se dirigió a la prensa y confirmó que murieron tres.",
         "La senadora Marta Quell", "que murieron tres"),
        ("es", "“Esperamos un muelle nuevo”, fueron las palabras de la senadora Marta Quell.",
         "la senadora Marta Quell", "“Esperamos un muelle nuevo”"),
        ("es", "El servicio de ambulancias tomó el micrófono: “Esperamos un muelle nuevo”.",
         "El servicio de ambulancias", "“Esperamos un muelle nuevo”"),
        ("es", "La guardia costera, que estaba en el lugar, dijo: “Esperamos un muelle nuevo”.",
         "La guardia costera, que estaba en el lugar", "“Esperamos un muelle nuevo”"),
    ],
)  # fmt: skip
def test_a_set_phrase_says_whose_word_it_is(language: str, text: str, source: str, content: str) -> None:
    """Who lets a thing be known, puts it in writing or takes the floor says it; so does whoever "así lo dijo"."""
    assert [(who, told) for who, _, told in triples(text, language)] == [(source, content)]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "The Lodmar Gazette has it from two dockers that the pier burned down.", "two dockers"),
        ("en", "Referring to Senator Marta Quell, The Lodmar Gazette says that the pier burned down.", "Marta Quell"),
        ("en", "The Lodmar Gazette names Senator Marta Quell as its source: the pier burned down.", "Marta Quell"),
        ("en", "Information obtained by The Lodmar Gazette from a port log indicates that the pier burned down.",
         "a port log"),
        ("es", "El Eco de Lodmar sabe por cinco estibadores que ardió el muelle.", "cinco estibadores"),
        ("es", "El Eco de Lodmar, que se remite a la senadora Marta Quell, dice que ardió el muelle.", "Marta Quell"),
        ("es", "El Eco de Lodmar señala como fuente a la senadora Marta Quell: ardió el muelle.", "Marta Quell"),
        ("es", "Información que El Eco de Lodmar obtuvo de la senadora Marta Quell indica que ardió el muelle.",
         "Marta Quell"),
        ("es", "Ardió el muelle, de acuerdo con la senadora Marta Quell, según la cita de El Eco de Lodmar.",
         "Marta Quell"),
    ],
)  # fmt: skip
def test_whom_an_outlet_has_it_from_speaks_within_its_report(language: str, text: str, speaker: str) -> None:
    """The outlet reports, and whoever it has the story from speaks within that; nobody else does."""
    assert _speakers(text, language) == [[speaker]]
    _, reading = read(text, language)
    [inner] = [one for one in reading.attributions if one.kind != "media"]
    assert inner.within in {one.id for one in reading.attributions if one.kind == "media"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is no longer any doubt that the pier burned down."),
        ("es", "Ya no hay duda de que el muelle ardió."),
        ("es", "Circula un informe según el cual la policía mantiene bajo custodia a tres."),
        ("es", "El incendio fue según los primeros indicios obra de un fogón."),
    ],
)
def test_what_nobody_says_has_no_speaker(language: str, text: str) -> None:
    """Of what there is no doubt, what follows "según el cual" and what early signs show is nobody's word."""
    assert triples(text, language) == []


def test_of_whom_a_minister_speaks_tells_her_nothing() -> None:
    """ "Referring to" tells what is spoken of, but where an outlet reports."""
    text = "Referring to Senator Marta Quell, the minister says that the pier was safe."
    assert ["Marta Quell"] not in _speakers(text, "en")


def test_an_administrator_with_a_name_is_named() -> None:
    """ "El administrador del distrito" speaks by his office, and is called by his name."""
    assert _speakers("El administrador del distrito Fermin Sarmo dijo que ardió el muelle.", "es") == [["Fermin Sarmo"]]
