"""Falling ill: whose tolls are a poisoning's or an outbreak's, and what a number of the sick counts.

In: kinds of happening, and a mention with its event's kind. Out: whether the one has the other's toll; the slot of a
number, and "in hospital" for those of the sick who are there.
"""

import re
from functools import cache

from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.names import fold
from firsthand.records import Mention
from firsthand.resources import either, languages, table

FELL_ILL = "infected"
IN_HOSPITAL = "in hospital"
POISONING = "poisoning"
_INTOXICATION = "intoxication"  # "tres intoxicados": of food, or of smoke
_HOSPITAL = "hospitalisation"
_SMOKE = frozenset({"fire", "explosion", "leak", "spill"})


def makes_ill(kind: Kind) -> bool:
    """Whether people fall ill of a happening: a poisoning, an outbreak of a disease."""
    return kind.name == POISONING or kind.name.endswith("outbreak")


def has_toll(bearer: Kind, toll: Mention, kind: Kind) -> bool:
    """Whether a happening can have a toll: a poisoning makes ill and kills, and wounds nobody; nothing else makes ill.

    An outbreak lasts, so that the death of one of the sick is a happening of its own, with its day. Who is "intoxicado"
    in a fire has breathed its smoke.
    """
    if makes_ill(bearer):
        dead = kind.slot == "killed" and (bool(toll.quantities) or bearer.name == POISONING)
        return dead or kind.slot == FELL_ILL or kind.name == _HOSPITAL
    return kind.slot != FELL_ILL or (kind.name == _INTOXICATION and bearer.name in _SMOKE)


def slot_of(kind: Kind, event: Kind) -> tuple[str | None, str]:
    """What a number of a toll counts in its event, and its scope: the sick "in hospital", those hurt by smoke."""
    if kind.name == _HOSPITAL and (makes_ill(event) or kind.slot == FELL_ILL):
        return FELL_ILL, IN_HOSPITAL
    if kind.name == _INTOXICATION and event.role == "bearer" and not makes_ill(event):
        return "injured", ""
    return kind.slot, ""


def is_poison(label: str) -> bool:
    """Whether words name a thing that makes ill, which kills by no will of its own: "pesticide in a tanker"."""
    return bool(_poisons().search(fold(label)))


@cache
def _poisons() -> re.Pattern[str]:
    rows = (row["term"] for language in languages() for row in table(language, "poisons"))
    return re.compile(rf"\b(?:{either(frozenset(map(fold, rows)))})\b")
