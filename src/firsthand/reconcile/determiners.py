"""How a happening is introduced: "a plot" is news, "the explosion" is known already.

In: a Pile and a mention. Out: whether its words bring in something new, or take it for granted.
"""

import re

from firsthand.reconcile.pile import Pile
from firsthand.records import Mention

_BEFORE = 60  # characters: `a headline-grabbing, single-handed "coup"`
_LAST = re.compile(
    r"\b(?:(?P<new>an?|another|un|una|otr[oa])|(?P<known>the|this|that|these|those|his|her|its|their|our"
    r"|el|la|los|las|est[ea]|es[ea]|aquel|aquella|su))\s+(?:[\w’'-]+,?\s+){0,3}[“\"'‘«]?$",
    re.I,
)


def brings_in(pile: Pile, mention: Mention) -> bool:
    """Whether a noun is introduced as something new: `a "coup"`, "another attack"."""
    found = _determiner(pile, mention)
    return bool(found and found["new"])


def takes_for_granted(pile: Pile, mention: Mention) -> bool:
    """Whether a noun is known already: who denies a reason for "the arrests" does not deny the arrests."""
    found = _determiner(pile, mention)
    return bool(found and found["known"])


def _determiner(pile: Pile, mention: Mention) -> re.Match[str] | None:
    """The determiner of the noun phrase that ends with the trigger; "a depot exploded" has none, its party has."""
    text = pile.articles[mention.article].text
    start = max(mention.sentence.start, mention.trigger.start - _BEFORE)
    if any(start <= p.span.start < p.span.end <= mention.trigger.start for p in mention.participants):
        start = max(p.span.end for p in mention.participants if p.span.end <= mention.trigger.start)
    found = None
    for match in re.finditer(r"\b\w+\b", text[start : mention.trigger.start]):
        if tail := _LAST.match(text[start + match.start() : mention.trigger.start]):
            found = tail
    return found
