"""The towns that blows fell on: "a drone hit the depot of Kesvik, while shells fell on Orlund" tells of two attacks.

In: a Pile, a mention of an attack. Out: the towns that its words put what was struck in, and whether two sets of towns
are two. A town and its suburb, or its village, are one where a page says so: "in Vell, a suburb of Orlund".
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Place, Span
from firsthand.resources import terms_of_all

_TOWNS = frozenset({"city", "site", "unresolved"})
_REACH = 90  # characters: "hit the yard of the second clinic on Tuesday evening in the old quarter of Kesvik"
_BREAK = re.compile(
    r"[,;:.()“”«»\"\n—–]|\b(?:while|when|as|after|before|that|which|who|where|and|but|killing|wounding|leaving"
    r"|mientras|cuando|tras|antes|después|que|donde|y|pero)\b",
    re.IGNORECASE,
)
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]+"
_NAME = re.compile(rf"{_CAPITAL}(?:[ -](?:(?:de|del|la|las|los|el) )*{_CAPITAL})*")
_LEADS = re.compile(r"\b(?:on|onto|upon|in|at|near|of|outside|into|over|de|en|contra|sobre|al?|del)\s+$", re.IGNORECASE)
_FALLS = re.compile(r"f[ae]ll|land|came|come|rain|ca[eyíi]|impact|lluev|llov", re.IGNORECASE)
_ONTO = re.compile(
    r"\s+(?:down\s+)?(?:on|onto|upon|sobre|en)\s+(?:the\s+(?:town|city|village)\s+of\s+)?", re.IGNORECASE
)
_OF_A_TOWN = (
    "town|city|village|hamlet|suburb|district|quarter|outskirts|cent(?:re|er)|market|station|depot|junction|port"
    "|harbou?r|airport|airfield|refinery|terminal|ciudad|pueblo|aldea|localidad|municipio|distrito|barrio|afueras"
    "|centro|mercado|estación|depósito|puerto|aeropuerto|refinería|terminal"
)
_WIDER = re.compile(
    r"\s+(?:region|province|oblast|state|county|governorate|front|army|forces?|troops)\b", re.IGNORECASE
)
_MORE = re.compile(rf"(?:,\s+|,?\s+(?:and|y|e)\s+(?:on\s+|in\s+|sobre\s+|en\s+)?)(?P<name>{_NAME.pattern})")


def towns_struck(pile: Pile, mention: Mention) -> frozenset[str]:
    """The towns, folded, that the words of an attack put what was struck in; found once a mention.

    A headline tells of what its page tells of, though it puts it in a wider town, or in a wrong one.
    """
    if mention.id not in pile.struck:
        names = set() if pile.in_headline(mention.trigger) else {fold(name) for name in _struck(pile, mention)}
        pile.struck[mention.id] = frozenset(name for name in names if not _is_state(pile, name))
    return pile.struck[mention.id]


def _is_state(pile: Pile, name: str) -> bool:
    """Whether a name is a state's, which has an army, whatever a gazetteer makes of it: "the army of Norland"."""
    key = (name, "state")
    if key not in pile.together:
        found = _of_state(name)
        pages = (fold(pile.articles[article].text) for article in sorted(pile.naming.get(name, ())))
        pile.together[key] = any(found.search(page) for page in pages)
    return pile.together[key]


def are_two(pile: Pile, ours: frozenset[str], theirs: frozenset[str], article: str | None = None) -> bool:
    """Whether two sets of towns, neither empty, have none in common, nor one that a page puts in the other.

    That is any page that names both, and the page of both, where one is given.
    """
    return bool(ours and theirs) and not any(
        set(content_words(a)) & set(content_words(b)) or _one(pile, a, b, article) for a in ours for b in theirs
    )


def _one(pile: Pile, a: str, b: str, article: str | None) -> bool:
    """Whether a page says that one of two towns is in, or at, the other."""
    if article is not None and _says_so(pile, a, b, [article]):
        return True
    pair = (min(a, b), max(a, b), "one in the other")
    if pair not in pile.together:
        known = a in pile.naming and b in pile.naming
        both = (
            pile.naming[a] & pile.naming[b] if known else (x.id for x in pile.articles.values() if a in x.text.lower())
        )
        pile.together[pair] = _says_so(pile, a, b, sorted(both))
    return pile.together[pair]


def _says_so(pile: Pile, a: str, b: str, articles: Iterable[str]) -> bool:
    return any(_one_in_other(a, b).search(fold(pile.articles[article].text)) for article in articles)


def _struck(pile: Pile, mention: Mention) -> Iterator[str]:
    """The names of places that what was struck has in or right behind it, or that stand behind the blow itself."""
    text = pile.articles[mention.article].text
    towns = {place.span: place for place in _places(pile, mention)}
    struck = [party.span for party in mention.participants if party.role == "recipient"]
    inside = [p.name for span in struck for p in towns.values() if span.overlaps(p.span) and _is_town(text, p.span)]
    if inside:
        yield from inside
        return
    triggers = sorted(one.trigger.start for one in pile.readings[mention.article].mentions)
    for start in dict.fromkeys([*(span.end for span in struck), mention.trigger.end]):
        other = next((at for at in triggers if at >= start), mention.sentence.end)  # "the market of Kesvik was hit"
        stop = min(mention.sentence.end, start + _REACH, other)
        broken = _BREAK.search(text, start, stop)
        end = broken.start() if broken else stop
        for name in _NAME.finditer(text, start, end):
            before = text[start : name.start()]
            span = Span(mention.article, name.start(), name.end())
            if _ONTO.fullmatch(before) and _FALLS.match(pile.quote(mention.trigger)):
                yield name[0]  # "shells fell on Orlund": on nobody
                return
            if (not before.strip() or _LEADS.search(before)) and _is_known(pile, towns, span, before):
                if _is_town(text, span):
                    yield name[0]
                    yield from _others(pile, towns, span, mention.sentence.end)
                return


def _others(pile: Pile, towns: dict[Span, Place], first: Span, end: int) -> Iterator[str]:
    """The towns that a list goes on with: "rockets fell on Kesvik and Orlund"."""
    text, at = pile.articles[first.article].text, first.end
    while more := _MORE.match(text, at, end):
        span = Span(first.article, *more.span("name"))
        if not _is_known(pile, towns, span, ""):
            return
        yield more["name"]
        at = span.end


def _is_known(pile: Pile, towns: dict[Span, Place], span: Span, before: str) -> bool:
    """Whether a name is a place's: as its page reads it, as two others do, or by its noun, "the market of"."""
    if any(span.overlaps(town) for town in towns):
        return True
    words = fold(pile.articles[span.article].quote(span))
    if words in pile.known_towns:
        return True
    return bool(_spots().search(before)) and _parts().isdisjoint(words.split())


def _is_town(text: str, span: Span) -> bool:
    """Whether a name is no region's or army's: "shelling of the Kesvik region"."""
    return not _WIDER.match(text, span.end)


def _places(pile: Pile, mention: Mention) -> list[Place]:
    """The places of towns, or of what may be towns, that a mention's sentence names."""
    reading = pile.readings.get(mention.article)
    every = reading.places if reading else ()
    return [place for place in every if place.precision in _TOWNS and mention.sentence.contains(place.span)]


@cache
def _spots() -> re.Pattern[str]:
    """What a town stands behind: "the bus depot of", "la estación de"; a house, a school or a yard is of others too."""
    return re.compile(rf"\b(?:{_OF_A_TOWN})\s+(?:of|in|de|en)\s+$", re.IGNORECASE)


@cache
def _parts() -> frozenset[str]:
    """Words that are in the names of spots: "the yard of Clinic No. 2" is in no town of that name."""
    return terms_of_all("sites") | terms_of_all("place_words")


@cache
def _of_state(name: str) -> re.Pattern[str]:
    """Words that tell that a name, in folded text, is a state's."""
    bodies = (
        r"(?:army|military|armed forces|parliament|general staff|air defences?|def[ei]nse ministry|defence ministry"
        r"|foreign ministry|ministry of def\w+|ejercito|estado mayor|fuerzas armadas|ministerio de defensa)"
    )
    state = re.escape(name)
    return re.compile(rf"\b{bodies} (?:of|de) (?:the )?{state}\b|\b{state}['’]s (?:\w+ )?{bodies}\b")


@cache
def _one_in_other(one: str, other: str) -> re.Pattern[str]:
    """Words that put one of two towns in, or at, the other, in folded text."""
    a, b = re.escape(one), re.escape(other)
    small = r"(?:[a-z]+ ){0,4}"
    at = r"(?:in|near|of|outside|from|de|en|del|cerca de|afueras de)"
    alone = r"\b(?!,? (?:and|y|e)\b)(?!, [^.]{0,30} (?:and|y|e) )"  # "Kesvik, Norland", not "Kesvik, Orlund and Vell"
    return re.compile(
        rf"\b{a}(?:,|\s\()?\s{small}{at}\s{small}{b}\b|\b{b}(?:,|\s\()?\s{small}{at}\s{small}{a}\b"
        rf"|\b{a}, {b}{alone}|\b{b}, {a}{alone}"
        rf"|\b{a}['’]s\s{small}{b}\b|\b{b}['’]s\s{small}{a}\b"
    )
