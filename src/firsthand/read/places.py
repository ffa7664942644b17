"""Toponyms and the GeoNames entries they name.

In: a Document. Out: its Places, in order of the text.
"""

from firsthand.read.document import Document
from firsthand.records import Place


def tag(document: Document) -> list[Place]:
    """Every toponym of the readable paragraphs; unresolved where no entry is well supported."""
    return []
