"""Where the words of a source end that the parser took too many of: a dateline before it, a day or a verb behind it.

In: a paragraph's Draft. Out: the Draft, its source without them. Of "KESVIK – Survivors accused the army", "the
ministry on Monday night denied" and "Ministry rejects claims that" survivors and the ministry speak, which claims none.
"""

import re
from functools import cache

from firsthand.read import cues
from firsthand.read.datelines import story_begins
from firsthand.read.document import Document
from firsthand.read.drafts import Draft
from firsthand.resources import either, table

_LONGEST = 90  # characters of a source behind a dateline
_CLAIMS = frozenset({"claims", "reports", "accusations", "allegations"})
_REJECTS = re.compile(
    r"\s+(?P<verb>(?:reject|den(?:y|ie)|dismiss|refute|dispute|rebut|rebuff)(?:e?s|e?d)?)$", re.IGNORECASE
)


def with_source_ends(document: Document, made: Draft) -> Draft:
    """A draft whose source is without a dateline, a day of saying, or the verb of a denial."""
    made = _behind_dateline(document, made) if made.sources else made
    if not made.sources:
        return made
    return _who_rejects(document.article.text, _without_day(document.article.text, made))


def _behind_dateline(document: Document, made: Draft) -> Draft:
    """A draft whose source begins behind the dateline of its paragraph; the parser may take a town for who speaks."""
    paragraph = document.paragraphs[made.page]
    begins = paragraph.start + story_begins(paragraph)
    start, end = made.sources[0]
    if start >= begins:
        return made
    if end <= begins:
        doc, offset = paragraph.doc, begins - paragraph.start
        behind = next((one for one in doc if one.idx >= offset and one.head.idx < offset), None)  # set beside the town
        last = doc[behind.right_edge.i] if behind is not None else None
        end = paragraph.start + last.idx + len(last) if last is not None else begins
    if not begins < end <= min([begins + _LONGEST, *(cue for cue, _ in made.cues)]):
        return made._replace(sources=made.sources[1:])
    return made._replace(sources=((begins, end), *made.sources[1:]), who=None)


def _without_day(text: str, made: Draft) -> Draft:
    """A draft whose source is without the day on which it spoke: "a judge in Kesvik on Monday"."""
    start, end = made.sources[-1]
    day = _day().search(text, start, end)
    if day is None or day.start() <= start:
        return made
    return made._replace(sources=(*made.sources[:-1], (start, day.start())))


def _who_rejects(text: str, made: Draft) -> Draft:
    """A draft in which who rejects claims makes none: "Ministry rejects claims that a patrol boat rammed the ferry"."""
    start, end = made.sources[-1]
    cue, verb = made.cues[0], _REJECTS.search(text, start, end)
    denies = cues.lexicon("en").get("deny")
    if verb is None or denies is None or text[slice(*cue)].lower() not in _CLAIMS or verb.start() <= start:
        return made
    if text[end : cue[0]].strip():
        return made
    sources = (*made.sources[:-1], (start, verb.start()))
    return made._replace(
        sources=sources, cues=(verb.span("verb"),), contents=((cue[0], made.contents[-1][1]),), cue=denies
    )


@cache
def _day() -> re.Pattern[str]:
    days = either(frozenset(row["term"] for row in table("en", "calendar") if row["kind"] == "weekday"))
    part = r"(?:\s+(?:morning|afternoon|evening|night))?"
    return re.compile(rf"\s+(?:(?:late|early)\s+)?on\s+(?:{days}){part}$", re.IGNORECASE)
