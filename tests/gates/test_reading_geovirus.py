"""The gate of reading on our own gold of another theme: epidemics and disasters, in Wikinews articles of GeoVirus.

The reader's rules were written with MEANTIME's companies in view; here is what they are worth elsewhere. `dev` may be
read; of `apart` nobody reads the errors, only these totals. The measures are those of test_reading_gold.py.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gates import reading_scores as scores
from tests.gates.conftest import Gate

GOLD = Path(__file__).parent / "gold_geovirus"
GEOVIRUS = Path("geoparsing") / "GeoVirus.xml"


@pytest.mark.gate
@pytest.mark.parametrize("split", ["dev", "apart"])
def test_reading_on_another_theme(
    shared: Path, gate: Gate, record_property: Callable[[str, object], None], split: str
) -> None:
    """Attributions, their kinds, numbers, presentation, nesting and voices, on one part of the gold."""
    source = shared / GEOVIRUS
    if not source.exists():
        pytest.skip(f"no {GEOVIRUS} in {shared}")
    measured, printed, golds = scores.measured(GOLD, split, scores.texts(source), scores.running)
    name = f"reading-geovirus-{split}"
    for measure, value in printed.items():
        record_property(f"{name}: {measure}", round(value, 4))
    gate(name, measured, [source, *golds])
