"""The design's worked example as others retold it: the real seed, where it is present, and six short pieces of our own.

The pieces in `retold/` were written for this test: a translation without its credit (gaceta), a retelling that says "a
dozen" for "several dozen" (ledger), one that drops "allegedly" (orlund), a second-hand credit (skerry), a denial
(courier) and a follow-up with a name (correo). What is asserted was written down before the program had read them.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from firsthand.cli import main

PIECES = Path(__file__).parent / "retold"
SEED = "operation-constitution.txt"
Row = dict[str, Any]


class Pile(NamedTuple):
    """A built case: its rows by kind, and short ways to ask."""

    case: Path

    def rows(self, kind: str) -> list[Row]:
        shown = CliRunner().invoke(main, ["show", str(self.case), kind, "--json"])
        return [json.loads(line) for line in shown.stdout.splitlines()]

    def page(self, article: str) -> str:
        """The file of an article, without its folder."""
        return next(Path(row["path"]).name for row in self.rows("articles") if row["id"] == article)

    def arrests(self) -> Row:
        """The event of the arrests of mid-May."""
        (event,) = [e for e in self.rows("events") if "arrest" in e["label"] and e["time"] == "2018-05~"]
        return event

    def claims(self, slot: str) -> dict[Any, Row]:
        """The claims of the arrests for a slot, by value."""
        event = self.arrests()["id"]
        return {c["value"]: c for c in self.rows("claims") if c["event"] == event and c["slot"] == slot}

    def pages(self, assertions: Iterable[str]) -> set[str]:
        """The files that carry some assertions."""
        by_id = {row["id"]: row for row in self.rows("assertions")}
        return {self.page(by_id[name]["article"]) for name in assertions}

    def drift(self, page: str) -> list[Row]:
        """What a page says otherwise than its source."""
        return [row for row in self.rows("drift") if self.page(row["retelling"]["article"]) == page]


def counts(claim: Row) -> tuple[int, ...]:
    """The funnel of a claim: articles, and both bounds of outlets and of independent reports."""
    return tuple(claim[name] for name in ("articles", "outlets_min", "outlets_max", "origins_min", "origins_max"))


@pytest.fixture(scope="module")
def pile(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Pile:
    """The seed, published 2018-06-28, and the six pieces."""
    case = tmp_path_factory.mktemp("retold") / "case"
    for words in (
        ["collect", str(case), str(shared / "seed" / SEED), "--published", "2018-06-28"],
        ["collect", str(case), str(PIECES)],
        ["build", str(case)],
    ):
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.output
    return Pile(case)


def test_every_piece_is_an_article_on_the_arrests(pile: Pile) -> None:
    """The seed and the six pieces tell of one event, the arrests of mid-May, whatever they get wrong."""
    told = {m["id"]: pile.page(m["article"]) for m in pile.rows("mentions")}
    assert {told[name] for name in pile.arrests()["mentions"]} == {SEED, *(file.name for file in PIECES.iterdir())}
    assert pile.arrests()["status"] == "happened"


def test_one_outlet_stands_behind_the_number_of_the_arrests(pile: Pile) -> None:
    """Who tells how many were arrested rests on one report, which is not in the pile: `outlets_min` is 1."""
    several, dozen = pile.claims("arrested")["24.."], pile.claims("arrested")[12]
    assert several["outlets_min"] == several["origins_min"] == 1
    assert {SEED, "orlund.txt", "correo.txt"} <= pile.pages(several["support"])
    assert pile.pages(dozen["support"]) == {"ledger.txt", "skerry.txt"}
    assert counts(dozen)[1:] == (1, 1, 1, 1)
    assert all(claim["outlets_min"] == 1 for claim in pile.claims("arrested").values())
    assert set(several["dispute"]) >= set(dozen["support"])


def test_a_second_hand_credit_leads_to_the_first_hand(pile: Pile) -> None:
    """The Post credits the Ledger, which is in the pile and credits the investigation: no report of its own."""
    (ledger,) = [row["id"] for row in pile.rows("articles") if row["outlet"] == "Sundhaven Ledger"]
    credits = [row for row in pile.rows("credits") if pile.page(row["article"]) == "skerry.txt"]
    assert {(row["outlet"].removeprefix("The "), row["target"]) for row in credits} == {("Sundhaven Ledger", ledger)}
    lines = [row for row in pile.rows("lines") if row["claim"] == pile.claims("arrested")[12]["id"]]
    certain = {frozenset((row["a"], row["b"])) for row in lines if row["certain"]}
    assert frozenset(("outlet:Skerry Post", "outlet:Sundhaven Ledger")) in certain
    assert frozenset(("outlet:Sundhaven Ledger", "outlet:Bloomberg")) in certain


def test_a_translation_without_its_credit_is_one_text_with_its_source(pile: Pile) -> None:
    """The Gaceta credits nobody; its sentences are the seed's, in Spanish, and the two count as one text."""
    assert [row for row in pile.rows("credits") if pile.page(row["article"]) == "gaceta.txt"] == []
    edges = [row for row in pile.rows("reuse") if row["relation"] == "translated"]
    assert edges
    for row in edges:
        source, copy = (row["a"], row["b"]) if row["direction"] == "b_from_a" else (row["b"], row["a"])
        assert (pile.page(source["article"]), pile.page(copy["article"])) == (SEED, "gaceta.txt")
    texts = [{pile.page(article) for article in row["articles"]} for row in pile.rows("texts")]
    assert {SEED, "gaceta.txt"} in texts
    (lost,) = [row for row in pile.drift("gaceta.txt") if row["kind"] == "attribution_dropped"]
    assert lost["before"] == "Bloomberg"
    assert "informe" in lost["after"]


def test_a_dozen_for_several_dozen_is_drift(pile: Pile) -> None:
    """The Ledger's number is another than that of those who tell the same report; the Post has it from the Ledger."""
    (changed,) = [row for row in pile.drift("ledger.txt") if row["kind"] == "number"]
    assert "several dozen" in changed["before"]
    assert "a dozen" in changed["after"]
    assert "Bloomberg" in changed["why"]
    assert pile.drift("skerry.txt") == []


def test_a_dropped_allegedly_is_drift(pile: Pile) -> None:
    """That the neighbours knew was only alleged; the Gazette tells it as known."""
    (changed,) = pile.drift("orlund.txt")
    assert (changed["kind"], changed["before"]) == ("hedge_dropped", "allegedly")
    assert "officials knew" in changed["after"]


def test_no_other_change_is_told(pile: Pile) -> None:
    """What the pieces left as it was is no drift: an aside made a sentence, "supposed to" made "debían"."""
    found = {(pile.page(row["retelling"]["article"]), row["kind"]) for row in pile.rows("drift")}
    assert found == {
        ("gaceta.txt", "attribution_dropped"),
        ("ledger.txt", "number"),
        ("orlund.txt", "hedge_dropped"),
    }


def test_the_denial_shows_its_own_counts(pile: Pile) -> None:
    """That nobody was arrested is a claim of its own, of one page and one report, and disputes the arrests."""
    denied, told = (pile.claims("status")[value] for value in ("did not happen", "happened"))
    assert pile.pages(denied["support"]) == {"courier.txt"}
    assert counts(denied) == (1, 1, 1, 1, 1)
    assert 1 <= denied["voices_min"] <= denied["voices_max"] <= 2
    assert set(denied["dispute"]) >= set(told["support"])
    event = pile.arrests()["id"]
    assert any(row["event"] == event and row["kind"] == "denial" for row in pile.rows("contradictions"))


def test_the_follow_up_shows_its_own_counts(pile: Pile) -> None:
    """Whom they arrested has one page, one report and one voice: it is the Correo's own, from the captain's sister."""
    (name,) = [value for value in pile.claims("whom") if "Olmedo" in value]
    claim = pile.claims("whom")[name]
    assert pile.pages(claim["support"]) == {"correo.txt"}
    assert counts(claim) == (1, 1, 1, 1, 1)
    assert (claim["voices_min"], claim["voices_max"]) == (1, 1)
    day = pile.claims("when")["2018-05~"]
    assert day["outlets_min"] == day["origins_min"] == 2, "the investigation, and the Correo on its own"


def test_the_uncredited_paragraph_is_a_possible_line(pile: Pile) -> None:
    """Whether the seed's second paragraph is its site's own or the investigation's is left open, and counted once."""
    (seed,) = [row for row in pile.rows("articles") if pile.page(row["id"]) == SEED]
    events = {m["event"]: m["trigger"] for m in pile.rows("mentions") if m["article"] == seed["id"]}
    second = {event for event, trigger in events.items() if trigger["text"] == "rounded up" and trigger["start"] < 1200}
    claims = [claim for claim in pile.rows("claims") if claim["event"] in second]
    assert claims
    lines = pile.rows("lines")
    for claim in claims:
        if pile.pages(claim["support"]) == {SEED}:
            assert (claim["outlets_min"], claim["origins_min"]) == (1, 1)
            mine = [row for row in lines if row["claim"] == claim["id"] and "outlet:Bloomberg" in (row["a"], row["b"])]
            assert mine
            assert not any(row["certain"] for row in mine)
            assert all(row["why"] for row in mine)


def test_nothing_of_the_plan_is_told_as_done(pile: Pile) -> None:
    """To seize the president and to storm the palace were meant, in each of the pieces that tell of it."""
    deeds = {"capture", "seize", "storm", "capturar"}
    told = [m for m in pile.rows("mentions") if m["trigger"]["text"] in deeds]
    assert {pile.page(m["article"]) for m in told} >= {SEED, "ledger.txt", "orlund.txt", "skerry.txt", "gaceta.txt"}
    assert {m["status"] for m in told} <= {"planned", "unknown"}
