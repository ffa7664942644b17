"""What happened, in order of time, with a visible place for what has no date.

In: a Lookup and the events to show. Out: days in order, each with its events, and the undated ones apart.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from firsthand import hours
from firsthand.records import Event
from firsthand.tell.dates import MONTHS, UNKNOWN_YEAR, sort_key
from firsthand.tell.lookup import Lookup
from firsthand.tell.words import event_date

_LAST = "~"  # behind every hour


class Entry(NamedTuple):
    """An event on the line and its date in words."""

    event: Event
    date: str


class Stretch(NamedTuple):
    """A month (or year) of the line."""

    label: str
    entries: tuple[Entry, ...]


def timeline(lookup: Lookup, events: Iterable[Event]) -> tuple[list[Stretch], list[Entry]]:
    """Dated events by month, those of one day by their hours, and the undated ones."""
    entries = sorted(
        events,
        key=lambda e: (sort_key(e.time), _hour(e, lookup) or _LAST, -lookup.articles_of(e.id), e.id),
    )
    dated = [event for event in entries if sort_key(event.time) != UNKNOWN_YEAR]
    undated = [event for event in entries if sort_key(event.time) == UNKNOWN_YEAR]
    stretches = [
        Stretch(label, tuple(_entry(event, lookup) for event in group)) for label, group in groupby(dated, _label)
    ]
    return stretches, [_entry(event, lookup) for event in undated]


def _entry(event: Event, lookup: Lookup) -> Entry:
    date, hour = event_date(lookup.mentions_of.get(event.id, ()), event.time), _hour(event, lookup)
    return Entry(event, f"{date}, {hours.in_words(hour)}" if hour else date)


def _hour(event: Event, lookup: Lookup) -> str:
    """The hour that most articles give to what happened on one day; empty where none does."""
    told = [claim for claim in lookup.claims_of.get(event.id, ()) if claim.slot == "hour"]
    if not told or len(event.time or "") != len("2018-06-28"):
        return ""
    return str(min(told, key=lambda claim: (-claim.articles, claim.id)).value)


def _label(event: Event) -> str:
    """The month where the date has one: `2018-05` and finer stand under May 2018, `2018` under 2018."""
    year, month, *_ = sort_key(event.time)
    time = event.time or ""
    first = time.strip("[{./").split("/")[0]
    has_month = len(first.replace("~", "").replace("?", "").replace("%", "")) >= 7
    return f"{MONTHS[month - 1]} {year}" if has_month else str(year)
