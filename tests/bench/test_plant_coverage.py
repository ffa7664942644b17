"""The generator that lineage is judged on, and the scoring. Examples are made here."""

import hashlib

import pytest

import score
from firsthand.records import Lineage, Reuse, Span, Text
from plant_coverage import Coverage, Setting, coverage, held_out

FROZEN = {
    "v2": "a2d4af289698f2a616bc18216919f1ee0186d54eca3d57b8f65b194f10a6898a",
    "held out": "ea9ff85a272e67cc674fd004b7c550f27811dd9679c282f6b8169466cb21d57c",
}


@pytest.fixture(scope="module", params=[Setting(), held_out()], ids=lambda setting: setting.name)
def planted(request: pytest.FixtureRequest) -> Coverage:
    return coverage(400, seed=5, setting=request.param)


def test_the_same_seed_gives_the_same_coverage_for_ever(planted: Coverage) -> None:
    """A frozen generator: the articles, their dates and the truth about them do not change."""
    whole = repr([(a.id, a.key, a.outlet, a.published, a.language) for a in planted.articles]) + repr(planted.planted)
    assert hashlib.sha256(whole.encode()).hexdigest() == FROZEN[planted.setting.name]


def test_what_was_copied_verbatim_stands_on_both_sides(planted: Coverage) -> None:
    """Offsets point at the same sentence in the copy and in its origin, changed figures and marks aside."""
    text = {article.id: article.text for article in planted.articles}
    passages = [p for p in planted.planted if p.kind in ("verbatim", "excerpt", "digest", "merged")]
    assert passages
    for p in passages:
        copy, origin = text[p.copy][p.start : p.end].split(), text[p.origin][p.from_start : p.from_end].split()
        shared = len(set(copy) & set(origin)) / len(set(copy))
        assert len(copy) == len(origin)
        assert shared > 0.6, (copy, origin)


def test_every_kind_is_planted_and_every_trap_is_there(planted: Coverage) -> None:
    """All kinds, unknown outlets, missing dates, versions, stories that are not in the pile."""
    assert {p.kind for p in planted.planted} == {*(kind for kind, _ in planted.setting.kinds), "digest"}
    assert planted.versions
    assert planted.unseen
    assert any(a.outlet is None for a in planted.articles)
    assert any(a.published is None for a in planted.articles)
    assert any(not p.dates_tell for p in planted.planted)
    assert {a.language for a in planted.articles} == set(planted.setting.languages)


def perfect(planted: Coverage) -> Lineage:
    """What a method that knows the truth would give."""
    reuse = [
        Reuse(
            id=str(n),
            a=Span(p.origin, p.from_start, p.from_end),
            b=Span(p.copy, p.start, p.end),
            relation="edited",
            content="quotation" if p.kind == "quoted" else "body",
            score=1.0,
            direction="b_from_a",
            why="",
        )
        for n, p in enumerate(planted.planted)
    ]
    groups: dict[int, list[str]] = {}
    for article, story in planted.text_of.items():
        groups.setdefault(story, []).append(article)
    texts = [Text(id=str(story), articles=tuple(held), first=held[0]) for story, held in groups.items()]
    return Lineage(reuse=tuple(reuse), texts=tuple(texts))


def test_the_truth_scores_one_and_nothing_scores_nothing(planted: Coverage) -> None:
    """The measures' two ends."""
    best, worst = score.quality(planted, perfect(planted)), score.quality(planted, Lineage())
    ends = {"edge precision", "body precision", "copy to origin recall", "span recall", "span precision"}
    ends |= {"direction right", "text precision", "text recall"}
    assert {measure: best[measure] for measure in ends} == dict.fromkeys(ends, 1.0)
    assert {measure: worst[measure] for measure in ends} == dict.fromkeys(ends, 0.0)
