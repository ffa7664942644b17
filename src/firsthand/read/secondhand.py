"""Whom a report names as its own source: in "the Ledger reported, citing the police, that" the police speak.

In: a Document and its Attributions. Out: the Attributions with one more inside each report that cites somebody, and
with the speaker of "quoted the mayor as saying" and "in the words of the mayor". Words in `secondhand.tsv`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from firsthand import resources
from firsthand.read.document import Document
from firsthand.records import Article, Attribution, Span, record_id

_END = re.compile(r"[,.;:—–()“”«»\"\n]|\s(?:that|as saying|as having|who|which|que|quien|and said|y dijo)\b|$")
_INNER = re.compile(r"\s(?:in|of|with|at|by|from|for|on|familiar|close|briefed|involved|de|del|en|con|por|para)\b")
_GAP = " \t\n,;:.—–"
_BEFORE = 120  # characters before "quoted" that hold the name of whoever quotes
_LESS_SURE = 0.9
_AS_SOURCE = re.compile(
    r"\b(?:with|con)\s+(?P<who>[^,.;:“”«»\"\n]{3,80}?)\s+"
    r"(?:as (?:its|the|a|their|his|her) sources?|como (?:su |única )?fuentes?)\b",
    re.IGNORECASE,
)

# "The quay burned all night, the Kesvik Ledger reported, citing": where the parser lost who reports.
_REPORTED = re.compile(
    r",\s+(?P<who>(?:the\s+)?[A-Z][^,;:.“”\"\n]{2,50}?)\s+(?P<verb>reported|reports|said|says|wrote|writes|noted|revealed)"
    r",?\s*$"
)
_ASIDE = re.compile(r",\s+(?P<that>that|que)\b")  # "the Ledger maintains, relying on the mayor, that"
# The speaker stands before it, whoever printed the words inside.
_QUOTED_BY = re.compile(
    r"\b(?:was|were|is|are|has been|have been)\s+(?:also\s+|later\s+)?(?P<cue>quoted|cited)\s+(?:by|in)\s+"
    r"(?P<who>[^,;:“”«»\"\n]{2,60}?)\s+as\s+(?:saying|telling|stating)\b(?:\s+that\b)?",
)


def cited(document: Document, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those at second hand."""
    patterns = _patterns(document.language)
    if patterns is None:
        return list(attributions)
    found, changed = {one.id: one for one in attributions}, False
    for paragraph, tokens in document.sentences():
        sentence = document.tokens_span(paragraph, tokens)
        for match in patterns.finditer(document.article.text, sentence.start, sentence.end):
            here = [one for one in found.values() if any(map(sentence.overlaps, one.cues or one.contents))]
            form = _forms(document.language)[match[0].casefold()]
            made = list(_read(document, sentence, match, form, here))
            found |= {one.id: one for one in made}
            changed = changed or bool(made)
            for one in here if made and form == "citing" else ():
                again = any(match.start() < cue.end and cue.start < match.end() for cue in one.cues)
                if again and one.id != made[0].id:
                    found.pop(one.id, None)  # "which cited several doctors" says nothing of its own
        for match in _QUOTED_BY.finditer(document.article.text, sentence.start, sentence.end):
            made = _quoted_by(document, sentence, match)
            if made:  # in place of what the parser made of it
                found = {name: one for name, one in found.items() if not any(_inside(match, cue) for cue in one.cues)}
            found |= {one.id: one for one in made}
            changed = changed or bool(made)
        for match in _AS_SOURCE.finditer(document.article.text, sentence.start, sentence.end):
            here = [one for one in found.values() if any(map(sentence.overlaps, one.cues or one.contents))]
            made = list(_as_source(document, match, here))
            found |= {one.id: one for one in made}
            changed = changed or bool(made)
    if not changed:
        return list(attributions)
    return sorted(found.values(), key=lambda one: min((*one.cues, *one.contents)))


def _inside(match: re.Match[str], span: Span) -> bool:
    return match.start() <= span.start and span.end <= match.end()


def _quoted_by(document: Document, sentence: Span, match: re.Match[str]) -> list[Attribution]:
    """Both attributions of "the dam had failed, the mayor was quoted by the Ledger as saying"."""
    article = document.article
    before = article.text[sentence.start : match.start()]
    comma = max(before.rfind(mark) for mark in (", ", "; ", "“", "” ", ": "))
    speaker = trimmed(article, sentence.start + comma + 1, match.start())
    told = trimmed(article, match.end(), sentence.end)
    if told is None and speaker:
        told = trimmed(article, sentence.start, speaker.start)
    if speaker is None or told is None:
        return []
    outlet = article.span(*match.span("who"))
    outer = cited_as(article, outlet, article.span(*match.span("cue")), tuple(sorted((speaker, told))), 0.9, None)
    cue = article.span(match.end("who") + 1, match.end())
    return [outer, cited_as(article, speaker, cue, (told,), 0.9 * _LESS_SURE, outer.id)]


def _as_source(document: Document, match: re.Match[str], here: Sequence[Attribution]) -> Iterator[Attribution]:
    """The speaker of "the Ledger noted, with a cable from the embassy as its source"."""
    article = document.article
    source, cue = (
        article.span(match.start("who"), match.end("who")),
        article.span(match.start(), match.start("who") - 1),
    )
    if host := _host(here, cue, source):
        told = replace(
            host, sources=_without(article, host.sources, match.start(), match.end()),
            contents=_without(article, host.contents, match.start(), match.end()),
        )  # fmt: skip
        if told.contents:
            yield told
            yield cited_as(article, source, cue, told.contents, host.confidence * _LESS_SURE, host.id)


def _read(
    document: Document, sentence: Span, match: re.Match[str], form: str, here: Sequence[Attribution]
) -> Iterator[Attribution]:
    article = document.article
    source = _named(document, match.end(), sentence.end)
    if source is None:
        return
    cue = article.span(match.start(), match.end())
    if form == "citing":
        host = _host(here, cue, source)
        if host:
            told = replace(
                host, sources=_without(article, host.sources, cue.start, source.end),
                contents=_without(article, host.contents, cue.start, source.end),
            )  # fmt: skip
            if told.contents:
                yield told
                yield cited_as(article, source, cue, told.contents, host.confidence * _LESS_SURE, host.id)
        elif aside := _ASIDE.match(article.text, source.end, sentence.end):
            said = trimmed(article, aside.start("that"), sentence.end)
            if said:
                yield cited_as(article, source, cue, (said,), 0.7, None)
        elif behind := _REPORTED.search(article.text[sentence.start : cue.start]):
            before = trimmed(article, sentence.start, sentence.start + behind.start())
            begins = sentence.start
            outlet = article.span(begins + behind.start("who"), begins + behind.end("who"))
            verb = article.span(begins + behind.start("verb"), begins + behind.end("verb"))
            if before and len(before) > len(outlet):
                reports = cited_as(article, outlet, verb, (before,), 0.8, None)
                yield reports
                yield cited_as(article, source, cue, (before,), 0.8 * _LESS_SURE, reports.id)
        return
    follow = [one for one in here if one.contents and _follows(one, source)]
    mute = [one for one in follow if not one.sources or (form == "quoted" and one.sources[0].end <= cue.start)]
    for one in mute[:1]:
        known = next((other for other in here if other is not one and any(map(cue.overlaps, other.cues))), None)
        outer = (known or _who_quotes(document, sentence, cue)) if form == "quoted" else None
        yield replace(one, sources=(source,), within=outer.id if outer else one.within)
        if outer and outer is not known:
            yield replace(outer, contents=(article.span(source.start, max(c.end for c in one.contents)),))
    if not mute and form == "words" and not any(cue.overlaps(other) for one in here for other in one.cues):
        rest = trimmed(article, source.end, sentence.end)
        if rest and article.text[source.end : rest.start].strip().startswith((":", ",")):
            yield cited_as(article, source, cue, (rest,), 0.8, None)


def asides(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a stretch of text names whom a report cites, with the comma before it: what is told stands around it."""
    patterns, text = _patterns(document.language), document.article.text
    for aside in printed_asides(document.language).finditer(text, start, end):
        yield aside.start(), aside.end()
    for match in patterns.finditer(text, start, end) if patterns else ():
        if _forms(document.language)[match[0].casefold()] == "citing" and (who := _named(document, match.end(), end)):
            comma = match.start() - 2 if text[match.start() - 2 : match.start()] == ", " else match.start()
            yield comma, who.end + bool(re.match(r",\s+que\b", text[who.end : who.end + 8]))


@cache
def printed_behind(language: str) -> re.Pattern[str]:
    """The same behind a speaker, to the comma or the end: "según la alcaldesa, citada por El Eco"."""
    return re.compile(printed_asides(language).pattern.removesuffix(",") + r"(?=[,.;]|\s*$)", re.IGNORECASE)


@cache
def printed_asides(language: str) -> re.Pattern[str]:
    """Between a speaker and the verb, where the words were printed: ", citada por El Eco," with its commas."""
    printed = frozenset(term for term, form in _forms(language).items() if form == "printed")
    return re.compile(rf",\s+(?:{resources.either(printed)})\s+[^,;:.“”«»\"\n]{{3,70}},", re.IGNORECASE)


def _host(here: Sequence[Attribution], cue: Span, source: Span) -> Attribution | None:
    """The report that cites: another cue of the sentence, else the words themselves where more than a name follows."""
    others = [one for one in here if one.cues and not any(map(cue.overlaps, one.cues))]
    if others:
        return min(others, key=lambda one: min(abs(c.start - cue.start) for c in one.cues))
    own = (one for one in here if one.cues and one.sources and max(c.end for c in one.contents) > source.end)
    return next(own, None)


def _follows(one: Attribution, source: Span) -> bool:
    """Whether an attribution without a source is what a speaker named before it says."""
    starts = [span.start for span in (*one.cues, *one.contents)]
    return source.end <= min(starts) <= source.end + 30


def _named(document: Document, start: int, end: int) -> Span | None:
    """Whoever is named right behind such words, where they are a source: a proper name, or a noun that can speak."""
    text = document.article.text
    stop = _END.search(text, start, end)
    span = trimmed(document.article, start, stop.start() if stop else end)
    if span is None:
        return None
    words = re.findall(r"[\w’'-]+", _INNER.split(document.article.quote(span))[0])
    nouns = resources.terms(document.language, "source_nouns")
    heads = words[-1:] if document.parsed else words  # an English noun comes last: "major flaws" do not speak
    known = any(w.lower().removesuffix(ending) in nouns for w in heads for ending in ("", "s", "es"))
    known = known or " ".join(words[-2:]).lower() in nouns  # "the harbour master"
    return span if known or any(word[:1].isupper() for word in words) else None


def _who_quotes(document: Document, sentence: Span, cue: Span) -> Attribution | None:
    """The attribution of whoever is named before "quoted": "the Ledger quoted the mayor as saying"."""
    start, end = max(sentence.start, cue.start - _BEFORE), cue.start
    words = re.split(r"[,;:.]\s", document.article.text[start:end])[-1]
    source = trimmed(document.article, end - len(words), end)
    if source is None or not any(word[:1].isupper() for word in document.article.quote(source).split()):
        return None
    return cited_as(document.article, source, cue, (source,), 0.8, None)


def cited_as(
    article: Article, source: Span, cue: Span, contents: tuple[Span, ...], confidence: float, within: str | None
) -> Attribution:
    """An attribution that is not yet known by its kind: who, by which words, and what."""
    return Attribution(
        id=record_id("att", article.id, (source,), (cue,), contents),
        article=article.id,
        sources=(source,),
        cues=(cue,),
        contents=contents,
        kind="unnamed",
        named=False,
        within=within,
        confidence=round(confidence, 2),
        rule="citing",
    )


def _without(article: Article, spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Spans without a stretch and the commas around it."""
    kept = []
    for span in spans:
        if span.end <= start or end <= span.start:
            kept.append(span)
            continue
        kept += [piece for a, b in ((span.start, start), (end, span.end)) if (piece := trimmed(article, a, b))]
    return tuple(kept)


def trimmed(article: Article, start: int, end: int) -> Span | None:
    """The words of a stretch without blanks and marks around them."""
    while start < end and article.text[start] in _GAP:
        start += 1
    while end > start and article.text[end - 1] in _GAP:
        end -= 1
    return article.span(start, end) if start < end else None


@cache
def _forms(language: str) -> dict[str, str]:
    return {row["term"]: row["form"] for row in resources.table(language, "secondhand")}


@cache
def _patterns(language: str) -> re.Pattern[str] | None:
    cued = frozenset(term for term, form in _forms(language).items() if form != "printed")
    return re.compile(rf"\b(?:{resources.either(cued)})\b", re.IGNORECASE) if cued else None
