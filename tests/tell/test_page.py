"""The report of a small case built by hand (see conftest): what it says, and that a hostile article does no harm."""

import re
from html.parser import HTMLParser

import msgspec
import pytest

from firsthand import records as r
from firsthand.tell import report
from firsthand.tell.lookup import Lookup
from firsthand.tell.values import bound_words, claim_title


class Reader(HTMLParser):
    """The elements of a page: ids, links, what would load something, and whether the tags balance."""

    VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[dict[str, str]] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        fields = {name: value or "" for name, value in attrs}
        if "id" in fields:
            self.ids.append(fields["id"])
        if tag == "a":
            self.links.append(fields)
        loads = "src" in fields or tag in {"img", "iframe", "object", "embed"}
        if loads or (tag == "link" and fields["href"] != "data:,"):
            self.loads.append(tag)
        self.handlers += [name for name in fields if name.startswith("on")]
        self.scripts += tag == "script"
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.texts))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@pytest.fixture(scope="module")
def html(dossier: r.Dossier) -> str:
    return report(dossier)


@pytest.fixture(scope="module")
def page(html: str) -> Reader:
    return read(html)


def test_the_page_is_the_same_each_time(dossier: r.Dossier, html: str) -> None:
    """Two reports of one case are the same to the letter."""
    assert report(dossier) == html


def test_every_tag_closes_and_every_id_stands_once(page: Reader) -> None:
    """The markup is whole, whatever the texts hold."""
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))


def test_every_link_on_the_page_leads_somewhere(page: Reader) -> None:
    """No number, row or curve is a dead link."""
    dead = {link["href"] for link in page.links if link["href"].startswith("#") and link["href"][1:] not in page.ids}
    assert dead == set()


def test_links_outward_are_web_addresses_that_tell_nobody(page: Reader) -> None:
    """Only http and https, and without referrer; the hostile page's javascript: address is no link."""
    outward = [link for link in page.links if not link["href"].startswith("#")]
    assert outward
    assert all(link["href"].startswith(("http://", "https://")) for link in outward)
    assert all(link["rel"] == "noreferrer nofollow" for link in outward)


def test_nothing_on_the_page_loads_or_runs_but_its_own_script(html: str, page: Reader) -> None:
    """No source, frame, handler or second script; the policy forbids the rest."""
    assert page.loads == []
    assert page.handlers == []
    assert page.scripts == 1
    assert "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:" in html


def test_hidden_characters_show(html: str) -> None:
    """A character that turns the line round is written out, and none is left."""
    assert "⟨U+202E⟩gnp.exe⟨U+202C⟩" in html
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)


def test_braces_of_an_article_are_not_a_template(page: Reader) -> None:
    """A text with template marks is text."""
    assert "{{ 7*7 }}" in page.words


@pytest.mark.parametrize(
    "words",
    [
        "6 articles → 4 texts → 5 outlets and 1 page of no known outlet",
        "mid-March 2031 (approximate)",
        "Undated 1",
        "Norrland Wire, citing the harbour master",
        "Diario del Mar, citing Norrland Wire",
        "The Gazette, citing an unnamed source (two rescue workers)",
        "contradicts 9: Both speak of the same hour.",
        "Possible lines: they make the bounds differ.",
        "an outlet without a name may be the wire itself",
        "Independent reports not settled: no outlet of its own",
        "It measures reporting, never truth.",
        "1 Spanish",
        "6 files kept as received: 6 captures, each with its hash",
        "en-core-web-sm 3.8.0",
        "No text was found <b>here</b>.",
    ],
)
def test_the_page_says(page: Reader, words: str) -> None:
    """What a newsroom must find on it, in words."""
    assert words in page.words


def test_it_gives_no_verdict(dossier: r.Dossier, page: Reader) -> None:
    """The page's own words never call a thing verified, true or false."""
    own = page.words
    for article in dossier.articles:
        own = own.replace(article.text, "")
    assert not re.search(r"\b(verified|unverified|debunked|false|fake)\b", own.split("(function")[0], re.IGNORECASE)


def test_the_words_of_a_claim_are_marked_by_code_points(html: str) -> None:
    """A mark holds the span's words to the letter, hedges are underlined, a quotation in Spanish says so."""
    assert "<mark>several dozen pupils</mark>" in html
    assert '<u class="hedge">reportedly</u>' in html
    assert re.search(r'<blockquote dir="auto" lang="es">.*<mark>Siete pasajeros murieron</mark>', html)


def test_a_span_is_marked_in_its_article(html: str, dossier: r.Dossier) -> None:
    """Each assertion's words carry an anchor in the article's text."""
    for assertion in dossier.account.assertions:
        span = assertion.span
        assert f'id="w-{span.article}-{span.start}-{span.end}"' in html


def test_the_drawing_leads_to_the_passages(html: str) -> None:
    """Each pair's curve opens its passages; the differences are marked in both."""
    assert html.count('<a href="#reu-1" class="edge body">') == 2  # the wide drawing and the narrow one
    assert 'href="#reu-3" class="edge translated"' in html
    assert '<div class="passage" id="reu-2">' in html


def test_no_curve_is_drawn_over_an_outlets_name(html: str) -> None:
    """The names stand behind the curves in the file, so that their border in the page's colour keeps them legible."""
    for drawing in re.findall(r'<svg class="(?:wide|narrow)".*?</svg>', html, re.S):
        assert drawing.count('<text class="name') >= 6
        assert drawing.rindex('class="ink"') < drawing.index('<text class="name')
    assert re.search(r"\.lineage text \{[^}]*paint-order: stroke; stroke: var\(--paper\)", html)


def test_an_empty_case_has_a_page() -> None:
    """A case without an article says so and does not fail."""
    empty = r.Dossier(
        name="nothing", articles=(), captures=(), lineage=r.Lineage(), readings=(), account=r.Account(), problems=()
    )
    assert "No article was collected." in read(report(empty)).words


def test_text_beyond_the_budget_is_left_out_and_counted(dossier: r.Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page too large states what it leaves out, and no link is dead for it."""
    monkeypatch.setattr("firsthand.tell.selection.TEXT_BUDGET", 1000)
    page = read(report(dossier))
    assert "is left out to keep this file small" in page.words or "are left out to keep this file small" in page.words
    dead = {link["href"] for link in page.links if link["href"].startswith("#") and link["href"][1:] not in page.ids}
    assert dead == set()


def test_articles_that_nothing_opens_are_counted(dossier: r.Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of very many articles those are listed that something on the page opens, and no link is dead."""
    monkeypatch.setattr("firsthand.tell.selection.TEXT_BUDGET", 0)
    first, last = (
        msgspec.structs.replace(dossier.articles[0], id=f"art-{name}", key=name, outlet="Lone", title=title)
        for name, title in (("a", "Of its outlet the first"), ("b", "Nobody asks for this"))
    )
    more = msgspec.structs.replace(dossier, articles=(*dossier.articles, first, last))
    assert "Nobody asks for this" in read(report(more)).words
    monkeypatch.setattr("firsthand.tell.page.ENTRIES", 1)
    monkeypatch.setattr("firsthand.tell.lineage_graph.ROWS", 2)
    page = read(report(more))
    assert "Nobody asks for this" not in page.words
    assert re.search(r"Not listed: \d+ articles? that nothing on this page opens", page.words)
    assert "art-a" in page.ids
    assert "art-b" not in page.ids
    dead = {link["href"] for link in page.links if link["href"].startswith("#") and link["href"][1:] not in page.ids}
    assert dead == set()


def test_a_large_case_states_its_cuts(dossier: r.Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limits only claims in several articles are shown in full; the rest is counted, and no link is dead."""
    monkeypatch.setattr("firsthand.tell.selection.WHOLE_CLAIMS", 2)
    monkeypatch.setattr("firsthand.tell.selection.FULL_EVENTS", 1)
    monkeypatch.setattr("firsthand.tell.selection.LINE_EVENTS", 1)
    page = read(report(dossier))
    assert "1 more event" in page.words
    assert "further claim" in page.words
    dead = {link["href"] for link in page.links if link["href"].startswith("#") and link["href"][1:] not in page.ids}
    assert dead == set()


def test_a_broken_reference_does_not_break_the_page(dossier: r.Dossier) -> None:
    """A claim whose event, voices or assertions are missing from the case is shown without them."""
    kept = dossier.account.assertions[:2]
    account = msgspec.structs.replace(dossier.account, voices=(), assertions=kept, mentions=())
    page = read(report(msgspec.structs.replace(dossier, account=account)))
    assert page.open == []


def test_a_vague_number_stands_in_its_own_words(dossier: r.Dossier) -> None:
    """`24..` counted from "several dozen" shows the words, and the bound as a note."""
    lookup = Lookup(dossier)
    claim = next(c for c in lookup.claims.values() if c.value == "24..")
    told = lookup.evidence(claim.support)[0]
    words = lookup.articles[told.article]
    at = words.text.index("several dozen")
    counted = r.Quantity(id="qty-v", span=words.span(at, at + 13), minimum=24, maximum=None)
    lookup.mentions[told.mention] = msgspec.structs.replace(lookup.mentions[told.mention], quantities=(counted,))
    assert claim_title(claim, lookup).endswith("= several dozen (24 or more)")
    assert bound_words(claim, lookup) == "counted as 24 or more"


@pytest.mark.parametrize(
    ("said", "low", "high", "value", "shown"),
    [
        ("Almost 40", 0, 40, "..40", "almost 40"),
        ("more than 52,000", 52001, None, "52001..", "more than 52,000"),
        ("At least 14", 14, None, "14..", "at least 14"),
        ("Dozens of", 24, None, "24..", "dozens (24 or more)"),
        ("about 250", 250, 250, 250, "about 250"),
        ("Seven", 7, 7, 7, "7"),
        ("10 to 20", 10, 20, "10..20", "10 to 20"),
    ],
)
def test_a_bound_is_quoted_and_an_exact_number_is_written_in_digits(
    dossier: r.Dossier, said: str, low: int, high: int | None, value: int | str, shown: str
) -> None:
    """ "Almost 40" is no "up to 40": the words of a bound stand as they were written, the record keeps its interval."""
    lookup = Lookup(dossier)
    claim = next(c for c in lookup.claims.values() if c.slot == "killed")
    for told in lookup.evidence(claim.support):
        mention = lookup.mentions[told.mention]
        article = msgspec.structs.replace(lookup.articles[told.article], text=f"{said} people were killed.", blocks=())
        lookup.articles[told.article] = article
        rough = said.startswith(("about", "Almost", "Dozens"))
        counted = r.Quantity(id="qty-v", span=article.span(0, len(said)), minimum=low, maximum=high, approximate=rough)
        lookup.mentions[mention.id] = msgspec.structs.replace(mention, quantities=(counted,))
    changed = msgspec.structs.replace(claim, value=value)
    assert claim_title(changed, lookup) == f"killed = {shown}"
    assert changed.value == value


def test_one_number_said_outright_is_not_hedged(dossier: r.Dossier) -> None:
    """Where one outlet writes 250 and another about 250, the claim is 250."""
    lookup = Lookup(dossier)
    claim = msgspec.structs.replace(next(c for c in lookup.claims.values() if c.slot == "killed"), value=250)
    for at, told in enumerate(lookup.evidence(claim.support)):
        span = lookup.articles[told.article].span(0, 5)
        counted = r.Quantity(id="qty-v", span=span, minimum=250, maximum=250, approximate=at > 0)
        lookup.mentions[told.mention] = msgspec.structs.replace(lookup.mentions[told.mention], quantities=(counted,))
    assert claim_title(claim, lookup) == "killed = 250"


def test_events_without_a_claim_are_one_closed_list_with_a_count(dossier: r.Dossier) -> None:
    """What is only mentioned stands once, folded, at the end of the events, and its links lead to the words."""
    account = msgspec.structs.replace(
        dossier.account, claims=tuple(c for c in dossier.account.claims if c.event == "evt-1")
    )
    html = report(msgspec.structs.replace(dossier, account=account))
    page = read(html)
    assert "Only mentioned: 2 events of which nothing more was read" in page.words
    assert html.count('<article class="event') == 1
    assert '<details class="bucket" id="bare">' in html
    assert html.index('id="bare"') < html.index('id="evt-2"') < html.index('id="lineage"')
    dead = {link["href"] for link in page.links if link["href"].startswith("#") and link["href"][1:] not in page.ids}
    assert dead == set()
