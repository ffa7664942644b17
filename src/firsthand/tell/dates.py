"""EDTF dates as a person reads them, and where they lie on a line.

In: an EDTF string. Out: words, a key to sort by, or an instant in days. Nothing here raises: what cannot be read is
shown as it stands, and has no place on the line.
"""

import re
from datetime import datetime, timedelta

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter", 34: "second quarter",
            35: "third quarter", 36: "fourth quarter"}  # fmt: skip
_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10}
_DATE = re.compile(
    r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?"
    r"(?:[T ](?P<hour>\d\d)(?::?(?P<minute>\d\d))?(?::?\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
# A date in a reason: a whole day or month of its own, and not a piece of an address (`/2024-07-22`).
_IN_TEXT = re.compile(
    r"(?<![\w/.=-])\d{4}-\d\d(?:-\d\d)?(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?[~?%]?"
    r"(?:/\d{4}-\d\d(?:-\d\d)?[~?%]?)?(?![\w/-])"
)
_BARE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MODS = {"START": "early ", "MID": "mid-", "END": "late ", "BEFORE": "before ", "AFTER": "after ",
         "ON_OR_BEFORE": "by ", "ON_OR_AFTER": "from "}  # fmt: skip
UNKNOWN_YEAR = (10_000, 0, 0, 0, 0)  # sorts after every dated thing


def in_words(edtf: str | None, mod: str | None = None) -> str:
    """A date in words; `mod` is the TimeML modifier of the words it came from.

    >>> in_words("2018-05~", "MID")
    'mid-May 2018 (approximate)'
    >>> in_words("2018-05-20"), in_words("2018-05-16/2018-05-18"), in_words("2018-05-20T14:05:00Z")
    ('20 May 2018', '16 to 18 May 2018', '20 May 2018, 14:05 UTC')
    >>> in_words("../2018"), in_words("201X"), in_words("2018-22?"), in_words("soon")
    ('2018 or earlier', 'the 2010s', 'summer 2018 (uncertain)', 'soon')
    """
    text = (edtf or "").strip()
    if not text:
        return "no date"
    if text[0] in "[{" and text[-1] in "]}" and _parts(text):
        joiner = " or " if text[0] == "[" else " and "
        return joiner.join(_range(part, "..", None) if ".." in part else _one(part, None) for part in _parts(text))
    if "/" in text:
        return _range(text, "/", mod)
    return _one(text, mod)


def sort_key(edtf: str | None) -> tuple[int, int, int, int, int]:
    """The earliest moment a date may mean; things without a date come last.

    >>> sort_key("2018-05~") < sort_key("2018-05-02") < sort_key("2018-06") < sort_key(None)
    True
    """
    for part in _ends(edtf):
        moment = _moment(part)
        if moment:
            return moment.year, moment.month, moment.day, moment.hour, moment.minute
    return UNKNOWN_YEAR


def said_key(edtf: str | None) -> tuple[int, int, int, int, int]:
    """When a page spoke, to sort by; a page that gives only its day stands at its noon.

    >>> said_key("2018-05-02T09:50") < said_key("2018-05-02") < said_key("2018-05-02T23:10")
    True
    """
    year, month, day, *clock = sort_key(edtf)
    return (year, month, day, 12, 0) if _BARE_DAY.fullmatch(edtf or "") else (year, month, day, clock[0], clock[1])


def instant(edtf: str | None) -> float | None:
    """Days since the year 1 at which a date begins, in UTC where a zone is given; None without a date.

    >>> instant("2018-05-02T14:00:00+02:00") - instant("2018-05-01")
    1.5
    """
    for part in _ends(edtf):
        moment = _moment(part)
        if moment:
            return (moment - datetime(1, 1, 1)) / timedelta(days=1)
    return None


def plain_dates(text: str) -> str:
    """A reason with its EDTF dates in words; an address keeps its own.

    >>> plain_dates("published 2024-07-22/2024-07-28, see https://a.example/2024-07-22")
    'published 22 to 28 July 2024, see https://a.example/2024-07-22'
    """
    return _IN_TEXT.sub(lambda found: in_words(found[0]), text)


def day_words(days: float, *, year: bool = True) -> str:
    """The day of an instant, short: `16 May 2018`."""
    moment = datetime(1, 1, 1) + timedelta(days=days)
    return f"{moment.day} {MONTHS[moment.month - 1][:3]}" + (f" {moment.year}" if year else "")


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text[1:-1].split(",") if part.strip()]


def _ends(edtf: str | None) -> list[str]:
    """The dates inside an EDTF string, in order, open ends left out."""
    return [part for part in re.split(r"/|\.\.|[\[\]{},]", edtf or "") if part.strip()]


def _range(text: str, separator: str, mod: str | None) -> str:
    first, _, last = (part.strip() for part in text.partition(separator))
    first, last = ("" if end == ".." else end for end in (first, last))
    if not last:
        return f"{_one(first, mod)} or later"
    if not first:
        return f"{_one(last, mod)} or earlier"
    a, b = _one(first, mod), _one(last, mod)
    if a == b:
        return a
    day, _, rest = a.partition(" ")
    other, _, tail = b.partition(" ")
    same_month = rest and rest == tail and day.isdigit() and other.isdigit()
    return f"{day} to {b}" if same_month else f"{a} to {b}"


def _one(text: str, mod: str | None) -> str:
    found = _DATE.fullmatch(re.sub(r"[~?%]", "", text.strip()))
    if not found:
        return text
    words = _calendar(found)
    if mod in _MODS:
        words = _MODS[mod] + words
    doubt = _doubt(text)
    return f"{words} ({doubt})" if doubt else words


def _doubt(text: str) -> str:
    names = {"~": "approximate", "?": "uncertain", "%": "approximate and uncertain"}
    return " and ".join(name for sign, name in names.items() if sign in text)


def _calendar(found: re.Match[str]) -> str:
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year:
        return f"the {year.replace('X', '0')}s" if year.count("X") == 1 else f"the {year.replace('X', '0')}s or after"
    year = year.lstrip("0") or "0"
    if month is None:
        return year
    if "X" in month:
        return f"{year}, month not known"
    number = int(month)
    if number in _SEASONS:
        return f"{_SEASONS[number]} {year}" if number < 30 else f"{_SEASONS[number]} of {year}"
    if not 1 <= number <= 12:
        return found[0]
    name = f"{MONTHS[number - 1]} {year}"
    if day is None:
        return name
    return f"{name}, day not known" if "X" in day else f"{int(day)} {name}{_clock(found)}"


def _clock(found: re.Match[str]) -> str:
    if found["hour"] is None or found["minute"] is None:
        return ""
    zone = found["zone"] or ""
    zone = " UTC" if zone in {"Z", "+00:00", "+0000"} else f" ({zone})" if zone else ""
    return f", {found['hour']}:{found['minute']}{zone}"


def _moment(text: str) -> datetime | None:
    found = _DATE.fullmatch(re.sub(r"[~?%]", "", text.strip()))
    if not found:
        return None
    try:
        month = int((found["month"] or "01").replace("XX", "01").replace("X", "0"))
        moment = datetime(
            max(1, int(found["year"].replace("X", "0"))),
            _SEASON_MONTH.get(month, month) or 1,
            int((found["day"] or "01").replace("XX", "01").replace("X", "0")) or 1,
            int(found["hour"] or 0),
            int(found["minute"] or 0),
        )
        return moment - _offset(found["zone"])
    except (ValueError, OverflowError):
        return None


def _offset(zone: str | None) -> timedelta:
    if not zone or zone == "Z":
        return timedelta()
    digits = zone[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -size if zone[0] == "-" else size
