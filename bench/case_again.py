"""A built case told again under other names: a case of 50,000 articles out of 10,000 that were really read.

In: the articles, lineage and readings of a planted case, and how often to tell it. Out: the same three of a case that
many times as large. In each telling but the first every invented town and family has another name of the same length,
so that each span stands where it stood, and every site and record id is its own. Days, numbers, first names, offices
and all other words stay: the tellings have in common what affairs of one planted case have in common, and as many more
happenings fall on each day. Fit for measuring what reconciling costs, not how good it is.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from typing import TypeVar

import msgspec

from case_prose import words
from firsthand.records import Article, Lineage, Reading

_CONSONANTS = "bcdfghjklmnprstv"
_NAME = re.compile(r"[A-Z][a-z]{3,}")
_ID = re.compile(r'"([a-z]{3}-[0-9a-f]{12})"')
_T = TypeVar("_T", Article, Lineage, Reading)


def again(
    articles: Sequence[Article], lineage: Lineage, readings: Sequence[Reading], times: int, wording: str = "cases"
) -> tuple[list[Article], Lineage, list[Reading]]:
    """The case told `times` times."""
    told = range(times)
    parts = [renamed(lineage, number, wording) for number in told]
    return (
        [renamed(one, number, wording) for number in told for one in articles],
        Lineage(
            reuse=tuple(edge for part in parts for edge in part.reuse),
            texts=tuple(text for part in parts for text in part.texts),
            versions=tuple(version for part in parts for version in part.versions),
        ),
        [renamed(one, number, wording) for number in told for one in readings],
    )


def renamed(record: _T, number: int, wording: str = "cases") -> _T:
    """A record as a telling has it; the first is as it was."""
    if not number:
        return record
    names = invented(wording)
    body = msgspec.json.encode(record).decode()
    body = _NAME.sub(lambda found: other(found[0], number) if found[0] in names else found[0], body)
    body = _ID.sub(lambda found: f'"{found[1]}{number:x}"', body)
    body = re.sub(r"\.example\b", f"{chr(ord('a') + number)}.example", body)
    return msgspec.json.decode(body, type=type(record))


def other(name: str, number: int) -> str:
    """A name with other consonants.

    >>> other("Kesvik", 1), other("Kesvik", 2)
    ('Letbil', 'Mevcim')
    """
    return "".join(_turned(letter, number) for letter in name)


def _turned(letter: str, number: int) -> str:
    at = _CONSONANTS.find(letter.lower())
    if at < 0:
        return letter
    found = _CONSONANTS[(at + number) % len(_CONSONANTS)]
    return found.upper() if letter.isupper() else found


@cache
def invented(wording: str) -> frozenset[str]:
    """Every town and family that the generator can invent with one set of wordings."""
    found = words(wording)
    towns = _joined(found[f"town {part}"] for part in ("start", "middle", "end"))
    return frozenset(towns) | frozenset(_joined(found[f"family {part}"] for part in ("start", "end")))


def _joined(parts: Iterable[Iterable[tuple[str, str]]]) -> list[str]:
    return ["".join(english for english, _ in some) for some in product(*parts)]
