"""The scoring of built cases against a planted truth. Examples are made here."""

from itertools import combinations
from typing import Any

import pytest

from plant_cases import Case, plant
from score_cases import KINDS, score

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def case() -> Case:
    return plant(400, seed=9)


def perfect(case: Case) -> Rows:
    """What a method that knows the truth would print."""
    of = {article.url: article.id for article in case.articles}
    rows: Rows = {kind: [] for kind in KINDS}
    rows["articles"] = [{"id": a.id, "url": a.url, "key": a.key} for a in case.articles]

    def span(one: Any) -> dict[str, Any]:
        return {"article": of[one.url], "start": one.start, "end": one.end}

    for one in case.truth.said:
        event = f"evt-{one.line.facts[0].happening}"
        rows["mentions"].append({"trigger": span(one), "event": event})
    names = {}
    for number, (fact, claim) in enumerate(case.truth.claims.items()):
        names[fact] = f"clm-{number}"
        support = []
        for one in claim.said:
            support.append(f"ast-{number}-{len(support)}")
            rows["assertions"].append({"id": support[-1], "span": span(one)})
        value: object = fact.value.partition("|")[0]
        value = int(fact.value) if fact.value.isdigit() else value
        counts = {"origins_min": claim.origins, "origins_max": claim.origins}
        rows["claims"].append({"id": names[fact], "slot": fact.slot, "value": value, "support": support} | counts)
    for pair in case.truth.pairs:
        if pair.verdict in ("contradiction", "update"):
            rows["contradictions"].append({"a": names[pair.a], "b": names[pair.b], "kind": pair.verdict})
    for drift in case.truth.drift:
        rows["drift"].append({"kind": drift.kind, "source": span(drift.source), "retelling": span(drift.retelling)})
    tongue = {article.url: article.language for article in case.articles}
    for one, other in combinations(case.truth.said, 2):
        if one.line.root == other.line.root and tongue[one.url] != tongue[other.url]:
            rows["reuse"].append({"a": span(one), "b": span(other), "relation": "translated"})
    return rows


def test_the_truth_scores_full_marks(case: Case) -> None:
    """A method that prints the truth is right in everything, and raises no alarm."""
    found = score(case, perfect(case))
    assert found["events CoNLL"] == pytest.approx(1)
    assert found["claims recall"] > 0.99  # one claim of two scopes with equal values stands for both
    assert found["claims precision"] == 1
    assert found["origins of 5: held"] == 1
    assert found["origins: width"] == 0
    assert found["contradictions F1"] > 0.98
    assert found["contradictions update F1"] == 1
    assert found["drift F1"] == pytest.approx(1)
    assert found["translated R"] == pytest.approx(1)
    assert found["translated P"] > 0.7  # some have one line alone in common
    assert not any(value for name, value in found.items() if name.startswith("alarms"))
    assert found["drift in controls"] < 0.1  # a line may be a control of one source and drifted from another


def test_the_trivial_interval_holds_and_is_wide(case: Case) -> None:
    """[1, articles] holds every count, at the printed width; one too high is caught."""
    rows = perfect(case)
    for row in rows["claims"]:
        row["origins_min"], row["origins_max"] = 1, len(row["support"])
    found = score(case, rows)
    assert found["origins of 5: held"] == 1
    assert found["origins of 5: width"] >= found["origins of 5: trivial width"] > 2
    for row in rows["claims"]:
        row["origins_min"] = row["origins_max"] = 1000
    found = score(case, rows)
    assert found["origins of 5: held"] == 0
    assert found["origins of 5: low end too high by"] > 900


def test_one_event_for_all_is_not_right(case: Case) -> None:
    """Everything in one event scores low; so does nothing at all."""
    rows = perfect(case)
    for row in rows["mentions"]:
        row["event"] = "evt-1"
    assert score(case, rows)["events B3"] < 0.5
    rows["mentions"], rows["claims"], rows["drift"], rows["contradictions"] = [], [], [], []
    found = score(case, rows)
    assert found["claims recall"] == found["drift F1"] == found["contradictions F1"] == 0
    assert found["lines with a mention"] == 0


def test_an_update_called_a_contradiction_is_an_alarm(case: Case) -> None:
    """The negative controls count what is no contradiction."""
    rows = perfect(case)
    names = {row["id"] for row in rows["claims"]}
    assert {row["a"] for row in rows["contradictions"]} <= names
    for row in rows["contradictions"]:
        row["kind"] = "contradiction"
    found = score(case, rows)
    assert found["alarms update"] == 1
    assert found["contradictions update R"] == 0
    assert found["contradictions P"] < 0.95


def test_a_wrong_number_is_no_claim(case: Case) -> None:
    """A value that nobody said costs precision and recall."""
    rows = perfect(case)
    for row in rows["claims"]:
        if row["slot"] == "killed":
            row["value"] = 99999
    found = score(case, rows)
    assert found["claims killed recall"] == 0
    assert found["claims killed precision"] == 0
    assert found["claims injured recall"] == 1


def test_drift_of_another_kind_or_line_is_wrong(case: Case) -> None:
    """A drift is right only between two states of one sentence, and with its kind."""
    rows = perfect(case)
    for row in rows["drift"]:
        row["source"], row["retelling"] = row["retelling"], row["retelling"]
    assert score(case, rows)["drift F1"] == 0
    rows = perfect(case)
    for row in rows["drift"]:
        row["kind"] = "number"
    found = score(case, rows)
    assert found["drift number R"] == 1
    assert found["drift number P"] < 1
    assert found["drift date R"] == 0


def test_two_happenings_do_not_contradict_each_other(case: Case) -> None:
    """A contradiction between claims of two happenings costs precision, and no recall."""
    rows = perfect(case)
    killed = [row for row in rows["claims"] if row["slot"] == "killed"]
    rows["contradictions"] += [{"a": one["id"], "b": killed[0]["id"], "kind": "contradiction"} for one in killed]
    found = score(case, rows)
    assert found["contradictions of no true pair"] > 0
    assert found["contradictions P"] < 1
    assert found["contradictions R"] > 0.98
