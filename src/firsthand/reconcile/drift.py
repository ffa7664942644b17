"""Drift: what changed between a passage and its retelling.

In: the copies with their direction, the credits, the assertions. Out: Drift records. Along an edited copy the words are
compared one by one (rewording.py); along a copy, a translation or a credit, what both say of one slot of one event.
Versions of one page drift from nothing: they are updated.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.reconcile.carriage import Sources, chain, is_media
from firsthand.reconcile.claims import counts_something
from firsthand.reconcile.names import content_words
from firsthand.reconcile.passages import CERTAIN_SCORE, Copy
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.rewording import reworded
from firsthand.reconcile.values import OPEN, Interval, interval, meet
from firsthand.reconcile.voices import person_name
from firsthand.records import Assertion, Attribution, Drift, Reuse, Span, Voice, record_id

WEIGHT = {"number": 1.0, "negation": 1.0, "date": 0.8, "hedge_dropped": 0.7, "hedge_added": 0.5,
          "attribution_dropped": 0.6, "speaker_moved": 0.6, "name": 0.5}  # fmt: skip
_VAGUE = 1.5  # "several dozen" and "varias decenas" are one number; "at least 14" and "at least 40" are not
_A_COPY = 12  # words in common, from which on a changed number is a change and not another town's number
_STOP = re.compile(r"[.!?][”\"’']?\s+|\n")
_SPEAKING = ("say", "said", "tell", "told", "dijo", "afirm")  # "The Ledger said" makes a paper the speaker

_Origins = dict[Span, frozenset[tuple[str, bool]]]  # of each passage, the articles it was copied from


class Retelling(NamedTuple):
    """An article that tells again what another, or versions of it, told."""

    sources: tuple[str, ...]
    article: str


def find_drift(sources: Sources, assertions: Sequence[Assertion]) -> tuple[Drift, ...]:
    """Every change of meaning along the copies and credits of a case, weightiest first."""
    found: dict[tuple[str, str, str, str], Drift] = {}
    for one in (*_along_copies(sources), *_along_retellings(sources, assertions)):
        key = one.kind, one.retelling.article, one.before.casefold(), one.after.casefold()
        found.setdefault(key, one)
    best: dict[tuple[str, Span], Drift] = {}
    for one in found.values():
        best.setdefault((one.kind, one.retelling), one)
    ranked = sorted(best.values(), key=lambda d: (-d.weight, d.retelling, d.kind, d.id))
    return tuple(_once(sources.pile, ranked))


def _once(pile: Pile, ranked: Sequence[Drift]) -> Iterator[Drift]:
    """One change of a kind for two sentences; two numbers that stand apart in one sentence may both have changed."""
    told: dict[tuple[str, Span, Span], list[Drift]] = defaultdict(list)
    for one in ranked:
        group = told[one.kind, _sentence(pile, one.source), _sentence(pile, one.retelling)]
        if not group or (one.kind == "number" and not any(one.retelling.overlaps(d.retelling) for d in group)):
            group.append(one)
            yield one


def _sentence(pile: Pile, span: Span) -> Span:
    """The sentence that a span begins in."""
    text = pile.articles[span.article].text
    before = [m.end() for m in _STOP.finditer(text, max(0, span.start - 600), span.start)]
    after = _STOP.search(text, span.start)
    return Span(span.article, before[-1] if before else max(0, span.start - 600), after.end() if after else len(text))


def retellings(sources: Sources) -> list[Retelling]:
    """Who tells whom again: along body copies and translations, and along credits that found their article."""
    pile = sources.pile
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for copy in sources.copies.values():
        told = copy.reuse.relation == "translated" or copy.reuse.content in {"body", "quotation"}
        if told and copy.reuse.direction != "common" and (copy.sure or copy.reuse.score >= CERTAIN_SCORE):
            pairs[pile.root[copy.source.article], copy.retelling.article].add(copy.source.article)
    for credit in sources.credits.values():
        if credit.target:
            pairs[pile.root[credit.target], credit.article].add(credit.target)
    shelf: dict[str, list[str]] = defaultdict(list)
    for name, root in pile.root.items():
        shelf[root].append(name)
    return [Retelling(tuple(shelf[root]), article) for (root, article) in sorted(pairs) if pile.root[article] != root]


def _drift(kind: str, source: Span, retelling: Span, before: str, after: str, why: str, weight: float = 1.0) -> Drift:
    key = record_id("drf", kind, source, retelling, before, after)
    return Drift(id=key, kind=kind, source=source, retelling=retelling, before=before, after=after,
                 weight=round(WEIGHT[kind] * weight, 2), why=why)  # fmt: skip


def _along_copies(sources: Sources) -> Iterator[Drift]:
    """Changed words of edited copies."""
    pile = sources.pile
    for copy in _first_sources(sources):
        same_page = pile.root[copy.source.article] == pile.root[copy.retelling.article]
        if copy.reuse.relation != "edited" or copy.reuse.content == "boilerplate" or same_page:
            continue
        for change in reworded(pile, copy.source, copy.retelling):
            if _stands_elsewhere(sources, change.retelling, copy):
                continue
            if change.kind == "number" and not (_same_text(sources, copy.reuse) or _credits(sources, copy)):
                continue
            why = change.why if copy.sure else f"{change.why}; which of the two came first is not certain"
            weight = 1.0 if copy.sure else 0.6
            yield _drift(change.kind, change.source, change.retelling, change.before, change.after, why, weight)


def _first_sources(sources: Sources) -> list[Copy]:
    """The copies, those from an article that copied nobody first: a change is told of where it was made."""
    told = [copy for copy in sources.copies.values() if copy.reuse.direction != "common"]
    taken = Counter(copy.retelling.article for copy in told)
    shared: Counter[tuple[str, str]] = Counter()
    for copy in told:
        shared[copy.source.article, copy.retelling.article] += round(len(copy.retelling) * copy.reuse.score)
    best: dict[tuple[str, str], str] = {}
    for (source, retelling), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault((sources.pile.root[source], retelling), source)
    return sorted(
        (c for c in told if best[sources.pile.root[c.source.article], c.retelling.article] == c.source.article),
        key=lambda c: (taken[c.source.article] > 0, not c.sure, sources.pile.rank[c.source.article], c.reuse.id),
    )


def _stands_elsewhere(sources: Sources, span: Span, copy: Copy) -> bool:
    """Whether the changed words stand unchanged in another source of the copy: then they were copied from there."""
    for match in sources.passages.counterparts(span, 1.0):
        other = sources.copies[match.reuse.id]
        if other is not copy and other.retelling.article == copy.retelling.article:
            return True
    return False


def _along_retellings(sources: Sources, assertions: Sequence[Assertion]) -> Iterator[Drift]:
    by_article: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        by_article[assertion.article].append(assertion)
    from_where: _Origins = {}
    for pair in retellings(sources):
        told = [a for name in pair.sources for a in by_article[name]]
        slots: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
        for assertion in told:
            slots[assertion.event, assertion.slot].append(assertion)
        for again in by_article[pair.article]:
            before = slots.get((again.event, again.slot), [])
            if before and _rests_on(sources, again, pair, from_where):
                if _rests_on(sources, again, pair, from_where, plainly=True):
                    yield from _number(sources, before, again)
                yield from _hedge(sources, before, again)
                yield from _speaker(sources, before, again)
        yield from _names(sources, pair)


def _same_text(sources: Sources, edge: Reuse) -> bool:
    """Whether an edge is a copy and no formula: "a shell hit a house and killed 4" is written of many towns."""
    return edge.relation == "translated" or sources.passages.in_common(edge) >= _A_COPY


def _credits(sources: Sources, copy: Copy) -> bool:
    """Whether the retelling credits the source of a copy."""
    root = sources.pile.root
    return any(
        credit.target and root[credit.target] == root[copy.source.article] and credit.article == copy.retelling.article
        for credit in sources.credits.values()
    )


def _rests_on(sources: Sources, again: Assertion, pair: Retelling, from_where: _Origins, plainly: bool = False) -> bool:
    """Whether this passage is from that source: copied from it, or under its credit, certain or possible."""
    credit = sources.credits.get(again.credit or "")
    nodes = {sources.pile.node[name] for name in pair.sources}
    if credit and sources.credited.node[credit.id] in nodes:
        return True
    copied = from_where.get(again.span)
    if copied is None:
        copied = from_where[again.span] = _copied_from(sources, again)
    return any(name in pair.sources and (same or not plainly) for name, same in copied)


def _copied_from(sources: Sources, again: Assertion) -> frozenset[tuple[str, bool]]:
    """The articles that a passage was copied from, and of each whether plainly."""
    found = [(sources.copies[m.reuse.id], m.reuse) for m in sources.passages.counterparts(again.span)]
    ours = [(copy, edge) for copy, edge in found if copy.retelling.article == again.article]
    return frozenset((c.source.article, _same_text(sources, e)) for c, e in ours if e.content != "boilerplate")


def _number(sources: Sources, before: Sequence[Assertion], again: Assertion) -> Iterator[Drift]:
    if not counts_something(again.slot):
        return
    mine = interval(again.value)
    theirs = [(a, found) for a in before if (found := interval(a.value)) and a.polarity == "positive"]
    if mine is None or not theirs or any(_agree(mine, found) for _, found in theirs):
        return
    near = min(theirs, key=lambda item: (abs(item[1][0] - mine[0]), item[0].span))[0]
    words = sources.pile.quote
    why = f"{again.slot}: {near.value} became {again.value}"
    yield _drift("number", near.span, again.span, words(near.span), words(again.span), why)


def _agree(one: Interval, other: Interval) -> bool:
    """Whether two numbers are one statement: "at least 14" is not "at least 40", but 31 is "several dozen"."""
    both_open = OPEN in {one[1]} & {other[1]}
    if both_open:
        return max(one[0], other[0]) < _VAGUE * max(1, min(one[0], other[0]))
    return meet(one, other)


def _hedge(sources: Sources, before: Sequence[Assertion], again: Assertion) -> Iterator[Drift]:
    if not before or again.polarity == "negative":
        return
    plain = [a for a in before if not a.hedges and a.polarity == "positive"]
    hedged = [a for a in before if a.hedges and a.polarity == "positive"]
    words = sources.pile.quote
    if hedged and not plain and not again.hedges:
        first = min(hedged, key=lambda a: a.span)
        said = words(_reach(first.hedges[0], first.span))
        yield _drift("hedge_dropped", first.span, again.span, said, words(again.span),
                     f"“{words(first.hedges[0])}” is gone")  # fmt: skip
    if plain and not hedged and again.hedges:
        first = min(plain, key=lambda a: a.span)
        says = words(_reach(again.hedges[0], again.span))
        yield _drift("hedge_added", first.span, again.span, words(first.span), says,
                     f"“{words(again.hedges[0])}” is new")  # fmt: skip


def _speaker(sources: Sources, before: Sequence[Assertion], again: Assertion) -> Iterator[Drift]:
    """On whose word: dropped where the retelling says it itself or "reports" it, moved where the outlet "says" it."""
    voiced = [a for a in before if a.attribution and _speaks(sources, a)]
    if not voiced or any(not a.attribution for a in before) or again.polarity == "negative":
        return
    levels = chain(sources.attributions, again.attribution)
    if levels and not is_media(sources, levels[0]):
        return
    same = [a for a in voiced if _same_value(sources, a, again)]
    if not same:
        return  # "the government says a drone hit" was not retold as "a gas tank caused the explosion"
    first = min(same, key=lambda a: (a.value != again.value, a.span))
    spoken = sources.attributions[first.attribution or ""]
    said = _source_words(sources, spoken)
    cue = " ".join(sources.pile.quote(span) for span in levels[0].cues).casefold() if levels else ""
    kind = "speaker_moved" if cue.startswith(_SPEAKING) else "attribution_dropped"
    after = sources.pile.quote(again.span) if not levels else _source_words(sources, levels[0])
    yield _drift(kind, _whole(spoken, first.span), again.span, said, after, f"“{said}” is gone")


def _same_value(sources: Sources, before: Assertion, again: Assertion) -> bool:
    """Whether two assertions say one thing; in two languages the words of one thing differ."""
    one, other = interval(before.value), interval(again.value)
    if one is not None and other is not None:
        return _agree(one, other)
    tongues = {sources.pile.articles[a.article].language for a in (before, again)}
    first, second = str(before.value), str(again.value)
    shared = set(content_words(first)) & set(content_words(second))
    return len(tongues) > 1 or first == second or bool(shared)


def _names(sources: Sources, pair: Retelling) -> Iterator[Drift]:
    """A person whose last name is kept and whose first name is not."""
    theirs = _people(sources, pair.sources)
    for last, (first, mine) in sorted(_people(sources, (pair.article,)).items()):
        other = theirs.get(last)
        if other and other[0] != first and other[1].mentions and mine.mentions:
            why = f"{other[1].label} became {mine.label}"
            yield _drift("name", other[1].mentions[0], mine.mentions[0], other[1].label, mine.label, why)


def _people(sources: Sources, articles: Sequence[str]) -> dict[str, tuple[str, Voice]]:
    found: dict[str, tuple[str, Voice]] = {}
    for name in articles:
        for voice in sources.pile.readings[name].voices if name in sources.pile.readings else ():
            parts = person_name(voice.label) if voice.named else None
            if parts and parts[0] and voice.kind in {"named_person", "official"}:
                found.setdefault(parts[1], (parts[0], voice))
    return found


def _speaks(sources: Sources, assertion: Assertion) -> bool:
    levels = chain(sources.attributions, assertion.attribution)
    return bool(levels) and not is_media(sources, levels[0]) and bool(levels[0].sources)


def _source_words(sources: Sources, attribution: Attribution) -> str:
    spans = sorted((*attribution.sources, *attribution.cues))
    return " ".join(sources.pile.quote(span) for span in spans)


def _whole(attribution: Attribution, span: Span) -> Span:
    """The passage with its speaker, when they stand within a sentence or two."""
    spans = [s for s in (*attribution.sources, *attribution.cues, span) if s.article == span.article]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return Span(span.article, start, end) if end - start <= 400 else span


def _reach(hedge: Span, span: Span) -> Span:
    if hedge.article != span.article or abs(hedge.start - span.start) > 200:
        return span
    return Span(span.article, min(hedge.start, span.start), max(hedge.end, span.end))
