"""The hand-made gold of attributions: every file fits its article, and none carries a word of it.

The rules it was made by are in docs/annotation.md. What is in `held_out` and in `apart` is for the gates alone.
"""

import hashlib
import itertools
import json
from pathlib import Path
from typing import Any, get_args

import pytest

from firsthand.records import Polarity, Stance, Status, VoiceKind, plain_text
from tests.gates import reading_scores

HERE = Path(__file__).parent
SOURCES = {"gold": Path("meantime") / "parallel" / "en.jsonl", "gold_geovirus": Path("geoparsing") / "GeoVirus.xml"}
ENOUGH = {"gold": (60, 600, 200), "gold_geovirus": (40, 300, 90)}  # articles, attributions, attributions in each part
LABELS = {
    "kind": get_args(VoiceKind), "stance": get_args(Stance), "status": get_args(Status),
    "polarity": get_args(Polarity), "quotation": ("direct", "mixed", "indirect"),
}  # fmt: skip
Row = dict[str, Any]
Pieces = list[tuple[int, int]]


@pytest.fixture(scope="module", params=SOURCES)
def name(request: pytest.FixtureRequest) -> str:
    """The folder of one gold."""
    return str(request.param)


@pytest.fixture(scope="module")
def gold(name: str) -> list[Row]:
    files = sorted((HERE / name).glob("*.json"))
    found = [json.loads(file.read_text("utf-8")) for file in files]
    assert [file.stem for file in files] == [one["article"].replace("/", "-") for one in found]
    return found


@pytest.fixture(scope="module")
def texts(name: str, shared: Path) -> dict[str, str]:
    """The texts of the articles that may be read, by id."""
    source = shared / SOURCES[name]
    if not source.exists():
        pytest.skip(f"no {SOURCES[name]} in {shared}")
    return reading_scores.texts(source)


def spans(row: Row) -> Pieces:
    """Every span of one attribution."""
    found = [*row["sources"], *row["cues"], *row["contents"], *row["hedges"]]
    return [(a, b) for a, b in found + ([row["reason"]] if row["reason"] else [])]


def inside(piece: tuple[int, int], pieces: Pieces) -> bool:
    return any(a <= piece[0] and piece[1] <= b for a, b in pieces)


def test_there_is_enough_of_it_in_every_part(name: str, gold: list[Row]) -> None:
    """Enough articles and attributions, and enough in each part, for a floor to mean something."""
    sizes: dict[str, int] = {}
    for one in gold:
        sizes[one["split"]] = sizes.get(one["split"], 0) + len(one["attributions"])
    articles, attributions, each = ENOUGH[name]
    assert len(gold) >= articles
    assert sum(sizes.values()) >= attributions
    assert len(sizes) == 2
    assert min(sizes.values()) >= each, sizes


def test_the_parts_are_drawn_by_hash(name: str, gold: list[Row]) -> None:
    """The sha256 of the id says which part an article is in, whatever anybody would like."""
    for one in gold:
        number = int(hashlib.sha256(one["article"].encode()).hexdigest(), 16)
        part = "dev" if number % 3 else "apart"
        assert one["split"] == (part if name == "gold_geovirus" else ("dev", "held_out")[number % 2]), one["article"]


def test_no_word_of_an_article_is_in_it(gold: list[Row]) -> None:
    """Files hold ids, labels and numbers: no string that is not one of ours."""
    ours = {"first", "second", "dev", "held_out", "apart", *itertools.chain(*LABELS.values())}
    for one in gold:
        for value in strings({key: one[key] for key in one.keys() - {"article", "sha256"}}):
            assert value in ours or (value[:1] in "av" and value[1:].isdigit()), (one["article"], value)


def strings(value: object) -> list[str]:
    """Every string in a JSON value, keys left out."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for part in parts for found in strings(part)]


def test_labels_are_the_design_s(gold: list[Row]) -> None:
    """Every label is one of the records' own, every count an interval, every voice known and spoken for."""
    for one in gold:
        voices = {voice["id"]: voice for voice in one["voices"]}
        assert {name for row in one["attributions"] for name in row["voices"]} == voices.keys(), one["article"]
        for row in [*one["attributions"], *one["voices"]]:
            where = (one["article"], row["id"])
            assert all(row[label] in LABELS[label] for label in LABELS.keys() & row.keys()), where
            assert row["count_min"] >= 1, where
            assert row["count_max"] is None or row["count_max"] >= row["count_min"], where
        for row in one["attributions"]:
            assert row["on_record"] or row["reason"], (one["article"], row["id"])
            assert row["named"] == (bool(row["voices"]) and all(voices[v]["named"] for v in row["voices"]))


def test_spans_are_clean(gold: list[Row]) -> None:
    """Content is never empty; source, cue and content of one attribution are apart; no row stands twice."""
    for one in gold:
        seen = set()
        for row in one["attributions"]:
            where = (one["article"], row["id"])
            assert row["contents"], where
            assert row["cues"] or row["voices"], where
            parts = sorted((a, b) for a, b in [*row["sources"], *row["cues"], *row["contents"]])
            assert all(a < b for a, b in parts), where
            assert all(end <= start for (_, end), (start, _) in itertools.pairwise(parts)), where
            seen.add(str((row["sources"], row["cues"], row["contents"])))
        assert len(seen) == len(one["attributions"]), one["article"]


def test_nesting_is_a_tree_of_spans(gold: list[Row]) -> None:
    """What is within lies within: its content in the other's; its cue too, unless both tell the same content."""
    for one in gold:
        rows = {row["id"]: row for row in one["attributions"]}
        for row in one["attributions"]:
            where, above, steps = (one["article"], row["id"]), row["within"], 0
            while above:
                steps, above = steps + 1, rows[above]["within"]
                assert steps <= len(rows), where
            if row["within"]:
                outer = [(a, b) for a, b in rows[row["within"]]["contents"]]
                assert all(inside((a, b), outer) for a, b in row["contents"]), where
                same = row["contents"] == rows[row["within"]]["contents"]
                assert same or all(inside((a, b), outer) for a, b in row["cues"]), where


def test_every_span_fits_its_article(gold: list[Row], texts: dict[str, str]) -> None:
    """The text is the one that was annotated; spans lie in it and neither begin nor end in white space or mid-word."""
    for one in gold:
        text = texts[one["article"]]
        assert text == plain_text(text), one["article"]
        assert hashlib.sha256(text.encode()).hexdigest() == one["sha256"], one["article"]
        for row in one["attributions"]:
            for start, end in spans(row):
                where = (one["article"], row["id"], start, end)
                assert 0 <= start < end <= len(text), where
                assert text[start:end] == text[start:end].strip(), where
                assert not (start and text[start - 1].isalnum() and text[start].isalnum()), where
                assert not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum()), where
