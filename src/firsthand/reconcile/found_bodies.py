"""Some of the dead: "five bodies were brought up on Friday", "three died overnight", where a page gives more dead.

In: a Pile, a mention that counts the dead and its number. Out: whether they are only those of then, and no toll.
"""

import re

from firsthand.reconcile.growth import grew_from
from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Quantity
from firsthand.wording import fold

_BODIES = re.compile(r"^(?:bod(?:y|ies)|corpses?|cadaver(?:es)?|cuerpos?)$")
_FOUND = re.compile(
    r"\b(?:(?:brought|pulled|hauled|lifted|washed|taken|dug|fished)\b|recovered|retrieved|found|discovered"
    r"|recuperad[oa]s|hallad[oa]s|encontrad[oa]s|extraid[oa]s|rescatad[oa]s|sacad[oa]s|(?:recuper|hall|encontr|extraj|sac)"
    r"(?:o|aron|eron))\b"
)
_NEVER = re.compile(
    r"\b(?:never|not|nunca|no)\s+(?:\w+\s+){0,2}(?:recovered|retrieved|found|located|recuper\w+|hall\w+|encontr\w+|localiz\w+)\b"
)
# What makes it a sum: "47 bodies had been found since Tuesday", "so far", "a total of".
_IN_ALL = re.compile(
    r"\b(?:since|so far|in all|total|altogether|to date|until|up to|had been|have been|has been|already|desde|hasta"
    r"|en total|ya|(?:han|habian|ha|habia) (?:sido )?\w+)\b"
)


def found_that_day(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether a number is only of the bodies that were found on a day, or never, where its page gives more dead.

    Not "47 bodies had been found since Tuesday", nor bodies of which no day is told.
    """
    if not _BODIES.match(fold(pile.quote(mention.trigger))):
        return False
    told = fold(pile.quote(mention.sentence))
    if not _NEVER.search(told) and (not mention.times or not _FOUND.search(told) or _IN_ALL.search(told)):
        return False
    tolls = (
        one
        for one in pile.readings[mention.article].mentions
        if one.id != mention.id and kind_of(pile.quote(one.trigger), one.event_type).slot == "killed"
    )
    return any(
        q.minimum > quantity.minimum and not one.sentence.overlaps(mention.sentence)
        for one in tolls
        for q in one.quantities
    )


def by_whom_it_rose(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether a number is of those by whom its page says that the toll rose: three, of "rose to 14 from 11"."""
    if quantity.minimum != quantity.maximum:
        return False
    for one in pile.readings[mention.article].mentions:
        if one.sentence.overlaps(mention.sentence) or kind_of(pile.quote(one.trigger), one.event_type).slot != "killed":
            continue
        before = grew_from(pile.quote(one.sentence), pile.tongue(mention.article))
        if before and any(q.minimum == q.maximum == before + quantity.minimum for q in one.quantities):
            return True
    return False
