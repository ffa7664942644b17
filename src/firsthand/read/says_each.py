"""Several who each say a number in one sentence: "The radio says seven dead, the police say two, the hospital four".

In: a Page, the drafts of its paragraph. Out: the drafts, where each of them has said its own number and no other's. The
parser takes such clauses, which only commas part, for what the next speaker said.
"""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.read import numbers
from firsthand.read.cues import Cue
from firsthand.read.describe import describe
from firsthand.read.drafts import Draft, draft
from firsthand.read.page import Page

_SAYS = Cue("says", "speech", frozenset({"object"}), "reports")
_SPEAKS = frozenset({"named_person", "official", "organisation", "media", "unnamed"})
_JOINED = re.compile(r"\b(?:and|but|while)\s+$")
_BARE = re.compile(r"(?:(?:at\sleast|about|some|around|only|more\sthan)\s+)?[\w.,-]+")  # no "five bodies"
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:and|but|while)?|\.|\b(?:and|but|while)\b)\s*", re.IGNORECASE)


def with_numbers_of_each(page: Page, made: Sequence[Draft]) -> list[Draft]:
    """The drafts of a paragraph; of a sentence in which two and more say a number each, one for each of them."""
    each: list[Draft] = []
    stretches: list[tuple[int, int]] = []
    for series in _series(page.doc.text):
        if len(series) == 1 and not _counts_alone(page.doc.text, series[0]):
            continue
        drafts = [one for match in series if (one := _of(page, match)) is not None]
        if len(drafts) == len(series):
            each += drafts
            stretches.append((page.paragraph.start + series[0].start(), page.paragraph.start + series[-1].end()))
    kept = [one for one in made if not any(a <= start < b for a, b in stretches for start, _ in one.cues)]
    return [*kept, *each]


def _series(text: str) -> list[list[re.Match[str]]]:
    """The runs of two and more clauses, one right behind the other, of which each gives somebody's number."""
    found: list[list[re.Match[str]]] = []
    for match in _clause().finditer(text):
        last = found[-1][-1] if found else None
        if last is not None and _BETWEEN.fullmatch(text, last.end(), match.start()) and text[last.end()] != ".":
            found[-1].append(match)
        else:
            found.append([match])
    return found


def _counts_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a clause behind another gives somebody's own count of the same: "...; the police counted 200"."""
    behind = text[: match.start()].rstrip()[-1:] in {";", ","} or _JOINED.search(text[: match.start()]) is not None
    return behind and match["cue"].startswith(("count", "put")) and _BARE.fullmatch(match["told"]) is not None


def _of(page: Page, match: re.Match[str]) -> Draft | None:
    """A clause as a draft; None where nobody speaks in it, as in "the crowd says two"."""
    who, cue, told = (page.doc.char_span(*match.span(name), alignment_mode="expand") for name in ("who", "cue", "told"))
    if who is None or cue is None or told is None or describe(who).kind not in _SPEAKS:
        return None
    pieces = ((who.start, who.end),), ((cue.start, cue.end),), ((told.start, told.end),)
    return draft(page, _SAYS, cue.root, *pieces, who.root, "object")


@cache
def _clause() -> re.Pattern[str]:
    """ "The radio says six dead", "the police two"."""
    number = numbers.pattern("en")
    name = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}"
    who = rf"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s+(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+|{name}|[a-z]+"
    cue = r"says?|said|speaks?\sof|spoke\sof|counts?|counted|puts?\sit\sat"
    return re.compile(
        rf"(?:(?<=^)|(?<=[.!?;,]\s)|(?<=\band\s)|(?<=\bbut\s))(?P<who>{who})\s+(?P<cue>{cue})\s+"
        rf"(?P<told>(?:(?:at\sleast|about|some|around|only|more\sthan)\s+)?(?:{number})(?:\s+(?:dead|killed|hurt|injured|wounded|arrests?"
        r"|people|missing|victims))?)(?=\s*(?:[,;.]|and\b|but\b|while\b|$))"
    )
