"""Main text, dates and headlines of real saved pages, against gold written by hand or by a parser for each outlet.

The samples are fixed by the hash of the file's name. Beside our own paragraphs and quotations the bare main-text
extractor is measured, as a difference that must stay above nothing.
"""

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import mean

import pytest
import trafilatura

from firsthand.collect.draft import Draft
from firsthand.collect.html import read_page
from tests.gates.conftest import Gate

SAMPLE = 60  # pages of each corpus, to stay under a minute
Scores = tuple[float, float]


def sample(files: Iterable[Path]) -> list[Path]:
    """A fixed sample: the files whose names hash lowest."""
    return sorted(files, key=lambda file: hashlib.sha256(file.name.encode()).hexdigest())[:SAMPLE]


def read(file: Path) -> tuple[Draft | None, str]:
    """Our draft of a page, and the bare extractor's text."""
    raw = gzip.decompress(file.read_bytes())
    drafts = [item for item in read_page(raw, file.name) if isinstance(item, Draft)]
    return (drafts[0] if drafts else None), trafilatura.extract(raw, include_comments=False) or ""


def body(draft: Draft | None) -> str:
    """What we call the article's own words."""
    return "\n".join(p.text for p in draft.pieces if p.kind in {"paragraph", "quote"}) if draft else ""


def overlap(found: str, gold: str, size: int) -> Scores:
    """Precision and recall of runs of `size` words."""
    counts = []
    for text in (found, gold):
        words = re.findall(r"\w+", text.casefold())
        counts.append(Counter(tuple(words[n : n + size]) for n in range(max(1, len(words) - size + 1))))
    same = sum((counts[0] & counts[1]).values())
    return same / max(1, sum(counts[0].values())), same / max(1, sum(counts[1].values()))


def f1(scores: Scores) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * scores[0] * scores[1] / max(1e-9, sum(scores))


def gold_of(page: Path, words: str) -> tuple[str, str]:
    """Body and day of a page's gold; of several versions of an outlet's gold, the one whose words are on the page."""
    versions = json.loads((page.parent / f"{page.name.split('_')[0]}.json").read_text()).values()
    bodies = []
    for version in versions:
        parts = list(version["body"].get("summary") or []) if version.get("body") else []
        for section in (version.get("body") or {}).get("sections", []):
            parts += section["headline"] + section["paragraphs"]
        bodies.append(("\n".join(parts), str(version.get("publishing_date") or "")[:10]))
    return max(bodies, key=lambda item: overlap(words, item[0], 1)[1])


@pytest.mark.gate
@pytest.mark.slow
def test_news_pages(shared: Path, gate: Gate) -> None:
    """On pages of many countries our body text is at least as near the gold as the bare extractor's; dates agree."""
    pages = sample((shared / "news_html").rglob("*.html.gz"))
    ours, bare, days, shown = [], [], [], []
    for page in pages:
        draft, plain = read(page)
        everything = "\n".join(piece.text for piece in draft.pieces) if draft else ""
        gold, day = gold_of(page, everything)
        ours.append(f1(overlap(body(draft), gold, 1)))
        bare.append(f1(overlap(plain, gold, 1)))
        shown.append(overlap(everything, gold, 1)[1])
        days.append(draft is not None and (draft.published or "")[:10] == day)
    measured = {
        "token F1 of paragraphs and quotations": mean(ours),
        "0.5 + F1 above the bare extractor": 0.5 + mean(ours) - mean(bare),
        "share of the gold's words kept at all": mean(shown),
        "publication day": mean(days),
    }
    gate("collect_news_html", measured, pages)


@pytest.mark.gate
@pytest.mark.slow
def test_article_extraction_benchmark(shared: Path, gate: Gate) -> None:
    """On the published benchmark, runs of four words as its authors count them, precision and recall averaged first."""
    folder = shared / "article_extraction_benchmark"
    gold = json.loads((folder / "ground-truth.json").read_text())
    pages = sample((folder / "html").glob("*.html.gz"))
    ours, bare = [], []
    for page in pages:
        draft, plain = read(page)
        text = gold[page.name.removesuffix(".html.gz")]["articleBody"]
        ours.append(overlap(body(draft), text, 4))
        bare.append(overlap(plain, text, 4))
    both = [f1((mean(p for p, _ in scores), mean(r for _, r in scores))) for scores in (ours, bare)]
    measured = {"shingle F1": both[0], "0.5 + F1 above the bare extractor": 0.5 + both[0] - both[1]}
    gate("collect_article_extraction", measured, [*pages, folder / "ground-truth.json"])
