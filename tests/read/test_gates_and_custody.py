"""Gates that are opened and water that is let out, dykes, arrests and dismissals in plain speech, bare numbers.

The examples are our own, made after a reader missed them in an invented pile about a dyke that broke.
"""

import pytest

from firsthand.read import mentions, places, quantities, times
from firsthand.records import Mention
from tests.read.reading import document


def _read(text: str, language: str = "en") -> list[Mention]:
    doc = document(text, language=language)
    dated = times.tag(doc)
    return mentions.find(doc, dated, places.tag(doc), quantities.tag(doc, dated))


def _types(text: str, language: str = "en") -> set[str]:
    return {m.event_type for m in _read(text, language)}


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Two gates of the dam were opened on Monday.", "positive"),
        ("The operator admitted that it had released water.", "positive"),
        ("Bosses let the water go, an engineer said.", "positive"),
        ("There was no release from the Orlen dam during the night.", "negative"),
        ("The firm said it had not opened the gates of the dam.", "negative"),
        ("The dam held.\n\nThe firm never opened the gates. Two gates of the dam were not opened.", "negative"),
    ],
)
def test_gates_of_a_dam_are_opened(text: str, polarity: str) -> None:
    """Who opens the gates of a dam, or lets its water out, opens something; who says that nobody did denies it."""
    assert {(m.event_type, m.polarity) for m in _read(text)} == {("OPENING", polarity)}


@pytest.mark.parametrize(
    "text",
    [
        "The museum opened its gates to visitors on Monday.",
        "The ruling opened the floodgates to lawsuits.",
        "Gates open at 6 p.m.",
        "The court ordered the release of the report on the dam.",
        "The company released a statement. Police released tear gas.",
        "Two gates of the dam were opened. His release was delayed. A gap opened in the market.",
    ],
)
def test_other_gates_and_releases_are_none(text: str) -> None:
    """A museum's gates, a report that is released and a gap in the market let no water out."""
    assert sum(m.event_type in ("OPENING", "COLLAPSE") for m in _read(text)) == ("were opened" in text)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Se abrieron dos compuertas de la presa.", "positive"),
        ("La operadora admitió que había soltado agua.", "positive"),
        ("La empresa reiteró que no había abierto las compuertas de la presa.", "negative"),
        ("La medida abrió la compuerta a nuevas demandas. El museo abrió sus puertas.", ""),
    ],
)
def test_compuertas(text: str, polarity: str) -> None:
    """In Spanish too, and no gate is opened to lawsuits."""
    assert {m.polarity for m in _read(text, "es") if m.event_type == "OPENING"} == ({polarity} if polarity else set())


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("A breach opened in the dyke at 3:40 a.m.", 1),
        ("A dyke gave way. The breach opened near Talvik.", 2),
        ("The river burst through the dyke at Talvik.", 1),
        ("A rift opened in the party. Police broke through the crowd.", 0),
    ],
)
def test_a_breach_opens(text: str, breaks: int) -> None:
    """A hole in what holds the water is its collapse; one in a party is none."""
    assert sum(m.event_type == "COLLAPSE" for m in _read(text)) == breaks


def test_where_the_dyke_broke_is_not_where_the_gates_are() -> None:
    """A place of the clause behind "before" is of what happened there."""
    found = _read("The village of Talvik is quiet. Three men were held before the dyke at Talvik broke.")
    assert [m.place.name if m.place else None for m in found if m.event_type in ("COERCE", "COLLAPSE")][-1] == "Talvik"
    assert all(m.place is None for m in found if m.event_type == "COERCE")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two bosses were nicked yesterday on suspicion of fraud.", 2),
        ("Police collared three men.", 3),
        ("Four youths were carted off by officers.", 4),
        ("The mayor was cuffed and bundled into a police van.", None),
        ("Police arrested a clerk. Ada Lind was picked up at her home.", None),
    ],
)
def test_people_are_taken_in(text: str, number: int | None) -> None:
    """Words of plain speech for an arrest, where police, handcuffs or a suspicion stand beside them."""
    held = [m for m in _read(text) if m.event_type == "COERCE"]
    assert {m.mode for m in held} == {"arrest"}
    assert number is None or [q.minimum for m in held for q in m.quantities] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Two bikes were nicked from the yard.",
        "He was picked up by his wife at the station.",
        "The sailors were picked up by a police boat. A body was picked up by police.",
        "A third manager was taken in for questioning.",
        "She was not handcuffed.",
    ],
)
def test_nobody_is_arrested(text: str) -> None:
    """Bikes, who is fetched by his wife or saved, and who is only questioned."""
    assert not [m for m in _read(text) if m.mode == "arrest"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The coach was shown the door on Monday.", "DISMISSAL"),
        ("The board showed the director the door.", "DISMISSAL"),
        ("The prime minister fired her.", "DISMISSAL"),
        ("The minister was pushed out of office.", "DISMISSAL"),
        ("The bishop threw in the towel.", "RETREAT"),
        ("He was shown the door of the vault.", ""),
        ("The clerk was kicked out of the hall.", ""),
        ("Families were forced out by the smoke.", ""),
    ],
)
def test_posts_are_lost(text: str, event: str) -> None:
    """Who is shown the door loses a post; a door of a vault is looked at, and no one who is thrown out is struck."""
    assert _types(text) == ({event} if event else set())


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Thirteen are missing.", "en", [13]),
        ("Eleven are dead and 31 missing.", "en", [11, 31]),
        ("Seventeen are in hospital and four are missing, the governor said.", "en", [4]),
        ("Seven Sisters were closed. Hotel Four was evacuated.", "en", []),
        ("Nueve siguen desaparecidas.", "es", [9]),
        ("Siguen desaparecidas otras nueve.", "es", [9]),
        ("Las joyas siguen desaparecidas. Las nueve joyas siguen desaparecidas.", "es", []),
        ("Doce heridos.", "es", [12]),
    ],
)
def test_a_bare_number_counts(text: str, language: str, numbers: list[int]) -> None:
    """A number is the subject by itself, also with the capital of its sentence."""
    assert [q.minimum for m in _read(text, language) for q in m.quantities] == numbers


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Some 1,200 residents had been evacuated by daybreak.", []),
        ("Nine were rescued by boat.", []),
        ("Nine were rescued by the night watch.", ["night watch"]),
        ("He was arrested by mistake.", []),
        ("It was the world's biggest diamond heist.", []),
        ("Police called it Norway's largest robbery.", []),
        ("It was the gang's biggest robbery.", ["gang"]),
    ],
)
def test_a_daybreak_does_nothing(text: str, doers: list[str]) -> None:
    """What tells when or by what means is nobody who did it."""
    assert [text[p.span.start : p.span.end] for m in _read(text) for p in m.participants if p.role == "actor"] == doers


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("The article gave the number of missing as 31. The agency had said 13.", "en", [31, 13]),
        ("Police arrested 31 people. The union said 40, and left.", "en", [31, 40]),
        ("Nine people died. The agency was still speaking of six.", "en", [9, 6]),
        ("Police arrested 31 people. The ministry said 13 houses had burned.", "en", [31]),
        ("La nota cifraba en 31 los desaparecidos. La agencia había dicho 13.", "es", [31, 13]),
    ],
)
def test_a_number_that_is_said_alone(text: str, language: str, numbers: list[int]) -> None:
    """ "The agency had said 13." gives another number of what was counted right before."""
    assert [q.minimum for m in _read(text, language) for q in m.quantities] == numbers
