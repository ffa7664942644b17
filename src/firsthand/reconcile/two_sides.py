"""Two deeds of two sides: police shot at marchers, and marchers are said to have stormed the town hall.

In: the Facts of two groups of attacks. Out: whether the one, upon a building, is no part of the other, upon people; and
of which side of a clash a label is. Who fired first on whom is one deed told both ways round; the storming that the
one side alleges, and that somebody denies, is another than the shooting, and must not name or place it.
"""

from functools import cache
from typing import TYPE_CHECKING

from firsthand.reconcile.happenings import family
from firsthand.reconcile.names import content_words, fold
from firsthand.resources import languages, table

if TYPE_CHECKING:
    from firsthand.reconcile.facts import Facts

A_ROUND = 10  # arrested, from which on it is the people of a street that were held; a suspect or three are somebody


def sides_in(label: str) -> frozenset[str]:
    """Of which side of a clash a label's people are: forces, a crowd, or neither.

    >>> sorted(sides_in("riot police")), sorted(sides_in("a mob")), sorted(sides_in("gunmen"))
    (['forces'], ['crowd'], [])
    """
    return frozenset(_sides()[word] for word in content_words(label) if word in _sides())


def of_the_crowd(words: frozenset[str]) -> bool:
    """Whether words are for people of a street, who are "rioters" to the police and "residents" to the mayor.

    >>> of_the_crowd(frozenset({"rioter"})), of_the_crowd(frozenset({"resident"})), of_the_crowd(frozenset({"captain"}))
    (True, True, False)
    """
    sides = {_sides().get(word) for word in words}
    return "crowd" in sides and "forces" not in sides


def blames(label: str) -> bool:
    """Whether a label is a word of one side for the other.

    >>> blames("47 rioters"), blames("residents")
    (True, False)
    """
    return not _blaming().isdisjoint(content_words(label))


def of_other_sides(one: "Facts", other: "Facts") -> bool:
    """Whether of two attacks one was upon a building, by the other side or not at all, and the other upon people."""
    if family(one.kind).name != "attack" or not one.tongues & other.tongues:
        return False
    return _upon_a_building(one, other) or _upon_a_building(other, one)


def _upon_a_building(one: "Facts", other: "Facts") -> bool:
    """Whether the one struck nothing but a spot, which the other neither struck nor was at."""
    people = other.whom - other.struck
    if not one.upon or not one.whom <= one.struck | one.upon or other.upon or one.upon & other.at:
        return False
    if one.doers and other.doers:
        return not one.doers & other.doers
    return one.never and not other.never and bool(people or other.doers)


@cache
def _blaming() -> frozenset[str]:
    rows = (row for language in languages() for row in table(language, "two_sides") if row["blames"] == "yes")
    return frozenset(form for row in rows if (term := fold(row["term"])) for form in (term, f"{term}s", f"{term}es"))


@cache
def _sides() -> dict[str, str]:
    """The side of each noun, in both numbers."""
    found: dict[str, str] = {}
    for language in languages():
        for row in table(language, "two_sides"):
            term = fold(row["term"])
            found |= dict.fromkeys((term, f"{term}s", f"{term}es"), row["side"])
    return found
