"""A dump as GeoNames gives it, line by line: `VE.txt`, `allCountries.zip`, `cities500.txt`, `alternateNamesV2.txt`.

In: a file. Out: Places and Alternates in order of the file, and a Problem for what is neither. Nothing is held but the
line at hand, so that twelve million lines take no more memory than one.
"""

import lzma
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from firsthand.records import Problem, problem

PLACE_COLUMNS, ALTERNATE_COLUMNS = 19, (8, 10)  # as the readme in GeoNames' zips counts them; alternateNames.txt has 8
SHOWN = 10  # malformed lines told one by one; a damaged file has thousands
_LONGEST = 1 << 20  # bytes of a line; the longest of GeoNames has some 15,000
_NOT_A_DUMP = 100  # lines of which none is as it should be: the rest is not read
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:-\w+)*)?")  # not "link", "post", "iata": no names
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError)


class Place(NamedTuple):
    """A line of a dump. `feature` is class and code ("H.STM"), lat and lon degrees WGS84, `names` all it is called."""

    geonames: int
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    feature: str
    country: str
    admin1: str
    population: int


class Alternate(NamedTuple):
    """A line of alternateNamesV2.txt: one more name of the place with that id."""

    geonames: int
    name: str


class MalformedError(Exception):
    """A line is no place and no alternate name; the message says what is wrong with it."""


class Reading(NamedTuple):
    """What a file gave at one line: a Place, an Alternate, a Problem, or None for a line that holds no name."""

    item: Place | Alternate | Problem | None
    raw: bytes


def read(file: Path) -> Iterator[Reading]:
    """The file's lines one by one, with what each is. Never raises for any bytes; OSError where it cannot be read."""
    where = str(file)
    good = bad = 0
    number = 0
    for number, raw in enumerate(_lines(file), 1):
        if isinstance(raw, Problem):
            yield Reading(raw, b"")
            return
        try:
            item = parse(raw, first=number == 1)
        except MalformedError as error:
            bad += 1
            if bad <= SHOWN:
                yield Reading(_trouble(where, "malformed-line", f"line {number}: {error}; it was left out"), raw)
            if bad >= _NOT_A_DUMP and not good:
                message = f"the first {bad} lines are no lines of a GeoNames dump, so the rest was not read"
                yield Reading(_trouble(where, "not-a-dump", message), b"")
                return
        else:
            good += item is not None
            yield Reading(item, raw)
    if bad > SHOWN:
        message = f"{bad - SHOWN} more lines are malformed and were left out; download the file again"
        yield Reading(_trouble(where, "malformed-line", message), b"")
    if not number:
        yield Reading(_trouble(where, "empty", "the file is empty; download it again"), b"")


def size(file: Path) -> int:
    """How many bytes `read` will give, unpacked; 0 where that cannot be told."""
    try:
        with file.open("rb") as stream:
            head = stream.read(2)
        if not _is_zip(head, file):
            return file.stat().st_size
        with zipfile.ZipFile(file) as archive:
            return sum(member.file_size for member in _members(archive))
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return 0


def parse(raw: bytes, *, first: bool = False) -> Place | Alternate | None:
    """One line; None for an empty one, a comment, or an alternate that is a link or a post code. Raises Malformed.

    >>> parse(b"7\\t\\t\\t\\n")
    Traceback (most recent call last):
    firsthand.geonames.dump.MalformedError: columns: 4, where a dump has 19 and alternate names 10
    """
    try:
        line = raw.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError:
        raise MalformedError("it is not UTF-8, as GeoNames' files are") from None
    line = line.rstrip("\r\n")
    if not line.strip() or line.startswith("#"):
        return None
    cells = line.split("\t")
    if len(cells) == PLACE_COLUMNS:
        return _place(cells)
    if len(cells) in ALTERNATE_COLUMNS:
        return _alternate(cells)
    raise MalformedError(f"columns: {len(cells)}, where a dump has 19 and alternate names 10")


def fold(name: str) -> str:
    """A name without case, accents, a leading "the", and with "Saint" for "St.".

    >>> fold("Bogotá"), fold("the Netherlands"), fold("St. Petersburg")
    ('bogota', 'netherlands', 'saint petersburg')
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    name = name.lower().replace("’", "'")
    if name.startswith("the "):
        name = name[4:]
    if name.startswith("st"):
        name = name.replace("st. ", "saint ", 1) if name.startswith("st. ") else name
    return name


def _place(cells: list[str]) -> Place:
    name = cells[1].strip()
    if not name:
        raise MalformedError("no name in the second column")
    lat, lon = _degrees(cells[4], 90, "latitude"), _degrees(cells[5], 180, "longitude")
    if not re.fullmatch(r"[A-Z]?", cells[6]) or not re.fullmatch(r"[A-Z]{2}|", cells[8]):
        raise MalformedError(f"{cells[6]!r} and {cells[8]!r} are no feature class and country, as P and VE are")
    return Place(
        geonames=_number(cells[0], "id"),
        name=name,
        names=tuple(dict.fromkeys((name, *filter(_is_name, cells[3].split(","))))),
        lat=lat,
        lon=lon,
        feature=f"{cells[6]}.{cells[7]}",
        country=cells[8],
        admin1=cells[10],
        population=_number(cells[14] or "0", "population"),
    )


def _alternate(cells: list[str]) -> Alternate | None:
    _number(cells[0], "id of the name")
    geonames = _number(cells[1], "id")
    historic = len(cells) > 7 and cells[7] == "1"
    if historic or not _LANGUAGE.fullmatch(cells[2]) or not _is_name(cells[3]):
        return None
    return Alternate(geonames, cells[3].strip())


def _is_name(words: str) -> bool:
    """Whether an alternate is a name: not "CCS", the code of an airport, and not a web address."""
    words = words.strip()
    return len(words) > 2 and "://" not in words and not (words.isascii() and words.isupper() and len(words) < 5)


def _number(cell: str, what: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) < 16):
        raise MalformedError(f"{_short(cell)} is no {what}")
    return int(cell)


def _degrees(cell: str, most: int, what: str) -> float:
    if not re.fullmatch(r"-?\d{1,3}(?:\.\d{1,20})?", cell, re.ASCII) or abs(float(cell)) > most:
        raise MalformedError(f"{_short(cell)} is no {what}")
    return float(cell)


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= 40 else f"{cell[:40]}…")


def _lines(file: Path) -> Iterator[bytes | Problem]:
    """The lines of the file, or of the tables in the zip; a Problem ends them."""
    where = str(file)
    with file.open("rb") as stream:
        head = stream.read(512)
        if not _is_zip(head, file):
            stream.seek(0)
            yield from _checked(stream, where)
            return
    try:
        with zipfile.ZipFile(file) as archive:
            members = _members(archive)
            if not members:
                yield _trouble(where, "empty", "the zip holds no table (a .txt beside its readme); download it again")
            for member in members:
                with archive.open(member) as stream:
                    yield from _checked(stream, where)
    except _DAMAGED as error:
        message = f"the zip is damaged or cut short ({error}); download it again. What stood before was kept"
        yield (head[:2] != b"PK" and _other_format(head, where)) or _trouble(where, "damaged-archive", message)


def _is_zip(head: bytes, file: Path) -> bool:
    return head[:2] == b"PK" or file.suffix.lower() == ".zip"


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    tables = (member for member in archive.infolist() if member.filename.lower().endswith(".txt"))
    return [member for member in tables if "readme" not in member.filename.lower()]


def _checked(stream: IO[bytes], where: str) -> Iterator[bytes | Problem]:
    """The lines, unless the beginning says that this is another kind of file."""
    begun = False
    while raw := stream.readline(_LONGEST):
        if not begun and (fault := _other_format(raw, where)):
            yield fault
            return
        begun = True
        yield raw


def _other_format(head: bytes, where: str) -> Problem | None:
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        return _trouble(where, "not-a-dump", "this is a web page, not a dump; download the .zip or .txt itself")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _trouble(where, "not-a-dump", "this is UTF-16, and GeoNames' files are UTF-8; it was saved anew")
    if head[:2] == b"\x1f\x8b" or b"\x00" in head[:200]:
        return _trouble(where, "not-a-dump", "this is no text; a dump is a .txt, or the .zip of it")
    return None


def _trouble(where: str, code: str, message: str) -> Problem:
    return problem(where, "gazetteer", code, message)
