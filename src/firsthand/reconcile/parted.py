"""Whether two groups of mentions can be one event: what parts them, and how much speaks for it.

In: the Facts of two groups. Out: why they cannot be one; the weight of what they have in common.
"""

from firsthand.reconcile.facts import DISPUTED, Facts
from firsthand.reconcile.kinds import AFFAIRS, BY_YEAR, COMING, SPOKEN, befell, recurs
from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.struck_towns import are_two
from firsthand.reconcile.two_sides import A_ROUND, of_other_sides, of_the_crowd
from firsthand.reconcile.values import meet
from firsthand.reconcile.whereabouts import POINTS, apart, strangers

# How alike their pages are says more of two happenings of a kind than the names, places or days of their sentences: on
# the training topics of ECB+ 70-85 % of the pairs on pages of a cosine above .3 are one, 10-25 % of those below .15.
_ALIKE = 1.0
_ONE_SHIP = 1.5  # what a ship's name in common is worth, beside what names say: no ship burns every year
_UNSAID = frozenset({"calamity", "tragedy", "incident"})  # whose words do not say what it was
_ONCE = frozenset({"vote", "judgment", "resignation", "appointment"})  # of one bill, or one person
ENOUGH = 2.0  # two reasons, as the same day and the same place; or a day and a person
RECENT = 10  # days: what an undated sentence tells of lies close to the day it was printed
A_ZONE = 1  # day: the page's clock and the place's may be far apart
OTHER_YEAR = 300  # days


def parted(pile: Pile, a: Facts, b: Facts) -> str | None:
    """Why two groups cannot be one event; None when nothing parts them."""
    if a.kind.name != b.kind.name:
        return "of different kinds"
    together = _one_company(a, b)
    days_fit = same_days(a, b) or (together and _a_day_apart(a, b)) or _disputed_day(a, b)
    if (
        a.real != b.real
        and a.kind.name not in AFFAIRS
        and not (on_one_day(a, b) or _of_one_year(a, b))
        and not (together and days_fit)
    ):
        return "one is only planned"
    if not days_fit:
        return "on different days"  # before the places: it takes a tenth of the time
    if years_ago(a, b) or years_ago(b, a):
        return "one is told without its day, and the other was in an earlier year"
    if _not_yet(a, b) or _not_yet(b, a):
        return "one was told of before the other happened"
    if _not_so_far(a, b) or _not_so_far(b, a):
        return "one had not happened when the other was first told of"
    if _of_another_day(a, b) or _of_another_day(b, a):
        return "there was none on another day"
    if a.several is not None and b.several is not None and a.several != b.several:
        return "one is several"
    if a.earlier != b.earlier:
        return "one is told of other times before"
    if a.ways and b.ways and not a.ways & b.ways:
        return "done in other ways"
    if a.sorts and b.sorts and not a.sorts & b.sorts:
        return "of other sorts"
    if a.ships and b.ships and not a.ships & b.ships:
        return "of other ships"
    if a.wrongdoers and b.wrongdoers and _by_others(a, b) and _by_others(b, a):
        return "done by others"
    if of_other_sides(a, b):
        return "one upon a building, and the other upon people"
    ours, theirs = a.spots or a.towns, b.spots or b.towns
    if ours and theirs and all(apart(pile, x, y) or strangers(pile, x, y) for x in ours for y in theirs):
        return "in different places"
    if a.kind.name in _UNSAID and _at_other_spots(a, b):
        return "at other spots"
    if not a.by & b.by and a.tongues & b.tongues and are_two(pile, a.struck_in, b.struck_in):
        return "upon other towns"
    if a.kind.name == SPOKEN and a.names and b.names and not a.names & b.names:
        return "of other speakers"
    if a.kind.name == SPOKEN and not a.times and not b.times and gap(a, b) > DISPUTED:
        return "told days apart"
    return "of different people, and no day in common" if _others(a, b) else None


def opposed(pile: Pile, a: Facts, b: Facts) -> str | None:
    """What parts two groups that copied words tie; a toll alone has no kind to be parted by."""
    return parted(pile, a, b if a.kind.role == b.kind.role else b._replace(kind=a.kind))


def reasons(a: Facts, b: Facts) -> float:
    """How much speaks for two groups that nothing parts: days, places and people in common."""
    weight = max(0.0, _akin(a, b)) if _one_affair(a, b) else _akin(a, b)
    close = [min(x[1], y[1]) - max(x[0], y[0]) for x in a.times for y in b.times if x[0] <= y[1] and y[0] <= x[1]]
    if close:
        weight += 1.5 if min(close) <= 1 or _of_one_year(a, b) else 0.5
    elif near(a, b):
        weight += 0.5
    elif distant(a, b) and not a.ships & b.ships and not _one_affair(a, b):
        weight -= 0.5 if a.places & b.places and len(a.people & b.people) > 1 else 1.0
    if a.places & b.places or a.names & b.names:
        weight += 1.5
    elif a.places and b.places:
        weight -= 1.0
    elif shared_names := (a.names | a.lead) & (b.names | b.lead):
        weight += 1.5 if len(shared_names) > 1 else 1.0
    if a.ships & b.ships:
        weight += _ONE_SHIP
    shared = a.people & b.people
    spots = shared & a.struck & b.struck
    one_spot = bool(spots or (a.scenes & b.scenes and not _UNSAID.isdisjoint((a.kind.name, b.kind.name))))
    weight += min(1.5, 0.75 * (len(shared - spots) + one_spot))
    if _one_affair(a, b) and (a.wrongdoers & b.names or b.wrongdoers & a.names):
        weight += 0.75
    if not shared and a.people and b.people and a.tongues & b.tongues:
        weight -= 0.5  # in one language; "detainees" and "detenidos" share no letters and may be the same people
    return weight


def _at_other_spots(a: Facts, b: Facts) -> bool:
    """Whether one is put near the library and the other near the station; in two languages that may be one spot."""
    return bool(a.scenes and b.scenes and a.tongues & b.tongues) and a.scenes.isdisjoint(b.scenes)


def by_two_wrongdoers(a: Facts, b: Facts) -> bool:
    """Whether a page tells of two people's wrongs: of the mayor's, and of "Hugo Paz, jailed in 2011 for embezzling"."""
    if not a.wrongdoers or not b.wrongdoers:
        return False
    return a.wrongdoers.isdisjoint(b.names | b.wrongdoers) and b.wrongdoers.isdisjoint(a.names | a.wrongdoers)


def _by_others(a: Facts, b: Facts) -> bool:
    """Whether the pages of a wrong name none of those who did another.

    Whom a page names first did not do what its last lines tell of one who was jailed years ago.
    """
    about = b.lead if b.wrongdoers & b.lead else frozenset[str]()
    return not a.wrongdoers & (b.names | about)


def _one_affair(a: Facts, b: Facts) -> bool:
    """Whether two groups tell of a wrong that is told of for months, from the first report to the sentence, of one."""
    return a.kind.name in AFFAIRS and not (a.times and b.times) and bool(a.names & b.names)


def hooks(facts: Facts) -> frozenset[str]:
    """What two groups must have some of in common to have two `reasons` for one event: a day alone is one."""
    return facts.places | facts.names | facts.lead | facts.people


def same_days(a: Facts, b: Facts) -> bool:
    """Whether no date parts two groups; an undated one fits any."""
    return not a.times or not b.times or any(meet(x, y) for x in a.times for y in b.times)


def on_one_day(a: Facts, b: Facts) -> bool:
    """Whether a planned happening and one that was are told of the same day: the plan came true, or was dropped."""
    return any(meet(x, y) and max(x[1] - x[0], y[1] - y[0]) <= 1 for x in a.times for y in b.times)


def near(a: Facts, b: Facts, within: int = RECENT) -> bool:
    """Whether an undated group was told of close to the other's day, or both close together, or nobody is dated."""
    ours, theirs = a.times or a.said, b.times or b.said
    if not ours and not theirs:
        return True
    if recurs(a.kind) and not (ours and theirs):
        ours, theirs, within = ours or a.about, theirs or b.about, A_ZONE
    return any(max(x[0] - y[1], y[0] - x[1]) <= within for x in ours for y in theirs)


def distant(a: Facts, b: Facts) -> bool:
    """Whether only one group is dated, and on no day that the other is likely to speak of; or none, weeks apart.

    They meet every year, and there was a fire in 2009: told without its day, it is not that one.
    """
    within = RECENT if a.kind.role == "plain" else OTHER_YEAR
    one_dated = bool(a.times) != bool(b.times)
    told = not a.times and not b.times and bool(a.said) and bool(b.said)  # both of the days on which they were told
    return (one_dated and not near(a, b, within)) or (told and not near(a, b))


def gap(a: Facts, b: Facts) -> float:
    """How many days lie between two groups, by when they were or when they were told of; 0 where neither is known."""
    ours, theirs = a.times or a.said, b.times or b.said
    return min((max(x[0] - y[1], y[0] - x[1], 0) for x in ours for y in theirs), default=0)


def years_ago(undated: Facts, dated: Facts) -> bool:
    """Whether one group tells of a meeting or march without its day, and the other was in an earlier year, elsewhere.

    "The summit" of this week's pages is not last year's, though the same two met; "when they met in Orlund" may be.
    """
    told = undated.said or undated.about
    if not recurs(dated.kind) or undated.times or not told or not dated.times:
        return False
    if undated.places and undated.places <= dated.there:
        return False
    return all(x[0] - y[1] > OTHER_YEAR for x in told for y in dated.times)


def other_counts(a: Facts, b: Facts) -> bool:
    """Whether two groups that tell of nothing but their dead count other numbers: 2 of a crash, 33 of a shooting."""
    return bool(a.counts and b.counts) and not any(meet(x, y) for x in a.counts for y in b.counts)


def _not_yet(undated: Facts, dated: Facts) -> bool:
    """Whether all pages of one group were out a day or more before the other happened: they tell of one before it.

    Meetings and marches are told of in advance, often in words that do not say so; not where who came is counted.
    """
    if undated.times or not undated.said or not (undated.real and dated.real):
        return False
    if recurs(dated.kind) and not undated.came:
        return False
    return bool(dated.times) and max(x[1] for x in undated.said) < min(x[0] for x in dated.times) - A_ZONE


def _not_so_far(never: Facts, told: Facts) -> bool:
    """Whether "nobody was arrested" was printed a day or more before anybody tells of the arrests: of others, then."""
    if not never.unhappened or told.unhappened or not never.said or not told.said:
        return False
    return max(x[1] for x in never.said) < min(x[0] for x in told.said) - A_ZONE


def _of_another_day(never: Facts, told: Facts) -> bool:
    """Whether "no arrests tonight" is of another day than the arrests that others tell of.

    Told of with their day, or in print before that day began.
    """
    if not never.unhappened or told.unhappened or not never.none_on:
        return False
    if told.times:
        return not any(max(x[0] - y[1], y[0] - x[1]) <= A_ZONE for x in never.none_on for y in told.times)
    return bool(told.said) and min(x[0] for x in told.said) < min(y[0] for y in never.none_on) - A_ZONE


def _akin(a: Facts, b: Facts) -> float:
    """What it says that two groups stand on pages much alike, or not; nothing of what recurs."""
    if not a.strands or not b.strands or recurs(a.kind):
        return 0.0
    return _ALIKE if a.strands & b.strands else -_ALIKE


def _of_one_year(a: Facts, b: Facts) -> bool:
    """Whether two elections are told by one year, which is what they are called by: "the 2031 election".

    Before the vote it was planned, and an attempt to sway it leaves it as it is.
    """
    return a.kind.name == BY_YEAR and any(
        x == y or (meet(x, y) and a.places & b.places) for x in a.times for y in b.times
    )


def _one_company(a: Facts, b: Facts) -> bool:
    """Whether two meetings have the town and somebody in common."""
    if a.kind.slot not in COMING or not a.people & b.people:
        return False
    towns = [{fold(x.name) for x in one.spots if x.precision in POINTS} for one in (a, b)]
    return bool(towns[0] & towns[1])


def _a_day_apart(a: Facts, b: Facts) -> bool:
    """Whether two days lie side by side: "on Sunday" of an evening before, or over the date line."""
    return any(max(x[0] - y[1], y[0] - x[1]) <= 1 for x in a.times for y in b.times)


def _disputed_day(a: Facts, b: Facts) -> bool:
    """Whether two days a little apart are accounts of one: a bill is passed once, a man convicted or gone once.

    An attack, a march or a raid there may be two of in a week.
    """
    if a.kind.name not in _ONCE or not any(max(x[0] - y[1], y[0] - x[1]) <= DISPUTED for x in a.times for y in b.times):
        return False
    return len(a.whom & b.whom) > 1 or (a.kind.name != "vote" and bool(a.people & b.people & a.names & b.names))


def _others(a: Facts, b: Facts) -> bool:
    """Whether a captain's arrest and that of nine protesters are two: other people, no day told of both."""
    if not befell(a.kind):
        return False
    if a.single != b.single and a.lent != b.lent and (_somebody_of_many(a, b) or _somebody_of_many(b, a)):
        return True  # "he was arrested" that day is none of the marchers held
    if a.times and b.times and not (a.lent != b.lent and min(a.many, b.many) < A_ROUND):
        return False
    if _somebody_of_many(a, b) or _somebody_of_many(b, a) or _some_of_all(a, b) or _some_of_all(b, a):
        return True
    if a.whom & b.whom or not (a.whom and b.whom and a.tongues & b.tongues):
        return False
    return not (a.many >= A_ROUND <= b.many and of_the_crowd(a.whom) and of_the_crowd(b.whom))


def _somebody_of_many(one: Facts, many: Facts) -> bool:
    """Whether one person is told of by name or trade, and in the other group several without it, in any language."""
    alone = one.many < 2 <= many.many and (bool(one.whom) or (one.single and not many.single))
    return alone and not one.whom & (many.whom | many.among)


def _some_of_all(every: Facts, some: Facts) -> bool:
    """Whether one group tells of two guards, held in Kesvik, and the other of "the captain and two guards"."""
    return bool(every.beside and some.whom) and not some.beside and not every.beside & some.whom
