"""What a translation changed, told by what survives translation: hedges, numbers, days.

In: a sentence and its translation. Out: Changes. Words of two languages are not compared: a hedge is gone where one
sentence keeps a distance and nothing in the other leaves it open; a number or a day, where each has one of its own.
"""

import re
from collections.abc import Iterator

from firsthand.reconcile.opposites import opposed
from firsthand.reconcile.passages import words_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.retold import Pair
from firsthand.reconcile.rewording import Change
from firsthand.reconcile.values import OPEN, Interval, days, meet, precision
from firsthand.records import Span
from firsthand.wording import NEGATIONS, calendar, fold, folded_terms, hedges, keeps_distance

_A_DAY = 4  # precision
_NEAR = 31  # days: further apart they are two occasions
_WEEK = 7
_NOT = (frozenset({"not", "t", "never"}), frozenset({"no", "nunca", "jamas"}))  # "wasn't" is read as "wasn" and "t"
_NO_DENIAL = frozenset(
    {"only", "just", "least", "longer", "solo", "solamente", "obstante", "mas", "menos"}
    | {"deja", "dejan", "dejo", "dejaba", "dejaron", "dejaban"}  # "no dejaba de pensar en": kept thinking of
)
_NOTHING_ELSE = "otra cosa"  # "no se habla de otra cosa": of this they talk
_UNTIL = frozenset({"until", "till", "hasta"})  # "no llegó hasta el martes": it came
_REASONS = frozenset({"because", "since", "porque", "pues"})
_NO_NOT = frozenset({"doubt", "doubts", "duda", "dudas"})  # "leaves no doubt that"
# Beside "not", words by which a sentence denies; a translator puts one for another.
_NEGATIVE = frozenset().union(
    *_NOT,
    NEGATIONS,
    ("ningun", "ninguna", "ninguno", "nada", "nothing", "cannot", "tampoco", "ni", "sin", "unable", "impossible"),
    ("deny", "denies", "denied", "denying", "niega", "niegan", "nego", "negaron", "negar", "false", "falso", "falsa"),
    ("fail", "fails", "failed", "failing", "refuse", "refuses", "refused", "rechazo", "rechazaron", "rechaza"),
    (
        "desconoce",
        "desconocen",
        "desconocia",
        "desconocian",
        "unknown",
        "ignora",
        "ignoraba",
    ),  # "the cause is not known"
    ("yet",),  # "have yet to be found"
    ("hardly", "barely", "scarcely", "unlikely", "apenas", "improbable", "lack", "lacks", "lacked", "carece", "falta"),
)
_MEANT = [
    "supposed",
    "to",
]  # "they were supposed to storm the palace": a plan; "supposed to have fled" keeps a distance
_ASIDE = re.compile(r"[—–(][^—–()]+[—–)]")
_FEWEST = 2  # "one" is an article in some languages


def changes_of_translation(pile: Pile, pair: Pair) -> Iterator[Change]:
    """What a sentence in another language says otherwise."""
    if _denies(pile, pair.source) != _denies(pile, pair.retelling):
        yield from _negation(pile, pair)
    else:
        yield from _hedge(pile, pair)
        yield from _contrary(pile, pair)
    yield from _number(pile, pair)
    yield from _day(pile, pair)


def _negation(pile: Pile, pair: Pair) -> Iterator[Change]:
    """A "not" of the one sentence for which the other has none; "nobody", "without" or "failed to" may be its own."""
    if any("“" in side or "«" in side for side in map(pile.quote, (pair.source, pair.retelling))):
        return  # what a saying denies is its speaker's
    if any(_NO_NOT & {fold(word.folded) for word in words_of(pile, side)} for side in (pair.source, pair.retelling)):
        return
    before, after = (_plain_not(pile, side) for side in (pair.source, pair.retelling))
    bare = not _denies(pile, pair.source if after else pair.retelling)
    if (before and _of_a_reason(pile, before, pair.source, pair.retelling)) or (
        after and _of_a_reason(pile, after, pair.retelling, pair.source)
    ):
        return
    if (before is None) != (after is None) and bare:
        why = "it says not" if after else "it no longer says not"
        yield _change(pile, "negation", before or pair.source, after or pair.retelling, why)


def _of_a_reason(pile: Pile, words: Span, sentence: Span, other: Span) -> bool:
    """Whether a "not" stands in a clause of reason that the other has none of, and that went as a whole.

    "Spoke on condition of anonymity because they were not allowed to discuss it" may well be left out.
    """
    led = {fold(word.folded) for word in words_of(pile, sentence) if word.end <= words.start}
    return not _REASONS.isdisjoint(led) and _REASONS.isdisjoint(fold(word.folded) for word in words_of(pile, other))


def _contrary(pile: Pile, pair: Pair) -> Iterator[Change]:
    """A word for which the other has its contrary: "absuelto" of "convicted"."""
    words = [words_of(pile, side) for side in (pair.source, pair.retelling)]
    if found := opposed(*([fold(word.folded) for word in side] for side in words)):
        before, after = (
            Span(side.article, told[first].start, told[end - 1].end)
            for side, told, (first, end) in zip((pair.source, pair.retelling), words, found, strict=True)
        )
        why = f"“{pile.quote(before)}” became “{pile.quote(after)}”"
        yield _change(pile, "negation", before, after, why)


def _plain_not(pile: Pile, sentence: Span) -> Span | None:
    """The one "not" before a verb of a sentence that has no other negative word; None in "no longer", "not only"."""
    words = words_of(pile, sentence)
    denying = _denying(pile, sentence)
    if (
        len(denying) != 1
        or fold(words[denying[0]].folded) not in _NOT[pile.articles[sentence.article].language == "es"]
    ):
        return None
    word = words[denying[0]]
    behind = [fold(one.folded) for one in words[denying[0] + 1 :]]
    if (behind[:1] and behind[0] in _NO_DENIAL) or _NOTHING_ELSE in " ".join(behind):
        return None
    return None if not _UNTIL.isdisjoint(behind) else Span(sentence.article, word.start, word.end)


def _denies(pile: Pile, sentence: Span) -> bool:
    """Whether a sentence has any negative word."""
    return bool(_denying(pile, sentence))


def _denying(pile: Pile, sentence: Span) -> list[int]:
    """Which words of a sentence deny; the "no" of "no puede descartarse que" keeps a distance."""
    text = pile.articles[sentence.article].text[sentence.start : sentence.end]
    loose = [(sentence.start + a, sentence.start + b) for a, b in keeps_distance(text)]
    return [
        n
        for n, word in enumerate(words_of(pile, sentence))
        if fold(word.folded) in _NEGATIVE and not any(a <= word.start < b for a, b in loose)
    ]


def _hedge(pile: Pile, pair: Pair) -> Iterator[Change]:
    before, after = distance(pile, pair.source), distance(pile, pair.retelling)
    if (before and _left_out(pile, before, pair.source, pair.retelling)) or (
        after and _left_out(pile, after, pair.retelling, pair.source)
    ):
        return
    if before and not after and not leaves_open(pile, pair.retelling) and not _forbids(pile, pair.source, before):
        yield _change(pile, "hedge_dropped", before, pair.retelling, f"“{pile.quote(before)}” is gone")
    if after and not before and not leaves_open(pile, pair.source) and not _forbids(pile, pair.retelling, after):
        yield _change(pile, "hedge_added", pair.source, after, f"“{pile.quote(after)}” is new")


def _left_out(pile: Pile, words: Span, sentence: Span, other: Span) -> bool:
    """Whether words stand in an aside that the other sentence has none of: with it went what was not vouched for.

    "Were arrested — some have been accused of treason — and imprisoned": nobody says now that they are traitors.
    """
    text = pile.articles[sentence.article].text[sentence.start : sentence.end]
    at = words.start - sentence.start
    inside = any(one.start() < at < one.end() for one in _ASIDE.finditer(text))
    return inside and not _ASIDE.search(pile.quote(other))


def _forbids(pile: Pile, sentence: Span, words: Span) -> bool:
    """Whether a "may" stands in a sentence that denies: "none of whom may be named" leaves nothing open."""
    said = " ".join(fold(word.folded) for word in words_of(pile, words))
    return said not in hedges() and _denies(pile, sentence)


def distance(pile: Pile, sentence: Span) -> Span | None:
    """The first words of a sentence that keep a distance: "allegedly", "al parecer", "may have"."""
    words = words_of(pile, sentence)
    folded = [fold(word.folded) for word in words]
    terms = hedges() | folded_terms("modals")
    longest = max(term.count(" ") for term in terms) + 1
    for at in range(len(words)):
        for size in range(longest, 0, -1):
            if folded[at : at + 2] == _MEANT and folded[at + 2 : at + 3] != ["have"]:
                continue
            if " ".join(folded[at : at + size]) in terms and at + size <= len(words):
                return Span(sentence.article, words[at].start, words[at + size - 1].end)
    return None


def leaves_open(pile: Pile, sentence: Span) -> bool:
    """Whether any word of a sentence leaves something open."""
    return not folded_terms("doubts").isdisjoint(fold(word.folded) for word in words_of(pile, sentence))


def _number(pile: Pile, pair: Pair) -> Iterator[Change]:
    here, there = _numbers(pile, pair.source), _numbers(pile, pair.retelling)
    lost = [one for one in here if not any(meet(one[0], other[0]) for other in there)]
    won = [one for one in there if not any(meet(one[0], other[0]) for other in here)]
    if len(here) == len(there) and len(lost) == len(won) == 1 and _exact(lost[0][0]) and _exact(won[0][0]):
        words = pile.quote(lost[0][1]), pile.quote(won[0][1])
        yield _change(pile, "number", lost[0][1], won[0][1], f"{words[0]} became {words[1]}")


def _numbers(pile: Pile, sentence: Span) -> list[tuple[Interval, Span]]:
    reading = pile.readings.get(sentence.article)
    every = (q for q in (reading.quantities if reading else ()) if sentence.contains(q.span))
    told = (((q.minimum, OPEN if q.maximum is None else q.maximum), q.span) for q in every)
    return [one for one in told if one[0][1] >= _FEWEST]


def _exact(number: Interval) -> bool:
    return number[0] == number[1]


def _day(pile: Pile, pair: Pair) -> Iterator[Change]:
    here, there = _days(pile, pair.source), _days(pile, pair.retelling)
    if len(here) != 1 or len(there) != 1:
        return
    (one, before), (other, after) = here[0], there[0]
    apart = abs(one[0] - other[0])
    if not meet(one, other) and apart <= _NEAR and apart % _WEEK:
        yield _change(pile, "date", before, after, f"{pile.quote(before)} became {pile.quote(after)}")


def _days(pile: Pile, sentence: Span) -> list[tuple[Interval, Span]]:
    """The days that a sentence tells by name or date; "yesterday" is another day for another page."""
    reading = pile.readings.get(sentence.article)
    every = (t for t in (reading.times if reading else ()) if sentence.contains(t.span) and precision(t.edtf) >= _A_DAY)
    named = (t for t in every if any(fold(word) in calendar() for word in pile.quote(t.span).split()))
    return [(found, time.span) for time in named if (found := days(time.edtf))]


def _change(pile: Pile, kind: str, source: Span, retelling: Span, why: str) -> Change:
    return Change(kind, source, retelling, pile.quote(source), pile.quote(retelling), why)
