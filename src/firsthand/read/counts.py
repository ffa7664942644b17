"""Which number counts which happening: "seven people were killed and 23 injured" is two mentions, a number each.

In: the triggers of one parsed sentence and the quantities in it. Out: for each trigger, the quantities that count it.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import numbers as numbers_in_words
from firsthand.read.counting import cost_of
from firsthand.read.counts_nobody import is_age, is_kin, is_shared_out, measures, speaks
from firsthand.read.document import Paragraph
from firsthand.read.listed import summed, total_of, with_those_before
from firsthand.read.needs import people
from firsthand.read.triggers import Trigger
from firsthand.records import Quantity, Span

_SEES = frozenset({"see", "photograph", "film", "show", "watch", "notice", "spot", "pass"})
_REST = frozenset({"last", "final", "remaining"})
# "twelve died, not fourteen": the number that is taken back counts nothing.
_TAKEN_BACK = re.compile(r"(?:[,—–-]|\band|\bbut)\s*not\s+$|\brather than\s+$|\binstead of\s+$")
_MORE_THAN = re.compile(r"\s+(?:more|fewer|less)\s+than\s+(?!\d)")  # "38 hurt, seven more than it had first said"
_KINDS = frozenset({"man", "woman", "boy", "girl", "child"})  # of whom one is no whole of others


def counted(
    paragraph: Paragraph, sentence: Tokens, found: Sequence[Trigger], near: Sequence[Quantity]
) -> list[list[Quantity]]:
    """For each trigger of a parsed sentence the quantities that count it; a quantity counts one trigger only."""
    counts: list[list[Quantity]] = [[] for _ in found]
    for quantity in near:
        start = quantity.span.start - paragraph.start
        if measures(quantity) or _TAKEN_BACK.search(paragraph.text[max(0, start - 16) : start]):
            continue
        if _MORE_THAN.match(paragraph.text, quantity.span.end - paragraph.start):
            continue
        head = _token(paragraph, quantity)
        if is_age(head, quantity) or speaks(head) or is_kin(head) or is_shared_out(head):
            continue
        best: tuple[float, int] | None = None
        for i, trigger in enumerate(found):
            cost = cost_of(trigger, head, quantity, found) if trigger.entry.counts else None
            if cost is not None and (best is None or (cost, i) < best):
                best = (cost, i)
        if best is not None:
            counts[best[1]].append(quantity)
    counts = [_summed(paragraph, _over_asides(paragraph, numbers, near, counts)) for numbers in counts]
    whole = any(numbers and trigger.entry.words[-1] == "toll" for trigger, numbers in zip(found, counts, strict=True))
    return [
        [] if trigger.entry.words[0] == "body" and (whole or _some_of_them(trigger.token)) else numbers
        for trigger, numbers in zip(found, counts, strict=True)
    ]


def _over_asides(
    paragraph: Paragraph, numbers: list[Quantity], near: Sequence[Quantity], taken: Sequence[Sequence[Quantity]]
) -> list[Quantity]:
    """The numbers of a trigger, and those of its list that an aside parts from them.

    "Nine officers, two of them women, and three civilians were killed": the parser takes the civilians alone.
    """
    last = numbers[-1] if numbers else None
    if last is None:
        return numbers
    text = " " * paragraph.start + paragraph.text
    listed = with_those_before("en", text, near, last, asides_only=True)
    others = {one.id for mine in taken if mine is not numbers for one in mine}
    if len(listed) == 1 or any(one.id in others for one in listed):
        return numbers
    whole = summed("en", text, listed)
    return [*whole, *(one for one in numbers if one.span.start < listed[0].span.start)]


def _summed(paragraph: Paragraph, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers of a trigger, those of one phrase together: "three men and a woman" are four."""
    found: dict[str, Quantity] = {}
    for quantity in numbers:
        nouns = _together(_token(paragraph, quantity), quantity)
        each = [_how_many(noun) for noun in nouns]
        if len(nouns) > 1 and all(each) and not _broken_down(nouns, each):
            start = min(quantity.span.start, paragraph.start + nouns[0].left_edge.idx)
            end = paragraph.start + nouns[-1].idx + len(nouns[-1])
            quantity = total_of(Span(quantity.span.article, start, end), sum(each))
        found[quantity.id] = quantity
    return list(found.values())


def _broken_down(nouns: Sequence[Token], each: Sequence[int]) -> bool:
    """Whether the first of some nouns is the whole of the others: "16 people, 14 inmates and two guards".

    Not "three men, two women and a child", who are six.
    """
    return nouns[0].lemma_.lower() not in _KINDS and len(each) > 2 and each[0] == sum(each[1:])


def _together(number: Token, quantity: Quantity) -> list[Token]:
    """The nouns for people that "and" joins to the one which an exact number counts, that one among them, in order."""
    noun = number.head
    if number.dep_ != "nummod" or quantity.approximate or quantity.minimum != quantity.maximum:
        return []
    joined = sorted((noun, *noun.conjuncts), key=lambda one: one.i)
    if not _how_many(joined[0]) and noun.i > joined[0].i:
        joined = [one for one in joined if one.i >= noun.i]  # "the suspects, three men and a woman"
    plain = all(one.lemma_.lower() in people() for one in joined)
    return joined if plain and any(child.lower_ == "and" for one in joined for child in one.rights) else []


def _how_many(noun: Token) -> int:
    """How many a noun with its number or article tells of; 0 where it does not say."""
    lead = next((child for child in noun.lefts if child.dep_ in {"nummod", "det"}), None)
    if lead is None:
        return 0
    exact = lead.n_lefts == 0  # "at least two women"
    count = (
        1 if lead.lower_ in {"a", "an", "another"} else numbers_in_words.value(lead.text, "en") if lead.like_num else 0
    )
    return int(count or 0) if exact else 0


def _some_of_them(bodies: Token) -> bool:
    """Whether bodies are the rest of a number told elsewhere ("the last two bodies"), or what somebody came to see."""
    over = bodies.head.head if bodies.head.dep_ == "ccomp" else bodies.head  # "saw two bodies covered with flags"
    seen = bodies.dep_ in ("dobj", "nsubj", "nsubjpass") and over.lemma_ in _SEES
    return seen or any(child.lower_ in _REST for child in bodies.lefts)


def _token(paragraph: Paragraph, quantity: Quantity) -> Token:
    """The last word of the number itself."""
    span = paragraph.tokens(quantity.span)
    assert span is not None
    last = span[-1]
    return span[-2] if last.lower_ == "of" and len(span) > 1 else last
