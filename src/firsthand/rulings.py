"""What persons decided, found again by its words on every build and brought to bear on what the stages gave.

In: judgements as they were written, and records. Out: Rulings, those that are in force; articles, lineage and readings
as judged; and for every target the records that it means now. Nothing is changed in place: the machine's own records
stay in the case, and without the judgements a build gives them again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec.structs import replace

from firsthand.anchor import find
from firsthand.records import (
    Article,
    Attribution,
    Judgement,
    Lineage,
    Outcome,
    Problem,
    Quote,
    Reading,
    Reuse,
    Span,
    Target,
    Text,
    Version,
    first_state,
    problem,
    record_id,
)
from firsthand.sayable import SETTABLE, unfit
from firsthand.unions import Unions

LOST = "judgement-lost"  # the code of its Problem
Rejected = Callable[[str, Span], bool]  # whether a person rejected the record of this kind on this span


class Rulings(NamedTuple):
    """The judgements of a case as a build takes them.

    `every` is all of them in the order they were made, with their spans where the words stand now; `in_force` are
    neither undone nor lost, `outcomes` tells of the others, and `problems` of those that were lost. `left_out` are the
    articles that persons took out of the case.
    """

    every: tuple[Judgement, ...] = ()
    in_force: tuple[Judgement, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: frozenset[str] = frozenset()

    def of(self, verb: str, *kinds: str) -> Iterator[tuple[Judgement, Target, tuple[Span, ...]]]:
        """Every target of one of the kinds, with its spans, of the judgements of one verb."""
        for judgement in self.in_force:
            if judgement.verb == verb:
                for target, spans in aims(judgement):
                    if target.kind in kinds:
                        yield judgement, target, spans


NO_RULINGS = Rulings()


class Imprints(NamedTuple):
    """Pairs of names that are not of one outlet, and the names by which one of a given name is met as well."""

    apart: frozenset[frozenset[str]] = frozenset()
    also: Mapping[str, frozenset[str]] = MappingProxyType({})


NO_IMPRINTS = Imprints()


def aims(judgement: Judgement) -> Iterator[tuple[Target, tuple[Span, ...]]]:
    """Each target with its spans."""
    at = 0
    for target in judgement.targets:
        yield target, judgement.spans[at : at + len(target.quotes)]
        at += len(target.quotes)


def signed(judgement: Judgement) -> str:
    """Who decided, and on which day."""
    return f"{judgement.who}, {judgement.when[:10]}"


def take(judgements: Sequence[Judgement], articles: Iterable[Article]) -> Rulings:
    """The judgements that hold, with their spans where the words stand now."""
    if not judgements:
        return NO_RULINGS
    undone = _undone(judgements)
    pages = {article.id: article for article in articles}
    left_out = _left_out([one for one in judgements if one.id not in undone], pages)
    words = _Words({name: article for name, article in pages.items() if name not in left_out})
    every, in_force, outcomes, problems = list[Judgement](), list[Judgement](), list[Outcome](), list[Problem]()
    for one in judgements:
        placed, gone = _placed(one, words, pages)
        every.append(placed)
        if one.id in undone:
            note = f"taken back by {signed(undone[one.id])}"
            outcomes.append(Outcome(judgement=one.id, state="undone", note=note))
        elif gone or (trouble := unfit(one.verb, one.targets, one.field, one.value)):
            note = f"no article of the case has the words of “{gone}” any more" if gone else trouble
            outcomes.append(Outcome(judgement=one.id, state="lost", note=note))
            problems.append(lost(one, note))
        else:
            in_force.append(placed)
    return Rulings(tuple(every), tuple(in_force), tuple(outcomes), tuple(problems), left_out)


def lost(judgement: Judgement, note: str) -> Problem:
    """The Problem of a judgement that came to nothing."""
    said = f"the judgement of {signed(judgement)} is not in force: {note}; judge again, or undo it"
    return problem(f"judgements.jsonl ({judgement.id})", "reconcile", LOST, said)


def _left_out(judgements: Iterable[Judgement], pages: Mapping[str, Article]) -> frozenset[str]:
    wrong = (target for one in judgements if one.verb == "wrong" for target in one.targets if target.kind == "article")
    return frozenset(article.id for target in wrong for article in articles_meant(target, pages.values()))


def _undone(judgements: Sequence[Judgement]) -> dict[str, Judgement]:
    """Each judgement that is taken back, with the one that does; an `undo` can be taken back itself."""
    found: dict[str, Judgement] = {}
    for one in reversed(judgements):
        if one.verb == "undo" and one.id not in found:
            found.setdefault(one.value, one)
    return found


class _Words:
    """The articles in which words are found again, by id and by key."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._by_id = articles
        self._by_key: dict[str, list[Article]] = defaultdict(list)
        for name in sorted(articles):
            self._by_key[articles[name].key].append(articles[name])

    def stand(self, span: Span) -> bool:
        """Whether a span lies in an article there is."""
        return span.article in self._by_id and span.end <= len(self._by_id[span.article].text)

    def place(self, span: Span, quote: Quote) -> Span | None:
        """Where words stand now: where they stood, else in the other extractions of their page."""
        if self.stand(span) and self._by_id[span.article].quote(span) == quote.words:
            return span
        return next((found for article in self._by_key[quote.key] if (found := find(quote, article))), None)


def _placed(judgement: Judgement, words: _Words, pages: Mapping[str, Article]) -> tuple[Judgement, str]:
    """A judgement with its spans where the words stand now, and the label of what is not found, if anything is."""
    if not judgement.targets:  # written by hand, about words alone
        return replace(judgement, spans=tuple(filter(words.stand, judgement.spans))), ""
    targets, spans, gone = list[Target](), list[Span](), ""
    for target, old in aims(judgement):
        pairs = [(quote, words.place(span, quote)) for span, quote in zip(old, target.quotes, strict=False)]
        found = [(quote, span) for quote, span in pairs if span]
        lost = target.quotes and not found
        if lost or (target.kind == "article" and not articles_meant(target, pages.values())):
            gone = gone or target.label or target.record or target.kind
        targets.append(replace(target, quotes=tuple(quote for quote, _ in found)))
        spans += [span for _, span in found]
    return replace(judgement, targets=tuple(targets), spans=tuple(spans)), gone


def articles_meant(target: Target, articles: Iterable[Article]) -> list[Article]:
    """The article of that id; where it was drawn anew, those of the same bytes, else of the same key."""
    every = list(articles)
    key, sha256 = (*target.detail, "", "")[:2]
    same = [a for a in every if a.id == target.record] or [a for a in every if (a.key, a.sha256) == (key, sha256)]
    return same or [a for a in every if key and a.key == key]


def imprint(article: Article) -> str:
    """The name under which an article's outlet goes: what it says, else the host of its URL; empty without either."""
    if article.outlet:
        return article.outlet.strip()
    try:
        return urlsplit(article.url or "").hostname or ""
    except ValueError:
        return ""


def imprints(rulings: Rulings) -> Imprints:
    """What persons said of the names of outlets."""
    apart, also = set[frozenset[str]](), defaultdict[str, set[str]](set)
    for judgement in rulings.in_force:
        named = [{t.label, *t.detail} for t in judgement.targets if t.kind == "outlet"]
        if judgement.verb == "not_same":
            apart |= {frozenset({a, b}) for one, other in combinations(named, 2) for a in one for b in other}
        elif judgement.verb == "same" and named:
            label = next(target.label for target in judgement.targets if target.kind == "outlet")
            also[label] |= set().union(*named) - {label}
    return Imprints(frozenset(apart), {label: frozenset(names) for label, names in also.items()})


def judged_articles(articles: Sequence[Article], rulings: Rulings) -> list[Article]:
    """The articles of the coverage, with what persons set; those that they left out are not among them."""
    found = {article.id: article for article in articles if article.id not in rulings.left_out}
    for judgement in rulings.in_force:
        outlets = [target for target in judgement.targets if target.kind == "outlet"]
        if judgement.verb == "same" and outlets:
            names = {name for target in outlets for name in (target.label, *target.detail)}
            for article in [a for a in found.values() if imprint(a) in names]:
                found[article.id] = replace(article, outlet=outlets[0].label)
        for target in judgement.targets if judgement.verb == "set" and judgement.field in SETTABLE["article"] else ():
            for article in articles_meant(target, found.values()) if target.kind == "article" else ():
                found[article.id] = replace(article, **{judgement.field: judgement.value})
    return list(found.values())


def judged_lineage(lineage: Lineage, rulings: Rulings, articles: Mapping[str, Article]) -> Lineage:
    """Lineage without the passages that a person rejected, and with the versions that a person told."""
    wrong = [spans for _, _, spans in rulings.of("wrong", "reuse") if len(spans) == 2]
    gone = {edge.id for edge in lineage.reuse for a, b in wrong if edge.a.overlaps(a) and edge.b.overlaps(b)}
    versions = _versions(lineage.versions, rulings, articles)
    if not gone and versions == lineage.versions:
        return lineage
    reuse = tuple(edge for edge in lineage.reuse if edge.id not in gone)
    return replace(lineage, reuse=reuse, versions=versions, texts=_texts(lineage, reuse, gone, versions))


def _versions(versions: tuple[Version, ...], rulings: Rulings, articles: Mapping[str, Article]) -> tuple[Version, ...]:
    first = {version.article: version for version in versions}
    for judgement in rulings.in_force:
        named = [target for target in judgement.targets if target.kind == "article"]
        meant = [article for target in named for article in articles_meant(target, articles.values())]
        meant.sort(key=lambda a: (a.published or a.captured or "9999", a.updated or "", a.id))
        if judgement.verb == "not_same":
            ids = {article.id for article in meant}
            for name in sorted(ids & first.keys()):
                if first_state(name, first) in {first_state(other, first) for other in ids - {name}}:
                    del first[name]
        elif judgement.verb == "same" and meant:
            root = first_state(meant[0].id, first)
            for article in meant[1:]:
                own = first_state(article.id, first)
                if own != root:
                    first[own] = Version(article=own, version_of=root, why=f"one story, says {signed(judgement)}")
    return tuple(first[name] for name in sorted(first))


def _texts(lineage: Lineage, reuse: Sequence[Reuse], gone: set[str], versions: Sequence[Version]) -> tuple[Text, ...]:
    """The texts, cut where the passages that tied their articles were rejected."""
    ties = {(edge.a.article, edge.b.article) for edge in reuse if edge.makes_one_text}
    ties |= {(version.article, version.version_of) for version in versions}
    found = []
    for text in lineage.texts:
        if gone.isdisjoint(text.edges):
            found.append(text)
            continue
        joined = Unions(text.articles)
        for a, b in ties:
            if {a, b} <= set(text.articles):
                joined.join(a, b)
        for piece in joined.pieces():
            edges = tuple(e.id for e in reuse if e.id in text.edges and {e.a.article, e.b.article} <= set(piece))
            kept = tuple(name for name in text.articles if name in piece)
            first = text.first if text.first in piece else kept[0]
            found.append(Text(id=record_id("txt", *kept), articles=kept, first=first, edges=edges))
    return tuple(found)


def judged_readings(readings: Sequence[Reading], rulings: Rulings) -> list[Reading]:
    """Readings without what a person rejected, and with the dates that a person gave to words."""
    wrong: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for _, target, spans in rulings.of("wrong", *_READ):
        for span in spans:
            wrong[span.article][target.kind].append(span)
    dates = {s: j.value for j, _, spans in rulings.of("set", "time") if j.field == "edtf" for s in spans}
    touched = {*wrong, *(span.article for span in dates)}
    return [
        _judged(reading, wrong[reading.article], dates) if reading.article in touched else reading
        for reading in readings
    ]


_READ = ("attribution", "credit", "mention", "voice", "time", "place", "quantity")


def _judged(reading: Reading, wrong: Mapping[str, Sequence[Span]], dates: Mapping[Span, str]) -> Reading:
    def rejected(kind: str, span: Span) -> bool:
        return any(span.overlaps(other) for other in wrong.get(kind, ()))

    voices = tuple(v for v in reading.voices if not any(rejected("voice", span) for span in v.mentions))
    heard = {voice.id for voice in voices}
    attributions = _attributions(reading.attributions, heard, rejected)
    kept = {one.id for one in attributions}
    within = {one.id: one.within for one in reading.attributions}
    times = tuple(
        replace(time, edtf=dates[time.span]) if time.span in dates else time
        for time in reading.times
        if not rejected("time", time.span)
    )
    by_id = {time.id: time for time in times}
    places = tuple(place for place in reading.places if not rejected("place", place.span))
    mentions = (
        replace(
            mention,
            attribution=_kept(mention.attribution, kept, within),
            times=tuple(by_id.get(t.id, t) for t in mention.times if not rejected("time", t.span)),
            place=mention.place if mention.place and not rejected("place", mention.place.span) else None,
            quantities=tuple(q for q in mention.quantities if not rejected("quantity", q.span)),
        )
        for mention in reading.mentions
        if not rejected("mention", mention.trigger)
    )
    return replace(
        reading,
        voices=voices,
        attributions=tuple(replace(one, within=_kept(one.within, kept, within)) for one in attributions),
        credits=tuple(credit for credit in reading.credits if not rejected("credit", credit.span)),
        mentions=tuple(mentions),
        times=times,
        places=places,
        quantities=tuple(q for q in reading.quantities if not rejected("quantity", q.span)),
    )


def _attributions(every: Sequence[Attribution], heard: set[str], rejected: Rejected) -> list[Attribution]:
    """The attributions but those that a person rejected, and those whose every voice was."""
    found = []
    for one in every:
        voices = tuple(voice for voice in one.voices if voice in heard)
        if not rejected("attribution", mark_of(one)) and (voices or not one.voices):
            found.append(replace(one, voices=voices))
    return found


def _kept(name: str | None, kept: set[str], within: Mapping[str, str | None]) -> str | None:
    """The innermost attribution that is left of one and those around it."""
    while name is not None and name not in kept:
        name = within.get(name)
    return name


def mark_of(one: Attribution) -> Span:
    """The words by which an attribution is known again: its cue, else its source, else its content."""
    return (*one.cues, *one.sources, *one.contents)[0]
