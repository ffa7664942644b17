"""The versions of an event by side: what the authorities give, those whom it struck, a company, the outlets themselves.

In: the claims of an event, a Lookup. Out: rows for a table, one a side, a cell for each slot on which values were given
that cannot all stand; nobody is weighed against anybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from firsthand.records import Assertion, Claim
from firsthand.tell.abreast import lowest
from firsthand.tell.leading import outdated
from firsthand.tell.lookup import Lookup
from firsthand.tell.tongues import tongue
from firsthand.tell.values import bound_words, claim_value, is_number, slot_words
from firsthand.tell.words import SIDE_WORDS

SLOTS = 5  # columns
VALUES = 5  # in a cell
NAMES = 4  # behind a value
_STANDS = frozenset({"update", "correction"})  # what explains two values, and sets nobody against anybody


class Giver(NamedTuple):
    """A voice that gives a value, or an outlet (without a voice) that does in its own words."""

    voice: str
    name: str
    lang: str


class Version(NamedTuple):
    """One value that a side gives, or denies; `past` if a later one replaced it."""

    claim: str
    value: str
    lang: str
    tongue: str
    bound: str
    denied: bool
    past: bool
    givers: list[Giver]
    left: int


class Cell(NamedTuple):
    """What a side says on one slot."""

    slot: str
    versions: list[Version]
    left: int


class Row(NamedTuple):
    """One side's version."""

    side: str
    cells: list[Cell]


def by_side(claims: Sequence[Claim], lookup: Lookup) -> list[Row]:
    """The sides that give values for contested slots, in the order of `SIDE_WORDS`; none where there is but one."""
    slots = dict.fromkeys(claim.slot for claim in claims)
    contested = [slot for slot in slots if _contested(slot, claims, lookup)][:SLOTS]
    if not contested:
        return []
    past = outdated(lookup)
    said: dict[str, dict[str, dict[tuple[str, bool], dict[Giver, None]]]] = {}
    for claim in claims:
        if claim.slot not in contested:
            continue
        for one in lookup.evidence((*claim.support, *claim.dispute)):
            denied = one.stance == "denies" and one.value == claim.value and claim.slot != "status"
            if not denied and one.id not in claim.support:
                continue
            for side, giver in _givers(one, lookup):
                of_slot = said.setdefault(side, {}).setdefault(claim.slot, defaultdict(dict))
                of_slot[claim.id, denied][giver] = None
    rows = [
        Row(SIDE_WORDS[side], [_cell(slot, said[side].get(slot, {}), past, lookup) for slot in contested])
        for side in SIDE_WORDS
        if side in said
    ]
    return rows if len(rows) > 1 else []


def _contested(slot: str, claims: Sequence[Claim], lookup: Lookup) -> bool:
    """Whether two values of a slot cannot both stand, and no later hour explains it."""
    of_slot = [claim for claim in claims if claim.slot == slot]
    against = (found for claim in of_slot for found in lookup.contradictions_of.get(claim.id, ()))
    return any(found.kind not in _STANDS for found in against)


def _givers(one: Assertion, lookup: Lookup) -> Iterable[tuple[str, Giver]]:
    """Who gives the value of an assertion, each with its side: its ultimate voices, else its outlet."""
    found = lookup.attributions.get(one.attribution or "")
    voices = [lookup.voices[name] for name in found.voices if name in lookup.voices] if found else []
    for voice in voices:
        yield voice.side or "", Giver(voice.id, voice.label, tongue({s.article for s in voice.mentions}, lookup)[0])
    if not voices:
        yield "own", Giver("", lookup.outlet(one.article), "")


def _cell(slot: str, said: dict[tuple[str, bool], dict[Giver, None]], past: frozenset[str], lookup: Lookup) -> Cell:
    def rank(item: tuple[str, bool]) -> tuple[bool, bool, int, str]:
        name, denied = item
        return denied, name in past, -lowest(lookup.claims[name]), name

    versions = [_version(*key, key[0] in past, list(said[key]), lookup) for key in sorted(said, key=rank)]
    title = "whether it happened" if slot == "status" else slot_words(slot)
    return Cell(title, versions[:VALUES], len(versions[VALUES:]))


def _version(claim: str, denied: bool, past: bool, givers: list[Giver], lookup: Lookup) -> Version:
    found = lookup.claims[claim]
    lang, name = tongue({one.article for one in lookup.evidence(found.support)}, lookup)
    return Version(
        claim=claim,
        value=claim_value(found, lookup),
        lang="" if is_number(found) else lang,
        tongue=name if found.slot == "cause" else "",
        bound=bound_words(found, lookup),
        denied=denied,
        past=past,
        givers=givers[:NAMES],
        left=len(givers[NAMES:]),
    )
