"""What a happening's own word tells, "shot" a firearm, "acquitted" an acquittal: news only beside something else.

In: a Pile, the assertions of a case and a slot. Out: the assertions without those of that slot.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Mention


def only_against_others(
    pile: Pile,
    assertions: Sequence[Assertion],
    slot: str,
    is_own_word: Callable[[Assertion, Mention], bool],
    against: Callable[[str, str], bool],
) -> tuple[Assertion, ...]:
    """The assertions without what `is_own_word` of a slot, save where a value of the event stands `against` its own.

    `against` has the value of the own word first.
    """
    mentions = pile.mentions()
    told: dict[str, set[str]] = defaultdict(set)
    for one in assertions:
        if one.slot == slot:
            told[one.event].add(str(one.value))

    def is_bare(one: Assertion) -> bool:
        mention = mentions.get(one.mention)
        return one.slot == slot and mention is not None and is_own_word(one, mention)

    return tuple(a for a in assertions if not is_bare(a) or any(against(str(a.value), n) for n in told[a.event]))
