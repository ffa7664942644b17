"""A place that stands with the words of another happening: "arrested over the attack on the bus station".

In: a text, the words of a happening, those of the other happenings of its sentence, and a place in it. Out: whether the
place is one of the others', and says nothing of where the happening itself was. Who is held over an attack need not be
held where it was.
"""

import re
from collections.abc import Iterable

from firsthand.reconcile.sites import leads_there
from firsthand.records import Span

# What happens during another, or with it, is where that is: "hurt during the march in Kesvik", "a fire and a blast in".
_AT_ONCE = re.compile(
    r"\b(?:during|at|in|amid|and|or|with|durante|en|e|y|o|u|con)\s+(?:[^\W\d_]+\s+){0,2}$", re.IGNORECASE
)
_SENTENCE_LEFT = re.compile(r"[,;:.()“”«»]")


def told_with(text: str, happening: Span, others: Iterable[Span], place: Span) -> bool:
    """Whether only "in" or "on the" stands between another happening and a place, and the two were not at once."""
    return any(
        leads_there(text[other.end : place.start]) and not _at_once(text, happening, other)
        for other in others
        if other.end < place.start and not other.overlaps(happening)
    )


def _at_once(text: str, happening: Span, other: Span) -> bool:
    """Whether the words between say that the happening was at the other."""
    between = text[happening.end : other.start] if happening.end <= other.start else ""
    return bool(_AT_ONCE.search(between)) and not _SENTENCE_LEFT.search(between)
