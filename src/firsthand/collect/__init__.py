"""collect: from files as found to frozen articles.

In: the names of inputs, and the bytes of each. Out: Captures, Articles and Problems. Formats: saved HTML, WARC, RSS,
Atom and JSON Feed, CSV, TSV, JSON lines and Parquet, PDF with text, plain text and Markdown; gzip is looked through.
"""

from firsthand.collect.draft import EXTRACTOR, Defaults
from firsthand.collect.find import Found, find
from firsthand.collect.reading import extract
from firsthand.collect.sniff import media_type
from firsthand.collect.table import FIELDS

__all__ = ["EXTRACTOR", "FIELDS", "Defaults", "Found", "extract", "find", "media_type"]
