"""General nouns: "the catastrophe", "the crackdown", "the withdrawal" speak of the flood, the raid, the resignation.

In: the groups of an article's mentions, or those of the case. Out: the groups of such nouns joined to the happening that
they speak of. `resources/en/general.tsv` says of which kinds a kind can be told. The rule: on a page the happening of
such a kind that nothing parts from the noun and that has most for it; for a page that tells of none, the one of its
story that clearly has. In doubt it stays a happening of its own: a noun that is news ("a catastrophe") is none of these.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.reconcile.determiners import brings_in, takes_for_granted
from firsthand.reconcile.facts import Facts, facts_of, kind_of_group, parted, pooled, reasons
from firsthand.reconcile.happenings import Kind, family, may_speak_of, past
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention
from firsthand.unions import Unions

_SOME = 1.0  # a reason: the day, the town, or a name that both pages begin with
_CLEARLY = 0.5  # more than for any other


def is_general(pile: Pile, group: Sequence[Mention], kind: Kind) -> bool:
    """Whether a group is told of by a noun alone that can speak of happenings of other kinds, and as known."""
    return bool(may_speak_of(kind)) and all(_refers(pile, m) for m in group)


def _refers(pile: Pile, mention: Mention) -> bool:
    """Whether a noun is told as known already; of a headline, which has no articles, whether it is not told as new."""
    if takes_for_granted(pile, mention):
        return True
    bare = not past(pile.quote(mention.trigger).split()[0]) and not brings_in(pile, mention)
    return bare and pile.block(mention.trigger) == "headline"


def join_on_page(pile: Pile, groups: list[list[Mention]], facts: list[Facts], joined: Unions) -> None:
    """Join the general nouns of one article to what it tells of; takes their groups out of the lists."""
    general = [i for i, group in enumerate(groups) if may_speak_of(facts[i].kind)]
    others = [i for i in range(len(groups)) if i not in general]
    for i in general:
        new = [mention for mention in groups[i] if not _refers(pile, mention)]
        if not all(brings_in(pile, mention) for mention in new):
            continue  # a verb, as "withdrew"
        known = {
            n: facts[n]
            for n in others
            if joined.may(groups[n][0].id, groups[i][0].id) and all(_beside(m, groups[n]) for m in new)
        }
        if (best := _meant(pile, facts[i], known, groups)) is not None:
            joined.join(groups[best][0].id, groups[i][0].id)
            groups[best].extend(groups[i])
            facts[best] = pooled(facts[best], facts[i])
            groups[i] = []
    left = [i for i, group in enumerate(groups) if group]
    groups[:], facts[:] = [groups[i] for i in left], [facts[i] for i in left]


def _beside(mention: Mention, group: Sequence[Mention]) -> bool:
    """Whether a happening is named in the sentence of what is told as new: "the arrests in a crackdown on smugglers"."""
    return any(other.sentence.overlaps(mention.sentence) for other in group)


def _meant(pile: Pile, noun: Facts, known: Mapping[int, Facts], groups: Sequence[list[Mention]]) -> int | None:
    """The happening of a page that a noun speaks of: that of most reasons and mentions; none where kinds rival."""
    for names in may_speak_of(noun.kind):
        fit = [n for n, other in known.items() if _can_be(pile, noun, other, names)]
        if len({family(known[n].kind).name for n in fit}) == 1:
            return max(fit, key=lambda n: (reasons(noun, known[n]), len(groups[n]), -n))
        if fit:
            break
    return None


def _can_be(pile: Pile, noun: Facts, other: Facts, names: frozenset[str]) -> bool:
    known = other.kind.name in names or family(other.kind).name in names
    return known and not parted(pile, noun._replace(kind=other.kind), other)


def join_in_story(
    pile: Pile,
    pieces: Sequence[tuple[str, ...]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
    joined: Unions,
) -> None:
    """Join general nouns, whose own pages tell of no such happening, to the one of their story they clearly speak of."""
    told: dict[int, list[tuple[Facts, str]]] = defaultdict(list)
    general = set(pieces)
    for piece in joined.pieces():
        facts = facts_of(pile, [mentions[n] for n in piece if kinds[n].role != "toll"], kind_of_group(piece, kinds))
        for number in sorted({story[mentions[name].article] for name in piece} if piece not in general else ()):
            told[number].append((facts, piece[0]))
    for piece in pieces:
        noun = facts_of(pile, [mentions[name] for name in piece], kind_of_group(piece, kinds))
        numbers = sorted({story[mentions[name].article] for name in piece})
        near = [(other, at) for n in numbers for other, at in told[n] if joined.may(piece[0], at)]
        for names in may_speak_of(noun.kind):
            fit = [(reasons(noun, other), at) for other, at in near if _can_be(pile, noun, other, names)]
            fit = sorted((one for one in fit if one[0] >= _SOME), reverse=True)
            if fit and (len(fit) == 1 or fit[1][0] <= fit[0][0] - _CLEARLY):
                joined.join(fit[0][1], piece[0])
            if fit:
                break
