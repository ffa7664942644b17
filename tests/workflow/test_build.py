"""Builds: incremental, interruptible, and the same in any order. Texts written for these tests."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand import schema, workflow
from firsthand.store import Store

WIRE = (
    "TALVIK, Norrland (Boreal Press) - Seven people were killed on Tuesday when a fuel depot at the north quay of"
    " Talvik blew up, the interior minister said. Firefighters from three districts fought the blaze until dawn and"
    " the harbour stayed closed to all traffic."
)
PIECES = {
    "wire.txt": ("Boreal Press", "2024-05-01", WIRE),
    "courier.txt": ("Kesvik Courier", "2024-05-02", f"{WIRE}\n\nLind, who lives opposite, counted nine bodies."),
    "ledger.txt": ("Sundhaven Ledger", "2024-05-03", "Officials allegedly planned to move the fuel in mid-May."),
    "gazette.txt": ("Orlund Gazette", "2024-05-03", "The mayor denied that anyone had been warned before the blast."),
    "herald.txt": ("Talvik Herald", "2024-05-04", "Two officers were arrested in Talvik on Friday, a lawyer said."),
}  # fmt: skip


def write(folder: Path, names: list[str] | None = None) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or list(PIECES):
        outlet, published, text = PIECES[name]
        (folder / name).write_text(f"---\noutlet: {outlet}\npublished: {published}\n---\n{text}\n", "utf-8")
    return folder


def everything(case: Path) -> dict[str, list[str]]:
    """All that a case shows, kind by kind."""
    with Store(case) as store:
        texts = {article.id: article.text for article in store.articles()}
        return {
            kind: [json.dumps(schema.to_json(record, texts)) for record in workflow.records(store, kind)]
            for kind in schema.KINDS
        }


def built(case: Path, *steps: Path) -> dict[str, list[str]]:
    with Store(case, create=True) as store:
        for step in steps:
            workflow.collect(store, [str(step)])
            workflow.build(store)
    return everything(case)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """One build of all the pieces at once."""
    folder = tmp_path_factory.mktemp("whole")
    return built(folder / "case", write(folder / "pieces"))


def test_a_second_build_does_no_work(tmp_path: Path) -> None:
    """With nothing new, collect knows its inputs and build reads nothing, and both say so."""
    pieces = write(tmp_path / "pieces")
    with Store(tmp_path / "case", create=True) as store:
        assert workflow.collect(store, [str(pieces)]).articles == 5
        assert not workflow.build(store).nothing_new
        again = workflow.collect(store, [str(pieces)])
        assert (again.articles, again.known) == (0, 5)
        assert workflow.build(store).nothing_new


def test_one_more_article_is_one_more_reading(tmp_path: Path) -> None:
    """Adding one article to a built case reads one article."""
    names = list(PIECES)
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(write(tmp_path / "pieces", names[:4]))])
        assert workflow.build(store).read == 4
        workflow.collect(store, [str(write(tmp_path / "pieces", names))])
        done = workflow.build(store)
        assert done.read == 1
        assert done.stages == ("lineage", "reconcile")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(list(PIECES)), cut=st.integers(1, 4))
def test_pieces_in_any_order_equal_one_build(
    whole: dict[str, list[str]], tmp_path_factory: pytest.TempPathFactory, order: list[str], cut: int
) -> None:
    """Building piece by piece, in any order of arrival, gives the records of one build of all."""
    folder = tmp_path_factory.mktemp("order")
    case = folder / "case"
    with Store(case, create=True) as store:
        for part in (order[:cut], order[cut:]):
            for name in part:  # the key of an article is its path below the folder given
                workflow.collect(store, [str(write(folder / name / "pieces", [name]))])
            workflow.build(store)
    assert everything(case) == whole


@pytest.mark.slow
def test_a_killed_build_goes_on_and_ends_the_same(whole: dict[str, list[str]], tmp_path: Path) -> None:
    """SIGKILL at any moment of collect or build leaves a case that the same command brings to the same end."""
    pieces, case = write(tmp_path / "pieces"), tmp_path / "case"
    command = [sys.executable, "-m", "firsthand", "run", str(pieces), "--case", str(case)]
    delays = random.Random(7)
    kills = 0
    for round_ in range(12):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=0.15 + 0.35 * round_ + delays.random() * 0.2)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
        else:
            break
    assert kills >= 3
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert everything(case) == whole


def _hears() -> None:
    """A child of a shell's background job would ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_an_interrupt_is_answered_in_words(tmp_path: Path) -> None:
    """Ctrl-C ends with exit code 130 and the promise that the same command goes on, without a traceback."""
    pieces = tmp_path / "pieces"
    pieces.mkdir()
    for number in range(300):
        day = "\n\n".join(f"{WIRE} It was report number {number} of day {day}." for day in range(20))
        (pieces / f"{number}.txt").write_text(day)
    command = [sys.executable, "-m", "firsthand", "run", str(pieces), "--case", str(tmp_path / "case")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_hears)
    assert process.stderr is not None
    first = process.stderr.readline()  # the work has begun
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert first.startswith("collect"), first + errors
    assert process.returncode == 130, errors
    assert "goes on from here" in errors
    assert "Traceback" not in errors


def test_the_same_bytes_with_other_options_are_one_article(tmp_path: Path) -> None:
    """A file collected again with the outlet that was forgotten replaces its first extraction: it counts once."""
    (tmp_path / "note.txt").write_text("Seven people were killed on Tuesday when a depot blew up, the minister said.")
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(tmp_path / "note.txt")])
        workflow.build(store)
        workflow.collect(store, [str(tmp_path / "note.txt")], outlet="Kesvik Courier")
        workflow.build(store)
        assert [article.outlet for article in store.articles()] == ["Kesvik Courier"]
        assert [reading.article for reading in store.readings()] == store.article_ids()


NOTE = "Seven people were killed on Tuesday when a depot blew up, the minister said."


def drawn(store: Store) -> list[tuple[str, str | None, str | None]]:
    """Key, outlet and date of every article."""
    return sorted((article.key, article.outlet, article.published) for article in store.articles())


def test_a_file_given_again_by_another_path_is_the_same_file(tmp_path: Path) -> None:
    """Options given with the bare name fill what was drawn by the folder's name; without options nothing is new."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "note.txt").write_text(NOTE)
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(pages)])
        assert workflow.collect(store, [str(pages / "note.txt")]) == (0, 1, 0, 0)
        workflow.collect(store, [str(pages / "note.txt")], outlet="Kesvik Courier")
        assert drawn(store) == [("pages/note.txt", "Kesvik Courier", None)]
        workflow.collect(store, [str(pages / "note.txt")], outlet="The Kesvik Courier")
        assert drawn(store) == [("pages/note.txt", "The Kesvik Courier", None)]


def test_what_options_filled_stays_filled(tmp_path: Path) -> None:
    """Collected again without options, or with one of them, a file keeps what the other filled; a build has no work."""
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "note.txt").write_text(NOTE)
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(tmp_path / "pdf")], outlet="Kesvik Courier")
        workflow.collect(store, [str(tmp_path / "pdf")], published="2024-05-02")
        for given in ("pdf", "pdf/note.txt"):
            assert workflow.collect(store, [str(tmp_path / given)]) == (0, 1, 0, 0)
        assert drawn(store) == [("pdf/note.txt", "Kesvik Courier", "2024-05-02")]
        assert [problem.code for problem in store.problems()] == []


def test_the_columns_of_a_table_stay_mapped(tmp_path: Path) -> None:
    """A table whose columns were named once is read so when it is given again, here by its bare name."""
    (tmp_path / "rows").mkdir()
    row = {"url": "https://a.example/1", "paper": "Kesvik Courier", "text": NOTE}
    (tmp_path / "rows" / "table.jsonl").write_text(json.dumps(row) + "\n")
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(tmp_path / "rows")], fields=[("outlet", "paper")])
        assert workflow.collect(store, [str(tmp_path / "rows" / "table.jsonl")]).known == 1
        assert [outlet for _, outlet, _ in drawn(store)] == ["Kesvik Courier"]


def test_a_copy_in_another_folder_counts_once_unless_a_person_names_another_outlet(tmp_path: Path) -> None:
    """The same bytes in two folders are one article; two when each copy was given an outlet of its own."""
    for folder in ("first", "second", "third"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "wire.txt").write_text(NOTE)
    first, second, third = (str(tmp_path / folder) for folder in ("first", "second", "third"))
    with Store(tmp_path / "case", create=True) as store:
        assert workflow.collect(store, [first, second])[:3] == (1, 1, 1)
        workflow.collect(store, [first], outlet="Kesvik Courier")
        workflow.collect(store, [second], outlet="Sundhaven Ledger")
        both = [("first/wire.txt", "Kesvik Courier", None), ("second/wire.txt", "Sundhaven Ledger", None)]
        assert drawn(store) == both
        assert workflow.collect(store, [second, first, third]) == (0, 3, 0, 0)
        assert drawn(store) == both


def test_files_of_many_articles_and_standard_pages_are_told_apart_by_their_bytes(tmp_path: Path) -> None:
    """A feed copied elsewhere brings its entries once; two pages of one text under two addresses stay two."""
    entry = "<item><title>Blast</title><link>https://a.example/{0}</link><description>{1}</description></item>"
    entries = "".join(entry.format(number, NOTE) for number in (1, 2))
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "feed.xml").write_text(f'<rss version="2.0"><channel>{entries}</channel></rss>')
        page = f"---\nurl: https://{folder}.example/1\n---\n{NOTE}\n"
        (tmp_path / folder / "page.txt").write_text(page)
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(tmp_path / "first"), str(tmp_path / "second")])
        keys = [key for key, _, _ in drawn(store)]
        assert keys == [f"https://{at}" for at in ("a.example/1", "a.example/2", "first.example/1", "second.example/1")]


def test_a_case_of_an_older_program_keeps_what_was_filled(tmp_path: Path) -> None:
    """Before options were kept, an article alone knew what they filled: it is taken from there."""
    (tmp_path / "note.txt").write_text(NOTE)
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(tmp_path / "note.txt")], outlet="Kesvik Courier")
    with closing(sqlite3.connect(tmp_path / "case" / "case.db")) as db:
        db.executescript("DROP TABLE given; DROP INDEX article_file; PRAGMA user_version = 2;")
    with Store(tmp_path / "case") as store:
        assert workflow.collect(store, [str(tmp_path / "note.txt")]).known == 1
        assert drawn(store) == [("note.txt", "Kesvik Courier", None)]


def test_a_missing_input_is_named_once(tmp_path: Path) -> None:
    """A typing error is a Problem of that command; the next one no longer speaks of it."""
    write(tmp_path / "pieces")
    with Store(tmp_path / "case", create=True) as store:
        assert workflow.collect(store, [str(tmp_path / "peices")]).problems == 1
        assert [p.code for p in store.problems()] == ["missing"]
        workflow.collect(store, [str(tmp_path / "pieces")])
        assert store.problems() == []


def test_another_encoder_finds_translations_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the extra is installed changes what lineage finds, so that a build after it is no build of nothing."""
    from firsthand.lineage import encoder

    if encoder.installed() is None:
        pytest.skip("the extra firsthand[translate] is not installed")
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(write(tmp_path / "pile"))])
        assert "lineage" in workflow.build(store).stages
        assert workflow.build(store).nothing_new
        monkeypatch.setattr(encoder, "PACKAGE", "firsthand-without-an-encoder")
        assert "lineage" in workflow.build(store).stages
        assert ("translations", "by names and numbers") in workflow.dossier(store).made_with


@pytest.mark.parametrize(
    ("package", "module"), [("read", "inflection.py"), ("reconcile", "hours.py"), ("lineage", "compiled.py")]
)
def test_a_module_beside_a_stage_is_part_of_its_key(package: str, module: str) -> None:
    """What a stage uses outside its folder makes its results anew when it changes; what only commands use does not."""
    names = [file.name for file in workflow.code_of(package)]
    assert module in names
    assert "cli.py" not in names
