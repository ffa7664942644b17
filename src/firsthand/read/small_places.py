"""Rivers, mountains, streets and hamlets: entries of added dumps, where the text bears exactly one of them out.

In: a toponym with its text, and the article's other places. Out: an Entry, or None. A stream called Boston is not
weighed against the city: it is asked for where no larger place of that name is borne out, or where the text calls it
a stream, and it must lie in a region or country that the article names.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain

from firsthand import resources
from firsthand.read.gazetteer import Entry, gazetteer

NEARBY = 0.15  # degrees, some 16 km: a village, its station and its stream, each with an entry, are one place for us
_ORDER = "PATHSRLVU"  # of entries at one spot the village stands for them
_BEFORE = re.compile(r"([^\W\d_]+)\s+(?:of\s+(?:the\s+)?|del?\s+(?:(?:la|las|los|el)\s+)?|(?:la|las|los|el|the)\s+)?$")
_AFTER = re.compile(r"\s+([^\W\d_]+)")


def named(
    text: str,
    start: int,
    end: int,
    holders: Sequence[Entry],
    nations: Counter[str],
    regions: Counter[int],
    *,
    alone: bool,
) -> Entry | None:
    """The small place that `text[start:end]` names; `alone` says that no larger place of that name is borne out."""
    if not gazetteer().has_added:
        return None
    name = " ".join(text[start:end].split())
    told = _told(text, start, end)
    if told:
        called = chain((name,), *((f"{word} {name}", f"{name} {word}") for word in told))
        entries = [entry for form in called for entry in gazetteer().minor_named(form)]
        classes = set(told.values())
        fitting = [entry for entry in entries if entry.feature[:1] in classes]
        if found := _only(fitting, holders, nations, regions, least=1):
            return found
    return _only(gazetteer().minor_named(name), holders, nations, regions, least=2) if alone else None


def _told(text: str, start: int, end: int) -> dict[str, str]:
    """Words at the name, or in it, that say what it is ("river"), with their GeoNames class ("H")."""
    words = re.findall(r"[^\W\d_]+", text[start:end])
    beside = (_BEFORE.search(text[max(0, start - 40) : start]), _AFTER.match(text[end : end + 40]))
    near = [match[1] for match in beside if match] + words[:1] + words[-1:]
    return {word.lower(): _classes()[word.lower()] for word in near if word.lower() in _classes()}


def _only(
    entries: Sequence[Entry], holders: Sequence[Entry], nations: Counter[str], regions: Counter[int], *, least: int
) -> Entry | None:
    """The one entry that the text bears out; None where two are as good, or none is.

    What holds it counts before a region that the article names, and that before a country named `least` times.
    """
    if not entries:
        return None
    held = {(e.level, e.country, e.region) for e in holders}
    tiers = (
        [e for e in entries if ("region", e.country, e.region) in held],
        [e for e in entries if ("country", e.country, None) in held],
        [e for e in entries if e.region is not None and regions[e.region] > 0],
        [e for e in entries if nations[e.country] >= least],
    )
    best = next(filter(None, tiers), [])
    spots = [(e.lat, e.lon) for e in best if e.lat is not None and e.lon is not None]
    if not spots or any(max(axis) - min(axis) > NEARBY for axis in zip(*spots, strict=True)):
        return None
    return min(best, key=lambda e: (_ORDER.find(e.feature[:1]) % len(_ORDER), -e.population, e.geonames))


@cache
def _classes() -> dict[str, str]:
    """What places are called in every language with tables: "river", "río"."""
    rows = chain.from_iterable(resources.table(language, "place_words") for language in resources.languages())
    return {row["term"]: row["class"] for row in rows}
