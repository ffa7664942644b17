"""What came of a happening: a strike called off, talks without agreement, a fire put out, a missing person found alive.

In: a page and its events, or the assertions of a case. Out: outcomes by the names of `kinds_of_outcomes.tsv`, where the
words (`resources/<language>/outcomes.tsv`) say it plainly; and which two are rivals. That somebody was acquitted is the
event's own name already: it is told beside it where others tell of a conviction.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from firsthand.reconcile.happenings import Kind, kind_of
from firsthand.reconcile.names import fold
from firsthand.reconcile.own_word import only_against_others
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sentences import sentence_at
from firsthand.reconcile.values import OPEN
from firsthand.records import Assertion, Mention, Reading, Span
from firsthand.resources import either, languages, table

SLOT = "outcome"
_VERDICT = "verdict"
_ALONE = "missing person"  # of several some are found alive and others dead
_AHEAD = re.compile(
    r"\b(?:no|not|never|n['’]t|would|could|may|might|will|should|must|can|if|unless|until|whether|to|threat\w*|fear\w*|hope\w*|yet"
    r"|nunca|podría\w*|puede\w*|será\w*|si|hasta|espera\w*|quier\w*|sería\w*)\b",
    re.IGNORECASE,
)
_CLAUSE = "who|which|that|whose|after|before|when|while|and|but|que|quien|tras|cuando|mientras|y|pero"


class Ending(NamedTuple):
    """An outcome by its name, and its words."""

    name: str
    span: Span


class _Outcome(NamedTuple):
    group: str
    of: frozenset[str]
    stage: int
    later: bool


def endings(
    pile: Pile, reading: Reading, events: Mapping[str, str], kinds: Mapping[str, Kind]
) -> Iterator[tuple[Mention, Ending]]:
    """The outcomes that a page tells, each with the mention of the happening that came to it."""
    text = pile.articles[reading.article].text
    words = _words(pile.tongue(reading.article))
    if not words.any.search(text):
        return
    alone: list[Mention] = []
    for mention in sorted(reading.mentions, key=lambda m: m.trigger):
        kind = kind_of(pile.quote(mention.trigger), mention.event_type).name
        for span in _beside(text, mention, words):
            for name in words.outcomes[fold(pile.quote(span))]:
                if kind in _outcomes()[name].of and not _of_many(mention, name):
                    yield mention, Ending(name, span)
        if any(one.group == _ALONE and kinds[events[mention.id]].name in one.of for one in _outcomes().values()):
            alone.append(mention)
    if alone and len({events[m.id] for m in alone}) == 1 and not any(_of_many(m, "found alive") for m in alone):
        yield from _found(pile, reading, alone, words)


def with_telling_outcomes(pile: Pile, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions without the outcomes that a happening's own word tells, where nobody tells of another."""
    return only_against_others(pile, assertions, SLOT, lambda one, m: m.trigger.contains(one.span), _rivals)


def rival_outcomes(
    pile: Pile, one: tuple[str, Sequence[Assertion]], other: tuple[str, Sequence[Assertion]]
) -> tuple[Literal["contradiction", "update"], str] | None:
    """Whether two outcomes cannot both stand: one page tells of both where some were acquitted and some convicted.

    A fire that burnt has been put out since, and a strike called off may go ahead on a later day.
    """
    if _rivals(one[0], other[0]) and _outcomes()[one[0]].group == _VERDICT:
        apart = _persons_apart(pile, one[1], other[1])
        if apart is not None:
            return ("contradiction", f"outcome {one[0]} against outcome {other[0]}, of {apart}") if apart else None
    if not _rivals(one[0], other[0]) or {a.article for a in one[1]} & {a.article for a in other[1]}:
        return None
    (low, before), (high, after) = sorted((one, other), key=lambda side: _outcomes()[side[0]].stage)
    first = [min((d[0] for a in some if (d := pile.said(a.article))), default=OPEN) for some in (before, after)]
    last = [max((d[1] for a in some if (d := pile.said(a.article))), default=OPEN) for some in (before, after)]
    if _outcomes()[low].stage != _outcomes()[high].stage:
        if last[0] <= first[1] or OPEN in first:
            return None
        return "contradiction", f"outcome {low} against outcome {high}: told so when others had told of the later state"
    if _outcomes()[low].later and (last[0] < first[1] or last[1] < first[0]):
        return "update", f"outcome {low} against outcome {high}: told on a later day"
    return "contradiction", f"outcome {low} against outcome {high}, and no page tells both"


def _persons_apart(pile: Pile, one: Sequence[Assertion], other: Sequence[Assertion]) -> str | None:
    """Of whom two verdicts are told on different pages; empty where they are of different people.

    None where the words do not say of whom: one page then tells of both where some were acquitted and some convicted.
    """
    whom = [_judged(pile, some) for some in (one, other)]
    if not all(whom):
        return None
    both = sorted(whom[0].keys() & whom[1].keys())
    return next((name for name in both if not whom[0][name] & whom[1][name]), "")


def _judged(pile: Pile, assertions: Sequence[Assertion]) -> dict[str, set[str]]:
    """The last names of those whom a verdict befell, each with the pages that say so; none where one names nobody."""
    found: dict[str, set[str]] = defaultdict(set)
    mentions = pile.mentions()
    for one in assertions:
        named = [p.label.split()[-1] for p in mentions[one.mention].participants
                 if p.role == "recipient" and p.label.split()[-1:] and p.label.split()[-1][0].isupper()]  # fmt: skip
        if not named:
            return {}
        for name in named:
            found[name].add(one.article)
    return found


def _rivals(one: str, other: str) -> bool:
    known = _outcomes()
    return one != other and one in known and other in known and known[one].group == known[other].group


def _of_many(mention: Mention, name: str) -> bool:
    return _outcomes()[name].group == _ALONE and any(q.minimum > 1 and not q.unit for q in mention.quantities)


def _beside(text: str, mention: Mention, words: "_Words") -> Iterator[Span]:
    """The words of an outcome in a happening's own word, behind it and before it."""
    at = mention.trigger
    found = words.any.search(text, at.start, at.end)
    if found:
        yield Span(mention.article, *found.span())
        return
    behind = words.behind.match(text, at.end, mention.sentence.end)
    if behind and not _AHEAD.search(text[at.end : behind.start("term")]):
        yield Span(mention.article, *behind.span("term"))
    before = words.before.search(text, mention.sentence.start, at.start)
    if before and not _AHEAD.search(text[max(mention.sentence.start, before.start() - 20) : before.start()]):
        yield Span(mention.article, *before.span("term"))


def _found(pile: Pile, reading: Reading, alone: Sequence[Mention], words: "_Words") -> Iterator[tuple[Mention, Ending]]:
    """What a sentence behind says of the one person whom a page tells to be missing: "She was found alive"."""
    text = pile.articles[reading.article].text
    for match in words.any.finditer(text):
        names = [n for n in words.outcomes[fold(match[0])] if _outcomes()[n].group == _ALONE]
        span = Span(reading.article, *match.span())
        sentence = sentence_at(pile, span)
        near = [m for m in alone if m.trigger.start < span.start]
        counted = any(sentence.contains(q.span) and not q.unit and q.minimum > 1 for q in reading.quantities)
        if names and near and not counted and not _AHEAD.search(text[sentence.start : span.start]):
            yield near[-1], Ending(names[0], span)


class _Words(NamedTuple):
    """The words of a language for outcomes, and how they stand beside a happening."""

    outcomes: dict[str, tuple[str, ...]]
    any: re.Pattern[str]
    behind: re.Pattern[str]  # (the strike) "of the dockers was called off"
    before: re.Pattern[str]  # "called off their" (strike)


@cache
def _words(language: str) -> _Words:
    rows = table(language, "outcomes")
    term = either(frozenset(row["term"] for row in rows))
    return _Words(
        {fold(row["term"]): tuple(row["outcomes"].split(", ")) for row in rows},
        re.compile(rf"\b(?:{term})\b", re.IGNORECASE),
        re.compile(rf"(?:\s+(?!(?:{_CLAUSE})\b)[\w’'-]+){{0,8}}?\s+(?P<term>{term})\b", re.IGNORECASE),
        re.compile(
            rf"\b(?P<term>{term})\s+(?:(?:the|a|an|their|its|his|her|el|la|los|las|su|un|una)\s+)?(?:[\w’'-]+\s+){{0,2}}$",
            re.IGNORECASE,
        ),
    )


@cache
def _outcomes() -> dict[str, _Outcome]:
    rows = [row for language in languages() for row in table(language, "kinds_of_outcomes")]
    return {
        row["term"]: _Outcome(
            row["group"],
            frozenset(row["of"].split()),
            int(row["stage"]) if row["stage"].isdigit() else 0,
            row["later"] == "yes",
        )
        for row in rows
    }
