"""What a side says that its own men or weapons did: "the ministry said that its forces had hit the yard".

In: a mention, who is told to have done it. Out: the side that says so of what is its own, or whose the weapon is said
to be ("a missile of the northern air defence"); whether a doer is a mere weapon, which is a means: "two missiles", "the
second drone". A weapon with a word for whose it is stays: "Westmark missiles".
"""

import re

from firsthand.reconcile.doers import NO_NAME, called, length_of_name, whose_thing, without_article
from firsthand.reconcile.happenings import instrument, things
from firsthand.reconcile.names import content_words
from firsthand.reconcile.parties_in_labels import is_name
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Participant

_OWN = re.compile(r"\b(?:its|their|our|sus?|nuestr[oa]s?)\s+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)
_FORCES = frozenset(
    {"force", "forces", "units", "men", "pilots", "gunners", "fuerzas", "unidades", "hombres", "pilotos"}
)
_OF = re.compile(r"\s+(?:of|belonging to|de)(?:l(?=\s))?\s+(?P<name>(?:the|an?|el|la|los|las|una?)\s)", re.IGNORECASE)
_FIRED_BY = re.compile(
    r"(?:\s+[\w’'-]+){0,12}?\s+(?:(?:was|were|been)\s+)?(?:fired|launched|sent|dropped|flown)\s+by\s+(?P<name>\w)"
    r"|(?:\s+[\w’'-]+){0,12}?\s+(?:(?:fue|fueron|sido)\s+)?(?:lanzad|disparad)[oa]s?\s+por\s+(?P<nombre>\w)",
    re.IGNORECASE,
)
_ONE = re.compile(r"^(?i:an?|una?)\s+(?=[A-ZÁÉÍÓÚÑ])")  # "a Westmark battery"
_BEGINS = re.compile(r"(?:its|their|our|sus?|nuestr[oa]s?)\s", re.IGNORECASE)


def whose_own(pile: Pile, mention: Mention, party: Participant) -> str | None:
    """The side that tells what its own forces or weapons did, where it is a body that speaks."""
    if instrument(party.label) and (
        owner := owner_of(pile.articles[mention.article].text, party, mention.sentence.end)
    ):
        return owner
    if owner := whose_thing(party.label):
        return owner
    last = content_words(party.label)[-1:]
    if not (instrument(party.label) or _FORCES.union(things("force", "armed", "assailant")).intersection(last)):
        return None
    before = pile.articles[mention.article].text[mention.sentence.start : party.span.start]
    if not _BEGINS.match(party.label) and not _OWN.search(before):
        return None
    said = next((a for a in pile.readings[mention.article].attributions if a.id == mention.attribution), None)
    if said is None or said.kind != "organisation" or not said.sources or said.stance == "denies":
        return None
    return called(pile, said)


def owner_of(text: str, party: Participant, end: int) -> str | None:
    """Whose a weapon is by the words behind it: "of the Norland air defence", "were fired by a Westmark battery"."""
    behind = text[party.span.end : end]
    found = _OF.match(behind) or _FIRED_BY.match(behind)
    if found is None:
        return None
    start = found.start(found.lastgroup or 0)
    name = _ONE.sub("", behind[start : start + length_of_name(behind[start:])])
    named = any(word[:1].isupper() for word in without_article(name).split())
    return name if named and is_name(name) and not NO_NAME.match(name) else None


def is_weapon(label: str) -> bool:
    """Whether a doer is a thing that strikes, and nothing says whose.

    >>> is_weapon("Missiles"), is_weapon("second drone"), is_weapon("two Westmark missiles"), is_weapon("the army")
    (True, True, False, False)
    """
    others = label.split()[1:] or [""]
    return instrument(label) and not any(word[:1].isupper() for word in others)
