"""How many people a source's words stand for: "three officials", "one current and two former", "some residents".

In: a noun phrase and its head. Out: the least and the most; the most is None where it is open above.
"""

import re
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import numbers
from firsthand.read.clauses import STANDINGS
from firsthand.read.heads import PLURAL
from firsthand.resources import table

_MANY_PRONOUNS = frozenset({"everyone", "everybody", "they", "them", "their", "who", "these", "those", "both", "all"})
SHARE = re.compile(r"\b(?:in|of|out of)\s+(?:\d+|ten|five|four|three)\b|%|\bper ?cent\b")
# Some of a trade in two standings: "one current and two former officials", "a current and former official".
_STANDING = f"(?:{'|'.join(sorted(STANDINGS))})"
_TWO_STANDINGS = re.compile(rf"(an?|\w+) {_STANDING} and (?:(an?|\w+) )?{_STANDING}\b")


def count(words: Tokens, root: Token) -> tuple[int, int | None]:
    """How many people the words stand for; the second is None where it is open above."""
    if (
        (root.tag_ in {"NN", "NNP"} and root.lemma_.lower() in {"people", "staff", "crowd", "media", "police"})
        or root.tag_ in PLURAL
        or root.lower_ in _MANY_PRONOUNS
        or root.lemma_.lower() in {"many", "some", "several", "few", "most"}
    ):
        low, high = 2, None
    else:
        low, high = 1, 1
    front = words.doc[words.start : max(root.i + 1, words.start + 1)].text.lower()
    if SHARE.search(front):
        return low, high  # "about 7 in 10 voters" counts no voters
    if (apart := _TWO_STANDINGS.match(front)) is not None and (both := _of_two_standings(apart)) is not None:
        return both
    rows, any_row = _group_numbers()
    for row in rows if any_row.search(front) else ():
        if re.search(rf"\b{row['term']}\b", front):
            if (high is None or row["term"] in front.split()[:2]) and not (
                high == 1 and row["term"] in {"other", "all"}
            ):
                return int(row["minimum"]), int(row["maximum"]) if row["maximum"] else None
            break
    if words.text.lower().startswith(("one of", "another of")):
        return 1, 1
    match = re.search(numbers.pattern("en"), front, re.IGNORECASE)
    exact = numbers.value(match.group(), "en") if match else None
    quantified = any(child.dep_ == "nummod" for child in root.children) or root.pos_ == "NUM"
    if exact is not None and quantified and exact >= 1 and exact == int(exact):
        least = re.search(r"\b(?:at least|more than|over)\b", front)
        return int(exact), None if least else int(exact)
    return low, high


def _of_two_standings(apart: re.Match[str]) -> tuple[int, int] | None:
    """How many "one current and two former" are; "a current and former" may be one or two."""
    first, second = (1 if one in {"a", "an"} else numbers.value(one or "", "en") for one in apart.groups())
    if first is None:
        return None
    if second is not None:
        return int(first + second), int(first + second)
    return (1, 2) if first == 1 else None


@cache
def _group_numbers() -> tuple[tuple[dict[str, str], ...], re.Pattern[str]]:
    """The words that count a group, longest first, and a pattern that any of them fits."""
    rows = tuple(sorted(table("en", "group_numbers"), key=lambda row: -len(row["term"])))
    return rows, re.compile(rf"\b(?:{'|'.join(row['term'] for row in rows)})\b")
