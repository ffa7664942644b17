"""Events: which mentions are the same happening.

In: a Pile, the passages, a story number an article, and a strand, the finer part of it whose pages are much alike. Out:
the Events, and each mention's event.

Two steps. Within an article, mentions of one kind are one event unless their times or statuses part them; a bare "the
explosion" goes to the nearest one before it, and tolls to what caused them (on_page.py). Across articles: what copied
words tie, unless something parts the groups (copied.py); within a story what nothing parts and no more speaks against
than for; between stories what time, place and people give enough reason for (across.py).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.reconcile.across import join_across
from firsthand.reconcile.at_sea import place_at_sea
from firsthand.reconcile.blasts import blasts_of_attacks
from firsthand.reconcile.copied import join_altered, join_copied
from firsthand.reconcile.corrections import NO_CORRECTIONS, Correcting, same_counts
from firsthand.reconcile.facts import enough_say, facts_of, mention_time
from firsthand.reconcile.growth import day_of_growth
from firsthand.reconcile.happenings import Kind, family, kind_of
from firsthand.reconcile.illness import makes_ill
from firsthand.reconcile.instead import same_people
from firsthand.reconcile.kinds import BY_YEAR, PARTS, kind_of_group
from firsthand.reconcile.labels import event_label
from firsthand.reconcile.on_page import join_within
from firsthand.reconcile.one_night import gather_tolls
from firsthand.reconcile.passages import Passages
from firsthand.reconcile.pieces import story_days
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.raids import armed, at_large, of_a_raid, takes_people
from firsthand.reconcile.rival_days import join_rival_days
from firsthand.reconcile.ruling import rule, waits
from firsthand.reconcile.ships import is_capsizing
from firsthand.reconcile.values import days, precision, to_day
from firsthand.reconcile.whereabouts import placed
from firsthand.records import Edtf, Event, Mention, Outcome, Status, record_id
from firsthand.rulings import NO_RULINGS, Rulings
from firsthand.unions import Unions

_JUDGED = frozenset({"event", "mention"})
_TENTH = 0.1
_THIRD = 1 / 3


class Happened(NamedTuple):
    """The events of a case, the event of each mention, and the kind of each event."""

    events: tuple[Event, ...]
    of: dict[str, str]
    kinds: dict[str, Kind]
    parties: dict[str, frozenset[str]]
    altered: frozenset[str]  # the mentions that a copy tells with another day or place than its source
    grouped: "Grouped"
    overruled: tuple[Outcome, ...] = ()  # judgements


class Grouped(NamedTuple):
    """What the events were made of: mentions with the days that part them, their kinds, which are one; the stories."""

    mentions: Mapping[str, Mention]
    kinds: Mapping[str, Kind]
    joined: Unions
    story: Mapping[str, int]


def find_events(
    pile: Pile,
    passages: Passages,
    story: Mapping[str, int],
    strand: Mapping[str, int],
    rulings: Rulings = NO_RULINGS,
    correcting: Correcting = NO_CORRECTIONS,
) -> Happened:
    """Cluster the mentions of all readings into events, as far as persons left open which are one."""
    mentions = {m.id: _undated_by_growth(pile, m) for r in pile.readings.values() for m in r.mentions}
    kinds = {name: kind_of(pile.quote(m.trigger), m.event_type) for name, m in sorted(mentions.items())}
    for reading in pile.readings.values():
        kinds |= dict.fromkeys(armed(pile, reading.mentions, kinds), kind_of("attack"))
        kinds |= dict.fromkeys(blasts_of_attacks(pile, reading.mentions, kinds), kind_of("attack"))
        taken = (m.id for m in reading.mentions if takes_people(m, kinds[m.id]))
        kinds |= dict.fromkeys(taken, kind_of("arrest"))
        gone = (m.id for m in reading.mentions if at_large(pile, m, kinds[m.id]))
        kinds |= dict.fromkeys(gone, kind_of("escape"))
        turned = (m.id for m in reading.mentions if is_capsizing(m, pile.quote(m.trigger), kinds[m.id]))
        kinds |= dict.fromkeys(turned, kind_of("capsize"))
    joined = Unions(sorted(mentions))
    triggers = [(mention.trigger, name) for name, mention in mentions.items()]
    last = waits(rulings, _JUDGED)
    overruled = () if last else rule(joined, rulings, _JUDGED, triggers)
    for reading in pile.readings.values():
        told = sorted((mentions[m.id] for m in reading.mentions), key=lambda m: (m.trigger, m.id))
        otherwise = join_within(pile, told, kinds, joined)
        mentions |= {m.id: replace(m, times=()) for m in otherwise}  # a disputed day tells no happenings apart
    days_of = story_days(mentions.values(), story)
    altered = join_copied(pile, passages, mentions, kinds, joined, story, days_of)
    join_across(pile, mentions, kinds, story, strand, days_of, joined)
    changed = join_altered(mentions, altered.pairs, joined, altered.anew)
    join_rival_days(pile, mentions, kinds, story, joined)
    _join_corrected(pile, correcting, mentions, kinds, joined)
    if last:
        rule(joined, rulings, _JUDGED, triggers)
    return _events(pile, Grouped(mentions, kinds, joined, story), changed)._replace(overruled=overruled)


def with_retold(pile: Pile, happened: Happened, retold: Sequence[tuple[str, str]]) -> Happened:
    """The events, where what only a retelling tells, with a day or a place got wrong, is the event of its source.

    `retold` are mentions of sentences that tell one another again, each before what it retells. Gives what it was given
    where nothing is joined.
    """
    mentions, kinds, joined, _ = happened.grouped
    two = [(one, other) for one, other in retold if joined.top(one) != joined.top(other)]
    two = [(one, other) for one, other in two if family(kinds[one]).name == family(kinds[other]).name]
    tongue = {name: pile.articles[mentions[name].article].language for pair in two for name in pair}
    anew = frozenset(one for one, other in two if tongue[one] != tongue[other])
    changed = join_altered(mentions, two, joined, anew) if two else frozenset[str]()
    if not changed:
        return happened
    return _events(pile, happened.grouped, happened.altered | changed)._replace(overruled=happened.overruled)


def _undated_by_growth(pile: Pile, mention: Mention) -> Mention:
    """A mention without the days on which its toll only changed: "the dead of the sinking rose to 19 on Wednesday"."""
    grown = [time for time in mention.times if day_of_growth(pile, mention, time)]
    return replace(mention, times=tuple(time for time in mention.times if time not in grown)) if grown else mention


def _join_corrected(
    pile: Pile, correcting: Correcting, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind], joined: Unions
) -> None:
    """What only a correction tells is the one event of which its outlet had told the number that it takes back."""
    told = [*same_counts(pile, correcting, mentions, kinds), *same_people(pile, correcting, mentions)]
    pieces = {name: piece for piece in joined.pieces() for name in piece} if told else {}
    earlier: dict[str, set[str]] = defaultdict(set)
    for name, other in told:
        if all(correcting.holds(mentions[one].trigger) for one in pieces[name]):
            earlier[pieces[name][0]].add(pieces[other][0])
    for first, events in sorted(earlier.items()):
        other = min(events)
        if len(events) == 1 and joined.may(first, other):
            joined.join(other, first)


def _events(pile: Pile, grouped: Grouped, altered: frozenset[str]) -> Happened:
    mentions, kinds, joined, story = grouped
    events, of, kind_by_event, parties = [], {}, {}, {}
    for piece in gather_tolls(pile, joined.pieces(), mentions, kinds, story, joined):
        group = sorted((mentions[name] for name in piece), key=lambda m: (pile.rank[m.article], m.trigger, m.id))
        kind = kind_of_group(of_a_raid(piece, mentions, kinds) or piece, kinds)
        told = [m for m in group if kinds[m.id].role != "toll"] or group
        main = [m for m in told if kinds[m.id].role != "light"] or told
        main = [m for m in main if kinds[m.id].name not in PARTS] or main
        plain = [m for m in main if m.event_type != "OCCURRENCE"] or main  # "the disaster" of a crash
        types = Counter(m.event_type for m in plain)
        sick = [m for m in group if kinds[m.id].slot == "infected"]  # where people fall ill is where it broke out
        ill = [m for m in told if kinds[m.id].slot != "killed"] if sick else told  # the day on which one died is later
        when, status = _agreed_time(pile, ill or told, kind), _agreed_status(main)
        when = when or (_agreed_time(pile, sick, kind) if makes_ill(kind) else None)
        place = _agreed_place(pile, told) or _agreed_place(pile, sick) or place_at_sea(pile, told)
        tolls = [(slot, m) for m in group if kinds[m.id].role == "toll" and (slot := kinds[m.id].slot)]
        event = Event(
            id=record_id("evt", *sorted(piece)),
            label=event_label(pile, kind, main, when, place, status, tolls),
            event_type=min(types, key=lambda t: (-types[t], t)),
            time=when,
            place=place,
            mentions=tuple(m.id for m in group),
            status=status,
            why=_why(kind.name if kind.known else pile.quote(main[0].trigger).lower(), group, altered),
        )
        events.append(event)
        of.update(dict.fromkeys(piece, event.id))
        kind_by_event[event.id] = kind
        parties[event.id] = facts_of(pile, main, kind).people
    events.sort(key=lambda e: (e.time or "9999", e.id))
    return Happened(tuple(events), of, kind_by_event, parties, altered, grouped)


def _why(name: str, group: Sequence[Mention], altered: frozenset[str]) -> str:
    articles = len({m.article for m in group})
    if len(group) == 1:
        return "mentioned once"
    where = f"{articles} articles" if articles > 1 else "one article"
    copies = len({m.article for m in group if m.id in altered})
    but = f", but for {copies} of them, which copied another and changed a day or a place" if copies else ""
    return f"{len(group)} mentions in {where} name one {name}; nothing parts their days{but}"


def _agreed_time(pile: Pile, mentions: Sequence[Mention], kind: Kind) -> Edtf | None:
    """The finest date among those that the commonest day agrees with, and that more than a slip of a page or two tells.

    Where 470 mentions tell of "the 2031 election", the one that puts it in October dates something else; what is called
    by its year is seldom told with its day.
    """
    told = [(m, time) for m in mentions if (time := mention_time(m))]
    dates = Counter(time.edtf for _, time in told if time.edtf)
    by_day = Counter[Edtf]()
    for edtf, times in dates.items():
        by_day[to_day(edtf)] += times
    common = min(by_day, key=lambda d: (-by_day[d] * (1 + (precision(d) >= 4)), -precision(d), d), default=None)
    if common is None or not enough_say(by_day[common], len(mentions)):
        return None
    frame = days(common)
    least = dates.total() * _THIRD if kind.name == BY_YEAR else 0
    often = [d for d in dates if enough_say(dates[d], dates.total()) and (d == common or dates[d] >= least)]
    fine = [d for d in often if (x := days(d)) and frame and frame[0] <= x[0] and x[1] <= frame[1]]
    return min(fine, key=lambda d: (-precision(d), -dates[d], d), default=common)


def _agreed_place(pile: Pile, mentions: Sequence[Mention]) -> str | None:
    """The place that most mentions name, where a tenth of all do: where one reporter stood is not where it was."""
    names = Counter(place.name for m in mentions if (place := placed(pile, m)))
    common = min(names, key=lambda n: (-names[n], n), default=None)
    return common if common and names[common] >= _TENTH * len(mentions) else None


def _agreed_status(mentions: Sequence[Mention]) -> Status:
    votes = Counter(m.status for m in mentions if m.polarity == "positive") or Counter(m.status for m in mentions)
    return min(votes, key=lambda s: (-votes[s], s == "hypothetical", s))  # a trial that is due, a sentence asked for
