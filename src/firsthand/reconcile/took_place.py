"""What took place, by a noun that no table knows: "the bust had taken place on Wednesday" speaks of the page's arrests.

In: the groups of a page's mentions, and joins. Out: joins of a bare "took place" whose noun is told as known already
with what the page tells of: the only happening that nothing parts from it, or the only one of its day or town. A
wedding, a match or an interview takes place too, and is no word for a happening: `resources/<language>/goings_on.tsv`.
"""

import re
from collections.abc import Mapping, Sequence

from firsthand.reconcile.facts import Facts, facts_of
from firsthand.reconcile.happenings import Kind, family
from firsthand.reconcile.kinds import kinds_that_are
from firsthand.reconcile.names import fold
from firsthand.reconcile.parted import parted, reasons
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention
from firsthand.unions import Unions
from firsthand.wording import folded_terms

_BOUNDARY = re.compile(r"[,;:«»“”\"—–]|\b(?:that|que|donde|where|when|cuando)\b")
_KNOWN = re.compile(r"\s*(?:the|this|that|el|la|los|las|est[eao]s?|dich[oa]s?)\s+((?:[\w'’-]+\s+){0,8}[\w'’-]+)\s*$")


def join_unnamed(
    pile: Pile,
    mentions: Sequence[Mention],
    groups: Sequence[list[Mention]],
    facts: Sequence[Facts],
    kinds: Mapping[str, Kind],
    joined: Unions,
) -> None:
    """Join each bare "took place" of a page to what the page tells of."""
    told = [(group, one) for group, one in zip(groups, facts, strict=True) if one.real and _may_be_meant(one.kind)]
    for mention in mentions:
        kind = kinds[mention.id]
        if kind.role != "light" or kind.slot or not _known(pile, mention):
            continue
        if any(m.sentence.overlaps(mention.sentence) for group in groups for m in group if m.id != mention.id):
            continue
        mine = facts_of(pile, [mention], kind)
        fit = [(group, one) for group, one in told if not parted(pile, mine._replace(kind=one.kind), one)]
        if len({family(one.kind).name for _, one in fit}) > 1:
            fit = [(group, one) for group, one in fit if reasons(mine._replace(kind=one.kind), one) >= 1]
        if fit and len({family(one.kind).name for _, one in fit}) == 1:
            group, _ = max(fit, key=lambda pair: (reasons(mine._replace(kind=pair[1].kind), pair[1]), len(pair[0])))
            joined.join(group[0].id, mention.id)


def _known(pile: Pile, mention: Mention) -> bool:
    """Whether what took place is told as known, and is no occasion of another sort."""
    before = fold(pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start])
    found = _KNOWN.match(_BOUNDARY.split(before)[-1])
    return found is not None and folded_terms("goings_on").isdisjoint(re.findall(r"\w+", found[1]))


def _may_be_meant(kind: Kind) -> bool:
    """Whether a page's own news is of such a kind: what befell people, or was done by somebody."""
    return kind.role == "bearer" or kind.name in kinds_that_are("done")
