"""Credits that stand around a story: in its byline, as its last line, in what the page keeps as furniture.

In: a Document. Out: the credits found, with where they stand.
"""

import re

from firsthand.read.bylines import outlets_named
from firsthand.read.credit_frames import NAME, PATTERNS
from firsthand.read.credited import Found, full_name, of_the_page, over_links, plain_name
from firsthand.read.document import Document
from firsthand.read.heads import bare
from firsthand.read.outlets import is_outlet

# A byline that owes an outlet some of the words: which of them, it does not say.
_IN_PART = re.compile(
    r"\b(?:con (?:información|informaciones|datos|aportes) de|with (?:\w+ )?(?:information|files|reporting|material)"
    r" (?:from|by)|additional reporting)\b",
    re.IGNORECASE,
)
_FOOT = re.compile(rf"\s*[-—–(\[]*\s*({NAME})[)\].]*\s*")  # "— Meridian Press", "(EFE)"


def in_byline(document: Document) -> list[Found]:
    """An outlet in a byline block, or in the byline that the metadata give where the text repeats it."""
    article, found = document.article, []
    for block in article.blocks:
        if block.kind == "byline":
            text = article.text[block.start : block.end]
            for start, name in outlets_named(text, article.outlet):
                why = "con información de" if _IN_PART.search(text, 0, start) else "byline"
                found.append(Found(block.start + start, block.start + start + len(name), full_name(name), True, why))
    return found


def at_the_foot(document: Document) -> list[Found]:
    """An outlet whose name alone is a page's last line: "— Meridian Press"; what is from it, the page does not say."""
    article, last = document.article, document.paragraphs[-1:]
    line = _FOOT.fullmatch(article.text, last[0].start, last[0].end) if len(document.paragraphs) > 2 else None
    named = list(outlets_named(line[1], article.outlet)) if line else []
    if line is None or [name for _, name in named] != [line[1]] or bare(line[1]) in of_the_page(article):
        return []
    return [Found(line.start(1), line.end(1), full_name(line[1]), True, "reporting by")]


def in_furniture(document: Document) -> list[Found]:
    """Closing lines that a page keeps as furniture: "Read more at The Ledger"."""
    article, found = document.article, []
    linked_names = {bare(known) for known in over_links(article)}
    for block in article.blocks:
        if block.kind == "boilerplate":
            text = article.text[block.start : block.end]
            for pattern in PATTERNS.get(document.language, ()):
                for match in pattern.regex.finditer(text):
                    name = plain_name(match.group(1))
                    linked = bare(name) in linked_names
                    if pattern.trusted and (is_outlet(name) or linked):
                        at = block.start + match.start(1)
                        found.append(Found(at, at + len(name), full_name(name), pattern.certain, pattern.why))
    return found
