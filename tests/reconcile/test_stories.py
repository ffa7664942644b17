"""Stories without a table of every two articles: the same groups as with one. Texts are made here."""

import random
from itertools import combinations

import numpy as np
import pytest

from firsthand.reconcile.across import ACROSS
from firsthand.reconcile.facts import Facts
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.parted import hooks, reasons
from firsthand.reconcile.stories import THRESHOLD, cluster
from firsthand.reconcile.vectors import Floats, vectors_of

_WORDS = [f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(400)]


def texts(count: int, seed: int) -> list[str]:
    """Texts of some affairs: each from a few words of its affair and a few that all have."""
    rng = random.Random(seed)
    affairs = [rng.sample(_WORDS, 12) for _ in range(max(1, count // 8))]
    return [" ".join(rng.sample(rng.choice(affairs), 6) + rng.choices(_WORDS[:60], k=14)) for _ in range(count)]


def with_a_table(alike: Floats, threshold: float) -> set[frozenset[int]]:
    """Average linkage as the textbook has it: the two groups that are most alike on the mean become one."""
    groups = [[n] for n in range(len(alike))]
    while len(groups) > 1:
        means = {(a, b): alike[np.ix_(groups[a], groups[b])].mean() for a, b in combinations(range(len(groups)), 2)}
        a, b = max(means, key=means.__getitem__)
        if means[a, b] < threshold:
            break
        groups[a] += groups.pop(b)
    return set(map(frozenset, groups))


@pytest.mark.parametrize("seed", range(12))
def test_groups_are_those_of_average_linkage(seed: int) -> None:
    """Ties and all, the groups are what the textbook's algorithm makes of the whole table."""
    rng = random.Random(seed)
    vectors = vectors_of(texts(40, seed))
    some = rng.sample(range(40), 12)
    ties = list(zip(some[::2], some[1::2], strict=True))
    table = np.array([vectors.cosines(vectors.mixed([n])) for n in range(40)])
    for a, b in ties:
        table[a, b] = table[b, a] = max(0.6, table[a, b])
    labels = cluster(vectors, ties, 0.2)
    assert partition(labels) == with_a_table(table, 0.2)


def test_rows_that_were_let_go_are_made_anew() -> None:
    """With more groups than rows are kept of, nothing changes: an affair that comes back late finds its group."""
    few = texts(400, seed=3)
    vectors = vectors_of([*few, *few])
    labels = cluster(vectors, (), THRESHOLD)
    assert all(labels[n] == labels[n + len(few)] for n in range(len(few)))
    assert 1 < len(set(labels)) < len(few) / 2


def test_cosines_are_those_of_the_rows() -> None:
    """A row is one long, a text without words is like nothing, and a product of two is the same both ways."""
    vectors = vectors_of([*texts(30, seed=1), ""])
    table = np.array([vectors.cosines(vectors.mixed([n])) for n in range(31)])
    assert np.allclose(np.diag(table)[:30], 1, atol=1e-6)
    assert not table[30].any()
    assert np.allclose(table, table.T, atol=1e-6)
    assert vectors.cosine(vectors.mixed([3]), 7) == table[3, 7]


@pytest.mark.parametrize("seed", range(300))
def test_groups_without_a_hook_in_common_have_no_two_reasons(seed: int) -> None:
    """What has nothing but days in common is never joined across stories, so that it need not be compared."""
    one, other = facts(random.Random(seed)), facts(random.Random(seed + 1000))
    assert hooks(one) & hooks(other) or reasons(one, other) < 2


def test_a_town_and_two_people_are_reasons_enough_without_the_day() -> None:
    """The summit of two presidents in Talvik is that one without its day; of one of them it may be another."""
    kind = Kind("meeting", "plain", "attended", True)
    none, two = frozenset[str](), frozenset({"ada lind", "bo holm"})
    said = ((20_000.0, 20_000.0),)
    told = Facts(kind, True, said, frozenset({"talvik"}), (), (), none, none, two, none, said, frozenset({"en"}), ())
    undated = told._replace(times=(), said=())
    assert reasons(told, undated) >= ACROSS
    assert reasons(told, undated._replace(people=frozenset({"ada lind"}))) < ACROSS
    assert reasons(told, undated._replace(places=frozenset({"orlund"}))) < ACROSS


def facts(rng: random.Random) -> Facts:
    """Facts of a meeting, drawn from few names."""
    some = [frozenset(rng.sample("abcdefghijkl", rng.randint(0, 2))) for _ in range(5)]
    days = tuple((float(day), float(day)) for day in rng.sample(range(4), rng.randint(0, 1)))
    kind = Kind("meeting", "plain", "attended", True)
    return Facts(kind, True, days, some[0], (), (), some[1], some[2], some[3], some[4], days, frozenset({"en"}), ())


def partition(labels: list[int]) -> set[frozenset[int]]:
    """The groups that labels make."""
    return {frozenset(n for n, label in enumerate(labels) if label == one) for one in set(labels)}
