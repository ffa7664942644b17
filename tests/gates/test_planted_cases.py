"""The gate of reconciling on planted cases: events, claims, origins, contradictions and drift against the known truth.

`tuned` is of the family whose errors may be read, and so is `second`, with other words and names at the same rates; of
`held_out`, with words, names and rates of its own, only these totals are looked at.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from case_setting import Setting, held_out, second
from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.read import Reader
from firsthand.reconcile import reconcile
from plant_cases import plant
from score_cases import rows_of, score
from tests.gates.conftest import Gate

BENCH = Path(__file__).resolve().parents[2] / "bench"
MEASURES = ("events CoNLL", "claims recall", "claims precision", "origins: held", "origins of 5: held",
            "contradictions F1", "drift F1")  # fmt: skip
FAMILIES: dict[str, Callable[[], Setting]] = {"tuned": Setting, "second": second, "held_out": held_out}
SIZE, SEED = 400, 11


@pytest.mark.gate
@pytest.mark.parametrize("family", list(FAMILIES))
def test_a_planted_case_is_reconciled(gate: Gate, record_property: Callable[[str, object], None], family: str) -> None:
    """A case of 400 articles, read, traced and reconciled."""
    case = plant(SIZE, SEED, FAMILIES[family]())
    readings = list(Reader().read_all(case.articles))
    made = reconcile(case.articles, trace(case.articles, open_engine()), readings)
    rows = rows_of(
        articles=case.articles,
        assertions=made.assertions,
        mentions=made.mentions,
        claims=made.claims,
        contradictions=made.contradictions,
        drift=made.drift,
    )
    found, name = score(case, rows), f"planted-cases-{family.replace('_', '-')}"
    for measure, value in found.items():
        record_property(f"{name}: {measure}", round(value, 4))
    words = BENCH / "words" / f"{case.setting.words}.tsv"
    gate(name, {measure: found[measure] for measure in MEASURES}, [words])
