"""Rival values side by side: each with who gave it first, on whose word, and what stands between it and the others.

In: the claims of one slot of one event, a Lookup. Out: rows for a table; nothing is averaged, and nothing is judged.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from firsthand.records import Claim, Contradiction
from firsthand.tell.dates import plain_dates
from firsthand.tell.independence import voices_of
from firsthand.tell.leading import earlier, is_open, outdated
from firsthand.tell.lookup import Lookup
from firsthand.tell.rows import first_telling
from firsthand.tell.tongues import tongue
from firsthand.tell.values import bound_words, claim_value, count, interval, is_number
from firsthand.tell.words import chain

_BOTH = re.compile(r"^.* against .*?(?:: |, and )")  # "killed 12 against killed 17: ", which the table shows
_OVERTAKEN = "was replaced by a higher number before"
RELATIONS = 6  # other values that a row is set against
_PLAIN = "nothing shows that one replaced the other"
_WORDS = {  # from the value that another replaced, and from the one that did
    "update": ("updated to", "updates"),
    "correction": ("corrected to", "corrects"),
    "contradiction": ("contradicts", "contradicts"),
    "denial": ("denied by", "denies"),
}


class Relation(NamedTuple):
    """What stands between a value and others for one reason, itself perhaps empty: `updates` 6, 7, `updated to` 9."""

    told: dict[str, list[str]]
    why: str


class Abreast(NamedTuple):
    """One value of a slot beside its rivals."""

    claim: str
    value: str
    lang: str
    tongue: str
    bound: str
    outlet: str
    date: str
    voices: list[tuple[str, str, str]]
    maybe: list[tuple[str, str, str]]
    tally: str
    relations: list[Relation]
    left: int
    past: bool
    number: bool


def abreast(claims: Sequence[Claim], lookup: Lookup) -> list[Abreast]:
    """The rows of claims on one slot in the order that `order_of` says: numbers by size, others by their articles."""
    past = outdated(lookup)
    rows = sorted(claims, key=lambda claim: (-lowest(claim), is_open(claim), -claim.articles))
    return [_row(claim, claim.id in past, past, lookup) for claim in rows]


def order_of(rows: Sequence[Abreast]) -> str:
    """How the rows of a table stand, for its head."""
    return "The highest number first." if rows and rows[0].number else "What most articles give first."


def rivals_of(claim: Claim, lookup: Lookup) -> list[Claim]:
    """The claims that stand against one, itself first; beside a mere bound, every number that was given."""
    found = lookup.contradictions_of.get(claim.id, ())
    others = dict.fromkeys(one.b if one.a == claim.id else one.a for one in found)
    if is_open(claim):
        beside = lookup.claims_of.get(claim.event, ())
        others |= dict.fromkeys(c.id for c in beside if (c.slot, c.scope) == (claim.slot, claim.scope))
    return [claim, *(lookup.claims[name] for name in others if name in lookup.claims and name != claim.id)]


def _row(claim: Claim, replaced: bool, past: frozenset[str], lookup: Lookup) -> Abreast:
    support = lookup.evidence(claim.support)
    first = first_telling(support, lookup)
    lang, name = tongue({one.article for one in support}, lookup)
    lang = "" if is_number(claim) else lang
    against = lookup.contradictions_of.get(claim.id, ())
    origins = lookup.origins_of.get(claim.id, ())
    known = [voice for voice, *_ in voices_of([one for one in origins if one.bound == "max"], lookup)]
    every = voices_of(origins, lookup)
    reports = interval(claim.origins_min, claim.origins_max)
    told = count(claim.articles, "article")
    if claim.articles > 1 and claim.measurable:
        told += f", {reports} independent {'report' if reports == '1' else 'reports'}"
    return Abreast(
        claim=claim.id,
        value=claim_value(claim, lookup),
        lang=lang,
        tongue=name if claim.slot == "cause" else "",
        bound=bound_words(claim, lookup),
        outlet=chain(first, lookup).partition(", citing ")[0].removesuffix(", in its own words") if first else "",
        date=lookup.dated(first.article) if first else "",
        voices=[(voice, label, _lang_of(voice, lookup)) for voice, label, _, _ in every if voice in known],
        maybe=[(voice, label, _lang_of(voice, lookup)) for voice, label, _, _ in every if voice not in known],
        tally=told,
        relations=_relations(claim, against[:RELATIONS], past, lookup),
        left=len(against[RELATIONS:]),
        past=replaced,
        number=is_number(claim),
    )


def _relations(claim: Claim, against: Sequence[Contradiction], past: frozenset[str], lookup: Lookup) -> list[Relation]:
    """Each reason once, with the values it is about: what stands against a value first, then the lower number."""
    grouped: dict[str, dict[str, list[str]]] = {}

    def rank(one: Contradiction) -> tuple[bool, int]:
        return one.kind == "update", lowest(lookup.claims.get(one.b if one.a == claim.id else one.a))

    for one in sorted(against, key=rank):
        word, value, why = _relation(claim, one, past, lookup)
        values = grouped.setdefault(why, {}).setdefault(word, [])
        if value not in values:
            values.append(value)
    return [Relation(told, why) for why, told in grouped.items()]


def _relation(claim: Claim, found: Contradiction, past: frozenset[str], lookup: Lookup) -> tuple[str, str, str]:
    """The word between a value and another, the other value, and the reason where it adds something."""
    other = lookup.claims.get(found.b if found.a == claim.id else found.a)
    overtaken = _OVERTAKEN in found.why  # the rival of a number that had gone replaced nothing itself
    older, newer = ("was replaced before", "came after") if overtaken else _WORDS[found.kind]
    replaced = claim.id in past and (other is None or other.id not in past or _before(claim, other, lookup))
    if found.kind == "correction":  # of a misprint and a number that has grown since the misprint was put right
        replaced = found.a == claim.id
    why = plain_dates(_BOTH.sub("", found.why))
    value = claim_value(other, lookup) if other else ""
    return older if replaced else newer, value, "" if why == _PLAIN or overtaken else why


def lowest(claim: Claim | None) -> int:
    """The number of a claim, of a bound its least: 9 of "at least nine"; 0 where the value is none."""
    value = claim.value if claim else 0
    if isinstance(value, int):
        return value
    least, dots, _ = value.partition("..")
    return int(least) if dots and least.isdigit() else 0


def _before(one: Claim, other: Claim, lookup: Lookup) -> bool:
    numbers = isinstance(one.value, int) and isinstance(other.value, int)
    return numbers and earlier((one, other), lookup) is one


def _lang_of(voice: str, lookup: Lookup) -> str:
    known = lookup.voices.get(voice)
    return tongue({span.article for span in known.mentions}, lookup)[0] if known else ""
