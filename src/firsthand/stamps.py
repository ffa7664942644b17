"""The clock at the head of an entry in a live ticker or a chat: "14:05 ...", "[11/02/2025 06:40] ...", "10.15h - ...".

In: a paragraph, or a line. Out: its Stamp. It is when the entry was written, and no hour of what happened.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

_STAMP = re.compile(
    r"\s*(?P<open>\[)?(?P<date>\d{1,4}[-/.]\d\d?[-/.]\d{2,4})?(?P<apart>,?\s+)?"
    r"(?P<hour>[01]?\d|2[0-3])(?P<sign>[:.h])(?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?P<unit>hs?|hrs?)\b\.?)?"
    r"(?P<close>\])?(?P<end>\s*[-–—|]\s+|:\s+|\s+|$)",
    re.IGNORECASE,
)
_HALF = 12  # hours of half a day; and months
_DAYS = 31


class Stamp(NamedTuple):
    """Up to where it goes, its clock, its day where it gives one for certain, and if it can be nothing else."""

    end: int
    hour: int
    minute: int
    day: date | None
    sure: bool


def stamp(text: str, *, day_first: bool = True) -> Stamp | None:
    """The stamp that a text begins with; unless its language writes days first, a date that may be two is none.

    >>> [(s.hour, s.minute, s.sure) for s in map(stamp, ("14:05 Nine died.", "[06:40] Nine died.")) if s]
    [(14, 5, False), (6, 40, True)]
    >>> stamp("14:05 was the hour."), stamp("10.15 million people"), stamp("2:1 for Kesvik")
    (None, None, None)
    >>> stamp("10.40 The mayor speaks.") is None, stamp("1.40 The mayor speaks.") is None
    (False, True)
    """
    found = _STAMP.match(text)
    if found is None or bool(found["open"]) != bool(found["close"]) or bool(found["date"]) != bool(found["apart"]):
        return None
    parted = bool(found["end"].strip()) or not found["end"]  # a dash, a stroke, a colon; or nothing stands behind it
    word = text[found.end() : found.end() + 1]
    begins = word.isupper() or not (word.isalnum() or word in ".,;")
    if not found["open"] and not (parted or begins):
        return None
    plain = found["sign"] == ":" or found["half"] or found["unit"] or (len(found["hour"]) > 1 and word.isupper())
    if not found["open"] and not plain:
        return None  # "4.30 - 2.15" may be anything
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % _HALF + (_HALF if found["half"].lower() == "p" else 0)
    day = _day(found["date"], day_first) if found["date"] else None
    return Stamp(found.end(), hour, int(found["minute"]), day, bool(found["open"]) or parted)


def entries(paragraphs: Sequence[str], *, day_first: bool = True) -> list[Stamp | None]:
    """The stamps of paragraphs, or lines, that are entries: of several, or of one that can be nothing else.

    >>> [bool(one) for one in entries(["Live", "14:05 Nine died.", "13:40 A dam burst."])]
    [False, True, True]
    >>> entries(["14:05 Nine died.", "A dam burst."])
    [None, None]
    """
    found = [stamp(text, day_first=day_first) for text in paragraphs]
    many = sum(one is not None for one in found) > 1
    return [one if one is not None and (many or one.sure) else None for one in found]


def _day(written: str, day_first: bool) -> date | None:
    first, second, third = (int(part) for part in re.split(r"[-/.]", written))
    year, month, day = (first, second, third) if first > _DAYS else (third, second, first)
    if first <= _HALF and second <= _HALF and first != second and not day_first:
        return None  # 11/02/2025 is in February or in November
    if month > _HALF:
        day, month = month, day
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
