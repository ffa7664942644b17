"""An archive is traced as a case is: the same rows as `trace`, and the same on every engine."""

import random
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from firsthand.engine import open_engine
from firsthand.lineage import candidates, trace
from firsthand.lineage.archive import STAGED, Traced, staged, trace_archive
from firsthand.lineage.archive.judging import MODULUS, digests
from firsthand.records import Article, Problem, Span, problem
from tests.archive_engines import opened
from tests.lineage.test_states_of_a_story import written_through
from tests.lineage.test_trace import LEDE, LINE, MORE, OWN, SPEECH, THIRD, article, stories

Rows = list[tuple[object, ...]]
WORDS = [f"{a}{b}{c}" for a in ("ba", "ke", "lo", "mi") for b in ("ran", "sel", "dit") for c in ("ur", "ep", "ol")]


def planted() -> list[Article]:
    """Copies, an edit, a cut page, shared quotations, versions, states, furniture, an early round-up, no dates."""
    rng = random.Random(7)
    cut = [" ".join(random.Random(n).choices(WORDS, k=20)) for n in range(7)]
    found = [
        article("wire", LEDE, MORE, THIRD, published="2024-05-01"),
        article("one", LEDE, MORE, OWN, published="2024-05-02"),
        article("two", LEDE.replace("Seven", "Nine"), MORE, published="2024-05-03T08:00:00"),
        article("undated", LEDE, THIRD),
        article("undated too", THIRD, OWN),
        article("cut", *cut[:2], captured="2024-05-06T07:43:00Z"),
        article("whole", *cut[:4], captured="2024-05-06T08:02:00Z"),
        article("column", *cut[4:], LEDE, published="2024-05-01T10:00:00"),
        article("bpa 1", f"TALVIK (BPA) - {' '.join(rng.choices(WORDS, k=20))} {OWN}", published="2024-05-03"),
        article("bpa 2", f"TALVIK (BPA) - {' '.join(rng.choices(WORDS, k=20))} {OWN}", published="2024-05-04"),
        article("saying", f"{SPEECH} the minister told reporters.", " ".join(rng.choices(WORDS, k=40))),
        article("said", " ".join(rng.choices(WORDS, k=40)), f"{SPEECH} said the minister.", published="2024-05-02"),
        article("unsaid", " ".join(rng.choices(WORDS, k=40)), SPEECH.strip("“”,") + " was what one heard."),
        article("a", LEDE, OWN, url="https://x.example/1?utm_source=m", published="2024-05-01", updated="2024-05-02"),
        article("b", MORE, OWN, url="https://www.x.example/1", published="2024-05-01", updated="2024-05-03"),
        *stories(5, "courier", LINE),
        *written_through(5, 3),
    ]
    found += [
        article(f"v{n}", THIRD, MORE, OWN[: 40 + 10 * n], outlet="herald", published=f"2024-05-01T0{n}:00:00")
        for n in range(3)
    ]
    bodies = [[" ".join(rng.choices(WORDS, k=50)) for _ in range(2)] for _ in range(10)]
    found += [article(f"s{n}", *body, published="2024-05-02") for n, body in enumerate(bodies)]
    form = "The court of {} fined {} of {} the sum of {} crowns for driving without due care on the ring road."
    found += [
        article("court monday", form.format("Talvik", "Hanne Tolbrek", "Velm", 300), published="2024-05-06"),
        article("court friday", form.format("Kesvik", "Ivo Maren", "Odrava", 750), published="2024-05-10"),
        article("court undated", form.format("Talvik", "Lotte Brandal", "Odrava", 120)),
    ]
    unnamed = "on condition of anonymity because they were not authorized to speak publicly about the matter"
    found += [article(f"unnamed {word}", f"Two {word} spoke {unnamed}.", published="2024-05-06") for word in WORDS[:3]]
    teasers = [" ".join(body[0].split()[:30]) for body in bodies]
    found.append(article("page", *teasers, published="2024-05-02"))
    found.append(article("page of an hour later", *teasers[:9], published="2024-05-02", outlet="page"))
    rng.shuffle(found)
    return found


def traced(engine: str, folder: Path, articles: Sequence[Article | Problem]) -> tuple[Traced, Rows, Rows]:
    archive = opened(engine, folder / engine)
    archive.put("staged", staged(articles, 0), STAGED)
    found = trace_archive(archive, lambda step: None)
    archive.export(folder / f"{engine}-reuse.parquet", "reuse", articles=found.articles)
    archive.export(folder / f"{engine}-texts.parquet", "texts-out")
    reuse, texts = (parquet.read_table(folder / f"{engine}-{name}.parquet") for name in ("reuse", "texts"))
    return found, _rows(reuse), _rows(texts)


def _rows(table: object) -> Rows:
    plain = table.to_pylist()  # type: ignore[attr-defined]
    return sorted((tuple(map(str, row.values())) for row in plain), key=repr)


def _place(key: dict[str, str], span: Span) -> tuple[str, int, int]:
    return key[span.article], span.start, span.end


def in_memory(articles: Sequence[Article]) -> tuple[Rows, Rows]:
    """What `trace` says, as the rows of the two tables."""
    found = trace(articles, open_engine())
    key = {one.id: one.key for one in articles}
    reuse = [(*_place(key, e.a), *_place(key, e.b), e.relation, e.content, e.score, e.direction) for e in found.reuse]
    texts = [(one.id, [key[i] for i in one.articles], key[one.first]) for one in found.texts]
    return tuple(sorted((tuple(map(str, row)) for row in rows), key=repr) for rows in (reuse, texts))  # type: ignore[return-value]


@pytest.mark.parametrize(("near", "unsure"), [(64, 4), (2, 1)])
def test_an_archive_is_traced_as_a_case_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, near: int, unsure: int
) -> None:
    """Furniture, quotations, versions, a round-up, marks, missing dates, a bound reached: what memory gives."""
    monkeypatch.setattr(candidates, "NEAR_FEW", near)
    monkeypatch.setattr(candidates, "UNSURE", unsure)
    articles = planted()
    found, reuse, texts = traced("duckdb", tmp_path, [*articles])
    assert (reuse, texts) == in_memory(articles)
    assert (found.articles, found.reuse, found.texts) == (len(articles), len(reuse), len(texts))
    assert any("'cut'" in str(row[1]) and "'whole'" in str(row[1]) for row in texts)
    assert {row[7] for row in reuse} >= {"body", "quotation"}
    courts = {(row[0], row[3]) for row in reuse if "court" in str(row[0])}
    assert courts == {("court monday", "court undated"), ("court friday", "court undated")}
    assert {row[9] for row in reuse} == {"a_from_b", "b_from_a", "common", "unknown"} - {"a_from_b"}


@pytest.mark.slow
def test_duckdb_and_spark_give_the_same_rows(tmp_path: Path) -> None:
    """The same rows of both tables, and the same checksums, through the same plan."""
    articles = planted()
    one, other = (traced(engine, tmp_path, [*articles]) for engine in ("duckdb", "spark"))
    assert one == other


def test_order_and_repetition_change_nothing(tmp_path: Path) -> None:
    """Articles in another order, one of them twice, have the same checksums; a Problem among them is no article."""
    articles = planted()
    one, *_ = traced("duckdb", tmp_path / "one", [*articles])
    again = [problem("x", "collect", "empty", "no words"), *articles[::-1], articles[3]]
    other, *_ = traced("duckdb", tmp_path / "other", again)
    assert one == other


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_a_checksum_is_the_same_however_rows_come_in_batches(size: int) -> None:
    """Sums of digests that run over 62 bits once or a hundred times end alike (they did not, caught at 5,000)."""
    table = pa.table({"a": list(range(1000))})
    found = [batch["digest"][0].as_py() for batch in digests(iter(table.to_batches(size)))]
    whole = [batch["digest"][0].as_py() for batch in digests(iter(table.to_batches()))]
    assert sum(found) % MODULUS == sum(whole) % MODULUS


def test_nothing_gives_nothing(tmp_path: Path) -> None:
    """No article is no trouble; one without words is a text of its own."""
    archive = opened("duckdb", tmp_path)
    archive.put("staged", iter(()), STAGED)
    assert trace_archive(archive, lambda step: None).articles == 0
    found, reuse, texts = traced("duckdb", tmp_path, [article("a", "")])
    assert (found.articles, reuse, len(texts)) == (1, [], 1)
