"""The contract of every engine, run on each: the same Arrow tables in, the same rows out."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.engine import Engine, open_engine
from firsthand.engine.grouping import Hubs

ENGINES = ["memory", "duckdb"]
Row = tuple[int, int, int]
NOBODY = frozenset[int]()


@pytest.fixture(params=ENGINES, scope="module")
def engine(request: pytest.FixtureRequest) -> Engine:
    return open_engine(request.param)


def postings(rows: list[Row], unsure: frozenset[int] = NOBODY) -> pa.Table:
    return pa.table(
        {
            "fingerprint": pa.array([row[0] for row in rows], pa.uint64()),
            "rank": pa.array([row[1] for row in rows], pa.int32()),
            "position": pa.array([row[2] for row in rows], pa.int32()),
            "unsure": pa.array([row[1] in unsure for row in rows], pa.bool_()),
        }
    )


def rows(table: pa.Table) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in table.to_pylist()]


def seeds(engine: Engine, found: list[Row], hubs: Hubs, unsure: frozenset[int] = NOBODY) -> list[tuple[object, ...]]:
    return sorted(rows(engine.seeds(postings(found, unsure), hubs)))  # type: ignore[type-var]


def earliest(near: int) -> Hubs:
    """So many earliest holders."""
    return Hubs(near, 0)


def seeds_by_hand(found: list[Row], hubs: Hubs, unsure: frozenset[int]) -> list[tuple[int, int, int, int]]:
    """The contract in plain Python."""
    seeds = []
    for fingerprint in {row[0] for row in found}:
        held = [(rank, position) for f, rank, position in found if f == fingerprint]
        holders = sorted({rank for rank, _ in held})
        joined = hubs.among(holders, unsure)
        for a in holders:
            first = min(position for rank, position in held if rank == a)
            seeds += [(a, first, b, position) for b, position in held if b > a and (a in joined or b in joined)]
    return sorted(seeds)


def pairs_by_hand(found: list[Row], hubs: Hubs, unsure: frozenset[int]) -> tuple[int, int]:
    """What is left out, in plain Python."""
    left = []
    for fingerprint in {row[0] for row in found}:
        holders = sorted({rank for f, rank, _ in found if f == fingerprint})
        others = len(set(holders) - set(hubs.among(holders, unsure)))
        left.append(others * (others - 1) // 2)
    return sum(pairs > 0 for pairs in left), sum(left)


def test_a_fingerprint_joins_its_earliest_holder_to_each_later_one(engine: Engine) -> None:
    """Four holders of one fingerprint are three seeds, not six: a star."""
    found = seeds(engine, [(2**63 + 5, rank, 10 + rank) for rank in range(4)], earliest(1))
    assert found == [(0, 10, 1, 11), (0, 10, 2, 12), (0, 10, 3, 13)]


def test_what_the_bound_leaves_out_is_counted(engine: Engine) -> None:
    """With one earliest holder of four, the three pairs among the others are not looked at, and that is said."""
    table = postings([(7, rank, 0) for rank in range(4)] + [(8, 0, 5), (8, 1, 5)])
    assert engine.cut(table, earliest(1)) == (1, 3)
    assert engine.cut(table, earliest(4)) == (0, 0)


@settings(max_examples=40)
@given(
    found=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5), st.integers(0, 30)), unique=True, max_size=40),
    hubs=st.builds(Hubs, st.integers(1, 4), st.integers(0, 3)),
    unsure=st.frozensets(st.integers(0, 5)),
)
def test_seeds_are_those_of_the_contract_in_any_order_of_rows(
    engine: Engine, found: list[Row], hubs: Hubs, unsure: frozenset[int]
) -> None:
    """The seeds are exactly the join of each fingerprint's hubs with its other holders, and the rest is counted."""
    expected = seeds_by_hand(found, hubs, unsure)
    assert seeds(engine, found, hubs, unsure) == expected
    assert seeds(engine, found[::-1], hubs, unsure) == expected
    assert engine.cut(postings(found, unsure), hubs) == pairs_by_hand(found, hubs, unsure)


def test_a_holder_of_which_no_date_tells_the_hour_is_joined_to_all_others(engine: Engine) -> None:
    """Of seven holders two are such: the first of them meets the four before it and the two behind."""
    found: list[Row] = [(7, rank, rank) for rank in range(7)] + [(7, 4, 90)]
    joined = seeds(engine, found, Hubs(1, 1), frozenset({4, 6}))
    assert {(a, b) for a, _, b, _ in joined} == {(0, b) for b in range(1, 7)} | {(1, 4), (2, 4), (3, 4), (4, 5), (4, 6)}
    assert (3, 3, 4, 90) in joined


def test_seeds_have_the_promised_types_even_when_there_are_none(engine: Engine) -> None:
    """An empty pile gives an empty table with the columns of a full one."""
    found = engine.seeds(postings([]), earliest(3))
    assert found.num_rows == 0
    assert [(field.name, field.type) for field in found.schema] == [
        (name, pa.int32()) for name in ("a", "a_position", "b", "b_position")
    ]


def test_a_component_is_named_by_its_smallest_node(engine: Engine) -> None:
    """A chain is one piece, a lone node its own."""
    edges = pa.table({"a": ["d", "c", "x", "b"], "b": ["c", "b", "x", "a"]})
    assert rows(engine.components(edges)) == [("a", "a"), ("b", "a"), ("c", "a"), ("d", "a"), ("x", "x")]


@settings(max_examples=30)
@given(edges=st.lists(st.tuples(st.sampled_from("abcdefghijkl"), st.sampled_from("abcdefghijkl")), max_size=14))
def test_components_are_those_of_a_walk(engine: Engine, edges: list[tuple[str, str]]) -> None:
    """Two nodes share a component exactly when a walk along the edges joins them."""
    near: dict[str, set[str]] = {}
    for a, b in edges:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)

    def smallest(node: str) -> str:
        seen, todo = {node}, [node]
        while todo:
            fresh = near[todo.pop()] - seen
            seen |= fresh
            todo += fresh
        return min(seen)

    columns = {name: pa.array([edge[side] for edge in edges], pa.string()) for side, name in enumerate("ab")}
    assert rows(engine.components(pa.table(columns))) == [(node, smallest(node)) for node in sorted(near)]


def test_an_unknown_engine_is_refused_by_name() -> None:
    """The error names the engine that does not exist and those that do."""
    with pytest.raises(ValueError, match=r"quack.*duckdb"):
        open_engine("quack")
