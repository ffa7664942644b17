"""Spanish without a parser, and languages without tables. The sentences were written for these tests.

What the development half of `tests/gates/spanish/` taught is kept here in other words.
"""

import time
from collections.abc import Sequence

import pytest

from firsthand.read import Reader, unparsed
from firsthand.records import Article, Attribution, Block, Reading, Time
from tests.read.reading import document
from tests.read.test_mentions import _read as mentions_of


def read(text: str, language: str = "es") -> Reading:
    """The text in paragraphs."""
    blocks, at = [], 0
    for piece in text.split("\n\n"):
        blocks.append(Block("paragraph", at, at + len(piece)))
        at += len(piece) + 2
    article = Article(
        id="art", key="key", path="path", sha256="", text=text, extractor="", language=language,
        published="2024-05-14", blocks=tuple(blocks),
    )  # fmt: skip
    return Reader().read(article)


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, in words."""

    def words(one: Attribution, part: str) -> str:
        return " // ".join(text[s.start : s.end] for s in getattr(one, part))

    return [tuple(words(one, part) for part in ("sources", "cues", "contents")) for one in read(text).attributions]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "El dique cedió, de acuerdo con un informe de la autoridad portuaria.",
            [("un informe de la autoridad portuaria", "de acuerdo con", "El dique cedió")],
        ),
        (
            "La diputada Olga Ferré exigió la dimisión del ministro y aseguró que nadie la escucha.",
            [
                ("La diputada Olga Ferré", "exigió", "la dimisión del ministro"),
                ("La diputada Olga Ferré", "aseguró", "que nadie la escucha"),
            ],
        ),
        (
            "El gerente, Iván Soler, ha asegurado no haber visto el informe.",
            [("El gerente, Iván Soler", "ha asegurado", "no haber visto el informe")],
        ),
        (
            "El ministerio confirmó once casos, dijo el lunes su portavoz, Nadia Ferro.",
            [
                ("su portavoz, Nadia Ferro", "dijo", "El ministerio confirmó once casos"),
                ("El ministerio", "confirmó", "once casos"),
            ],
        ),
        (
            "La alcaldesa dijo que el agua es segura y el regulador aseguró que no lo es.",
            [
                ("La alcaldesa", "dijo", "que el agua es segura"),
                ("el regulador", "aseguró", "que no lo es"),
            ],
        ),
        ("La ONU y la OMS dijeron que faltan kits.", [("La ONU y la OMS", "dijeron", "que faltan kits")]),
        ("Trascendió que el juez renunciará.", [("", "Trascendió", "que el juez renunciará")]),
        ("El banco no confirmó el pago.", [("El banco", "no confirmó", "el pago")]),
        (
            "El viernes, Carla Ruiz contó que vio humo.",
            [("Carla Ruiz", "contó", "que vio humo")],
        ),
        (
            "La jueza Rut Vela dictó prisión, afirmando que hay riesgo de fuga.",
            [("La jueza Rut Vela", "afirmando", "que hay riesgo de fuga")],
        ),
    ],
)
def test_who_says_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Cues ask for a clause, a noun phrase or an infinitive; "y" shares its source; a rumour has none."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "La denuncia llegó tarde al juzgado.",
        "El acuerdo se anunció en la plaza.",
        "El alcalde estuvo de acuerdo con la obra del muelle.",
        "Los motivos por los que pidieron ayuda siguen ocultos.",
        "El jefe quiso responder.",
    ],
)
def test_what_is_no_attribution(text: str) -> None:
    """A noun of a verb's form, a passive of nobody, an agreement and a relative clause attribute nothing."""
    assert told(text) == []


@pytest.mark.parametrize("piece", ["«Uno» dijo que ", "El alcalde dijo que llueve, mientras Ada Lind estima que "])
def test_a_sentence_without_an_end_takes_no_long_time(piece: str) -> None:
    """Eight hundred cues in one sentence are read in a second or so, not in the cube of their number."""
    article = document(piece * 800, language="es")
    start = time.process_time()
    assert len(unparsed.drafts(article)) >= 800
    assert time.process_time() - start < 8


def test_a_dash_opens_a_speech() -> None:
    """Between dashes stands who speaks; what follows belongs to the speech."""
    [(source, cue, content)] = told("—No vimos nada —dijo el sereno, Juan Mota—. Estaba oscuro.")
    assert (source, cue) == ("el sereno, Juan Mota", "dijo")
    assert content == "No vimos nada // Estaba oscuro"


def test_a_speech_over_paragraphs_has_one_speaker() -> None:
    """Paragraphs that open with a closing mark go on with the speech."""
    text = "La rectora habló ayer. «Abrimos la sala.\n\n»No cerraremos», declaró la rectora, Eva Lanz."
    one = next(one for one in read(text).attributions if one.cues)
    assert [text[s.start : s.end] for s in one.contents] == ["«Abrimos la sala.", "»No cerraremos»"]


def test_who_would_not_be_named_is_off_the_record() -> None:
    """Number, kind and reason of sources that stay unnamed."""
    text = "Tres oficiales que pidieron no ser identificados por temor a represalias dijeron que faltan armas."
    [one] = read(text).attributions
    assert (one.count_min, one.count_max, one.on_record) == (3, 3, False)
    assert one.reason == "por temor a represalias"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("No hay indicios de un atentado.", "atentado", ("happened", "negative", False)),
        ("La marcha, prevista para el sábado, fue suspendida.", "marcha", ("planned", "negative", False)),
        ("El tesorero habría sido detenido.", "detenido", ("happened", "positive", True)),
        ("El presunto asesinato ocurrió el lunes.", "asesinato", ("happened", "positive", True)),
        ("El gobierno dice haber frustrado un golpe de Estado.", "golpe de Estado", ("attempted", "positive", False)),
        ("La oposición pidió la liberación de los presos.", "liberación", ("hypothetical", "positive", False)),
        ("El gremio convocó a una huelga.", "huelga", ("planned", "positive", False)),
        ("La explosión dejó dos heridos.", "explosión", ("happened", "positive", False)),
        ("Los bomberos anunciaron que un incendio destruyó un taller.", "incendio", ("happened", "positive", False)),
        ("Los gremios anunciaron un paro para junio.", "paro", ("planned", "positive", False)),
        ("En su casa de Talvik, el hombre fue asesinado.", "asesinado", ("happened", "positive", False)),
        ("La policía espera refuerzos y fue atacada.", "atacada", ("happened", "positive", False)),
        ("El hospital debe millones y sufrió un incendio.", "incendio", ("happened", "positive", False)),
        ("Aún no se sabe quién fue asesinado.", "asesinado", ("happened", "positive", False)),
        ("Los guardias intentaron huir y fueron asesinados.", "asesinados", ("happened", "positive", False)),
        ("La fiscalía investiga si el hombre huyó y fue asesinado.", "asesinado", ("unknown", "positive", False)),
        ("Los vecinos temen que tres mineros murieron.", "murieron", ("predicted", "positive", False)),
        ("No descartamos más detenciones, dijo la jueza.", "detenciones", ("hypothetical", "positive", False)),
        ("El juez no excluye que el incendio fuera provocado.", "incendio", ("happened", "positive", False)),
        ("Dos obreros no sobrevivieron al derrumbe del dique.", "derrumbe", ("happened", "positive", False)),
        ("Dos obreros no sobrevivieron al derrumbe.", "no sobrevivieron", ("happened", "positive", False)),
        ("El grupo planea, según dijo el juez, un atentado.", "atentado", ("planned", "positive", False)),
        ("“Que nadie nos diga que fue un accidente”, dijo.", "accidente", ("happened", "negative", False)),
        ("El alud causó 12 muertes.", "muertes", ("happened", "positive", False)),
        ("Lind contestó que «ni un solo disparo» se hizo.", "disparo", ("happened", "negative", False)),
        ("No llegó ni una sola ambulancia y murieron tres.", "murieron", ("happened", "positive", False)),
        ("El alud podría causar 12 muertes.", "muertes", ("hypothetical", "positive", False)),
        ("Exigen la renuncia del alcalde tras el derrumbe.", "derrumbe", ("happened", "positive", False)),
        ("Exigen justicia, un mes después del tiroteo.", "tiroteo", ("happened", "positive", False)),
    ],
)
def test_how_a_happening_is_put(text: str, trigger: str, expected: tuple[str, str, bool]) -> None:
    """Planned, called off, asked for, attempted, denied, rumoured: by the words around it."""
    one = next(m for m in read(text).mentions if text[m.trigger.start : m.trigger.end].lower() == trigger.lower())
    assert (one.status, one.polarity, bool(one.hedges)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Miles de personas marcharon en Lima tras el derrumbe que causó 12 muertes en Puno.",
            ["Lima", "Puno", "Puno"],
        ),
        ("Miles de personas marcharon en Lima por el derrumbe que mató a nueve.", ["Lima", None, None]),
        ("Murieron en Lima dos obreros tras el derrumbe.", ["Lima", "Lima"]),
        ("Tras el derrumbe en Lima murieron dos obreros.", ["Lima", "Lima"]),
        ("El alcalde dijo en Lima que el derrumbe mató a nueve.", [None, None]),
        ("Un derrumbe mató a nueve en Puno, dijo en Lima el alcalde.", ["Puno", "Puno"]),
    ],
)
def test_what_is_only_spoken_back_to_is_not_where_it_is_spoken_of(text: str, expected: list[str | None]) -> None:
    """A march after a collapse is somewhere else; where somebody spoke is not where it happened."""
    assert [one.place and one.place.name for one in read(text).mentions] == expected


def test_who_is_detained_is_not_who_was_killed() -> None:
    """Those counted before "que" are not those that the clause behind it tells of."""
    found = read("Detuvieron a dos hombres por el asalto que mató a un guardia.").mentions
    assert [q.minimum for one in found if one.event_type == "DEATH" for q in one.quantities] == []


def test_a_weekday_ahead() -> None:
    """A Tuesday's "el viernes" is the last one, and the next one where it is planned for."""
    assert [t.edtf for t in read("Cayó el viernes.").times] == ["2024-05-10"]
    assert [t.edtf for t in read("El paro está convocado para el viernes.").times] == ["2024-05-17"]
    assert [t.edtf for t in read("La sesión será mañana.").times] == ["2024-05-15"]


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        (
            "de",
            "Das Lager in Hamburg brannte am 12.05.2024. „Wir sahen 40 Leute“, sagte Ada Lind.",
            "„Wir sahen 40 Leute“",
        ),
        (
            "pt",
            "O incêndio em Hamburg foi no dia 12/05/2024. «Vimos 40 pessoas», disse Ada Lind.",
            "«Vimos 40 pessoas»",
        ),
        ("ru", "Пожар (London) был 12.05.2024. «Мы видели 40 человек», — сказала Ада.", "«Мы видели 40 человек»"),
    ],
)
def test_a_language_without_tables(language: str, text: str, quoted: str) -> None:
    """Quotations, dates in digits, numbers and large places come, and a problem says that this is all."""
    reading = read(text, language)
    assert [text[s.start : s.end] for one in reading.attributions for s in one.contents] == [quoted]
    assert [t.edtf for t in reading.times] == ["2024-05-12"]
    assert 40 in {q.minimum for q in reading.quantities}
    assert [p.country for p in reading.places] == ["GB" if language == "ru" else "DE"]
    assert (reading.coverage, [p.code for p in reading.problems]) == ("partial", ["language"])


def test_one_long_sentence_is_read_in_time_that_grows_with_its_length():
    """Eight times the asides take about eight times as long: no rule searches the whole sentence for each of them."""

    def seconds(times: int) -> float:
        began = time.process_time()
        read("según informó el puerto, " * times)
        return time.process_time() - began

    seconds(50)
    assert min(seconds(800) for _ in range(3)) < 24 * min(seconds(100) for _ in range(3))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Del relato de dos vecinos se desprende que el dique cedió.",
            ("dos vecinos", "se desprende", "que el dique cedió"),
        ),
        ("En un correo filtrado se lee que el dique cedió.", ("un correo filtrado", "se lee", "que el dique cedió")),
        ("A tenor de un parte, el dique cedió.", ("un parte", "A tenor de", "el dique cedió")),
        (
            "A juicio de la alcaldesa Ana Rus, el dique cedió.",
            ("la alcaldesa Ana Rus", "A juicio de", "el dique cedió"),
        ),
        (
            "La alcaldesa Ana Rus, en declaraciones recogidas por El Faro de Oria, sostuvo que el dique cedió.",
            ("La alcaldesa Ana Rus", "sostuvo", "que el dique cedió"),
        ),
        (
            "La alcaldesa, Ana Rus, dijo en una entrevista con El Faro de Oria que el dique cedió.",
            ("La alcaldesa, Ana Rus", "dijo", "que el dique cedió"),
        ),
        ("Un parte no deja dudas de que el dique cedió.", ("Un parte", "no deja dudas de", "que el dique cedió")),
        (
            "La alcaldesa Ana Rus compareció ante la prensa para informar de que el dique cedió.",
            ("La alcaldesa Ana Rus", "informar de", "que el dique cedió"),
        ),
    ],
)
def test_a_spanish_phrase_says_whose_word_it_is(text: str, expected: tuple[str, str, str]) -> None:
    """What an account, a text or one who comes forward lets know is on its word."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fuentes de los bomberos elevan la cifra de muertos a 13.",
            [("Fuentes de los bomberos", "elevan", "la cifra de muertos a 13")],
        ),
        ("El gobernador elevó a 13 el número de heridos.", [("El gobernador", "elevó", "a 13 el número de heridos")]),
        (
            "Fuentes policiales hablan de 12 muertos, aunque el ministerio solo confirma nueve.",
            [("Fuentes policiales", "hablan de", "12 muertos"), ("el ministerio", "confirma", "nueve")],
        ),
        (
            "Los vecinos, que hablan de al menos veinte heridos, salieron.",
            [("Los vecinos", "hablan de", "al menos veinte heridos")],
        ),
        ("La explosión elevó a 13 el número de muertos.", []),
        ("El gobernador elevó la voz.", []),
        ("Los vecinos fueron informados de que no hay agua.", [("", "fueron informados de", "que no hay agua")]),
        (
            "La ministra habría ordenado el cierre, según dos concejales.",
            [("dos concejales", "según", "La ministra habría ordenado el cierre")],
        ),
        (
            "El alcalde Pío Terán dijo que llueve. Añadió que no cesa.",
            [("El alcalde Pío Terán", "dijo", "que llueve"), ("El alcalde Pío Terán", "Añadió", "que no cesa")],
        ),
        (
            "Los vecinos dijeron que llueve. Añadió que no cesa.",
            [("Los vecinos", "dijeron", "que llueve"), ("", "Añadió", "que no cesa")],
        ),
        (
            "Hay nueve presos. Así lo confirmó el juez Raúl Vera.",
            [("el juez Raúl Vera", "lo confirmó", "Hay nueve presos")],
        ),
        (
            "La firma dijo primero que no ardió, pero después admitió que ardió.",
            [("La firma", "dijo", "que no ardió"), ("La firma", "admitió", "que ardió")],
        ),
        (
            "La ministra, según dos concejales, sabía de la fuga.",
            [("dos concejales", "según", "La ministra // sabía de la fuga")],
        ),
        (
            "Dos guardas, que hablaron sin dar su nombre, describieron cajas abiertas.",
            [("Dos guardas, que hablaron sin dar su nombre", "describieron", "cajas abiertas")],
        ),
        (
            "De acuerdo con un informe al que tuvo acceso este diario, Rey ordenó quemar las actas.",
            [("un informe al que tuvo acceso este diario", "De acuerdo con", "Rey ordenó quemar las actas")],
        ),
        (
            "Un guarda que pidió no ser identificado aseguró a la agencia Tolva Norte que nadie avisó.",
            [("Un guarda que pidió no ser identificado", "aseguró", "que nadie avisó")],
        ),
        (
            "«Queremos la verdad», dijo a Tolva la secretaria general, Norma Quispe.",
            [("la secretaria general, Norma Quispe", "dijo", "«Queremos la verdad»")],
        ),
        ("Preguntado por si dimitirá, Pardo dijo que no.", [("Pardo", "dijo", "que no")]),
        (
            "«El dique es firme», declaró la fiscal Ana Rey a la agencia Tolva. «No hubo ningún aviso».",
            [("la fiscal Ana Rey", "declaró", "«El dique es firme» // «No hubo ningún aviso»")],
        ),
    ],
)
def test_figures_hearsay_and_who_goes_on(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Who gives a number; what others say that somebody did; who speaks on where no subject stands."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Murió una enfermera, según un médico del hospital San Juan.", "un médico del hospital San Juan", "unnamed"),
        ("Hubo gritos, dijo una vecina de la calle Rosa Lund.", "una vecina de la calle Rosa Lund", "unnamed"),
        ("Murió una enfermera, según el médico Juan Salas, del hospital San Juan.", "Juan Salas", "named_person"),
        ("Hubo gritos, dijo la vocera del Ejército Ana Pendas.", "Ana Pendas", "named_person"),
        ("La secretaria de Salud Emma Tevquist dijo que murieron tres.", "Emma Tevquist", "named_person"),
        ("Según la ministra de Obras Públicas Lena Orzan, el puente cedió.", "Lena Orzan", "named_person"),
        ("La ministra de Salud Orzan dijo que murieron tres.", "Orzan", "named_person"),
        ("La directora de San Roque Alba Nieves dijo que había seis heridos.", "Alba Nieves", "named_person"),
        ("El jefe de Policía de Talvik dijo que eran tres.", "El jefe de Policía de Talvik", "official"),
        ("El portavoz de José María Pérez dijo que no iría.", "El portavoz de José María Pérez", "official"),
        (
            "La directora de la escuela de San Roque dijo que habría clases.",
            "La directora de la escuela de San Roque",
            "official",
        ),
    ],
)
def test_who_a_hospital_is_named_after_does_not_speak(text: str, name: str, kind: str) -> None:
    """A saint, a street and a foundation have names of their own."""
    assert [(one.label, one.kind) for one in read(text).voices] == [(name, kind)]


def test_who_is_told_of_before_a_quotation_says_it() -> None:
    """Not the spokesman of the sentence before; and an aside on anonymity hides no speaker."""
    text = "Cayeron dos, dijo el portavoz Luis Bril. Julia Campos, florista, vio el ataque. “Eran tres, no dos”, contó."
    assert [(source, cue) for source, cue, _ in told(text)] == [
        ("el portavoz Luis Bril", "dijo"),
        ("Julia Campos", "contó"),
    ]
    text = "Un funcionario, que pidió no ser identificado por temor a represalias, aseguró que la escolta fue retirada."
    assert told(text) == [("Un funcionario", "aseguró", "que la escolta fue retirada")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Los obreros pararon, según un dirigente que habló bajo condición de anonimato porque no está autorizado.",
            "un dirigente",
        ),
        ("“Se hundió”, contó una enfermera que prefirió mantener el anonimato.", "una enfermera"),
        (
            "Murieron dos personas, según un vecino que vio caer el muro y que prefirió mantener el anonimato.",
            "un vecino que vio caer el muro",
        ),
    ],
)
def test_a_voice_is_not_named_after_its_wish_to_be_unnamed(text: str, label: str) -> None:
    """Who would not be named is called what the text calls him before it says so."""
    [voice] = read(text).voices
    assert (voice.label, voice.on_record) == (label, False)


def test_a_voice_is_not_who_asked_it() -> None:
    """Who a source talked to, and what is told beside it, are no part of its name."""
    text = "Fuentes de la investigación consultadas por El Faro señalaron que hay nueve presos."
    assert [(voice.label, voice.kind) for voice in read(text).voices] == [("Fuentes de la investigación", "unnamed")]
    text = "El gremio, que reúne a 4.000 mineros, asegura que nadie avisó."
    assert [voice.label for voice in read(text).voices] == ["El gremio"]


@pytest.mark.parametrize("audience", ["ante la multitud", "ante los periodistas", "a los periodistas"])
def test_who_speaks_stands_behind_the_audience(audience: str) -> None:
    """ "Dijo ante la multitud Rosa Vela": the name is hers, and no crowd's."""
    [one] = read(f"«Mi madre volvió», dijo {audience} Rosa Vela.").voices
    assert (one.label, one.kind) == ("Rosa Vela", "named_person")


def test_a_sentence_begins_with_its_opening_mark() -> None:
    """The mark that opens a quotation belongs to the sentence it opens, whatever its shape."""
    text = 'Murieron dos. «Fue horrible», dijo Ana. “Nadie avisó”, añadió. "Así fue", dijo.'
    sentences = [sentence.text for _, sentence in document(text, language="es").sentences()]
    assert sentences == ["Murieron dos.", "«Fue horrible», dijo Ana.", "“Nadie avisó”, añadió.", '"Así fue", dijo.']


def test_a_day_that_is_told_of_as_past_is_of_the_year_before() -> None:
    """In January "murieron el 13 de marzo" looks back; what is to be on that day lies ahead."""
    [past] = [t.edtf for t in _in_january("Once personas murieron en un choque el 13 de marzo.")]
    [mortal] = [t.edtf for t in _in_january("Un choque en Talvik el 13 de marzo resultó mortal para once personas.")]
    assert mortal == past
    [ahead] = [t.edtf for t in _in_january("El juicio se celebrará el 13 de marzo.")]
    assert (past, ahead) == ("2023-03-13", "2024-03-13")


def _in_january(text: str) -> Sequence[Time]:
    article = Article(
        id="art", key="key", path="path", sha256="", text=text, extractor="", language="es", published="2024-01-03"
    )
    return Reader().read(article).times


def test_a_sentence_is_passed_against_somebody() -> None:
    """ "Dictó condena por fraude contra Ada Lind" says whom it befell, whatever the charge."""
    reading = read("Un juez de Kesvik dictó el martes condena por fraude contra Ada Lind.")
    text = "Un juez de Kesvik dictó el martes condena por fraude contra Ada Lind."
    whom = {text[p.span.start : p.span.end] for m in reading.mentions for p in m.participants if p.role == "recipient"}
    assert whom == {"Ada Lind"}


def test_when_it_was_said_stands_between_the_verb_and_the_speaker() -> None:
    """ "informó de madrugada" tells when; "informó de que ardía" tells what."""
    assert [who for who, _, _ in told("El balance es de 13 muertos, según informó de madrugada el servicio.")] == [
        "el servicio"
    ]
    assert [who for who, _, _ in told("La policía informó de que había fuego en el puerto.")] == ["La policía"]


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("La captura desmiente al ministro, que el domingo había negado la fuga.", "captura", []),
        ("La captura, que el domingo había anunciado el ministro, fue limpia.", "captura", []),
        ("El ataque, que el domingo dejó tres muertos, fue condenado.", "ataque", ["2024-05-12"]),
        ("Lind presentó su dimisión el lunes, un día antes de que el puerto anunciara su cese.", "cese", []),
        ("Lind presentó su dimisión el lunes, un día antes de que el puerto anunciara su cese.", "presentó su dimisión",
         ["2024-05-13"]),
        ("El lunes, antes de la marcha, la policía detuvo a tres personas.", "detuvo", ["2024-05-13"]),
    ],
)  # fmt: skip
def test_a_day_of_a_saying_or_some_days_away_is_of_no_happening(text: str, words: str, when: list[str]) -> None:
    """When the minister denied it, nobody was caught; what is "a day before" another thing does not date that."""
    (one,) = [m for m in read(text).mentions if text[m.trigger.start : m.trigger.end] == words]
    assert [time.edtf for time in one.times] == when


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        ("«Vamos a recurrir», dijo el abogado Marcos Ariza.\n\nNada más. «Falta media verdad», dijo a la salida su"
         " hija Elena.", "Falta media verdad", "su hija Elena"),
        ("«Vamos a recurrir», dijo el abogado.\n\n«Es mentira», gritó desde el balcón de la casa la vecina Rosa Amil.",
         "Es mentira", "la vecina Rosa Amil"),
        ("«No hubo fuego», dijo el inspector Luis Otero.\n\nSu viuda, Carmen Prados, no lo cree. «A él lo quemaron»,"
         " afirmó entre lágrimas ante los periodistas.", "A él lo quemaron", "Su viuda, Carmen Prados"),
        ("«Nadie avisó», dijo el bombero Luis Otero.\n\nLa alcaldesa visitó el muelle. «Ayudaremos a todos», dijo.",
         "Ayudaremos a todos", "La alcaldesa"),
        ("El gerente de la lonja, Simón Vela, presentó el lunes su renuncia en una carta.\n\n«Me marcho con la cabeza"
         " alta», escribe en la nota, de una página.", "Me marcho", "El gerente de la lonja, Simón Vela"),
        ("La firma es de la antigua cajera, Inés Robledo, quien habría obedecido a su jefe. «Me dijo que corría prisa»,"
         " señaló.", "Me dijo", "Inés Robledo"),
        ("Cien personas se reunieron ante la lonja. Entre ellos estaba Pilar Quesada, de la cofradía: «Que devuelvan el"
         " dinero».", "Que devuelvan", "Pilar Quesada"),
        ("«Nadie avisó», dijo el bombero Luis Otero. La casa ardió. «Fue muy rápido», añadió.", "Fue muy",
         "el bombero Luis Otero"),
        ("«Hubo fuego», dijo el alcalde. «No hay heridos», añadió en el barrio San Telmo.", "No hay", "el alcalde"),
        ("«Hubo fuego», dijo el alcalde. «No hay heridos», añadió ante la jueza Ada Lund.", "No hay", "el alcalde"),
    ],
)  # fmt: skip
def test_in_whose_mouth_a_quotation_is(text: str, said: str, who: str) -> None:
    """Who says it may stand behind where he says it, or be told of before it; not a quarter, nor a judge."""
    assert [(source) for source, _, content in told(text) if said in content] == [who]


def test_who_does_not_believe_it_is_not_what_is_not_believed() -> None:
    """ "Su viuda, Carmen Prados, no lo cree" is no saying of the inspector's about her."""
    text = "«No hubo fuego», dijo el inspector Luis Otero.\n\nSu viuda, Carmen Prados, no lo cree."
    assert [content for _, _, content in told(text)] == ["«No hubo fuego»"]


def test_a_decimal_is_not_cut_in_two() -> None:
    """The comma of "3,8 millones" ends no charge; the one behind it does."""
    found = told("El gerente, acusado de desviar 3,8 millones de pesos, no habló.")
    assert [content for _, cue, content in found if cue == "acusado de"] == ["desviar 3,8 millones de pesos"]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Hombres no identificados atacaron la clínica de Kesvik.", "positive"),
        ("Una deuda no saldada provocó el tiroteo en Kesvik.", "positive"),
        ("Vehículos no tripulados atacaron el puerto.", "positive"),
        ("Los hombres no atacaron la clínica de Kesvik.", "negative"),
        ("Los hombres no han atacado la clínica.", "negative"),
    ],
)
def test_a_participle_that_is_denied_denies_no_deed(text: str, polarity: str) -> None:
    """Who is "no identificado" did it all the same."""
    (found,) = [one for one in mentions_of(text, "es") if one.event_type == "ASSAULT"]
    assert found.polarity == polarity
