"""Whether two causes can both stand: one thing in other words, or two that somebody gives together.

In: two claims of a cause and the assertions behind them. Out: whether they are no rivals. "A short circuit" and
"faulty wiring" are one kind of cause, "ice" is a sort of "a slippery road" (`kinds_of_causes.tsv`); brakes that failed
and a driver who was tired may both be where one page, or one speaker of it, tells of both. A page that gives one and
denies the other sets them against one another all the same.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from firsthand.reconcile.manners import manners
from firsthand.reconcile.names import fold, label_key
from firsthand.reconcile.sources import Sources
from firsthand.records import Assertion, Claim
from firsthand.resources import either, languages, table

SLOT = "cause"
_TELLS = frozenset({"asserts", "reports", "alleges", "believes", "accuses"})
_BLAMES = re.compile(r"\b(?:blam|because|due|owing|put|caus|culp|atribu|debid)", re.IGNORECASE)
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "él", "ella", "ellos", "ellas"})


def may_both_be(sources: Sources, one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> bool:
    """Whether two causes of one event need not exclude one another."""
    if (one.value in manners()) != (other.value in manners()):
        return True  # by whose hand somebody breathed carbon monoxide
    mine, theirs = ([by_id[name] for name in claim.support] for claim in (one, other))
    if _set_against(sources, mine, other, by_id) or _set_against(sources, theirs, one, by_id):
        return False
    if one_kind(str(one.value), str(other.value)):
        return True
    if not any(said.slot == SLOT and said.stance == "denies" for said in _against(one, other, by_id)) and (
        _lay_there(sources, mine) or _lay_there(sources, theirs)
    ):
        return True
    return any(_by_one(sources, a, b) for a in mine for b in theirs if a.stance in _TELLS and b.stance in _TELLS)


def one_kind(one: str, other: str) -> bool:
    """Whether two causes are of one kind, or one is the broader.

    >>> one_kind("faulty wiring", "a short circuit"), one_kind("ice", "una calzada resbaladiza"), one_kind("ice", "oil")
    (True, True, False)
    """
    mine, theirs = _kinds(one), _kinds(other)
    return any(a[0] in b or b[0] in a for a in mine for b in theirs)


def _kinds(label: str) -> list[tuple[str, str]]:
    """The kinds that the words of a cause name, each with its broader one."""
    pattern, rows = _words()
    return [rows[match[0]] for match in pattern.finditer(fold(label))]


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = [row for language in languages() for row in table(language, "kinds_of_causes")]
    found = {fold(row["term"]): (row["kind"], row["within"]) for row in rows}
    return re.compile(rf"(?<![\w-])(?:{either(frozenset(found))})(?![\w-])"), found


def _against(one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> list[Assertion]:
    return [by_id[name] for claim in (one, other) for name in claim.dispute if name in by_id]


def _lay_there(sources: Sources, given: Sequence[Assertion]) -> bool:
    """Whether a cause is only told as how things were, and nobody calls it the cause: "the driver was tired"."""
    mentions = sources.pile.mentions()
    return all(
        str(one.value) in _states()
        and one.mention in mentions
        and not one.span.overlaps(mentions[one.mention].trigger)
        and not _BLAMES.search(sources.pile.quote(one.span))
        for one in given
    )


@cache
def _states() -> frozenset[str]:
    """What lasts, and may have been there whatever else failed: ice, fog, bad upkeep, a tired driver."""
    rows = (row for language in languages() for row in table(language, "failings"))
    return frozenset(
        row["name"].format(who="driver") for row in rows if {"hazard", "condition", "state"} & set(row["use"].split())
    )


def _set_against(sources: Sources, given: Sequence[Assertion], other: Claim, by_id: Mapping[str, Assertion]) -> bool:
    """Whether who gives one cause denies the other: "not a bomb but a gas leak"."""
    denials = [said for name in other.dispute if (said := by_id.get(name)) and said.slot == SLOT]
    denials = [said for said in denials if said.stance == "denies"]
    return any(_by_one(sources, a, b) for a in given for b in denials)


def _by_one(sources: Sources, one: Assertion, other: Assertion) -> bool:
    """Whether two assertions are one speaker's of a page, or the page's own; "he added" goes on with whoever spoke."""
    if one.article != other.article or bool(one.attribution) != bool(other.attribution):
        return False
    mine, theirs = (_speaker(sources, said.attribution) for said in (one, other))
    return mine == theirs or "" in {mine, theirs}


def _speaker(sources: Sources, attribution: str | None) -> str:
    """Who speaks, in the page's words without an article; empty where only a pronoun does, or nobody is named."""
    if attribution is None:
        return "the page"
    said = sources.attributions.get(attribution)
    words = " ".join(map(sources.pile.quote, said.sources)) if said else ""
    key = label_key(words) if words else ""
    return "" if key in _PRONOUNS else key
