"""Piles that nobody prepared, where they are present: 612 scraped pages, 258 saved pages, broken archives."""

import csv
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from firsthand.cli import main


def firsthand(*words: str | Path) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout


def rows(case: Path, kind: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in firsthand("show", case, kind, "--json").splitlines()]


@pytest.fixture(scope="module")
def summit(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """612 pages of one summit, lineage only: reading them all takes minutes and is measured by `make bench`."""
    case = tmp_path_factory.mktemp("summit") / "case"
    table = shared / "helsinki2018" / "helsinki_articles.csv"
    firsthand("collect", case, table, "--map", "outlet=publisher", "--map", "captured=scrape_time")
    firsthand("build", case, "--stage", "lineage")
    return case


def test_every_row_is_an_article(summit: Path, shared: Path) -> None:
    """A table without URL, title or date gives one article a row, its scrape time kept apart from publication."""
    articles = rows(summit, "articles")
    with (shared / "helsinki2018" / "helsinki_articles.csv").open(newline="") as table:
        filled = sum(bool(row["text"].strip()) for row in csv.DictReader(table))
    assert len(articles) == filled
    assert {article["published"] for article in articles} == {None}
    assert all(article["captured"] and article["outlet"] for article in articles)


def test_wire_stories_collapse_and_quotations_do_not(summit: Path, shared: Path) -> None:
    """Derived pairs are tied by body reuse; pairs that share only a quotation are not one text (hand-labelled)."""
    number = {article["id"]: re.split(r"[#]", str(article["key"]))[-1] for article in rows(summit, "articles")}
    tied = Counter[frozenset[str]]()
    for edge in rows(summit, "reuse"):
        if edge["content"] == "body":
            a, b = edge["a"], edge["b"]
            tied[frozenset((number[a["article"]], number[b["article"]]))] += a["end"] - a["start"]  # type: ignore[index]
    texts = [{number[article] for article in text["articles"]} for text in rows(summit, "texts")]  # type: ignore[union-attr]
    with (shared / "helsinki2018" / "hand_labels_34.csv").open(newline="") as table:
        pairs = [(frozenset((row["id1"], row["id2"])), row["label"]) for row in csv.DictReader(table)]
    collapsed = {pair: any(pair <= text for text in texts) for pair, _ in pairs}
    derived = [tied[pair] > 0 or collapsed[pair] for pair, label in pairs if label == "derived"]
    assert sum(derived) / len(derived) >= 0.6
    assert [pair for pair, label in pairs if label == "quote" and collapsed[pair]] == []
    assert max(map(len, texts)) >= 10, "the same wire story on ten pages is one text"


@pytest.mark.slow
def test_saved_pages_and_broken_archives_are_named(shared: Path, tmp_path: Path) -> None:
    """Each file that gave no article is named with its reason; gold files are never articles; the rest is kept."""
    pages = tmp_path / "pages"
    for file in sorted((shared / "news_html").rglob("*"))[::6]:
        if file.is_file():
            target = pages / file.relative_to(shared / "news_html")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    case = tmp_path / "case"
    firsthand("collect", case, pages, shared / "warc_samples")
    articles, problems = rows(case, "articles"), rows(case, "problems")
    told = {str(article["path"]).split("#")[0] for article in articles} | {str(p["where"]) for p in problems}
    for file in pages.rglob("*"):
        if file.is_file():
            key = f"pages/{file.relative_to(pages)}"
            assert any(name.startswith(key) for name in told), f"nothing is said of {key}"
    assert not [a for a in articles if str(a["path"]).endswith((".json", ".info", "LICENSE", "README.md"))]
    for name in ("clipped.warc.gz", "clueweb-quirk.warc.gz"):
        assert [p for p in problems if name in str(p["where"])], f"{name} is damaged and nothing says so"


def reference_pages(file: Path) -> int:
    """How many whole 200 OK HTML responses warcio itself reads before the damage."""
    count = 0
    with file.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                kind = record.http_headers.get_header("Content-Type") or ""
                body = record.content_stream().read()
                whole = record.raw_stream.limit == 0
                count += whole and "html" in kind and record.http_headers.get_statuscode() == "200" and bool(body)
        except (ArchiveLoadFailed, EOFError, OSError):
            pass
    return count


@pytest.mark.parametrize(
    ("name", "pages"),
    [("warcfile.warc", 16), ("warcfile.warc.gz", 16), ("clueweb-quirk.warc.gz", 29), ("clipped.warc.gz", 0)],
)
def test_exactly_the_records_before_the_damage_are_kept(shared: Path, tmp_path: Path, name: str, pages: int) -> None:
    """Captures of HTML responses are as many as a reference reader finds whole; the one that is cut off is not."""
    file = shared / "warc_samples" / name
    firsthand("collect", tmp_path / "case", file)
    from firsthand.store import Store

    with Store(tmp_path / "case") as store:
        members = [c for c in store.captures() if c.container and "html" in c.media_type]
    assert len(members) == reference_pages(file) == pages
