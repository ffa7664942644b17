"""Judgements over the example coverage: what each changes, that nothing else does, and that all can be taken back."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from firsthand import rulings, schema, workflow
from firsthand.judging import CannotJudgeError
from firsthand.records import Account, Article, Judgement, Record, Verb
from firsthand.store import Store
from firsthand.tell import Lookup, record_label, report, why

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "northquay"
WHEN = "2024-05-01T10:00:00Z"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example coverage, built once."""
    folder = tmp_path_factory.mktemp("judged") / "case"
    with Store(folder, create=True) as store:
        workflow.collect(store, [str(EXAMPLE)])
        workflow.build(store)
    return folder


class Case:
    """A copy of the built case, with short ways to judge and to look."""

    def __init__(self, store: Store) -> None:
        self.store, self._minute = store, 0

    def judge(self, verb: Any, *named: str, **more: Any) -> Judgement:
        """A judgement, one a minute."""
        self._minute += 1
        when = f"2024-05-01T10:{self._minute:02}:00Z"
        return workflow.judge(self.store, verb, named, who="Ana", when=when, **more)

    def build(self) -> Account:
        """The account of a build."""
        workflow.build(self.store)
        return self.store.account()

    def one(self, kind: str, fit: Callable[[Any], bool]) -> Any:
        """The first record of a kind that fits."""
        return next(record for record in workflow.records(self.store, kind) if fit(record))

    def event(self, label: str) -> Any:
        """The event whose label begins so."""
        return self.one("events", lambda event: event.label.startswith(label))

    def state(self, judgement: Judgement) -> str:
        """What became of a judgement in the last build."""
        return next(o.state for o in self.store.account().outcomes if o.judgement == judgement.id)


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Iterator[Case]:
    """A case of its own for each test."""
    shutil.copytree(built, tmp_path / "case")
    with Store(tmp_path / "case") as store:
        yield Case(store)


def _bare(account: Account) -> Account:
    return replace(account, outcomes=())


def test_two_events_become_one_and_come_apart_again_when_it_is_undone(case: Case) -> None:
    """`same` joins the mentions of both; the old ids lead to the new event; `undo` gives the account as it was."""
    before = case.store.account()
    one, other = case.event("loss of the licence of the depot"), case.event("licence")
    said = case.judge("same", one.id, other.id, note="the licence is the same one")
    account = case.build()
    joined = [event for event in account.events if set(one.mentions) <= set(event.mentions)]
    assert set(joined[0].mentions) == {*one.mentions, *other.mentions}
    assert case.state(said) == "applied"
    for was in (one.id, other.id):
        lines = why(workflow.dossier(case.store), was)
        assert joined[0].id in lines[0]
        assert any("Judged by Ana" in line and said.id in line for line in lines)
    case.judge("undo", said.id)
    assert _bare(case.build()) == before
    assert case.state(said) == "undone"


def test_two_days_that_are_one_event_keep_what_came_to_either(tmp_path: Path) -> None:
    """A paper got the day wrong: the two explosions are one, with the page that comes later and says the right day."""
    told = {
        "a": "A boiler exploded at the laundry in Marrow Bay on 3 May 2024. Two people were killed in the explosion.",
        "b": "The explosion at the laundry in Marrow Bay on 3 May 2024 killed two workers, the fire service said.",
        "c": "An explosion tore through the laundry in Marrow Bay on 5 May 2024. Four people were injured there.",
        "d": "Nobody has been charged over the explosion of 3 May 2024 at the laundry in Marrow Bay, police said.",
    }
    for name, text in told.items():
        (tmp_path / f"{name}.txt").write_text(f"---\noutlet: {name}\npublished: 2024-05-08\n---\n{text}\n")
    with Store(tmp_path / "case", create=True) as store:
        case = Case(store)
        workflow.collect(store, [str(tmp_path / f"{name}.txt") for name in "abc"])
        blasts = [event for event in case.build().events if event.label.startswith("explosion")]
        assert len(blasts) == 2
        case.judge("same", *(event.id for event in blasts))
        workflow.collect(store, [str(tmp_path / "d.txt")])
        account = case.build()
        joined = [event for event in account.events if event.label.startswith("explosion")]
        assert len(joined) == 1
        of = {mention.id: mention.article for mention in account.mentions}
        assert {of[name] for name in joined[0].mentions} == {article.id for article in store.articles()}
        assert {claim.slot for claim in account.claims if claim.event == joined[0].id} >= {"killed", "injured"}


def test_mentions_of_one_event_can_be_split(case: Case) -> None:
    """`not_same` on two mentions parts their event, and every other mention stays with one of the two."""
    event = max(case.store.account().events, key=lambda event: len(event.mentions))
    first, last = event.mentions[0], event.mentions[-1]
    case.judge("not_same", first, last)
    account = case.build()
    of = {name: found.id for found in account.events for name in found.mentions}
    assert of[first] != of[last]
    assert {mention.id for mention in account.mentions} == {mention.id for mention in account.mentions if mention.event}


def test_an_event_that_a_person_places_elsewhere_is_called_so(case: Case) -> None:
    event = case.one("events", lambda one: one.place and one.label.endswith(f", {one.place}"))
    case.judge("set", event.id, field="place", value="Norrvik")
    (again,) = [one for one in case.build().events if one.id == event.id]
    assert (again.place, again.label) == ("Norrvik", f"{event.label.removesuffix(event.place)}Norrvik")


def test_of_two_that_cannot_both_hold_the_later_is_in_force(case: Case) -> None:
    """`same` and then `not_same` of the same two: the first is overruled, says by which, and takes nothing back."""
    before = case.store.account()
    one, other = case.event("loss of the licence of the depot"), case.event("licence")
    first = case.judge("same", one.id, other.id)
    later = case.judge("not_same", one.id, other.id)
    voices = [case.one("voices", lambda v, label=label: v.label == label) for label in ("a doctor", "A deckhand")]
    case.judge("not_same", *(voice.id for voice in voices))  # the last of all, and of something else
    account = case.build()
    assert [case.state(first), case.state(later)] == ["overruled", "applied"]
    assert later.id in next(o.note for o in account.outcomes if o.judgement == first.id)
    assert [event.mentions for event in account.events] == [event.mentions for event in before.events]


def test_two_voices_become_one_and_count_once(case: Case) -> None:
    """A person knows that two labels are one source: the voice has the mentions of both, and its name may be set."""
    some, more = (case.one("voices", lambda v, label=label: v.label == label) for label in ("a doctor", "A deckhand"))
    case.judge("same", some.id, more.id)
    case.judge("set", some.id, field="label", value="the ship's doctor")
    voices = [voice for voice in case.build().voices if set(some.mentions) <= set(voice.mentions)]
    assert set(voices[0].mentions) == {*some.mentions, *more.mentions}
    assert voices[0].label == "the ship's doctor"


def test_a_voice_that_is_none_is_none_in_every_article(case: Case) -> None:
    """Who is no source at all speaks nowhere any more, however many pages quote it."""
    voice = max(case.store.account().voices, key=lambda voice: len({span.article for span in voice.mentions}))
    case.judge("wrong", voice.id)
    mentions = {span for voice in case.build().voices for span in voice.mentions}
    assert mentions.isdisjoint(voice.mentions)


_REJECTED = [
    "reuse", "credits", "attributions", "voices", "mentions", "times", "places", "quantities", "assertions", "events",
    "claims", "lines", "contradictions", "drift",
]  # fmt: skip


@pytest.mark.parametrize("kind", _REJECTED)
def test_what_is_wrong_is_left_out_and_comes_back_when_that_is_undone(case: Case, kind: str) -> None:
    """A record that a person rejects is not made again; nothing refers to it; an `undo` restores the account."""
    before = case.store.account()
    record = workflow.records(case.store, kind)[0]
    said = case.judge("wrong", record.id)
    account = case.build()
    assert record.id not in {one.id for one in workflow.records(case.store, kind)}
    _check_whole(case.store)
    assert case.state(said) == "applied"
    report(workflow.dossier(case.store))
    case.judge("undo", said.id)
    assert account != before
    assert _bare(case.build()) == before


def _check_whole(store: Store) -> None:
    """Every id that a record refers to is there."""
    account = store.account()
    mentions = {mention.id for mention in account.mentions}
    events = {event.id for event in account.events}
    attributions = {one.id for one in account.attributions}
    assertions = {one.id for one in account.assertions}
    claims = {claim.id for claim in account.claims}
    assert {m for event in account.events for m in event.mentions} == mentions
    assert {mention.event for mention in account.mentions} == events
    assert {m.attribution for m in account.mentions} - {None} <= attributions
    assert {a.within for a in account.attributions} - {None} <= attributions
    assert {a.event for a in account.assertions} <= events
    assert {a.mention for a in account.assertions} <= mentions
    assert {a.attribution for a in account.assertions} - {None} <= attributions
    assert {one for claim in account.claims for one in (*claim.support, *claim.dispute)} <= assertions
    assert {line.claim for line in account.lines} <= claims
    assert {side for found in account.contradictions for side in (found.a, found.b)} <= claims


def test_an_article_left_out_is_counted_nowhere_and_its_bytes_stay(case: Case) -> None:
    """An article judged wrong is in no stage, as if it had not been collected; its capture is kept."""
    gone = case.one("articles", lambda article: article.outlet == "Quayside Notes")
    said = case.judge("wrong", gone.id, note="of another harbour")
    case.build()
    assert gone.id not in {article.id for article in workflow.records(case.store, "articles")}
    assert not any(gone.id in repr(record) for kind in _REJECTED for record in workflow.records(case.store, kind))
    assert any(capture.sha256 == gone.sha256 for capture in case.store.captures())
    case.judge("undo", said.id)
    case.build()
    assert gone.id in {article.id for article in workflow.records(case.store, "articles")}


def test_a_date_that_is_set_is_read_and_counted_with(case: Case) -> None:
    """A page without a date gets one: only that page is read again, and what it says is placed in time."""
    page = case.one("articles", lambda article: article.published is None)
    case.judge("set", page.id, field="published", value="2023-05-17")
    built = workflow.build(case.store)
    assert built.read == 1
    assert built.stages == ("lineage", "reconcile")
    assert case.one("articles", lambda article: article.id == page.id).published == "2023-05-17"
    assert all(time.anchor != page.published or time.anchor is None for time in workflow.records(case.store, "times"))


def test_two_names_of_one_outlet_stand_on_their_own_once(case: Case) -> None:
    """Two outlets that are one: no claim counts both."""
    case.judge("same", "outlet:Kesvik Courier", "outlet:The Sundhaven Ledger")
    case.build()
    assert "The Sundhaven Ledger" not in {article.outlet for article in workflow.records(case.store, "articles")}
    nodes = {outlet for origin in case.store.account().origins for outlet in origin.outlets}
    assert "outlet:The Sundhaven Ledger" not in nodes
    assert "outlet:Kesvik Courier" in nodes


def test_a_common_owner_is_a_possible_line(case: Case) -> None:
    """Outlets of one owner may be one report: the lower bound counts them once, the upper one does not."""
    for name in ("Kesvik Courier", "The Sundhaven Ledger"):
        case.judge("set", f"outlet:{name}", field="owner", value="Northern Press")
    lines = [line for line in case.build().lines if line.kind == "owner"]
    assert lines
    for line in lines:
        claim = case.one("claims", lambda claim, line=line: claim.id == line.claim)
        assert not line.certain
        assert "Northern Press (Ana, 2024-05-01)" in line.why
        assert any(
            told.startswith("Rule: two outlets of one owner") for told in why(workflow.dossier(case.store), line.id)
        )
        assert claim.outlets_min < claim.outlets_max


@pytest.mark.parametrize("verdict", ["yes", "no"])
def test_possible_lines_that_are_settled_close_the_interval(case: Case, verdict: str) -> None:
    """Confirmed they are certain, so that the upper bound falls; rejected they are not drawn: the lower one rises."""
    account = case.store.account()
    claim = case.one("claims", lambda claim: claim.origins_min < claim.origins_max)
    possible = {line.id for line in account.lines if line.claim == claim.id and not line.certain}
    case.judge("set", *sorted(possible), field="confirmed", value=verdict)
    account = case.build()
    lines = {line.id: line for line in account.lines}
    settled = next(found for found in account.claims if found.id == claim.id)
    if verdict == "yes":
        assert (settled.origins_min, settled.origins_max) == (claim.origins_min, claim.origins_min)
        assert all(lines[name].certain and "confirmed (Ana, 2024-05-01)" in lines[name].why for name in possible)
    else:
        assert (settled.origins_min, settled.origins_max) == (claim.origins_max, claim.origins_max)
        assert possible.isdisjoint(lines)


def test_marks_of_a_person_change_no_number(case: Case) -> None:
    """Confirmed, refuted, rated, unsure, noted: said beside the claim, and counted nowhere."""
    before = case.store.account()
    claim = case.one("claims", lambda claim: claim.articles > 2)
    case.judge("set", claim.id, field="confirmed", value="yes")
    case.judge("set", claim.id, field="rating", value="B2")
    case.judge("unsure", claim.id)
    case.judge("note", claim.id, note="rang the harbour office")
    assert _bare(case.build()) == before
    lines = "\n".join(why(workflow.dossier(case.store), claim.id))
    assert "usually reliable source, probably true" in lines
    assert "rang the harbour office" in lines
    page = report(workflow.dossier(case.store))
    for mark in ("confirmed", "rated B2", "unsure by a person", "noted"):
        assert f">{mark}</a>" in page


def test_a_claim_of_the_analyst_is_counted_like_any_other(case: Case) -> None:
    """Words that nobody read give a value: the claim has its funnel, on whose word the passages are."""
    event = case.event("explosion of a fuel depot, Kesvik")
    page = case.one("articles", lambda article: article.outlet == "Quayside Notes")
    words = "he had heard the alarm at the depot on Monday night"
    said = case.judge("add", event.id, field="cause", value="a gas leak", passages=[(page.id, "Aldvist smelled gas")])
    told = case.judge("add", "The alarm of Monday night", field="statement", value="nobody came",
                      passages=[(page.id, words)])  # fmt: skip
    account = case.build()
    _check_whole(case.store)
    claim = next(claim for claim in account.claims if claim.value == "a gas leak")
    assert (claim.event, claim.articles, claim.outlets_max) == (event.id, 1, 1)
    found = next(claim for claim in account.claims if claim.slot == "statement")
    assert (found.origins_max, found.voices_max) == (1, 1)
    assert next(e.label for e in account.events if e.id == found.event) == "The alarm of Monday night"
    assert [case.state(said), case.state(told)] == ["applied", "applied"]
    assert found.id in "\n".join(why(workflow.dossier(case.store), told.id))
    assert "nobody came" in report(workflow.dossier(case.store))


def test_a_judgement_is_found_again_when_a_page_is_drawn_anew() -> None:
    """Another extraction of a page has another id and other offsets: the words are found, or it says so."""
    old = Article(id="art-1", key="k", path="k", sha256="", text="The quay. Seven people died.", extractor="x")
    new = replace(old, id="art-2", text="Updated. The quay. Seven people died.")
    other = replace(old, id="art-3", text="Updated. Eight people died.")
    said = _about(old, "Seven people died")
    (moved,) = rulings.take([said], [new]).in_force
    assert new.quote(moved.spans[0]) == "Seven people died"
    lost = rulings.take([said], [other])
    assert not lost.in_force
    assert [outcome.state for outcome in lost.outcomes] == ["lost"]
    assert [problem.code for problem in lost.problems] == ["judgement-lost"]
    assert said.id in lost.problems[0].where


def _about(article: Article, words: str) -> Judgement:
    from firsthand.anchor import quoted
    from firsthand.records import Target

    at = article.text.index(words)
    span = article.span(at, at + len(words))
    target = Target(kind="mention", record="men-1", label=words, quotes=(quoted(span, article),))
    return Judgement(id="jdg-1", verb="wrong", who="Ana", when=WHEN, spans=(span,), targets=(target,))


def test_an_undo_can_be_undone() -> None:
    """What an undo took back is in force again when the undo is taken back."""
    page = Article(id="art-1", key="k", path="k", sha256="", text="Seven people died.", extractor="x")
    said = _about(page, "Seven")
    undo = Judgement(id="jdg-2", verb="undo", who="Ana", when=WHEN, value="jdg-1")
    again = Judgement(id="jdg-3", verb="undo", who="Ana", when=WHEN, value="jdg-2")
    assert [one.id for one in rulings.take([said, undo], [page]).in_force] == ["jdg-2"]
    assert [one.id for one in rulings.take([said, undo, again], [page]).in_force] == ["jdg-1", "jdg-3"]


def test_lines_written_by_hand_never_break_a_build(case: Case) -> None:
    """Whatever stands in the file, the build goes on: what is no judgement is a Problem, what says nothing is idle."""
    before = case.store.account()
    page = workflow.records(case.store, "articles")[0]
    span = f'{{"article": "{page.id}", "start": 0, "end": 9}}'  # type: ignore[union-attr]
    gone = '{"article": "art-none", "start": 5, "end": 900}'
    head = '"who": "Ana", "when": "yesterday"'
    lines = [
        *(f'{{"id": "jdg-{verb}", "verb": "{verb}", {head}, "spans": [{span}, {gone}]}}' for verb in get_args(Verb)),
        f'{{"id": "jdg-a", "verb": "wrong", {head}, "targets": [{{"kind": "article"}}]}}',
        f'{{"id": "jdg-b", "verb": "set", {head}, "field": "colour", "targets": [{{"kind": "event", "record": "x"}}]}}',
        f'{{"id": "jdg-c", "verb": "same", {head}, "targets": [{{"kind": "outlet"}}, {{"kind": "moon"}}]}}',
        f'{{"id": "jdg-d", "verb": "add", {head}, "targets": [{{"kind": "passage"}}]}}',
        f'{{"id": "jdg-e", "verb": "undo", {head}, "value": "jdg-e"}}',
        '{"id": "jdg-f", "verb": "guess"}',
    ]
    (case.store.folder / "judgements.jsonl").write_text("\n".join(lines))
    assert _bare(replace(case.build(), problems=())) == before
    assert {p.code for p in workflow.dossier(case.store).problems} == {"bad-judgement", "judgement-lost"}
    report(workflow.dossier(case.store))
    case.judge("note", page.id, note="still here")  # type: ignore[union-attr]
    assert case.store.judgements()[0][-1].note == "still here"


@pytest.mark.parametrize(
    ("verb", "kinds", "more", "reason"),
    [
        ("same", ("events",), {}, "two or more"),
        ("same", ("events", "voices"), {}, "of one kind"),
        ("wrong", ("origins",), {}, "judge the lines"),
        ("set", ("claims",), {"field": "rating", "value": "Z9"}, "letter A-F"),
        ("set", ("claims",), {"field": "value", "value": "8"}, "there can be set"),
        ("set", ("articles",), {"field": "published", "value": "last May"}, "no EDTF date"),
        ("note", ("claims",), {}, "needs words"),
        ("undo", ("claims",), {}, "id of one judgement"),
        (
            "add",
            ("events",),
            {"field": "killed", "value": "many", "passages": [("art", "x")]},
            "do not stand|no article",
        ),
    ],
)
def test_a_judgement_that_cannot_hold_is_refused_in_words(
    case: Case, verb: str, kinds: tuple[str, ...], more: dict[str, Any], reason: str
) -> None:
    """Nothing is written, and the message says what there is to do."""
    named = [workflow.records(case.store, kind)[0].id for kind in kinds]
    if "passages" in more:
        more = {**more, "passages": [(workflow.records(case.store, "articles")[0].id, "no such words here")]}
    with pytest.raises(CannotJudgeError, match=reason):
        case.judge(verb, *named, **more)
    assert case.store.judgements() == ([], [])


def test_a_slot_that_counts_takes_a_number(case: Case) -> None:
    """`killed` is a number or a range, `when` a date; others any words."""
    event, page = case.event("explosion of a fuel depot, Kesvik"), workflow.records(case.store, "articles")[0]
    words = page.text[:30]  # type: ignore[union-attr]
    for slot, value, reason in (
        ("killed", "many", "is a number"),
        ("when", "May", "EDTF"),
        ("colour", "red", "no slot"),
    ):
        with pytest.raises(CannotJudgeError, match=reason):
            case.judge("add", event.id, field=slot, value=value, passages=[(page.id, words)])


def test_every_record_has_a_label_and_its_judgement_a_sentence(case: Case) -> None:
    """What `judge` prints names the record in words, whatever its kind, and the JSON is as its schema says."""
    lookup = Lookup(workflow.dossier(case.store))
    for kind in schema.KINDS:
        for record in workflow.records(case.store, kind)[:5]:
            assert _labelled(record, lookup)


def _labelled(record: Record, lookup: Lookup) -> bool:
    label = record_label(record, lookup)
    return bool(label.strip()) and "\n\n" not in label
