"""Where an article says its words come from: credits of outlets and agencies, and the stretch each covers.

In: a Document. Out: Credits.
"""

from firsthand.read.document import Document
from firsthand.records import Credit


def find(document: Document) -> list[Credit]:
    """The credits of a document, in text order."""
    return []
