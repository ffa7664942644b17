"""Falling ill, a poisoning and an outbreak of one affair: told in many words by pages that share no sentence.

In: the mentions of the case, their kinds, joins. Out: joins. "71 pupils poisoned", "the salmonella outbreak" and "104
people are down with vomiting" are one happening where the pages name the same people and places and lie close, and no
town, year or disease parts them. Where two outbreaks fit, none is taken.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.facts import APART, Facts, facts_of
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.illness import FELL_ILL, POISONING, makes_ill
from firsthand.reconcile.kinds import kind_of_group
from firsthand.reconcile.near_tolls import DEATHS
from firsthand.reconcile.parted import OTHER_YEAR
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.values import Interval, meet
from firsthand.records import Mention, Span
from firsthand.unions import Unions

_NAMES = 2  # that pages must have in common: the town and the school, the town and the caterer
_ANY = frozenset({"outbreak", POISONING})  # words that name no disease
_LONG = 60  # days: what its pages tell of months later they tell with its day


class _Sick(NamedTuple):
    """A group of the ill: its facts, without those of the dead; the diseases named; the names and days of its pages."""

    facts: Facts
    diseases: frozenset[str]
    names: frozenset[str]
    days: tuple[Interval, ...]
    piece: str


def join_outbreaks(pile: Pile, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind], joined: Unions) -> None:
    """Join the groups of the ill that nothing parts and that name the same people and places."""
    if all(kind.slot != FELL_ILL and not makes_ill(kind) for kind in kinds.values()):
        return
    groups = [piece for piece in joined.pieces() if _of_the_ill(piece, mentions, kinds)]
    groups.sort(key=lambda piece: (-len(piece), piece[0]))
    found: list[list[_Sick]] = []
    for piece in groups:
        mine = _sick(pile, piece, mentions, kinds)
        fit = [known for known in found if any(_alike(mine, one) for one in known)]
        fit = [known for known in fit if not any(_parted(mine, one) for one in known)]
        if len(fit) == 1 and joined.may(fit[0][0].piece, mine.piece):
            joined.join(fit[0][0].piece, mine.piece)
            fit[0].append(mine)
        else:
            found.append([mine])


def _of_the_ill(piece: Sequence[str], mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]) -> bool:
    """Whether a group tells that people fell ill: an outbreak, a number of the sick, or of those in hospital for it."""
    if all(mentions[name].status in APART for name in piece):
        return False
    kind = kind_of_group(piece, kinds)
    counted = any(kinds[name].slot == FELL_ILL and mentions[name].quantities for name in piece)
    return counted or (makes_ill(kind) and kind.name != POISONING)


def _sick(pile: Pile, piece: Sequence[str], mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]) -> _Sick:
    ill = [mentions[name] for name in piece if kinds[name].slot != "killed"]
    pages = sorted({mention.article for mention in ill})
    names = frozenset[str]()
    for page in pages:
        names |= pile.names(Span(page, 0, len(pile.articles[page].text)))
    return _Sick(
        facts_of(pile, ill, DEATHS),
        frozenset(kinds[name].name for name in piece if makes_ill(kinds[name])) - _ANY,
        names,
        tuple(said for page in pages if (said := pile.said(page))),
        piece[0],
    )


def _alike(one: _Sick, other: _Sick) -> bool:
    """Whether the pages of two groups name the same people and places, within some weeks of each other."""
    close = not one.days or not other.days or any(_near(a, b, _LONG) for a in one.days for b in other.days)
    long_after = bool(one.facts.places & other.facts.places) or len(one.names & other.names) > 2 * _NAMES
    return len(one.names & other.names) >= _NAMES and (close or long_after)


def _parted(one: _Sick, other: _Sick) -> bool:
    """Whether a disease, a town or a year parts two groups."""
    if one.diseases and other.diseases and not one.diseases & other.diseases:
        return True
    a, b = one.facts, other.facts
    if a.places and b.places and not a.places & b.places and not (a.places & other.names or b.places & one.names):
        return True
    return bool(a.times and b.times) and not any(_near(x, y, OTHER_YEAR) for x in a.times for y in b.times)


def _near(a: Interval, b: Interval, days: int) -> bool:
    return meet((a[0] - days, a[1] + days), b)
