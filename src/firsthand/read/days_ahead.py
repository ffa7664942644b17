"""Days that are still to come, beside what is told as done: "who was to testify next week has been found dead".

In: a mention and the day on which its page was printed. Out: the mention, without a day after that where nobody can set
one for what it tells. A day late is none: a page may be printed before midnight, by another clock. A date in figures is
what the page says, right or wrong, and stays: a retelling that got it wrong has to show.
"""

import re
from datetime import date, timedelta

from msgspec.structs import replace

from firsthand.read.document import Document
from firsthand.read.taken_for_granted import UNASKED
from firsthand.records import Mention, Time

_PAST = UNASKED | {"SANCTION", "RULING", "RETREAT", "RESCUE", "ACCUSE"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_OFFICE = "resign"  # who resigns may name the day on which he goes


def without_days_ahead(document: Document, mention: Mention) -> Mention:
    """The mention without days that cannot be its own, where it is told as done."""
    told = mention.status in ("happened", "unknown") and mention.event_type in _PAST and mention.mode != _OFFICE
    printed = _day(str(document.article.updated or document.article.published or ""))
    if not told or not mention.times or printed is None:
        return mention
    text = document.article.text
    named = [time for time in mention.times if re.search(r"\d", text[time.span.start : time.span.end])]
    kept = tuple(time for time in mention.times if time in named or not _ahead(time, printed))
    return mention if len(kept) == len(mention.times) else replace(mention, times=kept)


def _ahead(time: Time, printed: date) -> bool:
    begins = _day(time.edtf or "")
    return begins is not None and begins > printed + timedelta(days=1)


def _day(edtf: str) -> date | None:
    found = _DAY.match(edtf)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None  # "2031-21-00", a season
