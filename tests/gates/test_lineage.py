"""Floors of lineage: real syndication, planted copies, translated articles."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.lineage.encoder import Encoder, installed
from firsthand.records import Article, Block, Lineage, plain_text
from tests.gates.conftest import Gate

pytestmark = pytest.mark.gate
BENCH = Path(__file__).resolve().parent.parent.parent / "bench"


def article(name: str, parts: Iterable[str], **fields: str | None) -> Article:
    text, blocks = "", []
    for part in parts:
        text += "\n\n" if text else ""
        start = len(text)
        text += plain_text(part)
        blocks.append(Block("paragraph", start, len(text)))
    given = {"id": name, "key": name, "path": name, "sha256": "", "extractor": "gate", "text": text}
    return Article(**given, **fields, blocks=tuple(blocks))  # type: ignore[arg-type]


def auc(scored: Sequence[tuple[float, bool]]) -> float:
    """How often a true pair scores above a false one."""
    yes, no = [s for s, true in scored if true], [s for s, true in scored if not true]
    return sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / (len(yes) * len(no))


def unquoted(lineage: Lineage, contents: frozenset[str]) -> dict[frozenset[str], float]:
    """Characters two articles share in passages of those kinds."""
    found: dict[frozenset[str], float] = defaultdict(float)
    for edge in lineage.reuse:
        if edge.content in contents:
            found[frozenset((edge.a.article, edge.b.article))] += edge.score * len(edge.b)
    return found


def through_a_third(lineage: Lineage) -> dict[frozenset[str], int]:
    """Characters of body that two articles both share with a third, at the same place of it."""
    parts: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for edge in lineage.reuse:
        if edge.content == "body":
            parts[edge.a.article][edge.b.article].append((edge.a.start, edge.a.end))
            parts[edge.b.article][edge.a.article].append((edge.b.start, edge.b.end))
    found: dict[frozenset[str], int] = defaultdict(int)
    for by_other in parts.values():
        for one, other in combinations(sorted(by_other), 2):
            shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in by_other[one] for b in by_other[other])
            found[frozenset((one, other))] = max(found[frozenset((one, other))], shared)
    return found


@pytest.fixture(scope="module")
def summit(shared: Path) -> Lineage:
    """Lineage of 612 real pages of one summit."""
    csv.field_size_limit(1 << 30)
    with (shared / "helsinki2018" / "helsinki_articles.csv").open(newline="", encoding="utf-8") as file:
        pile = [
            article(row["id"], row["text"].split(" ### "), outlet=row["publisher"], captured=row["scrape_time"])
            for row in csv.DictReader(file)
        ]
    return trace(pile, open_engine())


def test_derived_pages_are_told_from_pages_that_quote_the_same_person(
    shared: Path, summit: Lineage, gate: Gate
) -> None:
    """On hand-read pairs of real pages, shared words outside quotations rank derivation first."""
    pages, labels = shared / "helsinki2018" / "helsinki_articles.csv", shared / "helsinki2018" / "hand_labels_34.csv"
    body, all_own = unquoted(summit, frozenset({"body"})), unquoted(summit, frozenset({"body", "caption"}))
    with labels.open(newline="", encoding="utf-8") as file:
        rows = [(frozenset((r["id1"], r["id2"])), r["label"] == "derived") for r in csv.DictReader(file)]
    together = [{*text.articles} for text in summit.texts]
    quotes_apart = [not any(pair <= text for text in together) for pair, derived in rows if not derived]
    measured = {
        "AUC body": auc([(body[pair], derived) for pair, derived in rows]),
        "AUC body and captions": auc([(all_own[pair], derived) for pair, derived in rows]),
        "quoting pages kept apart": sum(quotes_apart) / len(quotes_apart),
        "largest text, of twenty copies": min(1.0, max(map(len, together)) / 20),
    }
    gate("lineage_helsinki", measured, [pages, labels])


def test_a_hundred_pairs_read_blind_are_told_apart(shared: Path, summit: Lineage, gate: Gate) -> None:
    """Pairs labelled before the method saw them: derived against quotation and furniture, a third of them held out."""
    pages, labels = shared / "helsinki2018" / "helsinki_articles.csv", Path(__file__).parent / "helsinki_pairs_100.csv"
    with labels.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    body, third = unquoted(summit, frozenset({"body"})), through_a_third(summit)

    def scored(chosen: Iterable[dict[str, str]]) -> list[tuple[float, bool]]:
        pairs = [(frozenset((row["id1"], row["id2"])), row["label"] == "derived") for row in chosen]
        return [(max(body[pair], third[pair]), derived) for pair, derived in pairs]

    found = scored(rows)
    measured = {
        "AUC": auc(found),
        "AUC against quotation": auc(scored(row for row in rows if row["label"] != "furniture")),
        "AUC against furniture": auc(scored(row for row in rows if row["label"] != "quotation")),
        "AUC of the sure ones": auc(scored(row for row in rows if row["sure"] == "sure")),
        "AUC held out": auc(scored(row for row in rows if row["split"] == "held_out")),
        "tied pairs that are derived": sum(d for s, d in found if s) / sum(s > 0 for s, _ in found),
        "derived pairs that are tied": sum(s > 0 for s, d in found if d) / sum(d for _, d in found),
    }
    gate("lineage_helsinki_100", measured, [pages, labels])


def test_planted_copies_are_found_with_their_places(gate: Gate) -> None:
    """On invented coverage: edges, origins, characters, and third parties' words told apart."""
    from lineage import quality
    from plant_copies import coverage

    planted = coverage(600, seed=20)
    measured = quality(planted, trace(planted.articles, open_engine()))
    gate("lineage_planted", measured, [BENCH / "plant_copies.py"])


@pytest.mark.parametrize("setting", ["v2", "second", "third", "held-out"])
def test_planted_coverage_with_every_trap_is_untangled(gate: Gate, setting: str) -> None:
    """Spun, translated, quoted and merged copies among furniture and wrong clocks; the last setting is held out."""
    from lineage import lineage, planted, quality

    coverage = planted(1500, 20, setting)
    measured = quality(coverage, lineage(coverage.articles))
    for one_end in ("text precision", "text recall", "not reversed"):  # joining all, or claiming nothing, gives one
        del measured[one_end]
    own = {"second": ["plant_second.py"], "third": ["plant_third.py", "plant_third_words.py"]}
    names = ["plant_coverage.py", "plant_words.py", *own.get(setting, [])]
    files = [BENCH / name for name in names]
    gate(f"lineage_planted_{setting.replace('-', '_')}", measured, files)


def retold(shared: Path, encoder: Encoder | None) -> tuple[dict[str, float], list[Path]]:
    """What is tied among 120 Spanish retellings of 120 English stories on four subjects, and the files they are in."""
    files = [shared / "meantime" / "parallel" / f"{language}.jsonl" for language in ("en", "es")]
    pile = []
    for file in files:
        for row in map(json.loads, file.read_text("utf-8").splitlines()):
            pile.append(article(f"{row['lang']}/{row['id']}", row["text"].split("\n"), language=row["lang"]))
    found = trace(pile, open_engine(), encoder)
    block = {one.id: one.blocks for one in pile}
    ties = [
        tuple(
            (span.article, next(n for n, b in enumerate(block[span.article]) if b.start <= span.start < b.end))
            for span in sorted((edge.a, edge.b))
        )
        for edge in found.reuse
        if edge.relation == "translated"
    ]
    pairs = {(a[0], b[0]) for a, b in ties}
    right = sum(a[3:] == b[3:] for a, b in pairs)
    equal = {i[3:] for i in block if i.startswith("en") and len(block[i]) == len(block.get("es" + i[2:], ()))}
    lines = {(a, b) for a, b in ties if a[0][3:] in equal and a[0][3:] == b[0][3:]}
    gold = sum(len(block["en/" + i]) for i in equal)
    same = sum(a[1] == b[1] for a, b in lines)
    measured = {
        "right pair F1": 2 * right / (len(pairs) + len(files[1].read_text("utf-8").splitlines())),
        "sentence precision": same / len(lines),
        "sentence recall": same / gold,
    }
    return measured, files


def test_translated_articles_are_tied_to_their_originals(shared: Path, gate: Gate) -> None:
    """Names, numbers and cognates alone tie each Spanish retelling to its own English story."""
    measured, files = retold(shared, None)
    gate("lineage_translated", measured, files)


def test_an_encoder_ties_translated_articles_sentence_by_sentence(shared: Path, gate: Gate) -> None:
    """With the encoder of `firsthand[translate]` nearly every sentence finds its own."""
    measured, files = retold(shared, installed())
    precision, recall = measured["sentence precision"], measured["sentence recall"]
    measured["sentence alignment F1"] = 2 * precision * recall / (precision + recall)
    gate("lineage_translated_model", measured, files)
