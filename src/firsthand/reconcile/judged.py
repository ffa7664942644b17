"""What persons named, added, settled and rejected, brought to bear on what the steps of reconcile gave.

In: Rulings and what a step gave. Out: the same as judged; and what became of each judgement.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.bearings import Bearings
from firsthand.reconcile.drawing import Drawing
from firsthand.reconcile.on_whose_word import innermost
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.voices import Cast
from firsthand.records import (
    Account,
    Article,
    Assertion,
    Event,
    Judgement,
    Line,
    Lineage,
    Mention,
    Outcome,
    Reading,
    Span,
    Target,
    Value,
    record_id,
)
from firsthand.rulings import Rulings, aims, articles_meant, imprint, signed
from firsthand.sayable import CONFIRMED, NO, PASSAGE, SETTABLE, YES

OWNER = "owner"  # the kind of a line between two outlets that belong to one


def additions(pile: Pile, rulings: Rulings) -> dict[str, list[Mention]]:
    """The passages that persons added, as mentions of what they tell of, by judgement."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for judgement, _, spans in rulings.of("add", PASSAGE):
        if spans and spans[0].article in pile.readings:
            about = judgement.targets[0].detail
            made = Mention(
                id=_mention_id(judgement, spans[0]),
                article=spans[0].article,
                trigger=spans[0],
                sentence=spans[0],
                event_type=about[0] if about else "OCCURRENCE",
                attribution=innermost(pile.readings[spans[0].article], spans[0]),
            )
            found[judgement.id].append(made)
    return found


def _mention_id(judgement: Judgement, span: Span) -> str:
    return record_id("men", judgement.id, span.article, span.start, span.end)


def with_added(
    events: Sequence[Event], mentions: Sequence[Mention], added: Mapping[str, Sequence[Mention]], rulings: Rulings
) -> tuple[tuple[Event, ...], tuple[Mention, ...]]:
    """The events and their mentions with the passages that persons added; of no event there is, they make one."""
    if not added:
        return tuple(events), tuple(mentions)
    known = Bearings(Account(events=tuple(events), mentions=tuple(mentions)))
    found, told = {event.id: event for event in events}, list(mentions)
    for judgement in rulings.in_force:
        passages = added.get(judgement.id)
        if not passages:
            continue
        about, spans = next(aims(judgement))
        meant = known.meant(about, spans)
        ids = tuple(mention.id for mention in passages)
        if meant:
            event = found[meant[0]]
            found[event.id] = replace(event, mentions=(*event.mentions, *ids))
        else:
            why = f"added by {signed(judgement)}"
            kind = passages[0].event_type
            event = Event(id=record_id("evt", *ids), label=about.label, event_type=kind, mentions=ids, why=why)
            found[event.id] = event
        told += [replace(mention, event=event.id) for mention in passages]
    return tuple(found.values()), tuple(told)


def added_assertions(
    added: Mapping[str, Sequence[Mention]], rulings: Rulings, mentions: Sequence[Mention]
) -> Iterator[Assertion]:
    """What persons say that passages give, of the events that the mentions are of."""
    of = {mention.id: mention.event for mention in mentions}
    for judgement in rulings.in_force:
        for mention in added.get(judgement.id, ()):
            event = of.get(mention.id)
            if event:
                yield Assertion(
                    id=record_id("ast", judgement.id, mention.id),
                    article=mention.article,
                    span=mention.trigger,
                    event=event,
                    slot=judgement.field,
                    value=_value(judgement),
                    status="happened",
                    stance="reports" if mention.attribution else "asserts",
                    attribution=mention.attribution,
                    mention=mention.id,
                )


def _told_to_be(event: Event, judgement: Judgement) -> Event:
    """An event as a person says it is; a label that ends with its place has the place that was given."""
    before = f", {event.place}" if judgement.field == "place" and event.place else ""
    if before and event.label.endswith(before):
        event = replace(event, label=f"{event.label.removesuffix(before)}, {judgement.value}")
    return replace(event, **{judgement.field: judgement.value})


def _value(judgement: Judgement) -> Value:
    return int(judgement.value) if judgement.value.isdecimal() else judgement.value


def events_as_told(
    events: Sequence[Event], mentions: Sequence[Mention], rulings: Rulings
) -> tuple[tuple[Event, ...], tuple[Mention, ...]]:
    """The events with what persons gave them, and their mentions, without the events that they rejected."""
    if not rulings.in_force:
        return tuple(events), tuple(mentions)
    known = Bearings(Account(events=tuple(events), mentions=tuple(mentions)))
    found = {event.id: event for event in events}
    for judgement, target, spans in rulings.of("set", "event"):
        for name in known.meant(target, spans) if judgement.field in SETTABLE["event"] else ():
            found[name] = _told_to_be(found[name], judgement)
    for _, target, spans in rulings.of("wrong", "event"):
        for name in known.meant(target, spans):
            found.pop(name, None)
    return tuple(found.values()), tuple(mention for mention in mentions if mention.event in found)


def voices_as_told(cast: Cast, rulings: Rulings) -> Cast:
    """The voices with what persons gave them."""
    if not rulings.in_force:
        return cast
    known, found = Bearings(Account(voices=tuple(cast.voices.values()))), dict(cast.voices)
    for judgement, target, spans in rulings.of("set", "voice"):
        for name in known.meant(target, spans) if judgement.field in SETTABLE["voice"] else ():
            found[name] = replace(found[name], **{judgement.field: judgement.value})
    return cast._replace(voices=found)


def without_wrong(account: Account, rulings: Rulings) -> Account:
    """An account's assertions, contradictions and drift without those that persons rejected, nor what claims rest on.

    A claim that is rejected takes its assertions with it.
    """
    wrong = list(rulings.of("wrong", "assertion", "claim", "contradiction", "drift"))
    if not wrong:
        return account
    known = Bearings(account)
    gone = {name for _, target, spans in wrong for name in known.meant(target, spans)}
    gone |= {one for claim in account.claims if claim.id in gone for one in claim.support}
    return replace(
        account,
        assertions=tuple(one for one in account.assertions if one.id not in gone),
        claims=tuple(claim for claim in account.claims if claim.id not in gone),
        contradictions=tuple(one for one in account.contradictions if one.id not in gone),
        drift=tuple(one for one in account.drift if one.id not in gone),
    )


class _Settled(NamedTuple):
    """What persons said of lines: by claim, of which kind and between which nodes, and whether the line holds."""

    lines: Mapping[str, Mapping[tuple[str, ...], tuple[bool, str]]]
    owners: Mapping[str, tuple[str, str]]
    known: Bearings

    def drawing(self, drawing: Drawing) -> Drawing:
        """A drawing without the lines that were rejected, those that were confirmed certain, and outlets of one owner.

        One owner makes a line possible: who owns two papers may have sent one reporter, or two.
        """
        lines = list(drawing.lines)
        owned = [node for node in drawing.standing if node in self.owners]
        tied = {frozenset({line.a, line.b}) for line in lines}
        for a, b in combinations(owned, 2):
            (owner, who), (other, _) = self.owners[a], self.owners[b]
            if owner == other and frozenset({a, b}) not in tied:
                key = record_id("lin", drawing.claim, a, b, OWNER)
                why = f"both belong to {owner} ({who})"
                lines.append(Line(id=key, claim=drawing.claim, a=a, b=b, kind=OWNER, certain=False, why=why))
        told = self.lines.get(drawing.claim, {})
        kept = []
        for line in lines:
            holds, who = told.get((line.kind, self.known.node(line.a), self.known.node(line.b)), (line.certain, ""))
            if who:
                line = replace(line, certain=True, why=f"{line.why}; confirmed ({who})")
            if holds or not who:
                kept.append(line)
        return drawing._replace(lines=tuple(sorted(kept, key=lambda line: (line.a, line.b))))


def settled(account: Account, articles: Iterable[Article], rulings: Rulings) -> Callable[[Drawing], Drawing]:
    """How the drawings of an account's claims change by what persons said of lines, and of who owns which outlet."""
    if not rulings.in_force:
        return lambda drawing: drawing
    known = Bearings(account, articles)
    lines: dict[str, dict[tuple[str, ...], tuple[bool, str]]] = defaultdict(dict)
    told = [(one, one.verb == "set" and one.value == YES) for one in rulings.in_force if _settles(one)]
    for judgement, holds in told:
        for target, spans in aims(judgement):
            if target.kind == "line":
                for claim in known.meant(replace(target, kind="claim", detail=target.detail[:3]), spans):
                    lines[claim][target.detail[3:]] = holds, signed(judgement)
    owners = {
        f"outlet:{target.label}": (judgement.value, signed(judgement))
        for judgement, target, _ in rulings.of("set", "outlet")
        if judgement.field == "owner"
    }
    return _Settled(lines, owners, known).drawing


def _settles(judgement: Judgement) -> bool:
    return judgement.verb == "wrong" or (judgement.verb == "set" and judgement.field == CONFIRMED)


_NEED = frozenset({"set", "note", "unsure", "add"})  # what is the same, or was wrong, may well be gone


def _gone(target: Target) -> str:
    """What is to be said of a record that is not found again: which it was."""
    called = f" “{target.label or target.record}”" if target.label or target.record else ""
    how = f"the {target.kind}{called}"
    if target.kind == "outlet":
        return f"no article of the case is of {how} any more"
    return f"nothing like {how} stands on its words any more" if target.quotes else f"{how} is not there any more"


_BY_NAME = frozenset({"outlet", "text", "origin"})  # no words of theirs are kept: known again by name, or by id


def _needs_something(judgement: Judgement, known: Bearings) -> bool:
    """Whether a judgement says nothing where what it is about is not there: a rating, a note, a value that was added.

    A line that is rejected is not there because of it.
    """
    rejected = judgement.verb == "set" and (judgement.field, judgement.value) == (CONFIRMED, NO)
    kinds = known.kinds | _BY_NAME
    found_again = judgement.verb == "add" or all(target.kind in kinds for target in judgement.targets)
    return judgement.verb in _NEED and bool(judgement.targets) and found_again and not rejected


def _by_name(target: Target, account: Account, articles: Iterable[Article], lineage: Lineage) -> list[str]:
    """The articles of an outlet under its names; a text or an origin of that very id."""
    if target.kind == "outlet":
        return [article.id for article in articles if imprint(article) in {target.label, *target.detail}]
    known = {*(text.id for text in lineage.texts), *(origin.id for origin in account.origins)}
    return [target.record] if target.record in known else []


def outcomes(
    account: Account,
    articles: Sequence[Article],
    lineage: Lineage,
    readings: Iterable[Reading],
    rulings: Rulings,
    overruled: Sequence[Outcome],
) -> tuple[Outcome, ...]:
    """What became of every judgement, in the order of their ids."""
    if not rulings.every:
        return ()
    known = Bearings(account, articles, lineage, readings)
    against = {outcome.judgement: outcome for outcome in overruled}
    found = list(rulings.outcomes)
    for judgement in rulings.in_force:
        records, unnamed = list[str](), False
        for target, spans in aims(judgement):
            if target.kind == "article":
                records += [article.id for article in articles_meant(target, articles)]
            elif target.kind == PASSAGE:
                mine = {record_id("ast", judgement.id, _mention_id(judgement, span)) for span in spans}
                records += [claim.id for claim in account.claims if mine.intersection(claim.support)]
            elif target.kind in _BY_NAME:
                there = _by_name(target, account, articles, lineage)
                records += there if target.kind != "outlet" else ()
                unnamed = unnamed or bool(there)
            else:
                records += known.meant(target, spans)
        made = Outcome(judgement=judgement.id, state="applied", records=tuple(dict.fromkeys(records)))
        if not records and not unnamed and _needs_something(judgement, known):
            made = replace(made, state="lost", note=_gone(judgement.targets[0]))
        if judgement.id in against:
            made = replace(against[judgement.id], records=made.records)
        found.append(made)
    return tuple(sorted(found, key=lambda outcome: outcome.judgement))
