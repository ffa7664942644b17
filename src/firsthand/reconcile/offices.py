"""Who holds an office: "the mayor of Kesvik", "Kesvik's mayor" and "the mayor" of a page are Ada Kerrin, the mayor.

In: the voices of the articles, each with its article, and a story number an article. Out: joins. Two who are called so,
or none: the office stays a voice of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Voice
from firsthand.resources import either, terms_of_all
from firsthand.unions import Unions

_CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]+"
_OF_A_PLACE = re.compile(
    rf"\b(?:of|de|del)\s+((?:(?:the|la|las|los|el)\s+)?{_CAPITAL}(?:\s+(?:(?:de|del|la|las|los)\s+)*{_CAPITAL}){{0,3}})"
)
_HIT = re.compile(r"\b(of)\s+[a-z]+-[a-z]+\s+(?=[A-Z])")  # "the mayor of flood-hit Kesvik"
_ARTICLES = frozenset({"the", "la", "las", "los", "el", "de", "del"})


class _Office(NamedTuple):
    duties: frozenset[str]
    place: str


class _Held(NamedTuple):
    """An office that a page gives to somebody: by the name of a voice, of its article."""

    by: str
    article: str
    office: _Office


def join_offices(
    pile: Pile, members: Mapping[str, tuple[Voice, str]], story: Mapping[str, int], joined: Unions
) -> None:
    """Join the voices told by their office alone to the person who holds it, by voices' names."""
    places = _places(pile, members)
    held: dict[tuple[int, frozenset[str]], list[_Held]] = defaultdict(list)
    for name, (voice, article) in sorted(members.items()):
        if voice.kind == "named_person":
            for office in _offices_held(pile, voice, places):
                held[story[article], office.duties].append(_Held(name, article, office))
    told: dict[tuple[str, frozenset[str]], dict[str, str]] = defaultdict(dict)
    for name, (voice, article) in sorted(members.items()):
        if voice.kind != "official" or voice.named or voice.count_max != 1:
            continue
        found = _office(pile, voice.label, places)
        if found is None:
            continue
        told[article, found.duties].setdefault(found.place, name)
        holders = held[story[article], found.duties]
        those = {joined.top(one.by) for one in holders if one.office.place == found.place}
        if found.place and len(those) == 1:
            joined.join(name, those.pop(), "an office, and the one person whom a page of the story calls by it")
    for (article, duties), by_place in told.items():
        here = {joined.top(name) for place, name in by_place.items() if place}
        here |= {joined.top(one.by) for one in held[story[article], duties] if one.article == article}
        if "" in by_place and len(here) == 1:  # of a page that names no mayor, "the mayor" may be another one
            joined.join(here.pop(), by_place[""], "one office on one page")


def _places(pile: Pile, members: Mapping[str, tuple[Voice, str]]) -> frozenset[str]:
    """The words of places of which pages tell officials: "the mayor of Las Tapias"."""
    said = (pile.quote(span) for voice, _ in members.values() for span in voice.mentions)
    labels = (voice.label for voice, _ in members.values() if voice.kind == "official")
    return frozenset(word for words in (*said, *labels) for word in _of(_HIT.sub(r"\1 ", words)))


def _of(words: str) -> frozenset[str]:
    """The words of the place behind "of": "tapias" of "the mayor of Las Tapias"."""
    found = (word for match in _OF_A_PLACE.finditer(words) for word in fold(match[1]).split())
    return frozenset(word for word in found if word not in _ARTICLES)


def _office(pile: Pile, words: str, places: frozenset[str], name: str = "") -> _Office | None:
    """The duties and the place of "the deputy mayor of Kesvik", a person's name aside; None where there is no duty."""
    bare = _HIT.sub(r"\1 ", _of_the_town().sub("", words))
    every = set(content_words(bare)) - set(content_words(name))
    here = {word for word in every if word in places or word in pile.naming}
    return _Office(frozenset(every - here), " ".join(sorted(here))) if every - here else None


@cache
def _of_the_town() -> re.Pattern[str]:
    """ "Of the town", "de la localidad": of the one that the page is about."""
    nouns = either(terms_of_all("towns"))
    return re.compile(rf"\s+(?:of|de)(?:l|\s+(?:the|this|la|el|esa|esta))\s+(?:{nouns})\b", re.IGNORECASE)


def _offices_held(pile: Pile, voice: Voice, places: frozenset[str]) -> Iterator[_Office]:
    """What a person is called beside the name, where words of the text name her: "the mayor of Kesvik, Ada Kerrin"."""
    for said in map(pile.quote, voice.mentions):
        office = _office(pile, said, places, voice.label)
        if office and set(content_words(said)) & set(content_words(voice.label)):
            yield office
