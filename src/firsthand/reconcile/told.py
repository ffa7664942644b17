"""What the sentences of a case tell: their assertions, and what each sentence is about.

In: Sources and the assertions. Out: the assertions by sentence, what a sentence is about by the slots that it fills,
and whether two sentences give one value.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.happenings import family, kind_of
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sentences import sentence_at
from firsthand.reconcile.sites import is_site
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.tongues import one_spot
from firsthand.records import Assertion, Span

_BESIDE = frozenset({"status", "whom", "what", "means", "outcome"})  # what a sentence says beside what it is about
_WHO = frozenset({"who", "cause"})
_NAMED = frozenset({"who", "cause", "operation"})
SETTING = frozenset({"where", "when", "hour", "spot"})


class Told(NamedTuple):
    """The assertions of a case by sentence; the sentences by article, and by outlet and event; events and kinds."""

    by_sentence: Mapping[Span, Sequence[Assertion]]
    by_article: Mapping[str, Sequence[Span]]
    by_matter: Mapping[tuple[str, str], Sequence[Span]]
    events: Mapping[str, frozenset[str]]  # of an article
    kinds: Mapping[Span, frozenset[str]]  # of the happenings of a sentence

    def one_affair(self, article: str, other: str) -> bool:
        """Whether two articles tell of one event."""
        return not self.events.get(article, frozenset()).isdisjoint(self.events.get(other, frozenset()))


def told_in(sources: Sources, assertions: Sequence[Assertion]) -> Told:
    """The assertions by sentence."""
    pile = sources.pile
    by_sentence: dict[Span, list[Assertion]] = defaultdict(list)
    events: dict[str, set[str]] = defaultdict(set)
    for one in assertions:
        by_sentence[sentence_at(pile, sources.sentences[one.mention])].append(one)
        events[one.article].add(one.event)
    by_article: dict[str, list[Span]] = defaultdict(list)
    by_matter: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for sentence, found in by_sentence.items():
        by_article[sentence.article].append(sentence)
        for event in sorted({a.event for a in found}):
            by_matter[pile.node[sentence.article], event].append(sentence)
    kinds: dict[Span, set[str]] = defaultdict(set)
    for mention in (m for reading in pile.readings.values() for m in reading.mentions):
        kind = kind_of(pile.quote(mention.trigger), mention.event_type)
        if kind.role != "light":
            kinds[sentence_at(pile, mention.sentence)].add(family(kind).name)
    return Told(
        by_sentence,
        by_article,
        by_matter,
        {article: frozenset(found) for article, found in events.items()},
        {sentence: frozenset(found) for sentence, found in kinds.items()},
    )


def about(pile: Pile, assertions: Sequence[Assertion]) -> frozenset[str]:
    """What a sentence is about: whom it counts; else why, who did it; where it says no more, when or where it was."""
    told = [a for a in assertions if a.slot != "who" or _has_name(pile, str(a.value))]
    slots = {"spot" if a.slot == "where" and is_site(str(a.value)) else a.slot for a in told} - _BESIDE
    for group in (slots - SETTING - _WHO, slots & _WHO, slots & {"spot"}, slots & {"when"}):
        if group:
            return frozenset(group)
    return frozenset(slots)


def gives_the_same(pile: Pile, one: Sequence[Assertion], other: Sequence[Assertion], slots: frozenset[str]) -> bool:
    """Whether two sentences give one value for one of some slots.

    Between languages two names of a doer, a cause or an operation may be one: "Operation Anchor", "la Operación Ancla".
    """
    return any(
        a.slot == b.slot and ("spot" if is_site(str(b.value)) else b.slot) in slots and _one_value(pile, a, b)
        for a in one
        for b in other
    )


def _one_value(pile: Pile, a: Assertion, b: Assertion) -> bool:
    if isinstance(a.value, int) or isinstance(b.value, int) or a.slot in {"when", "hour"}:
        return a.value == b.value
    if pile.articles[a.article].language != pile.articles[b.article].language:
        if a.slot in _NAMED:
            return True
        if a.slot == "where" and is_site(str(a.value)) and is_site(str(b.value)):
            return one_spot(str(a.value), str(b.value))
    return bool(set(content_words(a.value)) & set(content_words(b.value)))


def _has_name(pile: Pile, value: str) -> bool:
    return any(word[:1].isupper() and fold(word) not in pile.small for word in value.split())
