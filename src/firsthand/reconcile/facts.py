"""What a group of mentions says of its event.

In: mentions of one kind of happening. Out: their Facts, pooled; what two groups are parted by is in parted.py.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from firsthand.reconcile.called_by_name import called_by_name
from firsthand.reconcile.determiners import is_earlier
from firsthand.reconcile.happenings import Kind, family, kind_of, way_of, ways_of
from firsthand.reconcile.kinds import AFFAIRS, SPOKEN, befalls_ships, befell, is_counted, recurs
from firsthand.reconcile.names import fold, label_key
from firsthand.reconcile.own_forces import is_weapon
from firsthand.reconcile.parties import befallen, beside_counted, labels_of, puts_among, telling
from firsthand.reconcile.penalties import term_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.rounds import night_of, occasion_of
from firsthand.reconcile.ships import ships_in
from firsthand.reconcile.sites import sites, stands
from firsthand.reconcile.struck_towns import towns_struck
from firsthand.reconcile.two_sides import sides_in
from firsthand.reconcile.values import OPEN, Interval, days
from firsthand.reconcile.whereabouts import by_name, placed, towns_in
from firsthand.records import Mention, Place, Quantity, Span, Status, Time
from firsthand.resources import languages, table

_SELDOM, _PLENTY = 0.05, 20  # of all mentions, or so many
_THIRD = 1 / 3
_A_WEEK = re.compile(r"\d{4}-W\d\d")
_A_NIGHT = re.compile(r"T(?:NI|EV)$")
_ONE_PERSON = frozenset({"he", "she", "him", "her", "his"})
_OF_IT = re.compile(r"\b(?:por|de|of|for)\s+(?:\w+\s+){0,2}$")  # "condenado a cinco años por (malversar)"
_NEXT_WORDS = re.compile(r"(?:[ \u00a0]+[\w’'-]+){1,2}")
_UPON = re.compile(r"\s+(?:(?:al?|contra|on|against)\s+)?", re.IGNORECASE)  # what stands before a spot that is struck
T = TypeVar("T")
APART: frozenset[Status] = frozenset({"planned", "hypothetical", "predicted"})
DISPUTED = 3  # days, by which accounts of one happening differ at most


class Facts(NamedTuple):
    """What a group of mentions says of its event."""

    kind: Kind
    real: bool
    times: tuple[Interval, ...]
    places: frozenset[str]
    spots: tuple[Place, ...]
    towns: tuple[Place, ...]
    names: frozenset[str]
    lead: frozenset[str]
    people: frozenset[str]
    whom: frozenset[str]
    said: tuple[Interval, ...]
    tongues: frozenset[str | None]
    counts: tuple[Interval, ...]
    strands: frozenset[int] = frozenset()
    several: bool | None = None  # "the attacks", and not "that attack"; None where a verb tells of it
    ways: frozenset[str] = frozenset()  # how somebody was attacked, where words say it
    came: bool = False  # whether people are counted who came to a meeting or march: that was no plan
    many: float = 0  # how many it befell, at most, as a number counts them
    beside: frozenset[str] = frozenset()  # whom it befell beside those that a number counts: "the captain and two men"
    single: bool = False  # whether it befell a "he" or a "she"
    among: frozenset[str] = frozenset()  # the names of sentences that put somebody among those whom a number counts
    struck: frozenset[str] = frozenset()  # of the people those that are words for a spot: every town has a north gate
    unhappened: bool = False  # "nobody was arrested", a page tells, and gainsays nobody
    none_on: tuple[Interval, ...] = ()  # the days of what "nobody was arrested" at, as the sentence before gives them
    about: tuple[Interval, ...] = ()  # the day of its story, where its pages give none on which they were printed
    there: frozenset[str] = frozenset()  # the places of mentions that give their day
    ships: frozenset[str] = frozenset()  # that are named where it is told
    earlier: bool = False  # whether other times than the page's own are told: "they have met twice before"
    wrongdoers: frozenset[str] = frozenset()  # who is named as having done it, where it is one person's own wrong
    sorts: frozenset[str] = frozenset()  # for what office an election is held, on what sides agree
    lent: bool = False  # whether a day is that of what arrests followed, which says nothing of whose they were
    doers: frozenset[str] = frozenset()  # which sides of a clash are said to have attacked
    at: frozenset[str] = frozenset()  # the words of the spots that an attack was at
    upon: frozenset[str] = frozenset()  # the words of the spots that were themselves attacked
    by: frozenset[str] = frozenset()  # the words for those who are told to have attacked, weapons aside
    struck_in: frozenset[str] = frozenset()  # the towns that an attack fell on
    scenes: frozenset[str] = frozenset()  # the spots that it was at, by their words
    never: bool = False  # whether an attack is only denied, or was only tried


def facts_of(pile: Pile, mentions: Iterable[Mention], kind: Kind) -> Facts:
    """What a group of mentions of one event says, pooled."""
    group = list(mentions)
    times = [found for m in group if (time := mention_time(m)) and (found := _meant(time, kind))]
    places = [place for m in group if (place := placed(pile, m))]
    nights = [night for m in group if kind.name == "arrest" and (night := night_of(pile, m))]
    times += [night.days for night in nights]
    places += [night.place for night in nights if night.place]
    towns = [town for m in group for town in towns_in(pile, m.sentence)]
    if not recurs(kind):
        times = _if_often(times, times, _SELDOM * len(group))
        places = _if_often(places, map(_name, places), _SELDOM * len(group))
        towns = _if_often(towns, map(_name, towns), _THIRD * len(group))
    said = {found for m in group if (found := pile.said(m.article))}
    attacks = group if family(kind).name == "attack" else []
    return Facts(
        kind=kind,
        real=not all(m.status in APART and not _is_a_term(pile, m, kind) for m in group),
        times=_finest(times),
        places=frozenset(fold(place.name) for place in places),
        there=frozenset(fold(p.name) for m in group if mention_time(m) and (p := placed(pile, m))),
        spots=by_name(places),
        towns=by_name(towns),
        names=frozenset(name for m in group for name in pile.names(m.sentence)),
        single=any(fold(p.label) in _ONE_PERSON for m in group for p in m.participants if p.role == "recipient"),
        among=frozenset(name for m in group if puts_among(pile, m) for name in pile.names(m.sentence)),
        lead=frozenset(n for article in {m.article for m in group} for n in pile.names(pile.lead(article))),
        people=frozenset(word for m in group for label in labels_of(pile, m, kind) for word in telling(label)),
        struck=frozenset(
            w for m in group for label in labels_of(pile, m, kind) if stands(label) for w in telling(label)
        ),
        whom=frozenset(word for m in group for label in befallen(pile, m) for word in telling(label)),
        said=tuple(sorted(said)),
        ways=ways_of(kind_of(pile.quote(m.trigger), m.event_type) for m in group),
        sorts=frozenset(sort for m in group for sort in sorts_of(pile, m, kind)),
        ships=frozenset(ship for m in group for ship in ships_of(pile, m)) if befalls_ships(kind) else frozenset(),
        earlier=any(is_earlier(pile, m) for m in group),
        wrongdoers=frozenset(name for m in group for name in _doers(pile, m)) if kind.name in AFFAIRS else frozenset(),
        several=_several(pile, group) if is_counted(kind) else None,
        tongues=frozenset(pile.articles[m.article].language for m in group),
        came=recurs(kind) and any(m.quantities and m.status == "happened" for m in group),
        many=max((q.minimum for m in group for q in m.quantities if befell(kind) and not q.unit), default=0),
        beside=frozenset(word for m in group if befell(kind) for label in beside_counted(m) for word in telling(label)),
        counts=tuple(sorted({_count(q) for m in group for q in m.quantities if kind.role == "toll" and not q.unit})),
        lent=bool(nights),
        doers=frozenset(side for m in attacks for label in _actors(m) for side in sides_in(label)),
        scenes=frozenset(label_key(site.label) for m in group for site in sites(pile, m)),
        at=frozenset(word for m in attacks for site in sites(pile, m) for word in telling(site.label)),
        upon=frozenset(word for m in attacks for label in _spots_struck(pile, m) for word in telling(label)),
        by=frozenset(word for m in attacks for label in _actors(m) if not is_weapon(label) for word in telling(label)),
        struck_in=frozenset(town for m in attacks for town in towns_struck(pile, m)),
        never=bool(attacks) and all(_came_to_nothing(pile, m) for m in attacks),
        unhappened=(unhappened := bool(group) and all(_is_none(m) for m in group)),
        none_on=tuple(sorted({day for m in group for day in occasion_of(pile, m)})) if unhappened else (),
    )


def _doers(pile: Pile, mention: Mention) -> Iterator[str]:
    """The names of those who are told to have done it; whom a court convicted of it, by "condenado ... por"."""
    text = pile.articles[mention.article].text
    for other in pile.readings[mention.article].mentions:
        judged = other.mode == "convict" and other.sentence == mention.sentence and other.trigger < mention.trigger
        if judged and _OF_IT.search(text[mention.sentence.start : mention.trigger.start]):
            for party in other.participants:
                if party.role == "recipient":
                    yield from pile.names(party.span)
    for party in mention.participants:
        if party.role == "actor":
            yield from pile.names(party.span)
            if name := called_by_name(pile, party):
                yield from fold(name).split()


def pooled(a: Facts, b: Facts) -> Facts:
    """The facts of two groups that are one event."""
    return Facts(
        kind=a.kind,
        real=a.real,
        times=_finest((*a.times, *b.times)),
        places=a.places | b.places,
        spots=by_name((*a.spots, *b.spots)),
        towns=by_name((*a.towns, *b.towns)),
        names=a.names | b.names,
        lead=a.lead | b.lead,
        people=a.people | b.people,
        struck=a.struck | b.struck,
        ways=a.ways | b.ways,
        whom=a.whom | b.whom,
        came=a.came or b.came,
        many=max(a.many, b.many),
        beside=a.beside | b.beside,
        single=a.single or b.single,
        among=a.among | b.among,
        said=tuple(sorted({*a.said, *b.said})),
        several=a.several if a.several is not None else b.several,
        tongues=a.tongues | b.tongues,
        counts=tuple(sorted({*a.counts, *b.counts})),
        strands=a.strands | b.strands,
        unhappened=a.unhappened and b.unhappened,
        none_on=tuple(sorted({*a.none_on, *b.none_on})),
        about=a.about or b.about,
        there=a.there | b.there,
        sorts=a.sorts | b.sorts,
        earlier=a.earlier or b.earlier,
        wrongdoers=a.wrongdoers | b.wrongdoers,
        ships=a.ships | b.ships,
        lent=a.lent or b.lent,
        doers=a.doers | b.doers,
        scenes=a.scenes | b.scenes,
        at=a.at | b.at,
        upon=a.upon | b.upon,
        by=a.by | b.by,
        struck_in=a.struck_in | b.struck_in,
        never=a.never and b.never,
    )


def mention_time(mention: Mention) -> Time | None:
    """The dated time that stands nearest to the trigger."""
    dated = [time for time in mention.times if days(time.edtf)]
    return min(dated, key=lambda t: (abs(t.span.start - mention.trigger.start), t.span), default=None)


def enough_say(times: int, mentions: int) -> bool:
    """Whether a day is told by enough of an event's mentions to be its own."""
    return times >= min(_PLENTY, _SELDOM * mentions)


def said_there(pile: Pile, mention: Mention, span: Span) -> bool:
    """Whether words are what was said at a press conference: "told a press conference that the march was on Sunday"."""
    if kind_of(pile.quote(mention.trigger), mention.event_type).name != SPOKEN:
        return False
    reading = pile.readings[mention.article]
    return any(c.contains(span) and not c.contains(mention.trigger) for a in reading.attributions for c in a.contents)


def _meant(time: Time, kind: Kind) -> Interval | None:
    """The days that a time can mean: those right before a past week too, of which "last week" is said loosely.

    A night runs into the next morning: who was held "on Sunday night" may be held "in the early hours of Monday".

    "Last week's riot" of a Saturday, on a Wednesday eleven days later. What there is every week keeps to the week.
    """
    found = days(time.edtf)
    if found and found[0] == found[1] and _A_NIGHT.search(time.timex):
        return found[0], found[1] + 1
    printed = days(time.anchor) if time.anchor and _A_WEEK.fullmatch(time.timex) else None
    if found is None or printed is None or recurs(kind) or found[1] >= printed[0]:
        return found
    return found[0] - DISPUTED, found[1]


def _is_none(mention: Mention) -> bool:
    """Whether a page tells that there was none, and gainsays nobody."""
    return mention.polarity == "negative" and mention.stance != "denies"


def _actors(mention: Mention) -> list[str]:
    """Who is said to have done it."""
    return [party.label for party in mention.participants if party.role == "actor"]


def _spots_struck(pile: Pile, mention: Mention) -> Iterator[str]:
    """The spots that were attacked, not those at which somebody was: "stormed the town hall", "asaltar el mercado"."""
    yield from (p.label for p in mention.participants if p.role == "recipient" and stands(p.label))
    text = pile.articles[mention.article].text
    for site in sites(pile, mention):
        if _UPON.fullmatch(text[mention.trigger.end : site.span.start]):
            yield site.label


def _came_to_nothing(pile: Pile, mention: Mention) -> bool:
    """Whether a mention says that there was none, or that somebody tried; or somebody denies it."""
    if mention.polarity == "negative" or mention.stance == "denies" or mention.status == "attempted":
        return True
    reading = pile.readings[mention.article]
    if reading.coverage == "full" or mention.attribution is None:
        return False  # where the page was parsed, its stance says so
    return any(a.id == mention.attribution and a.stance == "denies" for a in reading.attributions)


def _is_a_term(pile: Pile, mention: Mention, kind: Kind) -> bool:
    """Whether what is to come are the years that a court gave: "she will spend four years in prison"."""
    return mention.status == "predicted" and kind.name == "judgment" and any(term_of(pile, mention, kind))


def _if_often(found: list[T], called: Iterable[Hashable], times: float) -> list[T]:
    """What was found, where one of it is told so often, or plenty of times; else nothing: a slip of a page or two."""
    return found if max(Counter(called).values(), default=0) >= min(_PLENTY, times) else []


def _name(place: Place) -> str:
    return fold(place.name)


def _count(quantity: Quantity) -> Interval:
    return quantity.minimum, OPEN if quantity.maximum is None else quantity.maximum


def _finest(times: Iterable[Interval]) -> tuple[Interval, ...]:
    """The times that hold no finer one: who is known to have met on 16 July does not meet in March, for "in 2018"."""
    every = sorted(set(times))
    return tuple(x for x in every if not any(y != x and x[0] <= y[0] and y[1] <= x[1] for y in every))


def _several(pile: Pile, group: Sequence[Mention]) -> bool | None:
    """Whether the nouns of a group name several happenings, as "attacks" do; None where none stands with a determiner.

    "Gunmen attacks", of a headline, and "the gang attacks the bridge" have none, and stay what they may be.
    """
    told = [found for m in group if (found := _counted(pile, m)) is not None]
    return max(set(told), key=told.count) if told else None


def _counted(pile: Pile, mention: Mention) -> bool | None:
    """Whether one noun names several; None where its determiner and its ending do not agree on it."""
    word = pile.quote(mention.trigger).split()[-1].lower()
    before = pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start].split()[-3:]
    plural = word.endswith("s") and not word.endswith("ss")
    leads = {fold(lead.strip(",.;:“”\"'«»")) for lead in before}
    if leads & _determiners("one"):
        return None if plural else False
    return True if plural and leads & _determiners("several") else None


@cache
def _determiners(number: str) -> frozenset[str]:
    rows = (row for language in languages() for row in table(language, "determiners"))
    return frozenset(fold(row["term"]) for row in rows if number in row["number"].split())


def sorts_of(pile: Pile, mention: Mention, kind: Kind) -> frozenset[str]:
    """Of what sort a happening is by the words beside it: "the trade deal", "las elecciones municipales".

    A hacking is an attack of its own sort, whatever its word: "the attack" on a party's computers is no gas attack.
    """
    known = _sorts().get(way_of(kind).name)
    if not known:
        return frozenset()
    text = pile.articles[mention.article].text
    behind = _NEXT_WORDS.match(text, mention.trigger.end, mention.sentence.end)
    near = text[mention.sentence.start : mention.trigger.start].split()[-2:]
    near += text[mention.trigger.start : behind.end() if behind else mention.trigger.end].split()
    return frozenset(known[word] for one in near if (word := fold(one.strip("“”\"'‘’,"))) in known)


@cache
def _sorts() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in (row for language in languages() for row in table(language, "sorts")):
        found.setdefault(row["kind"], {})[fold(row["term"])] = row["sort"]
    return found


def ships_of(pile: Pile, mention: Mention) -> frozenset[str]:
    """The ships that a mention's clause names, or the one that has its day: "since 2009, when 31 died on the Star"."""
    sentence, time = mention.sentence, mention_time(mention)
    words = pile.articles[mention.article].text[sentence.start : sentence.end]
    at = time.span.start if time and sentence.contains(time.span) else mention.trigger.start
    return ships_in(pile.ships, words, at - sentence.start)
