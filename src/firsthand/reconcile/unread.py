"""Pages that may tell a claim in words that were not read: its number, its day or a name of it stands there.

In: Sources, the event of each mention, the claims and assertions. Out: for a claim of several outlets, further outlets
with the sentence that may tell it. Reading knows most ways to say a thing, not all: a page that tells of the event, and
has the number of its dead in a sentence with its town or its day, mostly says how many died. Such an outlet has it from
one of the others, or is one report more: the upper bound allows for that, and the lower takes no notice.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from firsthand.reconcile.carriage import is_certain
from firsthand.reconcile.counting import counts_people
from firsthand.reconcile.names import content_words
from firsthand.reconcile.passages import words_in
from firsthand.reconcile.sentences import sentence_at
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.values import exactly, interval, to_day
from firsthand.records import Assertion, Claim, Span
from firsthand.wording import fold

LEAST = 3  # outlets that tell it: of a value that one or two have, the same number elsewhere is mostly another's
_NAMED = frozenset({"who", "whom", "where", "cause", "means", "operation"})
_CARRIED = 0.5  # of a sentence's words
_TOLD = 2  # pages that a value is told on, to be looked for beside another
_SAYING = 30  # characters between a verb of saying and its own day: "said on Tuesday evening"
_NOT = re.compile(
    r"\b(?:no|not|never|nobody|none|nor|neither|without|nunca|ni|nadie|sin|tampoco)\b|n['’]t\b", re.IGNORECASE
)

Content = list[tuple[str, int, int]]  # the content words of an article, folded, each with its characters


class Unread:
    """What stands on the pages of a case beside what was read there, indexed once."""

    def __init__(
        self,
        sources: Sources,
        of: Mapping[str, str],
        claims: Iterable[Claim],
        assertions: Sequence[Assertion],
    ) -> None:
        self._sources, self._pile = sources, sources.pile
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        self._by_id = {assertion.id: assertion for assertion in assertions}
        for claim in claims:
            if len({self._by_id[name].article for name in claim.support}) >= _TOLD:
                self._claims[claim.event].append(claim)
        self._found: dict[tuple[str, str], tuple[Span, ...]] = {}
        self._pages: dict[str, set[str]] = defaultdict(set)
        self._events: dict[Span, set[str]] = defaultdict(set)
        for mention in self._pile.mentions().values():
            if mention.id in of:
                self._pages[of[mention.id]].add(mention.article)
                self._events[sentence_at(self._pile, mention.trigger)].add(of[mention.id])
        self._read: dict[str, list[Span]] = defaultdict(list)
        for assertion in assertions:
            self._read[assertion.article].append(assertion.span)
        self._content: dict[str, Content] = {}
        self._speakers: dict[str, list[Span]] = {}

    def tellers(self, claim: Claim, nodes: Set[str]) -> dict[str, Span]:
        """The outlets beside those of a claim's drawing that may tell it, each with the first sentence that may."""
        pile, found = self._pile, dict[str, Span]()
        told = {self._by_id[name].article for name in claim.support}
        stories = {pile.root[page] for page in told}
        for page in sorted(self._pages.get(claim.event, ()), key=pile.rank.__getitem__):
            node = pile.node[page]
            if node in nodes or node in found or pile.root[page] in stories:
                continue
            for place in self._places(claim, page):
                sentence = sentence_at(pile, place)
                if self._may_tell(claim, place, sentence) and not self._carried(sentence, told, nodes):
                    found[node] = sentence
                    told.add(page)
                    break
        return found

    def _places(self, claim: Claim, page: str) -> tuple[Span, ...]:
        """Where a page has what a claim says; found once."""
        if (claim.id, page) not in self._found:
            self._found[claim.id, page] = tuple(self._has(claim, page))
        return self._found[claim.id, page]

    def _has(self, claim: Claim, page: str) -> Iterator[Span]:
        reading = self._pile.readings[page]
        if claim.slot == "when":
            days = (time.span for time in reading.times if time.edtf and to_day(time.edtf) == claim.value)
            yield from (day for day in days if not self._of_a_saying(day))
        elif claim.slot in _NAMED:
            yield from self._named({content_words(str(self._by_id[name].value)) for name in claim.support}, page)
        elif (number := interval(claim.value)) is not None:
            counted = (one for one in reading.quantities if exactly(one) == number and counts_people(self._pile, one))
            yield from (one.span for one in counted if not self._speak(one.span))

    def _of_a_saying(self, day: Span) -> bool:
        """Whether a day is that on which somebody spoke: "said on Tuesday evening"."""
        cues = (cue for one in self._pile.readings[day.article].attributions for cue in one.cues)
        return any(0 <= day.start - cue.end < _SAYING or 0 <= cue.start - day.end < _SAYING for cue in cues)

    def _named(self, values: Set[tuple[str, ...]], page: str) -> Iterator[Span]:
        """Where a page has the content words of one of some labels, one behind the other."""
        if page not in self._content:
            words = ((fold(word.folded), word.start, word.end) for word in words_in(self._pile, page))
            self._content[page] = [word for word in words if content_words(word[0])]
        content = self._content[page]
        for n, (first, start, _) in enumerate(content):
            for value in values:
                last = n + len(value) - 1
                if value and first == value[0] and tuple(word for word, _, _ in content[n : last + 1]) == value:
                    yield Span(page, start, content[last][2])

    def _speak(self, place: Span) -> bool:
        """Whether a number is of those who say something: "four officials said"."""
        if place.article not in self._speakers:
            reading = self._pile.readings[place.article]
            said = [span for one in reading.attributions for span in one.sources]
            self._speakers[place.article] = [*said, *(span for voice in reading.voices for span in voice.mentions)]
        return any(span.overlaps(place) for span in self._speakers[place.article])

    def _may_tell(self, claim: Claim, place: Span, sentence: Span) -> bool:
        """Whether the words of a place were not read, in a sentence that tells of the event and denies nothing."""
        block = self._pile.block(place)
        if block not in {"paragraph", "quote"} or any(span.overlaps(place) for span in self._read[place.article]):
            return False
        return not _NOT.search(self._pile.quote(sentence)) and self._is_of(claim, sentence)

    def _is_of(self, claim: Claim, sentence: Span) -> bool:
        """Whether a sentence tells of a claim's event: by a mention of it, or by something else that is told of it."""
        if events := self._events.get(sentence):
            return claim.event in events
        others = (one for one in self._claims.get(claim.event, ()) if one.slot != claim.slot)
        return any(sentence.contains(place) for one in others for place in self._places(one, sentence.article))

    def _carried(self, sentence: Span, told: Set[str], nodes: Set[str]) -> bool:
        """Whether a sentence certainly is that of a page that tells it, or that may, or is credited to who tells it."""
        sources = self._sources
        credits = (one for one in sources.crediting.get(sentence.article, ()) if one.certain and not one.own)
        if any(one.span.overlaps(sentence) and sources.credited.node[one.id] in nodes for one in credits):
            return True
        return any(
            match.span.article in told and is_certain(sources, sources.copies[match.reuse.id])
            for match in sources.passages.counterparts(sentence, _CARRIED)
        )
