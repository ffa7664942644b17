"""Who did it to whom, told both ways round: "police fired on marchers", and "marchers fired on the police".

In: mentions of one event. Out: whether one side's doers are those whom the other side says it was done to.
"""

from collections.abc import Iterable, Iterator, Sequence

from firsthand.reconcile.parties import words_of_party
from firsthand.records import Mention

Parties = tuple[set[str], set[str]]  # the words for who did it, and for whom it was done to


def told_both_ways(mentions: Sequence[Mention]) -> bool:
    """Whether some tell of a deed and others of the same deed turned round; one page may tell of both."""
    told = list(_told(mentions))
    return any(_turned(one, other) for n, one in enumerate(told) for other in told[:n])


def turned_round(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Whether two versions of a deed have its parties turned round, and no page tells both on one's word.

    "Police fired on the marchers, who fired back" are two deeds.
    """
    by_word = {(m.article, m.attribution) for m in one} & {(m.article, m.attribution) for m in other}
    return not by_word and any(_turned(mine, theirs) for mine in _told(one) for theirs in _told(other))


def _told(mentions: Iterable[Mention]) -> Iterator[Parties]:
    for mention in mentions:
        if mention.polarity == "positive" and mention.stance != "denies":
            doers, done_to = (words_of_party(mention, role) for role in ("actor", "recipient"))
            if doers and done_to and not doers & done_to:
                yield doers, done_to


def _turned(one: Parties, other: Parties) -> bool:
    return bool(one[0] & other[1] and one[1] & other[0])
