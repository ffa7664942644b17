"""The gate of reading on firsthand's own gold: who says what, of what kind, how many, how it is put.

Rules may be written with the errors on `dev` in view. `held_out` is never looked at: this prints its totals alone.

The floor of BENCHMARKS.md, "named / unnamed / document / official source: F1 .90", is that of `kind, matched`: over the
attributions that the reader and the gold both have, the F1 of each of the six kinds of docs/annotation.md, micro (every
attribution alike: the share whose kind is right) and macro (every kind alike). `kind, end to end` is beside it: a miss
or an invention counts against its kind there. A kind with fewer than 20 attributions in a half is printed and stands in
the macro F1, but has no floor of its own.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gates import reading_scores as scores
from tests.gates.conftest import Gate

GOLD = Path(__file__).parent / "gold"
MEANTIME = Path("meantime") / "parallel" / "en.jsonl"
MAY_BE_READ = 90  # of 120: the last 30 are held out whole


@pytest.mark.gate
@pytest.mark.parametrize("split", ["dev", "held_out"])
def test_reading_on_the_gold(
    shared: Path, gate: Gate, record_property: Callable[[str, object], None], split: str
) -> None:
    """Attributions, their kinds, numbers, presentation, nesting and voices, on one half of the gold."""
    source = shared / MEANTIME
    if not source.exists():
        pytest.skip(f"no {MEANTIME} in {shared}")
    with source.open(encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for _, row in zip(range(MAY_BE_READ), map(json.loads, lines), strict=False)}
    measured, printed, golds = scores.measured(GOLD, split, texts, scores.tokenised)
    name = f"reading-gold-{split.replace('_', '-')}"
    for measure, value in printed.items():
        record_property(f"{name}: {measure}", round(value, 4))
    gate(name, measured, [source, *golds])
