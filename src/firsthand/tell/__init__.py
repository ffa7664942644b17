"""Tell: what a case holds, on one page, in the terminal, and record by record.

In: a Dossier. Out: one self-contained HTML file, lines for the terminal, or the chain behind one record.
"""

from firsthand.records import Dossier
from firsthand.tell.judged import judgement_words, record_label
from firsthand.tell.listed import listed_judgement, listed_words
from firsthand.tell.lookup import GoneError, Lookup
from firsthand.tell.reasons import why, why_json
from firsthand.tell.sharing import Explain
from firsthand.tell.terminal import funnel_lines

__all__ = [
    "GoneError",
    "Lookup",
    "funnel_lines",
    "judgement_words",
    "listed_judgement",
    "listed_words",
    "record_label",
    "report",
    "why",
    "why_json",
]


def report(dossier: Dossier, explain: Explain | None = None) -> str:
    """The case as ONE self-contained HTML file: no network, no script needed to read it.

    `explain` asks lineage again what stands behind a copied passage; without it the page says only what is recorded.
    """
    from firsthand.tell.page import render

    return render(dossier, explain)
