"""The design's worked example, where it is present: a real article that a newcomer would try first.

Only single words of it stand here; the text itself is read from the gold data folder.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand.cli import main

Rows = Callable[[str], list[dict[str, object]]]


def run(shared: Path, case: Path, *options: str) -> Rows:
    seed = shared / "seed" / "operation-constitution.txt"
    done = CliRunner().invoke(main, ["run", str(seed), "--case", str(case), *options])
    assert done.exit_code == 0, done.output

    def rows(kind: str) -> list[dict[str, object]]:
        shown = CliRunner().invoke(main, ["show", str(case), kind, "--json"])
        return [json.loads(line) for line in shown.stdout.splitlines()]

    return rows


@pytest.fixture(scope="module")
def seed(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The seed article, published 2018-06-28."""
    return run(shared, tmp_path_factory.mktemp("seed") / "case", "--published", "2018-06-28")


def words(spans: object) -> str:
    """The words of a list of spans."""
    assert isinstance(spans, list)
    return " ".join(span["text"] for span in spans)


def test_attributions_of_groups_are_found(seed: Rows) -> None:
    """A bare quantifier and a plural noun are sources, with the cue and the whole content."""
    found = {(words(a["sources"]), words(a["cues"])): words(a["contents"]) for a in seed("attributions")}
    assert found["Many", "say"].endswith("tortured")
    believed = found["The plotters", "believe"]
    assert "betrayed" in believed
    assert believed.endswith("agent")


def test_the_investigating_outlet_is_credited_more_than_once(seed: Rows) -> None:
    """The outlet whose work is retold is a credit each time it is named as the source of the story."""
    credited = [c for c in seed("credits") if c["outlet"] == "Bloomberg"]
    assert len(credited) >= 2
    assert all(c["covers"] for c in credited)


def test_the_voices_behind_the_reconstruction_stand_apart(seed: Rows) -> None:
    """The paragraph that explains the sourcing gives each group its own voice, with its kind and number."""
    behind = [voice for voice in seed("voices") if voice["scope"] == "article"]

    def one(word: str) -> dict[str, object]:
        (voice,) = [voice for voice in behind if word in str(voice["label"]).lower()]
        return voice

    for word, low in (("coordinator", 1), ("attended", 2), ("lawyers", 2), ("relatives", 2)):
        voice = one(word)
        assert (voice["kind"], voice["named"], voice["on_record"], voice["count_min"]) == ("unnamed", False, False, low)
    assert one("report")["kind"] == "document"


def test_dates_rest_on_the_article_s_own(seed: Rows) -> None:
    """A day without its year, a vague part of a month and "one year ago" are dated from the publication date."""
    edtf = {str(time["span"]["text"]).lower(): time["edtf"] for time in seed("times")}  # type: ignore[index]
    assert edtf["may 20"] == "2018-05-20"
    assert edtf["mid-may"] == "2018-05~"
    assert edtf["one year ago"] == "2017-06~"


def test_the_vote_is_dated(seed: Rows) -> None:
    """The event of the vote carries the day that the text gives."""
    assert any(event["time"] == "2018-05-20" for event in seed("events") if event["event_type"] == "ELECTION")


def test_the_plan_is_not_a_deed(seed: Rows) -> None:
    """To capture the president was planned; the arrests happened."""
    mentions = seed("mentions")
    (capture,) = [m for m in mentions if m["trigger"]["text"] == "capture"]  # type: ignore[index]
    assert capture["status"] == "planned"
    arrests = [m for m in mentions if m["trigger"]["text"] == "arrested"]  # type: ignore[index]
    assert [m["status"] for m in arrests] == ["happened"]
    types = {m["event"]: m["event_type"] for m in arrests}
    assert types
    assert all(event["id"] for event in seed("events") if event["id"] in types)


def test_hedges_stand_on_their_mentions(seed: Rows) -> None:
    """The words that hedge are spans of the mention that they hedge."""
    hedges = {str(h["text"]).lower() for m in seed("mentions") for h in m["hedges"]}  # type: ignore[union-attr]
    assert {"alleged", "reportedly"} <= hedges


def test_the_narrator_speaks_for_herself(seed: Rows) -> None:
    """Sentences without a source are assertions without an attribution."""
    own = [a for a in seed("assertions") if a["attribution"] is None]
    assert own
    assert any(a["attribution"] is not None for a in seed("assertions"))


def test_without_a_date_nothing_is_invented(shared: Path, tmp_path: Path) -> None:
    """No publication date: the run ends well, and no expression that needs one gets a date."""
    rows = run(shared, tmp_path / "case")
    edtf = {str(time["span"]["text"]).lower(): time["edtf"] for time in rows("times")}  # type: ignore[index]
    assert edtf["one year ago"] is None
    assert edtf["2013"] == "2013"
    assert edtf["may 20"] is None
