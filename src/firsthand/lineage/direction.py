"""Who has the words from whom, as the texts show it, and in words why.

In: a Pile, its ties, the best sources. Out: for each piece a direction and the rule that gave it; the rule's words are
made only when they are asked for. Dates decide where they are the articles' own and apart; a third article, or an
agency's mark over both, explains two copies better than each other; else unknown.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.lineage.fingerprint import Bools, Longs
from firsthand.lineage.kind import FURNITURE, QUOTATION
from firsthand.lineage.passages import B_END, CONTENT, HIGH, LOW, OWN, B, Ties
from firsthand.lineage.pile import Pile, outlet_of
from firsthand.lineage.sources import Sinks, Sources
from firsthand.lineage.versions import address_of
from firsthand.moments import as_written, moment
from firsthand.records import Article, Direction
from firsthand.resources import terms_of_all

EXPLAINED = 0.8  # of the shared words stand in the third article too
APART = timedelta(hours=6)  # a crawl visits the copies of one story within hours, in any order
HEAD = 800  # characters in which a dateline stands
AGGREGATOR = "carries pieces of many unrelated stories: an aggregator is nobody's source"
DIRECTIONS: tuple[Direction, ...] = ("unknown", "a_from_b", "b_from_a", "common")
UNKNOWN, A_FROM_B, B_FROM_A, COMMON = range(4)
NEVER = -(1 << 62)  # when what is not known happened

_HEARD, _EDGE, _STATES, _SINK, _THIRD, _AGENCY, _DATES = range(7)  # the rules
_EPOCH = datetime(1970, 1, 1)
_WRITTEN = 3  # the column of the clock of one's own page
WAYS = 4  # of knowing when
_DATELINE = re.compile(r"(?:^|\n)[^\n]{0,80}?\(([A-Z][A-Za-z .]{1,30})\)\s*[-–—]")


class Verdicts(NamedTuple):
    """For each piece its direction, the rule that gave it, and for a better source its rank."""

    which: NDArray[np.int8]
    rule: NDArray[np.int8]
    third: Longs


class Times(NamedTuple):
    """When each article is said to be from: the first second of its date and the last, per way of knowing it.

    The columns are published, updated, captured, and published by the clock of its own page; NEVER where nothing is
    known.
    """

    first: Longs
    last: Longs


class Facts(NamedTuple):
    """What is known of each article beside its words: its times, and numbers for its page, agency mark and outlet.

    A number is -1 where there is nothing; `own` says that the article is the agency's own.
    """

    times: Times
    address: Longs
    mark: Longs
    own: Bools
    outlets: Longs


def verdicts(pile: Pile, ties: Ties, sources: Sources, sinks: Sinks) -> Verdicts:
    """The direction of every piece."""
    met = np.zeros(len(pile.articles), bool)
    met[ties.a] = met[ties.b] = True
    address = numbers([address_of(article.url) if article.url else None for article in pile.articles])
    marks = [mark_of(one) if asked else (None, False) for one, asked in zip(pile.articles, met.tolist(), strict=True)]
    own = np.array([is_own for _, is_own in marks], bool)
    facts = Facts(known_times(pile.articles, met), address, numbers([mark for mark, _ in marks]), own, pile.outlets)
    return judged(facts, ties, sources, sinks, ties.a * len(pile.articles) + ties.b)


def judged(facts: Facts, ties: Ties, sources: Sources, sinks: Sinks, tied: Longs) -> Verdicts:
    """The direction of every piece; `tied` are the pairs that have a tie, as sorted numbers a * articles + b."""
    times, address = facts.times, facts.address
    of_tie = ties.tie_of_piece()
    content = ties.pieces[:, CONTENT]
    third = _third(ties, sources, times, len(facts.outlets), tied)
    which, rule = np.zeros(len(of_tie), np.int8), np.full(len(of_tie), _DATES, np.int8)
    by_date = by_times(times, ties.a, ties.b)[of_tie]
    which[:] = by_date
    _say(which, rule, _agency(facts.mark, facts.own, facts.outlets, ties)[of_tie], COMMON, _AGENCY)
    _say(which, rule, third >= 0, COMMON, _THIRD)
    one_page = ((address[ties.a] == address[ties.b]) & (address[ties.a] >= 0))[of_tie]
    later = _written_over(times, ties.a, ties.b)[of_tie]
    _say(which, rule, one_page & later, B_FROM_A, _STATES)
    _say(which, rule, one_page & ~later, UNKNOWN, _STATES)
    _say(which, rule, content == FURNITURE, UNKNOWN, _EDGE)
    _say(which, rule, sinks.outside[of_tie], B_FROM_A, _SINK)
    _say(which, rule, content == QUOTATION, UNKNOWN, _HEARD)
    return Verdicts(which, rule, third)


def _say(which: NDArray[np.int8], rule: NDArray[np.int8], where: Bools, direction: int, by: int) -> None:
    which[where] = direction
    rule[where] = by


def why(articles: Sequence[Article], a: int, b: int, which: int, rule: int, third: int) -> str:
    """A verdict in words, for the articles of ranks a and b."""
    one, other = articles[a], articles[b]
    if rule == _HEARD:
        return "a third party's words, which both may have heard: who had them first is not shown"
    if rule == _EDGE:
        return "furniture at the same edge of two pages of one outlet"
    if rule == _SINK:
        return AGGREGATOR
    if rule == _STATES:
        return _states(one, other)
    if rule == _THIRD:
        return f"both have it from {articles[third].key}, the better source of {other.key}"
    if rule == _AGENCY:
        return f"both carry the mark of {_mark(one.text[:HEAD])}, whose text is not either of them"
    return dated(one, other, DIRECTIONS[which])


def by_time(a: Article, b: Article) -> tuple[Direction, str]:
    """What the dates say: those of the articles themselves, else of their capture when hours apart."""
    (which,) = in_time([a, b], np.array([0]), np.array([1]))
    return which, dated(a, b, which)


def in_time(articles: Sequence[Article], a: Longs, b: Longs) -> list[Direction]:
    """The direction of many pairs of articles, given by their places, as dates show it; `dated` says why."""
    met = np.zeros(len(articles), bool)
    met[a] = met[b] = True
    return [DIRECTIONS[which] for which in by_times(known_times(articles, met), a, b).tolist()]


def dated(a: Article, b: Article, which: Direction) -> str:
    """What the dates of two articles say of their order, in words."""
    first, later = _as_said(a.published), _as_said(b.published)
    if first and later:
        if which == "unknown":
            return f"both were published {min(first, later, key=len)}: the texts do not show the order"
        if which == "a_from_b":  # an aggregator, put last
            return f"published {later}, before {first}"
        return f"published {first}, before {later}"
    first, later = first or _as_said(a.captured), later or _as_said(b.captured)
    if not first or not later:
        return "no date for at least one of the two"
    close = ": too close to show the order" if which == "unknown" else ""
    return f"known to exist at {first} and {later}, by capture{close}"


def by_times(times: Times, a: Longs, b: Longs) -> NDArray[np.int8]:
    """The direction between the articles of each pair as their dates show it."""
    own = (times.first[a, 0] != NEVER) & (times.first[b, 0] != NEVER)
    timed = [times.first[side, 0] == times.last[side, 0] for side in (a, b)]
    said = np.where(own & (timed[0] != timed[1]), _WRITTEN, 0)  # a bare day is one of its own place, in no zone
    one, other = (np.where(times.first[side, 0] != NEVER, said, 2) for side in (a, b))
    first_a, last_a = times.first[a, one], times.last[a, one]
    first_b, last_b = times.first[b, other], times.last[b, other]
    known = (first_a != NEVER) & (first_b != NEVER)
    disjoint = known & ((last_a < first_b) | (last_b < first_a))
    apart = disjoint & (own | (np.abs(first_b - first_a) >= APART.total_seconds()))
    found = np.full(len(a), UNKNOWN, np.int8)
    found[apart & (first_a < first_b)] = B_FROM_A
    found[apart & (first_b < first_a)] = A_FROM_B
    return found


def known_times(articles: Sequence[Article], met: Bools) -> Times:
    """The times of those of the articles that are met; nothing is known of the others."""
    table = np.full((len(articles), WAYS, 2), NEVER, np.int64)
    of_met = chain.from_iterable([times_of(articles[n]) for n in np.flatnonzero(met).tolist()])
    table[met] = np.fromiter(of_met, np.int64).reshape(-1, WAYS, 2)
    return Times(table[:, :, 0], table[:, :, 1])


def times_of(article: Article) -> tuple[int, ...]:
    """The first and the last second of when an article was published, updated, captured; and published as written."""
    return _times(article.published, article.updated, article.captured)


@lru_cache(maxsize=1 << 16)
def _times(published: str | None, updated: str | None, captured: str | None) -> tuple[int, ...]:
    """They are asked for twice: for directions, and for who is one text."""
    said = moment(published), moment(updated), moment(captured), as_written(published)
    return tuple(second for date in said for second in _seconds(date))


@lru_cache(maxsize=1 << 16)
def _seconds(when: str | None) -> tuple[int, int]:
    """The first and the last second of a moment as `moment` writes it: a day has 86,400.

    >>> first, last = _seconds("2018-07")
    >>> (last - first + 1) // 86400
    31
    """
    if not when:
        return NEVER, NEVER
    try:
        first = datetime.fromisoformat(when if len(when) >= 10 else f"{when:-<7}-01".replace("---", "-01"))
    except ValueError:
        return NEVER, NEVER
    if len(when) > 10:
        return _since_epoch(first), _since_epoch(first)
    if len(when) == 10:
        last = first + timedelta(days=1, seconds=-1)
    else:
        following = first.replace(day=28) + timedelta(days=4) if len(when) == 7 else first.replace(month=12, day=31)
        last = following.replace(day=1) - timedelta(seconds=1) if len(when) == 7 else following + timedelta(hours=24)
    return _since_epoch(first), _since_epoch(last)


def _since_epoch(when: datetime) -> int:
    passed = when - _EPOCH
    return passed.days * 86_400 + passed.seconds


def _written_over(times: Times, a: Longs, b: Longs) -> Bools:
    """Two states of one page: the later is written over the earlier, so that any difference of time decides."""
    dates = slice(_WRITTEN)
    known = (times.first[a, dates] != NEVER) & (times.first[b, dates] != NEVER)
    return np.asarray((known & (times.last[a, dates] < times.first[b, dates])).any(axis=1))


def _states(a: Article, b: Article) -> str:
    for name in ("published", "updated", "captured"):
        first, later = moment(getattr(a, name)), moment(getattr(b, name))
        if first and later and _seconds(first)[1] < _seconds(later)[0]:
            return f"one page, {name} {_as_said(getattr(a, name))} and again {_as_said(getattr(b, name))}"
    return "one page twice: nothing shows which state is the later"


@lru_cache(maxsize=1 << 16)
def _as_said(date: str | None) -> str | None:
    """A date to the minute as its article gives it, in the article's own zone; None where `moment` finds none.

    >>> _as_said("2023-05-16T18:45:10.5+02:00"), _as_said("2023-05-16T07:05:00Z"), _as_said("2023-05~")
    ('2023-05-16T18:45+02:00', '2023-05-16T07:05Z', '2023-05')
    """
    plain = moment(date)
    if not plain or len(plain) <= 10:
        return plain
    bare = (date or "").strip().split("/")[0].rstrip("~?%").replace("Z", "+00:00")
    return datetime.fromisoformat(bare).isoformat(timespec="minutes").replace("+00:00", "Z")


def numbers(names: Sequence[str | None]) -> Longs:
    """A number a name; -1 for none."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(name, len(known)) if name else -1 for name in names], np.int64)


def mark_of(article: Article) -> tuple[str | None, bool]:
    """The agency in an article's dateline, and whether the article is that agency's own."""
    name = _mark(article.text[:HEAD])
    return name, name is not None and _is(article, name)


def _agency(mark: Longs, own: Bools, outlets: Longs, ties: Ties) -> Bools:
    """Whether both datelines name one agency, and neither article is its own, nor both of one outlet."""
    a, b = ties.a, ties.b
    return np.asarray((mark[a] >= 0) & (mark[a] == mark[b]) & (outlets[a] != outlets[b]) & ~own[a] & ~own[b])


def _mark(head: str) -> str | None:
    """The agency in an article's dateline."""
    found = _DATELINE.search(head) if "(" in head else None
    return found.group(1).strip() if found else None


def _is(article: Article, mark: str) -> bool:
    """Whether the article is the agency's own: by name, by its first words before words that many outlets have
    ("Meridian" of Meridian News Agency), by initials ("BPA"), by address ("bpa.example").
    """
    outlet, plain = outlet_of(article) or "", mark.casefold()
    short = outlet.removeprefix(plain).split() if outlet.startswith(plain + " ") else ()
    initials = "".join(word[0] for word in outlet.split())
    host = (article.url or "").split("//")[-1].removeprefix("www.").casefold()
    of_many = bool(short) and terms_of_all("outlet_words").issuperset(short)
    return of_many or plain in {outlet, initials} or host.startswith(plain + ".")


def _third(ties: Ties, sources: Sources, times: Times, articles: int, tied: Longs) -> Longs:
    """For each piece a best source of b, other than a, that carries the piece and precedes a; -1 for none.

    A page that prints the day alone may have been the last of that day: it precedes no other page of it.
    """
    order = np.argsort(ties.b, kind="stable")
    first, last = times.first[:, 0].copy(), times.last[:, 0].copy()
    at = np.searchsorted(ties.b[order], np.arange(articles + 1))
    return _better(ties, sources, first, last, order, at, tied)


@compiled
def _better(ties: Ties, sources: Sources, first: Longs, last: Longs, order: Longs, at: Longs, pairs: Longs) -> Longs:
    articles = len(at) - 1
    found = np.full(len(ties.pieces), -1, np.int64)
    carried = np.zeros((2, 1), np.bool_)  # the words of b that a source has as body, and all that it has
    for b in range(articles):
        if at[b + 1] - at[b] < 2:
            continue
        for place in range(sources.at[b], sources.at[b + 1]):
            source = ties.a[sources.tie[place]]
            carried = _carried(ties, sources.tie[place], carried)
            for tie in order[at[b] : at[b + 1]]:
                a = ties.a[tie]
                tied = np.searchsorted(pairs, source * articles + a)
                if a <= source or tied == len(pairs) or pairs[tied] != source * articles + a:
                    continue
                if first[a] != NEVER and first[source] <= last[a] and first[a] < last[source]:
                    continue
                if _is_source(ties, sources, b, place, a):
                    continue
                for piece in range(ties.at[tie], ties.at[tie + 1]):
                    if found[piece] < 0 and _carries(ties, piece, carried):
                        found[piece] = source
    return found


@leaf
def _is_source(ties: Ties, sources: Sources, b: int, until: int, a: int) -> bool:
    """Whether a is itself among the sources of b before one of them: then it needs no better."""
    for place in range(sources.at[b], until):
        if ties.a[sources.tie[place]] == a:
            return True
    return False


@compiled
def _carried(ties: Ties, tie: int, room: Bools) -> Bools:
    size = 0
    for piece in range(ties.at[tie], ties.at[tie + 1]):
        size = max(size, ties.pieces[piece, B_END])
    room = np.zeros((2, size), np.bool_)
    for piece in range(ties.at[tie], ties.at[tie + 1]):
        room[1, ties.pieces[piece, B] : ties.pieces[piece, B_END]] = True
        for run in range(ties.pieces[piece, LOW], ties.pieces[piece, HIGH]):
            room[0, ties.bodies[run, 1] : ties.bodies[run, 1] + ties.bodies[run, 2]] = True
    return room


@leaf
def _carries(ties: Ties, piece: int, carried: Bools) -> bool:
    """Whether a source has most of a piece: of its body, or of all its words where it has none."""
    row = ties.pieces[piece]
    there = 0
    if row[OWN]:
        for run in range(row[LOW], row[HIGH]):
            first = ties.bodies[run, 1]
            there += carried[0, first : first + ties.bodies[run, 2]].sum()  # a slice ends where there is no more
        return bool(there >= EXPLAINED * row[OWN])
    there += carried[1, row[B] : row[B_END]].sum()
    return bool(there >= EXPLAINED * (row[B_END] - row[B]))
