"""Saved pages. All pages are written here."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.collect import Defaults
from tests.collect.conftest import draw, kinds

BODY = [
    "Seven people were killed when a fuel depot on the north quay of Talvik exploded on Tuesday, the minister said.",
    "Firefighters searched the ruins until the evening and found two more bodies, a spokesman of the brigade told us.",
    "The owner of the depot, a small company from the islands, did not answer any of our questions about the tanks.",
]
QUOTE = "We saw the flames from the ferry, and then the windows of the whole street were gone within a second."
LD = """{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "not the article"},
 {"@type": "Organization", "@id": "#us", "name": "Talvik Post"},
 {"@type": ["NewsArticle"], "headline": "Depot explodes in Talvik", "datePublished": "2024-05-01T10:15:00+02:00",
  "dateModified": "2024-05-02", "publisher": {"@id": "#us"}, "author": [{"name": "A. Lind"}, {"name": "B. Orre"}],
  "isBasedOn": "https://wire.example/7", "correction": "An earlier version gave six dead.",
  "sourceOrganization": {"name": "Wire Agency"}}]}"""


def page(body: str, head: str = "") -> str:
    """A page with furniture on all sides."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
    <title>Depot explodes in Talvik | Talvik Post</title>
    <link rel="canonical" href="https://talvikpost.example/a/1">{head}
    <style>p {{ color: red }}</style><script>var words = "never seen";</script></head><body>
    <div id="cookies">We and our 94 partners store cookies. <button>I agree</button></div>
    <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <article><h1>Depot explodes in Talvik</h1><p class="byline">By <a rel="author" href="/lind">A. Lind</a></p>
    {body}</article>
    <aside><h3>Most read</h3><ul><li><a href="/x">Herring is back in the bay</a></li></ul></aside>
    <footer>Talvik Post, Rope Street 1. All rights reserved.</footer></body></html>"""


STORY = page("".join(f"<p>{text}</p>" for text in BODY))
LEDE = (
    f"<figure><img src=a.jpg><figcaption>Smoke over the quay. Photo: B. Orre</figcaption></figure><p>{BODY[0]}</p>"
    f'<blockquote><p>{QUOTE}</p></blockquote><p>{BODY[1]}</p><blockquote class="twitter-tweet"><p>Stay away from '
    f'the quay.</p>— Brigade (@brigade)</blockquote><p>{BODY[2]} <a href="/b?x=1">The earlier fire</a></p>'
)


def test_every_block_has_its_kind_and_nothing_is_lost() -> None:
    """Body, block quote, tweet, caption, headline and byline are told apart; furniture is kept in page order."""
    found = kinds(draw(page(LEDE)).article)
    assert [kind for kind, _ in found] == (
        ["boilerplate"] * 2
        + ["headline", "byline", "caption", "paragraph", "quote", "paragraph", "quote", "quote", "paragraph"]
        + ["boilerplate"] * 3
    )
    assert ("quote", QUOTE) in found
    assert ("caption", "Smoke over the quay. Photo: B. Orre") in found
    assert ("boilerplate", "Talvik Post, Rope Street 1. All rights reserved.") in found
    assert "never seen" not in draw(page(LEDE)).article.text


def test_what_the_page_says_about_itself() -> None:
    """JSON-LD in a graph, with references and lists, gives outlet, byline, dates; statements of origin stay in meta."""
    article = draw(page(LEDE, f'<script type="application/ld+json">{LD}</script>')).article
    assert (article.key, article.outlet, article.title) == (
        "https://talvikpost.example/a/1",
        "Talvik Post",
        "Depot explodes in Talvik",
    )
    assert (article.published, article.updated) == ("2024-05-01T10:15:00+02:00", "2024-05-02")
    assert article.byline == "A. Lind, B. Orre"
    assert article.captured is None
    assert article.language == "en"
    meta = dict(article.meta)
    assert meta["isBasedOn"] == "https://wire.example/7"
    assert meta["correction"] == "An earlier version gave six dead."
    assert meta["sourceOrganization"] == "Wire Agency"


def test_links_quote_their_words() -> None:
    """A link's offsets cover its words; its address is made whole."""
    article = draw(page(LEDE)).article
    links = {article.text[link.start : link.end]: link.url for link in article.links}
    assert links["The earlier fire"] == "https://talvikpost.example/b?x=1"
    assert links["A. Lind"] == "https://talvikpost.example/lind"


def test_a_page_without_date_and_name_leaves_them_open_and_an_option_fills_them() -> None:
    """What a page does not say stays unknown; what the user fills in is named in `filled`."""
    bare = "<html><body>" + "".join(f"<p>{text}</p>" for text in BODY) + "</body></html>"
    article = draw(bare).article
    assert (article.key, article.url, article.outlet, article.published) == ("page.html", None, None, None)
    filled = draw(bare, defaults=Defaults(published="2024-05", outlet="Leaflet")).article
    assert (filled.published, filled.outlet, filled.filled) == ("2024-05", "Leaflet", ("published", "outlet"))
    dated = draw(page(LEDE, '<meta property="article:published_time" content="2024-05-01T08:00:00Z">'),
                 defaults=Defaults(published="1999"))  # fmt: skip
    assert (dated.article.published, dated.article.filled) == ("2024-05-01T08:00:00Z", ())


@pytest.mark.parametrize(
    ("title", "published"),
    [
        ("Press release no. 4/2025", None),
        ("Boletín n.º 7/2025", None),
        ("Case 3/11/2024", None),
        ("Boletín n.º 7/2025 del 12/03/2025", "2025-03-12"),
        ("Fire at the depot, 12/03/2025", "2025-03-12"),
    ],
)
def test_a_number_in_a_series_is_no_day_of_printing(title: str, published: str | None) -> None:
    """A page that prints only the number of its series has no date; one that prints a day too has that."""
    assert draw(page(f"<h1>{title}</h1><article>{LEDE}</article>")).article.published == published


def test_the_domain_is_the_last_resort_for_an_outlet() -> None:
    """A page that never names its outlet has its registered domain, and says that it was taken from there."""
    html = STORY.replace("| Talvik Post", "").replace("talvikpost.example", "www.talvik.co.uk")
    article = draw(html).article
    assert article.outlet == "talvik.co.uk"
    assert ("outlet-from", "domain") in article.meta


def test_a_reprint_is_not_taken_for_its_original() -> None:
    """A canonical address on another site is a trace of copying; the page keeps its own address as key."""
    html = STORY.replace("https://talvikpost.example/a/1", "https://wire.example/7")
    article = draw(
        html.replace("</head>", '<meta property="og:url" content="https://reprint.example/9"></head>')
    ).article
    assert article.key == "https://reprint.example/9"
    assert ("canonical", "https://wire.example/7") in article.meta


@pytest.mark.parametrize(
    ("charset", "declared"),
    [("utf-8", "iso-8859-15"), ("cp1252", "iso-8859-1"), ("utf-16", ""), ("cp1251", "windows-1251"), ("utf-8-sig", "")],
)
def test_charsets(charset: str, declared: str) -> None:
    """A wrong declaration over UTF-8, a BOM and a true declaration all give the letters back."""
    words = "Семь человек погибли" if charset == "cp1251" else "Sept morts à Télouville"
    head = f'<meta charset="{declared}">' if declared else ""
    html = f"<html><head>{head}</head><body><p>{words}. {BODY[0]}</p><p>{BODY[1]}</p></body></html>"
    drawn = draw(html.encode(charset))
    assert words in drawn.article.text
    assert "encoding" not in drawn.codes


def test_bytes_that_no_charset_explains_are_named() -> None:
    """A bad byte becomes U+FFFD, the rest is kept, and a Problem says so."""
    drawn = draw(STORY.encode().replace(b"ruins", b"ru\xffins"))
    assert "ru\ufffdins" in drawn.article.text
    assert drawn.codes == ["encoding"]


def test_two_states_of_one_url_are_two_articles_with_one_key() -> None:
    """A changed page is another article of the same key; the same bytes give the same id again."""
    first, again, other = draw(STORY).article, draw(STORY).article, draw(STORY.replace("Seven", "Eight")).article
    assert first == again
    assert first.key == other.key
    assert first.id != other.id


@pytest.mark.parametrize("tag", ["div", "span", "blockquote"])
def test_deep_nesting_loses_no_words(tag: str) -> None:
    """A page nested beyond what the parser follows is read flat, words beneath and after included."""
    html = page(LEDE).replace("</article>", f"{f'<{tag}>' * 30000}words of the pit{f'</{tag}>' * 30000}</article>")
    drawn = draw(html)
    assert drawn.codes[0] == "deep-nesting"
    assert "words of the pit" in drawn.article.text
    assert "All rights reserved." in drawn.article.text


@pytest.mark.parametrize(
    "html",
    ["<html></html>", "<", "<!--", "<html><body><script>x</script>", "<p>\x00\x01</p>", "&#0;&#x110000;<p>a"],
    ids=["no words", "a sign", "an open comment", "a script", "control characters", "no characters"],
)
def test_pages_of_nothing_do_not_raise(html: str) -> None:
    """A page of nearly nothing is an article of nearly nothing, or a Problem; it trips no parser."""
    drawn = draw(html)
    assert drawn.problems or drawn.articles
    assert "unreadable" not in drawn.codes


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*BODY, "<b>", "</p>", "<p>", "<div>", "</div>", "<blockquote>", "<br>", "<br><br>",
    "é", "e\u0301", "\u0301", "<a href=/q>", "</a>", "<td>", "<pre>", "\n\n", "&nbsp;", "<li>", "\U0001f600",
    "\u00ad", "⠁⠂"]),
    max_size=25))  # fmt: skip
def test_offsets_hold_and_words_survive(parts: list[str]) -> None:
    """Whatever the markup, blocks and links fit the text, and each long sentence of the page is in it."""
    article = draw(page("".join(parts))).article
    for sentence in BODY:
        if sentence in parts:
            assert sentence.split(",")[0] in " ".join(article.text.split())
