"""The first lines of a plain text: a headline, who wrote it, and on which day, where lines of their own say so.

In: a text. Out: an Opening: blocks for those lines, and what they say. Precision first: a line counts when it is wholly
a byline or wholly a date, near the top, under a short line that may be a headline; else nothing is read at all.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.collect.dates import edtf
from firsthand.records import Block
from firsthand.resources import agencies, either, languages, staff, table, terms_of_all

_LINES = 5  # headline, standfirst, byline, date, place
_SHORT = 80  # characters; a longer line is a paragraph
_BYLINE = re.compile(r"(?:by|por)\s+(.+)", re.IGNORECASE)
_DAY = re.compile(
    r"(?:[^\W\d]+,?\s+)?(?:(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?:de\s+)?(?P<month>[^\W\d]+)\.?,?\s+(?:del?\s+)?(?P<year>\d{4})"
    r"|(?P<month2>[^\W\d]+)\.?\s+(?P<day2>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4}))"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "el", "la", "of", "the", "van", "von"}
)
_GIVEN = frozenset({"april", "august", "may", "june"})  # people have these names: "By June Lind"


class Opening(NamedTuple):
    """What the first lines say; all empty where they say nothing for certain."""

    blocks: tuple[Block, ...] = ()
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None


class _Line(NamedTuple):
    """A line: where it stands, and its words without Markdown's signs."""

    start: int
    end: int
    words: str


def opening(text: str) -> Opening:
    """Headline, byline and date of a text whose first lines are just these.

    >>> found = opening("Two hurt at pier\\nBy Ruth Ellery, Valley Courier\\n14 March 2024\\n\\nTwo were hurt.")
    >>> found.title, found.byline, found.outlet, found.published
    ('Two hurt at pier', 'Ruth Ellery', 'Valley Courier', '2024-03-14')
    """
    lines = list(_short_lines(text))
    if not lines or not _may_be_headline(lines[0].words):
        return Opening()
    first, rest = lines[0], lines[1:]
    bylines = [(line, said) for line in rest if (said := _byline(line.words))]
    days = [(line, day) for line in rest if (day := day_alone(line.words))]
    if len(days) > 1 or (days and _is_diary(text)):
        days = []  # a list of days under a heading: none of them is the day of the text
    if len(bylines) > 1 or not (bylines or days):
        return Opening()
    blocks = [Block("headline", first.start, first.end)]
    blocks += [Block("byline", line.start, line.end) for line, _ in bylines]
    blocks += [Block("boilerplate", line.start, line.end) for line, _ in days]
    who, outlet = bylines[0][1] if bylines else (None, None)
    return Opening(
        blocks=tuple(sorted(blocks, key=lambda block: block.start)),
        title=first.words,
        byline=who,
        outlet=outlet,
        published=days[0][1] if days else None,
    )


def day_alone(line: str) -> str | None:
    """The day that a line consists of, as EDTF; None for any other line.

    >>> day_alone("Thursday, 14 March 2024"), day_alone("14 de marzo de 2024"), day_alone("On 14 March 2024")
    ('2024-03-14', '2024-03-14', None)
    """
    if _ISO.fullmatch(line):
        return edtf(line)
    found = _DAY.fullmatch(line)
    return _day(found, line[: _date_begins(found)]) if found else None


def day_within(line: str) -> tuple[str, int, int] | None:
    """The first whole day that a line prints, as EDTF, and where it stands.

    >>> day_within("The Quay Weekly, No. 412, 9 March 2024, page 1")
    ('2024-03-09', 26, 38)
    """
    for found in re.finditer(rf"\b(?:{_DAY.pattern})\b", line):
        at = _date_begins(found)
        if day := _day(found, ""):
            return day, at, found.end()
    return None


def _date_begins(found: re.Match[str]) -> int:
    """Where the day itself begins, behind a weekday."""
    return found.start("day") if found.group("day") else found.start("month2")


def _day(found: re.Match[str], before: str) -> str | None:
    """A day in words as EDTF; None where it is none, or where what stands before it is no weekday."""
    day, name, year = (found.group(part) or found.group(part + "2") for part in ("day", "month", "year"))
    month = _calendar("month").get(name.casefold())
    lead = before.strip(" ,").casefold()
    if not month or (lead and lead not in _calendar("weekday") and lead not in _calendar("weekday_short")):
        return None
    return edtf(f"{year}-{month:0>2}-{day:0>2}")


def _short_lines(text: str) -> Iterator[_Line]:
    """The first lines with words, up to the first long one."""
    seen = 0
    for found in re.finditer(r"[^\n]+", text):
        line = found.group()
        if not line.strip():
            continue
        if seen == _LINES or len(line.strip()) >= _SHORT:
            return
        seen += 1
        start = found.start() + len(line) - len(line.lstrip())
        yield _Line(start, start + len(line.strip()), line.strip().lstrip("#").strip(" \t*_"))


def _may_be_headline(words: str) -> bool:
    """A short line of letters that ends in no full stop and is itself no byline or date."""
    if not any(sign.isalpha() for sign in words) or words.endswith((".", ".”", '."', ":", ";", ",")):
        return False
    return not day_alone(words) and not _byline(words)


def _is_diary(text: str) -> bool:
    """Whether lines of the text are several different days: "14 March 2024", what happened, "16 March 2024"."""
    lines = (line.strip().lstrip("#").strip(" \t*_") for line in text.split("\n"))
    return len({day for line in lines if len(line) < _SHORT and (day := day_alone(line))}) > 1


def _byline(line: str) -> tuple[str, str | None] | None:
    """Who wrote it and for which outlet, if the line is wholly a byline."""
    if line.endswith("."):
        return None
    if _house().fullmatch(line) or _with_another(line):
        return re.sub(r"^(?:by|por)\s+", "", line, flags=re.IGNORECASE), None
    found = _BYLINE.fullmatch(line)
    if not found:
        return None
    names, *more = found.group(1).split(",")
    if not _are_names(names):
        return None
    outlet = more[-1].strip() if more and is_outlet(more[-1].split()) else None
    others = more[:-1] if outlet else more
    if not all(_is_role(part.split()) or _is_place(part.split()) or _are_names(part) for part in others):
        return None
    if outlet in agencies():  # which print under other people's heads: in a byline they do not say whose page it is
        return found.group(1), None
    return ",".join([names, *others]).strip(), outlet


def _are_names(part: str) -> bool:
    """One person's name or several joined by "and"."""
    return all(_is_name(name.split()) for name in re.split(r"\s+(?:and|y|&)\s+", part.strip()))


def _is_name(words: Sequence[str]) -> bool:
    """Two to five capitalised words, particles between: "Ruth Ellery", not "Christmas Eve" or "midnight"."""
    if not 2 <= len(words) <= 5 or not (_capital(words[0]) and _capital(words[-1])):
        return False
    dated = {*_calendar("month"), *_calendar("weekday"), *_calendar("feast")} - _GIVEN
    capitals = all(_capital(word) or word in _PARTICLES for word in words)
    return capitals and not any(word.casefold() in dated for word in words)


def is_outlet(words: Sequence[str]) -> bool:
    """Whether words name an outlet by a word that outlets are called by: "Valley Courier", "Radio Sundhaven"."""
    words = words[1:] if words and words[0].casefold() == "the" else words
    if len(words) < 2 or _is_role(words) or not all(_capital(word) or word in _PARTICLES for word in words):
        return False
    known = terms_of_all("outlet_words")
    return words[0].casefold() in known or words[-1].casefold() in known


def _is_role(words: Sequence[str]) -> bool:
    """ "By Ana Lind, News Editor" names no outlet."""
    return any(word.casefold() in staff("role") for word in words)


@cache
def _house() -> re.Pattern[str]:
    """A byline that names nobody: "By Courier reporter", "Court reporter", "De nuestra redacción"."""
    role, beat = either(staff("role")), either(staff("beat"))
    our = r"(?:(?:our|an?|the|nuestr[oa]s?|el|la|un|una)\s+)?"
    where = r"(?:\s+(?:in|en|de|at)\s+\w+(?:\s\w+)?)?"
    signed = rf"(?:by|por|de|from)\s+{our}(?:\w+\s+){{0,2}}(?:{role})"
    bare = rf"{our}(?:(?:{beat})\s+){{0,2}}(?:{role})(?:\s+(?:{beat}))?"
    return re.compile(rf"(?:{signed}|{bare}){where}", re.IGNORECASE)


def _with_another(line: str) -> bool:
    """Whether a byline that names nobody shares the page with another outlet: "By Herald staff and Meridian Press"."""
    house, *others = re.split(r"\s+(?:and|y|&)\s+|\s+/\s+", line)
    ours = _house().fullmatch(house) or _house().fullmatch(f"by {house}")
    return bool(ours) and len(others) == 1 and (is_outlet(others[0].split()) or others[0] in agencies())


def _is_place(words: Sequence[str]) -> bool:
    """One capitalised word after the name: "By Ana Lind, Kesvik"."""
    return len(words) == 1 and _capital(words[0])


def _capital(word: str) -> bool:
    return word[:1].isupper() and all(sign.isalpha() or sign in "'’.-" for sign in word)


@cache
def _calendar(kind: str) -> dict[str, str]:
    """The words of one kind in the calendars of all languages, and their values."""
    rows = [row for language in languages() for row in table(language, "calendar")]
    return {row["term"]: list(row.values())[2] for row in rows if row["kind"] == kind}
