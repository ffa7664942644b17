"""Drift: what changed between a passage and its retelling.

In: the copies with their direction, the credits, the assertions. Out: Drift records. Along an edited copy the words are
compared one by one (rewording.py); between a sentence and the one that tells it again (retold.py), what both say of one
slot, and what is around it (respoken.py). Versions of one page drift from nothing: they are updated.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from firsthand.reconcile.carriage import Sources, is_likely
from firsthand.reconcile.claims import counts_something
from firsthand.reconcile.doers import denial
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.passages import A_STORY, Copy, words_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.respoken import change_of_place, change_of_quotation, change_of_speaker
from firsthand.reconcile.retold import Pair, retold, sentence_at
from firsthand.reconcile.rewording import Change, reworded
from firsthand.reconcile.values import OPEN, Interval, days, interval, meet
from firsthand.records import Assertion, Drift, Reuse, Span, record_id
from firsthand.wording import hedges

WEIGHT = {"number": 1.0, "negation": 1.0, "date": 0.8, "place": 0.8, "scope": 0.8, "hedge_dropped": 0.7,
          "quotation_altered": 0.7, "unnamed_made_named": 0.7, "attribution_dropped": 0.6, "speaker_moved": 0.6,
          "hedge_added": 0.5, "name": 0.5}  # fmt: skip
_VAGUE = 1.5  # "several dozen" and "varias decenas" are one number; "at least 14" and "at least 40" are not
_A_COPY = 12  # words in common, from which on a changed number is a change and not another town's number


def find_drift(sources: Sources, assertions: Sequence[Assertion]) -> tuple[Drift, ...]:
    """Every change of meaning along the copies and credits of a case, weightiest first."""
    found: dict[tuple[str, str, str, str], Drift] = {}
    told: dict[str, set[str]] = defaultdict(set)
    for assertion in assertions:
        told[assertion.article].add(assertion.event)
    copies = _first_sources(sources)
    for one in (*_along_copies(sources, copies, told), *_along_retellings(sources, copies, told, assertions)):
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
        group = told[one.kind, sentence_at(pile, one.source), sentence_at(pile, one.retelling)]
        if not group or (one.kind == "number" and not any(one.retelling.overlaps(d.retelling) for d in group)):
            group.append(one)
            yield one


def _drift(kind: str, source: Span, retelling: Span, before: str, after: str, why: str, weight: float = 1.0) -> Drift:
    key = record_id("drf", kind, source, retelling, before, after)
    return Drift(id=key, kind=kind, source=source, retelling=retelling, before=before, after=after,
                 weight=round(WEIGHT[kind] * weight, 2), why=why)  # fmt: skip


def _as_drift(change: Change, weight: float = 1.0, doubt: str = "") -> Drift:
    kind, source, retelling, before, after, why = change
    return _drift(kind, source, retelling, before, after, f"{why}{doubt}", weight)


def _along_copies(sources: Sources, copies: Sequence[Copy], told: Mapping[str, set[str]]) -> Iterator[Drift]:
    """Changed words of edited copies."""
    pile = sources.pile
    towns = frozenset(word for name in pile.naming for word in name.split())
    for copy in copies:
        same_page = pile.root[copy.source.article] == pile.root[copy.retelling.article]
        if copy.reuse.relation != "edited" or copy.reuse.content == "boilerplate" or same_page:
            continue
        if not told[copy.source.article] & told[copy.retelling.article] or not is_likely(sources, copy):
            continue  # a formula: "schools sent their pupils home" is written of many towns
        for change in reworded(pile, copy.source, copy.retelling):
            if _stands_elsewhere(sources, change.retelling, copy):
                continue
            known = [bool(towns & set(fold(side).split())) for side in (change.before, change.after)]
            if change.kind == "name" and all(known):
                continue  # of a town: told of with its sentence
            if change.kind == "name" and any(known):
                change = change._replace(kind="place")
            if change.kind == "number" and not (_same_text(sources, copy.reuse) or _credits(sources, copy)):
                continue
            doubt = "" if copy.sure else "; which of the two came first is not certain"
            yield _as_drift(change, 1.0 if copy.sure else 0.6, doubt)


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


def _along_retellings(
    sources: Sources, copies: Sequence[Copy], told: Mapping[str, set[str]], assertions: Sequence[Assertion]
) -> Iterator[Drift]:
    """Changes between a sentence and the one that tells it again."""
    by_sentence: dict[Span, list[Assertion]] = defaultdict(list)
    for one in assertions:
        by_sentence[sentence_at(sources.pile, sources.sentences[one.mention])].append(one)
    for pair in retold(sources, copies, assertions):
        one_affair = bool(told[pair.source.article] & told[pair.retelling.article])
        if one_affair or (pair.copy and sources.passages.in_common(pair.copy.reuse) >= A_STORY):
            yield from map(_as_drift, change_of_place(sources, pair))  # which may have made another event of it
        if not one_affair:
            continue
        before, after = by_sentence[pair.source], by_sentence[pair.retelling]
        yield from map(_as_drift, change_of_quotation(sources.pile, pair))
        if before and after and not {a.event for a in before} & {a.event for a in after}:
            continue  # of two happenings
        if pair.copy is None or pair.copy.credited or is_likely(sources, pair.copy):
            yield from _of_slots(sources, before, after, pair)
        yield from map(_as_drift, change_of_speaker(sources, pair))


def _of_slots(sources: Sources, before: Sequence[Assertion], after: Sequence[Assertion], pair: Pair) -> Iterator[Drift]:
    slots: dict[str, list[Assertion]] = defaultdict(list)
    for one in before:
        slots[one.slot].append(one)
    word_by_word = pair.copy is not None and pair.copy.reuse.relation != "translated"
    for again in after:
        theirs = slots.get(again.slot, [])
        if not theirs:
            continue
        if not word_by_word:  # an edited copy is compared word by word
            yield from _number(sources, theirs, again)
            yield from _date(sources, theirs, again)
        yield from _scope(sources, theirs, again)
        yield from _hedge(sources, theirs, again)
        yield from _negation(sources, theirs, again)


def _same_text(sources: Sources, edge: Reuse) -> bool:
    """Whether an edge is a copy and no formula: "a shell hit a house and killed 4" is written of many towns."""
    return edge.relation == "translated" or sources.passages.in_common(edge) >= _A_COPY


def _credits(sources: Sources, copy: Copy) -> bool:
    """Whether the retelling credits the source of a copy."""
    root = sources.pile.root
    return any(
        credit.target and root[credit.target] == root[copy.source.article]
        for credit in sources.crediting.get(copy.retelling.article, ())
    )


def _number(sources: Sources, before: Sequence[Assertion], again: Assertion) -> Iterator[Drift]:
    if not counts_something(again.slot):
        return
    mine = interval(again.value)
    theirs = [(a, found) for a in before if (found := interval(a.value)) and a.polarity == "positive"]
    theirs = [(a, found) for a, found in theirs if _reach_of(a) == _reach_of(again)]
    if mine is None or not theirs or any(_agree(mine, found) for _, found in theirs):
        return
    near = min(theirs, key=lambda item: (abs(item[1][0] - mine[0]), item[0].span))[0]
    words = sources.pile.quote
    why = f"{again.slot}: {near.value} became {again.value}"
    yield _drift("number", near.span, again.span, words(near.span), words(again.span), why)


def _hedges_in(sources: Sources, one: Assertion) -> bool:
    """Whether any word of a sentence hedges, whatever it hedges."""
    words = words_of(sources.pile, sources.sentences[one.mention])
    return any(word.folded in hedges() for word in words)


def _date(sources: Sources, before: Sequence[Assertion], again: Assertion) -> Iterator[Drift]:
    if again.slot != "when":
        return
    mine = days(str(again.value))
    theirs = [(a, found) for a in before if (found := days(str(a.value)))]
    if mine is None or not theirs or any(meet(mine, found) for _, found in theirs):
        return
    near = min((a for a, _ in theirs), key=lambda a: a.span)
    why, words = f"{near.value} became {again.value}", sources.pile.quote
    yield _drift("date", near.span, again.span, words(near.span), words(again.span), why)


def _scope(sources: Sources, before: Sequence[Assertion], again: Assertion) -> Iterator[Drift]:
    """One number of a part, or of a wider place, told of all: "22 killed across Medoria", "22 killed in Kesvik"."""
    same = [a for a in before if a.value == again.value]
    if not counts_something(again.slot) or not same or any(_reach_of(a) == _reach_of(again) for a in same):
        return
    near, words = min(same, key=lambda a: a.span), sources.pile.quote
    why = f"{again.slot} {again.value}: {near.scope or 'of all'} became {again.scope or 'of all'}"
    yield _drift("scope", near.span, again.span, words(near.span), words(again.span), why)


def _reach_of(one: Assertion) -> str:
    """Of whom a number is told: of all, a part, more beside, or a wider place, whatever that is called."""
    return one.scope if one.scope in {"", "part", "more"} else "wider"


def _negation(sources: Sources, before: Sequence[Assertion], again: Assertion) -> Iterator[Drift]:
    if again.slot == "who":
        before = [a for a in before if denial(a.value) or denial(again.value)]
        flipped = bool(before) and all(denial(a.value) != denial(again.value) for a in before)
    else:
        flipped = again.slot == "status" and not any(a.polarity == again.polarity for a in before)
    if not flipped:
        return
    first, words = min(before, key=lambda a: a.span), sources.pile.quote
    why = f"{first.value} became {again.value}"
    yield _drift("negation", first.span, again.span, words(first.span), words(again.span), why)


def _agree(one: Interval, other: Interval) -> bool:
    """Whether two numbers are one statement: "at least 14" is not "at least 40", but 31 is "several dozen"."""
    both_open = OPEN in {one[1]} & {other[1]}
    if both_open:
        return max(one[0], other[0]) < _VAGUE * max(1, min(one[0], other[0]))
    return meet(one, other)


def _hedge(sources: Sources, before: Sequence[Assertion], again: Assertion) -> Iterator[Drift]:
    if not before or again.polarity == "negative" or any(denial(a.value) != denial(again.value) for a in before):
        return
    if again.slot == "who":
        before = [a for a in before if _one_party(sources, a, again)]
    plain = [a for a in before if not a.hedges and a.polarity == "positive"]
    hedged = [a for a in before if a.hedges and a.polarity == "positive"]
    words = sources.pile.quote
    if hedged and not plain and not again.hedges and not _hedges_in(sources, again):
        first = min(hedged, key=lambda a: a.span)
        said = words(_reach(first.hedges[0], first.span))
        yield _drift("hedge_dropped", first.span, again.span, said, words(again.span),
                     f"“{words(first.hedges[0])}” is gone")  # fmt: skip
    if plain and not hedged and again.hedges and not any(_hedges_in(sources, a) for a in plain):
        first = min(plain, key=lambda a: a.span)
        says = words(_reach(again.hedges[0], again.span))
        yield _drift("hedge_added", first.span, again.span, words(first.span), says,
                     f"“{words(again.hedges[0])}” is new")  # fmt: skip


def _one_party(sources: Sources, one: Assertion, other: Assertion) -> bool:
    """Whether two assertions speak of one doer; in two languages a name may share no word with itself."""
    a, b = (sources.pile.articles[x.article].language for x in (one, other))
    return a != b or bool(set(content_words(str(one.value))) & set(content_words(str(other.value))))


def _reach(hedge: Span, span: Span) -> Span:
    if hedge.article != span.article or abs(hedge.start - span.start) > 200:
        return span
    return Span(span.article, min(hedge.start, span.start), max(hedge.end, span.end))
