"""Words that are one value in two languages: "the old bridge" is what the translations have for "el puente viejo".

In: assertions with the key of each one's words, and the translated passages of the case. Out: for a key, the key that
stands for it. A passage and its translation that give one value each for a slot of one event have named the same thing,
and what most of them pair is taken, either way round. Only where one event is put at one spot of a kind in each
language, no translation is needed: "the ferry terminal" is "la terminal de ferris".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.names import content_words
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sites import is_site
from firsthand.records import Assertion, Span
from firsthand.resources import languages, table
from firsthand.wording import fold

_MOST = 0.5  # of what a value is paired with
_CODE_NAME = "operation"
# What tells two spots of a kind apart, as both languages say it.
_WHICH = {"norte": "north", "sur": "south", "este": "east", "oeste": "west", "viejo": "old", "vieja": "old",
          "antiguo": "old", "antigua": "old", "nuevo": "new", "nueva": "new", "central": "central"}  # fmt: skip


class Word(NamedTuple):
    """The key of a value in a slot."""

    slot: str
    key: str


Pairs = Counter[tuple[Word, Word]]


def of_one_tongue(pile: Pile, assertions: Sequence[Assertion], keys: Mapping[str, str]) -> dict[Word, str]:
    """For each value that has another name in a second language, the key for both: that of more assertions."""
    held: dict[str, list[Assertion]] = defaultdict(list)
    often = Counter[Word]()
    for assertion in assertions:
        held[assertion.article].append(assertion)
        often[Word(assertion.slot, keys[assertion.id])] += 1
    met: dict[Word, Counter[Word]] = defaultdict(Counter)
    for (a, b), times in (_pairs(pile, held, keys) + _code_names(pile, assertions, keys)).items():
        met[a][b] += times
        met[b][a] += times
    found: dict[Word, str] = {}
    for one, others in met.items():
        other = _best(others)
        if other != one and _best(met[other]) == one and _agreed(others, other) and _agreed(met[other], one):
            found[one] = min(one, other, key=lambda word: (-often[word], word)).key
    return found


def of_one_spot(pile: Pile, assertions: Iterable[Assertion], keys: Mapping[str, str]) -> dict[str, str]:
    """For assertions that put one event at a spot, a key for its names in two languages: that of more assertions."""
    spots: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    mine: dict[str, tuple[str, bool]] = {}
    for one in assertions:
        if one.slot == "where" and is_site(str(one.value)):
            mine[one.id] = one.event, pile.articles[one.article].language == "en"
            spots[mine[one.id]][keys[one.id]] += 1
    called: dict[tuple[str, str], str] = {}
    for event in {event for event, _ in spots}:
        english, others = spots.get((event, True), Counter()), spots.get((event, False), Counter())
        fit = {key: [name for name in sorted(english) if _is_called(key, name)] for key in others}
        for key, names in fit.items():
            if len(names) == 1 and sum(names[0] in some for some in fit.values()) == 1:
                called[event, min(key, names[0])] = called[event, max(key, names[0])] = (
                    key if others[key] > english[names[0]] else names[0]
                )
    return {name: called[event, keys[name]] for name, (event, _) in mine.items() if (event, keys[name]) in called}


def one_spot(one: str, other: str) -> bool:
    """Whether two labels of a spot, in either language or both, may be one: "la torre de agua" and "the water tower".

    >>> one_spot("la oficina del puerto", "the harbour office"), one_spot("the old bridge", "el puente nuevo")
    (True, False)
    >>> one_spot("the customs house", "el convento")
    False
    """
    keys = [" ".join(content_words(label)) for label in (one, other)]
    return keys[0] == keys[1] or _is_called(*keys) or _is_called(*reversed(keys))


def _is_called(key: str, english: str) -> bool:
    """Whether a spot may be called so in English: "terminal ferris" is a terminal, "puente norte" no south bridge."""
    head, *others = key.split()
    nouns = _in_english().get(head, ())
    if not any(english == noun or english.endswith(f" {noun}") for noun in nouns):
        return False
    ours = {_WHICH[word] for word in others if word in _WHICH}
    theirs = set(_WHICH.values()).intersection(english.split())
    return not ours or not theirs or ours == theirs


@cache
def _in_english() -> dict[str, tuple[str, ...]]:
    rows = (row for language in languages() for row in table(language, "sites_in_english"))
    return {fold(row["term"]): tuple(row["english"].split("|")) for row in rows}


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


def _code_names(pile: Pile, assertions: Iterable[Assertion], keys: Mapping[str, str]) -> Pairs:
    """How many events have one code-name in English and one elsewhere: "Operation Anchor", "Operación Ancla"."""
    named: dict[str, dict[bool, set[str]]] = defaultdict(lambda: {True: set(), False: set()})
    for one in assertions:
        if one.slot == _CODE_NAME:
            named[one.event][pile.articles[one.article].language == "en"].add(keys[one.id])
    found: Pairs = Counter()
    for names in named.values():
        if len(names[True]) == len(names[False]) == 1 and names[True] != names[False]:
            found[Word(_CODE_NAME, *names[True]), Word(_CODE_NAME, *names[False])] += 1
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
