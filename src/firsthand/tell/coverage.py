"""The coverage statement: what was read, what failed, what could not be read, and with which means.

In: a Lookup. Out: counted lists for the template.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from firsthand.moments import as_written
from firsthand.records import Problem, Reading
from firsthand.resources import table
from firsthand.tell.dates import in_words, instant
from firsthand.tell.lookup import Lookup

OUTLETS = 60
PROBLEMS = 500

_LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "it": "Italian", "nl": "Dutch", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
_FORMATS = {
    "text/html": "web page", "application/xhtml+xml": "web page", "application/pdf": "PDF",
    "text/plain": "plain text", "text/markdown": "Markdown text", "application/warc": "web archive",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/json": "JSON record",
    "application/jsonl": "JSON record", "application/x-ndjson": "JSON record", "text/csv": "table row",
    "application/vnd.apache.parquet": "table row",
}  # fmt: skip


class Tally(NamedTuple):
    """One kind of thing, its number not in the label."""

    label: str
    number: int
    href: str = "articles"


class Coverage(NamedTuple):
    """What was read and what was not."""

    formats: list[Tally]
    languages: list[Tally]
    outlets: list[Tally]
    outlets_left: int
    span: str
    undated: int
    filled: list[Tally]
    versions: int
    unread: list[Tally]
    files: int
    members: int
    captures_empty: int
    problems: list[Tally]
    made_with: tuple[tuple[str, str], ...]


class ProblemGroup(NamedTuple):
    """Problems of one stage and code."""

    stage: str
    code: str
    number: int
    shown: tuple[Problem, ...]


def coverage(lookup: Lookup) -> Coverage:
    """Count what was read."""
    articles = lookup.dossier.articles
    outlets = [Tally(outlet, len(found), min(found, key=lookup.order)) for outlet, found in lookup.outlets().items()]
    read = {article.sha256 for article in articles}
    containers = {(c.container or "").split("@")[0] for c in lookup.captures.values()}
    empty = [c for c in lookup.captures.values() if c.sha256 not in read and c.sha256 not in containers]
    return Coverage(
        formats=[_plural(t) for t in _tally(_format(lookup, article.sha256) for article in articles)],
        languages=_tally(language_words(article.language) for article in articles),
        outlets=outlets[:OUTLETS],
        outlets_left=len(outlets[OUTLETS:]),
        span=_span(lookup),
        undated=sum(instant(article.published) is None for article in articles),
        filled=_tally(field for article in articles for field in article.filled),
        versions=len(lookup.versions),
        unread=_tally(
            f"{language_words(lookup.articles[r.article].language)}: {_read(r, lookup.articles[r.article].language)}"
            for r in lookup.readings.values()
            if r.coverage != "full" and r.article in lookup.articles
        ),
        files=sum(not c.container for c in lookup.captures.values()),
        members=sum(bool(c.container) for c in lookup.captures.values()),
        captures_empty=len(empty),
        problems=_tally(problem.stage for problem in lookup.problems),
        made_with=lookup.dossier.made_with,
    )


_BY_WORDS = (
    "read by word lists, without a parser: who says what, what happened, where, when and how many;"
    " not who did it to whom"
)
_COVERAGE = {
    "partial": "read in part (no tables for the language: quotations, numbers, dates in digits and names of large"
    " places only)",
    "none": "not read (language not handled); lineage only",
}


def _read(reading: Reading, language: str | None) -> str:
    """How far an article was read."""
    tables = table((language or "").split("-")[0].lower() or "xx", "cues")
    return _BY_WORDS if tables and reading.coverage == "partial" else _COVERAGE[reading.coverage]


def problem_groups(lookup: Lookup) -> list[ProblemGroup]:
    """Problems by stage and code; of very many, the first of each group and the number of the rest."""
    grouped: dict[tuple[str, str], list[Problem]] = {}
    for problem in sorted(lookup.problems, key=lambda p: (p.stage, p.code, p.where, p.id)):
        grouped.setdefault((problem.stage, problem.code), []).append(problem)
    each = max(20, PROBLEMS // max(1, len(grouped)))
    return [ProblemGroup(stage, code, len(found), tuple(found[:each])) for (stage, code), found in grouped.items()]


def language_words(code: str | None) -> str:
    """A language's English name, else its code.

    >>> language_words("es"), language_words("tlh"), language_words(None)
    ('Spanish', 'language “tlh”', 'language not known')
    """
    if not code:
        return "language not known"
    return _LANGUAGES.get(code.split("-")[0].lower(), f"language “{code}”")


def _format(lookup: Lookup, sha256: str) -> str:
    capture = lookup.captures.get(sha256)
    if not capture:
        return "format not recorded"
    media = capture.media_type.split(";")[0].strip().lower()
    name = _FORMATS.get(media, media or "format not recorded")
    return f"{name} out of an archive, feed or table" if capture.container else name


def _tally(labels: Iterable[str]) -> list[Tally]:
    found = Counter(labels)
    return [Tally(label, found[label]) for label in sorted(found, key=lambda label: (-found[label], label))]


def _plural(tally: Tally) -> Tally:
    """`10 web pages out of an archive`."""
    noun, out_of, rest = tally.label.partition(" out of ")
    known = noun in _FORMATS.values()
    return Tally(f"{noun}s{out_of}{rest}" if known and tally.number != 1 else tally.label, tally.number)


def _span(lookup: Lookup) -> str:
    """When the articles were published; how many there are stands before it."""
    dated = sorted((a.published for a in lookup.dossier.articles if instant(a.published) is not None), key=_day)
    if not dated:
        return "no article says when it was published"
    first, last = in_words(dated[0]).split(",")[0], in_words(dated[-1]).split(",")[0]
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return f"published {when}"


def _day(edtf: str | None) -> str:
    return as_written(edtf) or ""
