"""Who is said to say what: source, cue and content spans of every attribution.

In: a Document. Out: Attributions (without voices; sources.find gives them).
"""

from firsthand.read.document import Document
from firsthand.records import Attribution


def find(document: Document) -> list[Attribution]:
    """The attributions of a document, in text order."""
    return []
