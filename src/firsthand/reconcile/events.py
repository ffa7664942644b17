"""Events: which mentions are the same happening.

In: a Pile, the passages, a story number an article, and a strand, the finer part of it whose pages are much alike. Out:
the Events, and each mention's event.

Two steps. Within an article, mentions of one kind are one event unless their times or statuses part them; a bare "the
explosion" goes to the nearest one before it, and tolls to what caused them (tolls.py). Across articles: what copied
words tie, unless something parts the groups; within a story what nothing parts and no more speaks against than for;
between stories what time, place and people give enough reason for.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.reconcile.at_sea import place_at_sea
from firsthand.reconcile.corrections import NO_CORRECTIONS, Correcting, same_counts
from firsthand.reconcile.deeds import FOLLOWS, is_deed
from firsthand.reconcile.determiners import brings_in, is_another, pluperfect, points_back, takes_for_granted
from firsthand.reconcile.facts import (
    BY_YEAR,
    DISPUTED,
    PARTS,
    Facts,
    befell,
    distant,
    enough_say,
    facts_of,
    hooks,
    kind_of_group,
    mention_time,
    of_somebody_else,
    on_one_day,
    opposed,
    other_counts,
    parted,
    pooled,
    reasons,
    recurs,
    same_days,
    years_ago,
)
from firsthand.reconcile.general_nouns import EVEN, is_general, join_in_story, join_on_page
from firsthand.reconcile.growth import day_of_growth
from firsthand.reconcile.happenings import LIGHT, Kind, family, kind_of, things, way_of
from firsthand.reconcile.instead import same_people
from firsthand.reconcile.labels import event_label
from firsthand.reconcile.left_office import join_leavings
from firsthand.reconcile.one_night import gather_tolls
from firsthand.reconcile.passages import A_STORY, Passages, words_in
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.raids import armed, at_large, takes_people
from firsthand.reconcile.rival_days import join_rival_days
from firsthand.reconcile.ruling import rule, waits
from firsthand.reconcile.saved import join_saved
from firsthand.reconcile.tolls import join_loose_tolls, join_tolls
from firsthand.reconcile.values import Interval, days, precision, to_day
from firsthand.reconcile.whereabouts import placed
from firsthand.records import Edtf, Event, Mention, Outcome, Reuse, Span, Status, record_id
from firsthand.rulings import NO_RULINGS, Rulings
from firsthand.unions import Unions

ENOUGH = 2.0  # two reasons, as the same day and the same place; or a day and a person
ONE_DEED = 1.0  # as much as a name in common
MANY = 8  # groups of a kind and story, from which on
COMMON = 0.35  # of them may have a name that still tells them apart
_JUDGED = frozenset({"event", "mention"})
_HALF = 0.5  # of a page's words
_A_FEW = 9  # persons whom one sentence names
_WHOLE_NAME = re.compile(r"\b[^\W\d_a-zß-ÿ][\w’'-]+ [^\W\d_a-zß-ÿ][\w-]+\b(?!['’]s)")
_OF = re.compile(r"\b(?:of|at|for|de|del|en) (?:the |la |el )?$")
_MOST = 0.6
_TENTH = 0.1
_THIRD = 1 / 3
_MUCH = 0.3  # of a page's characters, sentence for sentence in another language
_OF_VEHICLES = frozenset({"sinking", "crash"})
_DISASTERS = frozenset({"crash", "sinking", "flood", "fire", "collapse", "earthquake", "explosion", "spill"})
ACROSS = 2.5  # between articles that share few words: the day, the town, and something more


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


class Deed(NamedTuple):
    """An event from which others follow: what is told of it, and its first day where one is told."""

    facts: Facts
    since: float | None


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
        taken = (m.id for m in reading.mentions if takes_people(m, kinds[m.id]))
        kinds |= dict.fromkeys(taken, kind_of("arrest"))
        gone = (m.id for m in reading.mentions if at_large(pile, m, kinds[m.id]))
        kinds |= dict.fromkeys(gone, kind_of("escape"))
    joined = Unions(sorted(mentions))
    triggers = [(mention.trigger, name) for name, mention in mentions.items()]
    last = waits(rulings, _JUDGED)
    overruled = () if last else rule(joined, rulings, _JUDGED, triggers)
    for reading in pile.readings.values():
        told = sorted((mentions[m.id] for m in reading.mentions), key=lambda m: (m.trigger, m.id))
        otherwise = _within(pile, told, kinds, joined)
        mentions |= {m.id: replace(m, times=()) for m in otherwise}  # a disputed day tells no happenings apart
    days_of = _story_days(mentions.values(), story)
    altered = _copied(pile, passages, mentions, kinds, joined, story, days_of)
    _across(pile, mentions, kinds, story, strand, days_of, joined)
    changed = _join_altered(mentions, altered, joined)
    join_rival_days(pile, mentions, kinds, story, joined)
    _join_corrected(pile, correcting, mentions, kinds, joined)
    if last:
        rule(joined, rulings, _JUDGED, triggers)
    return _events(pile, Grouped(mentions, kinds, joined, story), changed)._replace(overruled=overruled)


def with_retold(pile: Pile, happened: Happened, retold: Sequence[tuple[str, str]]) -> Happened:
    """The events, where what only a retelling tells, with a day or a place got wrong, is the event of its source.

    `retold` are mentions of sentences that tell one another again. Gives what it was given where nothing is joined.
    """
    mentions, kinds, joined, _ = happened.grouped
    two = [(one, other) for one, other in retold if joined.top(one) != joined.top(other)]
    two = [(one, other) for one, other in two if family(kinds[one]).name == family(kinds[other]).name]
    changed = _join_altered(mentions, two, joined) if two else frozenset[str]()
    if not changed:
        return happened
    return _events(pile, happened.grouped, happened.altered | changed)._replace(overruled=happened.overruled)


def _undated_by_growth(pile: Pile, mention: Mention) -> Mention:
    """A mention without the days on which its toll only changed: "the dead of the sinking rose to 19 on Wednesday"."""
    grown = [time for time in mention.times if day_of_growth(pile, mention, time)]
    return replace(mention, times=tuple(time for time in mention.times if time not in grown)) if grown else mention


def _within(pile: Pile, mentions: Sequence[Mention], kinds: Mapping[str, Kind], joined: Unions) -> list[Mention]:
    """Join the mentions of one article; gives those that tell of a happening of the page by another day."""
    groups: list[list[Mention]] = []
    facts: list[Facts] = []
    otherwise: list[Mention] = []
    aside: set[int] = set()  # the groups that a page tells of beside its own: "a similar attack in March"
    for mention in mentions:
        kind = way_of(kinds[mention.id])
        if kind.role in {"toll", "light"}:
            continue
        mine = facts_of(pile, [mention], kind)
        fit = [i for i, other in enumerate(facts) if not parted(pile, mine, other)]
        if kind.role == "plain":  # they meet again: "when they met in July" need not be "the meeting" of the page
            fit = [i for i in fit if not distant(mine, facts[i]) or _means(pile, mention, mine, groups[i], facts[i])]
        if not kind.known:
            fit = [i for i in fit if reasons(mine, facts[i]) >= ENOUGH]
        elif mine.people:
            fit = [i for i in fit if _same_party(pile, mine, facts[i])]
        for i in [i for i in fit if of_somebody_else(pile, mention, groups[i], kind)]:
            joined.part(groups[i][0].id, mention.id)
        fit = [i for i in fit if joined.may(groups[i][0].id, mention.id)]
        new = brings_in(pile, mention)
        another = new and (is_another(pile, mention) or any(_looks_back(pile, mention, groups[i]) for i in fit))
        if takes_for_granted(pile, mention) and not points_back(pile, mention):
            fit = [i for i in fit if i not in aside or on_one_day(mine, facts[i])]
        if new:
            known = [] if another else fit
            fit = [
                i
                for i in known
                if _recounts(pile, mention, groups[i]) or not any(brings_in(pile, m) for m in groups[i])
            ]
        if not fit and (dating := _dating(pile, mention, mentions, kinds)):
            mine = mine._replace(times=())
            fit = _of_another_day(pile, mention, mine, facts)
            otherwise += dating if fit else ()
        if fit:
            best = max(fit, key=lambda i: (reasons(mine, facts[i]), groups[i][-1].trigger.start))
            groups[best].append(mention)
            facts[best] = pooled(facts[best], mine)
            joined.join(groups[best][0].id, mention.id)
        else:
            if another:
                for group, other in zip(groups, facts, strict=True):
                    if other.kind.name == kind.name:
                        joined.part(group[0].id, mention.id)
                aside.add(len(groups))
            elif takes_for_granted(pile, mention):
                for i in sorted(aside):
                    if facts[i].kind.name == kind.name:
                        joined.part(groups[i][0].id, mention.id)
            groups.append([mention])
            facts.append(mine)
    join_on_page(pile, groups, facts, joined)
    _join_by_name(pile, groups, facts, joined)
    _join_light(mentions, groups, kinds, joined)
    _join_consequences(groups, facts, joined)
    _join_parts(pile, groups, facts, joined)
    join_tolls(pile, mentions, groups, kinds, joined)
    return otherwise


def _join_by_name(pile: Pile, groups: Sequence[list[Mention]], facts: Sequence[Facts], joined: Unions) -> None:
    """Join the arrest of so many to that of as many persons whom the page names in the next sentence.

    "Two managers were arrested. Tomas Ridl was detained at home, and Greta Hollin at the plant." One name, or one more,
    is somebody else's.
    """
    for i, many in enumerate(facts):
        if not befell(many.kind) or not 1 < many.many <= _A_FEW:
            continue
        last = max(groups[i], key=lambda m: m.sentence.end)
        for n, named in enumerate(facts):
            first = min(groups[n], key=lambda m: m.trigger)
            fits = named.kind.name == many.kind.name and named.many < 2 and not many.people & named.people
            if not fits or n == i or not same_days(many, named) or not many.real or not named.real:
                continue
            between = pile.articles[first.article].text[last.sentence.end : first.sentence.start]
            behind = last.sentence.end <= first.sentence.start and not between.strip(' \n."”»')
            if behind and len(_persons(pile.quote(first.sentence))) == many.many:
                joined.join(groups[i][0].id, groups[n][0].id)


def _persons(sentence: str) -> set[str]:
    """The whole names of a sentence that may be persons': not a firm's whose director one of them is."""
    return {name[0] for name in _WHOLE_NAME.finditer(sentence) if not _OF.search(sentence[: name.start()])}


def _means(pile: Pile, mention: Mention, mine: Facts, group: Sequence[Mention], other: Facts) -> bool:
    """Whether an undated mention means the happening of another day that its page tells of, however long ago.

    What a page denies is denied again: "denied that officers were arrested in May", "there were no arrests". So is told
    again what had been done to the same people: "the officers had been arrested"; not of other numbers of them. An
    election is called by its year once.
    """
    if mention.times:
        return False
    if other.kind.name == BY_YEAR:  # "the 2031 election", then "the election"; the midterms are another
        return takes_for_granted(pile, mention) and mine.sorts <= other.sorts
    if mention.polarity == "negative":
        return any(m.stance == "denies" for m in group)
    back = pluperfect(pile, mention) and bool(mine.people & other.people)
    return back and not other_counts(mine, other)


def _looks_back(pile: Pile, mention: Mention, group: Sequence[Mention]) -> bool:
    """Whether "an attack on 7 March" is news in a page that speaks of "the attack" already, and was days before it.

    The page's own happening is seldom brought in so late, and then as of the day; a headline brings in nothing.
    """
    time, said = mention_time(mention), pile.said(mention.article)
    when = days(time.edtf) if time else None
    if when is None or said is None or when[1] > said[0] - DISPUTED + 1:
        return False
    headline = pile.articles[mention.article].text.find("\n")
    told = [m for m in group if not m.times and m.trigger.start > headline]
    return bool(told) and all(takes_for_granted(pile, m) for m in told)


def _recounts(pile: Pile, mention: Mention, group: Sequence[Mention]) -> bool:
    """Whether somebody gives another number for what the sentence before tells: "23 were held, X said. Y put it at 15".

    The two are on two sources' word, and the second sentence has no day, place or person of its own.
    """
    before = group[-1]
    if not (mention.quantities and before.quantities and mention.attribution and before.attribution):
        return False
    if mention.attribution == before.attribution or mention.times or mention.place:
        return False
    between = pile.articles[mention.article].text[before.sentence.end : mention.sentence.start]
    named = any(party.role == "recipient" and pile.names(party.span) for party in mention.participants)
    return not named and not between.strip() and "\n" not in between


def _dating(pile: Pile, mention: Mention, mentions: Sequence[Mention], kinds: Mapping[str, Kind]) -> list[Mention]:
    """A mention of what is known already, of which its sentence only says when it was, and the words that say so.

    "The attack took place on Saturday, a witness said": of the attack of Sunday that the page tells of, and no other.
    """
    light = [m for m in mentions if m.sentence == mention.sentence and kinds[m.id].role == "light"]
    said = mention.attribution is not None  # a page does not gainsay itself
    if not said or not light or not mention_time(mention) or not takes_for_granted(pile, mention):
        return []
    return [mention, *light]


def _of_another_day(pile: Pile, mention: Mention, mine: Facts, facts: Sequence[Facts]) -> list[int]:
    """The one happening of a page that differs from a mention by some days alone, where there is one."""
    time = mention_time(mention)
    day = days(time.edtf) if time else None
    same = [i for i, other in enumerate(facts) if other.kind.name == mine.kind.name]
    if day is None or len(same) != 1 or parted(pile, mine, facts[same[0]]):
        return []
    near = any(max(day[0] - x[1], x[0] - day[1]) <= DISPUTED for x in facts[same[0]].times)
    return same if near else []


def _join_light(
    mentions: Sequence[Mention], groups: Sequence[list[Mention]], kinds: Mapping[str, Kind], joined: Unions
) -> None:
    """What "took place" is the happening named last before it in its sentence, else the next one.

    Who "attended" came to a march, where one is named, and not to the resignation that it demands; in a sentence of its
    own ("Police put attendance at 4,500") to the only one that the page has told of.
    """
    for mention in mentions:
        if kinds[mention.id].role == "light":
            here = [m for group in groups for m in group if m.sentence.overlaps(mention.sentence)]
            if kinds[mention.id].slot:
                here = [m for m in here if recurs(kinds[m.id])] or here or _only_gathering(mention, groups, kinds)
            if here:
                at = mention.trigger.start
                named = min(here, key=lambda m: (m.trigger.start > at, abs(m.trigger.start - at), m.id))
                joined.join(named.id, mention.id)


def _only_gathering(mention: Mention, groups: Sequence[list[Mention]], kinds: Mapping[str, Kind]) -> list[Mention]:
    """The march, rally or meeting that a page has told of before a number of those who came; none of two."""
    told = [[m for m in group if recurs(kinds[m.id]) and m.trigger < mention.trigger] for group in groups]
    told = [group for group in told if group]
    return told[0] if len(told) == 1 else []


def _join_consequences(groups: Sequence[list[Mention]], facts: Sequence[Facts], joined: Unions) -> None:
    """The fire after an explosion is part of it: "a tank exploded and set fire to two stores" tells one event."""
    blasts = [i for i, one in enumerate(facts) if one.kind.name == "explosion" and one.real]
    for i, one in enumerate(facts):
        fit = [b for b in blasts if one.kind.name == "fire" and one.real and same_days(one, facts[b])]
        near = [b for b in fit if any(m.sentence.overlaps(n.sentence) for m in groups[i] for n in groups[b])]
        if len(near or fit) == 1:
            joined.join(groups[(near or fit)[0]][0].id, groups[i][0].id)


def _another_party(one: Facts, facts: Sequence[Facts], fit: Sequence[int]) -> bool:
    """Whether a crash is told of vehicles that no sinking names."""
    return bool(one.whom) and not any(one.whom & facts[n].whom for n in fit)


def _join_parts(pile: Pile, groups: Sequence[list[Mention]], facts: Sequence[Facts], joined: Unions) -> None:
    """The goods seized in a raid are part of it, who is saved from a wreck, or leaves home for a flood, of that."""
    for i, one in enumerate(facts):
        if not one.real:
            continue
        if one.kind.name == "seizure":
            fit = [n for n, b in enumerate(facts) if b.kind.name == "raid" and b.real and same_days(one, b)]
            fit = [n for n in fit if any(x.sentence.overlaps(y.sentence) for x in groups[i] for y in groups[n])]
        elif one.kind.name == "crash":  # the ship that sank had struck a reef and turned over
            fit = [n for n, b in enumerate(facts) if b.kind.name == "sinking" and b.real]
            fit = [n for n in fit if not one.times or on_one_day(one, facts[n]) or not facts[n].times]
            fit = [] if any(brings_in(pile, m) for m in groups[i]) or _another_party(one, facts, fit) else fit
        elif one.kind.name == "displacement":
            fit = [n for n in _told_beside(groups[i], groups, facts) if same_days(one, facts[n])]
        elif one.kind.name == "rescue":
            fit = [n for n, b in enumerate(facts) if b.kind.name in _DISASTERS and b.real and same_days(one, b)]
        else:
            continue
        if len(fit) == 1:
            joined.join(groups[fit[0]][0].id, groups[i][0].id)


def _told_beside(group: Sequence[Mention], groups: Sequence[list[Mention]], facts: Sequence[Facts]) -> list[int]:
    """What bears tolls, really was and is named in the sentences of a group: "240 were evacuated after the attack"."""
    bearers = [n for n, one in enumerate(facts) if one.kind.role == "bearer" and one.real]
    return [n for n in bearers if any(x.sentence.overlaps(y.sentence) for x in group for y in groups[n])]


def _same_party(pile: Pile, a: Facts, b: Facts) -> bool:
    """In one article, two happenings of a kind whose parties share no word are two, unless day or place is shared.

    "The ferry" that went down may be "the ship" that foundered, and the Maid of Kesvik.
    """
    if not a.people or not b.people or a.people & b.people:
        return True
    if a.kind.name in _OF_VEHICLES and ((_are_ships(a) and _are_ships(b)) or _by_name(pile, a) != _by_name(pile, b)):
        return True
    return bool(a.places & b.places) or on_one_day(a, b)


def _are_ships(one: Facts) -> bool:
    """Whether what sank is told of as a ship: "the ferry", "a boat"."""
    return one.kind.name == "sinking" and bool(one.people & things("vehicle", "ship"))


def _by_name(pile: Pile, one: Facts) -> bool:
    """Whether parties are told of by names alone."""
    return not one.people & pile.small


def _copied(
    pile: Pile,
    passages: Passages,
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    joined: Unions,
    story: Mapping[str, int],
    days_of: Mapping[int, Interval],
) -> list[tuple[str, str]]:
    """A mention and its counterpart in a copied passage are one event; an edited copy may tell of another day.

    Gives the pairs that a day or a place parts though one page is a copy of the other.
    """
    facts = {  # each of one article
        piece[0]: _about(_piece_facts(pile, piece, mentions, kinds), _days_of(piece, mentions, story, days_of))
        for piece in joined.pieces()
    }
    altered = []
    for _, name, other in sorted(_counterparts(pile, passages, mentions, kinds)):
        a, b = joined.top(name), joined.top(other)
        if a == b or years_ago(facts[a], facts[b]) or years_ago(facts[b], facts[a]):
            continue
        if not opposed(pile, facts[a], facts[b]):
            joined.join(a, b)
            facts[joined.top(a)] = _poured(facts[a], facts[b])
        elif _is_copy(pile, passages, mentions[name].article, mentions[other].article):
            altered.append((name, other))
    return altered


def _about(facts: Facts, day: tuple[Interval, ...]) -> Facts:
    """The facts of a group, with the days of its stories where its pages do not say when they were printed.

    A story that names nothing finer than a year may do so for an election long past.
    """
    return facts if facts.said else facts._replace(about=tuple(one for one in day if one[1] - one[0] <= 1))


def _days_of(
    piece: Iterable[str], mentions: Mapping[str, Mention], story: Mapping[str, int], days_of: Mapping[int, Interval]
) -> tuple[Interval, ...]:
    """The days of the stories that a group is told in."""
    return tuple(sorted({days_of[n] for name in piece if (n := story[mentions[name].article]) in days_of}))


def _counterparts(
    pile: Pile, passages: Passages, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]
) -> Iterator[tuple[float, str, str]]:
    """Two mentions that stand in one copied passage, with a number that is least where most was copied.

    Of two pages with one sentence in common that sentence may be a formula: "two people were arrested over the attack".
    """
    at = {m.trigger: name for name, m in mentions.items()}
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions.values():
        by_article[mention.article].append(mention)
    for name, mention in mentions.items():
        for match in passages.counterparts(mention.trigger, 0.99):
            if match.reuse.content == "boilerplate" or match.reuse.score < 0.3 or match.reuse.relation == "paraphrased":
                continue
            if not _of_one_story(pile, passages, match.reuse, mention.article, match.span.article):
                continue
            weight = -min(len(match.reuse.a), len(match.reuse.b)) * match.reuse.score
            if match.reuse.relation == "translated":
                same = [m for m in by_article[match.span.article] if m.trigger.overlaps(match.span)]
                same = [m for m in same if kinds[m.id].name == kinds[name].name]
                if len(same) == 1:
                    yield weight, name, same[0].id
            elif match.span in at:
                yield weight, name, at[match.span]


def _is_copy(pile: Pile, passages: Passages, article: str, other: str) -> bool:
    """Whether of one of two pages most stands in the other."""
    return passages.shared(article, other) >= max(A_STORY, _MOST * _words_of_shorter(pile, article, other))


def _words_of_shorter(pile: Pile, article: str, other: str) -> int:
    return min(len(words_in(pile, article)), len(words_in(pile, other)))


def _join_altered(
    mentions: Mapping[str, Mention], altered: Sequence[tuple[str, str]], joined: Unions
) -> frozenset[str]:
    """What only copies of a page tell, and otherwise than the page, is the page's event with a day or a place altered.

    A happening that other pages tell of too, on that day or in that place, is another one. Gives the mentions joined.
    """
    found: set[str] = set()
    told: dict[str, set[str]] = defaultdict(set)
    for one, other in altered:
        told[one].add(other)
        told[other].add(one)
    pieces = joined.pieces()
    first = {name: piece[0] for piece in pieces for name in piece}
    pages = {piece[0]: len({mentions[name].article for name in piece}) for piece in pieces}
    for piece in sorted(pieces, key=lambda piece: (len(piece), piece)):
        known = [name for name in piece if name in told]
        most = _MOST * len([name for name in piece if mentions[name].times or mentions[name].place] or piece)
        if not known or len(known) < most:
            continue
        votes = Counter(top for name in known for top in {first[n] for n in told[name]} - {piece[0]})
        best = min(votes, key=lambda top: (-votes[top], top), default=None)
        if best and votes[best] >= most and pages[piece[0]] < pages[best]:
            joined.join(best, piece[0])
            found.update(piece)
    return frozenset(found)


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


def _of_one_story(pile: Pile, passages: Passages, edge: Reuse, article: str, other: str) -> bool:
    """Whether two pages have more in common than a sentence: a story's worth of words, or much of the shorter one."""
    if edge.relation == "translated":
        return passages.side_by_side(article, other) >= _MUCH
    least = min(A_STORY, _HALF * _words_of_shorter(pile, article, other))
    return edge.content != "body" or passages.shared(article, other) >= least


def _poured(a: Facts, b: Facts) -> Facts:
    """The facts of two groups that copied words tie, under the kind of what bears a toll, where one does."""
    return pooled(b, a) if a.kind.role == "toll" else pooled(a, b)


def _across(
    pile: Pile,
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
    strand: Mapping[str, int],
    days_of: Mapping[int, Interval],
    joined: Unions,
) -> None:
    """Join the groups of one story, then those of different stories that agree on more."""
    beside = _beside(mentions, kinds)

    def join_stories(pieces: Iterable[tuple[str, ...]]) -> None:
        for number, same in _blocks(pieces, mentions, kinds, story):
            _join_story(pile, same, mentions, kinds, strand, days_of.get(number), joined, beside)

    def general() -> list[tuple[str, ...]]:
        # "the toll of the disaster rose to nine": its dead make no happening of their own of it
        every = ((p, [mentions[n] for n in p if kinds[n].role != "toll"]) for p in joined.pieces())
        return [piece for piece, told in every if is_general(pile, told, kind_of_group(piece, kinds))]

    nouns = set(general())
    join_stories(piece for piece in joined.pieces() if piece not in nouns)
    # What "the disaster" of one page speaks of is asked before whether it is that of another.
    _join_the_only(pile, (piece for piece in joined.pieces() if piece not in nouns), mentions, kinds, story, joined)
    join_in_story(pile, sorted(nouns), mentions, kinds, story, joined)
    join_stories(general())
    by_kind: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for piece in joined.pieces():
        kind = kind_of_group(piece, kinds)
        if kind.known:
            by_kind[kind.name].append(piece)
    for _, pieces in sorted(by_kind.items()):
        bearer = kind_of_group(pieces[0], kinds).role == "bearer"  # there are fewer explosions than meetings
        day_of = {piece[0]: _days_of(piece, mentions, story, days_of) for piece in pieces}
        _join_block(pile, pieces, mentions, kinds, joined, beside, day_of, ENOUGH if bearer else ACROSS)
    join_loose_tolls(pile, mentions, kinds, story, strand, joined)
    join_saved(pile, mentions, kinds, joined)
    join_leavings(pile, mentions, kinds, story, joined)


def _blocks(
    pieces: Iterable[tuple[str, ...]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
) -> Iterator[tuple[int, list[tuple[str, ...]]]]:
    """The groups of one kind and story, with the story's number; what follows from deeds comes after them."""
    blocks: dict[tuple[bool, int, str], list[tuple[str, ...]]] = defaultdict(list)
    for piece in pieces:
        kind = family(kind_of_group(piece, kinds))
        for number in sorted({story[mentions[name].article] for name in piece}):
            blocks[kind.name in FOLLOWS, number, kind.name].append(piece)
    for (_, number, name), found in sorted(blocks.items()):
        if name != LIGHT.name:
            yield number, found


def _story_days(mentions: Iterable[Mention], story: Mapping[str, int]) -> dict[int, Interval]:
    """The day that most articles of each story name; in one that names no day, the month or year.

    A page without a date is taken to speak of that time: undated, "the meeting" is not the one of a year before.
    """
    named = {(story[m.article], m.article, found) for m in mentions for t in m.times if (found := days(t.edtf))}
    counts: dict[int, Counter[Interval]] = defaultdict(Counter)
    for number, _, found in named:
        counts[number][found] += 1
    return {
        number: min(found, key=lambda when: (when[1] - when[0] > 1, -found[when], when))
        for number, found in counts.items()
    }


def _join_the_only(
    pile: Pile,
    pieces: Iterable[tuple[str, ...]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
    joined: Unions,
) -> None:
    """An undated "explosion in Kesvik" is the only dated one of its story, when one fits clearly better than any."""
    told: dict[tuple[int, str], list[tuple[Facts, str]]] = defaultdict(list)
    for piece in pieces:
        kind = family(kind_of_group(piece, kinds))
        if kind.role == "bearer":
            facts = facts_of(pile, [mentions[n] for n in piece if kinds[n].role != "toll"], kind)
            for number in sorted({story[mentions[name].article] for name in piece}):
                told[number, kind.name].append((facts, piece[0]))
    for _, group in sorted(told.items()):
        for mine, name in [(facts, name) for facts, name in group if not facts.times]:
            fit = [
                (reasons(mine, other), at)
                for other, at in group
                if other.times and joined.may(name, at) and not parted(pile, mine, other)
            ]
            fit.sort(reverse=True)
            if fit and fit[0][0] >= 1 and (len(fit) == 1 or fit[1][0] <= fit[0][0] - 0.5):
                joined.join(name, fit[0][1])


def _join_story(
    pile: Pile,
    pieces: Sequence[tuple[str, ...]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    strand: Mapping[str, int],
    day: Interval | None,
    joined: Unions,
    beside: Mapping[str, Sequence[str]],
) -> None:
    """Join the groups of one kind and story, dated ones first, then the biggest.

    Four people "arrested over the attack on the bridge" are not the nine "arrested after the attack on the station".
    """
    facts = _told_apart([_of_family(_piece_facts(pile, piece, mentions, kinds)) for piece in pieces])
    facts = [
        _about(one, (day,) if day else ())._replace(
            strands=frozenset(strand[mentions[name].article] for name in piece),
            said=one.said or ((day,) if day and not recurs(one.kind) else ()),
        )
        for one, piece in zip(facts, pieces, strict=True)
    ]
    order = sorted(range(len(pieces)), key=lambda n: (not facts[n].times, -len(pieces[n]), pieces[n][0]))
    deeds = _deeds(pile, pieces, beside, mentions, kinds, joined)
    _gather(pile, ((facts[n], pieces[n][0]) for n in order), _asked, joined, deeds)


def _beside(mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]) -> dict[str, list[str]]:
    """For each mention of what follows from a deed, the deeds that its sentence names: "arrested over the attack"."""
    deeds: dict[Span, list[str]] = defaultdict(list)
    for name, mention in mentions.items():
        if is_deed(kinds[name]):
            deeds[mention.sentence].append(name)
    return {n: deeds[m.sentence] for n, m in mentions.items() if kinds[n].name in FOLLOWS and m.sentence in deeds}


def _deeds(
    pile: Pile,
    pieces: Iterable[tuple[str, ...]],
    beside: Mapping[str, Sequence[str]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    joined: Unions,
) -> dict[str, dict[str, Deed]]:
    """For each group, known by one of its mentions, the events that it is told to follow from, known so too."""
    told = {  # a raid that is the arrests themselves is no deed that they follow from
        piece[0]: {other for name in piece for other in beside.get(name, ()) if other not in piece} for piece in pieces
    }
    tops = {joined.top(other) for others in told.values() for other in others}
    known = {
        top: _deed(pile, [name for name in joined.members(top) if name in mentions], mentions, kinds) for top in tops
    }
    return {group: {top: known[top] for top in map(joined.top, others)} for group, others in told.items()}


def _deed(pile: Pile, piece: Sequence[str], mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]) -> Deed:
    return Deed(_of_family(_piece_facts(pile, piece, mentions, kinds)), _first_day(mentions[name] for name in piece))


def _first_day(mentions: Iterable[Mention]) -> float | None:
    every = (found[0] for m in mentions if (time := mention_time(m)) and (found := days(time.edtf)))
    return min(every, default=None)


def _gather(
    pile: Pile,
    groups: Iterable[tuple[Facts, str]],
    asked: Callable[[Facts, Facts], float],
    joined: Unions,
    deeds: Mapping[str, dict[str, Deed]],
    hooked: Callable[[Facts], Iterable[str]] = lambda _: ("",),
) -> None:
    """Join each group, known by one of its mentions, to the one before it that has most for it, where one has.

    Only groups with a hook in common are compared; unless `hooked` gives others, all have one.
    """
    found: list[tuple[Facts, str]] = []
    on: dict[str, set[int]] = defaultdict(set)
    for mine, name in groups:
        weighed = (
            (reasons(mine, found[i][0]), -i)
            for i in sorted(set().union(*(on[hook] for hook in hooked(mine))))
            if joined.may(name, found[i][1])
            and not parted(pile, mine, found[i][0])
            and not _of_other_deeds(pile, deeds[name], deeds[found[i][1]])
            and not _too_early(found[i][0], deeds[name])
            and not _too_early(mine, deeds[found[i][1]])
        )
        fit = sorted(
            (
                (w, i)
                for w, i in weighed
                if w + _one_deed(deeds[name], deeds[found[-i][1]]) >= asked(mine, found[-i][0])
            ),
            reverse=True,
        )
        if fit and (len(fit) == 1 or fit[0][0] > fit[1][0] or fit[0][0] >= ENOUGH):
            best = -fit[0][1]
            other, first = found[best]
            joined.join(first, name)
            found[best] = (pooled(other, mine), first)
            deeds[first].update(deeds[name])
        else:
            best = len(found)
            found.append((mine, name))
        for hook in hooked(mine):
            on[hook].add(best)


def _one_deed(ours: Mapping[str, Deed], theirs: Mapping[str, Deed]) -> float:
    """What it says that two groups follow from one deed: "held after the shooting", "arrested over the shooting"."""
    return 0.0 if ours.keys().isdisjoint(theirs) else ONE_DEED


def _of_other_deeds(pile: Pile, ours: Mapping[str, Deed], theirs: Mapping[str, Deed]) -> bool:
    """Whether two groups follow from deeds of a kind that cannot be one: a robbery and a shooting may be one affair."""
    if not ours.keys().isdisjoint(theirs):
        return False
    alike = [
        (a.facts, b.facts) for a in ours.values() for b in theirs.values() if a.facts.kind.name == b.facts.kind.name
    ]
    return bool(alike) and all(parted(pile, a, b) for a, b in alike)


def _too_early(facts: Facts, deeds: Mapping[str, Deed]) -> bool:
    """Whether a group was, or was printed, before the deed another follows from: no arrest over a march to come."""
    since = max((deed.since for deed in deeds.values() if deed.since is not None), default=None)
    when = facts.times or facts.said
    return since is not None and bool(when) and all(x[1] < since - DISPUTED for x in when)


def _asked(mine: Facts, other: Facts) -> float:
    """The reasons that are asked where nothing parts two groups of one story."""
    return ENOUGH if distant(mine, other) or other_counts(mine, other) else EVEN


def _told_apart(facts: Sequence[Facts]) -> list[Facts]:
    """The facts without the names that too many of them have to tell one happening from another."""
    if len(facts) < MANY:
        return list(facts)
    counts = Counter(name for one in facts for name in one.names | one.lead)
    common = {name for name, times in counts.items() if times > COMMON * len(facts)}
    return [one._replace(names=one.names - common, lead=one.lead - common) for one in facts]


def _piece_facts(pile: Pile, piece: Sequence[str], mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]) -> Facts:
    whole = kind_of_group(piece, kinds)
    main = [n for n in piece if kinds[n].role != "toll" and (kinds[n].name not in PARTS or whole.name in PARTS)]
    return facts_of(pile, [mentions[n] for n in main or piece], whole)


def _of_family(facts: Facts) -> Facts:
    return facts._replace(kind=family(facts.kind))


def _join_block(
    pile: Pile,
    pieces: Sequence[tuple[str, ...]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    joined: Unions,
    beside: Mapping[str, Sequence[str]],
    day_of: Mapping[str, tuple[Interval, ...]],
    enough: float,
) -> None:
    """Join the groups of one kind, biggest first; `enough` is more than a day in common is worth."""
    order = sorted(pieces, key=lambda p: (-len(p), p[0]))
    facts = ((_about(_piece_facts(pile, piece, mentions, kinds), day_of[piece[0]]), piece[0]) for piece in order)
    _gather(pile, facts, lambda *_: enough, joined, _deeds(pile, pieces, beside, mentions, kinds, joined), hooks)


def _events(pile: Pile, grouped: Grouped, altered: frozenset[str]) -> Happened:
    mentions, kinds, joined, story = grouped
    events, of, kind_by_event, parties = [], {}, {}, {}
    for piece in gather_tolls(pile, joined.pieces(), mentions, kinds, story, joined):
        group = sorted((mentions[name] for name in piece), key=lambda m: (pile.rank[m.article], m.trigger, m.id))
        kind = kind_of_group(piece, kinds)
        told = [m for m in group if kinds[m.id].role != "toll"] or group
        main = [m for m in told if kinds[m.id].role != "light"] or told
        main = [m for m in main if kinds[m.id].name not in PARTS] or main
        plain = [m for m in main if m.event_type != "OCCURRENCE"] or main  # "the disaster" of a crash
        types = Counter(m.event_type for m in plain)
        when, status = _agreed_time(pile, told, kind), _agreed_status(main)
        sick = [m for m in group if kinds[m.id].slot == "infected"]  # where people fall ill is where it broke out
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
    return min(votes, key=lambda s: (-votes[s], s))
