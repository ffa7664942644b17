"""What persons decided, in words, and marked on what it is about: a layer of its own beside the machine's.

In: judgements with their outcomes, a Lookup. Out: sentences, badges, and rows for the page.
"""

from collections.abc import Iterator
from typing import NamedTuple

from firsthand import records as r
from firsthand.sayable import CONFIRMED, NEW, YES
from firsthand.tell.dates import in_words
from firsthand.tell.lookup import Lookup
from firsthand.tell.values import claim_title, scoped, slot_words, value_words
from firsthand.tell.words import Badge, drift_words, event_title, rivalry

_FAMILY = {"mention": "event", "article": "story"}  # what is one when two of a kind are
_RATED = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "reliability cannot be judged", "1": "confirmed", "2": "probably true",
    "3": "possibly true", "4": "doubtful", "5": "improbable", "6": "truth cannot be judged",
}  # fmt: skip


class JudgedView(NamedTuple):
    """A judgement on the page: `state` is empty where it is in force and nothing is to be said of it."""

    id: str
    words: str
    note: str
    who: str
    when: str
    state: str
    records: list[tuple[str, str]]  # id and label of what it is about now


def record_label(record: r.Record, lookup: Lookup) -> str:
    """What a person calls a record."""
    match record:
        case r.Article():
            return record.title or f"{lookup.outlet(record.id)}, {lookup.file(record.id)}"
        case r.Event():
            return event_title(record)
        case r.Voice():
            return record.label
        case r.Claim():
            event = lookup.events.get(record.event)
            return f"{claim_title(record, lookup)}{f', {event_title(event)}' if event else ''}"
        case r.Assertion():
            return (
                f"{slot_words(record.slot)} {scoped(value_words(record.slot, record.value), record.scope, record.slot)}"
            )
        case r.Contradiction():
            return rivalry(record, lookup)
        case r.Drift():
            return f"{drift_words(record, lookup)}: “{record.before}” → “{record.after}”"
        case r.Line():
            return record.why
        case r.Problem():
            return f"{record.where}: {record.message}"
        case r.Judgement():
            return judgement_words(record)
        case _:
            span = next(r.spans_of(record), None)
            return " ".join(lookup.quote(span).split()) if span else str(getattr(record, "id", ""))


def judgement_words(one: r.Judgement) -> str:
    """A judgement as a sentence.

    >>> whom = tuple(r.Target(kind="voice", label=name) for name in ("the mayor", "Ada Kerrin"))
    >>> judgement_words(r.Judgement(id="j", verb="same", who="ana", when="2024", targets=whom))
    'one voice: “the mayor” and “Ada Kerrin”'
    """
    named = [_marked(target.label or target.record) for target in one.targets]
    listed = " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))
    kind = one.targets[0].kind if one.targets else "record"
    match one.verb:
        case "same":
            return f"one {_FAMILY.get(kind, kind)}: {listed}"
        case "not_same":
            return f"not one {_FAMILY.get(kind, kind)}: {listed}"
        case "unsure":
            return f"unsure about {listed}"
        case "wrong" if kind == "article":
            return f"left out of the case: {listed}"
        case "wrong":
            return f"not so: the {kind} {listed}"
        case "set" if one.field == CONFIRMED:
            return f"{'confirmed' if one.value == YES else 'refuted'}: the {kind} {listed}"
        case "set" if one.field == "rating":
            return f"rated {one.value} ({rating_words(one.value)}): the {kind} {listed}"
        case "set":
            return f"{one.field} of the {kind} {listed} is {one.value}"
        case "add":
            value = f"{slot_words(one.field)} {value_words(one.field, one.value)}"
            new = "a new event, " if kind == NEW else ""
            return f"added: {value}, of {new}{named[0] if named else ''}, as {' and '.join(named[1:])} says"
        case "undo":
            return f"takes back {one.value}"
        case _:
            return f"a note on {listed}" if listed else "a note"


def _marked(label: str) -> str:
    """A label in quotation marks; marks within it are single ones."""
    return f"“{label.replace('“', '‘').replace('”', '’')}”"


def rating_words(code: str) -> str:
    """An Admiralty code in words.

    >>> rating_words("B2")
    'usually reliable source, probably true'
    """
    source, said = (_RATED.get(mark, "not rated") for mark in f"{code}??"[:2])
    return f"{source} source, {said}"


def marks(record: str, lookup: Lookup) -> list[Badge]:
    """The badges that judgements give a record: confirmed, refuted, rated, noted; the latest of each says."""
    found: dict[str, Badge] = {}
    for one in lookup.judged.get(record, ()):
        by = f"By {one.who}, {in_words(one.when[:10])}.{f' {one.note}' if one.note else ''}"
        if one.verb == "set" and one.field == CONFIRMED:
            found[CONFIRMED] = Badge("confirmed" if one.value == YES else "refuted", by)
        elif one.verb == "set" and one.field == "rating":
            found["rating"] = Badge(f"rated {one.value}", f"{rating_words(one.value).capitalize()}. {by}")
        elif one.verb == "set":
            found[one.field] = Badge(f"{one.field} set", by)
        elif one.verb in {"same", "not_same", "add", "unsure"}:
            label = {"same": "joined", "not_same": "kept apart", "add": "added", "unsure": "unsure"}[one.verb]
            found[label] = Badge(f"{label} by a person", by)
        elif one.verb == "note":
            found["note"] = Badge("noted", by)
    return list(found.values())


def judged_lines(record: str, lookup: Lookup) -> Iterator[str]:
    """What persons decided about a record, for `why`."""
    for one in lookup.judged.get(record, ()):
        yield f"Judged by {one.who}, {in_words(one.when)}: {judgement_words(one)} [{one.id}]"
        if one.note:
            yield f"  {one.note}"


def judgement_lines(one: r.Judgement, lookup: Lookup) -> Iterator[str]:
    """A judgement, what became of it, and what it is about now, for `why`."""
    yield f"Judgement {one.id} by {one.who}, {in_words(one.when)}: {judgement_words(one)}"
    if one.note:
        yield one.note
    outcome = lookup.outcomes.get(one.id)
    if state := state_words(outcome):
        yield f"{state[0].upper()}{state[1:]}"
    for name in outcome.records if outcome else ():
        if name in lookup.records:
            yield f"About: {record_label(lookup.records[name], lookup)} [{name}]"


def state_words(outcome: r.Outcome | None) -> str:
    """What became of a judgement, where it is not simply in force."""
    if outcome is None:
        return "takes effect with the next build"
    return "" if outcome.state == "applied" else f"{outcome.state}: {outcome.note}"


def judgement_views(lookup: Lookup) -> list[JudgedView]:
    """The judgements for the page, the latest first; an `undo` stands beside what it takes back."""
    found = []
    for one in reversed(lookup.dossier.judgements):
        outcome = lookup.outcomes.get(one.id)
        if one.verb == "undo" and (outcome is None or outcome.state == "applied"):
            continue
        about = [(name, record_label(lookup.records[name], lookup)) for name in (outcome.records if outcome else ())
                 if name in lookup.records]  # fmt: skip
        words, state = judgement_words(one), state_words(outcome)
        found.append(JudgedView(one.id, words, one.note, one.who, in_words(one.when), state, about))
    return found
