"""What is only alleged, and what some call a hoax: values of the slot `status` beside "happened" and "did not happen".

In: a Pile and the assertions of a case. Out: the assertions, where an event that is only ever told as an allegation
("allegedly", "accused of") is `alleged`, and who calls it a hoax, staged or a false alarm says `hoax`
(`resources/<language>/hoaxes.tsv`). That some allege what others tell outright is no contradiction; a hoax is one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.reconcile.doers import denial
from firsthand.reconcile.facts import APART
from firsthand.reconcile.happenings import kind_of, past
from firsthand.reconcile.kinds import kinds_that_are
from firsthand.reconcile.names import fold
from firsthand.reconcile.on_whose_word import innermost
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Mention, Reading, Span, record_id
from firsthand.resources import either, languages, table

ALLEGED, HOAX, HAPPENED = "alleged", "hoax", "happened"
_CLAUSE = "that|which|who|whose|after|before|when|while|and|but|que|quien|cuyo|cuya|tras|cuando|mientras|y|pero"
_NOT = re.compile(r"\b(?:no|not|never|n['’]t|nor|neither|nunca|ni|tampoco)\b", re.IGNORECASE)
_ACCUSED = re.compile(
    r"\b(?:accus(?:ed|es|ing)|charg(?:ed|es)|suspected|indicted|on suspicion|acusad[oa]s?|acusó|acusaron|acusa"
    r"|imputad[oa]s?|sospechos[oa]s?|procesad[oa]s?|investigad[oa]s?)\b[^.;:]{0,110}?\b(?:of|with|de)\s+(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_REACH = 140  # characters between a happening and what it is called


def with_allegations(pile: Pile, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, where what is only ever told as an allegation is alleged and not told as having happened."""
    mentions = pile.mentions()
    outright, alleged = set[str](), set[str]()
    for one in assertions:
        mention = mentions.get(one.mention)
        if mention is None or denial(one.value) or one.stance in {"denies", "questions"} or one.polarity == "negative":
            continue
        if mention.status not in APART:
            (alleged if is_alleged(pile, mention) and is_wrong(pile, mention) else outright).add(one.event)
    only = alleged - outright
    return tuple(
        replace(one, value=ALLEGED)
        if one.slot == "status" and one.event in only and one.value == HAPPENED and one.stance != "denies"
        else one
        for one in assertions
    )


def is_wrong(pile: Pile, mention: Mention) -> bool:
    """Whether a mention is of a deed that somebody can be accused of."""
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    return kind.role == "bearer" or kind.name in kinds_that_are("wrong")


def is_alleged(pile: Pile, mention: Mention) -> bool:
    """Whether words keep a happening an allegation: "allegedly", "claimed that", "charged with", "presuntamente"."""
    if mention.stance == "alleges" or any(fold(pile.quote(hedge)) in _alleging() for hedge in mention.hedges):
        return True
    before = pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start]
    return bool(_ACCUSED.search(before))


def with_hoaxes(pile: Pile, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, with those that call an event a hoax instead of what their words else say of its being."""
    calling = {name for name, article in pile.articles.items() if _words(pile.tongue(name)).any.search(article.text)}
    if not calling:
        return tuple(assertions)
    mentions = pile.mentions()
    being: dict[str, list[Assertion]] = defaultdict(list)
    for one in assertions:
        if one.slot == "status" and one.article in calling and one.mention in mentions:
            being[one.article].append(one)
    called: dict[str, Span] = {}
    more: dict[str, Assertion] = {}
    for article, told in sorted(being.items()):
        for one in told:
            mention = mentions[one.mention]
            found = _called(pile, mention, one)
            if found:
                called[one.id] = found
        for one in _called_behind(pile, pile.readings[article], told, mentions):
            more.setdefault(one.id, one)
    kept = (_as_hoax(one, called[one.id]) if one.id in called else one for one in assertions)
    return (*kept, *more.values())


def rival_beings(pile: Pile, hoax: Sequence[Assertion], told: Sequence[Assertion]) -> bool:
    """Whether somebody tells what another calls a hoax.

    A page that only tells what turned out to be one does not: "An explosion was reported. It was a false alarm".
    """
    mentions = pile.mentions()
    pages = {one.article for one in told}
    said = {a.id for page in pages for a in pile.readings[page].attributions if a.sources}

    def outright(one: Assertion) -> bool:
        mention = mentions.get(one.mention)
        return one.attribution in said or (mention is not None and past(pile.quote(mention.trigger).split()[0]))

    by_page: dict[str, set[str | None]] = defaultdict(set)
    for one in hoax:
        by_page[one.article].add(one.attribution)
    return any(
        one.article not in by_page or (by_page[one.article].isdisjoint({None, one.attribution}) and outright(one))
        for one in told
    )


def _as_hoax(one: Assertion, span: Span) -> Assertion:
    key = record_id("ast", one.id, HOAX)
    stance = "asserts" if one.stance == "denies" else one.stance
    return replace(one, id=key, value=HOAX, span=span, polarity="positive", stance=stance)


def _called(pile: Pile, mention: Mention, one: Assertion) -> Span | None:
    """The words of a mention's sentence, or of a verdict behind it, that call the happening a hoax."""
    words, text = _words(pile.tongue(mention.article)), pile.articles[mention.article].text
    kind = kind_of(pile.quote(mention.trigger), mention.event_type).name
    if kind in kinds_that_are("shown"):
        return None
    at = mention.trigger
    if one.span.end > mention.sentence.end:  # a verdict: "Both claims are a hoax."
        verdict = words.any.search(text, mention.sentence.end, one.span.end)
        return one.span if verdict and not _NOT.search(text[mention.sentence.end : verdict.start()]) else None
    behind = words.behind.match(text, at.end, min(mention.sentence.end, at.end + _REACH))
    if behind and not _NOT.search(behind[0]):
        return Span(mention.article, at.start, behind.end())
    put = words.put_down.search(text, max(mention.sentence.start, at.start - 2 * _REACH), at.start)
    if put and not _NOT.search(text[max(mention.sentence.start, put.start() - 12) : put.start()]):
        return Span(mention.article, put.start(), at.end)
    before = words.before.search(text, max(mention.sentence.start, at.start - _REACH), at.start)
    if before and not _NOT.search(text[max(mention.sentence.start, before.start() - 12) : before.start()]):
        return Span(mention.article, before.start(), at.end)
    return None


def _called_behind(
    pile: Pile, reading: Reading, told: Sequence[Assertion], mentions: Mapping[str, Mention]
) -> Iterator[Assertion]:
    """What a sentence says of the one before it: "It was a false alarm," police said."""
    words, text = _words(pile.tongue(reading.article)), pile.articles[reading.article].text
    for match in words.it.finditer(text):
        start = match.start()
        before = [
            one
            for one in told
            if mentions[one.mention].sentence.end <= start and start - mentions[one.mention].sentence.end < 2 * _REACH
        ]
        if not before or _NOT.search(match[0]):
            continue
        last = max(mentions[one.mention].sentence for one in before)
        span = Span(reading.article, *match.span())
        for one in (one for one in before if mentions[one.mention].sentence == last):
            kind = kind_of(pile.quote(mentions[one.mention].trigger), mentions[one.mention].event_type).name
            if kind not in kinds_that_are("shown") and one.value != HOAX:
                found = _as_hoax(replace(one, attribution=innermost(reading, span), hedges=()), span)
                yield replace(found, id=record_id("ast", one.id, HOAX, span.start), stance="asserts")


class _Words(NamedTuple):
    """How a language calls something a hoax."""

    any: re.Pattern[str]
    behind: re.Pattern[str]  # (the attack) "in Kesvik was a hoax"
    before: re.Pattern[str]  # "the fake" (kidnapping), "faked his own" (kidnapping), "the hoax of the" (attack)
    it: re.Pattern[str]  # "It was a hoax"
    put_down: re.Pattern[str]  # "dismissed as a hoax reports that the school had been" (shelled)


@cache
def _words(language: str) -> _Words:
    use: dict[str, list[str]] = defaultdict(list)
    for row in table(language, "hoaxes"):
        for name in row["use"].split():
            use[name].append(row["term"])
    called, bare, before, own, link, it, puts, noun, told = (
        either(frozenset(use[name]))
        for name in ("called", "bare", "before", "own", "link", "it", "puts", "noun", "told")
    )
    name = rf"(?:(?:{called})\b|(?:{bare})\b(?=\s*(?:[.,;!”\"»]|$)))"
    led = rf"(?:{link})\s+(?:[\w’'-]+\s+){{0,2}}?"
    return _Words(
        re.compile(rf"\b(?:{called}|{bare}|{before}|{own})\b", re.IGNORECASE),
        re.compile(rf"(?:,?\s+(?!(?:{_CLAUSE})\b)[\w’'-]+){{0,14}}?,?\s+{led}[\"“«]?{name}", re.IGNORECASE),
        re.compile(
            rf"\b(?:(?:{before})\s+|(?:{own})\s+(?:his|her|their|its|su|sus)\s+(?:own|propi[oa])\s+"
            r"|(?:hoax|bulo|montaje)\s+(?:about|of|de|sobre)(?:l|\s+(?:an?|the|el|la|un|una))?\s+)$",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:(?<=[.!?]\s)|(?<=[“\"«\n]))(?:{it})\s+(?:[\w’'-]+\s+)?{led}[\"“«]?{name}", re.IGNORECASE),
        re.compile(
            rf"\b(?:{puts})\s+(?:as|de|como)\s+[\"“«]?(?:[\w’'-]+\s+){{0,2}}?(?:{called}|{bare}|{noun})[\"”»]?,?\s+(?:[\w’'-]+\s+){{0,3}}?(?:{told})"
            r"\s+(?:that|of|de\s+que|de|sobre)\s+(?:[\w’'-]+\s+){0,9}?$",
            re.IGNORECASE,
        ),
    )


@cache
def _alleging() -> frozenset[str]:
    rows = (row for language in languages() for row in table(language, "hedges"))
    return frozenset(fold(row["term"]) for row in rows if row["stance"] == "alleges")
