"""One file of the index: what is written is found, what is damaged is named. Numbers drawn for these tests."""

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.store.index import Index, Merging, empty
from firsthand.store.segment import DamagedError, Entries, Segment, merge, write
from firsthand.store.shelf import Listed

METHOD = b"sixteen bytes...".ljust(16)
Rows = list[tuple[int, int]]
numbers = st.integers(0, 2**64 - 1)
rows = st.lists(st.tuples(st.sampled_from([0, 1, 7, 2**40, 2**63, 2**64 - 1]) | numbers, numbers))


def entries(found: Rows) -> Entries:
    table = np.array(found, np.uint64).reshape(-1, 2)
    return Entries(table[:, 0], table[:, 1])


def written(path: Path, found: Rows, words: int = 3, first: int = 0) -> Segment:
    write(path, METHOD, first, entries(found), np.arange(words, dtype=np.uint32))
    return Segment(path, METHOD)


def asked(segment: Segment, hashes: list[int]) -> Rows:
    held = segment.holders(np.array(sorted(set(hashes)), np.uint64))
    return list(zip(held.hash.tolist(), held.word.tolist(), strict=True))


@settings(max_examples=60)
@given(found=rows, others=st.lists(numbers, max_size=5))
def test_a_hash_has_the_entries_that_were_written(
    tmp_path_factory: pytest.TempPathFactory, found: Rows, others: list[int]
) -> None:
    """All entries of the hashes asked for, sorted; nothing for a hash that nobody has."""
    segment = written(tmp_path_factory.mktemp("one") / "1.segment", found)
    hashes = [hashed for hashed, _ in found[::2]] + others
    assert asked(segment, hashes) == sorted(row for row in found if row[0] in hashes)
    segment.check()


@settings(max_examples=30)
@given(parts=st.lists(rows, min_size=1, max_size=4))
def test_merged_files_are_one_file_of_all(tmp_path_factory: pytest.TempPathFactory, parts: list[Rows]) -> None:
    """Merging gives, byte for byte, the file that writing everything at once gives."""
    folder = tmp_path_factory.mktemp("many")
    segments = [written(folder / f"{n}.segment", part, words=0) for n, part in enumerate(parts)]
    assert merge(folder / "merged", METHOD, segments)
    written(folder / "whole", [row for part in parts for row in part], words=0)
    assert (folder / "merged").read_bytes() == (folder / "whole").read_bytes()


def test_a_large_file_is_merged_in_parts(tmp_path: Path) -> None:
    """Five million entries, more than are merged at a time, are those of both files; told to stop, nothing is left."""
    rng = np.random.default_rng(5)
    tables = [rng.integers(0, 1 << 63, (n, 2), np.uint64) for n in (4_500_000, 500_000)]
    for n, table in enumerate(tables):
        write(tmp_path / f"{n}", METHOD, n, Entries(table[:, 0], table[:, 1]), np.full(2, n, np.uint32))
    parts = [Segment(tmp_path / f"{n}", METHOD) for n in range(2)]
    assert not merge(tmp_path / "stopped", METHOD, parts, lambda: True)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["0", "1"]
    assert merge(tmp_path / "merged", METHOD, parts)
    whole = Segment(tmp_path / "merged", METHOD)
    expected = np.concatenate(tables)
    assert (whole.table == expected[np.lexsort((expected[:, 1], expected[:, 0]))]).all()
    assert whole.sieve.tolist() == [0, 0, 1, 1]
    whole.check()


def test_damage_anywhere_is_named(tmp_path: Path) -> None:
    """A bit changed anywhere, a byte cut off or put on, another version, no file: each says which file it is."""
    path = tmp_path / "1.segment"
    written(path, [(n * n, n) for n in range(300)], words=40)
    good = path.read_bytes()
    rng = random.Random(3)
    for place in [*range(56), *rng.sample(range(64, len(good)), 200)]:
        bad = bytearray(good)
        bad[place] ^= 1 << rng.randrange(8)
        path.write_bytes(bad)
        with pytest.raises(DamagedError, match=r"1\.segment"):
            Segment(path, METHOD).check()
    for bad in (good[:-1], good + b"\0", b"", good[:30]):
        path.write_bytes(bad)
        with pytest.raises(DamagedError, match=r"1\.segment"):
            Segment(path, METHOD)
    path.write_bytes(good)
    with pytest.raises(DamagedError, match="another version"):
        Segment(path, b"other".ljust(16))
    path.unlink()
    with pytest.raises(DamagedError, match="cannot be read"):
        Segment(path, METHOD)


def test_a_damaged_directory_leads_nowhere_outside(tmp_path: Path) -> None:
    """A look-up before the whole file is checked reads no place that is not there."""
    path = tmp_path / "1.segment"
    written(path, [(n << 54, n) for n in range(1000)])
    good = path.read_bytes()
    for value in (b"\xff" * 8, b"\x7f" + b"\xff" * 7, bytes(8)):
        bad = bytearray(good)
        for place in range(64, 64 + 8 * 16, 8):
            bad[place : place + 8] = value
        path.write_bytes(bad)
        found = Segment(path, METHOD).holders(np.arange(1000, dtype=np.uint64) << np.uint64(54))
        assert set(found.word.tolist()) <= set(range(1000))


def test_words_lead_to_the_articles_that_may_have_them(tmp_path: Path) -> None:
    """The sieve names every article that has a run, over several segments, and hardly any other."""
    rng = random.Random(1)
    index = empty(tmp_path, METHOD, 1)
    sizes, runs = [3, 0, 5, 1, 4], []
    for first, count in ((0, 2), (2, 1), (3, 2)):
        mine = np.array(sizes[first : first + count])
        hashes = np.array([rng.getrandbits(64) for _ in range(mine.sum())], np.uint64)
        runs += hashes.tolist()
        index = Index(tmp_path, METHOD, index.grown(entries([(1, first)]), mine, hashes, {}, first))
    assert index.fits(np.array(sizes))
    assert not index.fits(np.array([3, 0, 4, 2, 4]))
    assert not index.fits(np.array([3, 0, 5, 1]))
    at = np.concatenate([[0], np.cumsum(sizes)])
    for place in range(len(runs)):
        held = index.holding(np.array([runs[place]], np.uint64), np.array(sizes))
        assert held.tolist() == [at[n] <= place < at[n + 1] for n in range(len(sizes))]


def test_small_segments_become_one_and_large_ones_stay(tmp_path: Path) -> None:
    """After many small additions there are few segments, all entries are there, and the large one was not rewritten."""
    index, rng, everything = empty(tmp_path, METHOD, 1), random.Random(2), Rows()
    rewritten = 0
    for n in range(60):
        new = [(rng.getrandbits(64), n) for _ in range(20_000 if not n else 20)]
        everything += new
        index = Index(tmp_path, METHOD, index.grown(entries(new), np.array([0]), np.zeros(0, np.uint64), {}, n))
        merging = Merging(index)
        listed = merging.end()
        if listed is not None:
            rewritten += listed.segments[0] != "000001.segment"
            index = Index(tmp_path, METHOD, listed)
        assert len(index.segments) <= 10
    assert rewritten == 0
    hashes = np.array(sorted(hashed for hashed, _ in everything), np.uint64)
    assert sorted(index.holders(hashes).word.tolist()) == sorted(word for _, word in everything)
    assert Merging(None).end() is None
    assert Listed().files == set()
