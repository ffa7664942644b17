"""Times as TIMEX3 and EDTF.

In: a Document. Out: its Times, in order of the text.
"""

from firsthand.read.document import Document
from firsthand.records import Time


def tag(document: Document) -> list[Time]:
    """Every temporal expression of the readable paragraphs, resolved against the article's own date."""
    return []
