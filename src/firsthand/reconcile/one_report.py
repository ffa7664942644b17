"""Two retellings of one report that is not in the case: where the later says otherwise, one of the two changed it.

In: Sources and what the sentences tell. Out: Changes of a number or a hedge, between two sentences in much the same
words that are both owed to one outlet which nobody saw. A report that goes on counts more from hour to hour: a greater
number is no change of it.
"""

from collections import Counter, defaultdict
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
        if any(sure for _, sure in every):
            name = node.removeprefix("outlet:")
            nearest = _Nearest(sources.pile, name, [one for one, _ in every])
            for again, sure in every:
                near = nearest(again) if sure else None
                if near is not None:
                    doubt = f"both have it from {name}, whose report is not in the case"
                    changes = _changes(sources, told, near, again)
                    yield from (change._replace(why=f"{change.why}; {doubt}") for change in changes)


class _Nearest:
    """Of the sentences that are owed to one outlet the earlier one in most of a sentence's words, where it has enough.

    Sentences in the same words are looked at as one: in a hot story hundreds of pages print what an outlet said.
    """

    def __init__(self, pile: Pile, outlet: str, every: Sequence[Span]) -> None:
        self._pile = pile
        own = {fold(word) for word in outlet.split()}
        self._words = {one: _telling(pile, one) - own for one in every}
        self._said: dict[frozenset[str], list[Span]] = defaultdict(list)
        self._having: dict[str, list[frozenset[str]]] = defaultdict(list)
        for one, words in self._words.items():
            self._said[words].append(one)
        for words in self._said:
            for word in words:
                self._having[word].append(words)
        self._near: dict[frozenset[str], list[Span]] = {}

    def __call__(self, again: Span) -> Span | None:
        words = self._words[again]
        if words not in self._near:
            self._near[words] = self._by_likeness(words)
        near = self._near[words]
        return next((one for one in near if _before(self._pile, one.article, again.article)), None)

    def _by_likeness(self, words: frozenset[str]) -> list[Span]:
        """The sentences that are alike enough, the most alike first."""
        shared = Counter(other for word in words for other in self._having[word])
        found: dict[float, list[Span]] = defaultdict(list)
        for other, common in shared.items():
            likeness = common / min(len(words), len(other))
            if common >= _FEWEST and likeness >= _ALIKE:
                found[likeness] += self._said[other]
        return [one for _, alike in sorted(found.items(), reverse=True) for one in sorted(alike, reverse=True)]


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


def _before(pile: Pile, one: str, again: str) -> bool:
    """Whether an article was printed on an earlier day, as another story of another outlet and in one language."""
    a, b = pile.articles[one], pile.articles[again]
    if pile.root[one] == pile.root[again] or pile.node[one] == pile.node[again] or a.language != b.language:
        return False
    days = pile.said(one), pile.said(again)
    return bool(days[0] and days[1] and days[0][1] < days[1][0])


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
