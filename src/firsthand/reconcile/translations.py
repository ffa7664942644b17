"""Two pages in two languages that say the same in some sentences: a translation, or two reports of one day.

In: Sources and two articles. Out: which of the two, as far as it shows. Two reporters who were at one place tell some
things alike and in one order; but each knows more than that, and has them from other people.
"""

from firsthand.reconcile.respoken import speakers_differ
from firsthand.reconcile.sentences import sentences_in
from firsthand.reconcile.sources import Sources, Together

ODD = 0.3  # of the sentences that two pages share, those with another speaker
_ALMOST_ALL = 0.8  # of a page's characters
_MOST = 0.6
_SENTENCES = 6


def how_translated(sources: Sources, here: str, there: str) -> Together:
    """How two articles go together, of which sentences of `here` may be translated from `there`.

    Almost all of both, sentence by sentence with the same speakers: a translation. Two reports: where more than one
    sentence has another speaker, or a good part of each page has no counterpart in the other.
    """
    if (here, there) not in sources.parallel:
        sources.parallel[here, there] = _together(sources, here, there)
    return sources.parallel[here, there]


def _together(sources: Sources, here: str, there: str) -> Together:
    pile, edges = sources.pile, sources.passages.translated(here, there)
    told = [(sentences_in(pile, mine), sentences_in(pile, theirs)) for mine, theirs in edges]
    pairs = [pair for mine, theirs in told if len(mine) == len(theirs) for pair in zip(theirs, mine, strict=True)]
    odd = sum(speakers_differ(sources, source, retelling) for source, retelling in pairs)
    if odd > 1 and odd > ODD * len(pairs):
        return "two reports"
    both = sources.passages.side_by_side(here, there)
    if both >= _ALMOST_ALL:
        return "perhaps" if odd or sum(len(theirs) for _, theirs in told) < _SENTENCES else "translation"
    mine = sum(len(span) for span, _ in edges) / max(1, len(pile.articles[here].text))
    return "perhaps" if both >= _MOST or mine >= _ALMOST_ALL else "two reports"
