"""Ships that pages call by their names: "the fire aboard the Selkora" is not the one on the Brightwater Star.

In: the articles, or the words around a mention. Out: the names of ships that are told as such somewhere in the pile,
and those of them that a mention's clause names.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from firsthand import inflection
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.names import fold
from firsthand.records import Article, Mention
from firsthand.resources import either

_NAME = r"[^\W\d_a-zß-ÿ][\w’'-]*[a-z][\w’'-]*(?:[ \u00a0][^\W\d_a-zß-ÿ][\w’'-]+){0,2}"
_SINCE = re.compile(r"\b(?:since|desde)\b", re.IGNORECASE)  # "the worst since 2009, when the Star burned": of the Star
_ON = r"(?:aboard|on board)(?:[ \u00a0]+of)?"
_TURNS = re.compile(r"(?:overturn|flip|roll|tip|turn|volc|vuelc|volte)")
_NO_NAME = r"(?!(?i:The|El|La|Los|Las|Un|Una|An?)\b)"


def named_ships(
    articles: Iterable[Article], naming: Mapping[str, frozenset[str]], small: frozenset[str]
) -> frozenset[str]:
    """The names, as written, that the pages give to ships.

    No word that the pile writes small is one, nor what more pages give to a place, as `naming` says, than to a ship.
    """
    pages: dict[str, set[str]] = defaultdict(set)
    for one in articles:
        for match in _called().finditer(one.text):
            pages[match[match.lastgroup or 0].removesuffix("’s").removesuffix("'s")].add(one.id)
    return frozenset(
        name
        for name, told in pages.items()
        if small.isdisjoint(fold(name).split()) and len(naming.get(fold(name), ())) <= len(told)
    )


def ships_in(names: frozenset[str], sentence: str, at: int) -> frozenset[str]:
    """The ships, of those with `names`, that the clause names in which what stands `at` a place of a sentence is told.

    >>> star = "The fire is the worst since 2009, when 31 died on the Star."
    >>> ships_in(frozenset({"Star"}), star, 4), ships_in(frozenset({"Star"}), star, 44)
    (frozenset(), frozenset({'star'}))
    """
    if not names:
        return frozenset()
    start, end = 0, len(sentence)
    for cut in _SINCE.finditer(sentence):
        if cut.start() <= at:
            start = cut.start()
        else:
            end = min(end, cut.start())
    return frozenset(fold(name[0]) for name in _any_of(names).finditer(sentence, start, end))


def is_ship(label: str) -> bool:
    """Whether a party is told of as a ship.

    >>> is_ship("another ferry"), is_ship("a ferry port")
    (True, False)
    """
    return not _nouns().isdisjoint(fold(label).split()[-1:])


def is_capsizing(mention: Mention, words: str, kind: Kind) -> bool:
    """Whether what overturned was a ship or a boat, which is told of as sinking too: "the dinghy flipped over"."""
    if kind.name != "crash" or not _TURNS.match(fold(words)):
        return False
    return any(is_ship(party.label) for party in mention.participants)


@cache
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(names)})\b")


@cache
def _called() -> re.Pattern[str]:
    """How, on one line, a ship's name stands: "aboard the X", "the ferry X", "el transbordador X"."""
    ships = rf"(?i:{either(_nouns())})"
    quote = r"[“\"‘«]?"
    return re.compile(
        rf"\b(?i:{_ON})[ \u00a0]+(?i:the[ \u00a0]+)?(?:{ships},?[ \u00a0]+(?:the[ \u00a0]+)?)?"
        rf"{quote}(?P<aboard>{_NO_NAME}{_NAME})"
        rf"|\b(?i:a bordo del?)[ \u00a0]+(?i:el[ \u00a0]+)?(?:{ships}[ \u00a0]+)?{quote}(?P<abordo>{_NO_NAME}{_NAME})"
        rf"|\b{ships}(?:[ \u00a0]+{quote}|,[ \u00a0]+(?:the|el|la)[ \u00a0]+{quote})(?P<noun>{_NO_NAME}{_NAME})"
        rf"|\b[Tt]he[ \u00a0]+(?P<which>{_NO_NAME}{_NAME}),?[ \u00a0]+on[ \u00a0]+(?:board[ \u00a0]+)?which\b"
    )


@cache
def _nouns() -> frozenset[str]:
    """The nouns for ships, in every language."""
    return inflection.forms_of_things("ship") - inflection.forms_of_things("people")  # not its crew
