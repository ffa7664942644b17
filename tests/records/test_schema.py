"""The records as other programs see them."""

import json
from pathlib import Path

import jsonschema
import pytest

from firsthand import schema
from firsthand.records import Article, Drift, plain_text, record_id, spans_of

DOCS = Path(__file__).resolve().parents[2] / "docs" / "schema"


def test_a_span_is_printed_with_its_words() -> None:
    """A span inside a record carries `text`, in code points: an emoji is one."""
    article = Article(id="a", key="k", path="k", sha256="", text="🌷 Kesvik burned.", extractor="x")
    drift = Drift(
        id="d", kind="name", source=article.span(2, 8), retelling=article.span(2, 8), before="", after="", weight=0.5
    )
    plain = schema.to_json(drift, {"a": article.text})
    assert plain["source"] == {"article": "a", "start": 2, "end": 8, "text": "Kesvik"}
    assert list(spans_of(drift)) == [article.span(2, 8)] * 2


@pytest.mark.parametrize("kind", list(schema.KINDS))
def test_the_committed_example_fits_the_committed_schema(kind: str) -> None:
    """Every kind has one example beside its schema, and it is valid."""
    definition = json.loads((DOCS / f"{kind}.schema.json").read_text("utf-8"))
    example = json.loads((DOCS / f"{kind}.example.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(definition)
    jsonschema.validate(example, definition)


def test_a_wrong_record_does_not_fit() -> None:
    """The schema refuses a status that the design does not know and a span without its words."""
    definition = json.loads((DOCS / "reuse.schema.json").read_text("utf-8"))
    example = json.loads((DOCS / "reuse.example.json").read_text("utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(example | {"relation": "similar"}, definition)
    del example["a"]["text"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(example, definition)


def test_text_is_frozen_in_one_form() -> None:
    """NFC, plain newlines, no byte-order mark, no NUL, no lone surrogate."""
    assert plain_text("\ufeffcafe\u0301\r\nb\x00\ud800") == "café\nb\ufffd\ufffd"


def test_ids_are_drawn_from_content() -> None:
    """The parts are told apart: ("ab", "c") is not ("a", "bc")."""
    assert record_id("x", "ab", "c") != record_id("x", "a", "bc")
