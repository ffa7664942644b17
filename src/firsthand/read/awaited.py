"""What is told as happened, where a date or the words around say that it is still to come, or that it was.

In: a trigger with its times and how its sentence presents it. Out: its Status.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from firsthand.read.document import Document
from firsthand.read.factuality import Presentation
from firsthand.read.looked_back import is_behind, unlike
from firsthand.read.triggers import Trigger
from firsthand.records import Status, Time

_UNITS_AHEAD = frozenset({"day", "week", "month", "year", "hour", "minute"})
# What one does with what is still to come: "ahead of the vote", "in the run-up to it", "heading into the summit".
_BEFORE = frozenset({"ahead", "eve", "run", "lead", "approach", "preparation", "countdown"})
_BEFALLS = frozenset({"DEATH", "INJURY", "MISSING", "DISASTER"})  # a raid may be awaited
_HEADS = frozenset({"head", "go", "prepare", "approach", "await", "gear"})


def dated_status(document: Document, trigger: Trigger, times: Sequence[Time], shown: Presentation) -> Status:
    """The status, where a date or the words around tell that what is told as happened is still to come."""
    if shown.status in ("hypothetical", "planned") and (
        _imposed(trigger)
        or _has_targets(trigger)
        or is_behind(trigger.token)
        or _was_ordered(trigger)
        or _decided(trigger)
    ):
        return "happened"
    if shown.status != "happened":
        return shown.status
    if _ahead(document, trigger, times):
        return "predicted"
    unasked = trigger.entry.event in _BEFALLS  # a toll beside the day of a meeting is no planned one
    return (
        "planned"
        if trigger.entry.pos == "n" and not unasked and _awaited(document, trigger.token, times)
        else "happened"
    )


def _imposed(trigger: Trigger) -> bool:
    """Whether a sentence is told by what somebody now has to do: who "must serve four years" was given them."""
    musts = [child for child in trigger.token.children if child.dep_ == "aux" and child.lower_ in ("must", "to")]
    return trigger.entry.words[0] == "serve" and bool(musts)


def _decided(trigger: Trigger) -> bool:
    """Whether somebody's going is told by the decision to go, and so has come: "her decision to step down came"."""
    return trigger.entry.words[:2] == ("decision", "to")


def _was_ordered(trigger: Trigger) -> bool:
    """Whether violence that is told as known was ordered: "the cell ordered the massacre"; "an attack" may not come."""
    noun = trigger.token
    known = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in noun.lefts)
    done = noun.dep_ == "dobj" and noun.head.lemma_ == "order" and noun.head.tag_ in ("VBD", "VBN")
    return trigger.entry.event == "ASSAULT" and trigger.entry.pos == "n" and known and done


def _has_targets(trigger: Trigger) -> bool:
    """Whether somebody or something is told to be its target: "those held were targets of Operation Heron"."""
    over = trigger.token.head
    while over.dep_ == "compound":
        over = over.head
    over = over.head if over.dep_ == "pobj" else over
    target = over.head
    return (
        over.lower_ == "of" and target.lemma_ == "target" and (target.dep_ == "attr" or trigger.entry.needs == "name")
    )


def _awaited(document: Document, noun: Token, times: Sequence[Time]) -> bool:
    """Whether an occasion is one that people await, and not one of a year gone by: "ahead of the vote in May"."""
    printed = str(document.article.updated or document.article.published or "")[:10]
    received = printed or str(document.article.captured or "")[:10]  # it was written by then
    own = [time.edtf for time in times if time.edtf and time.edtf[:4].isdigit()]
    if received and any(edtf[:4] < received[:4] for edtf in own):
        return False
    if printed and any(edtf[:4] < printed[:4] or (len(edtf) == 10 and edtf < printed) for edtf in own):
        return False
    if received and own and all(len(edtf) == 10 and edtf > received for edtf in own):
        return True  # "the meeting on Monday" of a paper of Sunday
    preposition = noun.head
    while preposition.dep_ == "prep" and preposition.head.dep_ == "prep":
        preposition = preposition.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"of", "to", "into", "up", "for"}:
        return noun.dep_ == "pobj" and preposition.lower_ == "ahead"
    over = preposition.head
    words = {over.lemma_.lower(), *(child.lower_ for child in over.lefts if over.lower_ == "up")}  # the run-up
    if over.lemma_ == "lead" and not any(child.lower_ == "up" for child in over.children):
        return False  # what "led to the arrests" came before them, and they did come
    if words & _BEFORE:
        return True
    return over.pos_ == "VERB" and over.lemma_ in _HEADS and preposition.lower_ != "of"


def _ahead(document: Document, trigger: Trigger, times: Sequence[Time]) -> bool:
    """Whether the present tense tells of a day that was still to come: "holds an election in 63 days", "on 4 May"."""
    token = trigger.token
    verb = next((up for up in (token, *token.ancestors) if up.pos_ in ("VERB", "AUX")), token)
    if verb.tag_ not in ("VBZ", "VBP") or any(child.dep_ == "aux" for child in verb.children):
        return False
    for child in () if unlike(token) else (*token.children, *verb.children):  # "is the second attack in three days"
        if child.lower_ == "in" and child.dep_ == "prep":
            days = [part for part in child.children if part.dep_ == "pobj" and part.lemma_.lower() in _UNITS_AHEAD]
            if any(c.dep_ == "nummod" for part in days for c in part.children):
                return True
    printed = document.article.updated or document.article.published
    dated = [time.edtf[:10] for time in times if time.edtf and re.match(r"\d{4}(?:-\d\d){0,2}(?:$|T)", time.edtf)]
    return bool(printed and dated) and all(edtf > str(printed)[: len(edtf)] for edtf in dated)
