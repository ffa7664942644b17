"""Where a happening was: the place that its words put it in, and whether two places can be one.

In: a Pile, mentions. Out: a mention's place when a word like "in" puts it there ("the talks with Russia" were not held
in it), and whether two places lie apart.
"""

import re
from collections.abc import Iterable
from functools import cache
from math import asin, cos, radians, sin, sqrt

from msgspec.structs import replace

from firsthand import inflection
from firsthand.reconcile.befallen import befell
from firsthand.reconcile.determiners import turns_to_another
from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.penalties import PUNISHED
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sites import sites
from firsthand.reconcile.struck_towns import are_two, towns_struck
from firsthand.records import Mention, Place, Span
from firsthand.resources import either, languages, table, terms_of_all

_BACK = 7  # words before a place: "in a boathouse on the north quay of Kesvik"
_FAR = 50.0  # kilometres: a town and its suburbs are one place to a reporter
_REACH = 60  # characters: "police in Kesvik said that they had begun"
_MARKS = re.compile(r"[,;:.()“”«»]")
_FORCES = frozenset({"arrest", "raid", "search", "seizure", "operation", "judgment"})  # what a town's own forces do
_OF_TOWN = re.compile(r"\s+(?:in|of|en|de)\s+")
_THAT = re.compile(r"\b(?:that|que|said|says|dijo|dijeron)\b")
# What a force announces it did itself.
_ANNOUNCED = re.compile(
    r"\b(?:announced?|made (?:known|public)|disclosed|anunci\w+|d(?:io|ieron) a conocer|hi(?:zo|cieron) públic[oa])\b"
)
_ONLY_DATES = re.compile(
    r"\b(?:night|day|morning|evening|eve|anniversary|time|noche|d[ií]a|mañana|tarde|aniversario)"
    r" (?:of|de|del)(?: (?:the|la|los|las))?\s+$",
    re.IGNORECASE,
)
_LEADS_THERE = re.compile(r"\s+(?:route|line|crossing|run|service)\b")
_POINTS = frozenset({"city", "site"})
POINTS = _POINTS | {"unresolved"}  # a name that no gazetteer knows is rarely a country


def placed(pile: Pile, mention: Mention) -> Place | None:
    """The place of a mention, when its sentence says that it happened there; found once a mention."""
    if mention.id not in pile.placed:
        pile.placed[mention.id] = _placed(pile, mention)
    return pile.placed[mention.id]


def _placed(pile: Pile, mention: Mention) -> Place | None:
    place = mention.place or _known(pile, mention)
    if place is not None and _of_another_blow(pile, mention, place):
        return None
    if mention.place is None and _ONLY_DATES.search(_before(pile, mention)):
        return None  # "was in Kesvik on the night of the sinking"
    if place is not None and _LEADS_THERE.match(pile.articles[place.span.article].text, place.span.end):
        return None  # "the second accident on the Kesvik route"
    if place is None:
        return next((town for town in _named(pile, mention) if _is_of(pile, mention, town)), None)
    if place.span.article != mention.article or not mention.sentence.contains(place.span):
        return place
    text = pile.articles[mention.article].text
    if place.span.end <= mention.trigger.start and not text[place.span.end : mention.trigger.start].strip(" '’s"):
        return place  # "the Helsinki summit", "Kesvik's explosion"
    if mention.mode == "resign" and _of_the_office(text[mention.sentence.start : mention.sentence.end], place, mention):
        return place
    if turns_to_another(text[mention.trigger.end : place.span.start]):
        return None  # "the second fire of the month, after the one in Kesvik"
    if _is_of(pile, mention, place):
        return place
    before = re.findall(r"[\w’'-]+|[,.;:()–—]", text[mention.sentence.start : place.span.start])
    for word in reversed(before[-_BACK:]):
        effect = _effects().get(fold(word))
        if effect == "here":
            return place
        if effect == "elsewhere" or (not effect and not word[0].isalnum()):
            return None
    return None


def _of_another_blow(pile: Pile, mention: Mention, place: Place) -> bool:
    """Whether an attack on one town is put in that of another: "a drone hit Kesvik, shells fell on Orlund"."""
    if mention.event_type != "ASSAULT" or place.precision not in POINTS:
        return False
    return are_two(pile, towns_struck(pile, mention), frozenset({fold(place.name)}), mention.article)


def _of_the_office(sentence: str, place: Place, mention: Mention) -> bool:
    """Whether a place is that of the office which was given up: "stepped down as mayor of Kesvik", "Kesvik's mayor"."""
    at = place.span.start - mention.sentence.start
    leads, behind = _offices()
    return bool(leads.search(sentence[:at]) or behind.match(sentence[at + len(place.span) :]))


@cache
def _offices() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = either(terms_of_all("local_offices"))
    leads = re.compile(rf"\b(?:{known})\s+(?:of|de)\s+(?:the\s+|la\s+)?$", re.IGNORECASE)
    return leads, re.compile(rf"(?:['’]s)?\s+(?:{known})\b", re.IGNORECASE)


def _before(pile: Pile, mention: Mention) -> str:
    """The words of a mention's sentence before it."""
    return pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start]


def _befell(mention: Mention, place: Place) -> bool:
    """Whether a happening befell the town itself: "Kesvik was flooded"."""
    return any(p.role == "recipient" and fold(p.label) == fold(place.name) for p in mention.participants)


def _is_of(pile: Pile, mention: Mention, place: Place) -> bool:
    """Whether a happening befell a town or a spot in it, or its own forces did it."""
    if place.precision not in POINTS:
        return _local(pile, mention, place)
    text = pile.articles[mention.article].text
    if (
        (mention.place is None and _befell(mention, place))
        or befell(text, mention.trigger, place.span)
        or _local(pile, mention, place)
    ):
        return True
    spots = (spot.span.end for spot in sites(pile, mention))
    return any(_OF_TOWN.fullmatch(text, end, place.span.start) for end in spots if end < place.span.start)


def _local(pile: Pile, mention: Mention, place: Place) -> bool:
    """Whether a town's police arrested somebody, or its court judged: "la policía de Kesvik", "Kesvik police made"."""
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    if kind.name not in _FORCES and kind.slot not in PUNISHED:
        return False
    actors = (fold(party.label).split() for party in mention.participants if party.role == "actor")
    if any(fold(place.name) in label for label in actors):
        return True
    text = pile.articles[mention.article].text
    between = text[place.span.end : mention.trigger.start]
    if place.span.end > mention.trigger.start or len(between) > _REACH or _MARKS.search(between):
        return False
    if _THAT.search(between) and not _ANNOUNCED.search(between):
        return False
    before = text[mention.sentence.start : place.span.start]
    return bool(_bodies()["after"].match(between) or _bodies()["before"].search(before))


def _named(pile: Pile, mention: Mention) -> tuple[Place, ...]:
    """Every town that a sentence names, those too that only other pages show to be one."""
    names = pile.names(mention.sentence) & pile.known_towns.keys()
    here = towns_in(pile, mention.sentence)
    new = names - {fold(town.name) for town in here}
    return (*here, *(town for name in sorted(new) for town in _at(pile, mention, name)))


def _known(pile: Pile, mention: Mention) -> Place | None:
    """The one town of a mention's sentence that only other pages show to be one."""
    names = pile.names(mention.sentence) & pile.known_towns.keys()
    if len(names) != 1 or towns_in(pile, mention.sentence):
        return None
    return _at(pile, mention, next(iter(names)))[0]


def _at(pile: Pile, mention: Mention, name: str) -> list[Place]:
    """A known town, wherever a sentence names it."""
    text, start = pile.articles[mention.article].text, mention.sentence.start
    every = re.finditer(r"\b[^\W\d_]{3,}", text[start : mention.sentence.end])
    spans = [Span(mention.article, start + m.start(), start + m.end()) for m in every if fold(m[0]) == name]
    return [replace(pile.known_towns[name], span=span) for span in spans]


def places_of(pile: Pile) -> dict[str, Place]:
    """The place of each mention that is put in one."""
    every = (mention for reading in pile.readings.values() for mention in reading.mentions)
    return {mention.id: place for mention in every if (place := placed(pile, mention))}


def apart(pile: Pile, a: Place, b: Place) -> bool:
    """Whether two places cannot be one: other countries, or towns far from each other. Unresolved ones may be.

    "Trujillo" is in Peru for a page that names no country: two of one name are apart only where both pages name theirs.
    """
    if fold(a.name) == fold(b.name) and a.geonames != b.geonames and not all(_names_country(pile, x) for x in (a, b)):
        return False
    if a.country and b.country and a.country != b.country:
        return True
    if not {a.precision, b.precision} <= _POINTS or None in (a.lat, a.lon, b.lat, b.lon):
        return False
    return _kilometres(a, b) > _FAR


def _names_country(pile: Pile, place: Place) -> bool:
    """Whether the page of a place names the country that it was put in."""
    reading = pile.readings.get(place.span.article)
    return any(p.precision == "country" and p.country == place.country for p in (reading.places if reading else ()))


def strangers(pile: Pile, a: Place, b: Place) -> bool:
    """Whether no article names both of two towns: a town and its quay are named together, two towns of two fires not.

    Countries and regions hold towns that are not named beside them.
    """
    if not {a.precision, b.precision} <= POINTS or one_within_other(a.name, b.name):
        return False
    one, other = (pile.naming.get(fold(place.name), frozenset()) for place in (a, b))
    if not one or not other or not one.isdisjoint(other):
        return False
    pair = (min(a.name, b.name), max(a.name, b.name))
    if pair not in pile.together:  # a page may name a town that only other pages show to be one
        pile.together[pair] = _names(pile, one, b.name) or _names(pile, other, a.name)
    return not pile.together[pair]


def _names(pile: Pile, articles: Iterable[str], name: str) -> bool:
    """Whether one of some articles has a name in its text."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    return any(name in pile.articles[article].text and word.search(pile.articles[article].text) for article in articles)


def towns_in(pile: Pile, sentence: Span) -> tuple[Place, ...]:
    """The towns that a sentence names, wherever in it: "when a bus overturned near the market in Kesvik"."""
    if sentence not in pile.towns:
        reading = pile.readings.get(sentence.article)
        inside = (place for place in reading.places if sentence.contains(place.span)) if reading else ()
        pile.towns[sentence] = by_name(place for place in inside if place.precision in POINTS)
    return pile.towns[sentence]


def by_name(places: Iterable[Place]) -> tuple[Place, ...]:
    """Places without those of the same name."""
    return tuple({fold(place.name): place for place in places}.values())


def one_within_other(a: str, b: str) -> bool:
    """Whether two place names share a word: "Kesvik" and "the north quay of Kesvik"."""
    return bool(set(content_words(a)) & set(content_words(b)))


def _kilometres(a: Place, b: Place) -> float:
    first, second = radians(a.lat or 0), radians(b.lat or 0)
    east = radians((b.lon or 0) - (a.lon or 0))
    part = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(east / 2) ** 2
    return 2 * 6371 * asin(sqrt(min(1.0, part)))


@cache
def _effects() -> dict[str, str]:
    return {fold(row["term"]): row["effect"] for language in languages() for row in table(language, "locatives")}


@cache
def _bodies() -> dict[str, re.Pattern[str]]:
    """A town's own forces: "Kesvik police" behind its name, "la policía de Kesvik" or "judges in Kesvik" before it."""
    words = either(inflection.forms_of_things("police", "court"))
    return {
        "after": re.compile(rf"\s+(?:{words})s?\b", re.IGNORECASE),
        "before": re.compile(rf"\b(?:{words})s?\s+(?:in|of|de|en)\s+$", re.IGNORECASE),
    }
