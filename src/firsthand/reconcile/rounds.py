"""A round of arrests is of the night that its page tells of: "a mob attacked the mill on Tuesday night. 63 were held".

In: a Pile and a mention. Out: the days and the place that it takes from the deed told before it, where it has none of
its own. Those are what make one round of what the police, a rights group and a mayor each put a number to. And the
day on which "nobody was arrested".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.reconcile.deeds import is_deed
from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.two_sides import A_ROUND
from firsthand.reconcile.values import Interval, days
from firsthand.reconcile.whereabouts import placed
from firsthand.records import Mention, Place

_ENDS = re.compile(r"[.!?][”»\"]?\s")  # of a sentence
_EARLIER = re.compile(  # "a week before, 40 had been held": of another night than the page tells of
    r"\b(?:days?|weeks?|months?|years?)\s+(?:before|earlier|ago)\b|\b(?:last|the\s+previous)\s+(?:week|month|year)\b"
    r"|\b(?:días?|semanas?|mes(?:es)?|años?)\s+(?:antes|atrás|pasad[oa]|anterior)\b|\bhace\s+\w+\s+(?:días|semanas?|mes|años?)\b",
    re.IGNORECASE,
)
_RECENT = 3  # days from a deed to the page: a number told later is of all who were held since


class Night(NamedTuple):
    """The days that a round of arrests can be of, and the place of what it followed."""

    days: Interval
    place: Place | None


def night_of(pile: Pile, mention: Mention) -> Night | None:
    """The night of a round of arrests without a day or a place of its own: that of the last deed told before it.

    From the day of the deed to the one on which the page was printed.
    """
    if mention.times or mention.place is not None or not _is_a_round(pile, mention):
        return None
    if _EARLIER.search(pile.quote(mention.sentence)):
        return None
    for deed in sorted(pile.readings[mention.article].mentions, key=lambda m: m.trigger, reverse=True):
        if deed.sentence.end > mention.sentence.start or deed.polarity == "negative" or deed.status != "happened":
            continue
        if not is_deed(kind_of(pile.quote(deed.trigger), deed.event_type)):
            continue
        when = next((found for time in deed.times if (found := days(time.edtf))), None)
        said = pile.said(mention.article)
        if when is None or said is None or not 0 <= said[1] - when[0] <= _RECENT:
            continue
        return Night((when[0], max(when[1] + 1, said[1])), placed(pile, deed))
    found = next(occasion_of(pile, mention), None)
    return Night((found[0], found[1] + 1), None) if found else None


def occasion_of(pile: Pile, mention: Mention) -> Iterator[Interval]:
    """The day on which there was none: its own, else that of the sentence before, of what the page is telling.

    "About 900 people came to the quay on Friday evening. There were no arrests." Not the day on which somebody spoke:
    of what a source says there was none, only where that sentence tells of something on that day.
    """
    if mention.times:
        yield from (found for time in mention.times if (found := days(time.edtf)))
        return
    text, reading = pile.articles[mention.article].text, pile.readings[mention.article]
    start = text.rfind("\n", 0, mention.sentence.start) + 1
    before = [t for t in reading.times if start <= t.span.start and t.span.end <= mention.sentence.start]
    if not before:
        return
    last = max(before, key=lambda t: t.span)
    found = days(last.edtf)
    near = not _ENDS.search(text[last.span.end : mention.sentence.start].rstrip()[:-1])
    told = mention.attribution is None or any(last in other.times for other in reading.mentions)
    if found and near and told and found[1] - found[0] <= 1:
        yield found


def _is_a_round(pile: Pile, mention: Mention) -> bool:
    """Whether a mention tells of many arrested at once."""
    if kind_of(pile.quote(mention.trigger), mention.event_type).name != "arrest" or mention.status != "happened":
        return False
    return any(q.minimum >= A_ROUND and not q.unit for q in mention.quantities)
