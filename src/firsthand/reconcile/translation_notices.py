"""Pages that say of themselves that they are translations: "The Open Page translated this report from the Spanish".

In: a Pile and an article. Out: the language that it was translated from; empty where it says nothing of it.
"""

import re
from functools import cache

from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.resources import either, languages, table

_LINE = 300  # characters: a notice is a line of its own


def translated_from(pile: Pile, article: str) -> str:
    """The language from which a page says, in a line of its own, that it was translated."""
    own = (pile.articles[article].language or "")[:2]
    for line in pile.articles[article].text.splitlines():
        found = _notice().search(fold(line)) if len(line) <= _LINE else None
        if found and _tongues()[found["tongue"]] != own:
            return _tongues()[found["tongue"]]
    return ""


@cache
def _notice() -> re.Pattern[str]:
    tongue = rf"(?P<tongue>{either(frozenset(_tongues()))})"
    english = r"translated\b[^.]{0,60}? from(?: the| an?)?(?: original)?"
    spanish = r"traducid[oa]\b(?:[^.]{0,40}?)? del|traduccion del"
    return re.compile(rf"\b(?:{english}|{spanish}) {tongue}\b")


@cache
def _tongues() -> dict[str, str]:
    return {fold(row["term"]): row["language"] for name in languages() for row in table(name, "tongues")}
