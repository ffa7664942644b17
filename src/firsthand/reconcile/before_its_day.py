"""What pages say of a happening before its day: "has not been charged", "calls to cancel his visit".

In: a Pile, mentions, events. Out: the days of events, and whether a page was out before one and only tells of a plan.
"""

import re

from firsthand.reconcile.deeds import is_awaited
from firsthand.reconcile.events import Happened
from firsthand.reconcile.facts import APART
from firsthand.reconcile.happenings import Kind, past
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.values import Interval, days, precision
from firsthand.records import Event, Mention, Value

_PERFECT = re.compile(r"\b(?:has|have|['’]ve|ha|han)\b[^.;:]{0,40}$", re.IGNORECASE)


def whole_days(event: Event) -> Interval | None:
    """The days of an event of which at least the month is known."""
    return days(event.time) if event.time and precision(event.time) >= 2 else None


def first_told(pile: Pile, happened: Happened) -> dict[str, float]:
    """The first day on which a page tells that an event has happened."""
    found: dict[str, float] = {}
    for article, reading in pile.readings.items():
        said = pile.said(article)
        for mention in reading.mentions if said else ():
            if said and mention.polarity == "positive" and mention.status not in APART:
                event = happened.of[mention.id]
                found[event] = min(said[0], found.get(event, said[0]))
    return found


def out_before(pile: Pile, article: str, day: float | None) -> bool:
    """Whether a page was printed, or at the latest captured, before a day."""
    known = (pile.said(article), days(pile.articles[article].captured))
    return day is not None and any(found[1] < day for found in known if found)


def not_yet(mention: Mention) -> bool:
    """Whether a page says that something had not happened, and not that it will not."""
    return mention.polarity == "negative" and mention.status not in APART


def so_far(pile: Pile, mention: Mention, kind: Kind, day: float | None) -> bool:
    """Whether a page says that something awaited has not happened until now: "no one has been arrested".

    "Nobody has escaped" denies an escape, whoever tells of one later; so does "nobody has been arrested", said after
    the day of the arrest.
    """
    before = pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start]
    if not not_yet(mention) or not is_awaited(kind) or not _PERFECT.search(before):
        return False
    said = pile.said(mention.article)
    return day is None or said is None or said[0] <= day


def as_set(pile: Pile, mention: Mention, value: Value, *, ahead: bool) -> Value:
    """What is said of a gathering's being: people set a day for it, so that one which they will hold is planned.

    A page that was out before its day tells of no meeting that was: "calls to cancel his meeting with her"; "they met"
    is of another.
    """
    bare = value == "happened" and ahead and is_bare(pile, mention)
    return "planned" if value == "predicted" or bare else value


def is_bare(pile: Pile, mention: Mention) -> bool:
    """Whether a noun tells of a happening: a page that calls it planned elsewhere does not say that it took place."""
    return not any(past(word) for word in pile.quote(mention.trigger).split())
