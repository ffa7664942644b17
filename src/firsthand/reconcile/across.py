"""Groups of different pages that are one event: of one story first, then of different stories.

In: a Pile, mentions, their kinds, story and strand numbers, joins. Out: joins. Within a story nothing may part two
groups; stories in between ask for more, as the day, the town and a person.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from firsthand.reconcile.deeds import FOLLOWS
from firsthand.reconcile.facts import Facts, facts_of, pooled
from firsthand.reconcile.followed import Deed, deeds_beside, deeds_of, for_one_deed, from_other_deeds, too_early
from firsthand.reconcile.general_nouns import EVEN, is_general, join_in_story
from firsthand.reconcile.happenings import LIGHT, Kind, family
from firsthand.reconcile.kinds import kind_of_group, recurs
from firsthand.reconcile.left_office import join_leavings
from firsthand.reconcile.loose_tolls import join_loose_tolls
from firsthand.reconcile.one_outbreak import join_outbreaks
from firsthand.reconcile.parted import ENOUGH, distant, hooks, other_counts, parted, reasons
from firsthand.reconcile.pieces import days_of_piece, facts_of_piece, of_family, with_story_days
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.saved import join_saved
from firsthand.reconcile.values import Interval
from firsthand.records import Mention
from firsthand.unions import Unions

MANY = 8  # groups of a kind and story, from which on
COMMON = 0.35  # of them may have a name that still tells them apart
ACROSS = 2.5  # between articles that share few words: the day, the town, and something more


def join_across(
    pile: Pile,
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
    strand: Mapping[str, int],
    days_of: Mapping[int, Interval],
    joined: Unions,
) -> None:
    """Join the groups of one story, then those of different stories that agree on more."""
    beside = deeds_beside(mentions, kinds)

    def join_stories(pieces: Iterable[tuple[str, ...]]) -> None:
        for number, same in _blocks(pieces, mentions, kinds, story):
            _join_story(pile, same, mentions, kinds, strand, days_of.get(number), joined, beside)

    def general() -> list[tuple[str, ...]]:
        # "the toll of the disaster rose to nine": its dead make no happening of their own of it
        every = ((p, [mentions[n] for n in p if kinds[n].role != "toll"]) for p in joined.pieces())
        return [piece for piece, told in every if is_general(pile, told, kind_of_group(piece, kinds))]

    nouns = set(general())
    join_stories(piece for piece in joined.pieces() if piece not in nouns)
    # What "the disaster" of one page speaks of is asked before whether it is that of another.
    _join_the_only(pile, (piece for piece in joined.pieces() if piece not in nouns), mentions, kinds, story, joined)
    join_in_story(pile, sorted(nouns), mentions, kinds, story, joined)
    join_stories(general())
    by_kind: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for piece in joined.pieces():
        kind = kind_of_group(piece, kinds)
        if kind.known:
            by_kind[kind.name].append(piece)
    for _, pieces in sorted(by_kind.items()):
        bearer = kind_of_group(pieces[0], kinds).role == "bearer"  # there are fewer explosions than meetings
        day_of = {piece[0]: days_of_piece(piece, mentions, story, days_of) for piece in pieces}
        _join_block(pile, pieces, mentions, kinds, joined, beside, day_of, ENOUGH if bearer else ACROSS)
    join_loose_tolls(pile, mentions, kinds, story, strand, joined)
    join_outbreaks(pile, mentions, kinds, joined)
    join_saved(pile, mentions, kinds, joined)
    join_leavings(pile, mentions, kinds, story, joined)


def _blocks(
    pieces: Iterable[tuple[str, ...]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
) -> Iterator[tuple[int, list[tuple[str, ...]]]]:
    """The groups of one kind and story, with the story's number; what follows from deeds comes after them."""
    blocks: dict[tuple[bool, int, str], list[tuple[str, ...]]] = defaultdict(list)
    for piece in pieces:
        kind = family(kind_of_group(piece, kinds))
        for number in sorted({story[mentions[name].article] for name in piece}):
            blocks[kind.name in FOLLOWS, number, kind.name].append(piece)
    for (_, number, name), found in sorted(blocks.items()):
        if name != LIGHT.name:
            yield number, found


def _join_the_only(
    pile: Pile,
    pieces: Iterable[tuple[str, ...]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    story: Mapping[str, int],
    joined: Unions,
) -> None:
    """An undated "explosion in Kesvik" is the only dated one of its story, when one fits clearly better than any."""
    told: dict[tuple[int, str], list[tuple[Facts, str]]] = defaultdict(list)
    for piece in pieces:
        kind = family(kind_of_group(piece, kinds))
        if kind.role == "bearer":
            facts = facts_of(pile, [mentions[n] for n in piece if kinds[n].role != "toll"], kind)
            for number in sorted({story[mentions[name].article] for name in piece}):
                told[number, kind.name].append((facts, piece[0]))
    for _, group in sorted(told.items()):
        for mine, name in [(facts, name) for facts, name in group if not facts.times]:
            fit = [
                (reasons(mine, other), at)
                for other, at in group
                if other.times and joined.may(name, at) and not parted(pile, mine, other)
            ]
            fit.sort(reverse=True)
            if fit and fit[0][0] >= 1 and (len(fit) == 1 or fit[1][0] <= fit[0][0] - 0.5):
                joined.join(name, fit[0][1])


def _join_story(
    pile: Pile,
    pieces: Sequence[tuple[str, ...]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    strand: Mapping[str, int],
    day: Interval | None,
    joined: Unions,
    beside: Mapping[str, Sequence[str]],
) -> None:
    """Join the groups of one kind and story, dated ones first, then the biggest.

    Four people "arrested over the attack on the bridge" are not the nine "arrested after the attack on the station".
    """
    facts = _told_apart([of_family(facts_of_piece(pile, piece, mentions, kinds)) for piece in pieces])
    facts = [
        with_story_days(one, (day,) if day else ())._replace(
            strands=frozenset(strand[mentions[name].article] for name in piece),
            said=one.said or ((day,) if day and not recurs(one.kind) else ()),
        )
        for one, piece in zip(facts, pieces, strict=True)
    ]
    order = sorted(range(len(pieces)), key=lambda n: (not facts[n].times, -len(pieces[n]), pieces[n][0]))
    deeds = deeds_of(pile, pieces, beside, mentions, kinds, joined)
    _gather(pile, ((facts[n], pieces[n][0]) for n in order), _asked, joined, deeds)


def _join_block(
    pile: Pile,
    pieces: Sequence[tuple[str, ...]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    joined: Unions,
    beside: Mapping[str, Sequence[str]],
    day_of: Mapping[str, tuple[Interval, ...]],
    enough: float,
) -> None:
    """Join the groups of one kind, biggest first; `enough` is more than a day in common is worth."""
    order = sorted(pieces, key=lambda p: (-len(p), p[0]))
    facts = (
        (with_story_days(facts_of_piece(pile, piece, mentions, kinds), day_of[piece[0]]), piece[0]) for piece in order
    )
    _gather(pile, facts, lambda *_: enough, joined, deeds_of(pile, pieces, beside, mentions, kinds, joined), hooks)


def _gather(
    pile: Pile,
    groups: Iterable[tuple[Facts, str]],
    asked: Callable[[Facts, Facts], float],
    joined: Unions,
    deeds: Mapping[str, dict[str, Deed]],
    hooked: Callable[[Facts], Iterable[str]] = lambda _: ("",),
) -> None:
    """Join each group, known by one of its mentions, to the one before it that has most for it, where one has.

    Only groups with a hook in common are compared; unless `hooked` gives others, all have one.
    """
    found: list[tuple[Facts, str]] = []
    on: dict[str, set[int]] = defaultdict(set)
    for mine, name in groups:
        weighed = (
            (reasons(mine, found[i][0]), -i)
            for i in sorted(set().union(*(on[hook] for hook in hooked(mine))))
            if joined.may(name, found[i][1])
            and not parted(pile, mine, found[i][0])
            and not from_other_deeds(pile, deeds[name], deeds[found[i][1]])
            and not too_early(found[i][0], deeds[name])
            and not too_early(mine, deeds[found[i][1]])
        )
        fit = sorted(
            (
                (w, i)
                for w, i in weighed
                if w + for_one_deed(deeds[name], deeds[found[-i][1]]) >= asked(mine, found[-i][0])
            ),
            reverse=True,
        )
        if fit and (len(fit) == 1 or fit[0][0] > fit[1][0] or fit[0][0] >= ENOUGH):
            best = -fit[0][1]
            other, first = found[best]
            joined.join(first, name)
            found[best] = (pooled(other, mine), first)
            deeds[first].update(deeds[name])
        else:
            best = len(found)
            found.append((mine, name))
        for hook in hooked(mine):
            on[hook].add(best)


def _asked(mine: Facts, other: Facts) -> float:
    """The reasons that are asked where nothing parts two groups of one story."""
    return ENOUGH if distant(mine, other) or other_counts(mine, other) else EVEN


def _told_apart(facts: Sequence[Facts]) -> list[Facts]:
    """The facts without the names that too many of them have to tell one happening from another."""
    if len(facts) < MANY:
        return list(facts)
    counts = Counter(name for one in facts for name in one.names | one.lead)
    common = {name for name, times in counts.items() if times > COMMON * len(facts)}
    return [one._replace(names=one.names - common, lead=one.lead - common) for one in facts]
