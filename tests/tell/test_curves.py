"""The drawing of the lineage: a curve touches its two circles and no other."""

from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from firsthand import records as r
from firsthand.tell.curves import CLEAR, RADIUS, clearance, route
from firsthand.tell.lineage_graph import draw
from firsthand.tell.lookup import Lookup
from firsthand.tell.pairs import pairs


def sampled(path: str) -> list[tuple[float, float]]:
    """Points along a path of one cubic curve, as a browser draws it."""
    numbers = [float(word) for word in path.replace("M", "").replace("C", "").split()]
    ends = list(zip(numbers[::2], numbers[1::2], strict=True))
    found = []
    for step in range(101):
        t = step / 100
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        points = zip(weights, ends, strict=True)
        xs, ys = zip(*((w * x, w * y) for w, (x, y) in points), strict=True)
        found.append((sum(xs), sum(ys)))
    return found


def test_a_curve_goes_round_a_circle_between_its_ends() -> None:
    """A third article halfway, in the same row or between rows, is no link of a chain."""
    for start, end, third in (
        ((300.0, 60.0), (700.0, 180.0), (500.0, 120.0)),
        ((300.0, 90.0), (700.0, 90.0), (500.0, 70.0)),
        ((300.0, 60.0), (304.0, 240.0), (330.0, 150.0)),
        ((700.0, 60.0), (300.0, 180.0), (400.0, 180.0)),
    ):
        assert clearance(sampled(route(start, end, [third]).path), [third]) >= RADIUS + 1


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 7)), min_size=4, max_size=9, unique=True))
def test_a_curve_runs_through_no_third_circle_where_rows_are_rows(cells: list[tuple[int, int]]) -> None:
    """On rows and days as the drawing has them, each curve finds a way."""
    start, end, *others = ((200.0 + 70 * x, 45.0 + 29 * y) for x, y in cells)
    assert clearance(sampled(route(start, end, others).path), others) >= RADIUS


def test_no_curve_of_a_case_passes_through_a_third_article(dossier: r.Dossier) -> None:
    """In the wide drawing and the narrow one."""
    lookup = Lookup(dossier)
    hrefs = {credit: f"#{credit}" for credit in lookup.credits}
    for narrow in (False, True):
        drawing = draw(lookup, pairs(lookup), hrefs, narrow=narrow)
        assert drawing.edges
        for edge in drawing.edges:
            points = sampled(edge.path)
            ends = points[0], points[-1]
            third = [(d.x, d.y) for d in drawing.dots if all(hypot(d.x - x, d.y - y) > CLEAR + RADIUS for x, y in ends)]
            assert clearance(points, third) >= RADIUS, edge.title
