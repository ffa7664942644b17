"""The source of a passage and the rivals that were rejected, in words: the same on the page and in the terminal.

In: the Evidence of an edge and a Lookup. Out: who, the verdict, how much of the passage each has, and why it lost.
"""

from typing import NamedTuple

from firsthand import records as r
from firsthand.tell.dates import plain_dates
from firsthand.tell.evidence import ends
from firsthand.tell.lookup import Lookup
from firsthand.tell.values import count

NAMED = 12  # stretches of words that one has and the other has not
_VERDICTS = {
    "source": "Best source",
    "further": "A further source, for other words",
    "later": "Rejected, as later",
    "less": "Rejected, as giving less",
    "little": "Rejected, as giving too little",
    "unweighed": "Not weighed",
    "aggregator": "Rejected, as an aggregator",
    "missed": "Missed",
}


class Rival(NamedTuple):
    """One article that has words of a passage before its copy."""

    article: str
    verdict: str
    who: str
    why: str
    notes: list[str]
    chosen: bool


def rivals(found: r.Evidence, lookup: Lookup) -> list[Rival]:
    """The source first, then those that have most of the passage."""
    return [
        Rival(
            article=holder.article,
            verdict=_VERDICTS[holder.verdict],
            who=f"{lookup.outlet(holder.article)}, {lookup.dated(holder.article)}",
            why=f"has {holder.words} of the passage's {count(found.words, 'word')}; {plain_dates(holder.why)}",
            notes=_notes(holder, lookup),
            chosen=holder.verdict == "source",
        )
        for holder in found.holders
    ]


def unseen_words(found: r.Evidence) -> str:
    """How many more may have the passage; empty where none has."""
    if not found.unseen:
        return ""
    return (
        f"{count(found.unseen, 'more article has', 'more articles have')} a run of its words before the copy and were "
        "not compared with it: each run is joined to a few of its holders alone"
    )


def _notes(holder: r.Holder, lookup: Lookup) -> list[str]:
    notes = []
    if not holder.compared:
        notes.append("the build did not compare the two, since a run is joined to a few of its holders alone; done now")
    for name, spans in (("lacks", holder.lacks), ("has, and the source has not", holder.alone)):
        told = [words for span in spans if _says(words := lookup.quote(span))]
        if told:
            more = f" and {len(told) - NAMED} more" if len(told) > NAMED else ""
            notes.append(f"{name}: {', '.join(f'“{ends(words)}”' for words in told[:NAMED])}{more}")
    return notes


def _says(words: str) -> bool:
    """Whether there is more than small words: that only a rival has "the" shows nothing."""
    return any(len(word) > 3 or word.isdigit() for word in words.split())
