"""What a denial or a verdict denies of a mention, and what it takes for granted.

In: a Pile, a reading, a mention with its attributions. Out: whether the happening itself is denied; the values that a
verdict calls false: "denied a role in the attack" grants the attack.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from firsthand.reconcile.causes import stated_cause
from firsthand.reconcile.determiners import takes_for_granted
from firsthand.reconcile.events import Happened
from firsthand.reconcile.on_whose_word import Found, led_to
from firsthand.reconcile.pile import Pile
from firsthand.records import Attribution, Mention, Reading, Span
from firsthand.resources import either, languages, table

_THAT_THE = re.compile(r"(?:that|que)(?:\s+\w+){1,3}\s*", re.IGNORECASE)  # "denied that the deadly" fire
_RANGE = re.compile(r"\d*\.\.\d*")
_JUDGED = frozenset({"status", "who", "cause"})  # what is called false with a deed: not that there is such a place


def is_granted(pile: Pile, reading: Reading, mention: Mention, said_by: Mapping[str, Attribution]) -> bool:
    """Whether what is denied takes a happening for granted: "denied a role in the attack", "meddling in the vote".

    Where the page was parsed, what hangs on the denial itself is denied; else what is not told as known.
    """
    within = said_by.get(mention.attribution or "")
    if within and within.stance == "denies" and reading.coverage == "full":
        begins = min((cue.start for cue in within.cues), default=mention.sentence.start)
        if _of_others().search(pile.articles[mention.article].text, begins, mention.trigger.start):
            return takes_for_granted(pile, mention)  # "dismissed reports that the school had been shelled"
        if _account_of().search(pile.articles[mention.article].text, begins, mention.trigger.start):
            return takes_for_granted(pile, mention) or mention.stance != "denies"
        return mention.stance != "denies"
    return takes_for_granted(pile, mention)


@cache
def _account_of() -> re.Pattern[str]:
    """An account that is denied, up to a word for what it is of: "contradicting the official account of the"."""
    accounts = (
        r"(?:accounts?|versions?|explanations?|descriptions?|narratives?|stor(?:y|ies)|relatos?|versi[oó]n(?:es)?)"
    )
    return re.compile(rf"\b{accounts}\s+(?:of|about|on|del?|sobre)\b[^,;:]*\Z", re.IGNORECASE)


@cache
def _of_others() -> re.Pattern[str]:
    """What others say that is denied, up to a word in it: "reports that the school had been"."""
    rows = (row for language in languages() for row in table(language, "hoaxes") if "told" in row["use"].split())
    told = either(frozenset(row["term"] for row in rows))
    return re.compile(rf"\b(?:{told})\s+(?:that|de\s+que)\b[^,;:]*\Z", re.IGNORECASE)


def denies_a_cause(
    pile: Pile, reading: Reading, mention: Mention, said_by: Mapping[str, Attribution], happened: Happened
) -> bool:
    """Whether what is denied is how something came about: "denied that the fire had started in the engine room".

    Or what brought it about: "denied that a valve caused the fire".
    """
    within = said_by.get(mention.attribution or "")
    if within is None or within.stance != "denies":
        return False
    event = happened.of[mention.id]
    for other in reading.mentions:
        alike = other.attribution == mention.attribution and other.sentence == mention.sentence
        cause = stated_cause(pile, other, happened.kinds[event]) if alike and happened.of[other.id] == event else None
        if cause is None:
            continue
        told = [span for span in within.contents if span.contains(other.trigger)]
        if any(span.start < cause.span.end < other.trigger.start for span in told):
            return True
        if any(_THAT_THE.fullmatch(words) for words in led_to(pile, within, other.trigger)):
            return True
    return False


def called_false(pile: Pile, mention: Mention, values: Sequence[Found], verdict: Span) -> Iterator[Found]:
    """What a verdict denies of a mention: its numbers, else that it happened, who did it and why; nothing granted.

    The words are those of both: "... more than 200 were killed. Both claims are false."
    """
    judged = [] if takes_for_granted(pile, mention) else [one for one in values if one.slot in _JUDGED]
    for one in numbers_of(values) or judged:
        yield one._replace(span=Span(mention.article, mention.sentence.start, verdict.end))


def numbers_of(values: Sequence[Found]) -> list[Found]:
    """Those of the values that are numbers."""
    return [one for one in values if isinstance(one.value, int) or _RANGE.fullmatch(one.value)]


def without_speakers(mention: Mention, said_by: Mapping[str, Attribution]) -> Mention:
    """A mention without who says so among its parties: "convicted her of fraud, a report shows" convicts no report."""
    within = said_by.get(mention.attribution or "")
    speakers = within.sources if within else ()
    parties = tuple(p for p in mention.participants if not any(p.span.overlaps(span) for span in speakers))
    return mention if len(parties) == len(mention.participants) else replace(mention, participants=parties)
