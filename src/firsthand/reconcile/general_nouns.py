"""General nouns: "the catastrophe", "the raid", "the withdrawal" speak of the flood, the arrests, the resignation.

In: the groups of an article's mentions, or those of the case. Out: the groups of such nouns joined to the happening
that they speak of. `resources/en/general.tsv` says of which kinds a kind can be told. The rule: on a page the happening
of such a kind that nothing parts from the noun and that has most for it; for a page that tells of none, the one of its
story that clearly has. In doubt it stays a happening of its own; so does a noun that is news ("a catastrophe").
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.determiners import brings_in, takes_for_granted
from firsthand.reconcile.facts import Facts, facts_of, pooled
from firsthand.reconcile.happenings import Kind, family, kind_of, may_speak_of, past
from firsthand.reconcile.kinds import kind_of_group
from firsthand.reconcile.parted import RECENT, gap, parted, reasons
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention
from firsthand.unions import Unions

EVEN = 0.0  # within a story: at least as much for as against
_SOME = 1.0  # a reason: the day, the town, or a name that both pages begin with
_CLEARLY = 0.5  # more than for any other
_FAR_MORE = 3  # times as many pages

_WRECKS = frozenset({"sinking", "crash"})
_POINTS = re.compile(
    r"\b(?:this|that|est[ea]|es[ea]|aquel(?:la)?)\s+(?:(?!(?:the|an?|el|la)\b)[\w-]+\s+)?$", re.IGNORECASE
)
_OWNED = re.compile(r"(?:\b(?:his|her|its|their|our|su|sus)|\w['’]s|s['’])\s+(?:[\w-]+\s+)?$", re.IGNORECASE)


def is_general(pile: Pile, group: Sequence[Mention], kind: Kind) -> bool:
    """Whether a group is told of by a noun alone that can speak of happenings of other kinds, and as known."""
    return bool(may_speak_of(kind)) and not _news(pile, group)


def _news(pile: Pile, group: Sequence[Mention]) -> list[Mention]:
    """What is not told as known: of "the disaster near the convent occurred on Thursday" the verb tells of it too."""
    known = [mention for mention in group if _refers(pile, mention)]
    rest = [mention for mention in group if mention not in known]
    return [mention for mention in rest if not any(one.sentence.overlaps(mention.sentence) for one in known)]


def _refers(pile: Pile, mention: Mention) -> bool:
    """Whether a noun is told as known already; of a headline, which has no articles, whether it is not told as new."""
    before = pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start]
    known = takes_for_granted(pile, mention) or bool(_OWNED.search(before))
    if known or pile.quote(mention.trigger).lower().startswith("lo "):  # "lo ocurrido"
        return True
    bare = not past(pile.quote(mention.trigger).split()[0]) and not brings_in(pile, mention)
    return bare and pile.block(mention.trigger) == "headline"


def join_on_page(pile: Pile, groups: list[list[Mention]], facts: list[Facts], joined: Unions) -> None:
    """Join the general nouns of one article to what it tells of; takes their groups out of the lists."""
    general = [i for i, group in enumerate(groups) if may_speak_of(facts[i].kind)]
    others = [i for i in range(len(groups)) if i not in general]
    for i in general:
        pointed = _pointed_at(pile, groups[i], facts[i], {n: facts[n] for n in others}, groups)
        new = [] if pointed is not None else _news(pile, groups[i])
        if not all(brings_in(pile, mention) for mention in new):
            continue  # a verb, as "withdrew"
        if new and all(mention.polarity == "negative" for mention in groups[i]):
            continue  # "it sank by a failure of the engine, and not by a collision"
        known = {
            n: facts[n]
            for n in others
            if joined.may(groups[n][0].id, groups[i][0].id) and all(_beside(m, groups[n]) for m in new)
        }
        best = pointed if pointed in known else _meant(pile, facts[i], known, groups)
        if best is not None:
            joined.join(groups[best][0].id, groups[i][0].id)
            groups[best].extend(groups[i])
            facts[best] = pooled(facts[best], facts[i])
            groups[i] = []
    left = [i for i, group in enumerate(groups) if group]
    groups[:], facts[:] = [groups[i] for i in left], [facts[i] for i in left]


def _beside(mention: Mention, group: Sequence[Mention]) -> bool:
    """Whether a happening is named in the sentence of what is told as new: "the arrests in a raid on smugglers"."""
    return any(other.sentence.overlaps(mention.sentence) for other in group)


def _pointed_at(
    pile: Pile, nouns: Sequence[Mention], noun: Facts, known: Mapping[int, Facts], groups: Sequence[list[Mention]]
) -> int | None:
    """What "that disaster" points at: the happening of such a kind that its sentence, or the one before, told last."""
    first = nouns[0]
    text = pile.articles[first.article].text
    if not _POINTS.search(text, first.sentence.start, first.trigger.start):
        return None
    told = [
        (m.trigger, n)
        for n, other in known.items()
        if any(_can_be(pile, noun, other, names) for names in may_speak_of(noun.kind))
        for m in groups[n]
        if m.trigger < first.trigger and not text[m.sentence.end : first.sentence.start].strip()
    ]
    return max(told)[1] if told else None


def _meant(pile: Pile, noun: Facts, known: Mapping[int, Facts], groups: Sequence[list[Mention]]) -> int | None:
    """The happening of a page that a noun speaks of: that of most reasons and mentions; none where kinds rival."""
    for names in may_speak_of(noun.kind):
        fit = [n for n, other in known.items() if _can_be(pile, noun, other, names)]
        if any(known[n].kind.name in _WRECKS for n in fit):  # a ship foundered in a storm: that was the disaster
            fit = [n for n in fit if not all(_is_storm(pile, m) for m in groups[n])]
        if len({family(known[n].kind).name for n in fit}) == 1:
            return max(fit, key=lambda n: (reasons(noun, known[n]), len(groups[n]), -n))
        if fit:
            break
    return None


def _is_storm(pile: Pile, mention: Mention) -> bool:
    return kind_of(pile.quote(mention.trigger), mention.event_type).name == "storm"


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
    """Join general nouns, whose pages tell of no such happening, to the one of their story they clearly speak of."""
    told: dict[int, list[_Told]] = defaultdict(list)
    general = set(pieces)
    for piece in joined.pieces():
        if piece not in general:
            facts = facts_of(pile, [mentions[n] for n in piece if kinds[n].role != "toll"], kind_of_group(piece, kinds))
            one = _Told(piece[0], facts, len({mentions[name].article for name in piece}))
            for number in sorted({story[mentions[name].article] for name in piece}):
                told[number].append(one)
    for piece in pieces:
        noun = facts_of(pile, [mentions[name] for name in piece], kind_of_group(piece, kinds))
        numbers = {story[mentions[name].article] for name in piece}
        near = {one.name: one for n in numbers for one in told[n] if joined.may(piece[0], one.name)}
        if best := _clearly_meant(pile, noun, [near[name] for name in sorted(near)]):
            joined.join(best.name, piece[0])


class _Told(NamedTuple):
    """A happening of a story, known by one of its mentions, and how many pages tell of it."""

    name: str
    facts: Facts
    pages: int


def _clearly_meant(pile: Pile, noun: Facts, told: Sequence[_Told]) -> _Told | None:
    """The happening that has clearly most for it; where one has as much, that which far more pages tell of."""
    own = frozenset({noun.kind.name, family(noun.kind).name})
    for names, least in ((own, EVEN), *((names, _SOME) for names in may_speak_of(noun.kind))):
        weighed = [(reasons(noun, one.facts), one) for one in told if _can_be(pile, noun, one.facts, names)]
        long_ago = (one for one in told if gap(noun, one.facts) > RECENT)
        stale = {
            one.name for one in long_ago
        }  # a page of June speaks of what was in March where more than that says so
        fit = [pair for pair in weighed if pair[0] >= (max(least, _SOME) if pair[1].name in stale else least)]
        fit.sort(key=lambda pair: (-pair[0], -pair[1].pages))
        if fit:
            most, best = fit[0]
            rivals = [one for weight, one in fit[1:] if weight > most - _CLEARLY]
            return best if all(one.pages * _FAR_MORE <= best.pages for one in rivals) else None
    return None
