"""Those who are held and let go: "four people detained in the affair walked out of court on Thursday".

In: the mentions of a document. Out: the same, where who walks out are those whom the words before say to be held: their
number and the day are those of the release, and of the arrest nothing is told but that there was one.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from firsthand.read.document import Document
from firsthand.records import Mention

_WHO = re.compile(r"\s+(?:[\w’'-]+\s+){0,3}")  # "four people detained"
_STOPS = re.compile(r"[,;:.—–]|\b(?:and|but|or|who|was|were|y|pero|que|fue|fueron)\b", re.IGNORECASE)


def with_let_go(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, in their order."""
    changed = {one.id: one for one in found}
    for freed in found:
        if freed.mode != "release" or freed.quantities or freed.polarity == "negative":
            continue
        for held in found:
            if held.mode == "arrest" and held.quantities and _of_them(document, held, freed):
                changed[freed.id] = replace(freed, quantities=held.quantities, times=freed.times or held.times)
                changed[held.id] = replace(held, times=())
    return [changed[one.id] for one in found]


def _of_them(document: Document, held: Mention, freed: Mention) -> bool:
    """Whether who is held is the subject of what tells of the release."""
    text, number = document.article.text, held.quantities[0].span
    if (
        held.sentence != freed.sentence
        or not number.end <= held.trigger.start < held.trigger.end <= freed.trigger.start
    ):
        return False
    beside = _WHO.fullmatch(text, number.end, held.trigger.start)
    return beside is not None and not _STOPS.search(text, held.trigger.end, freed.trigger.start)
