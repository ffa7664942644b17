"""The gate of Spanish reading, without a parser, on coverage that we invented for it (`spanish/`, see spanish_gold.py).

Rules may be written with the errors on `dev` in view. `held_out` is never looked at: this prints its totals alone.
"""

from pathlib import Path

import pytest

from firsthand.read import Reader
from tests.gates.conftest import Gate
from tests.gates.spanish_gold import Tally, load, split_of

TEXTS = sorted((Path(__file__).parent / "spanish").glob("*.txt"))


def test_the_gold_is_large_enough_and_its_marks_fit() -> None:
    """At least 25 articles and 150 attributions, about half of them held out; every span lies in its text."""
    gold = {file.stem: load(file) for file in TEXTS}
    rows = [row for one in gold.values() for row in one.attributions]
    held = [name for name in gold if split_of(name) == "held_out"]
    assert len(gold) >= 25
    assert len(rows) >= 150
    assert 10 <= len(held) <= len(gold) - 10


@pytest.mark.parametrize("split", ["dev", "held_out"])
def test_spanish_is_read(gate: Gate, split: str) -> None:
    """Attributions, times, quantities and how happenings are put, on one half of the gold."""
    reader, tally = Reader(), Tally()
    files = [file for file in TEXTS if split_of(file.stem) == split]
    for file in files:
        gold = load(file)
        tally.add(gold, reader.read(gold.article))
    gate(f"spanish-{split.replace('_', '-')}", tally.measures(), files)
