"""The case on disk. Examples written for these tests."""

import io
import sqlite3
from pathlib import Path

import pytest

from firsthand.records import Account, Article, Lineage, Reading, problem
from firsthand.store import NotACaseError, Store


def article(name: str, path: str = "a.txt") -> Article:
    return Article(id=name, key=path, path=path, sha256="00", text="Nobody was hurt.", extractor="test")


def test_bytes_are_kept_once_under_their_digest(tmp_path: Path) -> None:
    """The same bytes kept twice are one file, readable again by their sha256."""
    with Store(tmp_path / "case", create=True) as store:
        first, size = store.keep(io.BytesIO(b"words"))
        second, _ = store.keep(io.BytesIO(b"words"))
        assert (first, size) == (second, 5)
        with store.open_capture(first) as kept:
            assert kept.read() == b"words"
    files = [file for file in (tmp_path / "case" / "captures").rglob("*") if file.is_file()]
    assert [file.name for file in files] == [first]


def test_the_order_of_arrival_does_not_show(tmp_path: Path) -> None:
    """Two records of one id leave the same body behind, whichever came first."""
    bodies = []
    for order in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        with Store(tmp_path / order[0], create=True) as store:
            for path in order:
                store.add(path, article("art-1", path))
            bodies.append(store.articles())
    assert bodies[0] == bodies[1]


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    """What was written before an error inside a transaction is taken back."""
    with Store(tmp_path / "case", create=True) as store:

        def write_and_fail() -> None:
            with store.transaction():
                store.add("a.txt", article("art-1"))
                raise RuntimeError("power cut")

        with pytest.raises(RuntimeError):
            write_and_fail()
        assert store.articles() == []


def test_results_come_back_as_they_went_in(tmp_path: Path) -> None:
    """A bundle of a stage survives the disk, with the key of its input."""
    fault = problem("a.txt", "read", "odd", "an odd thing")
    with Store(tmp_path / "case", create=True) as store:
        store.put_result("read", "art-1", "k1", Reading(article="art-1", problems=(fault,)))
        store.put_result("lineage", "", "k2", Lineage())
        assert store.result("read", "art-1", Reading) == ("k1", Reading(article="art-1", problems=(fault,)))
        assert store.result_inputs("read") == {"art-1": "k1"}
        assert store.lineage() == Lineage()
        assert store.account() == Account()


def test_a_broken_judgement_line_is_a_problem_and_the_rest_counts(tmp_path: Path) -> None:
    """A line that is no judgement is named with its number; the judgements around it are read."""
    with Store(tmp_path / "case", create=True) as store:
        good = '{"id": "jdg-1", "verb": "note", "who": "ana", "when": "2024-05-01", "note": "check the date"}'
        (tmp_path / "case" / "judgements.jsonl").write_text(f"{good}\n{{broken\n\n{good.replace('jdg-1', 'jdg-2')}\n")
        judgements, wrong = store.judgements()
    assert [j.id for j in judgements] == ["jdg-1", "jdg-2"]
    assert [p.where for p in wrong] == ["judgements.jsonl:2"]


def test_folders_that_are_no_case_are_refused_in_words(tmp_path: Path) -> None:
    """A folder without a case, a file, a foreign database and a case from the future each say what is wrong."""
    with pytest.raises(NotACaseError, match=r"no case\.db"):
        Store(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotACaseError, match="is a file"):
        Store(tmp_path / "file", create=True)
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "case.db").write_bytes(b"not a database" * 100)
    with pytest.raises(NotACaseError, match="cannot be opened"):
        Store(tmp_path / "foreign")
    Store(tmp_path / "newer", create=True).close()
    with sqlite3.connect(tmp_path / "newer" / "case.db") as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(NotACaseError, match="update firsthand"):
        Store(tmp_path / "newer")
