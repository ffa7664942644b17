"""Who was rescued and who had to leave: counts that belong to the disaster whose dead the same page counts.

In: a Pile, mentions, their kinds, joins. Out: joins. "Thirteen are dead. 61 people were rescued and 1,850 evacuated" is
one disaster's toll; of a page that counts the dead of two, or tells of another disaster last, nothing shows whose.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.reconcile.facts import facts_of
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.kinds import kind_of_group
from firsthand.reconcile.parted import RECENT
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.values import days
from firsthand.records import Mention
from firsthand.unions import Unions

SAVED = frozenset({"rescue", "displacement"})
_DEAD = frozenset({"killed", "missing", "injured"})


def join_saved(pile: Pile, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind], joined: Unions) -> None:
    """Join what nothing else bears to the event of its page that has the page's dead."""
    pieces = joined.pieces()
    loose = [p for p in pieces if kind_of_group(p, kinds).name in SAVED and all(kinds[n].name in SAVED for n in p)]
    if not loose:
        return
    bearing = {
        piece: kind for piece in pieces if (kind := kind_of_group(piece, kinds)).role == "bearer" and len(piece) > 1
    }
    on: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for piece in bearing:
        for article in sorted({mentions[name].article for name in piece}):
            on[article].append(piece)
    for piece in loose:
        told = [m for name in piece if (m := mentions[name]).polarity == "positive" and m.status == "happened"]
        for mention in told if len(told) == len(piece) else ():
            fit = _of_page(pile, mention, on[mention.article], mentions, kinds)
            if fit and _may_be(pile, mention, fit, mentions, bearing[fit]) and joined.may(piece[0], fit[0]):
                joined.join(fit[0], piece[0])
                break


def _of_page(
    pile: Pile,
    mention: Mention,
    bearers: Sequence[tuple[str, ...]],
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
) -> tuple[str, ...] | None:
    """The event whose dead are counted in the paragraph of a mention, else on its page, if no other is told since."""
    if not mention.quantities:
        return None
    text, at = pile.articles[mention.article].text, mention.trigger.start
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    here = {p: [mentions[n] for n in p if mentions[n].article == mention.article] for p in bearers}
    deadly = {p: [m for m in here[p] if kinds[m.id].role == "toll" and kinds[m.id].slot in _DEAD] for p in bearers}
    near = [
        p for p in bearers if any(start <= m.trigger.start and (m.trigger.end <= end or end < 0) for m in deadly[p])
    ]
    counted = near or [p for p in bearers if deadly[p]]
    if len(counted) != 1:
        return None
    since = max((m.trigger.start for m in here[counted[0]] if m.trigger.start < at), default=-1)
    rivals = (m for p in bearers if p != counted[0] for m in here[p])
    return None if any(since < m.trigger.start < at or m.sentence == mention.sentence for m in rivals) else counted[0]


def _may_be(pile: Pile, mention: Mention, piece: Sequence[str], mentions: Mapping[str, Mention], kind: Kind) -> bool:
    """Whether somebody was saved on the event's days or soon after."""
    when = facts_of(pile, [mentions[name] for name in piece], kind).times
    mine = [found for time in mention.times if (found := days(time.edtf))]
    return not when or not mine or any(x[0] <= y[1] and y[0] <= x[1] + RECENT for x in when for y in mine)
