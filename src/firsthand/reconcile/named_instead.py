"""Who did it, told without a name where others of the event give one: "gunmen", beside "the Red Heron Brigade".

In: the assertions of a case. Out: the assertions without those that say of a doer no more than that he attacked
(`faceless` of `resources/<language>/things.tsv`), in events of which somebody names one. The gunmen may well have been
of the brigade: the two are no rivals. Where nobody names any, "gunmen" is who it was.
"""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.inflection import forms_of_things
from firsthand.reconcile import happenings
from firsthand.reconcile.doers import denial, without_article
from firsthand.reconcile.names import fold
from firsthand.records import Assertion
from firsthand.resources import languages, table

_SLOT = "who"


def named_instead(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, without doers that have no face where their event has one with a name."""
    faceless = {a.id for a in assertions if a.slot == _SLOT and is_faceless(str(a.value))}
    named = {
        a.event
        for a in assertions
        if a.slot == _SLOT and a.id not in faceless and not denial(a.value) and _is_named(str(a.value))
    }
    return tuple(a for a in assertions if a.id not in faceless or a.event not in named)


def is_faceless(label: str) -> bool:
    """Whether a label says nothing of who it was.

    >>> is_faceless("Unidentified gunmen"), is_faceless("un comando armado"), is_faceless("the Red Heron Brigade")
    (True, True, False)
    >>> is_faceless("five men"), is_faceless("the army")
    (True, False)
    """
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", without_article(label))]
    return bool(words) and all(not _bases(word).isdisjoint(_faceless()) for word in words)


def _is_named(label: str) -> bool:
    """Whether a label has a name in it."""
    return any(word[0].isupper() for word in without_article(label).split()[1:] or [without_article(label)])


def _bases(word: str) -> frozenset[str]:
    return frozenset(happenings.forms(word))


@cache
def _faceless() -> frozenset[str]:
    known = set(map(fold, forms_of_things("faceless")))
    numbers = {fold(row["term"]) for language in languages() for row in table(language, "numbers")}
    return frozenset(known | numbers | {"un", "una", "unos", "unas"})
