"""Sums of money that belong to a happening: stolen, a bribe, a fine, a ransom, damage, with their currency.

In: a mention and the kind of its event, or a page. Out: numbers with what they count, "EUR stolen": sums in two
currencies, or of two sorts, are no rivals. The words that tell the sort are in `resources/<language>/amounts.tsv`.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.reconcile.happenings import Kind, kind_of
from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sentences import sentence_at
from firsthand.reconcile.values import Interval, as_value
from firsthand.records import Mention, Quantity, Reading, Span, Value
from firsthand.resources import either, languages, table

SLOT = "amount"
GROWING = frozenset({"stolen", "embezzled", "damage", "recovered"})  # what is found to be more as time goes by
_OTHER = "other"
_BEFORE, _AFTER = 70, 30  # characters
_BREAK = re.compile(r"[;:()\n]|[.!?]\s")
_EACH = re.compile(
    r"\s*(?:per|a|an|each|every|cada|al|por)\s+(?:day|week|month|year|hour|día|semana|mes|año|hora|head)\b", re.I
)
_BARE = re.compile(r"\b(?:million|millón|millones|billion)s?\b", re.I)  # "diverted 4.2 million", of whatever money
_NEAR = 0.05  # "2.3 million" for 2,312,400 is rounding, "2 million" for 2.4 is another sum


class Sum(NamedTuple):
    """A sum of money, what it counts and its words."""

    value: Value
    scope: str
    span: Span


def amounts_of(pile: Pile, mention: Mention, event_kind: Kind) -> Iterator[Sum]:
    """The sums of a mention's sentence that belong to its event: to no other happening nearer to them."""
    if not _sorts_of(event_kind.name):
        return
    reading = pile.readings[mention.article]
    for one in _sums(reading, mention.sentence):
        told = _sort(pile, one, mention.sentence) or _usual(pile, mention, one, event_kind) or ""
        sort = _fitting(told, _sorts_of(event_kind.name))
        if sort and not _of_another(pile, reading, mention, one, sort):
            yield _as_sum(one, sort)
    for one in _bare_sums(pile, reading, mention.sentence):
        sort = _fitting(_sort(pile, one, mention.sentence) or "", _sorts_of(event_kind.name))
        if sort and not _of_another(pile, reading, mention, one, sort):
            yield _as_sum(one, sort)


def is_money(label: str) -> bool:
    """Whether what is called so is a sum or plain money, which nothing befalls: "2.4 million euros", "the funds".

    >>> is_money("2.4 million euros"), is_money("public funds"), is_money("the hospital fund")
    (True, True, False)
    """
    words = re.findall(r"[^\W_]+|[$€£]", fold(label))
    return bool(words) and (words[-1] in _money() or (" de " in label and words[0] in _money()))


@cache
def _money() -> frozenset[str]:
    return frozenset(fold(row["term"]) for row in _units_of_money()) | {
        "money",
        "cash",
        "funds",
        "million",
        "millions",
        "dinero",
        "fondos",
        "millon",
        "millones",
    }


def told_apart(
    pile: Pile, reading: Reading, events: Mapping[str, str], kinds: Mapping[str, Kind]
) -> Iterator[tuple[Mention, Sum]]:
    """Sums of sentences that name no such happening, "The loot was put at $40,000", on a page that tells of one."""
    by_sort: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(reading.mentions, key=lambda m: m.trigger):
        for sort in _sorts_of(kinds[events[mention.id]].name):
            by_sort[sort].append(mention)
    if not by_sort:
        return
    article = pile.articles[reading.article]
    for one in _sums(reading, Span(article.id, 0, len(article.text))):
        said = _fitting(_sort(pile, one, sentence_at(pile, one.span)) or "", by_sort)
        told = by_sort.get(said, [])
        if any(m.sentence.contains(one.span) for m in told):
            continue
        told = [m for m in told if _rather(said, kinds[events[m.id]])] or told
        if told and len({events[m.id] for m in told}) == 1:
            yield next((m for m in reversed(told) if m.trigger.start < one.span.start), told[0]), _as_sum(one, said)


def _fitting(told: str, sorts: Container[str]) -> str:
    """The sort that a cue tells, of several the one that there can be: a loss is damage by a fire, or missing money."""
    return next((sort for sort in told.split("|") if sort in sorts), "")


def _rather(sort: str, kind: Kind) -> bool:
    """Whether such a sum is rather told of a happening: the theft, not the raid; the fire, not the damage by it."""
    return kind.name != "damage" if sort == "damage" else _usual_sorts().get(kind.name) == sort


def may_be_one_sum(a: Interval, b: Interval) -> bool:
    """Whether of two sums one is the other rounded to fewer figures.

    >>> may_be_one_sum((2_300_000, 2_300_000), (2_312_400, 2_312_400)), may_be_one_sum((2e6, 2e6), (2.4e6, 2.4e6))
    (True, False)
    """
    (rough, fine) = sorted((a[0], b[0]), key=_figures)
    unit = 10.0 ** max(0, len(str(int(rough))) - _figures(rough))
    return a[0] == a[1] and b[0] == b[1] and abs(rough - fine) < unit and abs(rough - fine) <= _NEAR * rough


def grows(scope: str) -> bool:
    """Whether what a sum counts is found to be more as time goes by: what was stolen, no fine."""
    return scope.partition(" ")[2] in GROWING


def _figures(sum_: float) -> int:
    """How many figures of a sum are told: two of 2,300,000."""
    return len(str(int(sum_)).rstrip("0"))


def _sums(reading: Reading, within: Span) -> list[Quantity]:
    found = (q for q in reading.quantities if q.unit in _currencies() and within.contains(q.span))
    return [q for q in found if (q.minimum or q.maximum or 0) >= 1]


def _bare_sums(pile: Pile, reading: Reading, within: Span) -> list[Quantity]:
    """Millions without a currency that a word tells to be money, in the only currency of their page."""
    currencies = {q.unit for q in reading.quantities if q.unit in _currencies()}
    if len(currencies) != 1:
        return []
    bare = (q for q in reading.quantities if not q.unit and not q.of and within.contains(q.span))
    return [replace(q, unit=min(currencies)) for q in bare if _BARE.search(pile.quote(q.span))]


def _as_sum(one: Quantity, sort: str) -> Sum:
    return Sum(as_value(one.minimum, one.maximum), f"{one.unit} {sort}", one.span)


def _sort(pile: Pile, one: Quantity, sentence: Span) -> str | None:
    """What the words right behind a sum, else the nearest before it, say that it is."""
    text, language = pile.articles[one.span.article].text, pile.tongue(one.span.article)
    before = text[max(sentence.start, one.span.start - _BEFORE) : one.span.start]
    before = before[max((found.end() for found in _BREAK.finditer(before)), default=0) :]
    after = text[one.span.end : min(sentence.end, one.span.end + _AFTER)]
    if _EACH.match(after):
        return _OTHER
    cues = _cues(language)
    if behind := cues.after.match(after):
        return cues.sort_after[fold(behind["cue"])]
    *_, led = (None, *cues.before.finditer(before))
    return cues.sort_before[fold(led["cue"])] if led else None


def _usual(pile: Pile, mention: Mention, one: Quantity, event_kind: Kind) -> str | None:
    """What a sum near a happening's word is as a rule: of a theft what was stolen, of a fine the fine."""
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    sort = _usual_sorts().get(kind.name)
    text = pile.articles[mention.article].text
    between = text[min(mention.trigger.end, one.span.end) : max(mention.trigger.start, one.span.start)]
    close = len(between) <= (_BEFORE if one.span.start > mention.trigger.start else _AFTER)
    return sort if kind.name == event_kind.name and close and not _BREAK.search(between) else None


def _of_another(pile: Pile, reading: Reading, mention: Mention, one: Quantity, sort: str) -> bool:
    """Whether a happening that has such sums, and is no other word for the same, stands nearer."""
    mine = abs(one.span.start - mention.trigger.start)
    return any(
        abs(one.span.start - m.trigger.start) < mine
        and m.event_type != mention.event_type
        and sort in _sorts_of(kind_of(pile.quote(m.trigger), m.event_type).name)
        for m in reading.mentions
        if m.sentence.overlaps(mention.sentence)
    )


class _Cues(NamedTuple):
    """The words that tell what a sum is, before it and behind it; each pattern has a group `cue`."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    sort_before: dict[str, str]
    sort_after: dict[str, str]


@cache
def _cues(language: str) -> _Cues:
    rows = table(language, "amounts")
    before = {fold(row["term"]): row["before"] for row in rows if row["before"] != "-"}
    after = {fold(row["term"]): row["after"] for row in rows if row["after"] != "-"}
    written = [frozenset(row["term"] for row in rows if row[side] != "-") for side in ("before", "after")]
    return _Cues(
        re.compile(rf"\b(?P<cue>{either(written[0])})\b", re.IGNORECASE),
        re.compile(rf"[\s-]*(?:[\w’'-]+\s+){{0,2}}?(?P<cue>{either(written[1])})\b", re.IGNORECASE),
        before,
        after,
    )


@cache
def _currencies() -> frozenset[str]:
    """The units that are money."""
    return frozenset(row["unit"] for row in _units_of_money())


def _units_of_money() -> list[dict[str, str]]:
    rows = (row for language in languages() for row in table(language, "units"))
    return [row for row in rows if row["reason"].startswith("unit of money")]


@cache
def _sorts_of(kind: str) -> frozenset[str]:
    """What sums a happening of a kind can have."""
    return frozenset(row["term"] for row in _rows() if kind in row["of"].split())


@cache
def _usual_sorts() -> dict[str, str]:
    return {row["usual"]: row["term"] for row in _rows() if row["usual"] != "-"}


def _rows() -> list[dict[str, str]]:
    return [row for language in languages() for row in table(language, "kinds_of_amounts")]
