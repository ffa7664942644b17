"""The dead of one night: of a riot, of the fire that broke out in it, and of the shots that some say were fired.

In: the groups of mentions of a case. Out: the same, with the tolls of groups that one night made gathered at the one
that most are told of, so that they are one series: rivals of one another, and updates. Groups that places or days part
are none, nor are two of which one page gives each its own dead. What else is told of each stays where it was.

Words tie two ("died in the riot and fire"), or a toll does: one page, or two pages of one story and day, give the very
number of dead for both.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from firsthand.reconcile.facts import APART, Facts, facts_of
from firsthand.reconcile.happenings import Kind, family
from firsthand.reconcile.kinds import kind_of_group
from firsthand.reconcile.names import fold
from firsthand.reconcile.parted import RECENT, near, on_one_day, parted
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.scopes import group_of, scope_of
from firsthand.reconcile.values import OPEN, Interval, meet
from firsthand.reconcile.whereabouts import towns_in
from firsthand.records import Mention, Span
from firsthand.unions import Unions

Piece = tuple[str, ...]
_KILLED = "killed"
_RIOT = "riot"
_NOT_SEVERAL = Kind("night", "bearer", None, True)  # for what parts two of other kinds: days and places alone
_LEAST = 5  # dead, from which on two pages that give one number hardly tell of two happenings
_THE = r"\s+(?:(?:the|an?|this|that|el|la|un|una|este|esta)\s+)?(?:[\w’'-]+\s+){0,1}"
_IN = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,4}}?(?:during|amid|durante|en medio del?){_THE}", re.IGNORECASE)
_AND = re.compile(rf"\s+(?:and|y){_THE}", re.IGNORECASE)


class Count(NamedTuple):
    """How many of whom a mention says were killed; of nobody in particular where `group` is empty."""

    article: str
    group: str
    value: Interval
    sentence: Span


class Night(NamedTuple):
    """A group of mentions that can be part of such a night."""

    piece: Piece
    kind: Kind
    facts: Facts
    counts: tuple[Count, ...]
    bare: bool  # nothing but tolls


def gather_tolls(
    pile: Pile,
    pieces: Sequence[Piece],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
    joined: Unions,
) -> list[Piece]:
    """The groups, each toll in the one that has its series."""
    nights = list(_nights(pile, pieces, mentions, kinds))
    series = Unions()
    for i, j in _candidates(nights, mentions, story):
        if _tied(pile, nights[i], nights[j], mentions, kinds):
            tops = {series.top(nights[n].piece[0]) for n in (i, j)}
            parts = [night for night in nights if series.top(night.piece[0]) in tops]
            if all(_may_be_one(pile, a, b, joined) for a, b in combinations(parts, 2)):
                series.join(nights[i].piece[0], nights[j].piece[0])
    return _moved(pieces, mentions, kinds, series)


def _candidates(
    nights: Sequence[Night], mentions: Mapping[str, Mention], story: Mapping[str, int]
) -> list[tuple[int, int]]:
    """The groups, by their places, that share a story, and a number of dead or a sentence."""
    alike: dict[Hashable, set[int]] = defaultdict(set)
    for n, night in enumerate(nights):
        for count in night.counts:
            alike[story[count.article], count.group, count.value[0]].add(n)
        for name in night.piece:
            alike[mentions[name].sentence].add(n)
    return sorted({pair for some in alike.values() for pair in combinations(sorted(some), 2)})


def _nights(
    pile: Pile, pieces: Sequence[Piece], mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]
) -> Iterator[Night]:
    for piece in pieces:
        kind = kind_of_group(piece, kinds)
        tolls = [mentions[name] for name in piece if kinds[name].slot == _KILLED and kinds[name].role == "toll"]
        bare = all(kinds[name].role == "toll" for name in piece)
        if not (kind.role == "bearer" or kind.name == _RIOT or bare) or not any(m.quantities for m in tolls):
            continue
        told = [mentions[name] for name in piece if kinds[name].role != "toll"] or tolls
        if all(m.status in APART or m.polarity == "negative" for m in told):
            continue
        facts = facts_of(pile, told, kind)._replace(kind=_NOT_SEVERAL, several=None, ways=frozenset())
        yield Night(piece, family(kind), facts, tuple(_counts(pile, tolls)), bare)


def _counts(pile: Pile, tolls: Sequence[Mention]) -> Iterator[Count]:
    for mention in tolls:
        if mention.polarity == "negative" or mention.status in APART or mention.stance in {"denies", "questions"}:
            continue
        for number in mention.quantities:
            if number.unit is None and not scope_of(pile, mention, _KILLED, number):
                value = number.minimum, OPEN if number.maximum is None else number.maximum
                yield Count(mention.article, group_of(pile, number), value, mention.sentence)


def _tied(pile: Pile, one: Night, other: Night, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]) -> bool:
    """Whether words or a number say that two groups have their dead in common."""
    if one.kind.name == other.kind.name and not (one.bare or other.bare):
        return False  # of two fires something has parted the one from the other
    for a in one.counts:
        for b in other.counts:
            if a.group == b.group and a.value[0] == b.value[0] > 1 and meet(a.value, b.value):
                if a.article == b.article:
                    if not _in_two_towns(pile, a, b):
                        return True
                    continue
                exact = a.value == b.value and a.value[0] >= _LEAST
                if exact and (on_one_day(one.facts, other.facts) or _undated(one, other)):
                    return True
    return _in_one_breath(pile, one, other, mentions, kinds)


def _in_two_towns(pile: Pile, one: Count, other: Count) -> bool:
    """Whether a page of several happenings names a town for each of two: "three in Kesvik, three in Sorvik"."""
    mine, theirs = ({fold(town.name) for town in towns_in(pile, count.sentence)} for count in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _undated(one: Night, other: Night) -> bool:
    """Whether of two groups one has no day, and was told of when the other was."""
    return not (one.facts.times and other.facts.times) and near(one.facts, other.facts)


def _in_one_breath(
    pile: Pile, one: Night, other: Night, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]
) -> bool:
    """Whether words tie two happenings: "the fire that broke out during the riot", "died in the riot and the fire"."""
    theirs: dict[Span, list[Mention]] = defaultdict(list)
    for name in other.piece:
        theirs[mentions[name].sentence].append(mentions[name])
    for name in one.piece:
        for mention in theirs.get(mentions[name].sentence, ()):
            mine = mentions[name]
            if mine.trigger.overlaps(mention.trigger) or "toll" in {kinds[name].role, kinds[mention.id].role}:
                continue
            first, last = sorted((mine.trigger, mention.trigger))
            between = pile.articles[mine.article].text[first.end : last.start]
            told = (*one.piece, *other.piece)
            dead = any(kinds[n].role == "toll" and mentions[n].sentence == mine.sentence for n in told)
            if _IN.fullmatch(between) or (dead and _AND.fullmatch(between)):
                return True
    return False


def _may_be_one(pile: Pile, one: Night, other: Night, joined: Unions) -> bool:
    """Whether nothing parts two groups: no day, no place, no page that gives each its own dead, nobody's judgement."""
    if not joined.may(one.piece[0], other.piece[0]) or parted(pile, *_on_days(one, other)):
        return False
    theirs: dict[tuple[str, str], list[Interval]] = defaultdict(list)
    for count in other.counts:
        theirs[count.article, count.group].append(count.value)
    mine: dict[tuple[str, str], list[Interval]] = defaultdict(list)
    for count in one.counts:
        mine[count.article, count.group].append(count.value)
    return all(any(meet(x, y) for x in mine[key] for y in theirs[key]) for key in mine.keys() & theirs.keys())


def _on_days(one: Night, other: Night) -> tuple[Facts, Facts]:
    """The facts of two groups, where nothing but tolls is told of one without the days of them: some die days later."""
    a, b = one.facts, other.facts
    for dead, night in ((one, other), (other, one)):
        late = dead.bare and not night.bare and night.facts.times
        if late and all(any(y[0] <= x[0] <= y[1] + RECENT for y in night.facts.times) for x in dead.facts.times):
            a, b = (fact._replace(times=()) if fact is dead.facts else fact for fact in (a, b))
    return a, b


def _moved(
    pieces: Sequence[Piece], mentions: Mapping[str, Mention], kinds: Mapping[str, Kind], series: Unions
) -> list[Piece]:
    """The groups, with the tolls of each series in the one of it that has most of them."""
    together = {piece[0]: top for piece in pieces if (top := series.top(piece[0]))}
    often = Counter(together.values())
    home: dict[str, Piece] = {}
    for piece in pieces:
        top = together[piece[0]]
        if often[top] > 1 and (
            top not in home or _weight(piece, mentions, kinds) > _weight(home[top], mentions, kinds)
        ):
            home[top] = piece
    more: dict[str, list[str]] = defaultdict(list)
    kept: dict[str, list[str]] = {}
    for piece in pieces:
        main = home.get(together[piece[0]], piece)
        tolls = [name for name in piece if kinds[name].role == "toll"] if main != piece else []
        more[main[0]] += tolls
        kept[piece[0]] = [name for name in piece if name not in tolls]
    return [tuple(sorted((*kept[p[0]], *more[p[0]]))) for p in pieces if kept[p[0]]]


def _weight(piece: Piece, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]) -> tuple[bool, int, int]:
    """How fit a group is to have the tolls of its series: of a happening with a name, and of most pages' dead."""
    tolls = {mentions[name].article for name in piece if kinds[name].slot == _KILLED}
    return any(kinds[name].role != "toll" for name in piece), len(tolls), len(piece)
