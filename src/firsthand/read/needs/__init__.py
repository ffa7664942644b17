"""What a plain word needs around it to name a happening: a drone that hits, a school closed, a report published.

In: a token and the name of a need, as the event lexicon gives it. Out: whether the words around meet it. Each need is a
rule of its own; they are told apart by what they are asked of: persons, casualties, offices, places, things, deeds.
"""

from collections.abc import Callable

from spacy.tokens import Token

from firsthand.read.needs import casualties, deeds, offices, persons, places, things
from firsthand.read.needs.casualties import nothing_of
from firsthand.read.needs.deeds import under_fire
from firsthand.read.needs.words import (
    comes_from,
    counted_by_total,
    is_attributive,
    is_noun_unseen,
    is_somebody,
    named,
    own_objects,
    people,
    subjects,
    things_of,
    type_of,
)

__all__ = [
    "comes_from",
    "counted_by_total",
    "is_attributive",
    "is_noun_unseen",
    "is_somebody",
    "met",
    "named",
    "nothing_of",
    "own_objects",
    "people",
    "subjects",
    "things_of",
    "type_of",
    "under_fire",
]

_NEEDS: dict[str, Callable[[Token], bool]] = {
    **persons.NEEDS,
    **casualties.NEEDS,
    **offices.NEEDS,
    **places.NEEDS,
    **things.NEEDS,
    **deeds.NEEDS,
}


def met(token: Token, need: str) -> bool:
    """Whether the words around a token meet a need of the event lexicon."""
    return _NEEDS[need](token)
