"""Where a page itself goes on behind what somebody denies: "denied that it struck the bus, as the toll rose to 17",
"denied having struck the market, where nine people were killed".

In: the text, a stretch that somebody denies, its language. Out: the stretch without the page's own clause of the toll.
"""

import re
from functools import cache

from firsthand.resources import either, table

_BETWEEN = 60  # characters: "the number of dead in the town and its villages rose"


def without_own_toll(text: str, start: int, end: int, language: str) -> int:
    """Where a denied stretch ends, the clause left out in which the page tells how a toll grew meanwhile.

    >>> said = "that it struck the bus, as the number of dead rose to 17"
    >>> said[: without_own_toll(said, 0, len(said), "en")]
    'that it struck the bus'
    >>> said = "having struck the market, where nine people were killed"
    >>> said[: without_own_toll(said, 0, len(said), "en")]
    'having struck the market'
    >>> said = "that it counted the dead as 17"
    >>> without_own_toll(said, 0, len(said), "en") == len(said)
    True
    """
    found = _clause(language).search(text, start, end) or _there(language).search(text, start, end)
    return found.start() if found and found.start() > start else end


@cache
def _clause(language: str) -> re.Pattern[str]:
    lead, count, change = (
        either(frozenset(row["term"] for row in table(language, "meanwhile") if row["part"] == part))
        for part in ("lead", "count", "change")
    )
    rest = r"[^,.;:“”\"«»]"
    return re.compile(
        rf",?\s+(?:{lead})\s+(?:[\w’'-]+\s+){{0,3}}?(?:{count})\b{rest}{{0,{_BETWEEN}}}?\b(?:{change})\b{rest}{{0,{_BETWEEN}}}\Z",
        re.IGNORECASE,
    )


@cache
def _there(language: str) -> re.Pattern[str]:
    """A relative clause behind a comma, of those who were killed or hurt there: "donde el martes murieron nueve"."""
    where, befell = (
        either(frozenset(row["term"] for row in table(language, "meanwhile") if row["part"] == part))
        for part in ("where", "befell")
    )
    rest = r"[^.;:“”\"«»]"
    return re.compile(rf",\s+(?:{where})\s{rest}{{0,{_BETWEEN}}}?\b(?:{befell})\b{rest}*\Z", re.IGNORECASE)
