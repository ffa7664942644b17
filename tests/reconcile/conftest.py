"""Tiny coverage for reconcile's tests: a few lines of made-up news, read by a reader that knows a dozen words.

The reader of these tests is plain on purpose: what is tested here is what reconcile makes of records, not reading.
A line is: key, date, outlet, text. `outlet` - is a page that does not say whose it is.
"""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

import pytest

from firsthand.reconcile import reconcile
from firsthand.records import (
    Account,
    Article,
    Attribution,
    Claim,
    Credit,
    Lineage,
    Mention,
    Participant,
    Place,
    Quantity,
    Reading,
    Reuse,
    Span,
    Time,
    Value,
    Version,
    Voice,
    record_id,
)

_NUMBERS = {
    w: i
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_TRIGGER = re.compile(r"\b(killed|bodies|injured|exploded|explosion|blew up|arrested|beaten)\b")
_QUANTITY = re.compile(r"\b(more than )?(\d+|" + "|".join(list(_NUMBERS)[1:]) + r")( people| men| bodies)?\b", re.I)
_PLACE = re.compile(r"\b(?:Talvik|Orland|Sorrow Bay)\b")
_TIME = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
_ENDING = re.compile(r", ((?:an? |the |two |three )?[\w ]+?) said\b|, according to ([\w ]+)\.", re.I)
_OPENING = re.compile(r"^((?:An? |The |Two |Three )?[\w ]+?) (said|denied) that\b")
_CREDIT = re.compile(r"\((\w+)\)|^([A-Z][\w ]+?) reported that|, ([A-Z][\w ]+?) reported\b")
_HEDGE = re.compile(r"\b(reportedly|allegedly)\b")


class Run:
    """An account with its articles, and short ways to ask for what a test is about."""

    def __init__(self, articles: Sequence[Article], lineage: Lineage, readings: Sequence[Reading]) -> None:
        self.articles, self.lineage, self.readings = articles, lineage, readings
        self.account: Account = reconcile(articles, lineage, readings)

    def claims(self, slot: str) -> list[Claim]:
        """All claims on a slot."""
        return [claim for claim in self.account.claims if claim.slot == slot]

    def claim(self, slot: str, value: Value) -> Claim:
        """The one claim with this value."""
        (found,) = [claim for claim in self.claims(slot) if claim.value == value]
        return found

    def disputed(self, slot: str, value: Value, by: Value) -> bool:
        """Whether the claim is disputed by an assertion of the other value."""
        given = {a.id: a.value for a in self.account.assertions}
        return by in {given[name] for name in self.claim(slot, value).dispute}

    def kinds(self, slot: str) -> set[tuple[Value, Value, str]]:
        """The contradictions on a slot, as (first, second, kind)."""
        value = {claim.id: claim.value for claim in self.account.claims}
        return {(value[c.a], value[c.b], c.kind) for c in self.account.contradictions if c.slot == slot}

    def drift(self) -> set[tuple[str, str, str]]:
        """Drift as (kind, before, after)."""
        return {(d.kind, d.before, d.after) for d in self.account.drift}


def coverage(text: str) -> Callable[[Callable[..., None]], Any]:
    """Give a test the Run of a few lines of coverage, as `run`."""
    return pytest.mark.parametrize("run", [text], indirect=True, ids=["coverage"])


@pytest.fixture
def run(request: pytest.FixtureRequest) -> Run:
    """The account of the test's coverage."""
    return read_coverage(request.param)


def read_coverage(text: str) -> Run:
    """Read lines of `key date outlet text`."""
    articles = [_article(line.strip()) for line in text.strip().splitlines() if line.strip()]
    readings = [read_plainly(article, {a.outlet for a in articles if a.outlet}) for article in articles]
    return Run(articles, trace_plainly(articles), readings)


def _article(line: str) -> Article:
    key, when, outlet, text = re.split(r"\s+", line, maxsplit=3)
    url = f"https://{outlet.lower()}.example/{key.partition('#')[0]}" if outlet != "-" else None
    return Article(
        id=record_id("art", key, text),
        key=url or f"pile.txt#{key}",
        path="pile.txt",
        sha256="",
        text=text,
        extractor="test",
        url=url,
        outlet=None if outlet == "-" else outlet,
        published=None if when == "-" else when,
        language="en",
    )


def read_plainly(article: Article, outlets: set[str]) -> Reading:
    """What a reader with a dozen words makes of an article."""
    attributions, voices, credits, mentions = [], [], [], []
    for start, end in _sentences(article.text):
        sentence = article.text[start:end]
        credit = _CREDIT.search(sentence)
        if credit:
            name = next(group for group in credit.groups() if group)
            at = article.span(start + credit.start(), start + credit.end())
            key = record_id("crd", article.id, at)
            credits.append(Credit(id=key, article=article.id, span=at, covers=(article.span(start, end),), outlet=name))
        attribution = _attribution(article, start, end)
        if attribution and article.quote(attribution.sources[0]).title() not in outlets:
            voice = _voice(article, attribution)
            voices.append(voice)
            attribution = Attribution(**{f: getattr(attribution, f) for f in attribution.__struct_fields__} | {
                "voices": (voice.id,), "kind": voice.kind, "named": voice.named})  # fmt: skip
            attributions.append(attribution)
        else:
            attribution = None
        mentions += [_mention(article, start, end, m, attribution) for m in _TRIGGER.finditer(sentence)]
    return Reading(
        article=article.id,
        attributions=tuple(attributions),
        voices=tuple(voices),
        credits=tuple(credits),
        mentions=tuple(mentions),
    )


def trace_plainly(articles: Sequence[Article]) -> Lineage:
    """Sentences of eight words and more that two outlets share, and versions of one URL."""
    reuse = []
    for a, b in combinations(sorted(articles, key=lambda x: (x.published or "9", x.key)), 2):
        for first in _sentences(a.text):
            for second in _sentences(b.text):
                edge = _reuse(a.span(*first), b.span(*second), a, b)
                if edge and a.key != b.key:
                    reuse.append(edge)
    versions, first_of = [], {}
    for article in sorted(articles, key=lambda x: (x.published or "9", x.text)):
        if article.url in first_of:
            versions.append(Version(article=article.id, version_of=first_of[article.url], why="the same URL"))
        elif article.url:
            first_of[article.url] = article.id
    return Lineage(reuse=tuple(reuse), versions=tuple(versions))


def _reuse(first: Span, second: Span, a: Article, b: Article) -> Reuse | None:
    words = [re.findall(r"\w+", x.quote(s).lower()) for x, s in ((a, first), (b, second))]
    if min(map(len, words)) < 8:
        return None
    score = SequenceMatcher(None, *words, autojunk=False).ratio()
    if score < 0.7:
        return None
    return Reuse(
        id=record_id("reu", first, second),
        a=first,
        b=second,
        relation="verbatim" if words[0] == words[1] else "edited",
        content="body",
        score=round(score, 2),
        direction="unknown" if a.published == b.published else "b_from_a",
        why="the later one",
    )


def _sentences(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"\S[^.!?]*[.!?]?", text)]


def _attribution(article: Article, start: int, end: int) -> Attribution | None:
    sentence = article.text[start:end]
    ending, opening = _ENDING.search(sentence), _OPENING.search(sentence)
    if ending:
        group = 1 if ending[1] else 2
        source, content = ending.span(group), (0, ending.start())
        cue = (ending.end() - 4, ending.end()) if group == 1 else (ending.start() + 2, ending.start() + 14)
    elif opening:
        source, cue, content = opening.span(1), opening.span(2), (opening.end() + 1, len(sentence) - 1)
    else:
        return None
    spans = [article.span(start + x, start + y) for x, y in (source, cue, content)]
    return Attribution(
        id=record_id("att", article.id, *spans),
        article=article.id,
        sources=(spans[0],),
        cues=(spans[1],),
        contents=(spans[2],),
        kind="unnamed",
        named=False,
        stance="denies" if opening and opening[2] == "denied" else "reports",
    )


def _voice(article: Article, attribution: Attribution) -> Voice:
    label = article.quote(attribution.sources[0])
    first = label.split()[0].lower()
    named = label.split()[-1][0].isupper()
    lasting = label.lower() in {"the minister", "police"}
    number = _NUMBERS.get(first, 1)
    return Voice(
        id=record_id("voi", article.id, attribution.sources[0]),
        label=label,
        kind="named_person" if named else "official" if lasting else "unnamed",
        named=named or lasting,
        count_min=number,
        count_max=None if label.lower().endswith("officials") and number == 1 else number,
        mentions=(attribution.sources[0],),
        scope="article" if "account" in article.quote(attribution.contents[0]) else "passage",
    )


def _mention(article: Article, start: int, end: int, found: re.Match[str], within: Attribution | None) -> Mention:
    sentence = article.span(start, end)
    text = article.quote(sentence)
    trigger = article.span(start + found.start(), start + found.end())
    attribution = within if within and any(c.contains(trigger) for c in within.contents) else None
    clause = text[: found.end()] if found[1] != "explosion" else text
    numbers = [_quantity(article, start, q) for q in _QUANTITY.finditer(clause)]
    numbers = [q for q in numbers if found[1] not in {"exploded", "explosion", "blew up"}][-1:]
    place, time, hedge = _PLACE.search(text), _TIME.search(text), _HEDGE.search(text)
    actor = re.search(r"(?:the|an?) ((?:\w+ )?(?:depot|tank|drone))\b", text[: found.start()], re.I)
    return Mention(
        id=record_id("men", article.id, trigger),
        article=article.id,
        trigger=trigger,
        sentence=sentence,
        event_type="EVENT",
        participants=() if not actor else (
            Participant("actor", article.span(start + actor.start(), start + actor.end()), actor[0]),),
        times=() if not time else (Time(
            id=record_id("tim", article.id, time.start() + start),
            span=article.span(start + time.start(), start + time.end()),
            type="DATE", timex=time[0], edtf=time[0]),),
        place=None if not place else Place(
            id=record_id("plc", article.id, place.start() + start),
            span=article.span(start + place.start(), start + place.end()), name=place[0]),
        quantities=tuple(numbers),
        status="planned" if "plan" in text else "happened",
        polarity="negative" if re.search(r"\b(Nobody|No one|never|not true)\b", clause) else "positive",
        hedges=() if not hedge else (article.span(start + hedge.start(), start + hedge.end()),),
        attribution=attribution.id if attribution else None,
    )  # fmt: skip


def _quantity(article: Article, base: int, found: re.Match[str]) -> Quantity:
    number = float(_NUMBERS.get(found[2].lower(), 0) or found[2])
    span = article.span(base + found.start(), base + found.start(2) + len(found[2]))
    least = number + 1 if found[1] else number
    return Quantity(id=record_id("qty", span), span=span, minimum=least, maximum=None if found[1] else number)
