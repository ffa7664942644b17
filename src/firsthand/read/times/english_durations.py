"""English durations, "two years ago", sets, and vague references such as "recently".

In: nothing. Out: the rules.
"""

import re

from firsthand.read import numbers
from firsthand.read.times.calendar import Anchor
from firsthand.read.times.pieces import mod_of, names, year_before
from firsthand.read.times.rule import Rule, Setting, Timex, any_of, calendar, either, period, rule

Match = re.Match[str]
_AGO = {"ago": -1, "earlier": -1, "before": -1, "later": 1, "from now": 1, "hence": 1}

_VAGUE = r"several|a few|few|some|many|recent|a couple of|couple of|a number of|dozens of|countless"


def durations() -> list[Rule]:
    """The rules for durations, in order of precedence."""
    p = names()
    unit = any_of("en", "unit")
    count = (
        rf"(?:(?P<number>{p['number']})(?P<half>\s+(?:1/2|and\s+a\s+half))?|(?P<one>an?|one)"
        rf"(?:\s+full|\s+additional)?(?P<vague>\s+(?:few|couple\s+of|couple))?|(?P<some>{_VAGUE}))"
    )
    led = (
        r"(?:(?P<the>(?:each\s+of\s+)?the|this|these|those|its)\s+)?(?:(?P<edge>last|past|next"
        r"|first|coming|previous|final|latest|recent|ensuing|following|year-earlier)\s+)?"
    )
    more = r"(?:\s+(?:more|additional|full|consecutive|straight|long))?"
    mod = rf"(?:(?P<mod>{either(calendar('en', 'modifier'))})\s+(?!the\b|this\b|last\b|next\b|past\b))?"
    return [
        rule(rf"\b{mod}{count}\s+{p['unit']}\s+(?P<ago>ago|earlier|later|from\s+now|hence)\b", _ago, unit),
        rule(rf"\b{mod}{count}\s+{p['unit']}\s+(?P<ago>before)(?=\s*(?:[.,;:!?)—–]|$))", _ago, unit),
        rule(
            rf"\b{mod}{led}{count}{more}\s+{p['unit']}(?!\s*-)(?:\s+(?P<half2>and\s+a\s+half))?"
            r"(?!\s+old\b)",
            _duration,
            unit,
        ),
        rule(rf"\b(?P<number>{p['number']})(?P<half>\s+1/2)?-{p['unit']}(?![-\s]old\b)(?:-long)?", _duration, unit),
        rule(r"\b(?P<some>decades|years|months|weeks|days|hours)-long\b", _bare_duration, "-long"),
        rule(r"\b(?:a|every|each|per)\s+(?P<each>day|week|month|year|hour|quarter)\b(?!-)", _each, unit),
        rule(r"\b(?P<often>daily|weekly|monthly|yearly|hourly|nightly)\b", _often, "ly\\b"),
        rule(
            r"\b(?:for|in|within|over|after|of|the)\s+(?P<span>(?:the\s+)?(?:coming\s+|recent\s+"
            r"|past\s+|last\s+|next\s+|early\s+)?(?P<some>decades|years|months|weeks|days|hours"
            r"|minutes|centuries)(?:\s+ahead)?)\b",
            _bare_duration,
            unit,
        ),
        rule(r"\b(?P<some>decades|years|months|weeks|days)\s+ago\b", lambda m, s: Timex("DATE", "PAST_REF"), "ago"),
        rule(r"\b(?:a\s+while|some\s+time)\b", lambda m, s: Timex("DURATION", "PXX", None, False), "while|time"),
    ]


def _amount(m: Match) -> float | None:
    groups = m.groupdict()
    if groups.get("number"):
        count = numbers.value(groups["number"], "en")
    elif groups.get("one") and not groups.get("vague"):
        count = 1.0
    else:
        count = None
    return None if count is None else count + (0.5 if groups.get("half") or groups.get("half2") else 0.0)


def _ago(m: Match, s: Setting) -> Timex | None:
    """Some units away: from the article's date for "ago", from the date named last for "earlier", "later", "before"."""
    count, code, ago = _amount(m), calendar("en", "unit")[m["unit"].lower()], re.sub(r"\s+", " ", m["ago"].lower())
    sign = _AGO[ago]
    if count is None:
        return Timex("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if count == 1 and code == "Y" and s.quarter and sign < 0:
        return Timex("DATE", year_before(s.quarter))
    base = s.anchor if ago in ("ago", "from now", "hence") else s.reference()
    if code in ("TH", "TM", "TS"):
        then = s.hours_away(sign * count, code) if ago == "ago" else None
        return then or Timex("DURATION", period(count, code), None, False)
    return _away(base, sign * int(count), code)


def _away(base: Anchor, shift: int, code: str) -> Timex:
    """A date some units away, as fine as such words are meant: years to the month for one, else to the year."""
    if code == "D":
        return Timex("DATE", base.days(shift))
    if code in ("W", "2W", "WE"):
        return Timex("DATE", base.weeks(shift * (2 if code == "2W" else 1)), "APPROX")
    if code in ("M", "Q"):
        return Timex("DATE", base.months(shift * (3 if code == "Q" else 1)), "APPROX")
    if code == "Y" and abs(shift) == 1 and base.month is not None:
        return Timex("DATE", base.months(12 * shift), "APPROX")
    years = {"Y": 1, "E": 10, "C": 100}[code]
    return Timex("DATE", base.years(shift * years), "APPROX")


def _duration(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    count, unit = _amount(m), m["unit"].lower()
    code = calendar("en", "unit")[unit]
    if unit in ("second", "third", "quarter") and count and not groups.get("the"):
        return None
    edge = (groups.get("edge") or "").lower()
    if (count is None and (groups.get("some") or "").lower() == "recent") or (count is None and edge == "recent"):
        return Timex("DURATION", period(None, code))
    return Timex("DURATION", period(count, code), mod_of(m), bool(edge))


def _bare_duration(m: Match, s: Setting) -> Timex | None:
    return Timex("DURATION", period(None, calendar("en", "unit")[m["some"].lower()]), None, False)


def _each(m: Match, s: Setting) -> Timex | None:
    code = calendar("en", "unit")[m["each"].lower()]
    if m[0].lower().startswith("a"):
        money = re.search(
            r"(?:\d|\bmillion|\bbillion|\btimes|\bonce|\btwice|%|\bpercent|\bpeople|\bbarrels|\bcents|\bdollars)\s$",
            m.string[: m.start()],
        )
        return Timex("SET" if money else "DURATION", period(1, code), None, False)
    return Timex("SET", period(1, code), None, False)


def _often(m: Match, s: Setting) -> Timex | None:
    code = {"daily": "D", "nightly": "D", "weekly": "W", "monthly": "M", "quarterly": "Q", "hourly": "TH"}
    return Timex("SET", period(1, code.get(m["often"].lower(), "Y")), None, False)


def vague() -> list[Rule]:
    """The rules for vague references, in order of precedence."""
    past = (
        r"recently|more\s+recently|most\s+recently|the\s+past|not\s+long\s+ago|long\s+ago"
        r"|recent\s+(?:years|months|weeks|days)(?:\s+and\s+(?:months|years))?|recent"
    )
    future = (
        r"(?<!as\ )soon(?!\s+(?:as|after))|the\s+(?:near\s+|foreseeable\s+)?future|future"
        r"|coming\s+(?:years|months|weeks|days|quarters)"
    )
    present = r"now|currently|current|at\s+present|nowadays|at\s+the\s+moment|these\s+days|this\s+moment"
    return [
        rule(rf"(?<!-)\b(?:{past})\b(?!-)", lambda m, s: Timex("DATE", "PAST_REF"), "recent|the\\s+past|long\\s+ago"),
        rule(rf"(?<!-)\b(?:{future})\b(?!-|s\b)", lambda m, s: Timex("DATE", "FUTURE_REF"), "soon|future|coming"),
        rule(
            rf"(?<!-)\b(?:{present})\b(?!-)",
            lambda m, s: Timex("DATE", "PRESENT_REF"),
            "now|current|present|moment|these",
        ),
    ]
