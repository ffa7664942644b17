"""The example coverage against what its writer wrote down before any stage was run on it."""

import json
from pathlib import Path

import pytest

from firsthand import schema, workflow
from firsthand.store import Store

from .example_gold import Example

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "examples" / "northquay.gold.json"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """The example coverage, built."""
    with Store(tmp_path_factory.mktemp("example") / "case", create=True) as store:
        workflow.collect(store, [str(ROOT / "examples" / "northquay")])
        workflow.build(store)
        texts = {article.id: article.text for article in store.articles()}
        rows = {kind: [schema.to_json(r, texts) for r in workflow.records(store, kind)] for kind in schema.KINDS}
    return Example(rows, json.loads(GOLD.read_text("utf-8")))


def test_the_example_is_read_as_it_was_written(example: Example, gate) -> None:  # type: ignore[no-untyped-def]
    """Each phenomenon holds at least as often as when its floor was pinned; what fails is printed."""
    held = example.all()
    for phenomenon, expectations in held.items():
        for what, holds in expectations:
            if not holds:
                print(f"{phenomenon}: {what}")
    measured = {name: sum(ok for _, ok in found) / len(found) for name, found in held.items()}
    gate("example", measured, [GOLD])


def test_what_must_never_be_tied_is_not_tied(example: Example) -> None:
    """Furniture, a shared quotation, and the same words about another blast tie nobody."""
    assert [what for what, holds in example.tied() if not holds and "is not tied" in what] == []


def test_another_blast_stays_another_event(example: Example) -> None:
    """The look-alike in another town and year is never part of this one."""
    assert [what for what, holds in example.events() if not holds and " is not " in what] == []
