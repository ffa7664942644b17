"""Articles as the page shows them: what is known of each, and its whole text with its marks.

In: a Lookup, the Selection, the Spots. Out: views for the template.
"""

from collections.abc import Set
from typing import NamedTuple

from firsthand.records import Article, Reuse
from firsthand.tell.coverage import language_words
from firsthand.tell.dates import in_words, plain_dates
from firsthand.tell.evidence import Passage, Spots, passages, short
from firsthand.tell.lookup import Lookup
from firsthand.tell.markup import safe_url
from firsthand.tell.selection import Selection


class ArticleView(NamedTuple):
    """An article's entry, with its text where the page has room for it."""

    article: Article
    outlet: str
    title: str
    published: str
    updated: str | None
    dated: str
    captured: str
    url: str | None
    language: str
    media: str
    version_of: str | None
    version_why: str
    same_text: list[tuple[str, str]]
    copies: list[tuple[str, str]]
    passages: list[Passage] | None
    counts: list[tuple[str, int]]


def article_views(lookup: Lookup, selection: Selection, spots: Spots, listed: Set[str]) -> list[ArticleView]:
    """The entries of the listed articles, in order of time."""
    for attribution in lookup.attributions.values():
        for span in attribution.sources:
            spots.mark(span, "src")
        for span in attribution.cues:
            spots.mark(span, "cue")
    for mention in lookup.mentions.values():
        for span in mention.hedges:
            spots.mark(span, "hedge")
    return [
        _article(a, lookup, selection, spots, listed) for a in sorted(listed & lookup.articles.keys(), key=lookup.order)
    ]


def _article(article_id: str, lookup: Lookup, selection: Selection, spots: Spots, listed: Set[str]) -> ArticleView:
    article = lookup.articles[article_id]
    version = lookup.versions.get(article_id)
    text = lookup.text_of.get(article_id)
    reading = lookup.readings.get(article_id)
    capture = lookup.captures.get(article.sha256)
    copies = {r.id: r for r in lookup.reuse_of.get(article_id, ()) if r.content == "body"}
    return ArticleView(
        article=article,
        outlet=lookup.outlet(article_id),
        title=short(article.title or article.key, 160),
        published=in_words(article.published),
        updated=in_words(article.updated) if article.updated else None,
        dated=lookup.dated(article_id),
        captured=in_words(article.captured),
        url=safe_url(article.url),
        language=language_words(article.language),
        media=capture.media_type if capture else "not recorded",
        version_of=version.version_of if version and version.version_of in lookup.articles else None,
        version_why=plain_dates(version.why) if version else "",
        same_text=[(a, lookup.outlet(a)) for a in text.articles if a != article_id and a in listed][:12]
        if text
        else [],
        copies=[(reuse.id, lookup.outlet(_other(reuse, article_id))) for reuse in list(copies.values())[:12]],
        passages=passages(article, spots) if article_id in selection.texts else None,
        counts=[
            ("attribution", len(reading.attributions)),
            ("credit", sum(not one.own for one in reading.credits)),
            ("mention", len(reading.mentions)),
        ]
        if reading
        else [],
    )


def _other(reuse: Reuse, article: str) -> str:
    return reuse.b.article if reuse.a.article == article else reuse.a.article
