"""The lineage as a drawing: time across, one row an outlet, a circle an article, a curve a passage or a credit.

In: a Lookup and the pairs of articles that share words. Out: a Drawing in plain numbers, which the template writes as
SVG. Nothing is left out silently: `rows_all` and `edges_all` count what there is beside what is drawn.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from typing import NamedTuple

from firsthand.records import BY_MEANING, Credit
from firsthand.tell.curves import RADIUS, route
from firsthand.tell.dates import day_words, in_words, instant
from firsthand.tell.evidence import short
from firsthand.tell.lookup import Lookup, outlet_key
from firsthand.tell.pairs import Pair, pair_words

ROWS = 40  # outlets; a screen shows about 20, a printed page 40
EDGES = 60  # curves; beyond that a drawing is wool
UNSEEN = 8  # credited outlets that are not in the pile
_STEP = 0.45  # between two articles of one hour
_LONGEST_GAP = 2.5  # a pause of five days or of two years: the dates above say which
_LANE = 15  # two circles of one outlet at one time lie one above the other


@dataclass(frozen=True)
class Dot:
    """An article; `copy` when its text was seen earlier elsewhere."""

    article: str
    x: float
    y: float
    copy: bool
    title: str


@dataclass(frozen=True)
class Row:
    """An outlet."""

    label: str
    full: str
    top: float
    y: float
    height: float
    unseen: bool


@dataclass(frozen=True)
class Edge:
    """A curve and where it leads."""

    href: str
    path: str
    style: str
    width: float
    title: str
    arrow: bool


@dataclass(frozen=True)
class Tick:
    """A date on the axis; the last one ends at its line, so that the edge cuts nothing off."""

    x: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Drawing:
    """Everything the SVG needs."""

    name: str
    width: int
    height: int
    left: int
    undated_x: float | None
    rows: tuple[Row, ...]
    dots: tuple[Dot, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[Tick, ...]
    edges_all: int
    rows_all: int
    narrow: bool


def draw(lookup: Lookup, found: Sequence[Pair], credit_href: dict[str, str], *, narrow: bool) -> Drawing:
    """Lay the drawing out. `credit_href` gives the link of every credit that may be drawn."""
    credits = [c for c in lookup.credits.values() if c.id in credit_href and not c.own]
    edges_all = len(found) + len({(c.article, c.target) for c in credits if c.target})
    drawn = _drawn(lookup, found)
    outlets = _outlets(lookup, drawn)
    known = {outlet_key(outlet) for outlet in lookup.outlets()}
    unseen = _unseen(credits, {a for articles in outlets.values() for a in articles}, known)
    left = 12 if narrow else 190
    width = 360 if narrow else 1040
    undated = any(lookup.when(a) is None for articles in outlets.values() for a in articles) or bool(unseen)
    scale, ticks = _scale(lookup, outlets, left + (88 if undated else 24), width - 18, 76 if narrow else 80)
    undated_x = left + 20.0 if undated else None
    rows, places = _rows(lookup, outlets, unseen, scale, undated_x or 0.0, narrow)
    edges = _edges(lookup, drawn, places) + _credit_edges(credits, credit_href, places, lookup)
    bottom = max((row.top + row.height for row in rows), default=30)
    return Drawing(
        name="narrow" if narrow else "wide",
        width=width,
        height=round(bottom + 30),
        left=left,
        undated_x=undated_x,
        rows=tuple(rows),
        dots=tuple(_dots(lookup, outlets, places)),
        edges=tuple(edges),
        ticks=tuple(ticks),
        edges_all=edges_all,
        rows_all=len(lookup.outlets()),
        narrow=narrow,
    )


def _drawn(lookup: Lookup, found: Iterable[Pair]) -> list[Pair]:
    """The largest pairs whose outlets find a row: a curve without both its ends cannot be drawn."""
    rows: set[str] = set()
    chosen: list[Pair] = []
    for pair in found:
        ends = {lookup.outlet(pair.source), lookup.outlet(pair.copy)}
        if pair.content != "boilerplate" and len(rows | ends) <= ROWS and len(chosen) < EDGES:
            rows |= ends
            chosen.append(pair)
    return chosen


def _outlets(lookup: Lookup, drawn: Iterable[Pair]) -> dict[str, list[str]]:
    """The rows: outlets in the order of their first article; those that the curves touch are kept first."""
    touched = {article for pair in drawn for article in (pair.source, pair.copy)}
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(lookup.articles, key=lookup.order):
        grouped[lookup.outlet(article)].append(article)
    kept = sorted(grouped, key=lambda o: (not touched.intersection(grouped[o]), -len(grouped[o]), o))[:ROWS]
    return {outlet: articles for outlet, articles in grouped.items() if outlet in set(kept)}


def _unseen(credits: Iterable[Credit], drawn: set[str], known: set[str]) -> dict[str, int]:
    """Outlets that are credited and not in the pile, by how many articles credit them."""
    crediting: defaultdict[str, set[str]] = defaultdict(set)
    called: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for credit in credits:
        key = outlet_key(credit.outlet)
        if credit.target is None and credit.article in drawn and key not in known:
            crediting[key].add(credit.article)
            called[key][credit.outlet] += 1  # "Coastal Courier" and "The Coastal Courier" are one row
    ranked = sorted(crediting, key=lambda key: (-len(crediting[key]), key))[:UNSEEN]
    return {min(called[key], key=lambda name: (-called[key][name], name)): len(crediting[key]) for key in ranked}


class _Scale(NamedTuple):
    """Days to x: straight within a day's neighbourhood, long gaps shortened."""

    days: tuple[float, ...]
    places: tuple[float, ...]

    def x(self, day: float) -> float:
        if day in self.days:
            return self.places[self.days.index(day)]
        return self.places[0]


def _scale(
    lookup: Lookup, outlets: dict[str, list[str]], first: float, last: float, room: float
) -> tuple[_Scale, list[Tick]]:
    """Each moment its place: a gap of n days is drawn as log2(1 + n) up to a limit, so that hours and years fit."""
    moments = {instant(lookup.when(a)) for articles in outlets.values() for a in articles}
    days = sorted(day for day in moments if day is not None)
    if not days:
        return _Scale((), ()), []
    steps = [0.0]
    for before, after in pairwise(days):
        steps.append(steps[-1] + _STEP + min(_LONGEST_GAP, log2(1 + after - before)))
    stretch = (last - first) / steps[-1] if steps[-1] else 0.0
    places = [first + step * stretch if stretch else (first + last) / 2 for step in steps]
    shown: list[tuple[float, float]] = []
    for day, place in zip(days, places, strict=True):
        if (not shown or (int(day) != int(shown[-1][0]) and place - shown[-1][1] >= room)) and place <= last - 20:
            shown.append((day, place))
    if not shown or int(days[-1]) != int(shown[-1][0]):  # until when is what a reader asks first
        while len(shown) > 1 and places[-1] - shown[-1][1] < room * 1.4:
            shown.pop()
        shown.append((days[-1], places[-1]))
    ticks: list[Tick] = []
    year = ""
    for day, place in shown:
        text, edge = day_words(day), "end" if place > last - 20 else "middle"
        ticks.append(Tick(round(place, 1), text if text[-4:] != year else text[:-5], edge))
        year = text[-4:]
    return _Scale(tuple(days), tuple(places)), ticks


def _rows(
    lookup: Lookup,
    outlets: dict[str, list[str]],
    unseen: dict[str, int],
    scale: _Scale,
    undated_x: float,
    narrow: bool,
) -> tuple[list[Row], dict[str, tuple[float, float]]]:
    """Rows from the top, and a place for each article and each unseen outlet."""
    rows: list[Row] = []
    places: dict[str, tuple[float, float]] = {}
    top, label_room = 30.0, 17.0 if narrow else 0.0
    for outlet, articles in outlets.items():
        lanes: list[float] = []
        lane_of: dict[str, tuple[float, int]] = {}
        across = {a: undated_x if (day := instant(lookup.when(a))) is None else scale.x(day) for a in articles}
        if (
            not scale.days
        ):  # no article is dated: beside one another they can be told apart, in an order without meaning
            room = 18 if narrow else 44
            across = {a: undated_x + 18 * (at % room) for at, a in enumerate(articles)}
        for article, x in sorted(across.items(), key=lambda item: item[1]):
            lane = next((i for i, taken in enumerate(lanes) if x - taken >= 2 * RADIUS + 2), len(lanes))
            lanes[lane : lane + 1] = [x]
            lane_of[article] = (x, min(lane, 5))
        height = label_room + 14 + _LANE * min(6, max(1, len(lanes)))
        first = top + label_room + 7 + _LANE / 2
        for article, (x, lane) in lane_of.items():
            places[article] = (round(x, 1), round(first + lane * _LANE, 1))
        # A credit may name an outlet of the pile and no article: its curve begins at the row's head.
        places[f"outlet:{outlet_key(outlet)}"] = (4.0 if narrow else 192.0, round(first, 1))
        rows.append(_row(outlet, top, height, label_room, narrow, unseen=False))
        top += height
    for outlet in unseen:
        rows.append(_row(outlet, top, label_room + 26, label_room, narrow, unseen=True))
        places[f"outlet:{outlet_key(outlet)}"] = (undated_x, round(top + label_room + 13, 1))
        top += label_room + 26
    return rows, places


def _row(outlet: str, top: float, height: float, label_room: float, narrow: bool, *, unseen: bool) -> Row:
    label = short(outlet, 44 if narrow else 27)
    y = top + 14 if narrow else top + height / 2 + 4
    return Row(label, outlet, top, round(y, 1), height, unseen)


def _dots(lookup: Lookup, outlets: dict[str, list[str]], places: dict[str, tuple[float, float]]) -> Iterable[Dot]:
    for outlet, articles in outlets.items():
        for article in articles:
            text = lookup.text_of.get(article)
            found = lookup.articles[article]
            title = f"{outlet}, {in_words(found.published)}: {short(found.title or found.key, 90)}"
            x, y = places[article]
            yield Dot(article, x, y, bool(text and text.first != article), title)


def _edges(lookup: Lookup, drawn: Iterable[Pair], places: dict[str, tuple[float, float]]) -> list[Edge]:
    edges: list[Edge] = []
    for pair in drawn:
        if pair.source in places and pair.copy in places:
            style = pair.relation if pair.relation in BY_MEANING else pair.content
            width = round(min(4.0, 1 + log2(1 + pair.size / 300)), 1) if pair.content == "body" else 1.2
            path = _path(pair.source, pair.copy, places)
            edges.append(Edge(f"#{pair.id}", path, style, width, pair_words(pair, lookup), pair.directed))
    return edges


def _credit_edges(
    credits: Iterable[Credit],
    hrefs: dict[str, str],
    places: dict[str, tuple[float, float]],
    lookup: Lookup,
) -> list[Edge]:
    edges: dict[tuple[str, str], Edge] = {}
    for credit in credits:
        start = credit.target or f"outlet:{outlet_key(credit.outlet)}"
        if start in places and credit.article in places and (start, credit.article) not in edges:
            title = f"{lookup.outlet(credit.article)} credits {credit.outlet}"
            path = _path(start, credit.article, places)
            edges[start, credit.article] = Edge(hrefs[credit.id], path, "credit", 1.2, title, True)
            if len(edges) == EDGES:
                break
    return list(edges.values())


def _path(start: str, end: str, places: dict[str, tuple[float, float]]) -> str:
    """A curve between two places that runs through no other article."""
    others = [at for name, at in places.items() if name not in {start, end} and at not in {places[start], places[end]}]
    return route(places[start], places[end], others).path
