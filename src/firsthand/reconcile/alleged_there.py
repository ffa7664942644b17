"""What the credited outlet tells only as somebody's allegation, told outright by the page that credits it.

In: Sources and what the sentences tell. Out: Changes, a hedge that is dropped. "An officer alleged that the ministry
had ordered the square to be cleared" is no fact of the paper that printed it, though the page names that paper.
"""

from collections.abc import Iterator, Mapping, Sequence

from firsthand.reconcile.doers import denial
from firsthand.reconcile.hoaxes import is_alleged
from firsthand.reconcile.rewording import Change
from firsthand.reconcile.secondhand import outlet_of_sentence
from firsthand.reconcile.sources import Sources, chain
from firsthand.reconcile.told import Told
from firsthand.records import Assertion, Mention, Span
from firsthand.wording import keeps_distance

_OUTRIGHT = frozenset({"asserts", "reports"})
_DEED = frozenset({"status", "who"})  # that it was done, and by whom


def changes_of_allegations(sources: Sources, told: Told) -> Iterator[Change]:
    """The deeds that a credited sentence tells outright, and its outlet's earlier pages only as alleged."""
    pile = sources.pile
    mentions = pile.mentions()
    for again, mine in told.by_sentence.items():
        deeds = {a.event: a for a in mine if a.slot in _DEED and _is_outright(sources, a, mentions.get(a.mention))}
        if not deeds or pile.block(again) == "headline" or keeps_distance(pile.quote(again)):
            continue
        node = outlet_of_sentence(sources, again, mine)
        if node is None or node == pile.node[again.article]:
            continue
        for event, one in sorted(deeds.items()):
            there = told.by_matter.get((node, event), ())
            earlier = [s for s in there if pile.rank[s.article] < pile.rank[again.article]]
            if first := _only_alleged(sources, told, earlier, event, mentions):
                source, cue = first
                words = pile.quote(cue)
                why = f"“{words}” is gone: {node.removeprefix('outlet:')} tells it only as an allegation"
                yield Change("hedge_dropped", source, one.span, words, pile.quote(one.span), why)


def _is_outright(sources: Sources, one: Assertion, mention: Mention | None) -> bool:
    """Whether an assertion tells of a deed as done, on nobody's allegation; what an analyst added has no mention."""
    if mention is None:
        return False
    told = one.polarity == "positive" and one.status == "happened" and one.stance in _OUTRIGHT and not denial(one.value)
    return told and not one.hedges and not is_alleged(sources.pile, mention)


def _only_alleged(
    sources: Sources, told: Told, earlier: Sequence[Span], event: str, mentions: Mapping[str, Mention]
) -> tuple[Span, Span] | None:
    """The first sentence that alleges a deed, and its word for it; None where one tells the deed outright."""
    pile, found = sources.pile, None
    for sentence in earlier:
        for one in told.by_sentence[sentence]:
            if one.event != event or one.slot not in _DEED or one.mention not in mentions:
                continue
            if one.polarity == "negative" or denial(one.value):
                continue
            if one.stance == "denies":
                continue
            by = next((a for a in chain(sources.attributions, one.attribution) if a.stance == "alleges"), None)
            if by is None or not is_alleged(pile, mentions[one.mention]) or not by.cues:
                return None
            found = found or (sentence, by.cues[0])
    return found
