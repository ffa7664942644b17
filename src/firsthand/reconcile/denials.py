"""Denials: whether who says that something did not happen denies an event as a whole, or another deed than its own.

In: a Pile and the assertions of a case. Out: the assertions without those that say of an event that it did not happen
where they only say that nobody did the same to its doers; and whether a denial disputes a number.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.reconcile.doers import denial
from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.names import content_words
from firsthand.reconcile.parties import words_of_party
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.slots import DENIED
from firsthand.records import Assertion, Claim, Mention

_BACK = re.compile(r"\W*(?:at|on|upon|against|al?|contra|sobre)\s+((?:[\w'’-]+\s*){1,4})")


def of_the_event(pile: Pile, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions without the denials of what others are said to have done to an event's doers.

    "Police shot six marchers", and an inquiry "found no evidence that anyone shot at the police": this
    denies nothing of what the police did.
    """
    denied = [one for one in assertions if _says_no(one)]
    if not denied:
        return tuple(assertions)
    doers: dict[str, set[str]] = defaultdict(set)
    for one in assertions:
        if one.slot == "who" and one.polarity == "positive" and one.stance != "denies" and not denial(one.value):
            doers[one.event] |= set(content_words(str(one.value)))
    mentions = pile.mentions()
    aside = {
        one.id for one in denied if (mention := mentions.get(one.mention)) and _done_to(pile, mention, doers[one.event])
    }
    return tuple(one for one in assertions if one.id not in aside)


def disputes(pile: Pile, denied: Assertion, claim: Claim, triggers: Mapping[str, Mention]) -> bool:
    """Whether who says that an event did not happen disputes a claim of it.

    Who denies a toll ("nobody was beaten") disputes that toll alone, and neither the dead nor the day; who calls a
    kidnapping a hoax does not dispute that the victim was found alive.
    """
    mention = triggers.get(denied.mention)
    if claim.slot in {"status", "outcome"} or mention is None:
        return claim.slot not in {"status", "outcome"}
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    return kind.role != "toll" or not kind.slot or kind.slot == claim.slot


def _says_no(one: Assertion) -> bool:
    return one.slot == "status" and (one.value == DENIED or one.stance == "denies" or one.polarity == "negative")


def _done_to(pile: Pile, mention: Mention, doers: set[str]) -> bool:
    """Whether a mention tells of something done to those who are the doers of its event, and by others."""
    if words_of_party(mention, "actor") & doers:
        return False
    text = pile.articles[mention.article].text
    end = text.rfind(" ", mention.trigger.start, mention.trigger.end)  # "shot at" may be the trigger
    starts = {mention.trigger.end, max(mention.trigger.start, end)}
    behind = next((m for at in sorted(starts) if (m := _BACK.match(text[at : mention.sentence.end]))), None)
    aimed = words_of_party(mention, "recipient") | (set(content_words(behind[1])) if behind else set())
    return bool(aimed & doers)
