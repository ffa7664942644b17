"""Two pages in two languages that say the same in some sentences: a translation, or two reports of one day.

In: Sources and two articles. Out: whether they are two reports. Reporters who were at one place tell some things alike
and in one order, but have them from other people; a translator names whom the page named.
"""

from firsthand.reconcile.respoken import speakers_differ
from firsthand.reconcile.sentences import sentences_in
from firsthand.reconcile.sources import Sources

ODD = 0.3  # of the sentences that two pages share, those with another speaker


def two_reports(sources: Sources, here: str, there: str) -> bool:
    """Whether more than one of the sentences that two articles share has another speaker, and three in ten of them."""
    if (here, there) not in sources.apart:
        edges = sources.passages.retold(here, there)
        told = [(sentences_in(sources.pile, theirs), sentences_in(sources.pile, mine)) for mine, theirs in edges]
        pairs = [pair for one, other in told if len(one) == len(other) for pair in zip(one, other, strict=True)]
        odd = sum(speakers_differ(sources, source, retelling) for source, retelling in pairs)
        sources.apart[here, there] = odd > 1 and odd > ODD * len(pairs)
    return sources.apart[here, there]
