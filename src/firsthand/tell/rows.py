"""Evidence rows: an assertion's words, where they stand and on whose word they rest.

In: assertions and mentions, a Lookup, the Spots. Out: rows for the template, in full or on one line.
"""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from firsthand.records import Article, Assertion, Attribution, Span
from firsthand.tell.dates import in_words
from firsthand.tell.evidence import Spots, assertion_in_context, in_context, short
from firsthand.tell.lookup import Lookup
from firsthand.tell.markup import safe_url
from firsthand.tell.tongues import tongue
from firsthand.tell.words import (
    Badge,
    badges,
    chain,
)


class Row(NamedTuple):
    """One assertion's words, where they stand and on whose word they rest."""

    id: str
    words: Markup
    href: str
    article: str
    outlet: str
    title: str
    published: str
    captured: str
    url: str | None
    sha256: str
    language: str
    tongue: str
    chain: str
    badges: list[Badge]
    why: str


class Brief(NamedTuple):
    """A row in one line."""

    outlet: str
    date: str
    words: str
    href: str
    lang: str = ""


def evidence_row(assertion: Assertion, lookup: Lookup, spots: Spots) -> Row:
    article = lookup.articles[assertion.article]
    for hedge in assertion.hedges:
        spots.mark(hedge, "hedge")
    mention = lookup.mentions.get(assertion.mention)
    attribution = lookup.attributions.get(assertion.attribution or "")
    read = f"Found by the words “{short(lookup.quote(mention.trigger))}”. " if mention else ""
    return Row(
        id=assertion.id,
        words=assertion_in_context(assertion, lookup),
        href=spots.href(assertion.span, "asr"),
        article=article.id,
        outlet=lookup.outlet(article.id),
        title=short(article.title or article.key, 120),
        published=_published(article, lookup),
        captured=in_words(article.captured) if article.captured else "at a time not recorded",
        url=safe_url(article.url),
        sha256=article.sha256,
        language=article.language or "",
        tongue=tongue([article.id], lookup)[1],
        chain=chain(assertion, lookup),
        badges=badges(assertion, lookup),
        why=f"{read}{_ascribed(attribution, lookup) if attribution else 'The sentence names no source.'}",
    )


def _ascribed(attribution: Attribution, lookup: Lookup) -> str:
    """The words of a source and those that bring it: `Given to “Ada Kerrin” by “said”`."""
    said = [", ".join(f"“{short(lookup.quote(span))}”" for span in spans) for spans in
            (attribution.sources, attribution.cues)]  # fmt: skip
    given = f"Given to {said[0]}" if said[0] else "Given to a source the sentence leaves out"
    return f"{given} by {said[1]}." if said[1] else f"{given}."


def _published(article: Article, lookup: Lookup) -> str:
    """`published 16 May 2023`; of a later version `updated 16 May 2023`, else `as captured 16 May 2023`."""
    if article.id in lookup.versions and (article.updated or article.captured):
        return lookup.dated(article.id)
    return f"published {in_words(article.published) if article.published else 'on a day not known'}"


def brief_row(assertion: Assertion, lookup: Lookup, spots: Spots) -> Brief:
    date = lookup.dated(assertion.article)
    words = short(lookup.quote(assertion.span), 90)
    lang = tongue([assertion.article], lookup)[0]
    return Brief(lookup.outlet(assertion.article), date, words, spots.href(assertion.span, "asr"), lang)


def mention_brief(trigger: Span, sentence: Span, lookup: Lookup, spots: Spots) -> Brief:
    date = lookup.dated(trigger.article)
    words = in_context(trigger, sentence if len(sentence) < 400 else None, (), lookup)
    return Brief(lookup.outlet(trigger.article), date, words, spots.href(trigger), tongue([trigger.article], lookup)[0])


def first_telling(support: Sequence[Assertion], lookup: Lookup) -> Assertion | None:
    """The earliest words of a claim; where their page has it in its headline and in a sentence, the sentence."""
    first = [assertion for assertion in support if assertion.article == support[0].article]
    return min(first, key=lambda assertion: _in_headline(assertion, lookup), default=None)


def first_of_each_text(support: list[Assertion], rows: int, lookup: Lookup) -> tuple[list[Assertion], list[Assertion]]:
    """Evidence in full: the earliest of each text first, so that `rows` rows are as many tellings.

    A headline that repeats its own story is not a telling.
    """
    told = {a.article for a in support if not _in_headline(a, lookup)}
    tellings = [a for a in support if not (a.article in told and _in_headline(a, lookup))]
    if len(tellings) <= rows:
        return tellings, [a for a in support if a not in tellings]
    seen: set[str] = set()
    first: list[Assertion] = []
    for assertion in tellings:
        text = lookup.text_of.get(assertion.article)
        key = text.id if text else assertion.article
        if key not in seen and len(first) < rows:
            first.append(assertion)
        seen.add(key)
    chosen = {assertion.id for assertion in first}
    return first, [assertion for assertion in support if assertion.id not in chosen]


def once_an_article(group: list[Assertion], most: int, lookup: Lookup, spots: Spots) -> tuple[list[Brief], int]:
    """A text's first articles, each once, with the day; and how many more there are."""
    first = {assertion.article: assertion for assertion in reversed(group)}
    shown = list(reversed(first.values()))[:most]
    rows = [brief_row(assertion, lookup, spots) for assertion in shown]
    return [row._replace(date=row.date.split(",")[0], words="") for row in rows], len(first) - len(shown)


def _in_headline(assertion: Assertion, lookup: Lookup) -> bool:
    blocks = lookup.articles[assertion.article].blocks
    return any(b.kind == "headline" and b.start <= assertion.span.start < b.end for b in blocks)
