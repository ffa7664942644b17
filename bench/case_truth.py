"""The truth about a generated case: what each claim rests on, which claims contradict, what drifted.

In: the printed lines, each with the world behind it. Out: a Truth. Everything is counted from who really knew:

- A line goes back, through every copy, translation and retelling, to the *root*: the sentence in which an outlet first
  put the fact into words from what it knew itself, and the people or papers that really told that outlet.
- articles: those that carry the value in a line, headlines too. texts: roots by article; a retelling in new words is a
  text of its own. outlets: the outlets of the roots, whether their articles are in the case or not.
- origins: the drawing of the funnel with the true lines alone: a node for each outlet of a root and for each voice that
  really told it this value, joined; an origin is a connected piece. Two groups that are called alike are two voices
  when they were two groups. An outlet that says nothing of who told it is still joined to who did, and a retelling that
  says nothing of where it has it still goes back to it; a claim whose origins would be another number without such
  ties is `hidden`: no text shows it. A common owner joins nothing.
- a value that came in by drift begins with the outlet that altered it, and no voice told it.
- voices: the people behind the true voices, each group by its true size.

Pairs of claims on one slot of one happening: `contradiction` (with its kind), `update` (one count at two hours),
`rounding`, `part`, `scope` (these four are no contradictions), `either` (no verdict: stages nobody said at one time).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from case_prose import Fact, Happening, Line, Voice

KIND_OF_SLOT = {"when": "date", "where": "place", "who": "actor", "cause": "cause", "status": "status"}


class Said(NamedTuple):
    """Characters `[start, end)` of the article at `url` are this line."""

    url: str
    start: int
    end: int
    line: Line
    hour: float  # of the article, counted from the first day of the calendar


@dataclass(slots=True)
class ClaimTruth:
    """One value, the lines that carry it, and the true counts."""

    fact: Fact
    said: list[Said] = field(default_factory=list)
    articles: int = 0
    texts: int = 0
    outlets: int = 0
    origins: int = 0
    voices: int = 0
    hidden: bool = False


class PairTruth(NamedTuple):
    """Two values of a slot, and what they are to each other."""

    a: Fact
    b: Fact
    verdict: str
    kind: str


class DriftTruth(NamedTuple):
    """What a retelling changed, as printed on both sides."""

    id: int
    kind: str
    source: Said
    retelling: Said
    before: str
    after: str


@dataclass(slots=True)
class Truth:
    """Everything that is known about a case."""

    happenings: dict[int, Happening]
    said: list[Said]
    claims: dict[Fact, ClaimTruth]
    pairs: list[PairTruth]
    drift: list[DriftTruth]
    controls: list[tuple[Said, Said]]  # retold in other words, nothing changed


def claims_of(said: Iterable[Said]) -> dict[Fact, ClaimTruth]:
    """The claims, counted."""
    claims: dict[Fact, ClaimTruth] = {}
    for one in said:
        for fact in one.line.facts:
            claims.setdefault(fact, ClaimTruth(fact)).said.append(one)
    for claim in claims.values():
        roots = [root_of(one.line, claim.fact) for one in claim.said]
        claim.articles = len({one.url for one in claim.said})
        claim.texts = len({text for _, text, _ in roots})
        claim.outlets = len({outlet for outlet, _, _ in roots})
        claim.origins = origins((outlet, voices) for outlet, _, voices in roots)
        claim.voices = sum({voice.id: voice.size for _, _, voices in roots for voice in voices}.values())
        claim.hidden = origins(_shown(one.line, claim.fact) for one in claim.said) != claim.origins
    return claims


def root_of(line: Line, fact: Fact) -> tuple[str, int, tuple[Voice, ...]]:
    """The outlet and article in which this value was first put into these words, and who told it."""
    if fact in line.altered:
        return (*line.altered_by, ())
    return line.root_outlet, line.root_text, line.real


def _shown(line: Line, fact: Fact) -> tuple[str, tuple[Voice, ...]]:
    """The same without a tie that no text shows."""
    outlet, text, voices = root_of(line, fact)
    if line.silent:
        return f"text {text}", voices
    return outlet, () if line.hidden else voices


def camp_of(line: Line, fact: Fact) -> str:
    """Whose version the line gives: main, rival, headline, self, or drift."""
    return "drift" if fact in line.altered else line.camp


def origins(reports: Iterable[tuple[str, Sequence[Voice]]]) -> int:
    """Connected pieces of outlets and the voices that told them.

    >>> mayor = Voice(1, "person", ("Ruiz", "Ruiz"), ("Ruiz", "Ruiz"))
    >>> origins([("Post", [mayor]), ("Courier", [mayor]), ("Times", [])])
    2
    """
    parent: dict[str | int, str | int] = {}

    def top(node: str | int) -> str | int:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for outlet, voices in reports:
        first = top(outlet)
        for voice in voices:
            parent[top(voice.id)] = first = top(first)
    return sum(node == above for node, above in parent.items())


def pairs_of(claims: dict[Fact, ClaimTruth], happenings: dict[int, Happening]) -> list[PairTruth]:
    """Every two values of one slot of one happening, judged."""
    slots: defaultdict[tuple[int, str], list[ClaimTruth]] = defaultdict(list)
    for claim in claims.values():
        slots[claim.fact.happening, claim.fact.slot].append(claim)
    return [
        judged
        for (happening, _), found in slots.items()
        for a, b in combinations(sorted(found, key=lambda one: one.fact), 2)
        for judged in _judged(a, b, happenings[happening])
    ]


def _judged(a: ClaimTruth, b: ClaimTruth, of: Happening) -> Iterator[PairTruth]:
    one, other = a.fact, b.fact
    kind = KIND_OF_SLOT.get(one.slot, "number")
    if one.scope != other.scope:
        scopes = {one.scope, other.scope} - {""}
        yield PairTruth(one, other, "part" if scopes == {"part"} else "scope" if "region" in scopes else "inside", kind)
        return
    if one.scope == "part":
        yield PairTruth(one, other, "part", kind)
        return
    if any(value.startswith("not ") for value in (one.value, other.value)):
        denied = one.value.removeprefix("not ") == other.value.removeprefix("not ")
        yield PairTruth(one, other, "contradiction" if denied else "either", "denial")
        return
    if ".." in one.value or ".." in other.value:
        meet = _low(one.value) <= _high(other.value) and _low(other.value) <= _high(one.value)
        yield PairTruth(one, other, "rounding" if meet else "either", kind)
        return
    camps = {camp_of(x.line, one) for x in a.said}, {camp_of(x.line, other) for x in b.said}
    if camps == ({"main"}, {"main"}):
        yield PairTruth(one, other, "update" if kind == "number" else "either", kind)
        return
    for odd in ("headline", "self", "drift"):
        if odd in camps[0] | camps[1]:
            near = _one_article(a, b) if odd != "drift" else _altered(a, b) or _altered(b, a)
            yield PairTruth(one, other, "contradiction" if near else "either", kind if odd == "drift" else odd)
            return
    together = kind != "number" or _at_one_time(a, b, of)
    yield PairTruth(one, other, "contradiction" if together else "either", kind)


def _low(value: str) -> int:
    return int(value.partition("..")[0])


def _high(value: str) -> float:
    return float("inf") if value.endswith("..") else int(value)


def _one_article(a: ClaimTruth, b: ClaimTruth) -> bool:
    return not {one.url for one in a.said}.isdisjoint(one.url for one in b.said)


def _altered(drifted: ClaimTruth, source: ClaimTruth) -> bool:
    """Whether a line of one claim is a line of the other with the value altered."""
    roots = {one.line.root for one in source.said}
    return any(drifted.fact in one.line.altered and one.line.root in roots for one in drifted.said)


def _at_one_time(a: ClaimTruth, b: ClaimTruth, of: Happening) -> bool:
    """Whether the count of one side was the newest when the other side gave its own."""
    stages = of.stages.get(a.fact.slot, [])
    begin = (of.day.toordinal()) * 24.0
    for main, rival in ((a, b), (b, a)):
        starts = [begin + hour for hour, value in stages if str(value) == main.fact.value]
        later = [begin + hour for hour, _ in stages]
        for start in starts:
            end = min((hour for hour in later if hour > start), default=float("inf"))
            if any(camp_of(one.line, rival.fact) == "rival" and start <= one.hour < end for one in rival.said):
                return True
    return False
