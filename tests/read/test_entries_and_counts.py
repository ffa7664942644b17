"""Who speaks in the entries of live tickers, who counts, and what is nobody's word. All sentences are invented."""

import pytest

from tests.read.test_attribution import triples

_TICKER_EN = """Live: strike at the port

14:05 Police: "We have made four arrests."

14:12 Union says seven held. More to follow.

15:02 Halvik Terminals CEO Per Dahl on X: "We remain open to dialogue."
"""
_TICKER_ES = """Directo: la clínica

10.15 Comparece la consejera Nuria Cobos: «No hubo ningún aviso».

10.40 La oposición pide su dimisión. El portavoz socialista, Iván Leal: «Miente o no se entera».

11.05 La asociación de pacientes eleva a veinte los infectados.

11.30 Habla la viuda de una de las víctimas, Pilar Otero: «Entró por una rodilla».
"""


def test_an_entry_s_clock_is_no_part_of_who_speaks() -> None:
    """Nor is where he said so; and who is introduced by a colon speaks once."""
    assert [triple[::2] for triple in triples(_TICKER_EN)] == [
        ("Police", '"We have made four arrests."'),
        ("Union", "seven held"),
        ("Halvik Terminals CEO Per Dahl", '"We remain open to dialogue."'),
    ]


def test_an_entry_s_speaker_in_spanish() -> None:
    """An office with its name before a colon speaks, and whoever is told to come forward."""
    assert [triple[::2] for triple in triples(_TICKER_ES, "es")] == [
        ("la consejera Nuria Cobos", "«No hubo ningún aviso»"),
        ("La oposición", "su dimisión"),
        ("El portavoz socialista, Iván Leal", "«Miente o no se entera»"),
        ("La asociación de pacientes", "a veinte los infectados"),
        ("la viuda de una de las víctimas, Pilar Otero", "«Entró por una rodilla»"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", '"They knelt and fired," said Mara Quist. She counted six bodies by the gate.',
         ("She", "counted", "six bodies by the gate")),
        ("en", '"They knelt and fired," said Mara Quist. She saw six bodies by the gate.',
         ("She", "saw", "six bodies by the gate")),
        ("en", "A baker counted six bodies by the gate.", ("A baker", "counted", "six bodies by the gate")),
        ("es", "«Se arrodillaron», dijo Mara Quist. Contó seis cadáveres junto a la verja.",
         ("Mara Quist", "Contó", "seis cadáveres junto a la verja")),
        ("es", "La policía informó de cuatro detenidos.", ("La policía", "informó de", "cuatro detenidos")),
        ("es", "La consejera dice ahora que nadie le avisó.", ("La consejera", "dice", "que nadie le avisó")),
        ("es", "Dos médicas adelantaron que habrá huelga.", ("Dos médicas", "adelantaron", "que habrá huelga")),
    ],
)  # fmt: skip
def test_what_somebody_counted_or_told_is_on_his_word(language: str, text: str, told: tuple[str, str, str]) -> None:
    """A number seen by who has been quoted, one that somebody counted, and what stands behind an adverb."""
    assert told in triples(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She saw six bodies by the gate."),
        ("en", "The machine counted six bags."),
        ("es", "La consejera, Nuria Cobos, ha ordenado el cierre de dos quirófanos."),
    ],
)
def test_what_is_only_told_of_somebody_is_nobody_s_word(language: str, text: str) -> None:
    """Who saw something need not have said so, a machine says nothing, and what is ordered has ordered nothing."""
    assert triples(text, language) == []


def test_an_order_s_words_end_before_the_page_s_own() -> None:
    """What happened hours later, the ministry that gave the order has not said."""
    told = triples(
        'The Defence Ministry ordered soldiers to clear the pit in Brenvik "whatever it cost" on Monday night, hours'
        " before soldiers shot dead nine people, the Valley Record reports."
    )
    (order,) = [content for _, cue, content in told if cue == "ordered"]
    assert "nine people" not in order


def test_a_clause_goes_on_behind_its_colon() -> None:
    """What a colon takes further is on the same word."""
    told = triples("Greta Solheim said that she had erred: eleven people had been arrested on May 7, not nine.")
    assert [content for _, _, content in told] == [
        "that she had erred: eleven people had been arrested on May 7, not nine"
    ]


def test_a_topic_before_a_question_word_says_nothing() -> None:
    """A headline that names a place and what is told of it has no speaker."""
    assert triples("Selva Pass: what the pictures show") == []
