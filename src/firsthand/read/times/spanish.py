"""The rules for Spanish times: dates, weekdays, "hace un año", durations. There is no parser, so no tense.

In: nothing. Out: the rules; a weekday is the last one, as news is written, unless the words before put it ahead.
"""

import re
from functools import cache

from firsthand.read import numbers
from firsthand.read.times.calendar import Anchor, Direction, real_date
from firsthand.read.times.rule import Rule, Setting, Timex, calendar, either, period, rule
from firsthand.read.times.spanish_clock import clock
from firsthand.read.times.spanish_pieces import ahead

Match = re.Match[str]
_NEAR = {"hoy": 0, "ayer": -1, "anoche": -1, "anteayer": -2, "antier": -2, "mañana": 1}


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in order of precedence between equally long matches."""
    month = rf"(?P<month>{either(calendar('es', 'month'))})\b"
    days, day = either(calendar("es", "weekday")), r"(?P<day>[0-3]?\d)(?:º|°)?"
    mod = rf"(?:(?P<mod>{either(calendar('es', 'modifier'))})\s+(?:de\s+|del\s+)?)?"
    year = r"(?P<year>(?:1[0-9]|20)\d\d)\b(?![.,]\d)"
    which = r"(?P<which>pasad[oa]s?|últim[oa]s?|anterior|próxim[oa]s?|que\s+viene|siguiente)"
    this = r"(?P<this>est[ea]|pasad[oa]|últim[oa]|próxim[oa])"
    number, unit = numbers.pattern("es"), rf"(?P<unit>{either(calendar('es', 'unit'))})\b"
    lead = rf"(?:\b(?:{days}),?\s+)?\b"
    return (
        *clock(),
        rule(r"\b(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b", _iso),
        rule(r"\b(?P<day>[0-3]?\d)/(?P<month>[01]?\d)/(?P<year>\d{4})\b", _iso),
        rule(rf"{lead}{day}\s+de\s+{month}(?:\s+del?\s+{year})?", _month_day),
        rule(rf"\b{mod}{month}\s+del?\s+{year}", _month),
        rule(rf"\b{mod}(?:(?:el\s+)?(?P<before>pasado|próximo)\s+)?{month}(?:\s+{which})?", _month),
        rule(r"\b(?:el\s+|este\s+|la\s+)?(?P<span>(?P<before>pasado\s+|próximo\s+)?"
rf"(?P<weekday>{days})\b(?:\s+{which})?(?:\s+por\s+la\s+(?P<part>mañana|tarde|noche"
r"|madrugada))?)", _weekday),
        rule(r"(?<!la )(?<!esta )\b(?P<near>hoy|ayer|anoche|anteayer|antier)\b(?:\s+por\s+la\s+"
r"(?P<part>mañana|tarde|noche))?", _near_day),
        rule(rf"\bdesde\s+hace\s+(?:(?P<mod>{either(calendar('es', 'modifier'))})\s+)?"
rf"(?P<span>(?P<number>{number})\s+{unit})", _duration),
        rule(r"(?<!la )(?<!de )(?<!esta )(?<!una )(?<!cada )(?<!media )(?<!plena )(?<!toda )"
r"\b(?P<near>mañana|pasado\s+mañana)\b"
r"(?!\s+(?:del?|por|siguiente))", _tomorrow),
        rule(rf"\bhace\s+(?:(?P<mod>{either(calendar('es', 'modifier'))})\s+)?(?P<number>{number})\s+{unit}", _ago),
        rule(rf"\b(?P<number>{number})\s+{unit}\s+(?P<turn>antes|después|atrás)\b(?!\s+de)", _ago),
        rule(rf"\b{mod}(?:(?:los|las)\s+)?(?:(?:últim|pasad|próxim)[oa]s\s+)?"
rf"(?P<number>{number})\s+{unit}", _duration),
        rule(rf"\b{mod}(?:el|la)?\s*(?P<span>{this}\s+(?P<unit>año|mes|semana))\b", _this_unit),
        rule(rf"\b(?:el|la)\s+(?P<span>(?P<unit>año|mes|semana)\s+{which})\b", _this_unit),
        rule(rf"\b(?:en|de|desde|hasta|del\s+año|durante)\s+(?P<span>{year})(?!\s*%)", _year),
        rule(r"\b(?:los\s+)?(?:años\s+)?(?P<decade>19[0-9]|20[0-2])0s\b", _decade),
        rule(rf"\b(?:cada\s+)(?P<each>{either(calendar('es', 'unit'))})\b", _each),
        rule(r"\b(?:actualmente|ahora)\b", lambda m, s: Timex("DATE", "PRESENT_REF")),
        rule(r"\brecientemente\b", lambda m, s: Timex("DATE", "PAST_REF")),
    )  # fmt: skip


_PRETERITE = re.compile(
    r"\b(?:\w{2,}(?:aron|ieron|yeron|jeron)|\w{2,}(?:[bcdfghjlmnñprstvz]|i)ó|fue|hubo|tuvo|hizo|puso|vino)\b"
)
_TO_COME = re.compile(r"\b(?:\w+(?:ar|er|ir|dr|br)(?:á|án)|va[n]? a|próxim[oa]s?)\b", re.I)
_FRONTED = re.compile(r"\s*(?:el\s+)?(?:día\s+)?", re.I)
_PLUPERFECT = re.compile(r"\bhabía[n]?\s+\w+", re.I)


def _iso(m: Match, s: Setting) -> Timex | None:
    day = real_date(int(m["year"]), int(m["month"]), int(m["day"]))
    return Timex("DATE", day.isoformat(), None, False) if day else None


def _month_day(m: Match, s: Setting) -> Timex | None:
    month, day = int(calendar("es", "month")[m["month"].lower()]), int(m["day"])
    if real_date(int(m["year"] or 2000), month, day) is None:
        return None
    if m["year"]:
        return Timex("DATE", f"{m['year']}-{month:02d}-{day:02d}", None, False)
    return Timex("DATE", s.anchor.month_day(month, day, "past" if _long_past(m) or _is_told(m) else "near"))


def _month(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    month, mod = int(calendar("es", "month")[m["month"].lower()]), _mod(m)
    if groups.get("year"):
        return Timex("DATE", f"{m['year']}-{month:02d}", mod, False)
    turn = _turn(groups.get("before") or groups.get("which"))
    direction: Direction = "past" if turn < 0 else "future" if turn > 0 else "near"
    return Timex("DATE", s.anchor.month_named(month, direction), mod)


def _weekday(m: Match, s: Setting) -> Timex | None:
    turn = _turn(m["before"] or m["which"])
    value = s.anchor.weekday(
        int(calendar("es", "weekday")[m["weekday"].lower()]),
        "future" if turn > 0 or (not turn and ahead(m)) else "past",
    )
    if turn and value == s.anchor.days(0):
        value = s.anchor.days(7 * turn)
    part = calendar("es", "daypart").get((m["part"] or "").lower())
    return Timex("TIME", value + part) if part else Timex("DATE", value)


def _long_past(m: Match) -> bool:
    """Whether the verb beside a day looks back from the past: "un choque el 13 de marzo había matado a diez"."""
    before, behind = _beside(m)
    found = list(_PLUPERFECT.finditer(before))
    told = bool(found) and " que " not in before[found[-1].end() :]  # "había dicho que el 13 de marzo"
    return told or bool(_PLUPERFECT.search(behind))


def _is_told(m: Match) -> bool:
    """Whether a clause tells of what was: "murieron nueve personas el 13 de marzo"; not "anunció que será el 13"."""
    beside = "".join(_beside(m))
    return bool(_PRETERITE.search(beside)) and not _TO_COME.search(beside) and not ahead(m)


def _beside(m: Match) -> tuple[str, str]:
    """The words of its clause before and behind a day; before a comma that only sets the day off, those behind it."""
    before = re.split(r"[.;:!?“”»\"]", m.string[max(0, m.start() - 80) : m.start()])[-1]
    marks = r"[.;:!?«“”»\"]" if _FRONTED.fullmatch(before) else r"[.;:!?,«“”»\"]"
    return before, re.split(marks, m.string[m.end() : m.end() + (90 if "," not in marks else 40)])[0]


def _near_day(m: Match, s: Setting) -> Timex | None:
    value = s.anchor.days(_NEAR[m["near"].lower()])
    part = calendar("es", "daypart").get("noche" if m["near"].lower() == "anoche" else (m["part"] or "").lower())
    return Timex("TIME", value + part) if part else Timex("DATE", value)


def _tomorrow(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", s.anchor.days(2 if m["near"].lower().startswith("pasado") else 1))


def _ago(m: Match, s: Setting) -> Timex | None:
    count, code = numbers.value(m["number"], "es"), calendar("es", "unit")[m["unit"].lower()]
    turn = (m.groupdict().get("turn") or "atrás").lower()
    base = s.reference() if turn in ("antes", "después") else s.anchor
    if count is not None and code.startswith("T") and m[0].lower().startswith("hace"):
        return s.hours_away(-count, code)
    if count is None or code.startswith("T") or (turn == "después" and not s.named):
        return None  # "una semana después" of what, no date says
    return _away(base, int(count) * (1 if turn == "después" else -1), code)


def _away(base: Anchor, shift: int, code: str) -> Timex:
    if code == "D":
        return Timex("DATE", base.days(shift))
    if code in ("W", "2W"):
        return Timex("DATE", base.weeks(shift * (2 if code == "2W" else 1)), "APPROX")
    if code in ("M", "Q"):
        return Timex("DATE", base.months(shift * (3 if code == "Q" else 1)), "APPROX")
    if code == "Y" and abs(shift) == 1 and base.month is not None:
        return Timex("DATE", base.months(12 * shift), "APPROX")
    return Timex("DATE", base.years(shift * {"Y": 1, "E": 10, "C": 100}[code]), "APPROX")


def _duration(m: Match, s: Setting) -> Timex | None:
    unit = m["unit"].lower()
    if unit in ("segundo", "cuarto"):
        return None
    return Timex("DURATION", period(numbers.value(m["number"], "es"), calendar("es", "unit")[unit]), _mod(m), False)


def _this_unit(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    turn = _turn(groups.get("this") or groups.get("which"))
    reach = {"año": s.anchor.years, "mes": s.anchor.months, "semana": s.anchor.weeks}
    return Timex("DATE", reach[m["unit"].lower()](turn), _mod(m))


def _year(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", m["year"], None, False)


def _decade(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", m["decade"], None, False)


def _each(m: Match, s: Setting) -> Timex | None:
    return Timex("SET", period(1, calendar("es", "unit")[m["each"].lower()]), None, False)


def _turn(word: str | None) -> int:
    """Which way a word like "pasado" points."""
    word = (word or "").lower().strip()
    return (
        -1 if word.startswith(("pasad", "últim", "anterior")) else 1 if word.startswith(("próx", "que", "sig")) else 0
    )


def _mod(m: Match) -> str | None:
    words = (m.groupdict().get("mod") or "").lower()
    return calendar("es", "modifier").get(words)
