"""Where the sentences of an article begin and end, in any of the languages it may be retold in.

In: an Article. Out: characters `[start, end)` of its sentences, each within one paragraph. A stop ends a sentence
only before a letter that may begin one, and not after what is likelier an abbreviation: too long a sentence is still
found, half of one is not.
"""

import re
from collections.abc import Iterator

from firsthand.lineage.kind import paragraphs
from firsthand.records import Article

_CLOSING, _OPENING = "\"'”’»“)]", "\"'“‘«‹„(—–¿¡[-"
_STOP = re.compile(rf"\n|[。！？｡]+[」』”’）]*|[.!?…؟۔]+[{re.escape(_CLOSING)}]*(?=\s)")
_SHORT = re.compile(r"(?:^|[^\w])(?:[^\W\d_]|[A-Z][a-z]{1,2}|\d{1,2})$")  # "J. Kreel", "Sra. Viksund", "am 24. Mai"


def bounds(article: Article) -> list[tuple[int, int]]:
    """The sentences of every paragraph, without the blanks around them."""
    found = []
    for start, end in paragraphs(article):
        for low, high in _cut(article.text, start, end):
            words = article.text[low:high]
            low, high = low + len(words) - len(words.lstrip()), high - (len(words) - len(words.rstrip()))
            if high > low:
                found.append((low, high))
    return found


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, low, stop.start(), stop.end(), end):
            yield low, stop.end()
            low = stop.end()
    yield low, end


def _ends(text: str, low: int, stop: int, behind: int, end: int) -> bool:
    """Whether a sentence ends with the stop in `[stop, behind)`."""
    mark = text[stop]
    if mark not in ".!?…؟۔":
        return True
    after = text[behind : min(end, behind + 40)].lstrip()
    begins = after.lstrip(_OPENING + " ")[:1] or after[:1]
    if not after or not (begins.isupper() or (begins.isalpha() and not begins.islower()) or after[0] in "—–¿¡«“„"):
        return False
    return mark != "." or behind - stop > 1 or not _SHORT.search(text, max(low, stop - 5), stop)
