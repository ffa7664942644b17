"""What the first lines of a text may say of its outlet and day: too little to be taken, enough to be offered.

In: an Article that states no outlet or no date. Out: the outlet and the day that a person may mean, or None.
"""

import re
from collections.abc import Iterator

from firsthand.collect.opening import day_within, is_outlet
from firsthand.records import Article

_LINES = 6  # a running head, a headline, a standfirst, a byline, a day
_LONG = 120  # characters; a longer line is a paragraph of the story itself
_ISSUE = re.compile(r"\b(?:no|nr|nº|núm|num|vol|issue|year|año)\b\.?:? ?[\dIVXLC]+,?", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|·•–—]\s*|\s-\s|,\s")


def offered(article: Article) -> tuple[str | None, str | None]:
    """The outlet and the day that the head of an article prints.

    "CHEMICAL WEEKLY No. 412 9 March 2024" over a headline is most likely the name of the paper and its day; a program
    that took it for certain would take a reader's letter "From the Kesvik Courier of 9 March 2024" too.
    """
    outlet = day = None
    for line in _head(article):
        found = day_within(line)
        rest = line
        if found:
            day = day or found[0]
            rest = f"{line[: found[1]]}|{line[found[2] :]}"
        outlet = outlet or next(filter(None, map(_outlet, _PARTS.split(_ISSUE.sub("|", rest)))), None)
    return outlet, day


def _head(article: Article) -> Iterator[str]:
    """The first lines, up to the first long one."""
    blocks = article.blocks[:_LINES]
    lines = [line for block in blocks for line in article.text[block.start : block.end].split("\n")]
    for line in lines[:_LINES]:
        if len(line) > _LONG:
            return
        yield line.strip()


def _outlet(part: str) -> str | None:
    """A part of a line that is wholly an outlet's name, in small letters where the head has it in capitals alone."""
    words = part.split()
    if part.isupper():
        words = [word.capitalize() for word in words]
    return " ".join(words) if len(words) <= _LINES and is_outlet(words) else None
