"""What a judgement can say: which fields of which record can be set, which slots take a value, and which values.

In: a judgement's verb, targets, field and value. Out: why it cannot hold, in words; empty where it can. One is asked
when it is made and again on every build: what was written by hand, or by another version, may say anything.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import get_args

from firsthand.hours import is_hour
from firsthand.moments import is_edtf
from firsthand.records import Side, Target
from firsthand.resources import languages, table

NEW = "new event"  # the target of an `add` whose event no machine found
PASSAGE = "passage"
SIDES: tuple[str, ...] = get_args(Side)
CONFIRMED, YES, NO = "confirmed", "yes", "no"
SETTABLE: dict[str, tuple[str, ...]] = {
    "article": ("outlet", "title", "byline", "published", "updated", "language"),
    "outlet": ("owner",),
    "event": ("label", "time", "place"),
    "voice": ("label", "affiliation", "side"),
    "time": ("edtf",),
    "claim": (CONFIRMED, "rating"),
    "line": (CONFIRMED,),
}
DATES = frozenset({"published", "updated", "time", "edtf"})  # fields whose values are EDTF
# Slots that count nothing.
_IN_WORDS = ("when", "hour", "where", "who", "whom", "what", "cause", "operation", "statement")
_RATING = re.compile(r"[A-F][1-6]")
_COUNT = re.compile(r"[0-9]{1,12}|[0-9]{1,12}\.\.([0-9]{1,12})?|\.\.[0-9]{1,12}")  # of no more people than there are


def slots() -> tuple[str, ...]:
    """What a claim can be on: first those that count nothing."""
    return (*_IN_WORDS, *sorted(_counts()))


def unfit(verb: str, targets: Sequence[Target], field: str, value: str) -> str:
    """Why a judgement that sets or adds something cannot hold; empty where it can, and of other verbs.

    >>> unfit("set", [Target(kind="claim")], "rating", "B2"), unfit("set", [Target(kind="moon")], "phase", "full")
    ('', "'phase' cannot be set; nothing of a moon can be set")
    """
    if verb == "set":
        return next((why for target in targets if (why := _unfit_field(target.kind, field, value))), "")
    if verb != "add" or not targets:
        return ""
    if targets[0].kind not in {"event", NEW}:
        return f"{a_kind(targets[0].kind)} is not an event, and a value is added to one"
    if targets[0].kind == NEW and not targets[0].label.strip():
        return "a new event needs a label"
    if not any(target.kind == PASSAGE for target in targets[1:]):
        return "takes the words that say so: --at ARTICLE WORDS, once or more"
    return _unfit_value(field, value)


def a_kind(kind: str) -> str:
    """A kind of record with its article: "an event", "a claim"."""
    return f"an {kind}" if kind[:1] in set("aeiou") else f"a {kind}"


def _unfit_field(kind: str, field: str, value: str) -> str:
    fields = SETTABLE.get(kind, ())
    if field not in fields:
        known = f"of {a_kind(kind)} there can be set: {', '.join(fields)}"
        return f"{field!r} cannot be set; {known if fields else f'nothing of {a_kind(kind)} can be set'}"
    if field == CONFIRMED and value not in {YES, NO}:
        return f"{CONFIRMED} is {YES} or {NO}"
    if field == "rating" and not _RATING.fullmatch(value):
        return "a rating is a letter A-F for the source and a figure 1-6 for what it says, as in B2"
    if field in DATES and not is_edtf(value):
        return f"{value!r} is no EDTF date, as 2018-06-28 or 2018-06 is"
    if field == "side" and value not in SIDES:
        return f"{value!r} is no side; there are: {', '.join(SIDES)}"
    return "" if value.strip() else f"{field} needs a value"


def _unfit_value(slot: str, value: str) -> str:
    if slot not in slots():
        return f"no slot {slot!r}; there are: {', '.join(slots())}"
    if not value.strip():
        return f"{slot} needs a value"
    if slot in _counts() and not _COUNT.fullmatch(value):
        return f"{slot} is a number, or a range: 7, 24.. for 24 or more, ..10 for at most 10, 10..20"
    if slot == "hour" and not is_hour(value):
        return f"{value!r} is no hour of the day, as 15:40 or 16:00~ (about 16:00) is"
    if slot == "when" and not is_edtf(value):
        return f"{value!r} is no EDTF date, as 2018-06-28 or 2018-06 is"
    return ""


@cache
def _counts() -> frozenset[str]:
    return frozenset({row["slot"] for language in languages() for row in table(language, "happenings")} - {"-"})
