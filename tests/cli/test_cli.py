"""The commands as a user meets them: what they print, where they stop, and that every span quotes its article."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow.parquet as parquet
import pytest

from firsthand import schema
from firsthand.sayable import slots

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "northquay"


def firsthand(
    *words: str | Path, stdin: str | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "firsthand", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example coverage, built by the command itself."""
    folder = tmp_path_factory.mktemp("example") / "case"
    done = firsthand("run", EXAMPLE, "--case", folder)
    assert done.returncode == 0, done.stderr
    return folder


def rows(case: Path, kind: str, *more: str) -> list[dict[str, object]]:
    done = firsthand("show", case, kind, "--json", *more)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def spans_in(value: object) -> list[dict[str, Any]]:
    """Every span inside a JSON value, however deep."""
    if isinstance(value, list):
        return [span for item in value for span in spans_in(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"article", "start", "end", "text"} <= value.keys() else []
    return own + [span for item in value.values() for span in spans_in(item)]


def test_help_starts_in_under_half_a_second() -> None:
    """`firsthand --help` loads nothing heavy. The best of five, since a busy machine is not the program's fault."""
    spent = []
    for _ in range(5):
        start = time.monotonic()
        assert firsthand("--help").returncode == 0
        spent.append(time.monotonic() - start)
    assert min(spent) < 0.5, spent


@pytest.mark.parametrize("kind", list(schema.KINDS))
def test_every_kind_prints_what_its_schema_says(case: Path, kind: str) -> None:
    """One JSON object a line, valid against the committed schema; the kinds the example is made for are not empty."""
    committed = json.loads((ROOT / "docs" / "schema" / f"{kind}.schema.json").read_text())
    found = rows(case, kind)
    for row in found:
        jsonschema.validate(row, committed)
    assert found or kind in {"judgements", "problems"}


@pytest.mark.parametrize("kind", [kind for kind in schema.KINDS if kind != "judgements"])
def test_every_span_of_every_record_quotes_its_article(case: Path, kind: str) -> None:
    """`text` equals the article's text between start and end, for every span inside every record."""
    texts = {row["id"]: str(row["text"]) for row in rows(case, "articles", "--text")}
    spans = [] if kind == "articles" else spans_in(rows(case, kind))
    for span in spans:
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]
        assert span["text"] or kind == "articles", f"an empty span in {kind}"


def test_ids_are_unique_and_references_lead_somewhere(case: Path) -> None:
    """No dangling id: claims name assertions, assertions mentions and attributions, lines and origins claims."""
    ids = {kind: {str(row["id"]) for row in rows(case, kind)} for kind in schema.KINDS}
    for kind, found in ids.items():
        assert len(found) == len(rows(case, kind)), f"double ids among {kind}"
    for claim in rows(case, "claims"):
        assert {*claim["support"], *claim["dispute"]} <= ids["assertions"]  # type: ignore[misc]
        assert claim["event"] in ids["events"]
    for assertion in rows(case, "assertions"):
        assert assertion["mention"] in ids["mentions"]
        assert assertion["attribution"] in ids["attributions"] | {None}
        assert assertion["credit"] in ids["credits"] | {None}
    for kind in ("lines", "origins"):
        assert {row["claim"] for row in rows(case, kind)} <= ids["claims"]
    for attribution in rows(case, "attributions"):
        assert set(attribution["voices"]) <= ids["voices"]  # type: ignore[call-overload]
        assert attribution["within"] in ids["attributions"] | {None}


def test_why_explains_a_record_of_every_kind(case: Path) -> None:
    """Each record that can be shown can be asked about, and the answer quotes words."""
    from firsthand import tell, workflow
    from firsthand.store import Store

    with Store(case) as store:
        dossier = workflow.dossier(store)
        for kind in schema.KINDS:
            for record in workflow.records(store, kind)[:5]:
                lines = tell.why(dossier, str(record.id))  # type: ignore[union-attr]
                assert lines
                assert all(isinstance(line, str) for line in lines)


def test_why_of_an_unknown_id_says_where_ids_are(case: Path) -> None:
    """A wrong id is a user's mistake: exit 1, one line, no traceback."""
    done = firsthand("why", case, "clm-nothere")
    assert done.returncode == 1
    assert "firsthand show" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_says_that_a_build_is_due_and_counts_what_is_built(tmp_path: Path) -> None:
    """Without -o it lies in the case; what was only collected is counted by its words alone, replaced pages by none."""
    many = "More than 100 people were killed when a fuel depot in Kesvik exploded on 10 March 2024."
    few = "Police said six people were killed when a fuel depot in Kesvik exploded on 10 March 2024."
    (tmp_path / "many.txt").write_text(f"---\noutlet: Kesvik Courier\npublished: 2024-03-10\n---\n{many}\n")
    (tmp_path / "few.txt").write_text(few)
    (tmp_path / "new.txt").write_text("The mayor of Kesvik resigned on Monday 11 March 2024.")
    case, page = tmp_path / "case", tmp_path / "case" / "report.html"
    assert firsthand("collect", case, tmp_path / "many.txt", tmp_path / "few.txt").returncode == 0
    assert "nothing is built yet" in firsthand("report", case).stderr
    assert firsthand("build", case).returncode == 0
    done = firsthand("report", case)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"report: {page}\n", "")
    assert "<b>2 articles</b>" in page.read_text()
    assert '<b>1 outlet</b></a><span class="aside"> and 1 page of no known outlet</span>' in page.read_text()
    assert firsthand("collect", case, tmp_path / "new.txt").returncode == 0
    due = firsthand("report", case).stderr
    assert due == f"1 article collected since the last build is not in it; a build is due: firsthand build {case}\n"
    assert "<b>2 articles</b>" in page.read_text()
    assert "more than 100 against 6: nothing shows" in firsthand("show", case, "contradictions").stdout
    assert "\tmore than 100\t" in firsthand("show", case, "claims").stdout
    assert "101.." in {row["value"] for row in rows(case, "claims")}
    assert firsthand("collect", case, tmp_path / "few.txt", "--outlet", "Harbour Mail").returncode == 0
    done = firsthand("report", case)
    assert (done.returncode, "were replaced since; build first" in done.stderr) == (1, True)
    assert "build first" in firsthand("show", case, "mentions").stderr


def test_the_report_is_one_file(case: Path, tmp_path: Path) -> None:
    """`report -o` writes a page that refers to nothing outside itself."""
    done = firsthand("report", case, "-o", tmp_path / "page.html")
    assert done.returncode == 0
    page = (tmp_path / "page.html").read_text()
    assert re.findall(r'<link [^>]*href="(?!data:)', page) == []
    assert re.findall(r'<(?:script|img|iframe|source)\b[^>]*\bsrc="(?!data:)', page) == []
    assert "@import" not in page
    assert firsthand("report", case, "-o", tmp_path / "no" / "page.html").returncode == 1


def test_bad_usage_is_two_and_problems_are_one_only_when_strict(tmp_path: Path) -> None:
    """Exit codes: 2 for words the program does not know, 0 with Problems listed, 1 with --strict."""
    assert firsthand("show", tmp_path, "articles").returncode == 2
    assert firsthand("show", tmp_path, "everything").returncode == 2
    assert firsthand("collect", tmp_path / "case").returncode == 2
    (tmp_path / "a.txt").write_text("Two people were hurt in the fire, the mayor said.")
    assert firsthand("collect", tmp_path / "case", tmp_path / "a.txt", "--published", "someday").returncode == 2
    assert firsthand("collect", tmp_path / "case", tmp_path / "a.txt", "--map", "outlet").returncode == 2
    (tmp_path / "empty.html").write_bytes(b"")
    inputs = [tmp_path / "a.txt", tmp_path / "empty.html", tmp_path / "missing.html"]
    done = firsthand("run", *inputs, "--case", tmp_path / "case")
    assert done.returncode == 0
    assert "empty.html" in done.stderr
    assert "missing.html" in done.stderr
    assert firsthand("run", *inputs, "--case", tmp_path / "case", "--strict").returncode == 1


def test_standard_input_is_an_article(tmp_path: Path) -> None:
    """`-` reads text from standard input; the options fill what it leaves open, and the article says so."""
    words = "Three men were arrested on Monday, police said."
    done = firsthand(
        "run", "-", "--case", tmp_path / "case", "--published", "2024-05-08", "--outlet", "Ana", stdin=words
    )
    assert done.returncode == 0, done.stderr
    (article,) = rows(tmp_path / "case", "articles")
    assert (article["outlet"], article["published"]) == ("Ana", "2024-05-08")
    assert set(article["filled"]) == {"outlet", "published"}  # type: ignore[call-overload]
    assert any(row["edtf"] == "2024-05-06" for row in rows(tmp_path / "case", "times"))


def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    """A run works with every way out closed: proxies that refuse, and no name service asked."""
    (tmp_path / "a.txt").write_text("Two people were hurt in the fire, the mayor said.")
    guard = (
        "import socket, sys, runpy\n"
        "def closed(*_, **__): raise OSError('the network was asked')\n"
        "socket.socket.connect = socket.getaddrinfo = socket.create_connection = closed\n"
        "sys.argv = ['firsthand', 'run', 'a.txt', '--case', 'case']\n"
        "runpy.run_module('firsthand', run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", guard], cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert done.returncode == 0, done.stderr


def test_lineage_writes_two_tables_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Rows of reuse and texts from a table by other names; the steps are shown, and removed when all are done."""
    words = [" ".join(f"word{n * 100 + i}" for i in range(40)) for n in range(2)]
    lines = [{"body_words": words[0]}, {"body_words": words[0] + " " + words[1], "who": "Courier"}]
    table = tmp_path / "a.jsonl"
    table.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    options = ["--map", "text=body_words", "--map", "outlet=who", "--published", "2024-05-01", "--outlet", "Wire"]
    done = firsthand("lineage", table, tmp_path / "gone.csv", "-o", tmp_path / "out", *options)
    assert done.returncode == 0, done.stderr
    assert "2 articles, 1 text" in done.stdout
    assert "gone.csv" in done.stderr
    assert "passages" in done.stderr
    (row,) = parquet.read_table(tmp_path / "out" / "reuse.parquet").to_pylist()
    assert [row["a_key"], row["b_key"]] == ["a.jsonl#1", "a.jsonl#2"]
    assert words[0][row["a_start"] : row["a_end"]] == words[0]
    (text,) = parquet.read_table(tmp_path / "out" / "texts.parquet").to_pylist()
    assert text["articles"] == ["a.jsonl#1", "a.jsonl#2"]
    assert text["first"] == "a.jsonl#1"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["reuse.parquet", "texts.parquet"]
    again = firsthand("lineage", table, tmp_path / "gone.csv", "-o", tmp_path / "out", *options, "--strict")
    assert again.returncode == 1
    assert again.stdout == done.stdout


def test_lineage_without_articles_fails_and_bad_options_are_usage(tmp_path: Path) -> None:
    """1 when nothing came of the inputs, 2 for an engine, a size or a field that does not exist."""
    assert firsthand("lineage", tmp_path / "gone.csv", "-o", tmp_path / "out").returncode == 1
    for wrong in (["--engine", "quack"], ["--memory", "much"], ["--map", "smell=x"], ["--published", "soon"]):
        assert firsthand("lineage", tmp_path / "gone.csv", "-o", tmp_path / "out", *wrong).returncode == 2, wrong


def test_a_folder_may_be_called_as_a_library_is(tmp_path: Path) -> None:
    """`python -m` would take a folder "coverage" of the place it is run in for the module of that name."""
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "one.txt").write_text("A fire in Kesvik on 3 March 2025 killed two people, police said.")
    done = firsthand("run", "coverage", "--case", tmp_path / "case", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "fault" not in done.stderr


def test_a_slip_in_a_name_makes_no_case_and_no_cheer(tmp_path: Path) -> None:
    """Where no input is there, no folder is made and nothing is said to be built."""
    done = firsthand("run", "nosuch.html", "--case", tmp_path / "case", cwd=tmp_path)
    assert done.returncode == 1
    assert "nosuch.html: there is no such file" in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "case").exists()
    (tmp_path / "empty.html").write_bytes(b"")
    done = firsthand("run", "empty.html", "--case", tmp_path / "case", cwd=tmp_path)
    assert done.returncode == 1
    assert "built" not in done.stdout


def test_a_folder_of_other_things_is_no_case(tmp_path: Path) -> None:
    """A full folder is never turned into a case; an empty one may be, and what is left of a case too."""
    (tmp_path / "a.txt").write_text("Two people were hurt in the fire, the mayor said.")
    done = firsthand("collect", tmp_path, tmp_path / "a.txt")
    assert done.returncode == 1
    assert "is no case; give a new folder" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    (tmp_path / "case").mkdir()
    assert firsthand("collect", tmp_path / "case", tmp_path / "a.txt").returncode == 0
    for file in (tmp_path / "case").glob("case.db*"):
        file.unlink()
    assert firsthand("collect", tmp_path / "case", tmp_path / "a.txt").returncode == 0


def test_an_input_that_matches_nothing_is_a_problem(case: Path) -> None:
    """A pattern without a file is named, and costs the exit code under --strict, whatever the case holds already."""
    done = firsthand("run", "nothing-*.html", "--case", case)
    assert done.returncode == 0
    assert "nothing-*.html: no file matches this pattern" in done.stderr
    assert firsthand("run", "nothing-*.html", "--case", case, "--strict").returncode == 1
    assert firsthand("run", EXAMPLE, "--case", case).returncode == 0  # and forgotten when all is well


def test_jobs_are_one_or_more(case: Path) -> None:
    """No process reads nothing."""
    assert firsthand("build", case, "--jobs", "0").returncode == 2


def test_show_names_its_columns_beside_the_records(case: Path) -> None:
    """The names go to standard error, so that a pipe gets records alone; a claim names its event and its ranges."""
    done = firsthand("show", case, "claims")
    assert done.stderr.split("\t")[:3] == ["id", "slot", "value"]
    assert all(line.startswith("clm-") for line in done.stdout.splitlines())
    assert "explosion of a fuel depot, Kesvik" in done.stdout
    assert "\t1 to 2\t" in done.stdout


def test_a_kind_misspelt_is_guessed(case: Path) -> None:
    """`claim` is no kind, and the message says which was meant; capitals do no harm."""
    done = firsthand("show", case, "claim")
    assert done.returncode == 2
    assert "did you mean claims?" in done.stderr
    assert firsthand("show", case, "Claims").returncode == 0


def test_why_takes_the_beginning_of_an_id(case: Path) -> None:
    """In any case of letters; a beginning of several ids lists them."""
    (first, *_) = (str(row["id"]) for row in rows(case, "claims"))
    whole = firsthand("why", case, first)
    assert firsthand("why", case, first[:-1].upper()).stdout == whole.stdout
    several = firsthand("why", case, "clm-")
    assert several.returncode == 1
    assert "ids begin with clm-" in several.stderr


def test_a_peek_is_what_new_articles_share_as_reuse_is_shown(tmp_path: Path) -> None:
    """Before a build there is no ground to stand on, and the way on is named; then edges by the schema of reuse."""
    words = "The depot at the north quay of Talvik blew up at noon and broke windows across the whole of the old town."
    (tmp_path / "wire.txt").write_text(words)
    (tmp_path / "paper.txt").write_text(f"Our reporter was there. {words} Nobody was hurt, we hear from the harbour.")
    case = tmp_path / "case"
    firsthand("collect", case, tmp_path / "wire.txt")
    asked = firsthand("peek", case)
    assert (asked.returncode, asked.stdout) == (1, "")
    assert f"firsthand build {case}" in asked.stderr
    firsthand("build", case, "--stage", "lineage")
    firsthand("collect", case, tmp_path / "paper.txt")
    found = firsthand("peek", case, "--json")
    committed = json.loads((ROOT / "docs" / "schema" / "reuse.schema.json").read_text())
    (edge,) = map(json.loads, found.stdout.splitlines())
    jsonschema.validate(edge, committed)
    assert edge["a"]["text"] == words
    assert "1 new article, 1 with passages of others" in found.stderr


def test_a_judgement_is_recorded_shown_and_taken_back(case: Path, tmp_path: Path) -> None:
    """`judge` prints the judgement in words and how to bring it into force; `show` lists it; `undo` takes it back."""
    mine = tmp_path / "case"
    shutil.copytree(case, mine)
    claim = str(rows(mine, "claims")[0]["id"])
    done = firsthand("judge", mine, "rate", claim, "b2", "--who", "Ana", "--note", "known for years")
    assert done.returncode == 0, done.stderr
    assert re.match(r"jdg-[0-9a-f]{12}: rated B2 \(usually reliable source, probably true\): the claim “", done.stdout)
    assert "firsthand build" in done.stderr
    (row,) = rows(mine, "judgements")
    jsonschema.validate(row, schema.json_schema("judgements"))
    assert (row["verb"], row["who"], row["field"], row["value"]) == ("set", "Ana", "rating", "B2")
    assert "known for years" in firsthand("show", mine, "judgements").stdout
    assert firsthand("build", mine).returncode == 0
    assert "Judged by Ana" in firsthand("why", mine, claim).stdout
    assert "(taken back)" not in firsthand("show", mine, "judgements").stdout
    assert firsthand("judge", mine, "undo", str(row["id"])).returncode == 0
    rated, undo = firsthand("show", mine, "judgements").stdout.splitlines()
    assert "(taken back)" in rated
    assert "(taken back)" not in undo
    assert firsthand("build", mine).returncode == 0
    assert "Judged by" not in firsthand("why", mine, claim).stdout


def test_why_of_what_was_judged_wrong_tells_of_the_judgement(case: Path, tmp_path: Path) -> None:
    """The record is left out of the case, and its id leads to who left it out."""
    mine = tmp_path / "case"
    shutil.copytree(case, mine)
    claim = str(rows(mine, "claims")[0]["id"])
    assert firsthand("judge", mine, "wrong", claim, "--who", "Ana").returncode == 0
    assert firsthand("build", mine).returncode == 0
    assert claim not in {row["id"] for row in rows(mine, "claims")}
    assert re.match(r"Judgement jdg-[0-9a-f]{12} by Ana, .*: not so: the claim “", firsthand("why", mine, claim).stdout)


def test_the_help_of_add_names_every_slot() -> None:
    """Whoever adds a claim need not guess what it can be on."""
    said = " ".join(firsthand("judge", ".", "add", "--help").stdout.split())
    assert ", ".join(slots()[: slots().index("statement") + 1]) in said
    assert ", ".join(slots()[slots().index("statement") + 1 :]) in said


def test_a_number_that_was_not_settled_is_not_shown(tmp_path: Path) -> None:
    """Two pages of nobody knows which outlets: `show` gives no count of reports where `why` says that there is none."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Police arrested 26 people in Kesvik on 4 May 2023, page {name} has it.")
    assert firsthand("run", tmp_path / "one.txt", tmp_path / "two.txt", "--case", tmp_path / "case").returncode == 0
    arrested = [line for line in firsthand("show", tmp_path / "case", "claims").stdout.splitlines() if "\t26\t" in line]
    assert arrested
    assert all("\tnot settled\t" in line for line in arrested)


def test_an_outlet_that_credits_itself_is_shown_so(tmp_path: Path) -> None:
    """ "A guard told the Courier", in the Courier, is listed as a credit to itself; another's stands plain."""
    text = "A guard died, the mayor told the Courier. The alarm had failed, the Odrava Ledger reported.\n"
    (tmp_path / "one.txt").write_text(text)
    made = firsthand("run", tmp_path / "one.txt", "--case", tmp_path / "case", "--outlet", "Kesvik Courier")
    assert made.returncode == 0
    rows_of = firsthand("show", tmp_path / "case", "credits").stdout.splitlines()
    assert any("\tCourier (itself)\t" in row for row in rows_of)
    assert any("\tOdrava Ledger\t" in row for row in rows_of)


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (("rate", "clm-", "B2"), 1, "ids begin with clm-"),
        (("rate", "nothing", "B2"), 1, "no record nothing"),
        (("same", "outlet:Kesvik Courier", "outlet:The Nowhere Times"), 2, "no article of the case is of an outlet"),
        (("set", "outlet:Kesvik Courier", "colour", "red"), 2, "of an outlet there can be set: owner"),
        (("add", "evt-nothing", "killed", "7", "--at", "art-", "x"), 2, "no event evt-nothing"),
        (("add", "A new event", "killed", "7"), 2, "Missing option"),
    ],
)
def test_a_judgement_that_cannot_be_made_says_why(case: Path, words: tuple[str, ...], code: int, reason: str) -> None:
    """Nothing is written for what does not hold."""
    done = firsthand("judge", case, *words)
    assert done.returncode == code
    assert re.search(reason, done.stderr)
    assert rows(case, "judgements") == []


def test_fewer_missing_on_a_later_day_is_the_number_that_stands(tmp_path: Path) -> None:
    """Some were found: the lower number updates the higher one, in the report too."""
    told = {"2024-03-12": "Six", "2024-03-14": "Four"}
    for day, number in told.items():
        (tmp_path / f"{day}.txt").write_text(
            f"---\npublished: {day}\noutlet: Harbour Post\n---\n"
            f"{number} people were missing after a bridge in Kesvik collapsed on 11 March 2024, Mayor Lind said.\n"
        )
    case = tmp_path / "case"
    assert firsthand("run", *(tmp_path / f"{day}.txt" for day in told), "--case", case).returncode == 0
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", (case / "report.html").read_text()))
    assert "updates 6 : fewer were missing on a later day" in page
    assert "updated to 4 : fewer were missing on a later day" in page
