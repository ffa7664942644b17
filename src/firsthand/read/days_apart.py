"""Days told by their distance from another: "on Monday, two days after a mass poisoning" puts that on Saturday.

In: a text, the times that a happening was given and where its word stands. Out: the times that are its own. A day from
which words lead some days, weeks or hours away is the other happening's; where they lead whole days away from a full
date, the day that they lead to is this one's. Other words of one clause may stand between: "on Thursday when a dinghy
overturned, two days after a ferry sank".
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from firsthand.read import numbers
from firsthand.records import Time, record_id
from firsthand.resources import either

_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_OTHERS = frozenset({"hour", "hours", "month", "months", "year", "years", "minute", "minutes"})
_FAR = 60  # characters from the distance to the happening's word: "two days after a mass poisoning at the"
_AND_WHO = re.compile(r"\b(?:that|who|which|whose|said|says|told)\b|\b(?:and|but)\W*$", re.IGNORECASE)
_STOP = re.compile(r"[.;:!?]\s")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def own_days(article: str, text: str, times: Sequence[Time], start: int) -> list[Time]:
    """The times of a happening whose word starts somewhere, those told from afar moved to it."""
    return [moved for time in times if (moved := _moved(article, text, time, start)) is not None]


def _moved(article: str, text: str, time: Time, start: int) -> Time | None:
    away = _distance(text, time.span.end, start) if time.span.end <= start else None
    if away is None:
        return time
    if _AND_WHO.search(text, time.span.end, away.start()):
        return None  # "said on Monday that a man had died two days after he was shot"
    apart, whole = numbers.value(away["number"], "en"), _UNITS.get(away["unit"].lower())
    if apart is None or whole is None or time.type != "DATE" or not _DAY.fullmatch(time.edtf or ""):
        return None
    back = away["way"].lower() in ("after", "following")
    days = timedelta(int(apart * whole))
    day = date.fromisoformat(str(time.edtf))
    told = (day - days if back else day + days).isoformat()
    span = replace(time.span, end=away.end())
    return replace(time, id=record_id("tim", article, span.start, span.end, told), span=span, timex=told, edtf=told)


def _distance(text: str, end: int, start: int) -> re.Match[str] | None:
    """The last distance between a time and a happening that leads to it, in the sentence of both."""
    found = [m for m in _away().finditer(text, end, start) if _rest().fullmatch(text, m.end(), start)]
    return found[-1] if found and not _STOP.search(text, end, found[-1].start()) else None


@cache
def _away() -> re.Pattern[str]:
    units = either(frozenset(_UNITS) | _OTHERS)
    return re.compile(
        rf",?\s+(?:(?:just|only|some|about|exactly)\s+)?(?P<number>{numbers.pattern('en')})\s+(?P<unit>{units})"
        r"\s+(?P<way>after|before|following)\b",
        re.IGNORECASE,
    )


@cache
def _rest() -> re.Pattern[str]:
    """What may stand between the distance and the happening: no other clause."""
    return re.compile(rf"[^.;:,]{{1,{_FAR}}}")
