"""An added gazetteer: places by name in one SQLite file, sorted once, so that a name is found in microseconds.

In: what a dump holds. Out: an Index to ask. SQLite sorts outside memory, which a dump of twelve million lines needs,
and every Python has it. A file is written beside its place and put there when it is whole.
"""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FORMAT = "1"
_BEGUN = (
    "PRAGMA journal_mode = OFF",  # a half-written file is thrown away: nothing need be safe against a crash
    "PRAGMA synchronous = OFF",
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    """CREATE TABLE places (geonames INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, feature TEXT, country TEXT,
                            admin1 TEXT, population INTEGER)""",
    "CREATE TABLE names (name TEXT, geonames INTEGER, PRIMARY KEY (name, geonames)) WITHOUT ROWID",
    "CREATE TEMP TABLE unsorted (name TEXT, geonames INTEGER)",
    "BEGIN",
)
_SORTED = "INSERT OR IGNORE INTO names SELECT name, geonames FROM unsorted ORDER BY name, geonames"
_NAMED = """
    SELECT p.geonames, p.name, p.lat, p.lon, p.feature, p.country, p.admin1, p.population
    FROM names n JOIN places p USING (geonames) WHERE n.name = ? ORDER BY p.geonames LIMIT 500
"""


class Toponym(NamedTuple):
    """A place of an added gazetteer; `feature` is GeoNames' class and code ("H.STM"), `admin1` its code there."""

    geonames: int
    name: str
    lat: float
    lon: float
    feature: str
    country: str
    admin1: str
    population: int


class NoIndexError(Exception):
    """The file is no gazetteer, or one of another version; the message says what to do."""


class Index:
    """One added gazetteer, opened to be asked."""

    def __init__(self, file: Path) -> None:
        """Open it; raises NoIndexError."""
        self.name = file.stem
        try:
            self._db = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            self.about = dict(self._db.execute("SELECT key, value FROM about"))
        except sqlite3.Error as error:
            raise NoIndexError(f"{file} cannot be read ({error}); remove it, and add the dump again") from None
        if self.about.get("format") != FORMAT:
            raise NoIndexError(f"{file} was made by another version of firsthand; add the dump again")
        self.named = lru_cache(maxsize=20_000)(self._named)  # an article says its names many times

    def _named(self, folded: str) -> tuple[Toponym, ...]:
        """The places of that name, as `fold` gives it, at most 500."""
        return tuple(Toponym(*row) for row in self._db.execute(_NAMED, (folded,)))


class Writer:
    """A gazetteer in the making; nothing is there before `finish`. What cannot be written raises sqlite3.Error."""

    def __init__(self, part: Path) -> None:
        part.unlink(missing_ok=True)
        self._part = part
        self._db = sqlite3.connect(part, isolation_level=None)
        try:
            for statement in _BEGUN:
                self._db.execute(statement)
        except sqlite3.Error:
            self.drop()
            raise

    def put(self, places: Iterable[Toponym], names: Iterable[tuple[str, int]]) -> None:
        """Places, and folded names with the ids they name; a place that stands twice is kept as it came last."""
        self._db.executemany("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", places)
        self._db.executemany("INSERT INTO unsorted VALUES (?, ?)", names)

    def put_alternates(self, names: Iterable[tuple[str, int]]) -> None:
        """More names, for those places that are there."""
        self._db.executemany(
            "INSERT INTO unsorted SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM places WHERE geonames = ?2)", names
        )

    def places(self) -> int:
        """How many places there are."""
        return int(self._db.execute("SELECT count(*) FROM places").fetchone()[0])

    def finish(self, home: Path, about: dict[str, str]) -> int:
        """Sort the names, put the file in its place, and say how many names it has."""
        self._db.execute(_SORTED)
        names = int(self._db.execute("SELECT count(*) FROM names").fetchone()[0])
        rows = {**about, "format": FORMAT, "places": str(self.places()), "names": str(names)}
        self._db.executemany("INSERT INTO about VALUES (?, ?)", rows.items())
        self._db.execute("COMMIT")
        self._db.close()
        self._part.replace(home)
        return names

    def drop(self) -> None:
        """Leave nothing behind; after `finish` there is nothing left to drop."""
        self._db.close()
        self._part.unlink(missing_ok=True)
