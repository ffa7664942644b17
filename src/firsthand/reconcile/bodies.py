"""A body's name and its initials, as a page gives the two together: "Andean Zinc Corporation (AZC)".

In: the label of a source. Out: keys of its name and of its short form, empty where it gives none.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from firsthand.reconcile.names import fold, label_key, words

_WORD = r"[A-ZÁÉÍÓÚÑ][\w’'&.-]*"
_JOINS = r"(?:(?:of|and|for|the|de|del|la|las|los|el|y|e|&)\s+)*"
_NAME = re.compile(rf"{_WORD}(?:\s+{_JOINS}{_WORD})*$")
_SHORT = re.compile(r"\s*\(\s*(?:the\s+|la\s+|el\s+)?([^\W\d_][\w.-]{1,11})\s*\)\s*$")
_ARTICLE = re.compile(r"^(?:the|la|el|las|los)\s+", re.I)
# Whoever stands at, of or for a body is not the body: "a union at Orvik Steel".
_AT = frozenset(
    "of at for in from by with against near to on de del en por para contra ante con desde".split()  # noqa: SIM905
)


class Body(NamedTuple):
    """The keys of a body's name and of its initials; either may be empty."""

    name: str = ""
    short: str = ""


@lru_cache(maxsize=65536)
def body(label: str) -> Body:
    """The name and the initials that a label gives.

    >>> body("The mine's owner, Orvik Zinc Corporation (OZC)"), body("OZC")
    (Body(name='orvik zinc corporation', short='ozc'), Body(name='', short='ozc'))
    >>> body("la empresa Orvik Zinc"), body("a union at Orvik Zinc"), body("the port")
    (Body(name='orvik zinc', short=''), Body(name='', short=''), Body(name='', short=''))
    """
    bracket = _SHORT.search(label)
    short = fold(bracket[1]).replace(".", "") if bracket and any(map(str.isupper, bracket[1])) else ""
    plain = _ARTICLE.sub("", (label[: bracket.start()] if bracket else label).strip())
    found = _NAME.search(plain)
    if found is None or not _stands_alone(plain[: found.start()]):
        return Body()
    if len(words(found[0])) > 1:
        return Body(label_key(found[0]), short)
    return Body(short=fold(found[0]).replace(".", "")) if not short and found.start() == 0 else Body()


def _stands_alone(before: str) -> bool:
    """Whether what stands before a name says what it is, not who stands where: "la empresa", "the mine's owner, "."""
    return not before or before.rstrip().endswith(",") or _AT.isdisjoint(fold(before).split())
