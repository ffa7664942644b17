"""Curves between circles that pass through no third circle: else two links would read as a chain.

In: where a curve begins and ends, and the circles it must keep clear of. Out: an SVG path, and its points for a test.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

RADIUS = 6
CROWD = 60  # circles
CLEAR = RADIUS + 3.0  # from a third circle's middle: its rim, half a thick line and a hair
_STEPS = 24
_TOP = 22.0  # above stand the dates
_BELOW = 34.0  # under the lowest circle

Point = tuple[float, float]


class Curve(NamedTuple):
    """A cubic curve by its four points."""

    start: Point
    first: Point
    second: Point
    end: Point

    @property
    def path(self) -> str:
        """The curve as SVG writes it."""
        (x1, y1), (x2, y2), (x3, y3), (x4, y4) = ((round(x, 1), round(y, 1)) for x, y in self)
        return f"M{x1:g} {y1:g} C{x2:g} {y2:g} {x3:g} {y3:g} {x4:g} {y4:g}"

    def points(self) -> Iterator[Point]:
        """Points along the curve; between two it is all but straight."""
        for step in range(_STEPS + 1):
            t = step / _STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            yield (
                sum(w * p[0] for w, p in zip(weights, self, strict=True)),
                sum(w * p[1] for w, p in zip(weights, self, strict=True)),
            )


def route(start: Point, end: Point, others: Sequence[Point]) -> Curve:
    """The plainest curve that keeps clear of the other circles; where none does, the one that comes least close.

    In a crowd no curve keeps clear of all, and the plainest is taken at once.
    """
    if len(others) > CROWD:
        return next(_curves(start, end))
    lowest, rightmost = max(y for _, y in (start, end, *others)) + _BELOW, max(x for x, _ in (start, end, *others)) + 17
    best, widest = None, -1.0
    for curve in _curves(start, end):
        points = list(curve.points())
        if best is not None and not all(_TOP <= y <= lowest and x <= rightmost for x, y in points):
            continue
        room = clearance(points, others)
        if room >= CLEAR:
            return curve
        if room > widest:
            best, widest = curve, room
    assert best
    return best


def clearance(points: Sequence[Point], others: Sequence[Point]) -> float:
    """How close the points of a curve come to the middle of any circle."""
    if not others:
        return CLEAR
    line, middle = np.array(points, float), np.array(others, float)
    near = middle[((middle >= line.min(axis=0) - CLEAR) & (middle <= line.max(axis=0) + CLEAR)).all(axis=1)]
    if not len(near):
        return CLEAR
    start, step = line[:-1], np.diff(line, axis=0)
    length = np.maximum((step**2).sum(axis=1), 1e-12)
    away = near[:, None] - start[None]  # from the start of each straight piece of the curve
    along = np.clip((away * step).sum(axis=2) / length, 0.0, 1.0)
    return float(np.hypot(*np.moveaxis(away - along[..., None] * step, 2, 0)).min())


def _curves(start: Point, end: Point) -> Iterator[Curve]:
    """Curves from rim to rim, the plainest first: along the time axis, then bowed more and more to either side."""
    (x1, y1), (x2, y2) = start, end
    if abs(y2 - y1) < 1:
        lift = min(26.0, 10 + abs(x2 - x1) / 8)
        for more in (0.0, 14.0, 30.0, 50.0, 75.0):
            for side in (-1, 1):
                y = y1 + side * (RADIUS + (lift + more) * 2 / 3)
                third = (x2 - x1) / 3
                yield Curve((x1, y1 + side * RADIUS), (x1 + third, y), (x2 - third, y), (x2, y2 + side * (RADIUS + 2)))
        return
    if abs(x2 - x1) >= 24:
        yield from _bowed(start, end, (0.0,))
    yield from _round(start, end)
    if abs(x2 - x1) >= 24:
        yield from _bowed(start, end, (16.0, -16.0, 32.0, -32.0, 52.0, -52.0, 80.0, -80.0, 120.0, -120.0))


def _round(start: Point, end: Point) -> Iterator[Curve]:
    """Down or up beside what lies between, to the right or to the left; arriving from above or from the side."""
    (x1, y1), (x2, y2) = start, end
    down, third = (1 if y2 > y1 else -1), (y2 - y1) / 3
    for more in (0.0, 12.0, 26.0, 44.0, 70.0, 110.0):
        for side in (1, -1):
            edge = max(x1, x2) if side > 0 else min(x1, x2)
            x = edge + side * (16 + abs(y2 - y1) / 10 + more)
            begin = (x1 + side * RADIUS, y1)
            yield Curve(begin, (x, y1 + third), (x, y2 - third), (x2 + side * 4, y2 - down * (RADIUS + 1)))
            yield Curve(begin, (x, y1 + third / 3), (x, y2 - third / 3), (x2 + side * (RADIUS + 2), y2))


def _bowed(start: Point, end: Point, bows: Sequence[float]) -> Iterator[Curve]:
    """Leaving and arriving along the time axis, bowed at both ends or at one, with five ways to share the climb."""
    (x1, y1), (x2, y2) = start, end
    across = 1 if x2 > x1 else -1
    ways = [(bow, bow) for bow in bows] + [pair for bow in bows if bow for pair in ((bow, 0.0), (0.0, bow))]
    for leaving, arriving in ways:
        for share in (0.45, 0.3, 0.65, 0.15, 0.85):
            reach = max(20.0, abs(x2 - x1) * share)
            yield Curve(
                (x1 + across * RADIUS, y1),
                (x1 + across * reach, y1 + leaving),
                (x2 - across * reach, y2 + arriving),
                (x2 - across * (RADIUS + 2), y2),
            )
