"""Sentences told second-hand: under a credit whose outlet is in the case, the sentence that it may have in mind.

In: the credits and what the sentences of the case tell. Out: pairs of sentences that share a matter and need not share
a word, with the other sentences of the outlet that may be meant as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple, TypeVar

from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.passages import words_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sentences import said_words
from firsthand.reconcile.sources import Sources, chain, outlet_named_in, outlet_of
from firsthand.reconcile.speakers import may_be_one, spoken, voice_of
from firsthand.reconcile.told import Told, about, gives_the_same
from firsthand.records import Assertion, Span
from firsthand.wording import terms_of_time

T = TypeVar("T")
_ONE_PAGE = 1.0  # for the page of an outlet that has most of what is told again
_WRITTEN = 0.4  # for a day, or a number, that is written as there
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
    """Each credited sentence with the earlier one of its outlet that has most in common, of those on the same.

    A page tells again one page of an outlet: the one that has most for all the sentences together.
    """
    every = list(_candidates(sources, told))
    for_page: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for again, node, _, likeness in every:
        best: dict[str, float] = {}
        for one, found in likeness.items():
            best[one.article] = max(best.get(one.article, 0.0), found)
        for page, found in best.items():
            for_page[again.article, node][page] += found
    for again, node, earlier, likeness in every:
        most = for_page[again.article, node]
        page = min(most, key=lambda name: (-most[name], sources.pile.rank[name]))
        like = {one: found + _ONE_PAGE * (one.article == page) for one, found in likeness.items()}
        best_one, *others = sorted(like, key=lambda one: (-like[one], sources.pile.rank[one.article], one.start))
        pages = tuple(dict.fromkeys(one.article for one in earlier))
        yield Secondhand(best_one, again, like[best_one], tuple(others), pages)


def _candidates(sources: Sources, told: Told) -> Iterator[tuple[Span, str, list[Span], dict[Span, float]]]:
    """Each credited sentence with its outlet, the outlet's earlier sentences, and how like it those on the same are."""
    pile = sources.pile
    for again, mine in told.by_sentence.items():
        node, target = _credited(sources, mine)
        node, target = (node, target) if node else _naming(sources, again)
        if node is None:
            continue
        earlier = _earlier(sources, told, again, node, target)
        subject = about(pile, mine)
        near = [one for one in earlier if about(pile, told.by_sentence[one]) == subject]
        near = near or [one for one in earlier if about(pile, told.by_sentence[one]) & subject]
        near = near or [
            one for one in earlier if gives_the_same(pile, told.by_sentence[one], mine, subject - {"where"})
        ]
        if near:
            likeness = {one: _likeness(sources, told, one, again) + _AIMED * (one.article == target) for one in near}
            yield again, node, earlier, likeness


def outlet_of_sentence(sources: Sources, again: Span, assertions: Sequence[Assertion]) -> str | None:
    """The outlet on which a sentence certainly rests: by a credit, or as the source that it names."""
    return _credited(sources, assertions)[0] or _naming(sources, again)[0]


def _earlier(sources: Sources, told: Told, again: Span, node: str, target: str | None) -> list[Span]:
    """The sentences of a credited outlet on the matter of a sentence: of one event, or on the affair of the article.

    What a retelling got wrong can make another event of it: there one kind of happening and a name are enough.
    """
    pile = sources.pile
    kinds = told.kinds.get(again, frozenset())
    found = _of_events(told, node, {a.event for a in told.by_sentence[again]})
    affair = told.events.get(target or again.article, ())
    pages = dict.fromkeys([*([target] if target else ()), *(one.article for one in _of_events(told, node, affair))])
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


def _credited(sources: Sources, assertions: Sequence[Assertion]) -> tuple[str | None, str | None]:
    """The outlet on which a sentence certainly rests, and the article that is meant, where a credit tells.

    Without a credit it is whoever the sentence names as its source: "the Ledger, drawing on a nurse, holds that". "With
    information from" owes something, nobody knows what.
    """
    pile = sources.pile
    for one in assertions:
        credit = sources.credits.get(one.credit or "")
        if credit and credit.certain and credit.target and any(cover.overlaps(one.span) for cover in credit.covers):
            return pile.node[credit.target], credit.target
    for one in assertions:
        for level in chain(sources.attributions, one.attribution):
            if node := outlet_of(sources, level):
                return node, None
    return None, None


def _naming(sources: Sources, again: Span) -> tuple[str | None, str | None]:
    """The outlet that a sentence names, and the article of it that the page's credit means."""
    node = outlet_named_in(sources, again)
    meant = (c for c in sources.crediting.get(again.article, ()) if c.certain and c.target and again.contains(c.span))
    return node, next((c.target for c in meant if c.target and sources.pile.node[c.target] == node), None)


def _likeness(sources: Sources, told: Told, one: Span, other: Span) -> float:
    """How like two sentences are, of any languages: by what they are about, values, names, speaker and words."""
    pile = sources.pile
    theirs, mine = told.by_sentence[one], told.by_sentence[other]
    values = [{(a.slot, fold(str(a.value))) for a in side} for side in (theirs, mine)]
    slots = [{a.slot for a in side} for side in (theirs, mine)]
    voices = [voice_of(sources, spoken(sources, side)) for side in (one, other)]
    score = 2 * _dice(*values) + _dice(*slots) + _SAME * gives_the_same(pile, theirs, mine, about(pile, mine))
    score += _dice(*(pile.names(side) for side in (one, other)))
    written, again = (_written(pile, side) for side in (one, other))
    score += _WRITTEN * [a == b for a, b in zip(written, again, strict=True)].count(True)
    if voices[0] and voices[1] and may_be_one(voices[0], voices[1]):
        score += _SAME
    elif voices[0] is voices[1]:
        score += _NOBODY
    if pile.articles[one.article].language == pile.articles[other.article].language:
        score += 2 * _dice(*(set(content_words(pile.quote(side))) for side in (one, other)))
    return score


def written_alike(pile: Pile, one: Span, other: Span) -> bool:
    """Whether two sentences write days and numbers in one way."""
    return _written(pile, one) == _written(pile, other)


def _written(pile: Pile, sentence: Span) -> tuple[bool, bool, bool]:
    """How a sentence writes days and numbers, which a retelling keeps: "on Friday" or "on 22 March", "nine" or "9"."""
    words = [fold(word.folded) for word in words_of(pile, sentence)]
    month, weekday = (not terms_of_time(kind).isdisjoint(words) for kind in ("month", "weekday"))
    return month, weekday, any(word.isdigit() for word in words)


def _dice(one: Set[T], other: Set[T]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))
