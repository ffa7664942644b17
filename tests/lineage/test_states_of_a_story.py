"""States of one story, which its outlet writes through for hours, are one story and no furniture; on tiny coverage.

Found on real pages of one outlet: of its five states, the last had less than half in common with the first, and the
rest with one or another of those between.
"""

import random
from itertools import pairwise

import pytest

from firsthand.engine import Engine
from firsthand.lineage import trace
from firsthand.records import Article
from tests.lineage.test_trace import LINE, article, contents, together

WORDS = [f"{a}{b}{c}" for a in ("ba", "ke", "lo", "mi") for b in ("ran", "sel", "dit") for c in ("ur", "ep", "ol")]
BAR = "The Courier at night: crosswords, chess, gulls, tides"


def paragraphs(count: int, seed: int) -> list[str]:
    """As many paragraphs of invented words, each its own."""
    rng = random.Random(seed)
    return [" ".join(rng.choices(WORDS, k=24)) + "." for _ in range(count)]


def written_through(count: int, new: int, **fields: str) -> list[Article]:
    """States of a story of ten paragraphs: each has some new ones on top, and has lost as many from below."""
    told = paragraphs(10 + new * count, 5)
    return [
        article(
            f"state {n}",
            BAR,
            *told[new * (count - n) : new * (count - n) + 10],
            LINE,
            outlet="courier",
            published=f"2024-05-06T{6 + 2 * n:02d}:00:00",
            **fields,
        )
        for n in range(count)
    ]


def others(count: int) -> list[Article]:
    """Other stories of the outlet, under and above the same lines."""
    return [
        article(
            f"other {n}", BAR, *paragraphs(7, 100 + n), LINE, outlet="courier", published=f"2024-05-06T{n:02d}:30:00"
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("new", [1, 2, 3, 4])
def test_states_that_change_bit_by_bit_are_one_story(engine: Engine, new: int) -> None:
    """The fifth has next to nothing of the first, and each most of the one before it: what recurs in them is told."""
    states, rest = written_through(5, new), others(12)
    found = trace([*states, *rest], engine)
    assert together(found, *states)
    assert {(v.article, v.version_of) for v in found.versions} == {(one.id, states[0].id) for one in states[1:]}
    for before, after in pairwise(states):
        tied = [e for e in found.reuse if (e.a.article, e.b.article) == (before.id, after.id) and e.content == "body"]
        kept = "\n\n".join(after.text.split("\n\n")[1 + new : -1])
        assert [after.quote(edge.b) for edge in tied] == [kept]


def test_what_recurs_in_other_stories_beside_them_stays_furniture(engine: Engine) -> None:
    """The lines around a dozen stories tie none of them, nor any with the states."""
    states, rest = written_through(5, 3), others(12)
    found = trace([*states, *rest], engine)
    of_states = {one.id for one in states}
    assert all({edge.a.article, edge.b.article} <= of_states for edge in found.reuse if edge.content == "body")
    assert contents(trace(rest, engine)) in ([], ["boilerplate"])


def test_a_page_between_two_states_that_has_their_lead_parts_them_not(engine: Engine) -> None:
    """A sidebar with the story's first paragraphs stands between each two states."""
    states = written_through(5, 3)
    sidebars = [
        article(
            f"sidebar {n}",
            BAR,
            *state.text.split("\n\n")[1:3],
            *paragraphs(8, 200 + n),
            LINE,
            outlet="courier",
            published=f"2024-05-06T{7 + 2 * n:02d}:00:00",
        )
        for n, state in enumerate(states)
    ]
    found = trace([*states, *sidebars, *others(12)], engine)
    assert together(found, *states)


def test_a_paragraph_in_states_of_four_stories_is_furniture(engine: Engine) -> None:
    """Different stories are counted: what stands in one of each, and in no other outlet's, is the outlet's own."""
    found = trace(others(4), engine)
    assert "body" not in contents(found)
