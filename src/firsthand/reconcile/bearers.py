"""Which of a page's happenings bears a toll: that of its sentence, the only one, or the one told of last.

In: a Pile, a toll, the groups that can bear one. Out: the group; None where words put the toll down to another.
"""

import re
from collections.abc import Mapping, Sequence

from firsthand.reconcile.determiners import turns_to_another
from firsthand.reconcile.facts import mention_time
from firsthand.reconcile.happenings import Kind, instrument, kind_of
from firsthand.reconcile.illness import is_poison
from firsthand.reconcile.near_tolls import of_another_year, other_day, same_time
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.set_apart import is_answered, of_the_answered
from firsthand.reconcile.values import days
from firsthand.records import Mention, Time

_TOLD_AS_CAUSE = frozenset({"attack", "fire", "spill"})  # "an attack caused the explosion": the explosion has the dead
# "A drone hit Kesvik, killing two, while shells fell on Orlund": the two died in Kesvik.
_ELSEWHERE = re.compile(r";|,\s+(?:while|whereas|mientras|en tanto que)\b", re.IGNORECASE)
_WRECKS = frozenset({"sinking", "crash"})  # "foundered in a storm": it has the dead


def bearer_of(
    pile: Pile, toll: Mention, bearers: Sequence[list[Mention]], kinds: Mapping[str, Kind], deadly: Sequence[str]
) -> list[Mention] | None:
    """What a toll's sentence tells of, else the page's only bearer, or the one that it tells most of, and of last.

    The dead that somebody counts are of the only one whose own sentence counts them, which `deadly` are, told last or
    not.
    """
    beside = [(m, i) for i, g in enumerate(bearers) for m in g if m.sentence.overlaps(toll.sentence)]
    own = [(m, i) for m, i in beside if not is_answered(pile, m) or of_the_answered(pile, toll, m)]
    here = [(*_apart(pile, toll, m), i) for m, i in own]
    time = mention_time(toll)
    if here and turns_to_another(_between(pile, toll, bearers[min(here)[-1]])):
        return None  # "the second fire of the month, after the one in Kesvik that killed seven"
    if here and time and of_another_year(pile, toll, time):
        here = [one for one in here if same_time(bearers[one[-1]], time)]
        if not here:
            return None  # "the flood was the worst since 1987, when 60 people drowned"
    if here:
        return bearers[min(here)[-1]]
    if time and of_another_year(pile, toll, time) and not any(same_time(g, time) for g in bearers):
        return None  # "in March of last year four had died there"
    if any(p.role == "actor" and is_somebody(p.label) for p in toll.participants if p.label):
        return None  # somebody killed somebody: a happening of its own; "the ferry disaster" is nobody
    free = [g for g in bearers if not time or not (other_day(pile, time, g, kinds) or _later_there(pile, time, g))]
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


def _apart(pile: Pile, toll: Mention, mention: Mention) -> tuple[int, int]:
    """How far a happening stands from a toll of its sentence: clauses of something else first, then characters."""
    first, last = sorted((toll.trigger, mention.trigger))
    between = pile.articles[toll.article].text[first.end : last.start]
    return len(_ELSEWHERE.findall(between)), abs(mention.trigger.start - toll.trigger.start)


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


def _between(pile: Pile, toll: Mention, group: list[Mention]) -> str:
    """The words of a toll's sentence from the last mention of what may bear it to the toll."""
    ends = [m.trigger.end for m in group if m.sentence.overlaps(toll.sentence) and m.trigger.end <= toll.trigger.start]
    return pile.articles[toll.article].text[max(ends) : toll.trigger.start] if ends else ""
