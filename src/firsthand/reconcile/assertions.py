"""Assertions: the flat table everything is counted from.

In: a Pile, the events, the credits. Out: for each mention, the values it gives for the slots of its event: how many
were killed, when, where, who, of what cause, and whether it happened at all, on whose word and under which credit.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.reconcile import amounts, endings, means
from firsthand.reconcile.accused import DEEDS, accused
from firsthand.reconcile.amendments import Amendment
from firsthand.reconcile.ammunition import Used, told_ammunition
from firsthand.reconcile.attempts import TRIED
from firsthand.reconcile.before_its_day import as_set, first_told, is_bare, not_yet, out_before, so_far, whole_days
from firsthand.reconcile.causes import Cause, struck, tells_a_downing, told_seats, told_strikes
from firsthand.reconcile.corrections import Correcting, denied
from firsthand.reconcile.counted_apart import counted_apart
from firsthand.reconcile.denied_charges import denied_charges
from firsthand.reconcile.denied_it import disowned, words_of
from firsthand.reconcile.determiners import takes_for_granted
from firsthand.reconcile.doers import NOT, Doer, doer, without_article
from firsthand.reconcile.events import Happened
from firsthand.reconcile.facts import APART, mention_time
from firsthand.reconcile.failing_words import in_every_language
from firsthand.reconcile.failings import Failing, told_failings
from firsthand.reconcile.gainsaid import called_false, denies_a_cause, is_granted, numbers_of, without_speakers
from firsthand.reconcile.instead import others_instead
from firsthand.reconcile.kinds import recurs
from firsthand.reconcile.manners import manners
from firsthand.reconcile.not_but import told_instead
from firsthand.reconcile.on_whose_word import Found, assertion_of, credit_over, innermost, rejected, together
from firsthand.reconcile.own_denials import own_denial
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.poisons import Told, told_poisons
from firsthand.reconcile.put_right import (
    Counted,
    as_told_there,
    beside_a_count,
    counts_of,
    gone_counts,
    of_some,
    same_number,
    set_right,
    takes_back,
)
from firsthand.reconcile.slots import DENIED, other_happenings, values_of
from firsthand.reconcile.values import OPEN, days, precision
from firsthand.reconcile.verdicts import verdicts_of
from firsthand.records import Assertion, Attribution, Credit, Mention, Reading, Span, Stance

_A_DAY = 4  # the precision of an EDTF day or finer


class _Case(NamedTuple):
    """What the assertions of every page rest on."""

    pile: Pile
    happened: Happened
    owed: Mapping[str, list[Credit]]  # an article
    strikes: Mapping[str, Sequence[tuple[str, Cause]]]  # a mention
    first_day: Mapping[str, float]  # of an event
    last_day: Mapping[str, float]
    first_told: Mapping[str, float]
    correcting: Correcting
    stances: Mapping[str, Stance]
    amended: Mapping[str, Sequence[Amendment]]


class _Page(NamedTuple):
    """A page, and what is asked of each of its mentions."""

    article: str
    reading: Reading
    said_by: Mapping[str, Attribution]
    told_in: Mapping[Span, Sequence[Mention]]  # a sentence
    verdicts: Mapping[str, Span]  # on a mention
    to_come: frozenset[str]  # the events that it tells of as planned, before their day
    gone: frozenset[Counted]  # the counts that it takes back


class _Denied(NamedTuple):
    """A mention as its page tells it, and what of it is denied or taken back."""

    mention: Mention
    withdrawn: bool  # "we said that two had died"
    denies: bool
    miscounted: bool
    own: tuple[Doer, ...] | None  # who denies that they did it: that does not say that it was not done
    granted: bool  # what is denied takes the happening for granted
    of_its_cause: bool
    restated: bool  # another number is given instead, or somebody else: it did happen


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
        if not credit.own and not rejected(pile, credit):
            owed[credit.article].append(credit)
    spans = {event.id: when for event in happened.events if (when := whole_days(event))}
    case = _Case(
        pile=pile,
        happened=happened,
        owed=owed,
        strikes=struck(pile, happened, story),
        first_day={event: when[0] for event, when in spans.items()},
        last_day={event: when[1] for event, when in spans.items()},
        first_told=first_told(pile, happened),
        correcting=correcting,
        stances=stances,
        amended=amended,
    )
    found: dict[str, Assertion] = {}
    for article, reading in sorted(pile.readings.items(), key=lambda item: pile.rank[item[0]]):
        for made in _of_page(case, _page(case, article, reading)):
            found.setdefault(made.id, made)
    return tuple(counted_apart(pile, tuple(of_some(pile, correcting, amended, found))))


def _page(case: _Case, article: str, reading: Reading) -> _Page:
    pile = case.pile
    told_in: dict[Span, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        told_in[mention.sentence].append(mention)
    ahead = {case.happened.of[m.id] for m in reading.mentions if m.status in APART}
    return _Page(
        article=article,
        reading=reading,
        said_by={a.id: a for a in reading.attributions},
        told_in=told_in,
        verdicts={name: verdict.span for verdict in verdicts_of(pile, reading) for name in verdict.mentions},
        to_come=frozenset(event for event in ahead if out_before(pile, article, case.first_day.get(event))),
        gone=gone_counts(pile, reading, case.correcting, case.stances) if case.correcting.quoted else frozenset(),
    )


def _of_page(case: _Case, page: _Page) -> list[Assertion]:
    """The assertions of a page, of which the first of an id stands."""
    found: dict[str, Assertion] = {}
    for mention in sorted(page.reading.mentions, key=lambda m: (m.trigger, m.id)):
        if denied_here := _as_denied(case, page, mention):
            for made in _of_mention(case, page, denied_here):
                found.setdefault(made.id, made)
    for amendment in case.amended.get(page.article, ()):
        right = set_right(amendment, page.reading, case.happened, case.owed.get(page.article, []), case.stances)
        if right and not any(same_number(right, known) for known in found.values()):
            right = as_told_there(right, found.values())
            found.setdefault(right.id, right)
    beside = list(_beside_mentions(case, page))
    named = [one for one in beside if one.slot == "cause" and case.happened.kinds[one.event].name == "poisoning"]
    for name in [name for name, known in found.items() if any(_named_better(one, known) for one in named)]:
        del found[name]
    for made in beside:
        if made.slot != "cause" or not any(_one_cause(made, known) for known in found.values()):
            found.setdefault(made.id, made)
    return _with_disowned(case, page, list(found.values()))


def _with_disowned(case: _Case, page: _Page, told: Sequence[Assertion]) -> list[Assertion]:
    """The assertions of a page, where who denies a deed that he is blamed for denies that it was he, not the deed."""
    mentions = {mention.id: mention for mention in page.reading.mentions}
    owed = case.owed.get(page.article, [])
    found = []
    denials = set[tuple[str | None, str]]()
    deeds = [one for one in told if case.happened.kinds[one.event].name in DEEDS]  # a fraud is denied as a charge
    for one, denial in disowned(case.pile, page.reading, deeds):
        not_he = Found("who", f"{NOT}{without_article(str(one.value))}", words_of(denial))
        said = replace(mentions[one.mention], attribution=denial.id, hedges=(), polarity="positive", stance="asserts")
        found.append(assertion_of(said, not_he, one.event, credit_over(not_he.span, owed), {}))
        denials.add((denial.id, one.event))
    kept = [a for a in told if a.slot != "status" or a.value != DENIED or (a.attribution, a.event) not in denials]
    return [*kept, *found]


def _named_better(poison: Assertion, known: Assertion) -> bool:
    """Whether words for a cause are those for what people fell ill of, which has one name in all languages."""
    return known.slot == "cause" and known.event == poison.event and known.span.overlaps(poison.span)


def _one_cause(one: Assertion, other: Assertion) -> bool:
    """Whether two assertions are one cause read twice: as that of its mention, and as what failed."""
    alike = one.slot == other.slot and one.span.overlaps(other.span)
    return alike and in_every_language(str(one.value)) == in_every_language(str(other.value))


def _as_denied(case: _Case, page: _Page, mention: Mention) -> _Denied | None:
    """A mention with what is denied of it; None of an earlier headline of its page, which says nothing now."""
    pile, correcting = case.pile, case.correcting
    named_only = mention.id in correcting.quoted
    miscounted = mention.id in correcting.miscounted
    withdrawn = miscounted or mention.id in correcting.withdrawn
    withdrawn = withdrawn or (named_only and not page.gone.isdisjoint(counts_of(pile, mention)))
    if named_only and not withdrawn:
        return None
    if withdrawn:
        mention = replace(mention, stance="denies")
    denies = withdrawn or denied(case.stances, mention)
    granted = denies and not miscounted and is_granted(pile, page.reading, mention, page.said_by)
    of_its_cause = denies and not withdrawn and denies_a_cause(pile, page.reading, mention, page.said_by, case.happened)
    own = own_denial(pile, mention, page.said_by, denies)
    restated = bool(mention.quantities) and (withdrawn or takes_back(mention, page.said_by, case.stances))
    restated = restated or (withdrawn and bool(others_instead(page.reading.mentions, correcting, mention)))
    return _Denied(mention, withdrawn, denies, miscounted, own, granted or of_its_cause, of_its_cause, restated)


def _of_mention(case: _Case, page: _Page, said: _Denied) -> Iterator[Assertion]:
    """What a mention gives, what a verdict denies of it, who did it, and what it was the cause of."""
    pile, mention = case.pile, said.mention
    event, owed = case.happened.of[mention.id], case.owed.get(page.article, [])
    named = doer(pile, mention) if said.own is None else next(iter(said.own), None)
    told = without_speakers(mention, page.said_by)
    values = _values(case, page, said, told, named)
    known = said.denies and not said.miscounted and takes_for_granted(pile, mention)  # "denied the attack in Kesvik"
    for value in values:
        if one := _in_its_time(case, page, said, value):
            of_its_cause = one.slot == "cause" and (said.of_its_cause or one.value in manners())
            sure = (said.granted or (known and one.slot != "status")) and not of_its_cause
            telling = replace(mention, polarity="positive") if one.value in {0, TRIED} else mention
            telling = replace(telling, stance="reports") if sure else telling
            yield assertion_of(telling, one, event, credit_over(one.span, owed), {} if sure else case.stances)
    if mention.id in page.verdicts and not said.denies:  # "Both claims are false."
        verdict = page.verdicts[mention.id]
        judge = replace(told, attribution=innermost(page.reading, verdict), hedges=(), stance="denies")
        for one in called_false(pile, mention, values, verdict):
            yield assertion_of(judge, one, event, None, {})
    if named:
        telling, one = _did_it(mention, named, case.stances)
        yield assertion_of(telling, one, event, credit_over(one.span, owed), {})
    for caused, cause in case.strikes.get(mention.id, ()) if said.own is None else ():
        one = Found("cause", cause.label, together(mention, cause.span))
        yield assertion_of(mention, one, caused, credit_over(one.span, owed), case.stances)


def _values(case: _Case, page: _Page, said: _Denied, told: Mention, named: Doer | None) -> list[Found]:
    """The values that a mention gives, but for those that what takes back a number beside them does not touch."""
    pile, mention = case.pile, said.mention
    if said.own is not None:
        return []
    others = other_happenings(pile, page.told_in[mention.sentence], mention, case.happened)
    values = list(values_of(pile, told, case.happened.kinds[case.happened.of[mention.id]], named, others))
    of_how = any(v.slot == "cause" and (v.value in manners() or tells_a_downing(v.value)) for v in values)
    if said.denies and not said.withdrawn and of_how:  # who denies that he killed himself does not say that he lives
        values = [v for v in values if v.slot == "cause"]
    if not said.restated and beside_a_count(page.reading, mention, page.said_by, case.stances):
        values = numbers_of(values)
    if said.withdrawn:
        values = numbers_of(values) or values  # "we said that he was jailed for six years": he was jailed
    return values


def _in_its_time(case: _Case, page: _Page, said: _Denied, one: Found) -> Found | None:
    """A value as its page, of the day on which it was out, can mean it; None where it does not mean it."""
    pile, mention = case.pile, said.mention
    if one.slot in {"status", "when", "hour", "where"} and said.restated:
        return None  # "said that 41 had fallen ill. The number is 31": some had
    if one.slot != "status":
        return one
    if said.granted:
        return None  # who denies a reason for "the arrests" does not deny the arrests
    event = case.happened.of[mention.id]
    kind = case.happened.kinds[event]
    if one.value == DENIED and _of_another_day(case, page, mention):
        return None
    early = out_before(pile, page.article, case.first_day.get(event))
    if early and not_yet(mention):
        return None  # "has not been charged", in a paper of the day before the charge
    untold = out_before(pile, page.article, case.first_told.get(event))
    if untold and so_far(pile, mention, kind, case.last_day.get(event)):
        return None  # "no one has been arrested", days before anybody tells of an arrest
    if recurs(kind):
        return one._replace(value=as_set(pile, mention, one.value, ahead=event in page.to_come or early))
    if one.value == "happened" and event in page.to_come and is_bare(pile, mention):
        return one._replace(value="planned")  # "calls to cancel his visit", a day before it
    return one


def _of_another_day(case: _Case, page: _Page, mention: Mention) -> bool:
    """Whether a denial without a day of its own stands on a page that tells of another day, just before it.

    "The march on Saturday was peaceful. Nobody was arrested" denies no arrests of the Sunday before.
    """
    of, event = case.happened.of, case.happened.of[mention.id]
    told = page.reading.mentions
    if mention.polarity != "negative" or mention.times:
        return False
    before = [m for m in told if m.trigger < mention.trigger and of[m.id] != event]
    dated = [when for m in sorted(before, key=lambda m: m.trigger) if (when := _day_of(case, m))]
    if event in case.first_day:
        return bool(dated) and (dated[-1][1] < case.first_day[event] or case.last_day[event] < dated[-1][0])
    return bool(dated) and case.first_told.get(event, OPEN) < dated[-1][0]  # told before that day was


def _day_of(case: _Case, mention: Mention) -> tuple[float, float] | None:
    """The day that a mention tells, else that of its event."""
    time, event = mention_time(mention), case.happened.of[mention.id]
    told = days(time.edtf) if time and time.edtf and precision(time.edtf) >= _A_DAY else None
    return told or ((case.first_day[event], case.last_day[event]) if event in case.first_day else None)


def _beside_mentions(case: _Case, page: _Page) -> Iterator[Assertion]:
    """What a page tells beside its mentions: means, sums, outcomes, what people fell ill of, and causes."""
    pile, reading, happened = case.pile, page.reading, case.happened
    owed = case.owed.get(page.article, [])
    for mention, one in _told_apart(pile, reading, happened):
        said = replace(mention, attribution=innermost(reading, one.span), hedges=(), polarity="positive")
        yield assertion_of(said, one, happened.of[mention.id], credit_over(one.span, owed), case.stances)
    for mention, used in told_ammunition(pile, reading, happened.of, happened.kinds):
        one = Found(means.SLOT, used.name, used.span)
        said = _of_ammunition(mention, used, innermost(reading, used.span))
        yield assertion_of(said, one, happened.of[mention.id], credit_over(one.span, owed), {})
    for mention, poison in told_poisons(pile, reading, happened.of, happened.kinds):
        one = Found("cause", poison.name, poison.span)
        said = _of_a_poison(mention, poison, innermost(reading, poison.span), page.said_by)
        yield assertion_of(said, one, happened.of[mention.id], credit_over(one.span, owed), {})
    for mention, event, cause in chain(told_strikes(pile, reading, happened), told_seats(pile, reading, happened)):
        one = Found("cause", cause.label, cause.span)
        said = replace(mention, attribution=innermost(reading, cause.span), hedges=(), polarity="positive")
        yield assertion_of(said, one, event, credit_over(one.span, owed), case.stances)
    for mention, event, denial in denied_charges(pile, reading, happened):
        one = Found("status", DENIED, denial.contents[0])
        said = replace(mention, attribution=denial.id, hedges=(), polarity="positive", stance="asserts")
        yield assertion_of(said, one, event, credit_over(one.span, owed), {})
    for mention, event, blamed in accused(pile, reading, happened):
        one = Found("who", blamed.label, blamed.span)
        said = replace(mention, attribution=blamed.by.id, hedges=(), polarity="positive", stance=blamed.by.stance)
        yield assertion_of(said, one, event, credit_over(one.span, owed), {})
    for mention, event, failing in chain(told_failings(pile, reading, happened), told_instead(pile, reading, happened)):
        one = Found("cause", failing.name, failing.span)
        within = innermost(reading, failing.core)
        if within or not failing.disowned:  # whose denial it is was not read
            said = _of_a_failing(mention, failing, within, page.said_by)
            yield assertion_of(said, one, event, credit_over(one.span, owed), {})


def _of_a_failing(
    mention: Mention, failing: Failing, within: str | None, said_by: Mapping[str, Attribution]
) -> Mention:
    """The mention of an accident as words elsewhere on its page tell what failed there."""
    over = said_by[within].stance if within else "asserts"
    denies = failing.denied or (over == "denies" and not failing.twice)
    stance: Stance = "denies" if denies else "questions" if failing.asked else over if within else "asserts"
    return replace(
        mention, attribution=within, hedges=failing.hedges, polarity="positive", stance=stance, status="happened"
    )


def _of_ammunition(mention: Mention, used: Used, within: str | None) -> Mention:
    """The mention of a shooting as words elsewhere on its page tell what was fired."""
    stance: Stance = "denies" if used.denied else "asserts" if within is None else "reports"
    return replace(mention, attribution=within, hedges=(), polarity="positive", stance=stance, status="happened")


def _of_a_poison(mention: Mention, poison: Told, within: str | None, said_by: Mapping[str, Attribution]) -> Mention:
    """The mention of a poisoning as words elsewhere on its page tell what it came of."""
    denies = poison.denied or (within is not None and said_by[within].stance == "denies")
    stance: Stance = "denies" if denies else "asserts" if within is None else "reports"
    return replace(
        mention, attribution=within, hedges=poison.hedges, polarity="positive", stance=stance, status="happened"
    )


def _told_apart(pile: Pile, reading: Reading, happened: Happened) -> Iterator[tuple[Mention, Found]]:
    """What a page tells beside a mention or in sentences of its own: means, sums and outcomes."""
    for mention, used in means.told_apart(pile, reading, happened.of, happened.kinds):
        yield mention, Found(means.SLOT, used.name, used.span)
    for mention, money in amounts.told_apart(pile, reading, happened.of, happened.kinds):
        yield mention, Found(amounts.SLOT, money.value, money.span, money.scope)
    for mention, ending in endings.endings(pile, reading, happened.of, happened.kinds):
        if mention.stance not in {"denies", "questions"}:
            yield mention, Found(endings.SLOT, ending.name, together(mention, ending.span))


def _did_it(mention: Mention, named: Doer, stances: Mapping[str, Stance]) -> tuple[Mention, Found]:
    """Whom a sentence names as the one who did it; to deny it is a claim of its own, "not the Red Dawn group"."""
    rejected = denied(stances, mention)
    value = named.label if named.denied == rejected else f"{NOT}{named.label}"
    stance: Stance = "asserts" if rejected else mention.stance
    hedged = tuple(sorted({*mention.hedges, *named.hedges}))
    said = replace(mention, polarity="positive", stance=stance, hedges=hedged)
    return said, Found("who", value, together(mention, named.span))
