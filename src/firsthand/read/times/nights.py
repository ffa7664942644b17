"""Two days that bound one time: "the night of 4-5 March", "the weekend of 31 August and 1 September", "between Monday
and Friday".

In: a Document and its Times. Out: the Times, the two days of a night or weekend as one, whose EDTF holds both; and, for
what happened on some of several days, all of them as one.
"""

import re
from datetime import date, timedelta

from msgspec.structs import replace

from firsthand.read.document import Document
from firsthand.records import Time, TimexType, record_id

_LEADS = {
    "en": r"\b(?:the )?(?:(?P<weekend>weekend) of|(?:over)?night (?:of|from|between|on)|overnight)(?: the)? ",
    "es": r"\b(?:el )?(?:(?P<weekend>fin de semana)|(?:la )?(?:noche|madrugada)) (?:del?|entre)(?: el| la)? ",
}
_AND = {"en": r"\s?(?:-|–|to|and|into)\s?(?:the )?", "es": r"\s?(?:-|–|al?|y)\s?(?:el )?"}
_LONGEST = 40  # characters of the words that lead to the last day
_APART = 2  # days from the first to the last at most: a weekend, and the Monday that belongs to it


def joined(document: Document, found: list[Time]) -> list[Time]:
    """The times, a night or weekend between two days as one time."""
    lead, link = _LEADS.get(document.language), _AND.get(document.language)
    if lead is None or link is None:
        return found
    named = re.compile(rf"{lead}$", re.IGNORECASE)
    numbered = re.compile(rf"{lead}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{link}$", re.IGNORECASE)
    between = re.compile(link, re.IGNORECASE)
    text, out = document.article.text, list[Time]()
    for time in found:
        last = _day(time)
        before = out[-1] if out else None
        first = _day(before) if before is not None else None
        window = text[max(0, time.span.start - _LONGEST) : time.span.start]
        match = numbered.search(window)
        if last is not None and match is not None:
            started = next((d for d in _before(last) if d.day == int(match["day"])), None)
            begins = time.span.start - len(window) + match.start()
        elif last is not None and first is not None and before is not None:  # its year may be that of the last
            match = named.search(text[max(0, before.span.start - _LONGEST) : before.span.start])
            same = (d for d in _before(last) if (d.month, d.day) == (first.month, first.day))
            started = next(same, None) if between.fullmatch(text, before.span.end, time.span.start) else None
            begins = before.span.start - len(match[0]) if match else 0
        else:
            started, begins = None, 0
        if last is None or started is None or match is None:
            out.append(time)
            continue
        while out and out[-1].span.start >= begins:
            out.pop()  # the first day, and "the weekend" by itself
        out.append(_both(document, begins, time, bool(match["weekend"]), (started, last)))
    return out


def _day(time: Time) -> date | None:
    """The one day of a time; None where it is no day, or not known."""
    whole = time.type == "DATE" and time.edtf is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", time.edtf)
    return date.fromisoformat(time.edtf) if whole and time.edtf else None


def _before(last: date) -> list[date]:
    return [last - timedelta(days=apart) for apart in range(1, _APART + 1) if last.toordinal() > apart]


def _both(document: Document, begins: int, time: Time, weekend: bool, days: tuple[date, date]) -> Time:
    first, last = days
    year, week, _ = first.isocalendar()
    value = f"{year}-W{week:02}-WE" if weekend else f"{first.isoformat()}TNI"
    kind: TimexType = "DATE" if weekend else "TIME"
    return Time(
        id=record_id("tim", document.article.id, begins, time.span.end, kind, value, None),
        span=document.article.span(begins, time.span.end),
        type=kind,
        timex=value,
        edtf=f"{first.isoformat()}/{last.isoformat()}",
        anchor=time.anchor,
    )


# "Will rain overnight" is of the night to come.
_AHEAD = re.compile(r"\b(?:will|to|would|expected|forecast|tonight)\b[^.]*$", re.IGNORECASE)


def ran_over(document: Document, found: list[Time]) -> list[Time]:
    """The times, of "overnight" both days that the night runs over: who was held then may be held before midnight."""
    text, out = document.article.text, list[Time]()
    for time in found:
        words = text[time.span.start : time.span.end].casefold()
        last = _day(replace(time, type="DATE")) if words == "overnight" else None
        before = text[max(0, time.span.start - _LONGEST) : time.span.start]
        if last is None or last.toordinal() <= 1 or _AHEAD.search(before):
            out.append(time)
        else:
            out.append(replace(time, edtf=f"{(last - timedelta(days=1)).isoformat()}/{last.isoformat()}"))
    return out


_FROM = {"en": r"\b(?:between|from) $", "es": r"\b(?:entre|desde|del?)(?: el| la)? $"}
_TO = {"en": r" (?:and|to|until|till|through) ", "es": r" (?:y|al?|hasta)(?: el| la)? "}


def stretches(document: Document, found: list[Time]) -> list[Time]:
    """The times, those of "between Monday and Friday" as one: what happened then need not have happened on Monday."""
    text, out = document.article.text, list[Time]()
    lead, link = _FROM.get(document.language), _TO.get(document.language)
    for time in found:
        first, last = _day(out[-1]) if out else None, _day(time)
        if lead and link and first is not None and last is not None and first < last:
            before = out[-1]
            bound = re.search(lead, text[max(0, before.span.start - 12) : before.span.start], re.IGNORECASE)
            if bound and re.fullmatch(link, text[before.span.end : time.span.start], re.IGNORECASE):
                span = document.article.span(before.span.start, time.span.end)
                days = f"{first.isoformat()}/{last.isoformat()}"
                key = record_id("tim", document.article.id, span.start, span.end, time.type, days, None)
                out[-1] = replace(before, id=key, span=span, edtf=days)
                continue
        out.append(time)
    return out
