"""An id of an earlier build leads to what stands on its words now. Texts written for this test."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand import workflow
from firsthand.cli import main
from firsthand.store import Store
from tests.workflow.test_build import write


def _event(store: Store) -> str:
    return max(store.account().events, key=lambda event: len(event.mentions)).id


def test_an_id_of_an_earlier_build_leads_to_what_it_is_now(tmp_path: Path) -> None:
    """With one page more the event has another id; the old one is understood by `why` and by `judge`."""
    early, late = write(tmp_path / "early", ["courier.txt", "herald.txt"]), write(tmp_path / "late", ["wire.txt"])
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(early)])
        workflow.build(store)
        old = _event(store)
        workflow.collect(store, [str(late)])
        workflow.build(store)
        now = _event(store)
        assert old != now
        assert old not in {event.id for event in store.account().events}
    told = CliRunner().invoke(main, ["why", str(tmp_path / "case"), old]).output.splitlines()
    assert "earlier build" in told[0]
    assert now in told[1]
    judged = CliRunner().invoke(main, ["judge", str(tmp_path / "case"), "note", old, "the depot"])
    assert judged.exit_code == 0
    with Store(tmp_path / "case") as store:
        assert store.judgements()[0][-1].targets[0].record == now


@pytest.mark.parametrize("command", [["why"], ["judge", "wrong"]])
def test_an_id_of_which_nothing_is_left_says_what_it_was(tmp_path: Path, command: list[str]) -> None:
    """Where its page is gone, the message names what the id was, and lists nothing in its place."""
    pages = write(tmp_path / "pages", ["courier.txt", "herald.txt"])
    case = str(tmp_path / "case")
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(pages)])
        workflow.build(store)
        old = next(e for e in store.account().events if "arrest" in e.label)
        page = next(a for a in store.articles() if a.outlet == "Talvik Herald")
        workflow.judge(store, "wrong", [page.id], who="Ana", when="2024-06-01T10:00:00Z")
        workflow.build(store)
    verb, *rest = command
    failed = CliRunner().invoke(main, [verb, case, *rest, old.id])
    assert failed.exit_code != 0
    assert f"was the event “{old.label}” of an earlier build" in failed.output
    assert "no record" in CliRunner().invoke(main, [verb, case, *rest, "evt-000000000000"]).output
