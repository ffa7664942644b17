"""The quotations that belong to a verb of saying: right before source and cue, right after, or the sentence before.

In: a Page, a verb, its Cue and who speaks. Out: Quotations or their token indexes.
"""

from spacy.tokens import Token

from firsthand.read import cues
from firsthand.read.clauses import (
    verb_group,
)
from firsthand.read.cues import Cue
from firsthand.read.page import Page, Quotation

_TURNS = frozenset({"though", "although", "while", "whereas", "because"})


def beside(page: Page, verb: Token, cue: Cue, who: Token | None) -> tuple[Quotation | None, Quotation | None]:
    """The quotation that ends right before the source and cue, and the one that starts right after."""
    if "quote" not in cue.frames:
        return None, None
    start, end = page.unit(verb)
    group = verb_group(verb)
    first = min(group[0], who.left_edge.i if who is not None else group[0])
    last = max(group[1], who.right_edge.i + 1 if who is not None and who.i > verb.i else group[1])
    before = after = None
    for quotation in page.quotations:
        if not quotation.quote.speech or quotation.start <= verb.i < quotation.end:
            continue
        apart = who is not None and not who.is_ancestor(verb)
        if who is not None and apart and who.left_edge.i < quotation.start <= min(who.right_edge.i, verb.i):
            continue  # a name in marks within the source: guests of the talk show "Late," said
        if start <= quotation.start and quotation.end <= first and _bare(page, quotation.end, first):
            taken = _told_before(verb, who) or _turns(page, quotation.end, first)
            before = None if taken else quotation
        elif after is not None or not last <= quotation.start < end or page.titled(quotation):
            continue
        elif _bare(page, last, quotation.start) and not _turns_to(page, verb, last, quotation.start):
            after = quotation
    return before, after


def _told_before(verb: Token, who: Token | None) -> bool:
    """Whether the quotation before is what another verb of the same speaker told: "“...,” she said, adding that"."""
    over = verb.head
    if who is None or who.head.i != over.i or over.i >= verb.i:
        return False
    said = cues.verb(over)
    return said is not None and "quote" in said.frames


def _turns_to(page: Page, verb: Token, start: int, end: int) -> bool:
    """Whether a verb has its object, and "but" leads to a quotation: "maintained contact but “the time has come”"."""
    whole = any(child.dep_ == "dobj" and child.i < end for child in verb.rights)
    return whole and any(token.lower_ == "but" for token in page.doc[start:end])


def _turns(page: Page, start: int, end: int) -> bool:
    """Whether a new clause begins between a quotation and a cue: "... “a risk” to the port, but Lind said"."""
    return any(token.dep_ == "cc" or token.lower_ in _TURNS for token in page.doc[start:end])


def sentence_before(page: Page, verb: Token, who: Token | None) -> set[int]:
    """The quotation that the sentence before consists of: `"It burned all night." Mr Vik said.`"""
    start, end = page.unit(verb)
    words = [token for token in page.doc[start:end] if token.is_alpha]
    before = next((q for q in page.quotations if q.quote.speech and q.end in {start, start - 1}), None)
    if who is None or before is None or len(words) > 6 or verb.dep_ != "ROOT":
        return set()
    after = [child for child in verb.rights if child.i > max(verb.i, who.i) and not child.is_punct]
    if any(child.dep_ not in {"prep", "npadvmod", "advmod", "dobj"} for child in after):
        return set()  # "..." Mr Vik said on the radio
    return set(range(before.start, before.end))


def _bare(page: Page, start: int, end: int) -> bool:
    """Whether nothing but circumstances stands between a quotation and the words that attribute it."""
    between = page.doc[start:end]
    return end - start <= 25 and not any(token.pos_ == "VERB" and cues.verb(token) for token in between)
