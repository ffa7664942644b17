"""No judgement breaks a build: any verb, of anything, in any slot, alone or with others. Its texts are invented."""

import shutil
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand import rulings, schema, workflow
from firsthand.judging import CannotJudgeError, judgement
from firsthand.reconcile import reconcile
from firsthand.records import Account, Judgement, Span, Target, Verb, record_id
from firsthand.sayable import NEW, SETTABLE, slots
from firsthand.store import Store
from firsthand.tell import report
from tests.workflow.test_build import write

_NOBODY = "Nobody of the harbour office came to the quay on Monday"
_PAGE = f"""---
outlet: Kesvik Weekly
published: 2024-05-05
---
The harbour of Talvik a week on

The interior minister denied that seven people were killed in the explosion at the fuel depot. {_NOBODY}. Nine people
were killed, a nurse said, and 20 were injured.
"""
_WHEN = "2024-06-01T10:00:00Z"
_VALUES = {"when": "2024-05-06", "hour": "15:40", "killed": "7", "injured": "20..", "attended": "..90"}
_WORDS = [
    "Somebody",
    "",
    "7",
    "24..",
    "2024-05-06",
    "2024-13-45",
    "yes",
    "B2",
    "-1",
    "²",
    "the quay",
    "\udcff",
    "9" * 400,
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of six pages, built once."""
    folder = tmp_path_factory.mktemp("any")
    pages = write(folder / "pages")
    (pages / "weekly.txt").write_text(_PAGE, "utf-8")
    with Store(folder / "case", create=True) as store:
        workflow.collect(store, [str(pages)])
        workflow.build(store)
    return folder / "case"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the case for each test."""
    shutil.copytree(built, tmp_path / "case")
    with Store(tmp_path / "case") as opened:
        yield opened


@pytest.fixture(scope="module")
def opened(built: Path) -> Iterator[Store]:
    """The case for looking only."""
    with Store(built) as store:
        yield store


def _named(store: Store) -> list[str]:
    """An id of every kind of record there is, an outlet, and ids of nothing."""
    ids = [str(record.id) for kind in schema.KINDS for record in workflow.records(store, kind)[:2]
           if getattr(record, "id", "")]  # fmt: skip
    return [*ids, "outlet:Kesvik Courier", "outlet:Boreal Press", "A new event", "evt-000000000000"]


@pytest.mark.parametrize("whole", ["A new event", "the explosion"])
def test_a_passage_gives_any_slot_of_an_event_old_or_new(store: Store, whole: str) -> None:
    """`add` takes every slot of a new event and of one there is, and each comes out as a claim with its value."""
    page = next(a for a in workflow.dossier(store).articles if a.outlet == "Kesvik Weekly")
    events = store.account().events
    event = whole if whole.startswith("A ") else max(events, key=lambda e: len(e.mentions)).id
    made = []
    for number, slot in enumerate(slots()):
        value = _VALUES.get(slot, "Somebody" if slot in {"who", "whom", "what", "where", "cause"} else "3")
        when = f"2024-06-01T10:{number:02}:00Z"
        made.append(workflow.judge(store, "add", [event], who="Ana", when=when, field=slot, value=value,
                                   passages=[(page.id, _NOBODY)]))  # fmt: skip
    workflow.build(store)
    account = store.account()
    by_id = {one.judgement: one for one in account.outcomes}
    assert {by_id[one.id].state for one in made} == {"applied"}
    assert all(by_id[one.id].records for one in made)
    report(workflow.dossier(store))


def test_any_judgement_that_is_taken_can_be_built_with(opened: Store) -> None:
    """Whatever a person is let say, of a record of any kind: the build gives an account, and tells what came of it."""
    fields = sorted({field for every in SETTABLE.values() for field in every})
    real = _targets(opened)
    taken: list[Judgement] = []
    for verb, (at, aim) in product(get_args(Verb), enumerate(real)):
        others = [other for other in real[at + 1 :] if other[0].kind == aim[0].kind][:1]
        for field, value in (
            product(fields, ("yes", "B2", "2024-05", "Name")) if verb == "set" else [("who", "Somebody")]
        ):
            aimed = [aim, *(others if verb in {"same", "not_same"} else real[-1:] if verb == "add" else ())]
            try:
                one = judgement(verb, aimed, who="Ana", when=_WHEN, field=field, value=value, note="so it is")
            except CannotJudgeError:
                continue
            taken.append(one)
    assert {one.verb for one in taken} == set(get_args(Verb))
    for one in taken:
        _check(opened, [one])


def _check(store: Store, said: Sequence[Judgement]) -> Account:
    """The account of a case with some judgements, each of which has one outcome."""
    raw, read = store.articles(), store.readings()
    ruled = rulings.take(said, raw)
    articles = rulings.judged_articles(raw, ruled)
    lineage = rulings.judged_lineage(store.lineage(), ruled, {a.id: a for a in articles})
    readings = rulings.judged_readings([r for r in read if r.article not in ruled.left_out], ruled)
    account = reconcile(articles, lineage, readings, ruled)
    assert sorted(o.judgement for o in account.outcomes) == sorted(one.id for one in said)
    lost = {o.judgement for o in account.outcomes if o.state == "lost"}
    assert all(any(name in p.where for p in account.problems) for name in lost)
    return account


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_lines_of_the_file_can_be_built_with(opened: Store, data: st.DataObject) -> None:
    """Judgements as no command would write them, of targets true and invented, up to five at once."""
    dossier = workflow.dossier(opened)
    pages = [article.id for article in dossier.articles]
    real = _targets(opened)
    slot_or_field = [*slots(), *sorted({f for every in SETTABLE.values() for f in every}), "colour", ""]
    spans = st.builds(lambda page, a, n: Span(page, a, a + n), st.sampled_from([*pages, "art-none"]),
                      st.integers(0, 200), st.integers(0, 80))  # fmt: skip
    odd = st.builds(
        lambda kind, detail, label: (Target(kind=kind, record="x-1", label=label, detail=detail), ()),
        st.sampled_from([*(t.kind for t, _ in real), "new event", "passage", "outlet", "moon"]),
        st.lists(st.sampled_from(["killed", "7", "", "CRASH"]), max_size=4).map(tuple),
        st.sampled_from(["", "A new event", "Kesvik Courier"]),
    )
    said = []
    for number in range(data.draw(st.integers(1, 5))):
        aimed = data.draw(st.lists(st.one_of(st.sampled_from(real), odd), max_size=3))
        loose = data.draw(st.lists(spans, max_size=2)) if not aimed else []
        said.append(
            Judgement(
                id=record_id("jdg", number), verb=data.draw(st.sampled_from(get_args(Verb))), who="Ana",
                when=_WHEN, field=data.draw(st.sampled_from(slot_or_field)),
                value=data.draw(st.sampled_from([*_WORDS, record_id("jdg", 0)])),
                spans=(*(span for _, some in aimed for span in some), *loose),
                targets=tuple(target for target, _ in aimed),
            )
        )  # fmt: skip
    msgspec.json.encode(_check(opened, said).events)


def _targets(store: Store) -> list[tuple[Target, tuple[Span, ...]]]:
    """Records of every kind as a judgement aims at them, and a passage."""
    from firsthand import judging, tell
    from firsthand.reconcile import outlet_names

    dossier = workflow.dossier(store)
    lookup = tell.Lookup(dossier)
    hand = judging.Judging(dossier, lookup.find, lambda r: tell.record_label(r, lookup), outlet_names(dossier.articles))
    page = next(a for a in dossier.articles if a.outlet == "Kesvik Weekly")
    known = [hand.target(name) for name in _named(store)[:-2]]
    return [*known, (Target(kind=NEW, label="A new event"), ()), hand.passage(page.id, _NOBODY)]
