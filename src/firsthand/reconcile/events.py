"""Events: which mentions are the same happening.

In: a Pile, the passages, a story number an article. Out: the Events, and each mention's event.

Two steps. Within an article, mentions of one kind are one event unless their times or statuses part them; a bare "the
explosion" goes to the nearest one before it; a toll ("seven were killed") belongs to the explosion, attack or crash of its
sentence, else to the article's only one. Across articles, only within a story: a copied mention is the same event
always; otherwise times must not part them, and time, place and people must give enough reason. In doubt they stay
apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.happenings import Kind, kind_of
from firsthand.reconcile.labels import event_label
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.passages import Passages
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.unions import Unions
from firsthand.reconcile.values import Interval, days, precision, to_day
from firsthand.records import Edtf, Event, Mention, Status, Time, record_id

ENOUGH = 2.0  # two reasons, as the same day and the same place; or a day and a person
RECENT = 10  # days: what an undated sentence tells of lies close to the day it was printed
_APART: frozenset[Status] = frozenset({"planned", "hypothetical", "predicted"})


class Facts(NamedTuple):
    """What a group of mentions says of its event."""

    kind: Kind
    real: bool
    times: tuple[Interval, ...]
    places: frozenset[str]
    people: frozenset[str]
    said: tuple[Interval, ...]


class Happened(NamedTuple):
    """The events of a case, the event of each mention, and the kind of each event."""

    events: tuple[Event, ...]
    of: dict[str, str]
    kinds: dict[str, Kind]


def find_events(pile: Pile, passages: Passages, story: Mapping[str, int]) -> Happened:
    """Cluster the mentions of all readings into events."""
    mentions = {m.id: m for r in pile.readings.values() for m in r.mentions}
    kinds = {name: kind_of(pile.quote(m.trigger)) for name, m in sorted(mentions.items())}
    joined = Unions(sorted(mentions))
    for reading in pile.readings.values():
        _within(pile, sorted(reading.mentions, key=lambda m: (m.trigger, m.id)), kinds, joined)
    _copied(pile, passages, mentions, kinds, joined)
    _across(pile, mentions, kinds, story, joined)
    return _events(pile, mentions, kinds, joined)


def mention_time(mention: Mention) -> Time | None:
    """The dated time that stands nearest to the trigger."""
    dated = [time for time in mention.times if days(time.edtf)]
    return min(dated, key=lambda t: (abs(t.span.start - mention.trigger.start), t.span), default=None)


def facts_of(pile: Pile, mentions: Iterable[Mention], kind: Kind) -> Facts:
    """What a group of mentions of one event says, pooled."""
    group = list(mentions)
    times = {found for m in group if (time := mention_time(m)) and (found := days(time.edtf))}
    said = {found for m in group if (found := pile.said(m.article))}
    return Facts(
        kind=kind,
        real=not all(m.status in _APART for m in group),
        times=tuple(sorted(times)),
        places=frozenset(fold(m.place.name) for m in group if m.place),
        people=frozenset(word for m in group for p in m.participants for word in _telling(p.label)),
        said=tuple(sorted(said)),
    )


def parted(a: Facts, b: Facts) -> str | None:
    """Why two groups cannot be one event; None when nothing parts them."""
    if a.kind.name != b.kind.name:
        return "of different kinds"
    if a.real != b.real:
        return "one is only planned"
    if a.times and b.times and not any(x[0] <= y[1] and y[0] <= x[1] for x in a.times for y in b.times):
        return "on different days"
    return None


def reasons(a: Facts, b: Facts) -> float:
    """How much speaks for two groups that nothing parts: days, places and people in common."""
    weight = 0.0
    close = [min(x[1], y[1]) - max(x[0], y[0]) for x in a.times for y in b.times if x[0] <= y[1] and y[0] <= x[1]]
    if close:
        weight += 1.5 if min(close) <= 1 else 0.5
    elif _near(a, b):
        weight += 0.5
    if a.places & b.places:
        weight += 1.5
    elif a.places and b.places:
        weight -= 1.0
    shared = a.people & b.people
    weight += min(1.5, 0.75 * len(shared))
    if not shared and a.people and b.people:
        weight -= 0.5
    return weight


def _near(a: Facts, b: Facts) -> bool:
    """Whether an undated group was told of close to the other's day, or both were told of close together."""
    ours, theirs = a.times or a.said, b.times or b.said
    return any(max(x[0] - y[1], y[0] - x[1]) <= RECENT for x in ours for y in theirs)


def _telling(label: str) -> list[str]:
    """The words of a participant that tell it from others; numbers do not."""
    return [w.removesuffix("s") for w in content_words(label) if not w.isdigit() and len(w) > 2 and w not in _PLAIN]


_PLAIN = frozenset(["people", "person", "persons", "men", "women", "man", "woman", "who", "they", "them", "him", "her", "said", "others", "one", "two", "three"])


def _within(pile: Pile, mentions: Sequence[Mention], kinds: Mapping[str, Kind], joined: Unions) -> None:
    """Join the mentions of one article."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        kind = kinds[mention.id]
        if kind.role == "toll":
            continue
        mine = facts_of(pile, [mention], kind)
        fit = [g for g in groups if not parted(mine, facts_of(pile, g, kinds[g[0].id]))]
        if not kind.known:
            fit = [g for g in fit if reasons(mine, facts_of(pile, g, kinds[g[0].id])) >= ENOUGH]
        elif mine.people:
            fit = [g for g in fit if _same_party(mine, facts_of(pile, g, kinds[g[0].id]))]
        if fit:
            best = max(fit, key=lambda g: (reasons(mine, facts_of(pile, g, kinds[g[0].id])), g[-1].trigger.start))
            best.append(mention)
            joined.join(best[0].id, mention.id)
        else:
            groups.append([mention])
    _tolls(pile, mentions, groups, kinds, joined)


def _same_party(a: Facts, b: Facts) -> bool:
    """In one article, two happenings of a kind whose parties share no word are two, unless day or place is shared."""
    if not a.people or not b.people or a.people & b.people:
        return True
    return bool(a.places & b.places) or bool(a.times and b.times)


def _tolls(
    pile: Pile,
    mentions: Sequence[Mention],
    groups: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
    joined: Unions,
) -> None:
    """Give each toll to what caused it: in its sentence, else the article's only bearer, else the one told of last."""
    bearers = [g for g in groups if kinds[g[0].id].role == "bearer" and any(m.status not in _APART for m in g)]
    loose: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if kinds[mention.id].role != "toll":
            continue
        group = _bearer(pile, mention, bearers, kinds)
        if group:
            joined.join(group[0].id, mention.id)
        else:
            loose["toll"].append(mention)
    for one, other in zip(loose["toll"], loose["toll"][1:], strict=False):
        if not parted(facts_of(pile, [one], _DEATHS), facts_of(pile, [other], _DEATHS)):
            joined.join(one.id, other.id)


_DEATHS = Kind("killing", "toll", "killed", True)


def _bearer(
    pile: Pile, toll: Mention, bearers: Sequence[list[Mention]], kinds: Mapping[str, Kind]
) -> list[Mention] | None:
    here = [(abs(m.trigger.start - toll.trigger.start), i) for i, g in enumerate(bearers) for m in g
            if m.sentence.overlaps(toll.sentence)]  # fmt: skip
    if here:
        return bearers[min(here)[1]]
    time = mention_time(toll)
    if any(p.role == "actor" for p in toll.participants):
        return None  # somebody killed somebody: a happening of its own
    free = [g for g in bearers if not time or not _other_day(pile, time, g, kinds)]
    if not free:
        return None
    before = [g for g in free if g[0].trigger.start < toll.trigger.start] or free
    main = max(before, key=lambda g: (len(g), -g[0].trigger.start))
    last = max(before, key=lambda g: max((m.trigger.start for m in g if m.trigger < toll.trigger), default=-1))
    return main if len(before) == 1 or main is last else None


def _other_day(pile: Pile, time: Time, group: list[Mention], kinds: Mapping[str, Kind]) -> bool:
    """A death can come days after what caused it, not before it or a season later."""
    when, facts = days(time.edtf), facts_of(pile, group, kinds[group[0].id])
    if when is None or not facts.times:
        return False
    return not any(x[0] <= when[1] and when[0] <= x[1] + RECENT for x in facts.times)


def _copied(
    pile: Pile, passages: Passages, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind], joined: Unions
) -> None:
    """A mention and its counterpart in a copied passage are one event, whatever else is said."""
    at = {m.trigger: name for name, m in mentions.items()}
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions.values():
        by_article[mention.article].append(mention)
    for name in sorted(mentions):
        mention = mentions[name]
        for match in passages.counterparts(mention.trigger, 0.99):
            if match.reuse.content == "boilerplate" or match.reuse.score < 0.3:
                continue
            if match.reuse.relation == "translated":
                same = [m for m in by_article[match.span.article] if m.trigger.overlaps(match.span)]
                same = [m for m in same if kinds[m.id].name == kinds[name].name]
                if len(same) == 1:
                    joined.join(name, same[0].id)
            elif match.span in at:
                joined.join(name, at[match.span])


def _across(
    pile: Pile,
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
    joined: Unions,
) -> None:
    """Join the groups of one story, biggest first, each to the one group that has most for it."""
    blocks: dict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
    for piece in joined.pieces():
        kind = _kind_of_group(piece, kinds)
        for number in sorted({story[mentions[name].article] for name in piece}):
            blocks[number, kind.name].append(piece)
    for (_, _), pieces in sorted(blocks.items()):
        _join_block(pile, [sorted(set(p)) for p in pieces], mentions, kinds, joined)
    _loose_tolls(pile, mentions, kinds, story, joined)


def _join_block(
    pile: Pile,
    pieces: list[list[str]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    joined: Unions,
) -> None:
    found: list[tuple[Facts, str]] = []
    for piece in sorted(pieces, key=lambda p: (-len(p), p[0])):
        mine = facts_of(pile, [mentions[n] for n in piece if kinds[n].role != "toll"] or [mentions[n] for n in piece],
                        _kind_of_group(piece, kinds))  # fmt: skip
        fit = [(reasons(mine, other), -i) for i, (other, _) in enumerate(found) if not parted(mine, other)]
        best = max(fit, default=None)
        if best and best[0] >= ENOUGH:
            other, name = found[-best[1]]
            joined.join(name, piece[0])
            found[-best[1]] = (_pooled(other, mine), name)
        else:
            found.append((mine, piece[0]))


def _pooled(a: Facts, b: Facts) -> Facts:
    times = tuple(sorted({*a.times, *b.times}))
    said = tuple(sorted({*a.said, *b.said}))
    return Facts(a.kind, a.real, times, a.places | b.places, a.people | b.people, said)


def _loose_tolls(
    pile: Pile,
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
    joined: Unions,
) -> None:
    """A toll whose article names no cause goes to the only event of its story that can bear it and fits its day."""
    pieces = joined.pieces()
    bearers: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for piece in pieces:
        if _kind_of_group(piece, kinds).role == "bearer":
            for number in {story[mentions[name].article] for name in piece}:
                bearers[number].append(piece)
    for piece in pieces:
        if all(kinds[name].role == "toll" for name in piece):
            mine = facts_of(pile, [mentions[n] for n in piece], _DEATHS)
            fit = [b for b in bearers[story[mentions[piece[0]].article]] if _can_bear(pile, b, mine, mentions)]
            if len(fit) == 1:
                joined.join(piece[0], fit[0][0])


def _can_bear(pile: Pile, piece: tuple[str, ...], toll: Facts, mentions: Mapping[str, Mention]) -> bool:
    bearer = facts_of(pile, [mentions[name] for name in piece], _DEATHS)
    if not bearer.real or (bearer.places and toll.places and not bearer.places & toll.places):
        return False
    if toll.times and bearer.times:
        return any(x[0] <= y[1] and y[0] <= x[1] for x in toll.times for y in bearer.times)
    return bool(bearer.places & toll.places) and _near(bearer, toll)


def _kind_of_group(piece: Sequence[str], kinds: Mapping[str, Kind]) -> Kind:
    """The kind most mentions name; tolls do not vote where something bears them."""
    voting = [name for name in piece if kinds[name].role != "toll"] or list(piece)
    votes = Counter(kinds[name] for name in voting)
    return min(votes, key=lambda kind: (-votes[kind], kind.name))


def _events(
    pile: Pile, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind], joined: Unions
) -> Happened:
    events, of, kind_by_event = [], {}, {}
    for piece in joined.pieces():
        group = sorted((mentions[name] for name in piece), key=lambda m: (pile.rank[m.article], m.trigger, m.id))
        kind = _kind_of_group(piece, kinds)
        main = [m for m in group if kinds[m.id].role != "toll"] or group
        types = Counter(m.event_type for m in main)
        when, place, status = _agreed_time(main), _agreed_place(main), _agreed_status(main)
        event = Event(
            id=record_id("evt", *sorted(piece)),
            label=event_label(pile, kind, main, when, place, status),
            event_type=min(types, key=lambda t: (-types[t], t)),
            time=when,
            place=place,
            mentions=tuple(m.id for m in group),
            status=status,
            why=_why(kind, group),
        )
        events.append(event)
        of.update(dict.fromkeys(piece, event.id))
        kind_by_event[event.id] = kind
    events.sort(key=lambda e: (e.time or "9999", e.id))
    return Happened(tuple(events), of, kind_by_event)


def _why(kind: Kind, group: Sequence[Mention]) -> str:
    articles = len({m.article for m in group})
    if len(group) == 1:
        return "mentioned once"
    return f"{len(group)} mentions in {articles} article{'s' * (articles > 1)} name one {kind.name}; nothing parts their days"


def _agreed_time(mentions: Sequence[Mention]) -> Edtf | None:
    """The finest date among those that the commonest day agrees with."""
    dates = Counter(time.edtf for m in mentions if (time := mention_time(m)) and time.edtf)
    if not dates:
        return None
    by_day = Counter[Edtf]()
    for edtf, times in dates.items():
        by_day[to_day(edtf)] += times
    common = min(by_day, key=lambda d: (-by_day[d] * (1 + (precision(d) >= 4)), -precision(d), d))
    frame = days(common)
    fine = [d for d in dates if (x := days(d)) and frame and frame[0] <= x[0] and x[1] <= frame[1]]
    return min(fine, key=lambda d: (-precision(d), -dates[d], d), default=common)


def _agreed_place(mentions: Sequence[Mention]) -> str | None:
    names = Counter(m.place.name for m in mentions if m.place)
    return min(names, key=lambda n: (-names[n], n), default=None)


def _agreed_status(mentions: Sequence[Mention]) -> Status:
    votes = Counter(m.status for m in mentions if m.polarity == "positive") or Counter(m.status for m in mentions)
    return min(votes, key=lambda s: (-votes[s], s))
