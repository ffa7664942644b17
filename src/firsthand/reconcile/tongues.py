"""Words that are one value in two languages: "the old bridge" is what the translations have for "el puente viejo".

In: assertions with the key of each one's words, and the translated passages of the case. Out: for a key, the key that
stands for it. No dictionary is asked: a passage and its translation that give one value each for a slot of one event
have named the same thing, and what most of them pair is taken, either way round.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Span

_MOST = 0.5  # of what a value is paired with


class Word(NamedTuple):
    """The key of a value in a slot."""

    slot: str
    key: str


Pairs = Counter[tuple[Word, Word]]


def of_one_tongue(pile: Pile, assertions: Iterable[Assertion], keys: Mapping[str, str]) -> dict[Word, str]:
    """For each value that has another name in a second language, the key for both: that of more assertions."""
    held: dict[str, list[Assertion]] = defaultdict(list)
    often = Counter[Word]()
    for assertion in assertions:
        held[assertion.article].append(assertion)
        often[Word(assertion.slot, keys[assertion.id])] += 1
    met: dict[Word, Counter[Word]] = defaultdict(Counter)
    for (a, b), times in _pairs(pile, held, keys).items():
        met[a][b] += times
        met[b][a] += times
    found: dict[Word, str] = {}
    for one, others in met.items():
        other = _best(others)
        if other != one and _best(met[other]) == one and _agreed(others, other) and _agreed(met[other], one):
            found[one] = min(one, other, key=lambda word: (-often[word], word)).key
    return found


def _pairs(pile: Pile, held: Mapping[str, Sequence[Assertion]], keys: Mapping[str, str]) -> Pairs:
    """How many translated passages pair two values."""
    found: Pairs = Counter()
    for edge in pile.lineage.reuse:
        if edge.relation != "translated" or edge.a.article not in held or edge.b.article not in held:
            continue
        here, there = (_given(held[span.article], span, keys) for span in (edge.a, edge.b))
        for about in here.keys() & there.keys():
            for word in here[about] & there[about]:
                found[word, word] += 1  # a town is called so in both
            mine, theirs = here[about] - there[about], there[about] - here[about]
            if len(mine) == len(theirs) == 1:
                found[mine.pop(), theirs.pop()] += 1
    return found


def _given(assertions: Sequence[Assertion], span: Span, keys: Mapping[str, str]) -> dict[tuple[str, str], set[Word]]:
    """The values that a passage gives, by event and slot."""
    found: dict[tuple[str, str], set[Word]] = defaultdict(set)
    for one in assertions:
        if one.span.overlaps(span):
            found[one.event, one.slot].add(Word(one.slot, keys[one.id]))
    return found


def _best(others: Counter[Word]) -> Word:
    return min(others, key=lambda word: (-others[word], word))


def _agreed(others: Counter[Word], word: Word) -> bool:
    return others[word] > _MOST * others.total()
