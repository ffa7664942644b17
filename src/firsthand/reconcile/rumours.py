"""What a page tells only as what goes round: "after claims spread online that two had died", "rumores de que".

In: a Pile and mentions. Out: whether a mention is told on the word of nobody in particular; the assertions, where a
page that says that a thing did not happen only doubts it in the rumour that it answers, and in its headline. Who prints
a rumour has it from somebody.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Mention
from firsthand.resources import either, terms

_THAT = {"en": r"that", "es": r"(?:de\s+)?que"}
_BETWEEN = r"(?:\s+[\w’'-]+){0,7}?"  # "claims on Telegram that", "rumours had spread since the morning that"


def is_rumour(pile: Pile, mention: Mention) -> bool:
    """Whether a mention stands in what goes round, with nobody named who says so."""
    before = pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start]
    return bool(_goes_round(pile.tongue(mention.article)).search(before))


def doubting_rumours(pile: Pile, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, where what goes round, or a headline alone, is only doubted by a page that denies it."""
    denying: dict[str, set[str]] = defaultdict(set)
    for one in assertions:
        if one.slot == "status" and _is_against(one):
            denying[one.article].add(one.event)
    answered = [one for one in assertions if not _is_against(one) and one.event in denying.get(one.article, ())]
    named, mentions = {one.mention for one in answered}, pile.mentions()
    round_ = {name for name in named if name in mentions and is_rumour(pile, mentions[name])}
    telling = {
        (one.article, one.event)
        for one in answered
        if one.slot == "status" and one.mention not in round_ and not pile.in_headline(one.span)
    }

    def doubted(one: Assertion) -> bool:
        if _is_against(one) or one.event not in denying.get(one.article, ()):
            return False
        return one.mention in round_ or (pile.in_headline(one.span) and (one.article, one.event) not in telling)

    return tuple(replace(one, stance="questions") if doubted(one) else one for one in assertions)


def _is_against(one: Assertion) -> bool:
    return one.stance == "denies" or one.polarity == "negative"


@cache
def _goes_round(language: str) -> re.Pattern[str]:
    """Words for what goes round that lead to the end of a text, with no point or comma behind "that"."""
    found = either(terms(language, "rumours"))
    return re.compile(rf"\b(?:{found}){_BETWEEN}\s+{_THAT.get(language, _THAT['en'])}\b[^.,;:]*\Z", re.IGNORECASE)
