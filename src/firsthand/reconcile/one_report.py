"""Two retellings of one report that is not in the case: where the later says otherwise, one of the two changed it.

In: Sources and what the sentences tell. Out: Changes of a number or a hedge, between two sentences in much the same
words that are both owed to one outlet which nobody saw. A report that goes on counts more from hour to hour: a greater
number is no change of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from firsthand.reconcile.claims import counts_something
from firsthand.reconcile.passages import words_of
from firsthand.reconcile.pile import Pile, Word
from firsthand.reconcile.rewording import Change
from firsthand.reconcile.sentences import sentences_in
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.told import Told
from firsthand.reconcile.translated import distance, leaves_open
from firsthand.reconcile.values import days, interval, meet
from firsthand.records import Assertion, Span
from firsthand.wording import fold

_ALIKE = 0.6  # of the words of the shorter that say something: fewer, and the two may tell of two parts of the report
_FEWEST = 5  # of these words
_REPORTED = frozenset({"reported", "according", "revealed", "published", "wrote", "segun", "informo", "publico"})
_LETTERS = 3  # "the", "and", "was" are in every sentence


def changes_of_one_report(sources: Sources, told: Told) -> Iterator[Change]:
    """What a sentence that is surely owed to an unseen outlet says otherwise than an earlier one owed to it, or it may.

    "Who allegedly knew of it" of one page that retells an investigation, "knew of it, the outlet reported" of another.
    """
    for node in sorted(sources.credited.unseen):
        every = _owed(sources, node)
        for again, sure in every:
            earlier = [one for one, _ in every if _before(sources.pile, one, again)] if sure else []
            name = node.removeprefix("outlet:")
            near = max(earlier, key=lambda one: (_alike(sources.pile, name, one, again), one), default=None)
            if near is not None and _alike(sources.pile, name, near, again) >= _ALIKE:
                doubt = f"both have it from {name}, whose report is not in the case"
                changes = _changes(sources, told, near, again)
                yield from (change._replace(why=f"{change.why}; {doubt}") for change in changes)


def _owed(sources: Sources, node: str) -> list[tuple[Span, bool]]:
    """The sentences that are owed to an outlet, and whether each surely is."""
    pile, found = sources.pile, defaultdict[Span, bool](bool)
    for credit in sources.credits.values():
        if credit.own or not credit.certain or sources.credited.node[credit.id] != node:
            continue
        for sure, covers in ((True, credit.covers), (False, credit.may_cover)):
            for cover in covers:
                for sentence in sentences_in(pile, cover):
                    if pile.block(sentence) != "headline":
                        found[sentence] |= sure
    return sorted(found.items())


def _before(pile: Pile, one: Span, again: Span) -> bool:
    """Whether a sentence was printed on an earlier day, in another story of another outlet and in one language."""
    a, b = (pile.articles[side.article] for side in (one, again))
    days = pile.said(one.article), pile.said(again.article)
    apart = pile.root[one.article] != pile.root[again.article] and pile.node[a.id] != pile.node[b.id]
    return apart and a.language == b.language and bool(days[0] and days[1] and days[0][1] < days[1][0])


def _alike(pile: Pile, outlet: str, one: Span, again: Span) -> float:
    """How many of the words of the shorter of two sentences the other has, but the outlet's; 0 where these are few."""
    own = {fold(word) for word in outlet.split()}
    a, b = (_telling(pile, side) - own for side in (one, again))
    least = min(len(a), len(b))
    return len(a & b) / least if least >= _FEWEST and len(a & b) >= _FEWEST else 0.0


def _telling(pile: Pile, sentence: Span) -> frozenset[str]:
    return frozenset(fold(word.folded) for word in words_of(pile, sentence) if len(word.folded) > _LETTERS) - _REPORTED


def _changes(sources: Sources, told: Told, one: Span, again: Span) -> Iterator[Change]:
    before, after = told.by_sentence.get(one, ()), told.by_sentence.get(again, ())
    times = [[found for a in side if a.slot == "when" and (found := days(str(a.value)))] for side in (before, after)]
    if all(times) and not any(meet(a, b) for a in times[0] for b in times[1]):
        return
    yield from _numbers(sources.pile, before, after)
    yield from _hedge(sources.pile, one, again)


def _numbers(pile: Pile, before: Sequence[Assertion], after: Sequence[Assertion]) -> Iterator[Change]:
    """A lesser number of the same people."""
    for mine in after:
        found = interval(mine.value) if counts_something(mine.slot) and not mine.scope else None
        theirs = [a for a in before if a.slot == mine.slot and not a.scope and a.polarity == mine.polarity]
        told = [(a, number) for a in theirs if (number := interval(a.value))]
        if found and told and all(found[1] < number[0] for _, number in told):
            first = told[0][0]
            words = pile.quote(first.span), pile.quote(mine.span)
            yield Change("number", first.span, mine.span, *words, f"{mine.slot}: {first.value} became {mine.value}")


def _hedge(pile: Pile, one: Span, again: Span) -> Iterator[Change]:
    """A hedge that stood beside words which are told again, where the later sentence leaves nothing open."""
    kept = distance(pile, one)
    if kept is None or distance(pile, again) or leaves_open(pile, again):
        return
    words = words_of(pile, one)
    behind = next((word for word in words if word.start >= kept.end and _says_something(word)), None)
    if behind is not None and fold(behind.folded) in {fold(word.folded) for word in words_of(pile, again)}:
        quoted = pile.quote(kept)
        yield Change("hedge_dropped", kept, again, quoted, pile.quote(again), f"“{quoted}” is gone")


def _says_something(word: Word) -> bool:
    return len(word.folded) > _LETTERS
