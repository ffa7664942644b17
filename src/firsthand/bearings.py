"""Which records a judgement means: on which words each record stands, and which records stand on given words now.

In: the records of a build. Out: spans and details for a judgement that is made, and ids for one that was made before.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from firsthand.records import (
    Account,
    Article,
    Claim,
    Drift,
    Former,
    Line,
    Lineage,
    Reading,
    Record,
    Span,
    Target,
)
from firsthand.rulings import mark_of

FEW = 12  # passages, each of another article: enough to find an event again when some are gone


class Standing(NamedTuple):
    """The words that a record stands on, and what tells it from others that stand on the same."""

    spans: tuple[Span, ...]
    detail: tuple[str, ...] = ()


class Bearings:
    """The records of a build, by id and by the words they stand on."""

    def __init__(
        self,
        account: Account,
        articles: Iterable[Article] = (),
        lineage: Lineage | None = None,
        readings: Iterable[Reading] = (),
    ) -> None:
        read = list(readings)
        self._articles = {article.id: article for article in articles}
        self._mentions = {mention.id: mention for mention in account.mentions}
        self._voices = {voice.id: voice for voice in account.voices}
        self._assertions = {one.id: one for one in account.assertions}
        self._claims = {claim.id: claim for claim in account.claims}
        self._of: Mapping[str, Sequence[Record]] = {
            "event": account.events,
            "mention": account.mentions,
            "voice": account.voices,
            "attribution": account.attributions,
            "credit": account.credits,
            "assertion": account.assertions,
            "claim": account.claims,
            "line": account.lines,
            "contradiction": account.contradictions,
            "drift": account.drift,
            "reuse": lineage.reuse if lineage else (),
            "time": [time for reading in read for time in reading.times],
            "place": [place for reading in read for place in reading.places],
            "quantity": [quantity for reading in read for quantity in reading.quantities],
        }
        self._tell: Mapping[str, Callable[[Any], Standing]] = {
            "event": lambda e: Standing(tuple(self._mentions[m].trigger for m in e.mentions if m in self._mentions)),
            "mention": lambda m: Standing((m.trigger,)),
            "voice": lambda v: Standing(v.mentions),
            "attribution": lambda a: Standing((mark_of(a),)),
            "credit": lambda c: Standing((c.span,)),
            "assertion": lambda a: Standing((a.span,), _value(a)),
            "claim": lambda c: Standing(self._support(c.id), _value(c)),
            "line": self._of_line,
            "contradiction": lambda c: Standing(
                (*self._support(c.a), *self._support(c.b)), (c.slot, *sorted(map(self._worth, (c.a, c.b))))
            ),
            "drift": lambda d: Standing((d.source, d.retelling), (d.kind, d.before, d.after)),
            "reuse": lambda e: Standing((e.a, e.b)),
            "time": lambda t: Standing((t.span,)),
            "place": lambda p: Standing((p.span,)),
            "quantity": lambda q: Standing((q.span,)),
        }
        self._indexed: dict[str, _Index] = {}

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of record that are known again by their words."""
        return frozenset(self._of)

    def standing(self, kind: str, record: Record) -> Standing:
        """On which words a record stands. KeyError for a kind that is not known again by its words."""
        return self._tell[kind](record)

    def meant(self, target: Target, spans: Sequence[Span]) -> list[str]:
        """The ids of the records that a target means now: those that stand on most of its words."""
        if target.kind not in self._of:
            return []
        if target.kind not in self._indexed:
            tell = self._tell[target.kind]
            self._indexed[target.kind] = _Index((one.id, tell(one)) for one in self._of[target.kind])  # type: ignore[union-attr]
        return self._indexed[target.kind].meant(target.detail, spans)

    def node(self, node: str) -> str:
        """A node of a claim's drawing as it is called on every build."""
        kind, _, name = node.partition(":")
        if kind == "article" and name in self._articles:
            return f"article:{self._articles[name].key}"
        return f"voice:{self._voices[name].label}" if kind == "voice" and name in self._voices else node

    def _of_line(self, line: Line) -> Standing:
        claim = self._claims[line.claim]
        return Standing(self._support(claim.id), (*_value(claim), line.kind, self.node(line.a), self.node(line.b)))

    def _support(self, claim: str) -> tuple[Span, ...]:
        return tuple(self._assertions[one].span for one in self._claims[claim].support if one in self._assertions)

    def _worth(self, claim: str) -> str:
        return str(self._claims[claim].value)


_KEPT = ("event", "voice", "claim", "contradiction", "drift")  # whose ids change when their words fall differently
_FORMERS = 20_000  # ids: of builds long ago nobody has notes


def formers(before: Account, after: Account, known: Iterable[Former] = ()) -> tuple[Former, ...]:
    """The records that a build did away with, before those that were gone already and have not come back."""
    found = Bearings(before)
    there = {one.id for kind in _KEPT for one in getattr(after, _FIELD.get(kind, f"{kind}s"))}
    gone = [
        Former(id=one.id, kind=kind, label=_called(one), detail=standing.detail, spans=few(standing.spans))
        for kind in _KEPT
        for one in getattr(before, _FIELD.get(kind, f"{kind}s"))
        if one.id not in there and (standing := found.standing(kind, one)).spans
    ]
    new = {one.id for one in gone}
    gone += [one for one in known if one.id not in there and one.id not in new]
    return tuple(gone[:_FORMERS])


_FIELD = {"drift": "drift"}


def _called(record: Any) -> str:  # one of _KEPT
    match record:
        case Claim():
            return f"{record.slot} = {record.value}"
        case Drift():
            return f"“{record.before}” → “{record.after}”"
    return str(getattr(record, "label", "") or getattr(record, "why", ""))


def few(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The first span of each article, of so many articles as are enough."""
    first: dict[str, Span] = {}
    for span in spans:
        first.setdefault(span.article, span)
    return tuple(first.values())[:FEW]


def _value(record: Any) -> tuple[str, ...]:  # an Assertion or a Claim
    return record.slot, str(record.value), record.scope


class OnWords:
    """Ids by the words they stand on."""

    def __init__(self, pairs: Iterable[tuple[Span, str]]) -> None:
        self._at: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for span, name in pairs:
            self._at[span.article].append((span, name))

    def on(self, span: Span) -> list[str]:
        """The ids that stand on words of a span, each once."""
        return list(dict.fromkeys(name for at, name in self._at.get(span.article, ()) if at.overlaps(span)))


class _Index:
    """Records by their words and details."""

    def __init__(self, records: Iterable[tuple[str, Standing]]) -> None:
        told = dict(records)
        self._words = OnWords((span, name) for name, standing in told.items() for span in standing.spans)
        self._detail = {name: standing.detail for name, standing in told.items()}

    def meant(self, detail: tuple[str, ...], spans: Sequence[Span]) -> list[str]:
        votes = Counter(name for span in spans for name in self._words.on(span) if self._detail[name] == detail)
        most = max(votes.values(), default=0)
        return sorted(name for name, number in votes.items() if number == most)
