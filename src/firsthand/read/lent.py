"""The times and places that a happening takes of its sentence where it governs none itself.

In: a trigger, and what no other trigger governs, or the only one that another does. Out: those that are its own too.
"""

from typing import TypeVar

from spacy.tokens import Token

from firsthand.read.document import Paragraph
from firsthand.read.looked_back import BEHIND
from firsthand.read.triggers import Trigger
from firsthand.records import Place, Time

Placed = TypeVar("Placed", Time, Place)
_IS = frozenset({"be", "remain", "stay"})
# What is done to somebody, who is told of by what befell him or what he did before, elsewhere.
_DONE_TO_HIM = frozenset({"COERCE", "RETREAT", "RULING", "SANCTION", "ACCUSE"})
_FOLLOWED = frozenset({"follow", "precede", "succeed"})
_CONSEQUENCES = frozenset({"DEATH", "INJURY", "MISSING", "RESCUE", "DISPLACEMENT", "ASSAULT", "CRASH"})


def lent(trigger: Trigger, keeper: Token | None, only: list[Placed]) -> list[Placed]:
    """The only time or place of a sentence; not where it is of a clause that says who somebody is.

    "Detained the driver of a train that left the rails on Saturday" detains nobody on Saturday, and "opened the gates
    before the dyke at Kesvik broke" opens none at Kesvik; "nine died after a bus overturned near Kesvik" tells where.
    """
    token, clause = trigger.token, keeper
    if only and keeper is not None and _says_of_whom(keeper, token):
        if isinstance(only[0], Time) and _is_perfect(token):
            return []
        if trigger.entry.event in _DONE_TO_HIM:
            return []
    if only and keeper is not None and _came_after(token, keeper):
        return []
    if only and isinstance(only[0], Time) and keeper is not None and _still_missing(keeper):
        return [] if _before_or_after(keeper, token) == "after" or _follows(token, keeper) else only
    if (
        only
        and isinstance(only[0], Time)
        and keeper is not None
        and (_of_a_person(keeper, token) or _now(token, keeper))
    ):
        return []
    order = _before_or_after(token, keeper) if only and isinstance(only[0], Place) and keeper is not None else None
    if order is not None and (order != "after" or trigger.entry.event not in _CONSEQUENCES):
        return []
    for _ in range(8):
        if clause is None or clause.head.i == clause.i:
            return only
        if clause.dep_ in ("relcl", "acl"):
            inside = clause.left_edge.i <= token.i <= clause.right_edge.i
            return only if inside or clause.head.i == token.i or token.i > clause.i else []
        clause = clause.head
    return only


def _says_of_whom(keeper: Token, token: Token) -> bool:
    """Whether a day or place is of a clause that says who the subject is: "who were kidnapped have been released"."""
    for clause in (keeper, *keeper.ancestors):
        if clause.dep_ in ("relcl", "acl"):
            whose = clause.head
            while whose.dep_ in ("conj", "appos", "pobj", "prep") and whose.head.pos_ not in ("VERB", "AUX"):
                whose = whose.head
            return whose.dep_ in ("nsubj", "nsubjpass") and whose.head.i == token.i
    return False


def _is_perfect(verb: Token) -> bool:
    """Whether a verb tells what is so now, which goes with no day of the past: "have been released two weeks ago"."""
    return any(child.dep_ == "aux" and child.lower_ in ("has", "have", "'ve", "’ve") for child in verb.lefts)


def _of_a_person(keeper: Token, token: Token) -> bool:
    """Whether a day is of what somebody did before, between commas: "Lind, who quit on Monday, was not charged"."""
    for clause in (keeper, *keeper.ancestors):
        if clause.dep_ == "relcl" and any(child.lower_ == "who" for child in clause.lefts):
            first = clause.left_edge.i
            aside = first > 0 and token.doc[first - 1].text == ","
            return aside and not first <= token.i <= clause.right_edge.i
    return False


def _now(token: Token, keeper: Token) -> bool:
    """Whether a happening is now, and of what another brought: "signed in 2020 the deal that is under inquiry"."""
    for clause in token.ancestors:
        if clause.dep_ == "relcl":
            inside = clause.left_edge.i <= keeper.i <= clause.right_edge.i
            return clause.tag_ in ("VBZ", "VBP") and clause.lemma_ == "be" and not inside and token.pos_ == "NOUN"
    return False


def near_by(token: Token, paragraph: Paragraph, free: list[Placed]) -> list[Placed]:
    """Of times and places that no trigger governs those that no semicolon parts from one."""
    at = paragraph.start + token.idx

    def parted(thing: Placed) -> bool:
        low, high = sorted((at, thing.span.start))
        return ";" in paragraph.text[low - paragraph.start : high - paragraph.start]

    return [thing for thing in free if not parted(thing)]


def _came_after(token: Token, other: Token) -> bool:
    """Whether a happening is told to have followed another: "the protest followed the poisoning of Saturday"."""
    verb = token.head
    return (
        token.dep_ in ("nsubj", "nsubjpass")
        and verb.lemma_ in _FOLLOWED
        and other.i > verb.i
        and other.head.i == verb.i
    )


def _before_or_after(token: Token, other: Token) -> str | None:
    """The word that begins the clause of another happening which tells what came before or after a first one."""
    clause = other
    for _ in range(8):
        if clause.dep_ == "advcl" and clause.head.i != clause.i:
            mark = next((child.lower_ for child in clause.children if child.dep_ == "mark"), "")
            outside = not clause.left_edge.i <= token.i <= clause.right_edge.i
            return mark if mark in ("before", "until", "after", "since") and outside else None
        if clause.head.i == clause.i:
            return None
        clause = clause.head
    return None


def _still_missing(token: Token) -> bool:
    """Whether people are told to be missing, which they are for longer than a day: "37 were missing on Tuesday"."""
    return token.lower_ in ("missing", "unaccounted") and (
        token.head.lemma_ in _IS or any(child.lemma_ in _IS for child in token.lefts if child.pos_ == "AUX")
    )


def _follows(token: Token, state: Token) -> bool:
    """Whether a noun behind "after" is what a state followed: "were missing on Tuesday after a fire on a ferry"."""
    for above in (token, *token.ancestors):
        if above.i > state.i and (above.dep_ == "prep" or above.dep_ == "mark") and above.lower_ in BEHIND:
            return True
        if any(child.dep_ == "mark" and child.lower_ in BEHIND and child.i > state.i for child in above.lefts):
            return True
    return False
