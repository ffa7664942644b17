"""Edges as columns and as records, and the words and marks they stand on; texts written for these tests."""

import gc
import pickle
import unicodedata

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.engine import Engine
from firsthand.lineage import trace, traced
from firsthand.lineage.direction import DIRECTIONS
from firsthand.lineage.edges import RELATIONS, OnDemand, uncollected
from firsthand.lineage.fingerprint import fold, utf8, words
from firsthand.lineage.kind import CONTENTS
from firsthand.lineage.pile import in_order
from firsthand.lineage.punctuation import with_marks
from firsthand.records import Lineage, Reuse, Span, spans_of
from tests.lineage.test_trace import article

FERRY = "The evening ferry to Solvenik ran aground on the Brattle shoal and was towed off by two tugs before midnight."
SAME = {"“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "‘": "'", "’": "'"}


def edge(n: int) -> Reuse:
    """A record to count."""
    spans = Span("a", n, n + 1), Span("b", n, n + 1)
    return Reuse(
        id=f"reu-{n}",
        a=spans[0],
        b=spans[1],
        relation="verbatim",
        content="body",
        score=1.0,
        direction="unknown",
        why="",
    )


def test_records_are_made_when_one_is_asked_for_and_once() -> None:
    """How many there are is known before; what was made is what every look finds."""
    made = []

    def make() -> list[Reuse]:
        made.append(1)
        return [edge(n) for n in range(3)]

    found = OnDemand(3, make)
    assert len(found) == 3
    assert not made
    assert found[1] == edge(1)
    assert found[:2] == (edge(0), edge(1))
    assert list(found) == [edge(n) for n in range(3)]
    assert made == [1]


def test_records_on_demand_are_as_their_tuple() -> None:
    """They equal it from either side, hash as it does, and travel as it."""
    whole = tuple(edge(n) for n in range(2))
    found = OnDemand(2, lambda: whole)
    assert found == whole
    assert whole == found
    assert found == OnDemand(2, lambda: list(whole))
    assert found != whole[:1]
    assert found != list(whole)
    assert hash(found) == hash(whole)
    assert repr(found) == repr(whole)
    assert pickle.loads(pickle.dumps(found)) == whole
    assert len(list(spans_of(found))) == 4


def test_the_columns_say_what_the_records_say(engine: Engine) -> None:
    """A row of the columns has the place, relation, content, score and direction of its record."""
    wire = article("wire", FERRY, published="2024-05-01")
    paper = article("paper", f"Solvenik. {FERRY}", published="2024-05-02")
    edges = traced(in_order([wire, paper]), engine).edges
    (record,) = trace([wire, paper], engine).reuse
    assert edges.spans.tolist() == [[record.a.start, record.a.end, record.b.start, record.b.end]]
    assert RELATIONS[edges.relation[0]] == record.relation
    assert CONTENTS[edges.content[0]] == record.content
    assert edges.score[0] == record.score
    assert DIRECTIONS[edges.said.which[0]] == record.direction
    assert wire.quote(record.a) == paper.quote(record.b) == FERRY


@pytest.mark.parametrize("wide", ["", "é", "—", "𝔸"])
@given(data=st.data())
def test_a_passage_takes_the_marks_that_both_texts_have(wide: str, data: st.DataObject) -> None:
    """As many behind and before as are the same mark in both, whatever the shape of its quotes, and no more."""
    around = st.text(alphabet=".,;\"“”‘’'(»«…¿ ab" + wide, max_size=6)
    far = st.text(alphabet="ab " + wide, max_size=150)
    parts = [(data.draw(far) + data.draw(around), data.draw(around) + data.draw(far)) for _ in range(2)]
    texts = [f"{before}words{behind}" for before, behind in parts]
    starts = [len(before) for before, _ in parts]
    rows = np.array([[starts[0], starts[0] + 5, starts[1], starts[1] + 5]])
    with_marks(utf8(texts), np.array([0]), np.array([1]), rows)
    (before, behind), (other_before, other_behind) = parts
    left = _shared(before[::-1], other_before[::-1], "(\"'“‘«„¿¡")
    right = _shared(behind, other_behind, ".,;:!?…)\"'”’»")
    expected = [starts[0] - left, starts[0] + 5 + right, starts[1] - left, starts[1] + 5 + right]
    assert rows.tolist() == [expected]


def _shared(one: str, other: str, marks: str) -> int:
    """Letter by letter."""
    count = 0
    for x, y in zip(one, other, strict=False):
        if x not in marks or y not in marks or SAME.get(x, x) != SAME.get(y, y):
            break
        count += 1
    return count


@given(texts=st.lists(st.text(alphabet="aBé7’ .\u0301\u00ad石ก€𝔸\n-", max_size=40), max_size=4))
def test_words_are_runs_of_letters_with_their_places(texts: list[str]) -> None:
    """From a first letter to the last one or the mark on it; in a script without blanks, each letter."""
    found = words(texts)
    for n, text in enumerate(texts):
        here = found.of(n)
        assert list(zip(found.start[here].tolist(), found.end[here].tolist(), strict=True)) == _plain_words(text)
        for start, end, word in zip(found.start[here], found.end[here], found.word[here], strict=True):
            assert word == words([fold(text[start:end])]).word[0]


def _plain_words(text: str) -> list[tuple[int, int]]:
    """Character by character."""
    found: list[tuple[int, int]] = []
    inside = False
    for place, char in enumerate(text):
        category = unicodedata.category(char)
        if category == "Cf":
            continue
        if category[0] == "M":
            if inside:
                found[-1] = found[-1][0], place + 1
        elif category[0] in "LN":
            alone = char in "石ก"
            if inside and not alone:
                found[-1] = found[-1][0], place + 1
            else:
                found.append((place, place + 1))
            inside = not alone
        else:
            inside = False
    return found


def test_a_lineage_with_records_on_demand_is_that_with_their_tuple() -> None:
    """So it compares and hashes, and what is read from disk is a tuple again."""
    whole = (edge(0), edge(1))
    found = Lineage(reuse=OnDemand(2, lambda: whole))
    assert found == Lineage(reuse=whole)
    assert hash(found) == hash(Lineage(reuse=whole))
    assert msgspec.json.decode(msgspec.json.encode(Lineage(reuse=whole)), type=Lineage).reuse == whole


def test_the_collector_is_as_it_was_after_records_are_made() -> None:
    """Python collects again behind what was made without it, also when that failed, and only if it did before."""
    with pytest.raises(ZeroDivisionError), uncollected():
        1 / 0  # noqa: B018
    assert gc.isenabled()
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
