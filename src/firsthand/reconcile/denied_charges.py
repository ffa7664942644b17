"""Who denies what he is accused of, without naming it: "Both men deny wrongdoing", "Armero niega los cargos".

In: a page. Out: its mention of the wrong that was alleged right before, its event, and the denial. Only a wrong that
the page tells as an accusation is denied so, and of several the one told last; what comes about of itself (a ship sank,
a mill burned) is granted by who denies that it was his fault.
"""

import re
from collections.abc import Iterator
from functools import cache

from firsthand.reconcile.events import Happened
from firsthand.reconcile.facts import APART
from firsthand.reconcile.happenings import kind_of, may_speak_of
from firsthand.reconcile.hoaxes import is_alleged, is_wrong
from firsthand.reconcile.pile import Pile
from firsthand.records import Attribution, Mention, Reading
from firsthand.resources import either
from firsthand.wording import fold, folded_terms

_WITH_VICTIMS = frozenset({"DEATH", "ASSAULT"})
_FAR = 700  # characters back to what somebody is accused of
_NOTHING_ELSE = r"\W*(?:(?:any|all|the|both|these|those|such|las?|los|todas?|todos|ningun|haber cometido)\s+){0,3}"


def denied_charges(pile: Pile, reading: Reading, happened: Happened) -> Iterator[tuple[Mention, str, Attribution]]:
    """The wrongs of a page that somebody denies as "the charges", each with its event and the denial."""
    denials = [one for one in reading.attributions if one.stance == "denies" and _of_the_charges(pile, one)]
    if not denials:
        return
    alleged = [
        mention
        for mention in sorted(reading.mentions, key=lambda one: one.trigger)
        if is_wrong(pile, mention) and mention.status not in APART and _is_accused_of(pile, mention)
    ]
    for said in denials:
        at = said.contents[0].start
        before = [one for one in alleged if one.trigger.end <= at and at - one.trigger.end <= _FAR]
        if before and not _stands(pile, before[-1], happened):
            yield before[-1], happened.of[before[-1].id], said


def _stands(pile: Pile, wrong: Mention, happened: Happened) -> bool:
    """Whether a wrong was done, whoever denies that he did it: it came about of itself, or people were killed or taken.

    Only where a page tells of it outright: "gunmen shot the driver dead".
    """
    event = happened.of[wrong.id]
    if happened.kinds[event].name in _of_itself():
        return True
    if wrong.event_type not in _WITH_VICTIMS:
        return False
    mentions = pile.mentions()
    told = (mentions[name] for one in happened.events if one.id == event for name in one.mentions)
    return any(
        m.status not in APART and m.polarity == "positive" and not m.hedges and not _is_accused_of(pile, m)
        for m in told
    )


@cache
def _of_itself() -> frozenset[str]:
    """The kinds of what may come about with nobody's doing: what "the calamity" can speak of."""
    return frozenset[str]().union(*may_speak_of(kind_of("calamity")))


def _is_accused_of(pile: Pile, mention: Mention) -> bool:
    return is_alleged(pile, mention) or mention.stance == "accuses"


def _of_the_charges(pile: Pile, said: Attribution) -> bool:
    """Whether nothing is denied but the charges, by somebody: "any wrongdoing", "las acusaciones"."""
    if len(said.contents) != 1 or not said.sources:
        return False
    return bool(_charges().match(fold(pile.quote(said.contents[0]))))


@cache
def _charges() -> re.Pattern[str]:
    return re.compile(rf"{_NOTHING_ELSE}(?:{either(folded_terms('accusations'))})\b(?!\s+(?:that|de que|of|in)\b)")
