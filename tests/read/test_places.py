"""Places: which GeoNames entry a name means, and when nothing is said. The sentences were written for these tests."""

import time

from firsthand.read import places
from firsthand.read.gazetteer import Gazetteer
from firsthand.records import Place
from tests.read.reading import document


def _found(text: str, language: str = "en") -> dict[str, Place]:
    return {text[p.span.start : p.span.end]: p for p in places.tag(document(text, language=language))}


def test_countries_and_cities_resolve() -> None:
    """A country and its capital are found with country, place and precision."""
    found = _found("The meeting in Bogotá was called by the U.S. and Venezuela.")
    assert (found["Bogotá"].country, found["Bogotá"].precision) == ("CO", "city")
    assert found["U.S."].geonames == 6252001
    assert found["Venezuela"].precision == "country"
    assert found["Bogotá"].lat is not None


def test_what_follows_a_city_decides_it() -> None:
    """ "Paris, Texas" is in Texas; "Paris" in France alone is not."""
    assert _found("The mill in Paris, Texas, burned.")["Paris"].country == "US"
    assert _found("The bank in Paris, France, closed.")["Paris"].country == "FR"


def test_a_nationality_is_no_place() -> None:
    """ "Venezuelan" names no place."""
    assert _found("The Venezuelan army and Russian officials denied it.") == {}


def test_an_invented_place_stays_unresolved() -> None:
    """A name that only a far hamlet bears is told as a place, without an entry."""
    found = _found("The depot at the north quay of Talvik blew up. Nobody in Talvik slept.")
    assert found["Talvik"].geonames is None
    assert found["Talvik"].precision == "unresolved"


def test_a_small_place_is_kept_where_its_country_is_told() -> None:
    """With its region told, a small town is resolved."""
    found = _found("Talvik, Norway, is small. Nothing happens in Talvik, people in Norway say.")
    assert found["Talvik"].country in (None, "NO")


def test_spanish_places() -> None:
    """Spanish names after a preposition of place are found without a name tagger."""
    found = _found("La policía detuvo a doce personas en Bogotá.", "es")
    assert found["Bogotá"].country == "CO"


def test_the_gazetteer_loads_in_seconds() -> None:
    """A quarter of a million names are ready in few seconds, on a busy machine too."""
    start = time.process_time()
    assert Gazetteer().named("London")
    assert time.process_time() - start < 5


def test_a_president_is_no_place() -> None:
    """A name behind a title is a person's, though a city bears it too."""
    assert not _found("Trust in President Washington grew. President Washington spoke.")


def test_what_a_town_is_called_puts_it_in_a_country() -> None:
    """ "The Honduran port of Trujillo" is in Honduras, wherever the larger Trujillos lie, and so is it a line later."""
    for text in (
        "A shed burned in the Honduran port of Trujillo. People in Trujillo ran.",
        "A shed burned in Trujillo (Honduras). People in Trujillo ran.",
        "A shed burned in Trujillo in Honduras, and people in Trujillo ran.",
    ):
        assert _found(text)["Trujillo"].country == "HN", text
    for text in ("Ardió la ciudad hondureña de Trujillo.", "Ardió un galpón en Trujillo, en Honduras."):
        assert _found(text, "es")["Trujillo"].country == "HN", text


def test_the_only_country_of_a_page_holds_its_towns() -> None:
    """A page that names Honduras alone means its Trujillo; a metropolis stays where it is, and so does one at home."""
    assert _found("A pier burned in Trujillo. Ferries in Honduras stopped.")["Trujillo"].country == "HN"
    assert _found("Ardió un muelle en Trujillo. Pasa poco en Honduras.", "es")["Trujillo"].country == "HN"
    assert _found("The envoy of Canada flew to London.")["London"].country == "GB"
    assert _found("Peru and Honduras wrote to the mayor in Trujillo.")["Trujillo"].country != "HN"


def test_a_town_beside_a_day_is_no_date() -> None:
    """The tagger makes one date of a town and the day behind it; a feast is no town."""
    assert _found("Vera Lund died in Stavanger on Monday.")["Stavanger"].country == "NO"
    assert "Ramadan" not in _found("A man died in Ramadan on Monday.")
