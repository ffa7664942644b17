"""Spanish clock times and parts of the day: "a las 10:30 de la mañana del martes", "al mediodía", "la noche anterior".

In: nothing. Out: the rules. An hour needs its minutes, its part of the day or "horas": "a las tres víctimas".
"""

import re

from firsthand.read import numbers
from firsthand.read.times.calendar import Direction
from firsthand.read.times.rule import Rule, Setting, Timex, calendar, either, rule
from firsthand.read.times.spanish_pieces import ahead

Match = re.Match[str]
_WORDS = "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
_HOUR = (
    rf"(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?|(?P<words>{_WORDS})(?:\s+y\s+(?P<more>media|cuarto))?)"
)
_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_PART = r"de\s+la\s+(?P<part>mañana|tarde|noche|madrugada)\b"


def clock() -> list[Rule]:
    """The rules for clock times, in order of precedence."""
    days = either(calendar("es", "weekday"))
    about = r"(?:(?P<about>cerca\s+de|alrededor\s+de|hacia|sobre|poco\s+antes\s+de|poco\s+después\s+de|pasadas)\s+)?"
    date = (
        rf"(?:\s+(?:de\s+este\s+|del?\s+(?:pasado\s+)?)(?:(?P<weekday>{days})|(?P<near>hoy|ayer)"
        rf"|(?P<day>[0-3]?\d)\s+de\s+(?P<month>{either(calendar('es', 'month'))}))\b)?"
    )
    sure = (  # "las tres víctimas", "las 24 horas" are no hours
        r"(?=(?<=[:.]\d\d)(?!\d)|(?<=media)|(?<=cuarto)|\s*[ap]\.?\s?m\b|\s+de\s+la\s+(?:mañana|tarde|noche|madrugada)\b"
        r"|(?<=[\d\s]\d)\s+(?:horas|hs?)\b)"
    )
    tail = rf"(?:\s*{_HALF})?(?:\s+(?:horas|hs?)\b)?(?:\s+{_PART})?{date}"
    return [
        rule(rf"(?<=\bentre\s)las?\s+{_HOUR}(?=\s+y\s+las?\s+[\w:.]+(?:\s+y\s+\w+)?{tail})", _hour, "entre"),
        rule(rf"\b{about}(?:(?:a|desde|hasta|de)\s+)?las?\s+{_HOUR}{sure}{tail}", _hour, "la"),
        rule(rf"\b(?:al\s+(?P<noon>mediodía)|a\s+(?:la\s+)?(?P<midnight>medianoche))\b{date}", _hour, "medi"),
        rule(
            r"\b(?P<span>(?:la|esa)\s+(?:misma\s+)?(?P<part>mañana|tarde|noche|madrugada)\s+"
            r"(?P<turn>anterior|previa|siguiente))\b",
            _other_part,
            "anterior|previa|siguiente",
        ),
    ]


def _hour(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    part, half = (groups.get("part") or "").lower(), (groups.get("half") or "").lower()
    if groups.get("noon") or groups.get("midnight"):
        hour = 12 if groups.get("noon") else 24
    else:
        hour = int(groups["hour"] or numbers.value(groups["words"].lower(), "es") or 0)
    if hour < 12 and (half == "p" or part in ("tarde", "noche")):
        hour += 12
    elif hour == 12 and part == "noche":
        hour = 24
    elif hour == 12 and (half == "a" or part == "madrugada"):
        hour = 0
    if hour > 24:
        return None
    minute = groups.get("minute") or {"media": "30", "cuarto": "15"}.get((groups.get("more") or "").lower(), "00")
    mod = "APPROX" if groups.get("about") else None
    guessed = not (m["weekday"] or m["month"] or m["near"] or s.names_a_day())
    return Timex("TIME", f"{_date(m, s)}T{hour:02d}:{minute}", mod, guessed=guessed)


def _date(m: Match, s: Setting) -> str:
    if m["weekday"]:
        direction: Direction = "future" if ahead(m) else "past"
        return s.anchor.weekday(int(calendar("es", "weekday")[m["weekday"].lower()]), direction)
    if m["month"]:
        return s.anchor.month_day(int(calendar("es", "month")[m["month"].lower()]), int(m["day"]), "near")
    if m["near"]:
        return s.anchor.days(-1 if m["near"].lower() == "ayer" else 0)
    return s.day()


def _other_part(m: Match, s: Setting) -> Timex | None:
    shift = 1 if m["turn"].lower() == "siguiente" else -1
    if shift == 1 and not s.named:
        return None  # the morning after what, no date says
    return Timex("TIME", s.reference().days(shift) + calendar("es", "daypart")[m["part"].lower()])
