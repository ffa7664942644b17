"""Numbers in words and digits, as intervals with what they count.

In: a Document. Out: its Quantities, in order of the text.
"""

from firsthand.read.document import Document
from firsthand.records import Quantity


def tag(document: Document) -> list[Quantity]:
    """Every quantity of the readable paragraphs; dates, ages and clock times are not quantities."""
    return []
