"""The names of places that stand in an article: tagged, told as places by the words before, or met again.

In: a Document. Out: the offsets of its toponyms.
"""

import re
from collections.abc import Iterable
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Span as Tokens

from firsthand import resources
from firsthand.read.document import Document, Paragraph
from firsthand.read.gazetteer import Entry, demonyms, gazetteer
from firsthand.read.grammar import grammar
from firsthand.read.resolved import candidates, is_sure
from firsthand.read.struck import struck, struck_by_words
from firsthand.resources import either

UNTAUGHT = 500_000  # inhabitants: in Czech or Dutch "Hamburg" is the city; "Halle" may be a hall
_LEADS = frozenset(map(get_string_id, ("in", "near", "outside", "at", "of", "off")))  # as spaCy numbers words
_SITES = frozenset(
    {"city", "town", "village", "port", "province", "district", "quay", "outskirts", "capital", "suburb",
     "region", "island", "county", "municipality", "streets", "north", "south", "east", "west", "harbour",
     "harbor", "state", "centre", "center"}
)  # fmt: skip
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


def toponyms_of(document: Document) -> Iterable[tuple[int, int]]:
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
        known = name.text not in people and (candidates(name.text) or gazetteer().minor_named(name.text))
        if _is_told(name) or known or ent.label_ == "LOC":
            yield name


def _told(paragraph: Paragraph, people: set[str]) -> Iterable[Tokens]:
    """Names that the words before make a place, whatever the tagger says: "in Talvik", "the north quay of Talvik"."""
    doc = paragraph.doc
    for at in [i for i, word in enumerate(doc.to_array("LOWER")[:-1].tolist()) if word in _LEADS]:
        token = doc[at]
        of_site = token.lower_ == "of" and token.i > 0 and doc[token.i - 1].lower_ in _SITES | _offices("en")
        if token.lower_ == "of" and not of_site:
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].pos_ in ("PROPN", "NOUN") and doc[end].text[0].isupper():
            end += 1
        name = doc[token.i + 1 : end]
        if not len(name) or not _can_be_place(name) or name.text in people or name.text.isupper():
            continue
        labels = {part.ent_type_ for part in name}
        known = any(is_sure(entry) for entry in candidates(name.text))
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
    return not dated or (all(part.pos_ == "PROPN" for part in name) and any(map(is_sure, candidates(words))))


def _is_told(name: Tokens) -> bool:
    """Whether "in" or "near" stands before the name."""
    return name.start > 0 and name.doc[name.start - 1].lower_ in ("in", "near", "outside", "at", "from", "off")


def by_case(document: Document) -> Iterable[tuple[int, int]]:
    """Where there is no name tagger: capitalised words after a preposition of place."""
    sure = grammar(document.language).role("place_sure")
    for paragraph in document.paragraphs:
        text = paragraph.text
        for match in _told_by_words(document.language).finditer(text):
            name = (match["placed"] or match["name"] or match["plain"]).rstrip(".")
            start = max(match.start("placed"), match.start("name"), match.start("plain"))
            told = not match["plain"] or match["lead"] in sure
            known = any(is_sure(entry) for entry in gazetteer().named(name))
            if (told or known) and name not in demonyms():
                yield paragraph.start + start, paragraph.start + start + len(name)
        for match in _of_an_office(document.language).finditer(text):
            if match["name"] not in demonyms():
                yield paragraph.start + match.start("name"), paragraph.start + match.end("name")
        for start, end in struck_by_words(text, document.language):
            yield paragraph.start + start, paragraph.start + end


def by_name(document: Document) -> Iterable[tuple[int, int]]:
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


@cache
def _of_an_office(language: str) -> re.Pattern[str]:
    """A name behind an office of a town: "alcalde de Talvik", "la gobernación de Talvik"."""
    capital = r"[^\W\d_a-zß-ÿ][^\W\d_]+"
    return re.compile(rf"\b(?:{either(_offices(language))})\s+de\s+(?P<name>{capital}(?:\s+{capital})?)(?![\w’-])")


@cache
def _offices(language: str) -> frozenset[str]:
    """Offices of a town or province, of which a name is a place's: "the mayor of Talvik"."""
    return resources.terms(language, "local_offices")
