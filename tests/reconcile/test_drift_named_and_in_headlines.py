"""A headline firmer than its page, and unnamed speakers who are named or left out. Invented for these tests."""

import pytest

from tests.reconcile.test_one_affair import affair

_EN = "\n\n".join(
    [
        "Blast at Orrin mine",
        "An explosion at the Brantley mine near Orrin on Sunday may have killed nine miners, a senior official at "
        "the mining ministry said. The shaft filled with smoke within minutes, and the lift stopped halfway "
        "between the second and the third level.",
        "The official said that the pumps had been switched off before the blast. Rescue teams from Sorrel and "
        "Kesting reached the second level at dawn on Monday, the fire chief, Arne Holt, said.",
    ]
)
_ES = "\n\n".join(
    [
        "Explosión en la mina de Orrín",
        "Una explosión en la mina Brantes, cerca de Orrín, podría haber matado el domingo a nueve mineros, según "
        "un alto cargo del Ministerio de Minas. El pozo se llenó de humo en pocos minutos y el ascensor se detuvo "
        "a medio camino entre el segundo y el tercer nivel.",
        "El cargo afirmó que las bombas de agua habían sido apagadas antes de la explosión. Los equipos de rescate"
        " de Sorela y Quesada llegaron al segundo nivel en la madrugada del lunes, según el jefe de bomberos, "
        "Arnaldo Holgado.",
    ]
)


def _copied(language: str, before: str, after: str) -> set[tuple[str, str, str]]:
    text = {"en": _EN, "es": _ES}[language]
    assert before in text
    again = text.replace(before, after)
    return affair(f"Courier | 2031-02-03 | {language} | {text}", f"Post | 2031-02-04 | {language} | {again}").drift()


@pytest.mark.parametrize(
    ("language", "before", "after", "drift"),
    [
        ("en", "The official said", "Henrik Sall said", ("unnamed_made_named", "The official", "Henrik Sall")),
        ("es", "El cargo afirmó", "Enrique Salas afirmó", ("unnamed_made_named", "El cargo", "Enrique Salas")),
        (
            "es",
            "según un alto cargo del Ministerio de Minas",
            "según Enrique Salas, alto cargo del Ministerio de Minas",
            (
                "unnamed_made_named",
                "un alto cargo del Ministerio de Minas",
                "Enrique Salas, alto cargo del Ministerio de Minas",
            ),
        ),
    ],
)
def test_who_is_unnamed_and_gets_a_name_is_told(
    language: str, before: str, after: str, drift: tuple[str, str, str]
) -> None:
    """A name that the copied page never gives is drift, where it speaks of "the official"."""
    assert _copied(language, before, after) == {drift}


def test_a_speaker_left_out_at_the_head_of_a_paragraph_is_told() -> None:
    """Whoever speaks later in the paragraph says nothing of who said what stands before."""
    assert [kind for kind, *_ in _copied("en", "The official said that the pumps", "The pumps")] == [
        "attribution_dropped"
    ]


@pytest.mark.parametrize(
    ("language", "page", "hedge"),
    [
        (
            "en",
            "Explosion killed nine miners at Brantley mine\n\nAn explosion at the Brantley mine near Orrin on Sunday "
            "may have killed nine miners, an official said.",
            "may have",
        ),
        (
            "es",
            "Una explosión mata a nueve mineros\n\nUna explosión en la mina Brantes podría haber matado el domingo a "
            "nueve mineros, según un funcionario.",
            "podría haber",
        ),
    ],
)
def test_a_headline_firmer_than_its_page_drops_a_hedge(language: str, page: str, hedge: str) -> None:
    """What a page only says may be, its own headline tells outright."""
    found = affair(f"Courier | 2031-02-03 | {language} | {page}")
    assert {(kind, before) for kind, before, _ in found.drift()} == {("hedge_dropped", hedge)}


@pytest.mark.parametrize(
    "page",
    [
        "Explosion may have killed nine miners\n\nAn explosion in Orrin on Sunday may have killed nine miners.",
        "Nine miners feared dead\n\nAn explosion in Orrin on Sunday may have killed nine miners, an official said.",
        "Explosion killed nine miners\n\nAn explosion in Orrin on Sunday may have killed nine miners, an official said."
        " Nine miners were killed, the mine's owner said later.",
    ],
)
def test_a_headline_no_firmer_than_its_page_drops_none(page: str) -> None:
    """A hedge of its own, a fear, and what the page tells outright elsewhere leave nothing dropped."""
    assert affair(f"Courier | 2031-02-03 | en | {page}").drift() == set()
