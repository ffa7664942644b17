"""Which times and places of a sentence belong to which of its happenings.

In: the triggers of a parsed sentence and its Times or Places. Out: for each trigger those that are its own. A time or
place belongs to the trigger that governs it, else to those of its sentence that have none of their own; who somebody
is ("the French president") and of what a year is told ("the 2016 vote") says nothing of the others.
"""

import re
from collections.abc import Sequence
from typing import Generic

from spacy.tokens import Token

from firsthand.read.clauses import has_to
from firsthand.read.document import Paragraph
from firsthand.read.holders import ELSEWHERE, holder_of, in_which, noun_beside, right_behind, what_it_followed, word_of
from firsthand.read.lent import Placed, lent, near_by
from firsthand.read.looked_back import apart, held_against, in_the_wake, is_left_out, looked_back_at, unlike
from firsthand.read.triggers import Trigger
from firsthand.read.whereabouts import says_where
from firsthand.records import Place, Span, Time
from firsthand.resources import terms

_SPEAKING = frozenset({"PUBLICATION", "BRIEFING", "TESTIMONY", "ACCUSE"})  # whose day is not that of what is told there
_ATTRIBUTES = frozenset({"nummod", "compound", "amod", "nmod", "poss", "npadvmod"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BEGINS = frozenset({",", "that", ":", "“", '"'})  # what a date at the head of a clause may stand behind


def shared(paragraph: Paragraph, found: Sequence[Trigger], things: Sequence[Placed]) -> list[list[Placed]]:
    """For each trigger what it governs; a trigger that governs none takes what no other does, else the only one."""
    shares: _Shares[Placed] = _Shares(paragraph, found)
    for thing in things:
        shares.deal(thing)
    keeper, only = shares.only_one()
    shares.pass_on()
    return [
        mine or ([] if left_out else near_by(one.token, paragraph, shares.free) or lent(one, keeper, only))
        for one, mine, left_out in zip(found, shares.own, shares.left_out(), strict=True)
    ]


def best_place(places: Sequence[Place]) -> Place | None:
    """The finest of several places: "in Kesvik, Albany" happened in Kesvik."""
    order = {"site": 0, "city": 1, "region": 2, "country": 3, "unresolved": 1}
    return min(places, key=lambda place: (order.get(place.precision, 4), place.span), default=None)


class _Shares(Generic[Placed]):
    """The times or places of a sentence while they are dealt out among its triggers."""

    def __init__(self, paragraph: Paragraph, found: Sequence[Trigger]) -> None:
        self._paragraph, self._found = paragraph, found
        self._index = {trigger.token.i: i for i, trigger in enumerate(found)}
        self.own: list[list[Placed]] = [[] for _ in found]
        self.free: list[Placed] = []
        self._undated: set[int] = set()  # the triggers that can have no day of the past
        self._told: set[int] = set()  # the triggers whose noun a time stands before: "the 2016 vote"

    def deal(self, thing: Placed) -> None:
        """Give a time or a place to the trigger that governs it, or set it free for all."""
        word = word_of(self._paragraph, thing.span)
        if isinstance(thing, Time) and _is_a_term(self._paragraph, thing):
            return
        if word is not None and isinstance(thing, Place) and not says_where(word, thing, self._found, self._index):
            return
        before = isinstance(thing, Time) and _is_before_its_noun(self._paragraph, thing.span, word)
        if before and word is not None and word.head.i not in self._index:
            return  # "the 2016 campaign"
        holder = holder_of(self._paragraph, thing.span, self._index)
        if isinstance(thing, Time):
            holder = self._beside(thing, holder)
            if self._lasts_since(thing, word, holder):
                return  # "who had been in hospital since Monday died": the simple past has no "since"
            holder = self._of_what_came_before(word, holder)
            holder = self._of_the_charge(thing, holder)
        elif holder in (None, ELSEWHERE):
            behind = right_behind(self._paragraph, thing.span, self._index)
            holder = holder if behind is None else behind
        if holder is None:
            self.free.append(thing)
        elif holder != ELSEWHERE:
            self.own[holder].append(thing)
            if before or (word is not None and _of_its_own(word, self._found[holder])):
                self._told.add(holder)

    def _beside(self, time: Time, holder: int | None) -> int | None:
        """The trigger of a time; where it has none, or one that has its day already, the noun right before it."""
        beside = noun_beside(self._paragraph, time.span, self._index)
        if holder not in (None, ELSEWHERE) and not self.own[holder]:
            ahead = self._found[holder].token
            if beside is None or not (ahead.tag_ == "VB" and has_to(ahead) and ahead.i < self._found[beside].token.i):
                return holder  # "called on him to step down over the shooting in Kesvik on Monday": it was on Monday
        return holder if beside is None or apart(self._found[beside].token) else beside

    def _lasts_since(self, time: Time, word: Token | None, holder: int | None) -> bool:
        """Whether a time only says since when something lasted before what it seems to be of."""
        past = holder not in (None, ELSEWHERE) and self._found[holder].token.tag_ == "VBD"
        when = (
            word is not None and in_which(word, self._index) is not None
        )  # "since 2019, when soldiers shot five dead"
        return past and not when and _since(self._paragraph, time)

    def _of_what_came_before(self, word: Token | None, holder: int | None) -> int | None:
        """The trigger of a time, or the one that its trigger followed; none where it dates the wake."""
        if word is None or holder in (None, ELSEWHERE):
            return holder
        then = what_it_followed(self._found[holder].token, word.i, self._index)
        if then is not None:
            self._undated.add(holder)
            holder = then
        return ELSEWHERE if in_the_wake(self._found[holder].token, word) else holder

    def _of_the_charge(self, time: Time, holder: int | None) -> int | None:
        """The trigger of a time, or that of the charge: who "was charged with embezzling money on Wednesday".

        It was then that he was charged: money is taken over months.
        """
        if holder in (None, ELSEWHERE) or self._found[holder].entry.event != "BRIBERY":
            return holder
        deed = self._found[holder].token
        if not held_against(deed) or not _DAY.match(time.edtf or ""):
            return holder
        return next((self._index[up.i] for up in deed.ancestors if up.i in self._index), holder)

    def only_one(self) -> tuple[Token | None, list[Placed]]:
        """The only time or place that a trigger of the sentence has and may lend, with the trigger's token."""
        for i, trigger in enumerate(self._found):
            if unlike(trigger.token):
                self.own[i] = [thing for thing in self.own[i] if not _since(self._paragraph, thing)]
                self._told.add(i)
        speaking = {i for i, one in enumerate(self._found) if one.entry.event in _SPEAKING}
        told = self._told | speaking  # "a story published on 4 May"
        held = [thing for i, mine in enumerate(self.own) if i not in told for thing in mine]
        only = held if len(held) == 1 else []
        keeper = next((self._found[i].token for i, mine in enumerate(self.own) if only and only[0] in mine), None)
        if keeper is not None and keeper.pos_ == "NOUN" and looked_back_at(keeper):
            return keeper, []  # "charged six people over the march of 14 June"
        return keeper, only

    def pass_on(self) -> None:
        """Give a noun's time or place to what its relative clause tells, and the other way about."""
        for i, trigger in enumerate(self._found):
            above = _antecedent(trigger.token, self._index)
            if above is not None and not self.own[i] and self._found[above].entry.event not in _SPEAKING:
                self.own[i] = self.own[above]  # "the attack of May 2020, in which nine were killed": in May 2020
        for i, trigger in enumerate(self._found):
            above = _antecedent(trigger.token, self._index)
            if not self.own[i] or above is None or self.own[above]:
                continue
            if looked_back_at(self._found[above].token) or _took_lives(trigger):
                self.own[above] = self.own[i]  # "since the attack that killed nine on Monday": on Monday

    def left_out(self) -> list[bool]:
        """For each trigger whether it takes nothing of its sentence that it does not govern."""
        out = [i in self._undated or is_left_out(one.token) for i, one in enumerate(self._found)]
        for i, trigger in enumerate(self._found):
            above = _antecedent(trigger.token, self._index)
            out[i] = out[i] or (above is not None and out[above])  # "protested the collapse that killed nine"
        return out


def _antecedent(token: Token, index: dict[int, int]) -> int | None:
    """The noun trigger of whose relative clause a trigger is part."""
    for _ in range(4):
        if token.dep_ == "relcl":
            return index.get(token.head.i)
        if token.dep_ not in ("conj", "amod", "acomp", "attr") or token.head.i == token.i:
            return None
        token = token.head
    return None


def _took_lives(trigger: Trigger) -> bool:
    """Whether a relative clause tells whom its noun killed or hurt: "still remembers a flood that killed 21 in May"."""
    clause = trigger.token
    if clause.dep_ != "relcl" or trigger.entry.event not in ("DEATH", "INJURY"):
        return False
    return any(child.dep_ == "nsubj" and child.tag_ == "WDT" for child in clause.lefts)


def _since(paragraph: Paragraph, thing: Time | Place) -> bool:
    """Whether "since" or "in" leads to a time: it says for how long, or since when, there was none like it."""
    tokens = paragraph.tokens(thing.span)
    return (
        isinstance(thing, Time)
        and tokens is not None
        and tokens.start > 0
        and (tokens.doc[tokens.start - 1].lower_ == "since" or tokens[0].lower_ == "since")
    )


def _is_a_term(paragraph: Paragraph, thing: Time) -> bool:
    """Whether something lasts until a day: "remanded in custody until 18 April"; not "none was held until Friday"."""
    tokens = paragraph.tokens(thing.span)
    if tokens is None or tokens.start == 0 or tokens.doc[tokens.start - 1].lower_ not in ("until", "till"):
        return False
    return not any(t.dep_ == "neg" or t.lower_ in terms("en", "denying") for t in tokens.sent if t.i < tokens.start)


def _is_before_its_noun(paragraph: Paragraph, span: Span, word: Token | None) -> bool:
    """Whether a date stands before the noun that it is of: "the 2016 vote", "Monday's talks"."""
    if word is None or word.dep_ not in _ATTRIBUTES or word.head.i <= word.i or word.head.pos_ != "NOUN":
        return False
    return not _alone(paragraph, span) and not _opens_clause(paragraph, span)


def _of_its_own(word: Token, holder: Trigger) -> bool:
    """Whether a day is told as that of a noun that something is done to: "meant to stop the election of 20 May".

    "The explosion of 20 May killed nine" lends its day.
    """
    noun = holder.token
    hangs = word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.i == noun.i and noun.pos_ == "NOUN"
    return hangs and (noun.dep_ == "dobj" or holder.entry.event == "ELECTION")


def _alone(paragraph: Paragraph, span: Span) -> bool:
    """Whether a number behind a date has nothing to do with it, whatever the parser says: "on 22 March five people"."""
    tokens = paragraph.tokens(span)
    if tokens is None or not tokens.start > 0 or tokens.end >= len(tokens.doc):
        return False
    return tokens.doc[tokens.start - 1].lower_ in ("on", "in") and tokens.doc[tokens.end].pos_ == "NUM"


def _opens_clause(paragraph: Paragraph, span: Span) -> bool:
    """Whether a day stands at the head of a clause, of no noun behind it: "on 22 March police in Orlund freed"."""
    tokens = paragraph.tokens(span)
    if tokens is None or not tokens.start or tokens.doc[tokens.start - 1].lower_ != "on":
        return False
    lead = tokens.start - 2
    return lead < 0 or tokens.doc[lead].is_sent_end or tokens.doc[lead].lower_ in _BEGINS
