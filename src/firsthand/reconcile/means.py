"""With what something was done: "killed with machetes", "a car bomb", "the drone attack", "a tiros", "by poisoning".

In: a mention and the kind of its event, or a page. Out: the means by the name that `kinds_of_means.tsv` has for it in
any language, and its words (`resources/<language>/means.tsv`). Deeds have means; what brought a blast, a fire or a
crash about is its cause. A broader means ("firearm") and a narrower ("rifle") can both stand.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.happenings import Kind, kind_of
from firsthand.reconcile.names import fold
from firsthand.reconcile.own_word import only_against_others
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Mention, Reading, Span
from firsthand.resources import either, languages, table

SLOT = "means"
# What is done with something; of a clash or a march there are two sides, each with its own.
_DEEDS = frozenset(
    {"attack", "shooting", "stabbing", "beating", "killing", "injury", "hospitalisation", "poisoning", "theft",
     "abduction", "hijacking"}
)  # fmt: skip
_FROM_AFAR = frozenset({"air strike", "artillery", "explosives"})  # "el dron golpeó el depósito" beat nobody
_BREAK = re.compile(
    r"[;:()“”«»\"\n]|[.!?]\s|,\s+(?:but|and|while|who|which|pero|y|mientras|que|quien)\b"
    r"|\b(?:after|before|while|when|because|although|who|which|whose|tras|después|antes|mientras|cuando|porque|aunque"
    r"|quien|quienes)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:no|not|without|rather than|instead of|nor|sin|ni|tampoco|en vez de|en lugar de)\b", re.I)
_PERSON = re.compile(r"\b(?:man|woman|boy|girl|person|suspect|driver|hombre|mujer|joven|persona|sospechoso)\s+$", re.I)
_ARTICLE = (
    r"(?:(?:an?|the|one|two|three|several|some|his|her|their|its"
    r"|una?|unos|unas|el|la|los|las|su|sus|varios|varias|dos|tres)\s+)?"
)
_WORDS = r"(?:(?!(?:and|or|to|of|in|at|on|y|o|a|en|de)\b)[\w’'-]+\s+){0,2}?"
_NO_THING = (
    r"(?!\s+(?:disposal|squad|unit|threat|scare|maker|dealer|owner|shop|expert|law|licen[cs]e|alert|alarm|siren|warning"
    r"|shelter|site)s?\b)"
)
_REACH = 600  # characters: "The weapon was a hammer" speaks of what the page has just told


class Means(NamedTuple):
    """A means by its name, and its words; `implied` where the deed's own word is all that tells it: "shot"."""

    name: str
    span: Span
    implied: bool = False


def means_of(pile: Pile, mention: Mention, event_kind: Kind) -> Iterator[Means]:
    """With what a mention's sentence says that its event was done."""
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    if event_kind.name not in _DEEDS or kind.name not in _DEEDS:
        return
    words = _words(pile.tongue(mention.article))
    implied = words.deeds.get(kind.name)
    beaten = "beating" in {kind.name, event_kind.name}
    found = {
        one.span: one
        for one in _told(pile, mention, words)
        if (implied is None or may_be_one(implied, one.name)) and not (beaten and _broader(one.name) & _FROM_AFAR)
    }
    yield from (found[span] for span in sorted(found))
    if implied and not found and not _of_several(pile, mention):
        yield Means(implied, mention.trigger, implied=True)


def told_apart(
    pile: Pile, reading: Reading, events: Mapping[str, str], kinds: Mapping[str, Kind]
) -> Iterator[tuple[Mention, Means]]:
    """Means told in a sentence that names no deed, "The weapon was a hammer", behind the page's only deed.

    `events` gives the event of each mention, `kinds` the kind of each event.
    """
    deeds = sorted((m for m in reading.mentions if kinds[events[m.id]].name in _DEEDS), key=lambda m: m.trigger)
    if not deeds or len({events[m.id] for m in deeds}) > 1:
        return
    text = pile.articles[reading.article].text
    words = _words(pile.tongue(reading.article))
    others = [m for m in reading.mentions if kind_of(pile.quote(m.trigger), m.event_type).name != "threat"]
    for match in (found for shape in words.apart for found in shape.finditer(text)):
        span = Span(reading.article, *match.span("thing"))
        near = [m for m in deeds if 0 < span.start - m.trigger.end < _REACH]
        if near and not any(m.sentence.contains(span) for m in others) and not _WITHOUT.search(match[0]):
            yield near[-1], Means(words.names[fold(match["thing"])], span)


def may_be_one(one: str, other: str) -> bool:
    """Whether two means can both stand: the same, or one broader.

    >>> may_be_one("rifle", "firearm"), may_be_one("knife", "firearm"), may_be_one("car bomb", "explosives")
    (True, False, True)
    """
    return one in _broader(other) or other in _broader(one)


def with_telling_means(pile: Pile, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions without the means that a deed's own word tells, where none of its event speaks against it.

    That a shooting was done with a firearm is news only where another page speaks of a knife.
    """

    def is_own_word(one: Assertion, mention: Mention) -> bool:
        return one.span == mention.trigger and _implied(pile, mention)

    return only_against_others(pile, assertions, SLOT, is_own_word, _is_news_beside)


def _is_news_beside(implied: str, other: str) -> bool:
    """Whether what a deed's word tells is news beside another means: that some were shot, where one tells of a knife.

    Those who set off a bomb may open fire too.
    """
    return not may_be_one(other, implied) and not _broader(other) & _FROM_AFAR


def rival_means(one: Sequence[Assertion], other: Sequence[Assertion]) -> bool:
    """Whether two means are rivals: those who attacked with guns and grenades used both, and one voice says so."""
    mine = {(a.article, a.attribution) for a in one}
    return mine.isdisjoint((a.article, a.attribution) for a in other)


def _implied(pile: Pile, mention: Mention) -> bool:
    words = _words(pile.tongue(mention.article))
    return not words.thing.search(pile.quote(mention.trigger)) and not words.way.search(pile.quote(mention.trigger))


def _of_several(pile: Pile, mention: Mention) -> bool:
    """Whether a word names deeds in general, or something else: "school shootings", "shot down an airliner"."""
    after = pile.articles[mention.article].text[mention.trigger.end : mention.trigger.end + 6]
    return pile.quote(mention.trigger).endswith("s") or after.startswith(" down")


def _told(pile: Pile, mention: Mention, words: "_Words") -> Iterator[Means]:
    """The means in the words of a deed and around them, in its own clause."""
    text = pile.articles[mention.article].text
    start, end = _clause(pile, mention)
    at = mention.trigger
    for match in words.thing.finditer(text, at.start, at.end):
        yield _means(mention, match, words)
    for match in words.way.finditer(text, start, end):
        if not _WITHOUT.search(text[max(start, match.start() - 20) : match.start()]):
            yield _means(mention, match, words)
    for match in words.behind.finditer(text, at.end, end):
        theirs = fold(match["lead"]) in {"with", "con"} and _PERSON.search(text[at.end : match.start()] + " ")
        if not theirs and not _WITHOUT.search(text[match.start() - 12 : match.start()]):
            yield from _list(mention, text, match, end, words)
    for match in words.named.finditer(text, at.end, end):
        yield _means(mention, match, words)
    recipients = [p.span for p in mention.participants if p.role == "recipient"]
    for match in words.armed.finditer(text, start, at.start):
        span = Span(mention.article, *match.span())
        befell = any(one.end <= at.start and one.start - 40 < span.start < one.end + 40 for one in recipients)
        if not befell and not _WITHOUT.search(text[max(start, match.start() - 12) : match.start()]):
            yield from _list(mention, text, match, at.start, words)
    beside = words.beside.search(text, start, at.start)
    if beside and not _WITHOUT.search(text[max(start, beside.start() - 8) : beside.start()]):
        yield _means(mention, beside, words)  # "the machete attack"
    for party in mention.participants:
        if party.role == "actor" and not party.span.overlaps(at):
            whole = words.subject.fullmatch(pile.quote(party.span))
            if whole and not _WITHOUT.match(whole[0]):
                found = Span(mention.article, party.span.start + whole.start("thing"), party.span.end)
                yield Means(words.names[fold(whole["thing"])], found)


def _list(mention: Mention, text: str, match: re.Match[str], end: int, words: "_Words") -> Iterator[Means]:
    """A thing and those told beside it: "with knives and machetes"."""
    yield _means(mention, match, words)
    at = match.end()
    while more := words.more.match(text, at, end):
        yield _means(mention, more, words)
        at = more.end()


def _means(mention: Mention, match: re.Match[str], words: "_Words") -> Means:
    return Means(words.names[fold(match["thing"])], Span(mention.article, *match.span("thing")))


def _clause(pile: Pile, mention: Mention) -> tuple[int, int]:
    """The stretch around a trigger that no break and no other deed ends."""
    text, at = pile.articles[mention.article].text, mention.trigger
    start, end = mention.sentence.start, mention.sentence.end
    for found in _BREAK.finditer(text, start, at.start):
        start = found.end()
    if behind := _BREAK.search(text, at.end, end):
        end = behind.start()
    for other in pile.readings[mention.article].mentions:
        if other.id == mention.id or other.trigger.overlaps(at):
            continue
        kind = kind_of(pile.quote(other.trigger), other.event_type)
        if kind.role == "toll" or kind.name in _DEEDS:
            continue  # "killed two and wounded three with a rifle"
        if at.end <= other.trigger.start < end:
            end = other.trigger.start
        elif start < other.trigger.end <= at.start:
            start = other.trigger.end
    return start, end


class _Words(NamedTuple):
    """How a language tells a means; each pattern has a group `thing`."""

    names: dict[str, str]
    deeds: dict[str, str]  # by kind of happening
    thing: re.Pattern[str]
    way: re.Pattern[str]  # "at gunpoint", "a tiros"
    behind: re.Pattern[str]  # (killed) "with a hunting rifle"
    named: re.Pattern[str]  # (killed) "in a drone" strike
    more: re.Pattern[str]  # "and a knife"
    armed: re.Pattern[str]  # "armed with rifles" (attacked)
    beside: re.Pattern[str]  # "the machete" (attack)
    subject: re.Pattern[str]  # "two drones" (hit)
    apart: tuple[re.Pattern[str], ...]  # "the robbers used a toy gun", "held the staff at gunpoint"


@cache
def _words(language: str) -> _Words:
    use: dict[str, dict[str, str]] = defaultdict(dict)
    for row in table(language, "means"):
        for name in row["use"].split():
            use[name][row["term"]] = row["means"]
    rows = (row for one in languages() for row in table(one, "means"))
    things = {form: name for term, name in use["thing"].items() for form in _numbers(term, language)}
    tools = {form: name for term, name in use["tool"].items() for form in _numbers(term, language)} | things
    thing, tool = _any(things), _any(tools)
    way, lead, used, they, menaced, weapon, was = (
        _any(use[name]) for name in ("way", "with", "used", "they", "menaced", "weapon", "was")
    )

    def shape(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return _Words(
        names={fold(term): name for term, name in (tools | use["way"]).items()},
        deeds={row["term"]: row["means"] for row in rows if "deed" in row["use"].split()},
        thing=shape(rf"\b(?P<thing>{thing})\b"),
        way=shape(rf"\b(?P<thing>{way})\b"),
        behind=shape(rf"\b(?P<lead>{lead})\s+{_ARTICLE}{_WORDS}(?P<thing>{tool})\b{_NO_THING}"),
        named=shape(
            rf"\b(?:{_any(use['in'])})\s+{_ARTICLE}{_WORDS}(?P<thing>{thing})(?=[\s-]+(?:{_any(use['follow'])})\b)"
        ),
        more=shape(rf"\s*(?:,|,?\s+(?:and|or|y|o|e|u))\s+{_ARTICLE}{_WORDS}(?P<thing>{thing})\b"),
        armed=shape(rf"\b(?:{_any(use['armed'])})\s+{_ARTICLE}{_WORDS}(?P<thing>{thing})\b"),
        beside=shape(rf"\b(?P<thing>{thing})[\s-]$"),
        subject=shape(rf"(?:[\w’'-]+\s+){{0,3}}?(?P<thing>{thing})"),
        apart=(
            shape(rf"\b(?:{they})\s+(?:\w+\s+)?(?:{used})\s+{_ARTICLE}{_WORDS}(?P<thing>{thing})\b"),
            shape(rf"\b(?:{weapon})\s+(?:{was})\s+{_ARTICLE}{_WORDS}(?P<thing>{tool})\b"),
            shape(rf"\b(?:{menaced})(?:\s+[\w’'-]+){{1,6}}?\s+(?:{lead})\s+{_ARTICLE}{_WORDS}(?P<thing>{thing})\b"),
            shape(rf"\b(?P<thing>{way})\b"),
        ),
    )


def _numbers(term: str, language: str) -> tuple[str, str]:
    """A term in both numbers: "rifle" and "rifles", "fusil" and "fusiles"."""
    ending = "es" if (language == "es" and term[-1] not in "aeiouáéíóú") or term[-1] in "sx" else "s"
    return term, term + ending


def _any(terms: Iterable[str]) -> str:
    return either(frozenset(terms))


@cache
def _broader(name: str) -> frozenset[str]:
    """A means and all that are broader."""
    found = {name}
    for one in _within().get(name, ()):
        found |= _broader(one)
    return frozenset(found)


@cache
def _within() -> dict[str, tuple[str, ...]]:
    """The broader means of each."""
    rows = [row for one in languages() for row in table(one, "kinds_of_means")]
    return {row["term"]: tuple(row["within"].split(", ")) if row["within"] != "-" else () for row in rows}
