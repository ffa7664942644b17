"""What a group of mentions says of its event, and whether two groups can be one.

In: mentions of one kind of happening. Out: their Facts pooled; what parts two groups; how much speaks for one event.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from firsthand.reconcile.happenings import BURSTING, Kind, instrument, kind_of, may_speak_of, ways_of
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.particulars import years_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.ships import ships_in
from firsthand.reconcile.sites import stands
from firsthand.reconcile.values import OPEN, Interval, days, meet
from firsthand.reconcile.whereabouts import POINTS, apart, by_name, placed, strangers, towns_in
from firsthand.records import Mention, Place, Quantity, Span, Status, Time
from firsthand.resources import either, languages, table, terms_of_all
from firsthand.wording import folded_terms

# How alike their pages are says more of two happenings of a kind than the names, places or days of their sentences: on
# the training topics of ECB+ 70-85 % of the pairs on pages of a cosine above .3 are one, 10-25 % of those below .15.
_ALIKE = 1.0
_ONE_SHIP = 1.5  # what a ship's name in common is worth, beside what names say: no ship burns every year
ENOUGH = 2.0  # two reasons, as the same day and the same place; or a day and a person
RECENT = 10  # days: what an undated sentence tells of lies close to the day it was printed
OTHER_YEAR = 300  # days
_COMING = frozenset({"attended", "protesters", "strikers"})  # who comes to it, not whom it befell
A_ZONE = 1  # day: the page's clock and the place's may be far apart
DISPUTED = 3  # days, by which accounts of one happening differ at most
_ONCE = frozenset({"vote", "judgment", "resignation", "appointment"})  # of one bill, or one person
_SELDOM, _PLENTY = 0.05, 20  # of all mentions, or so many
_THIRD = 1 / 3
_MANIFOLD = frozenset({"flood", "storm", "clash"})  # "the floods", "the clashes": one happening, however many
_SPOKEN = "press conference"  # every office holds one
_A_WEEK = re.compile(r"\d{4}-W\d\d")
_HIS = re.compile(r"\b(?:(?P<one>his|her|[^\W\d_]+['’]s)|su)\s+(?:[^\W\d_]+\s+)?$", re.IGNORECASE)
_RELATIVE = re.compile(r",\s+(?:who|whose|que|quien|cuy[oa])\b", re.IGNORECASE)
_APPOSED = re.compile(r",\s+([^\W\d_a-zß-ÿ][\w’'-]+(?:\s+[^\W\d_a-zß-ÿ][\w’'-]+){1,2})(?=,)")
_ONE_PERSON = frozenset({"he", "she", "him", "her", "his"})
BY_YEAR = "election"  # the kind that is called by its year
_NEXT_WORDS = re.compile(r"(?:[ \u00a0]+[\w’'-]+){1,2}")
APART: frozenset[Status] = frozenset({"planned", "hypothetical", "predicted"})

T = TypeVar("T")


PARTS = frozenset({"rescue", "seizure", "displacement"})  # of a disaster or a raid, where one is told


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
    many: float = 0  # how many it befell, at most, as a number counts them
    beside: frozenset[str] = frozenset()  # whom it befell beside those that a number counts: "the captain and two men"
    single: bool = False  # whether it befell a "he" or a "she"
    among: frozenset[str] = frozenset()  # the names of sentences that put somebody among those whom a number counts
    struck: frozenset[str] = frozenset()  # of the people those that are words for a spot: every town has a north gate
    unhappened: bool = False  # "nobody was arrested", a page tells, and gainsays nobody
    about: tuple[Interval, ...] = ()  # the day of its story, where its pages give none on which they were printed
    there: frozenset[str] = frozenset()  # the places of mentions that give their day
    ships: frozenset[str] = frozenset()  # that are named where it is told
    sorts: frozenset[str] = frozenset()  # for what office an election is held, on what sides agree


def recurs(kind: Kind) -> bool:
    """Whether pages of one affair tell of several: a summit and the one before it, a march every Sunday."""
    return kind.slot in _COMING


def _is_counted(kind: Kind) -> bool:
    """Whether several happenings of a kind are told of in the plural: attacks, not floods."""
    return (kind.role == "bearer" or recurs(kind)) and kind.name not in _MANIFOLD


def said_there(pile: Pile, mention: Mention, span: Span) -> bool:
    """Whether words are what was said at a press conference: "told a press conference that the march was on Sunday"."""
    if kind_of(pile.quote(mention.trigger), mention.event_type).name != _SPOKEN:
        return False
    reading = pile.readings[mention.article]
    return any(c.contains(span) and not c.contains(mention.trigger) for a in reading.attributions for c in a.contents)


def mention_time(mention: Mention) -> Time | None:
    """The dated time that stands nearest to the trigger."""
    dated = [time for time in mention.times if days(time.edtf)]
    return min(dated, key=lambda t: (abs(t.span.start - mention.trigger.start), t.span), default=None)


def _meant(time: Time, kind: Kind) -> Interval | None:
    """The days that a time can mean: those right before a past week too, of which "last week" is said loosely.

    "Last week's riot" of a Saturday, on a Wednesday eleven days later. What there is every week keeps to the week.
    """
    found = days(time.edtf)
    printed = days(time.anchor) if time.anchor and _A_WEEK.fullmatch(time.timex) else None
    if found is None or printed is None or recurs(kind) or found[1] >= printed[0]:
        return found
    return found[0] - DISPUTED, found[1]


def facts_of(pile: Pile, mentions: Iterable[Mention], kind: Kind) -> Facts:
    """What a group of mentions of one event says, pooled."""
    group = list(mentions)
    times = [found for m in group if (time := mention_time(m)) and (found := _meant(time, kind))]
    places = [place for m in group if (place := placed(pile, m))]
    towns = [town for m in group for town in towns_in(pile, m.sentence)]
    if not recurs(kind):
        times = _if_often(times, times, _SELDOM * len(group))
        places = _if_often(places, map(_name, places), _SELDOM * len(group))
        towns = _if_often(towns, map(_name, towns), _THIRD * len(group))
    said = {found for m in group if (found := pile.said(m.article))}
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
        among=frozenset(name for m in group if _puts_among(pile, m) for name in pile.names(m.sentence)),
        lead=frozenset(n for article in {m.article for m in group} for n in pile.names(pile.lead(article))),
        people=frozenset(word for m in group for label in _labels(pile, m, kind) for word in telling(label)),
        struck=frozenset(w for m in group for label in _labels(pile, m, kind) if stands(label) for w in telling(label)),
        whom=frozenset(word for m in group for label in _befallen(pile, m) for word in telling(label)),
        said=tuple(sorted(said)),
        ways=ways_of(kind_of(pile.quote(m.trigger), m.event_type) for m in group),
        sorts=frozenset(sort for m in group for sort in sorts_of(pile, m, kind)),
        ships=frozenset(ship for m in group for ship in ships_of(pile, m)) if _at_sea(kind) else frozenset(),
        several=_several(pile, group) if _is_counted(kind) else None,
        tongues=frozenset(pile.articles[m.article].language for m in group),
        many=max((q.minimum for m in group for q in m.quantities if befell(kind) and not q.unit), default=0),
        beside=frozenset(word for m in group if befell(kind) for label in _beside(m) for word in telling(label)),
        counts=tuple(sorted({_count(q) for m in group for q in m.quantities if kind.role == "toll" and not q.unit})),
        unhappened=bool(group) and all(m.polarity == "negative" and m.stance != "denies" for m in group),
    )


def sorts_of(pile: Pile, mention: Mention, kind: Kind) -> frozenset[str]:
    """Of what sort a happening is by the words beside it: "the trade deal", "las elecciones municipales"."""
    known = _sorts().get(kind.name)
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


def _at_sea(kind: Kind) -> bool:
    """Whether a kind befalls ships and who is on them."""
    return kind.role in {"bearer", "toll"} or kind.name in PARTS


def _is_a_term(pile: Pile, mention: Mention, kind: Kind) -> bool:
    """Whether what is to come are the years that a court gave: "she will spend four years in prison"."""
    return mention.status == "predicted" and kind.name == "judgment" and any(years_of(pile, mention, kind))


def enough_say(times: int, mentions: int) -> bool:
    """Whether a day is told by enough of an event's mentions to be its own."""
    return times >= min(_PLENTY, _SELDOM * mentions)


def _if_often(found: list[T], called: Iterable[Hashable], times: float) -> list[T]:
    """What was found, where one of it is told so often, or plenty of times; else nothing: a slip of a page or two."""
    return found if max(Counter(called).values(), default=0) >= min(_PLENTY, times) else []


def _name(place: Place) -> str:
    return fold(place.name)


def parted(pile: Pile, a: Facts, b: Facts) -> str | None:
    """Why two groups cannot be one event; None when nothing parts them."""
    if a.kind.name != b.kind.name:
        return "of different kinds"
    together = _one_company(a, b)
    days_fit = same_days(a, b) or (together and _a_day_apart(a, b)) or _disputed_day(a, b)
    if a.real != b.real and not (on_one_day(a, b) or _of_one_year(a, b)) and not (together and days_fit):
        return "one is only planned"
    if not days_fit:
        return "on different days"  # before the places: it takes a tenth of the time
    if years_ago(a, b) or years_ago(b, a):
        return "one is told without its day, and the other was in an earlier year"
    if _not_yet(a, b) or _not_yet(b, a):
        return "one was told of before the other happened"
    if _not_so_far(a, b) or _not_so_far(b, a):
        return "one had not happened when the other was first told of"
    if a.several is not None and b.several is not None and a.several != b.several:
        return "one is several"
    if a.ways and b.ways and not a.ways & b.ways:
        return "done in other ways"
    if a.sorts and b.sorts and not a.sorts & b.sorts:
        return "of other sorts"
    if a.ships and b.ships and not a.ships & b.ships:
        return "of other ships"
    ours, theirs = a.spots or a.towns, b.spots or b.towns
    if ours and theirs and all(apart(pile, x, y) or strangers(pile, x, y) for x in ours for y in theirs):
        return "in different places"
    if a.kind.name == _SPOKEN and a.names and b.names and not a.names & b.names:
        return "of other speakers"
    if a.kind.name == _SPOKEN and not a.times and not b.times and gap(a, b) > DISPUTED:
        return "told days apart"
    return "of different people, and no day in common" if _others(a, b) else None


def _not_yet(undated: Facts, dated: Facts) -> bool:
    """Whether all pages of one group were out a day or more before the other happened: they tell of one before it.

    Meetings and marches are told of in advance, often in words that do not say so.
    """
    if undated.times or not undated.said or not (undated.real and dated.real) or recurs(dated.kind):
        return False
    return bool(dated.times) and max(x[1] for x in undated.said) < min(x[0] for x in dated.times) - A_ZONE


def _not_so_far(never: Facts, told: Facts) -> bool:
    """Whether "nobody was arrested" was printed a day or more before anybody tells of the arrests: of others, then."""
    if not never.unhappened or told.unhappened or not never.said or not told.said:
        return False
    return max(x[1] for x in never.said) < min(x[0] for x in told.said) - A_ZONE


def years_ago(undated: Facts, dated: Facts) -> bool:
    """Whether one group tells of a meeting or march without its day, and the other was in an earlier year, elsewhere.

    "The summit" of this week's pages is not last year's, though the same two met; "when they met in Orlund" may be.
    """
    told = undated.said or undated.about
    if not recurs(dated.kind) or undated.times or not told or not dated.times:
        return False
    if undated.places and undated.places <= dated.there:
        return False
    return all(x[0] - y[1] > OTHER_YEAR for x in told for y in dated.times)


def _akin(a: Facts, b: Facts) -> float:
    """What it says that two groups stand on pages much alike, or not; nothing of what recurs."""
    if not a.strands or not b.strands or recurs(a.kind):
        return 0.0
    return _ALIKE if a.strands & b.strands else -_ALIKE


def on_one_day(a: Facts, b: Facts) -> bool:
    """Whether a planned happening and one that was are told of the same day: the plan came true, or was dropped."""
    return any(meet(x, y) and max(x[1] - x[0], y[1] - y[0]) <= 1 for x in a.times for y in b.times)


def _of_one_year(a: Facts, b: Facts) -> bool:
    """Whether two elections are told by one year, which is what they are called by: "the 2031 election".

    Before the vote it was planned, and an attempt to sway it leaves it as it is.
    """
    return a.kind.name == BY_YEAR and any(
        x == y or (meet(x, y) and a.places & b.places) for x in a.times for y in b.times
    )


def _one_company(a: Facts, b: Facts) -> bool:
    """Whether two meetings have the town and somebody in common."""
    if a.kind.slot not in _COMING or not a.people & b.people:
        return False
    towns = [{fold(x.name) for x in one.spots if x.precision in POINTS} for one in (a, b)]
    return bool(towns[0] & towns[1])


def _a_day_apart(a: Facts, b: Facts) -> bool:
    """Whether two days lie side by side: "on Sunday" of an evening before, or over the date line."""
    return any(max(x[0] - y[1], y[0] - x[1]) <= 1 for x in a.times for y in b.times)


def _disputed_day(a: Facts, b: Facts) -> bool:
    """Whether two days a little apart are accounts of one: a bill is passed once, a man convicted or gone once.

    An attack, a march or a raid there may be two of in a week.
    """
    if a.kind.name not in _ONCE or not any(max(x[0] - y[1], y[0] - x[1]) <= DISPUTED for x in a.times for y in b.times):
        return False
    return len(a.whom & b.whom) > 1 or (a.kind.name != "vote" and bool(a.people & b.people & a.names & b.names))


def _others(a: Facts, b: Facts) -> bool:
    """Whether a captain's arrest and that of nine protesters are two: other people, no day told of both."""
    if not befell(a.kind) or (a.times and b.times):
        return False
    if _somebody_of_many(a, b) or _somebody_of_many(b, a) or _some_of_all(a, b) or _some_of_all(b, a):
        return True
    return bool(a.whom and b.whom and a.tongues & b.tongues) and not a.whom & b.whom


def befell(kind: Kind) -> bool:
    """Whether a kind is something that befalls people one by one: an arrest, a conviction."""
    return kind.role == "plain" and bool(kind.slot) and kind.slot not in _COMING


def _somebody_of_many(one: Facts, many: Facts) -> bool:
    """Whether one person is told of by name or trade, and in the other group several without it, in any language."""
    alone = one.many < 2 <= many.many and (bool(one.whom) or (one.single and not many.single))
    return alone and not one.whom & (many.whom | many.among)


def of_somebody_else(pile: Pile, mention: Mention, before: Sequence[Mention], kind: Kind) -> bool:
    """Whether a sentence has told of several, and a mention behind tells of one person's own: "his arrest".

    "Police arrested twelve people at the march for Ortiz, who died after his arrest on 3 May": not of the twelve.
    """
    text = pile.articles[mention.article].text
    found = _HIS.search(text[mention.sentence.start : mention.trigger.start])
    if not found or mention.quantities or not befell(kind):
        return False
    for other in before:
        between = text[other.trigger.end : mention.trigger.start]
        counted = any(quantity.minimum > 1 and not quantity.unit for quantity in other.quantities)
        if other.sentence == mention.sentence and counted and (found["one"] or _RELATIVE.search(between)):
            return True
    return False


def _puts_among(pile: Pile, mention: Mention) -> bool:
    """Whether a sentence says of somebody that he is one of several: "twelve people, among them Ana Lind"."""
    return bool(_among().search(pile.quote(mention.sentence)))


@cache
def _among() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(terms_of_all('among'))})\b", re.IGNORECASE)


def _some_of_all(every: Facts, some: Facts) -> bool:
    """Whether one group tells of two guards, held in Kesvik, and the other of "the captain and two guards"."""
    return bool(every.beside and some.whom) and not some.beside and not every.beside & some.whom


def _beside(mention: Mention) -> list[str]:
    """Whom a mention befell that no number of it counts, where one counts others: "the captain and two guards"."""
    parties = [party for party in mention.participants if party.role == "recipient"]
    counted = [party for party in parties if any(party.span.contains(q.span) for q in mention.quantities)]
    return [party.label for party in parties if party not in counted] if counted else []


def same_days(a: Facts, b: Facts) -> bool:
    """Whether no date parts two groups; an undated one fits any."""
    return not a.times or not b.times or any(meet(x, y) for x in a.times for y in b.times)


def reasons(a: Facts, b: Facts) -> float:
    """How much speaks for two groups that nothing parts: days, places and people in common."""
    weight = _akin(a, b)
    close = [min(x[1], y[1]) - max(x[0], y[0]) for x in a.times for y in b.times if x[0] <= y[1] and y[0] <= x[1]]
    if close:
        weight += 1.5 if min(close) <= 1 or _of_one_year(a, b) else 0.5
    elif near(a, b):
        weight += 0.5
    elif distant(a, b) and not a.ships & b.ships:
        weight -= 0.5 if a.places & b.places and len(a.people & b.people) > 1 else 1.0
    if a.places & b.places or a.names & b.names:
        weight += 1.5
    elif a.places and b.places:
        weight -= 1.0
    elif shared_names := (a.names | a.lead) & (b.names | b.lead):
        weight += 1.5 if len(shared_names) > 1 else 1.0
    if a.ships & b.ships:
        weight += _ONE_SHIP
    shared = a.people & b.people
    spots = shared & a.struck & b.struck
    weight += min(1.5, 0.75 * (len(shared - spots) + bool(spots)))
    if not shared and a.people and b.people and a.tongues & b.tongues:
        weight -= 0.5  # in one language; "detainees" and "detenidos" share no letters and may be the same people
    return weight


def hooks(facts: Facts) -> frozenset[str]:
    """What two groups must have some of in common to have two `reasons` for one event: a day alone is one."""
    return facts.places | facts.names | facts.lead | facts.people


def distant(a: Facts, b: Facts) -> bool:
    """Whether only one group is dated, and on no day that the other is likely to speak of; or none, weeks apart.

    They meet every year, and there was a fire in 2009: told without its day, it is not that one.
    """
    within = RECENT if a.kind.role == "plain" else OTHER_YEAR
    one_dated = bool(a.times) != bool(b.times)
    told = not a.times and not b.times and bool(a.said) and bool(b.said)  # both of the days on which they were told
    return (one_dated and not near(a, b, within)) or (told and not near(a, b))


def other_counts(a: Facts, b: Facts) -> bool:
    """Whether two groups that tell of nothing but their dead count other numbers: 2 of a crash, 33 of a shooting."""
    return bool(a.counts and b.counts) and not any(meet(x, y) for x in a.counts for y in b.counts)


def opposed(pile: Pile, a: Facts, b: Facts) -> str | None:
    """What parts two groups that copied words tie; a toll alone has no kind to be parted by."""
    return parted(pile, a, b if a.kind.role == b.kind.role else b._replace(kind=a.kind))


def _count(quantity: Quantity) -> Interval:
    return quantity.minimum, OPEN if quantity.maximum is None else quantity.maximum


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
        about=a.about or b.about,
        there=a.there | b.there,
        sorts=a.sorts | b.sorts,
        ships=a.ships | b.ships,
    )


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


def _finest(times: Iterable[Interval]) -> tuple[Interval, ...]:
    """The times that hold no finer one: who is known to have met on 16 July does not meet in March, for "in 2018"."""
    every = sorted(set(times))
    return tuple(x for x in every if not any(y != x and x[0] <= y[0] and y[1] <= x[1] for y in every))


def near(a: Facts, b: Facts, within: int = RECENT) -> bool:
    """Whether an undated group was told of close to the other's day, or both close together, or nobody is dated."""
    ours, theirs = a.times or a.said, b.times or b.said
    if not ours and not theirs:
        return True
    if recurs(a.kind) and not (ours and theirs):
        ours, theirs, within = ours or a.about, theirs or b.about, A_ZONE
    return any(max(x[0] - y[1], y[0] - x[1]) <= within for x in ours for y in theirs)


def gap(a: Facts, b: Facts) -> float:
    """How many days lie between two groups, by when they were or when they were told of; 0 where neither is known."""
    ours, theirs = a.times or a.said, b.times or b.said
    return min((max(x[0] - y[1], y[0] - x[1], 0) for x in ours for y in theirs), default=0)


def _befallen(pile: Pile, mention: Mention) -> Iterator[str]:
    """Whom it befell, as the text calls them; what "took place" befell nobody."""
    if kind_of(pile.quote(mention.trigger), mention.event_type).role == "light":
        return
    for party in mention.participants:
        if party.role == "recipient":
            yield party.label
            yield from _by_name(pile, party.span)
    yield from _whom_counted(pile, mention)


def _by_name(pile: Pile, span: Span) -> list[str]:
    """The names that a party has within it or right behind it: "her superior, Tomas Ridl,"."""
    behind = _APPOSED.match(pile.articles[span.article].text, span.end)
    return sorted(pile.names(span)) + ([behind[1]] if behind else [])


def _whom_counted(pile: Pile, mention: Mention) -> Iterator[str]:
    """Whom the numbers count; of "15 detenidos" and "23 fueron detenidos" the arrest itself is all that is told."""
    trigger = fold(pile.quote(mention.trigger)).split()
    for quantity in mention.quantities:
        if quantity.of and fold(quantity.of) not in {*trigger, *folded_terms("function_words")}:
            yield quantity.of


def _labels(pile: Pile, mention: Mention, kind: Kind) -> Iterator[str]:
    """The parties of a mention; what burst is the cause of an explosion, not its party."""
    for party in mention.participants:
        if kind.name not in BURSTING or not instrument(party.label):
            yield party.label
    if kind.slot:
        yield from _whom_counted(pile, mention)


def telling(label: str) -> list[str]:
    """The words of a participant that tell it from others; numbers do not."""
    plain = [w for w in content_words(label) if not w.isdigit() and len(w) > 2 and w not in folded_terms("numbers")]
    return [w.removesuffix("s") for w in plain if w not in folded_terms("anybody")]


def kind_of_group(piece: Sequence[str], kinds: Mapping[str, Kind]) -> Kind:
    """The kind most mentions name; tolls do not vote where something bears them, nor "took place" at all."""
    voting = [name for name in piece if kinds[name].role not in {"toll", "light"}]
    voting = [name for name in voting if kinds[name].name not in PARTS] or voting
    voting = voting or [name for name in piece if kinds[name].role != "light"] or list(piece)
    named = {kinds[name].name for name in voting}
    specific = [name for name in voting if not any(named & some for some in may_speak_of(kinds[name]))]
    voting = specific or voting  # "the disaster" says less than "the flood"
    votes = Counter(kinds[name] for name in voting)
    return min(votes, key=lambda kind: (-votes[kind], kind.name))
