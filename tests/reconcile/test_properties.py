"""What holds for any coverage: spans quote, lists explain the numbers, order leaves no trace, doubt only widens."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import rulings
from firsthand.anchor import quoted
from firsthand.bearings import Bearings, few
from firsthand.reconcile import reconcile
from firsthand.reconcile.drawing import Drawing
from firsthand.reconcile.funnel import pieces
from firsthand.records import Claim, Event, Judgement, Line, Target, Verb, spans_of
from firsthand.unions import Unions
from tests.reconcile.conftest import Run, read_coverage

_SENTENCES = [
    "Seven people were killed when the depot at the north quay of Talvik blew up on 2024-05-01, the minister said.",
    "Nine people were killed when the depot at the north quay of Talvik blew up on 2024-05-01, the minister said.",
    "Mira Lind said that nine people were killed in the explosion in Talvik.",
    "Seven people were killed in the explosion in Talvik on 2024-05-01, two officials said.",
    "The explosion in Talvik left seven people killed and more than 20 people injured, an official said.",
    "Agencia reported that seven people were killed in the explosion in Talvik on 2024-05-01.",
    "Elsewhere reported that seven people were killed in the explosion in Talvik.",
    "Nobody was killed in the explosion in Talvik, the minister said.",
    "Police arrested 12 people in Orland on 2024-05-04.",
    "Three people were killed when a tank exploded in Orland on 2021-03-09.",
    "The explosion shook the harbour.",
]
_OUTLETS = ["Agencia", "Courier", "Gazette", "Post", "-"]
_LINE = st.tuples(
    st.sampled_from(_OUTLETS),
    st.sampled_from(["2024-05-01", "2024-05-02", "2024-05-05", "-"]),
    st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4, unique=True),
)


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """The account of up to six pages of a few sentences each."""
    lines = draw(st.lists(_LINE, min_size=1, max_size=6))
    return read_coverage("\n".join(f"p{i} {when} {outlet} {' '.join(s)}" for i, (outlet, when, s) in enumerate(lines)))


@settings(max_examples=60)
@given(runs())
def test_every_span_quotes_its_article(run: Run) -> None:
    """Each span of each record lies within its article, and an assertion's span holds words."""
    texts = {article.id: article.text for article in run.articles}
    for kind in run.account.__struct_fields__:
        for record in getattr(run.account, kind):
            for span in spans_of(record):
                assert 0 <= span.start <= span.end <= len(texts[span.article])
    for assertion in run.account.assertions:
        assert texts[assertion.span.article][assertion.span.start : assertion.span.end].strip()
    for drift in run.account.drift:
        assert drift.source.article != drift.retelling.article


@settings(max_examples=60)
@given(runs())
def test_the_lists_explain_the_numbers(run: Run) -> None:
    """Pieces drawn again from the lines are the origins, and their number is the claim's."""
    for claim in run.account.claims:
        lines = [line for line in run.account.lines if line.claim == claim.id]
        assert 1 <= claim.origins_min <= claim.origins_max
        assert 1 <= claim.outlets_min <= claim.outlets_max
        assert claim.origins_max <= claim.outlets_max
        assert 1 <= claim.texts <= claim.articles
        assert claim.voices_max is None or claim.voices_min <= claim.voices_max
        for bound, drawn in (("min", lines), ("max", [line for line in lines if line.certain])):
            origins = [o for o in run.account.origins if o.claim == claim.id and o.bound == bound]
            assert len(origins) == (claim.origins_min if bound == "min" else claim.origins_max)
            found = {frozenset((*o.outlets, *(f"voice:{v}" for v in o.voices))) for o in origins}
            assert found == _again(claim, origins_nodes(run, claim), drawn)
            assert all(o.articles and o.first in o.articles for o in origins)


@settings(max_examples=30)
@given(runs(), st.randoms(use_true_random=False))
def test_a_possible_line_never_raises_the_lower_bound(run: Run, random: object) -> None:
    """More doubt widens an interval downwards only; the upper bound stays."""
    for claim in run.account.claims:
        lines = tuple(line for line in run.account.lines if line.claim == claim.id)
        nodes = sorted({n for line in lines for n in (line.a, line.b)} | set(origins_nodes(run, claim)))
        drawing = Drawing(claim.id, tuple(sorted(origins_nodes(run, claim))), (), lines)
        before = len(pieces(drawing, lines, voices=True))
        for a, b in itertools.combinations(nodes, 2):
            more = Line(id="x", claim=claim.id, a=a, b=b, kind="doubt", certain=False, why="perhaps")
            assert len(pieces(drawing, [*lines, more], voices=True)) <= before


@settings(max_examples=30)
@given(runs(), st.permutations(range(6)))
def test_order_leaves_no_trace(run: Run, order: list[int]) -> None:
    """The same inputs in another order give the same account, record by record."""
    places = [i for i in order if i < len(run.articles)]
    articles = [run.articles[i] for i in places]
    readings = [run.readings[i] for i in reversed(places)]
    assert reconcile(articles, run.lineage, readings) == run.account


def origins_nodes(run: Run, claim: Claim) -> set[str]:
    """The outlets that stand in the claim's origins at the upper bound."""
    return {n for o in run.account.origins if o.claim == claim.id and o.bound == "max" for n in o.outlets}


def _again(claim: Claim, standing: set[str], lines: list[Line]) -> set[frozenset[str]]:
    """The connected pieces that hold a standing outlet, found by plain search."""
    near: dict[str, set[str]] = {node: set() for node in standing}
    for line in lines:
        near.setdefault(line.a, set()).add(line.b)
        near.setdefault(line.b, set()).add(line.a)
    found = set()
    for node in standing:
        piece, todo = {node}, [node]
        while todo:
            new = near[todo.pop()] - piece
            piece |= new
            todo += new
        found.add(frozenset(piece))
    return found


@given(runs(), st.data())
@settings(max_examples=40)
def test_what_a_person_said_of_two_events_holds_whatever_the_coverage(run: Run, data: st.DataObject) -> None:
    """The mentions by which she knew them are of one event, or none of one's is of an event of the other's."""
    events = run.account.events
    if len(events) < 2:
        return
    one, other = data.draw(st.lists(st.sampled_from(events), min_size=2, max_size=2, unique_by=lambda e: e.id))
    for verb in ("same", "not_same"):
        said = _judged(run, verb, one, other)
        told = rulings.take([said], run.articles)
        account = reconcile(run.articles, run.lineage, run.readings, told)
        backwards = reconcile(run.articles[::-1], run.lineage, run.readings[::-1], told)
        assert account == backwards
        of = {mention.trigger: mention.event for mention in account.mentions}
        mine, theirs = ({of[span] for span in spans} for _, spans in rulings.aims(said))
        assert len(mine | theirs) == 1 if verb == "same" else mine.isdisjoint(theirs)
        assert [outcome.state for outcome in account.outcomes] == ["applied"]


def _judged(run: Run, verb: Verb, *events: Event) -> Judgement:
    known, articles = Bearings(run.account), {article.id: article for article in run.articles}
    spans = [few(known.standing("event", event).spans) for event in events]
    targets = tuple(
        Target(kind="event", record=event.id, quotes=tuple(quoted(span, articles[span.article]) for span in some))
        for event, some in zip(events, spans, strict=True)
    )
    every = tuple(span for some in spans for span in some)
    return Judgement(id="jdg-1", verb=verb, who="Ana", when="2024-06-01", spans=every, targets=targets)


_NODES = st.sampled_from("abcdef")


@given(st.lists(st.tuples(st.booleans(), _NODES, _NODES), max_size=20))
def test_what_is_to_stay_apart_stays_apart_whatever_is_joined_later(steps: list[tuple[bool, str, str]]) -> None:
    """A join that would bring parted pieces together is refused, and says so; every other is done."""
    joined, apart = Unions("abcdef"), list[tuple[str, str]]()
    for part, a, b in steps:
        together = joined.top(a) == joined.top(b)
        if part:
            assert joined.part(a, b) == (not together)
            apart += [] if together else [(a, b)]
        else:
            refused = any({joined.top(x), joined.top(y)} == {joined.top(a), joined.top(b)} for x, y in apart)
            assert joined.join(a, b) == (together or not refused)
            assert (joined.top(a) == joined.top(b)) == (together or not refused)
        assert all(joined.top(x) != joined.top(y) for x, y in apart)
