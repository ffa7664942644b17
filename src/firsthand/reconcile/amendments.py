"""What each correction puts in place of what: the number that it takes back, the one that it gives, and its words.

In: a Pile, the Correcting and the stances of its attributions. Out: the Amendments of each article. A number is taken
back where the outlet denies what it had printed, or says "14, not 41"; the one put in its place stands in that
sentence, in the next that is no mere verdict ("That was wrong."), or where words say that it is the right one. Whatever
other numbers a correction mentions, it leaves alone.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from firsthand.reconcile.corrections import Correcting, denied, gives_of_its_own
from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.scopes import group_of, scope_of
from firsthand.reconcile.sentences import paragraphs, sentence_at, sentences_in
from firsthand.reconcile.values import Interval, exactly
from firsthand.reconcile.verdicts import verdicts_of
from firsthand.records import Mention, Quantity, Reading, Span, Stance
from firsthand.wording import folded_terms

_NEAR = 300  # characters: what is called the right number stands beside the wrong one
_VERDICT = 8  # words: "The figures were wrong.", "We regret the error."
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*(?<![.,])")
_NO_MARKS = str.maketrans("", "", ".,")
_INSTEAD_OF = re.compile(r"\b(?:not|rather than|instead of|y no|no|en lugar de|en vez de)(?:\s+(?:the|los|las))?$")
_MORE_THAN = re.compile(r"\b(?:more|less|fewer|mas|menos)\b")


class Amendment(NamedTuple):
    """One number taken back by an article, and the one given instead."""

    article: str
    slot: str  # what is counted; "" where no word of a happening says so
    scope: str | None  # None: the words do not say
    group: str  # whom it counts: "children"
    wrong: Interval
    right: Interval
    words: str  # the correcting sentences
    mention: Mention | None = None  # what tells the wrong number
    given: Quantity | None = None  # the right one


class _Number(NamedTuple):
    start: int
    end: int
    value: Interval
    quantity: Quantity | None


def amendments(pile: Pile, correcting: Correcting, stances: Mapping[str, Stance]) -> dict[str, tuple[Amendment, ...]]:
    """The amendments of each article that corrects something."""
    found = {}
    for article in sorted({*correcting.pages, *correcting.notes} & pile.readings.keys()):
        reading = pile.readings[article]
        every = [*_denials(pile, reading, correcting, stances), *_instead(pile, reading, correcting)]
        every += [] if every else _printed(pile, reading, correcting)
        if every:
            found[article] = tuple(every)
    return found


def _denials(
    pile: Pile, reading: Reading, correcting: Correcting, stances: Mapping[str, Stance]
) -> Iterator[Amendment]:
    """What stands for the numbers that an outlet says it had wrongly printed."""
    wrong = taken_back(pile, reading, correcting, stances)
    gone = {q.id for m in wrong for q in m.quantities}
    for mention in wrong:
        slot = _slot(pile, mention)
        for number in mention.quantities:
            value = exactly(number)
            given = _given(pile, reading, mention, number, gone)
            if value and given and (right := exactly(given)) and right != value:
                yield Amendment(
                    reading.article, slot, scope_of(pile, mention, slot, number), group_of(pile, number), value, right,
                    _words(pile, number.span, given.span), mention, given,
                )  # fmt: skip


def taken_back(pile: Pile, reading: Reading, correcting: Correcting, stances: Mapping[str, Stance]) -> list[Mention]:
    """The counts of a correction that it says its outlet had wrong, in the order of the text."""
    judged = {name for verdict in verdicts_of(pile, reading) for name in verdict.mentions} - correcting.quoted
    return sorted(
        (
            m
            for m in reading.mentions
            if m.quantities and correcting.holds(m.trigger) and m.id not in correcting.quoted
            if denied(stances, m) or m.id in correcting.withdrawn or m.id in judged
        ),
        key=lambda m: m.trigger,
    )


def _given(pile: Pile, reading: Reading, mention: Mention, wrong: Quantity, gone: set[str]) -> Quantity | None:
    """What stands for a number: what is called right near by, else the first like it in the sentence that goes on."""
    after = mention.sentence.end
    alike = sorted((q for q in reading.quantities if q.span.start >= after and q.id not in gone), key=lambda q: q.span)
    alike = [q for q in alike if q.unit == wrong.unit]
    right = next((q for q in alike if q.span.start < after + _NEAR and _is_right(pile, q)), None)
    if right is not None:
        return right
    slot = _slot(pile, mention)
    counts = {q.id: _slot(pile, m) for m in reading.mentions for q in m.quantities}
    for sentence in _going_on(pile, mention):
        here = [q for q in alike if sentence.contains(q.span)]
        if here:
            return next((q for q in here if counts.get(q.id, slot) == slot), None)
        if len(pile.quote(sentence).split()) > _VERDICT:
            break
    return None


def _going_on(pile: Pile, mention: Mention) -> list[Span]:
    """The sentences of a paragraph behind a mention's."""
    around = next((p for p in paragraphs(pile, mention.article) if p.contains(mention.trigger)), mention.sentence)
    return [one for one in sentences_in(pile, around) if one.start >= mention.sentence.end]


def _instead(pile: Pile, reading: Reading, correcting: Correcting) -> Iterator[Amendment]:
    """The numbers of "the correct number is 14, not 41", and no others of their sentence."""
    text = pile.articles[reading.article].text
    slots = {q.id: _slot(pile, m) for m in reading.mentions for q in m.quantities}
    for passage in correcting.passages(pile, reading.article):
        for sentence in sentences_in(pile, passage):
            numbers = _numbers(pile, reading, sentence)
            for before, number in pairwise(numbers):
                between = fold(text[before.end : number.start])
                stands = _INSTEAD_OF.search(between)
                if stands and not _MORE_THAN.search(between[stands.start() :]) and before.value != number.value:
                    told = [slots.get(n.quantity.id, "") for n in (before, number) if n.quantity]
                    slot = next(filter(None, told), "") or _told_last(pile, reading, sentence)
                    words = _words(pile, sentence, sentence)
                    yield Amendment(reading.article, slot, None, "", number.value, before.value, words)


def _printed(pile: Pile, reading: Reading, correcting: Correcting) -> Iterator[Amendment]:
    """What a text of the outlet's own gave, and what the next sentence has: "gave the number of missing as 31. It was".

    One number in each, of which the first is of a count.
    """
    for passage in correcting.passages(pile, reading.article):
        for sentence, behind in pairwise(sentences_in(pile, passage)):
            if not gives_of_its_own(pile.quote(sentence)):
                continue
            wrong, right = (_numbers(pile, reading, one) for one in (sentence, behind))
            told = [m for m in reading.mentions if sentence.contains(m.trigger) and _slot(pile, m)]
            slots = {_slot(pile, m) for m in told}
            if len(wrong) == len(right) == len(slots) == 1 and wrong[0].value != right[0].value and right[0].quantity:
                words = _words(pile, sentence, behind)
                yield Amendment(
                    reading.article, slots.pop(), "", "", wrong[0].value, right[0].value, words, told[-1],
                    right[0].quantity,
                )  # fmt: skip


def _told_last(pile: Pile, reading: Reading, sentence: Span) -> str:
    """What is counted in a sentence, else in what its page has told of last."""
    told = [m for m in reading.mentions if m.trigger.start < sentence.end and _slot(pile, m)]
    return _slot(pile, max(told, key=lambda m: m.trigger)) if told else ""


def _numbers(pile: Pile, reading: Reading, sentence: Span) -> list[_Number]:
    """The numbers of a sentence that are no part of a time, in order."""
    counted = [
        _Number(q.span.start, q.span.end, value, q)
        for q in reading.quantities
        if sentence.contains(q.span) and (value := exactly(q))
    ]
    text = pile.articles[reading.article].text
    for match in _NUMBER.finditer(text, sentence.start, sentence.end):
        span = Span(reading.article, *match.span())
        taken = any(n.start < span.end and span.start < n.end for n in counted)
        if not taken and not any(time.span.overlaps(span) for time in reading.times):
            figure = float(match[0].translate(_NO_MARKS))
            counted.append(_Number(span.start, span.end, (figure, figure), None))
    return sorted(counted, key=lambda n: n.start)


def _is_right(pile: Pile, number: Quantity) -> bool:
    """Whether the sentence around a number says before it that this is the right one."""
    sentence = sentence_at(pile, number.span)
    before = fold(pile.articles[number.span.article].text[sentence.start : number.span.end])
    return any(sign in before for sign in folded_terms("rightings"))


def _words(pile: Pile, wrong: Span, right: Span) -> str:
    """The sentences of a wrong number and of the right one, with what stands between."""
    first, last = sentence_at(pile, wrong), sentence_at(pile, right)
    text = pile.articles[wrong.article].text
    return " ".join(text[min(first.start, last.start) : max(first.end, last.end)].split())


def _slot(pile: Pile, mention: Mention) -> str:
    return kind_of(pile.quote(mention.trigger), mention.event_type).slot or ""
