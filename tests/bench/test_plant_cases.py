"""The generator of whole cases that reconciling is judged on. Examples are made here."""

import hashlib
import json
import re
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

import case_truth
from case_prose import Fact, Voice, words
from plant_cases import Case, Setting, fourth, held_out, plant, second, third, write

FROZEN = {
    "v3": "0eb5302a754ab019aedcdc5a2b75a47fd9755569ae85df94d37fd754f642d87e",
    "second v3": "07c412b82ddc68f5b90f587e93c1419d25ff83e76d6fc1f78e27deb19e6b98c2",
    "third v3": "13f18248a93f10e9e465e06ede778db6d1388b1a52909bbaa1fe5d78196e89bd",
    "fourth v3": "6cbd3939cfd2647118407fe9ba65b456f4f3b71d0c3418dcf2fce0496557dc76",
    "held out v3": "eab3bf67f184a831999a0e50963eb623a879bbb25b8fe799d09de2daf53db21a",
}
SEED = {
    "v3": 5,
    "second v3": 4,
    "third v3": 5,
    "fourth v3": 3,
    "held out v3": 5,
}  # in each of these somebody says that an attack never was


@pytest.fixture(
    scope="module", params=[Setting(), second(), third(), fourth(), held_out()], ids=lambda setting: setting.name
)
def case(request: pytest.FixtureRequest) -> Case:
    return plant(1500, SEED[request.param.name], request.param)


def test_the_same_seed_gives_the_same_case_for_ever(case: Case) -> None:
    """A frozen generator: texts, dates and every true number stay as they are."""
    again = plant(1500, SEED[case.setting.name], case.setting)
    assert again.articles == case.articles
    counts = [(c.fact, c.articles, c.texts, c.outlets, c.origins, c.voices) for c in case.truth.claims.values()]
    whole = repr([(a.url, a.text, a.published, a.outlet) for a in case.articles]) + repr(counts)
    whole += repr(case.truth.pairs) + repr([(d.kind, d.before, d.after) for d in case.truth.drift])
    assert hashlib.sha256(whole.encode()).hexdigest() == FROZEN[case.setting.name]


def test_spans_are_whole_sentences(case: Case) -> None:
    """Every supporting line stands where the truth says, is not empty, and no template's field is left open."""
    text = {article.url: article.text for article in case.articles}
    for one in case.truth.said:
        line = text[one.url][one.start : one.end]
        assert line == line.strip()
        assert one.start == 0 or line[-1] in ".”"
        assert not set("{}[]|") & set(line), line
    for article in case.articles:
        assert article.text == "\n\n".join(article.text[b.start : b.end] for b in article.blocks)


def test_numbers_of_a_claim_stand_in_its_lines(case: Case) -> None:
    """A count of more than twelve is printed in digits in each line that carries it."""
    text = {article.url: article.text for article in case.articles}
    asked = 0
    for fact, claim in case.truth.claims.items():
        if fact.value.isdigit() and int(fact.value) > 12:
            for one in claim.said:
                asked += 1
                line = text[one.url][one.start : one.end]
                assert fact.value in line.replace(",", "").replace(".", ""), (fact, line)
    assert asked > 300


def test_true_numbers_agree_with_one_another(case: Case) -> None:
    """Every origin has an outlet of its own; an article carries a text; nothing is empty."""
    for claim in case.truth.claims.values():
        assert 1 <= claim.texts <= claim.articles
        assert 1 <= claim.origins <= claim.outlets
    assert sum(claim.outlets >= 5 for claim in case.truth.claims.values()) > 100


def test_every_trap_is_there(case: Case) -> None:
    """Both languages, all verdicts, the kinds of drift and contradiction, and controls as many as drifts."""
    assert {a.language for a in case.articles} == {"en", "es"}
    assert {pair.verdict for pair in case.truth.pairs} >= {"contradiction", "update", "rounding", "part", "scope"}
    kinds = {pair.kind for pair in case.truth.pairs if pair.verdict == "contradiction"}
    assert kinds >= {"number", "date", "place", "actor", "denial", "status", "headline", "self"}
    assert len({one.kind for one in case.truth.drift}) == 12
    assert len(case.truth.controls) == len(case.truth.drift)
    printed = {a.outlet for a in case.articles}
    assert any(case_truth.root_of(one.line, one.line.facts[0])[0] not in printed for one in case.truth.said)
    frames = Counter(one.line.frame[0] for one in case.truth.said)
    assert {"said", "document", "conference", "second hand", "second hand citing", "own"} <= set(frames)


def test_drift_is_printed_on_both_sides(case: Case) -> None:
    """What stood before stands in the source, what came after in the retelling; controls changed nothing."""
    text = {article.url: article.text for article in case.articles}
    for one in case.truth.drift:
        source = text[one.source.url][one.source.start : one.source.end].lower()
        retelling = text[one.retelling.url][one.retelling.start : one.retelling.end].lower()
        assert one.before != one.after
        assert one.before.lower().rstrip(".").removeprefix("el ") in source  # "de el" is printed "del"
        assert one.after.lower().rstrip(".").removeprefix("el ") in retelling
        assert one.source.line.root == one.retelling.line.root
    for before, after in case.truth.controls:
        assert before.line.root == after.line.root
        assert before.line.drifts == after.line.drifts


def test_two_settings_share_no_wording() -> None:
    """Nobody can learn the held-out wordings, names and places from the others."""
    first, other = words("cases"), words("held_out")
    assert first.keys() == other.keys()
    for kind, pairs in first.items():
        assert len(other[kind]) >= (6 if kind.startswith("clause") else 1)
        assert kind.startswith("paper") or all(len(pair) == 2 for pair in pairs)
        if kind.partition(" ")[0] not in ("across", "event", "given"):
            assert not {en for en, _ in pairs} & {en for en, _ in other[kind]}, kind
        if kind.startswith("clause"):
            assert len(pairs) >= 6
            assert not {es for _, es in pairs} & {es for _, es in other[kind]}, kind


@pytest.mark.parametrize(("one", "another"), list(combinations(("cases", "second", "third", "fourth"), 2)))
def test_families_that_are_read_fit_one_another_and_share_no_wording(one: str, another: str) -> None:
    """As many rows of each kind, with the same fields in both languages, and no wording or name in common."""
    first, other = words(one), words(another)
    assert [(kind, len(pairs)) for kind, pairs in first.items()] == [(kind, len(p)) for kind, p in other.items()]
    for kind, pairs in first.items():
        for pair, (english, spanish) in zip(pairs, other[kind], strict=True):
            assert english
            assert english not in {en for en, _ in pairs}, kind
            assert not spanish or spanish not in {es for _, es in pairs}, kind
            assert bool(spanish) == bool(pair[1])
            assert fields(english) == fields(pair[0])
            assert not spanish or fields(spanish) == fields(english)


def fields(wording: str) -> list[str]:
    """The fields of a wording, whatever their case; the article of a noun is a field of some only."""
    return sorted(name.lower() for name in re.findall(r"\{(\w+)\}", wording) if name not in ("an", "un"))


def test_origins_follow_from_who_told_whom() -> None:
    """Two outlets with one minister are one origin; one outlet with four informants is one; a stranger is another."""
    minister = Voice(1, "person", ("Interior Minister Ana Vertero",) * 2, ("Vertero",) * 2)
    four = [Voice(n, "group", ("three officials",) * 2, ("three officials",) * 2, 3) for n in range(2, 6)]
    assert case_truth.origins([("Post", [minister]), ("Courier", [minister])]) == 1
    assert case_truth.origins([("Post", four)]) == 1
    assert case_truth.origins([("Post", [minister]), ("Courier", []), ("Times", [minister, *four])]) == 2


def test_what_the_pipeline_takes_is_what_was_planted(case: Case, tmp_path: Path) -> None:
    """One JSON object a line, with the fields that collect reads."""
    rows = [json.loads(row) for row in write(case, tmp_path).read_text("utf-8").splitlines()]
    assert [row["text"] for row in rows] == [article.text for article in case.articles]
    assert len({row["url"] for row in rows}) == len(rows)


def test_a_case_grows_in_line_with_its_size() -> None:
    """Sixteen times the articles take nearer to sixteen times the time than to its square."""

    def seconds(articles: int) -> float:
        spent = []
        for _ in range(3):
            start = time.process_time()
            plant(articles, seed=2)
            spent.append(time.process_time() - start)
        return min(spent)

    assert seconds(4000) < 64 * seconds(250)


def test_facts_are_told_apart_by_scope() -> None:
    """A part of a total is not the total."""
    assert Fact(1, "killed", "7") != Fact(1, "killed", "7", "part")
