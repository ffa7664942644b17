"""What a text says caused an event: "a leaking gas tank exploded", "a drone hit the depot", "caused by a spark".

In: a mention and the kind of its event. Out: the cause in the text's own words, or None.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from firsthand.reconcile.events import Happened
from firsthand.reconcile.facts import Facts, facts_of, same_days, telling
from firsthand.reconcile.happenings import BURSTING, Kind, instrument, kind_of
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Reading, Span

_BEFORE = re.compile(
    r"(?P<cause>(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother)\s+(?:[\w’'-]+\s+){1,4}?)"
    r"(?:had\s+|has\s+|may have\s+|might have\s+|probably\s+)?(?:caused|triggered|set off|led to|sparked)\s+"
    r"(?:the|an?|this|that)\s+(?:[\w’'-]+\s+){0,3}?$"
)
_AFTER = re.compile(
    r"^\s+(?:was|were|had been|is|are)?\s*(?:\w+ly\s+)?(?:caused|triggered|set off|sparked)\s+by\s+"
    r"(?P<cause>(?:an?|the)?\s*(?:[\w’'-]+\s?){1,4}?)(?=[,.;:”\"]|\s+(?:in|on|at|near|that|which|and|when)\b|$)"
)
_STRIKE = re.compile(
    r"\b(?P<by>(?:[Aa]n?|[Tt]he|[Uu]n|[Ee]l)\s+(?:\w+\s)?\w+)\s+"
    r"(?:hit|struck|slammed into|crashed into|fell on|golpeó|alcanzó|impactó en)\s+"
    r"(?:the|an?|el|la|un|una)\s+(?P<target>\w+(?:\s\w+)?)"
)
_BEFALL = frozenset({"explosion", "fire", "collapse", "crash"})  # what a strike can bring about


class Cause(NamedTuple):
    """The words that name a cause."""

    label: str
    span: Span


def stated_cause(pile: Pile, mention: Mention, event_kind: Kind) -> Cause | None:
    """The cause that a mention's sentence states for it."""
    if event_kind.role != "bearer" or kind_of(pile.quote(mention.trigger), mention.event_type).name != event_kind.name:
        return None
    return _in_words(pile, mention) or _bursting(mention, event_kind)


def struck(pile: Pile, happened: Happened, story: Mapping[str, int]) -> dict[str, list[tuple[str, Cause]]]:
    """Strikes that are told as the cause of another event: "a drone hit the depot" of the explosion of that depot.

    For each mention of an attack by a thing, the event of its story that befell the same thing and no other day.
    """
    burst: dict[int, list[tuple[str, Facts]]] = defaultdict(list)
    mentions = {m.id: m for reading in pile.readings.values() for m in reading.mentions}
    for event in happened.events:
        kind = happened.kinds[event.id]
        if kind.name in _BEFALL:
            group = [mentions[name] for name in event.mentions]
            facts = facts_of(pile, group, kind)
            for number in sorted({story[m.article] for m in group}):
                burst[number].append((event.id, facts))
    found: dict[str, list[tuple[str, Cause]]] = {}
    for name, mention in sorted(mentions.items()):
        by = next((p for p in mention.participants if p.role == "actor" and instrument(p.label)), None)
        if by is None or happened.kinds[happened.of[name]].name not in {"attack", "explosion"}:
            continue
        mine = facts_of(pile, [mention], happened.kinds[happened.of[name]])
        target = {word for p in mention.participants if p is not by for word in telling(p.label)}
        fit = [event for event, facts in burst[story[mention.article]] if event != happened.of[name]
               and target & facts.people and same_days(mine, facts)]  # fmt: skip
        if len(fit) == 1:
            found[name] = [(fit[0], Cause(by.label, by.span))]
    return found


def told_strikes(pile: Pile, reading: Reading, happened: Happened) -> Iterator[tuple[Mention, str, Cause]]:
    """Strikes in plain words, "a drone hit the depot", in an article that tells of the depot's explosion.

    Gives the article's first mention of the event, the event, and the cause; the span holds the whole strike.
    """
    bearers: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(reading.mentions, key=lambda m: m.trigger):
        if happened.kinds[happened.of[mention.id]].name in _BEFALL:
            bearers[happened.of[mention.id]].append(mention)
    known = {m.trigger for m in reading.mentions if kind_of(pile.quote(m.trigger), m.event_type).name == "attack"}
    for match in _STRIKE.finditer(pile.articles[reading.article].text):
        span = Span(reading.article, match.start(), match.end())
        if not instrument(match["by"]) or any(span.contains(trigger) for trigger in known):
            continue
        target = set(telling(match["target"]))
        fit = [e for e, group in sorted(bearers.items()) if target & set(happened.parties[e])]
        if len(fit) == 1:
            yield bearers[fit[0]][0], fit[0], Cause(match["by"], span)


def _in_words(pile: Pile, mention: Mention) -> Cause | None:
    text = pile.articles[mention.article].text
    before = text[mention.sentence.start : mention.trigger.start]
    after = text[mention.trigger.end : mention.sentence.end]
    for match, base in ((_BEFORE.search(before), mention.sentence.start), (_AFTER.match(after), mention.trigger.end)):
        if match:
            start, end = base + match.start("cause"), base + match.end("cause")
            while end > start and text[end - 1].isspace():
                end -= 1
            while start < end and text[start].isspace():
                start += 1
            return Cause(text[start:end], Span(mention.article, start, end))
    return None


def _bursting(mention: Mention, event_kind: Kind) -> Cause | None:
    """The thing that burst, where it is a thing that bursts: the depot explodes because the gas tank does."""
    if event_kind.name not in BURSTING:
        return None
    for party in mention.participants:
        if party.role in {"actor", "recipient"} and instrument(party.label):
            return Cause(party.label, party.span)
    return None
