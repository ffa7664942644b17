"""The hurt who died: "otros dos heridos fallecieron" counts two dead, and nobody hurt.

In: the mentions of a document. Out: the same, where a number of the hurt is the subject of a word for dying, with that
number at the word for dying. Nothing but auxiliaries and adverbs may stand between the two: in "dos heridos y tres
muertos" and in "dos heridos cuando murió el conductor" the two are hurt.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from firsthand.read.document import Document
from firsthand.records import Mention

_BETWEEN = re.compile(
    r"\s+(?:(?:graves?|de gravedad|más|ya|también|luego|después|ha|han|había|habían|ingresad[oa]s"
    r"|people|persons|men|women|soldiers|civilians|also|later|then|has|have|had|since)\s+){0,3}",
    re.IGNORECASE,
)
_NOUN_ONLY = re.compile(r"muert[oa]s?|dead|deaths?|muertes?|fallecid[oa]s?", re.IGNORECASE)  # "dos heridos muertos"
_HAVE = re.compile(r"\b(?:ha|han|había|habían)\s+$", re.IGNORECASE)  # "han muerto"
_CLOSE = 1  # characters: "dos heridos", "two wounded"


def succumbed(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, in their order."""
    text, changed = document.article.text, dict[str, Mention]()
    for hurt in found:
        if hurt.event_type != "INJURY" or len(hurt.quantities) != 1 or hurt.polarity != "positive":
            continue
        number = hurt.quantities[0].span
        if not (number.start <= hurt.trigger.start <= number.end + _CLOSE):
            continue  # "dos personas resultaron heridas"
        end = max(number.end, hurt.trigger.end)
        for dying in found:
            if dying.event_type == "DEATH" and dying.sentence == hurt.sentence and dying.trigger.start > end:
                told = {q.span for q in dying.quantities} - {number}
                noun = _NOUN_ONLY.fullmatch(text[dying.trigger.start : dying.trigger.end])
                if told or (noun and not _HAVE.search(text[end : dying.trigger.start])):
                    continue
                if _BETWEEN.fullmatch(text[end : dying.trigger.start]):
                    changed[hurt.id] = replace(hurt, quantities=())
                    changed[dying.id] = replace(dying, quantities=hurt.quantities)
                    break
    return [changed.get(one.id, one) for one in found]
