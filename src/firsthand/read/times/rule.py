"""What a language's rules for times are made of.

In: nothing. Out: the types that english.py and spanish.py fill and `tag` runs.
"""

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from firsthand import resources
from firsthand.read.times.calendar import Anchor, Direction, anchor
from firsthand.records import TimexType


class Timex(NamedTuple):
    """A value as TimeML writes it; `relative` marks one that rests on the article's date, `guessed` one whose day no
    words name: "at 3.15 a.m." of a page that names none."""

    type: TimexType
    value: str
    mod: str | None = None
    relative: bool = True
    guessed: bool = False


@dataclass
class Setting:
    """What a rule may ask while an article is read in order: its date, the tense here, the date named last."""

    anchor: Anchor
    tense: Direction = "near"
    named: str | None = None  # the day, month or year that the text named last: "two days earlier"
    clock: datetime | None = None  # when an entry of a ticker was written: "an hour ago"
    clock_day: bool = False  # whether the entry gives its day too
    printed: datetime | None = None  # when the page was printed at the latest, where it says so to the minute
    before: str | None = None  # the day or month named before `named`
    quarter: str | None = None  # the quarter named last: "a year ago" in an earnings story

    def hours_away(self, count: float, code: str) -> Timex | None:
        """About when something was some hours or minutes from an entry's clock; None without one."""
        unit = {"TH": "hours", "TM": "minutes"}.get(code)
        if self.clock is None or unit is None:
            return None
        then = (self.clock + timedelta(**{unit: count})).isoformat(timespec="minutes")
        return Timex("TIME", then, "APPROX", guessed=not self.clock_day)

    def reference(self) -> Anchor:
        """The date named last as an anchor; the article's own where the text named none."""
        return anchor(self.named) if self.named else self.anchor

    def names_a_day(self) -> bool:
        """Whether the text named a day before."""
        return bool(self.named and self.reference().day)

    def name(self, date: str) -> None:
        """Keep a date as the one named last, and the one before it."""
        if date != self.named:
            self.before, self.named = self.named, date

    def day_of(self, hour: int, minute: str) -> str | None:
        """The day of an hour whose sentence gives none: that named last; None where it is told as past and was to come.

        "A riot broke out late on Saturday, the service said early on Sunday. It began at 9.30 p.m.", printed on Sunday
        at 2.40 a.m.: of Saturday, the day named before. So is an hour of the past no hour of a day still to come: "said
        on Monday. They are to appear by Wednesday. He was arrested at 7 a.m."
        """
        day = self.day()
        if self.tense == "past" and self.anchor.day is not None and day > self.anchor.days(0):
            past = self.before if self.before and len(self.before) == len(day) else None
            return past if past and past <= self.anchor.days(0) else None
        if self.tense != "past" or self.printed is None or day != self.printed.date().isoformat():
            return day
        if f"{hour:02d}:{minute}" <= self.printed.strftime("%H:%M"):
            return day
        eve = (self.printed - timedelta(days=1)).date().isoformat()
        return eve if self.before == eve else None

    def day(self) -> str:
        """The day named last, or that of the article."""
        reference = self.reference()
        return reference.days(0) if reference.day else self.anchor.days(0)


_WORDS = re.compile(r"\\b(?:\(\?:)?([\w|]+)\)?(s\?)?\\b")
_PHRASES = re.compile(r"\\b\(\?:((?:[\w|'’]|\\ )+)\)s\?\\b")
_PARTS = re.compile(r"[a-z0-9 |]+")


@dataclass(frozen=True, eq=False)
class Need:
    """A quick pattern; where it only lists words, or only letters, these are looked up instead, in far less time."""

    pattern: re.Pattern[str]
    words: frozenset[str]
    parts: tuple[str, ...]

    def met(self, text: str, words: Set[str]) -> bool:
        """Whether the pattern is found in a text in small letters that has these words."""
        if self.words:
            return not self.words.isdisjoint(words)
        if not self.parts:
            return self.pattern.search(text) is not None
        for part in self.parts:  # a generator takes twice as long, and this is asked of every paragraph
            if part in text:
                return True
        return False


@cache
def need(pattern: str) -> Need:
    """The Need that a pattern is.

    >>> sorted(need(r"\\b(?:noon|night)s?\\b").words), need("now|soon").parts, need(r"\\d").words
    (['night', 'nights', 'noon', 'noons'], ('now', 'soon'), frozenset())
    """
    listed = _WORDS.fullmatch(pattern)
    if listed:
        endings = ("", "s") if listed[2] else ("",)
        return Need(re.compile(pattern), frozenset(w + end for w in listed[1].split("|") for end in endings), ())
    phrases = _PHRASES.fullmatch(pattern)
    parts = phrases[1].replace("\\ ", " ") if phrases else pattern if _PARTS.fullmatch(pattern) else ""
    return Need(re.compile(pattern), frozenset(), tuple(parts.split("|")) if parts else ())


class Rule(NamedTuple):
    """A pattern, and what its match means; None means that the words are no time after all.

    `needs` is a quick pattern without which the long one cannot match: most paragraphs name no month, and a dozen
    long patterns need not be tried on them. Both are written in small letters. `quick` finds in a text in small letters
    what `pattern` finds in either case: an alternative is told by its first letter then, in half the time.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Setting], Timex | None]
    needs: Need
    quick: re.Pattern[str]


def rule(pattern: str, read: Callable[[re.Match[str], Setting], Timex | None], needs: str = "") -> Rule:
    """A rule whose pattern takes either case."""
    optional = pattern.startswith(r"(?:\b")  # what may lead is tried at every letter, and no time begins within a word
    quick = re.compile(rf"(?<!\w){pattern}" if optional else pattern)
    return Rule(re.compile(pattern, re.IGNORECASE), read, need(needs), quick)


@cache
def calendar(language: str, kind: str) -> dict[str, str]:
    """The terms of one kind in a language's calendar table, with their values.

    >>> calendar("en", "season")["summer"]
    'SU'
    """
    return {row["term"]: row["value"] for row in resources.table(language, "calendar") if row["kind"] == kind}


def either(terms: dict[str, str]) -> str:
    """The terms as one alternation, longest first."""
    return "|".join(re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term)))


@cache
def any_of(language: str, kind: str) -> str:
    """A quick pattern that any term of one kind in a language's calendar table fits, also with an s behind it.

    >>> any_of("en", "season")
    '\\\\b(?:autumn|spring|summer|winter|fall)s?\\\\b'
    """
    return rf"\b(?:{either(calendar(language, kind))})s?\b"


def period(count: float | None, code: str) -> str:
    """A duration's value; None counts are X.

    >>> period(2, "W"), period(None, "Y"), period(5.5, "TH"), period(2, "E")
    ('P2W', 'PXY', 'PT5H30M', 'P20Y')
    """
    clock, unit = ("T", code[1:]) if code.startswith("T") else ("", code)
    multiple = {"E": (10, "Y"), "C": (100, "Y"), "2W": (2, "W"), "WE": (1, "WE"), "Q": (3, "M")}.get(unit)
    if count is None:
        return f"P{clock}X{unit.removeprefix('2')}"
    if multiple:
        count, unit = count * multiple[0], multiple[1]
    whole, rest = int(count), count - int(count)
    part = {"H": ("M", 60), "M": ("S", 60) if clock else ("D", 30), "Y": ("M", 12), "D": ("TH", 24)}.get(unit)
    if rest and part:
        head = f"{whole}{unit}" if whole else ""
        return f"P{clock}{head}{round(rest * part[1])}{part[0]}"
    return f"P{clock}{whole}{unit}"
