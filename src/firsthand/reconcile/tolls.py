"""Tolls: "seven were killed" belongs to the explosion, the attack or the crash that killed them.

In: the mentions of an article or of the case, and the groups that can bear a toll. Out: tolls joined to their events.
The rule: what caused it in its own sentence; else the article's only bearer, or the one told of last; else, across
articles, the only bearer of the story that fits its day and place, or the only one on pages much alike that nothing
parts from it. In doubt the toll is a happening of its own.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from firsthand.reconcile.determiners import denies_outright, takes_for_granted, turns_to_another
from firsthand.reconcile.facts import APART, Facts, facts_of, mention_time, ships_of
from firsthand.reconcile.happenings import Kind, instrument, kind_of
from firsthand.reconcile.illness import FELL_ILL, has_toll, is_poison, makes_ill
from firsthand.reconcile.kinds import kind_of_group
from firsthand.reconcile.parted import OTHER_YEAR, RECENT, distant, near, other_counts, parted
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.scopes import whole_of
from firsthand.reconcile.values import days, meet
from firsthand.records import Mention, Time
from firsthand.unions import Unions

_TOLD_AS_CAUSE = frozenset({"attack", "fire", "spill"})  # "an attack caused the explosion": the explosion has the dead
_CROWDS = frozenset({"protest", "riot", "gathering"})
_MIDST = _CROWDS | {"strike", "vigil", "blockade", "raid", "operation", "crowd control"}  # where people come to harm
_WRECKS = frozenset({"sinking", "crash"})  # "foundered in a storm": it has the dead
_GAS = "crowd control"
_RIOT = "riot"
_DETERMINED = r"\s+(?:(?:the|an?|this|that|el|la|un|una|este|esta)\s+)?(?:[\w’'-]+\s+){0,2}$"
_IN = re.compile(r"\b(?:in|during|en|durante)" + _DETERMINED, re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|as|after|cuando|tras)\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)
_LED = re.compile(
    r"\b(?:(?:when|as|while|after|cuando|mientras|tras)\s+(?:[^\W\d_][\w’'-]*\s+){0,5}"
    r"|(?:in|during|durante|en)\s+(?:(?:the|an?|el|la|un|una)\s+)?(?:[\w’'-]+\s+){0,2})$",
    re.IGNORECASE,
)
_THERE = re.compile(r"\s+(?:there|allí|ahí)\b", re.IGNORECASE)
_AS = re.compile(r"\b(?:as|while|amid|mientras)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:at|of|from|after|following|del?|por|tras|después de|a raíz de)" + _DETERMINED, re.IGNORECASE)
_ABOUT = re.compile(
    r"[;:]|\b(?:against|over|for|at|about|after|since|demand\w*|honou?r\w*|mark\w*|who|contra|por|tras|para|ante|exig\w+)\b",
    re.IGNORECASE,
)
_ANOTHER_CLAUSE = re.compile(r"[,;][^,;]*\b(?:and|but|y|pero|mientras|while)\b", re.IGNORECASE)
_A_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!['’]s)"
_UN_DIA = r"(?:el\s+)?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer)\b"
_SINCE = re.compile(  # but not "shared since Tuesday does not show the fire"
    rf"\b(?:since|desde)\s+(?!{_A_DAY}|{_UN_DIA})(?:[\w’'-]+\s+){{0,6}}$", re.IGNORECASE
)
_RECORD = re.compile(  # "the deadliest day since", "el día más mortífero desde"
    r"\b(?:\w+(?:li|ri|di)est|worst|highest|largest|biggest|most|first|más|mayor|peor|primer[ao]?)\b[^.;]*\b(?:since|desde)\b",
    re.IGNORECASE,
)
_DEATHS = Kind("killing", "toll", "killed", True)


def join_tolls(
    pile: Pile,
    mentions: Sequence[Mention],
    groups: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
    joined: Unions,
) -> None:
    """Give each toll to what caused it: in its sentence, else the article's only bearer, else the one told of last."""
    real = [g for g in groups if any(m.status not in APART for m in g)]
    every = [g for g in real if kinds[g[0].id].role == "bearer"]
    others = [g for g in real if kinds[g[0].id].name in _MIDST]
    loose: dict[str, list[Mention]] = defaultdict(list)
    tolls = [mention for mention in mentions if kinds[mention.id].role == "toll"]
    counted = [toll for toll in tolls if toll.quantities]
    elsewhere = _told_nearer(pile, counted, every, kinds)
    deadly = [
        g[0].id
        for g in every
        if any(m.sentence.overlaps(t.sentence) and elsewhere.get(t.id, g) is g for t in counted for m in g)
    ]
    for mention in tolls:
        if whole := whole_of(pile, mention):  # "16 dead, 14 inmates and two guards"
            joined.join(whole.id, mention.id)
            continue
        if told := _told_below(pile, mention, counted, kinds, real):  # "One dead as police storm camp"
            joined.join(told.id, mention.id)
            continue
        bearers = [g for g in every if has_toll(kinds[g[0].id], mention, kinds[mention.id])]
        bearers = [g for g in bearers if not _is_denied(pile, g) or _beside(mention, [g])]
        bearers = _of_its_ship(pile, mention, _without_asides(pile, mention, bearers))
        group = _in_so_many_words(pile, mention, bearers, others) or _amid_before(pile, mention, bearers, others, kinds)
        if not group and not _beside(mention, bearers):  # "died in an uprising", whatever the page tells of elsewhere;
            crowds = [g for g in others if kinds[g[0].id].name in _CROWDS | {_GAS}]  # a raid may be its attack
            group = _amid(pile, mention, crowds, kinds, beside_others=bool(bearers))
        group = group or _unharmed(pile, mention, bearers, others, kinds)
        group = group or elsewhere.get(mention.id) or _bearer(pile, mention, bearers, kinds, deadly)
        group = group or _amid(pile, mention, others, kinds, beside_others=bool(bearers))
        group = group or _only_riot(pile, mention, every, others, kinds)
        if group:
            joined.join(group[0].id, mention.id)
        else:
            loose["toll"].append(mention)
    for one, other in zip(loose["toll"], loose["toll"][1:], strict=False):
        if FELL_ILL in {kinds[one.id].slot, kinds[other.id].slot} and not _of_one_illness(one, other, kinds):
            continue
        if _one_of_the_dead(one, other, kinds) or _one_of_the_dead(other, one, kinds):
            continue
        if not parted(pile, facts_of(pile, [one], _DEATHS), facts_of(pile, [other], _DEATHS)):
            joined.join(one.id, other.id)


def _told_below(
    pile: Pile,
    toll: Mention,
    counted: Sequence[Mention],
    kinds: Mapping[str, Kind],
    groups: Sequence[list[Mention]],
) -> Mention | None:
    """The toll of a page's text that its headline gives, where that names nothing else that happened."""
    if not toll.quantities or not pile.in_headline(toll.trigger) or len(toll.quantities) != 1:
        return None
    if any(kinds[g[0].id].role == "bearer" or kinds[g[0].id].name in _MIDST for g in groups if _beside(toll, [g])):
        return None
    number = toll.quantities[0]
    return next(
        (
            one
            for one in sorted(counted, key=lambda one: one.trigger)
            if one.id != toll.id
            and kinds[one.id].slot == kinds[toll.id].slot
            and not pile.in_headline(one.trigger)
            and any((q.minimum, q.maximum) == (number.minimum, number.maximum) for q in one.quantities)
        ),
        None,
    )


def _is_denied(pile: Pile, group: Sequence[Mention]) -> bool:
    """Whether a happening is only denied, or asked after: "asked whether shots were fired, he said not one was".

    Not what is taken for granted where something else is denied: "the picture does not show the fire".
    """
    real = [m for m in group if m.status not in APART | {"unknown"} and m.stance != "denies"]
    told = [
        m for m in real if m.polarity == "positive" or (takes_for_granted(pile, m) and not denies_outright(pile, m))
    ]
    return not told and any(m.polarity == "negative" or m.stance == "denies" for m in group)


def _told_nearer(
    pile: Pile, counted: Sequence[Mention], bearers: Sequence[list[Mention]], kinds: Mapping[str, Kind]
) -> dict[str, list[Mention]]:
    """The bearers of counts that stand before a clause of their own about something else, told nearer elsewhere.

    "Dam toll rises to 21 as source points to quarry blasts. The number of people killed by the dam burst is 21."
    """
    told: dict[tuple[str | None, float, float | None], list[tuple[int, int, str, bool]]] = defaultdict(list)
    for toll in counted:
        here = [(abs(m.trigger.start - toll.trigger.start), n, m) for n, group in enumerate(bearers) for m in group
                if m.sentence.overlaps(toll.sentence)]  # fmt: skip
        if here:
            far, n, mention = min(here, key=lambda one: one[:2])
            aside = bool(_AS.search(pile.articles[toll.article].text[toll.trigger.end : mention.trigger.start]))
            for q in toll.quantities:
                told[kinds[toll.id].slot, q.minimum, q.maximum].append((far, n, toll.id, aside))
    found = {}
    for same in told.values():
        nearest = min((far, n) for far, n, *_ in same)[1]
        for _, n, name, aside in same:
            if aside and kinds[bearers[n][0].id].name != kinds[bearers[nearest][0].id].name:
                found[name] = bearers[nearest]
    return found


def _without_asides(pile: Pile, toll: Mention, bearers: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The bearers but those that a page names only as that since which something is: "since the truce collapsed".

    What stands behind such words is theirs: "since the flood of 1987, in which 60 drowned". So is, where a page tells
    of nothing else, what it counts in other sentences; not "nine died on the worst day since the truce collapsed".
    """
    told = [g for g in bearers if not all(_since(pile, m) and not _behind(m, toll) for m in g)]
    if told:
        return told
    return [g for g in bearers if not any(_of_record(pile, toll, m) for m in g)]


def _of_its_ship(pile: Pile, toll: Mention, bearers: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The bearers but those on another ship than a toll's sentence names, or, where it names none, than the page's own.

    That is the first that the page names where it tells of what bears tolls; of another it tells in one sentence, and
    the next: "The Star burned in 2009. Thirty-one people died."
    """
    named = [frozenset(ship for m in g for ship in ships_of(pile, m)) for g in bearers]
    if len(frozenset().union(*named)) < 2:
        return list(bearers)
    mine = ships_of(pile, toll)
    told = min((m.trigger, n) for n, g in enumerate(bearers) if named[n] for m in g)
    own = mine or named[told[1]]
    text = pile.articles[toll.article].text
    before = [] if mine else [m for g in bearers for m in g if m.sentence.end <= toll.sentence.start]
    last = max(before, key=lambda m: m.trigger, default=None)
    if last and ships_of(pile, last) and not text[last.sentence.end : toll.sentence.start].strip():
        own |= ships_of(pile, last)
    return [
        g for g, its in zip(bearers, named, strict=True) if not its or its & own or (not mine and _beside(toll, [g]))
    ]


def _of_record(pile: Pile, toll: Mention, mention: Mention) -> bool:
    """Whether a toll's sentence names a happening only as that since which nothing was worse."""
    if not mention.sentence.overlaps(toll.sentence) or _behind(mention, toll) or not _since(pile, mention):
        return False
    return bool(_RECORD.search(pile.articles[toll.article].text[toll.sentence.start : mention.trigger.start]))


def _since(pile: Pile, mention: Mention) -> bool:
    """Whether a mention stands in a clause with "since"."""
    return bool(_SINCE.search(pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start]))


def _behind(mention: Mention, toll: Mention) -> bool:
    return mention.sentence.overlaps(toll.sentence) and mention.trigger.start < toll.trigger.start


def _one_of_the_dead(one: Mention, other: Mention, kinds: Mapping[str, Kind]) -> bool:
    """Whether a toll is the death of one person, and the other, in a sentence of its own, of others who were hurt."""
    alone = kinds[one.id].slot == "killed" and bool(one.participants) and not one.quantities
    return alone and kinds[other.id].slot == "injured" and not one.sentence.overlaps(other.sentence)


def _of_one_illness(one: Mention, other: Mention, kinds: Mapping[str, Kind]) -> bool:
    """Whether two tolls without an outbreak are of one: both of the sick, or the dead counted beside them."""
    slots = {kinds[one.id].slot, kinds[other.id].slot}
    beside = one.sentence.overlaps(other.sentence) and slots == {FELL_ILL, "killed"}
    return slots == {FELL_ILL} or (beside and bool(one.quantities and other.quantities))


def join_loose_tolls(
    pile: Pile,
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
    strand: Mapping[str, int],
    joined: Unions,
) -> None:
    """A toll whose article names no cause goes to the only event of its story that can bear it and fits its day.

    Else to the only one that pages much like its own tell of, when nothing parts them.
    """
    _join_the_sick(pile, mentions, kinds, story, joined)
    pieces = joined.pieces()
    bearers: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for piece in pieces:
        if kind_of_group(piece, kinds).role == "bearer":
            for number in {story[mentions[name].article] for name in piece}:
                bearers[number].append(piece)
    of_kind = cache(lambda piece: kind_of_group(piece, kinds))
    bearing = cache(lambda piece: facts_of(pile, [mentions[name] for name in piece], _DEATHS))
    for piece in pieces:
        if all(kinds[name].role == "toll" for name in piece):
            mine = facts_of(pile, [mentions[n] for n in piece], _DEATHS)
            apart = {mentions[n].sentence for n in piece if turns_to_another(_before(pile, mentions[n]))}
            near_by = [
                b
                for b in bearers[story[mentions[piece[0]].article]]
                if all(has_toll(of_kind(b), mentions[n], kinds[n]) for n in piece)
                if apart.isdisjoint(mentions[n].sentence for n in b)
                and not _is_denied(pile, [mentions[n] for n in b if kinds[n].role == "bearer"])
                and not any(_of_record(pile, mentions[t], mentions[n]) for t in piece for n in b)
            ]
            fit = [b for b in near_by if _can_bear(bearing(b), mine)]
            if not fit:
                told = {strand[mentions[name].article] for name in piece}
                akin = [b for b in near_by if told & {strand[mentions[name].article] for name in b}]
                fit = [b for b in akin if not _other_deaths(pile, b, mine, mentions, kinds)]
                deadly = [b for b in fit if any(kinds[name].role == "toll" for name in b)]
                fit = deadly if len(deadly) == 1 else fit  # not the tremor that some say brought down the gallery
            if len(fit) == 1:
                joined.join(piece[0], fit[0][0])


def _join_the_sick(
    pile: Pile, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind], story: Mapping[str, int], joined: Unions
) -> None:
    """The sick of a story, of whom there are more from day to day, fell ill in its only outbreak, or in one.

    Not those of another town, nor of another year: "in 2019 23 guests had fallen ill at a wedding".
    """
    if all(kind.slot != FELL_ILL for kind in kinds.values()):
        return
    outbreaks: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    sick: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for piece in joined.pieces():
        number = story[mentions[piece[0]].article]
        if makes_ill(kind_of_group(piece, kinds)):
            outbreaks[number].append(piece)
        elif any(kinds[name].slot == FELL_ILL for name in piece):
            sick[number].append(piece)
    for number, pieces in sick.items():
        known = [facts_of(pile, [mentions[name] for name in piece], _DEATHS) for piece in outbreaks[number]]
        free = []
        for piece in pieces:
            mine = facts_of(pile, [mentions[name] for name in piece], _DEATHS)
            fit = [n for n, its in enumerate(known) if not _of_another_outbreak(mine, its)]
            if len(fit) == 1:
                joined.join(outbreaks[number][fit[0]][0], piece[0])
            elif not known:
                free.append((piece[0], mine))
        if not any(_of_another_outbreak(a, b) for _, a in free for _, b in free):
            for name, _ in free[1:]:
                joined.join(free[0][0], name)


def _of_another_outbreak(one: Facts, other: Facts) -> bool:
    """Whether towns or a year part the sick of two groups."""
    if one.places and other.places and not one.places & other.places:
        return True
    return bool(one.times and other.times) and not any(
        x[0] <= y[1] + OTHER_YEAR and y[0] <= x[1] + OTHER_YEAR for x in one.times for y in other.times
    )


def _beside(toll: Mention, bearers: Sequence[list[Mention]]) -> bool:
    """Whether something that bears tolls is told of in a toll's sentence."""
    return any(m.sentence.overlaps(toll.sentence) for group in bearers for m in group)


def _bearer(
    pile: Pile, toll: Mention, bearers: Sequence[list[Mention]], kinds: Mapping[str, Kind], deadly: Sequence[str]
) -> list[Mention] | None:
    """What a toll's sentence tells of, else the page's only bearer, or the one that it tells most of, and of last.

    The dead that somebody counts are of the only one whose own sentence counts them, which `deadly` are, told last or
    not.
    """
    here = [(abs(m.trigger.start - toll.trigger.start), i) for i, g in enumerate(bearers) for m in g
            if m.sentence.overlaps(toll.sentence)]  # fmt: skip
    time = mention_time(toll)
    if here and turns_to_another(_between(pile, toll, bearers[min(here)[1]])):
        return None  # "the second fire of the month, after the one in Kesvik that killed seven"
    if here and time and _of_another_year(pile, toll, time):
        here = [one for one in here if _same_time(bearers[one[1]], time)]
        if not here:
            return None  # "the flood was the worst since 1987, when 60 people drowned"
    if here:
        return bearers[min(here)[1]]
    if time and _of_another_year(pile, toll, time) and not any(_same_time(g, time) for g in bearers):
        return None  # "in March of last year four had died there"
    if any(p.role == "actor" and is_somebody(p.label) for p in toll.participants if p.label):
        return None  # somebody killed somebody: a happening of its own; "the ferry disaster" is nobody
    free = [g for g in bearers if not time or not (_other_day(pile, time, g, kinds) or _later_there(pile, time, g))]
    if not free:
        return None
    wrecks = [m.sentence for g in free if kinds[g[0].id].name in _WRECKS for m in g]
    free = [g for g in free if kinds[g[0].id].name != "storm" or not any(m.sentence in wrecks for m in g)]
    solid = [g for g in free if kinds[g[0].id].name not in _TOLD_AS_CAUSE]
    free = solid or free
    before = [g for g in free if g[0].trigger.start < toll.trigger.start] or free
    main = max(before, key=lambda g: (len(g), -g[0].trigger.start))
    last = max(before, key=lambda g: max((m.trigger.start for m in g if m.trigger < toll.trigger), default=-1))
    if len(before) > 1 and main is not last and kinds[toll.id].slot == "killed" and toll.quantities:
        return main if [g[0].id for g in before if g[0].id in deadly] == [main[0].id] else None
    return main if len(before) == 1 or main is last else None


def is_somebody(label: str) -> bool:
    """Whether who killed is somebody, no happening and no thing: "the ferry disaster", "pesticide in a tanker"."""
    return not (kind_of(label.split()[-1]).known or instrument(label) or is_poison(label))


def _later_there(pile: Pile, time: Time, group: Sequence[Mention]) -> bool:
    """Whether the paragraph that tells of an undated happening tells of days after a toll's alone.

    "Police fired on Monday ... Nine people have died since Saturday's fair" puts none of the nine down to the police.
    """
    when = days(time.edtf)
    if when is None or any(mention_time(m) for m in group):
        return False
    text, told = pile.articles[group[0].article].text, []
    for mention in group:
        start, end = text.rfind("\n", 0, mention.trigger.start), text.find("\n", mention.trigger.end)
        here = (
            t for t in pile.readings[mention.article].times if start < t.span.start < (end if end > 0 else len(text))
        )
        told += [own for t in here if t.type in ("DATE", "TIME") and (own := days(t.edtf))]
    return bool(told) and all(own[0] > when[1] for own in told)


def _amid(
    pile: Pile,
    toll: Mention,
    others: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
    *,
    beside_others: bool = False,
) -> list[Mention] | None:
    """What kills nobody by its kind, and in whose midst the words put a toll: "hurt in the march", "died in the raid".

    A crowd has also what "came of" it, what befell "when it broke out", and what it "left"; what it marches for, or
    against, it has not. Tear gas has who was hurt after it was fired. Where the page tells of other happenings that
    can have a toll, the crowd has not what another clause tells: "no one in the march was armed, and nine were dead".
    """
    for group in others:
        crowd = kinds[group[0].id].name in _CROWDS
        for mention in group:
            if mention.sentence.overlaps(toll.sentence):
                text = pile.articles[toll.article].text
                if crowd and any(p.role == "actor" and p.span.contains(mention.trigger) for p in toll.participants):
                    return group  # "a riot at the prison killed 16"
                before = text[toll.trigger.end : mention.trigger.start]
                if before and (_IN.search(before) or (crowd and (_FROM.search(before) or _WHEN.search(before)))):
                    return group
                behind = text[mention.trigger.end : toll.trigger.start]
                if beside_others and _ANOTHER_CLAUSE.search(behind):
                    continue
                if (crowd or kinds[group[0].id].name == _GAS) and behind and not _ABOUT.search(behind):
                    return group
    return None


def _in_so_many_words(
    pile: Pile, toll: Mention, bearers: Sequence[list[Mention]], others: Sequence[list[Mention]]
) -> list[Mention] | None:
    """The raid or march to which a toll's clause leads: "were injured when police stormed a camp over the poisoning".

    "Nine died there", behind a sentence that tells of one alone, is of that.
    """
    text = pile.articles[toll.article].text
    here = sorted((m.trigger, n, m) for n, g in enumerate((*others, *bearers)) for m in g)
    behind = [(n, m) for at, n, m in here if m.sentence.overlaps(toll.sentence) and at.start >= toll.trigger.end]
    if behind and behind[0][0] < len(others):
        between = text[toll.trigger.end : behind[0][1].trigger.start]
        if _LED.search(between) and not _ANOTHER_CLAUSE.search(between):
            return others[behind[0][0]]
    if _THERE.match(text, toll.trigger.end) and not any(m.sentence.overlaps(toll.sentence) for *_, m in here):
        before = [(n, m) for _, n, m in here if m.sentence.end <= toll.sentence.start]
        last = [n for n, m in before if not text[m.sentence.end : toll.sentence.start].strip()]
        if len(set(last)) == 1:
            return [*others, *bearers][last[0]]
    return None


def _amid_before(
    pile: Pile,
    toll: Mention,
    bearers: Sequence[list[Mention]],
    others: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
) -> list[Mention] | None:
    """The raid that a page has told of before people were hurt, where it has told of nothing else that does harm.

    "Police stormed the hall. Nine people were injured when tear gas was fired."
    """
    told = [g for g in others if kinds[g[0].id].name == "raid" and g[0].trigger.start < toll.trigger.start]
    if kinds[toll.id].slot != "injured" or len(told) != 1 or any(p.role == "actor" for p in toll.participants):
        return None
    harm = [m for g in (*bearers, *(o for o in others if o is not told[0])) for m in g]
    if any(m.trigger.start < toll.trigger.start or m.sentence.overlaps(toll.sentence) for m in harm):
        return None
    time = mention_time(toll)
    return None if time and _other_day(pile, time, told[0], kinds) else told[0]


def _unharmed(
    pile: Pile,
    toll: Mention,
    bearers: Sequence[list[Mention]],
    others: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
) -> list[Mention] | None:
    """Where nobody came to harm: the vigil of "nobody was hurt in the vigil for the dead of the fire".

    Else what the paragraph has told of last: "450 people came to the vigil. Nobody was hurt."
    """
    if toll.polarity != "negative":
        return None
    amid = _amid(pile, toll, others, kinds)
    if amid or _beside(toll, bearers):
        return amid
    text = pile.articles[toll.article].text
    start = text.rfind("\n", 0, toll.trigger.start)
    told = [
        (m.trigger.start, g) for g in (*bearers, *others) for m in g if start < m.trigger.start < toll.trigger.start
    ]
    last = max(told, key=lambda one: one[0], default=None)
    return last[1] if last and last[1] in others else None


def _only_riot(
    pile: Pile,
    toll: Mention,
    bearers: Sequence[list[Mention]],
    others: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
) -> list[Mention] | None:
    """The one riot of a page that tells of nothing else that kills, before it counts its dead in another sentence."""
    riots = [g for g in others if kinds[g[0].id].name == _RIOT and g[0].trigger.start < toll.trigger.start]
    if (
        len(riots) != 1
        or not toll.quantities
        or toll.polarity == "negative"
        or any(not _is_denied(pile, g) for g in bearers)
    ):
        return None
    if any(m.sentence.overlaps(toll.sentence) for m in riots[0]) or any(p.role == "actor" for p in toll.participants):
        return None
    time = mention_time(toll)
    if time and (_of_another_year(pile, toll, time) or _other_day(pile, time, riots[0], kinds)):
        return None
    return None if turns_to_another(_before(pile, toll)) else riots[0]


def _before(pile: Pile, toll: Mention) -> str:
    """The words of a toll's sentence before it."""
    return pile.articles[toll.article].text[toll.sentence.start : toll.trigger.start]


def _between(pile: Pile, toll: Mention, group: list[Mention]) -> str:
    """The words of a toll's sentence from the last mention of what may bear it to the toll."""
    ends = [m.trigger.end for m in group if m.sentence.overlaps(toll.sentence) and m.trigger.end <= toll.trigger.start]
    return pile.articles[toll.article].text[max(ends) : toll.trigger.start] if ends else ""


def _of_another_year(pile: Pile, toll: Mention, time: Time) -> bool:
    """Whether a toll is told as of long before its page was printed."""
    when, said = days(time.edtf), pile.said(toll.article)
    return when is not None and said is not None and when[1] < said[0] - OTHER_YEAR


def _same_time(group: Sequence[Mention], time: Time) -> bool:
    """Whether one of a group's mentions is told of the same time."""
    when = days(time.edtf)
    every = [found for m in group if (own := mention_time(m)) and (found := days(own.edtf))]
    return when is not None and any(meet(when, found) for found in every)


def _other_day(pile: Pile, time: Time, group: list[Mention], kinds: Mapping[str, Kind]) -> bool:
    """A death can come days after what caused it, not before it or a season later."""
    when, facts = days(time.edtf), facts_of(pile, group, kinds[group[0].id])
    if when is None or not facts.times:
        return False
    return not any(x[0] <= when[1] and when[0] <= x[1] + RECENT for x in facts.times)


def _can_bear(bearer: Facts, toll: Facts) -> bool:
    if not bearer.real or (bearer.places and toll.places and not bearer.places & toll.places):
        return False
    if toll.times and bearer.times:
        return any(x[0] <= y[1] and y[0] <= x[1] for x in toll.times for y in bearer.times)
    return bool(bearer.places & toll.places) and near(bearer, toll)


def _other_deaths(
    pile: Pile, piece: tuple[str, ...], toll: Facts, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]
) -> bool:
    """Whether what an event's mentions say parts it from a toll: another day or place, other numbers of dead."""
    bearer = facts_of(pile, [mentions[name] for name in piece], _DEATHS)
    counted = facts_of(pile, [mentions[name] for name in piece if kinds[name].role == "toll"], _DEATHS)
    if not bearer.real or parted(pile, bearer, toll):
        return True
    return distant(bearer, toll) or other_counts(counted, toll)
