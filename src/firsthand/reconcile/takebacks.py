"""Figures that whoever gave them takes back: "I was wrong by one", "we withdraw that figure".

In: a Pile, where each article's voices went, the assertions. Out: the assertions, and what those words deny: the number
that the same voice had given on an earlier page, and that the paragraph names.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sentences import paragraphs
from firsthand.reconcile.values import as_value
from firsthand.records import Assertion, Attribution, Mention, Span, record_id
from firsthand.resources import either
from firsthand.wording import folded_terms


def with_takebacks(pile: Pile, of: Mapping[str, str], assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, with those of a number that its own voice takes back as denials. `of` gives the case's voices."""
    back = {article: found for article in sorted(pile.readings) if (found := _taken_back(pile, article))}
    if not back:
        return tuple(assertions)
    by_attribution = {a.id: a for reading in pile.readings.values() for a in reading.attributions}
    given: dict[tuple[str, str, object], list[Assertion]] = defaultdict(list)
    for one in assertions:
        for voice in _voices(by_attribution.get(one.attribution or ""), of):
            given[voice, one.event, one.value].append(one)
    kept = {one.id: one for one in assertions}
    for article, passages in back.items():
        for passage, said in passages:
            for denial in _denials(pile, article, passage, said, of, given):
                same = [n for n, a in kept.items() if _is_same(a, denial)]
                for name in same:
                    kept[name] = replace(kept[name], stance="denies")
                if not same:
                    kept[denial.id] = denial
    return tuple(kept.values())


def _is_same(one: Assertion, denial: Assertion) -> bool:
    """Whether an assertion is of the number that is taken back, in the words that take it back."""
    mine, theirs = ((a.article, a.event, a.slot, a.value) for a in (one, denial))
    return mine == theirs and one.span.overlaps(denial.span)


def _taken_back(pile: Pile, article: str) -> list[tuple[Span, Attribution]]:
    """The paragraphs in which somebody takes back a figure, with the words of whoever does so."""
    found = []
    for paragraph in paragraphs(pile, article):
        if not _signs().search(fold(pile.quote(paragraph))):
            continue
        for one in pile.readings[article].attributions:
            own = [c for c in one.contents if paragraph.contains(c) and _signs().search(fold(pile.quote(c)))]
            if own and one.stance != "denies":
                found.append((paragraph, one))
    return found


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(folded_terms('takebacks'))})\b")


def _denials(
    pile: Pile,
    article: str,
    passage: Span,
    said: Attribution,
    of: Mapping[str, str],
    given: Mapping[tuple[str, str, object], Sequence[Assertion]],
) -> Iterator[Assertion]:
    """What a voice takes back: numbers of the paragraph that it gave before, or the body that the page names."""
    reading = pile.readings[article]
    others = [a for a in reading.attributions if any(passage.contains(c) for c in a.contents)]
    for number in reading.quantities:
        if not passage.contains(number.span) or number.unit is not None:
            continue
        value = as_value(number.minimum, number.maximum)
        told = (a for a in others if any(c.contains(number.span) for c in a.contents))
        whose = _voices(said, of).union(*(_voices(a, of) for a in told))
        alike = (one for one in given.items() if one[0][2] in {value, f"{value}.."} and one[0][0] in whose)
        earlier = [
            a
            for _, every in sorted(alike, key=str)
            for a in every
            if pile.rank[a.article] < pile.rank[article] and pile.root[a.article] != pile.root[article]
        ]
        here = [m for m in reading.mentions if m.trigger.start < said.contents[0].end]
        for one in {a.event: a for a in earlier}.values():
            mention = _nearest(here, number.span)
            if mention is not None:
                key = record_id("ast", article, number.span.start, number.span.end, one.event, one.slot, one.value)
                yield replace(
                    one, id=key, article=article, span=number.span, stance="denies", attribution=said.id,
                    mention=mention.id, credit=None, hedges=(),
                )  # fmt: skip


def _nearest(mentions: Sequence[Mention], span: Span) -> Mention | None:
    return min(mentions, key=lambda m: (abs(m.trigger.start - span.start), m.id), default=None)


def _voices(attribution: Attribution | None, of: Mapping[str, str]) -> set[str]:
    """The voices of the case to whom an attribution gives words."""
    return {of[voice] for voice in attribution.voices if voice in of} if attribution else set()
