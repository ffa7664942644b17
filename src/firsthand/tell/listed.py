"""Columns of `show` that a person reads in words: bounds of numbers, rival values, what became of a judgement.

In: a record and a Lookup. Out: the words by the column; columns that need none are not among them.
"""

from firsthand import records as r
from firsthand.tell.judged import judgement_words
from firsthand.tell.lookup import Lookup
from firsthand.tell.values import assertion_value, claim_value, is_number, scoped
from firsthand.tell.words import rivalry

_TAKEN_BACK = " (taken back)"


def listed_words(record: r.Record, lookup: Lookup) -> dict[str, str]:
    """`more than 10,000` for 10001.. of a claim or assertion, and so in the words of a contradiction."""
    match record:
        case r.Claim() if is_number(record):
            return {"value": claim_value(record, lookup)}
        case r.Assertion() if isinstance(record.value, int) or ".." in record.value:
            return {"value": scoped(assertion_value(record, lookup), record.scope, record.slot)}
        case r.Contradiction():
            return {"why": rivalry(record, lookup)}
        case _:
            return {}


def listed_judgement(one: r.Judgement, outcomes: dict[str, r.Outcome]) -> str:
    """A judgement as a sentence; one that was taken back says so."""
    outcome = outcomes.get(one.id)
    return judgement_words(one) + (_TAKEN_BACK if outcome and outcome.state == "undone" else "")
