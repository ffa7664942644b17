"""English dates: days of the month, months, years, decades, centuries, feasts.

In: nothing. Out: the rules.
"""

import re

from firsthand.read import numbers
from firsthand.read.times.calendar import real_date
from firsthand.read.times.pieces import (
    is_common,
    is_name,
    led_in,
    mod_of,
    month_number,
    names,
    shift_of,
    year_shift,
)
from firsthand.read.times.rule import Rule, Setting, Timex, any_of, calendar, either, rule

Match = re.Match[str]


def dates() -> list[Rule]:
    """The rules for dates, in order of precedence."""
    p = names()
    month = any_of("en", "month")
    whole = rf"(?:\b{p['weekday']})?\b{p['mod']}?"
    no_day = r"(?!\s*\d|(?<=\b\w\w\w)(?<!may)\.\s*\d|(?<=\bsept)\.\s*\d)"  # "in this Nov. 11, 2017, photo"
    relative = r"(?:of\s+)?(?P<which>last|this|next)\s+year\b"
    return [
        rule(r"\b(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:t\d\d:\d\d(?::\d\d)?)?\b", _iso, r"\d-[01]"),
        rule(r"\b(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)\b", _slashes, r"/\d"),
        rule(r"\b(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<year>\d{4}|\d\d)\b", _slashes, r"-\d\d?-"),
        rule(rf"{whole}{p['month']}\s*{p['day']},?\s+{p['year']}", _month_day, month),
        rule(rf"{whole}(?:the\s+)?{p['day']}(?:\s+of)?\s+{p['month']},?\s+{p['year']}", _month_day, month),
        rule(rf"{whole}{p['month']}\s*{p['day']}(?:,?\s+{relative})?", _month_day, month),
        rule(
            rf"{whole}(?:the\s+)?{p['day']}(?:\s+of)?\s+{p['month']}(?:,?\s+{relative})?(?!\s*\d+\b(?!\s+[a-z]))",
            _month_day,
            month,
        ),
        rule(rf"\b{p['month']}\s*(?P<first>\d{{1,2}})\s*(?:-|–|to|and|or)\s*(?P<span>{p['day']})", _second_day, month),
        rule(rf"\b{p['mod']}?{p['month']}(?:,?\s+|\s+of\s+){p['year']}", _month_year, month),
        rule(rf"\b{p['mod']}?(?:{p['step']}\s+)?{p['month']}(?:\s+{relative})?{no_day}", _month, month),
        rule(
            rf"\b{p['mod']}?(?:the\s+year\s+|fiscal\s+(?:year\s+)?|calendar\s+)?{p['year']}(?!\s*(?:%"
            r"|percent))",
            _year,
            r"\b[12]\d\d\d\b",
        ),
        rule(
            r"\b(?:the\s+year\s+)?(?P<words>nineteen\s+[a-z]+(?:-[a-z]+)?|two\s+thousand(?:\s+"
            r"(?:and\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?)\b",
            _said_year,
            "nineteen|thousand",
        ),
        rule(
            r"(?:\bthe\s+)?(?:\b(?P<mod>early|mid|late)(?:\s+|-))?(?P<century>\d\d|['’])?(?P<decade>\d)0['’]?s\b",
            _decade,
            r"\d0['’]?s\b",
        ),
        rule(
            r"\b(?:the\s+)?(?:(?P<mod>early|mid|late)(?:\s+|-))?(?P<nth>\d\d?)(?:st|nd|rd|th)[\s-]century\b",
            _century,
            "century",
        ),
        rule(rf"\b(?:last\s+)?(?P<feast>{either(calendar('en', 'feast'))})\b", _feast, any_of("en", "feast")),
        rule(
            r"\b(?P<mod>about|around|by)?\s*(?P<span>year[- ]end|year['’]s\s+end)(?:\s+(?P<year>\d{4}))?\b",
            _year_end,
            "year",
        ),
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
    if not is_name(m):
        return None
    groups = m.groupdict()
    month, day = month_number(m), int(m["day"])
    if real_date(2000, month, day) is None:
        return None
    if groups.get("year"):
        whole = real_date(int(m["year"]), month, day)
        return Timex("DATE", whole.isoformat(), None, False) if whole else None
    if groups.get("which"):
        return Timex("DATE", f"{s.anchor.years(year_shift(m))}-{month:02d}-{day:02d}")
    return Timex("DATE", s.anchor.month_day(month, day, s.tense), mod_of(m))


def _second_day(m: Match, s: Setting) -> Timex | None:
    """The "5" of "May 3 to 5": the range's other end."""
    month, day = month_number(m), int(m["day"])
    if not is_name(m) or real_date(2000, month, day) is None:
        return None
    return Timex("DATE", s.anchor.month_day(month, day, s.tense))


def _month_year(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", f"{int(m['year']):04d}-{month_number(m):02d}", mod_of(m), False) if is_name(m) else None


def _month(m: Match, s: Setting) -> Timex | None:
    step = (m["step"] or "").lower()
    if not is_name(m) or (is_common(m) and not step and not m["mod"] and not led_in(m)):
        return None
    if (
        len(m["month"]) < 5
        and calendar("en", "month")[m["month"].lower()] != "5"
        and m["month"].lower() not in ("june", "july")
    ):
        return None  # "Jan Kavan", "Mar": a short form is read only with its day or year
    month = month_number(m)
    if m["which"]:
        return Timex("DATE", f"{s.anchor.years(year_shift(m))}-{month:02d}", mod_of(m))
    direction = {-1: "past", 1: "future"}.get(shift_of(step)) if step else None
    value = s.anchor.month_named(month, direction or s.tense)  # type: ignore[arg-type]
    if step and value == s.anchor.months(0) and shift_of(step):
        value = f"{s.anchor.years(shift_of(step))}-{month:02d}"
    return Timex("DATE", value, mod_of(m))


def _year(m: Match, s: Setting) -> Timex | None:
    before, after = m.string[max(0, m.start() - 2) : m.start()], m.string[m.end() : m.end() + 12]
    if re.search(r"[$€£#.,\d/-]$|[$€£]\s$", before) or (
        re.match(r"\s?(?:people|men|\w+s\b(?<!s's))", after) and not m["mod"]
    ):
        return Timex("DATE", m["year"], mod_of(m), False) if led_in(m) or before.endswith("-") else None
    return Timex("DATE", m["year"], mod_of(m), False)


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
    return Timex("DATE", f"{century}{m['decade']}", mod_of(m), False) if 10 <= int(century) <= 20 else None


def _century(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", f"{int(m['nth']) - 1:02d}", mod_of(m), False)


def _feast(m: Match, s: Setting) -> Timex | None:
    if not m["feast"][0].isupper():
        return None
    month, day = map(int, calendar("en", "feast")[m["feast"].lower()].split("-"))
    return Timex("DATE", s.anchor.month_day(month, day, "past" if m[0].lower().startswith("last") else s.tense))


def _year_end(m: Match, s: Setting) -> Timex | None:
    return Timex("DATE", m["year"] or s.anchor.years(0), "END", not m["year"])
