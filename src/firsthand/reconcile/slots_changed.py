"""What two sentences say otherwise of one slot: another number, day, hour, spot or reach, a hedge, a denial.

In: what a sentence and its retelling assert, and what other sentences do that may be the source. Out: Changes; what
another sentence that may be meant says as well is no change.
"""

from collections.abc import Iterator, Sequence

from firsthand import hours
from firsthand.reconcile.claims import counts_something
from firsthand.reconcile.doers import denial
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.passages import words_of
from firsthand.reconcile.penalties import SLOT as SENTENCE
from firsthand.reconcile.penalties import in_months
from firsthand.reconcile.respoken import change_of_spot
from firsthand.reconcile.retold import Pair
from firsthand.reconcile.rewording import Change, leaves_open
from firsthand.reconcile.rounded import is_rough, rounds_to
from firsthand.reconcile.scopes import groups
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.told import SETTING, Told, about
from firsthand.reconcile.values import OPEN, Interval, days, interval, meet
from firsthand.records import Assertion, Span
from firsthand.wording import keeps_distance

_SCOPES = {"": "all of them", "part": "some of them", "more": "others beside them"}
_VAGUE = 1.5  # "several dozen" and "varias decenas" are one number; "at least 14" and "at least 40" are not
_WEEK = 7


def of_slots(sources: Sources, told: Told, pair: Pair) -> Iterator[Change]:
    """What two sentences say otherwise of one slot; what another sentence that may be the source says is no change."""
    before, after = told.by_sentence.get(pair.source, ()), told.by_sentence.get(pair.retelling, ())
    said_too = dict.fromkeys((*pair.others, *(one for page in pair.pages for one in told.by_article.get(page, ()))))
    also = [a for one in said_too if one != pair.source for a in told.by_sentence.get(one, ())]
    for again in after:
        theirs = [a for a in before if a.slot == again.slot]
        others = [a for a in also if a.slot == again.slot]
        beside = [a for a in after if a.slot == again.slot]
        if theirs:
            if not pair.same_tongue:  # a copied sentence is compared word by word
                yield from _number(sources, theirs, others, again)
                yield from _date(sources, theirs, others, again)
            yield from _hour(sources, theirs, others, again)
            yield from _scope(sources, theirs, others, again)
            if pair.copy is not None or again.slot in about(sources.pile, after) - SETTING:
                yield from _hedge(sources, theirs, others, again)
            yield from _negation(sources, theirs, others, beside, again)
    yield from change_of_spot(sources, before, after, also)


def _change(sources: Sources, kind: str, one: Assertion, again: Assertion, why: str) -> Change:
    words = sources.pile.quote
    return Change(kind, one.span, again.span, words(one.span), words(again.span), why)


def _number(
    sources: Sources, before: Sequence[Assertion], others: Sequence[Assertion], again: Assertion
) -> Iterator[Change]:
    mine = _counted(again) if counts_something(again.slot) else None
    theirs = [(a, found) for a in before if (found := _counted(a)) and a.polarity == "positive"]
    theirs = [(a, found) for a, found in theirs if _reach_of(a) == _reach_of(again)]
    said = [found for a in (*before, *others) if (found := _counted(a))]
    if mine is None or not theirs or any(_agree(mine, found) for found in said):
        return
    if any(_one_rounded(sources, a, again) for a in (*before, *others)):
        return
    near = min(theirs, key=lambda item: (abs(item[1][0] - mine[0]), item[0].span))[0]
    yield _change(sources, "number", near, again, f"{again.slot}: {near.value} became {again.value}")


def _one_rounded(sources: Sources, one: Assertion, other: Assertion) -> bool:
    """Whether one of two numbers is told as about so many, and is the other rounded."""
    a, b = _counted(one), _counted(other)
    pile = sources.pile
    return (rounds_to(a, b) and is_rough(pile, one)) or (rounds_to(b, a) and is_rough(pile, other))


def _counted(one: Assertion) -> Interval | None:
    """The number that an assertion gives; of a sentence its years and months."""
    months = in_months(one.value) if one.slot == SENTENCE else None
    return interval(one.value) if months is None else (months / 12, months / 12)


def _date(
    sources: Sources, before: Sequence[Assertion], others: Sequence[Assertion], again: Assertion
) -> Iterator[Change]:
    mine = days(str(again.value)) if again.slot == "when" else None
    theirs = [(a, found) for a in before if (found := days(str(a.value)))]
    said = [found for a in (*before, *others) if (found := days(str(a.value)))]
    if mine is None or not theirs or any(meet(mine, found) or _weeks_apart(mine, found) for found in said):
        return
    near = min((a for a, _ in theirs), key=lambda a: a.span)
    yield _change(sources, "date", near, again, f"{near.value} became {again.value}")


def _hour(
    sources: Sources, before: Sequence[Assertion], others: Sequence[Assertion], again: Assertion
) -> Iterator[Change]:
    said = [str(a.value) for a in (*before, *others)]
    if again.slot == "hour" and not any(hours.may_be_one(hour, str(again.value)) for hour in said):
        near = min(before, key=lambda a: a.span)
        yield _change(sources, "date", near, again, f"{near.value} became {again.value}")


def _weeks_apart(one: Interval, other: Interval) -> bool:
    """Whether two days are one weekday, a week apart: "on Monday" of two pages, and which Monday no page says."""
    return one[1] - one[0] <= 1 and other[1] - other[0] <= 1 and (one[0] - other[0]) in {-_WEEK, _WEEK}


def _scope(
    sources: Sources, before: Sequence[Assertion], others: Sequence[Assertion], again: Assertion
) -> Iterator[Change]:
    """One number of a part, or of a wider place, told of all: "22 killed across Medoria", "22 killed in Kesvik"."""
    if not counts_something(again.slot):
        return
    same = [a for a in before if a.value == again.value]
    every = [*same, *(a for a in others if a.value == again.value)]
    if same and not any(_reach_of(a) == _reach_of(again) for a in every):
        near = min(same, key=lambda a: a.span)
        scopes = (_SCOPES.get(one.scope, one.scope) for one in (near, again))
        yield _change(sources, "scope", near, again, f"{again.slot} {again.value}: {' became '.join(scopes)}")


def _reach_of(one: Assertion) -> str:
    """Of whom a number is told: of all, a part, more beside, or a wider place, whatever that is called."""
    if one.scope in groups():
        return "part"
    return one.scope if one.slot == "amount" or one.scope in {"", "part", "more"} else "wider"


def _negation(
    sources: Sources,
    before: Sequence[Assertion],
    others: Sequence[Assertion],
    beside: Sequence[Assertion],
    again: Assertion,
) -> Iterator[Change]:
    """What was so told as not so; what the same sentence says both ways it has not turned round."""
    every = [*before, *others]
    if again.slot == "who":
        before = [a for a in before if denial(a.value) or denial(again.value)]
        flipped = bool(before) and not any(denial(a.value) == denial(again.value) for a in every if _named(a, again))
    else:
        flipped = again.slot == "status" and not any(a.polarity == again.polarity for a in every)
        flipped = flipped and all(a.polarity == again.polarity for a in beside)
    if flipped:
        first = min(before, key=lambda a: a.span)
        yield _change(sources, "negation", first, again, f"{first.value} became {again.value}")


def _named(one: Assertion, again: Assertion) -> bool:
    """Whether two assertions may name the same doer, to say so or to deny it."""
    return denial(one.value) or denial(again.value)


def _agree(one: Interval, other: Interval) -> bool:
    """Whether two numbers are one statement: "at least 14" is not "at least 40", but 31 is "several dozen"."""
    both_open = OPEN in {one[1]} & {other[1]}
    if both_open:
        return max(one[0], other[0]) < _VAGUE * max(1, min(one[0], other[0]))
    return meet(one, other)


def _hedge(
    sources: Sources, before: Sequence[Assertion], others: Sequence[Assertion], again: Assertion
) -> Iterator[Change]:
    every = [*before, *others]
    if again.polarity == "negative" or any(denial(a.value) != denial(again.value) for a in before):
        return
    if again.slot == "who":
        every = [a for a in every if _one_party(sources, a, again)]
    plain = [a for a in every if not a.hedges and a.polarity == "positive"]
    hedged = [a for a in every if a.hedges and a.polarity == "positive"]
    mine, words = [a for a in every if a in before], sources.pile.quote
    told = words_of(sources.pile, sources.sentences[again.mention])
    kept = {fold(words(span)) for a in hedged for span in a.hedges} & {fold(word.folded) for word in told}
    if hedged and not plain and not again.hedges and not kept and not _hedges_in(sources, again) and mine:
        first = min((a for a in mine if a.hedges), key=lambda a: a.span)
        said = words(_reach(first.hedges[0], first.span))
        why = f"“{words(first.hedges[0])}” is gone"
        yield Change("hedge_dropped", first.span, again.span, said, words(again.span), why)
    if (
        plain
        and not hedged
        and _hedges_in(sources, again)
        and again.hedges
        and not any(_hedges_in(sources, a) for a in plain)
    ):
        first = min(mine, key=lambda a: a.span)
        says = words(_reach(again.hedges[0], again.span))
        why = f"“{words(again.hedges[0])}” is new"
        yield Change("hedge_added", first.span, again.span, words(first.span), says, why)


def _hedges_in(sources: Sources, one: Assertion) -> bool:
    """Whether any word of a sentence hedges, whatever it hedges: "reportedly", or a modal, "pudo haber"."""
    sentence = sources.sentences[one.mention]
    return leaves_open(words_of(sources.pile, sentence)) or bool(keeps_distance(sources.pile.quote(sentence)))


def _one_party(sources: Sources, one: Assertion, other: Assertion) -> bool:
    """Whether two assertions speak of one doer; in two languages a name may share no word with itself."""
    a, b = (sources.pile.articles[x.article].language for x in (one, other))
    return a != b or bool(set(content_words(str(one.value))) & set(content_words(str(other.value))))


def _reach(hedge: Span, span: Span) -> Span:
    if hedge.article != span.article or abs(hedge.start - span.start) > 200:
        return span
    return Span(span.article, min(hedge.start, span.start), max(hedge.end, span.end))
