"""One who died beside others who are counted: "a man died and 40 were arrested" has one dead.

In: the mentions of a document. Out: the same, where one person told of with "a" died in a clause to which "and" joins
a count of others, with one dead. "A worker died" alone may tell of one of many, and counts nobody.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from firsthand.read.document import Document
from firsthand.read.listed import people, total_of
from firsthand.records import Mention, Span
from firsthand.resources import either

_OTHERS = frozenset({"COERCE", "INJURY", "MISSING", "OUTBREAK"})
_FAR = 90  # characters from the one to the count of the others
_NO_TOLL = frozenset({"planned", "predicted", "hypothetical"})
_LINK = re.compile(r"[^.;:]*\b(?:and|while|y|e|mientras)\b[^.;:]*")


def with_one(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, in their order."""
    text = document.article.text
    changed = dict[str, Mention]()
    for dying in found:
        if dying.event_type != "DEATH" or dying.quantities or dying.polarity != "positive" or dying.status in _NO_TOLL:
            continue
        one = _one(document.language).search(text, dying.sentence.start, dying.trigger.start)
        if one is None:
            continue
        behind = text[dying.trigger.end :]
        for other in found:
            if other.event_type in _OTHERS and other.sentence == dying.sentence and other.quantities:
                start = other.quantities[0].span.start - dying.trigger.end
                if 0 < start < _FAR and _LINK.fullmatch(behind, 0, start):
                    whom = Span(dying.article, *one.span("whom"))
                    changed[dying.id] = replace(dying, quantities=(total_of(whom, 1),))
                    break
    return [changed.get(mention.id, mention) for mention in found]


@cache
def _one(language: str) -> re.Pattern[str]:
    """One person who is the subject of what stands behind: "A man of 24 has", "un joven de 24 años"."""
    nouns = either(people(language))
    age = r"(?:\s+(?:de|of)\s+\d+(?:\s+años)?|,?\s+\d+,|,\s+(?:de\s+\d+\s+años|aged\s+\d+),)?"
    aux = r"(?:\s+(?:has|had|was|also|ha|había|fue|resultó))*"
    return re.compile(rf"\b(?P<whom>(?:an?|one|una?)\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})){age}{aux}\s+$", re.IGNORECASE)
