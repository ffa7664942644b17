"""Pages that set an earlier one right: what they take back, and what they give instead.

In: a Pile. Out: which pages correct, the stance of each attribution (what a correction says that its outlet had said is
denied), and the numbers given in place of the wrong ones: "It said that 32 were injured. The correct number is 23".
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Quantity, Reading, Stance
from firsthand.resources import languages, terms

_HEAD = 80  # characters of a page that may hold the word, where it has no title
_NEAR = 300  # characters: the right number stands beside the wrong one
_OWN_WORDS = ("it", "article", "we", "report", "story")  # who said it wrong: "the article said"


def corrections(pile: Pile) -> frozenset[str]:
    """The pages that set an earlier one right: their headline says so."""
    signs = _signs("corrections")
    heads = {name: fold(f"{found.title or ''} {found.text[:_HEAD]}") for name, found in pile.articles.items()}
    return frozenset(name for name, head in heads.items() if any(sign in head for sign in signs))


def stances_of(pile: Pile) -> dict[str, Stance]:
    """Each attribution's stance; a correction that tells what its outlet had said denies it."""
    found = {a.id: a.stance for r in pile.readings.values() for a in r.attributions}
    for article in corrections(pile):
        reading = pile.readings.get(article)
        for one in reading.attributions if reading else ():
            if any(fold(pile.quote(source)).endswith(_OWN_WORDS) for source in one.sources):
                found[one.id] = "denies"
    return found


def denied(stances: Mapping[str, Stance], mention: Mention) -> bool:
    """Whether a mention stands in what somebody denies."""
    return bool(mention.attribution) and stances.get(mention.attribution or "") == "denies"


def set_right(
    pile: Pile, reading: Reading, stances: Mapping[str, Stance], correcting: frozenset[str]
) -> Iterator[tuple[Mention, Quantity]]:
    """The mentions of a correction whose number is taken back, each with the number that its note gives instead."""
    if not reading.quantities or reading.article not in correcting:
        return
    text = pile.articles[reading.article].text
    wrong = [m for m in reading.mentions if m.quantities and denied(stances, m)]
    for mention in sorted(wrong, key=lambda m: m.trigger):
        after = mention.sentence.end
        right = [q for q in reading.quantities if after <= q.span.start < after + _NEAR and _is_right(text, q)]
        if right:
            yield mention, min(right, key=lambda q: q.span)


def _is_right(text: str, number: Quantity) -> bool:
    """Whether the sentence around a number says that this is the right one."""
    starts = [m.end() for m in re.finditer(r"[.!?\n]\s+", text[: number.span.start])]
    sentence = fold(text[starts[-1] if starts else 0 : number.span.end])
    return any(sign in sentence for sign in _signs("rightings"))


@cache
def _signs(name: str) -> tuple[str, ...]:
    return tuple(sorted(fold(term) for language in languages() for term in terms(language, name)))
