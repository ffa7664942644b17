"""A case that grows: later builds go through the index and show what one build of all shows. Invented pages."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from firsthand import schema, workflow
from firsthand.lineage import encoder
from firsthand.lineage.encoder import Remembering
from firsthand.records import Article, Lineage, Reuse
from firsthand.store import Store
from firsthand.store.vectors import Vectors
from tests.lineage.test_retrace import Press

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("reuse", "texts", "problems")


def pages(count: int, seed: int = 1, stories: int = 60) -> list[Article]:
    """Pages of which few share anything with any other."""
    press = Press(random.Random(seed), stories=stories)
    return [press.page() for _ in range(count)]


def put(store: Store, articles: Sequence[Article]) -> None:
    with store.transaction():
        for article in articles:
            store.add("pages", article)


def build(store: Store, few: int = 0) -> workflow.Built:
    return workflow.build(store, stage="lineage", few=few)


def shown(store: Store) -> dict[str, list[str]]:
    """What the case shows of lineage, as `show --json` prints it."""
    texts = {article.id: article.text for article in store.articles()}
    return {kind: [json.dumps(schema.to_json(one, texts)) for one in workflow.records(store, kind)] for kind in KINDS}


def at_once(folder: Path, articles: Sequence[Article]) -> dict[str, list[str]]:
    """What one build of all shows, made without an index."""
    with Store(folder, create=True) as store:
        put(store, articles)
        build(store, few=1000)
        return shown(store)


def segments(case: Path) -> list[str]:
    return sorted(file.name for file in (case / "index").glob("*.segment"))


def test_later_builds_go_through_the_index_and_show_the_same(tmp_path: Path) -> None:
    """Each addition is one small file beside the first, until files are merged; the records are those of one build, in
    the same order, and a build with nothing new does nothing."""
    articles = pages(90)
    case = tmp_path / "case"
    with Store(case, create=True) as store:
        put(store, articles[:60])
        build(store)
        first = segments(case)
        for n in range(60, 90, 3):
            put(store, articles[n : n + 3])
            build(store)
            if n == 60:
                assert segments(case)[0] == first[0], "all was traced anew"
            assert build(store).nothing_new
        found = shown(store)
    assert len(segments(case)) < 8
    assert found == at_once(tmp_path / "whole", articles)


def test_a_small_case_has_no_index(tmp_path: Path) -> None:
    """Up to two thousand articles are traced as a whole in less time than an index takes."""
    with Store(tmp_path / "case", create=True) as store:
        put(store, pages(8))
        workflow.build(store, stage="lineage")
    assert not segments(tmp_path / "case")


def test_articles_that_go_are_gone(tmp_path: Path) -> None:
    """An input collected with other options draws other articles; the ones before it leave nothing behind."""
    articles = pages(40)
    with Store(tmp_path / "case", create=True) as store:
        put(store, articles[:30])
        with store.transaction():
            store.add("note", articles[30], "bytes")
        build(store)
        with store.transaction():
            store.begin_source("note", "bytes")
            store.add("note", articles[31], "bytes")
        build(store)
        found = shown(store)
    assert found == at_once(tmp_path / "whole", [*articles[:30], articles[31]])


def test_no_index_is_only_a_longer_build(tmp_path: Path) -> None:
    """Without its folder, or with another version's index, a case builds as before."""
    articles = pages(40)
    case = tmp_path / "case"
    with Store(case, create=True) as store:
        put(store, articles[:30])
        build(store)
        shutil.rmtree(case / "index")
        put(store, articles[30:])
        build(store)
        found = shown(store)
    assert [json.loads(line)["code"] for line in found.pop("problems")] == ["index-damaged"]
    whole = at_once(tmp_path / "whole", articles)
    assert found == {kind: whole[kind] for kind in found}
    other = tmp_path / "other"
    with Store(other, create=True) as store:
        put(store, articles[:30])
        build(store)
        first = segments(other)
        method = workflow.index_method().hex()
        with sqlite3.connect(other / "case.db") as db:
            query = "UPDATE result SET body = CAST(replace(CAST(body AS TEXT), ?, ?) AS BLOB) WHERE stage = 'index'"
            db.execute(query, (method, method[::-1]))
        put(store, articles[30:])
        assert workflow.peek(store, few=0) is None
        build(store)
        build(store)  # sweeps what is listed no longer
        assert not set(segments(other)) & set(first), "it was built on"
        assert shown(store) == whole, "another version is no damage"


def test_damage_is_named_and_mended(tmp_path: Path) -> None:
    """A byte changed, or the end cut off, in each file of the index: a Problem names the file, the records are right,
    the index is whole again, and the next build has nothing to say of it."""
    articles = pages(36)
    with Store(tmp_path / "good", create=True) as store:
        put(store, articles[:30])
        build(store)
    whole = at_once(tmp_path / "whole", articles[:33])
    rng = random.Random(4)
    files = [file.name for file in (tmp_path / "good" / "index").iterdir() if file.suffix and file.suffix != ".db"]
    assert len(files) > 4
    for name in sorted(files):
        for cut in (True, False):
            case = tmp_path / f"{name}-{cut}"
            shutil.copytree(tmp_path / "good", case)
            data = bytearray((case / "index" / name).read_bytes())
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            (case / "index" / name).write_bytes(data[:-3] if cut else data)
            with Store(case) as store:
                put(store, articles[30:33])
                peeked = workflow.peek(store, few=0)
                assert peeked is None or not name.endswith(("articles", "outlets", "alike")), "was not noticed"
                build(store)
                found = shown(store)
                (problem,) = (json.loads(line) for line in found.pop("problems"))
                assert (problem["code"], problem["where"]) == ("index-damaged", f"index/{name}")
                assert found == {kind: whole[kind] for kind in found}
                put(store, articles[33:])
                build(store)
                assert not shown(store)["problems"]


def test_a_peek_shows_what_new_articles_share(tmp_path: Path) -> None:
    """Before they are built in: the passages of the build, between new articles and the earliest that have them; the
    case is not changed, and a small case without an index answers too."""
    articles = pages(80, stories=30)
    for few in (0, 1000):
        case = tmp_path / f"case-{few}"
        with Store(case, create=True) as store:
            put(store, articles[:70])
            assert workflow.peek(store, few=few) is None
            build(store, few)
            assert workflow.peek(store, few=few) == workflow.Peeked((), ())
            put(store, articles[70:])
            before = shown(store)
            peeked = workflow.peek(store, few=few)
            assert peeked is not None
            assert set(peeked.new) == {article.id for article in articles[70:]}
            assert shown(store) == before
            build(store, few)
            lineage = store.lineage()
        new = set(peeked.new)
        found = {one for edge in peeked.reuse for one in (edge.a.article, edge.b.article) if one in new}
        shared = {one for edge in lineage.reuse for one in (edge.a.article, edge.b.article) if one in new}
        assert shared
        assert found >= {one for one in shared if _body(lineage, one)}
        for edge in peeked.reuse:
            assert {edge.a.article, edge.b.article} & new
        _same_words(peeked.reuse, articles)


def test_a_peek_after_an_input_was_collected_with_other_options_asks_for_a_build(tmp_path: Path) -> None:
    """The article that the index knows has gone, and what took its place shares all of it."""
    articles = pages(30)
    with Store(tmp_path / "case", create=True) as store:
        put(store, articles)
        note = tmp_path / "note.txt"
        note.write_text("It broke windows across the old town and sent a column of black smoke over the harbour.")
        workflow.collect(store, [str(note)], outlet="Kesvik Courier")
        build(store)
        workflow.collect(store, [str(note)], outlet="Harbour Notes")
        assert workflow.peek(store, few=0) is None
        build(store)
        assert workflow.peek(store, few=0) == workflow.Peeked((), ())


def test_a_damaged_memory_of_vectors_begins_anew(tmp_path: Path) -> None:
    """Nothing of the damaged database is left beside the new one."""
    file = tmp_path / "vectors.db"
    for bytes_ in (b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 5000):
        file.write_bytes(bytes_)
        (tmp_path / "vectors.db-wal").write_bytes(b"left over")
        memory = Vectors(file, "me")
        assert memory.recall(["It burned."]) == {}
        assert not (tmp_path / "vectors.db-wal").exists()
        memory.keep({"It burned.": b"vector"})
        assert memory.recall(["It burned."]) == {"It burned.": b"vector"}
        memory.close()


def test_a_peek_at_a_damaged_segment_shows_what_is_there_or_asks_for_a_build(tmp_path: Path) -> None:
    """A peek does not read every byte: damaged words lead nowhere outside, and what is shown is there word for word."""
    articles = pages(36)
    with Store(tmp_path / "case", create=True) as store:
        put(store, articles[:30])
        build(store)
        put(store, articles[30:])
        sound = workflow.peek(store, few=0)
        assert sound is not None
        assert sound.reuse
        (path,) = (tmp_path / "case" / "index").glob("*.segment")
        good, seen = np.frombuffer(path.read_bytes(), np.uint8), set()
        for seed in range(30):
            rng = np.random.default_rng(seed)
            bad = good.copy()
            where = rng.integers(64, len(bad), 400 if seed % 2 else 4)
            bad[where] = rng.integers(0, 256, len(where))
            path.write_bytes(bad.tobytes())
            peeked = workflow.peek(store, few=0)
            seen.add(peeked is None)
            _same_words(peeked.reuse if peeked else (), articles)
    assert seen == {True, False}


def _same_words(edges: Sequence[Reuse], articles: Sequence[Article]) -> None:
    text = {article.id: article for article in articles}
    for edge in edges:
        if edge.relation == "verbatim":
            words = [text[span.article].quote(span).casefold().split() for span in (edge.a, edge.b)]
            assert [word.strip(".,“”") for word in words[0]] == [word.strip(".,“”") for word in words[1]]


def _body(lineage: Lineage, article: str) -> bool:
    return any(edge.content == "body" and article in (edge.a.article, edge.b.article) for edge in lineage.reuse)


def test_a_case_of_an_older_program_is_built_on(tmp_path: Path) -> None:
    """A case whose edges stand in one record, as they did, shows them; the next build keeps them by article."""
    articles = pages(20)
    case = tmp_path / "case"
    whole = at_once(tmp_path / "whole", articles)
    with Store(case, create=True) as store, Store(tmp_path / "whole") as other:
        put(store, articles)
        with store.transaction():
            store.put_result("lineage", "", "older", other.lineage())
        assert shown(store) == whole
        build(store)
        assert shown(store) == whole
    with sqlite3.connect(case / "case.db") as db:
        assert db.execute("SELECT count(*) FROM result WHERE stage = 'reuse'").fetchone()[0] > 0


class Letters:
    """An encoder that counts letters, and remembers what it was asked."""

    identity, languages = "letters 1", frozenset({"en"})

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        self.asked += sentences
        return np.array([[one.count("a"), len(one), 0.1] for one in sentences], np.float32).reshape(len(sentences), 3)


def test_a_sentence_is_encoded_once(tmp_path: Path) -> None:
    """The same vectors as without a memory, bit by bit; another encoder's are forgotten, a damaged file begins anew."""
    sentences = [f"Sentence number {n} of the harbour. ½“" for n in range(700)]
    expected = Letters().encode(sentences)
    for damaged in (False, True):
        letters = Letters()
        memory = Vectors(tmp_path / "vectors.db", "letters 1")
        remembering = Remembering(letters, memory)
        assert (remembering.encode(sentences[:300]) == expected[:300]).all()
        assert (remembering.encode([*sentences, sentences[3]]) == [*expected, expected[3]]).all()
        assert remembering.encode([]).shape == (0, 3)
        assert sorted(letters.asked) == sorted(sentences), damaged
        memory.close()
        again = Letters()
        memory = Vectors(tmp_path / "vectors.db", "letters 1")
        assert (Remembering(again, memory).encode(sentences) == expected).all()
        assert again.asked == []
        memory.close()
        (tmp_path / "vectors.db").write_bytes(b"no database" * 1000)
    other = Vectors(tmp_path / "vectors.db", "letters 2")
    assert other.recall(sentences) == {}
    other.close()


def test_translations_are_those_of_one_build(tmp_path: Path) -> None:
    """Coverage in two languages, in two steps and at once: the same records, with the encoder that is installed."""
    if encoder.installed() is None:
        pytest.skip("the extra firsthand[translate] is not installed")
    files = sorted(str(file) for file in (ROOT / "examples" / "northquay").iterdir())
    found = []
    for steps in ((files[:9], files[9:]), (files,)):
        case = tmp_path / f"case-{len(steps)}"
        with Store(case, create=True) as store:
            for step in steps:
                workflow.collect(store, step)
                build(store)
            found.append(shown(store))
        with sqlite3.connect(case / "index" / "vectors.db") as db:
            found.append({"vectors": db.execute("SELECT sentence FROM vector ORDER BY sentence").fetchall()})
    assert any("translated" in line for line in found[0]["reuse"])
    assert found[0] == found[2]
    assert set(found[1]["vectors"]) >= set(found[3]["vectors"])


@pytest.mark.slow
def test_two_builds_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    """Two processes that build one case both end well, and the case is that of one build."""
    articles = pages(60)
    case = tmp_path / "case"
    with Store(case, create=True) as store:
        put(store, articles[:50])
        build(store)
        put(store, articles[50:])
    program = f"from firsthand import workflow; from firsthand.store import Store; from pathlib import Path\nwith Store(Path({str(case)!r})) as store: print(workflow.build(store, stage='lineage', few=0).stages)"  # fmt: skip # noqa: E501
    processes = [subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in "ab"]
    printed = sorted(process.communicate()[0].strip() for process in processes)
    assert [process.returncode for process in processes] == [0, 0]
    assert printed == ["('lineage',)", "()"]
    with Store(case) as store:
        assert shown(store) == at_once(tmp_path / "whole", articles)


KILLED = """
    import os, random, shutil, signal, sys
    from pathlib import Path
    sys.path.insert(0, {root!r})
    from tests.workflow.test_index import build, pages, put, shown
    from firsthand.store import Store

    folder, articles = Path({folder!r}), pages(70)
    steps = [articles[:60], articles[60:63], articles[63:66], articles[66:68], articles[68:]]

    EVENTS = {{"open", "os.rename", "os.remove", "os.mkdir", "os.truncate", "sqlite3.connect", "mmap.__new__"}}

    def at_kill(number):
        # the process kills itself at the n-th time that it opens, makes, renames or deletes a file, or talks to SQLite
        seen = 0
        def hook(event, arguments):
            nonlocal seen
            if event in EVENTS:
                seen += 1
                if seen == number:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(hook)

    with Store(folder / "base", create=True) as store:  # the next addition also merges
        for step in steps[:4]:
            put(store, step)
            build(store)
        former = shown(store)
        put(store, steps[4])
    rng, number, killed = random.Random(5), 0, 0
    while True:
        number += 1
        timed = number % 3 == 0
        shutil.rmtree(folder / "case", ignore_errors=True)
        shutil.copytree(folder / "base", folder / "case")
        child = os.fork()
        if not child:
            if timed:
                signal.setitimer(signal.ITIMER_REAL, rng.random() * 0.3)
            else:
                at_kill(number)
            with Store(folder / "case") as store:
                build(store)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        with Store(folder / "case") as store:
            left = shown(store)
            build(store)
            final = shown(store)
        if os.WIFSIGNALED(status):
            killed += 1
        elif not timed:
            break
        assert left in (former, final), "half of a build was kept"
        if number == 1:
            whole = final
        assert final == whole, "a killed build ended otherwise"
    print(killed)
    import json
    (folder / "final.json").write_text(json.dumps(whole))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_build_killed_anywhere_leaves_the_former_index_or_the_new_one(tmp_path: Path) -> None:
    """SIGKILL at every file that is opened, renamed or deleted, and at times between: the records are those of before
    or those of after, and the same build then ends as one that was never killed."""
    program = textwrap.dedent(KILLED.format(root=str(ROOT), folder=str(tmp_path)))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20
    articles = pages(70)
    assert json.loads((tmp_path / "final.json").read_text()) == at_once(tmp_path / "whole", articles)


def test_an_interrupted_merge_leaves_the_files_as_they_are(tmp_path: Path) -> None:
    """Ctrl-C while small files are merged loses nothing; the next build merges them."""
    articles = pages(70)
    case = tmp_path / "case"
    with Store(case, create=True) as store:
        for low, high in ((0, 60), (60, 63), (63, 66), (66, 68)):
            put(store, articles[low:high])
            build(store)
        put(store, articles[68:])

        def interrupted(stage: str, done: int, total: int) -> None:
            if stage == "read":
                raise KeyboardInterrupt

        assert signal.getsignal(signal.SIGINT) is not None
        with pytest.raises(KeyboardInterrupt):
            workflow.build(store, few=0, watch=interrupted)
        assert not list((case / "index").glob(".part-*"))
        build(store)
        assert shown(store) == at_once(tmp_path / "whole", articles)
