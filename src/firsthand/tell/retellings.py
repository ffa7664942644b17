"""What the page shows of copying: passages side by side, what changed in retelling, and who speaks.

In: records, a Lookup and the Spots. Out: plain views for the template.
"""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from firsthand.records import BY_MEANING, Drift, Evidence, Reuse, Span, Voice
from firsthand.tell.amends import amended
from firsthand.tell.changes import changes_of, sheet_of
from firsthand.tell.dates import plain_dates
from firsthand.tell.diff import Sides, compared, plain_sides
from firsthand.tell.differences import Stretch, differences
from firsthand.tell.evidence import Spots, ends, in_context, in_sentences, short
from firsthand.tell.lookup import Lookup, outlet_key
from firsthand.tell.pairs import Pair, pair_words
from firsthand.tell.rivals import Rival, rivals, unseen_words
from firsthand.tell.sharing import Explain, ends_of, moved_in, pair_of
from firsthand.tell.values import claim_title, interval
from firsthand.tell.words import CONTENT_WORDS, Badge, drift_words, event_title, named_badges, source_labels

PAIRS = 150  # pairs of articles shown side by side, at most some 10 KB each
PASSAGES = 6  # of one pair
EXPLAINED = 40  # pairs of which each passage has its reasons and rivals beside it; `why` tells them of all
RIVALS = 5  # named beside a passage
LISTED = 1500  # pairs in the table
DRIFTS = 100
VOICES = 300
SAID = 12  # places where a voice speaks

_KINDS = {"translated": "translation", "paraphrased": "paraphrase"}


class Passage(NamedTuple):
    """One shared passage, source on the left."""

    id: str
    sides: Sides
    left_href: str
    right_href: str
    what: str
    score: str
    words: int
    why: str
    changes: list[tuple[str, str, str]]
    agree: str
    differ: list[tuple[str, str]]
    place: str
    grounds: list[str]
    rivals: list[Rival]
    rivals_left: int
    unseen: str
    explained: bool


class PairView(NamedTuple):
    """Two articles and the passages they share."""

    id: str
    title: str
    source: str
    source_date: str
    source_lang: str
    source_id: str
    copy: str
    copy_date: str
    copy_lang: str
    copy_id: str
    directed: bool
    common: bool
    kind: str
    content: str
    words: int
    passages: list[Passage]
    passages_left: int
    whole: Sides | None


class DriftView(NamedTuple):
    """A change between a passage and its retelling."""

    id: str
    kind: str
    before: str
    after: str
    why: str
    sides: list[tuple[str, str, str, Markup, str]]
    amended: tuple[str, str, str, Markup, str] | None


class VoiceView(NamedTuple):
    """One voice and where it speaks."""

    voice: Voice
    badges: list[Badge]
    counts: str
    claims: list[tuple[str, str]]
    said: list[tuple[str, str, str, str]]
    said_left: int


class CreditView(NamedTuple):
    """A credit in one line."""

    id: str
    outlet: str
    to: str
    target: str | None
    known: bool
    certain: bool
    words: str
    href: str
    why: str


def pair_views(found: Sequence[Pair], lookup: Lookup, spots: Spots, explain: Explain | None = None) -> list[PairView]:
    """Pairs for the page; beyond PAIRS a pair is a line of the table without its passages."""
    return [
        _pair(pair, lookup, spots, explain if at < EXPLAINED else None, full=at < PAIRS)
        for at, pair in enumerate(found[:LISTED])
    ]


def drift_views(lookup: Lookup, spots: Spots) -> list[DriftView]:
    """What changed, the heaviest first."""
    ranked = sorted(lookup.dossier.account.drift, key=lambda d: (-d.weight, d.kind, d.id))
    return [_drift(drift, lookup, spots) for drift in ranked[:DRIFTS]]


def voice_views(lookup: Lookup, spots: Spots, shown: frozenset[str]) -> list[VoiceView]:
    """Voices, those on whom most claims rest first; `shown` are the claims that can be linked."""
    resting: dict[str, set[str]] = {}
    for origin in lookup.dossier.account.origins:
        for voice in origin.voices:
            resting.setdefault(voice, set()).add(origin.claim)

    def rank(voice: Voice) -> tuple[int, int, str, str]:
        return -len(resting.get(voice.id, ())), -len(voice.mentions), voice.label, voice.id

    ranked = sorted(lookup.voices.values(), key=rank)
    return [_voice(voice, sorted(resting.get(voice.id, ())), lookup, spots, shown) for voice in ranked[:VOICES]]


def credit_views(lookup: Lookup, spots: Spots) -> list[CreditView]:
    known = {outlet_key(outlet) for outlet in lookup.outlets()}
    ranked = sorted(lookup.credits.values(), key=lambda c: (lookup.order(c.article), c.span, c.id))
    return [
        CreditView(
            id=credit.id,
            outlet=lookup.outlet(credit.article),
            to=credit.outlet,
            target=credit.target if credit.target in lookup.articles else None,
            known=bool(credit.target) or outlet_key(credit.outlet) in known,
            certain=credit.certain,
            words=short(lookup.quote(credit.span), 110),
            href=spots.href(credit.span, "cred"),
            why=credit.why,
        )
        for credit in ranked
        if not credit.own  # a dateline of its own: "VELMOUTH (BPA)"
    ]


def _pair(pair: Pair, lookup: Lookup, spots: Spots, explain: Explain | None, *, full: bool) -> PairView:
    source, copy = lookup.articles[pair.source], lookup.articles[pair.copy]
    passages = pair.passages[:PASSAGES] if full else ()
    shared = pair_of(pair.passages[0], lookup) if full else None
    moved = moved_in(shared, lookup) if shared else frozenset()
    return PairView(
        id=pair.id,
        title=pair_words(pair, lookup),
        source=_name(source.id, lookup),
        source_date=lookup.dated(source.id),
        source_lang=source.language or "",
        source_id=source.id,
        copy=_name(copy.id, lookup),
        copy_date=lookup.dated(copy.id),
        copy_lang=copy.language or "",
        copy_id=copy.id,
        directed=pair.directed,
        common=pair.common,
        kind=_KINDS.get(pair.relation, pair.content),
        content=pair.content,
        words=sum(len(lookup.quote(r.a).split()) for r in pair.passages),
        passages=[_passage(reuse, pair, reuse.id in moved, lookup, spots, explain) for reuse in passages],
        passages_left=len(pair.passages) - len(passages),
        whole=_turned(pair, ends_of(shared, lookup)) if shared and moved else None,
    )


def _name(article: str, lookup: Lookup) -> str:
    return f"{lookup.outlet(article)} (later version)" if article in lookup.versions else lookup.outlet(article)


def _passage(reuse: Reuse, pair: Pair, moved: bool, lookup: Lookup, spots: Spots, explain: Explain | None) -> Passage:
    left, right = (reuse.a, reuse.b) if reuse.a.article == pair.source else (reuse.b, reuse.a)
    found = explain.evidence(reuse) if explain else None
    told = rivals(found, lookup) if found else []
    if reuse.relation in BY_MEANING:
        sides, changes = plain_sides(lookup.quote(left), lookup.quote(right)), []
    else:
        one, other = (in_sentences(span, lookup, _beside(span, pair)) for span in (left, right))
        apart = differences(one, other)
        sides = compared(one, other, apart)
        sheets = sheet_of(lookup.articles[left.article]), sheet_of(lookup.articles[right.article])
        changes = changes_of(apart, *sheets)
    return Passage(
        id=reuse.id,
        sides=sides,
        left_href=spots.href(left),
        right_href=spots.href(right),
        what=f"{reuse.relation} · {CONTENT_WORDS[reuse.content]}",
        score=f"{reuse.score:.0%}",
        words=len(lookup.quote(left).split()),
        why=plain_dates(reuse.why),
        changes=[(change.kind, ends(change.before), ends(change.after)) for change in changes],
        agree=", ".join(found.agree) if found else "",
        differ=_differ(found, left == reuse.a) if found else [],
        place="stands in another place than in the other article" if moved else "",
        grounds=[plain_dates(ground.why) for ground in (*found.grounds, *found.signs)] if found else [],
        rivals=told[:RIVALS],
        rivals_left=len(told[RIVALS:]),
        unseen=unseen_words(found) if found else "",
        explained=found is not None,
    )


def _beside(span: Span, pair: Pair) -> list[Span]:
    """The other passages of the pair in the same article."""
    return [side for other in pair.passages for side in (other.a, other.b) if side.article == span.article]


def _turned(pair: Pair, sides: tuple[Stretch, Stretch]) -> Sides:
    """Both articles from the first shared passage to the last, the source on the left."""
    one, other = sides
    return compared(one, other) if pair.passages[0].a.article == pair.source else compared(other, one)


def _differ(found: Evidence, as_recorded: bool) -> list[tuple[str, str]]:
    """The names and numbers that only one of the two sentences has, the source's first."""
    source, copy = found.differ if as_recorded else found.differ[::-1]
    return [(name, ", ".join(only)) for name, only in (("first", source), ("second", copy)) if only]


def _drift(drift: Drift, lookup: Lookup, spots: Spots) -> DriftView:
    right = amended(drift, lookup)
    return DriftView(
        id=drift.id,
        kind=drift_words(drift, lookup),
        before=short(drift.before, 120) or "nothing",
        after=short(drift.after, 120) or "nothing",
        why=plain_dates(drift.why),
        sides=[_side("before", drift.source, lookup, spots), _side("after", drift.retelling, lookup, spots)],
        amended=_side("correction", right, lookup, spots) if right else None,
    )


def _side(name: str, span: Span, lookup: Lookup, spots: Spots) -> tuple[str, str, str, Markup, str]:
    words = in_context(span, None, (), lookup)
    return name, lookup.outlet(span.article), lookup.dated(span.article), words, spots.href(span)


def _voice(voice: Voice, claims: list[str], lookup: Lookup, spots: Spots, shown: frozenset[str]) -> VoiceView:
    said = sorted(voice.mentions, key=lambda span: (lookup.order(span.article), span))
    return VoiceView(
        voice=voice,
        badges=named_badges(source_labels(voice)),
        counts=interval(voice.count_min, voice.count_max),
        claims=[(claim, _claim(claim, lookup)) for claim in claims if claim in shown],
        said=[
            (
                lookup.outlet(span.article),
                lookup.dated(span.article),
                short(lookup.quote(span), 80),
                spots.href(span, "src"),
            )
            for span in said[:SAID]
        ],
        said_left=max(0, len(said) - SAID),
    )


def _claim(claim: str, lookup: Lookup) -> str:
    found = lookup.claims.get(claim)
    event = lookup.events.get(found.event) if found else None
    return f"{event_title(event)}: {claim_title(found, lookup)}" if found and event else claim
