"""What a piece says: the mentions that are one event so far, and what their stories say of them.

In: a Pile, pieces, mentions, their kinds, story numbers. Out: the Facts of a piece, and the days of stories.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.reconcile.facts import Facts, facts_of
from firsthand.reconcile.happenings import Kind, family
from firsthand.reconcile.kinds import PARTS, kind_of_group
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.values import Interval, days
from firsthand.records import Mention


def facts_of_piece(
    pile: Pile, piece: Sequence[str], mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]
) -> Facts:
    """What the mentions of a piece say, but for tolls and parts of it, where it has others."""
    whole = kind_of_group(piece, kinds)
    main = [n for n in piece if kinds[n].role != "toll" and (kinds[n].name not in PARTS or whole.name in PARTS)]
    return facts_of(pile, [mentions[n] for n in main or piece], whole)


def of_family(facts: Facts) -> Facts:
    """The facts under the kind that other kinds are told as: of the family of an arrest are raids."""
    return facts._replace(kind=family(facts.kind))


def with_story_days(facts: Facts, day: tuple[Interval, ...]) -> Facts:
    """The facts of a group, with the days of its stories where its pages do not say when they were printed.

    A story that names nothing finer than a year may do so for an election long past.
    """
    return facts if facts.said else facts._replace(about=tuple(one for one in day if one[1] - one[0] <= 1))


def days_of_piece(
    piece: Iterable[str], mentions: Mapping[str, Mention], story: Mapping[str, int], days_of: Mapping[int, Interval]
) -> tuple[Interval, ...]:
    """The days of the stories that a group is told in."""
    return tuple(sorted({days_of[n] for name in piece if (n := story[mentions[name].article]) in days_of}))


def story_days(mentions: Iterable[Mention], story: Mapping[str, int]) -> dict[int, Interval]:
    """The day that most articles of each story name; in one that names no day, the month or year.

    A page without a date is taken to speak of that time: undated, "the meeting" is not the one of a year before.
    """
    named = {(story[m.article], m.article, found) for m in mentions for t in m.times if (found := days(t.edtf))}
    counts: dict[int, Counter[Interval]] = defaultdict(Counter)
    for number, _, found in named:
        counts[number][found] += 1
    return {
        number: min(found, key=lambda when: (when[1] - when[0] > 1, -found[when], when))
        for number, found in counts.items()
    }
