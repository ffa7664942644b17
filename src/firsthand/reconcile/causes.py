"""What a text says caused an event: "a leaking gas tank exploded", "a drone hit the depot", "caused by a spark".

In: a mention and the kind of its event. Out: the cause in the text's own words, or None.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.doers import blamed_thing
from firsthand.reconcile.events import Happened
from firsthand.reconcile.facts import Facts, facts_of
from firsthand.reconcile.happenings import BURSTING, Kind, family, instrument, kind_of, may_speak_of
from firsthand.reconcile.names import fold
from firsthand.reconcile.parted import same_days
from firsthand.reconcile.parties import telling
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Reading, Span
from firsthand.resources import Row, either, languages, table

_STRIKE = re.compile(
    r"\b(?P<by>(?:[Aa]n?|[Tt]he|[Uu]n|[Ee]l)\s+(?:\w+\s)?\w+)\s+"
    r"(?:hit|struck|slammed into|crashed into|fell on|golpeó|alcanzó|impactó en)\s+"
    r"(?:the|an?|el|la|un|una)\s+(?P<target>\w+(?:\s\w+)?)"
)
# What people do or undergo for a cause that news gives; of others "because of" gives the ground: "convicted because".
_EXPLAINED = frozenset({"resignation", "dismissal", "protest", "strike", "riot", "closure", "outage", "displacement"})
_DEEDS = frozenset({"attack", "shooting", "stabbing", "beating", "abduction", "clash", "killing", "hijacking"})
_HEDGES = frozenset(row["term"] for language in languages() for row in table(language, "hedges"))
_VERY = "very|most|quite|muy"  # before "probably"
_ASIDE = rf"\w+ly|\w+mente|{either(_HEDGES)}"  # "stemmed in all likelihood from", "se debió tal vez a"
_ASIDE_BEHIND = re.compile(rf"\s+(?:{_ASIDE})\s*$", re.IGNORECASE)
_NOT = r"not|never|no|nunca|tampoco|\w+n['’]t"
_LED = re.compile(r"(?:that|que)\s+(?=\w)", re.IGNORECASE)
# What stands before a start: "had begun in", "se habría iniciado en"; not "did not".
_BEFORE_A_START = (
    r"had|has|have|may|might|could|must|se|había|habría|hubiera|hubiese|pudo|podría|haber|haberse|first|\w+ly|\w+mente"
)
_BURN = frozenset({"fire", "explosion"})  # what starts in a room or a thing: "in the engine room", "in a battery"
_BEFALL = frozenset({"explosion", "fire", "collapse", "crash"})  # what a strike can bring about


class Cause(NamedTuple):
    """The words that name a cause."""

    label: str
    span: Span


def stated_cause(pile: Pile, mention: Mention, event_kind: Kind) -> Cause | None:
    """The cause that a mention's sentence states for it."""
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    caused = event_kind.role == "bearer" or event_kind.name in _EXPLAINED
    spoken_of = any(event_kind.name in names for names in may_speak_of(kind))  # "the disaster" of a flood
    if not caused or not (spoken_of or family(kind).name == family(event_kind).name):
        return None
    found = _in_words(pile, mention, event_kind)
    if found is None and event_kind.role == "bearer":
        thing = blamed_thing(pile, mention)
        of_a_deed = thing is not None and event_kind.name in _DEEDS  # what a feud is behind, not what a drone did
        found = _without_that(pile, thing) if thing and not (of_a_deed and instrument(pile.quote(thing))) else None
    if found and event_kind.name in _DEEDS and re.search(r"\b[A-Z]", found.label[1:]):
        found = None  # "the raid was put down to the Red Tide gang": who did it
    burst = None if found else _bursting(mention, event_kind)
    return found or (_without_that(pile, burst.span) if burst and _LED.match(burst.label) else burst)


def _without_that(pile: Pile, thing: Span) -> Cause:
    """A thing without the word that leads to its clause: "writes that tear gas set fire to it"."""
    words = pile.quote(thing)
    led = _LED.match(words)
    span = Span(thing.article, thing.start + led.end(), thing.end) if led else thing
    return Cause(pile.quote(span), span)


def brought_down(pile: Pile, mention: Mention) -> Cause | None:
    """What the word for a crash itself gives as its cause: "was shot down", "un misil derribó la avioneta"."""
    if mention.event_type != "CRASH":
        return None
    words = set(fold(pile.quote(mention.trigger)).split())
    label = next((row["name"] for row in _downings() if words.issuperset(fold(row["term"]).split())), None)
    return None if label is None else Cause(label, mention.trigger)


def tells_a_downing(label: object) -> bool:
    """Whether a cause is that something was shot down, which who denies it does not say of the crash."""
    return any(label == row["name"] for row in _downings())


@cache
def _downings() -> tuple[Row, ...]:
    return tuple(row for language in languages() for row in table(language, "failings") if row["use"] == "downed")


def struck(pile: Pile, happened: Happened, story: Mapping[str, int]) -> dict[str, list[tuple[str, Cause]]]:
    """Strikes that are told as the cause of another event: "a drone hit the depot" of the explosion of that depot.

    For each mention of an attack by a thing, the event of its story that befell the same thing and no other day.
    """
    burst: dict[int, list[tuple[str, Facts]]] = defaultdict(list)
    mentions = pile.mentions()
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


def told_seats(pile: Pile, reading: Reading, happened: Happened) -> Iterator[tuple[Mention, str, Cause]]:
    """Where a fire of the sentence before began: "The fire killed 14. It started in the battery of a lorry."."""
    burning = [m for m in reading.mentions if happened.kinds[happened.of[m.id]].name in _BURN]
    text = pile.articles[reading.article].text
    for match in _shapes(pile.tongue(reading.article)).it.finditer(text) if burning else ():
        behind = [
            m for m in burning if m.sentence.end <= match.start() and not text[m.sentence.end : match.start()].strip()
        ]
        told = {happened.of[m.id] for m in behind if kind_of(pile.quote(m.trigger), m.event_type).name in _BURN}
        if len(told) == 1:
            span = Span(reading.article, match.start("cause"), match.end("cause"))
            yield min(behind, key=lambda m: m.trigger), told.pop(), Cause(match["cause"], span)


def _in_words(pile: Pile, mention: Mention, event_kind: Kind) -> Cause | None:
    """The words of a cause, before what it caused or behind it; of two happenings the nearer one has it."""
    text = pile.articles[mention.article].text
    before = text[mention.sentence.start : mention.trigger.start]
    after = text[mention.trigger.end : mention.sentence.end]
    shapes = _shapes(pile.tongue(mention.article))
    for match, base in (
        (shapes.before.search(before), mention.sentence.start),
        (shapes.given.search(before), mention.sentence.start),
        (shapes.after.match(after) or (shapes.origin.search(before) and shapes.was.match(after)), mention.trigger.end),
        (shapes.fronted.match(after), mention.trigger.end),
        (event_kind.role == "bearer" and shapes.itself.match(after), mention.trigger.end),
        (shapes.clause.match(after), mention.trigger.end),
        (event_kind.name in _BURN and shapes.seat.match(after), mention.trigger.end),
        (
            event_kind.name in _BURN and shapes.there.match(after) and _last(shapes.thing, before),
            mention.sentence.start,
        ),
    ):
        if match and not ("between" in match.groupdict() and _another_between(pile, mention, match.end("between"))):
            start, end = base + match.start("cause"), base + match.end("cause")
            end = start + len(_ASIDE_BEHIND.sub("", text[start:end]))
            while end > start and text[end - 1].isspace():
                end -= 1
            while start < end and text[start].isspace():
                start += 1
            return Cause(text[start:end], Span(mention.article, start, end))
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


class _Shapes(NamedTuple):
    """How a sentence names a cause; each but `origin` has a group `cause`."""

    before: re.Pattern[str]  # "a candle caused the" fire
    after: re.Pattern[str]  # the fire "in the hall was caused by a candle", "happened because of a candle"
    origin: re.Pattern[str]  # "the reason for the" fire
    was: re.Pattern[str]  # "was a candle"
    itself: re.Pattern[str]  # the fire "was arson"
    given: re.Pattern[str]  # "names a candle as the cause of the" fire
    fronted: re.Pattern[str]  # el fuego "lo provocó una vela"
    clause: re.Pattern[str]  # the fire "spread because a door was open"
    seat: re.Pattern[str]  # the fire "started in the battery of a lorry"
    there: re.Pattern[str]  # the fire "had begun there"
    thing: re.Pattern[str]  # "the engine room", that "there" takes up
    it: re.Pattern[str]  # "It started in the battery of a lorry", "Empezó en la caldera"


@cache
def _shapes(language: str) -> _Shapes:
    """The sentences of `resources/<language>/causes.tsv`.

    Where and when it was, and what is told of it in passing, stand between a happening and its cause: "in the north on
    Tuesday", ", which began at three,".
    """
    use: dict[str, list[str]] = defaultdict(list)
    for row in table(language, "causes"):
        for name in row["use"].split():
            use[name].append(row["term"])
    of = {name: either(frozenset(terms)) for name, terms in use.items()}
    aside = rf"(?:(?:{_VERY})\s+)?(?:{_ASIDE})\s+"
    ends_in_el = (term for term in of["brings"].split("|") if term.endswith(("al", "del")))
    into = "|".join(ends_in_el) or "(?!)"  # "dio lugar al"
    owed = "|".join(term.replace(r"\ ", rf"\s+(?:{aside})?") for term in of["owed"].split("|"))
    plain = rf"\s+(?!(?:{_NOT})\b)[\w’'-]+"
    phrase = rf"\s+(?:{of['lies']})(?:{plain}){{0,4}}?"
    passing = r"\s*,\s+(?:[^.;:,”\"]|\.(?!\s)){1,80},"
    kind = rf"(?:{plain})?" if language == "es" else ""  # "la agresión armada"
    between = rf"(?P<between>{kind}(?:{phrase}|{passing}){{0,4}}?(?:\s*,?\s+(?:which|that|que|cual))?)"
    clause = rf"(?:\s+(?!(?:{of['be']}|{of['unsure']})\b)[\w’'-]+){{1,10}}?"
    told = rf"{between}(?:\s+(?:that|which|que){clause})?"  # "the fire that swept the hall was caused"
    done = (
        r"(?:\w+ed|\w+wn|set|lit|left|\w+[ai]d[oa]s?)(?:\s+\w+)?\s+(?:by|por)"  # "canisters fired by", "set alight by"
    )
    end = rf"(?=[,.;:”\"»]|\s*[—–]|\s+(?:{of['ends']}|{done})\b|\s*$)"
    word = rf"(?!(?:{of['ends']}|{of['be']})\b)[\w’'-]+"
    few = rf"{word}(?:\s+{word}){{0,3}}?"
    long = rf"{few}(?:\s+(?:{of['joins']})\s+{few}){{0,2}}"
    which = rf"(?:\s+(?:that|which|que)\s+{word}(?:\s+{word}){{0,2}}?)"  # "a robbery that went wrong"
    by_whom = rf"(?:{word}\s+){{0,3}}?(?:{of['deed']})\s+(?:by|de|del)\s+{few}"
    thing = rf"(?P<cause>(?!(?:{of['unsure']})\b)(?:{few}(?:\s+(?:{of['of']})\s+{few})?{which}?|{by_whom}))"
    rather = rf"(?:{aside}|\w+\s+que\s+)?"
    loose = rf"(?:had\s+|has\s+|may have\s+|might have\s+|(?:(?:{_VERY})\s+)?\w+(?:ly|mente)\s+|había\s+|habría\s+)?"
    seats = either(frozenset(row["term"] for row in table(language, "seats")))
    seat = (
        rf"(?:(?:an?|the|its|one of the|una?|el|la|los|las|su|uno de los)\s+)?(?:{word}\s+){{0,2}}?(?:{seats})(?![\w-])"
    )
    started = rf"(?:(?:{_BEFORE_A_START})\s+){{0,3}}(?:{of['starts']})\s+(?:{of['at']})\s+"
    it = r"It\s+" if language == "en" else ""  # Spanish says no "it"
    parked = r"\s+(?:\w+ed|\w+[ai]d[oa]s?)\s+(?:on|in|at|by|under|near|en|por|bajo|junto)\b"
    seat_end = rf"(?:{end}|(?={parked}|\s+(?:shortly|soon|just|\w+ly|poco|\w+mente)\b))"
    whole_seat = rf"(?P<cause>{seat}(?:\s+(?:{of['of']})\s+{few})?){seat_end}"
    happening = r"(?:the|an?|this|that|el|la|un|una|este|esta)\s+(?:[\w’'-]+\s+){0,3}?"
    return _Shapes(
        before=re.compile(
            rf"(?:^|\b(?:that|que)\s+|[,“”\"«]\s*|\b(?=(?:an?|the|one|another|una?|el|la)\s))(?P<cause>{long})"
            rf"\s+(?:(?:that|which|lo que|la que|que)\s+)?(?:{aside})?{loose}"
            rf"(?:(?:{of['brings']})\s+{happening}|(?:{into})\s+(?:[\w’'-]+\s+){{0,3}}?)$",
            re.IGNORECASE,
        ),
        after=re.compile(
            rf"^{told}\s+(?:(?:{of['be']})\s+)?{rather}(?:(?:{of['brought']})(?:,[^.;:,”\"]{{1,60}},|\s+(?:{_ASIDE}))?\s+(?:{of['by']})"
            rf"|(?:{of['came']}|{of['be']})\s+{rather}(?:{of['through']})|(?:{aside})?(?:{owed}))\s+{thing}{end}",
            re.IGNORECASE,
        ),
        origin=re.compile(
            rf"\b(?:{of['origin']})\s+(?:of|for|behind|del?|de\s+la)\s+(?:(?:the|this|la|este|esta)\s+)?(?:[\w’'-]+\s+){{0,2}}$"
            rf"|\b(?:what|lo que)\s+(?:{of['brings']})\s+{happening}$"
            rf"|\b(?:behind|detrás\s+de(?:l|\s+la)?)\s+(?:(?:the|this|el|este|esta)\s+)?(?:[\w’'-]+\s+){{0,2}}$",
            re.IGNORECASE,
        ),
        itself=re.compile(
            rf"^{told}\s+(?:{of['be']})\s+{rather}(?P<cause>(?:{of['itself']}))(?![\w-]|\s+(?:(?:{_ASIDE})\s+)?por\b)",
            re.IGNORECASE,
        ),
        given=re.compile(
            rf"\b(?P<cause>(?:an?|the|una?|el|la)\s+{few})\s+(?:{of['as']})\s+(?:the|an?|la|el)\s+(?:\w+\s+)?"
            rf"(?:{of['origin']})\s+(?:of|for|behind|del?|de\s+la)\s+(?:(?:the|this|la|este|esta)\s+)?(?:[\w’'-]+\s+){{0,2}}$",
            re.IGNORECASE,
        ),
        clause=re.compile(
            rf"^{between}\s+(?:{of['clause']})\s+(?P<cause>(?!(?:{of['unsure']}|of)\b)[\w’'-]+(?:\s+[\w’'-]+){{1,14}}?)"
            rf"(?=[,.;:”\"»]|\s*$)",
            re.IGNORECASE,
        ),
        fronted=re.compile(
            rf"^{between}\s*,?\s+(?:lo|la|los|las)\s+(?:{of['brings']})\s+"
            rf"(?P<cause>(?:el|la|los|las|una?|unos|unas)\s+{few}(?:\s+(?:{of['of']})\s+{few})?){end}",
            re.IGNORECASE,
        ),
        seat=re.compile(rf"^{told}\s+{started}{whole_seat}", re.IGNORECASE),
        there=re.compile(
            rf"^{told}\s+(?:(?:{_BEFORE_A_START})\s+){{0,3}}(?:{of['starts']})\s+(?:there|ahí|allí)\b", re.IGNORECASE
        ),
        thing=re.compile(rf"\b(?P<cause>(?:the|el|la)\s+(?:{word}\s+){{0,1}}?(?:{seats}))(?![\w-])", re.IGNORECASE),
        it=re.compile(rf"(?:^|(?<=[.!?”\"»]\s)){it}{started}{whole_seat}", re.IGNORECASE | re.MULTILINE),
        was=re.compile(
            rf"^{told}\s+(?:{aside})?(?:{of['be']}|lay|lies|hay|había)\s+{rather}{thing}{end}", re.IGNORECASE
        ),
    )


def _another_between(pile: Pile, mention: Mention, length: int) -> bool:
    """Whether another happening is told in the characters behind a trigger: "at the fire they said that the blast"."""
    start, reading = mention.trigger.end, pile.readings[mention.article]
    mine = kind_of(pile.quote(mention.trigger), mention.event_type)
    for other in reading.mentions:
        if start <= other.trigger.start < start + length:
            kind = kind_of(pile.quote(other.trigger), other.event_type)
            if kind.role == "bearer" and kind.name != mine.name:
                return True
    return False


def _bursting(mention: Mention, event_kind: Kind) -> Cause | None:
    """The thing that burst, where it is a thing that bursts: the depot explodes because the gas tank does."""
    if event_kind.name not in BURSTING:
        return None
    for party in mention.participants:
        if party.role in {"actor", "recipient"} and instrument(party.label):
            return Cause(party.label, party.span)
    return None
