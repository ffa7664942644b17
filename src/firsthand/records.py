"""Every record that crosses a stage border: frozen, typed, and nothing else.

In: nothing. Out: the types. A stage takes records and gives records; two stages share no other module.
All offsets are Unicode code points into `Article.text`; a date is an EDTF string, never finer than the words.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr

Edtf = str  # checked where it is made

BlockKind = Literal["headline", "byline", "paragraph", "quote", "caption", "boilerplate"]
Relation = Literal["verbatim", "edited", "translated", "paraphrased"]
BY_MEANING: frozenset[Relation] = frozenset({"translated", "paraphrased"})  # sentences that say the same
Content = Literal["body", "quotation", "caption", "boilerplate", "headline"]
Direction = Literal["a_from_b", "b_from_a", "common", "unknown"]
VoiceKind = Literal["named_person", "unnamed", "official", "organisation", "document", "media"]
Side = Literal["authority", "partisan", "fighters", "company", "affected", "accused", "expert", "document"]
Scope = Literal["passage", "article"]
Status = Literal["happened", "attempted", "planned", "ongoing", "predicted", "hypothetical", "unknown"]
Polarity = Literal["positive", "negative"]
Stance = Literal["asserts", "denies", "alleges", "reports", "believes", "questions", "accuses"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Bound = Literal["min", "max"]
Verb = Literal["same", "not_same", "unsure", "wrong", "set", "add", "note", "undo"]
Value = int | str
BETWEEN = "\x1f"  # two parts of what an id is drawn from
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # half of a pair, as broken JSON carries: no UTF-8 can hold it


class Span(Struct, frozen=True, gc=False, order=True):
    """Characters `[start, end)` of one article's text: the only way to point at evidence."""

    article: str
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character of the same article."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


class Capture(Struct, frozen=True, gc=False, kw_only=True):
    """Bytes as received. `container` is `<sha256>@<offset or id>` for a member of an archive, feed or table."""

    sha256: str
    path: str
    media_type: str
    size: int
    url: str | None = None
    time: str | None = None
    container: str | None = None


class Block(Struct, frozen=True, gc=False):
    """A stretch of an article that the page set apart; boilerplate is kept as a block, never dropped."""

    kind: BlockKind
    start: int
    end: int


class Link(Struct, frozen=True, gc=False):
    """A hyperlink over `[start, end)` of the text."""

    start: int
    end: int
    url: str


class Article(Struct, frozen=True, gc=False, kw_only=True):
    """One extraction of a capture. `text` is NFC and never changes; a new extractor makes a new Article.

    `key` is the URL, else `path#id`. `published` and `updated` are what the page says (EDTF, may carry a time);
    `captured` is when the bytes were received: the two are never exchanged. `filled` names the fields that the
    input left open and an option (`--published`, `--outlet`) filled. `meta` keeps what the page says about
    itself (`isBasedOn`, `publisher`, ...) as pairs, in page order.
    """

    id: str
    key: str
    path: str
    sha256: str
    text: str
    extractor: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Edtf | None = None
    updated: Edtf | None = None
    captured: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    filled: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()

    def quote(self, span: Span) -> str:
        """The words a span points at."""
        if span.article != self.id:
            raise ValueError(f"span of article {span.article} put to article {self.id}")
        return self.text[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        """The span of this article's `[start, end)`; raises ValueError outside the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"[{start}, {end}) lies outside the {len(self.text)} characters of {self.key}")
        return Span(self.id, start, end)


class Problem(Struct, frozen=True, gc=False, kw_only=True):
    """Trouble in the data: where (a path, URL or article key), which stage, a code, and what a person can do."""

    id: str
    where: str
    stage: str
    code: str
    message: str


class Reuse(Struct, frozen=True, gc=False, kw_only=True):
    """Two spans of two articles that carry the same words, and who has them from whom as the texts show.

    Of a `translated` or a `paraphrased` one it is the same meaning, in sentences, found for a run of them.
    """

    id: str
    a: Span
    b: Span
    relation: Relation
    content: Content
    score: float
    direction: Direction
    why: str

    @property
    def makes_one_text(self) -> bool:
        """Whether two articles that have this are one text: own words, copied or translated; no paraphrase."""
        return self.relation == "translated" or (self.content == "body" and self.relation != "paraphrased")


class Text(Struct, frozen=True, gc=False, kw_only=True):
    """Articles that carry one and the same text. `first` is the earliest; `edges` are the reuse ids that tie them."""

    id: str
    articles: tuple[str, ...]
    first: str
    edges: tuple[str, ...] = ()


class Version(Struct, frozen=True, gc=False, kw_only=True):
    """`article` is a later state of the story first seen as `version_of`; together they count once."""

    article: str
    version_of: str
    why: str


class Credit(Struct, frozen=True, gc=False, kw_only=True):
    """Words that credit another outlet, agency or document.

    `covers` is what the credit certainly covers (its sentence, its marked block), `may_cover` what it possibly
    covers. `outlet` is the name credited; `target` the article in the case, once reconciled. `certain` says whether
    the words credit for content at all ("read more at" is not certain). `own` marks an outlet crediting itself.
    """

    id: str
    article: str
    span: Span
    covers: tuple[Span, ...]
    may_cover: tuple[Span, ...] = ()
    outlet: str
    target: str | None = None
    certain: bool = True
    own: bool = False
    why: str = ""


class Voice(Struct, frozen=True, gc=False, kw_only=True):
    """One ultimate source. `count_max` None is open above. An outlet's own word is never a Voice.

    Read gives voices of one article; reconcile the voices of the case, whose `members` are the former; `why` says what
    makes these one. `side` is where a voice of the case stands, as far as what it is called tells.
    """

    id: str
    label: str
    kind: VoiceKind
    named: bool
    count_min: int = 1
    count_max: int | None = 1
    affiliation: str | None = None
    side: Side | None = None
    mentions: tuple[Span, ...] = ()
    scope: Scope = "passage"
    on_record: bool = True
    reason: str | None = None
    members: tuple[str, ...] = ()
    why: str = ""


class Attribution(Struct, frozen=True, gc=False, kw_only=True):
    """Source, cue and content spans (each possibly in pieces); `within` is the enclosing attribution."""

    id: str
    article: str
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]
    kind: VoiceKind
    named: bool
    count_min: int = 1
    count_max: int | None = 1
    on_record: bool = True
    reason: str | None = None
    voices: tuple[str, ...] = ()
    within: str | None = None
    stance: Stance = "reports"
    confidence: float = 1.0
    rule: str = ""


class Time(Struct, frozen=True, gc=False, kw_only=True):
    """A temporal expression: `timex` follows TimeML, `edtf` is its value, `anchor` the date it rests on.

    `edtf` carries the uncertainty of the words; is None where no date may be drawn (no anchor, a duration, a set).
    """

    id: str
    span: Span
    type: TimexType
    timex: str
    mod: str | None = None
    edtf: Edtf | None = None
    anchor: Edtf | None = None


class Place(Struct, frozen=True, gc=False, kw_only=True):
    """A toponym. `precision` is country, region, city, site or unresolved; lat and lon are degrees WGS84."""

    id: str
    span: Span
    name: str
    geonames: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "unresolved"


class Quantity(Struct, frozen=True, gc=False, kw_only=True):
    """A number in words or digits as an interval `[minimum, maximum]`; maximum None is open above.

    `of` is what is counted in the text's own noun ("people", "servicemen"), `approximate` whether the text hedges it.
    """

    id: str
    span: Span
    minimum: float
    maximum: float | None
    unit: str | None = None
    of: str | None = None
    approximate: bool = False


class Participant(Struct, frozen=True, gc=False):
    """Who takes part in a happening: `role` is actor, recipient or other."""

    role: str
    span: Span
    label: str


class Mention(Struct, frozen=True, gc=False, kw_only=True):
    """One mention of a happening, with what its sentence ties to it. `attribution` is the innermost that holds it."""

    id: str
    article: str
    trigger: Span
    sentence: Span
    event_type: str
    mode: str | None = None
    participants: tuple[Participant, ...] = ()
    times: tuple[Time, ...] = ()
    place: Place | None = None
    quantities: tuple[Quantity, ...] = ()
    status: Status = "happened"
    polarity: Polarity = "positive"
    stance: Stance = "asserts"
    hedges: tuple[Span, ...] = ()
    attribution: str | None = None
    event: str | None = None


class Assertion(Struct, frozen=True, gc=False, kw_only=True):
    """In this span, this article gives this value for this slot of this event.

    `attribution` None is the outlet's own word. A number is an int, or `24..` (24 or more), `..10`, `10..20`. `scope`
    says what a number counts when that is not all of the event's people: `part` of them, `more` beside those told
    before, a group that is counted apart (`guards`), or the words for a wider place ("across Medoria").
    """

    id: str
    article: str
    span: Span
    event: str
    slot: str
    value: Value
    status: Status
    stance: Stance
    attribution: str | None = None
    mention: str
    credit: str | None = None
    polarity: Polarity = "positive"
    hedges: tuple[Span, ...] = ()
    scope: str = ""


class Event(Struct, frozen=True, gc=False, kw_only=True):
    """Mentions judged to be the same happening; `time` is never more precise than the text.

    `part_of` is the event of the code-named operation that it is told to be part of; `why` quotes the words.
    """

    id: str
    label: str
    event_type: str
    time: Edtf | None = None
    place: str | None = None
    mentions: tuple[str, ...] = ()
    status: Status = "happened"
    why: str = ""
    part_of: str | None = None


class Claim(Struct, frozen=True, gc=False, kw_only=True):
    """One value of one slot of one event, and the funnel: four counts, the last three as intervals.

    `texts` are the fewest: two articles with a passage in common are one. `texts_max` are as many as there are if a
    sentence that two pages share amid other words came to each from elsewhere.
    `scope` as in its assertions. `voices_max` None is open above. `measurable` False means the independence of the
    claim cannot be counted; `note` says why.
    """

    id: str
    event: str
    slot: str
    value: Value
    support: tuple[str, ...]
    dispute: tuple[str, ...] = ()
    articles: int = 0
    texts: int = 0
    texts_max: int = 0
    outlets_min: int = 0
    outlets_max: int = 0
    origins_min: int = 0
    origins_max: int = 0
    voices_min: int = 0
    voices_max: int | None = 0
    status: Status = "happened"
    measurable: bool = True
    note: str = ""
    scope: str = ""


class Origin(Struct, frozen=True, gc=False, kw_only=True):
    """A set of outlets and voices that count as one independent report of a claim, at one bound.

    An outlet credited but not in the pile stands in `unseen` too.
    """

    id: str
    claim: str
    bound: Bound
    outlets: tuple[str, ...]
    voices: tuple[str, ...]
    articles: tuple[str, ...]
    first: str | None = None
    unseen: tuple[str, ...] = ()


class Line(Struct, frozen=True, gc=False, kw_only=True):
    """Why two nodes of a claim's drawing belong together. Nodes are `outlet:NAME`, `article:ID` or `voice:ID`."""

    id: str
    claim: str
    a: str
    b: str
    kind: str
    certain: bool
    why: str


class Contradiction(Struct, frozen=True, gc=False, kw_only=True):
    """Two claims on one slot of one event that cannot both stand, or that a later hour explains (`update`).

    Of a `correction`, `a` is what is taken back and `b` what is given instead.
    """

    id: str
    event: str
    slot: str
    a: str
    b: str
    kind: Literal["contradiction", "update", "denial", "correction"]
    why: str


class Drift(Struct, frozen=True, gc=False, kw_only=True):
    """What changed between a passage and its retelling; `weight` in 0..1 ranks it."""

    id: str
    kind: str
    source: Span
    retelling: Span
    before: str
    after: str
    weight: float
    why: str = ""


class Quote(Struct, frozen=True, gc=False, kw_only=True):
    """The words of a span with their surroundings, by the key of their article: found again in another extraction."""

    key: str
    before: str
    words: str
    after: str


class Target(Struct, frozen=True, gc=False, kw_only=True):
    """What a judgement is about, found on every build by its words, not by its id.

    `kind` is that of the record in the singular ("event"), or "outlet", whose `label` is its name. `record` is the id
    it had, `label` what the person saw. `detail` tells apart records that stand on the same words: the slot, value and
    scope of a claim. `quotes` go with as many of the judgement's spans, target after target.
    """

    kind: str
    record: str = ""
    label: str = ""
    detail: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


class Judgement(Struct, frozen=True, gc=False, kw_only=True):
    """A person's decision: signed, dated (`when`, UTC), append-only. `spans` is what it points at.

    `set` gives `field` the `value`; `add` says that the passages after the first target give `value` for the slot
    `field` of the event that this is; `undo` takes back the judgement whose id is `value`.
    """

    id: str
    verb: Verb
    who: str
    when: str
    spans: tuple[Span, ...] = ()
    field: str = ""
    value: str = ""
    note: str = ""
    targets: tuple[Target, ...] = ()


class Outcome(Struct, frozen=True, gc=False, kw_only=True):
    """What a judgement came to in a build: `records` are the ids of what it is about now, `note` says why not.

    `lost`: its words are in no article of the case any more; `overruled`: a later judgement says otherwise.
    """

    judgement: str
    state: Literal["applied", "undone", "lost", "overruled"]
    records: tuple[str, ...] = ()
    note: str = ""


class Lineage(Struct, frozen=True, gc=False, kw_only=True):
    """What lineage gives for a case; `reuse` may be made when the first of it is asked for: a tuple in all else."""

    reuse: Sequence[Reuse] = ()
    texts: tuple[Text, ...] = ()
    versions: tuple[Version, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.reuse, list):  # as it is read from disk
            force_setattr(self, "reuse", tuple(self.reuse))


class Reading(Struct, frozen=True, gc=False, kw_only=True):
    """What read gives for one article. `coverage` names what was read: `full`, `partial` or `none`, and why."""

    article: str
    attributions: tuple[Attribution, ...] = ()
    voices: tuple[Voice, ...] = ()
    credits: tuple[Credit, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    problems: tuple[Problem, ...] = ()
    coverage: Literal["full", "partial", "none"] = "full"


class Account(Struct, frozen=True, gc=False, kw_only=True):
    """What reconcile gives for a case; attributions, credits and mentions return with voices, targets, events set."""

    voices: tuple[Voice, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    credits: tuple[Credit, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    claims: tuple[Claim, ...] = ()
    origins: tuple[Origin, ...] = ()
    lines: tuple[Line, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    drift: tuple[Drift, ...] = ()
    problems: tuple[Problem, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


Verdict = Literal["source", "further", "later", "less", "little", "unweighed", "aggregator", "missed"]
BondRule = Literal["copy", "version", "translation", "carried"]


class Ground(Struct, frozen=True, gc=False):
    """One reason for a decision in words, and the spans it points at."""

    why: str
    spans: tuple[Span, ...] = ()


class Holder(Struct, frozen=True, gc=False, kw_only=True):
    """An article that has words of a passage before its copy has them, and what the choice of best sources made of it.

    `words` of the passage stand in it too, at `passages`; of its own words it shares `shared` with the copy in all.
    `lacks` are words of the passage, in the copy, that the source has and this one has not; `alone` the reverse.
    `verdict` is why it is the source or is not: `further` (a source of other words), `later` (gives as much), `less`,
    `little` (too few words for a further source), `unweighed` (of a quotation nobody is the source), `aggregator`,
    `missed` (it gives more, and the build never compared it).
    `compared` is False where the build never laid the two side by side, so that `why` did.
    """

    article: str
    words: int
    shared: int
    verdict: Verdict
    why: str
    passages: tuple[Span, ...] = ()
    lacks: tuple[Span, ...] = ()
    alone: tuple[Span, ...] = ()
    edges: tuple[str, ...] = ()
    compared: bool = True


class Evidence(Struct, frozen=True, gc=False, kw_only=True):
    """What stands behind a Reuse: found again by the rules that made it, when it is asked for.

    Of the passage `words` words count, in `copy`, the article that comes later, changed ones too: the reporter's own
    where it has any.
    `holders` have them before it, the source first; `later` is where others have them after it; `unseen` more articles
    hold a run of them and were not compared. `grounds` say what the shared text is, `signs` who has it from whom.
    `agree` and `differ` are the anchors of a translation: what both sentences have, what only `a`, only `b`.
    """

    reuse: str
    copy: str
    words: int
    holders: tuple[Holder, ...] = ()
    later: tuple[Span, ...] = ()
    unseen: int = 0
    grounds: tuple[Ground, ...] = ()
    signs: tuple[Ground, ...] = ()
    agree: tuple[str, ...] = ()
    differ: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


class Bond(Struct, frozen=True, gc=False, kw_only=True):
    """Why `article` is one text with `source`: the rule, and what of each is shared.

    `shared` of its own words, which are `own`, stand in the source, whose own are `of_source`; `edges` carry them.
    """

    article: str
    source: str
    rule: BondRule
    shared: int
    own: int
    of_source: int
    edges: tuple[str, ...]
    why: str


class Former(Struct, frozen=True, gc=False, kw_only=True):
    """A record of an earlier build whose id is gone: `spans` are some of its words, by which its successor is found.

    `kind`, `label` and `detail` are as in a Target.
    """

    id: str
    kind: str
    label: str
    detail: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


class Formers(Struct, frozen=True, gc=False, kw_only=True):
    """The records of earlier builds whose ids are gone, those of the latest first."""

    every: tuple[Former, ...] = ()


class Dossier(Struct, frozen=True, gc=False, kw_only=True):
    """Everything a case holds, for tell: the articles, what each stage gave, and what went wrong."""

    name: str
    articles: tuple[Article, ...]
    captures: tuple[Capture, ...]
    lineage: Lineage
    readings: tuple[Reading, ...]
    account: Account
    problems: tuple[Problem, ...]
    judgements: tuple[Judgement, ...] = ()
    made_with: tuple[tuple[str, str], ...] = ()
    formers: tuple[Former, ...] = ()


Record = (
    Capture | Article | Problem | Reuse | Text | Version | Credit | Voice | Attribution | Time | Place | Quantity
    | Mention | Assertion | Event | Claim | Origin | Line | Contradiction | Drift | Judgement
)  # fmt: skip


def record_id(prefix: str, *parts: object) -> str:
    """A short id drawn from content: the same parts give the same id on every machine.

    >>> record_id("art", "https://example.org/a", "text")
    'art-2ee1c3cfa61a'
    """
    return drawn_id(prefix, BETWEEN.join(map(str, parts)))


def drawn_id(prefix: str, content: str) -> str:
    """The same from the parts as one string, BETWEEN each other."""
    return f"{prefix}-{hashlib.sha256(content.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def drawn_ids(prefix: str, contents: Iterable[str]) -> list[str]:
    """The ids of many records, in one go."""
    sha256 = hashlib.sha256
    return [f"{prefix}-{sha256(one.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}" for one in contents]


def problem(where: str, stage: str, code: str, message: str) -> Problem:
    """A Problem with its id."""
    key = record_id("prb", where, stage, code, message)
    return Problem(id=key, where=where, stage=stage, code=code, message=message)


def plain_text(raw: str) -> str:
    """Text as firsthand freezes it: NFC, `\\n` newlines, no byte-order mark, no NUL, no lone surrogates."""
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return unicodedata.normalize("NFC", _LONE_SURROGATE.sub("\ufffd", text))


def first_state(article: str, versions: Mapping[str, Version]) -> str:
    """The first state of the story that an article is of; `versions` by article. A ring in the data ends somewhere."""
    seen = {article}
    while article in versions and versions[article].version_of not in seen:
        article = versions[article].version_of
        seen.add(article)
    return article


def spans_of(record: object) -> Iterator[Span]:
    """Every span inside a record, nested records too: what the property tests walk."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, Struct):
        for name in record.__struct_fields__:
            yield from spans_of(getattr(record, name))
    elif isinstance(record, Sequence) and not isinstance(record, str):
        for item in record:
            yield from spans_of(item)
