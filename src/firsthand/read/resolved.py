"""The GeoNames entry that each toponym of an article most likely names, all of them together.

In: the toponyms of a Document. Out: for each a Resolved: the entry, and whether the text supports it enough to tell it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from firsthand import resources
from firsthand.geonames import fold
from firsthand.read import small_places
from firsthand.read.gazetteer import Entry, gazetteer, nation_of, preferred

SETTLED = 1_000  # inhabitants: a smaller namesake is not what a page of its country means
WELL_KNOWN = 100_000  # inhabitants: "Maracaibo" needs no support; "Talvik", a hamlet of 400 in Norway, does
_TOWNS = frozenset(  # behind "the Honduran", before "of Trujillo"; "la ciudad hondureña de Trujillo"
    {"city", "town", "village", "port", "capital", "municipality", "island", "resort", "ciudad", "pueblo", "villa",
     "puerto", "localidad", "municipio", "isla", "balneario"}
)  # fmt: skip
_BESIDE = re.compile(r"(?:[\w’'-]+\s+){1,5}$")
_LARGEST = 2_000_000  # inhabitants: "London" is not in Ontario because a page names Canada; "Trujillo" is in Honduras
_OFTEN_UNNAMED = (
    "US"  # its papers name its towns and not the country, and the papers of others name it of all the world
)


class Resolved(NamedTuple):
    """The entry a toponym most likely names, and whether the text supports it enough to say so."""

    entry: Entry
    supported: bool


def resolve(
    text: str, spans: Sequence[tuple[int, int]], countries: Counter[str] | None = None
) -> list[Resolved | None]:
    """The entry each toponym most likely names, all of an article together; None where the gazetteer has none.

    First each by itself (what stands beside it, its size), then again with the countries and regions of the others.
    `countries` are votes from elsewhere, such as adjectives of nationality.
    """
    names = [text[start:end] for start, end in spans]
    choices = [candidates(name) for name in names]
    holders = [[*_holders(text, end), *_called(text, start)] for start, end in spans]
    first = [_best(c, h, Counter(), Counter()) for c, h in zip(choices, holders, strict=True)]
    nations, regions = Counter(countries or ()), Counter[int]()
    for entry, holder in zip(first, holders, strict=True):
        if entry is not None and (is_sure(entry) or (holder and _holds(holder, entry))):
            nations[entry.country] += 2 if entry.level == "country" else 1
            if entry.region is not None:
                regions[entry.region] += 1
    found: list[Resolved | None] = []
    agreed: dict[str, Entry] = {}
    for name, options, holder in zip(names, choices, holders, strict=True):
        entry = _best(options, holder, nations, regions)
        if entry is not None and holder and _holds(holder, entry):
            agreed.setdefault(fold(name), entry)
    only = {entry.country for entry in first if entry is not None and entry.level == "country"}
    for name, options in zip(names, choices, strict=True):
        at_home = _at_home(options, _best(options, [], nations, regions), only)
        if at_home is not None:
            agreed.setdefault(fold(name), at_home)
    for name, options, holder, (start, end) in zip(names, choices, holders, spans, strict=True):
        entry = agreed.get(fold(name)) or _best(options, holder, nations, regions)
        supported = entry is not None and _supported(entry, name, agreed, nations, regions)
        small = small_places.named(text, start, end, holder, nations, regions, alone=not supported)
        if small is not None:
            entry, supported = small, True
        found.append(Resolved(entry, supported) if entry else None)
    return found


def candidates(name: str) -> list[Entry]:
    """The entries that a name may be."""
    known = gazetteer()
    name = re.sub(r"['’]s$", "", " ".join(name.split())).strip(" ,")
    if nation := known.of_demonym(name):
        return list(nation)
    if name.isupper() and len(name) > 4:
        name = name.title()  # a dateline: "WASHINGTON"
    found = list(known.named(name) or known.named(name.rstrip(".")))
    for ending in (" City", " Province", " State", " province", " state", " city"):
        if not found and name.endswith(ending):
            found = list(known.named(name.removesuffix(ending)))
    if not found and re.match(
        r"(?:north|south|east|west|central|downtown|northern|southern|eastern|western)(?:ern)?\s", name, re.I
    ):
        found = list(known.named(name.split(None, 1)[1]))
    if not found and "County" not in name and "county" in name:
        found = list(known.named(name.replace("county", "County")))
    return found


def _holders(text: str, end: int) -> list[Entry]:
    """What the name's "City, Region" puts it in: the entries of the words after its comma."""
    after = re.match(r"(?:,|\s+\(|,?\s+(?:in|en))\s*((?:[A-Z][\w.’'-]*\s?){1,3})", text[end : end + 40])
    if not after:
        return []
    words = after[1].strip().split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        for form in (name, name.rstrip(".")):
            entries = [e for e in gazetteer().named(form) if e.level in ("country", "region")]
            if entries:
                return entries
    return []


def _called(text: str, start: int) -> list[Entry]:
    """The country that the words before a name put it in: "the Honduran port of Trujillo"."""
    before = _BESIDE.search(text[max(0, start - 60) : start])
    words = before[0].split() if before else []
    if not _TOWNS.intersection(word.lower() for word in words):
        return []
    codes = {country for word in words for language in resources.languages() if (country := nation_of(word, language))}
    return [entry for code in sorted(codes) for entry in gazetteer().of_code(code)]


def _at_home(options: Sequence[Entry], best: Entry | None, countries: set[str]) -> Entry | None:
    """The namesake in the only country that an article names; none where the likeliest, elsewhere, is a metropolis."""
    if best is None or len(countries) != 1 or best.country in countries or best.level == "country":
        return None
    if _OFTEN_UNNAMED in {best.country, *countries} or max(e.population for e in options) > _LARGEST:
        return None
    here = [e for e in options if e.country in countries and (e.level != "city" or e.population >= SETTLED)]
    return max(here, key=lambda e: (e.level == "city", e.population, -e.geonames), default=None)


def _holds(holders: Iterable[Entry], entry: Entry) -> bool:
    for holder in holders:
        if holder.level == "country" and holder.country == entry.country and entry.level != "country":
            return True
        if holder.level == "region" and entry.level in ("city", "county") and holder.region == entry.region:
            return True
    return False


def _best(options: Sequence[Entry], holders: list[Entry], nations: Counter[str], regions: Counter[int]) -> Entry | None:
    """The likeliest of several entries: size, what holds it, and the company it keeps in the article."""
    return max(options, key=lambda e: (_score(e, holders, nations, regions), -e.geonames), default=None)


def _score(entry: Entry, holders: list[Entry], nations: Counter[str], regions: Counter[int]) -> float:
    size = {"country": 7.4, "region": 6.3, "county": 3.6, "city": math.log10(entry.population + 10)}[entry.level]
    if entry.level == "region" and entry.country in ("US", "CA", "GB", "AU", "IN"):
        size += 0.6
    if entry.level == "city" and preferred(entry.name):
        size += 1.2
    if entry.alias:
        size -= 1.0  # "Of", "Nice" and "March" are what somebody calls a town somewhere
    held = 6.0 if holders and _holds(holders, entry) else 0.0
    nation = 2.0 * nations[entry.country] / (sum(nations.values()) or 1)
    region = 4.0 * regions[entry.region] / (sum(regions.values()) or 1) if entry.region is not None else 0.0
    return size + held + nation + (region if entry.level != "region" else region / 3)


def is_sure(entry: Entry) -> bool:
    """Whether an entry is known well enough to be told without support."""
    return entry.level in ("country", "region") or entry.population >= WELL_KNOWN


def _supported(entry: Entry, name: str, agreed: dict[str, Entry], nations: Counter[str], regions: Counter[int]) -> bool:
    """Whether the text bears the entry out: it is well known, or held, or in a country or region the text names."""
    if is_sure(entry) or fold(name) in agreed or (len(name.split()) > 2 and len(candidates(name)) == 1):
        return True  # no second place is called Cerro de Pasco
    if entry.level == "county":
        return " " in name or (entry.region is not None and regions[entry.region] > 0)
    if entry.region is not None and regions[entry.region] > 0:
        return True
    return nations[entry.country] > 1 and entry.population >= 5000
