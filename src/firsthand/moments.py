"""Moments that can be put in order: when a page was published, updated or captured.

In: dates as pages write them (EDTF, perhaps with a clock time and a zone). Out: strings that sort. A page that gives
only its day stands in the middle of that day: behind the evening before in any zone, and no later than need be.
"""

from datetime import UTC, datetime
from functools import lru_cache

_DAY = len("2018-07-16")
_NOON = "T12"


@lru_cache(maxsize=1 << 16)
def moment(date: str | None) -> str | None:
    """A date as a string that sorts, in UTC where it carries a zone; None where there is none to sort by.

    >>> moment("2018-05~"), moment("2018-07-16T09:10:56-04:00"), moment("2018-07-16"), moment("XXXX")
    ('2018-05', '2018-07-16T13:10:56', '2018-07-16', None)
    """
    return _read(date, in_utc=True)


@lru_cache(maxsize=1 << 16)
def as_written(date: str | None) -> str | None:
    """A moment in its own zone: a paper dated 4 March is of the 4th where it is printed.

    >>> as_written("2018-07-16T21:10:56-04:00"), as_written("2018-07-16")
    ('2018-07-16T21:10:56', '2018-07-16')
    """
    return _read(date, in_utc=False)


def place_in_time(date: str | None) -> str | None:
    """A moment to put pages in order by: a bare day comes at its noon.

    >>> sorted(map(place_in_time, ["2018-07-16T23:50", "2018-07-16", "2018-07-15T21:00-04:00"]))
    ['2018-07-16T01:00:00', '2018-07-16T12', '2018-07-16T23:50:00']
    """
    found = moment(date)
    return found + _NOON if found and len(found) == _DAY else found


def is_edtf(date: str) -> bool:
    """Whether a date is written as EDTF.

    >>> is_edtf("2018-05~"), is_edtf("last May")
    (True, False)
    """
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(date)
    except EDTFParseException:
        return False
    return True


def _read(date: str | None, *, in_utc: bool) -> str | None:
    bare = (date or "").strip().split("/")[0].rstrip("~?%")
    if "T" in bare or " " in bare:
        try:
            read = datetime.fromisoformat(bare.replace("Z", "+00:00"))
        except ValueError:
            bare = bare[:_DAY]
        else:
            if read.tzinfo:
                read = (read.astimezone(UTC) if in_utc else read).replace(tzinfo=None)
            return read.isoformat(timespec="seconds")
    return bare if len(bare) >= 4 and bare[:4].isdigit() else None
