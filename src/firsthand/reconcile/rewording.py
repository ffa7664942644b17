"""Rewording: which changed words of an edited copy change what is said.

In: a passage and its edited copy. Out: Changes of a number, a date, a hedge, a negation or a name, each with the words
before and after. A synonym is no drift.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import chain
from typing import NamedTuple

from firsthand.reconcile.opposites import opposed
from firsthand.reconcile.pile import Pile, Word
from firsthand.reconcile.rounded import rounds
from firsthand.reconcile.sentences import said_words
from firsthand.reconcile.sites import stands
from firsthand.records import Span
from firsthand.resources import languages, table
from firsthand.wording import NEGATIONS, calendar, fold, folded_terms, keeps_distance, number

_KEEPS_LOOSE = frozenset({"about", "close", "above", "below", "floor", "ceiling"})
_LONGEST = 8  # words: a longer replacement is a rewritten sentence, of which single words say nothing
_A_VALUE = 4  # words: "more than 20 people"; a longer replacement that holds a number or a "no" says something else
_DAYS, _A_YEAR = 31, 1000  # of a month; the least that a number beside a month must be to be a year
_THOUSANDS = "000"
_OF_A_DATE = frozenset({"of", "the", "de", "del", "el", "día", "th", "st", "nd", "rd"})
_FIRST_DIGITS = re.compile(r"\d[\d.,]*[.,]$")  # of a number that goes on: "1," of "1,586"
_CLOCK = re.compile(r"\d:\d\d|\d\s*(?:[ap]\.?\s?m\b|hours?\b|min\b|h\b)", re.IGNORECASE)
_DOUBT = frozenset({"doubt", "doubts", "duda", "dudas"})  # that there is none of
_COUNTER = re.compile(r"\d\s*(?:/|of|de)\s*\d|\d\s+[A-Z]{5}")  # "Image 2 of 5", "64 COMMENTS"
_ARTICLES = frozenset({"the", "a", "an", "el", "la", "los", "las", "un", "una"})


class Change(NamedTuple):
    """One change: its kind, the spans and words on both sides."""

    kind: str
    source: Span
    retelling: Span
    before: str
    after: str
    why: str


def reworded(pile: Pile, source: Span, retelling: Span) -> Iterator[Change]:
    """The changes of meaning between a sentence and its edited copy, in what it says: who says it is told apart."""
    old, new = said_words(pile, source), said_words(pile, retelling)
    left, right = [word.folded for word in old], [word.folded for word in new]
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal" or b - a > _LONGEST or d - c > _LONGEST:
            continue
        kind = _rounding(left, (a, b), right, (c, d))
        kind = kind or _kind(pile, source, retelling, old[a:b], new[c:d], dated=_dated(pile, source, old, a, b))
        if kind:
            before, after = _around(pile, source, old, a, b), _around(pile, retelling, new, c, d)
            words = pile.quote(before), pile.quote(after)
            yield Change(kind, before, after, *words, f"“{words[0]}” became “{words[1]}”")


def _rounding(old: list[str], lost: tuple[int, int], new: list[str], won: tuple[int, int]) -> str | None:
    """Whether one and the same number lost or won the word that keeps it loose: "nearly 200" and "200"."""
    before, after = _loose(old, *lost), _loose(new, *won)
    if (before is None) == (after is None):
        return None
    plain = new[slice(*won)] if after is None else old[slice(*lost)]
    told = [n for word in plain if (n := number(word)) is not None]
    same = not told or told[-1] == (before if after is None else after)
    return None if not same else "hedge_dropped" if after is None else "hedge_added"


def _loose(words: list[str], start: int, end: int) -> int | None:
    """The number that has its "about" among the words `[start, end)`; None where none has."""
    for at in range(start, end):
        for term in _bounds():
            behind = at + len(term)
            if behind <= end and tuple(words[at:behind]) == term and (found := _number_at(words, behind)) is not None:
                return found
    return None


def _number_at(words: list[str], at: int) -> int | None:
    """The number that begins at a word: "200", "a dozen"."""
    round_one = _round_numbers().get(" ".join(words[at : at + 2]))
    return round_one if round_one is not None or at >= len(words) else number(words[at])


@cache
def _round_numbers() -> dict[str, int]:
    return {term: int(low) for term, (low, high) in _vague_numbers().items() if high}


@cache
def _bounds() -> tuple[tuple[str, ...], ...]:
    """The words before a number that keep it loose, longest first: "close to", "más de"."""
    rows = chain.from_iterable(table(language, "bounds") for language in languages())
    found = {tuple(fold(row["term"]).split()) for row in rows if row["kind"] in _KEEPS_LOOSE}
    return tuple(sorted(found, key=lambda term: (-len(term), term)))


def _kind(pile: Pile, source: Span, retelling: Span, old: list[Word], new: list[Word], dated: bool) -> str | None:
    left, right = ({fold(w.folded) for w in side} for side in (old, new))
    if _beyond_doubt(left) or _beyond_doubt(right):
        return None
    if max(len(old), len(new)) <= _A_VALUE:
        before, after = _numbers(pile, source, old), _numbers(pile, retelling, new)
        if _is_rounded(left, before, after) or _is_rounded(right, after, before):
            return None  # "38" and "about 40": a number rounded
        if before and after and before != after:
            if dated and (before[-len(after) :] == after or after[-len(before) :] == before):
                return None  # "Sunday, 4 people", "10 March, four people": a day told in two ways is compared as a day
            own = _pages_own(pile, source, old) or _pages_own(pile, retelling, new)
            return None if own else "date" if dated else "number"
        if _negates(left) != _negates(right):
            return "negation"
        vague = [_vague(pile, span, side) if side else None for span, side in ((source, old), (retelling, new))]
        if all(vague):
            return "number" if vague[0] != vague[1] else None
        if old and new and left | right <= calendar():
            return None if _one_spelling(left, right) else "date"
    if opposed(*([fold(w.folded) for w in side] for side in (old, new))):
        return "negation"
    if _negates(left) != _negates(right):
        return None  # "possibly planned it" became "did not plan it": no hedge is dropped
    if (len(old) <= _A_VALUE and len(new) <= _A_VALUE) or not (old and new):
        told = [" ".join(word.folded for word in side) for side in (old, new)]
        open_before = bool(keeps_distance(told[0])) or leaves_open(old)
        open_after = bool(keeps_distance(told[1])) or leaves_open(new)
        if open_before != open_after:
            return "hedge_dropped" if open_before else "hedge_added"
    if old and new and len(old) == len(new) <= 3 and _names(pile, source, old) and _names(pile, retelling, new):
        return "name"
    return "place" if _two_spots(old, new) else None


def _two_spots(old: list[Word], new: list[Word]) -> bool:
    """Whether a spot has become another in the same words: "at the tax office" told as "at the fish market"."""
    one, other = (
        [word.folded for word in (side[1:] if side and side[0].folded in _ARTICLES else side)] for side in (old, new)
    )
    return set(one).isdisjoint(other) and stands(" ".join(one)) and stands(" ".join(other))


def _is_rounded(words: set[str], rough: list[int], exact: list[int]) -> bool:
    """Whether words hold one number with "about" before it that is another one rounded."""
    about = any(term[0] in words for term in _roughly())
    return about and len(rough) == len(exact) == 1 and rounds(rough[0], exact[0])


@cache
def _roughly() -> frozenset[tuple[str, ...]]:
    """The words that make a number a round one: "about", "unos"."""
    rows = chain.from_iterable(table(language, "bounds") for language in languages())
    return frozenset(tuple(fold(row["term"]).split()) for row in rows if row["kind"] == "about")


def is_vague(words: str) -> bool:
    """Whether words begin with a round number: "several dozen"."""
    return _bounds_of(words) is not None


def _vague(pile: Pile, span: Span, words: list[Word]) -> tuple[str, str] | None:
    """The bounds of the number that begins with words of which perhaps only the first was changed: "several dozen"."""
    return _bounds_of(pile.articles[span.article].text[words[0].start : span.end])


def _bounds_of(words: str) -> tuple[str, str] | None:
    told = words.split()
    return next((known for n in (3, 2) if (known := _vague_numbers().get(fold(" ".join(told[:n]))))), None)


@cache
def _vague_numbers() -> dict[str, tuple[str, str]]:
    rows = chain.from_iterable(table(language, "bounds") for language in languages())
    return {fold(row["term"]): (row["minimum"], row["maximum"]) for row in rows if row["kind"] == "vague"}


def leaves_open(words: list[Word]) -> bool:
    """Whether a verb among the words is only held for possible: "may have struck", "pudo haber chocado"."""
    told = f" {' '.join(fold(word.folded) for word in words)} "
    return any(f" {term} " in told for term in folded_terms("modals"))


def _negates(words: set[str]) -> bool:
    """Whether words deny: "hadn't" is read as "hadn" and "t"."""
    return bool(words & NEGATIONS) or "t" in words


def _beyond_doubt(words: set[str]) -> bool:
    """Whether words hold a "no" that affirms: "leaves no doubt that" says what "notes that" says."""
    return bool(words & _DOUBT) and _negates(words)


def _one_spelling(left: set[str], right: set[str]) -> bool:
    """Whether days and months are the same, cut short: "Jul" and "July"."""
    return all(any(a.startswith(b) or b.startswith(a) for b in right) for a in left)


def _pages_own(pile: Pile, span: Span, words: list[Word]) -> bool:
    """Whether a number is a time of day or a counter: pages put their own on what they copy."""
    text = pile.articles[span.article].text
    start, end = words[0].start, words[-1].end
    return bool(_CLOCK.search(text[max(0, start - 3) : end + 9]) or _COUNTER.search(text[max(0, start - 6) : end + 12]))


def _names(pile: Pile, span: Span, words: list[Word]) -> bool:
    """Whether the words are names: capitalised, written small nowhere, and not only because a sentence begins."""
    text = pile.articles[span.article].text
    capital = all(text[word.start].isupper() and fold(word.folded) not in pile.small for word in words)
    return capital and text[max(0, words[0].start - 2) : words[0].start].strip() not in {".", "!", "?", "“", '"'}


def _dated(pile: Pile, span: Span, words: list[Word], start: int, end: int) -> bool:
    """Whether a number is a day's or a year's: "9 March", "el sábado 9"; "on Saturday, 48 people" counts people."""
    told = [n for word in words[start:end] if (n := number(word.folded)) is not None]
    text = pile.articles[span.article].text
    for at in range(max(0, start - 2), min(len(words), end + 2)):
        word = words[at]
        between = words[at + 1 : start] if at < start else words[end:at]
        if fold(word.folded) not in calendar() or not all(_joins_a_date(one) for one in between):
            continue
        apart = "," in text[word.end : words[start].start] if start < len(words) else False
        if not told or max(told) >= _A_YEAR or (max(told) <= _DAYS and not apart):
            return True
    return False


def _joins_a_date(word: Word) -> bool:
    """Whether a word can stand inside a date: "9 de marzo", "March 9, 2024"; not "on Saturday netted eight"."""
    return word.folded in _OF_A_DATE or number(word.folded) is not None


def _numbers(pile: Pile, span: Span, words: list[Word]) -> list[int]:
    """The numbers that words name: "1,586" is one, and so is "1586"."""
    text, told, end = pile.articles[span.article].text, list[int](), 0
    for word in words:
        found = number(word.folded)
        thousands = len(word.folded) == len(_THOUSANDS) and word.folded.isdigit()
        if (
            found is not None
            and told
            and thousands
            and text[end : word.start] in {",", "."}
            and text[end - 1].isdigit()
        ):
            told[-1] = told[-1] * int("1" + _THOUSANDS) + found
        elif found is not None:
            told.append(found)
        end = word.end
    return told


def _around(pile: Pile, span: Span, words: list[Word], start: int, end: int) -> Span:
    """The changed words and the one after them: "23 injured", not "23"; and the whole of a number, "1,586 were".

    Not one behind a comma: of "Ortega, 58, whose father" the "58" is changed.
    """
    if not words:
        return span
    text = pile.articles[span.article].text
    first = words[min(start, len(words) - 1)]
    last = words[min(end, len(words) - 1)]
    if start < end < len(words) and text[words[end - 1].end : words[end].start].strip():
        last = words[end - 1]
    before = _FIRST_DIGITS.search(text, span.start, first.start)
    at = before.start() if before and first.folded.isdigit() else first.start
    return Span(span.article, at, max(first.end, last.end))
