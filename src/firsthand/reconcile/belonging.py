"""What a page tells in a mention of its own, and belongs to another happening of it.

In: the groups of a page's mentions, what they say, joins. Out: joins: of "took place" with what took place, of the fire
with the explosion that set it, of who was saved with the wreck, and of those arrested with their names.
"""

import re
from collections.abc import Mapping, Sequence

from firsthand.reconcile.determiners import brings_in
from firsthand.reconcile.facts import Facts
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.kinds import befell, recurs
from firsthand.reconcile.parted import on_one_day, same_days
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention
from firsthand.unions import Unions

_A_FEW = 9  # persons whom one sentence names
_WHOLE_NAME = re.compile(r"\b[^\W\d_a-zß-ÿ][\w’'-]+ [^\W\d_a-zß-ÿ][\w-]+\b(?!['’]s)")
_OF = re.compile(r"\b(?:of|at|for|de|del|en) (?:the |la |el )?$")
_DISASTERS = frozenset({"crash", "sinking", "flood", "fire", "collapse", "earthquake", "explosion", "spill"})


def join_by_name(pile: Pile, groups: Sequence[list[Mention]], facts: Sequence[Facts], joined: Unions) -> None:
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


def join_light(
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


def join_consequences(groups: Sequence[list[Mention]], facts: Sequence[Facts], joined: Unions) -> None:
    """The fire after an explosion is part of it: "a tank exploded and set fire to two stores" tells one event."""
    blasts = [i for i, one in enumerate(facts) if one.kind.name == "explosion" and one.real]
    for i, one in enumerate(facts):
        fit = [b for b in blasts if one.kind.name == "fire" and one.real and same_days(one, facts[b])]
        near = [b for b in fit if any(m.sentence.overlaps(n.sentence) for m in groups[i] for n in groups[b])]
        if len(near or fit) == 1:
            joined.join(groups[(near or fit)[0]][0].id, groups[i][0].id)


def join_parts(pile: Pile, groups: Sequence[list[Mention]], facts: Sequence[Facts], joined: Unions) -> None:
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
            fit = [] if all(m.polarity == "negative" for m in groups[i]) else fit  # "sank, and not after a collision"
        elif one.kind.name == "displacement":
            fit = [n for n in _told_beside(groups[i], groups, facts) if same_days(one, facts[n])]
        elif one.kind.name == "rescue":
            fit = [n for n, b in enumerate(facts) if b.kind.name in _DISASTERS and b.real and same_days(one, b)]
        else:
            continue
        if len(fit) == 1:
            joined.join(groups[fit[0]][0].id, groups[i][0].id)


def _persons(sentence: str) -> set[str]:
    """The whole names of a sentence that may be persons': not a firm's whose director one of them is."""
    return {name[0] for name in _WHOLE_NAME.finditer(sentence) if not _OF.search(sentence[: name.start()])}


def _only_gathering(mention: Mention, groups: Sequence[list[Mention]], kinds: Mapping[str, Kind]) -> list[Mention]:
    """The march, rally or meeting that a page has told of before a number of those who came; none of two."""
    told = [[m for m in group if recurs(kinds[m.id]) and m.trigger < mention.trigger] for group in groups]
    told = [group for group in told if group]
    return told[0] if len(told) == 1 else []


def _another_party(one: Facts, facts: Sequence[Facts], fit: Sequence[int]) -> bool:
    """Whether a crash is told of vehicles that no sinking names."""
    return bool(one.whom) and not any(one.whom & facts[n].whom for n in fit)


def _told_beside(group: Sequence[Mention], groups: Sequence[list[Mention]], facts: Sequence[Facts]) -> list[int]:
    """What bears tolls, really was and is named in the sentences of a group: "240 were evacuated after the attack"."""
    bearers = [n for n, one in enumerate(facts) if one.kind.role == "bearer" and one.real]
    return [n for n in bearers if any(x.sentence.overlaps(y.sentence) for x in group for y in groups[n])]
