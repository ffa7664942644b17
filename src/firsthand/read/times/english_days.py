"""English weekdays, "yesterday" and clock times.

In: nothing. Out: the rules.
"""

import re

from firsthand.read import numbers
from firsthand.read.times.calendar import Direction, anchor
from firsthand.read.times.pieces import names, shift_of
from firsthand.read.times.rule import Rule, Setting, Timex, any_of, calendar, either, rule

Match = re.Match[str]
_ZONES = r"gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|cet|cest|local time|eastern(?: time)?|pacific(?: time)?"
_TO_A_DAY = re.compile(
    rf"\s+(?:and|to|until|till)\s+(?:[\d:.]+\s*(?:[ap]\.?\s?m\b\.?)?|noon|midnight|midday)\s+(?:on\s+)?"
    rf"(?P<weekday>{either(calendar('en', 'weekday'))})\b",
    re.IGNORECASE,
)

# What sets a weekday ahead, whatever the tense: "called a strike for Friday", "announced a curfew from Wednesday".
_SET_FOR = re.compile(
    r"\b(?:call|plan|schedul|set|announc|conven|invit|summon|order|declar|impos|introduc|decree|book|due)\w*\b[^.;:!?]{0,60}"
    r"\s(?:for|from)\s+$|\b(?:strike|march|rally|protest|vote|election|meeting|hearing|talks|trial|session|curfew)\s+for\s+$",
    re.IGNORECASE,
)
# What sets a weekday of the next days ahead: "heads into Monday's summit", "Monday's long-awaited meeting".
_TO_COME = re.compile(
    r"\b(?:ahead\sof|head(?:s|ing)?\s(?:in)?to|prepar(?:e|es|ing)\sfor|on\sthe\seve\sof|as\s\w+\swill)\b[^.;:!?]{0,60}$"
    r"|\b(?:(?:long|much|highly|eagerly)[- ](?:awaited|anticipated)|upcoming|forthcoming)\s[^.;:!?,]{0,60}$",
    re.IGNORECASE,
)
_AWAITED = re.compile(r"['’]s\s(?:(?:long|much|highly|eagerly)[- ](?:awaited|anticipated)|upcoming|forthcoming)\b")
_SOON = 3  # days
_NEAR = 200  # characters before a weekday, more than the words that lead to it take: a paragraph is not searched whole
_BETWEEN = re.compile(
    rf"\b(?:between|from)\s+(?P<first>{either(calendar('en', 'weekday'))})\s+(?:and|to|until|till|through)\s+$",
    re.IGNORECASE,
)
_A_DAY = re.compile(
    rf"\b(?:{either(calendar('en', 'weekday'))}|{either(calendar('en', 'month'))}|yesterday|today|\d{{4}})\b",
    re.IGNORECASE,
)
# Behind which "the day before" is that of what is told next: "the day before the report was published".
_ALONE = r"(?=\s*(?:[.,;:!?)—–”\"]|$|and\b|but\b|when\b|that\b|by\b|in\b|at\b|from\b|with\b|on\b|to\b))"


def weekdays() -> list[Rule]:
    """The rules for weekdays, in order of precedence."""
    p = names()
    weekday = any_of("en", "weekday")
    days = rf"(?P<weekday>{either(calendar('en', 'weekday'))})"
    months = either(calendar("en", "month"))
    dated = rf"\w+,\s+(?:{months})\.?\s+\d"  # "in this Friday, June 16, 2017, photo"
    return [
        rule(
            rf"\b(?:(?P<late>early|late|earlier|later|mid)\s+)?(?:(?:the\s+)?{p['step']}\s+(?!{dated}))?{days}"
            rf"(?:\s+{p['part']})?\b",
            _weekday,
            weekday,
        ),
        rule(rf"\b(?:every|each)\s+{days}(?:\s+{p['part']})?\b", _each_weekday, weekday),
        rule(
            rf"\b{days}s(?:\s+{p['part']}s?)?\b"
            rf"|\b{days.replace('weekday', 'weekday2')}\s+{p['part'].replace('part', 'part2')}s\b",
            _each_weekday,
            weekday,
        ),
        rule(
            r"\b(?:(?P<late>early|late|earlier|later|mid-?(?:morning|afternoon))\s+)?(?P<near>today"
            rf"|tonight|tomorrow|yesterday)(?:\s+{p['part']})?\b",
            _near_day,
            "today|tonight|tomorrow|yesterday",
        ),
        rule(
            rf"\b(?:(?P<late>early|late|earlier|later)\s+)?(?:this|last)\s+{p['part']}\b",
            _this_part,
            any_of("en", "daypart"),
        ),
        rule(r"\b(?:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow)\b", _two_days, "yesterday|tomorrow"),
        rule(r"\bovernight\b", lambda m, s: Timex("TIME", s.anchor.days(0) + "TNI"), "overnight"),
        rule(
            r"\b(?P<order>the\s+(?:next|following|previous|same)\s+day|(?:that|the)\s+same\s+day|that\s+day)\b"
            rf"|\b(?P<beside>the\s+day\s+(?:before|after))\b{_ALONE}",
            _other_day,
            r"\bday\b",
        ),
        rule(
            rf"\bthe\s+(?:(?P<step>next|following|previous|same)\s+{p['part']}"
            rf"|{p['part'].replace('part', 'part2')}\s+(?P<turn>before|after)(?=\s*(?:[.,;:!?]|$|and\b)))",
            _other_part,
            any_of("en", "daypart"),
        ),
        rule(rf"\b(?:early|late)\s+in\s+the\s+{p['part']}\b", _late_in, any_of("en", "daypart")),
    ]


def _weekday(m: Match, s: Setting) -> Timex | None:
    if not m["weekday"][0].isupper():
        return None
    number = int(calendar("en", "weekday")[m["weekday"].lower()])
    step = shift_of((m["step"] or "").lower())
    direction: Direction = "past" if step < 0 else "future" if step > 0 else s.tense
    before = m.string[max(0, m.start() - _NEAR) : m.start()]
    whose = re.match(r"['’]s\b", m.string[m.end() :])  # "warned before Saturday's blast": that one was
    if not step and not whose and _SET_FOR.search(before):
        direction = "future"
    if not step and _comes_soon(m, number, s, before):
        direction = "future"
    if not step and (pair := _BETWEEN.search(before)) is not None:
        return Timex("DATE", _from_day_to_day(pair["first"], number, s))
    bound = re.search(r"\b(?:until|till|by|through|before)\s+$", before, re.IGNORECASE)
    told = s.tense == "past" and bound is not None and bound[0].lower().startswith("by")  # "had fallen ill by Monday"
    late = bound is not None and _NOT_UNTIL.search(m.string[max(0, m.start() - _CLAUSE) : m.start()])
    if not step and not whose and bound and not told and not late:
        direction = "future"
    if m["step"] and m["step"].lower() in ("following",):
        return Timex("DATE", s.reference().weekday(number, "future"))
    value = s.anchor.weekday(number, direction)
    if step and value == s.anchor.days(0):
        value = s.anchor.days(7 * step)
    part = calendar("en", "daypart").get((m["part"] or "").lower())
    return Timex("TIME", value + part) if part else Timex("DATE", value)


# "It did not come until Friday": on Friday it came.
_NOT_UNTIL = re.compile(r"\b(?:did|was|were|had)(?:\s+not|n['’]t)\s+[^.;:,]*\b(?:until|till)\s+$", re.IGNORECASE)
_CLAUSE = 80  # characters


def _comes_soon(m: Match, number: int, s: Setting, before: str) -> bool:
    """Whether a weekday is one of the next days, and the words around it say that it is to come."""
    if s.anchor.day is None or not 0 < (number - s.anchor.day.isoweekday()) % 7 <= _SOON:
        return False
    return bool(_TO_COME.search(before) or _AWAITED.match(m.string, m.end()))


def _from_day_to_day(first: str, number: int, s: Setting) -> str:
    """The second of two weekdays, which follows on the first: the Friday of "between Wednesday and Friday"."""
    begun = int(calendar("en", "weekday")[first.lower()])
    opened = s.anchor.weekday(begun, s.tense)
    return anchor(opened).days((number - begun) % 7) if s.anchor.day else s.anchor.weekday(number, s.tense)


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
    words = (m["order"] or m["beside"]).lower()
    if m["beside"] and not _A_DAY.search(m.string[: m.start()]):
        return None  # "on the evening of the shooting and again the day after": what day that was, nothing here says
    shift = -1 if "previous" in words or "before" in words else 1 if re.search("next|following|after", words) else 0
    return Timex("DATE", s.reference().days(shift))


def _other_part(m: Match, s: Setting) -> Timex | None:
    """Of the day named last: "held late on Thursday; two others were picked up the night before"."""
    words = m["step"] or m["turn"]
    shift = {"before": -1, "previous": -1, "same": 0}.get(words.lower(), 1)
    if shift == 1 and not s.named:
        return None  # the morning after what, no date says
    return Timex("TIME", s.reference().days(shift) + calendar("en", "daypart")[(m["part"] or m["part2"]).lower()])


def _late_in(m: Match, s: Setting) -> Timex:
    return Timex("TIME", s.day() + calendar("en", "daypart")[m["part"].lower()])


def clock() -> list[Rule]:
    """The rules for clock, in order of precedence."""
    p = names()
    date = (
        rf"(?:,?\s+(?:on\s+)?(?:(?:{p['weekday'][:-5]})?(?:,?\s*{p['month']}\s*{p['day']}(?:,?\s+{p['year']})?)?"
        rf"|(?P<near>yesterday|today|tomorrow))\b)?"
    )
    weekday = either(calendar("en", "weekday"))
    date = (
        rf"(?:,?\s+(?:on\s+)?(?:(?P<weekday>{weekday})\b(?:\s+(?P<daypart>morning|afternoon|evening|night))?"
        rf"(?:,?\s+{p['month']}\s*{p['day']})?"
        rf"|{p['month'].replace('month', 'month2')}\s*{p['day'].replace('day', 'day2')}(?:,?\s+{p['year']})?"
        rf"|{p['day'].replace('day', 'day3')}\s+{p['month'].replace('month', 'month3')}"
        rf"(?:,?\s+{p['year'].replace('year', 'year3')})?"
        rf"|(?P<near>yesterday|today|tomorrow))\b)?"
    )
    part = r"(?:\s+(?:in\s+the\s+(?P<part>morning|afternoon|evening)|at\s+(?P<night>night)))?"
    hours = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    about = r"(?:(?P<about>about|around|shortly before|shortly after|just before|just after|nearly)\s+)?"
    digits = r"(?P<hour>[012]?\d):(?P<minute>[0-5]\d)\b"
    zone = rf"(?:\s*\(?(?P<zone>{_ZONES})\b\)?)?"
    return [
        rule(
            rf"\b{about}(?P<hour>[01]?\d)(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b\.?{zone}{date}",
            _hour,
            r"\d\s*[ap]\.?\s?m\b",
        ),
        rule(
            rf"\b{about}(?P<hour>[012]?\d)[:.]?(?P<minute>[0-5]\d)\s*(?:hours\s+|hrs\s+)?(?P<zone>{_ZONES})\b{date}",
            _hour,
            rf"\d\s*(?:hours\s+|hrs\s+)?(?:{_ZONES})\b",
        ),
        rule(rf"\b(?:at|by|until)\s+(?P<span>{about}{digits}{part}{date})(?!:)", _hour, r"\d:\d"),
        rule(rf"\b{about.removesuffix('?')}{digits}{part}{date}(?!:)", _hour, r"\d:\d"),
        rule(rf"\b{about}(?P<word>noon|midnight|midday)\b{date}", _hour, r"\b(?:noon|midnight|midday)\b"),
        rule(
            rf"\b{about}(?:(?P<words>{hours})|(?P<hour>1?\d))\s+o['’]clock{part}{date}",
            _hour,
            "clock",
        ),
        rule(
            rf"\b{about}(?P<past>half\s+past|(?:a\s+)?quarter\s+(?:past|to))\s+(?:(?P<words>{hours})|(?P<hour>1?\d))"
            rf"\b{part}{date}",
            _hour,
            "half past|quarter past|quarter to",
        ),
    ]


def _hour(m: Match, s: Setting) -> Timex | None:
    groups = m.groupdict()
    hour = int(groups["hour"]) if groups.get("hour") else 12
    if groups.get("words"):
        hour = int(numbers.value(groups["words"], "en") or 0)
    if groups.get("word"):
        hour = 24 if groups["word"].lower() == "midnight" else 12
    ends = _TO_A_DAY.match(m.string, m.end())
    if hour == 24 and ends:
        hour = 0  # "between midnight and 9 a.m. on Tuesday"
    part = groups.get("part") or groups.get("night") or groups.get("daypart") or ""
    afternoon = (groups.get("half") or "").lower() == "p" or part.lower() in ("afternoon", "evening", "night")
    if afternoon and hour < 12:
        hour += 12
    elif (groups.get("half") or "").lower() == "a" and hour == 12:
        hour = 0
    past = " ".join((groups.get("past") or "").lower().split())
    if past.endswith("to"):
        hour -= 1
    if hour > 24:
        return None
    minute = groups.get("minute") or ("30" if "half" in past else "15" if "past" in past else "45" if past else "00")
    zone = "Z" if (groups.get("zone") or "").upper() in ("GMT", "UTC") else ""
    behind = s.anchor.weekday(int(calendar("en", "weekday")[ends["weekday"].lower()]), s.tense) if ends else None
    told = _hour_date(groups, s) or behind
    mod = "APPROX" if groups.get("about") else None
    day = told or s.day_of(hour, minute)
    value = f"{day or s.day()}T{hour:02d}:{minute}{zone}"
    return Timex("TIME", value, mod, guessed=day is None or (not told and not s.names_a_day()))


def _hour_date(groups: dict[str, str | None], s: Setting) -> str | None:
    month, day, year = (
        next((found for name in names if (found := groups.get(name))), None)
        for names in (("month", "month2", "month3"), ("day", "day2", "day3"), ("year", "year3"))
    )
    if month and day:
        number = int(calendar("en", "month")[month.lower()])
        if year:
            return f"{year}-{number:02d}-{int(day):02d}"
        return s.anchor.month_day(number, int(day), s.tense)
    if groups.get("weekday"):
        return s.anchor.weekday(int(calendar("en", "weekday")[str(groups["weekday"]).lower()]), s.tense)
    if groups.get("near"):
        return s.anchor.days({"yesterday": -1, "tomorrow": 1}.get(str(groups["near"]).lower(), 0))
    return None
