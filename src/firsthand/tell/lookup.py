"""The records of a dossier by id, and the groupings that every part of tell asks for.

In: a Dossier. Out: a Lookup; it adds nothing to the records and decides nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from firsthand.bearings import Bearings
from firsthand.records import (
    Article,
    Assertion,
    Attribution,
    Claim,
    Contradiction,
    Credit,
    Direction,
    Dossier,
    Event,
    Former,
    Judgement,
    Line,
    Mention,
    Origin,
    Outcome,
    Problem,
    Record,
    Reuse,
    Span,
    Target,
    Text,
    Version,
    Voice,
    first_state,
)
from firsthand.rulings import imprint
from firsthand.tell.dates import in_words, said_key

T = TypeVar("T")
NO_OUTLET = "unknown outlet"


class GoneError(KeyError):
    """An id that an earlier build gave, at whose words nothing like it stands any more."""

    def __init__(self, typed: str, former: Former) -> None:
        super().__init__(typed)
        self.former = former


class Lookup:
    """A dossier opened for reading."""

    def __init__(self, dossier: Dossier) -> None:
        account, lineage = dossier.account, dossier.lineage
        self.dossier = dossier
        self.articles: dict[str, Article] = {article.id: article for article in dossier.articles}
        self.captures = {capture.sha256: capture for capture in dossier.captures}
        self.readings = {reading.article: reading for reading in dossier.readings}
        read_attributions = (item for reading in dossier.readings for item in reading.attributions)
        read_credits = (item for reading in dossier.readings for item in reading.credits)
        read_mentions = (item for reading in dossier.readings for item in reading.mentions)
        self.attributions: dict[str, Attribution] = _by_id(read_attributions, account.attributions)
        self.credits: dict[str, Credit] = _by_id(read_credits, account.credits)
        self.mentions: dict[str, Mention] = _by_id(read_mentions, account.mentions)
        self.voices: dict[str, Voice] = _by_id(account.voices)
        self.events: dict[str, Event] = _by_id(account.events)
        self.parts_of: dict[str, list[str]] = defaultdict(list)  # the events told to be part of an operation's
        for event in account.events:
            if event.part_of:
                self.parts_of[event.part_of].append(event.id)
        self.assertions: dict[str, Assertion] = _by_id(account.assertions)
        self.claims: dict[str, Claim] = _by_id(account.claims)
        self.reuse: dict[str, Reuse] = _by_id(lineage.reuse)
        self.texts: dict[str, Text] = _by_id(lineage.texts)
        self.versions: dict[str, Version] = {version.article: version for version in lineage.versions}
        self.outcomes: dict[str, Outcome] = {outcome.judgement: outcome for outcome in account.outcomes}
        self.said: dict[str, str] = {}  # filled as asked: the words of a claim's number
        known = set(dossier.problems)
        self.problems = (*dossier.problems, *(p for p in self._stage_problems() if p not in known))

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every record that has an id; what reconcile settled stands before what read gave."""
        account, lineage = self.dossier.account, self.dossier.lineage
        found: dict[str, Record] = {}
        for reading in self.dossier.readings:
            for group in (reading.voices, reading.times, reading.places, reading.quantities):
                found.update(_by_id(group))
        for mention in self.mentions.values():
            found.update(_by_id(mention.times, mention.quantities, (mention.place,) if mention.place else ()))
        for table in (self.attributions, self.credits, self.mentions, self.voices, self.events, self.assertions):
            found.update(table)
        found.update(_by_id(account.claims, account.origins, account.lines, account.contradictions, account.drift))
        found.update(_by_id(lineage.reuse, lineage.texts, self.problems, self.dossier.judgements))
        found.update(self.articles)
        return found

    @cached_property
    def judged(self) -> dict[str, tuple[Judgement, ...]]:
        """The judgements in force by the records that they are about."""
        told = ((one, self.outcomes[one.id]) for one in self.dossier.judgements if one.id in self.outcomes)
        held = ((one, outcome) for one, outcome in told if outcome.state == "applied")
        return _group((record, one) for one, outcome in held for record in outcome.records)

    def find(self, typed: str) -> Record:
        """A record by its id or a beginning that no other id has; what a judged id was is found by the judgement.

        Of a record that a judgement left out of the case there is the judgement. An id of an earlier build leads to
        what stands on its words now; GoneError, a KeyError, where nothing does.

        KeyError for what no record has; of a beginning that several have, the ids follow it in the error.
        """
        if typed in self.records:
            return self.records[typed]
        wanted = typed.casefold()
        begun = sorted(key for key in self.records if wanted and key.casefold().startswith(wanted))
        if not begun:
            was = [name for name in self._was if wanted and name.casefold().startswith(wanted)]
            begun = self._now(was[0]) if len(was) == 1 else was
        if not begun and (former := self.former(typed)):
            begun = self._successor(former)
            if not begun:
                raise GoneError(typed, former)
        if len(begun) != 1:
            raise KeyError(typed, *begun)
        return self.records[begun[0]]

    def former(self, typed: str) -> Former | None:
        """The one record of an earlier build that an id, or its beginning, meant; None where not one did."""
        wanted = typed.casefold()
        begun = [one for one in self.dossier.formers if wanted and one.id.startswith(wanted)]
        return begun[0] if len(begun) == 1 and begun[0].id not in self._was else None

    def _successor(self, former: Former) -> list[str]:
        """The record that stands on most of the words of one that is gone."""
        found = self.dossier
        bearings = Bearings(found.account, found.articles, found.lineage, found.readings)
        return bearings.meant(Target(kind=former.kind, detail=former.detail), former.spans)[:1]

    def _now(self, was: str) -> list[str]:
        """What a judged record is now: an event that was merged away redirects; else the last judgement about it."""
        told = [self.outcomes[one] for one in self._was[was]]
        there = sorted(name for outcome in told for name in outcome.records if name in self.records)
        return there[:1] or [self._was[was][-1]]

    @cached_property
    def _was(self) -> dict[str, tuple[str, ...]]:
        """By an id that judgements were about, those judgements, in the order they were made."""
        every = ((target.record, one.id) for one in self.dossier.judgements for target in one.targets)
        return _group((was, one) for was, one in every if was and one in self.outcomes)

    def outlet(self, article: str) -> str:
        """The outlet of an article; the host of its URL where it names none."""
        return imprint(self.articles[article]) or NO_OUTLET

    def when(self, article: str) -> str | None:
        """When an article was published; None when that is not known (its capture is another date)."""
        return self.articles[article].published

    def dated(self, article: str) -> str:
        """The date to show beside an article's words; of a later version its own, not that of the first state."""
        found = self.articles[article]
        if article not in self.versions:
            return in_words(found.published)
        if found.updated:
            return f"updated {in_words(found.updated)}"
        return f"as captured {in_words(found.captured)}" if found.captured else in_words(found.published)

    def file(self, article: str) -> str:
        """The last part of an article's key: what names a file that says neither outlet nor date."""
        key = self.articles[article].key
        return key.rstrip("/").rsplit("/", 1)[-1] or key

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self.articles[span.article].quote(span)

    def story(self, article: str) -> str:
        """The article that stands for all versions of one page."""
        return first_state(article, self.versions)

    @cached_property
    def text_of(self) -> dict[str, Text]:
        """The text that each article carries, where lineage found one."""
        return {article: text for text in self.dossier.lineage.texts for article in text.articles}

    @cached_property
    def stories(self) -> tuple[str, ...]:
        """The articles without their later versions: what the first number of the funnel counts."""
        return tuple(article.id for article in self.dossier.articles if article.id not in self.versions)

    def text_count(self) -> int:
        """How many texts the pile holds: an article that shares none is a text of its own."""
        return len({self.text_of[a].id if a in self.text_of else a for a in self.stories})

    def outlets(self) -> dict[str, tuple[str, ...]]:
        """Articles by outlet, the largest first."""
        grouped = _group((self.outlet(article), article) for article in self.articles)
        return dict(sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0])))

    @cached_property
    def claims_of(self) -> dict[str, tuple[Claim, ...]]:
        """Claims by event: slot by slot, the one in most articles first."""
        claims = sorted(self.claims.values(), key=lambda c: (c.slot, -c.articles, -len(c.support), str(c.value), c.id))
        return _group((claim.event, claim) for claim in claims)

    @cached_property
    def taken_back(self) -> dict[tuple[str, str, str], tuple[Assertion, ...]]:
        """By article, event and slot: what a page says that an earlier version of it had wrong."""
        found: dict[tuple[str, str, str], list[Assertion]] = defaultdict(list)
        for one in self.assertions.values():
            if one.stance == "denies" and self._own_word(one):
                found[one.article, one.event, one.slot].append(one)
        return {key: tuple(sorted(group, key=lambda a: a.span)) for key, group in found.items()}

    def _own_word(self, assertion: Assertion) -> bool:
        """Whether an assertion is on an outlet's word alone: "An earlier version of this article said"."""
        attribution = self.attributions.get(assertion.attribution or "")
        return attribution is not None and attribution.kind == "media"

    @cached_property
    def contradictions_of(self) -> dict[str, tuple[Contradiction, ...]]:
        """Contradictions and updates by each of the two claims."""
        pairs = ((side, found) for found in self.dossier.account.contradictions for side in {found.a, found.b})
        return _group(sorted(pairs, key=lambda pair: (pair[0], pair[1].id)))

    @cached_property
    def origins_of(self) -> dict[str, tuple[Origin, ...]]:
        """Origins by claim."""
        return _group((origin.claim, origin) for origin in self.dossier.account.origins)

    @cached_property
    def lines_of(self) -> dict[str, tuple[Line, ...]]:
        """Lines by claim: the possible ones, which make the bounds differ, first."""
        lines = sorted(self.dossier.account.lines, key=lambda line: (line.certain, line.kind, line.a, line.b, line.id))
        return _group((line.claim, line) for line in lines)

    @cached_property
    def sources_of(self) -> dict[str, tuple[Span, ...]]:
        """The words that name a source, by article."""
        return _group((span.article, span) for found in self.attributions.values() for span in found.sources)

    @cached_property
    def reuse_of(self) -> dict[str, tuple[Reuse, ...]]:
        """Reuse by article."""
        pairs = ((side.article, reuse) for reuse in self.dossier.lineage.reuse for side in (reuse.a, reuse.b))
        return _group(pairs)

    def direction(self, reuse: Reuse) -> Direction:
        """Who has a passage from whom in the end: as the texts show it, unless one of the two credits the other."""
        a, b = ((side.article, outlet_key(self.outlet(side.article))) for side in (reuse.a, reuse.b))
        a_owes, b_owes = (a[0], b[1]) in self._owed, (b[0], a[1]) in self._owed
        if a_owes == b_owes or a[1] == b[1]:
            return reuse.direction
        return "a_from_b" if a_owes else "b_from_a"

    @cached_property
    def _owed(self) -> frozenset[tuple[str, str]]:
        """Each article with the outlets that it certainly credits."""
        every = (credit for credit in self.credits.values() if credit.certain and not credit.own)
        named = ((c.article, self.outlet(c.target) if c.target in self.articles else c.outlet) for c in every)
        return frozenset((article, outlet_key(outlet)) for article, outlet in named)

    @cached_property
    def ties_of(self) -> dict[tuple[str, str], tuple[tuple[Span, Span], ...]]:
        """The passages, by both articles in the order of the edge, that make two articles one text."""
        tied = (r for r in self.dossier.lineage.reuse if r.makes_one_text)
        found: defaultdict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
        for reuse in tied:
            found[reuse.a.article, reuse.b.article].append((reuse.a, reuse.b))
        return {pair: tuple(spans) for pair, spans in found.items()}

    @cached_property
    def tied_to(self) -> dict[str, tuple[str, ...]]:
        """The second articles of `ties_of`, by the first."""
        return _group(self.ties_of)

    @cached_property
    def mentions_of(self) -> dict[str, tuple[Mention, ...]]:
        """Mentions by event, the earliest article first."""
        found = (
            (event.id, self.mentions[mention])
            for event in self.events.values()
            for mention in event.mentions
            if mention in self.mentions
        )
        return _group(sorted(found, key=lambda pair: (pair[0], self.order(pair[1].article), pair[1].trigger)))

    def articles_of(self, event: str) -> int:
        """In how many articles an event is mentioned, versions of a page once."""
        return len({self.story(mention.article) for mention in self.mentions_of.get(event, ())})

    def order(self, article: str) -> tuple[tuple[int, int, int, int, int], str]:
        """By when a thing was said: published, else captured, else last; a bare day at its noon.

        A later version of a page says things when it was updated.
        """
        return self._order[article]

    @cached_property
    def _order(self) -> dict[str, tuple[tuple[int, int, int, int, int], str]]:
        said = {a.id: a.published or a.captured for a in self.articles.values()}
        said |= {name: again for name in self.versions if name in said and (again := self.articles[name].updated)}
        return {a.id: (said_key(said[a.id]), a.key) for a in self.articles.values()}

    def evidence(self, ids: Iterable[str]) -> list[Assertion]:
        """Assertions by their ids, in the order in which they were published."""
        found = [self.assertions[one] for one in ids if one in self.assertions]
        return sorted(found, key=lambda a: (self.order(a.article), a.span, a.id))

    def _stage_problems(self) -> Iterable[Problem]:
        yield from self.dossier.lineage.problems
        for reading in self.dossier.readings:
            yield from reading.problems
        yield from self.dossier.account.problems


def _by_id(*groups: Iterable[T]) -> dict[str, T]:
    return {item.id: item for group in groups for item in group}  # type: ignore[attr-defined]


def _group(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def outlet_key(outlet: str) -> str:
    """An outlet's name as it is compared: "the Gazette" is "The Gazette"."""
    return outlet.casefold().removeprefix("the ").strip()
