"""What `show --json` prints: one JSON object a record, its JSON Schema, and the names of the kinds.

In: records. Out: plain objects in which a span also carries its words: `{"article", "start", "end", "text"}`.
"""

from collections.abc import Mapping
from inspect import cleandoc
from typing import Any

import msgspec

from firsthand import records as r

KINDS: dict[str, type[msgspec.Struct]] = {
    "articles": r.Article,
    "reuse": r.Reuse,
    "texts": r.Text,
    "credits": r.Credit,
    "attributions": r.Attribution,
    "voices": r.Voice,
    "mentions": r.Mention,
    "times": r.Time,
    "places": r.Place,
    "quantities": r.Quantity,
    "assertions": r.Assertion,
    "events": r.Event,
    "claims": r.Claim,
    "origins": r.Origin,
    "lines": r.Line,
    "contradictions": r.Contradiction,
    "drift": r.Drift,
    "problems": r.Problem,
    "judgements": r.Judgement,
}

Json = dict[str, Any]  # the one place where untyped objects are made: the border to other programs


def to_json(record: msgspec.Struct, texts: Mapping[str, str]) -> Json:
    """One record as the object that `show --json` prints; `texts` gives each article's text by id."""
    plain = msgspec.to_builtins(record)
    assert isinstance(plain, dict)
    return {name: _with_words(value, texts) for name, value in plain.items()}


def article_json(article: r.Article, version_of: str | None, *, text: bool) -> Json:
    """An article as `show articles` prints it: with `version_of`, and its text only when asked for."""
    plain = to_json(article, {article.id: article.text})
    plain["version_of"] = version_of
    if not text:
        for name in ("text", "blocks", "links"):
            del plain[name]
    return plain


def json_schema(kind: str) -> Json:
    """The JSON Schema of one kind, as printed; KeyError for an unknown kind."""
    schema = msgspec.json.schema(KINDS[kind])
    definitions = schema["$defs"]
    for definition in definitions.values():
        if "description" in definition:  # as it stands in the source, before msgspec 0.23
            definition["description"] = cleandoc(definition["description"])
    if "Span" in definitions:
        span = definitions["Span"]
        span["properties"]["text"] = {"type": "string", "description": "the article's words there"}
        span["required"] = [*span["required"], "text"]
    if kind == "articles":
        article = definitions["Article"]
        article["properties"]["version_of"] = {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None}
        article["required"] = [name for name in article["required"] if name != "text"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _with_words(value: object, texts: Mapping[str, str]) -> object:
    if isinstance(value, dict):
        if value.keys() == {"article", "start", "end"}:
            return {**value, "text": texts[value["article"]][value["start"] : value["end"]]}
        return {name: _with_words(item, texts) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_words(item, texts) for item in value]
    return value
