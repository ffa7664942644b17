"""Tables and feeds, written here."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from firsthand.collect import Defaults
from tests.collect.conftest import draw, kinds

TEXT = "Seven people were killed in Talvik, the minister said.\n\nFirefighters searched the quay until the evening."


def test_a_text_in_a_table_is_taken_as_it_stands() -> None:
    """The article's text is the cell's; its paragraphs, by blank lines or ` ### `, are blocks; its key has the id."""
    joined = "Depot explodes ### Seven people were killed, the minister said. ### The search goes on."
    rows = f'id,publisher,scrape_time,text\n6,post.example,2024-05-01T10:00:00-04:00,"{joined}"\n'
    drawn = draw(rows, "pile.csv", Defaults(fields=(("outlet", "publisher"), ("captured", "scrape_time"))))
    article = drawn.article
    assert article.text == joined
    assert [words for _, words in kinds(article)] == joined.split(" ### ")
    assert (article.key, article.outlet, article.published) == ("pile.csv#6", "post.example", None)
    assert article.captured == "2024-05-01T10:00:00-04:00"


@pytest.mark.parametrize(
    "row",
    [
        {"url": "https://a.example/1", "title": "T", "text": TEXT, "published": "2024-05-01", "outlet": "Post"},
        {"url": "https://a.example/1", "title": "T", "maintext": TEXT, "date_publish": "2024-05-01 00:00:00",
         "source_domain": "Post", "authors": ["A. Lind"]},
        {"story_url": "https://a.example/1", "title": "T", "text": TEXT, "publish_date": "2024-05-01",
         "media_name": "Post", "stories_id": 7},
        {"url": "https://a.example/1", "title": "T", "plaintext": TEXT, "publishing_date": "2024-05-01 00:00:00",
         "publisher": "Post"},
    ],
    ids=["own names", "news-please", "Media Cloud", "Fundus"],
)  # fmt: skip
def test_known_columns(row: dict[str, object]) -> None:
    """Columns are found by the names that common collectors give them."""
    article = draw(json.dumps(row) + "\n", "pile.jsonl").article
    assert (article.key, article.title, article.outlet, article.text) == ("https://a.example/1", "T", "Post", TEXT)
    assert (article.published or "").startswith("2024-05-01")
    assert len(article.blocks) == 2


@pytest.mark.parametrize("fields", [(), (("text", "Text"),), (("text", "text"),)], ids=["no map", "exact", "lower"])
@pytest.mark.parametrize("name", ["pile.csv", "pile.tsv", "pile.jsonl"])
def test_capitals_and_space_in_column_names_do_not_matter(name: str, fields: tuple[tuple[str, str], ...]) -> None:
    """A spreadsheet's `Title,Text, Source ,Date` is found, and `--map` of one column leaves the others found."""
    names, cells = (
        ["Title", "Text", " Source ", "DATE"],
        ["Depot explodes", TEXT.replace("\n", " "), "Post", "2024-05-01"],
    )
    sign = "\t" if name.endswith("tsv") else ";"
    table = f"{sign.join(names)}\n{sign.join(cells)}\n"
    if name.endswith("jsonl"):
        table = json.dumps(dict(zip(names, cells, strict=True))) + "\n"
    drawn = draw(table, name, Defaults(fields=fields))
    assert drawn.codes == []
    found = drawn.article
    assert (found.title, found.text, found.outlet, found.published) == (cells[0], cells[1], "Post", "2024-05-01")


def test_of_two_columns_that_differ_in_capitals_the_very_name_goes_first() -> None:
    """`--map` names one of them, and the alias the other."""
    row = json.dumps({"Text": "A summary.", "text": TEXT, "Source": "Wire", "source": "Post"}) + "\n"
    found = draw(row, "pile.jsonl", Defaults(fields=(("outlet", "Source"),))).article
    assert (found.text, found.outlet) == (TEXT, "Wire")


def test_parquet_and_html_columns() -> None:
    """Parquet is read like CSV; a column of HTML goes through the page reader."""
    html = f"<html><body><h1>Depot</h1><p>{TEXT}</p><blockquote>Not a word of it is true.</blockquote><p>{TEXT}</p>"
    out = io.BytesIO()
    parquet.write_table(pa.table({"link": ["https://a.example/1", None], "page": [html, TEXT]}), out)
    drawn = draw(out.getvalue(), "pile.parquet", Defaults(fields=(("url", "link"), ("html", "page"))))
    assert [article.key for article in drawn.articles] == ["https://a.example/1", "pile.parquet#2"]
    assert ("quote", "Not a word of it is true.") in kinds(drawn.articles[0])


def test_bad_rows_are_named_and_the_rest_is_kept() -> None:
    """A line that is not JSON is named by number, a row without text is counted; the others become articles."""
    lines = [
        json.dumps({"text": TEXT, "id": 1}),
        "{broken",
        "[1]",
        json.dumps({"text": "", "id": 2}),
        json.dumps({"text": TEXT}),
    ]
    drawn = draw("\n".join(lines), "pile.jsonl")
    assert [article.key for article in drawn.articles] == ["pile.jsonl#1", "pile.jsonl#5"]
    assert drawn.codes == ["malformed", "malformed", "empty"]


def test_a_table_without_texts_is_no_table_of_articles() -> None:
    """The Problem lists the columns and says how to name the right one."""
    drawn = draw("name,age\nLind,7\n", "people.csv")
    assert drawn.codes == ["not-an-article"]
    assert "--map text=NAME" in drawn.problems[0].message


@pytest.mark.parametrize("raw", ['{"V1": {"title": "gold"}}', "[]", '{"a": 1, "b": [2]}', "[1, 2]"])
def test_json_beside_the_pages_is_never_an_article(raw: str) -> None:
    """Gold and metadata in JSON are named, not read."""
    drawn = draw(raw, "gold.json")
    assert (drawn.articles, drawn.codes) == ([], ["not-an-article"])


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Talvik Radio</title><language>en</language><item><title>Depot explodes</title><link>https://r.example/1</link>
<pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate><source url="https://wire.example/rss">Wire</source>
<content:encoded><![CDATA[<p>{TEXT}</p><blockquote><p>Not true.</p></blockquote><script>x()</script>]]>
</content:encoded></item><item><title>Toll rises</title><link>https://r.example/2</link>
<description>Eight people have died...</description></item>
</channel></rss>"""


def test_rss() -> None:
    """An entry's link is its key, its words keep their kinds, its source stays in meta; a teaser says so."""
    drawn = draw(RSS, "feed.xml")
    first, second = drawn.articles
    assert (first.key, first.outlet, first.published) == (
        "https://r.example/1",
        "Talvik Radio",
        "2024-05-01T10:00:00+02:00",
    )
    assert kinds(first)[0] == ("headline", "Depot explodes")
    assert kinds(first)[-1] == ("quote", "Not true.")
    assert ("source_url", "https://wire.example/rss") in first.meta
    assert ("teaser-only", "true") in second.meta
    assert (second.published, drawn.codes) == (None, ["teaser-only"])
    assert len(drawn.captures) == 2


def test_json_feed() -> None:
    """JSON Feed is read without a feed library; `external_url` is a trace of copying."""
    items = [{"id": "a", "url": "https://j.example/1", "title": "Depot", "content_text": TEXT, "external_url": "https://w.example",
              "date_published": "2024-05-01T10:00:00Z"}]  # fmt: skip
    raw = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Jay", "items": items})
    article = draw(raw, "feed.json").article
    assert (article.key, article.outlet, article.published) == ("https://j.example/1", "Jay", "2024-05-01T10:00:00Z")
    assert [kind for kind, _ in kinds(article)] == ["headline", "paragraph", "paragraph"]
    assert ("external_url", "https://w.example") in article.meta


def test_a_damaged_feed_gives_what_it_has() -> None:
    """A feed cut in the middle gives the entries before the cut and a Problem."""
    drawn = draw(RSS[: RSS.index("<item><title>Toll")], "feed.xml")
    assert [article.key for article in drawn.articles] == ["https://r.example/1"]
    assert "malformed" in drawn.codes
