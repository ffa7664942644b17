"""English "last year", seasons and quarters.

In: nothing. Out: the rules.
"""

import re

from firsthand.read import numbers
from firsthand.read.times.calendar import Anchor
from firsthand.read.times.pieces import mod_of, names, shift_of, year_before
from firsthand.read.times.rule import Rule, Setting, Timex, any_of, calendar, either, period, rule

Match = re.Match[str]


def periods() -> list[Rule]:
    """The rules for periods, in order of precedence."""
    p = names()
    season_word = any_of("en", "season")
    season = either(calendar("en", "season"))
    mod = (
        r"(?:(?P<mod>early|mid|late|earlier|later|sometime|the\s+beginning\s+of|the\s+start\s+of"
        r"|the\s+end\s+of|the\s+middle\s+of)(?:\s+in)?(?:\s+|-))?"
    )
    return [
        rule(
            rf"\b{mod}(?:the\s+)?{p['step']}\s+(?P<unit>year|month|week|weekend|day|decade|century"
            r"|quarter)(?=['’]s)?\b(?!\s+and\s+a\s+half|-)",
            _step_unit,
            any_of("en", "unit"),
        ),
        rule(
            r"\b(?:earlier|later)\s+in\s+the\s+(?P<unit>year|month|week)\b",
            lambda m, s: _unit(m["unit"].lower(), 0, s.anchor),
            "earlier|later",
        ),
        rule(
            rf"\b{mod}(?:the\s+)?(?P<step>last|this|next|this\s+past|this\s+coming|past)\s+(?P<season>{season})\b",
            _season,
            season_word,
        ),
        rule(rf"\b{mod}(?:the\s+)?(?P<season>{season})(?:\s+of)?\s+{p['year']}", _season, season_word),
        rule(
            rf"\b(?:in|during|by|through|over)\s+(?P<span>(?:the\s+)?{mod}(?:the\s+)?(?P<season>{season}))\b(?!\s+(?:from|off|down|into)\b)",
            _season,
            season_word,
        ),
        rule(
            r"\bthe\s+weekend\b",
            _the_weekend,
            "weekend",
        ),
        rule(
            r"\b(?:the\s+)?(?P<unit>year|month|week)\s+(?:just\s+)?(?P<gone>ended|past)\b",
            lambda m, s: None,
            "ended|past",
        ),
    ]


def _step_unit(m: Match, s: Setting) -> Timex | None:
    words, unit = re.sub(r"\s+", " ", m["step"].lower()), m["unit"].lower()
    mod = mod_of(m)
    lasting = words == "past" or (words == "this past" and unit != "year")
    if lasting and not mod and unit not in ("weekend", "quarter"):
        return Timex("DURATION", period(1, calendar("en", "unit")[unit]))
    if words in ("that", "the same", "same", "following", "previous", "prior"):
        return _unit(unit, shift_of(words), s.reference(), mod)
    return _unit(unit, shift_of(words), s.anchor, mod)


def _unit(unit: str, shift: int, base: Anchor, mod: str | None = None) -> Timex:
    if unit == "weekend":
        return Timex("DATE", base.weeks(shift) + "-WE", mod)
    if unit == "century":
        return Timex("DATE", "XX" if base.year is None else f"{base.year // 100 + shift:02d}", mod)
    days = {"year": base.years, "month": base.months, "week": base.weeks, "day": base.days}
    value = {**days, "decade": base.decades, "quarter": base.quarters}[unit.lower()](shift)
    return Timex("DATE", value, mod)


def _season(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    code = calendar("en", "season")[m["season"].lower()]
    if groups.get("year"):
        return Timex("DATE", f"{m['year']}-{code}", mod_of(m), False)
    if s.anchor.year is None or s.anchor.month is None:
        return Timex("DATE", f"XXXX-{code}", mod_of(m))
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    step = shift_of((groups.get("step") or "").lower())
    begun = s.anchor.month >= begins
    over = s.anchor.month >= begins + 3
    if step < 0:
        shift = 0 if over or (begun and "this" in groups["step"].lower()) else -1
    elif (groups.get("step") or "").lower() == "this":
        shift = 0
    elif step > 0 or s.tense == "future":
        shift = 1 if begun else 0
    else:
        shift = 0 if begun or groups.get("step") else -1
    return Timex("DATE", s.anchor.season(code, shift), mod_of(m))


def quarters() -> list[Rule]:
    """The rules for quarters, in order of precedence."""
    p = names()
    kind = r"(?:(?:fiscal|latest|current|comparable|corresponding|full|flat|strong|weak)(?:\s+|-))*"
    return [
        rule(
            r"\b(?:(?:the|a)\s+(?!\w+-quarter))?(?:(?P<year2>(?:19|20)\d\d)(?:['’]s)?\s+)?(?:"
            rf"(?P<which>last|this|next)\s+year['’]s\s+)?{kind}{p['quarter']}(?:\s+(?:of|in)\s+(?:"
            rf"(?:fiscal\s+)?{p['year']}|(?P<which2>last|this|next)\s+year))?\b",
            _named_quarter,
            "quarter",
        ),
        rule(rf"\bq(?P<ordinal>[1-4])(?:\s+(?:of\s+)?{p['year']})?\b", _named_quarter, "q1|q2|q3|q4"),
        rule(
            r"\b(?:the|this|that)\s+(?:latest\s+|current\s+|fiscal\s+)*(?P<bare>quarter)\b(?!\s+of\b)",
            _bare_quarter,
            "quarter",
        ),
        rule(
            r"\b(?:(?:the|a)\s+)?(?:comparable\s+|corresponding\s+)?(?:year|one-year)[- ](?:ago"
            r"|earlier)(?:\s+(?:(?P<ordinal>first|second|third|fourth)\s+)?(?P<bare>quarter|period"
            r"|month|level))?\b",
            _year_ago_quarter,
            "year[- ](?:ago|earlier)",
        ),
        rule(
            r"\bthe\s+(?P<kind>latest|current)\s+(?:fiscal\s+)?(?P<bare>period|quarter)\b",
            _bare_quarter,
            "latest|current",
        ),
    ]


def _named_quarter(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    number = numbers.ordinals("en").get(m["ordinal"].lower()) or int(m["ordinal"][0])
    year = groups.get("year") or groups.get("year2")
    which = groups.get("which") or groups.get("which2")
    if year:
        return Timex("DATE", f"{year}-Q{number}", None, False)
    if which:
        return Timex("DATE", f"{s.anchor.years(shift_of(which.lower()))}-Q{number}")
    return Timex("DATE", s.anchor.quarter_named(number, "past"))


def _bare_quarter(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", s.quarter or s.anchor.quarters(-1))


def _year_ago_quarter(m: Match, s: Setting) -> Timex | None:
    if m["ordinal"]:
        value = s.anchor.quarter_named(numbers.ordinals("en")[m["ordinal"].lower()], "past")
        return Timex("DATE", f"{year_before(value)}")
    return Timex(
        "DATE", year_before(s.quarter or s.anchor.quarters(-1)) if s.quarter or m["bare"] else s.anchor.years(-1)
    )


_ASKED = re.compile(
    r"\b(?:demand|want|ask|call|urge|expect|promise|plan|hope|due|must|should)\w*\b[^.;:!?]{0,80}\b(?:before|by|until|for)\s+$",
    re.IGNORECASE,
)


def _the_weekend(m: Match, s: Setting) -> Timex:
    """The last weekend, or the one ahead: "demanded her resignation before the weekend"."""
    ahead = s.tense == "future" or _ASKED.search(m.string[: m.start()])
    return Timex("DATE", s.anchor.weeks(0 if ahead else -1) + "-WE")
