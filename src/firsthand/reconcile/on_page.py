"""The happenings of one page: which of its mentions are one, and which it tells of as another.

In: a Pile, the mentions of an article, their kinds, joins. Out: joins, and the mentions that only tell of a happening
of the page by another day. "Another attack" is none that the page has told of; who adds to "the attack" means it.
"""

from collections.abc import Mapping, Sequence

from firsthand.reconcile.belonging import join_by_name, join_consequences, join_light, join_parts
from firsthand.reconcile.determiners import brings_in, is_another, pluperfect, points_back, takes_for_granted
from firsthand.reconcile.facts import DISPUTED, Facts, facts_of, mention_time, pooled
from firsthand.reconcile.general_nouns import join_on_page
from firsthand.reconcile.happenings import Kind, family, things, way_of
from firsthand.reconcile.kinds import BY_YEAR
from firsthand.reconcile.parted import ENOUGH, by_two_wrongdoers, distant, on_one_day, other_counts, parted, reasons
from firsthand.reconcile.parties import of_somebody_else
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.set_apart import answers, came_apart, of_another_affair, told_apart_until
from firsthand.reconcile.struck_towns import are_two, towns_struck
from firsthand.reconcile.tolls import join_tolls
from firsthand.reconcile.took_place import join_unnamed
from firsthand.reconcile.values import days
from firsthand.records import Mention
from firsthand.unions import Unions

_OF_VEHICLES = frozenset({"sinking", "crash"})


def join_within(pile: Pile, mentions: Sequence[Mention], kinds: Mapping[str, Kind], joined: Unions) -> list[Mention]:
    """Join the mentions of one article; gives those that tell of a happening of the page by another day."""
    groups: list[list[Mention]] = []
    facts: list[Facts] = []
    otherwise: list[Mention] = []
    aside: set[int] = set()  # the groups that a page tells of beside its own: "a similar attack in March"
    home = _told_apart(pile, mentions, kinds)
    strange: set[int] = set()  # those of another affair: "has nothing to do with the raid in Kesvik"
    for mention in mentions:
        kind = way_of(kinds[mention.id])
        if kind.role in {"toll", "light"}:
            continue
        mine = facts_of(pile, [mention], kind)
        fit = _fitting(pile, mention, mine, groups, facts)
        for i in [i for i in fit if of_somebody_else(pile, mention, groups[i], kind)]:
            joined.part(groups[i][0].id, mention.id)
        fit = [i for i in fit if joined.may(groups[i][0].id, mention.id)]
        of_others = of_another_affair(pile, mention)
        loose = of_others or not takes_for_granted(pile, mention)
        akin = [i for i, other in enumerate(facts) if family(other.kind).name == family(kind).name]
        apart = [i for i in akin if any(came_apart(pile, m, mention) or answers(pile, m, mention) for m in groups[i])]
        elsewhere = [i for i in akin if _elsewhere(pile, mention, mine, groups[i], facts[i])]
        apart += elsewhere
        if elsewhere:  # what is told of one town is not of what a page tells of none, on no day
            apart += [i for i in akin if not facts[i].struck_in and not on_one_day(mine, facts[i])]
        apart += [i for i in akin if loose and (i in strange) != of_others]
        apart += [i for i in akin if by_two_wrongdoers(mine, facts[i])]
        apart += [i for i in akin if home and home.get(groups[i][0].id) != home.get(mention.id)]
        for i in apart:
            joined.part(groups[i][0].id, mention.id)
        fit = [i for i in fit if i not in apart]
        by_itself = home.get(mention.id) == mention.id
        new = by_itself or brings_in(pile, mention)
        another = by_itself or (
            new and (is_another(pile, mention) or any(_looks_back(pile, mention, groups[i]) for i in fit))
        )
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
            others = range(len(groups)) if another else sorted(aside) if takes_for_granted(pile, mention) else ()
            for i in others:
                if facts[i].kind.name == kind.name:
                    joined.part(groups[i][0].id, mention.id)
            if another:
                aside.add(len(groups))
            if of_others:
                strange.add(len(groups))
            groups.append([mention])
            facts.append(mine)
    for name, first in home.items():
        joined.join(first, name)
    join_on_page(pile, groups, facts, joined)
    join_by_name(pile, groups, facts, joined)
    join_light(mentions, groups, kinds, joined)
    join_unnamed(pile, mentions, groups, facts, kinds, joined)
    join_consequences(groups, facts, joined)
    join_parts(pile, groups, facts, joined)
    join_tolls(pile, mentions, groups, kinds, joined)
    return otherwise


def _told_apart(pile: Pile, mentions: Sequence[Mention], kinds: Mapping[str, Kind]) -> dict[str, str]:
    """Each mention of what a page says to be a separate incident, up to where it says so, with the first of them.

    "A dinghy overturned. Four people died and 27 were rescued. It is a separate incident": the dead and the saved too.
    """
    home: dict[str, str] = {}
    for first in mentions:
        if kinds[first.id].role != "bearer" or first.id in home or (until := told_apart_until(pile, first)) is None:
            continue
        for mention in mentions:
            if first.sentence.start <= mention.trigger.start < until:
                home.setdefault(mention.id, first.id)
    return home


def _fitting(
    pile: Pile, mention: Mention, mine: Facts, groups: Sequence[list[Mention]], facts: Sequence[Facts]
) -> list[int]:
    """The groups of a page that a mention may be of, by what is told of them."""
    fit = [i for i, other in enumerate(facts) if not parted(pile, mine, other)]
    if mine.kind.role == "plain":  # they meet again: "when they met in July" need not be "the meeting" of the page
        fit = [i for i in fit if not distant(mine, facts[i]) or _means(pile, mention, mine, groups[i], facts[i])]
    if not mine.kind.known:
        return [i for i in fit if reasons(mine, facts[i]) >= ENOUGH]
    return [i for i in fit if _same_party(pile, mine, facts[i])] if mine.people else fit


def _elsewhere(pile: Pile, mention: Mention, mine: Facts, group: Sequence[Mention], other: Facts) -> bool:
    """Whether an attack fell on another town than a group's, in one sentence with it or by others.

    Of one attack two towns are told too, in sentences of their own: the town, and the one near it that is known.
    """
    beside = any(m.sentence.overlaps(mention.sentence) and towns_struck(pile, m) for m in group)
    others = bool(mine.by and other.by) and mine.by.isdisjoint(other.by)
    return (beside or others) and are_two(pile, mine.struck_in, other.struck_in, mention.article)


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
