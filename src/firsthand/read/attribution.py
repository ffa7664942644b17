"""Who is said to say what: source, cue and content spans of every attribution.

In: a Document. Out: Attributions in text order, nested where one stands inside another's content; kind, counts and
voices are for sources.find to set.
"""

import re
from bisect import bisect_left
from itertools import islice

from msgspec.structs import replace

from firsthand.read import (
    accounts,
    anonymity,
    by_eye,
    floating,
    kept_counts,
    meanwhile,
    nominal,
    numbers,
    owned_figures,
    quotes,
    reckoned,
    signed,
    speech,
    trailing,
    unparsed,
)
from firsthand.read.document import Document
from firsthand.read.drafts import Draft, Offsets
from firsthand.read.needs import is_somebody
from firsthand.read.page import Page, pages
from firsthand.read.says_each import with_numbers_of_each
from firsthand.read.source_ends import with_source_ends
from firsthand.records import Article, Attribution, Span, record_id

# Another toll behind the one that is said, whose last words the parse hung elsewhere.
_TOLL = re.compile(r"\b(?:dead|killed|deaths|injured|wounded|hurt|missing|\d+)\b")
_BESIDE = re.compile(
    rf"(?:(?:,|\s+and|,\s+and)\s+(?:(?:about|around|some|at\s+least|nearly|almost|more\s+than|another)\s+)?"
    rf"(?:{numbers.pattern('en')})(?:\s+(?:others?|people|more))?)?\s+(?:dead|injured|wounded|hurt|missing)\b",
    re.IGNORECASE,
)

# What the parser takes for the head of a source's name: "most of them by boat, agency director Joran Lind".
_SOME_OF_THEM = re.compile(
    r"(?:most|some|many|several|all|half|none|\w+) of (?:them|whom|those)\s+\w[^,;]{0,40},\s+(?=\w)", re.IGNORECASE
)


def find(document: Document) -> list[Attribution]:
    """The attributions of a document, in text order."""
    if not document.parsed:
        return _nested(
            [
                _record(document.article, _denied_alone(document, made))
                for made in signed.with_signed(document, unparsed.drafts(document))
            ]
        )
    laid_out = pages(document, quotes.find(document))
    silent = [(one.start, one.end) for one in anonymity.find(document)]
    drafts = [with_source_ends(document, made) for page in laid_out for made in _drafts(page)]
    drafts = floating.carry_on(laid_out, drafts)
    drafts = [_of_the_speaker(document.article.text, _with_other_tolls(document.article.text, made)) for made in drafts]
    spoken = [made for made in drafts if not _overlaps(made.cues, silent)]  # "asked not to be named" says nothing more
    spoken = [_denied_alone(document, made) for made in spoken]
    return _nested([_record(document.article, made) for made in signed.with_signed(document, spoken)])


def _denied_alone(document: Document, made: Draft) -> Draft:
    """A denial without the page's own clause behind it: "denied that it hit the bus, as the toll rose to 17"."""
    if made.cue.stance != "denies" or not made.contents:
        return made
    start, end = made.contents[-1]
    kept = start, meanwhile.without_own_toll(document.article.text, start, end, document.language)
    return made._replace(contents=(*made.contents[:-1], kept))


def _with_other_tolls(text: str, made: Draft) -> Draft:
    """A draft with the toll beside the one that is said: "raised the toll to 11 dead" and 48 injured."""
    if not made.contents or not _TOLL.search(text, *made.contents[-1]):
        return made
    start, end = made.contents[-1]
    more = _BESIDE.match(text, end)
    if more is None or any(a < more.end() and end < b for a, b in made.cues + made.sources):
        return made
    return made._replace(contents=(*made.contents[:-1], (start, more.end())))


def _of_the_speaker(text: str, made: Draft) -> Draft:
    """A draft whose source is without what is told of others before it: "most of them by boat, director Lind said"."""
    aside = _SOME_OF_THEM.match(text, *made.sources[0]) if made.sources else None
    if aside is None or not text[: aside.start()].rstrip().endswith(","):
        return made
    return made._replace(sources=((aside.end(), made.sources[0][1]), *made.sources[1:]))


def _overlaps(ours: tuple[Offsets, ...], theirs: list[Offsets]) -> bool:
    return any(a < d and c < b for a, b in ours for c, d in theirs)


def _drafts(page: Page) -> list[Draft]:
    made = [*speech.verb_cues(page), *nominal.nominal_cues(page), *accounts.phrase_cues(page)]
    made += [*reckoned.reckoned(page), *owned_figures.owned_figures(page), *kept_counts.kept_counts(page)]
    made += by_eye.counted_by_eye(page, made)
    ended = list(trailing.trailing(page, made))
    made = [one for one in made if one.sources or not any(one.cues == other.cues for other in ended)] + ended
    made += trailing.leading(page, made)
    quoting = {one.head for one in made if one.rule in {"quote", "mixed"}}  # "As Vik put it, “...”": all of the quote
    made = [one for one in made if one.rule != "as" or one.head not in quoting]
    led = {one.contents for one in made if one.rule == "according to"}  # "In the words of Lind: “...”" has one speaker
    made = [one for one in made if one.rule != "colon" or one.contents not in led]
    heads = {one.head for one in made if one.rule == "as"}
    made = [one for one in made if one.rule == "as" or one.head not in heads]
    spoken = {one.contents for one in made if one.cue.core}
    quoted = [content for contents in spoken for content in contents]
    made = [one for one in made if one.cue.core or one.rule != "quote" or not set(one.contents) <= set(quoted)]
    made = with_numbers_of_each(page, [_said_once(page, one, made) for one in made])
    return sorted(made, key=lambda one: (one.cues, one.contents))


def _said_once(page: Page, last: Draft, made: list[Draft]) -> Draft:
    """A draft without its own speaker in what is said: of "The mayor said that “we will stay shut,” she said"."""
    start = page.paragraph.start + page.doc[page.unit(page.doc[last.head])[0]].idx
    first = next((one for one in made if one.sources and one.sources[0][0] == start and _same(one, last)), None)
    if first is None or not first.contents or not any(a <= start < b for a, b in last.contents):
        return last
    begun = first.contents[0][0]
    kept = tuple((max(a, begun), b) for a, b in last.contents if b > begun)
    return last._replace(contents=kept) if kept and begun < last.cues[0][0] else last


def _same(first: Draft, last: Draft) -> bool:
    """Whether the second of two speakers is the first again: "she" of a person, or the same last name."""
    if first.head >= last.head or not (first.cue.core and last.cue.core) or first.who is None or last.who is None:
        return False
    if last.who.lower_ in {"he", "she"}:
        return first.who.ent_type_ == "PERSON" or (first.who.tag_ == "NN" and is_somebody(first.who))
    return last.who.pos_ == "PROPN" and last.who.text == first.who.text


def _record(article: Article, made: Draft) -> Attribution:
    def spans(pieces: tuple[Offsets, ...]) -> tuple[Span, ...]:
        return tuple(article.span(start, end) for start, end in pieces)

    return Attribution(
        id=record_id("att", article.id, made.sources, made.cues, made.contents),
        article=article.id,
        sources=spans(made.sources),
        cues=spans(made.cues),
        contents=spans(made.contents),
        kind="unnamed",
        named=False,
        stance=made.cue.stance,
        confidence=round(made.confidence, 2),
        rule=made.rule,
    )


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Set `within`: the smallest other attribution whose content holds this one's cue and content."""
    by_length = sorted(((sum(map(len, one.contents)), one.id, one) for one in found), key=lambda entry: entry[:2])
    result = []
    for one in found:  # what holds it is no shorter, and the first is the smallest
        first = bisect_left(by_length, sum(map(len, one.contents)), key=lambda entry: entry[0])
        inner = next((other for _, _, other in islice(by_length, first, None) if _holds(other, one)), None)
        result.append(replace(one, within=inner.id if inner else None))
    return result


def _holds(outer: Attribution, inner: Attribution) -> bool:
    parts = (*inner.cues, *inner.contents)
    return outer is not inner and all(any(content.contains(part) for content in outer.contents) for part in parts)
