"""How somebody died, where it is disputed: by his own hand, by another's, by accident or of natural causes.

In: a Pile and a mention of a death, or the assertions of a case. Out: the manner, by one name in all languages
(`manners.tsv`), and the illness or injury that somebody died of in the text's own words (`death_causes.tsv`). That
somebody was killed is the event's own word already: it is told as a cause only beside another manner of the same death.
Of deaths in numbers none is told: of two of them each may be another.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from firsthand import inflection
from firsthand.reconcile.happenings import Kind, forms, kind_of
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.own_word import only_against_others
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Mention, Span
from firsthand.resources import either, languages, table

SLOT = "cause"
SUICIDE, MURDER, ACCIDENT = "suicide", "murder", "accident"
KILLING = "killing"  # the kind of event whose own toll a death is
_BEHIND = r"\s+(?:\w+ly\s+|\w+mente\s+)?"
_TOLD = frozenset({"happened", "ongoing", "unknown"})  # not what somebody tried, or what is asked
_HE = frozenset({"he", "she", "him", "her", "himself", "herself", "él", "ella"})


def manner_of(pile: Pile, mention: Mention, event_kind: Kind) -> tuple[str, Span] | None:
    """The manner that a mention of one death tells, and the words that tell it."""
    if event_kind.name != KILLING or counts_several(mention) or mention.status not in _TOLD:
        return None
    trigger = pile.quote(mention.trigger)
    if kind_of(trigger, mention.event_type).name != KILLING:
        return None
    if told := own_manner(trigger):
        return told, mention.trigger
    text, words = pile.articles[mention.article].text, _behind(pile.tongue(mention.article))
    found = words.match(text, mention.trigger.end, mention.sentence.end)
    if found is None:
        return None
    return _manners("behind")[fold(found["term"])], Span(mention.article, mention.trigger.start, found.end())


def own_manner(trigger: str) -> str | None:
    """The manner that a word for a death tells by itself.

    >>> own_manner("took her own life"), own_manner("se suicidó"), own_manner("murdered"), own_manner("died")
    ('suicide', 'suicide', 'murder', None)
    """
    known, words = _manners("own"), fold(trigger).split()
    for size in range(len(words), 0, -1):
        for at in range(len(words) - size + 1):
            some = words[at : at + size]
            near = (" ".join((form, *some[1:])) for form in forms(some[0]))
            for one in (*near, " ".join(word for word in some if word not in {"his", "her", "their"})):
                if one in known:
                    return known[one]
                lead, _, rest = one.partition(" ")
                if found := next((known[f"{f} {rest}"] for f in forms(lead) if f"{f} {rest}" in known), None):
                    return found
    return None


def illness_of(pile: Pile, mention: Mention, event_kind: Kind) -> tuple[str, Span] | None:
    """The illness, injury or substance that somebody is told to have died of: "inhaling carbon monoxide"."""
    if event_kind.name != KILLING or counts_several(mention) or mention.polarity == "negative":
        return None
    if mention.event_type != "DEATH" or own_manner(pile.quote(mention.trigger)):
        return None
    found = _died_of(pile.tongue(mention.article)).match(
        pile.articles[mention.article].text, mention.trigger.end, mention.sentence.end
    )
    return (found["cause"], Span(mention.article, *found.span("cause"))) if found else None


def counts_several(mention: Mention) -> bool:
    """Whether a mention tells of more deaths than one."""
    return any(q.minimum > 1 and not q.unit for q in mention.quantities)


def is_disputed(pile: Pile, mentions: Sequence[Mention]) -> bool:
    """Whether some tell a death as one that nobody else brought about: of it nobody can say "killing"."""
    if any(map(counts_several, mentions)):
        return False
    kind = kind_of(KILLING)
    told = {found[0] for m in mentions if (found := manner_of(pile, m, kind))}
    return bool(told - {MURDER})


def with_disputed_manners(pile: Pile, assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions; that somebody was killed, or died in an accident, only where another manner is told of him."""
    mentions = pile.mentions()
    suicides: dict[str, list[Mention]] = defaultdict(list)
    for one in assertions:
        if one.slot == SLOT and one.value == SUICIDE and one.mention in mentions:
            suicides[one.event].append(mentions[one.mention])
    several = {one.event for one in assertions if one.mention in mentions and counts_several(mentions[one.mention])}
    left = [
        one
        for one in assertions
        if not (one.slot == SLOT and one.value in manners() and one.event in several)
        and not _of_another(one, mentions, suicides)
    ]
    return only_against_others(pile, left, SLOT, lambda one, _: one.value in {MURDER, ACCIDENT}, rival_manners)


def rival_manners(one: str, other: str) -> bool:
    """Whether two causes are two manners of dying.

    >>> rival_manners("suicide", "murder"), rival_manners("suicide", "carbon monoxide")
    (True, False)
    """
    return one != other and {one, other} <= manners()


@cache
def manners() -> frozenset[str]:
    """The names of the manners of dying."""
    return frozenset(row["manner"] for language in languages() for row in table(language, "manners"))


def _of_another(one: Assertion, mentions: Mapping[str, Mention], suicides: Mapping[str, Sequence[Mention]]) -> bool:
    """Whether a killing is what one who died by his own hand had done before: "shot his wife, then killed himself"."""
    if one.slot != SLOT or one.value != MURDER or one.mention not in mentions:
        return False
    killing = mentions[one.mention]
    by = {word for p in killing.participants if p.role == "actor" for word in _words(p.label)}
    for other in suicides.get(one.event, ()):
        dead = {word for p in other.participants if p.role == "recipient" for word in _words(p.label)}
        alike = other.sentence == killing.sentence and other.attribution == killing.attribution
        if by & dead or (by & _HE and killing.article == other.article) or (alike and other.polarity == "positive"):
            return True
    return False


def _words(label: str) -> frozenset[str]:
    return frozenset(content_words(label) or fold(label).split())


@cache
def _manners(use: str) -> dict[str, str]:
    """The manner by each form of its words; of a reflexive verb with its "se"."""
    found: dict[str, str] = {}
    for language in languages():
        for row in table(language, "manners"):
            if row["use"] != use:
                continue
            words = row["term"].partition("/")[0]
            reflexive = words.split()[0].endswith("se") and row["term"].endswith("/v")
            for form in inflection.forms(language, row["term"]):
                head, _, rest = fold(form.word).partition(" ")
                if reflexive:
                    written = inflection.enclitic(head, form.way)
                    head = written if written != head else f"se {head}"
                found.setdefault(f"{head} {rest}".strip(), row["manner"])
                if reflexive and form.way == "participle":
                    found.setdefault(f"{head.removeprefix('se ')} {rest}".strip(), row["manner"])  # "se había …"
    return found


@cache
def _behind(language: str) -> re.Pattern[str]:
    terms = either(frozenset(row["term"] for row in table(language, "manners") if row["use"] == "behind"))
    return re.compile(rf"{_BEHIND}(?P<term>{terms})(?![\w-])", re.IGNORECASE)


@cache
def _died_of(language: str) -> re.Pattern[str]:
    """What stands behind a word for dying: "of a heart attack", "por inhalación de monóxido de carbono"."""
    use: dict[str, set[str]] = defaultdict(set)
    for row in table(language, "death_causes"):
        use[row["use"]].add(row["term"])
    known, leads, ends = (either(frozenset(use[name])) for name in ("cause", "leads", "ends"))
    word = rf"(?!(?:{ends})\b)[\w’'-]+"
    return re.compile(
        rf"{_BEHIND}(?:{leads})\s+(?P<cause>(?:{word}\s+){{0,4}}?(?:{known})(?:\s+{word}){{0,4}})"
        rf"(?=\s*[.,;:”\"»)]|\s*$|\s+(?:{ends})\b)",
        re.IGNORECASE,
    )
