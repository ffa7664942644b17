"""The gate of reconciling on planted cases: events, claims, origins, contradictions and drift against the known truth.

`tuned` is of the family whose errors may be read, and so are `second`, with other words and names at the same rates,
`third`, with other rates too, and `fourth`, in the syntax of real desks; of `held_out`, with words, names and rates of
its own, only these totals are looked at. Each with the encoder of `firsthand[translate]`, as the README installs it,
and without.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from case_setting import Setting, fourth, held_out, second, third
from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.lineage.encoder import installed
from firsthand.read import Reader
from firsthand.reconcile import reconcile
from firsthand.records import Reading
from plant_cases import Case, plant
from score_cases import rows_of, score
from tests.gates.conftest import Gate

BENCH = Path(__file__).resolve().parents[2] / "bench"
MEASURES = ("events CoNLL", "claims recall", "claims precision", "origins: held", "origins of 5: held",
            "contradictions F1", "drift F1")  # fmt: skip
ENCODED = (*MEASURES, "translated P", "translated R")
FAMILIES: dict[str, Callable[[], Setting]] = {
    "tuned": Setting,
    "second": second,
    "third": third,
    "fourth": fourth,
    "held_out": held_out,
}
SIZE, SEED = 400, 11


@cache
def read(family: str) -> tuple[Case, list[Reading]]:
    """A case of 400 articles, and what was read in them."""
    case = plant(SIZE, SEED, FAMILIES[family]())
    return case, list(Reader().read_all(case.articles))


@pytest.mark.gate
@pytest.mark.parametrize("encoder", [False, True], ids=["names and numbers", "encoder"])
@pytest.mark.parametrize("family", list(FAMILIES))
def test_a_planted_case_is_reconciled(
    gate: Gate, record_property: Callable[[str, object], None], family: str, encoder: bool
) -> None:
    """A case, traced and reconciled."""
    case, readings = read(family)
    lineage = trace(case.articles, open_engine(), installed() if encoder else None)
    made = reconcile(case.articles, lineage, readings)
    rows = rows_of(
        articles=case.articles,
        assertions=made.assertions,
        mentions=made.mentions,
        claims=made.claims,
        contradictions=made.contradictions,
        drift=made.drift,
        reuse=lineage.reuse,
    )
    found, name = score(case, rows), f"planted-cases-{family.replace('_', '-')}{'-encoder' * encoder}"
    for measure, value in found.items():
        record_property(f"{name}: {measure}", round(value, 4))
    words = BENCH / "words" / f"{case.setting.words}.tsv"
    gate(name, {measure: found[measure] for measure in (ENCODED if encoder else MEASURES)}, [words])
