"""The order of reconcile's steps, from the inputs to the Account.

In: articles, lineage, readings. Out: an Account.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.reconcile.agencies_told import knowing_agencies
from firsthand.reconcile.altered import altered, mistold, retold_mentions, without_mistold
from firsthand.reconcile.amendments import amendments
from firsthand.reconcile.assertions import assert_all
from firsthand.reconcile.attempts import done_or_tried
from firsthand.reconcile.claims import count_claims, group_claims
from firsthand.reconcile.contradictions import contradict, dispute
from firsthand.reconcile.corrections import corrections, stances_of
from firsthand.reconcile.credits import Credited, resolve_credits
from firsthand.reconcile.denials import of_the_event
from firsthand.reconcile.doers import named_doers
from firsthand.reconcile.drift import find_drift
from firsthand.reconcile.endings import with_telling_outcomes
from firsthand.reconcile.events import Happened, find_events, with_retold
from firsthand.reconcile.hoaxes import with_allegations, with_hoaxes
from firsthand.reconcile.judged import (
    added_assertions,
    additions,
    events_as_told,
    outcomes,
    settled,
    voices_as_told,
    with_added,
    without_wrong,
)
from firsthand.reconcile.left_office import HOW, WAYS, with_ways
from firsthand.reconcile.manners import with_disputed_manners
from firsthand.reconcile.means import with_telling_means
from firsthand.reconcile.named_instead import named_instead
from firsthand.reconcile.operations import with_operations
from firsthand.reconcile.passages import Passages, copies
from firsthand.reconcile.pile import Pile, open_pile, reporters_outlet
from firsthand.reconcile.retold import retold
from firsthand.reconcile.rumours import doubting_rumours
from firsthand.reconcile.sites import told_as_scene
from firsthand.reconcile.sources import sources_of
from firsthand.reconcile.stories import STRAND, THRESHOLD, likeness, stories
from firsthand.reconcile.takebacks import with_takebacks
from firsthand.reconcile.told import told_in
from firsthand.reconcile.unread import Unread
from firsthand.reconcile.vectors import Vectors
from firsthand.reconcile.voices import Cast, gather_voices
from firsthand.reconcile.whereabouts import places_of
from firsthand.reconcile.whose_sentence import with_whose_sentence
from firsthand.reconcile.worth import worth_counting
from firsthand.records import (
    Account,
    Article,
    Assertion,
    Attribution,
    Claim,
    Event,
    Lineage,
    Mention,
    Outcome,
    Reading,
    Stance,
)
from firsthand.rulings import Rulings, imprints, lost


def account_of(articles: Sequence[Article], lineage: Lineage, readings: Sequence[Reading], rulings: Rulings) -> Account:
    """Reconcile a case."""
    wrong = [span for _, _, spans in rulings.of("wrong", "credit") for span in spans]
    readings = knowing_agencies(articles, readings, wrong)
    pile = open_pile(articles, lineage, readings, imprints(rulings))
    passages = Passages(pile)
    row, alike = likeness(pile)
    credited = resolve_credits(pile, passages, partial(_near, row, alike))
    ties = _ties(pile, credited)
    story, strand = (stories(row, alike, ties, least) if len(row) else {} for least in (THRESHOLD, STRAND))
    cast = voices_as_told(gather_voices(pile, passages, story, frozenset(credited.node.values()), rulings), rulings)
    correcting = corrections(pile)
    stances = stances_of(pile, correcting)
    amended = amendments(pile, correcting, stances)
    added = additions(pile, rulings)
    happened = find_events(pile, passages, story, strand, rulings, correcting)

    def said_of(happened: Happened) -> _Said:
        tell = partial(assert_all, pile, happened, credited.credits, story, correcting, stances, amended)
        return _said(pile, happened, cast.of, tell, rulings)

    heard = said_of(happened)
    found = copies(pile, passages, credited.node, credited.credits)
    sources = sources_of(pile, passages, found, credited, cast, added)
    told = told_in(sources, heard.assertions)
    pairs = retold(sources, told)
    drift = find_drift(sources, told, pairs)
    one_happening = with_retold(pile, happened, retold_mentions(pile, pairs, drift))
    if one_happening is not happened:
        happened, heard = one_happening, said_of(one_happening)
        told = told_in(sources, heard.assertions)
    events, mentions, assertions, named, own, grouped = heard
    by_id = {a.id: a for a in assertions}
    changed = altered(pile, told, pairs, drift)
    otherwise = happened.altered | {by_id[name].mention for name in changed}
    pointed = named | told_as_scene(pile, assertions)
    worth = worth_counting(grouped, by_id, places_of(pile), happened.kinds, pointed, otherwise)
    rival = done_or_tried(pile, assertions) | {one.id for one in assertions if one.slot == HOW and one.value in WAYS}
    kept, asked = {claim.id for claim in worth}, rival | own.keys()
    claims = tuple(claim for claim in grouped if claim.id in kept or not asked.isdisjoint(claim.support))
    wrongly = mistold(pile, pairs, by_id, changed)
    claims = without_mistold(claims, wrongly)
    about = Account(claims=claims, assertions=assertions, voices=tuple(cast.voices.values()))
    as_judged = settled(about, articles, rulings)
    unread = Unread(sources, happened.of, claims, assertions)
    counted = count_claims(sources, claims, assertions, _scoped(pile, cast), as_judged, unread)
    single = frozenset(event for event, kind in happened.kinds.items() if kind.role == "bearer")
    contradictions = contradict(
        sources, counted.claims, assertions, correcting, amended, single, pointed | rival, changed, wrongly
    )
    account = Account(
        voices=tuple(sorted(cast.voices.values(), key=lambda v: v.id)),
        attributions=_attributions(pile, cast, stances),
        credits=credited.credits,
        mentions=mentions,
        events=with_operations(pile, events, mentions, assertions),
        assertions=assertions,
        claims=counted.claims,
        origins=counted.origins,
        lines=counted.lines,
        contradictions=contradictions,
        drift=drift,
        problems=rulings.problems,
    )
    account = without_wrong(account, rulings)
    account = replace(account, claims=dispute(pile, account.claims, assertions, account.contradictions))
    came_of = outcomes(account, articles, lineage, readings, rulings, (*cast.overruled, *happened.overruled))
    return _with_outcomes(account, came_of, rulings)


def _with_outcomes(account: Account, came_of: tuple[Outcome, ...], rulings: Rulings) -> Account:
    """The account with what came of each judgement; one whose words are gone is a problem."""
    said = {one.id: one for one in rulings.in_force}
    problems = (lost(said[one.judgement], one.note) for one in came_of if one.state == "lost" and one.judgement in said)
    return replace(account, outcomes=came_of, problems=(*rulings.problems, *problems))


class _Said(NamedTuple):
    """What the articles say of the events, as persons judged it: `own` are the assertions that persons added."""

    events: tuple[Event, ...]
    mentions: tuple[Mention, ...]
    assertions: tuple[Assertion, ...]
    named: frozenset[str]
    own: Mapping[str, Assertion]
    grouped: tuple[Claim, ...]


def _said(
    pile: Pile,
    happened: Happened,
    of: Mapping[str, str],
    asserted: Callable[[], Sequence[Assertion]],
    rulings: Rulings,
) -> _Said:
    added = additions(pile, rulings)
    events, mentions = with_added(happened.events, _mentions(pile, happened.of), added, rulings)
    events, mentions = events_as_told(events, mentions, rulings)
    told = with_telling_outcomes(pile, with_telling_means(pile, of_the_event(pile, asserted())))
    told = with_whose_sentence(pile, with_disputed_manners(pile, told))
    told = doubting_rumours(pile, named_instead(told))
    assertions = with_takebacks(pile, of, with_ways(pile, with_allegations(pile, with_hoaxes(pile, told))))
    named = named_doers(pile, assertions)
    left = {event.id for event in events}
    own = {one.id: one for one in added_assertions(added, rulings, mentions)}
    every = (*(one for one in assertions if one.event in left), *own.values())
    grouped = group_claims(pile, events, every)
    judged = without_wrong(Account(assertions=every, claims=grouped), rulings)
    if judged.assertions != every:
        every = judged.assertions
        grouped = group_claims(pile, events, every)
    return _Said(events, mentions, every, named, own, grouped)


def _near(row: Mapping[str, int], alike: Vectors, article: str) -> Callable[[str], float]:
    """How alike an article is to any other."""
    mix = alike.mixed([row[article]])
    return lambda other: alike.cosine(mix, row[other])


def _ties(pile: Pile, credited: Credited) -> list[tuple[str, str]]:
    """Articles that share a body passage, a translation or a resolved credit are about one affair."""
    tied = [(e.a.article, e.b.article) for e in pile.lineage.reuse if e.makes_one_text]
    tied += [(c.article, c.target) for c in credited.credits if c.target]
    tied += [(name, root) for name, root in pile.root.items() if name != root]
    return [(a, b) for a, b in tied if a in pile.articles and b in pile.articles]


def _scoped(pile: Pile, cast: Cast) -> dict[str, list[str]]:
    """The voices of each article that a sourcing paragraph names for the whole story."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, reading in pile.readings.items():
        for voice in reading.voices:
            if voice.scope == "article" and voice.id in cast.of:
                found[name].add(cast.of[voice.id])
    return {name: sorted(voices) for name, voices in found.items()}


def _attributions(pile: Pile, cast: Cast, stances: Mapping[str, Stance]) -> tuple[Attribution, ...]:
    """The attributions with the voices of the case; those of an outlet, or of what it had printed, have none."""
    found = []
    for one in sorted((a for r in pile.readings.values() for a in r.attributions), key=_place(pile)):
        voices = tuple(sorted({cast.of[v] for v in one.voices if v in cast.of}))
        taken_back = stances.get(one.id) == "denies" != one.stance
        press = taken_back or any(reporters_outlet(pile, pile.quote(source)) for source in one.sources)
        found.append(replace(one, voices=voices, kind="media" if press and not voices else one.kind))
    return tuple(found)


def _mentions(pile: Pile, of: Mapping[str, str]) -> tuple[Mention, ...]:
    every = (m for reading in pile.readings.values() for m in reading.mentions)
    found = sorted(every, key=lambda m: (pile.rank[m.article], m.trigger, m.id))
    return tuple(replace(mention, event=of[mention.id]) for mention in found)


def _place(pile: Pile) -> Callable[[Attribution], tuple[int, int, str]]:
    """A key that sorts attributions by where they stand."""

    def key(one: Attribution) -> tuple[int, int, str]:
        first = min((s.start for s in (*one.cues, *one.sources, *one.contents)), default=0)
        return pile.rank[one.article], first, one.id

    return key
