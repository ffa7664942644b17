"""Assertions: the flat table everything is counted from.

In: a Pile, the events, the credits. Out: for each mention, the values it gives for the slots of its event: how many
were killed, when, where, who, of what cause, and whether it happened at all, on whose word and under which credit.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.reconcile import amounts, endings, means
from firsthand.reconcile.amendments import Amendment, taken_back
from firsthand.reconcile.attempts import TRIED
from firsthand.reconcile.causes import stated_cause, struck, told_seats, told_strikes
from firsthand.reconcile.corrections import Correcting, denied
from firsthand.reconcile.counted_apart import counted_apart
from firsthand.reconcile.deeds import is_awaited
from firsthand.reconcile.determiners import denies_outright, takes_for_granted
from firsthand.reconcile.doers import NOT, Doer, doer, own_denial
from firsthand.reconcile.events import Happened
from firsthand.reconcile.facts import APART, PARTS, mention_time, recurs, said_there, telling
from firsthand.reconcile.growth import day_of_growth
from firsthand.reconcile.happenings import Kind, instrument, kind_of, past
from firsthand.reconcile.illness import slot_of
from firsthand.reconcile.instead import others_instead
from firsthand.reconcile.labels import is_name
from firsthand.reconcile.names import fold
from firsthand.reconcile.particulars import hour_of, operation_of, years_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.poisons import told_poisons
from firsthand.reconcile.raids import at_large, takes_people
from firsthand.reconcile.scopes import group_of, scope_of
from firsthand.reconcile.sites import sites
from firsthand.reconcile.told_with import told_with
from firsthand.reconcile.tolls import is_somebody
from firsthand.reconcile.values import Interval, as_value, days, interval, precision
from firsthand.reconcile.verdicts import verdicts_of
from firsthand.reconcile.whereabouts import placed
from firsthand.records import (
    Assertion,
    Attribution,
    Credit,
    Event,
    Mention,
    Participant,
    Quantity,
    Reading,
    Span,
    Stance,
    Value,
    record_id,
)
from firsthand.wording import folded_terms

DENIED = "did not happen"
_PERFECT = re.compile(r"\b(?:has|have|['’]ve|ha|han)\b[^.;:]{0,40}$", re.IGNORECASE)
_UNITS = re.compile(r"year|month|week|day|hour|minute|page|%|per cent|percent|kilomet|met(er|re)|mile|degree|ton", re.I)
_OF_THE = re.compile(r"\s+(?:out\s+)?(?:of|de)\s+(?:the|its|their|los|las|sus)\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:out\s+)?(?:of|de)\s+(?:(?:the|its|their|los|las|sus)\s+)?", re.IGNORECASE)
_WHO = re.compile(r"\b(?:who|that|que|quienes)\b", re.IGNORECASE)
_SAYS_OF = re.compile(  # what tells something of whom stands before it
    r"\b(?:is|are|was|were|has|have|had|remain|remains|remained|sigue|siguen|está|están|estaban|permanecen|continúan"
    r"|fueron|han|habían)\b",
    re.IGNORECASE,
)
_NONE_OF_THEM = re.compile(  # not "none of the passengers", "ninguno de los"
    r"\b(?:none|neither|ningun[oa])\s+(?:of (?:them|these|those)\s+|de ell[oa]s\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:and|y|e)\s+", re.IGNORECASE)
_THAT_THE = re.compile(r"(?:that|que)(?:\s+\w+){1,3}\s*", re.IGNORECASE)  # "denied that the deadly" fire
_RANGE = re.compile(r"\d*\.\.\d*")
_JUDGED = frozenset({"status", "who", "cause"})  # what is called false with a deed: not that there is such a place
_PASSING = frozenset({"missing"})  # "the two missing men were found alive": they were missing, and are no more
_ARTICLES = frozenset({"a", "an", "un", "una"})  # "a worker died": one of the dead, not the toll


class Found(NamedTuple):
    """One value found at one place."""

    slot: str
    value: Value
    span: Span
    scope: str = ""


def assert_all(
    pile: Pile,
    happened: Happened,
    credits: tuple[Credit, ...],
    story: Mapping[str, int],
    correcting: Correcting,
    stances: Mapping[str, Stance],
    amended: Mapping[str, Sequence[Amendment]],
) -> tuple[Assertion, ...]:
    """Every assertion of the case, in the order of its articles."""
    owed: dict[str, list[Credit]] = defaultdict(list)
    for credit in credits:
        if not credit.own and not _rejected(pile, credit):
            owed[credit.article].append(credit)
    strikes = struck(pile, happened, story)
    first_day = {event.id: when[0] for event in happened.events if (when := _whole_days(event))}
    last_day = {event.id: when[1] for event in happened.events if (when := _whole_days(event))}
    first_told = _first_told(pile, happened)
    found: dict[str, Assertion] = {}
    for article, reading in sorted(pile.readings.items(), key=lambda item: pile.rank[item[0]]):
        before = len(found)
        said_by = {a.id: a for a in reading.attributions}
        told_in: dict[Span, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            told_in[mention.sentence].append(mention)
        verdicts = {name: verdict.span for verdict in verdicts_of(pile, reading) for name in verdict.mentions}
        told_so = {happened.of[m.id] for m in reading.mentions if m.status in APART}
        to_come = {event for event in told_so if _before(pile, article, first_day.get(event))}
        gone = _gone(pile, reading, correcting, stances) if correcting.quoted else frozenset[Counted]()
        for mention in sorted(reading.mentions, key=lambda m: (m.trigger, m.id)):
            event = happened.of[mention.id]
            named_only = mention.id in correcting.quoted
            miscounted = mention.id in correcting.miscounted
            withdrawn = miscounted or mention.id in correcting.withdrawn
            withdrawn = withdrawn or (named_only and not gone.isdisjoint(_counts(pile, mention)))
            if named_only and not withdrawn:
                continue  # the headline of an earlier page of its own, which says nothing now
            if withdrawn:  # "we said that two had died"
                mention = replace(mention, stance="denies")
            denies = withdrawn or denied(stances, mention)
            own = own_denial(pile, mention, said_by, denies)
            named = doer(pile, mention) if own is None else next(iter(own), None)
            restated = bool(mention.quantities) and (withdrawn or _takes_back(mention, said_by, stances))
            restated = restated or (withdrawn and bool(others_instead(reading.mentions, correcting, mention)))
            beside = not restated and _beside_a_count(reading, mention, said_by, stances)
            granted = denies and not miscounted and _granted(pile, reading, mention, said_by)
            of_its_cause = denies and not withdrawn and _denies_a_cause(pile, reading, mention, said_by, happened)
            granted = granted or of_its_cause
            known = denies and not miscounted and takes_for_granted(pile, mention)  # "denied the attack in Kesvik"
            # who says "we did not do it" does not say that it was not done
            told = _without_speakers(mention, said_by)
            others = _others(pile, told_in[mention.sentence], mention, happened) if own is None else []
            values = list(_values(pile, told, happened.kinds[event], named, others)) if own is None else []
            if beside:
                values = _numbers(values)
            if withdrawn:
                values = _numbers(values) or values  # "we said that he was jailed for six years": he was jailed
            for one in values:
                if granted and one.slot == "status":
                    continue  # who denies a reason for "the arrests" does not deny the arrests
                if one.slot == "status" and _not_yet(mention) and _before(pile, article, first_day.get(event)):
                    continue  # "has not been charged", in a paper of the day before the charge
                untold = one.slot == "status" and _before(pile, article, first_told.get(event))
                if untold and _so_far(pile, mention, happened.kinds[event], last_day.get(event)):
                    continue  # "no one has been arrested", days before anybody tells of an arrest
                if restated and one.slot in {"status", "when", "hour", "where"}:
                    continue  # "said that 41 had fallen ill. The number is 31": some had
                if one.slot == "status" and recurs(happened.kinds[event]):
                    ahead = event in to_come or _before(pile, article, first_day.get(event))
                    one = one._replace(value=_as_set(pile, mention, one.value, ahead=ahead))
                elif one.slot == "status" and one.value == "happened" and event in to_come and _bare(pile, mention):
                    one = one._replace(value="planned")  # "calls to cancel his visit", a day before it
                said = replace(mention, polarity="positive") if one.value in {0, TRIED} else mention
                sure = (granted or (known and one.slot != "status")) and not (of_its_cause and one.slot == "cause")
                said = replace(said, stance="reports") if sure else said
                made = _assertion(said, one, event, credit_over(one.span, owed[article]), {} if sure else stances)
                found.setdefault(made.id, made)
            if mention.id in verdicts and not denies:  # "Both claims are false."
                verdict = verdicts[mention.id]
                judge = replace(told, attribution=innermost(reading, verdict), hedges=(), stance="denies")
                for one in _called_false(pile, mention, values, verdict):
                    made = _assertion(judge, one, event, None, {})
                    found.setdefault(made.id, made)
            if named:
                said, one = _did_it(mention, named, stances)
                made = _assertion(said, one, event, credit_over(one.span, owed[article]), {})
                found.setdefault(made.id, made)
            for caused, cause in strikes.get(mention.id, ()) if own is None else ():
                one = Found("cause", cause.label, _together(mention, cause.span))
                made = _assertion(mention, one, caused, credit_over(one.span, owed[article]), stances)
                found.setdefault(made.id, made)
        for amendment in amended.get(article, ()):
            right = _set_right(amendment, reading, happened, owed[article], stances)
            here = list(islice(found.values(), before, None))  # the page's own
            if right and not any(_same_number(right, known) for known in here):
                right = _as_told_there(right, here)
                found.setdefault(right.id, right)
        for mention, one in _told_apart(pile, reading, happened):
            said = replace(mention, attribution=innermost(reading, one.span), hedges=(), polarity="positive")
            made = _assertion(said, one, happened.of[mention.id], credit_over(one.span, owed[article]), stances)
            found.setdefault(made.id, made)
        for mention, told_of in told_poisons(pile, reading, happened.of, happened.kinds):
            within = innermost(reading, told_of.span)
            denies = told_of.denied or (within is not None and said_by[within].stance == "denies")
            stance: Stance = "denies" if denies else "asserts" if within is None else "reports"
            said = replace(
                mention,
                attribution=within,
                hedges=told_of.hedges,
                polarity="positive",
                stance=stance,
                status="happened",
            )
            one = Found("cause", told_of.name, told_of.span)
            made = _assertion(said, one, happened.of[mention.id], credit_over(one.span, owed[article]), {})
            found.setdefault(made.id, made)
        behind = chain(told_strikes(pile, reading, happened), told_seats(pile, reading, happened))
        for mention, event, cause in behind:
            one = Found("cause", cause.label, cause.span)
            said = replace(mention, attribution=innermost(reading, cause.span), hedges=(), polarity="positive")
            made = _assertion(said, one, event, credit_over(one.span, owed[article]), stances)
            found.setdefault(made.id, made)
    return tuple(counted_apart(pile, tuple(_of_some(pile, correcting, amended, found))))


def _told_apart(pile: Pile, reading: Reading, happened: Happened) -> Iterator[tuple[Mention, Found]]:
    """What a page tells beside a mention or in sentences of its own: means, sums and outcomes."""
    for mention, used in means.told_apart(pile, reading, happened.of, happened.kinds):
        yield mention, Found(means.SLOT, used.name, used.span)
    for mention, money in amounts.told_apart(pile, reading, happened.of, happened.kinds):
        yield mention, Found(amounts.SLOT, money.value, money.span, money.scope)
    for mention, ending in endings.endings(pile, reading, happened.of, happened.kinds):
        if mention.stance not in {"denies", "questions"}:
            yield mention, Found(endings.SLOT, ending.name, _together(mention, ending.span))


def _of_some(
    pile: Pile, correcting: Correcting, amended: Mapping[str, Sequence[Amendment]], found: Mapping[str, Assertion]
) -> Iterator[Assertion]:
    """The assertions, where what an outlet that corrects itself counts of some is a part of what is told of all.

    "It was two women, not three" sets no toll of three right, where others tell of fourteen people.
    """
    outlets = {pile.node[article] for article in (*correcting.pages, *correcting.notes)}
    if not outlets:
        yield from found.values()
        return
    mentions = pile.mentions()
    given = {one.given.span: one.group for every in amended.values() for one in every if one.given}

    def whom(one: Assertion) -> str | None:
        if one.span in given:
            return given[one.span]
        numbers = mentions[one.mention].quantities if one.mention in mentions else ()
        told = [q for q in numbers if one.span.contains(q.span) and as_value(q.minimum, q.maximum) == one.value]
        return group_of(pile, told[0]) if told else None

    groups = {one.group for every in amended.values() for one in every} - {""}
    corrected = {(one.event, one.slot) for one in found.values() if one.article in amended}
    everybody: dict[tuple[str, str], float] = {}
    counts = {name: interval(one.value) for name, one in found.items() if not one.scope}
    for name, value in counts.items():
        one = found[name]
        if value and whom(one) == "":
            everybody[one.event, one.slot] = max(value[0], everybody.get((one.event, one.slot), 0.0))
    for name, one in found.items():
        value = counts.get(name)
        if value and pile.node[one.article] in outlets and value[0] < everybody.get((one.event, one.slot), 0.0):
            touched = (one.event, one.slot) in corrected and whom(one) in groups
            one = replace(one, scope="part") if touched else one
        yield one


Counted = tuple[str | None, float, float | None]  # what is counted, and the bounds of its number


def _counts(pile: Pile, mention: Mention) -> frozenset[Counted]:
    slot = kind_of(pile.quote(mention.trigger), mention.event_type).slot
    return frozenset((slot, q.minimum, q.maximum) for q in mention.quantities)


def _gone(pile: Pile, reading: Reading, correcting: Correcting, stances: Mapping[str, Stance]) -> frozenset[Counted]:
    """The counts that a page takes back."""
    every = (_counts(pile, mention) for mention in taken_back(pile, reading, correcting, stances))
    return frozenset().union(*every)


def _set_right(
    one: Amendment, reading: Reading, happened: Happened, owed: list[Credit], stances: Mapping[str, Stance]
) -> Assertion | None:
    """What a correction gives instead of the number of a happening, of as many of those whom it befell."""
    if not one.slot or one.mention is None or one.given is None:
        return None
    found = Found(one.slot, as_value(one.given.minimum, one.given.maximum), one.given.span, one.scope or "")
    said = replace(one.mention, attribution=innermost(reading, found.span), hedges=(), stance="asserts")
    return _assertion(said, found, happened.of[one.mention.id], credit_over(found.span, owed), stances)


def _as_told_there(right: Assertion, found: Iterable[Assertion]) -> Assertion:
    """A number that a correction gives rests on whom its page names for it: "37 were hurt, the agency said"."""
    one = (right.article, right.event, right.slot, right.value)
    alike = [a for a in found if (a.article, a.event, a.slot, a.value) == one and a.stance != "denies"]
    told = next((a for a in alike if a.credit or a.attribution), None)
    if told is None or right.attribution or right.credit or any(not (a.credit or a.attribution) for a in alike):
        return right
    return replace(right, attribution=told.attribution, credit=told.credit)


def _same_number(made: Assertion, known: Assertion) -> bool:
    """Whether a number is read already, as what its words tell of: "He was sentenced to four years"."""
    one = (made.article, made.event, made.slot, made.value, made.scope)
    return known.span.contains(made.span) and one == (known.article, known.event, known.slot, known.value, known.scope)


def _numbers(values: Sequence[Found]) -> list[Found]:
    """Those of the values that are numbers."""
    return [one for one in values if isinstance(one.value, int) or _RANGE.fullmatch(one.value)]


def _called_false(pile: Pile, mention: Mention, values: Sequence[Found], verdict: Span) -> Iterator[Found]:
    """What a verdict denies of a mention: its numbers, else that it happened, who did it and why; nothing granted.

    The words are those of both: "... more than 200 were killed. Both claims are false."
    """
    judged = [] if takes_for_granted(pile, mention) else [one for one in values if one.slot in _JUDGED]
    for one in _numbers(values) or judged:
        yield one._replace(span=Span(mention.article, mention.sentence.start, verdict.end))


def _denies_a_cause(
    pile: Pile, reading: Reading, mention: Mention, said_by: Mapping[str, Attribution], happened: Happened
) -> bool:
    """Whether what is denied is how something came about: "denied that the fire had started in the engine room"."""
    within = said_by.get(mention.attribution or "")
    if within is None or within.stance != "denies":
        return False
    event = happened.of[mention.id]
    for other in reading.mentions:
        alike = other.attribution == mention.attribution and other.sentence == mention.sentence
        if alike and happened.of[other.id] == event and stated_cause(pile, other, happened.kinds[event]):
            led = [
                pile.quote(Span(c.article, c.start, other.trigger.start))
                for c in within.contents
                if c.contains(other.trigger)
            ]
            return any(_THAT_THE.fullmatch(words) for words in led)
    return False


def _without_speakers(mention: Mention, said_by: Mapping[str, Attribution]) -> Mention:
    """A mention without who says so among its parties: "convicted her of fraud, a report shows" convicts no report."""
    within = said_by.get(mention.attribution or "")
    speakers = within.sources if within else ()
    parties = tuple(p for p in mention.participants if not any(p.span.overlaps(span) for span in speakers))
    return mention if len(parties) == len(mention.participants) else replace(mention, participants=parties)


def _granted(pile: Pile, reading: Reading, mention: Mention, said_by: Mapping[str, Attribution]) -> bool:
    """Whether what is denied takes a happening for granted: "denied a role in the attack", "meddling in the vote".

    Where the page was parsed, what hangs on the denial itself is denied; else what is not told as known.
    """
    within = said_by.get(mention.attribution or "")
    if within and within.stance == "denies" and reading.coverage == "full":
        return mention.stance != "denies"
    return takes_for_granted(pile, mention)


def _whole_days(event: Event) -> Interval | None:
    """The days of an event of which at least the month is known."""
    return days(event.time) if event.time and precision(event.time) >= 2 else None


def _before(pile: Pile, article: str, day: float | None) -> bool:
    """Whether a page was printed, or at the latest captured, before a day."""
    known = (pile.said(article), days(pile.articles[article].captured))
    return day is not None and any(found[1] < day for found in known if found)


def _not_yet(mention: Mention) -> bool:
    """Whether a page says that something had not happened, and not that it will not."""
    return mention.polarity == "negative" and mention.status not in APART


def _so_far(pile: Pile, mention: Mention, kind: Kind, day: float | None) -> bool:
    """Whether a page says that something awaited has not happened until now: "no one has been arrested".

    "Nobody has escaped" denies an escape, whoever tells of one later; so does "nobody has been arrested", said after
    the day of the arrest.
    """
    before = pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start]
    if not _not_yet(mention) or not is_awaited(kind) or not _PERFECT.search(before):
        return False
    said = pile.said(mention.article)
    return day is None or said is None or said[0] <= day


def _first_told(pile: Pile, happened: Happened) -> dict[str, float]:
    """The first day on which a page tells that an event has happened."""
    found: dict[str, float] = {}
    for article, reading in pile.readings.items():
        said = pile.said(article)
        for mention in reading.mentions if said else ():
            if said and mention.polarity == "positive" and mention.status not in APART:
                event = happened.of[mention.id]
                found[event] = min(said[0], found.get(event, said[0]))
    return found


def _takes_back(mention: Mention, said_by: Mapping[str, Attribution], stances: Mapping[str, Stance]) -> bool:
    """Whether a note takes back what its outlet had printed, which it told without denying it at the time."""
    within = said_by.get(mention.attribution or "")
    return within is not None and stances.get(within.id) == "denies" != within.stance


def _beside_a_count(
    reading: Reading, mention: Mention, said_by: Mapping[str, Attribution], stances: Mapping[str, Stance]
) -> bool:
    """Whether what a note takes back with a mention is the number beside it: "that 12 children died in an attack"."""
    return _takes_back(mention, said_by, stances) and any(
        m.quantities and m.attribution == mention.attribution and m.id != mention.id for m in reading.mentions
    )


def _bare(pile: Pile, mention: Mention) -> bool:
    """Whether a noun tells of a happening: a page that calls it planned elsewhere does not say that it took place."""
    return not any(past(word) for word in pile.quote(mention.trigger).split())


def _as_set(pile: Pile, mention: Mention, value: Value, *, ahead: bool) -> Value:
    """What is said of a gathering's being: people set a day for it, so that one which they will hold is planned.

    A page that was out before its day tells of no meeting that was: "calls to cancel his meeting with her"; "they met"
    is of another.
    """
    bare = value == "happened" and ahead and _bare(pile, mention)
    return "planned" if value == "predicted" or bare else value


def _did_it(mention: Mention, named: Doer, stances: Mapping[str, Stance]) -> tuple[Mention, Found]:
    """Whom a sentence names as the one who did it; to deny it is a claim of its own, "not the Red Dawn group"."""
    rejected = denied(stances, mention)
    value = named.label if named.denied == rejected else f"{NOT}{named.label}"
    stance: Stance = "asserts" if rejected else mention.stance
    hedged = tuple(sorted({*mention.hedges, *named.hedges}))
    said = replace(mention, polarity="positive", stance=stance, hedges=hedged)
    return said, Found("who", value, _together(mention, named.span))


def innermost(reading: Reading, span: Span) -> str | None:
    """The innermost attribution whose content holds a span."""
    fit = [(len(c), a.id) for a in reading.attributions for c in a.contents if c.contains(span)]
    return min(fit)[1] if fit else None


def _rejected(pile: Pile, credit: Credit) -> bool:
    """Whether a credit names what is denied: a statement that rejects a paper's story does not rest on it."""
    reading = pile.readings[credit.article]
    denials = [a for a in reading.attributions if a.stance == "denies"]
    return any(span.overlaps(credit.span) for a in denials for span in a.contents)


def credit_over(span: Span, credits: list[Credit]) -> Credit | None:
    """The credit that covers a span most closely: one that certainly does before one that possibly does."""
    start, end = span.start, span.end  # of one article, and asked of every credit in it
    sure = [(len(c), k.id, k) for k in credits if k.certain for c in k.covers if c.start < end and start < c.end]
    if sure:
        return min(sure, key=lambda item: item[:2])[2]
    loose = [(len(c), k.id, k) for k in credits for c in (*k.covers, *k.may_cover) if c.start < end and start < c.end]
    return min(loose, key=lambda item: item[:2])[2] if loose else None


def _assertion(
    mention: Mention, one: Found, event: str, credit: Credit | None, stances: Mapping[str, Stance]
) -> Assertion:
    stance: Stance = "denies" if denied(stances, mention) else mention.stance
    unsure = mention.polarity == "positive" and stances.get(mention.attribution or "") == "questions"
    if unsure and stance in {"asserts", "reports"}:
        stance = "questions"  # "could not confirm that": nobody's word
    return Assertion(
        id=record_id("ast", mention.article, one.span.start, one.span.end, event, one.slot, one.value, mention.id),
        scope=one.scope,
        article=mention.article,
        span=one.span,
        event=event,
        slot=one.slot,
        value=one.value,
        status=mention.status,
        stance=stance,
        attribution=mention.attribution,
        mention=mention.id,
        credit=credit.id if credit else None,
        polarity=mention.polarity,
        hedges=mention.hedges,
    )


def _others(pile: Pile, here: Sequence[Mention], mention: Mention, happened: Happened) -> list[Span]:
    """The words of the other happenings in a mention's sentence, of all `here`; who was killed is none of its own.

    Nor are the arrests of an operation: where they were made, it was.
    """
    operation = kind_of(pile.quote(mention.trigger), mention.event_type).name == "operation"
    others = (
        (other.trigger, kind_of(pile.quote(other.trigger), other.event_type))
        for other in here
        if happened.of[other.id] != happened.of[mention.id]
    )
    return [
        words
        for words, kind in others
        if kind.role not in {"toll", "light"} and not (operation and kind.name == "arrest")
    ]


def _values(
    pile: Pile, mention: Mention, event_kind: Kind, named: Doer | None, others: Sequence[Span]
) -> Iterator[Found]:
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    if takes_people(mention, kind):
        kind = kind_of("arrest")
    if at_large(pile, mention, kind):
        kind = kind_of("escape")
    if named and named.denied:
        return  # who denies that the gang did it does not deny the deed
    if mention.polarity == "negative" and _of_none_of_them(pile, mention):
        return  # "eleven are ill. None has died."
    if mention.polarity == "negative" and not (kind.known and denies_outright(pile, mention)):
        if mention.status == TRIED and kind.known:
            yield Found("status", TRIED, mention.trigger)  # "guards foiled an attack"
        return  # what is negated stands elsewhere in the sentence
    toll = kind.role == "toll" and event_kind.role != "toll"
    if toll and kind.slot and mention.polarity == "negative" and _of_nobody(mention):
        yield Found(kind.slot, 0, mention.trigger)
    known = kind.slot in _PASSING and not _is_figure(pile, mention) and takes_for_granted(pile, mention)
    if kind.slot and not known:
        slot, scope = slot_of(kind, event_kind)
        for one in _count(pile, mention, slot or kind.slot):
            yield one._replace(scope=scope or one.scope)
    if kind.name in PARTS and event_kind.name not in PARTS:
        return  # when and where people were saved is not when and where the ship sank
    if toll and kind.slot == "infected" and (place := placed(pile, mention)):
        yield Found("where", place.name, _together(mention, place.span))  # where people fall ill is where it broke out
    cause = None if toll else stated_cause(pile, mention, event_kind)
    if mention.polarity == "positive":
        for used in means.means_of(pile, mention, event_kind):
            if not (cause and cause.span.overlaps(used.span)):  # "the attack was caused by a car bomb"
                yield Found(means.SLOT, used.name, _together(mention, used.span))
        for money in amounts.amounts_of(pile, mention, event_kind):
            yield Found(amounts.SLOT, money.value, _together(mention, money.span), money.scope)
    if toll:
        yield from _killers(mention, named)
        return  # the rest of a toll's sentence speaks of the dead, not of the explosion
    if mention.polarity == "negative" and cause:
        yield Found("cause", cause.label, _together(mention, cause.span))  # "no gas tank exploded": something did
        return
    yield Found("status", _status(mention), mention.trigger)
    if mention.polarity == "negative":
        return
    time = mention_time(mention)
    told = time and not day_of_growth(pile, mention, time) and not said_there(pile, mention, time.span)
    if time and told and time.edtf and precision(time.edtf) >= 2:
        yield Found("when", time.edtf, _together(mention, time.span))
    for hour, span in hour_of(pile, mention) if told or time is None else ():
        yield Found("hour", hour, _together(mention, span))
    text = pile.articles[mention.article].text

    def elsewhere(there: Span) -> bool:
        return said_there(pile, mention, there) or told_with(text, mention.trigger, others, there)

    if (place := placed(pile, mention)) and not elsewhere(place.span):
        yield Found("where", place.name, _together(mention, place.span))
    for spot in sites(pile, mention) if kind.known else ():
        if not elsewhere(spot.span):
            yield Found("where", spot.label, _together(mention, spot.span))
    if kind.role != "light":  # what "came on Friday" is the happening itself, nobody whom it befell
        yield from _parties(mention, event_kind, named)
    for years, span in years_of(pile, mention, kind):
        yield Found("sentence", years, _together(mention, span))
    for name, span in operation_of(pile, mention, kind):
        yield Found("operation", name, _together(mention, span))
    if cause:
        yield Found("cause", cause.label, _together(mention, cause.span))


def _status(mention: Mention) -> str:
    """What a mention says of the event's being: it happened, it did not, it was planned."""
    if mention.polarity == "negative":
        return DENIED
    return "happened" if mention.status in {"happened", "ongoing", "unknown"} else mention.status


def _is_figure(pile: Pile, mention: Mention) -> bool:
    """Whether a mention only gives a number anew: "the mayor said 13", "put the figure at 17"."""
    alone = any(number.span.contains(mention.trigger) for number in mention.quantities)
    return alone or fold(pile.quote(mention.trigger)) in folded_terms("refigures")


def _count(pile: Pile, mention: Mention, slot: str) -> Iterator[Found]:
    """The number that counts the people of a mention: of those it befell, else the nearest that counts people.

    One that counts them all comes before one of a part; a part that stands alone keeps its scope.
    """
    fit = [_some_of(pile, mention, q) for q in mention.quantities if q.span.article == mention.article]
    fit = list(dict.fromkeys(q for q in fit if _counts_people(pile, q)))
    fit = [q for q in fit if not any(_is_part_of(pile, mention, q, whole) for whole in fit)]
    if slot == "attended":
        fit = [q for q in fit if not _of_a_toll(pile, mention, q)]
    scopes = {q.span: scope_of(pile, mention, slot, q) for q in fit}
    fit = [q for q in fit if not scopes[q.span]] or fit
    counted = [q for q in fit if any(p.role == "recipient" and p.span.contains(q.span) for p in mention.participants)]
    fit = counted or [q for q in fit if not _beyond_comma(pile, mention, q)]
    if mention.polarity == "negative":
        fit = [q for q in fit if q.minimum > 0]  # "no 14 people were beaten" denies a number, "nobody" gives none
    if fit:
        near = min(fit, key=lambda q: (not counted and abs(q.span.start - mention.trigger.start), q.span))
        value = as_value(near.minimum, near.maximum)
        scope = scopes[near.span] or ("part" if _counts_not_all(pile, mention, near) else "")
        yield Found(slot, value, _together(mention, near.span), scope)


def _some_of(pile: Pile, mention: Mention, whole: Quantity) -> Quantity:
    """The number of those whom it befell, where its whole stands beside the trigger: "12 of the 26 men are missing".

    Of "12 of the 26 missing men were found" the whole is missing.
    """
    article = pile.articles[mention.article]
    if _names_them(article.text[whole.span.end : mention.trigger.start]):
        return whole
    for part in pile.readings[mention.article].quantities:
        smaller = part.span.end <= whole.span.start and part.minimum < whole.minimum and part.unit == whole.unit
        if smaller and _OF_THE.fullmatch(article.text[part.span.end : whole.span.start]):
            return part
    return whole


def _is_part_of(pile: Pile, mention: Mention, part: Quantity, whole: Quantity) -> bool:
    """Whether a number is of some of those whom another counts and the mention tells of: two of "three missing men"."""
    text = pile.articles[mention.article].text
    led = part.minimum < whole.minimum and _OF.fullmatch(text[part.span.end : whole.span.start])
    before = whole.span.end <= mention.trigger.start
    return bool(led) and before and _names_them(text[whole.span.end : mention.trigger.start])


def _names_them(between: str) -> bool:
    """Whether the words from those who are counted to a happening only say who they are, and tell nothing of them.

    >>> _names_them(" people who had been "), _names_them(" missing men were ")
    (True, False)
    """
    return not _SAYS_OF.search(between) or bool(_WHO.search(between))


def _counts_not_all(pile: Pile, mention: Mention, number: Quantity) -> bool:
    """Whether somebody stands beside those whom a number counts: "charged Lind and two guards" charges three.

    Names behind a comma are rather theirs: "two guards, Ada Vik and Bo Lind".
    """
    parties = sorted(
        p.span for p in mention.participants if p.role == "recipient" and p.span.article == mention.article
    )
    counted = next((span for span in parties if span.contains(number.span)), None)
    if counted is None:
        return False
    text = pile.articles[mention.article].text
    before = next((span for span in reversed(parties) if span.end <= counted.start), None)
    after = next((span for span in parties if span.start >= counted.end), None)
    if before and not any(q.span.overlaps(before) for q in mention.quantities):
        return bool(_AND.fullmatch(text[before.end : counted.start]))
    if after and not any(q.span.overlaps(after) for q in mention.quantities):
        return bool(_AND.fullmatch(text[counted.end : after.start]))
    return False


def _of_a_toll(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether a number counts those hurt or killed at a gathering: "the number of wounded at the march is 14"."""
    here = (m for m in pile.readings[mention.article].mentions if m.sentence.overlaps(mention.sentence))
    tolls = (m for m in here if kind_of(pile.quote(m.trigger), m.event_type).role == "toll")
    return any(q.span == quantity.span for m in tolls for q in m.quantities)


def _of_none_of_them(pile: Pile, mention: Mention) -> bool:
    """Whether a toll did not befall some who were told of before: "None has died", "ninguno ha muerto".

    Of the others it says nothing; "none of the passengers" and "nobody" do.
    """
    before = pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start]
    return bool(_NONE_OF_THEM.search(before))


def _of_nobody(mention: Mention) -> bool:
    """Whether a toll is said to be none: "nobody was killed" beside a blast is its toll."""
    whom = [fold(party.label) for party in mention.participants if party.role == "recipient"]
    return any(label in {"nobody", "no one", "no-one", "none"} for label in whom)


def _beyond_comma(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether a comma stands between the trigger and a number after it: "who escaped arrest, two who attended"."""
    between = pile.articles[mention.article].text[mention.trigger.end : quantity.span.start]
    return any(mark in between for mark in ",;:")


def _counts_people(pile: Pile, quantity: Quantity) -> bool:
    if quantity.unit is not None or (quantity.of and _UNITS.match(quantity.of)):
        return False
    if quantity.minimum != int(quantity.minimum):
        return False  # "a quake of magnitude 6.1 killed 34"
    return quantity.minimum >= 0 and fold(pile.quote(quantity.span)) not in _ARTICLES


def _one_with(party: Participant, trigger: Span) -> bool:
    """Whether a party is the happening's own word; "found Ada Lind guilty" only stands around her name."""
    around = party.label[:1].isupper() and trigger.start < party.span.start < party.span.end < trigger.end
    return party.span.overlaps(trigger) and not around


def _parties(mention: Mention, event_kind: Kind, named: Doer | None) -> Iterator[Found]:
    """Who did it and to whom; a thing that explodes or burns is `what`. Who is named in so many words is told apart."""
    for party in mention.participants:
        if named and named.span.overlaps(party.span):
            continue
        if party.role in {"actor", "recipient"} and is_name(party.label):
            slot = "who" if party.role == "actor" else "whom"
            if event_kind.name in {"explosion", "fire", "collapse"}:
                slot = "what"
            if _one_with(party, mention.trigger) or any(q.span.overlaps(party.span) for q in mention.quantities):
                continue
            if not telling(party.label) or (slot == "what" and instrument(party.label)):
                continue  # "31 persons" is a number; the tank that burst is the cause
            yield Found(slot, party.label, _together(mention, party.span))


def _killers(mention: Mention, named: Doer | None) -> Iterator[Found]:
    """Who is told by name to have killed or hurt: "the Red Harrow gang killed five people", not "the blast" did."""
    for party in mention.participants:
        if party.role == "actor" and not (named and named.span.overlaps(party.span)) and is_name(party.label):
            proper = [word for word in party.label.split() if word[:1].isupper()]
            if proper and is_somebody(party.label):
                yield Found("who", party.label, _together(mention, party.span))


def _together(mention: Mention, span: Span) -> Span:
    """The value and the trigger in one span, when they stand in one sentence."""
    if span.article == mention.article and mention.sentence.contains(span):
        return Span(span.article, min(span.start, mention.trigger.start), max(span.end, mention.trigger.end))
    return span
