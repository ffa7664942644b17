"""Which claims a person asks for: how many, why, when, where, who to whom, and whether it is disputed that it was.

In: the grouped claims of a case. Out: those worth counting. What is left out stays an assertion: that the depot is what
exploded, that an event happened which nobody denies, the country beside the town, that the police made an arrest, and
the odd party of one page where many pages name another.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from firsthand.reconcile.doers import denial
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.hoaxes import ALLEGED, HOAX
from firsthand.reconcile.names import fold, words
from firsthand.reconcile.relations import OF_ONE, two_people
from firsthand.reconcile.sites import is_site
from firsthand.reconcile.slots import DENIED
from firsthand.reconcile.values import precision
from firsthand.records import Assertion, Claim, Place
from firsthand.resources import languages, table

_MUCH_MORE = 3  # times as many pages: beside "Putin" in six, "man-baby" in one
_MANY = 10  # pages that tell of an event: one of them saying "did not meet" of some hour does not deny it
_PARTIES = frozenset({"who", "whom"})
_BEING = frozenset({"what", "status"})
_NO_MORE_THAN = frozenset({"predicted", "hypothetical"})  # than that it was set, or was
_SET = frozenset({"planned", "happened"})


def worth_counting(
    claims: Sequence[Claim],
    by_id: Mapping[str, Assertion],
    places: Mapping[str, Place],
    kinds: Mapping[str, Kind],
    named: frozenset[str],
    altered: frozenset[str],
) -> tuple[Claim, ...]:
    """The claims that a person asks for; `places` gives the place of each mention that has one, `kinds` of each event.

    `named` are the assertions that say in so many words who did it, or at what spot it was: beside "gunmen" in six, one
    page that names them; `altered` the mentions that a copy tells with another day or place than its source.
    """
    pages = {claim.id: {by_id[name].article for name in claim.support} for claim in claims}
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.event].append(claim)
    kept: set[str] = set()
    for event, whole in groups.items():
        towns = {word for c in whole if c.slot == "where" for word in words(str(c.value))}
        kind = kinds.get(event)  # none of an event that a person made: whom she names as its doer is news
        usual = {c.id for c in whole if c.slot == "who" and kind and _as_a_matter_of_course(str(c.value), kind, towns)}
        group = [c for c in whole if c.id not in usual]
        kept |= {claim.id for claim in _of_event(group, pages, by_id, places)}
        kept |= {c.id for c in group if c.slot == "where" and any(by_id[n].mention in altered for n in c.support)}
        kept |= {c.id for c in group if c.slot in {"who", "where"} and not named.isdisjoint(c.support)}
        kept |= {c.id for c in group if c.slot == "who" and denial(c.value)}
        kept |= {c.id for c in group if kind and kind.name in OF_ONE and _taken_for_another(c, group)}
    return tuple(claim for claim in claims if claim.id in kept)


def _taken_for_another(claim: Claim, group: Sequence[Claim]) -> bool:
    """Whether one page names the brother of whom the others say that he left."""
    others = (c for c in group if c.slot == claim.slot == "who" and c.id != claim.id)
    return any(two_people(str(claim.value), str(other.value)) for other in others)


def _of_event(
    group: Sequence[Claim],
    pages: Mapping[str, set[str]],
    by_id: Mapping[str, Assertion],
    places: Mapping[str, Place],
) -> list[Claim]:
    slots: dict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        slots[claim.slot].append(claim)
    kept = [claim for claim in group if claim.slot not in {*_PARTIES, *_BEING, "when", "where"}]
    kept += _finer(slots["when"], {c.id: precision(str(c.value)) >= 3 for c in slots["when"]})
    slots["spot"] = [c for c in slots["where"] if is_site(str(c.value))]
    towns = [c for c in slots["where"] if not is_site(str(c.value))]
    slots["where"] = _finer(towns, {c.id: not _is_wide(c, by_id, places) for c in towns})
    slots["by name"] = [c for c in slots["whom"] if _is_named(str(c.value))]
    slots["whom"] = [c for c in slots["whom"] if c not in slots["by name"]]
    for slot in ("where", "spot", "by name", *sorted(_PARTIES)):
        most = max((len(pages[c.id]) for c in slots[slot]), default=0)
        kept += [c for c in slots[slot] if len(pages[c.id]) * _MUCH_MORE > most]
    return kept + _being(slots["status"], len(set().union(*(pages[c.id] for c in group))), pages, by_id, bool(kept))


def _is_named(label: str) -> bool:
    """Whether one is told by name, as news beside the many pages that say what group he was of.

    >>> _is_named("Captain Rafael Olmedo"), _is_named("servicemen"), _is_named("Venezuelan officers")
    (True, False, False)
    """
    return len(re.findall(r"\b[^\W\d_a-záéíóúñ]\w+", label)) > 1


def _as_a_matter_of_course(label: str, kind: Kind, towns: set[str]) -> bool:
    """Whether a doer is who does such a thing anyway: police of the town an arrest, a court a judgment."""
    usual = _ordinary()
    said = [word for word in words(label) if word not in towns]
    return any(kind.name in usual.get(word, ()) for word in said) and all(
        word in usual and (kind.name in usual[word] or not usual[word]) for word in said
    )


@cache
def _ordinary() -> dict[str, frozenset[str]]:
    rows = [row for language in languages() for row in table(language, "ordinary")]
    return {fold(row["term"]): frozenset(row["of"].split()) - {"-"} for row in rows}


def _finer(claims: Sequence[Claim], fine: Mapping[str, bool]) -> list[Claim]:
    """The finer values, where there are any."""
    return [claim for claim in claims if fine[claim.id]] or list(claims)


def _is_wide(claim: Claim, by_id: Mapping[str, Assertion], places: Mapping[str, Place]) -> bool:
    """Whether a claim's place is a country or a region."""
    found = [places[mention] for name in claim.support if (mention := by_id[name].mention) in places]
    return bool(found) and all(place.precision in {"country", "region"} for place in found)


def _being(
    claims: Sequence[Claim], told: int, pages: Mapping[str, set[str]], by_id: Mapping[str, Assertion], more: bool
) -> list[Claim]:
    """That it happened, where somebody denies it, or where several pages tell no more than that.

    "If they meet" and "they may meet" add nothing to a meeting that as many pages tell of as planned.
    """
    firm = max((len(pages[c.id]) for c in claims if c.value in _SET), default=0)
    claims = [c for c in claims if c.value not in _NO_MORE_THAN or len(pages[c.id]) > firm]
    denied = [c for c in claims if c.value in {DENIED, HOAX} and (told < _MANY or _in_earnest(c, told, pages, by_id))]
    if denied:
        return denied + [claim for claim in claims if claim.value not in {DENIED, HOAX}]
    if alleged := [c for c in claims if c.value == ALLEGED]:
        return alleged
    return [c for c in claims if c.value not in {DENIED, HOAX} and not more and len(pages[c.id]) > 1]


def _in_earnest(claim: Claim, told: int, pages: Mapping[str, set[str]], by_id: Mapping[str, Assertion]) -> bool:
    """Whether somebody is said to deny an event that many pages tell of, or many pages do."""
    said = any(by_id[name].attribution or by_id[name].stance == "denies" for name in claim.support)
    return said or len(pages[claim.id]) * _MANY >= told
