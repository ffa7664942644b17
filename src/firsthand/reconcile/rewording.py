"""Rewording: which changed words of an edited copy change what is said.

In: a passage and its edited copy. Out: Changes of a number, a date, a hedge, a negation or a name, each with the words
before and after. A synonym is no drift.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

from firsthand.reconcile.passages import words_of
from firsthand.reconcile.pile import Pile, Word
from firsthand.records import Span
from firsthand.wording import NEGATIONS, calendar, hedges, number

_LONGEST = 8  # words: a longer replacement is a rewritten sentence, of which single words say nothing


class Change(NamedTuple):
    """One change: its kind, the spans and words on both sides."""

    kind: str
    source: Span
    retelling: Span
    before: str
    after: str
    why: str


def reworded(pile: Pile, source: Span, retelling: Span) -> Iterator[Change]:
    """The changes of meaning between a passage and its edited copy."""
    old, new = words_of(pile, source), words_of(pile, retelling)
    left, right = [word.folded for word in old], [word.folded for word in new]
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal" or b - a > _LONGEST or d - c > _LONGEST:
            continue
        kind = _kind(pile, source, retelling, old[a:b], new[c:d], dated=_dated(left, a, b))
        if kind:
            before, after = _around(source, old, a, b), _around(retelling, new, c, d)
            words = pile.quote(before), pile.quote(after)
            yield Change(kind, before, after, *words, f"“{words[0]}” became “{words[1]}”")


def _kind(pile: Pile, source: Span, retelling: Span, old: list[Word], new: list[Word], dated: bool) -> str | None:
    before, after = ([n for w in side if (n := number(w.folded)) is not None] for side in (old, new))
    if before and after and before != after:
        return "date" if dated else "number"
    lost, won = ({w.folded for w in side} & hedges() for side in (old, new))
    if lost and not won:
        return "hedge_dropped"
    if won and not lost:
        return "hedge_added"
    if bool({w.folded for w in old} & NEGATIONS) != bool({w.folded for w in new} & NEGATIONS):
        return "negation"
    if old and new and len(old) == len(new) <= 3 and _names(pile, source, old) and _names(pile, retelling, new):
        return "date" if {w.folded for w in chain(old, new)} <= calendar() else "name"
    return None


def _names(pile: Pile, span: Span, words: list[Word]) -> bool:
    """Whether the words are names: capitalised, and not only because a sentence begins."""
    text = pile.articles[span.article].text
    capital = all(text[word.start].isupper() for word in words)
    return capital and text[max(0, words[0].start - 2) : words[0].start].strip() not in {".", "!", "?", "“", '"'}


def _dated(words: list[str], start: int, end: int) -> bool:
    return bool(set(words[max(0, start - 2) : end + 2]) & calendar())


def _around(span: Span, words: list[Word], start: int, end: int) -> Span:
    """The changed words and the one after them: "23 injured", not "23"."""
    if not words:
        return span
    first = words[min(start, len(words) - 1)]
    last = words[min(end, len(words) - 1)]
    return Span(span.article, first.start, max(first.end, last.end))
