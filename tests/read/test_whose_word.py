"""Whose word a saying is: things without a voice, those who were only told, a client through his lawyer, whose figure.

The sentences are invented for these tests.
"""

import pytest

from tests.read.test_attribution import read, triples


def _voices(text: str, language: str = "en") -> list[list[str]]:
    """The labels of each attribution's voices, in the order of the text."""
    _, reading = read(text, language)
    labels = {voice.id: voice.label for voice in reading.voices}
    return [[labels[name] for name in one.voices] for one in reading.attributions]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The claim says that nine people died."),
        ("en", "A picture shared on Tuesday claims to show the ferry going down."),
        ("en", "According to the latest toll, nine people died."),
        ("es", "La afirmación sostiene que murieron nueve personas."),
        ("es", "Una imagen compartida miles de veces afirma que murieron nueve personas."),
        ("es", "Según el último balance, murieron nueve personas."),
    ],
)
def test_what_was_said_shown_or_counted_has_no_voice(language: str, text: str) -> None:
    """A claim, a picture that "says" and a toll that nobody is named for are no source."""
    assert _voices(text, language) == [[]]


@pytest.mark.parametrize(
    ("language", "text", "voice"),
    [
        ("en", "A picture shows that the bow door was open.", "A picture"),
        ("en", "The latest figures show that nine people died.", "The latest figures"),
        ("en", "UN figures suggest that nine people died.", "UN figures"),
        ("en", "According to the latest count by police, nine people died.", "police"),
        ("en", "The captain's log says that the door was open.", "The captain's log"),
        ("es", "Según el último balance de la policía, murieron nueve personas.", "la policía"),
        ("es", "La denuncia señala que el portón estaba abierto.", "La denuncia"),
    ],
)
def test_what_shows_or_is_written_has_one(language: str, text: str, voice: str) -> None:
    """A picture may show, a table and a log may say, and whoever counted speaks where the words name him."""
    assert _voices(text, language) == [[voice]]


def test_what_leaks_oil_says_nothing() -> None:
    """A liquid leaks without telling anything; word of a sale does not."""
    assert triples("“had been leaking oil,” the report says.") == [("the report", "says", "“had been leaking oil,”")]
    assert ("Two clerks", "leaked", "word of the sale") in triples("Two clerks leaked word of the sale.")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Según el informe perdía aceite desde mayo.", "el informe", "perdía aceite desde mayo"),
        ("La bomba, que según un mecánico perdía aceite, falló.", "un mecánico", "perdía aceite"),
        ("Según la policía se registraron once muertos.", "la policía", "se registraron once muertos"),
        ("Según la fiscalía, murieron once personas.", "la fiscalía", "murieron once personas"),
    ],
)
def test_a_source_ends_before_its_verb(text: str, source: str, content: str) -> None:
    """Without a comma too; a noun in "-ía" is no verb."""
    assert [(who, what) for who, _, what in triples(text, "es")] == [(source, content)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Murieron once personas, confirmó a Radio Odrava la fiscalía.", "la fiscalía"),
        ("“Murieron once personas”, confirmó a El Faro de Odrava la fiscalía provincial.", "la fiscalía provincial"),
        ("Murieron once personas, contó a la policía un testigo.", "un testigo"),
        ("Según confirmó la fiscalía a Radio Odrava, murieron once personas.", "la fiscalía"),
        ("Confirmó a Radio Odrava la fiscalía que murieron once personas.", "la fiscalía"),
    ],
)
def test_who_was_told_does_not_speak(text: str, source: str) -> None:
    """The speaker stands behind those to whom he spoke, or before them."""
    assert [who for who, _, _ in triples(text, "es")] == [source]


def test_what_is_told_to_the_police_may_be_a_thing() -> None:
    """Behind those who were told stands what was told, if it is nobody."""
    assert not any("robo" in who for who, _, _ in triples("Un vecino contó a la policía un robo.", "es"))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("El capitán se declaró inocente de los cargos.", "El capitán"),
        ("La fiscalía acusó al capitán, que se declaró inocente.", "capitán"),
        ("La fiscalía acusó al capitán de fraude, quien se declaró inocente.", "capitán"),
    ],
)
def test_who_pleads_innocence_denies(text: str, source: str) -> None:
    """He himself, and not who accused him."""
    made, reading = read(text, "es")
    denials = [made.quote(one.sources[0]) for one in reading.attributions if one.stance == "denies"]
    assert denials == [source]


def test_who_reported_a_thing_goes_on_behind_it() -> None:
    """ "Denunció el robo, que atribuyó a" is told of one speaker: a theft says nothing."""
    sources = [who for who, _, _ in triples("La fiscalía denunció el robo, que atribuyó a la mafia.", "es")]
    assert sources == ["La fiscalía", "La fiscalía"]


def test_what_a_speaker_closes_is_on_his_word_with_the_denial_in_it() -> None:
    """The lawyer tells it, the captain denies."""
    told = triples("El capitán niega los cargos, dijo su abogado.", "es")
    assert [(who, what) for who, _, what in told] == [
        ("su abogado", "El capitán niega los cargos"),
        ("El capitán", "los cargos"),
    ]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Ivan Rostov was held on Friday. His lawyer said that he denied the charges.", ["His lawyer", "Ivan Rostov"]),
        ("Ada Lind, a lawyer, spoke. A lawyer for Ivan Rostov said that he denied leaving the ship.",
         ["A lawyer for Ivan Rostov", "Ivan Rostov"]),
        ("Rostov's lawyer said that her client denied all charges.", ["Rostov's lawyer", "Rostov"]),
        ("Ivan Rostov was held. His lawyer said he believed the charges were absurd.", ["His lawyer", "His lawyer"]),
    ],
)  # fmt: skip
def test_a_client_denies_through_his_lawyer(text: str, voices: list[str]) -> None:
    """On the lawyer's word; what the lawyer believes is his own."""
    assert _voices(text) == [[voice] for voice in voices]


@pytest.mark.parametrize(
    ("language", "text", "voice"),
    [
        ("en", "Nine people died, a doctor said. The coast guard's figure was 11.", "The coast guard"),
        ("en", "Nine people died, a doctor said. The ministry's count stands at 11 dead.", "The ministry"),
        ("es", "Murieron nueve personas, dijo un médico. El balance de la policía era de 11.", "la policía"),
        (
            "es",
            "Murieron nueve, dijo un médico. La cifra de la guardia costera es de 11 muertos.",
            "la guardia costera",
        ),
    ],
)
def test_a_figure_is_on_the_word_of_whose_it_is(language: str, text: str, voice: str) -> None:
    """With its number, which counts what was counted before."""
    _, reading = read(text, language)
    assert _voices(text, language)[-1] == [voice]
    eleven = [m for m in reading.mentions if any(q.minimum == 11 for q in m.quantities)]
    assert [one.event_type for one in eleven] == ["DEATH"]
    assert {one.attribution for one in eleven} == {reading.attributions[-1].id}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine people died, a doctor said. The ferry's toll was 11 dead."),
        ("en", "Nine people died, a doctor said. The country's figure was 11 million tourists."),
        ("es", "Murieron nueve personas, dijo un médico. El balance de la tragedia era de 11."),
    ],
)
def test_a_ship_a_country_and_a_tragedy_give_no_figure(language: str, text: str) -> None:
    """A toll of what happened is nobody's word."""
    assert len(_voices(text, language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Each side blames the other for the attack."),
        ("en", "Neither side said how many had died."),
        ("es", "Cada parte acusa a la otra de haber disparado primero."),
        ("es", "Cada bando culpa al otro del ataque."),
        ("es", "Ninguno de los testigos dijo que hubiera tres muertos."),
        ("es", "Nadie dijo que el puente fuera inseguro."),
    ],
)
def test_each_of_two_sides_and_nobody_have_no_voice(language: str, text: str) -> None:
    """Who is not named for one of two, and nobody, are no source of anything."""
    assert all(found == [] for found in _voices(text, language))


def test_what_nobody_said_in_spanish_is_left_open() -> None:
    """ "Ninguno de los testigos dijo que" neither says nor denies it, as in English."""
    _, reading = read("Ninguno de los testigos dijo que hubiera tres muertos.", "es")
    assert [one.stance for one in reading.attributions] == ["questions"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("El agua llegó tarde, dijo Pilar Lind, abogada de la familia.", "Pilar Lind"),
        ("El agua llegó tarde, dijo Óscar Lind, abogado de la familia.", "Óscar Lind"),
        ("Según Javier Lind, portavoz de la familia, el agua llegó tarde.", "Javier Lind"),
    ],
)
def test_a_first_name_like_an_infinitive_is_a_name(text: str, label: str) -> None:
    """ "Dijo Pilar" is no "dijo haber": whose name ends as a verb does is found whole."""
    assert _voices(text, "es") == [[label]]
