"""What a page says about itself: schema.org JSON-LD, OpenGraph, meta tags, the canonical address.

In: the page's tree. Out: a PageMeta; `pairs` keep every statement that matters later (`isBasedOn`, `correction`,
`publisher`, ...) in page order.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from firsthand.collect.dates import edtf
from firsthand.collect.outlet import domain_of
from firsthand.collect.page import Node

Json = dict[str, Any]  # what a stranger's JSON-LD holds

_KEPT_NAMES = (
    "headline isBasedOn isBasedOnUrl citation correction sourceOrganization provider publisher author "
    "creator copyrightHolder creditText dateline datePublished dateModified dateCreated articleSection "
    "keywords inLanguage isAccessibleForFree isPartOf translationOfWork sdPublisher publishingPrinciples"
)
KEPT = tuple(_KEPT_NAMES.split())
_METAS_NAMES = (
    "author byl dc.creator dc.publisher dc.source citation_author syndication-source original-source "
    "news_keywords keywords description copyright publisher application-name article:author "
    "article:section article:published_time article:modified_time article:publisher og:site_name og:title "
    "og:url og:type og:locale og:description og:updated_time twitter:site twitter:creator"
)
_METAS = frozenset(_METAS_NAMES.split())
_PUBLISHED_NAMES = (
    "article:published_time article:published datepublished og:published_time parsely-pub-date sailthru.date "
    "dc.date.issued dcterms.created dcterms.issued dc.date pubdate publishdate publish-date publication_date "
    "published_time cxenseparse:recs:publishtime date"
)
_PUBLISHED = tuple(_PUBLISHED_NAMES.split())
_UPDATED_NAMES = (
    "article:modified_time article:modified datemodified og:updated_time lastmod last-modified dcterms.modified"
)
_UPDATED = tuple(_UPDATED_NAMES.split())
_OUTLET = ("application-name", "dc.publisher", "publisher")
_BYLINE = ("author", "byl", "dc.creator", "citation_author")
_RANK = ("NewsArticle", "Article", "Posting", "Report", "Review", "CreativeWork", "WebPage")
_BESIDE_HEADLINE = "(//h1/ancestor::*[position() <= 3 and not(self::body)]//time/@datetime)[1]"
_NODES = 2000  # a page once carried its whole archive as JSON-LD


class PageMeta(NamedTuple):
    """What a page says about itself; None where it says nothing."""

    url: str | None
    outlet: str | None
    titles: tuple[str, ...]
    byline: str | None
    published: str | None
    updated: str | None
    language: str | None
    pairs: tuple[tuple[str, str], ...]


def page_meta(root: Node, known_url: str | None) -> PageMeta:
    """Read a page's statements about itself. `known_url` is where it was fetched from, if an archive says so."""
    metas = list(_metas(root))
    first = dict(reversed(metas))
    nodes = _ld_nodes(root)
    article = _article_node(nodes)
    ids = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    url, canonical = _url(root, first, article, known_url)
    said = [(name, text) for name in KEPT for text in _texts(article.get(name), ids)]
    pairs = [*said, *((name, text) for name, text in metas if name in _METAS)]
    if canonical and canonical != url:
        pairs.append(("canonical", canonical))
    publisher = next(_texts(article.get("publisher"), ids), None)
    authors = [name for name in _texts(article.get("author"), ids) if not name.startswith("http")]
    titles = [*_texts(article.get("headline"), ids), first.get("og:title"), first.get("twitter:title"), _title(root)]
    names = [first.get("og:site_name"), publisher, *(first.get(name) for name in _OUTLET), _signed(_title(root), url)]
    language = [_clean(root.get("lang")), first.get("og:locale"), *_texts(article.get("inLanguage"), ids)]
    return PageMeta(
        url=url,
        outlet=_first_name(*names),
        titles=tuple(dict.fromkeys(t for t in map(_clean, titles) if t)),
        byline=", ".join(dict.fromkeys(authors)) or _first_name(*(first.get(name) for name in _BYLINE)),
        published=_date(root, article, first, "datePublished", _PUBLISHED),
        updated=_date(root, article, first, "dateModified", _UPDATED),
        language=next((code for code in language if code), None),
        pairs=tuple(dict.fromkeys(pairs)),
    )


def absolute(url: str, base: str | None) -> str | None:
    """A link as a whole web address; None for a script, a mail address or a place on the same page."""
    try:
        whole = urljoin(base or "", url)
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme in {"http", "https"}:
        return whole
    return whole if not parts.scheme and not base and parts.path.strip("/") else None


def _metas(root: Node) -> Iterator[tuple[str, str]]:
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = _clean(node.get("content"))
        if name and content:
            yield name.strip().lower(), content


def _ld_nodes(root: Node) -> list[Json]:
    """Every object of the page's JSON-LD, `@graph` and lists opened, without recursion."""
    nodes: list[Json] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        waiting = [_loads(script.text or "")]
        while waiting and len(nodes) < _NODES:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting[:0] = item
            elif isinstance(item, dict):
                nodes.append(item)
                waiting[:0] = [value for name, value in item.items() if name in {"@graph", "mainEntity"}]
    return nodes


def _loads(text: str) -> object:
    """JSON as found on pages: with comment marks, a trailing semicolon, raw newlines in strings."""
    text = (
        re.sub(r"^\s*(<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(-->|//\s*\]\]>|\]\]>)\s*$", "", text)
        .strip()
        .rstrip(";")
    )
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _article_node(nodes: list[Json]) -> Json:
    """The node that describes the article; a page often describes its site and its menu too."""

    def rank(node: Json) -> int:
        kinds = [str(kind) for kind in _listed(node.get("@type"))]
        ranks = [at for at, name in enumerate(_RANK) for kind in kinds if kind.endswith(name)]
        return min(ranks, default=99)

    return min((node for node in nodes if rank(node) < 99), key=rank, default={})


def _texts(value: object, ids: dict[str, Json]) -> Iterator[str]:
    """The values of a property as words: a thing by its name, else by its address."""
    for item in _listed(value):
        if isinstance(item, dict):
            item = ids.get(str(item.get("@id")), item) if "name" not in item else item
            item = next(
                (item[n] for n in ("name", "url", "@id", "text", "headline") if isinstance(item.get(n), str | list)),
                None,
            )
            item = item[0] if isinstance(item, list) and item else item
        if isinstance(item, bool | int | float):
            item = str(item).lower()
        if isinstance(item, str) and (text := _clean(item)):
            yield text


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _url(root: Node, metas: dict[str, str], article: Json, known: str | None) -> tuple[str | None, str | None]:
    """The page's own address and the canonical one it names.

    A page reprinted from another outlet often names the original as canonical: that is a trace of copying, and no
    reason to take the reprint for the original.
    """
    link = next(
        (node.get("href") for node in root.iter("link") if (node.get("rel") or "").lower() == "canonical"), None
    )
    entity = article.get("mainEntityOfPage")
    own = [known, metas.get("og:url"), article.get("url"), entity.get("@id") if isinstance(entity, dict) else entity]
    addresses = [found for item in own if isinstance(item, str) and (found := _page_address(item, known))]
    canonical = _page_address(link, known or (addresses[0] if addresses else None)) if link else None
    if canonical and (not addresses or domain_of(addresses[0]) == domain_of(canonical)):
        return canonical, canonical
    return (addresses[0] if addresses else known), canonical


def _page_address(url: str, base: str | None) -> str | None:
    """An absolute address of a page; a bare front page is no article's address."""
    whole = absolute(url.strip(), base)
    if not whole or not whole.startswith("http"):
        return None
    parts = urlsplit(whole)
    return urldefrag(whole).url if parts.path.strip("/") or parts.query else None


def _title(root: Node) -> str | None:
    node = root.find(".//title")
    return node.text if node is not None else None


def _signed(title: str | None, url: str | None) -> str | None:
    """The outlet's name at the end of a page's title ("Candles :: Kesvik Courier"), if its address agrees."""
    name = re.split(r"\s+(?:[|–—•·-]|::|»)\s+", title or "")[-1].strip()
    domain = (domain_of(url) if url else None) or ""
    squeezed = re.sub(r"[\W_]", "", name.casefold().removeprefix("the "))
    host = re.sub(r"[\W_]", "", domain.rpartition(".")[0])
    return name if len(squeezed) > 2 and name != title and (squeezed in host or (host and host in squeezed)) else None


def _first_name(*names: str | None) -> str | None:
    """The first that is a name and not an address or a handle."""
    return next((name for name in map(_clean, names) if name and "://" not in name and not name.startswith("@")), None)


def _date(root: Node, article: Json, metas: dict[str, str], name: str, others: tuple[str, ...]) -> str | None:
    """A date of the page's, from its JSON-LD, then its meta tags, then its microdata."""
    marked = (node.get("datetime") or node.get("content") for node in root.xpath("//*[@itemprop=$name]", name=name))
    said = [article.get(name), *(metas.get(other) for other in others), *marked]
    if name == "datePublished":
        said += root.xpath("//time[@pubdate]/@datetime") + root.xpath(_BESIDE_HEADLINE)
    return next((found for item in said if (found := edtf(item))), None)


def _clean(text: str | None) -> str | None:
    words = " ".join(html.unescape(text).split()) if isinstance(text, str) else ""
    return words or None
