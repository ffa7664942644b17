"""What a person judged, after its page was drawn anew: found again on its words, or told as lost. Texts are invented.

By the commands alone: build, judge, draw the pages from other fields of their rows, build again. Nothing that a person
said is dropped in silence.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from firsthand import workflow
from firsthand.cli import main
from firsthand.records import Outcome, Problem
from firsthand.store import Store

_LEDE = "Seven people were killed when the fuel depot at the north quay of Talvik blew up on Monday, Anna Lind said."
_MORE = "Rescuers pulled eleven workers from the rubble, a doctor of the harbour clinic said."
_OTHER = "Two fishermen were arrested over a brawl in Orland on Friday, the harbour police said."
_ROWS = [
    {
        "url": "https://courier.example/depot",
        "outlet": "Kesvik Courier",
        "imprint": "Talvik Post",
        "published": "2024-05-07T09:00:00Z",
        "text": f"Depot blows up\n\n{_LEDE}\n\n{_MORE}",
        "moved": f"Depot blows up\n\n{_OTHER}\n\n{_LEDE}\n\n{_MORE}",
        "gone": f"A brawl\n\n{_OTHER}",
    },
    {
        "url": "https://wire.example/depot",
        "outlet": "Boreal Wire",
        "imprint": "Boreal Wire",
        "published": "2024-05-07T08:00:00Z",
        "text": f"Blast at depot\n\n{_LEDE} {_MORE}",
        "moved": f"Blast at depot\n\nTALVIK (BW) {_LEDE} {_MORE}",
        "gone": "Market\n\nThe market moves to the church square until the quay is swept.",
    },
]


class Aim(NamedTuple):
    """What is judged: a kind of `show`, which of its rows, and what can be set of it."""

    kind: str
    fit: Callable[[dict[str, object]], bool]
    field: str
    value: str


AIMS = {
    "event": Aim("events", lambda row: "explosion" in str(row["label"]), "label", "the blast of Monday"),
    "voice": Aim("voices", lambda row: "Lind" in str(row["label"]), "label", "Anna Lind, harbour master"),
    "claim": Aim("claims", lambda row: (row["slot"], row["value"]) == ("killed", 7), "confirmed", "yes"),
    "line": Aim("lines", lambda row: True, "confirmed", "yes"),
    "outlet": Aim("outlet", lambda row: True, "owner", "Northern Press"),
}


class Case:
    """A case that is used by its commands."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.rows_file = folder / "case", folder / "rows.jsonl"

    def run(self, *words: str) -> str:
        done = CliRunner().invoke(main, [words[0], str(self.folder), *words[1:]], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    def build(self, **fields: str) -> str:
        """Draw the articles from these fields of the rows, in place of what was there, and build."""
        mapped = [part for name, field in fields.items() for part in ("--map", f"{name}={field}")]
        self.run("collect", str(self.rows_file), *mapped)
        return self.run("build")

    def rows(self, kind: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.run("show", kind, "--json").splitlines()]

    def aimed_at(self, aim: Aim) -> str:
        """The id, or the outlet, that is judged."""
        if aim.kind == "outlet":
            return "outlet:Kesvik Courier"
        found = [row for row in self.rows(aim.kind) if aim.fit(row)]
        return str(found[0]["id"])

    def outcome(self) -> Outcome:
        """What became of the one judgement."""
        with Store(self.folder) as store:
            (found,) = store.account().outcomes
            return found

    def lost(self) -> list[Problem]:
        with Store(self.folder) as store:
            return [one for one in workflow.dossier(store).problems if one.code == "judgement-lost"]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page and the wire beside it, built once."""
    folder = tmp_path_factory.mktemp("again")
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in _ROWS), "utf-8")
    Case(folder).build()
    return folder


@pytest.fixture
def case(first: Path, tmp_path: Path) -> Case:
    """A copy of it for each test."""
    shutil.copytree(first, tmp_path / "again")
    return Case(tmp_path / "again")


def _judge(case: Case, target: str, saying: str) -> str:
    """Say something of a kind of record: set what can be set, leave a note, or rate it; the id of what was judged."""
    aim = AIMS[target]
    named = case.aimed_at(aim)
    if saying == "note":
        case.run("judge", "note", named, "rang the harbour office", "--who", "Ana")
    elif saying == "rating":
        case.run("judge", "rate", named, "C3", "--who", "Ana")
    else:
        case.run("judge", "set", named, aim.field, aim.value, "--who", "Ana")
    case.run("build")
    assert case.outcome().state == "applied"
    return named


_MATRIX = [
    *((target, saying) for target in AIMS for saying in ("set", "note")),
    ("claim", "rating"),
]


@pytest.mark.parametrize(("target", "saying"), _MATRIX)
def test_it_is_found_again_where_its_words_moved(case: Case, target: str, saying: str) -> None:
    """With words put in before it each page is another extraction, at other offsets: it is said of that one now."""
    was = _judge(case, target, saying)
    assert "judgement-lost" not in case.build(text="moved")
    found = case.outcome()
    assert found.state == "applied"
    assert case.lost() == []
    if target == "outlet":
        return  # it is known by its name, which the page still has
    there = {str(row["id"]): row for row in case.rows(AIMS[target].kind)}
    (now,) = found.records
    assert now in there
    if target == "event":
        assert now != was
    if saying == "note":
        assert "rang the harbour office" in case.run("why", now)
    elif target in {"event", "voice"}:
        assert there[now]["label"] == AIMS[target].value
    elif target == "line":
        assert there[now]["certain"]
    else:
        assert "C3" in case.run("why", now) or saying == "set"


@pytest.mark.parametrize(("target", "saying"), _MATRIX)
def test_it_is_told_as_lost_where_its_words_are_gone(case: Case, target: str, saying: str) -> None:
    """The page tells of something else now, under another outlet: a Problem names the judgement and what it was of."""
    _judge(case, target, saying)
    with Store(case.folder) as store:
        (said,) = store.judgements()[0]
    told = case.build(text="gone", outlet="imprint")
    assert case.outcome().state == "lost"
    (problem,) = case.lost()
    assert said.id in problem.where
    assert said.targets[0].label in problem.message
    assert "Ana" in problem.message
    assert said.id in told
    assert said in _kept(case)  # and it is in the file as it was


def _kept(case: Case) -> list[object]:
    with Store(case.folder) as store:
        return [*store.judgements()[0]]
