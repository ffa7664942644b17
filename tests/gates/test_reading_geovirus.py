"""The gate of reading on our own gold of another theme: epidemics and disasters, in Wikinews articles of GeoVirus.

The reader's rules were written with MEANTIME's companies in view; here is what they are worth elsewhere. `dev` may be
read; of `apart` nobody reads the errors, only these totals. The measures are those of test_reading_gold.py.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.read import Reader, models
from firsthand.read.document import open_document
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
    texts, files = scores.texts(source), [source]
    read, nlp, tally = Reader().read, models.english().nlp, scores.Tally()
    for file in sorted(GOLD.glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        if gold["split"] != split:
            continue
        text = texts[gold["article"]]
        article, told = scores.running(gold["article"], text)
        document = open_document(article, nlp.pipe, language="en", parsed=True)
        tally.add(text, gold["attributions"], scores.rows(read(article), document, told))
        files.append(file)
    name, measured, printed = f"reading-geovirus-{split}", tally.measures(), tally.without_floor()
    for measure in sorted(printed):
        record_property(f"{name}: {measure}", round(measured[measure], 4))
    gate(name, {measure: value for measure, value in measured.items() if measure not in printed}, files)
