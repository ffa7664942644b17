"""Toponyms and the GeoNames entries they name.

In: a Document. Out: its Places, in order of the text. Precision first: a small place without support from the words
around it or the article's other places stays unresolved, since invented and tiny places have homonyms somewhere.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from spacy.strings import get_string_id
from spacy.tokens import Span as Tokens

from firsthand import resources
from firsthand.geonames import fold
from firsthand.read import small_places
from firsthand.read.document import Document, Paragraph
from firsthand.read.gazetteer import Entry, demonyms, gazetteer, nation_of, preferred
from firsthand.read.grammar import grammar
from firsthand.read.struck import struck, struck_by_words
from firsthand.records import Place, record_id

UNTAUGHT = 500_000  # inhabitants: in Czech or Dutch "Hamburg" is the city; "Halle" may be a hall
SETTLED = 1_000  # inhabitants: a smaller namesake is not what a page of its country means
WELL_KNOWN = 100_000  # inhabitants: "Maracaibo" needs no support; "Talvik", a hamlet of 400 in Norway, does
_LEADS = frozenset(map(get_string_id, ("in", "near", "outside", "at", "of", "off")))  # as spaCy numbers words
_SITES = frozenset(
    {"city", "town", "village", "port", "province", "district", "quay", "outskirts", "capital", "suburb",
     "region", "island", "county", "municipality", "streets", "north", "south", "east", "west", "harbour",
     "harbor", "state", "centre", "center"}
)  # fmt: skip
_TOWNS = frozenset(  # behind "the Honduran", before "of Trujillo"; "la ciudad hondureña de Trujillo"
    {"city", "town", "village", "port", "capital", "municipality", "island", "resort", "ciudad", "pueblo", "villa",
     "puerto", "localidad", "municipio", "isla", "balneario"}
)  # fmt: skip
_BESIDE = re.compile(r"(?:[\w’'-]+\s+){1,5}$")
_LARGEST = 2_000_000  # inhabitants: "London" is not in Ontario because a page names Canada; "Trujillo" is in Honduras
_OFTEN_UNNAMED = (
    "US"  # its papers name its towns and not the country, and the papers of others name it of all the world
)
_CALENDAR = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
     "mr.", "mrs.", "ms.", "dr."}
)  # fmt: skip
_NOT_TOLD = frozenset({"I", "North", "South", "East", "West", "God", "Congress", "Parliament", "Internet", "Earth"})
_TITLES = frozenset(
    {"president", "senator", "governor", "judge", "justice", "minister", "secretary", "general", "colonel",
     "captain", "sergeant", "chancellor", "mayor", "congressman", "congresswoman"}
)  # fmt: skip
# A capital behind a word, a comma or an opening bracket: not at the head of a sentence.
_CAPITALISED = re.compile(r"(?:(?<=[\w,;)] )|(?<=\())[^\W\d_a-zß-ÿ][^\W\d_]+(?:[ -][^\W\d_a-zß-ÿ][^\W\d_]+){0,2}")

_OF_A_NAME = re.compile(r"(?: (?:de|del|da|do|dos|di|la|las|los|el)){1,3} [A-ZÁÉÍÓÚÑ]\w+(?: [A-ZÁÉÍÓÚÑ]\w+)?")


class Resolved(NamedTuple):
    """The entry a toponym most likely names, and whether the text supports it enough to say so."""

    entry: Entry
    supported: bool


def tag(document: Document) -> list[Place]:
    """Every toponym of the readable paragraphs; unresolved where no entry is well supported."""
    by_words = _by_case if resources.table(document.language, "place_words") else _by_name
    text = document.article.text
    spans = sorted(
        {(start, _whole(text, start, end)) for start, end in (_toponyms if document.parsed else by_words)(document)}
    )
    if not spans:
        return []
    words = re.findall(r"\b[^\W\d_]+\b", text)
    voices = Counter(country for word in words if (country := nation_of(word, document.language)))
    found = resolve(text, spans, voices)
    return [
        _place(document, start, end, named)
        for (start, end), named in zip(spans, found, strict=True)
        if (document.parsed or (named is not None and named.supported) or not _common(text[start:end]))
        and not (named is None and _is_of_an_outlet(text[start:end]))
    ]


def _is_of_an_outlet(name: str) -> bool:
    """Whether an unknown name ends as those of outlets do: "Pacific Wire"."""
    return " " in name and name.split()[-1].lower() in resources.terms("en", "outlet_words")


def _whole(text: str, start: int, end: int) -> int:
    """Where a toponym ends that the tagger cut: "Cerro" of Cerro de Pasco, if the gazetteer knows the whole name."""
    longer = _OF_A_NAME.match(text, end)
    return longer.end() if longer and gazetteer().named(text[start : longer.end()]) else end


def resolve(
    text: str, spans: Sequence[tuple[int, int]], countries: Counter[str] | None = None
) -> list[Resolved | None]:
    """The entry each toponym most likely names, all of an article together; None where the gazetteer has none.

    First each by itself (what stands beside it, its size), then again with the countries and regions of the others.
    `countries` are votes from elsewhere, such as adjectives of nationality.
    """
    names = [text[start:end] for start, end in spans]
    choices = [_candidates(name) for name in names]
    holders = [[*_holders(text, end), *_called(text, start)] for start, end in spans]
    first = [_best(c, h, Counter(), Counter()) for c, h in zip(choices, holders, strict=True)]
    nations, regions = Counter(countries or ()), Counter[int]()
    for entry, holder in zip(first, holders, strict=True):
        if entry is not None and (_sure(entry) or (holder and _holds(holder, entry))):
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


def _candidates(name: str) -> list[Entry]:
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


def _sure(entry: Entry) -> bool:
    return entry.level in ("country", "region") or entry.population >= WELL_KNOWN


def _supported(entry: Entry, name: str, agreed: dict[str, Entry], nations: Counter[str], regions: Counter[int]) -> bool:
    """Whether the text bears the entry out: it is well known, or held, or in a country or region the text names."""
    if _sure(entry) or fold(name) in agreed or (len(name.split()) > 2 and len(_candidates(name)) == 1):
        return True  # no second place is called Cerro de Pasco
    if entry.level == "county":
        return " " in name or (entry.region is not None and regions[entry.region] > 0)
    if entry.region is not None and regions[entry.region] > 0:
        return True
    return nations[entry.country] > 1 and entry.population >= 5000


def _toponyms(document: Document) -> Iterable[tuple[int, int]]:
    """What the name tagger calls a place and the text bears out, names told as places, and their other mentions."""
    people = {
        word
        for p in document.paragraphs
        for e in p.doc.ents
        if e.label_ == "PERSON" and len(e) > 1
        for word in e.text.split()
    }
    found: list[tuple[int, int]] = []
    for paragraph in document.paragraphs:
        hit = (name for name in struck(paragraph) if _can_be_place(name) and name.text not in people)
        for name in (*_named(paragraph, people), *_told(paragraph, people), *hit):
            span = document.tokens_span(paragraph, name)
            found.append((span.start, span.end))
    return [*found, *_again(document, {document.article.text[a:b] for a, b in found}, found)]


def _named(paragraph: Paragraph, people: set[str]) -> Iterable[Tokens]:
    """What the name tagger calls a place: known to the gazetteer, or told as a place."""
    for ent in paragraph.doc.ents:
        name = _trimmed(ent)
        if ent.label_ not in ("GPE", "LOC", "FAC") or not _can_be_place(name):
            continue
        known = name.text not in people and (_candidates(name.text) or gazetteer().minor_named(name.text))
        if _is_told(name) or known or ent.label_ == "LOC":
            yield name


def _told(paragraph: Paragraph, people: set[str]) -> Iterable[Tokens]:
    """Names that the words before make a place, whatever the tagger says: "in Talvik", "the north quay of Talvik"."""
    doc = paragraph.doc
    for at in [i for i, word in enumerate(doc.to_array("LOWER")[:-1].tolist()) if word in _LEADS]:
        token = doc[at]
        of_site = token.lower_ == "of" and token.i > 0 and doc[token.i - 1].lower_ in _SITES
        if token.lower_ == "of" and not of_site:
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].pos_ in ("PROPN", "NOUN") and doc[end].text[0].isupper():
            end += 1
        name = doc[token.i + 1 : end]
        if not len(name) or not _can_be_place(name) or name.text in people or name.text.isupper():
            continue
        labels = {part.ent_type_ for part in name}
        known = any(_sure(entry) for entry in _candidates(name.text))
        unknown = len(name) <= 2 and labels <= {"", "GPE", "PERSON", "ORG", "PRODUCT", "FAC", "LOC"}
        if known or (unknown and token.lower_ != "at" and not labels & {"DATE"}):
            yield name


def _again(document: Document, names: set[str], found: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The other mentions of names told as places; not inside a longer name, as in "Kesvik Courier"."""
    if not names:
        return
    text, taken = document.article.text, sorted(found)
    either = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    for match in re.finditer(rf"(?<![\w-])(?<![A-Z][a-z]\s)(?:{either})(?![\w-])(?!\s[A-Z])", text):
        inside = any(p.start <= match.start() and match.end() <= p.end for p in document.paragraphs)
        longer = re.search(r"[A-Z][\w’'-]*\s$", text[max(0, match.start() - 20) : match.start()])
        if inside and not longer and not any(a < match.end() and match.start() < b for a, b in taken):
            yield match.span()


def _trimmed(ent: Tokens) -> Tokens:
    """The name without a leading article and a closing possessive."""
    start, end = ent.start, ent.end
    while start < end and (ent.doc[start].lower_ in ("the", "a") or not ent.doc[start].text[0].isalpha()):
        start += 1
    while end > start and (ent.doc[end - 1].tag_ == "POS" or not ent.doc[end - 1].text[0].isalnum()):
        end -= 1
    return ent.doc[start:end]


def _can_be_place(name: Tokens) -> bool:
    words = name.text
    if (
        not words
        or name[0].lower_ == "operation"
        or words in demonyms()
        or words in _NOT_TOLD
        or not words[0].isupper()
        or "\n" in words
    ):
        return False
    before = name.doc[name.start - 1] if name.start > 0 else name[0]
    if any(part.lower_ in _TITLES and part.text[0].isupper() for part in (before, name[0])):
        return False  # "President Washington" is a person
    if any(part.ent_type_ == "NORP" or part.lower_ in _CALENDAR for part in name):
        return False
    # The tagger makes one date of "Stavanger on Monday".
    dated = any(part.ent_type_ in ("DATE", "TIME") for part in name)
    return not dated or (all(part.pos_ == "PROPN" for part in name) and any(map(_sure, _candidates(words))))


def _is_told(name: Tokens) -> bool:
    """Whether "in" or "near" stands before the name."""
    return name.start > 0 and name.doc[name.start - 1].lower_ in ("in", "near", "outside", "at", "from", "off")


def _by_case(document: Document) -> Iterable[tuple[int, int]]:
    """Where there is no name tagger: capitalised words after a preposition of place."""
    sure = grammar(document.language).role("place_sure")
    for paragraph in document.paragraphs:
        text = paragraph.text
        for match in _told_by_words(document.language).finditer(text):
            name = (match["placed"] or match["name"] or match["plain"]).rstrip(".")
            start = max(match.start("placed"), match.start("name"), match.start("plain"))
            told = not match["plain"] or match["lead"] in sure
            known = any(_sure(entry) for entry in gazetteer().named(name))
            if (told or known) and name not in demonyms():
                yield paragraph.start + start, paragraph.start + start + len(name)
        for start, end in struck_by_words(text, document.language):
            yield paragraph.start + start, paragraph.start + end


def _by_name(document: Document) -> Iterable[tuple[int, int]]:
    """In a language without tables: names of countries and of cities that nobody mistakes, not at a sentence's head."""
    other = resources.terms("en", "not_places")
    for paragraph in document.paragraphs:
        for match in _CAPITALISED.finditer(paragraph.text):
            words = match[0].split()
            for count in range(len(words), 0, -1):
                name = " ".join(words[:count])
                if name not in other and any(_large(entry, name) for entry in gazetteer().named(name)):
                    yield paragraph.start + match.start(), paragraph.start + match.start() + len(name)
                    break


def _large(entry: Entry, name: str) -> bool:
    """Whether an entry may be told by its name alone in a language that nobody taught us."""
    return entry.level == "country" or (entry.level == "city" and entry.population >= UNTAUGHT and len(name) > 3)


@cache
def _told_by_words(language: str) -> re.Pattern[str]:
    """A name behind a preposition of place or what it is: "en Talvik", "la Quebrada Tolvera", "al río Boston"."""
    g = grammar(language)
    known = [row["term"] for row in resources.table(language, "place_words")]
    words, capitals = "|".join(known), "|".join(word.capitalize() for word in known)
    articles = "|".join(sorted(word.capitalize() for word in g.role("definite")))
    capital, joint = r"[^\W\d_a-zß-ÿ][\w'’-]", g.words("name_joint")
    name = rf"(?:(?:{articles})\s+)?{capital}*(?:\s+(?:(?:{joint})\s+){{0,2}}{capital}+){{0,3}}"
    return re.compile(
        rf"\b(?:(?:{g.words('place_article')})\s+(?:(?:{words})\s+(?:(?:{g.words('of')})\s+)?(?P<placed>{name})"
        rf"|(?=(?:{capitals})\b)(?P<name>{name}))"
        rf"|(?P<lead>{g.words('place_lead')})\s+(?P<plain>{name}))"
    )


def _common(name: str) -> bool:
    """Whether an unresolved Spanish name is too likely a common noun or an institution to be kept."""
    return len(name.split()) > 2 or name.isupper()


def _place(document: Document, start: int, end: int, named: Resolved | None) -> Place:
    """The Place record; an unsupported entry is not told at all."""
    text = document.article.text[start:end]
    key = record_id("plc", document.article.id, start, end)
    span = document.article.span(start, end)
    if named is None or not named.supported:
        return Place(id=key, span=span, name=" ".join(text.split()))
    entry = named.entry
    middle = (entry.lat, entry.lon) if entry.lat is not None else gazetteer().middle_of(entry) or (None, None)
    precision = "region" if entry.level == "county" else entry.level
    return Place(
        id=key,
        span=span,
        name=entry.name,
        geonames=entry.geonames,
        country=entry.country,
        lat=middle[0],
        lon=middle[1],
        precision=precision,
    )
