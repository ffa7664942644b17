"""Who is saved at sea, what is searched there, and words that only look like happenings; sentences of our own."""

import pytest

from firsthand.records import Mention
from tests.read.test_mentions import _counts, _read


def _types(text: str, language: str = "en") -> set[str]:
    return {m.event_type for m in _read(text, language)}


def _of(text: str, event_type: str) -> Mention:
    (found,) = [m for m in _read(text) if m.event_type == event_type]
    return found


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Coast guard crews picked up 27 survivors near Orlen Point.", "RESCUE"),
        ("A tanker picked up 27 people from the sea.", "RESCUE"),
        ("Twenty-seven people were picked up by a cargo ship.", "RESCUE"),
        ("Police picked up 27 people at the quay.", "COERCE"),
        ("The coast guard picked up 27 migrants on suspicion of smuggling.", "COERCE"),
        ("The coast guard picked up 27 suspects on the pier.", "COERCE"),
    ],
)
def test_whom_a_ship_picks_up_is_saved(text: str, event_type: str) -> None:
    """ "Picked up" is an arrest by police, on suspicion or of suspects; ships and coast guards save people."""
    assert dict(_counts(text)) == {event_type: [27]}


@pytest.mark.parametrize(
    "text", ["A fishing boat picked up three crates.", "Relatives picked up the patients.", "Boats searched the sea."]
)
def test_nobody_is_saved_or_arrested(text: str) -> None:
    """Goods are picked up, patients fetched, and the sea is searched for those who are lost."""
    assert _types(text) == set()


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("Two patrol boats, a helicopter and several trawlers were searching the area in rough seas.", False),
        ("The coast guard searched the yacht for drugs.", True),
        ("Soldiers searched the area for rebels.", True),
        ("Police searched the house.", True),
    ],
)
def test_what_boats_search_is_no_raid(text: str, searched: bool) -> None:
    """A search by vessels of an area is one for people; that of a yacht, or by soldiers, is a raid."""
    assert ("COERCE" in _types(text)) is searched


def test_a_bare_number_is_listed_as_missing() -> None:
    """ "48 are still listed as missing" counts 48."""
    assert dict(_counts("The ferry sank on Monday, and 48 are still listed as missing."))["MISSING"] == [48]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "It was like an earthquake, she said.", False),
        ("en", "It felt like an explosion, she said.", False),
        ("en", "Residents heard what sounded like an explosion.", True),
        ("en", "There was an earthquake, she said.", True),
        ("es", "Fue como un terremoto, dijo Lind.", False),
        ("es", "Hubo un terremoto, dijo Lind.", True),
        ("en", "What happened was not an “explosion”, she said.", False),
        ("en", "There was no explosion, she said.", True),
    ],
)
def test_what_is_likened_or_only_called_so_is_none(language: str, text: str, told: bool) -> None:
    """A simile, or a word denied in quotation marks, is no happening, and denies none."""
    assert bool(_types(text, language) & {"DISASTER", "EXPLOSION"}) is told


@pytest.mark.parametrize(
    ("text", "event_type", "status", "polarity"),
    [
        ("These deaths could have been prevented.", "DEATH", "happened", "positive"),
        ("Better locks would have prevented the theft.", "THEFT", "happened", "positive"),
        ("Police prevented the theft.", "THEFT", "attempted", "negative"),
        ("A guard could prevent the theft.", "THEFT", "unknown", "positive"),
        ("A judge ordered the release of one of the two men arrested in May.", "COERCE", "happened", "positive"),
        ("The mayor wants the two men arrested.", "COERCE", "hypothetical", "positive"),
        ("There were no reports of anyone injured.", "INJURY", "happened", "negative"),
    ],
)
def test_what_is_taken_for_granted_happened(text: str, event_type: str, status: str, polarity: str) -> None:
    """What could have been prevented was not, and who was arrested is whose release is ordered."""
    told = _of(text, event_type)
    assert (told.status, told.polarity) == (status, polarity)


def test_the_day_of_an_order_is_not_that_of_the_arrest() -> None:
    """Whose release is ordered on Monday was arrested before that."""
    assert not _of("A judge on Monday ordered the release of one of the two men arrested.", "COERCE").times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Four people died on 12 March 2026 when a dinghy overturned off Orlen, two days after a ferry sank.",
            "2026-03-10",
        ),
        ("The dinghy left on 12 March 2026, and two days before a ferry sank.", None),
        ("Police said on 12 March 2026 that a man had died two days after a ferry sank.", None),
    ],
)
def test_a_distance_in_days_behind_a_clause(text: str, day: str | None) -> None:
    """ "On Thursday when a dinghy capsized, two days after a ferry sank" puts the ferry on Tuesday."""
    (told,) = [m for m in _read(text) if text[m.trigger.start : m.trigger.end] == "sank"]
    assert [time.edtf for time in told.times] == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("La cifra de muertos ascendió a 47 tras la recuperación de otros 11 cuerpos.", 47),
        ("El balance de víctimas mortales se eleva a 47 después de que murieran tres heridos.", 47),
        ("La barca se hundió y murieron 47 hombres.", 47),
    ],
)
def test_what_leads_on_from_a_toll_is_not_counted(text: str, number: float) -> None:
    """ "A 47 tras" counts no "tras"."""
    dead = [m for m in _read(text, "es") if m.event_type == "DEATH"]
    assert number in {q.minimum for m in dead for q in m.quantities}


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("El Ministerio negó el miércoles 11 de marzo cualquier colisión.", False),
        ("La colisión ocurrió el miércoles 11 de marzo.", True),
        ("El Ministerio negó la colisión del miércoles 11 de marzo.", True),
    ],
)
def test_the_day_of_a_denial_is_not_that_of_what_is_denied(text: str, dated: bool) -> None:
    """ "Negó el miércoles cualquier colisión" denies one of any day."""
    (told,) = [m for m in _read(text, "es") if m.event_type == "CRASH"]
    assert bool(told.times) is dated


@pytest.mark.parametrize("text", ["La barca se hundió.", "Una barca naufragó."])
def test_a_boat_by_another_word_sinks(text: str) -> None:
    """A "barca" is a ship."""
    assert _types(text, "es") == {"CRASH"}
