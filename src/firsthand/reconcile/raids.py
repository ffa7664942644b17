"""Whether a raid is a search by the police or an armed attack, and who is seized a captive: one word is used of both.

In: the mentions of one article with their kinds. Out: those that tell of a raid by armed people, an attack then, and
those of people seized, who are arrested, and of fugitives not found, who have escaped; whether nobody was taken in one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from firsthand.reconcile.counting import of_nobody
from firsthand.reconcile.happenings import Kind, things
from firsthand.reconcile.names import content_words
from firsthand.reconcile.parties import words_of_party
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.scopes import group_of
from firsthand.reconcile.sites import sites
from firsthand.records import Mention

_RAID = "raid"
_ATTACKS = frozenset({"attack", "shooting", "stabbing", "killing"})
_DIED_IN = re.compile(r"\b(?:in|during|survived?|out of) (?:the|a|an|that|this)\s+(?:\w+\s+)?$", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:ended in|resulted in|left|cost|claimed|killed|took|culminated in|inflicted|proved fatal)\b", re.IGNORECASE
)


def armed(pile: Pile, mentions: Iterable[Mention], kinds: Mapping[str, Kind]) -> list[str]:
    """The raids of an article that armed people made, or in which people died, where it tells of no police in one.

    "An armed commando raided the library": that is no search of it, and nobody was arrested there. Nor is "the raid on
    the library" where the article tells of an attack on the library.
    """
    every = list(mentions)
    raids = [m for m in every if kinds[m.id].name == _RAID]
    actors = {word for m in raids for word in words_of_party(m, "actor")}
    if actors & things("police") or any(
        m.sentence == raid.sentence for raid in raids for m in every if _taken(kinds, m)
    ):
        return []
    fell = any(
        m.sentence == raid.sentence and _died_in(pile, raid) for raid in raids for m in every if _killed(kinds, m)
    )
    if fell or actors & things("assailant"):
        return [raid.id for raid in raids]
    attacked = {word for m in every if kinds[m.id].name in _ATTACKS for word in _targets(pile, m)} if raids else set()
    return [raid.id for raid in raids if not attacked.isdisjoint(_targets(pile, raid))]


def takes_people(mention: Mention, kind: Kind) -> bool:
    """Whether people are seized, where a thing could be too: "those seized in Kesvik"."""
    return mention.mode == "arrest" and kind.name == "seizure"


def at_large(pile: Pile, mention: Mention, kind: Kind) -> bool:
    """Whether who cannot be found has escaped: "twelve of the 26 fugitives are missing"."""
    return kind.name == "missing" and any(group_of(pile, number) == "fugitives" for number in mention.quantities)


def takes_nobody(mention: Mention, kind: Kind, event_kind: Kind) -> bool | None:
    """Whether a raid is told to have ended with no arrest: "no one was arrested", "there were no arrests".

    That does not deny the raid. None where something else is told; False where one is named who was not arrested.
    """
    if mention.polarity != "negative" or kind.name != "arrest" or event_kind.name != _RAID:
        return None
    return of_nobody(mention) or all(party.role != "recipient" for party in mention.participants)


def of_a_raid(piece: Sequence[str], mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]) -> list[str]:
    """The mentions of a raid in which nobody was arrested; none of another happening, or where some say who was."""
    taken = [name for name in piece if kinds[name].name == "arrest"]
    raids = [name for name in piece if kinds[name].name == _RAID]
    return raids if taken and all(mentions[name].polarity == "negative" for name in taken) else []


def _targets(pile: Pile, mention: Mention) -> set[str]:
    """The words for what was struck or searched."""
    labels = [p.label for p in mention.participants if p.role == "recipient"]
    return {
        word for label in (*labels, *(spot.label for spot in sites(pile, mention))) for word in content_words(label)
    }


def _taken(kinds: Mapping[str, Kind], mention: Mention) -> bool:
    return kinds[mention.id].name in {"search", "seizure"}


def _killed(kinds: Mapping[str, Kind], mention: Mention) -> bool:
    return kinds[mention.id].role == "toll" and kinds[mention.id].slot == "killed"


def _died_in(pile: Pile, raid: Mention) -> bool:
    """Whether people did something "in the raid", or the raid "ended in" something."""
    text = pile.articles[raid.article].text
    before, after = text[raid.sentence.start : raid.trigger.start], text[raid.trigger.end : raid.sentence.end]
    return bool(_DIED_IN.search(before) or _ENDED.search(after.split(",")[0]))
