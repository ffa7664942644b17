"""What an arrest follows from: "arrested over the attack on the bus station", "detained during the march".

In: a Pile and the sentences that tell of arrests. Out: the deeds that they name, and whether two sets of arrests follow
from different ones, so that their numbers are no rivals.
"""

from collections.abc import Iterable, Iterator, Sequence

from firsthand.reconcile.happenings import Kind, family, kind_of
from firsthand.reconcile.kinds import kinds_that_are
from firsthand.reconcile.names import label_key
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sites import sites
from firsthand.records import Mention, Span

FOLLOWS = frozenset({"arrest", "charge", "trial"})
FOLLOWING = frozenset({"arrested", "charged", "imprisoned", "released"})  # their slots
_DEEDS = frozenset({"protest", "riot", "raid"})  # beside what bears tolls


def is_deed(kind: Kind) -> bool:
    """Whether arrests can follow from a kind of happening."""
    return kind.role == "bearer" or kind.name in _DEEDS


def is_awaited(kind: Kind) -> bool:
    """Whether "it has not happened" says of a kind of happening that it is still to come, and not that it never was.

    >>> is_awaited(kind_of("arrested")), is_awaited(kind_of("escaped")), is_awaited(kind_of("attacked"))
    (True, False, False)
    """
    return kind.name in kinds_that_are("awaited") or kind.role == "light"


def of_other_deeds(pile: Pile, one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two numbers of arrested, told in some sentences each, are of different deeds.

    Of two kinds of deed; of deeds at two spots; or one of a deed of which no page of the other tells anything.
    """
    mine, theirs = list(_named(pile, one)), list(_named(pile, other))
    ours, others = _kinds(pile, mine), _kinds(pile, theirs)
    if ours and others:
        return not ours & others or _two_spots(pile, mine, theirs)
    if not ours and not others:
        return False
    bare = {sentence.article for sentence in (one if others else other)}
    told = (m for article in bare for m in pile.readings[article].mentions)
    return not _kinds(pile, told) & (ours | others)


def _named(pile: Pile, sentences: Iterable[Span]) -> Iterator[Mention]:
    """The deeds that sentences name."""
    for sentence in sentences:
        for mention in pile.readings[sentence.article].mentions:
            if mention.sentence == sentence and is_deed(kind_of(pile.quote(mention.trigger), mention.event_type)):
                yield mention


def _kinds(pile: Pile, mentions: Iterable[Mention]) -> set[str]:
    return {family(kind_of(pile.quote(m.trigger), m.event_type)).name for m in mentions}


def _two_spots(pile: Pile, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Whether all spots that the deeds are put at differ, in one language."""
    mine, theirs = (
        {(pile.articles[m.article].language, label_key(site.label)) for m in some for site in sites(pile, m)}
        for some in (one, other)
    )
    tongues = {language for language, _ in mine} & {language for language, _ in theirs}
    return bool(tongues) and not mine & theirs
