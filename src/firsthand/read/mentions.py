"""Mentions of happenings: triggers, participants, and the times, places and numbers that belong to them.

In: a Document with its times, places and quantities. Out: its Mentions, in order of the text.
"""

from collections.abc import Sequence

from firsthand.read.document import Document
from firsthand.records import Mention, Place, Quantity, Time


def find(
    document: Document, times: Sequence[Time], places: Sequence[Place], quantities: Sequence[Quantity]
) -> list[Mention]:
    """Every mention of a happening that the event lexicon knows."""
    return []
