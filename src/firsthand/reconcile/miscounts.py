"""What takes some of a number off it: "one of the dead had been counted twice", "uno de los muertos está vivo".

In: the folded words behind a number. Out: whether they say so (`resources/<language>/miscounts.tsv`).
"""

import re
from functools import cache

from firsthand.resources import either
from firsthand.wording import folded_terms

_OF_THEM = re.compile(r"\s*(?:of|de)\s+(?:the|its|their|los|las|sus)\s+")


def counted_wrongly(behind: str, event: str) -> bool:
    """Whether words behind a number say that whom it counts were counted wrongly; of the dead also that they live.

    >>> counted_wrongly(" bodies had been counted twice, he said", "INJURY"), counted_wrongly(" is alive", "INJURY")
    (True, False)
    """
    return bool(_wrongly(event).search(behind))


def taken_off(behind: str, event: str) -> bool:
    """Whether a number is of some who are taken off those told before: "one of the dead had been counted twice".

    >>> taken_off("of the dead was counted twice", "DEATH"), taken_off("of the dead was a child", "DEATH")
    (True, False)
    """
    return bool(_OF_THEM.match(behind)) and counted_wrongly(behind, event)


@cache
def _wrongly(event: str) -> re.Pattern[str]:
    terms = folded_terms("miscounts", "count", *(("alive",) if event == "DEATH" else ()))
    return re.compile(rf"^[^.;:]*\b(?:{either(terms)})\b")
