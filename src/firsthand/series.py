"""Numbers of a series: "press release no. 4/2025", "case 12/2024", "boletín n.º 7/2025". None of them is a day.

In: a text. Out: whether the figures at a place count in a series, and the text without the figures that name no day.
"""

import re
from functools import cache

from firsthand.resources import either, terms_of_all

_NEAR = 40  # characters before the figures: a word of the tables, a sign, what stands between them
_IN_A_YEAR = re.compile(  # "12/2024" names no day, whatever it counts
    r"(?<![\d./-])(?:\d{1,4}[/.-](?:19|20)\d\d|(?:19|20)\d\d[/.-]\d{1,4})(?![/.-]?\d)"
)
_FIGURES = re.compile(r"(?<![\d./-])\d{1,4}(?:[/.-]\d{1,4}){1,2}(?![/.-]?\d)")


def in_a_series(text: str, start: int) -> bool:
    """Whether the figures that begin at a place are numbered by the words right before them.

    >>> [in_a_series(text, text.index("3/11")) for text in ("Case 3/11/2024", "Notice no. 3/11/2024", "On 3/11/2024")]
    [True, True, False]
    """
    return _numbering().search(text[max(0, start - _NEAR) : start]) is not None


def without_numbers(text: str) -> str:
    """A text without figures that name no day: numbers in a series, and any number of a year.

    >>> without_numbers("Press release no. 4/2025, 12/03/2025")
    'Press release no. , 12/03/2025'
    """
    bare = _FIGURES.sub(lambda found: "" if in_a_series(text, found.start()) else found[0], text)
    return _IN_A_YEAR.sub("", bare)


@cache
def _numbering() -> re.Pattern[str]:
    """A sign of numbering ("no.", "n.º"), or what a court or a parliament numbers, at the end of a text."""
    words = either(terms_of_all("series"))
    return re.compile(rf"(?<![\w.])(?:{words})\s*$", re.IGNORECASE)
