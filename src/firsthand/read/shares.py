"""How a toll is shared out between places: "23 dead: 17 in the municipality of Orvik and six in Kesvik".

In: the mentions of a document and its quantities. Out: the mentions, with one more for each share that no word of its
own tells of, of the type of the one that it is a share of. Two shares of a total must add up to it; of two without
one, the first is counted by the verb ("sixteen died in Orvik and six in Kesvik").
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from firsthand.read.document import Document
from firsthand.records import Mention, Quantity, Span, record_id
from firsthand.resources import either, terms_of_all

_TOLLS = frozenset({"DEATH", "INJURY", "MISSING"})
_NAME = r"[^\W\d_a-zß-ÿ][\w’'-]*(?:\s+(?:(?:de|del|la|las|los|of)\s+)*[^\W\d_a-zß-ÿ][\w’'-]*){0,3}"


def with_shares(document: Document, found: Sequence[Mention], quantities: Sequence[Quantity]) -> list[Mention]:
    """The mentions, each with no share among its numbers, and a mention for each share."""
    plain = {one.span.start: one for one in quantities if one.unit is None and one.minimum == one.maximum}
    kept, more = [], dict[int, Mention]()
    for mention in found:
        numbers = sorted(mention.quantities, key=lambda one: one.span)
        told = bool(numbers) and mention.event_type in _TOLLS
        each, others = _shares_of(document, mention, numbers[0], plain) if told else [], numbers[1:]
        if not each or not {one.span for one in others} <= {one.span for one in each}:
            kept.append(mention)
            continue
        kept.append(replace(mention, quantities=tuple(one for one in mention.quantities if one not in others)))
        for share in each:
            more.setdefault(share.span.start, mention_of(document, mention, share, mention.sentence))
    taken = {one.span.start for mention in kept for one in mention.quantities}
    return [*kept, *(more[start] for start in sorted(more) if start not in taken)]


def _shares_of(document: Document, mention: Mention, total: Quantity, plain: dict[int, Quantity]) -> list[Quantity]:
    """The numbers that share out what a mention counts, or what its number is the first share of."""
    text = document.article.text
    beside = _beside().match(text, total.span.end)
    if beside:
        share = plain.get(beside.start("number"))
        return [share] if share is not None else []
    two = _both().match(text, max(total.span.end, mention.trigger.end))
    found = [plain.get(two.start(name)) for name in ("number", "other")] if two else []
    each = [share for share in found if share is not None]
    whole = len(each) == 2 and sum(share.minimum for share in each) == total.minimum == total.maximum
    return each if whole else []


def mention_of(document: Document, whole: Mention, share: Quantity, sentence: Span) -> Mention:
    """A share or a part as a mention of its own; when and where it was is told of the whole."""
    return Mention(
        id=record_id("men", document.article.id, share.span.start, share.span.end, whole.event_type),
        article=document.article.id,
        trigger=share.span,
        sentence=sentence,
        event_type=whole.event_type,
        mode=whole.mode,
        quantities=(share,),
        status=whole.status,
        polarity=whole.polarity,
        stance=whole.stance,
        hedges=whole.hedges,
    )


@cache
def _placed() -> str:
    """ "In Orvik", "in the municipality of Orvik", "en el municipio de Orvik"."""
    towns = either(terms_of_all("towns"))
    return rf"\s+(?:in|at|en)\s+(?:(?:the|la|el)\s+)?(?:(?i:{towns})\s+(?:of|de)\s+)?{_NAME}"


@cache
def _beside() -> re.Pattern[str]:
    """Behind the first share: "(died) in Orvik and six in Kesvik"."""
    return re.compile(rf"[^,;:.(]*?{_placed()}(?:,|,?\s+(?:and|y))\s+(?P<number>[\w-]+){_placed()}")


@cache
def _both() -> re.Pattern[str]:
    """Behind a total: ": 17 in the municipality of Orvik and 6 in Kesvik", ", 16 of them in Orvik"."""
    some = r"(?:\s+(?:of\s+them|de\s+ellos|de\s+ellas))?"
    return re.compile(
        rf"[^;.:,(]{{0,40}}?\s*[:,(—–]\s*(?P<number>[\w-]+){some}{_placed()}(?:,|,?\s+(?:and|y))\s+(?P<other>[\w-]+){some}{_placed()}"
    )
