"""Sentences told second-hand: under a credit whose outlet is in the case, the sentence that it may have in mind.

In: the credits and what the sentences of the case tell. Out: pairs of sentences that share a matter and need not share
a word, with the other sentences of the outlet that may be meant as well.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple, TypeVar

from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.sentences import said_words
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.speakers import may_be_one, spoken, voice_of
from firsthand.reconcile.told import Told, about, gives_the_same
from firsthand.records import Assertion, Credit, Span

T = TypeVar("T")
_AIMED = 0.5  # for the article that a credit means: the outlet may have written others
_NOBODY = 1.0  # for two sentences without a speaker
_SAME = 2.0  # for a value that both sentences give, and for one speaker


class Secondhand(NamedTuple):
    """A credited sentence, the one it has in mind, the others it may have, likest first, and the outlet's pages."""

    source: Span
    retelling: Span
    alike: float
    others: tuple[Span, ...]
    pages: tuple[str, ...]


def secondhand(sources: Sources, told: Told) -> Iterator[Secondhand]:
    """Each credited sentence with the earlier one of its outlet that has most in common, of those on the same."""
    pile = sources.pile
    for again, mine in told.by_sentence.items():
        credit = _credit_of(sources, mine)
        if credit is None or not credit.target:
            continue
        earlier = _earlier(sources, told, again, credit.target)
        near = [one for one in earlier if about(pile, told.by_sentence[one]) == about(pile, mine)]
        if near:
            likeness = {
                one: _likeness(sources, told, one, again) + _AIMED * (one.article == credit.target) for one in near
            }
            near.sort(key=lambda one: (-likeness[one], pile.rank[one.article], one.start))
            best, *others = near
            yield Secondhand(
                best, again, likeness[best], tuple(others), tuple(dict.fromkeys(one.article for one in earlier))
            )


def _earlier(sources: Sources, told: Told, again: Span, target: str) -> list[Span]:
    """The sentences of a credited outlet on the matter of a sentence: of one event, or on the affair of the article.

    What a retelling got wrong can make another event of it: there one kind of happening and a name are enough.
    """
    pile = sources.pile
    node, kinds = pile.node[target], told.kinds.get(again, frozenset())
    found = _of_events(told, node, {a.event for a in told.by_sentence[again]})
    pages = dict.fromkeys([target, *(one.article for one in _of_events(told, node, told.events.get(target, ())))])
    for page in pages:
        if _names_meet(sources, again, page):
            found += [one for one in told.by_article.get(page, ()) if kinds & told.kinds.get(one, frozenset())]
    rank, root = pile.rank[again.article], pile.root[again.article]
    return [
        one
        for one in dict.fromkeys(found)
        if (one.article == target or pile.rank[one.article] < rank)
        and pile.root[one.article] != root
        and pile.block(one) != "headline"
    ]


def _of_events(told: Told, node: str, events: Iterable[str]) -> list[Span]:
    """The sentences of an outlet on some events."""
    return [one for event in sorted(events) for one in told.by_matter.get((node, event), ())]


def _names_meet(sources: Sources, again: Span, page: str) -> bool:
    """Whether an article has a name of a sentence; where that names nothing, one of its article's first lines."""
    pile = sources.pile
    names = pile.names(again) & {fold(word.folded) for word in said_words(pile, again)}
    names = names or pile.names(pile.lead(again.article))
    return bool(names & pile.names(Span(page, 0, len(pile.articles[page].text))))


def _credit_of(sources: Sources, assertions: Sequence[Assertion]) -> Credit | None:
    """The credit that certainly covers a sentence; "with information from" owes something, nobody knows what."""
    for one in assertions:
        credit = sources.credits.get(one.credit or "")
        if credit and credit.certain and credit.target and any(cover.overlaps(one.span) for cover in credit.covers):
            return credit
    return None


def _likeness(sources: Sources, told: Told, one: Span, other: Span) -> float:
    """How like two sentences are, of any languages: by what they are about, values, names, speaker and words."""
    pile = sources.pile
    theirs, mine = told.by_sentence[one], told.by_sentence[other]
    values = [{(a.slot, fold(str(a.value))) for a in side} for side in (theirs, mine)]
    slots = [{a.slot for a in side} for side in (theirs, mine)]
    voices = [voice_of(sources, spoken(sources, side)) for side in (one, other)]
    score = 2 * _dice(*values) + _dice(*slots) + _SAME * gives_the_same(pile, theirs, mine, about(pile, mine))
    score += _dice(*(pile.names(side) for side in (one, other)))
    if voices[0] and voices[1] and may_be_one(voices[0], voices[1]):
        score += _SAME
    elif voices[0] is voices[1]:
        score += _NOBODY
    if pile.articles[one.article].language == pile.articles[other.article].language:
        score += 2 * _dice(*(set(content_words(pile.quote(side))) for side in (one, other)))
    return score


def _dice(one: Set[T], other: Set[T]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))
