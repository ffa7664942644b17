"""Dates as pages, feeds and tables write them, as EDTF.

In: a date as written. Out: EDTF with time and zone where given, or None. EDTF knows no minutes without seconds, so
`19:12` becomes `19:12:00`; nothing else is made finer, and what cannot be read for certain stays unknown.
"""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?)"
    r"(?:[T ]+(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?")  # GDELT and Dublin Core: 20230516
_EPOCH = re.compile(r"1\d{9}(\d{3})?(\.\d+)?")  # seconds or milliseconds, 2001 to 2033
_YEARS = range(1400, 2201)


def edtf(written: object) -> str | None:
    """A date as EDTF; None when it is no date, or one that two readers could read in two ways.

    >>> edtf("2023-05-16 19:12"), edtf("Tue, 16 May 2023 19:12:00 +0200"), edtf("2023-05"), edtf("05/06/2023")
    ('2023-05-16T19:12:00', '2023-05-16T19:12:00+02:00', '2023-05', None)
    """
    if isinstance(written, datetime):
        return _stamp(written)
    if isinstance(written, date):
        return written.isoformat()
    text = str(written or "").strip()
    if iso := _ISO.fullmatch(text):
        return _from_iso(iso)
    if compact := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = compact.groups()
        time = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        return _checked(f"{year}-{month}-{day}{time}")
    if _EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if float(text) >= 1e12 else 1)
        return _stamp(datetime.fromtimestamp(int(seconds), UTC))
    return _from_mail(text)


def _from_iso(iso: re.Match[str]) -> str | None:
    """The matched parts, and no more of them than are written."""
    year, month, day, hour, minute, second, zone = iso.group("year", "month", "day", "hour", "minute", "second", "zone")
    if int(year) not in _YEARS:
        return None
    if not day:
        return _checked(f"{year}-{month:0>2}-01") and f"{year}-{month:0>2}" if month else year
    if not hour:
        return _checked(f"{year}-{month:0>2}-{day:0>2}")
    return _checked(f"{year}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute}:{second or '00'}{_zone(zone)}")


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _checked(stamp: str) -> str | None:
    """The stamp if the calendar has it; 30 February is nobody's date."""
    try:
        found = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return stamp if found.year in _YEARS else None


def _from_mail(text: str) -> str | None:
    """RFC 822, as feeds write it."""
    try:
        return _stamp(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _stamp(moment: datetime) -> str | None:
    if moment.year not in _YEARS:
        return None
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
