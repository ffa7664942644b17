"""What persons said is the same and is not: before any rule of ours joins anything, or when all have joined.

In: Rulings, and mentions or voices with the words they stand on. Out: Unions with what is joined and kept apart, and
the judgements that a later one overrules: of two that cannot both hold the later one does.
"""

from collections.abc import Iterable
from itertools import combinations

from firsthand.bearings import OnWords
from firsthand.records import Judgement, Outcome, Span
from firsthand.rulings import Rulings, aims, signed
from firsthand.unions import Unions


def waits(rulings: Rulings, kinds: frozenset[str]) -> bool:
    """Whether what persons joined is better joined when our rules are done: nothing of these kinds is to stay apart.

    Joined first, two events of two days would keep from both what tells of either.
    """
    apart = (target.kind for one in rulings.in_force if one.verb == "not_same" for target, _ in aims(one))
    return kinds.isdisjoint(apart)


def rule(
    joined: Unions, rulings: Rulings, kinds: frozenset[str], found: Iterable[tuple[Span, str]]
) -> tuple[Outcome, ...]:
    """Join and part what persons said is the same and is not; gives what is overruled.

    `found` is what there is to join, with the words it stands on.
    """
    told = [one for one in rulings.in_force if one.verb in {"same", "not_same"}]
    words = OnWords(found if told else ())
    overruled: list[Outcome] = []
    later: list[tuple[Judgement, set[str]]] = []
    for judgement in reversed(told):
        aimed = [spans for target, spans in aims(judgement) if target.kind in kinds]
        groups = [list(dict.fromkeys(name for span in spans for name in words.on(span))) for spans in aimed]
        names = [name for group in groups for name in group]
        if judgement.verb == "same":
            why = f"said to be one ({signed(judgement)})"
            held = [joined.join(names[0], name, why) for name in names[1:]]
        else:
            pairs = [(a, b) for one, other in combinations(groups, 2) for a in one for b in other if a != b]
            held = [joined.part(a, b) for a, b in pairs]
        if not all(held):
            by = next((one for one, about in later if not about.isdisjoint(names)), later[-1][0])
            note = f"a later judgement says otherwise ({signed(by)}: {by.id})"
            overruled.append(Outcome(judgement=judgement.id, state="overruled", note=note))
        if names:
            later.append((judgement, set(names)))
    return tuple(overruled)
