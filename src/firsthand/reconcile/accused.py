"""Whom somebody blames for a deed in a sentence that does not name it: "The minister blamed the Red Dawn."

In: a page. Out: its mention of the deed that the sentence before tells of, the event, and the words for the one who is
blamed. A bare name alone is taken, and only where one deed is told of right before it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.reconcile.doers import without_article
from firsthand.reconcile.events import Happened
from firsthand.reconcile.facts import APART
from firsthand.reconcile.failing_words import names_a_failing
from firsthand.reconcile.parties_in_labels import is_name
from firsthand.reconcile.pile import Pile
from firsthand.records import Attribution, Mention, Reading, Span

DEEDS = frozenset({"attack", "shooting", "stabbing", "beating", "explosion", "fire", "abduction", "hacking", "theft"})
_A_NAME = re.compile(r"(?:(?:the|el|la|los|las)\s+)?[A-ZÁÉÍÓÚÑ][\w’'-]*(?:\s+[A-ZÁÉÍÓÚÑ][\w’'-]*){0,4}")
_BLAMES = re.compile(r"(?:had\s+|has\s+|have\s+|ha\s+|han\s+|había\s+)?(?:blam\w+|culp\w+)(?:\s+al?)?", re.IGNORECASE)


class Accused(NamedTuple):
    """Who is blamed, where the words stand, and in whose accusation."""

    label: str
    span: Span
    by: Attribution


def accused(pile: Pile, reading: Reading, happened: Happened) -> Iterator[tuple[Mention, str, Accused]]:
    """The names that a page's speakers blame, each with the deed told just before, and its event."""
    deeds = [
        mention
        for mention in sorted(reading.mentions, key=lambda one: one.trigger)
        if happened.kinds[happened.of[mention.id]].name in DEEDS and mention.status not in APART
    ]
    for said in reading.attributions if deeds else ():
        if said.stance != "accuses" or len(said.contents) != 1 or not _BLAMES.fullmatch(_cue(pile, said)):
            continue
        span = said.contents[0]
        words = pile.quote(span)
        if _A_NAME.fullmatch(words) and is_name(words) and not names_a_failing(words):
            text = pile.articles[reading.article].text
            before = [
                m for m in deeds if m.sentence.end <= span.start and "\n" not in text[m.sentence.end : span.start]
            ]
            last = [m for m in before if m.sentence == before[-1].sentence]
            here = any(m.sentence.overlaps(span) for m in reading.mentions)
            if last and not here and len({happened.of[m.id] for m in last}) == 1:
                yield last[0], happened.of[last[0].id], Accused(without_article(words), span, said)


def _cue(pile: Pile, said: Attribution) -> str:
    return " ".join(pile.quote(cue) for cue in said.cues)
