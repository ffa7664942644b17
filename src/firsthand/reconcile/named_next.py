"""A source without a name who may be one with a name: "a nurse said", and next "the nurse, Ilse Brandt".

In: the pile, two voices. Out: how a page describes a named person; why an unnamed one may be that person, or None.
"A nurse, Ilse Brandt" after "a nurse" is a second one.
"""

import re
from itertools import product
from typing import NamedTuple

from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Span, Voice
from firsthand.resources import terms_of_all

_KNOWN = re.compile(r"(?:the|this|that|el|la|es[ea]|est[ea])\s", re.IGNORECASE)
_ANOTHER = re.compile(r"(?:an?|another|one|una?|otr[oa])\s", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:who|that|which|whose|que|quien|cuy[oa])\s.*$|,.*$", re.IGNORECASE)
_FAR = 300  # characters from one who is not named to a name in the next sentence


class Described(NamedTuple):
    """What a named person is on a page, and whether as one told of before ("the nurse") or as another ("a nurse")."""

    head: str
    known: bool
    another: bool


def without_more(label: str) -> str:
    """A label without what is told of the source behind it: "a nurse who was there"."""
    return _BEHIND.sub("", label)


def head_of(label: str) -> str | None:
    """What a person is: the nurse of "a nurse at the hospital"."""
    families = terms_of_all("families")
    return next((word for word in fold(without_more(label)).split() if word in families), None)


def described(pile: Pile, person: Voice, span: Span) -> Described | None:
    """What the words around a person's name say of her: "The nurse, Ilse Brandt", "Ilse Brandt, a nurse"."""
    words = pile.quote(span)
    before, name, behind = words.partition(person.label)
    head = head_of(before.strip(" ,")) or head_of(behind.strip(" ,"))
    if not name or not head:
        return None
    return Described(head, bool(_KNOWN.match(before)), bool(_ANOTHER.match(before)))


def may_be_named(pile: Pile, a: Voice, b: Voice) -> str | None:
    """Why one of two voices may be the other, who has a name."""
    for one, person in ((a, b), (b, a)):
        if one.named or one.kind != "unnamed" or one.count_max != 1 or person.kind != "named_person":
            continue
        head = head_of(one.label)
        for mine, hers in product(one.mentions, person.mentions):
            told = described(pile, person, hers)
            here = mine.article == hers.article
            if told and told.head == head and not (here and (told.another or hers < mine)):
                return f"“{one.label}” may be {person.label}, who is called so too"
        firsts = ((m, h) for m in one.mentions for h in person.mentions[:1] if m.article == h.article)
        if any(_next(pile, mine, hers) and not described(pile, person, hers) for mine, hers in firsts):
            return f"“{one.label}” may be {person.label}, who is named in the next sentence"
    return None


def _next(pile: Pile, mine: Span, hers: Span) -> bool:
    """Whether a name is given for the first time in the sentence behind the one with a source who has none."""
    text = pile.articles[mine.article].text[mine.end : hers.start]
    if not 0 < len(text) < _FAR or "\n" in text:
        return False
    spoken = [
        s for voice in pile.readings[mine.article].voices for s in voice.mentions if mine.end <= s.start < hers.start
    ]
    return not spoken and len(re.findall(r"[.!?][”\"’'»]?\s+(?=[\"“«‘]?[^\W\d_a-z])", text)) == 1
