"""The rules for English times: dates, weekdays, clock times, durations, sets, quarters, vague references.

In: nothing. Out: the rules, most telling first; the longest match wins, then the earlier rule.
"""

import re
from collections.abc import Callable
from functools import cache

from firsthand.read import numbers
from firsthand.read.times.calendar import Anchor, Direction, real_date
from firsthand.read.times.rule import Rule, Setting, Timex, calendar, either, period

Match = re.Match[str]
_Reader = Callable[[Match, Setting], Timex | None]
_AGO = {"ago": -1, "earlier": -1, "later": 1, "from now": 1, "hence": 1}
_STEP = {"last": -1, "past": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1}
_VAGUE = r"several|a few|few|some|many|recent|a couple of|couple of|a number of|dozens of|countless"
_ZONES = r"GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|local time|Eastern(?: time)?|Pacific(?: time)?"


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in order of precedence between equally long matches."""
    return (*_dates(), *_weekdays(), *_clock(), *_periods(), *_quarters(), *_durations(), *_vague())


def _rule(pattern: str, read: _Reader) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), read)


def _names() -> dict[str, str]:
    """The pieces that patterns are put together from."""
    months, days = calendar("en", "month"), calendar("en", "weekday")
    pieces = {
        "month": rf"(?P<month>{either(months)})\b(?:(?<=\b\w\w\w)\.|(?<=\bsept)\.)?",
        "weekday": rf"(?:(?:{either(days)})|(?:{either(calendar('en', 'weekday_short'))})\.?),?\s+",
        "day": r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:,.]?\d|\s?(?:%|percent|per cent|million|billion))",
        "year": r"(?P<year>(?:1[0-9]|20)\d\d)\b(?![:,.]\d)",
        "mod": rf"(?:(?:the\s+)?(?P<mod>{either(calendar('en', 'modifier'))})(?:\s+of|(?<=early|.late)\s+in)?(?:\s+|-))",
        "part": rf"(?P<part>{either(calendar('en', 'daypart'))})",
        "unit": rf"(?P<unit>{either(calendar('en', 'unit'))})\b",
        "number": numbers.pattern("en"),
        "step": r"(?P<step>last|past|previous|prior|next|coming|following|upcoming|this\s+past|this\s+coming|this|"
        r"that|the\s+same|same|the\s+current|current)",
        "quarter": r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)(?:\s+|-)(?:fiscal\s+)?quarter",
    }
    return pieces


def _dates() -> list[Rule]:
    p = _names()
    whole = rf"(?:\b{p['weekday']})?\b{p['mod']}?"
    relative = r"(?:of\s+)?(?P<which>last|this|next)\s+year\b"
    return [
        _rule(r"\b(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:T\d\d:\d\d(?::\d\d)?)?\b", _iso),
        _rule(r"\b(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)\b", _slashes),
        _rule(r"\b(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<year>\d{4}|\d\d)\b", _slashes),
        _rule(rf"{whole}{p['month']}\s*{p['day']},?\s+{p['year']}", _month_day),
        _rule(rf"{whole}(?:the\s+)?{p['day']}(?:\s+of)?\s+{p['month']},?\s+{p['year']}", _month_day),
        _rule(rf"{whole}{p['month']}\s*{p['day']}(?:,?\s+{relative})?", _month_day),
        _rule(rf"{whole}(?:the\s+)?{p['day']}(?:\s+of)?\s+{p['month']}(?:,?\s+{relative})?(?!\s*\d)", _month_day),
        _rule(rf"\b{p['month']}\s*(?P<first>\d{{1,2}})\s*(?:-|–|to|and|or)\s*(?P<span>{p['day']})", _second_day),
        _rule(rf"\b{p['mod']}?{p['month']}(?:,?\s+|\s+of\s+){p['year']}", _month_year),
        _rule(rf"\b{p['mod']}?(?:{p['step']}\s+)?{p['month']}(?:\s+{relative})?(?!\s*\d)", _month),
        _rule(rf"\b{p['mod']}?(?:the\s+year\s+|fiscal\s+(?:year\s+)?|calendar\s+)?{p['year']}(?!\s*(?:%|percent))", _year),
        _rule(r"\b(?:the\s+year\s+)?(?P<words>nineteen\s+[a-z]+(?:-[a-z]+)?|two\s+thousand(?:\s+(?:and\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?)\b", _said_year),
        _rule(r"(?:\bthe\s+)?(?:\b(?P<mod>early|mid|late)(?:\s+|-))?(?P<century>\d\d|['’])?(?P<decade>\d)0['’]?s\b", _decade),
        _rule(r"\b(?:the\s+)?(?:(?P<mod>early|mid|late)(?:\s+|-))?(?P<nth>\d\d?)(?:st|nd|rd|th)[\s-]century\b", _century),
        _rule(rf"\b(?:last\s+)?(?P<feast>{either(calendar('en', 'feast'))})\b", _feast),
        _rule(r"\b(?P<mod>about|around|by)?\s*(?P<span>year[- ]end|year['’]s\s+end)(?:\s+(?P<year>\d{4}))?\b", _year_end),
    ]


def _iso(m: Match, s: Setting) -> Timex | None:
    day = real_date(int(m["year"]), int(m["month"]), int(m["day"]))
    clock = m[0][10:]
    return Timex("TIME" if clock else "DATE", day.isoformat() + clock, None, False) if day else None


def _slashes(m: Match, s: Setting) -> Timex | None:
    """Month first, as American papers write; day first where only that is a date."""
    year = int(m["year"]) + (0 if len(m["year"]) == 4 else 1900 if int(m["year"]) > 50 else 2000)
    day = real_date(year, int(m["a"]), int(m["b"])) or real_date(year, int(m["b"]), int(m["a"]))
    return Timex("DATE", day.isoformat(), None, False) if day else None


def _month_day(m: Match, s: Setting) -> Timex | None:
    if not _is_name(m):
        return None
    groups = m.groupdict()
    month, day = _month_number(m), int(m["day"])
    if real_date(2000, month, day) is None:
        return None
    if groups.get("year"):
        whole = real_date(int(m["year"]), month, day)
        return Timex("DATE", whole.isoformat(), None, False) if whole else None
    if groups.get("which"):
        return Timex("DATE", f"{s.anchor.years(_which(m))}-{month:02d}-{day:02d}")
    return Timex("DATE", s.anchor.month_day(month, day, s.tense), _mod(m))


def _second_day(m: Match, s: Setting) -> Timex | None:
    """The "5" of "May 3 to 5": the range's other end."""
    month, day = _month_number(m), int(m["day"])
    if not _is_name(m) or real_date(2000, month, day) is None:
        return None
    return Timex("DATE", s.anchor.month_day(month, day, s.tense))


def _month_year(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", f"{int(m['year']):04d}-{_month_number(m):02d}", _mod(m), False) if _is_name(m) else None


def _month(m: Match, s: Setting) -> Timex | None:
    step = (m["step"] or "").lower()
    if not _is_name(m) or (_month_is_common(m) and not step and not m["mod"] and not _led_in(m)):
        return None
    if len(m["month"]) < 5 and calendar("en", "month")[m["month"].lower()] != "5" and not m["month"].lower() in ("june", "july"):
        return None  # "Jan Kavan", "Mar": a short form is read only with its day or year
    month = _month_number(m)
    if m["which"]:
        return Timex("DATE", f"{s.anchor.years(_which(m))}-{month:02d}", _mod(m))
    direction = {-1: "past", 1: "future"}.get(_step(step)) if step else None
    value = s.anchor.month_named(month, direction or s.tense)  # type: ignore[arg-type]
    if step and value == s.anchor.months(0) and _step(step):
        value = f"{s.anchor.years(_step(step))}-{month:02d}"
    return Timex("DATE", value, _mod(m))


def _year(m: Match, s: Setting) -> Timex | None:
    before, after = m.string[max(0, m.start() - 2) : m.start()], m.string[m.end() : m.end() + 12]
    if re.search(r"[$€£#.,\d/-]$|[$€£]\s$", before) or re.match(r"\s?(?:people|men|\w+s\b(?<!s's))", after) and not m["mod"]:
        return Timex("DATE", m["year"], _mod(m), False) if _led_in(m) or before.endswith("-") else None
    return Timex("DATE", m["year"], _mod(m), False)


def _said_year(m: Match, s: Setting) -> Timex | None:
    words = m["words"].lower()
    if words.startswith("nineteen"):
        rest = numbers.value(words.removeprefix("nineteen"), "en")
        return Timex("DATE", f"19{int(rest):02d}", None, False) if rest is not None and rest < 100 else None
    total = numbers.value(words, "en")
    if total is None or not 2000 <= total < 2100 or (total == 2000 and not m[0].lower().startswith("the")):
        return None
    return Timex("DATE", f"{int(total)}", None, False)


def _decade(m: Match, s: Setting) -> Timex | None:
    if m["century"] is None:
        return None
    century = m["century"] if m["century"].isdigit() else "20" if int(m["decade"]) < 3 else "19"
    return Timex("DATE", f"{century}{m['decade']}", _mod(m), False) if 10 <= int(century) <= 20 else None


def _century(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", f"{int(m['nth']) - 1:02d}", _mod(m), False)


def _feast(m: Match, s: Setting) -> Timex | None:
    if not m["feast"][0].isupper():
        return None
    month, day = map(int, calendar("en", "feast")[m["feast"].lower()].split("-"))
    return Timex("DATE", s.anchor.month_day(month, day, "past" if m[0].lower().startswith("last") else s.tense))


def _year_end(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", m["year"] or s.anchor.years(0), "END", not m["year"])


def _weekdays() -> list[Rule]:
    p = _names()
    days = rf"(?P<weekday>{either(calendar('en', 'weekday'))})"
    return [
        _rule(rf"\b(?:(?P<late>early|late|earlier|later|mid)\s+)?(?:(?:the\s+)?{p['step']}\s+)?{days}(?:\s+{p['part']})?\b", _weekday),
        _rule(rf"\b(?:every|each)\s+{days}(?:\s+{p['part']})?\b", _each_weekday),
        _rule(rf"\b{days}s(?:\s+{p['part']}s?)?\b|\b{days.replace('weekday', 'weekday2')}\s+{p['part'].replace('part', 'part2')}s\b", _each_weekday),
        _rule(rf"\b(?:(?P<late>early|late|earlier|later|mid-?(?:morning|afternoon))\s+)?(?P<near>today|tonight|tomorrow|yesterday)(?:\s+{p['part']})?\b", _near_day),
        _rule(rf"\b(?:(?P<late>early|late|earlier|later)\s+)?(?:this|last)\s+{p['part']}\b", _this_part),
        _rule(r"\b(?:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow)\b", _two_days),
        _rule(r"\bovernight\b", lambda m, s: Timex("TIME", s.anchor.days(0) + "TNI")),
        _rule(r"\b(?P<order>the\s+(?:next|following|previous|same)\s+day|the\s+day\s+before|the\s+day\s+after|(?:that|the)\s+same\s+day|that\s+day)\b", _other_day),
    ]


def _weekday(m: Match, s: Setting) -> Timex | None:
    if not m["weekday"][0].isupper():
        return None
    number = int(calendar("en", "weekday")[m["weekday"].lower()])
    step = _step((m["step"] or "").lower())
    direction: Direction = "past" if step < 0 else "future" if step > 0 else s.tense
    if not step and re.search(r"\b(?:until|till|by|through|before)\s+$", m.string[: m.start()], re.IGNORECASE):
        direction = "future"
    if m["step"] and m["step"].lower() in ("following",):
        return Timex("DATE", s.reference().weekday(number, "future"))
    value = s.anchor.weekday(number, direction)
    if step and value == s.anchor.days(0):
        value = s.anchor.days(7 * step)
    part = calendar("en", "daypart").get((m["part"] or "").lower())
    return Timex("TIME", value + part) if part else Timex("DATE", value)


def _each_weekday(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    day, part = groups.get("weekday") or groups.get("weekday2"), groups.get("part") or groups.get("part2")
    if not day or not day[0].isupper():
        return None
    value = f"XXXX-WXX-{calendar('en', 'weekday')[day.lower()]}"
    return Timex("SET", value + (calendar("en", "daypart")[part.lower()] if part else ""), None, False)


def _near_day(m: Match, s: Setting) -> Timex | None:
    near = m["near"].lower()
    value = s.anchor.days({"yesterday": -1, "tomorrow": 1}.get(near, 0))
    part = calendar("en", "daypart").get((m["part"] or "").lower())
    late = (m["late"] or "").lower()
    if late.startswith("mid"):
        part = "TMO" if "morning" in late else "TAF"
    if near == "tonight":
        part = "TNI"
    return Timex("TIME", value + part) if part else Timex("DATE", value)


def _this_part(m: Match, s: Setting) -> Timex | None:
    part = calendar("en", "daypart")[m["part"].lower()]
    return Timex("TIME", s.anchor.days(-1 if re.search(r"\blast\b", m[0], re.IGNORECASE) else 0) + part)


def _two_days(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", s.anchor.days(-2 if "before" in m[0].lower() else 2))


def _other_day(m: Match, s: Setting) -> Timex | None:
    words = m["order"].lower()
    shift = -1 if "previous" in words or "before" in words else 1 if re.search("next|following|after", words) else 0
    return Timex("DATE", s.reference().days(shift))


def _clock() -> list[Rule]:
    p = _names()
    date = (
        rf"(?:,?\s+(?:on\s+)?(?:(?:{p['weekday'][:-5]})?(?:,?\s*{p['month']}\s*{p['day']}(?:,?\s+{p['year']})?)?"
        rf"|(?P<near>yesterday|today|tomorrow))\b)?"
    )
    weekday = either(calendar("en", "weekday"))
    date = (
        rf"(?:,?\s+(?:on\s+)?(?:(?P<weekday>{weekday})\b(?:,?\s+{p['month']}\s*{p['day']})?"
        rf"|{p['month'].replace('month', 'month2')}\s*{p['day'].replace('day', 'day2')}(?:,?\s+{p['year']})?"
        rf"|(?P<near>yesterday|today|tomorrow))\b)?"
    )
    about = r"(?:(?P<about>about|around|shortly before|shortly after|just before|just after|nearly)\s+)?"
    zone = rf"(?:\s*\(?(?P<zone>{_ZONES})\b\)?)?"
    return [
        _rule(rf"\b{about}(?P<hour>[01]?\d)(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b\.?{zone}{date}", _hour),
        _rule(rf"\b{about}(?P<hour>[012]?\d)[:.]?(?P<minute>[0-5]\d)\s*(?:hours\s+|hrs\s+)?(?P<zone>{_ZONES})\b{date}", _hour),
        _rule(rf"\b(?:at|by|until)\s+(?P<span>(?P<hour>[012]?\d):(?P<minute>[0-5]\d)\b{date})(?!:)", _hour),
        _rule(rf"\b{about}(?P<word>noon|midnight|midday)\b{date}", _hour),
        _rule(rf"\b{about}(?P<words>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]clock{date}", _hour),
    ]


def _hour(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    hour = int(groups["hour"]) if groups.get("hour") else 12
    if groups.get("words"):
        hour = int(numbers.value(groups["words"], "en") or 0)
    if groups.get("word"):
        hour = 24 if groups["word"].lower() == "midnight" else 12
    if (groups.get("half") or "").lower() == "p" and hour < 12:
        hour += 12
    elif (groups.get("half") or "").lower() == "a" and hour == 12:
        hour = 0
    if hour > 24:
        return None
    zone = "Z" if (groups.get("zone") or "").upper() in ("GMT", "UTC") else ""
    clock = f"T{hour:02d}:{groups.get('minute') or '00'}{zone}"
    return Timex("TIME", _hour_date(groups, s) + clock, "APPROX" if groups.get("about") else None)


def _hour_date(groups: dict[str, str | None], s: Setting) -> str:
    month, day = groups.get("month") or groups.get("month2"), groups.get("day") or groups.get("day2")
    if month and day:
        number = int(calendar("en", "month")[month.lower()])
        if groups.get("year"):
            return f"{groups['year']}-{number:02d}-{int(day):02d}"
        return s.anchor.month_day(number, int(day), s.tense)
    if groups.get("weekday"):
        return s.anchor.weekday(int(calendar("en", "weekday")[str(groups["weekday"]).lower()]), s.tense)
    if groups.get("near"):
        return s.anchor.days({"yesterday": -1, "tomorrow": 1}.get(str(groups["near"]).lower(), 0))
    reference = s.reference()
    return reference.days(0) if reference.day else s.anchor.days(0)


def _periods() -> list[Rule]:
    p = _names()
    season = either(calendar("en", "season"))
    mod = r"(?:(?P<mod>early|mid|late|earlier|later|sometime|the\s+beginning\s+of|the\s+start\s+of|the\s+end\s+of|the\s+middle\s+of)(?:\s+in)?(?:\s+|-))?"
    return [
        _rule(rf"\b{mod}(?:the\s+)?{p['step']}\s+(?P<unit>year|month|week|weekend|day|decade|century|quarter)(?=['’]s)?\b(?!\s+and\s+a\s+half|-)", _step_unit),
        _rule(r"\b(?:earlier|later)\s+in\s+the\s+(?P<unit>year|month|week)\b", lambda m, s: _unit(m["unit"], 0, s.anchor)),
        _rule(rf"\b{mod}(?:the\s+)?(?P<step>last|this|next|this\s+past|this\s+coming|past)\s+(?P<season>{season})\b", _season),
        _rule(rf"\b{mod}(?:the\s+)?(?P<season>{season})(?:\s+of)?\s+{p['year']}", _season),
        _rule(rf"\b(?:in|during|by|through|over)\s+(?P<span>(?:the\s+)?{mod}(?:the\s+)?(?P<season>{season}))\b", _season),
        _rule(r"\bthe\s+weekend\b", lambda m, s: Timex("DATE", s.anchor.weeks(0 if s.tense == "future" else -1) + "-WE")),
        _rule(r"\b(?:the\s+)?(?P<unit>year|month|week)\s+(?:just\s+)?(?P<gone>ended|past)\b", lambda m, s: None),
    ]


def _step_unit(m: Match, s: Setting) -> Timex | None:
    words, unit = re.sub(r"\s+", " ", m["step"].lower()), m["unit"].lower()
    mod = _mod(m)
    if words in ("past", "this past") and not mod and unit in ("year", "month", "week", "decade", "century", "day"):
        if words == "past" or unit != "year":
            return Timex("DURATION", period(1, calendar("en", "unit")[unit]))
    if words in ("that", "the same", "same", "following", "previous", "prior"):
        return _unit(unit, _step(words), s.reference(), mod)
    return _unit(unit, _step(words), s.anchor, mod)


def _unit(unit: str, shift: int, base: Anchor, mod: str | None = None) -> Timex:
    value = {
        "year": base.years, "month": base.months, "week": base.weeks, "weekend": lambda n: base.weeks(n) + "-WE",
        "day": base.days, "decade": base.decades, "quarter": base.quarters,
        "century": lambda n: "XX" if base.year is None else f"{base.year // 100 + n:02d}",
    }[unit.lower()](shift)  # fmt: skip
    return Timex("DATE", value, mod)


def _season(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    code = calendar("en", "season")[m["season"].lower()]
    if groups.get("year"):
        return Timex("DATE", f"{m['year']}-{code}", _mod(m), False)
    if s.anchor.year is None or s.anchor.month is None:
        return Timex("DATE", f"XXXX-{code}", _mod(m))
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    step = _step((groups.get("step") or "").lower())
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
    return Timex("DATE", s.anchor.season(code, shift), _mod(m))


def _quarters() -> list[Rule]:
    p = _names()
    kind = r"(?:(?:fiscal|latest|current|comparable|corresponding|full|flat|strong|weak)(?:\s+|-))*"
    return [
        _rule(rf"\b(?:(?:the|a)\s+(?!\w+-quarter))?(?:(?P<year2>(?:19|20)\d\d)(?:['’]s)?\s+)?(?:(?P<which>last|this|next)\s+year['’]s\s+)?{kind}{p['quarter']}(?:\s+(?:of|in)\s+(?:(?:fiscal\s+)?{p['year']}|(?P<which2>last|this|next)\s+year))?\b", _named_quarter),
        _rule(rf"\bQ(?P<ordinal>[1-4])(?:\s+(?:of\s+)?{p['year']})?\b", _named_quarter),
        _rule(rf"\b(?:the|this|that)\s+(?:latest\s+|current\s+|fiscal\s+)*(?P<bare>quarter)\b(?!\s+of\b)", _bare_quarter),
        _rule(r"\b(?:(?:the|a)\s+)?(?:comparable\s+|corresponding\s+)?(?:year|one-year)[- ](?:ago|earlier)(?:\s+(?:(?P<ordinal>first|second|third|fourth)\s+)?(?P<bare>quarter|period|month|level))?\b", _year_ago_quarter),
        _rule(r"\bthe\s+(?P<kind>latest|current)\s+(?:fiscal\s+)?(?P<bare>period|quarter)\b", _bare_quarter),
    ]


def _named_quarter(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    number = numbers.ordinals("en").get(m["ordinal"].lower()) or int(m["ordinal"][0])
    year = groups.get("year") or groups.get("year2")
    which = groups.get("which") or groups.get("which2")
    if year:
        return Timex("DATE", f"{year}-Q{number}", None, False)
    if which:
        return Timex("DATE", f"{s.anchor.years(_step(which.lower()))}-Q{number}")
    return Timex("DATE", s.anchor.quarter_named(number, "past"))


def _bare_quarter(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", s.quarter or s.anchor.quarters(-1))


def _year_ago_quarter(m: Match, s: Setting) -> Timex | None:
    if m["ordinal"]:
        value = s.anchor.quarter_named(numbers.ordinals("en")[m["ordinal"].lower()], "past")
        return Timex("DATE", f"{_less_one(value)}")
    return Timex("DATE", _less_one(s.quarter or s.anchor.quarters(-1)) if s.quarter or m["bare"] else s.anchor.years(-1))


def _less_one(value: str) -> str:
    """The same period a year before.

    >>> _less_one("1989-Q3"), _less_one("XXXX-Q3")
    ('1988-Q3', 'XXXX-Q3')
    """
    return f"{int(value[:4]) - 1:04d}{value[4:]}" if value[:4].isdigit() else value


def _durations() -> list[Rule]:
    p = _names()
    count = rf"(?:(?P<number>{p['number']})(?P<half>\s+(?:1/2|and\s+a\s+half))?|(?P<one>an?|one)(?:\s+full|\s+additional)?(?P<vague>\s+(?:few|couple\s+of|couple))?|(?P<some>{_VAGUE}))"
    led = r"(?:(?P<the>(?:each\s+of\s+)?the|this|these|those|its)\s+)?(?:(?P<edge>last|past|next|first|coming|previous|final|latest|recent|ensuing|following|year-earlier)\s+)?"
    more = r"(?:\s+(?:more|additional|full|consecutive|straight|long))?"
    mod = rf"(?:(?P<mod>{either(calendar('en', 'modifier'))})\s+(?!the\b|this\b|last\b|next\b|past\b))?"
    return [
        _rule(rf"\b{mod}{count}\s+{p['unit']}\s+(?P<ago>ago|earlier|later|from\s+now|hence)\b", _ago),
        _rule(rf"\b{mod}{led}{count}{more}\s+{p['unit']}(?!\s*-)(?:\s+(?P<half2>and\s+a\s+half))?(?!\s+old\b)", _duration),
        _rule(rf"\b(?P<number>{p['number']})(?P<half>\s+1/2)?-{p['unit']}(?![-\s]old\b)(?:-long)?", _duration),
        _rule(rf"\b(?P<some>decades|years|months|weeks|days|hours)-long\b", _bare_duration),
        _rule(r"\b(?:a|every|each|per)\s+(?P<each>day|week|month|year|hour|quarter)\b(?!-)", _each),
        _rule(r"\b(?P<often>daily|weekly|monthly|yearly|hourly|nightly)\b", _often),
        _rule(r"\b(?:for|in|within|over|after|of|the)\s+(?P<span>(?:the\s+)?(?:coming\s+|recent\s+|past\s+|last\s+|next\s+|early\s+)?(?P<some>decades|years|months|weeks|days|hours|minutes|centuries)(?:\s+ahead)?)\b", _bare_duration),
        _rule(r"\b(?P<some>decades|years|months|weeks|days)\s+ago\b", lambda m, s: Timex("DATE", "PAST_REF")),
        _rule(r"\b(?:a\s+while|some\s+time)\b", lambda m, s: Timex("DURATION", "PXX", None, False)),
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
    """Some units away: from the article's date for "ago", from the date named last for "earlier" and "later"."""
    count, code, ago = _amount(m), calendar("en", "unit")[m["unit"].lower()], re.sub(r"\s+", " ", m["ago"].lower())
    sign = _AGO[ago]
    if count is None:
        return Timex("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if count == 1 and code == "Y" and s.quarter and sign < 0:
        return Timex("DATE", _less_one(s.quarter))
    base = s.anchor if ago in ("ago", "from now", "hence") else s.reference()
    if code in ("TH", "TM", "TS"):
        return Timex("DURATION", period(count, code), None, False)
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
    if count is None and (groups.get("some") or "").lower() == "recent" or (count is None and edge == "recent"):
        return Timex("DURATION", period(None, code))
    return Timex("DURATION", period(count, code), _mod(m), bool(edge))


def _bare_duration(m: Match, s: Setting) -> Timex | None:
    return Timex("DURATION", period(None, calendar("en", "unit")[m["some"].lower()]), None, False)


def _each(m: Match, s: Setting) -> Timex | None:
    code = calendar("en", "unit")[m["each"].lower()]
    if m[0].lower().startswith("a"):
        money = re.search(r"(?:\d|\bmillion|\bbillion|\btimes|\bonce|\btwice|%|\bpercent|\bpeople|\bbarrels|\bcents|\bdollars)\s$", m.string[: m.start()])
        return Timex("SET" if money else "DURATION", period(1, code), None, False)
    return Timex("SET", period(1, code), None, False)


def _often(m: Match, s: Setting) -> Timex | None:
    code = {"daily": "D", "nightly": "D", "weekly": "W", "monthly": "M", "quarterly": "Q", "hourly": "TH"}
    return Timex("SET", period(1, code.get(m["often"].lower(), "Y")), None, False)


def _vague() -> list[Rule]:
    past = r"recently|more\s+recently|most\s+recently|the\s+past|not\s+long\s+ago|long\s+ago|recent\s+(?:years|months|weeks|days)(?:\s+and\s+(?:months|years))?|recent"
    future = r"(?<!as\ )soon(?!\s+(?:as|after))|the\s+(?:near\s+|foreseeable\s+)?future|future|coming\s+(?:years|months|weeks|days|quarters)"
    present = r"now|currently|current|at\s+present|nowadays|at\s+the\s+moment|these\s+days|this\s+moment"
    return [
        _rule(rf"(?<!-)\b(?:{past})\b(?!-)", lambda m, s: Timex("DATE", "PAST_REF")),
        _rule(rf"(?<!-)\b(?:{future})\b(?!-|s\b)", lambda m, s: Timex("DATE", "FUTURE_REF")),
        _rule(rf"(?<!-)\b(?:{present})\b(?!-)", lambda m, s: Timex("DATE", "PRESENT_REF")),
    ]


def _step(words: str) -> int:
    """Which way a word like "last" points."""
    return next((shift for word, shift in _STEP.items() if word in words.split()), 0)


def _which(m: Match) -> int:
    return _step(m["which"].lower())


def _mod(m: Match) -> str | None:
    """The TIMEX3 mod of the words before a date."""
    words = (m.groupdict().get("mod") or "").lower().split()
    known: dict[str, str] = calendar("en", "modifier")
    return next((known[key] for key in (" ".join(words), *words) if key in known), None)


def _month_number(m: Match) -> int:
    return int(calendar("en", "month")[m["month"].lower()])


def _is_name(m: Match) -> bool:
    """Months are capitalised in English; a lower-case "may" or "march" is a verb."""
    return m["month"][0].isupper() or len(m["month"]) > 5


def _month_is_common(m: Match) -> bool:
    return m["month"].lower() in ("may", "march", "mar", "sept", "sep", "dec", "jan", "nov", "oct", "apr", "jun", "jul")


def _led_in(m: Match) -> bool:
    """Whether a preposition of time, or the end of a phrase, stands before the words."""
    before = m.string[max(0, m.start() - 12) : m.start()]
    return bool(re.search(r"\b(?:in|of|since|until|till|by|from|to|through|before|after|during|between|and|for|late|fiscal)\s+$", before, re.IGNORECASE))
