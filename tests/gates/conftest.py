"""A gate: what was measured on a hashed corpus must not fall below its pinned floor.

Floors lie in `floors/<name>.json`: `{"corpus": sha256, "floors": {measure: value}}`. `pytest --update` pins the
floor of a new measure and raises old ones to what was measured, less a little slack; it refuses to lower one.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

FLOORS = Path(__file__).parent / "floors"
SLACK = 0.005  # a parser's next patch release moves a score by a few thousandths
Gate = Callable[[str, Mapping[str, float], Iterable[Path]], None]


def corpus_hash(files: Iterable[Path]) -> str:
    """One sha256 over the bytes of the files, in the order of their names."""
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda path: path.name):
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


@pytest.fixture
def gate(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Gate:
    """Compare measures (higher is better, 0..1 unless the name says otherwise) with the pinned floors."""

    def check(name: str, measured: Mapping[str, float], files: Iterable[Path]) -> None:
        file = FLOORS / f"{name}.json"
        corpus = corpus_hash(files)
        pinned = json.loads(file.read_text()) if file.exists() else {"corpus": corpus, "floors": {}}
        for measure, value in measured.items():
            record_property(f"{name}: {measure}", round(value, 4))
        if request.config.getoption("--update"):
            floors = dict(pinned["floors"])
            for measure, value in measured.items():
                floors[measure] = max(floors.get(measure, 0.0), round(value - SLACK, 3))
            file.parent.mkdir(exist_ok=True)
            file.write_text(json.dumps({"corpus": corpus, "floors": floors}, indent=1, sort_keys=True) + "\n")
            pinned = {"corpus": corpus, "floors": floors}
        assert pinned["floors"], f"no floors pinned for {name}: run pytest --update"
        assert corpus == pinned["corpus"], f"the corpus of {name} is not the one its floors were measured on"
        fallen = {m: (measured.get(m), f) for m, f in pinned["floors"].items() if measured.get(m, 0.0) < f}
        assert not fallen, f"{name} fell below its floor (measured, floor): {fallen}"

    return check
