"""Exact runs, found for an article and all others at once, are those that comparing word by word finds."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lineage.candidates import _others
from firsthand.lineage.exact import NOT_MET, Seeds, runs_with, sums
from firsthand.lineage.fingerprint import K
from firsthand.lineage.passages import NONE


def word_by_word(texts: list[list[int]]) -> set[tuple[int, int, int, int, int]]:
    """Every maximal run of at least K equal words of every pair."""
    found = set()
    for a, b in combinations(range(len(texts)), 2):
        one, other = texts[a], texts[b]
        for i in range(len(one)):
            for j in range(len(other)):
                if i and j and one[i - 1] == other[j - 1]:
                    continue
                n = 0
                while i + n < len(one) and j + n < len(other) and one[i + n] == other[j + n]:
                    n += 1
                if n >= K:
                    found.add((a, i, b, j, n))
    return found


@given(texts=st.lists(st.lists(st.integers(1, 3), max_size=30), min_size=2, max_size=4), data=st.data())
def test_runs_are_maximal_and_complete(texts: list[list[int]], data: st.DataObject) -> None:
    """From a seed at every place where K words agree, in any order, come all maximal runs, each once."""
    at = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).astype(np.int64)
    words = np.array([word for text in texts for word in text], np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    places = [
        (a, i, b, j)
        for a, b in combinations(range(len(texts)), 2)
        for i in range(len(texts[a]) - K + 1)
        for j in range(len(texts[b]) - K + 1)
        if texts[a][i : i + K] == texts[b][j : j + K]
    ]
    runs = []
    for later in range(len(texts)):
        mine = data.draw(st.permutations([place for place in places if place[2] == later]))
        seeds = Seeds(*np.array(mine, np.int32).reshape(-1, 4).T.copy())
        latest = np.full(len(texts), NOT_MET, np.int32)
        others, rows = np.empty(len(mine), np.int32), np.empty((len(mine), 4), np.int64)
        if not mine:
            continue
        met, n = runs_with(seeds, 0, len(mine), at, sums(words), latest, others, 0, rows, 0)
        of_pairs = []
        for a in others[:met].tolist():
            row = int(latest[a])
            while row >= 0:
                i, j, length, before = rows[row].tolist()
                of_pairs.append((a, i, later, j, length))
                row = before
        assert len(of_pairs) == n
        runs += of_pairs
    assert len(runs) == len(set(runs))
    assert set(runs) == word_by_word(texts)


@pytest.mark.parametrize(("before", "behind"), [(8, 4), (4, 8), (2, 5), (9, 9)])
@pytest.mark.parametrize("known", [True, False])
def test_a_seed_about_an_interruption_has_a_run_on_either_side(before: int, behind: int, known: bool) -> None:
    """However short they are, and whichever was met before."""
    saying = list(range(1, before + behind + 1))
    texts = [saying, [*saying[:before], 97, 98, 99, *saying[before:]]]
    at = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).astype(np.int64)
    words = np.array([word for text in texts for word in text], np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    places = [n for n in range(before + behind - K + 1) if n < before < n + K]
    if known:
        places = [*range(before - K + 1), *places]
    mine = [(0, n, 1, n) for n in places]
    seeds = Seeds(*np.array(mine, np.int32).reshape(-1, 4).T.copy())
    latest, rows = np.full(2, NOT_MET, np.int32), np.empty((2 * len(mine), 4), np.int64)
    met, n = runs_with(seeds, 0, len(mine), at, sums(words), latest, np.empty(len(mine), np.int32), 0, rows, 0)
    found = {tuple(row[:3]) for row in rows[:n].tolist()}
    assert (met, n) == (1, 2)
    assert found == {(0, 0, before), (before, before + 3, behind)}


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))),
    st.sets(st.tuples(st.integers(0, 30), st.integers(0, 30))),
)
def test_seeds_of_known_pairs_are_left_out(pairs: list[tuple[int, int]], known: set[tuple[int, int]]) -> None:
    """What is left are the seeds of pairs that are not known, in their order."""
    both = np.array(sorted(known), np.int64).reshape(-1, 2)
    column = np.array(pairs, np.int32).reshape(-1, 2)
    place = np.arange(len(pairs), dtype=np.int32)
    left = _others(
        Seeds(column[:, 0].copy(), place, column[:, 1].copy(), place), NONE._replace(a=both[:, 0], b=both[:, 1]), 31
    )
    assert left.a_at.tolist() == [n for n, pair in enumerate(pairs) if pair not in known]
