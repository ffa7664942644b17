"""What kinds of happening have in common: which recur, which befall people one by one, which are parts of others.

In: kinds. Out: what holds of them; the kind of a group of mentions.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from firsthand.reconcile.happenings import Kind, may_speak_of
from firsthand.resources import languages, table

_MANIFOLD = frozenset({"flood", "storm", "clash"})  # "the floods", "the clashes": one happening, however many
PARTS = frozenset({"rescue", "seizure", "displacement"})  # of a disaster or a raid, where one is told
COMING = frozenset({"attended", "protesters", "strikers"})  # who comes to it, not whom it befell
BY_YEAR = "election"  # the kind that is called by its year
AFFAIRS = frozenset({"bribery", "embezzlement"})  # one's own wrong, told of from the first report to the sentence
SPOKEN = "press conference"  # every office holds one


def recurs(kind: Kind) -> bool:
    """Whether pages of one affair tell of several: a summit and the one before it, a march every Sunday."""
    return kind.slot in COMING


def is_counted(kind: Kind) -> bool:
    """Whether several happenings of a kind are told of in the plural: attacks, not floods."""
    return (kind.role == "bearer" or recurs(kind)) and kind.name not in _MANIFOLD


def befell(kind: Kind) -> bool:
    """Whether a kind is something that befalls people one by one: an arrest, a conviction."""
    return kind.role == "plain" and bool(kind.slot) and kind.slot not in COMING


def befalls_ships(kind: Kind) -> bool:
    """Whether a kind befalls ships and who is on them."""
    return kind.role in {"bearer", "toll"} or kind.name in PARTS


@cache
def kinds_that_are(what: str) -> frozenset[str]:
    """The names of the kinds of which something holds that `kinds_of_happenings.tsv` tells of.

    >>> "meeting" in kinds_that_are("shown"), "meeting" in kinds_that_are("wrong")
    (True, False)
    """
    rows = (row for language in languages() for row in table(language, "kinds_of_happenings"))
    return frozenset(row["term"] for row in rows if what in row["are"].split())


def kind_of_group(piece: Sequence[str], kinds: Mapping[str, Kind]) -> Kind:
    """The kind most mentions name; tolls do not vote where something bears them, nor "took place" at all."""
    voting = [name for name in piece if kinds[name].role not in {"toll", "light"}]
    voting = [name for name in voting if kinds[name].name not in PARTS] or voting
    voting = voting or [name for name in piece if kinds[name].role != "light"] or list(piece)
    named = {kinds[name].name for name in voting}
    specific = [name for name in voting if not any(named & some for some in may_speak_of(kinds[name]))]
    voting = specific or voting  # "the disaster" says less than "the flood"
    votes = Counter(kinds[name] for name in voting)
    return min(votes, key=lambda kind: (-votes[kind], kind.name))
