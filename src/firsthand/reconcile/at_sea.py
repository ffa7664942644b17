"""Happenings at sea: the ship that they befell, and where it lay: "18 nautical miles west of Aldessa".

In: a Pile and the mentions of an event. Out: a ship's name as pages write it, and a place in English words.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from firsthand.reconcile.facts import ships_of
from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention
from firsthand.resources import either, languages, table

_HALF = 0.5
_TENTH = 0.1
_NAME = r"[^\W\d_a-zß-ÿ][\w’'-]*(?:[ \u00a0][^\W\d_a-zß-ÿ][\w’'-]*){0,2}"


def ship_of(pile: Pile, mentions: Sequence[Mention]) -> str | None:
    """The ship that most mentions of those that name one tell of, as written, where more than a few do.

    Where a clause names none and its page names one only, that is it: "It sank at dawn." A ship that one page of many
    recalls is not the one that sank.
    """
    told = [ship for m in mentions if (ship := _named(pile, m))]
    votes = Counter(told)
    best = min(votes, key=lambda ship: (-votes[ship], ship), default=None)
    if best is None or votes[best] <= _HALF * len(told) or votes[best] < _TENTH * len(mentions):
        return None
    return min((name for name in pile.ships if fold(name) == best), default=None)


def _named(pile: Pile, mention: Mention) -> str | None:
    named = ships_of(pile, mention)
    text = pile.articles[mention.article].text
    named = named or frozenset(fold(name) for name in pile.ships if name in text)
    return next(iter(named)) if len(named) == 1 else None


def place_at_sea(pile: Pile, mentions: Sequence[Mention]) -> str | None:
    """So many miles off a town, as most mentions whose words measure it say: "unas 18 millas al oeste de Aldessa"."""
    found = Counter(
        f"{match['far']} {_units()[match['unit'].lower()]} {_ways()[match['way'].lower()]} of {match['town']}"
        for m in mentions
        if (match := _measured().search(pile.articles[m.article].text, m.sentence.start, m.sentence.end))
    )
    return min(found, key=lambda words: (-found[words], words), default=None)


@cache
def _measured() -> re.Pattern[str]:
    unit, way = either(frozenset(_units())), either(frozenset(_ways()))
    return re.compile(
        rf"\b(?P<far>\d+(?:[.,]\d+)?)\s+(?P<unit>(?i:{unit}))"
        rf"\s+(?:(?:to the|off the|al|hacia el)\s+)?(?P<way>(?i:{way}))"
        rf"\s+(?:off|of|de|del)\s+(?:the\s+)?(?P<town>{_NAME})"
    )


def _units() -> dict[str, str]:
    return _compass("unit")


def _ways() -> dict[str, str]:
    return _compass("way")


@cache
def _compass(kind: str) -> dict[str, str]:
    """The words of a kind, as written, with the English for them."""
    rows = (row for name in languages() for row in table(name, "compass") if row["kind"] == kind)
    return {row["term"]: row["english"] for row in rows}
