"""What happened, in order of time, with a visible place for what has no date.

In: a Lookup and the events to show. Out: days in order, each with its events, and the undated ones apart.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from firsthand.records import Event
from firsthand.tell.dates import MONTHS, UNKNOWN_YEAR, sort_key
from firsthand.tell.lookup import Lookup
from firsthand.tell.words import event_date


class Entry(NamedTuple):
    """An event on the line and its date in words."""

    event: Event
    date: str


class Stretch(NamedTuple):
    """A month (or year) of the line."""

    label: str
    entries: tuple[Entry, ...]


def timeline(lookup: Lookup, events: Iterable[Event]) -> tuple[list[Stretch], list[Entry]]:
    """Dated events by month, and the undated ones."""
    entries = sorted(events, key=lambda event: (sort_key(event.time), -lookup.articles_of(event.id), event.id))
    dated = [event for event in entries if sort_key(event.time) != UNKNOWN_YEAR]
    undated = [event for event in entries if sort_key(event.time) == UNKNOWN_YEAR]
    stretches = [
        Stretch(label, tuple(_entry(event, lookup) for event in group)) for label, group in groupby(dated, _label)
    ]
    return stretches, [_entry(event, lookup) for event in undated]


def _entry(event: Event, lookup: Lookup) -> Entry:
    return Entry(event, event_date(lookup.mentions_of.get(event.id, ()), event.time))


def _label(event: Event) -> str:
    """The month where the date has one: `2018-05` and finer stand under May 2018, `2018` under 2018."""
    year, month, *_ = sort_key(event.time)
    time = event.time or ""
    first = time.strip("[{./").split("/")[0]
    has_month = len(first.replace("~", "").replace("?", "").replace("%", "")) >= 7
    return f"{MONTHS[month - 1]} {year}" if has_month else str(year)
