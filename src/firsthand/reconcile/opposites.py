"""Words that say the contrary of others: "acquitted" and "convicted", "found alive" and "found dead".

In: the folded words of two passages. Out: where in each the words stand by which they say contrary things, or None.
"""

from collections.abc import Sequence
from functools import cache

from firsthand.resources import languages, table
from firsthand.wording import fold

_LONGEST = 2  # words of a term

Stretch = tuple[int, int]  # of the words of a passage: from, to


def opposed(one: Sequence[str], other: Sequence[str]) -> tuple[Stretch, Stretch] | None:
    """Where two passages say the contrary of each other; None where either says both, or neither says either."""
    first, second = _poles(one), _poles(other)
    for about in sorted(first.keys() & second.keys()):
        mine, theirs = first[about], second[about]
        if mine and theirs and mine[0] != theirs[0]:
            return mine[1], theirs[1]
    return None


def _poles(words: Sequence[str]) -> dict[str, tuple[str, Stretch] | None]:
    """What words say of each matter: its pole and where; None where they say both."""
    found: dict[str, tuple[str, Stretch] | None] = {}
    for at in range(len(words)):
        for end in range(at + 1, min(at + _LONGEST, len(words)) + 1):
            if known := _terms().get(" ".join(words[at:end])):
                about, pole = known
                before = found.get(about, (pole, (at, end)))
                found[about] = before if before and before[0] == pole else None
    return found


@cache
def _terms() -> dict[str, tuple[str, str]]:
    rows = (row for language in languages() for row in table(language, "opposites"))
    found = ((fold(row["term"]), row["kinds"].split()) for row in rows)
    return {term: (about, pole) for term, (about, pole) in found}
