"""Which number counts a happening where there is no parse: the one beside it, with no other trigger or clause between.

In: where a trigger stands, the other triggers and the quantities near. Out: the quantities that count it.
"""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.read import numbers
from firsthand.read.counting import DOERS
from firsthand.read.counts_nobody import measures
from firsthand.read.listed import summed, with_one_more, with_those_before, with_those_behind
from firsthand.read.plain_ranks import NEAR, PARTICIPLE, rank_of
from firsthand.read.triggers import Entry
from firsthand.records import Quantity

_MOURNED = re.compile(r"^\s+(?:de|por|para)\s+(?:(?:los|las)\s+)?$", re.IGNORECASE)  # "el entierro de siete"
_TO_WHOM = re.compile(
    r"\s+(?:ayer\s+|hoy\s+|anoche\s+|el\s+\w+\s+)?al?\s+\w"
)  # behind an active verb, whom it is done to
_CHANGE = 80  # characters: "de diecinueve a dieciocho el número oficial de"
_PARENT_OF = re.compile(r"\b(?:padre|madre|abuelo|abuela)\s+de\s+$", re.IGNORECASE)


def nearest(
    start: int, end: int, entry: Entry, others: Sequence[tuple[int, int, Entry]], near: Sequence[Quantity], text: str
) -> list[Quantity]:
    """The number beside a trigger where there is no parse: few words away, no other trigger or clause between.

    A number that stands nearer to a trigger of another kind is that one's: the 30 of "a dozen died and 30 were hurt".
    """
    if not entry.counts:
        return []
    if changed := _changed_to(start, end, near, text):
        return [changed]
    best: tuple[int, Quantity] | None = None
    for quantity in near:
        if measures(quantity) or (entry.event == "VIGIL" and _MOURNED.search(text[end : quantity.span.start])):
            continue
        if _PARENT_OF.search(text[max(0, quantity.span.start - 16) : quantity.span.start]):
            continue
        if quantity.span.end <= start and _done_to_others(start, end, entry, text):
            continue
        rank = rank_of(start, end, quantity, others, text)
        if rank is None or (best is not None and rank >= best[0]):
            continue
        rivals = [
            rank_of(a, b, quantity, others, text)
            for a, b, other in others
            if _vies(a, other, entry, quantity) and not _has_its_own(a, quantity, near)
        ]
        if all(rival is None or rank <= rival for rival in rivals):
            best = (rank, quantity)
    if best is None:
        return []
    listed = _in_a_list(start, best[1], others, near, text)
    total = summed("es", text, listed)
    return [with_one_more("es", text, one, [a for a, _, _ in others if a != start]) for one in total]


def _changed_to(start: int, end: int, near: Sequence[Quantity], text: str) -> Quantity | None:
    """The new number of a toll that changed: "rebajaron de 19 a 18 el número de (muertos)", "subió de 4 a 6"."""
    before, after = _before_a_toll().search(text, max(0, start - _CHANGE), start), _behind_a_toll().match(text, end)
    found = before or after
    return next((q for q in near if found and q.span.start <= found.start("new") < q.span.end), None)


@cache
def _before_a_toll() -> re.Pattern[str]:
    number = numbers.pattern("es")
    tally = r"(?:número|cifra|balance|total|recuento|saldo|conteo|cómputo)"
    return re.compile(
        rf"\bde\s+(?:{number})\s+a\s+(?P<new>{number})\s+(?:el|la|su)\s+{tally}\s+(?:\w+\s+)?de\s+(?:(?:los|las|personas|víctimas)\s+)?$",
        re.IGNORECASE,
    )


@cache
def _behind_a_toll() -> re.Pattern[str]:
    number = numbers.pattern("es")
    return re.compile(
        rf"(?:\s+[^\s.,;:]+){{0,8}}?\s+de\s+(?:{number})\s+a\s+(?P<new>{number})\b(?!\s+\w*años)", re.IGNORECASE
    )


def _in_a_list(
    start: int, one: Quantity, others: Sequence[tuple[int, int, Entry]], near: Sequence[Quantity], text: str
) -> Sequence[Quantity]:
    """A number beside a trigger and those of its list, but none that another trigger may count.

    "Murieron nueve agentes y tres civiles" are twelve, "murieron nueve agentes y tres civiles resultaron heridos" nine.
    """
    if one.span.end <= start:
        listed = with_those_before("es", text, near, one)
    else:
        listed = with_those_behind("es", text, near, one)
    joined = [q for q in listed if q is not one]
    if any(a != start and rank_of(a, b, q, others, text) is not None for q in joined for a, b, _ in others):
        return (one,)
    between = range(listed[0].span.end, listed[-1].span.start)
    return (one,) if any(a in between for a, _, _ in others) else listed


def _done_to_others(start: int, end: int, entry: Entry, text: str) -> bool:
    """Whether a verb is done to whom stands behind it, not before: "cinco agentes detuvieron a un hombre"."""
    if entry.subject != "actor" or entry.pos != "v" or entry.counts in DOERS or PARTICIPLE.match(text, start):
        return False
    return bool(_TO_WHOM.match(text, end))


def _has_its_own(start: int, quantity: Quantity, near: Sequence[Quantity]) -> bool:
    """Whether another number stands right before a trigger: "tres muertos y otras 48 personas heridas"."""
    return any(one is not quantity and 0 <= start - one.span.end <= 1 for one in near)


def _vies(start: int, other: Entry, entry: Entry, quantity: Quantity) -> bool:
    """Whether a trigger that counts something else stands close enough to a number to count it."""
    return other.counts != entry.counts and abs(start - quantity.span.start) < NEAR


def some_of_them(language: str, before: str, base: int, near: Sequence[Quantity]) -> list[Quantity]:
    """The number of those of whom something is told right behind: "tres de los siete detenidos quedaron libres"."""
    found = _some_of_them(language).search(before)
    return [q for q in near if found and q.span.start == base + found.start("some")]


@cache
def _some_of_them(language: str) -> re.Pattern[str]:
    number = numbers.pattern(language)
    held = r"\w+(?:[ai]d|st|rt)[oa]s"
    return re.compile(
        rf"\b(?P<some>{number})\s+de\s+(?:l[oa]s|sus)\s+(?:{number})\s+{held}\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE
    )
